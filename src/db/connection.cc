// SPDX-License-Identifier: Apache-2.0

#include "db/connection.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <iterator>
#include <thread>
#include <vector>

#include <sqlite3.h>
#include <unistd.h>

#include "db/authorizer_internal.h"

namespace plumbline::db {
namespace {

int open_flags(Mode mode) {
  constexpr int kCommon = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
    case Mode::Create: return kCommon | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Mode::ReadWrite: return kCommon | SQLITE_OPEN_READWRITE;
    case Mode::ReadOnly: return kCommon | SQLITE_OPEN_READONLY;
  }
  return kCommon;
}

Error full_disk(const std::string& path) {
  return {ErrorCode::LimitReached,
          "no space left to write " + path +
              "; free some space or move the folder, then run the same command again (what was "
              "reported as done is kept)"};
}

// What a person can do about a primary result code; nothing if it says nothing special.
const char* mend_of(int primary) {
  switch (primary) {
    case SQLITE_NOTADB: return "it is not a SQLite database; check the path";
    case SQLITE_CORRUPT: return "the file is damaged; restore it from a copy";
    case SQLITE_READONLY: return "it cannot be written; check its permissions and its folder's";
    case SQLITE_CANTOPEN: return "check that it exists and that you may open it";
    case SQLITE_PERM: return "check the permissions";
    case SQLITE_AUTH: return "no such statement may be made on this connection; report this";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another process is writing to it; wait for that one and try again";
    default: return nullptr;
  }
}

// The system refused to write, and SQLite does not tell why: its own clean-up has lost the reason.
bool failed_to_write(int code) {
  return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE ||
         code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_FSYNC;
}

ErrorCode code_of(int primary) {
  switch (primary) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: return ErrorCode::Malformed;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR: return ErrorCode::Unreadable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::Conflict;
    case SQLITE_TOOBIG: return ErrorCode::LimitReached;
    default: return ErrorCode::Internal;
  }
}

Error describe(sqlite3* handle, const std::string& path, int code) {
  const int primary = code & 0xFF;
  const int reason = handle == nullptr ? 0 : sqlite3_system_errno(handle);
  const bool full =
      primary == SQLITE_IOERR && (reason == ENOSPC || reason == EDQUOT || reason == EFBIG);
  if (primary == SQLITE_FULL || full) return full_disk(path);
  std::string message = path + ": ";
  message += handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
  const bool tells = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN;
  if (tells && reason != 0) message += std::string(" (") + std::strerror(reason) + ")";
  if (failed_to_write(code)) message += "; check its free space, quota and file size limit";
  if (const char* mend = mend_of(primary)) message += std::string("; ") + mend;
  return {code_of(primary), message};
}

// A database in WAL mode on a medium that cannot be written has no place for its index of the log.
// Where there is no log either, nobody can be writing, and it can be read as it lies.
bool needs_immutable(sqlite3* handle, const std::string& path) {
  const int code = sqlite3_exec(handle, "PRAGMA schema_version", nullptr, nullptr, nullptr);
  const int primary = code & 0xFF;
  if (primary != SQLITE_CANTOPEN && primary != SQLITE_READONLY && primary != SQLITE_IOERR) {
    return false;
  }
  return ::access(path.c_str(), R_OK) == 0 && ::access((path + "-wal").c_str(), F_OK) != 0;
}

std::string immutable_uri(const std::string& path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

// Compiled statements of one connection that nobody uses at the moment. Statements hold it too, so
// that one that outlives its connection is still finalized.
class KeptStatements {
 public:
  explicit KeptStatements(std::size_t most) : most_(most) {}
  KeptStatements(const KeptStatements&) = delete;
  KeptStatements& operator=(const KeptStatements&) = delete;
  ~KeptStatements() { close(); }

  // Null: none of these words is kept.
  sqlite3_stmt* take(std::string_view sql) {
    const auto found = std::find_if(idle_.rbegin(), idle_.rend(),
                                    [&](const Idle& each) { return each.sql == sql; });
    if (found == idle_.rend()) return nullptr;
    sqlite3_stmt* const statement = found->statement;
    idle_.erase(std::next(found).base());
    return statement;
  }

  void give_back(sqlite3_stmt* statement) {
    if (most_ == 0) {
      sqlite3_finalize(statement);
      return;
    }
    // What was bound may not live longer.
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (idle_.size() >= most_) {
      sqlite3_finalize(idle_.front().statement);
      idle_.erase(idle_.begin());
    }
    idle_.push_back({sqlite3_sql(statement), statement});
  }

  void close() {
    for (const Idle& each : idle_) sqlite3_finalize(each.statement);
    idle_.clear();
    most_ = 0;
  }

 private:
  struct Idle {
    std::string_view sql;  // the statement's own
    sqlite3_stmt* statement;
  };
  std::size_t most_;
  std::vector<Idle> idle_;  // the one used last is last
};

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  if (kept == nullptr) {
    sqlite3_finalize(statement);
  } else {
    kept->give_back(statement);
  }
}

void Connection::Close::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}

Connection::~Connection() {
  if (kept_ != nullptr) kept_->close();
}

void Connection::keep_statements(std::size_t most) {
  kept_ = std::make_shared<KeptStatements>(most);
}

Statement& Statement::bind(int at, std::string_view text) {
  // An empty view may have no data at all, which SQLite would take for NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  const int code =
      sqlite3_bind_text64(statement_.get(), at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  PL_CHECK(code == SQLITE_OK || code == SQLITE_TOOBIG);
  return *this;
}

Statement& Statement::bind_bytes(int at, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  const int code = sqlite3_bind_blob64(statement_.get(), at, data, bytes.size(), SQLITE_STATIC);
  PL_CHECK(code == SQLITE_OK || code == SQLITE_TOOBIG);
  return *this;
}

Statement& Statement::bind(int at, std::int64_t value) {
  PL_CHECK(sqlite3_bind_int64(statement_.get(), at, value) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_null(int at) {
  PL_CHECK(sqlite3_bind_null(statement_.get(), at) == SQLITE_OK);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  Error error = owner_->error(code);
  sqlite3_reset(statement_.get());
  return error;
}

Status Statement::run() {
  while (true) {
    PL_TRY(const bool row, step());
    if (!row) return Done{};
  }
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::string_view Statement::text(int column) const {
  // SQLite hands text out as unsigned char.
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, Mode mode) {
  // Nobody asks SQLite how much memory it has taken: to count that, every thread would take one
  // lock for every piece. Must come before its first use.
  [[maybe_unused]] static const int kUncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &handle, open_flags(mode), nullptr);
  const bool immutable =
      code == SQLITE_OK && mode == Mode::ReadOnly && needs_immutable(handle, path);
  if (immutable) {
    sqlite3_close_v2(handle);
    const int flags = open_flags(mode) | SQLITE_OPEN_URI;
    code = sqlite3_open_v2(immutable_uri(path).c_str(), &handle, flags, nullptr);
  }
  std::unique_ptr<Connection> connection(new Connection(handle, path));
  connection->immutable_ = immutable;
  if (code != SQLITE_OK) return connection->error(code);
  if (Status configured = connection->configure(mode); !configured) {
    return std::move(configured).error();
  }
  return connection;
}

// NOLINTNEXTLINE(readability-make-member-function-const): it changes what the handle stands for
Status Connection::configure(Mode mode) {
  sqlite3_busy_timeout(native(), kBusyTimeoutMs);
  sqlite3_db_config(native(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(native(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(native(), SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  constexpr const char* kEverywhere =
      "PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY";
  if (Status set = run(kEverywhere); !set) return set;
  // A reader of a database on read-only media can still use its log if there is one.
  if (mode != Mode::ReadOnly) {
    if (Status set = prepare_to_write(); !set) return set;
  }
  // Only now: SQLite counts the pages that fit by the size of a page that it knows at the moment,
  // and learns the right one from the file.
  Status set = run("PRAGMA cache_size=-" + std::to_string(kCacheKib));
  authorize(native(), mode);
  return set;
}

// Of two who make one file at the same time, SQLite refuses one at once, however long it may wait:
// each holds what the other needs. What is asked for again a moment later is there.
Status Connection::prepare_to_write() const {
  // The size of pages is that of a new file; an old one keeps its own.
  constexpr const char* kWriter =
      "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
      "PRAGMA wal_autocheckpoint=2000";
  constexpr int kPauseMs = 10;
  for (int waited = 0;; waited += kPauseMs) {
    Status set = run(kWriter);
    const bool again = !set && set.error().code == ErrorCode::Conflict && waited < kBusyTimeoutMs;
    if (!again) return set;
    std::this_thread::sleep_for(std::chrono::milliseconds(kPauseMs));
  }
}

bool Connection::reusable() const {
  return !immutable_ && sqlite3_get_autocommit(native()) != 0;
}

Error Connection::error(int code) const {
  return describe(native(), path_, code);
}

Status Connection::run(const std::string& sql) const {
  const int code = sqlite3_exec(native(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code);
  return Done{};
}

Result<Statement> Connection::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = kept_ == nullptr ? nullptr : kept_->take(sql);
  if (statement != nullptr) return Statement(statement, this, kept_);
  const int code = sqlite3_prepare_v3(native(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return error(code);
  return Statement(statement, this, kept_);
}

Result<std::int64_t> Connection::number(const std::string& sql, std::int64_t otherwise) const {
  PL_TRY(Statement statement, prepare(sql));
  PL_TRY(const bool row, statement.step());
  return row ? statement.integer(0) : otherwise;
}

Result<std::string> Connection::word(const std::string& sql) const {
  PL_TRY(Statement statement, prepare(sql));
  PL_TRY(const bool row, statement.step());
  return row ? std::string(statement.text(0)) : std::string();
}

std::int64_t Connection::last_id() const {
  return sqlite3_last_insert_rowid(native());
}

std::int64_t Connection::changes() const {
  return sqlite3_changes64(native());
}

Result<Snapshot> Snapshot::begin(const Connection& connection) {
  PL_TRY(Statement begin, connection.prepare("BEGIN DEFERRED"));
  if (Status begun = begin.run(); !begun) return std::move(begun).error();
  return Snapshot(&connection);
}

Result<Snapshot> Snapshot::within(const Connection& connection) {
  if (sqlite3_get_autocommit(connection.native()) == 0) return Snapshot(nullptr);
  return begin(connection);
}

Snapshot::Snapshot(Snapshot&& other) noexcept : connection_(other.connection_) {
  other.connection_ = nullptr;
}

Snapshot::~Snapshot() {
  if (connection_ == nullptr) return;
  Result<Statement> end = connection_->prepare("ROLLBACK");
  if (!end) return;
  Statement statement = std::move(end).take();
  [[maybe_unused]] const Status ended = statement.run();
}

Result<Transaction> Transaction::begin(Connection& connection) {
  if (Status begun = connection.run("BEGIN IMMEDIATE"); !begun) return std::move(begun).error();
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept : connection_(other.connection_) {
  other.connection_ = nullptr;
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself (a full disk); a second time only tells so.
  if (connection_ != nullptr) {
    [[maybe_unused]] const Status undone = connection_->run("ROLLBACK");
  }
}

Status Transaction::commit() {
  Status committed = connection_->run("COMMIT");
  if (committed) connection_ = nullptr;
  return committed;
}

}  // namespace plumbline::db

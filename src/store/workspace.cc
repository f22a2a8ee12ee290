// SPDX-License-Identifier: Apache-2.0

#include "store/workspace.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <deque>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/connection.h"
#include "store/journal.h"
#include "store/original_internal.h"
#include "store/schema_internal.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kStatements = 64;  // of a reader, kept compiled

// mkdir -p: every missing folder on the way.
Status make_folders(const std::string& path) {
  for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
    const std::string part = path.substr(0, slash);
    if (::mkdir(part.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
      return folder_error("cannot make the folder", part, errno);
    }
    if (slash == std::string::npos) return Done{};
  }
}

Error not_a_workspace(const std::string& folder) {
  return {ErrorCode::NotFound, "no workspace at " + folder +
                                   "; make one by adding documents: plumbline add --workspace " +
                                   folder + " FILE..."};
}

std::optional<FileMark> mark_of(const std::string& path) {
  struct statx seen{};
  constexpr std::int64_t kNano = 1000000000;
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_BTIME, &seen) != 0) return std::nullopt;
  return FileMark{(std::uint64_t{seen.stx_dev_major} << 32U) | seen.stx_dev_minor, seen.stx_ino,
                  seen.stx_btime.tv_sec * kNano + seen.stx_btime.tv_nsec};
}

// Opening costs more than most questions: the schema is read and compiled each time.
class Readers {
 public:
  void keep(std::size_t most) {
    const std::scoped_lock lock(mutex_);
    most_ = most;
    while (idle_.size() > most_) idle_.pop_front();
  }
  std::unique_ptr<db::Connection> take(const std::string& path, const FileMark& mark) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(idle_, [&](const Idle& each) {
      return each.connection->path() == path && each.mark != mark;
    });
    // The one used last: its pages are the likeliest to be of use.
    const auto found = std::find_if(idle_.rbegin(), idle_.rend(), [&](const Idle& each) {
      return each.connection->path() == path;
    });
    if (found == idle_.rend()) return nullptr;
    auto connection = std::move(found->connection);
    idle_.erase(std::next(found).base());
    return connection;
  }
  bool keep_any() {
    const std::scoped_lock lock(mutex_);
    return most_ > 0;
  }
  void give_back(std::unique_ptr<db::Connection> connection, const FileMark& mark) {
    if (!connection->reusable()) return;
    const std::scoped_lock lock(mutex_);
    if (most_ == 0) return;
    if (idle_.size() >= most_) idle_.pop_front();
    idle_.push_back({std::move(connection), mark});
  }

 private:
  struct Idle {
    std::unique_ptr<db::Connection> connection;
    FileMark mark;
  };
  std::mutex mutex_;
  std::size_t most_ = 0;
  std::deque<Idle> idle_;
};

Readers& readers() {
  static Readers all;
  return all;
}

// How often a workspace was seen to be another one.
struct Seen {
  std::int64_t commits = 0;    // anything was written
  std::int64_t documents = 0;  // documents were, or what is found in them
};

// A reader of each workspace that asks nothing but whether anything was written: the number that
// SQLite gives for that compares on one connection only. What it was is told by the journal, in
// which every change of documents is entered within its own transaction.
class Watches {
 public:
  Result<Seen> look(const std::string& path, const FileMark& mark) {
    constexpr std::size_t kAsked = 4;  // statements of all of this
    const std::scoped_lock lock(mutex_);
    Watch& watch = watches_[path];
    if (watch.connection == nullptr || watch.mark != mark) {
      PL_TRY(watch.connection, db::Connection::open(path, db::Mode::ReadOnly));
      watch.connection->keep_statements(kAsked);
      watch.mark = mark;
      watch.version = -1;
      watch.head.clear();
    }
    PL_TRY(const std::int64_t version, watch.connection->number("PRAGMA data_version", 0));
    if (version == watch.version) return watch.seen;
    PL_TRY(const bool documents, read_on(watch));
    watch.version = version;
    ++watch.seen.commits;
    if (documents) ++watch.seen.documents;
    return watch.seen;
  }

 private:
  struct Watch {
    std::unique_ptr<db::Connection> connection;
    FileMark mark;
    std::int64_t version = -1;
    Seen seen;
    std::int64_t last = 0;  // entry of the journal that was read, and its hash
    std::string head;
  };

  // Reads what was entered since the last look. True if documents may be others by it; also if the
  // entry that was read last is gone.
  static Result<bool> read_on(Watch& watch) {
    PL_TRY(const db::Snapshot snapshot, db::Snapshot::begin(*watch.connection));
    PL_TRY(bool changed, is_another(watch));
    PL_TRY(db::Statement entries,
           watch.connection->prepare("SELECT action FROM journal WHERE sequence > ?1"));
    entries.bind(1, watch.last);
    while (!changed) {
      PL_TRY(const bool row, entries.step());
      if (!row) break;
      changed = !leaves_documents(entries.text(0));
    }
    entries.reset();
    PL_TRY(db::Statement end,
           watch.connection->prepare("SELECT sequence, hash FROM journal ORDER BY sequence DESC "
                                     "LIMIT 1"));
    PL_TRY(const bool any, end.step());
    watch.last = any ? end.integer(0) : 0;
    watch.head = any ? end.text(1) : "";
    return changed;
  }

  static Result<bool> is_another(const Watch& watch) {
    if (watch.head.empty()) return true;
    PL_TRY(db::Statement last,
           watch.connection->prepare("SELECT hash FROM journal WHERE sequence = ?1"));
    PL_TRY(const bool there, last.bind(1, watch.last).step());
    return !there || last.text(0) != watch.head;
  }

  std::mutex mutex_;
  std::map<std::string, Watch> watches_;
};

Watches& watches() {
  static Watches all;
  return all;
}

}  // namespace

void keep_readers(std::size_t most) {
  readers().keep(most);
}

namespace {

Result<Seen> look_at(const std::string& folder) {
  const std::string file = folder + "/plumbline.db";
  const auto mark = mark_of(file);
  if (!mark) return not_a_workspace(folder);
  return watches().look(file, *mark);
}

}  // namespace

Result<std::int64_t> commit_number(const std::string& folder) {
  PL_TRY(const Seen seen, look_at(folder));
  return seen.commits;
}

Result<std::int64_t> document_number(const std::string& folder) {
  PL_TRY(const Seen seen, look_at(folder));
  return seen.documents;
}

Result<std::optional<std::int64_t>> number_to_keep_by(const Workspace& workspace) {
  if (!readers().keep_any()) return std::optional<std::int64_t>();
  PL_TRY(const std::int64_t number, document_number(workspace.folder()));
  return std::optional(number);
}

Workspace::Workspace(std::string folder, std::unique_ptr<db::Connection> connection,
                     std::optional<FileMark> mark)
    : folder_(std::move(folder)), connection_(std::move(connection)), mark_(mark) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&& other) noexcept {
  if (this == &other) return *this;
  give_back();
  folder_ = std::move(other.folder_);
  connection_ = std::move(other.connection_);
  mark_ = other.mark_;
  return *this;
}
Workspace::~Workspace() {
  give_back();
}

void Workspace::give_back() {
  if (mark_ && connection_ != nullptr) readers().give_back(std::move(connection_), *mark_);
}

Result<Workspace> Workspace::open(const std::string& folder, Access access) {
  const std::string file = folder + "/plumbline.db";
  std::optional<FileMark> mark;
  if (access == Access::Write) {
    if (Status made = make_folders(folder + "/originals/part"); !made) {
      return std::move(made).error();
    }
  } else {
    mark = mark_of(file);
    if (!mark) return not_a_workspace(folder);
    if (auto kept = readers().take(file, *mark)) return Workspace(folder, std::move(kept), mark);
  }
  const db::Mode mode = access == Access::Write ? db::Mode::Create : db::Mode::ReadOnly;
  PL_TRY(std::unique_ptr<db::Connection> connection, db::Connection::open(file, mode));
  if (Status known = register_fulltext(*connection); !known) return std::move(known).error();
  const Status current =
      access == Access::Write ? bring_up_to_date(*connection) : require_today(*connection);
  if (!current) return Error(current.error());
  if (mark) connection->keep_statements(kStatements);
  return Workspace(folder, std::move(connection), mark);
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

}  // namespace plumbline::store

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

// A reader of each workspace that asks nothing but whether anything was written: the number that
// SQLite gives for that compares on one connection only.
class Watches {
 public:
  Result<std::int64_t> look(const std::string& path, const FileMark& mark) {
    const std::scoped_lock lock(mutex_);
    Watch& watch = watches_[path];
    if (watch.connection == nullptr || watch.mark != mark) {
      PL_TRY(watch.connection, db::Connection::open(path, db::Mode::ReadOnly));
      watch.connection->keep_statements(1);
      watch.mark = mark;
      watch.version = -1;
    }
    PL_TRY(const std::int64_t version, watch.connection->number("PRAGMA data_version", 0));
    if (version != watch.version) ++watch.changes;
    watch.version = version;
    return watch.changes;
  }

 private:
  struct Watch {
    std::unique_ptr<db::Connection> connection;
    FileMark mark;
    std::int64_t version = -1;
    std::int64_t changes = 0;
  };
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

Result<std::int64_t> commit_number(const std::string& folder) {
  const std::string file = folder + "/plumbline.db";
  const auto mark = mark_of(file);
  if (!mark) return not_a_workspace(folder);
  return watches().look(file, *mark);
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

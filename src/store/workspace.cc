// SPDX-License-Identifier: Apache-2.0

#include "store/workspace.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/connection.h"
#include "store/schema_internal.h"

namespace plumbline::store {
namespace {

Error folder_error(const std::string& what, const std::string& path, int reason) {
  const bool full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  const char* mend = full ? "; free some space, then run the same command again" : "";
  return {full ? ErrorCode::LimitReached : ErrorCode::Unreadable,
          what + " " + path + ": " + std::strerror(reason) + mend};
}

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

Status write_new_file(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR);
  if (file < 0) return folder_error("cannot create", path, errno);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int reason = errno;
      ::close(file);
      ::unlink(path.c_str());
      return folder_error("cannot write", path, reason);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::close(file) != 0) return folder_error("cannot write", path, errno);
  return Done{};
}

Error not_a_workspace(const std::string& folder) {
  return {ErrorCode::NotFound, "no workspace at " + folder +
                                   "; make one by adding documents: plumbline add --workspace " +
                                   folder + " FILE..."};
}

}  // namespace

Workspace::Workspace(std::string folder, std::unique_ptr<db::Connection> connection)
    : folder_(std::move(folder)), connection_(std::move(connection)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Result<Workspace> Workspace::open(const std::string& folder, Access access) {
  const std::string file = folder + "/plumbline.db";
  if (access == Access::Write) {
    if (Status made = make_folders(folder + "/originals/part"); !made) {
      return std::move(made).error();
    }
  } else if (::access(file.c_str(), F_OK) != 0) {
    return not_a_workspace(folder);
  }
  const db::Mode mode = access == Access::Write ? db::Mode::Create : db::Mode::ReadOnly;
  PL_TRY(std::unique_ptr<db::Connection> connection, db::Connection::open(file, mode));
  if (Status known = register_fulltext(*connection); !known) return std::move(known).error();
  const Status current =
      access == Access::Write ? bring_up_to_date(*connection) : require_today(*connection);
  if (!current) return Error(current.error());
  return Workspace(folder, std::move(connection));
}

std::string original_path(const std::string& folder, const std::string& hash) {
  return folder + "/originals/" + hash.substr(0, 2) + "/" + hash.substr(2);
}

Status keep_original(const std::string& folder, const std::string& hash, std::string_view bytes) {
  static std::atomic<std::uint64_t> counter{0};
  PL_CHECK(hash.size() > 2);
  const std::string target = original_path(folder, hash);
  const std::string part = folder + "/originals/part/" + std::to_string(::getpid()) + "-" +
                           std::to_string(counter.fetch_add(1));
  if (Status written = write_new_file(part, bytes); !written) return written;
  if (std::rename(part.c_str(), target.c_str()) == 0) return Done{};
  if (errno == ENOENT) {
    const std::string shelf = folder + "/originals/" + hash.substr(0, 2);
    const bool there = ::mkdir(shelf.c_str(), S_IRWXU) == 0 || errno == EEXIST;
    if (there && std::rename(part.c_str(), target.c_str()) == 0) return Done{};
  }
  const int reason = errno;
  ::unlink(part.c_str());
  return folder_error("cannot keep", target, reason);
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

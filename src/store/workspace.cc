// SPDX-License-Identifier: Apache-2.0

#include "store/workspace.h"

#include <array>
#include <cerrno>
#include <ctime>

#include <sys/stat.h>
#include <unistd.h>

#include "db/connection.h"
#include "store/original_internal.h"
#include "store/schema_internal.h"

namespace plumbline::store {
namespace {

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

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

}  // namespace plumbline::store

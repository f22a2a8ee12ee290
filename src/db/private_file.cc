// SPDX-License-Identifier: Apache-2.0

#include "db/private_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::db {

Status prepare_private_file(const std::string& path) {
  constexpr mode_t kOwner = 0600;
  const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kOwner);
  if (made < 0) {
    return Error{ErrorCode::Unreadable, path + ": " + std::strerror(errno) +
                                            "; check that the workspace is a folder you may write"};
  }
  struct stat seen{};
  const bool told = ::fstat(made, &seen) == 0;
  ::close(made);
  constexpr mode_t kOthers = 077;
  if (told && (seen.st_mode & kOthers) == 0) return Done{};
  return Error{ErrorCode::Unreadable,
               path + ": others may read it; it holds secrets: chmod 600 " + path};
}

}  // namespace plumbline::db

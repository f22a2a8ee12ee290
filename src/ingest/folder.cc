// SPDX-License-Identifier: Apache-2.0

#include "ingest/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::ingest {
namespace {

constexpr int kDeepestFolder = 200;  // folders in folders; paths end near there anyway

Error cannot_open(const std::string& path) {
  const ErrorCode code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable;
  return {code, "cannot open " + path + ": " + std::strerror(errno)};
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

Result<std::vector<std::string>> names_in(const std::string& path) {
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
  if (!folder) return cannot_open(path);
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string name = static_cast<const char*>(entry->d_name);
    if (name != "." && name != "..") names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

void walk_folder(const std::string& path, int depth, const FolderSink& sink);

void visit(const std::string& name, int depth, const FolderSink& sink) {
  struct stat status{};
  if (::lstat(name.c_str(), &status) != 0) {
    sink(name, cannot_open(name));
  } else if (S_ISDIR(status.st_mode)) {
    walk_folder(name, depth + 1, sink);
  } else if (S_ISREG(status.st_mode)) {
    sink(name, Done{});
  } else if (S_ISLNK(status.st_mode)) {
    sink(name,
         Error{ErrorCode::Misuse,
               "is a symbolic link; links inside a folder are not followed, name it by itself"});
  } else {
    sink(name, Error{ErrorCode::Misuse, "is a device, pipe or socket, not a file"});
  }
}

void walk_folder(const std::string& path, int depth, const FolderSink& sink) {
  if (depth > kDeepestFolder) {
    sink(path, Error{ErrorCode::LimitReached, "is more than 200 folders deep"});
    return;
  }
  const Result<std::vector<std::string>> names = names_in(path);
  if (!names) {
    sink(path, names.error());
    return;
  }
  const std::string folder = path.ends_with('/') ? path : path + "/";
  for (const std::string& name : *names) visit(folder + name, depth, sink);
}

}  // namespace

Status walk(const std::string& path, const FolderSink& sink) {
  struct stat status{};
  if (path != "-" && ::stat(path.c_str(), &status) != 0) return cannot_open(path);
  if (path == "-" || !S_ISDIR(status.st_mode)) {
    if (path != "-" && ::access(path.c_str(), R_OK) != 0) return cannot_open(path);
    sink(path, Done{});
    return Done{};
  }
  PL_TRY([[maybe_unused]] const std::vector<std::string> readable, names_in(path));
  walk_folder(path, 0, sink);
  return Done{};
}

}  // namespace plumbline::ingest

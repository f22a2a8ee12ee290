// SPDX-License-Identifier: Apache-2.0

#include "app/file_walk.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <dirent.h>
#include <sys/stat.h>

namespace plumbline::app {
namespace {

// weakly_canonical leaves a relative path relative where nothing of it is there yet.
std::string canonical(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path whole =
      std::filesystem::weakly_canonical(std::filesystem::absolute(path, failed), failed);
  return failed ? path : whole.string();
}

std::string joined(const std::string& folder, const std::string& name) {
  return !folder.empty() && folder.back() == '/' ? folder + name : folder + "/" + name;
}

}  // namespace

FileWalk::FileWalk(std::vector<std::string> paths, const std::string& except)
    : paths_(std::move(paths)), except_(except.empty() ? "" : canonical(except)) {}

std::optional<WalkedFile> FileWalk::next() {
  while (true) {
    if (levels_.empty()) {
      if (next_path_ == paths_.size()) return std::nullopt;
      if (auto given = open_given(paths_[next_path_++])) return given;
      continue;
    }
    Level& level = levels_.back();
    if (level.entries.empty()) {
      levels_.pop_back();
      continue;
    }
    const Entry entry = std::move(level.entries.back());
    level.entries.pop_back();
    const std::string path = joined(level.folder, entry.name);
    if (!entry.folder) return WalkedFile{path, std::nullopt};
    if (auto error = enter(path)) return WalkedFile{path, std::move(error)};
  }
}

// A path as typed: a file comes back at once, a folder is entered.
std::optional<WalkedFile> FileWalk::open_given(const std::string& path) {
  struct stat status{};
  if (path == "-") return WalkedFile{path, std::nullopt};
  if (::stat(path.c_str(), &status) != 0) {
    const int reason = errno;
    const ErrorCode code = reason == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable;
    return WalkedFile{path, Error{code, "cannot open " + path + ": " + std::strerror(reason)}};
  }
  if (!S_ISDIR(status.st_mode)) return WalkedFile{path, std::nullopt};
  if (auto error = enter(path)) return WalkedFile{path, std::move(error)};
  return std::nullopt;
}

std::optional<Error> FileWalk::enter(const std::string& folder) {
  if (!except_.empty() && canonical(folder) == except_) return std::nullopt;
  DIR* const listing = ::opendir(folder.c_str());
  if (listing == nullptr) {
    return Error{ErrorCode::Unreadable,
                 "cannot open the folder " + folder + ": " + std::strerror(errno)};
  }
  Level level{folder, {}};
  while (const dirent* entry = ::readdir(listing)) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat status{};
    const bool known = ::lstat(joined(folder, name).c_str(), &status) == 0;
    if (!known || (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode))) continue;
    level.entries.push_back({std::move(name), S_ISDIR(status.st_mode)});
  }
  ::closedir(listing);
  std::sort(level.entries.begin(), level.entries.end(),
            [](const Entry& a, const Entry& b) { return a.name > b.name; });
  levels_.push_back(std::move(level));
  return std::nullopt;
}

std::uint64_t count_files(const std::vector<std::string>& paths, const std::string& except) {
  FileWalk walk(paths, except);
  std::uint64_t count = 0;
  while (walk.next()) ++count;
  return count;
}

}  // namespace plumbline::app

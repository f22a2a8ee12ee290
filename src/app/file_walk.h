// SPDX-License-Identifier: Apache-2.0
//
// The files behind the paths a user gives: each file once, folders recursively, names in byte
// order.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

// One file to read, or a path that cannot be (then `error` says why).
struct WalkedFile {
  std::string path;
  std::optional<Error> error;
};

// Lists lazily: memory grows with the entries of the folders on the way, not with all files.
// Symbolic links inside folders, sockets and devices are passed over; "-" is standard input.
class FileWalk {
 public:
  // `except`: a folder that is not entered (the workspace itself); may be empty.
  FileWalk(std::vector<std::string> paths, const std::string& except);
  // The next one; nothing at the end.
  [[nodiscard]] std::optional<WalkedFile> next();

 private:
  struct Entry {
    std::string name;
    bool folder = false;
  };
  struct Level {
    std::string folder;
    std::vector<Entry> entries;  // in reverse order: the next one is the last
  };
  [[nodiscard]] std::optional<WalkedFile> open_given(const std::string& path);
  [[nodiscard]] std::optional<Error> enter(const std::string& folder);

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::string except_;
  std::vector<Level> levels_;
};

// How many files a walk over `paths` gives.
[[nodiscard]] std::uint64_t count_files(const std::vector<std::string>& paths,
                                        const std::string& except);

}  // namespace plumbline::app

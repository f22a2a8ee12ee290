// SPDX-License-Identifier: Apache-2.0
//
// A file or standard input, read piece by piece as somebody asks.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::app {

class ChunkReader {
 public:
  // "-" is standard input. NotFound or Unreadable with the system's reason.
  [[nodiscard]] static Result<ChunkReader> open(const std::string& path);
  ChunkReader(ChunkReader&& other) noexcept;
  ChunkReader(const ChunkReader&) = delete;
  ChunkReader& operator=(ChunkReader&&) = delete;
  ~ChunkReader();

  // The next bytes; empty at the end or where reading fails (failed() tells). Good until the next
  // call.
  [[nodiscard]] std::string_view next();
  [[nodiscard]] const std::string& failed() const { return failed_; }

 private:
  explicit ChunkReader(int fd) : fd_(fd) {}
  int fd_ = -1;
  std::string chunk_;
  std::string failed_;
};

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0
//
// Whole files in and out. Writing is all or nothing: the old file or the new one, never half.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 30U;  // what read_file takes at most

// The bytes of a regular file (or a pipe). "-" reads standard input. LimitReached over `max_bytes`,
// NotFound, or Unreadable with the system's reason.
[[nodiscard]] Result<std::string> read_file(const std::string& path,
                                            std::size_t max_bytes = kMaxFileBytes);

// The same piece by piece, for files that need not be in memory whole. An error of `sink` ends it
// and comes back.
using ChunkSink = std::function<Status(std::string_view chunk)>;
[[nodiscard]] Status read_chunks(const std::string& path, std::size_t max_bytes,
                                 const ChunkSink& sink);

// A file of our own, which nobody shortens while it is mapped. Its bytes come into memory where
// they are read; release() lets go of them until they are read again.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  void release() const;

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

// Writes beside the target, syncs, renames over it and syncs the folder.
[[nodiscard]] Status write_file_atomic(const std::string& path, std::string_view bytes);

}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0
//
// Bytes that two processes read and only one of them pays for: a file without a name, in memory
// only, which nobody can change any more once it is made (memfd_create(2), sealed).

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline {

class MemoryFile {
 public:
  // A copy of `bytes`. Unavailable with the system's reason, as where memory ends.
  [[nodiscard]] static Result<MemoryFile> of(std::string_view bytes);
  // A regular file or a pipe, piece by piece; errors as of read_file (file.h).
  [[nodiscard]] static Result<MemoryFile> read(const std::string& path, std::size_t max_bytes);

  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(MemoryFile&&) = delete;
  ~MemoryFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // To be given to another process, which maps it for reading. Stays ours.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}
  [[nodiscard]] Status append(std::string_view bytes);
  [[nodiscard]] Status seal();

  int descriptor_;
  std::string_view bytes_;  // mapped once it is sealed
};

// The whole of a memory file that was made elsewhere; nothing if it cannot be mapped. Stays mapped
// until the process ends.
[[nodiscard]] std::string_view map_memory_file(int descriptor);

}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0
//
// Long files written piece by piece: the new file as a whole or the old one, never half, and no
// memory for what was written. Also room on disk for what must be known whole before it is used.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace plumbline {

// Takes bytes in order. An error of it ends the writing and comes back.
using ByteSink = std::function<Status(std::string_view bytes)>;

// A file that appears under its name with commit() and not before. Where the file system can, it
// has no name until then, so that a kill leaves nothing behind. What lies there and is no regular
// file (a pipe, a device) is not replaced: it is written into as the bytes come. A symbolic link
// stays one: the file it leads to is replaced. A new file is its owner's alone; one that is
// replaced hands on who may read and write it.
class OutputFile {
 public:
  // Unreadable or NotFound with the system's reason if nothing can be written there.
  [[nodiscard]] static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  [[nodiscard]] Status append(std::string_view bytes);
  // Syncs it, puts it under its name and syncs the folder. Once, at the end.
  [[nodiscard]] Status commit();

 private:
  OutputFile(std::string path, std::string beside, int file, bool replaces)
      : path_(std::move(path)), beside_(std::move(beside)), file_(file), replaces_(replaces) {}
  [[nodiscard]] Status flush();

  std::string path_;
  std::string beside_;  // its name until commit(); empty: it has none
  int file_ = -1;
  bool replaces_ = true;
  std::string waiting_;  // gathered, so that small pieces cost no call each
};

// A file without a name in the folder for temporary files: gone with the object or the program.
class Spool {
 public:
  [[nodiscard]] static Result<Spool> create();
  Spool(Spool&& other) noexcept;
  Spool(const Spool&) = delete;
  Spool& operator=(Spool&&) = delete;
  ~Spool();

  [[nodiscard]] Status append(std::string_view bytes);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // All of it from the beginning, piece by piece; more may be appended afterwards.
  [[nodiscard]] Status read(const ChunkSink& sink) const;
  // Under which a library may open and fill it; read() then gives what it wrote.
  [[nodiscard]] std::string path() const;

 private:
  explicit Spool(int file) : file_(file) {}
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0
//
// The bytes of files as they came, kept under their SHA-256 in the folder `originals`.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/hash.h"
#include "base/result.h"

namespace plumbline::store {

// Keeps the bytes of a file under their hash, replacing what lies there (it may be half of what a
// power cut left). Not safe from a power cut before Writer::commit() has returned. Any thread.
[[nodiscard]] Status keep_original(const std::string& folder, const std::string& hash,
                                   std::string_view bytes);

// Where the original of that hash lies.
[[nodiscard]] std::string original_path(const std::string& folder, const std::string& hash);

// Removes what programs left behind that were killed while they wrote an original.
void sweep_parts(const std::string& folder);

// A large file on its way into the workspace: copied piece by piece, then read from the copy, which
// nobody else changes, without being in memory whole. Gone with the object unless it is kept.
class StagedOriginal {
 public:
  [[nodiscard]] static Result<StagedOriginal> create(const std::string& folder);
  StagedOriginal(StagedOriginal&& other) noexcept;
  StagedOriginal(const StagedOriginal&) = delete;
  StagedOriginal& operator=(StagedOriginal&&) = delete;
  ~StagedOriginal();

  [[nodiscard]] Status append(std::string_view bytes);
  // After the last append: the hash is known and bytes() can be read.
  [[nodiscard]] Status finish();

  [[nodiscard]] const std::string& hash() const { return hash_; }
  [[nodiscard]] std::string_view bytes() const;
  // Lets go of the memory of what was read; it is read from disk again if somebody asks.
  void release() const;
  // Puts the copy where keep_original() puts bytes. Once; bytes() stays readable.
  [[nodiscard]] Status keep();

 private:
  StagedOriginal(std::string folder, std::string part, int file)
      : folder_(std::move(folder)), part_(std::move(part)), file_(file) {}
  void close_file();

  std::string folder_;
  std::string part_;  // empty: kept
  int file_ = -1;
  Sha256 digest_;
  std::uint64_t size_ = 0;
  std::uint64_t sent_ = 0;  // of it, on its way to the disk
  std::string hash_;
  std::optional<MappedFile> mapped_;
};

}  // namespace plumbline::store

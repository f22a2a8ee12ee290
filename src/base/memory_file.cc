// SPDX-License-Identifier: Apache-2.0

#include "base/memory_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/system_error_internal.h"

namespace plumbline {
namespace {

Error no_memory_file() {
  return Error{ErrorCode::Unavailable, system_error("cannot hold the bytes in", "memory").message};
}

Result<int> new_memory_file() {
  const int made = ::memfd_create("plumbline-bytes", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (made < 0) return no_memory_file();
  return made;
}

}  // namespace

Result<MemoryFile> MemoryFile::of(std::string_view bytes) {
  PL_TRY(const int descriptor, new_memory_file());
  MemoryFile out(descriptor);
  if (Status written = out.append(bytes); !written) return std::move(written).error();
  if (Status sealed = out.seal(); !sealed) return std::move(sealed).error();
  return out;
}

Result<MemoryFile> MemoryFile::read(const std::string& path, std::size_t max_bytes) {
  PL_TRY(const int descriptor, new_memory_file());
  MemoryFile out(descriptor);
  Status taken =
      read_chunks(path, max_bytes, [&](std::string_view chunk) { return out.append(chunk); });
  if (!taken) return std::move(taken).error();
  if (Status sealed = out.seal(); !sealed) return std::move(sealed).error();
  return out;
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), bytes_(std::exchange(other.bytes_, {})) {}

MemoryFile::~MemoryFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  if (descriptor_ >= 0) ::close(descriptor_);
}

// NOLINTNEXTLINE(readability-make-member-function-const): it changes what the descriptor stands for
Status MemoryFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return no_memory_file();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

Status MemoryFile::seal() {
  constexpr int kForGood = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  if (::fcntl(descriptor_, F_ADD_SEALS, kForGood) != 0) return no_memory_file();
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) return no_memory_file();
  bytes_ = map_memory_file(descriptor_);
  if (bytes_.empty() && status.st_size > 0) return no_memory_file();
  return Done{};
}

std::string_view map_memory_file(int descriptor) {
  struct stat status{};
  if (::fstat(descriptor, &status) != 0 || status.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(status.st_size);
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  if (at == MAP_FAILED) return {};
  return {static_cast<const char*>(at), size};
}

}  // namespace plumbline

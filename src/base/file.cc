// SPDX-License-Identifier: Apache-2.0

#include "base/file.h"

#include <cerrno>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output_file.h"
#include "base/system_error_internal.h"

namespace plumbline {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

std::string too_large(const std::string& path, std::size_t max_bytes) {
  return path + " is larger than the limit of " + std::to_string(max_bytes >> 20U) +
         " MiB; split it or raise the limit";
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  std::string bytes;
  struct stat status{};
  // What it says is only a hint for the room to take.
  if (path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size <= max_bytes) bytes.reserve(size + 1);
  }
  Status read = read_chunks(path, max_bytes, [&bytes](std::string_view chunk) -> Status {
    bytes += chunk;
    return Done{};
  });
  if (!read) return std::move(read).error();
  return bytes;
}

Status read_chunks(const std::string& path, std::size_t max_bytes, const ChunkSink& sink) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return system_error("cannot open", path);
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return system_error("cannot read", path);
  if (S_ISDIR(status.st_mode)) return Error{ErrorCode::Misuse, path + " is a folder, not a file"};
  const bool known = S_ISREG(status.st_mode);
  if (known && static_cast<std::size_t>(status.st_size) > max_bytes) {
    return Error{ErrorCode::LimitReached, too_large(path, max_bytes)};
  }
  // Of a large file more at once: whoever takes it may then work on a piece with two threads.
  constexpr std::size_t kLargeChunk = std::size_t{1} << 20U;
  const bool large = known && static_cast<std::size_t>(status.st_size) > 4 * kLargeChunk;
  const std::size_t chunk = large ? kLargeChunk : std::size_t{64} << 10U;
  const auto buffer = std::make_unique_for_overwrite<char[]>(chunk);  // NOLINT(*-avoid-c-arrays)
  std::size_t total = 0;
  while (true) {
    const ssize_t got = ::read(file.get(), buffer.get(), chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error("cannot read", path);
    if (got == 0) return Done{};
    total += static_cast<std::size_t>(got);
    if (total > max_bytes) return Error{ErrorCode::LimitReached, too_large(path, max_bytes)};
    if (Status taken = sink({buffer.get(), static_cast<std::size_t>(got)}); !taken) return taken;
  }
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return system_error("cannot open", path);
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return system_error("cannot read", path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(std::string_view());
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (at == MAP_FAILED) return system_error("cannot map", path);
  return MappedFile({static_cast<const char*>(at), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void MappedFile::release() const {
  if (!bytes_.empty()) {
    ::madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
  }
}

Status write_file_atomic(const std::string& path, std::string_view bytes) {
  PL_TRY(OutputFile file, OutputFile::create(path));
  if (Status written = file.append(bytes); !written) return written;
  return file.commit();
}

}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0

#include "base/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

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

Error system_error(const std::string& what, const std::string& path) {
  const int reason = errno;
  const ErrorCode code = reason == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable;
  return {code, what + " " + path + ": " + std::strerror(reason)};
}

std::string too_large(const std::string& path, std::size_t max_bytes) {
  return path + " is larger than the limit of " + std::to_string(max_bytes >> 20U) +
         " MiB; split it or raise the limit";
}

Status write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error("cannot write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(fd) != 0) return system_error("cannot sync", path);
  return Done{};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
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
  constexpr std::size_t kChunk = std::size_t{64} << 10U;
  const auto buffer = std::make_unique_for_overwrite<char[]>(kChunk);  // NOLINT(*-avoid-c-arrays)
  std::size_t total = 0;
  while (true) {
    const ssize_t got = ::read(file.get(), buffer.get(), kChunk);
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
  const std::string beside = path + ".part-" + std::to_string(::getpid());
  {
    const Descriptor file(
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.get() < 0) return system_error("cannot create", beside);
    if (Status written = write_all(file.get(), bytes, beside); !written) {
      ::unlink(beside.c_str());
      return written;
    }
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) {
    Error error = system_error("cannot replace", path);
    ::unlink(beside.c_str());
    return error;
  }
  const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() >= 0) ::fsync(folder.get());
  return Done{};
}

}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0

#include "app/chunk_reader.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::app {
namespace {

constexpr std::size_t kChunk = std::size_t{2} << 20U;

}  // namespace

Result<ChunkReader> ChunkReader::open(const std::string& path) {
  if (path == "-") return ChunkReader(::dup(STDIN_FILENO));
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status{};
  if (fd < 0 || ::fstat(fd, &status) != 0) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable;
    return Error{code, "cannot open " + path + ": " + std::strerror(errno)};
  }
  if (S_ISDIR(status.st_mode)) {
    ::close(fd);
    return Error{ErrorCode::Unreadable, path + " is a folder"};
  }
  return ChunkReader(fd);
}

ChunkReader::ChunkReader(ChunkReader&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), chunk_(std::move(other.chunk_)) {}

ChunkReader::~ChunkReader() {
  if (fd_ >= 0) ::close(fd_);
}

std::string_view ChunkReader::next() {
  chunk_.resize(kChunk);
  std::size_t size = 0;
  while (size < kChunk) {
    const ssize_t got = ::read(fd_, chunk_.data() + size, kChunk - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) failed_ = std::strerror(errno);
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  return std::string_view(chunk_).substr(0, size);
}

}  // namespace plumbline::app

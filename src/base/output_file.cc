// SPDX-License-Identifier: Apache-2.0

#include "base/output_file.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error_internal.h"

namespace plumbline {
namespace {

constexpr std::size_t kGathered = std::size_t{64} << 10U;

Status write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error("cannot write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string of_descriptor(int file) {
  return "/proc/self/fd/" + std::to_string(file);
}

// Names that nobody can lay a link at beforehand: each is taken only where there is none yet.
constexpr int kNames = 100;
std::string name_beside(const std::string& path, int attempt) {
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  return path + ".part-" + std::to_string(::getpid()) + "-" +
         std::to_string(now % 1'000'000 + attempt);
}

// Where a chain of links ends, which need not be there yet. What goes in a circle is left as it is
// and refused when it is opened.
std::string behind_links(std::string path) {
  constexpr int kLinks = 40;
  std::string target(4096, '\0');
  for (int i = 0; i < kLinks; ++i) {
    const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
    if (size <= 0 || static_cast<std::size_t>(size) == target.size()) break;
    const std::string next = target.substr(0, static_cast<std::size_t>(size));
    path = next.starts_with('/') ? next : folder_of(path) + "/" + next;
  }
  return path;
}

// Makes a file beside `path` with its name in `beside`; -1 and errno as open() has them.
int create_beside(const std::string& path, std::string& beside) {
  for (int attempt = 0; attempt < kNames; ++attempt) {
    beside = name_beside(path, attempt);
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                            S_IRUSR | S_IWUSR);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& told) {
  const std::string path = behind_links(told);
  struct stat status{};
  const bool there = ::stat(path.c_str(), &status) == 0;
  if (there && S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::Misuse, path + " is a folder; give the name of a file"};
  }
  if (there && !S_ISREG(status.st_mode)) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return system_error("cannot open", path);
    return OutputFile(path, "", file, false);
  }
  const int nameless =
      ::open(folder_of(path).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  std::string beside;
  const int file = nameless >= 0 ? nameless : create_beside(path, beside);
  if (file < 0) return system_error("cannot create", path);
  OutputFile out(path, beside, file, true);
  constexpr mode_t kRights = S_IRWXU | S_IRWXG | S_IRWXO;
  if (there && ::fchmod(file, status.st_mode & kRights) != 0) {
    return system_error("cannot set who may read", path);
  }
  return out;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      beside_(std::exchange(other.beside_, {})),
      file_(std::exchange(other.file_, -1)),
      replaces_(other.replaces_),
      waiting_(std::move(other.waiting_)) {}

OutputFile::~OutputFile() {
  if (file_ < 0) return;
  ::close(file_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

Status OutputFile::append(std::string_view bytes) {
  if (waiting_.size() + bytes.size() < kGathered) {
    waiting_ += bytes;
    return Done{};
  }
  if (Status flushed = flush(); !flushed) return flushed;
  return write_all(file_, bytes, path_);
}

Status OutputFile::flush() {
  Status written = write_all(file_, waiting_, path_);
  waiting_.clear();
  return written;
}

Status OutputFile::commit() {
  if (Status flushed = flush(); !flushed) return flushed;
  if (!replaces_) {
    ::close(std::exchange(file_, -1));
    return Done{};
  }
  if (::fsync(file_) != 0) return system_error("cannot sync", path_);
  if (beside_.empty()) {
    // A name of its own first: a link replaces nothing, a rename does.
    const std::string open_file = of_descriptor(file_);
    for (int attempt = 0; beside_.empty(); ++attempt) {
      const std::string beside = name_beside(path_, attempt);
      if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, beside.c_str(), AT_SYMLINK_FOLLOW) == 0) {
        beside_ = beside;
      } else if (errno != EEXIST || attempt == kNames) {
        return system_error("cannot create", beside);
      }
    }
  }
  if (std::rename(beside_.c_str(), path_.c_str()) != 0) {
    return system_error("cannot replace", path_);
  }
  beside_.clear();
  ::close(std::exchange(file_, -1));
  const int folder = ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return Done{};
}

Result<Spool> Spool::create() {
  const char* told = std::getenv("TMPDIR");
  const std::string folder = told != nullptr && *told != '\0' ? told : "/tmp";
  std::string name = folder + "/plumbline-XXXXXX";
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) return system_error("cannot create a temporary file in", folder);
  ::unlink(name.c_str());
  return Spool(file);
}

Spool::Spool(Spool&& other) noexcept
    : file_(std::exchange(other.file_, -1)), size_(std::exchange(other.size_, 0)) {}

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

Status Spool::append(std::string_view bytes) {
  size_ += bytes.size();
  return write_all(file_, bytes, "a temporary file");
}

Status Spool::read(const ChunkSink& sink) const {
  const auto buffer =
      std::make_unique_for_overwrite<char[]>(kGathered);  // NOLINT(*-avoid-c-arrays)
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(file_, buffer.get(), kGathered, at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error("cannot read", "a temporary file");
    if (got == 0) return Done{};
    at += got;
    if (Status taken = sink({buffer.get(), static_cast<std::size_t>(got)}); !taken) return taken;
  }
}

std::string Spool::path() const {
  return of_descriptor(file_);
}

}  // namespace plumbline

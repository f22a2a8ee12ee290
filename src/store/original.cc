// SPDX-License-Identifier: Apache-2.0

#include "store/original.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <future>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/original_internal.h"

namespace plumbline::store {
namespace {

Result<int> create_part(const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR);
  if (file < 0) return folder_error("cannot create", path, errno);
  return file;
}

}  // namespace

Error folder_error(const std::string& what, const std::string& path, int reason) {
  const bool full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  const char* mend = full ? "; free some space, then run the same command again" : "";
  return {full ? ErrorCode::LimitReached : ErrorCode::Unreadable,
          what + " " + path + ": " + std::strerror(reason) + mend};
}

Status write_all_to(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return folder_error("cannot write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

std::string part_path(const std::string& folder) {
  static std::atomic<std::uint64_t> counter{0};
  return folder + "/originals/part/" + std::to_string(::getpid()) + "-" +
         std::to_string(counter.fetch_add(1));
}

Status place_part(const std::string& folder, const std::string& part, const std::string& hash) {
  PL_CHECK(hash.size() > 2);
  const std::string target = original_path(folder, hash);
  if (std::rename(part.c_str(), target.c_str()) == 0) return Done{};
  if (errno == ENOENT) {
    const std::string shelf = folder + "/originals/" + hash.substr(0, 2);
    const bool there = ::mkdir(shelf.c_str(), S_IRWXU) == 0 || errno == EEXIST;
    if (there && std::rename(part.c_str(), target.c_str()) == 0) return Done{};
  }
  const int reason = errno;
  ::unlink(part.c_str());
  return folder_error("cannot keep", target, reason);
}

std::string original_path(const std::string& folder, const std::string& hash) {
  return folder + "/originals/" + hash.substr(0, 2) + "/" + hash.substr(2);
}

Status keep_original(const std::string& folder, const std::string& hash, std::string_view bytes) {
  const std::string part = part_path(folder);
  PL_TRY(const int file, create_part(part));
  Status written = write_all_to(file, bytes, part);
  if (::close(file) != 0 && written) written = folder_error("cannot write", part, errno);
  if (!written) {
    ::unlink(part.c_str());
    return written;
  }
  return place_part(folder, part, hash);
}

void sweep_parts(const std::string& folder) {
  std::error_code failed;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder + "/originals/part", failed)) {
    const std::string name = entry.path().filename();
    pid_t owner = 0;
    std::from_chars(name.data(), name.data() + name.size(), owner);
    const bool gone = owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH;
    if (gone) ::unlink(entry.path().c_str());
  }
}

Result<StagedOriginal> StagedOriginal::create(const std::string& folder) {
  std::string part = part_path(folder);
  PL_TRY(const int file, create_part(part));
  return StagedOriginal(folder, std::move(part), file);
}

StagedOriginal::StagedOriginal(StagedOriginal&& other) noexcept
    : folder_(std::move(other.folder_)),
      part_(std::exchange(other.part_, {})),
      file_(std::exchange(other.file_, -1)),
      digest_(std::move(other.digest_)),
      size_(other.size_),
      sent_(other.sent_),
      hash_(std::move(other.hash_)),
      mapped_(std::move(other.mapped_)) {}

StagedOriginal::~StagedOriginal() {
  close_file();
  if (!part_.empty()) ::unlink(part_.c_str());
}

void StagedOriginal::close_file() {
  if (file_ >= 0) ::close(std::exchange(file_, -1));
}

Status StagedOriginal::append(std::string_view bytes) {
  // Both take about as long; a thread is begun in a fiftieth of that.
  constexpr std::size_t kWorthAThread = std::size_t{1} << 20U;
  const bool beside = bytes.size() >= kWorthAThread;
  // "deferred": by this thread, also where no other is to be had.
  const auto how = beside ? std::launch::async | std::launch::deferred : std::launch::deferred;
  std::future<void> hashed = std::async(how, [this, bytes] { digest_.add(bytes); });
  Status written = write_all_to(file_, bytes, part_);
  hashed.get();
  if (!written) return written;
  size_ += bytes.size();
  // On its way to the disk already while the rest is read, so that the first commit need not wait
  // for all of it. Only a wish: whether it is safe is told by the sync of that commit.
  constexpr std::uint64_t kPiece = std::uint64_t{8} << 20U;
  if (size_ - sent_ >= kPiece) {
    (void)::sync_file_range(file_, static_cast<off64_t>(sent_), static_cast<off64_t>(size_ - sent_),
                            SYNC_FILE_RANGE_WRITE);
    sent_ = size_;
  }
  return written;
}

Status StagedOriginal::finish() {
  hash_ = digest_.hex();
  const bool closed = ::close(std::exchange(file_, -1)) == 0;
  if (!closed) return folder_error("cannot write", part_, errno);
  PL_TRY(MappedFile mapped, MappedFile::open(part_));
  mapped_.emplace(std::move(mapped));
  return Done{};
}

std::string_view StagedOriginal::bytes() const {
  return mapped_ ? mapped_->bytes() : std::string_view();
}

void StagedOriginal::release() const {
  if (mapped_) mapped_->release();
}

Status StagedOriginal::keep() {
  return place_part(folder_, std::exchange(part_, {}), hash_);
}

}  // namespace plumbline::store

// SPDX-License-Identifier: Apache-2.0

#include "db/gathered_writes.h"

#include <cstddef>
#include <cstring>
#include <utility>

#include <sqlite3.h>

namespace plumbline::db {
namespace {

constexpr std::size_t kMostGathered = 0x1FFFF;  // bytes: more SQLite's code for Unix does not write

// What SQLite takes for a file. That of the system lies behind it.
struct GatheredFile {
  sqlite3_file base{};
  sqlite3_file* real = nullptr;
  char* buffer = nullptr;   // of kMostGathered bytes; none before the first write
  sqlite3_int64 begin = 0;  // where in the file its first byte belongs
  std::size_t size = 0;     // of what waits in it
};

GatheredFile& as_gathered(sqlite3_file* file) {
  return *reinterpret_cast<GatheredFile*>(file);  // SQLite's way of deriving
}

int write_out(GatheredFile& file) {
  const auto size = static_cast<int>(std::exchange(file.size, 0));
  if (size == 0) return SQLITE_OK;
  return file.real->pMethods->xWrite(file.real, file.buffer, size, file.begin);
}

int gather(sqlite3_file* handle, const void* bytes, int amount, sqlite3_int64 offset) {
  GatheredFile& file = as_gathered(handle);
  const auto size = static_cast<std::size_t>(amount);
  const bool follows = offset == file.begin + static_cast<sqlite3_int64>(file.size);
  if (!follows || file.size + size > kMostGathered) {
    if (const int code = write_out(file); code != SQLITE_OK) return code;
  }
  if (file.buffer == nullptr) file.buffer = static_cast<char*>(sqlite3_malloc64(kMostGathered));
  if (file.buffer == nullptr || size > kMostGathered) {
    return file.real->pMethods->xWrite(file.real, bytes, amount, offset);
  }
  if (file.size == 0) file.begin = offset;
  std::memcpy(file.buffer + file.size, bytes, size);
  file.size += size;
  return SQLITE_OK;
}

// Any other method: of a file in which all is written.
template <auto Method>
struct WrittenOut;
template <class... Arguments, int (*sqlite3_io_methods::*Method)(sqlite3_file*, Arguments...)>
struct WrittenOut<Method> {
  static int call(sqlite3_file* handle, Arguments... arguments) {
    GatheredFile& file = as_gathered(handle);
    if (const int code = write_out(file); code != SQLITE_OK) return code;
    return (file.real->pMethods->*Method)(file.real, arguments...);
  }
};

int close_gathered(sqlite3_file* handle) {
  GatheredFile& file = as_gathered(handle);
  const int written = write_out(file);
  sqlite3_free(std::exchange(file.buffer, nullptr));
  const int closed = file.real->pMethods->xClose(file.real);
  return written != SQLITE_OK ? written : closed;
}

// These cannot say that something went wrong.
int sector_size(sqlite3_file* handle) {
  sqlite3_file* const real = as_gathered(handle).real;
  return real->pMethods->xSectorSize(real);
}
int device_characteristics(sqlite3_file* handle) {
  sqlite3_file* const real = as_gathered(handle).real;
  return real->pMethods->xDeviceCharacteristics(real);
}
void shared_memory_barrier(sqlite3_file* handle) {
  sqlite3_file* const real = as_gathered(handle).real;
  real->pMethods->xShmBarrier(real);
}

using Io = sqlite3_io_methods;
constexpr int kIoVersion = 3;
constexpr Io kGatheredMethods = {kIoVersion,
                                 close_gathered,
                                 WrittenOut<&Io::xRead>::call,
                                 gather,
                                 WrittenOut<&Io::xTruncate>::call,
                                 WrittenOut<&Io::xSync>::call,
                                 WrittenOut<&Io::xFileSize>::call,
                                 WrittenOut<&Io::xLock>::call,
                                 WrittenOut<&Io::xUnlock>::call,
                                 WrittenOut<&Io::xCheckReservedLock>::call,
                                 WrittenOut<&Io::xFileControl>::call,
                                 sector_size,
                                 device_characteristics,
                                 WrittenOut<&Io::xShmMap>::call,
                                 WrittenOut<&Io::xShmLock>::call,
                                 shared_memory_barrier,
                                 WrittenOut<&Io::xShmUnmap>::call,
                                 WrittenOut<&Io::xFetch>::call,
                                 WrittenOut<&Io::xUnfetch>::call};

constexpr std::size_t kRealAt = (sizeof(GatheredFile) + 15) / 16 * 16;

sqlite3_vfs* system_files() {
  static sqlite3_vfs* const kFound = sqlite3_vfs_find(nullptr);
  return kFound;
}

int open_gathered(sqlite3_vfs* /*self*/, const char* name, sqlite3_file* handle, int flags,
                  int* flags_out) {
  sqlite3_vfs* const files = system_files();
  // What is for one connection alone is the system's as it is.
  if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0) {
    return files->xOpen(files, name, handle, flags, flags_out);
  }
  auto* const real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(handle) + kRealAt);
  handle->pMethods = nullptr;
  real->pMethods = nullptr;
  const int code = files->xOpen(files, name, real, flags, flags_out);
  if (real->pMethods == nullptr) return code;
  as_gathered(handle) = GatheredFile{.base = {&kGatheredMethods}, .real = real};
  if (code == SQLITE_OK && real->pMethods->iVersion < kIoVersion) {
    close_gathered(handle);
    handle->pMethods = nullptr;
    return SQLITE_CANTOPEN;
  }
  return code;
}

}  // namespace

const char* gathered_writes() {
  static const char* const kName = [] {
    static sqlite3_vfs gathered;
    if (system_files() == nullptr) return static_cast<const char*>(nullptr);
    gathered = *system_files();
    gathered.pNext = nullptr;
    gathered.zName = "plumbline-gathered";
    gathered.szOsFile += static_cast<int>(kRealAt);
    gathered.xOpen = open_gathered;
    return sqlite3_vfs_register(&gathered, 0) == SQLITE_OK ? gathered.zName : nullptr;
  }();
  return kName;
}

}  // namespace plumbline::db

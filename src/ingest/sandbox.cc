// SPDX-License-Identifier: Apache-2.0

#include "ingest/sandbox.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace plumbline::ingest {
namespace {

constexpr std::uint32_t bit(Wall wall) {
  return static_cast<std::uint32_t>(wall);
}

// The rules of later Landlock versions, which Debian 12's header does not name.
struct RulesetAttributes {
  std::uint64_t handled_access_fs = 0;
  std::uint64_t handled_access_net = 0;  // from version 4
  std::uint64_t scoped = 0;              // from version 6
};

// Version 1 knows the first 13 file rights; later ones added refer, truncate and ioctl.
RulesetAttributes everything_of_version(long version) {
  RulesetAttributes all;
  all.handled_access_fs = (1ULL << 13U) - 1;
  if (version >= 2) all.handled_access_fs |= 1ULL << 13U;
  if (version >= 3) all.handled_access_fs |= 1ULL << 14U;
  if (version >= 5) all.handled_access_fs |= 1ULL << 15U;
  if (version >= 4) all.handled_access_net = 3;
  if (version >= 6) all.scoped = 3;
  return all;
}

std::size_t attribute_bytes(long version) {
  if (version >= 6) return 3 * sizeof(std::uint64_t);
  return version >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
}

// Nothing on the file system may be touched but `readable` folders. False if Landlock is missing.
bool landlock(const std::vector<const char*>& readable) {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  const RulesetAttributes all = everything_of_version(version);
  const auto ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, attribute_bytes(version), 0));
  if (ruleset < 0) return false;
  bool good = true;
  for (const char* path : readable) {
    const int folder = ::open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) continue;  // a machine without /lib64 has none to allow
    landlock_path_beneath_attr rule{};
    rule.allowed_access =
        LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = folder;
    good = ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0 &&
           good;
    ::close(folder);
  }
  good = good && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return good;
}

bool load_filter(const std::vector<std::uint64_t>& program) {
  if (program.empty()) return false;
  sock_fprog loaded{};
  loaded.len = static_cast<unsigned short>(program.size());
  static_assert(sizeof(sock_filter) == sizeof(std::uint64_t));
  loaded.filter = reinterpret_cast<sock_filter*>(const_cast<std::uint64_t*>(program.data()));
  return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &loaded) == 0;
}

// At most that; less where whoever started us granted less.
bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  rlimit both{};
  if (::getrlimit(resource, &both) != 0) return false;
  both.rlim_cur = std::min(both.rlim_cur, soft);
  both.rlim_max = std::min(both.rlim_max, hard);
  return ::setrlimit(resource, &both) == 0;
}
bool limit(__rlimit_resource resource, rlim_t value) {
  return limit(resource, value, value);
}

// Of the process: its address space, and what of that it may write to. A guess, of more than a
// reader has when it is walled in, where the system does not say.
struct Held {
  std::size_t mapped = std::size_t{256} << 20U;
  std::size_t own = std::size_t{16} << 20U;
};

Held held_now() {
  std::array<char, 128> line{};
  const int file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  const ssize_t got = ::read(file, line.data(), line.size() - 1);
  ::close(file);
  // In pages: size, resident, shared, text, lib, data, dirty.
  std::array<std::size_t, 6> pages{};
  const char* at = line.data();
  const char* const end = at + std::max<ssize_t>(got, 0);
  for (std::size_t& each : pages) {
    const auto [behind, failed] = std::from_chars(at, end, each);
    if (failed != std::errc()) return {};
    at = std::min(behind + 1, end);
  }
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return {pages.front() * page, pages.back() * page};
}

bool limit_common(const Ceiling& ceiling) {
  const bool good = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
  // The hard limit kills; the soft one comes a second earlier and is told apart by its signal.
  const auto seconds = static_cast<rlim_t>(std::max(1, ceiling.cpu_seconds));
  return limit(RLIMIT_CPU, seconds, seconds + 1) && good;
}

// A namespace without any interface; unprivileged where the kernel lets users have their own.
bool leave_network() {
  return ::unshare(CLONE_NEWNET) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
}

// Overwrites the strings themselves: they may hold secrets and are of no use to a parser.
void forget_environment() {
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    std::memset(*entry, 0, std::strlen(*entry));
  }
  ::clearenv();
}

bool close_all_but(int keep) {
  const auto fd = static_cast<unsigned>(keep);
  bool good = true;
  if (fd > 0) good = ::syscall(SYS_close_range, 0U, fd - 1, 0U) == 0;
  return ::syscall(SYS_close_range, fd + 1, ~0U, 0U) == 0 && good;
}

}  // namespace

bool is_sanitizer_build() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  return true;
#else
  return false;
#endif
#else
  return false;
#endif
}

std::uint32_t enter_reader_sandbox(const Filters& filters, const Ceiling& ceiling,
                                   std::uint32_t wanted, int keep_fd) {
  std::uint32_t walls = 0;
  const auto raise = [&](Wall wall, auto&& how) {
    if (stands(wanted, wall) && how()) walls |= bit(wall);
  };
  ::prctl(PR_SET_DUMPABLE, 0);
  raise(Wall::EmptyProcess, [&] {
    forget_environment();
    return close_all_but(keep_fd);
  });
  raise(Wall::Network, leave_network);
  const bool private_now = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  if (private_now) walls |= bit(Wall::NoNewPrivileges);
  const Held held = held_now();  // no file can be opened behind the next wall
  raise(Wall::Landlock, [] { return landlock({}); });
  raise(Wall::Limits, [&] {
    bool good = limit_common(ceiling) && limit(RLIMIT_NOFILE, 0);
    if (!is_sanitizer_build()) {
      // The second also bounds what is mapped and shared, which the first does not count.
      constexpr std::size_t kBeside = std::size_t{64} << 20U;
      good = limit(RLIMIT_DATA, held.own + ceiling.memory_bytes) &&
             limit(RLIMIT_AS, held.mapped + ceiling.memory_bytes + kBeside) && good;
    }
    (void)limit(RLIMIT_NPROC, 0);  // does not bind root, so it does not count
    return good;
  });
  raise(Wall::Seccomp, [&] { return load_filter(filters.reader); });
  return walls;
}

bool set_tool_limits(const Ceiling& ceiling) {
  return limit_common(ceiling) && limit(RLIMIT_NOFILE, 64) &&
         limit(RLIMIT_AS, ceiling.memory_bytes);
}

std::uint32_t enter_tool_sandbox(const Filters& filters, const Ceiling& ceiling) {
  std::uint32_t walls = 0;
  if (leave_network()) walls |= bit(Wall::Network);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) walls |= bit(Wall::NoNewPrivileges);
  if (landlock({"/usr", "/lib", "/lib64"})) walls |= bit(Wall::Landlock);
  if (set_tool_limits(ceiling)) walls |= bit(Wall::Limits);
  if (load_filter(filters.tool)) walls |= bit(Wall::Seccomp);
  return walls;
}

}  // namespace plumbline::ingest

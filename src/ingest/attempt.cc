// SPDX-License-Identifier: Apache-2.0
//
// Deeds that a hostile document would try from inside the reader (declared in worker.h).

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ingest/worker.h"

namespace plumbline::ingest {
namespace {

struct Deed {
  const char* name;
  bool (*succeeds)();
};

bool opens() {
  return ::open("/etc/passwd", O_RDONLY) >= 0;
}
bool writes() {
  return ::open("/tmp/plumbline-escape", O_WRONLY | O_CREAT, S_IRUSR) >= 0;
}
bool makes_socket() {
  return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

// With sockets allowed (a machine without seccomp), an empty namespace still has no way out.
bool connects() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
  if (socket < 0) return false;
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(53);
  to.sin_addr.s_addr = htonl(0xC0000201);  // 192.0.2.1, kept for documentation
  return ::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
}

bool forks() {
  const pid_t pid = ::fork();
  if (pid == 0) ::_exit(0);
  return pid > 0;
}

bool runs_program() {
  std::array<char*, 2> words = {const_cast<char*>("/bin/true"), nullptr};
  return ::execve(words[0], words.data(), nullptr) == 0;
}

bool traces() {
  return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0;
}
bool kills() {
  return ::kill(::getppid(), 0) == 0;
}

bool loops() {
  volatile std::uint64_t turns = 0;
  while (true) turns = turns + 1;
  return turns > 0;
}

bool takes(int steps) {
  constexpr std::size_t kStep = std::size_t{16} << 20U;
  std::vector<std::vector<char>> held;
  for (int i = 0; i < steps; ++i) held.emplace_back(kStep, 'x');
  return !held.empty();
}

bool takes_memory() {
  return takes(1 << 16);
}

// 160 MiB: more than a reader of 128 MiB may write to, less than what it may map.
bool takes_a_little_more() {
  return takes(10);
}

int recurse(volatile char* above, int depth) {
  std::array<volatile char, 4096> here{};
  here[0] = *above;
  return depth < 0 ? here[1] : recurse(here.data(), depth + 1) + here[0];
}

bool recurses() {
  volatile char start = 1;
  return recurse(&start, 1) != 0;
}

bool sees_environment() {
  return std::getenv("PATH") != nullptr;
}

bool holds_descriptors() {
  int open_ones = 0;
  for (int fd = 0; fd < 256; ++fd)
    open_ones += ::lseek(fd, 0, SEEK_CUR) >= 0 || errno != EBADF ? 1 : 0;
  return open_ones > 1;
}

constexpr std::array<Deed, 14> kDeeds = {{{"open", opens},
                                          {"write", writes},
                                          {"socket", makes_socket},
                                          {"connect", connects},
                                          {"fork", forks},
                                          {"exec", runs_program},
                                          {"ptrace", traces},
                                          {"kill", kills},
                                          {"loop", loops},
                                          {"memory", takes_memory},
                                          {"160 MiB", takes_a_little_more},
                                          {"recurse", recurses},
                                          {"environment", sees_environment},
                                          {"descriptors", holds_descriptors}}};

}  // namespace

std::string attempt(const std::string& deed) {
  for (const Deed& known : kDeeds) {
    if (deed == known.name) return known.succeeds() ? "allowed" : "denied";
  }
  return "unknown";
}

}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0

#include "ingest/zygote.h"

#include <array>
#include <cerrno>
#include <clocale>
#include <cstring>
#include <mutex>

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory_file.h"
#include "ingest/worker.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kCommandBytes = 8192;

enum class Order : std::uint32_t { Reader, Tool, End };

// One packet each way; fixed size, same program on both sides, so no encoding is needed.
struct Packet {
  Order order = Order::Reader;
  std::uint32_t walls = 0;
  std::int32_t pid = -1;
  std::int32_t status = 0;
  std::int32_t grace_ms = 0;
  std::int32_t cpu_seconds = 0;
  std::uint64_t memory_bytes = 0;
  std::uint32_t known = 0;
  std::uint32_t words = 0;
  std::uint32_t scratch = 0;
  std::array<char, kCommandBytes> command{};  // words, each ended by NUL
};

struct Descriptors {
  std::array<int, 3> fd{-1, -1, -1};
  std::size_t count = 0;
};

bool send_packet(int socket, Packet& packet, const Descriptors& passed) {
  iovec body{&packet, sizeof packet};
  msghdr message{};
  message.msg_iov = &body;
  message.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(3 * sizeof(int))> control{};
  if (passed.count > 0) {
    message.msg_control = control.data();
    message.msg_controllen = CMSG_SPACE(passed.count * sizeof(int));
    cmsghdr* head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(passed.count * sizeof(int));
    std::memcpy(CMSG_DATA(head), passed.fd.data(), passed.count * sizeof(int));
  }
  ssize_t sent = 0;
  do {
    sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(sizeof packet);
}

bool receive_packet(int socket, Packet& packet, Descriptors& passed) {
  iovec body{&packet, sizeof packet};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(3 * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &body;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t got = 0;
  do {
    got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof packet)) return false;
  passed = {};
  const cmsghdr* head = CMSG_FIRSTHDR(&message);
  if (head != nullptr && head->cmsg_type == SCM_RIGHTS) {
    passed.count = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    std::memcpy(passed.fd.data(), CMSG_DATA(head), passed.count * sizeof(int));
  }
  return true;
}

void close_all(const Descriptors& descriptors) {
  for (std::size_t i = 0; i < descriptors.count; ++i) ::close(descriptors.fd[i]);
}

// ---- inside the zygote ----

// `held` is mapped before the walls stand, behind which nothing can be.
[[noreturn]] void become_reader(const Packet& order, const Filters& filters, int fd, int held) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::string_view bytes = held >= 0 ? map_memory_file(held) : std::string_view();
  if (held >= 0 && bytes.empty()) ::_exit(kExitBroken);
  const Ceiling ceiling{order.memory_bytes, order.cpu_seconds};
  const std::uint32_t walls = enter_reader_sandbox(filters, ceiling, order.walls, fd);
  serve_requests(fd, walls, bytes);
}

[[noreturn]] void become_tool(const Packet& order, const Filters& filters,
                              const Descriptors& streams) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::vector<char*> words;
  const char* at = order.command.data();
  for (std::uint32_t i = 0; i < order.words; ++i) {
    words.push_back(const_cast<char*>(at));
    at += std::strlen(at) + 1;
  }
  words.push_back(nullptr);
  for (int i = 0; i < 3; ++i) {
    if (::dup2(streams.fd[static_cast<std::size_t>(i)], i) < 0) ::_exit(kExitBroken);
  }
  // bubblewrap reads its filter from descriptor 3, the only other one that stays open.
  int filter = -1;
  if (order.walls == 0) {
    const auto& program = order.scratch != 0 ? filters.scratch_tool : filters.tool;
    filter = ::memfd_create("filter", 0);
    const auto size = program.size() * sizeof(std::uint64_t);
    if (filter < 0 || ::write(filter, program.data(), size) < 0 ||
        ::lseek(filter, 0, SEEK_SET) != 0 || ::dup2(filter, 3) != 3)
      ::_exit(kExitBroken);
  }
  (void)::close_range(filter >= 0 ? 4 : 3, ~0U, 0);
  const Ceiling ceiling{order.memory_bytes, order.cpu_seconds};
  if (order.walls == 0) {
    if (!set_tool_limits(ceiling)) ::_exit(kExitBroken);
  } else {
    const std::uint32_t walls = enter_tool_sandbox(filters, ceiling) & kCountedWalls;
    if (__builtin_popcount(walls) < kFewestWalls) ::_exit(kExitBroken);
  }
  std::array<char*, 3> environment = {const_cast<char*>("LC_ALL=C.UTF-8"),
                                      const_cast<char*>("PATH=/usr/bin"), nullptr};
  ::execve(words[0], words.data(), environment.data());
  ::_exit(kExitNoProgram);
}

Packet start_reader(const Packet& order, const Filters& filters, const Descriptors& passed,
                    Descriptors& answer) {
  Packet reply;
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) return reply;
  const pid_t pid = ::fork();
  if (pid == 0) become_reader(order, filters, pair[1], passed.count > 0 ? passed.fd[0] : -1);
  ::close(pair[1]);
  reply.pid = pid;
  answer.fd[0] = pair[0];
  answer.count = 1;
  return reply;
}

Packet start_tool(const Packet& order, const Filters& filters, const Descriptors& streams) {
  Packet reply;
  if (streams.count != 3) return reply;
  const pid_t pid = ::fork();
  if (pid == 0) become_tool(order, filters, streams);
  reply.pid = pid;
  return reply;
}

Packet finish_child(const Packet& order) {
  Packet reply;
  int status = 0;
  constexpr int kStepMs = 5;
  for (int waited = 0; waited < order.grace_ms; waited += kStepMs) {
    if (::waitpid(order.pid, &status, WNOHANG) == order.pid) {
      reply.known = 1;
      reply.status = status;
      return reply;
    }
    const timespec step{0, kStepMs * 1000000L};
    ::nanosleep(&step, nullptr);
  }
  ::kill(order.pid, SIGKILL);
  reply.known = ::waitpid(order.pid, &status, 0) == order.pid ? 1 : 0;
  reply.status = status;
  return reply;
}

[[noreturn]] void run_zygote(int control) {
  // A name of its own in `ps`; it must outlive signals meant for the program's terminal.
  ::prctl(PR_SET_NAME, "plumbline-read");
  ::setsid();
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGPIPE, SIG_IGN);
  (void)::setlocale(LC_CTYPE, "C.UTF-8");  // names in archives
  const Filters filters = compile_filters();
  warm_up_readers();
  Packet order;
  Descriptors passed;
  while (receive_packet(control, order, passed)) {
    Packet reply;
    Descriptors answer;
    switch (order.order) {
      case Order::Reader: reply = start_reader(order, filters, passed, answer); break;
      case Order::Tool: reply = start_tool(order, filters, passed); break;
      case Order::End: reply = finish_child(order); break;
    }
    close_all(passed);
    const bool sent = send_packet(control, reply, answer);
    close_all(answer);
    if (!sent) break;
  }
  ::_exit(0);  // children die with it
}

// ---- inside the program ----

struct Control {
  std::mutex mutex;
  int socket = -1;
  pid_t owner = -1;   // a fork of the program (a test, a daemon) must not use its parent's zygote
  pid_t middle = -1;  // who started it and ends at once; to be waited for
};

Control& control() {
  static Control state;
  return state;
}

Status start_locked(Control& state) {
  if (state.socket >= 0 && state.owner == ::getpid()) return Done{};
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    return Error{ErrorCode::Unavailable,
                 std::string("cannot make a socket pair: ") + std::strerror(errno)};
  }
  const pid_t middle = ::fork();
  if (middle < 0) {
    ::close(pair[0]);
    ::close(pair[1]);
    return Error{ErrorCode::Unavailable,
                 std::string("cannot start the reader process: ") + std::strerror(errno)};
  }
  if (middle == 0) {
    // Forked twice, so that the program never has a child to wait for that it did not start.
    if (::fork() != 0) ::_exit(0);
    (void)::dup2(pair[1], 3);
    (void)::close_range(4, ~0U, 0);
    run_zygote(3);
  }
  ::close(pair[1]);
  state.socket = pair[0];
  state.owner = ::getpid();
  state.middle = middle;
  return Done{};
}

// Not when it is started: the program has better to do for these two milliseconds.
void wait_for_middle(Control& state) {
  if (state.middle < 0 || state.owner != ::getpid()) return;
  while (::waitpid(state.middle, nullptr, 0) < 0 && errno == EINTR) {
  }
  state.middle = -1;
}

Result<Packet> exchange(Packet& order, const Descriptors& passed, Descriptors& answer) {
  Control& state = control();
  const std::lock_guard lock(state.mutex);
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (Status started = start_locked(state); !started) return std::move(started).error();
    wait_for_middle(state);
    Packet reply;
    if (send_packet(state.socket, order, passed) && receive_packet(state.socket, reply, answer)) {
      return reply;
    }
    ::close(state.socket);  // somebody killed it; its children are gone too
    state.socket = -1;
  }
  return Error{ErrorCode::Unavailable, "the reader process does not answer"};
}

}  // namespace

Status start_zygote() {
  Control& state = control();
  const std::lock_guard lock(state.mutex);
  return start_locked(state);
}

Result<Child> spawn_reader(const Ceiling& ceiling, std::uint32_t wanted_walls, int held) {
  Packet order;
  order.order = Order::Reader;
  order.walls = wanted_walls;
  order.memory_bytes = ceiling.memory_bytes;
  order.cpu_seconds = ceiling.cpu_seconds;
  Descriptors answer;
  Descriptors passed;
  if (held >= 0) passed = {{held, -1, -1}, 1};
  PL_TRY(const Packet reply, exchange(order, passed, answer));
  if (reply.pid <= 0 || answer.count != 1) {
    return Error{ErrorCode::Unavailable, "cannot start a reader child"};
  }
  Child child{reply.pid, answer.fd[0], 0};
  std::uint32_t walls = 0;
  ssize_t got = 0;
  do {
    got = ::recv(child.fd, &walls, sizeof walls, MSG_WAITALL);
  } while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof walls)) {
    ::close(child.fd);
    end_child(child.pid, 0);
    return Error{ErrorCode::Unavailable, "the reader child ended before it began"};
  }
  child.walls = walls;
  return child;
}

Result<Child> spawn_tool(const ToolRequest& request) {
  Packet order;
  order.order = Order::Tool;
  order.walls = request.walled ? kAllWalls : 0;
  order.memory_bytes = request.ceiling.memory_bytes;
  order.cpu_seconds = request.ceiling.cpu_seconds;
  order.words = static_cast<std::uint32_t>(request.command.size());
  order.scratch = request.scratch && !request.walled ? 1 : 0;
  std::size_t at = 0;
  for (const std::string& word : request.command) {
    if (at + word.size() + 1 > order.command.size()) {
      return Error{ErrorCode::Internal, "the command is too long"};
    }
    std::memcpy(order.command.data() + at, word.c_str(), word.size() + 1);
    at += word.size() + 1;
  }
  Descriptors answer;
  const Descriptors passed{{request.input, request.output, request.errors}, 3};
  PL_TRY(const Packet reply, exchange(order, passed, answer));
  if (reply.pid <= 0) return Error{ErrorCode::Unavailable, "cannot start " + request.command[0]};
  return Child{reply.pid, -1, 0};
}

Ending end_child(int pid, int grace_ms) {
  Packet order;
  order.order = Order::End;
  order.pid = pid;
  order.grace_ms = grace_ms;
  Descriptors answer;
  const Result<Packet> reply = exchange(order, {}, answer);
  if (!reply || reply->known == 0) return {};
  return {true, reply->status};
}

}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0

#include "ingest/tool.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory_file.h"
#include "base/utf8.h"
#include "ingest/worker.h"
#include "ingest/zygote.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kMaxErrors = 4096;
constexpr const char* kBubblewrap = "/usr/bin/bwrap";

class OwnedDescriptor {
 public:
  explicit OwnedDescriptor(int fd = -1) : fd_(fd) {}
  ~OwnedDescriptor() { close(); }
  OwnedDescriptor(const OwnedDescriptor&) = delete;
  OwnedDescriptor& operator=(const OwnedDescriptor&) = delete;
  void reset(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Error unavailable(const char* what) {
  return {ErrorCode::Unavailable, std::string(what) + ": " + std::strerror(errno)};
}

Status make_pipe(OwnedDescriptor& read_end, OwnedDescriptor& write_end) {
  std::array<int, 2> pair{};
  if (::pipe2(pair.data(), O_CLOEXEC) != 0) return unavailable("cannot make a pipe");
  read_end.reset(pair[0]);
  write_end.reset(pair[1]);
  return Done{};
}

std::vector<std::string> inside_bubblewrap(const std::vector<std::string>& command,
                                           ToolNeeds needs) {
  std::vector<std::string> all = {
      kBubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/usr",
      "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
      // Where we were started is nobody's business, and need not be there inside.
      "--chdir", "/", "--seccomp", "3"};
  if (needs == ToolNeeds::Scratch) {
    // A printer of pages looks there for where fonts are.
    for (const char* word : {"--ro-bind-try", "/etc/fonts", "/etc/fonts", "--tmpfs", "/tmp"}) {
      all.emplace_back(word);
    }
  }
  all.emplace_back("--");
  all.insert(all.end(), command.begin(), command.end());
  return all;
}

std::int64_t now_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

// True while the pipe is open; what does not fit is dropped and noted.
bool drain(const OwnedDescriptor& pipe, std::string& into, std::size_t max, bool& cut) {
  std::array<char, 65536> buffer{};
  const ssize_t got = ::read(pipe.get(), buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  const std::size_t room = max - std::min(max, into.size());
  into.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
  cut = cut || static_cast<std::size_t>(got) > room;
  return got > 0;
}

// Gives what the socket takes at once; closes it after the last byte, or if nobody reads on.
void pour(OwnedDescriptor& socket, std::string_view& rest) {
  while (!rest.empty()) {
    const ssize_t put = ::send(socket.get(), rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0 && errno == EAGAIN) return;
    if (put <= 0) break;
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  socket.close();
}

// In which walls.
struct Walls {
  bool wrapped = false;  // in bubblewrap
  ToolNeeds needs = ToolNeeds::Nothing;
};

}  // namespace

// One run of a program.
struct ToolRun {
  std::string name;
  Limits limits;
  int pid = -1;           // until it is ended
  OwnedDescriptor input;  // a socket that nothing was given to yet; none: it has its input
  OwnedDescriptor output;
  OwnedDescriptor errors;

  // `given`: a descriptor with the whole input; -1: it comes later.
  Status start(const std::vector<std::string>& command, Walls walls, int given);
  Result<ToolOutput> finish(std::string_view bytes, std::size_t max_output);

 private:
  void collect(std::string_view bytes, std::size_t max_output, ToolOutput& result);
};

Status ToolRun::start(const std::vector<std::string>& command, Walls walls, int given) {
  name = command[0];
  OwnedDescriptor theirs;
  OwnedDescriptor out_write;
  OwnedDescriptor err_write;
  if (given < 0) {
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
      return unavailable("cannot make a socket pair");
    }
    input.reset(pair[0]);
    theirs.reset(pair[1]);
  }
  if (Status made = make_pipe(output, out_write); !made) return made;
  if (Status made = make_pipe(errors, err_write); !made) return made;
  ToolRequest request;
  request.command = walls.wrapped ? inside_bubblewrap(command, walls.needs) : command;
  request.input = given < 0 ? theirs.get() : given;
  request.output = out_write.get();
  request.errors = err_write.get();
  request.ceiling = {limits.tool_bytes, limits.seconds};
  request.walled = !walls.wrapped;
  request.scratch = walls.needs == ToolNeeds::Scratch;
  PL_TRY(const Child child, spawn_tool(request));
  pid = child.pid;
  return Done{};
}

void ToolRun::collect(std::string_view bytes, std::size_t max_output, ToolOutput& result) {
  const std::int64_t deadline = now_ms() + std::int64_t{1000} * kWallPerCpu * limits.seconds;
  bool errors_cut = false;
  if (input.get() >= 0) pour(input, bytes);
  while (output.get() >= 0 || errors.get() >= 0) {
    std::array<pollfd, 3> watch = {
        {{output.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}, {input.get(), POLLOUT, 0}}};
    (void)::poll(watch.data(), watch.size(), kPollMs);
    if (watch[0].revents != 0 && !drain(output, result.output, max_output, result.cut)) {
      output.close();
    }
    if (watch[1].revents != 0 && !drain(errors, result.errors, kMaxErrors, errors_cut)) {
      errors.close();
    }
    if (watch[2].revents != 0) pour(input, bytes);
    result.late = now_ms() > deadline;
    if (result.cut || result.late) return;
  }
}

Result<ToolOutput> ToolRun::finish(std::string_view bytes, std::size_t max_output) {
  ToolOutput result;
  collect(bytes, max_output, result);
  const bool ended_by_us = result.cut || result.late;
  const Ending ending = end_child(std::exchange(pid, -1), ended_by_us ? 0 : 1000);
  if (ending.known && WIFEXITED(ending.status)) result.exit_code = WEXITSTATUS(ending.status);
  if (ending.known && WIFSIGNALED(ending.status)) {
    result.exit_code = 128 + WTERMSIG(ending.status);
  }
  result.errors = repair_utf8(result.errors);
  if (result.exit_code == kExitBroken) {
    return Error{ErrorCode::Unavailable,
                 name + " cannot be walled in on this machine (see `plumbline doctor`)"};
  }
  return result;
}

struct WaitingTool::Started : ToolRun {};

WaitingTool::WaitingTool(std::unique_ptr<Started> started) : started_(std::move(started)) {}

WaitingTool::WaitingTool(WaitingTool&& other) noexcept = default;

WaitingTool::~WaitingTool() {
  if (started_ && started_->pid >= 0) end_child(started_->pid, 0);
}

Result<ToolOutput> WaitingTool::run(std::string_view input, std::size_t max_output) {
  return started_->finish(input, max_output);
}

namespace {

// The input is a sealed file in memory: a program can read it at its own pace, and only read.
Result<ToolOutput> run_once(const std::vector<std::string>& command, std::string_view input,
                            const Limits& limits, std::size_t max_output, Walls walls) {
  PL_TRY(const MemoryFile file, MemoryFile::of(input));
  (void)::lseek(file.descriptor(), 0, SEEK_SET);
  ToolRun run;
  run.limits = limits;
  if (Status started = run.start(command, walls, file.descriptor()); !started) {
    return std::move(started).error();
  }
  return run.finish({}, max_output);
}

bool try_bubblewrap() {
  if (::access(kBubblewrap, X_OK) != 0) return false;
  Limits limits;
  limits.seconds = 2;
  const Result<ToolOutput> tried =
      run_once({"/usr/bin/env"}, "", limits, 65536, {true, ToolNeeds::Nothing});
  return tried && tried->exit_code == 0;
}

Status can_run(const std::string& program, ToolNeeds needs) {
  if (::access(program.c_str(), X_OK) != 0) {
    return Error{ErrorCode::Unavailable, program + " is not installed"};
  }
  if (needs == ToolNeeds::Scratch && !has_bubblewrap()) {
    return Error{ErrorCode::Unavailable,
                 program + " is only run inside bubblewrap, which does not work here"};
  }
  return Done{};
}

}  // namespace

bool has_bubblewrap() {
  static const bool kWorks = try_bubblewrap();
  return kWorks;
}

Result<WaitingTool> WaitingTool::start(const std::vector<std::string>& command,
                                       const Limits& limits, ToolNeeds needs) {
  if (Status fine = can_run(command[0], needs); !fine) return std::move(fine).error();
  auto started = std::make_unique<Started>();
  started->limits = limits;
  Status begun = started->start(command, {has_bubblewrap(), needs}, -1);
  if (!begun) return std::move(begun).error();
  return WaitingTool(std::move(started));
}

Result<ToolOutput> run_tool(const std::vector<std::string>& command, std::string_view input,
                            const Limits& limits, std::size_t max_output, ToolNeeds needs) {
  if (Status fine = can_run(command[0], needs); !fine) return std::move(fine).error();
  return run_once(command, input, limits, max_output, {has_bubblewrap(), needs});
}

}  // namespace plumbline::ingest

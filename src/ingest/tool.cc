// SPDX-License-Identifier: Apache-2.0

#include "ingest/tool.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

// The input as a sealed file in memory: a program can read it at its own pace, and only read.
Status fill_input(OwnedDescriptor& file, std::string_view bytes) {
  file.reset(::memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.get() < 0) return unavailable("cannot make a file in memory");
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return unavailable("cannot fill a file in memory");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  (void)::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
  (void)::lseek(file.get(), 0, SEEK_SET);
  return Done{};
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

void collect(OwnedDescriptor& output, OwnedDescriptor& errors, const Limits& limits,
             std::size_t max_output, ToolOutput& result) {
  const std::int64_t deadline = now_ms() + std::int64_t{1000} * kWallPerCpu * limits.seconds;
  bool errors_cut = false;
  while (output.get() >= 0 || errors.get() >= 0) {
    std::array<pollfd, 2> watch = {{{output.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}}};
    (void)::poll(watch.data(), watch.size(), kPollMs);
    if (watch[0].revents != 0 && !drain(output, result.output, max_output, result.cut)) {
      output.close();
    }
    if (watch[1].revents != 0 && !drain(errors, result.errors, kMaxErrors, errors_cut)) {
      errors.close();
    }
    result.late = now_ms() > deadline;
    if (result.cut || result.late) return;
  }
}

// In which walls.
struct Walls {
  bool wrapped = false;  // in bubblewrap
  ToolNeeds needs = ToolNeeds::Nothing;
};

Result<ToolOutput> run_once(const std::vector<std::string>& command, std::string_view input,
                            const Limits& limits, std::size_t max_output, Walls walls) {
  const auto [wrapped, needs] = walls;
  OwnedDescriptor in;
  OwnedDescriptor out_read;
  OwnedDescriptor out_write;
  OwnedDescriptor err_read;
  OwnedDescriptor err_write;
  PL_TRY([[maybe_unused]] const Done filled, fill_input(in, input));
  PL_TRY([[maybe_unused]] const Done out, make_pipe(out_read, out_write));
  PL_TRY([[maybe_unused]] const Done err, make_pipe(err_read, err_write));
  ToolRequest request;
  request.command = wrapped ? inside_bubblewrap(command, needs) : command;
  request.input = in.get();
  request.output = out_write.get();
  request.errors = err_write.get();
  request.ceiling = {limits.tool_bytes, limits.seconds};
  request.walled = !wrapped;
  request.scratch = needs == ToolNeeds::Scratch;
  PL_TRY(const Child child, spawn_tool(request));
  out_write.close();
  err_write.close();
  ToolOutput result;
  collect(out_read, err_read, limits, max_output, result);
  const bool ended_by_us = result.cut || result.late;
  const Ending ending = end_child(child.pid, ended_by_us ? 0 : 1000);
  if (ending.known && WIFEXITED(ending.status)) result.exit_code = WEXITSTATUS(ending.status);
  if (ending.known && WIFSIGNALED(ending.status)) {
    result.exit_code = 128 + WTERMSIG(ending.status);
  }
  result.errors = repair_utf8(result.errors);
  return result;
}

bool try_bubblewrap() {
  if (::access(kBubblewrap, X_OK) != 0) return false;
  Limits limits;
  limits.seconds = 2;
  const Result<ToolOutput> tried =
      run_once({"/usr/bin/env"}, "", limits, 65536, {true, ToolNeeds::Nothing});
  return tried && tried->exit_code == 0;
}

}  // namespace

bool has_bubblewrap() {
  static const bool kWorks = try_bubblewrap();
  return kWorks;
}

Result<ToolOutput> run_tool(const std::vector<std::string>& command, std::string_view input,
                            const Limits& limits, std::size_t max_output, ToolNeeds needs) {
  if (::access(command[0].c_str(), X_OK) != 0) {
    return Error{ErrorCode::Unavailable, command[0] + " is not installed"};
  }
  if (needs == ToolNeeds::Scratch && !has_bubblewrap()) {
    return Error{ErrorCode::Unavailable,
                 command[0] + " is only run inside bubblewrap, which does not work here"};
  }
  PL_TRY(ToolOutput result,
         run_once(command, input, limits, max_output, {has_bubblewrap(), needs}));
  if (result.exit_code == kExitBroken) {
    return Error{ErrorCode::Unavailable,
                 command[0] + " cannot be walled in on this machine (see `plumbline doctor`)"};
  }
  return result;
}

}  // namespace plumbline::ingest

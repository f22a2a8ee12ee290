// SPDX-License-Identifier: Apache-2.0

#include "ingest/reader_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory_file.h"
#include "ingest/sandbox.h"
#include "ingest/sift.h"
#include "ingest/worker.h"
#include "ingest/zygote.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kIdleChildren = 16;
constexpr std::size_t kLargeFile = std::size_t{16} << 20U;  // its child keeps the memory: retire it
constexpr int kGraceMs = 100;

double cpu_seconds(int pid) {
  clockid_t clock = 0;
  timespec used{};
  if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return 0;
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

// Resident, but for what it shares with the program: its code and a file that it maps.
std::size_t own_bytes(int pid) {
  std::array<char, 64> path{};
  std::snprintf(path.data(), path.size(), "/proc/%d/statm", pid);
  const int file = ::open(path.data(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  std::array<char, 128> line{};
  const ssize_t got = ::read(file, line.data(), line.size() - 1);
  ::close(file);
  if (got <= 0) return 0;
  // In pages: size, resident, shared.
  std::array<std::size_t, 3> pages{};
  const char* at = line.data();
  const char* const end = at + got;
  for (std::size_t& each : pages) {
    const auto [behind, failed] = std::from_chars(at, end, each);
    if (failed != std::errc()) return 0;
    at = std::min(behind + 1, end);
  }
  return (pages[1] - std::min(pages[1], pages[2])) *
         static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::string seconds_text(int seconds) {
  return std::to_string(seconds) + " s";
}

Error took_too_long(const Limits& limits) {
  return {ErrorCode::LimitReached,
          "reading it took longer than the limit of " + seconds_text(limits.seconds)};
}

Error took_too_much(const Limits& limits) {
  return {ErrorCode::LimitReached, "reading it needs more memory than the limit of " +
                                       std::to_string(limits.memory_bytes >> 20U) + " MiB"};
}

// Why a child is gone, in words that say what to think of the file.
Error error_of(const Ending& ending, const Limits& limits) {
  if (ending.known && WIFEXITED(ending.status)) {
    if (WEXITSTATUS(ending.status) == kExitMemory) return took_too_much(limits);
    return {ErrorCode::Malformed, "its reader ended before it was done; the file is left unread"};
  }
  const int signal = ending.known && WIFSIGNALED(ending.status) ? WTERMSIG(ending.status) : 0;
  if (signal == SIGSYS) {
    return {ErrorCode::Malformed,
            "its reader tried a forbidden system call and was stopped; treat the file as hostile"};
  }
  if (signal == SIGXCPU) return took_too_long(limits);
  return {ErrorCode::Malformed, "it crashed its reader (signal " + std::to_string(signal) +
                                    "), which the sandbox contained; the file is left unread"};
}

struct Running {
  Child child;
  Limits limits;  // those it was started with
  double cpu_before = 0;
};

class Pool {
 public:
  Result<Running> take(const Limits& limits, std::uint32_t walls) {
    if (walls == kAllWalls) {
      const std::lock_guard lock(mutex_);
      for (std::size_t i = idle_.size(); i-- > 0;) {
        if (!fits(idle_[i], limits)) continue;
        Running found = idle_[i];
        idle_.erase(idle_.begin() + static_cast<std::ptrdiff_t>(i));
        return found;
      }
    }
    // A child lives for many files: twice the time of one, and it is retired at half.
    PL_TRY(const Child child, spawn_reader({limits.memory_bytes, 2 * limits.seconds}, walls));
    return Running{child, limits, cpu_seconds(child.pid)};
  }

  void give_back(const Running& running) {
    const double used = cpu_seconds(running.child.pid);
    const bool tired = used > running.limits.seconds;
    {
      const std::lock_guard lock(mutex_);
      if (!tired && idle_.size() < kIdleChildren && owner_ == ::getpid()) {
        idle_.push_back(running);
        idle_.back().cpu_before = used;
        return;
      }
    }
    ::close(running.child.fd);
    end_child(running.child.pid, kGraceMs);
  }

 private:
  static bool fits(const Running& idle, const Limits& limits) {
    return idle.limits.memory_bytes == limits.memory_bytes && idle.limits.seconds == limits.seconds;
  }

  std::mutex mutex_;
  std::vector<Running> idle_;
  int owner_ = ::getpid();  // a fork of the program must not talk to its parent's children
};

Pool& pool() {
  static Pool children;
  return children;
}

bool send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

enum class Got : std::uint8_t { All, Ended, Time, Memory };

// One file's talk with one child, under a watch. Small frames come many in one call.
class Talk {
 public:
  Talk(const Running& running, const Limits& limits)
      : running_(running), limits_(limits), cpu_before_(running.cpu_before) {}

  // The child begins on something new: its time counts from now.
  void begin_anew() {
    cpu_before_ = cpu_seconds(running_.child.pid);
    waited_ms_ = 0;
  }

  Got receive(char* into, std::size_t size) {
    while (size > 0) {
      if (begin_ == end_ && size < kBuffer) {
        std::size_t got = 0;
        if (const Got state = take(buffer_.get(), kBuffer, got); state != Got::All) return state;
        begin_ = 0;
        end_ = got;
      }
      std::size_t got = std::min(size, end_ - begin_);
      if (got > 0) {
        std::memcpy(into, buffer_.get() + begin_, got);
        begin_ += got;
      } else if (const Got state = take(into, size, got); state != Got::All) {
        return state;
      }
      into += got;
      size -= got;
    }
    return Got::All;
  }

  // Whether the child said more than was asked for.
  [[nodiscard]] bool has_more() const { return begin_ != end_; }

 private:
  static constexpr std::size_t kBuffer = std::size_t{64} << 10U;

  // Something, at most `size` bytes.
  Got take(char* into, std::size_t size, std::size_t& taken) {
    while (true) {
      const ssize_t got = ::recv(running_.child.fd, into, size, MSG_DONTWAIT);
      if (got > 0) {
        taken = static_cast<std::size_t>(got);
        return Got::All;
      }
      if (got == 0) return Got::Ended;
      if (errno != EAGAIN && errno != EINTR) return Got::Ended;
      if (const Got state = wait(); state != Got::All) return state;
    }
  }

  Got wait() {
    pollfd watch{running_.child.fd, POLLIN, 0};
    if (::poll(&watch, 1, kPollMs) != 0) return Got::All;
    waited_ms_ += kPollMs;
    if (cpu_seconds(running_.child.pid) - cpu_before_ > limits_.seconds ||
        waited_ms_ > kWallPerCpu * 1000 * limits_.seconds) {
      return Got::Time;
    }
    // Memory is limited inside; this catches builds that cannot limit it, and keep more of it.
    const std::size_t times = is_sanitizer_build() ? 5 : 2;
    if (own_bytes(running_.child.pid) > times * limits_.memory_bytes) return Got::Memory;
    return Got::All;
  }

  const Running& running_;
  const Limits& limits_;
  double cpu_before_;
  int waited_ms_ = 0;
  std::unique_ptr<char[]> buffer_ = std::make_unique_for_overwrite<char[]>(kBuffer);  // NOLINT
  std::size_t begin_ = 0;  // of what was received and not asked for
  std::size_t end_ = 0;
};

Error broken_promise() {
  return {ErrorCode::Malformed,
          "its reader gave an answer that makes no sense and was stopped; the file is left unread"};
}

// Ends the child for cause.
Error end_for(const Running& running, Got cause, const Limits& limits) {
  ::close(running.child.fd);
  const Ending ending = end_child(running.child.pid, cause == Got::Ended ? kGraceMs : 0);
  if (cause == Got::Time) return took_too_long(limits);
  if (cause == Got::Memory) return took_too_much(limits);
  return error_of(ending, limits);
}

std::size_t largest_frame(const Limits& limits) {
  // Text, its map (at worst a run of five numbers a byte is refused), and the fields around.
  return std::max(limits.file_bytes, limits.text_bytes * 8) + (std::size_t{64} << 20U);
}

// Sends what is to be read; false: the child is gone.
bool ask(const Running& running, Job job, const RawFile& raw) {
  return send_all(running.child.fd, encode_request_head(job, raw)) &&
         send_all(running.child.fd, raw.bytes);
}

Status hear(const Running& running, const RawFile& raw, const PartSink& sink, bool& alive) {
  alive = false;
  Talk talk(running, raw.limits);
  std::string body;
  while (true) {
    FrameHead head;
    Got got = talk.receive(reinterpret_cast<char*>(&head), sizeof head);
    if (got != Got::All) return end_for(running, got, raw.limits);
    const bool sane = head.magic == FrameHead{}.magic && head.size <= largest_frame(raw.limits);
    if (!sane) {
      (void)end_for(running, Got::Time, raw.limits);
      return broken_promise();
    }
    body.resize(head.size);
    got = talk.receive(body.data(), body.size());
    if (got != Got::All) return end_for(running, got, raw.limits);
    if (head.kind == FrameKind::End) {
      const std::optional<Status> status = decode_status(body);
      if (status && !talk.has_more()) {
        alive = true;
        return *status;
      }
    } else if (std::optional<Part> part = decode_part(body, raw.bytes.size(), raw.limits)) {
      if (sink(*std::move(part))) continue;
      (void)end_for(running, Got::Time, raw.limits);  // nobody wants the rest
      return Done{};
    }
    (void)end_for(running, Got::Time, raw.limits);
    return broken_promise();
  }
}

Status converse(const Running& running, Job job, const RawFile& raw, const PartSink& sink,
                bool& alive) {
  alive = false;
  if (!ask(running, job, raw)) return end_for(running, Got::Ended, raw.limits);
  return hear(running, raw, sink, alive);
}

void end_kindly(const Running& running) {
  ::close(running.child.fd);
  end_child(running.child.pid, kGraceMs);
}

bool holds(std::uint32_t walls) {
  return __builtin_popcount(walls & kCountedWalls) >= kFewestWalls;
}

Error too_few_walls() {
  return {ErrorCode::Unavailable,
          "this machine offers fewer than two sandbox layers (see `plumbline doctor`); foreign "
          "files are not parsed without them unless you allow it"};
}

// One stream's talk with its child.
class Sift {
 public:
  Sift(const Running& running, const RawFile& about, const ChunkSource& chunks,
       const PartSink& sink, SiftTally& tally)
      : running_(running),
        about_(about),
        chunks_(chunks),
        sink_(sink),
        tally_(tally),
        talk_(running, about.limits) {}

  Status run(std::string_view gate_table) {
    RawFile request = about_;
    request.bytes = gate_table;
    if (!send_all(running_.child.fd, encode_request_head(Job::Sift, request)) ||
        !send_all(running_.child.fd, gate_table)) {
      return end_for(running_, Got::Ended, about_.limits);
    }
    std::string body;
    while (true) {
      FrameHead head;
      Got got = talk_.receive(reinterpret_cast<char*>(&head), sizeof head);
      if (got != Got::All) return end_for(running_, got, about_.limits);
      if (head.magic != FrameHead{}.magic || head.size > largest_frame(about_.limits)) break;
      body.resize(head.size);
      got = talk_.receive(body.data(), body.size());
      if (got != Got::All) return end_for(running_, got, about_.limits);
      if (head.kind == FrameKind::End) {
        const std::optional<Status> status = decode_status(body);
        if (!status || talk_.has_more()) break;
        end_kindly(running_);
        return *status;
      }
      if (!take(head.kind, body)) break;
      if (stopped_) {
        (void)end_for(running_, Got::Time, about_.limits);
        return Done{};
      }
    }
    (void)end_for(running_, Got::Time, about_.limits);
    return broken_promise();
  }

 private:
  // False for what makes no sense.
  bool take(FrameKind kind, std::string_view body) {
    if (kind == FrameKind::Part) {
      std::optional<Part> part = decode_part(body, 0, about_.limits);
      if (!part) return false;
      stopped_ = !sink_(*std::move(part));
      return true;
    }
    const std::optional<SiftTally> tally = decode_tally(body);
    if (!tally) return false;
    tally_ = *tally;
    if (kind == FrameKind::Tally) return true;
    if (kind != FrameKind::More) return false;
    const std::string_view chunk = chunks_();
    const std::uint64_t size = chunk.size();
    talk_.begin_anew();
    // A child that is gone is found by the next receive().
    (void)(send_all(running_.child.fd, {reinterpret_cast<const char*>(&size), sizeof size}) &&
           send_all(running_.child.fd, chunk));
    return true;
  }

  const Running& running_;
  const RawFile& about_;
  const ChunkSource& chunks_;
  const PartSink& sink_;
  SiftTally& tally_;
  Talk talk_;
  bool stopped_ = false;
};

}  // namespace

Status sift_in_child(const Stream& stream, const Options& options, const PartSink& sink,
                     SiftTally& tally) {
  const RawFile& about = stream.about;
  if (options.isolation == Isolation::InProcess) {
    return sift(about, stream.gate_table, stream.chunks, sink, tally);
  }
  constexpr int kLongestStream = 7 * 24 * 3600;  // seconds of CPU; each piece has its own limit
  PL_TRY(const Child child, spawn_reader({about.limits.memory_bytes, kLongestStream}, kAllWalls));
  const Running running{child, about.limits, cpu_seconds(child.pid)};
  if (!options.allow_weak_sandbox && !holds(child.walls)) {
    end_kindly(running);
    return too_few_walls();
  }
  return Sift(running, about, stream.chunks, sink, tally).run(stream.gate_table);
}

namespace {

bool lies_in(std::string_view bytes, const MemoryFile& file) {
  const std::string_view whole = file.bytes();
  return std::greater_equal<>()(bytes.data(), whole.data()) &&
         std::less_equal<>()(bytes.data() + bytes.size(), whole.data() + whole.size());
}

// A child of its own, which maps the bytes and does not take them: what it may write to is the same
// for a file of any size.
Status read_mapped(Job job, const RawFile& raw, const Options& options, const PartSink& sink) {
  if (raw.held == nullptr || !lies_in(raw.bytes, *raw.held)) {
    PL_TRY(const MemoryFile copy, MemoryFile::of(raw.bytes));
    RawFile again = raw;
    again.bytes = copy.bytes();
    again.held = &copy;
    return read_mapped(job, again, options, sink);
  }
  const Ceiling ceiling{raw.limits.memory_bytes, 2 * raw.limits.seconds};
  PL_TRY(const Child child, spawn_reader(ceiling, kAllWalls, raw.held->descriptor()));
  const Running running{child, raw.limits, cpu_seconds(child.pid)};
  if (!options.allow_weak_sandbox && !holds(child.walls)) {
    end_kindly(running);
    return too_few_walls();
  }
  const auto at = static_cast<std::uint64_t>(raw.bytes.data() - raw.held->bytes().data());
  if (!send_all(child.fd, encode_request_head(job, raw, at))) {
    return end_for(running, Got::Ended, raw.limits);
  }
  bool alive = false;
  Status status = hear(running, raw, sink, alive);
  if (alive) end_kindly(running);
  return status;
}

}  // namespace

Status read_in_child(Job job, const RawFile& raw, const Options& options, const PartSink& sink) {
  if (raw.bytes.size() > kMuchToHold) return read_mapped(job, raw, options, sink);
  PL_TRY(const Running running, pool().take(raw.limits, kAllWalls));
  if (!options.allow_weak_sandbox && !holds(running.child.walls)) {
    pool().give_back(running);
    return too_few_walls();
  }
  bool alive = false;
  Status status = converse(running, job, raw, sink, alive);
  if (!alive) return status;
  if (raw.bytes.size() > kLargeFile) {
    end_kindly(running);
  } else {
    pool().give_back(running);
  }
  return status;
}

void prepare_child(const Limits& limits) {
  if (const Result<Running> running = pool().take(limits, kAllWalls)) pool().give_back(*running);
}

Status attempt_in_child(const std::string& deed, std::uint32_t walls, const Limits& limits) {
  PL_TRY(const Child child, spawn_reader({limits.memory_bytes, 2 * limits.seconds}, walls));
  const Running running{child, limits, cpu_seconds(child.pid)};
  const RawFile raw{"attempt", deed, "", limits};
  bool alive = false;
  Status status = converse(running, Job::Attack, raw, [](const Part&) { return true; }, alive);
  if (alive) end_kindly(running);
  return status;
}

}  // namespace plumbline::ingest

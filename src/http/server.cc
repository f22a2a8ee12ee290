// SPDX-License-Identifier: Apache-2.0

#include "http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <list>
#include <memory>
#include <optional>
#include <thread>
#include <utility>  // before Boost 1.74, which forgets it

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <sys/resource.h>

#include "accounts/accounts.h"
#include "accounts/secret.h"
#include "app/library.h"
#include "app/pipeline.h"
#include "cases/cases.h"
#include "http/api_internal.h"
#include "http/cases_internal.h"
#include "http/guard.h"
#include "http/jobs.h"
#include "http/kept.h"
#include "http/message.h"
#include "http/scribe_internal.h"
#include "http/streaming_internal.h"
#include "http/team_internal.h"
#include "http/wire_internal.h"
#include "http/word_keeper_internal.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using asio::ip::tcp;

constexpr int kMostConnections = 256;
constexpr int kMostLongBodies = 2;                          // at once; each is held whole
constexpr int kMostAtTheDoor = 16;                          // that wait for a password to be hashed
constexpr std::uint64_t kMostOfStranger = 16U << 10U;       // bytes of a body: names and passwords
constexpr std::size_t kMostBuffer = std::size_t{1} << 20U;  // of what is read and not parsed yet
constexpr std::chrono::seconds kArrival{30};
constexpr std::chrono::seconds kLongArrival{120};  // of a file
constexpr std::chrono::seconds kIdle{60};
constexpr std::chrono::seconds kDrain{2};
constexpr int kMostUntaken = 128 << 10;  // bytes that the system holds for who reads nothing
constexpr std::size_t kMostDrained = std::size_t{4} << 20U;
// After an accept that failed: for want of descriptors it would fail again at once.
constexpr std::chrono::milliseconds kBreath{100};

// Something while it counts, however it ends.
class Counted {
 public:
  explicit Counted(int& count) : count_(count) { ++count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --count_; }

 private:
  int& count_;
};

struct Line;

// A line in a list, as long as it is one of those.
class Listed {
 public:
  Listed(std::list<Line*>& list, Line& line)
      : list_(list), place_(list.insert(list.end(), &line)) {}
  Listed(const Listed&) = delete;
  Listed& operator=(const Listed&) = delete;
  ~Listed() { list_.erase(place_); }

 private:
  std::list<Line*>& list_;
  std::list<Line*>::iterator place_;
};

// A connection.
struct Line {
  explicit Line(tcp::socket socket) : stream(std::move(socket)) {}
  beast::tcp_stream stream;
  beast::flat_buffer buffer{kMostBuffer};
  std::optional<Counted> long_body;
  bool known = false;  // somebody who has come in asks on it
  std::optional<Listed> listed;
};

// What all connections share; outlives them.
struct Shared {
  Shared(Desk worked_on, Guard guarded) : desk(std::move(worked_on)), guard(std::move(guarded)) {}
  const Desk desk;
  const Guard guard;
  Sessions sessions;
  Scribe* scribe = nullptr;  // set where there are accounts
  std::atomic<bool> ending{false};
  // Of the one thread that listens.
  int connections = 0;
  int long_bodies = 0;
  int at_the_door = 0;
  // Where there are too many lines, one makes room: of strangers the one that came first, whatever
  // it does; else of people who have come in the one on which we have waited longest.
  std::list<Line*> strangers;
  std::list<Line*> people;
};

// While the other side keeps us waiting.
void wait_for(Line& line, Shared& shared) {
  if (line.known) line.listed.emplace(shared.people, line);
}
void let_in(Line& line) {
  if (!line.known) line.listed.reset();
  line.known = true;
}
void wait_no_more(Line& line) {
  if (line.known) line.listed.reset();
}

// False: all are people being answered.
bool make_room(Shared& shared) {
  for (std::list<Line*>* among : {&shared.strangers, &shared.people}) {
    for (Line* line : *among) {
      // One that was closed is still here until its turn comes.
      if (!line->stream.socket().is_open()) continue;
      beast::error_code ignored;
      // NOLINTNEXTLINE(bugprone-unused-return-value): its other side is told nothing
      line->stream.socket().close(ignored);
      return true;
    }
  }
  return false;
}

Response busy(std::string_view why) {
  Response response = problem(503, "Busy", why);
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

// Who makes answers. What takes seconds has threads of its own, so that nobody else waits for it.
struct Lines {
  asio::thread_pool quick{std::max(2U, std::thread::hardware_concurrency())};
  asio::thread_pool slow{std::max(1U, std::thread::hardware_concurrency() / 2)};
  // However much strangers ask, people inside do not queue behind them.
  asio::thread_pool outside{1};

  // What is sent while it is made goes no faster than somebody takes it.
  asio::thread_pool sending{2};
  // Counts over all documents: who asks for the same meanwhile finds it kept.
  asio::thread_pool counting{1};
  // Passwords are hashed one after the other, half a second each.
  asio::thread_pool door{1};

  [[nodiscard]] asio::thread_pool& of(const Request& request, bool known) {
    if (hashes_passwords(request)) return door;
    return known ? quick : outside;
  }
  void stop() {
    quick.stop();
    slow.stop();
    counting.stop();
    sending.stop();
    outside.stop();
    door.stop();
  }
  void join() {
    quick.join();
    slow.join();
    counting.join();
    sending.join();
    outside.join();
    door.join();
  }
};

Response failed() {
  // What it was is nothing for whoever asked.
  return problem(500, "Failed", "the request could not be answered");
}

// The entry in the journal; who waits for it holds no thread.
asio::awaitable<Status> entered(Scribe& scribe, accounts::Deed deed) {
  return asio::async_initiate<const asio::use_awaitable_t<>, void(Status)>(
      [&scribe](auto handler, accounts::Deed told) {
        const auto executor = asio::get_associated_executor(handler);
        auto held = std::make_shared<decltype(handler)>(std::move(handler));
        scribe.enter(std::move(told), [held, executor](const Status& status) {
          asio::post(executor, [held, status] { (*held)(status); });
        });
      },
      asio::use_awaitable, std::move(deed));
}

asio::awaitable<Response> worked_out(const Request& request, const Desk& desk) {
  try {
    co_return answer(request, desk);
  } catch (const std::exception&) {
    co_return failed();
  }
}

// On one of the quick threads; what takes longer goes on to those that are for that.
asio::awaitable<Response> answered(const Request& request, Lines& workers, Shared& shared) {
  Admitted in = admit(request, shared.guard, shared.sessions, shared.desk, Sessions::Clock::now());
  if (in.answered) co_return std::move(*in.answered);
  if (auto deed = deed_of(request, in.desk); deed && shared.scribe != nullptr) {
    const Status told = co_await entered(*shared.scribe, std::move(*deed));
    if (!told) co_return refusal(told.error());
    in.desk.entered = true;
  }
  const Route* route = route_of(request);
  const bool counts = route != nullptr && route->kept == Keep::UntilDocumentsChange;
  if (route == nullptr || (!route->slow && !counts)) co_return answer(request, in.desk);
  if (auto kept = kept_answer(request, in.desk)) co_return std::move(*kept);
  co_return co_await asio::co_spawn(counts ? workers.counting : workers.slow,
                                    worked_out(request, in.desk), asio::use_awaitable);
}

asio::awaitable<Response> made_by_worker(const Request& request, Lines& workers, Shared& shared) {
  Response response;
  try {
    response = co_await answered(request, workers, shared);
  } catch (const std::exception&) {
    response = failed();
  }
  // The proxy speaks TLS: browsers shall not try without (RFC 6797).
  if (!shared.guard.door.proxy.empty()) {
    response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  }
  co_return response;
}

template <class Body>
wire::response<Body> written_head(const Response& response, unsigned version, bool keep) {
  wire::response<Body> out{static_cast<wire::status>(response.status), version};
  out.set(wire::field::content_type, response.type);
  for (const auto& [name, value] : response.headers) out.set(name, value);
  out.keep_alive(keep);
  return out;
}

// From where it lies: nothing is copied for each of many lines.
asio::awaitable<bool> send_fixed(beast::tcp_stream& stream, const Response& response,
                                 unsigned version, bool head, bool keep) {
  auto out = written_head<wire::empty_body>(response, version, keep);
  out.content_length(response.fixed.size());
  wire::response_serializer<wire::empty_body> serializer{out};
  stream.expires_after(kArrival);
  beast::error_code error;
  co_await wire::async_write_header(stream, serializer,
                                    asio::redirect_error(asio::use_awaitable, error));
  if (!error && !head) {
    co_await asio::async_write(stream, asio::buffer(response.fixed.data(), response.fixed.size()),
                               asio::redirect_error(asio::use_awaitable, error));
  }
  co_return !error && keep;
}

asio::awaitable<bool> send(beast::tcp_stream& stream, Response response, unsigned version,
                           bool head, bool keep) {
  protect(response);
  if (!response.fixed.empty()) co_return co_await send_fixed(stream, response, version, head, keep);
  auto out = written_head<wire::string_body>(response, version, keep);
  out.content_length(response.body.size());
  out.body() = std::move(response.body);
  wire::response_serializer<wire::string_body> serializer{out};
  stream.expires_after(kArrival);
  beast::error_code error;
  auto done = asio::redirect_error(asio::use_awaitable, error);
  if (head) {
    co_await wire::async_write_header(stream, serializer, done);
  } else {
    co_await wire::async_write(stream, serializer, done);
  }
  co_return !error && keep;
}

// Reads on for a moment after a refusal: closing a line with bytes unread takes the answer back.
asio::awaitable<void> drain(beast::tcp_stream& stream) {
  beast::error_code error;
  // NOLINTNEXTLINE(bugprone-unused-return-value): the other side may be gone
  stream.socket().shutdown(tcp::socket::shutdown_send, error);
  error = {};
  std::array<char, 16384> ignored{};
  stream.expires_after(kDrain);
  for (std::size_t left = kMostDrained; !error && left > 0;) {
    const std::size_t read = co_await stream.async_read_some(
        asio::buffer(ignored), asio::redirect_error(asio::use_awaitable, error));
    left -= std::min(left, read);
  }
}

// How long a body may be: long ones only of those who may add documents, and of strangers no more
// than it takes to come in.
std::uint64_t most_body(const Request& head, Shared& shared) {
  const auto visitor = visitor_of(head, shared.guard.door, shared.sessions, Sessions::Clock::now());
  if (!visitor) return kMostOfStranger;
  const std::uint64_t most = body_rule(head.method, head.path).most;
  return visitor->may(accounts::Right::Decide) ? most : std::min(most, BodyRule().most);
}

asio::awaitable<std::uint64_t> most_body_of(const Request& head, Shared& shared) {
  co_return most_body(head, shared);
}

// Reads up to the end of the header.
asio::awaitable<beast::error_code> receive_header(Line& line, WireParser& parser) {
  beast::error_code error;
  // The first byte may take a while, the rest of the request may not.
  line.stream.expires_after(line.buffer.size() == 0 ? kIdle : kArrival);
  if (line.buffer.size() == 0) {
    const std::size_t read = co_await line.stream.async_read_some(
        line.buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
    // Nobody is there any more, or never said a word.
    if (error) co_return wire::error::end_of_stream;
    line.buffer.commit(read);
    line.stream.expires_after(kArrival);
  }
  co_await wire::async_read_header(line.stream, line.buffer, parser,
                                   asio::redirect_error(asio::use_awaitable, error));
  co_return error;
}

// Reads a request. Nothing: it is there; else what is told before the line is closed, with status 0
// if nobody is there to be told.
asio::awaitable<std::optional<Response>> receive(Line& line, WireParser& parser, Lines& workers,
                                                 Shared& shared) {
  wait_for(line, shared);
  bound(parser);
  beast::error_code error = co_await receive_header(line, parser);
  if (error) co_return wire_problem(error);
  Request head;
  if (!read_request(parser.get(), head)) {
    co_return problem(400, "Not understood", "the address is not well formed");
  }
  if (is_ambiguous(parser.get())) {
    co_return problem(400, "Not understood", "where the body ends could be read in two ways");
  }
  if (is_inside(head, shared.guard.door, shared.sessions, Sessions::Clock::now())) {
    let_in(line);
    wait_for(line, shared);
  }
  if (parser.content_length().value_or(0) == 0 && !parser.chunked()) co_return std::nullopt;
  // Not here, where all lines would wait for a file that is locked.
  const std::uint64_t most =
      co_await asio::co_spawn(line.known ? workers.quick : workers.outside,
                              most_body_of(head, shared), asio::use_awaitable);
  if (parser.content_length().value_or(0) > most) {
    co_return wire_problem(wire::error::body_limit);
  }
  if (most > kMostOfStranger) let_in(line);
  if (most > BodyRule().most) {
    if (shared.long_bodies >= kMostLongBodies) {
      co_return busy("other files are being taken; try again in a moment");
    }
    line.long_body.emplace(shared.long_bodies);
    // Nobody makes a file start again.
    line.listed.reset();
  }
  parser.body_limit(most);
  line.stream.expires_after(most > BodyRule().most ? kLongArrival : kArrival);
  co_await wire::async_read(line.stream, line.buffer, parser,
                            asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return wire_problem(error);
  co_return std::nullopt;
}

// What hashes a password waits for those before it: of too many none is let in.
asio::awaitable<Response> answer_of(const Request& request, Line& line, Lines& workers,
                                    Shared& shared) {
  std::optional<Counted> waits;
  if (hashes_passwords(request)) {
    if (shared.at_the_door >= kMostAtTheDoor) {
      co_return busy("too many people are signing in; try again in a moment");
    }
    waits.emplace(shared.at_the_door);
    line.listed.reset();
  }
  Response response =
      co_await asio::co_spawn(workers.of(request, line.known),
                              made_by_worker(request, workers, shared), asio::use_awaitable);
  if (waits && !line.known) line.listed.emplace(shared.strangers, line);
  co_return response;
}

asio::awaitable<void> converse(tcp::socket socket, Lines& workers, Shared& shared) {
  const Counted counted(shared.connections);
  Line line(std::move(socket));
  line.listed.emplace(shared.strangers, line);
  for (bool more = true; more;) {
    WireParser parser;
    if (auto told = co_await receive(line, parser, workers, shared)) {
      wait_for(line, shared);
      if (told->status != 0) {
        co_await send(line.stream, std::move(*told), 11, false, false);
        co_await drain(line.stream);
      }
      break;
    }
    const unsigned version = parser.get().version();
    const bool head = parser.get().method() == wire::verb::head;
    const bool keep = parser.get().keep_alive();
    Request request;
    if (!read_request(parser.release(), request)) break;  // its target was read before
    wait_no_more(line);
    Response response = co_await answer_of(request, line, workers, shared);
    line.long_body.reset();
    if (hashes_passwords(request) || tells_cases(request)) accounts::wipe(request.body);
    // A program's token is looked at only now.
    if (response.status < 300 && request.path.starts_with("/api/")) let_in(line);
    wait_for(line, shared);
    if (response.write || response.tell) {
      more = co_await send_pieces(line.stream, std::move(response), {version, keep, head},
                                  {workers.sending, shared.ending});
    } else {
      more = co_await send(line.stream, std::move(response), version, head, keep);
    }
  }
  beast::error_code ignored;
  // NOLINTNEXTLINE(bugprone-unused-return-value): the other side may be gone
  line.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> listen(tcp::acceptor& acceptor, Lines& workers, Shared& shared) {
  for (;;) {
    beast::error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) co_return;
    beast::error_code ignored;
    if (error) {
      asio::steady_timer breath(acceptor.get_executor(), kBreath);
      co_await breath.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
      continue;
    }
    if (shared.connections >= kMostConnections && !make_room(shared)) continue;
    // NOLINTNEXTLINE(bugprone-unused-return-value): it is only slower without
    socket.set_option(tcp::no_delay(true), ignored);
    // NOLINTNEXTLINE(bugprone-unused-return-value): likewise
    socket.set_option(asio::socket_base::send_buffer_size(kMostUntaken), ignored);
    asio::co_spawn(acceptor.get_executor(), converse(std::move(socket), workers, shared),
                   asio::detached);
  }
}

Status open(tcp::acceptor& acceptor, const ServeOptions& options) {
  beast::error_code error;
  const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), options.port);
  // Each gives back what it also leaves in `error`.
  const bool open = !acceptor.open(endpoint.protocol(), error) &&
                    !acceptor.set_option(asio::socket_base::reuse_address(true), error) &&
                    !acceptor.bind(endpoint, error) &&
                    !acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (open) return Done{};
  const std::string where = "127.0.0.1:" + std::to_string(options.port);
  if (error == asio::error::address_in_use) {
    return Error{ErrorCode::Conflict,
                 where + " is taken; choose another with --port, or 0 for any"};
  }
  return Error{ErrorCode::Unreadable, "cannot listen on " + where + ": " + error.message()};
}

// Null: the workspace is one person's.
Result<std::unique_ptr<accounts::Accounts>> accounts_of(const std::string& workspace) {
  PL_TRY(const bool any, accounts::Accounts::exist(workspace));
  if (!any) return std::unique_ptr<accounts::Accounts>();
  return accounts::Accounts::open(workspace);
}

// Null without accounts.
Result<std::unique_ptr<cases::Cases>> cases_of(const std::string& workspace,
                                               const accounts::Accounts* accounts) {
  if (accounts == nullptr) return std::unique_ptr<cases::Cases>();
  return cases::Cases::open(workspace);
}

// Sessions end on time, also when nobody asks: what they hold in memory opens cases.
asio::awaitable<void> end_sessions(Shared& shared) {
  constexpr std::chrono::minutes kRound{1};
  asio::steady_timer timer(co_await asio::this_coro::executor);
  beast::error_code error;
  while (!error) {
    timer.expires_after(kRound);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    shared.sessions.sweep(Sessions::Clock::now());
  }
}

Guard guard_of(const ServeOptions& options, const std::string& port, accounts::Accounts* accounts) {
  Guard guard;
  for (const char* name : {"127.0.0.1:", "localhost:"}) {
    guard.hosts.push_back(name + port);
    guard.origins.push_back("http://" + guard.hosts.back());
  }
  if (!options.host.empty()) {
    guard.hosts.push_back(options.host);
    guard.origins.push_back("https://" + options.host);
  }
  guard.door.workspace = options.workspace;
  guard.door.key = accounts == nullptr ? accounts::random_key() : std::string();
  guard.door.who = options.who;
  guard.door.accounts = accounts;
  guard.door.proxy = options.host;
  return guard;
}

std::string address_of_guard(const Guard& guard) {
  if (guard.door.accounts != nullptr) {
    return (!guard.door.proxy.empty() ? guard.origins.back() : guard.origins.front()) + "/";
  }
  return guard.origins.front() + "/#key=" + guard.door.key;
}

}  // namespace

Status serve(const ServeOptions& options,
             const std::function<void(const std::string& url)>& ready) {
  // First of all, since it starts the process that reads documents as a copy of this one.
  PL_TRY(const std::unique_ptr<app::Pipeline> pipeline, app::load_pipeline(app::EngineKind::Rules));
  // In this order: what is left of a connection dies with the workers' queue or with `io`, and
  // looks at `shared` while it does.
  std::optional<Shared> shared;
  // What is typed is in memory for a moment: it must not lie in a file after a crash.
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  constexpr std::size_t kReadersOfEach = 2;
  app::keep_open(std::max(2U, std::thread::hardware_concurrency()) * kReadersOfEach);
  asio::io_context io(1);
  tcp::acceptor acceptor(io);
  if (!options.host.empty()) {
    PL_TRY(const bool team, accounts::Accounts::exist(options.workspace));
    if (!team) {
      return Error{ErrorCode::Misuse,
                   "only a workspace with accounts is opened to a network: `plumbline accounts add "
                   "NAME --role administrator` makes the first"};
    }
  }
  if (Status opened = open(acceptor, options); !opened) return opened;
  const std::string port = std::to_string(acceptor.local_endpoint().port());
  WordKeeper words(options.workspace);
  std::array<Kept, 3> kept;  // slow answers, quick ones, counts
  PL_TRY(const std::unique_ptr<accounts::Accounts> accounts, accounts_of(options.workspace));
  PL_TRY(const std::unique_ptr<cases::Cases> cases, cases_of(options.workspace, accounts.get()));
  Desk desk;
  desk.workspace = options.workspace;
  desk.words_wait = [&words] { words.wake(); };
  desk.pipeline = pipeline.get();
  desk.kept = kept.data();
  desk.kept_short = &kept[1];
  desk.kept_counts = &kept[2];
  Jobs jobs;
  desk.jobs = &jobs;
  Guard guard = guard_of(options, port, accounts.get());
  guard.door.cases = cases.get();
  shared.emplace(std::move(desk), std::move(guard));
  Lines workers;
  // Ends before the workers, whom it wakes.
  std::optional<Scribe> scribe;
  if (accounts != nullptr) shared->scribe = &scribe.emplace(*accounts);
  {
    asio::signal_set signals(io, SIGINT, SIGTERM);
    signals.async_wait([&io](const beast::error_code& error, int) {
      if (!error) io.stop();
    });
    asio::co_spawn(io, listen(acceptor, workers, *shared), asio::detached);
    asio::co_spawn(io, end_sessions(*shared), asio::detached);
    ready(address_of_guard(shared->guard));
    io.run();
  }
  // From here on a second Ctrl-C ends the program at once, as the signals are nobody's any more.
  // Questions that wait are dropped; those being answered are waited for.
  shared->ending = true;
  workers.stop();
  workers.join();
  return Done{};
}

}  // namespace plumbline::http

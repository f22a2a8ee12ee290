// SPDX-License-Identifier: Apache-2.0

#include "http/server.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
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
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "app/library.h"
#include "app/pipeline.h"
#include "http/guard.h"
#include "http/kept.h"
#include "http/message.h"
#include "http/wire_internal.h"
#include "http/word_keeper_internal.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using asio::ip::tcp;

constexpr int kMostConnections = 256;
constexpr std::size_t kMostBuffer = std::size_t{1} << 20U;  // of what is read and not parsed yet
constexpr std::chrono::seconds kArrival{30};
constexpr std::chrono::seconds kLongArrival{120};  // of a file
constexpr std::chrono::seconds kIdle{60};
constexpr std::chrono::seconds kDrain{2};
constexpr std::size_t kMostDrained = std::size_t{4} << 20U;
// After an accept that failed: for want of descriptors it would fail again at once.
constexpr std::chrono::milliseconds kBreath{100};

// What all connections share; outlives them.
struct Shared {
  const Desk desk;
  const Guard guard;
  Sessions sessions;
  int connections = 0;  // of the one thread that listens
};

// A connection while it counts, however it ends.
class Counted {
 public:
  explicit Counted(Shared& shared) : shared_(shared) { ++shared_.connections; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --shared_.connections; }

 private:
  Shared& shared_;
};

Response made(const Request& request, Shared& shared) {
  try {
    return serve_request(request, shared.guard, shared.sessions, shared.desk,
                         Sessions::Clock::now());
  } catch (const std::exception&) {
    // What it was is nothing for whoever asked.
    return problem(500, "Failed", "the request could not be answered");
  }
}

asio::awaitable<Response> answered(const Request& request, Shared& shared) {
  co_return made(request, shared);
}

wire::response<wire::string_body> written(Response response, unsigned version, bool keep) {
  protect(response);
  wire::response<wire::string_body> out{static_cast<wire::status>(response.status), version};
  out.set(wire::field::content_type, response.type);
  for (const auto& [name, value] : response.headers) out.set(name, value);
  out.keep_alive(keep);
  const std::size_t size = response.body.size();
  out.body() = std::move(response.body);
  out.content_length(size);
  return out;
}

asio::awaitable<bool> send(beast::tcp_stream& stream, Response response, unsigned version,
                           bool head, bool keep) {
  auto out = written(std::move(response), version, keep);
  wire::response_serializer<wire::string_body> serializer{out};
  stream.expires_after(kArrival);
  beast::error_code error;
  if (head) {
    co_await wire::async_write_header(stream, serializer,
                                      asio::redirect_error(asio::use_awaitable, error));
  } else {
    co_await wire::async_write(stream, serializer,
                               asio::redirect_error(asio::use_awaitable, error));
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

// How long a body may be: long ones only of those who may ask.
std::uint64_t most_body(const Request& head, Shared& shared) {
  const std::uint64_t most = body_rule(head.method, head.path).most;
  if (most <= BodyRule().most) return most;
  const bool known = is_known(head, shared.guard, shared.sessions, Sessions::Clock::now());
  return known ? most : BodyRule().most;
}

// Reads a request. Nothing: it is there; else what is told before the line is closed, with status 0
// if nobody is there to be told.
asio::awaitable<std::optional<Response>> receive(beast::tcp_stream& stream,
                                                 beast::flat_buffer& buffer, WireParser& parser,
                                                 Shared& shared) {
  bound(parser);
  beast::error_code error;
  // The first byte may take a while, the rest of the request may not.
  stream.expires_after(buffer.size() == 0 ? kIdle : kArrival);
  if (buffer.size() == 0) {
    const std::size_t read = co_await stream.async_read_some(
        buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return Response{0, "", {}, ""};
    buffer.commit(read);
    stream.expires_after(kArrival);
  }
  co_await wire::async_read_header(stream, buffer, parser,
                                   asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return wire_problem(error);
  Request head;
  if (!read_request(parser.get(), head)) {
    co_return problem(400, "Not understood", "the address is not well formed");
  }
  const std::uint64_t most = most_body(head, shared);
  if (parser.content_length().value_or(0) > most) {
    co_return wire_problem(wire::error::body_limit);
  }
  parser.body_limit(most);
  stream.expires_after(most > BodyRule().most ? kLongArrival : kArrival);
  co_await wire::async_read(stream, buffer, parser,
                            asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return wire_problem(error);
  co_return std::nullopt;
}

// Who makes answers. What takes seconds has a line of its own, so that nobody else waits for it.
struct Lines {
  asio::thread_pool quick{std::max(2U, std::thread::hardware_concurrency())};
  asio::thread_pool slow{std::max(1U, std::thread::hardware_concurrency() / 2)};

  [[nodiscard]] asio::thread_pool& of(const Request& request) {
    const Route* route = route_of(request);
    return route != nullptr && route->slow ? slow : quick;
  }
  void stop() {
    quick.stop();
    slow.stop();
  }
  void join() {
    quick.join();
    slow.join();
  }
};

asio::awaitable<void> converse(tcp::socket socket, Lines& workers, Shared& shared) {
  const Counted counted(shared);
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer(kMostBuffer);
  for (bool more = true; more;) {
    WireParser parser;
    if (auto told = co_await receive(stream, buffer, parser, shared)) {
      if (told->status != 0) {
        co_await send(stream, std::move(*told), 11, false, false);
        co_await drain(stream);
      }
      break;
    }
    const unsigned version = parser.get().version();
    const bool head = parser.get().method() == wire::verb::head;
    const bool keep = parser.get().keep_alive();
    Request request;
    if (!read_request(parser.release(), request)) break;  // its target was read before
    Response response = co_await asio::co_spawn(workers.of(request), answered(request, shared),
                                                asio::use_awaitable);
    more = co_await send(stream, std::move(response), version, head, keep);
  }
  beast::error_code ignored;
  // NOLINTNEXTLINE(bugprone-unused-return-value): the other side may be gone
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
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
    if (shared.connections >= kMostConnections) continue;
    // NOLINTNEXTLINE(bugprone-unused-return-value): it is only slower without
    socket.set_option(tcp::no_delay(true), ignored);
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

}  // namespace

Status serve(const ServeOptions& options,
             const std::function<void(const std::string& url)>& ready) {
  // First of all, since it starts the process that reads documents as a copy of this one.
  PL_TRY(const std::unique_ptr<app::Pipeline> pipeline, app::load_pipeline(app::EngineKind::Rules));
  // In this order: what is left of a connection dies with the workers' queue or with `io`, and
  // looks at `shared` while it does.
  std::optional<Shared> shared;
  app::keep_open(std::max(2U, std::thread::hardware_concurrency()) * 2);
  asio::io_context io(1);
  tcp::acceptor acceptor(io);
  if (Status opened = open(acceptor, options); !opened) return opened;
  const std::string port = std::to_string(acceptor.local_endpoint().port());
  WordKeeper words(options.workspace);
  Kept kept;
  shared.emplace(
      Desk{options.workspace, options.who, [&words] { words.wake(); }, pipeline.get(), &kept},
      Guard{{"127.0.0.1:" + port, "localhost:" + port}, random_key()});
  Lines workers;
  {
    asio::signal_set signals(io, SIGINT, SIGTERM);
    signals.async_wait([&io](const beast::error_code& error, int) {
      if (!error) io.stop();
    });
    asio::co_spawn(io, listen(acceptor, workers, *shared), asio::detached);
    ready("http://" + shared->guard.hosts.front() + "/#key=" + shared->guard.key);
    io.run();
  }
  // From here on a second Ctrl-C ends the program at once, as the signals are nobody's any more.
  // Questions that wait are dropped; those being answered are waited for.
  workers.stop();
  workers.join();
  return Done{};
}

}  // namespace plumbline::http

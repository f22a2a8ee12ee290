// SPDX-License-Identifier: Apache-2.0

#include "http/server.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <thread>
#include <utility>  // before Boost 1.74, which forgets it

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "app/library.h"
#include "http/guard.h"
#include "http/message.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using asio::ip::tcp;

constexpr std::uint32_t kMostHeader = 64U << 10U;
constexpr std::uint64_t kMostBody = 1U << 20U;
constexpr int kMostConnections = 256;
constexpr std::chrono::seconds kArrival{30};
constexpr std::chrono::seconds kIdle{60};

// What all connections share; outlives them.
struct Shared {
  const Desk desk;
  Guard guard;
  Sessions sessions;
  asio::thread_pool workers{std::max(2U, std::thread::hardware_concurrency())};
  std::atomic<int> connections{0};
};

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string_view view(beast::string_view word) {
  return {word.data(), word.size()};
}

// Fields that stand twice are joined as the standard says (RFC 9110, 5.3), so that a second Host
// makes a name that is not ours.
bool read_request(const wire::request<wire::string_body>& from, Request& into) {
  into.method = std::string(view(from.method_string()));
  for (const auto& field : from) {
    std::string& value = into.headers[lower(view(field.name_string()))];
    value += (value.empty() ? "" : ", ") + std::string(view(field.value()));
  }
  into.body = from.body();
  return read_target(view(from.target()), into);
}

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

// What an unreadable request is told before the line is closed; status 0: nobody is there.
Response wire_problem(const beast::error_code& error) {
  if (error == wire::error::header_limit) return problem(431, "Too much", "headers over 64 KiB");
  if (error == wire::error::body_limit) return problem(413, "Too much", "a body over 1 MiB");
  const bool syntax = error.category() == make_error_code(wire::error::bad_method).category();
  if (!syntax || error == wire::error::end_of_stream) return {0, "", {}, ""};
  return problem(400, "Not understood", "this is no HTTP/1.1 request");
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

asio::awaitable<void> converse(tcp::socket socket, Shared& shared) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer(kMostHeader + kMostBody);
  for (bool more = true; more;) {
    wire::request_parser<wire::string_body> parser;
    parser.header_limit(kMostHeader);
    parser.body_limit(kMostBody);
    beast::error_code error;
    // The first byte may take a while, the rest of the request may not.
    stream.expires_after(buffer.size() == 0 ? kIdle : kArrival);
    if (buffer.size() == 0) {
      const std::size_t read = co_await stream.async_read_some(
          buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
      if (error) break;
      buffer.commit(read);
      stream.expires_after(kArrival);
    }
    co_await wire::async_read(stream, buffer, parser,
                              asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      Response told = wire_problem(error);
      if (told.status != 0) co_await send(stream, std::move(told), 11, false, false);
      break;
    }
    const auto& from = parser.get();
    Request request;
    if (!read_request(from, request)) {
      co_await send(stream, problem(400, "Not understood", "the address is not well formed"),
                    from.version(), false, false);
      break;
    }
    Response response =
        co_await asio::co_spawn(shared.workers, answered(request, shared), asio::use_awaitable);
    more = co_await send(stream, std::move(response), from.version(),
                         from.method() == wire::verb::head, from.keep_alive());
  }
  beast::error_code ignored;
  // NOLINTNEXTLINE(bugprone-unused-return-value): the other side may be gone
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  --shared.connections;
}

asio::awaitable<void> listen(tcp::acceptor& acceptor, Shared& shared) {
  for (;;) {
    beast::error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) co_return;
    if (error || shared.connections >= kMostConnections) continue;
    beast::error_code ignored;
    // NOLINTNEXTLINE(bugprone-unused-return-value): it is only slower without
    socket.set_option(tcp::no_delay(true), ignored);
    ++shared.connections;
    asio::co_spawn(acceptor.get_executor(), converse(std::move(socket), shared), asio::detached);
  }
}

Status open(tcp::acceptor& acceptor, const ServeOptions& options) {
  beast::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    return Error{ErrorCode::Misuse, "'" + options.address + "' is no address; 127.0.0.1 is one"};
  }
  const tcp::endpoint endpoint(address, options.port);
  // Each gives back what it also leaves in `error`.
  const bool open = !acceptor.open(endpoint.protocol(), error) &&
                    !acceptor.set_option(asio::socket_base::reuse_address(true), error) &&
                    !acceptor.bind(endpoint, error) &&
                    !acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (open) return Done{};
  const std::string where = options.address + ":" + std::to_string(options.port);
  if (error == asio::error::address_in_use) {
    return Error{ErrorCode::Conflict,
                 where + " is taken; choose another with --port, or 0 for any"};
  }
  return Error{ErrorCode::Unreadable, "cannot listen on " + where + ": " + error.message()};
}

}  // namespace

Status serve(const ServeOptions& options,
             const std::function<void(const std::string& url)>& ready) {
  app::keep_open(std::max(2U, std::thread::hardware_concurrency()) * 2);
  asio::io_context io(1);
  tcp::acceptor acceptor(io);
  if (Status opened = open(acceptor, options); !opened) return opened;
  const std::string port = std::to_string(acceptor.local_endpoint().port());
  Shared shared{{options.workspace, options.who},
                {{options.address + ":" + port, "localhost:" + port},
                 options.key.empty() ? random_key() : options.key},
                {},
                {}};
  asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&io](const beast::error_code& error, int) {
    if (!error) io.stop();
  });
  asio::co_spawn(io, listen(acceptor, shared), asio::detached);
  ready("http://" + shared.guard.hosts.front() + "/open?key=" + shared.guard.key);
  io.run();
  shared.workers.join();
  return Done{};
}

}  // namespace plumbline::http

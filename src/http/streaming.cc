// SPDX-License-Identifier: Apache-2.0

#include <chrono>
#include <string>
#include <utility>  // before Boost 1.74, which forgets it

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "http/guard.h"
#include "http/streaming_internal.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;

constexpr std::chrono::seconds kTaken{30};         // for a piece to be taken
constexpr std::chrono::milliseconds kLook{250};    // between two questions for news
constexpr std::chrono::milliseconds kGlance{100};  // of a maker, whether the program ends
constexpr std::size_t kPiece = std::size_t{64} << 10U;

// One answer on its way.
class Pieces {
 public:
  Pieces(beast::tcp_stream& stream, Manner manner)
      : stream_(stream), keep_(manner.keep && manner.version >= 11), version_(manner.version) {}

  asio::awaitable<bool> begin(Response& response) {
    protect(response);
    wire::response<wire::empty_body> head{static_cast<wire::status>(response.status), version_};
    head.set(wire::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) head.set(name, value);
    head.keep_alive(keep_);
    head.chunked(version_ >= 11);
    wire::response_serializer<wire::empty_body> serializer{head};
    stream_.expires_after(kTaken);
    beast::error_code error;
    co_await wire::async_write_header(stream_, serializer,
                                      asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
  }

  asio::awaitable<bool> put(std::string bytes) {
    if (bytes.empty()) co_return true;  // an empty chunk would end the answer
    stream_.expires_after(kTaken);
    beast::error_code error;
    if (version_ >= 11) {
      co_await asio::async_write(stream_, wire::make_chunk(asio::buffer(bytes)),
                                 asio::redirect_error(asio::use_awaitable, error));
    } else {
      co_await asio::async_write(stream_, asio::buffer(bytes),
                                 asio::redirect_error(asio::use_awaitable, error));
    }
    co_return !error;
  }

  asio::awaitable<bool> end() {
    if (version_ < 11) co_return false;
    stream_.expires_after(kTaken);
    beast::error_code error;
    co_await asio::async_write(stream_, wire::make_chunk_last(),
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error && keep_;
  }

 private:
  beast::tcp_stream& stream_;
  bool keep_;
  unsigned version_;
};

// What a maker gives its bytes to: gathered, and handed over to the thread of the line, for which
// the maker waits.
class Handing {
 public:
  Handing(Pieces& pieces, asio::any_io_executor line, const std::atomic<bool>& ending)
      : pieces_(pieces), line_(std::move(line)), ending_(ending) {}

  Status add(std::string_view bytes) {
    held_ += bytes;
    return held_.size() < kPiece ? Status(Done{}) : flush();
  }
  Status flush() {
    auto taken = asio::co_spawn(line_, pieces_.put(std::exchange(held_, {})), asio::use_future);
    while (taken.wait_for(kGlance) != std::future_status::ready) {
      if (ending_) return Error{ErrorCode::Unavailable, "the program ends"};
    }
    return taken.get() ? Status(Done{})
                       : Status(Error{ErrorCode::Unavailable, "nobody takes the answer"});
  }

 private:
  Pieces& pieces_;
  asio::any_io_executor line_;
  const std::atomic<bool>& ending_;
  std::string held_;
};

Status make(const Response& response, Handing& handing) {
  try {
    Status done = response.write([&](std::string_view bytes) { return handing.add(bytes); });
    return done ? handing.flush() : done;
  } catch (const std::exception&) {
    return Error{ErrorCode::Internal, "the answer could not be made"};
  }
}

asio::awaitable<bool> made_stream(const Response& response, Handing& handing) {
  const Status done = make(response, handing);
  co_return static_cast<bool>(done);
}

asio::awaitable<bool> tell(Pieces& pieces, const Response& response,
                           const std::atomic<bool>& ending) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  while (!ending) {
    std::optional<std::string> news = response.tell();
    if (!news) co_return true;
    const bool taken = co_await pieces.put(std::move(*news));
    if (!taken) co_return false;
    beast::error_code ignored;
    timer.expires_after(kLook);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  co_return false;
}

}  // namespace

asio::awaitable<bool> send_pieces(beast::tcp_stream& stream, Response response, Manner manner,
                                  Makers makers) {
  Pieces pieces(stream, manner);
  const bool begun = co_await pieces.begin(response);
  if (!begun) co_return false;
  if (manner.head) co_return manner.keep&& manner.version >= 11;
  bool whole = false;
  if (response.write) {
    Handing handing(pieces, co_await asio::this_coro::executor, makers.ending);
    whole = co_await asio::co_spawn(makers.threads, made_stream(response, handing),
                                    asio::use_awaitable);
  } else {
    whole = co_await tell(pieces, response, makers.ending);
  }
  if (!whole) co_return false;  // without an end, so that it is known
  const bool kept = co_await pieces.end();
  co_return kept;
}

}  // namespace plumbline::http

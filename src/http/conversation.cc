// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <cstdint>
#include <exception>
#include <string_view>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "accounts/accounts.h"
#include "accounts/secret.h"
#include "http/api_internal.h"
#include "http/cases_internal.h"
#include "http/conversation_internal.h"
#include "http/streaming_internal.h"
#include "http/team_internal.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using asio::ip::tcp;

constexpr int kMostLongBodies = 2;                     // at once; each is held whole
constexpr int kMostAtTheDoor = 16;                     // that wait for a password to be hashed
constexpr std::uint64_t kMostOfStranger = 16U << 10U;  // bytes of a body: names and passwords
constexpr std::chrono::seconds kLongArrival{120};      // of a file
constexpr std::chrono::seconds kDrain{2};
constexpr std::size_t kMostDrained = std::size_t{4} << 20U;

void let_in(Talk& talk) {
  talk.known = true;
  talk.place->let_in();
}

// It is somebody's, and still on the strangers' thread.
bool comes_in(const Talk& talk) {
  return talk.known && talk.outside;
}

Response busy(std::string_view why) {
  Response response = problem(503, "Busy", why);
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

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
asio::awaitable<Response> answered(const Request& request, Workers& workers, Shared& shared) {
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

asio::awaitable<Response> made_by_worker(const Request& request, Workers& workers, Shared& shared) {
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
wire::response<Body> written_head(const Response& response, Manner manner) {
  wire::response<Body> out{static_cast<wire::status>(response.status), manner.version};
  out.set(wire::field::content_type, response.type);
  for (const auto& [name, value] : response.headers) out.set(name, value);
  out.keep_alive(manner.keep);
  return out;
}

// From where it lies: nothing is copied for each of many lines.
asio::awaitable<bool> send_fixed(beast::tcp_stream& stream, const Response& response,
                                 Manner manner) {
  auto out = written_head<wire::empty_body>(response, manner);
  out.content_length(response.fixed.size());
  wire::response_serializer<wire::empty_body> serializer{out};
  stream.expires_after(kArrival);
  beast::error_code error;
  co_await wire::async_write_header(stream, serializer,
                                    asio::redirect_error(asio::use_awaitable, error));
  if (!error && !manner.head) {
    co_await asio::async_write(stream, asio::buffer(response.fixed.data(), response.fixed.size()),
                               asio::redirect_error(asio::use_awaitable, error));
  }
  co_return !error && manner.keep;
}

asio::awaitable<bool> send(beast::tcp_stream& stream, Response response, Manner manner) {
  protect(response);
  if (!response.fixed.empty()) co_return co_await send_fixed(stream, response, manner);
  auto out = written_head<wire::string_body>(response, manner);
  out.content_length(response.body.size());
  out.body() = std::move(response.body);
  wire::response_serializer<wire::string_body> serializer{out};
  stream.expires_after(kArrival);
  beast::error_code error;
  auto done = asio::redirect_error(asio::use_awaitable, error);
  if (manner.head) {
    co_await wire::async_write_header(stream, serializer, done);
  } else {
    co_await wire::async_write(stream, serializer, done);
  }
  co_return !error && manner.keep;
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

// Understands the header that was read. Else what is told before the line is closed.
std::optional<Response> heed(Talk& talk, Shared& shared) {
  if (!read_head(talk.reading().get(), talk.request)) {
    return problem(400, "Not understood", "the address is not well formed");
  }
  if (is_ambiguous(talk.reading().get())) {
    return problem(400, "Not understood", "where the body ends could be read in two ways");
  }
  talk.heard = true;
  if (is_inside(talk.request, shared.guard.door, shared.sessions, Sessions::Clock::now())) {
    let_in(talk);
  }
  return std::nullopt;
}

// Reads up to the end of the header.
asio::awaitable<beast::error_code> receive_header(Line& line) {
  Talk& talk = *line.talk;
  beast::error_code error;
  // The first byte may take a while, the rest of the request may not.
  line.stream.expires_after(talk.buffer.size() == 0 ? kIdle : kArrival);
  if (talk.buffer.size() == 0) {
    const std::size_t read = co_await line.stream.async_read_some(
        talk.buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
    // Nobody is there any more, or never said a word.
    if (error) co_return wire::error::end_of_stream;
    talk.buffer.commit(read);
    line.stream.expires_after(kArrival);
  }
  co_await wire::async_read_header(line.stream, talk.buffer, talk.reading(),
                                   asio::redirect_error(asio::use_awaitable, error));
  co_return error;
}

// Reads what follows the header. Nothing: it is there, or the line comes in before; else what is
// told before the line is closed.
asio::awaitable<std::optional<Response>> receive_body(Line& line, const House& house) {
  Talk& talk = *line.talk;
  Shared& shared = house.shared;
  if (talk.reading().content_length().value_or(0) == 0 && !talk.reading().chunked()) {
    co_return std::nullopt;
  }
  // Not on the thread of people, where all lines would wait for a file that is locked.
  const std::uint64_t most =
      co_await asio::co_spawn(talk.known ? house.workers.quick : house.workers.outside,
                              most_body_of(talk.request, shared), asio::use_awaitable);
  if (talk.reading().content_length().value_or(0) > most) {
    co_return wire_problem(wire::error::body_limit);
  }
  if (most > kMostOfStranger) let_in(talk);
  if (comes_in(talk)) co_return std::nullopt;
  const bool long_one = most > BodyRule().most;
  if (long_one) {
    if (!talk.long_body.enter(shared.long_bodies, kMostLongBodies)) {
      co_return busy("other files are being taken; try again in a moment");
    }
    // Nobody makes a file start again.
    talk.place->keep();
  }
  talk.reading().body_limit(most);
  line.stream.expires_after(long_one ? kLongArrival : kArrival);
  beast::error_code error;
  co_await wire::async_read(line.stream, talk.buffer, talk.reading(),
                            asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return wire_problem(error);
  talk.request.body = std::move(talk.reading().get().body());
  co_return std::nullopt;
}

// Reads a request, or what is left of it.
asio::awaitable<std::optional<Response>> receive(Line& line, const House& house) {
  Talk& talk = *line.talk;
  talk.place->wait();
  if (!talk.heard) {
    talk.listen();
    const beast::error_code error = co_await receive_header(line);
    if (error) co_return wire_problem(error);
    if (auto told = heed(talk, house.shared)) co_return told;
    if (comes_in(talk)) co_return std::nullopt;
    talk.place->wait();
  }
  co_return co_await receive_body(line, house);
}

// Overwrites what is secret of a request when it has been answered, however that ends.
class Wiping {
 public:
  explicit Wiping(Request& request) : request_(request) {}
  Wiping(const Wiping&) = delete;
  Wiping& operator=(const Wiping&) = delete;
  ~Wiping() {
    if (hashes_passwords(request_) || tells_cases(request_)) accounts::wipe(request_.body);
  }

 private:
  Request& request_;
};

}  // namespace

asio::awaitable<Response> answer_of(Talk& talk, const House& house) {
  Counted waits;
  Request& request = talk.request;
  const Wiping wiping(request);
  if (hashes_passwords(request)) {
    if (!waits.enter(house.shared.at_the_door, kMostAtTheDoor)) {
      co_return busy("too many people are signing in; try again in a moment");
    }
    talk.place->keep();
  }
  Response response = co_await asio::co_spawn(house.workers.of(request, talk.known),
                                              made_by_worker(request, house.workers, house.shared),
                                              asio::use_awaitable);
  talk.long_body.leave();
  // A program's token is looked at only now.
  if (response.status < 300 && request.path.starts_with("/api/")) let_in(talk);
  co_return response;
}

namespace {

asio::awaitable<bool> send_answer(Line& line, const House& house) {
  Talk& talk = *line.talk;
  const WireRequest& asked = talk.reading().get();
  const Manner manner{asked.version(), asked.keep_alive(), asked.method() == wire::verb::head};
  Response answer = std::move(*talk.answer);  // NOLINT(bugprone-unchecked-optional-access)
  talk.answer.reset();
  talk.place->wait();
  if (answer.write || answer.tell) {
    co_return co_await send_pieces(line.stream, std::move(answer), manner,
                                   {house.workers.sending, house.shared.ending});
  }
  co_return co_await send(line.stream, std::move(answer), manner);
}

// A line that is shut, not closed, when it makes room: its own thread may close it at any time, and
// its number be another line's by then, so it has one of its own.
class Shutter {
 public:
  explicit Shutter(int line) : own_(::fcntl(line, F_DUPFD_CLOEXEC, 0)) {}
  Shutter(const Shutter&) = delete;
  Shutter& operator=(const Shutter&) = delete;
  ~Shutter() {
    if (own_ >= 0) ::close(own_);
  }
  // False: the system had no number for it.
  [[nodiscard]] bool is_able() const { return own_ >= 0; }
  // Its thread finds it as if the other side had gone.
  void shut() const { ::shutdown(own_, SHUT_RDWR); }

 private:
  const int own_;
};

// Whoever takes a place may make this line go. False: it made room already, or could not be made
// to.
bool may_be_made_to_go(Line& line) {
  if (!line.talk->outside) return leaves_by_closing(*line.talk->place, line.stream.socket());
  const auto shutter = std::make_shared<Shutter>(line.stream.socket().native_handle());
  return shutter->is_able() && line.talk->place->leave_by([shutter] { shutter->shut(); });
}

// A line between two threads, of neither.
class Carried {
 public:
  explicit Carried(Line line) : talk_(std::move(line.talk)) {
    beast::error_code error;
    const int socket = line.stream.socket().release(error);
    if (!error) socket_ = socket;
  }
  Carried(Carried&& other) noexcept
      : talk_(std::move(other.talk_)), socket_(std::exchange(other.socket_, -1)) {}
  Carried(const Carried&) = delete;
  Carried& operator=(const Carried&) = delete;
  Carried& operator=(Carried&&) = delete;
  ~Carried() {
    if (socket_ >= 0) ::close(socket_);
  }

  // Nothing if the system refuses it; then it is closed.
  [[nodiscard]] std::optional<Line> give(const asio::any_io_executor& to) {
    tcp::socket socket(to);
    beast::error_code error;
    // NOLINTNEXTLINE(bugprone-unused-return-value): it is in `error`
    socket.assign(tcp::v4(), socket_, error);
    if (error) return std::nullopt;
    socket_ = -1;
    return Line{beast::tcp_stream(std::move(socket)), std::move(talk_)};
  }

 private:
  std::unique_ptr<Talk> talk_;
  int socket_ = -1;
};

void carry_on(Line line, const House& house);

asio::awaitable<void> converse(Line line, const House& house) {
  Talk& talk = *line.talk;
  for (bool more = may_be_made_to_go(line); more;) {
    if (!talk.answer) {
      if (!talk.told) talk.told = co_await receive(line, house);
      if (talk.told) {
        talk.place->wait();
        if (talk.told->status != 0) {
          co_await send(line.stream, std::move(*talk.told), {11, false, false});
          co_await drain(line.stream);
        }
        break;
      }
      if (!comes_in(talk)) {
        talk.place->answer();
        talk.answer = co_await answer_of(talk, house);
      }
      if (comes_in(talk)) {
        carry_on(std::move(line), house);
        co_return;
      }
    }
    more = co_await send_answer(line, house);
    talk.heard = false;
  }
  beast::error_code ignored;
  // NOLINTNEXTLINE(bugprone-unused-return-value): the other side may be gone
  line.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

// Goes on with the line on the other thread: somebody's inside, a stranger's outside.
void carry_on(Line line, const House& house) {
  if (!line.talk->place->leave_by({})) return;
  const bool known = line.talk->known;
  if (known) line.talk->outside.leave();
  const asio::any_io_executor to =
      known ? house.inside : asio::any_io_executor(house.workers.outside.get_executor());
  asio::post(to, [carried = Carried(std::move(line)), to, &house]() mutable {
    try {
      if (auto given = carried.give(to)) {
        asio::co_spawn(to, converse(std::move(*given), house), asio::detached);
      }
    } catch (const std::exception&) {
      return;  // for want of memory the line is dropped: everybody else stays
    }
  });
}

}  // namespace

asio::thread_pool& Workers::of(const Request& request, bool known) {
  if (hashes_passwords(request)) return door;
  return known ? quick : outside;
}

void Workers::stop() {
  for (asio::thread_pool* each : {&outside, &quick, &slow, &sending, &counting, &door}) {
    each->stop();
  }
}

void Workers::join() {
  for (asio::thread_pool* each : {&outside, &quick, &slow, &sending, &counting, &door}) {
    each->join();
  }
}

bool leaves_by_closing(Place& place, tcp::socket& socket) {
  return place.leave_by([&socket] {
    beast::error_code ignored;
    // NOLINTNEXTLINE(bugprone-unused-return-value): its other side is told nothing
    socket.close(ignored);
  });
}

void Talk::listen() {
  request = {};
  bound(parser.emplace());
}

void welcome(Line line, const beast::error_code& error, const House& house) {
  Talk& talk = *line.talk;
  talk.told = error ? wire_problem(error) : heed(talk, house.shared);
  if (talk.told && talk.told->status == 0) return;
  if (talk.known) {
    asio::co_spawn(house.inside, converse(std::move(line), house), asio::detached);
  } else if (talk.outside.enter(house.shared.outside, house.shared.places.rule().crowd)) {
    // Also of lines that made room and do not know it there are no more.
    carry_on(std::move(line), house);
  }
}

}  // namespace plumbline::http

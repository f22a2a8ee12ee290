// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <utility>

#include <boost/beast/http.hpp>

#include "http/lobby_internal.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

constexpr int kAtOnce = 16;  // lines that come in before others have their turn
// After an accept that failed: for want of descriptors it would fail again at once.
constexpr std::chrono::milliseconds kBreath{100};
constexpr std::chrono::seconds kSweep{1};
constexpr std::size_t kHeaderPiece = 1024;  // of a header, read at once

}  // namespace

Lobby::Lobby(tcp::acceptor& acceptor, const House& house)
    : acceptor_(acceptor),
      house_(house),
      breath_(acceptor.get_executor()),
      broom_(acceptor.get_executor()) {}

void Lobby::open() {
  acceptor_.async_wait(tcp::acceptor::wait_read, [this](const beast::error_code& error) {
    if (!error) take_in();
  });
}

void Lobby::take_in() {
  for (int at = 0; at < kAtOnce; ++at) {
    beast::error_code error;
    tcp::socket socket = acceptor_.accept(error);
    if (error == asio::error::would_block) break;
    if (error) {
      breath_.expires_after(kBreath);
      breath_.async_wait([this](const beast::error_code& ended) {
        if (!ended) open();
      });
      return;
    }
    auto talk = std::make_unique<Talk>();
    talk->place = house_.shared.places.take();
    if (!talk->place) continue;
    talk->listen();
    guests_.push_back({std::move(socket), std::move(talk), std::chrono::steady_clock::now()});
    const auto guest = std::prev(guests_.end());
    if (leaves_by_closing(*guest->talk->place, guest->socket)) {
      read(guest);
    } else {
      guests_.erase(guest);
    }
  }
  sweep_later();
  open();
}

void Lobby::read(Guests::iterator guest) {
  guest->socket.async_read_some(guest->talk->buffer.prepare(kHeaderPiece),
                                [this, guest](const beast::error_code& error, std::size_t read) {
                                  hear(guest, error, read);
                                });
}

// As async_read_header() of Beast, without its layers: most lines end here.
void Lobby::hear(Guests::iterator guest, beast::error_code error, std::size_t read) {
  Talk& talk = *guest->talk;
  talk.buffer.commit(read);
  if (error == asio::error::eof && !talk.reading().got_some()) {
    error = beast::http::error::end_of_stream;  // never said a word
  } else if (error == asio::error::eof) {
    talk.reading().put_eof(error);
  } else if (!error) {
    talk.buffer.consume(talk.reading().put(talk.buffer.data(), error));
  }
  const bool open = guest->socket.is_open();
  if (open && error == beast::http::error::need_more) return this->read(guest);
  Line line{beast::tcp_stream(std::move(guest->socket)), std::move(guest->talk)};
  guests_.erase(guest);
  if (open && line.talk->place->leave_by({})) welcome(std::move(line), error, house_);
}

void Lobby::sweep_later() {
  if (sweeps_ || guests_.empty()) return;
  sweeps_ = true;
  broom_.expires_after(kSweep);
  broom_.async_wait([this](const beast::error_code& ended) {
    if (!ended) sweep();
  });
}

// The first byte may take a while, the rest of the header may not.
void Lobby::sweep() {
  const auto now = std::chrono::steady_clock::now();
  for (Guest& each : guests_) {
    Talk& talk = *each.talk;
    if (!each.has_begun && (talk.buffer.size() > 0 || talk.reading().got_some())) {
      each.has_begun = true;
      each.since = now;
    }
    if (now - each.since <= (each.has_begun ? kArrival : kIdle)) continue;
    beast::error_code ignored;
    // NOLINTNEXTLINE(bugprone-unused-return-value): its other side is told nothing
    each.socket.close(ignored);
  }
  sweeps_ = false;
  sweep_later();
}

}  // namespace plumbline::http

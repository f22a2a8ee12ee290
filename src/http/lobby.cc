// SPDX-License-Identifier: Apache-2.0

#include <chrono>
#include <exception>
#include <memory>
#include <new>
#include <thread>
#include <utility>

#include <boost/beast/http.hpp>

#include "http/lobby_internal.h"

namespace plumbline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

constexpr int kAtOnce = 16;                 // lines that come in before others have their turn
constexpr std::size_t kHeaderPiece = 1024;  // of a header, read at once

// Without it nobody would come in any more. If there is no memory for it now, other threads give
// some back.
template <class Act>
void surely(const Act& act) {
  for (;;) {
    try {
      return act();
    } catch (const std::bad_alloc&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

// Whether a line stays. One for which there is no memory does not: everybody else does.
template <class Act>
bool unless_it_fails(const Act& act) {
  try {
    return act();
  } catch (const std::exception&) {
    return false;
  }
}

// As async_read_header() of Beast, without its layers: most lines end here.
beast::error_code understand(Talk& talk, beast::error_code error) {
  if (error == asio::error::eof && !talk.reading().got_some()) {
    error = beast::http::error::end_of_stream;  // never said a word
  } else if (error == asio::error::eof) {
    talk.reading().put_eof(error);
  } else if (!error) {
    talk.buffer.consume(talk.reading().put(talk.buffer.data(), error));
  }
  return error;
}

}  // namespace

Lobby::Lobby(tcp::acceptor& acceptor, const House& house, const LobbyTimes& times)
    : acceptor_(acceptor),
      house_(house),
      times_(times),
      breath_(acceptor.get_executor()),
      broom_(acceptor.get_executor()) {}

void Lobby::open() {
  surely([this] {
    acceptor_.async_wait(tcp::acceptor::wait_read, [this](const beast::error_code& error) {
      if (!error) take_in();
    });
  });
}

void Lobby::take_in() {
  beast::error_code error;
  for (int at = 0; !error && at < kAtOnce; ++at) error = take_one();
  sweep_later();
  if (!error || error == asio::error::would_block) return open();
  surely([this] {
    breath_.expires_after(times_.breath);
    breath_.async_wait([this](const beast::error_code& ended) {
      if (!ended) open();
    });
  });
}

beast::error_code Lobby::take_one() {
  try {
    beast::error_code error;
    tcp::socket socket = acceptor_.accept(error);
    if (error) return error;
    auto talk = std::make_unique<Talk>();
    talk->place = house_.shared.places.take();
    if (!talk->place) return {};
    talk->listen();
    guests_.push_back({std::move(socket), std::move(talk), std::chrono::steady_clock::now()});
  } catch (const std::exception&) {
    return asio::error::no_memory;
  }
  const auto guest = std::prev(guests_.end());
  const bool stays = unless_it_fails([&] {
    if (!leaves_by_closing(*guest->talk->place, guest->socket)) return false;
    read(guest);
    return true;
  });
  if (!stays) guests_.erase(guest);
  return {};
}

void Lobby::read(Guests::iterator guest) {
  guest->socket.async_read_some(guest->talk->buffer.prepare(kHeaderPiece),
                                [this, guest](const beast::error_code& error, std::size_t read) {
                                  hear(guest, error, read);
                                });
}

void Lobby::hear(Guests::iterator guest, beast::error_code error, std::size_t read) {
  const bool stays = unless_it_fails([&] {
    guest->talk->buffer.commit(read);
    error = understand(*guest->talk, error);
    if (!guest->socket.is_open()) return false;
    if (error == beast::http::error::need_more) {
      this->read(guest);
      return true;
    }
    Line line{beast::tcp_stream(std::move(guest->socket)), std::move(guest->talk)};
    if (line.talk->place->leave_by({})) welcome(std::move(line), error, house_);
    return false;
  });
  if (!stays) guests_.erase(guest);
}

void Lobby::sweep_later() {
  if (sweeps_ || guests_.empty()) return;
  surely([this] {
    broom_.expires_after(times_.sweep);
    broom_.async_wait([this](const beast::error_code& ended) {
      if (!ended) sweep();
    });
  });
  sweeps_ = true;
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
    if (now - each.since <= (each.has_begun ? times_.arrival : times_.idle)) continue;
    beast::error_code ignored;
    // NOLINTNEXTLINE(bugprone-unused-return-value): its other side is told nothing
    each.socket.close(ignored);
  }
  sweeps_ = false;
  sweep_later();
}

}  // namespace plumbline::http

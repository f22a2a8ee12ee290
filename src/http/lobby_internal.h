// SPDX-License-Identifier: Apache-2.0
//
// Where lines come in and wait until the first header is there: each a socket and what it has said,
// without a coroutine or a timer, so that hundreds that never get so far, opened again and again,
// cost those who are inside next to nothing. A line for which there is no memory is dropped.

#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>

#include "http/conversation_internal.h"

namespace plumbline::http {

struct LobbyTimes {
  std::chrono::milliseconds idle = kIdle;        // before the first byte
  std::chrono::milliseconds arrival = kArrival;  // of the header, from there on
  std::chrono::milliseconds sweep{1000};         // between two looks at who has had it
  // After a line that could not be taken in: for want of descriptors the next could not, either.
  std::chrono::milliseconds breath{100};
};

// All of it is of the thread of `acceptor`. `house` outlives it, and it lives as long as that runs.
class Lobby {
 public:
  Lobby(boost::asio::ip::tcp::acceptor& acceptor, const House& house,
        const LobbyTimes& times = LobbyTimes());

  // From now on lines come in.
  void open();

 private:
  struct Guest {
    boost::asio::ip::tcp::socket socket;
    std::unique_ptr<Talk> talk;                   // destroyed first: its place knows the socket
    std::chrono::steady_clock::time_point since;  // it came, or said its first word
    bool has_begun = false;
  };
  using Guests = std::list<Guest>;

  void take_in();
  // Takes in the next line. An error: there is none, or the system refuses it.
  boost::beast::error_code take_one();
  void read(Guests::iterator guest);
  void hear(Guests::iterator guest, boost::beast::error_code error, std::size_t read);
  void sweep_later();
  void sweep();

  boost::asio::ip::tcp::acceptor& acceptor_;
  const House& house_;
  const LobbyTimes times_;
  Guests guests_;
  boost::asio::steady_timer breath_;
  boost::asio::steady_timer broom_;
  bool sweeps_ = false;
};

}  // namespace plumbline::http

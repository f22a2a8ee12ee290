// SPDX-License-Identifier: Apache-2.0
//
// Where lines come in and wait until the first header is there: each a socket and what it has said,
// without a coroutine or a timer, so that hundreds that never get so far, opened again and again,
// cost those who are inside next to nothing.

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

// All of it is of the thread of `acceptor`. `house` outlives it, and it lives as long as that runs.
class Lobby {
 public:
  Lobby(boost::asio::ip::tcp::acceptor& acceptor, const House& house);

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
  void read(Guests::iterator guest);
  void hear(Guests::iterator guest, boost::beast::error_code error, std::size_t read);
  void sweep_later();
  void sweep();

  boost::asio::ip::tcp::acceptor& acceptor_;
  const House& house_;
  Guests guests_;
  boost::asio::steady_timer breath_;
  boost::asio::steady_timer broom_;
  bool sweeps_ = false;
};

}  // namespace plumbline::http

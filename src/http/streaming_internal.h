// SPDX-License-Identifier: Apache-2.0
//
// Answers that have no body when they begin: bytes that are sent while they are made, and what is
// told while something goes on. In chunks (RFC 9112, 7.1), so that a broken-off answer is known as
// one; to a client of HTTP/1.0 until the line closes.

#pragma once

#include <atomic>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "http/message.h"

namespace plumbline::http {

struct Manner {
  unsigned version = 11;
  bool keep = true;   // the line, for another request
  bool head = false;  // asked by HEAD: what would come is announced, and does not come
};
// Who makes the bytes, and whether the program is ending.
struct Makers {
  boost::asio::thread_pool& threads;
  const std::atomic<bool>& ending;
};

// True if the line may be used for another request. The answer has `write` or `tell`.
[[nodiscard]] boost::asio::awaitable<bool> send_pieces(boost::beast::tcp_stream& stream,
                                                       Response response, Manner manner,
                                                       Makers makers);

}  // namespace plumbline::http

// SPDX-License-Identifier: Apache-2.0
//
// A line from the end of its first header on, which is read in the lobby: requests are read,
// answered by threads of pools, and sent. What people say who have come in is read and sent by one
// thread, the same as the lobby's, what strangers say by another, so that nobody inside waits for
// them; a line goes over to the first as soon as it is somebody's.

#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <thread>
#include <utility>  // before Boost 1.74, which forgets it

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>

#include "http/door.h"
#include "http/guard.h"
#include "http/message.h"
#include "http/places_internal.h"
#include "http/route.h"
#include "http/scribe_internal.h"
#include "http/wire_internal.h"

namespace plumbline::http {

// If the system grants the descriptors, else fewer (lines_within). A line of which nothing has been
// read yet takes some 2 KB.
constexpr PlacesRule kConnections{256, 1024, std::chrono::milliseconds(500)};
constexpr std::chrono::seconds kArrival{30};  // of a request
constexpr std::chrono::seconds kIdle{60};     // before its first byte

// One of those that `count` counts, until it leaves or is destroyed.
class Counted {
 public:
  Counted() = default;
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { leave(); }

  // False: there are `most` already.
  [[nodiscard]] bool enter(std::atomic<int>& count, int most) {
    leave();
    if (++count > most) {
      --count;
      return false;
    }
    count_ = &count;
    return true;
  }
  void leave() {
    if (count_ != nullptr) --*count_;
    count_ = nullptr;
  }
  explicit operator bool() const { return count_ != nullptr; }

 private:
  std::atomic<int>* count_ = nullptr;
};

// What all lines share; outlives them.
struct Shared {
  Shared(Desk worked_on, Guard guarded, const PlacesRule& rule)
      : desk(std::move(worked_on)), guard(std::move(guarded)), places(rule) {}
  const Desk desk;
  const Guard guard;
  Sessions sessions;
  Scribe* scribe = nullptr;  // set where there are accounts
  std::atomic<bool> ending{false};
  Places places;
  std::atomic<int> outside{0};  // lines of the strangers' thread
  std::atomic<int> long_bodies{0};
  std::atomic<int> at_the_door{0};
};

// Who makes answers. What takes seconds has threads of its own, so that nobody else waits for it.
struct Workers {
  // What strangers say behind their first header is read, answered and sent here, however much it
  // is. First, since lines are its own that wait for the others: it must end after them.
  boost::asio::thread_pool outside{1};
  boost::asio::thread_pool quick{std::max(2U, std::thread::hardware_concurrency())};
  boost::asio::thread_pool slow{std::max(1U, std::thread::hardware_concurrency() / 2)};

  // What is sent while it is made goes no faster than somebody takes it.
  boost::asio::thread_pool sending{2};
  // Counts over all documents: who asks for the same meanwhile finds it kept.
  boost::asio::thread_pool counting{1};
  // Passwords are hashed one after the other, half a second each.
  boost::asio::thread_pool door{1};

  [[nodiscard]] boost::asio::thread_pool& of(const Request& request, bool known);
  void stop();
  void join();
};

// What has come of a line so far: all but its socket, which is of one thread.
struct Talk {
  std::unique_ptr<Place> place;
  boost::beast::flat_buffer buffer{std::size_t{1} << 20U};  // what is read and not parsed yet
  std::optional<WireParser> parser;                         // of the request that is being read
  Request request;                                          // as far as it was understood
  bool heard = false;            // the header is there, and `request` has it
  bool known = false;            // somebody who has come in asks on it
  std::optional<Response> told;  // instead of an answer, before the line is closed
  std::optional<Response> answer;
  Counted outside;  // it is one of the strangers' thread
  Counted long_body;

  // From here on a new request is read.
  void listen();
  // Of the request that comes in: there is one from listen() on.
  [[nodiscard]] WireParser& reading() {
    return *parser;  // NOLINT(bugprone-unchecked-optional-access)
  }
};

struct Line {
  boost::beast::tcp_stream stream;
  std::unique_ptr<Talk> talk;
};

// When it makes room the socket, which is of the thread that takes places, is closed. False: it
// made room before.
[[nodiscard]] bool leaves_by_closing(Place& place, boost::asio::ip::tcp::socket& socket);

// Where lines go on.
struct House {
  boost::asio::any_io_executor inside;  // the thread of people who have come in; takes places
  Workers& workers;
  Shared& shared;
};

// Answers the request that was read on the line, and wipes what is secret of it. What hashes a
// password waits for those before it: of too many none is let in. `talk` and `house` outlive it.
[[nodiscard]] boost::asio::awaitable<Response> answer_of(Talk& talk, const House& house);

// Takes over a line that was read up to the end of its first header, or up to this error. Called on
// the thread of people, of which the line is; `house` outlives it.
void welcome(Line line, const boost::beast::error_code& error, const House& house);

}  // namespace plumbline::http

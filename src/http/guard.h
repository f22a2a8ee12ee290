// SPDX-License-Identifier: Apache-2.0
//
// Who may ask, and from where: what stands between a request and its route.
//
// `serve` listens on this machine only, but so does every page that a browser has open and every
// other account of the machine. So: a session is opened with a key that only the terminal showed;
// a request must name one of our hosts (against DNS rebinding) and, where it changes something,
// come from our own page (against CSRF). A session is shown in the header Authorization, not in a
// cookie: cookies of 127.0.0.1 go to the servers of all its ports. OWASP ASVS 5.0 V3.5, V7.

#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/route.h"

namespace plumbline::http {

// 256 random bits in hexadecimal.
[[nodiscard]] std::string random_key();

// Sessions of one process; they end with it. Safe for many threads.
class Sessions {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::minutes kIdle{30};
  static constexpr std::chrono::hours kLongest{12};
  static constexpr std::size_t kMost = 64;  // the one idle longest makes room

  // The id of a new session.
  [[nodiscard]] std::string open(Clock::time_point now);
  // Whether it is open; being asked keeps it from idling.
  [[nodiscard]] bool holds(std::string_view id, Clock::time_point now);
  void close(std::string_view id);

  // For what a browser fetches by itself, without the header that shows a session (a frame, a file
  // to be saved): a word that is good for one GET of this target within a minute.
  static constexpr std::chrono::seconds kTicket{60};
  [[nodiscard]] std::string ticket(const std::string& target, Clock::time_point now);
  [[nodiscard]] bool redeem(std::string_view ticket, const std::string& target,
                            Clock::time_point now);

 private:
  struct Times {
    Clock::time_point opened;
    Clock::time_point seen;
  };
  std::mutex mutex_;
  std::map<std::string, Times, std::less<>> sessions_;
  struct Ticket {
    std::string target;
    Clock::time_point given;
  };
  std::map<std::string, Ticket, std::less<>> tickets_;
};

struct Guard {
  std::vector<std::string> hosts;  // as a browser names us: "127.0.0.1:8137", "localhost:8137"
  std::string key;                 // opens a session
};

// Why the request is refused before any route is looked for: not our host, a foreign page, a coded
// body. Nothing: go on.
[[nodiscard]] std::optional<Response> refuse(const Request& request, const Guard& guard);

// Whether who asks has shown the key or an open session.
[[nodiscard]] bool is_known(const Request& request, const Guard& guard, Sessions& sessions,
                            Sessions::Clock::time_point now);

// The answer to the request, routes and pages included.
[[nodiscard]] Response serve_request(const Request& request, const Guard& guard, Sessions& sessions,
                                     const Desk& desk, Sessions::Clock::time_point now);

// Headers that every answer has: nothing from elsewhere, nothing kept, nothing framed.
void protect(Response& response);

}  // namespace plumbline::http

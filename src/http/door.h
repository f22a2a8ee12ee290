// SPDX-License-Identifier: Apache-2.0
//
// Coming in: who a visitor is, and how long he stays.
//
// Without accounts there is one person, who shows the key that only the terminal printed, and may
// do all there is to do. With accounts everybody signs in with name, password and, if there is one,
// the code of a second factor, and may what the role may. Either way a session follows, shown in
// the header Authorization; programs of a team show a token there. OWASP ASVS 5.0 V6, V7.

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/account.h"
#include "http/message.h"

namespace plumbline::accounts {
class Accounts;
struct SignIn;
}  // namespace plumbline::accounts

namespace plumbline::cases {
class Cases;
struct Officer;
}  // namespace plumbline::cases

namespace plumbline::http {

struct Visitor {
  std::string who;                               // as decisions are signed
  accounts::Role role = accounts::Role::Editor;  // of an account
  std::int64_t account = 0;                      // 0: the one person, without accounts
  std::int64_t epoch = 0;                        // of the account when the session began
  std::string address;                           // from where, for the journal
  std::string session;                           // that it was shown in; empty: a key or a token
  bool by_token = false;                         // a program: changes no account
  std::string token = {};                        // of the program
  // What opens cases, of a session that began with password and second factor; null otherwise.
  std::shared_ptr<const cases::Officer> officer = nullptr;
  std::string no_officer = {};  // why the key could not be opened; empty: there was no trying

  // Whether such a visitor may do this. The one person may all there is.
  [[nodiscard]] bool may(accounts::Right right) const {
    return account == 0 || accounts::may(role, right);
  }
};

// Goes on while the machine sleeps, which a steady clock does not: who opens the lid of a laptop
// the next day finds no session.
struct WakeClock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<WakeClock>;
  [[nodiscard]] static time_point now();
};

// Sessions of one process; they end with it. Safe for many threads.
class Sessions {
 public:
  using Clock = WakeClock;
  static constexpr std::chrono::minutes kIdle{30};
  static constexpr std::chrono::hours kLongest{12};
  static constexpr std::size_t kMost = 64;  // of one account; the one idle longest makes room

  // The id of a new session.
  [[nodiscard]] std::string open(const Visitor& visitor, Clock::time_point now);
  // Whose it is, if it is open; being asked keeps it from idling.
  [[nodiscard]] std::optional<Visitor> visitor(std::string_view id, Clock::time_point now);
  void close(std::string_view id);
  // Sessions whose time is over end, and with them what they hold in memory.
  void sweep(Clock::time_point now);

  // For what a browser fetches by itself, without the header that shows a session (a frame, a file
  // to be saved): a word that is good for one GET of this target within a minute. It opens no case.
  static constexpr std::chrono::seconds kTicket{60};
  [[nodiscard]] std::string ticket(const Visitor& visitor, const std::string& target,
                                   Clock::time_point now);
  [[nodiscard]] std::optional<Visitor> redeem(std::string_view ticket, const std::string& target,
                                              Clock::time_point now);

 private:
  struct Session {
    Visitor visitor;
    Clock::time_point opened;
    Clock::time_point seen;
  };
  struct Ticket {
    Visitor visitor;
    std::string target;
    Clock::time_point given;
  };
  void end_late(Clock::time_point now);

  std::mutex mutex_;
  std::map<std::string, Session, std::less<>> sessions_;
  std::map<std::string, Ticket, std::less<>> tickets_;
};

// What opens the door.
struct Door {
  std::string workspace;
  std::string key;                         // opens a session without accounts
  std::string who;                         // whose key it is
  accounts::Accounts* accounts = nullptr;  // set: everybody signs in, the key opens nothing
  cases::Cases* cases = nullptr;           // with accounts only
  // The name of the proxy before us; of what it sends on, the last of X-Forwarded-For is where
  // from. Empty: there is none.
  std::string proxy = {};
};

// Nothing, or why nobody comes in: the first account was made since we began, so that our key no
// longer opens.
[[nodiscard]] std::optional<Response> shut(const Door& door);

// Who asks, by what the request shows: a session, a token of a program, the key. Nothing: nobody we
// know, or an account that has changed since.
[[nodiscard]] std::optional<Visitor> visitor_of(const Request& request, const Door& door,
                                                Sessions& sessions,
                                                Sessions::Clock::time_point now);

// Whether the request shows an open session or the key: whose line is kept when there are too many.
// Asks no file; says nothing of what may be done.
[[nodiscard]] bool is_inside(const Request& request, const Door& door, Sessions& sessions,
                             Sessions::Clock::time_point now);

// POST /open, with the key.
[[nodiscard]] Response open_with_key(const Request& request, const Door& door, Sessions& sessions,
                                     Sessions::Clock::time_point now);
// POST /session, {"name", "password", "code"}.
[[nodiscard]] Response sign_in(const Request& request, const Door& door, Sessions& sessions,
                               Sessions::Clock::time_point now);
// What is answered to a password that does not open, with `status` for a wrong one; nothing if it
// does.
[[nodiscard]] std::optional<Response> not_welcome(const accounts::SignIn& answer, int status);

// POST /close.
[[nodiscard]] Response close_session(const Request& request, const Door& door, Sessions& sessions,
                                     Sessions::Clock::time_point now);
// POST /ticket, {"target": "/api/..."}.
[[nodiscard]] Response give_ticket(const Request& request, const Visitor& visitor,
                                   Sessions& sessions, Sessions::Clock::time_point now);
// Whose ticket the request holds; a ticket is used up by it.
[[nodiscard]] std::optional<Visitor> ticket_holder(const Request& request, const Door& door,
                                                   Sessions& sessions,
                                                   Sessions::Clock::time_point now);

}  // namespace plumbline::http

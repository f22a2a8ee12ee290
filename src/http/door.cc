// SPDX-License-Identifier: Apache-2.0

#include "http/door.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>

#include "accounts/accounts.h"
#include "accounts/secret.h"
#include "base/result.h"
#include "cases/cases.h"
#include "http/api_internal.h"

namespace plumbline::http {
namespace {

constexpr std::string_view kTicketName = "ticket";

// What `Authorization: Bearer` holds; empty if it is none.
std::string bearer(const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string header = request.header("authorization");
  return header.starts_with(kScheme) ? header.substr(kScheme.size()) : std::string();
}

// Path and parameters but the ticket itself, however they were written.
std::string target_of(const Request& request) {
  std::string out = request.path;
  for (const auto& [name, value] : request.query) {
    if (name != kTicketName) out += '\n' + name + '=' + value;
  }
  return out;
}

// One form of an address, without a port; of IPv6 the net that one household has (/64). Empty: it
// is none.
std::string plain_address(std::string word) {
  if (word.starts_with('[')) {
    word = word.substr(1, word.find(']') == std::string::npos ? 0 : word.find(']') - 1);
  } else if (word.find('.') != std::string::npos && word.find(':') == word.rfind(':')) {
    word = word.substr(0, word.find(':'));
  }
  std::array<char, INET6_ADDRSTRLEN> out{};
  in_addr four{};
  in6_addr six{};
  if (::inet_pton(AF_INET, word.c_str(), &four) == 1) {
    return ::inet_ntop(AF_INET, &four, out.data(), out.size()) == nullptr ? "" : out.data();
  }
  if (::inet_pton(AF_INET6, word.c_str(), &six) != 1) return {};
  constexpr std::size_t kNet = 8;
  std::fill(std::begin(six.s6_addr) + kNet, std::end(six.s6_addr), std::uint8_t{0});
  return ::inet_ntop(AF_INET6, &six, out.data(), out.size()) == nullptr ? "" : out.data();
}

// Where a request comes from: what the proxy before us says it saw, which it puts last. Programs of
// this machine can say the same.
std::string address_asked(const Request& request, const Door& door) {
  if (door.proxy.empty() || request.header("host") != door.proxy) return "127.0.0.1";
  std::string told = request.header("x-forwarded-for");
  told = told.substr(told.rfind(',') + 1);
  told.erase(0, std::min(told.find_first_not_of(' '), told.size()));
  told.erase(std::min(told.find(' '), told.size()));
  const std::string plain = plain_address(std::move(told));
  return plain.empty() ? "127.0.0.1" : plain;
}

// False if the account is gone, closed, or has changed since the session began.
bool still_holds(const Visitor& visitor, const Door& door) {
  if (door.accounts == nullptr) return visitor.account == 0;
  if (visitor.account == 0) return false;
  auto found = door.accounts->open_account(visitor.account);
  if (!found) return false;
  const std::optional<accounts::Account> account = std::move(found).take();
  return account && account->epoch == visitor.epoch;
}

// What opens cases lies in memory from here to the end of the session. Whoever may not be assigned,
// or shows a password alone, gets none; where it fails, they come in without.
void open_cases(Visitor& visitor, const accounts::Account& account, std::string password,
                const Door& door) {
  constexpr std::size_t kDay = 10;
  if (door.cases != nullptr && account.second_factor &&
      accounts::may(account.role, accounts::Right::Cases)) {
    const std::string today = accounts::to_text(accounts::now()).substr(0, kDay);
    auto unlocked = door.cases->unlock(account.id, password, today);
    if (unlocked) {
      visitor.officer = unlocked->officer;
    } else {
      visitor.no_officer = unlocked.error().message;
    }
  }
  accounts::wipe(password);
}

Response session_response(const Visitor& visitor, Sessions& sessions,
                          Sessions::Clock::time_point now) {
  return {201,
          "application/json",
          {},
          nlohmann::ordered_json{{"session", sessions.open(visitor, now)},
                                 {"who", visitor.who},
                                 {"role", accounts::to_word(visitor.role)}}
              .dump()};
}

}  // namespace

WakeClock::time_point WakeClock::now() {
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);
  return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

std::string Sessions::open(const Visitor& visitor, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  end_late(now);
  const auto is_theirs = [&](const auto& each) {
    return each.second.visitor.account == visitor.account;
  };
  if (std::count_if(sessions_.begin(), sessions_.end(), is_theirs) >=
      static_cast<std::ptrdiff_t>(kMost)) {
    auto oldest = sessions_.end();
    for (auto each = sessions_.begin(); each != sessions_.end(); ++each) {
      if (!is_theirs(*each)) continue;
      if (oldest == sessions_.end() || each->second.seen < oldest->second.seen) oldest = each;
    }
    sessions_.erase(oldest);
  }
  return sessions_.emplace(accounts::random_key(), Session{visitor, now, now}).first->first;
}

std::optional<Visitor> Sessions::visitor(std::string_view id, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return std::nullopt;
  if (now - found->second.seen > kIdle || now - found->second.opened > kLongest) {
    sessions_.erase(found);
    return std::nullopt;
  }
  found->second.seen = now;
  return found->second.visitor;
}

void Sessions::end_late(Clock::time_point now) {
  std::erase_if(sessions_, [&](const auto& each) {
    return now - each.second.seen > kIdle || now - each.second.opened > kLongest;
  });
}

void Sessions::sweep(Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  end_late(now);
}

void Sessions::close(std::string_view id) {
  const std::scoped_lock lock(mutex_);
  const auto found = sessions_.find(id);
  if (found != sessions_.end()) sessions_.erase(found);
}

std::string Sessions::ticket(const Visitor& visitor, const std::string& target,
                             Clock::time_point now) {
  constexpr std::ptrdiff_t kMostTickets = 64;  // of one account
  const std::scoped_lock lock(mutex_);
  std::erase_if(tickets_, [&](const auto& each) { return now - each.second.given > kTicket; });
  const auto is_theirs = [&](const auto& each) {
    return each.second.visitor.account == visitor.account;
  };
  if (std::count_if(tickets_.begin(), tickets_.end(), is_theirs) >= kMostTickets) {
    auto oldest = tickets_.end();
    for (auto each = tickets_.begin(); each != tickets_.end(); ++each) {
      if (!is_theirs(*each)) continue;
      if (oldest == tickets_.end() || each->second.given < oldest->second.given) oldest = each;
    }
    tickets_.erase(oldest);
  }
  Ticket given{visitor, target, now};
  // It stands in an address, which is kept here and there.
  given.visitor.officer = nullptr;
  return tickets_.emplace(accounts::random_key(), std::move(given)).first->first;
}

std::optional<Visitor> Sessions::redeem(std::string_view ticket, const std::string& target,
                                        Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = tickets_.find(ticket);
  if (found == tickets_.end()) return std::nullopt;
  std::optional<Visitor> visitor;
  if (found->second.target == target && now - found->second.given <= kTicket) {
    visitor = found->second.visitor;
  }
  tickets_.erase(found);
  // It ends with the session it was given to.
  if (visitor && !visitor->session.empty() && !sessions_.contains(visitor->session)) {
    return std::nullopt;
  }
  return visitor;
}

std::optional<Response> shut(const Door& door) {
  if (door.accounts != nullptr) return std::nullopt;
  const auto any = accounts::Accounts::exist(door.workspace);
  if (any && !*any) return std::nullopt;
  return problem(503, "Accounts were made",
                 "this workspace has accounts now: end `plumbline serve` and start it again");
}

std::optional<Visitor> visitor_of(const Request& request, const Door& door, Sessions& sessions,
                                  Sessions::Clock::time_point now) {
  const std::string shown = bearer(request);
  if (shown.empty()) return std::nullopt;
  auto visitor = sessions.visitor(shown, now);
  if (visitor) visitor->session = shown;
  if (!visitor && door.accounts == nullptr && !door.key.empty() &&
      accounts::equal_secrets(shown, door.key)) {
    visitor = Visitor{.who = door.who};
  }
  if (!visitor && door.accounts != nullptr) {
    auto found = door.accounts->token_owner(shown, accounts::now());
    if (!found) return std::nullopt;
    if (const std::optional<accounts::Account> owner = std::move(found).take()) {
      visitor = Visitor{.who = owner->name,
                        .role = owner->role,
                        .account = owner->id,
                        .epoch = owner->epoch,
                        .by_token = true,
                        .token = shown};
    }
  }
  if (!visitor) return std::nullopt;
  if (!still_holds(*visitor, door)) {
    sessions.close(shown);
    return std::nullopt;
  }
  visitor->address = address_asked(request, door);
  return visitor;
}

bool is_inside(const Request& request, const Door& door, Sessions& sessions,
               Sessions::Clock::time_point now) {
  const std::string shown = bearer(request);
  if (shown.empty()) return false;
  const bool key =
      door.accounts == nullptr && !door.key.empty() && accounts::equal_secrets(shown, door.key);
  return key || sessions.visitor(shown, now).has_value();
}

Response open_with_key(const Request& request, const Door& door, Sessions& sessions,
                       Sessions::Clock::time_point now) {
  if (door.accounts != nullptr) {
    return problem(403, "Sign in", "this workspace has accounts: sign in with name and password");
  }
  if (door.key.empty() || !accounts::equal_secrets(bearer(request), door.key)) {
    return problem(403, "Not the key", "open the address that `plumbline serve` printed");
  }
  return session_response({.who = door.who}, sessions, now);
}

Response sign_in(const Request& request, const Door& door, Sessions& sessions,
                 Sessions::Clock::time_point now) {
  if (door.accounts == nullptr) {
    return problem(404, "No accounts", "open the address that `plumbline serve` printed");
  }
  const auto body = nlohmann::json::parse(request.body, nullptr, false);
  if (!body.is_object() || word_of(body, "name").empty() || word_of(body, "password").empty()) {
    return problem(400, "Not understood",
                   "the body is an object with name, password and, where it was asked for, code");
  }
  const std::string address = address_asked(request, door);
  const auto answer = door.accounts->sign_in(
      {word_of(body, "name"), word_of(body, "password"), word_of(body, "code"), address},
      accounts::now());
  if (!answer) return refusal(answer.error());
  if (auto refused = not_welcome(*answer, 401)) return *refused;
  const accounts::Account& account = answer->account;
  Visitor visitor{.who = account.name,
                  .role = account.role,
                  .account = account.id,
                  .epoch = account.epoch,
                  .address = address};
  open_cases(visitor, account, word_of(body, "password"), door);
  return session_response(visitor, sessions, now);
}

std::optional<Response> not_welcome(const accounts::SignIn& answer, int status) {
  switch (answer.answer) {
    case accounts::Answer::Welcome: return std::nullopt;
    case accounts::Answer::NeedsCode:
      return problem(status, "Code needed", "give the code of the second factor as well");
    case accounts::Answer::Wait: {
      const std::string seconds = std::to_string(answer.wait.count());
      Response wait = problem(429, "Too many attempts", "try again in " + seconds + " seconds");
      wait.headers.emplace_back("Retry-After", seconds);
      return wait;
    }
    case accounts::Answer::Locked:
      return problem(403, "Locked",
                     "too many wrong passwords: an administrator opens the account again");
    case accounts::Answer::Wrong: break;
  }
  return problem(status, "Wrong", "name, password or code is wrong");
}

Response close_session(const Request& request, const Door& door, Sessions& sessions,
                       Sessions::Clock::time_point now) {
  const auto visitor = visitor_of(request, door, sessions, now);
  sessions.close(bearer(request));
  if (visitor && door.accounts != nullptr) {
    const Status told = door.accounts->enter(
        {visitor->who, visitor->address, "sign-out", visitor->who, ""}, accounts::now());
    if (!told) return refusal(told.error());
  }
  return {204, "application/json", {}, ""};
}

Response give_ticket(const Request& request, const Visitor& visitor, Sessions& sessions,
                     Sessions::Clock::time_point now) {
  const auto body = nlohmann::json::parse(request.body, nullptr, false);
  Request wanted;
  if (!body.is_object() || !read_target(word_of(body, "target"), wanted)) {
    return problem(400, "Not understood", "the body is an object with target, an address");
  }
  return {201,
          "application/json",
          {},
          "{\"ticket\":\"" + sessions.ticket(visitor, target_of(wanted), now) + "\"}"};
}

std::optional<Visitor> ticket_holder(const Request& request, const Door& door, Sessions& sessions,
                                     Sessions::Clock::time_point now) {
  const std::string ticket = request.parameter(kTicketName);
  if (ticket.empty()) return std::nullopt;
  auto visitor = sessions.redeem(ticket, target_of(request), now);
  if (!visitor || !still_holds(*visitor, door)) return std::nullopt;
  if (visitor->by_token) {
    // It ends with the token it was given to.
    const auto owner = door.accounts->token_owner(visitor->token, accounts::now());
    if (!owner || !owner->has_value()) return std::nullopt;
  }
  return visitor;
}

}  // namespace plumbline::http

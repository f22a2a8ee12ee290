// SPDX-License-Identifier: Apache-2.0
//
// Who may ask, and from where: what stands between a request and its route.
//
// `serve` listens on this machine only, but so does every page that a browser has open and every
// other account of the machine. So: who asks must have come in by the door (door.h); a request must
// name one of our hosts (against DNS rebinding) and, where it changes something, come from our own
// page (against CSRF); and each route says which right it needs. A session is shown in the header
// Authorization, not in a cookie: cookies of 127.0.0.1 go to the servers of all its ports. OWASP
// ASVS 5.0 V3.5, V8.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/door.h"
#include "http/message.h"
#include "http/route.h"

namespace plumbline::http {

struct Guard {
  std::vector<std::string> hosts;  // as a browser names us: "127.0.0.1:8137", "localhost:8137"
  // The origins of our own page: "http://127.0.0.1:8137", "https://desk.example.org".
  std::vector<std::string> origins;
  Door door;
};

// Why the request is refused before any route is looked for: not our host, a foreign page, a coded
// body. Nothing: go on.
[[nodiscard]] std::optional<Response> refuse(const Request& request, const Guard& guard);

// What is asked of the door itself, before the table of routes (route.h) is looked at.
struct Doorway {
  std::string_view method;
  std::string_view path;
  Response (*run)(const Request&, const Door&, Sessions&, Sessions::Clock::time_point);
};
[[nodiscard]] std::span<const Doorway> doorways();

// Whoever may ask, before what he asks for is looked at or done.
struct Admitted {
  std::optional<Response> answered;  // refused, answered at the door, or a page: no route is asked
  Desk desk;                         // else that of whoever asks, for answer() of route.h
};
[[nodiscard]] Admitted admit(const Request& request, const Guard& guard, Sessions& sessions,
                             const Desk& desk, Sessions::Clock::time_point now);

// The answer to the request, routes and pages included: admit(), then answer().
[[nodiscard]] Response serve_request(const Request& request, const Guard& guard, Sessions& sessions,
                                     const Desk& desk, Sessions::Clock::time_point now);

// Headers that every answer has: nothing from elsewhere, nothing kept, nothing framed.
void protect(Response& response);

}  // namespace plumbline::http

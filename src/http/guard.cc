// SPDX-License-Identifier: Apache-2.0

#include "http/guard.h"

#include <algorithm>

#include "http/assets.h"
#include "http/route.h"

namespace plumbline::http {
namespace {

bool is_ours(const std::string& host, const Guard& guard) {
  return std::find(guard.hosts.begin(), guard.hosts.end(), host) != guard.hosts.end();
}

bool changes_something(const Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

Response page(const Request& request) {
  // Addresses of the page's own ("/read/ab12") are the page.
  const std::size_t dot = request.path.rfind('.');
  const bool file = dot != std::string::npos && dot > request.path.rfind('/');
  const Asset* asset = find_asset(file ? std::string_view(request.path) : "/index.html");
  if (asset == nullptr) return problem(404, "Not found", "nothing is at " + request.path);
  Response response{200, std::string(asset->type), {}, {}, asset->bytes};
  // Files but the page itself carry a hash in their name.
  if (asset->path.starts_with("/assets/")) {
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
  }
  return response;
}

}  // namespace

std::optional<Response> refuse(const Request& request, const Guard& guard) {
  if (!is_ours(request.header("host"), guard)) {
    return problem(421, "Not our name", "this server answers to " + guard.hosts.front());
  }
  if (!request.header("content-encoding").empty()) {
    return problem(415, "Coded body", "bodies are taken as they are, without Content-Encoding");
  }
  const std::string site = request.header("sec-fetch-site");
  const std::string origin = request.header("origin");
  const bool foreign = (!site.empty() && site != "same-origin" && site != "none") ||
                       (!origin.empty() && std::find(guard.origins.begin(), guard.origins.end(),
                                                     origin) == guard.origins.end());
  // A link from elsewhere may open the page; it may ask nothing of the interface.
  const bool opens_page = request.method == "GET" && !request.path.starts_with("/api/") &&
                          request.header("sec-fetch-mode") == "navigate";
  if (foreign && !opens_page) {
    return problem(403, "Foreign page", "only Plumbline's own page may ask");
  }
  if (changes_something(request) && origin.empty() && site.empty() &&
      request.header("x-plumbline").empty()) {
    return problem(403, "No origin",
                   "programs that change something send the header X-Plumbline: 1");
  }
  // Neither of the types there are is one that a form of a foreign page could send.
  const std::string_view type = body_rule(request.method, request.path).type;
  if (!request.body.empty() && !request.header("content-type").starts_with(type)) {
    return problem(415, "Not of this type", "the body is " + std::string(type));
  }
  return std::nullopt;
}

namespace {

Response tell_door(const Request&, const Door& door, Sessions&, Sessions::Clock::time_point) {
  return {200,
          "application/json",
          {},
          door.accounts == nullptr ? R"({"accounts":false})" : R"({"accounts":true})"};
}

Response not_signed_in(const Door& door) {
  return problem(401, "Not signed in",
                 door.accounts == nullptr ? "open the address that `plumbline serve` printed"
                                          : "sign in with name and password");
}

Response take_ticket(const Request& request, const Door& door, Sessions& sessions,
                     Sessions::Clock::time_point now) {
  const auto visitor = visitor_of(request, door, sessions, now);
  return visitor ? give_ticket(request, *visitor, sessions, now) : not_signed_in(door);
}

constexpr Doorway kDoorways[] = {
    {"GET", "/door", tell_door},      {"POST", "/open", open_with_key},
    {"POST", "/session", sign_in},    {"POST", "/close", close_session},
    {"POST", "/ticket", take_ticket},
};

}  // namespace

std::span<const Doorway> doorways() {
  return kDoorways;
}

Admitted admit(const Request& request, const Guard& guard, Sessions& sessions, const Desk& desk,
               Sessions::Clock::time_point now) {
  if (auto refused = refuse(request, guard)) return {std::move(refused), {}};
  const bool reads = !changes_something(request);
  const Door& door = guard.door;
  if (request.path.starts_with("/api/") || !reads) {
    if (auto closed = shut(door)) return {std::move(closed), {}};
  }
  const std::string_view method =
      request.method == "HEAD" ? "GET" : std::string_view(request.method);
  for (const Doorway& way : kDoorways) {
    if (request.path == way.path && method == way.method) {
      return {way.run(request, door, sessions, now), {}};
    }
  }
  if (!request.path.starts_with("/api/")) {
    return {reads ? page(request) : problem(405, "Method not allowed", "pages are only read"), {}};
  }
  auto visitor = visitor_of(request, door, sessions, now);
  if (!visitor && reads) visitor = ticket_holder(request, door, sessions, now);
  // Who may not ask does not learn what there is to ask for.
  if (!visitor) return {not_signed_in(door), {}};
  Admitted in{std::nullopt, desk};
  in.desk.who = visitor->who;
  in.desk.visitor = std::move(*visitor);
  in.desk.accounts = door.accounts;
  in.desk.cases = door.cases;
  return in;
}

Response serve_request(const Request& request, const Guard& guard, Sessions& sessions,
                       const Desk& desk, Sessions::Clock::time_point now) {
  Admitted in = admit(request, guard, sessions, desk, now);
  return in.answered ? std::move(*in.answered) : answer(request, in.desk);
}

void protect(Response& response) {
  const auto has = [&](std::string_view name) {
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [&](const auto& each) { return each.first == name; });
  };
  const std::pair<const char*, const char*> headers[] = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
       "'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
       "frame-ancestors 'none'; "
       "require-trusted-types-for 'script'; trusted-types 'none'"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Embedder-Policy", "require-corp"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
      {"Cache-Control", "no-store"},
  };
  for (const auto& [name, value] : headers) {
    if (!has(name)) response.headers.emplace_back(name, value);
  }
}

}  // namespace plumbline::http

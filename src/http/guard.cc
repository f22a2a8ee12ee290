// SPDX-License-Identifier: Apache-2.0

#include "http/guard.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "base/result.h"
#include "http/assets.h"
#include "http/route.h"

namespace plumbline::http {
namespace {

constexpr std::string_view kTicketName = "ticket";

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_ours(const std::string& host, const Guard& guard) {
  return std::find(guard.hosts.begin(), guard.hosts.end(), host) != guard.hosts.end();
}

bool changes_something(const Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

// What `Authorization: Bearer` holds; empty if it is none.
std::string bearer(const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string header = request.header("authorization");
  return header.starts_with(kScheme) ? header.substr(kScheme.size()) : std::string();
}

// The page gives the key, which stood behind the # of its address and so in no request, and gets a
// session for it.
Response open_session(const Request& request, const Guard& guard, Sessions& sessions,
                      Sessions::Clock::time_point now) {
  if (!equal_secrets(bearer(request), guard.key)) {
    return problem(403, "Not the key", "open the address that `plumbline serve` printed");
  }
  return {201, "application/json", {}, "{\"session\":\"" + sessions.open(now) + "\"}"};
}

// Path and parameters but the ticket itself, however they were written.
std::string target_of(const Request& request) {
  std::string out = request.path;
  for (const auto& [name, value] : request.query) {
    if (name != kTicketName) out += '\n' + name + '=' + value;
  }
  return out;
}

// {"target": "/api/..."}: an address that a frame or a link may ask for once.
Response give_ticket(const Request& request, Sessions& sessions, Sessions::Clock::time_point now) {
  const auto body = nlohmann::json::parse(request.body, nullptr, false);
  Request wanted;
  if (!body.is_object() || !body.value("target", nlohmann::json()).is_string() ||
      !read_target(body.at("target").get_ref<const std::string&>(), wanted)) {
    return problem(400, "Not understood", "the body is an object with target, an address");
  }
  return {201,
          "application/json",
          {},
          "{\"ticket\":\"" + sessions.ticket(target_of(wanted), now) + "\"}"};
}

Response close_session(const Request& request, Sessions& sessions) {
  sessions.close(bearer(request));
  return {204, "application/json", {}, ""};
}

Response page(const Request& request) {
  // Addresses of the page's own ("/read/ab12") are the page.
  const std::size_t dot = request.path.rfind('.');
  const bool file = dot != std::string::npos && dot > request.path.rfind('/');
  const Asset* asset = find_asset(file ? std::string_view(request.path) : "/index.html");
  if (asset == nullptr) return problem(404, "Not found", "nothing is at " + request.path);
  Response response{200, std::string(asset->type), {}, std::string(asset->bytes)};
  // Files but the page itself carry a hash in their name.
  if (asset->path.starts_with("/assets/")) {
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
  }
  return response;
}

}  // namespace

std::string random_key() {
  std::array<unsigned char, 32> bytes{};
  PL_CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : bytes) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::string Sessions::open(Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(sessions_, [&](const auto& each) {
    return now - each.second.seen > kIdle || now - each.second.opened > kLongest;
  });
  if (sessions_.size() >= kMost) {
    sessions_.erase(std::min_element(
        sessions_.begin(), sessions_.end(),
        [](const auto& a, const auto& b) { return a.second.seen < b.second.seen; }));
  }
  return sessions_.emplace(random_key(), Times{now, now}).first->first;
}

bool Sessions::holds(std::string_view id, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = sessions_.find(id);
  if (found == sessions_.end()) return false;
  if (now - found->second.seen > kIdle || now - found->second.opened > kLongest) {
    sessions_.erase(found);
    return false;
  }
  found->second.seen = now;
  return true;
}

void Sessions::close(std::string_view id) {
  const std::scoped_lock lock(mutex_);
  const auto found = sessions_.find(id);
  if (found != sessions_.end()) sessions_.erase(found);
}

std::string Sessions::ticket(const std::string& target, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(tickets_, [&](const auto& each) { return now - each.second.given > kTicket; });
  if (tickets_.size() >= kMost) {
    tickets_.erase(std::min_element(
        tickets_.begin(), tickets_.end(),
        [](const auto& a, const auto& b) { return a.second.given < b.second.given; }));
  }
  return tickets_.emplace(random_key(), Ticket{target, now}).first->first;
}

bool Sessions::redeem(std::string_view ticket, const std::string& target, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = tickets_.find(ticket);
  if (found == tickets_.end()) return false;
  const bool good = found->second.target == target && now - found->second.given <= kTicket;
  tickets_.erase(found);
  return good;
}

std::optional<Response> refuse(const Request& request, const Guard& guard) {
  if (!is_ours(request.header("host"), guard)) {
    return problem(421, "Not our name", "this server answers to " + guard.hosts.front());
  }
  if (!request.header("content-encoding").empty()) {
    return problem(415, "Coded body", "bodies are taken as they are, without Content-Encoding");
  }
  const std::string site = request.header("sec-fetch-site");
  const std::string origin = request.header("origin");
  const bool foreign =
      (!site.empty() && site != "same-origin" && site != "none") ||
      (!origin.empty() && !(origin.starts_with("http://") && is_ours(origin.substr(7), guard)));
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

bool is_known(const Request& request, const Guard& guard, Sessions& sessions,
              Sessions::Clock::time_point now) {
  const std::string shown = bearer(request);
  return sessions.holds(shown, now) || equal_secrets(shown, guard.key);
}

Response serve_request(const Request& request, const Guard& guard, Sessions& sessions,
                       const Desk& desk, Sessions::Clock::time_point now) {
  if (auto refused = refuse(request, guard)) return *refused;
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (request.path == "/open" && request.method == "POST") {
    return open_session(request, guard, sessions, now);
  }
  const std::string ticket = request.parameter(kTicketName);
  const bool known = is_known(request, guard, sessions, now) ||
                     (reads && !ticket.empty() && sessions.redeem(ticket, target_of(request), now));
  if (request.path == "/close" && request.method == "POST") {
    return close_session(request, sessions);
  }
  if (request.path == "/ticket" && request.method == "POST" && known) {
    return give_ticket(request, sessions, now);
  }
  if (!request.path.starts_with("/api/")) {
    return reads ? page(request) : problem(405, "Method not allowed", "pages are only read");
  }
  // Who may not ask does not learn what there is to ask for.
  if (!known) {
    return problem(401, "Not signed in", "open the address that `plumbline serve` printed");
  }
  return answer(request, desk);
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

// SPDX-License-Identifier: Apache-2.0

#include "http/guard.h"

#include <algorithm>
#include <array>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "base/result.h"
#include "http/assets.h"
#include "http/route.h"

namespace plumbline::http {
namespace {

constexpr std::string_view kCookie = "plumbline";

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_ours(const std::string& host, const Guard& guard) {
  return std::find(guard.hosts.begin(), guard.hosts.end(), host) != guard.hosts.end();
}

bool changes_something(const Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

// A link that was opened: the key becomes a cookie, and leaves the address at once.
Response open_session(const Request& request, const Guard& guard, Sessions& sessions,
                      Sessions::Clock::time_point now) {
  if (!equal_secrets(request.parameter("key"), guard.key)) {
    return problem(403, "Not the key", "open the address that `plumbline serve` printed");
  }
  Response response{303, "text/plain; charset=utf-8", {}, ""};
  response.headers.emplace_back("Location", "/");
  response.headers.emplace_back("Set-Cookie", std::string(kCookie) + "=" + sessions.open(now) +
                                                  "; Path=/; HttpOnly; SameSite=Strict");
  return response;
}

Response close_session(const Request& request, Sessions& sessions) {
  sessions.close(cookie(request, kCookie));
  Response response{204, "text/plain; charset=utf-8", {}, ""};
  response.headers.emplace_back("Clear-Site-Data", "\"*\"");
  return response;
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

std::string cookie(const Request& request, std::string_view name) {
  const std::string header = request.header("cookie");
  std::string_view rest = header;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return std::string(pair.substr(name.size() + 1));
    }
  }
  return {};
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
  // What a form of a foreign page could send is no JSON by its type.
  if (!request.body.empty() && !request.header("content-type").starts_with("application/json")) {
    return problem(415, "Not JSON", "a body is application/json");
  }
  return std::nullopt;
}

Response serve_request(const Request& request, const Guard& guard, Sessions& sessions,
                       const Desk& desk, Sessions::Clock::time_point now) {
  if (auto refused = refuse(request, guard)) return *refused;
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (request.path == "/open" && request.method == "GET") {
    return open_session(request, guard, sessions, now);
  }
  const bool known = sessions.holds(cookie(request, kCookie), now) ||
                     equal_secrets(request.header("authorization"), "Bearer " + guard.key);
  if (request.path == "/close" && request.method == "POST") {
    return close_session(request, sessions);
  }
  if (!request.path.starts_with("/api/")) {
    return reads ? page(request) : problem(405, "Method not allowed", "pages are only read");
  }
  const Route* route = route_of(request);
  // Who may not ask does not learn what there is to ask for.
  if (!known && (route == nullptr || route->access != Access::Anyone)) {
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
       "'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
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

// SPDX-License-Identifier: Apache-2.0
//
// A request and its answer as values, apart from the library that carries them: what answers can be
// tested without a socket.

#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/output_file.h"

namespace plumbline::http {

struct Request {
  std::string method;                                       // "GET"
  std::string path;                                         // decoded: "/api/documents/ab12"
  std::vector<std::pair<std::string, std::string>> query;   // decoded, in order
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::string body;

  // The last value of that name; empty if there is none.
  [[nodiscard]] std::string parameter(std::string_view name) const {
    const auto found = std::find_if(query.rbegin(), query.rend(),
                                    [&](const auto& each) { return each.first == name; });
    return found == query.rend() ? std::string() : found->second;
  }
  [[nodiscard]] std::string header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  // In place of a body: bytes that stay as long as the program runs. Many lines may hold them at
  // once; each would hold a body of its own.
  std::string_view fixed = {};
  // In place of a body: bytes that are sent while they are made, by a thread of their own. An error
  // of it breaks the answer off, so that nobody takes it for whole.
  std::function<Status(const ByteSink& sink)> write = {};
  // In place of a body: told piece by piece while something goes on. Asked a few times a second and
  // never long: empty: nothing new; nothing: that was all.
  std::function<std::optional<std::string>()> tell = {};
  bool passing = false;  // may be another when it is asked again, though nothing was added
};

// The target of a request line ("/a%20b?c=d+e") taken apart into `path` and `query`. False if it is
// no such target: a wrong escape, no leading slash, a NUL, bytes that are no UTF-8.
[[nodiscard]] bool read_target(std::string_view target, Request& into);

// The one form of errors, after RFC 9457: {"status", "title", "detail"}.
[[nodiscard]] Response problem(int status, std::string_view title, std::string_view detail);

}  // namespace plumbline::http

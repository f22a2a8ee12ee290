// SPDX-License-Identifier: Apache-2.0

#include "http/message.h"

#include <optional>

#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace plumbline::http {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view word, bool plus_is_blank) {
  std::string out;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] == '+' && plus_is_blank) {
      out += ' ';
    } else if (word[at] != '%') {
      out += word[at];
    } else {
      const int high = at + 2 < word.size() ? digit_of(word[at + 1]) : -1;
      const int low = at + 2 < word.size() ? digit_of(word[at + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  if (out.find('\0') != std::string::npos || !is_valid_utf8(out)) return std::nullopt;
  return out;
}

}  // namespace

bool read_target(std::string_view target, Request& into) {
  if (target.empty() || target.front() != '/') return false;
  const std::size_t mark = target.find('?');
  const auto path = decoded(target.substr(0, mark), false);
  if (!path) return false;
  into.path = *path;
  into.query.clear();
  std::string_view rest = mark == std::string_view::npos ? "" : target.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const auto name = decoded(pair.substr(0, equals), true);
    const auto value =
        decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
    if (!name || !value) return false;
    into.query.emplace_back(*name, *value);
  }
  return true;
}

Response problem(int status, std::string_view title, std::string_view detail) {
  using Json = nlohmann::ordered_json;
  const Json body = {{"status", status}, {"title", title}, {"detail", detail}};
  return {status,
          "application/problem+json",
          {},
          body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

}  // namespace plumbline::http

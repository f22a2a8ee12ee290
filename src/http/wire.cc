// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <string_view>
#include <utility>

#include "http/wire_internal.h"

namespace plumbline::http {
namespace {

namespace beast = boost::beast;
namespace wire = boost::beast::http;

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string_view view(beast::string_view word) {
  return {word.data(), word.size()};
}

}  // namespace

void bound(WireParser& parser) {
  parser.header_limit(kMostHeader);
  parser.body_limit(kMostBody);
}

bool read_head(const WireRequest& from, Request& into) {
  into.method = std::string(view(from.method_string()));
  for (const auto& field : from) {
    std::string& value = into.headers[lower(view(field.name_string()))];
    value += (value.empty() ? "" : ", ") + std::string(view(field.value()));
  }
  // Names of hosts know no case (RFC 9110, 4.2.3).
  if (const auto host = into.headers.find("host"); host != into.headers.end()) {
    host->second = lower(host->second);
  }
  return read_target(view(from.target()), into);
}

bool is_ambiguous(const WireRequest& head) {
  if (head.count(wire::field::content_length) > 1) return true;
  const std::size_t codings = head.count(wire::field::transfer_encoding);
  if (codings == 0) return false;
  return codings > 1 || head.version() < 11 ||
         lower(view(head[wire::field::transfer_encoding])) != "chunked" ||
         head.count(wire::field::content_length) > 0;
}

Response wire_problem(const beast::error_code& error) {
  if (error == wire::error::header_limit) return problem(431, "Too much", "headers over 64 KiB");
  if (error == wire::error::body_limit) return problem(413, "Too much", "the body is too long");
  const bool syntax = error.category() == make_error_code(wire::error::bad_method).category();
  if (!syntax || error == wire::error::end_of_stream) return {0, "", {}, ""};
  return problem(400, "Not understood", "this is no HTTP/1.1 request");
}

}  // namespace plumbline::http

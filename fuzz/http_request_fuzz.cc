// SPDX-License-Identifier: Apache-2.0
//
// What comes in on a line of `serve`, from its bytes to the answer: refused with words, or answered
// by the table of routes. Asked by a stranger, and by somebody with the key.

#include <boost/asio/buffer.hpp>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "http/guard.h"
#include "http/wire_internal.h"
#include "ingest_fuzz_main.h"

using namespace plumbline;

namespace {

void require_answer(const http::Response& response) {
  fuzz::require(response.status >= 200 && response.status < 600);
  fuzz::require(is_valid_utf8(response.body));
  if (response.status >= 400) {
    fuzz::require(nlohmann::json::parse(response.body).at("status") == response.status);
  }
  for (const auto& [name, value] : response.headers) {
    fuzz::require(value.find_first_of("\r\n") == std::string::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const http::Guard kGuard{{"a"}, {"http://a"}, {"k", "Ada"}};
  static const http::Desk kDesk{"/nonexistent"};
  http::WireParser parser;
  http::bound(parser);
  boost::beast::error_code error;
  http::Request request;
  bool is_read = false;
  for (std::size_t at = 0; !error && !parser.is_done() && at < size;) {
    const std::size_t taken = parser.put(boost::asio::buffer(data + at, size - at), error);
    // As the server does: before the body, and what may follow that, is there.
    if (parser.is_header_done() && !parser.eager()) {
      is_read = http::read_head(parser.get(), request);
      parser.eager(true);
    }
    if (taken == 0) break;
    at += taken;
  }
  if (error) {
    const http::Response told = http::wire_problem(error);
    if (told.status != 0) require_answer(told);
    return 0;
  }
  if (!parser.is_done() || !is_read) return 0;
  request.body = parser.get().body();
  fuzz::require(is_valid_utf8(request.path) && request.path.starts_with('/'));
  http::Sessions sessions;
  const auto now = http::Sessions::Clock::now();
  const http::Response stranger = http::serve_request(request, kGuard, sessions, kDesk, now);
  require_answer(stranger);
  request.headers["host"] = "a";
  request.headers["authorization"] = "Bearer k";
  request.headers["x-plumbline"] = "1";
  require_answer(http::serve_request(request, kGuard, sessions, kDesk, now));
  return 0;
}

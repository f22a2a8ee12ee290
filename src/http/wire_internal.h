// SPDX-License-Identifier: Apache-2.0
//
// Between the library that reads HTTP and our values; apart from the sockets, so that it can be
// fuzzed.

#pragma once

#include <cstdint>
#include <utility>  // before Boost 1.74, which forgets it

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "http/message.h"

namespace plumbline::http {

constexpr std::uint32_t kMostHeader = 64U << 10U;
constexpr std::uint64_t kMostBody = std::uint64_t{32} << 20U;  // of any route

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// Sets the bounds of a parser that has read nothing yet; that of the body is tightened when the
// header tells what is asked.
void bound(WireParser& parser);

// All but the body, as far as it is there: fields behind a body ask nothing when they are not read
// yet. Fields that stand twice are joined as the standard says (RFC 9110, 5.3), so that a second
// Host makes a name that is not ours. False: the target is none (read_target).
[[nodiscard]] bool read_head(const WireRequest& from, Request& into);

// Whether two readers could disagree where the body ends: a transfer coding but the plain
// `chunked`, one of HTTP/1.0, fields that stand twice. A proxy that sees one request where we see
// two lets somebody ask in another's name (RFC 9112, 6.1 and 11.2).
[[nodiscard]] bool is_ambiguous(const WireRequest& head);

// What an unreadable request is told before the line is closed; status 0: nobody is there.
[[nodiscard]] Response wire_problem(const boost::beast::error_code& error);

}  // namespace plumbline::http

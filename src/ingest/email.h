// SPDX-License-Identifier: Apache-2.0
//
// The one place that talks to GMime.

#pragma once

#include <string>
#include <string_view>

namespace plumbline::ingest {

// Lets GMime load its tables. Once, before the walls of the sandbox stand.
void warm_up_email();

// A header's value with RFC 2047 words ("=?windows-1251?B?...?=") decoded; valid UTF-8.
[[nodiscard]] std::string decode_header(std::string_view value);

}  // namespace plumbline::ingest

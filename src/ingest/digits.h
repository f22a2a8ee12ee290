// SPDX-License-Identifier: Apache-2.0
//
// Digits, byte by byte, whatever the locale.

#pragma once

namespace plumbline::ingest {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace plumbline::ingest

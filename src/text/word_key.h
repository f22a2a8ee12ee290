// SPDX-License-Identifier: Apache-2.0
//
// Keys of words that are written down in the program, made by the compiler.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"

namespace plumbline::text {

// "not"_w is key_of("not"). For words as fold() writes them, in ASCII: others do not compile.
consteval std::uint64_t operator""_w(const char* word, std::size_t size) {
  const std::string_view folded(word, size);
  for (const char c : folded) PL_CHECK(c > ' ' && c <= '~' && (c < 'A' || c > 'Z'));
  return fast_hash(folded);
}

}  // namespace plumbline::text

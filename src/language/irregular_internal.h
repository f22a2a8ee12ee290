// SPDX-License-Identifier: Apache-2.0
//
// Irregular English forms, and the regular ones that the rules of lemma.cc would cut wrongly.

#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::language {

struct Irregular {
  std::uint64_t key = 0;  // of the form as printed
  char kind = 'v';        // v verb, n noun, a adjective or adverb
  std::string_view lemma;
};

// Nothing if `key` is no irregular form of that kind.
[[nodiscard]] const Irregular* find_irregular(std::uint64_t key, char kind);

}  // namespace plumbline::language

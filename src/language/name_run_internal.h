// SPDX-License-Identifier: Apache-2.0
//
// Capitalised runs: which words belong together as one name, before asking what it names.

#pragma once

#include "language/known_internal.h"
#include "language/words_internal.h"

namespace plumbline::language {

// How a sentence uses capitals, for in headlines they say little.
enum class Casing : std::uint8_t { Normal, Headline, AllCapitals };

[[nodiscard]] Casing casing_of(const Draft& draft, const TokenRange& sentence);

// True where a capital is expected of any word: at the start of a sentence, after an opening mark
// or a colon.
[[nodiscard]] bool opens_clause(const Draft& draft, std::uint32_t at);

// Reads runs. Holds what is known of each position of the sentence at hand.
class RunReader {
 public:
  RunReader(const Draft& draft, Gazetteer& gazetteer) : draft_(draft), gazetteer_(gazetteer) {}

  // The run that begins at `at`, which must be a capitalised word: the words up to the last that
  // can belong to it, with inner "of", "and", "for", particles and 's. Never leaves `limit`.
  [[nodiscard]] TokenRange read(std::uint32_t at, std::uint32_t limit);

 private:
  [[nodiscard]] bool may_continue(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t after_joint(std::uint32_t begin, std::uint32_t at);
  [[nodiscard]] std::uint32_t after_preposition(std::uint32_t at);
  [[nodiscard]] std::uint32_t after_and(std::uint32_t begin, std::uint32_t at);
  [[nodiscard]] std::uint32_t after_owner(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t after_comma(std::uint32_t of, std::uint32_t at) const;
  [[nodiscard]] bool has_head(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool head_follows(std::uint32_t at) const;

  const Draft& draft_;
  Gazetteer& gazetteer_;
  std::uint32_t limit_ = 0;
};

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// Words of events and of those in them (data/wordlists/event_words.tsv).

#pragma once

#include <cstdint>
#include <unordered_map>

#include "refdata/refdata.h"

namespace plumbline::extract {

// The kinds of the list, which says what they mean; in its order.
enum class EventWord : std::uint8_t {
  Court,
  Office,
  CourtRank,
  Male,
  Female,
  Several,
  Thing,
  Topic,
  OtherTrade,
};

class EventWords {
 public:
  // Reads the list of `refdata` once for each of its versions. Safe from any thread; the object
  // lives as long as the program.
  [[nodiscard]] static const EventWords& of(const refdata::RefData& refdata);

  // `word` is a key of text::key_of.
  [[nodiscard]] bool is(std::uint64_t word, EventWord kind) const {
    const auto found = kinds_.find(word);
    return found != kinds_.end() && (found->second >> static_cast<unsigned>(kind) & 1U) != 0;
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> kinds_;  // a bit for each kind
};

}  // namespace plumbline::extract

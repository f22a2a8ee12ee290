// SPDX-License-Identifier: Apache-2.0
//
// Words by which a text tells that a named person is a victim (data/wordlists/shield.tsv), with
// the offices of titles.tsv and the bodies of organisation_heads.tsv.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "refdata/refdata.h"

namespace plumbline::extract {

// The kinds of the list, which says what they mean; in its order.
enum class ShieldWord : std::uint8_t {
  Victim,
  ChildVictim,
  Trafficking,
  Sale,
  Deed,
  Context,
  Ordeal,
  Escape,
  Accused,
  Charged,
  Gang,
  Office,
  NoOffice,
  Kin,
  Young,
  Adult,
  Speech,
  Naming,
  Alias,
  Organisation,
  Adjectival,
};

class ShieldWords {
 public:
  // Reads the lists of `refdata` once for each of its versions. Safe from any thread; the object
  // lives as long as the program.
  [[nodiscard]] static const ShieldWords& of(const refdata::RefData& refdata);

  // `word` is a key of text::key_of.
  [[nodiscard]] bool is(std::uint64_t word, ShieldWord kind) const {
    return (kinds(word) >> static_cast<unsigned>(kind) & 1U) != 0;
  }
  // Whether it is of a kind that makes a text worth reading for victims: most words fall through.
  [[nodiscard]] bool tells(std::uint64_t word) const;
  // "survivor-advocate", "ex-victim": `word` is folded.
  [[nodiscard]] bool is_joined_victim(std::string_view word) const;
  // One given name for another: "lili", "liliana". Both folded.
  [[nodiscard]] bool are_alike(const std::string& one, const std::string& other) const;

 private:
  static constexpr std::uint64_t kSieve = 16384;  // bits

  [[nodiscard]] std::uint32_t kinds(std::uint64_t word) const {
    if ((sieve_[word % kSieve / 64] >> (word % 64) & 1U) == 0) return 0;
    const auto found = kinds_.find(word);
    return found == kinds_.end() ? 0 : found->second;
  }
  void add_list(const refdata::RefData& refdata);
  void add_offices(const refdata::RefData& refdata);
  void add_names(const refdata::RefData& refdata);
  void fill_sieve();

  std::unordered_map<std::uint64_t, std::uint32_t> kinds_;  // a bit for each kind
  std::array<std::uint64_t, kSieve / 64> sieve_{};          // most words of a text are in no list
  std::unordered_map<std::string, std::vector<std::size_t>> alike_;  // rows a given name stands in
};

}  // namespace plumbline::extract

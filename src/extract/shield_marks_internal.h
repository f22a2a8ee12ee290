// SPDX-License-Identifier: Apache-2.0
//
// What the words around a name tell of its bearer: a victim or survivor, a relative of one, a
// holder of an office, somebody accused.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "extract/shield_words_internal.h"
#include "language/analysis.h"
#include "text/word_set.h"

namespace plumbline::extract {

constexpr std::uint32_t kAppositionWords = 10;  // of an apposition that are looked at
constexpr text::WordSet kWereOrAre{"were", "are"};

constexpr std::uint64_t key_of_word(std::string_view word) {
  return fast_hash(word);
}

// How surely: Told of (what was done to somebody: an office or a charge outweighs it), Called (a
// victim or survivor, or under a name not their own).
enum class VictimMark : std::uint8_t { None, Told, Called };

struct Mark {
  VictimMark victim = VictimMark::None;
  bool several = false;  // said of the names beside it as well: "survivors Ana and Joana"
  bool named = false;    // what follows is somebody's name: "known only as"
};

class ShieldMarks {
 public:
  // All must outlive this; `text` is what the tokens of `analysis` point into.
  ShieldMarks(std::string_view text, const language::Analysis& analysis, const ShieldWords& words)
      : text_(text), analysis_(analysis), words_(words) {}

  // Whether any word of the text tells of victims.
  [[nodiscard]] bool any() const;

  [[nodiscard]] Mark before(const text::TokenRange& name) const;
  [[nodiscard]] Mark behind(const text::TokenRange& name) const;
  // What a pronoun is said to have undergone, read as if it were the name.
  [[nodiscard]] Mark told_of(const text::TokenRange& pronoun) const;
  // "Ana's mother said her daughter had been sold", "Ana said her daughter had been sold".
  [[nodiscard]] bool is_relative(const text::TokenRange& name) const;

  [[nodiscard]] bool has_office(const text::TokenRange& name) const;
  // Called a trafficker, a suspect ...
  [[nodiscard]] bool is_accused(const text::TokenRange& name) const;
  // Said to be arrested, charged, sentenced ...
  [[nodiscard]] bool is_charged(const text::TokenRange& name) const;

  // "I was sold", "they locked me in".
  [[nodiscard]] bool tells_own_story(const text::TokenRange& words) const;
  // "she had been sold to a brothel", at the beginning of what somebody says.
  [[nodiscard]] bool tells_of_pronoun(const text::TokenRange& words) const;

 private:
  [[nodiscard]] std::uint64_t key(std::uint32_t at) const {
    return at < analysis_.tokens.size() ? analysis_.tokens[at].key : 0;
  }
  [[nodiscard]] bool is(std::uint32_t at, ShieldWord kind) const {
    return words_.is(key(at), kind);
  }
  [[nodiscard]] std::uint32_t first_of(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t end_of(std::uint32_t at) const;
  [[nodiscard]] bool is_cut(std::uint32_t at) const;
  [[nodiscard]] bool is_capital(std::uint32_t at) const;
  [[nodiscard]] bool is_verb(std::uint32_t at) const;
  [[nodiscard]] bool is_opener(std::uint32_t at) const;
  [[nodiscard]] bool is_participle(std::uint32_t at) const;
  [[nodiscard]] bool is_age(std::uint32_t at) const;
  [[nodiscard]] bool is_possessive(std::uint32_t at) const;
  [[nodiscard]] bool is_victim(std::uint32_t at) const;
  [[nodiscard]] bool is_plural(std::uint32_t at) const;
  [[nodiscard]] bool has_context(std::uint32_t at) const;
  [[nodiscard]] VictimMark deed(std::uint32_t at, bool in_passive) const;

  [[nodiscard]] bool is_child_age(std::uint32_t at) const;
  [[nodiscard]] bool ends_body(std::uint32_t at) const;

  [[nodiscard]] std::uint32_t start_of_name(const text::TokenRange& name) const;
  [[nodiscard]] std::uint32_t victim_left_of(std::uint32_t mark) const;
  [[nodiscard]] bool is_part_of(std::uint32_t at) const;
  [[nodiscard]] bool is_closed(std::uint32_t end) const;
  [[nodiscard]] bool is_asked_for(std::uint32_t at) const;
  [[nodiscard]] bool is_short_form(const text::TokenRange& name) const;
  [[nodiscard]] bool names_accused(std::uint32_t at) const;
  [[nodiscard]] Mark named_as(std::uint32_t at) const;
  [[nodiscard]] Mark apposed_before(const text::TokenRange& name, std::uint32_t start) const;
  [[nodiscard]] Mark told_behind_name(std::uint32_t start) const;
  [[nodiscard]] std::uint32_t first_of_list(std::uint32_t start) const;
  [[nodiscard]] Mark named_before(std::uint32_t start) const;
  [[nodiscard]] Mark listed_before(std::uint32_t start) const;
  [[nodiscard]] Mark object_of_deed(std::uint32_t start) const;
  [[nodiscard]] Mark own_ordeal(const text::TokenRange& name) const;

  [[nodiscard]] std::uint32_t behind_aside(std::uint32_t at) const;
  [[nodiscard]] Mark called_at(std::uint32_t at) const;
  [[nodiscard]] Mark apposed_behind(const text::TokenRange& name) const;
  [[nodiscard]] bool is_one_of_many(std::uint32_t at) const;
  [[nodiscard]] bool has_own_tormentor(std::uint32_t at) const;
  [[nodiscard]] bool spent_as_slave(std::uint32_t at) const;
  [[nodiscard]] Mark undergone_at(std::uint32_t at) const;
  [[nodiscard]] bool begins_afresh(std::uint32_t at) const;
  [[nodiscard]] Mark further_at(std::uint32_t at, bool many) const;
  [[nodiscard]] bool does_to_her(std::uint32_t verb, std::uint32_t end) const;
  [[nodiscard]] bool is_done_to(std::uint32_t object, std::uint32_t first) const;
  [[nodiscard]] bool changes_names() const;
  [[nodiscard]] bool is_kin_at(std::uint32_t at) const;
  [[nodiscard]] bool tells_of_kin(std::uint32_t at) const;
  [[nodiscard]] Mark passive_at(std::uint32_t at) const;
  [[nodiscard]] Mark participle_at(std::uint32_t at) const;
  [[nodiscard]] Mark told_by(std::uint32_t at) const;
  [[nodiscard]] Mark other_name(const text::TokenRange& name) const;
  [[nodiscard]] bool speaks_of_self(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool is_title(const text::TokenRange& name, ShieldWord kind) const;
  [[nodiscard]] bool title_at(std::uint32_t at, ShieldWord kind) const;
  [[nodiscard]] bool is_person(std::uint32_t at) const;

  std::string_view text_;
  const language::Analysis& analysis_;
  const ShieldWords& words_;
};

}  // namespace plumbline::extract

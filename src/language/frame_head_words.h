// SPDX-License-Identifier: Apache-2.0
//
// The words by which the lines above an article are told apart (data/wordlists/head_words.tsv).

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "refdata/refdata.h"

namespace plumbline::language {

// The kinds of data/wordlists/head_words.tsv, which says what they mean; in its order of names.
enum class HeadWord : std::uint8_t {
  Addressed,
  Aired,
  BodyWord,
  BodyKind,
  Broadcaster,
  CompiledBy,
  CreditLabel,
  Declared,
  Desk,
  Document,
  Field,
  FirstAppeared,
  Genre,
  Greeting,
  HeadlineVerb,
  HouseMember,
  Interview,
  Issue,
  LastEdited,
  MemberVerb,
  Navigation,
  NotInName,
  Occasion,
  OccasionNoun,
  Opener,
  OwnVoice,
  PaperWord,
  Period,
  Presenter,
  PressUnit,
  Programme,
  Publication,
  PublicationName,
  ReplyBy,
  Season,
  Small,
  State,
  SureState,
  Told,
  Unit,
  UnitTask,
  UnitWord,
  We,
  Work,
  YearSeason,
};

// What the rows of wordlists/head_words.tsv mean. Made once for each version of the data.
class HeadWords {
 public:
  [[nodiscard]] static const HeadWords& of(const refdata::RefData& refdata);

  // All of `words` is such a word or phrase; case does not matter.
  [[nodiscard]] bool is(std::string_view words, HeadWord kind) const;
  // Bytes of the longest such phrase that `words` begins with; 0: none.
  [[nodiscard]] std::size_t opening_of(std::string_view words, HeadWord kind) const;
  // One of the words, divided by blanks, is such a word.
  [[nodiscard]] bool any_in(std::string_view words, HeadWord kind) const;
  // Where the first such phrase begins and how long it is; npos if there is none.
  struct Found {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
  };
  [[nodiscard]] Found find_in(std::string_view words, HeadWord kind) const;
  // False if no word begins a phrase of either kind: quicker than to look for both.
  [[nodiscard]] bool may_hold(std::string_view words, HeadWord one, HeadWord other) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  [[nodiscard]] std::size_t opening_of_folded(std::string_view folded, HeadWord kind) const;

  using Kinds = std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>>;
  Kinds kinds_;
  Kinds first_;              // of which kinds a phrase begins with this word: few words do
  std::size_t longest_ = 0;  // bytes of a phrase
  std::array<std::size_t, 64> most_words_{};  // of a phrase of each kind
};

// Words and forms that several files of the reading use.

// "STATEMENT", "Fact sheet": what a text is.
[[nodiscard]] bool is_genre(std::string_view line, const HeadWords& words);
// "Press office", "Public Relations and Internal Communication Division".
[[nodiscard]] bool is_press_unit(std::string_view line, const HeadWords& words);
// "Policy digest no. 41", "Issue 3/2025", "Spring 2025".
[[nodiscard]] bool is_numbered_genre(std::string_view line, const HeadWords& words);
[[nodiscard]] bool all_capitals(std::string_view words);
[[nodiscard]] std::vector<std::string_view> blank_divided(std::string_view words);

}  // namespace plumbline::language

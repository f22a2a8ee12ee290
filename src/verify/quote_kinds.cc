// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "verify/quote_blocks_internal.h"

namespace plumbline::verify {
namespace {

using model::EditKind;

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2100;

bool is_year(std::string_view word) {
  const double value = number_value(word);
  return word.size() == 4 && value >= kFirstYear && value <= kLastYear;
}

// A word without the ending of its tense: "prohibits" and "prohibited" share it.
std::string stem(std::string_view word) {
  std::string folded = text::fold(word);
  for (const std::string_view ending : {"ing", "ied", "ies", "ed", "es", "s", "d", "e", "y"}) {
    if (folded.size() > ending.size() + 2 && folded.ends_with(ending)) {
      folded.resize(folded.size() - ending.size());
      break;
    }
  }
  return folded;
}

bool tells_past(std::string_view word) {
  return word.size() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
}

// One side of a column.
class Side {
 public:
  Side(std::string_view text, const Comparable& words, const ChangeWords::Marks& marks,
       std::optional<std::uint32_t> at, std::uint32_t first)
      : text_(text), words_(words), marks_(marks), at_(at), first_(first) {}

  [[nodiscard]] bool there() const { return at_.has_value(); }
  [[nodiscard]] std::string_view word() const {
    return at_ ? text::slice(text_, words_.words[*at_].span) : std::string_view();
  }
  [[nodiscard]] bool negates() const { return at_ && marks_.negation[*at_ - first_]; }
  // "did not": the first word is there for the second.
  [[nodiscard]] bool carries_not() const {
    if (!at_ || *at_ + 1 >= words_.keys.size()) return false;
    const std::uint64_t key = words_.keys[*at_];
    const bool carrier =
        key == fast_hash("do") || key == fast_hash("does") || key == fast_hash("did");
    return carrier && words_.keys[*at_ + 1] == fast_hash("not");
  }
  [[nodiscard]] EditKind kind() const {
    return at_ ? marks_.kind[*at_ - first_] : EditKind::Wording;
  }
  [[nodiscard]] bool is_number() const { return at_ && number_value(word()) >= 0; }
  [[nodiscard]] bool is_date() const {
    return at_ && (is_year(word()) || (kind() == EditKind::Date && !is_lower()));
  }
  // A capital that is not that of a sentence's first word, or the name of a country.
  [[nodiscard]] bool is_name() const {
    if (!at_) return false;
    if (marks_.name[*at_ - first_]) return true;
    const text::LetterCase letters = words_.words[*at_].letters;
    return !words_.after_stop[*at_] && !is_function_word(words_.keys[*at_]) &&
           kind() == EditKind::Wording &&
           (letters == text::LetterCase::Title || letters == text::LetterCase::Upper ||
            letters == text::LetterCase::Mixed);
  }

 private:
  [[nodiscard]] bool is_lower() const {
    return at_ && words_.words[*at_].letters == text::LetterCase::Lower;
  }

  std::string_view text_;
  const Comparable& words_;
  const ChangeWords::Marks& marks_;
  std::optional<std::uint32_t> at_;
  std::uint32_t first_;
};

// Of two words that stand for one another, or of one that was added or dropped.
EditKind kind_of_words(const Side& quoted, const Side& source) {
  if (quoted.is_name() || source.is_name()) return EditKind::Name;
  // The first that either word is: what weakens or narrows a statement before what only dates it.
  constexpr std::array kOrder = {EditKind::Hedge, EditKind::Comparison, EditKind::Unit,
                                 EditKind::Scope, EditKind::Degree,     EditKind::Actor,
                                 EditKind::Tense};
  for (const EditKind kind : kOrder) {
    if (quoted.kind() == kind || source.kind() == kind) return kind;
  }
  const bool inflected = quoted.there() && source.there() &&
                         (tells_past(quoted.word()) || tells_past(source.word())) &&
                         stem(quoted.word()) == stem(source.word());
  return inflected ? EditKind::Tense : EditKind::Wording;
}

}  // namespace

EditKind kind_of_change(const BlockSides& sides, const text::AlignStep& step, const Block& block) {
  const Side quoted(sides.quote, sides.quoted, sides.quoted_marks, step.needle, 0);
  const Side source(sides.primary, sides.source, sides.source_marks, step.haystack, sides.first);
  const bool negates = quoted.negates() || source.negates();
  if (block.odd && block.why != EditKind::Negation) return block.why;
  if (block.odd && (negates || quoted.carries_not() || source.carries_not())) {
    return EditKind::Negation;
  }
  // In a clause of its own, which turns nothing else.
  const bool carried = quoted.carries_not() || source.carries_not();
  if (carried && quoted.there() != source.there() && !block.moved) return EditKind::Negation;
  if (negates && quoted.negates() != source.negates() && !block.moved) return EditKind::Negation;
  if (block.why == EditKind::Order || block.why == EditKind::Joined) return block.why;
  const bool dated = (quoted.is_date() || !quoted.there()) && (source.is_date() || !source.there());
  if (dated) return EditKind::Date;
  const bool number = quoted.is_number() || source.is_number();
  if (number && numbers_differ(sides, block)) return EditKind::Number;
  return kind_of_words(quoted, source);
}

bool numbers_differ(const BlockSides& sides, const Block& block) {
  const auto values = [](std::string_view text, const Comparable& side,
                         const std::vector<std::uint32_t>& words) {
    std::vector<double> out;
    for (const std::uint32_t at : words) {
      const double value = number_value(text::slice(text, side.words[at].span));
      if (value >= 0) out.push_back(value);
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  return values(sides.quote, sides.quoted, block.quoted) !=
         values(sides.primary, sides.source, block.source);
}

}  // namespace plumbline::verify

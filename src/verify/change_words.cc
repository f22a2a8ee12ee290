// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string>

#include "verify/change_words_internal.h"

namespace plumbline::verify {
namespace {

constexpr std::size_t kUnPrefixBase = 4;  // letters that must be left after "un"

// "in-" and "im-" turn adjectives and what is made of them; verbs ("inform", "impress") have them
// for other reasons.
constexpr std::array<std::string_view, 14> kAdjectiveEnds = {"able", "ible", "ent", "ant", "ate",
                                                             "ive",  "ane",  "ect", "al",  "ar",
                                                             "ure",  "per",  "ous", "ly"};
constexpr std::array<std::string_view, 8> kNoTwins = {
    "valuable", "different", "famous", "flammable", "tolerant", "dividual", "dent", "her"};
// What "dis-" turns into its opposite.
constexpr std::array<std::string_view, 24> kDisBases = {
    "honest",   "honestly",  "obey",      "obeyed",   "obeys",     "agree",
    "agreed",   "agrees",    "allow",     "allowed",  "approve",   "approved",
    "continue", "continued", "satisfied", "respect",  "respected", "trust",
    "trusted",  "loyal",     "believe",   "believed", "similar",   "connected"};

using model::EditKind;

EditKind kind_named(std::string_view name) {
  for (const EditKind kind :
       {EditKind::Hedge, EditKind::Scope, EditKind::Comparison, EditKind::Degree, EditKind::Tense,
        EditKind::Unit, EditKind::Actor, EditKind::Date}) {
    if (name == to_string(kind)) return kind;
  }
  return EditKind::Wording;
}

bool ends_like_adjective(std::string_view base) {
  return std::any_of(kAdjectiveEnds.begin(), kAdjectiveEnds.end(), [&](std::string_view end) {
    return base.size() > end.size() + 1 && base.substr(base.size() - end.size()) == end;
  });
}

}  // namespace

bool ChangeWords::negative_twin(std::string_view a, std::string_view b) {
  const std::string one = text::fold(a);
  const std::string two = text::fold(b);
  const std::string_view longer = one.size() > two.size() ? one : two;
  const std::string_view base = one.size() > two.size() ? two : one;
  if (base.size() < kUnPrefixBase || !longer.ends_with(base)) return false;
  std::string_view prefix = longer.substr(0, longer.size() - base.size());
  if (prefix.ends_with('-')) prefix.remove_suffix(1);
  if (prefix == "un" || prefix == "non") return true;
  if (prefix == "dis")
    return std::find(kDisBases.begin(), kDisBases.end(), base) != kDisBases.end();
  if (std::find(kNoTwins.begin(), kNoTwins.end(), base) != kNoTwins.end()) return false;
  const char first = base.front();
  const bool fits = (prefix == "in" && first != 'l' && first != 'm' && first != 'p') ||
                    (prefix == "im" && (first == 'm' || first == 'p' || first == 'b')) ||
                    (prefix == "il" && first == 'l') || (prefix == "ir" && first == 'r');
  return fits && ends_like_adjective(base);
}

ChangeWords::ChangeWords(const refdata::RefData& refdata)
    : negations_(&refdata.table_phrases("wordlists/negations")),
      antonyms_(&refdata.table_phrases("wordlists/antonyms")),
      qualifiers_(&refdata.table_phrases("wordlists/qualifiers")),
      names_(&refdata.country_names()) {
  const refdata::TableView qualifiers = refdata.table_view("wordlists/qualifiers");
  for (std::size_t row = 0; row < qualifiers.rows(); ++row) {
    qualifier_kinds_.push_back(kind_named(qualifiers.cell(row, 1)));
  }
  const refdata::TableView antonyms = refdata.table_view("wordlists/antonyms");
  for (std::size_t row = 0; row < antonyms.rows(); ++row) {
    const std::string_view pair = antonyms.cell(row, 1);
    const bool measure = pair == "amount" || pair == "comparison" || pair == "bound";
    swap_kinds_.push_back(measure              ? EditKind::Comparison
                          : pair == "quantity" ? EditKind::Scope
                                               : EditKind::Opposite);
  }
}

ChangeWords::Marks ChangeWords::mark(std::span<const text::Token> words) const {
  Marks marks;
  marks.negation.resize(words.size());
  marks.antonym.resize(words.size());
  marks.kind.resize(words.size());
  marks.name.resize(words.size());
  for (const text::PhraseMatch& match : negations_->find_longest(words)) {
    marks.negation[match.tokens.begin] = true;
  }
  for (const text::PhraseMatch& match : antonyms_->find_longest(words)) {
    for (std::uint32_t at = match.tokens.begin; at < match.tokens.end; ++at) {
      marks.antonym[at] = match.value + 1;
    }
  }
  for (const text::PhraseMatch& match : qualifiers_->find_longest(words)) {
    for (std::uint32_t at = match.tokens.begin; at < match.tokens.end; ++at) {
      marks.kind[at] = qualifier_kinds_[match.value];
    }
  }
  for (const text::PhraseMatch& match : names_->find_longest(words)) {
    for (std::uint32_t at = match.tokens.begin; at < match.tokens.end; ++at) {
      marks.name[at] = words[at].letters != text::LetterCase::Lower;
    }
  }
  return marks;
}

}  // namespace plumbline::verify

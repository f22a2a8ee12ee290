// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "graph/profile_stance_internal.h"
#include "text/word_key.h"

namespace plumbline::graph {
namespace {

using text::operator""_w;

constexpr std::uint32_t kPlanReach = 4;  // words from a plan to what it is against
constexpr std::uint32_t kFailReach = 3;  // words from "failed" to what is not done
constexpr std::uint32_t kRareReach = 3;  // words from "rarely" to its verb

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 26> kStanceKinds{
    {{"break", kBreak},
     {"front", kFront},
     {"joint", kJoint},
     {"verb", kVerb},
     {"past", kPast},
     {"modal", kModal},
     {"before-participle", kBeforeParticiple},
     {"behind-participle", kBehindParticiple},
     {"law", kOfLaw},
     {"plan", kPlan},
     {"act", kAct},
     {"crime", kCrime},
     {"filler", kFiller},
     {"fail", kFail},
     {"rare", kRare},
     {"permit", kPermit},
     {"not", kNot},
     {"bound", kBound},
     {"remedy", kRemedy},
     {"right", kRight},
     {"victim", kVictim},
     {"last", kLast},
     {"such", kSuch},
     {"relative", kRelative},
     {"participle", kParticiple},
     {"breach", kBreach}}};

std::uint32_t bit_of(std::string_view kind) {
  for (const auto& [name, bit] : kStanceKinds) {
    if (name == kind) return bit;
  }
  return 0;
}

}  // namespace

std::vector<std::uint32_t> stance_kinds(const std::vector<text::Token>& tokens,
                                        const refdata::RefData& refdata) {
  const text::PhraseTable& words = refdata.wordlist("stance");
  const refdata::TableView table = refdata.table_view("wordlists/stance");
  std::vector<std::uint32_t> kinds(tokens.size());
  std::vector<std::uint32_t> rows;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    rows.clear();
    words.match_at(tokens, at, rows);
    words.match_at({&tokens[at], 1}, 0, rows);  // "child" of "child labour" is also a word
    for (const std::uint32_t row : rows) kinds[at] |= bit_of(table.cell(row, 1));
  }
  return kinds;
}

bool stand_at(std::string_view words, std::string_view text, const std::vector<text::Token>& tokens,
              std::uint32_t at) {
  const std::size_t begin = tokens[at].span.begin;
  if (words.empty() || !text.substr(begin).starts_with(words)) return false;
  const std::size_t end = begin + words.size();
  while (at < tokens.size() && tokens[at].span.end < end) ++at;
  return at < tokens.size() && tokens[at].span.end == end;
}

Stance::Stance(std::string_view text, const refdata::RefData& refdata)
    : text_(text), tokens_(text::tokenize(text)), kinds_(stance_kinds(tokens_, refdata)) {
  cut_clauses();
  find_norms(refdata);
  find_plans();
}

bool Stance::is_comma(std::uint32_t at) const {
  return at < tokens_.size() && tokens_[at].key == ","_w;
}

std::uint32_t Stance::next_comma(std::uint32_t at, std::uint32_t end) const {
  while (at < end && !is_comma(at)) ++at;
  return at;
}

// Whether one of the `reach` words before `at` is of these kinds.
bool Stance::near_before(std::uint32_t at, std::uint32_t reach, std::uint32_t kinds) const {
  for (std::uint32_t back = at; back > 0 && at - back < reach; --back) {
    if (is(back - 1, kinds)) return true;
  }
  return false;
}

// A verb of what is, in a clause from `begin` on: "children worked", not "work subjected to rules",
// "forced labour", "to have worked".
bool Stance::is_verb(std::uint32_t at, std::uint32_t begin) const {
  if (is(at, kParticiple) || (at > begin && tokens_[at - 1].key == "to"_w)) return false;
  if (is(at, kVerb)) return true;
  if (!ends_in(at, "ed") && !is(at, kPast)) return false;
  return at > begin && !is(at - 1, kBeforeParticiple) && !is(at + 1, kBehindParticiple);
}

// Of a word without capitals that is longer.
bool Stance::ends_in(std::uint32_t at, std::string_view ending) const {
  const std::string_view word = text::slice(text_, tokens_[at].span);
  return tokens_[at].letters == text::LetterCase::Lower && word.size() > ending.size() + 2 &&
         word.ends_with(ending);
}

bool Stance::has_verb(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t at = begin; at < end; ++at) {
    if (is(at, kModal) || is_verb(at, begin)) return true;
  }
  return false;
}

// A subject that is no law, and a verb of what is: "children worked in the mines", not "prescribes
// prison", "employers may be fined".
bool Stance::is_clause(std::uint32_t begin, std::uint32_t end) const {
  if (begin < end && ends_in(begin, "ing")) return false;  // "and prosecuting men who"
  bool relative = false;                                   // whose verb is to come
  for (std::uint32_t at = begin; at < end; ++at) {
    if (is(at, kModal | kOfLaw)) return false;
    if (is(at, kRelative)) relative = true;
    if (!is_verb(at, begin)) continue;
    if (!relative) return at > begin;
    relative = false;
  }
  return false;
}

// Behind the comma that ends the part with which a clause begins: "Despite laws against forced
// labour, bondage, and slavery, teachers force boys to beg". `end`: there is none.
std::uint32_t Stance::front_end(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t first = next_comma(begin, end);
  if (first == end) return end;
  // Through a list of things, whose last has an "and".
  for (std::uint32_t comma = first; comma < end;) {
    const std::uint32_t next = next_comma(comma + 1, end);
    if (next == end || has_verb(comma + 1, next)) break;
    if (is(comma + 1, kLast | kSuch)) return next + 1;
    comma = next;
  }
  return first + 1;
}

// Begins a sentence, or what follows "but", "and", a colon: "..., while" follows its clause.
bool Stance::is_front(std::uint32_t at) const {
  if (!is(at, kFront)) return false;
  if (at == 0 || tokens_[at].letters == text::LetterCase::Title) return true;
  return is(at - 1, kBreak | kJoint) || tokens_[at - 1].key == ":"_w ||
         tokens_[at - 1].key == ";"_w;
}

void Stance::cut_front(std::uint32_t begin, std::uint32_t end, std::vector<bool>& begins) const {
  if (!is_front(begin)) return;
  const std::uint32_t cut = front_end(begin, end);
  if (cut < end) begins[cut] = true;
}

void Stance::cut_joints(std::uint32_t begin, std::uint32_t end, std::vector<bool>& begins) const {
  for (std::uint32_t comma = next_comma(begin, end); comma < end;
       comma = next_comma(comma + 1, end)) {
    if (!is(comma + 1, kJoint) || !has_verb(begin, comma)) continue;
    if (!is_clause(comma + 2, next_comma(comma + 1, end))) continue;
    begins[comma + 1] = true;
    begin = comma + 1;
  }
}

void Stance::cut_clauses() {
  const auto size = static_cast<std::uint32_t>(tokens_.size());
  std::vector<bool> begins(size + 1);
  const auto each = [&](const auto& cut) {
    for (std::uint32_t begin = 0; begin < size;) {
      std::uint32_t end = begin + 1;
      while (end < size && !begins[end]) ++end;
      cut(begin, end);
      begin = end;
    }
  };
  for (const text::Sentence& sentence : text::split_sentences(text_, tokens_)) {
    begins[sentence.tokens.begin] = true;
  }
  for (std::uint32_t at = 0; at < size; ++at) {
    const std::uint64_t key = tokens_[at].key;
    if (is(at, kBreak) || key == ";"_w || key == ":"_w) begins[at] = true;
  }
  each([&](std::uint32_t begin, std::uint32_t end) { cut_front(begin, end, begins); });
  each([&](std::uint32_t begin, std::uint32_t end) { cut_joints(begin, end, begins); });
  clause_of_.reserve(size);
  each([&](std::uint32_t begin, std::uint32_t end) {
    clause_of_.insert(clause_of_.end(), end - begin, {begin, end});
  });
}

void Stance::find_norms(const refdata::RefData& refdata) {
  const refdata::TableView table = refdata.table_view("profile_words");
  for (const text::PhraseMatch& match :
       refdata.table_phrases("profile_words").find_longest(tokens_)) {
    if (table.cell(match.value, 1) != "norm") continue;
    const std::string_view code = table.cell(match.value, 2);
    std::uint32_t begin = match.tokens.begin;
    // "The Commission for Combating Slavery freed ten men": a name, and what it did.
    const bool named =
        tokens_[match.tokens.end - 1].letters == text::LetterCase::Title ||
        (tokens_[begin].letters == text::LetterCase::Title && tokens_[begin].key != "to"_w);
    if (code == "against" && named) continue;
    if (code == "against" && near_before(begin, kFailReach, kFail)) continue;
    if (code == "around") begin = clause_of_[begin].begin;
    norms_.push_back({begin, clause_of_[match.tokens.end - 1].end});
  }
}

// "Against all forms of trafficking", not "against migrants".
bool Stance::is_against_crime(std::uint32_t at) const {
  if (tokens_[at].key != "against"_w) return false;
  const std::uint32_t end = clause_of_[at].end;
  ++at;
  while (at < end && !is(at, kCrime) && is(at, kFiller)) ++at;
  return at < end && is(at, kCrime);
}

void Stance::find_plans() {
  const auto size = static_cast<std::uint32_t>(tokens_.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!is(at, kPlan)) continue;
    const std::uint32_t end = std::min(clause_of_[at].end, at + 1 + kPlanReach);
    for (std::uint32_t next = at + 1; next < end; ++next) {
      if (!is(next, kAct) && !is_against_crime(next)) continue;
      // "Plan to Combat", "Plan for the Fight against": of a body's name
      std::uint32_t head = next;
      if (tokens_[next].key == "to"_w) head = next + 1;
      if (tokens_[next].key == "against"_w) head = next - 1;
      const auto titled = [&](std::uint32_t one) {
        return one != at && tokens_[one].letters == text::LetterCase::Title;
      };
      if (titled(next) || titled(head)) break;
      norms_.push_back({at, clause_of_[at].end});
      break;
    }
  }
}

std::uint32_t Stance::token_at(std::size_t offset) const {
  std::uint32_t at = 0;
  while (at < tokens_.size() && tokens_[at].span.end <= offset) ++at;
  return at;
}

bool Stance::is_norm(std::uint32_t at) const {
  return std::any_of(norms_.begin(), norms_.end(),
                     [&](const text::TokenRange& norm) { return norm.contains(at); });
}

bool Stance::tells(std::size_t offset) const {
  return !is_norm(token_at(offset));
}

bool Stance::tells_words(std::string_view words) const {
  if (words.empty()) return true;
  bool found = false;
  for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
    if (!stand_at(words, text_, tokens_, at)) continue;
    found = true;
    if (!is_norm(at)) return true;
  }
  return found ? false : tells_form(text::fold(words.substr(0, words.find(' '))));
}

// The same of a word in another form. "Child labour laws" and "the Child Labour Unit" tell of
// nobody, "violations of child labour laws" do.
bool Stance::tells_form(std::string_view word) const {
  constexpr std::size_t kLeast = 4;  // letters in common
  bool found = false;
  for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
    const std::string other = text::fold(text::slice(text_, tokens_[at].span));
    if (std::min(word.size(), other.size()) < kLeast) continue;
    if (!word.starts_with(other) && !other.starts_with(word)) continue;
    found = true;
    const bool named = at > 0 && tokens_[at].letters != text::LetterCase::Lower;
    if (!is_norm(at) && !named && !names_rule(at)) return true;
  }
  return !found;
}

// Whether the word belongs to the name of a law or a plan that nobody is said to break.
bool Stance::names_rule(std::uint32_t at) const {
  constexpr std::uint32_t kNameReach = 2;    // words to "laws"
  constexpr std::uint32_t kBreachReach = 4;  // words to "violations"
  bool rule = false;
  for (std::uint32_t next = at + 1; next <= at + kNameReach; ++next) {
    rule = rule || is(next, kOfLaw | kPlan);
  }
  for (std::uint32_t next = at + 1; next <= at + kBreachReach; ++next) {
    rule = rule && !is(next, kBreach);
  }
  return rule && !near_before(at, kBreachReach, kBreach);
}

bool Stance::is_rare(std::size_t offset) const {
  return near_before(token_at(offset), kRareReach, kRare);
}

bool Stance::forbids() const {
  constexpr std::uint32_t kHolderReach = 3;  // words from "permit" to whom
  for (std::uint32_t at = 1; at < tokens_.size(); ++at) {
    if (!is(at, kPermit) || !is(at - 1, kNot)) continue;
    const std::uint32_t end = clause_of_[at].end;
    std::uint32_t holder = 0;
    std::uint32_t what = 0;
    for (std::uint32_t next = at + 1; next < end; ++next) {
      what |= kinds_[next];
      if (next <= at + kHolderReach) holder |= kinds_[next];
    }
    if ((what & kRemedy) != 0) continue;
    if ((what & kRight) == 0 || (holder & kBound) != 0) return true;
  }
  return false;
}

}  // namespace plumbline::graph

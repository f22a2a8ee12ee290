// SPDX-License-Identifier: Apache-2.0
//
// Times of a sentence that are not of what is counted in it: of a law or a paper, of the telling,
// of what it is compared with.

#include "extract/counts_scope_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::TimeExpression;

struct Words {
  const CountedSentence& s;
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<std::uint64_t> keys) const {
    return s.tokens.contains(at) && s.view.is(at, keys);
  }
};

// "As the Courier reported in July, 40 men were freed in 2022", "the agency said on Wednesday",
// "figures released in May": when it was told.
bool is_of_telling(const CountedSentence& s, const TimeExpression& time) {
  static constexpr text::WordSet kTells{"reported", "said",      "wrote",    "written",
                                        "noted",    "announced", "revealed", "told"};
  static constexpr text::WordSet kTexts{"figures", "data",    "statistics", "numbers",
                                        "report",  "reports", "study"};
  const Words w{s};
  const std::uint32_t led = w.is(time.tokens.begin - 1, {key("on"), key("in")}) ? 2 : 1;
  const std::uint32_t verb = time.tokens.begin - led;
  const bool day = time.period.from.day != 0 && time.period.from == time.period.to;
  if (day && s.tokens.contains(verb) && kTells.has(s.view.form(verb))) return true;
  if (w.is(verb, {key("released"), key("published"), key("issued")}) &&
      s.tokens.contains(verb - 1) && kTexts.has(s.view.form(verb - 1))) {
    return true;
  }
  if (!w.is(s.tokens.begin, {key("as")})) return false;
  bool told = false;
  for (std::uint32_t at = s.tokens.begin + 1; at < time.tokens.begin; ++at) {
    if (w.is(at, {key(",")})) return false;
    told = told || kTells.has(s.view.form(at));
  }
  return told && w.is(time.tokens.end, {key(",")});
}

// "a decline from 2013", "an increase over 2019": with what it is compared.
bool is_held_against(const CountedSentence& s, const TimeExpression& time) {
  const Words w{s};
  static constexpr text::WordSet kChanges{"decline", "increase",  "decrease",    "drop",  "rise",
                                          "fall",    "reduction", "improvement", "change"};
  const std::uint32_t before = time.tokens.begin - 1;
  // "opened more cases than in 2013 and ...": no number is told for it.
  const bool than = w.is(before, {key("in"), key("during")}) && w.is(before - 1, {key("than")});
  if (than && (s.counts.empty() || s.counts.front().tokens.begin > before)) return true;
  return w.is(before, {key("from"), key("over"), key("since")}) && s.tokens.contains(before - 1) &&
         kChanges.has(s.view.form(before - 1));
}

// "announced on 23 November | that 198 victims had been identified": the day of telling. A year
// may be that of what is counted.
bool is_of_announcing(const CountedSentence& s, const TimeExpression& time) {
  const Words w{s};
  static constexpr text::WordSet kTell{
      "say",      "said",   "announce", "announced", "report",   "reported", "state",
      "stated",   "assert", "asserted", "tell",      "told",     "claim",    "claimed",
      "write",    "wrote",  "declare",  "declared",  "inform",   "informed", "admit",
      "admitted", "note",   "noted",    "reveal",    "revealed", "disclose", "disclosed"};
  if (time.period.from.month == 0 || s.counts.empty()) return false;
  const std::uint32_t first = s.counts.front().tokens.begin;
  bool tells = false;
  for (std::uint32_t at = s.tokens.begin; at < first; ++at) {
    if (w.is(at, {key(";")})) return false;
    tells = tells || kTell.has(s.view.form(at));
    if (at >= time.tokens.end && w.is(at, {key("that")})) return tells;
  }
  return false;
}

}  // namespace

// "the 2007 law", "its 2023 report", "the trafficking law of 2004".
bool is_of_paper(const CountedSentence& s, const TimeExpression& time) {
  const Words w{s};
  for (std::uint32_t at = time.tokens.end; at < time.tokens.end + 3 && s.tokens.contains(at);
       ++at) {
    if (kWrittenWorks.has(s.view.form(at)))
      return !w.is(time.tokens.begin - 1, {key("in"), key("during")});
    if (s.view.word(at).pos != Pos::Adjective && !is_noun(s.view, at)) break;
  }
  const std::uint32_t before = time.tokens.begin - 1;
  if (!s.tokens.contains(before)) return false;
  if (kWrittenWorks.has(s.view.form(before))) return true;
  return w.is(before, {key("of")}) && s.tokens.contains(before - 1) &&
         kWrittenWorks.has(s.view.form(before - 1));
}

bool is_time_of_else(const CountedSentence& s, const TimeExpression& time) {
  return is_of_announcing(s, time) || is_of_paper(s, time) || is_of_telling(s, time) ||
         is_held_against(s, time);
}

}  // namespace plumbline::extract

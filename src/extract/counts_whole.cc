// SPDX-License-Identifier: Apache-2.0
//
// What a number has from another one: it is a part of it, is listed with it, or is compared with
// it, in the same sentence or in the one before.

#include <algorithm>
#include <iterator>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

class Whole {
 public:
  explicit Whole(const CountedSentence& sentence) : s_(sentence), view_(sentence.view) {}

  // What was said of the number that this one is a part of or is compared with.
  [[nodiscard]] std::string of(std::uint32_t index, bool suffers_else) const {
    const Count& count = s_.counts[index];
    const bool included = index > 0 && count.tokens.begin > s_.tokens.begin &&
                          view_.is(count.tokens.begin - 1, {key("including")});
    const bool inherits = count.part || count.compares || count.like != kNone ||
                          count.unit.empty() || included || is_listed(index) ||
                          is_held_against(count);
    const bool sum = count.kind == CountKind::Money;  // "of which 3,000 | were paid out"
    if (!sum && suffers_else) return {};
    if (index == 0 || (!count.lent_status.empty() && count.like == kNone)) {
      return of_earlier(count);
    }
    if (!inherits || tells_anew(index)) return {};
    const bool like = count.like != kNone && count.like < index;
    const Count& from = s_.counts[like ? count.like : index - 1];
    // "serve 30 months, pay | 5,000 dollars"
    if (sum && from.kind != CountKind::Money) return {};
    return from.status;
  }

 private:
  // "89 women, compared to | 54 girls the year before"
  [[nodiscard]] bool is_held_against(const Count& count) const {
    const std::uint32_t at = count.tokens.begin;
    return at > s_.tokens.begin + 1 &&
           ((view_.is(at - 1, {key("to"), key("with")}) && view_.is(at - 2, {key("compared")})) ||
            (view_.is(at - 1, {key("from")}) && view_.is(at - 2, {key("up"), key("down")})) ||
            view_.is(at - 1, {key("against"), key("versus")}));
  }

  // "Police identified 40 victims. | Thirty of them | were girls": of a sentence before.
  [[nodiscard]] std::string of_earlier(const Count& count) const {
    const std::uint32_t begin = count.tokens.begin;
    // "The | other four | stayed away": not those told of before.
    static constexpr text::WordSet kRest{"other", "others", "rest", "remaining", "another"};
    if ((s_.tokens.contains(count.tokens.end) && kRest.has(view_.form(count.tokens.end))) ||
        kRest.has(view_.form(begin)) ||
        (begin > s_.tokens.begin && kRest.has(view_.form(begin - 1)))) {
      return {};
    }
    // "The police | took | 12 of them to a hostel", "brought only | two": something else.
    std::uint32_t at = begin;
    while (at > s_.tokens.begin + 1 &&
           (view_.word(at - 1).pos == Pos::Adverb ||
            view_.is(at - 1, {key("only"), key("just"), key("up"), key("in"), key("out")}))) {
      --at;
    }
    const std::uint32_t group = at > s_.tokens.begin ? verb_group_at(view_, at - 1) : kNone;
    static constexpr text::WordSet kTells{"be",    "number",  "count",  "total",  "reach",
                                          "have",  "put",     "record", "give",   "stand",
                                          "tally", "include", "find",   "report", "mention"};
    if (group != kNone && !kTells.has(view_.word(at - 1).lemma)) return {};
    if (!count.lent_status.empty() || s_.before == nullptr) return count.lent_status;
    if (count.kind == CountKind::Money) return {};
    const std::uint32_t end = count.tokens.end;
    const bool them =
        view_.is(end, {key("of")}) && view_.is(end + 1, {key("them"), key("these"), key("those")});
    const bool most = count.tokens.begin > s_.tokens.begin + 1 &&
                      view_.is(count.tokens.begin - 1, {key("(")}) &&
                      view_.is(count.tokens.begin - 2, {key("most"), key("many")});
    if (!them && !most) return {};
    for (auto from = s_.before->counts.rbegin(); from != s_.before->counts.rend(); ++from) {
      if (from->kind == CountKind::Number && from->value >= count.value) return from->status;
    }
    return {};
  }

  // "arrested 12 men | and 40 women"
  [[nodiscard]] bool is_listed(std::uint32_t index) const {
    if (index == 0) return false;
    const Count& before = s_.counts[index - 1];
    std::uint32_t at = before.beside ? before.unit.end : before.tokens.end;
    const std::uint32_t begin = s_.counts[index].tokens.begin;
    if (at >= begin) return false;
    // "54 | were women and | 42 men"
    const bool told = view_.is(at, {key("were"), key("are"), key("was")}) &&
                      view_.word(at + 1).pos == Pos::Noun && at + 2 < begin;
    if (told) at += 2;
    // "1,850 calls: | 206 of women"
    while (at < begin && view_.is(at, {key(","), key("and"), key("or"), key(":")})) ++at;
    return at == begin || is_elided(s_.counts[index - 1], s_.counts[index]);
  }

  // "Seventeen were Thai, | nine Burmese", "76 were boys from the mines, | 41 girls".
  [[nodiscard]] bool is_elided(const Count& before, const Count& count) const {
    const std::uint32_t begin = count.tokens.begin;
    std::uint32_t at = before.tokens.end;
    while (at < begin && !view_.is(at, {key("were"), key("are"), key("was")})) ++at;
    const std::uint32_t group = at < begin ? verb_group_at(view_, at) : kNone;
    if (group == kNone || view_.analysis().chunks[group].tokens.size() > 1) return false;
    if (!view_.is(begin - 1, {key(","), key("and")})) return false;
    const std::uint32_t behind = count.beside ? count.unit.end : count.tokens.end;
    // "nine were found" has a verb of its own
    if (view_.is(behind, {key("were"), key("was"), key("are")})) return false;
    for (std::uint32_t i = at + 1; i <= std::min(behind, s_.tokens.end - 1); ++i) {
      const std::uint32_t other = verb_group_at(view_, i);
      const bool finite =
          other != kNone && is_finite(view_.analysis(), view_.analysis().chunks[other]);
      if (finite || view_.is(i, {key(";")})) return false;
    }
    return true;
  }

  [[nodiscard]] bool tells_number(std::uint32_t verb) const {
    static constexpr std::uint64_t kNumbers[] = {key("count"),    key("tally"),  key("put"),
                                                 key("estimate"), key("report"), key("say"),
                                                 key("find"),     key("record"), key("register")};
    return verb != kNone && std::find(std::begin(kNumbers), std::end(kNumbers),
                                      view_.word(verb).lemma) != std::end(kNumbers);
  }

  // "..., and the number of teams | is being raised from 4": a clause with a verb of its own.
  [[nodiscard]] bool tells_anew(std::uint32_t index) const {
    if (index == 0) return false;
    bool parted = false;
    bool said = false;  // "; the union says | there are 400": of whomever that one means
    for (std::uint32_t at = s_.counts[index - 1].tokens.end; at < s_.counts[index].tokens.begin;
         ++at) {
      // "; 14 of them were minors", "; in the year before it was | 40": the same ones still
      if (view_.is(at, {key(";")}) && !goes_on(s_.counts[index])) return true;
      parted = parted || view_.is(at, {key("and"), key("but"), key("while"), key(";")});
      const bool verb = parted && !view_.is(at, {key("further")});
      const std::uint32_t group = verb ? verb_group_at(view_, at) : kNone;
      const bool finite =
          group != kNone && is_finite(view_.analysis(), view_.analysis().chunks[group]);
      // "..., while the charity counted | 30": another number for the same.
      if (finite && tells_number(view_.analysis().chunks[group].head)) {
        said = said || view_.word(at).lemma == key("say");
        continue;
      }
      if (finite && !said && view_.is(at, {key("was"), key("were"), key("is"), key("are")}) &&
          view_.analysis().chunks[group].tokens.size() == 1) {
        continue;
      }
      if (finite && said) return true;
      if (finite &&
          !subject_of(view_, group, {s_.counts[index - 1].tokens.end, s_.tokens.end}).empty()) {
        return true;
      }
    }
    return false;
  }

  // "; 14 of them | were minors", "; in the year before it was | 40", not "; 40 others | are
  // waiting".
  [[nodiscard]] bool goes_on(const Count& count) const {
    const std::uint32_t end = count.tokens.end;
    if (count.part || (view_.is(end, {key("of")}) && view_.is(end + 1, {key("them")}))) return true;
    const std::uint32_t group = end < s_.tokens.end ? verb_group_at(view_, end) : kNone;
    return !count.beside && count.kind == CountKind::Number &&
           (group == kNone || !is_finite(view_.analysis(), view_.analysis().chunks[group]));
  }

  const CountedSentence& s_;
  const View& view_;
};

}  // namespace

std::string status_of_whole(const CountedSentence& sentence, std::uint32_t index,
                            bool suffers_else) {
  return Whole(sentence).of(index, suffers_else);
}

}  // namespace plumbline::extract

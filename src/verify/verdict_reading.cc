// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/hash.h"
#include "verify/verdict_reading_internal.h"

namespace plumbline::verify {
namespace {

using model::Compliance;
using model::Efforts;

constexpr std::size_t kVerbReach = 8;  // words before "minimum standards" in which its verb stands
constexpr std::size_t kNegationReach = 5;  // words before the verb in which its negation stands
constexpr std::size_t kEffortsReach = 7;   // words before "efforts" in which "making" stands
constexpr std::size_t kAreasReach = 8;     // words after the standards in which "key areas" stands

bool is_any(std::uint64_t key, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [key](std::string_view word) { return fast_hash(word) == key; });
}

class Reading {
 public:
  Reading(const Comparable& text, std::size_t begin, std::size_t end,
          const ChangeWords::Marks& marks)
      : text_(text), begin_(begin), end_(std::min(end, text.keys.size())), marks_(marks) {}

  VerdictReading read() {
    for (std::size_t at = begin_; at < end_; ++at) {
      const std::uint64_t key = text_.keys[at];
      if (out_.compliance == Compliance::Unstated && !out_.fragment &&
          is_any(key, {"standards", "standard"}) && is_standards(at)) {
        read_compliance(at);
      }
      if (out_.efforts == Efforts::Unstated && is_any(key, {"efforts", "effort"})) {
        read_efforts(at);
      }
    }
    return out_;
  }

 private:
  // "minimum standards"; "such standards" and "these standards" point back to them.
  [[nodiscard]] bool is_standards(std::size_t at) const {
    return at > begin_ && is_any(text_.keys[at - 1], {"minimum", "such", "these", "tvpa"});
  }
  [[nodiscard]] std::size_t back(std::size_t at, std::size_t reach) const {
    std::size_t first = at - std::min(at - begin_, reach);
    // Not beyond the start of the sentence.
    for (std::size_t i = at; i > first; --i) {
      if (text_.after_stop[i]) return i;
    }
    return first;
  }
  [[nodiscard]] bool negated(std::size_t from, std::size_t to) const {
    std::size_t count = 0;
    for (std::size_t i = from; i < to; ++i) count += marks_.negation[i] ? 1U : 0U;
    return count % 2 == 1;
  }
  [[nodiscard]] bool any_of(std::size_t from, std::size_t to,
                            std::initializer_list<std::string_view> words) const {
    for (std::size_t i = from; i < std::min(to, end_); ++i) {
      if (is_any(text_.keys[i], words)) return true;
    }
    return false;
  }

  void read_compliance(std::size_t standards) {
    if (any_of(standards + 1, standards + 1 + kAreasReach, {"areas"}) &&
        any_of(standards + 1, standards + 1 + kAreasReach, {"key", "several", "some", "few"})) {
      out_.fragment = true;
      return;
    }
    const std::size_t first = back(standards, kVerbReach);
    std::size_t verb = standards;
    while (verb > first && !is_any(text_.keys[verb],
                                   {"meet", "meets", "met", "meeting", "comply", "complies",
                                    "complied", "complying", "compliant", "fulfil", "fulfill",
                                    "fulfils", "fulfills", "fulfilled", "satisfy", "satisfies"})) {
      --verb;
    }
    const bool verbless =
        verb == first && !any_of(first, first + 1, {"meet", "meets", "met", "complies", "comply"});
    const std::size_t from = back(verbless ? standards : verb, kNegationReach);
    const std::size_t to = verbless ? standards : verb;
    const bool negative = negated(from, to);
    if (verbless && !negative) return;
    const bool fully = any_of(from, standards, {"fully", "completely", "entirely", "wholly"});
    const std::size_t before = verb - std::min<std::size_t>(verb - from, fully ? 2 : 1);
    if (!negative && any_of(before, verb, {"to"})) return;  // "efforts to meet the standards"
    out_.comply = any_of(verb, verb + 1, {"comply", "complies", "complied", "complying"});
    out_.compliance = !negative ? Compliance::Full
                      : fully   ? Compliance::NotFull
                                : Compliance::NotAtAll;
  }

  void read_efforts(std::size_t efforts) {
    const std::size_t first = back(efforts, kEffortsReach);
    std::size_t verb = efforts;
    while (verb > first && !is_any(text_.keys[verb], {"making", "make", "makes", "made",
                                                      "undertaking", "undertaken", "exerting"})) {
      --verb;
    }
    if (!is_any(text_.keys[verb],
                {"making", "make", "makes", "made", "undertaking", "undertaken", "exerting"})) {
      return;
    }
    if (!any_of(verb, efforts, {"significant", "serious", "considerable", "substantial"})) return;
    std::size_t from = back(verb, 4);
    // A negation before the coordinator belongs to the other half of the sentence.
    for (std::size_t i = from; i < verb; ++i) {
      if (is_any(text_.keys[i], {"but", "and", "however", "although", "yet", "while", "nor"})) {
        out_.but = out_.but || is_any(text_.keys[i], {"but"});
        out_.however = out_.however || is_any(text_.keys[i], {"however"});
        from = is_any(text_.keys[i], {"nor"}) ? i : i + 1;
      }
    }
    out_.efforts = negated(from, efforts) ? Efforts::NotSignificant : Efforts::Significant;
  }

  const Comparable& text_;
  std::size_t begin_;
  std::size_t end_;
  const ChangeWords::Marks& marks_;
  VerdictReading out_;
};

}  // namespace

VerdictReading read_verdict(const Comparable& text, std::size_t begin, std::size_t end,
                            const ChangeWords::Marks& marks) {
  return Reading(text, begin, end, marks).read();
}

bool ends_verdict(const model::Claim& left, const model::Claim& right) {
  using model::Compliance;
  using model::Efforts;
  constexpr std::uint32_t kGap = 4;
  const text::Span before = left.passages.front().span;
  const text::Span after = right.passages.front().span;
  return left.verdict && right.verdict && left.direct_quote == right.direct_quote &&
         left.verdict->efforts == Efforts::Unstated && left.verdict->tier.empty() &&
         right.verdict->compliance == Compliance::Unstated && right.verdict->tier.empty() &&
         right.verdict->efforts != Efforts::Unstated && after.begin >= before.end &&
         after.begin - before.end <= kGap;
}

}  // namespace plumbline::verify

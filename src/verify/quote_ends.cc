// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>
#include <vector>

#include "verify/quote_ends_internal.h"

namespace plumbline::verify {
namespace {

using text::AlignStep;

constexpr std::size_t kMostWords = 4;  // at an end

bool is_added(const AlignStep& step) {
  return step.needle.has_value() && !step.haystack.has_value();
}

// The word of a step that has one.
std::uint32_t source_of(const AlignStep& step) {
  return step.haystack.value_or(0);
}
std::uint32_t quoted_of(const AlignStep& step) {
  return step.needle.value_or(0);
}

class EndPairing {
 public:
  EndPairing(const ComparedText& quote, const ComparedText& primary, const ChangeWords& changes,
             text::Alignment& alignment)
      : quote_(quote), primary_(primary), changes_(changes), alignment_(alignment) {}

  // Words before the first or behind the last that agree, paired with words of another sentence,
  // are paired with nothing.
  void cut_foreign() {
    auto& steps = alignment_.steps;
    const auto agrees = [](const AlignStep& step) { return step.same; };
    const auto first = std::find_if(steps.begin(), steps.end(), agrees);
    if (first == steps.end()) return;
    const auto& stop = primary_.words.after_stop;
    bool foreign = stop[source_of(*first)];
    std::uint32_t begin = source_of(*first);
    for (auto step = first; step-- != steps.begin();) {
      if (!step->haystack) continue;
      if (foreign) {
        step->haystack.reset();
      } else {
        begin = source_of(*step);
        foreign = stop[begin];
      }
    }
    alignment_.begin = begin;
    const auto last = std::find_if(steps.rbegin(), steps.rend(), agrees).base() - 1;
    std::uint32_t end = source_of(*last) + 1;
    foreign = false;
    for (auto step = last + 1; step != steps.end(); ++step) {
      if (!step->haystack) continue;
      foreign = foreign || stop[source_of(*step)];
      if (foreign) {
        step->haystack.reset();
      } else {
        end = source_of(*step) + 1;
      }
    }
    alignment_.end = end;
    std::erase_if(steps, [](const AlignStep& step) { return !step.needle && !step.haystack; });
  }

  // "Everyone" beside the "one" of "No one".
  void take_negation_before() {
    AlignStep& head = alignment_.steps.front();
    if (head.same || !head.haystack || source_of(head) == 0) return;
    const std::uint32_t at = source_of(head);
    if (primary_.words.after_stop[at]) return;
    const std::span<const text::Token> two(primary_.words.words.data() + at - 1, 2);
    if (!changes_.mark(two).negation.front()) return;
    alignment_.steps.insert(alignment_.steps.begin(), {{}, at - 1, false});
    alignment_.begin = at - 1;
  }

  void pair_last() {
    auto& steps = alignment_.steps;
    std::size_t added = 0;
    while (added < steps.size() && is_added(steps[steps.size() - 1 - added])) ++added;
    if (added == 0 || added > kMostWords) return;
    const auto& s = primary_.words;
    for (std::size_t more = added; more <= added + 1; ++more) {  // "not registered" for one word
      std::uint32_t end = alignment_.end;
      while (end < s.keys.size() && end < alignment_.end + more && !s.after_stop[end]) ++end;
      const bool whole = end == s.keys.size() || s.after_stop[end];
      if (!opposite(steps.size() - added, steps.size(), {alignment_.end, end}, whole)) continue;
      for (std::uint32_t at = alignment_.end; at < end; ++at) {
        const std::size_t k = at - alignment_.end;
        if (k < added) steps[steps.size() - added + k].haystack = at;
      }
      for (std::uint32_t at = alignment_.end + static_cast<std::uint32_t>(added); at < end; ++at) {
        steps.push_back({{}, at, false});
      }
      alignment_.end = end;
      return;
    }
  }

  void pair_first() {
    auto& steps = alignment_.steps;
    std::size_t added = 0;
    while (added < steps.size() && is_added(steps[added])) ++added;
    if (added == 0 || added > kMostWords) return;
    const auto& s = primary_.words;
    for (std::size_t more = added; more <= added + 1; ++more) {  // "everyone" for "no one"
      std::uint32_t begin = alignment_.begin;
      while (begin > 0 && alignment_.begin - begin < more && !s.after_stop[begin]) --begin;
      if (!opposite(0, added, {begin, alignment_.begin}, s.after_stop[begin])) continue;
      const std::uint32_t found = alignment_.begin - begin;
      std::vector<AlignStep> before;
      for (std::uint32_t at = 0; at + added < found; ++at) {
        before.push_back({{}, begin + at, false});
      }
      for (std::uint32_t k = 0; k < std::min<std::size_t>(added, found); ++k) {
        steps[added - 1 - k].haystack = alignment_.begin - 1 - k;
      }
      steps.insert(steps.begin(), before.begin(), before.end());
      alignment_.begin = begin;
      return;
    }
  }

 private:
  // A word of the steps is the opposite of a source word; or one side alone negates, and the words
  // of the source go to the border of their sentence (`whole`).
  [[nodiscard]] bool opposite(std::size_t from, std::size_t to,
                              std::pair<std::uint32_t, std::uint32_t> source, bool whole) const {
    const auto [begin, end] = source;
    if (begin >= end) return false;
    const std::uint32_t first = quoted_of(alignment_.steps[from]);
    const std::span<const text::Token> ours(quote_.words.words.data() + first, to - from);
    const std::span<const text::Token> theirs(primary_.words.words.data() + begin, end - begin);
    const ChangeWords::Marks q = changes_.mark(ours);
    const ChangeWords::Marks s = changes_.mark(theirs);
    std::size_t negations = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) negations += q.negation[i] ? 1U : 0U;
    for (std::size_t k = 0; k < theirs.size(); ++k) negations += s.negation[k] ? 1U : 0U;
    if (negations == 1 && whole) return true;
    for (std::size_t i = 0; i < ours.size(); ++i) {
      const std::string_view a = slice(quote_.text, ours[i].span);
      for (std::size_t k = 0; k < theirs.size(); ++k) {
        if (ChangeWords::opposite(q.antonym[i], s.antonym[k]) ||
            ChangeWords::negative_twin(a, slice(primary_.text, theirs[k].span))) {
          return true;
        }
      }
    }
    return false;
  }

  const ComparedText& quote_;
  const ComparedText& primary_;
  const ChangeWords& changes_;
  text::Alignment& alignment_;
};

}  // namespace

void pair_ends(const ComparedText& quote, const ComparedText& primary, const ChangeWords& changes,
               text::Alignment& alignment) {
  if (alignment.steps.empty() || alignment.matches == 0) return;
  EndPairing pairing(quote, primary, changes, alignment);
  pairing.cut_foreign();
  pairing.pair_last();
  pairing.pair_first();
  pairing.take_negation_before();
}

}  // namespace plumbline::verify

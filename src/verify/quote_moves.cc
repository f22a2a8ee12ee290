// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string_view>

#include "base/hash.h"
#include "verify/quote_blocks_internal.h"

namespace plumbline::verify {
namespace {

using model::EditKind;

// Words that make one negation lie elsewhere: another clause, or another measure.
bool is_border(std::uint64_t key) {
  return is(key, "that") || is(key, "which") || is(key, "who") || is(key, "because") ||
         is(key, "if") || is(key, "but") || is(key, "to") || is(key, "all") || is(key, "every") ||
         is(key, "always") || is(key, "only") || is(key, "also") || is(key, "both");
}

// "not ... any" and "no", "did not keep" and "kept no" differ by such words.
bool is_light(std::uint64_t key) {
  return is_function_word(key) || is(key, "any") || is(key, "ever") || is(key, "either");
}

bool is_be(std::uint64_t key) {
  return is(key, "is") || is(key, "are") || is(key, "was") || is(key, "were") || is(key, "be") ||
         is(key, "been") || is(key, "being");
}

class Moves {
 public:
  Moves(const BlockSides& sides, std::vector<Block>& blocks) : sides_(sides), blocks_(blocks) {}

  void judge() {
    excuse_moved_phrases();
    excuse_found_outside();
    excuse_merged();
    find_swaps();
    find_reorders();
    find_turned_roles();
  }

 private:
  [[nodiscard]] std::uint64_t q_key(std::uint32_t at) const { return sides_.quoted.keys[at]; }
  [[nodiscard]] std::uint64_t s_key(std::uint32_t at) const { return sides_.source.keys[at]; }
  [[nodiscard]] bool q_negates(std::uint32_t at) const { return sides_.quoted_marks.negation[at]; }
  [[nodiscard]] bool s_negates(std::uint32_t at) const {
    return sides_.source_marks.negation[at - sides_.first];
  }

  static void excuse(Block& block) {
    block.odd = false;
    block.moved = true;
    block.why = EditKind::Wording;
  }

  // "without charge" that left one end of the sentence for the other, "Never has X" for "X has
  // never": the words that two blocks drop are those that they add.
  void excuse_moved_phrases() {
    for (Block& one : blocks_) {
      for (Block& two : blocks_) {
        if (!one.odd || !two.odd || &one == &two) continue;
        std::vector<std::uint64_t> ours, theirs;
        for (const Block* block : {&one, &two}) {
          for (const std::uint32_t at : block->quoted) ours.push_back(q_key(at));
          for (const std::uint32_t at : block->source) theirs.push_back(s_key(at));
        }
        std::sort(ours.begin(), ours.end());
        std::sort(theirs.begin(), theirs.end());
        if (ours.size() < 2 || ours != theirs) continue;
        excuse(one);
        excuse(two);
      }
    }
  }

  // The same where the source has the phrase outside of the stretch compared, in its sentence.
  void excuse_found_outside() {
    for (Block& block : blocks_) {
      if (block.odd && is_elsewhere(block)) excuse(block);
    }
  }
  [[nodiscard]] bool is_elsewhere(const Block& block) const {
    if (!block.source.empty() || block.quoted.size() < 2) return false;
    const bool telling = std::any_of(
        block.quoted.begin(), block.quoted.end(),
        [&](std::uint32_t at) { return !q_negates(at) && !is_function_word(q_key(at)); });
    if (!telling) return false;
    const Comparable& s = sides_.source;
    std::uint32_t end = sides_.alignment.end;
    while (end < s.keys.size() && !s.after_stop[end]) ++end;
    for (std::uint32_t at = sides_.first; at + block.quoted.size() <= end; ++at) {
      std::uint32_t same = 0;
      while (same < block.quoted.size() && q_key(block.quoted[same]) == s_key(at + same)) ++same;
      if (same == block.quoted.size()) return true;
    }
    return false;
  }

  // "has not received any" for "has received no", "A and B kept no records" for "neither A nor B
  // kept records": one negation on either side of one clause of which nothing else was changed.
  void excuse_merged() {
    const auto turning =
        std::count_if(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.odd; });
    // "Neither" may stand before the first word compared.
    const bool headed = sides_.alignment.begin == sides_.first + 1 && s_negates(sides_.first);
    if (turning != (headed ? 1 : 2) || !one_negation_each(headed)) return;
    const Comparable& q = sides_.quoted;
    for (std::uint32_t at = 0; at < q.keys.size(); ++at) {
      if (q.after_mark[at] || (at > 0 && q.after_stop[at]) || is_border(q.keys[at])) return;
    }
    for (Block& block : blocks_) excuse(block);
  }

  // The changed words are light ones but for one negation on either side.
  [[nodiscard]] bool one_negation_each(bool headed) const {
    std::size_t ours = 0;
    std::size_t theirs = headed ? 1 : 0;
    for (const Block& block : blocks_) {
      if (is_elsewhere(block)) continue;
      for (const std::uint32_t at : block.quoted) {
        if (!q_negates(at) && !is_light(q_key(at))) return false;
        ours += q_negates(at) && !is(q_key(at), "nor") ? 1U : 0U;
      }
      for (const std::uint32_t at : block.source) {
        if (!s_negates(at) && !is_light(s_key(at))) return false;
        theirs += s_negates(at) && !is(s_key(at), "nor") ? 1U : 0U;
      }
    }
    return ours == 1 && theirs == 1;
  }

  // "jailed instead of fined" for "fined instead of jailed": what stands on either side of a
  // negation changed places.
  void find_swaps() {
    for (std::size_t i = 1; i < blocks_.size(); ++i) {
      Block& first = blocks_[i - 1];
      Block& second = blocks_[i];
      if (first.odd || second.odd || first.quoted.empty()) continue;
      if (!same_words(second.quoted, first.source)) continue;
      if (!same_words(first.quoted, source_at(second, first.quoted.size()))) continue;
      const auto& steps = sides_.alignment.steps;
      const bool across = std::any_of(
          steps.begin() + static_cast<std::ptrdiff_t>(first.end),
          steps.begin() + static_cast<std::ptrdiff_t>(second.begin),
          [&](const text::AlignStep& step) { return step.needle && q_negates(*step.needle); });
      if (!across) continue;
      first.odd = true;
      first.why = EditKind::Order;
    }
  }

  // "workers ... employers" for "employers ... workers": a telling word that one block adds is
  // dropped by another.
  void find_reorders() {
    for (Block& one : blocks_) {
      for (Block& two : blocks_) {
        if (one.odd || two.odd || &one == &two) continue;
        const std::vector<std::uint32_t> dropped = source_at(two, one.quoted.size());
        const bool moved = std::any_of(one.quoted.begin(), one.quoted.end(), [&](std::uint32_t at) {
          return !is_function_word(q_key(at)) &&
                 std::any_of(dropped.begin(), dropped.end(),
                             [&](std::uint32_t other) { return q_key(at) == s_key(other); });
        });
        if (moved) one.why = two.why = EditKind::Order;
      }
    }
  }

  // "police were identified by six victims" for "police identified six victims": a form of "be"
  // and the "by" behind it on one side only.
  void find_turned_roles() {
    for (Block& one : blocks_) {
      for (Block& two : blocks_) {
        if (one.odd || two.odd || two.begin < one.begin) continue;
        const auto has = [](const std::vector<std::uint32_t>& words, auto&& key_of, auto&& test) {
          return std::any_of(words.begin(), words.end(),
                             [&](std::uint32_t at) { return test(key_of(at)); });
        };
        const auto ours = [&](std::uint32_t at) { return q_key(at); };
        const auto theirs = [&](std::uint32_t at) { return s_key(at); };
        const auto by = [](std::uint64_t key) { return is(key, "by"); };
        const bool added = has(one.quoted, ours, is_be) && !has(one.source, theirs, is_be) &&
                           has(two.quoted, ours, by) && !has(two.source, theirs, by);
        const bool dropped = has(one.source, theirs, is_be) && !has(one.quoted, ours, is_be) &&
                             has(two.source, theirs, by) && !has(two.quoted, ours, by);
        if (added || dropped) one.why = two.why = EditKind::Order;
      }
    }
  }
  // Source words of a block; behind the end of what is compared, the next `count` of the sentence.
  [[nodiscard]] std::vector<std::uint32_t> source_at(const Block& block, std::size_t count) const {
    std::vector<std::uint32_t> words = block.source;
    if (!words.empty() || block.end != sides_.alignment.steps.size()) return words;
    const Comparable& s = sides_.source;
    for (std::uint32_t at = sides_.alignment.end; at < s.keys.size() && words.size() < count;
         ++at) {
      if (s.after_stop[at]) break;
      words.push_back(at);
    }
    return words;
  }
  [[nodiscard]] bool same_words(const std::vector<std::uint32_t>& quoted,
                                const std::vector<std::uint32_t>& source) const {
    return std::equal(quoted.begin(), quoted.end(), source.begin(), source.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return q_key(a) == s_key(b); });
  }

  const BlockSides& sides_;
  std::vector<Block>& blocks_;
};

}  // namespace

void judge_moves(const BlockSides& sides, std::vector<Block>& blocks) {
  Moves(sides, blocks).judge();
}

}  // namespace plumbline::verify

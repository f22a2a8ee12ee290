// SPDX-License-Identifier: Apache-2.0
//
// Texts of articles as words, read when they are first asked for and held while others are likely
// to be laid beside them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "resolve/overlap_internal.h"
#include "resolve/reprints.h"
#include "resolve/words_internal.h"

namespace plumbline::resolve {

struct HeldText {
  std::string text;
  std::vector<Word> words;  // once it is ready
  AsFirst as_first;         // once it is ready to be the first of two
  Seeds seeds;              // once it is ready to be the second

  // By one thread.
  void make_ready() {
    if (words.empty()) words = words_of(text);
  }
  // `formulas`: the same each time.
  void make_ready_as_first(const Formulas& formulas) {
    make_ready();
    if (as_first.formula.empty()) as_first = AsFirst(words, formulas);
  }
  void make_ready_as_second() {
    make_ready();
    if (!seeds.made()) seeds = Seeds(words);
  }
};

class HeldTexts {
 public:
  // `order`: from articles to the indices that `text_of` takes. Both must outlive it.
  HeldTexts(const TextOf& text_of, const std::vector<std::size_t>& order)
      : text_of_(text_of), order_(order) {}

  // Of an article with so many words, not ready at first. The pointer is good until make_room().
  Result<HeldText*> of(std::uint32_t article, std::uint32_t words) {
    const auto known = held_.find(article);
    if (known != held_.end()) return &known->second;
    count_ += words;
    if (const auto before = left_.find(article); before != left_.end()) {
      return &held_.insert(left_.extract(before)).position->second;
    }
    HeldText& fresh = held_[article];
    PL_TRY(fresh.text, text_of_(order_[article]));
    return &fresh;
  }
  // Lets go of what was not asked for lately.
  void make_room() {
    if (count_ <= kHeldWords / 2) return;
    left_ = std::exchange(held_, {});
    count_ = 0;
  }
  // Ready, not held.
  Result<HeldText> read(std::uint32_t article) const {
    HeldText held;
    PL_TRY(held.text, text_of_(order_[article]));
    held.make_ready();
    return held;
  }

 private:
  static constexpr std::size_t kHeldWords = 300'000;  // and those of one round of questions

  const TextOf& text_of_;
  const std::vector<std::size_t>& order_;
  std::unordered_map<std::uint32_t, HeldText> held_;
  std::unordered_map<std::uint32_t, HeldText> left_;  // asked for before the last make_room()
  std::size_t count_ = 0;                             // words of `held_`
};

}  // namespace plumbline::resolve

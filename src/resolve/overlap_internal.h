// SPDX-License-Identifier: Apache-2.0
//
// Two articles side by side: the stretches that both hold in the same words, however the rest
// differs and in whatever order they come. Equal runs of words are found by a table of three in a
// row and chained over small gaps, so that a replaced word or a misread letter cuts no stretch.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "resolve/sketch.h"
#include "resolve/words_internal.h"

namespace plumbline::resolve {

struct SharedStretch {
  std::uint32_t begin_a = 0;  // words, half-open
  std::uint32_t end_a = 0;
  std::uint32_t begin_b = 0;
  std::uint32_t end_b = 0;
  std::uint32_t matched = 0;  // words that are the same
  std::uint32_t counted = 0;  // of those, in neither text within quotation marks, nor in formulas
};

struct Overlap {
  std::vector<SharedStretch> stretches;  // by their place in a
  std::uint32_t matched = 0;
  std::uint32_t counted = 0;
  // Of those, all but the first three of each run without a gap: names, ages and set phrases come
  // in short runs, also where two reporters tell the same facts each for themselves.
  std::uint32_t unbroken = 0;
};

// Which of the marks of a sketch say nothing about where its text is from.
struct Formulas {
  std::vector<std::uint32_t> marks;  // ascending
  std::uint64_t below = 0;           // sampled_below() of the sketch
};

// Where each run of kSeed words of a text stands, as a table with open addresses. Made once for a
// text that is laid beside many; 22 to 30 bytes a word.
class Seeds {
 public:
  static constexpr std::uint32_t kSeed = 3;      // words in a row that begin a run
  static constexpr std::size_t kMostPlaces = 8;  // of one seed; with more it is a common one

  Seeds() = default;
  explicit Seeds(std::span<const Word> words);

  [[nodiscard]] bool made() const { return !heads_.empty(); }
  // Of each run of kSeed words.
  [[nodiscard]] static std::vector<std::uint64_t> of(std::span<const Word> words);
  // Whether find() may find any: of seeds that stand nowhere nearly all are known for little.
  [[nodiscard]] bool may_hold(std::uint64_t seed) const {
    return (marks_[(seed & (marks_.size() * kBits - 1)) / kBits] >> (seed % kBits) & 1U) != 0;
  }
  // The first few places, ascending; one more than kMostPlaces if it is common.
  using Places = std::array<std::uint32_t, kMostPlaces + 1>;
  [[nodiscard]] std::span<const std::uint32_t> find(std::uint64_t seed, Places& found) const;
  // Whether the seed at that place stands nowhere else.
  [[nodiscard]] bool alone(std::size_t place) const { return alone_[place]; }

 private:
  static constexpr std::size_t kBits = 64;
  [[nodiscard]] std::size_t slot_of(std::uint64_t seed) const;

  std::uint64_t salt_ = 0;
  std::vector<std::uint64_t> seeds_;  // by place
  std::vector<std::uint32_t> next_;   // place of the same seed
  std::vector<std::uint32_t> heads_;
  std::vector<bool> alone_;           // by place
  std::vector<std::uint64_t> marks_;  // a bit for each seed, or for some together
};

// What the first of two texts is laid beside others with; made once for all of them.
struct AsFirst {
  AsFirst() = default;
  // `formulas`: of its sketch.
  AsFirst(std::span<const Word> words, const Formulas& formulas);

  std::vector<bool> formula;  // whether each word stands in one: in a sampled run that is one
  std::vector<std::uint64_t> seeds;
};

// `first`: of `a`; `seeds`: of `b`. Near-linear in the number of words, whatever
// they are: no word of `a` is in more runs than a few times kMostPlaces, also where a text says the
// same over and over. By any thread.
[[nodiscard]] Overlap overlap_of(std::span<const Word> a, const AsFirst& first,
                                 std::span<const Word> b, const Seeds& seeds);

}  // namespace plumbline::resolve

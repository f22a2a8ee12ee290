// SPDX-License-Identifier: Apache-2.0
//
// The weights of the tagger and what they add up to.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "language/tagger_internal.h"
#include "text/token.h"

namespace plumbline::language {

// One sum a class. A row's bytes are added two to a lane of 16 bits, and the upper ones once more
// by themselves; what is left of the lane's sum is that of the lower ones. All are lifted by 128
// first, so that none is negative, and twenty-six of them cannot overflow a lane.
class Scores {
 public:
  void add(const std::int8_t* row) {
    static_assert(tagging::kClasses == 24 && tagging::kFeatures * 255 < 32768);
    Lanes first;
    std::uint64_t second = 0;
    std::memcpy(&first, row, sizeof(first));
    std::memcpy(&second, row + sizeof(first), sizeof(second));
    add(first, 0);
    add(std::bit_cast<Lanes>(Halves{second, 0}), 1);
  }

  void add(const Scores& other) {
    for (std::size_t part = 0; part < both_.size(); ++part) {
      both_[part] += other.both_[part];
      odd_[part] += other.odd_[part];
    }
  }

  // The first of the highest.
  [[nodiscard]] std::uint8_t best() const {
    // First put into the order of the classes.
    const Lanes even = both_[0] - (odd_[0] << 8);
    const Lanes more = both_[1] - (odd_[1] << 8);
    const std::array<Lanes, 3> sums = {
        __builtin_shufflevector(even, odd_[0], 0, 8, 1, 9, 2, 10, 3, 11),
        __builtin_shufflevector(even, odd_[0], 4, 12, 5, 13, 6, 14, 7, 15),
        __builtin_shufflevector(more, odd_[1], 0, 8, 1, 9, 2, 10, 3, 11)};
    const Lanes top = higher(higher(sums[0], sums[1]), sums[2]);
    const Lanes half = higher(top, __builtin_shufflevector(top, top, 4, 5, 6, 7, 0, 1, 2, 3));
    const Lanes pair = higher(half, __builtin_shufflevector(half, half, 2, 3, 0, 1, 6, 7, 4, 5));
    const Lanes one = higher(pair, __builtin_shufflevector(pair, pair, 1, 0, 3, 2, 5, 4, 7, 6));
    for (std::uint8_t part = 0; part < 3; ++part) {
      const auto equal = std::bit_cast<Halves>(sums[part] == one);
      if (equal[0] != 0) return first_of(part, 0, equal[0]);
      if (equal[1] != 0) return first_of(part, 4, equal[1]);
    }
    return 0;  // never: the highest is among them
  }

 private:
  static constexpr std::size_t kLanes = 8;
  using Lanes = std::uint16_t __attribute__((vector_size(16)));
  using Halves = std::uint64_t __attribute__((vector_size(16)));

  // Of each lane; as signed numbers, which no sum is too large for.
  static Lanes higher(const Lanes& a, const Lanes& b) {
    using Signed = std::int16_t __attribute__((vector_size(16)));
    const auto first = std::bit_cast<Signed>(a);
    const auto second = std::bit_cast<Signed>(b);
    return std::bit_cast<Lanes>(first > second ? first : second);
  }
  // The class of the lowest lane of a half whose bits are set.
  static std::uint8_t first_of(std::uint8_t part, unsigned lane, std::uint64_t bits) {
    return static_cast<std::uint8_t>(part * kLanes + lane +
                                     static_cast<unsigned>(std::countr_zero(bits)) / 16);
  }

  void add(const Lanes& bytes, std::size_t part) {
    const Lanes lifted = bytes ^ 0x8080;
    both_[part] += lifted;
    odd_[part] += lifted >> 8;
  }

  std::array<Lanes, 2> both_{};
  std::array<Lanes, 2> odd_{};  // the upper bytes: classes 1, 3, 5 ...
};

// The weights as they lie in the reference data; nothing is copied.
class Weights {
 public:
  explicit Weights(std::string_view blob) {
    std::array<std::uint32_t, 4> head{};
    if (blob.size() < sizeof(head)) return;
    std::memcpy(head.data(), blob.data(), sizeof(head));
    const bool ours = head[0] == tagging::kMagic && head[1] < 24 && head[2] == tagging::kClasses &&
                      head[3] == tagging::kFeatures;
    const std::size_t rows = std::size_t{1} << (head[1] & 31U);
    if (!ours || blob.size() != sizeof(head) + rows * tagging::kClasses) return;
    mask_ = rows - 1;
    // Weights are signed bytes.
    rows_ = reinterpret_cast<const std::int8_t*>(blob.data() + sizeof(head));
  }
  [[nodiscard]] bool empty() const { return rows_ == nullptr; }

  // Most rows are not in the processor's cache: asked for early, they come together.
  template <std::size_t N>
  void fetch(const tagging::Features& features, const std::array<std::uint8_t, N>& which) const {
    for (const std::uint8_t at : which) {
      const std::int8_t* row = row_of(features[at]);
      __builtin_prefetch(row);
      __builtin_prefetch(row + tagging::kClasses - 1);  // it may lie across two lines
    }
  }

  // Adds the rows of some features to `scores`.
  template <std::size_t N>
  void add(const tagging::Features& features, const std::array<std::uint8_t, N>& which,
           Scores& scores) const {
    for (const std::uint8_t at : which) scores.add(row_of(features[at]));
  }

 private:
  [[nodiscard]] const std::int8_t* row_of(std::uint64_t feature) const {
    return rows_ + (feature & mask_) * tagging::kClasses;
  }

  std::uint64_t mask_ = 0;
  const std::int8_t* rows_ = nullptr;
};

// What is known of a word wherever it stands, and what its weights add up to.
struct KnownWord {
  tagging::Facts facts;
  Scores here;    // as the word to tag
  Scores before;  // as the word before that
  Scores after;   // as the word behind it
};

// The words that came last, so that each is weighed once: most words of a text are few, and half of
// the rows of a word are its own. A word falls into one slot and drives out what was there; what
// comes back never depends on what came before. Of one thread.
class KnownWords {
 public:
  // To be called before words are asked for: `version` is that of the reference data with the
  // weights.
  void use(const Weights& weights, std::string_view version) {
    weights_ = &weights;
    if (version == version_) return;
    version_ = version;
    slots_.assign(kSlots, Slot{});
    outside_ = weigh(tagging::Facts{});
  }

  // What stands outside of the sentence.
  [[nodiscard]] const KnownWord& outside() const { return outside_; }

  // `first`: as of tagging::facts_of. Stays until the next call.
  const KnownWord& of(const text::Token& token, std::string_view word, bool first) {
    Slot& slot = slots_[slot_of(token, first)];
    if (slot.size == word.size() && slot.first == first &&
        std::memcmp(slot.bytes.data(), word.data(), word.size()) == 0) {
      return slot.known;
    }
    const bool fits = word.size() <= slot.bytes.size();
    Slot& at = fits ? slot : spare_;
    at.known = weigh(tagging::facts_of(word, first));
    if (fits) {
      at.size = static_cast<std::uint8_t>(word.size());
      at.first = first;
      std::memcpy(at.bytes.data(), word.data(), word.size());
    }
    return at.known;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static constexpr std::size_t kLongest = 22;  // bytes of a word that is kept
  struct Slot {
    std::array<char, kLongest> bytes{};
    std::uint8_t size = 0;  // 0: nothing was kept here
    bool first = false;
    KnownWord known;
  };

  // Other shapes of one word stand beside each other.
  [[nodiscard]] static std::size_t slot_of(const text::Token& token, bool first) {
    return (token.key + 2 * static_cast<std::uint64_t>(token.letters) + (first ? 1 : 0)) % kSlots;
  }

  [[nodiscard]] KnownWord weigh(const tagging::Facts& facts) const {
    KnownWord known{facts, {}, {}, {}};
    tagging::Features features;
    tagging::add_own_features(facts, features);
    tagging::add_before_features(facts, features);
    tagging::add_after_features(facts, features);
    weights_->add(features, tagging::kOwnFeatures, known.here);
    weights_->add(features, tagging::kBeforeFeatures, known.before);
    weights_->add(features, tagging::kAfterFeatures, known.after);
    return known;
  }

  const Weights* weights_ = nullptr;
  std::string version_;
  std::vector<Slot> slots_;
  Slot spare_;
  KnownWord outside_;
};

}  // namespace plumbline::language

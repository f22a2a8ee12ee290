// SPDX-License-Identifier: Apache-2.0
//
// What the tagger looks at. Shared by the tagger and by its trainer (train/tagger), so that both
// always see the same features; a change here asks for new weights.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "language/tagger_facts_internal.h"

namespace plumbline::language::tagging {

// The classes the tagger tells apart: UPOS with the verb forms and the plural split off.
enum Class : std::uint8_t {
  kX,
  kIntj,
  kSym,
  kAdp,
  kAdj,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kNoun,
  kNouns,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPropns,
  kSconj,
  kVerbBase,
  kVerbPresent,
  kVerbThird,
  kVerbPast,
  kVerbParticiple,
  kVerbGerund,
  kPunct,
  kClasses
};

constexpr std::uint8_t kOutside = kClasses;  // the "class" of what stands before a sentence
constexpr std::size_t kFeatures = 26;
constexpr std::uint32_t kMagic = 0x31544C50;  // "PLT1" in little endian

constexpr std::uint64_t kMixer = 0x9E3779B97F4A7C15ULL;

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t value = (a ^ (b + kMixer + (a << 6U) + (a >> 2U))) * 0xFF51AFD7ED558CCDULL;
  return value ^ (value >> 32U);
}

// Five words in a row, the one to tag in the middle; the two classes before it.
struct Window {
  const Facts* before2;
  const Facts* before;
  const Facts* here;
  const Facts* after;
  const Facts* after2;
  std::uint8_t class1;  // of the word before
  std::uint8_t class2;  // of the one before that
};

using Features = std::array<std::uint64_t, kFeatures>;

inline void set_feature(Features& out, std::size_t at, std::uint64_t value) {
  out[at] = mix(at + 1, value);
}

// Positions of the features that the functions below fill, in their order.
inline constexpr std::array<std::uint8_t, 8> kOwnFeatures = {0, 1, 2, 3, 4, 5, 6, 7};
inline constexpr std::array<std::uint8_t, 2> kBeforeFeatures = {13, 14};
inline constexpr std::array<std::uint8_t, 3> kAfterFeatures = {16, 17, 18};
inline constexpr std::array<std::uint8_t, 5> kPairFeatures = {15, 19, 21, 22, 23};
inline constexpr std::array<std::uint8_t, 8> kTagFeatures = {8, 9, 10, 11, 12, 20, 24, 25};
static_assert(kOwnFeatures.size() + kBeforeFeatures.size() + kAfterFeatures.size() +
                  kPairFeatures.size() + kTagFeatures.size() ==
              kFeatures);

// Those of the word itself, wherever it stands.
inline void add_own_features(const Facts& here, Features& out) {
  set_feature(out, 0, here.word);
  set_feature(out, 1, here.suffix1);
  set_feature(out, 2, here.suffix2);
  set_feature(out, 3, here.suffix3);
  set_feature(out, 4, here.suffix4);
  set_feature(out, 5, here.prefix);
  set_feature(out, 6, here.shape);
  set_feature(out, 7, mix(here.suffix3, here.shape));
}

// Those of the word before, whatever stands behind it.
inline void add_before_features(const Facts& before, Features& out) {
  set_feature(out, 13, before.word);
  set_feature(out, 14, before.suffix3);
}

// Those of the word behind, whatever stands before it.
inline void add_after_features(const Facts& after, Features& out) {
  set_feature(out, 16, after.word);
  set_feature(out, 17, after.suffix3);
  set_feature(out, 18, after.shape);
}

// Those of several words together, and of the words farther away, that do not wait for the tags of
// the words before: their weights can be fetched while those words are still being tagged.
inline void add_pair_features(const Window& window, Features& out) {
  const Facts& here = *window.here;
  set_feature(out, 15, window.before2->word);
  set_feature(out, 19, window.after2->word);
  set_feature(out, 21, mix(here.word, window.after->word));
  set_feature(out, 22, mix(window.before->word, here.word));
  set_feature(
      out, 23,
      mix(mix(window.before->shape & 0x7FU, here.shape & 0x7FU), window.after->shape & 0x7FU));
}

// The rest.
inline void add_tag_features(const Window& window, Features& out) {
  const Facts& here = *window.here;
  const std::uint64_t previous = window.class1;
  const std::uint64_t two = (previous << 8U) | window.class2;
  set_feature(out, 8, mix(here.suffix2, previous));
  set_feature(out, 9, previous);
  set_feature(out, 10, two);
  set_feature(out, 11, mix(here.word, previous));
  set_feature(out, 12, mix(here.shape, previous));
  set_feature(out, 20, mix(window.after->word, previous));
  set_feature(out, 24, mix(mix(here.suffix3, window.after->suffix2), previous));
  set_feature(out, 25, mix(two, window.after->suffix3));
}

inline Features features_of(const Window& window) {
  Features out;
  add_own_features(*window.here, out);
  add_before_features(*window.before, out);
  add_after_features(*window.after, out);
  add_pair_features(window, out);
  add_tag_features(window, out);
  return out;
}

}  // namespace plumbline::language::tagging

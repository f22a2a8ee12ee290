// SPDX-License-Identifier: Apache-2.0
//
// What of a text tells whether it is about trafficking in persons: which concepts it names and
// where (title, first sentences, running text, short lines such as menus), what stands beside them,
// and its words.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scan/vocabulary.h"

namespace plumbline::scan {

// Where in a text a line stands.
enum class Zone : std::uint8_t {
  Title,
  Lead,   // the first lines of running text
  Prose,  // the rest of it
  Short,  // menus, headings, names of other articles
};
constexpr std::size_t kZones = 4;
[[nodiscard]] std::string_view to_string(Zone zone);

struct Feature {
  std::uint32_t index = 0;  // below kFeatures
  float value = 0;
  bool operator==(const Feature&) const = default;
};
constexpr std::uint32_t kConceptFeatures = 1U << 14U;  // indices below speak of concepts,
constexpr std::uint32_t kFeatures = 1U << 17U;         // those from there on of words

struct PlacedMark {
  Mark mark;
  Zone zone = Zone::Prose;
};

struct Reading {
  std::vector<PlacedMark> marks;  // title first, then in order
  std::size_t title_marks = 0;    // the first so many stand in `title`, the others in the body
  std::vector<Feature> features;  // sorted by index, each once
};

// `title` may be empty: then the first line of the body is one.
[[nodiscard]] Reading read_features(const Vocabulary& vocabulary, std::string_view title,
                                    std::string_view body);

}  // namespace plumbline::scan

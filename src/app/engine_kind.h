// SPDX-License-Identifier: Apache-2.0
//
// What reads the language of a document. docs/decisions/0006-two-speeds.md says why there are two.

#pragma once

#include <cstdint>

namespace plumbline::app {

enum class EngineKind : std::uint8_t {
  Learned,  // one small encoder for tags, tree and names: some 10,000 words a second and core
  Rules,    // tags by a linear model, no tree: some 300,000 words a second and core
};

// What the learned engine reads of one document; longer than any report by one author. It reads
// about 70 KB a second, and whatever comes after is left to the rules.
constexpr std::uint32_t kLearnedBytes = 512U << 10U;

}  // namespace plumbline::app

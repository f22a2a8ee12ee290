// SPDX-License-Identifier: Apache-2.0
//
// The features of a line by name.

#pragma once

#include <cstddef>

#include "language/frame_head.h"

namespace plumbline::language {

inline void set(HeadFeatures& features, HeadFeature feature, bool on = true) {
  features.set(static_cast<std::size_t>(feature), on);
}

[[nodiscard]] inline bool has(const HeadFeatures& features, HeadFeature feature) {
  return features.test(static_cast<std::size_t>(feature));
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// The dependency tree of Analysis::arcs, as rules ask it: what a word hangs on, what hangs on it,
// which verb it belongs to. Where no learned engine read the text every answer is "nothing", and
// whoever asks goes by chunks.

#pragma once

#include <initializer_list>

#include "language/analysis.h"

namespace plumbline::extract {

class Tree {
 public:
  // `analysis` must outlive this.
  explicit Tree(const language::Analysis& analysis) : analysis_(analysis) {}

  [[nodiscard]] bool has(std::uint32_t at) const {
    return at < analysis_.arcs.size() && analysis_.arcs[at].relation != language::Relation::None;
  }
  // kNone: the root of its sentence, or no tree.
  [[nodiscard]] std::uint32_t head(std::uint32_t at) const {
    return has(at) ? analysis_.arcs[at].head : language::kNone;
  }
  [[nodiscard]] bool is(std::uint32_t at, std::initializer_list<language::Relation> any) const {
    if (!has(at)) return false;
    for (const language::Relation relation : any) {
      if (analysis_.arcs[at].relation == relation) return true;
    }
    return false;
  }
  // The first word in `range` that hangs on `at` by one of the relations; kNone if there is none.
  // Linear in the range.
  [[nodiscard]] std::uint32_t child(std::uint32_t at, const text::TokenRange& range,
                                    std::initializer_list<language::Relation> any) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (i != at && head(i) == at && is(i, any)) return i;
    }
    return language::kNone;
  }
  // The nearest verb above `at`, itself included; kNone if there is none within ten steps.
  [[nodiscard]] std::uint32_t verb_above(std::uint32_t at) const {
    for (int step = 0; at != language::kNone && step < kFar; ++step, at = head(at)) {
      if (analysis_.words[at].pos == language::Pos::Verb) return at;
    }
    return language::kNone;
  }
  // Whether `at` hangs on `above`, itself included, over at most ten steps.
  [[nodiscard]] bool below(std::uint32_t at, std::uint32_t above) const {
    for (int step = 0; at != language::kNone && step < kFar; ++step, at = head(at)) {
      if (at == above) return true;
    }
    return false;
  }

 private:
  static constexpr int kFar =
      10;  // the model's arcs make no circles, but nothing here relies on it

  const language::Analysis& analysis_;
};

}  // namespace plumbline::extract

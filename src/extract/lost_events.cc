// SPDX-License-Identifier: Apache-2.0
//
// Events beside what somebody says: "an uncle took her across the border, saying that ...", "found
// him guilty and sentenced him to eleven years". The contents of attributions leave them out, and
// what is left of such a sentence is no sentence; they are told all the same.

#include <algorithm>

#include "extract/chains_internal.h"
#include "extract/tree_internal.h"

namespace plumbline::extract {
namespace {

using language::Relation;

// Joined clauses are statements of their own.
bool begins_other_clause(const Reading& r, const Tree& tree, std::uint32_t at) {
  return tree.is(at, {Relation::Conjunct, Relation::Parataxis}) &&
         (r.pos(at) == Pos::Verb || r.pos(at) == Pos::Auxiliary);
}

// Whether `at` belongs to the clause of `verb`: it hangs on it, and no joined clause lies between.
bool in_clause(const Reading& r, const Tree& tree, std::uint32_t at, std::uint32_t verb) {
  for (int step = 0; at != kNone && at != verb && step < 12; ++step, at = tree.head(at)) {
    if (begins_other_clause(r, tree, at)) return false;
  }
  return at == verb;
}

}  // namespace

TokenRange clause_around(const Reading& reading, std::uint32_t trigger,
                         const std::vector<bool>& taken) {
  const Tree tree(reading.analysis);
  if (!tree.has(trigger) || taken[trigger]) return {};
  const std::uint32_t above = tree.verb_above(trigger);
  const std::uint32_t verb = above == kNone ? trigger : above;
  const TokenRange bounds = reading.sentence(trigger);
  TokenRange range{trigger, trigger + 1};
  const auto grows = [&](std::uint32_t at) {
    return !taken[at] && in_clause(reading, tree, at, verb);
  };
  while (range.begin > bounds.begin && grows(range.begin - 1)) --range.begin;
  while (range.end < bounds.end && grows(range.end)) ++range.end;
  // "when", "after", "who": what joins it to the rest.
  while (range.begin < trigger &&
         (reading.pos(range.begin) == Pos::Subordinator || reading.relative(range.begin) ||
          reading.pos(range.begin) == Pos::Coordinator)) {
    ++range.begin;
  }
  return range;
}

}  // namespace plumbline::extract

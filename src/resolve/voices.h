// SPDX-License-Identifier: Apache-2.0
//
// Whose word is a claim, and which claims are the word of one?
//
// Of claims that bear on one question without saying the same thing, origins.h cannot follow one
// report into the next; what can be said is whose word each is. That is the last source of its
// chain that anybody names, else the publisher, or the one whose article the words were taken
// from. A source that nobody names is its publisher's word.
//
// Pure: the same claims give the same groups in any order.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/chain.h"
#include "resolve/origins.h"

namespace plumbline::resolve {

// The last source of a chain that anybody names, behind its publisher; nullptr: the word is the
// publisher's.
[[nodiscard]] const model::ChainLink* last_source(const model::AttributionChain& chain);

// A claim, as far as it is asked whose word it is. What it points to must outlive the answer's
// making.
struct Spoken {
  std::size_t teller = 0;
  std::string_view claim;                    // id
  text::Span span;                           // of its first passage
  const model::ChainLink* source = nullptr;  // last_source() of its chain
};

struct Voice {
  std::size_t number = 0;  // equal: one source, under several names or one owner
  std::string name;
};

// One for each of `spoken`. `taken` as find_origins takes it.
[[nodiscard]] std::vector<Voice> find_voices(std::span<const Teller> tellers,
                                             std::span<const Spoken> spoken,
                                             std::span<const std::vector<Taken>> taken,
                                             const Known& known);

}  // namespace plumbline::resolve

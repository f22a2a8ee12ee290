// SPDX-License-Identifier: Apache-2.0
//
// What documents say of a state under a standard, as far as an assessment of any edition needs it:
// made of one document at a time, and the same as long as document, standard and program stay.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/chain.h"
#include "text/span.h"

namespace plumbline::assess {

// A document with claims that bear on the standard. What it points to must outlive it.
struct GroundDocument {
  std::string_view id;  // hash
  std::string_view name;
  std::string_view publisher;
  std::string_view title;  // names of victims withheld
  Date published;
};

// A claim that bears on the standard. What it points to must outlive it.
struct Ground {
  std::size_t document = 0;  // index
  std::string_view claim;    // id
  text::Span span;           // of its first passage
  std::size_t start = 0;     // the same in code points
  std::size_t end = 0;
  std::string_view exact;   // words of the passage, names of victims withheld
  std::string_view chain;   // model::describe()
  std::string_view source;  // its last link as told; empty: the publisher itself
  bool source_named = false;
  Period told;  // told_of() of when.h
};

struct ToldSource {
  std::string name;
  bool named = false;
};
[[nodiscard]] ToldSource told_source(const model::AttributionChain& chain);

}  // namespace plumbline::assess

// SPDX-License-Identifier: Apache-2.0
//
// Who says that it has something from whom, in so many words ("attributing this to Lantern", "which
// gave the Post as its source"), whether or not a chain tells it. data/wordlists/source_ties.tsv.

#pragma once

#include <string>
#include <vector>

#include "verify/checks_internal.h"

namespace plumbline::verify {

struct SourceTie {
  std::string by;    // as printed, without an article
  std::string from;  // the same; empty: the text itself says that sources go round in a circle
  text::Span span;   // the words that tell it
};

// In the order of the text. `known`: names of sources that a sentence may begin with. Linear in the
// tokens but for the few sentences that hold such words.
[[nodiscard]] std::vector<SourceTie> source_ties(const Checking& checking,
                                                 const std::vector<std::string>& known);

// Whether two printed names may be one source's: equal, or one is the other's beginning or end
// ("the Gazette", "Tema Harbour Gazette").
[[nodiscard]] bool may_be_one_source(std::string_view a, std::string_view b);
// The same of names whose words_of_name() are at hand.
[[nodiscard]] bool may_be_one_source(const std::vector<std::string>& a,
                                     const std::vector<std::string>& b);
// Its words folded, without an article before them.
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view name);

}  // namespace plumbline::verify

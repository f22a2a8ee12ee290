// SPDX-License-Identifier: Apache-2.0
//
// What the learned engine guesses of a text beside tags and tree; the layers above weigh it against
// what rules find. All empty where no engine read the text.

#pragma once

#include <cstdint>
#include <string>

#include "text/sentence.h"

namespace plumbline::language {

using text::TokenRange;

constexpr std::uint32_t kNone = 0xFFFFFFFFU;  // "no such index"

// A name as the learned engine sees it; find_names weighs it against what is known.
enum class NameGuess : std::uint8_t { Person, Organisation, Place, Nationality };
struct GuessedName {
  TokenRange tokens;
  NameGuess guess = NameGuess::Person;
};

// Somebody says something, as the learned engine reads one sentence; extract weighs it. What stands
// in another sentence is empty.
struct GuessedAttribution {
  TokenRange cue, source, content, more;
};

// Something happens, as the learned engine reads one sentence; extract weighs it. A role that is
// not told in that sentence is empty.
struct GuessedEvent {
  std::string type;           // "arrest", "recruitment" ...: the codes of data/frames/incident.tsv
  std::string modality;       // asserted, alleged, denied, planned, conditional
  std::uint32_t trigger = 0;  // the token that tells it: "detained"
  TokenRange agent, patient, place, time;
};

}  // namespace plumbline::language

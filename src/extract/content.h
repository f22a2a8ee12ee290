// SPDX-License-Identifier: Apache-2.0
//
// What a proposition contains: verdict, incident, route, figure, response, trend, Palermo elements,
// modality, polarity, countries. One file a kind of content; this header is what they share.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/attribution.h"
#include "language/analysis.h"
#include "model/claim.h"
#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

class DocumentFrames;
class Frames;
struct DocumentCounts;

// An event of the engine with what the rest of the text adds to it (events_internal.h).
struct SettledEvent : language::GuessedEvent {
  Period when;                // unstated if not told
  bool when_carried = false;  // told by another sentence, or reckoned from what that tells
  bool untold = false;        // no event, by what grammar says
};

// What every content reader sees.
// "KUWAIT: The authority said": from `token` on the text tells of that country.
struct CountrySection {
  std::uint32_t token = 0;
  std::string country;  // alpha-3; empty: of none ("Regional")
};

struct Scene {
  const model::Document& document;
  const language::Analysis& analysis;
  const refdata::RefData& refdata;
  // What is the same for all propositions, and found anew for each if the caller does not know it:
  // the country that the document is mostly about (or empty), the frames, what is counted.
  std::optional<std::string> leading = std::nullopt;
  // Of a digest, whose sections begin with the name of a country each; else empty.
  std::optional<std::vector<CountrySection>> sections = std::nullopt;
  const Frames* frames = nullptr;
  DocumentFrames* found_frames = nullptr;  // of `frames`
  const DocumentCounts* counts = nullptr;
  // The engine's events, by their triggers; null where no engine read the text.
  const std::vector<SettledEvent>* events = nullptr;
};

// The claims of one proposition, in reading order: usually one; more where it holds several
// statements of different kinds (a figure in a participle clause, a nominalised response).
[[nodiscard]] std::vector<model::Claim> read_content(const Scene& scene,
                                                     const Proposition& proposition);

}  // namespace plumbline::extract

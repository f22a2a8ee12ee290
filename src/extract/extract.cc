// SPDX-License-Identifier: Apache-2.0

#include "extract/extract.h"

#include <string>
#include <utility>

#include "extract/attribution.h"
#include "extract/carried_internal.h"
#include "extract/content.h"
#include "extract/content_readers_internal.h"
#include "extract/content_view_internal.h"
#include "extract/counts_internal.h"
#include "extract/notes_internal.h"
#include "extract/shield_internal.h"

namespace plumbline::extract {

std::vector<model::Claim> extract_claims(const model::Document& document,
                                         const language::Analysis& analysis,
                                         const refdata::RefData& refdata, Shielded* shielded,
                                         const Shielded* known) {
  const Attributions attributions = find_attributions(document, analysis, refdata);
  Scene scene{document, analysis, refdata};
  scene.leading = leading_country(scene);
  scene.frames = &Frames::of(refdata);
  DocumentFrames frames(*scene.frames, analysis);
  scene.found_frames = &frames;
  const DocumentCounts counts = count_document(scene);
  scene.counts = &counts;
  const std::vector<SettledEvent> events = settle_events(scene);
  if (!analysis.arcs.empty()) scene.events = &events;
  std::vector<model::Claim> claims;
  claims.reserve(attributions.propositions.size());
  Carrying carrying(scene);
  const NoteList notes = find_notes(document, refdata);
  for (const Proposition& proposition : attributions.propositions) {
    // An entry of a list of sources states nothing.
    const bool listed = !notes.notes.empty() &&
                        analysis.tokens[proposition.tokens.begin].span.begin >= notes.span.begin;
    if (listed) continue;
    for (model::Claim& claim : read_content(scene, proposition)) {
      carrying.read(proposition, claim);
      claim.id = "c" + std::to_string(claims.size() + 1);
      claims.push_back(std::move(claim));
    }
  }
  tell_figures(scene, claims);
  if (!notes.notes.empty()) cite_notes(document, analysis, notes, claims);
  const Shield shield(document, analysis, refdata, claims, known);
  ShieldedDetails hidden = shield.withheld(document, analysis, refdata, known);
  for (model::Claim& claim : claims) {
    shield.cover(claim);
    Shield::coarsen(claim, hidden, refdata);
  }
  if (shielded != nullptr) *shielded = {std::move(hidden.withheld), shield.told()};
  return claims;
}

}  // namespace plumbline::extract

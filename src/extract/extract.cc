// SPDX-License-Identifier: Apache-2.0

#include "extract/extract.h"

#include <optional>
#include <string>
#include <utility>

#include "extract/attribution.h"
#include "extract/carried_internal.h"
#include "extract/content.h"
#include "extract/content_readers_internal.h"
#include "extract/content_view_internal.h"
#include "extract/counts_internal.h"
#include "extract/notes_internal.h"
#include "extract/reading_internal.h"
#include "extract/shield_internal.h"
#include "extract/speakers_internal.h"

namespace plumbline::extract {

namespace {

// What the propositions contain, in reading order, without ids.
class ContentReading {
 public:
  ContentReading(const model::Document& document, const language::Analysis& analysis,
                 const refdata::RefData& refdata)
      : scene_{document, analysis, refdata} {
    scene_.leading = leading_country(scene_);
    scene_.frames = &Frames::of(refdata);
    frames_.emplace(*scene_.frames, analysis);
    scene_.found_frames = &*frames_;
    counts_ = count_document(scene_);
    scene_.counts = &counts_;
    events_ = settle_events(scene_);
    if (!analysis.arcs.empty()) scene_.events = &events_;
  }
  ContentReading(const ContentReading&) = delete;
  ContentReading& operator=(const ContentReading&) = delete;

  [[nodiscard]] const Scene& scene() const { return scene_; }

  void read(const Proposition& proposition, std::vector<model::Claim>& claims) {
    for (model::Claim& claim : read_content(scene_, proposition)) {
      carrying_.read(proposition, claim);
      claim.id = "c" + std::to_string(claims.size() + 1);
      claims.push_back(std::move(claim));
    }
  }

 private:
  Scene scene_;
  std::optional<DocumentFrames> frames_;
  DocumentCounts counts_;
  std::vector<SettledEvent> events_;
  Carrying carrying_{scene_};
};

void cover(const Shield& shield, const ShieldedDetails& hidden, const refdata::RefData& refdata,
           std::vector<model::Claim>& claims) {
  for (model::Claim& claim : claims) {
    shield.cover(claim);
    Shield::coarsen(claim, hidden, refdata);
  }
}

}  // namespace

std::vector<model::Claim> extract_claims(const model::Document& document,
                                         const language::Analysis& analysis,
                                         const refdata::RefData& refdata, Shielded* shielded,
                                         const Shielded* known) {
  const Attributions attributions = find_attributions(document, analysis, refdata);
  ContentReading reading(document, analysis, refdata);
  std::vector<model::Claim> claims;
  claims.reserve(attributions.propositions.size());
  const NoteList notes = find_notes(document, refdata);
  for (const Proposition& proposition : attributions.propositions) {
    // An entry of a list of sources states nothing.
    const bool listed = !notes.notes.empty() &&
                        analysis.tokens[proposition.tokens.begin].span.begin >= notes.span.begin;
    if (!listed) reading.read(proposition, claims);
  }
  tell_figures(reading.scene(), claims);
  if (!notes.notes.empty()) cite_notes(document, analysis, notes, claims);
  const Shield shield(document, analysis, refdata, claims, known);
  ShieldedDetails hidden = shield.withheld(document, analysis, refdata, known);
  cover(shield, hidden, refdata, claims);
  if (shielded != nullptr) *shielded = {std::move(hidden.withheld), shield.told()};
  return claims;
}

std::vector<model::Claim> read_words(const model::Document& document,
                                     const language::Analysis& analysis,
                                     const refdata::RefData& refdata, const text::Span& span,
                                     const model::AttributionChain& chain) {
  std::vector<model::Claim> claims;
  if (span.empty()) return claims;
  ContentReading reading(document, analysis, refdata);
  for (const text::Sentence& sentence : analysis.sentences) {
    if (!sentence.span.overlaps(span)) continue;
    Proposition proposition;
    proposition.tokens = sentence.tokens;
    const auto outside = [&](std::uint32_t at) { return !analysis.tokens[at].span.overlaps(span); };
    text::TokenRange& tokens = proposition.tokens;
    while (!tokens.empty() && outside(tokens.begin)) ++tokens.begin;
    while (!tokens.empty() && outside(tokens.end - 1)) --tokens.end;
    proposition.chain = chain;
    reading.read(proposition, claims);
  }
  tell_figures(reading.scene(), claims);
  const Shield shield(document, analysis, refdata, claims, nullptr);
  cover(shield, shield.withheld(document, analysis, refdata, nullptr), refdata, claims);
  return claims;
}

model::ChainLink read_source(const model::Document& document, const language::Analysis& analysis,
                             const refdata::RefData& refdata, const text::Span& span) {
  text::TokenRange tokens;
  for (std::uint32_t at = 0; at < analysis.tokens.size(); ++at) {
    if (span.empty() || !analysis.tokens[at].span.overlaps(span)) continue;
    if (tokens.empty()) tokens.begin = at;
    tokens.end = at + 1;
  }
  model::ChainLink link;
  if (tokens.empty()) return link;
  const Reading reading(document, analysis, refdata);
  link = Speakers(reading).resolve(tokens);
  link.speaker = model::Passage(document.id, analysis.span(tokens));
  std::vector<model::Claim> none;
  Shield(document, analysis, refdata, none, nullptr).cover(link);
  return link;
}

}  // namespace plumbline::extract

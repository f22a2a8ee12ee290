// SPDX-License-Identifier: Apache-2.0

#include "extract/extract.h"

#include <deque>
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
#include "extract/shield_internal.h"

namespace plumbline::extract {

namespace {

// One document on its way: the steps are called once each, in their order.
class Extraction {
 public:
  Extraction(const ToExtract& of, const refdata::RefData& refdata, const Shielded* known)
      : scene_{of.document, of.analysis, refdata}, known_(known) {}
  Extraction(const Extraction&) = delete;  // its scene points into it
  Extraction& operator=(const Extraction&) = delete;

  void attribute() {
    attributions_ = find_attributions(scene_.document, scene_.analysis, scene_.refdata);
  }

  void count() {
    scene_.leading = leading_country(scene_);
    scene_.frames = &Frames::of(scene_.refdata);
    frames_.emplace(*scene_.frames, scene_.analysis);
    scene_.found_frames = &*frames_;
    counts_ = count_document(scene_);
    scene_.counts = &counts_;
    events_ = settle_events(scene_);
    if (!scene_.analysis.arcs.empty()) scene_.events = &events_;
  }

  void read() {
    claims_.reserve(attributions_.propositions.size());
    Carrying carrying(scene_);
    const NoteList notes = find_notes(scene_.document, scene_.refdata);
    for (const Proposition& proposition : attributions_.propositions) {
      // An entry of a list of sources states nothing.
      const std::uint32_t begin = scene_.analysis.tokens[proposition.tokens.begin].span.begin;
      if (!notes.notes.empty() && begin >= notes.span.begin) continue;
      for (model::Claim& claim : read_content(scene_, proposition)) {
        carrying.read(proposition, claim);
        claim.id = "c" + std::to_string(claims_.size() + 1);
        claims_.push_back(std::move(claim));
      }
    }
    tell_figures(scene_, claims_);
    if (!notes.notes.empty()) cite_notes(scene_.document, scene_.analysis, notes, claims_);
  }

  [[nodiscard]] Extracted shield() {
    const Shield shield(scene_.document, scene_.analysis, scene_.refdata, claims_, known_);
    ShieldedDetails hidden =
        shield.withheld(scene_.document, scene_.analysis, scene_.refdata, known_);
    for (model::Claim& claim : claims_) {
      shield.cover(claim);
      Shield::coarsen(claim, hidden, scene_.refdata);
    }
    return {std::move(claims_), {std::move(hidden.withheld), shield.told()}};
  }

 private:
  Scene scene_;
  const Shielded* known_;
  Attributions attributions_;
  std::optional<DocumentFrames> frames_;
  DocumentCounts counts_;
  std::vector<SettledEvent> events_;
  std::vector<model::Claim> claims_;
};

std::vector<Extracted> take_steps(std::span<const ToExtract> documents,
                                  const refdata::RefData& refdata, const Shielded* known) {
  std::deque<Extraction> all;
  for (const ToExtract& each : documents) all.emplace_back(each, refdata, known).attribute();
  for (Extraction& each : all) each.count();
  for (Extraction& each : all) each.read();
  std::vector<Extracted> out;
  out.reserve(documents.size());
  for (Extraction& each : all) out.push_back(each.shield());
  return out;
}

}  // namespace

std::vector<model::Claim> extract_claims(const model::Document& document,
                                         const language::Analysis& analysis,
                                         const refdata::RefData& refdata, Shielded* shielded,
                                         const Shielded* known) {
  const ToExtract one{document, analysis};
  Extracted extracted = std::move(take_steps({&one, 1}, refdata, known).front());
  if (shielded != nullptr) *shielded = std::move(extracted.shielded);
  return std::move(extracted.claims);
}

std::vector<Extracted> extract_all(std::span<const ToExtract> documents,
                                   const refdata::RefData& refdata) {
  return take_steps(documents, refdata, nullptr);
}

}  // namespace plumbline::extract

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
#include "extract/reading_internal.h"
#include "extract/shield_internal.h"
#include "extract/speakers_internal.h"

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
    scene_.sections = country_sections(scene_);
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
      read_one(carrying, proposition);
    }
    tell_figures(scene_, claims_);
    if (!notes.notes.empty()) cite_notes(scene_.document, scene_.analysis, notes, claims_);
  }

  // What stands under `span`, said by `chain`, instead of all that find_attributions() found.
  void read_under(const text::Span& span, const model::AttributionChain& chain) {
    Carrying carrying(scene_);
    for (const text::Sentence& sentence : scene_.analysis.sentences) {
      if (!sentence.span.overlaps(span)) continue;
      Proposition proposition;
      proposition.tokens = sentence.tokens;
      proposition.chain = chain;
      const auto outside = [&](std::uint32_t at) {
        return !scene_.analysis.tokens[at].span.overlaps(span);
      };
      text::TokenRange& tokens = proposition.tokens;
      while (!tokens.empty() && outside(tokens.begin)) ++tokens.begin;
      while (!tokens.empty() && outside(tokens.end - 1)) --tokens.end;
      read_one(carrying, proposition);
    }
    tell_figures(scene_, claims_);
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
  void read_one(Carrying& carrying, const Proposition& proposition) {
    for (model::Claim& claim : read_content(scene_, proposition)) {
      carrying.read(proposition, claim);
      claim.id = "c" + std::to_string(claims_.size() + 1);
      claims_.push_back(std::move(claim));
    }
  }

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

std::vector<model::Claim> read_words(const model::Document& document,
                                     const language::Analysis& analysis,
                                     const refdata::RefData& refdata, const text::Span& span,
                                     const model::AttributionChain& chain) {
  if (span.empty()) return {};
  Extraction one({document, analysis}, refdata, nullptr);
  one.count();
  one.read_under(span, chain);
  return one.shield().claims;
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

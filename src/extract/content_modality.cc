// SPDX-License-Identifier: Apache-2.0
//
// How firmly something is said, whether it is said not to be so, and whether it judges.

#include <algorithm>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {
namespace {

using model::Modality;

bool is_cut_off(const View& view, std::uint32_t at) {
  return view.subordinate(at);
}

// "may be", "would": only in the main verb group of the clause.
bool in_main_verb(const View& view, const Hit& hit, const Clause& clause) {
  const auto& chunks = view.analysis().chunks;
  for (std::uint32_t i = chunk_from(view.analysis(), clause.main.begin);
       i != kNone && i < chunks.size() && chunks[i].tokens.begin < clause.tokens.end; ++i) {
    if (!is_finite(view.analysis(), chunks[i]) || is_cut_off(view, chunks[i].tokens.begin)) {
      continue;
    }
    return chunks[i].tokens.contains(hit.tokens.begin) ||
           hit.tokens.begin + 1 == chunks[i].tokens.begin;
  }
  return false;
}

std::optional<Modality> named(std::string_view code) {
  if (code == "alleged") return Modality::Alleged;
  if (code == "denied") return Modality::Denied;
  if (code == "conditional") return Modality::Conditional;
  if (code == "predicted") return Modality::Predicted;
  return std::nullopt;
}

}  // namespace

namespace {

// "had been recruited in poor districts": the quality of something beside, not what is said of the
// subject. A gap in the pattern must not reach over another verb or a preposition.
bool is_attributive(const View& view, const TokenRange& tokens) {
  for (std::uint32_t at = tokens.begin + 1; at + 1 < tokens.end; ++at) {
    const bool links =  // "continues to remain a concern" says it of the subject
        view.is(at, {key("remains"), key("remain"), key("remained"), key("is"), key("are")});
    if (view.word(at).pos == Pos::Verb && !links) return true;
    if (view.word(at).pos == Pos::Adposition && view.word(tokens.end - 1).pos == Pos::Adjective) {
      return true;
    }
  }
  return false;
}

}  // namespace

Stance read_stance(const View& view, const TokenRange& range) {
  Stance stance = Stance::None;
  for (const Hit* hit : view.find(Family::Opinion, range)) {
    if (hit->frame->code == "neutral") continue;
    // "I had to work": told, not demanded.
    const bool told = hit->frame->use == "demand" && view.is(hit->tokens.begin, {key("had")});
    if (told) continue;
    if (hit->frame->use == "evaluation" && is_attributive(view, hit->tokens)) continue;
    const bool weak = hit->frame->code == "weak" || hit->frame->value == "weak";
    if (!weak && !view.subordinate(hit->tokens.begin)) return Stance::Strong;
    stance = Stance::Weak;
  }
  return stance;
}

Modality read_modality(const View& view, const Clause& clause, Stance stance) {
  if (!view.proposition.chain.links.empty()) {
    const model::Manner manner = view.proposition.chain.links.back().manner;
    if (manner == model::Manner::Denies) return Modality::Denied;
    if (manner == model::Manner::Alleges) return Modality::Alleged;
  }
  if (stance == Stance::Strong) return Modality::Opinion;
  for (const Hit* hit : view.find(Family::Modality, clause.tokens)) {
    const auto modality = named(hit->frame->code);
    if (!modality || hit->frame->use == "noun") continue;
    if (hit->frame->use == "modal" && !in_main_verb(view, *hit, clause)) continue;
    const bool fronted_if =
        hit->frame->code == "conditional" && hit->tokens.begin < clause.main.begin;
    if (is_cut_off(view, hit->tokens.begin) && !fronted_if) continue;
    return *modality;
  }
  return Modality::Asserted;
}

model::Polarity read_polarity(const View& view, const TokenRange& trigger, const Clause& clause) {
  return is_negated(view, trigger, clause.tokens) ? model::Polarity::Negative
                                                  : model::Polarity::Positive;
}

}  // namespace plumbline::extract

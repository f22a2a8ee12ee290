// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "extract/carried_internal.h"
#include "extract/reading_internal.h"

namespace plumbline::extract {
namespace {

using model::ChainLink;
using model::SourceKind;

bool is_person(const ChainLink& link) {
  return link.kind == SourceKind::Person || link.kind == SourceKind::Survivor;
}

// Whoever publishes texts or statements, which are then told at length.
bool tells_at_length(const model::AttributionChain& chain) {
  const ChainLink& origin = chain.links.back();
  if (origin.manner == model::Manner::Denies || origin.manner == model::Manner::Hopes) return false;
  if (is_person(origin)) return false;
  // "citing judicial sources": nobody goes on to tell what the report did not name them for.
  if (origin.status == model::LinkStatus::Unnamed && !origin.work) return false;
  if (origin.work.has_value()) return true;
  // "According to media reports, S denounced it": whose reports they were nobody knows, and what
  // follows need not stand in them.
  const auto nobody = [](const ChainLink& link) {
    return link.kind == SourceKind::Press && link.status == model::LinkStatus::Unnamed;
  };
  return chain.links.size() > 2 && std::none_of(chain.links.begin(), chain.links.end(), nobody);
}

}  // namespace

bool Carrying::speaks_of_us(const text::TokenRange& tokens) const {
  for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
    if (one_of(scene_.analysis.tokens[at].key, "we"_w, "our"_w, "us"_w, "ours"_w, "ourselves"_w,
               "i"_w, "my"_w)) {
      return true;
    }
  }
  return false;
}

// "That is no insult", "Both are true": whoever tells of the text says what he thinks of it.
bool Carrying::comments(const text::TokenRange& sentence) const {
  const auto& tokens = scene_.analysis.tokens;
  const std::uint32_t at = sentence.begin;
  if (sentence.size() < 3) return false;
  for (std::uint32_t i = at + 2; i < sentence.end; ++i) {  // "The agency could not be reached"
    const bool asked = one_of(tokens[i].key, "comment"_w, "comments"_w) &&
                       one_of(tokens[i - 1].key, "for"_w, "to"_w, "on"_w);
    const bool reached = one_of(tokens[i].key, "reached"_w, "contacted"_w) &&
                         tokens[i - 1].key == "be"_w && tokens[i - 2].key == "not"_w;
    if (asked || reached) return true;
  }
  const bool be = scene_.analysis.words[at + 1].lemma == "be"_w;
  return be && one_of(tokens[at].key, "that"_w, "both"_w, "neither"_w, "this"_w);
}

bool Carrying::goes_on(const Proposition& proposition, const model::Claim& claim) const {
  if (proposition.attribution != language::kNone || claim.chain.links.size() != 1) return false;
  if (proposition.headline || sentence_ == language::kNone) return false;
  if (claim.kind == model::ClaimKind::Opinion || claim.kind == model::ClaimKind::Law) return false;
  const auto& sentences = scene_.analysis.sentences;
  const std::uint32_t here = scene_.analysis.sentence_of[proposition.tokens.begin];
  const bool next = here == sentence_ + 1 || (here == sentence_ && carried_);
  if (!next || sentences[here].paragraph != sentences[sentence_].paragraph) {
    return false;
  }
  const text::TokenRange& tokens = sentences[here].tokens;
  return !speaks_of_us(tokens) && !comments(tokens) && tells_at_length(chain_);
}

void Carrying::read(const Proposition& proposition, model::Claim& claim) {
  const std::uint32_t here = scene_.analysis.sentence_of[proposition.tokens.begin];
  if (goes_on(proposition, claim)) {
    claim.chain = chain_;
    ChainLink& origin = claim.chain.links.back();
    origin.status = model::LinkStatus::Carried;
    origin.cue.clear();
    origin.cue_passage.reset();
    sentence_ = here;
    carried_ = true;
    return;
  }
  carried_ = false;
  if (claim.chain.links.size() > 1) {
    chain_ = claim.chain;
    sentence_ = here;
  } else if (sentence_ != here) {
    sentence_ = language::kNone;  // the publisher speaks
  }
}

}  // namespace plumbline::extract

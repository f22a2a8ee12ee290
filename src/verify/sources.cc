// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

constexpr std::size_t kSeveral = 3;  // claims that make "all from one origin" worth telling

bool is_unnamed(const ChainLink& link) {
  return link.status == LinkStatus::Unnamed || link.kind == SourceKind::Press ||
         link.kind == SourceKind::Group || link.kind == SourceKind::Unknown;
}

text::Span where(const ChainLink& link, const model::Claim& claim) {
  if (link.speaker) return link.speaker->span;
  if (link.cue_passage) return link.cue_passage->span;
  return claim.passages.front().span;
}

std::string join(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " or ") + name;
  return out;
}

void check_ambiguous(Checking& checking, const model::Claim& claim) {
  for (const ChainLink& link : claim.chain.links) {
    if (link.status != LinkStatus::Ambiguous) continue;
    model::Finding& finding = checking.add("speaker-ambiguous", claim, claim.passages.front().span);
    finding.expected = join(link.candidates);
    finding.explanation = link.candidates.empty()
                              ? "The text does not tell for certain who says this."
                              : "Two readings are possible: " + join(link.candidates) +
                                    "; the likelier one comes first.";
    return;
  }
}

// Once for each place where a source is left unnamed, however many claims rest on it.
void check_unnamed(Checking& checking, const model::Claim& claim, std::set<text::Span>& told) {
  if (claim.chain.links.size() < 2) return;
  const ChainLink& origin = claim.chain.links.back();
  if (!is_unnamed(origin)) return;
  const text::Span span = where(origin, claim);
  if (!told.insert(span).second) return;
  model::Finding& finding = checking.add("source-unnamed", claim, span);
  if (!origin.name.empty()) finding.words = origin.name;
  finding.expected = "a name";
  finding.explanation = origin.name.empty()
                            ? "Nobody is named who found or said this."
                            : "The source is given as \"" + origin.name + "\" and not by name.";
}

void check_opinion(Checking& checking, const model::Claim& claim) {
  const bool opinion =
      claim.kind == model::ClaimKind::Opinion || claim.modality == model::Modality::Opinion;
  if (!opinion || claim.direct_quote || claim.chain.links.size() > 1) return;
  model::Finding& finding = checking.add("opinion-as-fact", claim, claim.passages.front().span);
  finding.expected = "somebody whose judgement this is";
  finding.explanation = "A judgement of worth or intent is told in the outlet's own voice.";
}

// The same source again after another one: it is its own witness.
void check_circular(Checking& checking, const model::Claim& claim) {
  const auto& links = claim.chain.links;
  for (std::size_t i = 0; i < links.size(); ++i) {
    for (std::size_t k = i + 2; k < links.size(); ++k) {
      if (links[i].name.empty() || is_unnamed(links[i])) continue;
      const bool between = text::fold(links[k - 1].name) != text::fold(links[i].name);
      if (!between || text::fold(links[i].name) != text::fold(links[k].name)) continue;
      model::Finding& finding =
          checking.add("circular-sourcing", claim, claim.passages.front().span);
      finding.expected = "a source that does not rest on " + links[i].name;
      finding.explanation = links[i].name + " rests on " + links[i + 1].name + ", which rests on " +
                            links[k].name + " again.";
      return;
    }
  }
}

// All that the document attributes goes back to one and the same origin.
void check_single_origin(Checking& checking) {
  const model::Claim* first = nullptr;
  std::string origin;
  std::size_t claims = 0;
  for (const model::Claim& claim : checking.claims) {
    if (claim.chain.links.size() < 2) continue;
    const ChainLink& link = claim.chain.links.back();
    if (link.name.empty() || is_unnamed(link) || link.status == LinkStatus::Ambiguous) return;
    if (first != nullptr && text::fold(link.name) != text::fold(origin)) return;
    if (first == nullptr) {
      first = &claim;
      origin = link.name;
    }
    ++claims;
  }
  if (claims < kSeveral) return;
  const text::Span span = where(first->chain.links.back(), *first);
  model::Finding& finding = checking.findings.emplace_back("single-origin", checking.passage(span));
  finding.words = origin;
  finding.expected = "a second, independent origin";
  finding.explanation = "All " + std::to_string(claims) + " attributed claims go back to " +
                        origin + ": they do not confirm each other.";
}

}  // namespace

void check_sources(Checking& checking) {
  std::set<text::Span> told;
  for (const model::Claim& claim : checking.claims) {
    check_ambiguous(checking, claim);
    check_unnamed(checking, claim, told);
    check_opinion(checking, claim);
    check_circular(checking, claim);
  }
  check_single_origin(checking);
}

}  // namespace plumbline::verify

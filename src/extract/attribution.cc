// SPDX-License-Identifier: Apache-2.0

#include "extract/attribution.h"

#include "extract/chains_internal.h"
#include "extract/relays_internal.h"
#include "extract/turns_internal.h"

namespace plumbline::extract {

Attributions find_attributions(const model::Document& document, const language::Analysis& analysis,
                               const refdata::RefData& refdata) {
  const Reading reading(document, analysis, refdata);
  std::vector<Found> found;
  find_cross_sentence(reading, found);
  find_quoted(reading, found);
  find_said(reading, found);
  find_tallies(reading, found);
  find_according(reading, found);
  find_circumstances(reading, found);
  weigh_learned(reading, found);
  hold_quotations(reading, found);
  // Who "says" something in a byline, a caption or a question says nothing here.
  std::erase_if(found, [&reading](const Found& each) {
    return (!each.out.cue.empty() && !may_state(reading, each.out.cue.begin)) ||
           reports_nothing(reading, each);
  });
  for (Found& each : found) {
    if (is_decision(reading, each)) each.out.link.manner = model::Manner::Says;
  }
  Linked linked = link_attributions(reading, std::move(found));
  Attributions out;
  out.propositions = find_propositions(reading, linked);
  // Introductions state nothing: they only told who speaks through whom.
  std::vector<std::uint32_t> place(linked.found.size(), language::kNone);
  for (std::size_t i = 0; i < linked.found.size(); ++i) {
    if (linked.found[i].introduces) continue;
    place[i] = static_cast<std::uint32_t>(out.attributions.size());
    Found& each = linked.found[i];
    if (!each.told_content.empty()) each.out.content = std::move(each.told_content);
    if (!each.told_source.empty()) each.out.source = each.told_source;
    out.attributions.push_back(std::move(each.out));
  }
  const auto move = [&](std::uint32_t& index) {
    if (index < place.size()) index = place[index];
  };
  for (Attribution& each : out.attributions) move(each.parent);
  for (Proposition& each : out.propositions) move(each.attribution);
  return out;
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0

#include "extract/attribution.h"

#include "extract/chains_internal.h"
#include "extract/reading_internal.h"

namespace plumbline::extract {

Attributions find_attributions(const model::Document& document, const language::Analysis& analysis,
                               const refdata::RefData& refdata) {
  const Reading reading(document, analysis, refdata);
  std::vector<Found> found;
  find_cross_sentence(reading, found);
  find_quoted(reading, found);
  find_said(reading, found);
  find_according(reading, found);
  find_circumstances(reading, found);
  Linked linked = link_attributions(reading, std::move(found));
  Attributions out;
  out.propositions = find_propositions(reading, linked);
  out.attributions.reserve(linked.found.size());
  for (Found& each : linked.found) out.attributions.push_back(std::move(each.out));
  return out;
}

}  // namespace plumbline::extract

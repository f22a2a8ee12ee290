// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "base/result.h"
#include "model/chain.h"
#include "model/finding.h"
#include "model/quote_check.h"

namespace plumbline::model {

const FindingCode& finding_code(std::string_view code) {
  const auto known = std::find_if(kFindingCodes.begin(), kFindingCodes.end(),
                                  [code](const FindingCode& entry) { return entry.code == code; });
  PL_CHECK(known != kFindingCodes.end());
  return *known;
}

std::string describe(const AttributionChain& chain) {
  std::string out;
  for (const ChainLink& link : chain.links) {
    if (!out.empty()) out += " < ";
    out += link.name.empty() ? "nobody named" : link.name;
    if (link.work) {
      out += " [" + link.work->kind;
      if (link.work->edition != 0) out += " " + std::to_string(link.work->edition);
      out += "]";
    }
    if (link.status != LinkStatus::Named) {
      out += std::string(" (") + to_string(link.status) + ")";
    }
  }
  return out;
}

std::string describe(const QuoteCheck& check, std::string_view quote, std::string_view primary) {
  std::string out = to_string(check.fidelity);
  for (const Edit& edit : check.edits) {
    if (!edit.source.empty()) out += " -[" + std::string(text::slice(primary, edit.source)) + "]";
    if (!edit.quoted.empty()) out += " +[" + std::string(text::slice(quote, edit.quoted)) + "]";
  }
  return out;
}

}  // namespace plumbline::model

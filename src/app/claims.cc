// SPDX-License-Identifier: Apache-2.0

#include "app/claims.h"

#include "refdata/refdata.h"
#include "store/reader.h"

namespace plumbline::app {
namespace {

constexpr model::ClaimKind kKinds[] = {
    model::ClaimKind::Verdict, model::ClaimKind::Incident, model::ClaimKind::Route,
    model::ClaimKind::Figure,  model::ClaimKind::Law,      model::ClaimKind::Response,
    model::ClaimKind::Trend,   model::ClaimKind::Opinion,  model::ClaimKind::Statement,
};

Status require_kind(const std::string& word) {
  std::string known;
  for (const model::ClaimKind kind : kKinds) {
    if (word == model::to_string(kind)) return Done{};
    known += std::string(known.empty() ? "" : ", ") + model::to_string(kind);
  }
  return Error{ErrorCode::Misuse, "no kind of claim is called '" + word + "'; one of: " + known};
}

Status require_finding(const std::string& word) {
  std::string known;
  for (const model::FindingCode& entry : model::kFindingCodes) {
    if (word == entry.code) return Done{};
    known += std::string(known.empty() ? "" : ", ") + std::string(entry.code);
  }
  return Error{ErrorCode::Misuse, "no finding is called '" + word + "'; one of: " + known};
}

Result<std::string> country_code(const std::string& word) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  for (const refdata::Country& country : refdata.countries()) {
    if (word == country.alpha3 || word == country.alpha2) return std::string(country.alpha3);
  }
  for (const std::uint32_t value : refdata.country_names().lookup(word)) {
    const std::uint32_t index = refdata::name_value(value).index;
    if (index < refdata.countries().size()) return std::string(refdata.countries()[index].alpha3);
  }
  return Error{ErrorCode::Misuse, "no country is called '" + word +
                                      "'; give its English name or its code, such as AZE"};
}

}  // namespace

Status claims(const ClaimsOptions& options, const ClaimViewSink& sink) {
  store::ClaimFilter filter;
  filter.kind = options.kind;
  filter.finding = options.finding;
  filter.speaker = options.speaker;
  filter.limit = options.limit;
  if (!options.kind.empty()) {
    if (Status known = require_kind(options.kind); !known) return known;
  }
  if (!options.finding.empty()) {
    if (Status known = require_finding(options.finding); !known) return known;
  }
  if (!options.country.empty()) {
    PL_TRY(filter.country, country_code(options.country));
  }
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  if (!options.document.empty()) {
    PL_TRY(filter.document, store::find_document(workspace, options.document));
  }
  return store::each_claim(workspace, filter, [&sink](const store::StoredClaim& stored) {
    sink({*stored.document, stored.claim, stored.findings});
  });
}

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0

#include "app/claim_words_internal.h"
#include "model/report.h"

namespace plumbline::app {
namespace {

constexpr model::ClaimKind kClaimKinds[] = {
    model::ClaimKind::Verdict, model::ClaimKind::Incident, model::ClaimKind::Route,
    model::ClaimKind::Figure,  model::ClaimKind::Law,      model::ClaimKind::Response,
    model::ClaimKind::Trend,   model::ClaimKind::Opinion,  model::ClaimKind::Statement,
};

}  // namespace

Status require_kind(const std::string& word) {
  if (word.empty()) return Done{};
  std::string known;
  for (const model::ClaimKind kind : kClaimKinds) {
    if (word == model::to_string(kind)) return Done{};
    known += std::string(known.empty() ? "" : ", ") + model::to_string(kind);
  }
  return Error{ErrorCode::Misuse, "no kind of claim is called '" + word + "'; one of: " + known};
}

Status require_finding(const std::string& word) {
  if (word.empty()) return Done{};
  std::string known;
  for (const model::FindingCode& entry : model::kFindingCodes) {
    if (word == entry.code) return Done{};
    known += std::string(known.empty() ? "" : ", ") + std::string(entry.code);
  }
  return Error{ErrorCode::Misuse, "no finding is called '" + word + "'; one of: " + known};
}

}  // namespace plumbline::app

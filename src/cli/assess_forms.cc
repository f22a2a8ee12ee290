// SPDX-License-Identifier: Apache-2.0

#include "cli/assess_internal.h"

namespace plumbline::cli {

std::string mark_words(model::Verified verified) {
  switch (verified) {
    case model::Verified::TwoCopies: return "text checked in two copies";
    case model::Verified::OneCopy: return "text checked in one copy";
    case model::Verified::Partly: return "text checked in part";
    case model::Verified::Recollection: return "FROM RECOLLECTION, NOT READ AGAIN";
  }
  return "";
}

std::string finding_words(model::CriterionFinding finding) {
  switch (finding) {
    case model::CriterionFinding::Met: return "met";
    case model::CriterionFinding::Partly: return "partly met";
    case model::CriterionFinding::NotMet: return "not met";
    case model::CriterionFinding::Contested: return "contested";
    case model::CriterionFinding::CannotTell: return "cannot tell";
  }
  return "";
}

}  // namespace plumbline::cli

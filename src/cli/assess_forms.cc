// SPDX-License-Identifier: Apache-2.0

#include <ostream>

#include <nlohmann/json.hpp>

#include "cli/assess_internal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::json;

constexpr const char* kSchema = "plumbline.assess/1";

Json json_of(const model::ExplanationStep& step) {
  Json out = {{"words", step.words}, {"evidence", step.evidence}};
  Json because = Json::array();
  for (const model::ExplanationStep& each : step.because) because.push_back(json_of(each));
  out["because"] = std::move(because);
  return out;
}

Json json_of(const model::CriterionEvidence& evidence) {
  return {
      {"document",
       {{"id", evidence.passage.document.value},
        {"name", evidence.document},
        {"title", evidence.title},
        {"publisher", evidence.publisher},
        {"published", evidence.published}}},
      {"claim", evidence.claim},
      {"passage", {{"start", evidence.start}, {"end", evidence.end}, {"exact", evidence.exact}}},
      {"bearing", to_string(evidence.bearing)},
      {"question", evidence.question},
      {"rule", evidence.rule},
      {"reason", evidence.reason},
      {"chain", evidence.chain},
      {"source", evidence.source},
      {"source_named", evidence.source_named},
      {"own_word", evidence.own_word},
      {"alleged", evidence.alleged},
      {"stale", evidence.stale},
      {"when", {{"from", to_iso(evidence.when.from)}, {"to", to_iso(evidence.when.to)}}},
      {"origin", evidence.origin}};
}

Json json_of(const model::CriterionAssessment& criterion) {
  Json evidence = Json::array();
  for (const model::CriterionEvidence& each : criterion.evidence) evidence.push_back(json_of(each));
  Json questions = Json::array();
  for (const model::CriterionQuestion& each : criterion.questions) {
    questions.push_back({{"id", each.id},
                         {"words", each.words},
                         {"needed", each.needed},
                         {"evidence", each.evidence}});
  }
  Json out = {{"id", criterion.id},
              {"parent", criterion.parent},
              {"law", criterion.law},
              {"title", criterion.title},
              {"text", criterion.text},
              {"group", criterion.group},
              {"verified", to_string(criterion.verified)},
              {"reference", criterion.reference},
              {"proposed", to_string(criterion.proposed)},
              {"presumed", criterion.presumed},
              {"origins_for", criterion.origins_for},
              {"origins_against", criterion.origins_against},
              {"stale", criterion.stale},
              {"explanation", json_of(criterion.explanation)},
              {"questions", std::move(questions)},
              {"evidence", std::move(evidence)}};
  if (criterion.decided) {
    const model::CriterionJudgement& decided = *criterion.decided;
    out["decided"] = {{"number", decided.number}, {"at", decided.at},
                      {"who", decided.who},       {"finding", to_string(decided.finding)},
                      {"why", decided.why},       {"outdated", decided.outdated}};
  }
  if (criterion.before) out["before"] = to_string(*criterion.before);
  return out;
}

}  // namespace

std::string mark_words(model::Verified verified) {
  switch (verified) {
    case model::Verified::TwoCopies: return "seen in two copies";
    case model::Verified::OneCopy: return "seen in one copy";
    case model::Verified::Partly: return "seen in part";
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

void tell_json(const model::Assessment& assessment, Io io) {
  Json criteria = Json::array();
  for (const model::CriterionAssessment& each : assessment.criteria) {
    criteria.push_back(json_of(each));
  }
  Json out = {{"schema", kSchema},
              {"country", assessment.country},
              {"country_name", assessment.country_name},
              {"standard", assessment.standard},
              {"standard_title", assessment.standard_title},
              {"version", assessment.version},
              {"verified", to_string(assessment.verified)},
              {"note", assessment.note},
              {"year", assessment.year},
              {"period", {{"from", to_iso(assessment.from)}, {"to", to_iso(assessment.to)}}},
              {"documents", assessment.documents},
              {"claims", assessment.claims},
              {"later", assessment.later},
              {"criteria", std::move(criteria)}};
  if (assessment.rejected != 0) out["rejected"] = assessment.rejected;
  if (assessment.compared_with != 0) out["compared_with"] = assessment.compared_with;
  io.out << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace plumbline::cli

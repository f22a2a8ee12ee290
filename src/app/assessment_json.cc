// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/country_json.h"

namespace plumbline::app {
namespace {

using SortedJson = nlohmann::json;

constexpr const char* kAssessSchema = "plumbline.assess/1";
constexpr const char* kTiersSchema = "plumbline.tiers/1";

std::string dumped_sorted(const SortedJson& json) {
  return json.dump(-1, ' ', false, SortedJson::error_handler_t::replace);
}

SortedJson assessment_part(const model::ExplanationStep& step) {
  SortedJson out = {{"words", step.words}, {"evidence", step.evidence}};
  SortedJson because = SortedJson::array();
  for (const model::ExplanationStep& each : step.because) because.push_back(assessment_part(each));
  out["because"] = std::move(because);
  return out;
}

SortedJson assessment_part(const model::CriterionEvidence& evidence) {
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

SortedJson assessment_part(const model::CriterionAssessment& criterion) {
  SortedJson evidence = SortedJson::array();
  for (const model::CriterionEvidence& each : criterion.evidence)
    evidence.push_back(assessment_part(each));
  SortedJson questions = SortedJson::array();
  for (const model::CriterionQuestion& each : criterion.questions) {
    questions.push_back({{"id", each.id},
                         {"words", each.words},
                         {"needed", each.needed},
                         {"evidence", each.evidence}});
  }
  SortedJson out = {{"id", criterion.id},
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
                    {"explanation", assessment_part(criterion.explanation)},
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

SortedJson assessment_part(const model::TierStep& step) {
  SortedJson rules = SortedJson::array();
  for (const model::AppliedRule& rule : step.rules) {
    rules.push_back({{"id", rule.id}, {"law", rule.law}, {"verified", to_string(rule.verified)}});
  }
  return {{"year", step.year},
          {"tier", step.tier},
          {"evidence", step.evidence},
          {"source", step.source},
          {"move", to_string(step.move)},
          {"clock", to_string(step.clock)},
          {"listed", step.listed},
          {"counted", step.counted},
          {"waiver", step.waiver},
          {"published", step.published},
          {"must_leave", step.must_leave},
          {"words", step.words},
          {"rules", std::move(rules)},
          {"disagreement", step.disagreement}};
}

}  // namespace

std::string to_json(const std::vector<StandardEntry>& standards) {
  SortedJson out = SortedJson::array();
  for (const StandardEntry& each : standards) {
    out.push_back({{"id", each.id},
                   {"title", each.title},
                   {"version", each.version},
                   {"note", each.note},
                   {"source", each.source},
                   {"verified", to_string(each.verified)},
                   {"assesses", each.assesses}});
  }
  return dumped_sorted(out);
}

std::string to_json(const model::Assessment& assessment) {
  SortedJson criteria = SortedJson::array();
  for (const model::CriterionAssessment& each : assessment.criteria) {
    criteria.push_back(assessment_part(each));
  }
  SortedJson out = {{"schema", kAssessSchema},
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
  return dumped_sorted(out);
}

std::string to_json(const model::TierHistory& history) {
  SortedJson steps = SortedJson::array();
  for (const model::TierStep& step : history.steps) steps.push_back(assessment_part(step));
  SortedJson runs = SortedJson::array();
  for (const model::WatchListRun& run : history.runs) {
    runs.push_back({{"from", run.from}, {"to", run.to}, {"words", run.words}});
  }
  return dumped_sorted({{"schema", kTiersSchema},
                        {"country", history.country},
                        {"country_name", history.country_name},
                        {"steps", std::move(steps)},
                        {"runs", std::move(runs)}});
}

std::string to_json(const TierCheck& check) {
  SortedJson disagreements = SortedJson::array();
  for (const auto& each : check.disagreements) {
    SortedJson entry = assessment_part(each.step);
    entry["country"] = each.country;
    disagreements.push_back(std::move(entry));
  }
  SortedJson waivers = SortedJson::array();
  for (const auto& each : check.waivers) {
    SortedJson entry = {
        {"year", each.year}, {"placements", each.placements}, {"worked_out", each.worked_out}};
    if (each.published) entry["published"] = *each.published;
    waivers.push_back(std::move(entry));
  }
  return dumped_sorted({{"schema", kTiersSchema},
                        {"countries", check.countries},
                        {"placements", check.steps},
                        {"runs", check.runs},
                        {"waived", check.waived},
                        {"automatic", check.automatic},
                        {"waivers", std::move(waivers)},
                        {"disagreements", std::move(disagreements)}});
}

}  // namespace plumbline::app

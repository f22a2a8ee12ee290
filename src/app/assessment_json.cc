// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <functional>

#include <nlohmann/json.hpp>

#include "app/country_json.h"
#include "base/parallel.h"

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

// Without its evidence.
SortedJson assessment_part(const model::CriterionAssessment& criterion) {
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
                    {"questions", std::move(questions)}};
  if (criterion.decided) {
    const model::CriterionJudgement& decided = *criterion.decided;
    out["decided"] = {{"number", decided.number}, {"at", decided.at},
                      {"who", decided.who},       {"finding", to_string(decided.finding)},
                      {"why", decided.why},       {"outdated", decided.outdated}};
  }
  if (criterion.before) out["before"] = to_string(*criterion.before);
  return out;
}

struct LongMember {
  std::string key;
  std::function<void()> write;
};

// An object with the members of `rest` and, in its place in the alphabet, one that is too long to
// be made as a whole.
void write_with(const SortedJson& rest, const LongMember& member, const JsonSink& out) {
  const char* before = "{";
  bool written = false;
  const auto write_key = [&](const std::string& key) {
    out(before + ('"' + key + "\":"));
    before = ",";
  };
  const auto write_member = [&] {
    write_key(member.key);
    member.write();
    written = true;
  };
  for (const auto& [key, value] : rest.items()) {
    if (!written && member.key < key) write_member();
    write_key(key);
    out(dumped_sorted(value));
  }
  if (!written) write_member();
  out("}");
}

template <class Items, class Write>
void write_list(const Items& items, const JsonSink& out, const Write& write) {
  const char* before = "[";
  for (const auto& each : items) {
    out(before);
    write(each);
    before = ",";
  }
  out(items.empty() ? "[]" : "]");
}

// Thousands of pieces stand in one list: some are made at once, and written before the next are.
void write_evidence(const std::vector<model::CriterionEvidence>& evidence, const JsonSink& out) {
  constexpr std::size_t kTogether = 256;
  std::vector<std::string> made(std::min(kTogether, evidence.size()));
  for (std::size_t from = 0; from < evidence.size(); from += kTogether) {
    const std::size_t count = std::min(kTogether, evidence.size() - from);
    on_all_processors(count, [&](std::size_t at) {
      made[at] = dumped_sorted(assessment_part(evidence[from + at]));
    });
    for (std::size_t at = 0; at < count; ++at) {
      out(from + at == 0 ? "[" : ",");
      out(made[at]);
    }
  }
  out(evidence.empty() ? "[]" : "]");
}

void write_criterion_rows(const std::vector<model::CriterionAssessment>& criteria,
                          const JsonSink& out) {
  write_list(criteria, out, [&](const model::CriterionAssessment& criterion) {
    const auto write_rows = [&] { write_evidence(criterion.evidence, out); };
    write_with(assessment_part(criterion), {"evidence", write_rows}, out);
  });
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

void write_json(const model::Assessment& assessment, const JsonSink& out) {
  SortedJson rest = {{"schema", kAssessSchema},
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
                     {"later", assessment.later}};
  if (assessment.rejected != 0) rest["rejected"] = assessment.rejected;
  if (assessment.compared_with != 0) rest["compared_with"] = assessment.compared_with;
  write_with(rest, {"criteria", [&] { write_criterion_rows(assessment.criteria, out); }}, out);
}

std::string to_json(const model::Assessment& assessment) {
  std::string json;
  write_json(assessment, [&](std::string_view piece) { json += piece; });
  return json;
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

// SPDX-License-Identifier: Apache-2.0
//
// Summary, placement and criteria.

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "app/dossier_parts_internal.h"
#include "publish/display.h"

namespace plumbline::app {
namespace {

using Form = model::DossierParagraph::Form;

constexpr std::size_t kNamed = 4;         // things of a kind that a sentence names
constexpr std::size_t kMostEvidence = 6;  // pieces told of a criterion
constexpr std::array<std::string_view, 4> kRanks = {"1", "2", "2WL", "3"};

int rank_of(std::string_view tier) {
  const auto found = std::find(kRanks.begin(), kRanks.end(), tier);
  return found == kRanks.end() ? -1 : static_cast<int>(found - kRanks.begin());
}

std::vector<std::string> best_names(const std::vector<model::ProfileGroup>& groups) {
  std::vector<std::string> out;
  for (const model::ProfileGroup& group : groups) {
    if (out.size() >= kNamed) break;
    if (group.support.documents > 0) out.push_back(group.name);
  }
  return out;
}

model::DossierStatement say_read(const DossierMatter& matter, const DossierPen& pen) {
  const model::CountryProfile& profile = matter.profile;
  const bool dated = !profile.oldest.empty();
  return pen.say("summary.read", dated ? "summary.read" : "summary.read.undated",
                 {{"n", static_cast<double>(profile.documents)},
                  {"country", profile.name},
                  {"claims", static_cast<double>(profile.claims)},
                  {"origins", static_cast<double>(profile.origins)},
                  {"from", pen.date(profile.oldest)},
                  {"to", pen.date(profile.newest)}});
}

model::DossierStatement say_tier(const DossierMatter& matter, const DossierPen& pen) {
  const auto& tiers = matter.profile.tiers;
  const model::ProfileTier& now = tiers.front();
  int since = now.edition;
  std::string before;
  for (const model::ProfileTier& tier : tiers) {
    if (tier.tier != now.tier) {
      before = tier.tier;
      break;
    }
    since = tier.edition;
  }
  // A placement of years ago is not told as if it were today's.
  const auto newest = parse_iso(matter.profile.newest);
  const bool old = newest && newest->year > now.edition + 1;
  return pen.say(
      "summary.tier",
      old ? "summary.tier.old" : (before.empty() ? "summary.tier.always" : "summary.tier"),
      {{"year", std::to_string(now.edition)},
       {"country", matter.profile.name},
       {"tier", tier_words(pen, now.tier)},
       {"since", std::to_string(since)},
       {"reports", static_cast<double>(now.edition - since + 1)},
       {"before", before.empty() ? std::string() : tier_words(pen, before)}});
}

// "Out of the country, above all to Georgia and Turkey".
void say_routes(const DossierMatter& matter, DossierPen& pen,
                std::vector<model::DossierStatement>& out) {
  for (const std::string_view direction : {"out", "in", "through", "internal"}) {
    std::vector<std::string> partners;
    std::vector<std::size_t> passages;
    std::size_t documents = 0;
    for (const model::ProfileRoute& route : matter.profile.routes) {
      if (route.direction != direction || route.support.documents == 0) continue;
      documents = std::max(documents, route.support.documents);
      if (partners.size() >= kNamed) continue;
      if (!route.partner_name.empty()) partners.push_back(route.partner_name);
      if (passages.size() < 3) {
        for (const std::size_t one : pen.cite(matter.profile, route.support, 1))
          passages.push_back(one);
      }
    }
    if (documents == 0) continue;
    const std::string key = "summary.route." + std::string(direction);
    out.push_back(pen.say(key, partners.empty() ? key + ".alone" : key,
                          {{"country", matter.profile.name}, {"partners", pen.list(partners)}},
                          std::move(passages)));
  }
}

void say_groups(const DossierMatter& matter, DossierPen& pen,
                std::vector<model::DossierStatement>& out) {
  const model::CountryProfile& profile = matter.profile;
  const std::array<std::pair<const char*, const std::vector<model::ProfileGroup>*>, 4> kinds = {{
      {"summary.forms", &profile.forms},
      {"summary.sectors", &profile.sectors},
      {"summary.victims", &profile.victims},
      {"summary.perpetrators", &profile.perpetrators},
  }};
  for (const auto& [key, groups] : kinds) {
    const std::vector<std::string> names = best_names(*groups);
    if (names.empty()) continue;
    std::vector<std::size_t> passages;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, groups->size()); ++i) {
      for (const std::size_t one : pen.cite(profile, (*groups)[i].support, 1))
        passages.push_back(one);
    }
    out.push_back(pen.say(key, key, {{"names", pen.list(names)}}, std::move(passages)));
  }
}

model::CellMark mark_of(model::CriterionFinding finding) {
  switch (finding) {
    case model::CriterionFinding::Met: return model::CellMark::Good;
    case model::CriterionFinding::Partly: return model::CellMark::Middle;
    case model::CriterionFinding::NotMet: return model::CellMark::Bad;
    case model::CriterionFinding::Contested: return model::CellMark::Middle;
    case model::CriterionFinding::CannotTell: break;
  }
  return model::CellMark::Open;
}

model::CriterionFinding finding_of(const model::CriterionAssessment& criterion) {
  return criterion.decided ? criterion.decided->finding : criterion.proposed;
}

std::string finding_words(const DossierPen& pen, model::CriterionFinding finding) {
  return pen.words(std::string("finding.") + model::to_string(finding));
}

void say_findings(const model::Assessment& assessment, const DossierPen& pen,
                  std::vector<model::DossierStatement>& out) {
  std::map<model::CriterionFinding, std::size_t> counts;
  for (const auto& criterion : assessment.criteria) ++counts[finding_of(criterion)];
  std::vector<std::string> parts;
  for (const auto& [finding, count] : counts) {
    parts.push_back(pen.words("summary.finding", {{"n", static_cast<double>(count)},
                                                  {"finding", finding_words(pen, finding)}}));
  }
  if (parts.empty()) return;
  out.push_back(pen.say("summary.findings", "summary.findings",
                        {{"all", static_cast<double>(assessment.criteria.size())},
                         {"standard", assessment.standard_title},
                         {"year", std::to_string(assessment.year)},
                         {"parts", pen.list(parts)}}));
}

}  // namespace

void write_summary(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  std::vector<model::DossierStatement> lead = {say_read(matter, pen)};
  if (!profile.tiers.empty()) lead.push_back(say_tier(matter, pen));
  put_paragraph(out, std::move(lead));
  std::vector<model::DossierStatement> told;
  say_routes(matter, pen, told);
  put_paragraph(out, std::move(told));
  std::vector<model::DossierStatement> groups;
  say_groups(matter, pen, groups);
  put_paragraph(out, std::move(groups));
  std::vector<model::DossierStatement> open;
  if (matter.assessment) say_findings(*matter.assessment, pen, open);
  if (!profile.contradictions.empty()) {
    open.push_back(pen.say("summary.contradictions", "summary.contradictions",
                           {{"n", static_cast<double>(profile.contradictions.size())}}));
  }
  if (!profile.questions.empty()) {
    open.push_back(pen.say("summary.questions", "summary.questions",
                           {{"n", static_cast<double>(profile.questions.size())}}));
  }
  put_paragraph(out, std::move(open));
  put_paragraph(out, {pen.say("summary.aside", "summary.aside")}, Form::Aside);
}

namespace {

// Consecutive editions on one tier.
struct Run {
  int first = 0;
  int last = 0;
  std::string tier;
  std::string evidence;
  std::string source;
};

std::vector<Run> runs_of(const std::vector<model::ProfileTier>& newest_first) {
  std::vector<Run> out;
  for (auto at = newest_first.rbegin(); at != newest_first.rend(); ++at) {
    const bool goes_on =
        !out.empty() && out.back().tier == at->tier && out.back().last + 1 == at->edition;
    if (goes_on) {
      out.back().last = at->edition;
    } else {
      out.push_back({at->edition, at->edition, at->tier, at->evidence, at->source});
    }
  }
  return out;
}

model::TierTimeline timeline_of(const DossierMatter& matter, const DossierPen& pen,
                                const std::vector<Run>& runs) {
  model::TierTimeline out;
  std::vector<std::string> told;
  for (const Run& run : runs)
    told.push_back(pen.years(run.first, run.last) + " " + tier_words(pen, run.tier));
  out.words = {pen.words("placement.timeline", {{"country", matter.profile.name}}), pen.list(told)};
  for (const std::string_view rank : kRanks) out.ranks.push_back(tier_words(pen, rank));
  for (auto at = matter.profile.tiers.rbegin(); at != matter.profile.tiers.rend(); ++at) {
    out.years.push_back({at->edition, rank_of(at->tier), tier_words(pen, at->tier)});
  }
  return out;
}

}  // namespace

void write_placement(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const auto& tiers = matter.profile.tiers;
  if (tiers.empty()) return;
  const std::vector<Run> runs = runs_of(tiers);
  put_paragraph(out,
                {say_tier(matter, pen), pen.say("placement.span", "placement.span",
                                                {{"from", std::to_string(tiers.back().edition)},
                                                 {"to", std::to_string(tiers.front().edition)},
                                                 {"n", static_cast<double>(tiers.size())}})});
  out.emplace_back(timeline_of(matter, pen, runs));
  model::DossierTable table{"placement.runs",
                            pen.words("placement.table"),
                            {{pen.words("column.reports"), 2, false},
                             {pen.words("column.tier"), 3, false},
                             {pen.words("column.known"), 7, false}},
                            {}};
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    table.rows.push_back({{pen.years(run->first, run->last), {}},
                          {tier_words(pen, run->tier), {}},
                          {pen.words("evidence." + run->evidence), {}}});
  }
  out.emplace_back(std::move(table));
  put_paragraph(out, {pen.say("placement.aside", "placement.aside")}, Form::Aside);
}

namespace {

std::string criterion_name(const model::CriterionAssessment& criterion) {
  return criterion.title.empty() ? criterion.law : criterion.title;
}

model::CriteriaMatrix matrix_of(const model::Assessment& assessment, const DossierPen& pen) {
  model::CriteriaMatrix out;
  out.supporting = pen.words("criteria.for");
  out.against = pen.words("criteria.against");
  std::vector<std::string> told;
  for (const auto& criterion : assessment.criteria) {
    const model::CriterionFinding finding = finding_of(criterion);
    out.rows.push_back({criterion_name(criterion), finding_words(pen, finding), mark_of(finding),
                        criterion.origins_for, criterion.origins_against,
                        criterion.decided.has_value()});
    told.push_back(criterion_name(criterion) + ": " + finding_words(pen, finding));
  }
  std::string instead;
  for (const std::string& one : told) instead += (instead.empty() ? "" : "; ") + one;
  out.words = {pen.words("criteria.matrix"), instead + "."};
  return out;
}

void write_explanation(const model::ExplanationStep& step,
                       const model::CriterionAssessment& criterion, DossierPen& pen, Blocks& out,
                       int depth) {
  constexpr int kDeepest = 2;
  if (depth > kDeepest || step.words.empty()) return;
  std::vector<std::size_t> passages;
  for (const std::size_t index : step.evidence) {
    if (passages.size() >= 4 || index >= criterion.evidence.size()) continue;
    passages.push_back(pen.cite(criterion.evidence[index]));
  }
  if (depth > 0) {
    put_paragraph(out,
                  {{fmt::format("criteria.{}.{}", criterion.id, step.words),
                    as_sentence(step.words), std::move(passages)}},
                  Form::Item);
  }
  for (const auto& because : step.because)
    write_explanation(because, criterion, pen, out, depth + 1);
}

// An explanation says again what is proposed; the sentence before it has said so.
std::string why_of(const model::CriterionAssessment& criterion) {
  if (criterion.decided) return criterion.decided->why;
  const std::string& words = criterion.explanation.words;
  const std::size_t end = words.find(". ");
  return words.starts_with("Proposed:") && end != std::string::npos ? words.substr(end + 2) : words;
}

bool has_evidence(const model::CriterionAssessment& criterion) {
  return criterion.decided || criterion.presumed ||
         std::any_of(criterion.evidence.begin(), criterion.evidence.end(),
                     [](const model::CriterionEvidence& evidence) {
                       return evidence.bearing != model::Bearing::Context && !evidence.stale;
                     });
}

void write_criterion(const model::CriterionAssessment& criterion, DossierPen& pen, Blocks& out) {
  out.emplace_back(model::DossierHeading{3, criterion_name(criterion)});
  std::vector<model::DossierStatement> lead;
  lead.push_back(pen.say("criteria." + criterion.id + ".text",
                         criterion.verified == model::Verified::Recollection
                             ? "criteria.text.recollection"
                             : "criteria.text",
                         {{"law", criterion.law}, {"text", as_sentence(criterion.text)}}));
  const model::CriterionFinding finding = finding_of(criterion);
  lead.push_back(pen.say("criteria." + criterion.id + ".finding",
                         criterion.decided
                             ? "criteria.decided"
                             : (criterion.presumed ? "criteria.presumed" : "criteria.proposed"),
                         {{"finding", finding_words(pen, finding)},
                          {"who", criterion.decided ? criterion.decided->who : std::string()},
                          {"why", as_sentence(readable(pen, why_of(criterion)))}}));
  put_paragraph(out, std::move(lead));
  write_explanation(criterion.explanation, criterion, pen, out, 0);
  std::map<model::Bearing, std::size_t> told;
  for (const model::CriterionEvidence& evidence : criterion.evidence) {
    if (evidence.bearing == model::Bearing::Context || evidence.stale) continue;
    if (++told[evidence.bearing] > kMostEvidence / 2) continue;
    put_paragraph(
        out,
        {pen.say(
            fmt::format("criteria.{}.{}.{}.{}", criterion.id, model::to_string(evidence.bearing),
                        evidence.passage.document.value.substr(0, 12), evidence.claim),
            std::string("criteria.evidence.") + model::to_string(evidence.bearing),
            {{"reason", evidence.reason}, {"exact", publish::shortened(evidence.exact, 320)}},
            {pen.cite(evidence)})},
        Form::Item);
  }
}

}  // namespace

void write_criteria(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  if (!matter.assessment || matter.assessment->criteria.empty()) return;
  const model::Assessment& assessment = *matter.assessment;
  put_paragraph(out, {pen.say("criteria.lead", "criteria.lead",
                              {{"standard", assessment.standard_title},
                               {"version", assessment.version},
                               {"year", std::to_string(assessment.year)},
                               {"from", pen.date(to_iso(assessment.from))},
                               {"to", pen.date(to_iso(assessment.to))}}),
                      pen.say("criteria.method", "criteria.method")});
  out.emplace_back(matrix_of(assessment, pen));
  std::vector<std::string> silent;
  for (const auto& criterion : assessment.criteria) {
    if (has_evidence(criterion)) {
      write_criterion(criterion, pen, out);
    } else {
      silent.push_back(criterion_name(criterion));
    }
  }
  if (silent.empty()) return;
  std::string names;
  for (const std::string& name : silent) names += (names.empty() ? "" : "; ") + name;
  out.emplace_back(model::DossierHeading{3, pen.words("criteria.silent.heading")});
  put_paragraph(out, {pen.say("criteria.silent", "criteria.silent",
                              {{"n", static_cast<double>(silent.size())}, {"names", names}})});
}

}  // namespace plumbline::app

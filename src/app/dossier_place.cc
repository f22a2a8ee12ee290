// SPDX-License-Identifier: Apache-2.0
//
// Summary, placement and criteria.

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "app/dossier_parts_internal.h"
#include "publish/display.h"

namespace plumbline::app {
namespace {

using Form = model::DossierParagraph::Form;

constexpr std::size_t kNamed = 4;         // things of a kind that a sentence names
constexpr std::size_t kMostEvidence = 3;  // pieces of one bearing told of a criterion
constexpr std::array<std::string_view, 4> kRanks = {"1", "2", "2WL", "3"};

int rank_of(std::string_view tier) {
  const auto found = std::find(kRanks.begin(), kRanks.end(), tier);
  return found == kRanks.end() ? -1 : static_cast<int>(found - kRanks.begin());
}

// Names of lines for one sentence, and for each of them a passage that says it.
struct Best {
  std::vector<std::string> names;
  std::vector<std::size_t> passages;
  // What is to be said of the rest: "all" (there is none), "most" (the named are told of by more),
  // "other" (the first that is not named is told of as well as the last that is).
  std::string how = "all";
  model::ProfileSupport last;

  // Whether there is room for one more; if not, what is left out is noted.
  bool takes(const model::ProfileSupport& support) {
    if (names.size() < kNamed) {
      last = support;
      return true;
    }
    const bool tie = support.origins == last.origins && support.documents == last.documents;
    if (how == "all") how = tie ? "other" : "most";
    return false;
  }
};

Best best_of(const std::vector<model::ProfileGroup>& groups, const model::CountryProfile& profile,
             DossierPen& pen) {
  Best out;
  for (const model::ProfileGroup& group : groups) {
    if (group.support.documents == 0 || !out.takes(group.support)) continue;
    out.names.push_back(group.name);
    for (const std::size_t one : pen.cite(profile, group.support, group.name, 1))
      out.passages.push_back(one);
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
                  {"from", pen.date(profile.oldest, profile.newest)},
                  {"to", pen.date(profile.newest, profile.oldest)}});
}

// "on Tier 2", "not in the report".
std::string tier_at(const DossierPen& pen, std::string_view tier) {
  return pen.words("tier.at." + std::string(tier));
}

// The pattern that fits what is known: of editions that are not in the table nothing is told.
std::string_view tier_pattern(const std::vector<model::ProfileTier>& tiers, std::size_t run,
                              bool old) {
  if (old) return "summary.tier.old";
  if (tiers.front().tier == "not-in-report") return "summary.tier.absent";
  if (tiers.size() == 1) return "summary.tier.only";
  const bool always = std::all_of(tiers.begin(), tiers.end(),
                                  [&](const auto& one) { return one.tier == tiers.front().tier; });
  if (always) return "summary.tier.always";
  return tiers[run].edition + 1 == tiers[run - 1].edition ? "summary.tier" : "summary.tier.gap";
}

model::DossierStatement say_tier(const DossierMatter& matter, const DossierPen& pen,
                                 std::string key) {
  const auto& tiers = matter.profile.tiers;
  const model::ProfileTier& now = tiers.front();
  std::size_t run = 1;  // editions one after the other that say the same as the newest
  while (run < tiers.size() && tiers[run].tier == now.tier &&
         tiers[run].edition + 1 == tiers[run - 1].edition) {
    ++run;
  }
  // A placement of years ago is not told as if it were today's.
  const auto newest = parse_iso(matter.profile.newest);
  const bool old = newest && newest->year > now.edition + 1;
  const std::string_view pattern = tier_pattern(tiers, run, old);
  const model::ProfileTier& before = tiers[std::min(run, tiers.size() - 1)];
  const int since =
      pattern == "summary.tier.always" ? tiers.back().edition : tiers[run - 1].edition;
  return pen.say(std::move(key), pattern,
                 {{"year", std::to_string(now.edition)},
                  {"country", matter.profile.name},
                  {"tier", tier_at(pen, now.tier)},
                  {"since", std::to_string(since)},
                  {"reports", static_cast<double>(run)},
                  {"before", tier_at(pen, before.tier)},
                  {"known", std::to_string(before.edition)}});
}

// "abroad", "other countries" name no place.
bool names_a_place(const std::string& partner) {
  return !partner.empty() && !(partner.front() >= 'a' && partner.front() <= 'z');
}

// The places of the best ways in one direction; nothing if there is no such way. A way that names
// none is cited only if all do so.
std::optional<Best> best_ways(const DossierMatter& matter, DossierPen& pen,
                              std::string_view direction) {
  Best best;
  const model::ProfileRoute* alone = nullptr;
  for (const model::ProfileRoute& route : matter.profile.routes) {
    if (route.direction != direction || route.support.documents == 0) continue;
    // People come from, or go to, another country than that on the way.
    if (!names_a_place(route.partner_name) || route.partner_role == "transit") {
      if (alone == nullptr) alone = &route;
      continue;
    }
    std::string name = pen.place(route.partner_name);
    const bool named = std::find(best.names.begin(), best.names.end(), name) != best.names.end();
    if (named || !best.takes(route.support)) continue;
    best.names.push_back(std::move(name));
    for (const std::size_t one : pen.cite(matter.profile, route.support, route.partner_name, 1))
      best.passages.push_back(one);
  }
  if (!best.names.empty()) return best;
  if (alone == nullptr) return std::nullopt;
  best.passages = pen.cite(matter.profile, alone->support, role_words(direction), 1);
  return best;
}

// "Out of the country, above all to Georgia and Turkey".
void say_routes(const DossierMatter& matter, DossierPen& pen,
                std::vector<model::DossierStatement>& out) {
  for (const std::string_view direction : {"out", "in", "through", "internal"}) {
    std::optional<Best> best = best_ways(matter, pen, direction);
    if (!best) continue;
    const std::string key = "summary.route." + std::string(direction);
    out.push_back(pen.say(key, best->names.empty() ? key + ".alone" : key,
                          {{"country", matter.profile.name},
                           {"how", best->how},
                           {"partners", pen.names(best->names)}},
                          std::move(best->passages)));
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
    Best best = best_of(*groups, profile, pen);
    if (best.names.empty()) continue;
    out.push_back(pen.say(key, key,
                          {{"how", best.how},
                           {"n", static_cast<double>(best.names.size())},
                           {"names", pen.names(best.names)}},
                          std::move(best.passages)));
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

// A decision stands as long as the evidence that it was made on; null: there is none that does.
const model::CriterionJudgement* standing_judgement(const model::CriterionAssessment& criterion) {
  return criterion.decided && !criterion.decided->outdated ? &*criterion.decided : nullptr;
}

model::CriterionFinding standing_finding(const model::CriterionAssessment& criterion) {
  const model::CriterionJudgement* decision = standing_judgement(criterion);
  return decision == nullptr ? criterion.proposed : decision->finding;
}

std::string finding_words(const DossierPen& pen, model::CriterionFinding finding) {
  return pen.words(std::string("finding.") + model::to_string(finding));
}

void say_findings(const model::Assessment& assessment, const DossierPen& pen,
                  std::vector<model::DossierStatement>& out) {
  std::map<model::CriterionFinding, std::size_t> counts;
  for (const auto& criterion : assessment.criteria) ++counts[standing_finding(criterion)];
  std::vector<std::string> parts;
  for (const auto& [finding, count] : counts) {
    const bool open = finding == model::CriterionFinding::CannotTell;
    parts.push_back(
        pen.words(open ? "summary.finding.open" : "summary.finding",
                  {{"n", static_cast<double>(count)}, {"finding", finding_words(pen, finding)}}));
  }
  if (parts.empty()) return;
  const bool decided =
      std::any_of(assessment.criteria.begin(), assessment.criteria.end(),
                  [](const auto& criterion) { return standing_judgement(criterion) != nullptr; });
  out.push_back(pen.say("summary.findings",
                        decided ? "summary.findings.decided" : "summary.findings",
                        {{"all", static_cast<double>(assessment.criteria.size())},
                         {"standard", assessment.standard_title},
                         {"year", std::to_string(assessment.year)},
                         {"parts", pen.list(parts)}}));
}

}  // namespace

void write_summary(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  std::vector<model::DossierStatement> lead = {say_read(matter, pen)};
  if (!profile.tiers.empty()) lead.push_back(say_tier(matter, pen, "summary.tier"));
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
  out.words = {capitalised(pen.words("placement.timeline", {{"country", matter.profile.name}})),
               pen.list(told)};
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
  put_paragraph(out, {say_tier(matter, pen, "placement.newest"),
                      pen.say("placement.span", "placement.span",
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
    // A run may grow at its end.
    table.keys.push_back(std::to_string(run->first));
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
    const model::CriterionFinding finding = standing_finding(criterion);
    out.rows.push_back({criterion_name(criterion), finding_words(pen, finding), mark_of(finding),
                        criterion.origins_for, criterion.origins_against,
                        standing_judgement(criterion) != nullptr});
    told.push_back(criterion_name(criterion) + ": " + finding_words(pen, finding));
  }
  std::string instead;
  for (const std::string& one : told) instead += (instead.empty() ? "" : "; ") + one;
  out.words = {pen.words("criteria.matrix"), instead + "."};
  return out;
}

// Evidence may lead to one passage by two rules.
std::vector<std::size_t> once(const std::vector<std::size_t>& passages) {
  std::vector<std::size_t> out;
  for (const std::size_t each : passages) {
    if (std::find(out.begin(), out.end(), each) == out.end()) out.push_back(each);
  }
  return out;
}

// `place`: ".1.2", of the step among those it stands with.
void write_explanation(const model::ExplanationStep& step,
                       const model::CriterionAssessment& criterion, DossierPen& pen, Blocks& out,
                       const std::string& place) {
  constexpr std::ptrdiff_t kDeepest = 2;
  if (std::count(place.begin(), place.end(), '.') > kDeepest || step.words.empty()) return;
  std::vector<std::size_t> passages;
  for (const std::size_t index : step.evidence) {
    if (passages.size() >= 4 || index >= criterion.evidence.size()) continue;
    passages.push_back(pen.cite(criterion.evidence[index]));
  }
  if (!place.empty()) {
    put_paragraph(out,
                  {{fmt::format("criteria.{}.why{}", criterion.id, place), as_sentence(step.words),
                    once(passages)}},
                  Form::Item);
  }
  for (std::size_t i = 0; i < step.because.size(); ++i) {
    write_explanation(step.because[i], criterion, pen, out, fmt::format("{}.{}", place, i + 1));
  }
}

// An explanation says again what is proposed; the sentence before it has said so.
std::string why_of(const model::CriterionAssessment& criterion) {
  if (const auto* decision = standing_judgement(criterion); decision != nullptr)
    return decision->why;
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

// What a pattern needs of a decision.
text::MessageValues told_of(const model::CriterionJudgement& decision, const DossierPen& pen) {
  return {{"finding", finding_words(pen, decision.finding)},
          {"who", decision.who},
          {"when", pen.date(decision.at.substr(0, 10))},
          {"why", as_sentence(decision.why)}};
}

model::DossierStatement say_finding(const model::CriterionAssessment& criterion,
                                    const DossierPen& pen) {
  const std::string key = "criteria." + criterion.id + ".finding";
  if (const auto* decision = standing_judgement(criterion); decision != nullptr) {
    return pen.say(key, "criteria.decided", told_of(*decision, pen));
  }
  model::DossierStatement out =
      pen.say(key, criterion.presumed ? "criteria.presumed" : "criteria.proposed",
              {{"finding", finding_words(pen, criterion.proposed)},
               {"why", as_sentence(readable(pen, why_of(criterion)))}});
  if (criterion.decided) {
    out.words += " " + pen.words("criteria.outdated", told_of(*criterion.decided, pen));
  }
  return out;
}

// Words that bear on a criterion: told once, by whatever rules and in how many documents.
struct ShownFinding {
  std::vector<const model::CriterionEvidence*> evidence;
  std::string reasons;
};

std::vector<ShownFinding> shown_findings(const model::CriterionAssessment& criterion) {
  std::vector<ShownFinding> out;
  for (const model::CriterionEvidence& evidence : criterion.evidence) {
    if (evidence.bearing == model::Bearing::Context || evidence.stale) continue;
    const auto known = std::find_if(out.begin(), out.end(), [&](const ShownFinding& one) {
      return one.evidence.front()->bearing == evidence.bearing &&
             one.evidence.front()->exact == evidence.exact;
    });
    if (known == out.end()) {
      out.push_back({{&evidence}, evidence.reason});
      continue;
    }
    known->evidence.push_back(&evidence);
    if (known->reasons.find(evidence.reason) == std::string::npos)
      known->reasons += "; " + evidence.reason;
  }
  return out;
}

void write_criterion(const model::CriterionAssessment& criterion, DossierPen& pen, Blocks& out) {
  out.emplace_back(model::DossierHeading{3, criterion_name(criterion)});
  std::vector<model::DossierStatement> lead;
  lead.push_back(pen.say("criteria." + criterion.id + ".text",
                         criterion.verified == model::Verified::Recollection
                             ? "criteria.text.recollection"
                             : "criteria.text",
                         {{"law", criterion.law}, {"text", as_sentence(criterion.text)}}));
  lead.push_back(say_finding(criterion, pen));
  put_paragraph(out, std::move(lead));
  write_explanation(criterion.explanation, criterion, pen, out, "");
  std::map<model::Bearing, std::size_t> told;
  std::size_t rest = 0;
  for (const ShownFinding& shown : shown_findings(criterion)) {
    const model::CriterionEvidence& evidence = *shown.evidence.front();
    if (++told[evidence.bearing] > kMostEvidence) {
      ++rest;
      continue;
    }
    std::vector<std::size_t> passages;
    for (const model::CriterionEvidence* each : shown.evidence) passages.push_back(pen.cite(*each));
    put_paragraph(
        out,
        {pen.say(
            fmt::format("criteria.{}.{}.{}.{}", criterion.id, model::to_string(evidence.bearing),
                        evidence.passage.document.value.substr(0, 12), evidence.start),
            std::string("criteria.evidence.") + model::to_string(evidence.bearing),
            {{"reason", shown.reasons}, {"exact", publish::shortened(evidence.exact, 320)}},
            std::move(passages))},
        Form::Item);
  }
  if (rest == 0) return;
  put_paragraph(out, {pen.say("criteria." + criterion.id + ".more", "criteria.more",
                              {{"n", static_cast<double>(rest)}})});
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

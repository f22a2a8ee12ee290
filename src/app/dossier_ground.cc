// SPDX-License-Identifier: Apache-2.0
//
// On what all of it rests: disagreements, sources, open questions, limits.

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "app/dossier_parts_internal.h"

namespace plumbline::app {
namespace {

using Form = model::DossierParagraph::Form;

constexpr std::size_t kMostPublishers = 14;
constexpr std::size_t kMostSources = 18;
constexpr std::size_t kMostDisagreements = 20;
// Passages of a disagreement: four of each side, as the profile gives them.
constexpr std::size_t kMostOfBoth = 8;

std::string publisher_name(const model::ProfileTeller& publisher, const DossierPen& pen) {
  return publisher.name.empty() ? pen.words("sources.no-publisher") : publisher.name;
}

std::string source_name(const model::ProfileTeller& source, const DossierPen& pen) {
  return source.named ? source.name
                      : pen.words("sources.unnamed", {{"who", capitalised(source.name)}});
}

// Indices of those with most claims, in that order, then by name.
std::vector<std::size_t> leading(const std::vector<model::ProfileTeller>& all, std::size_t most) {
  std::vector<std::size_t> out(all.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::stable_sort(out.begin(), out.end(),
                   [&](std::size_t a, std::size_t b) { return all[a].claims > all[b].claims; });
  if (out.size() > most) out.resize(most);
  return out;
}

// Publishers that have nothing from anybody, and sources of none that is drawn, are left out.
std::optional<model::SourceNetwork> drawn_network(const model::CountryProfile& profile,
                                                  const DossierPen& pen) {
  model::SourceNetwork out;
  const auto publishers = leading(profile.publishers, kMostPublishers);
  const auto sources = leading(profile.sources, kMostSources);
  std::vector<const model::ProfileTie*> ties;
  std::map<std::size_t, std::size_t> from;
  std::map<std::size_t, std::size_t> to;
  for (const model::ProfileTie& tie : profile.ties) {
    const bool shown =
        std::find(publishers.begin(), publishers.end(), tie.publisher) != publishers.end() &&
        std::find(sources.begin(), sources.end(), tie.source) != sources.end();
    if (!shown) continue;
    ties.push_back(&tie);
    from.emplace(tie.publisher, 0);
    to.emplace(tie.source, 0);
  }
  if (ties.empty()) return std::nullopt;
  for (const std::size_t index : publishers) {
    if (!from.contains(index)) continue;
    from[index] = out.nodes.size();
    const model::ProfileTeller& one = profile.publishers[index];
    out.nodes.push_back({publisher_name(one, pen), one.documents, true, true});
  }
  for (const std::size_t index : sources) {
    if (!to.contains(index)) continue;
    to[index] = out.nodes.size();
    const model::ProfileTeller& one = profile.sources[index];
    out.nodes.push_back({source_name(one, pen), one.documents, false, one.named});
  }
  std::string instead;
  for (const model::ProfileTie* tie : ties) {
    out.ties.push_back({from.at(tie->publisher), to.at(tie->source), tie->claims});
    instead += (instead.empty() ? "" : "; ") +
               pen.words("sources.tie", {{"publisher", out.nodes[out.ties.back().from].name},
                                         {"source", out.nodes[out.ties.back().to].name}});
  }
  out.words = {pen.words("sources.network"), instead + "."};
  return out;
}

// The same on another day, whatever else is told.
std::string key_of(std::string_view section, const std::string& code, const std::string& subject) {
  return fmt::format("{}.{}{}{}", section, code, subject.empty() ? "" : ".", subject);
}

}  // namespace

void write_disagreements(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const auto& all = matter.profile.contradictions;
  if (all.empty()) return;
  put_paragraph(out, {pen.say("disagreements.lead", "disagreements.lead",
                              {{"n", static_cast<double>(all.size())}})});
  for (std::size_t i = 0; i < std::min(all.size(), kMostDisagreements); ++i) {
    put_paragraph(out,
                  {{key_of("disagreements", all[i].code, all[i].subject),
                    as_sentence(readable(pen, all[i].words)),
                    pen.cite(matter.profile, all[i].passages, kMostOfBoth)}},
                  Form::Item);
  }
  if (all.size() > kMostDisagreements) {
    put_paragraph(out, {pen.say("disagreements.more", "more.rows",
                                {{"n", static_cast<double>(all.size() - kMostDisagreements)}})});
  }
}

void write_sources(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  if (profile.publishers.empty()) return;
  std::size_t publishers = 0;
  for (const auto& publisher : profile.publishers) publishers += publisher.name.empty() ? 0U : 1U;
  std::size_t unnamed = 0;
  for (const auto& source : profile.sources) unnamed += source.named ? 0U : 1U;
  put_paragraph(out, {pen.say("sources.lead", "sources.lead",
                              {{"publishers", static_cast<double>(publishers)},
                               {"sources", static_cast<double>(profile.sources.size() - unnamed)},
                               {"unnamed", static_cast<double>(unnamed)}})});
  if (auto picture = drawn_network(profile, pen)) out.emplace_back(std::move(*picture));
  model::DossierTable table{"sources.table",
                            pen.words("sources.table"),
                            {{pen.words("column.publisher"), 8, false},
                             {pen.words("column.documents"), 3, true},
                             {pen.words("column.claims"), 3, true}},
                            {}};
  for (const std::size_t index : leading(profile.publishers, kMostPublishers)) {
    const model::ProfileTeller& one = profile.publishers[index];
    table.rows.push_back({{publisher_name(one, pen), {}},
                          {pen.number(static_cast<double>(one.documents)), {}},
                          {pen.number(static_cast<double>(one.claims)), {}}});
  }
  const std::size_t rest = profile.publishers.size() - table.rows.size();
  out.emplace_back(std::move(table));
  if (rest > 0)
    put_paragraph(out, {pen.say("sources.more", "more.rows", {{"n", static_cast<double>(rest)}})});
}

void write_questions(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  for (const model::ProfileQuestion& question : matter.profile.questions) {
    put_paragraph(
        out,
        {{key_of("questions", question.code, question.subject),
          as_sentence(readable(pen, question.words)), pen.cite(matter.profile, question.passages)}},
        Form::Item);
  }
}

void write_limits(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const model::CountryProfile& profile = matter.profile;
  put_paragraph(out,
                {pen.say("limits.documents",
                         profile.oldest.empty() ? "limits.documents.undated" : "limits.documents",
                         {{"n", static_cast<double>(profile.documents)},
                          {"country", profile.name},
                          {"from", pen.date(profile.oldest, profile.newest)},
                          {"to", pen.date(profile.newest, profile.oldest)}}),
                 pen.say("limits.languages", "limits.languages")});
  for (const std::string_view key :
       {"limits.said", "limits.machine", "limits.origins", "limits.cited", "limits.old",
        "limits.victims", "limits.map", "limits.tiers"}) {
    if (key == "limits.old" && profile.old_before == 0) continue;
    put_paragraph(out,
                  {pen.say(std::string(key), key, {{"year", std::to_string(profile.old_before)}})},
                  Form::Item);
  }
}

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0
//
// On what all of it rests: disagreements, sources, open questions, limits.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/dossier_parts_internal.h"

namespace plumbline::app {
namespace {

using Form = model::DossierParagraph::Form;

constexpr std::size_t kMostPublishers = 14;
constexpr std::size_t kMostSources = 18;
constexpr std::size_t kMostDisagreements = 20;

struct Tie {
  std::size_t claims = 0;
  std::set<std::string> documents;
};

// Who publishes what, and from whom they have it, by the passages of the profile.
struct Network {
  std::map<std::string, Tie> publishers;
  std::map<std::pair<std::string, bool>, Tie> sources;  // name, named
  std::map<std::pair<std::string, std::pair<std::string, bool>>, std::size_t> ties;
};

Network network_of(const model::CountryProfile& profile, const DossierPen& pen) {
  Network out;
  for (const model::ProfilePassage& passage : profile.passages) {
    const std::string publisher =
        passage.publisher.empty() ? pen.words("sources.no-publisher") : passage.publisher;
    const std::string& hash = passage.passage.document.value;
    Tie& own = out.publishers[publisher];
    ++own.claims;
    own.documents.insert(hash);
    if (passage.source.empty() || passage.source == publisher) continue;
    const std::pair<std::string, bool> source{
        passage.source_named ? passage.source : capitalised(passage.source), passage.source_named};
    Tie& theirs = out.sources[source];
    ++theirs.claims;
    theirs.documents.insert(hash);
    ++out.ties[{publisher, source}];
  }
  return out;
}

// The keys with most claims, in that order, then by name.
template <class Key>
std::vector<Key> leading(const std::map<Key, Tie>& all, std::size_t most) {
  std::vector<Key> out;
  for (const auto& [key, tie] : all) out.push_back(key);
  std::stable_sort(out.begin(), out.end(),
                   [&](const Key& a, const Key& b) { return all.at(a).claims > all.at(b).claims; });
  if (out.size() > most) out.resize(most);
  return out;
}

std::optional<model::SourceNetwork> drawn(const Network& network, const DossierPen& pen) {
  model::SourceNetwork out;
  const auto publishers = leading(network.publishers, kMostPublishers);
  const auto sources = leading(network.sources, kMostSources);
  if (sources.empty()) return std::nullopt;
  std::map<std::string, std::size_t> from;
  std::map<std::pair<std::string, bool>, std::size_t> to;
  for (const std::string& name : publishers) {
    from[name] = out.nodes.size();
    out.nodes.push_back({name, network.publishers.at(name).documents.size(), true, true});
  }
  for (const auto& source : sources) {
    to[source] = out.nodes.size();
    out.nodes.push_back(
        {source.second ? source.first : pen.words("sources.unnamed", {{"who", source.first}}),
         network.sources.at(source).documents.size(), false, source.second});
  }
  std::string instead;
  for (const auto& [tie, claims] : network.ties) {
    const auto a = from.find(tie.first);
    const auto b = to.find(tie.second);
    if (a == from.end() || b == to.end()) continue;
    out.ties.push_back({a->second, b->second, claims});
    instead += (instead.empty() ? "" : "; ") +
               pen.words("sources.tie", {{"publisher", tie.first}, {"source", tie.second.first}});
  }
  out.words = {pen.words("sources.network"), instead + "."};
  return out;
}

}  // namespace

void write_disagreements(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const auto& all = matter.profile.contradictions;
  if (all.empty()) return;
  put_paragraph(out, {pen.say("disagreements.lead", "disagreements.lead",
                              {{"n", static_cast<double>(all.size())}})});
  std::map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < std::min(all.size(), kMostDisagreements); ++i) {
    const std::string key = fmt::format("disagreements.{}.{}", all[i].code, ++numbers[all[i].code]);
    put_paragraph(out,
                  {{key, as_sentence(readable(pen, all[i].words)),
                    pen.cite(matter.profile, all[i].passages)}},
                  Form::Item);
  }
  if (all.size() > kMostDisagreements) {
    put_paragraph(out, {pen.say("disagreements.more", "more.rows",
                                {{"n", static_cast<double>(all.size() - kMostDisagreements)}})});
  }
}

void write_sources(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  const Network network = network_of(matter.profile, pen);
  if (network.publishers.empty()) return;
  std::size_t unnamed = 0;
  for (const auto& [source, tie] : network.sources) unnamed += source.second ? 0 : 1;
  put_paragraph(out, {pen.say("sources.lead", "sources.lead",
                              {{"publishers", static_cast<double>(network.publishers.size())},
                               {"sources", static_cast<double>(network.sources.size() - unnamed)},
                               {"unnamed", static_cast<double>(unnamed)}})});
  if (auto picture = drawn(network, pen)) out.emplace_back(std::move(*picture));
  model::DossierTable table{"sources.table",
                            pen.words("sources.table"),
                            {{pen.words("column.publisher"), 8, false},
                             {pen.words("column.documents"), 3, true},
                             {pen.words("column.claims"), 3, true}},
                            {}};
  for (const std::string& name : leading(network.publishers, kMostPublishers)) {
    const Tie& tie = network.publishers.at(name);
    table.rows.push_back({{name, {}},
                          {pen.number(static_cast<double>(tie.documents.size())), {}},
                          {pen.number(static_cast<double>(tie.claims)), {}}});
  }
  const std::size_t rest = network.publishers.size() - table.rows.size();
  out.emplace_back(std::move(table));
  if (rest > 0)
    put_paragraph(out, {pen.say("sources.more", "more.rows", {{"n", static_cast<double>(rest)}})});
}

void write_questions(const DossierMatter& matter, DossierPen& pen, Blocks& out) {
  std::map<std::string, std::size_t> numbers;
  for (const model::ProfileQuestion& question : matter.profile.questions) {
    const std::string key = fmt::format("questions.{}.{}", question.code, ++numbers[question.code]);
    put_paragraph(out,
                  {{key, as_sentence(readable(pen, question.words)),
                    pen.cite(matter.profile, question.passages)}},
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
                          {"from", pen.date(profile.oldest)},
                          {"to", pen.date(profile.newest)}}),
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

// SPDX-License-Identifier: Apache-2.0

#include "app/answer_json.h"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/json_dump_internal.h"
#include "base/utf8.h"
#include "model/json.h"
#include "model/json_text.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;
using model::JsonText;

Json answer_part(const std::vector<PathStep>& path) {
  Json steps = Json::array();
  for (const PathStep& step : path) {
    Json entry = {{"name", step.name}, {"why", step.why}};
    if (!step.document.empty()) entry["document"] = step.document;
    if (step.unnamed) entry["unnamed"] = true;
    steps.push_back(std::move(entry));
  }
  return steps;
}

Json answer_part(const std::vector<ToldBy>& told, bool same) {
  Json out = Json::array();
  for (const ToldBy& each : told) {
    Json grounds = Json::array();
    for (const TellingGround& ground : each.grounds) {
      grounds.push_back({{"code", ground.code}, {"detail", ground.detail}});
    }
    Json entry = {{"document", each.document},    {"name", each.name},
                  {"publisher", each.publisher},  {"published", each.published},
                  {"claim", each.claim},          {"words", each.words},
                  {"grounds", std::move(grounds)}};
    if (same) {
      entry["path"] = answer_part(each.path);
      entry["origins"] = each.origins;
    }
    if (each.violence) entry["violence"] = true;
    out.push_back(std::move(entry));
  }
  return out;
}

Json answer_part(const OriginsAnswer& answer) {
  Json origins = Json::array();
  for (const OriginOf& origin : answer.origins) {
    Json aliases = Json::array();
    for (const OriginAlias& alias : origin.aliases) {
      aliases.push_back({{"name", alias.name}, {"why", alias.why}});
    }
    origins.push_back({{"name", origin.name},
                       {"kind", origin.kind},
                       {"source", origin.source},
                       {"aliases", std::move(aliases)},
                       {"documents", origin.documents}});
  }
  Json circles = Json::array();
  for (const SourceCircle& circle : answer.circles) {
    circles.push_back({{"steps", answer_part(circle.steps)},
                       {"documents", circle.documents},
                       {"closed", circle.closed}});
  }
  Json families = Json::array();
  for (const std::vector<CopyOf>& family : answer.families) {
    Json members = Json::array();
    for (const CopyOf& copy : family) {
      Json member = {{"document", copy.document}};
      if (!copy.from.empty()) {
        member["from"] = copy.from;
        member["share"] = std::round(copy.share * 100) / 100;
      }
      members.push_back(std::move(member));
    }
    families.push_back(std::move(members));
  }
  Json out = {{"documents", answer.documents},
              {"counted", answer.counted},
              {"unnamed", answer.unnamed},
              {"origins", std::move(origins)},
              {"circles", std::move(circles)},
              {"families", std::move(families)},
              {"same", answer_part(answer.same, true)},
              {"otherwise", answer_part(answer.otherwise, false)},
              {"unsure", answer_part(answer.unsure, false)},
              {"more", answer.more}};
  if (answer.rejected != 0) out["rejected"] = answer.rejected;
  return out;
}

Json answer_part(const std::vector<Echo>& echoes) {
  Json out = Json::array();
  for (const Echo& echo : echoes) {
    out.push_back({{"document", echo.document},
                   {"name", echo.name},
                   {"publisher", echo.publisher},
                   {"published", echo.published},
                   {"words", echo.words},
                   {"whole", echo.whole}});
  }
  return out;
}

// Answers of which there are very many are written without a tree.

void write(JsonText& out, const LibraryEntry& entry) {
  out.open_object();
  out.text("document", entry.hash);
  out.text("name", entry.name);
  out.text("title", entry.title);
  out.text("publisher", entry.publisher);
  out.text("published", entry.published);
  out.text("language", entry.language);
  out.number("claims", entry.claims);
  out.number("decided", entry.decided);
  out.key("findings");
  out.open_list();
  for (const std::string& code : entry.findings) out.text(code);
  out.close_list();
  out.flag("reference", entry.reference);
  out.close_object();
}

void write(JsonText& out, const Hit& hit) {
  out.open_object();
  out.text("document", hit.document);
  out.text("name", hit.name);
  out.text("title", hit.title);
  out.text("publisher", hit.publisher);
  out.text("published", hit.published);
  out.text("snippet", hit.snippet);
  out.number("start", hit.start);
  out.key("matches");
  out.open_list();
  const std::string_view text = hit.snippet;
  for (const auto& mark : hit.marks) {
    const std::size_t start = hit.start + count_code_points(text.substr(0, mark.begin));
    const std::size_t size = count_code_points(text.substr(mark.begin, mark.end - mark.begin));
    out.open_list();
    out.number(std::uint64_t{start});
    out.number(std::uint64_t{start + size});
    out.close_list();
  }
  out.close_list();
  out.close_object();
}

Json answer_part(const std::vector<LibraryFacet>& facets) {
  Json out = Json::array();
  for (const LibraryFacet& facet : facets) {
    out.push_back({{"value", facet.value}, {"name", facet.name}, {"documents", facet.documents}});
    if (!facet.severity.empty()) out.back()["severity"] = facet.severity;
  }
  return out;
}

}  // namespace

std::string dumped(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const model::Document& document, const model::Claim& claim,
                    const std::vector<model::Finding>& findings, const std::string& standing) {
  const Json head = {{"id", document.id.value},
                     {"name", document.name},
                     {"title", document.title},
                     {"publisher", document.publisher},
                     {"published", to_iso(document.published)}};
  Json codes = Json::array();
  for (const model::Finding& finding : findings) codes.push_back(finding.code);
  return "{\"document\":" + dumped(head) + ",\"claim\":" + model::to_json(claim, document.text) +
         ",\"findings\":" + dumped(codes) +
         (standing.empty() ? "" : ",\"standing\":" + dumped(standing)) + "}";
}

std::string to_json(const Trace& trace) {
  std::string line = to_json(trace.document, trace.claim, trace.findings, trace.standing);
  line.pop_back();
  return line + ",\"echoes\":" + dumped(answer_part(trace.echoes)) +
         ",\"origins\":" + dumped(answer_part(trace.origins)) +
         (trace.violence ? ",\"violence\":true" : "") +
         (trace.unsearched == 0 ? "" : ",\"unsearched\":" + std::to_string(trace.unsearched)) + "}";
}

std::string to_json(const Hit& hit) {
  JsonText out(JsonText::Form::Compact);
  write(out, hit);
  return std::move(out).take();
}

std::string to_json(const Hits& hits) {
  constexpr std::size_t kUsual = 800;  // bytes of a hit; most are shorter
  JsonText out(JsonText::Form::Compact, kUsual * hits.shown.size());
  out.open_object();
  out.number("total", hits.total);
  out.flag("ranked", hits.ranked);
  out.number("unsearched", hits.unsearched);
  out.key("hits");
  out.open_list();
  for (const Hit& hit : hits.shown) write(out, hit);
  out.close_list();
  out.text("next", hits.next);
  out.close_object();
  return std::move(out).take();
}

std::string to_json(const WorkspaceStatus& status) {
  return dumped({{"documents", status.documents},
                 {"references", status.references},
                 {"claims", status.claims},
                 {"findings", status.findings},
                 {"files",
                  {{"done", status.done},
                   {"pending", status.pending},
                   {"failed", status.failed},
                   {"needs-you", status.needs_you}}}});
}

std::string to_json(const LedgerPage& page) {
  Json files = Json::array();
  for (const LedgerEntry& entry : page.entries) {
    files.push_back({{"file", entry.id},
                     {"path", entry.path},
                     {"member", entry.member},
                     {"document", entry.documents == 1 ? entry.hash : ""},
                     {"documents", entry.documents},
                     {"size", entry.size},
                     {"state", entry.state},
                     {"reason", entry.reason},
                     {"engine", entry.engine},
                     {"reference", entry.role != "article"},
                     {"attempts", entry.attempts},
                     {"again", entry.again},
                     {"added", entry.added},
                     {"updated", entry.updated}});
  }
  return dumped({{"files", std::move(files)}, {"next", page.next}});
}

std::string to_json(const LibraryPage& page) {
  constexpr std::size_t kUsual = 400;  // bytes of an entry; most are shorter
  JsonText out(JsonText::Form::Compact, kUsual * page.entries.size());
  out.open_object();
  out.key("documents");
  out.open_list();
  for (const LibraryEntry& entry : page.entries) write(out, entry);
  out.close_list();
  out.text("next", page.next);
  out.close_object();
  return std::move(out).take();
}

std::string to_json(const std::vector<ClaimDecision>& decisions) {
  JsonText out(JsonText::Form::Compact);
  out.open_list();
  for (const ClaimDecision& each : decisions) {
    out.open_object();
    out.number("number", each.number);
    out.text("at", each.at);
    out.text("who", each.who);
    out.text("verb", each.verb);
    out.text("why", each.why);
    out.number("undoes", each.undoes);
    out.flag("taken_back", each.taken_back);
    out.text("claim", each.claim);
    out.text("words", each.words);
    if (!each.now.empty()) {
      out.text("was", each.was);
      out.text("now", each.now);
    }
    out.close_object();
  }
  out.close_list();
  return std::move(out).take();
}

std::string to_json(const AddOutcome& outcome) {
  return dumped({{"path", outcome.path},
                 {"member", outcome.member},
                 {"state", outcome.state},
                 {"document", outcome.document},
                 {"claims", outcome.claims},
                 {"reason", outcome.reason}});
}

std::string to_json(const LibraryFacets& facets) {
  return dumped({{"kinds", answer_part(facets.kinds)},
                 {"countries", answer_part(facets.countries)},
                 {"findings", answer_part(facets.findings)},
                 {"years", answer_part(facets.years)},
                 {"languages", answer_part(facets.languages)}});
}

}  // namespace plumbline::app

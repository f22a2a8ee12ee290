// SPDX-License-Identifier: Apache-2.0

#include "http/route.h"

#include <array>

#include <nlohmann/json.hpp>

#include "app/library.h"
#include "http/api_internal.h"
#include "http/country_internal.h"
#include "http/kept.h"
#include "model/report.h"

namespace plumbline::http {
namespace {

constexpr Parameter kListing[] = {
    {"kind", "query", "has a claim of this kind: verdict, figure, route ..."},
    {"country", "query", "has a claim about this country: code or name"},
    {"finding", "query", "has a finding of this code: quote-altered ..."},
    {"reference", "query", "true: references only; false: articles only"},
    {"after", "query", "`next` of the page before"},
    {"limit", "query", "documents of a page, 1 to 500 (50)"},
};
constexpr Parameter kAdding[] = {
    {"name", "query", "of the file, which also tells of what kind it may be: report.pdf"},
};
constexpr Parameter kSearching[] = {
    {"q", "query", "words, \"a phrase\", AND OR NOT, NEAR(a b, 5), word*, title:word"},
    {"ranked", "query", "true: best first instead of newest first"},
    {"limit", "query", "at most so many documents, 1 to 500 (50)"},
};
constexpr Parameter kDocument[] = {
    {"hash", "path", "SHA-256 of the document, or the first digits of it"},
};
constexpr Parameter kClaim[] = {
    {"hash", "path", "SHA-256 of the document, or the first digits of it"},
    {"claim", "path", "id of the claim in its document: c12"},
};

constexpr Parameter kCountry[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
};
constexpr Parameter kProfile[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
    {"since", "query", "only what is told of this year or later"},
    {"until", "query", "only what is told of this year or earlier"},
};
constexpr Parameter kAssessment[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
    {"standard", "query", "one of /api/standards that assesses (us-tvpa)"},
    {"year", "query", "of the edition; that of the newest document if none is given"},
    {"compared_with", "query", "another edition, to tell what changed"},
    {"criterion", "query", "only this one"},
};
constexpr Parameter kDossier[] = {
    {"country", "path", "AZE, AZ or Azerbaijan"},
    {"form", "query", "html (if none is given), docx, md or pdf"},
    {"preview", "query", "true: the page as a frame of the workbench shows it; html only"},
    {"record", "query", "true: the record by which `verify` checks a docx, md or pdf"},
    {"sections", "query", "ids with commas between, in the order wanted; all if none is given"},
    {"standard", "query", "assessed under criteria (us-tvpa)"},
    {"year", "query", "edition of the standard's report that is assessed"},
    {"style", "query", "of citations: chicago-notes or apa"},
    {"language", "query", "of the dossier's own words (en)"},
    {"date", "query", "on the cover; that of the newest document if none is given"},
};
constexpr Parameter kIncidents[] = {
    {"country", "query", "in a country: code or name"},
    {"type", "query", "with such an event: arrest, rescue, conviction ..."},
    {"since", "query", "something happened on or after a day, month or year"},
    {"until", "query", "likewise, on or before"},
    {"skip", "query", "so many come before this page"},
    {"limit", "query", "incidents of a page, 1 to 200 (20)"},
};
constexpr Parameter kFigures[] = {
    {"country", "query", "counted in a country: code or name"},
    {"unit", "query", "victims, people, cases, accused, convictions ... or all"},
    {"status", "query", "identified, potential, assisted, arrested, convicted ..."},
    {"row", "query", "only this row"},
    {"since", "query", "of periods that reach this year or later"},
    {"until", "query", "of periods that begin in this year or earlier"},
    {"skip", "query", "so many rows come before this page"},
    {"limit", "query", "rows of a page, 1 to 200 (20)"},
};
constexpr Parameter kSources[] = {
    {"q", "query", "words of a name, or the id of one"},
    {"kind", "query", "person, organisation, government, international, court, outlet"},
    {"country", "query", "of a country: code or name"},
    {"skip", "query", "so many come before this page"},
    {"limit", "query", "sources of a page, and pairs that may be one, 1 to 200 (20)"},
};

// What a POST takes, as JSON Schema.
struct Body {
  std::string_view pattern;
  BodyRule rule;
  std::string_view schema;
};
constexpr Body kBodies[] = {
    {"/api/documents",
     {"application/octet-stream", std::uint64_t{32} << 20U},
     R"({"type": "string", "format": "binary"})"},
    {"/api/documents/{hash}/claims/{claim}/decisions",
     {},
     R"({"type": "object", "required": ["verb", "seen"],
"properties": {
"verb": {"enum": ["confirm", "reject", "note", "undo"]},
"why": {"type": "string", "description": "needed to reject and to note; 4000 bytes at most"},
"seen": {"type": "integer", "minimum": 0,
"description": "number of the last decision on the claim that you saw, 0: none; 409 if there is a later one"}}})"},
    {"/api/countries/{country}/decisions",
     {},
     R"({"type": "object", "required": ["standard", "year", "criterion", "finding", "why", "seen"],
"properties": {
"standard": {"type": "string"},
"year": {"type": "integer", "minimum": 1},
"criterion": {"type": "string"},
"finding": {"enum": ["met", "partly", "not-met", "contested", "cannot-tell"]},
"why": {"type": "string", "description": "2000 bytes at most"},
"seen": {"type": "integer", "minimum": 0,
"description": "number of the last decision on the criterion that you saw, 0: none; 409 if there is a later one"}}})"},
    {"/api/sources/decisions",
     {},
     R"({"type": "object", "required": ["verb"],
"properties": {
"verb": {"enum": ["merge", "split", "alias", "undo"]},
"source": {"type": "string", "description": "id or name; not of undo"},
"other": {"type": "string", "description": "merge: another source; split: that, or a name of it; alias: a further name"},
"number": {"type": "integer", "minimum": 1, "description": "undo: of the decision"},
"why": {"type": "string"}}})"},
};

// What is not answered as JSON.
struct Files {
  std::string_view pattern;
  std::array<std::string_view, 5> types;
};
constexpr Files kFiles[] = {
    {"/api/countries/{country}/dossier",
     {"text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "text/markdown", "application/pdf", "application/json"}},
};

constexpr Route kRoutes[] = {
    {"GET", "/api/status", Access::Reader, "What is in the workspace", {}, get_status},
    {"GET", "/api/documents", Access::Reader, "Documents, newest first", kListing, get_documents},
    {"POST", "/api/documents", Access::Reader,
     "Add a file as its bytes: 201 with what became of each document in it, 422 if none could be "
     "read",
     kAdding, post_document},
    {"GET", "/api/facets", Access::Reader, "What documents can be sorted out by", {}, get_facets},
    {"GET", "/api/documents/{hash}", Access::Reader,
     "One document with its text, claims and findings", kDocument, get_document},
    {"GET", "/api/documents/{hash}/claims/{claim}/trace", Access::Reader,
     "Where a claim comes from and who else says it", kClaim, get_trace},
    {"POST", "/api/documents/{hash}/claims/{claim}/decisions", Access::Reader, "Decide on a claim",
     kClaim, post_decision},
    {"GET", "/api/search", Access::Reader, "Documents that hold these words", kSearching,
     get_search},
    {"GET",
     "/api/countries",
     Access::Reader,
     "Countries that documents tell of, most documents first",
     {},
     get_countries},
    {"GET", "/api/countries/{country}/profile", Access::Reader,
     "What is told of a country: `profile` as `profile --json` gives it, `map` of its routes",
     kProfile, get_profile, true},
    {"GET", "/api/countries/{country}/tiers", Access::Reader,
     "Where the US reports placed a country, as `tiers --json` gives it", kCountry, get_tiers},
    {"GET", "/api/countries/{country}/assessment", Access::Reader,
     "A country under a standard, criterion by criterion, as `assess --json` gives it", kAssessment,
     get_assessment, true},
    {"GET", "/api/countries/{country}/decisions", Access::Reader,
     "What people decided on criteria, oldest first", kCountry, get_criterion_decisions},
    {"POST", "/api/countries/{country}/decisions", Access::Reader, "Decide on a criterion",
     kCountry, post_criterion_decision, true},
    {"GET", "/api/countries/{country}/dossier", Access::Reader,
     "A dossier on a country, to look at or to take along", kDossier, get_dossier, true},
    {"GET",
     "/api/dossier",
     Access::Reader,
     "What a dossier can be made of",
     {},
     get_dossier_choices},
    {"GET", "/api/standards", Access::Reader, "Standards that are held", {}, get_standards},
    {"GET", "/api/incidents", Access::Reader,
     "What happened, by all reports held together, the latest first, as `incidents --json`",
     kIncidents, get_incidents, true},
    {"GET", "/api/figures", Access::Reader,
     "Which numbers are given for one thing: `all` rows there are, `figures` of this page as "
     "`figures "
     "--json` gives them",
     kFigures, get_figures, true},
    {"GET", "/api/sources", Access::Reader, "Who speaks, most claims first, as `sources --json`",
     kSources, get_sources, true},
    {"GET",
     "/api/sources/decisions",
     Access::Reader,
     "What people decided on sources, oldest first",
     {},
     get_source_decisions},
    {"POST",
     "/api/sources/decisions",
     Access::Reader,
     "Decide which names are one source",
     {},
     post_source_decision,
     true},
    {"GET", "/api/openapi.json", Access::Reader, "This description", {}, get_openapi},
};

std::string_view segment(std::string_view& rest) {
  const std::size_t end = rest.find('/', 1);
  const std::string_view first = rest.substr(1, end == std::string_view::npos ? end : end - 1);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  return first;
}

// HEAD asks what GET would say.
std::string_view method_of(const Request& request) {
  return request.method == "HEAD" ? std::string_view("GET") : std::string_view(request.method);
}

using Json = nlohmann::ordered_json;

// A route as OpenAPI tells it.
Json described(const Route& route) {
  Json parameters = Json::array();
  for (const Parameter& each : route.parameters) {
    parameters.push_back({{"name", each.name},
                          {"in", each.in},
                          {"required", each.in == "path"},
                          {"description", each.words},
                          {"schema", {{"type", "string"}}}});
  }
  const Json problem_answer = {
      {"description", "the request is refused; `detail` says why and what would do"},
      {"content",
       {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
  const bool posts = route.method == "POST";
  Json content = {{"application/json", Json::object()}};
  for (const Files& files : kFiles) {
    if (files.pattern != route.pattern) continue;
    content = Json::object();
    for (const std::string_view type : files.types) content[std::string(type)] = Json::object();
  }
  Json entry = {
      {"summary", route.summary},
      {"parameters", std::move(parameters)},
      {"responses",
       {{posts ? "201" : "200", {{"description", "the answer"}, {"content", std::move(content)}}},
        {"default", problem_answer}}}};
  if (posts) {
    Json schema = {{"type", "object"}};
    std::string type(BodyRule().type);
    for (const Body& body : kBodies) {
      if (body.pattern != route.pattern) continue;
      schema = Json::parse(body.schema);
      type = body.rule.type;
    }
    entry["requestBody"] = {{"required", true},
                            {"content", {{type, {{"schema", std::move(schema)}}}}}};
    entry["security"] =
        Json::array({Json::object({{"key", Json::array()}, {"program", Json::array()}})});
  }
  return entry;
}

// Reading all that is told of a country takes a second or more; twice the same is told from memory.
Response made_or_kept(const Route& route, const Call& call) {
  if (!route.slow || route.method != "GET" || call.desk.kept == nullptr) return route.run(call);
  const auto version = app::workspace_version(call.desk.workspace);
  if (!version) return route.run(call);
  const std::string question = question_of(call.request);
  if (auto kept = call.desk.kept->find(question, *version)) return std::move(*kept);
  Response answer = route.run(call);
  // Kept only if nothing was added while it was made.
  const auto after = app::workspace_version(call.desk.workspace);
  if (after && *after == *version) call.desk.kept->keep(question, *version, answer);
  return answer;
}

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

std::optional<std::map<std::string, std::string, std::less<>>> fit(std::string_view pattern,
                                                                   std::string_view path) {
  std::map<std::string, std::string, std::less<>> out;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view want = segment(pattern);
    const std::string_view have = segment(path);
    if (want.starts_with('{')) {
      if (have.empty()) return std::nullopt;
      out.emplace(want.substr(1, want.size() - 2), have);
    } else if (want != have) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return out;
}

BodyRule body_rule(std::string_view method, std::string_view path) {
  for (const Body& body : kBodies) {
    if (method == "POST" && fit(body.pattern, path)) return body.rule;
  }
  return {};
}

const Route* route_of(const Request& request) {
  for (const Route& route : routes()) {
    if (route.method == method_of(request) && fit(route.pattern, request.path)) return &route;
  }
  return nullptr;
}

Response answer(const Request& request, const Desk& desk) {
  std::string allowed;
  for (const Route& route : routes()) {
    auto parts = fit(route.pattern, request.path);
    if (!parts) continue;
    if (route.method == method_of(request)) {
      return made_or_kept(route, {request, desk, std::move(*parts)});
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  if (allowed.empty()) return problem(404, "Not found", "nothing is at " + request.path);
  Response refused = problem(405, "Method not allowed", request.path + " takes " + allowed);
  refused.headers.emplace_back("Allow", allowed);
  return refused;
}

std::string openapi() {
  Json paths = Json::object();
  for (const Route& route : routes()) {
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
    paths[std::string(route.pattern)][method] = described(route);
  }
  const Json problem_schema = {{"type", "object"},
                               {"required", {"status", "title", "detail"}},
                               {"properties",
                                {{"status", {{"type", "integer"}}},
                                 {"title", {{"type", "string"}}},
                                 {"detail", {{"type", "string"}}}}}};
  const Json bearer = {
      {"type", "http"},
      {"scheme", "bearer"},
      {"description", "the key of the address that `plumbline serve` printed, or a session"}};
  const Json program = {{"type", "apiKey"},
                        {"in", "header"},
                        {"name", "X-Plumbline"},
                        {"description", "1; of programs that change something"}};
  const Json document = {{"openapi", "3.1.0"},
                         {"info", {{"title", "Plumbline"}, {"version", model::engine_version()}}},
                         {"security", Json::array({Json::object({{"key", Json::array()}})})},
                         {"paths", std::move(paths)},
                         {"components",
                          {{"schemas", {{"Problem", problem_schema}}},
                           {"securitySchemes", {{"key", bearer}, {"program", program}}}}}};
  return document.dump(2);
}

}  // namespace plumbline::http

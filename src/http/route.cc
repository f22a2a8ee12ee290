// SPDX-License-Identifier: Apache-2.0

#include "http/route.h"

#include <nlohmann/json.hpp>

#include "http/api_internal.h"
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
  Json entry = {
      {"summary", route.summary},
      {"parameters", std::move(parameters)},
      {"responses",
       {{posts ? "201" : "200",
         {{"description", "the answer"}, {"content", {{"application/json", Json::object()}}}}},
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
      return route.run({request, desk, std::move(*parts)});
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

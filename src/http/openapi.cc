// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "http/route.h"
#include "http/routes_internal.h"
#include "model/report.h"

namespace plumbline::http {
namespace {

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
  for (const Files& each : http::files()) {
    if (each.pattern != route.pattern) continue;
    content = Json::object();
    for (const std::string_view type : each.types) content[std::string(type)] = Json::object();
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
    for (const Body& body : bodies()) {
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
      {"description",
       "the key of the address that `plumbline serve` printed, a session, or a token"}};
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

// SPDX-License-Identifier: Apache-2.0
//
// What happened, what was counted and who speaks, over all countries.

#include <nlohmann/json.hpp>

#include "app/figures.h"
#include "app/incidents.h"
#include "app/list_place.h"
#include "app/lists_json.h"
#include "app/sources.h"
#include "http/api_internal.h"
#include "http/country_internal.h"

namespace plumbline::http {
namespace {

constexpr std::size_t kRowsOfPage = 20;
constexpr std::size_t kMostRowsOfPage = 200;

Result<std::size_t> limit_of(const Request& request) {
  return number_of(request, "limit", kRowsOfPage, kMostRowsOfPage);
}

Result<app::Decided> decide(const nlohmann::json& body, const Desk& desk) {
  const std::string verb = word_of(body, "verb");
  if (verb == "undo") {
    const auto number = body.find("number");
    if (number == body.end() || !number->is_number_unsigned()) {
      return Error{ErrorCode::Misuse, "undo takes the number of a decision"};
    }
    return app::undo_judgement(desk.workspace, number->get<std::int64_t>(), desk.who,
                               word_of(body, "why"));
  }
  const app::SourceDecision decision{desk.workspace, word_of(body, "source"),
                                     word_of(body, "other"), desk.who, word_of(body, "why")};
  if (decision.source.empty() || decision.other.empty()) {
    return Error{ErrorCode::Misuse, "the body is an object with the words verb, source and other"};
  }
  if (verb == "merge") return app::merge_sources(decision);
  if (verb == "split") return app::split_source(decision);
  if (verb == "alias") return app::add_alias(decision);
  return Error{ErrorCode::Misuse, "verb is merge, split, alias or undo, not '" + verb + "'"};
}

}  // namespace

Response get_incidents(const Call& call) {
  const auto limit = limit_of(call.request);
  if (!limit) return refusal(limit.error());
  app::IncidentsOptions options;
  options.workspace = call.desk.workspace;
  options.country = call.request.parameter("country");
  options.type = call.request.parameter("type");
  options.since = call.request.parameter("since");
  options.until = call.request.parameter("until");
  options.limit = *limit;
  options.after = call.request.parameter("after");
  const auto answer = app::incidents(options);
  return answer ? json_answer(app::to_json(*answer)) : refusal(answer.error());
}

Response get_figures(const Call& call) {
  const auto since = year_of(call.request, "since");
  if (!since) return refusal(since.error());
  const auto until = year_of(call.request, "until");
  if (!until) return refusal(until.error());
  app::FiguresOptions options;
  options.workspace = call.desk.workspace;
  options.country = call.request.parameter("country");
  options.unit = call.request.parameter("unit");
  options.status = call.request.parameter("status");
  options.row = call.request.parameter("row");
  options.since = *since;
  options.until = *until;
  const auto limit = limit_of(call.request);
  if (!limit) return refusal(limit.error());
  const auto place = app::parse_list_place(call.request.parameter("after"));
  if (!place) return refusal(place.error());
  const auto answer = app::figures(options);
  if (!answer) return refusal(answer.error());
  const std::vector<app::CountedRow>& rows = answer->rows;
  const app::PageOf page =
      app::page_of(*place, rows.size(), *limit, [&](std::size_t i) { return rows[i].key; });
  return json_answer("{\"all\":" + std::to_string(rows.size()) +
                     ",\"next\":" + nlohmann::json(page.next).dump() + ",\"figures\":" +
                     app::to_json(app::page_of(*answer, page.begin, page.end - page.begin)) + "}");
}

Response get_sources(const Call& call) {
  const auto limit = limit_of(call.request);
  if (!limit) return refusal(limit.error());
  app::SourcesOptions options;
  options.workspace = call.desk.workspace;
  options.words = call.request.parameter("q");
  options.kind = call.request.parameter("kind");
  options.country = call.request.parameter("country");
  options.limit = *limit;
  options.after = call.request.parameter("after");
  options.doubts_after = call.request.parameter("doubts_after");
  const auto answer = app::sources(options);
  return answer ? json_answer(app::to_json(*answer, false)) : refusal(answer.error());
}

Response get_source_decisions(const Call& call) {
  const auto past = app::source_history(call.desk.workspace);
  return past ? json_answer(app::to_json(*past, false)) : refusal(past.error());
}

Response post_source_decision(const Call& call) {
  const auto body = nlohmann::json::parse(call.request.body, nullptr, false);
  if (!body.is_object()) return problem(400, "Not understood", "the body is an object");
  const auto decided = decide(body, call.desk);
  if (!decided) return refusal(decided.error());
  Response made = json_answer(
      nlohmann::ordered_json{{"number", decided->number}, {"subject", decided->subject}}.dump(
          -1, ' ', false, nlohmann::json::error_handler_t::replace));
  made.status = 201;
  return made;
}

}  // namespace plumbline::http

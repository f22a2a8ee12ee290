// SPDX-License-Identifier: Apache-2.0
//
// The routes of one country: what is told of it, how it stands under a standard, where the US
// reports placed it, and what a person decides.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/assess.h"
#include "app/countries.h"
#include "app/country_json.h"
#include "app/profile.h"
#include "app/route_map.h"
#include "app/standards.h"
#include "app/tiers.h"
#include "http/api_internal.h"
#include "http/country_internal.h"

namespace plumbline::http {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLastYear = 9999;

Result<app::AssessOptions> assess_options(const Call& call) {
  app::AssessOptions out;
  out.workspace = call.desk.workspace;
  out.country = call.part("country");
  PL_TRY(out.year, year_of(call.request, "year"));
  PL_TRY(out.compared_with, year_of(call.request, "compared_with"));
  out.criterion = call.request.parameter("criterion");
  if (auto standard = call.request.parameter("standard"); !standard.empty()) {
    out.standard = std::move(standard);
  }
  return out;
}

Json judgement_part(const app::PastJudgement& past) {
  const model::CriterionJudgement& judgement = past.judgement;
  return {{"number", judgement.number},
          {"at", judgement.at},
          {"who", judgement.who},
          {"standard", past.standard},
          {"year", past.year},
          {"criterion", past.criterion},
          {"finding", to_string(judgement.finding)},
          {"why", judgement.why}};
}

// What a decision needs of a body; nothing if it lacks it.
std::optional<app::CriterionDecision> decision_of(const Call& call, const std::string& text) {
  const auto body = nlohmann::json::parse(text, nullptr, false);
  if (!body.is_object()) return std::nullopt;
  for (const char* name : {"standard", "criterion", "finding", "why"}) {
    if (!body.contains(name) || !body.at(name).is_string()) return std::nullopt;
  }
  for (const char* name : {"year", "seen"}) {
    if (!body.contains(name) || !body.at(name).is_number_unsigned()) return std::nullopt;
  }
  if (body.at("year") < 1 || body.at("year") > kLastYear) return std::nullopt;
  app::CriterionDecision out;
  out.asked.workspace = call.desk.workspace;
  out.asked.country = call.part("country");
  out.asked.standard = body.at("standard");
  out.asked.year = body.at("year");
  out.asked.criterion = body.at("criterion");
  out.finding = body.at("finding");
  out.who = call.desk.who;
  out.why = body.at("why");
  out.seen = body.at("seen");
  return out;
}

}  // namespace

Response json_answer(std::string body) {
  return {200, "application/json", {}, std::move(body)};
}

Result<int> year_of(const Request& request, std::string_view name) {
  PL_TRY(const std::size_t year, number_of(request, name, 0, kLastYear));
  return static_cast<int>(year);
}

Response get_countries(const Call& call) {
  const auto all = app::countries(call.desk.workspace);
  return all ? json_answer("{\"countries\":" + app::to_json(*all) + "}") : refusal(all.error());
}

Response get_standards(const Call&) {
  const auto all = app::list_standards();
  return all ? json_answer("{\"standards\":" + app::to_json(*all) + "}") : refusal(all.error());
}

Response get_profile(const Call& call) {
  app::ProfileOptions options;
  options.workspace = call.desk.workspace;
  options.country = call.part("country");
  const auto since = year_of(call.request, "since");
  if (!since) return refusal(since.error());
  const auto until = year_of(call.request, "until");
  if (!until) return refusal(until.error());
  options.since = *since;
  options.until = *until;
  const auto profile = app::profile(options);
  if (!profile) return refusal(profile.error());
  const auto drawn = app::route_map(*profile);
  if (!drawn) return refusal(drawn.error());
  const std::optional<model::RouteMap>& map = *drawn;
  return json_answer("{\"profile\":" + app::to_json(*profile) +
                     ",\"map\":" + (map ? app::to_json(*map) : std::string("null")) + "}");
}

Response get_tiers(const Call& call) {
  const auto history = app::tier_history(call.part("country"));
  return history ? json_answer(app::to_json(*history)) : refusal(history.error());
}

Response get_assessment(const Call& call) {
  const auto options = assess_options(call);
  if (!options) return refusal(options.error());
  const auto assessment = app::assess(*options);
  return assessment ? json_answer(app::to_json(*assessment)) : refusal(assessment.error());
}

Response get_criterion_decisions(const Call& call) {
  const auto country = app::tier_history(call.part("country"));
  if (!country) return refusal(country.error());
  const auto past = app::past_judgements(call.desk.workspace);
  if (!past) return refusal(past.error());
  Json decisions = Json::array();
  for (const app::PastJudgement& each : *past) {
    if (each.country == country->country) decisions.push_back(judgement_part(each));
  }
  return json_answer(Json{{"decisions", std::move(decisions)}}.dump(
      -1, ' ', false, Json::error_handler_t::replace));
}

Response post_criterion_decision(const Call& call) {
  const auto decision = decision_of(call, call.request.body);
  if (!decision) {
    return problem(400, "Not understood",
                   "the body is an object with the words standard, criterion, finding and why, and "
                   "the whole numbers year and seen");
  }
  const auto number = app::decide_criterion(*decision);
  if (!number) return refusal(number.error());
  Response made = json_answer("{\"number\":" + std::to_string(*number) + "}");
  made.status = 201;
  return made;
}

}  // namespace plumbline::http

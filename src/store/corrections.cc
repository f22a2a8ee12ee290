// SPDX-License-Identifier: Apache-2.0

#include "store/corrections.h"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/json.h"
#include "model/move.h"
#include "model/person.h"

namespace plumbline::store {
namespace {

using Json = nlohmann::json;

// In every text of the value. Words of fixed lists have no capitals and stay; codes of countries
// are no names.
void hide_names(Json& value, const model::Withheld& withheld) {
  if (value.is_string()) {
    value = model::put_names_out_of_sight(value.get<std::string>(), withheld);
    return;
  }
  if (!value.is_structured()) return;  // items() of a number is the number
  for (auto& [key, part] : value.items()) {
    if (key != "country" && key != "about") hide_names(part, withheld);
  }
}

// The claim of a value as it was kept: passages lie where they were, whatever the text is today.
std::optional<model::Claim> claim_of(const Json& value, const std::string& document,
                                     std::size_t text_size) {
  model::Report report;
  report.document.id.value = document;
  report.document.text.assign(text_size, ' ');  // passages are pairs of offsets, and held within it
  const std::string reading = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (!model::read_reading(reading, report) || report.claims.size() != 1) return std::nullopt;
  return std::move(report.claims.front());
}

// What the words tell.
void take_content(const model::Claim& from, model::Claim& to) {
  to.incident = from.incident;
  to.elements = from.elements;
  to.route = from.route;
  to.figure = from.figure;
  to.more_incidents = from.more_incidents;
  to.more_figures = from.more_figures;
  to.verdict = from.verdict;
  to.response = from.response;
  to.trend = from.trend;
}

// Puts the claim where its words stand today; false if they are gone.
bool put_in_place(const ClaimJudgement& judgement, const model::Report& report, Corrected& made) {
  const text::Span then = made.claim.passages.front().span;
  ClaimJudgement sought = judgement;
  sought.words = made.words;
  sought.span = then;
  const auto now = place_of_words(sought, report);
  const bool same = now && *now == then && made.text_size == report.document.text.size();
  if (same) return true;
  // Who speaks may be named anywhere: elsewhere in the text, it is not known where.
  model::AttributionChain chain = std::move(made.claim.chain);
  made.claim.chain = {};
  if (now && now->size() == then.size()) {
    model::move_passages(made.claim, now->begin - then.begin);
  } else {
    model::forget_passages(made.claim);
    if (now) made.claim.passages.front().span = *now;
  }
  made.claim.chain = std::move(chain);
  model::forget_passages(made.claim.chain);
  return now.has_value();
}

void apply(const ClaimJudgement& judgement, const model::Report& report, Corrected made,
           model::Claim& claim) {
  const bool there = put_in_place(judgement, report, made);
  model::Claim& to = made.claim;
  if (judgement.verb == "correct-span") {
    if (!there) return;
    claim.passages.front() = to.passages.front();
    claim.modality = to.modality;
    claim.polarity = to.polarity;
    claim.about = to.about;
    claim.when = to.when;
    take_content(to, claim);
  } else if (judgement.verb == "correct-kind") {
    claim.kind = to.kind;
    take_content(to, claim);
  } else {
    claim.chain = std::move(to.chain);
  }
  claim.producers.push_back({model::kPersonStage, judgement.verb});
}

}  // namespace

bool is_correction(std::string_view verb) {
  return verb == "correct-span" || verb == "correct-kind" || verb == "correct-source";
}

void add_claims(model::Report& report, const std::vector<ClaimJudgement>& judgements) {
  const std::set<std::int64_t> taken_back = taken_back_in(judgements);
  for (const ClaimJudgement& judgement : judgements) {
    if (judgement.verb != kAddVerb || taken_back.contains(judgement.number)) continue;
    auto made = read_correction(judgement, report.withheld);
    if (!made || !put_in_place(judgement, report, *made)) continue;
    model::Claim& claim = made->claim;
    const auto same = [&](const model::Claim& each) {
      return each.kind == claim.kind && each.passages.front().span == claim.passages.front().span;
    };
    if (std::any_of(report.claims.begin(), report.claims.end(), same)) continue;
    claim.id = "c" + std::to_string(report.claims.size() + 1);
    claim.producers = {{model::kPersonStage, judgement.verb}};
    report.claims.push_back(std::move(claim));
  }
}

std::string correction_value(const model::Report& report, const model::Claim& claim) {
  model::Report only;
  only.document.id = report.document.id;
  only.claims.push_back(claim);
  Json value = Json::parse(model::reading_to_json(only));
  value["words"] = text::slice(report.document.text, claim.passages.front().span);
  value["text_size"] = report.document.text.size();
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Corrected> read_correction(const ClaimJudgement& judgement,
                                         const model::Withheld& withheld) {
  Json value = Json::parse(judgement.value, nullptr, false);
  if (!value.is_object()) return std::nullopt;
  const Json words = value.value("words", Json());
  const Json size = value.value("text_size", Json());
  constexpr std::size_t kLongest = std::size_t{1} << 31U;  // offsets end there
  if (!words.is_string() || !size.is_number_unsigned() || size.get<std::size_t>() > kLongest) {
    return std::nullopt;
  }
  if (!withheld.words.empty() || !withheld.details.empty()) hide_names(value, withheld);
  auto claim = claim_of(value, judgement.document, size.get<std::size_t>());
  if (!claim) return std::nullopt;
  return Corrected{*std::move(claim), words.get<std::string>(), size.get<std::size_t>()};
}

void correct(model::Report& report, const std::vector<ClaimJudgement>& judgements) {
  bool any = false;
  for (const ClaimJudgement& each : judgements) any = any || is_correction(each.verb);
  if (!any) return;
  const std::set<std::int64_t> taken_back = taken_back_in(judgements);
  const std::vector<Placed> places = place_judgements(judgements, report);
  for (std::size_t i = 0; i < judgements.size(); ++i) {
    const ClaimJudgement& judgement = judgements[i];
    if (!is_correction(judgement.verb) || taken_back.contains(judgement.number)) continue;
    const std::optional<std::size_t>& claim = places[i].claim;
    auto made = read_correction(judgement, report.withheld);
    if (claim && made) apply(judgement, report, *std::move(made), report.claims[*claim]);
  }
}

std::size_t count_decided(const std::vector<ClaimJudgement>& judgements,
                          const model::Report& report) {
  const std::set<std::int64_t> taken_back = taken_back_in(judgements);
  const std::vector<Placed> places = place_judgements(judgements, report);
  std::set<std::size_t> claims;
  for (std::size_t i = 0; i < judgements.size(); ++i) {
    const std::string& verb = judgements[i].verb;
    const bool decides =
        verb == "confirm" || verb == "reject" || verb == kAddVerb || is_correction(verb);
    const std::optional<std::size_t>& claim = places[i].claim;
    if (!claim || !decides || taken_back.contains(judgements[i].number)) continue;
    claims.insert(*claim);
  }
  return claims.size();
}

}  // namespace plumbline::store

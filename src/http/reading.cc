// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/answer_json.h"
#include "base/utf8.h"
#include "http/reading_internal.h"
#include "model/json.h"
#include "publish/wording.h"

namespace plumbline::http {
namespace {

using Json = nlohmann::ordered_json;

Json card_of(const model::Claim& claim) {
  Json links = Json::array();
  for (const model::ChainLink& link : claim.chain.links) {
    links.push_back({{"words", publish::link_words(link)},
                     {"status", model::to_string(link.status)},
                     {"cue", link.cue}});
  }
  Json lines = Json::array();
  for (const publish::Line& line : publish::content_lines(claim)) {
    lines.push_back({line.label, line.value});
  }
  Json card = {{"kind", publish::kind_label(claim.kind)},
               {"links", std::move(links)},
               {"lines", std::move(lines)}};
  if (claim.verification) {
    const model::Verification& check = *claim.verification;
    Json edits = Json::array();
    for (const model::WordEdit& edit : check.edits) edits.push_back(publish::edit_words(edit));
    Json found = nullptr;
    if (check.found_in) found = publish::found_words(*check.found_in);
    card["check"] = {{"words", publish::verification_words(check.status)},
                     {"alarm", publish::verification_alarms(check.status)},
                     {"reference", publish::reference_words(check)},
                     {"expected", check.expected},
                     {"edits", std::move(edits)},
                     {"found", std::move(found)}};
  }
  return card;
}

}  // namespace

std::string reading_json(const model::Report& report,
                         const std::vector<app::ClaimDecision>& decisions,
                         const std::vector<text::Span>& violence) {
  Json hard = Json::array();
  std::size_t counted = 0;  // code points up to `at`
  std::uint32_t at = 0;
  const auto code_points = [&](std::uint32_t to) {
    counted += count_code_points(text::slice(report.document.text, {at, to}));
    at = to;
    return counted;
  };
  for (const text::Span& span : violence) {
    const std::size_t begin = code_points(span.begin);
    hard.push_back({begin, code_points(span.end)});
  }

  Json cards = Json::object();
  for (const model::Claim& claim : report.claims) cards[claim.id] = card_of(claim);
  Json causes = Json::array();
  for (const publish::ToldOnce& cause : publish::told_once(report.findings)) {
    Json places = Json::array();
    for (const model::Finding* finding : cause.all) {
      places.push_back(finding - report.findings.data());
    }
    const std::string_view title = model::finding_code(cause.first->code).title;
    causes.push_back({{"code", cause.first->code},
                      {"title", title},
                      {"severity", model::to_string(cause.first->severity)},
                      {"label", publish::expected_label(*cause.first)},
                      {"advice", publish::advice(*cause.first)},
                      {"findings", std::move(places)}});
  }
  const auto dumped = [](const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  return "{\"report\":" + model::to_json(report, false) + ",\"cards\":" + dumped(cards) +
         ",\"causes\":" + dumped(causes) + ",\"violence\":" + dumped(hard) +
         ",\"decisions\":" + app::to_json(decisions) + "}";
}

}  // namespace plumbline::http

// SPDX-License-Identifier: Apache-2.0
//
// For tests of content: a text as one proposition a sentence, and claims as one line each.

#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/content.h"
#include "language/analyse.h"

namespace plumbline::extract {

inline const refdata::RefData& test_refdata() {
  static const refdata::RefData kData = refdata::RefData::load().take();
  return kData;
}

// Claims of `text`, each sentence a proposition of its own, said by nobody in particular.
inline std::vector<model::Claim> claims_of(const std::string& text,
                                           const model::AttributionChain& chain = {},
                                           const std::string& title = {}) {
  model::Document document;
  document.title = title;
  document.id.value = "test";
  document.text = text;
  document.language = "en";
  document.published = Date{.year = 2025, .month = 3, .day = 10};
  const auto analysis = language::analyse(document, test_refdata());
  std::vector<model::Claim> claims;
  for (const auto& sentence : analysis.sentences) {
    Proposition proposition;
    proposition.tokens = sentence.tokens;
    proposition.chain = chain;
    for (auto& claim : read_content({document, analysis, test_refdata()}, proposition)) {
      claims.push_back(std::move(claim));
    }
  }
  return claims;
}

inline std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : separator) + part;
  return out;
}

inline std::string dump(const model::Verdict& verdict) {
  std::string out = std::string(to_string(verdict.compliance)) + " " + to_string(verdict.efforts);
  if (!verdict.tier.empty()) out += " tier=" + verdict.tier;
  if (!verdict.move.empty()) out += " " + verdict.move;
  if (verdict.edition != 0) out += " " + std::to_string(verdict.edition);
  if (verdict.fragment) out += " fragment";
  return out;
}

inline std::string dump(const model::Incident& incident) {
  std::string out = incident.type + " agent=" + incident.agent + " patient=" + incident.patient;
  if (incident.place) out += " at=" + incident.place->name;
  if (!incident.penalty.empty()) out += " penalty=" + incident.penalty;
  if (incident.when.stated()) out += " when=" + to_iso(incident.when.from);
  return out;
}

inline std::string dump(const model::Route& route) {
  std::string out;
  for (const auto& stop : route.stops) {
    out += std::string(out.empty() ? "" : " ") + to_string(stop.role) + "=" + stop.place.name;
  }
  return out + (route.internal ? " (internal)" : "");
}

inline std::string dump(const model::Elements& elements) {
  std::vector<std::string> parts;
  for (const auto* list : {&elements.acts, &elements.means, &elements.purposes}) {
    for (const auto& element : *list) parts.push_back(element.code);
  }
  std::string out = joined(parts, " ");
  if (!elements.victims.empty()) out += " victims=" + elements.victims;
  if (!elements.payment.empty()) out += " payment=" + elements.payment;
  if (!elements.facilitators.empty()) out += " facilitators=" + elements.facilitators;
  return out;
}

inline std::string dump(const model::Figure& figure) {
  std::string value = std::to_string(figure.value);
  value.erase(value.find_last_not_of('0') + 1);
  if (value.back() == '.') value.pop_back();
  std::string out = figure.approximator.empty() ? value : figure.approximator + " " + value;
  if (figure.upper) out += "-" + std::to_string(static_cast<long>(*figure.upper));
  out += " " + figure.unit + " (" + figure.unit_class + ")";
  if (!figure.status.empty()) out += " " + figure.status;
  if (!figure.place.empty()) out += " in=" + figure.place;
  if (figure.period.stated()) {
    out += " " + to_iso(figure.period.from);
    if (figure.period.to != figure.period.from) out += ".." + to_iso(figure.period.to);
  }
  if (!figure.counted_by.empty()) out += " by=" + figure.counted_by;
  return out;
}

inline std::string dump(const model::Response& response) {
  return response.direction + " [" + response.criterion + "] by=" + response.actor +
         " action=" + response.action;
}

inline std::string dump(const model::Trend& trend) {
  return trend.direction + " of=" + joined(trend.of, " + ");
}

inline std::string words(const model::Claim& claim, const std::string& text) {
  return std::string(text::slice(text, claim.passages.front().span));
}

// Kinds of all claims: "figure figure response".
inline std::string kinds(const std::vector<model::Claim>& claims) {
  std::vector<std::string> parts;
  for (const auto& claim : claims) parts.emplace_back(to_string(claim.kind));
  return joined(parts, " ");
}

struct ContentRow {
  const char* text;
  const char* expected;
};

}  // namespace plumbline::extract

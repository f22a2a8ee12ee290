// SPDX-License-Identifier: Apache-2.0

#include <array>
#include <charconv>

#include "base/date.h"
#include "exchange/columns_internal.h"

namespace plumbline::exchange {
namespace {

using model::Claim;

// An empty text is an empty cell.
Cell words(std::string text) {
  if (text.empty()) return {};
  return text;
}

Cell yes(bool holds) {
  return holds ? Cell("yes") : Cell();
}

std::string codes_of(const std::vector<model::Element>& elements) {
  std::vector<std::string> codes;
  for (const model::Element& element : elements) codes.push_back(element.code);
  return joined(codes);
}

std::string stops_of(const model::Route& route) {
  std::vector<std::string> stops;
  for (const model::RouteStop& stop : route.stops) {
    const std::string& country = stop.place.country;
    stops.push_back(std::string(model::to_string(stop.role)) + ": " + stop.place.name +
                    (country.empty() ? "" : " (" + country + ")"));
  }
  return joined(stops);
}

std::string finding_codes(const ClaimEntry& claim) {
  std::vector<std::string> codes;
  for (const model::Finding& finding : claim.findings) codes.push_back(finding.code);
  return joined(codes);
}

std::string types_of(const std::vector<model::Incident>& incidents) {
  std::vector<std::string> types;
  for (const model::Incident& incident : incidents) types.push_back(incident.type);
  return joined(types);
}

std::string figures_of(const std::vector<model::Figure>& figures) {
  std::vector<std::string> told;
  for (const model::Figure& figure : figures) {
    told.push_back(number_text(figure.value) + " " + figure.unit);
  }
  return joined(told);
}

// Of what a claim may hold, the part's text; an empty cell if it does not hold the part.
template <class Held, class Text>
Cell of(const Held& part, const Text& text) {
  return part ? words(text(*part)) : Cell();
}

std::string place_name(const model::Incident& incident) {
  return incident.place ? incident.place->name : std::string();
}
std::string place_country(const model::Incident& incident) {
  return incident.place ? incident.place->country : std::string();
}

// A column of a part that not every claim has.
#define PL_PART(part, text) \
  [](const Entry&, const ClaimEntry& it) -> Cell { return of(it.claim.part, text); }

constexpr auto kClaims = std::to_array<ClaimColumn>({
    {"claim", [](const Entry& entry, const ClaimEntry& it) -> Cell {
       return entry.document.id.value + ":" + it.claim.id;
     }},
    {"kind", [](const Entry&, const ClaimEntry& it) -> Cell {
       return std::string(model::to_string(it.claim.kind));
     }},
    {"words", [](const Entry&, const ClaimEntry& it) { return words(it.words.front().exact); }},
    {"start", [](const Entry&, const ClaimEntry& it) -> Cell {
       return static_cast<double>(it.words.front().start);
     }},
    {"end", [](const Entry&, const ClaimEntry& it) -> Cell {
       return static_cast<double>(it.words.front().end);
     }},
    {"modality", [](const Entry&, const ClaimEntry& it) -> Cell {
       return std::string(model::to_string(it.claim.modality));
     }},
    {"polarity", [](const Entry&, const ClaimEntry& it) -> Cell {
       return std::string(model::to_string(it.claim.polarity));
     }},
    {"direct_quote", [](const Entry&, const ClaimEntry& it) { return yes(it.claim.direct_quote); }},
    {"headline", [](const Entry&, const ClaimEntry& it) { return yes(it.claim.headline); }},
    {"chain",
     [](const Entry&, const ClaimEntry& it) { return words(model::describe(it.claim.chain)); }},
    {"origin", [](const Entry&, const ClaimEntry& it) -> Cell {
       const model::ChainLink* origin = origin_of(it.claim);
       return origin == nullptr ? Cell() : words(origin->name);
     }},
    {"origin_kind", [](const Entry&, const ClaimEntry& it) -> Cell {
       const model::ChainLink* origin = origin_of(it.claim);
       return origin == nullptr ? Cell() : words(model::to_string(origin->kind));
     }},
    {"origin_status", [](const Entry&, const ClaimEntry& it) -> Cell {
       const model::ChainLink* origin = origin_of(it.claim);
       return origin == nullptr ? Cell() : words(model::to_string(origin->status));
     }},
    {"countries", [](const Entry&, const ClaimEntry& it) { return words(joined(it.claim.about)); }},
    {"from", [](const Entry&, const ClaimEntry& it) { return words(to_iso(it.claim.when.from)); }},
    {"to", [](const Entry&, const ClaimEntry& it) { return words(to_iso(it.claim.when.to)); }},
    {"event", PL_PART(incident, [](const auto& part) { return part.type; })},
    {"event_modality", PL_PART(incident, [](const auto& part) {
       return std::string(model::to_string(part.modality));
     })},
    {"event_by", PL_PART(incident, [](const auto& part) { return part.agent; })},
    {"event_to", PL_PART(incident, [](const auto& part) { return part.patient; })},
    {"penalty", PL_PART(incident, [](const auto& part) { return part.penalty; })},
    {"event_place", PL_PART(incident, place_name)},
    {"event_country", PL_PART(incident, place_country)},
    {"event_from", PL_PART(incident, [](const auto& part) { return to_iso(part.when.from); })},
    {"event_until", PL_PART(incident, [](const auto& part) { return to_iso(part.when.to); })},
    {"more_events",
     [](const Entry&, const ClaimEntry& it) { return words(types_of(it.claim.more_incidents)); }},
    {"acts", PL_PART(elements, [](const auto& part) { return codes_of(part.acts); })},
    {"means", PL_PART(elements, [](const auto& part) { return codes_of(part.means); })},
    {"purposes", PL_PART(elements, [](const auto& part) { return codes_of(part.purposes); })},
    {"victims", PL_PART(elements, [](const auto& part) { return part.victims; })},
    {"perpetrators", PL_PART(elements, [](const auto& part) { return part.perpetrators; })},
    {"facilitators", PL_PART(elements, [](const auto& part) { return part.facilitators; })},
    {"payment", PL_PART(elements, [](const auto& part) { return part.payment; })},
    {"route", PL_PART(route, stops_of)},
    {"figure", [](const Entry&, const ClaimEntry& it) -> Cell {
       return it.claim.figure ? Cell(it.claim.figure->value) : Cell();
     }},
    {"figure_upper", [](const Entry&, const ClaimEntry& it) -> Cell {
       const auto& figure = it.claim.figure;
       return figure && figure->upper ? Cell(*figure->upper) : Cell();
     }},
    {"figure_qualifier", PL_PART(figure, [](const auto& part) { return part.approximator; })},
    {"figure_unit", PL_PART(figure, [](const auto& part) { return part.unit; })},
    {"figure_class", PL_PART(figure, [](const auto& part) { return part.unit_class; })},
    {"figure_status", PL_PART(figure, [](const auto& part) { return part.status; })},
    {"figure_place", PL_PART(figure, [](const auto& part) { return part.place; })},
    {"figure_from", PL_PART(figure, [](const auto& part) { return to_iso(part.period.from); })},
    {"figure_until", PL_PART(figure, [](const auto& part) { return to_iso(part.period.to); })},
    {"counted_by", PL_PART(figure, [](const auto& part) { return part.counted_by; })},
    {"more_figures",
     [](const Entry&, const ClaimEntry& it) { return words(figures_of(it.claim.more_figures)); }},
    {"standard", PL_PART(verdict, [](const auto& part) { return part.standard; })},
    {"compliance", PL_PART(verdict, [](const auto& part) {
       return std::string(model::to_string(part.compliance));
     })},
    {"efforts", PL_PART(verdict, [](const auto& part) {
       return std::string(model::to_string(part.efforts));
     })},
    {"tier", PL_PART(verdict, [](const auto& part) { return part.tier; })},
    {"edition", PL_PART(verdict, [](const auto& part) {
       return part.edition == 0 ? std::string() : std::to_string(part.edition);
     })},
    {"actor", PL_PART(response, [](const auto& part) { return part.actor; })},
    {"action", PL_PART(response, [](const auto& part) { return part.action; })},
    {"direction", PL_PART(response, [](const auto& part) { return part.direction; })},
    {"criterion", PL_PART(response, [](const auto& part) { return part.criterion; })},
    {"trend", PL_PART(trend, [](const auto& part) { return part.direction; })},
    {"trend_of", PL_PART(trend, [](const auto& part) { return joined(part.of); })},
    {"checked", PL_PART(verification, [](const auto& part) {
       return std::string(model::to_string(part.status));
     })},
    {"checked_against", PL_PART(verification, [](const auto& part) { return part.reference; })},
    {"findings", [](const Entry&, const ClaimEntry& it) { return words(finding_codes(it)); }},
    {"document",
     [](const Entry& entry, const ClaimEntry&) { return words(entry.document.id.value); }},
    {"publisher",
     [](const Entry& entry, const ClaimEntry&) { return words(entry.document.publisher); }},
    {"title", [](const Entry& entry, const ClaimEntry&) { return words(entry.document.title); }},
    {"published",
     [](const Entry& entry, const ClaimEntry&) { return words(to_iso(entry.document.published)); }},
    {"url", [](const Entry& entry, const ClaimEntry&) { return words(entry.document.url); }},
});
#undef PL_PART

constexpr auto kDocuments = std::to_array<DocumentColumn>({
    {"document", [](const Entry& entry) { return words(entry.document.id.value); }},
    {"original", [](const Entry& entry) { return words(entry.original); }},
    {"name", [](const Entry& entry) { return words(entry.document.name); }},
    {"media_type", [](const Entry& entry) { return words(entry.document.media_type); }},
    {"publisher", [](const Entry& entry) { return words(entry.document.publisher); }},
    {"authors", [](const Entry& entry) { return words(joined(entry.document.authors)); }},
    {"title", [](const Entry& entry) { return words(entry.document.title); }},
    {"published", [](const Entry& entry) { return words(to_iso(entry.document.published)); }},
    {"language", [](const Entry& entry) { return words(entry.document.language); }},
    {"url", [](const Entry& entry) { return words(entry.document.url); }},
    {"added", [](const Entry& entry) { return words(entry.added); }},
    {"claims", [](const Entry& entry) -> Cell { return static_cast<double>(entry.claims.size()); }},
});

}  // namespace

std::span<const ClaimColumn> claim_columns() {
  return kClaims;
}

std::span<const DocumentColumn> document_columns() {
  return kDocuments;
}

std::string number_text(double value) {
  std::array<char, 400> digits{};  // the largest double without an exponent has 309 digits
  const auto [end, fault] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return fault == std::errc{} ? std::string(digits.data(), end) : std::string();
}

}  // namespace plumbline::exchange

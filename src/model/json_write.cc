// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "model/json.h"
#include "model/selector_internal.h"

namespace plumbline::model {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t kContextBytes = 32;  // of prefix and suffix, as W3C examples have it

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

void put(Json& json, const char* key, const Date& date) {
  put(json, key, to_iso(date));
}

void put_period(Json& json, const Period& period) {
  put(json, "from", period.from);
  put(json, "to", period.to);
}

// Writes values of one document; passages of others (references) keep their byte offsets.
class Writer {
 public:
  Writer(const CodePointIndex& index, const DocumentId* home) : index_(index), home_(home) {}

  [[nodiscard]] Json passage(const Passage& passage) const {
    Json json;
    if (home_ != nullptr && passage.document != *home_) {
      json["document"] = passage.document.value;
      json["bytes"] = {passage.span.begin, passage.span.end};
      return json;
    }
    const std::string_view text = index_.text();
    json["start"] = index_.code_point(passage.span.begin);
    json["end"] = index_.code_point(passage.span.end);
    json["exact"] = text::slice(text, passage.span);
    json["prefix"] = context_before(text, passage.span.begin, kContextBytes);
    json["suffix"] = context_after(text, passage.span.end, kContextBytes);
    return json;
  }

  void put_passage(Json& json, const char* key, const std::optional<Passage>& value) const {
    if (value) json[key] = passage(*value);
  }

  [[nodiscard]] Json link(const ChainLink& link) const {
    Json json;
    json["name"] = link.name;
    json["kind"] = to_string(link.kind);
    json["status"] = to_string(link.status);
    put(json, "office", link.office);
    put(json, "organisation", link.organisation);
    put(json, "country", link.country);
    if (link.work) {
      Json work;
      work["kind"] = link.work->kind;
      put(work, "title", link.work->title);
      if (link.work->edition != 0) work["edition"] = link.work->edition;
      json["work"] = std::move(work);
    }
    json["manner"] = to_string(link.manner);
    put(json, "cue", link.cue);
    put_passage(json, "speaker", link.speaker);
    put_passage(json, "cue_passage", link.cue_passage);
    if (!link.candidates.empty()) json["candidates"] = link.candidates;
    return json;
  }

  [[nodiscard]] Json place(const Place& place) const {
    Json json;
    json["place"] = place.name;
    put(json, "country", place.country);
    if (place.geonames_id != 0) json["geonames_id"] = place.geonames_id;
    put_passage(json, "passage", place.passage);
    return json;
  }

  [[nodiscard]] Json elements(const Elements& elements) const {
    const auto list = [this](const std::vector<Element>& items) {
      Json array = Json::array();
      for (const Element& item : items) {
        Json json;
        json["code"] = item.code;
        json["words"] = item.words;
        put_passage(json, "passage", item.passage);
        array.push_back(std::move(json));
      }
      return array;
    };
    Json json;
    json["act"] = list(elements.acts);
    json["means"] = list(elements.means);
    json["purpose"] = list(elements.purposes);
    put(json, "victims", elements.victims);
    put(json, "perpetrators", elements.perpetrators);
    put(json, "facilitators", elements.facilitators);
    put(json, "payment", elements.payment);
    return json;
  }

  [[nodiscard]] Json incident(const Incident& incident) const {
    Json json;
    json["type"] = incident.type;
    put(json, "agent", incident.agent);
    put(json, "patient", incident.patient);
    put(json, "penalty", incident.penalty);
    if (incident.place) json["place"] = place(*incident.place);
    put_period(json, incident.when);
    return json;
  }

  [[nodiscard]] Json verification(const Verification& check) const {
    Json json;
    json["status"] = to_string(check.status);
    put(json, "reference", check.reference);
    put(json, "expected", check.expected);
    if (!check.edits.empty()) {
      Json edits = Json::array();
      for (const WordEdit& edit : check.edits) {
        edits.push_back(
            {{"quoted", edit.quoted}, {"source", edit.source}, {"kind", to_string(edit.kind)}});
      }
      json["edits"] = std::move(edits);
    }
    put_passage(json, "source_passage", check.source_passage);
    put(json, "explanation", check.explanation);
    return json;
  }

  [[nodiscard]] Json claim(const Claim& claim) const {
    Json json;
    json["id"] = claim.id;
    json["kind"] = to_string(claim.kind);
    json["passages"] = Json::array();
    for (const Passage& each : claim.passages) json["passages"].push_back(passage(each));
    json["direct_quote"] = claim.direct_quote;
    json["chain"] = Json::array();
    for (const ChainLink& each : claim.chain.links) json["chain"].push_back(link(each));
    json["modality"] = to_string(claim.modality);
    json["polarity"] = to_string(claim.polarity);
    json["about"] = claim.about;
    put_period(json, claim.when);
    typed_content(json, claim);
    if (claim.verification) json["verification"] = verification(*claim.verification);
    json["producers"] = Json::array();
    for (const Producer& each : claim.producers) {
      json["producers"].push_back({{"stage", each.stage}, {"rule", each.rule}});
    }
    return json;
  }

 private:
  void typed_content(Json& json, const Claim& claim) const;

  const CodePointIndex& index_;
  const DocumentId* home_;
};

Json write(const Figure& figure) {
  Json json;
  json["value"] = figure.value;
  if (figure.upper) json["upper"] = *figure.upper;
  put(json, "approximator", figure.approximator);
  json["unit"] = figure.unit;
  put(json, "unit_class", figure.unit_class);
  put(json, "status", figure.status);
  put(json, "place", figure.place);
  put_period(json, figure.period);
  return json;
}

Json write(const Verdict& verdict) {
  Json json;
  json["standard"] = verdict.standard;
  json["compliance"] = to_string(verdict.compliance);
  json["efforts"] = to_string(verdict.efforts);
  put(json, "tier", verdict.tier);
  put(json, "move", verdict.move);
  if (verdict.edition != 0) json["edition"] = verdict.edition;
  if (verdict.fragment) json["fragment"] = true;
  return json;
}

Json write(const Response& response) {
  Json json;
  put(json, "by", response.actor);
  json["action"] = response.action;
  put(json, "direction", response.direction);
  put(json, "criterion", response.criterion);
  return json;
}

void Writer::typed_content(Json& json, const Claim& claim) const {
  if (claim.incident) json["incident"] = incident(*claim.incident);
  if (claim.elements) json["elements"] = elements(*claim.elements);
  if (claim.route) {
    json["route"] = Json::array();
    for (const RouteStop& stop : claim.route->stops) {
      Json item = place(stop.place);
      item["role"] = to_string(stop.role);
      json["route"].push_back(std::move(item));
    }
    json["scope"] = claim.route->internal ? "internal" : "cross-border";
  }
  if (claim.figure) json["figure"] = write(*claim.figure);
  if (claim.verdict) json["verdict"] = write(*claim.verdict);
  if (claim.response) json["response"] = write(*claim.response);
  if (claim.trend) {
    json["trend"] = {{"direction", claim.trend->direction}, {"of", claim.trend->of}};
  }
}

Json write(const Document& document) {
  Json json;
  json["id"] = document.id.value;
  json["name"] = document.name;
  json["media_type"] = document.media_type;
  put(json, "url", document.url);
  put(json, "publisher", document.publisher);
  if (!document.authors.empty()) json["authors"] = document.authors;
  put(json, "title", document.title);
  put(json, "published", document.published);
  put(json, "language", document.language);
  json["text"] = document.text;
  Json map = Json::array();
  for (const SourceRun& run : document.map) {
    Json item = {{"text", {run.text.begin, run.text.end}}, {"source", {run.begin, run.end}}};
    if (run.page != 0) item["page"] = run.page;
    map.push_back(std::move(item));
  }
  json["map"] = std::move(map);
  json["diagnostics"] = Json::array();
  for (const Diagnostic& diagnostic : document.diagnostics) {
    Json item = {{"code", diagnostic.code}, {"message", diagnostic.message}};
    if (diagnostic.where) item["bytes"] = {diagnostic.where->begin, diagnostic.where->end};
    json["diagnostics"].push_back(std::move(item));
  }
  return json;
}

// Text is valid UTF-8 everywhere inside; should a name from the file system not be, it is repaired
// rather than thrown over.
std::string dump(const Json& json, bool pretty) {
  return json.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const Report& report, bool pretty) {
  const CodePointIndex index(report.document.text);
  const Writer writer(index, &report.document.id);
  Json json;
  json["schema"] = "plumbline.report/1";
  json["engine"] = engine_version();
  json["document"] = write(report.document);
  json["claims"] = Json::array();
  for (const Claim& claim : report.claims) json["claims"].push_back(writer.claim(claim));
  json["findings"] = Json::array();
  for (const Finding& finding : report.findings) {
    Json item;
    item["code"] = finding.code;
    item["severity"] = to_string(finding.severity);
    put(item, "claim", finding.claim);
    item["passage"] = writer.passage(finding.passage);
    put(item, "words", finding.words);
    put(item, "expected", finding.expected);
    put(item, "reference", finding.reference);
    item["explanation"] = finding.explanation;
    json["findings"].push_back(std::move(item));
  }
  return dump(json, pretty);
}

std::string to_json(const Claim& claim, std::string_view text) {
  const CodePointIndex index(text);
  const Writer writer(index, &claim.passages.front().document);
  return dump(writer.claim(claim), false);
}

}  // namespace plumbline::model

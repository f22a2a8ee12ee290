// SPDX-License-Identifier: Apache-2.0
//
// FollowTheMoney: the model of people, companies and documents that Aleph and OpenSanctions share.
// It knows no claims: each becomes a Note about whom it comes from, with the document as proof.

#include <algorithm>
#include <map>
#include <unordered_set>

#include <unicode/locid.h>

#include "base/date.h"
#include "base/hash.h"
#include "exchange/json_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

constexpr std::string_view kFtmStandard = "ftm";

// An entity while it is filled: values without doubles, none empty.
class FtmEntity {
 public:
  FtmEntity(std::string schema, std::string id) : schema_(std::move(schema)), id_(std::move(id)) {}

  void add(const std::string& property, const std::string& value) {
    if (value.empty()) return;
    auto& list = properties_[property];
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] std::string line() const {
    Json json;
    json["id"] = id_;
    json["schema"] = schema_;
    json["properties"] = Json::object();
    for (const auto& [property, values] : properties_) json["properties"][property] = values;
    return dumped(json) + "\n";
  }

 private:
  std::string schema_;
  std::string id_;
  std::map<std::string, std::vector<std::string>> properties_;
};

// FollowTheMoney has three letters for a language.
std::string language_code(const std::string& language) {
  if (language.empty()) return {};
  return icu::Locale(language.c_str()).getISO3Language();
}

const char* schema_of(model::SourceKind kind) {
  switch (kind) {
    case model::SourceKind::Person: return "Person";
    case model::SourceKind::Government:
    case model::SourceKind::Court: return "PublicBody";
    case model::SourceKind::Outlet:
    case model::SourceKind::Organisation:
    case model::SourceKind::International: return "Organization";
    default: return nullptr;  // classes of people, works, nobody at all: no entity
  }
}

class FtmWriter : public Writer {
 public:
  explicit FtmWriter(const Outlet& outlet) : outlet_(outlet) {}

  Status add(const Entry& entry) override {
    lines_.clear();
    const std::string article = write_article(entry);
    for (const ClaimEntry& claim : entry.claims) {
      write_note(entry, claim, article);
      // An event or trip stands in a graph as a fact, without what its claim says of it.
      if (!is_told(claim.claim)) continue;
      std::size_t number = 0;
      const auto event = [&](const model::Incident& incident) {
        const std::size_t at = number++;
        if (is_told(incident.modality)) write_event(entry, claim, incident, at, article);
      };
      if (claim.claim.incident) event(*claim.claim.incident);
      for (const model::Incident& more : claim.claim.more_incidents) event(more);
      if (claim.claim.route) write_trips(entry, claim, *claim.claim.route, article);
    }
    return outlet_.sink(lines_);
  }
  Status finish() override { return Done{}; }

 private:
  std::string write_article(const Entry& entry) {
    const model::Document& document = entry.document;
    FtmEntity out("Article", stable_id("document", {document.id.value}));
    out.add("title", document.title.empty() ? document.name : document.title);
    out.add("fileName", document.name);
    for (const std::string& author : document.authors) out.add("author", author);
    out.add("publisher", document.publisher);
    out.add("publishedAt", to_iso(document.published));
    out.add("retrievedAt", entry.added.substr(0, 10));
    out.add("sourceUrl", web_url(document));
    out.add("mimeType", document.media_type);
    out.add("language", language_code(document.language));
    // contentHash is a SHA-1 in FollowTheMoney; ours is none.
    out.add("notes", "SHA-256 " + document.id.value);
    lines_ += out.line();
    return out.id();
  }

  // The id of the entity of a named source, which is written where it is met first.
  std::string source(const model::ChainLink& link) {
    const char* schema = is_named(link) ? schema_of(link.kind) : nullptr;
    if (schema == nullptr) return {};
    const bool person = link.kind == model::SourceKind::Person;
    FtmEntity out(schema,
                  stable_id("source", {schema, link.name, link.organisation, link.country}));
    if (!written_.insert(fast_hash(out.id())).second) return out.id();
    out.add("name", link.name);
    out.add("country", outlet_.setting.world.alpha2(link.country));
    if (person) {
      const bool both = !link.office.empty() && !link.organisation.empty();
      out.add("position", link.office + (both ? ", " : "") + link.organisation);
    }
    lines_ += out.line();
    return out.id();
  }

  void write_note(const Entry& entry, const ClaimEntry& it, const std::string& article) {
    const model::Claim& claim = it.claim;
    std::string speaker;
    std::string before;
    for (const model::ChainLink& link : claim.chain.links) {
      std::string here = source(link);
      if (!here.empty()) link_sources(before, here, link, article);
      before = here;
      speaker = std::move(here);
    }
    FtmEntity out("Note", stable_id("claim", {entry.document.id.value, claim.id}));
    out.add("name", std::string(model::to_string(claim.kind)) + " " + claim.id + how_firmly(claim));
    out.add("description", it.words.front().exact);
    out.add("summary", model::describe(claim.chain));
    // Of an origin that nobody names the document stands in.
    out.add("entity", speaker.empty() ? article : speaker);
    out.add("proof", article);
    add_countries(claim.about, out);
    if (is_told(claim)) add_topics(claim, out);
    for (const std::string& keyword :
         {std::string("kind:") + model::to_string(claim.kind),
          std::string("modality:") + model::to_string(claim.modality),
          std::string("polarity:") + model::to_string(claim.polarity)}) {
      out.add("keywords", keyword);
    }
    for (const model::Finding& finding : it.findings) {
      out.add("keywords", "finding:" + finding.code);
    }
    out.add("notes", claim_iri(entry, it) + " " + passage_iri(entry, it.words.front()));
    out.add("publisher", entry.document.publisher);
    out.add("sourceUrl", web_url(entry.document));
    lines_ += out.line();
  }

  // " (denied)"; nothing where it is asserted.
  static std::string how_firmly(const model::Claim& claim) {
    if (claim.modality != model::Modality::Asserted) {
      return std::string(" (") + model::to_string(claim.modality) + ")";
    }
    return claim.polarity == model::Polarity::Negative ? " (negative)" : "";
  }
  static bool is_asserted(model::Modality modality) {
    return modality == model::Modality::Asserted;
  }

  // Who passed on whom.
  void link_sources(const std::string& before, const std::string& here,
                    const model::ChainLink& link, const std::string& article) {
    if (before.empty() || before == here) return;
    const std::string role = model::to_string(link.manner);
    FtmEntity out("UnknownLink", stable_id("link", {before, here, role, article}));
    if (!written_.insert(fast_hash(out.id())).second) return;
    out.add("subject", before);
    out.add("object", here);
    out.add("role", "passes on (" + role + ")");
    out.add("proof", article);
    lines_ += out.line();
  }

  void add_countries(const std::vector<std::string>& about, FtmEntity& out) const {
    for (const std::string& country : about) {
      out.add("country", outlet_.setting.world.alpha2(country));
    }
  }

  // On what is told, never on a person or body: that somebody speaks of a crime makes nobody one of
  // its perpetrators.
  void add_topics(const model::Claim& claim, FtmEntity& out) const {
    if (!claim.elements) return;
    for (const auto* list :
         {&claim.elements->acts, &claim.elements->means, &claim.elements->purposes}) {
      for (const model::Element& element : *list) {
        for (const auto& [field, value] : outlet_.setting.world.codes(kFtmStandard, element.code)) {
          out.add(field, value);
        }
      }
    }
  }

  void write_event(const Entry& entry, const ClaimEntry& it, const model::Incident& incident,
                   std::size_t number, const std::string& article) {
    FtmEntity out("Event", stable_id("event", {entry.document.id.value, it.claim.id,
                                               std::to_string(number)}));
    std::string name = incident.type;
    if (!incident.patient.empty()) name += ": " + incident.patient;
    const bool firm = is_asserted(it.claim.modality) && is_asserted(incident.modality);
    out.add("name", name + (firm ? "" : " (alleged)"));
    out.add("startDate", to_iso(incident.when.from));
    out.add("endDate", to_iso(incident.when.to));
    if (incident.place) {
      out.add("location", place_words(*incident.place));
      out.add("country", outlet_.setting.world.alpha2(incident.place->country));
    }
    if (!incident.agent.empty()) out.add("summary", "by " + incident.agent);
    out.add("summary", incident.penalty);
    out.add("description", it.words.front().exact);
    out.add("keywords", std::string("modality:") + model::to_string(incident.modality));
    out.add("notes", claim_iri(entry, it));
    out.add("proof", article);
    lines_ += out.line();
  }

  // "Oran, Algeria" for anything within that region.
  [[nodiscard]] std::string place_words(const model::Place& place) const {
    const auto spot = outlet_.setting.world.spot(place);
    if (!spot) return outlet_.setting.world.country_name(place.country);
    std::string country = outlet_.setting.world.country_name(spot->country);
    if (spot->region.empty()) return country;
    return spot->region + (country.empty() ? "" : ", " + country);
  }

  std::string write_address(const model::Place& place) {
    const std::string full = place_words(place);
    if (full.empty()) return {};
    FtmEntity out("Address", stable_id("address", {full}));
    if (!written_.insert(fast_hash(out.id())).second) return out.id();
    out.add("full", full);
    out.add("country", outlet_.setting.world.alpha2(place.country));
    if (const auto spot = outlet_.setting.world.spot(place)) out.add("region", spot->region);
    lines_ += out.line();
    return out.id();
  }

  // A Trip has one beginning and one end, and no transit: each pair of origin and destination.
  void write_trips(const Entry& entry, const ClaimEntry& it, const model::Route& route,
                   const std::string& article) {
    const auto is = [](model::PlaceRole role) {
      return [role](const model::RouteStop& stop) { return stop.role == role; };
    };
    std::string transit;
    for (const model::RouteStop& stop : route.stops) {
      if (!is(model::PlaceRole::Transit)(stop)) continue;
      transit += (transit.empty() ? "through " : ", ") + place_words(stop.place);
    }
    for (const model::RouteStop& from : route.stops) {
      if (!is(model::PlaceRole::Origin)(from)) continue;
      for (const model::RouteStop& to : route.stops) {
        if (!is(model::PlaceRole::Destination)(to)) continue;
        const std::string begin = write_address(from.place);
        const std::string end = write_address(to.place);
        if (begin.empty() || end.empty()) continue;
        FtmEntity out("Trip",
                      stable_id("trip", {entry.document.id.value, it.claim.id, begin, end}));
        out.add("name", place_words(from.place) + " to " + place_words(to.place) +
                            (is_asserted(it.claim.modality) ? "" : " (alleged)"));
        out.add("startLocation", begin);
        out.add("endLocation", end);
        out.add("summary", transit);
        out.add("description", it.words.front().exact);
        out.add("keywords", std::string("modality:") + model::to_string(it.claim.modality));
        out.add("notes", claim_iri(entry, it));
        out.add("proof", article);
        lines_ += out.line();
      }
    }
  }

  Outlet outlet_;
  std::string lines_;                          // of one document
  std::unordered_set<std::uint64_t> written_;  // ids of what many documents share
};

}  // namespace

std::unique_ptr<Writer> ftm_writer(const Outlet& outlet) {
  return std::make_unique<FtmWriter>(outlet);
}

}  // namespace plumbline::exchange

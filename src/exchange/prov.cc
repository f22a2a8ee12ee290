// SPDX-License-Identifier: Apache-2.0
//
// W3C PROV-O (2013-04-30) as JSON-LD with its context inside: which engine made a claim of which
// passage of which document, who is answerable for the words, and through whom they came.

#include <string>
#include <unordered_set>

#include "base/date.h"
#include "base/hash.h"
#include "exchange/json_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

Json reference(const std::string& iri) {
  return {{"@id", iri}};
}

class ProvWriter : public Writer {
 public:
  explicit ProvWriter(const Outlet& outlet) : outlet_(outlet), stream_(outlet.sink, head(), "]}") {}

  Status add(const Entry& entry) override {
    if (Status begun = begin(); !begun) return begun;
    passages_.clear();
    if (Status added = add_document(entry); !added) return added;
    for (const ClaimEntry& claim : entry.claims) {
      if (Status added = add_claim(entry, claim); !added) return added;
    }
    return Done{};
  }
  Status finish() override {
    if (Status begun = begin(); !begun) return begun;
    return stream_.finish();
  }

 private:
  static std::string head() {
    Json context;
    context["prov"] = "http://www.w3.org/ns/prov#";
    context["dcterms"] = "http://purl.org/dc/terms/";
    context["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#";
    context["xsd"] = "http://www.w3.org/2001/XMLSchema#";
    const Json page = {{"@context", context}};
    const std::string written = dumped(page);
    return written.substr(0, written.size() - 1) + ",\"@graph\":[";
  }

  [[nodiscard]] std::string engine() const {
    return "urn:plumbline:engine:" + outlet_.setting.engine;
  }
  [[nodiscard]] std::string run() const { return "urn:plumbline:run:" + outlet_.setting.engine; }

  // The program and its reading, which every claim comes from.
  Status begin() {
    if (begun_) return Done{};
    begun_ = true;
    Json program;
    program["@id"] = engine();
    program["@type"] = Json::array({"prov:Agent", "prov:SoftwareAgent"});
    program["rdfs:label"] = "Plumbline " + outlet_.setting.engine;
    if (Status added = stream_.add(program); !added) return added;
    Json reading;
    reading["@id"] = run();
    reading["@type"] = "prov:Activity";
    reading["rdfs:label"] = "reading of documents for claims";
    reading["prov:wasAssociatedWith"] = reference(engine());
    return stream_.add(reading);
  }

  Status add_document(const Entry& entry) {
    const model::Document& document = entry.document;
    Json out;
    out["@id"] = document_iri(entry);
    out["@type"] = "prov:Entity";
    out["rdfs:label"] = document.title.empty() ? document.name : document.title;
    if (!document.publisher.empty()) {
      model::ChainLink outlet;
      outlet.name = document.publisher;
      outlet.kind = model::SourceKind::Outlet;
      PL_TRY(const std::string agent, agent_of(outlet, ""));
      out["prov:wasAttributedTo"] = reference(agent);
    }
    if (document.published.stated()) out["dcterms:issued"] = to_iso(document.published);
    if (!document.media_type.empty()) out["dcterms:format"] = document.media_type;
    if (!document.language.empty()) out["dcterms:language"] = document.language;
    if (const std::string url = web_url(document); !url.empty()) {
      out["prov:atLocation"] = reference(url);
    }
    if (!entry.original.empty() && entry.original != document.id.value) {
      out["prov:wasDerivedFrom"] = reference("urn:sha256:" + entry.original);
    }
    return stream_.add(out);
  }

  Status add_claim(const Entry& entry, const ClaimEntry& it) {
    Json claim;
    claim["@id"] = claim_iri(entry, it);
    claim["@type"] = "prov:Entity";
    claim["rdfs:label"] = std::string(model::to_string(it.claim.kind)) + " " + it.claim.id;
    claim["prov:wasGeneratedBy"] = reference(run());
    claim["prov:wasDerivedFrom"] = Json::array();
    for (const Words& words : it.words) {
      const std::string passage = passage_iri(entry, words);
      claim["prov:wasDerivedFrom"].push_back(reference(passage));
      if (!passages_.insert(fast_hash(passage)).second) continue;
      Json place;
      place["@id"] = passage;
      place["@type"] = "prov:Entity";
      place["prov:value"] = words.exact;
      place["prov:wasQuotedFrom"] = reference(document_iri(entry));
      if (Status added = stream_.add(place); !added) return added;
    }
    if (Status chained = add_chain(entry, it, claim); !chained) return chained;
    return stream_.add(claim);
  }

  // A statement of each link behind the publisher, derived from that of the next; the last is the
  // primary source of the claim.
  Status add_chain(const Entry& entry, const ClaimEntry& it, Json& claim) {
    const auto& links = it.claim.chain.links;
    const std::string base = claim_iri(entry, it);
    for (std::size_t i = 0; i < links.size(); ++i) {
      PL_TRY(const std::string agent, agent_of(links[i], base + ":agent" + std::to_string(i)));
      if (i == 0) {
        claim["prov:wasAttributedTo"] = reference(agent);
        continue;
      }
      const std::string statement = base + ":link" + std::to_string(i);
      Json out;
      out["@id"] = statement;
      out["@type"] = "prov:Entity";
      out["rdfs:label"] = label_of(links[i]);
      out["prov:wasAttributedTo"] = reference(agent);
      if (i + 1 < links.size()) {
        out["prov:wasDerivedFrom"] = reference(base + ":link" + std::to_string(i + 1));
      }
      if (Status added = stream_.add(out); !added) return added;
      if (i == 1 && it.claim.direct_quote) claim["prov:wasQuotedFrom"] = reference(statement);
      if (i == 1) claim["prov:wasDerivedFrom"].push_back(reference(statement));
      if (i + 1 == links.size()) claim["prov:hadPrimarySource"] = reference(statement);
    }
    return Done{};
  }

  static std::string label_of(const model::ChainLink& link) {
    std::string out = model::to_string(link.manner);
    if (!link.work) return out;
    out += ": " + link.work->kind;
    if (!link.work->title.empty()) out += " \"" + link.work->title + "\"";
    if (link.work->edition != 0) out += " " + std::to_string(link.work->edition);
    return out;
  }

  // One agent a name; somebody unnamed is nobody else than in this claim.
  Result<std::string> agent_of(const model::ChainLink& link, const std::string& unnamed) {
    const bool named = is_named(link);
    const std::string iri = named ? "urn:plumbline:source:" +
                                        stable_id("source", {model::to_string(link.kind), link.name,
                                                             link.organisation, link.country})
                                  : unnamed;
    if (named && !agents_.insert(fast_hash(iri)).second) return iri;
    Json out;
    out["@id"] = iri;
    out["@type"] = Json::array({"prov:Agent"});
    if (named && link.kind == model::SourceKind::Person) out["@type"].push_back("prov:Person");
    if (named && is_body(link.kind)) out["@type"].push_back("prov:Organization");
    std::string label = model::describe(model::AttributionChain{{link}});
    if (named) label = link.name;
    out["rdfs:label"] = label.empty() ? "unnamed" : label;
    if (Status added = stream_.add(out); !added) return std::move(added).error();
    return iri;
  }

  static bool is_body(model::SourceKind kind) {
    return kind == model::SourceKind::Outlet || kind == model::SourceKind::Organisation ||
           kind == model::SourceKind::Government || kind == model::SourceKind::International ||
           kind == model::SourceKind::Court;
  }

  Outlet outlet_;
  JsonArrayStream stream_;
  bool begun_ = false;
  std::unordered_set<std::uint64_t> agents_;    // that are written
  std::unordered_set<std::uint64_t> passages_;  // of one document; cleared with it
};

}  // namespace

std::unique_ptr<Writer> prov_writer(const Outlet& outlet) {
  return std::make_unique<ProvWriter>(outlet);
}

}  // namespace plumbline::exchange

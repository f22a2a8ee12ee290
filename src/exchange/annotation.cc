// SPDX-License-Identifier: Apache-2.0
//
// W3C Web Annotation Data Model (2017-02-23): a claim is an annotation of the passages it rests on.

#include "exchange/json_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

constexpr const char* kContext = "http://www.w3.org/ns/anno.jsonld";

Json body(const char* purpose, const std::string& value) {
  Json out;
  out["type"] = "TextualBody";
  out["purpose"] = purpose;
  out["value"] = value;
  out["format"] = "text/plain";
  return out;
}

class AnnotationWriter : public Writer {
 public:
  explicit AnnotationWriter(const Outlet& outlet) : stream_(outlet.sink, head(outlet), "]}") {}

  Status add(const Entry& entry) override {
    for (const ClaimEntry& claim : entry.claims) {
      if (Status added = stream_.add(annotation(entry, claim)); !added) return added;
    }
    return Done{};
  }
  Status finish() override { return stream_.finish(); }

 private:
  static std::string head(const Outlet& outlet) {
    Json page;
    page["@context"] = kContext;
    page["id"] = "urn:plumbline:claims";
    page["type"] = "AnnotationPage";
    page["generator"] = {{"id", "urn:plumbline:engine:" + outlet.setting.engine},
                         {"type", "Software"},
                         {"name", "Plumbline"}};
    const std::string written = dumped(page);
    return written.substr(0, written.size() - 1) + ",\"items\":[";
  }

  static Json annotation(const Entry& entry, const ClaimEntry& it) {
    Json out;
    out["id"] = claim_iri(entry, it);
    out["type"] = "Annotation";
    out["motivation"] = "describing";
    if (!entry.added.empty()) out["created"] = entry.added;
    out["body"] = bodies(it);
    out["target"] = Json::array();
    for (const Words& words : it.words) out["target"].push_back(target(entry, words));
    return out;
  }

  static Json bodies(const ClaimEntry& it) {
    Json out = Json::array();
    out.push_back(body("classifying", model::to_string(it.claim.kind)));
    if (const std::string chain = model::describe(it.claim.chain); !chain.empty()) {
      out.push_back(body("describing", chain));
    }
    for (const std::string& country : it.claim.about) out.push_back(body("tagging", country));
    for (const model::Finding& finding : it.findings) {
      std::string told = finding.code;
      if (!finding.explanation.empty()) told += ": " + finding.explanation;
      out.push_back(body("commenting", told));
    }
    return out;
  }

  // Where a name was left out, the quotation is no longer that of the text: the position stands
  // alone.
  static Json target(const Entry& entry, const Words& words) {
    Json source;
    source["id"] = document_iri(entry);
    source["type"] = "Text";
    if (!entry.document.media_type.empty()) source["format"] = entry.document.media_type;
    if (!entry.document.language.empty()) source["language"] = entry.document.language;
    if (const std::string url = web_url(entry.document); !url.empty()) source["via"] = url;
    Json out;
    out["type"] = "SpecificResource";
    out["source"] = std::move(source);
    out["selector"] = Json::array();
    if (!words.withheld) {
      out["selector"].push_back({{"type", "TextQuoteSelector"},
                                 {"exact", words.exact},
                                 {"prefix", words.prefix},
                                 {"suffix", words.suffix}});
    }
    out["selector"].push_back(
        {{"type", "TextPositionSelector"}, {"start", words.start}, {"end", words.end}});
    return out;
  }

  JsonArrayStream stream_;
};

}  // namespace

std::unique_ptr<Writer> annotation_writer(const Outlet& outlet) {
  return std::make_unique<AnnotationWriter>(outlet);
}

}  // namespace plumbline::exchange

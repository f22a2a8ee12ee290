// SPDX-License-Identifier: Apache-2.0
//
// schema.org ClaimReview: claims that were held against a record, and what came of it. A rating is
// words only; a number would be a judgement that nobody made.

#include <optional>

#include "base/date.h"
#include "exchange/json_internal.h"
#include "exchange/writer.h"

namespace plumbline::exchange {
namespace {

using model::VerificationStatus;

const char* rating(VerificationStatus status) {
  switch (status) {
    case VerificationStatus::Verbatim: return "Quoted word for word";
    case VerificationStatus::Altered: return "Quoted with changed words";
    case VerificationStatus::Reversed: return "Quoted to say the opposite";
    case VerificationStatus::Absent: return "Not in the source it names";
    case VerificationStatus::Agrees: return "Agrees with the record";
    case VerificationStatus::Contradicted: return "Contradicted by the record";
    case VerificationStatus::SourceMissing: return nullptr;  // nothing was compared
  }
  return nullptr;
}

Json named(const char* type, const std::string& name) {
  return {{"@type", type}, {"name", name}};
}

class ClaimReviewWriter : public Writer {
 public:
  explicit ClaimReviewWriter(const Outlet& outlet)
      : outlet_(outlet),
        stream_(outlet.sink, R"({"@context":"https://schema.org","@graph":[)", "]}") {}

  Status add(const Entry& entry) override {
    for (const ClaimEntry& claim : entry.claims) {
      const auto& check = claim.claim.verification;
      if (!check || rating(check->status) == nullptr) continue;
      if (Status added = stream_.add(review(entry, claim, *check)); !added) return added;
    }
    return Done{};
  }
  Status finish() override { return stream_.finish(); }

 private:
  [[nodiscard]] Json review(const Entry& entry, const ClaimEntry& it,
                            const model::Verification& check) const {
    Json out;
    out["@type"] = "ClaimReview";
    out["@id"] = claim_iri(entry, it);
    out["claimReviewed"] = it.words.front().exact;
    out["author"] =
        outlet_.setting.reviewer.empty()
            ? named("Organization", "Plumbline " + outlet_.setting.engine + " (no person)")
            : named("Organization", outlet_.setting.reviewer);
    if (!entry.added.empty()) out["datePublished"] = entry.added.substr(0, 10);
    out["itemReviewed"] = claim(entry, it);
    Json verdict = {{"@type", "Rating"}, {"alternateName", rating(check.status)}};
    if (!check.explanation.empty()) verdict["ratingExplanation"] = check.explanation;
    out["reviewRating"] = verdict;
    if (!check.reference.empty()) {
      Json record = {{"@type", "CreativeWork"}, {"name", check.reference}};
      if (!check.expected.empty()) record["text"] = check.expected;
      out["isBasedOn"] = record;
    }
    return out;
  }

  static Json claim(const Entry& entry, const ClaimEntry& it) {
    Json out = {{"@type", "Claim"}, {"text", it.words.front().exact}};
    const model::ChainLink* origin = origin_of(it.claim);
    if (origin != nullptr && is_named(*origin)) {
      out["author"] = named(origin->kind == model::SourceKind::Person ? "Person" : "Organization",
                            origin->name);
    }
    if (entry.document.published.stated()) {
      out["datePublished"] = to_iso(entry.document.published);
    }
    Json where = {{"@type", "CreativeWork"}, {"identifier", document_iri(entry)}};
    if (!entry.document.title.empty()) where["headline"] = entry.document.title;
    if (!entry.document.publisher.empty()) {
      where["publisher"] = named("Organization", entry.document.publisher);
    }
    if (const std::string url = web_url(entry.document); !url.empty()) where["url"] = url;
    out["appearance"] = where;
    return out;
  }

  Outlet outlet_;
  JsonArrayStream stream_;
};

}  // namespace

std::unique_ptr<Writer> claim_review_writer(const Outlet& outlet) {
  return std::make_unique<ClaimReviewWriter>(outlet);
}

}  // namespace plumbline::exchange

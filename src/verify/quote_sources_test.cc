// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::SourceKind;

model::ChainLink source(const char* name, SourceKind kind) {
  model::ChainLink link;
  link.name = name;
  link.kind = kind;
  link.status = model::LinkStatus::Named;
  return link;
}

// A source that is at hand, but of which a part cannot be looked into yet.
class HalfAdded final : public ReferenceLibrary {
 public:
  std::vector<Candidate> candidates(std::string_view, const Sought&) const override {
    return {{{"r"},
             "Harbour report 2023",
             std::make_shared<const SourceText>("No ship was seen leaving the harbour at night."),
             2023,
             ""}};
  }
  bool holds_edition(const Candidate&, const Sought&) const override { return true; }
  bool holds_source(const model::AttributionChain&) const override { return true; }
  bool waits(const Sought&) const override { return true; }
};

TEST(VerifyQuotations, SayNothingIsMissingWhereTheyCouldNotLook) {
  const HalfAdded library;
  const struct {
    const char* words;
    const char* status;
  } rows[] = {
      {"twelve crews were paid in salted fish", "source-missing"},
      {"a ship was seen leaving the harbour at night", "source-missing"},
      {"no ship was seen leaving the harbour at night", "verbatim"},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of(row.words);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, row.words)};
    claims[0].direct_quote = true;
    claims[0].chain.links.push_back(source("Harbour", SourceKind::Organisation));
    EXPECT_EQ(codes(document, claims, &library), "") << row.words;
    ASSERT_TRUE(claims[0].verification.has_value());
    EXPECT_STREQ(to_string(claims[0].verification->status), row.status) << row.words;
  }
}

// That words stand so in another edition does not make them those of the one that is named.
TEST(VerifyQuotations, WordsOfAnotherEditionClearNothing) {
  const std::string words =
      "does not fully meet the minimum standards for the elimination of trafficking but it is "
      "making considerable efforts to do so";
  class Edition final : public ReferenceLibrary {
   public:
    Edition(const std::string& text, int edition) : text_(text), edition_(edition) {}
    std::vector<Candidate> candidates(std::string_view, const Sought&) const override {
      return {{{"r"}, "Report", std::make_shared<const SourceText>(text_), edition_, ""}};
    }
    bool holds_source(const model::AttributionChain&) const override { return true; }
    bool holds_edition(const Candidate&, const Sought&) const override { return false; }

   private:
    std::string text_;
    int edition_;
  };
  for (const auto& [edition, want] : {std::pair(2024, ""), std::pair(2019, "quote-altered")}) {
    const Edition library("Andorra " + words + ".", edition);
    const model::Document document =
        document_of("In its 2024 report the office said that Andorra \"" + words + "\".");
    std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, words)};
    claims[0].verdict.emplace();
    claims[0].verdict->compliance = model::Compliance::NotFull;
    claims[0].verdict->efforts = model::Efforts::Significant;
    claims[0].verdict->edition = 2024;
    claims[0].direct_quote = true;
    claims[0].about = {"AND"};
    claims[0].chain.links.push_back(source("US State Department", SourceKind::Government));
    EXPECT_EQ(codes(document, claims, &library), want) << edition;
    EXPECT_STREQ(to_string(claims[0].verification->status), "verbatim") << edition;
  }
}

}  // namespace
}  // namespace plumbline::verify

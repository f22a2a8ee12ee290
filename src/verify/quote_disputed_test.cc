// SPDX-License-Identifier: Apache-2.0
//
// Quotations that the same text disputes.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::LinkStatus;
using model::SourceKind;

// A claim in the words `words`, said by the source printed as `printed`, in a work of that kind and
// edition (none where empty).
Claim said(const model::Document& document, const char* words, const char* printed,
           const char* work = "", int edition = 0) {
  Claim claim = claim_of(document, ClaimKind::Statement, words, words);
  claim.direct_quote = true;
  model::ChainLink link = link_of(document, printed, SourceKind::Organisation, LinkStatus::Named);
  if (*work != 0) link.work = model::Work{work, "", edition};
  claim.chain.links.push_back(link);
  return claim;
}

TEST(DisputedQuotations, TheTextSaysThatTheyAreNowhere) {
  const struct {
    const char* denial;
    bool found;
  } rows[] = {
      {"The report contains no such sentence.", true},
      {"The Hill Trust's report says no such thing.", true},
      {"No such sentence stands in the report.", true},
      {"There is no such passage in the report of the trust.", true},
      {"It has no such line.", true},
      {"The convention contains no such sentence.", false},
      {"The report contains no such chapter.", false},
      {"There is no such thing as a safe boat in the report.", false},
      {"The report contains a similar sentence.", false},
  };
  for (const auto& row : rows) {
    const model::Document document =
        document_of("The Hill Trust's report says: \"The boats were sold in spring.\" " +
                    std::string(row.denial));
    std::vector<Claim> claims = {
        said(document, "The boats were sold in spring", "Hill Trust", "report")};
    EXPECT_EQ(told(document, claims),
              row.found ? "quote-not-in-source The boats were sold in spring." : "")
        << row.denial;
  }
}

TEST(DisputedQuotations, SomebodyElsesDenialIsNotThatOfTheText) {
  const model::Document document = document_of(
      "The Hill Trust's report says: \"The boats were sold in spring.\" The mayor claims that the "
      "report contains no such sentence.");
  std::vector<Claim> claims = {
      said(document, "The boats were sold in spring", "Hill Trust", "report"),
      claim_of(document, ClaimKind::Statement, "the report contains no such sentence", "c2")};
  claims[1].chain.links.push_back(
      link_of(document, "The mayor", SourceKind::Person, LinkStatus::Named));
  EXPECT_EQ(told(document, claims), "");
}

TEST(DisputedQuotations, TheLastOneOfThatSourceIsMeant) {
  const model::Document document = document_of(
      "The Hill Trust writes: \"The boats were sold in spring.\" The Dale Union says: \"The boats "
      "were all burned.\" The Hill Trust has published no such sentence, and a text of the Hill "
      "Trust contains no such sentence.");
  std::vector<Claim> claims = {said(document, "The boats were sold in spring", "Hill Trust"),
                               said(document, "The boats were all burned", "Dale Union")};
  EXPECT_EQ(told(document, claims), "quote-not-in-source The boats were sold in spring.");
}

TEST(DisputedQuotations, OneSourceToOppositeEffect) {
  const struct {
    const char* second;
    const char* speaker;
    int edition;
    bool found;
  } rows[] = {
      {"the boats of the northern harbour were not sold in spring", "Hill Trust", 2023, true},
      {"the boats of the northern harbour were never sold in spring", "Hill Trust", 2023, true},
      {"the boats of the northern harbour were sold in spring", "Hill Trust", 2023, false},
      {"the boats of the southern harbour were not sold in spring", "Hill Trust", 2023, false},
      {"the boats of the northern harbour were not sold in 2021", "Hill Trust", 2023, false},
      {"the boats of the northern harbour were not sold in spring", "Dale Union", 2023, false},
      {"the boats of the northern harbour were not sold in spring", "Hill Trust", 2022, false},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of(
        "The Hill Trust writes that \"the boats of the northern harbour were sold in "
        "spring\" and the Dale Union is silent. Later it is said that \"" +
        std::string(row.second) + "\" there.");
    std::vector<Claim> claims = {
        said(document, "the boats of the northern harbour were sold in spring", "Hill Trust",
             "report", 2023),
        said(document, row.second, row.speaker, "report", row.edition)};
    if (claims[0].passages == claims[1].passages) {  // the same words: the second quotation
      const std::size_t at = document.text.rfind(row.second);
      claims[1].passages = {
          {document.id, text::make_span(at, at + std::string(row.second).size())}};
    }
    EXPECT_EQ(told(document, claims),
              row.found ? "quote-altered " + std::string(row.second) : std::string())
        << row.second << " " << row.speaker << " " << row.edition;
  }
}

}  // namespace
}  // namespace plumbline::verify

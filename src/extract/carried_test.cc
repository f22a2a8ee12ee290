// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"
#include "extract/extract.h"
#include "language/analyse.h"
#include "language/frame.h"
#include "model/chain.h"
#include "refdata/refdata.h"

namespace plumbline::extract {
namespace {

// The chain of the claim that holds `words`, as describe() has it; empty if there is none.
std::string chain_of(std::string_view text, std::string_view words) {
  model::Document document;
  document.text = text;
  document.publisher = "Daily Post";
  const auto analysis = language::analyse(document, data());
  for (const model::Claim& claim : extract_claims(document, analysis, data())) {
    const text::Span& span = claim.passages.front().span;
    if (std::string_view(document.text).substr(span.begin, span.size()).find(words) !=
        std::string_view::npos) {
      return model::describe(claim.chain);
    }
  }
  return {};
}

struct CarriedRow {
  const char* what;
  const char* text;
  const char* words;
  bool carried;
};

TEST(Carrying, ARetoldReportGoesOnUntilSomebodyElseSpeaks) {
  const CarriedRow rows[] = {
      {"the next sentence",
       "The 2023 report of the Lantern Foundation says that 12 women were taken to Dubai. Two "
       "brothers held them in a flat near the port.",
       "Two brothers held", true},
      {"and the one after it",
       "The 2023 report of the Lantern Foundation says that 12 women were taken to Dubai. Two "
       "brothers held them in a flat near the port. The police freed the women in May.",
       "The police freed", true},
      {"not in the next paragraph",
       "The 2023 report of the Lantern Foundation says that 12 women were taken to Dubai.\n\nTwo "
       "brothers held them in a flat near the port.",
       "Two brothers held", false},
      {"not for us",
       "The 2023 report of the Lantern Foundation says that 12 women were taken to Dubai. We met "
       "two of the women in our office in May.",
       "We met", false},
      {"not for the law",
       "The 2023 report of the Lantern Foundation says that 12 women were taken to Dubai. Article "
       "127 of the criminal code punishes trafficking with up to ten years in prison.",
       "punishes trafficking", false},
      {"not where the outlet spoke between",
       "The 2023 report of the Lantern Foundation says that 12 women were taken to Dubai. We asked "
       "the police about the women. Two brothers held them in a flat near the port.",
       "Two brothers held", false},
      {"not a comment on it",
       "The 2023 report of the Lantern Foundation says that the courts are slow. That is the same "
       "sentence that half of the region gets.",
       "the same sentence", false},
      {"not after one person",
       "A neighbour, Anna Kerr, said that 12 women were taken to Dubai. Two brothers held them in "
       "a flat near the port.",
       "Two brothers held", false},
  };
  for (const CarriedRow& row : rows) {
    const std::string chain = chain_of(row.text, row.words);
    ASSERT_FALSE(chain.empty()) << row.what;
    EXPECT_EQ(chain.find("carried") != std::string::npos, row.carried) << row.what << ": " << chain;
  }
}

}  // namespace
}  // namespace plumbline::extract

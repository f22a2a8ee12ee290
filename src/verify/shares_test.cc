// SPDX-License-Identifier: Apache-2.0
//
// Shares of one whole: which of them contradict each other.

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;

// "14% of the cases ..." and "80% of the cases ..." of `text`, as claims of the same year.
std::string told_of_shares(const std::string& text) {
  const model::Document document = document_of(text);
  std::vector<Claim> claims{claim_of(document, ClaimKind::Figure, "14% of the cases", "c1"),
                            claim_of(document, ClaimKind::Figure, "80% of the cases", "c2")};
  for (std::size_t i = 0; i < claims.size(); ++i) {
    model::Figure& figure = claims[i].figure.emplace();
    figure.value = i == 0 ? 14 : 80;
    figure.unit = "percent of cases";
    figure.unit_class = "share";
    figure.place = "NLD";
    figure.period = {{2006, 0, 0}, {2006, 0, 0}};
    figure.passage = claims[i].passages.front();
  }
  return told(document, claims);
}

TEST(VerifyShares, ConflictOnlyIfTheyTellTheSame) {
  EXPECT_EQ(told_of_shares("In 2006 gangs appeared in 14% of the cases. A summons followed in 80% "
                           "of the cases.")
                .find("figure-conflict"),
            std::string::npos);
  EXPECT_NE(told_of_shares("In 2006 a summons was issued in 14% of the cases. The table says that "
                           "a summons was issued in 80% of the cases.")
                .find("figure-conflict"),
            std::string::npos);
}

}  // namespace
}  // namespace plumbline::verify

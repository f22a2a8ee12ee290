// SPDX-License-Identifier: Apache-2.0
//
// Documents that are analysed together are told the same of as each alone.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/pipeline.h"

namespace plumbline::app {
namespace {

model::Document document(const std::string& id, std::string text) {
  model::Document made;
  made.id = {id};
  made.name = id;
  made.text = std::move(text);
  return made;
}

// Longer than one stretch: such a text is not read with the others.
std::string long_text() {
  std::string text = "Quay Courier\n\n";
  for (int i = 0; text.size() < (std::size_t{200} << 10U); ++i) {
    text += "In 2021 the harbour police freed " + std::to_string(i + 2) +
            " women who had been sold to a tea house, the ministry of labour of Kenya said.\n\n";
  }
  return text;
}

std::vector<model::Document> documents() {
  return {document("a",
                   "Quay Courier\n\nPolice in Oran said on Monday that two men had been "
                   "charged with trafficking nine women from Niger. According to the "
                   "ministry, “no victim was sent back”."),
          document("b", ""), document("c", long_text()),
          document("d",
                   "Hill Post, 3 May 2023\n\nAna Pike, a survivor of trafficking, said she had "
                   "been sold in Bari. The register counted 61 victims in 2022, up from 48."),
          document("e", "The State Department placed Kenya on Tier 1 in 2024, wrote the Tide.")};
}

TEST(Together, IsToldTheSameOfEach) {
  const auto pipeline = load_pipeline(EngineKind::Rules, Reads::Nothing);
  ASSERT_TRUE(pipeline);
  const std::vector<model::Report> together = (*pipeline)->analyse_all(documents());
  const std::vector<model::Document> each = documents();
  ASSERT_EQ(together.size(), each.size());
  std::size_t claims = 0;
  std::size_t findings = 0;
  for (std::size_t i = 0; i < each.size(); ++i) {
    const model::Report alone = (*pipeline)->analyse(each[i], nullptr);
    EXPECT_EQ(together[i].document.id.value, each[i].id.value);
    EXPECT_TRUE(together[i] == alone) << each[i].id.value;
    claims += alone.claims.size();
    findings += alone.findings.size();
  }
  EXPECT_GT(claims, 100U);
  EXPECT_GT(findings, 0U);
  EXPECT_FALSE(together[3].withheld.spans.empty());
  EXPECT_TRUE((*pipeline)->analyse_all({}).empty());
}

}  // namespace
}  // namespace plumbline::app

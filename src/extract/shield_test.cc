// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "extract/content_test_internal.h"
#include "extract/extract.h"
#include "model/json.h"

namespace plumbline::extract {
namespace {

// Everything that is said of the claims, without the passages they rest on.
std::string told(const std::string& text) {
  model::Document document;
  document.id.value = "test";
  document.text = text;
  document.language = "en";
  document.publisher = "Hill Echo";
  const auto analysis = language::analyse(document, test_refdata());
  std::string out;
  for (const model::Claim& claim : extract_claims(document, analysis, test_refdata())) {
    out += model::describe(claim.chain) + "\n";
    if (claim.incident) out += dump(*claim.incident) + "\n";
    for (const model::Incident& incident : claim.more_incidents) out += dump(incident) + "\n";
    if (claim.elements) out += claim.elements->victims + "\n";
  }
  return out;
}

TEST(Shield, NamesNoVictim) {
  for (const char* text : {
           "A survivor, Liliana, said the police had freed 12 workers.",
           "Survivor Liliana Marsh told the paper that the police had freed 12 workers.",
           "Liliana Marsh, a victim of trafficking, said the police had freed 12 workers.",
           "Liliana, 19, herself a survivor, said the police had freed 12 workers.",
           "Liliana, who was sold at 15, said the police had freed 12 workers.",
           "Liliana, who had been forced into prostitution, said the police freed 12 workers.",
           "Liliana (not her real name) said the police had freed 12 workers.",
           "Liliana, whose name has been changed, said the police had freed 12 workers.",
           "Liliana, a survivor, came back in May. \"The police freed 12 workers,\" Liliana said.",
           "Police freed Liliana, a victim of trafficking, on Monday.",
       }) {
    const std::string found = told(text);
    EXPECT_FALSE(found.empty()) << text;
    EXPECT_EQ(found.find("Liliana"), std::string::npos) << text << "\n" << found;
    EXPECT_EQ(found.find("Marsh"), std::string::npos) << text << "\n" << found;
  }
}

TEST(Shield, LeavesOthersTheirNames) {
  for (const char* text : {
           "Liliana Marsh, who works with survivors, said the police had freed 12 workers.",
           "Liliana Marsh, who was forced to resign, said the police had freed 12 workers.",
           "Liliana Marsh, the director of a shelter for victims, said the police freed 12 "
           "workers.",
           "The victims' lawyer, Liliana Marsh, said the police had freed 12 workers.",
       }) {
    EXPECT_NE(told(text).find("Marsh"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace plumbline::extract

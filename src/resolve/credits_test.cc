// SPDX-License-Identifier: Apache-2.0

#include "resolve/credits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

using ::testing::ElementsAreArray;

struct CreditCase {
  const char* name;
  std::vector<std::string> authors;
  std::string text;
  std::vector<std::string> credits;
};

TEST(CreditsTest, Table) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const std::string body(900, 'x');
  const CreditCase kCases[] = {
      {"None", {"Ann Lee"}, "Two men were held.", {}},
      {"Byline", {"Reuters"}, "Two men were held.", {"Reuters"}},
      {"Dateline", {}, "BAKU (Reuters) - Two men were held.", {"Reuters"}},
      {"From", {}, "From Reuters in Baku. Two men were held.", {"Reuters"}},
      {"Foot", {}, body + "\n\nReuters contributed to this report.", {"Reuters"}},
      {"FootOfAShortArticle",
       {},
       std::string(560, 'x') + "\n\nReuters contributed to this report.",
       {"Reuters"}},
      {"AcrossTheMiddleOfAShortArticle",
       {},
       std::string(396, 'x') + "\n\nReuters contributed to this report.\n\n" +
           std::string(300, 'x'),
       {"Reuters"}},
      {"AnOrdinaryWord", {}, body + "\n\nBack in Scroll mode. From Time to time.", {}},
      {"WhatTheTextTells", {}, "Two men were held, an officer told Reuters on Monday.", {}},
      {"InTheMiddle", {}, body + " (Reuters) " + body, {}},
  };
  for (const CreditCase& c : kCases) {
    model::Document document;
    document.authors = c.authors;
    document.text = c.text;
    EXPECT_THAT(credits_of(document, *refdata), ElementsAreArray(c.credits)) << c.name;
  }
}

TEST(CreditsTest, NamesOfAPublisher) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  EXPECT_THAT(names_of_publisher("AFP", *refdata), ::testing::Contains("Agence France-Presse"));
  EXPECT_TRUE(names_of_publisher("Velmar Post", *refdata).empty());
}

}  // namespace
}  // namespace plumbline::resolve

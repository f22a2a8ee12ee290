// SPDX-License-Identifier: Apache-2.0

#include "text/message.h"

#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

TEST(MessageTest, FillsInWordsAndNumbersAsTheLanguageDoes) {
  const std::string many = "{n, plural, one{# report says so} other{# reports say so}}";
  EXPECT_EQ(format_message(many, "en", {{"n", 1.0}}), "1 report says so");
  EXPECT_EQ(format_message(many, "en", {{"n", 1204.0}}), "1,204 reports say so");
  EXPECT_EQ(format_message("From {from} to {to}.", "en", {{"from", "Oran"}, {"to", "Nice"}}),
            "From Oran to Nice.");
  EXPECT_EQ(format_message("The country's ports", "en", {}), "The country's ports");
  // Three forms: one, few, many.
  const std::string russian =
      "{n, plural, one{# отчёт} few{# отчёта} many{# отчётов} other{# отчёта}}";
  EXPECT_EQ(format_message(russian, "ru", {{"n", 1.0}}), "1 отчёт");
  EXPECT_EQ(format_message(russian, "ru", {{"n", 3.0}}), "3 отчёта");
  EXPECT_EQ(format_message(russian, "ru", {{"n", 15.0}}), "15 отчётов");
}

TEST(MessageTest, TellsFaultyPatterns) {
  EXPECT_TRUE(is_message("{n} of {all}"));
  EXPECT_FALSE(is_message("{n, plural, one{x}"));
  EXPECT_EQ(format_message("{n, plural, one{x}", "en", {{"n", 1.0}}), "{n, plural, one{x}");
}

TEST(MessageTest, WritesDatesToTheirPrecision) {
  EXPECT_EQ(date_in_words({2018, 6, 28}, "en"), "28 June 2018");
  EXPECT_EQ(date_in_words({2018, 6, 0}, "en"), "June 2018");
  EXPECT_EQ(date_in_words({2018, 0, 0}, "en"), "2018");
  EXPECT_EQ(date_in_words({}, "en"), "");
  EXPECT_EQ(date_in_words({2018, 6, 28}, "de"), "28. Juni 2018");
}

TEST(MessageTest, JoinsLists) {
  EXPECT_EQ(list_in_words({"Oran"}, "en"), "Oran");
  EXPECT_EQ(list_in_words({"Oran", "Nice", "Bari"}, "en"), "Oran, Nice and Bari");
  EXPECT_EQ(number_in_words(12345.5, "en"), "12,345.5");
}

}  // namespace
}  // namespace plumbline::text

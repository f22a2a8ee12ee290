// SPDX-License-Identifier: Apache-2.0

#include "resolve/taken_back.h"

#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

struct TakenBackRow {
  const char* name;
  const char* text;
  bool taken_back;  // "32 workers were freed"
};

const TakenBackRow kTakenBackRows[] = {
    {"Told", "The ministry said 32 workers were freed. They are safe.", false},
    {"CalledWrong", "We wrote on Monday that 32 workers were freed. That is wrong.", true},
    {"NotCorrect", "We wrote that 32 workers were freed from the mill. This was not correct.",
     true},
    {"AnError", "Our report said that 32 workers were freed. It was an error on our part.", true},
    {"EarlierVersion", "An earlier version of this article said that 32 workers were freed.", true},
    {"Wrongly", "The Hill Post wrongly reported that 32 workers were freed.", true},
    {"Withdrawn", "The ministry has retracted its statement that 32 workers were freed.", true},
    {"WhichIsWrong", "The Hill Post reported that 32 workers were freed, which is wrong.", true},
    {"AnotherThingIsWrong", "The police said 32 workers were freed. That is good news.", false},
    {"LaterSentence",
     "The police said 32 workers were freed. The owner fled. That is wrong, his lawyer says.",
     false},
    {"NotAnError", "The police said 32 workers were freed. That was no error, they said.", false},
    {"TheWrongMill", "The police said 32 workers were freed. That is not the wrong mill.", false},
    {"Misreported", "Several papers misreported that 32 workers were freed.", true},
    {"ReportedIncorrectly", "The Hill Post reported incorrectly that 32 workers were freed.", true},
    {"WithdrewItsClaim", "The mill withdrew its earlier claim that 32 workers were freed.", true},
    {"FalselyPromised", "Falsely promised a visa for Chile, 32 workers were freed.", false},
    {"FalselyAccused", "After they had been wrongly accused of theft, 32 workers were freed.",
     false},
    {"WhoFalselySaid",
     "After a raid on a broker who falsely said the mill paid well, 32 workers were freed.", false},
    {"TroopsWithdrew", "When the troops withdrew from the valley, 32 workers were freed.", false},
    {"EarlierReport", "An earlier report of the ministry said that 32 workers were freed.", false},
};

TEST(TakenBackTest, Table) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  for (const TakenBackRow& row : kTakenBackRows) {
    const std::string_view text = row.text;
    constexpr std::string_view kClaim = "32 workers were freed";
    const std::size_t at = text.find(kClaim);
    EXPECT_EQ(is_taken_back(text, text::make_span(at, at + kClaim.size()), *refdata),
              row.taken_back)
        << row.name;
  }
}

}  // namespace
}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0

#include "assess/watch_list.h"

#include <gtest/gtest.h>

namespace plumbline::assess {
namespace {

using model::ClockState;

const refdata::RefData& data() {
  static const refdata::RefData kData = refdata::RefData::load().take();
  return kData;
}

// "2008 before-clock 0" for each edition on the list or lowered by the clock.
std::string told(const model::TierHistory& history) {
  std::string out;
  for (const model::TierStep& step : history.steps) {
    if (step.clock == ClockState::Off) continue;
    out += (out.empty() ? "" : "; ") + std::to_string(step.year) + " " + to_string(step.clock);
    if (step.waiver != 0) out += " " + std::to_string(step.waiver);
  }
  return out;
}

const model::TierStep& step_of(const model::TierHistory& history, int year) {
  return history.steps[static_cast<std::size_t>(year - history.steps.front().year)];
}

// Known runs: five years of which 2008 does not count, and three of which the last is waived.
TEST(WatchList, KnownRunsOfAzerbaijan) {
  const model::TierHistory history = WatchList(data()).history("AZE");
  EXPECT_EQ(
      told(history),
      "2004 before-clock; 2005 before-clock; 2008 before-clock; 2009 counting; 2010 counting; "
      "2011 waived 1; 2012 waived 2; 2019 counting; 2020 counting; 2021 waived 1");
  EXPECT_TRUE(step_of(history, 2013).must_leave);
  EXPECT_EQ(step_of(history, 2013).move, model::TierMove::Raised);
  EXPECT_TRUE(step_of(history, 2021).published);
  EXPECT_TRUE(step_of(history, 2022).must_leave);
  ASSERT_EQ(history.runs.size(), 3U);
  EXPECT_EQ(history.runs[1].from, 2008);
  EXPECT_EQ(history.runs[1].to, 2012);
}

// Two counted years, two waived, Tier 3 in 2013: the first automatic downgrades.
TEST(WatchList, AutomaticDowngrades) {
  for (const char* country : {"CHN", "RUS", "UZB"}) {
    const model::TierHistory history = WatchList(data()).history(country);
    const model::TierStep& step = step_of(history, 2013);
    EXPECT_EQ(step.clock, ClockState::Automatic) << country;
    EXPECT_TRUE(step.must_leave) << country;
    EXPECT_EQ(step_of(history, 2012).waiver, 2) << country;
  }
}

TEST(WatchList, GapsAreNotCountedAcross) {
  const model::TierHistory history = WatchList(data()).history("CUW");
  EXPECT_EQ(step_of(history, 2013).move, model::TierMove::Missing);
  EXPECT_EQ(step_of(history, 2020).clock, ClockState::Counting);
  EXPECT_EQ(step_of(history, 2021).waiver, 1);
  EXPECT_EQ(step_of(history, 2022).clock, ClockState::Automatic);
}

TEST(WatchList, PublishedWaiversOfKuwait) {
  const model::TierHistory history = WatchList(data()).history("KWT");
  for (const int year : {2018, 2024}) {
    const model::TierStep& step = step_of(history, year);
    EXPECT_EQ(step.clock, ClockState::Waived) << year;
    EXPECT_TRUE(step.published) << year;
    EXPECT_TRUE(step.disagreement.empty()) << year;
  }
}

// The editions that the table holds whole and whose number of waivers is published.
TEST(WatchList, WaiversAreAsManyAsPublished) {
  constexpr int kTwoMore = 2019;  // the edition in which the law changed: docs/reference/tiers.md
  for (const WatchList::WaiverCount& count : WatchList(data()).waivers()) {
    if (count.placements < 100 || !count.published) continue;
    EXPECT_EQ(count.worked_out, *count.published + (count.year == kTwoMore ? 2 : 0)) << count.year;
  }
}

// The table lacks the years before: neither how long nor whether the clock had run out is known.
TEST(WatchList, KnowsNotHowARunBeganThatTheTableLacks) {
  const auto last = [](const char* country, const std::map<int, refdata::TierRow>& rows) {
    return WatchList(data()).history(country, rows).steps.back();
  };
  const auto row = [](int year, const char* tier) {
    return std::pair(year, refdata::TierRow{"", year, tier, "", ""});
  };
  const model::TierStep lowered = last("FJI", {row(2015, "2"), row(2017, "2WL"), row(2018, "3")});
  EXPECT_EQ(lowered.clock, ClockState::Off);
  EXPECT_NE(lowered.words.find("is not known"), std::string::npos) << lowered.words;
  const model::TierStep raised = last("FJI", {row(2015, "2"), row(2017, "2WL"), row(2018, "2")});
  EXPECT_NE(raised.words.find("at least 1 year"), std::string::npos) << raised.words;
  EXPECT_NE(raised.words.find("is not known"), std::string::npos) << raised.words;
  // The published list of 2024 names Kuwait, so two years and one by waiver had gone.
  const model::TierStep waived = last("KWT", {row(2015, "3"), row(2024, "2WL"), row(2025, "3")});
  EXPECT_EQ(waived.clock, ClockState::Automatic);
  EXPECT_TRUE(waived.must_leave);
}

TEST(WatchList, NothingOfAnUnknownCountry) {
  EXPECT_TRUE(WatchList(data()).history("ATA").steps.empty());
}

}  // namespace
}  // namespace plumbline::assess

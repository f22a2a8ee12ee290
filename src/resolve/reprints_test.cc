// SPDX-License-Identifier: Apache-2.0

#include "resolve/reprints.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

struct ReprintDraft {
  const char* id;
  const char* publisher;
  Date published;
  std::string text;
  std::vector<std::string> credits = {};
  std::vector<std::string> names = {};
};

// Invented reports; sentences share no runs of five words with each other.
constexpr const char* kRaidText =
    "Officers freed eleven workers from a brick kiln outside the town of Velmar on Monday, after a "
    "neighbour had counted the lorries that came by night. The workers, most of them from the hill "
    "villages, had been promised wages that never came and slept behind a locked gate. Two foremen "
    "were led away in handcuffs while the owner could not be found. ";
constexpr const char* kAftermath =
    "A shelter run by the diocese took in nine of the eleven; the others went home with relatives. "
    "Their papers turned up in a drawer of the weighing room, wrapped in a calendar. Prosecutors "
    "expect to bring charges before the end of the month and have asked for the kiln to stay "
    "shut. ";
constexpr const char* kHarbour =
    "Inspectors of the port authority boarded four trawlers in the bay of Lune before dawn and "
    "spoke "
    "with forty deckhands through interpreters. Half of the crew had no contract in a language "
    "they "
    "could read, the authority wrote in its weekly bulletin. Fines may follow once the skippers "
    "have "
    "been heard, but no ship was kept in harbour. ";
constexpr const char* kOwnWork =
    "This paper walked along the road to Velmar and asked shopkeepers what they knew. Bread was "
    "sold "
    "to the kiln every third day, said one; nobody wondered where the men who ate it lived. ";
constexpr const char* kQuote =
    "\u201cWe shall not rest until every one of these gates has been opened and every person "
    "behind "
    "them has been asked, in a language of their own, whether they came here freely, whether they "
    "were ever paid and whether they wish to leave today,\u201d the minister said. ";
constexpr const char* kReprintFoot =
    "The Velmar Post has served the valley since the year of the great flood and is printed on "
    "paper "
    "from its own mill. Subscribers receive the almanac in winter, seeds in spring and a discount "
    "at "
    "the ferry; write to the office behind the old customs house for terms and a free copy today. ";

std::vector<Article> articles_of(const std::vector<ReprintDraft>& drafts) {
  std::vector<Article> articles;
  for (const ReprintDraft& draft : drafts) {
    articles.push_back({draft.id, draft.publisher, draft.names, draft.published, draft.credits,
                        sketch_of(draft.text)});
  }
  return articles;
}

// "b<a(dated: later) c<a(...)": each family's members with what they took, families apart by " | ";
// then the number of origins.
std::string told_families(const std::vector<ReprintDraft>& drafts) {
  const std::vector<Article> articles = articles_of(drafts);
  const auto found =
      find_reprints(articles, [&](std::size_t i) -> Result<std::string> { return drafts[i].text; });
  if (!found) return found.error().message;
  std::string out;
  for (const Family& family : found->families) {
    if (!out.empty()) out += " | ";
    for (const Member& member : family.members) {
      if (&member != family.members.data()) out += ' ';
      out += articles[member.article].id;
      for (const Taken& taken : member.taken) {
        out += "<" + articles[taken.from].id + "(" + to_string(taken.direction);
        for (const Reason reason : taken.reasons) out += std::string(" ") + to_string(reason);
        out += ")";
      }
    }
  }
  return out + " = " + std::to_string(found->origins);
}

struct ReprintCase {
  const char* name;
  std::vector<ReprintDraft> drafts;
  const char* families;
};

class ReprintsTest : public ::testing::TestWithParam<ReprintCase> {};

TEST_P(ReprintsTest, FamiliesAre) {
  EXPECT_EQ(told_families(GetParam().drafts), GetParam().families);
}

const std::string kStory = std::string(kRaidText) + kAftermath;
const Date kFirstMonday{2024, 6, 3};
const Date kFirstTuesday{2024, 6, 4};

INSTANTIATE_TEST_SUITE_P(
    Table, ReprintsTest,
    ::testing::Values(
        ReprintCase{"Nothing", {}, " = 0"},
        ReprintCase{"EmptyTexts", {{"a", "", {}, ""}, {"b", "", {}, " \n"}}, " = 0"},
        ReprintCase{"TwoStories",
                    {{"a", "Post", kFirstMonday, kStory}, {"b", "Echo", kFirstTuesday, kHarbour}},
                    " = 2"},
        ReprintCase{"ExactCopy",
                    {{"a", "Post", kFirstMonday, kStory}, {"b", "Echo", kFirstTuesday, kStory}},
                    "a b<a(dated identical later) = 1"},
        ReprintCase{"OnlyCaseAndMarksDiffer",
                    {{"a", "Post", kFirstMonday, "Two MEN were held - police said."},
                     {"b", "Echo", kFirstTuesday, "two men were held; Police said"}},
                    "a b<a(dated identical later) = 1"},
        ReprintCase{"NewLead",
                    {{"a", "Post", kFirstMonday, kStory},
                     {"b", "Echo", kFirstTuesday, std::string(kOwnWork) + kAftermath}},
                    "a b<a(dated later) = 1"},
        ReprintCase{"UndatedExcerptOfALongerOne",
                    {{"a", "Post", {}, kRaidText}, {"b", "Echo", {}, kStory + kOwnWork}},
                    "b a<b(likely excerpt) = 1"},
        ReprintCase{"SameDayAndNobodySaysWho",
                    {{"a", "Post", kFirstMonday, std::string(kHarbour) + kAftermath},
                     {"b", "Echo", kFirstMonday, std::string(kOwnWork) + kAftermath}},
                    "a b<a(open) = 1"},
        ReprintCase{"TheAgencyIsCreditedAndCameADayLater",
                    {{"a", "Post", kFirstMonday, kStory, {"Reuters"}},
                     {"b", "Reuters", kFirstTuesday, kStory}},
                    "b a<b(stated identical credits) = 1"},
        ReprintCase{"CreditedByAnotherOfItsNames",
                    {{"a", "Echo", kFirstMonday, std::string("VELMAR (VNS) - ") + kRaidText},
                     {"b", "Valley News Service", kFirstMonday, kStory, {}, {"VNS"}}},
                    "b a<b(stated credits excerpt) = 1"},
        ReprintCase{
            "CreditedUnderTheNameThatItGoesByElsewhere",
            {{"a", "AFP", kFirstMonday, kStory, {"Agence France-Presse"}, {"Agence France-Presse"}},
             {"b", "Echo", kFirstTuesday, kStory, {"Agence France-Presse"}}},
            "a b<a(stated identical credits later) = 1"},
        // What an outlet says of itself tells nothing of which version came first.
        ReprintCase{"TwoVersionsOfOneOutletThatNamesItself",
                    {{"a", "Velmar Post", kFirstMonday, "By our reporter, Velmar Post: " + kStory},
                     {"b", "The Velmar Post", kFirstTuesday, kStory}},
                    "a b<a(dated later) = 1"},
        ReprintCase{
            "TwoVersionsOfOneOutletUnderTwoNames",
            {{"a", "VNS", kFirstMonday, "VELMAR (VNS) - " + kStory, {}, {"Valley News Service"}},
             {"b", "Valley News Service", kFirstTuesday, kStory, {}, {"VNS"}}},
            "a b<a(dated later) = 1"},
        // Of three with one text it names the second, and has it from there.
        ReprintCase{
            "TheAgencyOfACopy",
            {{"a", "Post", kFirstMonday, kStory},
             {"b", "Valley News Service", kFirstMonday, kStory},
             {"c", "Tide", kFirstMonday, kStory},
             {"d", "Echo", kFirstMonday, "From Valley News Service: " + std::string(kRaidText)}},
            "a b<a(open identical) c<a(open identical) d<b(stated credits excerpt) = 1"},
        ReprintCase{"NamedInTheFirstLines",
                    {{"a", "Velmar Post", kFirstMonday, kStory},
                     {"b", "Echo", kFirstMonday,
                      "As the Velmar Post first reported: " + kStory + kOwnWork}},
                    "a b<a(stated credits) = 1"},
        ReprintCase{
            "AWordThatIsAlsoAName",
            {{"a", "Mirror", kFirstMonday, kStory + kOwnWork},
             {"b", "Echo", kFirstMonday, "Men hold up a mirror to the town. " + kStory + kHarbour}},
            "a b<a(open) = 1"},
        ReprintCase{"BothFromAThird",
                    {{"a", "Post", kFirstMonday, kStory, {"AFP"}},
                     {"b", "Echo", kFirstTuesday, kStory, {"AFP"}}},
                    "a b<a(open identical common-credit) = 1"},
        // The same day, nobody named: c is what all others were cut from; for d too few bear
        // witness.
        ReprintCase{"TheFullestOfOneDay",
                    {{"a", "Post", kFirstMonday, std::string(kRaidText) + kHarbour},
                     {"b", "Echo", kFirstMonday, std::string(kOwnWork) + kRaidText + kAftermath},
                     {"c", "Tide", kFirstMonday, kStory + kHarbour},
                     {"d", "Star", kFirstMonday, std::string(kAftermath) + kHarbour + kOwnWork},
                     {"e", "Dawn", kFirstMonday, std::string(kAftermath) + kHarbour}},
                    "c a<c(likely excerpt) b<c(likely fuller) d<c(open) e<c(likely excerpt) = 1"},
        // Put together from two reports: of the family of the one it took more from.
        ReprintCase{"TwoSources",
                    {{"a", "Post", kFirstMonday, kStory},
                     {"b", "Echo", kFirstMonday, kHarbour},
                     {"c", "Tide", kFirstTuesday, std::string(kRaidText) + kAftermath + kHarbour}},
                    "a c<a(dated later)<b(dated later) = 2"},
        ReprintCase{"TwoSourcesWithoutDates",
                    {{"a", "Post", {}, std::string(kRaidText) + kOwnWork},
                     {"b", "Echo", {}, std::string(kHarbour) + kAftermath},
                     {"c", "Tide", {}, std::string(kRaidText) + kHarbour}},
                    "a c<a(likely compiles)<b(likely compiles) = 2"},
        // What two reporters were both told is no copy of one from the other.
        ReprintCase{"TheSameQuotation",
                    {{"a", "Post", kFirstMonday, std::string(kRaidText) + kQuote},
                     {"b", "Echo", kFirstTuesday, std::string(kHarbour) + kQuote}},
                    " = 2"},
        // ... nor where one of them lost its marks.
        ReprintCase{"TheSameQuotationWithoutMarks",
                    {{"a", "Post", kFirstMonday, std::string(kRaidText) + kQuote},
                     {"b", "Echo", kFirstTuesday, kHarbour + std::string(kQuote).substr(3)}},
                    " = 2"},
        // The same facts, told by each in much the same words.
        ReprintCase{
            "TheSameFactsOfOneDay",
            {{"a", "Post", kFirstMonday,
              "The coast guard said on Monday that it had stopped the trawler Lune Star with 23 "
              "men aboard off the bay of Velmar. The skipper, Oren Task, 44, was taken to the "
              "harbour prison late at night; a court in Lune is to hear him."},
             {"b", "Echo", kFirstMonday,
              "Coast guards stopped the trawler Lune Star with 23 men from the hill villages off "
              "the bay of Velmar. Its skipper, Oren Task, 44, was taken to the town hall; a "
              "court in Lune hears him today."}},
            " = 2"},
        ReprintCase{
            "OneLongSentenceOfAShortReport",
            {{"a", "Post", kFirstMonday,
              "The coast guard said on Monday that it had stopped the trawler Lune Star with 23 "
              "men aboard off the bay of Velmar and brought its skipper to the harbour prison."},
             {"b", "Echo", kFirstMonday,
              "Fishermen were afraid. The coast guard said on Monday that it had stopped the "
              "trawler Lune Star with 23 men aboard off the bay of Velmar and brought its skipper "
              "to court."}},
            "a b<a(open) = 1"},
        ReprintCase{"TheFootOfOnePublisher",
                    {{"a", "Velmar Post", kFirstMonday, std::string(kRaidText) + kReprintFoot},
                     {"b", "Velmar Post", kFirstMonday, std::string(kHarbour) + kReprintFoot},
                     {"c", "Velmar Post", kFirstTuesday, std::string(kAftermath) + kReprintFoot}},
                    " = 3"},
        ReprintCase{"ALaterEditionWithOneParagraphOfBefore",
                    {{"a", "Bureau", {2019, 0, 0}, std::string(kRaidText) + kAftermath},
                     {"b", "Bureau", {2021, 0, 0}, std::string(kAftermath) + kHarbour + kOwnWork}},
                    " = 2"},
        ReprintCase{"ALaterEditionThatIsTheSame",
                    {{"a", "Bureau", {2019, 0, 0}, kStory},
                     {"b", "Bureau", {2021, 0, 0}, kStory + kOwnWork}},
                    "a b<a(dated later) = 1"}),
    [](const auto& row) { return std::string(row.param.name); });

std::string times(const std::string& words, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += words;
  return out;
}

// Columns of one word, and the like: any place of one is equal to any of the other.
TEST(ReprintsTimeTest, TextsThatRepeatThemselves) {
  for (const char* words : {"ha ", "0 N/A ", "yes no perhaps not "}) {
    const std::clock_t begin = std::clock();
    EXPECT_EQ(told_families({{"a", "Post", kFirstMonday, times(words, 50'000)},
                             {"b", "Echo", kFirstTuesday, times(words, 50'001)}}),
              "a b<a(dated later) = 1");
    EXPECT_LT(std::clock() - begin, 2 * CLOCKS_PER_SEC) << words;
  }
}

// The fullest of one day is found however many have printed it word for word.
TEST(ReprintsCopiesTest, CopiesDoNotHideWhatOthersBearWitnessOf) {
  const std::string full = kStory + kHarbour;
  std::vector<ReprintDraft> drafts = {
      {"a", "Tide", kFirstMonday, full},
      {"c", "Post", kFirstMonday, std::string(kRaidText) + kHarbour},
      {"d", "Echo", kFirstMonday, std::string(kOwnWork) + kRaidText + kAftermath},
      {"e", "Star", kFirstMonday, std::string(kAftermath) + kHarbour + kOwnWork},
      {"f", "Dawn", kFirstMonday, std::string(kAftermath) + kHarbour}};
  EXPECT_THAT(told_families(drafts), ::testing::HasSubstr(" d<a(likely fuller)"));
  std::vector<std::string> ids;
  for (int i = 10; i < 90; ++i) ids.push_back("b" + std::to_string(i));
  for (const std::string& id : ids) drafts.push_back({id.c_str(), id.c_str(), kFirstMonday, full});
  EXPECT_THAT(told_families(drafts), ::testing::HasSubstr(" d<a(likely fuller)"));
}

TEST(ReprintsRepeatedTest, AParagraphThatComesTwentyTimes) {
  EXPECT_EQ(
      told_families({{"a", "Post", kFirstMonday, kAftermath},
                     {"b", "Echo", kFirstTuesday, times(std::string(kAftermath) + kOwnWork, 20)}}),
      "a b<a(dated later) = 1");
}

TEST(ReprintsCreditsTest, AMemberUnderAnotherNameIsNotOutside) {
  const std::vector<ReprintDraft> drafts = {
      {"a", "AFP", kFirstMonday, kStory, {}, {"Agence France-Presse"}},
      {"b", "The Echo", kFirstTuesday, kStory, {"Agence France-Presse", "Reuters"}},
      {"c", "Tide", kFirstTuesday, kStory, {"echo"}}};
  const auto found = find_reprints(
      articles_of(drafts), [&](std::size_t i) -> Result<std::string> { return drafts[i].text; });
  ASSERT_TRUE(found);
  ASSERT_EQ(found->families.size(), 1U);
  EXPECT_THAT(found->families[0].credits, ::testing::ElementsAre("Reuters"));
}

// Eight articles of their own, each with the same paragraph, on these days.
std::size_t origins_of_eight(const std::vector<Date>& days) {
  std::vector<ReprintDraft> drafts;
  for (std::size_t i = 0; i < 8; ++i) {
    std::string own;
    for (int word = 0; word < 240; ++word) {
      own += std::string(1, static_cast<char>('a' + i)) + std::to_string(word) + " ";
    }
    static constexpr const char* kIds[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    drafts.push_back({kIds[i], kIds[i], days[i % days.size()], own + kAftermath});
  }
  const auto found = find_reprints(
      articles_of(drafts), [&](std::size_t i) -> Result<std::string> { return drafts[i].text; });
  return found ? found->origins : 0;
}

TEST(ReprintsFormulaTest, WhatManyRepeatOverMonths) {
  EXPECT_EQ(origins_of_eight({kFirstMonday, {2024, 11, 4}}), 8U);
  EXPECT_EQ(origins_of_eight({kFirstMonday, kFirstTuesday}), 1U);
  EXPECT_EQ(origins_of_eight({{}}), 1U);
}

// One family of many kinds of copies, a second story, in every order of arrival.
TEST(ReprintsOrderTest, ArrivalDoesNotMatter) {
  std::vector<ReprintDraft> drafts = {
      {"a", "Post", kFirstMonday, kStory},
      {"b", "Echo", kFirstTuesday, kStory},
      {"c", "Tide", {}, kRaidText},
      {"d", "Star", kFirstTuesday, std::string(kOwnWork) + kAftermath},
      {"e", "Dawn", kFirstTuesday, std::string(kRaidText) + kHarbour},
      {"f", "Reuters", kFirstMonday, kHarbour},
      {"g", "Noon", {}, std::string("(Reuters) ") + kHarbour},
      {"h", "Dusk", kFirstMonday, kOwnWork},
  };
  std::sort(drafts.begin(), drafts.end(),
            [](const ReprintDraft& x, const ReprintDraft& y) { return std::string(x.id) < y.id; });
  const std::string expected = told_families(drafts);
  EXPECT_THAT(expected, ::testing::HasSubstr("b<a(dated identical later)"));
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::shuffle(drafts.begin(), drafts.end(), random);
    EXPECT_EQ(told_families(drafts), expected);
  }
}

// Words of a small language: whole sentences, pieces and mixtures of a few base texts.
class RandomArticles {
 public:
  // Many: so many hold words of one base that not all of them are paired.
  explicit RandomArticles(unsigned seed, bool many = false) : random_(seed), many_(many) {
    for (std::string& base : bases_) base = sentences(8);
    foot_ = sentences(2);
  }

  std::vector<ReprintDraft> make() {
    std::vector<ReprintDraft> drafts;
    const unsigned count = many_ ? kMany + below(kMany) : 10 + below(20);
    for (unsigned i = 0; i < count; ++i) {
      ReprintDraft draft{kIds[i].data(), kPublishers[below(4)], date(), text()};
      if (below(4) == 0) draft.credits = {kPublishers[below(4)]};
      drafts.push_back(std::move(draft));
    }
    return drafts;
  }
  unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }

 private:
  static constexpr unsigned kMany = 40;
  // "aa", "ab" ...
  static constexpr auto kIds = [] {
    std::array<std::array<char, 3>, std::size_t{2} * kMany> ids{};
    for (std::size_t i = 0; i < ids.size(); ++i) {
      ids[i] = {static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26), '\0'};
    }
    return ids;
  }();
  static constexpr const char* kPublishers[] = {"Hill Post", "Bay Post", "Sea Post", ""};

  std::string sentences(unsigned count) {
    std::string out;
    for (unsigned i = 0; i < count; ++i) {
      for (unsigned word = 0; word < 14; ++word) out += "w" + std::to_string(below(4000)) + " ";
      out += ". ";
    }
    return out;
  }
  Date date() {
    if (below(6) == 0) return {};
    return {.year = 2024,
            .month = static_cast<std::int8_t>(1 + below(7)),
            .day = static_cast<std::int8_t>(1 + below(28))};
  }
  std::string piece(const std::string& base) {
    const std::size_t begin = base.find(". ", below(static_cast<unsigned>(base.size() / 2)));
    return base.substr(begin + 2, base.size() / (1 + below(3)));
  }
  std::string text() {
    std::string out = below(3) == 0 ? sentences(1 + below(4)) : "";
    if (many_) return out + (below(2) == 0 ? bases_[0] : piece(bases_[0])) + piece(bases_[1]);
    switch (below(5)) {
      case 0: out += bases_[below(6)]; break;
      case 1: out += piece(bases_[below(6)]) + piece(bases_[below(6)]); break;
      case 2: out += sentences(4); break;
      default: out += piece(bases_[below(6)]); break;
    }
    return below(3) == 0 ? out + foot_ : out;
  }

  std::mt19937 random_;
  bool many_;
  std::array<std::string, 6> bases_;
  std::string foot_;
};

// All that is told of a family.
std::string told_families(const std::vector<ReprintDraft>& drafts, const Family& family) {
  std::string out;
  for (const Member& member : family.members) {
    out += drafts[member.article].id;
    for (const Taken& taken : member.taken) {
      out += std::string("<") + drafts[taken.from].id + to_string(taken.direction) +
             std::to_string(taken.words);
      for (const Reason reason : taken.reasons) out += to_string(reason);
    }
    out += " ";
  }
  for (const std::string& credit : family.credits) out += "[" + credit + "]";
  return out;
}

TEST(FamiliesTest, OfAFewAreTheSameAsOfAll) {
  std::size_t families = 0;
  for (unsigned seed = 0; seed < 70; ++seed) {
    RandomArticles random(seed, seed >= 60);
    const std::vector<ReprintDraft> drafts = random.make();
    const std::vector<Article> articles = articles_of(drafts);
    const auto text_of = [&](std::size_t i) -> Result<std::string> { return drafts[i].text; };
    const auto all = find_reprints(articles, text_of);
    ASSERT_TRUE(all);
    std::vector<std::size_t> concerned;
    for (unsigned i = 0; i < 3; ++i) {
      concerned.push_back(random.below(static_cast<unsigned>(drafts.size())));
    }
    std::string want;
    for (const Family& family : all->families) {
      const bool holds = std::any_of(concerned.begin(), concerned.end(), [&](std::size_t each) {
        return std::any_of(family.members.begin(), family.members.end(),
                           [&](const Member& member) { return member.article == each; });
      });
      if (holds) want += told_families(drafts, family) + "| ";
      if (holds) ++families;
    }
    const auto few = find_families(articles, concerned, text_of);
    ASSERT_TRUE(few);
    std::string got;
    for (const Family& family : few->families) got += told_families(drafts, family) + "| ";
    EXPECT_EQ(got, want) << "seed " << seed;
    const auto kin = find_families(articles, concerned, text_of, nullptr, Detail::Kin);
    ASSERT_TRUE(kin);
    got.clear();
    for (const Family& family : kin->families) got += told_families(drafts, family) + "| ";
    EXPECT_EQ(got, want) << "seed " << seed;
  }
  EXPECT_GT(families, 60U);
}

TEST(ReprintsPlacesTest, StretchesAreWhereTheWordsAre) {
  const std::vector<ReprintDraft> drafts = {
      {"a", "Post", kFirstMonday, kStory},
      {"b", "Echo", kFirstTuesday, std::string(kOwnWork) + kAftermath},
  };
  const std::vector<Article> articles = articles_of(drafts);
  const auto found =
      find_reprints(articles, [&](std::size_t i) -> Result<std::string> { return drafts[i].text; });
  ASSERT_TRUE(found);
  ASSERT_EQ(found->families.size(), 1U);
  const Taken& taken = found->families[0].members[1].taken.at(0);
  ASSERT_EQ(taken.stretches.size(), 1U);
  const std::string_view here = text::slice(drafts[1].text, taken.stretches[0].here);
  EXPECT_EQ(here, text::slice(drafts[0].text, taken.stretches[0].there));
  EXPECT_TRUE(here.starts_with("A shelter run by the diocese"));
  EXPECT_TRUE(here.ends_with("stay shut"));
  EXPECT_NEAR(taken.share, 0.61, 0.01);  // 52 words of 85
}

// b and c have the same words with other marks, and d names c.
TEST(ReprintsPlacesTest, OfACopyThatIsNamedInItsOwnText) {
  std::string shouted = "*** " + kStory;
  for (std::size_t at = 0; (at = shouted.find(", ", at)) != std::string::npos; at += 6) {
    shouted.replace(at, 2, " --- ");
  }
  const std::vector<ReprintDraft> drafts = {
      {"b", "Post", kFirstMonday, kStory},
      {"c", "Valley News Service", kFirstMonday, shouted},
      {"d", "Echo", kFirstTuesday, "From Valley News Service: " + std::string(kAftermath)}};
  const std::vector<Article> articles = articles_of(drafts);
  const auto found =
      find_reprints(articles, [&](std::size_t i) -> Result<std::string> { return drafts[i].text; });
  ASSERT_TRUE(found);
  ASSERT_EQ(found->families.size(), 1U);
  const Taken& taken = found->families[0].members[2].taken.at(0);
  ASSERT_EQ(articles[taken.from].id, "c");
  ASSERT_EQ(taken.stretches.size(), 1U);
  const std::string_view there = text::slice(shouted, taken.stretches[0].there);
  EXPECT_TRUE(there.starts_with("A shelter run by the diocese")) << there;
  EXPECT_TRUE(there.ends_with("stay shut")) << there;
}

TEST(SketchTest, BytesAndBack) {
  const Sketch sketch = sketch_of(kStory);
  EXPECT_EQ(sketch_from_bytes(to_bytes(sketch)), sketch);
  EXPECT_EQ(sketch_from_bytes("short"), std::nullopt);
  const std::string bytes = to_bytes(sketch);
  EXPECT_EQ(sketch_from_bytes(bytes.substr(0, bytes.size() - 1)), std::nullopt);
  ASSERT_GE(sketch.marks.size(), 2U);
  ASSERT_LT(sketch.marks.front(), sketch.marks.back());
  std::string turned = bytes;  // the first mark and the last have changed places
  std::swap_ranges(turned.begin() + 12, turned.begin() + 16, turned.end() - 4);
  EXPECT_EQ(sketch_from_bytes(turned), std::nullopt);
}

// The sample is kept on disk, so it must not change: a new form needs a new kSketchForm.
TEST(SketchTest, SameOnEveryMachine) {
  const Sketch sketch = sketch_of("Police freed two men, the ministry said.");
  EXPECT_EQ(sketch.words, 7U);
  EXPECT_EQ(sketch.marks.size(), 3U);
  EXPECT_EQ(sketch, sketch_of("police freed TWO men \u2014 the \u201Cministry\u201D said"));
  EXPECT_NE(sketch, sketch_of("police freed three men, the ministry said"));
}

TEST(SketchTest, LongTextsKeepABoundedSample) {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "w" + std::to_string(i) + " ";
  EXPECT_EQ(sketch_of(text).marks.size(), kMostMarks);
}

}  // namespace
}  // namespace plumbline::resolve

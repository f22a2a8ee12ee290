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

struct Draft {
  const char* id;
  const char* publisher;
  Date published;
  std::string text;
  std::vector<std::string> credits = {};
  std::vector<std::string> names = {};
};

// Invented reports; sentences share no runs of five words with each other.
constexpr const char* kRaid =
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
constexpr const char* kFoot =
    "The Velmar Post has served the valley since the year of the great flood and is printed on "
    "paper "
    "from its own mill. Subscribers receive the almanac in winter, seeds in spring and a discount "
    "at "
    "the ferry; write to the office behind the old customs house for terms and a free copy today. ";

std::vector<Article> articles_of(const std::vector<Draft>& drafts) {
  std::vector<Article> articles;
  for (const Draft& draft : drafts) {
    articles.push_back({draft.id, draft.publisher, draft.names, draft.published, draft.credits,
                        sketch_of(draft.text)});
  }
  return articles;
}

// "b<a(dated: later) c<a(...)": each family's members with what they took, families apart by " | ";
// then the number of origins.
std::string told(const std::vector<Draft>& drafts) {
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

struct Case {
  const char* name;
  std::vector<Draft> drafts;
  const char* families;
};

class ReprintsTest : public ::testing::TestWithParam<Case> {};

TEST_P(ReprintsTest, FamiliesAre) {
  EXPECT_EQ(told(GetParam().drafts), GetParam().families);
}

const std::string kStory = std::string(kRaid) + kAftermath;
const Date kMonday{2024, 6, 3};
const Date kTuesday{2024, 6, 4};

INSTANTIATE_TEST_SUITE_P(
    Table, ReprintsTest,
    ::testing::Values(
        Case{"Nothing", {}, " = 0"},
        Case{"EmptyTexts", {{"a", "", {}, ""}, {"b", "", {}, " \n"}}, " = 0"},
        Case{"TwoStories",
             {{"a", "Post", kMonday, kStory}, {"b", "Echo", kTuesday, kHarbour}},
             " = 2"},
        Case{"ExactCopy",
             {{"a", "Post", kMonday, kStory}, {"b", "Echo", kTuesday, kStory}},
             "a b<a(dated identical later) = 1"},
        Case{"OnlyCaseAndMarksDiffer",
             {{"a", "Post", kMonday, "Two MEN were held - police said."},
              {"b", "Echo", kTuesday, "two men were held; Police said"}},
             "a b<a(dated identical later) = 1"},
        Case{"NewLead",
             {{"a", "Post", kMonday, kStory},
              {"b", "Echo", kTuesday, std::string(kOwnWork) + kAftermath}},
             "a b<a(dated later) = 1"},
        Case{"UndatedExcerptOfALongerOne",
             {{"a", "Post", {}, kRaid}, {"b", "Echo", {}, kStory + kOwnWork}},
             "b a<b(likely excerpt) = 1"},
        Case{"SameDayAndNobodySaysWho",
             {{"a", "Post", kMonday, std::string(kHarbour) + kAftermath},
              {"b", "Echo", kMonday, std::string(kOwnWork) + kAftermath}},
             "a b<a(open) = 1"},
        Case{"TheAgencyIsCreditedAndCameADayLater",
             {{"a", "Post", kMonday, kStory, {"Reuters"}}, {"b", "Reuters", kTuesday, kStory}},
             "b a<b(stated identical credits) = 1"},
        Case{"CreditedByAnotherOfItsNames",
             {{"a", "Echo", kMonday, std::string("VELMAR (VNS) - ") + kRaid},
              {"b", "Valley News Service", kMonday, kStory, {}, {"VNS"}}},
             "b a<b(stated credits excerpt) = 1"},
        Case{"CreditedUnderTheNameThatItGoesByElsewhere",
             {{"a", "AFP", kMonday, kStory, {"Agence France-Presse"}, {"Agence France-Presse"}},
              {"b", "Echo", kTuesday, kStory, {"Agence France-Presse"}}},
             "a b<a(stated identical credits later) = 1"},
        // What an outlet says of itself tells nothing of which version came first.
        Case{"TwoVersionsOfOneOutletThatNamesItself",
             {{"a", "Velmar Post", kMonday, "By our reporter, Velmar Post: " + kStory},
              {"b", "The Velmar Post", kTuesday, kStory}},
             "a b<a(dated later) = 1"},
        Case{"TwoVersionsOfOneOutletUnderTwoNames",
             {{"a", "VNS", kMonday, "VELMAR (VNS) - " + kStory, {}, {"Valley News Service"}},
              {"b", "Valley News Service", kTuesday, kStory, {}, {"VNS"}}},
             "a b<a(dated later) = 1"},
        // Of three with one text it names the second, and has it from there.
        Case{"TheAgencyOfACopy",
             {{"a", "Post", kMonday, kStory},
              {"b", "Valley News Service", kMonday, kStory},
              {"c", "Tide", kMonday, kStory},
              {"d", "Echo", kMonday, "From Valley News Service: " + std::string(kRaid)}},
             "a b<a(open identical) c<a(open identical) d<b(stated credits excerpt) = 1"},
        Case{"NamedInTheFirstLines",
             {{"a", "Velmar Post", kMonday, kStory},
              {"b", "Echo", kMonday, "As the Velmar Post first reported: " + kStory + kOwnWork}},
             "a b<a(stated credits) = 1"},
        Case{"AWordThatIsAlsoAName",
             {{"a", "Mirror", kMonday, kStory + kOwnWork},
              {"b", "Echo", kMonday, "Men hold up a mirror to the town. " + kStory + kHarbour}},
             "a b<a(open) = 1"},
        Case{"BothFromAThird",
             {{"a", "Post", kMonday, kStory, {"AFP"}}, {"b", "Echo", kTuesday, kStory, {"AFP"}}},
             "a b<a(open identical common-credit) = 1"},
        // The same day, nobody named: c is what all others were cut from; for d too few bear
        // witness.
        Case{"TheFullestOfOneDay",
             {{"a", "Post", kMonday, std::string(kRaid) + kHarbour},
              {"b", "Echo", kMonday, std::string(kOwnWork) + kRaid + kAftermath},
              {"c", "Tide", kMonday, kStory + kHarbour},
              {"d", "Star", kMonday, std::string(kAftermath) + kHarbour + kOwnWork},
              {"e", "Dawn", kMonday, std::string(kAftermath) + kHarbour}},
             "c a<c(likely excerpt) b<c(likely fuller) d<c(open) e<c(likely excerpt) = 1"},
        // Put together from two reports: of the family of the one it took more from.
        Case{"TwoSources",
             {{"a", "Post", kMonday, kStory},
              {"b", "Echo", kMonday, kHarbour},
              {"c", "Tide", kTuesday, std::string(kRaid) + kAftermath + kHarbour}},
             "a c<a(dated later)<b(dated later) = 2"},
        Case{"TwoSourcesWithoutDates",
             {{"a", "Post", {}, std::string(kRaid) + kOwnWork},
              {"b", "Echo", {}, std::string(kHarbour) + kAftermath},
              {"c", "Tide", {}, std::string(kRaid) + kHarbour}},
             "a c<a(likely compiles)<b(likely compiles) = 2"},
        // What two reporters were both told is no copy of one from the other.
        Case{"TheSameQuotation",
             {{"a", "Post", kMonday, std::string(kRaid) + kQuote},
              {"b", "Echo", kTuesday, std::string(kHarbour) + kQuote}},
             " = 2"},
        // ... nor where one of them lost its marks.
        Case{"TheSameQuotationWithoutMarks",
             {{"a", "Post", kMonday, std::string(kRaid) + kQuote},
              {"b", "Echo", kTuesday, kHarbour + std::string(kQuote).substr(3)}},
             " = 2"},
        // The same facts, told by each in much the same words.
        Case{"TheSameFactsOfOneDay",
             {{"a", "Post", kMonday,
               "The coast guard said on Monday that it had stopped the trawler Lune Star with 23 "
               "men aboard off the bay of Velmar. The skipper, Oren Task, 44, was taken to the "
               "harbour prison late at night; a court in Lune is to hear him."},
              {"b", "Echo", kMonday,
               "Coast guards stopped the trawler Lune Star with 23 men from the hill villages off "
               "the bay of Velmar. Its skipper, Oren Task, 44, was taken to the town hall; a "
               "court in Lune hears him today."}},
             " = 2"},
        Case{"OneLongSentenceOfAShortReport",
             {{"a", "Post", kMonday,
               "The coast guard said on Monday that it had stopped the trawler Lune Star with 23 "
               "men aboard off the bay of Velmar and brought its skipper to the harbour prison."},
              {"b", "Echo", kMonday,
               "Fishermen were afraid. The coast guard said on Monday that it had stopped the "
               "trawler Lune Star with 23 men aboard off the bay of Velmar and brought its skipper "
               "to court."}},
             "a b<a(open) = 1"},
        Case{"TheFootOfOnePublisher",
             {{"a", "Velmar Post", kMonday, std::string(kRaid) + kFoot},
              {"b", "Velmar Post", kMonday, std::string(kHarbour) + kFoot},
              {"c", "Velmar Post", kTuesday, std::string(kAftermath) + kFoot}},
             " = 3"},
        Case{"ALaterEditionWithOneParagraphOfBefore",
             {{"a", "Bureau", {2019, 0, 0}, std::string(kRaid) + kAftermath},
              {"b", "Bureau", {2021, 0, 0}, std::string(kAftermath) + kHarbour + kOwnWork}},
             " = 2"},
        Case{"ALaterEditionThatIsTheSame",
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
    EXPECT_EQ(told({{"a", "Post", kMonday, times(words, 50'000)},
                    {"b", "Echo", kTuesday, times(words, 50'001)}}),
              "a b<a(dated later) = 1");
    EXPECT_LT(std::clock() - begin, 2 * CLOCKS_PER_SEC) << words;
  }
}

// The fullest of one day is found however many have printed it word for word.
TEST(ReprintsCopiesTest, CopiesDoNotHideWhatOthersBearWitnessOf) {
  const std::string full = kStory + kHarbour;
  std::vector<Draft> drafts = {
      {"a", "Tide", kMonday, full},
      {"c", "Post", kMonday, std::string(kRaid) + kHarbour},
      {"d", "Echo", kMonday, std::string(kOwnWork) + kRaid + kAftermath},
      {"e", "Star", kMonday, std::string(kAftermath) + kHarbour + kOwnWork},
      {"f", "Dawn", kMonday, std::string(kAftermath) + kHarbour}};
  EXPECT_THAT(told(drafts), ::testing::HasSubstr(" d<a(likely fuller)"));
  std::vector<std::string> ids;
  for (int i = 10; i < 90; ++i) ids.push_back("b" + std::to_string(i));
  for (const std::string& id : ids) drafts.push_back({id.c_str(), id.c_str(), kMonday, full});
  EXPECT_THAT(told(drafts), ::testing::HasSubstr(" d<a(likely fuller)"));
}

TEST(ReprintsRepeatedTest, AParagraphThatComesTwentyTimes) {
  EXPECT_EQ(told({{"a", "Post", kMonday, kAftermath},
                  {"b", "Echo", kTuesday, times(std::string(kAftermath) + kOwnWork, 20)}}),
            "a b<a(dated later) = 1");
}

TEST(ReprintsCreditsTest, AMemberUnderAnotherNameIsNotOutside) {
  const std::vector<Draft> drafts = {
      {"a", "AFP", kMonday, kStory, {}, {"Agence France-Presse"}},
      {"b", "The Echo", kTuesday, kStory, {"Agence France-Presse", "Reuters"}},
      {"c", "Tide", kTuesday, kStory, {"echo"}}};
  const auto found = find_reprints(
      articles_of(drafts), [&](std::size_t i) -> Result<std::string> { return drafts[i].text; });
  ASSERT_TRUE(found);
  ASSERT_EQ(found->families.size(), 1U);
  EXPECT_THAT(found->families[0].credits, ::testing::ElementsAre("Reuters"));
}

// Eight articles of their own, each with the same paragraph, on these days.
std::size_t origins_of_eight(const std::vector<Date>& days) {
  std::vector<Draft> drafts;
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
  EXPECT_EQ(origins_of_eight({kMonday, {2024, 11, 4}}), 8U);
  EXPECT_EQ(origins_of_eight({kMonday, kTuesday}), 1U);
  EXPECT_EQ(origins_of_eight({{}}), 1U);
}

// One family of many kinds of copies, a second story, in every order of arrival.
TEST(ReprintsOrderTest, ArrivalDoesNotMatter) {
  std::vector<Draft> drafts = {
      {"a", "Post", kMonday, kStory},
      {"b", "Echo", kTuesday, kStory},
      {"c", "Tide", {}, kRaid},
      {"d", "Star", kTuesday, std::string(kOwnWork) + kAftermath},
      {"e", "Dawn", kTuesday, std::string(kRaid) + kHarbour},
      {"f", "Reuters", kMonday, kHarbour},
      {"g", "Noon", {}, std::string("(Reuters) ") + kHarbour},
      {"h", "Dusk", kMonday, kOwnWork},
  };
  std::sort(drafts.begin(), drafts.end(),
            [](const Draft& x, const Draft& y) { return std::string(x.id) < y.id; });
  const std::string expected = told(drafts);
  EXPECT_THAT(expected, ::testing::HasSubstr("b<a(dated identical later)"));
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::shuffle(drafts.begin(), drafts.end(), random);
    EXPECT_EQ(told(drafts), expected);
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

  std::vector<Draft> make() {
    std::vector<Draft> drafts;
    const unsigned count = many_ ? kMany + below(kMany) : 10 + below(20);
    for (unsigned i = 0; i < count; ++i) {
      Draft draft{kIds[i].data(), kPublishers[below(4)], date(), text()};
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
std::string told(const std::vector<Draft>& drafts, const Family& family) {
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
    const std::vector<Draft> drafts = random.make();
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
      if (holds) want += told(drafts, family) + "| ";
      if (holds) ++families;
    }
    const auto few = find_families(articles, concerned, text_of);
    ASSERT_TRUE(few);
    std::string got;
    for (const Family& family : few->families) got += told(drafts, family) + "| ";
    EXPECT_EQ(got, want) << "seed " << seed;
  }
  EXPECT_GT(families, 60U);
}

TEST(ReprintsPlacesTest, StretchesAreWhereTheWordsAre) {
  const std::vector<Draft> drafts = {
      {"a", "Post", kMonday, kStory},
      {"b", "Echo", kTuesday, std::string(kOwnWork) + kAftermath},
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
  const std::vector<Draft> drafts = {
      {"b", "Post", kMonday, kStory},
      {"c", "Valley News Service", kMonday, shouted},
      {"d", "Echo", kTuesday, "From Valley News Service: " + std::string(kAftermath)}};
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

// SPDX-License-Identifier: Apache-2.0
//
// Which name around a text is taken for its publisher's, with the shipped model and weights.

#include "language/publisher_choice.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/file.h"
#include "language/frame.h"
#include "language/learned.h"
#include "language/publisher_mentions_internal.h"
#include "language/publisher_parts_internal.h"
#include "language/reference_test_internal.h"

namespace plumbline::language {
namespace {

const Learned& engine() {
  static const std::string model = read_file(PLUMBLINE_SOURCE "/data/engine.bin").take();
  static const Learned opened = Learned::open(model).take();
  return opened;
}

const std::string kChoiceText =
    "Police said on Monday that three men were held after a raid on a farm near the river. The "
    "workers had not been paid since March, and two of them were boys.\n\nThe three will appear "
    "before a judge on Friday, a spokeswoman for the court said.";

model::Document read(const std::string& text) {
  model::Document document;
  document.text = text;
  state_frame(document, reference(), &engine());
  return document;
}

struct ChoiceCase {
  const char* name;
  const char* head;  // with what opens the text
  const char* foot;
  const char* publisher;
  const char* title;
};

class Choice : public testing::TestWithParam<ChoiceCase> {};

TEST_P(Choice, Names) {
  const ChoiceCase& row = GetParam();
  const model::Document document = read(row.head + kChoiceText + row.foot);
  EXPECT_EQ(document.publisher, row.publisher);
  EXPECT_EQ(document.title, row.title);
}

constexpr const char* kTitle = "Three held after raid on farm";

INSTANTIATE_TEST_SUITE_P(
    Forms, Choice,
    testing::Values(
        ChoiceCase{"BehindTheTitle",
                   "Three held after raid on farm | Vesti Sever\n04.03.2021 09:12\n\n", "",
                   "Vesti Sever", kTitle},
        ChoiceCase{"OpensTheText", "The River Post. ", "", "The River Post", ""},
        ChoiceCase{"AgencyInBrackets",
                   "Three held after raid on farm\n\nSZEGED, March 4 (Tisza Press Agency) - ", "",
                   "Tisza Press Agency", kTitle},
        ChoiceCase{"InTheFoot", "Three held after raid on farm\n4 March 2021\n\n",
                   "\n\n© 2021 Stepnoy Kurier. All rights reserved.", "Stepnoy Kurier", kTitle},
        ChoiceCase{"AboveASupplement",
                   "THE RIVER COURIER\n\nSunday Magazine\n\nThree held after raid on farm\n\nJane "
                   "Roe\n\n",
                   "", "THE RIVER COURIER", kTitle},
        ChoiceCase{"BeforeTheNumberOfAnIssue",
                   "Odile Brankovic\n\nWhat the harvest leaves behind, and who carries it home\n\n"
                   "The Northern Lakes Review, no. 17, November 2021\n\n",
                   "", "The Northern Lakes Review",
                   "What the harvest leaves behind, and who carries it home"},
        ChoiceCase{
            "InAColumn", "COLUMN\nThree held after raid on farm\nJane Roe\n\n",
            "\n\nI can see the farm from my desk at The River Courier.\n\nJane Roe has written "
            "for The River Courier since 1998. Her views are hers.",
            "The River Courier", kTitle},
        ChoiceCase{"BeforeItsRegion",
                   "THE RIVER COURIER. Turgai region\n4 March 2021\nThree held after raid on "
                   "farm\n\nThree men were held on Monday, reports the agency Altyn Line.\n\n",
                   "", "THE RIVER COURIER", kTitle},
        ChoiceCase{"WhomTheAuthorWroteFor",
                   "Three held after raid on farm\nJane Roe, special to the River Courier\n4 March "
                   "2021\n\n",
                   "", "River Courier", kTitle},
        ChoiceCase{"SaysWhatItIs", "Three held after raid on farm\n4 March 2021\n\n",
                   "\n\nThe Circle of River Lawyers is a network of eleven practices.",
                   "The Circle of River Lawyers", kTitle},
        // Others are told, and others are networks.
        ChoiceCase{
            "NoOtherIsOne", "Three held after raid on farm\n4 March 2021\n\n",
            "\n\nA study published by Hill Rights Watch counts nine. The Circle of River Lawyers "
            "is "
            "a network of eleven practices. A lawyer told the River Courier that the men deny it."
            "\n\nThe trial goes on in May, when the harvest is over.",
            "", kTitle},
        ChoiceCase{"NoMenuIsOne",
                   "Menu  Search  Log in\nThree held after raid on farm\n4 March 2021\n\n", "", "",
                   kTitle}),
    [](const auto& each) { return each.param.name; });

TEST(PublisherParts, SignsDivideALine) {
  const std::string line = "Raid on farm | Shelter \"Nadezhda\", Perm (2021)";
  std::set<std::string> parts;
  for (const LinePart& part : parts_of(line, text::make_span(0, line.size()))) {
    parts.insert(std::string(text::slice(line, part.text)));
  }
  for (const char* wanted : {"Raid on farm", "Shelter", "Nadezhda", "Shelter \"Nadezhda\"", "Perm",
                             "Shelter \"Nadezhda\", Perm", "2021"}) {
    EXPECT_TRUE(parts.contains(wanted)) << wanted;
  }
  EXPECT_FALSE(parts.contains("Raid on farm | Shelter"));
}

TEST(PublisherParts, WhereAStationIsHeardIsNoPartOfItsName) {
  const std::string line = "Radio Bari 101.3 FM";
  const auto parts = parts_of(line, text::make_span(0, line.size()));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(text::slice(line, parts[0].text), "Radio Bari");
}

TEST(PublisherParts, ATitleIsCutOnlyAtASign) {
  const std::string line = "Raid on farm - Bay Light";
  const auto whole = text::make_span(0, line.size());
  const auto rest = title_beside(line, whole, text::make_span(15, 24));
  ASSERT_TRUE(rest);
  EXPECT_EQ(text::slice(line, *rest), "Raid on farm");
  EXPECT_FALSE(title_beside("Bay Light files", text::make_span(0, 15), text::make_span(0, 9)));
}

TEST(PublisherParts, AtNumbersVerbsAndYears) {
  for (const auto& [line, name] : std::vector<std::pair<std::string, std::string>>{
           {"Tisza Letter No. 27 (611)", "Tisza Letter"},
           {"River Almanac 2001", "River Almanac"},
           {"River Light magazine", "River Light"},
           {"The River Network welcomes the ruling", "River Network"},
           {"Jane Roe, special to the River Courier", "River Courier"}}) {
    std::set<std::string> parts;
    for (const LinePart& part : parts_of(line, text::make_span(0, line.size()))) {
      parts.insert(std::string(text::slice(line, part.text)));
    }
    EXPECT_TRUE(parts.contains(name)) << line;
  }
}

TEST(PublisherParts, BesideAName) {
  EXPECT_EQ(first_part(", no. 44, November 2021"), "no. 44");
  EXPECT_EQ(first_part(". Turgai region"), "Turgai region");
  EXPECT_EQ(first_part(""), "");
  EXPECT_EQ(last_part("By Jane Roe | "), "Jane Roe");
  EXPECT_EQ(last_part("Raid, Jane Roe ("), "Jane Roe");
  EXPECT_TRUE(opens_number("no. 44"));
  EXPECT_TRUE(opens_number("4/2018"));
  EXPECT_FALSE(opens_number("November 2021"));
  EXPECT_FALSE(opens_number("nomads"));
}

TEST(PublisherParts, ALineIsTheOutletsIfItGoesOnWithATagline) {
  const auto heads = [](const std::string& line, std::size_t size) {
    return heads_line(line, text::make_span(0, line.size()), text::make_span(0, size));
  };
  EXPECT_TRUE(heads("THE RIVER COURIER. Turgai region", 17));
  EXPECT_TRUE(heads("River Light // Society", 11));
  EXPECT_FALSE(heads("River Light files", 11));
  EXPECT_FALSE(heads("River Light: three held", 11));
  EXPECT_FALSE(heads("River Light", 11));
  // A headline behind a bar is the title.
  const std::string both = "River Light | Three held after the raid on a farm near Szeged";
  const auto line = text::make_span(0, both.size());
  EXPECT_FALSE(heads(both, 11));
  const auto title = title_beside(both, line, text::make_span(0, 11));
  ASSERT_TRUE(title);
  EXPECT_EQ(text::slice(both, *title), "Three held after the raid on a farm near Szeged");
}

std::set<std::string> mentions(const std::string& text, TextMention kind) {
  std::set<std::string> names;
  for (const MentionedName& each :
       mentioned_names(text, text::make_span(0, text.size()), reference())) {
    if (each.kind == kind) names.insert(std::string(text::slice(text, each.text)));
  }
  return names;
}

TEST(PublisherMentions, TellsHowATextSpeaksOfNames) {
  using Names = std::set<std::string>;
  EXPECT_EQ(mentions("A lawyer told the River Courier that", TextMention::Told),
            Names{"River Courier"});
  EXPECT_EQ(mentions("The River Courier has learned that", TextMention::Own),
            (Names{"The River Courier", "River Courier"}));
  EXPECT_EQ(mentions("Szeged. Courier of the Tisza has learned it.", TextMention::Own),
            Names{"Courier of the Tisza"});
  EXPECT_EQ(mentions("River Net is a union of clubs.", TextMention::Is), Names{"River Net"});
  EXPECT_EQ(mentions("Notes:\n1. River Net is a union of clubs.", TextMention::Is),
            Names{"River Net"});
  EXPECT_EQ(mentions("A judge told River Net on Friday that", TextMention::Told),
            Names{"River Net"});
  EXPECT_EQ(mentions("River Net is a network of journalists.", TextMention::Writes), Names{});
  EXPECT_EQ(mentions("River Net is a network of journalists.", TextMention::Is),
            Names{"River Net"});
  EXPECT_EQ(mentions("Jane Roe is a freelance writer.", TextMention::Writes), Names{"Jane Roe"});
  EXPECT_EQ(mentions("seen by the Courier's readers", TextMention::Told), Names{"Courier"});
  EXPECT_EQ(mentions("a report published by River Net", TextMention::Own), Names{});
  EXPECT_EQ(mentions("the police has learned that", TextMention::Own), Names{});
  // In passing, and far from the end.
  EXPECT_EQ(mentions("He says that River Net is a union.", TextMention::Is), Names{});
  EXPECT_EQ(mentions("River Net is a union." + std::string(900, 'x'), TextMention::Is), Names{});
}

TEST(PublisherWeights, EveryRowIsAFeature) {
  std::set<std::string_view> names = {"margin", "ruled-margin"};
  for (std::size_t f = 0; f < kPublisherFeatures; ++f) {
    const std::string_view name = name_of(static_cast<PublisherFeature>(f));
    EXPECT_FALSE(name.empty());
    EXPECT_TRUE(names.insert(name).second) << name;
  }
  const refdata::TableView& table = reference().table_view("publisher_weights");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    EXPECT_TRUE(names.contains(table.cell(row, 0))) << table.cell(row, 0);
  }
}

// What the rules name is not dropped for a form that no candidate has.
TEST(PublisherCandidates, WeighWhatTheRulesNameIfItsFormIsKnown) {
  const std::string text = "hill.post\n\nThree held after raid";
  const std::vector<text::Span> head = {{0, 9}, {11, 32}};
  const FrameNames names(reference());
  for (const auto& [ruled, weighed] :
       {std::pair{text::Span{0, 9}, false}, std::pair{text::Span{11, 32}, true}}) {
    const PublisherQuestion question{text, head, {}, {32, 32}, ruled, std::nullopt};
    EXPECT_EQ(weighs_ruled(publisher_candidates(question, {}, names)), weighed);
  }
}

// Nobody publishes that he is accused, nor what the task of his own house is.
TEST(PublisherChoice, IsNobodyWhomTheTextTellsOf) {
  const std::string text =
      "Dan Percy Holm runs a farm. Holm is accused of theft. The Mine Guard was charged with "
      "fraud. The Hill Fund is responsible for a shelter. The Post was accused of bias.";
  const text::Span all = {0, static_cast<std::uint32_t>(text.size())};
  EXPECT_TRUE(is_told_of(text, all, "Dan Percy Holm"));
  EXPECT_TRUE(is_told_of(text, all, "Mine Guard"));
  EXPECT_FALSE(is_told_of(text, all, "Hill Fund"));
  EXPECT_FALSE(is_told_of(text, all, "Ana Ruiz"));
  EXPECT_FALSE(is_told_of(text, all, "Kiln Post"));  // of whose name the last word is anybody's
}

TEST(ChosenPublisher, MustBeatNone) {
  PublisherWeights weights;
  weights.weights[0] = 100;
  weights.margin = 50;
  std::vector<PublisherCandidate> candidates(2);
  candidates[0].text = {0, 3};
  candidates[1].text = {5, 9};
  candidates[1].features[0] = 0.4F;
  EXPECT_FALSE(chosen_publisher(candidates, weights));
  candidates[1].features[0] = 0.6F;
  ASSERT_TRUE(chosen_publisher(candidates, weights));
  EXPECT_EQ(chosen_publisher(candidates, weights)->text, (text::Span{5, 9}));
  EXPECT_FALSE(chosen_publisher(candidates, weights)->sure);
  // What the rules name is kept unless much speaks against it.
  candidates[0].features[static_cast<std::size_t>(PublisherFeature::Ruled)] = 1;
  weights.ruled_margin = -100;
  EXPECT_EQ(chosen_publisher(candidates, weights)->text, (text::Span{5, 9}));
  candidates[1].features[0] = 0.4F;
  EXPECT_EQ(chosen_publisher(candidates, weights)->text, (text::Span{0, 3}));
  candidates[1].features[0] = 4;
  EXPECT_TRUE(chosen_publisher(candidates, weights)->sure);
}

}  // namespace
}  // namespace plumbline::language

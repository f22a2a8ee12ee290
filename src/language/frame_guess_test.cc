// SPDX-License-Identifier: Apache-2.0
//
// What the learned engine reads of heads, with the shipped model, and what of it is taken.

#include "language/frame_guess.h"

#include <string>

#include <gtest/gtest.h>

#include "base/file.h"
#include "language/frame.h"
#include "language/frame_head.h"
#include "language/learned.h"
#include "language/reference_test_internal.h"

namespace plumbline::language {
namespace {

const Learned& learned() {
  static const std::string model = read_file(PLUMBLINE_SOURCE "/data/engine.bin").take();
  static const Learned opened = Learned::open(model).take();
  return opened;
}

const std::string kText =
    "\n\nPolice said on Monday that three men were held after a raid on a farm near the river. The "
    "workers had not been paid since March, and two of them were boys.\n\nThe three will appear "
    "before a judge on Friday, a spokeswoman for the court said.";

std::string publisher_of(const std::string& head, const Learned* engine) {
  model::Document document;
  document.text = head + kText;
  state_frame(document, reference(), engine);
  return document.publisher;
}

// Layouts whose forms no rule knows.
TEST(FrameGuess, NamesPublishersThatNoRuleFinds) {
  for (const auto& [head, publisher] : std::vector<std::pair<std::string, std::string>>{
           {"[KLT] 08/05/2019 06:31\n\nThree held after raid on farm", "KLT"},
           {"Three held after raid on farm\n\nLa Voz de Talca / Rosa Melo / 8 mayo 2023",
            "La Voz de Talca"}}) {
    EXPECT_EQ(publisher_of(head, nullptr), "") << head;
    EXPECT_EQ(publisher_of(head, &learned()), publisher) << head;
  }
}

TEST(FrameGuess, LeavesWhatRulesFind) {
  const std::string head = "Hill Gazette\n\nThree held after raid on farm\n\n3 May 2024";
  EXPECT_EQ(publisher_of(head, nullptr), "Hill Gazette");
  EXPECT_EQ(publisher_of(head, &learned()), "Hill Gazette");
}

// A name in the title is whom the text is about.
TEST(FrameGuess, TakesNobodyOutOfTheTitle) {
  for (const char* title :
       {"Gulf Manpower case", "Black Axe files", "Boko Haram camp", "Hill story"}) {
    model::Document document;
    document.text = std::string(title) + "\nBy staff\n3 May 2024" + kText;
    state_frame(document, reference(), &learned());
    EXPECT_EQ(document.publisher, "") << title;
    EXPECT_EQ(document.title, title);
  }
}

TEST(FrameGuess, InventsNoPublisher) {
  EXPECT_EQ(publisher_of("Three held after raid on farm\n\n3 May 2024", &learned()), "");
  EXPECT_EQ(publisher_of("", &learned()), "");
}

TEST(FrameGuess, HoldsALineToItsRoleUnlessItHasOne) {
  const std::string text = "Hill Light files\nThree held after raid";
  std::vector<HeadInput> head(2);
  head[0].text = {0, 10};
  head[1].text = {12, 20};
  head[1].fixed = HeadRole::Title;
  EXPECT_FALSE(take_guess(text, {2, 6}, head));  // less than half of the line
  EXPECT_TRUE(take_guess(text, {2, 8}, head));
  EXPECT_EQ(head[0].guessed, HeadRole::Masthead);
  EXPECT_FALSE(take_guess(text, {12, 15}, head));
  EXPECT_FALSE(take_guess(text, {30, 35}, head));
}

TEST(FrameGuess, LooksAtHeadLeadAndFoot) {
  // A head of one line, a first paragraph of many words, one between, a last line.
  std::string text = "Hill\n\n";
  for (int i = 0; i < 200; ++i) text += "wood ";
  text += "\n\nFoot";
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::vector<text::Span> head = {{0, 4}};
  const std::vector<text::Span> running = {{6, size - 7}, {size - 4, size}};
  const auto found = frame_stretches(text, head, running);
  ASSERT_EQ(found.size(), 4U);  // the end of the long paragraph lies within the last bytes
  EXPECT_EQ(found[0], (text::Span{0, 4}));
  EXPECT_EQ(found[1].begin, 6U);
  EXPECT_EQ(text[found[1].end], ' ');  // at a word's end
  EXPECT_LT(found[1].size(), 280U);
  EXPECT_LT(found[1].end, found[2].begin);
  EXPECT_EQ(found[3], (text::Span{size - 4, size}));
  EXPECT_TRUE(frame_stretches("", {}, {}).empty());
}

}  // namespace
}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// What was found before is found again: the same answer as anew, with fewer texts read.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resolve/laid_internal.h"
#include "resolve/reprints.h"

namespace plumbline::resolve {
namespace {

struct LaidDraft {
  std::string id;
  std::string publisher;
  Date published;
  std::string text;
  std::vector<std::string> credits = {};
  std::string reader = {};
};

// Sentences without a word in common.
std::string sentence(int number) {
  std::string out;
  for (int word = 0; word < 14; ++word) {
    out += "w" + std::to_string(number) + "x" + std::to_string(word) + " ";
  }
  out.back() = '.';
  return out + " ";
}

std::string sentences(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) out += sentence(i);
  return out;
}

class Kept final : public LaidBefore {
 public:
  explicit Kept(const std::vector<LaidDraft>& drafts) : drafts_(drafts) {}
  Result<std::optional<Laid>> find(std::size_t one, std::size_t other) override {
    asked.insert(key(one, other));
    const auto found = pairs.find(key(one, other));
    if (found == pairs.end()) return std::optional<Laid>{};
    return std::optional<Laid>(found->second);
  }
  Status keep(std::size_t one, std::size_t other, Laid laid) override {
    pairs[key(one, other)] = std::move(laid);
    return Done{};
  }
  using Key = std::pair<std::string, std::string>;
  std::map<Key, Laid> pairs;
  std::set<Key> asked;

 private:
  [[nodiscard]] Key key(std::size_t one, std::size_t other) const {
    return std::minmax(drafts_[one].id, drafts_[other].id);
  }
  const std::vector<LaidDraft>& drafts_;
};

struct Answer {
  std::string told;
  std::set<std::string> read;  // ids of texts
};

Answer ask(const std::vector<LaidDraft>& drafts, LaidBefore* before) {
  std::vector<Article> articles;
  for (const LaidDraft& draft : drafts) {
    articles.push_back({draft.id,
                        draft.publisher,
                        {},
                        draft.published,
                        draft.credits,
                        sketch_of(draft.text),
                        draft.reader});
  }
  Answer answer;
  const auto found = find_reprints(
      articles,
      [&](std::size_t i) -> Result<std::string> {
        answer.read.insert(drafts[i].id);
        return drafts[i].text;
      },
      before);
  if (!found) return {found.error().message, {}};
  for (const Family& family : found->families) {
    for (const std::string& name : family.credits) answer.told += "(" + name + ")";
    for (const Member& member : family.members) {
      answer.told += " " + articles[member.article].id;
      for (const Taken& taken : member.taken) {
        answer.told += "<" + articles[taken.from].id + " " + to_string(taken.direction) + " " +
                       std::to_string(taken.words) + " " + std::to_string(taken.share);
        for (const Reason reason : taken.reasons)
          answer.told += std::string(" ") + to_string(reason);
        for (const Stretch& at : taken.stretches) {
          answer.told += " " + std::to_string(at.here.begin) + "-" + std::to_string(at.here.end) +
                         "=" + std::to_string(at.there.begin) + "-" + std::to_string(at.there.end) +
                         ":" + std::to_string(at.words);
        }
      }
    }
    answer.told += " |";
  }
  answer.told += " = " + std::to_string(found->origins);
  return answer;
}

const Date kMonday{2024, 6, 3};
const Date kTuesday{2024, 6, 4};

std::vector<LaidDraft> two_stories() {
  return {{"a", "Post", kMonday, sentences(0, 8)},
          {"b", "Echo", kTuesday, "From Hill Wire: " + sentences(90, 92) + sentences(2, 8)},
          {"c", "Tide", kTuesday, sentences(20, 29)},
          {"d", "Star", kMonday, sentences(22, 26) + sentences(80, 85)},
          {"f", "Quay Press", kMonday, sentences(0, 8)}};
}

TEST(LaidTest, NothingIsReadTwice) {
  std::vector<LaidDraft> drafts = two_stories();
  Kept kept(drafts);
  const Answer first = ask(drafts, &kept);
  EXPECT_EQ(first.told, ask(drafts, nullptr).told);
  EXPECT_THAT(first.read, ::testing::UnorderedElementsAre("a", "b", "c", "d", "f"));
  const Answer again = ask(drafts, &kept);
  EXPECT_EQ(again.told, first.told);
  EXPECT_THAT(again.read, ::testing::IsEmpty());
  drafts.push_back({"e", "Dawn", kTuesday, sentences(20, 25) + sentences(70, 72)});
  const Answer later = ask(drafts, &kept);
  EXPECT_EQ(later.told, ask(drafts, nullptr).told);
  EXPECT_THAT(later.read, ::testing::UnorderedElementsAre("c", "d", "e"));
}

// Whatever a finding rests on: when it changes, the answer is that of today.
TEST(LaidTest, AChangeIsSeen) {
  using Change = void (*)(std::vector<LaidDraft>&);
  const std::vector<Change> changes = {
      [](std::vector<LaidDraft>& drafts) { drafts[0].publisher = "w91x3 w91x4"; },
      [](std::vector<LaidDraft>& drafts) { drafts[0].published = Date{2024, 6, 9}; },
      [](std::vector<LaidDraft>& drafts) { drafts[1].credits = {"Quay Press"}; },
      [](std::vector<LaidDraft>& drafts) { drafts[1].text += sentence(0); },
      [](std::vector<LaidDraft>& drafts) {  // as many words
        drafts[1].text = "From Hill Wire: " + sentences(90, 94) + sentences(4, 8);
      },
      [](std::vector<LaidDraft>& drafts) { drafts[3].published = Date{2020, 1, 1}; },
      [](std::vector<LaidDraft>& drafts) {  // the same words elsewhere
        drafts[0].text = "\n\n***" + drafts[0].text;
        drafts[0].reader = "2";
      },
      [](std::vector<LaidDraft>& drafts) {  // a copy that b names
        drafts.push_back({"g", "Hill Wire", kMonday, sentences(0, 8)});
      }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    std::vector<LaidDraft> drafts = two_stories();
    Kept kept(drafts);
    const std::string before = ask(drafts, &kept).told;
    changes[i](drafts);
    const std::string today = ask(drafts, nullptr).told;
    EXPECT_EQ(ask(drafts, &kept).told, today) << i;
    EXPECT_NE(today, before) << i;
  }
}

// What two articles share is their outlet's foot, it turns out, and two sentences.
TEST(LaidTest, AFormulaIsSeen) {
  const std::string foot = sentences(50, 53);
  std::vector<LaidDraft> drafts = {
      {"a", "Post", kMonday, sentences(0, 20) + foot},
      {"b", "Post", kMonday, sentences(100, 118) + sentences(7, 9) + foot}};
  Kept kept(drafts);
  EXPECT_THAT(ask(drafts, &kept).told, ::testing::EndsWith(" = 1"));
  drafts.push_back({"c", "Post", kTuesday, sentences(60, 80) + foot});
  EXPECT_EQ(ask(drafts, nullptr).told, " = 3");
  kept.asked.clear();
  EXPECT_EQ(ask(drafts, &kept).told, " = 3");
  EXPECT_TRUE(kept.asked.contains({"a", "b"}));
}

// A paragraph that becomes a formula when the third article of its publisher arrives, and copies
// that arrive after those who name them.
TEST(LaidTest, AnyOrderOfArrival) {
  const std::string foot = sentences(50, 53);
  std::vector<LaidDraft> all = {{"a", "Post", kMonday, sentences(0, 9) + foot},
                                {"b", "Post", kMonday, sentences(10, 19) + foot},
                                {"c", "Post", kTuesday, sentences(20, 29) + foot},
                                {"d", "Echo", kTuesday, sentences(0, 9)},
                                {"e", "Hill Wire", kMonday, sentences(0, 9)},
                                {"f", "Tide", kTuesday, "From Hill Wire: " + sentences(3, 9)},
                                {"g", "Star", {}, sentences(5, 9) + sentences(10, 14)},
                                {"h", "Dawn", kMonday, sentences(60, 66), {"Reuters"}},
                                {"i", "Noon", kTuesday, sentences(60, 63), {"Reuters"}}};
  const std::string expected = ask(all, nullptr).told;
  std::mt19937 random(11);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(all.begin(), all.end(), random);
    std::vector<LaidDraft> here;
    Kept kept(here);
    for (const LaidDraft& draft : all) {
      here.push_back(draft);
      EXPECT_EQ(ask(here, &kept).told, ask(here, nullptr).told);
    }
    EXPECT_EQ(ask(here, &kept).told, expected);
    EXPECT_THAT(ask(here, &kept).read, ::testing::IsEmpty());
  }
}

TEST(LaidTest, WhatCannotBeReadIsFoundAnew) {
  std::vector<LaidDraft> drafts = two_stories();
  Kept kept(drafts);
  const std::string expected = ask(drafts, &kept).told;
  const auto whole = kept.pairs;
  for (const std::string& spoilt :
       {std::string(), std::string(1, '\x80'), std::string(1, '\0'), std::string("\0\3", 2),
        std::string("\0\0\0\1", 4), std::string("\2\0", 2), std::string("abcdefgh")}) {
    kept.pairs = whole;
    for (auto& [key, laid] : kept.pairs) laid.found = spoilt;
    EXPECT_EQ(ask(drafts, &kept).told, expected);
  }
}

}  // namespace
}  // namespace plumbline::resolve

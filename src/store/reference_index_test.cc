// SPDX-License-Identifier: Apache-2.0

#include "store/reference_index.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "db/connection.h"
#include "store/seeds.h"
#include "store/writer.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

// Every document has the common words; each has a rare one of its own.
std::string passage(int number) {
  return "The report of the office says that harbour" + std::to_string(number) +
         " was seen by the officers of ward" + std::to_string(number % 7) + ".";
}

// hash0, hash1 ...: each with the text of its number.
bool put_references(Writer& writer, int count, std::string (*text_of)(int)) {
  for (int i = 0; i < count; ++i) {
    model::Report report;
    report.document.id.value = "hash" + std::to_string(i);
    report.document.text = text_of(i);
    if (!writer.put(make_rows(std::move(report), {"o", 0, "e", ReferenceDetails{}}))) return false;
  }
  return true;
}

class ReferenceIndexTest : public ::testing::Test {
 protected:
  static constexpr int kPassages = 1500;  // common words stand in more than are called rare

  static void SetUpTestSuite() {
    std::string pattern = ::testing::TempDir() + "plumbline_index_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = Writer::open(folder_, Writer::Expected::References);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    ASSERT_TRUE(put_references(writer, kPassages, passage));
    model::Report article;
    article.document.id.value = "article";
    article.document.text = passage(12);
    ASSERT_TRUE(writer.put(make_rows(std::move(article), {"o", 0, "e", std::nullopt})));
    ASSERT_TRUE(writer.commit());
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static std::string folder_;
};
std::string ReferenceIndexTest::folder_;

// Sentences of a few forms: most of their runs are those of all of a form, and in some the sample
// has no others.
std::string counted(int number) {
  static const std::array<std::array<const char*, 3>, 3> kForms = {{
      {"Inspectors of district", " weighed sacks of flour in mill",
       " before the frost of the winter"},
      {"Inspectors of district", " weighed sacks of flour in mill",
       " during the strikes of last May"},
      {"Wardens of lodge", " weighed sacks of flour in mill", " before the frost of the winter"},
  }};
  const auto& form = kForms[static_cast<std::size_t>(number) % kForms.size()];
  return form[0] + std::to_string(number * 7) + form[1] + std::to_string(number) + form[2] + ".";
}

TEST(ReferenceIndexOfForms, FindsTheOneWithTheNumbers) {
  std::string pattern = ::testing::TempDir() + "plumbline_forms_XXXXXX";
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  constexpr int kReferences = 1500;
  {
    auto opened = Writer::open(pattern);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    ASSERT_TRUE(put_references(writer, kReferences, counted));
    ASSERT_TRUE(writer.commit());
  }
  auto workspace = Workspace::open(pattern, Access::Read);
  ASSERT_TRUE(workspace);
  auto index = ReferenceIndex::open(*workspace);
  ASSERT_TRUE(index);
  int found = 0;
  for (int i = 0; i < kReferences; ++i) {
    const auto matches = index->match(counted(i), 4, {});
    ASSERT_TRUE(matches);
    // Which of them has the very words is for whoever lays them side by side.
    found += std::any_of(matches->begin(), matches->end(),
                         [&](const ReferenceMatch& each) {
                           return each.hash == "hash" + std::to_string(i);
                         })
                 ? 1
                 : 0;
  }
  EXPECT_EQ(found, kReferences);
  fs::remove_all(pattern);
}

struct AskedIndex {
  const char* name;
  std::string quotation;
  std::size_t limit;
  std::string want;  // hashes
};

TEST_F(ReferenceIndexTest, FindsByRareWords) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto index = ReferenceIndex::open(*workspace);
  ASSERT_TRUE(index) << index.error().message;
  const AskedIndex asked[] = {
      {"Exact", passage(12), 1, "hash12 "},
      {"CaseAndMarks", "\u201CHARBOUR12 \u2014 was seen\u201D", 1, "hash12 "},
      {"Misread", "Thc report of tho office harbour12 wss sccn", 1, "hash12 "},
      {"TwoSources", "harbour9 or harbour12", 5, "hash12 hash9 "},
      {"BothWordsBeatOne", "harbour12 in ward5", 1, "hash12 "},
      {"NothingKnown", "ships leave at night", 5, ""},
      {"Empty", "", 5, ""},
      // Only words that all of them have: any is as good, the first hashes win.
      {"CommonWords", "report of the office", 2, "hash0 hash1 "},
      {"OperatorsAreWords", "harbour12 OR NOT \"", 1, "hash12 "},
  };
  for (int turn = 0; turn < 2; ++turn) {  // the second time from what is kept
    for (const AskedIndex& each : asked) {
      const auto found = index->match(each.quotation, each.limit);
      ASSERT_TRUE(found) << each.name << ": " << found.error().message;
      std::string got;
      for (const ReferenceMatch& match : *found) got += match.hash + " ";
      EXPECT_EQ(got, each.want) << each.name;
    }
  }
  const auto excerpt = index->excerpt("hash12", {}, 0);
  ASSERT_TRUE(excerpt);
  EXPECT_EQ(excerpt->text, passage(12));
  EXPECT_EQ(index->excerpt("nowhere", {}, 0).error().code, ErrorCode::NotFound);
}

// Those of the kind sought come beside the others, however many of these there are.
TEST_F(ReferenceIndexTest, GivesBothKinds) {
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto index = ReferenceIndex::open(*workspace);
  ASSERT_TRUE(index);
  const auto found = index->match("report of the office says that", 2,
                                  [](std::uint32_t number) { return number == 1400 ? 1U : 0U; });
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 3U);
  EXPECT_EQ((*found)[2].number, 1400U);
}

TEST(ReferenceIndex, FindsThePlaceInALongText) {
  std::string pattern = ::testing::TempDir() + "plumbline_places_XXXXXX";
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    text += "Ward" + std::to_string(i) + " sent letter" + std::to_string(i * 7) + " to office" +
            std::to_string(i * 13) + ". ";
  }
  const std::string quoted = "Ward2000 sent letter14000 to office26000.";
  {
    auto opened = Writer::open(pattern);
    ASSERT_TRUE(opened);
    Writer writer = std::move(opened).take();
    model::Report report;
    report.document.id.value = "long";
    report.document.text = text;
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {"o", 0, "e", ReferenceDetails{}})));
    ASSERT_TRUE(writer.commit());
  }
  {
    const auto workspace = Workspace::open(pattern, Access::Read);
    ASSERT_TRUE(workspace);
    const auto index = ReferenceIndex::open(*workspace);
    ASSERT_TRUE(index);
    // At least six words, as the sample needs them.
    const auto found = index->match("Ward1999 sent letter13993 to office25987. " + quoted, 4);
    ASSERT_TRUE(found);
    ASSERT_FALSE(found->empty());
    const auto excerpt = index->excerpt("long", found->front().place, 200);
    ASSERT_TRUE(excerpt);
    EXPECT_LT(excerpt->text.size(), 4096U);
    EXPECT_NE(excerpt->text.find(quoted), std::string::npos);
    EXPECT_EQ(text.compare(excerpt->begin, excerpt->text.size(), excerpt->text), 0);
  }
  fs::remove_all(pattern);
}

class SeedsWait : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_waiting_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  static void put(Writer& writer, const std::string& hash, const std::string& text,
                  const std::string& engine = "e") {
    model::Report report;
    report.document.id.value = hash;
    report.document.text = text;
    ASSERT_TRUE(writer.put(make_rows(std::move(report), {"o", 0, engine, ReferenceDetails{}})));
  }

  // "hash@first byte" of the places, and how many references wait.
  [[nodiscard]] std::string found(const std::string& quotation) const {
    const auto workspace = Workspace::open(folder_, Access::Read);
    EXPECT_TRUE(workspace);
    const auto index = ReferenceIndex::open(*workspace);
    EXPECT_TRUE(index);
    const auto matches = index->match(quotation, 5);
    EXPECT_TRUE(matches);
    std::string out;
    for (const ReferenceMatch& match : *matches) {
      out += match.hash + "@" + std::to_string(match.place.begin) + " ";
    }
    return out + std::to_string(index->waiting().size());
  }

  // Words of which no three in a row stand twice, and a sentence behind them.
  static std::string behind(int words, const std::string& sentence) {
    std::string text;
    for (int i = 0; i < words; ++i) text += "leaf" + std::to_string(i * 31) + " ";
    return text + sentence;
  }

  std::string folder_;
};

const std::string kSalt = "Salt was weighed at the northern quay by children.";
const std::string kRope = "Rope was spun in the southern sheds by prisoners.";

// Two `add --reference` at once: neither may take the blocks of the other.
TEST_F(SeedsWait, TwoWritersTakeTurns) {
  Writer one = Writer::open(folder_).take();
  Writer other = Writer::open(folder_).take();
  put(one, "salt", behind(300, kSalt));
  ASSERT_TRUE(one.commit(Writer::More::Yes));
  put(other, "rope", kRope);
  ASSERT_TRUE(other.commit(Writer::More::Yes));
  EXPECT_EQ(found(kSalt), "2");
  ASSERT_TRUE(one.commit());
  EXPECT_EQ(found(kRope), "1");
  ASSERT_TRUE(other.commit());
  EXPECT_EQ(found(kSalt).substr(0, 5), "salt@");
  EXPECT_EQ(found(kRope), "rope@0 0");
}

// One who comes in between writes the seeds that the other still holds: once is enough.
TEST_F(SeedsWait, SeedsThatSomebodyElseWroteAreLeft) {
  Writer one = Writer::open(folder_).take();
  put(one, "salt", kSalt);
  ASSERT_TRUE(one.commit(Writer::More::Yes));
  ASSERT_TRUE(index_seeds(folder_));
  EXPECT_EQ(found(kSalt), "salt@0 0");
  put(one, "rope", kRope);
  ASSERT_TRUE(one.commit());
  EXPECT_EQ(found(kSalt), "salt@0 0");
  EXPECT_EQ(found(kRope), "rope@0 0");
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto held = workspace->connection().number("SELECT sum(seeds) FROM seed_segments", 0);
  ASSERT_TRUE(held);
  EXPECT_EQ(static_cast<std::size_t>(*held), seeds_of(kSalt).size() + seeds_of(kRope).size());
}

// More than is sorted at once, by one writer and beside its thread: every text is found where it
// stands.
TEST_F(SeedsWait, ManyAreSortedBesideTheWriter) {
  constexpr int kTexts = 18;
  constexpr int kWordsEach = 40000;
  {
    Writer writer = Writer::open(folder_).take();
    for (int i = 0; i < kTexts; ++i) {
      const std::string own = std::to_string(i);
      std::string text;
      for (int word = 0; word < kWordsEach; ++word)
        text += "w" + own + "x" + std::to_string(word) + " ";
      put(writer, "text" + own,
          text + "The salt of shed" + own + " was weighed at quay" + own + ".");
      ASSERT_TRUE(writer.commit(Writer::More::Yes));
    }
    ASSERT_TRUE(writer.commit());
  }
  for (int i = 0; i < kTexts; i += 4) {
    const std::string own = std::to_string(i);
    const std::string quotation = "The salt of shed" + own + " was weighed at quay" + own + ".";
    EXPECT_EQ(found(quotation).substr(0, 5 + own.size()), "text" + own + "@") << i;
    const std::string inside = "w" + own + "x20001 w" + own + "x20002 w" + own + "x20003 w" + own +
                               "x20004 w" + own + "x20005 w" + own + "x20006";
    EXPECT_EQ(found(inside).substr(0, 5 + own.size()), "text" + own + "@") << i;
  }
}

// A kill between the new text of a reference and its seeds.
TEST_F(SeedsWait, ATextReadAnewHasNoSeedsOfTheOld) {
  {
    Writer writer = Writer::open(folder_).take();
    put(writer, "first", behind(200, kRope));
    put(writer, "again", behind(300, kSalt));
    ASSERT_TRUE(writer.commit());
  }
  {
    Writer writer = Writer::open(folder_).take();
    put(writer, "again", kSalt, "e2");
    ASSERT_TRUE(writer.commit(Writer::More::Yes));
  }
  EXPECT_EQ(found(kSalt), "1");
  {
    Writer writer = Writer::open(folder_).take();
    put(writer, "third", "Nothing of the kind was seen anywhere else that year.");
    ASSERT_TRUE(writer.commit());
  }
  EXPECT_EQ(found(kSalt), "again@0 0");
  EXPECT_EQ(found("Nothing of the kind was seen anywhere else that year."), "third@0 0");
  EXPECT_EQ(found("leaf8990 leaf9021 leaf9052 leaf9083 leaf9114 leaf9145"), "0");
}

// Who reads keeps what was there when it began, though seeds move meanwhile.
TEST_F(SeedsWait, AReaderIsNotDisturbed) {
  Writer writer = Writer::open(folder_).take();
  put(writer, "salt", kSalt);
  ASSERT_TRUE(writer.commit());
  const auto workspace = Workspace::open(folder_, Access::Read);
  ASSERT_TRUE(workspace);
  const auto index = ReferenceIndex::open(*workspace);
  ASSERT_TRUE(index);
  for (int i = 0; i < 10; ++i) {  // small segments are merged
    put(writer, "rope" + std::to_string(i), kRope);
    ASSERT_TRUE(writer.commit());
  }
  const auto matches = index->match(kSalt, 5);
  ASSERT_TRUE(matches);
  ASSERT_EQ(matches->size(), 1U);
  EXPECT_EQ(matches->front().hash, "salt");
}

}  // namespace
}  // namespace plumbline::store

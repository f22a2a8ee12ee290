// SPDX-License-Identifier: Apache-2.0

#include "text/byte_phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

const std::string& table() {
  static const std::string kTable = [] {
    BytePhraseBuilder builder;
    builder.add("human trafficking", 1);
    builder.add("trafficking", 2);
    builder.add("modern-day slavery", 3);
    builder.add("торговля людьми", 4, "ru");
    builder.add("insan ticareti", 5, "tr");
    builder.add("մարդու թրաֆիքինգ", 6, "hy");
    builder.add("انسانی اسمگلنگ", 7, "ur");
    builder.add("TIP Report", 8);
    builder.add("trafficking", 9);
    builder.add("victim of trafficking in persons", 10);
    return builder.build();
  }();
  return kTable;
}

std::string dump_found(std::string_view bytes, ByteForm form) {
  const auto phrases = BytePhrases::view(table());
  if (!phrases) return "no table";
  std::string out;
  for (const BytePhrase& found : phrases->find(bytes, form)) {
    out += std::to_string(found.value) + ":" +
           std::string(bytes.substr(found.begin, found.end - found.begin)) + ";";
  }
  EXPECT_EQ(phrases->any(bytes, form), !out.empty());
  return out;
}

struct PhraseRow {
  const char* name;
  ByteForm form;
  const char* bytes;
  const char* found;
};

class BytePhrasesRow : public testing::TestWithParam<PhraseRow> {};

TEST_P(BytePhrasesRow, Finds) {
  EXPECT_EQ(dump_found(GetParam().bytes, GetParam().form), GetParam().found);
}

constexpr PhraseRow kPhraseRows[] = {
    {"Nothing", ByteForm::Plain, "", ""},
    {"Longest", ByteForm::Plain, "of human trafficking.", "1:human trafficking;"},
    {"SeveralValues", ByteForm::Plain, "drug trafficking", "2:trafficking;9:trafficking;"},
    {"Capitals", ByteForm::Plain, "HUMAN TRAFFICKING, Human trafficking",
     "1:HUMAN TRAFFICKING;1:Human trafficking;"},
    {"WholeWordsOnly", ByteForm::Plain, "traffickings nontrafficking human traffickingx", ""},
    {"WordWithDigit", ByteForm::Plain, "trafficking2", ""},
    {"Hyphen", ByteForm::Plain, "anti-trafficking; modern day slavery",
     "2:trafficking;9:trafficking;3:modern day slavery;"},
    {"LineEnd", ByteForm::Plain, "human\n  trafficking", "1:human\n  trafficking;"},
    {"BlankLineCuts", ByteForm::Plain, "human\n\ntrafficking", "2:trafficking;9:trafficking;"},
    {"CommaCuts", ByteForm::Plain, "human, trafficking", "2:trafficking;9:trafficking;"},
    {"CurlyQuotes", ByteForm::Plain, "\u201Chuman trafficking\u201D", "1:human trafficking;"},
    {"NoBreakSpace", ByteForm::Plain, "human\u00A0trafficking", "1:human\u00A0trafficking;"},
    {"BeginningOnly", ByteForm::Plain, "a victim of trafficking in goods",
     "2:trafficking;9:trafficking;"},
    {"LongPhrase", ByteForm::Plain, "a victim of trafficking in persons",
     "10:victim of trafficking in persons;"},
    {"Russian", ByteForm::Plain, "«Торговля людьми» и ТОРГОВЛЯ ЛЮДЬМИ",
     "4:Торговля людьми;4:ТОРГОВЛЯ ЛЮДЬМИ;"},
    {"TurkishCapitals", ByteForm::Plain, "İNSAN TİCARETİ", "5:İNSAN TİCARETİ;"},
    {"ArmenianMarks", ByteForm::Plain, "Մարդու թրաֆիքինգ։", "6:Մարդու թրաֆիքինգ;"},
    {"UrduFullStop", ByteForm::Plain, "انسانی اسمگلنگ۔", "7:انسانی اسمگلنگ;"},
    {"Acronym", ByteForm::Plain, "the TIP Report", "8:TIP Report;"},
    {"TagsWithin", ByteForm::Markup, "human <b class=\"x y\">trafficking</b>",
     "1:human <b class=\"x y\">trafficking;"},
    {"TagsAreNoBlanks", ByteForm::Plain, "human <b>trafficking</b>",
     "2:trafficking;9:trafficking;"},
    {"NbspReference", ByteForm::Markup, "human&nbsp;trafficking", "1:human&nbsp;trafficking;"},
    {"OpenTag", ByteForm::Markup, "human <b trafficking", "2:trafficking;9:trafficking;"},
    {"EscapedLineEnd", ByteForm::Escaped, "the\\ntrafficking\\tof", "2:trafficking;9:trafficking;"},
    {"EscapedWithin", ByteForm::Escaped, "human\\ntrafficking", "1:human\\ntrafficking;"},
};

INSTANTIATE_TEST_SUITE_P(Rows, BytePhrasesRow, testing::ValuesIn(kPhraseRows),
                         [](const auto& test) { return std::string(test.param.name); });

// A word anywhere about the borders of the blocks of 64 bytes, and of the thousands of words.
TEST(BytePhrases, FindsAtEveryPlace) {
  for (std::size_t before = 0; before < 200; ++before) {
    const std::string text =
        std::string(before, '.') + "human trafficking" + std::string(before, ' ');
    EXPECT_EQ(dump_found(text, ByteForm::Plain), "1:human trafficking;") << before;
  }
  for (std::size_t words = 2030; words < 2060; ++words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += "x ";
    EXPECT_EQ(dump_found(text + "human trafficking y", ByteForm::Plain), "1:human trafficking;")
        << words;
  }
}

TEST(BytePhrases, RefusesWhatIsNoTable) {
  EXPECT_FALSE(BytePhrases::view("").ok());
  std::string cut = table();
  cut.pop_back();
  EXPECT_FALSE(BytePhrases::view(cut).ok());
  std::string full = table();
  for (std::size_t i = 32; i < full.size(); ++i) full[i] = '\x7F';
  EXPECT_FALSE(BytePhrases::view(full).ok());
  BytePhrases none;
  EXPECT_FALSE(none.any("human trafficking", ByteForm::Plain));
}

TEST(BytePhrases, SamePhrasesSameBytes) {
  BytePhraseBuilder one;
  one.add("a b", 1);
  one.add("c", 2);
  BytePhraseBuilder other;
  other.add("c", 2);
  other.add("a b", 1);
  EXPECT_EQ(one.build(), other.build());
}

}  // namespace
}  // namespace plumbline::text

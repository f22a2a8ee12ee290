// SPDX-License-Identifier: Apache-2.0

#include "store/words.h"

#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::store {
namespace {

struct WordCase {
  const char* name;
  std::string_view text;
  std::string_view want;
};

constexpr WordCase kWordCases[] = {
    {"Empty", "", ""},
    {"OnlyMarks", " -- \u2014 !", ""},
    {"CaseAndPunctuation", "The U.S. State-Department's REPORT",
     "the u s state department s report"},
    {"NumberKeepsParts", "1,078 cases in 2012", "1 078 cases in 2012"},
    {"LatinDiacritics", "Ďáblice Çeşme Łódź São", "dablice cesme lodz sao"},
    {"CombiningEqualsComposed", "cafe\u0301 caf\u00E9", "cafe cafe"},
    {"Azerbaijani", "Azərbaycan İnsan alveri Naxçıvan", "azerbaycan insan alveri naxcivan"},
    {"RussianKeepsShortI", "Ёлка ёж СВОЙ свои", "елка еж свой свои"},
    {"ArmenianCaseAndLigature", "ՄԱՐԴԿԱՆՑ և եւ", "մարդկանց եւ եւ"},
    {"ArabicHarakatAndVariants", "\u0645\u064F\u062D\u064E\u0645\u064E\u0651\u062F \u0643\u064A",
     "\u0645\u062D\u0645\u062F \u06A9\u06CC"},
    {"SoftHyphenInside", "traf\u00ADfick\u200Bing", "trafficking"},
    {"LigatureOpened", "of\uFB01ce", "office"},
    {"German", "Straße STRASSE", "strasse strasse"},
    {"IdeographsStandAlone", "人口A贩运", "人 口 a 贩 运"},
    {"BrokenBytesSeparate",
     "a\xFF"
     "b\xC3",
     "a b"},
};

class WordsTest : public ::testing::TestWithParam<WordCase> {};

TEST_P(WordsTest, Folds) {
  const WordCase& c = GetParam();
  // An exactly sized heap copy, so that a sanitizer sees the first byte read too far.
  const auto copy = std::make_unique<char[]>(c.text.size());
  c.text.copy(copy.get(), c.text.size());
  EXPECT_EQ(fold_words({copy.get(), c.text.size()}), c.want);
}

INSTANTIATE_TEST_SUITE_P(Scripts, WordsTest, ::testing::ValuesIn(kWordCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(WordsTest, OffsetsCoverTheBytesOfTheWord) {
  constexpr std::string_view kTown = "\u00ABNaxçı\u00ADvan\u00BB 42";
  std::string seen;
  struct Context {
    std::string_view text;
    std::string* seen;
  } context{kTown, &seen};
  each_word(kTown, &context, [](void* at, std::string_view, std::size_t begin, std::size_t end) {
    auto& c = *static_cast<Context*>(at);
    *c.seen += "[" + std::string(c.text.substr(begin, end - begin)) + "]";
    return 0;
  });
  EXPECT_EQ(seen, "[Naxçı\u00ADvan][42]");
}

struct Told {
  std::vector<std::string> words;  // with where they stand
  static int add(void* to, std::string_view folded, std::size_t begin, std::size_t end) {
    static_cast<Told*>(to)->words.push_back(std::string(folded) + " " + std::to_string(begin) +
                                            " " + std::to_string(end));
    return 0;
  }
};

std::string drawn_text(std::minstd_rand& draw) {
  constexpr std::string_view kPieces[] = {"t",      "T",      "1",        "x",
                                          "z9",     " ",      ".",        "\n",
                                          "\x11",   "`",      "{",        "\u00E9",
                                          "\u0301", "\u00AD", "\u2014",   "\u4EBA",
                                          "\xFF",   "the",    "        ", "abcdefghijklmnopq"};
  std::string out;
  for (std::size_t count = draw() % 40; count > 0; --count) {
    out += kPieces[draw() % std::size(kPieces)];
  }
  return out;
}

// Whatever is passed over many bytes at a time.
TEST(WordsTest, WantedWordsAreThoseOfAll) {
  std::minstd_rand draw(11);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = drawn_text(draw);
    WantedWords wanted;
    for (std::size_t count = draw() % 6; count > 0; --count) {
      wanted.first[static_cast<unsigned char>("t1xza"[draw() % 5])] = true;
    }
    if (draw() % 2 == 0) wanted.stop_at = draw() % 60;
    Told all;
    each_word(text, &all, Told::add);
    std::vector<std::string> want;
    for (const std::string& word : all.words) {
      const std::size_t begin = std::stoul(word.substr(word.find(' ') + 1));
      const auto byte = static_cast<unsigned char>(text[begin]);
      if (byte < 0x80 && begin >= wanted.stop_at) break;
      const auto lower = static_cast<std::size_t>(byte | (byte >= 'A' && byte <= 'Z' ? 0x20 : 0));
      if (byte >= 0x80 || wanted.first[lower]) want.push_back(word);
    }
    Told told;
    each_word(text, &told, Told::add, wanted);
    EXPECT_EQ(told.words, want) << text;
  }
}

}  // namespace
}  // namespace plumbline::store

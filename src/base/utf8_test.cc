// SPDX-License-Identifier: Apache-2.0

#include "base/utf8.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

struct Utf8Case {
  const char* name;
  std::string_view bytes;
  std::string_view repaired;
};

constexpr Utf8Case kUtf8Cases[] = {
    {"Ascii", "plain words, more than eight bytes", "plain words, more than eight bytes"},
    {"Armenian", "\u0540\u0561\u0575", "\u0540\u0561\u0575"},
    {"Emoji", "a\U0001F600b", "a\U0001F600b"},
    {"LoneContinuation", "a\x80z", "a\uFFFDz"},
    {"Overlong", "\xC0\xAF", "\uFFFD\uFFFD"},
    {"Surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
    {"CutShort", "ab\xE2\x82", "ab\uFFFD"},
    {"Latin1", "caf\xE9 au lait", "caf\uFFFD au lait"},
};

class Utf8Test : public ::testing::TestWithParam<Utf8Case> {};

TEST_P(Utf8Test, RepairsWithOneMarkForEachBrokenPart) {
  const Utf8Case& c = GetParam();
  EXPECT_EQ(repair_utf8(c.bytes), c.repaired);
  EXPECT_TRUE(is_valid_utf8(repair_utf8(c.bytes)));
  EXPECT_EQ(is_valid_utf8(c.bytes), c.bytes == c.repaired);
}

INSTANTIATE_TEST_SUITE_P(Bytes, Utf8Test, ::testing::ValuesIn(kUtf8Cases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Utf8, EveryCodePointSurvivesTheRoundTrip) {
  for (char32_t point = 1; point <= 0x10FFFF; point += 7) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, point);
    const CodePoint back = decode_utf8(bytes, 0);
    ASSERT_TRUE(back.valid);
    ASSERT_EQ(back.value, point);
    ASSERT_EQ(back.size, bytes.size());
    ASSERT_EQ(count_code_points(bytes), 1U);
  }
}

// ASCII is passed over many bytes at a time: what is not stands out wherever it is.
TEST(Utf8, FindsWhatIsNotAsciiWhereverItStands) {
  for (std::size_t size = 1; size < 70; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      ASSERT_TRUE(is_ascii(text));
      ASSERT_EQ(first_invalid_utf8(text), size);
      text[at] = '\x80';
      ASSERT_FALSE(is_ascii(text));
      ASSERT_EQ(first_invalid_utf8(text), at);
      text.replace(at, 1, "\u2019");
      ASSERT_FALSE(is_ascii(text));
      ASSERT_TRUE(is_valid_utf8(text));
    }
  }
}

// Counted eight bytes at a time: in every place of the eight.
TEST(Utf8, CountsCodePointsWhereverTheyStand) {
  for (const std::string_view point : {"a", "\u00E9", "\u2019", "\U0001F600"}) {
    std::string text;
    for (std::size_t before = 0; before < 20; ++before) {
      ASSERT_EQ(count_code_points(text), before);
      text += before % 3 == 0 ? "x" : point;
    }
  }
}

}  // namespace
}  // namespace plumbline

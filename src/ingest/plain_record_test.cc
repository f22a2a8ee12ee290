// SPDX-License-Identifier: Apache-2.0

#include "ingest/plain_record.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace plumbline::ingest {
namespace {

using Json = nlohmann::json;

struct PlainRow {
  const char* name;
  std::string_view record;
};

// What is read quickly is read as the full parser does.
constexpr PlainRow kPlain[] = {
    {"Empty", "{}"},
    {"Blanks", " \t\r\n{ \"a\" : \"b\" ,\n\"c\" : 12 } \n"},
    {"Words", R"({"id":"x1","text":"One.","seen":true,"old":false,"none":null})"},
    {"Escapes", R"({"text":"\"a\" \\ \/ \b\f\n\r\t"})"},
    {"EscapedKey", R"({"\u0074ext":"a"})"},
    {"CodePoints", R"({"text":"\u00e9 \u2019 \uFFFF \u0000 \ud83d\ude00"})"},
    {"Raw", "{\"text\":\"\u00E9 \u2019 \U0001F600 \x7F\"}"},
    {"Numbers", R"({"a":1,"b":9223372036854775807,"c":18446744073709551615})"},
    {"TwiceTheSameKey", R"({"a":"first","a":"last"})"},
};

// Left to the full parser, well formed or not.
constexpr PlainRow kOther[] = {
    {"Nothing", ""},
    {"List", R"(["a"])"},
    {"Nested", R"({"a":{"b":1}})"},
    {"ListInside", R"({"authors":["a","b"]})"},
    {"Zero", R"({"a":0})"},
    {"Negative", R"({"a":-1})"},
    {"Fraction", R"({"a":1.5})"},
    {"Exponent", R"({"a":1e5})"},
    {"TooLarge", R"({"a":18446744073709551616})"},
    {"Open", R"({"a":"b")"},
    {"OpenString", R"({"a":"b)"},
    {"OpenEscape", R"({"a":"b\)"},
    {"OpenCodePoint", R"({"a":"\u12)"},
    {"NoHex", R"({"a":"\u12x4"})"},
    {"SignedHex", R"({"a":"\u-123"})"},
    {"LoneSurrogate", R"({"a":"\ud83d x"})"},
    {"HalfOfAPair", R"({"a":"\ud83d\u0041"})"},
    {"LowSurrogate", R"({"a":"\ude00"})"},
    {"UnknownEscape", R"({"a":"\x"})"},
    {"RawLineEnd", "{\"a\":\"b\nc\"}"},
    {"CommaAtTheEnd", R"({"a":"b",})"},
    {"NoColon", R"({"a" "b"})"},
    {"NoQuotes", R"({a:"b"})"},
    {"LongerWord", R"({"a":nullx})"},
    {"Behind", R"({"a":"b"} x)"},
};

class Plain : public testing::TestWithParam<PlainRow> {};
TEST_P(Plain, IsReadAsTheFullParserDoes) {
  const auto read = read_plain_record(GetParam().record);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, Json::parse(GetParam().record));
}
INSTANTIATE_TEST_SUITE_P(Records, Plain, testing::ValuesIn(kPlain),
                         [](const auto& test) { return std::string(test.param.name); });

// A string is passed over many bytes at a time: a sign stands out wherever it is.
TEST(PlainRecord, FindsSignsWhereverTheyStand) {
  for (std::size_t at = 0; at < 30; ++at) {
    std::string text = "caf\u00E9 \u2019!#[]\x7F words of thirty bytes";
    while (!is_utf8_border(text, at)) text.insert(0, "x");
    for (const std::string_view sign : {"\\n", "\\\"", "\\\\"}) {
      std::string marked = text;
      marked.insert(at, sign);
      const std::string record = "{\"text\":\"" + marked + "\"}";
      const auto read = read_plain_record(record);
      ASSERT_TRUE(read) << record;
      EXPECT_EQ(*read, Json::parse(record));
    }
    for (const char sign : {'\n', '\x1F', '\0'}) {
      std::string marked = text;
      marked.insert(at, 1, sign);
      EXPECT_FALSE(read_plain_record("{\"text\":\"" + marked + "\"}")) << at;
    }
  }
}

class Other : public testing::TestWithParam<PlainRow> {};
TEST_P(Other, IsLeftToTheFullParser) {
  EXPECT_FALSE(read_plain_record(GetParam().record));
}
INSTANTIATE_TEST_SUITE_P(Records, Other, testing::ValuesIn(kOther),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::ingest

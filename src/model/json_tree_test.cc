// SPDX-License-Identifier: Apache-2.0

#include "model/json_tree.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace plumbline::model {
namespace {

using Json = nlohmann::ordered_json;

Json copied(JsonValue value);

Json list_of(JsonValue value) {
  Json out = Json::array();
  for (const JsonValue each : value.items()) out.push_back(copied(each));
  return out;
}

// Scalars and lists, as the other reader has them.
Json copied(JsonValue value) {
  if (value.is_text()) return std::string(value.text());
  if (value.is_flag()) return value.flag();
  if (const auto natural = value.natural()) return *natural;
  if (const auto whole = value.whole()) return *whole;
  if (const auto number = value.number()) return *number;
  return value.is_list() ? list_of(value) : Json();
}

struct TreeRow {
  const char* name;
  std::string text;
};

class JsonTreeReads : public testing::TestWithParam<TreeRow> {};

// What another reader of JSON makes of the same bytes: the same values, or no JSON either.
TEST_P(JsonTreeReads, AsAnotherReader) {
  const std::string& text = GetParam().text;
  const Json expected = Json::parse(text, nullptr, false);
  JsonTree tree;
  ASSERT_EQ(tree.read(text), !expected.is_discarded());
  if (expected.is_discarded()) {
    EXPECT_TRUE(tree.root().is_null());
    return;
  }
  if (!expected.is_object()) {
    EXPECT_EQ(copied(tree.root()), expected);
    return;
  }
  ASSERT_TRUE(tree.root().is_object());
  for (const auto& [key, value] : expected.items()) {
    if (value.is_object()) {
      EXPECT_TRUE(tree.root().member(key).is_object()) << key;
      for (const auto& [inner, within] : value.items()) {
        EXPECT_EQ(copied(tree.root().member(key).member(inner)), within) << inner;
      }
    } else {
      EXPECT_EQ(copied(tree.root().member(key)), value) << key;
    }
  }
}

const std::vector<TreeRow> kRows = {
    {"Empty", ""},
    {"Blanks", " \n"},
    {"Text", R"("port")"},
    {"Null", " null "},
    {"EmptyObject", "{}"},
    {"EmptyList", "[ ]"},
    {"EmptyText", R"([""])"},
    {"Blanked", "\t{ \"a\" :\r\n [ 1 , 2 ] , \"b\" : { } }\n"},
    {"Nested", R"([[],[[1],[2,[]]],[[[]]],3])"},
    {"Numbers", R"([0,-0,7,-7,1.5,-2.5e3,1E2,18446744073709551615,-9223372036854775808])"},
    {"LongNumber", R"([18446744073709551616,12345678901234567890123])"},
    {"LeadingZero", "[01]"},
    {"LonePoint", "[1.]"},
    {"PointFirst", "[.5]"},
    {"Plus", "[+1]"},
    {"LoneMinus", "[-]"},
    {"Exponent", "[1e]"},
    {"Flags", R"({"a":true,"b":false,"c":null})"},
    {"Half", "tru"},
    {"More", "truer"},
    {"Escapes", R"(["\"\\\/\b\f\n\r\t","line\nline and then some more words"])"},
    {"Unicode", R"(["\u00e9","\u4e2D","\uD83D\uDCF0"])"},
    {"EscapedName", R"({"a\u0062":1,"c":"\t"})"},
    {"LoneSurrogate", R"(["\uD83D"])"},
    {"SecondFirst", R"(["\uDCF0\uD83D"])"},
    {"ShortEscape", R"(["\u12"])"},
    {"NoHex", R"(["\u12g4"])"},
    {"SignedHex", R"(["\u-123"])"},
    {"OtherEscape", R"(["\x41"])"},
    {"OpenText", R"(["port)"},
    {"EndsInBackslash", "[\"port\\"},
    {"ControlByte", "[\"a\x01\"]"},
    {"ControlByteLate", "[\"eight by\x1f\"]"},
    {"LineInText", "[\"a\nb\"]"},
    {"Letters", "[\"\u0540\u0561\u0575 \U0001F4F0 d\u00e9j\u00e0\"]"},
    {"NotUtf8", "[\"\xff\"]"},
    {"CutUtf8", "[\"\xe4\xb8\"]"},
    {"NulByte", std::string("[\"a\0b\"]", 7)},
    {"OpenList", "[1,2"},
    {"OpenObject", R"({"a":1)"},
    {"Crossed", "[1}"},
    {"CrossedObject", R"({"a":1])"},
    {"LastComma", "[1,]"},
    {"LastCommaObject", R"({"a":1,})"},
    {"NoColon", R"({"a" 1})"},
    {"NoName", "{1:2}"},
    {"NoComma", "[1 2]"},
    {"TwoRoots", "[] []"},
    {"Comment", "[1] // one"},
    {"OnlyName", R"({"a"})"},
    {"Colon", R"({"a":})"},
    {"Inner", R"({"a":{"b":[1,"x"],"c":false},"d":"e"})"}};

INSTANTIATE_TEST_SUITE_P(Texts, JsonTreeReads, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(JsonTree, OfTwoOfOneNameTheFirstCounts) {
  JsonTree tree;
  ASSERT_TRUE(tree.read(R"({"a":1,"a":2})"));
  EXPECT_EQ(tree.root().member("a").natural(), 1U);
}

TEST(JsonTree, RefusesWhatIsTooDeep) {
  JsonTree tree;
  const auto nested = [](std::size_t deep) {
    return std::string(deep, '[') + std::string(deep, ']');
  };
  EXPECT_TRUE(tree.read(nested(JsonTree::kDeepest)));
  EXPECT_FALSE(tree.read(nested(JsonTree::kDeepest + 1)));
  EXPECT_TRUE(tree.root().is_null());
}

// The table is used again: nothing of the text before may be left.
TEST(JsonTree, ReadsOneTextAfterTheOther) {
  JsonTree tree;
  for (const char* word : {"quay", "pier", "dock"}) {
    const std::string text = R"({"a":")" + std::string(word) + R"(\n"})";
    ASSERT_TRUE(tree.read(text));
    EXPECT_EQ(tree.root().member("a").text(), std::string(word) + "\n");
  }
  ASSERT_TRUE(tree.read("[]"));
  EXPECT_TRUE(tree.root().items().empty());
}

TEST(JsonTree, ASliceOfALargerTextEndsWhereItEnds) {
  const std::string text = R"([12345])";
  JsonTree tree;
  EXPECT_FALSE(tree.read(std::string_view(text).substr(0, 4)));
  ASSERT_TRUE(tree.read(std::string_view(text).substr(1, 3)));
  EXPECT_EQ(tree.root().natural(), 123U);
}

}  // namespace
}  // namespace plumbline::model

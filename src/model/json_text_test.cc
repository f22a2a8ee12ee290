// SPDX-License-Identifier: Apache-2.0

#include "model/json_text.h"

#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace plumbline::model {
namespace {

struct TextCase {
  const char* name;
  std::string_view value;
  std::string_view want;
};

constexpr TextCase kTexts[] = {
    {"Empty", "", R"("")"},
    {"Plain", "police said", R"("police said")"},
    {"Marks", "a \"b\" \\ c", R"("a \"b\" \\ c")"},
    {"Breaks", "a\tb\nc\rd\be\f", R"("a\tb\nc\rd\be\f")"},
    {"Controls", std::string_view("\x00\x1F\x7F", 3), "\"\\u0000\\u001f\x7F\""},
    {"Wide", "\u0540\u0561\u0575 \U0001F4F0", "\"\u0540\u0561\u0575 \U0001F4F0\""},
    {"Broken", "a\xFFz\xC3", "\"a\uFFFDz\uFFFD\""},
};

class JsonTexts : public ::testing::TestWithParam<TextCase> {};

TEST_P(JsonTexts, AreEscaped) {
  JsonText out(JsonText::Form::Compact);
  out.text(GetParam().value);
  EXPECT_EQ(std::move(out).take(), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Json, JsonTexts, ::testing::ValuesIn(kTexts),
                         [](const auto& test) { return std::string(test.param.name); });

std::string nested(JsonText::Form form) {
  JsonText out(form);
  out.open_object();
  out.key("list");
  out.open_list();
  out.number(std::uint64_t{7});
  out.open_object();
  out.close_object();
  out.open_list();
  out.close_list();
  out.flag(true);
  out.close_list();
  out.key("share");
  out.number(12.0);
  out.key("half");
  out.number(0.5);
  out.close_object();
  return std::move(out).take();
}

TEST(JsonText, Nests) {
  EXPECT_EQ(nested(JsonText::Form::Compact), R"({"list":[7,{},[],true],"share":12.0,"half":0.5})");
  EXPECT_EQ(nested(JsonText::Form::Indented),
            "{\n  \"list\": [\n    7,\n    {},\n    [],\n    true\n  ],\n  \"share\": 12.0,\n"
            "  \"half\": 0.5\n}");
}

// Whole numbers are not written by the library, and must look as if they were.
TEST(JsonText, NumbersAreThoseOfTheLibrary) {
  for (const double value : {0.0, -0.0, 1.0, 2.5, 7.0, -3.0, 100.0, 4e5, 12345678.0, 0.1, 1e-7,
                             999999999999999.0, 1e15, 1234567890123456.0, 1e22}) {
    JsonText out(JsonText::Form::Compact);
    out.number(value);
    EXPECT_EQ(std::move(out).take(), nlohmann::json(value).dump());
  }
}

TEST(JsonText, TakesWhatIsWrittenAndWhatOthersCallThings) {
  JsonText out(JsonText::Form::Compact);
  out.open_object();
  out.key_of_others("c1\"\n");
  out.null();
  out.key_of_others(std::string(2000, 'k'));
  out.written(R"([1,{"a":2}])");
  out.key("debt");
  out.number(std::int64_t{-12});
  out.close_object();
  EXPECT_EQ(std::move(out).take(),
            "{\"c1\\\"\\n\":null,\"" + std::string(2000, 'k') + R"(":[1,{"a":2}],"debt":-12})");
}

// Answers that were written by the library must not change by being written here. Of bytes that are
// no UTF-8 it may count others as one.
TEST(JsonText, TextsAreWrittenAsByTheLibrary) {
  std::minstd_rand draw(7);
  constexpr std::string_view kBytes =
      "a\"\\\n\x01\x7F\x80\xBF\xC2\xC3\xE0\xA0\xE2\xED\xEF\xF0\x90\xF4\xF5\xFF";
  for (int round = 0; round < 20000; ++round) {
    std::string bytes(draw() % 9, ' ');
    for (char& byte : bytes) byte = kBytes[draw() % kBytes.size()];
    if (!is_valid_utf8(bytes)) continue;
    JsonText out(JsonText::Form::Compact);
    out.text(bytes);
    EXPECT_EQ(std::move(out).take(),
              nlohmann::json(bytes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
}

// Pieces are gathered: long ones, and those that just fit or just do not.
TEST(JsonText, KeepsTheOrderOfPiecesOfAnyLength) {
  JsonText out(JsonText::Form::Compact);
  std::string want = "[";
  out.open_list();
  for (std::size_t size = 0; size < 5000; size += 97) {
    const std::string value(size, static_cast<char>('a' + size % 26));
    out.text(value);
    want += (size == 0 ? "\"" : ",\"") + value + "\"";
  }
  out.close_list();
  EXPECT_EQ(std::move(out).take(), want + "]");
}

// Keys are put down whole: wherever the gathered pieces end.
TEST(JsonText, KeepsKeysAtAnyPlace) {
  for (std::size_t before = 980; before < 1040; ++before) {
    const std::string value(before, 'x');
    JsonText out(JsonText::Form::Compact);
    out.open_object();
    out.key("first");
    out.text(value);
    out.key("second");
    out.flag(true);
    out.close_object();
    EXPECT_EQ(std::move(out).take(), R"({"first":")" + value + R"(","second":true})") << before;
  }
}

}  // namespace
}  // namespace plumbline::model

// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "model/json_text_internal.h"

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

}  // namespace
}  // namespace plumbline::model

// SPDX-License-Identifier: Apache-2.0

#include "ingest/gate.h"

#include <gtest/gtest.h>

namespace plumbline::ingest {
namespace {

const std::string& table_of_languages() {
  static const std::string kTable = [] {
    text::BytePhraseBuilder builder;
    builder.add("human trafficking", 0);
    builder.add("торговля людьми", 0, "ru");
    builder.add("zorla çalıştırma", 0, "tr");
    return builder.build();
  }();
  return kTable;
}

struct WantedRow {
  const char* name;
  GateForm form;
  std::string bytes;
  const char* charset;
  bool wanted;
};

class GateRow : public testing::TestWithParam<WantedRow> {};

TEST_P(GateRow, Wants) {
  const auto phrases = text::BytePhrases::view(table_of_languages());
  ASSERT_TRUE(phrases.ok());
  EXPECT_EQ(Gate(*phrases).wants(GetParam().form, GetParam().bytes, GetParam().charset),
            GetParam().wanted);
}

const WantedRow kRows[] = {
    {"Empty", GateForm::Html, "", "", false},
    {"Other", GateForm::Html, "<p>traffic of humans</p>", "", false},
    {"Plain", GateForm::Html, "<p>Human trafficking</p>", "", true},
    {"Tag", GateForm::Html, "human <i>trafficking</i>", "", true},
    {"SoftHyphen", GateForm::Html, "human traf\u00ADficking", "", true},
    {"SoftHyphenReference", GateForm::Html, "human traf&shy;fick&#173;ing", "", true},
    {"LetterReferences", GateForm::Html, "zorla &ccedil;al&#305;&#351;t&#305;rma", "", true},
    {"NumberReferences", GateForm::Html,
     "&#1090;&#1086;&#1088;&#1075;&#1086;&#1074;&#1083;&#x44F; &#1083;&#1102;&#1076;&#1100;&#1084;"
     "&#1080;",
     "", true},
    {"OtherReferences", GateForm::Html, "R&amp;D &eacute;t&eacute; &#8217;", "", false},
    {"Windows1251", GateForm::Html, "\xF2\xEE\xF0\xE3\xEE\xE2\xEB\xFF \xEB\xFE\xE4\xFC\xEC\xE8",
     "windows-1251", true},
    {"Utf16", GateForm::Text,
     std::string("\xFF\xFEh\0u\0m\0a\0n\0 \0t\0r\0a\0f\0f\0i\0c\0k\0i\0n\0g\0", 36), "", true},
    {"Utf16Other", GateForm::Text, std::string("\xFF\xFEh\0u\0m\0a\0n\0", 12), "", false},
    {"Text", GateForm::Text, "about human\ntrafficking", "", true},
    {"Json", GateForm::Json, R"({"text":"about\nhuman trafficking"})", "", true},
    {"JsonCurlyQuotes", GateForm::Json, R"({"text":"\u201chuman trafficking\u201d"})", "", true},
    {"JsonCyrillic", GateForm::Json,
     R"({"text":"\u0442\u043e\u0440\u0433\u043e\u0432\u043b\u044f \u043b\u044e\u0434\u044c\u043c\u0438"})",
     "", true},
    {"JsonOther", GateForm::Json, R"({"text":"\u0442\u043e human\\trafficking"})", "", false},
    {"JsonCutEscape", GateForm::Json, R"({"text":"\u04)", "", false},
    {"JsonLastBackslash", GateForm::Json, "{\"\\u0041\\", "", false},
};

INSTANTIATE_TEST_SUITE_P(Rows, GateRow, testing::ValuesIn(kRows),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0

#include "text/language_id.h"

#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

TEST(DetectLanguage, Table) {
  const struct {
    const char* text;
    const char* code;
  } rows[] = {
      {"", ""},
      {"The government did not report the number of victims it had identified that year.", "en"},
      {"\u041F\u0440\u0430\u0432\u0438\u0442\u0435\u043B\u044C\u0441\u0442\u0432\u043E "
       "\u043D\u0435 \u0441\u043E\u043E\u0431\u0449\u0438\u043B\u043E "
       "\u0447\u0438\u0441\u043B\u043E \u0436\u0435\u0440\u0442\u0432.",
       "ru"},
      {"\u053F\u0561\u057C\u0561\u057E\u0561\u0580\u0578\u0582\u0569\u0575\u0578\u0582\u0576\u0568 "
       "\u0579\u056B \u0570\u0561\u0575\u057F\u0576\u0565\u056C \u0569\u056B\u057E\u0568\u0589",
       "hy"},
  };
  for (const auto& row : rows) EXPECT_EQ(detect_language(row.text).code, row.code) << row.text;
}

}  // namespace
}  // namespace plumbline::text

// SPDX-License-Identifier: Apache-2.0

#include "app/violence.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::app {
namespace {

struct ViolenceCase {
  const char* name;
  std::string text;
  std::string passages;  // parted by " | "
};

class ViolenceTest : public testing::TestWithParam<ViolenceCase> {};

TEST_P(ViolenceTest, PassagesAreFound) {
  const auto violence = Violence::load();
  ASSERT_TRUE(violence);
  std::string found;
  for (const text::Span& span : violence->passages(GetParam().text)) {
    found += (found.empty() ? "" : " | ") + std::string(text::slice(GetParam().text, span));
  }
  EXPECT_EQ(found, GetParam().passages);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, ViolenceTest,
    testing::Values(
        ViolenceCase{"ADeed", "They came by boat. The guards beat them daily. They left in May.",
                     "The guards beat them daily."},
        ViolenceCase{"ThingsAndBody", "He had burns from cigarettes. He worked nights.",
                     "He had burns from cigarettes."},
        ViolenceCase{
            "SentencesInARow",
            "A driver took him. He was whipped. Then he was chained up\nfor days. He fled.",
            "He was whipped. Then he was chained up\nfor days."},
        ViolenceCase{"TwoParagraphs", "He was whipped.\n\nShe was stabbed.",
                     "He was whipped. | She was stabbed."},
        ViolenceCase{"ATopicAlone", "Torture and rape are crimes. The burn was treated.", ""},
        ViolenceCase{"Law",
                     "He was convicted of rape. The Convention against Torture was signed in 1984; "
                     "the state reported to the Committee against Torture on her arms.",
                     ""},
        ViolenceCase{"OtherSenses",
                     "Budget cuts hit the shelters. The supply chain was broken up. They beat the "
                     "deadline, off the beaten track.",
                     ""},
        ViolenceCase{"Figures", "Police identified 41 victims and freed nine workers.", ""},
        ViolenceCase{"French", "Les gardiens l\u2019ont encha\u00een\u00e9e. Elle a fui.",
                     "Les gardiens l\u2019ont encha\u00een\u00e9e."},
        ViolenceCase{
            "Spanish",
            "La fiscal\u00eda habl\u00f3. Fueron golpeados con palos. La violaci\u00f3n de "
            "derechos sigue.",
            "Fueron golpeados con palos."},
        ViolenceCase{"Russian",
                     "\u0418\u0445 "
                     "\u0438\u0437\u0431\u0438\u0432\u0430\u043b\u0438. "
                     "\u041e\u043d\u0438 \u0443\u0435\u0445\u0430\u043b\u0438.",
                     "\u0418\u0445 \u0438\u0437\u0431\u0438\u0432\u0430\u043b\u0438."},
        ViolenceCase{"Turkish", "Adamlar onu d\u00f6vd\u00fc. Polis geldi.",
                     "Adamlar onu d\u00f6vd\u00fc."},
        ViolenceCase{"Nothing", "", ""}),
    [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace plumbline::app

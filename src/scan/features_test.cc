// SPDX-License-Identifier: Apache-2.0

#include "scan/features.h"

#include <gtest/gtest.h>

#include "scan/kinds.h"

namespace plumbline::scan {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = [] {
    auto data = refdata::RefData::load();
    return Vocabulary::make(*data).take();
  }();
  return kVocabulary;
}

// "title TIP!; lead drugs": marks with their zones; "!" if core. Of the lexicon those that decide.
std::string marks_of(const Reading& reading) {
  std::string out;
  for (const PlacedMark& placed : reading.marks) {
    const bool decides =
        placed.mark.core || placed.mark.context || placed.mark.label == "SMUGGLING";
    if (!decides) continue;
    out += (out.empty() ? "" : "; ") + std::string(to_string(placed.zone)) + " " +
           std::string(placed.mark.label) + (placed.mark.core ? "!" : "");
  }
  return out;
}

struct Row {
  const char* name;
  const char* title;
  const char* body;
  const char* marks;
  const char* kinds;
};

class FeaturesRow : public testing::TestWithParam<Row> {};

TEST_P(FeaturesRow, Reads) {
  const Reading reading = read_features(vocabulary(), GetParam().title, GetParam().body);
  EXPECT_EQ(marks_of(reading), GetParam().marks);
  std::string kinds;
  for (const Kind& kind : kinds_of(reading.marks)) {
    kinds += (kinds.empty() ? "" : " ") + std::string(kind.name);
  }
  EXPECT_EQ(kinds, GetParam().kinds);
  for (std::size_t i = 1; i < reading.features.size(); ++i) {
    EXPECT_LT(reading.features[i - 1].index, reading.features[i].index);
  }
}

constexpr Row kRows[] = {
    {"Empty", "", "", "", ""},
    {"TitleAndLead", "Two held for human trafficking",
     "Menu\nTwo held for human trafficking\nThe port police said the two had been engaged in sex "
     "trafficking "
     "since the spring of last year.",
     "title TIP!; title TIP!; lead SEXTRAFF!", ""},
    {"MenuOnly", "Budget passed", "Human Trafficking Unit\nHome", "short-line office", ""},
    {"FirstLineIsTheTitle", "", "Human trafficking in the port\nHome", "title TIP!", ""},
    {"DrugsAreApart", "Ring broken up",
     "The coast guard broke up a ring engaged in drug trafficking, the ministry said on Monday "
     "evening.\n"
     "Arms trafficking was charged as well, and drug trafficking in two more cases, the court was "
     "told.",
     "lead drugs; lead arms; lead drugs", "drugs arms"},
    {"SmugglingIsApart", "Man held for people smuggling", "", "title SMUGGLING", "smuggling"},
    {"Russian", "Задержаны за торговлю людьми", "", "title TIP!", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, FeaturesRow, testing::ValuesIn(kRows),
                         [](const auto& test) { return std::string(test.param.name); });

// What a stored model's numbers mean must not change by itself.
TEST(Features, IndicesAreStable) {
  const Reading reading = read_features(vocabulary(), "Human trafficking", "");
  ASSERT_FALSE(reading.features.empty());
  for (const Feature& feature : reading.features) EXPECT_LT(feature.index, kFeatures);
  const Reading again = read_features(vocabulary(), "Human trafficking", "");
  EXPECT_EQ(reading.features, again.features);
}

}  // namespace
}  // namespace plumbline::scan

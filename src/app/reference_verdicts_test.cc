// SPDX-License-Identifier: Apache-2.0

#include "app/reference_verdicts.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "app/pipeline.h"
#include "store/records.h"

namespace plumbline::app {
namespace {

std::string told(const char* title, const std::string& text, const char* country, int edition) {
  static const std::unique_ptr<Pipeline> pipeline =
      load_pipeline(EngineKind::Rules, Reads::Nothing).take();
  model::Document document;
  document.id = {"r"};
  document.title = title;
  document.text = text;
  store::ReferenceDetails details;
  details.country = country;
  details.edition = edition;
  std::string out;
  for (const store::VerdictRow& row : verdicts_in(document, details, *pipeline)) {
    out += (out.empty() ? "" : "; ") + row.country + " " + std::to_string(row.edition) + " " +
           row.tier + " [" + std::string(text::slice(text, row.span)) + "]";
  }
  return out;
}

TEST(VerdictsIn, Table) {
  const struct {
    const char* title;
    const char* text;
    const char* country;
    int edition;
    const char* want;
  } rows[] = {
      {"Laos", "They freed ten. Laos was upgraded to Tier 2 Watch List. It is new.", "LAO", 2026,
       "LAO 2026 2WL [Laos was upgraded to Tier 2 Watch List.]"},
      {"Trafficking in Persons Report 2025", "Cuba remained on Tier 3.\n\nKenya is on Tier 2.", "",
       0, "CUB 2025 3 [Cuba remained on Tier 3.]; KEN 2025 2 [Kenya is on Tier 2.]"},
      {"Laos",
       "Laos does not fully meet the minimum standards and is not making significant efforts to do "
       "so; therefore Laos was downgraded to Tier 3.",
       "LAO", 2026,
       "LAO 2026 3 [Laos does not fully meet the minimum standards and is not making significant "
       "efforts to do so; therefore Laos was downgraded to Tier 3.]"},
      {"Laos", "Laos avoided Tier 3.\n\nLaos risks a downgrade to Tier 3.", "LAO", 2026, ""},
      // Of another year, of another country, denied, of an edition that nobody names.
      {"Laos", "Laos was on Tier 3 in 2024.", "LAO", 2026, ""},
      {"Laos", "Kenya is on Tier 2.", "LAO", 2026, ""},
      {"Laos", "Laos was not placed on Tier 3.", "LAO", 2026, ""},
      {"Laos", "Laos is on Tier 3.", "LAO", 0, ""},
      {"Laos", "The tiers are explained below. A waiver ends after two years.", "LAO", 2026, ""},
      {"Laos", "", "LAO", 2026, ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(told(row.title, row.text, row.country, row.edition), row.want) << row.text;
  }
}

// Texts are looked through many bytes at a time: wherever the word stands, up to the very end.
TEST(VerdictsIn, FindsTheWordAtEveryPlace) {
  for (std::size_t before = 0; before < 70; ++before) {
    std::string text = "Tie for ";
    text.resize(before, 'x');
    for (const std::string tier : {"Tier 3", "TIER 3"}) {
      const std::string sentence = "Laos was placed on " + tier;
      EXPECT_EQ(told("Laos", text + "\n" + sentence, "LAO", 2026), "LAO 2026 3 [" + sentence + "]")
          << before;
    }
  }
}

}  // namespace
}  // namespace plumbline::app

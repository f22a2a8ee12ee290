// SPDX-License-Identifier: Apache-2.0

#include "refdata/refdata.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "text/token.h"

namespace plumbline::refdata {
namespace {

const RefData& data() {
  static const RefData kData = [] {
    Result<RefData> loaded = RefData::load();
    EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().message);
    return std::move(loaded).take();
  }();
  return kData;
}

// "AZE AZE(demonym) USA(acronym)": what the name table knows of a name.
std::string countries_named(std::string_view name) {
  std::set<std::string> found;
  for (const std::uint32_t value : data().country_names().lookup(name)) {
    const NameValue read = name_value(value);
    std::string code(data().countries()[read.index].alpha3);
    if (read.demonym) code += "(demonym)";
    if (read.acronym) code += "(acronym)";
    found.insert(code);
  }
  std::string all;
  for (const std::string& code : found) all += (all.empty() ? "" : " ") + code;
  return all;
}

struct NameCase {
  const char* name;
  const char* want;
};

constexpr NameCase kCountryCases[] = {
    {"Azerbaijan", "AZE"},
    {"azerbaijan", "AZE"},
    {"Azerbaijani", "AZE(demonym)"},
    {"Pakistanis", "PAK(demonym)"},
    {"US", "USA(acronym)"},
    {"U.S.", "USA"},
    {"United States of America", "USA"},
    {"Myanmar", "MMR"},
    {"Burma", "MMR"},
    {"Ivory Coast", "CIV"},
    {"Swaziland", "SWZ"},
    {"Czechia", "CZE"},
    {"Türkiye", "TUR"},
    {"Kosovo", "XKX"},
    {"Palestinians", "PSE(demonym)"},
    {"Congolese", "COD(demonym) COG(demonym)"},
    {"Zaire", "COD"},
    {"it", ""},
    {"can", ""},
};

TEST(RefDataTest, KnowsCountriesByTheirNames) {
  for (const NameCase& c : kCountryCases) EXPECT_EQ(countries_named(c.name), c.want) << c.name;
}

// "Baku AZE": the first place of a name, "(common)" if the name needs context.
std::string first_place_named(std::string_view name) {
  const std::vector<std::uint32_t> values = data().place_names().lookup(name);
  if (values.empty()) return "";
  const PlaceRecord place = data().place(values.front());
  std::string shown = std::string(place.name) + " " + std::string(place.country);
  if (name_value(values.front()).common) shown += "(common)";
  if (name_value(values.front()).demonym) shown += "(demonym)";
  return shown;
}

constexpr NameCase kPlaceCases[] = {
    {"Baku", "Baku AZE"},
    {"Bakı", "Baku AZE"},
    {"Баку", "Baku AZE"},
    {"Բաքու", "Baku AZE"},
    {"ბაქო", "Baku AZE"},
    {"Nakhichevan", "Nakhchivan AZE"},
    {"Nakhchivan", "Nakhchivan AZE"},
    {"Naxçıvan", "Nakhchivan AZE"},
    {"Naxcivan", "Nakhchivan AZE"},
    {"Erivan", "Yerevan ARM"},
    {"Երևան", "Yerevan ARM"},
    {"Kiev", "Kyiv UKR"},
    {"Київ", "Kyiv UKR"},
    {"Bombay", "Mumbai IND"},
    {"Istanbul", "Istanbul TUR"},
    {"İstanbul", "Istanbul TUR"},
    {"Стамбул", "Istanbul TUR"},
    {"Tiflis", "Tbilisi GEO"},
    {"თბილისი", "Tbilisi GEO"},
    {"Gəncə", "Ganja AZE"},
    {"Kirovabad", "Ganja AZE"},
    {"Odesa", "Odesa UKR"},
    {"Odessa", "Odesa UKR"},
    {"Караганда", "Karagandy KAZ"},
    {"كراتشي", "Karachi PAK"},
    {"New York", "New York USA"},
    {"California", "California USA"},
    {"Peking", "Beijing CHN"},
    {"لاهور", "Lahore PAK"},
    {"Europe", "Europe "},
    {"European", "Europe (demonym)"},
    {"Central Asia", "Central Asia "},
    {"of", ""},
};

TEST(RefDataTest, KnowsPlacesInSeveralScripts) {
  for (const NameCase& c : kPlaceCases) EXPECT_EQ(first_place_named(c.name), c.want) << c.name;
}

TEST(RefDataTest, FlagsPlaceNamesThatAreWords) {
  for (const char* name : {"Nice", "Most", "Same", "Mary", "Reading"}) {
    for (const std::uint32_t value : data().place_names().lookup(name)) {
      EXPECT_TRUE(name_value(value).common) << name;
    }
  }
}

TEST(RefDataTest, GivesCapitalsRegionsAndKinds) {
  std::set<PlaceKind> kinds;
  std::size_t capitals = 0;
  for (std::uint32_t i = 0; i < data().place_count(); ++i) {
    const PlaceRecord place = data().place(i);
    EXPECT_FALSE(place.name.empty());
    kinds.insert(place.kind);
    if (place.kind == PlaceKind::Capital) ++capitals;
    if (place.kind != PlaceKind::WorldRegion) {
      EXPECT_NE(data().country(place.country), nullptr);
    }
  }
  EXPECT_EQ(kinds.size(), 5U);
  EXPECT_GT(capitals, 190U);
  EXPECT_GT(data().place_count(), 70000U);
  EXPECT_TRUE(data().place(0x0FFFFFFFU).name.empty());
}

// "Federal Investigation Agency PAK": the first body of a name, with its flag.
std::string agency_named(std::string_view name) {
  const std::vector<std::uint32_t> values = data().agency_names().lookup(name);
  if (values.empty()) return "";
  const NameValue read = name_value(values.front());
  const Agency& agency = data().agencies()[read.index];
  std::string shown = std::string(agency.name) + " " + std::string(agency.country);
  if (read.acronym) shown += "(acronym)";
  if (read.common) shown += "(common)";
  return shown;
}

constexpr NameCase kAgencyCases[] = {
    {"Federal Investigation Agency", "Federal Investigation Agency PAK"},
    {"FIA", "Federal Investigation Agency PAK(acronym)"},
    {"US State Department", "US Department of State USA"},
    {"Europol", "European Union Agency for Law Enforcement Cooperation "},
    {"Reuters", "Reuters GBR"},
    {"Dawn", "Dawn PAK(common)"},
    {"The Times", "The Times GBR(common)"},
    {"IOM", "International Organization for Migration (acronym)"},
    {"Federal Investigation Bureau", ""},
};

TEST(RefDataTest, KnowsAgenciesAndOutlets) {
  for (const NameCase& c : kAgencyCases) EXPECT_EQ(agency_named(c.name), c.want) << c.name;
  EXPECT_GT(data().agencies().size(), 900U);
}

// The pattern and manner of the first cue of a phrase.
std::string cue_of(std::string_view phrase) {
  const std::vector<std::uint32_t> values = data().cue_phrases().lookup(phrase);
  if (values.empty()) return "";
  const Cue& cue = data().cues()[values.front()];
  return std::string(cue.pattern) + " " + std::string(cue.manner);
}

constexpr NameCase kCueCases[] = {
    {"said", "verb says"},
    {"denies", "verb denies"},
    {"pointed out", "verb says"},
    {"wrote", "verb says"},
    {"sought", "verb says"},
    {"according to", "preposition says"},
    // Passives ("it was found that", "are said to") are built from the verb by `extract`.
    {"found", "verb finds"},
    {"reportedly", "adverb says"},
    {"allegations", "noun alleges"},
};

TEST(RefDataTest, KnowsCuesInTheirForms) {
  for (const NameCase& c : kCueCases) EXPECT_EQ(cue_of(c.name), c.want) << c.name;
}

// The concept and language of the first term of a phrase.
std::string concept_of(std::string_view phrase) {
  const std::vector<std::uint32_t> values = data().term_phrases().lookup(phrase);
  if (values.empty()) return "";
  const Term& term = data().terms()[values.front()];
  return std::string(term.concept_code) + " " + std::string(term.language);
}

constexpr NameCase kTermCases[] = {
    {"human trafficking", "TIP en"}, {"victims of trafficking", "VICTIM en"},
    {"recruited", "RECRUIT en"},     {"trafficked", "TIP en"},
    {"insan alveri", "TIP az"},      {"торговля людьми", "TIP ru"},
    {"թրաֆիքինգ", "TIP hy"},         {"insan ticareti", "TIP tr"},
    {"انسانی اسمگلنگ", "TIP ur"},
};

TEST(RefDataTest, KnowsTermsOfSixLanguages) {
  for (const NameCase& c : kTermCases) EXPECT_EQ(concept_of(c.name), c.want) << c.name;
  for (const Term& term : data().terms()) EXPECT_FALSE(term.concept_code.empty()) << term.term;
}

struct ListCase {
  const char* list;
  const char* word;
};

constexpr ListCase kListCases[] = {
    {"titles", "executive director"},
    {"organisation_heads", "foundation"},
    {"negations", "never"},
    {"hedges", "reportedly"},
    {"modality", "might"},
    {"evaluative", "extremely flawed"},
    {"months", "September"},
    {"numbers", "twenty-one"},
    {"units", "victims"},
    {"first_names", "Fatima"},
    {"groups", "human rights activists"},
    {"figure_status", "registered"},
    {"approximators", "at least"},
    {"intensifiers", "completely"},
    {"function_words", "of"},
    {"relative_times", "this year"},
};

TEST(RefDataTest, HasWordLists) {
  for (const ListCase& c : kListCases) {
    const std::vector<std::uint32_t> values = data().wordlist(c.list).lookup(c.word);
    ASSERT_FALSE(values.empty()) << c.list << " " << c.word;
    EXPECT_FALSE(
        data().table_view("wordlists/" + std::string(c.list)).cell(values.front(), 0).empty());
  }
  EXPECT_TRUE(data().wordlist("no such list").lookup("of").empty());
}

TEST(RefDataTest, GivesCountriesByCode) {
  ASSERT_NE(data().country("AZE"), nullptr);
  EXPECT_EQ(data().country("AZE")->capital, "Baku");
  EXPECT_EQ(data().country("AZE")->adjective, "Azerbaijani");
  EXPECT_EQ(data().country("XXX"), nullptr);
  EXPECT_GE(data().countries().size(), 250U);
}

TEST(RefDataTest, GivesTiersOfAnEdition) {
  const TierRow* row = data().tier("AZE", 2024);
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->tier, "2");
  EXPECT_FALSE(row->evidence.empty());
  ASSERT_NE(data().tier("PAK", 2009), nullptr);
  EXPECT_EQ(data().tier("PAK", 2009)->tier, "2WL");
  EXPECT_EQ(data().tier("AZE", 1999), nullptr);
  EXPECT_EQ(data().tier("XXX", 2024), nullptr);
  EXPECT_GT(data().tiers().size(), 2300U);
}

TEST(RefDataTest, GivesFormulasWithYears) {
  const auto formulas = data().formulas();
  const auto found = std::find_if(formulas.begin(), formulas.end(),
                                  [](const Formula& formula) { return formula.id == "VF-2c"; });
  ASSERT_NE(found, formulas.end());
  EXPECT_EQ(found->first_year, 2019);
  EXPECT_EQ(found->tiers, "2 2WL");
  EXPECT_EQ(found->compliance, "not-full");
}

TEST(RefDataTest, GivesFurtherTables) {
  const TableView palermo = data().table_view("palermo");
  ASSERT_TRUE(palermo.column("code").has_value());
  EXPECT_GT(palermo.rows(), 40U);
  EXPECT_EQ(palermo.cell(0, 0), "ACT.RECRUIT");
  EXPECT_EQ(palermo.cell(100000, 0), "");
  EXPECT_EQ(palermo.cell(0, 100), "");
  EXPECT_EQ(data().table_phrases("palermo").lookup("ACT.RECRUIT").size(), 1U);
  EXPECT_EQ(data().table_view("no such table").rows(), 0U);
  EXPECT_TRUE(data().blob("no such blob").empty());
  EXPECT_EQ(data().table("palermo").size(), palermo.rows() + 1);
}

TEST(RefDataTest, HasAVersion) {
  EXPECT_EQ(data().version().size(), 64U);
}

}  // namespace
}  // namespace plumbline::refdata

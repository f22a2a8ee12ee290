// SPDX-License-Identifier: Apache-2.0

#include "language/places.h"

#include <string>

#include <gtest/gtest.h>

#include "language/analyse.h"
#include "language/reference_test_internal.h"

namespace plumbline::language {
namespace {

// "Paris, Texas, USA" for a place, "Georgia" for a country, "?" for none.
std::string told(const std::optional<PlaceSense>& sense) {
  if (!sense) return "?";
  if (sense->country != kNone) return std::string(reference().countries()[sense->country].name);
  const refdata::PlaceRecord place = reference().place(sense->place);
  std::string out(place.name);
  if (!place.region.empty()) out += ", " + std::string(place.region);
  if (!place.country.empty()) out += ", " + std::string(place.country);
  return out;
}

struct PlaceCase {
  const char* name;
  const char* text;
  const char* asked;  // its last occurrence in the text
  const char* want;
  const char* url = "";
};

constexpr PlaceCase kCases[] = {
    {"the great city where nothing else is said", "The men flew to Paris.", "Paris",
     "Paris, Ile-de-France, FRA"},
    {"the region beside it", "Police in Paris, Texas, made an arrest.", "Paris",
     "Paris, Texas, USA"},
    {"the region beside it, shortened", "Police in Oxford, Miss., made an arrest.", "Oxford",
     "Oxford, Mississippi, USA"},
    {"told once for the whole text",
     "Police in Paris, Texas, made an arrest. The man from Paris is in jail.", "Paris",
     "Paris, Texas, USA"},
    {"the country beside it", "A boat left Tripoli in Lebanon.", "Tripoli",
     "Tripoli, Liban-Nord, LBN"},
    {"a country among countries", "Armenia, Azerbaijan and Georgia signed.", "Georgia", "Georgia"},
    {"a country that another urges", "The United States urged Georgia to act. Washington said so.",
     "Georgia", "Georgia"},
    {"a state among its towns",
     "Sheriffs in Macon and Savannah, near Atlanta, said Georgia has a law.", "Georgia",
     "Georgia, USA"},
    {"a state that is called one",
     "The agency approves a plan of the State of Georgia. It lists what Georgia asks for.",
     "Georgia", "Georgia, USA"},
    {"a country that is a state", "The State of Kuwait signed. Kuwait has a law.", "Kuwait",
     "Kuwait"},
    {"a country beside a state that has a region of its name",
     "From Lagos and Benin City in Nigeria they drive through Niger to Bamako.", "Niger", "Niger"},
    {"a list of countries holds no town called so", "They came from China, Japan and Norway.",
     "China", "China"},
    {"a district by the towns of its region",
     "Deputies from Huntsville, Texas, searched the county. Walker County has one jail.",
     "Walker County", "Walker County, Texas, USA"},
    {"a small town", "The farm is near Rogersville, Missouri.", "Rogersville",
     "Rogersville, Missouri, USA"},
    {"a short form alone", "She worked on farms in NSW.", "NSW", "New South Wales, AUS"},
    {"a land without an office", "Families fled Darfur.", "Darfur", "Darfur, SDN"},
    {"a capital rather than the region around it", "They flew from Banjul.", "Banjul",
     "Banjul, Banjul, GMB"},
    {"a city rather than the region around it", "A court in Lagos ruled.", "Lagos",
     "Lagos, Lagos, NGA"},
    {"a sea", "Boats cross the Mediterranean Sea.", "Mediterranean Sea", "Mediterranean Sea"},
    {"people of a country", "Three Kenyan women returned.", "Kenyan", "Kenya"},
    {"the outlet's country", "A man from Cambridge was charged.", "Cambridge",
     "Cambridge, England, GBR", "https://www.example.co.uk/1"},
    {"no place of that name", "They met in Qarmanta.", "Qarmanta", "?"},
};

TEST(Places, AreChosenByTheText) {
  for (const PlaceCase& each : kCases) {
    model::Document document;
    document.text = each.text;
    document.url = each.url;
    const std::string asked = each.asked;
    const Analysis analysis = analyse(document, reference());
    const auto begin = static_cast<std::uint32_t>(document.text.rfind(asked));
    const text::Span span{begin, begin + static_cast<std::uint32_t>(asked.size())};
    const auto senses = places_at(document, analysis, reference(), std::span(&span, 1));
    ASSERT_EQ(senses.size(), 1U);
    EXPECT_EQ(told(senses.front()), each.want) << each.name;
  }
}

TEST(Places, AreGivenToNames) {
  model::Document document;
  document.text = "Police in Paris, Texas, said Paris is safe. The county of Georgia is not.";
  const Analysis analysis = analyse(document, reference());
  ASSERT_GE(analysis.names.size(), 3U);
  for (const Name& name : analysis.names) {
    if (text::slice(document.text, analysis.span(name.tokens)) != "Paris") continue;
    EXPECT_EQ(name.country, "USA");
    EXPECT_EQ(reference().place(name.place).region, "Texas");
  }
}

// A town that no list has in the country said beside it is no little town of another country.
TEST(Places, LieInTheCountryBesideThem) {
  model::Document document;
  document.text = "Guards in Kufra, Libya, freed nine men. Divers searched Table Bay at dawn.";
  const Analysis analysis = analyse(document, reference());
  bool seen = false;
  bool water = false;
  for (const Name& name : analysis.names) {
    const std::string_view words = text::slice(document.text, analysis.span(name.tokens));
    if (words == "Kufra") {
      seen = true;
      EXPECT_EQ(name.country, "LBY");
    }
    // What sort of water it is, and no region called so.
    if (words.find("Bay") != std::string_view::npos) {
      water = true;
      EXPECT_NE(name.country, "SOM");
    }
  }
  EXPECT_TRUE(seen);
  EXPECT_TRUE(water);
}

}  // namespace
}  // namespace plumbline::language

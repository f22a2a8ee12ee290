// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/export_entry_internal.h"

namespace plumbline::app {
namespace {

TEST(Export, CutsAddressesThatNameSomebody) {
  const std::vector<std::string> names = {"ioana", "radu", "zoe"};
  struct Case {
    const char* url;
    const char* shown;
  };
  const std::vector<Case> cases = {
      {"https://a.example/2024/ioana-found", "https://a.example/"},
      {"https://a.example/x?who=Ioana", "https://a.example/"},
      {"https://a.example/zo%C3%AB.html", "https://a.example/"},
      {"https://a.example/ioanas-friends", "https://a.example/ioanas-friends"},
      {"https://a.example", "https://a.example"},
      {"https://a.example?who=Ioana", "https://a.example/"},
      {"https://a.example#ioana", "https://a.example/"},
      {"https://a.example/XXXXX-found", "https://a.example/"},  // out of sight already
      {"https://ioana.example/news", "https://ioana.example/news"},
      {"", ""},
  };
  for (const Case& each : cases) EXPECT_EQ(veiled_url(each.url, names), each.shown) << each.url;
  EXPECT_EQ(veiled_url("https://a.example/ioana", {}), "https://a.example/ioana");
}

TEST(Export, PutsNoPlaceFinerThanARegion) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const exchange::World world = world_of(*refdata);
  model::Place town;
  town.name = "Oran, Algeria";
  town.country = "DZA";
  town.geonames_id = 2485926;
  const auto spot = world.spot(town);
  ASSERT_TRUE(spot);
  EXPECT_EQ(spot->country, "DZA");
  EXPECT_EQ(spot->region, "Oran");
  // The point is the region's, whichever of its towns is told of.
  model::Place neighbour = town;
  neighbour.geonames_id = 2506385;  // Arzew, of the same region
  const auto beside = world.spot(neighbour);
  ASSERT_TRUE(beside);
  EXPECT_EQ(*beside, *spot);
  town.geonames_id = 0;
  const auto country = world.spot(town);
  ASSERT_TRUE(country);
  EXPECT_EQ(country->region, "");
  town.country = "";
  EXPECT_FALSE(world.spot(town));
}

}  // namespace
}  // namespace plumbline::app

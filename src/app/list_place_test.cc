// SPDX-License-Identifier: Apache-2.0

#include "app/list_place.h"

#include <vector>

#include <gtest/gtest.h>

namespace plumbline::app {
namespace {

std::string page(const std::vector<std::string>& list, std::string& place, std::size_t limit) {
  const auto parsed = parse_list_place(place);
  if (!parsed) return parsed.error().message;
  const PageOf page = page_of(*parsed, list.size(), limit, [&](std::size_t i) { return list[i]; });
  place = page.next;
  std::string out;
  for (std::size_t i = page.begin; i < page.end; ++i) out += list[i];
  return out;
}

TEST(ListPlaceTest, GoesOnBehindTheLastItem) {
  std::vector<std::string> list = {"a", "b", "c", "d", "e"};
  std::string place;
  EXPECT_EQ(page(list, place, 2), "ab");
  list.insert(list.begin(), "new");  // by count alone, "b" would come again
  EXPECT_EQ(page(list, place, 2), "cd");
  list.erase(list.begin() + 4);  // "d", the last that was shown
  EXPECT_EQ(page(list, place, 2), "e");
  EXPECT_EQ(place, "");
}

TEST(ListPlaceTest, OfOddLists) {
  std::string place;
  EXPECT_EQ(page({}, place, 2), "");
  EXPECT_EQ(place, "");
  EXPECT_EQ(page({"a", "b"}, place, 0), "ab");
  EXPECT_EQ(place, "");
  place = "99~gone";
  EXPECT_EQ(page({"a"}, place, 2), "");
  EXPECT_EQ(place, "");
  place = "1~x~y";  // an id may hold the sign
  EXPECT_EQ(page({"x~y", "z"}, place, 2), "z");
}

TEST(ListPlaceTest, RefusesWhatIsNone) {
  for (const char* word : {"a", "~a", "1~", "-1~a", "1a~b", "1 ~b"}) {
    std::string place = word;
    EXPECT_NE(page({"a"}, place, 1).find("no place"), std::string::npos) << word;
  }
}

}  // namespace
}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0

#include "base/boxed.h"

#include <optional>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(Boxed, HoldsAValueOrNone) {
  Boxed<std::string> boxed;
  EXPECT_FALSE(boxed);
  EXPECT_TRUE(boxed == std::nullopt);
  boxed = std::string("harbour");
  ASSERT_TRUE(boxed);
  EXPECT_EQ(boxed->size(), 7U);
  boxed = std::optional<std::string>();
  EXPECT_FALSE(boxed.has_value());
  boxed.emplace(3, 'x');
  EXPECT_EQ(*boxed, "xxx");
  boxed.reset();
  EXPECT_FALSE(boxed);
}

TEST(Boxed, ACopyHasAValueOfItsOwn) {
  const Boxed<std::string> first(std::string("quay"));
  Boxed<std::string> second = first;
  EXPECT_EQ(first, second);
  *second += "s";
  EXPECT_EQ(*first, "quay");
  EXPECT_FALSE(first == second);
  Boxed<std::string> third(std::string("pier"));
  third = first;
  EXPECT_EQ(*third, "quay");
  third = Boxed<std::string>();
  EXPECT_EQ(third, Boxed<std::string>());
  EXPECT_FALSE(third == first);
}

TEST(Boxed, IsEmptyWhenItsValueWasTaken) {
  Boxed<std::string> first(std::string("quay"));
  const Boxed<std::string> second = std::move(first);
  EXPECT_EQ(*second, "quay");
  EXPECT_FALSE(first);  // NOLINT(bugprone-use-after-move): that is what is asked
}

TEST(Boxed, MakesItsOwnerSmall) {
  static_assert(sizeof(Boxed<std::string>) == sizeof(void*));
}

}  // namespace
}  // namespace plumbline

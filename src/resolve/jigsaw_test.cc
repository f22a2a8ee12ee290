// SPDX-License-Identifier: Apache-2.0

#include "resolve/jigsaw.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

ToldPerson told_person(const std::string& document, const std::string& age, const std::string& sex,
                       const std::string& place) {
  ToldPerson out;
  out.document = document;
  out.claim = "c1";
  out.traits[0] = age;
  out.traits[1] = sex;
  out.traits[3] = place;
  return out;
}

TEST(Jigsaw, FewTraitsSingleNobodyOut) {
  EXPECT_THAT(find_singled_out({told_person("a", "16", "female", "")}, 5), IsEmpty());
}

TEST(Jigsaw, OneAmongFewIsTold) {
  std::vector<ToldPerson> persons;
  for (int i = 0; i < 5; ++i) {
    persons.push_back(
        told_person("d" + std::to_string(i), std::to_string(12 + i), "female", "Odesa, Ukraine"));
  }
  const auto found = find_singled_out(persons, 5);
  ASSERT_THAT(found, SizeIs(5));
  // All five are girls of 12 to 17 of one town: a band for the age is enough.
  for (const SingledOut& each : found) {
    EXPECT_EQ(each.alike, 1U);
    ASSERT_FALSE(each.advice.empty());
    EXPECT_FALSE(each.together);
    EXPECT_EQ(each.advice.front().trait, Trait::Age);
    EXPECT_EQ(each.advice.front().to, "12 to 17");
    EXPECT_EQ(each.advice.front().alike, 5U);
  }
  EXPECT_THAT(find_singled_out(persons, 1), IsEmpty());
}

TEST(Jigsaw, TownsBecomeTheirCountry) {
  std::vector<ToldPerson> persons;
  for (const char* town : {"Odesa", "Lviv", "Kyiv", "Dnipro", "Poltava"}) {
    persons.push_back(told_person(town, "16", "female", std::string(town) + ", Ukraine"));
  }
  const auto found = find_singled_out(persons, 5);
  ASSERT_THAT(found, SizeIs(5));
  EXPECT_EQ(found.front().advice.front().trait, Trait::Place);
  EXPECT_EQ(found.front().advice.front().to, "Ukraine");
}

TEST(Jigsaw, DocumentsAreLaidTogether) {
  ToldPerson one = told_person("a", "16", "female", "Odesa, Ukraine");
  ToldPerson other = told_person("b", "16", "female", "Odesa, Ukraine");
  other.traits[5] = "waitress";
  const auto found = find_singled_out({one, other}, 5);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found.front().told, SizeIs(2));
  EXPECT_EQ(found.front().traits[5], "waitress");
  EXPECT_TRUE(found.front().together);
}

TEST(Jigsaw, ContradictionsAreTwoPersons) {
  EXPECT_THAT(find_singled_out({told_person("a", "16", "female", "Odesa, Ukraine"),
                                told_person("a", "17", "female", "Odesa, Ukraine")},
                               5),
              SizeIs(2));
}

TEST(Jigsaw, OrderDoesNotMatter) {
  std::vector<ToldPerson> persons;
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    persons.push_back(told_person("d" + std::to_string(random() % 20),
                                  std::to_string(14 + random() % 6),
                                  random() % 2 == 0 ? "female" : "male",
                                  random() % 2 == 0 ? "Odesa, Ukraine" : "Lviv, Ukraine"));
  }
  const auto traits = [](const std::vector<SingledOut>& found) {
    std::vector<Traits> out;
    for (const SingledOut& each : found) out.push_back(each.traits);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto first = traits(find_singled_out(persons, 5));
  for (int i = 0; i < 10; ++i) {
    std::shuffle(persons.begin(), persons.end(), random);
    EXPECT_EQ(traits(find_singled_out(persons, 5)), first);
  }
}

TEST(Jigsaw, PersonsAreReadOneByOne) {
  const refdata::RefData data = refdata::RefData::load().take();
  const PersonReader reader(data);
  const std::string words = "Police rescued a 16-year-old Ukrainian girl, a waitress, in Odesa.";
  model::Claim claim("c4", model::ClaimKind::Incident,
                     model::Passage({"d"}, text::make_span(0, words.size())));
  claim.incident.emplace();
  claim.incident->type = "rescue";
  claim.incident->patient = "a 16-year-old Ukrainian girl";
  claim.incident->when.from = *parse_iso("2020-03-04");
  std::vector<ToldPerson> persons;
  reader.read("d", claim, words, persons);
  ASSERT_THAT(persons, SizeIs(1));
  EXPECT_EQ(persons[0].traits[0], "16");
  EXPECT_EQ(persons[0].traits[1], "female");
  EXPECT_EQ(persons[0].traits[2], "UKR");
  EXPECT_EQ(persons[0].traits[4], "2020-03-04");
  EXPECT_EQ(persons[0].traits[5], "waitress or waiter");
  // Two nationalities: nobody knows which is hers.
  claim.incident->patient = "a 16-year-old Ukrainian girl from Georgia";
  persons.clear();
  reader.read("d", claim, words, persons);
  ASSERT_THAT(persons, SizeIs(1));
  EXPECT_EQ(persons[0].traits[2], "");
  // A country where something happens is no nationality.
  claim.incident->patient = "a girl in Georgia";
  persons.clear();
  reader.read("d", claim, "Police rescued a girl in Georgia.", persons);
  ASSERT_THAT(persons, SizeIs(1));
  EXPECT_EQ(persons[0].traits[2], "");
  claim.incident->patient = "16 Ukrainian girls";
  persons.clear();
  reader.read("d", claim, "Police rescued 16 Ukrainian girls.", persons);
  EXPECT_THAT(persons, IsEmpty());
}

TEST(Jigsaw, TheAgeOfWhoDidItIsNotHers) {
  const refdata::RefData data = refdata::RefData::load().take();
  const PersonReader reader(data);
  const std::string words = "A 45-year-old driver, a father of two, recruited a Peruvian girl.";
  model::Claim claim("c4", model::ClaimKind::Incident,
                     model::Passage({"d"}, text::make_span(0, words.size())));
  claim.incident.emplace();
  claim.incident->type = "recruitment";
  claim.incident->agent = "A 45-year-old driver";
  claim.incident->patient = "a Peruvian girl";
  std::vector<ToldPerson> persons;
  reader.read("d", claim, words, persons);
  ASSERT_THAT(persons, SizeIs(1));
  EXPECT_EQ(persons[0].traits[0], "");
  EXPECT_EQ(persons[0].traits[2], "PER");
  EXPECT_EQ(persons[0].traits[6], "");
}

TEST(Jigsaw, SeveralAgesInAPassageAreNobodys) {
  const refdata::RefData data = refdata::RefData::load().take();
  const PersonReader reader(data);
  const std::string words = "The girl was freed with a boy aged 12 and a woman aged 30.";
  model::Claim claim("c4", model::ClaimKind::Incident,
                     model::Passage({"d"}, text::make_span(0, words.size())));
  claim.incident.emplace();
  claim.incident->type = "rescue";
  claim.incident->patient = "The girl";
  std::vector<ToldPerson> persons;
  reader.read("d", claim, words, persons);
  ASSERT_THAT(persons, SizeIs(1));
  EXPECT_EQ(persons[0].traits[0], "");
}

}  // namespace
}  // namespace plumbline::resolve

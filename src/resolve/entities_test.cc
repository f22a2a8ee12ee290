// SPDX-License-Identifier: Apache-2.0

#include "resolve/entities.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

using model::SourceKind;

const refdata::RefData& entities_data() {
  static const refdata::RefData loaded = *refdata::RefData::load();
  return loaded;
}

NameForm person_named(std::string name, std::string organisation = {}, std::string country = {},
                      std::vector<std::string> offices = {}) {
  NameForm form{.name = std::move(name), .kind = SourceKind::Person};
  form.organisation = std::move(organisation);
  form.country = std::move(country);
  form.offices = std::move(offices);
  form.claims = 1;
  return form;
}

NameForm body(std::string name, SourceKind kind = SourceKind::Organisation,
              std::string country = {}) {
  NameForm form{.name = std::move(name), .kind = kind};
  form.country = std::move(country);
  form.claims = 1;
  return form;
}

enum class Expect { Same, Ask, Different };

const char* outcome(const NameLikeness& found) {
  if (found.barred || found.score < kDoubt) return "different";
  return found.score >= kJoin ? "same" : "ask";
}

std::string told_likeness(const NameLikeness& found) {
  std::string out;
  for (const NameReason& ground : found.grounds) {
    out += std::to_string(ground.weight) + " " + ground.words + "\n";
  }
  return out;
}

TEST(NameLikeness, WeighsTwoNames) {
  struct Row {
    NameForm one;
    NameForm other;
    const char* expected;
  };
  const auto gov = SourceKind::Government;
  const auto court = SourceKind::Court;
  const Row rows[] = {
      // People.
      {person_named("Andrei Petrov"), person_named("Андрей Петров"), "same"},
      {person_named("Elchin Mammadov"), person_named("Elçin Məmmədov"), "same"},
      {person_named("Nguyễn Thị Lan"), person_named("Lan Nguyễn Thị"), "same"},
      {person_named("Ali Hassan"), person_named("Hassan Ali"), "ask"},
      {person_named("HASSAN Ali"), person_named("Ali Hassan"), "same"},
      {person_named("Jennifer Lee"), person_named("Jennifer Li"), "different"},
      {person_named("Wang Fang"), person_named("Wang Feng"), "different"},
      {person_named("Mohammed Ali"), person_named("Mohammed Ali Hassan"), "ask"},
      {person_named("Michael P. Delaney"), person_named("Michael Delaney"), "same"},
      {person_named("Sasha Ivanov"), person_named("Alexander Ivanov"), "ask"},
      {person_named("Anna Petrova", "Drovateski Foundation"),
       person_named("Anna Petrova", "Drokoteski Foundation"), "ask"},
      {person_named("Dr. Maria Rossi"), person_named("Maria Rossi"), "same"},
      {person_named("Sergei Ivanovich Volkov"), person_named("Сергей Волков"), "same"},
      {person_named("Sergei Volkov"), person_named("Sergey Volkov"), "ask"},
      {person_named("Sergei Ivanovich Volkov"), person_named("Sergei Petrovich Volkov"),
       "different"},
      {person_named("Bill Harmon", "Casa Lume"), person_named("William Harmon", "Casa Lume"),
       "same"},
      {person_named("Andrei Petrov"), person_named("Anna Petrova"), "different"},
      {person_named("Ivan Petrov"), person_named("Ivana Petrova"), "different"},
      {person_named("Anna Petrova", "Casa Lume"), person_named("Anna Petrova", "Bridge House"),
       "ask"},
      {person_named("Anna Petrova", "", "ARM"), person_named("Anna Petrova", "", "GEO"), "ask"},
      {person_named("A. Petrov"), person_named("Andrei Petrov"), "different"},
      {person_named("A. Petrov", "Casa Lume"), person_named("Andrei Petrov", "Casa Lume"), "ask"},
      {person_named("A. Petrov", "Casa Lume", "", {"director"}),
       person_named("Andrei Petrov", "Casa Lume", "", {"director"}), "same"},
      {person_named("A. I. Petrov", "Casa Lume"), person_named("Andrei Ilyich Petrov", "Casa Lume"),
       "same"},
      {person_named("Jose Maria Lopes"), person_named("Maria Jose Lopes"), "ask"},
      {person_named("Nguyễn Văn Hùng", "Casa Lume", "", {"director"}),
       person_named("Nguyễn Văn Hưng", "Casa Lume", "", {"director"}), "ask"},
      {person_named("محمد السيد"), person_named("Mohammed al-Sayed"), "same"},
      {person_named("Anna Petrova", "Nadezhda"), person_named("Анна Петрова", "Надежда"), "same"},
      {person_named("B. Petrov", "Casa Lume"), person_named("Andrei Petrov", "Casa Lume"),
       "different"},
      {person_named("Petrov", "Casa Lume"), person_named("Andrei Petrov", "Casa Lume"), "ask"},
      {person_named("Petrov", "Casa Lume", "", {"director"}),
       person_named("Andrei Petrov", "Casa Lume", "", {"director"}), "same"},
      {person_named("Petrov"), person_named("Andrei Petrov"), "different"},
      {person_named("John Marsh Jr."), person_named("John Marsh Sr."), "different"},
      {person_named("John Marsh Jr."), person_named("John Marsh"), "ask"},
      {person_named("Katarzyna Wojcik"), person_named("Katarzyna Wójcik"), "same"},
      {person_named("Karim Aliyev"), person_named("Karim Kasimov"), "different"},
      {person_named("Casa Lume"), body("Casa Lume"), "different"},
      // Bodies.
      {body("Casa Lume"), body("the Casa Lume"), "same"},
      {body("Crisis Center"), body("Crisis Centre"), "same"},
      {body("Federal Investigation Agency", gov, "PAK"), body("FIA", gov, "PAK"), "same"},
      {body("Moldovan Ministry of Labour", gov), body("Ministry of Labor", gov, "MDA"), "same"},
      {body("Ministry of Internal Affairs of Georgia", gov),
       body("Georgian Interior Ministry", gov), "same"},
      {body("Ministry of Labour", gov), body("Ministry of Labour", gov, "MDA"), "ask"},
      {body("Ministry of Labour", gov, "ROU"), body("Ministry of Labour", gov, "MDA"), "different"},
      {body("Ministry of Labour", gov, "MDA"), body("Ministry of Justice", gov, "MDA"),
       "different"},
      {body("Supreme Court", court, "KEN"), body("Supreme Court", court, "GHA"), "different"},
      {body("Lantern Road Alliance"), body("LRA"), "ask"},
      {body("Lantern Road Alliance", SourceKind::Organisation, "KEN"),
       body("LRA", SourceKind::Organisation, "KEN"), "ask"},
      {body("Lantern Road Help Alliance", SourceKind::Organisation, "KEN"),
       body("LRHA", SourceKind::Organisation, "KEN"), "same"},
      {body("Bureau of Emigration", gov, "PAK"), body("Bureau of Immigration", gov, "PAK"),
       "different"},
      {body("Casa Marina", SourceKind::Organisation, "ROU"),
       body("Casa Martina", SourceKind::Organisation, "ROU"), "ask"},
      {body("Human Rights Watch"), body("Human Rights First"), "different"},
      {body("Bridge House Moldova"), body("Bridge House Ukraine"), "different"},
      {body("Bridge House"), body("Bridge House Ukraine"), "ask"},
      {body("Bridge House", SourceKind::International),
       body("Bridge House Ukraine", SourceKind::International), "same"},
      {body("Lantern Road Alliance (LRA)"), body("LRA"), "same"},
      {body("Fundación Lantern", SourceKind::Organisation, "ESP"),
       body("Lantern", SourceKind::Organisation, "ESP"), "same"},
      {body("Amnesty"), body("Amnesty International"), "same"},
      {body("Reuters", SourceKind::Outlet), body("Reuters", SourceKind::Organisation), "same"},
      {body("Фонд Надежда"), body("Fond Nadezhda"), "same"},
  };
  for (const Row& row : rows) {
    const NameLikeness found = likeness(row.one, row.other, entities_data());
    EXPECT_STREQ(outcome(found), row.expected) << row.one.name << " / " << row.other.name << "\n"
                                               << told_likeness(found);
    const NameLikeness back = likeness(row.other, row.one, entities_data());
    EXPECT_EQ(found.score, back.score) << row.one.name << " / " << row.other.name;
    EXPECT_EQ(found.barred, back.barred);
  }
}

// Names of the entities, "|" between names, sorted.
std::vector<std::string> groups_of_names(const std::vector<NameForm>& forms,
                                         const Register& found) {
  std::vector<std::string> out;
  for (const Entity& entity : found.entities) {
    std::vector<std::string> names;
    for (const EntityName& member : entity.forms) names.push_back(forms[member.form].name);
    std::sort(names.begin(), names.end());
    std::string line;
    for (const std::string& name : names) line += (line.empty() ? "" : "|") + name;
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(FindEntities, LeavesANameAloneThatFitsTwo) {
  const std::vector<NameForm> forms = {person_named("Andrei Petrov", "Casa Lume"),
                                       person_named("Aleksei Petrov", "Casa Lume"),
                                       person_named("A. Petrov", "Casa Lume")};
  const Register found = find_entities(forms, {}, entities_data());
  EXPECT_EQ(found.entities.size(), 3U);
  EXPECT_EQ(found.doubts.size(), 2U);
}

TEST(FindEntities, JoinsNoTwoThroughAThird) {
  const std::vector<NameForm> forms = {person_named("Anna Petrova", "Casa Lume"),
                                       person_named("Anna Petrova"),
                                       person_named("Anna Petrova", "Bridge House")};
  EXPECT_EQ(find_entities(forms, {}, entities_data()).entities.size(), 3U);
}

TEST(FindEntities, KeepsWhatAPersonDecided) {
  const std::vector<NameForm> forms = {body("Casa Lume"), body("Lume Foundation"),
                                       body("the Casa Lume")};
  const auto key = [&](std::size_t i) { return key_of_form(forms[i]); };
  using Names = std::vector<std::string>;
  EXPECT_EQ(groups_of_names(forms, find_entities(forms, {}, entities_data())),
            (Names{"Casa Lume|the Casa Lume", "Lume Foundation"}));
  const std::vector<Judged> merged = {{1, true, key(0), key(1)}};
  EXPECT_EQ(groups_of_names(forms, find_entities(forms, merged, entities_data())),
            (Names{"Casa Lume|Lume Foundation|the Casa Lume"}));
  const std::vector<Judged> split = {{1, false, key(0), key(2)}};
  EXPECT_EQ(groups_of_names(forms, find_entities(forms, split, entities_data())),
            (Names{"Casa Lume", "Lume Foundation", "the Casa Lume"}));
  // What was said last holds.
  const std::vector<Judged> both = {{1, true, key(0), key(2)}, {2, false, key(0), key(2)}};
  const Register found = find_entities(forms, both, entities_data());
  EXPECT_EQ(found.entities.size(), 3U);
  EXPECT_EQ(found.overruled, (std::vector<std::int64_t>{1}));
  // Read anew: it is a government body of Moldova now.
  std::vector<NameForm> anew = forms;
  anew[1].kind = SourceKind::Government;
  anew[1].country = "MDA";
  EXPECT_EQ(groups_of_names(anew, find_entities(anew, merged, entities_data())),
            (Names{"Casa Lume|Lume Foundation|the Casa Lume"}));
  const std::vector<Judged> unknown = {{1, true, "nobody|person||", key(0)}};
  EXPECT_EQ(find_entities(forms, unknown, entities_data()).entities.size(), 2U);
}

// A judgement is on sources: each of their names.
std::vector<Judged> merged_all(std::int64_t number, const std::vector<NameForm>& forms,
                               const std::vector<std::size_t>& one,
                               const std::vector<std::size_t>& other, bool same = true) {
  std::vector<Judged> out;
  for (const std::size_t i : one) {
    for (const std::size_t j : other) {
      out.push_back({number, same, key_of_form(forms[i]), key_of_form(forms[j])});
    }
  }
  return out;
}

void append(std::vector<Judged>& to, std::vector<Judged> more) {
  to.insert(to.end(), more.begin(), more.end());
}

TEST(FindEntities, HoldsAllNamesOfWhatWasMerged) {
  const std::vector<NameForm> forms = {
      person_named("Maria Rossi"), person_named("Maria Rossi", "Casa Lume"),
      person_named("Zoya Bianchi"), person_named("Zoya Bianchi", "Casa Lume")};
  std::vector<Judged> judged = merged_all(1, forms, {0, 1}, {2, 3});
  EXPECT_EQ(find_entities(forms, judged, entities_data()).entities.size(), 1U);
  // Taken apart again, and together again.
  append(judged, merged_all(2, forms, {2, 3}, {0, 1}, false));
  EXPECT_EQ(find_entities(forms, judged, entities_data()).entities.size(), 2U);
  append(judged, merged_all(3, forms, {0, 1}, {2, 3}));
  const Register found = find_entities(forms, judged, entities_data());
  EXPECT_EQ(found.entities.size(), 1U);
  EXPECT_EQ(found.overruled, (std::vector<std::int64_t>{2}));
}

TEST(FindEntities, TakesOneNameOutAndLeavesTheRest) {
  const std::vector<NameForm> forms = {person_named("Марья Росси"),
                                       person_named("Marya Rossi", "Casa Lume"),
                                       person_named("Marya Rossi")};
  EXPECT_EQ(find_entities(forms, {}, entities_data()).entities.size(), 1U);
  const auto judged = merged_all(1, forms, {0}, {1, 2}, false);
  EXPECT_EQ(find_entities(forms, judged, entities_data()).entities.size(), 2U);
}

TEST(FindEntities, JoinsNoNamesakeToWhatAPersonMerged) {
  const std::vector<NameForm> forms = {person_named("Anna Petrova"), person_named("Zoya Lind"),
                                       person_named("Anna Petrova", "Casa Lume"),
                                       person_named("Anna Petrova", "Bridge House")};
  const auto judged = merged_all(1, forms, {0}, {1});
  EXPECT_EQ(groups_of_names(forms, find_entities(forms, judged, entities_data())),
            (std::vector<std::string>{"Anna Petrova", "Anna Petrova", "Anna Petrova|Zoya Lind"}));
}

TEST(FindEntities, TellsJudgementsOnNamesThatAreGone) {
  const std::vector<NameForm> forms = {person_named("Anna Petrova", "Casa Lume")};
  const std::vector<Judged> judged = {{4, true, "nobody|person|||", key_of_form(forms[0])}};
  EXPECT_EQ(find_entities(forms, judged, entities_data()).idle, (std::vector<std::int64_t>{4}));
}

TEST(FindEntities, HoldsNamesThatManyBearSideBySideWithinOneBody) {
  std::vector<NameForm> forms;
  for (int i = 0; i < 150; ++i) {
    forms.push_back(person_named("Anna Petrova", "Kiln " + std::to_string(100 + i)));
    forms.push_back(forms.back());
    forms.back().offices = {"director"};
    forms.back().name = "Анна Петрова";
  }
  EXPECT_EQ(find_entities(forms, {}, entities_data()).entities.size(), 150U);
}

TEST(FindEntities, SaysWhyEachNameIsThere) {
  const std::vector<NameForm> forms = {
      body("Federal Investigation Agency", SourceKind::Government, "PAK"),
      body("FIA", SourceKind::Government, "PAK")};
  const Register found = find_entities(forms, {}, entities_data());
  ASSERT_EQ(found.entities.size(), 1U);
  ASSERT_EQ(found.entities[0].forms.size(), 2U);
  EXPECT_FALSE(found.entities[0].forms[0].tie);
  const EntityName& member = found.entities[0].forms[1];
  ASSERT_TRUE(member.tie);
  EXPECT_EQ(forms[member.form].name, "FIA");
  EXPECT_EQ(member.tie->likeness.grounds.front().words, "two known names of one body");
}

TEST(FindEntities, LeavesOutWhoIsNotNamed) {
  const std::vector<NameForm> forms = {
      body("activists", SourceKind::Group),
      body("Anna", SourceKind::Survivor),
  };
  EXPECT_TRUE(find_entities(forms, {}, entities_data()).entities.empty());
}

TEST(FindEntities, KeepsBodiesApartThatNothingPlaces) {
  std::vector<NameForm> forms = {body("Ministry of Labour", SourceKind::Government),
                                 body("Ministry of Labour", SourceKind::Government, "KEN"),
                                 body("Labor Ministry", SourceKind::Government, "KEN")};
  forms[0].only_in = "d1";
  forms[1].country_of_document = true;
  const Register found = find_entities(forms, {}, entities_data());
  EXPECT_EQ(groups_of_names(forms, found),
            (std::vector<std::string>{"Labor Ministry|Ministry of Labour", "Ministry of Labour"}));
  EXPECT_TRUE(found.doubts.empty());
}

TEST(ScopeOf, TellsHowFarANameReaches) {
  using enum NameScope;
  struct Row {
    NameForm form;
    NameScope expected;
  };
  const auto gov = SourceKind::Government;
  const Row rows[] = {
      {body("Ministry of Labour", gov), State},
      {body("Supreme Court", SourceKind::Court), State},
      {body("the authorities", gov), State},
      {body("national police", gov), State},
      {body("MOLSA", gov), State},
      {body("Prosecutor General's Office", gov), State},
      {body("District Court", SourceKind::Court), Document},
      {body("county sheriff's office", gov), Document},
      {body("Crown Court", SourceKind::Court), Document},
      {body("Human Rights Watch"), Everywhere},
      {body("Moldovan Ministry of Labour", gov), Everywhere},
      {body("IOM", SourceKind::International), Everywhere},
      {body("Harbour Courier", SourceKind::Outlet), Everywhere},
      {body("Coast Daily", SourceKind::Outlet), Everywhere},
      {body("Casa Lume"), Perhaps},
      {person_named("Anna Petrova"), Perhaps},
      {person_named("Mr. Khan"), Document},
  };
  for (const Row& row : rows)
    EXPECT_EQ(scope_of(row.form, entities_data()), row.expected) << row.form.name;
}

TEST(FindEntities, GivesTheSameInAnyOrder) {
  std::vector<NameForm> forms = {
      person_named("Andrei Petrov", "Casa Lume"),
      person_named("A. Petrov", "Casa Lume"),
      person_named("Андрей Петров"),
      person_named("Anna Petrova"),
      person_named("Anna Petrova", "Bridge House"),
      body("Casa Lume"),
      body("the Casa Lume"),
      body("Crisis Centre"),
      body("Crisis Center"),
      body("FIA", SourceKind::Government, "PAK"),
      body("Federal Investigation Agency", SourceKind::Government, "PAK"),
  };
  const auto before = groups_of_names(forms, find_entities(forms, {}, entities_data()));
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(forms.begin(), forms.end(), random);
    EXPECT_EQ(groups_of_names(forms, find_entities(forms, {}, entities_data())), before);
  }
}

}  // namespace
}  // namespace plumbline::resolve

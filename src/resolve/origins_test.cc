// SPDX-License-Identifier: Apache-2.0

#include "resolve/origins.h"

#include <algorithm>
#include <memory>
#include <random>
#include <sstream>

#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

const refdata::RefData& origins_data() {
  static const refdata::RefData loaded = refdata::RefData::load().take();
  return loaded;
}

// A telling is a chain, publisher first: "Post < Wire < Ann Lee @ Harbour Light < activists?".
// "?" unnamed, "!" ambiguous, "-" nobody at all, "@" speaks for, "#" counted by,
// "[...]" in a note.
struct OriginDraft {
  const char* document;
  std::string chain;
  const char* published = "";
  std::vector<std::string> credits = {};
  const char* takes = "";  // the document whose words it has
};

std::string trimmed(std::string text) {
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

model::ChainLink named_link(std::string name) {
  model::ChainLink link;
  link.kind = model::SourceKind::Organisation;
  if (const std::size_t at = name.find(" @ "); at != std::string::npos) {
    link.organisation = name.substr(at + 3);
    link.kind = model::SourceKind::Person;
    name.resize(at);
  }
  if (name == "-") {
    link.kind = model::SourceKind::Unknown;
    link.status = model::LinkStatus::Unnamed;
    return link;
  }
  if (name.ends_with("?")) {
    link.status = model::LinkStatus::Unnamed;
    link.kind = model::SourceKind::Group;
    name.pop_back();
  } else if (name.ends_with("!")) {
    link.status = model::LinkStatus::Ambiguous;
    name.pop_back();
    link.candidates = {name, "another"};
  }
  link.name = name;
  return link;
}

// "publishers and origins" in one line, then circles.
std::string told_origins(const std::vector<OriginDraft>& drafts,
                         const std::vector<Owner>& owners = {}) {
  std::vector<Teller> tellers;
  std::vector<std::unique_ptr<model::Claim>> claims;
  std::vector<Said> said;
  const auto place = [&](const std::string& document) {
    for (std::size_t i = 0; i < tellers.size(); ++i) {
      if (tellers[i].document == document) return i;
    }
    return tellers.size();
  };
  for (const OriginDraft& draft : drafts) {
    std::stringstream words(draft.chain);
    std::string part;
    std::vector<std::string> parts;
    while (std::getline(words, part, '<')) parts.push_back(trimmed(part));
    if (place(draft.document) == tellers.size()) {
      tellers.push_back({draft.document, draft.document, parts[0],
                         parse_iso(draft.published).value_or(Date{}), draft.credits});
    }
    auto claim = std::make_unique<model::Claim>(
        "c" + std::to_string(claims.size()), model::ClaimKind::Figure,
        model::Passage({draft.document}, text::make_span(10, 60)));
    claim->chain.links.push_back(named_link(parts[0]));
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (parts[i].starts_with("[")) {
        claim->cited.push_back(named_link(parts[i].substr(1, parts[i].size() - 2)));
      } else if (parts[i].starts_with("#")) {
        claim->figure.emplace();
        claim->figure->counted_by = trimmed(parts[i].substr(1));
      } else {
        claim->chain.links.push_back(named_link(parts[i]));
      }
    }
    said.push_back({place(draft.document), claim.get()});
    claims.push_back(std::move(claim));
  }
  std::vector<std::vector<Taken>> taken(tellers.size());
  for (const OriginDraft& draft : drafts) {
    if (*draft.takes == '\0') continue;
    Taken from;
    from.from = place(draft.takes);
    from.direction = Direction::Stated;
    from.stretches = {{text::make_span(0, 80), text::make_span(0, 80), 20}};
    taken[place(draft.document)].push_back(from);
  }
  const Origins found = find_origins(tellers, said, taken, {owners, {}, origins_data()});
  std::string out =
      std::to_string(found.documents) + " documents, " + std::to_string(found.counted) + " origins";
  if (found.unnamed != 0) out += ", " + std::to_string(found.unnamed) + " unnamed";
  for (const Origin& origin : found.origins) {
    out += "; " + origin.name + " (" + to_string(origin.kind) + "):";
    for (const std::size_t document : origin.documents) out += " " + tellers[document].document;
    for (const Alias& alias : origin.aliases) out += " [" + alias.name + " " + alias.why + "]";
  }
  for (const Circle& circle : found.circles) {
    out += circle.closed ? "; circle:" : "; open circle:";
    for (const Step& step : circle.steps) out += " > " + step.name;
  }
  return out;
}

struct OriginRow {
  const char* name;
  std::vector<OriginDraft> drafts;
  const char* want;
  std::vector<Owner> owners = {};
};

const OriginRow kOriginRows[] = {
    {"EachHisOwnSource",
     {{"a", "Hill Post < Labour Ministry"}, {"b", "Bay Post < Anchor Alliance"}},
     "2 documents, 2 origins; Anchor Alliance (named): b; Labour Ministry (named): a"},
    {"OneSourceInMany",
     {{"a", "Hill Post < Labour Ministry"},
      {"b", "Bay Post < the Labour Ministry"},
      {"c", "Sea Post < labour ministry"}},
     "3 documents, 1 origins; Labour Ministry (named): a b c"},
    {"ReportsThatItReports",
     {{"a", "Hill Post < Bay Post"}, {"b", "Bay Post < Anchor Alliance"}},
     "2 documents, 1 origins; Anchor Alliance (named): a b"},
    {"ReportsOfOneThatIsNotHere",
     {{"a", "Hill Post < Bay Post"}, {"b", "Sea Post < Bay Post"}},
     "2 documents, 1 origins; Bay Post (named): a b"},
    {"AWireInThreePapersWithOwnAdditions",
     {{"a", "Hill Wire < Labour Ministry"},
      {"b", "Bay Post < Labour Ministry", "", {}, "a"},
      {"c", "Sea Post", "", {}, "a"},
      {"d", "Sun Post < Anchor Alliance"}},
     "4 documents, 2 origins; Labour Ministry (named): a b c; Anchor Alliance (named): d"},
    {"DirectlyAndThroughAWire",
     {{"a", "Hill Post < Labour Ministry"},
      {"a", "Hill Post < Hill Wire"},
      {"b", "Hill Wire < Labour Ministry"}},
     "2 documents, 1 origins; Labour Ministry (named): a b"},
    {"AgencyAsByline",
     {{"a", "Hill Post", "", {"Reuters"}}, {"b", "Bay Post", "", {"Reuters"}}},
     "2 documents, 1 origins; Reuters (named): a b"},
    {"SeveralAgencies",
     {{"a", "Hill Post", "", {"Reuters", "Agence France-Presse"}}},
     "1 documents, 0 origins, 1 unnamed; Agence France-Presse or Reuters (ambiguous): a"},
    {"NobodyNamed",
     {{"a", "Hill Post < -"}, {"b", "Bay Post"}},
     "2 documents, 2 origins; Bay Post (publisher): b; Hill Post (publisher): a"},
    {"UnnamedIsSaidBeside",
     {{"a", "Hill Post < activists?"},
      {"b", "Bay Post < activists?"},
      {"c", "Sea Post < Labour Ministry"}},
     "3 documents, 1 origins, 2 unnamed; Labour Ministry (named): c; activists (unnamed): a; "
     "activists (unnamed): b"},
    {"Ambiguous",
     {{"a", "Hill Post < the director!"}},
     "1 documents, 0 origins, 1 unnamed; the director or another (ambiguous): a"},
    {"ItCitesItself",
     {{"a", "The Hill Post < Hill Post < Ann Lee @ Harbour Light"},
      {"b", "Harbour Light Association"}},
     "2 documents, 1 origins; Harbour Light Association (named): a b [Ann Lee speaks-for] [Harbour "
     "Light short-name]"},
    {"TwoEditionsOfOneOutlet",
     {{"a", "Hill Post < Labour Ministry", "2024-01-01"}, {"b", "Hill Post", "2024-01-03"}},
     "2 documents, 1 origins; Labour Ministry (named): a b"},
    {"ItsLeadAndItsBody",
     {{"a", "Hill Post"}, {"a", "Hill Post < Labour Ministry"}},
     "1 documents, 1 origins; Labour Ministry (named): a"},
    {"AcronymAndFullName",
     {{"a", "Hill Post < International Organization for Migration"}, {"b", "Bay Post < IOM"}},
     "2 documents, 1 origins; International Organization for Migration (named): a b [IOM "
     "same-name]"},
    {"OnlyAPerson",
     {{"a", "Hill Post < Ann Lee @ the accused"}, {"b", "Bay Post < Ann Lee"}},
     "2 documents, 1 origins; Ann Lee (named): a b"},
    {"CountedBy",
     {{"a", "Hill Post < # National Labour Commission"}, {"b", "National Labour Commission"}},
     "2 documents, 1 origins; National Labour Commission (named): a b"},
    {"CountedByAnybody",
     {{"a", "Hill Post < # Courts"}},
     "1 documents, 1 origins; Hill Post "
     "(publisher): a"},
    {"AnotherSpelling",
     {{"a", "Hill Post < Yevgeniya Mammadova @ Anchor Alliance"},
      {"b", "Bay Post < Evgeniya Mamedova @ Anchor Alliance"}},
     "2 documents, 1 origins; Anchor Alliance (named): a b [Evgeniya Mamedova speaks-for] "
     "[Yevgeniya Mammadova speaks-for]"},
    {"Notes",
     {{"a", "Hill Institute < [UNICEF] < [Labour Ministry]"}, {"b", "Bay Post < Hill Institute"}},
     "2 documents, 2 origins; Labour Ministry (named): a b; United Nations Children's Fund "
     "(named): a b [UNICEF same-name]"},
    {"NotesThatArePartsOfOneBody",
     {{"a", "Hill Institute < [US Embassy in Suva] < [US Department of State]"}},
     "1 documents, 1 origins; US Department of State (named): a [US Embassy in Suva part]",
     {{"US Department of State", {"US Embassy*"}, true}}},
    {"Circle",
     {{"a", "Hill Post < Danube Institute"}, {"b", "Danube Institute < Hill Post"}},
     "2 documents, 0 origins; circle: > Danube Institute > Hill Post > Danube Institute"},
    {"CircleOfThree",
     {{"a", "Hill Post < Bay Post"},
      {"b", "Bay Post < Sea Post"},
      {"c", "Sea Post < Hill Post"},
      {"d", "Sun Post < Hill Post"}},
     "4 documents, 0 origins; circle: > Bay Post > Sea Post > Hill Post > Bay Post"},
    {"CircleWithAWayOut",
     {{"a", "Hill Post < Bay Post"},
      {"b", "Bay Post < Hill Post"},
      {"b", "Bay Post < Labour Ministry"}},
     "2 documents, 1 origins; Labour Ministry (named): a b; open circle: > Bay Post > Hill Post > "
     "Bay Post"},
    {"OneOwner",
     {{"a", "Hill Post"}, {"b", "Bay Post"}, {"c", "Sea Post"}},
     "3 documents, 2 origins; Coast Media (publisher): a b [Bay Post owner] [Hill Post owner]; Sea "
     "Post (publisher): c",
     {{"Coast Media", {"Hill Post", "Bay Post"}, false}}},
    {"OneOutletOfAnOwner",
     {{"a", "Hill Post"}, {"c", "Sea Post"}},
     "2 documents, 2 origins; Hill Post (publisher): a; Sea Post (publisher): c",
     {{"Coast Media", {"Hill Post", "Bay Post"}, false}}},
};

class OriginsOf : public ::testing::TestWithParam<OriginRow> {};

TEST_P(OriginsOf, AreCountedOnce) {
  EXPECT_EQ(told_origins(GetParam().drafts, GetParam().owners), GetParam().want);
}

TEST_P(OriginsOf, DoNotDependOnOrder) {
  std::mt19937 random(7);
  for (int round = 0; round < 8; ++round) {
    std::vector<OriginDraft> drafts = GetParam().drafts;
    std::shuffle(drafts.begin(), drafts.end(), random);
    EXPECT_EQ(told_origins(drafts, GetParam().owners), GetParam().want);
  }
}
INSTANTIATE_TEST_SUITE_P(Origins, OriginsOf, ::testing::ValuesIn(kOriginRows),
                         [](const auto& row) { return row.param.name; });

TEST(OriginsTest, WhatAPersonDecidedOfNamesHolds) {
  model::Claim one("c1", model::ClaimKind::Statement, model::Passage({"a"}, {0, 9}));
  one.chain.links = {named_link("Hill Post"), named_link("Anchor House")};
  model::Claim two = one;
  two.chain.links = {named_link("Bay Post"), named_link("Lantern Fund")};
  const std::vector<Teller> tellers = {{"a", "a", "Hill Post", {}, {}},
                                       {"b", "b", "Bay Post", {}, {}}};
  const std::vector<Said> said = {{0, &one}, {1, &two}};
  const std::vector<std::vector<Taken>> taken(2);
  const auto form = [](const char* name) {
    return key_of_form({.name = name, .kind = model::SourceKind::Organisation});
  };
  const std::vector<Judged> judged = {{1, true, form("Anchor House"), form("Lantern Fund")}};
  EXPECT_EQ(find_origins(tellers, said, taken, {{}, {}, origins_data()}).counted, 2U);
  const Origins found = find_origins(tellers, said, taken, {{}, judged, origins_data()});
  ASSERT_EQ(found.counted, 1U);
  ASSERT_EQ(found.origins.front().aliases.size(), 1U);
  EXPECT_EQ(found.origins.front().aliases.front().why, "judged");
}

TEST(OwnersTest, TableNamesOwnersWithTheirOutlets) {
  const std::vector<Owner> owners = owners_of(origins_data());
  ASSERT_FALSE(owners.empty());
  for (const Owner& owner : owners) EXPECT_FALSE(owner.names.empty()) << owner.name;
  EXPECT_TRUE(
      std::any_of(owners.begin(), owners.end(), [](const Owner& each) { return each.part; }));
}

TEST(OwnersTest, RowsOfAUser) {
  const auto row = owner_of_row("Coast Media\towns\tHill Post|Bay Post*\r");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->name, "Coast Media");
  EXPECT_EQ(row->names, (std::vector<std::string>{"Hill Post", "Bay Post*"}));
  EXPECT_FALSE(row->part);
  EXPECT_TRUE(owner_of_row("Labour Ministry\tpart\tHill Office")->part);
  for (const char* line :
       {"", "Coast Media", "Coast Media\towns", "Coast Media\towns\t", "\towns\tHill Post",
        "Coast Media\thas\tHill Post", "Coast Media\towns\tHill Post\tmore"}) {
    EXPECT_FALSE(owner_of_row(line)) << line;
  }
}

}  // namespace
}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0

#include "resolve/incidents.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "resolve/party_internal.h"

namespace plumbline::resolve {
namespace {

const refdata::RefData& incident_data() {
  static const refdata::RefData refdata = *refdata::RefData::load();
  return refdata;
}

// An event as `extract` would tell it: the word stands in the text.
struct Event {
  std::string type;
  std::string word;
  std::string agent;
  std::string patient;
  std::string when;  // ISO
  std::string penalty;
};

struct Text {
  std::string id;
  std::string publisher;
  std::string published;
  std::string text;  // the title is the first line
  std::vector<Event> events;
  std::vector<std::string> cites;
};

Account account_of(const Text& given, const std::vector<text::Span>& hidden = {}) {
  model::Document document;
  document.id.value = given.id;
  document.publisher = given.publisher;
  document.published = parse_iso(given.published).value_or(Date{});
  document.text = given.text;
  document.title = given.text.substr(0, given.text.find('\n'));
  std::vector<model::Claim> claims;
  std::size_t from = 0;
  for (const Event& event : given.events) {
    const std::size_t at = given.text.find(event.word, from);
    EXPECT_NE(at, std::string::npos) << event.word << " in " << given.id;
    from = at;
    const model::Passage word{document.id, text::make_span(at, at + event.word.size())};
    model::Claim claim("c" + std::to_string(claims.size() + 1), model::ClaimKind::Incident, word);
    claim.chain.links.push_back({.name = given.publisher});
    for (const std::string& name : given.cites) claim.chain.links.push_back({.name = name});
    model::Incident incident;
    incident.type = event.type;
    incident.agent = event.agent;
    incident.patient = event.patient;
    incident.penalty = event.penalty;
    const Date day = parse_iso(event.when).value_or(Date{});
    incident.when = {day, day};
    incident.passage = word;
    claim.incident = std::move(incident);
    claims.push_back(std::move(claim));
  }
  static const AccountReader reader(incident_data());
  Account account = reader.read(document, claims, hidden);
  if (hidden.empty()) {
    EXPECT_EQ(reader.withheld(document, claims), account.withheld) << given.id;
  }
  return account;
}

std::vector<Account> accounts_of(const std::vector<Text>& texts) {
  std::vector<Account> out;
  for (const Text& text : texts) out.push_back(account_of(text));
  return out;
}

// "a b | c": documents by incident; in order of their ids.
std::string groups_of_accounts(const std::vector<Account>& accounts, const Incidents& found) {
  std::vector<std::string> lines;
  for (const Incident& incident : found.incidents) {
    std::vector<std::string> ids;
    for (const Report& report : incident.reports) ids.push_back(accounts[report.account].id);
    std::sort(ids.begin(), ids.end());
    std::string line;
    for (const std::string& id : ids) line += (line.empty() ? "" : " ") + id;
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : " | ") + line;
  return out;
}

std::string groups_of_accounts(const std::vector<Text>& texts) {
  const std::vector<Account> accounts = accounts_of(texts);
  return groups_of_accounts(accounts, find_incidents(accounts, {}, incident_data()));
}

const Text kRaid{"raid",
                 "Varna Post",
                 "2024-03-04",
                 "Twelve women freed in Varna\n\nPolice raided a nightclub in Varna on 2 March and "
                 "freed 12 Moldovan women. The owner, Petar Dimchov, 41, was arrested.",
                 {{"raid", "raided", "Police", "a nightclub", "2024-03-02", ""},
                  {"rescue", "freed 12", "Police", "12 Moldovan women", "2024-03-02", ""},
                  {"arrest", "arrested", "", "The owner, Petar Dimchov, 41", "2024-03-02", ""}},
                 {}};
const Text kOther{
    "other",
    "Sea Courier",
    "2024-03-04",
    "Nightclub raid\n\nOfficers freed 14 women from Moldova in a nightclub in Varna on "
    "2 March, and Petar Dimchov was arrested.",
    {{"rescue", "freed 14", "Officers", "14 women from Moldova", "2024-03-02", ""},
     {"arrest", "arrested", "", "Petar Dimchov", "", ""}},
    {}};
const Text kWeekLater{"later",
                      "Varna Post",
                      "2024-03-11",
                      "Second raid in Varna\n\nPolice raided a massage parlour in Varna on 9 March "
                      "and freed four Thai women. Two men were arrested.",
                      {{"raid", "raided", "Police", "a massage parlour", "2024-03-09", ""},
                       {"rescue", "freed four", "Police", "four Thai women", "2024-03-09", ""},
                       {"arrest", "arrested", "", "Two men", "2024-03-09", ""}},
                      {}};
const Text kVerdict{"verdict",
                    "Sea Courier",
                    "2025-01-16",
                    "Nightclub owner jailed\n\nThe Varna District Court sentenced Petar Dimchov to "
                    "seven years on 15 January over the nightclub where Moldovan women were held.",
                    {{"sentence", "sentenced", "Varna District Court", "Petar Dimchov",
                      "2025-01-15", "seven years"}},
                    {}};
const Text kElsewhere{"elsewhere",
                      "Thracian Times",
                      "2024-03-04",
                      "Farm raid\n\nPolice raided a farm in Plovdiv on 2 March and freed 12 Nepali "
                      "pickers. Georgi Stanev was arrested.",
                      {{"raid", "raided", "Police", "a farm", "2024-03-02", ""},
                       {"rescue", "freed 12", "Police", "12 Nepali pickers", "2024-03-02", ""},
                       {"arrest", "arrested", "", "Georgi Stanev", "2024-03-02", ""}},
                      {}};
const Text kTotals{"totals",
                   "Varna Post",
                   "2024-03-05",
                   "The year in court\n\nIn 2023 courts in Varna convicted 17 traffickers.",
                   {{"conviction", "convicted", "courts", "17 traffickers", "2023", ""}},
                   {}};
// One report that tells two events.
const Text kBoth{
    "both",
    "Inland Gazette",
    "2024-03-05",
    "A week of raids\n\nPolice freed 12 Moldovan women from a nightclub in Varna on 2 "
    "March; the owner Petar Dimchov is held.\n\nIn another case, 12 Nepali pickers were "
    "freed from a farm in Plovdiv on 2 March. Georgi Stanev was arrested.",
    {{"rescue", "freed 12", "Police", "12 Moldovan women", "2024-03-02", ""},
     {"rescue", "freed from", "", "12 Nepali pickers", "2024-03-02", ""},
     {"arrest", "arrested", "", "Georgi Stanev", "2024-03-02", ""}},
    {}};
// The accused of the nightclub again, in another matter.
const Text kSecondCase{"second",
                       "Capital Record",
                       "2027-06-03",
                       "Trafficking in a brick yard\n\nPolice freed 30 Vietnamese workers from a "
                       "brick yard in Sofia on 2 June. Petar Dimchov was arrested.",
                       {{"rescue", "freed 30", "Police", "30 Vietnamese workers", "2027-06-02", ""},
                        {"arrest", "arrested", "", "Petar Dimchov", "2027-06-02", ""}},
                       {}};

struct Grouping {
  const char* name;
  std::vector<Text> texts;
  const char* expected;
};

class Grouped : public testing::TestWithParam<Grouping> {};

TEST_P(Grouped, InAnyOrder) {
  std::vector<Text> texts = GetParam().texts;
  std::mt19937 dice(7);
  for (int round = 0; round < 6; ++round) {
    EXPECT_EQ(groups_of_accounts(texts), GetParam().expected);
    std::shuffle(texts.begin(), texts.end(), dice);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Incidents, Grouped,
    testing::Values(
        Grouping{"TwoReportsWithOtherNumbers", {kRaid, kOther}, "other raid"},
        Grouping{"TwoRaidsAWeekApart", {kRaid, kOther, kWeekLater}, "later | other raid"},
        Grouping{"OneDayTwoTowns", {kRaid, kElsewhere}, "elsewhere | raid"},
        Grouping{"JudgmentMonthsLater", {kRaid, kOther, kVerdict}, "other raid verdict"},
        Grouping{"SumsOfAYear", {kRaid, kTotals}, "raid"},
        Grouping{"SameAccusedInTwoCases", {kRaid, kOther, kSecondCase}, "other raid | second"},
        Grouping{"OneReportOfTwoEvents",
                 {kRaid, kOther, kElsewhere, kBoth},
                 "both elsewhere | both other raid"},
        Grouping{"AllTogether",
                 {kRaid, kOther, kWeekLater, kVerdict, kElsewhere, kTotals, kBoth, kSecondCase},
                 "both elsewhere | both other raid verdict | later | second"}),
    [](const auto& test) { return test.param.name; });

// A name that many bear joins nothing by itself.
// A court tries other people for the like every month, and the office prints the same foot under
// each.
constexpr const char* kIncidentFoot =
    "\n\nDeputy prosecutor Mira Petrova of the trafficking unit tried the case. The unit targets "
    "those who "
    "exploit women and girls for gain in Varna and works with the shelter of the district.";

Text trial(const char* id, const char* published, const char* accused, const char* penalty,
           const char* when) {
  const std::string name = accused;
  return {id,
          "Varna District Prosecutor",
          published,
          name + " sentenced for pimping in Varna\n\nThe Varna District Court sentenced " + name +
              " to " + penalty + " for pimping a woman in Varna." + kIncidentFoot,
          {{"sentence", "sentenced ", "Varna District Court", name, when, penalty}},
          {}};
}

TEST(FindIncidents, KeepsCasesOfOneCourtApart) {
  const std::vector<Text> texts = {
      trial("jan", "2024-01-10", "Petar Dimchov", "three years", "2024-01-09"),
      trial("feb", "2024-02-14", "Georgi Stanev", "four years", "2024-02-13"),
      trial("mar", "2024-03-06", "Ilia Hristov", "three years", "2024-03-05"),
  };
  EXPECT_EQ(groups_of_accounts(texts), "feb | jan | mar");
}

TEST(FindIncidents, JoinsNothingByATownAndLikeWordsAlone) {
  const std::vector<Text> texts = {
      {"jan",
       "Varna District Prosecutor",
       "2024-01-10",
       std::string(
           "Felon convicted of pimping\n\nA felon was convicted of pimping a woman in Varna.") +
           kIncidentFoot,
       {{"conviction", "convicted of pimping a", "", "A felon", "", ""}},
       {}},
      {"mar",
       "Varna District Prosecutor",
       "2024-03-06",
       std::string("Felon convicted of pimping two\n\nA felon was convicted of pimping two women "
                   "in Varna.") +
           kIncidentFoot,
       {{"conviction", "convicted of pimping two w", "", "A felon", "", ""}},
       {}},
  };
  EXPECT_EQ(groups_of_accounts(texts), "jan | mar");
}

TEST(Incidents, CommonNameAlone) {
  const Text one{
      "one",
      "A Post",
      "2024-02-01",
      "Driver held\n\nMohammed Ali, a driver, was arrested over the transport of workers.",
      {{"arrest", "arrested", "", "Mohammed Ali, a driver,", "", ""}},
      {}};
  const Text two{"two",
                 "B Post",
                 "2024-03-20",
                 "Hotel manager jailed\n\nA court convicted Mohammed Ali, who ran a hotel.",
                 {{"conviction", "convicted", "A court", "Mohammed Ali", "", ""}},
                 {}};
  EXPECT_EQ(groups_of_accounts({one, two}), "one | two");
}

std::string differences(const Incident& incident, const std::string& kin) {
  std::string out;
  for (const Happening& happening : incident.happenings) {
    if (happening.what.kin != kin) continue;
    for (const Contradiction& each : happening.contradictions) {
      out += (out.empty() ? "" : "; ") + each.field + ":";
      for (const auto& value : each.values) {
        out += " " + value.value + "(" + std::to_string(value.tellings.size()) + ")";
      }
    }
  }
  return out;
}

TEST(Incidents, NumbersStandSideBySide) {
  const auto accounts = accounts_of({kRaid, kOther});
  const Incidents found = find_incidents(accounts, {}, incident_data());
  ASSERT_EQ(found.incidents.size(), 1U);
  EXPECT_EQ(differences(found.incidents[0], "rescue"), "people: 12(1) 14(1)");
  EXPECT_EQ(differences(found.incidents[0], "arrest"), "");
}

TEST(Incidents, StatusOverTime) {
  const auto accounts = accounts_of({kVerdict, kRaid, kOther});
  const Incidents found = find_incidents(accounts, {}, incident_data());
  ASSERT_EQ(found.incidents.size(), 1U);
  const Incident& incident = found.incidents[0];
  EXPECT_EQ(incident.status, "convicted");
  ASSERT_EQ(incident.accused.size(), 1U);
  std::string standings;
  for (const Standing& each : incident.accused[0].standings) {
    standings += each.status + " " + to_iso(each.when.from) + "; ";
  }
  EXPECT_EQ(incident.accused[0].name + ": " + standings,
            "Petar Dimchov: arrested 2024-03-02; convicted 2025-01-15; ");
}

TEST(Incidents, EachJoinSaysWhy) {
  const auto accounts = accounts_of({kRaid, kOther});
  const Incidents found = find_incidents(accounts, {}, incident_data());
  const Report& second = found.incidents.at(0).reports.at(1);
  EXPECT_NE(second.nearest, kNoAccount);
  const auto has = [&](Field field) {
    return std::any_of(second.likeness.fits.begin(), second.likeness.fits.end(),
                       [&](const FieldFit& fit) { return fit.field == field && fit.weight > 0; });
  };
  EXPECT_TRUE(has(Field::Place));
  EXPECT_TRUE(has(Field::Day));
  EXPECT_TRUE(has(Field::Accused));
  EXPECT_FALSE(has(Field::Penalty));
}

TEST(Incidents, CopiesAreCountedOnceAndListed) {
  Text copy = kRaid;
  copy.id = "zcopy";
  copy.publisher = "Copy Post";
  copy.published = "2024-03-05";
  const auto accounts = accounts_of({kRaid, copy, kOther});
  const std::vector<Copies> copies = {{.family = 0}, {.family = 0, .from = {0}}, {}};
  const Incidents found = find_incidents(accounts, copies, incident_data());
  ASSERT_EQ(found.incidents.size(), 1U);
  EXPECT_EQ(found.incidents[0].reports.size(), 3U);
  EXPECT_EQ(found.incidents[0].origins, 2U);
  EXPECT_EQ(found.incidents[0].families, 1U);
}

// A correction marks what its outlet said, what copies it, and what has it from that outlet.
TEST(Incidents, CorrectionMarksWhatRestsOnIt) {
  Text wrong = kOther;  // told 14
  wrong.id = "a-wrong";
  Text copy = wrong;
  copy.id = "b-copy";
  copy.publisher = "Copy Post";
  Text citing = kOther;
  citing.id = "c-citing";
  citing.publisher = "Far Away Times";
  citing.cites = {"The Sea Courier"};
  const Text notice{
      "d-notice",
      "Sea Courier",
      "2024-03-06",
      "Correction: nightclub raid\n\nOn 4 March we wrote that officers freed 14 women "
      "from a nightclub in Varna on 2 March. The number was 12.",
      {{"rescue", "freed 14", "officers", "14 women", "2024-03-02", ""}},
      {}};
  const auto accounts = accounts_of({kRaid, wrong, copy, citing, notice});
  const std::vector<Copies> copies = {{}, {.family = 1}, {.family = 1, .from = {1}}, {}, {}};
  const Incidents found = find_incidents(accounts, copies, incident_data());
  ASSERT_EQ(found.incidents.size(), 1U);
  std::string marks;
  for (const Mark& mark : found.incidents[0].marks) {
    marks += accounts[mark.account].id + " " + to_string(mark.why) + "; ";
  }
  EXPECT_EQ(marks, "a-wrong corrected; b-copy copy-of-corrected; c-citing cites-corrected; ");
  EXPECT_EQ(differences(found.incidents[0], "rescue"), "people: 14(3) 12(1)");
}

struct NoticeCase {
  const char* name;
  const char* text;
  const char* expected;  // "wrong 14 right 12"
};
class Notices : public testing::TestWithParam<NoticeCase> {};

TEST_P(Notices, Numbers) {
  const Account account = account_of({"x", "Post", "2024-01-01", GetParam().text, {}, {}});
  std::string out;
  for (const Notice& notice : account.notices) {
    out += notice.kind == Notice::Kind::Retraction ? "retracted" : "corrected";
    for (const double value : notice.wrong) out += " -" + std::to_string(std::lround(value));
    for (const double value : notice.right) out += " +" + std::to_string(std::lround(value));
  }
  EXPECT_EQ(out, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Incidents, Notices,
    testing::Values(
        NoticeCase{"NotN", "Correction: 23 workers were freed, not 32\n\nWe regret the error.",
                   "corrected -32 +23"},
        NoticeCase{"Wrote",
                   "Correction\n\nOn 16 March we wrote that 32 people had been freed. The "
                   "prosecutor gave the number as 23.",
                   "corrected -32 +23"},
        NoticeCase{"OneSentence",
                   "Women freed\n\nFive women were freed in Ruse.\n\nAn earlier version of this "
                   "article said that 14 women were freed; the figure was five.",
                   "corrected -14 +5"},
        NoticeCase{"Retracted",
                   "Report withdrawn\n\nThe Daily Tide on Friday retracted its report of the raid.",
                   "retracted"},
        NoticeCase{"None", "Raid\n\nPolice said that 14 women were freed, not for the first time.",
                   ""}),
    [](const auto& test) { return test.param.name; });

struct NamePair {
  const char* name;
  const char* one;
  const char* other;
  NameFit expected;
};
class Names : public testing::TestWithParam<NamePair> {};
TEST_P(Names, Fit) {
  EXPECT_EQ(name_fit(GetParam().one, GetParam().other), GetParam().expected);
  EXPECT_EQ(name_fit(GetParam().other, GetParam().one), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Incidents, Names,
    testing::Values(NamePair{"Same", "Petar Dimchov", "PETAR DIMCHOV", NameFit::Same},
                    NamePair{"Letters", "Stoyan Velkarov", "Stojan Velkarov", NameFit::Spelling},
                    NamePair{"LastOnly", "Velkarov", "Stoyan Velkarov", NameFit::Partly},
                    NamePair{"Initial", "S. Velkarov", "Stoyan Velkarov", NameFit::Partly},
                    NamePair{"OtherGiven", "Mira Velkarov", "Stoyan Velkarov", NameFit::No},
                    NamePair{"Other", "Mira Dantseva", "Stoyan Velkarov", NameFit::No}),
    [](const auto& test) { return test.param.name; });

struct PartyCase {
  const char* name;
  const char* text;
  const char* phrase;
  const char* expected;  // count / persons / countries / description
};
class Parties : public testing::TestWithParam<PartyCase> {};
TEST_P(Parties, Read) {
  const std::string text = GetParam().text;
  const Words words(text, incident_data());
  const FullNames names(words);
  const std::size_t at = text.find(GetParam().phrase);
  ASSERT_NE(at, std::string::npos);
  const Party party =
      read_party(words, names, text::make_span(at, at + std::string(GetParam().phrase).size()));
  std::string out = party.count ? std::to_string(std::lround(*party.count)) : "-";
  out += " /";
  for (const std::string& person : party.persons) out += " " + person + ",";
  out += " /";
  for (const std::string& country : party.countries) out += " " + country;
  EXPECT_EQ(out + " / " + party.description, GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Incidents, Parties,
    testing::Values(
        PartyCase{"Counted", "Police freed 23 Nepali workers from a plant.", "23 Nepali workers",
                  "23 / / NPL / 23 Nepali workers"},
        PartyCase{"Summed", "Of them 14 women and nine men were freed.", "14 women and nine men",
                  "23 / / / 14 women and nine men"},
        PartyCase{
            "ListBeside",
            "The owner of the plant, Stoyan Velkarov, 47, a recruiter, Mira Dantseva, 39, and "
            "a 28-year-old foreman were detained.",
            "a 28-year-old foreman",
            "- / Mira Dantseva, Stoyan Velkarov, / / a 28-year-old foreman"},
        PartyCase{"Speaks", "They held the owner, Asen Ruev said on Monday.", "the owner",
                  "- / / / the owner"},
        PartyCase{"Beside", "They held the owner, Petar Dimchov, 41, on Monday.", "the owner",
                  "- / Petar Dimchov, / / the owner"},
        PartyCase{"LastName", "Petar Dimchov fled. Dimchov was caught.", "Dimchov was",
                  "- / Petar Dimchov, / / a person"},
        PartyCase{"VictimByName", "One victim, Ioana Radu, 19, was freed.",
                  "One victim, Ioana Radu", "1 / Ioana Radu, / / One victim"},
        PartyCase{"NumberAndNation", "Thirty-two Nepali workers were freed.",
                  "Thirty-two Nepali workers", "32 / / NPL / Thirty-two Nepali workers"},
        PartyCase{"FirstNameOnly", "They freed Ioana from the flat.", "Ioana", "- / / / a person"}),
    [](const auto& test) { return test.param.name; });

TEST(Incidents, VictimsAreNotNamed) {
  const Account account = account_of(
      {"v",
       "Post",
       "2024-01-02",
       "Woman freed\n\nPolice freed Ioana Radu, 19, in Ruse on 1 January. Radu said she had slept "
       "there.",
       {{"rescue", "freed", "Police", "Ioana Radu, 19", "2024-01-01", ""}},
       {}});
  ASSERT_EQ(account.withheld, (std::vector<std::string>{"ioana", "radu"}));
  EXPECT_EQ(withhold("Police freed Ioana Radu, 19. RADU slept; radu too.", account.withheld),
            "Police freed [name withheld], 19. [name withheld] slept; radu too.");
}

// What is hidden of a text is not read out of it again: neither a town nor a month.
TEST(Incidents, HiddenPlacesAndTimesAreNotTold) {
  const Text text{"v",
                  "Post",
                  "2024-01-02",
                  "Man held\n\nPolice arrested a man in Burgas in October 2019.",
                  {{"arrest", "arrested", "Police", "a man", "", ""}},
                  {}};
  const Account told = account_of(text);
  ASSERT_EQ(told.tellings.size(), 1U);
  ASSERT_TRUE(told.tellings.front().spot);
  EXPECT_EQ(told.tellings.front().spot->name, "Burgas, Bulgaria");
  EXPECT_EQ(to_iso(told.tellings.front().when.from), "2019-10");
  const auto at = [&](const std::string& words) {
    const std::size_t begin = text.text.find(words);
    return text::make_span(begin, begin + words.size());
  };
  const Account hidden = account_of(text, {at("Burgas"), at("October 2019")});
  ASSERT_EQ(hidden.tellings.size(), 1U);
  EXPECT_FALSE(hidden.tellings.front().spot);
  EXPECT_FALSE(hidden.tellings.front().when.stated());
}

// Neither accused nor heard as a source: not named, whatever part they play.
TEST(Incidents, OnlyAccusedAndSourcesAreNamed) {
  Text text = kRaid;
  text.text += " Ioana Radu cried, said Mira Petrova of the police.";
  text.cites = {"Mira Petrova"};
  const Account account = account_of(text);
  EXPECT_EQ(withhold(text.text.substr(text.text.find("Petar")), account.withheld),
            "Petar Dimchov, 41, was arrested. [name withheld] cried, said Mira Petrova of the "
            "police.");
}

}  // namespace
}  // namespace plumbline::resolve

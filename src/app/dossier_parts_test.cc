// SPDX-License-Identifier: Apache-2.0
//
// Sections written from profiles that are made by hand.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/dossier_parts_internal.h"

namespace plumbline::app {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const refdata::RefData& data() {
  static const refdata::RefData kData = refdata::RefData::load().take();
  return kData;
}

// A profile with passages to lean on, and a section written from it.
class Desk {
 public:
  Desk() {
    matter_.profile.country = "TCD";
    matter_.profile.name = "Chad";
    dossier_.words = dossier_words(data(), "en").take();
  }

  model::CountryProfile& profile() { return matter_.profile; }
  DossierMatter& matter() { return matter_; }

  std::size_t passage(const std::string& words, bool denied = false) {
    const std::size_t index = matter_.profile.passages.size();
    model::ProfilePassage one(model::Passage({"doc" + std::to_string(index)}, {}));
    one.exact = words;
    one.claim = "c1";
    one.end = words.size();
    one.denied = denied;
    matter_.profile.passages.push_back(one);
    return index;
  }

  static model::ProfileSupport support(std::vector<std::size_t> passages) {
    model::ProfileSupport out;
    out.documents = out.origins = out.claims = passages.size();
    out.passages = std::move(passages);
    return out;
  }
  static model::ProfileSupport only_denied(std::size_t passage) {
    model::ProfileSupport out;
    out.denied = 1;
    out.passages = {passage};
    return out;
  }

  std::vector<model::DossierStatement> write(void (*section)(const DossierMatter&, DossierPen&,
                                                             Blocks&)) {
    DossierPen pen(dossier_);
    model::DossierSection out{"any", "any", {}};
    section(matter_, pen, out.blocks);
    dossier_.sections = {out};
    return statements_of(dossier_);
  }

  // Words of the passages that a statement leads to.
  std::vector<std::string> notes(const model::DossierStatement& statement) const {
    std::vector<std::string> out;
    for (const std::size_t index : statement.passages)
      out.push_back(dossier_.passages[index].exact);
    return out;
  }

 private:
  DossierMatter matter_{data(), {}, {}, {}};
  model::Dossier dossier_;
};

const model::DossierStatement& find(const std::vector<model::DossierStatement>& all,
                                    const std::string& key) {
  static const model::DossierStatement kNone;
  for (const auto& one : all) {
    if (one.key == key) return one;
  }
  ADD_FAILURE() << "no statement " << key;
  return kNone;
}

TEST(DossierSummaryTest, LeadsToPassagesThatSayItAndNotToDenials) {
  Desk desk;
  const auto says = desk.passage("Taken from Chad to Libya.");
  const auto denies = desk.passage("Nobody is taken from Chad to Libya.", true);
  model::ProfileSupport both = Desk::support({says});
  both.denied = 1;
  both.passages.push_back(denies);
  desk.profile().routes = {{"out", "LBY", "Libya", "destination", both}};
  const auto only = desk.passage("There is no debt bondage.", true);
  const auto begging = desk.passage("Pupils are made to beg.");
  desk.profile().forms = {{"DEBT", "debt bondage", Desk::only_denied(only)},
                          {"BEG", "forced begging", Desk::support({begging})}};
  const auto all = desk.write(write_summary);
  EXPECT_THAT(desk.notes(find(all, "summary.route.out")), ElementsAre("Taken from Chad to Libya."));
  const auto& forms = find(all, "summary.forms");
  EXPECT_THAT(forms.words, AllOf(HasSubstr("forced begging"), Not(HasSubstr("debt bondage"))));
  EXPECT_THAT(desk.notes(forms), ElementsAre("Pupils are made to beg."));
}

TEST(DossierSummaryTest, SaysHowManyOthersThereAre) {
  struct Case {
    std::size_t others;  // that are told of by one document, as all are
    const char* words;
  };
  const std::vector<Case> cases = {
      {0, "People are said to be trafficked from Chad to Libya, Sudan and the Philippines."},
      {2,
       "People are said to be trafficked from Chad, among others to Libya, Sudan, the "
       "Philippines and Country 0."},
  };
  for (const Case& one : cases) {
    Desk desk;
    const auto route = [&](const std::string& code, const std::string& name) {
      desk.profile().routes.push_back(
          {"out", code, name, "destination", Desk::support({desk.passage("To " + name + ".")})});
    };
    route("", "abroad");
    route("LBY", "Libya");
    route("SDN", "Sudan");
    route("PHL", "Philippines");
    for (std::size_t i = 0; i < one.others; ++i) route("", "Country " + std::to_string(i));
    EXPECT_EQ(find(desk.write(write_summary), "summary.route.out").words, one.words);
    const auto table = desk.write(write_routes);
    EXPECT_THAT(find(table, "routes.table.out.destination.abroad").words,
                HasSubstr("Out of the country, to \u201Cabroad\u201D"));
    EXPECT_THAT(find(table, "routes.table.out.destination.PHL").words,
                HasSubstr("To the Philippines"));
  }
}

TEST(DossierSummaryTest, PartsNamesThatHoldCommas) {
  Desk desk;
  desk.profile().sectors = {
      {"a", "mats, rugs and cloth", Desk::support({desk.passage("They weave.")})},
      {"b", "salt works", Desk::support({desk.passage("They dig.")})}};
  EXPECT_EQ(find(desk.write(write_summary), "summary.sectors").words,
            "The sectors named are mats, rugs and cloth; salt works.");
}

// Of ways out there are more than a table has room for: ways in are told of all the same.
TEST(DossierRoutesTest, LeavesRoomForEachDirection) {
  Desk desk;
  const auto says = desk.passage("They are taken along many ways.");
  for (int i = 0; i < 40; ++i) {
    desk.profile().routes.push_back(
        {"out", "", "Country " + std::to_string(i), "destination", Desk::support({says})});
  }
  desk.profile().routes.push_back({"in", "SDN", "Sudan", "origin", Desk::support({says})});
  desk.profile().routes.push_back(
      {"in", "CAF", "Central African Republic", "transit", Desk::support({says})});
  const auto all = desk.write(write_routes);
  EXPECT_THAT(find(all, "routes.table.in.origin.SDN").words, HasSubstr("From Sudan"));
  EXPECT_THAT(find(all, "routes.table.in.transit.CAF").words,
              HasSubstr("Into the country, by way of the Central African Republic"));
  EXPECT_THAT(find(all, "routes.more").words, HasSubstr("28 further lines"));
}

// Who is accused is named in no line of an event, listed as accused or not.
TEST(DossierIncidentsTest, TellsOfPeopleWithoutNames) {
  Desk desk;
  IncidentShown event;
  event.id = "e1";
  for (const char* people :
       {"the three defendants Davis", "Man Linked to Hill Road Investigation",
        "two Chadian and Chinese women", "numerous reports of migrants and", "Awareness of Boys"}) {
    IncidentHappening one;
    one.kin = people;
    one.type = "arrest";
    one.people = people;
    event.happenings.push_back(one);
  }
  desk.matter().incidents.incidents = {event};
  desk.matter().incidents.all = 1;
  const auto all = desk.write(write_incidents);
  EXPECT_THAT(
      find(all, "incidents.table.e1").words,
      HasSubstr("Arrest: the three defendants; arrest: Man; arrest: two Chadian and Chinese "
                "women; arrest: numerous reports of migrants; arrest |"));
}

// Of a page all are told, and how many there are beyond it.
TEST(DossierIncidentsTest, TellsOfEachThatItIsGiven) {
  Desk desk;
  for (int i = 0; i < 16; ++i) {
    IncidentShown event;
    event.id = "e" + std::to_string(i);
    IncidentHappening arrest;
    arrest.kin = arrest.type = "arrest";
    arrest.people = "traffickers";
    event.happenings = {arrest};
    desk.matter().incidents.incidents.push_back(event);
  }
  desk.matter().incidents.all = 31;
  const auto all = desk.write(write_incidents);
  EXPECT_THAT(find(all, "incidents.lead").words, HasSubstr("31 events"));
  EXPECT_THAT(find(all, "incidents.lead").words, HasSubstr("the latest 14 are shown"));
  EXPECT_FALSE(find(all, "incidents.table.e13").words.empty());
  for (const auto& one : all) EXPECT_NE(one.key, "incidents.table.e14");
}

// What goes on, of no day and no number of people, is no event.
TEST(Incidents, AnEventIsNotWhatGoesOn) {
  const auto event = [](const char* kin, const char* type, const char* people, const char* from) {
    IncidentHappening one;
    one.kin = kin;
    one.type = type;
    one.people = people;
    one.from = from;
    IncidentShown out;
    out.happenings = {one};
    return out;
  };
  EXPECT_FALSE(is_an_event(event("deed", "exploitation", "children", "")));
  EXPECT_FALSE(is_an_event(event("assistance", "assistance", "boys", "")));
  EXPECT_FALSE(is_an_event(event("rescue", "identification", "boys", "")));
  EXPECT_TRUE(is_an_event(event("deed", "exploitation", "12 children", "")));
  EXPECT_TRUE(is_an_event(event("deed", "exploitation", "children", "2020-05")));
  EXPECT_TRUE(is_an_event(event("arrest", "arrest", "traffickers", "")));
  IncidentShown accused = event("deed", "exploitation", "children", "");
  accused.accused.push_back({"Ali Example", {}, {}});
  EXPECT_TRUE(is_an_event(accused));
}

TEST(DossierReadableTest, WritesDaysAndMonthsInWords) {
  model::Dossier dossier;
  dossier.words = dossier_words(data(), "en").take();
  const DossierPen pen(dossier);
  EXPECT_EQ(readable(pen, "2017-01 to 2017-06"), "January 2017 to June 2017");
  EXPECT_EQ(readable(pen, "since 2019-03-14 (row 2019-03)"), "since 14 March 2019");
  EXPECT_EQ(readable(pen, "file 2017-01-x, 2016 to 2018"), "file 2017-01-x, 2016 to 2018");
  // Names of states with their article, where they stand in a sentence.
  EXPECT_EQ(readable(pen, "No source in Philippines was read, on Gambia none."),
            "No source in the Philippines was read, on the Gambia none.");
  EXPECT_EQ(readable(pen, "from the Netherlands to Gulfport"), "from the Netherlands to Gulfport");
}

TEST(DossierSummaryTest, LeadsToThePassageThatNamesIt) {
  Desk desk;
  const auto newest = desk.passage("It helped six pupils.");
  const auto names = desk.passage("Pupils were forced to beg, others to carry loads.");
  desk.profile().forms = {{"BEG", "forced begging", Desk::support({newest, names})}};
  EXPECT_THAT(desk.notes(find(desk.write(write_summary), "summary.forms")),
              ElementsAre("Pupils were forced to beg, others to carry loads."));
}

TEST(DossierRoutesTest, CountsWhatIsOnlyDeniedNowhere) {
  Desk desk;
  const auto says = desk.passage("Taken from Chad to Libya.");
  const auto denies = desk.passage("Nobody is taken from Chad to Egypt.", true);
  desk.profile().routes = {{"out", "LBY", "Libya", "destination", Desk::support({says})},
                           {"out", "EGY", "Egypt", "destination", Desk::only_denied(denies)}};
  const auto all = desk.write(write_routes);
  EXPECT_THAT(find(all, "routes.lead").words, HasSubstr("1 way in which"));
  EXPECT_THAT(find(all, "routes.lead").words, HasSubstr("1 other country"));
  EXPECT_THAT(find(all, "routes.table.out.destination.LBY").words, HasSubstr("To Libya"));
  for (const auto& one : all) EXPECT_NE(one.key, "routes.more");
  desk.profile().routes.erase(desk.profile().routes.begin());
  EXPECT_THAT(desk.write(write_routes), IsEmpty());
}

TEST(DossierPlacementTest, TellsNothingOfEditionsThatAreNotKnown) {
  struct Case {
    const char* name;
    std::vector<std::pair<int, const char*>> tiers;  // newest first
    const char* words;
  };
  const std::vector<Case> cases = {
      {"a run and what was before it",
       {{2020, "2"}, {2019, "2"}, {2018, "3"}},
       "places Chad on Tier 2, where it has been since the report of 2019; before that it was on "
       "Tier 3."},
      {"new this year",
       {{2020, "2WL"}, {2019, "2"}},
       "places Chad on the Tier 2 Watch List; the year before it was on Tier 2."},
      {"a gap behind a run",
       {{2020, "2"}, {2019, "2"}, {2015, "3"}},
       "places Chad on Tier 2, as did that of 2019. The placement of the year before "
       "those is not known here; in the last report known before, of 2015, it was on Tier 3."},
      {"a gap in a run",
       {{2020, "2"}, {2018, "2"}, {2017, "3"}},
       "places Chad on Tier 2. The placement of the year before is not known here; in the last "
       "report known before, of 2018, it was on Tier 2."},
      {"one tier with gaps",
       {{2020, "2"}, {2015, "2"}},
       "places Chad on Tier 2, as does every report since 2015 for which a placement is known."},
      {"one alone", {{2020, "2"}}, "places Chad on Tier 2; no other placement is known here."},
      {"not covered", {{2020, "not-in-report"}, {2019, "3"}}, "of 2020 does not cover Chad."},
  };
  for (const Case& one : cases) {
    Desk desk;
    desk.profile().newest = "2020-08-01";
    for (const auto& [edition, tier] : one.tiers) {
      desk.profile().tiers.push_back({edition, tier, "primary", ""});
    }
    EXPECT_THAT(find(desk.write(write_placement), "placement.newest").words, EndsWith(one.words))
        << one.name;
  }
}

TEST(DossierCriteriaTest, TellsAnOutdatedDecisionAsPast) {
  for (const bool outdated : {false, true}) {
    Desk desk;
    model::Assessment assessment;
    model::CriterionAssessment criterion;
    criterion.id = "7106(b)(2)";
    criterion.title = "Protects victims";
    criterion.proposed = model::CriterionFinding::NotMet;
    criterion.explanation.words = "Proposed: not met. One origin tells of no shelter.";
    criterion.decided = {1,
                         "2020-03-02T10:00:00Z",
                         "A. Reader",
                         model::CriterionFinding::Met,
                         "a shelter opened",
                         outdated};
    assessment.criteria = {criterion};
    desk.matter().assessment = assessment;
    const std::string words = find(desk.write(write_criteria), "criteria.7106(b)(2).finding").words;
    if (outdated) {
      EXPECT_EQ(words,
                "Proposed: not met. One origin tells of no shelter. Before that, on 2 March 2020, "
                "A. Reader had decided: met. A shelter opened. The evidence has changed since, so "
                "this decision is not counted.");
    } else {
      EXPECT_EQ(words, "Decided by A. Reader on 2 March 2020: met. A shelter opened.");
    }
  }
}

// A dozen is not told by "dozens"; two counts of one year say that they are two.
TEST(DossierFiguresTest, TellsNoNumberThatNobodyTold) {
  Desk desk;
  model::ProfileSeries series;
  series.unit = "victims";
  series.name = "victims: trafficked";
  const auto point = [](const char* row, const char* year, const char* about, double value) {
    model::ProfilePoint out;
    out.row = row;
    out.period = out.from = out.to = year;
    out.approximator = about;
    out.value = out.upper = value;
    out.origins = 1;
    return out;
  };
  series.points = {point("r1", "2017", "dozens", 12), point("r2", "2018", "about", 42),
                   point("r3", "2018", "", 26)};
  desk.profile().series = {series};
  const auto all = desk.write(write_figures);
  EXPECT_THAT(find(all, "figures.table.r1.dozens").words, HasSubstr("| dozens |"));
  EXPECT_THAT(find(all, "figures.table.r2.about 42").words, HasSubstr("one of several counts"));
  EXPECT_THAT(find(all, "figures.table.r3.26").words, HasSubstr("one of several counts"));
  EXPECT_THAT(find(all, "figures.table.r1.dozens").words, Not(HasSubstr("several counts")));
}

TEST(DossierReadableTest, EndsOfASpanAreToldAlike) {
  model::Dossier dossier;
  dossier.words = dossier_words(data(), "en").take();
  const DossierPen pen(dossier);
  EXPECT_EQ(pen.date("2023-05-13", "2006"), "2023");
  EXPECT_EQ(pen.date("2006", "2023-05-13"), "2006");
  EXPECT_EQ(pen.date("2023-05-13", "2006-01-02"), "13 May 2023");
}

TEST(DossierFiguresTest, DrawsOnlyWhatCountsAYear) {
  Desk desk;
  model::ProfileSeries series;
  series.unit = "victims";
  series.name = "victims: identified";
  const auto point = [](const char* from, const char* to, double value) {
    model::ProfilePoint out;
    out.row = std::string("r") + from;
    out.period = from;
    out.from = from;
    out.to = to;
    out.value = out.upper = value;
    out.origins = 1;
    return out;
  };
  series.points = {point("2015", "2015", 10),
                   point("2016-04-01", "2017-03-31", 20),
                   point("2018", "2018", 30),
                   point("2019-05", "2019-05", 2),
                   point("2020-01-01", "2020-06-30", 5),
                   point("2019", "2021", 90)};
  desk.profile().series = {series};
  model::Dossier dossier;
  dossier.words = dossier_words(data(), "en").take();
  DossierPen pen(dossier);
  Blocks blocks;
  write_figures(desk.matter(), pen, blocks);
  std::vector<int> years;
  for (const auto& block : blocks) {
    const auto* chart = std::get_if<model::SeriesChart>(&block);
    if (chart == nullptr) continue;
    for (const auto& one : chart->lines.at(0).points) years.push_back(one.year);
  }
  EXPECT_THAT(years, ElementsAre(2015, 2017, 2018));
}

TEST(DossierDisagreementsTest, LeadsToBothSides) {
  Desk desk;
  std::vector<std::size_t> passages;
  for (int i = 0; i < 4; ++i)
    passages.push_back(desk.passage("Report " + std::to_string(i) + " says so."));
  passages.push_back(desk.passage("It is not so.", true));
  desk.profile().contradictions = {
      {"denied", "4 documents say so; 1 claim denies it.", passages, "x"}};
  EXPECT_THAT(desk.notes(find(desk.write(write_disagreements), "disagreements.denied.x")),
              Contains("It is not so."));
}

TEST(DossierKeysTest, StayWhenMoreIsTold) {
  Desk desk;
  desk.profile().contradictions = {
      {"denied", "1 document says so; 1 claim denies it.", {}, "out.destination.LBY"}};
  const auto before = desk.write(write_disagreements);
  desk.profile().contradictions = {
      {"denied", "1 document says otherwise; 1 claim denies it.", {}, "in.origin.SDN"},
      {"denied", "2 documents say so; 1 claim denies it.", {}, "out.destination.LBY"}};
  const auto after = desk.write(write_disagreements);
  EXPECT_EQ(before[1].key, "disagreements.denied.out.destination.LBY");
  EXPECT_EQ(after[2].key, before[1].key);
}

TEST(DossierMapTest, NamesAPartnerWhereItLies) {
  Desk desk;
  const auto says = desk.passage("Through Chad to Libya, from Nigeria.");
  desk.profile().routes = {{"through", "LBY", "Libya", "destination", Desk::support({says})},
                           {"through", "NGA", "Nigeria", "origin", Desk::support({says})}};
  model::Dossier dossier;
  dossier.words = dossier_words(data(), "en").take();
  const auto map = route_map(desk.matter(), DossierPen(dossier));
  ASSERT_TRUE(map);
  ASSERT_THAT(map->ways, SizeIs(2));
  for (const auto& way : map->ways) {
    EXPECT_NE(way.to_partner ? way.to : way.from, map->home) << way.partner;
    EXPECT_EQ(way.to_partner ? way.from : way.to, map->home) << way.partner;
  }
}

}  // namespace
}  // namespace plumbline::app

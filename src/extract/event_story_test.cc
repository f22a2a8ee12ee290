// SPDX-License-Identifier: Apache-2.0
//
// What the rest of a text adds to events: over the trees of the shipped engine, with events written
// down here in place of its own.

#include <utility>

#include <gtest/gtest.h>

#include "extract/events_test_internal.h"
#include "language/frame.h"
#include "language/learned.h"

namespace plumbline::extract {
namespace {

struct StoryRow {
  const char* name;
  const char* text;
  std::vector<Guess> guesses;
  const char* expected;
};

// The text is dated Monday 10 March 2025.
std::vector<model::Claim> claims_of_row(const StoryRow& row) {
  static const language::Learned kEngine =
      language::Learned::open(test_refdata().blob("engine")).take();
  model::Document document;
  document.id.value = "test";
  document.text = row.text;
  document.publisher = "Quay Post";
  document.published = Date{.year = 2025, .month = 3, .day = 10};
  language::state_frame(document, test_refdata());
  auto analysis = language::analyse(document, test_refdata(), &kEngine);
  return claims_with(document, std::move(analysis), row.guesses);
}

class Story : public ::testing::TestWithParam<StoryRow> {};

TEST_P(Story, TellsWhoWhereAndWhen) {
  EXPECT_EQ(incidents_of(claims_of_row(GetParam())), GetParam().expected) << GetParam().text;
}

const std::string kPlanned = "planned";

const StoryRow kWho[] = {
    {"SubjectOfTheSentenceBefore",
     "A tourist guide tells how he lost a kidney. He was flown to Cairo.",
     {{"transport", "flown", "", "He", "Cairo", ""}},
     "transport agent= patient=tourist guide at=Cairo, Egypt\n"},
    {"SubjectOfTheClauseAbove",
     "Police freed a boy. The driver said he had been hired in Taraz.",
     {{"rescue", "freed", "Police", "boy", "", ""},
      {"recruitment", "hired", "", "he had", "Taraz", ""}},
     "rescue agent=Police patient=boy\nrecruitment agent= patient=driver at=Taraz, Kazakhstan\n"},
    {"TwoMayBeMeant",
     "A customer met her brother. He went to the police.",
     {{"complaint", "went", "He", "", "", ""}},
     "complaint agent=He patient=\n"},
    {"AThingIsNobody",
     "Guards stopped a minibus. He was beaten.",
     {{"interception", "stopped", "Guards", "minibus", "", ""},
      {"violence", "beaten", "", "He", "", ""}},
     "interception agent=Guards patient=minibus\nviolence agent= patient=He\n"},
    {"AllOfThemAreThey",
     "Two dozen Indonesians walked out. All of them had answered an advertisement.",
     {{"escape", "walked", "", "Two dozen Indonesians", "", ""},
      {"recruitment", "answered", "", "All of them", "", ""}},
     "escape agent= patient=Two dozen Indonesians\n"
     "recruitment agent= patient=Two dozen Indonesians\n"},
    {"SomeOfThemAreNot",
     "Two dozen Indonesians walked out. Most of them were beaten. They were flown home.",
     {{"escape", "walked", "", "Two dozen Indonesians", "", ""},
      {"violence", "beaten", "", "Most of them", "", ""},
      {"repatriation", "flown", "", "They", "", ""}},
     "escape agent= patient=Two dozen Indonesians\nviolence agent= patient=Most of them\n"
     "repatriation agent= patient=Two dozen Indonesians\n"},
    {"TheWholeList",
     "Police have arrested the matchmaker, the lawyer and the groom.",
     {{"arrest", "arrested", "Police", "matchmaker", "", ""}},
     "arrest agent=Police patient=matchmaker, the lawyer and the groom\n"},
    {"WhoIsOnTrial",
     "A woman was jailed. Her appeal will be heard in December.",
     {{"sentence", "jailed", "", "woman", "", ""},
      {"trial", "appeal", "", "", "", "in December", "planned"}},
     "sentence agent= patient=woman\n"
     "trial agent= patient=woman when=2025-12 predicted\n"},
    {"OfWhomTheyComplain",
     "A farmer kept two shepherds. Relatives have gone to the police.",
     {{"harbouring", "kept", "farmer", "two shepherds", "", ""},
      {"complaint", "gone", "Relatives", "", "", ""}},
     "harbouring agent=farmer patient=two shepherds\ncomplaint agent=Relatives patient=farmer\n"},
    {"OfOneOfTwoNobodyKnows",
     "A farmer kept two shepherds. A driver sold them. Relatives have gone to the police.",
     {{"harbouring", "kept", "farmer", "two shepherds", "", ""},
      {"sale", "sold", "driver", "them", "", ""},
      {"complaint", "gone", "Relatives", "", "", ""}},
     "harbouring agent=farmer patient=two shepherds\nsale agent=driver patient=two shepherds\n"
     "complaint agent=Relatives patient=\n"},
    {"TheConvictedDidIt",
     "A farmer was convicted of trafficking. The boys had been locked in a shed.",
     {{"conviction", "convicted", "", "farmer", "", ""},
      {"harbouring", "locked", "", "boys", "", ""}},
     "conviction agent= patient=farmer\nharbouring agent=farmer patient=boys\n"},
    {"TheArrestedMayNot",
     "A reporter was arrested. Two boys had been locked in a shed.",
     {{"arrest", "arrested", "", "reporter", "", ""},
      {"harbouring", "locked", "", "Two boys", "", ""}},
     "arrest agent= patient=reporter\nharbouring agent= patient=Two boys\n"},
    {"NorTheConvictedHaveBeatenAnybody",
     "A reporter was convicted. Two boys were beaten.",
     {{"conviction", "convicted", "", "reporter", "", ""},
      {"violence", "beaten", "", "Two boys", "", ""}},
     "conviction agent= patient=reporter\nviolence agent= patient=Two boys\n"},
    {"WhoRaidsFrees",
     "Officers entered a bar. Five girls were led out.",
     {{"raid", "entered", "Officers", "", "", ""}, {"rescue", "led", "", "Five girls", "", ""}},
     "raid agent=Officers patient=\nrescue agent=Officers patient=Five girls\n"},
    {"APhoneIsNoPerson",
     "A man was caught. Police seized his telephone.",
     {{"arrest", "caught", "", "man", "", ""}, {"seizure", "seized", "Police", "his", "", ""}},
     "arrest agent= patient=man\nseizure agent=Police patient=his\n"},
};

const StoryRow kWhere[] = {
    {"CourtOfTheTown",
     "Tbilisi City Court sentenced a man. A second defendant was cleared.",
     {{"sentence", "sentenced", "Tbilisi City Court", "man", "", ""},
      {"acquittal", "cleared", "", "second defendant", "", ""}},
     "sentence agent=Tbilisi City Court patient=man at=Tbilisi, Georgia\n"
     "acquittal agent=Tbilisi City Court patient=second defendant at=Tbilisi, Georgia\n"},
    {"AnEarlierCourtIsAnother",
     "The High Court at Kuala Lumpur acquitted an officer. A driver had pleaded guilty earlier.",
     {{"acquittal", "acquitted", "High Court at Kuala Lumpur", "officer", "Kuala Lumpur", ""},
      {"conviction", "pleaded", "", "driver", "", ""}},
     "acquittal agent=High Court patient=officer at=Kuala Lumpur, Malaysia\n"
     "conviction agent= patient=driver\n"},
    {"PoliceOfSomewhereActAnywhere",
     "Belgrade police identified two victims.",
     {{"identification", "identified", "Belgrade police", "two victims", "", ""}},
     "identification agent=Belgrade police patient=two victims\n"},
    {"TheNarrowest",
     "Police stopped a van on the A4 near Eisenstadt in Austria.",
     {{"interception", "stopped", "Police", "van", "A4 near Eisenstadt in Austria", ""}},
     "interception agent=Police patient=van at=Eisenstadt, Austria\n"},
    {"WhatHangsOnTheVerb",
     "In Venlo, two girls worked off a debt.",
     {{"exploitation", "worked", "", "two girls", "", ""}},
     "exploitation agent= patient=two girls at=Venlo, Netherlands\n"},
    {"RecruitedWhereTheyLived",
     "Single mothers from Daugavpils were talked into marrying.",
     {{"recruitment", "talked", "", "Single mothers", "", ""}},
     "recruitment agent= patient=Single mothers at=Daugavpils, Latvia\n"},
    {"WhoIsNotToldCameFromNowhere",
     "In Riga a fair closed. Two brothers were promised work.",
     {{"recruitment", "promised", "", "Two brothers", "", ""}},
     "recruitment agent= patient=Two brothers\n"},
    {"TheTownOfTheNextSentence",
     "Two brothers met a broker. In Riga a fair closed.",
     {{"recruitment", "met", "broker", "Two brothers", "", ""}},
     "recruitment agent=broker patient=Two brothers\n"},
    {"WhereItWasWritten",
     "GUAYAQUIL - Four men were sentenced on Friday.",
     {{"sentence", "sentenced", "", "Four men", "", "on Friday"}},
     "sentence agent= patient=Four men at=Guayaquil, Ecuador when=2025-03-07\n"},
    {"There",
     "A building site in Ghent was closed. Inspectors met 31 workers there.",
     {{"identification", "met", "Inspectors", "31 workers", "there", ""}},
     "identification agent=Inspectors patient=31 workers at=Gent, Belgium\n"},
    {"ThereInAnotherParagraph",
     "A fair was held in Ghent.\n\nInspectors met 31 workers there.",
     {{"identification", "met", "Inspectors", "31 workers", "there", ""}},
     "identification agent=Inspectors patient=31 workers\n"},
    {"ThereIsNotWhereTheyComeFrom",
     "A flat was let to men from Suva. Inspectors met 31 workers there.",
     {{"identification", "met", "Inspectors", "31 workers", "there", ""}},
     "identification agent=Inspectors patient=31 workers\n"},
    {"WhoWasMovedIsElsewhere",
     "A boy worked in Pune. A driver took him to a farm. He was beaten.",
     {{"exploitation", "worked", "", "boy", "Pune", ""},
      {"transport", "took", "driver", "him", "farm", ""},
      {"violence", "beaten", "", "He", "", ""}},
     "exploitation agent= patient=boy at=Pune, India\ntransport agent=driver patient=boy\n"
     "violence agent= patient=boy\n"},
    {"ACourtIsNoScene",
     "Prosecutors in Suva charged a man. Two boys picked beans.",
     {{"charge", "charged", "Prosecutors in Suva", "man", "", ""},
      {"exploitation", "picked", "man", "Two boys", "", ""}},
     "charge agent=Prosecutors in Suva patient=man at=Suva, Fiji\n"
     "exploitation agent=man patient=Two boys\n"},
    {"ASuspectFleesAnywhere",
     "Police entered a house in Enugu. The matron is on the run.",
     {{"raid", "entered", "Police", "", "house in Enugu", ""},
      {"escape", "run", "", "matron", "", ""}},
     "raid agent=Police patient= at=Enugu, Nigeria\nescape agent= patient=matron\n"},
};

const StoryRow kWhen[] = {
    {"TheSameDay",
     "Police entered a home on Friday. They closed it the same day.",
     {{"raid", "entered", "Police", "", "", "on Friday"},
      {"closure", "closed", "Police", "it", "", "the same day"}},
     "raid agent=Police patient= when=2025-03-07\n"
     "closure agent=Police patient=it when=2025-03-07\n"},
    {"TheNextDay",
     "A gang took six girls on 28 February 2025. They were let go the next day.",
     {{"abduction", "took", "gang", "six girls", "", "on 28 February 2025"},
      {"release", "let", "", "They", "", "the next day"}},
     "abduction agent=gang patient=six girls when=2025-02-28\n"
     "release agent= patient=six girls when=2025-03-01\n"},
    {"AMonthLater",
     "A girl was taken on 5 December 2024. A month later she came home.",
     {{"abduction", "taken", "", "girl", "", "on 5 December 2024"},
      {"escape", "came", "", "she", "", "A month later"}},
     "abduction agent= patient=girl when=2024-12-05\nescape agent= patient=girl when=2025-01\n"},
    {"LaterThanWhat",
     "A month later a girl came home.",
     {{"escape", "came", "", "girl", "", "A month later"}},
     "escape agent= patient=girl\n"},
    {"ADayOfItsOwn",
     "A home was searched on 5 December 2024. A man was arrested on 8 January 2025, a month after "
     "the raid.",
     {{"raid", "searched", "", "", "", "on 5 December 2024"},
      {"arrest", "arrested", "", "man", "", "on 8 January 2025, a month after the raid"}},
     "raid agent= patient= when=2024-12-05\narrest agent= patient=man when=2025-01-08\n"},
    {"AfterSomethingElse",
     "A home was searched on 5 December 2024. A girl had fled two days before Christmas.",
     {{"raid", "searched", "", "", "", "on 5 December 2024"},
      {"escape", "fled", "", "girl", "", "two days before Christmas"}},
     "raid agent= patient= when=2024-12-05\nescape agent= patient=girl\n"},
    {"BeforeSomethingOfADay",
     "A home was searched on 5 December 2024. A girl had fled two days before a hearing on 8 "
     "January "
     "2025.",
     {{"raid", "searched", "", "", "", "on 5 December 2024"},
      {"escape", "fled", "", "girl", "", "two days before a hearing on 8 January 2025"}},
     "raid agent= patient= when=2024-12-05\nescape agent= patient=girl\n"},
    {"TheFridayToCome",
     "A man will appear in court on Friday.",
     {{"trial", "appear", "", "man", "", "on Friday", "planned"}},
     "trial agent= patient=man when=2025-03-14 predicted\n"},
    {"EveryNightIsNoDay",
     "A girl was beaten every Friday.",
     {{"violence", "beaten", "", "girl", "", "every Friday"}},
     "violence agent= patient=girl\n"},
    {"TheDayOfTheCourt",
     "A court in Gent convicted two men on Friday. A third was acquitted.",
     {{"conviction", "convicted", "court in Gent", "two men", "Gent", "on Friday"},
      {"acquittal", "acquitted", "", "third", "", ""}},
     "conviction agent=court in Gent patient=two men at=Gent, Belgium when=2025-03-07\n"
     "acquittal agent=court in Gent patient=third at=Gent, Belgium when=2025-03-07\n"},
    {"TheNextItemOfADigest",
     "A court in Gent convicted two men on Friday.\n\nIn Ohio, Ben Aldous was acquitted.",
     {{"conviction", "convicted", "court in Gent", "two men", "Gent", "on Friday"},
      {"acquittal", "acquitted", "", "Ben Aldous", "", ""}},
     "conviction agent=court in Gent patient=two men at=Gent, Belgium when=2025-03-07\n"
     "acquittal agent= patient=Ben Aldous at=Ohio, United States\n"},
    {"ABodyOfAState",
     "The Federal Police of Kenya arrested two men.",
     {{"arrest", "arrested", "Federal Police of Kenya", "two men", "", ""}},
     "arrest agent=Federal Police of Kenya patient=two men\n"},
    {"SinceTellsASpell",
     "For the tenth time since 2019 police entered a camp.",
     {{"raid", "entered", "police", "", "", "since 2019"}},
     "raid agent=police patient=\n"},
};

const auto kName = [](const auto& test) { return std::string(test.param.name); };
INSTANTIATE_TEST_SUITE_P(Who, Story, ::testing::ValuesIn(kWho), kName);
INSTANTIATE_TEST_SUITE_P(Where, Story, ::testing::ValuesIn(kWhere), kName);
INSTANTIATE_TEST_SUITE_P(When, Story, ::testing::ValuesIn(kWhen), kName);

TEST(EventStory, ATimeToldElsewhereIsMarked) {
  const auto claims = claims_of_row(
      {"",
       "Police entered a home on Friday. They closed it the same day. A man was caught on Sunday.",
       {{"raid", "entered", "Police", "", "", "on Friday"},
        {"closure", "closed", "Police", "it", "", "the same day"},
        {"arrest", "caught", "", "man", "", "on Sunday"}},
       ""});
  ASSERT_EQ(claims.size(), 3U);
  const model::Producer carried{"extract", "content.time-carried"};
  const auto marked = [&](const model::Claim& claim) {
    return std::count(claim.producers.begin(), claim.producers.end(), carried);
  };
  EXPECT_EQ(marked(claims[0]), 0);
  EXPECT_EQ(marked(claims[1]), 1);
  EXPECT_EQ(marked(claims[2]), 0);
}

TEST(EventStory, SomebodyToldElsewhereIsMarked) {
  const auto claims = claims_of_row({"",
                                     "A tourist guide lost a kidney. He was flown to Cairo.",
                                     {{"transport", "flown", "", "He", "Cairo", ""}},
                                     ""});
  ASSERT_EQ(claims.size(), 2U);
  const auto& producers = claims[1].producers;
  EXPECT_EQ(std::count(producers.begin(), producers.end(),
                       model::Producer{"extract", "content.role-carried"}),
            1);
}

TEST(EventStory, WhatOtherSentencesTellIsMarked) {
  const auto claims = claims_of_row(
      {"",
       "A farmer in Pune was convicted of trafficking. The boys had been locked in a shed.",
       {{"conviction", "convicted", "", "farmer", "Pune", ""},
        {"harbouring", "locked", "", "boys", "", ""}},
       ""});
  ASSERT_EQ(claims.size(), 2U);
  const auto& producers = claims[1].producers;
  const auto named = [&](const char* rule) {
    return std::find(producers.begin(), producers.end(), model::Producer{"extract", rule}) !=
           producers.end();
  };
  EXPECT_TRUE(named("content.role-implied"));
  EXPECT_FALSE(std::find(claims[0].producers.begin(), claims[0].producers.end(),
                         model::Producer{"extract", "content.role-implied"}) !=
               claims[0].producers.end());
}

}  // namespace
}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0

#include "resolve/telling.h"

#include <gtest/gtest.h>

namespace plumbline::resolve {
namespace {

const refdata::RefData& telling_data() {
  static const refdata::RefData loaded = refdata::RefData::load().take();
  return loaded;
}

// What was read out of a passage. Statuses, types and classes are those of data/frames.
struct Content {
  const char* words;
  double value = 0;  // 0: no figure
  const char* unit = "";
  const char* unit_class = "person";
  const char* status = "";
  const char* place = "";
  const char* from = "";  // of figure and event; a day, month or year
  const char* event = "";
  const char* patient = "";
  const char* published = "";
};

model::Claim claim_of(const Content& content) {
  model::Claim claim(
      "c1", model::ClaimKind::Statement,
      model::Passage({"doc"}, text::make_span(0, std::string_view(content.words).size())));
  const Date day = parse_iso(content.from).value_or(Date{});
  if (content.value != 0) {
    claim.kind = model::ClaimKind::Figure;
    claim.figure.emplace();
    claim.figure->value = content.value;
    claim.figure->unit = content.unit;
    claim.figure->unit_class = content.unit_class;
    claim.figure->status = content.status;
    claim.figure->place = content.place;
    claim.figure->period = {day, day};
  }
  if (*content.event != '\0') {
    claim.kind = model::ClaimKind::Incident;
    claim.incident.emplace();
    claim.incident->type = content.event;
    claim.incident->patient = content.patient;
    claim.incident->when = {day, day};
    if (*content.place != '\0') claim.incident->place = model::Place{content.place, "", 0, {}};
  }
  return claim;
}

std::string likeness_told(const Content& a, const Content& b) {
  const model::Claim one = claim_of(a);
  const model::Claim two = claim_of(b);
  const Telling seed{"a", "A", parse_iso(a.published).value_or(Date{}), &one, a.words};
  const Telling other{"b", "B", parse_iso(b.published).value_or(Date{}), &two, b.words};
  const Likeness found = Comparison(seed, telling_data()).with(other);
  std::string out = to_string(found.sameness);
  for (const Reasoned& reason : found.grounds) {
    out += std::string(" ") + to_string(reason.ground);
    if (!reason.detail.empty()) out += "(" + reason.detail + ")";
  }
  return out;
}

struct TellingRow {
  const char* name;
  Content seed;
  Content other;
  const char* want;
};

constexpr const char* kFreed = "Police freed 23 Nepali workers from a fish cannery in Burgas";

const TellingRow kTellingRows[] = {
    {"TheSameWords",
     {"Instead they gutted sprat all day and slept in containers behind the plant"},
     {"They gutted sprat all day and slept in containers behind the plant, the Wire said"},
     "same same-words(5 of 5)"},
    {"OtherWordsOnOneSubject",
     {"The plant in Burgas was closed by inspectors on Monday"},
     {"Workers of the plant in Burgas slept in containers"},
     "other"},
    {"TheSameWordsAndAnotherNumber",
     {"The ministry freed 23 Nepali workers from a cannery"},
     {"The ministry freed 32 Nepali workers from a cannery"},
     "otherwise same-words(5 of 5) other-number(32 for 23)"},
    {"ANumberInWords",
     {"The ministry freed 32 Nepali workers from a cannery"},
     {"The ministry freed thirty-two Nepali workers from a cannery"},
     "same same-words(5 of 5)"},
    {"TheSameWordsDenied",
     {"The owner knew what awaited the workers from Nepal at the cannery"},
     {"The owner never knew what awaited the workers from Nepal at the cannery"},
     "otherwise same-words(6 of 6) denied"},
    {"AFigureInOtherWords",
     {kFreed, 23, "Nepali workers", "person", "rescued", "Burgas, Bulgaria", "2023-03-14"},
     {"among them 23 citizens of Nepal who were freed from a cannery in March 2023", 23,
      "citizens of Nepal", "person", "rescued", "Burgas, Bulgaria", "2023-03"},
     "same same-figure(23 Nepali workers) same-place(Burgas, Bulgaria) same-time(2023-03-14) "
     "shared-words(3)"},
    {"ATimeThatIsThatOfAnotherEvent",
     {kFreed, 23, "Nepali workers", "person", "rescued", "Burgas, Bulgaria", "2023-03-14"},
     {"The office charged two people three months after 23 Nepali workers were freed from a "
      "cannery",
      23, "workers", "person", "rescued", "", "2023-06-08", "charge", "two people"},
     "same same-figure(23 Nepali workers) shared-words(4)"},
    {"TheSameNumberElsewhere",
     {kFreed, 23, "Nepali workers", "person", "rescued", "Burgas, Bulgaria", "2023-03-14"},
     {"Police freed 23 workers from a bakery in Varna", 23, "workers", "person", "rescued",
      "Varna, Bulgaria", "2023-03-14"},
     "other"},
    {"TheSameNumberInAnotherYear",
     {"The commission identified 67 victims", 67, "victims", "victim", "identified", "BGR", "2022"},
     {"The commission identified 67 victims in 2019", 67, "victims", "victim", "identified", "BGR",
      "2019"},
     "other"},
    {"AnotherNumberOfAnotherYear",
     {"The National Commission for Combating Trafficking identified 67 victims in 2022", 67,
      "victims", "victim", "identified", "BGR", "2022"},
     {"The National Commission for Combating Trafficking identified 83 victims in 2023", 83,
      "victims", "victim", "identified", "BGR", "2023"},
     "other"},
    {"AnotherNumberOfTheSameYear",
     {"The commission identified 67 victims in 2022", 67, "victims", "victim", "identified", "BGR",
      "2022"},
     {"In 2022 the commission identified 76 victims", 76, "victims", "victim", "identified", "BGR",
      "2022"},
     "otherwise other-number(76 victims for 67 victims) same-place(BGR) same-time(2022)"},
    {"ACountWithFewWords",
     {"The commission identified 67 victims in 2022", 67, "victims", "victim", "identified", "BGR",
      "2022"},
     {"against 67 in 2022", 67, "victims", "victim", "identified", "BGR", "2022"},
     "same same-figure(67 victims) same-place(BGR) same-time(2022)"},
    {"ASmallNumberWithLittleElse",
     {"Two women said so", 2, "women"},
     {"Two women were taken home", 2, "women"},
     "unsure same-figure(2 women) shared-words(1) not-enough"},
    {"AnotherStatus",
     {"The state registered 67 cases of trafficking in Moldova", 67, "cases", "case", "registered",
      "MDA", "2022"},
     {"The state investigated 67 cases of trafficking in Moldova", 67, "cases", "case",
      "investigated", "MDA", "2022"},
     "unsure same-figure(67 cases) same-place(MDA) same-time(2022) shared-words(4) "
     "other-status(investigated for registered)"},
    {"OneEventByItsName",
     {"The recruiter Mira Dantseva was acquitted", 0, "", "", "", "", "2024-05-21", "acquittal",
      "The recruiter Mira Dantseva"},
     {"A court acquitted Mira Dantseva, a recruiter", 0, "", "", "", "", "2024-05-21", "acquittal",
      "Mira Dantseva"},
     "same same-event(acquittal) same-names(dantseva) same-time(2024-05-21) shared-words(4)"},
    {"OneEventOnAnotherDay",
     {"Police arrested the owner Stoyan Velkarov in Burgas", 0, "", "", "", "Burgas, Bulgaria",
      "2023-03-14", "arrest", "the owner Stoyan Velkarov"},
     {"The owner Stoyan Velkarov was arrested in Burgas by police on Wednesday", 0, "", "", "",
      "Burgas, Bulgaria", "2023-03-15", "arrest", "the owner Stoyan Velkarov"},
     "otherwise same-event(arrest) same-names(stoyan) same-place(Burgas, Bulgaria) "
     "other-time(2023-03-15 for 2023-03-14) shared-words(6)"},
    {"AnotherEventAWeekLater",
     {"Police arrested two recruiters in Burgas", 2, "recruiters", "suspect", "arrested",
      "Burgas, Bulgaria", "2023-03-14", "arrest", "two recruiters"},
     {"Police arrested two recruiters in Burgas", 2, "recruiters", "suspect", "arrested",
      "Burgas, Bulgaria", "2023-03-21", "arrest", "two recruiters"},
     "other"},
    {"OneEventWithoutItsNumber",
     {kFreed, 23, "Nepali workers", "person", "rescued", "Burgas, Bulgaria", "2023-03-14", "rescue",
      "23 Nepali workers from a fish cannery"},
     {"Statement on the people freed from the cannery in Burgas", 0, "", "", "", "Burgas, Bulgaria",
      "", "rescue", "the people"},
     "unsure same-event(rescue) same-place(Burgas, Bulgaria) shared-words(3) no-number"},
    {"OneEventWithAnotherNumber",
     {kFreed, 23, "Nepali workers", "person", "rescued", "Burgas, Bulgaria", "2023-03-14", "rescue",
      "23 Nepali workers from a fish cannery"},
     {"In Burgas 32 workers were freed from a plant on Tuesday", 32, "workers", "person", "rescued",
      "Burgas, Bulgaria", "2023-03-14", "rescue", "32 workers"},
     "otherwise same-event(rescue) same-place(Burgas, Bulgaria) same-time(2023-03-14) "
     "shared-words(3) other-number(32 workers for 23 Nepali workers)"},
    {"NotThatNumber",
     {"Correction: 23 workers were freed in Burgas, not 32", 32, "workers", "person", "rescued",
      "Burgas, Bulgaria", "2023-03-14"},
     {"Police freed 32 workers in Burgas on Tuesday", 32, "workers", "person", "rescued",
      "Burgas, Bulgaria", "2023-03-14"},
     "otherwise same-figure(32 workers) same-place(Burgas, Bulgaria) same-time(2023-03-14) "
     "shared-words(3) denied(32)"},
    {"OneEventWithTooLittle",
     {"Three people were arrested", 0, "", "", "", "", "", "arrest", "Three people"},
     {"A foreman was arrested", 0, "", "", "", "", "", "arrest", "A foreman"},
     "unsure same-event(arrest) shared-words(1) not-enough"},
};

class Tellings : public ::testing::TestWithParam<TellingRow> {};

TEST_P(Tellings, SaysWhetherAndWhy) {
  EXPECT_EQ(likeness_told(GetParam().seed, GetParam().other), GetParam().want);
}
INSTANTIATE_TEST_SUITE_P(Telling, Tellings, ::testing::ValuesIn(kTellingRows),
                         [](const auto& row) { return row.param.name; });

struct VerdictRow {
  const char* name;
  const char* country;
  int edition;
  model::Compliance compliance;
  const char* want;
};
const VerdictRow kVerdicts[] = {
    {"Same", "AZE", 2024, model::Compliance::NotFull, "same"},
    {"AnotherClass", "AZE", 2024, model::Compliance::NotAtAll, "otherwise"},
    {"AnotherEdition", "AZE", 2023, model::Compliance::NotFull, "other"},
    {"NoEdition", "AZE", 0, model::Compliance::NotFull, "unsure"},
    {"AnotherCountry", "ARM", 2024, model::Compliance::NotFull, "other"},
};

TEST(TellingWords, OfAVerdictOnAnotherCountryAreAnotherClaim) {
  const char* words =
      "the government does not fully meet the minimum standards for the elimination";
  const auto likeness_of = [&](const char* one, const char* other, bool verdict) {
    model::Claim here("c1", model::ClaimKind::Verdict, model::Passage({"a"}, {0, 4}));
    model::Claim there("c1", model::ClaimKind::Verdict, model::Passage({"b"}, {0, 4}));
    here.about = {one};
    if (*other != '\0') there.about = {other};
    if (verdict) here.verdict.emplace();
    if (verdict) there.verdict.emplace();
    const Telling seed{"a", "A", {}, &here, words};
    return std::string(to_string(
        Comparison(seed, telling_data()).with(Telling{"b", "B", {}, &there, words}).sameness));
  };
  EXPECT_EQ(likeness_of("PER", "PER", true), "same");
  EXPECT_EQ(likeness_of("PER", "CHL", true), "other");
  EXPECT_EQ(likeness_of("PER", "", true), "same") << "nothing says which country";
  EXPECT_EQ(likeness_of("PER", "CHL", false), "same") << "left to be understood";
}

TEST(TellingVerdicts, NeedCountryAndEdition) {
  const auto verdict = [](const VerdictRow& row) {
    model::Claim claim("c1", model::ClaimKind::Verdict, model::Passage({"d"}, {0, 4}));
    claim.about = {row.country};
    claim.verdict.emplace();
    claim.verdict->edition = row.edition;
    claim.verdict->compliance = row.compliance;
    return claim;
  };
  const model::Claim seed = verdict(kVerdicts[0]);
  const Telling one{"a", "A", {}, &seed, "fails"};
  for (const VerdictRow& row : kVerdicts) {
    const model::Claim other = verdict(row);
    const Telling two{"b", "B", {}, &other, "does not"};
    EXPECT_STREQ(to_string(Comparison(one, telling_data()).with(two).sameness), row.want)
        << row.name;
  }
}

}  // namespace
}  // namespace plumbline::resolve

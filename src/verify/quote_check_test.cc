// SPDX-License-Identifier: Apache-2.0

#include "verify/quote_check.h"

#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

std::string check(std::string_view quote, std::string_view primary) {
  return model::describe(check_quote(quote, primary, known()), quote, primary);
}

struct Case {
  const char* quote;
  const char* primary;
  const char* answer;
};

constexpr const char* kTier2 =
    "The Government of Azerbaijan does not fully meet the minimum standards for the elimination of "
    "trafficking but is making significant efforts to do so.";

const Case kCases[] = {
    // verbatim, whatever the typesetter did
    {"does not fully meet the minimum standards", kTier2, "verbatim"},
    {"\u201CDoes  not fully\nmeet the minimum stan\u00ADdards\u201D", kTier2, "verbatim"},
    {"eliminat-\nion of traf\u200Bficking", "the elimination of trafficking", "verbatim"},
    {"the of\uFB01ce didn\u2019t act", "The office did not act.", "verbatim"},
    {"child-labor laws", "enforce child labor laws", "verbatim"},
    {"brick making industry", "the brickmaking industry", "verbatim"},
    {"1,078 victims", "identified 1078 victims", "verbatim"},
    {"the police \u2014 in 2012 \u2014 arrested ten", "the police, in 2012, arrested ten",
     "verbatim"},
    {"[t]he state is making significant efforts", "The state is making significant efforts.",
     "verbatim"},
    {"sufficient to deter\u00B3 violations,\u00B9 it found*",
     "sufficient to deter violations, it found", "verbatim"},
    {"laws vary by prov- ince", "The laws vary by province.", "verbatim"},
    {"most of them were at sea for the harb- or.", "Most of them were at sea for the harbor.",
     "verbatim"},
    {"a harb- or-wide ban on short- or long-term leases",
     "A harbor-wide ban on short- or long-term leases.", "verbatim"},
    {"a vill- age-level count was made", "A village-level count was made.", "verbatim"},
    {"the pier shuts at 6 p.m", "The pier shuts at 6 p.m.", "verbatim"},
    {"in 2020\u00B3\u00B9 the pier shut early", "In 2020 the pier shut early.", "verbatim"},
    {"the law does not [emphasis added] shut the pier",
     "The law does not help the crew. The law does not shut the pier.", "verbatim"},
    {"short- and long-term work", "short- and long-term work", "verbatim"},
    // altered
    {"arrested twelve men", "Police arrested ten men", "altered -[ten] +[twelve]"},
    {"the police arrested ten men", "the police quickly arrested ten men", "altered -[quickly]"},
    {"registered 14 cases that year", "It registered 142 cases that year.", "altered -[142] +[14]"},
    // reversed by a negation
    {"does not meet the minimum standards for the elimination of trafficking in persons and is not "
     "making significant efforts to do so",
     kTier2, "reversed -[fully] +[in] +[persons] -[but] +[and] +[not]"},
    {"the law prohibits all forms of it", "The law does not prohibit all forms of it.",
     "reversed -[does] -[not] -[prohibit] +[prohibits]"},
    {"took no action against them", "The state took strong action against them.",
     "reversed -[strong] +[no]"},
    {"penalties were sufficient to deter crime", "Penalties were insufficient to deter crime.",
     "reversed -[insufficient] +[sufficient]"},
    {"officials lacked training in the law", "Officials received training in the law.",
     "reversed -[received] +[lacked]"},
    {"he was acquitted of all charges", "He was convicted of all charges.",
     "reversed -[convicted] +[acquitted]"},
    {"the country was upgraded to Tier 2", "The country was downgraded to Tier 2.",
     "reversed -[downgraded] +[upgraded]"},
    // a verdict's class
    {"does not meet the minimum standards for the elimination of trafficking", kTier2,
     "reversed -[fully]"},
    // two negations, or one in other words: not reversed
    {"were not sufficient to prevent it", "Penalties were insufficient to prevent it.",
     "altered +[not] -[insufficient] +[sufficient]"},
    {"the police were unable to act there", "The police were not able to act there.",
     "altered -[not] -[able] +[unable]"},
    {"neither effectively nor sufficiently enforced the laws",
     "not effectively or sufficiently enforced the laws", "altered -[not] +[neither] -[or] +[nor]"},
    {"did not enforce the law, did not take action", "It did not enforce the law or take action.",
     "altered +[did] -[or] +[not]"},
    {"currently does not report such data", "It does not currently report such data.",
     "altered -[It] +[currently] -[currently]"},
    {"it can suspend the limit, which it did in 1998 and has not rescinded",
     "It can suspend the limit, which it did in 1998.",
     "altered +[and] +[has] +[not] +[rescinded]"},
    // turned at an end, where no further word agrees
    {"Screening was ineffective", "It was late. Screening was effective.",
     "reversed -[effective] +[ineffective]"},
    {"Everyone in the village knew of it", "No one in the village knew of it.",
     "reversed -[No] -[one] +[Everyone]"},
    {"All victims received legal aid", "Not all victims received legal aid.", "reversed -[Not]"},
    {"The officers were partial", "The officers were impartial.",
     "reversed -[impartial] +[partial]"},
    {"the guards disobeyed the order", "The guards obeyed the order.",
     "reversed -[obeyed] +[disobeyed]"},
    {"At most 40 women were freed", "At least 40 women were freed.", "reversed -[least] +[most]"},
    {"The men were jailed instead of fined", "The men were fined instead of jailed.",
     "reversed -[fined] +[jailed] +[fined]"},
    // prefixes that turn nothing, and two turns that lift each other
    {"the police informed them", "The police formed them.", "altered -[formed] +[informed]"},
    {"30 workers were unregistered", "The 30 workers were not registered.",
     "altered -[not] +[unregistered] -[registered]"},
    // a negation that only stands elsewhere
    {"He was held without charge for a week", "He was held for a week without charge.",
     "altered +[without] +[charge]"},
    {"Never has the minister visited the camp", "The minister has never visited the camp.",
     "altered +[Never] +[has] -[has] -[never]"},
    {"Since May it has received no money", "It has not received any money since May.",
     "altered +[Since] +[May] -[not] -[any] +[no]"},
    {"It has received no money since May", "It has not received any money since May.",
     "altered -[not] -[any] +[no]"},
    // omissions
    {"does not fully meet ... but is making significant efforts", kTier2, "verbatim"},
    {"[the state] does not fully meet the minimum standards", kTier2, "verbatim"},
    {"The Government of Azerbaijan \u2026 fully meet the minimum standards", kTier2,
     "reversed -[not]"},
    {"It arrested ten men. [...] It freed a girl there",
     "It arrested ten men. It did not say why. It freed a girl there.", "verbatim"},
    // absent
    {"nothing like this was written", kTier2, "absent"},
    {"", kTier2, "absent"},
    {"real fight", "the real battle goes on", "absent"},
    {"anything", "", "absent"},
};

TEST(CheckQuote, Table) {
  for (const Case& row : kCases) EXPECT_EQ(check(row.quote, row.primary), row.answer) << row.quote;
}

// What the changes are told as, one kind after the other.
TEST(CheckQuote, TellsWhatTheChangesDo) {
  const struct {
    const char* quote;
    const char* primary;
    const char* kinds;
  } rows[] = {
      {"police freed 14 girls in the port", "Police freed 41 girls in the port.", "number"},
      {"police placed 2090 children in homes", "Police placed 209 children in homes.", "number"},
      {"the law of 2016 protects them", "The law of 2014 protects them.", "date"},
      {"the court met in March that year", "The court met in April that year.", "date"},
      {"women from Chad worked there", "Women from Cuba worked there.", "name"},
      {"Peruvian women worked in the fields", "Chilean women worked in the fields.", "name"},
      {"the police did report such cases", "The police did not report such cases.", "negation"},
      {"the police do not inform the victims", "The police inform the victims.",
       "negation negation"},
      {"it freed all 40 women in the port but did not pay them",
       "It freed all 40 women in the port.", "wording negation negation wording wording"},
      {"employers were reportedly fined there", "Employers were fined there.", "hedge"},
      {"some workers were paid on time", "All workers were paid on time.", "scope"},
      {"fewer than 30 men were held there", "More than 30 men were held there.", "comparison"},
      {"a term of three years was given", "A term of three months was given.", "unit"},
      {"a fine of \u20AC500 was set by it", "A fine of $500 was set by it.", "unit"},
      {"the law prohibited such work there", "The law prohibits such work there.", "tense"},
      {"penalties will be applied to them all", "Penalties were applied to them all.",
       "tense tense"},
      {"inspectors were extremely vulnerable to threats", "Inspectors were vulnerable to threats.",
       "degree"},
      {"the army investigated the cases there", "The police investigated the cases there.",
       "actor"},
      {"the law permits such work at night", "The law prohibits such work at night.", "opposite"},
      {"workers threatened their employers in the yard",
       "Employers threatened their workers in the yard.", "order order"},
      {"police were identified by six victims there", "Police identified six victims there.",
       "order order"},
      {"The office counted boats in the evening and paid for the meals of the guards",
       "The office counted boats in the morning. The union in the town had asked for help in the "
       "evening and paid for the meals of the guards.",
       "joined"},
      // A changed word that another sentence has as well is a changed word.
      {"they may work 20 hours a week in ports",
       "They may work 40 hours a week in ports. Guards get 20 hours a week in towns.", "number"},
      // An ellipsis over the word that made it less sure, and one over an aside.
      {"workers were \u2026 beaten by the owner", "Workers were allegedly beaten by the owner.",
       "hedge"},
      {"workers were held \u2026 in the port",
       "Workers were held (allegedly for debts) in the port.", ""},
  };
  for (const auto& row : rows) {
    std::string kinds;
    for (const model::Edit& edit : check_quote(row.quote, row.primary, known()).edits) {
      kinds += (kinds.empty() ? "" : " ") + std::string(to_string(edit.kind));
    }
    EXPECT_EQ(kinds, row.kinds) << row.quote;
  }
}

TEST(CheckQuote, FindsItsPlaceInALongSource) {
  std::string primary;
  for (int i = 0; i < 3000; ++i)
    primary += "The ministry told report number " + std::to_string(i) + " nothing. ";
  primary += kTier2;
  primary += primary.substr(0, 20000);
  EXPECT_EQ(check("does not meet the minimum standards for the elimination", primary),
            "reversed -[fully]");
}

TEST(CheckQuote, AntonymListsComeInPairs) {
  const refdata::TableView rows = known().table_view("wordlists/antonyms");
  const std::size_t pair = rows.column("pair").value_or(99);
  ASSERT_GT(rows.rows(), 20U);
  for (std::size_t row = 0; row + 1 < rows.rows(); row += 2) {
    EXPECT_EQ(rows.cell(row, pair), rows.cell(row + 1, pair)) << row;
  }
  EXPECT_EQ(rows.rows() % 2, 0U);
  EXPECT_FALSE(known().table_phrases("wordlists/negations").lookup("lacked").empty());
  EXPECT_FALSE(known().table_phrases("wordlists/qualifiers").lookup("at least").empty());
}

}  // namespace
}  // namespace plumbline::verify

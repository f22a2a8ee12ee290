// SPDX-License-Identifier: Apache-2.0
//
// The rules of data/standards/us-ilab/ as a table, one sentence a rule and way of speaking.
// Sentences are written for this test; claims are built by hand, so that only the rules are tested.

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "assess/evidence.h"

namespace plumbline::assess {
namespace {

struct AgeRow {
  const char* words;
  const char* expected;  // "criterion bearing; ..." sorted; empty: bears on nothing
};

// clang-format off
const AgeRow kAgeRows[] = {
    // How far the report says that a government came.
    {"In 2031, Ruritania made significant advancement in ending child labor.", "level.moderate for; level.significant for; level.some for"},
    {"In 2031, Ruritania made a moderate advancement in ending child labor.", "level.moderate for; level.significant against; level.some for"},
    {"Ruritania made minimal advancement.", "level.moderate against; level.significant against; level.some for"},
    {"Ruritania made no advancement in the year.", "level.moderate against; level.significant against; level.some against"},
    {"For 2031 no assessment of advancement was made.", ""},
    {"Ruritania did not make significant advancement in ending child labor.", "level.significant against"},
    {"Ruritania did not make a moderate advancement in ending child labor.", "level.moderate against; level.significant against"},
    {"Ruritania did not make any advancement.", "level.moderate against; level.significant against; level.some against"},
    {"It kept a decree in force that delayed progress towards ending child labor.", "level.no-setback against"},
    {"Officials were complicit in forced child labor on state farms.", "level.no-setback against"},
    // What law lacks.
    {"The minimum age for work does not meet international standards.", "law.minimum-age against"},
    {"The code does not apply to children who work without a contract.", "law.minimum-age against"},
    {"Minimum age provisions only apply to pupils of vocational schools.", "law.minimum-age against"},
    {"The minimum age for work is lower than the compulsory education age.", ""},
    {"The minimum age for hazardous work falls below international standards.", "law.hazardous-age against"},
    {"The ministry has not determined which kinds of work are hazardous.", "law.hazardous-list against"},
    {"Ruritania lacks a list of hazardous occupations.", "law.hazardous-list against"},
    {"The list of hazardous work does not cover brickmaking.", ""},
    {"The penal code does not criminalize debt bondage.", "law.forced-labour against"},
    {"There is no law against slavery.", "law.forced-labour against"},
    {"The government has no policy on forced labor.", ""},
    {"Law does not prohibit child trafficking within the country.", "law.trafficking against"},
    {"Legislation only prohibits prostitution of girls.", "law.sexual-exploitation against"},
    {"Research found no evidence of laws that forbid using children in illicit activities.", "law.illicit-activities against"},
    {"The law fails to ban the recruitment of children by non-state armed groups.", "law.armed-groups against"},
    {"The law sets no minimum age for voluntary enlistment and does not include safeguards for voluntary recruits.", "law.voluntary-recruitment against"},
    {"The draft age for compulsory military service does not conform to the Protocol.", "law.compulsory-recruitment against"},
    {"The compulsory education age remains lower than the age for work.", "law.compulsory-education against"},
    {"Education is not compulsory in the northern islands.", "law.compulsory-education against"},
    {"The law guarantees free basic education only to citizens.", "law.free-education against"},
    // What law says.
    {"The new act criminalizes slavery and forced labor.", "law.forced-labour for"},
    {"The law prohibits the trafficking of children.", "law.trafficking for"},
    {"A draft law would criminalize child trafficking.", ""},
    {"Parliament raised the compulsory education age to 16.", "law.compulsory-education for"},
    // What inspectors and investigators do.
    {"Labor inspectors are not authorized to assess penalties.", "labour.penalties against"},
    {"The number of labor inspectors is likely insufficient for the size of the workforce.", "labour.number against"},
    {"There are not enough labor inspectors.", "labour.number against"},
    {"New labor inspectors did not receive training on child labor.", "labour.initial-training against"},
    {"Refresher courses were not offered to labor inspectors.", "labour.refresher against"},
    {"The inspectorate did not conduct any inspections.", "labour.routine against"},
    {"Inspectors did not conduct inspections in the informal sector.", ""},
    {"The decree does not permit inspectors to make unannounced visits.", "labour.unannounced-done against; labour.unannounced-permitted against"},
    {"Inspections without notice: the inspectorate conducted 40 unannounced inspections.", "labour.routine for; labour.unannounced-done for"},
    {"There is no mechanism to lodge complaints of child labor.", "labour.complaints against"},
    {"The ministry lacks a referral mechanism for working children.", "labour.referral against"},
    {"The police were given refresher courses.", "criminal.refresher for"},
    {"The inspectorate lacks sufficient inspectors and training to enforce the code.", "labour.number against"},
    {"There was insufficient training for labor inspectors.", ""},
    {"Ruritania lacks a minimum age for domestic work and a list of occupations hazardous to children.", "law.hazardous-list against"},
    {"A gap between the age for work and the age for compulsory education leaves children at risk.", "law.compulsory-education against"},
    {"A moratorium on unannounced inspections went on.", "labour.unannounced-done against; labour.unannounced-permitted against"},
    {"Training is needed for new criminal investigators.", "criminal.initial-training against"},
    {"Labor inspectors were trained on the new child labor law.", "labour.law-training for"},
    {"Labor inspectors did not receive training on new laws.", "labour.initial-training against; labour.law-training against"},
    {"Prosecutors were trained on the new law on child soldiers.", "criminal.law-training for"},
    // Of something else: schooling beside work, what inspectors may do, what is only talked about.
    {"Gaps exist in protection, including the difference in the minimum age for work and that for compulsory education.", ""},
    {"Inspectors do not have the authority to impose penalties on employers.", "labour.penalties against"},
    {"Two ministries began discussions about the creation of a referral mechanism.", ""},
};
// clang-format on

std::string bears_on(const Standard& standard, const refdata::RefData& refdata,
                     const std::string& words) {
  model::Claim claim("c1", model::ClaimKind::Statement,
                     model::Passage({"d"}, {0, static_cast<std::uint32_t>(words.size())}));
  claim.about = {"MNE"};
  const bool negative = words.find(" not ") != std::string::npos;
  claim.polarity = negative ? model::Polarity::Negative : model::Polarity::Positive;
  std::vector<DocumentAtHand> documents(1);
  documents[0].id = "d";
  const std::vector<ClaimAtHand> claims = {{&claim, 0, words, words, ""}};
  std::set<std::string> found;
  for (const Mapped& each : map_claims(standard, documents, claims, "MNE", refdata)) {
    found.insert(standard.rules[each.rule].criterion + " " + model::to_string(each.bearing));
  }
  std::string told;
  for (const std::string& each : found) told += (told.empty() ? "" : "; ") + each;
  return told;
}

TEST(ChildLabour, RulesMapAsWritten) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const auto standard = load_standard(*refdata, "us-ilab");
  ASSERT_TRUE(standard) << standard.error().message;
  for (const AgeRow& row : kAgeRows)
    EXPECT_EQ(bears_on(*standard, *refdata, row.words), row.expected) << row.words;
}

}  // namespace
}  // namespace plumbline::assess

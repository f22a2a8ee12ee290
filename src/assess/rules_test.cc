// SPDX-License-Identifier: Apache-2.0
//
// The rules of data/standards/ as a table: what one sentence bears on. Sentences are written for
// this test; claims are built by hand, so that only the rules are tested.

#include <set>

#include <gtest/gtest.h>

#include "assess/evidence.h"

namespace plumbline::assess {
namespace {

struct RuleRow {
  std::string name;
  std::string standard;
  std::string words;
  std::string made;      // "negative", "alleged", "kind=law", "event=arrest", "response=2+", ...
  std::string expected;  // "7106(b)(1)/b1.convictions for; ..." sorted
};

class Rules : public testing::TestWithParam<RuleRow> {};

void make(model::Claim& claim, const std::string& words) {
  const auto has = [&](const char* word) { return words.find(word) != std::string::npos; };
  if (has("negative")) claim.polarity = model::Polarity::Negative;
  if (has("alleged")) claim.modality = model::Modality::Alleged;
  if (has("predicted")) claim.modality = model::Modality::Predicted;
  if (has("denied")) claim.modality = model::Modality::Denied;
  if (has("kind=law")) claim.kind = model::ClaimKind::Law;
  if (const std::size_t at = words.find("element="); at != std::string::npos) {
    const std::string code = words.substr(at + 8, words.find(' ', at) - at - 8);
    model::Elements elements;
    auto& list = code.starts_with("ACT")     ? elements.acts
                 : code.starts_with("MEANS") ? elements.means
                                             : elements.purposes;
    list.push_back({code, "", std::nullopt});
    claim.elements = elements;
    claim.kind = model::ClaimKind::Incident;
  }
  if (const std::size_t at = words.find("about="); at != std::string::npos) {
    claim.about = {words.substr(at + 6, 3), "PRY"};
  }
  if (const std::size_t at = words.find("event="); at != std::string::npos) {
    model::Incident incident;
    incident.type = words.substr(at + 6, words.find(' ', at) - at - 6);
    claim.incident = incident;
    claim.kind = model::ClaimKind::Incident;
  }
  if (const std::size_t at = words.find("figure="); at != std::string::npos) {
    const std::string form = words.substr(at + 7, words.find(' ', at) - at - 7);
    model::Figure figure;
    figure.value = 7;
    figure.unit_class = form.substr(0, form.find('/'));
    figure.status = form.substr(form.find('/') + 1);
    claim.figure = figure;
    claim.kind = model::ClaimKind::Figure;
  }
  if (const std::size_t at = words.find("response="); at != std::string::npos) {
    model::Response response;
    const std::string form = words.substr(at + 9, words.find(' ', at) - at - 9);
    response.criterion = "22 USC 7106(b)(" + form.substr(0, form.size() - 1) + ")";
    response.direction = form.back() == '+' ? "supports" : "hinders";
    claim.response = response;
    claim.kind = model::ClaimKind::Response;
  }
}

TEST_P(Rules, MapAsWritten) {
  const RuleRow& row = GetParam();
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const auto standard = load_standard(*refdata, row.standard);
  ASSERT_TRUE(standard) << standard.error().message;
  model::Claim claim("c1", model::ClaimKind::Statement,
                     model::Passage({"d"}, {0, static_cast<std::uint32_t>(row.words.size())}));
  claim.about = {"PRY"};
  make(claim, row.made);
  std::vector<DocumentAtHand> documents(1);
  documents[0].id = "d";
  std::vector<ClaimAtHand> claims = {{&claim, 0, row.words, row.words, ""}};
  std::set<std::string> found;
  for (const Mapped& each : map_claims(*standard, documents, claims, "PRY", *refdata)) {
    const Rule& rule = standard->rules[each.rule];
    found.insert((rule.question.empty() ? rule.criterion : rule.question) + " " +
                 model::to_string(each.bearing));
  }
  std::string told;
  for (const std::string& each : found) told += (told.empty() ? "" : "; ") + each;
  EXPECT_EQ(told, row.expected) << row.words;
  // What claim and passage alone rule out is never found.
  Mapper::Shared shared;
  const bool may = Mapper(*standard, "PRY", *refdata).may_bear(claim, row.words, shared);
  EXPECT_TRUE(may || found.empty()) << row.words;
}

// What is the passage of one claim is the sentence of another, and the other way round: what was
// read of the claims before changes nothing.
TEST(SharedWords, AreThoseOfTheClaimAtHand) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const auto standard = load_standard(*refdata, "us-tvpa");
  ASSERT_TRUE(standard) << standard.error().message;
  const Mapper mapper(*standard, "PRY", *refdata);
  const std::string shelter = "The government opened a shelter for victims of trafficking";
  const std::string river = "The river rose by night";
  const std::string both = river + ", and t" + shelter.substr(1);
  const std::string no_victims = "It identified no victims of trafficking";
  const std::vector<std::pair<std::string, std::string>> order = {
      {shelter, both},       {river, both},   {both, both},       {shelter, shelter},
      {no_victims, shelter}, {river, river},  {shelter, river},   {both, both},
      {no_victims, both},    {shelter, both}, {both, no_victims}, {no_victims, no_victims}};
  Mapper::Shared shared;
  std::size_t found = 0;
  for (const auto& [passage, sentence] : order) {
    model::Claim claim("c1", model::ClaimKind::Statement, model::Passage({"d"}, {0, 1}));
    claim.about = {"PRY"};
    const ClaimAtHand at_hand{&claim, 0, passage, sentence, ""};
    Mapper::Shared fresh;
    const bool may = mapper.may_bear(claim, passage, fresh);
    EXPECT_EQ(mapper.may_bear(claim, passage, shared), may) << passage;
    const auto rules_of = [&](Mapper::Shared& words) {
      std::vector<std::size_t> rules;
      for (const Mapped& each : mapper.map(at_hand, {}, 0, words)) rules.push_back(each.rule);
      return rules;
    };
    const std::vector<std::size_t> rules = rules_of(fresh);
    EXPECT_EQ(rules_of(shared), rules) << passage << " | " << sentence;
    found += rules.size();
  }
  EXPECT_GT(found, 0U);
}

// Of a claim that fits no rule by itself nobody reads what stands around it.
TEST(MayBear, ByTheClaimAndItsWordsAlone) {
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const auto standard = load_standard(*refdata, "us-tvpa");
  ASSERT_TRUE(standard) << standard.error().message;
  const Mapper mapper(*standard, "PRY", *refdata);
  struct Case {
    const char* words;
    const char* about;
    model::Polarity polarity;
    bool may;
  };
  const Case cases[] = {
      {"The state opened a shelter.", "PRY", model::Polarity::Positive, true},  // for whom?
      {"The state opened a shelter.", "ARG", model::Polarity::Positive, false},
      {"The state opened no shelter.", "PRY", model::Polarity::Negative, true},
      {"The river rose by night.", "PRY", model::Polarity::Positive, false},
      {"", "PRY", model::Polarity::Positive, false},
  };
  for (const Case& each : cases) {
    model::Claim claim("c1", model::ClaimKind::Statement, model::Passage({"d"}, {0, 1}));
    claim.about = {each.about};
    claim.polarity = each.polarity;
    Mapper::Shared alone;
    EXPECT_EQ(mapper.may_bear(claim, each.words, alone), each.may) << each.words << each.about;
    // Around it nothing tells of trafficking.
    const ClaimAtHand at_hand{&claim, 0, each.words, each.words, ""};
    Mapper::Shared shared;
    EXPECT_TRUE(mapper.map(at_hand, {}, 0, shared).empty()) << each.words;
  }
}

// clang-format off
const std::vector<RuleRow> kRuleRows = {
    {"Prohibits", "us-tvpa", "Paraguayan law prohibits all forms of trafficking in persons.", "kind=law",
     "a1.law for"},
    {"ConvictionsCounted", "us-tvpa", "Courts found seven pimps guilty.", "figure=trafficker/convicted",
     "b1.convictions for"},
    {"NoConvictions", "us-tvpa", "There were no convictions for trafficking.", "negative",
     "b1.convictions absent"},
    {"NgoHelps", "us-tvpa", "Two NGOs sheltered trafficking victims in the capital.", "",
     "b2.assisted context"},
    {"OtherStateActs", "us-tvpa", "Argentine police broke up a trafficking ring.", "event=dismantling about=ARG",
     ""},
    {"Punished", "us-tvpa", "Trafficking victims were jailed for visa offences.", "",
     "b2.penalised against"},
    {"NotPunished", "us-tvpa", "The state did not punish trafficking victims.", "negative",
     "b2.penalised for"},
    {"Planned", "us-tvpa", "The government will adopt a national plan against trafficking.", "predicted",
     "b3.plan context"},
    {"Denied", "us-tvpa", "The minister denied that trafficking victims were jailed.", "denied",
     ""},
    {"OthersInItsPlaces", "us-tvpa", "Police in Argentina rescued women from trafficking.", "event=rescue", ""},
    {"CoastGuardOfOthers", "us-tvpa", "The coast guard of northern Argentina rescued trafficked women.", "event=rescue", ""},
    {"FreesForeigners", "us-tvpa", "Police rescued Argentine women from trafficking.", "event=rescue",
     "b2.identified for"},
    // The law and its penalties.
    {"ProhibitsPassive", "us-tvpa", "Forced labor is prohibited under Paraguayan law.", "kind=law", "a1.law for"},
    {"ProhibitsExploitation", "us-tvpa", "The code criminalizes the commercial sexual exploitation of children.", "kind=law",
     "a1.law for"},
    // Heads of a table, and what a report asks for: no law is in force by them.
    {"HeadsOfATable", "us-tvpa", "Minimum Age for Work Prohibition of Forced Labor", "kind=law", ""},
    {"LawInCapitals", "us-tvpa", "FORCED LABOR IS PROHIBITED UNDER PARAGUAYAN LAW.", "kind=law",
     "a1.law for"},
    {"Recommended", "us-tvpa", "Ensure that the law criminally prohibits slavery.", "kind=law", ""},
    {"ForcedMarriage", "us-tvpa", "Forced marriage is illegal.", "kind=law", ""},
    {"AllowsPrisonLabour", "us-tvpa", "The law allows for forced prison labor as a punishment.", "kind=law", "a1.law context"},
    {"ProhibitsYetAllows", "us-tvpa", "The law prohibits forced labor but permits compulsory work of convicts for forced labor camps.", "kind=law", "a1.law context"},
    {"BansHelpers", "us-tvpa", "A decree bans organizations that teach enslaved women.", "kind=law", ""},
    {"PunishesVictims", "us-tvpa", "The code punishes trafficked women for leaving.", "kind=law", ""},
    {"LawFailsToForbid", "us-tvpa", "The law fails to criminalize forced begging and slavery.", "kind=law", "a1.law against"},
    {"NoCaseUnderTheLaw", "us-tvpa", "No case was tried under law 12 on trafficking.", "negative", ""},
    // A law that falls short or stays on paper is no evidence that it forbids all of it.
    {"LawInsufficient", "us-tvpa", "Laws prohibiting child trafficking are insufficient because they require a threat.", "kind=law",
     "a1.law against"},
    {"NoAdequateLaw", "us-tvpa", "The country has no comprehensive framework and inadequate laws against trafficking.", "kind=law",
     "a1.law against"},
    {"LawThatStandsBesidePenalties", "us-tvpa", "Paraguayan law prohibits forced labor, and penalties were inadequate.", "kind=law",
     "a1.law for; a3.penalty against"},
    {"NotEnforced", "us-tvpa", "The government did not effectively enforce laws prohibiting forced labor.", "negative",
     "7106(b)(1) against; a1.law context"},
    {"VictimsLackProtection", "us-tvpa", "Protections for trafficking victims remained inadequate.", "", ""},
    {"EnforcesNot", "us-tvpa", "The government did not effectively enforce the trafficking law.", "negative", "7106(b)(1) against"},
    {"StaysOnPaper", "us-tvpa", "The laws that prohibit bonded labor were rarely enforced.", "",
     "7106(b)(1) against; a1.law context"},
    {"ForbidsButIsNotEnforced", "us-tvpa", "The law prohibits forced labor, but inspectors did not enforce the law.", "kind=law",
     "7106(b)(1) against; a1.law for"},
    {"NeedsNoForce", "us-tvpa", "The law does not require a demonstration of force for child trafficking.", "kind=law negative", ""},
    {"NeedsForce", "us-tvpa", "The law required a demonstration of force for child sex trafficking.", "kind=law", "a1.law against"},
    {"LacksEnforcement", "us-tvpa", "The coast lacked law enforcement posts against trafficking.", "", ""},
    // What hinders inspectors is no inspection.
    {"InspectorsCurbed", "us-tvpa", "A decree limits how inspectors may conduct unannounced inspections for forced labor.", "",
     "b3.labour against"},
    {"InspectorsUnable", "us-tvpa", "Officials were unable to conduct labor inspections where forced labor was likely.", "",
     "b3.labour against"},
    {"ClubsAreNoHindrance", "us-tvpa", "Police entered strip clubs in the port and officials conducted 40 inspections for forced labor.", "",
     "b3.labour for"},
    {"InspectorsAtWork", "us-tvpa", "Officials conducted unannounced inspections for forced labor.", "", "b3.labour for"},
    {"TooLow", "us-tvpa", "Penalties for trafficking were insufficient.", "kind=law", "a3.penalty against"},
    {"StringentNotCommensurate", "us-tvpa", "These trafficking penalties were sufficiently stringent but not commensurate with those for rape.", "kind=law negative", "a2.penalty against"},
    {"SevereForms", "us-tvpa", "It published penalties imposed for severe forms of trafficking.", "", ""},
    {"CommensurateAlike", "us-tvpa", "Penalties for forced labor were commensurate with those for similar crimes.", "kind=law",
     "a3.penalty for"},
    {"Stringent", "us-tvpa", "These penalties for trafficking were sufficiently stringent.", "kind=law", "a3.penalty for"},
    // Nobody investigated, prosecuted, convicted.
    {"NoInvestigations", "us-tvpa", "The government did not report any trafficking investigations.", "negative", "b1.investigations absent"},
    {"NoProsecutor", "us-tvpa", "The city has no dedicated prosecutors for trafficking.", "negative", ""},
    {"NumberNotReported", "us-tvpa", "The government did not report the number of trafficking prosecutions.", "negative", ""},
    {"InvestigationNotStopped", "us-tvpa", "The coup did not stop the trafficking investigations.", "negative", ""},
    {"VictimsNotProsecuted", "us-tvpa", "Courts did not prosecute trafficking victims.", "negative", "b2.penalised for"},
    {"ConvictedNotJailed", "us-tvpa", "Judges did not imprison convicted traffickers.", "negative", ""},
    {"NeverConvicted", "us-tvpa", "The state has never convicted a trafficker.", "negative", "b1.convictions absent"},
    // Victims found, and what is done to them.
    {"NoVictimsFound", "us-tvpa", "The police did not identify any trafficking victims.", "negative", "b2.identified absent"},
    {"IdentifiedNotHelped", "us-tvpa", "Officials did not refer identified trafficking victims to care.", "negative", ""},
    {"NoProcedure", "us-tvpa", "No victims of trafficking were identified.", "negative", "b2.identified absent"},
    {"NotSought", "us-tvpa", "Border guards did not proactively identify trafficking victims.", "negative", "b2.identified against"},
    {"DidNotFindVictims", "us-tvpa", "Inspectors did not find trafficking victims on the farms.", "negative", ""},
    {"TraffickersNotProsecuted", "us-tvpa", "The state did not prosecute traffickers of victims.", "negative", "b1.prosecutions absent"},
    {"FindingVictims", "us-tvpa", "The ministry finds trafficking victims in mines.", "", ""},
    {"TreatedInHospital", "us-tvpa", "Trafficking victims were treated in a clinic.", "", ""},
    {"TreatedAsCriminals", "us-tvpa", "Trafficking victims are treated as criminals.", "", "b2.penalised against"},
    {"TraffickersOfVictims", "us-tvpa", "Victims whose traffickers were prosecuted for trafficking went home.", "", "b1.prosecutions for"},
    {"VictimsWho", "us-tvpa", "Trafficking victims who were jailed lost their homes.", "", "b2.penalised against"},
    {"VictimsOfMenWho", "us-tvpa", "Victims of men who were arrested for trafficking went home.", "", ""},
    {"PunishedByPimps", "us-tvpa", "Trafficking victims were punished by their pimps.", "", ""},
    // Officials.
    {"PoliceSaid", "us-tvpa", "Police said three men were arrested in the trafficking case.", "", ""},
    {"ArrestedForTrafficking", "us-tvpa", "The suspects were charged before a judge on Monday with trafficking.", "", ""},
    {"OfficersTried", "us-tvpa", "Two officers were convicted of trafficking.", "", "b1.convictions for; b7.action for"},
    {"ComplicitTried", "us-tvpa", "Officials accused of helping a slave market in the south were prosecuted.", "", "b1.prosecutions for; b7.action for"},
    // Papers, progress, demand.
    {"BirthsRegistered", "us-tvpa", "The registry issued free birth certificates.", "", "b3.identity for"},
    {"StatelessnessGoesOn", "us-tvpa", "Statelessness remains widespread.", "", ""},
    {"PapersDenied", "us-tvpa", "Clerks denied children birth certificates.", "", ""},
    {"EffortsGrew", "us-tvpa", "The government demonstrated overall increasing efforts against trafficking.", "", "b11.trend for"},
    {"TraffickingGrew", "us-tvpa", "There was an overall increase in trafficking.", "", ""},
    {"DespiteEfforts", "us-tvpa", "Trafficking increased despite government efforts.", "", ""},
    {"LittleProgress", "us-tvpa", "The government made little progress against trafficking.", "", ""},
    {"DemandFuels", "us-tvpa", "Demand for commercial sex fuels trafficking in ports.", "", ""},
    {"DemandCut", "us-tvpa", "The ministry reduced the demand for commercial sex, a cause of trafficking.", "", "b12.sex for"},
    {"FiguresSay", "us-tvpa", "Figures on trafficking do not show it.", "negative", ""},
    {"FiguresKept", "us-tvpa", "Statistics on trafficking were not published.", "negative", "b1.data absent"},
    // The other standards.
    {"Act", "palermo", "Men lured girls into a brothel.", "element=ACT.RECRUIT", "3(a) context; act for"},
    {"NoElement", "palermo", "Men lured women onto a ship.", "", ""},
    {"Means", "palermo", "They threatened the workers.", "element=MEANS.THREAT", "means for"},
    {"PaidPassage", "smuggling", "The migrants paid smugglers for the passage.", "", "3(a) context; test.benefit for"},
    {"HeldForRansom", "smuggling", "Smugglers held migrants for ransom.", "element=MEANS.FORCE", "3(a) context; test.after against"},
    {"Passports", "ilo-forced", "Agents kept them in forced labor and passports were confiscated.", "", "ilo-07 for"},
    {"PassportsForbidden", "ilo-forced", "A rule against forced labor prohibits confiscating passports.", "", ""},
    {"Bondage", "ilo-forced", "Families work in debt bondage at the kilns.", "", "ilo-09 for"},
    {"Identified", "sdg-16-2-2", "Police identified seven victims of trafficking.", "figure=victim/identified", "16.2.2 for"},
    {"ExOfficio", "coe-thb", "Prosecutors act ex officio in trafficking cases.", "", "art-27 for"},
    {"OnlyOnComplaint", "coe-thb", "Trafficking proceedings depend on the complaint of the victim.", "", "art-27 against"},
    {"NeedsNoComplaint", "coe-thb", "Trafficking proceedings do not depend on a complaint of the victim.", "negative", "art-27 for"},
    {"AnyInvestigation", "coe-thb", "Police investigated a trafficking ring.", "", ""},
    {"NonPunishment", "coe-thb", "A non-punishment clause covers trafficking offences.", "", "art-26 for"},
    {"NoNonPunishment", "coe-thb", "The trafficking law lacks a non-punishment clause.", "", "art-26 against"},
    {"PunishedNobodyOfThose", "coe-thb", "Courts did not punish those behind the trafficking of victims.", "negative", ""},
    {"DemandAlone", "coe-thb", "Demand for cheap sex feeds trafficking.", "", ""},
    {"DemandDiscouraged", "coe-thb", "Posters discourage the demand behind trafficking.", "", "art-06 for"},
};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Written, Rules, testing::ValuesIn(kRuleRows),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace plumbline::assess

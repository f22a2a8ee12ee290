// SPDX-License-Identifier: Apache-2.0

#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

const ContentRow kKinds[] = {
    // Opinions and statements.
    {"Trafficking in this country continues to remain a concern.", "opinion"},
    {"Trafficking in this country continues remains a concern.", "opinion"},
    {"The law of Ruritania is extremely flawed, as a result of which the country has turned into a "
     "centre of trafficking.",
     "opinion"},
    {"Despite the efforts of aid groups, human trafficking in this country remains a concern.",
     "opinion"},
    {"Human trafficking in the country remains a grave problem in spite of foreign aid.",
     "opinion"},
    {"It is obvious that the authorities do not intend to fight trafficking.", "opinion"},
    {"The authorities have no intention of confronting the traffickers.", "opinion"},
    {"The situation remains deplorable.", "opinion"},
    {"The guard looked away from the gate.", "statement"},
    {"The family had abandoned the farm.", "statement"},
    {"This has nothing to do with the harbour.", "statement"},
    {"Drivers say that the boxes were treated like goods.", "statement"},
    {"The farm was long since abandoned.", "statement"},
    {"The girls need no lessons in the shelter.", "statement"},
    {"There are also cases of child trafficking in Georgia.", "statement"},
    {"Similar cases have also been recorded in the navy.", "statement"},
    {"The letters received from relatives of victims surprised even the ministry.", "statement"},
    {"They told me that I would work in a factory.", "statement"},
    {"The letters that arrive from the families of the missing have alarmed even the ministry.",
     "statement"},
    {"The authorities should open more shelters for victims.", "opinion"},
    {"The law exists only on paper.", "opinion"},
    {"Two sisters from Sylhet ended up in a brothel in Kolkata.", "route"},
    {"One in three victims is a child.", "figure"},
    {"Almost two thirds of those identified were boys.", "statement"},
    {"Parliament shelved the bill.", "law"},
    {"A decree of last July bars minors from the harvest.", "law"},
    {"A ban on household jobs has been in force since 2017.", "law"},
    {"In the American ranking, Chad slid to the bottom rung.", "verdict"},
    {"Kyrgyzstan was left on the Watch List in 2025.", "verdict"},
    {"Complaints of trafficking stood at 3,409 between 2021 and 2023.", "figure"},
    {"Complaints of trafficking in Peru stood at 3,409 between 2021 and 2023.", "figure"},
    {"Not a single som has been transferred.", "statement"},
    {"The recruiter jumped bail.", "incident"},
    {"The recruiter was given eight years by a court.", "incident"},
    {"So far, the charity complains, nothing has been paid.", "statement"},
    {"The girls had been recruited in poor districts.", "incident"},
    {"The bank charged customers a fee.", "statement"},
    {"The agency identified a need for more housing.", "statement"},
    {"61 of them were men.", "figure"},
    {"A police officer who did not wish to be named said nothing.", "statement"},
    {"No one was convicted of trafficking.", "response"},
    {"Not a single trafficker was sentenced.", "response"},
    {"In 2023 courts convicted 32 traffickers, down from 48 a year earlier.", "figure figure"},
    {"Of these, 214 ended in a conviction.", "figure"},
    {"It lists 913 identified victims.", "figure"},
    {"It had suspended the contracts of the three farms.", "statement"},
    {"700 women were trafficked from Moldova last year.", "figure"},
    {"The kidney would grow again.", "statement"},
    {"They jumped off the bus.", "statement"},
    {"The coffee was sold to two exporters in Santos.", "statement"},
    {"Two bus companies moved adolescents from Lagos to Accra.", "route"},
    {"Forced marriage is not a crime in the country.", "law"},
    {"Under the new act, buyers of sex face fines of up to 3,000 euros.", "law"},
    {"Article 121 punishes trafficking with up to 15 years in prison.", "law"},
    {"A court in Accra sentenced a trader to seven years in prison for trafficking three girls.",
     "incident"},
    {"Officers raided a massage parlour in Leeds and freed four women.", "incident"},
    {"The baby was sold for 300 dollars to a couple in Cairo.", "route"},
    {"The problem was put off until spring.", "statement"},
    {"Boys worked under threat of a beating.", "statement"},
    // Laws.
    {"The new laws penalise careless owners.", "law"},
    {"The police enforced laws prohibiting forced labour.", "response"},
    {"There are laws prohibiting forced labour.", "law"},
    {"The labour codes of the north, the islands, and the port also prohibit night work.", "law"},
    {"Herding is not considered a dangerous task.", "statement"},
    {"The law does not criminalise all forms of labour trafficking.", "law"},
    {"Article 144 prescribes penalties of five to ten years' imprisonment.", "law"},
    {"Parliament adopted a new law against trafficking.", "law"},
    {"Ruritania lacks a law on trafficking.", "law"},
    {"These penalties are sufficiently stringent.", "law"},
    {"The penal code prohibits forced labour.", "law"},
    {"Under Article 12 of the Criminal Code, the sale of children is punished with ten to twenty "
     "years in prison.",
     "law"},
    {"In Ruritania, traffickers face up to 25 years in prison.", "law"},
    {"Parliament amended the criminal code in May.", "law"},
    // What a rule lays down on private people, and what is called for.
    {"Agencies must register with the office.", "statement"},
    {"All foreign workers must be sponsored by a citizen.", "statement"},
    {"Traffickers must be punished.", "opinion"},
    {"The government must do more.", "opinion"},
    // Trends.
    {"The local press has already sounded the alarm on this issue this year.", "trend"},
    {"The Kyrgyz press has been sounding the alarm since the spring.", "trend"},
    {"Online recruitment has doubled since 2020.", "trend"},
    {"Along with the increase in arrests, cases of victims being used for organ transplants have "
     "also become more frequent.",
     "trend"},
    {"As raids become rarer, cases of forced labour on farms are on the rise.", "trend"},
    {"The number of inspections had risen by 12 percent.", "trend"},
    {"Child trafficking is growing in the border districts.", "trend"},
    {"The minister fell from his horse.", "statement"},
    // Responses.
    {"The government opened two shelters for victims.", "response"},
    {"The ministry trained 200 police officers.", "response"},
    {"The authorities closed the shelter for victims in May.", "response"},
    {"The government launched an awareness campaign.", "response"},
    {"The state did not provide assistance to victims.", "response"},
    {"The government cooperated with international organizations.", "response"},
    {"The authorities suspended the activities of two NGOs.", "response"},
    {"Parliament appointed a national rapporteur.", "response"},
    {"The government published annual statistics.", "response"},
    // Several in one sentence.
    {"Given Baku's attitude towards organizations that have helped for decades, including the "
     "suspension of their activities, it is obvious that the authorities do not intend to wage a "
     "real fight.",
     "response opinion"},
    {"Police arrested five men and the government opened a shelter for victims.",
     "incident response"},
    {"Police arrested three smugglers; the court sentenced two of them.", "incident incident"},
    {"The government identified 50 victims and it provided shelter to victims.", "figure response"},
    {"Kenya remained on Tier 2 and the government opened three shelters.", "verdict response"},
    // Incidents and figures.
    {"Police arrested 12 suspects in Tbilisi on Monday.", "incident"},
    {"Police arrested 412 traffickers in 2023.", "figure"},
    {"Women are trafficked to Dubai.", "route"},
    {"Police arrested three men who smuggled migrants from Iraq to Greece.", "incident"},
    // Beside the subject.
    {"The organ of state was renamed.", "statement"},
    {"Traffic accidents killed nobody.", "incident"},
    {"The team was on top of the league.", "statement"},
};

TEST(ContentKind, IsWhatTheClauseIsAbout) {
  for (const auto& [text, expected] : kKinds) EXPECT_EQ(kinds(claims_of(text)), expected) << text;
}

// The passage of each claim is its own clause.
const ContentRow kPassages[] = {
    {"Given Baku's attitude towards organizations that have helped for decades, including the "
     "suspension of their activities, it is obvious that the authorities do not intend to wage a "
     "real fight.",
     "the suspension of their activities|it is obvious that the authorities do not intend to wage "
     "a real fight"},
    {"Police arrested five men and the government opened a shelter for victims.",
     "Police arrested five men|the government opened a shelter for victims"},
    {"The police investigated 42 cases, prosecuted 20 defendants and convicted 12 traffickers in "
     "2021.",
     "The police investigated 42 cases|prosecuted 20 defendants|convicted 12 traffickers in 2021"},
    {"Police arrested three smugglers; the court sentenced two of them.",
     "Police arrested three smugglers|the court sentenced two of them"},
};

TEST(ContentKind, GivesEachClaimItsOwnWords) {
  for (const auto& [text, expected] : kPassages) {
    std::vector<std::string> parts;
    for (const auto& claim : claims_of(text)) parts.push_back(words(claim, text));
    EXPECT_EQ(joined(parts, "|"), expected) << text;
  }
}

const ContentRow kModalities[] = {
    {"Police arrested the owner.", "asserted"},
    {"The owner was allegedly involved.", "alleged"},
    {"The owner is accused of trafficking.", "alleged"},
    // What they are is alleged, not what is done to them.
    {"The police prosecuted two alleged traffickers.", "asserted"},
    {"The police arrested 12 alleged traffickers in Accra.", "asserted"},
    {"The women were allegedly sold by the owner.", "alleged"},
    {"Three alleged recruiters were charged in Lomé.", "asserted"},
    {"The court acquitted an alleged smuggler of girls.", "asserted"},
    {"Officers questioned two alleged smugglers.", "asserted"},
    {"Two alleged smugglers were released on bail.", "asserted"},
    {"Two alleged smugglers were charged with trafficking.", "asserted"},
    {"Officers freed 14 alleged victims of trafficking.", "asserted"},
    {"The alleged sale of 30 girls was investigated.", "asserted"},
    {"Prosecutors charged an alleged mastermind in May.", "asserted"},
    {"Two alleged smugglers were named by the police.", "asserted"},
    {"An officer sold two alleged victims to a mine.", "alleged"},
    {"The alleged recruiters sold 30 boys to a mine.", "alleged"},
    {"An alleged smuggler forced two women into begging.", "alleged"},
    {"Six of the alleged sales took place in Lomé.", "alleged"},
    {"Her alleged recruiter locked her in.", "alleged"},
    {"The judge heard of the alleged exploitation of 60 men.", "alleged"},
    {"Traffickers may use the port.", "conditional"},
    {"The trial will begin in autumn.", "predicted"},
    {"The government is expected to open a shelter.", "predicted"},
    {"The ministry denied the allegations.", "denied"},
    {"If the law is adopted, victims would be protected.", "conditional"},
    {"The situation remains deplorable.", "opinion"},
    // What a report asks for.
    {"Prosecute officials who help traffickers.", "conditional"},
    {"Vigorously investigate traffickers.", "conditional"},
    {"Increase efforts to identify and assist victims.", "conditional"},
    {"Offer police officers training on trafficking.", "conditional"},
    {"Increases in trafficking were reported.", "asserted"},
    {"Increase in demand drives traffickers, police said.", "asserted"},
};

TEST(ContentModality, SaysHowFirmlyAThingIsSaid) {
  for (const auto& [text, expected] : kModalities) {
    const auto claims = claims_of(text);
    ASSERT_FALSE(claims.empty()) << text;
    EXPECT_STREQ(to_string(claims.front().modality), expected) << text;
  }
}

const ContentRow kPolarities[] = {
    {"Police arrested the owner.", "positive"},
    {"Police did not arrest the owner.", "negative"},
    {"The government failed to open a shelter for victims.", "negative"},
    {"There are no shelters.", "negative"},
    {"No suspect was arrested.", "negative"},
    {"The law lacks a definition.", "negative"},
    {"Kenya does not fully meet the minimum standards.", "negative"},
    {"The police never investigated the case.", "negative"},
    // What there is no evidence of is not told: the sentence is one statement.
    {"There is no clear evidence that the owner took money from the women.", "negative"},
    {"Police found no sign that the women were held by force.", "negative"},
    {"The officers found nothing in the warehouse.", "negative"},
    {"The report is nothing but a political tool.", "positive"},
    {"The commission has yet to meet this year.", "negative"},
    {"Nowhere in the report is the agency named.", "negative"},
};

TEST(ContentPolarity, FindsNegationAndItsScope) {
  for (const auto& [text, expected] : kPolarities) {
    const auto claims = claims_of(text);
    ASSERT_FALSE(claims.empty()) << text;
    EXPECT_STREQ(to_string(claims.front().polarity), expected) << text;
  }
}

const ContentRow kCountries[] = {
    {"Kenya opened a shelter.", "KEN"},
    {"Pakistani citizens travel to Turkey.", "PAK TUR"},
    {"Human trafficking in Georgia is rare. In this country there are no shelters.", "GEO"},
    {"Baku rejected the report.", "AZE"},
    {"Women are taken to Nairobi.", "KEN"},
};

TEST(ContentAbout, NamesTheCountries) {
  for (const auto& [text, expected] : kCountries) {
    const auto claims = claims_of(text);
    ASSERT_FALSE(claims.empty()) << text;
    EXPECT_EQ(joined(claims.back().about, " "), expected) << text;
  }
}

}  // namespace
}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0

#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

std::string response_of(const std::string& text) {
  for (const auto& claim : claims_of(text)) {
    if (claim.response) return dump(*claim.response);
  }
  return "none";
}

const ContentRow kResponses[] = {
    {"Given Baku's attitude towards organizations that have helped for decades, including the "
     "suspension of their activities, it is obvious that the authorities do not care.",
     "hinders [22 USC 7106(b)(9)] by=government of Azerbaijan action=the suspension of their "
     "activities"},
    // What is hampered, left undone for something else, or done to people.
    {"The cuts hindered the state's ability to identify and prosecute traffickers.", "none"},
    {"Low pay limited the government's efforts to investigate traffickers.", "none"},
    {"The police left it to a priest rather than investigating traffickers.",
     "hinders [22 USC 7106(b)(1)] by= action=investigating traffickers"},
    {"The government carried out a campaign of threats against weavers.", "none"},
    {"The government carried out a campaign against trafficking.",
     "supports [22 USC 7106(b)(3)] by=The government action=carried out a campaign against "
     "trafficking"},
    {"A second girl, identified only as Noor, was sold in May.", "none"},
    {"Owners withheld wages, a practice prohibited by law.", "none"},
    // What hardly happens.
    {"Traffickers were rarely arrested by the police.",
     "hinders [22 USC 7106(b)(1)] by=the police action=Traffickers were rarely "
     "arrested"},
    // Whoever is arrested.
    {"The police arrested two traffickers.",
     "supports [22 USC 7106(b)(1)] by=The police action=arrested two traffickers"},
    // What is counted is what somebody did.
    {"The police investigated nine suspected cases in 2023.",
     "supports [22 USC 7106(b)(1)] by=The police action=investigated nine suspected cases in 2023"},
    {"Kenya repatriated 1,389 workers in 2024.",
     "supports [22 USC 7106(b)(2)] by=government of Kenya action=repatriated 1,389 workers in "
     "2024"},
    {"Farmers repatriated 1,389 workers in 2024.", "none"},
    {"The state paid for the beds.",
     "supports [22 USC 7106(b)(2)] by=The state action=paid for the beds"},
    {"The Kenyan government opened two shelters for victims.",
     "supports [22 USC 7106(b)(2)] by=government of Kenya action=opened two shelters for victims"},
    {"The authorities of Kenya closed the only shelter.",
     "hinders [22 USC 7106(b)(2)] by=government of Kenya action=closed the only shelter"},
    {"Kenya did not provide assistance to victims.",
     "hinders [22 USC 7106(b)(2)] by=government of Kenya action=did not provide assistance to "
     "victims"},
    {"The Ministry of Labour launched an awareness campaign.",
     "supports [22 USC 7106(b)(3)] by=Ministry of Labour action=launched an awareness campaign"},
    {"Kenya extradited two suspects.",
     "supports [22 USC 7106(b)(5)] by=government of Kenya action=extradited two suspects"},
    {"The government adopted a national action plan.",
     "supports [22 USC 7106(b)(3)] by=The government action=adopted a national action plan"},
    {"Police colluded with traffickers.",
     "hinders [22 USC 7106(b)(7)] by=Police action=colluded with traffickers"},
    {"The government allocated 2.1 million lari to shelters and adopted a new action plan.",
     "supports [22 USC 7106(b)(3)] by=The government action=adopted a new action plan"},
    {"The National Agency for the Promotion of Trafficking Laws (NAPTIP) plans to open a shelter "
     "in Kano.",
     "supports [22 USC 7106(b)(2)] by=National Agency for the Promotion of Trafficking Laws "
     "action=plans to "
     "open a shelter in Kano"},
    {"Two shelters were closed by the ministry.",
     "hinders [22 USC 7106(b)(2)] by=the ministry action=Two shelters were closed"},
    {"Officials refused to register the charity.",
     "hinders [22 USC 7106(b)(9)] by=Officials action=refused to register the charity"},
    {"The ministry suspended the licence of three recruitment agencies.",
     "supports [22 USC 7106(b)(3)] by=The ministry action=suspended the licence of three "
     "recruitment agencies"},
    {"The municipality of Durres has not opened the day centre.",
     "hinders [22 USC 7106(b)(2)] by=The municipality of Durres action=has not opened the day "
     "centre"},
    {"Kenya convicted no one. In Kenya not a single trafficker was convicted.",
     "hinders [22 USC 7106(b)(1)] by=government of Kenya action=convicted no one"},
    {"Dakar and Banjul have not signed an agreement on the return of victims.",
     "hinders [22 USC 7106(b)(4)] by=government of Senegal and government "
     "of The Gambia action=have not signed an agreement on "
     "the return of victims"},
    {"In Kenya no convictions were secured.",
     "hinders [22 USC 7106(b)(1)] by=government of Kenya action=no convictions were secured"},
    {"An accord on the return of minors was initialled by Senegal and Mali.",
     "supports [22 USC 7106(b)(4)] by=government of Senegal and government of Mali action=An "
     "accord "
     "on the return of minors was initialled"},
    {"The ministry has yet to publish the figures.",
     "hinders [22 USC 7106(b)(10)] by=The ministry action=has yet to publish the figures"},
    {"Customs officers were taught to spot victims by the ministry.",
     "supports [22 USC 7106(b)(3)] by=the ministry action=Customs officers were taught"},
    // A state's own offices are no other government; trained inspectors are inspectors.
    {"The ministry of Ghana works with the Ministry of Education to keep children in school.",
     "none"},
    {"The government of Ghana works with the government of Togo to return victims.",
     "supports [22 USC 7106(b)(4)] by=government of Ghana action=works with the government of "
     "Togo"},
    {"The small number of trained inspectors in Ghana resulted in numerous violations.", "none"},
    {"The government trained 40 inspectors in Ghana.",
     "supports [22 USC 7106(b)(3)] by=government of Ghana action=trained 40 inspectors in Ghana"},
    {"The government of Ghana took limited measures against forced labour.",
     "unclear [22 USC 7106(b)(11)] by=government of Ghana action=took limited measures against "
     "forced labour"},
    // Whose act: of a state or an organisation, whatever state the place is in; a time is no name.
    {"Three brokers were arrested by villagers in Togo.", "none"},
    {"Togolese villagers arrested three recruiters.", "none"},
    {"Three recruiters were arrested by a militia near Gao.", "none"},
    {"Three recruiters were arrested by officers near Gao.",
     "supports [22 USC 7106(b)(1)] by=officers action=Three recruiters were arrested"},
    {"Rebels in Mali arrested nine traffickers in 2023.", "none"},
    {"Nine traffickers were arrested by Chadian soldiers in Niger.",
     "supports [22 USC 7106(b)(1)] by=Chadian soldiers action=Nine traffickers were arrested"},
    {"Farmers in Togo convicted nine traffickers in 2023.", "none"},
    {"Nine traffickers were arrested in Togo.",
     "supports [22 USC 7106(b)(1)] by=government of Togo action=Nine traffickers were arrested"},
    {"Traffickers housed nine girls in a hotel.", "none"},
    {"Forty teachers had been trained by the end of 2022.",
     "supports [22 USC 7106(b)(3)] by= action=Forty teachers had been trained"},
    {"The unit submitted 24 accused to justice.",
     "supports [22 USC 7106(b)(1)] by=The unit action=submitted 24 accused to justice"},
    {"Kenyan farmers rescued nine girls.", "none"},
    {"In the same month police freed 12 girls.",
     "supports [22 USC 7106(b)(2)] by=police action=freed 12 girls"},
    {"In 2019 customs freed 60 women.",
     "supports [22 USC 7106(b)(2)] by=customs action=freed 60 women"},
    {"In that year courts convicted seven traffickers.",
     "supports [22 USC 7106(b)(1)] by=courts action=convicted seven traffickers"},
    {"The Ministry of Labour works with the Ministry of Health to protect children.",
     "supports [22 USC 7106(b)(2)] by=Ministry of Labour action=to protect children"},
    {"The Ministry of Labour asked the Ministry of Health to protect children.",
     "supports [22 USC 7106(b)(2)] by=Ministry of Health action=to protect children"},
    // What is acted on has to do with the trade in people.
    {"Police carried out an operation against hawkers.", "none"},
    {"Police carried out raids on brothels.",
     "supports [22 USC 7106(b)(1)] by=Police action=carried out raids on brothels"},
    {"The military carried out operations in the north.", "none"},
    {"The government sent a delegation to the Court of Justice.", "none"},
    {"The cabinet sent its budget to the court.", "none"},
    {"Police sent 12 suspects to the court.",
     "supports [22 USC 7106(b)(1)] by=Police action=sent 12 suspects to the court"},
    {"The police forwarded the file to the prosecutor.",
     "supports [22 USC 7106(b)(1)] by=The police action=forwarded the file to the prosecutor"},
    {"The ministry withdrew the licence of a radio station.", "none"},
    {"The ministry withdrew the licences of nine recruitment agencies.",
     "supports [22 USC 7106(b)(3)] by=The ministry action=withdrew the licences of nine "
     "recruitment agencies"},
    {"The agency cancelled the licence of a taxi driver.", "none"},
    {"The agency cancelled all licences last year. Traffickers had used them.",
     "supports [22 USC 7106(b)(3)] by=The agency action=cancelled all licences last year"},
    {"The agency cancelled the licences of drivers last year. Traffickers had used them.", "none"},
    {"Police carried out 12 operations in 2022. Nine traffickers fled.",
     "supports [22 USC 7106(b)(1)] by=Police action=carried out 12 operations in 2022"},
    {"Police carried out 12 operations against hawkers. Nine traffickers fled.", "none"},
    {"The embassy stopped issuing visas to tourists.", "none"},
    {"The embassy stopped granting them tourist visas. Traffickers had used them.",
     "supports [22 USC 7106(b)(3)] by=The embassy action=stopped granting them tourist visas"},
    {"The embassy stopped issuing visas to housemaids.",
     "supports [22 USC 7106(b)(3)] by=The embassy action=stopped issuing visas to housemaids"},
    {"The police searched a boat for drugs.", "none"},
    {"The police arrested six smugglers of hashish.", "none"},
    {"The police searched a boat for trafficked girls.",
     "supports [22 USC 7106(b)(1)] by=The police action=searched a boat for trafficked girls"},
    {"Police handed over nine girls to a shelter.",
     "supports [22 USC 7106(b)(2)] by=Police action=handed over nine girls to a shelter"},
    {"Police handed over a van to a shelter.", "none"},
    {"Police handed over nine men to the migration service.", "none"},
    // Women are no victims because they are women.
    {"Police arrested four women.", "none"},
    {"Police arrested victims of trafficking.",
     "hinders [22 USC 7106(b)(2)] by=Police action=arrested victims of trafficking"},
    {"The gang opened a bar.", "none"},
    // What may be, what is asked for, and what somebody else has lost.
    {"If convicted of trafficking, the two may get ten years.", "none"},
    {"The study recommends joint operations against traffickers and a hotline.", "none"},
    {"Traffickers helped victims to escape.", "none"},
    // What can or shall be done, and what is done with the law.
    {"The cuts weakened the ability of the police to arrest traffickers.", "none"},
    {"The ministry is responsible for protecting victims.", "none"},
    {"The victims were free to go to school.", "none"},
    {"The police enforced laws against forced labour.",
     "supports [22 USC 7106(b)(1)] by=The police action=enforced laws against forced labour"},
    {"The police did not enforce laws against forced labour.",
     "hinders [22 USC 7106(b)(1)] by=The police action=did not enforce laws against forced "
     "labour"},
    {"Gaps include inadequate assistance for victims.",
     "unclear [22 USC 7106(b)(2)] by= action=inadequate assistance for"},
    // Whoever acted in the sentence before.
    {"The Ministry of Labour met them in May. It opened two shelters for victims.",
     "supports [22 USC 7106(b)(2)] by=Ministry of Labour action=opened two shelters for victims"},
};

TEST(ContentResponse, MapsActionsToCriteria) {
  for (const auto& [text, expected] : kResponses) EXPECT_EQ(response_of(text), expected) << text;
}

// The actor of the first response, where `text` as a whole is a proposition of such a chain.
std::string actor_of_response(const std::string& text, model::SourceKind kind, bool attributed,
                              bool direct = false) {
  model::Document document;
  document.id.value = "test";
  document.text = text;
  const auto analysis = language::analyse(document, test_refdata());
  model::ChainLink link;
  link.name = "Lake House";
  link.kind = kind;
  Proposition proposition;
  proposition.tokens = analysis.sentences.front().tokens;
  proposition.chain.links.push_back(link);
  if (attributed) proposition.attribution = 0;
  proposition.direct_quote = direct;
  for (const auto& claim : read_content({document, analysis, test_refdata()}, proposition)) {
    if (claim.response) return claim.response->actor;
  }
  return "none";
}

TEST(ContentResponse, OnlyABodyActsForItself) {
  using model::SourceKind;
  const std::string they = "They opened two shelters for victims.";
  const std::string we = "We opened two shelters for victims.";
  // A newspaper that tells of "them" is not who they are, nor is any other that nobody quotes.
  EXPECT_EQ(actor_of_response(they, SourceKind::Outlet, false), "");
  EXPECT_EQ(actor_of_response(they, SourceKind::Outlet, true), "");
  EXPECT_EQ(actor_of_response(they, SourceKind::Unknown, true), "");
  EXPECT_EQ(actor_of_response(they, SourceKind::Organisation, false), "");
  EXPECT_EQ(actor_of_response(they, SourceKind::Organisation, true), "Lake House");
  // Between quotation marks whoever speaks is "we".
  EXPECT_EQ(actor_of_response(they, SourceKind::Organisation, true, true), "");
  EXPECT_EQ(actor_of_response(we, SourceKind::Organisation, true, true), "Lake House");
  EXPECT_EQ(actor_of_response(we, SourceKind::Organisation, false), "Lake House");
  // Who publishes may be a body of its own; another outlet that is quoted quotes somebody.
  EXPECT_EQ(actor_of_response(we, SourceKind::Outlet, false), "Lake House");
  EXPECT_EQ(actor_of_response(we, SourceKind::Outlet, true, true), "We");
}

TEST(ContentResponse, WhoTellsOfAnActOfAStateHasDoneIt) {
  using model::SourceKind;
  const std::string passive = "94 victims of trafficking were identified in 2024.";
  EXPECT_EQ(actor_of_response(passive, SourceKind::Government, true, true), "Lake House");
  EXPECT_EQ(actor_of_response(passive, SourceKind::Person, true, true), "none");
  EXPECT_EQ(actor_of_response(passive, SourceKind::Organisation, true, true), "none");
  const std::string done = "The police identified 94 victims of trafficking in 2024.";
  EXPECT_EQ(actor_of_response(done, SourceKind::Government, true, true), "The police");
}

std::string trend_of(const std::string& text) {
  for (const auto& claim : claims_of(text)) {
    if (claim.trend) return dump(*claim.trend);
  }
  return "none";
}

const ContentRow kTrends[] = {
    {"The office received more than 63 complaints.", "none"},
    {"Penalties are doubled if the offender is a guardian.", "none"},
    {"Along with the increase in arrests, cases of trafficking victims being used for organ "
     "transplants have also become more frequent.",
     "up of=arrests + cases of trafficking victims being used for organ transplants"},
    {"Online recruitment has doubled since 2020.", "up of=Online recruitment"},
    {"The number of convictions fell.", "down of=The number of convictions"},
    {"Forced labour is on the rise.", "up of=Forced labour"},
    {"The media sounded the alarm.", "up of="},
    {"Reports of a decline in prosecutions were confirmed.", "down of=prosecutions"},
    {"The number of victims remained unchanged.", "steady of=The number of victims"},
    // Two directions in one sentence: the main clause's.
    {"As raids become rarer, cases of forced labour on farms are on the rise.",
     "up of=cases of forced labour on farms"},
    {"Fewer victims were identified than the year before.", "down of=victims"},
    {"Fewer than ten victims were identified.", "none"},
    {"Labour inspections remained at the same level.", "steady of=Labour inspections"},
    {"Calls to the hotline more than doubled last year.", "up of=Calls to the hotline"},
    {"Police acted after a mother had raised the alarm.", "none"},
    // Counts of two times; concrete things that grow or jump move no numbers.
    {"Courts convicted 32 traffickers in 2023, down from 48 a year earlier.",
     "down of=traffickers"},
    {"We opened 88 files in 2024, against 35 in 2019.", "up of=files"},
    {"The unit investigated 41 cases, twice as many as a year before.", "up of=cases"},
    {"The foundation assisted 412 returnees, 61 per cent more than in 2022.", "up of=returnees"},
    {"The plane climbed.", "none"},
    // Given up; a "not" that belongs to another verb.
    {"Prosecutions were dropped in most cases.", "none"},
    {"The number of decisions not to prosecute declined.",
     "down of=The number of decisions not to prosecute"},
    // What somebody makes move is that, not who does it.
    {"The ministry doubled the number of labour inspections.",
     "up of=the number of labour inspections"},
    {"Parliament increased funding for shelters in 2024.", "up of=funding"},
    {"The number of inspections was increased.", "up of=The number of inspections"},
    {"The traffickers increased the pressure on her.", "none"},
    {"The number of raids is climbing every harvest.", "up of=The number of raids"},
    {"The government did not increase its efforts.", "steady of="},
    {"The new unit helped to increase convictions.", "up of=convictions"},
    {"A spokesman declined to comment.", "none"},
    {"Cases of forced labour increased a lot.", "up of=Cases of forced labour"},
    {"Cases of forced labour are going to increase.", "up of=Cases of forced labour"},
    // What is wished, asked for or owed has not moved; what is expected will.
    {"The report urges the government to increase the number of inspections.", "none"},
    {"The police want to double the number of raids.", "none"},
    {"The state should increase funding for shelters.", "none"},
    {"The plan to expand the number of shelters came to nothing.", "none"},
    {"The number of victims is expected to double next year.", "up of=The number of victims"},
    {"Cases of forced labour are likely to increase.", "up of=Cases of forced labour"},
    {"Cases of forced labour continued to rise in 2024.", "up of=Cases of forced labour"},
    {"The child fell into a well.", "none"},
    // What a law says of the next time.
    {"Fines are 200 reais for each worker, doubling for a second offence.", "none"},
};

TEST(ContentTrend, SaysWhatMovesWhere) {
  for (const auto& [text, expected] : kTrends) EXPECT_EQ(trend_of(text), expected) << text;
}

std::string elements_of(const std::string& text) {
  for (const auto& claim : claims_of(text)) {
    if (claim.elements) return dump(*claim.elements);
  }
  return "none";
}

const ContentRow kElements[] = {
    {"The gang organised the transportation of Nepali citizens to Malta for money with the "
     "involvement of local agents.",
     "ACT.TRANSPORT victims=Nepali citizens payment=for money facilitators=local agents"},
    {"Women from Osh are recruited and transported to Bishkek for forced prostitution.",
     "ACT.RECRUIT ACT.TRANSPORT PURP.SEX.PROSTITUTION victims=Women"},
    {"There are also cases of child trafficking in Georgia.", " victims=children"},
    // All whom a list names.
    {"Men, women and children are subjected to forced labor in construction.",
     "PURP.FL.CONSTRUCTION victims=Men, women and children"},
    {"The brothers recruited girls and young women for prostitution.",
     "ACT.RECRUIT PURP.SEX.PROSTITUTION victims=girls and young women"},
    {"Victims are used for organ transplants.", "PURP.ORGAN victims=Victims"},
    {"Traffickers confiscated their passports and withheld wages.", "MEANS.COERCION"},
    {"Girls were lured with false promises of work.", "ACT.RECRUIT MEANS.DECEPTION victims=Girls"},
    {"Boys are forced to beg in the markets.", "MEANS.COERCION PURP.BEG victims=Boys"},
    {"Men are subjected to forced labor in construction.", "PURP.FL.CONSTRUCTION victims=Men"},
    {"Girls are held in domestic servitude.", "PURP.FL.DOMESTIC victims=Girls"},
    {"Armed groups use child soldiers.", "PURP.SOLDIER victims=child soldiers"},
    {"Families force daughters into marriage.", "MEANS.COERCION PURP.MARR victims=daughters"},
    {"Their documents are withheld by the employer.", "MEANS.COERCION"},
    {"Employers took away the passports of domestic workers and refused to pay their wages.",
     "MEANS.COERCION"},
    {"Smugglers charged 3,000 dollars a person to drive migrants to Tripoli.",
     "ACT.TRANSPORT victims=migrants payment=3,000 dollars a person"},
    {"700 women were trafficked from Moldova. They were taken to Turkey.",
     "ACT.TRANSPORT victims=700 women"},
    {"The boys were brought in on a truck through the gate.", "ACT.TRANSPORT victims=The boys"},
    {"Nine girls were handed to foremen as wives.", "ACT.TRANSFER PURP.MARR victims=Nine girls"},
    {"The guard pointed a pistol at the boy.", "MEANS.THREAT"},
    {"The brothers held a knife to her throat.", "MEANS.THREAT"},
    {"Police put the pistol on the table.", "none"},
    {"Families would be taken to a quarry.", "ACT.TRANSPORT victims=Families"},
    // Into safety, or before a judge, nobody is trafficked.
    {"Families would be taken to a shelter.", "none"},
    {"All nine women were sent to a centre for victims.", "none"},
    {"All nine women were sent to a scam centre.",
     "ACT.TRANSPORT PURP.CRIM victims=All nine women"},
    // Whom a court or the police deal with are not those who suffered.
    {"A judge sentenced a baker and his wife to a year for holding a maid in servitude.",
     "PURP.SERV victims=a maid"},
    {"Three men were jailed for child begging.", "PURP.BEG victims=children"},
    {"A judge sentenced a citizen to life for \"large-scale trafficking in persons\" and forced "
     "prostitution.",
     "PURP.SEX.PROSTITUTION victims=persons"},
    {"A judge sentenced a woman to a year for trafficking three girls.", " victims=three girls"},
    {"Twelve people were arrested on suspicion of running online scams.", "PURP.CRIM"},
    {"Some masters take boys to Banjul in groups of ten.", "ACT.TRANSPORT victims=boys"},
    {"At least 40 women were brought to Malta.", "ACT.TRANSPORT victims=40 women"},
    {"The boats worked off the coast.", "none"},
    {"They left owing to the war.", "none"},
    {"Public debt doubled in a year.", "none"},
    {"They were locked in a cellar at night.", "ACT.HARBOUR MEANS.COERCION"},
    {"The government promised new training.", "none"},
    {"He promised her a place at a nursing school.", "MEANS.DECEPTION"},
    {"They must work off the fare.", "MEANS.COERCION"},
    {"She came on the promise of a college place.", "MEANS.DECEPTION"},
    {"She was taken to Istanbul by a woman she had met.", "ACT.TRANSPORT"},
    {"Kidneys were removed from young men.", "PURP.ORGAN victims=young men"},
    {"The men were forced to work in mines.", "MEANS.COERCION PURP.FL.MINING victims=The men"},
    {"A smuggler takes a man from Tapachula to San Diego for 9,000 dollars.",
     "ACT.TRANSPORT victims=a man payment=for 9,000 dollars"},
    {"He described the case of a girl of 14 who was taken to Durres.",
     "ACT.TRANSPORT victims=a girl"},
    {"The victims were recruited on social networks.", "ACT.RECRUIT victims=The victims"},
    {"Boys are exploited in textile workshops.", "PURP.FL.MANUFACTURE victims=Boys"},
    {"Foreigners work in online fraud compounds.", "PURP.CRIM victims=Foreigners"},
    {"The ring charged customers up to 8,000 pesos.", " payment=up to 8,000 pesos"},
    {"They held 31 Nepalese and Bangladeshi workers in conditions of slavery.",
     "PURP.SLAV victims=31 Nepalese and Bangladeshi workers"},
    {"The army recruited 3,000 soldiers.", "none"},
    {"Parents handed over their sons in return for a cow.",
     "ACT.TRANSFER victims=their sons payment=in return for a cow"},
    {"Teenage girls were married off to older men.", "PURP.MARR victims=Teenage girls"},
    {"Migrants cross the border hidden in trucks.", "none"},
    {"Police seized 40 forged passports.", "none"},
    // Goods, and people who are not moved for exploitation.
    {"The firm transported steel to the port.", "none"},
    {"The company recruited a new director.", "none"},
    {"Organs of the state were informed.", "none"},
};

// Who did it and who helped, as "who | helpers".
std::string culprits_of(const std::string& text) {
  for (const auto& claim : claims_of(text)) {
    if (claim.elements) return claim.elements->perpetrators + " | " + claim.elements->facilitators;
  }
  return "none";
}

const ContentRow kCulprits[] = {
    {"A gang sold nine girls into prostitution.", "A gang | "},
    {"The Hill Child Rescue Network took nine girls from a brothel where they were forced into "
     "prostitution.",
     " | "},
    {"Members of the Harbour Task Force work to protect girls from forced prostitution.", " | "},
    {"Girls were forced to beg, and in cooperation with the anti-trafficking coordinator nurses "
     "met them.",
     " | "},
    {"Girls were forced to beg with the help of a clerk.", " | a clerk"},
    {"Girls who were forced to beg wait for criminal trials.", " | "},
    {"Courts failed to prosecute, convict, and sentence clerks for forced begging.", " | "},
};

TEST(ContentElements, NamesNoHelperAsCulprit) {
  for (const auto& [text, expected] : kCulprits) EXPECT_EQ(culprits_of(text), expected) << text;
}

TEST(ContentElements, FindsActsMeansAndPurposes) {
  for (const auto& [text, expected] : kElements) EXPECT_EQ(elements_of(text), expected) << text;
}

}  // namespace
}  // namespace plumbline::extract

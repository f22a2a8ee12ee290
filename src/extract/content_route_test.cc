// SPDX-License-Identifier: Apache-2.0

#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

std::string route_of(const std::string& text) {
  for (const auto& claim : claims_of(text)) {
    if (claim.route) return dump(*claim.route);
  }
  return "none";
}

const ContentRow kRoutes[] = {
    {"The gang organised the transportation of Nepali citizens to Malta for money, using the "
     "territory of Turkey as a transit route.",
     "origin=Nepal transit=Turkey destination=Malta"},
    {"Women from Osh and other regions of Kyrgyzstan are recruited and transported to Bishkek for "
     "forced prostitution.",
     "origin=Osh, Kyrgyzstan origin=other regions of Kyrgyzstan destination=Bishkek, Kyrgyzstan "
     "(internal)"},
    {"Moldova is a source country for women trafficked to Turkey, Cyprus and Russia.",
     "origin=Moldova destination=Turkey destination=Cyprus destination=Russia"},
    {"Kenya is a source, transit, and destination country for men, women and children subjected "
     "to forced labor.",
     "origin=Kenya transit=Kenya destination=Kenya"},
    {"Albania is principally a source country for women.", "origin=Albania"},
    // Where they were held is not where they come from; people of a place; countries of brokers.
    {"Police rescued 12 Togolese women from brothels in Ghana.", "origin=Togo destination=Ghana"},
    {"The funds were handed to Ohio residents.", "none"},
    {"Girls were trafficked for work in 90 scam centres across South Asia.", "none"},
    {"Smugglers took girls across the Kenyan border.", "transit=Kenya"},
    {"Maids are driven from Lagos across Benin to Lomé.",
     "origin=Lagos, Nigeria transit=Benin destination=Lomé, Togo"},
    {"In Albania workers paid high fees to brokers in countries of origin.", "none"},
    // Those who are sentenced went no way.
    {"A judge sentenced four Ghanaian women for their part in trafficking Togolese girls to Mali.",
     "origin=Togo destination=Mali"},
    // A source of something else; states that something is a matter of; a bank.
    {"In Albania nobody may work unless he is the sole source of support of the family.", "none"},
    {"Albania has a platform against shortages due to source country deployment bans.", "none"},
    {"Employers pay foreign workers by electronic transfer through a Saudi bank.", "none"},
    {"Jordan is a destination and transit country for women trafficked from Asia.",
     "origin=Asia transit=Jordan destination=Jordan"},
    {"Ethiopian women are trafficked to Lebanon via Djibouti.",
     "origin=Ethiopia transit=Djibouti destination=Lebanon"},
    {"Traffickers smuggled Bangladeshi migrants from Libya to Italy through Malta.",
     "origin=Bangladesh transit=Libya transit=Malta destination=Italy"},
    // Two prepositions share a place; all whom a list names.
    {"Women from Togo, Benin, and Mali are reported to have been sold in Ghana.",
     "origin=Togo origin=Benin origin=Mali destination=Ghana"},
    {"Women from Togo are trafficked to and through Kenya for forced labour.",
     "origin=Togo transit=Kenya destination=Kenya"},
    {"Girls are taken from and through Benin to Gabon.",
     "origin=Benin transit=Benin destination=Gabon"},
    {"Girls were taken to Lagos and through Benin to Gabon.",
     "transit=Benin destination=Lagos, Nigeria destination=Gabon"},
    {"Boys are trafficked along the road to Uganda.", "destination=Uganda"},
    {"The case brought national attention to the mines of Ghana.", "none"},
    {"The men brought Ghanaian nationals to Benin.", "origin=Ghana destination=Benin"},
    {"The women were flown through Addis Ababa to Beirut.",
     "transit=Addis Ababa, Ethiopia destination=Beirut, Lebanon"},
    {"Men from Myanmar and Cambodia are sold to captains in Thailand.",
     "origin=Burma origin=Cambodia destination=Thailand"},
    {"Children are trafficked within Ghana for forced labor in fishing.",
     "internal=Ghana (internal)"},
    {"Indonesian women are trafficked internally for sexual exploitation.",
     "origin=Indonesia internal=Indonesia (internal)"},
    {"Georgia serves as a transit country for victims from Central Asia.",
     "origin=Central Asia transit=Georgia"},
    {"They lured girls from rural areas to Nairobi.",
     "origin=rural areas destination=Nairobi, Kenya"},
    {"Girls are sent abroad and exploited in brothels.", "destination=abroad"},
    // What a list of places goes on with; the spot on a border; the goal behind another.
    {"The boys were brought by lorry from Winneba and Senya Beraku.",
     "origin=Winneba, Ghana origin=Senya Beraku"},
    {"They drove the men from the Polish border at Kukuryki to Dover.",
     "origin=Kukuryki destination=Dover, United Kingdom"},
    // The place of the exploitation behind a movement; a site and what it lies in.
    {"Women from Edo State are recruited with promises of jobs, transported through Niger and "
     "Libya, and forced into prostitution in Italy.",
     "origin=Edo, Nigeria transit=Niger transit=Libya destination=Italy"},
    {"Boys from Benin are taken to Nigerian quarries, where they are beaten.",
     "origin=Benin destination=Nigeria"},
    {"Children from villages in northern Togo were brought to plantations in Gabon.",
     "origin=Togo destination=Gabon"},
    {"Uzbek men recruited for construction work in Kazakhstan had their passports confiscated.",
     "origin=Uzbekistan destination=Kazakhstan"},
    {"The women, recruited in Kampala and sold to a nightclub in Muscat, were freed.",
     "origin=Kampala, Uganda destination=Muscat, Oman"},
    {"Teenagers travel through Russia and Belarus to Poland and end up in British cannabis farms.",
     "transit=Russia transit=Belarus destination=Poland destination=United Kingdom"},
    {"Migrants cross the desert from Agadez to Sabha.",
     "origin=Agadez, Niger destination=Sabha, Libya"},
    {"Smugglers charged 3,000 dollars a person to drive migrants across the desert to Tripoli.",
     "destination=Tripoli, Libya"},
    {"The victims came from Colombia, Peru and Paraguay.",
     "origin=Colombia origin=Peru origin=Paraguay"},
    // People of one place exploited in another, without a word of movement.
    {"Haitian workers in the cane fields of the Dominican Republic live unpaid under armed guards.",
     "origin=Haiti destination=Dominican Republic"},
    {"North Korean labourers on Polish shipyards live under guards.",
     "origin=North Korea destination=Poland"},
    {"Dutch nurses in Norway are well paid.", "none"},
    {"Filipino nurses work in hospitals in Norway.", "none"},
    {"Polish men found jobs in factories in Germany.", "none"},
    {"A Kenyan woman was married in Sweden.", "none"},
    // The town alone where both it and its country are told.
    {"The gang took Uzbek women from Tashkent to Dubai.",
     "origin=Tashkent, Uzbekistan destination=Dubai, United Arab Emirates"},
    // On their way: where people of elsewhere are moved on from, and all goals but the last.
    {"Gambian drivers were sold on from Qatar to Iraq.",
     "origin=The Gambia transit=Qatar destination=Iraq"},
    {"The women were flown to Cairo, then walked into Israel.",
     "transit=Cairo, Egypt destination=Israel"},
    {"Ethiopian women cross Djibouti and Yemen to reach Saudi Arabia.",
     "origin=Ethiopia transit=Djibouti transit=Yemen destination=Saudi Arabia"},
    {"Officials returned from Geneva.", "none"},
    // A return tells the way it undoes.
    {"Nepali maids were flown home from Kuwait.", "origin=Nepal destination=Kuwait"},
    // Lists of nationalities and of places, and what stands between their parts.
    {"Chad is a transit and destination country for Sudanese, Libyan and possibly Malian girls.",
     "origin=Sudan origin=Libya origin=Mali transit=Chad destination=Chad"},
    {"Women from Peru, Chile, and the Bahamas reportedly are trafficked to Aruba.",
     "origin=Peru origin=Chile origin=The Bahamas destination=Aruba"},
    {"Boys are trafficked to Oman and, to a lesser extent, Qatar.",
     "destination=Oman destination=Qatar"},
    {"Malawi is a destination country for men from East and Southern African countries.",
     "destination=Malawi"},
    {"Nigerien men may meet with forced labor in destination countries.", "none"},
    // What may be said where one end of the way is not told, or where it does not leave the state.
    {"Zambian girls are forced into prostitution in Zambia.",
     "origin=Zambia destination=Zambia internal=Zambia (internal)"},
    {"Togo sends girls to Gabon.", "origin=Togo destination=Gabon"},
    {"The exhibition about slavery moves from Liverpool to Bristol.", "none"},
    {"Every year the pilgrims travel from Jakarta to Mecca.", "none"},
    {"The women arrived in Dubai on tourist visas.", "destination=Dubai, United Arab Emirates"},
    {"Most victims are trafficked internally, from rural areas to Jakarta.",
     "origin=rural areas destination=Jakarta, Indonesia internal=Indonesia (internal)"},
    {"Traffickers sold the girls to brothels in Goa.", "destination=Goa, India"},
    // Where the way goes on; who is moved may stand before an aside; where the senders are.
    {"Women from Nepal are brought to Delhi and sent on from there to Kuwait.",
     "origin=Nepal transit=Delhi, India destination=Kuwait"},
    {"They were taken by bus to Bucharest and put on a plane there.", "transit=Bucharest, Romania"},
    {"Men from Dhaka, the article continues, are taken to Chennai.",
     "origin=Dhaka, Bangladesh destination=Chennai, India"},
    {"Agents in Colombo go on sending women via Dubai to Amman.",
     "origin=Colombo, Sri Lanka transit=Dubai, United Arab Emirates destination=Amman, Jordan"},
    {"They come from Puebla and from Honduras.", "origin=Puebla, Mexico origin=Honduras"},
    {"Lured with talk of jobs, young women from Minsk found themselves in Istanbul.",
     "origin=Minsk, Belarus destination=Istanbul, Turkey"},
    {"Boys whom nobody can feed are marched across the border from Mali and end up in Dakar.",
     "origin=Mali destination=Dakar, Senegal"},
    {"The road from Batumi to Trabzon carries women bound for Antalya.",
     "origin=Batumi, Georgia transit=Trabzon, Turkey destination=Antalya, Turkey"},
    {"Boys from Mali are sent to the pavements of Dakar.",
     "origin=Mali destination=Dakar, Senegal"},
    {"Children were bussed from Kumasi to Accra.",
     "origin=Kumasi, Ghana destination=Accra, Ghana (internal)"},
    // A refuge, an office and those who investigate.
    {"The rescued women were taken to a shelter in Kano.", "none"},
    {"The men were brought to a police station in Lyon.", "none"},
    {"The arrest of six men led investigators to a farm near Ghent.", "none"},
    {"Traffickers move workers from Romania and Serbia to the islands.",
     "origin=Romania origin=Serbia"},
    // There and back is not within.
    {"Girls are trafficked to and from Togo.", "origin=Togo destination=Togo"},
    {"Traffickers take girls to and from Togo and Benin.",
     "origin=Togo origin=Benin destination=Togo destination=Benin"},
    {"Girls are trafficked to, from, and through Togo.",
     "origin=Togo transit=Togo destination=Togo"},
    {"Togolese girls are trafficked to and within Togo.", "origin=Togo internal=Togo (internal)"},
    {"The usual way led from Kano to Agadez by bus and on to Tripoli.",
     "origin=Kano, Nigeria transit=Agadez, Niger destination=Tripoli, Libya"},
    // No routes of people.
    {"The men earned 300 dollars a month, half of which went to an agent in Tegal.", "none"},
    {"A shipping company moved its headquarters from London to Dubai.", "none"},
    {"Investigators traced payments to a bank in Riga.", "none"},
    {"A ship carrying grain left Odesa for Egypt.", "none"},
    {"The network smuggled heroin from Afghanistan to Iran.", "none"},
    {"Customs found cigarettes smuggled into Poland.", "none"},
    {"The minister travelled from Paris to Rome.", "none"},
    {"The data were transferred from Geneva to Vienna.", "none"},
    {"The report was sent to the ministry.", "none"},
    {"The source said that the destination was unknown.", "none"},
    {"Traffic in Cairo was heavy.", "none"},
    // Papers, work that states arrange, a lesson given in many places.
    {"Source for the completion rate: a survey of 2019.", "none"},
    {"The ministry signed an agreement with Qatar to send 9,000 nurses from Kenya to Qatar.",
     "none"},
    {"It also holds classes for 800 teachers across Ghana on child trafficking.", "none"},
    {"Kenya is a source for women trafficked to Qatar.", "origin=Kenya destination=Qatar"},
    // An accord of the same sentence; that of the sentence before is another matter.
    {"Under the accord with Norway, Kenya sends nurses to Norway.", "none"},
    {"Both sides hailed the accord. Brokers sent Kenyan girls to Oman.",
     "origin=Kenya destination=Oman"},
    {"The two capitals signed a memorandum. They took maids from Lusaka to Muscat.",
     "origin=Lusaka, Zambia destination=Muscat, Oman"},
};

TEST(ContentRoute, GivesPlacesTheirRoles) {
  for (const auto& [text, expected] : kRoutes) EXPECT_EQ(route_of(text), expected) << text;
}

// What is found in places of the state that is told of is no way there, whatever letters are in
// their names; a way to other states is one.
TEST(ContentRoute, APlaceIsReadByItsWords) {
  const std::string about = "Kenya keeps no count. Kenya has no list. ";
  const ContentRow rows[] = {
      {"Owners exploit boys who go to districts of the estates.", "none"},
      {"Owners exploit boys who go to districts of the countryside.", "none"},
      {"Owners exploit boys who go to Gulf states.", "destination=Gulf states"},
      {"Owners exploit boys who go to other countries.", "destination=other countries"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(route_of(about + text), expected) << text;
}

// Where a part of them came from is not told of all.
TEST(RoutesOfParts, BelongToThePart) {
  std::vector<std::string> told;
  for (const auto& claim :
       claims_of("Officials in Ghana identified 12 labour trafficking victims, 4 of whom were from "
                 "Togo.")) {
    told.push_back(claim.figure ? dump(*claim.figure).substr(0, 2) + " " +
                                      (claim.route ? dump(*claim.route) : "none")
                                : "none");
  }
  EXPECT_EQ(joined(told, " | "), "12 none | 4  origin=Togo");
}

// Two things of which there is proof are two statements.
TEST(StatementsOfOneProof, AreApart) {
  std::vector<std::string> told;
  for (const auto& claim : claims_of("There was some proof that a few Togolese women had to work "
                                     "in mills and that gangs forced children from Mali into "
                                     "begging.")) {
    told.push_back(claim.route ? dump(*claim.route) : "none");
  }
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told.back(), "origin=Mali");
}

}  // namespace
}  // namespace plumbline::extract

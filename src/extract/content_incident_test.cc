// SPDX-License-Identifier: Apache-2.0

#include "extract/content_test_internal.h"

namespace plumbline::extract {
namespace {

std::string incident_of(const std::string& text) {
  for (const auto& claim : claims_of(text)) {
    if (claim.kind != model::ClaimKind::Incident || !claim.incident) continue;
    std::string out = dump(*claim.incident);
    if (claim.polarity == model::Polarity::Negative) out += " not";
    return out;
  }
  return "none: " + kinds(claims_of(text));
}

const ContentRow kIncidents[] = {
    {"Police arrested three men in Lahore.",
     "arrest agent=Police patient=three men at=Lahore, Pakistan"},
    // What comes to light by a mishap was broken up by nobody.
    {"A fire in Accra exposed a hidden workshop where children worked.", "none: statement"},
    {"Police in Accra exposed a trafficking ring.",
     "dismantling agent=Police in Accra patient=a trafficking ring at=Accra, Ghana"},
    {"Three suspects were arrested by the police.",
     "arrest agent=the police patient=Three suspects"},
    {"Investigators had detained members of an international gang led from Tunisia.",
     "arrest agent=Investigators patient=members of an international gang led from Tunisia"},
    {"The court sentenced the trafficker to eight years in prison.",
     "sentence agent=The court patient=the trafficker penalty=eight years in prison"},
    {"The woman was charged with human trafficking.", "charge agent= patient=The woman"},
    {"The recruiter pleaded guilty.", "conviction agent= patient=The recruiter"},
    {"A judge acquitted the hotel owner.", "acquittal agent=A judge patient=the hotel owner"},
    {"Officers rescued 14 girls from a brothel in Mumbai.",
     "rescue agent=Officers patient=14 girls from a brothel at=Mumbai, India"},
    {"The police did not arrest the owner.", "arrest agent=The police patient=the owner not"},
    {"Border guards broke up a smuggling network.",
     "dismantling agent=Border guards patient=a smuggling network"},
    {"She escaped from the house.", "escape agent= patient=She"},
    {"Two migrants drowned near Lampedusa.", "death agent= patient=Two migrants"},
    {"The arrest of the ringleader was confirmed.", "arrest agent= patient=the ringleader"},
    {"Cyprus extradited the suspect to Moldova.", "extradition agent=Cyprus patient=the suspect"},
    {"A victim filed a complaint against the agency.",
     "complaint agent=A victim patient=a complaint against the agency"},
    {"Traffickers recruited young women with false promises.",
     "recruitment agent=Traffickers patient=young women"},
    {"The mother sold her baby.", "sale agent=The mother patient=her baby"},
    {"The prosecutor indicted two officials for visa fraud.",
     "charge agent=The prosecutor patient=two officials"},
    {"Agents raided the factory on Monday.",
     "raid agent=Agents patient=the factory when=2025-03-10"},
    // Who it was done to ends before the time, the reason and the penalty.
    {"Police in Rabat detained two alleged brokers last week.",
     "arrest agent=Police in Rabat patient=two alleged brokers at=Rabat, Morocco when=2025-03-03"},
    {"A judge in Rotterdam jailed a couple for four years for exploiting strawberry pickers.",
     "sentence agent=A judge in Rotterdam patient=a couple at=Rotterdam, Netherlands "
     "penalty=four years"},
    {"A court in Accra sentenced a 41-year-old trader to seven years in prison for trafficking "
     "three girls to Mali.",
     "sentence agent=A court in Accra patient=a 41-year-old trader at=Accra, Ghana penalty=seven "
     "years in prison"},
    {"The court handed the ringleader a 15-year prison sentence.",
     "sentence agent=The court patient=the ringleader penalty=a 15-year prison sentence"},
    {"Two brothers were sentenced to 12 and nine years in prison.",
     "sentence agent= patient=Two brothers penalty=12 and nine years in prison"},
    {"A court acquitted the owner of the fishing company of all charges.",
     "acquittal agent=A court patient=the owner of the fishing company"},
    {"Prosecutors dropped the case against the hotel manager.",
     "acquittal agent=Prosecutors patient=the hotel manager"},
    {"A suspected ringleader, who fled to Albania, was detained at Tirana airport.",
     "arrest agent= patient=A suspected ringleader at=Tirana, Albania"},
    // How long ago, or for how long nobody, is no penalty.
    {"Four years ago a broker was sentenced to seven years in prison.",
     "sentence agent= patient=a broker penalty=seven years in prison when=2021"},
    {"A court sentenced a driver of 44 to eight years.",
     "sentence agent=A court patient=a driver of 44 penalty=eight years"},
    {"A court sentenced a dentist to six years and his brother to two.",
     "sentence agent=A court patient=a dentist penalty=six years"},
    // Nobody: the negation is the claim's.
    {"Nobody was arrested during the raid.", "arrest agent= patient= not"},
    {"No suspect was charged.", "charge agent= patient=suspect not"},
    // A tagger's doubt about the verb, particles, nominal events.
    {"Border guards rescued 17 children from a bus.",
     "rescue agent=Border guards patient=17 children from a bus"},
    {"The authorities shut down a nightclub where the girls had been held.",
     "closure agent=The authorities patient=a nightclub"},
    {"Inspectors closed three brick kilns after finding 44 bonded labourers.",
     "closure agent=Inspectors patient=three brick kilns"},
    {"The arrest of six men in Valletta led investigators to a farm.",
     "arrest agent= patient=six men at=Valletta, Malta"},
    {"Thailand deported 60 Cambodians.", "deportation agent=Thailand patient=60 Cambodians"},
    {"Charges have been filed against 17 brokers.", "charge agent= patient=17 brokers"},
    {"The boys, aged 12 to 16, were rescued from a farm.", "rescue agent= patient=The boys"},
    {"The national police on Tuesday arrested a Korean national and four Filipino women.",
     "arrest agent=The national police patient=a Korean national and four Filipino women "
     "when=2025-03-04"},
    {"Three convicted over farm slavery", "conviction agent= patient=Three"},
    {"They were threatened with deportation if they complained.", "none: statement"},
    {"Officers searched the farm at dawn.", "raid agent=Officers patient=the farm"},
    {"Charges of debt bondage were brought against a landowner in Multan.",
     "charge agent= patient=a landowner at=Multan, Pakistan"},
    {"The jury cleared her of selling her niece.", "acquittal agent=The jury patient=her"},
    {"A broker walked free.", "acquittal agent= patient=A broker"},
    // Qualities and words for the crime tell of no event.
    {"Papers carried notices about disappeared adolescents.", "none: statement"},
    {"It is not trafficking.", "none: opinion"},
    {"Police are too afraid to investigate.", "none: opinion"},
    // A price accuses nobody; only people are sold.
    {"Foreign embassies sell visas to traffickers.", "none: statement"},
    {"The officials sold passports to foreigners.", "none: statement"},
    {"The agency charges a fee.", "none: statement"},
};

TEST(ContentIncident, FindsWhoDidWhatToWhom) {
  for (const auto& [text, expected] : kIncidents) EXPECT_EQ(incident_of(text), expected) << text;
}

}  // namespace
}  // namespace plumbline::extract

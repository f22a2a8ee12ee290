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
    {"Three suspects were arrested by the police.",
     "arrest agent=the police patient=Three suspects"},
    {"Investigators had detained members of an international gang led from Tunisia.",
     "arrest agent=Investigators patient=members of an international gang led from Tunisia"},
    {"The court sentenced the trafficker to eight years in prison.",
     "sentence agent=The court patient=the trafficker"},
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
    {"Cyprus extradited the suspect to Moldova.", "deportation agent=Cyprus patient=the suspect"},
    {"A victim filed a complaint against the agency.",
     "complaint agent=A victim patient=a complaint against the agency"},
    {"Traffickers recruited young women with false promises.",
     "recruitment agent=Traffickers patient=young women"},
    {"The mother sold her baby.", "sale agent=The mother patient=her baby"},
    {"The prosecutor indicted two officials for visa fraud.",
     "charge agent=The prosecutor patient=two officials for visa fraud"},
    {"Agents raided the factory on Monday.",
     "raid agent=Agents patient=the factory when=2025-03-10"},
};

TEST(ContentIncident, FindsWhoDidWhatToWhom) {
  for (const auto& [text, expected] : kIncidents) EXPECT_EQ(incident_of(text), expected) << text;
}

}  // namespace
}  // namespace plumbline::extract

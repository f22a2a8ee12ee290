// SPDX-License-Identifier: Apache-2.0
//
// Words of speech that stand for a deed, a name, a rule or a purpose; bodies that speak as one.

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"

namespace plumbline::extract {
namespace {

const PropositionRow kDeeds[] = {
    // What somebody is blamed for stays within the statement that he is.
    {"The porter is accused of telling the girls that the farms are closed.",
     "Daily Post = The porter is accused of telling the girls that the farms are closed"},
    {"Two clerks were charged with selling seals and claiming that the farms are closed.",
     "Daily Post = Two clerks were charged with selling seals and claiming that the farms are "
     "closed"},
    // Taken, called by telephone, kept up, set up: nothing is said.
    {"The guards demanded cash from her.", "Daily Post = The guards demanded cash from her"},
    {"The union demanded an inquiry.", "Daily Post < union = The union demanded an inquiry"},
    {"The tenants called the police.", "Daily Post = The tenants called the police"},
    {"The guard maintained effective control over the mine.",
     "Daily Post = The guard maintained effective control over the mine"},
    {"Foremen established harsh rules that the girls must obey.",
     "Daily Post = Foremen established harsh rules that the girls must obey"},
    {"Gangs hired girls under the pretence of offering work.",
     "Daily Post = Gangs hired girls under the pretence of offering work"},
    {"The office threatened owners with a fine.",
     "Daily Post = The office threatened owners with a fine"},
    {"The office told of 90 cases, mostly of unpaid wages or denied rest.",
     "Daily Post = The office told of 90 cases, mostly of unpaid wages or denied rest"},
    {"The number of cases in which it was decided not to close farms fell.",
     "Daily Post = The number of cases in which it was decided not to close farms fell"},
    {"The farms are closed, the union said Tuesday.", "Daily Post < union = The farms are closed"},
    // When a text came out.
    {"According to police figures released in May, the farms are closed.",
     "Daily Post < police figures [statistics] (unnamed) = the farms are closed"},
    {"According to ministry reports from October, the farms are closed.",
     "Daily Post < ministry reports [report] (unnamed) = the farms are closed"},
    // How something is called.
    {"The unit follows a plan called SAFE: patrols and posters.",
     "Daily Post = The unit follows a plan called SAFE: patrols and posters"},
    // What a meeting is for.
    {"The purpose of the visit is to discuss closed farms.",
     "Daily Post = The purpose of the visit is to discuss closed farms"},
    // Open, hard to say, asked of others, asked for by a rule.
    {"The clerk made a decision on whether to close the farms.",
     "Daily Post = The clerk made a decision on whether to close the farms"},
    {"A small budget made it hard for inspectors to argue for visits.",
     "Daily Post = A small budget made it hard for inspectors to argue for visits"},
    {"Officers rely on weavers to identify themselves and report abuse.",
     "Daily Post = Officers rely on weavers to identify themselves and report abuse"},
    {"Raids are permitted only on the basis of an assessment that shows a danger to health.",
     "Daily Post = Raids are permitted only on the basis of an assessment that shows a danger to "
     "health"},
    {"The office published an assessment that shows that the farms are closed.",
     "Daily Post = The office published an assessment | Daily Post < assessment [study] (unnamed) "
     "= "
     "the farms are closed"},
    {"Every broker must be endorsed by the ministry.",
     "Daily Post = Every broker must be endorsed by the ministry"},
    // Of what somebody is, not of what was done.
    {"Guards held boys allegedly tied to the rebels, and used beatings.",
     "Daily Post = Guards held boys allegedly tied to the rebels, and used beatings"},
    // To the reader.
    {"If you know or suspect that a farm is closed, the hotline is open.",
     "Daily Post = If you know or suspect that a farm is closed, the hotline is open"},
    {"The farm is closed. If you have seen the dog, please call the hotline.",
     "Daily Post = The farm is closed"},
};

TEST(Deeds, AreNotSaid) {
  for (const PropositionRow& row : kDeeds) {
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
  }
}

const PropositionRow kJoint[] = {
    {"DOL and the FBI say the farms are closed.",
     "Daily Post < DOL and the FBI = the farms are closed"},
    {"DHS, DOL, and the FBI said the farms are closed.",
     "Daily Post < DHS, DOL, and the FBI = the farms are closed"},
    {"The labour office, the mine police and the farm ministry say the farms are closed.",
     "Daily Post < labour office, the mine police and the farm ministry = the farms are closed"},
    // One body with "and" in its name; somebody beside a body.
    {"The Ministry of Labour and Social Affairs says the farms are closed.",
     "Daily Post < Ministry of Labour and Social Affairs = the farms are closed"},
};

TEST(Bodies, SpeakAsOne) {
  for (const PropositionRow& row : kJoint) {
    EXPECT_EQ(propositions_of(row.text), row.propositions) << row.text;
  }
}

// "rejected the asylum claims" denies nothing.
TEST(Decisions, DenyNothing) {
  for (const auto& [text, manner] :
       {std::pair{"The court rejected the asylum claims of 40 men.", model::Manner::Says},
        std::pair{"The court dismissed the appeal of a farmer.", model::Manner::Says},
        std::pair{"The mayor denied that he saw a request.", model::Manner::Denies}}) {
    const Read all = read(text);
    for (const Attribution& each : all.found.attributions) {
      EXPECT_EQ(each.link.manner == model::Manner::Denies, manner == model::Manner::Denies) << text;
    }
  }
}

// A line of a list counts without a verb; other labels say nothing.
TEST(CountsInLines, AreTold) {
  EXPECT_EQ(propositions_of("The week at the bridge was calm.\n\n- Assisted: 42 women\n\n- "
                            "Contact: Ana Ruiz\n\n- Sheltered at the farm: 9 girls"),
            "Daily Post = The week at the bridge was calm | Daily Post = Assisted: 42 women | "
            "Daily Post = Sheltered at the farm: 9 girls");
}

}  // namespace
}  // namespace plumbline::extract

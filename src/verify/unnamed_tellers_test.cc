// SPDX-License-Identifier: Apache-2.0
//
// Sources without a name that the words alone tell of, though no chain leads there.

#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;

struct TellerCase {
  const char* text;
  const char* told;  // the source, "" if nothing is told
};
const TellerCase kTellers[] = {
    {"A judge in Riga, with whom I studied, says that no one takes such files.", "A judge"},
    {"A prosecutor in Riga explained to me that it spoils the statistics.", "A prosecutor"},
    {"A volunteer of the League in Riga said she believed it.", "A volunteer"},
    {"A source in the ministry, for its part, had let the editors of the weekly know that it will "
     "close.",
     "A source"},
    {"An intermediary in Riga told the institute that each stamp has its price.",
     "An intermediary"},
    {"Lawyers have long held that the law is badly drafted.", "Lawyers"},
    {"In Riga, human rights activists, allege, the sending goes on.", "human rights activists"},
    {"Sources close to the inquiry into the firm said that the money is frozen.", "Sources"},
    {"\"It is so.\" A lawyer who once worked at the gate says that it is not.", "A lawyer"},
    {"Since then, according to non-governmental organisations, it has halved.",
     "non-governmental organisations"},
    {"The Lantern, quoting a UN source in Riga, gave 300.", "a UN source"},
    {"It referred to a source familiar with the inquiry.", "a source"},
    {"The Lantern had this, it said, from an informed source at the port.", "an informed source"},
    {"Two files lie in a drawer, as a source in the office confirmed to a reader.", "a source"},
    {"The village lives from a source in the hills.", ""},
    {"Fishing served as a source of income for the village.", ""},
    {"The river springs from a source near the gate, the guide says.", ""},
    {"They drew water as a source in the hills dried up.", ""},
    {"They see the lake as a source in the dry season, the mayor said.", ""},
    {"The smoke came from a source inside the factory, firefighters said.", ""},
    {"It referred to two sources: the register and the census.", ""},
    {"The law makes no reference to a source.", ""},
    {"According to preliminary data, the gate was open.", "preliminary data"},
    {"According to preliminary data of the Ministry of Labour, the gate was open.", ""},
    {"According to the ministry, the gate was open.", ""},
    {"According to lawyers of the Harbour League, the gate was open.", ""},
    {"Lantern's lawyers say that it is so.", ""},
    {"The lawyers say that it is so.", ""},
    {"No lawyers say that it is so.", ""},
    // Named beside it.
    {"A judge in Riga, Mina Rill, says that no one takes such files.", ""},
    {"A judge, the well-known Mina Rill, said that no one takes such files.", ""},
    {"A lawyer called Mina Rill says so.", ""},
    {"Lawyer Mina Rill says so.", ""},
    // Another tells it, of whoever stands before.
    {"A judge in Riga, the ministry says, took bribes.", ""},
    {"A judge in Riga, she said, took bribes.", ""},
    {"A lawyer was told that the gate is open.", ""},
    {"A driver on whom the court said nothing was set free.", ""},
    {"Lawyers held a meeting in Riga.", ""},
    // Bodies of the state; what any of a kind say; no talk with those who write.
    {"According to prosecutors, the gate was open.", ""},
    {"Investigators say that the gate was open.", ""},
    {"Two detectives said the gate was open.", ""},
    {"A judge held that the gate was open.", ""},
    {"Judges confirmed that the gate was open.", ""},
    {"A judge told the farm that the gate was open.", ""},
    {"A guard said no.", ""},
    {"Teachers say no.", ""},
    {"Doctors confirmed her age.", ""},
    {"A nurse told parents that the gate was open.", ""},
    {"A teacher told a class that the gate was open.", ""},
    {"A nurse claimed 200 dollars.", ""},
    {"Journalists reported the shed in 2020.", ""},
    // Told in private, or on oath; led on, accused; those to whom it was done; a mouth.
    {"A nurse told her that the work was light.", ""},
    {"A doctor told the court that the wound was old.", ""},
    {"A broker in Riga told us that each stamp has its price.", ""},
    {"A woman from Riga said that she was beaten.", ""},
    {"A friend said there was work.", ""},
    {"A spokesman of the ministry said so.", ""},
    // What is quoted is another's word.
    {"\"A nurse said that it was light work,\" Mina Rill wrote.", ""},
    {"A court in Riga said that the gate is open.", ""},
};

TEST(VerifyUnnamedTellers, Table) {
  for (const TellerCase& row : kTellers) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims;
    const std::string wanted = *row.told == '\0' ? "" : "source-unnamed " + std::string(row.told);
    EXPECT_EQ(told(document, claims), wanted) << row.text;
  }
}

// A headline says in short what the text says with names.
TEST(VerifyUnnamedTellers, Headline) {
  const std::string body = "The League in Riga presented its report.";
  for (const auto& [head, wanted] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Lawyers said to fear for the gate", ""},
           {"Lawyers said that they fear for the gate.", "source-unnamed Lawyers"}}) {
    const model::Document document = document_of(std::string(head) + "\n\n" + body);
    std::vector<Claim> claims;
    EXPECT_EQ(told(document, claims), wanted) << head;
  }
}

TEST(VerifyUnnamedTellers, OnceForEach) {
  const model::Document document = document_of(
      "Lawyers said that it is so. Lawyers said that it is not. A nurse said that it is. "
      "A nurse said that it was.");
  std::vector<Claim> claims;
  EXPECT_EQ(told(document, claims),
            "source-unnamed Lawyers; source-unnamed A nurse; source-unnamed A nurse");
}

}  // namespace
}  // namespace plumbline::verify

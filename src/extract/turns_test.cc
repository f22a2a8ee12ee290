// SPDX-License-Identifier: Apache-2.0
//
// Who gives the answers of an interview; every name is invented.

#include <string>

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"
#include "extract/turns_internal.h"
#include "language/frame.h"

namespace plumbline::extract {
namespace {

struct Talk {
  const char* name;
  std::string_view text;
  std::string_view speakers;  // of the answers: a name, "name?" of several, "-" for nobody named
};

std::string speakers_in(std::string_view text) {
  model::Document document;
  document.id.value = "test";
  document.text = std::string(text);
  language::state_frame(document, data());
  const language::Analysis analysis = language::analyse(document, data());
  const Reading reading(document, analysis, data());
  std::string out;
  for (const AnswerTurn& turn : find_answers(reading)) {
    if (!out.empty()) out += " | ";
    out += turn.speaker.status == model::LinkStatus::Unnamed ? "-" : turn.speaker.name;
    if (turn.speaker.status == model::LinkStatus::Ambiguous) out += "?";
  }
  return out;
}

class Turns : public testing::TestWithParam<Talk> {};

TEST_P(Turns, HaveTheirSpeaker) {
  EXPECT_EQ(speakers_in(GetParam().text), GetParam().speakers);
}

std::string case_name(const testing::TestParamInfo<Talk>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Interviews, Turns,
    testing::Values(
        Talk{"IntroducedAlone",
             "We spoke with Lena Brandt about her work in the shelter.\n\nAre there more?\n\nThere "
             "are 40 of them.\n\nWhy?\n\nNobody knows why.",
             "Lena Brandt | Lena Brandt"},
        Talk{"WhoeverWritesDoesNotAnswer",
             "Hill Review\n\nDoors without handles\n\nLena Brandt is a lawyer and runs the legal "
             "clinic. Interview: Jane Roe. 4 May 2024.\n\nAre there more?\n\nThere are 40 of "
             "them.\n\nWhy?\n\nNobody knows why.",
             "Lena Brandt | Lena Brandt"},
        Talk{"OneLabelForAll",
             "Hill Review\n\nDoors without handles\n\nLena Brandt runs the clinic that Omar Haidar "
             "founded. Interview: Jane Roe. 4 May 2024.\n\nHill Review: Are there more?\n\nLena "
             "Brandt: There are 40 of them.\n\nWhy?\n\nNobody knows why.",
             "Lena Brandt | Lena Brandt"},
        Talk{
            "SurnameInCapitals",
            "Transcript of the broadcast\n\nHOST: Here are Lena Brandt and Omar Haidar.\n\nBRANDT: "
            "Forty came.\n\nHOST: Is that new?\n\nHAIDAR: Nobody counts them.\n\nBRANDT: They "
            "should.\n\nHAIDAR: Two nuns do.",
            "Lena Brandt | Omar Haidar | Lena Brandt | Omar Haidar"},
        Talk{"Addressed",
             "Lena Brandt runs the clinic that Omar Haidar founded. She answered our "
             "questions.\n\nMs Brandt, are there more?\n\nThere are 40 of them.\n\nWhy?\n\nNobody "
             "knows why.",
             "Lena Brandt | Lena Brandt"},
        Talk{
            "TwoAndNobodyAddressed",
            "Lena Brandt and Omar Haidar run the clinic. They answered our questions.\n\nAre there "
            "more?\n\nThere are 40 of them.\n\nWhy?\n\nNobody knows why.",
            "Lena Brandt? | Lena Brandt?"},
        Talk{"Initials",
             "An interview with Lena Brandt, whose clinic Omar Haidar founded.\n\nAre there "
             "more?\n\nLB: There are 40 of them.\n\nWhy?\n\nLB: Nobody knows why.",
             "Lena Brandt | Lena Brandt"},
        Talk{"Surname",
             "An interview with Lena Brandt, whose clinic Omar Haidar founded.\n\nAre there "
             "more?\n\nBrandt: There are 40 of them.\n\nWhy?\n\nBrandt: Nobody knows why.",
             "Lena Brandt | Lena Brandt"},
        Talk{"LabelledByTheOffice",
             "The briefing of today, by Lena Brandt, Deputy Spokeswoman for the "
             "port.\n\nQuestion: Are there more?\n\nDeputy Spokeswoman: There are 40 of "
             "them.\n\nQuestion: Why?\n\nDeputy Spokeswoman: Nobody knows.\n\nQuestion: And the "
             "harbour master?\n\nHarbour master: I do not know.",
             "Lena Brandt | Lena Brandt"},
        Talk{
            "NobodyNamed",
            "We spoke with a lawyer who does not want to be named.\n\nAre there more?\n\nThere are "
            "40 of them.\n\nWhy?\n\nNobody knows why.",
            "- | -"}),
    case_name);

}  // namespace
}  // namespace plumbline::extract

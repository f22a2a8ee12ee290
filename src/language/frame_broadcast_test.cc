// SPDX-License-Identifier: Apache-2.0
//
// Transcripts whose turns have labels in capitals, what only looks like them, and the words behind
// an interview; every name is invented.

#include <string>

#include <gtest/gtest.h>

#include "language/frame_turns_test_internal.h"

namespace plumbline::language {
namespace {

struct Broadcast {
  const char* name;
  std::string_view text;
  std::string_view turns;  // labels and first words of questions and answers, in order
};

std::string turns_of_broadcast(std::string_view text) {
  return turns_of(text, " ",
                  [](std::string_view words) { return words.substr(0, words.find(' ')); });
}

class FrameBroadcasts : public testing::TestWithParam<Broadcast> {};

TEST_P(FrameBroadcasts, HaveTheirTurns) {
  EXPECT_EQ(turns_of_broadcast(GetParam().text), GetParam().turns);
}

std::string case_name(const testing::TestParamInfo<Broadcast>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, FrameBroadcasts,
    testing::Values(
        Broadcast{
            "SurnamesInCapitals",
            "Transcript of the broadcast\n\nHOST (Jane Roe): Welcome. With me are Ana Petrova and "
            "Tom Brandt.\n\nBRANDT: Forty women came.\n\nHOST: Is that new?\n\nPETROVA: Nobody "
            "counts them.\n\nBRANDT: They should.\n\nPETROVA: Two nuns do.",
            "Q Welcome. A(BRANDT) Forty Q Is A(PETROVA) Nobody A(BRANDT) They A(PETROVA) Two"},
        Broadcast{
            "OfficeBehindTheName",
            "Transcript of the broadcast\n\nJANE ROE, HOST: Here is Ana Petrova. Are there "
            "more?\n\nPETROVA: Forty came.\n\nJANE ROE, HOST: And now?\n\nPETROVA: Nobody counts "
            "them.",
            "Q Here A(PETROVA) Forty Q And A(PETROVA) Nobody"},
        Broadcast{
            "ModeratorAsks",
            "Transcript of the panel with Ana Petrova\n\nMODERATOR: Are there more?\n\nPETROVA: "
            "Forty came.\n\nMODERATOR: Who counts them?\n\nPETROVA: Nobody does.",
            "Q Are A(PETROVA) Forty Q Who A(PETROVA) Nobody"},
        Broadcast{"AdvisoryIsNone",
                  "MEDIA ADVISORY\n\nWHO: Ana Petrova of the shelter\n\nWHAT: A walk along the "
                  "river\n\nWHEN: Monday at nine\n\nWHERE: The old bridge",
                  ""},
        Broadcast{
            "ClaimsAndFactsAreNone",
            "The claims of a voice note\n\nCLAIM: Forty came.\n\nFACT: Nobody counted them.\n\n"
            "CLAIM: They were sold.\n\nFACT: The police say no.",
            ""},
        Broadcast{
            "TiersAreNone",
            "The list of this year\n\nTIER: Two countries fell.\n\nTIER: Three rose.\n\nNOTE: The "
            "list is new.\n\nNOTE: It is long.",
            ""},
        Broadcast{
            "PlacesOfDatelinesAreNone",
            "News in brief\n\nLAGOS: Police freed forty girls.\n\nACCRA: A court met.\n\nLAGOS: "
            "The ministry is silent.\n\nACCRA: The judge left.",
            ""},
        Broadcast{
            "OneTurnIsNone",
            "A short note on Ana Petrova\n\nPETROVA: Forty came, she writes.\n\nThe police deny "
            "it. They deny it every year.",
            ""},
        Broadcast{
            "WordsBehindAnInterview",
            "The lawyer Ana Petrova on doors\n\nAna Petrova answered our questions in "
            "Opuwo.\n\nAre there "
            "more?\n\nForty came.\n\nWho counts them?\n\nNobody does.\n\nAna Petrova, 44, studied "
            "law. The ministry has not answered.",
            "Q Are A Forty Q Who A Nobody"},
        Broadcast{"AnswerThatNamesAnother",
                  "The lawyer Ana Petrova on doors\n\nAna Petrova answered our questions in "
                  "Opuwo.\n\nAre there "
                  "more?\n\nForty came.\n\nWho counts them?\n\nTom Brandt, 44, does.",
                  "Q Are A Forty Q Who A Tom"},
        Broadcast{"AnswerAboutWhomTheTitleNamed",
                  "The lawyer Ana Petrova on Tom Brandt\n\nAna Petrova answered our questions in "
                  "Opuwo.\n\nAre there "
                  "more?\n\nForty came.\n\nWho counts them?\n\nTom Brandt is a broken man.",
                  "Q Are A Forty Q Who A Tom"},
        Broadcast{"AnswerThatNamesWhomTheTextNamed",
                  "The lawyer Ana Petrova on Casa Marina\n\nAna Petrova answered our questions in "
                  "Opuwo.\n\nAre there "
                  "more?\n\nForty came.\n\nWho counts them?\n\nCasa Marina counts them all.",
                  "Q Are A Forty Q Who A Casa"}),
    case_name);

}  // namespace
}  // namespace plumbline::language

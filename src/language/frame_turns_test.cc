// SPDX-License-Identifier: Apache-2.0
//
// Interviews of several layouts; every name is invented.

#include <string>

#include <gtest/gtest.h>

#include "language/frame_turns_test_internal.h"

namespace plumbline::language {
namespace {

struct Talk {
  const char* name;
  std::string_view text;
  std::string_view turns;  // "Q words / A(speaker) words"; questions and answers only
};

std::string turns_in(std::string_view text) {
  return turns_of(text, " / ", [](std::string_view words) { return words; });
}

class FrameTurns : public testing::TestWithParam<Talk> {};

TEST_P(FrameTurns, AreTold) {
  EXPECT_EQ(turns_in(GetParam().text), GetParam().turns);
}

std::string turn_case_name(const testing::TestParamInfo<Talk>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, FrameTurns,
    testing::Values(
        Talk{"OnlyTheFirstTurnsAreLabelled",
             "Hill Review\n\nDoors without handles\n\nAna Petrova runs a shelter in Opuwo. "
             "Interview: Jane Roe. 4 May 2024.\n\nHill Review: Ms Petrova, are there more?\n\nAna "
             "Petrova: There are 40 of them.\n\nWhy is that so?\n\nNobody knows why.\n\nWho "
             "helps?\n\nTwo nuns help us.",
             "Q Ms Petrova, are there more? / A(Ana Petrova) There are 40 of them. / Q Why is that "
             "so? / A(Ana Petrova) Nobody knows why. / Q Who helps? / A(Ana Petrova) Two nuns help "
             "us."},
        Talk{"SaidAtTheBeginOfALine",
             "Doors without handles\n\nInterview by Jane Roe\n\nAna Petrova runs a shelter in "
             "Opuwo.\n\nAre there more?\n\nThere are 40 of them.\n\nWhy is that so?\n\nNobody "
             "knows why.",
             "Q Are there more? / A There are 40 of them. / Q Why is that so? / A Nobody knows "
             "why."},
        Talk{
            "RemarkInThePlaceOfAQuestion",
            "Ana Petrova answered our questions in Opuwo.\n\nAre there more?\n\nThere are 40 of "
            "them. We count each one.\n\nWhy is that so?\n\nNobody knows why. We ask every "
            "year.\n\nThe police deny it.\n\nThey deny it every year. Then they are silent.\n\nWho "
            "helps?\n\nTwo nuns help us. They live next door.\n\nAnd the state?\n\nIt sends "
            "forms. We fill them in.",
            "Q Are there more? / A There are 40 of them. We count each one. / Q Why is that so? / "
            "A Nobody knows why. We ask every year. / Q The police deny it. / A They deny it every "
            "year. Then they are silent. / Q Who helps? / A Two nuns help us. They live next "
            "door. / Q And the state? / A It sends forms. We fill them in."},
        Talk{
            "AnswersOfSeveralParagraphs",
            "Ana Petrova answered our questions in Opuwo.\n\nAre there more?\n\nThere are 40 of "
            "them.\n\nThe police deny it.\n\nWhy is that so?\n\nNobody knows why.\n\nWho "
            "helps?\n\nTwo nuns help us.\n\nAnd the state?\n\nIt sends forms.",
            "Q Are there more? / A There are 40 of them. / A The police deny it. / Q Why is that "
            "so? / A Nobody knows why. / Q Who helps? / A Two nuns help us. / Q And the state? / A "
            "It sends forms."},
        Talk{
            "QuestionsByLetter",
            "We spoke with Ana Petrova in Opuwo.\n\nQ: Are there more?\n\nThere are 40 of them.\n\n"
            "We expect others.\n\nQ: Why?\n\nNobody knows why.",
            "Q Are there more? / A There are 40 of them. / A We expect others. / Q Why? / A Nobody "
            "knows why."},
        Talk{"QuestionsByTheOutlet",
             "The Hill Gazette, 4 May 2024\n\nDoors without handles\n\nAna Petrova has run the "
             "shelter in Opuwo for ten years.\n\nHill Gazette: Are there more?\n\nThere are 40 of "
             "them.\n\nHill Gazette: The police deny it.\n\nThey do so every year.",
             "Q Are there more? / A There are 40 of them. / Q The police deny it. / A They do so "
             "every year."},
        Talk{
            "AnswersBySurname",
            "An interview with Ana Petrova of the shelter in Opuwo.\n\nAre there more?\n\nPetrova: "
            "There are 40 of them.\n\nWhy is that so?\n\nPetrova: Nobody knows why.",
            "Q Are there more? / A(Petrova) There are 40 of them. / Q Why is that so? / A(Petrova) "
            "Nobody knows why."},
        Talk{"AnswersByInitials",
             "An interview with Ana Petrova of the shelter in Opuwo.\n\nAre there more?\n\nA.P.: "
             "There are 40 of them.\n\nWhy is that so?\n\nA.P.: Nobody knows why.",
             "Q Are there more? / A(A.P.) There are 40 of them. / Q Why is that so? / A(A.P.) "
             "Nobody knows why."},
        Talk{"LabelsWithTitles",
             "An interview in Opuwo, on the first day of the rains.\n\nHill Radio: Are there "
             "more?\n\nDr. Petrova: There are 40 of them.\n\nHill Radio: Why?\n\nDr. Petrova: "
             "Nobody "
             "knows.",
             "Q Are there more? / A(Dr. Petrova) There are 40 of them. / Q Why? / A(Dr. Petrova) "
             "Nobody knows."},
        Talk{"MinutesOfAHouse",
             "What was said in the chamber, in the order of the day.\n\nThe Hon. Ana Petrova asked "
             "the Minister of Labour:\n\nThe courts are slow. How many cases are open?\n\nReply by "
             "the Hon. Minister:\n\nForty cases are open.\n\nThe Hon. Petrova: That is too "
             "many.\n\nThe Hon. Ivo Lantz (on a point of order): Where are the files?\n\nThe "
             "Speaker: That is no point of order.",
             "A(The Hon. Ana Petrova) The courts are slow. How many cases are open? / A(the Hon. "
             "Minister) Forty cases are open. / A(The Hon. Petrova) That is too many. / A(The Hon. "
             "Ivo Lantz) Where are the files? / A(The Speaker) That is no point of order."},
        Talk{"MinutesWithDashes",
             "PARLIAMENT OF OPUWO\n\nHON. A. PETROVA (Minister for Labour).\u2013 Madam Speaker, "
             "forty cases are open.\n\nHON. I. LANTZ.\u2014 That is too many.\n\nHON. A. "
             "PETROVA.\u2013 I know.\n\nHON. I. LANTZ.\u2013 Good.",
             "A(HON. A. PETROVA) Madam Speaker, forty cases are open. / A(HON. I. LANTZ) That is "
             "too many. / A(HON. A. PETROVA) I know. / A(HON. I. LANTZ) Good."},
        Talk{"LabelsThatStandOnce",
             "Hill Radio on doors, with Ana Petrova and Ivo Lantz\n\nHOST: Here is Ana "
             "Petrova.\n\nPETROVA: Forty came. One of them we call Lena.\n\nLENA (translated): "
             "They locked me in.\n\nHOST: And the state?\n\nPETROVA: Silent.\n\nLANTZ: It sends "
             "forms.",
             "Q Here is Ana Petrova. / A(PETROVA) Forty came. One of them we call Lena. / A(LENA) "
             "They locked me in. / Q And the state? / A(PETROVA) Silent. / A(LANTZ) It sends "
             "forms."},
        Talk{"AnswerBehindADash",
             "An interview with Ana Petrova and Ivo Lantz in Opuwo.\n\nQ: Are there more?\n\n"
             "Petrova: There are 40 of them.\n\nQ: Why?\n\nLantz: Nobody knows.\n\nQ: Is it "
             "worse?\n\n\u2013 I would say so.\n\nQ: And the state?\n\nPetrova: It sends forms.\n\n"
             "Q: And then?\n\nLantz: We fill them in.",
             "Q Are there more? / A(Petrova) There are 40 of them. / Q Why? / A(Lantz) Nobody "
             "knows. / Q Is it worse? / A I would say so. / Q And the state? / A(Petrova) It "
             "sends forms. / Q And then? / A(Lantz) We fill them in."},
        // Pages that ask and answer for themselves are no interviews.
        Talk{"QuestionsOfAPage",
             "The hotline explains the law in simple words.\n\nQ: What is bondage?\n\nWork for a "
             "debt.\n\nQ: Who helps?\n\nThe hotline helps.",
             ""},
        Talk{"LabelledParagraphs",
             "The figures of the year, in the order of the report.\n\nPolice: 40 cases.\n\nCourts: "
             "12 cases.\n\nPolice: 3 raids.\n\nCourts: no ruling.",
             ""}),
    turn_case_name);

}  // namespace
}  // namespace plumbline::language

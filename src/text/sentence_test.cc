// SPDX-License-Identifier: Apache-2.0

#include "text/sentence.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

std::string dump_sentences(std::string_view text) {
  const auto tokens = tokenize(text);
  std::string out;
  for (const Sentence& sentence : split_sentences(text, tokens)) {
    if (!out.empty()) out += " / ";
    out += slice(text, sentence.span);
  }
  return out;
}

// Boundaries are written as " / "; where the text has none, the row has none.
struct SentenceCase {
  const char* text;
  const char* sentences;
};

const SentenceCase kSentenceCases[] = {
    {"", ""},
    {"One came. Two left! Did three?", "One came. / Two left! / Did three?"},
    {"The U.S. State Department spoke.", "The U.S. State Department spoke."},
    {"It is in the U.S. The report says so.", "It is in the U.S. / The report says so."},
    {"Dr. Lee met Gen. Ro. They spoke.", "Dr. Lee met Gen. Ro. / They spoke."},
    {"Lic. Ana Ruiz met Ing. Ro. They spoke.", "Lic. Ana Ruiz met Ing. Ro. / They spoke."},
    {"See No. 5 of Jan. 3. It ends.", "See No. 5 of Jan. 3. / It ends."},
    {"He said no. Then he left.", "He said no. / Then he left."},
    {"J. K. Osei came. He sat.", "J. K. Osei came. / He sat."},
    {"Rates rose 3.5 percent. In 2012 they fell.", "Rates rose 3.5 percent. / In 2012 they fell."},
    {"Men, boys, etc. Police came.", "Men, boys, etc. / Police came."},
    {"At 10 a.m. Monday it began.", "At 10 a.m. Monday it began."},
    {"Kyiv. The minister spoke.", "Kyiv. / The minister spoke."},
    {"Daily Post. The government \" does not act\". It is so.",
     "Daily Post. / The government \" does not act\". / It is so."},
    {"\"I agree.\" She left.", "\"I agree.\" / She left."},
    {"\"Why now?\" Smith asked. He left.", "\"Why now?\" Smith asked. / He left."},
    {"\"Why now?\" he asked.", "\"Why now?\" he asked."},
    {"They came (see p. 4). We left.", "They came (see p. 4). / We left."},
    {"They came. (We left.) Yes.", "They came. / (We left.) / Yes."},
    {"It fell ... and rose. It fell... Then it rose.",
     "It fell ... and rose. / It fell... / Then it rose."},
    {"the end.The next one", "the end. / The next one"},
    {"It is known.[12] We left.", "It is known.[12] / We left."},
    {"A line that wraps at some width and then\nGoes on with a name in the next line.",
     "A line that wraps at some width and then\nGoes on with a name in the next line."},
    {"HEADING WITHOUT STOP\n\nThe text.", "HEADING WITHOUT STOP / The text."},
    {"Prosecution\nThe government increased its law enforcement efforts in that year, it said.",
     "Prosecution / The government increased its law enforcement efforts in that year, it said."},
    {"Needs:\n- a law\n- a fund\n\u2022 a plan", "Needs: / - a law / - a fund / \u2022 a plan"},
    {"1. Pass a law. 2. Fund it.", "1. Pass a law. / 2. Fund it."},
    {"\u0531\u0575\u0564\u057A\u0565\u057D \u0567\u0589 \u0544\u0565\u0576\u0584 "
     "\u0563\u0576\u0561\u0581\u056B\u0576\u0584\u0589",
     "\u0531\u0575\u0564\u057A\u0565\u057D \u0567\u0589 / \u0544\u0565\u0576\u0584 "
     "\u0563\u0576\u0561\u0581\u056B\u0576\u0584\u0589"},
    {"\u0531\u0575\u0564\u057A\u0565\u057D \u0567: \u0544\u0565\u0576\u0584 "
     "\u0563\u0576\u0561\u0581\u056B\u0576\u0584:",
     "\u0531\u0575\u0564\u057A\u0565\u057D \u0567: / \u0544\u0565\u0576\u0584 "
     "\u0563\u0576\u0561\u0581\u056B\u0576\u0584:"},
    {"\u0647\u0644 \u0647\u0630\u0627\u061F \u0646\u0639\u0645.",
     "\u0647\u0644 \u0647\u0630\u0627\u061F / \u0646\u0639\u0645."},
    {"\u06CC\u06C1 \u06C1\u06D2\u06D4 \u0648\u06C1 \u06C1\u06D2\u06D4",
     "\u06CC\u06C1 \u06C1\u06D2\u06D4 / \u0648\u06C1 \u06C1\u06D2\u06D4"},
};

TEST(SplitSentences, Table) {
  for (const SentenceCase& row : kSentenceCases)
    EXPECT_EQ(dump_sentences(row.text), row.sentences) << row.text;
}

TEST(SplitSentences, GoesAcrossNoBorder) {
  const std::string_view text = "LAGOS, May 6 (Gulf Post) - Police came. - one - two";
  const std::vector<std::uint32_t> borders = {27, 40};
  std::string out;
  for (const Sentence& sentence : split_sentences(text, tokenize(text), borders)) {
    out += std::string(slice(text, sentence.span)) + " / ";
  }
  EXPECT_EQ(out, "LAGOS, May 6 (Gulf Post) - / Police came. / - one - two / ");
}

TEST(SplitSentences, CountsParagraphs) {
  const std::string_view text = "One. Two.\n\nThree.\nFour.";
  const auto sentences = split_sentences(text, tokenize(text));
  ASSERT_EQ(sentences.size(), 4U);
  EXPECT_EQ(sentences[1].paragraph, 0U);
  EXPECT_EQ(sentences[2].paragraph, 1U);
  EXPECT_EQ(sentences[3].paragraph, 1U);
}

}  // namespace
}  // namespace plumbline::text

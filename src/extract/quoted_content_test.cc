// SPDX-License-Identifier: Apache-2.0
//
// Whose is which quotation: contents with all of their quotations, with the rules and with the
// model.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"
#include "language/learned.h"

namespace plumbline::extract {
namespace {

Read read_with_model(const std::string& text) {
  static const language::Learned kLearned = language::Learned::open(data().blob("engine")).take();
  Read out;
  out.document.id.value = "test";
  out.document.publisher = "Daily Post";
  out.document.text = text;
  out.analysis = language::analyse(out.document, data(), &kLearned);
  out.found = find_attributions(out.document, out.analysis, data());
  return out;
}

// Each attribution as "source: part & part", a nested one in brackets.
std::vector<std::string> contents(const Read& at) {
  std::vector<std::string> out;
  const auto words = [&](const text::TokenRange& range) {
    return std::string(text::slice(at.document.text, at.analysis.span(range)));
  };
  for (const Attribution& each : at.found.attributions) {
    std::string line = each.source.empty() ? "-" : words(each.source);
    line += ": ";
    for (const text::TokenRange& part : each.content) {
      if (&part != &each.content.front()) line += " & ";
      line += words(part);
    }
    out.push_back(each.parent != language::kNone && !each.cross_sentence ? "(" + line + ")" : line);
  }
  return out;
}

struct Case {
  const char* name;
  const char* text;
  std::vector<std::string> wanted;
  std::vector<std::string> with_model;  // none: the same
};

void PrintTo(const Case& each, std::ostream* out) {
  *out << each.name;
}

class QuotedContent : public ::testing::TestWithParam<Case> {};

TEST_P(QuotedContent, RulesAlone) {
  EXPECT_THAT(contents(read(GetParam().text)), ::testing::IsSupersetOf(GetParam().wanted));
}

TEST_P(QuotedContent, WithTheModel) {
  const Case& each = GetParam();
  EXPECT_THAT(contents(read_with_model(each.text)),
              ::testing::IsSupersetOf(each.with_model.empty() ? each.wanted : each.with_model));
}

INSTANTIATE_TEST_SUITE_P(
    Table, QuotedContent,
    ::testing::Values(
        Case{"StopsInside",
             "Ana Ruiz called the camp \"a dark place \u2026 with guards at the gate. Nobody got "
             "out.\"",
             {"Ana Ruiz: the camp \"a dark place \u2026 with guards at the gate. Nobody got "
              "out.\""}},
        Case{"GoesOnAfterTheTag",
             "\"Look,\" Ana Ruiz said, \"this house can help every one of us.\"",
             {"Ana Ruiz: \"Look,\" & \"this house can help every one of us.\""}},
        Case{"GoesOnAfterTheTagWithBut",
             "\"I like the mayor,\" Ana Ruiz said, but \"he never paid the guards.\"",
             {"Ana Ruiz: \"I like the mayor,\" & \"he never paid the guards.\""},
             {"Ana Ruiz: \"I like the mayor,\" & but \"he never paid the guards.\""}},
        Case{"SecondQuotationWithBut",
             "Ana Ruiz said that the raid was \"a big mistake\" but \"nobody dares to say so.\"",
             {"Ana Ruiz: that the raid was \"a big mistake\" but \"nobody dares to say so.\""}},
        Case{"SecondQuotationOfAnother",
             "Ana Ruiz said the raid was \"a big mistake.\" And \"nobody dares to say so,\" the "
             "mayor said.",
             {"Ana Ruiz: the raid was \"a big mistake.\"",
              "the mayor: \"nobody dares to say so,\""}},
        Case{"AddedLater",
             "\"The camp was dark,\" Ana Ruiz said, adding later, \"The guards had keys.\"",
             {"Ana Ruiz: \"The guards had keys.\""}},
        Case{"GoesOnAfterASemicolon",
             "\"I wish we could leave,\" said Ana Ruiz; \"but there is no road.\"",
             {"Ana Ruiz: \"I wish we could leave,\" & \"but there is no road.\""}},
        Case{
            "GoesOnAfterAnAside",
            "\"We must be leaving now,\" said Ana Ruiz, with a look at the door \u2014 \"The guard "
            "will be back.\"",
            {"Ana Ruiz: \"We must be leaving now,\" & \"The guard will be back.\""}},
        Case{"AnothersWordsAfterAColon",
             "\"We must be leaving now,\" said Ana Ruiz, citing the ministry: \"The guard will be "
             "back.\"",
             {"Ana Ruiz: \"We must be leaving now,\""}},
        Case{"InsideAnothersWords",
             "\u201CI would rather live in what he calls \u201Chell\u201D than work there,\u201D "
             "Ana Ruiz said.",
             {"Ana Ruiz: \u201CI would rather live in what he calls \u201Chell\u201D than work "
              "there,\u201D",
              "(he: \u201Chell\u201D than work there,)"}}),
    [](const auto& each) { return std::string(each.param.name); });

class QuotedSpeaker : public ::testing::TestWithParam<Case> {};

TEST_P(QuotedSpeaker, WithTheModel) {
  EXPECT_THAT(contents(read_with_model(GetParam().text)),
              ::testing::IsSupersetOf(GetParam().wanted));
}

INSTANTIATE_TEST_SUITE_P(
    Table, QuotedSpeaker,
    ::testing::Values(
        Case{
            "ParticipleAfterAnObject",
            "Meanwhile the paper attacked Ana Ruiz, saying she \"has offended every worker here.\"",
            {"the paper: she \"has offended every worker here.\""}},
        Case{
            "ParticipleAfterARelativeClause",
            "Ana Ruiz sided with the owner, who said the camp was closed, saying that \"nobody was "
            "ever held there.\"",
            {"Ana Ruiz: that \"nobody was ever held there.\""}},
        Case{"ParticipleAfterATag",
             "\"We were paid,\" a guard said, adding that \"nobody was ever held in that house.\"",
             {"a guard: that \"nobody was ever held in that house.\""}},
        Case{"ParticipleBeforeItsSubject",
             "After saying the camp was \"so dark I could barely see my hand,\" she was moved to "
             "Accra.",
             {"she: the camp was \"so dark I could barely see my hand,\""}},
        Case{"GoesOnAfterAnAside",
             "\"It is in their heads,\" said Ana Ruiz, speaking of the wages. \"It is one of the "
             "things they fear.\"",
             {"Ana Ruiz: \"It is in their heads,\" & \"It is one of the things they fear.\""}},
        Case{
            "GoesOnAfterAnotherSpeech",
            "\"Our work is on the list,\" Mr. Osei said on Saturday in Accra, where Mrs. Ruiz "
            "also spoke. \"Decency is on the list. Justice is on the list.\"",
            {"Mr. Osei: \"Our work is on the list,\" & \"Decency is on the list. Justice is on the "
             "list.\""}},
        Case{"WordsBeforeAColon",
             "The mayor had a simple answer: \"Nobody was ever held in this house.\"",
             {"The mayor: \"Nobody was ever held in this house.\""}},
        Case{
            "SignedWithPointingWordsInside",
            "\u201CSome men beat us. What can I say? That is just the opinion of a "
            "cook.\u201D \u2015 Karen Bobadil.",
            {"Karen Bobadil: \u201CSome men beat us. What can I say? That is just the opinion of a "
             "cook.\u201D"}}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(QuotedSpeaker, FoundWordsAreNotTheFindersOwn) {
  EXPECT_THAT(
      contents(read("Police found a letter with a warning: \"Nobody ever leaves this house.\"")),
      ::testing::Not(::testing::Contains("Police: \"Nobody ever leaves this house.\"")));
  EXPECT_THAT(
      contents(read("The court received an unsigned statement: \"Nobody was ever held here.\"")),
      ::testing::Not(::testing::Contains("The court: \"Nobody was ever held here.\"")));
}

}  // namespace
}  // namespace plumbline::extract

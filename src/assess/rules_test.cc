// SPDX-License-Identifier: Apache-2.0
//
// The rules of data/standards/ as a table: what one sentence bears on. Sentences are written for
// this test; claims are built by hand, so that only the rules are tested.

#include <set>

#include <gtest/gtest.h>

#include "assess/evidence.h"

namespace plumbline::assess {
namespace {

struct Row {
  std::string name;
  std::string standard;
  std::string words;
  std::string made;      // "negative", "alleged", "kind=law", "event=arrest", "response=2+", ...
  std::string expected;  // "7106(b)(1)/b1.convictions for; ..." sorted
};

class Rules : public testing::TestWithParam<Row> {};

void make(model::Claim& claim, const std::string& words) {
  const auto has = [&](const char* word) { return words.find(word) != std::string::npos; };
  if (has("negative")) claim.polarity = model::Polarity::Negative;
  if (has("alleged")) claim.modality = model::Modality::Alleged;
  if (has("predicted")) claim.modality = model::Modality::Predicted;
  if (has("denied")) claim.modality = model::Modality::Denied;
  if (has("kind=law")) claim.kind = model::ClaimKind::Law;
  if (const std::size_t at = words.find("about="); at != std::string::npos) {
    claim.about = {words.substr(at + 6, 3), "PRY"};
  }
  if (const std::size_t at = words.find("event="); at != std::string::npos) {
    model::Incident incident;
    incident.type = words.substr(at + 6, words.find(' ', at) - at - 6);
    claim.incident = incident;
    claim.kind = model::ClaimKind::Incident;
  }
  if (const std::size_t at = words.find("figure="); at != std::string::npos) {
    const std::string form = words.substr(at + 7, words.find(' ', at) - at - 7);
    model::Figure figure;
    figure.value = 7;
    figure.unit_class = form.substr(0, form.find('/'));
    figure.status = form.substr(form.find('/') + 1);
    claim.figure = figure;
    claim.kind = model::ClaimKind::Figure;
  }
  if (const std::size_t at = words.find("response="); at != std::string::npos) {
    model::Response response;
    const std::string form = words.substr(at + 9, words.find(' ', at) - at - 9);
    response.criterion = "22 USC 7106(b)(" + form.substr(0, form.size() - 1) + ")";
    response.direction = form.back() == '+' ? "supports" : "hinders";
    claim.response = response;
    claim.kind = model::ClaimKind::Response;
  }
}

TEST_P(Rules, MapAsWritten) {
  const Row& row = GetParam();
  const auto refdata = refdata::RefData::load();
  ASSERT_TRUE(refdata);
  const auto standard = load_standard(*refdata, row.standard);
  ASSERT_TRUE(standard) << standard.error().message;
  model::Claim claim("c1", model::ClaimKind::Statement,
                     model::Passage({"d"}, {0, static_cast<std::uint32_t>(row.words.size())}));
  claim.about = {"PRY"};
  make(claim, row.made);
  std::vector<DocumentAtHand> documents(1);
  documents[0].id = "d";
  std::vector<ClaimAtHand> claims = {{&claim, 0, row.words, row.words, ""}};
  std::set<std::string> found;
  for (const Mapped& each : map_claims(*standard, documents, claims, "PRY", *refdata)) {
    const Rule& rule = standard->rules[each.rule];
    found.insert((rule.question.empty() ? rule.criterion : rule.question) + " " +
                 model::to_string(each.bearing));
  }
  std::string told;
  for (const std::string& each : found) told += (told.empty() ? "" : "; ") + each;
  EXPECT_EQ(told, row.expected) << row.words;
}

// clang-format off
const std::vector<Row> kRows = {
    {"Prohibits", "us-tvpa", "Paraguayan law prohibits all forms of trafficking in persons.", "kind=law",
     "a1.law for"},
    {"ConvictionsCounted", "us-tvpa", "Courts found seven pimps guilty.", "figure=trafficker/convicted",
     "b1.convictions for"},
    {"NoConvictions", "us-tvpa", "There were no convictions for trafficking.", "negative",
     "b1.convictions absent"},
    {"NgoHelps", "us-tvpa", "Two NGOs sheltered trafficking victims in the capital.", "",
     "b2.assisted context"},
    {"OtherStateActs", "us-tvpa", "Argentine police broke up a trafficking ring.", "event=dismantling about=ARG",
     ""},
    {"Punished", "us-tvpa", "Trafficking victims were jailed for visa offences.", "",
     "b2.penalised against"},
    {"NotPunished", "us-tvpa", "The state did not punish trafficking victims.", "negative",
     "b2.penalised for"},
    {"Planned", "us-tvpa", "The government will adopt a national plan against trafficking.", "predicted",
     "b3.plan context"},
    {"Denied", "us-tvpa", "The minister denied that trafficking victims were jailed.", "denied",
     ""},
    {"Act", "palermo", "Men lured girls into a brothel.", "", ""},
};
// clang-format on

INSTANTIATE_TEST_SUITE_P(UsTvpa, Rules, testing::ValuesIn(kRows),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace plumbline::assess

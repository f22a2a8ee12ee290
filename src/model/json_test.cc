// SPDX-License-Identifier: Apache-2.0

#include "model/json.h"

#include <gtest/gtest.h>

namespace plumbline::model {
namespace {

// Armenian, Arabic and an emoji before the passages: bytes, code points and UTF-16 units differ.
constexpr std::string_view kText =
    "\u0540\u0561\u0575\u0565\u0580\u0567\u0576 \U0001F4F0 \u062E\u0628\u0631. The ministry said "
    "12 "
    "victims were moved from Lagos to Dubai.";

Passage at(const Document& document, std::string_view words) {
  const std::size_t begin = document.text.find(words);
  return {document.id, text::make_span(begin, begin + words.size())};
}

Document sample_document() {
  Document document;
  document.id.value = "d1";
  document.name = "news.txt";
  document.media_type = "text/plain";
  document.publisher = "Harbour Courier";
  document.authors = {"A. Writer"};
  document.published = *parse_iso("2024-05");
  document.language = "en";
  document.text = kText;
  document.map = {{.text = {0, 20}, .begin = 3, .end = 23, .page = 2}};
  document.diagnostics = {{"I001", "odd", text::Span{0, 2}}};
  return document;
}

Claim sample_claim(const Document& document) {
  Claim claim("c1", ClaimKind::Route, at(document, "12 victims were moved from Lagos to Dubai"));
  claim.chain.links.push_back(
      {.name = "Harbour Courier", .kind = SourceKind::Outlet, .manner = Manner::Publishes});
  ChainLink ministry{.name = "the ministry", .kind = SourceKind::Government};
  ministry.status = LinkStatus::Ambiguous;
  ministry.candidates = {"Ministry of Interior", "Ministry of Labour"};
  ministry.work = Work{.kind = "report", .title = "Annual", .edition = 2023};
  ministry.speaker = at(document, "The ministry");
  ministry.cue = "said";
  ministry.cue_passage = at(document, "said");
  claim.chain.links.push_back(ministry);
  claim.cited = {{.name = "US Embassy in Abuja",
                  .kind = SourceKind::Government,
                  .work = Work{.kind = "reporting", .edition = 2022},
                  .manner = Manner::Cites}};
  claim.modality = Modality::Alleged;
  claim.about = {"NGA", "ARE"};
  claim.when = {*parse_iso("2023"), *parse_iso("2024-02-01")};
  claim.route = Route{
      .stops =
          {{{.name = "Lagos", .country = "NGA", .geonames_id = 7, .passage = at(document, "Lagos")},
            PlaceRole::Origin},
           {{.name = "Dubai", .country = "ARE"}, PlaceRole::Destination}},
      .internal = false,
      .crosses = true};
  claim.elements = Elements{.acts = {{"ACT.TRANSPORT", "moved", at(document, "moved")}},
                            .victims = "12 victims"};
  claim.figure = Figure{.value = 12,
                        .upper = 14.0,
                        .unit = "victims",
                        .unit_class = "victim",
                        .counted_by = "Courts",
                        .passage = at(document, "12 victims")};
  claim.more_figures = {Figure{.value = 3, .unit = "men"}};
  claim.incident = Incident{
      .type = "transport", .agent = "gang", .patient = "12 victims", .penalty = "two years"};
  claim.more_incidents = {
      Incident{.type = "arrest", .modality = Modality::Alleged, .passage = at(document, "moved")}};
  claim.verdict = Verdict{.compliance = Compliance::NotFull, .tier = "2WL", .edition = 2021};
  claim.response = Response{.actor = "government", .action = "trained judges"};
  claim.trend = Trend{.direction = "up", .of = {"arrests"}};
  claim.verification = Verification{.status = VerificationStatus::Reversed,
                                    .edits = {{"not", "", EditKind::Negation}},
                                    .source_passage = Passage(DocumentId{"other"}, {5, 9})};
  claim.producers = {{"extract", "route.from-to"}};
  return claim;
}

TEST(ReportJson, ReadsBackWhatItWrote) {
  Report report;
  report.document = sample_document();
  report.claims.push_back(sample_claim(report.document));
  Finding finding("source-unnamed", at(report.document, "The ministry"));
  finding.claim = "c1";
  finding.explanation = "Which ministry is not said.";
  report.findings.push_back(finding);
  for (const bool pretty : {false, true}) {
    const auto back = report_from_json(to_json(report, pretty));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, report);
  }
}

TEST(ReportJson, CountsCodePointsInSelectors) {
  const Document document = sample_document();
  const std::string json = to_json(sample_claim(document), document.text);
  EXPECT_NE(json.find("\"start\":33,\"end\":74,\"exact\":\"12 victims"), std::string::npos) << json;
}

TEST(ReportJson, OneClaimReadsBack) {
  const Document document = sample_document();
  const Claim claim = sample_claim(document);
  const auto back = claim_from_json(to_json(claim, document.text), document);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, claim);
}

TEST(ReportJson, AReadingComesBackToItsDocument) {
  Report report;
  report.document = sample_document();
  report.claims.push_back(sample_claim(report.document));
  report.findings.emplace_back("source-unnamed", at(report.document, "The ministry"));
  report.findings.back().claim = "c1";
  const std::string json = reading_to_json(report);
  EXPECT_EQ(json.find("exact"), std::string::npos) << json;
  Report back;
  back.document = report.document;
  const Status read = read_reading(json, back);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(back, report);
}

TEST(ReportJson, APartOfAReadingIsTheClaimsThatFitAllOfIt) {
  Report report;
  report.document = sample_document();
  report.claims.push_back(sample_claim(report.document));  // of NGA and ARE
  report.claims.back().figure.reset();
  Claim figure("c2", ClaimKind::Figure, at(report.document, "12"));
  figure.about = {"ARE"};
  figure.figure = Figure{.value = 12, .unit = "victims"};
  report.claims.push_back(figure);
  report.findings.emplace_back("source-unnamed", at(report.document, "The ministry"));
  const std::string json = reading_to_json(report);
  const auto read = [&](const ReadingPart& part) {
    Report back;
    back.document = report.document;
    EXPECT_TRUE(read_reading(json, back, part));
    std::string ids;
    for (const Claim& claim : back.claims) ids += claim.id + " ";
    return ids + std::to_string(back.findings.size());
  };
  EXPECT_EQ(read({}), "c1 c2 1");
  EXPECT_EQ(read({.kind = "figure", .country = "", .contents = {}}), "c2 1");
  EXPECT_EQ(read({.kind = "", .country = "ARE", .contents = {}, .findings = false}), "c1 c2 0");
  EXPECT_EQ(read({.kind = "", .country = "NGA", .contents = {}}), "c1 1");
  EXPECT_EQ(read({.kind = "", .country = "", .contents = {Content::Figure}}), "c2 1");
  EXPECT_EQ(read({.kind = "", .country = "NGA", .contents = {Content::Figure}}), "1");
}

// Engines differ in what they find; a workspace may hold what an older or newer one found.
TEST(ReportJson, AReadingMayHoldFindingsThatAreNotKnown) {
  Report report;
  report.document = sample_document();
  const Status read = read_reading(
      R"({"findings":[{"code":"from-tomorrow","passage":[0,2]},{"code":"figure-conflict","passage":[0,2]}]})",
      report);
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].code, "figure-conflict");
}

struct BadReading {
  const char* name;
  std::string_view json;
};

constexpr BadReading kBadReadings[] = {
    {"NotJson", "{"},
    {"PastTheEnd", R"({"claims":[{"id":"c1","kind":"law","passages":[[0,9999]]}]})"},
    {"Backwards", R"({"claims":[{"id":"c1","kind":"law","passages":[[4,2]]}]})"},
    {"WithinALetter", R"({"claims":[{"id":"c1","kind":"law","passages":[[0,1]]}]})"},
    {"OneNumber", R"({"claims":[{"id":"c1","kind":"law","passages":[[2]]}]})"},
    {"NegativeNumber", R"({"claims":[{"id":"c1","kind":"law","passages":[[-2,4]]}]})"},
    {"NoPassage", R"({"claims":[{"id":"c1","kind":"law","passages":[]}]})"},
};

class BadReadings : public ::testing::TestWithParam<BadReading> {};

TEST_P(BadReadings, AreRefused) {
  Report report;
  report.document = sample_document();
  const Status read = read_reading(GetParam().json, report);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::Malformed);
}

INSTANTIATE_TEST_SUITE_P(Json, BadReadings, ::testing::ValuesIn(kBadReadings),
                         [](const auto& test) { return std::string(test.param.name); });

struct BadCase {
  const char* name;
  std::string_view json;
  std::string_view blamed;
};

constexpr BadCase kBad[] = {
    {"NotJson", "{", "object"},
    {"Array", "[]", "object"},
    {"NoSchema", "{}", "schema"},
    {"OtherSchema", R"({"schema":"plumbline.report/9"})", "schema"},
    {"TitleNumber", R"({"schema":"plumbline.report/1","document":{"title":3}})", "title"},
    {"ClaimWithoutPassage",
     R"({"schema":"plumbline.report/1","document":{},"claims":[{"id":"c1","kind":"law"}]})",
     "passages"},
    {"UnknownKind",
     R"({"schema":"plumbline.report/1","document":{"text":"ab"},"claims":[{"id":"c1","kind":"rumour","passages":[{"start":0,"end":1,"exact":"a"}]}]})",
     "kind"},
    {"PassageMoved",
     R"({"schema":"plumbline.report/1","document":{"text":"ab"},"claims":[{"id":"c1","kind":"law","passages":[{"start":1,"end":2,"exact":"a"}]}]})",
     "exact"},
    {"PageBeyondItsType",
     R"({"schema":"plumbline.report/1","document":{"text":"ab","map":[{"text":[0,1],"source":[0,1],"page":5.9e27}]}})",
     "page"},
    {"PageNegative",
     R"({"schema":"plumbline.report/1","document":{"text":"ab","map":[{"text":[0,1],"source":[0,1],"page":-1}]}})",
     "page"},
    {"UnknownFinding",
     R"({"schema":"plumbline.report/1","document":{},"findings":[{"code":"nonsense"}]})", "code"},
};

class BadReport : public ::testing::TestWithParam<BadCase> {};

TEST_P(BadReport, IsRefusedNamingTheKey) {
  const auto report = report_from_json(GetParam().json);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::Malformed);
  EXPECT_NE(report.error().message.find(GetParam().blamed), std::string::npos)
      << report.error().message;
}

INSTANTIATE_TEST_SUITE_P(Json, BadReport, ::testing::ValuesIn(kBad),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::model

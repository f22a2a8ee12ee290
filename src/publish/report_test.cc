// SPDX-License-Identifier: Apache-2.0

#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/publish.h"

namespace plumbline::publish {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

model::Passage at(const model::Document& document, std::string_view words) {
  const std::size_t begin = document.text.find(words);
  return {document.id, text::make_span(begin, begin + words.size())};
}

// Hostile on purpose: markup, a terminal escape and a direction override stand in the text.
model::Report sample_report() {
  model::Report report;
  model::Document& document = report.document;
  document.id.value = "abc";
  document.name = "<img src=x>.txt";
  document.title = "Tier & <script>alert(1)</script>";
  document.publisher = "Harbour \x1b[31mCourier";
  document.text =
      "The government \u201Cis not making efforts\u201D, the report says.\n\nIt \u202Eclosed three "
      "shelters & <b>fined</b> two agencies.\n\nNothing else.";
  model::Claim verdict("c1", model::ClaimKind::Verdict, at(document, "is not making efforts"));
  verdict.direct_quote = true;
  verdict.about = {"GEO"};
  verdict.chain.links = {
      {.name = "Harbour Courier", .kind = model::SourceKind::Outlet},
      {.name = "the report", .status = model::LinkStatus::Unnamed, .cue = "the report says"}};
  verdict.verification = model::Verification{.status = model::VerificationStatus::Contradicted,
                                             .reference = "US TIP report 2024, Georgia: Tier 2",
                                             .expected = "is making significant efforts",
                                             .edits = {{"not", "", model::EditKind::Negation}},
                                             .explanation = "The record says the opposite."};
  report.claims.push_back(verdict);
  model::Claim both("c2", model::ClaimKind::Response,
                    at(document, "closed three shelters & <b>fined</b> two agencies"));
  both.response = model::Response{.actor = "government of Georgia", .action = "closed shelters"};
  report.claims.push_back(both);
  model::Claim inner("c3", model::ClaimKind::Figure, at(document, "three shelters"));
  inner.figure = model::Figure{.value = 1234567, .unit = "shelters"};
  report.claims.push_back(inner);
  model::Finding finding("quote-contradicted", at(document, "is not making efforts"));
  finding.claim = "c1";
  finding.words = "is not \u202Emaking";
  finding.explanation = "The quoted words reverse the record.";
  report.findings.push_back(finding);
  return report;
}

TEST(TextReport, TellsClaimChainCheckAndFinding) {
  const std::string text = to_text(sample_report(), {});
  EXPECT_THAT(text, HasSubstr("1 grave"));
  EXPECT_THAT(text, HasSubstr("[quote-contradicted, claim c1]"));
  EXPECT_THAT(text, HasSubstr("NO: contradicted by the record"));
  EXPECT_THAT(text, HasSubstr("\u201Cnot\u201D was added (a negation)"));
  EXPECT_THAT(text, HasSubstr("Harbour Courier \u2039 the report (unnamed)"));
  EXPECT_THAT(text, HasSubstr("1,234,567 shelters"));
}

TEST(TextReport, NothingForeignReachesTheTerminal) {
  for (const bool colour : {false, true}) {
    const std::string text = to_text(sample_report(), {.colour = colour, .verbose = true});
    EXPECT_THAT(text, Not(HasSubstr("\x1b[31mCourier")));
    EXPECT_THAT(text, HasSubstr("<U+202E>"));
    EXPECT_THAT(text, Not(HasSubstr("\u202E")));
  }
  EXPECT_THAT(to_text(sample_report(), {}), Not(HasSubstr("\x1b")));
}

TEST(HtmlReport, MarkupInTheTextStaysText) {
  const std::string html = to_html(sample_report());
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
  EXPECT_THAT(html, HasSubstr("&lt;b&gt;fined&lt;/b&gt;"));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
}

TEST(HtmlReport, EveryClaimLinksToItsPlaceAndBack) {
  const std::string html = to_html(sample_report());
  for (const char* id : {"c1", "c2", "c3"}) {
    EXPECT_THAT(html, HasSubstr("<article id=\"" + std::string(id) + "\">"));
    EXPECT_THAT(html, HasSubstr("<span id=\"t-" + std::string(id) + "\">"));
    EXPECT_THAT(html, HasSubstr("href=\"#" + std::string(id) + "\""));
    EXPECT_THAT(html, HasSubstr("href=\"#t-" + std::string(id) + "\""));
  }
}

// Opening and closing tags pair up in order: marks and paragraphs never cross.
TEST(HtmlReport, TagsNest) {
  const std::string html = to_html(sample_report());
  const std::string body = html.substr(html.find("<body>"));
  const std::regex tag("<(/?)([a-z0-9]+)[^>]*>");
  std::vector<std::string> open;
  for (std::sregex_iterator it(body.begin(), body.end(), tag), end; it != end; ++it) {
    if ((*it)[1].length() == 0) {
      open.push_back((*it)[2]);
      continue;
    }
    if ((*it)[2] == "html") break;
    ASSERT_FALSE(open.empty());
    ASSERT_EQ(open.back(), (*it)[2]) << it->str() << " at " << it->position();
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

}  // namespace
}  // namespace plumbline::publish

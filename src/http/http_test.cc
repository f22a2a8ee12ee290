// SPDX-License-Identifier: Apache-2.0

#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http/api_internal.h"
#include "http/kept.h"
#include "http/message.h"
#include "http/route.h"
#include "http/wire_internal.h"

namespace plumbline::http {
namespace {

using testing::HasSubstr;
using Pairs = std::vector<std::pair<std::string, std::string>>;

struct TargetCase {
  const char* name;
  std::string target;
  bool good;
  std::string path;
  Pairs query;
};

class TargetTest : public testing::TestWithParam<TargetCase> {};

TEST_P(TargetTest, IsTakenApart) {
  Request request;
  ASSERT_EQ(read_target(GetParam().target, request), GetParam().good);
  if (!GetParam().good) return;
  EXPECT_EQ(request.path, GetParam().path);
  EXPECT_EQ(request.query, GetParam().query);
}

INSTANTIATE_TEST_SUITE_P(
    Targets, TargetTest,
    testing::Values(
        TargetCase{"Plain", "/api/status", true, "/api/status", {}},
        TargetCase{
            "Query", "/a?b=c+d&e=%C3%A9&f", true, "/a", {{"b", "c d"}, {"e", "é"}, {"f", ""}}},
        TargetCase{"PlusInPath", "/a+b%20c", true, "/a+b c", {}},
        TargetCase{"EqualsInValue", "/a?q=b=c", true, "/a", {{"q", "b=c"}}},
        TargetCase{"EmptyPairs", "/a?&&b=1&", true, "/a", {{"b", "1"}}},
        TargetCase{"DotsStayWords", "/../../etc/passwd", true, "/../../etc/passwd", {}},
        TargetCase{"NoSlash", "api", false, "", {}},
        TargetCase{"Absolute", "http://evil/", false, "", {}},
        TargetCase{"ShortEscape", "/a%2", false, "", {}},
        TargetCase{"EscapeAtEnd", "/a%", false, "", {}},
        TargetCase{"WrongEscape", "/a%zz", false, "", {}},
        TargetCase{"Nul", "/a%00b", false, "", {}}, TargetCase{"NoUtf8", "/a?b=%FF", false, "", {}},
        TargetCase{"Empty", "", false, "", {}}),
    [](const auto& each) { return each.param.name; });

TEST(FitTest, PartsInBracesTakeOneSegment) {
  const auto parts =
      fit("/api/documents/{hash}/claims/{claim}/trace", "/api/documents/ab/claims/c3/trace");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->at("hash"), "ab");
  EXPECT_EQ(parts->at("claim"), "c3");
  EXPECT_FALSE(fit("/api/documents/{hash}", "/api/documents/"));
  EXPECT_FALSE(fit("/api/documents/{hash}", "/api/documents"));
  EXPECT_FALSE(fit("/api/documents/{hash}", "/api/documents/a/b"));
  EXPECT_FALSE(fit("/api/status", "/api/status/"));
}

struct WireCase {
  const char* name;
  std::string bytes;
  int refused;  // with this status before any route is looked for; 0: it is a request
};

class WireTest : public testing::TestWithParam<WireCase> {};

TEST_P(WireTest, IsARequestOrRefused) {
  WireParser parser;
  bound(parser);
  boost::beast::error_code error;
  const std::string& bytes = GetParam().bytes;
  Request request;
  bool is_read = false;
  std::size_t at = 0;
  while (!error && !parser.is_done() && at < bytes.size()) {
    at += parser.put(boost::asio::buffer(bytes.data() + at, bytes.size() - at), error);
    // As the server does: before the body, and what may follow that, is there.
    if (parser.is_header_done() && !parser.eager()) {
      is_read = read_head(parser.get(), request);
      parser.eager(true);
    }
  }
  if (GetParam().refused != 0) {
    ASSERT_TRUE(error);
    EXPECT_EQ(wire_problem(error).status, GetParam().refused) << error.message();
    return;
  }
  ASSERT_FALSE(error) << error.message();
  ASSERT_TRUE(parser.is_done());
  EXPECT_TRUE(is_read);
  EXPECT_EQ(request.header("host"), "a, b");
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, WireTest,
    testing::Values(
        WireCase{"TwoHostsAreJoined", "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", 0},
        WireCase{"FieldsBehindABodyAreNone",
                 "POST / HTTP/1.1\r\nHost: a\r\nhost: b\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "2\r\n{}\r\n0\r\nHost: c\r\n\r\n",
                 0},
        WireCase{"NoHttp", "\x16\x03\x01\x02\r\n\r\n", 400},
        WireCase{"LongHeaders", "GET / HTTP/1.1\r\nX: " + std::string(70'000, 'a'), 431},
        WireCase{"BigBody", "POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413},
        WireCase{"TwoLengths",
                 "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        WireCase{"LengthAndChunks",
                 "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
                 400},
        WireCase{"BadChunk", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
        WireCase{"BlankBeforeColon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400}),
    [](const auto& each) { return each.param.name; });

TEST(WireLines, NoRequestEndsInTwoPlaces) {
  const std::pair<const char*, bool> rows[] = {
      {"", false},
      {"Content-Length: 2\r\n", false},
      {"Transfer-Encoding: chunked\r\n", false},
      {"Transfer-Encoding: Chunked\r\n", false},
      {"Transfer-Encoding: xchunked\r\n", true},
      {"Transfer-Encoding: gzip, chunked\r\n", true},
      {"Transfer-Encoding: chunked, identity\r\n", true},
      {"Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", true},
      {"Transfer-Encoding: \"chunked\"\r\n", true},
  };
  for (const auto& [lines, ambiguous] : rows) {
    for (const char* version : {"1.1", "1.0"}) {
      WireParser parser;
      bound(parser);
      boost::beast::error_code error;
      const std::string bytes =
          std::string("POST /close HTTP/") + version + "\r\n" + lines + "\r\n";
      parser.put(boost::asio::buffer(bytes), error);
      if (error && error != boost::beast::http::error::need_more) continue;  // refused before
      const bool coded = std::string_view(lines).find("Transfer") != std::string_view::npos;
      EXPECT_EQ(is_ambiguous(parser.get()), ambiguous || (coded && version[2] == '0')) << bytes;
    }
  }
}

TEST(AnswerTest, WhatIsNotThereOrNotTaken) {
  Request asked;
  asked.method = "GET";
  asked.path = "/api/nothing";
  EXPECT_EQ(answer(asked, {}).status, 404);
  asked.method = "DELETE";
  asked.path = "/api/status";
  const Response refused = answer(asked, {});
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.front().second, "GET");
}

TEST(AnswerTest, WrongParametersAreToldByName) {
  Request asked;
  asked.method = "GET";
  asked.path = "/api/documents";
  for (const auto& [name, value] :
       Pairs{{"limit", "0"}, {"limit", "501"}, {"limit", "x"}, {"reference", "yes"}}) {
    asked.query = {{name, value}};
    const Response refused = answer(asked, {"/nonexistent", "Ada"});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr(name));
  }
}

struct WrongCase {
  const char* name;
  const char* path;
  Pairs query;
  const char* told;
};

class WrongWordTest : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongWordTest, IsToldByName) {
  Request asked;
  asked.method = "GET";
  asked.path = GetParam().path;
  asked.query = GetParam().query;
  const Response refused = answer(asked, {"/nonexistent", "Ada"});
  EXPECT_EQ(refused.status, 400) << refused.body;
  EXPECT_EQ(refused.type, "application/problem+json");
  EXPECT_THAT(refused.body, HasSubstr(GetParam().told));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, WrongWordTest,
    testing::Values(
        WrongCase{"Since", "/api/countries/FJI/profile", {{"since", "soon"}}, "since"},
        WrongCase{"Until", "/api/countries/FJI/profile", {{"until", "0"}}, "until"},
        WrongCase{"Backwards",
                  "/api/countries/FJI/profile",
                  {{"since", "2020"}, {"until", "2010"}},
                  "2010"},
        WrongCase{"NoCountry", "/api/countries/Narnia/profile", {}, "Narnia"},
        WrongCase{"NoCountryOfTiers", "/api/countries/Narnia/tiers", {}, "Narnia"},
        WrongCase{"NoCountryDecidedOn", "/api/countries/Narnia/decisions", {}, "Narnia"},
        WrongCase{"Year", "/api/countries/FJI/assessment", {{"year", "10000"}}, "year"},
        WrongCase{
            "OtherYear", "/api/countries/FJI/assessment", {{"compared_with", "x"}}, "compared"},
        WrongCase{"Form", "/api/countries/FJI/dossier", {{"form", "exe"}}, "docx"},
        WrongCase{"PreviewedPdf",
                  "/api/countries/FJI/dossier",
                  {{"form", "pdf"}, {"preview", "true"}},
                  "previewed"},
        WrongCase{"Preview", "/api/countries/FJI/dossier", {{"preview", "yes"}}, "preview"},
        WrongCase{"Record", "/api/countries/FJI/dossier", {{"record", "1"}}, "record"},
        WrongCase{"Section", "/api/countries/FJI/dossier", {{"sections", "gossip"}}, "gossip"},
        WrongCase{"Style", "/api/countries/FJI/dossier", {{"style", "mla"}}, "mla"},
        WrongCase{"IncidentPlace", "/api/incidents", {{"after", "-1"}}, "no place"},
        WrongCase{"FigurePlace", "/api/figures", {{"after", "~x"}}, "no place"},
        WrongCase{"SourcePlace", "/api/sources", {{"doubts_after", "2~"}}, "no place"},
        WrongCase{"ListYear", "/api/documents", {{"year", "soon"}}, "year"},
        WrongCase{"SearchPlace", "/api/search", {{"q", "a"}, {"after", "x"}}, "no place"},
        WrongCase{"RankedPlace",
                  "/api/search",
                  {{"q", "a"}, {"after", "2024~x"}, {"ranked", "true"}},
                  "one page"},
        WrongCase{"FacetKind", "/api/facets", {{"kind", "rumour"}}, "one of"},
        WrongCase{"ExportForm", "/api/export", {{"form", "exe"}}, "xlsx"},
        WrongCase{"ExportFinding", "/api/export", {{"finding", "gossip"}}, "one of"},
        WrongCase{"LedgerPlace", "/api/ledger", {{"before", "x"}}, "before"},
        WrongCase{"LedgerState", "/api/ledger", {{"state", "lost"}}, "needs-you"},
        WrongCase{"DigestDay", "/api/digest", {{"since", "soon"}}, "no day"},
        WrongCase{"DigestDayOnly", "/api/digest", {{"since", "2024-05"}}, "no day"},
        WrongCase{"Limit", "/api/incidents", {{"limit", "201"}}, "limit"},
        WrongCase{"FigureYear", "/api/figures", {{"since", "99999"}}, "since"},
        WrongCase{"SourceLimit", "/api/sources", {{"limit", "0"}}, "limit"},
        WrongCase{"SourceKind", "/api/sources", {{"kind", "ghost"}}, "ghost"}),
    [](const auto& each) { return each.param.name; });

TEST(AnswerTest, WhatNeedsNoWorkspaceIsTold) {
  Request asked;
  asked.method = "GET";
  for (const auto& [path, told] : Pairs{{"/api/countries/Fiji/tiers", "\"FJI\""},
                                        {"/api/standards", "us-tvpa"},
                                        {"/api/dossier", "chicago-notes"}}) {
    asked.path = path;
    const Response answered = answer(asked, {"/nonexistent", "Ada"});
    EXPECT_EQ(answered.status, 200) << path;
    EXPECT_THAT(answered.body, HasSubstr(told));
  }
}

TEST(AnswerTest, DecisionsWithoutTheirPartsAreRefused) {
  Request asked;
  asked.method = "POST";
  for (
      const auto& [path, body] : Pairs{
          {"/api/countries/FJI/decisions", "[]"},
          {"/api/countries/FJI/decisions", "no"},
          {"/api/countries/FJI/decisions", R"({"standard": "us-tvpa"})"},
          {"/api/countries/FJI/decisions",
           R"({"standard":"us-tvpa","year":0,"criterion":"x","finding":"met","why":"y","seen":0})"},
          {"/api/countries/FJI/decisions",
           R"({"standard":"us-tvpa","year":2024,"criterion":"x","finding":"met","why":"y","seen":-1})"},
          {"/api/countries/FJI/decisions",
           R"({"standard":"us-tvpa","year":2024,"criterion":"x","finding":"good","why":"y","seen":0})"},
          {"/api/documents/ab12/claims/c1/decisions",
           R"({"verb": "correct-kind", "seen": 0, "kind": 3})"},
          {"/api/documents/ab12/claims/c1/decisions",
           R"({"verb": "correct-span", "seen": 0, "start": -1, "end": 4})"},
          {"/api/documents/ab12/claims/c1/decisions",
           R"({"verb": "correct-span", "seen": 0, "start": "0", "end": 4})"},
          {"/api/documents/ab12/claims/c1/decisions",
           R"({"verb": "correct-source", "seen": 0, "source": ["a"]})"},
          {"/api/documents/ab12/claims/c1/decisions",
           R"({"verb": "correct-source", "seen": 0, "said_by": "me"})"},
          {"/api/documents/ab12/claims/c1/decisions", R"({"verb": "add", "seen": 0})"},
          {"/api/documents/ab12/claims", R"({"kind": "figure"})"},
          {"/api/documents/ab12/claims", R"({"kind": "figure", "start": 0.5, "end": 4})"},
          {"/api/documents/ab12/claims", R"({"kind": 7, "start": 0, "end": 4})"},
          {"/api/sources/decisions", "3"},
          {"/api/sources/decisions", R"({"verb": "merge", "source": "a"})"},
          {"/api/sources/decisions", R"({"verb": "eat", "source": "a", "other": "b"})"},
          {"/api/sources/decisions", R"({"verb": "undo", "number": "1"})"}}) {
    asked.path = path;
    asked.body = body;
    EXPECT_EQ(answer(asked, {"/nonexistent", "Ada"}).status, 400) << path << " " << body;
  }
}

TEST(KeptTest, AnAnswerIsGoodUntilSomethingChanges) {
  constexpr std::size_t kBig = 2000;
  Kept kept(5 * (kBig + 1 + Kept::kAround));
  const Response big{200, "application/json", {}, std::string(kBig, 'x')};
  kept.keep("one", 5, big);
  ASSERT_TRUE(kept.find("one", 5));
  EXPECT_EQ(kept.find("one", 5)->body, big.body);
  EXPECT_FALSE(kept.find("other", 5));
  EXPECT_FALSE(kept.find("one", 6));
  EXPECT_FALSE(kept.find("one", 6)) << "forgotten";
  kept.keep("late", 5, big);
  EXPECT_FALSE(kept.find("late", 5)) << "made before the last change";
  kept.keep("wrong", 6, problem(404, "Not found", "x"));
  EXPECT_FALSE(kept.find("wrong", 6));
  kept.keep("huge", 6, {200, "text/plain", {}, std::string(2 * kBig, 'x')});
  EXPECT_FALSE(kept.find("huge", 6)) << "would push out all others";
  kept.keep(std::string(2 * kBig, 'q'), 6, {200, "text/plain", {}, "x"});
  EXPECT_FALSE(kept.find(std::string(2 * kBig, 'q'), 6)) << "so would its question";
  for (const char* question : {"a", "b", "c", "d", "e"}) kept.keep(question, 6, big);
  EXPECT_TRUE(kept.find("a", 6));
  kept.keep("f", 6, big);
  EXPECT_TRUE(kept.find("a", 6)) << "asked for last";
  EXPECT_FALSE(kept.find("b", 6)) << "asked for longest ago";
}

TEST(KeptTest, EqualWordsAreEqualQuestions) {
  Request one;
  one.path = "/a";
  one.query = {{"b", "c"}};
  Request other = one;
  EXPECT_EQ(question_of(one), question_of(other));
  other.query = {{"b", "c"}, {"ticket", "5eed"}};
  EXPECT_EQ(question_of(one), question_of(other));
  other.query = {{"bc", ""}};
  EXPECT_NE(question_of(one), question_of(other));
}

TEST(AnswerTest, ADecisionWithoutItsPartsIsRefused) {
  Request asked;
  asked.method = "POST";
  asked.path = "/api/documents/ab12/claims/c1/decisions";
  // Before the workspace is looked at, which is none.
  for (const char* body :
       {"", "{", "[]", "{}", R"({"verb": "confirm"})", R"({"seen": 0})",
        R"({"verb": 3, "seen": 0})", R"({"verb": "confirm", "seen": -1})",
        R"({"verb": "confirm", "seen": "0"})", R"({"verb": "reject", "seen": 0, "why": 4})"}) {
    asked.body = body;
    EXPECT_EQ(answer(asked, {"/nonexistent", "Ada"}).status, 400) << body;
  }
  asked.body = R"({"verb": "confirm", "seen": 0})";
  EXPECT_EQ(answer(asked, {"/nonexistent", "Ada"}).status, 404);
  asked.method = "DELETE";
  const Response refused = answer(asked, {"/nonexistent", "Ada"});
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.front(), (std::pair<std::string, std::string>("Allow", "POST")));
}

struct NumberCase {
  const char* word;
  std::int64_t number;
};

TEST(AnswerTest, NumbersInAddresses) {
  const NumberCase rows[] = {
      {"1", 1},
      {"0", 0},
      {"042", 42},
      {"999999999999", 999999999999},
      {"1000000000000", 0},
      {"", 0},
      {"-1", 0},
      {"1x", 0},
      {" 1", 0},
      {"99999999999999999999999", 0},
  };
  const Request asked;
  const Desk desk;
  for (const NumberCase& row : rows) {
    const Call call{asked, desk, {{"number", row.word}, {"other", "7"}}};
    EXPECT_EQ(number_in(call), row.number) << row.word;
    EXPECT_EQ(number_in(call, "other"), 7);
    EXPECT_EQ(number_in(call, "none"), 0);
  }
}

TEST(OpenApiTest, DescribesEveryRoute) {
  const auto document = nlohmann::json::parse(openapi());
  EXPECT_EQ(document.at("security").at(0).begin().key(), "key");
  for (const char* scheme : {"key", "program"}) {
    EXPECT_TRUE(document.at("components").at("securitySchemes").contains(scheme));
  }
  for (const Route& route : routes()) {
    const std::string method = route.method == "GET" ? "get" : "post";
    const auto& entry = document.at("paths").at(std::string(route.pattern)).at(method);
    EXPECT_EQ(entry.at("summary"), route.summary);
    EXPECT_EQ(entry.at("responses").contains("201"), method == "post") << route.pattern;
    EXPECT_EQ(entry.contains("requestBody"), method == "post") << route.pattern;
    EXPECT_EQ(entry.contains("security"), method == "post") << route.pattern;
    for (const Parameter& each : route.parameters) {
      const bool in_path =
          route.pattern.find("{" + std::string(each.name) + "}") != std::string_view::npos;
      EXPECT_EQ(in_path, each.in == "path") << route.pattern << " " << each.name;
    }
  }
}

}  // namespace
}  // namespace plumbline::http

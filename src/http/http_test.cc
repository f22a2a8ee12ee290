// SPDX-License-Identifier: Apache-2.0

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http/guard.h"
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
  parser.eager(true);
  boost::beast::error_code error;
  const std::string& bytes = GetParam().bytes;
  std::size_t at = 0;
  while (!error && !parser.is_done() && at < bytes.size()) {
    at += parser.put(boost::asio::buffer(bytes.data() + at, bytes.size() - at), error);
  }
  if (GetParam().refused != 0) {
    ASSERT_TRUE(error);
    EXPECT_EQ(wire_problem(error).status, GetParam().refused) << error.message();
    return;
  }
  ASSERT_FALSE(error) << error.message();
  ASSERT_TRUE(parser.is_done());
  Request request;
  EXPECT_TRUE(read_request(parser.get(), request));
  EXPECT_EQ(request.header("host"), "a, b");
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, WireTest,
    testing::Values(
        WireCase{"TwoHostsAreJoined", "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", 0},
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

class GuardTest : public testing::Test {
 protected:
  const Guard guard_{{"127.0.0.1:8137", "localhost:8137"},
                     {"http://127.0.0.1:8137", "http://localhost:8137"},
                     {.key = "5eed", .who = "Ada"}};
  const Visitor ada_{.who = "Ada"};
  Sessions sessions_;
  const Sessions::Clock::time_point now_ = Sessions::Clock::now();

  static Request request(std::string_view method, std::string_view path) {
    Request out;
    out.method = method;
    out.path = path;
    out.headers["host"] = "127.0.0.1:8137";
    return out;
  }
  Response serve(const Request& asked) {
    return serve_request(asked, guard_, sessions_, {"/nonexistent"}, now_);
  }
  // A path that fits the pattern.
  static std::string path_of(std::string_view pattern) {
    std::string out;
    for (const char c : pattern) {
      if (c != '{' && c != '}') out += c;
    }
    return out;
  }
};

TEST_F(GuardTest, EveryRouteNeedsASession) {
  for (const Route& route : routes()) {
    Request asked = request(route.method, path_of(route.pattern));
    ASSERT_EQ(route_of(asked), &route) << route.pattern;
    asked.headers["x-plumbline"] = "1";
    EXPECT_EQ(serve(asked).status, 401) << route.pattern;
    Request wrong = asked;
    wrong.headers["authorization"] = "Bearer 5eec";
    EXPECT_EQ(serve(wrong).status, 401) << route.pattern;
  }
}

TEST_F(GuardTest, EveryRouteRefusesForeignPagesAndNames) {
  for (const Route& route : routes()) {
    Request asked = request(route.method, path_of(route.pattern));
    asked.headers["authorization"] = "Bearer 5eed";
    asked.headers["x-plumbline"] = "1";
    Request foreign = asked;
    foreign.headers["origin"] = "http://evil.example";
    EXPECT_EQ(serve(foreign).status, 403) << route.pattern;
    foreign = asked;
    foreign.headers["sec-fetch-site"] = "cross-site";
    EXPECT_EQ(serve(foreign).status, 403) << route.pattern;
    foreign = asked;
    foreign.headers["host"] = "evil.example:8137";
    EXPECT_EQ(serve(foreign).status, 421) << route.pattern;
    // Two Host fields come joined.
    foreign.headers["host"] = "127.0.0.1:8137, evil.example";
    EXPECT_EQ(serve(foreign).status, 421) << route.pattern;
    foreign = asked;
    foreign.headers["content-encoding"] = "gzip";
    EXPECT_EQ(serve(foreign).status, 415) << route.pattern;
    foreign = asked;
    foreign.body = "verb=confirm";
    foreign.headers["content-type"] = "text/plain";
    EXPECT_EQ(serve(foreign).status, 415) << route.pattern;
    if (route.method == "GET") continue;
    foreign = asked;
    foreign.headers.erase("x-plumbline");
    EXPECT_EQ(serve(foreign).status, 403) << route.pattern;
  }
}

TEST_F(GuardTest, TheKeyOpensASession) {
  Request asked = request("POST", "/open");
  asked.headers["origin"] = "http://127.0.0.1:8137";
  EXPECT_EQ(serve(asked).status, 403);
  asked.headers["authorization"] = "Bearer 5ee";
  EXPECT_EQ(serve(asked).status, 403);
  asked.headers["authorization"] = "Bearer 5eed";
  const Response opened = serve(asked);
  ASSERT_EQ(opened.status, 201);
  const std::string session = nlohmann::json::parse(opened.body).at("session");
  EXPECT_NE(session, "5eed");
  Request then = request("GET", "/api/openapi.json");
  then.headers["authorization"] = "Bearer " + session;
  EXPECT_EQ(serve(then).status, 200);
  // A session opens no other: it ends when it ends.
  asked.headers["authorization"] = "Bearer " + session;
  EXPECT_EQ(serve(asked).status, 403);
  Request close = request("POST", "/close");
  close.headers["authorization"] = then.headers["authorization"];
  EXPECT_EQ(serve(close).status, 403) << "no page asked";
  close.headers["origin"] = "http://localhost:8137";
  EXPECT_EQ(serve(close).status, 204);
  EXPECT_EQ(serve(then).status, 401);
}

// The servers of all ports of this machine are sent the cookies of each.
TEST_F(GuardTest, NothingIsKeptInCookies) {
  for (const char* path : {"/", "/open", "/api/status"}) {
    for (const char* method : {"GET", "POST"}) {
      Request asked = request(method, path);
      asked.headers["authorization"] = "Bearer 5eed";
      asked.headers["x-plumbline"] = "1";
      Response response = serve(asked);
      protect(response);
      for (const auto& [name, value] : response.headers) EXPECT_NE(name, "Set-Cookie") << path;
    }
  }
  Request asked = request("GET", "/api/openapi.json");
  asked.headers["cookie"] = "plumbline=" + sessions_.open(ada_, now_);
  EXPECT_EQ(serve(asked).status, 401);
}

TEST_F(GuardTest, ATicketIsGoodForOneAddressOnce) {
  const auto ticket = [&](const std::string& target) {
    Request asked = request("POST", "/ticket");
    asked.headers["authorization"] = "Bearer 5eed";
    asked.headers["x-plumbline"] = "1";
    asked.headers["content-type"] = "application/json";
    asked.body = nlohmann::json({{"target", target}}).dump();
    const Response given = serve(asked);
    EXPECT_EQ(given.status, 201) << given.body;
    return std::string(nlohmann::json::parse(given.body).at("ticket"));
  };
  const auto status = [&](const std::string& target, const std::string& shown) {
    Request asked = request("GET", "");
    EXPECT_TRUE(read_target(target, asked));
    asked.query.emplace_back("ticket", shown);
    return serve(asked).status;
  };
  const std::string first = ticket("/api/openapi.json?a=b%20c");
  EXPECT_EQ(status("/api/openapi.json?a=b+c", first), 200);
  EXPECT_EQ(status("/api/openapi.json?a=b+c", first), 401) << "twice";
  EXPECT_EQ(status("/api/status", ticket("/api/openapi.json")), 401) << "another address";
  EXPECT_EQ(status("/api/openapi.json?a=c", ticket("/api/openapi.json?a=b")), 401);
  const std::string late =
      sessions_.ticket(ada_, "/api/openapi.json", now_ - 2 * Sessions::kTicket);
  EXPECT_EQ(status("/api/openapi.json", late), 401) << "late";
  Request changes = request("POST", "/api/documents/ab/claims/c1/decisions");
  changes.headers["x-plumbline"] = "1";
  changes.query.emplace_back("ticket", ticket(changes.path));
  EXPECT_EQ(serve(changes).status, 401) << "a POST";
  Request without = request("POST", "/ticket");
  without.headers["x-plumbline"] = "1";
  EXPECT_EQ(serve(without).status, 405) << "without a session";
}

TEST_F(GuardTest, SessionsEnd) {
  const std::string idle = sessions_.open(ada_, now_);
  EXPECT_TRUE(sessions_.visitor(idle, now_ + Sessions::kIdle));
  EXPECT_FALSE(sessions_.visitor(idle, now_ + Sessions::kIdle * 2 + std::chrono::seconds(1)));
  const std::string busy = sessions_.open(ada_, now_);
  for (auto at = now_; at < now_ + Sessions::kLongest; at += Sessions::kIdle) {
    EXPECT_TRUE(sessions_.visitor(busy, at));
  }
  EXPECT_FALSE(sessions_.visitor(busy, now_ + Sessions::kLongest + std::chrono::seconds(1)));
  const std::string first = sessions_.open(ada_, now_);
  for (std::size_t i = 0; i < Sessions::kMost; ++i) {
    (void)sessions_.open(ada_, now_ + std::chrono::seconds(1));
  }
  EXPECT_FALSE(sessions_.visitor(first, now_ + std::chrono::seconds(1)));
}

TEST_F(GuardTest, PathsNameNoFiles) {
  for (const char* path : {"/../../etc/passwd.txt", "/assets/../index.cc", "/.git/config.js"}) {
    EXPECT_EQ(serve(request("GET", path)).status, 404) << path;
  }
  EXPECT_EQ(serve(request("GET", "/read/ab12")).status, 200);
  EXPECT_EQ(serve(request("DELETE", "/")).status, 403);
}

TEST_F(GuardTest, EveryAnswerIsProtected) {
  Response response = serve(request("GET", "/api/status"));
  protect(response);
  const std::map<std::string, std::string> headers(response.headers.begin(),
                                                   response.headers.end());
  EXPECT_THAT(headers.at("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(headers.at("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(headers.at("Cache-Control"), "no-store");
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
        WrongCase{"Skip", "/api/incidents", {{"skip", "-1"}}, "skip"},
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

// SPDX-License-Identifier: Apache-2.0

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http/guard.h"
#include "http/message.h"
#include "http/route.h"

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

class GuardTest : public testing::Test {
 protected:
  const Guard guard_{{"127.0.0.1:8137", "localhost:8137"}, "5eed"};
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
    return serve_request(asked, guard_, sessions_, {"/nonexistent", "Ada"}, now_);
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
    if (route.access == Access::Anyone) continue;
    EXPECT_EQ(serve(asked).status, 401) << route.pattern;
    Request wrong = asked;
    wrong.headers["cookie"] = "plumbline=5eed";
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
  Request asked = request("GET", "/open");
  asked.query = {{"key", "5ee"}};
  EXPECT_EQ(serve(asked).status, 403);
  asked.query = {{"key", "5eed"}};
  const Response opened = serve(asked);
  ASSERT_EQ(opened.status, 303);
  std::string set;
  for (const auto& [name, value] : opened.headers) {
    if (name == "Set-Cookie") set = value;
  }
  EXPECT_THAT(set, HasSubstr("HttpOnly"));
  EXPECT_THAT(set, HasSubstr("SameSite=Strict"));
  Request then = request("GET", "/api/openapi.json");
  then.headers["cookie"] = "other=1; " + set.substr(0, set.find(';'));
  EXPECT_EQ(serve(then).status, 200);
  Request close = request("POST", "/close");
  close.headers["cookie"] = then.headers["cookie"];
  EXPECT_EQ(serve(close).status, 403) << "no page asked";
  close.headers["origin"] = "http://localhost:8137";
  EXPECT_EQ(serve(close).status, 204);
  EXPECT_EQ(serve(then).status, 401);
}

TEST_F(GuardTest, SessionsEnd) {
  const std::string idle = sessions_.open(now_);
  EXPECT_TRUE(sessions_.holds(idle, now_ + Sessions::kIdle));
  EXPECT_FALSE(sessions_.holds(idle, now_ + Sessions::kIdle * 2 + std::chrono::seconds(1)));
  const std::string busy = sessions_.open(now_);
  for (auto at = now_; at < now_ + Sessions::kLongest; at += Sessions::kIdle) {
    EXPECT_TRUE(sessions_.holds(busy, at));
  }
  EXPECT_FALSE(sessions_.holds(busy, now_ + Sessions::kLongest + std::chrono::seconds(1)));
  const std::string first = sessions_.open(now_);
  for (std::size_t i = 0; i < Sessions::kMost; ++i) {
    (void)sessions_.open(now_ + std::chrono::seconds(1));
  }
  EXPECT_FALSE(sessions_.holds(first, now_ + std::chrono::seconds(1)));
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

TEST(AnswerTest, ADecisionWithoutItsPartsIsRefused) {
  // Before the workspace is looked at there is none to be found.
  Request asked;
  asked.method = "POST";
  asked.path = "/api/documents/ab12/claims/c1/decisions";
  asked.body = R"({"verb": "confirm", "seen": 0})";
  EXPECT_EQ(answer(asked, {"/nonexistent", "Ada"}).status, 404);
}

TEST(OpenApiTest, DescribesEveryRoute) {
  const auto document = nlohmann::json::parse(openapi());
  for (const Route& route : routes()) {
    const std::string method = route.method == "GET" ? "get" : "post";
    const auto& entry = document.at("paths").at(std::string(route.pattern)).at(method);
    EXPECT_EQ(entry.at("summary"), route.summary);
    for (const Parameter& each : route.parameters) {
      const bool in_path =
          route.pattern.find("{" + std::string(each.name) + "}") != std::string_view::npos;
      EXPECT_EQ(in_path, each.in == "path") << route.pattern << " " << each.name;
    }
  }
}

}  // namespace
}  // namespace plumbline::http

// SPDX-License-Identifier: Apache-2.0
//
// What stands between a request and its route.

#include "http/guard.h"

#include <chrono>
#include <ctime>
#include <map>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http/message.h"
#include "http/route.h"

namespace plumbline::http {
namespace {

using testing::HasSubstr;

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

// All that answers: the table, what is asked of the door, the page, a file of it.
std::vector<std::pair<std::string, std::string>> everything() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Route& route : routes()) {
    std::string path;
    for (const char c : route.pattern) {
      if (c != '{' && c != '}') path += c;
    }
    out.emplace_back(route.method, path);
  }
  for (const Doorway& way : doorways()) out.emplace_back(way.method, way.path);
  for (const char* path : {"/", "/read/ab12", "/plumb.svg", "/index.html"}) {
    out.emplace_back("GET", path);
  }
  return out;
}

struct ForeignCase {
  const char* name;
  const char* header;
  std::string value;
  int refused;
};

class ForeignTest : public GuardTest, public testing::WithParamInterface<ForeignCase> {};

TEST_P(ForeignTest, IsRefusedOnAllThatAnswers) {
  for (const auto& [method, path] : everything()) {
    for (const char* verb : {method == "GET" ? "GET" : "POST", method == "GET" ? "HEAD" : "PUT"}) {
      Request asked = request(verb, path);
      asked.headers["authorization"] = "Bearer 5eed";
      asked.headers["x-plumbline"] = "1";
      asked.headers[GetParam().header] = GetParam().value;
      EXPECT_EQ(serve(asked).status, GetParam().refused) << verb << " " << path;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Headers, ForeignTest,
    testing::Values(
        ForeignCase{"Origin", "origin", "http://evil.example", 403},
        ForeignCase{"OriginOfAFile", "origin", "null", 403},
        ForeignCase{"OriginOfAnotherPort", "origin", "http://127.0.0.1:8138", 403},
        ForeignCase{"OriginOfNoPort", "origin", "http://127.0.0.1", 403},
        ForeignCase{"OriginWithTls", "origin", "https://127.0.0.1:8137", 403},
        ForeignCase{"OriginThatBeginsLikeOurs", "origin", "http://127.0.0.1:8137.evil.example",
                    403},
        ForeignCase{"TwoOrigins", "origin", "http://127.0.0.1:8137, http://evil.example", 403},
        ForeignCase{"CrossSite", "sec-fetch-site", "cross-site", 403},
        ForeignCase{"SameSite", "sec-fetch-site", "same-site", 403},
        ForeignCase{"SiteOfNoKind", "sec-fetch-site", "same-origin, cross-site", 403},
        ForeignCase{"Host", "host", "evil.example", 421},
        ForeignCase{"HostOnOurPort", "host", "evil.example:8137", 421},
        ForeignCase{"HostThatBeginsLikeOurs", "host", "localhost:8137.evil.example", 421},
        ForeignCase{"HostOfAnotherPort", "host", "127.0.0.1:8138", 421},
        ForeignCase{"HostOfNoPort", "host", "127.0.0.1", 421},
        ForeignCase{"HostOfOtherDigits", "host", "2130706433:8137", 421},
        ForeignCase{"HostWithAName", "host", "me@127.0.0.1:8137", 421},
        ForeignCase{"TwoHosts", "host", "127.0.0.1:8137, evil.example", 421},
        ForeignCase{"NoHost", "host", "", 421},
        ForeignCase{"CodedBody", "content-encoding", "gzip", 415}),
    [](const auto& each) { return each.param.name; });

// The types that a form of a foreign page can send, and none at all.
TEST_F(GuardTest, BodiesThatAFormCouldSendAreRefused) {
  for (const auto& [method, path] : everything()) {
    for (const char* type : {"text/plain", "text/plain;application/json", "multipart/form-data",
                             "application/x-www-form-urlencoded", ""}) {
      Request asked = request(method, path);
      asked.headers["authorization"] = "Bearer 5eed";
      asked.headers["x-plumbline"] = "1";
      asked.headers["content-type"] = type;
      asked.body = R"({"verb": "confirm", "seen": 0})";
      EXPECT_EQ(serve(asked).status, 415) << method << " " << path << " " << type;
    }
  }
}

// A browser that tells nothing of where a request comes from sends none of our headers either.
TEST_F(GuardTest, WhatChangesSomethingSaysWhereItComesFrom) {
  for (const auto& [method, path] : everything()) {
    if (method == "GET") continue;
    for (const char* verb :
         {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"}) {
      Request asked = request(verb, path);
      asked.headers["authorization"] = "Bearer 5eed";
      EXPECT_EQ(serve(asked).status, 403) << verb << " " << path;
    }
  }
}

// A link from elsewhere may open the page, which is the same for everybody; nothing else.
TEST_F(GuardTest, ALinkFromElsewhereOpensThePageAlone) {
  for (const auto& [method, path] : everything()) {
    Request asked = request(method, path);
    asked.headers["authorization"] = "Bearer 5eed";
    asked.headers["x-plumbline"] = "1";
    asked.headers["sec-fetch-site"] = "cross-site";
    asked.headers["sec-fetch-mode"] = "navigate";
    const bool page = method == "GET" && !path.starts_with("/api/");
    EXPECT_EQ(serve(asked).status != 403, page) << method << " " << path;
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
  EXPECT_EQ(serve(without).status, 401) << "without a session";
}

// A session that idles while the machine sleeps idles.
TEST_F(GuardTest, TheClockGoesOnWhileTheMachineSleeps) {
  const auto since_boot = [] {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return Sessions::Clock::duration(std::chrono::seconds(time.tv_sec)) +
           std::chrono::nanoseconds(time.tv_nsec);
  };
  const auto before = since_boot();
  const auto told = Sessions::Clock::now().time_since_epoch();
  EXPECT_GE(told, before);
  EXPECT_LE(told, since_boot());
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

// In every place of an address that could be taken for the name of a file.
TEST_F(GuardTest, NobodyHoldsAPageOfTheirOwn) {
  const Response one = serve(request("GET", "/"));
  const Response other = serve(request("GET", "/read/ab12"));
  EXPECT_TRUE(one.body.empty());
  EXPECT_FALSE(one.fixed.empty());
  EXPECT_EQ(one.fixed.data(), other.fixed.data());
}

TEST_F(GuardTest, PathsNameNoFiles) {
  const std::string climbs[] = {
      "../../../etc/passwd",
      "..%2f..%2f..%2fetc%2fpasswd",
      "%2e%2e/%2e%2e/etc/passwd",
      "..%5c..%5cetc%5cpasswd",
      "....//....//etc/passwd",
      "%252e%252e%252fetc%252fpasswd",
      "/etc/passwd",
      "%2fetc%2fpasswd",
      "file:///etc/passwd",
      "plumbline.db",
      "accounts.db",
      "..",
      "index.html/../plumbline.db",
      "C:%5cwindows%5cwin.ini",
      "%c0%ae%c0%ae/etc/passwd",
      "etc/passwd%00.html",
  };
  for (const std::string& climb : climbs) {
    for (const char* before : {"/", "/assets/", "/assets/../", "/read/", "/api/documents/",
                               "/api/countries/", "/api/documents/ab12/claims/"}) {
      for (const char* after : {"", ".html", "/trace", "/profile", "/dossier"}) {
        Request asked = request("GET", "");
        if (!read_target(before + climb + after, asked)) continue;  // refused before
        asked.headers["authorization"] = "Bearer 5eed";
        const Response response = serve(asked);
        for (const std::string_view bytes : {std::string_view(response.body), response.fixed}) {
          EXPECT_EQ(bytes.find("root:"), std::string_view::npos) << asked.path;
          EXPECT_EQ(bytes.find("SQLite format"), std::string_view::npos) << asked.path;
        }
        // The page itself, or nothing.
        EXPECT_TRUE(response.status != 200 || response.type == "text/html; charset=utf-8");
      }
    }
  }
  for (const char* path : {"/../../etc/passwd.txt", "/assets/../index.cc", "/.git/config.js"}) {
    EXPECT_EQ(serve(request("GET", path)).status, 404) << path;
  }
  EXPECT_EQ(serve(request("GET", "/read/ab12")).status, 200);
  EXPECT_EQ(serve(request("DELETE", "/")).status, 403);
}

// Whatever is asked, nothing of it becomes a header.
TEST_F(GuardTest, NoWordOfARequestIsAHeader) {
  const std::string words = "x\r\nSet-Cookie: a=b\r\n\r\n<script>";
  for (const auto& [method, path] : everything()) {
    for (const bool in_path : {false, true}) {
      Request asked = request(method, in_path ? path + "/" + words : path);
      asked.headers["authorization"] = "Bearer 5eed";
      asked.headers["x-plumbline"] = words;
      for (const char* name : {"name", "q", "form", "country", "after", "sections", "target",
                               "date", "style", "ticket"}) {
        asked.query.emplace_back(name, words);
      }
      Response response = serve(asked);
      protect(response);
      for (const auto& [name, value] : response.headers) {
        EXPECT_EQ(name.find_first_of("\r\n:"), std::string::npos) << method << " " << path;
        EXPECT_EQ(value.find_first_of("\r\n"), std::string::npos) << method << " " << path;
        EXPECT_NE(name, "Set-Cookie");
      }
    }
  }
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

}  // namespace
}  // namespace plumbline::http

// SPDX-License-Identifier: Apache-2.0
//
// A workspace of a team: who comes in, and what each may.

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "accounts/accounts.h"
#include "http/guard.h"
#include "http/permissions_internal.h"
#include "http/route.h"
#include "http/team_test_internal.h"

namespace plumbline::http {
namespace {

using testing::HasSubstr;

constexpr Role kRoles[] = {Role::Reader, Role::Analyst, Role::Editor, Role::Administrator};

bool allows(const Permission& permission, Role role) {
  switch (role) {
    case Role::Reader: return permission.may.reader;
    case Role::Analyst: return permission.may.analyst;
    case Role::Editor: return permission.may.editor;
    case Role::Administrator: return permission.may.administrator;
  }
  return false;
}

// The table says it a second time: a route that is given another right fails here.
TEST_F(TeamTest, EveryRouteAsksForTheRightOfTheRole) {
  for (const Role role : kRoles) {
    const std::string session = session_of(std::string(to_word(role)));
    for (const Route& route : routes()) {
      const Response response = ask(route.method, path_of(route.pattern), session);
      const std::string what = std::string(to_word(role)) + " " + std::string(route.method) + " " +
                               std::string(route.pattern);
      const Permission* permission = permission_of(route);
      ASSERT_NE(permission, nullptr) << what;
      if (allows(*permission, role)) {
        // Cases ask for more than the role (cases_test.cc).
        const bool more = route.right == accounts::Right::Cases;
        EXPECT_TRUE(response.status != 403 || more) << what << ": " << response.body;
        EXPECT_THAT(response.body, testing::Not(HasSubstr("has not the right"))) << what;
        EXPECT_NE(response.status, 401) << what;
      } else {
        EXPECT_EQ(response.status, 403) << what;
        EXPECT_THAT(response.body, HasSubstr("has not the right")) << what;
      }
    }
  }
}

// Somebody who comes in elsewhere: a team with a file and a server of its own.
TEST_F(TeamTest, WhoComesInElsewhereIsNobodyHere) {
  fs::create_directories(folder_ + "/elsewhere");
  auto opened = accounts::Accounts::open(folder_ + "/elsewhere", {1, std::size_t{8} << 10U});
  ASSERT_TRUE(opened);
  const auto others = std::move(opened).take();
  const accounts::Actor setup{"setup", "terminal"};
  ASSERT_TRUE(others->add(setup, "administrator", Role::Administrator, kPassword, accounts::now()));
  const auto token = others->issue_token(setup, "administrator", "all", 9, accounts::now());
  ASSERT_TRUE(token);
  Sessions sessions;
  const std::string session = sessions.open(
      {.who = "administrator", .role = Role::Administrator, .account = 1, .epoch = 1}, now_);
  for (const Route& route : routes()) {
    const std::string path = path_of(route.pattern);
    EXPECT_EQ(ask(route.method, path, *token).status, 401) << route.pattern;
    EXPECT_EQ(ask(route.method, path, session).status, 401) << route.pattern;
  }
}

// What changes something is never a matter of reading, and all that concerns others' accounts is an
// administrator's.
TEST(Routes, SayWhichRightTheyNeed) {
  for (const Route& route : routes()) {
    const bool own =
        route.pattern.starts_with("/api/me") || route.pattern.starts_with("/api/searches");
    if (route.method != "GET" && !own) {
      EXPECT_NE(route.right, accounts::Right::Read) << route.pattern;
    }
    if (route.pattern.starts_with("/api/accounts") || route.pattern == "/api/journal") {
      EXPECT_EQ(route.right, accounts::Right::Administer) << route.pattern;
    }
  }
}

TEST_F(TeamTest, NobodyComesInWithoutAnAccount) {
  for (const Route& route : routes()) {
    EXPECT_EQ(ask(route.method, path_of(route.pattern), "").status, 401) << route.pattern;
  }
  // There is no key, and no empty one either.
  EXPECT_EQ(ask("POST", "/open", "").status, 403);
  EXPECT_EQ(ask("GET", "/api/me", "").status, 401);
  EXPECT_EQ(Json::parse(ask("GET", "/door", "").body).at("accounts"), true);
  for (const char* body : {"", "[]", "{", R"({"name":"reader"})", R"({"name":1,"password":2})"}) {
    EXPECT_EQ(ask("POST", "/session", "", body).status, 400) << body;
  }
}

TEST_F(TeamTest, WrongPasswordsTellNothingAndSlowDown) {
  const Response wrong = sign_in("reader", "wrong");
  const Response unknown = sign_in("nobody", "wrong");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.body, unknown.body);
  for (int i = 0; i < 3; ++i) sign_in("reader", "wrong");
  const Response wait = sign_in("reader", kPassword);
  EXPECT_EQ(wait.status, 429) << wait.body;
  EXPECT_EQ(wait.headers.front().first, "Retry-After");
}

TEST_F(TeamTest, AProxyTellsWhereFrom) {
  const std::pair<const char*, const char*> rows[] = {
      {"203.0.113.9, 10.0.0.7", "10.0.0.7"},  // what the proxy saw itself comes last
      {"192.0.2.4:5555", "192.0.2.4"},
      {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"},
      {"[2001:db8:1:2::9]:443", "2001:db8:1:2::"},
      {"....", "127.0.0.1"},
      {"[", "127.0.0.1"},
      {"", "127.0.0.1"},
  };
  for (const auto& [told, address] : rows) {
    from_ = told;
    session_of("reader");
    const auto journal = accounts_->journal(0, 1);
    ASSERT_TRUE(journal);
    EXPECT_EQ(journal->front().deed.address, address) << told;
  }
  // Who asks this machine itself is believed nothing.
  Request direct;
  direct.method = "POST";
  direct.path = "/session";
  direct.headers = {{"host", "127.0.0.1:8137"},
                    {"x-plumbline", "1"},
                    {"content-type", "application/json"},
                    {"x-forwarded-for", "10.9.9.9"}};
  direct.body = Json{{"name", "reader"}, {"password", kPassword}}.dump();
  ASSERT_EQ(serve_request(direct, guard_, sessions_, {"/nonexistent"}, now_).status, 201);
  EXPECT_EQ(accounts_->journal(0, 1)->front().deed.address, "127.0.0.1");
}

TEST_F(TeamTest, ASessionEndsWithWhatItRestedOn) {
  const std::string session = session_of("analyst");
  const std::string other = session_of("editor");
  ASSERT_EQ(ask("GET", "/api/me", session).status, 200);
  const std::string admin = session_of("administrator");
  EXPECT_EQ(
      ask("POST", "/api/accounts/analyst", admin, change("role", {{"role", "reader"}})).status,
      200);
  EXPECT_EQ(ask("GET", "/api/me", session).status, 401) << "its role has changed";
  EXPECT_EQ(ask("GET", "/api/me", other).status, 200);
  EXPECT_EQ(ask("POST", "/api/accounts/editor", admin, change("close")).status, 200);
  EXPECT_EQ(ask("GET", "/api/me", other).status, 401) << "closed";
  EXPECT_EQ(sign_in("editor", kPassword).status, 401);
}

// What is shown to come in, by what happens then: which of it still opens.
struct EndCase {
  const char* name;
  std::chrono::minutes later;  // nobody asks meanwhile
  std::function<Status(accounts::Accounts&, const std::string& token)> happens;
  bool session, token, ticket;
};

class EndTest : public TeamTest, public testing::WithParamInterface<EndCase> {};

TEST_P(EndTest, OpensAsTheTableSays) {
  const std::string session = session_of("analyst");
  const auto token = accounts_->issue_token(kSetup, "analyst", "export", 366, accounts::now());
  ASSERT_TRUE(token);
  const Response given =
      ask("POST", "/ticket", session, Json{{"target", "/api/openapi.json"}}.dump());
  ASSERT_EQ(given.status, 201);
  const std::string ticket = Json::parse(given.body).at("ticket");
  if (GetParam().happens) {
    const Status done = GetParam().happens(*accounts_, *token);
    ASSERT_TRUE(done) << done.error().message;
  }
  const auto later = now_ + GetParam().later;
  const auto opens = [&](const std::string& shown, const std::string& ticket_shown) {
    Request asked;
    asked.method = "GET";
    asked.path = "/api/openapi.json";
    asked.headers["host"] = "desk.example.org";
    if (!shown.empty()) asked.headers["authorization"] = "Bearer " + shown;
    if (!ticket_shown.empty()) asked.query.emplace_back("ticket", ticket_shown);
    return serve_request(asked, guard_, sessions_, {"/nonexistent"}, later).status == 200;
  };
  // The ticket first: a session that is looked at and over is gone.
  EXPECT_EQ(opens("", ticket), GetParam().ticket);
  EXPECT_EQ(opens(session, ""), GetParam().session);
  EXPECT_EQ(opens(*token, ""), GetParam().token);
}

using std::chrono::hours;
using std::chrono::minutes;
INSTANTIATE_TEST_SUITE_P(
    Matrix, EndTest,
    testing::Values(
        EndCase{"Nothing", minutes{0}, {}, true, true, true},
        EndCase{"IdleLess", minutes{30}, {}, true, true, false},
        EndCase{"Idle", minutes{31}, {}, false, true, false},
        EndCase{"Role", minutes{0},
                [](auto& all, auto&) {
                  return all.set_role(kSetup, "analyst", Role::Reader, accounts::now());
                },
                false, true, false},
        EndCase{"Password", minutes{0},
                [](auto& all, auto&) {
                  return all.set_password(kSetup, "analyst", "willow copper nine lakes",
                                          accounts::now());
                },
                false, false, false},
        EndCase{"SecondFactor", minutes{0},
                [](auto& all, auto&) {
                  const auto secret = all.propose_factor("analyst");
                  if (!secret) return Status(secret.error());
                  const std::int64_t step = accounts::now().time_since_epoch().count() / 30;
                  return all.confirm_factor(kSetup, "analyst", accounts::code_at(*secret, step),
                                            accounts::now());
                },
                false, true, false},
        EndCase{"Closed", minutes{0},
                [](auto& all, auto&) {
                  return all.set_closed(kSetup, "analyst", true, accounts::now());
                },
                false, false, false},
        EndCase{"ClosedAndOpened", minutes{0},
                [](auto& all, auto&) {
                  if (auto done = all.set_closed(kSetup, "analyst", true, accounts::now()); !done) {
                    return done;
                  }
                  return all.set_closed(kSetup, "analyst", false, accounts::now());
                },
                false, false, false},
        EndCase{"Revoked", minutes{0},
                [](auto& all, auto&) {
                  return all.revoke_token(kSetup, "analyst", all.tokens("analyst")->front().id,
                                          accounts::now());
                },
                true, false, true},
        EndCase{"AnothersRole", minutes{0},
                [](auto& all, auto&) {
                  return all.set_role(kSetup, "editor", Role::Reader, accounts::now());
                },
                true, true, true},
        EndCase{"Unlocked", minutes{0},
                [](auto& all, auto&) { return all.unlock(kSetup, "analyst", accounts::now()); },
                true, true, true}),
    [](const auto& each) { return each.param.name; });

TEST_F(TeamTest, ASessionEndsAfterTwelveHoursHoweverBusy) {
  const std::string session = session_of("reader");
  const auto at = [&](std::chrono::minutes later) {
    Request asked;
    asked.method = "GET";
    asked.path = "/api/openapi.json";
    asked.headers = {{"host", "desk.example.org"}, {"authorization", "Bearer " + session}};
    return serve_request(asked, guard_, sessions_, {"/nonexistent"}, now_ + later).status;
  };
  for (minutes later{0}; later <= hours{12}; later += minutes{15}) EXPECT_EQ(at(later), 200);
  EXPECT_EQ(at(hours{12} + minutes{1}), 401);
  // 256 bits, and no two alike.
  EXPECT_EQ(session.size(), 64U);
  EXPECT_EQ(session.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(session, session_of("reader"));
}

// A ticket that a token asked for ends with the token.
TEST_F(TeamTest, ATicketEndsWithItsToken) {
  const auto token = accounts_->issue_token(kSetup, "analyst", "export", 9, accounts::now());
  ASSERT_TRUE(token);
  const Response given =
      ask("POST", "/ticket", *token, Json{{"target", "/api/openapi.json"}}.dump());
  ASSERT_EQ(given.status, 201);
  ASSERT_TRUE(accounts_->revoke_token(kSetup, "analyst", accounts_->tokens("analyst")->front().id,
                                      accounts::now()));
  Request late;
  late.method = "GET";
  late.path = "/api/openapi.json";
  late.headers["host"] = "desk.example.org";
  late.query.emplace_back("ticket", Json::parse(given.body).at("ticket"));
  EXPECT_EQ(serve_request(late, guard_, sessions_, {"/nonexistent"}, now_).status, 401);
}

// A session that an attacker planted before is none: each signing in makes a new one.
TEST_F(TeamTest, SigningInGivesANewSession) {
  Request planted;
  const std::string first = session_of("reader");
  const Response again =
      ask("POST", "/session", first, Json{{"name", "reader"}, {"password", kPassword}}.dump());
  ASSERT_EQ(again.status, 201);
  EXPECT_NE(Json::parse(again.body).at("session"), first);
  EXPECT_EQ(ask("POST", "/close", first).status, 204);
  EXPECT_EQ(ask("GET", "/api/me", first).status, 401);
}

TEST_F(TeamTest, ATokenMayWhatItsOwnerMay) {
  const std::string session = session_of("analyst");
  const Response made =
      ask("POST", "/api/me/tokens", session,
          Json{{"for", "nightly export"}, {"days", 30}, {"password", kPassword}}.dump());
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string token = Json::parse(made.body).at("token");
  const Json me = Json::parse(ask("GET", "/api/me", token).body);
  EXPECT_EQ(me.at("who"), "analyst");
  EXPECT_EQ(me.at("rights"), Json({"read", "decide"}));
  EXPECT_EQ(ask("GET", "/api/accounts", token).status, 403);
  const auto id =
      Json::parse(ask("GET", "/api/me/tokens", session).body).at("tokens").at(0).at("id");
  EXPECT_EQ(ask("POST", "/api/me/tokens", session, Json{{"revoke", id}}.dump()).status, 200);
  EXPECT_EQ(ask("GET", "/api/me", token).status, 401);
}

TEST_F(TeamTest, AnOpenSessionDoesNotLetAStrangerKeepIt) {
  const std::string session = session_of("analyst");
  const std::string admin = session_of("administrator");
  const std::pair<const char*, const char*> changes[] = {
      {"/api/me/password", R"({"password":"guess","new":"willow copper nine lakes"})"},
      {"/api/me/second-factor", R"({"password":"guess"})"},
      {"/api/me/tokens", R"({"password":"guess","for":"x","days":9})"},
  };
  for (const auto& [path, body] : changes) {
    EXPECT_EQ(ask("POST", path, session, body).status, 403) << path;
  }
  EXPECT_EQ(ask("POST", "/api/me/tokens", session, R"({"for":"x","days":9})").status, 400);
  for (const char* word : {"role", "password", "close", "no-second-factor", "unlock"}) {
    Json body = {{"change", word}, {"role", "reader"}, {"new", "willow copper nine lakes"}};
    EXPECT_EQ(ask("POST", "/api/accounts/editor", admin, body.dump()).status, 400) << word;
  }
  EXPECT_EQ(ask("POST", "/api/accounts/administrator", admin,
                change("password", {{"new", "willow copper nine lakes"}}))
                .status,
            409)
      << "one's own";
  EXPECT_EQ(ask("POST", "/api/accounts/Administrator", admin, change("no-second-factor")).status,
            409)
      << "one's own, in other letters";
  EXPECT_EQ(ask("POST", "/api/me/password", session,
                Json{{"password", kPassword}, {"new", "willow copper nine lakes"}}.dump())
                .status,
            200);
  EXPECT_EQ(ask("GET", "/api/me", session).status, 401) << "all sessions end";
}

TEST_F(TeamTest, ATokenChangesNoAccount) {
  const std::string token =
      Json::parse(ask("POST", "/api/me/tokens", session_of("administrator"),
                      Json{{"for", "export"}, {"days", 9}, {"password", kPassword}}.dump())
                      .body)
          .at("token");
  EXPECT_EQ(ask("GET", "/api/accounts", token).status, 200);
  EXPECT_EQ(ask("POST", "/api/accounts/reader", token, change("close")).status, 403);
  for (const char* path : {"/api/me/password", "/api/me/second-factor", "/api/me/tokens"}) {
    const std::string body = Json{{"password", kPassword},
                                  {"new", "willow copper nine lakes"},
                                  {"new_code", "123456"},
                                  {"for", "more"},
                                  {"days", 9}}
                                 .dump();
    EXPECT_EQ(ask("POST", path, token, body).status, 403) << path;
  }
  ASSERT_TRUE(accounts_->set_password({"setup", "terminal"}, "administrator",
                                      "willow copper nine lakes", accounts::now()));
  EXPECT_EQ(ask("GET", "/api/me", token).status, 401) << "it ends with the password";
}

TEST_F(TeamTest, ASecondFactorIsSetUpOverTheNetwork) {
  const std::string session = session_of("reader");
  const Response proposed =
      ask("POST", "/api/me/second-factor", session, Json{{"password", kPassword}}.dump());
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  const std::string secret = Json::parse(proposed.body).at("secret");
  const std::int64_t step = accounts::now().time_since_epoch().count() / 30;
  ASSERT_EQ(ask("POST", "/api/me/second-factor", session,
                Json{{"new_code", accounts::code_at(secret, step)}}.dump())
                .status,
            200);
  EXPECT_THAT(sign_in("reader", kPassword).body, HasSubstr("Code needed"));
  const Response in = sign_in("reader", kPassword, accounts::code_at(secret, step + 1));
  ASSERT_EQ(in.status, 201);
  // Another one needs a code of this one.
  EXPECT_THAT(ask("POST", "/api/me/second-factor", Json::parse(in.body).at("session"),
                  Json{{"password", kPassword}}.dump())
                  .body,
              HasSubstr("Code needed"));
}

TEST_F(TeamTest, ATicketEndsWithItsSession) {
  const std::string session = session_of("reader");
  const Response given =
      ask("POST", "/ticket", session, Json{{"target", "/api/openapi.json"}}.dump());
  ASSERT_EQ(given.status, 201);
  EXPECT_EQ(ask("POST", "/close", session).status, 204);
  Request late;
  late.method = "GET";
  late.path = "/api/openapi.json";
  late.headers["host"] = "desk.example.org";
  late.query.emplace_back("ticket", Json::parse(given.body).at("ticket"));
  EXPECT_EQ(serve_request(late, guard_, sessions_, {"/nonexistent"}, now_).status, 401);
}

TEST_F(TeamTest, AKeyOfBeforeOpensNothing) {
  // A server that began before there were accounts.
  Guard before = guard_;
  before.door.accounts = nullptr;
  before.door.key = "5eed";
  Request asked;
  asked.method = "GET";
  asked.path = "/api/openapi.json";
  asked.headers = {{"host", "127.0.0.1:8137"}, {"authorization", "Bearer 5eed"}};
  const Response refused = serve_request(asked, before, sessions_, {"/nonexistent"}, now_);
  EXPECT_EQ(refused.status, 503);
  EXPECT_THAT(refused.body, HasSubstr("start it again"));
  asked.method = "POST";
  asked.path = "/open";
  asked.headers["x-plumbline"] = "1";
  EXPECT_EQ(serve_request(asked, before, sessions_, {"/nonexistent"}, now_).status, 503);
}

TEST_F(TeamTest, AdministratorsLookAfterAccounts) {
  const std::string admin = session_of("administrator");
  EXPECT_EQ(
      ask("POST", "/api/accounts", admin,
          R"({"name":"Ben","role":"reader","new":"too short","password":"barn gravel otter seven"})")
          .status,
      400);
  EXPECT_EQ(
      ask("POST", "/api/accounts", admin,
          R"({"name":"Ben","role":"reader","new":"willow copper nine lakes","password":"barn gravel otter seven"})")
          .status,
      201);
  EXPECT_EQ(
      ask("POST", "/api/accounts", admin,
          R"({"name":"ben","role":"reader","new":"willow copper nine lakes","password":"barn gravel otter seven"})")
          .status,
      409);
  EXPECT_EQ(ask("POST", "/api/accounts/nobody", admin, change("close")).status, 404);
  EXPECT_EQ(ask("POST", "/api/accounts/Ben", admin, change("dance")).status, 400);
  EXPECT_EQ(ask("POST", "/api/accounts/administrator", admin, change("close")).status, 409)
      << "the last one";
  EXPECT_THAT(ask("GET", "/api/accounts", admin).body, HasSubstr("\"name\":\"Ben\""));
  EXPECT_THAT(ask("GET", "/api/accounts", admin).body, testing::Not(HasSubstr("argon2")));
}

}  // namespace
}  // namespace plumbline::http

// SPDX-License-Identifier: Apache-2.0
//
// Confidential cases over the network: who opens them, and that nobody else learns that there are
// any (tests/journey/cases.py tries the same at a running server).

#include "cases/cases.h"

#include <filesystem>
#include <map>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <stdlib.h>

#include "accounts/accounts.h"
#include "http/guard.h"
#include "http/route.h"

namespace plumbline::http {
namespace {

namespace fs = std::filesystem;
using accounts::Role;
using testing::HasSubstr;
using testing::Not;
using SortedJson = nlohmann::json;

constexpr const char* kCasesPassword = "barn gravel otter seven";
constexpr const char* kOther = "willow copper nine lakes";
constexpr accounts::Cost kCheap{1, std::size_t{8} << 10U};

class CasesTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "plumbline_cases_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = accounts::Accounts::open(folder_, kCheap);
    ASSERT_TRUE(opened) << opened.error().message;
    accounts_ = std::move(opened).take();
    auto kept = cases::Cases::open(folder_, kCheap);
    ASSERT_TRUE(kept) << kept.error().message;
    cases_ = std::move(kept).take();
    for (const auto& [name, role] :
         std::initializer_list<std::pair<const char*, Role>>{{"Ada", Role::Administrator},
                                                             {"Rita", Role::Reader},
                                                             {"Ann", Role::Analyst},
                                                             {"Ben", Role::Editor},
                                                             {"Eve", Role::Editor},
                                                             {"Fay", Role::Analyst}}) {
      ASSERT_TRUE(
          accounts_->add({"setup", "terminal"}, name, role, kCasesPassword, accounts::now()));
    }
    guard_.hosts = {"127.0.0.1:8137"};
    guard_.origins = {"http://127.0.0.1:8137"};
    guard_.door.workspace = folder_;
    guard_.door.accounts = accounts_.get();
    guard_.door.cases = cases_.get();
    for (const char* name : {"Ann", "Ben", "Eve"}) factor(name);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::int64_t step() { return accounts::now().time_since_epoch().count() / 30; }
  void factor(const std::string& name) {
    const auto secret = accounts_->propose_factor(name);
    ASSERT_TRUE(secret);
    secrets_[name] = *secret;
    used_[name] = step() - 1;
    ASSERT_TRUE(accounts_->confirm_factor(
        {name, "terminal"}, name, accounts::code_at(*secret, used_[name]), accounts::now()));
  }
  // A code that was not used yet. There are two besides that of confirming.
  std::string code(const std::string& name) {
    if (!secrets_.contains(name)) return {};
    return accounts::code_at(secrets_[name], ++used_[name]);
  }
  Response ask(std::string_view method, std::string_view path, const std::string& shown,
               const SortedJson& body = {}) {
    Request asked;
    asked.method = method;
    asked.path = path;
    asked.headers["host"] = "127.0.0.1:8137";
    asked.headers["x-plumbline"] = "1";
    if (!shown.empty()) asked.headers["authorization"] = "Bearer " + shown;
    if (!body.is_null()) asked.body = body.dump();
    if (!body.is_null()) asked.headers["content-type"] = "application/json";
    return serve_request(asked, guard_, sessions_, {"/nonexistent"}, now_);
  }
  std::string session_of(const std::string& name, const char* password = kCasesPassword) {
    const Response in =
        ask("POST", "/session", "", {{"name", name}, {"password", password}, {"code", code(name)}});
    EXPECT_EQ(in.status, 201) << in.body;
    return SortedJson::parse(in.body).value("session", "");
  }
  std::string make(const std::string& session, const std::string& title = "Quarry") {
    const Response made = ask("POST", "/api/cases", session,
                              {{"title", title},
                               {"reference", "CANARY-ref"},
                               {"exploitation", {"ForcedLabour"}},
                               {"opened", "2024-06"}});
    EXPECT_EQ(made.status, 201) << made.body;
    return SortedJson::parse(made.body).at("case").at("id");
  }
  // How Ann gives the case to somebody.
  Response assign(const std::string& session, const std::string& id, const std::string& name) {
    const SortedJson told = SortedJson::parse(ask("GET", "/api/cases/" + id, session).body);
    for (const SortedJson& each : told.at("assignable")) {
      if (each.at("name") != name) continue;
      return ask("POST", "/api/cases/" + id + "/officers", session,
                 {{"assign", name}, {"fingerprint", each.at("fingerprint")}});
    }
    return problem(404, "Not assignable", told.dump());
  }
  // A body that the route would take.
  static SortedJson body_of(std::string_view pattern) {
    static const std::map<std::string, SortedJson, std::less<>> kBodies = {
        {"/api/cases/{case}", {{"title", "x"}, {"seen", 1}}},
        {"/api/cases/{case}/entries", {{"kind", "note"}, {"words", "x"}}},
        {"/api/cases/{case}/entries/{number}", {{"remove", true}, {"seen", 1}}},
        {"/api/cases/{case}/officers", {{"unassign", "Ann"}}},
        {"/api/cases/{case}/delete", {{"password", kCasesPassword}}},
    };
    const auto found = kBodies.find(pattern);
    return found == kBodies.end() ? SortedJson::object() : found->second;
  }
  static std::string path_of(std::string_view pattern, const std::string& id) {
    std::string out(pattern);
    for (const auto& [part, value] :
         {std::pair<std::string, std::string>{"{case}", id}, {"{number}", "1"}}) {
      const std::size_t at = out.find(part);
      if (at != std::string::npos) out.replace(at, part.size(), value);
    }
    return out;
  }
  std::vector<SortedJson> journal() {
    std::vector<SortedJson> out;
    const auto entries = accounts_->journal(0, 500);
    EXPECT_TRUE(entries);
    for (const accounts::Entry& each : *entries) {
      out.push_back({{"who", each.deed.who},
                     {"action", each.deed.action},
                     {"subject", each.deed.subject},
                     {"detail", each.deed.detail}});
    }
    return out;
  }

  std::string folder_;
  std::unique_ptr<accounts::Accounts> accounts_;
  std::unique_ptr<cases::Cases> cases_;
  Guard guard_;
  Sessions sessions_;
  const Sessions::Clock::time_point now_ = Sessions::Clock::now();
  std::map<std::string, std::string> secrets_;
  std::map<std::string, std::int64_t> used_;
};

TEST_F(CasesTest, ACaseFromItsFirstWordToItsLast) {
  const std::string ann = session_of("Ann");
  const std::string ben = session_of("Ben");
  EXPECT_EQ(ask("POST", "/api/cases", ann, {{"title", " "}}).status, 400);
  EXPECT_EQ(ask("POST", "/api/cases", ann, {{"title", "x"}, {"exploitation", {"Theft"}}}).status,
            400);
  const std::string id = make(ann);
  const std::string path = "/api/cases/" + id;
  const SortedJson entries[] = {
      {{"kind", "note"}, {"words", "met at the ferry"}},
      {{"kind", "person"}, {"name", "Willow"}, {"part", "victim"}, {"words", "about 30"}},
      {{"kind", "link"}, {"incident", "i-5f3a"}, {"label", "raid"}},
  };
  for (const SortedJson& entry : entries) {
    const Response entered = ask("POST", path + "/entries", ann, entry);
    EXPECT_EQ(entered.status, 201) << entered.body;
  }
  for (const SortedJson& entry :
       std::initializer_list<SortedJson>{{{"kind", "event"}, {"words", "x"}},
                                         {{"kind", "note"}},
                                         {{"kind", "link"}, {"incident", "<x>"}}}) {
    EXPECT_EQ(ask("POST", path + "/entries", ann, entry).status, 400) << entry;
  }
  EXPECT_EQ(ask("POST", path + "/entries/2", ann,
                {{"name", "Willow"}, {"part", "witness"}, {"words", "about 40"}})
                .status,
            400)
      << "nobody says what they saw";
  const SortedJson better = {
      {"name", "Willow"}, {"part", "witness"}, {"words", "about 40"}, {"seen", 1}};
  EXPECT_EQ(ask("POST", path + "/entries/2", ann, better).status, 200);
  EXPECT_EQ(ask("POST", path + "/entries/2", ann, better).status, 409) << "there is a later one";
  EXPECT_EQ(ask("POST", path + "/entries/1", ann, {{"remove", true}, {"seen", 1}}).status, 409);
  EXPECT_EQ(ask("POST", path + "/entries/3", ann, {{"remove", true}, {"seen", 1}}).status, 200);
  EXPECT_EQ(ask("POST", path, ann, {{"title", "Mill"}, {"status", "in-work"}, {"seen", 1}}).status,
            200);
  EXPECT_EQ(ask("POST", path, ann, {{"title", "Mine"}, {"seen", 1}}).status, 409);
  const Response given = assign(ann, id, "Ben");
  ASSERT_EQ(given.status, 200) << given.body;
  const SortedJson seen = SortedJson::parse(ask("GET", path, ben).body);
  EXPECT_EQ(seen.at("case").at("title"), "Mill");
  EXPECT_EQ(seen.at("case").at("entries").at(1).at("words"), "about 40");
  EXPECT_EQ(seen.at("case").at("entries").at(2).at("kind"), "removed");
  EXPECT_EQ(seen.at("officers").size(), 2U);
  EXPECT_EQ(ask("POST", path + "/officers", ann, {{"unassign", "Ben"}}).status, 200);
  EXPECT_EQ(ask("GET", path, ben).status, 404);
  EXPECT_EQ(ask("POST", path + "/delete", ann, {{"password", "guess"}}).status, 403);
  EXPECT_EQ(ask("POST", path + "/delete", ann, {{"password", kCasesPassword}}).status, 403)
      << "a code is needed";
  EXPECT_EQ(
      ask("POST", path + "/delete", ann, {{"password", kCasesPassword}, {"code", code("Ann")}})
          .status,
      200);
  EXPECT_EQ(ask("GET", path, ann).status, 404);
  EXPECT_EQ(SortedJson::parse(ask("GET", "/api/cases", ann).body).at("cases").size(), 0U);
}

// The bytes that answer to a case of others are those that answer to none.
TEST_F(CasesTest, ToOthersThereIsNoSuchCase) {
  const std::string ann = session_of("Ann");
  const std::string id = make(ann);
  ask("POST", "/api/cases/" + id + "/entries", ann, {{"kind", "note"}, {"words", "CANARY"}});
  const std::string none = cases::random_id();
  const std::string token =
      SortedJson::parse(
          ask("POST", "/api/me/tokens", ann,
              {{"for", "x"}, {"days", 9}, {"password", kCasesPassword}, {"code", code("Ann")}})
              .body)
          .at("token");
  const std::map<std::string, std::pair<std::string, int>> others = {
      {"outsider", {"", 401}},
      {"reader", {session_of("Rita"), 403}},
      {"administrator", {session_of("Ada"), 403}},
      {"editor who is not assigned", {session_of("Eve"), 404}},
      {"analyst without second factor", {session_of("Fay"), 403}},
      {"token of who is assigned", {token, 403}},
  };
  for (const auto& [who, shown] : others) {
    for (const Route& route : routes()) {
      if (route.pattern.find("{case}") == std::string_view::npos) continue;
      SortedJson body = route.method == "POST" ? body_of(route.pattern) : SortedJson();
      const Response told = ask(route.method, path_of(route.pattern, id), shown.first, body);
      const Response never = ask(route.method, path_of(route.pattern, none), shown.first, body);
      const std::string what = who + ": " + std::string(route.pattern);
      // Deleting asks for the password first.
      const bool proves = shown.second == 404 && route.pattern.ends_with("/delete");
      EXPECT_EQ(told.status, proves ? 403 : shown.second) << what << told.body;
      EXPECT_EQ(told.status, never.status) << what;
      EXPECT_EQ(told.body, never.body) << what;
      EXPECT_EQ(told.headers, never.headers) << what;
      EXPECT_THAT(told.body, Not(HasSubstr(id))) << what;
    }
  }
  const std::string eve = others.at("editor who is not assigned").first;
  const SortedJson list = SortedJson::parse(ask("GET", "/api/cases", eve).body);
  EXPECT_EQ(list.at("cases").size(), 0U);
  EXPECT_EQ(list.at("lost"), 0);
  EXPECT_EQ(ask("POST", "/api/cases/" + id + "/delete", eve,
                {{"password", kCasesPassword}, {"code", code("Eve")}})
                .body,
            ask("GET", "/api/cases/" + none, eve).body);
  EXPECT_EQ(ask("GET", "/api/cases/" + id, ann).status, 200) << "it is as it was";
}

TEST_F(CasesTest, ATicketOpensNoCase) {
  const std::string ann = session_of("Ann");
  const std::string path = "/api/cases/" + make(ann);
  const Response given = ask("POST", "/ticket", ann, {{"target", path}});
  ASSERT_EQ(given.status, 201);
  Request asked;
  asked.method = "GET";
  asked.path = path;
  asked.headers["host"] = "127.0.0.1:8137";
  asked.query.emplace_back("ticket", SortedJson::parse(given.body).at("ticket"));
  EXPECT_EQ(serve_request(asked, guard_, sessions_, {"/nonexistent"}, now_).status, 403);
}

TEST_F(CasesTest, TheJournalTellsWhoAndWhichAndNoMore) {
  const std::string ann = session_of("Ann");
  const std::string id = make(ann, "CANARY-title");
  ask("GET", "/api/cases", ann);
  ask("GET", "/api/cases/" + id, ann);
  ask("POST", "/api/cases/" + id + "/entries", ann, {{"kind", "note"}, {"words", "CANARY"}});
  ask("GET", "/api/cases/CANARY typed where an id belongs", ann);
  const std::string eve = session_of("Eve");
  ask("GET", "/api/cases/" + id, eve);
  const std::string told = SortedJson(journal()).dump();
  EXPECT_THAT(told, Not(HasSubstr("CANARY")));
  const auto has = [&](const char* who, const char* action, const std::string& subject) {
    const SortedJson wanted = {
        {"who", who}, {"action", action}, {"subject", subject}, {"detail", ""}};
    const auto all = journal();
    return std::find(all.begin(), all.end(), wanted) != all.end();
  };
  EXPECT_TRUE(has("Ann", "make-case", "cases/" + id)) << told;
  EXPECT_TRUE(has("Ann", "list-cases", "cases")) << told;
  EXPECT_TRUE(has("Ann", "open-case", "cases/" + id)) << told;
  EXPECT_TRUE(has("Ann", "add-to-case", "cases/" + id)) << told;
  EXPECT_TRUE(has("Ann", "open-case", "cases/?")) << told;
  EXPECT_TRUE(has("Eve", "open-case", "cases/" + id)) << "who asked for what is not theirs";
}

TEST_F(CasesTest, ANewPasswordOfOnesOwnKeepsThem) {
  const std::string ann = session_of("Ann");
  const std::string id = make(ann);
  const Response changed =
      ask("POST", "/api/me/password", ann,
          {{"password", kCasesPassword}, {"code", code("Ann")}, {"new", kOther}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(ask("GET", "/api/cases/" + id, ann).status, 401);
  // The two codes of these steps are used up: the officer is asked for at the file.
  const auto account = accounts_->named("Ann");
  const auto anew = cases_->unlock(account->id, kOther, "2025-01-01");
  ASSERT_TRUE(anew);
  EXPECT_FALSE(anew->fresh);
  EXPECT_TRUE(cases_->read(*anew->officer, id));
  EXPECT_TRUE(cases_->unlock(account->id, kCasesPassword, "2025-01-01")->fresh);
}

TEST_F(CasesTest, APasswordThatWasGivenOpensNoCase) {
  const std::string ann = session_of("Ann");
  const std::string id = make(ann);
  ASSERT_TRUE(accounts_->set_password({"Ada", "terminal"}, "Ann", kOther, accounts::now()));
  const std::string anew = session_of("Ann", kOther);
  EXPECT_EQ(ask("GET", "/api/cases/" + id, anew).status, 404);
  const SortedJson list = SortedJson::parse(ask("GET", "/api/cases", anew).body);
  EXPECT_EQ(list.at("cases").size(), 0U);
  EXPECT_EQ(list.at("lost"), 1);
  EXPECT_EQ(ask("POST", "/api/case-keys", anew, {{"old", "guess"}}).status, 400);
  const Response back = ask("POST", "/api/case-keys", anew, {{"old", kCasesPassword}});
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_EQ(SortedJson::parse(back.body).at("cases"), 1);
  EXPECT_EQ(ask("GET", "/api/cases/" + id, anew).status, 200);
}

// Whoever assigns has seen the fingerprint: a key that was made meanwhile gets nothing.
TEST_F(CasesTest, ACaseIsGivenToTheKeyThatWasSeen) {
  const std::string ann = session_of("Ann");
  const std::string id = make(ann);
  EXPECT_EQ(assign(ann, id, "Ben").status, 404) << "he has not signed in yet";
  session_of("Ben");
  const Response stale = ask("POST", "/api/cases/" + id + "/officers", ann,
                             {{"assign", "Ben"}, {"fingerprint", "0000 0000 0000 0000 0000"}});
  EXPECT_EQ(stale.status, 409) << stale.body;
  for (const char* name : {"Rita", "Ada", "Fay", "nobody"}) {
    EXPECT_EQ(ask("POST", "/api/cases/" + id + "/officers", ann, {{"assign", name}}).status, 409)
        << name;
  }
  EXPECT_EQ(assign(ann, id, "Ben").status, 200);
}

TEST_F(CasesTest, AnotherRoleOrLessProofOpensNothing) {
  const std::string ann = session_of("Ann");
  const std::string id = make(ann);
  ASSERT_TRUE(accounts_->set_role({"Ada", "terminal"}, "Ann", Role::Reader, accounts::now()));
  EXPECT_EQ(ask("GET", "/api/cases/" + id, ann).status, 401);
  EXPECT_EQ(ask("GET", "/api/cases/" + id, session_of("Ann")).status, 403);
  ASSERT_TRUE(accounts_->set_role({"Ada", "terminal"}, "Ann", Role::Analyst, accounts::now()));
  ASSERT_TRUE(accounts_->remove_factor({"Ada", "terminal"}, "Ann", accounts::now()));
  secrets_.erase("Ann");
  const Response refused = ask("GET", "/api/cases/" + id, session_of("Ann"));
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("Second factor needed"));
}

TEST_F(CasesTest, TheKeyLeavesTheMemoryWithTheSession) {
  const std::string first = session_of("Ann");
  std::weak_ptr<const cases::Officer> held = sessions_.visitor(first, now_)->officer;
  EXPECT_FALSE(held.expired());
  EXPECT_EQ(ask("POST", "/close", first).status, 204);
  EXPECT_TRUE(held.expired());
  const std::string second = session_of("Ben");
  held = sessions_.visitor(second, now_)->officer;
  sessions_.sweep(now_ + Sessions::kIdle);
  EXPECT_FALSE(held.expired());
  sessions_.sweep(now_ + Sessions::kIdle + std::chrono::seconds(1));
  EXPECT_TRUE(held.expired()) << "nobody asked anything for half an hour";
}

TEST_F(CasesTest, WithoutAccountsThereAreNone) {
  Guard alone = guard_;
  const std::string elsewhere = folder_ + "/alone";
  fs::create_directories(elsewhere);
  alone.door = {.workspace = elsewhere, .key = "5eed", .who = "Ada"};
  Request asked;
  asked.method = "GET";
  asked.path = "/api/cases";
  asked.headers = {{"host", "127.0.0.1:8137"}, {"authorization", "Bearer 5eed"}};
  const Response refused = serve_request(asked, alone, sessions_, {"/nonexistent"}, now_);
  EXPECT_EQ(refused.status, 404);
  EXPECT_THAT(refused.body, HasSubstr("plumbline accounts add"));
  asked.path = "/api/me";
  EXPECT_THAT(serve_request(asked, alone, sessions_, {"/nonexistent"}, now_).body,
              Not(HasSubstr("cases")));
}

}  // namespace
}  // namespace plumbline::http

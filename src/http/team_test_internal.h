// SPDX-License-Identifier: Apache-2.0
//
// A workspace of a team with one account of each role, and somebody who asks, for the tests.

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <stdlib.h>

#include "accounts/accounts.h"
#include "http/guard.h"
#include "http/route.h"

namespace plumbline::http {

namespace fs = std::filesystem;
using accounts::Role;
using Json = nlohmann::json;

inline constexpr const char* kPassword = "barn gravel otter seven";
inline const accounts::Actor kSetup{"setup", "terminal"};

class TeamTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "plumbline_team_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = accounts::Accounts::open(folder_, {1, std::size_t{8} << 10U});
    ASSERT_TRUE(opened) << opened.error().message;
    accounts_ = std::move(opened).take();
    // An administrator first.
    for (const Role role : {Role::Administrator, Role::Reader, Role::Analyst, Role::Editor}) {
      ASSERT_TRUE(accounts_->add({"setup", "terminal"}, std::string(to_word(role)), role, kPassword,
                                 accounts::now()));
    }
    guard_.hosts = {"127.0.0.1:8137", "desk.example.org"};
    guard_.origins = {"http://127.0.0.1:8137", "https://desk.example.org"};
    guard_.door.workspace = folder_;
    guard_.door.accounts = accounts_.get();
    guard_.door.proxy = "desk.example.org";
  }
  void TearDown() override { fs::remove_all(folder_); }

  Response ask(std::string_view method, std::string_view path, const std::string& shown,
               const std::string& body = {}) {
    Request asked;
    asked.method = method;
    asked.path = path;
    asked.headers["host"] = "desk.example.org";
    asked.headers["origin"] = "https://desk.example.org";
    asked.headers["x-forwarded-for"] = from_;
    if (!shown.empty()) asked.headers["authorization"] = "Bearer " + shown;
    asked.body = body;
    if (!body.empty()) asked.headers["content-type"] = "application/json";
    return serve_request(asked, guard_, sessions_, {"/nonexistent"}, now_);
  }
  Response sign_in(const std::string& name, const std::string& password,
                   const std::string& code = {}) {
    return ask("POST", "/session", "",
               Json{{"name", name}, {"password", password}, {"code", code}}.dump());
  }
  std::string session_of(const std::string& name) {
    const Response in = sign_in(name, kPassword);
    EXPECT_EQ(in.status, 201) << in.body;
    return Json::parse(in.body).value("session", "");
  }
  // The body of a change of an account, by somebody who shows the password.
  static std::string change(const std::string& word, Json more = Json::object()) {
    more["change"] = word;
    more["password"] = kPassword;
    return more.dump();
  }
  static std::string path_of(std::string_view pattern) {
    std::string out;
    for (const char c : pattern) {
      if (c != '{' && c != '}') out += c;
    }
    return out;
  }

  std::string folder_;
  std::unique_ptr<accounts::Accounts> accounts_;
  Guard guard_;
  std::string from_ = "203.0.113.9, 10.0.0.7";
  Sessions sessions_;
  const Sessions::Clock::time_point now_ = Sessions::Clock::now();
};

}  // namespace plumbline::http

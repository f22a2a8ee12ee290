// SPDX-License-Identifier: Apache-2.0
//
// A file of cases with two officers, for the tests of this room.

#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "cases/cases.h"
#include "cases/key.h"
#include "db/connection.h"

namespace plumbline::cases {

namespace fs = std::filesystem;

inline constexpr accounts::Cost kCheap{1, std::size_t{8} << 10U};  // Argon2's least
inline constexpr const char* kPassword = "barn gravel otter seven";
inline constexpr const char* kOther = "willow copper nine lakes";
inline constexpr const char* kToday = "2025-01-01";
inline const Doing kAnn{"Ann", "2025-01-01T12:00:00Z"};
inline const Doing kBen{"Ben", "2025-01-02T12:00:00Z"};
inline constexpr std::int64_t kAnnId = 2;
inline constexpr std::int64_t kBenId = 3;

inline Facts facts_of(const std::string& title) {
  return {title, "R-CANARY-17", "open", {"ForcedLabour"}, "2024-06", ""};
}
inline CaseEntry note_of(const std::string& words) {
  CaseEntry out;
  out.words = words;
  return out;
}
inline CaseEntry person_of(const std::string& name, const std::string& words) {
  CaseEntry out;
  out.kind = Kind::Person;
  out.name = name;
  out.part = "victim";
  out.words = words;
  return out;
}

class CasesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("plumbline-cases-" + std::to_string(::getpid()) + "-" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    reopen();
    ann_ = unlock(kAnnId, kPassword);
    ben_ = unlock(kBenId, kOther);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void reopen() {
    cases_.reset();
    auto opened = Cases::open(folder_, kCheap);
    ASSERT_TRUE(opened) << opened.error().message;
    cases_ = std::move(opened).take();
  }
  std::shared_ptr<const Officer> unlock(std::int64_t account, const char* password) {
    auto unlocked = cases_->unlock(account, password, kToday);
    EXPECT_TRUE(unlocked) << unlocked.error().message;
    if (!unlocked) return nullptr;
    fresh_ = unlocked->fresh;
    return unlocked->officer;
  }
  std::string make(const std::string& title) {
    const std::string id = random_id();
    const Status made = cases_->make(*ann_, id, facts_of(title), kAnn);
    EXPECT_TRUE(made) << made.error().message;
    return id;
  }
  Grant grant_of(std::int64_t account, const std::string& name) {
    const auto keys = cases_->keys();
    EXPECT_TRUE(keys);
    for (const OpenKey& each : *keys) {
      if (each.account == account) return {account, name, each.fingerprint};
    }
    return {account, name, ""};
  }
  void assign_ben(const std::string& id) {
    const Status done = cases_->assign(*ann_, id, grant_of(kBenId, "Ben"), kAnn);
    ASSERT_TRUE(done) << done.error().message;
  }
  // All that lies in the folder: the file, its log, its index.
  std::string all_bytes() const {
    std::string out;
    for (const auto& each : fs::directory_iterator(folder_)) {
      std::ifstream in(each.path(), std::ios::binary);
      out.append(std::istreambuf_iterator<char>(in), {});
    }
    return out;
  }
  // Sealed cells as they lie in the file now.
  std::set<std::string> cells(const std::string& sql) const {
    std::set<std::string> out;
    const auto file = db::Connection::open(folder_ + "/cases.db", db::Mode::ReadOnly);
    EXPECT_TRUE(file);
    auto rows = (*file)->prepare(sql);
    EXPECT_TRUE(rows) << rows.error().message;
    db::Statement each = std::move(rows).take();
    while (true) {
      const auto row = each.step();
      EXPECT_TRUE(row);
      if (!row || !*row) return out;
      out.emplace(each.text(0));
    }
  }
  void tamper(const std::string& sql) const {
    const auto file = db::Connection::open(folder_ + "/cases.db", db::Mode::ReadWrite);
    ASSERT_TRUE(file);
    const Status done = (*file)->run(sql);
    ASSERT_TRUE(done) << done.error().message;
  }

  std::string folder_;
  std::unique_ptr<Cases> cases_;
  std::shared_ptr<const Officer> ann_;
  std::shared_ptr<const Officer> ben_;
  bool fresh_ = false;
};

}  // namespace plumbline::cases

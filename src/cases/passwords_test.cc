// SPDX-License-Identifier: Apache-2.0
//
// Private keys of officers and the passwords that open them.

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/cases.h"
#include "cases/cases_test_internal.h"
#include "cases/passwords_internal.h"
#include "db/connection.h"

namespace plumbline::cases {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PasswordsTest : public CasesTest {
 protected:
  // What was prepared for Ann.
  std::string prepare(const char* password, const char* next) {
    auto prepared = cases_->prepare_password(kAnnId, password, next);
    EXPECT_TRUE(prepared) << prepared.error().message;
    return prepared ? std::move(prepared).take() : std::string();
  }
  // Of Ann, as another program reads them.
  std::vector<KeyRow> rows() const {
    auto read = rows_of(*file(), kAnnId);
    EXPECT_TRUE(read);
    return read ? std::move(read).take() : std::vector<KeyRow>();
  }
  std::unique_ptr<db::Connection> file() const {
    auto opened = db::Connection::open(folder_ + "/cases.db", db::Mode::ReadWrite);
    EXPECT_TRUE(opened);
    return std::move(opened).take();
  }
};

TEST_F(PasswordsTest, AWrongPasswordOpensNothing) {
  const std::string id = make("Quarry");
  EXPECT_FALSE(fresh_);
  const auto stranger = unlock(kAnnId, "not the one it was");
  EXPECT_TRUE(fresh_);
  EXPECT_EQ(stranger->number, 2);
  EXPECT_EQ(cases_->read(*stranger, id).error().code, ErrorCode::NotFound);
  const auto list = cases_->list(*stranger);
  ASSERT_TRUE(list);
  EXPECT_THAT(list->cases, IsEmpty());
  EXPECT_EQ(list->lost, 1);
  const auto health = cases_->health();
  ASSERT_TRUE(health);
  EXPECT_EQ(health->orphans, 1);
  EXPECT_EQ(health->lost, 1);
}

TEST_F(PasswordsTest, APasswordOfBeforeBringsThemBack) {
  const std::string id = make("Quarry");
  const std::string other = make("Mill");
  const auto anew = unlock(kAnnId, kOther);
  for (int i = 0; i < Cases::kOldTries - 1; ++i) {
    EXPECT_EQ(cases_->recover(*anew, "guess").error().code, ErrorCode::Misuse);
  }
  const auto back = cases_->recover(*anew, kPassword);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, 2);
  EXPECT_TRUE(cases_->read(*anew, id));
  EXPECT_TRUE(cases_->read(*anew, other));
  EXPECT_EQ(cases_->list(*anew)->lost, 0);
  EXPECT_EQ(cells("SELECT number FROM keys WHERE account = 2"), std::set<std::string>{"2"})
      << "the old key is gone";
  EXPECT_FALSE(cases_->recover(*anew, kPassword));
}

TEST_F(PasswordsTest, TenWrongOldPasswordsAreEnough) {
  make("Quarry");
  const auto anew = unlock(kAnnId, kOther);
  for (int i = 0; i < Cases::kOldTries; ++i) EXPECT_FALSE(cases_->recover(*anew, "guess"));
  EXPECT_EQ(cases_->recover(*anew, kPassword).error().code, ErrorCode::LimitReached);
}

TEST_F(PasswordsTest, AChangedPasswordOpensAtEveryMoment) {
  const std::string id = make("Quarry");
  const std::set<std::string> before = cells("SELECT sealed FROM keys WHERE account = 2");
  const std::string prepared = prepare(kPassword, kOther);
  // Killed before accounts.db has the new one, or after.
  for (const char* password : {kPassword, kOther}) {
    fs::create_directories(folder_ + "/copy");
    fs::copy_file(folder_ + "/cases.db", folder_ + "/copy/cases.db");
    for (const char* more : {"-wal"}) {
      if (fs::exists(folder_ + "/cases.db" + more)) {
        fs::copy_file(folder_ + "/cases.db" + more, folder_ + "/copy/cases.db" + more);
      }
    }
    auto copy = Cases::open(folder_ + "/copy", kCheap);
    ASSERT_TRUE(copy);
    const auto copied = std::move(copy).take();
    auto again = copied->unlock(kAnnId, password, kToday);
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->fresh);
    EXPECT_TRUE(copied->read(*again->officer, id));
    // From the new one on only that; the old one may be looked at while accounts.db is written.
    auto other = copied->unlock(kAnnId, password == kOther ? kPassword : kOther, kToday);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->fresh, password == kOther);
    fs::remove_all(folder_ + "/copy");
  }
  ASSERT_TRUE(cases_->settle_password(kAnnId, prepared));
  EXPECT_TRUE(cases_->read(*unlock(kAnnId, kOther), id));
  EXPECT_FALSE(fresh_);
  for (const std::string& cell : before) {
    EXPECT_THAT(all_bytes(), Not(HasSubstr(cell))) << "what the old password opens lies there yet";
  }
}

TEST_F(PasswordsTest, ACostThatGrowsIsPaidAtTheNextSignIn) {
  const std::string id = make("Quarry");
  auto dearer = Cases::open(folder_, {2, std::size_t{16} << 10U});
  ASSERT_TRUE(dearer);
  const auto opened = std::move(dearer).take();
  const auto again = opened->unlock(kAnnId, kPassword, kToday);
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->fresh);
  EXPECT_EQ(cells("SELECT passes FROM keys WHERE account = 2"), std::set<std::string>{"2"});
  EXPECT_TRUE(opened->read(*again->officer, id));
}

TEST_F(PasswordsTest, AnExchangedPublicKeyIsFound) {
  make("Quarry");
  tamper("UPDATE keys SET open = (SELECT open FROM keys k WHERE k.account = 3) WHERE account = 2");
  const auto unlocked = cases_->unlock(kAnnId, kPassword, kToday);
  ASSERT_FALSE(unlocked);
  EXPECT_EQ(unlocked.error().code, ErrorCode::Malformed);
}

// Each looks at how many tries are left before any of them has been counted.
TEST_F(PasswordsTest, ManyGuessesAtOnceAreNoMoreThanTen) {
  make("Quarry");
  const auto anew = unlock(kAnnId, kOther);
  constexpr int kGuesses = 24;
  std::atomic<int> waiting{kGuesses};
  std::atomic<int> looked_at{0};
  std::atomic<int> refused{0};
  std::vector<std::unique_ptr<Cases>> desks;
  for (int i = 0; i < kGuesses; ++i) {
    auto opened = Cases::open(folder_, kCheap);
    ASSERT_TRUE(opened);
    desks.push_back(std::move(opened).take());
  }
  {
    std::vector<std::jthread> guesses;
    for (int i = 0; i < kGuesses; ++i) {
      guesses.emplace_back([&, i] {
        --waiting;
        while (waiting > 0) std::this_thread::yield();
        const auto back = desks[static_cast<std::size_t>(i)]->recover(*anew, "guess");
        if (back) return;
        if (back.error().code == ErrorCode::Misuse) ++looked_at;
        if (back.error().code == ErrorCode::LimitReached) ++refused;
      });
    }
  }
  EXPECT_EQ(looked_at, Cases::kOldTries);
  EXPECT_EQ(refused, kGuesses - Cases::kOldTries);
  EXPECT_EQ(cells("SELECT tries FROM keys WHERE account = 2 AND number = 1"),
            std::set<std::string>{"10"});
}

// A sign-in while the password is being changed, in another program.
TEST_F(PasswordsTest, ASignInDuringAChangeOfPasswordTakesNothingAway) {
  const std::string id = make("Quarry");
  auto dearer = Cases::open(folder_, {2, std::size_t{16} << 10U});
  ASSERT_TRUE(dearer);
  const std::string prepared = prepare(kPassword, kOther);
  // The old one still counts; the cost would like to rise.
  const auto during = (*dearer)->unlock(kAnnId, kPassword, kToday);
  ASSERT_TRUE(during);
  EXPECT_TRUE((*dearer)->read(*during->officer, id));
  ASSERT_TRUE(cases_->settle_password(kAnnId, prepared));
  const auto after = unlock(kAnnId, kOther);
  EXPECT_FALSE(fresh_) << "the new password opens none of the keys of before";
  EXPECT_TRUE(cases_->read(*after, id));
}

// The same, where the sign-in had looked at the key before the change began and keeps it at the
// end: the steps of unlock(), with the change between them.
TEST_F(PasswordsTest, ASignInThatBeganBeforeAChangeOfPasswordTakesNothingAway) {
  const std::string id = make("Quarry");
  constexpr accounts::Cost kDearer{2, std::size_t{16} << 10U};
  const std::vector<KeyRow> stale = rows();
  auto opening = open_newest(stale, kAnnId, kPassword, kDearer);
  ASSERT_TRUE(opening) << opening.error().message;
  EXPECT_TRUE(opening->changed) << "it would like to raise the cost";
  const std::string prepared = prepare(kPassword, kOther);
  ASSERT_TRUE(keep_row(*file(), kAnnId, *opening, kToday));
  EXPECT_EQ(rows().front().next.salt, prepared);
  ASSERT_TRUE(cases_->settle_password(kAnnId, prepared));
  EXPECT_TRUE(cases_->read(*unlock(kAnnId, kOther), id));
  EXPECT_FALSE(fresh_) << "the new password opens none of the keys of before";
  ASSERT_TRUE(keep_row(*file(), kAnnId, *opening, kToday));
  EXPECT_TRUE(cases_->read(*unlock(kAnnId, kOther), id)) << "nor after it was settled";
  EXPECT_FALSE(fresh_);
}

TEST_F(PasswordsTest, APasswordOfBeforeIsNotSettled) {
  make("Quarry");
  prepare(kPassword, kOther);
  // It was broken off; an administrator gave her a third one, which she changes to a fourth.
  const auto anew = unlock(kAnnId, "given by somebody");
  ASSERT_TRUE(fresh_);
  const std::string prepared = prepare("given by somebody", "chosen by herself");
  ASSERT_TRUE(cases_->settle_password(kAnnId, prepared));
  EXPECT_TRUE(cases_->recover(*anew, kPassword)) << "what opened the key of before opens it yet";
}

// The same, where she changes it without having opened cases with it: no second factor yet.
TEST_F(PasswordsTest, WhatWasBrokenOffIsNotSettledByAnotherChange) {
  make("Quarry");
  prepare(kPassword, kOther);
  const std::string prepared = prepare("given by somebody", "chosen by herself");
  EXPECT_EQ(prepared, "") << "the password that was given opens no key";
  ASSERT_TRUE(cases_->settle_password(kAnnId, prepared));
  const auto anew = unlock(kAnnId, "chosen by herself");
  ASSERT_TRUE(fresh_);
  EXPECT_TRUE(cases_->recover(*anew, kPassword)) << "a password that never counted was settled";
}

// It was broken off after accounts.db had the new one, and she changes that.
TEST_F(PasswordsTest, TheNextChangeKeepsThePasswordThatCounts) {
  const std::string id = make("Quarry");
  prepare(kPassword, kOther);
  const std::string prepared = prepare(kOther, "chosen by herself");
  auto copy = open_newest(rows(), kAnnId, kOther, kCheap);
  ASSERT_TRUE(copy);
  EXPECT_FALSE(copy->is_new) << "if this one is broken off as well, the password opens nothing";
  ASSERT_TRUE(cases_->settle_password(kAnnId, prepared));
  EXPECT_TRUE(cases_->read(*unlock(kAnnId, "chosen by herself"), id));
  EXPECT_FALSE(fresh_);
}

TEST_F(PasswordsTest, OfTwoChangesAtOnceOneIsRefused) {
  const std::string id = make("Quarry");
  const std::vector<KeyRow> stale = rows();
  const std::string prepared = prepare(kPassword, kOther);
  KeyRow other = stale.front();
  other.next = {random_salt(accounts::kSaltBytes), "sealed"};
  EXPECT_EQ(keep_locks(*file(), kAnnId, other, stale.front()).error().code, ErrorCode::Conflict);
  EXPECT_EQ(rows().front().next.salt, prepared);
  ASSERT_TRUE(cases_->settle_password(kAnnId, other.next.salt));
  EXPECT_EQ(rows().front().next.salt, prepared) << "what another prepared was settled";
  ASSERT_TRUE(cases_->settle_password(kAnnId, prepared));
  EXPECT_EQ(keep_locks(*file(), kAnnId, other, stale.front()).error().code, ErrorCode::Conflict);
  EXPECT_TRUE(cases_->read(*unlock(kAnnId, kOther), id));
  EXPECT_FALSE(fresh_);
}

TEST_F(PasswordsTest, PasswordsAreChangedOneAfterTheOther) {
  auto other = Cases::open(folder_, kCheap);
  ASSERT_TRUE(other);
  {
    const auto turn = cases_->turn();
    ASSERT_TRUE(turn) << turn.error().message;
    EXPECT_EQ(cases_->turn().error().code, ErrorCode::Conflict);
    EXPECT_EQ((*other)->turn().error().code, ErrorCode::Conflict) << "another program";
    EXPECT_TRUE((*other)->unlock(kAnnId, kPassword, kToday)) << "a sign-in waits for nobody";
  }
  EXPECT_TRUE((*other)->turn());
}

}  // namespace
}  // namespace plumbline::cases

// SPDX-License-Identifier: Apache-2.0
//
// To whom the key of a case is given, when somebody has written into the file meanwhile.

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/cases.h"
#include "cases/cases_internal.h"
#include "cases/cases_test_internal.h"

namespace plumbline::cases {
namespace {

constexpr std::int64_t kEveId = 5;
constexpr std::int64_t kCarlId = 4;
constexpr std::int64_t kDoraId = 6;

std::set<std::int64_t> accounts_of(const Case& told) {
  std::set<std::int64_t> out;
  for (const Assigned& each : told.officers) out.insert(each.account);
  return out;
}

TEST_F(CasesTest, ARowThatWasAddedGetsNoKey) {
  const std::string id = make("Quarry");
  assign_ben(id);
  const auto eve = unlock(kEveId, "a third set of words");
  // With the wrap of somebody else, or with noise: she cannot make one, but waits for the next key.
  tamper("INSERT INTO wraps SELECT 5, case_id, 1, zeroblob(80) FROM wraps WHERE account = 2");
  EXPECT_FALSE(cases_->read(*eve, id));
  EXPECT_EQ(accounts_of(*cases_->read(*ann_, id)), (std::set<std::int64_t>{kAnnId, kBenId}));
  const Status taken = cases_->unassign(*ann_, id, {kBenId, "Ben", ""}, kAnn);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(cases_->read(*eve, id).error().code, ErrorCode::NotFound) << "she was given the key";
  EXPECT_EQ(cells("SELECT account FROM wraps"), std::set<std::string>{"2"});
  EXPECT_EQ(cases_->list(*eve)->lost, 0);
  EXPECT_TRUE(cases_->read(*ann_, id));
}

TEST_F(CasesTest, AKeyThatWasExchangedGetsNoCase) {
  const std::string id = make("Quarry");
  assign_ben(id);
  const auto carl = unlock(kCarlId, kPassword);
  ASSERT_TRUE(cases_->assign(*ann_, id, grant_of(kCarlId, "Carl"), kAnn));
  const auto eve = unlock(kEveId, "a third set of words");
  // Ben's public half is hers now.
  tamper("UPDATE keys SET open = (SELECT open FROM keys k WHERE k.account = 5) WHERE account = 3");
  ASSERT_TRUE(cases_->unassign(*ann_, id, {kCarlId, "Carl", ""}, kAnn));
  Officer as_ben;
  as_ben.account = kBenId;
  as_ben.number = 1;
  as_ben.keys.open = eve->keys.open;
  std::copy(eve->keys.secret.bytes().begin(), eve->keys.secret.bytes().end(),
            as_ben.keys.secret.bytes().begin());
  EXPECT_FALSE(cases_->read(as_ben, id)) << "the key was sealed for what stood in the file";
  EXPECT_TRUE(cases_->read(*ben_, id)) << "it is still sealed for Ben's";
}

TEST_F(CasesTest, ARowThatWasTakenAwayComesBackWithTheNextKey) {
  const std::string id = make("Quarry");
  assign_ben(id);
  const auto carl = unlock(kCarlId, kPassword);
  ASSERT_TRUE(cases_->assign(*ann_, id, grant_of(kCarlId, "Carl"), kAnn));
  tamper("DELETE FROM wraps WHERE account = 3");
  EXPECT_FALSE(cases_->read(*ben_, id));
  const auto told = cases_->read(*ann_, id);
  ASSERT_EQ(told->officers.size(), 3U);
  EXPECT_FALSE(told->officers[1].able) << "Ben is told to be unable";
  ASSERT_TRUE(cases_->unassign(*ann_, id, {kCarlId, "Carl", ""}, kAnn));
  EXPECT_TRUE(cases_->read(*ben_, id));
}

TEST_F(CasesTest, WhoIsBackWithAPasswordOfBeforeStaysWithTheNextKey) {
  const std::string id = make("Quarry");
  assign_ben(id);
  const auto anew = unlock(kAnnId, "given by somebody");
  ASSERT_TRUE(cases_->recover(*anew, kPassword));
  ASSERT_TRUE(cases_->read(*anew, id));
  ASSERT_TRUE(cases_->unassign(*anew, id, {kBenId, "Ben", ""}, kAnn));
  EXPECT_TRUE(cases_->read(*anew, id));
  EXPECT_EQ(cells("SELECT number FROM wraps"), std::set<std::string>{"2"});
}

// Files of before heads named anybody.
class OldCasesTest : public CasesTest {
 protected:
  // Assigned to Ann and Ben.
  std::string make_old() {
    std::string id = make("Quarry");
    assign_ben(id);
    cases_.reset();
    forget(id);
    reopen();
    return id;
  }
  // A row of Eve's, with noise: she cannot make a wrap, but waits for the next key.
  std::shared_ptr<const Officer> plant_eve() {
    auto eve = unlock(kEveId, "a third set of words");
    tamper("INSERT INTO wraps SELECT 5, case_id, 1, zeroblob(80) FROM wraps WHERE account = 2");
    return eve;
  }
  bool able(const std::string& id, std::int64_t account) {
    const auto told = cases_->read(*ann_, id);
    EXPECT_TRUE(told);
    return std::any_of(told->officers.begin(), told->officers.end(),
                       [&](const Assigned& each) { return each.account == account && each.able; });
  }

 private:
  void forget(const std::string& id) {
    const auto file = db::Connection::open(folder_ + "/cases.db", db::Mode::ReadWrite);
    ASSERT_TRUE(file);
    auto open = open_case(**file, *ann_, id);
    ASSERT_TRUE(open);
    OpenCase before = std::move(open).take();
    before.head.holders.clear();
    ASSERT_TRUE(keep_head(**file, before));
  }
};

TEST_F(OldCasesTest, TheirHoldersAreTakenFromTheRowsOnce) {
  const std::string id = make_old();
  EXPECT_EQ(accounts_of(*cases_->read(*ann_, id)), (std::set<std::int64_t>{kAnnId, kBenId}));
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("seen"), kAnn));
  plant_eve();
  EXPECT_EQ(accounts_of(*cases_->read(*ann_, id)), (std::set<std::int64_t>{kAnnId, kBenId}));
}

TEST_F(OldCasesTest, ARowThatWasAddedBeforeTheFirstChangeGetsNoKey) {
  const std::string id = make_old();
  const auto eve = plant_eve();
  ASSERT_TRUE(cases_->unassign(*ann_, id, {kBenId, "Ben", ""}, kAnn));
  EXPECT_FALSE(cases_->read(*eve, id)) << "she was given the key";
  EXPECT_EQ(cells("SELECT account FROM wraps"), std::set<std::string>{"2"});
  EXPECT_TRUE(cases_->read(*ann_, id));
  EXPECT_FALSE(able(id, kEveId)) << "she is told, as somebody to be looked at";
  EXPECT_EQ(accounts_of(*cases_->read(*ann_, id)), (std::set<std::int64_t>{kAnnId, kEveId}));
  ASSERT_TRUE(cases_->unassign(*ann_, id, {kEveId, "Eve", ""}, kAnn));
  EXPECT_EQ(accounts_of(*cases_->read(*ann_, id)), std::set<std::int64_t>{kAnnId});
}

TEST_F(OldCasesTest, NorDoesItAfterAnotherFirstChange) {
  const std::string id = make_old();
  const auto eve = plant_eve();
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("seen"), kAnn));
  // Ben enters something: he has the key.
  ASSERT_TRUE(cases_->enter(*ben_, id, note_of("seen, too"), kBen));
  const auto carl = unlock(kCarlId, kPassword);
  ASSERT_TRUE(cases_->assign(*ann_, id, grant_of(kCarlId, "Carl"), kAnn));
  const auto dora = unlock(kDoraId, kPassword);
  ASSERT_TRUE(cases_->assign(*ann_, id, grant_of(kDoraId, "Dora"), kAnn));
  ASSERT_TRUE(cases_->unassign(*ann_, id, {kDoraId, "Dora", ""}, kAnn));
  for (const auto& officer : {ann_, ben_, carl}) EXPECT_TRUE(cases_->read(*officer, id));
  for (const auto& officer : {eve, dora}) EXPECT_FALSE(cases_->read(*officer, id));
  EXPECT_EQ(cells("SELECT account FROM wraps"), (std::set<std::string>{"2", "3", "4"}));
}

TEST_F(OldCasesTest, WhoIsNotConfirmedIsAssignedAgain) {
  const std::string id = make_old();
  const auto eve = plant_eve();
  EXPECT_EQ(cases_->unassign(*ann_, id, {kAnnId, "Ann", ""}, kAnn).error().code,
            ErrorCode::Conflict)
      << "nobody would have the new key";
  EXPECT_TRUE(cases_->read(*ben_, id));
  ASSERT_TRUE(cases_->unassign(*ann_, id, {kEveId, "Eve", ""}, kAnn));
  EXPECT_FALSE(cases_->read(*ben_, id));
  EXPECT_FALSE(able(id, kBenId));
  assign_ben(id);
  EXPECT_TRUE(able(id, kBenId));
  EXPECT_TRUE(cases_->read(*ben_, id));
  ASSERT_TRUE(cases_->unassign(*ann_, id, {kAnnId, "Ann", ""}, kAnn));
  EXPECT_TRUE(cases_->read(*ben_, id));
}

}  // namespace
}  // namespace plumbline::cases

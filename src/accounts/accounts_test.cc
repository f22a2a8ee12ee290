// SPDX-License-Identifier: Apache-2.0

#include "accounts/accounts.h"

#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <map>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "db/connection.h"

namespace plumbline::accounts {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using testing::HasSubstr;

constexpr Cost kCheap{1, std::size_t{8} << 10U};  // Argon2's least
constexpr const char* kPassword = "barn gravel otter seven";
const Time kNow{seconds{1735732800}};  // 2025-01-01T12:00:00Z
const Actor kOfficer{"officer", "terminal"};

class AccountsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("plumbline-accounts-" + std::to_string(::getpid()) + "-" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    reopen();
    ASSERT_TRUE(accounts_->add(kOfficer, "Officer", Role::Administrator, kPassword, kNow));
    ASSERT_TRUE(accounts_->add(kOfficer, "Ann", Role::Analyst, kPassword, kNow));
  }
  void TearDown() override { fs::remove_all(folder_); }

  void reopen() {
    auto opened = Accounts::open(folder_, kCheap);
    ASSERT_TRUE(opened) << opened.error().message;
    accounts_ = std::move(opened).take();
  }
  SignIn sign_in(const std::string& name, const std::string& password, Time now = kNow,
                 const std::string& code = {}, const std::string& address = "10.0.0.7") {
    auto answer = accounts_->sign_in({name, password, code, address}, now);
    EXPECT_TRUE(answer) << answer.error().message;
    return answer ? *answer : SignIn{};
  }
  std::vector<std::string> deeds() {
    std::vector<std::string> out;
    const auto journal = accounts_->journal(0, 100);
    EXPECT_TRUE(journal);
    for (const Entry& each : *journal) {
      out.push_back(each.deed.who + " " + each.deed.action + " " + each.deed.subject);
    }
    return out;
  }

  std::string folder_;
  std::unique_ptr<Accounts> accounts_;
};

TEST(Rights, AreATable) {
  const std::map<Role, std::string> expected = {{Role::Reader, "read"},
                                                {Role::Analyst, "read decide cases"},
                                                {Role::Editor, "read decide edit cases"},
                                                {Role::Administrator, "read administer"}};
  for (const auto& [role, rights] : expected) {
    std::string told;
    for (const Right right :
         {Right::Read, Right::Decide, Right::Edit, Right::Administer, Right::Cases}) {
      if (may(role, right)) told += (told.empty() ? "" : " ") + std::string(to_word(right));
    }
    EXPECT_EQ(told, rights) << to_word(role);
    EXPECT_EQ(role_of(to_word(role)), role);
  }
  EXPECT_FALSE(role_of("owner"));
}

// RFC 6238, appendix B: the last six digits of the SHA-1 rows, for the ASCII key
// "12345678901234567890".
TEST(Codes, AreThoseOfTheRfc) {
  const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const std::map<std::int64_t, std::string> rows = {
      {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [time, code] : rows) EXPECT_EQ(code_at(secret, time / 30), code) << time;
}

TEST(Codes, HoldForAStepMoreOnEitherSideAndOnce) {
  const std::string secret = new_factor();
  EXPECT_EQ(secret.size(), 32U);
  const std::int64_t step = 1000;
  const std::int64_t now = step * 30 + 7;
  EXPECT_EQ(step_of(secret, code_at(secret, step), now, 0), step);
  EXPECT_EQ(step_of(secret, code_at(secret, step - 1), now, 0), step - 1);
  EXPECT_EQ(step_of(secret, code_at(secret, step + 1), now, 0), step + 1);
  EXPECT_FALSE(step_of(secret, code_at(secret, step + 2), now, 0));
  EXPECT_FALSE(step_of(secret, code_at(secret, step), now, step)) << "used";
  EXPECT_FALSE(step_of(secret, "", now, 0));
  EXPECT_FALSE(step_of(secret, code_at(secret, step) + "0", now, 0));
  EXPECT_THAT(factor_address(secret, "Ann Lee"),
              HasSubstr("otpauth://totp/Plumbline:Ann%20Lee?secret=" + secret));
}

TEST(Passwords, AreJudgedByLength) {
  const std::pair<const char*, const char*> rows[] = {
      {"barn gravel otter", ""},
      {"fourteen chars", "15 characters"},
      {"\xD1\x88\xD1\x82\xD0\xBE\xD1\x80\xD0\xBC \xD0\xB8 \xD0\xBB\xD1\x83\xD0\xBD\xD0\xB0 9 "
       "\xD1\x80",
       ""},
      {"aaaaaaaaaaaaaaaaaaaa", "over and over"},
      {"abcabcabcabcabcabc", "over and over"},
      {"rosalind12345678", "name of its account"},
      {"\xFF barn gravel otter", "UTF-8"},
  };
  for (const auto& [password, fault] : rows) {
    const auto found = weakness(password, "Rosalind");
    if (*fault == '\0') {
      EXPECT_FALSE(found) << password << ": " << found.value_or("");
    } else {
      EXPECT_THAT(found.value_or("none"), HasSubstr(fault)) << password;
    }
  }
  EXPECT_TRUE(weakness(std::string(1025, 'a') + "b", ""));
}

TEST(Passwords, AreHashedAtTheCostThatIsPromised) {
  const auto hash = hash_password(kPassword, {});
  ASSERT_TRUE(hash) << hash.error().message;
  // 256 MiB, three passes.
  EXPECT_THAT(*hash, testing::StartsWith("$argon2id$v=19$m=262144,t=3,p=1$"));
  EXPECT_TRUE(fits_password(*hash, kPassword));
}

TEST(Passwords, OfAnotherCostAreHashedAnew) {
  const auto hash = hash_password(kPassword, kCheap);
  ASSERT_TRUE(hash);
  EXPECT_THAT(*hash, testing::StartsWith("$argon2id$"));
  EXPECT_TRUE(fits_password(*hash, kPassword));
  EXPECT_FALSE(fits_password(*hash, "barn gravel otter eight"));
  EXPECT_FALSE(fits_password("no hash", kPassword));
  EXPECT_FALSE(costs_otherwise(*hash, kCheap));
  EXPECT_TRUE(costs_otherwise(*hash, {2, std::size_t{16} << 10U}));
}

TEST_F(AccountsTest, NobodyElseMayReadTheFile) {
  struct stat seen{};
  for (const char* name : {"/accounts.db", "/accounts.db-wal"}) {
    ASSERT_EQ(::stat((folder_ + name).c_str(), &seen), 0) << name;
    EXPECT_EQ(seen.st_mode & 077U, 0U) << name;
  }
  ASSERT_EQ(::chmod((folder_ + "/accounts.db").c_str(), 0644), 0);
  const auto refused = Accounts::open(folder_, kCheap);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("chmod 600"));
}

TEST_F(AccountsTest, AWorkspaceWithoutAccountsIsLeftAsItIs) {
  const std::string other = folder_ + "/other";
  fs::create_directories(other);
  const auto none = Accounts::exist(other);
  ASSERT_TRUE(none);
  EXPECT_FALSE(*none);
  EXPECT_TRUE(fs::is_empty(other));
  EXPECT_TRUE(*Accounts::exist(folder_));
  EXPECT_FALSE(Accounts::open(folder_ + "/missing", kCheap));
}

TEST_F(AccountsTest, TheFirstAccountIsAnAdministrators) {
  fs::create_directories(folder_ + "/other");
  auto other = Accounts::open(folder_ + "/other", kCheap);
  ASSERT_TRUE(other);
  const Status refused =
      std::move(other).take()->add(kOfficer, "Ben", Role::Reader, kPassword, kNow);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Misuse);
}

TEST_F(AccountsTest, NamesAreToldApartWithoutCaseAndHaveNoTricks) {
  EXPECT_EQ(accounts_->add(kOfficer, "ANN", Role::Reader, kPassword, kNow).error().code,
            ErrorCode::Conflict);
  for (const std::string name :
       {"", " Ann", "a\nb", "a:b", "../a", "-a", "..", "Nobody", "Zoe\u200B", "\u202EadA", "a?b"}) {
    const Status refused = accounts_->add(kOfficer, name, Role::Reader, kPassword, kNow);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().code, ErrorCode::Misuse) << name;
  }
  EXPECT_EQ(accounts_->named("Bob").error().code, ErrorCode::NotFound);
  EXPECT_EQ(accounts_->all()->size(), 2U);
}

TEST_F(AccountsTest, TheRightPasswordOpens) {
  const SignIn in = sign_in("ann", kPassword);
  EXPECT_EQ(in.answer, Answer::Welcome);
  EXPECT_EQ(in.account.name, "Ann");
  EXPECT_EQ(in.account.role, Role::Analyst);
  EXPECT_EQ(sign_in("ann", "barn gravel otter eight").answer, Answer::Wrong);
  EXPECT_EQ(sign_in("nobody", kPassword).answer, Answer::Wrong);
  EXPECT_EQ(accounts_->named("Ann")->seen, "2025-01-01T12:00:00Z");
}

TEST_F(AccountsTest, GuessingTakesTwiceAsLongEachTime) {
  Time now = kNow;
  for (int failure = 1; failure <= Accounts::kFreeFailures; ++failure) {
    ASSERT_EQ(sign_in("ann", "wrong", now).answer, Answer::Wrong) << failure;
  }
  std::vector<std::int64_t> waits;
  for (int failure = 0; failure < 8; ++failure) {
    ASSERT_EQ(sign_in("ann", "wrong", now).answer, Answer::Wrong) << failure;
    const SignIn held = sign_in("ann", kPassword, now);
    ASSERT_EQ(held.answer, Answer::Wait) << failure;
    waits.push_back(held.wait.count());
    now += held.wait;
  }
  EXPECT_THAT(waits, testing::ElementsAre(1, 2, 4, 8, 16, 32, 42, 42));
  EXPECT_EQ(sign_in("ann", kPassword, now).answer, Answer::Welcome) << "after the wait";
  for (int failure = 1; failure <= Accounts::kFreeFailures; ++failure) {
    // From elsewhere: an address is not forgiven for one right password.
    EXPECT_EQ(sign_in("ann", "wrong", now, "", "10.0.0.9").answer, Answer::Wrong) << failure;
  }
}

TEST_F(AccountsTest, TenThousandGuessesAreAHundred) {
  Time now = kNow;
  int looked_at = 0;
  for (int guess = 0; guess < 10000; ++guess, now += seconds{1}) {
    // Each from another address, so that the account alone holds them off.
    const SignIn answer =
        sign_in("ann", "guess " + std::to_string(guess), now, "",
                "10.1." + std::to_string(guess / 200) + "." + std::to_string(guess % 200));
    looked_at += answer.answer == Answer::Wrong ? 1 : 0;
  }
  EXPECT_EQ(looked_at, Accounts::kMostFailures);
  EXPECT_EQ(sign_in("ann", kPassword, now + seconds{86400}, "", "10.9.9.9").answer, Answer::Locked);
  EXPECT_TRUE(accounts_->named("ann")->locked);
  EXPECT_TRUE(accounts_->unlock(kOfficer, "ann", now));
  EXPECT_EQ(sign_in("ann", kPassword, now + seconds{86400}, "", "10.9.9.9").answer,
            Answer::Welcome);
}

TEST_F(AccountsTest, ManyGuessesAtOnceAreNoMoreThanOneAfterTheOther) {
  std::vector<std::future<Answer>> guesses;
  guesses.reserve(16);
  for (int i = 0; i < 16; ++i) {
    guesses.push_back(std::async(std::launch::async, [&] {
      return accounts_->sign_in({"ann", "wrong", "", "10.0.0.7"}, kNow)->answer;
    }));
  }
  int looked_at = 0;
  for (auto& each : guesses) looked_at += each.get() == Answer::Wrong ? 1 : 0;
  EXPECT_EQ(looked_at, 5);
}

// However slowly: a guess a day is a guess.
TEST_F(AccountsTest, GuessesFarApartAreAHundredTogether) {
  Time now = kNow;
  int looked_at = 0;
  for (int day = 0; day < 400; ++day, now += std::chrono::days(1)) {
    const std::string from = "10.2." + std::to_string(day / 200) + "." + std::to_string(day % 200);
    looked_at += sign_in("ann", "guess", now, "", from).answer == Answer::Wrong ? 1 : 0;
  }
  EXPECT_EQ(looked_at, Accounts::kMostFailures);
  EXPECT_EQ(sign_in("ann", kPassword, now, "", "10.9.9.9").answer, Answer::Locked);
}

TEST_F(AccountsTest, AnAddressWaitsTwiceAsLongEachTime) {
  Time now = kNow;
  std::vector<std::int64_t> waits;
  for (int name = 0; waits.size() < 8; ++name) {
    const SignIn answer = sign_in("name" + std::to_string(name), "wrong", now);
    if (answer.answer != Answer::Wait) continue;
    waits.push_back(answer.wait.count());
    now += answer.wait;
  }
  EXPECT_THAT(waits, testing::ElementsAre(1, 2, 4, 8, 16, 32, 42, 42));
}

// What can be measured from outside is the work: a password is hashed once whoever is named.
TEST_F(AccountsTest, ANameThatNobodyHasCostsAsMuch) {
  ASSERT_TRUE(accounts_->add(kOfficer, "Closed", Role::Reader, kPassword, kNow));
  ASSERT_TRUE(accounts_->set_closed(kOfficer, "Closed", true, kNow));
  sign_in("the first makes what strangers are compared with", "wrong");
  for (const auto& [name, password] : std::initializer_list<std::pair<std::string, std::string>>{
           {"ann", "wrong"},
           {"ann", kPassword},
           {"nobody", "wrong"},
           {"closed", kPassword},
           {std::string(1024, 'x'), std::string(1024, 'y')}}) {
    const Hashing before = hashing_so_far();
    sign_in(name, password, kNow, "", "127.0.0.1");
    EXPECT_EQ(hashing_so_far().computed - before.computed, 1) << name.substr(0, 20);
  }
}

TEST_F(AccountsTest, PasswordsAreHashedOneAfterTheOther) {
  std::vector<std::future<Answer>> people;
  people.reserve(12);
  for (int i = 0; i < 12; ++i) {
    people.push_back(std::async(std::launch::async, [this, i] {
      const std::string name = "name" + std::to_string(i);
      return accounts_->sign_in({name, "wrong", "", "127.0.0.1"}, kNow)->answer;
    }));
  }
  for (auto& each : people) EXPECT_EQ(each.get(), Answer::Wrong);
  EXPECT_GE(hashing_so_far().computed, 12);
  EXPECT_LE(hashing_so_far().at_once, 2);
}

TEST_F(AccountsTest, OneAddressMayNotGuessAtManyAccounts) {
  int looked_at = 0;
  for (int i = 0; i < 50; ++i) {
    looked_at += sign_in("name" + std::to_string(i), "wrong").answer == Answer::Wrong ? 1 : 0;
  }
  EXPECT_EQ(looked_at, 5);
  EXPECT_EQ(sign_in("ann", kPassword, kNow, "", "10.0.0.8").answer, Answer::Welcome)
      << "others may";
}

TEST_F(AccountsTest, ASecondFactorIsAskedForAndUsedUp) {
  const auto secret = accounts_->propose_factor("ann");
  ASSERT_TRUE(secret);
  EXPECT_EQ(sign_in("ann", kPassword).answer, Answer::Welcome) << "not confirmed yet";
  const std::int64_t step = kNow.time_since_epoch().count() / 30;
  EXPECT_FALSE(accounts_->confirm_factor(kOfficer, "ann", "000000", kNow) &&
               code_at(*secret, step) != "000000");
  ASSERT_TRUE(accounts_->confirm_factor(kOfficer, "ann", code_at(*secret, step), kNow));
  EXPECT_EQ(sign_in("ann", kPassword).answer, Answer::NeedsCode);
  EXPECT_EQ(sign_in("ann", kPassword, kNow, code_at(*secret, step)).answer, Answer::Wrong)
      << "the code that confirmed it is used up";
  const Time later = kNow + seconds{60};
  const std::string code = code_at(*secret, step + 2);
  EXPECT_EQ(sign_in("ann", "wrong", later, code).answer, Answer::Wrong);
  EXPECT_EQ(sign_in("ann", kPassword, later, code).answer, Answer::Welcome);
  EXPECT_EQ(sign_in("ann", kPassword, later, code).answer, Answer::Wrong) << "replayed";
  ASSERT_TRUE(accounts_->remove_factor(kOfficer, "ann", later));
  EXPECT_EQ(sign_in("ann", kPassword, later).answer, Answer::Welcome);
}

TEST_F(AccountsTest, ACodeOpensOnceForWhoeverIsFirst) {
  const auto secret = accounts_->propose_factor("ann");
  const std::int64_t step = kNow.time_since_epoch().count() / 30;
  ASSERT_TRUE(accounts_->confirm_factor(kOfficer, "ann", code_at(*secret, step), kNow));
  const std::string code = code_at(*secret, step + 1);
  std::vector<std::future<Answer>> all;
  all.reserve(Accounts::kFreeFailures);
  for (int i = 0; i < Accounts::kFreeFailures; ++i) {
    all.push_back(std::async(std::launch::async, [&] {
      return accounts_->sign_in({"ann", kPassword, code, "127.0.0.1"}, kNow)->answer;
    }));
  }
  int welcome = 0;
  for (auto& each : all) welcome += each.get() == Answer::Welcome ? 1 : 0;
  EXPECT_EQ(welcome, 1);
}

TEST_F(AccountsTest, AskingForTheCodeCountsAsNoGuess) {
  const auto secret = accounts_->propose_factor("ann");
  const std::int64_t step = kNow.time_since_epoch().count() / 30;
  ASSERT_TRUE(accounts_->confirm_factor(kOfficer, "ann", code_at(*secret, step), kNow));
  for (int i = 0; i < 20; ++i) EXPECT_EQ(sign_in("ann", kPassword).answer, Answer::NeedsCode) << i;
}

TEST_F(AccountsTest, WhatChangesAnAccountEndsItsSessions) {
  std::int64_t epoch = accounts_->named("ann")->epoch;
  const auto grows = [&](const Status& status) {
    EXPECT_TRUE(status) << status.error().message;
    const std::int64_t now = accounts_->named("ann")->epoch;
    EXPECT_GT(now, epoch);
    epoch = now;
  };
  grows(accounts_->set_role(kOfficer, "ann", Role::Editor, kNow));
  grows(accounts_->set_password(kOfficer, "ann", "willow copper nine lakes", kNow));
  const auto secret = accounts_->propose_factor("ann");
  ASSERT_TRUE(secret);
  grows(accounts_->confirm_factor(kOfficer, "ann",
                                  code_at(*secret, kNow.time_since_epoch().count() / 30), kNow));
  grows(accounts_->remove_factor(kOfficer, "ann", kNow));
  grows(accounts_->set_closed(kOfficer, "ann", true, kNow));
  EXPECT_EQ(sign_in("ann", "willow copper nine lakes").answer, Answer::Wrong) << "closed";
  EXPECT_FALSE(accounts_->open_account(accounts_->named("ann")->id)->has_value());
  grows(accounts_->set_closed(kOfficer, "ann", false, kNow));
  EXPECT_EQ(sign_in("ann", "willow copper nine lakes").answer, Answer::Welcome);
}

TEST_F(AccountsTest, TheLastAdministratorStays) {
  EXPECT_EQ(accounts_->set_role(kOfficer, "officer", Role::Reader, kNow).error().code,
            ErrorCode::Conflict);
  EXPECT_EQ(accounts_->set_closed(kOfficer, "officer", true, kNow).error().code,
            ErrorCode::Conflict);
  ASSERT_TRUE(accounts_->set_role(kOfficer, "ann", Role::Administrator, kNow));
  EXPECT_TRUE(accounts_->set_closed(kOfficer, "officer", true, kNow));
}

TEST_F(AccountsTest, TokensAreToldOnceAndEnd) {
  const auto token = accounts_->issue_token(kOfficer, "ann", "nightly export", 30, kNow);
  ASSERT_TRUE(token) << token.error().message;
  const auto owner = accounts_->token_owner(*token, kNow);
  ASSERT_TRUE(owner && owner->has_value());
  EXPECT_EQ((*owner)->name, "Ann");
  EXPECT_FALSE(accounts_->token_owner(*token, kNow + std::chrono::days(31))->has_value());
  EXPECT_FALSE(accounts_->token_owner("plumbline_" + random_key(), kNow)->has_value());
  EXPECT_FALSE(accounts_->token_owner("", kNow)->has_value());
  const auto listed = accounts_->tokens("ann");
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().label, "nightly export");
  EXPECT_EQ(listed->front().seen, "2025-01-01");
  EXPECT_EQ(accounts_->revoke_token(kOfficer, "officer", listed->front().id, kNow).error().code,
            ErrorCode::NotFound)
      << "another's";
  EXPECT_TRUE(accounts_->revoke_token(kOfficer, "ann", listed->front().id, kNow));
  EXPECT_FALSE(accounts_->token_owner(*token, kNow)->has_value());
  for (const int days : {0, 367}) {
    EXPECT_FALSE(accounts_->issue_token(kOfficer, "ann", "x", days, kNow)) << days;
  }
}

TEST_F(AccountsTest, NoSecretIsInTheFiles) {
  const auto token = accounts_->issue_token(kOfficer, "ann", "nightly", 30, kNow);
  ASSERT_TRUE(token);
  sign_in("ann", kPassword);
  sign_in("my password typed here", "ann");
  sign_in(std::string(900000, 'x'), "ann");
  std::string held;
  for (const char* name : {"/accounts.db", "/accounts.db-wal"}) {
    std::ifstream file(folder_ + name, std::ios::binary);
    held.append(std::istreambuf_iterator<char>(file), {});
  }
  ASSERT_NE(held.find("argon2id"), std::string::npos);
  for (const std::string& secret :
       {std::string(kPassword), token->substr(10, 20), std::string("my password typed here")}) {
    EXPECT_EQ(held.find(secret), std::string::npos) << secret;
  }
  EXPECT_LT(held.size(), 800000U) << "a name without end is kept";
}

TEST_F(AccountsTest, TheJournalTellsWhoDidWhatAndNoPassword) {
  sign_in("ann", kPassword);
  sign_in(kPassword, "ann");  // fields mixed up
  ASSERT_TRUE(accounts_->enter({"Ann", "10.0.0.7", "read", "ab12", ""}, kNow));
  EXPECT_THAT(deeds(),
              testing::ElementsAre("Ann read ab12", "nobody sign-in-refused ", "Ann sign-in Ann",
                                   "officer add-account Ann", "officer add-account Officer"));
  EXPECT_EQ(accounts_->journal(3, 1)->front().number, 2);
  const auto check = accounts_->check_journal();
  ASSERT_TRUE(check);
  EXPECT_EQ(check->fault, "");
  EXPECT_EQ(check->entries, 5);
}

TEST_F(AccountsTest, SeveralDeedsAreEnteredInOrderOrNone) {
  const std::vector<Deed> deeds = {{"Ann", "10.0.0.7", "read", "ab12", ""},
                                   {"Ben", "10.0.0.8", "read", "cd34", ""},
                                   {"Ann", "10.0.0.7", "search", "search", "limit=5"}};
  const auto before = accounts_->check_journal();
  ASSERT_TRUE(accounts_->enter(deeds, kNow));
  ASSERT_TRUE(accounts_->enter(std::span<const Deed>(), kNow));
  const auto check = accounts_->check_journal();
  ASSERT_TRUE(check);
  EXPECT_EQ(check->fault, "");
  EXPECT_EQ(check->entries, before->entries + 3);
  const auto entries = accounts_->journal(0, 3);
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ((*entries)[i].deed.who, deeds[2 - i].who);
    EXPECT_EQ((*entries)[i].deed.subject, deeds[2 - i].subject);
  }
}

TEST_F(AccountsTest, TheJournalHoldsLinesOfPlainText) {
  ASSERT_TRUE(
      accounts_->enter({"\xFF\xFE", "here", "read", std::string(5000, 'z') + "\n", "a\nb"}, kNow));
  const auto journal = accounts_->journal(0, 1);
  const Deed& deed = journal->front().deed;
  EXPECT_EQ(deed.who, "\uFFFD\uFFFD");
  EXPECT_LT(deed.subject.size(), 300U);
  EXPECT_EQ(deed.detail, "a b");
  EXPECT_EQ(accounts_->check_journal()->fault, "");
}

TEST_F(AccountsTest, NobodyIsHeldOffForGuessesOfThisMachine) {
  for (int i = 0; i < 20; ++i) sign_in("name" + std::to_string(i), "wrong", kNow, "", "127.0.0.1");
  EXPECT_EQ(sign_in("ann", kPassword, kNow, "", "127.0.0.1").answer, Answer::Welcome);
}

TEST_F(AccountsTest, AChangedJournalShows) {
  {
    const auto connection = db::Connection::open(folder_ + "/accounts.db", db::Mode::ReadWrite);
    ASSERT_TRUE(connection);
    EXPECT_FALSE((*connection)->run("UPDATE journal SET who = 'Ben' WHERE number = 1"));
    ASSERT_TRUE(
        (*connection)
            ->run("DROP TRIGGER journal_keeps; UPDATE journal SET who = 'Ben' WHERE number = 1"));
  }
  EXPECT_THAT(accounts_->check_journal()->fault, HasSubstr("entry 1 was changed"));
}

}  // namespace
}  // namespace plumbline::accounts

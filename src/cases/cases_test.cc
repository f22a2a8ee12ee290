// SPDX-License-Identifier: Apache-2.0

#include "cases/cases.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cases/key.h"
#include "db/connection.h"

namespace plumbline::cases {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr accounts::Cost kCheap{1, std::size_t{8} << 10U};  // Argon2's least
constexpr const char* kPassword = "barn gravel otter seven";
constexpr const char* kOther = "willow copper nine lakes";
constexpr const char* kToday = "2025-01-01";
const Doing kAnn{"Ann", "2025-01-01T12:00:00Z"};
const Doing kBen{"Ben", "2025-01-02T12:00:00Z"};
constexpr std::int64_t kAnnId = 2;
constexpr std::int64_t kBenId = 3;

Facts facts_of(const std::string& title) {
  return {title, "R-CANARY-17", "open", {"ForcedLabour"}, "2024-06", ""};
}
CaseEntry note_of(const std::string& words) {
  CaseEntry out;
  out.words = words;
  return out;
}
CaseEntry person_of(const std::string& name, const std::string& words) {
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

TEST(Seals, HoldTheirWordsToTheirPlace) {
  const Key key = Key::random();
  const Place place{"entries", "body", "3", "case", 1};
  for (const std::size_t size : {0U, 1U, 255U, 256U, 257U, 5000U}) {
    const std::string words(size, 'x');
    const std::string sealed = seal(words, key, place);
    EXPECT_EQ((sealed.size() - 40) % 256, 0U) << "its length tells the length of the words";
    const auto back = unseal(sealed, key, place);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, words);
    EXPECT_NE(seal(words, key, place), sealed) << "the same words are sealed otherwise each time";
  }
  const std::string sealed = seal("words", key, place);
  const Place others[] = {{"entries", "body", "4", "case", 1}, {"entries", "body", "3", "cas", 1},
                          {"cases", "body", "3", "case", 1},   {"entries", "head", "3", "case", 1},
                          {"entries", "body", "3", "case", 2}, {"entrie", "sbody", "3", "case", 1}};
  for (const Place& other : others) {
    EXPECT_FALSE(unseal(sealed, key, other)) << other.table << other.column << other.row;
  }
  EXPECT_FALSE(unseal(sealed, Key::random(), place));
  EXPECT_FALSE(unseal("", key, place));
  EXPECT_FALSE(unseal(sealed.substr(0, 40), key, place));
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string changed = sealed;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    ASSERT_FALSE(unseal(changed, key, place)) << at;
  }
}

TEST(Wraps, AreForOneOfficerAndOneKey) {
  const Key key = Key::random();
  const KeyPair ann = new_pair();
  const KeyPair ben = new_pair();
  const Place place{"wraps", "sealed", "2", "case", 1};
  const std::string wrapped = wrap(key, place, ann.open);
  const auto back = unwrap(wrapped, place, ann.open, ann.secret);
  ASSERT_TRUE(back);
  EXPECT_TRUE(std::equal(back->bytes().begin(), back->bytes().end(), key.bytes().begin()));
  EXPECT_FALSE(unwrap(wrapped, place, ben.open, ben.secret));
  EXPECT_FALSE(unwrap(wrapped, {"wraps", "sealed", "2", "casf", 1}, ann.open, ann.secret));
  EXPECT_FALSE(unwrap(wrapped, {"wraps", "sealed", "2", "case", 2}, ann.open, ann.secret));
  EXPECT_FALSE(unwrap(wrapped.substr(1), place, ann.open, ann.secret));
  EXPECT_FALSE(unwrap("", place, ann.open, ann.secret));
  EXPECT_TRUE(fit(ann.open, ann.secret));
  EXPECT_FALSE(fit(ben.open, ann.secret));
  EXPECT_FALSE(fit("", ann.secret));
  EXPECT_EQ(fingerprint(ann.open).size(), 24U);
  EXPECT_NE(fingerprint(ann.open), fingerprint(ben.open));
}

struct FactsCase {
  const char* name;
  Facts facts;
  const char* fault;  // empty: none
};

TEST(Facts, AreLookedAt) {
  const FactsCase rows[] = {
      {"Good", facts_of("Quarry"), ""},
      {"NoTitle", facts_of(" \n"), "title"},
      {"LongTitle", facts_of(std::string(201, 'x')), "200 bytes"},
      {"NoUtf8", facts_of("\xFF"), "UTF-8"},
      {"Status", {"t", "", "asleep", {}, "", ""}, "open, in-work, closed"},
      {"Code", {"t", "", "open", {"Theft"}, "", ""}, "ForcedLabour"},
      {"Date", {"t", "", "open", {}, "yesterday", ""}, "2024-06-24"},
      {"NoSuchDay", {"t", "", "open", {}, "", "2023-02-29"}, "2024-06-24"},
  };
  for (const FactsCase& row : rows) {
    const Status checked = check(row.facts, {"ForcedLabour", "Other"});
    if (*row.fault == '\0') {
      EXPECT_TRUE(checked) << row.name;
    } else {
      ASSERT_FALSE(checked) << row.name;
      EXPECT_THAT(checked.error().message, HasSubstr(row.fault)) << row.name;
    }
  }
  EXPECT_TRUE(check(note_of("seen")));
  EXPECT_FALSE(check(note_of(" ")));
  EXPECT_TRUE(check(person_of("Willow", "")));
  EXPECT_FALSE(check(person_of("", "x")));
  CaseEntry link;
  link.kind = Kind::Link;
  EXPECT_FALSE(check(link));
  link.incident = "i-1";
  EXPECT_TRUE(check(link));
  link.kind = Kind::Event;
  EXPECT_FALSE(check(link)) << "nobody writes what only the program tells";
}

TEST_F(CasesTest, ACaseComesBackAsItWasTold) {
  const std::string id = make("Quarry CANARY-1");
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("met CANARY-2"), kAnn));
  ASSERT_TRUE(cases_->enter(*ann_, id, person_of("Willow", "CANARY-3"), kAnn));
  CaseEntry link;
  link.kind = Kind::Link;
  link.document = "ab12";
  link.claim = "c4";
  link.label = "CANARY-4";
  ASSERT_TRUE(cases_->enter(*ann_, id, link, kAnn));
  Facts later = facts_of("Quarry CANARY-1");
  later.status = "in-work";
  ASSERT_TRUE(cases_->change(*ann_, id, later, 1, kAnn));
  reopen();
  ann_ = unlock(kAnnId, kPassword);
  EXPECT_FALSE(fresh_);
  const auto told = cases_->read(*ann_, id);
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(told->facts, later);
  EXPECT_EQ(told->edition, 2);
  EXPECT_EQ(told->made_by, "Ann");
  ASSERT_EQ(told->entries.size(), 4U);
  EXPECT_EQ(told->entries[0].words, "met CANARY-2");
  EXPECT_EQ(told->entries[1].part, "victim");
  EXPECT_EQ(told->entries[2].claim, "c4");
  EXPECT_EQ(told->entries[3].label, "status: in-work");
  EXPECT_THAT(to_json(*told), HasSubstr("\"words\":\"met CANARY-2\""));
  ASSERT_EQ(told->officers.size(), 1U);
  EXPECT_TRUE(told->officers[0].able);
  EXPECT_THAT(all_bytes(), Not(HasSubstr("CANARY")));
  EXPECT_THAT(all_bytes(), Not(HasSubstr("ForcedLabour")));
  EXPECT_THAT(all_bytes(), Not(HasSubstr("2024-06")));
  struct stat seen{};
  ASSERT_EQ(::stat((folder_ + "/cases.db").c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0777U, 0600U);
}

TEST_F(CasesTest, OfOthersThereIsNothing) {
  const std::string id = make("Quarry");
  const std::string none = random_id();
  const auto others = cases_->read(*ben_, id);
  const auto nothing = cases_->read(*ben_, none);
  ASSERT_FALSE(others);
  ASSERT_FALSE(nothing);
  EXPECT_EQ(others.error().code, ErrorCode::NotFound);
  EXPECT_EQ(others.error().message, nothing.error().message);
  const auto list = cases_->list(*ben_);
  ASSERT_TRUE(list);
  EXPECT_THAT(list->cases, IsEmpty());
  EXPECT_EQ(list->lost, 0);
  const std::string word = others.error().message;
  for (const std::string& each : {id, none}) {
    EXPECT_EQ(cases_->enter(*ben_, each, note_of("x"), kBen).error().message, word);
    EXPECT_EQ(cases_->change(*ben_, each, facts_of("x"), 1, kBen).error().message, word);
    EXPECT_EQ(cases_->strike(*ben_, each, 1, kBen).error().message, word);
    EXPECT_EQ(cases_->assign(*ben_, each, grant_of(kBenId, "Ben"), kBen).error().message, word);
    EXPECT_EQ(cases_->unassign(*ben_, each, grant_of(kAnnId, "Ann"), kBen).error().message, word);
    EXPECT_EQ(cases_->erase(*ben_, each).error().message, word);
  }
  EXPECT_TRUE(cases_->read(*ann_, id));
}

TEST_F(CasesTest, ASwapOfTwoCellsIsFound) {
  const std::string one = make("One");
  const std::string two = make("Two");
  for (const std::string& id : {one, two}) {
    ASSERT_TRUE(cases_->enter(*ann_, id, note_of("first of " + id), kAnn));
    ASSERT_TRUE(cases_->enter(*ann_, id, note_of("second of " + id), kAnn));
  }
  const std::string where = " WHERE case_id = '" + one + "'";
  const std::string swaps[] = {
      // Two notes of a case; a note of another case; the head of another; the key of another.
      "UPDATE entries SET body = (SELECT body FROM entries e WHERE e.case_id = entries.case_id AND "
      "e.number = 3 - entries.number)" +
          where,
      "UPDATE entries SET body = (SELECT body FROM entries e WHERE e.case_id = '" + two +
          "' AND e.number = entries.number)" + where,
      "UPDATE cases SET head = (SELECT head FROM cases WHERE id = '" + two + "') WHERE id = '" +
          one + "'",
      "UPDATE wraps SET sealed = (SELECT sealed FROM wraps w WHERE w.case_id = '" + two + "')" +
          where,
      "UPDATE cases SET key = 2 WHERE id = '" + one + "'",
      "DELETE FROM entries" + where + " AND number = 2",
      "DELETE FROM entries" + where + " AND number = 1",
      "INSERT INTO entries SELECT case_id, 3, body FROM entries" + where + " AND number = 2",
      "UPDATE entries SET body = zeroblob(300)" + where + " AND number = 1",
  };
  cases_.reset();
  fs::copy(folder_ + "/cases.db", folder_ + "/kept");
  for (const std::string& sql : swaps) {
    fs::copy_file(folder_ + "/kept", folder_ + "/cases.db", fs::copy_options::overwrite_existing);
    tamper(sql);
    reopen();
    const auto told = cases_->read(*ann_, one);
    ASSERT_FALSE(told) << sql;
    EXPECT_EQ(told.error().code, ErrorCode::Malformed) << sql << ": " << told.error().message;
    EXPECT_TRUE(cases_->read(*ann_, two)) << "the other case is whole";
    const auto list = cases_->list(*ann_);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->cases.size(), 2U) << "a damaged case does not hide the others";
    EXPECT_TRUE(cases_->erase(*ann_, one)) << "and can be got rid of";
    cases_.reset();
  }
}

TEST_F(CasesTest, AWrongPasswordOpensNothing) {
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

TEST_F(CasesTest, APasswordOfBeforeBringsThemBack) {
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

TEST_F(CasesTest, TenWrongOldPasswordsAreEnough) {
  make("Quarry");
  const auto anew = unlock(kAnnId, kOther);
  for (int i = 0; i < Cases::kOldTries; ++i) EXPECT_FALSE(cases_->recover(*anew, "guess"));
  EXPECT_EQ(cases_->recover(*anew, kPassword).error().code, ErrorCode::LimitReached);
}

TEST_F(CasesTest, AChangedPasswordOpensAtEveryMoment) {
  const std::string id = make("Quarry");
  const std::set<std::string> before = cells("SELECT sealed FROM keys WHERE account = 2");
  ASSERT_TRUE(cases_->prepare_password(kAnnId, kPassword, kOther));
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
    // From then on only that one.
    auto wrong = copied->unlock(kAnnId, password == kOther ? kPassword : kOther, kToday);
    ASSERT_TRUE(wrong);
    EXPECT_TRUE(wrong->fresh);
    fs::remove_all(folder_ + "/copy");
  }
  ASSERT_TRUE(cases_->settle_password(kAnnId));
  EXPECT_TRUE(cases_->read(*unlock(kAnnId, kOther), id));
  EXPECT_FALSE(fresh_);
  for (const std::string& cell : before) {
    EXPECT_THAT(all_bytes(), Not(HasSubstr(cell))) << "what the old password opens lies there yet";
  }
}

TEST_F(CasesTest, ACostThatGrowsIsPaidAtTheNextSignIn) {
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

TEST_F(CasesTest, AnExchangedPublicKeyIsFound) {
  make("Quarry");
  tamper("UPDATE keys SET open = (SELECT open FROM keys k WHERE k.account = 3) WHERE account = 2");
  const auto unlocked = cases_->unlock(kAnnId, kPassword, kToday);
  ASSERT_FALSE(unlocked);
  EXPECT_EQ(unlocked.error().code, ErrorCode::Malformed);
}

TEST_F(CasesTest, ACaseIsGivenToTheKeyThatWasSeen) {
  const std::string id = make("Quarry");
  Grant grant = grant_of(kBenId, "Ben");
  EXPECT_EQ(cases_->assign(*ann_, id, {9, "Carl", grant.fingerprint}, kAnn).error().code,
            ErrorCode::Conflict)
      << "he has no key";
  const auto impostor = unlock(kBenId, "a password that was set for him");
  EXPECT_EQ(cases_->assign(*ann_, id, grant, kAnn).error().code, ErrorCode::Conflict)
      << "the key is another one meanwhile";
  assign_ben(id);
  EXPECT_TRUE(cases_->read(*impostor, id));
  EXPECT_EQ(cases_->read(*ann_, id)->entries.back().label, "Ben");
}

TEST_F(CasesTest, WhoIsTakenOffOpensNothingMore) {
  const std::string id = make("Quarry CANARY");
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("CANARY"), kAnn));
  assign_ben(id);
  ASSERT_TRUE(cases_->read(*ben_, id));
  ASSERT_TRUE(cases_->enter(*ben_, id, person_of("Willow", "by Ben"), kBen));
  const std::set<std::string> before =
      cells("SELECT sealed FROM wraps UNION SELECT body FROM entries UNION SELECT head FROM cases");
  ASSERT_EQ(before.size(), 6U);
  const Status taken = cases_->unassign(*ann_, id, {kBenId, "Ben", ""}, kAnn);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(cases_->read(*ben_, id).error().code, ErrorCode::NotFound);
  EXPECT_THAT(cases_->list(*ben_)->cases, IsEmpty());
  const auto told = cases_->read(*ann_, id);
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(told->entries.size(), 4U);
  EXPECT_EQ(told->entries.back().words, "unassigned");
  // Not a byte of what his key opened is left, in the file or in its log.
  const std::string bytes = all_bytes();
  for (const std::string& cell : before) EXPECT_EQ(bytes.find(cell), std::string::npos);
  EXPECT_EQ(cells("SELECT key FROM cases"), std::set<std::string>{"2"});
  EXPECT_EQ(cases_->unassign(*ann_, id, {kBenId, "Ben", ""}, kAnn).error().code,
            ErrorCode::NotFound);
}

TEST_F(CasesTest, SomebodyIsAlwaysLeft) {
  const std::string id = make("Quarry");
  EXPECT_EQ(cases_->unassign(*ann_, id, {kAnnId, "Ann", ""}, kAnn).error().code,
            ErrorCode::Conflict);
  EXPECT_TRUE(cases_->read(*ann_, id)) << "nothing was changed";
  assign_ben(id);
  const auto anew = unlock(kBenId, "a password that was set for him");
  EXPECT_EQ(cases_->unassign(*ann_, id, {kAnnId, "Ann", ""}, kAnn).error().code,
            ErrorCode::Conflict)
      << "Ben's key is lost: he cannot open it either";
  // Whose key is lost stays assigned to that one, in case the password of before is remembered.
  assign_ben(id);
  EXPECT_TRUE(cases_->unassign(*anew, id, {kAnnId, "Ann", ""}, kBen));
  EXPECT_FALSE(cases_->read(*ann_, id));
}

TEST_F(CasesTest, ALostKeyIsCarriedThroughAndNotReplaced) {
  const std::string id = make("Quarry");
  assign_ben(id);
  unlock(kBenId, "a password that was set for him");
  ASSERT_TRUE(cases_->assign(*ann_, id, grant_of(kAnnId, "Ann"), kAnn));
  const auto carl = unlock(4, kPassword);
  ASSERT_TRUE(cases_->assign(*ann_, id, grant_of(4, "Carl"), kAnn));
  ASSERT_TRUE(cases_->unassign(*ann_, id, {4, "Carl", ""}, kAnn));
  const auto impostor = unlock(kBenId, "a password that was set for him");
  EXPECT_FALSE(cases_->read(*impostor, id)) << "sealing anew gave it to the new key";
  EXPECT_EQ(*cases_->recover(*impostor, kOther), 1) << "the old password still opens it";
  EXPECT_TRUE(cases_->read(*impostor, id));
}

TEST_F(CasesTest, NobodyOverwritesUnawares) {
  const std::string id = make("Quarry");
  ASSERT_TRUE(cases_->change(*ann_, id, facts_of("Quarry, north"), 1, kAnn));
  EXPECT_EQ(cases_->change(*ann_, id, facts_of("Quarry, south"), 1, kAnn).error().code,
            ErrorCode::Conflict);
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("x"), kAnn));
  EXPECT_TRUE(cases_->change(*ann_, id, facts_of("Quarry, south"), 2, kAnn))
      << "a note does not stand in the way";
}

TEST_F(CasesTest, NotesStayAndPersonsCanBeTakenOut) {
  const std::string id = make("Quarry");
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("x"), kAnn));
  ASSERT_TRUE(cases_->enter(*ann_, id, person_of("Willow", "from the north"), kAnn));
  CaseEntry better = person_of("Willow", "from the south");
  better.number = 1;
  EXPECT_EQ(cases_->amend(*ann_, id, better, kBen).error().code, ErrorCode::Conflict);
  EXPECT_EQ(cases_->strike(*ann_, id, 1, kBen).error().code, ErrorCode::Conflict);
  better.number = 3;
  EXPECT_EQ(cases_->amend(*ann_, id, better, kBen).error().code, ErrorCode::NotFound);
  better.number = 2;
  const std::set<std::string> before = cells("SELECT body FROM entries WHERE number = 2");
  ASSERT_TRUE(cases_->amend(*ann_, id, better, kBen));
  EXPECT_EQ(all_bytes().find(*before.begin()), std::string::npos);
  const auto told = cases_->read(*ann_, id);
  EXPECT_EQ(told->entries[1].words, "from the south");
  EXPECT_EQ(told->entries[1].by, "Ann");
  EXPECT_EQ(told->entries[1].changed_by, "Ben");
  ASSERT_TRUE(cases_->strike(*ann_, id, 2, kBen));
  const auto after = cases_->read(*ann_, id);
  ASSERT_TRUE(after) << after.error().message;
  EXPECT_EQ(after->entries[1].kind, Kind::Removed);
  EXPECT_EQ(after->entries[1].words, "");
  EXPECT_EQ(after->entries[1].name, "");
}

TEST_F(CasesTest, OfADeletedCaseNothingIsLeft) {
  const std::string kept = make("Mill");
  ASSERT_TRUE(cases_->enter(*ann_, kept, note_of(std::string(9000, 'k')), kAnn));
  for (int round = 0; round < 8; ++round) {
    const std::string id = make("Quarry CANARY");
    assign_ben(id);
    // Cells within a page, and over several.
    for (const std::size_t size : {10U, 700U, 3000U, 19000U}) {
      ASSERT_TRUE(cases_->enter(*ann_, id, note_of(std::string(size, 'x')), kAnn));
    }
    std::set<std::string> gone;
    for (const char* sql :
         {"SELECT head FROM cases WHERE id = '", "SELECT sealed FROM wraps WHERE case_id = '",
          "SELECT body FROM entries WHERE case_id = '"}) {
      gone.merge(cells(sql + id + "'"));
    }
    ASSERT_EQ(gone.size(), 8U);
    const std::string before = all_bytes();
    // The smaller ones are found as they lie: the scan can fail.
    std::size_t seen = 0;
    for (const std::string& cell : gone)
      seen += before.find(cell.substr(0, 300)) != std::string::npos ? 1U : 0U;
    EXPECT_EQ(seen, gone.size());
    ASSERT_TRUE(cases_->erase(*(round % 2 == 0 ? ann_ : ben_), id));
    const std::string bytes = all_bytes();
    for (const std::string& cell : gone) {
      for (std::size_t at = 0; at + 64 <= cell.size(); at += 64) {
        ASSERT_EQ(bytes.find(cell.substr(at, 64)), std::string::npos)
            << "round " << round << ", byte " << at << " of a cell of " << cell.size();
      }
    }
    EXPECT_EQ(bytes.find(id), std::string::npos) << "nor its id";
    EXPECT_FALSE(cases_->read(*ann_, id));
  }
  EXPECT_TRUE(cases_->read(*ann_, kept));
}

TEST_F(CasesTest, TheFileIsItsOwnersOnly) {
  cases_.reset();
  fs::permissions(folder_ + "/cases.db", fs::perms::group_read, fs::perm_options::add);
  const auto opened = Cases::open(folder_, kCheap);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Unreadable);
}

TEST_F(CasesTest, WhatCanBeToldWithoutAKey) {
  const std::string id = make("Quarry");
  make("Mill");
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("x"), kAnn));
  const auto health = cases_->health();
  ASSERT_TRUE(health) << health.error().message;
  EXPECT_GT(health->bytes, 0);
  EXPECT_EQ(health->cases, 2);
  EXPECT_EQ(health->entries, 1);
  EXPECT_EQ(health->officers, 2);
  EXPECT_EQ(health->lost, 0);
  EXPECT_EQ(health->orphans, 0);
  EXPECT_THAT(health->fault, IsEmpty());
}

}  // namespace
}  // namespace plumbline::cases

// SPDX-License-Identifier: Apache-2.0

#include "cases/cases.h"

#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "cases/cases_test_internal.h"

namespace plumbline::cases {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

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
    EXPECT_EQ(cases_->strike(*ben_, each, {1}, kBen).error().message, word);
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

TEST_F(CasesTest, NobodyOverwritesAPersonUnawares) {
  const std::string id = make("Quarry");
  ASSERT_TRUE(cases_->enter(*ann_, id, person_of("Willow", "from the north"), kAnn));
  CaseEntry bens = person_of("Willow", "from the south");
  CaseEntry anns = person_of("Willow", "from the east");
  bens.number = anns.number = 1;
  EXPECT_EQ(cases_->read(*ann_, id)->entries[0].edition, 1);
  ASSERT_TRUE(cases_->amend(*ann_, id, bens, kBen));
  EXPECT_EQ(cases_->amend(*ann_, id, anns, kAnn).error().code, ErrorCode::Conflict);
  EXPECT_EQ(cases_->strike(*ann_, id, {1, 1}, kAnn).error().code, ErrorCode::Conflict);
  EXPECT_EQ(cases_->strike(*ann_, id, {1, 3}, kAnn).error().code, ErrorCode::Conflict)
      << "nobody has seen what is not there yet";
  EXPECT_EQ(cases_->read(*ann_, id)->entries[0].words, "from the south");
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("x"), kAnn));
  anns.edition = 2;
  ASSERT_TRUE(cases_->amend(*ann_, id, anns, kAnn)) << "other entries do not stand in the way";
  const auto told = cases_->read(*ann_, id);
  EXPECT_EQ(told->entries[0].words, "from the east");
  EXPECT_EQ(told->entries[0].edition, 3);
  ASSERT_TRUE(cases_->strike(*ann_, id, {1, 3}, kAnn));
  EXPECT_EQ(cases_->read(*ann_, id)->entries[0].edition, 4);
}

TEST_F(CasesTest, NotesStayAndPersonsCanBeTakenOut) {
  const std::string id = make("Quarry");
  ASSERT_TRUE(cases_->enter(*ann_, id, note_of("x"), kAnn));
  ASSERT_TRUE(cases_->enter(*ann_, id, person_of("Willow", "from the north"), kAnn));
  CaseEntry better = person_of("Willow", "from the south");
  better.number = 1;
  EXPECT_EQ(cases_->amend(*ann_, id, better, kBen).error().code, ErrorCode::Conflict);
  EXPECT_EQ(cases_->strike(*ann_, id, {1}, kBen).error().code, ErrorCode::Conflict);
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
  ASSERT_TRUE(cases_->strike(*ann_, id, {2, 2}, kBen));
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

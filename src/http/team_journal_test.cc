// SPDX-License-Identifier: Apache-2.0
//
// What the journal of a team says, and when.

#include <atomic>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "accounts/accounts.h"
#include "http/guard.h"
#include "http/route.h"
#include "http/scribe_internal.h"
#include "http/team_test_internal.h"

namespace plumbline::http {
namespace {

TEST_F(TeamTest, TheJournalIsAheadOfWhatIsDone) {
  const std::string reader = session_of("reader");
  EXPECT_EQ(ask("GET", "/api/documents/ab12", reader).status, 404);
  const std::string admin = session_of("administrator");
  const Json told = Json::parse(ask("GET", "/api/journal", admin).body);
  EXPECT_EQ(told.at("entries").at(1).at("who"), "reader");
  EXPECT_EQ(told.at("entries").at(1).at("action"), "read");
  EXPECT_EQ(told.at("entries").at(1).at("subject"), "documents/ab12");
  const Json rest = Json::parse(ask("GET", "/api/journal", admin).body);
  EXPECT_EQ(rest.at("next"), 0) << "all fit on a page";
}

TEST_F(TeamTest, ADeedThatStandsInTheJournalIsNotEnteredAgain) {
  const std::string session = session_of("reader");
  Request asked;
  asked.method = "GET";
  asked.path = "/api/documents/ab12";
  asked.headers["host"] = "desk.example.org";
  asked.headers["authorization"] = "Bearer " + session;
  Admitted in = admit(asked, guard_, sessions_, {"/nonexistent"}, now_);
  ASSERT_FALSE(in.answered);
  const auto deed = deed_of(asked, in.desk);
  ASSERT_TRUE(deed);
  EXPECT_EQ(deed->who + " " + deed->action + " " + deed->subject, "reader read documents/ab12");
  const auto entries = [&] { return accounts_->check_journal()->entries; };
  const auto before = entries();
  in.desk.entered = true;
  EXPECT_EQ(answer(asked, in.desk).status, 404);
  EXPECT_EQ(entries(), before);
  // Who has not the right does nothing that could be entered.
  asked.method = "POST";
  asked.path = "/api/sources/decisions";
  EXPECT_FALSE(deed_of(asked, in.desk));
  EXPECT_EQ(answer(asked, in.desk).status, 403);
  EXPECT_FALSE(kept_answer(asked, in.desk));
  asked.path = "/api/nowhere";
  EXPECT_FALSE(deed_of(asked, in.desk));
}

TEST_F(TeamTest, AScribeTellsEverybodyWhoWaits) {
  const auto before = accounts_->check_journal()->entries;
  constexpr int kPeople = 8;
  constexpr int kDeeds = 50;
  std::atomic<int> told = 0;
  std::atomic<int> early = 0;
  {
    Scribe scribe(*accounts_);
    std::vector<std::thread> people;
    for (int i = 0; i < kPeople; ++i) {
      people.emplace_back([&, who = "person " + std::to_string(i)] {
        for (int n = 0; n < kDeeds; ++n) {
          std::promise<bool> entered;
          scribe.enter({who, "127.0.0.1", "read", "documents/ab12", ""},
                       [&](const Status& status) { entered.set_value(static_cast<bool>(status)); });
          ASSERT_TRUE(entered.get_future().get());
          // It is there before anybody is told.
          if (++told > accounts_->check_journal()->entries - before) ++early;
        }
      });
    }
    for (std::thread& each : people) each.join();
  }
  EXPECT_EQ(early, 0);
  const auto after = accounts_->check_journal();
  EXPECT_EQ(after->entries, before + kPeople * kDeeds);
  EXPECT_EQ(after->fault, "");
}

TEST_F(TeamTest, TheJournalSaysHowButNotForWhatOrWhom) {
  const std::string session = session_of("reader");
  Request asked;
  asked.method = "GET";
  asked.path = "/api/digest";
  asked.query = {
      {"form", "eml"},       {"to", "canary-to@example.org"}, {"from", "canary-from@example.org"},
      {"q", "canary words"}, {"name", "canary.pdf"},          {"since", "2024-05-01"}};
  asked.headers["host"] = "desk.example.org";
  asked.headers["authorization"] = "Bearer " + session;
  const Admitted in = admit(asked, guard_, sessions_, {"/nonexistent"}, now_);
  ASSERT_FALSE(in.answered);
  const auto deed = deed_of(asked, in.desk);
  ASSERT_TRUE(deed);
  EXPECT_EQ(deed->detail, "form=eml since=2024-05-01");
}

}  // namespace
}  // namespace plumbline::http

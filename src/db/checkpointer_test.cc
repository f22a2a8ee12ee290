// SPDX-License-Identifier: Apache-2.0

#include "db/checkpointer.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

namespace plumbline::db {
namespace {

class CheckpointerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_log_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = Connection::open(file_of(""), Mode::Create);
    ASSERT_TRUE(opened);
    connection_ = std::move(opened).take();
    ASSERT_TRUE(connection_->run("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB NOT NULL)"));
  }
  void TearDown() override {
    connection_ = nullptr;
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] std::string file_of(const char* kind) const { return folder_ + "/a.db" + kind; }
  [[nodiscard]] std::uintmax_t bytes_of(const char* kind) const {
    return std::filesystem::file_size(file_of(kind));
  }
  // Some 80 pages of a kilobyte a row.
  void write_rows(int commits) const {
    for (int i = 0; i < commits; ++i) {
      ASSERT_TRUE(connection_->run(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) "
          "INSERT INTO t(b) SELECT zeroblob(1000) FROM n"));
    }
  }

  std::string folder_;
  std::unique_ptr<Connection> connection_;
};

constexpr int kCommits = 40;
constexpr std::uintmax_t kCommitBytes = 600 * 1000;

TEST_F(CheckpointerTest, MovesWhatIsCommittedAndBeginsTheLogAnew) {
  {
    const auto checkpointer = Checkpointer::begin(*connection_, {.least = 50, .most = 250});
    ASSERT_TRUE(checkpointer);
    write_rows(kCommits);
    // 250 pages of 8 KiB, and what one more commit has.
    EXPECT_LT(bytes_of("-wal"), 5 * kCommitBytes);
    EXPECT_GT(bytes_of(""), (kCommits - 5) * kCommitBytes);
  }
  EXPECT_EQ(*connection_->number("SELECT count(*) FROM t", 0), kCommits * 600);
  EXPECT_EQ(*connection_->word("PRAGMA quick_check"), "ok");
}

// Nobody waits for a reader, and the reader sees what it saw.
TEST_F(CheckpointerTest, LeavesWhatIsStillRead) {
  const auto checkpointer = Checkpointer::begin(*connection_, {.least = 1, .most = 1});
  ASSERT_TRUE(checkpointer);
  write_rows(1);
  auto opened = Connection::open(file_of(""), Mode::ReadOnly);
  ASSERT_TRUE(opened);
  const std::unique_ptr<Connection> reader = std::move(opened).take();
  {
    const auto snapshot = Snapshot::begin(*reader);
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(*reader->number("SELECT count(*) FROM t", 0), 600);
    write_rows(5);
    EXPECT_EQ(*reader->number("SELECT count(*) FROM t", 0), 600);
    EXPECT_GT(bytes_of("-wal"), 5 * kCommitBytes);
  }
  EXPECT_EQ(*reader->number("SELECT count(*) FROM t", 0), 6 * 600);
}

TEST_F(CheckpointerTest, EndsWithNothingToDo) {
  const auto checkpointer = Checkpointer::begin(*connection_, {.least = 1, .most = 1});
  EXPECT_TRUE(checkpointer);
}

}  // namespace
}  // namespace plumbline::db

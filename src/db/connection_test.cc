// SPDX-License-Identifier: Apache-2.0

#include "db/connection.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/migrate.h"

namespace plumbline::db {
namespace {

using ::testing::HasSubstr;

class DatabaseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_db_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string file(const std::string& name) const { return folder_ + "/" + name; }
  [[nodiscard]] std::unique_ptr<Connection> create() const {
    auto opened = Connection::open(file("a.db"), Mode::Create);
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(opened).take();
  }

 private:
  std::string folder_;
};

constexpr std::int64_t kApplication = 77;
constexpr Migration kSteps[] = {
    {1, "CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT NOT NULL UNIQUE);"},
    {2, "ALTER TABLE t ADD COLUMN c TEXT;"},
};

TEST_F(DatabaseTest, KeepsTheRulesOfEveryConnection) {
  const auto connection = create();
  struct Rule {
    const char* pragma;
    const char* value;
  };
  constexpr Rule kRules[] = {{"journal_mode", "wal"}, {"synchronous", "2"},
                             {"foreign_keys", "1"},   {"secure_delete", "1"},
                             {"trusted_schema", "0"}, {"cell_size_check", "1"}};
  for (const Rule& rule : kRules) {
    const auto value = connection->word(std::string("PRAGMA ") + rule.pragma);
    ASSERT_TRUE(value) << rule.pragma;
    EXPECT_EQ(*value, rule.value) << rule.pragma;
  }
}

struct RefusedCase {
  const char* sql;
  bool of_writers;  // too
};
constexpr RefusedCase kRefused[] = {
    {"ATTACH 'other.db' AS other", true},
    {"ATTACH ':memory:' AS other", true},
    {"DETACH main", true},
    {"VACUUM", true},
    {"VACUUM INTO 'copy.db'", true},
    {"SELECT load_extension('libm.so.6')", true},
    {"PRAGMA writable_schema=ON", true},
    {"PRAGMA trusted_schema=ON", true},
    {"PRAGMA journal_mode=DELETE", true},
    {"PRAGMA synchronous=OFF", true},
    {"PRAGMA temp_store_directory='/tmp'", true},
    {"PRAGMA query_only=OFF", true},
    {"PRAGMA secure_delete=OFF", true},
    {"PRAGMA user_version=3", false},
    {"PRAGMA wal_checkpoint(TRUNCATE)", false},
    {"INSERT INTO t(a, b) VALUES(1, 'x')", false},
    {"UPDATE t SET b = 'x'", false},
    {"DELETE FROM t", false},
    {"DROP TABLE t", false},
    {"ALTER TABLE t RENAME TO s", false},
    {"CREATE TABLE u(a)", false},
    {"CREATE TEMP TABLE u(a)", false},
    {"CREATE TEMP VIEW v AS SELECT * FROM t", false},
    {"CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END", false},
    {"CREATE VIRTUAL TABLE temp.w USING fts5(a)", false},
    {"CREATE INDEX i ON t(c)", false},
    {"REINDEX", false},
    {"ANALYZE", false},
    {"SELECT 1; DELETE FROM t", false},
};

TEST_F(DatabaseTest, NoStatementLeavesTheFileAndNoReaderChangesIt) {
  const auto writer = create();
  ASSERT_TRUE(migrate(*writer, kApplication, kSteps));
  ASSERT_TRUE(writer->run("INSERT INTO t(a, b) VALUES(7, 'kept')"));
  const auto opened = Connection::open(file("a.db"), Mode::ReadOnly);
  ASSERT_TRUE(opened);
  const Connection& reader = **opened;
  const auto kDenied =
      ::testing::AnyOf(HasSubstr("no such statement may be made"), HasSubstr("not authorized to"));
  for (const RefusedCase& each : kRefused) {
    const Status refused = reader.run(each.sql);
    ASSERT_FALSE(refused) << each.sql;
    EXPECT_THAT(refused.error().message, kDenied) << each.sql;
    if (!each.of_writers) continue;
    EXPECT_THAT(writer->run(each.sql).error().message, kDenied) << each.sql;
  }
  for (const Connection* each : {static_cast<const Connection*>(writer.get()), &reader}) {
    EXPECT_FALSE(each->run("UPDATE sqlite_schema SET sql = 'CREATE TABLE t(z)'"));
  }
  EXPECT_EQ(*reader.word("SELECT group_concat(b) FROM t"), "kept");
  EXPECT_EQ(*reader.number("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9)"
                           " SELECT sum(i) FROM n",
                           0),
            45);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file("")), {}), 3)
      << "the file, its log and its index";
}

TEST_F(DatabaseTest, KeepsValuesAsTheyAre) {
  const auto connection = create();
  ASSERT_TRUE(migrate(*connection, kApplication, kSteps));
  auto insert = connection->prepare("INSERT INTO t(a, b, c) VALUES(?1, ?2, ?3)");
  ASSERT_TRUE(insert);
  Statement statement = std::move(insert).take();
  const std::string with_nul("a\0b", 3);
  ASSERT_TRUE(statement.bind(1, 9007199254740993).bind(2, with_nul).bind_null(3).run());
  ASSERT_TRUE(statement.bind(1, 2).bind(2, std::string_view()).bind(3, "x").run());
  auto select = connection->prepare("SELECT a, b, c FROM t ORDER BY a DESC");
  ASSERT_TRUE(select);
  Statement rows = std::move(select).take();
  ASSERT_TRUE(*rows.step());
  EXPECT_EQ(rows.integer(0), 9007199254740993);
  EXPECT_EQ(rows.text(1), with_nul);
  EXPECT_TRUE(rows.is_null(2));
  ASSERT_TRUE(*rows.step());
  EXPECT_FALSE(rows.is_null(1));
  EXPECT_EQ(rows.text(1), "");
  EXPECT_FALSE(*rows.step());
}

TEST_F(DatabaseTest, KeptStatementsAreAsNew) {
  const auto connection = create();
  ASSERT_TRUE(migrate(*connection, kApplication, kSteps));
  ASSERT_TRUE(connection->run("INSERT INTO t(b, c) VALUES('one', 'x'), ('two', 'x')"));
  connection->keep_statements(2);
  constexpr const char* kAsk = "SELECT b FROM t WHERE c = ?1 ORDER BY b";
  {
    auto half = connection->prepare(kAsk);
    ASSERT_TRUE(half);
    Statement rows = std::move(half).take();
    const std::string gone = "x";
    ASSERT_TRUE(*rows.bind(1, gone).step());  // and never asked for the second row
  }
  // What was bound is forgotten, and the first row is the first again.
  Statement unbound = connection->prepare(kAsk).take();
  EXPECT_FALSE(*unbound.step());
  Statement beside = connection->prepare(kAsk).take();
  ASSERT_TRUE(*beside.bind(1, "x").step());
  ASSERT_TRUE(*unbound.bind(1, "x").step());
  EXPECT_EQ(unbound.text(0), "one");
  EXPECT_EQ(beside.text(0), "one");
  // A reader that kept it half asked would keep the log from being written back.
  unbound.reset();
  beside.reset();
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(connection->number("SELECT " + std::to_string(i), 0));
  }
  ASSERT_TRUE(connection->run("ALTER TABLE t ADD COLUMN d TEXT"));
  EXPECT_EQ(*connection->word("SELECT b FROM t WHERE c = 'x' ORDER BY b"), "one");
}

TEST_F(DatabaseTest, AKeptStatementOutlivesItsConnection) {
  auto connection = create();
  connection->keep_statements(4);
  ASSERT_TRUE(connection->number("SELECT 1", 0));
  Statement last = connection->prepare("SELECT 1").take();
  connection.reset();
}

TEST_F(DatabaseTest, TransactionIsAllOrNothing) {
  const auto connection = create();
  ASSERT_TRUE(migrate(*connection, kApplication, kSteps));
  {
    auto transaction = Transaction::begin(*connection);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(connection->run("INSERT INTO t(b) VALUES('lost')"));
  }
  {
    auto begun = Transaction::begin(*connection);
    ASSERT_TRUE(begun);
    Transaction transaction = std::move(begun).take();
    ASSERT_TRUE(connection->run("INSERT INTO t(b) VALUES('kept')"));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(*connection->word("SELECT group_concat(b) FROM t"), "kept");
}

TEST_F(DatabaseTest, ASnapshotSeesWhatWasThereAndOneWithinGoesOn) {
  const auto writer = create();
  ASSERT_TRUE(writer->run("CREATE TABLE t(a)"));
  auto opened = Connection::open(file("a.db"), Mode::ReadOnly);
  ASSERT_TRUE(opened);
  const auto reader = std::move(opened).take();
  reader->keep_statements(4);
  const auto rows = [&] { return *reader->number("SELECT count(*) FROM t", -1); };
  for (int round = 0; round < 2; ++round) {
    const std::int64_t before = rows();
    {
      const auto outer = Snapshot::within(*reader);
      ASSERT_TRUE(outer);
      EXPECT_EQ(rows(), before);
      ASSERT_TRUE(writer->run("INSERT INTO t VALUES(1)"));
      {
        const auto inner = Snapshot::within(*reader);
        ASSERT_TRUE(inner);
        EXPECT_FALSE(Snapshot::begin(*reader)) << "one is open";
      }
      EXPECT_EQ(rows(), before) << "the inner one did not end it";
      EXPECT_FALSE(reader->reusable());
    }
    EXPECT_EQ(rows(), before + 1);
    EXPECT_TRUE(reader->reusable());
  }
}

TEST_F(DatabaseTest, MigratesStepByStepAndOnce) {
  const auto connection = create();
  ASSERT_TRUE(migrate(*connection, kApplication, std::span(kSteps).first(1)));
  EXPECT_EQ(schema_mark(*connection)->version, 1);
  EXPECT_FALSE(require_current(*connection, kApplication, kSteps));
  ASSERT_TRUE(migrate(*connection, kApplication, kSteps));
  ASSERT_TRUE(migrate(*connection, kApplication, kSteps));
  EXPECT_EQ(schema_mark(*connection)->version, 2);
  EXPECT_TRUE(require_current(*connection, kApplication, kSteps));
}

TEST_F(DatabaseTest, AFailedStepLeavesTheOldForm) {
  const auto connection = create();
  constexpr Migration kBroken[] = {{1, "CREATE TABLE x(a);"}, {2, "CREATE TABLE y(a); oops;"}};
  const Status status = migrate(*connection, kApplication, kBroken);
  ASSERT_FALSE(status);
  EXPECT_THAT(status.error().message, HasSubstr("schema version 2"));
  EXPECT_EQ(schema_mark(*connection)->version, 1);
  EXPECT_EQ(*connection->number("SELECT count(*) FROM sqlite_schema", 0), 1);
}

TEST_F(DatabaseTest, RefusesNewerAndForeignFiles) {
  const auto connection = create();
  ASSERT_TRUE(migrate(*connection, kApplication, kSteps));
  ASSERT_TRUE(connection->run("PRAGMA user_version=9"));
  const Status newer = migrate(*connection, kApplication, kSteps);
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::Conflict);
  EXPECT_THAT(newer.error().message, HasSubstr("newer version"));
  EXPECT_THAT(newer.error().message, HasSubstr(file("a.db")));
  const Status foreign = migrate(*connection, kApplication + 1, kSteps);
  ASSERT_FALSE(foreign);
  EXPECT_THAT(foreign.error().message, HasSubstr("another program"));
}

std::int64_t cached_bytes(const Connection& connection) {
  int now = 0;
  int most = 0;
  EXPECT_EQ(sqlite3_db_status(connection.native(), SQLITE_DBSTATUS_CACHE_USED, &now, &most, 0),
            SQLITE_OK);
  return now;
}

// Whatever the size of the pages and of the file.
TEST_F(DatabaseTest, KeepsNoMoreOfTheFileInMemoryThanItSays) {
  constexpr std::int64_t kMost = std::int64_t{kCacheKib} * 1024;
  constexpr std::int64_t kBeside = std::int64_t{1} << 20U;  // of SQLite's own
  {
    const auto connection = create();
    EXPECT_EQ(*connection->number("PRAGMA page_size", 0), 8192);
    ASSERT_TRUE(connection->run(
        "CREATE TABLE big(b BLOB); INSERT INTO big WITH RECURSIVE n(i) AS "
        "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT zeroblob(8000) FROM n"));
    EXPECT_LT(cached_bytes(*connection), kMost + kBeside);
  }
  for (const Mode mode : {Mode::ReadOnly, Mode::Create}) {
    const auto opened = Connection::open(file("a.db"), mode);
    ASSERT_TRUE(opened);
    EXPECT_GT(*(*opened)->number("SELECT sum(length(b)) FROM big", 0), 2 * kMost);
    EXPECT_LT(cached_bytes(**opened), kMost + kBeside);
    EXPECT_GT(cached_bytes(**opened), kMost / 2);  // and does keep it
  }
}

TEST_F(DatabaseTest, NamesFileAndMend) {
  std::ofstream(file("junk.db")) << std::string(5000, 'j');
  const auto junk = Connection::open(file("junk.db"), Mode::ReadWrite);
  ASSERT_FALSE(junk);
  EXPECT_EQ(junk.error().code, ErrorCode::Malformed);
  EXPECT_THAT(junk.error().message, HasSubstr("junk.db"));
  EXPECT_THAT(junk.error().message, HasSubstr("not a SQLite database"));
  const auto missing = Connection::open(file("none.db"), Mode::ReadWrite);
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message, HasSubstr("check that it exists"));
}

TEST_F(DatabaseTest, AFullDatabaseSaysSo) {
  const auto connection = create();
  ASSERT_TRUE(migrate(*connection, kApplication, kSteps));
  ASSERT_TRUE(connection->run("PRAGMA max_page_count=4"));
  const Status status = connection->run("INSERT INTO t(b) VALUES(hex(randomblob(200000)))");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::LimitReached);
  EXPECT_THAT(status.error().message, HasSubstr("free some space"));
}

}  // namespace
}  // namespace plumbline::db

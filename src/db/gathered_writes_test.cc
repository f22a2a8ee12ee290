// SPDX-License-Identifier: Apache-2.0

#include "db/gathered_writes.h"

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "db/connection.h"

namespace plumbline::db {
namespace {

class GatheredWritesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_gathered_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string file_of(const char* kind) const { return folder_ + "/a.db" + kind; }

  std::string folder_;
};

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A file as SQLite has it, beside what it must hold.
class Held {
 public:
  explicit Held(const std::string& path) : path_(path) {
    sqlite3_vfs* const files = sqlite3_vfs_find(gathered_writes());
    memory_.resize(static_cast<std::size_t>(files->szOsFile) / sizeof(std::uint64_t) + 1);
    file_ = reinterpret_cast<sqlite3_file*>(memory_.data());
    const int flags = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    opened_ = files->xOpen(files, path_.c_str(), file_, flags, nullptr);
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    if (opened_ == SQLITE_OK) file_->pMethods->xClose(file_);
  }
  [[nodiscard]] bool opened() const { return opened_ == SQLITE_OK; }

  void write(std::size_t at, const std::string& bytes) {
    if (expected_.size() < at + bytes.size()) expected_.resize(at + bytes.size());
    expected_.replace(at, bytes.size(), bytes);
    EXPECT_EQ(file_->pMethods->xWrite(file_, bytes.data(), static_cast<int>(bytes.size()),
                                      static_cast<sqlite3_int64>(at)),
              SQLITE_OK);
  }
  void read(std::size_t at, std::size_t size) {
    std::string got(size, '\0');
    const int code = file_->pMethods->xRead(file_, got.data(), static_cast<int>(size),
                                            static_cast<sqlite3_int64>(at));
    std::string wanted = at < expected_.size() ? expected_.substr(at, size) : std::string();
    EXPECT_EQ(code, wanted.size() == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ);
    wanted.resize(size);
    EXPECT_EQ(got, wanted);
  }
  void truncate(std::size_t size) {
    expected_.resize(size);
    EXPECT_EQ(file_->pMethods->xTruncate(file_, static_cast<sqlite3_int64>(size)), SQLITE_OK);
  }
  void expect_size() {
    sqlite3_int64 size = 0;
    EXPECT_EQ(file_->pMethods->xFileSize(file_, &size), SQLITE_OK);
    EXPECT_EQ(static_cast<std::size_t>(size), expected_.size());
  }
  void expect_synced() {
    EXPECT_EQ(file_->pMethods->xSync(file_, SQLITE_SYNC_NORMAL), SQLITE_OK);
    EXPECT_EQ(bytes_of(path_), expected_);
  }
  [[nodiscard]] std::size_t size() const { return expected_.size(); }

 private:
  std::string path_;
  std::vector<std::uint64_t> memory_;  // in place of the one that SQLite gives
  sqlite3_file* file_ = nullptr;
  int opened_ = SQLITE_ERROR;
  std::string expected_;
};

TEST_F(GatheredWritesTest, ReadsAndSyncsSeeAllThatWasWritten) {
  Held held(file_of(""));
  ASSERT_TRUE(held.opened());
  std::mt19937 random(7);
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  constexpr std::size_t kSizes[] = {24, 8192, 8192, 300, 65536};
  std::size_t next = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string bytes(kSizes[below(std::size(kSizes))], static_cast<char>('a' + i % 26));
    switch (below(40)) {
      case 0: held.truncate(below(held.size() + 1)); break;
      case 1: held.expect_size(); break;
      case 2: held.expect_synced(); break;
      case 3:
      case 4: held.read(below(held.size() + 1), 9000); break;
      case 5: next = below(held.size() + 1); [[fallthrough]];
      default:
        if (next > 4000000) next = 0;
        held.write(next, bytes);
        next += bytes.size();
    }
    if (HasFailure()) return;
  }
  held.expect_synced();
}

TEST_F(GatheredWritesTest, WritesWaitUntilSomethingElseIsAsked) {
  Held held(file_of(""));
  ASSERT_TRUE(held.opened());
  held.write(0, std::string(24, 'h'));
  held.write(24, std::string(8192, 'p'));
  EXPECT_EQ(bytes_of(file_of("")), "");
  held.expect_synced();
}

// A log that may not grow: the commit is refused, what was committed before stays, and when there
// is room again all goes on.
TEST_F(GatheredWritesTest, ACommitThatFindsNoRoomIsRefused) {
  const auto opened = Connection::open(file_of(""), Mode::Create);
  ASSERT_TRUE(opened);
  Connection& connection = **opened;
  const std::string rows =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) "
      "INSERT INTO t(b) SELECT zeroblob(1000) FROM n";
  ASSERT_TRUE(connection.run("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB NOT NULL)"));
  ASSERT_TRUE(connection.run(rows));
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit free{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &free), 0);
  rlimit tight = free;
  tight.rlim_cur = std::filesystem::file_size(file_of("-wal")) + 100000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const Status refused = connection.run(rows);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &free), 0);
  std::signal(SIGXFSZ, before);
  ASSERT_FALSE(refused);
  EXPECT_EQ(*connection.number("SELECT count(*) FROM t", 0), 600);
  ASSERT_TRUE(connection.run(rows));
  EXPECT_EQ(*connection.number("SELECT count(*) FROM t", 0), 1200);
  EXPECT_EQ(*connection.word("PRAGMA quick_check"), "ok");
  const auto other = Connection::open(file_of(""), Mode::ReadOnly);
  ASSERT_TRUE(other);
  EXPECT_EQ(*(*other)->number("SELECT count(*) FROM t", 0), 1200);
}

}  // namespace
}  // namespace plumbline::db

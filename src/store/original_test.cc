// SPDX-License-Identifier: Apache-2.0

#include "store/original.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <thread>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;

class OriginalTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_original_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    fs::create_directories(folder_ + "/originals/part");
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::size_t parts() const {
    const fs::directory_iterator all(folder_ + "/originals/part");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }
  std::string folder_;
};

TEST_F(OriginalTest, IsStagedThenKept) {
  auto created = StagedOriginal::create(folder_);
  ASSERT_TRUE(created);
  StagedOriginal staged = std::move(created).take();
  ASSERT_TRUE(staged.append("one "));
  ASSERT_TRUE(staged.append("two"));
  ASSERT_TRUE(staged.finish());
  EXPECT_EQ(staged.hash(), sha256_hex("one two"));
  EXPECT_EQ(staged.bytes(), "one two");
  ASSERT_TRUE(staged.keep());
  EXPECT_EQ(staged.bytes(), "one two");
  EXPECT_EQ(parts(), 0U);
  const auto kept = read_file(original_path(folder_, staged.hash()));
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, "one two");
}

// A piece that is worth a thread where the system gives none: hashed by the thread that writes it.
TEST_F(OriginalTest, IsStagedWithoutFurtherThreads) {
  auto created = StagedOriginal::create(folder_);
  ASSERT_TRUE(created);
  StagedOriginal whole = std::move(created).take();
  const std::string piece(std::size_t{2} << 20U, 'a');
  const pid_t child = ::fork();
  if (child == 0) {
    // The limit holds for no privileged process.
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(3);
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_NPROC, &none) != 0) ::_exit(3);
    bool started = true;
    try {
      std::jthread([] {}).join();
    } catch (const std::system_error&) {
      started = false;
    }
    if (started) ::_exit(2);
    if (!whole.append(piece)) ::_exit(1);
    (void)whole.finish();  // this user may not open it again, but its hash is there
    ::_exit(whole.hash() == sha256_hex(piece) ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status)) << "ended by signal " << WTERMSIG(status);
  if (WEXITSTATUS(status) >= 2) GTEST_SKIP() << "threads cannot be refused here";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(OriginalTest, IsGoneUnlessKept) {
  {
    auto staged = StagedOriginal::create(folder_);
    ASSERT_TRUE(staged);
    EXPECT_EQ(parts(), 1U);
  }
  EXPECT_EQ(parts(), 0U);
}

TEST_F(OriginalTest, PartsOfTheKilledAreSweptAway) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  const std::string part = folder_ + "/originals/part/";
  std::ofstream(part + std::to_string(child) + "-0") << "left behind";
  std::ofstream(part + std::to_string(::getpid()) + "-77") << "being written";
  sweep_parts(folder_);
  EXPECT_EQ(parts(), 1U);
}

}  // namespace
}  // namespace plumbline::store

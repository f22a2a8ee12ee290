// SPDX-License-Identifier: Apache-2.0

#include "base/output_file.h"

#include <filesystem>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline {
namespace {

namespace fs = std::filesystem;

class OutputFiles : public testing::Test {
 protected:
  void SetUp() override {
    // Of this process alone: tests run side by side.
    folder_ = testing::TempDir() + "plumbline_output_XXXXXX";
    ASSERT_NE(::mkdtemp(folder_.data()), nullptr);
    path_ = folder_ + "/out.txt";
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }
  std::string folder_;
  std::string path_;
};

TEST_F(OutputFiles, AppearWholeOrNotAtAll) {
  {
    auto file = OutputFile::create(path_);
    ASSERT_TRUE(file);
    OutputFile out = std::move(file).take();
    ASSERT_TRUE(out.append("one"));
    EXPECT_FALSE(fs::exists(path_));
  }
  EXPECT_EQ(files(), 0U);
  const std::string large(std::size_t{200} << 10U, 'x');
  for (const std::string& words : {std::string("first"), large, std::string()}) {
    auto file = OutputFile::create(path_);
    ASSERT_TRUE(file);
    OutputFile out = std::move(file).take();
    ASSERT_TRUE(out.append(words));
    ASSERT_TRUE(out.append("!"));
    ASSERT_TRUE(out.commit());
    const auto read = read_file(path_);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, words + "!");
    EXPECT_EQ(files(), 1U);
  }
}

TEST_F(OutputFiles, RefuseFoldersAndWhatIsNotThere) {
  const auto folder = OutputFile::create(folder_);
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::Misuse);
  const auto nowhere = OutputFile::create(folder_ + "/none/out.txt");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::NotFound);
}

TEST_F(OutputFiles, GoThroughLinksAndHandOnWhoMayRead) {
  const auto write = [](const std::string& path) {
    auto file = OutputFile::create(path);
    ASSERT_TRUE(file);
    OutputFile out = std::move(file).take();
    ASSERT_TRUE(out.append("said"));
    ASSERT_TRUE(out.commit());
  };
  const auto mode_of = [](const std::string& path) {
    return static_cast<unsigned>(fs::status(path).permissions()) & 0777U;
  };
  write(path_);
  EXPECT_EQ(mode_of(path_), 0600U);
  fs::permissions(path_, static_cast<fs::perms>(0640));
  const std::string link = folder_ + "/link";
  fs::create_symlink("out.txt", link);
  write(link);
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_FALSE(fs::is_symlink(path_));
  EXPECT_EQ(mode_of(path_), 0640U);
  // What is written at once goes the same way.
  ASSERT_TRUE(write_file_atomic(link, "at once"));
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(read_file(path_).take(), "at once");
  EXPECT_EQ(mode_of(path_), 0640U);
  // One that leads to what is not there yet.
  const std::string early = folder_ + "/early";
  fs::create_symlink(folder_ + "/late.txt", early);
  write(early);
  EXPECT_TRUE(fs::is_symlink(early));
  EXPECT_TRUE(fs::is_regular_file(folder_ + "/late.txt"));
  EXPECT_EQ(files(), 4U);
}

// A device is never replaced: that of a full disk refuses, and stays what it is.
TEST_F(OutputFiles, WriteIntoWhatIsNoRegularFile) {
  const std::string pipe = folder_ + "/pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_GE(reader, 0);
  auto file = OutputFile::create(pipe);
  ASSERT_TRUE(file);
  OutputFile out = std::move(file).take();
  ASSERT_TRUE(out.append("said"));
  ASSERT_TRUE(out.commit());
  std::string read(8, ' ');
  EXPECT_EQ(::read(reader, read.data(), read.size()), 4);
  ::close(reader);
  EXPECT_TRUE(fs::is_fifo(pipe));
}

TEST(Spools, GiveBackWhatTheyTookAsOftenAsAsked) {
  auto made = Spool::create();
  ASSERT_TRUE(made);
  Spool spool = std::move(made).take();
  const std::string large(std::size_t{100} << 10U, 'y');
  ASSERT_TRUE(spool.append("x"));
  ASSERT_TRUE(spool.append(large));
  EXPECT_EQ(spool.size(), large.size() + 1);
  for (int i = 0; i < 2; ++i) {
    std::string read;
    ASSERT_TRUE(spool.read([&read](std::string_view bytes) -> Status {
      read += bytes;
      return Done{};
    }));
    EXPECT_EQ(read, "x" + large);
  }
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0

#include "base/file.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "base/hash.h"

namespace plumbline {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_file_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    path_ = pattern + "/file";
    for (int i = 0; content_.size() < 200000; ++i) content_ += std::to_string(i) + "\n";
    std::ofstream(path_, std::ios::binary) << content_;
  }
  void TearDown() override { fs::remove_all(fs::path(path_).parent_path()); }
  std::string path_;
  std::string content_;
};

TEST_F(FileTest, PiecesMakeTheWhole) {
  std::string together;
  Sha256 digest;
  const Status read = read_chunks(path_, kMaxFileBytes, [&](std::string_view chunk) -> Status {
    together += chunk;
    digest.add(chunk);
    return Done{};
  });
  ASSERT_TRUE(read);
  EXPECT_EQ(together, content_);
  EXPECT_EQ(digest.hex(), sha256_hex(content_));
}

TEST_F(FileTest, TheSinkEndsIt) {
  int chunks = 0;
  const Status read = read_chunks(path_, kMaxFileBytes, [&](std::string_view) -> Status {
    ++chunks;
    return Error{ErrorCode::LimitReached, "enough"};
  });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "enough");
  EXPECT_EQ(chunks, 1);
}

TEST_F(FileTest, LimitsFoldersAndMissingFilesAreRefused) {
  EXPECT_EQ(read_file(path_, 1000).error().code, ErrorCode::LimitReached);
  EXPECT_EQ(read_file(path_ + ".none").error().code, ErrorCode::NotFound);
  EXPECT_EQ(read_file(::testing::TempDir()).error().code, ErrorCode::Misuse);
  const auto whole = read_file(path_, content_.size());
  ASSERT_TRUE(whole);
  EXPECT_EQ(*whole, content_);
}

TEST_F(FileTest, AMappedFileComesBackAfterRelease) {
  const auto mapped = MappedFile::open(path_);
  ASSERT_TRUE(mapped);
  EXPECT_EQ(mapped->bytes(), content_);
  mapped->release();
  EXPECT_EQ(mapped->bytes(), content_);
  std::ofstream(path_ + ".empty").close();
  const auto empty = MappedFile::open(path_ + ".empty");
  ASSERT_TRUE(empty);
  EXPECT_TRUE(empty->bytes().empty());
}

}  // namespace
}  // namespace plumbline

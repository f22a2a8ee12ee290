// SPDX-License-Identifier: Apache-2.0

#include "base/memory_file.h"

#include <cerrno>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

namespace plumbline {
namespace {

TEST(MemoryFile, HoldsWhatItWasGivenAndNobodyChangesIt) {
  Result<MemoryFile> made = MemoryFile::of("a court, a recruiter");
  ASSERT_TRUE(made);
  const MemoryFile file = std::move(made).take();
  EXPECT_EQ(file.bytes(), "a court, a recruiter");
  EXPECT_EQ(::pwrite(file.descriptor(), "A", 1, 0), -1);
  EXPECT_EQ(errno, EPERM);
  EXPECT_NE(::ftruncate(file.descriptor(), 3), 0);
  EXPECT_EQ(map_memory_file(file.descriptor()), file.bytes());
}

TEST(MemoryFile, ReadsFilesWithTheirErrors) {
  std::string folder = ::testing::TempDir() + "plumbline_memory_XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const std::string path = folder + "/note.txt";
  const std::string content(300000, 'x');
  std::ofstream(path, std::ios::binary) << content;
  const Result<MemoryFile> read = MemoryFile::read(path, content.size());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->bytes(), content);
  EXPECT_EQ(MemoryFile::read(path, 1000).error().code, ErrorCode::LimitReached);
  EXPECT_EQ(MemoryFile::read(path + ".none", 1000).error().code, ErrorCode::NotFound);
  std::ofstream(path, std::ios::trunc).close();
  const Result<MemoryFile> empty = MemoryFile::read(path, 1000);
  ASSERT_TRUE(empty);
  EXPECT_TRUE(empty->bytes().empty());
  ::unlink(path.c_str());
  ::rmdir(folder.c_str());
}

TEST(MemoryFile, OfNothingIsNothing) {
  EXPECT_TRUE(map_memory_file(-1).empty());
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0

#include "app/file_walk.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace plumbline::app {
namespace {

class FileWalkTest : public testing::Test {
 protected:
  void SetUp() override {
    back_ = std::filesystem::current_path();
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("plumbline-walk-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    std::filesystem::current_path(folder_);
    std::ofstream("a.txt") << "One.";
  }
  void TearDown() override {
    std::filesystem::current_path(back_);
    std::filesystem::remove_all(folder_);
  }

 private:
  std::filesystem::path back_;
  std::filesystem::path folder_;
};

// The first `add --workspace ws .` makes the workspace only when the walk is set up.
TEST_F(FileWalkTest, LeavesOutAFolderThatIsMadeLater) {
  FileWalk walk({"."}, "ws");
  std::filesystem::create_directories("ws");
  std::ofstream("ws/plumbline.db") << "no document";
  std::vector<std::string> paths;
  while (const auto file = walk.next()) paths.push_back(file->path);
  EXPECT_EQ(paths, std::vector<std::string>{"./a.txt"});
}

}  // namespace
}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0
//
// Holds the codes in the readers and the list in docs/reference/diagnostics.md together.

#include <cctype>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/file.h"

namespace plumbline::ingest {
namespace {

TEST(Diagnostics, AreAllListed) {
  const std::string root = PLUMBLINE_SOURCE;
  const auto list = read_file(root + "/docs/reference/diagnostics.md");
  ASSERT_TRUE(list);
  for (const auto& file : std::filesystem::directory_iterator(root + "/src/ingest")) {
    const std::string name = file.path().string();
    if (!name.ends_with(".cc") || name.ends_with("_test.cc")) continue;
    const auto source = read_file(name);
    ASSERT_TRUE(source);
    for (std::size_t at = source->find("\"I"); at != std::string::npos;
         at = source->find("\"I", at + 1)) {
      const std::string code = source->substr(at + 1, 4);
      const bool numbered = code.size() == 4 && std::isdigit(code[1]) != 0 &&
                            std::isdigit(code[2]) != 0 && std::isdigit(code[3]) != 0;
      if (!numbered || (*source)[at + 5] != '"') continue;
      EXPECT_NE(list->find("`" + code + "`"), std::string::npos) << code << " in " << name;
    }
  }
}

}  // namespace
}  // namespace plumbline::ingest

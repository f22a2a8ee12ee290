// SPDX-License-Identifier: Apache-2.0

#include "cli/cli.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace plumbline::cli {
namespace {

using ::testing::HasSubstr;

struct Told {
  int code = 0;
  std::string out;
  std::string err;
};

Told tell(const std::vector<std::string>& args) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const int code = run(args, {in, out, err});
  return {code, out.str(), err.str()};
}

struct Misuse {
  const char* name;
  std::vector<std::string> args;
  const char* says;
};

TEST(CliTest, MisuseNamesTheMend) {
  const Misuse kCases[] = {
      {"Nothing", {}, "usage: plumbline"},
      {"Mistyped", {"chekc", "x"}, "did you mean check?"},
      {"Strange", {"frobnicate"}, "no command 'frobnicate'"},
      {"MistypedOption", {"check", "--jsno", "x"}, "did you mean --json?"},
      {"NoFile", {"check"}, "something is missing; usage: plumbline check FILE..."},
      {"NoValue", {"check", "x", "--html"}, "--html needs a value: --html FILE"},
      {"ValueForFlag", {"check", "--json=1", "x"}, "--json takes no value"},
      {"NoNumber", {"claims", "--limit", "many"}, "--limit takes a whole number, not 'many'"},
      {"NothingToAdd", {"add"}, "nothing to add"},
      {"DetailsOfNothing", {"add", "x", "--edition", "2024"}, "add --reference"},
      {"Format", {"analyze", "--format", "xml", "x"}, "one of: json, conllu"},
      {"Kind", {"claims", "--kind", "rumour"}, "one of: verdict, incident"},
      {"Finding", {"claims", "--finding", "nonsense"}, "one of: quote-contradicted"},
      {"Country", {"claims", "--country", "Ruritania"}, "no country is called 'Ruritania'"},
      {"State", {"status", "--state", "lost"}, "one of: pending, done, failed, needs-you"},
      {"ClaimOfNoDocument", {"trace", "c3"}, "DOCUMENT:c3"},
      {"Shell", {"help", "--completion", "tcsh"}, "one of: bash, zsh, fish"},
  };
  for (const Misuse& c : kCases) {
    const Told told = tell(c.args);
    EXPECT_EQ(told.code, kUsage) << c.name;
    EXPECT_THAT(told.err, HasSubstr(c.says)) << c.name;
    EXPECT_EQ(told.out, "") << c.name;
  }
}

TEST(CliTest, EveryCommandHasHelpAndAPlaceInTheManual) {
  const std::string manual = tell({"help", "--man"}).out;
  for (const Command* command : commands()) {
    const std::string name(command->name);
    const Told help = tell({name, "--help"});
    EXPECT_EQ(help.code, kOk);
    EXPECT_THAT(help.out, HasSubstr("usage: plumbline " + name));
    EXPECT_EQ(tell({"help", name}).out, help.out);
    EXPECT_THAT(manual, HasSubstr(".SS plumbline " + name));
    for (const Option& option : command->options) {
      EXPECT_TRUE(option.name.starts_with("--")) << option.name;
      EXPECT_THAT(help.out, HasSubstr(std::string(option.name)));
    }
  }
}

// The files in docs/ are those that the program prints; PLUMBLINE_UPDATE=1 writes them.
TEST(CliTest, ManualAndCompletionsAreUpToDate) {
  struct File {
    const char* path;
    std::vector<std::string> args;
  };
  const File kFiles[] = {
      {"docs/man/plumbline.1", {"help", "--man"}},
      {"docs/completions/plumbline.bash", {"help", "--completion", "bash"}},
      {"docs/completions/_plumbline", {"help", "--completion", "zsh"}},
      {"docs/completions/plumbline.fish", {"help", "--completion", "fish"}},
  };
  for (const File& file : kFiles) {
    const std::string path = std::string(PLUMBLINE_SOURCE) + "/" + file.path;
    const Told told = tell(file.args);
    if (std::getenv("PLUMBLINE_UPDATE") != nullptr) {
      ASSERT_EQ(std::getenv("CI"), nullptr) << "CI never rewrites what it is to check";
      std::ofstream(path, std::ios::binary) << told.out;
    }
    std::ifstream in(path, std::ios::binary);
    const std::string kept((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    EXPECT_EQ(kept, told.out) << path << ": if it is meant, PLUMBLINE_UPDATE=1";
  }
}

TEST(CliTest, AMissingWorkspaceIsAFailureWithAMend) {
  for (const char* command : {"claims", "status", "verify"}) {
    const Told told = tell({command, "--workspace", "/nowhere/at/all"});
    EXPECT_EQ(told.code, kFailed) << command;
    EXPECT_THAT(told.err, HasSubstr("no workspace at /nowhere/at/all")) << command;
  }
}

class WorkspaceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = ::testing::TempDir() + "plumbline_cli_XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    std::ofstream(article()) << "The police arrested two people in Baku, the ministry said.\n";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string article() const { return folder_ + "/article.txt"; }
  [[nodiscard]] Told in(std::vector<std::string> args) const {
    args.insert(args.end(), {"--workspace", folder_ + "/ws"});
    return tell(args);
  }
  std::string folder_;
};

TEST_F(WorkspaceTest, CountsAreWordsThatAPersonWouldUse) {
  EXPECT_THAT(in({"add", article()}).out, HasSubstr("1 document added with 1 claim"));
  EXPECT_EQ(in({"add", article()}).out, "nothing new: 1 file was there already\n");
  EXPECT_THAT(in({"search", "police"}).err, HasSubstr("1 of 1 document\n"));
  EXPECT_EQ(in({"search", "submarine"}).err, "no document holds these words\n");
}

}  // namespace
}  // namespace plumbline::cli

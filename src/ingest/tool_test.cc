// SPDX-License-Identifier: Apache-2.0

#include "ingest/tool.h"

#include <utility>

#include <gtest/gtest.h>

namespace plumbline::ingest {
namespace {

Result<ToolOutput> run(const std::vector<std::string>& command,
                       ToolNeeds needs = ToolNeeds::Nothing, std::size_t most = 65536) {
  Limits limits;
  limits.seconds = 2;
  return run_tool(command, "", limits, most, needs);
}

TEST(ToolTest, StandsInTheRootInsideBubblewrap) {
  if (!has_bubblewrap()) GTEST_SKIP() << "bubblewrap does not work here";
  const auto result = run({"/usr/bin/pwd"});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->output, "/\n");
}

// Only who asks for scratch, a printer of pages, sees anything of /etc.
TEST(ToolTest, SeesTheConfigurationOfFontsOnlyIfItNeedsIt) {
  if (!has_bubblewrap()) GTEST_SKIP() << "bubblewrap does not work here";
  const auto reader = run({"/usr/bin/ls", "/etc"});
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_NE(reader->exit_code, 0);
  EXPECT_EQ(reader->output, "");
  const auto printer = run({"/usr/bin/ls", "/etc"}, ToolNeeds::Scratch);
  ASSERT_TRUE(printer) << printer.error().message;
  EXPECT_TRUE(printer->output == "fonts\n" || printer->output.empty()) << printer->output;
}

TEST(ToolTest, SaysThatTheOutputWasCut) {
  const auto result = run({"/usr/bin/yes"}, ToolNeeds::Nothing, 1000);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_TRUE(result->cut);
  EXPECT_EQ(result->output.size(), 1000U);
}

TEST(ToolTest, WaitsForItsInput) {
  const std::string much(3000000, 'x');
  Limits limits;
  limits.seconds = 2;
  auto started = WaitingTool::start({"/usr/bin/cat"}, limits);
  ASSERT_TRUE(started) << started.error().message;
  WaitingTool waiting = std::move(started).take();
  const auto result = waiting.run(much, much.size());
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->exit_code, 0);
  EXPECT_EQ(result->output, much);
}

// Who does not read what it is given ends nobody; who is let go of is ended.
TEST(ToolTest, MayEndBeforeItsInputComes) {
  Limits limits;
  limits.seconds = 2;
  auto started = WaitingTool::start({"/usr/bin/true"}, limits);
  ASSERT_TRUE(started) << started.error().message;
  WaitingTool waiting = std::move(started).take();
  const auto result = waiting.run(std::string(3000000, 'x'), 65536);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->output, "");
  EXPECT_TRUE(WaitingTool::start({"/usr/bin/cat"}, limits));
  EXPECT_FALSE(WaitingTool::start({"/usr/bin/no-such-program"}, limits));
}

}  // namespace
}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0
//
// Does the sandbox hold? Each row is what a hostile document would do from inside a taken-over
// reader, and what must come of it.

#include "ingest/sandbox.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "ingest/ingest.h"
#include "ingest/reader_process.h"

namespace plumbline::ingest {
namespace {

struct Attack {
  const char* deed;
  std::string_view outcome;  // part of what the program says afterwards
};

Limits tight() {
  Limits limits;
  limits.seconds = 1;
  limits.memory_bytes = std::size_t{128} << 20U;
  return limits;
}

class Sandbox : public testing::TestWithParam<Attack> {};

TEST_P(Sandbox, Stops) {
  const Status status = attempt_in_child(GetParam().deed, kAllWalls, tight());
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find(GetParam().outcome), std::string::npos)
      << status.error().message;
}

constexpr std::string_view kForbidden = "forbidden system call";

INSTANTIATE_TEST_SUITE_P(Deeds, Sandbox,
                         testing::Values(Attack{"open", "denied"}, Attack{"write", "denied"},
                                         Attack{"socket", kForbidden},
                                         Attack{"connect", kForbidden}, Attack{"fork", kForbidden},
                                         Attack{"exec", kForbidden}, Attack{"ptrace", kForbidden},
                                         Attack{"kill", kForbidden},
                                         Attack{"loop", "longer than the limit"},
                                         Attack{"environment", "denied"},
                                         Attack{"descriptors", "denied"}),
                         [](const auto& test) { return std::string(test.param.deed); });

TEST(SandboxLimits, StopMemoryAndRecursion) {
  if (is_sanitizer_build()) GTEST_SKIP() << "a sanitizer's own address space cannot be limited";
  const Status memory = attempt_in_child("memory", kAllWalls, tight());
  ASSERT_FALSE(memory);
  EXPECT_NE(memory.error().message.find("more memory"), std::string::npos)
      << memory.error().message;
  const Status recursion = attempt_in_child("recurse", kAllWalls, tight());
  ASSERT_FALSE(recursion);
  EXPECT_NE(recursion.error().message.find("crashed its reader"), std::string::npos)
      << recursion.error().message;
}

// What a reader may map is more than what it may write to; each has a limit of its own.
TEST(SandboxLimits, BoundWhatIsWrittenTo) {
  if (is_sanitizer_build()) GTEST_SKIP() << "a sanitizer's own address space cannot be limited";
  Limits limits = tight();
  limits.seconds = 10;
  const Status more = attempt_in_child("160 MiB", kAllWalls, limits);
  ASSERT_FALSE(more);
  EXPECT_NE(more.error().message.find("more memory"), std::string::npos) << more.error().message;
  limits.memory_bytes = std::size_t{256} << 20U;
  const Status enough = attempt_in_child("160 MiB", kAllWalls, limits);
  ASSERT_FALSE(enough);
  EXPECT_EQ(enough.error().message, "allowed");
}

std::string cases_of(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += "The court opened two cases against a recruiter.\n";
  return text;
}

// A large file is mapped and not held: its reader needs no more than that of a small one.
TEST(SandboxLimits, AreTheSameForLargeFiles) {
  if (is_sanitizer_build()) GTEST_SKIP() << "a sanitizer's own address space cannot be limited";
  const std::string text = cases_of(std::size_t{120} << 20U);
  Options options;
  options.limits.memory_bytes = std::size_t{100} << 20U;
  std::vector<Result<model::Document>> read;
  const auto take = [&](const std::string&, Result<model::Document> one) {
    read.push_back(std::move(one));
  };
  read_bytes("note.txt", text, options, take);
  std::string folder = ::testing::TempDir() + "plumbline_large_XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  std::ofstream(folder + "/note.txt", std::ios::binary) << text;
  ASSERT_TRUE(read_path(folder + "/note.txt", options, take));
  std::filesystem::remove_all(folder);
  ASSERT_EQ(read.size(), 2U);
  for (const Result<model::Document>& one : read) {
    ASSERT_TRUE(one) << one.error().message;
    EXPECT_TRUE(one->text.starts_with("The court opened two cases"));
    EXPECT_EQ(one->id.value, sha256_hex(text));
  }
}

// A member that stands whole in a large file is read where it stands.
TEST(SandboxLimits, LetALargeMailboxBeReadLetterByLetter) {
  if (is_sanitizer_build()) GTEST_SKIP() << "a sanitizer's own address space cannot be limited";
  const std::string body = cases_of(std::size_t{36} << 20U);
  std::string mailbox;
  for (const char* subject : {"First", "Second"}) {
    mailbox += "From desk@example.org Mon Mar  4 10:00:00 2024\nFrom: desk@example.org\nSubject: " +
               std::string(subject) + "\nContent-Type: text/plain\n\n" + body + "\n";
  }
  Options options;
  std::vector<std::string> titles;
  read_bytes("desk.mbox", mailbox, options,
             [&](const std::string& name, const Result<model::Document>& one) {
               titles.push_back(one ? one->title : name + ": " + one.error().message);
             });
  EXPECT_EQ(titles, (std::vector<std::string>{"First", "Second"}));
}

TEST(SandboxLayers, AreReportedAsTheyHold) {
  const std::vector<SandboxLayer> layers = sandbox_layers();
  ASSERT_GE(layers.size(), 5U);
  for (const SandboxLayer& layer : layers) {
    EXPECT_FALSE(layer.name.empty());
    EXPECT_FALSE(layer.detail.empty()) << layer.name;
  }
}

TEST(SandboxLayers, OneAloneDoesNotHoldEverything) {
  const auto only = [](Wall wall) { return static_cast<std::uint32_t>(wall); };
  const Status status = attempt_in_child("environment", only(Wall::Limits), tight());
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "allowed");  // so the trials above do measure the walls
}

TEST(SandboxUse, AReaderThatDiedIsReplaced) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(attempt_in_child("socket", kAllWalls, tight()));
    int read = 0;
    read_bytes("note.txt", "The court opened two cases.", {},
               [&](const std::string&, const Result<model::Document>& document) {
                 read += document && document->text == "The court opened two cases." ? 1 : 0;
               });
    EXPECT_EQ(read, 1);
  }
}

TEST(SandboxUse, ManyThreadsReadAtOnce) {
  std::vector<std::thread> threads;
  std::vector<int> read(4, 0);
  for (std::size_t t = 0; t < read.size(); ++t) {
    threads.emplace_back([&read, t] {
      for (int i = 0; i < 50; ++i) {
        const std::string text = "Thread " + std::to_string(t) + " says " + std::to_string(i) + ".";
        read_bytes("note.txt", text, {},
                   [&](const std::string&, const Result<model::Document>& document) {
                     read[t] += document && document->text == text ? 1 : 0;
                   });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : read) EXPECT_EQ(count, 50);
}

TEST(SandboxUse, APreparedReaderReads) {
  prepare_reader({});
  int read = 0;
  for (const char* text : {"One note.", "And another."}) {
    read_bytes("note.txt", text, {},
               [&](const std::string&, const Result<model::Document>& document) {
                 read += document && document->text == text ? 1 : 0;
               });
  }
  EXPECT_EQ(read, 2);
}

TEST(SandboxUse, AnImpatientSinkEndsTheReading) {
  std::string lines;
  for (int i = 0; i < 1000; ++i)
    lines += R"({"text":"One record of many."})"
             "\n";
  const RawFile raw{"many.jsonl", lines, "", {}};
  int parts = 0;
  EXPECT_TRUE(read_in_child(Job::Read, raw, {}, [&](const Part&) { return ++parts < 3; }));
  EXPECT_EQ(parts, 3);
}

}  // namespace
}  // namespace plumbline::ingest

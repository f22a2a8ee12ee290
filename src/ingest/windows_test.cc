// SPDX-License-Identifier: Apache-2.0
//
// A long list of records says the same whether it is read at once or window by window.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "ingest/ingest.h"

namespace plumbline::ingest {
namespace {

std::vector<std::string> told_windows(std::string_view bytes, std::size_t window,
                                      Isolation isolation) {
  std::vector<std::string> out;
  Options options;
  options.isolation = isolation;
  options.window_bytes = window;
  read_bytes(
      "list.jsonl", bytes, options, [&](const std::string& name, Result<model::Document> document) {
        if (!document) {
          out.push_back(name + " refused: " + document.error().message);
          return;
        }
        std::string line = name + " " + document->id.value.substr(0, 8) + " " + document->text;
        for (const model::SourceRun& run : document->map) {
          line += " " + std::string(bytes.substr(run.begin, run.end - run.begin));
        }
        out.push_back(line);
      });
  return out;
}

struct WindowCase {
  const char* name;
  std::string bytes;
};

std::string json_record(int number, const std::string& more = "") {
  return R"({"text":"The police held )" + std::to_string(number) +
         R"( people.\n{\"not\": a record}")" + more + "}";
}

std::vector<WindowCase> cases() {
  std::string lines;
  std::string broken;
  std::string array = "[";
  for (int i = 0; i < 40; ++i) {
    lines += json_record(i, i % 7 == 0 ? R"(,"id":"a)" + std::to_string(i) + "\"" : "") + "\n";
    broken += (i % 5 == 3 ? R"({"text": "never closed)" : json_record(i)) + "\r\n";
    array += (i == 0 ? "\n" : ",\n") + json_record(i, R"(,"tags":[)" + std::to_string(i) + "]");
  }
  return {{"Lines", lines},
          {"ByteOrderMark", "\xEF\xBB\xBF" + lines},
          {"BrokenLines", broken},
          {"Array", array + "\n]\n"},
          {"Html", R"({"html":"<p>The court freed three people last week.</p>"})"
                   "\n" +
                       lines},
          {"OneLine", json_record(1) + json_record(2) + json_record(3)}};
}

class Windows : public ::testing::TestWithParam<WindowCase> {};

TEST_P(Windows, SayTheSame) {
  const std::string& bytes = GetParam().bytes;
  const std::vector<std::string> whole = told_windows(bytes, bytes.size(), Isolation::InProcess);
  ASSERT_FALSE(whole.empty());
  for (const std::size_t window : {1U, 50U, 333U}) {
    EXPECT_EQ(told_windows(bytes, window, Isolation::InProcess), whole) << window;
  }
  EXPECT_EQ(told_windows(bytes, 333, Isolation::Sandbox), whole);
}

INSTANTIATE_TEST_SUITE_P(Lists, Windows, ::testing::ValuesIn(cases()),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(WindowsLimits, ARecordThatNeverEndsIsRefused) {
  Options options;
  options.isolation = Isolation::InProcess;
  options.window_bytes = 100;
  options.limits.file_bytes = 1000;
  std::string said;
  read_bytes("list.jsonl", R"({"text":")" + std::string(5000, 'x') + "\"}", options,
             [&](const std::string&, Result<model::Document> document) {
               said = document ? "read" : document.error().message;
             });
  EXPECT_NE(said.find("one record a line"), std::string::npos) << said;
}

TEST(RecordLists, AreKnownByTheirBeginning) {
  EXPECT_TRUE(is_record_list(R"({"text": "a"})"));
  EXPECT_TRUE(is_record_list("\xEF\xBB\xBF  [ {"));
  EXPECT_FALSE(is_record_list("{\\rtf1"));
  EXPECT_FALSE(is_record_list("[1, 2]"));
  EXPECT_FALSE(is_record_list(R"({"text": "%PDF-1.4"})"));
  EXPECT_FALSE(is_record_list(""));
}

}  // namespace
}  // namespace plumbline::ingest

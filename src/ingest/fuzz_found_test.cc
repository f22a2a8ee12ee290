// SPDX-License-Identifier: Apache-2.0
//
// What the fuzz targets have found, one named row each, so that it stays found.

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "ingest/readers.h"

namespace plumbline::ingest {
namespace {

struct FoundCase {
  const char* name;
  Result<model::Document> (*reader)(const RawFile&);
  std::string bytes;  // UTF-8
};

class FuzzFound : public testing::TestWithParam<FoundCase> {};

// A run as long as its bytes in the original says that it is a copy of them.
TEST_P(FuzzFound, ARunOfEqualSizeIsACopy) {
  const FoundCase& row = GetParam();
  const Result<model::Document> read = row.reader({row.name, row.bytes, "", {}});
  ASSERT_TRUE(read) << read.error().message;
  for (const model::SourceRun& run : read->map) {
    ASSERT_LE(run.end, row.bytes.size());
    const std::string_view piece = text::slice(read->text, run.text);
    if (run.end - run.begin != piece.size() || count_code_points(piece) < 2) continue;
    EXPECT_EQ(row.bytes.substr(run.begin, piece.size()), piece);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Files, FuzzFound,
    testing::Values(
        // The heading "b: " loses its blank at the line end and is then as long as its bytes.
        FoundCase{"CsvHeadingOfDroppedCell", read_csv, "b;c\r\001\016;6\r;5keis"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0

#include "base/zip_writer.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

std::string written(std::string_view name, std::string_view bytes, ZipWriter::Packing packing) {
  std::string out;
  const ByteSink sink = [&out](std::string_view piece) -> Status {
    out += piece;
    return Done{};
  };
  ZipWriter zip(sink);
  EXPECT_TRUE(zip.add(std::string(name), bytes, packing));
  EXPECT_TRUE(zip.finish());
  return out;
}

TEST(ZipWriterTest, GivesTheSameBytesForTheSameMembers) {
  const std::string bytes(5000, 'a');
  for (const auto packing : {ZipWriter::Packing::Stored, ZipWriter::Packing::Deflated}) {
    const std::string zip = written("word/text.xml", bytes, packing);
    EXPECT_TRUE(zip.starts_with("PK\x03\x04"));
    EXPECT_NE(zip.find("word/text.xml"), std::string::npos);
    EXPECT_EQ(zip, written("word/text.xml", bytes, packing));
    EXPECT_EQ(zip.find(bytes) != std::string::npos, packing == ZipWriter::Packing::Stored);
  }
}

TEST(ZipWriterTest, EndsWithTheReasonOfItsSink) {
  const ByteSink full = [](std::string_view) -> Status {
    return Error{ErrorCode::Unreadable, "no room on the device"};
  };
  ZipWriter zip(full);
  Status done = zip.add("a.txt", std::string(200000, 'x'), ZipWriter::Packing::Stored);
  if (done) done = zip.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "no room on the device");
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: Apache-2.0

#include "ingest/sift.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include "ingest/packing_for_test.h"
#include "text/byte_phrases.h"

namespace plumbline::ingest {
namespace {

const std::string& table() {
  static const std::string kTable = [] {
    text::BytePhraseBuilder builder;
    builder.add("human trafficking", 0);
    return builder.build();
  }();
  return kTable;
}

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string record(const std::string& type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\n"
         "Content-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& words) {
  return record("response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + words +
                    " is what this page speaks of at some length, so that it is its text.</p>"
                    "</body></html>");
}

// "2 records, 0 no page, 1 passed over, 1 given, 0 refused; warc", what was given and the status.
std::string dump(std::string_view bytes, std::size_t piece = 1000000) {
  SiftTally tally;
  std::string given;
  std::size_t at = 0;
  const ChunkSource chunks = [&]() -> std::string_view {
    const std::string_view chunk = bytes.substr(at, piece);
    at += chunk.size();
    return chunk;
  };
  const RawFile about{"a.warc", {}, {}, {}};
  const PartSink sink = [&given](Part part) {
    if (const auto* document = std::get_if<model::Document>(&part.content)) {
      given += "; " + part.name + "=" + document->text.substr(0, 17);
    } else if (const auto* error = std::get_if<Error>(&part.content)) {
      given += "; " + part.name + ": " + error->message;
    }
    return true;
  };
  const Status status = sift(about, table(), chunks, sink, tally);
  constexpr const char* kForms[] = {"unknown", "warc", "records", "other"};
  return std::to_string(tally.records) + " records, " + std::to_string(tally.no_page) +
         " no page, " + std::to_string(tally.passed_over) + " passed over, " +
         std::to_string(tally.given) + " given, " + std::to_string(tally.refused) + " refused, " +
         kForms[static_cast<std::size_t>(tally.form)] + given +
         (status ? "" : "; " + status.error().message);
}

const std::string kThree =
    record("warcinfo", "x") + page("The weather") + page("Human trafficking");
const std::string kThreeSaid =
    "3 records, 1 no page, 1 passed over, 1 given, 0 refused, warc"
    "; 3 https://a.example/=Human trafficking";

TEST(Sift, ReadsWarcPackedOrNot) {
  EXPECT_EQ(dump(kThree), kThreeSaid);
  EXPECT_EQ(dump(gzip(kThree)), kThreeSaid);
  EXPECT_EQ(dump(zstd(kThree)), kThreeSaid);
}

TEST(Sift, ReadsMembersOfGzipAndZstd) {
  std::string packed;
  std::string frames;
  for (const std::string& one :
       {record("warcinfo", "x"), page("The weather"), page("Human trafficking")}) {
    packed += gzip(one);
    frames += zstd(one);
  }
  EXPECT_EQ(dump(packed), kThreeSaid);
  EXPECT_EQ(dump(packed + std::string(512, '\0')), kThreeSaid);  // padding
  EXPECT_EQ(dump(frames), kThreeSaid);
}

TEST(Sift, SizeOfPiecesDoesNotMatter) {
  for (const std::size_t piece : {1U, 7U, 64U, 4096U}) {
    EXPECT_EQ(dump(kThree, piece), kThreeSaid);
    EXPECT_EQ(dump(gzip(kThree), piece), kThreeSaid);
    EXPECT_EQ(dump(zstd(kThree), piece), kThreeSaid);
  }
}

TEST(Sift, ReadsRecordsOfJson) {
  const std::string list =
      "{\"id\":\"a\",\"text\":\"Human trafficking\"}\n{\"id\":\"b\",\"text\":\"weather\"}\n";
  const std::string said = "2 records, 0 no page, 1 passed over, 1 given, 0 refused, records";
  EXPECT_EQ(dump(list), said + "; a=Human trafficking");
  EXPECT_EQ(dump(gzip(list), 10), said + "; a=Human trafficking");
  EXPECT_EQ(
      dump("[" + list.substr(0, list.find('\n')) + "]"),
      "1 records, 0 no page, 0 passed over, 1 given, 0 refused, records; a=Human trafficking");
}

TEST(Sift, LeavesOtherFilesToTheirReaders) {
  const std::string said = "0 records, 0 no page, 0 passed over, 0 given, 0 refused, other";
  EXPECT_EQ(dump(""), said);
  EXPECT_EQ(dump("Human trafficking"), said);
  EXPECT_EQ(dump(gzip("Human trafficking")), said);
  EXPECT_EQ(dump(gzip("Human trafficking").substr(0, 12)), said);
}

TEST(Sift, TellsWhatIsCut) {
  const std::string packed = gzip(kThree);
  const std::string cut = dump(std::string_view(packed).substr(0, packed.size() - 12));
  EXPECT_NE(cut.find("the file ends before what is packed in it does"), std::string::npos) << cut;
  const std::string plain = dump(std::string_view(kThree).substr(0, kThree.size() - 60));
  EXPECT_EQ(plain, kThreeSaid);  // the page is there but for its end
}

TEST(Sift, ADamagedMemberCostsItselfAlone) {
  std::string broken = gzip(page("The weather"));
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x55);
  const std::string good = gzip(page("Human trafficking"));
  for (const std::size_t piece : {100U, 1000000U}) {
    const std::string said = dump(good + broken + good, piece);
    EXPECT_EQ(said,
              "2 records, 0 no page, 0 passed over, 2 given, 1 refused, warc"
              "; 1 https://a.example/=Human trafficking"
              "; 1: a packed part is damaged; what stood in it was not read"
              "; 2 https://a.example/=Human trafficking");
  }
  std::string list = gzip("{\"id\":\"a\",\"text\":\"Human trafficking\"}\n");
  const std::string said = dump(list + broken + list);
  EXPECT_NE(said.find("2 given"), std::string::npos) << said;
}

TEST(Sift, ARecordOfWrongLengthCostsItselfAlone) {
  const std::string wrong =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: none\r\n\r\nx\r\n\r\n";
  const std::string said = dump(page("The weather") + wrong + page("Human trafficking"));
  EXPECT_NE(said.find("does not say how long it is"), std::string::npos) << said;
  EXPECT_NE(said.find("=Human trafficking"), std::string::npos) << said;
}

TEST(Sift, StopsAtABomb) {
  const std::string zeros(std::size_t{64} << 20U, '\0');
  for (const std::string& packed : {gzip(page("x") + zeros), zstd(page("x") + zeros)}) {
    const std::string said = dump(packed);
    EXPECT_NE(said.find("as only a bomb does"), std::string::npos) << said;
  }
}

TEST(Sift, PassesOverAHugeRecordUnread) {
  const std::string huge = record("request", std::string(std::size_t{70} << 20U, 'x'));
  EXPECT_EQ(dump(huge + page("Human trafficking")),
            "2 records, 1 no page, 0 passed over, 1 given, 0 refused, warc"
            "; 2 https://a.example/=Human trafficking");
}

TEST(Sift, TheSameInASandbox) {
  SiftTally tally;
  std::string given;
  bool first = true;
  const std::string packed = gzip(kThree);
  const ChunkSource chunks = [&]() -> std::string_view {
    const bool now = std::exchange(first, false);
    return now ? std::string_view(packed) : std::string_view();
  };
  Options options;
  const Stream stream{{"a.warc.gz", {}, {}, options.limits}, table(), chunks};
  const PartSink sink = [&given](Part part) {
    const auto* document = std::get_if<model::Document>(&part.content);
    given += document != nullptr ? document->text.substr(0, 17) : "?";
    return true;
  };
  const Status status = sift_in_child(stream, options, sink, tally);
  ASSERT_TRUE(status.ok()) << status.error().message;
  EXPECT_EQ(given, "Human trafficking");
  EXPECT_EQ(tally.records, 3U);
  EXPECT_EQ(tally.passed_over, 1U);
  EXPECT_EQ(tally.form, StreamForm::Warc);
}

}  // namespace
}  // namespace plumbline::ingest

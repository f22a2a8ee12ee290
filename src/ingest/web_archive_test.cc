// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/dispatch.h"
#include "ingest/ingest.h"
#include "ingest/packing_for_test.h"

namespace plumbline::ingest {
namespace {

const std::string kArchivedPage =
    "<html><head><title>Calls for help</title></head><body><article><p>The ministry said on Monday "
    "that the courts had opened two cases against recruiters in the port.</p></article></body>"
    "</html>";

std::string warc_record(const std::string& type, const std::string& content_type,
                        const std::string& block, const std::string& url = "http://a.example/x") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-05-03T10:00:00Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& headers, const std::string& body) {
  return warc_record("response", "application/http; msgtype=response",
                     "HTTP/1.1 " + headers + "\r\n\r\n" + body);
}

// Each part as "name: url, text" or "name: ! why"; the status last if it is an error.
std::vector<std::string> parts_of_bytes(const std::string& bytes) {
  std::vector<std::string> out;
  const RawFile raw{"x.warc", bytes, "", {}};
  const Status status = read_by_content(raw, [&out, &bytes](const Part& part) {
    if (const auto* document = std::get_if<model::Document>(&part.content)) {
      out.push_back(part.name + ": " + document->url + ", " + document->text.substr(0, 16));
      for (const model::SourceRun& run : document->map) EXPECT_LE(run.end, bytes.size());
    } else if (const auto* error = std::get_if<Error>(&part.content)) {
      out.push_back(part.name + ": ! " + error->message);
    } else {
      out.push_back(part.name + ": member of " +
                    std::to_string(std::get<Member>(part.content).bytes.size()));
    }
    return true;
  });
  if (!status) out.push_back("! " + status.error().message);
  return out;
}

using PartLines = std::vector<std::string>;
const char* const kRead = "1 http://a.example/x: http://a.example/x, The ministry sai";

struct ArchiveCase {
  const char* name;
  std::string bytes;
  PartLines parts;
};

std::string chunked(const std::string& body) {
  return "1d\r\n" + body.substr(0, 29) + "\r\nffff;x=1\r\n" + body.substr(29) + "\r\n0\r\n\r\n";
}

class WebArchives : public testing::TestWithParam<ArchiveCase> {};

TEST_P(WebArchives, GiveThePagesTheyHold) {
  EXPECT_EQ(parts_of_bytes(GetParam().bytes), GetParam().parts);
}

INSTANTIATE_TEST_SUITE_P(
    Warc, WebArchives,
    testing::Values(
        ArchiveCase{"Page",
                    answer("200 OK\r\nContent-Type: text/html; charset=utf-8", kArchivedPage),
                    {kRead}},
        ArchiveCase{"Chunked",
                    answer("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                           chunked(kArchivedPage)),
                    {kRead}},
        ArchiveCase{"SaysChunkedButIsNot",
                    answer("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                           kArchivedPage),
                    {kRead}},
        ArchiveCase{
            "SaysGzipButIsNot",
            answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", kArchivedPage),
            {kRead}},
        ArchiveCase{"Brotli",
                    answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", "\x0b\x02"),
                    {"1 http://a.example/x: ! the page is packed as \"br\", which is not read"}},
        ArchiveCase{"Resource", warc_record("resource", "text/html", kArchivedPage), {kRead}},
        ArchiveCase{"Pdf",
                    answer("200 OK\r\nContent-Type: application/pdf", "%PDF-1.4"),
                    {"1 http://a.example/x: member of 8"}},
        ArchiveCase{"Furniture",
                    warc_record("warcinfo", "application/warc-fields", "software: x") +
                        warc_record("request", "application/http; msgtype=request",
                                    "GET / HTTP/1.0\r\n\r\n") +
                        answer("404 Not Found\r\nContent-Type: text/html", kArchivedPage) +
                        answer("200 OK\r\nContent-Type: image/png", "PNG") +
                        warc_record("revisit", "application/http; msgtype=response",
                                    "HTTP/1.1 200 OK\r\n\r\n"),
                    {"! the web archive holds no page with text"}},
        ArchiveCase{
            "TwoPages",
            answer("200 OK\r\nContent-Type: text/html", kArchivedPage) +
                warc_record(
                    "response", "application/http",
                    "HTTP/1.0 200 OK\nContent-Type: text/plain\n\nThe police came to the port.",
                    "<http://b.example/>"),
            {kRead, "2 http://b.example/: http://b.example/, The police came "}},
        ArchiveCase{"Cut",
                    answer("200 OK\r\nContent-Type: text/html", kArchivedPage).substr(0, 460),
                    {kRead}},
        ArchiveCase{
            "WrongLength",
            "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nlonger than that\r\n" +
                answer("200 OK\r\nContent-Type: text/html", kArchivedPage),
            {"2 http://a.example/x: http://a.example/x, The ministry sai"}},
        ArchiveCase{"NoLength",
                    "WARC/1.0\r\nWARC-Type: response\r\n\r\nx",
                    {"! a record does not say how long it is; what follows was not read"}},
        ArchiveCase{
            "Arc",
            "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 3\n1 0\n\nhttp://a.example/x y "
            "127.0.0.1 20140216050221 text/html " +
                std::to_string(kArchivedPage.size() + 44) +
                "\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kArchivedPage + "\n",
            {"2 http://a.example/x y: http://a.example/x y, The ministry sai"}}),
    [](const testing::TestParamInfo<ArchiveCase>& test) { return std::string(test.param.name); });

TEST(WebArchive, SaysWhenAPageWasFetchedAndWhereItStands) {
  const std::string bytes = answer("200 OK\r\nContent-Type: text/html", kArchivedPage);
  const RawFile raw{"x.warc", bytes, "", {}};
  std::vector<Part> parts;
  ASSERT_TRUE(read_by_content(raw, [&parts](Part part) {
    parts.push_back(std::move(part));
    return true;
  }));
  ASSERT_EQ(parts.size(), 1U);
  const auto& document = std::get<model::Document>(parts[0].content);
  ASSERT_FALSE(document.diagnostics.empty());
  EXPECT_EQ(document.diagnostics.back().message, "the web archive fetched this page on 2024-05-03");
  EXPECT_FALSE(document.published.stated());
  const auto found = model::locate(document, text::make_span(0, 12));
  ASSERT_TRUE(found);
  EXPECT_EQ(bytes.substr(found->begin, found->end - found->begin), "The ministry");
  ASSERT_TRUE(parts[0].range);
  EXPECT_EQ(bytes.substr(parts[0].range->begin, 6), "<html>");
}

// One gzip member a record, as crawlers write it, read in the sandbox.
TEST(WebArchive, IsReadPackedRecordByRecord) {
  const std::string first = answer("200 OK\r\nContent-Type: text/html", kArchivedPage);
  const std::string bytes = gzip(first) + gzip(first) + gzip(first);
  std::size_t pages = 0;
  read_bytes("x.warc.gz", bytes, Options{},
             [&pages](const std::string& name, const Result<model::Document>& document) {
               ASSERT_TRUE(document) << name << ": " << document.error().message;
               EXPECT_EQ(document->url, "http://a.example/x");
               ++pages;
             });
  EXPECT_EQ(pages, 3U);
}

}  // namespace
}  // namespace plumbline::ingest

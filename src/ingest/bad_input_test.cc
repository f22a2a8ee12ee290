// SPDX-License-Identifier: Apache-2.0
//
// Files that are broken, hostile or too much: each ends with a message, within limits, and costs
// nothing but itself.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ingest/ingest.h"
#include "ingest/packing_for_test.h"
#include "ingest/sandbox.h"

namespace plumbline::ingest {
namespace {

struct Outcome {
  std::vector<std::string> read;     // names
  std::vector<std::string> refused;  // "name: why"
  std::vector<std::string> codes;    // of diagnostics
  std::string text;                  // of the last document
};

Sink into(Outcome& outcome) {
  return [&outcome](const std::string& name, Result<model::Document> document) {
    if (!document) {
      outcome.refused.push_back(name + ": " + document.error().message);
      return;
    }
    outcome.read.push_back(name);
    outcome.text = document->text;
    for (const auto& diagnostic : document->diagnostics) outcome.codes.push_back(diagnostic.code);
  };
}

Outcome read(const std::string& name, std::string_view bytes, const Options& options = {}) {
  Outcome outcome;
  read_bytes(name, bytes, options, into(outcome));
  return outcome;
}

bool mentions(const std::vector<std::string>& lines, std::string_view words) {
  for (const std::string& line : lines) {
    if (line.find(words) != std::string::npos) return true;
  }
  return false;
}

struct Case {
  const char* name;
  const char* file;
  std::function<std::string()> bytes;
  std::string_view why;  // part of the one refusal
};

std::string nested(int depth) {
  std::string inner = pack({{"core.txt", "The core.", ""}}, Packing::Zip);
  for (int i = 0; i < depth; ++i) {
    inner = pack({{"level" + std::to_string(i) + ".zip", inner, ""}}, Packing::Zip);
  }
  return inner;
}

std::string entity_bomb() {
  std::string xml = "<!DOCTYPE b [<!ENTITY a \"lol\">";
  for (char c = 'b'; c < 'k'; ++c) {
    xml += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) xml += std::string("&") + static_cast<char>(c - 1) + ";";
    xml += "\">";
  }
  return pack({{"word/document.xml", xml + "]><w:document><w:t>&j;</w:t></w:document>", ""}},
              Packing::Zip);
}

std::string shuffled(std::size_t size) {
  std::string bytes(size, '\0');
  std::uint64_t state = 88172645463325252ULL;
  for (char& c : bytes) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    c = static_cast<char>(state & 0xFFU);
  }
  return bytes;
}

class BadInput : public testing::TestWithParam<Case> {};

TEST_P(BadInput, IsRefusedWithAReason) {
  const Case& row = GetParam();
  const auto before = std::chrono::steady_clock::now();
  const Outcome outcome = read(row.file, row.bytes());
  const auto took = std::chrono::steady_clock::now() - before;
  EXPECT_TRUE(outcome.read.empty());
  ASSERT_EQ(outcome.refused.size(), 1U);
  EXPECT_TRUE(mentions(outcome.refused, row.why)) << outcome.refused[0];
  EXPECT_LT(std::chrono::duration<double>(took).count(), is_sanitizer_build() ? 60.0 : 10.0);
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadInput,
    testing::Values(
        Case{"Binary", "a.bin", [] { return shuffled(100000); }, "binary data"},
        Case{"BinaryNamedText", "a.txt",
             [] {
               return "\x7F"
                      "ELF" +
                      shuffled(5000);
             },
             "binary data"},
        Case{"Picture", "a.png", [] { return std::string("\x89PNG\r\n\x1A\n...."); }, "picture"},
        Case{"OldOffice", "a.doc",
             [] { return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + shuffled(512); }, "old Office"},
        Case{"TruncatedPdf", "a.pdf",
             [] { return std::string("%PDF-1.7\n1 0 obj\n<< /Type /Cat"); },
             "pdftotext cannot read it"},
        Case{"TruncatedDocx", "a.docx",
             [] {
               return pack({{"word/document.xml", std::string(5000, 'x'), ""}}, Packing::Zip)
                   .substr(0, 60);
             },
             ""},
        Case{"EntityBomb", "a.docx", entity_bomb, "entity bombs"},
        Case{"EmptyZip", "a.zip", [] { return pack({}, Packing::Zip); }, "holds no files"},
        Case{"TooDeep", "a.zip", [] { return nested(5); }, "archives deep"},
        Case{"GzipBomb", "a.gz", [] { return gzip(std::string(std::size_t{64} << 20U, 'a')); },
             "only a bomb does"},
        Case{"ZipBomb", "a.zip",
             [] {
               return pack({{"z.txt", std::string(std::size_t{64} << 20U, 'a'), ""}}, Packing::Zip);
             },
             "only a bomb does"},
        Case{"NotJson", "a.jsonl", [] { return std::string("{\"a\":\n\n{{{"); }, ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(BadArchive, LinksAndEscapingNamesAreHarmless) {
  const Outcome outcome = read("a.tar", pack({{"../../etc/cron.txt", "Escaped.", ""},
                                              {"/abs/olute.txt", "Absolute.", ""},
                                              {"link.txt", "", "/etc/passwd"}},
                                             Packing::Tar));
  EXPECT_EQ(outcome.read, (std::vector<std::string>{"a.tar!etc/cron.txt", "a.tar!abs/olute.txt"}));
  ASSERT_EQ(outcome.refused.size(), 1U);
  EXPECT_TRUE(mentions(outcome.refused, "links in archives are not followed"));
}

TEST(BadArchive, OneBadMemberCostsOnlyItself) {
  const Outcome outcome = read(
      "a.zip",
      pack({{"one.txt", "One.", ""}, {"two.bin", shuffled(4000), ""}, {"three.txt", "Three.", ""}},
           Packing::Zip));
  EXPECT_EQ(outcome.read, (std::vector<std::string>{"a.zip!one.txt", "a.zip!three.txt"}));
  EXPECT_EQ(outcome.refused.size(), 1U);
}

TEST(BadArchive, MembersAreCounted) {
  std::vector<Entry> entries;
  for (int i = 0; i < 60; ++i) entries.push_back({std::to_string(i) + ".txt", "Text.", ""});
  Options options;
  options.limits.members = 50;
  const Outcome outcome = read("a.zip", pack(entries, Packing::Zip), options);
  EXPECT_EQ(outcome.read.size(), 50U);
  EXPECT_TRUE(mentions(outcome.refused, "more than 50 members"));
}

// Directories of many entries are where an archive reader becomes quadratic. Under a sanitizer each
// of libarchive's allocations costs about ten times as much: a tenth of the entries, which would
// still show it.
TEST(BadArchive, VeryManyEntriesEndInTime) {
  std::vector<Entry> entries(is_sanitizer_build() ? 100000 : 1000000);
  for (std::size_t i = 0; i < entries.size(); ++i)
    entries[i].name = "d" + std::to_string(i) + "/x.png";
  const std::string bytes = pack(entries, Packing::ZipStored);
  Options options;
  options.limits.members = 2000;
  const auto before = std::chrono::steady_clock::now();
  const Outcome outcome = read("a.zip", bytes, options);
  EXPECT_TRUE(mentions(outcome.refused, "members"))
      << (outcome.refused.empty() ? "" : outcome.refused[0]);
  const auto took = std::chrono::steady_clock::now() - before;
  EXPECT_LT(std::chrono::duration<double>(took).count(), is_sanitizer_build() ? 60.0 : 10.0);
}

TEST(BadArchive, AllMembersTogetherAreLimited) {
  std::vector<Entry> entries;
  for (int i = 0; i < 20; ++i) {
    entries.push_back({std::to_string(i) + ".bin", shuffled(std::size_t{1} << 20U), ""});
  }
  Options options;
  options.limits.unpacked_bytes = std::size_t{5} << 20U;
  const Outcome outcome = read("a.zip", pack(entries, Packing::ZipStored), options);
  EXPECT_TRUE(mentions(outcome.refused, "all")) << outcome.refused.back();
  EXPECT_LT(outcome.refused.size(), 12U);
}

TEST(BadText, TwoHundredMebibytesEndWithAWord) {
  std::string bytes;
  const std::string line = "The ministry said that the number of persons had grown again.\n";
  bytes.reserve((std::size_t{200} << 20U) + line.size());
  while (bytes.size() < std::size_t{200} << 20U) bytes += line;
  const Outcome outcome = read("a.txt", bytes);
  ASSERT_EQ(outcome.read.size() + outcome.refused.size(), 1U);
  if (!is_sanitizer_build()) {
    EXPECT_TRUE(mentions(outcome.codes, "I005"))
        << (outcome.refused.empty() ? "" : outcome.refused[0]);
  }
}

TEST(BadText, AFileOverTheLimitIsNamed) {
  Options options;
  options.limits.file_bytes = 1000;
  const Outcome outcome = read("a.txt", std::string(2000, 'a'), options);
  EXPECT_TRUE(mentions(outcome.refused, "larger than the limit"));
}

TEST(BadText, WrongBytesAreReplacedAndCounted) {
  const Outcome outcome =
      read("a.txt", "Caf\xC3\xA9 na\xC3\xAFve \xC3\xBC \xC3\xB6 bad \xFF here\x01.");
  EXPECT_EQ(outcome.text, "Café naïve ü ö bad \xEF\xBF\xBD here.");
  EXPECT_TRUE(mentions(outcome.codes, "I002"));
  EXPECT_TRUE(mentions(outcome.codes, "I004"));
}

// ---- files and folders ----

class BadPath : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("plumbline-ingest-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  std::filesystem::path folder_;
};

TEST_F(BadPath, MissingIsAnError) {
  Outcome outcome;
  const Status status = read_path((folder_ / "none.txt").string(), {}, into(outcome));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::NotFound);
}

TEST_F(BadPath, AFolderIsReadInByteOrderWithoutFollowingLinks) {
  write("b.txt", "B.");
  write("a/z.txt", "Z.");
  write("a/B.txt", "Upper.");
  std::filesystem::create_directory_symlink(folder_, folder_ / "a" / "loop");
  std::filesystem::create_symlink("/etc/passwd", folder_ / "c.txt");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  Outcome outcome;
  ASSERT_TRUE(read_path(folder_.string(), {}, into(outcome)));
  const std::string root = folder_.string();
  EXPECT_EQ(outcome.read,
            (std::vector<std::string>{root + "/a/B.txt", root + "/a/z.txt", root + "/b.txt"}));
  EXPECT_EQ(outcome.refused.size(), 3U);
  EXPECT_TRUE(mentions(outcome.refused, "symbolic link"));
  EXPECT_TRUE(mentions(outcome.refused, "pipe or socket"));
}

TEST_F(BadPath, AnUnreadableFileCostsOnlyItself) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write("a.txt", "A.");
  write("b.txt", "B.");
  ASSERT_EQ(::chmod((folder_ / "a.txt").c_str(), 0), 0);
  Outcome outcome;
  ASSERT_TRUE(read_path(folder_.string(), {}, into(outcome)));
  EXPECT_EQ(outcome.read.size(), 1U);
  EXPECT_TRUE(mentions(outcome.refused, "cannot open"));
}

// A PDF of one page, small enough to write by hand; its offsets are made good by the reader.
std::string small_pdf(const std::string& words) {
  const std::string stream = "BT /F1 12 Tf 72 720 Td (" + words + ") Tj ET";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
         "/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
         "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
         std::to_string(stream.size()) + ">>stream\n" + stream +
         "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
         "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";
}

bool has_poppler() {
  return ::access("/usr/bin/pdftotext", X_OK) == 0;
}

TEST_F(BadPath, APdfIsReadWithItsPages) {
  if (!has_poppler()) GTEST_SKIP() << "pdftotext is not installed";
  read_bytes("a.pdf", small_pdf("The court opened two cases."), {},
             [](const std::string&, const Result<model::Document>& document) {
               ASSERT_TRUE(document) << document.error().message;
               EXPECT_EQ(document->text, "The court opened two cases.");
               ASSERT_FALSE(document->map.empty());
               EXPECT_EQ(document->map[0].page, 1U);
             });
}

TEST_F(BadPath, APdfInAZipIsRead) {
  if (!has_poppler()) GTEST_SKIP() << "pdftotext is not installed";
  const Outcome outcome = read("a.zip", pack({{"in.pdf", small_pdf("Inside."), ""}}, Packing::Zip));
  EXPECT_EQ(outcome.read, std::vector<std::string>{"a.zip!in.pdf"});
  EXPECT_EQ(outcome.text, "Inside.");
}

TEST_F(BadPath, AnEmptyPageIsCalledAScan) {
  if (!has_poppler()) GTEST_SKIP() << "pdftotext is not installed";
  EXPECT_TRUE(mentions(read("a.pdf", small_pdf("")).refused, "hold pictures and no text"));
}

TEST_F(BadPath, APasswordIsAskedFor) {
  if (!has_poppler() || ::access("/usr/bin/qpdf", X_OK) != 0)
    GTEST_SKIP() << "qpdf is not installed";
  write("plain.pdf", small_pdf("Secret."));
  const std::string locked = (folder_ / "locked.pdf").string();
  const std::string command = "qpdf --encrypt user owner 256 -- " +
                              (folder_ / "plain.pdf").string() + " " + locked + " 2>/dev/null";
  // qpdf exits with 3 where it only had to mend the table of the file that it encrypted.
  const int status = std::system(command.c_str());
  ASSERT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 3));
  Outcome outcome;
  ASSERT_TRUE(read_path(locked, {}, into(outcome)));
  EXPECT_TRUE(mentions(outcome.refused, "protected with a password"));
}

}  // namespace
}  // namespace plumbline::ingest

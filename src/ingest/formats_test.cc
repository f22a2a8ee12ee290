// SPDX-License-Identifier: Apache-2.0
//
// What each format says: one row a file, written here byte for byte or packed here.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/dispatch.h"
#include "ingest/ingest.h"
#include "ingest/packing_for_test.h"

namespace plumbline::ingest {
namespace {

// "name [media type] title=... by=... on=... of=...: text" a document, "name refused: why"
// else.
std::vector<std::string> told_parts(const std::string& name, std::string_view bytes,
                                    Isolation isolation) {
  std::vector<std::string> out;
  Options options;
  options.isolation = isolation;
  read_bytes(name, bytes, options, [&](const std::string& part, Result<model::Document> document) {
    if (!document) {
      out.push_back(part + " refused: " + document.error().message);
      return;
    }
    std::string line = part + " [" + document->media_type + "]";
    if (!document->title.empty()) line += " title=" + document->title;
    for (const std::string& author : document->authors) line += " by=" + author;
    if (document->published.stated()) line += " on=" + to_iso(document->published);
    if (!document->publisher.empty()) line += " of=" + document->publisher;
    out.push_back(line + ": " + document->text);
  });
  return out;
}

struct FormatCase {
  const char* name;
  const char* file;
  std::string bytes;
  std::vector<std::string> expected;
};

std::string docx(const std::string& body) {
  return pack(
      {{"[Content_Types].xml", "<Types/>", ""},
       {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>", ""},
       {"docProps/core.xml",
        "<cp><dc:title>Shelters &amp; courts</dc:title><dc:creator>Jane Roe</dc:creator></cp>",
        ""}},
      Packing::Zip);
}

std::string odt(const std::string& body) {
  return pack({{"mimetype", "application/vnd.oasis.opendocument.text", ""},
               {"content.xml", "<office:text>" + body + "</office:text>", ""}},
              Packing::ZipStored);
}

const std::string kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const std::string kOdt = "application/vnd.oasis.opendocument.text";

std::vector<FormatCase> text_cases() {
  return {
      {"Empty", "a.txt", "", {"a.txt [text/plain]: "}},
      {"LineEnds",
       "a.txt",
       "One.\r\nTwo.\rThree.\n",
       {"a.txt [text/plain]: One.\n\nTwo.\n\nThree."}},
      {"Wrapped",
       "a.txt",
       "The ministry presented its yearly figures on\nMonday and said that the number of persons\n"
       "had grown again, while the courts had opened\nfewer cases.\n\nA second paragraph stands "
       "here.\n",
       {"a.txt [text/plain]: The ministry presented its yearly figures on Monday and said that the "
        "number of persons had grown again, while the courts had opened fewer cases.\n\nA second "
        "paragraph stands here."}},
      {"OneLineAParagraph",
       "a.txt",
       "First paragraph, whole.\nSecond one.\n",
       {"a.txt [text/plain]: First paragraph, whole.\n\nSecond one."}},
      {"Utf16", "a.txt", std::string("\xFF\xFEH\0i\0.\0", 8), {"a.txt [text/plain]: Hi."}},
      {"Cyrillic1251",
       "a.txt",
       "\xCC\xE8\xED\xE8\xF1\xF2\xE5\xF0\xF1\xF2\xE2\xEE \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xEE \xEE "
       "\xED\xEE\xE2\xFB\xF5 \xF1\xEB\xF3\xF7\xE0\xFF\xF5.",
       {"a.txt [text/plain]: Министерство сообщило о новых случаях."}},
      {"Armscii",
       "a.txt",
       "\xD0\xB3\xDB\xB3\xEB\xEF\xB3\xDD\xC7 \xB3\xDD\xCF\xB3\xCB\xE1\xF5\xC3\xDB\xE1\xF5\xDD\xC1 "
       "\xBB\xFB \xED\xB3\xFB\xBB\xC5\xBB\xDB\xBB\xF5 \xE1\xF5 \xEF\xB3\xF1\xBB\xB5\xB3\xDB\xE7 "
       "\xDF\xB3\xEF \xDF\xB3\xEF",
       {}},
      {"Dateline",
       "a.txt",
       "KYIV (Northern Wire) - The ministry said on Monday that the courts had opened two cases.",
       {"a.txt [text/plain]: KYIV (Northern Wire) - The ministry said on Monday "
        "that the courts had opened two cases."}},
      {"Csv",
       "a.csv",
       "country;persons;note\nArmenia;12;\"court; \"\"final\"\"\"\nChad;3;\n",
       {"a.csv [text/csv]: country: Armenia\npersons: 12\nnote: court; \"final\"\n\ncountry: "
        "Chad\npersons: 3"}},
      {"Jsonl",
       "a.jsonl",
       "{\"id\":\"x1\",\"title\":\"Cases\",\"date\":\"2024-06-24\",\"source\":\"Hill Gazette\","
       "\"text\":\"One.\\n\\nTwo.\"}\n{\"none\":1}\n",
       {"a.jsonl!x1 [application/json] title=Cases on=2024-06-24 of=Hill Gazette: One.\n\nTwo.",
        "a.jsonl!2 refused: the record has no key with a text (text, body, content, html)"}},
      {"JsonlBackslashes",
       "a.jsonl",
       R"({"text":"The path is C:\\","id":"a"}{"id":"b","text":"She said: \"No.\\\""})",
       {"a.jsonl!a [application/json]: The path is C:\\",
        "a.jsonl!b [application/json]: She said: \"No.\\\""}},
      {"Rtf",
       "a.rtf",
       "{\\rtf1\\ansi\\ansicpg1251{\\info{\\title Cases}{\\author Jane Roe}}\\'cc\\'e8\\'ed "
       "caf\\u233?\\emdash x\\par{\\*\\generator no}Second \\u-10179?\\u-8704?\\par}",
       {"a.rtf [application/rtf] title=Cases by=Jane Roe: Мин café—x\n\nSecond 😀"}},
  };
}

std::vector<FormatCase> packed_cases() {
  return {
      {"Docx",
       "a.docx",
       docx("<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>&amp; two</w:t></w:r></w:p><w:del><w:p><w:r>"
            "<w:delText>gone</w:delText></w:r></w:p></w:del><w:tbl><w:tr><w:tc><w:p><w:t>a</w:t>"
            "</w:p></w:tc><w:tc><w:p><w:t>b</w:t></w:p></w:tc></w:tr></w:tbl>"),
       {"a.docx [" + kDocx + "] title=Shelters & courts by=Jane Roe: One & two\n\na\tb"}},
      {"Odt",
       "a.odt",
       odt("<text:h>Head</text:h><text:p>A  <text:span>b</text:span><text:note><text:note-citation>"
           "1</text:note-citation><text:note-body><text:p>Said so.</text:p></text:note-body>"
           "</text:note> c</text:p>"),
       {"a.odt [" + kOdt + "]: Head\n\nA b c\n\nSaid so."}},
      {"Epub",
       "a.epub",
       pack({{"mimetype", "application/epub+zip", ""},
             {"META-INF/container.xml", "<rootfile full-path=\"o/b.opf\"/>", ""},
             {"o/b.opf",
              "<package><dc:title>Book</dc:title><item id=\"2\" href=\"b.xhtml\"/><item id=\"1\" "
              "href=\"a.xhtml\"/><itemref idref=\"1\"/><itemref idref=\"2\"/></package>",
              ""},
             {"o/b.xhtml", "<html><body><p>Second.</p></body></html>", ""},
             {"o/a.xhtml", "<html><body><p>First.</p></body></html>", ""}},
            Packing::ZipStored),
       {"a.epub [application/epub+zip] title=Book: First.\n\nSecond."}},
      {"Zip",
       "a.zip",
       pack({{"x/one.txt", "One.", ""}, {"two.txt", "Two.", ""}}, Packing::Zip),
       {"a.zip!x/one.txt [text/plain]: One.", "a.zip!two.txt [text/plain]: Two."}},
      {"TarGz",
       "a.tar.gz",
       pack({{"one.txt", "One.", ""}}, Packing::TarGz),
       {"a.tar.gz!one.txt [text/plain]: One."}},
      {"Gzip", "note.txt.gz", gzip("One."), {"note.txt.gz!note.txt [text/plain]: One."}},
      {"ZipInZip",
       "a.zip",
       pack({{"b.zip", pack({{"one.txt", "One.", ""}}, Packing::Zip), ""}}, Packing::Zip),
       {"a.zip!b.zip!one.txt [text/plain]: One."}},
      {"Email",
       "a.eml",
       "From: Jane Roe <jane@example.org>\r\nSubject: =?windows-1251?B?zOjt?=\r\nDate: Mon, 3 Jun "
       "2024 10:00:00 +0400\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
       "boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe body.\r\n--b\r\nContent-Type: "
       "text/plain\r\nContent-Disposition: attachment; filename=\"n.txt\"\r\n"
       "Content-Transfer-Encoding: base64\r\n\r\nT25lLg==\r\n--b--\r\n",
       {"a.eml [message/rfc822] title=Мин by=Jane Roe on=2024-06-03: The body.",
        "a.eml!n.txt [text/plain]: One."}},
      {"EmailOfABody",
       "b.eml",
       "From: Bay Alliance Press Desk <press@bay.example>\nSubject: One\nDate: Mon, 3 Jun 2024 "
       "10:00:00 +0400\n\nTwo.\n",
       {"b.eml [message/rfc822] title=One on=2024-06-03 of=Bay Alliance: Two."}},
      {"EmailOfABodyFromItsBox",
       "c.eml",
       "From: Bay Workers Union <news@bay.example>\nSubject: One\n\nTwo.\n",
       {"c.eml [message/rfc822] title=One of=Bay Workers Union: Two."}},
      {"EmailOfAPersonFromABox",
       "d.eml",
       "From: Jane Press <info@press.example>\nSubject: One\n\nTwo.\n",
       {"d.eml [message/rfc822] title=One by=Jane Press: Two."}},
      {"EmailOfAPersonOfAnOffice",
       "e.eml",
       "From: Jane Roe, Press Office <jane@bay.example>\nSubject: One\n\nTwo.\n",
       {"e.eml [message/rfc822] title=One by=Jane Roe, Press Office: Two."}},
      {"Mailbox",
       "a.mbox",
       "From a@example.org Mon Jun  3 10:00:00 2024\nFrom: A\nSubject: one\n\nFirst.\n\nFrom "
       "b@example.org Mon Jun  3 11:00:00 2024\nFrom: B\nSubject: two\n\nSecond.\n",
       {"a.mbox!1 [message/rfc822] title=one by=A: First.",
        "a.mbox!2 [message/rfc822] title=two by=B: Second."}},
  };
}

class Formats : public testing::TestWithParam<FormatCase> {};

TEST_P(Formats, SayTheSameInsideAndOutsideTheSandbox) {
  const FormatCase& row = GetParam();
  const std::vector<std::string> inside = told_parts(row.file, row.bytes, Isolation::Sandbox);
  EXPECT_EQ(inside, told_parts(row.file, row.bytes, Isolation::InProcess));
  if (!row.expected.empty()) {
    EXPECT_EQ(inside, row.expected);
  }
}

const auto kName = [](const auto& test) { return std::string(test.param.name); };
INSTANTIATE_TEST_SUITE_P(Texts, Formats, testing::ValuesIn(text_cases()), kName);
INSTANTIATE_TEST_SUITE_P(Packed, Formats, testing::ValuesIn(packed_cases()), kName);

TEST(FormatsMap, LeadsBackToTheOriginalBytes) {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "First line, whole.\r\n\r\nSecond caf\xC3\xA9 line.\r\n";
  read_bytes("a.txt", bytes, {}, [&](const std::string&, const Result<model::Document>& document) {
    ASSERT_TRUE(document);
    const std::size_t at = document->text.find("caf");
    const auto place = model::locate(*document, text::make_span(at, at + 5));
    ASSERT_TRUE(place);
    EXPECT_EQ(bytes.substr(place->begin, place->end - place->begin), "caf\xC3\xA9");
    EXPECT_EQ(document->id.value, sha256_hex(bytes));
  });
}

TEST(FormatsMap, LeadsBackFromAnotherEncoding) {
  const std::string bytes =
      "\xCC\xE8\xED\xE8\xF1\xF2\xE5\xF0\xF1\xF2\xE2\xEE "
      "\xF1\xEE\xEE\xE1\xF9\xE8\xEB\xEE.\n\nSecond, in ASCII.";
  read_bytes("a.txt", bytes, {}, [&](const std::string&, const Result<model::Document>& document) {
    ASSERT_TRUE(document);
    const std::size_t at = document->text.find("ASCII");
    ASSERT_NE(at, std::string::npos) << document->text;
    const auto place = model::locate(*document, text::make_span(at, at + 5));
    ASSERT_TRUE(place);
    EXPECT_EQ(bytes.substr(place->begin, place->end - place->begin), "ASCII");
    const auto first = model::locate(*document, text::make_span(0, 4));
    ASSERT_TRUE(first);
    EXPECT_EQ(first->begin, 0U);
    EXPECT_LE(first->end, 23U);
  });
}

TEST(FormatsMap, GivesEachRecordItsOwnIdentity) {
  const std::string one = R"({"text":"One."})";
  const std::string bytes = one + "\n" + R"({"text":"Two."})" + "\n";
  std::vector<std::string> ids;
  read_bytes("a.jsonl", bytes, {},
             [&](const std::string&, const Result<model::Document>& document) {
               ids.push_back(document ? document->id.value : "");
             });
  ASSERT_EQ(ids.size(), 2U);
  EXPECT_EQ(ids[0], sha256_hex(one));
  EXPECT_NE(ids[0], ids[1]);
}

}  // namespace
}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/utf8.h"
#include "ingest/html_entities.h"
#include "ingest/html_tree.h"
#include "ingest/readers.h"

namespace plumbline::ingest {
namespace {

using namespace std::string_literals;

model::Document read_page(const std::string& html, HtmlScope scope = HtmlScope::Whole,
                          std::string_view charset = {}) {
  // An exactly sized heap copy, so that the sanitizer sees a read past the end.
  const std::vector<char> exact(html.begin(), html.end());
  RawFile raw;
  raw.name = "page.html";
  raw.bytes = {exact.data(), exact.size()};
  raw.charset = charset;
  auto result = read_html(raw, scope);
  EXPECT_TRUE(result.ok());
  return result.ok() ? std::move(result).take() : model::Document();
}

// -- what is text ------------------------------------------------------------------------------

struct TextCase {
  const char* name;
  std::string html;
  std::string want;
};

const TextCase kTexts[] = {
    {"Empty", "", ""},
    {"NoTags", "only words", "only words"},
    {"Paragraphs", "<p>One</p>\n<p>Two</p>", "One\n\nTwo"},
    {"ParagraphsUnclosed", "<p>One<p>Two", "One\n\nTwo"},
    {"WhiteSpaceCollapses", "<p>  One\n\t two  </p>", "One two"},
    {"InlineTagsDoNotSplitWords", "<p>un<b>break</b>able <i>x</i></p>", "unbreakable x"},
    {"BreakIsALine", "<p>One<br>Two</p>", "One\nTwo"},
    {"TwoBreaksAreAParagraph", "One<br><br/>Two", "One\n\nTwo"},
    {"Entities", "<p>A&amp;B &lt;c&gt; &quot;d&quot; &eacute;&#233;&#xE9;</p>",
     "A&B <c> \"d\" \u00E9\u00E9\u00E9"},
    {"EntityWithoutSemicolon", "<p>&copy2024 &ampx AT&T</p>", "\u00A92024 &x AT&T"},
    {"EntityOfWindows1252", "<p>don&#146;t &#0;&#xD800;</p>", "don\u2019t \uFFFD\uFFFD"},
    {"EntityUnknown", "<p>&nosuchname; &</p>", "&nosuchname; &"},
    {"NoBreakSpaceIsASpace", "<p>a&nbsp;&nbsp;b\u00A0c</p>", "a b c"},
    {"ScriptIsSkipped", "<p>a</p><script>if (1<2) { x='<p>no</p>' }</script><p>b</p>", "a\n\nb"},
    {"ScriptEscapes", "<script><!-- <script> </script> --></script><p>b</p>", "b"},
    {"ScriptCommentNeverClosed", "<script><!-- x</script><p>b</p>", "b"},
    {"StyleAndTemplate", "<style>p{}</style><template><p>no</p></template>yes", "yes"},
    {"Noscript", "<noscript><p>no</p></noscript><p>yes</p>", "yes"},
    {"Svg", "<svg><title>no</title><text>no</text></svg><p>yes</p>", "yes"},
    {"TextareaAndSelect", "<textarea><p>no</textarea><select><option>no</select>yes", "yes"},
    {"Comment", "a<!-- <p>no</p> -->b<!-->c<!--->d<!-- x --!>e", "abcde"},
    {"CommentNeverClosed", "a<!-- b", "a"},
    {"BogusComments", "a<?php no ?>b<!doctype html>c</ no>d", "abcd"},
    {"LoneAngle", "<p>a < b and c <3 d</p>", "a < b and c <3 d"},
    {"TagNeverClosed", "<p>a</p><p class=\"x", "a"},
    {"AttributeWithAngle", "<p title='a > b'>c</p>", "c"},
    {"HiddenAttribute", "<p hidden>no</p><p>yes</p>", "yes"},
    {"HiddenStyle", "<div style='DISPLAY : none'><p>no</p></div><p>yes</p>", "yes"},
    {"HiddenBodyIsShown", "<body style='display:none'><p>yes</p></body>", "yes"},
    {"AriaHiddenIcon", "<p><i aria-hidden=true>x</i>yes</p>", "yes"},
    {"List", "<ul><li>One<li>Two<ul><li>Inner</ul><li>Three</ul>", "One\n\nTwo\n\nInner\n\nThree"},
    {"TableRows", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\n\nc | d"},
    {"CellKeepsEndTagsInside", "<div><table><tr><td>a</div></p>b<td>c</table>d</div>",
     "a\n\nb | c\n\nd"},
    {"DefinitionList", "<dl><dt>Term<dd>Meaning<dt>Other</dl>", "Term\n\nMeaning\n\nOther"},
    {"PreKeepsLines", "<pre>a\n  b</pre>", "a\nb"},
    {"Misnested", "<b><p>x</b>y</p>z", "xy\n\nz"},
    {"AfterTheEnd", "<html><body><p>a</p></body></html><p>b</p>", "a\n\nb"},
    {"NulAndControls", "<p>a\0b\x01"s + "c</p>", "abc"},
    {"NothingButSpace", "<p>&nbsp;</p><p>a</p><p> &#160; </p><p>b</p>", "a\n\nb"},
    {"Noframes", "<frameset><frame src=a><noframes><p>Text</p></noframes></frameset>", "Text"},
    {"Xmp", "<xmp><p>a &amp; b</xmp>c", "<p>a & b\n\nc"},
    {"Capitals", "<P>One</P><SCRIPT>no</Script><p>two", "One\n\ntwo"},
};

class TextOfHtml : public ::testing::TestWithParam<TextCase> {};

TEST_P(TextOfHtml, ShowsWhatABrowserShows) {
  EXPECT_EQ(read_page(GetParam().html).text, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Whole, TextOfHtml, ::testing::ValuesIn(kTexts),
                         [](const auto& test) { return std::string(test.param.name); });

// -- encodings ---------------------------------------------------------------------------------

struct EncodingCase {
  const char* name;
  std::string html;
  std::string want;
};

const EncodingCase kEncodings[] = {
    {"Utf8", "<p>\u017Divot</p>", "\u017Divot"},
    {"Utf8Mark", "\xEF\xBB\xBF<p>\u017Divot</p>", "\u017Divot"},
    {"MetaCharset", "<meta charset=windows-1251><p>\xCC\xE8\xF0</p>", "\u041C\u0438\u0440"},
    {"HttpEquiv",
     "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'><p>\xA9koda</p>",
     "\u0160koda"},
    {"XmlDeclaration", "<?xml version='1.0' encoding='windows-1251'?><p>\xCC\xE8\xF0</p>",
     "\u041C\u0438\u0440"},
    {"DeclaredLatinIsUtf8", "<meta charset=iso-8859-1><p>\u017Divot</p>", "\u017Divot"},
    {"Utf16", "\xFF\xFE<\0p\0>\0\x16\x04<\0/\0p\0>\0"s, "\u0416"},
    {"CharsetInComment", "<!-- <meta charset=windows-1251> --><p>\u017Divot</p>", "\u017Divot"},
};

class HtmlEncoding : public ::testing::TestWithParam<EncodingCase> {};

TEST_P(HtmlEncoding, IsFound) {
  EXPECT_EQ(read_page(GetParam().html).text, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Declared, HtmlEncoding, ::testing::ValuesIn(kEncodings),
                         [](const auto& test) { return std::string(test.param.name); });

// -- the map -----------------------------------------------------------------------------------

// Runs are sorted, inside both texts, and the same bytes unless they stand for a reference or
// another encoding. Returns how many bytes of text the runs cover.
std::size_t check_map(const std::string& bytes, const model::Document& document, bool utf8) {
  std::size_t covered = 0;
  std::uint32_t last = 0;
  for (const model::SourceRun& run : document.map) {
    EXPECT_GE(run.text.begin, last);
    EXPECT_LE(run.text.end, document.text.size());
    EXPECT_LE(run.begin, run.end);
    EXPECT_LE(run.end, bytes.size());
    last = run.text.end;
    covered += run.text.size();
    if (!utf8 || run.end > bytes.size() || run.text.end > document.text.size()) continue;
    const std::string_view raw = std::string_view(bytes).substr(run.begin, run.end - run.begin);
    const std::string_view clean = text::slice(document.text, run.text);
    if (raw != clean) {
      EXPECT_EQ(plain_text(raw), clean) << "at " << run.begin;
    }
  }
  return covered;
}

TEST(HtmlMap, LeadsEveryWordBack) {
  const std::string html = "\xEF\xBB\xBF<p>The&nbsp;<b>man</b>&#8217;s\n  \u017Divot &amp; co</p>";
  const model::Document document = read_page(html);
  ASSERT_EQ(document.text, "The man\u2019s \u017Divot & co");
  check_map(html, document, true);
  const std::size_t at = document.text.find("\u017Divot");
  const auto found = model::locate(document, text::make_span(at, at + 6));
  ASSERT_TRUE(found);
  EXPECT_EQ(html.substr(found->begin, found->end - found->begin), "\u017Divot");
}

TEST(HtmlMap, CountsBytesOfAnotherEncoding) {
  const std::string html = "<meta charset=windows-1251><p>\xCC\xE8\xF0 \xE8 \xF2\xF0\xF3\xE4</p>";
  const model::Document document = read_page(html);
  const std::string word = "\u0442\u0440\u0443\u0434";
  const std::size_t at = document.text.find(word);
  ASSERT_NE(at, std::string::npos);
  const auto found = model::locate(document, text::make_span(at, at + word.size()));
  ASSERT_TRUE(found);
  EXPECT_THAT(html.substr(found->begin, found->end - found->begin),
              ::testing::HasSubstr("\xF2\xF0\xF3\xE4"));
  EXPECT_LE(found->end - found->begin, 6U);
}

std::vector<std::filesystem::path> corpus() {
  const char* data = std::getenv("PLUMBLINE_DATA");
  std::vector<std::filesystem::path> files;
  if (data == nullptr) return files;
  const auto root = std::filesystem::path(data) / "corpora/html";
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".html") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(HtmlCorpus, EveryPageHasTextAndAMapThatHolds) {
  const auto files = corpus();
  if (files.empty()) GTEST_SKIP() << "PLUMBLINE_DATA is not set";
  std::size_t empty = 0;
  std::size_t all_covered = 0;
  std::size_t all_text = 0;
  for (const auto& file : files) {
    const auto bytes = read_file(file.string());
    ASSERT_TRUE(bytes.ok());
    SCOPED_TRACE(file.filename().string());
    const model::Document document = read_page(*bytes, HtmlScope::Article);
    EXPECT_TRUE(is_valid_utf8(document.text));
    const bool utf8 = is_valid_utf8(*bytes);
    const std::size_t covered = check_map(*bytes, document, utf8);
    // A page of entities and line ends maps less of itself byte for byte; the corpus hardly.
    EXPECT_GE(covered * 2, document.text.size());
    all_covered += covered;
    all_text += document.text.size();
    if (document.text.size() < 100) ++empty;
    if (::testing::Test::HasFailure()) break;
  }
  EXPECT_GE(all_covered * 100, all_text * 90) << all_covered << " of " << all_text;
  EXPECT_LE(empty * 50, files.size());
}

// -- articles ----------------------------------------------------------------------------------

const char* const kArticlePage = R"(<!DOCTYPE html><html lang="en-GB"><head>
<title>Rescued crew returns home | The Harbour Lantern</title>
<link rel="canonical" href="https://lantern.example/2023/05/crew">
<meta property="og:site_name" content="The Harbour Lantern">
%s</head><body>
<div class="cookie-banner"><p>We use cookies to make this site work. Accept all cookies?</p></div>
<nav class="menu"><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/s">Sport</a></ul></nav>
<main><article class="article-body"><h1>Rescued crew returns home</h1>
<p class="byline">By Mira Sandoval and Theo Brandt</p><time datetime="2023-05-14T08:00:00Z">14 May</time>
<p>Nineteen fishermen who had been held on two trawlers without pay for eleven months returned to
Jakarta on Sunday, the foreign ministry of Indonesia said in a statement.</p>
<p>The ministry said that the men had been promised contracts, but that their passports were taken
when they boarded, and that inspectors found them during a check of the port.</p>
<ul class="share-bar"><li><a href="#">Share</a><li><a href="#">Tweet</a></ul>
<p>&ldquo;They were told that they owed the captain money,&rdquo; said a lawyer of the Open Water
Project, a group that represents the crew. Two recruiters have been charged, she added.</p>
</article></main>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Port opens new pier</a><li><a href="/b">Ferry strike ends</a></ul></aside>
<section class="comments"><h3>2 comments</h3><p class="comment">first!</p></section>
<footer><p>&copy; 2023 The Harbour Lantern. All rights reserved.</p></footer></body></html>)";

std::string page_with(const std::string& head) {
  std::string page = kArticlePage;
  return page.replace(page.find("%s"), 2, head);
}

TEST(HtmlArticle, LeavesTheFurnitureOut) {
  const model::Document document = read_page(page_with(""), HtmlScope::Article);
  for (const char* wanted :
       {"Nineteen fishermen", "passports were taken", "\u201CThey were told"}) {
    EXPECT_THAT(document.text, ::testing::HasSubstr(wanted));
  }
  for (const char* unwanted : {"cookies", "Sport", "Tweet", "new pier", "first!", "All rights"}) {
    EXPECT_THAT(document.text, ::testing::Not(::testing::HasSubstr(unwanted)));
  }
}

struct MetaCase {
  const char* name;
  std::string head;
  std::string want;  // title; authors; publisher; date; url; language
};

const MetaCase kMetas[] = {
    {"WhatThePageShows", "",
     "Rescued crew returns home; Mira Sandoval+Theo Brandt; The Harbour Lantern; 2023-05-14; "
     "https://lantern.example/2023/05/crew; en"},
    {"JsonLd",
     R"(<script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#a","name":"Ines Okoro"},
     {"@type":"NewsArticle","headline":"Crew is home","author":[{"@id":"#a"}],"datePublished":"2023-05-13T22:10:00+02:00",
     "publisher":{"@type":"Organization","name":"Lantern Media"}}]}</script>)",
     "Crew is home; Ines Okoro; Lantern Media; 2023-05-13; https://lantern.example/2023/05/crew; "
     "en"},
    {"JsonLdBroken",
     R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":</script>)",
     "Rescued crew returns home; Mira Sandoval+Theo Brandt; The Harbour Lantern; 2023-05-14; "
     "https://lantern.example/2023/05/crew; en"},
    {"MetaTags",
     R"(<meta property="og:title" content="Crew home &amp; dry - The Harbour Lantern">
     <meta name="author" content="Staff: Ana Petrov"><meta name="author" content="x">
     <meta property="article:published_time" content="2023-05-12">)",
     "Crew home & dry; Mira Sandoval+Theo Brandt; The Harbour Lantern; 2023-05-12; "
     "https://lantern.example/2023/05/crew; en"},
};

class HtmlMetaTest : public ::testing::TestWithParam<MetaCase> {};

TEST_P(HtmlMetaTest, IsRead) {
  const model::Document document = read_page(page_with(GetParam().head), HtmlScope::Article);
  std::string authors;
  for (const std::string& author : document.authors) {
    authors += (authors.empty() ? "" : "+") + author;
  }
  EXPECT_EQ(document.title + "; " + authors + "; " + document.publisher + "; " +
                to_iso(document.published) + "; " + document.url + "; " + document.language,
            GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Page, HtmlMetaTest, ::testing::ValuesIn(kMetas),
                         [](const auto& test) { return std::string(test.param.name); });

// -- hostile pages -----------------------------------------------------------------------------

std::string times(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

struct HostileCase {
  const char* name;
  std::string before;  // repeated
  std::string middle;
  std::string after;  // repeated
};

const HostileCase kHostile[] = {
    {"DeepDivs", "<div>", "<p>text</p>", "</div>"},
    {"DeepNeverClosed", "<div><p><b>", "text", ""},
    {"DeepTables", "<table><tr><td>", "text", ""},
    {"DeepLists", "<ul><li>", "text", "</ul>"},
    {"ManyFormats", "<b><i><u>", "<p>text</p>", "</b></p></i>"},
    {"EndTagsOnly", "</div></p></b></td>", "text", "</table>"},
    {"OpenAngles", "<", "<p>text", "<!"},
    {"OpenComments", "<!-- a --", "text", "<!--"},
    {"Scripts", "<script><!--", "</script>text", "<script>"},
    {"Attributes", "<p a=1 b='2' class=x id=y>", "text", ""},
    {"Entities", "&amp;&lt;&#1;&noname", "text", "&"},
    {"Buttons", "<button><p>", "text", "</p><i>"},
    {"Bylines", "<span class=author>", "text", "</span>"},
    {"Times", "<time datetime=2020-01-01>", "text", "</time>"},
    {"Breaks", "<br>a", "text", "<br><br>"},
};

class HtmlHostile : public ::testing::TestWithParam<HostileCase> {};

TEST_P(HtmlHostile, WorkGrowsWithSizeOnly) {
  const auto steps = [](std::size_t count) {
    const HostileCase& c = GetParam();
    return build_html_tree(times(c.before, count) + c.middle + times(c.after, count)).steps;
  };
  EXPECT_LE(steps(20000), steps(10000) * 2 + 1000);
}

TEST_P(HtmlHostile, IsReadTwiceAsLarge) {
  const HostileCase& c = GetParam();
  const std::string html = times(c.before, 100000) + c.middle + times(c.after, 100000);
  check_map(html, read_page(html, HtmlScope::Article), true);
}

INSTANTIATE_TEST_SUITE_P(Doubling, HtmlHostile, ::testing::ValuesIn(kHostile),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(HtmlHostile, HugeAttributeIsPassedOver) {
  const std::string html = "<p class='" + std::string(std::size_t{20} << 20U, 'x') + "'>text</p>";
  EXPECT_EQ(read_page(html).text, "text");
}

TEST(HtmlHostile, DepthIsToldAndTextKept) {
  const model::Document document =
      read_page(times("<div>", 100000) + "text" + times("</div>", 100000));
  EXPECT_EQ(document.text, "text");
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].code, "I070");
}

}  // namespace
}  // namespace plumbline::ingest

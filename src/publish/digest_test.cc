// SPDX-License-Identifier: Apache-2.0

#include "publish/digest.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plumbline::publish {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

model::Digest digest() {
  model::DigestEntry entry;
  entry.number = 7;
  entry.at = "2026-11-29T10:00:00Z";
  entry.document = "abcdef0123456789";
  entry.name = "raid.txt";
  entry.title = "A raid <at> the \u202Eriver";
  entry.publisher = "Bay Bell & Sons";
  entry.published = "2026-11-28";
  entry.passage = "Police freed deckhands near \u0531\u0580\u0561\u0584\u057D.";
  entry.marks = {{13, 22}};
  entry.findings = {"quote-contradicted", "source-unnamed"};
  model::DigestSearch search;
  search.number = 1;
  search.name = "deckhands";
  search.words = "deckhand*; Fiji";
  search.entries = {entry};
  search.all = 3;
  search.more = true;
  model::Digest digest;
  digest.made = "2026-11-29T18:53:37Z";
  digest.who = "Ada";
  digest.searches = {search};
  digest.quiet = 1;
  return digest;
}

TEST(DigestTest, TextTellsWhatCame) {
  EXPECT_EQ(digest_text(digest(), 76),
            "deckhands: 3 documents\n"
            "  deckhand*; Fiji\n"
            "\n"
            "  A raid <at> the <U+202E>river\n"
            "  Bay Bell & Sons, 2026-11-28, document abcdef012345\n"
            "    Police freed \u00ABdeckhands\u00BB near \u0531\u0580\u0561\u0584\u057D.\n"
            "    ! The quotation says the opposite of the record\n"
            "    ! The source is not named\n"
            "\n"
            "  and 2 more documents\n"
            "\n"
            "3 new documents in 2 kept searches (what was not seen yet)\n");
}

TEST(DigestTest, APageRunsNothing) {
  const std::string page = digest_html(digest());
  EXPECT_THAT(page, HasSubstr("A raid &lt;at&gt; the &lt;U+202E&gt;river"));
  EXPECT_THAT(page, HasSubstr("<mark>deckhands</mark>"));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(page, HasSubstr("1 search has nothing new."));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(DigestTest, NothingIsTold) {
  model::Digest none;
  none.made = "2026-11-29T18:53:37Z";
  none.since = "2026-11-01";
  none.quiet = 1;
  EXPECT_EQ(digest_text(none, 76), "nothing new in 1 kept search (what came since 2026-11-01)\n");
  EXPECT_THAT(digest_html(none), HasSubstr("<h1>nothing new</h1>"));
}

TEST(DigestTest, ALetterKeepsToItsForm) {
  const auto letter = digest_letter(digest(), {"desk@example.org", "ada@example.org"});
  ASSERT_TRUE(letter) << letter.error().message;
  EXPECT_THAT(*letter, HasSubstr("Date: Sun, 29 Nov 2026 18:53:37 +0000\r\n"));
  EXPECT_THAT(*letter, HasSubstr("Subject: Plumbline: 3 new documents\r\n"));
  EXPECT_THAT(*letter, HasSubstr("=D4=B1"));  // a letter that is not ASCII
  std::size_t line = 0;
  for (const char c : *letter) {
    line = c == '\n' ? 0 : line + 1;
    EXPECT_LE(line, 79U);
    EXPECT_TRUE(static_cast<unsigned char>(c) < 0x80);
  }
  EXPECT_EQ(*letter, *digest_letter(digest(), {"desk@example.org", "ada@example.org"}));
}

TEST(DigestTest, NoHeaderIsSmuggledIn) {
  for (const char* address :
       {"", "ada", "@example.org", "ada@", "ada@a b", "ada@x\r\nBcc: b@c", "a@b@c", "a\tb@c",
        ".a@b", "a..b@c", "a@.b", "\u00E4@b", "Ada <a@b>", "a@b,c@d"}) {
    EXPECT_FALSE(digest_letter(digest(), {"desk@example.org", address})) << address;
    EXPECT_FALSE(digest_letter(digest(), {address, "desk@example.org"})) << address;
  }
}

TEST(DigestTest, DaysOfTheWeek) {
  const std::pair<const char*, const char*> rows[] = {{"2024-02-29T00:00:00Z", "Thu, 29 Feb 2024"},
                                                      {"2000-01-01T00:00:00Z", "Sat, 01 Jan 2000"},
                                                      {"2026-03-01T00:00:00Z", "Sun, 01 Mar 2026"},
                                                      {"2027-12-31T00:00:00Z", "Fri, 31 Dec 2027"}};
  for (const auto& [at, told] : rows) {
    model::Digest digest;
    digest.made = at;
    EXPECT_THAT(*digest_letter(digest, {"a@b", "a@b"}), HasSubstr(told));
  }
}

}  // namespace
}  // namespace plumbline::publish

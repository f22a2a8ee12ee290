// SPDX-License-Identifier: Apache-2.0

#include "text/token.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/char_class.h"
#include "text/sentence.h"

namespace plumbline::text {
namespace {

// Tokens joined by "|"; quotation marks as "<" and ">", clitics and all else as printed.
std::string dump_tokens(std::string_view text) {
  std::string out;
  for (const Token& token : tokenize(text)) {
    if (!out.empty()) out += '|';
    if (token.kind == TokenKind::OpenQuote) {
      out += '<';
    } else if (token.kind == TokenKind::CloseQuote) {
      out += '>';
    } else {
      out += slice(text, token.span);
    }
  }
  return out;
}

struct TokenCase {
  const char* text;
  const char* tokens;
};

const TokenCase kTokenCases[] = {
    {"", ""},
    {"  \n ", ""},
    {"Police arrested ten men.", "Police|arrested|ten|men|."},
    // clitics
    {"doesn't don\u2019t won't can't cannot Cannot",
     "does|n't|do|n\u2019t|wo|n't|ca|n't|can|not|Can|not"},
    {"the State's report, they've, we'll", "the|State|'s|report|,|they|'ve|,|we|'ll"},
    {"O'Brien and Sana'a, C\u00f4te d\u2019Ivoire", "O'Brien|and|Sana'a|,|C\u00f4te|d\u2019Ivoire"},
    {"the workers' rights", "the|workers|'|rights"},
    {"U.S.'s \"Lantern\"'s", "U.S.|'s|<|Lantern|>|'s"},
    // abbreviations, initials
    {"the U.S. Government", "the|U.S.|Government"},
    {"Dr. Lee, Gen. Ro and Mr. J. K. Osei", "Dr.|Lee|,|Gen.|Ro|and|Mr.|J.|K.|Osei"},
    {"J.K. Osei and J.Osei", "J.K.|Osei|and|J.|Osei"},
    {"No. 5 of Jan. 3, p. 7", "No.|5|of|Jan.|3|,|p.|7"},
    {"He said no. Then", "He|said|no|.|Then"},
    {"Rs. 5,000 or Rs.50; in rs. Then", "Rs.|5,000|or|Rs.|50|;|in|rs|.|Then"},
    {"RM1,200, KSh10,000 and N1,500,000; A4,5 and B1,2345",
     "RM|1,200|,|KSh|10,000|and|N|1,500,000|;|A4|,|5|and|B1|,|2345"},
    {"e.g. at 10 a.m. today", "e.g.|at|10|a.m.|today"},
    {"U.S.-based R&D of AT&T", "U.S.-based|R&D|of|AT&T"},
    {"the end.The next", "the|end|.|The|next"},
    {"on example.org/a?b=1. See https://a.example/x_(y). Mail a.b@c.example!",
     "on|example.org/a?b=1|.|See|https://a.example/x_(y|)|.|Mail|a.b@c.example|!"},
    // numbers
    {"12,34,567 rupees, 5,12", "12,34,567|rupees|,|5,12"},
    {"1,078 of 3.5 in 2012, 24.06.2024", "1,078|of|3.5|in|2012|,|24.06.2024"},
    {"2006-2012 and 2006\u20132012", "2006|-|2012|and|2006|\u2013|2012"},
    {"a 15-year-old, COVID-19, 21st, 1990s, 5bn", "a|15-year-old|,|COVID-19|,|21st|,|1990s|,|5bn"},
    {"10:30, $5, 40%, 1\u00A0078 or 1'078", "10:30|,|$|5|,|40|%|,|1\u00A0078|or|1'078"},
    {"in 2003, 2004,2005", "in|2003|,|2004|,|2005"},
    {"'90s", "'90s"},
    // quotation marks
    {"He said \"no\".", "He|said|<|no|>|."},
    {"\u201cno\u201d \u00abno\u00bb \u201eno\u201c \u00bbno\u00ab \u201dno\u201d",
     "<|no|>|<|no|>|<|no|>|<|no|>|<|no|>"},
    {"He said ''no'' and ``no''", "He|said|<|no|>|and|<|no|>"},
    {"it \" does not meet the rules\".", "it|<|does|not|meet|the|rules|>|."},
    {"it said \" no \" again", "it|said|<|no|>|again"},
    {"cases were registered\".", "cases|were|registered|>|."},
    {"He said\" no one came\" today", "He|said|<|no|one|came|>|today"},
    {"(\"text\") and \"text\u201d", "(|<|text|>|)|and|<|text|>"},
    {"\"He called it 'special' work,\" she said", "<|He|called|it|<|special|>|work|,|>|she|said"},
    {"a man of 5'10\" was", "a|man|of|5|'|10|\"|was"},
    // invisible characters and broken lines
    {"traf\u00ADfick\u200Bing", "traf\u00ADfick\u200Bing"},
    {"traf-\nficking of sex-\nand", "traf-\nficking|of|sex|-|and"},
    {"a \u200B b", "a|\u200B|b"},
    // other marks and scripts
    {"so ... and\u2026 or?!", "so|...|and|\u2026|or|?|!"},
    {"--word\u2014word", "--|word|\u2014|word"},
    {"((a]]", "(|(|a|]|]"},
    {"\u0548\u055E\u057E \u0567\u0589", "\u0548\u055E\u057E|\u0567|\u0589"},
    {"\u0647\u0644\u061F", "\u0647\u0644|\u061F"},
    {"\u4EBA\u53E3\u3002", "\u4EBA|\u53E3|\u3002"},
};

TEST(Tokenize, Table) {
  for (const TokenCase& row : kTokenCases) EXPECT_EQ(dump_tokens(row.text), row.tokens) << row.text;
}

TEST(Tokenize, FlagsTellLinesAndParagraphs) {
  const auto tokens = tokenize("One two\nthree\n\nfour");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_TRUE(tokens[0].starts_block && tokens[0].starts_line && tokens[0].space_before);
  EXPECT_FALSE(tokens[1].starts_line);
  EXPECT_TRUE(tokens[2].starts_line);
  EXPECT_FALSE(tokens[2].starts_block);
  EXPECT_TRUE(tokens[3].starts_block);
}

TEST(Tokenize, TellsLetterCase) {
  const struct {
    const char* word;
    LetterCase letters;
  } rows[] = {{"gang", LetterCase::Lower},         {"Gang", LetterCase::Title},
              {"GANG", LetterCase::Upper},         {"McGang", LetterCase::Mixed},
              {"O'Brien", LetterCase::Title},      {"A", LetterCase::Title},
              {"U.S.", LetterCase::Upper},         {"12", LetterCase::None},
              {"\u0531\u0562", LetterCase::Title}, {"\u0647\u0644", LetterCase::None},
              {"COVID-19", LetterCase::Upper}};
  for (const auto& row : rows) {
    const auto tokens = tokenize(row.word);
    ASSERT_EQ(tokens.size(), 1U) << row.word;
    EXPECT_EQ(tokens[0].letters, row.letters) << row.word;
  }
}

TEST(Fold, Table) {
  const struct {
    const char* word;
    const char* folded;
    const char* loose;
  } rows[] = {{"Traf\u00ADFick\u200BING", "trafficking", "trafficking"},
              {"o\uFB03ce", "office", "office"},
              {"don\u2019t", "don't", "don't"},
              {"a\u2013b\u2010c", "a-b-c", "a-b-c"},
              {"traf-\nficking", "trafficking", "trafficking"},
              {"Nakhch\u0131van", "nakhch\u0131van", "nakhchivan"},
              {"\u0130stanbul", "istanbul", "istanbul"},
              {"\u00C9t\u00E9", "e\u0301te\u0301", "ete"},
              {"E\u0301te\u0301", "e\u0301te\u0301", "ete"},
              {"\u0417\u0410\u041A\u041E\u041D", "\u0437\u0430\u043A\u043E\u043D",
               "\u0437\u0430\u043A\u043E\u043D"},
              {"\u0661\u0662", "12", "12"},
              {"\u201Cx\u201D", "\"x\"", "\"x\""},
              // Plain letters up to what has to be looked at.
              {"", "", ""},
              {"`RIGHTS` Office", "'rights' office", "'rights' office"},
              {"VICTIM-Witness", "victim-witness", "victim-witness"},
              {"CAF\u00C9 Owners", "cafe\u0301 owners", "cafe owners"}};
  for (const auto& row : rows) {
    EXPECT_EQ(fold(row.word), row.folded) << row.word;
    EXPECT_EQ(fold_loose(row.word), row.loose) << row.word;
    EXPECT_EQ(key_of(row.word), fast_hash(row.folded)) << row.word;
  }
}

TEST(Fold, KeepsAByteThatIsZero) {
  EXPECT_EQ(fold(std::string_view("A\0B", 3)), std::string("a\0b", 3));
  EXPECT_EQ(key_of(std::string_view("A\0B", 3)), fast_hash(std::string_view("a\0b", 3)));
}

// What must hold for any bytes at all.
void check_promises(const std::string& text) {
  const auto tokens = tokenize(text);
  std::size_t at = 0;
  for (const Token& token : tokens) {
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_GE(token.span.begin, at);
    ASSERT_TRUE(is_utf8_border(text, token.span.begin) && is_utf8_border(text, token.span.end));
    for (; at < token.span.begin;) {
      const Char c = char_at(text, at);
      ASSERT_EQ(c.kind, CharClass::Space) << "a byte without a token at " << at;
      at += c.size;
    }
    ASSERT_EQ(token.key, key_of(slice(text, token.span)));
    at = token.span.end;
  }
  for (; at < text.size(); at += char_at(text, at).size) {
    ASSERT_EQ(char_at(text, at).kind, CharClass::Space);
  }
  std::uint32_t next = 0;
  for (const Sentence& sentence : split_sentences(text, tokens)) {
    ASSERT_EQ(sentence.tokens.begin, next);
    ASSERT_LT(sentence.tokens.begin, sentence.tokens.end);
    ASSERT_EQ(sentence.span, span_of(tokens, sentence.tokens));
    next = sentence.tokens.end;
  }
  ASSERT_EQ(next, tokens.size());
}

TEST(Tokenize, HoldsItsPromisesOnRandomBytes) {
  std::mt19937 random(7);
  const std::string alphabet =
      "aaabcTSn't.. ,,--\"''()[]\n\n 0123:/@w.\xE2\x80\x9C\xE2\x80\x99\xC2\xAD\xE2\x80\xA6\xD5\x9E";
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const bool wild = round % 4 == 0;
    const std::size_t size = random() % 80;
    for (std::size_t i = 0; i < size; ++i) {
      text += wild ? static_cast<char>(random() & 0xFFU) : alphabet[random() % alphabet.size()];
    }
    check_promises(repair_utf8(text));
    if (HasFatalFailure()) FAIL() << repair_utf8(text);
  }
}

TEST(Tokenize, TakesHostileTextInLinearTime) {
  for (const char* part :
       {"\xCC\x81", "'", "\"", ".", "a-\n", "((", "\xC2\xAD", "a.b.", "1,", " '"}) {
    std::string text = "a";
    while (text.size() < 100000) text += part;
    check_promises(text);
  }
}

}  // namespace
}  // namespace plumbline::text

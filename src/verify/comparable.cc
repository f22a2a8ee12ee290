// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/align.h"
#include "text/sentence.h"
#include "verify/comparable_internal.h"

namespace plumbline::verify {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::uint32_t kLongestBracket = 60;  // bytes of "[the government]"; longer: not a mark of
                                               // omission but part of the words

constexpr std::array<std::string_view, 72> kFunctionWords = {
    "the",   "a",     "an",    "of",    "to",    "in",    "and",   "or",    "is",   "are",   "was",
    "were",  "be",    "been",  "being", "by",    "for",   "with",  "that",  "this", "it",    "its",
    "on",    "at",    "as",    "from",  "has",   "have",  "had",   "but",   "not",  "he",    "she",
    "they",  "we",    "his",   "her",   "their", "which", "who",   "do",    "does", "did",   "will",
    "would", "these", "those", "there", "into",  "also",  "than",  "then",  "so",   "such",  "some",
    "any",   "all",   "no",    "nor",   "if",    "when",  "while", "where", "may",  "might", "can",
    "could", "other", "s",     "i",     "you",   "our"};

struct NumberWord {
  std::string_view word;
  double value;
};
constexpr std::array<NumberWord, 34> kNumberWords = {{
    {"zero", 0},       {"one", 1},         {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},       {"six", 6},         {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},       {"eleven", 11},     {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15},   {"sixteen", 16},    {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},    {"thirty", 30},     {"forty", 40},     {"fifty", 50},    {"sixty", 60},
    {"seventy", 70},   {"eighty", 80},     {"ninety", 90},    {"hundred", 100}, {"hundreds", 100},
    {"thousand", 1e3}, {"thousands", 1e3}, {"million", 1e6},  {"billion", 1e9},
}};

constexpr auto kFunctionKeys = [] {
  std::array<std::uint64_t, kFunctionWords.size()> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = fast_hash(kFunctionWords[i]);
  std::sort(keys.begin(), keys.end());
  return keys;
}();

bool is_currency(std::string_view symbol) {
  return symbol == "$" || symbol == "\u20AC" || symbol == "\u00A3" || symbol == "\u00A5";
}

// Of footnotes.
constexpr std::array<std::string_view, 13> kNoteMarks = {
    "\u00B9", "\u00B2", "\u00B3", "\u2070", "\u2074", "\u2075", "\u2076",
    "\u2077", "\u2078", "\u2079", "\u2020", "\u2021", "*"};

bool is_note_mark(std::string_view word) {
  return std::find(kNoteMarks.begin(), kNoteMarks.end(), word) != kNoteMarks.end();
}

// The word without such marks behind it: "deter\u00B3", "asked*".
std::string_view without_note_marks(std::string_view word) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kNoteMarks) {
      if (word.size() <= mark.size() || !word.ends_with(mark)) continue;
      word.remove_suffix(mark.size());
      more = true;
    }
  }
  return word;
}

// What a writer adds in brackets about the quotation: nothing of the source stands there.
constexpr std::array<std::string_view, 10> kRemarks = {
    "sic",           "emphasis added", "emphasis mine",   "emphasis ours",   "emphasis in original",
    "italics added", "italics mine",   "our translation", "own translation", "my translation"};

bool is_remark(std::string_view words) {
  return std::find(kRemarks.begin(), kRemarks.end(), text::fold(words)) != kRemarks.end();
}

// "a.m." at the end of a sentence is "a.m" inside marks that leave out the full stop.
bool ends_as_sentence(std::string_view word) {
  return word.size() > 3 && word.back() == '.' &&
         word.substr(0, word.size() - 1).find('.') != std::string_view::npos;
}

// What a token is compared as, where that is not its own folded form.
std::uint64_t compared_key(const Token& token, std::string_view word, bool before_not) {
  if (token.kind == TokenKind::Symbol) return word == "%" ? fast_hash("percent") : token.key;
  if (token.kind == TokenKind::Number) {
    std::string digits;
    for (const char c : text::fold(word)) {
      if (c != ',' && c != '\'' && c != ' ') digits += c;
    }
    return fast_hash(digits);
  }
  if (token.span.size() > 5) return token.key;
  static constexpr struct {
    std::string_view from;
    std::string_view to;
  } kOpened[] = {{"n't", "not"}, {"'re", "are"}, {"'ll", "will"}, {"'ve", "have"}, {"'m", "am"}};
  const std::string folded = text::fold(word);
  for (const auto& row : kOpened) {
    if (folded == row.from) return fast_hash(row.to);
  }
  if (before_not && folded == "ca") return fast_hash("can");
  if (before_not && folded == "wo") return fast_hash("will");
  return token.key;
}

class Reader {
 public:
  Reader(std::string_view text, bool ellipses) : text_(text), ellipses_(ellipses) {
    tokens_ = text::tokenize(text);
    out_.words.reserve(tokens_.size());
  }

  Comparable read() && {
    for (const text::Sentence& sentence : text::split_sentences(text_, tokens_)) {
      stop_ = true;
      for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
        at = next(at, sentence.tokens.end);
      }
    }
    for (const Token& word : out_.words) out_.keys.push_back(word.key);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view word(const Token& token) const {
    return text::slice(text_, token.span);
  }

  std::uint32_t next(std::uint32_t at, std::uint32_t end) {
    Token token = tokens_[at];
    std::string_view printed = word(token);
    if (token.kind != TokenKind::Punctuation) {
      const std::string_view bare = without_note_marks(printed);
      if (is_note_mark(bare)) return at + 1;
      if (bare.size() < printed.size()) {
        printed = bare;
        token.span.end = token.span.begin + static_cast<std::uint32_t>(bare.size());
        token.key = text::key_of(bare);
        if (bare.find_first_not_of("0123456789") == std::string_view::npos) {
          token.kind = TokenKind::Number;
        }
      }
      if (ends_as_sentence(printed)) {
        printed.remove_suffix(1);
        token.key = text::key_of(printed);
      }
    }
    switch (token.kind) {
      case TokenKind::OpenQuote:
      case TokenKind::CloseQuote: return at + 1;
      case TokenKind::Punctuation:
        if (ellipses_ && (printed == "\u2026" || printed.substr(0, 3) == "...")) {
          any(token.span);
        } else if (const std::uint32_t past = bracket_end(at, end); past != 0) {
          if (takes_part(at, past, end)) {
            add_joined(at, past);
            return past + 1;
          }
          if (is_remark(text::slice(text_, {tokens_[at].span.end, tokens_[past - 1].span.begin}))) {
            return past;
          }
          any(text::span_of(tokens_, {at, past}));
          return past;
        }
        mark_ = true;
        return at + 1;
      case TokenKind::Symbol:
        if (printed != "%" && printed != "&" && !is_currency(printed)) return at + 1;
        break;
      case TokenKind::Word:
        if (printed == "'" || printed == "\u2019") return at + 1;  // "workers'"
        break;
      case TokenKind::Number: break;
    }
    if (const std::uint32_t past = broken_end(at, end); past != 0) {
      add_broken(token, tokens_[past - 1]);
      return past;
    }
    const bool before_not = at + 1 < end && text::fold(word(tokens_[at + 1])) == "n't";
    const std::uint64_t key = compared_key(token, printed, before_not);
    if (token.kind == TokenKind::Word && printed.find_first_of("-\xE2") != std::string_view::npos) {
      add_parts(token, key);
    } else {
      add(token, key);
    }
    return at + 1;
  }

  // One past "]" if a short bracket opens at `at` in a quotation; else 0.
  [[nodiscard]] std::uint32_t bracket_end(std::uint32_t at, std::uint32_t end) const {
    if (!ellipses_ || word(tokens_[at]) != "[") return 0;
    for (std::uint32_t i = at + 1; i < end; ++i) {
      if (tokens_[i].span.end - tokens_[at].span.begin > kLongestBracket) return 0;
      if (word(tokens_[i]) == "]") return i + 1;
    }
    return 0;
  }

  // One past the second half of a word that was broken at the end of a line, where the line's end
  // has become a blank: "prov- ince". 0 if it is none ("short- and long-term").
  [[nodiscard]] std::uint32_t broken_end(std::uint32_t at, std::uint32_t end) const {
    if (at + 2 >= end || tokens_[at].kind != TokenKind::Word) return 0;
    const Token& hyphen = tokens_[at + 1];
    const Token& rest = tokens_[at + 2];
    const bool broken = text::fold(word(hyphen)) == "-" && !hyphen.space_before &&
                        rest.space_before && rest.kind == TokenKind::Word &&
                        rest.letters == text::LetterCase::Lower;
    const std::string_view next = word(rest);
    // Such a word goes on to another one, if it is a word of its own.
    const bool joins = at + 3 < end && tokens_[at + 3].kind == TokenKind::Word &&
                       (next == "and" || next == "or" || next == "to");
    return broken && !joins ? at + 3 : 0;
  }
  // "hous- ehold-level": the first part of the rest is the second half of the word.
  void add_broken(Token first, Token rest) {
    const std::string_view printed = word(rest);
    const std::size_t hyphen = printed.find('-');
    const std::string_view half = printed.substr(0, hyphen);
    const std::string whole = std::string(word(first)) + std::string(half);
    first.span.end = rest.span.begin + static_cast<std::uint32_t>(half.size());
    add(first, text::key_of(whole));
    if (hyphen == std::string_view::npos || hyphen + 1 == printed.size()) return;
    rest.span.begin = first.span.end + 1;
    add_parts(rest, text::key_of(word(rest)));
  }

  // "[t]he": a bracket that holds the first letters of the word behind it.
  [[nodiscard]] bool takes_part(std::uint32_t at, std::uint32_t past, std::uint32_t end) const {
    return past == at + 3 && past < end && tokens_[at + 1].kind == TokenKind::Word &&
           tokens_[past].kind == TokenKind::Word && !tokens_[past].space_before;
  }
  void add_joined(std::uint32_t at, std::uint32_t past) {
    const std::string whole = std::string(word(tokens_[at + 1])) + std::string(word(tokens_[past]));
    Token token = tokens_[past];
    token.span.begin = tokens_[at].span.begin;
    add(token, text::key_of(whole));
  }

  // "child-labor" as "child" and "labor"; a word broken at the end of a line stays one.
  void add_parts(const Token& token, std::uint64_t whole) {
    const std::string_view printed = word(token);
    std::size_t begin = 0;
    bool parts = false;
    for (std::size_t at = 0; at <= printed.size();) {
      const CodePoint point = decode_utf8(printed, at);
      const bool hyphen = point.value == U'-' || point.value == 0x2010 || point.value == 0x2011;
      const std::size_t after = at + point.size;
      const bool broken =
          hyphen && after < printed.size() &&
          (printed[after] == '\n' || printed[after] == ' ' || printed[after] == '\r');
      if ((hyphen && !broken) || (at == printed.size() && parts)) {
        Token part = token;
        part.span = text::make_span(token.span.begin + begin, token.span.begin + at);
        if (at > begin) add(part, text::key_of(printed.substr(begin, at - begin)));
        begin = after;
        parts = true;
      }
      if (point.size == 0) break;
      at = after;
    }
    if (!parts) add(token, whole);
  }

  void any(const text::Span& span) {
    Token token;
    token.span = span;
    token.kind = TokenKind::Symbol;
    if (!out_.words.empty() && out_.words.back().key == text::kAnyWords) {
      out_.words.back().span.end = span.end;
      return;
    }
    add(token, text::kAnyWords);
  }

  void add(Token token, std::uint64_t key) {
    token.key = key;
    out_.words.push_back(token);
    out_.after_mark.push_back(mark_);
    out_.after_stop.push_back(stop_);
    mark_ = stop_ = false;
  }

  std::string_view text_;
  bool ellipses_;
  std::vector<Token> tokens_;
  Comparable out_;
  bool mark_ = false;
  bool stop_ = false;
};

}  // namespace

Comparable comparable(std::string_view text, bool ellipses) {
  return Reader(text, ellipses).read();
}

bool is_function_word(std::uint64_t key) {
  return std::binary_search(kFunctionKeys.begin(), kFunctionKeys.end(), key);
}

double number_value(std::string_view word) {
  std::string folded = text::fold(word);
  for (const NumberWord& row : kNumberWords) {
    if (row.word == folded) return row.value;
  }
  folded.erase(std::remove_if(folded.begin(), folded.end(),
                              [](char c) { return c == ',' || c == '\'' || c == ' '; }),
               folded.end());
  double value = -1;
  const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
  return error == std::errc{} && end == folded.data() + folded.size() ? value : -1;
}

}  // namespace plumbline::verify

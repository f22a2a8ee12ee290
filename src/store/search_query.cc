// SPDX-License-Identifier: Apache-2.0

#include "store/search_query.h"

#include <array>
#include <cstdint>
#include <vector>

#include "base/utf8.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

constexpr std::size_t kMostBytes = 4096;
constexpr std::size_t kMostTerms = 64;
constexpr int kMostDepth = 16;
constexpr int kMostDistance = 1000;
constexpr int kDefaultDistance = 10;  // of NEAR, in words

enum class Kind : std::uint8_t { Word, Phrase, Open, Close, Minus, Comma, End };

struct Token {
  Kind kind = Kind::End;
  std::string_view text;
  std::size_t at = 0;   // byte offset
  bool prefix = false;  // a star stood behind it
  bool glued = false;   // nothing between it and the token before
};

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    // SQLite would take a NUL for the end of the expression; others mark words that are veiled.
    out += c >= '\0' && c < ' ' ? ' ' : c;
  }
  return out + "\"";
}

struct Mark {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Mark, 4> kMarks = {
    {{"\"", "\""}, {"\u201C", "\u201D"}, {"\u00AB", "\u00BB"}, {"\u201E", "\u201C"}}};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query) {}

  Result<std::string> parse() {
    if (query_.size() > kMostBytes) {
      return Error{ErrorCode::Misuse, "the search is longer than 4096 bytes; use fewer words"};
    }
    if (!is_valid_utf8(query_)) {
      return Error{ErrorCode::Misuse,
                   "the search is not valid UTF-8; check the terminal's encoding"};
    }
    advance();
    if (!fault_.empty()) return misuse();
    if (current_.kind == Kind::End) {
      return Error{ErrorCode::Misuse, "nothing to search for; give a word or a \"phrase\""};
    }
    std::string out = either(0);
    if (fault_.empty() && current_.kind != Kind::End) {
      blame(current_.at, "this bracket closes nothing; remove it or add one before");
    }
    if (!fault_.empty()) return misuse();
    return out;
  }

 private:
  [[nodiscard]] Error misuse() const {
    const std::size_t place = count_code_points(query_.substr(0, fault_at_)) + 1;
    return {ErrorCode::Misuse,
            "in the search, at character " + std::to_string(place) + ": " + fault_};
  }

  void blame(std::size_t at, std::string fault) {
    if (!fault_.empty()) return;
    fault_ = std::move(fault);
    fault_at_ = at;
  }

  void advance() {
    const std::size_t before = at_;
    while (at_ < query_.size() && is_blank(query_[at_])) ++at_;
    current_ = Token{Kind::End, {}, at_, false, before == at_};
    if (at_ == query_.size()) return;
    for (const Mark& mark : kMarks) {
      if (query_.substr(at_).starts_with(mark.open)) {
        take_phrase(mark);
        return;
      }
    }
    switch (query_[at_]) {
      case '(': take_mark(Kind::Open); return;
      case ')': take_mark(Kind::Close); return;
      case ',': take_mark(Kind::Comma); return;
      case '-': take_mark(Kind::Minus); return;
      default: take_word();
    }
  }

  void take_mark(Kind kind) {
    current_.kind = kind;
    current_.text = query_.substr(at_, 1);
    ++at_;
  }

  void take_phrase(const Mark& mark) {
    const std::size_t begin = at_ + mark.open.size();
    const std::size_t end = query_.find(mark.close, begin);
    if (end == std::string_view::npos) {
      blame(at_, "this quotation mark has no partner; add the closing one");
      at_ = query_.size();
      return;
    }
    current_.kind = Kind::Phrase;
    current_.text = query_.substr(begin, end - begin);
    at_ = end + mark.close.size();
    take_star();
  }

  void take_word() {
    const std::size_t begin = at_;
    while (at_ < query_.size() && !is_blank(query_[at_]) &&
           std::string_view("()\"*,").find(query_[at_]) == std::string_view::npos) {
      ++at_;
      // A colon hands over to what it names: title:"a phrase".
      if (query_[at_ - 1] == ':' && query_.substr(begin, at_ - begin) == "title:") break;
    }
    if (at_ == begin) {
      blame(begin, "this star has no word before it; write the beginning of a word, then the star");
      ++at_;
      return;
    }
    current_.kind = Kind::Word;
    current_.text = query_.substr(begin, at_ - begin);
    take_star();
  }

  void take_star() {
    if (at_ < query_.size() && query_[at_] == '*') {
      current_.prefix = true;
      ++at_;
    }
  }

  [[nodiscard]] bool is_operator(std::string_view word) const {
    return current_.kind == Kind::Word && current_.text == word && !current_.prefix;
  }

  std::string either(int depth) {
    if (depth > kMostDepth) {
      blame(current_.at, "brackets are nested too deeply; 16 levels at most");
      return {};
    }
    std::string out = together(depth);
    bool several = false;
    while (fault_.empty() && is_operator("OR")) {
      const std::size_t at = current_.at;
      advance();
      if (ends_here()) blame(at, "OR needs something after it");
      out += " OR " + together(depth);
      several = true;
    }
    return several ? "(" + out + ")" : out;
  }

  [[nodiscard]] bool ends_here() const {
    return current_.kind == Kind::End || current_.kind == Kind::Close || is_operator("OR");
  }

  std::string together(int depth) {
    std::string wanted;
    std::vector<std::string> unwanted;
    const std::size_t begin = current_.at;
    std::size_t count = 0;
    while (fault_.empty() && !ends_here()) {
      const bool negative = take_joint(count == 0);
      if (!fault_.empty()) break;
      const std::string term = unary(depth);
      ++count;
      if (negative) {
        unwanted.push_back(term);
      } else {
        wanted += (wanted.empty() ? "" : " AND ") + term;
      }
    }
    if (fault_.empty() && count == 0) blame(begin, "something to search for is missing here");
    if (fault_.empty() && wanted.empty()) {
      blame(begin, "a search cannot only leave out; add a word that must be there");
    }
    std::string out = wanted.find(" AND ") != std::string::npos ? "(" + wanted + ")" : wanted;
    for (const std::string& term : unwanted) out = "(" + out + " NOT " + term + ")";
    return out;
  }

  // Skips AND, NOT and the minus before a term; true if the term is to be left out.
  bool take_joint(bool first) {
    const std::size_t at = current_.at;
    if (is_operator("AND")) {
      if (first) blame(at, "AND needs something before it");
      advance();
      if (ends_here()) blame(at, "AND needs something after it");
    }
    if (is_operator("NOT")) {
      advance();
      if (ends_here()) blame(at, "NOT needs something after it");
      return true;
    }
    if (current_.kind != Kind::Minus) return false;
    advance();
    if (current_.kind == Kind::End || !current_.glued) {
      blame(at, "this minus belongs to no word; write it right before one, or quote the words");
    }
    return true;
  }

  std::string unary(int depth) {
    if (current_.kind == Kind::Open) {
      const std::size_t at = current_.at;
      advance();
      std::string out = either(depth + 1);
      if (fault_.empty() && current_.kind != Kind::Close) {
        blame(at, "this bracket is not closed; add one");
      }
      advance();
      return out;
    }
    if (is_operator("NEAR")) {
      const Token word = current_;
      advance();
      if (current_.kind == Kind::Open && current_.glued) return near(word.at);
      return term(word);
    }
    if (current_.kind == Kind::Word && current_.text == "title:") {
      const std::size_t at = current_.at;
      advance();
      if (current_.kind != Kind::Word && current_.kind != Kind::Phrase) {
        blame(at, "title: needs a word or a \"phrase\" right after it");
        return {};
      }
      return "title : " + take_term();
    }
    return take_term();
  }

  std::string take_term() {
    if (current_.kind != Kind::Word && current_.kind != Kind::Phrase) {
      blame(current_.at, "a word or a \"phrase\" is missing here");
      return {};
    }
    const Token token = current_;
    advance();
    return term(token);
  }

  std::string term(const Token& token) {
    if (fold_words(token.text).empty()) {
      blame(token.at, "there is no letter or digit to search for");
    }
    if (++terms_ > kMostTerms) blame(token.at, "too many words; 64 at most");
    return in_quotes(token.text) + (token.prefix ? "*" : "");
  }

  std::string near(std::size_t at) {
    advance();
    std::string items;
    std::size_t count = 0;
    while (fault_.empty() && (current_.kind == Kind::Word || current_.kind == Kind::Phrase)) {
      items += (items.empty() ? "" : " ") + take_term();
      ++count;
    }
    int distance = kDefaultDistance;
    if (fault_.empty() && current_.kind == Kind::Comma) {
      advance();
      distance = take_distance();
    }
    if (fault_.empty() && current_.kind != Kind::Close) {
      blame(at, "NEAR is not closed; write NEAR(word word, 5)");
    }
    if (fault_.empty() && count < 2) {
      blame(at, "NEAR needs two words or phrases; write NEAR(word word, 5)");
    }
    advance();
    return "NEAR(" + items + ", " + std::to_string(distance) + ")";
  }

  int take_distance() {
    int value = 0;
    const std::string_view digits = current_.text;
    bool good = current_.kind == Kind::Word && !digits.empty() && digits.size() <= 4;
    for (const char c : digits) good = good && c >= '0' && c <= '9';
    for (const char c : good ? digits : std::string_view()) value = value * 10 + (c - '0');
    if (!good || value < 1 || value > kMostDistance) {
      blame(current_.at, "NEAR takes a distance from 1 to 1000 words");
    }
    advance();
    return value;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  Token current_;
  std::string fault_;
  std::size_t fault_at_ = 0;
  std::size_t terms_ = 0;
};

}  // namespace

Result<std::string> to_fts5(std::string_view query) {
  return Parser(query).parse();
}

std::string phrase_fts5(std::string_view words) {
  const std::string folded = fold_words(words);
  return folded.empty() ? std::string() : in_quotes(folded);
}

}  // namespace plumbline::store

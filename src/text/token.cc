// SPDX-License-Identifier: Apache-2.0

#include "text/token.h"

#include <algorithm>

#include "text/char_class.h"
#include "text/quote_marks_internal.h"
#include "text/scan_internal.h"

namespace plumbline::text {
namespace {

constexpr std::uint64_t kHashSeed = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kHashPrime = 0x100000001b3ULL;

bool is_ascii_letter(char c) {
  const auto folded = static_cast<unsigned char>(static_cast<unsigned char>(c) | 0x20U);
  return folded >= 'a' && folded <= 'z';
}

// Marks after which a plain word certainly ends.
bool ends_plain_word(char c) {
  return c == ' ' || c == '\n' || c == ',' || c == ';' || c == '!' || c == '?' || c == '"' ||
         c == ')' || c == '\t';
}

bool is_bracket(char32_t point) {
  return point == U'(' || point == U')' || point == U'[' || point == U']' || point == U'{' ||
         point == U'}';
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text), quotes_(text) {
    tokens_.reserve(text.size() / 5 + 8);
  }

  std::vector<Token> run() && {
    while (skip_space()) next();
    return std::move(tokens_);
  }

 private:
  // False at the end of the text.
  bool skip_space() {
    std::size_t breaks = 0;
    while (at_ < text_.size()) {
      const Char c = char_at(text_, at_);
      if (c.kind != CharClass::Space) break;
      if (c.point == U'\n' || c.point == U'\f' || c.point == 0x2028) ++breaks;
      if (c.point == 0x2029) breaks += 2;
      at_ += c.size;
      space_before_ = true;
    }
    if (breaks > 0) starts_line_ = true;
    if (breaks > 1) {
      starts_block_ = true;
      quotes_.begin_block();
    }
    return at_ < text_.size();
  }

  void next() {
    begin_ = at_;
    if (plain_word()) return;
    const Char c = char_at(text_, at_);
    if (c.kind == CharClass::Invisible) return invisible();
    if (c.kind == CharClass::Digit && c.size == 1) return number();
    if (is_word(c.kind) || c.kind == CharClass::Ideograph) return word(at_);
    if (apostrophe_word(c)) return;
    if (const std::size_t size = quotes_.mark_at(at_)) {
      const TokenKind kind = quotes_.decide(at_, size);
      at_ += size;
      return add(begin_, at_, kind);
    }
    if ((c.point == U'@' || c.point == U'#') && is_letter(char_at(text_, at_ + 1).kind)) {
      return word(at_ + 1);
    }
    mark(c);
  }

  // The usual case: ASCII letters up to a space or a mark, hashed on the way.
  bool plain_word() {
    std::size_t end = at_;
    std::size_t upper = 0;
    std::uint64_t hash = kHashSeed;
    while (end < text_.size() && is_ascii_letter(text_[end])) {
      const auto byte = static_cast<unsigned char>(text_[end++]);
      upper += byte < 'a' ? 1 : 0;
      hash = (hash ^ (byte | 0x20U)) * kHashPrime;
    }
    const std::size_t size = end - at_;
    if (size == 0) return false;
    if (end < text_.size() && !ends_plain_word(text_[end])) {
      const bool stop = text_[end] == '.' && !is_word(char_at(text_, end + 1).kind) &&
                        !keeps_full_stop(text_, at_, end);
      const bool colon = text_[end] == ':' && text_.substr(end + 1, 2) != "//";
      if (!stop && !colon) return false;
    }
    if (size == 6 && clitic_begin(text_.substr(at_, size)) != size) return false;
    const bool title = upper == 1 && text_[at_] < 'a';
    LetterCase letters = LetterCase::Mixed;
    if (upper == 0) {
      letters = LetterCase::Lower;
    } else if (title) {
      letters = LetterCase::Title;
    } else if (upper == size) {
      letters = LetterCase::Upper;
    }
    at_ = end;
    push({make_span(begin_, end), TokenKind::Word, letters, false, false, false,
          hash ^ (hash >> 32U)});
    return true;
  }

  void number() {
    const std::size_t end = scan_number(text_, at_);
    const Char c = char_at(text_, end);
    const bool hyphenated = is_hyphen(c.point) && is_letter(char_at(text_, end + c.size).kind);
    if (is_letter(c.kind) || hyphenated) return word(end);
    at_ = end;
    add(begin_, end, TokenKind::Number);
  }

  // "RM1,200", "N500,000": where the number begins that is grouped by commas; `end` if none is.
  [[nodiscard]] std::size_t grouped_number(std::size_t end) const {
    std::size_t cut = begin_;
    while (cut < end && is_ascii_letter(text_[cut])) ++cut;
    const bool sized = cut > begin_ && cut - begin_ <= 4 && cut < end && end - cut <= 3;
    const auto is_digit = [this](std::size_t at) {
      return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
    };
    if (!sized || end >= text_.size() || text_[end] != ',') return end;
    for (std::size_t at = cut; at < end; ++at) {
      if (!is_digit(at)) return end;
    }
    const bool group = is_digit(end + 1) && is_digit(end + 2) && is_digit(end + 3);
    return group && !is_digit(end + 4) ? cut : end;
  }

  void word(std::size_t from) {
    std::size_t end = scan_word(text_, begin_, from);
    end = grouped_number(end);
    if (end < text_.size() && text_[end] == '.' && keeps_full_stop(text_, begin_, end)) ++end;
    at_ = end;
    const std::string_view whole = text_.substr(begin_, end - begin_);
    const std::size_t clitic = clitic_begin(whole);
    add(begin_, begin_ + clitic, kind_of(whole.substr(0, clitic)));
    if (clitic < whole.size()) add(begin_ + clitic, end, TokenKind::Word);
  }

  static TokenKind kind_of(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const Char c = char_at(word, at);
      if (is_letter(c.kind) || c.kind == CharClass::Ideograph) return TokenKind::Word;
      at += c.size;
    }
    return TokenKind::Number;
  }

  // "'s" after a closing mark, "'90s", "'em": an apostrophe that begins a word.
  bool apostrophe_word(const Char& c) {
    if (!is_apostrophe(c.point)) return false;
    const std::size_t inside = at_ + c.size;
    std::size_t end = inside;
    while (end < text_.size() && end - inside < 5 && is_word(char_at(text_, end).kind)) {
      end += char_at(text_, end).size;
    }
    const std::string_view rest = text_.substr(inside, end - inside);
    if (rest.empty() || is_word(char_at(text_, end).kind)) return false;
    const bool glued = at_ > 0 && !space_before_ && !tokens_.empty() &&
                       tokens_.back().kind != TokenKind::OpenQuote;
    const bool clitic = glued && (rest == "s" || rest == "re" || rest == "ve" || rest == "ll" ||
                                  rest == "d" || rest == "m");
    const bool decade = !glued && rest.size() == 3 && rest.back() == 's' &&
                        char_at(rest, 0).kind == CharClass::Digit;
    const bool elided = !glued && (rest == "em" || rest == "til" || rest == "tis" ||
                                   rest == "twas" || rest == "cause");
    if (!clitic && !decade && !elided) return false;
    at_ = end;
    add(begin_, end, TokenKind::Word);
    return true;
  }

  // Without a word to belong to: joins the token before or after it.
  void invisible() {
    std::size_t end = at_;
    while (char_at(text_, end).kind == CharClass::Invisible) end += char_at(text_, end).size;
    at_ = end;
    if (!space_before_ && !tokens_.empty()) {
      tokens_.back().span.end = static_cast<std::uint32_t>(end);
      return;
    }
    const Char c = char_at(text_, end);
    if (is_word(c.kind)) return word(end);
    add(begin_, end, TokenKind::Symbol);
  }

  void mark(const Char& c) {
    std::size_t end = at_ + c.size;
    if (!is_bracket(c.point)) {
      while (end < text_.size() && char_at(text_, end).point == c.point) end += c.size;
    }
    at_ = end;
    add(begin_, end, c.kind == CharClass::Mark ? TokenKind::Punctuation : TokenKind::Symbol);
  }

  void add(std::size_t begin, std::size_t end, TokenKind kind) {
    const std::string_view word = text_.substr(begin, end - begin);
    const LetterCase letters = kind == TokenKind::Word ? letter_case(word) : LetterCase::None;
    push({make_span(begin, end), kind, letters, false, false, false, key_of(word)});
  }

  void push(Token token) {
    token.space_before = space_before_ || tokens_.empty();
    token.starts_line = starts_line_;
    token.starts_block = starts_block_;
    tokens_.push_back(token);
    space_before_ = starts_line_ = starts_block_ = false;
  }

  std::string_view text_;
  QuoteMarks quotes_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the token under way
  bool space_before_ = false;
  bool starts_line_ = true;
  bool starts_block_ = true;
};

}  // namespace

bool is_plural_acronym(std::string_view word) {
  if (word.size() < 3 || word.back() != 's') return false;
  word.remove_suffix(1);
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<Token> tokenize(std::string_view text) {
  return Tokenizer(text).run();
}

}  // namespace plumbline::text

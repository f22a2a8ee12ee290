// SPDX-License-Identifier: Apache-2.0

#include "text/sentence.h"

#include <algorithm>

#include "text/abbreviations.h"
#include "text/char_class.h"

namespace plumbline::text {
namespace {

constexpr std::size_t kSpeechReach = 4;  // tokens after '?"' among which a verb of speaking stands
constexpr std::uint32_t kListLabelTokens = 2;  // "1." "a)" "(iv)" ...

bool is_terminal(char32_t point) {
  switch (point) {
    case U'.':
    case U'!':
    case U'?':
    case 0x0589:  // Armenian
    case 0x061F:  // Arabic question mark
    case 0x06D4:  // Urdu
    case 0x0964:  // Devanagari
    case 0x0965:
    case 0x1362:  // Ethiopic
    case 0x203C:
    case 0x2026:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61: return true;
    default: return false;
  }
}

bool is_weak(char32_t point) {
  return point == U'.' || point == 0x2026;
}

bool is_bullet(char32_t point) {
  return point == 0x2022 || point == 0x25CF || point == 0x25AA || point == 0x25A0 ||
         point == 0x2023 || point == 0x00B7 || point == U'*' || point == U'-' || point == 0x2013 ||
         point == 0x2014 || point == 0x25E6 || point == 0xF0B7;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const Token> tokens,
           std::span<const std::uint32_t> borders)
      : text_(text), tokens_(tokens), borders_(borders) {}

  std::vector<Sentence> run() {
    sentences_.reserve(tokens_.size() / 20 + 4);
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
      if (crosses_border(at) || (at > first_ && breaks_line(at))) close(at);
      if (at > 0 && tokens_[at].starts_block) {
        close(at);
        ++paragraph_;
      }
      if (const std::uint32_t end = sentence_end(at)) {
        close(end);
        at = end - 1;
      }
    }
    close(static_cast<std::uint32_t>(tokens_.size()));
    return std::move(sentences_);
  }

 private:
  [[nodiscard]] char32_t point(std::uint32_t at) const {
    return at < tokens_.size() ? char_at(text_, tokens_[at].span.begin).point : 0;
  }
  [[nodiscard]] std::string_view word(std::uint32_t at) const {
    return slice(text_, tokens_[at].span);
  }
  [[nodiscard]] bool capital(std::uint32_t at) const {
    const LetterCase letters = tokens_[at].letters;
    return letters == LetterCase::Title || letters == LetterCase::Upper ||
           letters == LetterCase::Mixed;
  }

  // A border stands before token `at` and behind the one before it.
  bool crosses_border(std::uint32_t at) {
    const std::size_t before = border_;
    while (border_ < borders_.size() && borders_[border_] <= tokens_[at].span.begin) ++border_;
    return border_ > before;
  }

  void close(std::uint32_t end) {
    if (end <= first_) return;
    const TokenRange range{first_, end};
    sentences_.push_back({span_of(tokens_, range), range, paragraph_});
    first_ = end;
  }

  // Where the sentence ends (one past), if token `at` ends it; else 0.
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t at) const {
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::Word) return abbreviation_end(at);
    if (token.kind != TokenKind::Punctuation) return 0;
    const char32_t mark = point(at);
    if (mark == U':') return armenian_end(at) ? at + 1 : 0;
    if (!is_terminal(mark)) return 0;
    std::uint32_t end = at + 1;
    while (end < tokens_.size() && tokens_[end].kind == TokenKind::Punctuation &&
           is_terminal(point(end)) && !tokens_[end].starts_block) {
      ++end;
    }
    const std::uint32_t bare = end;
    end = past_closers(end);
    if (end >= tokens_.size() || tokens_[end].starts_block) return end;
    if (is_list_label(at)) return 0;
    return begins_sentence(mark, end, end > bare) ? end : 0;
  }

  // Closing marks, brackets and note numbers that belong to the sentence before them.
  [[nodiscard]] std::uint32_t past_closers(std::uint32_t end) const {
    while (end < tokens_.size() && !tokens_[end].starts_block) {
      const Token& token = tokens_[end];
      const char32_t mark = point(end);
      const bool bracket = mark == U')' || mark == U']';
      if (token.kind == TokenKind::CloseQuote || (bracket && !token.space_before)) {
        ++end;
      } else if (!token.space_before && mark == U'[' && end + 2 < tokens_.size() &&
                 tokens_[end + 1].kind == TokenKind::Number && point(end + 2) == U']') {
        end += 3;
      } else {
        break;
      }
    }
    return end;
  }

  // Whether a sentence may begin at `next` after the terminal `mark`.
  [[nodiscard]] bool begins_sentence(char32_t mark, std::uint32_t next, bool closed) const {
    const Token& token = tokens_[next];
    if (!token.space_before && !token.starts_line) return begins_unspaced(mark, next);
    std::uint32_t at = next;
    while (at + 1 < tokens_.size() &&
           (tokens_[at].kind == TokenKind::OpenQuote || point(at) == U'(' || point(at) == U'[')) {
      ++at;
    }
    const Token& head = tokens_[at];
    if (head.kind == TokenKind::Word && head.letters == LetterCase::Lower) {
      // A lower-case start: a sentence only where a bracket or mark opens after a full stop.
      return at > next && is_weak(mark) && !closed && point(next) != U'(';
    }
    if (head.kind == TokenKind::Punctuation && at == next) return is_bullet(point(at));
    if (closed && !is_weak(mark) && speech_follows(next)) return false;
    return true;
  }

  // "the end.The next": a space is missing; but not inside a name or number.
  [[nodiscard]] bool begins_unspaced(char32_t mark, std::uint32_t next) const {
    const Token& token = tokens_[next];
    if (mark > 0x3000) return true;
    if (token.kind == TokenKind::OpenQuote) return true;
    return token.kind == TokenKind::Word && token.letters == LetterCase::Title && next >= 2 &&
           token.span.size() > 1 && tokens_[next - 2].letters == LetterCase::Lower;
  }

  [[nodiscard]] bool speech_follows(std::uint32_t next) const {
    const std::size_t end = std::min<std::size_t>(tokens_.size(), next + kSpeechReach);
    for (std::size_t at = next; at < end && tokens_[at].kind == TokenKind::Word; ++at) {
      if (is_speech_verb(tokens_[at].key)) return true;
    }
    return false;
  }

  // "1." or "b." that labels a list item: nothing else stands before it in the sentence.
  [[nodiscard]] bool is_list_label(std::uint32_t at) const {
    if (at - first_ > kListLabelTokens || at == first_) return false;
    if (point(at) != U'.') return false;
    const Token& label = tokens_[at - 1];
    const bool line = tokens_[first_].starts_line;
    if (label.kind == TokenKind::Number) return line || at - first_ == 1;
    return line && label.kind == TokenKind::Word && label.span.size() == 1;
  }

  // An abbreviation that ends the sentence with its own full stop.
  [[nodiscard]] std::uint32_t abbreviation_end(std::uint32_t at) const {
    const Token& token = tokens_[at];
    if (token.span.size() < 2 || text_[token.span.end - 1] != '.') return 0;
    const std::uint32_t end = past_closers(at + 1);
    if (end >= tokens_.size() || tokens_[end].starts_block) return end;
    if (!tokens_[end].space_before) return 0;
    std::uint32_t next = end;
    while (next + 1 < tokens_.size() && tokens_[next].kind == TokenKind::OpenQuote) ++next;
    if (!capital(next)) return 0;
    const std::string_view bare = word(at).substr(0, token.span.size() - 1);
    switch (abbreviation(bare)) {
      case Abbreviation::Title:
      case Abbreviation::BeforeNumber: return 0;
      case Abbreviation::OftenEnds: return end;
      default: break;
    }
    if (end > at + 1) return end;
    return next > end || is_sentence_starter(tokens_[next].key) ? end : 0;
  }

  // Armenian text often types its full stop as a colon.
  [[nodiscard]] bool armenian_end(std::uint32_t at) const {
    if (at == 0 || at + 1 >= tokens_.size() || !tokens_[at + 1].space_before) return false;
    const auto armenian = [](char32_t c) { return c >= 0x0531 && c <= 0x0587; };
    const Char before = char_before(text_, tokens_[at].span.begin);
    return armenian(before.point) && armenian(point(at + 1)) && capital(at + 1);
  }

  // A single line break: a list item or a heading ends a sentence, a wrapped line does not.
  [[nodiscard]] bool breaks_line(std::uint32_t at) const {
    const Token& token = tokens_[at];
    if (!token.starts_line || token.starts_block) return false;
    if (starts_item(at)) return true;
    if (token.kind == TokenKind::Word && token.letters == LetterCase::Lower) return false;
    return short_line_before(at);
  }

  [[nodiscard]] bool starts_item(std::uint32_t at) const {
    if (at + 1 >= tokens_.size() || tokens_[at + 1].starts_line) return false;
    const Token& token = tokens_[at];
    if (is_bullet(point(at)) && token.kind != TokenKind::Word) {
      return tokens_[at + 1].space_before;
    }
    const bool label = (token.kind == TokenKind::Number && token.span.size() <= 3) ||
                       (token.kind == TokenKind::Word && token.span.size() == 1);
    const char32_t mark = point(at + 1);
    return label && !tokens_[at + 1].space_before && (mark == U')' || mark == U'.') &&
           at + 2 < tokens_.size() && tokens_[at + 2].space_before;
  }

  // The line before `at` stops well short of where its neighbours wrap: a heading.
  [[nodiscard]] bool short_line_before(std::uint32_t at) const {
    const std::uint32_t end = tokens_[at - 1].span.end;
    const char32_t last = char_before(text_, end).point;
    if (last == U',' || last == U';' || last == U'-') return false;
    const std::size_t line_begin = text_.rfind('\n', end - 1) + 1;  // npos + 1 is 0
    const std::size_t width = end - line_begin;
    const std::size_t next_begin = tokens_[at].span.begin;
    const std::size_t next_end = std::min(text_.find('\n', next_begin), text_.size());
    return width * 5 < (next_end - next_begin) * 3 || (width < 60 && capital_line(at));
  }

  // Every longer word of the line before `at` begins with a capital.
  [[nodiscard]] bool capital_line(std::uint32_t at) const {
    std::size_t words = 0;
    for (std::uint32_t i = at; i-- > first_;) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::Word && token.span.size() > 3) {
        if (!capital(i)) return false;
        ++words;
      }
      if (token.starts_line) return words > 1;
    }
    return false;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::span<const std::uint32_t> borders_;
  std::size_t border_ = 0;  // the next one
  std::vector<Sentence> sentences_;
  std::uint32_t first_ = 0;  // token of the sentence under way
  std::uint32_t paragraph_ = 0;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text, std::span<const Token> tokens,
                                      std::span<const std::uint32_t> borders) {
  return Splitter(text, tokens, borders).run();
}

Span span_of(std::span<const Token> tokens, const TokenRange& range) {
  if (range.empty() || range.end > tokens.size()) return {};
  return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
}

}  // namespace plumbline::text

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "text/char_class.h"
#include "text/quote_marks_internal.h"

namespace plumbline::text {
namespace {

constexpr std::size_t kSingleReach = 400;  // bytes within which a single mark finds its partner

bool is_straight_double(char32_t point) {
  return point == U'"' || point == 0xFF02;
}

bool is_single(char32_t point) {
  return point == U'\'' || point == 0x2018 || point == 0x2019 || point == 0x201A ||
         point == 0x201B || point == U'`' || point == 0x2039 || point == 0x203A;
}

bool is_double(char32_t point) {
  return is_straight_double(point) || (point >= 0x201C && point <= 0x201F) || point == 0xAB ||
         point == 0xBB || (point >= 0x300C && point <= 0x300F);
}

bool is_dash(char32_t point) {
  return point == 0x2013 || point == 0x2014 || point == 0x2015 || point == U'-';
}

bool opens_bracket(char32_t point) {
  return point == U'(' || point == U'[' || point == U'{' || point == U'/';
}

// What may follow a closing mark at once.
bool follows_close(char32_t point) {
  return std::u32string_view(U".,;:!?)]}/%\u2026\u0589\u055D\u061F\u06D4\u060C\u3002")
             .find(point) != std::u32string_view::npos;
}

}  // namespace

std::size_t QuoteMarks::mark_at(std::size_t at) const {
  const Char c = char_at(text_, at);
  if (is_double(c.point)) return c.size;
  if (!is_single(c.point)) return 0;
  const Char next = char_at(text_, at + c.size);
  const bool twin = next.point == c.point && c.point != 0x2039 && c.point != 0x203A;
  return twin ? std::size_t{c.size} + next.size : c.size;
}

void QuoteMarks::begin_block() {
  doubles_ = 0;
  singles_ = 0;
  low_open_ = false;
}

QuoteMarks::Place QuoteMarks::place_of(std::size_t at, std::size_t size) const {
  const Char before = char_before(text_, at);
  const Char after = char_at(text_, at + size);
  const bool space_before = before.kind == CharClass::Space;
  const bool space_after = after.kind == CharClass::Space;
  const bool dash_before = is_dash(before.point);
  const bool left_open = space_before || opens_bracket(before.point) || dash_before;
  const bool right_close = space_after || follows_close(after.point) ||
                           (is_dash(after.point) && !space_before) || is_double(after.point) ||
                           is_single(after.point);
  if (left_open && !right_close) return Place::Open;
  if (!left_open && right_close) return Place::Close;
  if (!left_open || !right_close) return Place::Unclear;
  // Space on both sides: the end of a line, or a full stop further on, tells a closing mark.
  if (before.size == 0 || before.point == U'\n') return Place::Open;
  if (after.size == 0 || after.point == U'\n') return Place::Close;
  if (!space_after)
    return space_before && follows_close(after.point) ? Place::Close : Place::Unclear;
  const Char beyond = char_at(text_, at + size + after.size);
  return follows_close(beyond.point) ? Place::Close : Place::Unclear;
}

QuoteMarks::Place QuoteMarks::next_mark_place(std::size_t from) const {
  for (std::size_t at = from; at < text_.size();) {
    const Char c = char_at(text_, at);
    if (c.point == U'\n' && char_at(text_, at + 1).point == U'\n') break;
    if (is_straight_double(c.point)) return place_of(at, c.size);
    at += std::max<std::size_t>(c.size, 1);
  }
  return Place::Unclear;
}

TokenKind QuoteMarks::open_double(bool low) {
  ++doubles_;
  low_open_ = low;
  return TokenKind::OpenQuote;
}

TokenKind QuoteMarks::close_double() {
  doubles_ = std::max(0, doubles_ - 1);
  low_open_ = false;
  return TokenKind::CloseQuote;
}

TokenKind QuoteMarks::decide_straight(std::size_t at, std::size_t size) {
  const Place place = place_of(at, size);
  const bool open = doubles_ > 0;
  bool opens = place == Place::Open;
  if (place == Place::Unclear) {
    opens = !open;
  } else if (place == Place::Open && open) {
    // Inside a quotation: opens another only if something is left that can close it.
    opens = next_mark_place(at + size) == Place::Close;
  } else if (place == Place::Close && !open) {
    const bool feet =
        at >= 2 && char_before(text_, at).kind == CharClass::Digit &&
        text_.substr(at - std::min<std::size_t>(at, 3), 3).find('\'') != std::string_view::npos;
    if (feet) return TokenKind::Symbol;
    // A mark glued to the word before the quotation ("said" text") if the next one closes as well.
    const bool glued = char_before(text_, at).kind == CharClass::Lower &&
                       char_at(text_, at + size).kind == CharClass::Space;
    opens = glued && next_mark_place(at + size) == Place::Close;
  }
  if (!opens) return close_double();
  doubles_ = 0;
  return open_double(false);
}

TokenKind QuoteMarks::decide_double(std::size_t at, std::size_t size) {
  const char32_t point = char_at(text_, at).point;
  if (is_straight_double(point) || point == U'\'') return decide_straight(at, size);
  const Place place = place_of(at, size);
  switch (point) {
    case 0x201E:
    case 0x201F: return open_double(true);
    case 0x201C:
      if (low_open_) return close_double();
      return place == Place::Close && doubles_ > 0 ? close_double() : open_double(false);
    case U'`':
    case 0x2018:
    case 0x300C:
    case 0x300E: return open_double(false);
    case 0xAB: return place == Place::Close ? close_double() : open_double(false);
    case 0xBB:
    case 0x201D: return place == Place::Open && doubles_ == 0 ? open_double(false) : close_double();
    default: return close_double();
  }
}

bool QuoteMarks::closes_later(std::size_t from) const {
  const std::size_t end = std::min(text_.size(), from + kSingleReach);
  for (std::size_t at = from; at < end; ++at) {
    if (text_[at] == '\n') return false;
    if (!is_utf8_border(text_, at)) continue;
    const Char c = char_at(text_, at);
    if (is_single(c.point) && place_of(at, c.size) == Place::Close) return true;
  }
  return false;
}

TokenKind QuoteMarks::decide_single(std::size_t at, std::size_t size) {
  const char32_t point = char_at(text_, at).point;
  const Char before = char_before(text_, at);
  const Place place = place_of(at, size);
  const bool after_letter = is_word(before.kind);
  bool opens = place == Place::Open || (place == Place::Unclear && singles_ == 0 && !after_letter);
  if (point == 0x201A || point == 0x2018 || point == U'`') opens = place != Place::Close;
  if (point == 0x2019 && before.kind != CharClass::Space) opens = false;
  if (point == 0x2039 || point == 0x203A) opens = (point == 0x2039) == (place != Place::Close);
  if (opens) {
    ++singles_;
    return TokenKind::OpenQuote;
  }
  const Char after = char_at(text_, at + size);
  const bool plural = (before.point == U's' || before.point == U'S') &&
                      after.kind == CharClass::Space &&
                      char_at(text_, at + size + after.size).kind == CharClass::Lower;
  if (after_letter && (singles_ == 0 || (plural && closes_later(at + size)))) {
    return TokenKind::Word;
  }
  singles_ = std::max(0, singles_ - 1);
  return TokenKind::CloseQuote;
}

TokenKind QuoteMarks::decide(std::size_t at, std::size_t size) {
  const Char c = char_at(text_, at);
  const bool single = is_single(c.point) && size == c.size;
  return single ? decide_single(at, size) : decide_double(at, size);
}

}  // namespace plumbline::text

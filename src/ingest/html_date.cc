// SPDX-License-Identifier: Apache-2.0

#include "ingest/html_date.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "ingest/digits.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kDateBytes = 400;

struct Month {
  std::string_view stem;  // lower case; a word that begins so names the month
  int number;
};

// Longer stems first where one begins another.
constexpr std::array kMonthStems = {
    Month{"jan", 1},
    Month{"j\xC3\xA4n", 1},
    Month{"ene", 1},
    Month{"gen", 1},
    Month{"sty", 1},
    Month{"\xD1\x8F\xD0\xBD\xD0\xB2", 1},
    Month{"\xD1\x81\xD1\x96\xD1\x87", 1},
    Month{"oca", 1},
    Month{"yan", 1},
    Month{"\xD5\xB0\xD5\xB8\xD6\x82\xD5\xB6\xD5\xBE", 1},
    Month{"\xE1\x83\x98\xE1\x83\x90\xE1\x83\x9C", 1},
    Month{"feb", 2},
    Month{"f\xC3\xA9v", 2},
    Month{"fev", 2},
    Month{"lut", 2},
    Month{"\xC5\x9Fub", 2},
    Month{"\xD1\x84\xD0\xB5\xD0\xB2", 2},
    Month{"\xD0\xBB\xD1\x8E\xD1\x82", 2},
    Month{"fevr", 2},
    Month{"\xD6\x83\xD5\xA5\xD5\xBF", 2},
    Month{"\xE1\x83\x97\xE1\x83\x94\xE1\x83\x91", 2},
    Month{"mar", 3},
    Month{"m\xC3\xA4r", 3},
    Month{"maa", 3},
    Month{"mrt", 3},
    Month{"\xD0\xBC\xD0\xB0\xD1\x80", 3},
    Month{"\xD0\xB1\xD0\xB5\xD1\x80", 3},
    Month{"\xD5\xB4\xD5\xA1\xD6\x80", 3},
    Month{"\xE1\x83\x9B\xE1\x83\x90\xE1\x83\xA0", 3},
    Month{"apr", 4},
    Month{"avr", 4},
    Month{"abr", 4},
    Month{"kwi", 4},
    Month{"nis", 4},
    Month{"\xD0\xB0\xD0\xBF\xD1\x80", 4},
    Month{"\xD0\xBA\xD0\xB2\xD1\x96", 4},
    Month{"\xD5\xA1\xD5\xBA\xD6\x80", 4},
    Month{"\xE1\x83\x90\xE1\x83\x9E\xE1\x83\xA0", 4},
    Month{"may", 5},
    Month{"mai", 5},
    Month{"mag", 5},
    Month{"mei", 5},
    Month{"maj", 5},
    Month{"\xD0\xBC\xD0\xB0\xD1\x8F", 5},
    Month{"\xD0\xBC\xD0\xB0\xD0\xB9", 5},
    Month{"\xD1\x82\xD1\x80\xD0\xB0", 5},
    Month{"\xD5\xB4\xD5\xA1\xD5\xB5", 5},
    Month{"\xE1\x83\x9B\xE1\x83\x90\xE1\x83\x98", 5},
    Month{"jun", 6},
    Month{"juin", 6},
    Month{"giu", 6},
    Month{"cze", 6},
    Month{"haz", 6},
    Month{"iyn", 6},
    Month{"\xD0\xB8\xD1\x8E\xD0\xBD", 6},
    Month{"\xD1\x87\xD0\xB5\xD1\x80", 6},
    Month{"\xD5\xB0\xD5\xB8\xD6\x82\xD5\xB6\xD5\xAB\xD5\xBD", 6},
    Month{"\xE1\x83\x98\xE1\x83\x95\xE1\x83\x9C", 6},
    Month{"jul", 7},
    Month{"juil", 7},
    Month{"lug", 7},
    Month{"lip", 7},
    Month{"tem", 7},
    Month{"iyl", 7},
    Month{"\xD0\xB8\xD1\x8E\xD0\xBB", 7},
    Month{"\xD0\xBB\xD0\xB8\xD0\xBF", 7},
    Month{"\xD5\xB0\xD5\xB8\xD6\x82\xD5\xAC", 7},
    Month{"\xE1\x83\x98\xE1\x83\x95\xE1\x83\x9A", 7},
    Month{"aug", 8},
    Month{"ao\xC3\xBB", 8},
    Month{"aou", 8},
    Month{"ago", 8},
    Month{"sie", 8},
    Month{"a\xC4\x9Fu", 8},
    Month{"avq", 8},
    Month{"\xD0\xB0\xD0\xB2\xD0\xB3", 8},
    Month{"\xD1\x81\xD0\xB5\xD1\x80\xD0\xBF", 8},
    Month{"\xD5\xB8\xD5\xA3\xD5\xB8", 8},
    Month{"\xD6\x85\xD5\xA3\xD5\xB8", 8},
    Month{"\xE1\x83\x90\xE1\x83\x92\xE1\x83\x95", 8},
    Month{"sep", 9},
    Month{"set", 9},
    Month{"wrz", 9},
    Month{"eyl", 9},
    Month{"sen", 9},
    Month{"\xD1\x81\xD0\xB5\xD0\xBD", 9},
    Month{"\xD0\xB2\xD0\xB5\xD1\x80", 9},
    Month{"\xD5\xBD\xD5\xA5\xD5\xBA", 9},
    Month{"\xE1\x83\xA1\xE1\x83\x94\xE1\x83\xA5", 9},
    Month{"oct", 10},
    Month{"okt", 10},
    Month{"out", 10},
    Month{"ott", 10},
    Month{"pa\xC5\xBA", 10},
    Month{"eki", 10},
    Month{"\xD0\xBE\xD0\xBA\xD1\x82", 10},
    Month{"\xD0\xB6\xD0\xBE\xD0\xB2", 10},
    Month{"\xD5\xB0\xD5\xB8\xD5\xAF", 10},
    Month{"\xE1\x83\x9D\xE1\x83\xA5\xE1\x83\xA2", 10},
    Month{"nov", 11},
    Month{"lis", 11},
    Month{"kas", 11},
    Month{"noy", 11},
    Month{"\xD0\xBD\xD0\xBE\xD1\x8F", 11},
    Month{"\xD0\xBB\xD0\xB8\xD1\x81", 11},
    Month{"\xD5\xB6\xD5\xB8\xD5\xB5", 11},
    Month{"\xE1\x83\x9C\xE1\x83\x9D\xE1\x83\x94", 11},
    Month{"dec", 12},
    Month{"dez", 12},
    Month{"d\xC3\xA9"
          "c",
          12},
    Month{"dic", 12},
    Month{"gru", 12},
    Month{"ara", 12},
    Month{"dek", 12},
    Month{"\xD0\xB4\xD0\xB5\xD0\xBA", 12},
    Month{"\xD0\xB3\xD1\x80\xD1\x83", 12},
    Month{"\xD5\xA4\xD5\xA5\xD5\xAF", 12},
    Month{"\xE1\x83\x93\xE1\x83\x94\xE1\x83\x99", 12},
};

// A number or a month name of the text, in order; words that are neither are `other`.
struct DatePiece {
  int value = 0;
  int digits = 0;  // 0: a month name, or other
  bool month = false;
  char after = ' ';  // what follows: '-', '.', '/', ',' or a blank
};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Lower case for ASCII and for capital Cyrillic and Armenian letters, as far as stems need it.
std::string lowered(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    const auto next = static_cast<unsigned char>(i + 1 < word.size() ? word[i + 1] : '\0');
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + 32);
    } else if (c == 0xD0 && next >= 0x90 && next <= 0x9F) {
      out += {static_cast<char>(0xD0), static_cast<char>(next + 0x20)};
      ++i;
    } else if (c == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      out += {static_cast<char>(0xD1), static_cast<char>(next - 0x20)};
      ++i;
    } else if (c == 0xD4 && next >= 0xB1) {
      const unsigned point = 0x530U + (next - 0xB0U) + 0x30U;
      out += {static_cast<char>(0xC0U | (point >> 6U)), static_cast<char>(0x80U | (point & 0x3FU))};
      ++i;
    } else if (c == 0xD5 && next >= 0x80 && next <= 0x96) {
      const unsigned point = 0x540U + (next - 0x80U) + 0x30U;
      out += {static_cast<char>(0xC0U | (point >> 6U)), static_cast<char>(0x80U | (point & 0x3FU))};
      ++i;
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

int month_of_word(std::string_view word) {
  const std::string lower = lowered(word);
  const Month* best = nullptr;
  for (const Month& month : kMonthStems) {
    if (!lower.starts_with(month.stem)) continue;
    if (best == nullptr || month.stem.size() > best->stem.size()) best = &month;
  }
  return best == nullptr ? 0 : best->number;
}

std::vector<DatePiece> date_pieces(std::string_view text) {
  std::vector<DatePiece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      DatePiece piece;
      for (; at < text.size() && is_digit(text[at]); ++at) {
        piece.value = std::min(piece.value * 10 + (text[at] - '0'), 1000000);
        ++piece.digits;
      }
      piece.after = at < text.size() ? text[at] : ' ';
      pieces.push_back(piece);
    } else if (is_word(text[at])) {
      while (at < text.size() && is_word(text[at])) ++at;
      DatePiece piece;
      piece.value = month_of_word(text.substr(begin, at - begin));
      piece.month = piece.value != 0;
      // "24th", "1er", "de": between day and month these say nothing.
      const bool small = at - begin <= 2 || text.substr(begin, at - begin) == "del";
      if (piece.month || !small) pieces.push_back(piece);
    } else {
      ++at;
    }
  }
  return pieces;
}

std::optional<Date> checked(int year, int month, int day) {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, month)) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
              static_cast<std::int8_t>(day)};
}

std::optional<Date> date_of(const DatePiece& a, const DatePiece& b, const DatePiece& c) {
  const auto small = [](const DatePiece& piece) { return piece.digits == 1 || piece.digits == 2; };
  const auto year = [](const DatePiece& piece) { return piece.digits == 4; };
  if (small(a) && b.month && year(c)) return checked(c.value, b.value, a.value);
  if (a.month && small(b) && year(c)) return checked(c.value, a.value, b.value);
  if (year(a) && small(b) && small(c) && a.after == b.after)
    return checked(a.value, b.value, c.value);
  if (year(a) && b.month && small(c)) return checked(a.value, b.value, c.value);
  if (!small(a) || !small(b) || !year(c) || a.after != b.after) return std::nullopt;
  if (a.after == '.') return checked(c.value, b.value, a.value);
  if (a.after != '/' && a.after != '-') return std::nullopt;
  if (a.value > 12 || a.value == b.value) return checked(c.value, b.value, a.value);
  if (b.value > 12) return checked(c.value, a.value, b.value);
  return std::nullopt;
}

}  // namespace

std::optional<Date> find_page_date(std::string_view text) {
  const std::vector<DatePiece> pieces = date_pieces(text.substr(0, kDateBytes));
  for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
    if (const auto date = date_of(pieces[i], pieces[i + 1], pieces[i + 2])) return date;
  }
  return std::nullopt;
}

std::optional<Date> date_in_url(std::string_view url) {
  for (std::size_t at = url.find("/20"); at != std::string_view::npos;
       at = url.find("/20", at + 1)) {
    const std::vector<DatePiece> pieces = date_pieces(url.substr(at + 1, 10));
    if (pieces.size() < 3) continue;
    if (const auto date = date_of(pieces[0], pieces[1], pieces[2])) return date;
  }
  return std::nullopt;
}

}  // namespace plumbline::ingest

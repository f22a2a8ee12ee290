// SPDX-License-Identifier: Apache-2.0

#include "text/written_date.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace plumbline::text {
namespace {

constexpr std::size_t kMostPieces = 12;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

struct Piece {
  int kind = kNoDateWord;  // of a word
  int number = -1;         // of digits only
  bool roman = false;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// Letters of any script; a full stop inside or behind an abbreviation belongs to it.
bool is_date_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Dashes and other signs of several bytes are no letters.
std::size_t sign_size(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == ' ') return 1;
  if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (const std::string_view sign : {"–", "—", "·", "•", "’"}) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

struct Pieces {
  std::array<Piece, kMostPieces> all;
  std::size_t count = 0;
};

// "7.VI.2022"; 0: no month's number.
int roman_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"I",   "II",   "III", "IV", "V",  "VI",
                                                        "VII", "VIII", "IX",  "X",  "XI", "XII"};
  const auto* const found = std::find(kMonths.begin(), kMonths.end(), word);
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

// The digits or letters that `text` begins with, up to `end`. Nothing if no date has such a word.
std::optional<Piece> piece_of(std::string_view text, const DateWord& date_word, std::size_t& end) {
  if (is_digit(text.front())) {
    int number = 0;
    while (end < text.size() && is_digit(text[end]) && end < 5) {
      number = number * 10 + (text[end++] - '0');
    }
    return Piece{kNoDateWord, number, false};
  }
  while (end < text.size() && is_date_letter(text[end]) && sign_size(text.substr(end)) == 0) ++end;
  const std::string_view word = text.substr(0, end);
  if (const int kind = date_word(word); kind != kNoDateWord) return Piece{kind, -1, false};
  const int roman = roman_month(word);
  return roman == 0 ? std::nullopt : std::optional(Piece{roman, -1, true});
}

// False if a sign or a word stands there that no date has, or too many pieces.
bool split(std::string_view text, const DateWord& date_word, Pieces& pieces) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t sign = sign_size(text.substr(at))) {
      at += sign;
    } else if (is_digit(text[at]) || is_date_letter(text[at])) {
      std::size_t end = 0;
      const auto piece = piece_of(text.substr(at), date_word, end);
      if (!piece || pieces.count == kMostPieces) return false;
      pieces.all[pieces.count++] = *piece;
      at += end;
    } else {
      if (std::string_view(" \t,./-:()\"'").find(text[at]) == std::string_view::npos) return false;
      ++at;
    }
  }
  return true;
}

// "10:30", "10:30:05" is taken out: it says nothing of the day.
std::string without_times(std::string_view text, bool& any) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at) {
      out += text[at++];
      continue;
    }
    std::size_t more = end;
    bool time = false;
    while (end - at <= 2 && more + 2 < text.size() && text[more] == ':' &&
           is_digit(text[more + 1]) && is_digit(text[more + 2])) {
      more += 3;
      time = true;
    }
    if (time) {
      any = true;
    } else {
      out += text.substr(at, end - at);
      more = end;
    }
    at = more;
  }
  return out;
}

bool is_year(int number) {
  return number >= kFirstYear && number <= kLastYear;
}

std::optional<Date> make(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
              static_cast<std::int8_t>(day)};
}

// Three numbers and no month's name.
std::optional<Date> from_numbers(const std::vector<int>& n, bool slashes) {
  if (is_year(n[0])) return make(n[0], n[1], n[2]);
  if (!is_year(n[2])) return std::nullopt;
  if (n[0] > 12) return make(n[2], n[1], n[0]);
  if (n[1] > 12) return make(n[2], n[0], n[1]);
  if (slashes && n[0] != n[1]) return std::nullopt;
  return make(n[2], n[1], n[0]);
}

// A month's name with a day, a year or both in any order.
std::optional<Date> from_month(const std::vector<int>& n, int month) {
  int year = 0;
  int day = 0;
  for (const int number : n) {
    if (is_year(number) && year == 0) {
      year = number;
    } else if (number >= 1 && number <= 31 && day == 0) {
      day = number;
    } else {
      return std::nullopt;
    }
  }
  constexpr int kLeapYear = 2000;  // a day without a year may be 29 February
  if (day > days_in_month(year == 0 ? kLeapYear : year, month)) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
              static_cast<std::int8_t>(day)};
}

// "24.V.2023", "29-I-2024": in this order the month may be a Roman number.
std::optional<Date> from_roman_month(std::span<const Piece> pieces) {
  if (pieces.size() != 3 || pieces[0].number < 0 || !pieces[1].roman ||
      !is_year(pieces[2].number)) {
    return std::nullopt;
  }
  return make(pieces[2].number, pieces[1].kind, pieces[0].number);
}

// What the pieces of a date are together.
struct Told {
  int month = 0;
  bool roman = false;
  bool other = false;  // a weekday or a time of day
  std::vector<int> numbers;
  std::vector<Piece> telling;  // without weekdays and small words
};

// Nothing if two months are told.
std::optional<Told> told_by(std::span<const Piece> pieces) {
  Told told;
  for (const Piece& piece : pieces) {
    if (piece.number >= 0 || piece.kind > 0) told.telling.push_back(piece);
    if (piece.number >= 0) told.numbers.push_back(piece.number);
    if (piece.kind > 0 && told.month != 0) return std::nullopt;
    if (piece.kind > 0) told.month = piece.kind;
    told.roman = told.roman || piece.roman;
    told.other = told.other || piece.kind == kWeekdayWord;
  }
  return told;
}

std::optional<Date> date_of(const Told& told, bool slashes) {
  if (told.roman) return from_roman_month(told.telling);
  const std::size_t count = told.numbers.size();
  if (count == 0 || count > 3) return std::nullopt;
  if (told.month != 0) return count <= 2 ? from_month(told.numbers, told.month) : std::nullopt;
  return count == 3 ? from_numbers(told.numbers, slashes) : std::nullopt;
}

}  // namespace

std::optional<DateReading> read_date(std::string_view words, const DateWord& date_word) {
  bool timed = false;
  const bool colon = words.find(':') != std::string_view::npos;
  const std::string untimed = colon ? without_times(words, timed) : std::string();
  const std::string_view plain = colon ? untimed : words;
  Pieces pieces;
  if (!split(plain, date_word, pieces)) return std::nullopt;
  const auto told = told_by(std::span(pieces.all).first(pieces.count));
  if (!told) return std::nullopt;
  if (const auto date = date_of(*told, plain.find('/') != std::string_view::npos)) {
    return DateReading{*date};
  }
  const bool nothing = told->numbers.empty() && told->month == 0;
  return nothing && (told->other || timed) ? std::optional(DateReading{}) : std::nullopt;
}

}  // namespace plumbline::text

// SPDX-License-Identifier: Apache-2.0

#include "ingest/header_date.h"

#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "ingest/digits.h"

namespace plumbline::ingest {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

struct HeaderPiece {
  std::string word;  // lower case letters, or digits
  bool number = false;
};

bool is_alphabetic(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

std::vector<HeaderPiece> header_pieces(std::string_view line) {
  std::vector<HeaderPiece> pieces;
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t end = at;
    const bool number = is_digit(line[at]);
    while (end < line.size() && (number ? is_digit(line[end]) : is_alphabetic(line[end]))) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    HeaderPiece piece{std::string(line.substr(at, end - at)), number};
    for (char& c : piece.word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    pieces.push_back(std::move(piece));
    at = end;
  }
  return pieces;
}

// 1 to 12 for a month's name or its first letters (three or more); 0 otherwise.
int month_of_piece(const HeaderPiece& piece) {
  if (piece.number || piece.word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    const bool sept = piece.word == "sept" && i == 8;
    if (kMonthNames[i] == piece.word || sept ||
        (piece.word.size() == 3 && kMonthNames[i].starts_with(piece.word))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

int number_of_piece(const HeaderPiece& piece) {
  return piece.number && piece.word.size() <= 4 ? std::stoi(piece.word) : -1;
}

bool is_year(int number) {
  return number >= 1900 && number <= 2100;
}

std::optional<Date> make_date(int year, int month, int day) {
  if (!is_year(year) || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
              static_cast<std::int8_t>(day)};
}

}  // namespace

std::optional<Date> find_date(std::string_view line) {
  const std::vector<HeaderPiece> pieces = header_pieces(line.substr(0, 200));
  const bool slashes = line.find('/') != std::string_view::npos;
  for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
    const int a = number_of_piece(pieces[i]);
    const int b = number_of_piece(pieces[i + 1]);
    const int c = number_of_piece(pieces[i + 2]);
    std::optional<Date> date;
    if (const int month = month_of_piece(pieces[i + 1]); month != 0 && a > 0) {
      date = make_date(c, month, a);  // 24 June 2024
    } else if (const int first = month_of_piece(pieces[i]); first != 0 && b > 0) {
      date = make_date(c, first, b);  // June 24, 2024
    } else if (is_year(a) && b > 0 && c > 0) {
      date = make_date(a, b, c);  // 2024-06-24
    } else if (is_year(c) && b > 12 && a > 0) {
      date = make_date(c, a, b);  // 06/24/2024
    } else if (is_year(c) && a > 0 && b > 0 && (a > 12 || !slashes)) {
      date = make_date(c, b, a);  // 24/06/2024; 05.06.2024: with full stops the day comes first
    }
    if (date) return date;
  }
  return std::nullopt;
}

}  // namespace plumbline::ingest

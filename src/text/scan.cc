// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "text/abbreviations.h"
#include "text/fold_internal.h"
#include "text/scan_internal.h"

namespace plumbline::text {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (is_digit_at(text, at + count)) ++count;
  return count;
}

// Up to white space or a character that never stands in an address; marks at the end are the
// sentence's, not the address's.
std::size_t scan_address(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const Char c = char_at(text, end);
    if (c.kind == CharClass::Space || c.point == U'"' || c.point == U'<' || c.point == U'>' ||
        (c.point >= 0x80 && c.kind == CharClass::Mark)) {
      break;
    }
    end += c.size;
  }
  while (end > at && std::string_view(".,;:!?)]}'").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

// The part of the word before a full stop: back to the last inner mark.
std::string_view last_segment(std::string_view text, std::size_t begin, std::size_t stop) {
  std::size_t at = stop;
  while (at > begin && text[at - 1] != '.' && text[at - 1] != '-') --at;
  return text.substr(at, stop - at);
}

// Whether a full stop between two word characters joins them: "U.S", "example.org", "v2.0".
bool joins_at_stop(std::string_view text, std::size_t begin, std::size_t stop) {
  const Char next = char_at(text, stop + 1);
  const std::string_view before = last_segment(text, begin, stop);
  if (before.empty()) return false;
  if (next.point == U'-') {  // "U.S.-based"
    return before.size() == 1 && stop > begin + 1 && text[stop - 2] == '.' &&
           is_letter(char_at(text, stop + 2).kind);
  }
  if (!is_word(next.kind)) return false;
  if (next.kind == CharClass::Digit) return is_digit_at(text, stop - 1);
  const Char after_next = char_at(text, stop + 1 + next.size);
  const bool one_letter =
      before.size() == char_at(before, 0).size && is_letter(char_at(before, 0).kind);
  if (one_letter || before == "Ph")
    return !is_letter(after_next.kind) || next.kind == CharClass::Lower;
  if (next.point >= 0x80) return false;
  return is_lower(before.back()) && is_lower(text[stop + 1]);
}

// Words that take up a hyphen left hanging ("short- and long-term"): no line-end hyphenation.
bool is_hanging(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"and", "or", "to", "und", "und/oder"}) {
    if (text.substr(at, word.size()) == word && !is_word(char_at(text, at + word.size()).kind)) {
      return true;
    }
  }
  return false;
}

// Where a word broken at a line's end goes on; 0 if it is not such a word.
std::size_t continues_on_next_line(std::string_view text, std::size_t hyphen) {
  if (!is_letter(char_before(text, hyphen).kind)) return 0;
  const std::size_t skip = line_break_hyphen(text, hyphen);
  if (skip == 0) return 0;
  const std::size_t next = hyphen + skip;
  return char_at(text, next).kind == CharClass::Lower && !is_hanging(text, next) ? next : 0;
}

bool joins_ampersand(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_upper(text[at - 1]) && is_upper(text[at + 1]) &&
         (at + 2 >= text.size() || !is_lower(text[at + 2]));
}

// If the mark at `at` stands inside the word, where the word goes on; else 0.
std::size_t inner_mark(std::string_view text, std::size_t begin, std::size_t at, const Char& c) {
  const std::size_t next = at + c.size;
  if (is_apostrophe(c.point)) return is_letter(char_at(text, next).kind) ? next : 0;
  if (is_hyphen(c.point)) {
    if (const std::size_t on = continues_on_next_line(text, at)) return on;
    return is_word(char_at(text, next).kind) ? next : 0;
  }
  switch (c.point) {
    case U'.': return joins_at_stop(text, begin, at) ? next : 0;
    case U'&': return joins_ampersand(text, at) ? next : 0;
    case U'_': return next;
    default: return is_inner_mark(c.point) ? next : 0;
  }
}

// The end of an address of which [begin, at) is the first part; 0 if it is none.
std::size_t address_end(std::string_view text, std::size_t begin, std::size_t at, char32_t mark) {
  if (mark == U':' && text.substr(at, 3) == "://" && is_word(char_at(text, at + 3).kind)) {
    return scan_address(text, at);
  }
  if (mark == U'@' && is_word(char_at(text, at + 1).kind)) return scan_address(text, at);
  if (mark != U'/' || !is_word(char_at(text, at + 1).kind)) return 0;
  // "example.org/path": only now is the whole word looked at, so that time stays linear.
  const std::string_view host = text.substr(begin, at - begin);
  const bool is_host = host.find('.') != std::string_view::npos && host.size() > 4 &&
                       letter_case(host) == LetterCase::Lower;
  return is_host ? scan_address(text, at) : 0;
}

}  // namespace

std::size_t scan_word(std::string_view text, std::size_t begin, std::size_t from) {
  if (from == begin && text.substr(begin, 4) == "www.") return scan_address(text, begin);
  std::size_t at = from;
  while (at < text.size()) {
    const Char c = char_at(text, at);
    if (c.kind == CharClass::Ideograph) return at == begin ? at + c.size : at;
    if (c.kind == CharClass::Invisible) {
      const std::size_t on = breaks_lines(c.point) ? continues_on_next_line(text, at) : 0;
      at = on != 0 ? on : at + c.size;
      continue;
    }
    if (is_word(c.kind)) {
      at += c.size;
      continue;
    }
    if (at == begin) return at + c.size;
    if (const std::size_t end = address_end(text, begin, at, c.point)) return std::max(end, at);
    const std::size_t on = inner_mark(text, begin, at, c);
    if (on == 0) break;
    at = on;
  }
  return at;
}

std::size_t scan_number(std::string_view text, std::size_t begin) {
  std::size_t at = begin + digits_from(text, begin);
  while (at < text.size()) {
    const std::size_t first = at - begin;
    const Char c = char_at(text, at);
    const std::size_t digits = digits_from(text, at + c.size);
    const bool letter_follows = is_letter(char_at(text, at + c.size + digits).kind);
    bool inner = false;
    if (c.point == U'.') inner = digits > 0;
    if (c.point == U',') {  // "12,34,567": lakhs are grouped in twos
      const bool grouped = first > 3 && (text[at - 4] == ',' || text[at - 3] == ',');
      inner = digits > 0 && digits <= 3 && (first <= 3 || grouped);
    }
    if (c.point == U':') inner = digits == 2 && first <= 2;
    if (is_apostrophe(c.point) || c.point == 0xA0 || c.point == 0x202F || c.point == 0x2009) {
      inner = digits == 3 && !letter_follows &&
              (first <= 3 || char_before(text, at - 3).point == c.point);
    }
    if (!inner) break;
    at += c.size + digits;
  }
  return at;
}

bool keeps_full_stop(std::string_view text, std::size_t begin, std::size_t stop) {
  const std::string_view word = text.substr(begin, stop - begin);
  if (stop + 1 < text.size() && text[stop + 1] == '.') return false;  // an ellipsis
  std::size_t next = stop + 1;
  while (next < text.size() && (text[next] == ' ' || text[next] == '\n')) ++next;
  const Char after = char_at(text, next);
  const std::string_view tail = last_segment(text, begin, stop);
  const bool one_letter =
      !tail.empty() && tail.size() == char_at(tail, 0).size && is_letter(char_at(tail, 0).kind);
  // "U.S.", "e.g."; but an address ends before its full stop.
  if (one_letter && tail.size() < word.size()) {
    const std::string_view before = word.substr(0, word.size() - tail.size());
    return before.size() <= 12 && before.back() == '.' &&
           before.find("www") == std::string_view::npos;
  }
  if (word == "Ph.D") return true;
  if (one_letter && char_at(tail, 0).kind == CharClass::Upper) {
    return word != "I" && (after.kind == CharClass::Upper || after.point == U',');
  }
  switch (abbreviation(word)) {
    case Abbreviation::None: return false;
    case Abbreviation::BeforeNumber: return after.kind == CharClass::Digit;
    case Abbreviation::Month:
    case Abbreviation::Title: return after.size != 0 && is_word(after.kind);
    case Abbreviation::MayEnd:
    case Abbreviation::OftenEnds: return true;
  }
  return false;
}

std::size_t clitic_begin(std::string_view word) {
  std::size_t mark = word.size();
  std::size_t mark_size = 0;
  const std::size_t earliest = word.size() > 6 ? word.size() - 6 : 1;
  for (std::size_t at = word.size(); at-- > earliest;) {
    if (!is_utf8_border(word, at)) continue;
    const Char c = char_at(word, at);
    if (!is_apostrophe(c.point)) continue;
    mark = at;
    mark_size = c.size;
    break;
  }
  if (mark_size == 0) {
    const bool cannot =
        word.size() == 6 && (word[0] == 'c' || word[0] == 'C') && fold(word) == "cannot";
    return cannot ? 3 : word.size();
  }
  std::array<char, 3> tail{};
  std::size_t size = 0;
  for (const char c : word.substr(mark + mark_size)) {
    if (size == tail.size()) return word.size();
    tail[size++] = is_upper(c) ? static_cast<char>(c + 32) : c;
  }
  const std::string_view letters(tail.data(), size);
  if (letters == "t" && mark >= 2 && (word[mark - 1] == 'n' || word[mark - 1] == 'N')) {
    return mark - 1;
  }
  for (const std::string_view clitic : {"s", "re", "ve", "ll", "d", "m"}) {
    if (letters == clitic) return mark;
  }
  return word.size();
}

LetterCase letter_case(std::string_view word) {
  std::size_t letters = 0;
  bool lower = false;
  bool first_upper = false;
  bool part_upper = false;
  bool inner_upper = false;
  bool part_begins = true;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = char_at(word, at);
    at += c.size;
    if (c.kind == CharClass::Invisible) continue;
    if (!is_letter(c.kind)) {
      part_begins = true;
      continue;
    }
    ++letters;
    if (c.kind == CharClass::Lower) lower = true;
    if (c.kind == CharClass::Upper) {
      if (letters == 1) first_upper = true;
      (part_begins ? part_upper : inner_upper) = true;
    }
    part_begins = false;
  }
  if (!part_upper && !inner_upper) return lower ? LetterCase::Lower : LetterCase::None;
  if (!lower) return letters == 1 ? LetterCase::Title : LetterCase::Upper;
  return first_upper && !inner_upper ? LetterCase::Title : LetterCase::Mixed;
}

}  // namespace plumbline::text

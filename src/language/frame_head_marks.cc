// SPDX-License-Identifier: Apache-2.0
//
// Dates and people in lines that are not frame as a whole: "Friday, March 18, 2011 • No. 7,214",
// "Presented by Hadiza Moussa", "Giada Morrone in Bari".

#include <algorithm>
#include <array>
#include <string>

#include "base/plain_text.h"
#include "language/frame_head.h"
#include "language/frame_head_forms.h"
#include "language/frame_lines.h"

namespace plumbline::language {
namespace {

constexpr std::size_t kDateWords = 9;   // of a date with weekday and time
constexpr std::size_t kLineWords = 40;  // among which one is sought
constexpr std::size_t kPeopleBytes = 160;
constexpr std::size_t kByWords = 4;  // "Additional reporting from Lagos by"
constexpr std::size_t kPersonWords = 4;
constexpr std::size_t kPartedBytes = 260;
constexpr std::size_t kFewestTitleWords = 5;
constexpr int kFirstYear = 1900;  // of a publication
constexpr int kLastYear = 2050;
constexpr int kCentury = 2000;
constexpr std::uint32_t kSoon = 300;    // bytes of the text in which its day is named again
constexpr std::size_t kAsideWords = 5;  // "chief reporter for the north"

constexpr std::string_view kEdges = " \t,.;:|()[]/-";

text::Span without_edge_marks(std::string_view text, text::Span span) {
  const auto edge = [&](std::uint32_t at) {
    return kEdges.find(text[at]) != std::string_view::npos;
  };
  while (!span.empty() && edge(span.begin)) ++span.begin;
  while (!span.empty() && edge(span.end - 1)) --span.end;
  return span;
}

// Words of `span` as spans, divided by blanks.
std::vector<text::Span> word_spans(std::string_view text, const text::Span& span) {
  std::vector<text::Span> words;
  std::uint32_t at = span.begin;
  while (at < span.end && words.size() < kLineWords) {
    while (at < span.end && (text[at] == ' ' || text[at] == '\t')) ++at;
    std::uint32_t end = at;
    while (end < span.end && text[end] != ' ' && text[end] != '\t') ++end;
    if (end > at) words.push_back(text::make_span(at, end));
    at = end;
  }
  return words;
}

// The numbers of "21.11.23", "11/09/2024"; nothing if the word is not such.
struct Numbers {
  std::array<int, 3> all{};
  std::size_t year_digits = 0;
  char sign = ' ';
};
std::optional<Numbers> numbers_of(std::string_view word) {
  Numbers numbers;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t begin = at;
    while (at < word.size() && word[at] >= '0' && word[at] <= '9') {
      numbers.all[i] = numbers.all[i] * 10 + (word[at++] - '0');
    }
    numbers.year_digits = at - begin;
    if (at == begin || at - begin > (i < 2 ? 2U : 4U)) return std::nullopt;
    if (i == 2) break;
    if (at >= word.size() || std::string_view("./-").find(word[at]) == std::string_view::npos) {
      return std::nullopt;
    }
    numbers.sign = word[at++];
  }
  const bool whole = at == word.size() && (numbers.year_digits == 2 || numbers.year_digits == 4);
  if (!whole) return std::nullopt;
  if (numbers.year_digits == 2) {
    numbers.all[2] += numbers.all[2] + kCentury > kLastYear ? kCentury - 100 : kCentury;
  }
  if (numbers.all[2] < kFirstYear || numbers.all[2] > kLastYear) return std::nullopt;
  return numbers;
}

// A day and a month that the text names soon: "KUALA LUMPUR, 11 September".
bool names_day(std::string_view text, const text::Span& below, int month, int day,
               const FrameNames& names) {
  const text::Span soon = text::make_span(below.begin, std::min(below.end, below.begin + kSoon));
  const std::vector<text::Span> words = word_spans(text, soon);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const text::Span pair = without_edge_marks(text, text::cover(words[i], words[i + 1]));
    const auto read = names.date_in(text::slice(text, pair));
    if (read && read->date.month == month && read->date.day == day) return true;
  }
  return false;
}

// "21.11.23"; "11/09/2024" where the text says which number is the day.
std::optional<Segment> numbers_inside(std::string_view text, const text::Span& line,
                                      const text::Span& below, const FrameNames& names) {
  for (const text::Span& word : word_spans(text, line)) {
    const text::Span part = without_edge_marks(text, word);
    const auto numbers = numbers_of(text::slice(text, part));
    if (!numbers) continue;
    const auto [first, second, year] = numbers->all;
    const bool day_first =
        first > 12 || numbers->sign == '.' || names_day(text, below, second, first, names);
    const bool month_first = second > 12 || names_day(text, below, first, second, names);
    if (day_first == month_first) continue;
    const int month = day_first ? second : first;
    const int day = day_first ? first : second;
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) continue;
    const Date date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
                    static_cast<std::int8_t>(day)};
    return Segment{part, Sense::Date, FrameWord::None, false, false, WrittenDate{date, true}};
  }
  return std::nullopt;
}

struct PersonDivider {
  std::string_view text;
  bool aside;  // what follows is said of the person before it
};
constexpr std::array<PersonDivider, 10> kPersonDividers = {{{" and ", false},
                                                            {" & ", false},
                                                            {", ", true},
                                                            {" | ", true},
                                                            {" / ", true},
                                                            {" – ", true},
                                                            {" — ", true},
                                                            {" · ", true},
                                                            {" in ", true},
                                                            {" for ", true}}};

// Reads the parts of a line from left to right.
class PeopleReader {
 public:
  PeopleReader(std::string_view text, const text::Span& line, const FrameNames& names)
      : text_(text), line_(line), names_(names) {}

  [[nodiscard]] NamedPeople read() {
    if (line_.empty() || line_.size() > kPeopleBytes) return {};
    std::size_t at = line_.begin + label_size();
    while (at < line_.end) {
      const Cut cut = next(at);
      const text::Span part = trimmed_part(at, cut.at);
      if (!read_part(part)) return {};
      at = cut.end;
    }
    if (found_.people.empty()) return {};
    return found_;
  }

 private:
  struct Cut {
    std::size_t at;
    std::size_t end;
  };

  // "Told by ", "by ", "Words: ", "Author: "
  std::size_t label_size() {
    const std::string_view words = text::slice(text_, line_);
    const std::string low = lower_ascii(words);
    std::size_t by = low.starts_with("by ") ? 0 : low.find(" by ");
    if (by != std::string::npos) {
      const auto blanks = static_cast<std::size_t>(
          std::count(low.begin(), low.begin() + static_cast<std::ptrdiff_t>(by), ' '));
      const std::size_t end = by + (by == 0 ? 3 : 4);
      const FrameWord kind = names_.opening_of(words).word;  // "Photo by", "Edited by"
      const bool wrote = kind != FrameWord::Photo && kind != FrameWord::Credit;
      if (wrote && blanks < kByWords && begins_sentence(words.substr(end))) {
        found_.by = true;
        return end;
      }
    }
    const std::size_t colon = words.find(": ");
    if (colon == std::string_view::npos) return 0;
    const std::string_view label = words.substr(0, colon);
    const Opening opening = names_.opening_of(label);
    const bool made = (opening.word == FrameWord::By || opening.word == FrameWord::Author) &&
                      opening.size == label.size();
    if (!made && !names_.head().is(label, HeadWord::Work)) return 0;
    found_.by = true;
    return colon + 2;
  }

  [[nodiscard]] Cut next(std::size_t at) const {
    Cut first{line_.end, line_.end};
    for (const PersonDivider& sign : kPersonDividers) {
      const std::size_t found = text_.substr(0, line_.end).find(sign.text, at);
      if (found < first.at) first = {found, found + sign.text.size()};
    }
    return first;
  }

  [[nodiscard]] text::Span trimmed_part(std::size_t begin, std::size_t end) const {
    text::Span part = text::make_span(begin, end);
    while (!part.empty() && text_[part.begin] == ' ') ++part.begin;
    while (!part.empty() &&
           std::string_view(" ,*").find(text_[part.end - 1]) != std::string_view::npos) {
      --part.end;
    }
    return part;
  }

  bool read_part(const text::Span& part) {
    const std::string_view words = text::slice(text_, part);
    if (words.empty()) return true;
    const Sense sense = names_.sense_of(words);
    if (sense == Sense::Date || sense == Sense::Post) return true;
    if (names_.head().any_in(words, HeadWord::Desk)) return !found_.people.empty();
    const bool first = found_.people.empty();
    if (is_person(words, sense, first)) {
      found_.people.push_back(part);
      return true;
    }
    return !first && is_aside(words, sense);
  }

  bool is_person(std::string_view words, Sense sense, bool first) {
    const std::size_t count = blank_divided(words).size();
    if (has_digit(words) || count > kPersonWords) return false;
    for (const std::string_view colon : {":", "\u055D", "\uFF1A"}) {  // no name holds one
      if (words.find(colon) != std::string_view::npos) return false;
    }
    if (sense == Sense::Person) {
      found_.known = true;
      return true;
    }
    if (sense != Sense::Name || has_organisation_head(words, names_)) return false;
    if (count == 1) return found_.by && first;  // "Told by Nadia"
    const bool article = lower_ascii(words).starts_with("the ");
    return names_.is_byline_name(words) && !names_.is_ordinary(words) && !article;
  }

  // What somebody is, or where: "chief reporter", "Lagos", "29".
  [[nodiscard]] bool is_aside(std::string_view words, Sense sense) const {
    if (sense == Sense::Place || sense == Sense::Outlet || sense == Sense::Body) return true;
    const std::vector<std::string_view> all = blank_divided(words);
    if (all.size() > kAsideWords) return false;
    if (sense == Sense::Name || has_digit(words)) return true;
    return found_.by || !begins_sentence(words);
  }

  std::string_view text_;
  text::Span line_;
  const FrameNames& names_;
  NamedPeople found_;
};

}  // namespace

std::optional<Segment> date_inside(std::string_view text, const text::Span& span,
                                   const FrameNames& names) {
  if (!has_digit(text::slice(text, span))) return std::nullopt;
  const std::vector<text::Span> words = word_spans(text, span);
  for (std::size_t count = std::min(kDateWords, words.size()); count > 0; --count) {
    for (std::size_t i = 0; i + count <= words.size(); ++i) {
      const text::Span part = without_edge_marks(text, text::cover(words[i], words[i + count - 1]));
      const std::string_view date = text::slice(text, part);
      if (date.empty() || !has_digit(date) || date.find(" (") != std::string_view::npos) continue;
      const auto read = names.date_in(date);
      if (!read || !read->whole || read->date.year > kLastYear) continue;
      return Segment{part, Sense::Date, FrameWord::None, false, false, read};
    }
  }
  return std::nullopt;
}

std::optional<Segment> date_of_line(std::string_view text, const text::Span& line,
                                    const text::Span& below, const FrameNames& names) {
  if (auto date = date_inside(text, line, names)) return date;
  return numbers_inside(text, line, below, names);
}

std::vector<text::Span> parts_of_line(std::string_view text, const text::Span& line,
                                      const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  if (words.size() > kPartedBytes) return {};
  if (std::vector<text::Span> both = title_and_outlet(text, line, names); !both.empty()) {
    return both;
  }
  if (!has_digit(words) || ends_sentence(words)) return {};
  for (const std::string_view sign : {" | ", " · ", " • ", " – ", " — ", " - ", " / "}) {
    if (words.find(sign[1]) == std::string_view::npos) continue;  // a line has many blanks
    if (words.find(sign) == std::string_view::npos) continue;
    std::vector<text::Span> parts;
    bool dated = false;
    bool titled = false;
    bool whole = true;  // "The trial - 3 May 2024 - drew a crowd" is one sentence
    for (std::size_t at = 0; at <= words.size();) {
      const std::size_t end = std::min(words.find(sign, at), words.size());
      const text::Span part =
          without_edge_marks(text, text::make_span(line.begin + at, line.begin + end));
      const auto date = names.date_in(text::slice(text, part));
      dated = dated || (date && date->whole);
      titled =
          titled || (!date && blank_divided(text::slice(text, part)).size() >= kFewestTitleWords);
      if (!part.empty()) {
        const char initial = text[part.begin];
        whole = whole && (parts.empty() || initial < 'a' || initial > 'z');
        parts.push_back(part);
      }
      at = end + sign.size();
    }
    if (parts.size() >= 3 && dated && titled && whole) return parts;
  }
  return {};
}

NamedPeople people_in(std::string_view text, const text::Span& line, const FrameNames& names) {
  return PeopleReader(text, line, names).read();
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// Further lines of a head that say in words what they are: "Reprinted from the Hill Star, 3 May
// 2024", "Compiled by the Embassy of Oman", "A Hill Inquirer investigation", "No. 31 | Spring
// 2024".

#include "language/frame_head_forms.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/plain_text.h"
#include "language/frame_lines.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

constexpr std::size_t kLongestForm = 160;  // bytes of a line
constexpr std::size_t kNameMostWords = 6;

Segment segment_of(const text::Span& at, Sense sense, FrameWord label) {
  Segment segment;
  segment.text = at;
  segment.sense = sense;
  segment.label = label;
  return segment;
}

bool may_be_outlet(std::string_view name, const FrameNames& names) {
  const Sense sense = names.sense_of(name);
  return is_title_cased(name, names) &&
         (sense == Sense::Outlet || sense == Sense::Body || sense == Sense::Name);
}

// "Reprinted from the Hill Star, 3 May 2024"
std::optional<FrameLine> read_reprinted(std::string_view text, const text::Span& line,
                                        const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const std::size_t size = names.head().opening_of(words, HeadWord::FirstAppeared);
  if (size == 0 || size + 1 >= words.size()) return std::nullopt;
  std::size_t begin = size + 1;
  if (lower_ascii(words.substr(begin, 4)) == "the ") begin += 4;
  const std::size_t end =
      std::min({words.find(", ", begin), words.find(" on ", begin), words.find(" (", begin),
                words.find(". ", begin), words.size() - (words.ends_with(".") ? 1U : 0U)});
  if (end <= begin || !may_be_outlet(words.substr(begin, end - begin), names)) return std::nullopt;
  FrameLine found{line, BlockRole::Credit, {}};
  found.segments.push_back(segment_of(text::make_span(line.begin + begin, line.begin + end),
                                      Sense::Outlet, FrameWord::Source));
  if (const auto date = date_inside(text, text::make_span(line.begin + end, line.end), names)) {
    found.segments.push_back(*date);
  }
  return found;
}

// "A Hill Inquirer investigation", "A Hill Inquirer special report"
std::optional<FrameLine> read_work_of(std::string_view text, const text::Span& line,
                                      const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const std::size_t begin = words.starts_with("A ") ? 2 : words.starts_with("An ") ? 3 : 0;
  if (begin == 0) return std::nullopt;
  std::size_t end = std::string_view::npos;
  for (std::size_t at = words.find(' ', begin); at != std::string_view::npos && end > at;
       at = words.find(' ', at + 1)) {
    if (names.head().is(words.substr(at + 1), HeadWord::Work)) end = at;
  }
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view name = words.substr(begin, end - begin);
  const bool several = name.find(' ') != std::string_view::npos;
  if (!is_title_cased(name, names) || (!several && names.sense_of(name) != Sense::Outlet) ||
      names.sense_of(name) == Sense::Person || names.sense_of(name) == Sense::Place) {
    return std::nullopt;
  }
  return FrameLine{line,
                   BlockRole::Credit,
                   {segment_of(text::make_span(line.begin + begin, line.begin + end), Sense::Outlet,
                               FrameWord::Source)}};
}

// "Host: Kofi Asante", "Anchor: Deepa Thapa. Reporter: Hari Lama."
std::optional<FrameLine> read_presenters(std::string_view text, const text::Span& line,
                                         const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  if (words.find(": ") == std::string_view::npos) return std::nullopt;
  FrameLine found{line, BlockRole::Credit, {}};
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t label = names.head().opening_of(words.substr(at), HeadWord::Presenter);
    if (label == 0 || !words.substr(at + label).starts_with(": ")) return std::nullopt;
    const std::size_t begin = at + label + 2;
    const std::size_t end =
        std::min({words.find(". ", begin), words.find(" | ", begin), words.find("; ", begin),
                  words.find(", ", begin), words.size()});
    std::string_view name = words.substr(begin, end - begin);
    if (name.ends_with(".")) name.remove_suffix(1);
    const std::string kind = lower_ascii(words.substr(at, label));
    const bool show = kind.starts_with("prog") || kind == "show" || kind == "episode";
    if (!show && !names.is_byline_name(name)) return std::nullopt;
    found.segments.push_back(
        segment_of(text::make_span(line.begin + begin, line.begin + begin + name.size()),
                   Sense::Section, FrameWord::Credit));
    at = words.find_first_not_of(" .|;,", end);
    if (at == std::string_view::npos) break;
  }
  return found;
}

// "Nation section, p. 4", "Metro, page 5"
std::optional<FrameLine> read_page(std::string_view text, const text::Span& line,
                                   const FrameNames& names) {
  constexpr std::array<std::string_view, 5> kSigns = {", ", " | ", " · ", " - ", " – "};
  constexpr std::size_t kSectionWords = 3;
  const std::string_view words = text::slice(text, line);
  for (const std::string_view sign : kSigns) {
    const std::size_t at = words.rfind(sign);
    if (at == std::string_view::npos) continue;
    const std::string_view page = words.substr(at + sign.size());
    const bool pages = (page.starts_with("p") || page.starts_with("P")) && has_digit(page) &&
                       names.sense_of(page) == Sense::Section;
    const std::string_view section = words.substr(0, at);
    if (!pages || has_digit(section) || blank_divided(section).size() > kSectionWords ||
        (section.find(' ') != section.npos && names.sense_of(section) == Sense::Outlet)) {
      continue;
    }
    return FrameLine{
        line, BlockRole::DateLine, {segment_of(line, Sense::Section, FrameWord::Credit)}};
  }
  return std::nullopt;
}

// "Daily press summary - 11 October 2024", "Debates in brief: Thursday, 6 March 2025",
// "March 2025 edition"
std::optional<FrameLine> read_dated_genre(std::string_view text, const text::Span& line,
                                          const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  if (!has_digit(words)) return std::nullopt;
  Segment found = segment_of(line, Sense::Date, FrameWord::None);
  const std::size_t blank = words.rfind(' ');
  if (blank != std::string_view::npos &&
      names.head().is(words.substr(blank + 1), HeadWord::Issue)) {
    found.text.end = static_cast<std::uint32_t>(line.begin + blank);
    found.date = names.date_in(words.substr(0, blank));
  }
  for (const std::string_view sign : {": ", " - ", " – ", " — ", " | ", ", "}) {
    const std::size_t at = words.find(sign);
    if (found.date || at == std::string_view::npos) continue;
    if (!is_genre(words.substr(0, at), names.head())) continue;
    found.text.begin = static_cast<std::uint32_t>(line.begin + at + sign.size());
    found.date = names.date_in(words.substr(at + sign.size()));
  }
  if (!found.date || !found.date->whole) return std::nullopt;
  return FrameLine{line, BlockRole::DateLine, {found}};
}

// "The Border Diary - borderdiary.blog"
std::optional<FrameLine> read_name_and_site(std::string_view text, const text::Span& line,
                                            const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const std::size_t blank = words.rfind(' ');
  if (blank == std::string_view::npos || blank < 4) return std::nullopt;
  const std::string_view site = words.substr(blank + 1);
  const std::size_t dot = site.rfind('.');
  const bool address =
      dot != std::string_view::npos && dot > 1 && dot + 2 < site.size() &&
      std::all_of(site.begin(), site.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
      });
  if (!address) return std::nullopt;
  for (const std::string_view sign : {" -", " –", " —", " |", " ·"}) {
    if (!words.substr(0, blank).ends_with(sign)) continue;
    const std::string_view name = words.substr(0, blank - sign.size());
    if (!is_title_cased(name, names) || blank_divided(name).size() > kNameMostWords ||
        names.sense_of(name) == Sense::Person) {
      return std::nullopt;
    }
    return FrameLine{line,
                     BlockRole::Credit,
                     {segment_of(text::make_span(line.begin, line.begin + name.size()),
                                 Sense::Outlet, FrameWord::Publisher)}};
  }
  return std::nullopt;
}

// "Compiled by the Embassy of Oman in Rome", "Prepared by the press section, Embassy of Oman"
std::optional<FrameLine> read_compiled(std::string_view text, const text::Span& line,
                                       const FrameNames& names) {
  const auto body = compiling_body(text, line, names);
  if (!body) return std::nullopt;
  FrameLine found{line, BlockRole::Credit, {}};
  found.segments.push_back(segment_of(*body, Sense::Body, FrameWord::Source));
  if (const auto date = date_inside(text, text::make_span(body->end, line.end), names)) {
    found.segments.push_back(*date);
  }
  return found;
}

}  // namespace

bool is_placed_date(std::string_view text, const text::Span& line, const FrameNames& names) {
  constexpr std::size_t kPlaceWords = 4;
  const auto date = date_inside(text, line, names);
  if (!date || !date->date->whole || date->text.end + 1 < line.end) return false;
  std::string_view before = text.substr(line.begin, date->text.begin - line.begin);
  for (const std::string_view article : {" a ", " le ", " el "}) {
    if (before.ends_with(article)) before.remove_suffix(article.size() - 1);
  }
  while (!before.empty() && (before.back() == ' ' || before.back() == ',')) before.remove_suffix(1);
  return !before.empty() && blank_divided(before).size() <= kPlaceWords &&
         is_title_cased(before, names);
}

std::optional<text::Span> compiling_body(std::string_view text, const text::Span& line,
                                         const FrameNames& names) {
  std::string_view words = text::slice(text, line);
  const std::size_t size = names.head().opening_of(words, HeadWord::CompiledBy);
  if (size == 0) return std::nullopt;
  // "Compiled by the Hill Centre | 4 August 2025"
  for (const std::string_view mark : {" | ", " \u00b7 ", " \u2013 ", " \u2014 ", " - "}) {
    words = words.substr(0, words.find(mark));
  }
  for (std::size_t at = size + 1; at < words.size();) {
    const std::size_t comma = std::min(words.find(", ", at), words.size());
    std::size_t begin = at;
    if (lower_ascii(words.substr(begin, 4)) == "the ") begin += 4;
    std::string_view name = words.substr(begin, comma - begin);
    while (name.ends_with(".")) name.remove_suffix(1);
    if (const std::size_t in = name.find(" in ");
        in != std::string_view::npos && names.sense_of(name.substr(in + 4)) == Sense::Place) {
      name = name.substr(0, in);
    }
    const bool unit = is_press_unit(name, names.head());
    if (!unit && is_title_cased(name, names) && blank_divided(name).size() <= kNameMostWords + 4 &&
        (has_organisation_head(name, names) || names.sense_of(name) == Sense::Outlet)) {
      const std::size_t from = line.begin + begin;
      return text::make_span(from, from + name.size());
    }
    at = comma + 2;
  }
  return std::nullopt;
}

std::optional<Segment> told_date(std::string_view text, const text::Span& running,
                                 const std::optional<text::Span>& publisher,
                                 const FrameNames& names) {
  constexpr std::size_t kOpening = 700;  // bytes of the text
  constexpr std::size_t kDateBytes = 30;
  if (!publisher) return std::nullopt;
  const std::string name = lower_ascii(text::slice(text, *publisher)).append(" on ");
  const std::string opening = lower_ascii(text::slice(text, running).substr(0, kOpening));
  const std::size_t at = opening.find(name);
  if (at == std::string::npos || at < 4) return std::nullopt;
  const std::size_t blank = opening.rfind(' ', at - 2);
  const std::size_t told = blank == std::string::npos ? 0 : blank + 1;
  std::string_view before = std::string_view(opening).substr(told, at - 1 - told);
  if (before == "the" && told > 3) {
    const std::size_t next = opening.rfind(' ', told - 2);
    before = std::string_view(opening).substr(next + 1, told - 2 - next);
  }
  if (!names.head().is(before, HeadWord::Told)) return std::nullopt;
  const std::size_t begin = running.begin + at + name.size();
  const std::size_t end = std::min<std::size_t>(begin + kDateBytes, running.end);
  const std::size_t stop = std::min(text.find_first_of(".\n;", begin), end);
  auto date = date_inside(text, text::make_span(begin, stop), names);
  if (!date || date->text.begin != begin) return std::nullopt;
  date->label = FrameWord::Occasion;
  return date;
}

std::vector<text::Span> title_and_outlet(std::string_view text, const text::Span& line,
                                         const FrameNames& names) {
  constexpr std::size_t kFewestWords = 3;  // of the title
  constexpr std::size_t kOutletWords = 5;
  const std::string_view words = text::slice(text, line);
  for (const std::string_view sign : {" | ", " - ", " – ", " — "}) {
    if (words.find(sign[1]) == std::string_view::npos) continue;  // a line has many blanks
    const std::size_t at = words.find(sign);
    if (at == std::string_view::npos || words.find(sign, at + 1) != std::string_view::npos)
      continue;
    const std::string_view title = words.substr(0, at);
    const std::string_view outlet = words.substr(at + sign.size());
    const std::size_t count = blank_divided(outlet).size();
    const bool named = count >= 2 && count <= kOutletWords && is_title_cased(outlet, names) &&
                       names.sense_of(outlet) == Sense::Outlet && !names.is_ordinary(outlet);
    const bool titled = blank_divided(title).size() >= kFewestWords &&
                        (!is_title_cased(title, names) || reads_as_headline(title, names)) &&
                        begins_sentence(title) && !has_digit(title);
    if (!named || !titled) continue;
    return {text::make_span(line.begin, line.begin + at),
            text::make_span(line.begin + at + sign.size(), line.end)};
  }
  return {};
}

std::size_t without_frequency(std::string_view name, const FrameNames& names) {
  std::string_view number = name;
  for (const std::string_view band : {" FM", " AM", " MHz", " kHz"}) {
    if (number.ends_with(band)) number.remove_suffix(band.size());
  }
  const std::size_t blank = number.rfind(' ');
  if (blank == std::string_view::npos || !has_digit(name.substr(blank + 1, 1))) return name.size();
  const bool decimal = name.find('.', blank) != std::string_view::npos;
  const bool radio = names.head().any_in(name.substr(0, blank), HeadWord::Broadcaster);
  return decimal && radio ? blank : name.size();
}

std::optional<Segment> season_in(std::string_view text, const text::Span& line,
                                 const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const std::vector<std::string_view> all = blank_divided(words);
  constexpr std::size_t kYear = 4;
  for (std::size_t i = 1; i < all.size(); ++i) {
    std::string_view year = all[i];
    while (!year.empty() && !has_digit(year.substr(year.size() - 1))) year.remove_suffix(1);
    if (const std::size_t slash = year.find_first_of("/-"); slash == kYear) {
      year = year.substr(0, kYear);  // "Winter 2023/24"
    }
    const bool number = year.size() == kYear &&
                        (year.starts_with("19") || year.starts_with("20")) &&
                        year.find_first_not_of("0123456789") == std::string_view::npos;
    if (!number || !names.head().is(all[i - 1], HeadWord::YearSeason)) continue;
    int value = 0;
    for (const char c : year) value = value * 10 + (c - '0');
    const auto begin = static_cast<std::size_t>(all[i - 1].data() - words.data());
    const auto end = static_cast<std::size_t>(year.data() - words.data()) + kYear;
    Segment season = segment_of(text::make_span(line.begin + begin, line.begin + end), Sense::Date,
                                FrameWord::Occasion);
    if (season.text == line) return std::nullopt;  // the heading of a part as well
    season.date = WrittenDate{Date{static_cast<std::int16_t>(value), 0, 0}, true, true};
    return season;
  }
  return std::nullopt;
}

std::optional<FrameLine> read_further_line(std::string_view text, const text::Span& line,
                                           const FrameNames& names) {
  if (line.size() > kLongestForm) return std::nullopt;
  for (const auto form : {read_reprinted, read_work_of, read_presenters, read_page,
                          read_dated_genre, read_name_and_site, read_compiled}) {
    if (auto found = form(text, line, names)) return found;
  }
  return std::nullopt;
}

}  // namespace plumbline::language

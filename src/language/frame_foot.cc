// SPDX-License-Identifier: Apache-2.0
//
// Lines that say by their first words what they are, and what lines behind the text, and the last
// sentences of its first paragraph, say of the document.

#include <algorithm>
#include <array>

#include "language/frame_head.h"
#include "language/frame_head_forms.h"
#include "language/frame_lines.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

constexpr std::size_t kLongestTail = 110;  // bytes of "Interview: Jane Roe. 3 May 2024."
constexpr std::size_t kTailSentences = 4;
constexpr std::size_t kLongestBoilerplate = 240;

bool is_year_sign(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == ' ';
}

// Bytes of "©", "(c)", "Copyright", "Copyright ©" before a name or year; 0: none.
std::size_t rights_size(std::string_view text) {
  std::size_t size = 0;
  for (bool more = true; more;) {  // in any order: "© Copyright 2024"
    more = false;
    for (const std::string_view sign :
         {"Copyright ", "COPYRIGHT ", "copyright ", "©", "(c) ", "(C) "}) {
      if (!text.substr(size).starts_with(sign)) continue;
      size += sign.size();
      more = true;
    }
    while (size > 0 && size < text.size() && text[size] == ' ') ++size;
  }
  return size < text.size() && begins_sentence(text.substr(size)) ? size : 0;
}

// "Hill Gazette" of "Hill Gazette Media Ltd"
std::string_view without_company_form(std::string_view name) {
  constexpr std::array<std::string_view, 12> kForms = {" Ltd", " Limited", " Inc",  " LLC",
                                                       " PLC", " plc",     " GmbH", " AG",
                                                       " S.A", " SA",      " Pty",  " LLP"};
  constexpr std::array<std::string_view, 4> kTrades = {" Media", " Publishing", " Publications",
                                                       " Newspapers"};
  const auto cut = [&name](const auto& ends) {
    for (const std::string_view end : ends) {
      const std::string_view before =
          name.substr(0, name.size() - std::min(end.size(), name.size()));
      if (!name.ends_with(end) || before.find(' ') == std::string_view::npos) continue;
      name = before;
      return true;
    }
    return false;
  };
  if (cut(kForms)) cut(kTrades);
  return name;
}

// A date that stands alone in `span`, signs aside.
std::optional<Segment> date_alone(std::string_view text, text::Span span, const FrameNames& names) {
  const std::string_view signs = " ,.|\n";
  while (!span.empty() && signs.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (!span.empty() && signs.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  Segment segment;
  segment.text = span;
  segment.sense = Sense::Date;
  segment.date = names.date_in(text::slice(text, span));
  if (!segment.date || !segment.date->whole) return std::nullopt;
  return segment;
}

// "(END) IPS/kh/2025-11-07": the mark with which an agency ends its text
bool read_end_mark(std::string_view text, const text::Span& line, const FrameNames& names,
                   FrameFacts& facts) {
  const std::string_view words = text::slice(text, line);
  bool mark = false;
  for (const std::string_view end :
       {"(END)", "(End)", "[END]", "(ENDS)", "(Ends)", "END/", "ENDS/"}) {
    mark = mark || words.starts_with(end);
  }
  if (!mark) return false;
  for (std::size_t at = 0; at < words.size(); at = words.find_first_of(" /", at)) {
    if (at > 0) ++at;
    const auto date = date_alone(text, text::make_span(line.begin + at, line.end), names);
    if (!date) continue;
    facts.add_date(*date);
    break;
  }
  return true;
}

// "This article first appeared in the Hill Review on 3 May 2024."
bool read_first_appeared(std::string_view text, const text::Span& line, const FrameNames& names,
                         FrameFacts& facts) {
  const std::string_view words = text::slice(text, line);
  const HeadWords::Found found = names.head().find_in(words, HeadWord::FirstAppeared);
  if (found.size == 0) return false;
  std::size_t begin = found.at + found.size + 1;
  if (begin >= words.size()) return false;
  if (words.substr(begin).starts_with("the ")) begin += 4;
  const std::size_t end =
      std::min({words.find(" on ", begin), words.find(", ", begin), words.find(" (", begin),
                words.find(". ", begin), words.find(" and ", begin),
                words.ends_with(".") ? words.size() - 1 : words.size()});
  if (end <= begin) return false;
  const std::string_view name = words.substr(begin, end - begin);
  const Sense sense = names.sense_of(name);
  const bool named = sense == Sense::Outlet || sense == Sense::Body || sense == Sense::Name;
  if (!named || !is_title_cased(name, names)) return false;
  facts.add_credit(text::make_span(line.begin + begin, line.begin + end));
  std::size_t behind = end;
  for (const std::string_view sign : {" on ", ", "}) {
    if (words.substr(end).starts_with(sign)) behind = end + sign.size();
  }
  auto date = date_alone(text, text::make_span(line.begin + behind, line.end), names);
  if (!date) date = date_inside(text, text::make_span(line.begin + end, line.end), names);
  if (date) facts.add_date(*date);
  return true;
}

// "This page was last edited on 5 June 2024."
bool read_last_edited(std::string_view text, const text::Span& line, const FrameNames& names,
                      FrameFacts& facts) {
  const HeadWords::Found found =
      names.head().find_in(text::slice(text, line), HeadWord::LastEdited);
  if (found.size == 0) return false;
  const std::size_t begin = line.begin + found.at + found.size;
  if (begin >= line.end) return false;
  auto date = date_alone(text, text::make_span(begin, line.end), names);
  if (!date) return false;
  date->label = FrameWord::Updated;
  facts.add_date(*date);
  return true;
}

}  // namespace

BlockRole role_of_opening(std::string_view text, const FrameNames& names) {
  if (rights_size(text) > 0) {
    return BlockRole::Credit;
  }
  const Opening opening = names.opening_of(text);
  if (opening.size == 0) return BlockRole::Body;
  const std::string_view rest = text.substr(opening.size);
  const bool whole = rest.find_first_not_of(" .:!…") == std::string_view::npos;
  const bool colon = rest.starts_with(":") || rest.starts_with(" :");
  switch (opening.word) {
    case FrameWord::OtherArticles: return whole || colon ? BlockRole::Boilerplate : BlockRole::Body;
    case FrameWord::Boilerplate:
      if (whole || colon) return BlockRole::Boilerplate;
      return !opening.alone && text.size() <= kLongestBoilerplate ? BlockRole::Boilerplate
                                                                  : BlockRole::Body;
    case FrameWord::Photo:
      return colon || (!opening.alone && text.size() <= kShortLine) ? BlockRole::Caption
                                                                    : BlockRole::Body;
    case FrameWord::Credit:
      return colon || (!opening.alone && text.size() <= kShortLine) ? BlockRole::Credit
                                                                    : BlockRole::Body;
    default: return BlockRole::Body;
  }
}

// "(c) Hill Gazette 2024", "© 2024 Hill Gazette. All rights reserved."
void read_rights(std::string_view text, const text::Span& line, const FrameNames& names,
                 FrameFacts& facts) {
  const std::string_view words = text::slice(text, line);
  // "Compiled by Jane Roe | 4 August 2025"
  if (names.head().opening_of(words, HeadWord::CompiledBy) > 0) {
    if (const auto date = date_inside(text, line, names)) facts.add_date(*date);
  }
  if (const auto body = compiling_body(text, line, names)) return facts.add_credit(*body);
  std::size_t at = rights_size(words);
  at = words.find_first_not_of(' ', at);
  if (at == std::string_view::npos) return;
  while (at < words.size() && is_year_sign(words[at])) ++at;
  if (words.substr(at).starts_with("by ")) at += 3;
  std::size_t end = std::min(words.find_first_of(".,|", at), words.size());
  while (end > at && is_year_sign(words[end - 1])) --end;
  const Sense sense = names.sense_of(words.substr(at, end - at));
  if (sense != Sense::Outlet && sense != Sense::Body && sense != Sense::Name) return;
  end = at + without_company_form(words.substr(at, end - at)).size();
  facts.add_rights(text::make_span(line.begin + at, line.begin + end));
  const auto date = date_alone(text, text::make_span(line.begin + end, line.end), names);
  if (date) facts.add_date(*date);
}

// "Contact: press office, Hill Foundation, Lagos" below a press release
void read_contact(std::string_view text, const text::Span& line, std::string_view title,
                  const FrameNames& names, FrameFacts& facts) {
  std::size_t at = line.begin;
  while (at < line.end) {
    const std::size_t comma = std::min<std::size_t>(text.find_first_of(",:", at), line.end);
    text::Span part = text::make_span(at, comma);
    while (!part.empty() && text[part.begin] == ' ') ++part.begin;
    const std::string_view words = text::slice(text, part);
    const bool titled = is_title_cased(words, names) && title.starts_with(words);
    if (count_words(words) >= 2 && (titled || names.names_organisation(words))) {
      return facts.add_credit(part);
    }
    at = comma + 1;
  }
}

bool read_foot(std::string_view text, const text::Span& line, const FrameNames& names,
               FrameFacts& facts) {
  if (read_end_mark(text, line, names, facts)) return true;
  if (!names.head().may_hold(text::slice(text, line), HeadWord::FirstAppeared,
                             HeadWord::LastEdited)) {
    return false;
  }
  return read_first_appeared(text, line, names, facts) ||
         read_last_edited(text, line, names, facts);
}

std::optional<FrameLine> read_paragraph_tail(std::string_view text, const text::Span& paragraph,
                                             const FrameNames& names) {
  const std::string_view words = text::slice(text, paragraph);
  std::optional<FrameLine> best;
  std::size_t stop = words.rfind(". ");
  for (std::size_t i = 0; i < kTailSentences && stop != std::string_view::npos; ++i) {
    const std::size_t begin = stop + 2;
    if (words.size() - begin > kLongestTail) break;
    auto found =
        read_frame_line(text, text::make_span(paragraph.begin + begin, paragraph.end), names);
    const bool told =
        found &&
        std::any_of(found->segments.begin(), found->segments.end(), [](const Segment& segment) {
          return segment.label != FrameWord::None || (segment.date && segment.date->whole);
        });
    if (told) best = std::move(found);
    if (stop == 0) break;
    stop = words.rfind(". ", stop - 1);
  }
  return best;
}

std::optional<DatedList> read_dated_list(std::string_view text, text::Span span,
                                         const FrameNames& names) {
  constexpr std::size_t kMostWords = 4;  // of one item
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  const std::size_t stop = text.substr(0, span.end).find(". ", span.begin);
  const std::size_t end = stop == std::string_view::npos ? span.end : stop + 1;
  if (end - span.begin > kShortLine) return std::nullopt;
  const std::string_view sentence = text.substr(span.begin, end - span.begin);
  const std::size_t comma = sentence.rfind(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  std::size_t at = 0;
  while (at < comma) {
    const std::size_t next = std::min(sentence.find_first_of(",:", at), comma);
    if (count_words(sentence.substr(at, next - at)) > kMostWords) return std::nullopt;
    at = next + 1;
  }
  Segment date;
  date.text = text::make_span(span.begin + comma + 2, end);
  if (text[date.text.end - 1] == '.') --date.text.end;
  date.date = names.date_in(text::slice(text, date.text));
  if (!date.date || !date.date->whole) return std::nullopt;
  return DatedList{text::make_span(span.begin, end), std::move(date)};
}

}  // namespace plumbline::language

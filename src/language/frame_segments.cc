// SPDX-License-Identifier: Apache-2.0
//
// Lines and paragraph openings as segments: "LAGOS", "May 6", "Gulf Post".

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "language/frame_head.h"
#include "language/frame_head_forms.h"
#include "language/frame_lines.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

constexpr std::size_t kLongestFrameLine = 200;  // bytes of a line that may be frame as a whole
constexpr std::size_t kDatelineBytes = 140;     // in which a dateline ends
constexpr std::size_t kMostSegments = 8;
constexpr std::size_t kLabelWords = 3;   // words of a name that stands alone before the text
constexpr std::size_t kRubricWords = 4;  // of a rubric between bars, of an aside

// What divides two segments; strong: a sentence may begin behind it.
struct Divider {
  std::string_view sign;
  bool strong;
};
constexpr std::array<Divider, 15> kDividers = {{{" -- ", true},
                                                {" - ", true},
                                                {" – ", true},
                                                {" — ", true},
                                                {" ― ", true},
                                                {" | ", false},
                                                {" / ", false},
                                                {" • ", false},
                                                {" · ", false},
                                                {"; ", false},
                                                {", ", false},
                                                {": ", true},
                                                {". ", true},
                                                {"։ ", true},
                                                {"\n", false}}};

struct SegmentCut {
  std::size_t begin = 0;  // of the divider
  std::size_t end = 0;
  bool strong = false;
};

std::size_t count_blanks(std::string_view words) {
  return static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

std::string_view trimmed_words(std::string_view words) {
  while (!words.empty() && is_space(words.front())) words.remove_prefix(1);
  return words;
}

text::Span without_edges(std::string_view text, text::Span span) {
  const auto off = [&](std::uint32_t at) {
    const char c = text[at];
    return is_space(c) || c == ',' || c == ';' || c == '.' || c == '|';
  };
  while (!span.empty() && off(span.begin)) ++span.begin;
  // The full stop of "Jr." or "a.m." does not matter; that of "U.S." does.
  while (!span.empty() && off(span.end - 1)) {
    const bool initials = text[span.end - 1] == '.' && span.size() > 3 && text[span.end - 3] == '.';
    if (initials) break;
    --span.end;
  }
  return span;
}

// The full stop behind "St" or a single capital divides nothing.
bool is_abbreviation(std::string_view before) {
  const std::size_t blank = before.find_last_of(" \t\n");
  const std::string_view word = blank == std::string_view::npos ? before : before.substr(blank + 1);
  for (const std::string_view each : {"St", "Ft", "Mt", "Mr", "Mrs", "Ms", "Dr", "Prof", "No", "no",
                                      "Vol", "vol", "Nr", "nr", "Corr", "corr", "p", "pp"}) {
    if (word == each) return true;
  }
  return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
}

// Whether a divider may begin with these two bytes: nearly always not.
bool may_divide(char first, char second) {
  constexpr std::uint8_t kFirst = 1;
  constexpr std::uint8_t kSecond = 2;
  constexpr std::uint8_t kAlone = 4;
  static constexpr auto kRoles = [] {
    std::array<std::uint8_t, 256> roles{};
    for (const Divider& divider : kDividers) {
      roles[static_cast<unsigned char>(divider.sign[0])] |=
          divider.sign.size() == 1 ? kAlone : kFirst;
      if (divider.sign.size() > 1) roles[static_cast<unsigned char>(divider.sign[1])] |= kSecond;
    }
    return roles;
  }();
  const std::uint8_t role = kRoles[static_cast<unsigned char>(first)];
  return (role & kAlone) != 0 ||
         ((role & kFirst) != 0 && (kRoles[static_cast<unsigned char>(second)] & kSecond) != 0);
}

// The first divider in [begin, end).
SegmentCut next_cut(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (!may_divide(text[at], at + 1 < end ? text[at + 1] : '\0')) continue;
    const std::string_view rest = text.substr(at, end - at);
    for (const Divider& divider : kDividers) {
      if (divider.sign.front() != text[at] || !rest.starts_with(divider.sign)) continue;
      if (divider.sign == ". " && is_abbreviation(text.substr(begin, at - begin))) continue;
      return {at, at + divider.sign.size(), divider.strong};
    }
  }
  return {end, end, false};
}

// Reads segments from left to right, as long as they are frame.
class Segments {
 public:
  Segments(std::string_view text, text::Span within, const FrameNames& names)
      : text_(text),
        names_(names),
        at_(within.begin),
        end_(within.end),
        bars_(text::slice(text, within).find(" | ") != std::string_view::npos) {}

  // Asides of a few words in brackets are frame too: "(our translation)".
  void allow_asides() { asides_ = true; }

  // False if what follows is running text (nothing is taken then) or nothing follows.
  bool next() {
    skip_space();
    if (at_ >= end_ || all_.size() >= kMostSegments) return false;
    strong_ = false;
    const char open = text_[at_];
    if (open == '(' || open == '[' || open == '/') return bracketed(open);
    const SegmentCut cut = date_or_next_cut();
    Segment segment;
    segment.text = without_edges(text_, text::make_span(at_, cut.begin));
    if (segment.text.empty()) {
      at_ = std::max(cut.end, at_ + 1);
      return at_ < end_ && next();
    }
    if (!read(segment)) return false;
    all_.push_back(segment);
    at_ = cut.end;
    strong_ = cut.strong || text_[cut.begin - 1] == '.' || cut.begin == end_;
    return true;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ >= end_; }
  [[nodiscard]] bool strong() const { return strong_; }
  [[nodiscard]] const std::vector<Segment>& all() const { return all_; }

 private:
  void skip_space() {
    while (at_ < end_ && is_space(text_[at_])) ++at_;
  }

  // Commas inside a date divide nothing: "Oct 14, 2025".
  [[nodiscard]] SegmentCut date_or_next_cut() const {
    const std::size_t end = std::min(end_, bracket_at());
    const SegmentCut first = next_cut(text_, at_, end);
    SegmentCut longest = first;
    SegmentCut more = first;
    for (int i = 0; i < 3 && more.end < end; ++i) {
      more = next_cut(text_, more.end, end);
      const std::string_view words =
          text::slice(text_, without_edges(text_, text::make_span(at_, more.begin)));
      // Of several parts only one with a number may be a date.
      if (!has_digit(words)) continue;
      if (names_.date_in(words) || (i == 0 && names_.date_in(behind_label(words)))) longest = more;
    }
    return longest;
  }

  // "May 3, 2024" of "posted on May 3, 2024"
  [[nodiscard]] std::string_view behind_label(std::string_view words) const {
    if (words.empty() || words.back() < '0' || words.back() > '9') return {};
    const Opening opening = names_.opening_of(words);
    const bool label = opening.word == FrameWord::Published || opening.word == FrameWord::Updated;
    const std::string_view rest = words.substr(opening.size);
    return label && rest.starts_with(" ") ? trimmed_words(rest) : std::string_view();
  }

  [[nodiscard]] std::size_t bracket_at() const {
    const std::string_view rest = text_.substr(0, end_);
    bool slash = true;  // only the first of them counts
    for (std::size_t at = at_; at + 1 < rest.size(); ++at) {
      if (rest[at] != ' ') continue;
      const char sign = rest[at + 1];
      if (sign == '(' || sign == '[') return at;
      if (sign != '/' || !std::exchange(slash, false)) continue;
      if (rest.substr(at, 3) != " / ") return at;
    }
    return end_;
  }

  // "(Gulf Post) -", "/TASS/."
  bool bracketed(char open) {
    const char close = open == '(' ? ')' : open == '[' ? ']' : '/';
    const std::size_t shut = text_.substr(0, end_).find(close, at_ + 1);
    if (shut == std::string_view::npos || shut == at_ + 1) return false;
    if (is_space(text_[at_ + 1]) || is_space(text_[shut - 1])) return false;
    std::vector<Segment> inside;
    if (!read_list(text::make_span(at_ + 1, shut), inside)) return false;
    at_ = shut + 1;
    strong_ = close_of_dateline();
    if (!strong_ && at_ < end_ && !is_space(text_[at_])) return false;
    all_.insert(all_.end(), inside.begin(), inside.end());
    return true;
  }

  // What stands in brackets: "Gulf Post", "Gulf Post, 8 November 2025".
  bool read_list(text::Span within, std::vector<Segment>& found) {
    const std::size_t outer = std::exchange(at_, within.begin);
    const std::size_t outer_end = std::exchange(end_, within.end);
    bool ok = true;
    while (ok && at_ < end_) {
      skip_space();
      const SegmentCut cut = date_or_next_cut();
      Segment segment;
      segment.text = without_edges(text_, text::make_span(at_, cut.begin));
      segment.bracketed = true;
      ok = !segment.text.empty() && (is_sender(segment) || read(segment) || is_aside(segment));
      if (ok) found.push_back(segment);
      at_ = std::max(cut.end, at_ + 1);
    }
    at_ = outer;
    end_ = outer_end;
    return ok && !found.empty();
  }

  bool is_aside(Segment& segment) const {
    if (!asides_ || count_blanks(text::slice(text_, segment.text)) >= kRubricWords) return false;
    segment.sense = Sense::Section;
    return true;
  }

  // "Corr. Jane Roe" in brackets: whoever sent the text, and no outlet
  bool is_sender(Segment& segment) const {
    const std::string_view words = text::slice(text_, segment.text);
    const Opening opening = names_.opening_of(words);
    if (!segment.bracketed || opening.word != FrameWord::Post) return false;
    std::size_t at = opening.size;
    while (at < words.size() && (words[at] == '.' || words[at] == ' ')) ++at;
    if (!names_.is_byline_name(words.substr(at))) return false;
    segment.text.begin += static_cast<std::uint32_t>(at);
    segment.sense = Sense::Person;
    segment.label = FrameWord::Author;
    return true;
  }

  // A dash, colon or full stop behind a bracket, and a blank or the end behind that.
  bool close_of_dateline() {
    std::size_t at = at_;
    while (at < end_ && is_space(text_[at])) ++at;
    if (at == end_) return true;
    for (const std::string_view sign :
         {".-", ".–", ".—", "--", "-", "–", "—", "―", ":", ".", ","}) {
      if (!text_.substr(at, end_ - at).starts_with(sign)) continue;
      const std::size_t behind = at + sign.size();
      if (behind < end_ && !is_space(text_[behind])) return false;
      at_ = behind;
      return sign != ",";
    }
    return false;
  }

  // "Published: 3 May 2024" has a label; "By Jane Roe" too.
  bool read(Segment& segment) {
    std::string_view words = text::slice(text_, segment.text);
    const Opening opening = names_.opening_of(words);
    const bool colon = opening.size > 0 && words.substr(opening.size).starts_with(":");
    const bool by = opening.word == FrameWord::By && opening.size < words.size();
    const bool labels = opening.word == FrameWord::Author || opening.word == FrameWord::Source ||
                        opening.word == FrameWord::Publisher ||
                        opening.word == FrameWord::Published || opening.word == FrameWord::Updated;
    const bool opens = text_.substr(segment.text.end).starts_with(": ");
    const bool work = opens && names_.head().is(words, HeadWord::Work);
    if (work || (opens && names_.head().is(words, HeadWord::CreditLabel))) {
      // "Interview: Jane Roe", "Review: the editors"
      pending_ = work ? FrameWord::Author : FrameWord::Credit;
      segment.sense = Sense::Section;
      return true;
    }
    if ((labels || opening.word == FrameWord::By) && opening.size == words.size()) {
      // "Published: 3 May 2024" when the colon has divided them.
      pending_ = opening.word;
      segment.sense = Sense::Section;
      return true;
    }
    if (opening.word == FrameWord::Credit && opening.size < words.size()) {
      segment.sense = Sense::Section;  // "reporting by Jane Roe"
      return true;
    }
    const bool dated = labels && names_.date_in(trimmed_words(words.substr(opening.size)));
    if ((labels && (colon || !opening.alone)) || by || dated) {
      segment.label = opening.word;
      segment.text.begin += opening.size + (colon ? 1U : 0U);
      segment.text = without_edges(text_, segment.text);
      words = text::slice(text_, segment.text);
    }
    if (pending_ != FrameWord::None && segment.label == FrameWord::None) segment.label = pending_;
    pending_ = FrameWord::None;
    if (segment.text.empty()) return false;
    if (segment.label == FrameWord::Credit) {
      segment.sense = Sense::Section;
      return count_blanks(words) < kRubricWords;
    }
    segment.date = names_.date_in(words);
    if (!segment.date) read_behind_article(segment);
    segment.sense = segment.date ? Sense::Date : names_.undated_sense_of(words);
    if (segment.sense == Sense::Outlet) {
      const std::size_t size = without_frequency(text::slice(text_, segment.text), names_);
      segment.text.end = static_cast<std::uint32_t>(segment.text.begin + size);
    }
    if (segment.label == FrameWord::By || segment.label == FrameWord::Author)
      return is_byline(words, segment);
    if (segment.label == FrameWord::Source && segment.sense == Sense::Nothing) {
      read_first_source(segment);
    }
    // "HILL GAZETTE | Fact and rumour | 9 December 2024"
    if (segment.sense == Sense::Nothing && bars_ && count_blanks(words) < kRubricWords) {
      segment.sense = Sense::Section;
    }
    return segment.sense != Sense::Nothing;
  }

  // "a 7 de octubre de 2024", "le 5 mars 2025", "on 3 May 2024"
  void read_behind_article(Segment& segment) const {
    const std::string_view words = text::slice(text_, segment.text);
    for (const std::string_view article : {"a ", "le ", "el ", "am ", "on ", "den "}) {
      if (!words.starts_with(article) || !has_digit(words)) continue;
      segment.date = names_.date_in(words.substr(article.size()));
      if (segment.date && !segment.date->whole) segment.date.reset();
    }
  }

  // "Source: Hill Gazette and news agencies"
  void read_first_source(Segment& segment) const {
    const std::string_view words = text::slice(text_, segment.text);
    const std::size_t border = words.find(" and ");
    if (border == std::string_view::npos) return;
    if (names_.sense_of(words.substr(border + 5)) != Sense::Post) return;
    segment.text.end = segment.text.begin + static_cast<std::uint32_t>(border);
    segment.sense = names_.sense_of(words.substr(0, border));
  }

  // "Jane Roe", "Jane Roe and Ari Lee", "Jane Roe in Lagos", "Hill Gazette staff"
  bool is_byline(std::string_view words, Segment& segment) const {
    if (segment.sense == Sense::Nothing) {
      const std::size_t in = words.find(" in ");
      const std::string_view people = words.substr(0, in);
      std::size_t at = 0;
      bool any = false;
      while (at <= people.size()) {
        const std::size_t border = std::min(people.find(" and ", at), people.find(" & ", at));
        const std::size_t end = std::min(border, people.size());
        if (!names_.is_byline_name(people.substr(at, end - at))) return false;
        any = true;
        if (end == people.size()) break;
        at = people.find(' ', end + 1) + 1;
      }
      if (!any) return false;
      segment.sense = Sense::Person;
    } else if (segment.sense == Sense::Name && names_.is_byline_name(words)) {
      segment.sense = Sense::Person;
    }
    return segment.sense != Sense::Date && segment.sense != Sense::Place;
  }

  std::string_view text_;
  const FrameNames& names_;
  std::size_t at_;
  std::size_t end_;
  bool bars_;
  bool asides_ = false;
  bool strong_ = false;
  FrameWord pending_ = FrameWord::None;  // a label whose value is the next segment
  std::vector<Segment> all_;
};

bool has_sense(const std::vector<Segment>& segments, Sense sense) {
  return std::any_of(segments.begin(), segments.end(),
                     [sense](const Segment& segment) { return segment.sense == sense; });
}

bool has_date(const std::vector<Segment>& segments) {
  return has_sense(segments, Sense::Date);
}

bool has_byline(const std::vector<Segment>& segments) {
  return std::any_of(segments.begin(), segments.end(), [](const Segment& segment) {
    return segment.label == FrameWord::By || segment.label == FrameWord::Author;
  });
}

bool has_label(const std::vector<Segment>& segments) {
  return std::any_of(segments.begin(), segments.end(),
                     [](const Segment& segment) { return segment.label != FrameWord::None; });
}

bool all_capital(std::string_view words) {
  return std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The role of a line of such segments; Body if it is none.
BlockRole line_role(const std::vector<Segment>& segments) {
  const auto count = [&](Sense sense) {
    return std::count_if(segments.begin(), segments.end(),
                         [sense](const Segment& s) { return s.sense == sense; });
  };
  if (has_byline(segments)) return BlockRole::Byline;
  if (has_label(segments)) {
    const bool date = has_date(segments);
    return date ? BlockRole::DateLine : BlockRole::Credit;
  }
  if (has_date(segments)) {
    return has_sense(segments, Sense::Person) && !has_sense(segments, Sense::Outlet)
               ? BlockRole::Byline
               : BlockRole::DateLine;
  }
  if (segments.size() == 1) {
    if (segments[0].sense == Sense::Outlet) return BlockRole::Masthead;
    return segments[0].sense == Sense::Section || segments[0].sense == Sense::Post
               ? BlockRole::DateLine
               : BlockRole::Body;
  }
  if (has_sense(segments, Sense::Outlet) &&
      (has_sense(segments, Sense::Person) || has_sense(segments, Sense::Post))) {
    return BlockRole::Byline;
  }
  // "FRONTIER READER | INTERVIEW"
  if (count(Sense::Name) == 1 &&
      count(Sense::Section) + 1 == static_cast<std::ptrdiff_t>(segments.size())) {
    return BlockRole::Masthead;
  }
  // "Home | World | Hill Gazette"
  if (count(Sense::Section) > 0 && has_sense(segments, Sense::Outlet)) return BlockRole::DateLine;
  if (has_sense(segments, Sense::Person) && has_sense(segments, Sense::Post))
    return BlockRole::Byline;
  return count(Sense::Section) == static_cast<std::ptrdiff_t>(segments.size()) ? BlockRole::DateLine
                                                                               : BlockRole::Body;
}

// "HORIZON NORD, Moundou. ": capitals, a town and a full stop. Before a dash they are a place.
bool names_outlet_and_place(const std::vector<Segment>& all, std::string_view text) {
  const std::string_view first = text::slice(text, all[0].text);
  const bool outlet =
      all[0].sense == Sense::Outlet || all[0].sense == Sense::Body ||
      (all[0].sense == Sense::Name && all_capital(first) && count_blanks(first) > 0);
  return outlet && all[1].sense == Sense::Place && text.substr(all[1].text.end).starts_with(". ");
}

// What may be taken off the front of a paragraph: see the forms in frame_test.cc.
bool is_dateline(const std::vector<Segment>& all, std::string_view text, bool opens) {
  const Segment& first = all.front();
  const Segment& last = all.back();
  const std::string_view words = text::slice(text, first.text);
  const bool bracket = std::any_of(all.begin(), all.end(), [](const Segment& s) {
    return s.bracketed && s.sense != Sense::Person;
  });
  if (bracket) {
    return std::all_of(all.begin(), all.end(), [](const Segment& s) {
      return s.sense != Sense::Person && s.sense != Sense::Section && s.sense != Sense::Post;
    });
  }
  if (has_date(all) && (all.size() > 1 || first.date->whole || opens)) return true;
  if (has_byline(all)) return opens;
  if (has_label(all)) return opens;
  if (first.sense == Sense::Place) {
    if (all.size() == 1) return opens || all_capital(words);
    if (!opens) return all_capital(words);
    return last.sense == Sense::Place || last.sense == Sense::Outlet || last.sense == Sense::Body ||
           all_capital(text::slice(text, last.text));
  }
  if (!opens) return false;
  if (all.size() == 2) return names_outlet_and_place(all, text);
  if (all.size() > 1) return false;
  return first.sense == Sense::Outlet || first.sense == Sense::Body || first.sense == Sense::Name;
}

// "Zarvan. The ...": one unknown name before a full stop. A word of the language by itself is a
// heading or a sentence.
bool may_stand_alone(std::string_view words, const FrameNames& names) {
  const std::size_t blanks = count_blanks(words);
  if (blanks >= kLabelWords) return false;
  if (names.head().opening_of(words, HeadWord::HouseMember) > 0) return false;  // "HON. A. RUIZ"
  return blanks > 0 || !names.is_ordinary(words);
}

}  // namespace

std::optional<FrameLine> read_frame_line(std::string_view text, const text::Span& line,
                                         const FrameNames& names) {
  if (line.empty() || line.size() > kLongestFrameLine) return std::nullopt;
  Segments segments(text, line, names);
  while (segments.next()) {
  }
  if (!segments.done() || segments.all().empty()) return std::nullopt;
  const BlockRole role = line_role(segments.all());
  if (role == BlockRole::Body) return std::nullopt;
  return FrameLine{line, role, segments.all()};
}

bool tells_frame(const FrameLine& frame) {
  return std::any_of(frame.segments.begin(), frame.segments.end(), [](const Segment& segment) {
    return segment.label != FrameWord::None || (segment.date && segment.date->whole);
  });
}

namespace {

// A sentence begins at `at` behind a full stop.
bool text_stops_at(std::string_view text, std::size_t at) {
  return at >= 2 && text.substr(at - 2, 2) == ". " && begins_sentence(text.substr(at));
}

}  // namespace

std::optional<FrameLine> read_sign_off(std::string_view text, const text::Span& line,
                                       const FrameNames& names) {
  if (line.empty() || line.size() > kLongestFrameLine) return std::nullopt;
  text::Span inner = line;
  const std::string_view words = text::slice(text, line);
  const bool brackets = words.starts_with("(") && words.find(')') == words.size() - 1;
  bool dash = false;
  for (const std::string_view sign : {"— ", "– ", "-- ", "- "}) {
    if (!words.starts_with(sign) || dash) continue;
    inner.begin += static_cast<std::uint32_t>(sign.size());
    dash = true;
  }
  if (brackets) inner = text::make_span(line.begin + 1, line.end - 1);
  if (!dash && !brackets) return std::nullopt;
  Segments segments(text, inner, names);
  segments.allow_asides();
  bool sentence = false;  // "— Hill Mirror, 3 May 2024. The author is a lawyer."
  while (!(sentence && has_date(segments.all())) && segments.next()) {
    sentence = dash && text_stops_at(text, segments.at());
  }
  const std::vector<Segment>& all = segments.all();
  if (all.empty() || (!segments.done() && !(sentence && has_date(all)))) return std::nullopt;
  const bool named = has_sense(all, Sense::Name) || has_sense(all, Sense::Body);
  if (!has_sense(all, Sense::Outlet) && !(named && has_date(all))) return std::nullopt;
  return FrameLine{line, BlockRole::Credit, all};
}

std::optional<FrameLine> read_dateline(std::string_view text, const text::Span& paragraph,
                                       bool opens, const FrameNames& names) {
  text::Span head = paragraph;
  head.end = std::min(head.end, head.begin + static_cast<std::uint32_t>(kDatelineBytes));
  while (!is_utf8_border(text, head.end)) --head.end;
  Segments segments(text, head, names);
  std::size_t taken = 0;
  std::size_t end = 0;
  while (segments.next()) {
    const std::string_view rest = text.substr(segments.at(), paragraph.end - segments.at());
    const Segment& last = segments.all().back();
    // "ISTANBUL (AP) Police ...", "Osh, 9 July 2024. /Hill-Inform/ Police ...": capitals in
    // brackets need no dash, nor does a name between slashes or an outlet's behind a date.
    const bool outlet = last.sense == Sense::Outlet;
    const bool marked = last.bracketed && (all_capital(text::slice(text, last.text)) ||
                                           text[last.text.begin - 1] == '/');
    const bool bare = (marked && (outlet || last.sense == Sense::Name)) ||
                      (last.bracketed && outlet && has_date(segments.all()));
    if ((segments.strong() || bare) && begins_sentence(rest)) {
      taken = segments.all().size();
      end = segments.at();
    }
  }
  if (taken == 0 || end >= paragraph.end) return std::nullopt;
  std::vector<Segment> all(segments.all().begin(),
                           segments.all().begin() + static_cast<std::ptrdiff_t>(taken));
  if (!is_dateline(all, text, opens)) return std::nullopt;
  const std::string_view first = text::slice(text, all.front().text);
  const bool alone = all.size() == 1 && all.front().sense == Sense::Name;
  const bool full_stop = text.substr(0, end).ends_with(". ") || text.substr(0, end).ends_with("։ ");
  // "MUKALLA - Police ...": capitals before a dash are a place, known or not.
  const bool place = alone && !full_stop && all_capital(first) && text[end - 1] == ' ' &&
                     text.substr(0, end).rfind(": ") != end - 2;
  if (alone && !place && (!full_stop || !may_stand_alone(first, names))) return std::nullopt;
  if (place) all.front().sense = Sense::Place;
  const bool masthead = all.size() == 1 && all.front().sense != Sense::Place &&
                        all.front().sense != Sense::Date && all.front().label == FrameWord::None &&
                        !all.front().bracketed;
  FrameLine found{text::make_span(paragraph.begin, end),
                  masthead          ? BlockRole::Masthead
                  : has_byline(all) ? BlockRole::Byline
                                    : BlockRole::Dateline,
                  std::move(all)};
  while (found.text.end > found.text.begin && is_space(text[found.text.end - 1])) --found.text.end;
  return found;
}

}  // namespace plumbline::language

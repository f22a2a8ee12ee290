// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/notes_internal.h"
#include "extract/reference_entry.h"
#include "text/token.h"

namespace plumbline::extract {
namespace {

constexpr int kMostNotes = 999;
constexpr std::size_t kMostInMark = 40;  // notes of one mark: "(1-40)"
constexpr std::size_t kLeastEntries = 2;
constexpr std::size_t kLongestHeading = 40;

// A mark in the text and the notes it points to.
struct NoteMark {
  text::Span span;
  std::vector<int> notes;
};

// "1,2", "3; 5-7" up to `close`; nothing if there is anything else in it.
std::optional<std::vector<int>> numbers_in(std::string_view inside) {
  std::vector<int> out;
  int number = -1;
  int from = -1;
  const auto take = [&] {
    if (number < 0) return true;
    if (number == 0 || number > kMostNotes) return false;
    if (from >= 0 && (number <= from || number - from > static_cast<int>(kMostInMark)))
      return false;
    for (int note = from < 0 ? number : from + 1; note <= number; ++note) out.push_back(note);
    number = from = -1;
    return true;
  };
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const char c = inside[at];
    if (is_digit(c)) {
      number = (number < 0 ? 0 : number * 10) + (c - '0');
      if (number > kMostNotes) return std::nullopt;
    } else if (c == ',' || c == ';' || c == ' ') {
      if (!take()) return std::nullopt;
    } else if (c == '-' || inside.substr(at).starts_with("\u2013")) {
      if (number < 0 || from >= 0) return std::nullopt;
      const int begin = number;
      if (!take()) return std::nullopt;
      from = begin;
      if (c != '-') at += std::string_view("\u2013").size() - 1;
    } else {
      return std::nullopt;
    }
  }
  if (!take() || from >= 0 || out.empty() || out.size() > kMostInMark) return std::nullopt;
  return out;
}

// The digit a superscript stands for, and its bytes; -1: none.
int superscript(std::string_view text, std::size_t at, std::size_t& size) {
  constexpr std::array<std::string_view, 10> kDigits = {"\u2070", "\u00B9", "\u00B2", "\u00B3",
                                                        "\u2074", "\u2075", "\u2076", "\u2077",
                                                        "\u2078", "\u2079"};
  for (std::size_t digit = 0; digit < kDigits.size(); ++digit) {
    if (!text.substr(at).starts_with(kDigits[digit])) continue;
    size = kDigits[digit].size();
    return static_cast<int>(digit);
  }
  return -1;
}

class Marks {
 public:
  // Notes over `most` are no notes: "(2019)".
  Marks(std::string_view text, std::size_t end, int most) : text_(text), end_(end), most_(most) {}

  std::vector<NoteMark> find() {
    for (std::size_t at = 0; at < end_; ++at) {
      const char c = text_[at];
      if (c == '(' || c == '[') bracket(at);
      if (static_cast<unsigned char>(c) == 0xC2 || static_cast<unsigned char>(c) == 0xE2)
        raised(at);
    }
    return std::move(marks_);
  }

 private:
  void bracket(std::size_t open) {
    constexpr std::size_t kLongest = 120;
    const char closing = text_[open] == '(' ? ')' : ']';
    const std::size_t close = text_.find(closing, open);
    if (close == text_.npos || close > std::min(open + kLongest, end_) || close == open + 1) return;
    auto notes = numbers_in(text_.substr(open + 1, close - open - 1));
    if (!notes || *std::max_element(notes->begin(), notes->end()) > most_) return;
    if (closing == ')' && !closes_something(open, close)) return;
    marks_.push_back({text::make_span(open, close + 1), std::move(*notes)});
  }

  // "(1) to arrest, (2) to charge" counts; a note stands behind a full stop or before a mark.
  [[nodiscard]] bool closes_something(std::size_t open, std::size_t close) const {
    constexpr std::string_view kStops = ".!?;:,\"')";
    std::size_t before = open;
    while (before > 0 && text_[before - 1] == ' ') --before;
    if (before == 0) return false;
    const std::string_view head = text_.substr(0, before);
    if (kStops.substr(0, 3).find(head.back()) != kStops.npos || head.back() == '"' ||
        head.ends_with("\u201D") || head.ends_with("\u2019") || head.back() == ')') {
      return true;
    }
    const std::size_t after = close + 1;
    return after >= text_.size() || text_[after] == '\n' ||
           kStops.find(text_[after]) != kStops.npos;
  }

  void raised(std::size_t& at) {
    if (at > 0 && is_digit(text_[at - 1])) return;  // "10²"
    std::size_t end = at;
    int number = 0;
    std::size_t size = 0;
    for (int digit = superscript(text_, end, size); digit >= 0 && number <= kMostNotes;
         digit = end < end_ ? superscript(text_, end, size) : -1) {
      number = number * 10 + digit;
      end += size;
    }
    if (end == at) return;
    if (number > 0 && number <= most_) marks_.push_back({text::make_span(at, end), {number}});
    at = end - 1;
  }

  std::string_view text_;
  std::size_t end_;
  int most_;
  std::vector<NoteMark> marks_;
};

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The number a line begins with, and where its words begin.
struct Numbered {
  int number = 0;
  std::size_t words = 0;
  bool marked = false;  // "1.", "[1]", "1)"
};

std::optional<Numbered> numbered(std::string_view text, const Line& line) {
  Numbered out;
  std::size_t at = line.begin;
  while (at < line.end && text[at] == ' ') ++at;
  const bool bracket = at < line.end && (text[at] == '[' || text[at] == '(');
  if (bracket) ++at;
  std::size_t size = 0;
  const std::size_t first = at;
  while (at < line.end && out.number <= kMostNotes) {
    if (is_digit(text[at])) {
      out.number = out.number * 10 + (text[at++] - '0');
    } else if (const int digit = superscript(text, at, size); digit >= 0) {
      out.number = out.number * 10 + digit;
      out.marked = true;
      at += size;
    } else {
      break;
    }
  }
  if (at == first || at - first > 9 || out.number == 0 || out.number > kMostNotes)
    return std::nullopt;
  if (bracket && (at >= line.end || (text[at] != ']' && text[at] != ')'))) return std::nullopt;
  if (at < line.end && (text[at] == '.' || text[at] == ')' || text[at] == ']')) {
    out.marked = true;
    ++at;
  }
  const std::size_t blank = at;
  while (at < line.end && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (at >= line.end || (at == blank && !out.marked)) return std::nullopt;
  out.words = at;
  return out;
}

bool is_heading(std::string_view line) {
  static constexpr std::array<std::string_view, 11> kHeadings = {
      "references",  "notes",     "endnotes",    "footnotes",       "sources",   "bibliography",
      "works cited", "citations", "source list", "list of sources", "literature"};
  while (!line.empty() && (line.back() == ' ' || line.back() == ':' || line.back() == '\r')) {
    line.remove_suffix(1);
  }
  if (line.size() > kLongestHeading) return false;
  return std::find(kHeadings.begin(), kHeadings.end(), text::fold(line)) != kHeadings.end();
}

class NoteFinder {
 public:
  NoteFinder(std::string_view text, const refdata::RefData& refdata)
      : text_(text), refdata_(refdata) {}

  NoteList find() {
    if (!may_hold_list()) return {};
    read_lines();
    std::size_t first = lines_.size();
    for (std::size_t i = lines_.size(); i-- > 0;) {
      const auto entry = numbered(text_, lines_[i]);
      if (entry && entry->number == 1) {
        first = i;
        break;
      }
    }
    if (first == lines_.size()) return {};
    return read_list(first);
  }

 private:
  // Most texts have no list; those that have one hold a line that begins with "1" and one with "2".
  [[nodiscard]] bool may_hold_list() const {
    for (const std::string_view begin : {"\n1", "\n[1", "\n(1", "\n 1", "\n\u00B9"}) {
      if (text_.find(begin) != text_.npos) return true;
    }
    return false;
  }
  void read_lines() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      if (end > at) lines_.push_back({at, end});
      at = end + 1;
    }
  }

  NoteList read_list(std::size_t first) {
    NoteList list;
    bool marked = true;
    int expected = 1;
    std::vector<std::pair<int, std::string>> entries;
    for (std::size_t i = first; i < lines_.size(); ++i) {
      const auto entry = numbered(text_, lines_[i]);
      if (entry && entry->number == expected) {
        marked = marked && entry->marked;
        entries.emplace_back(expected++, text_.substr(entry->words, lines_[i].end - entry->words));
      } else if (!entries.empty()) {
        entries.back().second +=
            " " + std::string(text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin));
      }
    }
    const bool headed =
        first > 0 && is_heading(text_.substr(lines_[first - 1].begin,
                                             lines_[first - 1].end - lines_[first - 1].begin));
    if (entries.size() < kLeastEntries && !headed) return {};
    if (!marked && !headed) return {};
    const std::size_t begin = headed ? lines_[first - 1].begin : lines_[first].begin;
    const std::vector<NoteMark> marks = Marks(text_, begin, expected - 1).find();
    std::vector<bool> met(entries.size());
    for (const NoteMark& mark : marks) {
      for (const int note : mark.notes) met[static_cast<std::size_t>(note) - 1] = true;
    }
    const auto pointed = static_cast<std::size_t>(std::count(met.begin(), met.end(), true));
    if (pointed == 0 || (!headed && pointed * 2 < entries.size())) return {};
    list.span = text::make_span(begin, text_.size());
    for (const auto& [number, entry] : entries)
      list.notes[number] = read_reference(entry, refdata_);
    return list;
  }

  std::string_view text_;
  const refdata::RefData& refdata_;
  std::vector<Line> lines_;
};

// A passage that begins inside a mark of the sentence before: "1,2) Children also".
void free_of_mark(std::string_view text, model::Passage& passage) {
  constexpr std::size_t kLongest = 40;
  text::Span& span = passage.span;
  const bool opened = span.begin > 0 && text[span.begin - 1] == '(';
  const std::string_view words = text::slice(text, span);
  const std::size_t close = words.substr(0, kLongest).find(')');
  if (close == words.npos) return;
  const bool own = words.front() == '(';
  if (!opened && !own) return;
  if (!numbers_in(words.substr(own ? 1 : 0, close - (own ? 1 : 0)))) return;
  std::size_t begin = close + 1;
  while (begin < words.size() && words[begin] == ' ') ++begin;
  if (begin < words.size()) span.begin += static_cast<std::uint32_t>(begin);
}

std::uint32_t sentence_begin(const language::Analysis& analysis, std::uint32_t at) {
  std::uint32_t begin = 0;
  for (const auto& sentence : analysis.sentences) {
    if (sentence.span.begin > at) break;
    begin = sentence.span.begin;
  }
  return begin;
}

}  // namespace

NoteList find_notes(const model::Document& document, const refdata::RefData& refdata) {
  return NoteFinder(document.text, refdata).find();
}

void cite_notes(const model::Document& document, const language::Analysis& analysis,
                const NoteList& list, std::vector<model::Claim>& claims) {
  const std::string_view text = document.text;
  for (model::Claim& claim : claims) free_of_mark(text, claim.passages.front());
  const std::vector<NoteMark> marks =
      Marks(text, list.span.begin, list.notes.rbegin()->first).find();
  std::uint32_t before = 0;
  for (const NoteMark& mark : marks) {
    std::uint32_t last = mark.span.begin;  // the last letter of the sentence it closes
    while (last > 0 && (text[last - 1] == ' ' || text[last - 1] == '\n')) --last;
    if (last == 0) continue;
    const std::uint32_t begin = std::max(before, sentence_begin(analysis, last - 1));
    const text::Span closed = {begin, mark.span.begin};
    for (model::Claim& claim : claims) {
      text::Span& span = claim.passages.front().span;
      if (!span.overlaps(closed)) continue;
      const bool holds_mark = span.end > mark.span.begin && span.end <= mark.span.end;
      if (holds_mark && last > span.begin) {  // "... in Fiji [1", "... in Fiji.\u00B9"
        span.end = text[last - 1] == '.' && last - 1 > span.begin ? last - 1 : last;
      }
      for (const int note : mark.notes) {
        const auto found = list.notes.find(note);
        if (found != list.notes.end()) claim.cited.push_back(found->second);
      }
    }
    before = mark.span.end;
  }
}

}  // namespace plumbline::extract

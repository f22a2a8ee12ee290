// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <optional>

#include "language/publisher_parts_internal.h"

namespace plumbline::language {
namespace {

constexpr std::size_t kMostJoined = 3;  // parts of a name
constexpr std::size_t kMostParts = 24;  // of a line

struct Sign {
  std::string_view words;
  PartBorder border;
};

// The longer before what it begins with.
constexpr std::array<Sign, 40> kSigns = {{
    {" | ", PartBorder::Bar},      {"|", PartBorder::Bar},       {" · ", PartBorder::Bar},
    {"·", PartBorder::Bar},        {"•", PartBorder::Bar},       {"›", PartBorder::Bar},
    {" > ", PartBorder::Bar},      {" ~ ", PartBorder::Bar},     {"   ", PartBorder::Bar},
    {"  ", PartBorder::Bar},       {"\t", PartBorder::Bar},      {" – ", PartBorder::Dash},
    {" — ", PartBorder::Dash},     {"—", PartBorder::Dash},      {" - ", PartBorder::Dash},
    {" -- ", PartBorder::Dash},    {" // ", PartBorder::Slash},  {" / ", PartBorder::Slash},
    {"/", PartBorder::Slash},      {": ", PartBorder::Colon},    {", ", PartBorder::Comma},
    {"(c) ", PartBorder::Rights},  {"(C) ", PartBorder::Rights}, {"© ", PartBorder::Rights},
    {"©", PartBorder::Rights},     {"(", PartBorder::Bracket},   {")", PartBorder::Bracket},
    {"[", PartBorder::Bracket},    {"]", PartBorder::Bracket},   {"\"", PartBorder::Quote},
    {"“", PartBorder::Quote},      {"”", PartBorder::Quote},     {"«", PartBorder::Quote},
    {"»", PartBorder::Quote},      {"„", PartBorder::Quote},     {". ", PartBorder::Stop},
    {" for the ", PartBorder::By}, {" for ", PartBorder::By},    {" by the ", PartBorder::By},
    {" by ", PartBorder::By},
}};

struct Cut {
  std::size_t begin = 0;
  std::size_t end = 0;
  PartBorder border = PartBorder::Edge;
};

std::optional<Cut> cut_at(std::string_view line, std::size_t at) {
  for (const Sign& sign : kSigns) {
    if (line.substr(at).starts_with(sign.words))
      return Cut{at, at + sign.words.size(), sign.border};
  }
  return std::nullopt;
}

std::vector<Cut> cuts_of(std::string_view line) {
  std::vector<Cut> cuts = {{0, 0, PartBorder::Edge}};
  for (std::size_t at = 0; at < line.size() && cuts.size() < kMostParts;) {
    const auto cut = cut_at(line, at);
    // A full stop behind one letter is part of a name: "St. Mary", "J. Roe".
    const bool short_word = cut && cut->border == PartBorder::Stop &&
                            (at < 3 || line[at - 2] == ' ' || line[at - 3] == ' ');
    if (!cut || short_word) {
      ++at;
      continue;
    }
    cuts.push_back(*cut);
    at = cut->end;
  }
  cuts.push_back({line.size(), line.size(), PartBorder::Edge});
  return cuts;
}

bool may_join(PartBorder border) {
  return border == PartBorder::Comma || border == PartBorder::Dash || border == PartBorder::Quote ||
         border == PartBorder::Slash || border == PartBorder::Stop || border == PartBorder::By ||
         border == PartBorder::Colon;
}

// Bytes of "Radio Bari" of "Radio Bari 101.3 FM": where it is heard is no part of a name.
std::size_t without_frequency(std::string_view name) {
  const std::size_t band = name.rfind(' ');
  if (band == std::string_view::npos || band == 0) return name.size();
  const std::size_t number = name.rfind(' ', band - 1);
  if (number == std::string_view::npos || number == 0) return name.size();
  constexpr std::array<std::string_view, 4> kBands = {"FM", "AM", "MHz", "kHz"};
  const std::string_view digits = name.substr(number + 1, band - number - 1);
  const bool heard =
      std::find(kBands.begin(), kBands.end(), name.substr(band + 1)) != kBands.end() &&
      digits.find_first_not_of("0123456789.,") == std::string_view::npos;
  return heard ? number : name.size();
}

// A quotation is opened or closed in it, but not both: 'Tide" of "Morning Tide"'.
bool is_torn(std::string_view name) {
  const auto count = [name](std::string_view sign) {
    std::size_t found = 0;
    for (std::size_t at = name.find(sign); at != std::string_view::npos;
         at = name.find(sign, at + 1)) {
      ++found;
    }
    return found;
  };
  return count("\"") % 2 == 1 || count("«") != count("»") ||
         count("“") + count("„") + count("”") == 1;
}

class Parts {
 public:
  Parts(std::string_view text, const text::Span& line)
      : line_(text::slice(text, line)), begin_(line.begin), cuts_(cuts_of(line_)) {}

  std::vector<LinePart> all() {
    for (std::size_t i = 0; i + 1 < cuts_.size(); ++i) {
      for (std::size_t j = i + 1; j < cuts_.size() && j <= i + kMostJoined + 1; ++j) {
        if (j > i + 1 && !may_join(cuts_[j - 1].border)) break;
        push(i, j);
      }
    }
    push(0, cuts_.size() - 1);  // the whole line
    return std::move(found_);
  }

 private:
  // From behind cut i to before cut j; with the mark that closes a quotation opened inside.
  void push(std::size_t i, std::size_t j) {
    std::size_t begin = cuts_[i].end;
    std::size_t end = cuts_[j].begin;
    PartBorder behind = cuts_[j].border;
    std::size_t marks = 0;
    for (std::size_t k = i + 1; k < j; ++k) marks += cuts_[k].border == PartBorder::Quote ? 1U : 0U;
    if (behind == PartBorder::Quote && marks % 2 == 1) {
      end = cuts_[j].end;
      behind = j + 1 < cuts_.size() && cuts_[j + 1].begin == end ? cuts_[j + 1].border
                                                                 : PartBorder::None;
    }
    const auto is_blank = [this](std::size_t at) { return line_[at] == ' ' || line_[at] == '\n'; };
    if (cuts_[i].border == PartBorder::Rights) begin = past_year(begin, end);
    while (begin < end && is_blank(begin)) ++begin;
    while (end > begin && (is_blank(end - 1) || line_[end - 1] == '.' || line_[end - 1] == ',' ||
                           line_[end - 1] == ':')) {
      --end;
    }
    end = begin + without_frequency(line_.substr(begin, end - begin));
    if (begin >= end || is_torn(line_.substr(begin, end - begin))) return;
    const text::Span span = text::make_span(begin_ + begin, begin_ + end);
    for (const LinePart& part : found_) {
      if (part.text == span) return;
    }
    LinePart part{span, cuts_[i].border, behind, {}};
    for (std::size_t k = i + 1; k < j; ++k) part.inside.push_back(cuts_[k].border);
    found_.push_back(std::move(part));
  }

  // "© 2021-2024, Bay Light"
  [[nodiscard]] std::size_t past_year(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at < end &&
           std::string_view("0123456789-, ").find(line_[at]) != std::string_view::npos) {
      ++at;
    }
    return at;
  }

  std::string_view line_;
  std::size_t begin_ = 0;
  std::vector<Cut> cuts_;
  std::vector<LinePart> found_;
};

}  // namespace

std::vector<LinePart> parts_of(std::string_view text, const text::Span& line) {
  return Parts(text, line).all();
}

std::optional<text::Span> title_beside(std::string_view text, const text::Span& title,
                                       const text::Span& publisher) {
  if (publisher.begin <= title.begin) return std::nullopt;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (const LinePart& part : parts_of(text, title)) {
    const bool sign = part.behind == PartBorder::Bar || part.behind == PartBorder::Dash ||
                      part.behind == PartBorder::Bracket || part.behind == PartBorder::Slash;
    if (part.text.begin != title.begin || !sign || part.text.end >= publisher.begin) continue;
    const std::string_view between = text.substr(part.text.end, publisher.begin - part.text.end);
    if (std::none_of(between.begin(), between.end(), is_letter)) return part.text;
  }
  return std::nullopt;
}

}  // namespace plumbline::language

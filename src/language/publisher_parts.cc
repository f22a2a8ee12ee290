// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

#include "base/utf8.h"
#include "language/frame_lines.h"
#include "language/publisher_parts_internal.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

constexpr std::size_t kMostJoined = 3;  // parts of a name
constexpr std::size_t kMostParts = 24;  // of a line

struct Sign {
  std::string_view words;
  PartBorder border;
};

// The longer before what it begins with.
constexpr auto kSigns = std::to_array<Sign>({
    {" | ", PartBorder::Bar},
    {"|", PartBorder::Bar},
    {" · ", PartBorder::Bar},
    {"·", PartBorder::Bar},
    {"•", PartBorder::Bar},
    {"›", PartBorder::Bar},
    {" > ", PartBorder::Bar},
    {" ~ ", PartBorder::Bar},
    {"   ", PartBorder::Bar},
    {"  ", PartBorder::Bar},
    {"\t", PartBorder::Bar},
    {" – ", PartBorder::Dash},
    {" — ", PartBorder::Dash},
    {"—", PartBorder::Dash},
    {" - ", PartBorder::Dash},
    {" -- ", PartBorder::Dash},
    {" // ", PartBorder::Slash},
    {" / ", PartBorder::Slash},
    {"/", PartBorder::Slash},
    {": ", PartBorder::Colon},
    {", ", PartBorder::Comma},
    {"(c) ", PartBorder::Rights},
    {"(C) ", PartBorder::Rights},
    {"© ", PartBorder::Rights},
    {"©", PartBorder::Rights},
    {"(", PartBorder::Bracket},
    {")", PartBorder::Bracket},
    {"[", PartBorder::Bracket},
    {"]", PartBorder::Bracket},
    {"\"", PartBorder::Quote},
    {"“", PartBorder::Quote},
    {"”", PartBorder::Quote},
    {"«", PartBorder::Quote},
    {"»", PartBorder::Quote},
    {"„", PartBorder::Quote},
    {". ", PartBorder::Stop},
    {" for the ", PartBorder::By},
    {" for ", PartBorder::By},
    {" by the ", PartBorder::By},
    {" by ", PartBorder::By},
    {" at the ", PartBorder::By},
    {" at ", PartBorder::By},
    {"special to the ", PartBorder::By},
    {"special to ", PartBorder::By},
    {"correspondent of ", PartBorder::By},
    {"From ", PartBorder::By},
    {"By the ", PartBorder::By},
    {"By ", PartBorder::By},
    {" welcomes ", PartBorder::Verb},
    {" condemns ", PartBorder::Verb},
    {" calls ", PartBorder::Verb},
    {" urges ", PartBorder::Verb},
    {" demands ", PartBorder::Verb},
    {" announces ", PartBorder::Verb},
    {" responds ", PartBorder::Verb},
    {" launches ", PartBorder::Verb},
    {" expresses ", PartBorder::Verb},
    {" regrets ", PartBorder::Verb},
    {" mourns ", PartBorder::Verb},
    {" informs ", PartBorder::Verb},
    {" names ", PartBorder::Verb},
    {" asks ", PartBorder::Verb},
    {" appeals ", PartBorder::Verb},
    {" has learn", PartBorder::Verb},
    {" brings together", PartBorder::Verb},
    {" is a ", PartBorder::Verb},
    {" is an ", PartBorder::Verb},
    {" are a ", PartBorder::Verb},
});

// What stands behind the name of a periodical and is no part of it.
constexpr auto kTails = std::to_array<std::string_view>({" No",
                                                         " no",
                                                         " Nr",
                                                         " nr",
                                                         " №",
                                                         " #",
                                                         " n°",
                                                         " N°",
                                                         " vol",
                                                         " Vol",
                                                         " issue",
                                                         " Issue",
                                                         " magazine",
                                                         " newspaper",
                                                         " newsletter",
                                                         " reporters",
                                                         " reporter",
                                                         " correspondents",
                                                         " correspondent",
                                                         " staff",
                                                         " team",
                                                         " desk"});

bool is_word_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Bytes of " 2001", the year of an almanac.
std::size_t year_size(std::string_view rest) {
  const bool century = rest.starts_with(" 19") || rest.starts_with(" 20");
  const auto is_digit = [rest](std::size_t at) { return rest[at] >= '0' && rest[at] <= '9'; };
  return century && rest.size() >= 5 && is_digit(3) && is_digit(4) ? 5 : 0;
}

// Bytes of what is no part of a name behind one; 0: nothing of the kind.
std::size_t tail_size(std::string_view rest) {
  std::size_t size = year_size(rest);
  for (const std::string_view tail : kTails) {
    if (size == 0 && rest.starts_with(tail)) size = tail.size();
  }
  const bool whole = size == rest.size() || (size > 0 && !is_word_sign(rest[size])) ||
                     rest.starts_with(" #") || rest.starts_with(" №");
  return whole ? size : 0;
}

struct Cut {
  std::size_t begin = 0;
  std::size_t end = 0;
  PartBorder border = PartBorder::Edge;
};

std::optional<Cut> cut_at(std::string_view line, std::size_t at) {
  if (at > 0 && is_word_sign(line[at]) && line[at] > 0 && is_word_sign(line[at - 1])) {
    return std::nullopt;  // inside a word
  }
  if (line[at] == ' ') {
    if (const std::size_t size = tail_size(line.substr(at)); size > 0) {
      return Cut{at, at + size, PartBorder::Tail};
    }
  }
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
         border == PartBorder::Colon || border == PartBorder::Tail;
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

constexpr auto kBesideSigns =
    std::to_array<std::string_view>({",", "|", "·", "•", "–", "—", "/", "(", ")", ". ", " - "});

// Between a title and the outlet on its line.
constexpr auto kTitleSigns =
    std::to_array<std::string_view>({"|", "·", "•", "›", "~", "–", "—", "(", "[", "/", "::", "-"});
constexpr auto kTitleBars = std::to_array<std::string_view>({" | ", "|", " · ", " • ", " ~ "});
// Behind a name that a line begins with, before what its outlet says of itself.
constexpr auto kHeadSigns = std::to_array<std::string_view>(
    {". ", ", ", " | ", " // ", " / ", " ~ ", " · ", " - ", " – ", " — ", " ("});
constexpr std::size_t kTaglineWords = 7;
constexpr std::size_t kMostSignBytes = 5;  // between a name and what stands beside it

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
    LinePart part{text::make_span(begin_ + begin, begin_ + end), cuts_[i].border, behind, {}};
    for (std::size_t k = i + 1; k < j; ++k) part.inside.push_back(cuts_[k].border);
    keep(part);
    // "The Hill Network welcomes": the article is the sentence's.
    if (behind != PartBorder::Verb || !line_.substr(begin).starts_with("The ")) return;
    part.text.begin += 4;
    keep(part);
  }

  void keep(const LinePart& part) {
    const bool known = std::any_of(found_.begin(), found_.end(),
                                   [&](const LinePart& each) { return each.text == part.text; });
    if (!known && !part.text.empty()) found_.push_back(part);
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

namespace {

// "Three held after raid | " before the name of an outlet: bytes without the sign; 0: none.
std::size_t before_sign(std::string_view before) {
  const auto trim = [&before] {
    while (before.ends_with(' ')) before.remove_suffix(1);
  };
  trim();
  bool sign = false;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view end : kTitleSigns) {
      const bool word = end == "-" && !before.ends_with(" -") && !before.ends_with("--");
      if (!before.ends_with(end) || word) continue;
      before.remove_suffix(end.size());
      trim();
      more = sign = true;
    }
  }
  return sign ? before.size() : 0;
}

// Where the words begin behind the sign that follows a name; npos: no sign does.
std::size_t behind_sign(std::string_view behind, std::span<const std::string_view> signs) {
  for (const std::string_view sign : signs) {
    if (!behind.starts_with(sign)) continue;
    const std::size_t begin = behind.find_first_not_of(" |/-", sign.size());
    return begin == std::string_view::npos ? behind.size() : begin;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<text::Span> title_beside(std::string_view text, const text::Span& title,
                                       const text::Span& publisher) {
  const auto is_letter = [](char c) { return is_word_sign(c) && (c < '0' || c > '9'); };
  if (publisher.begin > title.begin) {
    const std::size_t size = before_sign(text.substr(title.begin, publisher.begin - title.begin));
    if (size == 0) return std::nullopt;
    return text::make_span(title.begin, title.begin + size);
  }
  const std::string_view behind = text.substr(publisher.end, title.end - publisher.end);
  const std::size_t at = behind_sign(behind, kTitleBars);
  if (at >= behind.size() || !is_letter(behind[at])) return std::nullopt;
  if (count_words(behind.substr(at)) <= kTaglineWords) return std::nullopt;
  return text::make_span(publisher.end + at, title.end);
}

bool heads_line(std::string_view text, const text::Span& line, const text::Span& name) {
  if (name.begin != line.begin || name.end >= line.end) return false;
  const std::string_view behind = text.substr(name.end, line.end - name.end);
  const std::size_t at = behind_sign(behind, kHeadSigns);
  return at != std::string_view::npos && count_words(behind.substr(at)) <= kTaglineWords;
}

std::string_view first_part(std::string_view line) {
  const std::size_t begin =
      line.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#");
  if (begin > kMostSignBytes) return {};  // or there are no words
  line.remove_prefix(begin);
  std::size_t end = line.size();
  for (const std::string_view sign : kBesideSigns) {
    const std::size_t at = line.find(sign);
    const bool short_word = sign == ". " && at < 6;  // "no. 44"
    if (!short_word) end = std::min(end, at);
  }
  return line.substr(0, end);
}

std::string_view last_part(std::string_view line) {
  while (!line.empty() && !is_word_sign(line.back())) line.remove_suffix(1);
  while (line.ends_with('-')) line.remove_suffix(1);
  std::size_t begin = 0;
  for (const std::string_view sign : kBesideSigns) {
    const std::size_t at = line.rfind(sign);
    if (at != std::string_view::npos) begin = std::max(begin, at + sign.size());
  }
  line.remove_prefix(begin);
  while (line.starts_with(' ')) line.remove_prefix(1);
  for (const std::string_view by : {"By ", "by ", "BY "}) {
    if (line.starts_with(by)) line.remove_prefix(by.size());
  }
  return line;
}

bool opens_number(std::string_view words) {
  std::size_t size = std::min<std::size_t>(words.size(), 16);
  while (!is_utf8_border(words, size)) --size;
  const std::string small = text::fold(words.substr(0, size));
  for (const std::string_view form : {"no. ", "no ", "nr", "vol", "issue ", "#", "year "}) {
    if (small.starts_with(form) && has_digit(small)) return true;
  }
  return !small.empty() && small.front() >= '0' && small.front() <= '9' &&
         small.find('/') != std::string::npos;
}

}  // namespace plumbline::language

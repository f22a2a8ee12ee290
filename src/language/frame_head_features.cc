// SPDX-License-Identifier: Apache-2.0
//
// What a line of a head looks like by itself; among the others: frame_head_context.cc.

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

#include "base/plain_text.h"
#include "base/utf8.h"
#include "language/frame_head.h"
#include "language/head_features_internal.h"

namespace plumbline::language {
namespace {

using F = HeadFeature;
using model::BlockRole;

constexpr std::size_t kNameWords = 6;      // more are rarely a name
constexpr std::size_t kNameBytes = 90;     // of a body's name
constexpr std::size_t kShortestForm = 6;   // letters of "united", of which no participle is told
constexpr std::size_t kMenuWords = 16;     // of a menu
constexpr std::size_t kSectionWords = 6;   // "Crime and justice", "Briefing paper no. 12"
constexpr std::size_t kBodyKindWords = 3;  // "network of families": what a body says that it is

bool is_small_letter(std::string_view word) {
  return u_islower(static_cast<UChar32>(decode_utf8(word, 0).value)) != 0;
}

bool opens_with_mark(std::string_view line) {
  for (const std::string_view mark : {"“", "\"", "«", "‘", "„", "'"}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

bool holds_address(std::string_view line) {
  const std::size_t at = line.find('@');
  return (at != std::string_view::npos && line.find('.', at) != std::string_view::npos) ||
         line.find("http://") != std::string_view::npos ||
         line.find("https://") != std::string_view::npos || line.starts_with("www.");
}

struct FirstSign {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};
template <std::size_t N>
FirstSign first_of(std::string_view words, const std::array<std::string_view, N>& signs) {
  FirstSign first;
  for (const std::string_view sign : signs) {
    const std::size_t at = words.find(sign);
    if (at < first.at) first = {at, sign.size()};
  }
  return first;
}

constexpr std::array<std::string_view, 8> kBars = {" | ", " · ", " – ", " — ",
                                                   " - ", " • ", " / ", " : "};
constexpr std::array<std::string_view, 3> kCrumbs = {" › ", " » ", " > "};
constexpr std::array<std::string_view, 10> kTitleParts = {" | ", " · ", " – ", " — ", " - ",
                                                          " • ", " / ", " › ", " » ", " > "};

class LineReader {
 public:
  LineReader(std::string_view text, std::span<const HeadInput> lines, const text::Span& running,
             const FrameNames& names)
      : text_(text), lines_(lines), running_(running), names_(names), words_(names.head()) {}

  [[nodiscard]] HeadLine read(std::size_t i) {
    read_line(i);
    return line_;
  }

 private:
  [[nodiscard]] std::string_view words(std::size_t i) const {
    return text::slice(text_, lines_[i].text);
  }

  void read_line(std::size_t i) {
    HeadLine& line = line_;
    line.first = lines_[i].first;
    line.fixed = lines_[i].fixed;
    line.guessed = lines_[i].guessed;
    if (!line.fixed) line.fixed = role_of_frame(lines_[i]);
    if (line.fixed) return;
    line.name_at = lines_[i].text;
    read_form(i);
    line.line |= shape(words(i));
    const bool name_alone = line.name_at == lines_[i].text;
    line.name |= name_alone ? line.line : shape(text::slice(text_, line.name_at));
    read_words(i);
    read_sense(text::slice(text_, line.name_at), line.name);
    if (name_alone) {
      line.line |= line.name;
    } else {
      line.name |= line.line & kinds();
    }
    for (const F feature : {F::Genre, F::NumberedGenre, F::Navigation, F::Menu, F::Crumb,
                            F::PressUnit, F::Greeting, F::Address, F::Publication}) {
      if (name_alone && has(line.line, feature)) set(line.name, feature);
    }
  }

  // Forms that hold for both the line and the name in it.
  [[nodiscard]] static HeadFeatures kinds() {
    HeadFeatures all;
    for (const F feature :
         {F::Described, F::Organ, F::Issued, F::FromSource, F::Cut, F::CutAtDate, F::DatedFrame}) {
      set(all, feature);
    }
    return all;
  }

  // A line that is frame as a whole is what it is; of a name alone, the other lines decide.
  [[nodiscard]] std::optional<HeadRole> role_of_frame(const HeadInput& input) const {
    if (!input.frame) return std::nullopt;
    const auto any = [&](auto test) {
      return std::any_of(input.frame->segments.begin(), input.frame->segments.end(), test);
    };
    const bool dated = any([](const Segment& s) { return s.sense == Sense::Date; });
    const bool labelled = any([](const Segment& s) { return s.label != FrameWord::None; });
    if (input.frame->role == BlockRole::Byline) return HeadRole::Byline;
    if (input.frame->role == BlockRole::Credit) return HeadRole::Credit;
    if (unknown_name(text_, *input.frame) != nullptr) return std::nullopt;
    if (dated || labelled) return HeadRole::DateLine;
    const bool outlet = any([](const Segment& s) { return s.sense == Sense::Outlet; });
    if (input.frame->role == BlockRole::DateLine && outlet) return HeadRole::DateLine;
    return std::nullopt;
  }

  // Where in the line the name would be, and by which form.
  void read_form(std::size_t i) {
    if (read_frequency(i)) return;
    if (lines_[i].frame && lines_[i].frame->role == BlockRole::Masthead) return read_frame_name(i);
    if (const Segment* name = lines_[i].frame ? unknown_name(text_, *lines_[i].frame) : nullptr) {
      line_.name_at = name->text;
      set(line_.line, F::DatedFrame);
      return;
    }
    if (read_source(i) || read_issued(i) || read_bar(i) || read_body_kind(i)) return;
    read_cut(i);
  }

  void read_frame_name(std::size_t i) {
    HeadLine& line = line_;
    const FrameLine& frame = lines_[i].frame.value();
    for (const Segment& segment : frame.segments) {
      if (segment.sense == Sense::Section || segment.sense == Sense::Post) continue;
      line.name_at = segment.text;
      break;
    }
    if (line.name_at == lines_[i].text) return;
    const bool opens = line.name_at.begin == lines_[i].text.begin;
    set(line.line, opens ? F::Described : F::Organ);
  }

  // "From: Office for Safe Migration", "From Openbook, the free encyclopedia"
  bool read_source(std::size_t i) {
    const std::string_view all = words(i);
    const bool colon = all.starts_with("From: ") || all.starts_with("FROM: ");
    if (!colon && !all.starts_with("From ")) return false;
    const std::size_t begin = colon ? 6 : 5;
    const std::size_t comma = all.find(", ", begin);
    if (!colon && (comma == std::string_view::npos || !describes(all.substr(comma + 2)))) {
      return false;
    }
    std::size_t end = colon ? std::min(all.find(" <", begin), all.size()) : comma;
    const std::string_view name = all.substr(begin, end - begin);
    const Sense sense = names_.sense_of(name);
    const bool named = sense == Sense::Outlet || sense == Sense::Body || sense == Sense::Name ||
                       has_organisation_head(name, names_);
    if (!named || !is_title_cased(name, names_)) return false;
    set(line_.line, F::FromSource);
    take_name(i, begin, end);
    return true;
  }

  // "the free encyclopedia", "the Mediterranean review", "online magazine for seafarers"
  [[nodiscard]] bool describes(std::string_view what) const {
    if (publication_size(what, names_) > 0) return !is_of_a_time(what);
    const std::size_t blank = what.rfind(' ');
    if (blank == std::string_view::npos) return false;
    return words_.is(what.substr(0, what.find(' ')), HeadWord::Period) &&
           words_.is(what.substr(blank + 1), HeadWord::PublicationName);
  }

  // "Newsletter of the month"
  [[nodiscard]] bool is_of_a_time(std::string_view what) const {
    std::string_view rest = what.substr(publication_size(what, names_));
    if (rest.starts_with("the ")) rest.remove_prefix(4);
    return words_.is(rest.substr(0, rest.find_first_of(" ,")), HeadWord::Season);
  }

  void take_name(std::size_t i, std::size_t begin, std::size_t end) {
    const std::uint32_t at = lines_[i].text.begin;
    line_.name_at = text::make_span(at + begin, at + end);
  }

  // "STATEMENT BY THE HILL COALITION", "Press release of the Hill Union, Bari"
  bool read_issued(std::size_t i) {
    const std::string_view all = words(i);
    for (const std::string_view by : {" by ", " of ", " from ", " BY ", " OF ", " FROM "}) {
      const std::size_t at = all.find(by);
      if (at == std::string_view::npos || !is_genre(all.substr(0, at), words_)) continue;
      std::size_t begin = at + by.size();
      if (lower_ascii(all.substr(begin, 4)) == "the ") begin += 4;
      std::size_t end = all.size();
      for (const std::string_view sign : {", ", " – ", " — ", " on ", " about ", ": ", " ON "}) {
        end = std::min(end, all.find(sign, begin));
      }
      const std::string_view name = all.substr(begin, end - begin);
      if (!is_title_cased(name, names_) || !has_organisation_head(name, names_)) return false;
      if (words_.any_in(name, HeadWord::HeadlineVerb)) return false;
      set(line_.line, F::Issued);
      take_name(i, begin, end);
      return true;
    }
    return false;
  }

  // "Le Vent – the Mediterranean review", "Hill Police | Newsroom", "Hill News — Opinion"
  bool read_bar(std::size_t i) {
    const std::string_view all = words(i);
    FirstSign cut = first_of(all, kBars);
    const FirstSign crumb =
        first_of(all, kCrumbs);  // "Hill News › Business": only of a sure outlet
    const bool path = crumb.at < cut.at;
    if (path) cut = crumb;
    if (cut.size == 0 || cut.at == 0) return false;
    const std::string_view name = all.substr(0, cut.at);
    if (path && names_.sense_of(name) != Sense::Outlet) return false;
    const std::string_view what = all.substr(cut.at + cut.size);
    if (!is_title_cased(name, names_) || words_.is(name, HeadWord::Navigation)) return false;
    if (is_genre(name, words_)) return false;
    const Sense sense = names_.sense_of(name);
    if (sense == Sense::Section || sense == Sense::Place || sense == Sense::Date) return false;
    const bool rubric =
        is_rubric(what) || is_genre(what, words_) || is_numbered_genre(what, words_);
    if (!path && !rubric && !describes(what)) return false;
    if (sense == Sense::Person && !rubric) return false;  // "Jane Roe · the blog of a nurse"
    set(line_.line, F::Described);
    take_name(i, 0, cut.at);
    return true;
  }

  // "BAY LIGHT, NETWORK OF FISHERS' FAMILIES"
  bool read_body_kind(std::size_t i) {
    constexpr std::array<std::string_view, 5> kSigns = {", ", " – ", " — ", " · ", " | "};
    const std::string_view all = words(i);
    const FirstSign cut = first_of(all, kSigns);
    if (cut.size == 0) return false;
    const std::string_view name = all.substr(0, cut.at);
    std::string_view what = all.substr(cut.at + cut.size);
    if (lower_ascii(what.substr(0, 4)) == "the ") what.remove_prefix(4);
    const std::vector<std::string_view> parts = blank_divided(what);
    if (!is_title_cased(name, names_) || parts.size() < kBodyKindWords) return false;
    constexpr std::array<std::string_view, 4> kOf = {"of", "for", "against", "in"};
    const bool kind = words_.is(parts[0], HeadWord::BodyKind) &&
                      std::find(kOf.begin(), kOf.end(), text::fold(parts[1])) != kOf.end();
    if (!kind || words_.any_in(what, HeadWord::HeadlineVerb)) return false;
    // A headline in capitals of titles is not told from it but by what stands below.
    const bool genre = i + 1 < lines_.size() && opens_with_genre(words(i + 1));
    if (!all_capitals(name) && !genre) return false;
    const Sense sense = names_.sense_of(name);
    if (sense == Sense::Place || sense == Sense::Section || sense == Sense::Date) return false;
    if (names_.is_ordinary(name) && places_of_name(text_, running_, name).empty()) return false;
    set(line_.line, F::Described);
    take_name(i, 0, cut.at);
    return true;
  }

  // "Radio Bari 101.3 FM": where it is heard is no part of its name.
  bool read_frequency(std::size_t i) {
    const std::vector<std::string_view> parts = blank_divided(words(i));
    if (parts.size() < 3 || parts.size() > kNameWords + 2) return false;
    const std::string band = lower_ascii(parts.back());
    const bool air = band == "fm" || band == "am" || band == "mhz" || band == "khz";
    const char digit = parts[parts.size() - 2].front();
    if (!air || digit < '0' || digit > '9') return false;
    const std::string_view last = parts[parts.size() - 3];
    const auto end = static_cast<std::size_t>(last.data() - words(i).data()) + last.size();
    set(line_.line, F::Described);
    take_name(i, 0, end);
    return true;
  }

  // "BAY LIGHT — translated from the French", "Bay Light (Friends of the Bay)"
  void read_cut(std::size_t i) {
    constexpr std::array<std::string_view, 9> kSigns = {" | ", " · ", " — ", " – ", " - ",
                                                        " • ", " (",  " [",  "  "};
    const std::string_view all = words(i);
    const FirstSign cut = first_of(all, kSigns);
    if (read_before_date(i)) return;
    if (cut.size == 0 || cut.at == 0) return trim_signs();
    const std::string_view name = all.substr(0, cut.at);
    if (!is_title_cased(name, names_) || is_genre(name, words_)) return trim_signs();
    const Sense sense = names_.sense_of(name);
    if (sense != Sense::Outlet && sense != Sense::Body && sense != Sense::Name &&
        sense != Sense::Person && !has_organisation_head(name, names_)) {
      return trim_signs();
    }
    set(line_.line, F::Cut);
    take_name(i, 0, cut.at);
  }

  // "Bay Light 26.06.2017. 13:47", "Bay Light, weekly review, Bari, 3 May 2024"
  bool read_before_date(std::size_t i) {
    constexpr std::array<std::string_view, 12> kSigns = {", ",  " | ",  " · ", " – ", " — ", " - ",
                                                         " / ", " // ", " * ", ": ",  ". ",  " ("};
    const auto date = date_inside(text_, lines_[i].text, names_);
    if (!date || date->text.begin <= lines_[i].text.begin) return false;
    const std::string_view before =
        text_.substr(lines_[i].text.begin, date->text.begin - lines_[i].text.begin);
    std::string_view name = before.substr(0, first_of(before, kSigns).at);
    while (!name.empty() && !is_letter_end(name)) name.remove_suffix(1);
    if (!is_title_cased(name, names_) || blank_divided(name).size() > kNameWords) return false;
    set(line_.line, F::CutAtDate);
    take_name(i, 0, name.size());
    return true;
  }

  // "Bay Light™": what is neither letter nor digit nor full stop nor bracket is no part of a name.
  void trim_signs() {
    text::Span& name = line_.name_at;
    while (name.size() > 1) {
      std::size_t at = name.end - 1U;
      while (at > name.begin && !is_utf8_border(text_, at)) --at;
      const auto sign = static_cast<UChar32>(decode_utf8(text_, at).value);
      const auto type = u_charType(sign);
      if (type != U_OTHER_SYMBOL && type != U_FORMAT_CHAR && !u_isWhitespace(sign)) return;
      name.end = static_cast<std::uint32_t>(at);
    }
  }

  // "Statement on the return of the crew"
  [[nodiscard]] bool opens_with_genre(std::string_view line) const {
    return words_.opening_of(line, HeadWord::Genre) > 0;
  }

  [[nodiscard]] HeadFeatures shape(std::string_view line) const {
    HeadFeatures found;
    const std::vector<std::string_view> all = blank_divided(line);
    if (all.empty()) return found;
    set(found, F::Any);
    set(found, F::OneWord, all.size() == 1);
    set(found, F::TwoToSixWords, all.size() > 1 && all.size() <= kNameWords);
    set(found, F::SevenOrMoreWords, all.size() > kNameWords);
    set(found, F::ThreeOrMoreWords, all.size() >= 3);
    set(found, F::FiveOrMoreWords, all.size() >= 5);
    set(found, F::NotLikeAName, !is_title_cased(line, names_));
    set(found, F::Capitals, all_capitals(line));
    set(found, F::SmallLetters, std::any_of(all.begin() + 1, all.end(), [&](std::string_view word) {
          return is_small_letter(word) && !words_.is(word, HeadWord::Small);
        }));
    set(found, F::BeginsSmall, !begins_sentence(line));
    set(found, F::Stop, line.ends_with(".") || line.ends_with("!"));
    set(found, F::Question, line.ends_with("?"));
    set(found, F::Quoted, opens_with_mark(line));
    set(found, F::Colon, line.find(": ") != std::string_view::npos);
    set(found, F::Comma, line.find(", ") != std::string_view::npos);
    set(found, F::OpenEnd, line.ends_with(":") || line.ends_with(";") || line.ends_with(","));
    set(found, F::Digits, line.find_first_of("0123456789") != std::string_view::npos);
    read_told(all, found);
    return found;
  }

  // Words that tell something, as names do not.
  void read_told(const std::vector<std::string_view>& all, HeadFeatures& found) const {
    for (std::size_t k = 0; k < all.size(); ++k) {
      const std::string low = text::fold(all[k]);
      if (words_.is(low, HeadWord::HeadlineVerb)) set(found, F::HeadlineVerb);
      const bool review = k > 0 && k + 1 == all.size() && words_.is(low, HeadWord::PublicationName);
      if (!review && words_.is(low, HeadWord::Document)) set(found, F::DocumentWord);
      if (k == 0) continue;
      const bool inside = k + 1 < all.size();
      if (inside && words_.is(low, HeadWord::NotInName)) set(found, F::NotInName);
      const bool form = low.ends_with("ed") || low.ends_with("ing");
      if (form && low.size() > kShortestForm) set(found, F::Participle);
    }
    if (words_.is(all[0], HeadWord::Opener)) set(found, F::Opener);
  }

  void read_words(std::size_t i) {
    HeadFeatures& found = line_.line;
    const std::string_view line = words(i);
    set(found, F::Publication, publication_size(line, names_) > 0 && !is_of_a_time(line));
    if (has(found, F::NotLikeAName) && describes(line)) set(found, F::Publication);
    set(found, F::TaglineOpening, opens_tagline(line));
    set(found, F::Genre, is_genre(line, words_) || is_genre_and_more(line));
    set(found, F::Programme, is_programme(i));
    set(found, F::NumberedGenre, is_numbered_genre(line, words_));
    set(found, F::PressUnit, is_press_unit(line, words_));
    set(found, F::Greeting,
        words_.opening_of(line, HeadWord::Greeting) > 0 &&
            (line.ends_with(",") || line.ends_with("!")));
    set(found, F::Address, holds_address(line));
    set(found, F::Crumb, first_of(line, kCrumbs).size > 0);
    set(found, F::Menu, is_menu(line));
    set(found, F::Navigation, is_rubric(line));
  }

  // "Stories from the islands", "News for those at sea"
  [[nodiscard]] bool opens_tagline(std::string_view line) const {
    const std::vector<std::string_view> all = blank_divided(line);
    if (all.size() < 3) return false;
    if (words_.is(all[0], HeadWord::Document) || words_.is(all[0], HeadWord::HeadlineVerb)) {
      return false;
    }
    const std::string second = text::fold(all[1]);
    const bool of = second == "from" || second == "for" || second == "on" || second == "about";
    return text::fold(all[0]) == "from" || of;
  }

  // "Fact-check | Bolivia", "PRESS RELEASE | Lima"
  [[nodiscard]] bool is_genre_and_more(std::string_view line) const {
    const FirstSign cut = first_of(line, kBars);
    if (cut.size == 0) return false;
    const std::string_view what = line.substr(0, cut.at);
    return is_genre(what, words_) || is_numbered_genre(what, words_);
  }

  // "Summary of the broadcast" below the name of the station
  [[nodiscard]] bool is_programme(std::size_t i) const {
    if (i == 0 || words_.opening_of(words(i), HeadWord::Programme) == 0) return false;
    const auto& above = lines_[i - 1].frame;
    return above && above->role == BlockRole::Masthead;
  }

  // A section, or parts of menus throughout: "News | Courts", "News Sport Jobs".
  [[nodiscard]] bool is_rubric(std::string_view line) const {
    std::size_t known = 0;
    std::size_t unknown = 0;
    std::size_t at = 0;
    const std::size_t count = blank_divided(line).size();
    if (count > kMenuWords) return false;
    if (count <= kSectionWords && names_.sense_of(line) == Sense::Section) return true;
    while (at < line.size()) {
      const std::size_t size = words_.opening_of(line.substr(at), HeadWord::Navigation);
      const std::size_t end = std::min(line.find(' ', at), line.size());
      const std::string_view word = line.substr(at, end - at);
      const bool sign = word == "|" || word == "·" || word == "–" || word == "/" || word == "•";
      if (size > 0 || sign || names_.opening_of(word).word == FrameWord::Section) {
        ++known;
      } else if (is_small_letter(word) || ++unknown > known + 1) {
        return false;
      }
      at += std::max(size, end - at);
      while (at < line.size() && line[at] == ' ') ++at;
    }
    // "Politics Essays Fiction Podcast"
    return known > 0 && (unknown == 0 || (known >= 2 && unknown <= known));
  }

  // At least half of two or more parts are of menus; the others few words each.
  [[nodiscard]] bool is_menu(std::string_view line) const {
    if (first_of(line, kTitleParts).size == 0) return false;
    std::size_t parts = 0;
    std::size_t known = 0;
    while (!line.empty()) {
      const FirstSign cut = first_of(line, kTitleParts);
      const std::size_t end = std::min(cut.at, line.size());
      const std::string_view part = line.substr(0, end);
      ++parts;
      const Sense sense = names_.sense_of(part);
      known += words_.is(part, HeadWord::Navigation) || sense == Sense::Section ? 1U : 0U;
      if (blank_divided(part).size() > 4) return false;
      line.remove_prefix(std::min(end + cut.size, line.size()));
      if (cut.size == 0) break;
    }
    return parts >= 2 && 2 * known >= parts && known > 1;
  }

  // A word of it names organisations; "state" does not by itself.
  [[nodiscard]] bool is_organisation(std::string_view name) const {
    const std::vector<std::string_view> all = blank_divided(name);
    return std::any_of(all.begin(), all.end(), [&](std::string_view word) {
      const bool kind = words_.is(word, HeadWord::BodyKind);
      if (!kind && words_.is(word, HeadWord::State)) return false;
      return has_organisation_head(word, names_) || (kind && ends_or_goes_on(name, word));
    });
  }

  // "Hill Group", "Group against Trafficking"
  [[nodiscard]] bool ends_or_goes_on(std::string_view name, std::string_view word) const {
    if (!begins_sentence(word)) return false;
    std::string_view rest = name.substr(static_cast<std::size_t>(word.data() - name.data()));
    rest.remove_prefix(word.size());
    if (rest.empty()) return true;
    rest.remove_prefix(1);
    return words_.is(rest.substr(0, rest.find(' ')), HeadWord::Small);
  }

  // What the name by itself is.
  void read_sense(std::string_view name, HeadFeatures& found) const {
    if (has(found, F::NotLikeAName)) return set(found, F::NoName);
    const std::string_view first = name.substr(0, name.find(", "));
    Sense sense = names_.sense_of(name);
    const Sense opening = first.size() < name.size() ? names_.sense_of(first) : sense;
    const bool behind_place = sense != Sense::Body && first.size() < name.size() &&
                              (opening == Sense::Place || opening == Sense::Date);
    const bool organisation = name.size() <= kNameBytes && is_title_cased(name, names_) &&
                              is_organisation(first) && !has(found, F::HeadlineVerb);
    const bool place = sense == Sense::Place || behind_place;
    if (behind_place) sense = Sense::Nothing;
    set(found, F::Place, sense == Sense::Place);
    set(found, F::BehindPlace, behind_place);
    const std::vector<std::string_view> all = blank_divided(name);
    const bool small = std::any_of(all.begin(), all.end(), [&](std::string_view word) {
      return is_small_letter(word) && words_.is(word, HeadWord::Small);
    });
    if (sense == Sense::Person && small) sense = Sense::Name;  // "Atlas of the Coast"
    set(found, F::Person, sense == Sense::Person && !organisation);
    set(found, F::Outlet, sense == Sense::Outlet);
    set(found, F::Body, sense == Sense::Body);
    set(found, F::Organisation,
        organisation && sense != Sense::Outlet && sense != Sense::Body && !place);
    set(found, F::NoName, sense == Sense::Nothing && !organisation);
    const auto ordinary = static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](std::string_view word) { return names_.is_ordinary(word); }));
    const bool known = organisation || sense == Sense::Body;
    const bool outlet = sense == Sense::Outlet;
    set(found, F::Ordinary, ordinary == all.size() && !known && !outlet);
    set(found, F::OrdinaryOutlet, ordinary == all.size() && outlet);
    set(found, F::PublicationName,
        all.size() > 1 && is_title_cased(name, names_) &&
            words_.is(all.back(), HeadWord::PublicationName));
    set(found, F::MostlyOrdinary,
        ordinary < all.size() && 2 * ordinary > all.size() && !known && !outlet);
    set(found, F::Name, sense == Sense::Name && !organisation && ordinary < all.size());
    set(found, F::Field, is_field(name, names_) && !known && sense != Sense::Outlet);
    set(found, F::State, is_state(name));
  }

  // "REPUBLIC OF ...": the state in whose name a body writes
  [[nodiscard]] bool is_state(std::string_view line) const {
    if (!is_title_cased(line, names_)) return false;
    const std::string low = lower_ascii(line);
    const std::size_t of = low.find(" of ");
    if (of == std::string::npos) return false;
    const std::string_view before = std::string_view(low).substr(0, of);
    const std::string_view kind = before.substr(before.rfind(' ') + 1);
    if (words_.is(kind, HeadWord::SureState)) return true;
    if (!words_.is(kind, HeadWord::State)) return false;
    std::string_view place = line.substr(of + 4);
    if (lower_ascii(place).starts_with("the ")) place.remove_prefix(4);
    return names_.sense_of(place) == Sense::Place || names_.sense_of(line) == Sense::Place;
  }

  std::string_view text_;
  std::span<const HeadInput> lines_;
  text::Span running_;
  const FrameNames& names_;
  const HeadWords& words_;
  HeadLine line_;
};

}  // namespace

const Segment* unknown_name(std::string_view text, const FrameLine& frame) {
  constexpr std::string_view kArmenianPause = "՝";  // behind a label, as a colon
  const Segment* name = nullptr;
  bool dated = false;
  for (const Segment& segment : frame.segments) {
    dated = dated || segment.sense == Sense::Date;
    if (segment.label != FrameWord::None && segment.sense != Sense::Date) return nullptr;
    if (segment.sense == Sense::Outlet || segment.sense == Sense::Body) return nullptr;
    if (segment.sense != Sense::Name || segment.bracketed) continue;
    if (text::slice(text, segment.text).find(kArmenianPause) != std::string_view::npos) {
      return nullptr;
    }
    if (name != nullptr) return nullptr;
    name = &segment;
  }
  return dated ? name : nullptr;
}

HeadLine read_line_features(std::string_view text, std::span<const HeadInput> lines, std::size_t i,
                            const text::Span& running, const FrameNames& names) {
  return LineReader(text, lines, running, names).read(i);
}

}  // namespace plumbline::language

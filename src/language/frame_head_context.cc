// SPDX-License-Identifier: Apache-2.0
//
// What a line of a head is among the others and the text below; by itself: frame_head_features.cc.

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <unicode/uchar.h>

#include "base/plain_text.h"
#include "base/utf8.h"
#include "language/frame_head.h"
#include "language/head_features_internal.h"

namespace plumbline::language {
namespace {

using F = HeadFeature;

constexpr std::size_t kSearched = 3;      // places where a name recurs that are looked at
constexpr std::size_t kEchoBytes = 1500;  // of the text, in which words of its title return
constexpr std::size_t kEchoLetters = 5;   // by which a word is known again
constexpr std::size_t kEchoes = 2;
constexpr std::size_t kLeadBytes = 140;
constexpr std::size_t kFootBytes = 300;
constexpr std::size_t kFootLine = 140;          // bytes of a line below the text
constexpr std::size_t kWordsOfLongestLine = 4;  // that the longest line has at least

class ContextReader {
 public:
  ContextReader(std::string_view text, std::span<const HeadInput> lines, const text::Span& running,
                const FrameNames& names)
      : text_(text), lines_(lines), running_(running), names_(names), words_(names.head()) {}

  [[nodiscard]] std::vector<HeadLine> read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      all_.push_back(read_line_features(text_, lines_, i, running_, names_));
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) read_neighbours(i);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!all_[i].fixed) read_below(i);
    }
    read_opening_words();
    has_rights_ = holds_rights();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!all_[i].fixed) read_marks(i);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!all_[i].fixed) read_beside(i);
    }
    if (const auto longest = longest_line()) set_both(*longest, F::Longest);
    return std::move(all_);
  }

 private:
  [[nodiscard]] std::string_view words(std::size_t i) const {
    return text::slice(text_, lines_[i].text);
  }

  // "told Bay Light", "Bay Light: Why is that?"
  [[nodiscard]] bool owns(std::string_view name, const std::vector<std::size_t>& places) const {
    const std::string_view running = text::slice(text_, running_);
    return std::any_of(places.begin(), places.end(), [&](std::size_t at) {
      const std::string_view behind = running.substr(std::min(at + name.size(), running.size()));
      const bool opens = at == 0 || running[at - 1] == '\n';
      if (opens && behind.starts_with(": ")) return true;
      if (at < 2 || running[at - 1] != ' ') return false;
      const std::size_t blank = running.rfind(' ', at - 2);
      const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
      return words_.is(running.substr(begin, at - 1 - begin), HeadWord::Told);
    });
  }

  void read_neighbours(std::size_t i) {
    HeadLine& line = all_[i];
    if (line.fixed) return;
    const bool first = leads(i);
    const bool last = i + 1 >= lines_.size() || lines_[i + 1].first;
    for (HeadFeatures* each : {&line.line, &line.name}) {
      set(*each, F::First, first);
      set(*each, F::Alone, lines_[i].first && last);
      set(*each, F::CrumbLeaf, is_crumb_leaf(i));
    }
    if (has(line.name, F::NotLikeAName)) return;
    const std::string_view name = text::slice(text_, line.name_at);
    const std::vector<std::size_t> places = places_of_name(text_, running_, name);
    set(line.name, F::Recurs, !places.empty());
    set(line.name, F::Owned, owns(name, places));
    set(line.name, F::OutletElsewhere, outlet_elsewhere(i, name, true));
    set(line.name, F::NameElsewhere, outlet_elsewhere(i, name, false));
    const bool organ_below =
        i + 1 < lines_.size() && (has(all_[i + 1].line, F::Organ) || is_dated_organ(i + 1));
    set(line.name, F::PublicationBelow,
        i + 1 < lines_.size() && has(all_[i + 1].line, F::Publication) &&
            !has(all_[i + 1].line, F::Organ));
    set(line.name, F::BodyBelow, i + 1 < lines_.size() && is_body(i + 1));
    set(line.name, F::Late, title_above(i));
    set(line.name, F::LateBody, has(line.name, F::Late) && is_body(i));
    // "THE LANTERN", "TIDEWATER": of a title that no name tells apart, the body below publishes it.
    const bool plain_title = has(line.name, F::Ordinary) || has(line.name, F::OneWord);
    set(line.name, F::OrganBeside, organ_below && plain_title && !has(line.name, F::Outlet));
    if (!has(line.name, F::Ordinary) || has(line.name, F::Recurs)) {
      set(line.name, F::GenreBeside, genre_beside(i, HeadWord::Genre));
      set(line.name, F::DeclaredBeside, genre_beside(i, HeadWord::Declared));
    }
  }

  // A body by its name, and no press office of one.
  [[nodiscard]] bool is_body(std::size_t i) const {
    const HeadFeatures& line = all_[i].name;
    return (has(line, F::Organisation) || has(line, F::Body) || has(line, F::Outlet)) &&
           !has(all_[i].line, F::PressUnit) && !has(all_[i].line, F::Navigation) &&
           !has(all_[i].line, F::Menu) && !has(line, F::NotLikeAName) && !has(line, F::Opener) &&
           !has(line, F::DocumentWord) && !has(line, F::Quoted);
  }

  [[nodiscard]] bool title_above(std::size_t i) const {
    for (std::size_t k = 0; k < i; ++k) {
      if (may_be_title(k)) return true;
    }
    return false;
  }

  // Nothing but menus and buttons above.
  [[nodiscard]] bool leads(std::size_t i) const {
    for (std::size_t k = 0; k < i; ++k) {
      const HeadFeatures& above = all_[k].line;
      const bool button = all_[k].fixed == HeadRole::Credit || has(above, F::Menu) ||
                          has(above, F::Crumb) || has(above, F::Navigation);
      if (!button || has(above, F::Genre) || has(above, F::NumberedGenre)) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_dated_organ(std::size_t i) const {
    const auto& frame = lines_[i].frame;
    return frame && publication_size(words(i), names_) > 0 &&
           std::any_of(frame->segments.begin(), frame->segments.end(),
                       [](const Segment& s) { return s.sense == Sense::Outlet; });
  }

  [[nodiscard]] bool is_crumb_leaf(std::size_t i) const {
    for (std::size_t k = 0; k < i; ++k) {
      if (has(all_[k].line, F::Crumb) && words(k).ends_with(std::string("› ").append(words(i)))) {
        return true;
      }
    }
    return false;
  }

  // A dated line or byline names an outlet, and not this one. `sure`: known, or named as outlets
  // are, or with a place; not "Jane Roe, 3 May 2024".
  [[nodiscard]] bool outlet_elsewhere(std::size_t but, std::string_view name, bool sure) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == but || !lines_[i].frame || !all_[i].fixed) continue;
      const std::vector<Segment>& segments = lines_[i].frame->segments;
      const bool placed = std::any_of(segments.begin(), segments.end(),
                                      [](const Segment& s) { return s.sense == Sense::Place; });
      for (const Segment& segment : segments) {
        const bool unknown = segment.sense == Sense::Name && segment.label == FrameWord::None;
        const bool outlet = segment.sense == Sense::Outlet || (unknown && (placed || !sure));
        if (outlet && text::fold(text::slice(text_, segment.text)) != text::fold(name)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool genre_beside(std::size_t i, HeadWord kind) const {
    const auto is = [&](std::size_t k) {
      std::string_view line = words(k);
      while (!line.empty() && line.back() == ':') line.remove_suffix(1);
      return words_.is(line, kind);
    };
    if (i > 0 && is(i - 1)) return true;
    // "For immediate release" between them
    if (i > 1 && is(i - 2) && names_.sense_of(words(i - 1)) == Sense::Section) return true;
    return i + 1 < lines_.size() && is(i + 1);
  }

  void read_below(std::size_t i) {
    HeadLine& line = all_[i];
    if (i + 1 < lines_.size() && all_[i + 1].fixed == HeadRole::DateLine) {
      set(line.line, F::DateBelow);
      set(line.name, F::DateBelow);
      set(line.name, F::OccasionBelow, is_occasion(lines_[i + 1]));
    }
    if (!has(line.name, F::First)) return;
    // Of two lines of ordinary words, the second as likely is a standfirst.
    if (has(line.name, F::Ordinary) && i + 1 < lines_.size() && is_plain(i + 1)) return;
    for (std::size_t k = i + 1; k < lines_.size(); ++k) {
      if (!may_be_title(k) || !divided(i, k)) continue;
      set(line.name, F::TitleBelow);
      set(line.line, F::TitleBelow);
      const bool contrast = has(all_[k].line, F::NotLikeAName) ||
                            (has(line.name, F::Capitals) && !has(all_[k].line, F::Capitals));
      if (contrast) set(line.name, F::Contrast);
    }
  }

  // May be a title, and is told as nothing else.
  [[nodiscard]] bool is_plain(std::size_t k) const {
    return may_be_title(k) && !has(all_[k].line, F::TaglineOpening) &&
           !has(all_[k].line, F::CrumbLeaf);
  }

  // "Lower House, Labour Committee, sitting of 7 August 2024"
  [[nodiscard]] static bool is_occasion(const HeadInput& input) {
    return input.frame &&
           std::any_of(input.frame->segments.begin(), input.frame->segments.end(),
                       [](const Segment& s) { return s.label == FrameWord::Occasion; });
  }

  // A blank line stands between them.
  [[nodiscard]] bool divided(std::size_t i, std::size_t k) const {
    while (++i <= k) {
      if (lines_[i].first) return true;
    }
    return false;
  }

  [[nodiscard]] bool may_be_title(std::size_t k) const {
    if (all_[k].fixed) return all_[k].fixed == HeadRole::Title;
    const HeadFeatures& line = all_[k].line;
    if (has(line, F::CrumbLeaf)) return true;
    for (const F not_title :
         {F::OneWord, F::BeginsSmall, F::OpenEnd, F::Organisation, F::Body, F::Outlet, F::Genre,
          F::NumberedGenre, F::Navigation, F::Menu, F::Crumb, F::PressUnit, F::Greeting, F::Address,
          F::Publication, F::Organ, F::FromSource, F::Person, F::State}) {
      if (has(line, not_title)) return false;
    }
    return true;
  }

  void set_both(std::size_t i, F feature, bool on = true) {
    set(all_[i].line, feature, on);
    set(all_[i].name, feature, on);
  }

  [[nodiscard]] std::optional<std::size_t> longest_line() const {
    std::optional<std::size_t> longest;
    std::size_t most = kWordsOfLongestLine - 1;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t count = blank_divided(words(i)).size();
      if (all_[i].fixed || count <= most) continue;
      most = count;
      longest = i;
    }
    return longest;
  }

  // What a line bears whatever its words mean.
  void read_marks(std::size_t i) {
    const std::string_view line = words(i);
    const bool last = i + 1 >= lines_.size();
    set_both(i, F::Last, last);
    set_both(i, F::Ends, last || lines_[i + 1].first);
    set_both(i, F::HoldsDate, date_inside(text_, lines_[i].text, names_).has_value());
    const NamedPeople people = people_in(text_, lines_[i].text, names_);
    set_both(i, F::People, !people.people.empty() && people.known);
    set_both(i, F::MaybePeople, !people.people.empty() && !people.known);
    set_both(i, F::By, !people.people.empty() && people.by);
    set_both(i, F::Bracketed,
             (line.starts_with("(") || line.starts_with("[")) &&
                 (line.ends_with(")") || line.ends_with("]")));
    constexpr std::array<std::string_view, 8> kBars = {" | ", " · ", " • ", "  ",
                                                       " > ", " › ", " » ", " / "};
    set_both(i, F::Bars, std::any_of(kBars.begin(), kBars.end(), [&](std::string_view bar) {
               return line.find(bar) != std::string_view::npos;
             }));
    const auto sign = static_cast<UChar32>(decode_utf8(past_openers(line), 0).value);
    set_both(i, F::OpensWithSign, u_isalnum(sign) == 0);
    set_both(i, F::ShortLabel, is_short_label(line));
    set_both(i, F::Echoed, echoes(line) >= kEchoes);
    const std::string_view name = text::slice(text_, all_[i].name_at);
    set(all_[i].name, F::InLead, in_lead(name));
    const bool foot = in_foot(name);
    set(all_[i].name, F::InFoot, foot);
    set(all_[i].name, F::FootElsewhere, !foot && has_rights_);
  }

  void read_beside(std::size_t i) {
    const auto byline = [&](std::size_t k) {
      return all_[k].fixed ? all_[k].fixed == HeadRole::Byline
                           : has(all_[k].line, F::People) || has(all_[k].line, F::By);
    };
    const bool beside = (i > 0 && byline(i - 1)) || (i + 1 < lines_.size() && byline(i + 1));
    set_both(i, F::BylineBeside, beside);
    set_both(i, F::DateAbove,
             i > 0 && (all_[i - 1].fixed == HeadRole::DateLine ||
                       (!all_[i - 1].fixed && has(all_[i - 1].line, F::HoldsDate))));
  }

  // "Views: 3418", "Reading time: 6 min"
  [[nodiscard]] static bool is_short_label(std::string_view line) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return false;
    return blank_divided(line.substr(0, colon)).size() <= 2 &&
           blank_divided(line.substr(colon + 2)).size() <= 3;
  }

  // The first letters of a word, small; empty if it has fewer.
  [[nodiscard]] static std::string stem_of(std::string_view word) {
    std::string low = text::fold(past_openers(word));
    if (low.size() < kEchoLetters) return {};
    low.resize(kEchoLetters);
    return low;
  }

  void read_opening_words() {
    const std::string_view running = text::slice(text_, running_);
    for (const std::string_view word : blank_divided(running.substr(0, kEchoBytes))) {
      if (std::string stem = stem_of(word); !stem.empty()) stems_.insert(std::move(stem));
    }
  }

  [[nodiscard]] std::size_t echoes(std::string_view line) const {
    const std::vector<std::string_view> all = blank_divided(line);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](auto word) {
      const std::string stem = stem_of(word);
      return !stem.empty() && stems_.contains(stem);
    }));
  }

  // "LAGOS (Bay Wire) - Police ..."
  [[nodiscard]] bool in_lead(std::string_view name) const {
    const std::string_view running = text::slice(text_, running_);
    for (const std::size_t at : places_of_name(text_, running_, name)) {
      const std::size_t end = at + name.size();
      if (at == 0 || end >= running.size() || end > kLeadBytes) continue;
      const bool bracket = running[at - 1] == '(' || running[at - 1] == '/';
      if (bracket && std::string_view(")/,").find(running[end]) != std::string_view::npos) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool holds_rights() const {
    const std::string_view running = text::slice(text_, running_);
    const std::size_t from = running.size() > kFootBytes ? running.size() - kFootBytes : 0;
    return running.find("\n©", from) != std::string_view::npos ||
           running.find("\nCopyright", from) != std::string_view::npos;
  }

  // "© Bay Light 2024", "(Bay Light)"
  [[nodiscard]] bool in_foot(std::string_view name) const {
    const std::string_view running = text::slice(text_, running_);
    const std::size_t from = running.size() > kFootBytes ? running.size() - kFootBytes : 0;
    const std::string low = lower_ascii(name);
    std::size_t at = running.find('\n', from);
    while (at != std::string_view::npos && at + 1 < running.size()) {
      const std::size_t end = std::min(running.find('\n', at + 1), running.size());
      const std::string_view line = running.substr(at + 1, end - at - 1);
      if (line.size() <= kFootLine && lower_ascii(line).find(low) != std::string::npos) return true;
      at = end < running.size() ? end : std::string_view::npos;
    }
    return false;
  }

  std::string_view text_;
  std::span<const HeadInput> lines_;
  text::Span running_;
  const FrameNames& names_;
  const HeadWords& words_;
  std::vector<HeadLine> all_;
  bool has_rights_ = false;      // the last lines say who holds them
  std::set<std::string> stems_;  // of words with which the text opens
};

}  // namespace

std::vector<std::size_t> places_of_name(std::string_view text, const text::Span& span,
                                        std::string_view name) {
  std::string written(name);
  if (all_capitals(name)) {
    bool inside = false;
    for (char& c : written) {
      const bool letter = (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
      if (inside && c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
      inside = letter || (inside && c == '\'');
    }
  }
  const std::string_view running = text::slice(text, span);
  std::vector<std::size_t> found;
  for (const std::string_view form : {name, std::string_view(written)}) {
    for (std::size_t at = running.find(form); at != std::string_view::npos;
         at = running.find(form, at + form.size())) {
      found.push_back(at);
      if (found.size() == kSearched) return found;
    }
    if (form == written) break;
  }
  return found;
}

std::vector<HeadLine> head_features(std::string_view text, std::span<const HeadInput> lines,
                                    const text::Span& running, const FrameNames& names) {
  return ContextReader(text, lines, running, names).read();
}

}  // namespace plumbline::language

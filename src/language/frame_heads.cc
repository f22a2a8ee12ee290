// SPDX-License-Identifier: Apache-2.0
//
// What a head says once every line has its role: who publishes and which line is the title.

#include <algorithm>
#include <string>

#include "language/frame_head.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

class HeadReader {
 public:
  HeadReader(std::string_view text, std::span<const HeadInput> lines, const text::Span& running,
             const FrameNames& names)
      : text_(text),
        lines_(lines),
        running_(running),
        names_(names),
        features_(head_features(text, lines, running, names)) {}

  [[nodiscard]] HeadReading read() {
    HeadReading found;
    found.roles = best_roles(features_, names_.head_weights());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (found.roles[i] == HeadRole::Title) found.title = i;
      if (found.roles[i] != HeadRole::Masthead || features_[i].fixed) continue;
      found.publisher = lines_[i].publisher ? *lines_[i].publisher : features_[i].name_at;
      found.publisher_line = i;
      found.behind_publisher = behind(i);
    }
    if (!found.title) find_title(found);
    if (!found.publisher && found.title) found.publisher = issuer(*found.title);
    if (!found.publisher && found.title) found.publisher = own_voice(found);
    return found;
  }

 private:
  [[nodiscard]] std::string_view words(std::size_t i) const {
    return text::slice(text_, lines_[i].text);
  }

  [[nodiscard]] bool is(std::size_t i, HeadFeature feature) const {
    return features_[i].line.test(static_cast<std::size_t>(feature));
  }

  [[nodiscard]] text::Span behind(std::size_t i) const {
    const text::Span& name = lines_[i].publisher ? *lines_[i].publisher : features_[i].name_at;
    text::Span rest = text::make_span(name.end, lines_[i].text.end);
    while (!rest.empty() && !begins_sentence(text::slice(text_, rest))) ++rest.begin;
    return rest;
  }

  // A document without any other title is called by what it is: "SESSION DIGEST".
  void find_title(HeadReading& found) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (features_[i].fixed) continue;
      const bool genre =
          found.roles[i] == HeadRole::Label && !lines_[i].frame &&
          (is_genre(words(i), names_.head()) || (i == 0 && is(i, HeadFeature::NumberedGenre)));
      const bool issued = found.roles[i] == HeadRole::Masthead && is(i, HeadFeature::Issued) &&
                          features_[i].name_at.end == lines_[i].text.end;
      if (!genre && !issued) continue;
      found.title = i;
      return;
    }
  }

  // "Statement of the Hill Coalition", also where the line is the title
  [[nodiscard]] std::optional<text::Span> issuer(std::size_t title) const {
    if (!is(title, HeadFeature::Issued) || states_outlet(title)) return std::nullopt;
    return features_[title].name_at;
  }

  [[nodiscard]] bool states_outlet(std::size_t but) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == but || !lines_[i].frame) continue;
      for (const Segment& segment : lines_[i].frame->segments) {
        if (segment.sense == Sense::Outlet) return true;
      }
    }
    return false;
  }

  // "We interviewed 214 women", outside quotation marks
  [[nodiscard]] bool says_we() const {
    bool quoted = false;
    std::string word;
    for (const char c : text::fold(text::slice(text_, running_))) {
      if (c == '"') quoted = !quoted;
      if (c == '\n') quoted = false;
      if ((c >= 'a' && c <= 'z') || (c & 0x80) != 0) {
        word += c;
        continue;
      }
      if (!quoted && !word.empty() && names_.head().is(word, HeadWord::We)) return true;
      word.clear();
    }
    return false;
  }

  // The name that opens the line and the text, whole words only.
  [[nodiscard]] std::size_t shared_name(std::string_view line, std::string_view opening) const {
    const HeadWords& head = names_.head();
    std::size_t size = 0;
    std::size_t at = 0;
    while (at < line.size()) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      const std::string_view word = line.substr(at, end - at);
      if (opening.substr(0, end) != line.substr(0, end)) break;
      const bool ends = end == opening.size() || opening[end] == ' ' || opening[end] == ',';
      if (!ends) break;
      if (begins_sentence(word) && !head.is(word, HeadWord::HeadlineVerb)) size = end;
      if (!begins_sentence(word) && !head.is(word, HeadWord::Small)) break;
      at = end + 1;
    }
    return size;
  }

  // "BAY LIGHT: Ten years of promises" above "Bay Light, an association of fishermen, presented":
  // bytes of the name, whatever its case. No place and no person.
  [[nodiscard]] std::size_t name_before_colon(std::string_view headline) const {
    const std::size_t colon = headline.find(": ");
    if (colon == std::string_view::npos || colon == 0) return 0;
    const std::string_view name = headline.substr(0, colon);
    const Sense sense = names_.sense_of(name);
    if (sense == Sense::Place || sense == Sense::Person || sense == Sense::Date) return 0;
    if (name.find(' ') == std::string_view::npos && names_.is_ordinary(name)) return 0;
    std::string_view opening = text::slice(text_, running_);
    for (const std::string_view another : {"e at ", "e, the "}) {  // "We at the Hill Institute ask"
      for (std::size_t at = opening.find(another); at != std::string_view::npos;
           at = opening.find(another, at + 1)) {
        const bool we = at > 0 && (opening[at - 1] == 'W' || opening[at - 1] == 'w');
        if (we && (at == 1 || opening[at - 2] == ' ' || opening[at - 2] == '\n')) return 0;
      }
    }
    if (opening.starts_with("The ") && !text::fold(name).starts_with("the ")) {
      opening.remove_prefix(4);
    }
    if (opening.size() <= name.size() || !begins_sentence(opening)) return 0;
    const char behind = opening[name.size()];
    const bool ends = behind == ' ' || behind == ',';
    const bool same = text::fold(opening.substr(0, name.size())) == text::fold(name);
    return ends && same && is_title_cased(opening.substr(0, name.size()), names_) ? colon : 0;
  }

  // "PRESS RELEASE", "Bay Light asks Government ...", "Bay Light, the union of ..., today ... We"
  [[nodiscard]] std::optional<text::Span> own_voice(const HeadReading& found) const {
    std::string_view first = words(0);
    while (!first.empty() && first.back() == ':') first.remove_suffix(1);
    const HeadWords& head = names_.head();
    const std::size_t kind = head.opening_of(first, HeadWord::OwnVoice);
    const bool whole = kind == first.size() || is_numbered_genre(first, head);
    if (kind == 0 || !whole || states_outlet(*found.title)) return std::nullopt;
    const std::string_view headline = words(*found.title);
    if (const std::size_t named = name_before_colon(headline); named > 0 && says_we()) {
      const std::uint32_t begin = lines_[*found.title].text.begin;
      return text::make_span(begin, begin + named);
    }
    const std::size_t size = shared_name(headline, text::slice(text_, running_));
    if (size == 0 || size + 1 >= headline.size()) return std::nullopt;
    const std::string_view name = headline.substr(0, size);
    const std::string_view behind = headline.substr(size + 1);
    const Sense sense = names_.sense_of(name);
    const bool body = sense == Sense::Name || sense == Sense::Body || sense == Sense::Outlet ||
                      has_organisation_head(name, names_);
    const bool verb = head.is(behind.substr(0, behind.find(' ')), HeadWord::HeadlineVerb);
    if (!body || !verb || head.any_in(name, HeadWord::Addressed)) return std::nullopt;
    if (name.find(' ') == std::string_view::npos && names_.is_ordinary(name)) return std::nullopt;
    if (!says_we()) return std::nullopt;
    const std::uint32_t at = lines_[*found.title].text.begin;
    return text::make_span(at, at + size);
  }

  std::string_view text_;
  std::span<const HeadInput> lines_;
  text::Span running_;
  const FrameNames& names_;
  std::vector<HeadLine> features_;
};

}  // namespace

BlockRole block_role_of(HeadRole role, bool may_be_title) {
  switch (role) {
    case HeadRole::Masthead:
    case HeadRole::Emblem: return BlockRole::Masthead;
    case HeadRole::Title: return BlockRole::Headline;
    case HeadRole::Standfirst: return may_be_title ? BlockRole::Headline : BlockRole::Heading;
    case HeadRole::Byline: return BlockRole::Byline;
    case HeadRole::Credit: return BlockRole::Credit;
    case HeadRole::Tagline:
    case HeadRole::Rubric:
    case HeadRole::Label:
    case HeadRole::DateLine: return BlockRole::DateLine;
    case HeadRole::Greeting:
    case HeadRole::Other: return BlockRole::Heading;
  }
  return BlockRole::Heading;
}

HeadReading read_head(std::string_view text, std::span<const HeadInput> lines,
                      const text::Span& running, const FrameNames& names) {
  if (lines.empty()) return {};
  return HeadReader(text, lines, running, names).read();
}

}  // namespace plumbline::language

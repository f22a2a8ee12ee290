// SPDX-License-Identifier: Apache-2.0
//
// Heads whose lines only together say who publishes: an emblem of state above a committee, a genre
// above a body's name, a press release whose headline and text open with the same name.

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "language/frame_internal.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

constexpr std::size_t kMostBodies = 5;      // lines of a letterhead
constexpr std::size_t kNameWords = 9;       // of a body's name
constexpr std::size_t kShortestForm = 6;    // letters of "united", of which no verb is told
constexpr std::size_t kMastheadBytes = 60;  // of a newsletter's own name

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> folded_words(std::string_view line) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t end = std::min(line.find_first_of(" \t\n", at), line.size());
    if (end > at) words.push_back(text::fold(line.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

// What bodies do in headlines of their own; a name in capitals holds none of these words.
bool is_headline_verb(std::string_view word) {
  constexpr std::array<std::string_view, 52> kVerbs = {
      "accuses",    "addresses", "agree",     "agrees",   "alleges",   "announces", "appeals",
      "asks",       "backs",     "begins",    "calls",    "commends",  "condemns",  "criticises",
      "criticizes", "demands",   "denounces", "deplores", "documents", "expresses", "finds",
      "hands",      "holds",     "honours",   "invites",  "joins",     "launches",  "marks",
      "mourns",     "must",      "opens",     "opposes",  "presents",  "publishes", "regrets",
      "rejects",    "releases",  "remembers", "renews",   "reports",   "responds",  "reveals",
      "says",       "submits",   "supports",  "tells",    "thanks",    "unveils",   "urges",
      "warns",      "welcomes",  "writes"};
  return is_one_of(word, kVerbs);
}

bool has_headline_verb(std::string_view line) {
  const std::vector<std::string> words = folded_words(line);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return is_headline_verb(word); });
}

bool all_capitals(std::string_view words) {
  return std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         text::fold(words) != words;
}

std::string genre_of(std::string_view line) {
  while (!line.empty() && (line.back() == ':' || line.back() == ' ')) line.remove_suffix(1);
  return text::fold(line);
}

// "STATEMENT", "Fact sheet": what a text is, before the name of the body that issues it.
bool is_genre(std::string_view line) {
  constexpr std::array<std::string_view, 34> kGenres = {
      "statement",        "press release",    "media release",    "news release",
      "press statement",  "public statement", "media statement",  "session digest",
      "digest",           "open letter",      "fact sheet",       "factsheet",
      "fact box",         "briefing",         "briefing note",    "briefing paper",
      "press briefing",   "policy brief",     "position paper",   "declaration",
      "communiqué",       "communique",       "press communiqué", "appeal",
      "urgent appeal",    "public appeal",    "urgent action",    "alert",
      "situation report", "press note",       "media advisory",   "newsletter",
      "bulletin",         "submission"};
  return is_one_of(genre_of(line), kGenres);
}

// The genres in which a body speaks for itself.
bool is_own_voice(std::string_view line) {
  constexpr std::array<std::string_view, 8> kGenres = {
      "statement",       "press release",    "media release",   "news release",
      "press statement", "public statement", "media statement", "press note"};
  return is_one_of(genre_of(line), kGenres);
}

// Those too that name who makes them: an open letter, an appeal.
bool is_declared(std::string_view line) {
  constexpr std::array<std::string_view, 8> kGenres = {
      "open letter",      "declaration", "communiqué",    "communique",
      "press communiqué", "appeal",      "urgent appeal", "public appeal"};
  return is_own_voice(line) || is_one_of(genre_of(line), kGenres);
}

Segment as_publisher(const text::Span& at) {
  Segment segment;
  segment.text = at;
  segment.sense = Sense::Outlet;
  return segment;
}

class HeadReader {
 public:
  HeadReader(std::string_view text, std::span<const text::Span> lines, const text::Span& running,
             const FrameNames& names)
      : text_(text), lines_(lines), running_(running), names_(names) {}

  [[nodiscard]] std::vector<HeadLine> read() const {
    for (const auto form :
         {&HeadReader::described_name, &HeadReader::genre_and_name, &HeadReader::name_and_genre,
          &HeadReader::issued, &HeadReader::letterhead, &HeadReader::described_below,
          &HeadReader::organ, &HeadReader::programme, &HeadReader::own_voice}) {
      if (std::vector<HeadLine> found = (this->*form)(); !found.empty()) return found;
    }
    return {};
  }

 private:
  [[nodiscard]] std::string_view words(std::size_t i) const {
    return text::slice(text_, lines_[i]);
  }

  [[nodiscard]] std::optional<FrameLine> frame_at(std::size_t i) const {
    if (i >= lines_.size()) return std::nullopt;
    if (auto said = read_head_line(text_, lines_[i], i, names_)) return said;
    return read_frame_line(text_, lines_[i], names_);
  }

  [[nodiscard]] HeadLine named(std::size_t i, const text::Span& publisher) const {
    return {i, {lines_[i], BlockRole::Masthead, {as_publisher(publisher)}}};
  }

  // "Lima, 3 May 2024": a date and no outlet
  [[nodiscard]] bool is_place_and_date(std::size_t i) const {
    const auto frame = frame_at(i);
    if (!frame) return false;
    bool dated = false;
    for (const Segment& segment : frame->segments) {
      if (segment.sense == Sense::Outlet || segment.sense == Sense::Body) return false;
      dated = dated || (segment.date && segment.date->whole);
    }
    return dated;
  }

  [[nodiscard]] bool may_be_title(std::size_t i) const {
    return i < lines_.size() && !frame_at(i) && begins_sentence(words(i)) &&
           words(i).find(' ') != std::string_view::npos;
  }

  // The text behind the head names it again.
  [[nodiscard]] bool recurs(std::string_view name) const {
    return text::fold(text::slice(text_, running_)).find(text::fold(name)) != std::string::npos;
  }

  // A name that a body may have: of words that are not all of the language, or with a word for
  // bodies in it, or one that the text repeats; none that tells what somebody does. `contrast`: the
  // title is not written in capitals as it is.
  [[nodiscard]] bool may_be_body(std::string_view name, bool contrast) const {
    const std::vector<std::string> all = folded_words(name);
    if (all.empty() || all.size() > kNameWords || !is_title_cased(name)) return false;
    if (has_headline_verb(name) || is_genre(name)) return false;
    const Sense sense = names_.sense_of(name);
    if (sense == Sense::Outlet || sense == Sense::Body) return true;
    if (has_organisation_head(name, names_)) return true;
    // "Women Trafficked to Libya"
    const bool told = std::any_of(all.begin() + 1, all.end(), [](const std::string& word) {
      return word.size() > kShortestForm && (word.ends_with("ed") || word.ends_with("ing"));
    });
    if (sense != Sense::Name || told || is_field(name)) return false;
    const auto ordinary = static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [this](const std::string& w) { return names_.is_ordinary(w); }));
    return (contrast && ordinary < all.size()) || 2 * ordinary <= all.size() || recurs(name);
  }

  // "Statement on the return of the crew"
  [[nodiscard]] bool opens_with_genre(std::size_t i) const {
    if (i >= lines_.size()) return false;
    const std::string_view line = words(i);
    return std::any_of(line.begin(), line.end(), [&](const char& sign) {
      return sign == ' ' && is_genre(line.substr(0, static_cast<std::size_t>(&sign - line.data())));
    });
  }

  // A line of the head, that at `but` aside, states an outlet of its own.
  [[nodiscard]] bool has_outlet_but(std::size_t but) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto frame = i == but ? std::nullopt : frame_at(i);
      if (frame && std::any_of(frame->segments.begin(), frame->segments.end(),
                               [](const Segment& s) { return s.sense == Sense::Outlet; })) {
        return true;
      }
    }
    return false;
  }

  // "STATEMENT BY THE HILL COALITION", "Press release of the Hill Union, Bari, 3 May 2024"
  [[nodiscard]] std::vector<HeadLine> issued() const {
    const std::string_view first = words(0);
    const std::string low = lower_ascii(first);
    for (const std::string_view by :
         {" by the ", " of the ", " from the ", " by ", " of ", " from "}) {
      const std::size_t at = low.find(by);
      if (at == std::string::npos || !is_genre(first.substr(0, at))) continue;
      const std::size_t begin = at + by.size();
      std::size_t end = first.size();
      for (const std::string_view sign : {", ", " – ", " — ", " on ", " about ", ": "}) {
        end = std::min(end, low.find(sign, begin));
      }
      const std::string_view name = first.substr(begin, end - begin);
      if (!is_title_cased(name) || !has_organisation_head(name, names_)) return {};
      if (has_headline_verb(name) || has_outlet_but(0)) return {};
      std::size_t tail = end;
      while (tail < first.size() && !begins_sentence(first.substr(tail))) ++tail;
      const text::Span behind = text::make_span(lines_[0].begin + tail, lines_[0].end);
      HeadLine found = named(0, text::make_span(lines_[0].begin + begin, lines_[0].begin + end));
      if (const auto dated = read_frame_line(text_, behind, names_)) {
        for (const Segment& s : dated->segments) {
          if (s.sense == Sense::Date) found.line.segments.push_back(s);
        }
      }
      if (!may_be_title_below(1)) found.line.role = BlockRole::Body;  // itself the title
      return {found};
    }
    return {};
  }

  // "BAY LIGHT, NETWORK OF FISHERS' FAMILIES", a title, "Bari, Apulia, 3 May 2024"
  [[nodiscard]] std::vector<HeadLine> described_name() const {
    constexpr std::array<std::string_view, 24> kKinds = {
        "network",    "union",         "coalition",   "association", "organisation", "organization",
        "foundation", "federation",    "alliance",    "society",     "collective",   "league",
        "movement",   "committee",     "centre",      "center",      "group",        "institute",
        "forum",      "confederation", "cooperative", "initiative",  "campaign",     "council"};
    const std::string_view first = words(0);
    std::size_t comma = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string_view sign : {", ", " – ", " — ", " · ", " | "}) {
      const std::size_t at = first.find(sign);
      if (at < comma) size = sign.size();
      comma = std::min(comma, at);
    }
    if (comma == std::string_view::npos) return {};
    const std::string_view name = first.substr(0, comma);
    const std::string_view what = first.substr(comma + size);
    if (!is_title_cased(name)) return {};
    // A headline in capitals of titles is not told from it but by what stands below.
    if (!all_capitals(name) && !opens_with_genre(1)) return {};
    std::vector<std::string> described = folded_words(what);
    if (!described.empty() && (described[0] == "the" || described[0] == "a")) {
      described.erase(described.begin());
    }
    constexpr std::array<std::string_view, 4> kOf = {"of", "for", "against", "in"};
    if (described.size() < 3 || !is_one_of(described[0], kKinds) || !is_one_of(described[1], kOf) ||
        has_headline_verb(what)) {
      return {};
    }
    const Sense sense = names_.sense_of(name);
    if (sense == Sense::Place || sense == Sense::Section || sense == Sense::Date) return {};
    if (names_.is_ordinary(name) && !recurs(name)) return {};
    const bool below = (is_place_and_date(1) && may_be_title(2)) ||
                       (may_be_title(1) && (is_place_and_date(2) || is_place_and_date(3)));
    if (!below) return {};
    const text::Span at = text::make_span(lines_[0].begin, lines_[0].begin + comma);
    return {named(0, at)};
  }

  // "STATEMENT", "Red Bay Light", "Bari, 3 May 2024", and only then a title
  [[nodiscard]] std::vector<HeadLine> genre_and_name() const {
    if (lines_.size() < 3 || !is_genre(words(0))) return {};
    std::size_t i = 1;
    const auto issue = frame_at(i);
    // "For immediate release"
    if (issue && names_.sense_of(words(i)) == Sense::Section) ++i;
    if (i + 1 >= lines_.size() || has_outlet_but(i)) return {};
    const auto below = read_head_line(text_, lines_[i + 1], i + 1, names_);
    const bool sitting = below && below->role == BlockRole::DateLine && is_place_and_date(i + 1);
    const bool dated = is_place_and_date(i + 1) && may_be_title(i + 2);
    const bool titled = may_be_title(i + 1) && is_place_and_date(i + 2);
    if (!sitting && !dated && !titled) return {};
    // A fact sheet may well be about "Kiln Children of Kasur"; a statement has one who makes it.
    const bool contrast =
        sitting || (is_declared(words(0)) && !is_title_cased(words(dated ? i + 2 : i + 1)));
    if (!may_be_body(words(i), contrast) || (titled && !dated && !contrast)) return {};
    if (sitting && !dated) return {named(i, lines_[i])};  // the genre is the title
    std::vector<HeadLine> found{{0, {lines_[0], BlockRole::DateLine, {}}}};
    found.push_back(named(i, lines_[i]));
    return found;
  }

  // "Union of the Coast", "Statement", "Bari, 3 May 2024", and only then a title
  [[nodiscard]] std::vector<HeadLine> name_and_genre() const {
    if (lines_.size() < 3 || !is_genre(words(1)) || has_outlet_but(0)) return {};
    const bool below =
        (is_place_and_date(2) && may_be_title(3)) || (may_be_title(2) && is_place_and_date(3));
    if (!below || !may_be_body(words(0), false)) return {};
    return {named(0, lines_[0]), {1, {lines_[1], BlockRole::DateLine, {}}}};
  }

  // "REPUBLIC OF ...": the state in whose name a body writes
  [[nodiscard]] bool is_state(std::string_view line) const {
    if (!is_title_cased(line)) return false;
    const std::string low = lower_ascii(line);
    const std::size_t of = low.find(" of ");
    if (of == std::string::npos) return false;
    constexpr std::array<std::string_view, 11> kStates = {
        "republic", "kingdom", "sultanate", "emirate",    "principality", "duchy",
        "union",    "state",   "states",    "government", "commonwealth"};
    const std::string_view before = std::string_view(low).substr(0, of);
    const std::size_t blank = before.rfind(' ');
    const std::string_view kind =
        blank == std::string_view::npos ? before : before.substr(blank + 1);
    if (!is_one_of(kind, kStates)) return false;
    if (kind == "republic" || kind == "kingdom" || kind == "sultanate") return true;
    std::string_view place = line.substr(of + 4);
    if (lower_ascii(place).starts_with("the ")) place.remove_prefix(4);
    return names_.sense_of(place) == Sense::Place || names_.sense_of(line) == Sense::Place;
  }

  // "Committee on Labour", not "Report of the Committee on Labour"
  [[nodiscard]] bool is_letterhead_body(std::string_view line) const {
    constexpr std::array<std::string_view, 28> kDocuments = {
        "report",  "plan",    "act",      "bill",    "strategy", "policy",    "guidelines",
        "review",  "figures", "bulletin", "hansard", "minutes",  "budget",    "statement",
        "release", "notice",  "survey",   "audit",   "judgment", "judgement", "ruling",
        "action",  "case",    "petition", "inquiry", "findings", "annual",    "debates"};
    constexpr std::array<std::string_view, 8> kOpeners = {"in", "at", "before", "on",
                                                          "by", "to", "from",   "how"};
    const std::vector<std::string> all = folded_words(line);
    if (all.empty() || !is_title_cased(line) || is_one_of(all[0], kOpeners)) return false;
    const bool document = std::any_of(all.begin(), all.end(), [&](const std::string& word) {
      return is_one_of(word, kDocuments) || is_headline_verb(word);
    });
    return !document && has_organisation_head(line, names_) &&
           line.find_first_of("0123456789") == std::string_view::npos;
  }

  // "REPUBLIC OF ...", "THE NATIONAL ASSEMBLY", "Committee on Labour", then a title
  [[nodiscard]] std::vector<HeadLine> letterhead() const {
    if (lines_.size() < 3 || !is_state(words(0))) return {};
    std::size_t end = 1;
    while (end < lines_.size() && end <= kMostBodies && is_letterhead_body(words(end))) ++end;
    if (end == 1 || !(may_be_title(end) || (is_place_and_date(end) && may_be_title(end + 1)))) {
      return {};
    }
    std::vector<HeadLine> found;
    for (std::size_t i = 0; i + 1 < end; ++i) {
      found.push_back({i, {lines_[i], BlockRole::Masthead, {}}});
    }
    found.push_back(named(end - 1, lines_[end - 1]));
    return found;
  }

  // "Hope House" above "the blog of a shelter in Accra"
  [[nodiscard]] std::vector<HeadLine> described_below() const {
    if (lines_.size() < 2 || publication_size(words(1)) == 0 || frame_at(1)) return {};
    const std::string_view name = words(0);
    const Sense sense = names_.sense_of(name);
    const bool body = sense == Sense::Name || sense == Sense::Outlet || sense == Sense::Body;
    if (!body || begins_sentence(words(1)) || reads_as_headline(name, names_)) return {};
    if (name.find(' ') == std::string_view::npos && names_.is_ordinary(name)) return {};
    if (!may_be_title_below(2)) return {};
    return {named(0, lines_[0]), {1, {lines_[1], BlockRole::DateLine, {}}}};
  }

  // "THE BEACON" above "Newsletter of the Hill Society": the society speaks.
  [[nodiscard]] std::vector<HeadLine> organ() const {
    if (lines_.size() < 2) return {};
    const auto below = read_head_line(text_, lines_[1], 1, names_);
    if (!below || below->segments.empty() || below->role != BlockRole::Masthead) return {};
    // Its name stands before the divider: nothing else publishes.
    if (below->segments[0].text.begin == lines_[1].begin) return {};
    const std::string_view name = words(0);
    if (name.size() > kMastheadBytes || !is_title_cased(name) || !may_be_title_below(2)) return {};
    return {{1, *below}, {0, {lines_[0], BlockRole::Masthead, {}}}};
  }

  [[nodiscard]] bool may_be_title_below(std::size_t i) const {
    while (i < lines_.size() && frame_at(i)) ++i;
    return may_be_title(i);
  }

  // "Summary of the broadcast" below the name of the station is no title.
  [[nodiscard]] std::vector<HeadLine> programme() const {
    constexpr std::array<std::string_view, 8> kOpenings = {
        "summary of the ", "summary of a ",  "transcript of ", "translated summary",
        "transcript",      "excerpts from ", "excerpt from ",  "recording of "};
    if (lines_.size() < 2) return {};
    const auto first = read_head_line(text_, lines_[0], 0, names_);
    if (!first || first->role != BlockRole::Masthead) return {};
    const std::string low = lower_ascii(words(1));
    const bool describes =
        std::any_of(kOpenings.begin(), kOpenings.end(),
                    [&](std::string_view each) { return low.starts_with(each); });
    if (!describes) return {};
    return {{0, *first}, {1, {lines_[1], BlockRole::DateLine, {}}}};
  }

  // "We interviewed 214 women", outside quotation marks
  [[nodiscard]] bool says_we() const {
    constexpr std::array<std::string_view, 4> kOwn = {"we", "our", "ours", "us"};
    bool quoted = false;
    std::string word;
    for (const char c : text::fold(text::slice(text_, running_))) {
      if (c == '"') quoted = !quoted;
      if (c == '\n') quoted = false;
      if ((c >= 'a' && c <= 'z') || (c & 0x80) != 0) {
        word += c;
        continue;
      }
      if (!quoted && is_one_of(word, kOwn)) return true;
      word.clear();
    }
    return false;
  }

  // The name that opens the line and the text, whole words only.
  [[nodiscard]] std::size_t shared_name(std::string_view line, std::string_view opening) const {
    std::size_t size = 0;
    std::size_t at = 0;
    while (at < line.size()) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      const std::string_view word = line.substr(at, end - at);
      if (opening.substr(0, end) != line.substr(0, end)) break;
      const bool ends = end == opening.size() || opening[end] == ' ' || opening[end] == ',';
      if (!ends) break;
      if (begins_sentence(word) && !is_headline_verb(text::fold(word))) size = end;
      if (!begins_sentence(word) && !is_small_word(word)) break;
      at = end + 1;
    }
    return size;
  }

  // "PRESS RELEASE", "Bay Light asks Government ...", "Bay Light, the union of ..., today ... We"
  [[nodiscard]] std::vector<HeadLine> own_voice() const {
    constexpr std::array<std::string_view, 14> kAddressed = {
        "government", "ministry",   "minister", "police",  "parliament", "court",   "president",
        "state",      "department", "embassy",  "company", "agency",     "airline", "employers"};
    if (!is_own_voice(words(0))) return {};
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (frame_at(i)) continue;
      const std::string_view headline = words(i);
      const std::size_t size = shared_name(headline, text::slice(text_, running_));
      if (size == 0 || size >= headline.size()) return {};
      const std::string_view name = headline.substr(0, size);
      const std::vector<std::string> all = folded_words(name);
      const std::vector<std::string> behind = folded_words(headline.substr(size));
      const bool addressed = std::any_of(all.begin(), all.end(), [&](const std::string& word) {
        return is_one_of(word, kAddressed);
      });
      const Sense sense = names_.sense_of(name);
      const bool body = sense == Sense::Name || sense == Sense::Body || sense == Sense::Outlet ||
                        has_organisation_head(name, names_);
      if (has_outlet_but(i)) return {};
      if (addressed || !body || behind.empty() || !is_headline_verb(behind[0]) || !says_we()) {
        return {};
      }
      if (all.size() == 1 && names_.is_ordinary(name)) return {};
      const text::Span at = text::make_span(lines_[i].begin, lines_[i].begin + size);
      return {{i, {lines_[i], BlockRole::Body, {as_publisher(at)}}}};
    }
    return {};
  }

  std::string_view text_;
  std::span<const text::Span> lines_;
  text::Span running_;
  const FrameNames& names_;
};

}  // namespace

bool reads_as_headline(std::string_view line, const FrameNames& names) {
  constexpr std::array<std::string_view, 8> kNoName = {"a",   "an",   "is",  "are",
                                                       "was", "were", "how", "why"};
  constexpr std::size_t kOrdinaryWords = 4;  // fewer may be a name: "The Evening Star"
  const std::vector<std::string> all = folded_words(line);
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (is_headline_verb(all[i]) || is_one_of(all[i], kNoName)) return true;
  }
  return all.size() >= kOrdinaryWords && names.is_ordinary(line);
}

std::vector<HeadLine> read_head(std::string_view text, std::span<const text::Span> lines,
                                const text::Span& running, const FrameNames& names) {
  if (lines.empty()) return {};
  return HeadReader(text, lines, running, names).read();
}

}  // namespace plumbline::language

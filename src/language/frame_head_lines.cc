// SPDX-License-Identifier: Apache-2.0
//
// Lines of a head that say in words what they are: "Bay Light · the blog of the crisis centre",
// "Newsletter of the Hill Society, Bari – May 2024", "Hill Watch court desk, Lagos, 3 May 2024".

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "language/frame_internal.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

constexpr std::size_t kLongestLine = 160;      // bytes
constexpr std::size_t kDescribedWords = 6;     // before "dated 3 May 2024"
constexpr std::size_t kLongestProgramme = 60;  // bytes of a programme's name

constexpr std::array<std::string_view, 9> kDividers = {" · ", " | ", " – ", " — ", " - ",
                                                       " • ", " : ", ": ",  ", "};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The first divider at or behind `from`; its place is text.size() if there is none.
struct Cut {
  std::size_t at;
  std::size_t size;
};
Cut divider_in(std::string_view text, std::size_t from) {
  Cut first{text.size(), 0};
  for (const std::string_view sign : kDividers) {
    const std::size_t at = text.find(sign, from);
    if (at < first.at) first = {at, sign.size()};
  }
  return first;
}

// The date that is all of `text` from one of its dividers on.
std::optional<Segment> date_at_end(std::string_view text, const text::Span& span,
                                   const FrameNames& names) {
  const std::string_view words = text::slice(text, span);
  std::size_t at = 0;
  while (at < words.size()) {
    for (const std::string_view said :
         {"broadcast on ", "aired on ", "broadcast ", "edition of "}) {
      if (words.substr(at).starts_with(said)) at += said.size();
    }
    const auto date = names.date_in(words.substr(at));
    if (date && date->whole) {
      return Segment{text::make_span(span.begin + at, span.end),
                     Sense::Date,
                     FrameWord::None,
                     false,
                     false,
                     date};
    }
    const Cut cut = divider_in(words, at);
    at = cut.at + std::max<std::size_t>(cut.size, 1);
  }
  return std::nullopt;
}

// A name that nothing else is meant by: no place, person, section or word of the language.
bool may_publish(std::string_view name, const FrameNames& names) {
  const Sense sense = names.sense_of(name);
  if (sense == Sense::Outlet || sense == Sense::Body) return true;
  if (has_organisation_head(name, names)) return true;
  return sense == Sense::Name && (!names.is_ordinary(name) || name.find(' ') != name.npos);
}

FrameLine line_of(const text::Span& line, BlockRole role, std::optional<text::Span> publisher,
                  const std::optional<Segment>& date) {
  FrameLine found{line, role, {}};
  if (publisher) {
    Segment segment;
    segment.text = *publisher;
    segment.sense = Sense::Outlet;
    found.segments.push_back(segment);
  }
  if (date) found.segments.push_back(*date);
  return found;
}

}  // namespace

bool is_field(std::string_view name) {
  constexpr std::array<std::string_view, 22> kFields = {
      "studies",   "research",   "history",   "affairs",     "law",         "medicine",
      "sociology", "politics",   "science",   "sciences",    "rights",      "migration",
      "economics", "statistics", "education", "criminology", "trafficking", "labour",
      "labor",     "crime",      "policy",    "health"};
  const std::string low = lower_ascii(name);
  return is_one_of(std::string_view(low).substr(low.rfind(' ') + 1), kFields);
}

std::size_t publication_size(std::string_view words) {
  constexpr std::array<std::string_view, 16> kKinds = {
      "blog",      "newsletter", "bulletin", "website", "site",  "magazine", "journal", "newspaper",
      "quarterly", "podcast",    "weekly",   "monthly", "paper", "gazette",  "organ",   "page"};
  constexpr std::array<std::string_view, 12> kHow = {
      "the",    "official",    "monthly", "weekly", "quarterly", "annual",
      "online", "fortnightly", "daily",   "a",      "web",       "news"};
  const std::string low = lower_ascii(words);
  std::size_t at = 0;
  bool kind = false;
  while (at < low.size()) {
    const std::size_t end = std::min(low.find(' ', at), low.size());
    const std::string_view word = std::string_view(low).substr(at, end - at);
    if (word == "of" || word == "for") return kind ? end + 1 : 0;
    kind = is_one_of(word, kKinds);
    if (!kind && !is_one_of(word, kHow)) return 0;
    at = end + 1;
  }
  return 0;
}

namespace {

// "Bay Light · the blog of the crisis centre, Bari"
std::optional<FrameLine> read_described(std::string_view text, const text::Span& line,
                                        const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const Cut cut = divider_in(words, 0);
  if (cut.size == 0) return std::nullopt;
  const std::string_view name = words.substr(0, cut.at);
  const std::string_view rest = words.substr(cut.at + cut.size);
  const std::size_t kind = publication_size(rest);
  if (kind == 0 || kind >= rest.size() || !may_publish(name, names)) return std::nullopt;
  const text::Span behind = text::make_span(line.begin + cut.at + cut.size, line.end);
  auto date = date_at_end(text, behind, names);
  // "Bay Light, newsletter of May 2024"
  if (!date) date = date_at_end(text, text::make_span(behind.begin + kind, line.end), names);
  return line_of(line, BlockRole::Masthead, text::make_span(line.begin, line.begin + cut.at), date);
}

// "Newsletter of the Hill Society, Bari – May 2024"
std::optional<FrameLine> read_organ(std::string_view text, const text::Span& line,
                                    const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  std::size_t at = publication_size(words);
  if (at == 0 || at >= words.size()) return std::nullopt;
  if (lower_ascii(words.substr(at)).starts_with("the ")) at += 4;
  const Cut cut = divider_in(words, at);
  const std::string_view name = words.substr(at, cut.at - at);
  const text::Span behind =
      text::make_span(std::min<std::size_t>(line.begin + cut.at + cut.size, line.end), line.end);
  const auto date = date_at_end(text, behind, names);
  const Sense sense = names.sense_of(name);
  // "Bulletin of Casa Marina, May 2024", not "Bulletin of Himalayan Studies"
  const bool named = sense == Sense::Name && date && !names.is_ordinary(name) && !is_field(name);
  const bool body = is_title_cased(name) && has_organisation_head(name, names);
  if (sense != Sense::Body && !body && !named) return std::nullopt;
  return line_of(line, BlockRole::Masthead, text::make_span(line.begin + at, line.begin + cut.at),
                 date);
}

// Bytes of the outlet's name in "Hill Watch court desk"; 0: no such words.
std::size_t desk_owner_size(std::string_view words) {
  constexpr std::array<std::string_view, 9> kDesks = {"desk",      "staff",          "bureau",
                                                      "newsroom",  "correspondent",  "reporter",
                                                      "reporters", "correspondents", "team"};
  std::size_t end = words.size();
  bool desk = false;
  while (end > 0) {
    const std::size_t blank = words.rfind(' ', end - 1);
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view word = words.substr(begin, end - begin);
    if (begins_sentence(word)) break;  // capitals: of the name
    if (begin == 0) return 0;
    if (!desk && !is_one_of(word, kDesks)) return 0;
    desk = true;
    end = blank;
  }
  return desk ? end : 0;
}

// Bytes of "Hill Watch" in "Hill Watch Lagos", where a bureau sits.
std::size_t without_place(std::string_view words, const FrameNames& names) {
  for (std::size_t at = words.find(' '); at != words.npos; at = words.find(' ', at + 1)) {
    const std::string_view owner = words.substr(0, at);
    const bool whole = owner.find(' ') != owner.npos && is_title_cased(owner);
    if (whole && names.sense_of(words.substr(at + 1)) == Sense::Place) return at;
  }
  return words.size();
}

// "Hill Watch court desk, Lagos, 3 May 2024", "Hill Watch, Lagos bureau, 3 May 2024"
std::optional<FrameLine> read_desk(std::string_view text, const text::Span& line,
                                   const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  Cut cut = divider_in(words, 0);
  if (cut.size == 0) return std::nullopt;
  std::string_view desk = words.substr(0, cut.at);
  const std::size_t in = desk.find(" in ");
  if (in != desk.npos && is_title_cased(desk.substr(in + 4))) desk = desk.substr(0, in);
  std::size_t size = desk_owner_size(desk);
  if (size > 0 && words.substr(size).starts_with(" bureau")) {
    size = without_place(words.substr(0, size), names);
  }
  if (size == 0) {
    const Cut second = divider_in(words, cut.at + cut.size);
    const std::size_t begin = cut.at + cut.size;
    if (desk_owner_size(std::string("X ").append(words.substr(begin, second.at - begin))) == 0 &&
        desk_owner_size(words.substr(begin, second.at - begin)) == 0) {
      return std::nullopt;
    }
    size = cut.at;
    cut = second;
  }
  const text::Span behind =
      text::make_span(std::min<std::size_t>(line.begin + cut.at + cut.size, line.end), line.end);
  const auto date = date_at_end(text, behind, names);
  if (!date) return std::nullopt;
  // Only a place stands between the desk and the date.
  std::string_view place = text.substr(behind.begin, date->text.begin - behind.begin);
  while (!place.empty() && !is_letter_end(place)) place.remove_suffix(1);
  if (!place.empty() && !is_title_cased(place)) return std::nullopt;
  const std::string_view name = words.substr(0, size);
  const Sense sense = names.sense_of(name);
  const bool outlet = sense == Sense::Outlet || sense == Sense::Body ||
                      (sense == Sense::Name && !names.is_ordinary(name));
  if (!outlet)
    return line_of(line, BlockRole::DateLine, std::nullopt, date);  // "Our reporter, ..."
  return line_of(line, BlockRole::DateLine, text::make_span(line.begin, line.begin + size), date);
}

bool is_broadcaster(std::string_view name) {
  constexpr std::array<std::string_view, 6> kWords = {"radio", "tv",         "fm",
                                                      "am",    "television", "broadcasting"};
  const std::string low = lower_ascii(name);
  const std::size_t first = low.find(' ');
  if (first == std::string::npos) return false;
  const std::string_view all(low);
  return is_one_of(all.substr(0, first), kWords) ||
         is_one_of(all.substr(all.rfind(' ') + 1), kWords);
}

bool may_broadcast(std::string_view name, const FrameNames& names) {
  return (is_broadcaster(name) && is_title_cased(name)) || names.sense_of(name) == Sense::Outlet;
}

// Bytes of a programme's name in quotation marks and the divider behind it; 0: none.
std::size_t programme_size(std::string_view words) {
  constexpr std::array<std::array<std::string_view, 2>, 6> kMarks = {
      {{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"‘", "’"}, {"„", "“"}, {"'", "'"}}};
  for (const auto& mark : kMarks) {
    if (!words.starts_with(mark[0])) continue;
    const std::size_t shut = words.find(mark[1], mark[0].size());
    if (shut == std::string_view::npos || shut > kLongestProgramme) continue;
    const std::size_t end = shut + mark[1].size();
    const Cut next = divider_in(words, end);
    if (next.at == end && next.size > 0) return end + next.size;
  }
  return 0;
}

// "Radio Bay Light, “Good Morning”, 3 May 2024", "“Good Morning”, Radio Bay Light, 3 May 2024"
std::optional<FrameLine> read_programme(std::string_view text, const text::Span& line,
                                        const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const std::size_t begin = programme_size(words);
  const Cut cut = divider_in(words, begin);
  if (cut.size == 0) return std::nullopt;
  if (!may_broadcast(words.substr(begin, cut.at - begin), names)) return std::nullopt;
  std::size_t at = cut.at + cut.size;
  if (begin == 0) {
    for (const std::string_view kind : {"the ", "programme ", "program ", "show ", "on "}) {
      if (words.substr(at).starts_with(kind)) at += kind.size();
    }
    const std::size_t size = programme_size(words.substr(at));
    if (size == 0) return std::nullopt;
    at += size;
  }
  const auto date = date_at_end(text, text::make_span(line.begin + at, line.end), names);
  if (!date) return std::nullopt;
  return line_of(line, BlockRole::Masthead,
                 text::make_span(line.begin + begin, line.begin + cut.at), date);
}

// "Lower House, Labour Committee, sitting of Monday 3 May 2024"
std::optional<FrameLine> read_occasion(std::string_view text, const text::Span& line,
                                       std::size_t index, const FrameNames& names) {
  constexpr std::array<std::string_view, 16> kOccasions = {
      "sitting of ", "session of ", "meeting of ",   "hearing of ",
      "issue of ",   "edition of ", "broadcast of ", "sitting on ",
      "hearing on ", "meeting on ", "programme of ", "debate of ",
      "number of ",  "dated ",      "broadcast on ", "aired on "};
  const std::string_view words = text::slice(text, line);
  const std::string low = lower_ascii(words);
  // "Spring issue, March 2025"
  for (const std::string_view issue : {" issue, ", " edition, ", " number, "}) {
    const std::size_t at = low.find(issue);
    if (at == std::string::npos || low.find(' ') != at) continue;
    const text::Span behind = text::make_span(line.begin + at + issue.size(), line.end);
    const auto date = date_at_end(text, behind, names);
    if (date) return line_of(line, BlockRole::DateLine, std::nullopt, date);
  }
  for (const std::string_view occasion : kOccasions) {
    const std::size_t at = low.rfind(occasion);
    if (at == std::string::npos || (at > 0 && low[at - 1] != ' ')) continue;
    const std::size_t begin = at + occasion.size();
    const auto date = names.date_in(words.substr(begin));
    if (!date || !date->whole) continue;
    const std::string_view before = words.substr(0, at);
    // The first line may be the title: "Minutes dated 3 May 2024".
    const bool first = index == 0;
    if (first && !is_title_cased(before)) continue;
    const bool divided = std::any_of(kDividers.begin(), kDividers.end(),
                                     [&](auto sign) { return before.ends_with(sign); });
    const auto blanks = static_cast<std::size_t>(std::count(before.begin(), before.end(), ' '));
    const bool described = occasion == "dated " || occasion.ends_with(" on ");
    const bool adverb = !before.empty() && before.find(' ') == before.size() - 1;  // "morning "
    if (first && !divided) continue;
    if (!before.empty() && !divided && !adverb && !(described && blanks <= kDescribedWords)) {
      continue;
    }
    const Segment segment{text::make_span(line.begin + begin, line.end),
                          Sense::Date,
                          FrameWord::None,
                          false,
                          false,
                          date};
    return line_of(line, BlockRole::DateLine, std::nullopt, segment);
  }
  return std::nullopt;
}

// Who "posted by" names: a person signs, an outlet publishes, of others nothing is known.
void add_poster(FrameLine& line, const text::Span& at, std::string_view name, bool published,
                const FrameNames& names) {
  Segment segment;
  segment.text = at;
  segment.sense = names.sense_of(name);
  if (segment.sense == Sense::Outlet || segment.sense == Sense::Body) {
    segment.label = FrameWord::Publisher;
  } else if (segment.sense == Sense::Person ||
             (segment.sense == Sense::Name && !published && !names.is_ordinary(name))) {
    segment.sense = Sense::Person;
    segment.label = FrameWord::Author;
    segment.sure = name.find(" and ") == name.npos && name.find(" & ") == name.npos;
  } else {
    return;
  }
  line.segments.push_back(segment);
}

// "posted by Ana on 3 May 2024", "Published on 3 May 2024 by Ana Petrova"
std::optional<FrameLine> read_post(std::string_view text, const text::Span& line,
                                   const FrameNames& names) {
  constexpr std::array<std::string_view, 5> kVerbs = {"posted ", "published ", "written ", "by ",
                                                      "uploaded "};
  const std::string_view words = text::slice(text, line);
  const std::string low = lower_ascii(words);
  std::size_t at = 0;
  for (const std::string_view verb : kVerbs) {
    if (at == 0 && low.starts_with(verb)) at = verb == "by " ? 0 : verb.size();
  }
  if (at == 0 && !low.starts_with("by ")) return std::nullopt;
  const bool published = low.starts_with("published ");
  const bool by_first = low.compare(at, 3, "by ") == 0;
  if (by_first) at += 3;
  std::size_t border = low.find(by_first ? " on " : " by ", at);
  std::size_t behind = border + 4;
  if (border == std::string::npos && by_first && !low.starts_with("by ")) {
    border = low.find(", ", at);  // "posted by Ana, 3 May 2024"
    behind = border + 2;
  }
  if (border == std::string::npos) return std::nullopt;
  const text::Span first = text::make_span(line.begin + at, line.begin + border);
  const text::Span second = text::make_span(line.begin + behind, line.end);
  const text::Span& who = by_first ? first : second;
  text::Span when = by_first ? second : first;
  if (!by_first && text::slice(text, when).starts_with("on ")) when.begin += 3;
  const std::string_view name = text::slice(text, who);
  const auto date = names.date_in(text::slice(text, when));
  const auto blanks = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' '));
  if (!date || !date->whole || blanks > kDescribedWords) return std::nullopt;
  FrameLine found{line, BlockRole::Byline, {}};
  if (is_title_cased(name)) add_poster(found, who, name, published, names);  // not "the editors"
  found.segments.push_back({when, Sense::Date, FrameWord::Published, false, false, date});
  return found;
}

}  // namespace

std::string lower_ascii(std::string_view words) {
  std::string low(words);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return low;
}

bool is_letter_end(std::string_view words) {
  std::size_t at = words.size() - 1;
  while (at > 0 && !is_utf8_border(words, at)) --at;
  return u_isalpha(static_cast<UChar32>(decode_utf8(words, at).value)) != 0;
}

bool is_small_word(std::string_view word) {
  constexpr std::array<std::string_view, 26> kSmall = {
      "of", "the", "on", "in",  "and", "for", "against", "to", "with", "from", "at",  "de", "la",
      "le", "les", "do", "dos", "da",  "del", "des",     "du", "y",    "et",   "der", "&",  "van"};
  return is_one_of(word, kSmall);
}

bool is_title_cased(std::string_view words) {
  constexpr std::size_t kMostWords = 12;
  std::size_t at = 0;
  std::size_t count = 0;
  bool small = true;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find_first_of(" \t\n", at), words.size());
    const std::string_view word = words.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    small = is_small_word(word);
    if ((small && count == 0) || (!small && !begins_sentence(word))) return false;
    if (word.find_first_of("\"!?:;“”()[]|@") != std::string_view::npos) return false;
    ++count;
  }
  return count > 0 && count <= kMostWords && !small;
}

bool has_organisation_head(std::string_view words, const FrameNames& names) {
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find_first_of(" \t\n,", at), words.size());
    const std::string_view word = words.substr(at, end - at);
    if (begins_sentence(word) && names.names_organisation(word)) return true;
    at = end + 1;
  }
  return false;
}

std::optional<FrameLine> read_head_line(std::string_view text, const text::Span& line,
                                        std::size_t index, const FrameNames& names) {
  if (line.empty() || line.size() > kLongestLine) return std::nullopt;
  if (auto found = read_organ(text, line, names)) return found;
  if (auto found = read_described(text, line, names)) return found;
  if (auto found = read_programme(text, line, names)) return found;
  if (auto found = read_desk(text, line, names)) return found;
  if (auto found = read_post(text, line, names)) return found;
  return read_occasion(text, line, index, names);
}

}  // namespace plumbline::language

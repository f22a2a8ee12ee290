// SPDX-License-Identifier: Apache-2.0
//
// Lines of a head that say in words what they are: "Bay Light · the blog of the crisis centre",
// "Newsletter of the Hill Society, Bari – May 2024", "Hill Watch court desk, Lagos, 3 May 2024".

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/plain_text.h"
#include "language/frame_head_forms.h"

namespace plumbline::language {
namespace {

using model::BlockRole;

constexpr std::size_t kLongestHeadLine = 160;  // bytes
constexpr std::size_t kWordsBeforeDate = 6;    // before "dated 3 May 2024"
constexpr std::size_t kLongestProgramme = 60;  // bytes of a programme's name

constexpr std::array<std::string_view, 11> kLineDividers = {
    " · ", " | ", " – ", " — ", " - ", " / ", " • ", " : ", ": ", "; ", ", "};

// The first divider at or behind `from`; its place is text.size() if there is none.
struct DividerAt {
  std::size_t at;
  std::size_t size;
};
DividerAt divider_in(std::string_view text, std::size_t from) {
  DividerAt first{text.size(), 0};
  for (const std::string_view sign : kLineDividers) {
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
    if (const std::size_t said = names.head().opening_of(words.substr(at), HeadWord::Aired);
        said > 0 && words.substr(at + said).starts_with(" ")) {
      at += said + 1;
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
    const DividerAt cut = divider_in(words, at);
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

// "Bay Light · the blog of the crisis centre, Bari"
std::optional<FrameLine> read_described(std::string_view text, const text::Span& line,
                                        const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const DividerAt cut = divider_in(words, 0);
  if (cut.size == 0) return std::nullopt;
  const std::string_view name = words.substr(0, cut.at);
  const std::string_view rest = words.substr(cut.at + cut.size);
  const std::size_t kind = publication_size(rest, names);
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
  std::size_t at = publication_size(words, names);
  if (at == 0 || at >= words.size()) return std::nullopt;
  if (lower_ascii(words.substr(at)).starts_with("the ")) at += 4;
  const DividerAt cut = divider_in(words, at);
  const std::string_view name = words.substr(at, cut.at - at);
  const text::Span behind =
      text::make_span(std::min<std::size_t>(line.begin + cut.at + cut.size, line.end), line.end);
  const auto date = date_at_end(text, behind, names);
  const Sense sense = names.sense_of(name);
  // "Bulletin of Casa Marina, May 2024", not "Bulletin of Himalayan Studies"
  const bool named =
      sense == Sense::Name && date && !names.is_ordinary(name) && !is_field(name, names);
  const bool body = is_title_cased(name, names) && has_organisation_head(name, names);
  if (sense != Sense::Body && !body && !named) return std::nullopt;
  return line_of(line, BlockRole::Masthead, text::make_span(line.begin + at, line.begin + cut.at),
                 date);
}

// Bytes of the outlet's name in "Hill Watch court desk"; 0: no such words.
std::size_t desk_owner_size(std::string_view words, const FrameNames& names) {
  std::size_t end = words.size();
  bool desk = false;
  while (end > 0) {
    const std::size_t blank = words.rfind(' ', end - 1);
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view word = words.substr(begin, end - begin);
    if (begins_sentence(word)) break;  // capitals: of the name
    if (begin == 0) return 0;
    if (!desk && !names.head().is(word, HeadWord::Desk)) return 0;
    desk = true;
    end = blank;
  }
  return desk ? end : 0;
}

// Bytes of "Hill Watch" in "Hill Watch Lagos", where a bureau sits.
std::size_t without_place(std::string_view words, const FrameNames& names) {
  for (std::size_t at = words.find(' '); at != words.npos; at = words.find(' ', at + 1)) {
    const std::string_view owner = words.substr(0, at);
    const bool whole = owner.find(' ') != owner.npos && is_title_cased(owner, names);
    if (whole && names.sense_of(words.substr(at + 1)) == Sense::Place) return at;
  }
  return words.size();
}

// "Hill Watch court desk, Lagos, 3 May 2024", "Hill Watch, Lagos bureau, 3 May 2024"
std::optional<FrameLine> read_desk(std::string_view text, const text::Span& line,
                                   const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  DividerAt cut = divider_in(words, 0);
  if (cut.size == 0) return std::nullopt;
  std::string_view desk = words.substr(0, cut.at);
  const std::size_t in = desk.find(" in ");
  if (in != desk.npos && is_title_cased(desk.substr(in + 4), names)) desk = desk.substr(0, in);
  std::size_t size = desk_owner_size(desk, names);
  if (size > 0 && words.substr(size).starts_with(" bureau")) {
    size = without_place(words.substr(0, size), names);
  }
  if (size == 0) {
    const DividerAt second = divider_in(words, cut.at + cut.size);
    const std::size_t begin = cut.at + cut.size;
    const std::string behind(words.substr(begin, second.at - begin));
    if (desk_owner_size("X " + behind, names) == 0 && desk_owner_size(behind, names) == 0) {
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
  if (!place.empty() && !is_title_cased(place, names)) return std::nullopt;
  const std::string_view name = words.substr(0, size);
  const Sense sense = names.sense_of(name);
  const bool outlet = sense == Sense::Outlet || sense == Sense::Body ||
                      (sense == Sense::Name && !names.is_ordinary(name));
  if (!outlet)
    return line_of(line, BlockRole::DateLine, std::nullopt, date);  // "Our reporter, ..."
  return line_of(line, BlockRole::DateLine, text::make_span(line.begin, line.begin + size), date);
}

bool is_broadcaster(std::string_view name, const FrameNames& names) {
  const std::size_t first = name.find(' ');
  if (first == std::string_view::npos) return false;
  return names.head().is(name.substr(0, first), HeadWord::Broadcaster) ||
         names.head().is(name.substr(name.rfind(' ') + 1), HeadWord::Broadcaster);
}

bool may_broadcast(std::string_view name, const FrameNames& names) {
  return (is_broadcaster(name, names) && is_title_cased(name, names)) ||
         names.sense_of(name) == Sense::Outlet;
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
    const DividerAt next = divider_in(words, end);
    if (next.at == end && next.size > 0) return end + next.size;
  }
  return 0;
}

// "Radio Bay Light, “Good Morning”, 3 May 2024", "“Good Morning”, Radio Bay Light, 3 May 2024"
std::optional<FrameLine> read_programme(std::string_view text, const text::Span& line,
                                        const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  if (words.find_first_of("\"'\x80\xC2\xE2") == std::string_view::npos) return std::nullopt;
  const std::size_t begin = programme_size(words);
  const DividerAt cut = divider_in(words, begin);
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

// A date behind the words that say what it is the date of.
Segment dated(const text::Span& at, const std::optional<WrittenDate>& date, FrameWord label) {
  return {at, Sense::Date, label, false, false, date};
}

// "Spring issue, March 2025", "Working paper 33, March 2025", "Issue 3/2025 (October)"
std::optional<FrameLine> read_issue(std::string_view text, const text::Span& line,
                                    const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const std::size_t comma = words.find(", ");
  const std::size_t blank = words.find(' ');
  if (comma != std::string_view::npos && blank < comma &&
      (names.head().is(words.substr(blank + 1, comma - blank - 1), HeadWord::Issue) ||
       is_numbered_genre(words.substr(0, comma), names.head()))) {
    const text::Span behind = text::make_span(line.begin + comma + 2, line.end);
    const auto date = date_at_end(text, behind, names);
    if (date) return line_of(line, BlockRole::DateLine, std::nullopt, date);
  }
  const std::size_t open = words.find(" (");
  if (open == std::string_view::npos || !words.ends_with(")")) return std::nullopt;
  const std::string_view issue = words.substr(0, open);
  const std::size_t slash = issue.rfind('/');
  if (slash == std::string_view::npos || !is_numbered_genre(issue, names.head())) {
    return std::nullopt;
  }
  const std::string_view month = words.substr(open + 2, words.size() - open - 3);
  const auto date = names.date_in(std::string(month).append(" ").append(issue.substr(slash + 1)));
  if (!date || !date->whole) return std::nullopt;
  return line_of(line, BlockRole::DateLine, std::nullopt, dated(line, date, FrameWord::None));
}

// "Lower House, Labour Committee, sitting of Monday 3 May 2024"
std::optional<FrameLine> read_occasion(std::string_view text, const text::Span& line,
                                       std::size_t index, const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t size = names.head().opening_of(words.substr(at), HeadWord::Occasion);
    const std::string_view before = words.substr(0, at);
    const std::string_view occasion = words.substr(at, size);
    const std::size_t blank = words.find(' ', at);
    const std::size_t here = at;
    at = blank == std::string_view::npos ? words.size() : blank + 1;
    if (size == 0 && index > 0 && blank != words.npos && blank > here && here > 0 &&
        words[blank - 1] == ',' &&
        names.head().is(words.substr(here, blank - 1 - here), HeadWord::OccasionNoun)) {
      // "Evidence session, 3 May 2024"
      const auto date = names.date_in(words.substr(blank + 1));
      if (date && date->whole) {
        return line_of(
            line, BlockRole::DateLine, std::nullopt,
            dated(text::make_span(line.begin + blank + 1, line.end), date, FrameWord::Occasion));
      }
    }
    if (size == 0 || here + size + 1 >= words.size()) continue;
    const std::size_t begin = here + size + 1;
    // "judgment of 3 May 2024 (summary)"
    const std::size_t aside = std::min(words.find(" (", begin), words.size());
    const auto date = names.date_in(words.substr(begin, aside - begin));
    if (!date || !date->whole) continue;
    // The first line may be the title: "Minutes dated 3 May 2024".
    const bool first = index == 0;
    if (first && !is_title_cased(before, names)) continue;
    const bool divided = std::any_of(kLineDividers.begin(), kLineDividers.end(),
                                     [&](auto sign) { return before.ends_with(sign); });
    const auto blanks = static_cast<std::size_t>(std::count(before.begin(), before.end(), ' '));
    const bool described = occasion == "dated" || occasion.ends_with(" on");
    const bool adverb = !before.empty() && before.find(' ') == before.size() - 1;  // "morning "
    if (first && !divided) continue;
    if (!before.empty() && !divided && !adverb && !(described && blanks <= kWordsBeforeDate)) {
      continue;
    }
    return line_of(line, BlockRole::DateLine, std::nullopt,
                   dated(text::make_span(line.begin + begin, line.end), date, FrameWord::Occasion));
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
  constexpr std::array<std::string_view, 4> kVerbs = {"posted ", "published ", "written ",
                                                      "uploaded "};
  const std::string_view words = text::slice(text, line);
  const std::string low = lower_ascii(words);
  std::size_t at = 0;
  for (const std::string_view verb : kVerbs) {
    if (at == 0 && low.starts_with(verb)) at = verb.size();
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
  if (!date || !date->whole || blanks > kWordsBeforeDate) return std::nullopt;
  FrameLine found{line, BlockRole::Byline, {}};
  // "by the Bay Light team", not "by the editors"
  const std::size_t the = name.starts_with("the ") ? 4 : 0;
  if (const std::size_t owner = desk_owner_size(name.substr(the), names); owner > 0) {
    Segment team;
    team.text = text::make_span(who.begin + the, who.begin + the + owner);
    team.sense = names.sense_of(name.substr(the, owner));
    team.label = FrameWord::Source;
    if (may_publish(text::slice(text, team.text), names)) found.segments.push_back(team);
  } else if (is_title_cased(name, names)) {
    add_poster(found, who, name, published, names);
  }
  found.segments.push_back({when, Sense::Date, FrameWord::Published, false, false, date});
  return found;
}

// Bytes of "An investigation by ", "By "; 0: none.
std::size_t work_by_size(std::string_view words, const FrameNames& names) {
  std::size_t at = 0;
  for (const std::string_view article : {"A ", "An ", "a ", "an ", "The "}) {
    if (words.starts_with(article)) at = article.size();
  }
  // "A joint investigation by"
  if (const std::size_t blank = words.find(' ', at);
      at > 0 && blank != std::string_view::npos &&
      names.head().opening_of(words.substr(blank + 1), HeadWord::Work) > 0) {
    at = blank + 1;
  }
  if (const std::size_t work = names.head().opening_of(words.substr(at), HeadWord::Work);
      work > 0 && words.substr(at + work).starts_with(" ")) {
    at += work + 1;
  } else if (at > 0) {
    return 0;
  }
  const std::string_view by = words.substr(at, 3);
  return by == "by " || by == "By " || by == "BY " ? at + 3 : 0;
}

// "An investigation by Jane Roe and Ari Levi for Hill Stories", "By Jane Roe for Hill Stories"
std::optional<FrameLine> read_commission(std::string_view text, const text::Span& line,
                                         const FrameNames& names) {
  const std::string_view words = text::slice(text, line);
  const std::size_t begin = work_by_size(words, names);
  if (begin == 0) return std::nullopt;
  const std::size_t owner = words.find(" for ", begin);
  const bool worked = begin > 3;
  if (owner == std::string_view::npos && !worked) return std::nullopt;  // as any byline
  const std::size_t people_end = std::min(owner, words.size());
  FrameLine found{line, BlockRole::Byline, {}};
  for (std::size_t at = begin; at < people_end;) {
    std::size_t end = people_end;
    std::size_t next = people_end;
    for (const std::string_view sign : {" and ", " & ", ", "}) {
      const std::size_t border = words.find(sign, at);
      if (border < end) {
        end = border;
        next = border + sign.size();
      }
    }
    if (!names.is_byline_name(words.substr(at, end - at))) return std::nullopt;
    Segment author;
    author.text = text::make_span(line.begin + at, line.begin + end);
    author.sense = Sense::Person;
    author.label = FrameWord::Author;
    author.sure = true;
    found.segments.push_back(author);
    at = next;
  }
  if (owner == std::string_view::npos) return found;
  const std::size_t name = owner + 5;
  const DividerAt cut = divider_in(words, name);
  if (!is_title_cased(words.substr(name, cut.at - name), names)) return std::nullopt;
  Segment outlet;
  outlet.text = text::make_span(line.begin + name, line.begin + cut.at);
  outlet.sense = Sense::Outlet;
  outlet.label = FrameWord::Publisher;
  found.segments.push_back(outlet);
  const text::Span behind =
      text::make_span(std::min<std::size_t>(line.begin + cut.at + cut.size, line.end), line.end);
  if (const auto date = date_at_end(text, behind, names)) found.segments.push_back(*date);
  return found;
}

}  // namespace

std::optional<FrameLine> read_head_line(std::string_view text, const text::Span& line,
                                        std::size_t index, const FrameNames& names) {
  if (line.empty() || line.size() > kLongestHeadLine) return std::nullopt;
  for (const auto form : {read_organ, read_described, read_commission}) {
    if (auto found = form(text, line, names)) return found;
  }
  if (auto found = read_further_line(text, line, names)) return found;
  // The others hold a date.
  if (text::slice(text, line).find_first_of("0123456789") == std::string_view::npos) {
    return std::nullopt;
  }
  for (const auto form : {read_programme, read_desk, read_post, read_issue}) {
    if (auto found = form(text, line, names)) return found;
  }
  return read_occasion(text, line, index, names);
}

void take_described(std::string_view text, HeadInput& first, const FrameNames& names) {
  if (first.fixed || !first.frame || first.frame->role != BlockRole::Masthead) return;
  const text::Span name = first.frame->segments.front().text;
  const auto described = read_described(text, first.text, names);
  const bool same = described && name.end < first.text.end &&
                    described->segments.front().text.begin == name.begin &&
                    described->segments.front().text.end == name.end;
  if (!same || !is_title_cased(text::slice(text, name), names)) return;
  first.guessed = HeadRole::Masthead;
  first.publisher = name;
}

}  // namespace plumbline::language

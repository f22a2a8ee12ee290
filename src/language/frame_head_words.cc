// SPDX-License-Identifier: Apache-2.0
//
// The words by which lines of a head are told apart, and what is told by them alone.

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include <unicode/uchar.h>

#include "base/plain_text.h"
#include "base/utf8.h"
#include "language/frame_head.h"

namespace plumbline::language {
namespace {

constexpr std::size_t kHeadWordKinds = 45;
constexpr std::array<std::string_view, kHeadWordKinds> kHeadWordNames = {
    "addressed",    "aired",       "body-word",
    "body-kind",    "broadcaster", "compiled-by",
    "credit-label", "declared",    "desk",
    "document",     "field",       "first-appeared",
    "genre",        "greeting",    "headline-verb",
    "house-member", "interview",   "issue",
    "last-edited",  "member-verb", "navigation",
    "not-in-name",  "occasion",    "occasion-noun",
    "opener",       "own-voice",   "paper-word",
    "period",       "presenter",   "press-unit",
    "programme",    "publication", "publication-name",
    "reply-by",     "season",      "small",
    "state",        "sure-state",  "told",
    "unit",         "unit-task",   "unit-word",
    "we",           "work",        "year-season"};

constexpr std::string_view kWordEnds = " \n\t:,.;";

std::uint64_t bit_of(HeadWord kind) {
  return std::uint64_t{1} << static_cast<unsigned>(kind);
}

bool is_number_or_date(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '/' || c == '-';
  });
}

// "#9", "41", "14/25", "7/2024"
bool is_issue_number(std::string_view word) {
  if (word.starts_with("#")) word.remove_prefix(1);
  while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
  return is_number_or_date(word) && word.front() >= '0' && word.front() <= '9';
}

}  // namespace

const HeadWords& HeadWords::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, HeadWords, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  HeadWords& words = made[std::string(refdata.version())];
  const refdata::TableView table = refdata.table_view("wordlists/head_words");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto* const kind =
        std::find(kHeadWordNames.begin(), kHeadWordNames.end(), table.cell(row, 1));
    if (kind == kHeadWordNames.end()) continue;
    const auto index = static_cast<std::size_t>(kind - kHeadWordNames.begin());
    const std::string_view all = table.cell(row, 0);
    for (std::size_t at = 0; at <= all.size();) {
      const std::size_t end = std::min(all.find('|', at), all.size());
      const std::string phrase = text::fold(all.substr(at, end - at));
      words.longest_ = std::max(words.longest_, phrase.size());
      words.kinds_[phrase] |= std::uint64_t{1} << index;
      words.first_[phrase.substr(0, phrase.find_first_of(kWordEnds))] |= std::uint64_t{1} << index;
      const auto blanks = static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' '));
      words.most_words_[index] = std::max(words.most_words_[index], blanks + 1);
      at = end + 1;
    }
  }
  return words;
}

bool HeadWords::is(std::string_view words, HeadWord kind) const {
  if (words.size() > 2 * longest_) return false;
  const auto found = kinds_.find(text::fold(words));
  return found != kinds_.end() && (found->second & bit_of(kind)) != 0;
}

std::size_t HeadWords::opening_of_folded(std::string_view folded, HeadWord kind) const {
  std::size_t best = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < most_words_[static_cast<std::size_t>(kind)]; ++i) {
    if (at >= folded.size()) break;
    const std::size_t end = std::min(folded.find_first_of(kWordEnds, at), folded.size());
    const auto found = kinds_.find(folded.substr(0, end));
    if (found != kinds_.end() && (found->second & bit_of(kind)) != 0) best = end;
    at = end + 1;
  }
  return best;
}

std::size_t HeadWords::opening_of(std::string_view words, HeadWord kind) const {
  const std::string_view word = words.substr(0, words.find_first_of(kWordEnds));
  const auto first = first_.find(text::fold(word));
  if (first == first_.end() || (first->second & bit_of(kind)) == 0) return 0;
  // Folding may change the number of bytes: the phrase is measured in blanks.
  constexpr std::size_t kLooked = 80;
  std::size_t cut = std::min(words.size(), kLooked);
  while (cut > 0 && !is_utf8_border(words, cut)) --cut;
  const std::string folded = text::fold(words.substr(0, cut));
  const std::size_t size = opening_of_folded(folded, kind);
  if (size == 0 || folded.size() == cut) return size;
  auto blanks = std::count(folded.begin(), folded.begin() + static_cast<std::ptrdiff_t>(size), ' ');
  std::size_t at = 0;
  while (at < words.size() && (words[at] != ' ' || blanks-- > 0)) ++at;
  while (at > 0 && std::string_view(":,.;").find(words[at - 1]) != std::string_view::npos) --at;
  return at;
}

bool HeadWords::any_in(std::string_view words, HeadWord kind) const {
  const std::vector<std::string_view> all = blank_divided(words);
  return std::any_of(all.begin(), all.end(), [&](std::string_view word) { return is(word, kind); });
}

HeadWords::Found HeadWords::find_in(std::string_view words, HeadWord kind) const {
  // Few words begin such a phrase: looked for in the folded text, which has as many blanks.
  const std::string folded = text::fold(words);
  std::size_t at = 0;       // of the word in `words`
  std::size_t blanks = 0;   // before that word
  std::size_t counted = 0;  // before the word in `folded`
  for (std::size_t from = 0; from < folded.size(); ++counted) {
    const std::size_t blank = std::min(folded.find_first_of(" \n", from), folded.size());
    const std::string_view word = std::string_view(folded).substr(from, blank - from);
    const auto first = first_.find(word.substr(0, word.find_first_of(kWordEnds)));
    from = blank + 1;
    if (first == first_.end() || (first->second & bit_of(kind)) == 0) continue;
    for (; blanks < counted && at < words.size(); ++blanks) {
      const std::size_t next = words.find_first_of(" \n", at);
      at = next == std::string_view::npos ? words.size() : next + 1;
    }
    const std::size_t size = opening_of(words.substr(at), kind);
    if (size > 0) return {at, size};
  }
  return {};
}

bool HeadWords::may_hold(std::string_view words, HeadWord one, HeadWord other) const {
  const std::uint64_t kinds = bit_of(one) | bit_of(other);
  const std::string folded = text::fold(words);
  for (std::size_t from = 0; from < folded.size();) {
    const std::size_t blank = std::min(folded.find(' ', from), folded.size());
    const auto first = first_.find(std::string_view(folded).substr(from, blank - from));
    if (first != first_.end() && (first->second & kinds) != 0) return true;
    from = blank + 1;
  }
  return false;
}

std::vector<std::string_view> blank_divided(std::string_view words) {
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find_first_of(" \t\n", at), words.size());
    if (end > at) parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

bool all_capitals(std::string_view words) {
  bool any = false;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode_utf8(words, at);
    at += point.size;
    if (u_islower(static_cast<UChar32>(point.value)) != 0) return false;
    any = any || u_isupper(static_cast<UChar32>(point.value)) != 0;
  }
  return any;
}

bool is_genre(std::string_view line, const HeadWords& words) {
  while (!line.empty() && (line.back() == ':' || line.back() == ' ' || line.back() == '.')) {
    line.remove_suffix(1);
  }
  if (line.size() > 4 && lower_ascii(line.substr(0, 4)) == "the ") line.remove_prefix(4);
  return words.is(line, HeadWord::Genre);
}

bool is_press_unit(std::string_view line, const HeadWords& words) {
  if (words.is(line, HeadWord::PressUnit)) return true;
  constexpr std::size_t kLongest = 8;  // "Public Relations and Internal Communication Division"
  const std::vector<std::string_view> parts = blank_divided(line);
  if (parts.size() < 2 || parts.size() > kLongest) return false;
  bool unit = false;
  bool task = false;
  bool other = false;  // whose: no unit by itself
  for (const std::string_view part : parts) {
    const std::string word = text::fold(part);
    const bool is_unit = words.is(word, HeadWord::Unit);
    const bool is_task = words.is(word, HeadWord::UnitTask);
    unit = unit || is_unit;
    task = task || is_task;
    other = other || !(is_unit || is_task || words.is(word, HeadWord::UnitWord) ||
                       words.is(word, HeadWord::Small));
  }
  return unit && task && !other;
}

bool is_numbered_genre(std::string_view line, const HeadWords& words) {
  std::vector<std::string_view> parts = blank_divided(line);
  if (!parts.empty() && parts.back().starts_with("(")) parts.pop_back();  // "(October)"
  if (parts.size() < 2 || parts.size() > 7 || !is_issue_number(parts.back())) return false;
  parts.pop_back();
  constexpr std::array<std::string_view, 6> kSigns = {"no", "no.", "nr.", "№", "n°", "nº"};
  const std::string last = text::fold(parts.back());
  const bool sign = std::find(kSigns.begin(), kSigns.end(), last) != kSigns.end();
  if (sign || words.is(last, HeadWord::Issue)) return true;
  if (parts.size() == 1 && words.is(last, HeadWord::Season)) return true;  // "Spring 2025"
  const auto begin = static_cast<std::size_t>(parts.front().data() - line.data());
  const auto end =
      static_cast<std::size_t>(parts.back().data() - line.data()) + parts.back().size();
  const std::string_view before = line.substr(begin, end - begin);
  // "Thematic research paper 12": up to two words more
  std::size_t at = 0;
  for (int i = 0; i < 3 && at < before.size(); ++i) {
    if (words.is(before.substr(at), HeadWord::Genre)) return true;
    const std::size_t blank = before.find(' ', at);
    at = blank == std::string_view::npos ? before.size() : blank + 1;
  }
  return false;
}

bool is_letter_end(std::string_view words) {
  std::size_t at = words.size() - 1;
  while (at > 0 && !is_utf8_border(words, at)) --at;
  return u_isalpha(static_cast<UChar32>(decode_utf8(words, at).value)) != 0;
}

bool is_title_cased(std::string_view words, const FrameNames& names) {
  constexpr std::size_t kMostWords = 12;
  std::size_t count = 0;
  bool small = true;
  for (const std::string_view word : blank_divided(words)) {
    small = !begins_sentence(word) && names.head().is(word, HeadWord::Small);
    if ((small && count == 0) || (!small && !begins_sentence(word))) return false;
    if (word.find_first_of("\"!?:;()[]|@") != std::string_view::npos) return false;
    if (word.find("“") != word.npos || word.find("”") != word.npos) return false;
    if (word.find("՝") != word.npos) return false;  // behind a label, as a colon
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

bool reads_as_headline(std::string_view line, const FrameNames& names) {
  constexpr std::size_t kOrdinaryWords = 4;  // fewer may be a name: "The Evening Star"
  const std::vector<std::string_view> all = blank_divided(line);
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (names.head().is(all[i], HeadWord::HeadlineVerb)) return true;
    if (names.head().is(all[i], HeadWord::NotInName)) return true;
  }
  return all.size() >= kOrdinaryWords && names.is_ordinary(line);
}

bool is_field(std::string_view name, const FrameNames& names) {
  return names.head().is(name.substr(name.rfind(' ') + 1), HeadWord::Field);
}

std::size_t publication_size(std::string_view words, const FrameNames& names) {
  const HeadWords& head = names.head();
  std::size_t at = 0;
  bool kind = false;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    for (const std::string_view of : {"of", "for", "on", "about", "by", "from", "in"}) {
      if (word == of) return kind ? std::min(end + 1, words.size()) : 0;
    }
    kind = head.is(word, HeadWord::Publication) ||
           (at > 0 && head.is(word, HeadWord::PublicationName));  // "a weekly letter on ..."
    if (!kind && !head.is(word, HeadWord::Period)) return 0;
    at = end + 1;
  }
  return 0;
}

}  // namespace plumbline::language

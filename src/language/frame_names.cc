// SPDX-License-Identifier: Apache-2.0
//
// What a few words are by themselves: date, place, outlet, person, section, or running words.

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include <unicode/uchar.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/frame_head.h"
#include "text/written_date.h"

namespace plumbline::language {
namespace {

constexpr std::size_t kMostWords = 7;       // of a name; more are a sentence
constexpr std::size_t kLongestName = 64;    // bytes
constexpr std::size_t kShortestSuffix = 4;  // letters of an outlet word inside a compound

struct KindName {
  std::string_view name;
  FrameWord word;
};
constexpr std::array<KindName, 20> kFrameWordKinds = {{{"month", FrameWord::Month},
                                                       {"weekday", FrameWord::Weekday},
                                                       {"date-filler", FrameWord::DateFiller},
                                                       {"by", FrameWord::By},
                                                       {"author", FrameWord::Author},
                                                       {"source", FrameWord::Source},
                                                       {"publisher", FrameWord::Publisher},
                                                       {"published", FrameWord::Published},
                                                       {"updated", FrameWord::Updated},
                                                       {"title", FrameWord::Title},
                                                       {"photo", FrameWord::Photo},
                                                       {"credit", FrameWord::Credit},
                                                       {"boilerplate", FrameWord::Boilerplate},
                                                       {"other-articles", FrameWord::OtherArticles},
                                                       {"section", FrameWord::Section},
                                                       {"post", FrameWord::Post},
                                                       {"outlet", FrameWord::Outlet},
                                                       {"question", FrameWord::Question},
                                                       {"answer", FrameWord::Answer},
                                                       {"opening", FrameWord::Opening}}};

bool is_capital(std::string_view word) {
  const auto first = static_cast<UChar32>(decode_utf8(word, 0).value);
  return u_isupper(first) != 0 || u_istitle(first) != 0;
}

bool is_all_capital(std::string_view word) {
  bool any = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word, at);
    at += point.size;
    if (u_islower(static_cast<UChar32>(point.value)) != 0) return false;
    any = any || u_isupper(static_cast<UChar32>(point.value)) != 0;
  }
  return any;
}

// "HarbourNews", "iNews": a capital after a small letter.
bool is_camel(std::string_view word) {
  bool small = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word, at);
    at += point.size;
    const bool upper = u_isupper(static_cast<UChar32>(point.value)) != 0;
    if (small && upper) return !word.starts_with("Mc") && !word.starts_with("Mac");
    small = u_islower(static_cast<UChar32>(point.value)) != 0;
  }
  return false;
}

// "news.am", "Trend.az": a name with a domain.
bool is_domain(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot < 2) return false;
  const std::string_view tail = word.substr(dot + 1);
  return tail.size() >= 2 && tail.size() <= 4 &&
         std::all_of(tail.begin(), tail.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  words.reserve(kMostWords + 1);
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\t' && text[end] != '\n') ++end;
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 20> kParticles = {
      "of", "the", "de",  "la",  "le",  "al",  "el",  "da",  "do", "and",
      "&",  "du",  "der", "van", "von", "for", "bin", "del", "y",  "et"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

// Words with which sentences begin and names do not.
bool opens_sentence(std::string_view word) {
  constexpr std::array<std::string_view, 44> kWords = {
      "A",     "An",    "And", "As",      "At",   "But",  "By",    "For",   "From",  "He",   "Her",
      "Here",  "His",   "How", "However", "I",    "If",   "In",    "It",    "Its",   "My",   "No",
      "Not",   "On",    "Or",  "Our",     "She",  "So",   "Some",  "That",  "There", "They", "This",
      "These", "Those", "To",  "We",      "What", "When", "Where", "While", "Who",   "Why",  "You"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// A sign that names do not hold.
bool is_no_name_sign(char c) {
  static constexpr auto kSigns = [] {
    std::array<bool, 256> signs{};
    for (const char sign : std::string_view("\":;!?()[]{}<>=@|/\n\t")) {
      signs[static_cast<unsigned char>(sign)] = true;
    }
    return signs;
  }();
  return kSigns[static_cast<unsigned char>(c)];
}

// All capitalised but for small words inside; no sign that names do not hold.
bool is_name_like(std::string_view name) {
  if (name.size() < 2 || name.size() > kLongestName) return false;
  if (std::any_of(name.begin(), name.end(), is_no_name_sign)) return false;
  for (const std::string_view mark : {"“", "”", "«", "»"}) {
    if (name.find(mark) != std::string_view::npos) return false;
  }
  const std::vector<std::string_view> words = words_of(name);
  if (words.empty() || words.size() > kMostWords) return false;
  if (!is_capital(words[0]) && !is_camel(words[0]) && !is_domain(words[0])) return false;
  if (opens_sentence(words[0]) || is_particle(words.back())) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    const bool number = word[0] >= '0' && word[0] <= '9';
    return is_capital(word) || is_camel(word) || is_particle(word) || is_domain(word) || number;
  });
}

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_blanks(std::string_view words) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  return words;
}

// "p. 4", "Page 11", "Nation section"
bool is_page(std::string_view words) {
  constexpr std::array<std::string_view, 8> kPages = {"p.",   "pp.",  "pg.", "page",
                                                      "Page", "PAGE", "P.",  "pages"};
  const std::vector<std::string_view> parts = words_of(words);
  if (parts.size() == 2 && parts[1][0] >= '0' && parts[1][0] <= '9') {
    return std::find(kPages.begin(), kPages.end(), parts[0]) != kPages.end();
  }
  return parts.size() > 1 && parts.size() < 4 && is_capital(parts[0]) && parts.back() == "section";
}

// "Briefing No. 7", "Issue 12", "Vol. 3 No. 2"
bool is_issue(std::string_view words) {
  constexpr std::array<std::string_view, 16> kCounts = {
      "No.",    "No",  "Issue", "issue", "Vol.", "vol.",  "Volume", "volume",
      "Number", "Nr.", "№",     "N°",    "Nº",   "ISSUE", "NO.",    "no."};
  const std::vector<std::string_view> parts = words_of(words);
  // "Karachi edition"
  if (parts.size() > 1 && parts.size() < 4 && is_capital(parts[0]) && parts.back() == "edition") {
    return true;
  }
  if (parts.size() < 2 || parts.size() > 6 || !is_number(parts.back())) return false;
  return std::find(kCounts.begin(), kCounts.end(), parts[parts.size() - 2]) != kCounts.end();
}

// "3 min read"
bool is_reading_time(std::string_view words) {
  const std::vector<std::string_view> parts = words_of(words);
  return parts.size() == 3 && is_number(parts[0]) && parts[1].starts_with("min") &&
         parts[2] == "read";
}

// "J.", "J.-P.", "A.B."
bool is_initials(std::string_view word) {
  return word.size() >= 2 && word.size() <= 6 && word.back() == '.' && is_capital(word) &&
         is_all_capital(word);
}

// How many ASCII letters `text` begins with.
std::size_t count_letters(std::string_view text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return static_cast<std::size_t>(end - text.begin());
}

// The key of the plain word with which `text` begins, before a blank or a mark; nothing if it may
// be another token, as the first half of "cannot" is.
std::optional<std::uint64_t> plain_opening(std::string_view text) {
  constexpr std::string_view kEnds = " ,;!?)\"";
  constexpr std::uint64_t kTwoTokens = fast_hash("cannot");
  const std::size_t size = count_letters(text);
  if (size == 0 || size == text.size() || kEnds.find(text[size]) == std::string_view::npos) {
    return std::nullopt;
  }
  const std::uint64_t key = text::key_of(text.substr(0, size));
  return key == kTwoTokens ? std::nullopt : std::optional(key);
}

}  // namespace

std::string_view past_openers(std::string_view text) {
  constexpr std::array<std::string_view, 10> kOpeners = {" ", "\t", "\"", "'", "“",
                                                         "«", "‘",  "„",  "(", "\n"};
  // Most texts begin with a letter, which is none.
  const auto may_open = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= '(' || byte >= 0x80;
  };
  bool more = true;
  while (more && !text.empty() && may_open(text.front())) {
    more = false;
    for (const std::string_view opener : kOpeners) {
      if (!text.starts_with(opener)) continue;
      text.remove_prefix(opener.size());
      more = true;
    }
  }
  return text;
}

bool begins_sentence(std::string_view text) {
  text = past_openers(text);
  if (text.empty()) return false;
  const auto first = static_cast<UChar32>(decode_utf8(text, 0).value);
  return (u_isalpha(first) != 0 && u_islower(first) == 0) || u_isdigit(first) != 0;
}

const FrameWords& FrameWords::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, FrameWords, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  FrameWords& words = made[std::string(refdata.version())];
  const refdata::TableView table = refdata.table_view("wordlists/frame_words");
  const auto kind = table.column("kind");
  const auto value = table.column("value");
  for (std::size_t row = 0; kind && value && row < table.rows(); ++row) {
    const std::string_view name = table.cell(row, *kind);
    const auto* const found = std::find_if(kFrameWordKinds.begin(), kFrameWordKinds.end(),
                                           [name](const KindName& k) { return k.name == name; });
    words.kinds.push_back(found == kFrameWordKinds.end() ? FrameWord::None : found->word);
    int number = 0;
    for (const char c : table.cell(row, *value)) number = number * 10 + (c - '0');
    words.values.push_back(static_cast<std::int8_t>(number));
  }
  return words;
}

FrameNames::FrameNames(const refdata::RefData& refdata)
    : refdata_(refdata),
      words_(refdata.wordlist("frame_words")),
      first_names_(refdata.wordlist("first_names")),
      common_words_(refdata.wordlist("common_words")),
      titles_(refdata.wordlist("titles")),
      head_(HeadWords::of(refdata)),
      head_weights_(HeadWeights::of(refdata)),
      kinds_(FrameWords::of(refdata).kinds),
      values_(FrameWords::of(refdata).values) {}

// The kind of the frame word that all of `tokens` are.
FrameWord FrameNames::word_of(std::span<const text::Token> tokens) const {
  std::vector<std::uint32_t> rows;
  const std::uint32_t length = words_.match_at(tokens, 0, rows);
  if (length != tokens.size() || rows.empty() || rows.front() >= kinds_.size())
    return FrameWord::None;
  return kinds_[rows.front()];
}

Opening FrameNames::opening_of(std::string_view text) const {
  // Most lines begin with a word that opens no phrase: they need not be cut into tokens.
  const auto first = plain_opening(text);
  if (first && !words_.may_begin(*first)) return {};
  constexpr std::size_t kLooked = 80;  // bytes; the longest phrase has 60
  std::size_t cut = std::min(text.size(), kLooked);
  while (cut > 0 && !is_utf8_border(text, cut)) --cut;
  const std::vector<text::Token> tokens = text::tokenize(text.substr(0, cut));
  if (tokens.empty()) return {};
  std::vector<std::uint32_t> rows;
  const std::uint32_t length = words_.match_at(tokens, 0, rows);
  if (length == 0 || rows.empty() || rows.front() >= kinds_.size()) return {};
  return {kinds_[rows.front()], tokens[length - 1].span.end, length == 1};
}

std::optional<WrittenDate> FrameNames::date_in(std::string_view words) const {
  if (words.size() > kLongestName) return std::nullopt;
  if (const auto date = one_date_in(words)) return date;
  for (const std::string_view dash : {"–", "—", " - ", "-", " to "}) {
    const std::size_t at = words.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view from = without_blanks(words.substr(0, at));
    const std::string_view until = without_blanks(words.substr(at + dash.size()));
    if (from.empty() || until.empty()) continue;
    const auto first = one_date_in(from);
    const bool day = from.size() <= 2 && is_number(from);
    auto last = one_date_in(until);
    if (!last && first && first->date.day != 0) {  // "May 17-23, 2024"
      const std::string_view month = from.substr(0, from.find_last_of(' '));
      last = one_date_in(std::string(month).append(" ").append(until));
    }
    const bool ordered = day || (first && first->date.day != 0);
    if (!last || !last->whole || last->date.day == 0 || !ordered) continue;
    last->range = true;
    return last;
  }
  return std::nullopt;
}

// One date and nothing else.
std::optional<WrittenDate> FrameNames::one_date_in(std::string_view words) const {
  const auto month = [this](std::string_view word) -> int {
    const std::vector<std::uint32_t> rows = words_.lookup(word);
    if (rows.empty() || rows.front() >= kinds_.size()) return text::kNoDateWord;
    switch (kinds_[rows.front()]) {
      case FrameWord::Month: return values_[rows.front()];
      case FrameWord::Weekday: return text::kWeekdayWord;
      case FrameWord::DateFiller: return text::kFillerWord;
      default: return text::kNoDateWord;
    }
  };
  const std::optional<text::DateReading> read = text::read_date(words, month);
  if (!read) return std::nullopt;
  return WrittenDate{read->date, read->date.month != 0 && read->date.year != 0};
}

// What reference data knows under exactly these words.
Sense FrameNames::known_sense(std::string_view words, std::span<const text::Token> tokens) const {
  std::vector<std::uint32_t> values;
  const auto all_of = [&](const text::PhraseTable& table) {
    values.clear();
    return table.match_at(tokens, 0, values) == tokens.size() && !values.empty();
  };
  if (all_of(refdata_.agency_names())) {
    for (const std::uint32_t value : values) {
      const refdata::NameValue name = refdata::name_value(value);
      if (name.acronym && !is_all_capital(words)) continue;
      if (name.index >= refdata_.agencies().size()) continue;
      return refdata_.agencies()[name.index].kind == "outlet" ? Sense::Outlet : Sense::Body;
    }
  }
  if (all_of(refdata_.country_names())) {
    for (const std::uint32_t value : values) {
      const refdata::NameValue name = refdata::name_value(value);
      if (!name.demonym && (!name.acronym || is_all_capital(words))) return Sense::Place;
    }
  }
  if (all_of(refdata_.place_names()) && is_capital(words)) return Sense::Place;
  return Sense::Nothing;
}

bool FrameNames::is_outlet_word(std::string_view word) const {
  const bool plain = count_letters(word) == word.size();
  if (plain && !words_.may_begin(text::key_of(word))) return false;
  const std::vector<text::Token> tokens = text::tokenize(word);
  return word_of(tokens) == FrameWord::Outlet;
}

bool FrameNames::names_outlet(std::string_view words) const {
  const std::vector<std::string_view> parts = words_of(words);
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    if (is_camel(part) || is_domain(part)) return true;
    // One word alone ("Times.") is as likely a heading; a name with it is not.
    if (parts.size() > 1 && is_outlet_word(part)) return true;
    return is_outlet_compound(part);
  });
}

// "Kavkazpress": an outlet word at the end of a word that is none of the language's own.
bool FrameNames::is_outlet_compound(std::string_view word) const {
  for (std::size_t at = 2; at + kShortestSuffix <= word.size(); ++at) {
    if (is_utf8_border(word, at) && is_outlet_word(word.substr(at))) return !is_ordinary(word);
  }
  return false;
}

bool FrameNames::names_person(std::string_view words) const {
  const std::vector<std::string_view> parts = words_of(words);
  if (parts.size() < 2 || parts.size() > 5) return false;
  if (is_initials(parts[0])) return true;
  const std::vector<text::Token> first = text::tokenize(parts[0]);
  std::vector<std::uint32_t> values;
  return first.size() == 1 && first_names_.match_at(first, 0, values) == 1;
}

bool FrameNames::is_ordinary(std::string_view words) const {
  const std::vector<text::Token> tokens = text::tokenize(words);
  std::vector<std::uint32_t> values;
  return !tokens.empty() &&
         std::all_of(tokens.begin(), tokens.end(), [&](const text::Token& token) {
           values.clear();
           return common_words_.match_at(std::span(&token, 1), 0, values) == 1;
         });
}

bool FrameNames::is_titled(std::string_view words) const {
  const std::size_t blank = words.find(' ');
  if (blank == std::string_view::npos) return false;
  std::string_view title = words.substr(0, blank);
  if (title.ends_with('.')) title.remove_suffix(1);
  const std::vector<text::Token> tokens = text::tokenize(title);
  std::vector<std::uint32_t> values;
  return !tokens.empty() && titles_.match_at(tokens, 0, values) == tokens.size() &&
         is_name_like(words.substr(blank + 1));
}

bool FrameNames::names_organisation(std::string_view words) const {
  const text::PhraseTable& heads = refdata_.wordlist("organisation_heads");
  const std::vector<text::Token> tokens = text::tokenize(words);
  std::vector<std::uint32_t> values;
  return is_name_like(words) &&
         std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& t) {
           values.clear();
           return heads.match_at(std::span(&t, 1), 0, values) == 1;
         });
}

bool FrameNames::is_byline_name(std::string_view words) const {
  const std::vector<std::string_view> parts = words_of(words);
  if (parts.size() < 2 || parts.size() > 5 || !is_name_like(words)) return false;
  const std::vector<text::Token> tokens = text::tokenize(words);
  const FrameWord word = word_of(tokens);
  return word != FrameWord::Post && word != FrameWord::Section && !names_outlet(words) &&
         known_sense(words, tokens) != Sense::Outlet;
}

Sense FrameNames::sense_of(std::string_view words) const {
  return !words.empty() && date_in(words) ? Sense::Date : undated_sense_of(words);
}

// Whether the plain word with which `words` begin begins no frame word and no known name.
bool FrameNames::opens_unknown(std::string_view words) const {
  const auto first = plain_opening(words);
  return first && !words_.may_begin(*first) && !refdata_.agency_names().may_begin(*first) &&
         !refdata_.country_names().may_begin(*first) && !refdata_.place_names().may_begin(*first);
}

Sense FrameNames::undated_sense_of(std::string_view words) const {
  if (words.empty() || words.size() > kLongestName) return Sense::Nothing;
  if (const std::size_t slash = words.find('/'); slash != std::string_view::npos && slash > 0) {
    // "GENEVA/TUNIS": two places of one dateline
    const bool both = undated_sense_of(words.substr(0, slash)) == Sense::Place &&
                      undated_sense_of(words.substr(slash + 1)) == Sense::Place;
    if (both) return Sense::Place;
  }
  // The beginnings of sentences, mostly: they need not be cut into tokens.
  if (opens_unknown(words) && !is_name_like(words) && !is_issue(words) && !is_page(words) &&
      !is_reading_time(words)) {
    return Sense::Nothing;
  }
  const std::vector<text::Token> tokens = text::tokenize(words);
  if (tokens.empty() || tokens.size() > 2 * kMostWords) return Sense::Nothing;
  switch (word_of(tokens)) {
    case FrameWord::Outlet:  // "News" alone
    case FrameWord::Section: return Sense::Section;
    case FrameWord::Post: return Sense::Post;
    case FrameWord::Opening:
    case FrameWord::Boilerplate:
    case FrameWord::OtherArticles: return Sense::Nothing;
    default: break;
  }
  if (const Sense known = known_sense(words, tokens); known != Sense::Nothing) return known;
  if (is_issue(words) || is_page(words)) return Sense::Section;
  if (!is_name_like(words)) return is_reading_time(words) ? Sense::Post : Sense::Nothing;
  std::vector<std::uint32_t> values;
  if (names_outlet(words)) return Sense::Outlet;
  if (titles_.match_at(tokens, 0, values) > 0) return Sense::Nothing;  // "Judge Roe", "Mr. Lee"
  return names_person(words) ? Sense::Person : Sense::Name;
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0

#include "ingest/publisher.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kLooked = 8;         // paragraphs at the top that may be front matter
constexpr std::size_t kShortLine = 140;    // bytes; longer paragraphs are the article
constexpr std::size_t kDatelineEnd = 120;  // bytes in which a dateline ends
constexpr std::size_t kLongestName = 48;   // bytes of an outlet's name

// Words that outlets carry in their names and places do not.
constexpr std::array<std::string_view, 66> kOutletWords = {
    "agency",      "bulletin",  "broadcasting", "chronicle",  "courier", "daily",    "dispatch",
    "evening",     "examiner",  "express",      "gazette",    "globe",   "guardian", "herald",
    "independent", "info",      "informer",     "inquirer",   "insider", "journal",  "ledger",
    "mail",        "media",     "messenger",    "mirror",     "monitor", "morning",  "network",
    "news",        "newspaper", "newswire",     "nieuws",     "novosti", "observer", "online",
    "outlook",     "politico",  "post",         "press",      "presse",  "pravda",   "radio",
    "record",      "register",  "reporter",     "reports",    "review",  "sentinel", "service",
    "standard",    "tass",      "telegraph",    "television", "times",   "today",    "tribune",
    "tv",          "vesti",     "voice",        "watch",      "weekly",  "wire",     "zeitung",
    "reuters",     "afp",       "interfax"};

// A line that begins with one of these is a heading or a sentence, not an outlet.
constexpr std::array<std::string_view, 42> kNotOutlets = {
    "abstract", "and",     "annex",    "as",         "at",      "background", "breaking",
    "but",      "chapter", "contents", "correction", "dear",    "editorial",  "exclusive",
    "from",     "hello",   "her",      "his",        "home",    "in",         "introduction",
    "it",       "note",    "notes",    "on",         "opinion", "our",        "overview",
    "part",     "photo",   "read",     "section",    "share",   "since",      "summary",
    "that",     "the",     "this",     "to",         "update",  "video",      "yes"};

constexpr std::array<std::string_view, 12> kTitles = {"mr",  "mrs", "ms",  "dr",  "prof", "st",
                                                      "gen", "col", "sen", "rep", "gov",  "no"};

constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// Names and codes of countries and regions: what stands in brackets after a city and is no outlet.
const std::set<std::string>& country_names() {
  static const std::set<std::string> kNames = [] {
    std::set<std::string> all = {"uk", "eu", "uae", "us", "usa", "u.s.", "u.s.a.", "u.k."};
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
      const std::string locale = std::string("und_") + *code;
      std::array<UChar, 128> name{};
      UErrorCode status = U_ZERO_ERROR;
      uloc_getDisplayCountry(locale.c_str(), "en", name.data(), 128, &status);
      std::array<char, 256> utf8{};
      u_strToUTF8(utf8.data(), 256, nullptr, name.data(), -1, &status);
      if (U_SUCCESS(status)) all.insert(lower(utf8.data()));
      all.insert(lower(uloc_getISO3Country(locale.c_str())));
    }
    return all;
  }();
  return kNames;
}

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
    if (small && u_isupper(static_cast<UChar32>(point.value)) != 0)
      return !word.starts_with("Mc") && !word.starts_with("Mac");
    small = u_islower(static_cast<UChar32>(point.value)) != 0;
  }
  return false;
}

// "news.am", "Trend.az": a name with a domain.
bool is_domain(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view tail = word.substr(dot + 1);
  return tail.size() >= 2 && tail.size() <= 4 &&
         std::all_of(tail.begin(), tail.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 14> kParticles = {
      "of", "the", "de", "la", "le", "al", "el", "da", "do", "and", "&", "du", "der", "van"};
  return is_one_of(word, kParticles);
}

bool is_month_or_day(std::string_view word) {
  const std::string plain = lower(word.substr(0, word.find_last_not_of(".,") + 1));
  if (is_one_of(plain, kWeekdays)) return true;
  return find_date("1 " + plain + " 2000").has_value();
}

// A name that could be an outlet's: one to five capitalised words, no date, no country.
bool may_be_outlet(std::string_view name) {
  if (name.size() < 2 || name.size() > kLongestName) return false;
  if (name.find_first_of("\"“”:;!?()[]{}<>=@\n\t") != std::string_view::npos) return false;
  const std::vector<std::string_view> words = words_of(name);
  if (words.empty() || words.size() > 6) return false;
  if (country_names().contains(lower(name)) || is_one_of(lower(words[0]), kNotOutlets)) {
    // "The Daily Post" may begin with an article.
    if (words.size() < 3 || lower(words[0]) != "the") return false;
  }
  if (!is_capital(words[0]) && !is_camel(words[0]) && !is_domain(words[0])) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    const bool number = word[0] >= '0' && word[0] <= '9';
    return !is_month_or_day(word) &&
           (is_capital(word) || is_camel(word) || is_particle(word) || is_domain(word) || number);
  });
}

// Certain without a dateline: its form or a word in it says outlet.
bool is_surely_outlet(std::string_view name) {
  if (!may_be_outlet(name)) return false;
  const std::vector<std::string_view> words = words_of(name);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::string plain = lower(word);
    if (is_camel(word) || is_domain(word)) return true;
    // One word alone ("Times.") is as likely a heading; a compound of them is not.
    if (words.size() > 1 && is_one_of(plain, kOutletWords)) return true;
    return std::any_of(kOutletWords.begin(), kOutletWords.end(),
                       [&](std::string_view suffix) {
                         return suffix.size() >= 4 && plain.size() > suffix.size() + 1 &&
                                plain.ends_with(suffix);
                       }) ||
           plain == "reuters" || plain == "tass" || plain == "afp" || plain == "interfax";
  });
}

std::string_view trim(std::string_view text, std::string_view signs) {
  const std::size_t begin = text.find_first_not_of(signs);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(signs) + 1 - begin);
}

// "BAKU, Azerbaijan, June 24" or nothing: what may stand before an agency.
bool is_place_and_date(std::string_view prefix) {
  prefix = trim(prefix, " ,./-");
  if (prefix.empty()) return true;
  std::vector<std::string_view> words = words_of(prefix);
  if (words.size() > 9) return false;
  const std::string first = lower(words[0]);
  if (is_one_of(first, kNotOutlets) || is_one_of(first, kTitles) || is_one_of(first, kWeekdays)) {
    return false;
  }
  return is_capital(words[0]) && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           const std::string_view core = trim(word, ",./()");
           if (core.empty()) return true;
           return is_capital(core) || is_particle(core) || (core[0] >= '0' && core[0] <= '9') ||
                  core == "-" || core == "–" || core == "—";
         });
}

bool has_month(std::string_view prefix) {
  for (const std::string_view word : words_of(prefix)) {
    const std::string_view core = trim(word, ",.");
    if (!core.empty() && is_capital(core) && is_month_or_day(core)) return true;
  }
  return find_date(prefix).has_value();
}

// A dash with spaces around, a colon or a full stop: what ends a dateline. Its size, or 0.
std::size_t dateline_end(std::string_view rest) {
  std::size_t at = 0;
  while (at < rest.size() && rest[at] == ' ') ++at;
  for (const std::string_view sign : {"--", "-", "–", "—", ":", "."}) {
    if (!rest.substr(at).starts_with(sign)) continue;
    const std::size_t end = at + sign.size();
    // "(Independent) -spoke" is no dateline: a space or the end follows.
    if (end == rest.size() || rest[end] == ' ' || rest[end] == '\n') return end;
  }
  return 0;
}

std::size_t offset_in(std::string_view whole, std::string_view part) {
  return static_cast<std::size_t>(part.data() - whole.data());
}

std::optional<std::string_view> between(std::string_view head, char open, char close) {
  const std::size_t begin = head.find(open);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = head.find(close, begin + 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view name = head.substr(begin + 1, end - begin - 1);
  const std::string_view prefix = head.substr(0, begin);
  if (name != trim(name, " ") || !may_be_outlet(name) || !is_place_and_date(prefix))
    return std::nullopt;
  const std::string_view rest = head.substr(end + 1);
  if (dateline_end(rest) != 0) return name;
  const std::string_view place = trim(prefix, " ,.");
  const bool bare = is_all_capital(name) || is_camel(name);
  if (bare && rest.starts_with(" ") && (place.empty() || is_all_capital(place))) return name;
  return std::nullopt;
}

// "Baku, 24 June, Trend: ...", "YEREVAN, JUNE 24, ARMENPRESS. ..."
std::optional<std::string_view> after_date(std::string_view head) {
  for (std::size_t at = head.find_first_of(",."); at != std::string_view::npos;
       at = head.find_first_of(",.", at + 1)) {
    const std::string_view prefix = head.substr(0, at);
    if (!is_place_and_date(prefix)) return std::nullopt;
    if (!has_month(prefix)) continue;
    const std::string_view rest = head.substr(at + 1);
    for (const std::string_view stop : {": ", " - ", " – ", " — ", ". ", " -- ", "\n"}) {
      const std::size_t end = rest.find(stop);
      if (end == std::string_view::npos) continue;
      const std::string_view name = trim(rest.substr(0, end), " /()");
      if (name.find(',') != std::string_view::npos || !may_be_outlet(name)) continue;
      const bool certain = is_all_capital(name) || is_surely_outlet(name);
      if (certain || (stop != ". " && words_of(name).size() <= 2)) return name;
    }
  }
  return std::nullopt;
}

// "Daily Post. The government ...": a name, a full stop or dash, and a sentence. `certain` or not.
std::optional<std::string_view> leading_name(std::string_view head, bool certain) {
  for (const std::string_view stop : {". ", " – ", " — ", " - "}) {
    const std::size_t end = head.find(stop);
    if (end > kLongestName) continue;  // or nowhere
    const std::string_view name = head.substr(0, end);
    const std::string_view rest = head.substr(end + stop.size());
    const std::string_view next = trim(rest.substr(0, 8), " \"“«'‘");
    if (next.empty() || !(is_capital(next) || (next[0] >= '0' && next[0] <= '9'))) continue;
    if (name.find(',') != std::string_view::npos || !may_be_outlet(name)) continue;
    if (is_one_of(lower(name), kTitles)) continue;
    if (certain ? is_surely_outlet(name) : stop == ". " && words_of(name).size() <= 3) return name;
  }
  return std::nullopt;
}

std::optional<std::string_view> dateline_outlet(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, kDatelineEnd);
  if (auto name = between(head, '(', ')')) return name;
  if (auto name = between(head, '/', '/')) return name;
  if (auto name = between(head, '[', ']')) return name;
  if (auto name = after_date(head)) return name;
  return leading_name(head, true);
}

// What a short line by itself may state: "Source: Daily Post", "Daily Post, 24 June 2024".
std::optional<std::string_view> line_outlet(std::string_view line) {
  for (const std::string_view key :
       {"Source:", "SOURCE:", "Published by:", "Publisher:", "Outlet:"}) {
    if (!line.starts_with(key)) continue;
    const std::string_view name = trim(line.substr(key.size()), " .");
    if (may_be_outlet(name)) return name;
  }
  if (!find_date(line)) return std::nullopt;
  for (const std::string_view stop : {",", " |", " –", " —", " -", " •", " ·", ";"}) {
    const std::string_view name = trim(line.substr(0, line.find(stop)), " ");
    if (name.size() < line.size() && is_surely_outlet(name)) return name;
  }
  return std::nullopt;
}

std::optional<std::string_view> byline(std::string_view line) {
  for (const std::string_view key : {"By ", "BY ", "by ", "Author: ", "Written by "}) {
    if (!line.starts_with(key)) continue;
    const std::string_view name =
        trim(line.substr(key.size(), line.find_first_of(",|", key.size()) - key.size()), " .");
    const std::vector<std::string_view> words = words_of(name);
    if (words.size() < 2 || words.size() > 5) return std::nullopt;
    const bool named = std::all_of(words.begin(), words.end(), [](std::string_view word) {
      return is_capital(word) || is_particle(word);
    });
    if (named) return name;
  }
  return std::nullopt;
}

bool ends_sentence(std::string_view line) {
  const char last = trim(line, " \"”»'").empty() ? ' ' : trim(line, " \"”»'").back();
  return last == '.' || last == '!' || last == ':' || last == ';' || last == ',';
}

struct Paragraph {
  std::size_t begin = 0;
  std::string_view text;
};

std::vector<Paragraph> first_paragraphs(std::string_view text) {
  std::vector<Paragraph> out;
  std::size_t at = 0;
  while (at < text.size() && out.size() < kLooked) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    if (end > at) out.push_back({at, text.substr(at, end - at)});
    at = end + 2;
  }
  return out;
}

// A first line that is no sentence, with an article below it.
bool is_title(const std::vector<Paragraph>& paragraphs, std::size_t i) {
  const std::string_view line = paragraphs[i].text;
  const std::size_t words = words_of(line).size();
  if (words < 3 || words > 22 || line.size() > 200 || ends_sentence(line)) return false;
  if (line.find('|') != std::string_view::npos || line.find("://") != std::string_view::npos)
    return false;
  if (!is_capital(trim(line, "\"“«'‘ ")) && !(line[0] >= '0' && line[0] <= '9')) return false;
  return std::any_of(paragraphs.begin() + static_cast<std::ptrdiff_t>(i) + 1, paragraphs.end(),
                     [](const Paragraph& p) { return p.text.size() > kShortLine; });
}

text::Span span_in(std::string_view text, std::string_view part) {
  const std::size_t begin = offset_in(text, part);
  return text::make_span(begin, begin + part.size());
}

// The outlet of a dateline with what stands before it; true if there is one.
bool take_dateline(std::string_view text, std::string_view paragraph, FrontMatter& found) {
  const auto name = dateline_outlet(paragraph);
  if (!name) return false;
  // Behind the outlet stands a sentence, however short the paragraph.
  const std::size_t behind = paragraph.size() - offset_in(paragraph, *name) - name->size();
  if (paragraph.size() <= kShortLine && behind <= 30) return false;
  if (!found.publisher) found.publisher = span_in(text, *name);
  if (!found.published.stated()) {
    if (const auto date = find_date(paragraph.substr(0, kDatelineEnd / 2))) found.published = *date;
  }
  return true;
}

// A short line above the article: its outlet, author, date or title.
void take_line(std::string_view text, const std::vector<Paragraph>& paragraphs, std::size_t i,
               FrontMatter& found) {
  const std::string_view line = paragraphs[i].text;
  if (const auto outlet = line_outlet(line); outlet && !found.publisher) {
    found.publisher = span_in(text, *outlet);
  }
  if (const auto author = byline(line)) found.authors.push_back(span_in(text, *author));
  const std::optional<Date> date = find_date(line);
  if (date && !found.published.stated() && words_of(line).size() <= 8) found.published = *date;
  if (!date && !found.title && i == 0 && is_title(paragraphs, i)) found.title = span_in(text, line);
}

}  // namespace

FrontMatter find_front_matter(std::string_view text) {
  FrontMatter found;
  const std::vector<Paragraph> paragraphs = first_paragraphs(text);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::string_view paragraph = paragraphs[i].text;
    if (take_dateline(text, paragraph, found)) break;
    if (paragraph.size() <= kShortLine) {
      take_line(text, paragraphs, i, found);
      continue;
    }
    if (i == 0) {
      const auto label = leading_name(paragraph.substr(0, kDatelineEnd), false);
      if (label) found.label = span_in(text, *label);
    }
    break;
  }
  return found;
}

void state_front_matter(model::Document& document) {
  const std::string_view text = document.text;
  const FrontMatter found = find_front_matter(text);
  if (found.publisher && document.publisher.empty()) {
    document.publisher = std::string(text::slice(text, *found.publisher));
    document.publisher_at = found.publisher;
  }
  if (document.authors.empty()) {
    for (const text::Span& author : found.authors)
      document.authors.emplace_back(text::slice(text, author));
  }
  if (found.title && document.title.empty())
    document.title = std::string(text::slice(text, *found.title));
  if (!document.published.stated()) document.published = found.published;
  if (found.label && document.publisher.empty()) {
    document.diagnostics.push_back(
        {"I010", "the text begins with a name that may be its outlet or its place", found.label});
  }
}

}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <charconv>

#include "resolve/party_internal.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

using text::LetterCase;
using text::TokenKind;

constexpr std::size_t kLongestName = 5;    // words
constexpr std::size_t kLongestBeside = 6;  // words of "the owner of the plant"
constexpr std::size_t kMostBeside = 24;    // tokens that are looked at beside a phrase

constexpr std::array<std::string_view, 14> kPartyParticles = {
    "de", "la", "da", "dos", "del", "van", "von", "der", "den", "bin", "al", "el", "ibn", "y"};
constexpr std::array<std::string_view, 9> kManyPeople = {
    "men", "women", "people", "children", "youth", "police", "others", "nationals", "persons"};

template <std::size_t N>
bool is_in_list(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_initial(std::string_view word) {
  return word.size() <= 2 && !word.empty() && word.front() >= 'A' && word.front() <= 'Z' &&
         (word.size() == 1 || word[1] == '.');
}

bool is_plural_word(std::string_view word) {
  if (is_in_list(kManyPeople, word)) return true;
  return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
}

}  // namespace

Words::Words(std::string_view text, const refdata::RefData& refdata)
    : text_(text),
      refdata_(refdata),
      tokens_(text::tokenize(text)),
      lists_{refdata.wordlist("function_words"),
             refdata.wordlist("common_words"),
             refdata.wordlist("first_names"),
             refdata.wordlist("titles"),
             refdata.wordlist("organisation_heads"),
             refdata.wordlist("months"),
             refdata.wordlist("numbers")} {
  for (const text::Token& token : tokens_) {
    if (token.letters == LetterCase::Lower) lower_.push_back(token.key);
  }
  std::sort(lower_.begin(), lower_.end());
}

std::pair<std::size_t, std::size_t> Words::within(text::Span span) const {
  const auto before = [](const text::Token& token, std::uint32_t at) {
    return token.span.begin < at;
  };
  const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), span.begin, before);
  const auto last = std::lower_bound(first, tokens_.end(), span.end, before);
  return {static_cast<std::size_t>(first - tokens_.begin()),
          static_cast<std::size_t>(last - tokens_.begin())};
}

bool Words::has(const text::PhraseTable& table, std::size_t at) const {
  std::vector<std::uint32_t> values;
  return table.match_at(tokens_, static_cast<std::uint32_t>(at), values) > 0;
}

bool Words::is_capital(std::size_t at) const {
  const text::Token& token = tokens_[at];
  return token.kind == TokenKind::Word && token.letters != LetterCase::Lower &&
         token.letters != LetterCase::None;
}
bool Words::is_function_word(std::size_t at) const {
  return has(lists_.functions, at);
}
bool Words::is_ordinary(std::size_t at) const {
  return is_function_word(at) || has(lists_.common, at) ||
         std::binary_search(lower_.begin(), lower_.end(), tokens_[at].key);
}
bool Words::is_first_name(std::size_t at) const {
  return has(lists_.first_names, at);
}
bool Words::is_title(std::size_t at) const {
  return has(lists_.titles, at);
}
bool Words::is_organisation(std::size_t at) const {
  return has(lists_.heads, at) || has(lists_.months, at);
}

std::string Words::words(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t at = begin; at < end; ++at) {
    if (!out.empty() && tokens_[at].space_before) out += ' ';
    out += printed(at);
  }
  return out;
}

std::pair<double, std::size_t> Words::number_at(std::size_t at) const {
  if (at >= tokens_.size()) return {0, 0};
  if (tokens_[at].kind == TokenKind::Number) {
    std::string digits;
    for (const char c : printed(at)) {
      if (c == ',') continue;
      if (c < '0' || c > '9') return {0, 0};
      digits += c;
    }
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return {value, 1};
  }
  std::vector<std::uint32_t> rows;
  const std::uint32_t size = lists_.numbers.match_at(tokens_, static_cast<std::uint32_t>(at), rows);
  if (size == 0 || rows.empty()) return {0, 0};
  const refdata::TableView table = refdata_.table_view("wordlists/numbers");
  if (table.cell(rows.front(), 2) != "cardinal") return {0, 0};
  const std::string_view cell = table.cell(rows.front(), 1);
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return {value, size};
}

std::string_view Words::country_at(std::size_t at, std::size_t& size) const {
  std::vector<std::uint32_t> values;
  size = refdata_.country_names().match_at(tokens_, static_cast<std::uint32_t>(at), values);
  for (const std::uint32_t value : values) {
    const refdata::NameValue name = refdata::name_value(value);
    if (!is_capital(at) || name.index >= refdata_.countries().size()) continue;
    if (name.acronym && tokens_[at].letters != LetterCase::Upper) continue;
    return refdata_.countries()[name.index].alpha3;
  }
  size = 0;
  return {};
}

bool Words::may_be_name(std::size_t at, std::size_t first) const {
  if (is_initial(printed(at))) return at > first || printed(at).size() > 1;  // "A Newport man"
  if (at > first && is_title(at)) return false;                // "Diego County District Attorney"
  if (tokens_[at].letters == LetterCase::Upper) return false;  // a headline, an acronym
  if (is_organisation(at) || is_function_word(at) || number_at(at).second > 0) return false;
  if (is_first_name(at)) return true;
  std::size_t size = 0;
  if (!country_at(at, size).empty()) return false;  // "Thirty-two Nepali"
  // "Will Young" is a name, "Harbour Light" none.
  return !is_ordinary(at) || (at == first + 1 && is_first_name(first));
}

std::size_t Words::name_at(std::size_t at, std::size_t end) const {
  if (at >= end || !is_capital(at)) return 0;
  std::size_t stop = at;
  std::size_t capitals = 0;
  for (; stop < end && stop < at + kLongestName; ++stop) {
    if (capitals > 0 && tokens_[stop].starts_line) break;
    const bool particle = capitals > 0 && stop + 1 < end && is_capital(stop + 1) &&
                          is_in_list(kPartyParticles, text::fold(printed(stop)));
    if (particle) continue;
    if (!is_capital(stop) || !may_be_name(stop, at)) break;
    ++capitals;
  }
  if (capitals < 2) return 0;
  std::vector<std::uint32_t> places;
  const std::uint32_t place =
      refdata_.place_names().match_at(tokens_, static_cast<std::uint32_t>(at), places);
  const bool placed = place > 0 && !is_first_name(at);
  if (placed && (place >= stop - at || place > 1)) return 0;
  // A run that goes on into an office is none: "Stoyan Velkarov Foundation".
  const bool body = stop < end && is_capital(stop) && !tokens_[stop].starts_line;
  return body && is_organisation(stop) ? 0 : stop - at;
}

FullNames::FullNames(const Words& words) {
  const std::size_t end = words.tokens().size();
  for (std::size_t at = 0; at < end; ++at) {
    if (!words.is_capital(at)) continue;
    const std::size_t size = words.name_at(at, end);
    if (size < 2) continue;
    std::string name = words.words(at, at + size);
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
      names_.push_back(std::move(name));
    }
    at += size - 1;
  }
}

std::string FullNames::full(std::string_view last) const {
  const std::string* found = nullptr;
  for (const std::string& name : names_) {
    const std::size_t blank = name.rfind(' ');
    if (std::string_view(name).substr(blank + 1) != last) continue;
    if (found != nullptr) return std::string(last);
    found = &name;
  }
  return found == nullptr ? std::string(last) : *found;
}

std::string folded_name(std::string_view name) {
  std::string out;
  for (const char c : text::fold_loose(name)) {
    if (c == '.' || c == '\'') continue;
    out += c == '-' ? ' ' : c;
  }
  return out;
}

namespace {

std::vector<std::string_view> split_name(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) out.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// One letter put in, left out or another: how transliterations of one name differ.
bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a.size() < 5) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  return head + tail + (a.size() == b.size() ? 1 : 0) >= a.size();
}

enum class WordFit : std::uint8_t { No, Initial, Spelling, Same };

WordFit word_fit(std::string_view a, std::string_view b) {
  if (a == b) return WordFit::Same;
  if ((a.size() == 1 || b.size() == 1) && a.front() == b.front()) return WordFit::Initial;
  return one_letter_apart(a, b) ? WordFit::Spelling : WordFit::No;
}

}  // namespace

NameFit name_fit(std::string_view one, std::string_view other) {
  const std::string first = folded_name(one);
  const std::string second = folded_name(other);
  const auto a = split_name(first);
  const auto b = split_name(second);
  if (a.empty() || b.empty()) return NameFit::No;
  const WordFit last = word_fit(a.back(), b.back());
  if (last == WordFit::No || last == WordFit::Initial) return NameFit::No;
  if (a.size() == 1 || b.size() == 1) {
    return last == WordFit::Same ? NameFit::Partly : NameFit::No;
  }
  const WordFit given = word_fit(a.front(), b.front());
  if (given == WordFit::No) return NameFit::No;
  if (given == WordFit::Initial) return NameFit::Partly;
  return last == WordFit::Same && given == WordFit::Same ? NameFit::Same : NameFit::Spelling;
}

namespace {

// Reads one phrase into a Party.
class Reading {
 public:
  Reading(const Words& words, const FullNames& names) : words_(words), names_(names) {}

  Party read(std::size_t begin, std::size_t end) {
    party_.words = words_.words(begin, end);
    inside(begin, end);
    beside_right(end);
    beside_left(begin);
    describe(begin, end);
    std::sort(party_.countries.begin(), party_.countries.end());
    party_.countries.erase(std::unique(party_.countries.begin(), party_.countries.end()),
                           party_.countries.end());
    std::sort(party_.nouns.begin(), party_.nouns.end());
    party_.nouns.erase(std::unique(party_.nouns.begin(), party_.nouns.end()), party_.nouns.end());
    const bool several = party_.persons.size() > 1 || (party_.count && *party_.count > 1);
    party_.plural = party_.plural || several;
    return std::move(party_);
  }

 private:
  void add_person(std::size_t at, std::size_t size) {
    std::string name = words_.words(at, at + size);
    if (size == 1) name = names_.full(name);
    auto& persons = party_.persons;
    if (std::find(persons.begin(), persons.end(), name) == persons.end()) {
      persons.push_back(std::move(name));
    }
  }

  [[nodiscard]] bool is_known_last(std::size_t at) const {
    const std::string_view word = words_.printed(at);
    return words_.is_capital(at) && names_.full(word) != word;
  }

  [[nodiscard]] std::size_t person_at(std::size_t at, std::size_t end) const {
    const std::size_t full = words_.name_at(at, end);
    return full > 0 || !is_known_last(at) ? full : 1;
  }

  // "23 Nepali workers", "14 women and nine men", "at least 12".
  std::size_t count_at(std::size_t at, std::size_t begin, std::size_t end) {
    const auto [value, size] = words_.number_at(at);
    if (size == 0) return 0;
    const bool age = at > begin && words_.printed(at - 1) == "," &&
                     (at + size >= end || words_.printed(at + size) == ",");
    const bool noun = at + size < end && words_.tokens()[at + size].kind == TokenKind::Word;
    const bool after_and = at > begin && words_.printed(at - 1) == "and";
    if (age || (party_.count && !(after_and && noun))) return size;
    party_.count = party_.count.value_or(0) + value;
    if (at > 0) {
      for (std::size_t back = std::min<std::size_t>(at, 3); back > 0; --back) {
        std::vector<std::uint32_t> rows;
        const auto& list = words_.refdata().wordlist("approximators");
        const std::uint32_t long_as =
            list.match_at(words_.tokens(), static_cast<std::uint32_t>(at - back), rows);
        if (long_as == back) party_.approximator = words_.words(at - back, at);
      }
    }
    return size;
  }

  void inside(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      if (const std::size_t counted = count_at(at, begin, end); counted > 0) {
        at += counted;
        continue;
      }
      std::size_t size = 0;
      const std::string_view country = words_.country_at(at, size);
      if (!country.empty()) {
        party_.countries.emplace_back(country);
        at += size;
        continue;
      }
      if (const std::size_t name = person_at(at, end); name > 0) {
        add_person(at, name);
        at += name;
        continue;
      }
      add_noun(at);
      ++at;
    }
  }

  void add_noun(std::size_t at) {
    const text::Token& token = words_.tokens()[at];
    if (token.kind != TokenKind::Word) return;
    std::string word = text::fold(words_.printed(at));
    if (words_.is_function_word(at) || word.find("year-old") != std::string::npos) return;
    if (party_.nouns.empty() && is_plural_word(word)) party_.plural = true;
    party_.nouns.push_back(std::move(word));
  }

  [[nodiscard]] bool ends_name(std::size_t at) const {
    if (at >= words_.tokens().size()) return true;
    const text::Token& token = words_.tokens()[at];
    return token.kind != TokenKind::Word || words_.printed(at) == "and";
  }

  // "the owner of the plant | , Stoyan Velkarov, 47".
  void beside_right(std::size_t end) {
    const auto& tokens = words_.tokens();
    if (end + 1 >= tokens.size() || words_.printed(end) != ",") return;
    const std::size_t size = words_.name_at(end + 1, tokens.size());
    if (size >= 2 && ends_name(end + 1 + size)) add_person(end + 1, size);
  }

  // "The owner, Stoyan Velkarov, 47, a recruiter, Mira Dantseva, 39, and | a foreman": pieces
  // between commas, as long as each is a name, an age or somebody with an article.
  void beside_left(std::size_t begin) {
    std::size_t end = begin;
    while (end > 0 && begin - end < kMostBeside) {
      if (words_.printed(end - 1) == "and") --end;
      if (end == 0 || words_.printed(end - 1) != ",") return;
      --end;
      std::size_t from = end;
      while (from > 0 && end - from <= kLongestBeside && words_.printed(from - 1) != "," &&
             words_.tokens()[from - 1].kind != TokenKind::Punctuation &&
             words_.printed(from - 1) != "and") {
        --from;
      }
      if (!piece(from, end)) return;
      end = from;
    }
  }

  bool piece(std::size_t from, std::size_t end) {
    if (from == end) return false;
    if (words_.number_at(from).second == end - from) return true;
    const std::size_t size = words_.name_at(from, end);
    if (size == end - from && size >= 2) {
      add_person(from, size);
      return true;
    }
    const std::string first = text::fold(words_.printed(from));
    if (first != "a" && first != "an" && first != "the") return false;
    for (std::size_t at = from; at < end; ++at) add_noun(at);
    return true;
  }

  // What may be shown of people whom nobody may name.
  void describe(std::size_t begin, std::size_t end) {
    std::size_t stop = begin;
    while (stop < end && !is_perhaps_name(stop, begin)) ++stop;
    const auto goes_with_name = [&](std::size_t at) {  // "the victim, Ms ..."
      return words_.printed(at) == "," || (words_.is_capital(at) && words_.is_title(at));
    };
    while (stop < end && stop > begin && goes_with_name(stop - 1)) --stop;
    party_.description = words_.words(begin, stop);
    for (std::size_t at = begin; at < end; ++at) {
      if (is_perhaps_name(at, begin)) party_.names.emplace_back(words_.printed(at));
    }
    if (!party_.description.empty() || begin == end) return;
    party_.description =
        party_.persons.size() > 1 ? std::to_string(party_.persons.size()) + " people" : "a person";
  }

  [[nodiscard]] bool is_perhaps_name(std::size_t at, std::size_t begin) const {
    if (!words_.is_capital(at) || words_.is_function_word(at)) return false;
    std::size_t size = 0;
    if (!words_.country_at(at, size).empty() || words_.number_at(at).second > 0) return false;
    if (is_known_last(at) || words_.name_at(at, words_.tokens().size()) > 0) return true;
    if (words_.is_first_name(at)) return !(at == begin && words_.is_ordinary(at));
    if (words_.is_ordinary(at) || words_.is_organisation(at)) return false;
    std::vector<std::uint32_t> places;
    return words_.refdata().place_names().match_at(words_.tokens(), static_cast<std::uint32_t>(at),
                                                   places) == 0;
  }

  const Words& words_;
  const FullNames& names_;
  Party party_;
};

}  // namespace

Party read_party(const Words& words, const FullNames& names, text::Span at) {
  const auto [begin, end] = words.within(at);
  return Reading(words, names).read(begin, end);
}

namespace {
constexpr text::WordSet kSmallWords{"to",  "an", "on", "in", "of", "at", "by",   "for", "and",
                                    "the", "a",  "is", "as", "or", "no", "with", "from"};
}  // namespace

std::string withhold(std::string_view text, const std::vector<std::string>& words) {
  if (words.empty()) return std::string(text);
  std::string out;
  std::size_t copied = 0;
  bool last_hidden = false;
  for (const text::Token& token : text::tokenize(text)) {
    const std::string_view printed = text::slice(text, token.span);
    const bool capital = token.kind == TokenKind::Word && token.letters != LetterCase::Lower &&
                         !kSmallWords.has(token.key);  // "TO" in a headline is no Mr To
    const bool name =
        capital && std::binary_search(words.begin(), words.end(), folded_name(printed));
    const bool initial = last_hidden && is_initial(printed);
    if (name || initial) {
      if (!last_hidden) {
        out += text.substr(copied, token.span.begin - copied);
        out += "[name withheld]";
      }
      copied = token.span.end;
    }
    last_hidden = name || initial;
  }
  return out + std::string(text.substr(copied));
}

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "base/hash.h"
#include "extract/shield_names_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using text::LetterCase;
using text::Token;
using text::TokenKind;
using text::TokenRange;

constexpr text::WordSet kNameOpeners{"mr",   "mr.",    "mrs",   "mrs.",  "ms", "ms.",
                                     "miss", "madam",  "the",   "a",     "an", "dr",
                                     "dr.",  "little", "young", "former"};
constexpr text::WordSet kParticles{"de", "da",  "dos", "del", "van", "von", "bin", "al",  "el",
                                   "la", "ibn", "ben", "der", "do",  "di",  "den", "bint"};
constexpr text::WordSet kPrepositions{"in", "to", "from", "near", "at", "through", "via", "into"};
constexpr text::WordSet kPossessives{"her", "his", "their", "its"};
constexpr std::uint64_t kOwns = fast_hash("'s");

bool has(const NameWords& name, const std::string& word) {
  return std::find(name.begin(), name.end(), word) != name.end();
}

bool has_all(const NameWords& name, const NameWords& part) {
  return std::all_of(part.begin(), part.end(),
                     [&](const std::string& word) { return has(name, word); });
}

bool is_among(const std::vector<NameWords>& names, const NameWords& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

NameWords parts_of_name(const std::string& word) {
  NameWords parts(1);
  for (const char c : word) {
    if (c == '-') {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

// "Marsh-Cole" and "Marsh".
bool share_part(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const NameWords parts = parts_of_name(one);
  const NameWords others = parts_of_name(other);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return part.size() > 2 && has(others, part); });
}

}  // namespace

void ShieldedNames::cover(NameWords name, bool relative) {
  covered_.push_back({std::move(name), relative});
}

NameWords ShieldedNames::words_of(std::string_view text, const std::vector<Token>& tokens,
                                  const TokenRange& name) const {
  NameWords out;
  out.reserve(name.size());
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    const Token& token = tokens[at];
    if (token.kind != TokenKind::Word || kNameOpeners.has(token.key)) continue;
    if (words_.is(token.key, ShieldWord::Victim) || token.key == kOwns) continue;
    std::string word = text::fold_loose(text::slice(text, token.span));
    if (word.find('-') != std::string::npos && words_.is_joined_victim(word)) continue;
    while (!word.empty() && (word.back() == '.' || word.back() == '\'')) word.pop_back();
    if (!word.empty()) out.push_back(std::move(word));
  }
  return out;
}

// "Lili" of "Liliana".
bool ShieldedNames::is_short_for(const std::string& word, const NameWords& name) const {
  const std::string& given = name.front();
  if (words_.are_alike(word, given)) return true;
  return word.size() >= 3 && word.size() < given.size() && word.compare(0, 3, given, 0, 3) == 0;
}

bool ShieldedNames::covers_lone(const Covered& covered, const std::string& word) const {
  if (has(covered.words, word)) return true;
  if (covered.words.size() > 1 && share_part(word, covered.words.back())) return true;
  const bool other = std::any_of(spared_.begin(), spared_.end(),
                                 [&](const NameWords& name) { return has(name, word); });
  return !other && is_short_for(word, covered.words);
}

// Whether a name that does not hold all of a covered one is another way to write it.
bool ShieldedNames::is_form_of(const NameWords& name, const Covered& covered) const {
  const NameWords& words = covered.words;
  if (name.size() == 1) return covers_lone(covered, name.front());
  if (has_all(words, name)) return true;
  if (words.size() == 1) {
    const bool part = name.front() == words.front() || name.back() == words.front();
    return part && is_among(people_, name);
  }
  return shares_family(name, words) && name.front().front() == words.front().front();
}

bool ShieldedNames::shares_family(const NameWords& name, const NameWords& words) const {
  return name.size() > 1 && words.size() > 1 && share_part(name.back(), words.back()) &&
         !is_among(others_, name);
}

// What is told in place of a name; empty: the name itself.
std::string_view ShieldedNames::cover_of(const NameWords& name, bool titled) const {
  if (name.empty()) return {};
  std::string_view found;
  const bool kept = titled || is_among(spared_, name);
  for (const Covered& covered : covered_) {
    const std::string_view label = covered.relative ? kRelative : kSurvivor;
    if (covered.words.size() > 1 && has_all(name, covered.words)) return label;
    if (kept || !found.empty()) continue;
    if (is_form_of(name, covered)) found = label;
  }
  if (!found.empty() || kept) return found;
  const bool relative = std::any_of(covered_.begin(), covered_.end(), [&](const Covered& covered) {
    return shares_family(name, covered.words);
  });
  return relative ? kRelative : std::string_view{};
}

// "the victim Liliana", "her cousin Joana": what goes with the name.
std::uint32_t ShieldedNames::start_of_cut(std::string_view text, const std::vector<Token>& tokens,
                                          std::uint32_t at, bool relative) const {
  while (at > 0) {
    const std::uint64_t key = tokens[at - 1].key;
    const std::string_view word = text::slice(text, tokens[at - 1].span);
    const bool apposed = word == "," && at > 1 && words_.is(tokens[at - 2].key, ShieldWord::Victim);
    const bool kin = relative && (words_.is(key, ShieldWord::Kin) || kPossessives.has(key));
    if (!kin && !apposed && !kNameOpeners.has(key) && !words_.is(key, ShieldWord::Victim) &&
        !word.ends_with("-year-old")) {
      break;
    }
    --at;
  }
  return tokens[at].span.begin;
}

// "the Liliana Marsh Foundation", "Rescued Liliana Marsh": a full name within more.
bool ShieldedNames::cut_full(std::string_view text, const std::vector<Token>& tokens,
                             const TokenRange& run, std::vector<Cut>& cuts) const {
  for (const Covered& covered : covered_) {
    const auto size = static_cast<std::uint32_t>(covered.words.size());
    if (size < 2) continue;
    for (std::uint32_t at = run.begin; at + size <= run.end; ++at) {
      if (words_of(text, tokens, {at, at + size}) != covered.words) continue;
      cuts.push_back({start_of_cut(text, tokens, at, covered.relative),
                      tokens[at + size - 1].span.end, covered.relative ? kRelative : kSurvivor,
                      tokens[at].span.begin});
      return true;
    }
  }
  return false;
}

void ShieldedNames::read_run(std::string_view text, const std::vector<Token>& tokens,
                             TokenRange run, bool titled, std::vector<Cut>& cuts) const {
  const bool body = run.size() > 1 && words_.is(tokens[run.end - 1].key, ShieldWord::Organisation);
  if (cut_full(text, tokens, run, cuts) || body) return;
  if (is_among(others_, words_of(text, tokens, run))) {
    const bool placed = run.begin > 0 && kPrepositions.has(tokens[run.begin - 1].key);
    if (run.size() > 1 || placed) return;
  }
  titled = titled || (run.begin > 0 && words_.is(tokens[run.begin - 1].key, ShieldWord::Office));
  while (run.begin + 1 < run.end) {
    const std::uint64_t key = tokens[run.begin].key;
    const bool office = words_.is(key, ShieldWord::Office);
    const bool called = words_.is(key, ShieldWord::Victim) || words_.is(key, ShieldWord::Kin);
    if (!office && !called && !kNameOpeners.has(key)) break;
    titled = titled || office;
    ++run.begin;
  }
  const std::string_view by = cover_of(words_of(text, tokens, run), titled);
  if (by.empty()) return;
  std::uint32_t end = tokens[run.end - 1].span.end;
  if (run.end < tokens.size() && tokens[run.end].span.begin == end &&
      tokens[run.end - 1].span.size() == 1 && text[end] == '.') {
    ++end;  // "W."
  }
  cuts.push_back({start_of_cut(text, tokens, run.begin, by == kRelative), end, by,
                  tokens[run.begin].span.begin});
}

std::vector<ShieldedNames::Cut> ShieldedNames::cuts_in(std::string_view text,
                                                       const std::vector<Token>& tokens,
                                                       bool titled) const {
  std::vector<Cut> cuts;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!is_capital(tokens[at])) continue;
    std::uint32_t end = at + 1;
    while (end < size &&
           (is_capital(tokens[end]) ||
            (kParticles.has(tokens[end].key) && end + 1 < size && is_capital(tokens[end + 1])))) {
      ++end;
    }
    read_run(text, tokens, {at, end}, titled, cuts);
    at = end;
  }
  return cuts;
}

std::vector<text::Span> ShieldedNames::places_in(std::string_view text,
                                                 const std::vector<Token>& tokens) const {
  std::vector<text::Span> out;
  if (covered_.empty()) return out;
  for (const Cut& cut : cuts_in(text, tokens, false)) out.push_back({cut.name, cut.end});
  for (const std::uint32_t at : headline_words(text, tokens)) out.push_back(tokens[at].span);
  return out;
}

namespace {

// The capitalised words in a row around one of them.
TokenRange capitals_around(const std::vector<Token>& tokens, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(tokens.size());
  TokenRange run{at, at + 1};
  while (run.begin > 0 && is_capital(tokens[run.begin - 1])) --run.begin;
  while (run.end < size && is_capital(tokens[run.end])) ++run.end;
  return run;
}

}  // namespace

// "Liliana Tells Her Story": capitals of a headline hide where a name ends.
std::vector<std::uint32_t> ShieldedNames::headline_words(std::string_view text,
                                                         const std::vector<Token>& tokens) const {
  std::vector<std::uint32_t> out;
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!is_capital(tokens[at])) continue;
    const TokenRange run = capitals_around(tokens, at);
    if (run.size() < 2) continue;
    const NameWords word = words_of(text, tokens, {at, at + 1});
    const bool part = std::any_of(covered_.begin(), covered_.end(), [&](const Covered& covered) {
      return !word.empty() && has(covered.words, word.front());
    });
    // Few words are part of a name, and the runs around one are many.
    if (part && !is_known(text, tokens, run, at)) out.push_back(at);
  }
  return out;
}

// "Liliana Cole" may be somebody else; "Liliana Tells All" is nobody's name.
bool ShieldedNames::reads_as_headline(const std::vector<Token>& tokens, std::uint32_t at) const {
  const TokenRange run = capitals_around(tokens, at);
  if (run.size() > 3) return true;
  for (std::uint32_t word = run.begin; word < run.end; ++word) {
    const std::uint64_t key = tokens[word].key;
    if (word != at && (words_.tells(key) || words_.is(key, ShieldWord::Speech) ||
                       kPossessives.has(key) || kPrepositions.has(key))) {
      return true;
    }
  }
  return false;
}

// Whether a word stands within the name of a body, place or somebody else.
bool ShieldedNames::is_known(std::string_view text, const std::vector<Token>& tokens,
                             const TokenRange& run, std::uint32_t at) const {
  for (std::uint32_t begin = run.begin; begin <= at; ++begin) {
    for (std::uint32_t end = at + 1; end <= run.end; ++end) {
      if (end - begin < 2) continue;
      const NameWords name = words_of(text, tokens, {begin, end});
      if (is_among(others_, name) || is_among(spared_, name)) return true;
    }
  }
  return begin_with_office(tokens, run);
}

bool ShieldedNames::begin_with_office(const std::vector<Token>& tokens,
                                      const TokenRange& run) const {
  return words_.is(tokens[run.begin].key, ShieldWord::Office) ||
         words_.is(tokens[run.end - 1].key, ShieldWord::Organisation);
}

std::vector<std::string> ShieldedNames::all_words(std::string_view text,
                                                  const std::vector<Token>& tokens,
                                                  const std::vector<text::Span>& places) const {
  std::vector<std::string> out;
  // "Marsh-Cole", "Marsh" and "Cole"; a particle is no name by itself.
  const auto add = [&](const std::string& word) {
    out.push_back(word);
    const NameWords parts = parts_of_name(word);
    for (const std::string& part : parts) {
      if (parts.size() > 1 && part.size() > 2) out.push_back(part);
    }
  };
  for (const Covered& covered : covered_) {
    for (const std::string& word : covered.words) {
      if (!kParticles.has(text::key_of(word))) add(word);
    }
  }
  for (std::uint32_t at = 0; at < tokens.size() && !covered_.empty(); ++at) {
    const bool hidden = is_capital(tokens[at]) &&
                        std::any_of(places.begin(), places.end(), [&](const text::Span& place) {
                          return place.contains(tokens[at].span);
                        });
    if (!hidden) continue;
    for (const std::string& word : words_of(text, tokens, {at, at + 1})) {
      const bool form = std::any_of(covered_.begin(), covered_.end(), [&](const Covered& covered) {
        return is_short_for(word, covered.words) || share_part(word, covered.words.back());
      });
      if (form) add(word);
    }
  }
  return out;
}

bool ShieldedNames::mask(std::string& text, bool titled) const {
  if (text.empty() || covered_.empty()) return false;
  const std::vector<Token> tokens = text::tokenize(text);
  std::vector<Cut> cuts = cuts_in(text, tokens, titled);
  const std::size_t whole = cuts.size();
  for (const std::uint32_t at :
       titled ? std::vector<std::uint32_t>() : headline_words(text, tokens)) {
    const text::Span& span = tokens[at].span;
    const auto cut = [&](const Cut& each) {
      return each.begin < span.end && span.begin < each.end;
    };
    const auto end = cuts.begin() + static_cast<std::ptrdiff_t>(whole);
    if (std::any_of(cuts.begin(), end, cut) || !reads_as_headline(tokens, at)) continue;
    if (cuts.size() > whole && cuts.back().end + 1 == span.begin) {
      cuts.back().end = span.end;
    } else {
      cuts.push_back({span.begin, span.end, kSurvivor, span.begin});
    }
  }
  std::sort(cuts.begin(), cuts.end(),
            [](const Cut& one, const Cut& other) { return one.begin < other.begin; });
  for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) {
    text.replace(cut->begin, cut->end - cut->begin, cut->by);
  }
  return !cuts.empty();
}

}  // namespace plumbline::extract

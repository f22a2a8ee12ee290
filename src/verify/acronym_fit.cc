// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "text/char_class.h"
#include "text/token.h"
#include "text/word_set.h"
#include "verify/acronym_fit_internal.h"

namespace plumbline::verify {
namespace {

constexpr std::size_t kMostLetters = 8;
constexpr std::size_t kCommonStem = 5;  // letters that two forms of one word share at least

// "labour" and "labor" are one word.
std::string one_spelling(std::string word) {
  for (std::size_t at = word.find("our"); at != std::string::npos; at = word.find("our", at + 1)) {
    if (at > 2) word.erase(at + 1, 1);
  }
  return word;
}

// The letters by which a word is known, as one number: the first few, or the whole of a short word.
std::uint64_t stem_of(std::string_view folded) {
  std::uint64_t stem = 0;
  for (const char c : folded.substr(0, kCommonStem)) {
    stem = (stem << 8U) | static_cast<unsigned char>(c);
  }
  return stem;
}
static_assert(kCommonStem <= sizeof(std::uint64_t));

void add_telling(TellingWords& out, std::string_view word) {
  if (is_small_word(word)) return;
  const std::size_t hyphen = word.find('-');
  if (hyphen != std::string_view::npos) {  // "Anti-Trafficking"
    add_telling(out, word.substr(0, hyphen));
    add_telling(out, word.substr(hyphen + 1));
    return;
  }
  const std::string folded = one_spelling(text::fold_loose(word));
  if (folded.empty()) return;
  if (folded == "un" || folded == "u.n.") {
    out.insert(out.end(), {stem_of("united"), stem_of("nations")});
  } else if (folded == "us" || folded == "u.s.") {
    out.insert(out.end(), {stem_of("united"), stem_of("states")});
  } else {
    out.push_back(stem_of(folded));
  }
}

// "Port" and "Ports": one begins the other.
bool is_one_word(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t kLeast = 1ULL << 24U;  // four letters; shorter ones begin many a word
  if (a > b) std::swap(a, b);
  if (a < kLeast) return a == b;
  while (b > a) b >>= 8U;
  return a == b;
}

// How many of `wanted` stand among `words`.
std::size_t count_shared(const TellingWords& wanted, const TellingWords& words) {
  return static_cast<std::size_t>(
      std::count_if(wanted.begin(), wanted.end(), [&](std::uint64_t stem) {
        return std::find(words.begin(), words.end(), stem) != words.end();
      }));
}

// Letters of the name as read for an acronym: folded words, hyphenated ones in parts.
std::vector<std::string> parts_of(const std::vector<std::string_view>& words) {
  std::vector<std::string> out;
  for (const std::string_view word : words) {
    std::string part;
    for (const char c : text::fold_loose(word)) {
      if (c == '-' || c == '/' || c == '\'') {
        if (!part.empty()) out.push_back(std::move(part));
        part.clear();
      } else {
        part += c;
      }
    }
    if (!part.empty()) out.push_back(std::move(part));
  }
  return out;
}

// Letters in order from the right, anywhere in words, the first at the start of a word.
bool found_in_order(const std::string& letters, const std::vector<std::string>& parts) {
  std::string name;
  for (const std::string& part : parts) name += " " + part;
  std::size_t at = name.size();
  for (std::size_t i = letters.size(); i-- > 0;) {
    bool found = false;
    while (at > 0 && !found) {
      --at;
      found = name[at] == letters[i] && (i > 0 || name[at - 1] == ' ');
    }
    if (!found) return false;
  }
  return true;
}

// Initials of the telling words from `begin` against the letters: how many differ, and where.
struct Difference {
  std::size_t count = 0;
  std::size_t at = 0;
};
Difference compare_initials(const std::string& letters, const std::vector<std::string>& telling,
                            std::size_t begin) {
  Difference out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (telling[begin + i][0] == letters[i]) continue;
    ++out.count;
    out.at = i;
  }
  return out;
}

// The telling words and where they stand; "Non-Governmental" gives one letter or, split, two.
struct Initials {
  std::vector<std::string> words;
  std::vector<std::size_t> where;
};
Initials initials_of(const std::vector<std::string_view>& words, bool split) {
  Initials out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_small_word(words[i])) continue;
    const std::vector<std::string> parts =
        split ? parts_of({words[i]}) : std::vector<std::string>{text::fold_loose(words[i])};
    out.words.insert(out.words.end(), parts.begin(), parts.end());
    out.where.resize(out.words.size(), i);
  }
  return out;
}

// Each letter begins a word, or goes on in the word whose first letters were taken ("INTERPOL").
bool found_at_starts(const std::string& letters, const std::vector<std::string>& parts) {
  std::vector<bool> reached(letters.size() + 1);  // so many letters can be read out of the parts
  reached[0] = true;
  for (const std::string& part : parts) {
    // Each part gives letters once, so the count may only grow from what earlier parts gave.
    for (std::size_t had = letters.size(); had-- > 0;) {
      if (!reached[had]) continue;
      for (std::size_t taken = 0; taken < part.size() && had + taken < letters.size() &&
                                  part[taken] == letters[had + taken];
           ++taken) {
        reached[had + taken + 1] = true;
      }
    }
  }
  return reached[letters.size()];
}

}  // namespace

std::string acronym_letters(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    const bool plural = c == 's' && at + 1 == word.size() && out.size() > 1;
    if (c >= 'A' && c <= 'Z') {
      out += c;
    } else if (c != '.' && !plural) {
      return "";
    }
  }
  return out.size() > kMostLetters ? "" : out;
}

bool is_small_word(std::string_view printed) {
  static constexpr text::WordSet kSmall{
      "of", "the", "for", "and", "on",  "in",  "to", "at",  "by",       "against", "with",
      "a",  "an",  "de",  "la",  "le",  "les", "du", "des", "el",       "los",     "del",
      "y",  "et",  "der", "die", "und", "&",   "'s", "'",   "fu\u0308r"};  // folded: decomposed
  return kSmall.has(text::key_of(printed));  // "The" begins many a sentence
}

AcronymFit fit_acronym(const std::string& acronym, const std::vector<std::string_view>& words) {
  const std::string letters = text::fold(acronym);
  const std::vector<std::string> parts = parts_of(words);
  if (parts.empty() || letters.empty()) return {};
  if (found_at_starts(letters, parts)) return {AcronymFit::Fits, 0};
  for (const bool split : {false, true}) {
    const Initials telling = initials_of(words, split);
    // The name may be longer than its acronym at either end: "Polish ... ", "... of Pakistan".
    for (std::size_t begin = 0; begin + letters.size() <= telling.words.size(); ++begin) {
      const Difference difference = compare_initials(letters, telling.words, begin);
      const bool inside = difference.at > 0;  // the first letter must fit
      if (difference.count == 1 && inside) return {AcronymFit::OneOff, telling.where[begin]};
    }
  }
  if (found_in_order(letters, parts)) return {AcronymFit::Fits, 0};
  return {};
}

TellingWords telling_words(std::string_view name) {
  TellingWords out;
  for (const text::Token& token : text::tokenize(name)) {
    if (token.kind == text::TokenKind::Word) add_telling(out, text::slice(name, token.span));
  }
  return out;
}

TellingWords telling_words(const std::vector<std::string_view>& words) {
  TellingWords out;
  for (const std::string_view word : words) add_telling(out, word);
  return out;
}

double shared_words(const TellingWords& name, const TellingWords& printed) {
  if (name.empty()) return 0;
  return static_cast<double>(count_shared(name, printed)) / static_cast<double>(name.size());
}

std::optional<ReplacedWord> replaced_word(const TellingWords& name, const TellingWords& printed) {
  constexpr std::size_t kLeast = 3;
  if (name.size() < kLeast || printed.size() < name.size()) return std::nullopt;
  std::optional<ReplacedWord> replaced;
  const std::size_t skip = printed.size() - name.size();
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (is_one_word(name[i], printed[skip + i])) continue;
    if (replaced) return std::nullopt;
    replaced = ReplacedWord{name[i], printed[skip + i]};
  }
  return replaced;
}

TellingWords without(TellingWords words, const TellingWords& others) {
  std::erase_if(words, [&](std::uint64_t word) {
    return std::find(others.begin(), others.end(), word) != others.end();
  });
  return words;
}

bool adds_nothing(const TellingWords& name, const TellingWords& printed) {
  return count_shared(printed, name) == printed.size();
}

}  // namespace plumbline::verify

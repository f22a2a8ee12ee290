// SPDX-License-Identifier: Apache-2.0

#include "language/lemma.h"

#include <array>
#include <optional>

#include "base/hash.h"
#include "language/irregular_internal.h"
#include "text/token.h"

namespace plumbline::language {
namespace {

// A word being cut down to its lemma. Fixed size: longer words are left as they are.
struct Stem {
  std::array<char, 40> bytes{};
  std::size_t size = 0;

  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
  [[nodiscard]] bool ends(std::string_view suffix) const { return view().ends_with(suffix); }
  [[nodiscard]] char last(std::size_t back = 0) const {
    return back < size ? bytes[size - 1 - back] : '\0';
  }
  void drop(std::size_t count) { size -= count; }
  void add(char c) {
    if (size < bytes.size()) bytes[size++] = c;
  }
};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

std::optional<Stem> fold_ascii(std::string_view word) {
  Stem stem;
  if (word.size() > stem.bytes.size()) return std::nullopt;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
    stem.add(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return stem;
}

bool has_vowel(std::string_view text) {
  for (const char c : text) {
    if (is_vowel(c) || c == 'y') return true;
  }
  return false;
}

// One vowel group and one consonant at the end ("hop", "us"): short verbs whose silent e is lost
// before -ed ("hope") look the same as those that doubled ("hopp").
std::size_t vowel_groups(std::string_view text) {
  std::size_t groups = 0;
  bool inside = false;
  for (const char c : text) {
    const bool vowel = is_vowel(c) || (c == 'y' && groups > 0);
    if (vowel && !inside) ++groups;
    inside = vowel;
  }
  return groups;
}

// A consonant, one vowel out of `vowels` and the last letter: "describ", but not "explain".
bool after_single(const Stem& stem, std::string_view vowels) {
  return vowels.find(stem.last(1)) != std::string_view::npos &&
         (!is_vowel(stem.last(2)) || (stem.last(2) == 'u' && stem.last(3) == 'q'));
}

// After -ed or -ing is cut: had the stem a silent e? Exceptions are in irregular.cc.
bool had_silent_e(const Stem& stem) {
  const char last = stem.last();
  const char before = stem.last(1);
  const bool one_syllable = vowel_groups(stem.view()) == 1;
  // A short stem that keeps its consonant single must have had an e: else it were doubled.
  if (one_syllable && last != 'w' && last != 'x' && last != 'y' && last != 'h' && !is_vowel(last) &&
      after_single(stem, "aeiouy")) {
    return true;
  }
  switch (last) {
    case 'c':
    case 'v':
    case 'u':
    case 'z': return true;
    case 's': return before != 's' && !stem.ends("cus");
    case 'g':
      return before != 'n' ? before != 'g' && before != 'o'
                           : !stem.ends("ong") && !stem.ends("ing") && stem.view() != "hang";
    case 'l': return !is_vowel(before) && before != 'l' && before != 'r' && before != 'w';
    case 't':
      return (stem.ends("at") && stem.last(2) != 'o' &&
              (stem.last(2) != 'e' || stem.ends("creat"))) ||
             after_single(stem, "uo");
    case 'b': return after_single(stem, "io");
    case 'd': return after_single(stem, "aeiou");
    case 'k': return after_single(stem, "ao");
    case 'm': return after_single(stem, "u");
    case 'n': return after_single(stem, "i");
    case 'p': return after_single(stem, "ay");
    case 'r': return after_single(stem, "aiu");
    default: return false;
  }
}

void mend_verb_stem(Stem& stem) {
  const char z = stem.last();
  const bool doubled = stem.size > 3 && z == stem.last(1) && !is_vowel(z);
  if (doubled && z != 's' && z != 'z' && z != 'f' && !stem.ends("all") &&
      !(z == 'l' && vowel_groups(stem.view()) == 1)) {
    stem.drop(1);
    return;
  }
  if (!doubled && had_silent_e(stem)) stem.add('e');
}

// "agencies", "boxes", "women's" clitics are tokens of their own.
void cut_s(Stem& stem) {
  if (stem.size < 3 || !stem.ends("s") || stem.ends("ss") || stem.ends("us") || stem.ends("is"))
    return;
  if (stem.ends("ies") && stem.size > 4) {
    stem.drop(3);
    stem.add('y');
    return;
  }
  const bool sibilant = stem.ends("sses") || stem.ends("shes") || stem.ends("ches") ||
                        stem.ends("xes") || stem.ends("zzes") || stem.ends("oes");
  stem.drop(sibilant ? 2 : 1);
}

void cut_verb(Stem& stem, VerbForm form) {
  if (form == VerbForm::Present) cut_s(stem);
  const bool past = form == VerbForm::Past || form == VerbForm::PastParticiple;
  if (past && stem.ends("ied") && stem.size > 4) {
    stem.drop(3);
    stem.add('y');
  } else if (past && stem.ends("eed") && stem.size > 4) {
    stem.drop(1);
  } else if (past && stem.ends("ed") && stem.size > 3 &&
             has_vowel(stem.view().substr(0, stem.size - 2))) {
    stem.drop(2);
    mend_verb_stem(stem);
  } else if (form == VerbForm::Gerund && stem.ends("ing") && stem.size > 4 &&
             has_vowel(stem.view().substr(0, stem.size - 3))) {
    stem.drop(3);
    mend_verb_stem(stem);
  }
}

// The lemma of a word in the table of irregular forms, if this kind of word is in it.
const Irregular* irregular(std::uint64_t key, const Word& tag) {
  const bool verb = tag.pos == Pos::Verb || tag.pos == Pos::Auxiliary;
  const bool noun = tag.pos == Pos::Noun;
  const bool graded = tag.pos == Pos::Adjective || tag.pos == Pos::Adverb;
  const char kind = verb ? 'v' : (noun ? 'n' : (graded ? 'a' : '\0'));
  return kind == '\0' ? nullptr : find_irregular(key, kind);
}

bool changes(const Word& tag) {
  switch (tag.pos) {
    case Pos::Verb: return tag.form != VerbForm::Base && tag.form != VerbForm::None;
    case Pos::Auxiliary: return true;
    case Pos::Noun: return tag.plural;
    case Pos::Adjective:
    case Pos::Adverb: return true;
    default: return false;
  }
}

std::optional<Stem> regular_lemma(std::string_view word, const Word& tag) {
  std::optional<Stem> stem = fold_ascii(word);
  if (!stem) return std::nullopt;
  if (tag.pos == Pos::Verb) cut_verb(*stem, tag.form);
  if (tag.pos == Pos::Noun && tag.plural) cut_s(*stem);
  return stem;
}

}  // namespace

std::string lemma_of(std::string_view word, const Word& tag) {
  if (!changes(tag)) return text::fold(word);
  const std::uint64_t key = text::key_of(word);
  if (const Irregular* found = irregular(key, tag)) return std::string(found->lemma);
  const std::optional<Stem> stem = regular_lemma(word, tag);
  return stem ? std::string(stem->view()) : text::fold(word);
}

std::uint64_t lemma_key(std::string_view word, const Word& tag, std::uint64_t key) {
  if (!changes(tag)) return key;
  if (const Irregular* found = irregular(key, tag)) return fast_hash(found->lemma);
  const std::optional<Stem> stem = regular_lemma(word, tag);
  return stem ? fast_hash(stem->view()) : key;
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// What single words are, and what one is called: offices and charges.

#include <algorithm>

#include "extract/shield_marks_internal.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::NameKind;
using language::Pos;
using text::TokenRange;

constexpr text::WordSet kHonorifics{"mr",  "mr.",  "mrs",   "mrs.",  "ms",
                                    "ms.", "miss", "young", "little"};
constexpr text::WordSet kIrregular{"sold", "resold", "held",   "bought",   "kept",  "made",
                                   "paid", "taken",  "beaten", "withheld", "bound", "taught"};
// Done to those who are arrested as well: told of a victim only beside a word of captivity.
constexpr text::WordSet kLooseDeeds{
    "held",     "hold",      "holding",   "detained",    "seized",      "taken",
    "took",     "kept",      "keep",      "freed",       "free",        "freeing",
    "paid",     "pay",       "made",      "promised",    "intercepted", "threatened",
    "threaten", "threatens", "persuaded", "confiscated", "saved"};
constexpr text::WordSet kCaptive{"captive", "captivity", "brothel", "brothels", "against",
                                 "locked",  "slave",     "slaves",  "slavery",  "servitude",
                                 "hostage", "prisoner",  "will",    "captors",  "bondage"};
constexpr text::WordSet kNotGone{"out", "on", "off", "himself", "herself"};
constexpr text::WordSet kAged{"at", "aged", "age", ",", "was", "turned", "("};
constexpr text::WordSet kHerOrIts{"her", "his", "their", "my", "our", "its"};
constexpr text::WordSet kLeads{"leader", "boss", "member", "chief", "head"};
constexpr text::WordSet kBeOrHave{"was", "were", "is",   "are",   "been", "being", "be",
                                  "has", "had",  "have", "later", "also", "then"};

}  // namespace

bool ShieldMarks::any() const {
  return std::any_of(
      analysis_.tokens.begin(), analysis_.tokens.end(), [&](const text::Token& token) {
        constexpr text::WordSet kNames{"name", "names", "named", "called", "identified"};
        return words_.tells(token.key) || kNames.has(token.key);
      });
}

std::uint32_t ShieldMarks::first_of(std::uint32_t at) const {
  return analysis_.sentences[analysis_.sentence_of[at]].tokens.begin;
}

std::uint32_t ShieldMarks::end_of(std::uint32_t at) const {
  if (at >= analysis_.sentence_of.size()) return at;
  return analysis_.sentences[analysis_.sentence_of[at]].tokens.end;
}

bool ShieldMarks::is_cut(std::uint32_t at) const {
  constexpr text::WordSet kCuts{";", ":", ".", "?", "!"};
  if (at >= analysis_.tokens.size()) return true;
  const text::TokenKind kind = analysis_.tokens[at].kind;
  return kind == text::TokenKind::OpenQuote || kind == text::TokenKind::CloseQuote ||
         kCuts.has(key(at));
}

bool ShieldMarks::is_capital(std::uint32_t at) const {
  if (at >= analysis_.tokens.size()) return false;
  const text::LetterCase letters = analysis_.tokens[at].letters;
  return letters == text::LetterCase::Title || letters == text::LetterCase::Upper ||
         letters == text::LetterCase::Mixed;
}

bool ShieldMarks::is_verb(std::uint32_t at) const {
  if (at >= analysis_.words.size()) return false;
  const Pos pos = analysis_.words[at].pos;
  return pos == Pos::Verb || pos == Pos::Auxiliary;
}

bool ShieldMarks::is_opener(std::uint32_t at) const {
  constexpr text::WordSet kOpeners{",", "(", "-", "--", "["};
  return kOpeners.has(key(at));
}

bool ShieldMarks::is_possessive(std::uint32_t at) const {
  constexpr text::WordSet kOwns{"'s", "'"};
  return kOwns.has(key(at));
}

bool ShieldMarks::is_plural(std::uint32_t at) const {
  const std::string_view word = text::slice(text_, analysis_.tokens[at].span);
  return word.ends_with('s') || word.ends_with('S');
}

// "17", "19-year-old", "24-year-old's".
bool ShieldMarks::is_age(std::uint32_t at) const {
  if (at >= analysis_.tokens.size()) return false;
  const std::string_view word = text::slice(text_, analysis_.tokens[at].span);
  if (analysis_.tokens[at].kind == text::TokenKind::Number) return word.size() <= 2;
  return word.ends_with("-year-old") || word.ends_with("-old") || word.ends_with("-Year-Old");
}

bool ShieldMarks::is_child_age(std::uint32_t at) const {
  if (!is_age(at)) return false;
  const std::string_view word = text::slice(text_, analysis_.tokens[at].span);
  if (word.empty() || word[0] < '0' || word[0] > '9') return false;
  const bool two = word.size() > 1 && word[1] >= '0' && word[1] <= '9';
  const bool child = !two || (word[0] == '1' && word[1] < '8');
  return child && (word.size() > 2 || (at > 0 && kAged.has(key(at - 1))));
}

bool ShieldMarks::is_person(std::uint32_t at) const {
  const auto& names = analysis_.names;
  auto found = std::upper_bound(
      names.begin(), names.end(), at,
      [](std::uint32_t token, const language::Name& name) { return token < name.tokens.begin; });
  if (found == names.begin()) return false;
  --found;
  return found->kind == NameKind::Person && at < found->tokens.end;
}

// Whether capitalised words from `at` on end in one that ends the name of a body.
bool ShieldMarks::ends_body(std::uint32_t at) const {
  std::uint32_t last = at;
  while (is_capital(last + 1)) ++last;
  return last > at && is(last, ShieldWord::Organisation);
}

bool ShieldMarks::is_victim(std::uint32_t at) const {
  if (at >= analysis_.tokens.size()) return false;
  if (is(at, ShieldWord::ChildVictim) && at > 0 && key(at - 1) == key_of_word("child")) return true;
  const std::string_view word = text::slice(text_, analysis_.tokens[at].span);
  const bool plain = is(at, ShieldWord::Victim);
  if (!plain) {
    return word.find('-') != std::string_view::npos && words_.is_joined_victim(text::fold(word));
  }
  if (is_possessive(at + 1)) return false;
  if (is_capital(at) && ends_body(at)) return false;
  const bool noun = at + 1 < analysis_.words.size() && analysis_.words[at + 1].pos == Pos::Noun &&
                    !is_capital(at + 1) && analysis_.tokens[at + 1].kind == text::TokenKind::Word &&
                    !is_age(at + 1);
  const bool office = is(at + 1, ShieldWord::Office) && !is_capital(at + 1);
  if (!noun && !office) return true;
  constexpr text::WordSet kSurvivors{"survivor", "survivors"};
  constexpr text::WordSet kLead{"leader", "leaders", "mentor", "author", "activist", "activists"};
  return kSurvivors.has(key(at)) && kLead.has(key(at + 1));
}

// A word of trafficking or the age of a child in this sentence or beside it.
bool ShieldMarks::has_context(std::uint32_t at) const {
  const std::uint32_t sentence = analysis_.sentence_of[at];
  const std::uint32_t first = sentence > 0 ? sentence - 1 : 0;
  const auto last = std::min<std::size_t>(sentence + 1, analysis_.sentences.size() - 1);
  for (std::uint32_t s = first; s <= last; ++s) {
    const TokenRange& tokens = analysis_.sentences[s].tokens;
    for (std::uint32_t q = tokens.begin; q < tokens.end; ++q) {
      if (q != at && (is(q, ShieldWord::Context) || is_child_age(q))) return true;
    }
  }
  return false;
}

bool ShieldMarks::is_participle(std::uint32_t at) const {
  if (at >= analysis_.tokens.size()) return false;
  const std::string_view word = text::slice(text_, analysis_.tokens[at].span);
  return word.ends_with("ed") || kIrregular.has(key(at));
}

VictimMark ShieldMarks::deed(std::uint32_t at, bool in_passive) const {
  if (in_passive && !is_participle(at)) return VictimMark::None;
  if (is(at, ShieldWord::Trafficking)) return in_passive ? VictimMark::Called : VictimMark::Told;
  if (is(at, ShieldWord::Sale)) {
    return kNotGone.has(key(at + 1)) ? VictimMark::None : VictimMark::Told;
  }
  if (!is(at, ShieldWord::Deed)) return VictimMark::None;
  if (kLooseDeeds.has(key(at))) {
    for (std::uint32_t q = at + 1; q < std::min(at + kAppositionWords, end_of(at)); ++q) {
      if (kCaptive.has(key(q))) return VictimMark::Told;
    }
    return VictimMark::None;
  }
  return has_context(at) ? VictimMark::Told : VictimMark::None;
}

// Where a name begins with what describes it: "19-year-old Ana", "Ms. Ana".
std::uint32_t ShieldMarks::start_of_name(const TokenRange& name) const {
  std::uint32_t at = name.begin;
  while (at > first_of(name.begin) && (kHonorifics.has(key(at - 1)) || is_age(at - 1))) --at;
  return at;
}

// Whether a phrase from `at` on is headed by a word of `kind`: "the former minister of labour".
bool ShieldMarks::title_at(std::uint32_t at, ShieldWord kind) const {
  if (kHerOrIts.has(key(at))) return false;
  bool governed = false;
  bool begun = false;
  for (std::uint32_t q = at; q < std::min(at + kAppositionWords, end_of(at)) && !is_cut(q); ++q) {
    if (is(q, kind) && !governed) {
      const bool heads = !is_possessive(q + 1) && !(is_verb(q + 1) && !is_participle(q + 1));
      if (heads) return true;
    }
    if (is_opener(q) || key(q) == key_of_word(")")) {
      if (begun) return false;
      continue;
    }
    if (is_verb(q) && !is_participle(q)) return false;
    begun = begun || !is_age(q);
    if (analysis_.words[q].pos == Pos::Adposition) governed = true;
    if (analysis_.words[q].pos == Pos::Coordinator) governed = false;
  }
  return false;
}

bool ShieldMarks::is_title(const TokenRange& name, ShieldWord kind) const {
  if (name.size() > 1 && is(name.begin, kind)) return true;
  const std::uint32_t first = first_of(name.begin);
  std::uint32_t at = start_of_name(name);
  if (at > first && is(at - 1, kind)) return true;
  if (at > first && key(at - 1) == key_of_word(",")) {
    // "A lawyer for the girl, Ana Pike,"
    for (std::uint32_t q = at - 1; q > first && at - q < kAppositionWords; --q) {
      if (is(q - 1, kind) && !is_possessive(q)) return true;
      if (is_verb(q - 1) || is_opener(q - 1) || is_cut(q - 1) || is_person(q - 1)) break;
    }
  }
  const std::uint32_t end = name.end;
  if (is_opener(end) && title_at(end + 1, kind)) return true;
  std::uint32_t be = end;
  while (be < end_of(name.begin) && kBeOrHave.has(key(be))) ++be;
  return be > end && title_at(be, kind);
}

bool ShieldMarks::has_office(const TokenRange& name) const {
  return is_title(name, ShieldWord::Office);
}

bool ShieldMarks::is_accused(const TokenRange& name) const {
  if (is_title(name, ShieldWord::Accused)) return true;
  const std::uint32_t at = start_of_name(name);
  return at > first_of(name.begin) + 1 && kLeads.has(key(at - 1)) && is(at - 2, ShieldWord::Gang);
}

bool ShieldMarks::is_charged(const TokenRange& name) const {
  const std::uint32_t start = start_of_name(name);
  if (start > first_of(name.begin) && is(start - 1, ShieldWord::Charged)) return true;
  for (std::uint32_t at : {name.end, behind_aside(name.end), name.end + 1}) {
    if (at == name.end + 1 && !is_opener(name.end)) continue;
    if (key(at) == key_of_word("who")) ++at;
    while (at < end_of(name.begin) && kBeOrHave.has(key(at))) ++at;
    if (is(at, ShieldWord::Charged)) return true;
  }
  return false;
}

}  // namespace plumbline::extract

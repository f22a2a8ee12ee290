// SPDX-License-Identifier: Apache-2.0

#include "language/name_run_internal.h"
#include "language/name_words_internal.h"

namespace plumbline::language {
namespace {

bool takes_tail(std::uint64_t key) {
  return kOrganisationHeads.has(key) || kLawHeads.has(key) || kWorkHeads.has(key) ||
         kEventHeads.has(key) || key == "port"_w || key == "gulf"_w || key == "republic"_w ||
         key == "sea"_w || key == "group"_w || key == "experts"_w || key == "action"_w ||
         key == "trafficking"_w || key == "traffic"_w;
}

bool is_long_enough(std::string_view word) {
  return word.size() >= 4;
}

}  // namespace

Casing casing_of(const Draft& draft, const TokenRange& sentence) {
  std::uint32_t words = 0;
  std::uint32_t upper = 0;
  std::uint32_t content = 0;
  std::uint32_t titled = 0;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!draft.is_word(i)) continue;
    const text::LetterCase letters = draft.out.tokens[i].letters;
    if (letters == text::LetterCase::None) continue;
    ++words;
    if (letters == text::LetterCase::Upper) ++upper;
    if (!is_long_enough(draft.word(i))) continue;
    ++content;
    if (draft.is_capital(i)) ++titled;
  }
  if (words >= 4 && upper * 4 >= words * 3) return Casing::AllCapitals;
  const bool stopped = sentence.end > sentence.begin && draft.word(sentence.end - 1) == ".";
  if (content >= 4 && titled * 5 >= content * 4 && !stopped) return Casing::Headline;
  return Casing::Normal;
}

bool opens_clause(const Draft& draft, std::uint32_t at) {
  const std::uint32_t begin = draft.sentence(at).begin;
  while (at > begin) {
    const text::TokenKind kind = draft.out.tokens[at - 1].kind;
    const std::string_view before = draft.word(at - 1);
    const bool passes = kind == text::TokenKind::OpenQuote || kind == text::TokenKind::Number ||
                        kind == text::TokenKind::Symbol || before == "-" || before == "*" ||
                        before == "(" || before == "\u2013" || before == "\u2014";
    const bool dateline = (before == "-" || before == "\u2013" || before == "\u2014") &&
                          at > begin + 1 &&
                          (draft.word(at - 2) == ")" || draft.word(at - 2) == ".");
    if (dateline) return true;
    if (before == ":" || kind == text::TokenKind::OpenQuote) return true;
    if (!passes) return false;
    --at;
  }
  return true;
}

bool RunReader::may_continue(std::uint32_t at) const {
  if (at >= limit_ || !draft_.is_capital(at)) return false;
  const std::uint64_t key = draft_.key(at);
  return !kMonthsAndDays.has(key) &&
         (key == "human"_w || key == "trafficking"_w || !kNeverNames.has(key));
}

bool RunReader::has_head(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (takes_tail(draft_.key(i))) return true;
  }
  return false;
}

// Up to three capitalised words from here, one of them a head: "Analytical Foundation".
bool RunReader::head_follows(std::uint32_t at) const {
  for (std::uint32_t i = at; i < at + 4 && may_continue(i); ++i) {
    if (kOrganisationHeads.has(draft_.key(i)) && (i > at || !may_continue(i + 1))) return true;
  }
  return false;
}

// "Ministry of the Interior", "Coalition against Trafficking", not "Ministry in Baku".
std::uint32_t RunReader::after_preposition(std::uint32_t at) {
  std::uint32_t next = at + 1;
  if (draft_.key(next) == "the"_w) ++next;
  if (!may_continue(next)) return at;
  if (draft_.key(at) == "of"_w) return next;
  const Known known = gazetteer_.at(next);
  const bool place = known.kind == KnownKind::Country || known.kind == KnownKind::Place;
  if (place) return at;
  return kTitles.has(draft_.key(next)) ? at : next;
}

std::uint32_t RunReader::after_and(std::uint32_t begin, std::uint32_t at) {
  const std::uint32_t next = at + 1;
  if (!may_continue(next)) return at;
  if (draft_.word(at) == "&") return next;
  const Known known = gazetteer_.at(next);
  if (known.kind == KnownKind::Country || known.kind == KnownKind::Demonym ||
      known.kind == KnownKind::Place)
    return at;
  bool tail = false;
  for (std::uint32_t i = begin; i < at; ++i) {
    tail = tail || draft_.pos(i) == Pos::Adposition || draft_.key(i) == "of"_w;
  }
  const bool new_head = kOrganisationHeads.has(draft_.key(next)) || kTitles.has(draft_.key(next));
  if (tail && has_head(begin, at)) {
    const Known last = gazetteer_.at(at - 1);
    const bool after_place = last.kind == KnownKind::Country || last.kind == KnownKind::Place;
    return new_head || after_place || known.kind == KnownKind::Agency ? at : next;
  }
  // "Scientific and Analytical Foundation": the head comes after.
  if (has_head(begin, at) || !head_follows(next)) return at;
  const Known first = gazetteer_.at(begin);
  const bool whole_place =
      first.kind != KnownKind::Nothing && !first.common && begin + first.length == at;
  return whole_place || draft_.is_all_capitals(at - 1) ? at : next;
}

// "Women's Rights Centre", "State's Attorney".
std::uint32_t RunReader::after_owner(std::uint32_t at) const {
  const bool owner = at > 0 && kGroupOwners.has(draft_.key(at - 1));
  return owner && may_continue(at + 1) ? at + 1 : at;
}

// "Ministry of Labour, Health and Social Affairs": a list that ends in "and" and a capital. `of`:
// where it begins.
std::uint32_t RunReader::after_comma(std::uint32_t of, std::uint32_t at) const {
  // "Labour, Migration, | and Social Security"
  if (draft_.key(at + 1) == "and"_w && may_continue(at + 2) &&
      !kOrganisationHeads.has(draft_.key(at + 2))) {
    for (std::uint32_t i = of; i < at; ++i) {
      if (draft_.word(i) == ",") return at + 2;
    }
    return at;
  }
  std::uint32_t i = at;
  while (draft_.word(i) == "," && may_continue(i + 1) && i < at + 9) {
    ++i;
    while (may_continue(i)) {
      if (kOrganisationHeads.has(draft_.key(i)) || kTitles.has(draft_.key(i))) return at;
      ++i;
    }
    if (draft_.word(i) == "," && draft_.key(i + 1) == "and"_w) ++i;
    if (draft_.key(i) == "and"_w && may_continue(i + 1)) {
      return kOrganisationHeads.has(draft_.key(i + 1)) ? at : at + 1;
    }
  }
  return at;
}

// The next capitalised word that belongs to the run across a small word at `at`; `at` if none.
std::uint32_t RunReader::after_joint(std::uint32_t begin, std::uint32_t at) {
  if (at >= limit_) return at;
  const std::uint64_t key = draft_.key(at);
  if (kNameParticles.has(key) && at == begin + 1 && !has_head(begin, at)) {
    const std::uint32_t next = kNameParticles.has(draft_.key(at + 1)) ? at + 2 : at + 1;
    if (may_continue(next)) return next;
  }
  // "Le Fil du Jour", "O Estado de Minas": behind an article of a Romance language
  if (kNameParticles.has(key) && at == begin + 2 && kForeignArticles.has(draft_.key(begin))) {
    if (may_continue(at + 1)) return at + 1;
  }
  if (key == "'s"_w || key == "'"_w) return after_owner(at);
  if (key == "and"_w || draft_.word(at) == "&") return after_and(begin, at);
  const bool preposition = key == "of"_w || key == "for"_w || key == "on"_w || key == "in"_w ||
                           key == "against"_w || key == "to"_w || key == "with"_w;
  if (preposition && has_head(begin, at)) return after_preposition(at);
  // "Ministry of Public Administration | , Employment, and Sport"
  const bool office = (draft_.key(begin) == "ministry"_w || draft_.key(begin) == "department"_w) &&
                      draft_.key(begin + 1) == "of"_w;
  const bool in_tail = draft_.word(at) == "," && has_head(begin, at) && at > begin + 2 &&
                       (office || !takes_tail(draft_.key(at - 1)));
  if (!in_tail) return at;
  for (std::uint32_t i = begin; i < at; ++i) {
    if (draft_.key(i) == "of"_w || draft_.key(i) == "for"_w) return after_comma(i, at);
  }
  return at;
}

TokenRange RunReader::read(std::uint32_t at, std::uint32_t limit) {
  limit_ = limit;
  std::uint32_t end = at + 1;
  while (end < limit_) {
    if (may_continue(end)) {
      ++end;
      continue;
    }
    const std::uint32_t next = after_joint(at, end);
    if (next == end || next >= limit_) break;
    end = next + 1;
  }
  return {at, end};
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0

#include "language/known_internal.h"

namespace plumbline::language {
namespace {

// Acronyms and short codes count only where they are printed as such.
bool printed_as_acronym(const Draft& draft, std::uint32_t token, std::uint32_t length) {
  if (length != 1) return true;
  const text::LetterCase letters = draft.out.tokens[token].letters;
  return letters == text::LetterCase::Upper || letters == text::LetterCase::Mixed ||
         letters == text::LetterCase::None;
}

}  // namespace

void Gazetteer::offer(Known& best, KnownKind kind, std::uint32_t token,
                      const text::PhraseTable& table) {
  values_.clear();
  const std::uint32_t length = table.match_at(draft_.out.tokens, token, values_);
  if (length == 0 || length <= best.length || length > 200) return;
  // "the national unit" is no paper, "The National" is.
  const bool article = kind == KnownKind::Agency && length > 1 && draft_.key(token) == "the"_w;
  if (article && !draft_.is_capital(token + 1)) return;
  for (const std::uint32_t value : values_) {
    const refdata::NameValue name = refdata::name_value(value);
    if (name.acronym && !printed_as_acronym(draft_, token, length)) continue;
    best.kind = name.demonym && kind == KnownKind::Country ? KnownKind::Demonym : kind;
    best.length = static_cast<std::uint8_t>(length);
    best.common = name.common;
    best.index = name.index;
    return;
  }
}

Known Gazetteer::at(std::uint32_t token) {
  if (!draft_.inside(token)) return {};
  if (seen_.empty()) seen_.resize(draft_.size());
  std::optional<Known>& seen = seen_[token];
  if (!seen) seen = look_up(token);
  return *seen;
}

// "Romani girls", "Bantu farmers": a people without a state, though villages are called so; "in
// Roma" is the town.
bool Gazetteer::names_people(std::uint32_t token) const {
  if (draft_.refdata.wordlist("peoples").lookup(draft_.word(token)).empty()) return false;
  const std::uint64_t before = token > 0 ? draft_.key(token - 1) : 0;
  const bool led = before == "in"_w || before == "at"_w || before == "near"_w || before == "to"_w;
  const bool noun = draft_.is_word(token + 1) && !draft_.is_capital(token + 1) &&
                    draft_.pos(token + 1) == Pos::Noun;
  return !led || noun;
}

Known Gazetteer::look_up(std::uint32_t token) {
  Known best;
  offer(best, KnownKind::Agency, token, draft_.refdata.agency_names());
  offer(best, KnownKind::Country, token, draft_.refdata.country_names());
  // "AMAs", who seek asylum, are no town called Amas.
  const Known body = best;
  if (!text::is_plural_acronym(draft_.word(token)))
    offer(best, KnownKind::Place, token, draft_.refdata.place_names());
  const bool town = best.kind == KnownKind::Place && best.length == 1;
  return town && names_people(token) ? body : best;
}

std::uint32_t Gazetteer::agency_at(std::uint32_t token, std::string_view country) {
  values_.clear();
  (void)draft_.refdata.agency_names().match_at(draft_.out.tokens, token, values_);
  for (const std::uint32_t value : values_) {
    const std::uint32_t index = refdata::name_value(value).index;
    if (country.empty() || draft_.refdata.agencies()[index].country == country) return index;
  }
  return kNone;
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// Which town a phrase names: the narrowest place in it, or the seat of a court or an office.

#include <algorithm>

#include "extract/content_readers_internal.h"
#include "extract/event_words_internal.h"
#include "extract/events_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Name;
using language::NameKind;

bool before_is(const View& view, std::uint32_t at, bool (*test)(std::uint64_t)) {
  return at > 0 && test(view.form(at - 1));
}

bool is_locative(std::uint64_t word) {
  static constexpr text::WordSet kLocative{"in",     "at",     "near",   "outside", "around", "off",
                                           "inside", "within", "across", "through", "from",   "to",
                                           "into",   "of",     "on",     "towards", "beyond"};
  return kLocative.has(word);
}

// How well a name tells where something was; larger is better, negative: not at all.
int weight_of(const View& view, const Name& name, const TokenRange& phrase) {
  if (name.kind != NameKind::Place || name.tokens.end > phrase.end) return -1;
  if (name.is_country || name.is_region) return 0;
  const bool known = name.place != kNone;
  // "met them on Zalo", "through Viber": what no list has as a place.
  if (!known && name.country.empty() && name.tokens.begin > 0 &&
      view.is(name.tokens.begin - 1, {key("on"), key("via"), key("through"), key("over")})) {
    return -1;
  }
  const bool led = before_is(view, name.tokens.begin, is_locative);
  // "a Koranic school in Gabu": only says which school.
  const bool modifies = name.tokens.end < phrase.end && view.word(name.tokens.end).pos == Pos::Noun;
  return 1 + (known ? 2 : 0) + (led ? 2 : 0) - (modifies && !known ? 1 : 0);
}

// A town whose name stands in the text: which one, if that can be told.
struct Town {
  TokenRange tokens;  // empty: none
  std::optional<refdata::PlaceRecord> record;
};

// Of several towns of one name the largest one in `country`; where none lies there or no country is
// known, one that is larger by far than all others, since nobody would mean these without saying.
Town town_of(const View& view, const TokenRange& tokens, const std::string& country) {
  constexpr std::uint32_t kByFar = 4;
  const refdata::RefData& refdata = view.scene.refdata;
  std::optional<refdata::PlaceRecord> here, first, second;
  for (const std::uint32_t number : refdata.place_names().lookup(words_of(view.scene, tokens))) {
    const refdata::PlaceRecord place = refdata.place(number);
    const bool town = place.population > 0 && place.kind != refdata::PlaceKind::WorldRegion;
    if (!town) continue;
    if (place.country == country && (!here || place.population > here->population)) here = place;
    if (!first || place.population > first->population) {
      second = first;
      first = place;
    } else if (!second || place.population > second->population) {
      second = place;
    }
  }
  if (here) return {tokens, here};
  if (!first) return {};
  if (second && second->country != first->country &&
      first->population / kByFar < second->population) {
    return {tokens, std::nullopt};
  }
  return {tokens, first};
}

// The country of the body whose name holds `at`, if that is known; else the one that the document
// is mostly about.
const std::string& country_at(const View& view, std::uint32_t at) {
  const auto& names = view.analysis().names;
  const auto after = std::partition_point(
      names.begin(), names.end(), [at](const Name& name) { return name.tokens.begin <= at; });
  if (after == names.begin()) return view.leading;
  const Name& name = *std::prev(after);
  const bool known = name.tokens.end > at && !name.country.empty();
  return known ? name.country : view.leading;
}

// Whether the phrase has a word of one of these kinds.
bool holds_kind(const View& view, const TokenRange& phrase,
                std::initializer_list<EventWord> kinds) {
  const EventWords& words = EventWords::of(view.scene.refdata);
  return holds(view, phrase, [&](std::uint64_t word) {
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](EventWord kind) { return words.is(word, kind); });
  });
}

}  // namespace

bool names_court(const View& view, const TokenRange& phrase) {
  return holds_kind(view, phrase, {EventWord::Court});
}

TokenRange town_in(const View& view, const TokenRange& phrase) {
  const Name* best = nullptr;
  int weight = -1;
  for (const Name* name : names_in(view.analysis(), phrase)) {
    const int own = weight_of(view, *name, phrase);
    if (own <= weight) continue;
    best = name;
    weight = own;
  }
  return best == nullptr ? TokenRange{} : best->tokens;
}

namespace {

bool names_office(const View& view, const TokenRange& phrase) {
  return holds_kind(view, phrase, {EventWord::Court, EventWord::Office});
}

bool is_whole_country(const View& view, const TokenRange& tokens) {
  for (const Name* name : names_in(view.analysis(), tokens)) {
    // "South | African prosecutors" as well
    if (name->is_country && name->tokens.begin < tokens.end) return true;
  }
  // "The Federal Police of Kenya": inside a body's name, where no name of a state was found
  const std::string words = words_of(view.scene, tokens);
  const auto states = view.scene.refdata.countries();
  return std::any_of(states.begin(), states.end(),
                     [&](const refdata::Country& state) { return state.name == words; });
}

// "of Mar del Plata" behind a court, "Maseru's" and "Tbilisi City" before one.
bool tells_seat(const View& view, const TokenRange& town, const TokenRange& phrase) {
  if (town.begin > phrase.begin && view.is(town.begin - 1, {key("of"), key("in"), key("at")})) {
    return names_office(view, {phrase.begin, town.begin});
  }
  const bool fronted =
      town.begin == phrase.begin || view.is(town.begin - 1, {key("the"), key("at"), key("a")});
  // "Central Court": the first word of its name, though places have that name too.
  const bool rank = holds_kind(view, {town.begin, town.begin + 1}, {EventWord::CourtRank});
  return fronted && !rank && names_court(view, {town.end, phrase.end});
}

}  // namespace

TokenRange seat_in(const View& view, const TokenRange& phrase) {
  if (!names_office(view, phrase)) return {};
  const auto& tokens = view.analysis().tokens;
  const text::PhraseTable& names = view.scene.refdata.place_names();
  TokenRange seat;
  std::vector<std::uint32_t> values;
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    const bool capital = tokens[at].letters == text::LetterCase::Title ||
                         tokens[at].letters == text::LetterCase::Mixed;
    if (!capital) continue;
    values.clear();
    const std::uint32_t length = names.match_at(tokens, at, values);
    const TokenRange town{at, at + length};
    if (length == 0 || town.end > phrase.end || is_whole_country(view, town)) continue;
    if (!tells_seat(view, town, phrase)) continue;
    const bool led = view.is(at == 0 ? at : at - 1, {key("of"), key("in"), key("at")});
    if (seat.empty() || led) seat = town;
  }
  return seat;
}

std::optional<model::Place> place_at(const View& view, const TokenRange& tokens) {
  if (tokens.empty()) return std::nullopt;
  for (const Name* name : names_in(view.analysis(), tokens)) {
    if (name->kind == NameKind::Place && name->tokens == tokens) return place_of(view, *name);
  }
  const Town town = town_of(view, tokens, country_at(view, tokens.begin));
  if (town.tokens.empty()) return std::nullopt;
  model::Place place;
  place.name = words_of(view.scene, tokens);
  place.passage = passage_of(view.scene, tokens);
  if (!town.record) return place;
  // a dateline in capitals
  if (view.analysis().tokens[tokens.begin].letters == text::LetterCase::Upper) {
    place.name = std::string(town.record->name);
  }
  place.country = town.record->country;
  place.geonames_id = town.record->geonames_id;
  const auto* state = view.scene.refdata.country(place.country);
  if (state != nullptr) place.name += ", " + std::string(state->name);
  return place;
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// Places of routes as they stand in a text: names with what explains them, vague ones ("rural
// areas"), sites and what they lie in, lists.

#include <algorithm>

#include "extract/content_route_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

using language::Name;
using language::NameKind;
using model::PlaceRole;
using model::RouteStop;

void Stops::add(model::Place place, PlaceRole role, const TokenRange& at) {
  const auto same = [&](const RouteStop& stop) {
    return stop.role == role && stop.place.name == place.name;
  };
  if (std::any_of(route.stops.begin(), route.stops.end(), same)) return;
  place.passage = passage_of(view.scene, at);
  route.stops.push_back({std::move(place), role});
  if (trigger.empty()) trigger = at;
}

bool Stops::has(PlaceRole role) const {
  return std::any_of(route.stops.begin(), route.stops.end(),
                     [&](const RouteStop& stop) { return stop.role == role; });
}

const Name* place_name_at(const View& view, std::uint32_t at) {
  for (const Name* name : names_in(view.analysis(), {at, at + 1})) {
    if (name->kind == NameKind::Place || name->kind == NameKind::Nationality) return name;
  }
  return nullptr;
}

namespace {

// "other regions of X", "rural areas", "neighbouring countries", "abroad".
const Hit* vague_at(const View& view, std::uint32_t at) {
  for (const Hit& hit : view.hits) {
    if (hit.tokens.begin > at) break;
    if (hit.tokens.begin == at && hit.frame->family == Family::Route &&
        hit.frame->code == "vague") {
      return &hit;
    }
  }
  return nullptr;
}

std::uint32_t read_place(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role,
                         std::uint32_t listed);

// "Nigerian quarries", "British cannabis farms": a thing in that country, and no person of it.
std::uint32_t read_adjective_place(Stops& stops, const Name& name, std::uint32_t at,
                                   std::uint32_t end, PlaceRole role) {
  const View& view = stops.view;
  const TokenRange phrase = noun_phrase(view, name.tokens.begin, end, Tail::Base);
  const auto* country = view.scene.refdata.country(name.country);
  if (country == nullptr || phrase.end <= name.tokens.end || is_people(view, phrase)) return at;
  if (view.has(Family::Route, "refuge", phrase)) return at;
  if (person_in(view, phrase) != nullptr) return at;
  // "the Ruritanian border | at Zenda": the spot, where one is named.
  if (phrase.end + 1 < end && view.is(phrase.end, {key("at"), key("near")})) {
    const std::uint32_t next = read_place(stops, phrase.end + 1, end, role, 0);
    if (next > phrase.end + 1) return next;
  }
  stops.add({std::string(country->name), name.country, 0, std::nullopt}, role, name.tokens);
  return phrase.end;
}

// "from Winneba | and Senya Beraku": what a list of places goes on with is a place, whatever it
// looks like; not who does something ("taken to Dubai and Amina fled").
bool goes_on_with(const View& view, const Name& name, std::uint32_t end, std::uint32_t listed) {
  const bool joined = listed > 0 && listed + 1 == name.tokens.begin &&
                      view.is(listed, {key("and"), key("or"), key(",")});
  if (!joined || name.tokens.size() > 3) return false;
  if (name.kind != NameKind::Person && name.kind != NameKind::Other) return false;
  if (name.tokens.end >= end) return true;
  const Pos next = view.word(name.tokens.end).pos;
  return view.is_mark(name.tokens.end) || next == Pos::Adposition ||
         view.is(name.tokens.end, {key("and"), key("or"), key("to")});
}

// "from Zuwara to Lampedusa": a proper name of no known kind is a place where people are moved.
// `listed`: where the place before it in a list ends, 0 if it is the first.
std::uint32_t read_unknown_place(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role,
                                 std::uint32_t listed) {
  const View& view = stops.view;
  for (const Name* name : names_in(view.analysis(), {at, at + 1})) {
    if (name->tokens.begin != at || name->tokens.end > end) break;
    if (!goes_on_with(view, *name, end, listed)) break;
    stops.add({words_of(view.scene, name->tokens), {}, 0, std::nullopt}, role, name->tokens);
    return name->tokens.end;
  }
  for (const Name* name : names_in(view.analysis(), {at, at + 1})) {
    if (name->kind != NameKind::Other || name->tokens.size() > 3 || name->tokens.end > end) break;
    const std::uint32_t led = at > 0 && view.is(at - 1, {key("the")}) ? at - 1 : at;
    if (led == 0 || view.word(led - 1).pos != Pos::Adposition) break;
    if (view.analysis().tokens[at].letters != text::LetterCase::Title) break;
    // "sold to Rashaida gangs"
    if (name->tokens.end < end &&
        person_in(view, {name->tokens.end, name->tokens.end + 1}) != nullptr)
      break;
    stops.add({words_of(view.scene, name->tokens), {}, 0, std::nullopt}, role, name->tokens);
    return name->tokens.end;
  }
  return at;
}

// Reads one place at `at`; returns where it ends, `at` if there is none.
std::uint32_t read_place(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role,
                         std::uint32_t listed) {
  static constexpr text::WordSet kBefore{
      "the",     "a",         "an", "its",      "their",    "both",    "city",    "town",
      "capital", "territory", "of", "southern", "northern", "eastern", "western", "central"};
  const View& view = stops.view;
  std::uint32_t start = at;
  while (start < end && kBefore.has(view.form(start)) && place_name_at(view, start) == nullptr &&
         vague_at(view, start) == nullptr) {
    ++start;
  }
  if (start >= end) return at;
  // "from the country to Turkey": the one spoken of.
  const auto* own = view.is(start, {key("country")}) && start > at && !view.leading.empty()
                        ? view.scene.refdata.country(view.leading)
                        : nullptr;
  if (own != nullptr) {
    stops.add({std::string(own->name), view.leading, 0, std::nullopt}, role, {start, start + 1});
    return start + 1;
  }
  if (const Hit* vague = vague_at(view, start); vague != nullptr) {
    TokenRange phrase = vague->tokens;
    model::Place place;
    if (phrase.end < end && view.is(phrase.end - 1, {key("of")})) {
      if (const Name* of = place_name_at(view, phrase.end); of != nullptr) {
        phrase.end = of->tokens.end;
        place.country = of->country;
      } else if (phrase.end + 1 < end && view.is(phrase.end, {key("the")})) {
        phrase.end += 2;
      }
    }
    place.name = words_of(view.scene, phrase);
    stops.add(std::move(place), role, phrase);
    return phrase.end;
  }
  const Name* name = place_name_at(view, start);
  if (name != nullptr && name->kind == NameKind::Nationality) {
    return read_adjective_place(stops, *name, at, end, role);
  }
  if (name == nullptr) {
    const std::uint32_t next = read_unknown_place(stops, start, end, role, listed);
    return next == start ? at : next;
  }
  // "benefits paid to Ohio residents": people of a place, and no way there.
  const bool people = role == PlaceRole::Destination && name->tokens.end < end &&
                      view.word(name->tokens.end).pos == Pos::Noun &&
                      person_in(view, {name->tokens.end, name->tokens.end + 1}) != nullptr;
  if (people) return at;
  model::Place place = place_of(view, *name);
  stops.add(std::move(place), role, name->tokens);
  // "Lviv, Ukraine" and "Pokhara (Nepal)": the country explains the city and is no stop.
  std::uint32_t next = name->tokens.end;
  if (!name->is_country && !name->is_region && next + 1 < end &&
      view.is(next, {key(","), key("("), key("in")})) {
    const Name* country = place_name_at(view, next + 1);
    const bool explains = country != nullptr && country->is_country &&
                          country->kind == NameKind::Place && country->country == name->country;
    if (explains) next = country->tokens.end;
  }
  return next;
}

bool joins_list(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kJoins{
      ",",         "and",        "or",      "as",      "well",   "also",       "possibly",
      "other",     "including",  "(",       "to",      "lesser", "extent",     "a",
      "then",      "/",          "&",       "such",    "like",   "especially", "particularly",
      "mainly",    "primarily",  "e.g.",    "notably", "from",   "in",         "into",
      "countries", "country",    "less",    "most",    "more",   "often",      "frequently",
      "mostly",    "reportedly", "islands", "nations", "states"};
  return kJoins.has(view.form(at)) &&
         !view.is(at, {key("from"), key("in"), key("into"), key("to")});
}

// "to | plantations in Nigeria", "from | villages in northern Togo", "to | work in Kuwait": where
// the place stands behind what is there. A refuge or an office is no stop of a route.
std::uint32_t past_site(const View& view, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t chunk = chunk_at(view.analysis(), at);
  std::uint32_t reached = at;
  if (is_noun_phrase(view.analysis(), chunk)) {
    const TokenRange site{at, std::min(end, view.analysis().chunks[chunk].tokens.end)};
    const Hit* person = person_in(view, site);
    if (view.has(Family::Route, "refuge", site) ||
        (person != nullptr && person->frame->code == "official")) {
      return at;
    }
    reached = site.end;
  } else if (view.is(at, {key("work"), key("be"), key("serve")})) {
    reached = at + 1;
  }
  const bool placed = reached > at && reached + 1 < end &&
                      view.is(reached, {key("in"), key("near"), key("of"), key("outside"),
                                        key("around"), key("on"), key("at")});
  return placed ? reached + 1 : at;
}

}  // namespace

namespace {

// "Benin and, | to a lesser extent, | Togo": where the words end that weigh one against another;
// `at` if there are none.
std::uint32_t past_degree(const View& view, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 6;
  if (!view.is(at, {key("to")})) return at;
  if (!view.is(at + 1, {key("a"), key("some")})) return at;
  for (std::uint32_t i = at + 2; i < std::min(end, at + kLongest); ++i) {
    if (view.is(i, {key("extent"), key("degree")})) return i + 1;
  }
  return at;
}

}  // namespace

// Stops at the first thing that is neither place nor joint.
std::uint32_t read_list(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role) {
  std::uint32_t reached = at;
  std::uint32_t probe = at;
  std::uint32_t skipped = 0;  // words of degree since `reached`
  while (probe < end) {
    const std::uint32_t next = read_place(stops, probe, end, role, reached > at ? reached : 0);
    if (next != probe) {
      reached = probe = next;
      skipped = 0;
      continue;
    }
    const std::uint32_t weighed = past_degree(stops.view, probe, end);
    if (weighed != probe) skipped += weighed - probe;
    if (weighed == probe && (!joins_list(stops.view, probe) || probe > reached + skipped + 4))
      break;
    probe = weighed == probe ? probe + 1 : weighed;
  }
  return reached;
}

void read_stop(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role) {
  // "to forced labour | in the plantations | of Sabah"
  constexpr int kDeep = 3;
  for (int depth = 0; depth <= kDeep; ++depth) {
    if (read_list(stops, at, end, role) != at) return;
    const std::uint32_t inner = past_site(stops.view, at, end);
    if (inner == at) return;
    at = inner;
  }
}

}  // namespace plumbline::extract

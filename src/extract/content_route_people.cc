// SPDX-License-Identifier: Apache-2.0
//
// Whose people a route tells of: lists of nationalities, people from a list of places, and what may
// be said of a way of which the text names one end only.

#include <algorithm>

#include "extract/content_route_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

using language::Name;
using language::NameKind;
using model::PlaceRole;
using model::RouteStop;

namespace {

bool is_moved_person(const Hit* person) {
  return person != nullptr && (person->frame->code == "victim" || person->frame->code == "group");
}

bool joins_people(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kJoins{",",     "and",      "or",   "possibly", "some",
                                        "other", "also",     "as",   "well",     "increasingly",
                                        "more",  "recently", "even", "other",    "likely"};
  return kJoins.has(view.form(at));
}

// Whether an exploited or moved group stands behind the name that ends at `at`.
bool heads_people(const View& view, const Name& name, std::uint32_t end) {
  static constexpr text::WordSet kHeld{"arrest",    "arrests",  "arrested",  "detain",
                                       "detains",   "detained", "charge",    "charges",
                                       "charged",   "jail",     "jailed",    "sentence",
                                       "sentenced", "convict",  "convicted", "indicted"};
  const TokenRange phrase = noun_phrase(view, name.tokens.begin, end, Tail::Base);
  // "arrested a Ruritanian clerk": who is held went no way.
  if (phrase.begin > 0 && kHeld.has(view.form(phrase.begin - 1))) return false;
  return phrase.end > name.tokens.end &&
         is_moved_person(person_in(view, {name.tokens.end, std::min(end, phrase.end)}));
}

const Name* group_name_at(const View& view, std::uint32_t at) {
  for (const Name* name : names_in(view.analysis(), {at, at + 1})) {
    if (name->kind == NameKind::Nationality || name->is_region) return name;
  }
  return nullptr;
}

}  // namespace

bool shares_people(const View& view, std::uint32_t at, std::uint32_t end) {
  bool joined = false;
  while (at < end) {
    if (joins_people(view, at)) {
      joined = true;
      ++at;
      continue;
    }
    if (!joined) return false;
    joined = false;
    if (const Name* name = group_name_at(view, at); name != nullptr) {
      if (heads_people(view, *name, end)) return true;
      at = name->tokens.end;
      continue;
    }
    for (const Hit* hit : view.find(Family::Person, {at, end})) {
      if (hit->tokens.begin != at) break;
      if (is_moved_person(hit)) return true;
    }
    return false;
  }
  return false;
}

bool frees_from(const View& view, std::uint32_t from, const TokenRange& clause) {
  static constexpr text::WordSet kFrees{"rescue", "rescues",   "rescued", "rescuing",  "free",
                                        "frees",  "freed",     "freeing", "liberated", "saved",
                                        "saves",  "recovered", "released"};
  const TokenRange whom = noun_phrase(view, from + 1, clause.end, Tail::Base);
  if (whom.empty() || !view.is(whom.end, {key("in"), key("at"), key("near"), key("outside")})) {
    return false;
  }
  if (place_name_at(view, whom.end - 1) != nullptr) return false;
  for (std::uint32_t at = clause.begin; at < from; ++at) {
    if (kFrees.has(view.form(at))) return true;
  }
  return false;
}

void read_people_from(Stops& origins, const Clause& clause) {
  const View& view = origins.view;
  for (std::uint32_t at = clause.tokens.begin + 1; at + 1 < clause.tokens.end; ++at) {
    if (!view.is(at, {key("from")})) continue;
    const Hit* before = nullptr;
    // "men, | mostly | from Mali"
    static constexpr text::WordSet kWeighs{",",          "mostly",       "mainly",  "primarily",
                                           "especially", "particularly", "many",    "largely",
                                           "usually",    "often",        "chiefly", "including"};
    std::uint32_t behind = at;
    while (behind > clause.tokens.begin && kWeighs.has(view.form(behind - 1))) --behind;
    for (const Hit* hit : view.find(Family::Person, {clause.tokens.begin, at})) {
      if (hit->tokens.end == behind && hit->frame->code != "official") before = hit;
    }
    if (before != nullptr && !frees_from(view, at, clause.tokens)) {
      read_stop(origins, at + 1, clause.tokens.end, PlaceRole::Origin);
    }
  }
}

namespace {

bool is_vague(const RouteStop& stop) {
  return stop.place.country.empty() && stop.place.geonames_id == 0;
}

// "the capital", "urban centres", "cities": in the state that is spoken of.
bool lies_inside(const RouteStop& stop) {
  static constexpr std::string_view kInside[] = {"the capital", "urban", "rural",   "remote",
                                                 "cities",      "towns", "villages"};
  return is_vague(stop) &&
         std::any_of(std::begin(kInside), std::end(kInside), [&](std::string_view word) {
           return stop.place.name.find(word) != std::string::npos;
         });
}

bool is_country_stop(const Stops& stops, const RouteStop& stop) {
  const auto* country = stops.view.scene.refdata.country(stop.place.country);
  return country != nullptr && country->name == stop.place.name;
}

// The state within which all of the way lies: people of it exploited in it, or vague places of it.
// Of a way from town to town its scope says as much.
std::string home_of(const Stops& stops) {
  std::string home;
  bool inside = false;
  for (const RouteStop& origin : stops.route.stops) {
    if (origin.role != PlaceRole::Origin) continue;
    for (const RouteStop& goal : stops.route.stops) {
      if (goal.role != PlaceRole::Destination) continue;
      // "to and from Graustark": one word for both ends of two ways.
      const bool same = !goal.place.country.empty() && goal.place.country == origin.place.country &&
                        !(goal.place.passage && goal.place.passage == origin.place.passage);
      if (same && is_country_stop(stops, origin)) return goal.place.country;
      inside = inside || lies_inside(goal);
    }
    if (home.empty()) home = origin.place.country;
  }
  const bool abroad =
      std::any_of(stops.route.stops.begin(), stops.route.stops.end(), [&](const RouteStop& stop) {
        return stop.role == PlaceRole::Destination && !lies_inside(stop);
      });
  if (!inside || abroad) return {};
  return home.empty() ? stops.view.leading : home;
}

}  // namespace

void add_home(Stops& stops, const Clause& clause) {
  if (stops.has(PlaceRole::Internal)) return;
  const std::string home = home_of(stops);
  const auto* country = stops.view.scene.refdata.country(home);
  if (home.empty() || country == nullptr || clause.tokens.empty()) return;
  stops.add({std::string(country->name), home, 0, std::nullopt}, PlaceRole::Internal,
            stops.trigger);
}

// "Ruritanian and foreign women are prostituted on vessels in Ruritania": exploited at home.
void read_kept_home(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  if (stops.has(PlaceRole::Internal) || stops.has(PlaceRole::Destination)) return;
  if (!tells_exploitation(view, clause)) return;
  Stops origins{view, {}, {}, false, false};
  read_nationalities(origins, clause);
  read_people_from(origins, clause);
  for (const RouteStop& origin : origins.route.stops) {
    const std::string& home = origin.place.country;
    const auto* country = view.scene.refdata.country(home);
    if (country == nullptr) continue;
    for (const Name* name : names_in(view.analysis(), clause.tokens)) {
      const bool placed = name->kind == NameKind::Place && name->country == home &&
                          name->tokens.begin > clause.tokens.begin &&
                          view.is(name->tokens.begin - 1, {key("in"), key("throughout")});
      if (!placed) continue;
      stops.add(origin.place, PlaceRole::Origin, origins.trigger);
      stops.add({std::string(country->name), home, 0, std::nullopt}, PlaceRole::Internal,
                name->tokens);
      stops.route.internal = true;
      return;
    }
  }
}

bool read_brought_here(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  if (view.leading.empty() || !tells_exploitation(view, {view.proposition.tokens, clause.main})) {
    return false;
  }
  Stops origins{view, {}, {}, false, false};
  read_nationalities(origins, clause);
  read_people_from(origins, clause);
  bool foreign = false;
  for (const RouteStop& stop : origins.route.stops) {
    // Of its own people told beside them nothing says that they left.
    if (stop.place.country == view.leading || stop.place.country.empty()) continue;
    stops.add(stop.place, stop.role, origins.trigger);
    foreign = true;
  }
  return foreign;
}

}  // namespace plumbline::extract

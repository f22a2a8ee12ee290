// SPDX-License-Identifier: Apache-2.0
//
// Routes: who is moved from, through and to where. A place gets its role from a preposition and
// the list it opens ("from A and B to C via D"), from role nouns ("a source and transit country",
// "X as a transit route"), or from the nationality of those moved.

#include <algorithm>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {
namespace {

using language::Name;
using language::NameKind;
using model::PlaceRole;
using model::Route;
using model::RouteStop;

struct Stops {
  const View& view;
  Route route;
  TokenRange trigger;
  bool recruited = false;  // an origin by "recruited in"
  bool from_word = false;  // an origin by "from"

  void add(model::Place place, PlaceRole role, const TokenRange& at) {
    const auto same = [&](const RouteStop& stop) {
      return stop.role == role && stop.place.name == place.name;
    };
    if (std::any_of(route.stops.begin(), route.stops.end(), same)) return;
    place.passage = passage_of(view.scene, at);
    route.stops.push_back({std::move(place), role});
    if (trigger.empty()) trigger = at;
  }
};

std::optional<PlaceRole> role_named(std::string_view word) {
  if (word == "origin") return PlaceRole::Origin;
  if (word == "transit") return PlaceRole::Transit;
  if (word == "destination") return PlaceRole::Destination;
  if (word == "internal") return PlaceRole::Internal;
  return std::nullopt;
}

const Name* place_name_at(const View& view, std::uint32_t at) {
  for (const Name* name : names_in(view.analysis(), {at, at + 1})) {
    if (name->kind == NameKind::Place || name->kind == NameKind::Nationality) return name;
  }
  return nullptr;
}

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

// "Nigerian quarries", "British cannabis farms": a thing in that country, and no person of it.
std::uint32_t read_adjective_place(Stops& stops, const Name& name, std::uint32_t at,
                                   std::uint32_t end, PlaceRole role) {
  const View& view = stops.view;
  const TokenRange phrase = noun_phrase(view, name.tokens.begin, end, Tail::Base);
  const auto* country = view.scene.refdata.country(name.country);
  if (country == nullptr || phrase.end <= name.tokens.end || is_people(view, phrase)) return at;
  if (view.has(Family::Route, "refuge", phrase)) return at;
  if (person_in(view, phrase) != nullptr) return at;
  stops.add({std::string(country->name), name.country, 0, std::nullopt}, role, name.tokens);
  return phrase.end;
}

// "from Zuwara to Lampedusa": a proper name of no known kind is a place where people are moved.
std::uint32_t read_unknown_place(Stops& stops, std::uint32_t at, std::uint32_t end,
                                 PlaceRole role) {
  const View& view = stops.view;
  for (const Name* name : names_in(view.analysis(), {at, at + 1})) {
    if (name->kind != NameKind::Other || name->tokens.size() > 3 || name->tokens.end > end) break;
    const std::uint32_t led = at > 0 && view.is(at - 1, {key("the")}) ? at - 1 : at;
    if (led == 0 || view.word(led - 1).pos != Pos::Adposition) break;
    if (view.analysis().tokens[at].letters != text::LetterCase::Title) break;
    stops.add({words_of(view.scene, name->tokens), {}, 0, std::nullopt}, role, name->tokens);
    return name->tokens.end;
  }
  return at;
}

// Reads one place at `at`; returns where it ends, `at` if there is none.
std::uint32_t read_place(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role) {
  const View& view = stops.view;
  std::uint32_t start = at;
  while (start < end &&
         view.is(start, {key("the"), key("its"), key("their"), key("both"), key("city"),
                         key("town"), key("capital"), key("territory"), key("of"), key("southern"),
                         key("northern"), key("eastern"), key("western"), key("central")}) &&
         place_name_at(view, start) == nullptr && vague_at(view, start) == nullptr) {
    ++start;
  }
  if (start >= end) return at;
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
  if (name == nullptr) return read_unknown_place(stops, start, end, role);
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
  return view.is(at, {key(","),        key("and"),        key("or"),
                      key("as"),       key("well"),       key("also"),
                      key("possibly"), key("other"),      key("including"),
                      key("("),        key("to"),         key("lesser"),
                      key("extent"),   key("a"),          key("then"),
                      key("/"),        key("&"),          key("such"),
                      key("like"),     key("especially"), key("particularly"),
                      key("mainly"),   key("primarily"),  key("e.g."),
                      key("notably"),  key("from"),       key("in"),
                      key("into"),     key("countries"),  key("country")}) &&
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
  const bool placed =
      reached > at && reached + 1 < end &&
      view.is(reached, {key("in"), key("near"), key("of"), key("outside"), key("on"), key("at")});
  return placed ? reached + 1 : at;
}

// A list of places that begins at `at`. Stops at the first thing that is neither place nor joint.
std::uint32_t read_list(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role) {
  std::uint32_t reached = at;
  std::uint32_t probe = at;
  while (probe < end) {
    const std::uint32_t next = read_place(stops, probe, end, role);
    if (next != probe) {
      reached = probe = next;
      continue;
    }
    if (!joins_list(stops.view, probe) || probe > reached + 4) break;
    ++probe;
  }
  return reached;
}

// A list of places, or the place of a site: "to a farm near Mdina".
void read_stop(Stops& stops, std::uint32_t at, std::uint32_t end, PlaceRole role) {
  if (read_list(stops, at, end, role) != at) return;
  const std::uint32_t inner = past_site(stops.view, at, end);
  if (inner != at) read_list(stops, inner, end, role);
}

bool moves_goods(const View& view, const Hit& move, const TokenRange& clause) {
  const TokenRange near{move.tokens.begin > clause.begin + 3 ? move.tokens.begin - 3 : clause.begin,
                        std::min(clause.end, move.tokens.end + 5)};
  if (!view.has(Family::Route, "goods", near)) return false;
  const Hit* person = person_in(view, near);
  return person == nullptr || person->frame->code != "victim";
}

bool somebody_in(const View& view, const TokenRange& range) {
  if (person_in(view, range) != nullptr) return true;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (view.is(at, {key("they"), key("them"), key("she"), key("he"), key("him"), key("we")})) {
      return true;
    }
  }
  return false;
}

// "The coffee was sold to exporters": who or what is sold must be somebody.
bool moves_things(const View& view, const Hit& move, const TokenRange& clause) {
  const std::string& code = move.frame->code;
  if (code != "sell" && code != "send" && code != "transport") return false;
  const std::uint32_t group = verb_group_at(view, move.tokens.begin);
  if (group == kNone) return false;
  const TokenRange moved = is_passive(view, group, move.tokens.begin)
                               ? subject_of(view, group, clause)
                               : object_of(view, view.analysis().chunks[group].tokens.end, clause);
  return !moved.empty() && !is_people(view, moved) && names_in(view.analysis(), moved).empty();
}

bool moves_victims(const View& view, const Hit& move, const TokenRange& clause) {
  const Hit* person = person_in(view, object_of(view, move.tokens.end, clause));
  return person != nullptr && person->frame->code == "victim";
}

// The verb or noun that moves people; nothing in "smuggled drugs from X to Y".
const Hit* mover(const View& view, const Clause& clause, bool weak) {
  for (const Hit* hit : view.find(Family::Move, clause.tokens)) {
    const bool travels = hit->frame->code == "travel" || hit->frame->value == "weak";
    if (travels != weak) continue;
    if (moves_goods(view, *hit, clause.tokens) || moves_things(view, *hit, clause.tokens)) continue;
    // "led migrants across the border", but "led investigators to a farm".
    if (hit->frame->value == "weak" && !moves_victims(view, *hit, clause.tokens)) continue;
    return hit;
  }
  return nullptr;
}

// Prepositions with the places they bring. "in" is kept apart: it is a stop only of an exploitation
// that has an origin elsewhere.
void read_prepositions(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  for (const Hit* hit : view.find(Family::Route, clause.tokens)) {
    const std::string& code = hit->frame->code;
    if (code == "inside") {
      stops.route.internal = true;
      if (stops.trigger.empty()) stops.trigger = hit->tokens;
      continue;
    }
    if (code != "from" && code != "to" && code != "via" && code != "within") continue;
    const auto role = role_named(hit->frame->use);
    const std::size_t before = stops.route.stops.size();
    if (role) read_stop(stops, hit->tokens.end, clause.tokens.end, *role);
    const bool led = code == "from" && stops.route.stops.size() > before;
    if (led && view.is(hit->tokens.begin, {key("from")})) stops.from_word = true;
  }
}

void read_vague_goals(Stops& stops, const Clause& clause) {
  for (const Hit* hit : stops.view.find(Family::Route, clause.tokens)) {
    if (hit->frame->code != "vague" || hit->frame->use != "destination") continue;
    model::Place place;
    place.name = words_of(stops.view.scene, hit->tokens);
    stops.add(std::move(place), PlaceRole::Destination, hit->tokens);
  }
}

// "Ruritanian women", "Ruritanians", "citizens of Ruritania": those moved come from there.
void read_nationalities(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  for (const Name* name : names_in(view.analysis(), clause.tokens)) {
    if (name->kind != NameKind::Nationality || name->country.empty()) continue;
    const std::uint32_t next = name->tokens.end;
    const TokenRange phrase = noun_phrase(view, name->tokens.begin, clause.tokens.end, Tail::Base);
    const TokenRange rest{next, std::min(clause.tokens.end, std::max(next, phrase.end))};
    const Hit* person = person_in(view, rest);
    const bool people = person != nullptr && person->frame->code == "victim";
    const bool alone = rest.empty() && view.word(name->tokens.end - 1).plural;
    if (!people && !alone) continue;
    const auto* country = view.scene.refdata.country(name->country);
    if (country == nullptr) continue;
    model::Place place{std::string(country->name), name->country, 0, std::nullopt};
    stops.add(std::move(place), PlaceRole::Origin, name->tokens);
  }
}

// "X is a source, transit, and destination country", "using X as a transit route".
struct RoleNouns {
  std::vector<PlaceRole> roles;
  TokenRange tokens;
};

RoleNouns role_nouns(const View& view, const Clause& clause, std::uint32_t from) {
  RoleNouns found;
  found.tokens = {clause.tokens.end, clause.tokens.end};
  for (const Hit* hit : view.find(Family::Route, {from, clause.tokens.end})) {
    if (hit->frame->use != "role") continue;
    const auto role = role_named(hit->frame->code);
    // A role noun stands before or after its carrier: "transit country", "country of transit".
    const std::uint32_t low = hit->tokens.begin > from + 6 ? hit->tokens.begin - 6 : from;
    const TokenRange near{low, std::min(clause.tokens.end, hit->tokens.end + 9)};
    const bool carried = view.has(Family::Route, "carrier", near);
    const bool itself =
        view.is(hit->tokens.begin, {key("destination"), key("source"), key("origin")}) &&
        view.is(near.begin, {key("a"), key("the")});
    if (!role || (!carried && !itself)) continue;
    if (!found.roles.empty() && hit->tokens.begin > found.tokens.end + 16) break;
    if (found.roles.empty()) found.tokens.begin = hit->tokens.begin;
    if (std::find(found.roles.begin(), found.roles.end(), *role) == found.roles.end()) {
      found.roles.push_back(*role);
    }
    found.tokens.end = hit->tokens.end;
  }
  return found;
}

// The place that role nouns are said of: the nearest country name before them in the clause, else
// the state the document is about ("the country is ...", "it is possibly a transit country").
void read_role_nouns(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  const RoleNouns nouns = role_nouns(view, clause, clause.tokens.begin);
  if (nouns.roles.empty()) return;
  const Name* bearer = nullptr;
  std::uint32_t from = nouns.tokens.begin;
  for (const Name* name : names_in(view.analysis(), {clause.tokens.begin, from})) {
    if (name->kind != NameKind::Place) continue;
    // In "X, home to Y's exiles, is a source": the first is the subject; with "as" the nearest is.
    const bool used_as = from > 0 && name->tokens.end + 3 >= from;
    if (bearer == nullptr || used_as) bearer = name;
  }
  for (const PlaceRole role : nouns.roles) {
    if (bearer != nullptr) {
      stops.add(place_of(view, *bearer), role, bearer->tokens);
      continue;
    }
    const auto about = read_countries(view, clause.tokens);
    if (about.empty()) return;
    const auto* country = view.scene.refdata.country(about.front());
    if (country == nullptr) return;
    stops.add({std::string(country->name), about.front(), 0, std::nullopt}, role, nouns.tokens);
  }
}

bool has_stop(const Stops& stops, PlaceRole role) {
  return std::any_of(stops.route.stops.begin(), stops.route.stops.end(),
                     [&](const RouteStop& stop) { return stop.role == role; });
}

// "forced into prostitution | in Italy", "recruited for construction work | in Kazakhstan".
bool names_exploitation_before(const View& view, std::uint32_t at, const Clause& clause) {
  constexpr std::uint32_t kReach = 6;
  std::uint32_t low = at > clause.tokens.begin + kReach ? at - kReach : clause.tokens.begin;
  for (std::uint32_t i = low; i < at; ++i) {
    if (view.is(i, {key(","), key(";"), key(":")})) low = i + 1;
  }
  for (const Hit& hit : view.hits) {
    if (hit.tokens.begin >= at) break;
    if (hit.tokens.begin < low) continue;
    const bool purpose = hit.frame->family == Family::Element && hit.frame->code[0] == 'P' &&
                         hit.frame->code[1] == 'U';
    if (purpose || (hit.frame->family == Family::Move && hit.frame->code == "exploit")) return true;
  }
  for (std::uint32_t i = low; i < at; ++i) {
    if (view.is(i, {key("work"), key("jobs"), key("job"), key("labour"), key("labor"),
                    key("employment"), key("works"), key("worked")})) {
      return true;
    }
  }
  return false;
}

// "a judge in Rotterdam": where somebody holds office says nothing of the exploited.
bool is_office_before(const View& view, std::uint32_t at) {
  return std::any_of(view.hits.begin(), view.hits.end(), [&](const Hit& hit) {
    const bool office = hit.frame->family == Family::Actor ||
                        (hit.frame->family == Family::Person && hit.frame->code == "official");
    return office && hit.tokens.end == at;
  });
}

// With an origin elsewhere, "in" names the destination: "women from X are exploited in Y". Of those
// who are recruited or moved only the place of the exploitation counts.
void read_exploited_in(Stops& stops, const Clause& clause, bool exploits) {
  const View& view = stops.view;
  if (stops.route.stops.empty() || has_stop(stops, PlaceRole::Destination)) return;
  std::vector<std::string> origins;
  for (const RouteStop& stop : stops.route.stops) {
    if (stop.role == PlaceRole::Origin) origins.push_back(stop.place.country);
  }
  if (origins.empty() && exploits) return;
  for (const Hit* hit : view.find(Family::Route, clause.tokens)) {
    if (hit->frame->code != "in" || hit->tokens.end >= clause.tokens.end) continue;
    if (!exploits && !names_exploitation_before(view, hit->tokens.begin, clause)) continue;
    if (is_office_before(view, hit->tokens.begin)) continue;
    Stops reading{view, {}, {}, false, false};
    read_list(reading, hit->tokens.end, clause.tokens.end, PlaceRole::Destination);
    for (RouteStop& stop : reading.route.stops) {
      const bool home =
          !stop.place.country.empty() &&
          std::find(origins.begin(), origins.end(), stop.place.country) != origins.end();
      if (home && (exploits || stop.place.geonames_id == 0)) continue;
      stops.route.stops.push_back(std::move(stop));
    }
  }
}

// "recruited in Kampala and sold to a nightclub in Muscat": where a movement that goes elsewhere
// begins.
void read_recruited_in(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  if (has_stop(stops, PlaceRole::Origin)) return;
  for (const Hit* hit : view.find(Family::Move, clause.tokens)) {
    const std::string& code = hit->frame->code;
    if (code != "recruit" && code != "abduct") continue;
    const std::uint32_t at = hit->tokens.end;
    if (at + 1 >= clause.tokens.end || !view.is(at, {key("in"), key("at")})) continue;
    Stops reading{view, {}, {}, false, false};
    read_list(reading, at + 1, clause.tokens.end, PlaceRole::Origin);
    // "recruited in Somalia" alone may as well tell where the whole happens.
    const bool alone = !has_stop(stops, PlaceRole::Destination);
    for (const RouteStop& stop : reading.route.stops) {
      const auto* country = view.scene.refdata.country(stop.place.country);
      if (alone && (country == nullptr || country->name == stop.place.name)) continue;
      stops.add(stop.place, PlaceRole::Origin, reading.trigger);
      stops.recruited = true;
    }
  }
}

// "Agents in Colombo go on sending women to Amman": those who send people somewhere are where the
// way begins.
void read_senders_in(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  if (!has_stop(stops, PlaceRole::Destination) || has_stop(stops, PlaceRole::Origin)) return;
  for (const Hit* hit : view.find(Family::Route, clause.tokens)) {
    if (hit->frame->code != "in" || hit->tokens.begin > clause.tokens.begin + 6) continue;
    const Hit* sender = nullptr;
    for (const Hit* person : view.find(Family::Person, {clause.tokens.begin, hit->tokens.begin})) {
      if (person->tokens.end == hit->tokens.begin && person->frame->code == "perpetrator") {
        sender = person;
      }
    }
    if (sender != nullptr) read_list(stops, hit->tokens.end, clause.tokens.end, PlaceRole::Origin);
  }
}

// "brought to Delhi and sent on from there to Kuwait", "taken to Bucharest and put on a plane
// there": where the way goes on is no destination.
void mark_onward(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  for (RouteStop& stop : stops.route.stops) {
    if (stop.role != PlaceRole::Destination || !stop.place.passage) continue;
    std::uint32_t at = clause.tokens.begin;
    while (at < clause.tokens.end &&
           view.analysis().tokens[at].span.begin < stop.place.passage->span.end) {
      ++at;
    }
    const std::uint32_t end = std::min(clause.tokens.end, at + 12);
    bool leaves = false;
    for (; at < end; ++at) {
      if (view.is(at, {key("plane"), key("flight"), key("boat"), key("ship"), key("ferry"),
                       key("bus"), key("train")})) {
        leaves = true;
      }
      const bool there = view.is(at, {key("there")}) && (leaves || view.is(at - 1, {key("from")}));
      const bool crossing = view.is(at, {key("across"), key("over")}) && at > clause.tokens.begin &&
                            view.is(at - 1, {key("and"), key("then")});
      const bool onward =
          crossing || view.is(at, {key("onward"), key("onwards")}) ||
          (view.is(at, {key("on"), key("then")}) && at + 1 < end && view.is(at + 1, {key("to")}));
      const bool bound = view.is(at, {key("bound"), key("destined")}) && at + 1 < end &&
                         view.is(at + 1, {key("for")});
      if (there || onward || bound) {
        stop.role = PlaceRole::Transit;
        break;
      }
    }
  }
}

int order_of(PlaceRole role) {
  return static_cast<int>(role);
}

bool all_in_one_country(const Route& route) {
  if (route.stops.empty()) return false;
  const std::string& first = route.stops.front().place.country;
  return !first.empty() &&
         std::all_of(route.stops.begin(), route.stops.end(),
                     [&](const RouteStop& stop) { return stop.place.country == first; });
}

std::size_t count_countries(const Route& route) {
  std::vector<std::string> seen;
  for (const RouteStop& stop : route.stops) {
    const std::string& country = stop.place.country;
    if (country.empty() || std::find(seen.begin(), seen.end(), country) != seen.end()) continue;
    seen.push_back(country);
  }
  return seen.size();
}

// Several countries; "abroad", "Europe"; a country other than the one the document is about; a role
// that only states have. One town alone tells nothing.
bool crosses_border(const View& view, const Route& route, bool by_role) {
  if (by_role || count_countries(route) > 1) return true;
  return std::any_of(route.stops.begin(), route.stops.end(), [&](const RouteStop& stop) {
    const std::string& name = stop.place.name;
    if (stop.place.country.empty()) {
      const bool away =
          name == "abroad" || name == "overseas" || name.find("countries") != std::string::npos;
      const auto& passage = stop.place.passage;
      const auto& names = view.analysis().names;
      return away || (passage && std::any_of(names.begin(), names.end(), [&](const Name& each) {
                        return each.is_region && view.analysis().span(each.tokens) == passage->span;
                      }));
    }
    return !view.leading.empty() && stop.place.country != view.leading;
  });
}

// "trafficked within X" and "internally": the state itself is the stop.
void add_internal(Stops& stops, const Clause& clause) {
  const bool has_internal =
      std::any_of(stops.route.stops.begin(), stops.route.stops.end(),
                  [](const RouteStop& stop) { return stop.role == PlaceRole::Internal; });
  if (!stops.route.internal || has_internal) return;
  const auto about = read_countries(stops.view, clause.tokens);
  if (about.empty()) return;
  const auto* country = stops.view.scene.refdata.country(about.front());
  if (country == nullptr) return;
  stops.add({std::string(country->name), about.front(), 0, std::nullopt}, PlaceRole::Internal,
            stops.trigger);
}

}  // namespace

std::optional<Found<Route>> read_route(const View& view, const Clause& clause) {
  Stops stops{view, {}, {}, false, false};
  read_role_nouns(stops, clause);
  const bool by_role = !stops.route.stops.empty();
  const Hit* strong = mover(view, clause, false);
  const Hit* weak = strong == nullptr ? mover(view, clause, true) : nullptr;
  const bool travels = weak != nullptr && somebody_in(view, clause.tokens);
  if (strong != nullptr || travels) {
    read_prepositions(stops, clause);
    if (strong != nullptr) read_vague_goals(stops, clause);
    const bool goes = !stops.route.stops.empty();
    const bool exploited =
        strong != nullptr && (strong->frame->code == "exploit" ||
                              strong->frame->code == "traffic" || strong->frame->code == "sell");
    if (goes || strong != nullptr) read_nationalities(stops, clause);
    if (exploited) read_exploited_in(stops, clause, true);
    read_exploited_in(stops, clause, false);
    read_recruited_in(stops, clause);
    if (strong != nullptr && strong->frame->code != "exploit") read_senders_in(stops, clause);
    mark_onward(stops, clause);
    add_internal(stops, clause);
  }
  // One origin by nationality alone is no route; "the victims came from X" is one.
  const bool came =
      view.has(Family::Route, "from", clause.tokens) &&
      std::any_of(view.hits.begin(), view.hits.end(), [&](const Hit& hit) {
        return hit.frame->value == "alone" && clause.tokens.contains(hit.tokens.begin);
      });
  // "workers are moved from X and Y": the movement itself names where it begins.
  const bool led_away = strong != nullptr && stops.from_word &&
                        (strong->frame->code == "traffic" || strong->frame->code == "transport" ||
                         strong->frame->code == "send" || strong->frame->code == "smuggle");
  const bool moved =
      led_away || came || stops.recruited ||
      std::any_of(stops.route.stops.begin(), stops.route.stops.end(),
                  [](const RouteStop& stop) { return stop.role != PlaceRole::Origin; });
  if (stops.route.stops.empty() || (!by_role && !moved)) return std::nullopt;
  const bool inside = stops.route.internal;
  std::stable_sort(
      stops.route.stops.begin(), stops.route.stops.end(),
      [](const RouteStop& a, const RouteStop& b) { return order_of(a.role) < order_of(b.role); });
  // A state that is source and destination is not yet internal trafficking; two places in it are.
  const std::string& first = stops.route.stops.front().place.name;
  const bool differs =
      std::any_of(stops.route.stops.begin(), stops.route.stops.end(), [&](const RouteStop& stop) {
        return stop.role == PlaceRole::Internal || stop.place.name != first;
      });
  stops.route.internal = differs && all_in_one_country(stops.route);
  if (inside && count_countries(stops.route) <= 1) stops.route.internal = true;
  stops.route.crosses = !stops.route.internal && crosses_border(view, stops.route, by_role);
  return Found<Route>{std::move(stops.route), stops.trigger};
}

}  // namespace plumbline::extract

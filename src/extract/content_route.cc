// SPDX-License-Identifier: Apache-2.0
//
// Routes: who is moved from, through and to where. A place gets its role from a preposition and
// the list it opens ("from A and B to C via D"), from role nouns ("a source and transit country",
// "X as a transit route"), or from the nationality of those moved.

#include <algorithm>

#include "extract/content_route_internal.h"
#include "text/token.h"

namespace plumbline::extract {
namespace {

using language::Name;
using language::NameKind;
using model::PlaceRole;
using model::Route;
using model::RouteStop;

std::optional<PlaceRole> role_named(std::string_view word) {
  if (word == "origin") return PlaceRole::Origin;
  if (word == "transit") return PlaceRole::Transit;
  if (word == "destination") return PlaceRole::Destination;
  if (word == "internal") return PlaceRole::Internal;
  return std::nullopt;
}

bool moves_goods(const View& view, const Hit& move, const TokenRange& clause) {
  const TokenRange near{move.tokens.begin > clause.begin + 3 ? move.tokens.begin - 3 : clause.begin,
                        std::min(clause.end, move.tokens.end + 5)};
  if (!view.has(Family::Route, "goods", near)) return false;
  const Hit* person = person_in(view, near);
  return person == nullptr || person->frame->code != "victim";
}

// Those who travel on business of their own, whatever waits for others on the same way.
bool travels_freely(const View& view, const TokenRange& range) {
  return view.has(Family::Route, "traveller", range);
}

// Most who come back from somewhere were not exploited there.
bool returns(const View& view, const Hit& move) {
  return view.is(move.tokens.end - 1, {key("from")});
}

bool somebody_in(const View& view, const TokenRange& range) {
  if (person_in(view, range) != nullptr) return true;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (view.is(at, {key("they"), key("them"), key("she"), key("he"), key("him"), key("we"),
                     key("number"), key("majority"), key("others")})) {
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
  TokenRange moved = is_passive(view, group, move.tokens.begin)
                         ? subject_of(view, group, clause)
                         : object_of(view, view.analysis().chunks[group].tokens.end, clause);
  // "the exhibition moves to Bristol", "storks fly to Spain"
  if (moved.empty() && code == "transport") moved = subject_of(view, group, clause);
  return !moved.empty() && !is_people(view, moved) && names_in(view.analysis(), moved).empty();
}

bool moves_victims(const View& view, const Hit& move, const TokenRange& clause) {
  const Hit* person = person_in(view, object_of(view, move.tokens.end, clause));
  return person != nullptr && person->frame->code == "victim";
}

// "girls were handed to a broker"
bool victims_are_moved(const View& view, const Hit& move, const TokenRange& clause) {
  const std::uint32_t group = verb_group_at(view, move.tokens.begin);
  if (group == kNone || !is_passive(view, group, move.tokens.begin)) return false;
  const Hit* person = person_in(view, subject_of(view, group, clause));
  return person != nullptr && person->frame->code == "victim";
}

// "signed an agreement with X to send 15,000 workers there": states arrange for work abroad; that
// somebody is exploited there is told elsewhere, if it is.
bool is_arranged(const View& view, const Clause& clause) {
  if (tells_exploitation(view, clause)) return false;
  // "to send" may be a clause of its own; another sentence tells of another matter.
  constexpr std::uint32_t kBefore = 8;  // words
  const std::uint32_t near = clause.tokens.begin - std::min(clause.tokens.begin, kBefore);
  const std::uint32_t begin = std::max(near, sentence_of(view, clause).begin);
  const std::vector<Hit> hits = view.scan({begin, clause.tokens.end});
  return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) {
    return hit.frame->family == Family::Route && hit.frame->code == "arrangement";
  });
}

// "half of which | went to an agent in Tegal": money does not travel as people do.
bool money_moves(const View& view, const Hit& move, const TokenRange& clause) {
  static constexpr text::WordSet kMoney{"which", "half",  "money",   "fee",      "fees",
                                        "funds", "wages", "profits", "proceeds", "salary",
                                        "sum",   "share", "payment", "payments", "remittances"};
  const std::uint32_t group = verb_group_at(view, move.tokens.begin);
  if (group == kNone) return false;
  TokenRange subject = subject_of(view, group, clause);
  const std::uint32_t verb = view.analysis().chunks[group].tokens.begin;
  constexpr std::uint32_t kNear = 3;  // "half of which"
  if (subject.empty()) subject = {std::max(clause.begin, verb > kNear ? verb - kNear : 0), verb};
  if (person_in(view, subject) != nullptr) return false;
  for (std::uint32_t at = subject.begin; at < subject.end; ++at) {
    if (kMoney.has(view.form(at))) return true;
  }
  return std::any_of(view.analysis().quantities.begin(), view.analysis().quantities.end(),
                     [&](const language::Quantity& sum) {
                       return !sum.currency.empty() && subject.contains(sum.tokens.begin);
                     });
}

// The verb or noun that moves people; nothing in "smuggled drugs from X to Y".
const Hit* mover(const View& view, const Clause& clause, bool weak) {
  for (const Hit* hit : view.find(Family::Move, clause.tokens)) {
    const bool travels = hit->frame->code == "travel" || hit->frame->value == "weak";
    if (travels != weak) continue;
    const bool goods = hit->frame->code != "exploit" && moves_goods(view, *hit, clause.tokens);
    if (goods || moves_things(view, *hit, clause.tokens)) continue;
    if (travels && money_moves(view, *hit, clause.tokens)) continue;
    // "led migrants across the border", but "led investigators to a farm".
    const bool people =
        moves_victims(view, *hit, clause.tokens) || victims_are_moved(view, *hit, clause.tokens);
    if (hit->frame->value == "weak" && !people) continue;
    const bool sends = hit->frame->code == "send" || hit->frame->code == "transport" || travels;
    if (sends && is_arranged(view, clause)) continue;
    return hit;
  }
  return nullptr;
}

// "To | and through | Graustark", "to, | from and through | Graustark": where the place begins that
// several prepositions share.
std::uint32_t place_behind(const View& view, const Hit& hit, const TokenRange& clause) {
  std::uint32_t end = hit.tokens.end;
  for (std::uint32_t at = end; at < clause.end;) {
    while (at < clause.end && view.is(at, {key("and"), key("or"), key(",")})) ++at;
    if (at == end) break;
    auto hits = view.find(Family::Route, {at, clause.end});
    const auto next = std::ranges::find_if(hits, [at](const Hit* other) {
      const std::string& code = other->frame->code;
      return other->tokens.begin == at && (code == "from" || code == "to" || code == "via");
    });
    if (next == hits.end()) break;
    at = end = (*next)->tokens.end;
  }
  // "travel to and from the country": there and back
  const bool back =
      end > hit.tokens.end && view.is(end, {key("the")}) && view.is(end + 1, {key("country")});
  return back ? hit.tokens.end : end;
}

// "smuggled | across", "took them | across | the border": not "centres across South Asia", where
// they are.
bool goes_across(const View& view, const TokenRange& across) {
  static constexpr text::WordSet kEdges{"border", "borders", "frontier", "river",
                                        "sea",    "desert",  "strait",   "channel",
                                        "gulf",   "lake",    "ocean",    "sahara"};
  constexpr std::uint32_t kLead = 5;  // "the southern United States border"
  if (across.begin > 0 && !view.find(Family::Move, {across.begin - 1, across.begin}).empty()) {
    return true;
  }
  const auto last = static_cast<std::uint32_t>(view.analysis().tokens.size());
  for (std::uint32_t at = across.end; at < std::min(last, across.end + kLead); ++at) {
    if (kEdges.has(view.form(at))) return true;
  }
  return false;
}

// Prepositions with the places they bring. "in" is kept apart: it is a stop only of an exploitation
// that has an origin elsewhere.
void read_prepositions(Stops& stops, const Clause& clause, const Hit* strong) {
  const View& view = stops.view;
  const std::uint32_t moved = strong == nullptr ? clause.tokens.begin : strong->tokens.begin;
  for (const Hit* hit : view.find(Family::Route, clause.tokens)) {
    const std::string& code = hit->frame->code;
    // "taught teachers across X about trafficking": spread over it, and moved nowhere
    if (view.is(hit->tokens.begin, {key("across")}) &&
        (hit->tokens.begin < moved ||
         (stops.route.stops.empty() && !goes_across(view, hit->tokens)))) {
      continue;
    }
    if (code == "inside") {
      stops.route.internal = true;
      if (stops.trigger.empty()) stops.trigger = hit->tokens;
      continue;
    }
    if (code != "from" && code != "to" && code != "via" && code != "within") continue;
    auto role = role_named(hit->frame->use);
    // "from China, Vietnam and as far as Brazil"
    const bool farther =
        view.is(hit->tokens.begin, {key("as")}) && hit->tokens.begin > clause.tokens.begin &&
        view.is(hit->tokens.begin - 1, {key("and"), key("or")}) && !stops.route.stops.empty();
    if (farther) role = stops.route.stops.back().role;
    const std::size_t before = stops.route.stops.size();
    // "freed | from a gang in Graustark": where they were held.
    if (role == PlaceRole::Origin && view.is(hit->tokens.begin, {key("from")}) &&
        frees_from(view, hit->tokens.begin, clause.tokens)) {
      role = PlaceRole::Destination;
    }
    if (role) {
      read_stop(stops, place_behind(view, *hit, clause.tokens), clause.tokens.end, *role);
    }
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

// "X is a source, transit, and destination country", "using X as a transit route".
struct RoleNouns {
  std::vector<PlaceRole> roles;
  TokenRange tokens;
};

// "conditions of forced labour in destination countries": countries, but not the one named before.
bool means_others(const View& view, const Hit& role, const TokenRange& clause) {
  // "victims from Ruritania | transit | Graustark": a verb
  if (view.is(role.tokens.begin, {key("transit")}) &&
      place_name_at(view, role.tokens.end) != nullptr)
    return true;
  const Hit* carrier = view.first(Family::Route, "carrier", {role.tokens.end, role.tokens.end + 1});
  std::uint32_t noun = carrier != nullptr ? carrier->tokens.begin : role.tokens.begin;
  // "brokers in the countries | of origin"
  const bool behind = carrier == nullptr && role.tokens.begin > clause.begin + 1 &&
                      view.is(role.tokens.begin - 1, {key("of")});
  if (behind) noun = role.tokens.begin - 2;
  // "deployment bans of source country governments"
  if (carrier != nullptr && carrier->tokens.end < clause.end &&
      view.word(carrier->tokens.end).pos == Pos::Noun)
    return true;
  if (!view.word(noun).plural) return false;
  return !view.has(Family::Route, "copula", {clause.begin, role.tokens.begin});
}

// Whether a role noun is said of a state or a place: beside such a word, or, alone, of somebody.
// "Source: a survey" and "source on file" tell of papers.
bool is_carried(const View& view, const Hit& hit, const TokenRange& near,
                const TokenRange& within) {
  bool alone = false;
  for (const Hit* each : view.find(Family::Route, near)) {
    if (each->frame->code != "carrier") continue;
    if (each->tokens.begin != hit.tokens.begin) return true;
    alone = true;
  }
  const std::uint32_t at = hit.tokens.begin;
  // "the sole source of support of the family": of something else than people.
  TokenRange whom{at + 1, std::min(at + 2, within.end)};
  while (whom.end < within.end && view.word(whom.end).pos != Pos::Adposition) ++whom.end;
  const bool of_others = whom.size() > 1 && view.is(whom.begin, {key("of")}) &&
                         person_in(view, whom) == nullptr &&
                         !view.has(Family::Move, "traffic", whom);
  if (of_others) return false;
  const bool as = (at > within.begin && view.is(at - 1, {key("as")})) ||
                  (at > within.begin + 1 && view.is(at - 2, {key("as")}));
  return alone && (as || view.has(Family::Route, "copula", {within.begin, near.end}));
}

RoleNouns role_nouns(const View& view, const Clause& clause, std::uint32_t from) {
  RoleNouns found;
  found.tokens = {clause.tokens.end, clause.tokens.end};
  for (const Hit* hit : view.find(Family::Route, {from, clause.tokens.end})) {
    if (hit->frame->use != "role" || means_others(view, *hit, clause.tokens)) continue;
    const auto role = role_named(hit->frame->code);
    // A role noun stands before or after its carrier: "transit country", "country of transit".
    const std::uint32_t low = hit->tokens.begin > from + 6 ? hit->tokens.begin - 6 : from;
    const TokenRange near{low, std::min(clause.tokens.end, hit->tokens.end + 9)};
    const bool carried = is_carried(view, *hit, near, {from, clause.tokens.end});
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
    // "it is possibly a transit country for Ruritanian girls": the one the document is about.
    const auto about = view.leading.empty() ? read_countries(view, clause.tokens)
                                            : std::vector<std::string>{view.leading};
    if (about.empty()) return;
    const auto* country = view.scene.refdata.country(about.front());
    if (country == nullptr) return;
    stops.add({std::string(country->name), about.front(), 0, std::nullopt}, role, nouns.tokens);
  }
  // "a destination country for women from A and B", "for Ruritanian children": who is brought
  // there.
  if (stops.has(PlaceRole::Destination) || stops.has(PlaceRole::Transit)) {
    read_nationalities(stops, {{nouns.tokens.end, clause.tokens.end}, clause.main});
    read_people_from(stops, {{nouns.tokens.end, clause.tokens.end}, clause.main});
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

// Whether one of the words of a place is one of these: "other countries", and not "the
// countryside".
bool has_word(std::string_view name, std::initializer_list<std::uint64_t> words) {
  const std::vector<text::Token> tokens = text::tokenize(name);
  return std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& token) {
    return std::find(words.begin(), words.end(), token.key) != words.end();
  });
}

// Several countries; "abroad", "Europe"; a country other than the one the document is about; a role
// that only states have. One town alone tells nothing.
bool crosses_border(const View& view, const Route& route, bool by_role) {
  if (by_role || count_countries(route) > 1) return true;
  return std::any_of(route.stops.begin(), route.stops.end(), [&](const RouteStop& stop) {
    const std::string& name = stop.place.name;
    if (stop.place.country.empty()) {
      const bool away =
          name == "abroad" || name == "overseas" || has_word(name, {key("countries")});
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

// What a movement of people tells: its prepositions, who goes, who sends.
void read_movement(Stops& stops, const Clause& clause, const Hit* strong) {
  read_prepositions(stops, clause, strong);
  if (strong != nullptr) read_vague_goals(stops, clause);
  const std::string code = strong != nullptr ? strong->frame->code : std::string();
  if (!stops.route.stops.empty() || strong != nullptr) read_nationalities(stops, clause);
  const bool exploited = code == "exploit" || code == "traffic" || code == "sell";
  if (exploited) read_exploited_in(stops, clause, true);
  read_exploited_in(stops, clause, false);
  read_recruited_in(stops, clause);
  if (!code.empty() && code != "exploit") {
    read_senders_in(stops, clause);
    read_sending_state(stops, clause);
  }
  pass_through(stops, clause);
  turn_back(stops, clause);
  fill_vague(stops, clause);
  read_starting_point(stops, clause);
  mark_onward(stops, clause);
  add_internal(stops, clause);
}

// "Slavery is found in towns, such as X": where something is, in the state that is told of, is no
// way there.
bool stays_where_it_is(const Stops& stops, const Hit* strong, bool travels) {
  const View& view = stops.view;
  if (travels || (strong != nullptr && strong->frame->code != "exploit")) return false;
  if (view.leading.empty()) return false;
  return std::all_of(
      stops.route.stops.begin(), stops.route.stops.end(), [&](const RouteStop& stop) {
        const std::string& name = stop.place.name;
        const bool unplaced =
            stop.place.country.empty() && name != "abroad" && name != "overseas" && !name.empty() &&
            name.front() >= 'a' && name.front() <= 'z' &&
            !has_word(name, {key("country"), key("countries"), key("state"), key("states")});
        return stop.role == PlaceRole::Destination &&
               (unplaced || stop.place.country == view.leading);
      });
}

// One origin by nationality alone is no route; "the victims came from X" is one.
bool is_moved(const Stops& stops, const Clause& clause, const Hit* strong) {
  const View& view = stops.view;
  const bool came =
      view.has(Family::Route, "from", clause.tokens) &&
      std::any_of(view.hits.begin(), view.hits.end(), [&](const Hit& hit) {
        return hit.frame->value == "alone" && clause.tokens.contains(hit.tokens.begin);
      });
  // "workers are moved from X and Y": the movement itself names where it begins.
  const bool led_away = strong != nullptr && stops.from_word &&
                        (strong->frame->code == "traffic" || strong->frame->code == "transport" ||
                         strong->frame->code == "send" || strong->frame->code == "smuggle");
  return led_away || came || stops.recruited ||
         std::any_of(stops.route.stops.begin(), stops.route.stops.end(),
                     [](const RouteStop& stop) { return stop.role != PlaceRole::Origin; });
}

// Stops in order of their roles, and whether a border lies between them.
void settle_route(Stops& stops, bool by_role) {
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
  stops.route.crosses = !stops.route.internal && crosses_border(stops.view, stops.route, by_role);
}

}  // namespace

std::optional<ContentFound<Route>> read_route(const View& view, const Clause& clause) {
  Stops stops{view, {}, {}, false, false};
  read_role_nouns(stops, clause);
  const bool by_role = !stops.route.stops.empty();
  const Hit* strong = mover(view, clause, false);
  const Hit* weak = strong == nullptr ? mover(view, clause, true) : nullptr;
  const bool travels = weak != nullptr && somebody_in(view, clause.tokens) &&
                       ((!travels_freely(view, clause.tokens) && !returns(view, *weak)) ||
                        tells_exploitation(view, clause));
  if (strong != nullptr || travels) read_movement(stops, clause, strong);
  read_held_abroad(stops, clause);
  if (!by_role) add_home(stops, clause);
  if (!by_role) read_kept_home(stops, clause);
  keep_narrowest(stops);
  const bool held =
      !by_role && !stops.has(PlaceRole::Destination) && read_brought_here(stops, clause);
  if (stops.route.stops.empty() || (!by_role && !held && !is_moved(stops, clause, strong))) {
    return std::nullopt;
  }
  if (!by_role && !held && stays_where_it_is(stops, strong, travels)) return std::nullopt;
  settle_route(stops, by_role);
  return ContentFound<Route>{std::move(stops.route), stops.trigger};
}

}  // namespace plumbline::extract

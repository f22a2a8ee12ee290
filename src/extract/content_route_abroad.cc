// SPDX-License-Identifier: Apache-2.0
//
// Routes that no verb of movement tells: people of one place exploited in another ("Haitian workers
// in the cane fields of the Dominican Republic live under armed guards"), those who send them, and
// whether anything near says that a journey ends in exploitation at all.

#include <algorithm>

#include "extract/content_route_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

using language::Name;
using language::NameKind;
using model::PlaceRole;
using model::RouteStop;

namespace {

// Words of exploitation. "work", "jobs", "papers" or "married" alone tell of migration.
constexpr text::WordSet kExploitation{
    "exploit",     "exploited",      "exploits",    "exploitation", "exploiting", "exploiters",
    "trafficking", "trafficked",     "traffickers", "trafficker",   "traffic",    "victims",
    "victim",      "forced",         "force",       "slave",        "slaves",     "slavery",
    "slave-like",  "enslaved",       "servitude",   "prostitution", "prostitute", "prostitutes",
    "brothel",     "brothels",       "madam",       "pimp",         "pimps",      "beg",
    "begging",     "beggars",        "begged",      "unpaid",       "bonded",     "bondage",
    "debt",        "debts",          "sold",        "sell",         "resold",     "kidney",
    "kidneys",     "organ",          "organs",      "captive",      "locked",     "ransom",
    "sex",         "sexual",         "sexually",    "abused",       "purchased",  "scam",
    "compounds",   "chained",        "coerced",     "lured",        "duped",      "deceived",
    "abducted",    "kidnapped",      "trapped",     "auctioned",    "rescued",    "threats",
    "threatened",  "child-soldiers", "smugglers",   "smuggled",     "recruiters", "recruited",
    "quarries",    "guards"};

bool tells(const View& view, const TokenRange& range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (kExploitation.has(view.form(at))) return true;
  }
  return false;
}

bool is_home(const Stops& origins, const RouteStop& stop) {
  return std::any_of(
      origins.route.stops.begin(), origins.route.stops.end(), [&](const RouteStop& origin) {
        return origin.place.name == stop.place.name ||
               (!stop.place.country.empty() && stop.place.country == origin.place.country &&
                (stop.place.geonames_id == 0 || origin.place.geonames_id == 0));
      });
}

// "a judge in Rotterdam", "Officials in Kuwait": where somebody holds office.
bool is_office_before(const View& view, std::uint32_t at) {
  return std::any_of(view.hits.begin(), view.hits.end(), [&](const Hit& hit) {
    const bool office = (hit.frame->family == Family::Actor && hit.frame->code == "government") ||
                        (hit.frame->family == Family::Person && hit.frame->code == "official");
    return office && hit.tokens.end == at;
  });
}

// The bytes of a stop's words; empty if it has none of its own.
text::Span span_of(const RouteStop& stop) {
  return stop.place.passage ? stop.place.passage->span : text::Span{};
}

// Whether `word` stands right before the place, an article aside.
bool led_by(const View& view, const Clause& clause, const RouteStop& stop, std::uint64_t word) {
  const text::Span span = span_of(stop);
  if (span.empty()) return false;
  for (std::uint32_t at = clause.tokens.begin; at + 1 < clause.tokens.end; ++at) {
    if (view.form(at) != word) continue;
    const std::uint32_t next = view.is(at + 1, {key("the")}) ? at + 2 : at + 1;
    if (next < clause.tokens.end && view.analysis().tokens[next].span.begin == span.begin)
      return true;
  }
  return false;
}

bool is_nationality(const View& view, const text::Span& span) {
  const auto& names = view.analysis().names;
  return std::any_of(names.begin(), names.end(), [&](const Name& name) {
    return name.kind == NameKind::Nationality && view.analysis().span(name.tokens) == span;
  });
}

// "in the palm oil plantations of Sabah", "on Polish shipyards", "in a villa outside Jeddah".
bool read_kept_in(Stops& kept, const Stops& origins, const Clause& clause) {
  static constexpr text::WordSet kIn{"in", "at", "on", "near", "outside", "inside"};
  const View& view = kept.view;
  for (std::uint32_t at = clause.tokens.begin; at + 1 < clause.tokens.end; ++at) {
    if (!kIn.has(view.form(at)) || is_office_before(view, at)) continue;
    Stops reading{view, {}, {}, false, false};
    read_stop(reading, at + 1, clause.tokens.end, PlaceRole::Destination);
    for (const RouteStop& stop : reading.route.stops) {
      if (!is_home(origins, stop)) kept.add(stop.place, stop.role, reading.trigger);
    }
    if (!kept.route.stops.empty()) return true;
  }
  return false;
}

// "Chile: Bolivian adults in forced labour", "Luxembourg's restaurants employ Chinese cooks".
bool read_heading_country(Stops& kept, const Stops& origins, const Clause& clause) {
  const View& view = kept.view;
  const Name* first = place_name_at(view, sentence_of(view, clause).begin);
  if (first == nullptr || first->kind != NameKind::Place ||
      first->tokens.end + 1 >= view.analysis().tokens.size()) {
    return false;
  }
  if (!view.is(first->tokens.end, {key(":"), key("'s"), key("'")})) return false;
  const RouteStop stop{place_of(view, *first), PlaceRole::Destination};
  if (is_home(origins, stop)) return false;
  kept.add(stop.place, stop.role, first->tokens);
  return true;
}

}  // namespace

// "Ruritanian women", "Ruritanians", "citizens of Ruritania": those moved come from there.
void read_nationalities(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  const TokenRange accused = accused_in(view, clause.tokens);
  for (const Name* name : names_in(view.analysis(), clause.tokens)) {
    // "sentenced twelve, five Nigerian nationals among them, for": no way of victims
    if (accused.contains(name->tokens.begin)) continue;
    // "Guatemala's children"
    const bool owns = name->kind == NameKind::Place && name->is_country &&
                      name->tokens.end + 1 < clause.tokens.end &&
                      view.is(name->tokens.end, {key("'s"), key("'")});
    if (owns) {
      const Hit* owned = person_in(view, {name->tokens.end + 1, name->tokens.end + 2});
      if (owned != nullptr && owned->frame->code == "victim")
        stops.add(place_of(view, *name), PlaceRole::Origin, name->tokens);
      continue;
    }
    if (name->kind != NameKind::Nationality || name->country.empty()) continue;
    const std::uint32_t next = name->tokens.end;
    const TokenRange phrase = noun_phrase(view, name->tokens.begin, clause.tokens.end, Tail::Base);
    const TokenRange rest{next, std::min(clause.tokens.end, std::max(next, phrase.end))};
    const Hit* person = person_in(view, rest);
    const bool by_word =
        next < clause.tokens.end && phrase.end > next &&
        view.is(phrase.end - 1, {key("nationality"), key("origin"), key("descent")});
    const bool people =
        by_word ||
        (person != nullptr && (person->frame->code == "victim" || person->frame->code == "group"));
    const bool alone = rest.empty() && view.word(name->tokens.end - 1).plural;
    if (!people && !alone && !shares_people(view, next, clause.tokens.end)) continue;
    const auto* country = view.scene.refdata.country(name->country);
    if (country == nullptr) continue;
    model::Place place{std::string(country->name), name->country, 0, std::nullopt};
    stops.add(std::move(place), PlaceRole::Origin, name->tokens);
  }
}

TokenRange sentence_of(const View& view, const Clause& clause) {
  const auto& of = view.analysis().sentence_of;
  return clause.tokens.begin < of.size() ? view.analysis().sentences[of[clause.tokens.begin]].tokens
                                         : clause.tokens;
}

bool tells_exploitation(const View& view, const Clause& clause) {
  return tells(view, clause.tokens);
}

void read_held_abroad(Stops& stops, const Clause& clause) {
  if (stops.has(PlaceRole::Destination) || stops.has(PlaceRole::Transit)) return;
  const View& view = stops.view;
  if (!tells(view, sentence_of(view, clause))) return;
  Stops origins{view, {}, {}, false, false};
  read_nationalities(origins, clause);
  read_people_from(origins, clause);
  if (origins.route.stops.empty()) return;
  Stops kept{view, {}, {}, false, false};
  if (!read_kept_in(kept, origins, clause) && !read_heading_country(kept, origins, clause)) return;
  for (const RouteStop& stop : origins.route.stops)
    stops.add(stop.place, stop.role, origins.trigger);
  for (const RouteStop& stop : kept.route.stops) stops.add(stop.place, stop.role, kept.trigger);
}

void read_sending_state(Stops& stops, const Clause& clause) {
  if (stops.has(PlaceRole::Origin) || !stops.has(PlaceRole::Destination)) return;
  const View& view = stops.view;
  for (const Hit* hit : view.find(Family::Move, clause.tokens)) {
    const std::string& code = hit->frame->code;
    const std::uint32_t group = verb_group_at(view, hit->tokens.begin);
    if ((code != "send" && code != "sell" && code != "transport") || group == kNone) continue;
    if (is_passive(view, group, hit->tokens.begin)) continue;
    const TokenRange subject = subject_of(view, group, clause.tokens);
    for (const Name* name : names_in(view.analysis(), subject)) {
      const bool whole = name->kind == NameKind::Place && name->tokens.end == subject.end;
      if (whole && name->tokens.begin <= subject.begin + 1) {
        stops.add(place_of(view, *name), PlaceRole::Origin, name->tokens);
      }
    }
    return;
  }
}

void read_starting_point(Stops& stops, const Clause& clause) {
  if (stops.has(PlaceRole::Origin)) return;
  const View& view = stops.view;
  for (std::uint32_t at = clause.tokens.begin + 1; at + 1 < clause.tokens.end; ++at) {
    if (!view.is(at, {key("from")}) || !view.is(at + 1, {key("which"), key("where")})) continue;
    const Name* bearer = nullptr;
    for (const Name* name : names_in(view.analysis(), {clause.tokens.begin, at})) {
      if (name->kind == NameKind::Place && bearer == nullptr) bearer = name;
    }
    if (bearer != nullptr) stops.add(place_of(view, *bearer), PlaceRole::Origin, bearer->tokens);
    return;
  }
}

namespace {

// The same place in the same role twice.
void drop_twins(std::vector<RouteStop>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = all.size(); j-- > i + 1;) {
      if (all[j].role == all[i].role && all[j].place.name == all[i].place.name) {
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(j));
      }
    }
  }
}

// "Gambian drivers were sold on from Qatar": they are of elsewhere, so Qatar is on their way.
void mark_left_on_the_way(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  std::vector<RouteStop>& all = stops.route.stops;
  for (RouteStop& stop : all) {
    const bool led = stop.role == PlaceRole::Origin && led_by(view, clause, stop, key("from"));
    if (!led || stop.place.country.empty()) continue;
    const bool others = std::any_of(all.begin(), all.end(), [&](const RouteStop& other) {
      const text::Span span = span_of(other);
      return other.role == PlaceRole::Origin && !other.place.country.empty() &&
             other.place.country != stop.place.country && span.end < span_of(stop).begin &&
             is_nationality(view, span);
    });
    if (others) stop.role = PlaceRole::Transit;
  }
}

// "to Kano, and from Kano to Agadez"
void mark_left_again(std::vector<RouteStop>& all) {
  for (RouteStop& stop : all) {
    if (stop.role != PlaceRole::Destination) continue;
    const auto left = std::find_if(all.begin(), all.end(), [&](const RouteStop& other) {
      return other.role == PlaceRole::Origin && other.place.name == stop.place.name &&
             span_of(stop).begin < span_of(other).begin;
    });
    if (left == all.end()) continue;
    stop.role = PlaceRole::Transit;
    left->role = PlaceRole::Transit;
  }
}

// "flown to Cairo, then walked into Israel", "to Bangkok, from where they were driven to Myanmar".
void mark_goals_before_last(Stops& stops, const Clause& clause) {
  static constexpr text::WordSet kNext{"then",       "later",   "afterwards",
                                       "thereafter", "finally", "eventually"};
  const View& view = stops.view;
  std::vector<RouteStop>& all = stops.route.stops;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const bool goals =
        all[i].role == PlaceRole::Destination && all[i + 1].role == PlaceRole::Destination;
    if (!goals) continue;
    for (std::uint32_t at = clause.tokens.begin + 1; at < clause.tokens.end; ++at) {
      const std::uint32_t byte = view.analysis().tokens[at].span.begin;
      if (byte <= span_of(all[i]).begin || byte >= span_of(all[i + 1]).begin) continue;
      const bool from_there =
          view.is(at, {key("where"), key("which")}) && view.is(at - 1, {key("from")});
      if (from_there || kNext.has(view.form(at))) all[i].role = PlaceRole::Transit;
    }
  }
}

}  // namespace

void pass_through(Stops& stops, const Clause& clause) {
  if (stops.has(PlaceRole::Destination)) mark_left_on_the_way(stops, clause);
  mark_left_again(stops.route.stops);
  drop_twins(stops.route.stops);
  mark_goals_before_last(stops, clause);
}

void turn_back(Stops& stops, const Clause& clause) {
  static constexpr text::WordSet kBack{"home",        "returned", "return",  "returning",
                                       "repatriated", "back",     "deported"};
  const View& view = stops.view;
  bool back = false;
  for (std::uint32_t at = clause.tokens.begin; at < clause.tokens.end; ++at) {
    // "recruited from their home countries"
    const bool home_of =
        view.is(at, {key("home")}) &&
        view.is(at + 1, {key("country"), key("countries"), key("town"), key("village")});
    back = back || (kBack.has(view.form(at)) && !home_of);
  }
  if (!back) return;
  bool turned = false;
  for (RouteStop& stop : stops.route.stops) {
    if (!stop.place.passage) continue;
    const bool led =
        led_by(view, clause, stop, key("from")) || led_by(view, clause, stop, key("to"));
    if (!led) continue;
    turned = true;
    if (stop.role == PlaceRole::Origin) {
      stop.role = PlaceRole::Destination;
    } else if (stop.role == PlaceRole::Destination) {
      stop.role = PlaceRole::Origin;
    }
  }
  if (!turned) return;
  stops.recruited = true;  // home alone tells where the way began
  if (stops.has(PlaceRole::Destination)) return;
  Stops kept{view, {}, {}, false, false};
  if (!read_kept_in(kept, stops, clause)) return;
  for (const RouteStop& stop : kept.route.stops) stops.add(stop.place, stop.role, kept.trigger);
}

void fill_vague(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  for (RouteStop& stop : stops.route.stops) {
    const bool vague =
        stop.place.country.empty() && stop.place.geonames_id == 0 &&
        (stop.place.name.starts_with("rural") || stop.place.name.starts_with("poor") ||
         stop.place.name.starts_with("remote") || stop.place.name == "the capital");
    if (!vague) continue;
    for (const Name* name : names_in(view.analysis(), clause.tokens)) {
      const bool inside = name->is_country && name->kind == NameKind::Place &&
                          name->tokens.begin > clause.tokens.begin &&
                          view.is(name->tokens.begin - 1, {key("in"), key("of")});
      if (inside) stop.place.country = name->country;
    }
  }
}

void keep_narrowest(Stops& stops) {
  std::vector<RouteStop>& all = stops.route.stops;
  const std::vector<RouteStop> before = all;
  std::erase_if(all, [&](const RouteStop& stop) {
    const auto* country = stops.view.scene.refdata.country(stop.place.country);
    const bool whole = country != nullptr && country->name == stop.place.name;
    return whole && stop.role == PlaceRole::Origin &&
           std::any_of(before.begin(), before.end(), [&](const RouteStop& other) {
             return other.role == stop.role && other.place.country == stop.place.country &&
                    other.place.name != stop.place.name;
           });
  });
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// Roles of places that no preposition of movement gives: where people are exploited, recruited,
// sent from, and where the way goes on.

#include <algorithm>

#include "extract/content_route_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

using model::PlaceRole;
using model::RouteStop;

namespace {

// "forced into prostitution | in Italy", "recruited for construction work | in Kazakhstan".
bool names_exploitation_before(const View& view, std::uint32_t at, const Clause& clause) {
  static constexpr text::WordSet kWork{"work",  "jobs",       "job",   "labour",
                                       "labor", "employment", "works", "worked"};
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
    if (kWork.has(view.form(i))) {
      return true;
    }
  }
  return false;
}

// "a judge in Rotterdam": where somebody holds office says nothing of the exploited.
bool is_actor_before(const View& view, std::uint32_t at) {
  return std::any_of(view.hits.begin(), view.hits.end(), [&](const Hit& hit) {
    // "beds in a house | in Rotterdam", "villagers | in Togo": no office
    const std::string& code = hit.frame->code;
    const bool others = code == "carer" || code == "host" || code == "irregular";
    const bool office = (hit.frame->family == Family::Actor && !others) ||
                        (hit.frame->family == Family::Person && code == "official");
    return office && hit.tokens.end == at;
  });
}

// "kidnapped | in the camps of Kassala": there it begins.
bool is_taking_before(const View& view, std::uint32_t at) {
  return std::any_of(view.hits.begin(), view.hits.end(), [&](const Hit& hit) {
    return hit.frame->family == Family::Move && hit.tokens.end == at &&
           (hit.frame->code == "abduct" || hit.frame->code == "recruit");
  });
}

}  // namespace

void read_exploited_in(Stops& stops, const Clause& clause, bool exploits) {
  const View& view = stops.view;
  if (stops.route.stops.empty() || stops.has(PlaceRole::Destination)) return;
  std::vector<std::string> origins;
  for (const RouteStop& stop : stops.route.stops) {
    if (stop.role == PlaceRole::Origin) origins.push_back(stop.place.country);
  }
  if (origins.empty() && exploits) return;
  for (const Hit* hit : view.find(Family::Route, clause.tokens)) {
    if (hit->frame->code != "in" || hit->tokens.end >= clause.tokens.end) continue;
    const std::uint32_t at = hit->tokens.begin;
    const bool elsewhere = is_taking_before(view, at) || is_actor_before(view, at);
    if (elsewhere || (!exploits && !names_exploitation_before(view, at, clause))) continue;
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

void read_recruited_in(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  // Where somebody was taken tells more than what their nationality is.
  if (stops.has(PlaceRole::Origin) && stops.from_word) return;
  for (const Hit* hit : view.find(Family::Move, clause.tokens)) {
    const std::string& code = hit->frame->code;
    if (code != "recruit" && code != "abduct") continue;
    const std::uint32_t at = hit->tokens.end;
    if (at + 1 >= clause.tokens.end || !view.is(at, {key("in"), key("at")})) continue;
    Stops reading{view, {}, {}, false, false};
    read_stop(reading, at + 1, clause.tokens.end, PlaceRole::Origin);
    // "recruited in Somalia" alone may as well tell where the whole happens.
    const bool alone = !stops.has(PlaceRole::Destination);
    const bool tells = !reading.route.stops.empty() && !alone;
    if (tells)
      std::erase_if(stops.route.stops,
                    [](const RouteStop& stop) { return stop.role == PlaceRole::Origin; });
    for (const RouteStop& stop : reading.route.stops) {
      const auto* country = view.scene.refdata.country(stop.place.country);
      if (alone && (country == nullptr || country->name == stop.place.name)) continue;
      stops.add(stop.place, PlaceRole::Origin, reading.trigger);
      stops.recruited = true;
    }
  }
}

void read_senders_in(Stops& stops, const Clause& clause) {
  const View& view = stops.view;
  if (!stops.has(PlaceRole::Destination) || stops.from_word) return;
  static constexpr text::WordSet kSenders{
      "agency", "agencies",  "mother",  "mothers",  "father", "fathers",    "parents", "families",
      "family", "relatives", "schools", "villages", "camps",  "orphanages", "slums"};
  std::uint32_t mover = clause.tokens.end;
  for (const Hit* hit : view.find(Family::Move, clause.tokens))
    mover = std::min(mover, hit->tokens.begin);
  for (const Hit* hit : view.find(Family::Route, clause.tokens)) {
    if (hit->frame->code != "in" || hit->tokens.begin > mover ||
        hit->tokens.begin == clause.tokens.begin)
      continue;
    const std::uint32_t last = hit->tokens.begin - 1;
    bool sender = kSenders.has(view.form(last));
    for (const Hit* person : view.find(Family::Person, {clause.tokens.begin, hit->tokens.begin})) {
      const std::string& code = person->frame->code;
      sender = sender || (person->tokens.end == hit->tokens.begin &&
                          (code == "perpetrator" || code == "victim"));
    }
    if (!sender) continue;
    Stops reading{view, {}, {}, false, false};
    read_stop(reading, hit->tokens.end, clause.tokens.end, PlaceRole::Origin);
    if (reading.route.stops.empty()) continue;
    const RouteStop& first = reading.route.stops.front();
    // A nationality told besides is that of the people, who may have been taken elsewhere.
    std::erase_if(stops.route.stops, [&](const RouteStop& stop) {
      return stop.role == PlaceRole::Origin && stop.place.country == first.place.country;
    });
    if (stops.has(PlaceRole::Origin)) return;
    for (const RouteStop& stop : reading.route.stops)
      stops.add(stop.place, stop.role, reading.trigger);
    return;
  }
}

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
      const bool onward = crossing || view.is(at, {key("onward"), key("onwards")}) ||
                          (view.is(at, {key("on"), key("then"), key("later"), key("finally"),
                                        key("eventually"), key("thence")}) &&
                           at + 1 < end && view.is(at + 1, {key("to")}));
      const bool bound = view.is(at, {key("bound"), key("destined")}) && at + 1 < end &&
                         view.is(at + 1, {key("for")});
      if (there || onward || bound) {
        stop.role = PlaceRole::Transit;
        break;
      }
    }
  }
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// Shared by the files that read routes: the stops found so far and how places are added to them.

#pragma once

#include <optional>
#include <string_view>

#include "extract/content_readers_internal.h"

namespace plumbline::extract {

// What a clause gave so far. Places are added once for each role, in the order found.
struct Stops {
  const View& view;
  model::Route route;
  TokenRange trigger;
  bool recruited = false;  // an origin by "recruited in"
  bool from_word = false;  // an origin by "from"

  void add(model::Place place, model::PlaceRole role, const TokenRange& at);
  [[nodiscard]] bool has(model::PlaceRole role) const;
};

// The place or nationality that begins at `at`, if any.
[[nodiscard]] const language::Name* place_name_at(const View& view, std::uint32_t at);

// A list of places that begins at `at` ("A, B and other parts of C"); returns where it ends, `at`
// if none begins there.
std::uint32_t read_list(Stops& stops, std::uint32_t at, std::uint32_t end, model::PlaceRole role);

// A list of places, or the place of a site: "to a farm near Mdina".
void read_stop(Stops& stops, std::uint32_t at, std::uint32_t end, model::PlaceRole role);

// "Ruritanian, Graustarkian and possibly | Zubrowkan women": whether the list that goes on at `at`
// ends in people.
[[nodiscard]] bool shares_people(const View& view, std::uint32_t at, std::uint32_t end);
// "Ruritanian women", "Ruritania's children": those moved come from there.
void read_nationalities(Stops& stops, const Clause& clause);
// People of one place exploited in another, where the clause tells no movement. Adds nothing unless
// both places and the exploitation are told.
void read_held_abroad(Stops& stops, const Clause& clause);
// "rescued 30 women | from rings in Graustark", "from a house in Zenda": where they were held, and
// not from where they come. `from`: the token.
bool frees_from(const View& view, std::uint32_t from, const TokenRange& clause);
// "men from Bangladesh, India and Nepal", "a cook from Kerala".
void read_people_from(Stops& origins, const Clause& clause);
// "women from Ruritania are forced into prostitution", told in a document about another state: they
// were brought there, though only where they come from is said. Says whether it is so.
bool read_brought_here(Stops& stops, const Clause& clause);
// "Ruritanian and foreign women are prostituted in Ruritania": an origin and a stop of its own.
void read_kept_home(Stops& stops, const Clause& clause);
// "Ruritanian children beg in Strelsau", "from rural areas to the capital": the way does not leave
// the state, which is a stop of its own.
void add_home(Stops& stops, const Clause& clause);
// "The Comoros send children to Mayotte": a state that sends is where the way begins.
void read_sending_state(Stops& stops, const Clause& clause);
// "Egypt's coast is a starting point from which boys are sent to Italy".
void read_starting_point(Stops& stops, const Clause& clause);
// "Gambian drivers were sold from Qatar to Iraq": where people of elsewhere are moved on from is on
// their way; "flown to Cairo, then walked into Israel": so is all but the last goal.
void pass_through(Stops& stops, const Clause& clause);
// "returned from Kuwait", "flown home to Banjul": a return tells the way it undoes.
void turn_back(Stops& stops, const Clause& clause);
// "Traffickers in Haiti send children from rural areas": those of Haiti.
void fill_vague(Stops& stops, const Clause& clause);
// "Uzbek men recruited in Tashkent": the town, not also its country.
void keep_narrowest(Stops& stops);
// The sentence that holds the clause.
[[nodiscard]] TokenRange sentence_of(const View& view, const Clause& clause);
// Whether the clause has a word of exploitation.
[[nodiscard]] bool tells_exploitation(const View& view, const Clause& clause);

// With an origin elsewhere, "in" names the destination: "women from X are exploited in Y". Of those
// who are recruited or moved only the place of the exploitation counts.
void read_exploited_in(Stops& stops, const Clause& clause, bool exploits);
// "recruited in Kampala and sold to a nightclub in Muscat": where a movement that goes elsewhere
// begins.
void read_recruited_in(Stops& stops, const Clause& clause);
// "Agents in Colombo go on sending women to Amman": those who send people somewhere are where the
// way begins.
void read_senders_in(Stops& stops, const Clause& clause);
// "brought to Delhi and sent on from there to Kuwait", "taken to Bucharest and put on a plane
// there": where the way goes on is no destination.
void mark_onward(Stops& stops, const Clause& clause);

}  // namespace plumbline::extract

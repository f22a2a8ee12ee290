// SPDX-License-Identifier: Apache-2.0
//
// The readers, one a kind of content. Each looks at one clause and gives what it finds there, with
// the words that brought it up; which kind the claim gets is decided in content.cc.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/content_view_internal.h"
#include "model/claim.h"

namespace plumbline::extract {

// What a reader found and where: `trigger` are the words that name it.
template <class Content>
struct ContentFound {
  Content content;
  TokenRange trigger;
};

[[nodiscard]] std::optional<ContentFound<model::Verdict>> read_verdict(const View& view,
                                                                       const Clause& clause);

// What happened, by the best trigger of the clause: a main verb before a nominal, before a
// subordinate one. `counted`: a number of its patients makes it a figure (data/frames/incident).
struct IncidentReading {
  model::Incident incident;
  bool counted = false;
  bool nominal = false;
  bool moves = false;  // recruitment, transport, exploitation ...: a route outranks it
  TokenRange agent_words;
  TokenRange patient;
  std::vector<TokenRange> patients;  // of all events of the clause, the best one's first
};
[[nodiscard]] std::optional<ContentFound<IncidentReading>> read_incident(const View& view,
                                                                         const Clause& clause);

// The engine's events of a document, in reading order, with what the rest of the text adds to them
// (events_internal.h).
[[nodiscard]] std::vector<SettledEvent> settle_events(const Scene& scene);

// Adds the events that the learned engine tells to the claims of this proposition, and mends those
// that frames told. Does nothing where no learned engine read the text.
void tell_events(const View& view, std::vector<model::Claim>& claims);

// Of events and counts that are acts of a state ("convicted", "rescued"): whose, and which
// criterion of the minimum standards they speak to. Only where the state is named or nobody else
// can do it.
void tell_state_acts(const View& view, std::vector<model::Claim>& claims);

// Stops with a role; nothing if no people are moved.
[[nodiscard]] std::optional<ContentFound<model::Route>> read_route(const View& view,
                                                                   const Clause& clause);

// Each thing counted, in order, with the stretch that tells it.
struct FigureReading {
  model::Figure figure;
  TokenRange stretch;
};
[[nodiscard]] std::vector<ContentFound<FigureReading>> read_figures(const View& view,
                                                                    const Clause& clause);

// Who did or counted what `counted` (a number with its unit) counts, where the clause says so: the
// institution that does it ("Courts convicted ..."), else a record that is named ("an appendix").
// Empty if it does not.
[[nodiscard]] std::string counter_of(const View& view, const Clause& clause,
                                     const TokenRange& counted);
// "In | 2015 police", "in | the same year courts", "in | that year courts": without a time in
// front; the phrase itself if none stands there or nothing else does.
[[nodiscard]] TokenRange without_time(const View& view, const TokenRange& phrase);
// What an institution is called that a noun phrase names, a time in front left out; empty if it
// names none.
[[nodiscard]] std::string institution_in(const View& view, const TokenRange& phrase);
// The subject of a verb; of one that the clause begins with, "passed a law | and carried out 90
// inspections", that of the verb it is joined to.
[[nodiscard]] TokenRange subject_in_sentence(const View& view, std::uint32_t group,
                                             const Clause& clause);

// What is done about trafficking. All of the clause, verbs first, nominal ones marked.
struct ResponseReading {
  model::Response response;
  TokenRange phrase;
  bool nominal = false;
  bool passive = false;
  bool loose = false;  // by a participle of nobody known: "NGOs running centres gave help"
};
[[nodiscard]] std::vector<ContentFound<ResponseReading>> read_responses(const View& view,
                                                                        const Clause& clause);

// `weak`: "an increase" beside a stronger kind.
struct TrendReading {
  model::Trend trend;
  bool weak = false;
};
[[nodiscard]] std::optional<ContentFound<TrendReading>> read_trend(const View& view,
                                                                   const Clause& clause);

// The code of data/frames/law.tsv; nothing if the clause does not say what law says or lacks.
[[nodiscard]] std::optional<ContentFound<std::string>> read_law(const View& view,
                                                                const Clause& clause);

enum class Stance : std::uint8_t { None, Weak, Strong };
[[nodiscard]] Stance read_stance(const View& view, const TokenRange& range);

[[nodiscard]] std::optional<model::Elements> read_elements(const View& view,
                                                           const TokenRange& range);

// `trigger`: the words that make the claim what it is; empty if none do.
[[nodiscard]] model::Modality read_modality(const View& view, const Clause& clause, Stance stance,
                                            const TokenRange& trigger);
[[nodiscard]] model::Polarity read_polarity(const View& view, const TokenRange& trigger,
                                            const Clause& clause);

// Countries, heaviest first, as alpha-3.
[[nodiscard]] std::vector<std::string> read_countries(const View& view, const TokenRange& range);
// Whether a capital's name stands for the government there ("Baku's attitude", "official Baku").
[[nodiscard]] bool stands_for_government(const View& view, const language::Name& name);
// "government of X" for a phrase that names a state, its capital or "the government"; else the
// phrase's own name.
[[nodiscard]] std::string actor_of(const View& view, const TokenRange& phrase);
// Whether the words, or what stands around them, tell of trafficking rather than of football.
[[nodiscard]] bool is_about_trafficking(const View& view, const TokenRange& tokens);
// "Kenyan villagers", "the country's recruiters", "Libyan militias": people of a state, who do not
// act for it.
[[nodiscard]] bool is_only_people(const View& view, const TokenRange& phrase);
// The state that acts in `range` though it is no subject: "Baku's attitude ...". Empty if none.
[[nodiscard]] std::string acting_government(const View& view, const TokenRange& range);

// The body that speaks of itself by `pronoun`: "we", also of whoever publishes the text, or, where
// its words are reported, "it" and "they" ("the ministry said it had repatriated 1,389"). Empty for
// any other word, and where a person, an outlet or nobody known speaks: their "they" are others.
[[nodiscard]] std::string speaking_body(const View& view, std::string_view pronoun);

// "US" of "billions of US dollars".
[[nodiscard]] bool names_money(const language::Analysis& analysis, const TokenRange& name);

// Whether the name says nothing of whom a text is about: money, a report to read on in, who
// reports.
[[nodiscard]] bool tells_no_scene(const Scene& scene, const language::Name& name);

// Whether the place that begins at `place` is where somebody lives: "Ana Ruiz, 24, of Zenda".
[[nodiscard]] bool is_residence(const View& view, std::uint32_t place);

// "government of Malta"; empty for an unknown code.
[[nodiscard]] std::string government_of(const View& view, const std::string& alpha3);

// "government of X", X being the country that `range` is about; empty if none is known.
[[nodiscard]] std::string state_spoken_of(const View& view, const TokenRange& range);

// "the Act of 2007", "the Anti-Smuggling Act 2018": the year of a law, in which nothing told of
// need have happened.
[[nodiscard]] bool is_of_law(const View& view, const TokenRange& time);
// The first stated period in `range`, an unstated one if there is none.
[[nodiscard]] Period read_period(const View& view, const TokenRange& range);

// A name as a place: country, region, city with its country.
[[nodiscard]] model::Place place_of(const View& view, const language::Name& name);

// Whether the words are people rather than goods, and whose part they usually play.
[[nodiscard]] const Hit* person_in(const View& view, const TokenRange& range);
// People by any word: a noun for people, a name, a nationality, a pronoun, a bare number.
[[nodiscard]] bool is_people(const View& view, const TokenRange& phrase);

// "sentenced a dentist and his wife | for holding a cook": whom a court or the police deal with, up
// to what for; empty if the words tell of no such thing, or not what for.
[[nodiscard]] TokenRange accused_in(const View& view, const TokenRange& range);
// The price in "charged 3,000 dollars a person", "charges each worker a fee": the amount with what
// it is counted by. Empty where the verb at `hit` accuses somebody.
[[nodiscard]] TokenRange price_of_charge(const View& view, const Hit& hit,
                                         const TokenRange& clause);

}  // namespace plumbline::extract

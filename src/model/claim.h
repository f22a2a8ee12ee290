// SPDX-License-Identifier: Apache-2.0
//
// A claim: one statement of a document, who makes it, and what it contains.
//
// Closed vocabularies are enums; open ones (unit, action) keep the words of the text. Codes of
// Palermo elements are those of data/palermo.tsv (Trafficking in Persons Protocol, art. 3).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/boxed.h"
#include "base/date.h"
#include "model/chain.h"
#include "model/passage.h"
#include "model/quote_check.h"

namespace plumbline::model {

enum class ClaimKind : std::uint8_t {
  Verdict,    // a finding under a standard: "does not fully meet the minimum standards", "Tier 2"
  Incident,   // something that happened: an arrest, a rescue, exploitation of somebody
  Route,      // people are moved from, through or to somewhere
  Figure,     // a count, share or amount
  Law,        // what a law says or lacks
  Response,   // what a state or organisation does about trafficking
  Trend,      // more, fewer, growing alarm
  Opinion,    // a judgement of worth or intent
  Statement,  // anything else that is claimed
};

enum class Modality : std::uint8_t { Asserted, Alleged, Denied, Conditional, Predicted, Opinion };
enum class Polarity : std::uint8_t { Positive, Negative };

enum class PlaceRole : std::uint8_t { Origin, Transit, Destination, Internal, Location };

// A place as printed and as resolved.
struct Place {
  std::string name;               // canonical: "Oran, Algeria"
  std::string country;            // alpha-3; empty: a region ("Europe") or unknown
  std::uint32_t geonames_id = 0;  // 0: a country, a region or unresolved
  std::optional<Passage> passage;
  bool operator==(const Place&) const = default;
};

struct RouteStop {
  Place place;
  PlaceRole role = PlaceRole::Location;
  bool operator==(const RouteStop&) const = default;
};

struct Route {
  std::vector<RouteStop> stops;  // origin, transit, destination, in order of the text within a role
  bool internal = false;         // all stops lie in one country
  bool crosses = false;          // a border lies between them; neither: the text does not tell
  bool operator==(const Route&) const = default;
};

// Codes of data/palermo.tsv with the words they rest on.
struct Element {
  std::string code;  // "ACT.TRANSPORT", "MEANS.FRAUD", "PURP.SEX"
  std::string words;
  std::optional<Passage> passage;
  bool operator==(const Element&) const = default;
};

struct Elements {
  std::vector<Element> acts;
  std::vector<Element> means;
  std::vector<Element> purposes;
  std::string victims;  // as printed: "women from the north"
  std::string perpetrators;
  std::string facilitators;
  std::string payment;  // "for money"
  bool operator==(const Elements&) const = default;
};

struct Incident {
  std::string type;     // code of data/frames: "arrest", "conviction", "rescue", "recruitment" ...
  std::string agent;    // who did it, canonical where known
  std::string patient;  // to whom
  std::string penalty;  // as printed, of a conviction or sentence: "seven years in prison"
  std::optional<Place> place;
  Period when;
  // Of the event, which may be another than its claim's: "arrested a man accused of luring them".
  Modality modality = Modality::Asserted;
  std::optional<Passage> passage;  // the words that tell it: "arrested"
  bool operator==(const Incident&) const = default;
};

struct Figure {
  double value = 0;
  std::optional<double> upper;  // of a range
  std::string approximator;     // "at least", "about", "more than"; empty: stated as exact
  std::string unit;             // "cases of human trafficking"
  std::string unit_class;       // case, victim, suspect, prosecuted, convicted, offence, money ...
  std::string status;           // identified, registered, prosecuted, convicted, estimated ...
  std::string place;            // alpha-3 or a canonical place name
  Period period;
  std::string counted_by;  // who did or counted it, where the sentence itself says so: "Courts"
  std::optional<Passage> passage;  // the number with its unit: "43 victims"
  bool operator==(const Figure&) const = default;
};

enum class Compliance : std::uint8_t { Unstated, Full, NotFull, NotAtAll };
enum class Efforts : std::uint8_t { Unstated, Significant, NotSignificant };

// A verdict under the US minimum standards (22 USC 7106-7107) on two axes, or a tier.
struct Verdict {
  std::string standard = "us-tvpa";
  Compliance compliance = Compliance::Unstated;
  Efforts efforts = Efforts::Unstated;
  std::string tier;       // "1", "2", "2WL", "3", "SPECIAL" if the text states one
  std::string move;       // remained, upgraded, downgraded, placed
  int edition = 0;        // year of the report; 0: not stated
  bool fragment = false;  // "did not meet the minimum standards in several key areas"
  bool operator==(const Verdict&) const = default;
};

struct Response {
  std::string actor;      // "government of Azerbaijan"
  std::string action;     // "suspension of their activities"
  std::string direction;  // supports | hinders | unclear
  std::string criterion;  // "22 USC 7106(b)(9)" where the action maps to one
  bool operator==(const Response&) const = default;
};

struct Trend {
  std::string direction;        // up | down | steady
  std::vector<std::string> of;  // what moves, as printed
  bool operator==(const Trend&) const = default;
};

struct Claim {
  Claim(std::string claim_id, ClaimKind claim_kind, Passage first)
      : id(std::move(claim_id)), kind(claim_kind), passages{std::move(first)} {}

  std::string id;  // "c1" ... within its document, in reading order
  ClaimKind kind;
  std::vector<Passage> passages;  // never empty; the first is the claim itself
  bool direct_quote = false;      // its words stand in quotation marks
  bool headline = false;          // it stands in the headline: said in few words, above the text
  AttributionChain chain;
  std::vector<ChainLink> cited;  // works that numbered notes give for it, beside its chain
  Modality modality = Modality::Asserted;
  Polarity polarity = Polarity::Positive;
  std::vector<std::string> about;  // alpha-3, in order of weight
  Period when;
  // Of most claims most of these are not there.
  Boxed<Incident> incident;
  Boxed<Elements> elements;
  Boxed<Route> route;
  Boxed<Figure> figure;
  // What the claim tells besides, in reading order; only beside an `incident` or `figure`.
  std::vector<Incident> more_incidents;
  std::vector<Figure> more_figures;
  Boxed<Verdict> verdict;
  Boxed<Response> response;
  Boxed<Trend> trend;
  Boxed<Verification> verification;
  std::vector<Producer> producers;
  bool operator==(const Claim&) const = default;
};

[[nodiscard]] const char* to_string(ClaimKind kind);
[[nodiscard]] const char* to_string(Modality modality);
[[nodiscard]] const char* to_string(Polarity polarity);
[[nodiscard]] const char* to_string(PlaceRole role);
[[nodiscard]] const char* to_string(Compliance compliance);
[[nodiscard]] const char* to_string(Efforts efforts);

}  // namespace plumbline::model

// SPDX-License-Identifier: Apache-2.0
//
// What the documents of a workspace say of one country: routes, forms of exploitation, people as
// groups, responses of the state, contradictions and what is not known. Every line has its
// passages. Nobody is named as a victim; private persons are told as kinds.

#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "model/claim.h"
#include "model/passage.h"

namespace plumbline::model {

// A claim that a line of a profile rests on.
struct ProfilePassage {
  explicit ProfilePassage(Passage at) : passage(std::move(at)) {}

  Passage passage;
  std::string name;       // of the document, as it was added
  std::string title;      // empty: not stated
  std::string publisher;  // likewise
  std::string published;  // ISO; empty: not stated
  std::string claim;      // "c12"
  std::string exact;      // the words of the passage; names of victims withheld
  std::size_t start = 0;  // in code points of the document, half-open
  std::size_t end = 0;
  std::string chain;   // describe(chain)
  std::string source;  // its last link; empty: the publisher itself
  bool source_named = false;
  Modality modality = Modality::Asserted;
  bool denied = false;         // it says that it is not so
  int year = 0;                // that it tells of, else of its document; 0: neither is stated
  bool year_told = false;      // `year` is stated by the claim
  std::size_t repeats = 0;     // further documents with the same words
  std::string repeated_since;  // ISO: the oldest of them; empty: none, or undated
  bool operator==(const ProfilePassage&) const = default;
};

// How well a line is supported. Copies of the same words and claims that name one source are one
// origin.
struct ProfileSupport {
  std::size_t documents = 0;  // that assert or allege it
  std::size_t origins = 0;
  std::size_t claims = 0;
  std::size_t alleged = 0;  // of them, told as alleged, conditional or predicted
  std::size_t denied = 0;   // claims that it is not so; in none of the numbers above
  int first_year = 0;       // that they tell of; 0: no year is known
  int last_year = 0;
  bool old = false;  // nothing of the last years of the workspace (CountryProfile::old_before)
  // Indices of CountryProfile::passages, newest first; those that deny it behind. The best
  // `kMostPassages` are kept.
  std::vector<std::size_t> passages;
  bool operator==(const ProfileSupport&) const = default;
};
constexpr std::size_t kMostPassages = 24;

// A way in which people are said to be moved, by what the country is in it.
struct ProfileRoute {
  std::string direction;  // out, in, through, internal
  // out: the partner is a destination; in: an origin; through: `from` and `to` tell.
  std::string partner;       // alpha-3; empty: a world region, or not told
  std::string partner_name;  // "Georgia", "Western Europe"; empty: not told
  std::string partner_role;  // origin, transit, destination; empty: no partner
  ProfileSupport support;
  bool operator==(const ProfileRoute&) const = default;
};

// Something that is told of in kinds: a form of exploitation, a sector, who is exploited, by whom.
struct ProfileGroup {
  std::string code;  // "PURP.FL.AGRI", "girls", "recruiters"
  std::string name;  // in words
  ProfileSupport support;
  bool operator==(const ProfileGroup&) const = default;
};

struct ProfileResponse {
  std::string group;      // prosecution, protection, prevention, partnership
  std::string code;       // criterion ("22 USC 7106(b)(2)") or type of event ("conviction")
  std::string name;       // in words
  std::string direction;  // supports, hinders, unclear
  ProfileSupport support;
  bool operator==(const ProfileResponse&) const = default;
};

struct ProfileTier {
  int edition = 0;  // year of the report
  std::string tier;
  std::string evidence;  // data/tiers.tsv: primary, dataset ...
  std::string source;    // in words
  bool operator==(const ProfileTier&) const = default;
};

// One value of a series in one period, as app/figures holds them together.
struct ProfilePoint {
  std::string row;     // key, for `plumbline figures ROW`
  std::string period;  // in words
  std::string from;    // ISO; empty: open
  std::string to;
  double value = 0;
  double upper = 0;  // of a range; else `value`
  std::string approximator;
  std::size_t documents = 0;
  std::size_t origins = 0;
  bool contested = false;             // another value of the same row conflicts with it
  std::vector<std::size_t> passages;  // indices of CountryProfile::passages
  bool operator==(const ProfilePoint&) const = default;
};

// Values of one definition: unit, status, scope, place and kind of period are the same.
struct ProfileSeries {
  std::string unit;    // "victims"
  std::string name;    // "victims: identified, children"
  std::string status;  // empty: not stated
  std::vector<std::string> scope;
  std::string place;                 // less than the country; empty: the country
  std::string period_kind;           // calendar, fiscal, reporting ...; empty: not stated
  std::vector<ProfilePoint> points;  // oldest first
  bool operator==(const ProfileSeries&) const = default;
};

// Two things that cannot both be so, or that nothing explains.
struct ProfileContradiction {
  std::string code;   // figure-conflict, denied, supports-and-hinders, tier
  std::string words;  // one sentence
  std::vector<std::size_t> passages;
  // What it is on ("route.out.GEO", key of a row), the same in the profile of another day.
  std::string subject = {};
  bool operator==(const ProfileContradiction&) const = default;
};

// What a reader would ask next.
struct ProfileQuestion {
  std::string code;   // no-source-in-country, one-origin, no-figure, old, not-reported ...
  std::string words;  // one sentence
  std::vector<std::size_t> passages;
  std::string subject = {};  // as above; empty: there is one of the code
  bool operator==(const ProfileQuestion&) const = default;
};

// Who publishes claims on the country, or is named as their source. All claims are counted.
struct ProfileTeller {
  std::string name;   // of a publisher; empty: not stated
  bool named = true;  // false: a source told of as "officials"
  std::size_t documents = 0;
  std::size_t claims = 0;
  bool operator==(const ProfileTeller&) const = default;
};
// A publisher that has claims from a source other than itself.
struct ProfileTie {
  std::size_t publisher = 0;  // index of CountryProfile::publishers
  std::size_t source = 0;     // of CountryProfile::sources
  std::size_t claims = 0;
  std::vector<std::size_t> passages = {};  // of CountryProfile::passages, the newest, at most 8
  bool operator==(const ProfileTie&) const = default;
};

struct CountryProfile {
  std::string country;  // alpha-3
  std::string name;
  int since = 0;              // nothing of before was asked for; 0: all
  int until = 0;              // nor of after; 0: all
  std::size_t documents = 0;  // with a claim on the country
  std::size_t claims = 0;
  std::size_t rejected = 0;  // further claims left out, for a person rejected them
  std::size_t origins = 0;
  std::string oldest;  // publication; ISO, empty: none is dated
  std::string newest;
  int old_before = 0;              // what tells of no year from this on is old; 0: no year is known
  std::vector<ProfileTier> tiers;  // newest first
  std::vector<ProfileRoute> routes;  // best supported first within a direction
  std::vector<ProfileGroup> forms;   // likewise
  std::vector<ProfileGroup> sectors;
  std::vector<ProfileGroup> victims;        // groups of people
  std::vector<ProfileGroup> nationalities;  // of victims
  std::vector<ProfileGroup> perpetrators;   // kinds
  std::vector<ProfileSeries> series;
  std::size_t figures_undated = 0;         // rows that state no period, in no series
  std::vector<ProfileResponse> responses;  // in the order of the groups
  std::vector<ProfileContradiction> contradictions;
  std::vector<ProfileQuestion> questions;
  std::vector<ProfileTeller> publishers;  // by name
  std::vector<ProfileTeller> sources;     // likewise
  std::vector<ProfileTie> ties;
  std::vector<ProfilePassage> passages;
  bool operator==(const CountryProfile&) const = default;
};

}  // namespace plumbline::model

// SPDX-License-Identifier: Apache-2.0
//
// Which reports tell of the same event?
//
// Two levels. A *happening* is one thing at one time: a raid, an arrest, a charge, a judgment. An
// *incident* is the whole matter: what was done, and all that police and courts made of it. What
// one document tells is first parted into matters (a strand each); strands of different documents
// are then held beside each other, field by field, and gathered by average linkage: a report joins
// for what the whole incident says, never by a chain of single likenesses. Two strands of one
// document never meet, nor two that name other accused and other places.
//
// Pure: the same accounts in any order give the same answer. Nothing is merged in place: what the
// reports say differently stands side by side, and each join says why.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "resolve/accounts.h"

namespace plumbline::resolve {

constexpr std::size_t kNoAccount = static_cast<std::size_t>(-1);

// What reprints.h found of the account of the same index.
struct Copies {
  std::size_t family = kNoAccount;  // equal in one family; kNoAccount: in none
  std::vector<std::size_t> from;    // accounts it took words from
};

struct ToldAt {
  std::size_t account = 0;
  std::size_t telling = 0;
  auto operator<=>(const ToldAt&) const = default;
};

enum class Field : std::uint8_t {
  Accused,  // names of the accused
  People,   // names of others in the text
  Place,    // town, or country
  Day,      // of a happening of one kin
  Count,    // of people
  Nationality,
  Penalty,
  Published,  // how far apart, where no day is told
  Words,      // of the texts, rare ones counting more
  Copy,       // of one reprint family
};
[[nodiscard]] const char* to_string(Field field);

struct FieldFit {
  Field field = Field::Accused;
  double weight = 0;  // above 0: agrees; below: conflicts
  // "Burgas, Bulgaria"; of people how many, for they may be victims; of words the cosine in
  // percent; of the publication how many days apart.
  std::string detail;
};

// What two reports have in common. Fields that one of them does not tell are silent.
struct Resemblance {
  double score = 0;
  bool never = false;  // other accused and another place
  std::vector<FieldFit> fits;
  std::vector<Field> silent;
};

// What several reports say differently of one happening.
struct Contradiction {
  struct Value {
    std::string value;
    std::vector<ToldAt> tellings;
  };
  std::string field;          // "day", "people", "place", "name", "age", "penalty"
  std::vector<Value> values;  // the one that most documents tell first
};

struct Happening {
  Happens what;
  Period when;  // as most tell it, the most precise; may be unstated
  std::optional<Spot> spot;
  std::vector<ToldAt> tellings;  // by day of publication
  std::vector<Contradiction> contradictions;
};

struct Standing {
  std::string status;  // alleged, investigated, arrested, charged, tried, convicted, acquitted
  Period when;
  std::vector<ToldAt> tellings;
};

// Somebody accused by name, and what became of them, in order of time.
struct Accused {
  std::string name;                    // as most print it
  std::vector<std::string> spellings;  // others
  std::vector<Standing> standings;
};

// A report that may no longer be relied on, or rests on one.
struct Mark {
  enum class Why : std::uint8_t {
    Corrected,        // its outlet has taken it back
    Retracted,        // all of it
    CopyOfCorrected,  // it took its words from one that was
    CitesCorrected,   // it names the outlet as its source and repeats what was wrong
  };
  std::size_t account = 0;
  Why why = Why::Corrected;
  std::size_t by = 0;                // account that holds the notice
  std::size_t notice = 0;            // among its notices
  std::size_t through = kNoAccount;  // the corrected report it rests on
  std::vector<ToldAt> tellings;      // that repeat what was wrong; empty: all of the report
};
[[nodiscard]] const char* to_string(Mark::Why why);

struct Report {
  std::size_t account = 0;
  std::vector<std::size_t> tellings;
  // The report it is most like, and how; none for the first.
  std::size_t nearest = kNoAccount;
  Resemblance likeness;
};

struct Incident {
  std::string id;                     // "i-" and digits made of its first report; kept as more come
  std::vector<Report> reports;        // by day of publication, undated last
  std::vector<Happening> happenings;  // in order of time, undated last
  std::vector<Accused> accused;       // by number of reports
  std::string status;                 // the last that the incident reached; empty: none
  std::vector<Mark> marks;
  std::size_t families = 0;  // reprint families with two or more reports here
  std::size_t origins = 0;   // families, and reports of none
};

struct Incidents {
  std::vector<Incident> incidents;  // the latest first
  std::size_t left_out = 0;         // tellings that no one event could be found for
};

// `copies` is empty or as long as `accounts`. About linear in the accounts where few share a town,
// a name or a day.
[[nodiscard]] Incidents find_incidents(std::span<const Account> accounts,
                                       std::span<const Copies> copies,
                                       const refdata::RefData& refdata);

}  // namespace plumbline::resolve

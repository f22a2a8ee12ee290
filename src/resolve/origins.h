// SPDX-License-Identifier: Apache-2.0
//
// Where does a claim come from that several documents make, and how many origins are that?
//
// Chains of attribution end at whoever is named last. Documents that say the same are held
// together and every chain is followed: words taken over from another article lead to that
// article, "X reports that Y reports" leads to Y and, where Y's own document is at hand, on to
// whom Y names. What is one source under several names (an acronym, a person who speaks for an
// organisation, two outlets of one owner) counts once. A chain that comes back to where it was
// makes a circle and no origin. Nothing counted is hidden: each origin lists its documents, each
// with its path and why its steps were taken.
//
// Pure: the same tellings give the same answer in any order.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/entities.h"
#include "resolve/reprints.h"
#include "resolve/telling.h"

namespace plumbline::resolve {

// A document with claims that say the same.
struct Teller {
  std::string document;  // hash
  std::string name;      // of the file; stands for a publisher that is not known
  std::string publisher;
  Date published;
  std::vector<std::string> credits;  // resolve/credits.h
};

// One claim of a teller.
struct Said {
  std::size_t teller = 0;
  const model::Claim* claim = nullptr;  // must outlive the answer's making
};

// A name under which several stand: an owner with its outlets, a ministry with its embassies.
struct Owner {
  std::string name;
  std::vector<std::string> names;  // what belongs to it
  bool part = false;               // they speak for it; else it owns them
};

// Why a path goes on as it does.
enum class StepWhy : std::uint8_t {
  Publishes,   // where the document stands
  Names,       // the text names it as its source
  Takes,       // its words stand in an article of the next (reprints.h)
  Credits,     // byline or last lines give the document to it
  Follows,     // what the source named says of its own source, in its own document
  Notes,       // a numbered note gives its work
  Counts,      // the sentence says that it did the counting
  SameOutlet,  // elsewhere the same outlet names its source
};
[[nodiscard]] const char* to_string(StepWhy why);

struct Step {
  std::string name;  // as it is shown
  StepWhy why = StepWhy::Publishes;
  std::string document;  // where that is said, or the article taken from; empty: the telling's own
  bool unnamed = false;
  bool operator==(const Step&) const = default;
};

// One claim's way to its origins; where it has several, the way to each of them.
struct Path {
  std::size_t said = 0;
  std::vector<Step> steps;
  std::vector<std::size_t> origins;  // indices in Origins::origins; empty: it ends in a circle
};

enum class OriginKind : std::uint8_t {
  Named,      // a source that somebody names
  Publisher,  // a publisher that names no source
  Unnamed,    // somebody nobody names: said beside the count, never in it
  Ambiguous,  // more than one reading of who it is: likewise
};
[[nodiscard]] const char* to_string(OriginKind kind);

// Why two names are one source.
struct Alias {
  std::string name;
  std::string
      why;  // "same-name", "same-source", "judged", "short-name", "speaks-for", "owner", "part"
  bool operator==(const Alias&) const = default;
};

struct Origin {
  std::string name;
  OriginKind kind = OriginKind::Named;
  model::SourceKind source = model::SourceKind::Unknown;
  std::vector<Alias> aliases;          // other names it goes by among these
  std::vector<std::size_t> documents;  // tellers that rest on it
};

// Sources that rest on each other: a -> b -> a.
struct Circle {
  std::vector<Step> steps;             // from the first name in alphabet back to it
  std::vector<std::size_t> documents;  // tellers that rest on it
  bool closed = true;                  // false: one of them also names a source outside
};

struct Origins {
  std::vector<Origin> origins;  // most documents first, then by name
  std::vector<Circle> circles;
  std::vector<Path> paths;  // one for each Said, in its order
  std::size_t documents = 0;
  std::size_t counted = 0;  // origins that are named or publishers
  std::size_t unnamed = 0;  // the others
};

// What is known of sources beside what the tellings say. All must outlive the answer's making.
struct Known {
  std::span<const Owner> owners;
  std::span<const Judged> judgements;  // of the register of sources
  const refdata::RefData& refdata;
};

// `taken[i]`: what teller i took from other tellers (index in `tellers`), as find_reprints tells.
[[nodiscard]] Origins find_origins(std::span<const Teller> tellers, std::span<const Said> said,
                                   std::span<const std::vector<Taken>> taken, const Known& known);

// A row as data/owners.tsv has it: owner, relation, names with "|" between; nothing if it is none.
[[nodiscard]] std::optional<Owner> owner_of_row(std::string_view line);
// Of data/owners.tsv.
[[nodiscard]] std::vector<Owner> owners_of(const refdata::RefData& refdata);

}  // namespace plumbline::resolve

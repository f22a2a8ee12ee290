// SPDX-License-Identifier: Apache-2.0
//
// `sources`: who speaks in a workspace, under which names, and why names are taken for one source.
// What a person decides is kept as a judgement: it outranks the machine and outlives any reading
// anew. Only sources that documents name are here; survivors and people nobody names are not.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

// A reason with its weight: above 0 for one source, below for two.
struct NameGround {
  double weight = 0;
  std::string words;
};

struct SourceName {
  std::string id;  // 12 hexadecimal digits; any name's id stands for its source
  std::string name;
  std::string kind;  // person, organisation, government, international, court, outlet
  std::string organisation;
  std::string country;               // alpha-3
  bool country_of_document = false;  // not stated: what its documents are about
  std::string only_in;  // hash of the one document, if nothing tells it from others of its name
  std::vector<std::string> offices;
  std::size_t claims = 0;
  std::size_t documents = 0;
  // Why it is a name of this source; of the first name, all are empty.
  std::string tied_to;         // id of another name
  std::int64_t judgement = 0;  // of a person; 0: by likeness
  double score = 0;
  std::vector<NameGround> grounds;
};

struct SourceEntry {
  std::vector<SourceName> names;  // the first is the one it is shown by
  std::size_t claims = 0;
  std::size_t documents = 0;
};

// Two sources that may be one.
struct SourceDoubt {
  SourceName one;
  SourceName other;
  double score = 0;
  std::vector<NameGround> grounds;
};

struct SourcesOptions {
  std::string workspace;
  std::string words;              // of a name, or the id of one; empty: all
  std::string kind;               // "person"
  std::string country;            // as claims takes it
  std::size_t limit = 50;         // 0: all
  std::string after = {};         // SourcesAnswer::next of the page before
  std::string doubts_after = {};  // SourcesAnswer::next_doubts likewise
};

struct SourcesAnswer {
  std::vector<SourceEntry> sources;  // those with most claims first
  std::size_t all = 0;               // also those not shown
  std::size_t names = 0;             // of all
  std::vector<SourceDoubt> doubts;   // about those that fit, the likeliest first; at most `limit`
  std::size_t all_doubts = 0;
  std::string next;  // of the sources; empty: this was the last page
  std::string next_doubts;
  // Judgements that later ones contradict, and such on names that no document has any more; only
  // if no words were asked for.
  std::vector<std::int64_t> overruled;
  std::vector<std::int64_t> idle;
};
[[nodiscard]] Result<SourcesAnswer> sources(const SourcesOptions& options);

// A source is meant by the id of one of its names or by such a name. Misuse lists the sources that
// a name may mean; NotFound if there is none.
struct SourceDecision {
  std::string workspace;
  std::string source;
  std::string other;  // merge: another source; split: that, or a name of it; alias: a further name
  std::string who;
  std::string why;
};
struct Decided {
  std::int64_t number = 0;  // under which it can be undone
  std::string subject;      // "Casa Lume + Lume Foundation"
};
// The two are one from now on. Misuse if they are already.
[[nodiscard]] Result<Decided> merge_sources(const SourceDecision& decision);
// The name is that of another source, or the other source is not to be joined with this one however
// like they are. Misuse if the source has no other name.
[[nodiscard]] Result<Decided> split_source(const SourceDecision& decision);
// A name that a document may use some day. Misuse if it has it already.
[[nodiscard]] Result<Decided> add_alias(const SourceDecision& decision);
[[nodiscard]] Result<Decided> undo_judgement(const std::string& workspace, std::int64_t number,
                                             const std::string& who, const std::string& why);

// Two names as documents give them, held side by side without any workspace.
struct NamePair {
  SourceName one;  // name, kind, organisation, country, offices
  SourceName other;
};
struct WeighedPair {
  std::string verdict;  // same, ask, different
  double score = 0;
  std::vector<NameGround> grounds;
};
// Misuse if a kind is not known.
[[nodiscard]] Result<std::vector<WeighedPair>> weigh_names(const std::vector<NamePair>& pairs);

struct PastDecision {
  std::int64_t number = 0;
  std::string at;  // UTC
  std::string who;
  std::string verb;
  std::string subject;
  std::string why;
  std::int64_t undoes = 0;     // 0: none
  std::int64_t undone_by = 0;  // 0: it holds
};
// Oldest first.
[[nodiscard]] Result<std::vector<PastDecision>> source_history(const std::string& workspace);

}  // namespace plumbline::app

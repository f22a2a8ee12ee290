// SPDX-License-Identifier: Apache-2.0
//
// Who else in the workspace says what a claim says, and to how many origins does all of it lead?

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/report.h"

namespace plumbline::store {
class Workspace;
}

namespace plumbline::app {

// Why two claims are held to say the same, or not.
struct TellingGround {
  std::string code;    // same-words, same-figure, other-number ... (docs/reference/trace.md)
  std::string detail;  // "23 workers"; may be empty
};

struct PathStep {
  std::string name;
  std::string why;       // publishes, names, takes, credits, notes, counts, follows, same-outlet
  std::string document;  // hash: where that is said; empty: in the telling's own document
  bool unnamed = false;
};

// A claim of a document that says the same, or of which it is not sure.
struct ToldBy {
  std::string document;  // hash
  std::string name;
  std::string publisher;
  std::string published;  // ISO; empty: not stated
  std::string claim;      // "c3"
  std::string words;
  std::vector<TellingGround> grounds;  // none: the claim asked for
  std::vector<PathStep> path;          // publisher first; empty unless it says the same
  std::vector<std::size_t> origins;    // indices; empty: it ends in a circle
  bool violence = false;               // the words tell of it (app/violence.h)
};

struct OriginAlias {
  std::string name;
  std::string why;  // same-name, same-source, judged, short-name, speaks-for, owner
};

// Who names no publisher goes by the name of the file, without its folder unless two of them have
// that name.
struct OriginOf {
  std::string name;
  std::string kind;    // named, publisher, unnamed, ambiguous
  std::string source;  // kind of source: government, organisation ...
  std::vector<OriginAlias> aliases;
  std::vector<std::string> documents;  // hashes, oldest first
};

// An article that took words from another of its family.
struct CopyOf {
  std::string document;  // hash
  std::string from;      // hash of the one it took most words from; empty: the likely origin
  double share = 0;      // of its own words that stand there
};

struct SourceCircle {
  std::vector<PathStep> steps;  // from one name back to it
  std::vector<std::string> documents;
  bool closed = true;  // nobody in it names a source outside it
};

struct OriginsAnswer {
  std::size_t documents = 0;      // that say the same, that of the claim included
  std::size_t counted = 0;        // origins: named sources and publishers that name none
  std::size_t unnamed = 0;        // sources nobody names, not counted
  std::vector<OriginOf> origins;  // counted ones first, most documents first
  std::vector<SourceCircle> circles;
  // Reprint families among the documents that say the same, as `reprints` tells them; the likely
  // origin of each first.
  std::vector<std::vector<CopyOf>> families;
  std::vector<ToldBy> same;       // oldest first, undated last; the claim itself among them
  std::vector<ToldBy> otherwise;  // of the same thing, but with another number, day or verdict
  std::vector<ToldBy> unsure;     // perhaps the same
  std::size_t rejected = 0;       // tellings left out, for a person rejected them
  bool more = false;              // more documents share words with the claim than were looked at
};

// Documents are found by the words of the claim, the most telling ones first, and the best 120 are
// read; time does not grow with the workspace but for that search.
[[nodiscard]] Result<OriginsAnswer> origins_of(const store::Workspace& workspace,
                                               const model::Report& report,
                                               const model::Claim& claim);

}  // namespace plumbline::app

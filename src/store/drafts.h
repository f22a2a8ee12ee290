// SPDX-License-Identifier: Apache-2.0
//
// What people change in a dossier before it is handed on: a draft, by country and name. Append-only
// as decisions are: a change is taken back by a later one.
//
// They lie in a file of their own (`drafts.db` in the folder of the workspace), which is made with
// the first change: what an editor writes is no evidence, and a workspace can be handed on without
// it.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::store {

struct DraftChange {
  std::int64_t number = 0;  // from 1, in the order they were made, over all drafts
  std::string at;           // UTC
  std::string who;
  std::string country;  // alpha-3
  std::string draft;    // name
  std::string verb;     // leave-out, words, insert, move, undo
  std::string section;  // id
  std::string key;   // of the statement; of `insert`: behind which one, empty: first in the section
  std::string text;  // of `words` and `insert`; of `move`: behind which one
  std::string cites;  // JSON, as app/drafts.h writes it
  std::string basis;  // of `words`: what the program said
  std::string why;
  std::int64_t undoes = 0;  // number of the change that is taken back; 0: none
};

// Of one draft, oldest first; none if there is no such draft. `until`: only those up to this
// number; 0: all.
[[nodiscard]] Result<std::vector<DraftChange>> draft_changes(const std::string& folder,
                                                             const std::string& country,
                                                             const std::string& draft,
                                                             std::int64_t until = 0);

struct DraftRow {
  std::string country;
  std::string name;
  std::int64_t changes = 0;
  std::int64_t last = 0;  // number of the newest change
  std::string at;         // of it
  std::string who;        // likewise
};
// The one changed last first.
[[nodiscard]] Result<std::vector<DraftRow>> drafts(const std::string& folder);

// Number of the newest change of all drafts; 0: there is none.
[[nodiscard]] Result<std::int64_t> drafts_version(const std::string& folder);

// Appends it and gives its number; `number` and `at` of the value given are not read. `seen`: of
// the last change of the draft that its maker saw. Conflict if a later one concerns the same
// statement, or if that which is to be undone was taken back already. NotFound if there is no such
// change in the draft, or no workspace.
[[nodiscard]] Result<std::int64_t> add_draft_change(const std::string& folder,
                                                    const DraftChange& change, std::int64_t seen);

}  // namespace plumbline::store

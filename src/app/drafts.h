// SPDX-License-Identifier: Apache-2.0
//
// Drafts of dossiers: what people leave out, put in other words, write of their own and order
// otherwise before a dossier is handed on. docs/reference/dossier.md says what becomes of it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/dossier.h"

namespace plumbline::app {

// A passage that a person cites. In the text "[^1]" stands for the first one, "[^2]" for the
// second; how they are numbered in print is not its writer's business.
struct DraftCite {
  std::string document;   // hash
  std::size_t start = 0;  // in code points of the document's text, half-open
  std::size_t end = 0;
  std::string exact;  // the words as they were shown; set by edit_draft
};

struct DraftEdit {
  std::string workspace;
  std::string country;  // code or name
  std::string draft;    // name: 1 to 64 bytes, letters, digits and the like
  std::string who;
  // leave-out (a reason), words (text), insert (text, section), move (text: key of the statement
  // behind which it stands, empty: first), sections (text: ids with commas between), undo (undoes)
  std::string verb;
  std::string section;
  std::string key;
  std::string text;
  std::vector<DraftCite> cites;
  std::string basis;  // of words: what the program said
  std::string why;
  std::int64_t undoes = 0;
  std::int64_t seen = 0;  // number of the last change of the draft that was seen; 0: none
};

// Gives the number of the change. Misuse says what is missing or too long; NotFound names a
// document that is not there, or a passage that lies outside of its text; Conflict if somebody
// changed the same meanwhile.
[[nodiscard]] Result<std::int64_t> edit_draft(const DraftEdit& edit);

struct DraftShown {
  std::string country;
  std::string name;
  std::int64_t changes = 0;
  std::int64_t last = 0;
  std::string at;
  std::string who;
};
// Of a country, or of all if it is empty; the one changed last first.
[[nodiscard]] Result<std::vector<DraftShown>> list_drafts(const std::string& workspace,
                                                          const std::string& country);
[[nodiscard]] std::string to_json(const std::vector<DraftShown>& drafts);

// A dossier as somebody edits it, as JSON: every section with its statements, what was left out,
// the passages by number, all changes of the draft. `country`: alpha-3.
[[nodiscard]] Result<std::string> draft_outline(const std::string& workspace,
                                                const model::Dossier& dossier,
                                                const std::string& draft);

}  // namespace plumbline::app

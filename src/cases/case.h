// SPDX-License-Identifier: Apache-2.0
//
// A confidential case, as an officer who is assigned sees it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::cases {

// What is told of the case as a whole.
struct Facts {
  std::string title;
  std::string reference;        // the number it has in the officers' own files; may be empty
  std::string status = "open";  // open, in-work, closed
  std::vector<std::string> exploitation;  // codes of HTCDS: ForcedLabour
  std::string opened;                     // ISO date, which may lack day and month; empty: not told
  std::string closed;                     // likewise
  bool operator==(const Facts&) const = default;
};

enum class Kind : std::uint8_t {
  Note,     // in the officers' words; never changed
  Person,   // somebody, under a name that is not theirs
  Link,     // to a document, claim or incident of the workspace
  Event,    // what was done to the case: "assigned", "changed"
  Removed,  // a person or link that was taken out: only who did it when is left
};
[[nodiscard]] std::string_view to_word(Kind kind);  // "note"

struct CaseEntry {
  std::int64_t number = 0;  // 1, 2, 3 ... within its case, without gaps
  Kind kind = Kind::Note;
  std::string by;  // name of the account
  std::string at;  // UTC
  std::string words;
  std::string name;        // of a person: a pseudonym
  std::string part;        // of a person: victim, suspect, witness, other
  std::string document;    // of a link: SHA-256
  std::string claim;       // of a link: c3; empty: the whole document
  std::string incident;    // of a link: i-5f3a; empty: none
  std::string label;       // of a link: title or words of what it leads to; of an event: to whom
  std::string changed_by;  // empty: as it was written
  std::string changed_at;
  std::int64_t edition = 1;  // grows with every change of it
};

struct Assigned {
  std::int64_t account = 0;
  bool able = false;  // false: the key it was given to is lost; assign again
};

struct Case {
  std::string id;  // 32 hexadecimal digits
  Facts facts;
  std::int64_t edition = 1;  // grows with every change of the facts
  std::string made_by;
  std::string made;
  std::string changed;             // when anything was last entered or changed
  std::vector<CaseEntry> entries;  // in order; empty in a list
  std::vector<Assigned> officers;
  std::string fault;  // in a list: why it cannot be opened; empty: it can
};

// Misuse that says what will not do. `codes`: what there is of kinds of exploitation.
[[nodiscard]] Status check(const Facts& facts, const std::vector<std::string>& codes);
[[nodiscard]] Status check(const CaseEntry& entry);

// {"id", "title", ..., "entries": [...]}, without officers, whom a case knows by number only.
[[nodiscard]] std::string to_json(const Case& told);

}  // namespace plumbline::cases

// SPDX-License-Identifier: Apache-2.0
//
// How faithfully a quotation repeats the text it is said to come from, and whether a claim agrees
// with the record.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/passage.h"
#include "text/span.h"

namespace plumbline::model {

// From best to worst.
enum class Fidelity : std::uint8_t {
  Verbatim,  // the same words in the same order; case, spacing, quote marks, hyphenation aside
  Altered,   // words were added, dropped or replaced
  Reversed,  // altered, and the change adds or removes a negation or changes the class of a verdict
  Absent,    // the source holds no passage close enough to compare
};

// What a change does to the statement. The order is that of the names in names.cc.
enum class EditKind : std::uint8_t {
  Wording,     // other words; what they do is not known
  Negation,    // added, dropped or lost under an ellipsis
  Class,       // the class of a verdict: "does not fully meet", "does not meet"
  Number,      // a figure
  Scope,       // of how many, how often: some, all, only, mostly
  Name,        // a country, a nationality, another proper name
  Opposite,    // a word stands for its opposite: "prohibits", "permits"
  Hedge,       // how sure it is: reportedly, may
  Date,        // a year or month
  Comparison,  // more, less, the bound of a figure: at least, up to
  Unit,        // what is counted or measured in: years, dollars, percent
  Tense,       // when it holds, or whether it must: was, will be, must
  Degree,      // how strong: very, widespread
  Actor,       // who does it or to whom: police, employers, victims
  Order,       // the same words in another order, who does what to whom among them
  Joined,      // words from another place of the source run on as if they stood together
};

// One change. An empty span means that the word stands on the other side only; an empty `quoted`
// still tells at which byte of the quotation the word is missing.
struct Edit {
  text::Span quoted;
  text::Span source;
  EditKind kind = EditKind::Wording;
  bool operator==(const Edit&) const = default;
};

struct QuoteCheck {
  Fidelity fidelity = Fidelity::Absent;
  text::Span source;        // the passage compared with; empty if Absent
  std::vector<Edit> edits;  // in reading order; none if Verbatim
  bool operator==(const QuoteCheck&) const = default;
};

enum class VerificationStatus : std::uint8_t {
  Verbatim,
  Altered,
  Reversed,
  Absent,
  SourceMissing,  // no reference document to compare with
  Agrees,         // a verdict that the record bears out
  Contradicted,   // a verdict or quotation that the record contradicts
};

// A word difference as words, so that a report needs no second text at hand.
struct WordEdit {
  std::string quoted;  // empty: dropped from the source
  std::string source;  // empty: added by the quotation
  EditKind kind = EditKind::Wording;
  bool operator==(const WordEdit&) const = default;
};

// Where a quotation stands word for word, if not in the edition or on the country that the text
// names.
struct FoundIn {
  std::string reference;
  int edition = 0;      // 0: not known
  std::string country;  // alpha-3; empty: not known
  Passage passage;
  bool operator==(const FoundIn&) const = default;
};

struct Verification {
  VerificationStatus status = VerificationStatus::SourceMissing;
  std::string reference;  // "US TIP report 2024, Azerbaijan: Tier 2"
  int edition = 0;        // of the reference; 0: not known
  std::string expected;   // the words of the record (or its formula)
  std::vector<WordEdit> edits;
  std::optional<FoundIn> found_in;
  std::optional<Passage> source_passage;  // in a reference document, where there is one
  std::string explanation;                // one sentence for a reader
  bool operator==(const Verification&) const = default;
};

[[nodiscard]] const char* to_string(Fidelity fidelity);
[[nodiscard]] const char* to_string(EditKind kind);
// For a reader: what was changed ("a number", "how sure it is").
[[nodiscard]] const char* in_words(EditKind kind);
[[nodiscard]] const char* to_string(VerificationStatus status);

// One line, the same in logs, tests and dossiers: "reversed -[but] +[and] +[not]".
[[nodiscard]] std::string describe(const QuoteCheck& check, std::string_view quote,
                                   std::string_view primary);

}  // namespace plumbline::model

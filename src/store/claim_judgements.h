// SPDX-License-Identifier: Apache-2.0
//
// What people decided about claims. A decision keeps the words it was made on, not the claim's
// number, so that it outlives reading anew. Append-only: one is taken back by a later one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/report.h"
#include "store/workspace.h"
#include "text/span.h"

namespace plumbline::store {

struct ClaimJudgement {
  std::int64_t number = 0;  // from 1, in the order they were made
  std::string at;           // UTC
  std::string who;
  std::string verb;       // confirm, reject, note, undo, correct-span, correct-kind, correct-source
  std::string document;   // hash
  std::string kind;       // of the claim: two claims of different kinds may have the same words
  text::Span span;        // of the claim's first passage, in bytes of the document's text
  std::int64_t twin = 0;  // how many claims of this kind and span come before it in the document
  std::string words;      // under the span, as the person saw them: names of victims withheld
  std::int64_t undoes = 0;  // number of the judgement that is taken back; 0: none
  std::string why;
  std::string value;  // of a correction or an added claim (corrections.h)
};

// Where a judgement belongs today.
struct Placed {
  std::optional<std::size_t> claim;  // its place in the report; nothing: no claim has the words
  std::optional<text::Span> span;    // of the words; nothing: they are gone from the text
};
// Of each judgement; all are of the report's document, which is as the machine read it. Words are
// looked for where they stood, then anywhere in the text (the nearest place counts), then without
// regard to blanks, marks and case; what is withheld on either side fits whatever stands there on
// the other. The claim is that of the same kind and words, or the one of the same kind that shares
// most of them, at least half of either. If there is none and a person corrected the claim, that of
// the corrected kind and words counts: the machine has learned it meanwhile.
[[nodiscard]] std::vector<Placed> place_judgements(const std::vector<ClaimJudgement>& judgements,
                                                   const model::Report& report);

// Where a claim stands by what people decided: by the latest confirm or reject that was not taken
// back.
enum class Standing : std::uint8_t { Undecided, Confirmed, Rejected };
[[nodiscard]] const char* to_string(Standing standing);  // "", confirmed, rejected

// Of each claim of the report, which is as the machine read it.
[[nodiscard]] std::vector<Standing> standings_of(const std::vector<ClaimJudgement>& judgements,
                                                 const model::Report& report);

// Of one document, oldest first.
[[nodiscard]] Result<std::vector<ClaimJudgement>> claim_judgements(const Workspace& workspace,
                                                                   const std::string& document);

// Of all documents that have some, by hash.
using JudgementsByDocument = std::map<std::string, std::vector<ClaimJudgement>, std::less<>>;
[[nodiscard]] Result<JudgementsByDocument> all_claim_judgements(const Workspace& workspace);

// Numbers of those that a later one takes back.
[[nodiscard]] std::set<std::int64_t> taken_back_in(const std::vector<ClaimJudgement>& judgements);

// The words that a judgement was made on, where they stand today; nothing if they are gone.
[[nodiscard]] std::optional<text::Span> place_of_words(const ClaimJudgement& judgement,
                                                       const model::Report& report);

// Appends it, and an entry in the journal, both or neither, and gives its number; `number` and `at`
// of the value given are not read. A correction, and one that is taken back, changes what the
// document is found by, which kept searches are told. `seen`: number of the last judgement on these
// words that the person knew of, 0 for none; Conflict if there is a later one, so that nobody
// overrules unawares. NotFound if there is no such document, or no such judgement to undo in it;
// Conflict if that was taken back already.
[[nodiscard]] Result<std::int64_t> add_claim_judgement(const std::string& folder,
                                                       const ClaimJudgement& judgement,
                                                       std::int64_t seen);

}  // namespace plumbline::store

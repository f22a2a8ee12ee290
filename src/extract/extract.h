// SPDX-License-Identifier: Apache-2.0
//
// Who says what through whom? Analysis to claims with chains and typed content, and the findings
// that need nothing but this document's own words.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "language/analysis.h"
#include "model/claim.h"
#include "model/document.h"
#include "model/withheld.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

// Somebody who is not to be named.
struct ShieldedName {
  std::vector<std::string> words;  // folded, without titles
  bool called = false;    // a victim or survivor; else told of: an office or a charge outweighs it
  bool relative = false;  // of one; not one herself
  bool operator==(const ShieldedName&) const = default;
};

// What of a text must not be shown, and whose names these are: other stretches of the same document
// tell of them, too.
struct Shielded {
  model::Withheld withheld;
  std::vector<ShieldedName> names;
};

// Claims in reading order, ids "c1", "c2" ... Never fails. Pure. `shielded`, if given, is filled.
// `known`, if given: what other stretches of the document tell.
[[nodiscard]] std::vector<model::Claim> extract_claims(const model::Document& document,
                                                       const language::Analysis& analysis,
                                                       const refdata::RefData& refdata,
                                                       Shielded* shielded = nullptr,
                                                       const Shielded* known = nullptr);

// What a person points at in the text. `read_words`: the claims that the words under `span` make,
// sentence by sentence, by the same rules; `chain` says them. None if there is no word. Pure.
[[nodiscard]] std::vector<model::Claim> read_words(const model::Document& document,
                                                   const language::Analysis& analysis,
                                                   const refdata::RefData& refdata,
                                                   const text::Span& span,
                                                   const model::AttributionChain& chain);
// Whom the words under `span` name as somebody who speaks; its `name` is empty if nobody is found.
[[nodiscard]] model::ChainLink read_source(const model::Document& document,
                                           const language::Analysis& analysis,
                                           const refdata::RefData& refdata, const text::Span& span);
// A document with its analysis; both must outlive the call.
struct ToExtract {
  const model::Document& document;
  const language::Analysis& analysis;
};
struct Extracted {
  std::vector<model::Claim> claims;
  Shielded shielded;
};
// The same of several, in their order, faster for short ones: each step is taken for all of them
// before the next, so that its code stays in the processor's cache.
[[nodiscard]] std::vector<Extracted> extract_all(std::span<const ToExtract> documents,
                                                 const refdata::RefData& refdata);

}  // namespace plumbline::extract

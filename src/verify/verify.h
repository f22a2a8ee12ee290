// SPDX-License-Identifier: Apache-2.0
//
// Is it really there? Quotations against their source, verdicts against the record, and the
// findings a reader must know. Says "source missing" where there is nothing to compare with.

#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/claim.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/quotation.h"
#include "model/quote_check.h"
#include "refdata/refdata.h"
#include "text/token.h"
#include "verify/source_text.h"

namespace plumbline::verify {

// A passage of a reference document that may be the source of a quotation.
struct Candidate {
  model::DocumentId document;
  std::string title;                         // "Trafficking in Persons Report 2024, Azerbaijan"
  std::shared_ptr<const SourceText> source;  // its canonical text
  int edition = 0;                           // 0: not known
  std::string country;                       // alpha-3; empty: not known
};

// Where the text says that a quotation comes from.
struct Sought {
  const model::AttributionChain& chain;
  int edition = 0;                     // 0: none is named
  std::vector<std::string> countries;  // alpha-3; empty: none is named
};

// What a reference says of a country's placement.
struct RecordedVerdict {
  std::string title;  // of the reference
  std::string tier;   // as in model::Verdict
  model::Passage passage;
};

// Where quotations are looked up: the workspace's reference library, or nothing.
class ReferenceLibrary {
 public:
  virtual ~ReferenceLibrary() = default;
  // Documents that may hold the quotation, best first; few. Those that fit what is sought are
  // preferred, others are given as well.
  [[nodiscard]] virtual std::vector<Candidate> candidates(std::string_view quotation,
                                                          const Sought& sought) const = 0;
  // Whether any reference document belongs to the origin of `chain`.
  [[nodiscard]] virtual bool holds_source(const model::AttributionChain& chain) const = 0;
  // Whether the edition, on the country, that is sought is at hand of the report of `found`.
  [[nodiscard]] virtual bool holds_edition(const Candidate& found, const Sought& sought) const = 0;
  // Whether a reference that may be what is sought is at hand but cannot be looked into yet: then
  // what else was found, or was not, tells nothing.
  [[nodiscard]] virtual bool waits([[maybe_unused]] const Sought& sought) const { return false; }
  // Placements of a country that references of this edition state.
  [[nodiscard]] virtual std::vector<RecordedVerdict> verdicts(
      [[maybe_unused]] std::string_view alpha3, [[maybe_unused]] int edition) const {
    return {};
  }
  // What first kept the library from an answer since it was opened; null if nothing did. Where
  // something did, "nothing found" above may mean "not looked": ask before telling anybody.
  [[nodiscard]] virtual const Error* failure() const { return nullptr; }
};

struct Verified {
  std::vector<model::Finding> findings;      // gravest first, then in reading order
  std::vector<model::Quotation> quotations;  // that stand in no claim, in reading order
};

// Fills Claim::verification. `library` may be null: then only reference data is consulted.
// `tokens` are those of `document.text`.
[[nodiscard]] Verified verify_report(const model::Document& document,
                                     const std::vector<text::Token>& tokens,
                                     std::vector<model::Claim>& claims,
                                     const refdata::RefData& refdata,
                                     const ReferenceLibrary* library);
// The same of several, in their order, faster for short ones: each check is made for all of them
// before the next. All that is named must outlive the call.
struct ToVerify {
  const model::Document& document;
  const std::vector<text::Token>& tokens;
  std::vector<model::Claim>& claims;
};
[[nodiscard]] std::vector<Verified> verify_all(std::span<const ToVerify> documents,
                                               const refdata::RefData& refdata,
                                               const ReferenceLibrary* library);
// The findings alone, of a text that is not tokenised yet.
[[nodiscard]] std::vector<model::Finding> verify_claims(const model::Document& document,
                                                        std::vector<model::Claim>& claims,
                                                        const refdata::RefData& refdata,
                                                        const ReferenceLibrary* library);

}  // namespace plumbline::verify

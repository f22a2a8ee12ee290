// SPDX-License-Identifier: Apache-2.0
//
// Is it really there? Quotations against their source, verdicts against the record, and the
// findings a reader must know. Says "source missing" where there is nothing to compare with.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/quote_check.h"
#include "refdata/refdata.h"
#include "text/token.h"
#include "verify/source_text.h"

namespace plumbline::verify {

// A passage of a reference document that may be the source of a quotation.
struct Candidate {
  model::DocumentId document;
  std::string title;                         // "Trafficking in Persons Report 2024, Azerbaijan"
  std::shared_ptr<const SourceText> source;  // its whole canonical text
};

// Where quotations are looked up: the workspace's reference library, or nothing.
class ReferenceLibrary {
 public:
  virtual ~ReferenceLibrary() = default;
  // Documents that may hold the quotation, best first; few. `chain` narrows the search.
  [[nodiscard]] virtual std::vector<Candidate> candidates(
      std::string_view quotation, const model::AttributionChain& chain) const = 0;
  // Whether any reference document belongs to the origin of `chain`.
  [[nodiscard]] virtual bool holds_source(const model::AttributionChain& chain) const = 0;
};

// Fills Claim::verification and returns findings, gravest first, then in reading order.
// `library` may be null: then only reference data is consulted.
[[nodiscard]] std::vector<model::Finding> verify_claims(const model::Document& document,
                                                        std::vector<model::Claim>& claims,
                                                        const refdata::RefData& refdata,
                                                        const ReferenceLibrary* library);
// The same for a caller who has the tokens of `document.text` already.
[[nodiscard]] std::vector<model::Finding> verify_claims(const model::Document& document,
                                                        const std::vector<text::Token>& tokens,
                                                        std::vector<model::Claim>& claims,
                                                        const refdata::RefData& refdata,
                                                        const ReferenceLibrary* library);

}  // namespace plumbline::verify

// SPDX-License-Identifier: Apache-2.0
//
// The words in which a report speaks of claims: one place for every form of output.

#pragma once

#include <string>
#include <vector>

#include "model/claim.h"
#include "model/finding.h"

namespace plumbline::publish {

// A labelled line of a claim's content: {"route", "Pakistan (origin) > Azerbaijan (transit)"}.
struct Line {
  std::string label;
  std::string value;
};

[[nodiscard]] const char* kind_label(model::ClaimKind kind);

// "Lantern Foundation (article)"; "activists (unnamed)"; "A or B (not clear which)".
[[nodiscard]] std::string link_words(const model::ChainLink& link);
// Publisher first: "Daily Post < Lantern Foundation (article) < activists (unnamed)".
[[nodiscard]] std::string chain_words(const model::AttributionChain& chain);

// What the claim contains, typed content in a fixed order; empty for a bare statement.
[[nodiscard]] std::vector<Line> content_lines(const model::Claim& claim);

// "contradicted by the record", "verbatim", "no reference at hand" ...
[[nodiscard]] const char* verification_words(model::VerificationStatus status);
// True where a reader must look: altered, reversed, absent, contradicted.
[[nodiscard]] bool verification_alarms(model::VerificationStatus status);

// "the text has "and is not", the source "but is" (a negation)".
[[nodiscard]] std::string edit_words(const model::WordEdit& edit);
// The reference compared with, and the one in which the words stand, each with its edition.
[[nodiscard]] std::string reference_words(const model::Verification& check);
[[nodiscard]] std::string found_words(const model::FoundIn& found);

// Findings of one cause (the same source left unnamed, one quotation with two possible speakers),
// told once: the first in the order of the report, and all of them.
struct ToldOnce {
  const model::Finding* first = nullptr;
  std::vector<const model::Finding*> all;
};
[[nodiscard]] std::vector<ToldOnce> told_once(const std::vector<model::Finding>& findings);

// What stands before Finding::expected: "record says", "true name", "missing" ...
[[nodiscard]] const char* expected_label(const model::Finding& finding);
// What a reader can do about it, one sentence.
[[nodiscard]] const char* advice(const model::Finding& finding);

// "3 grave, 2 warnings, 1 notice", each cause once; "no findings".
[[nodiscard]] std::string finding_summary(const std::vector<model::Finding>& findings);

}  // namespace plumbline::publish

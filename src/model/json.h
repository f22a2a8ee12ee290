// SPDX-License-Identifier: Apache-2.0
//
// The one JSON form of the nouns: what `--json` prints, what the store keeps, what tests compare.
// Documented in docs/reference/report.schema.json. A passage is written as a W3C Web Annotation
// text selector: code-point `start` and `end`, `exact`, `prefix`, `suffix`.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/report.h"

namespace plumbline::model {

// Keys: schema, engine, document, claims, findings. Indented by two blanks if `pretty`.
[[nodiscard]] std::string to_json(const Report& report, bool pretty);

// The inverse of to_json for everything but the selectors' context words. Malformed names the key.
[[nodiscard]] Result<Report> report_from_json(std::string_view json);

// What was found in a document without the document: the form the store keeps. Keys: claims,
// findings, as above, but a passage is its pair of byte offsets [begin, end].
[[nodiscard]] std::string reading_to_json(const Report& report);
// Typed contents that a claim may hold.
enum class Content : std::uint8_t { Incident, Elements, Figure };
[[nodiscard]] bool holds(const Claim& claim, Content content);

// What of a reading is asked for: claims that fit all of it. The others are passed over, which
// costs a fraction of making them.
struct ReadingPart {
  std::string kind;               // as to_string(ClaimKind); empty: any
  std::string country;            // alpha-3 that the claim is about; empty: any
  std::vector<Content> contents;  // it holds one of these; empty: whatever
  bool findings = true;
};
// Adds them to the report, whose document must be there. Takes selectors too. A finding with a code
// that is not known is left out: engines differ.
[[nodiscard]] Status read_reading(std::string_view json, Report& report,
                                  const ReadingPart& part = {});

// What must not be shown of a document, which no other form holds; an empty text for nothing.
[[nodiscard]] std::string withheld_to_json(const Withheld& withheld);
[[nodiscard]] Result<Withheld> withheld_from_json(std::string_view json);

// One claim by itself, with selectors. `text` is the document's canonical text.
[[nodiscard]] std::string to_json(const Claim& claim, std::string_view text);
[[nodiscard]] Result<Claim> claim_from_json(std::string_view json, const Document& document);

}  // namespace plumbline::model

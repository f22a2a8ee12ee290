// SPDX-License-Identifier: Apache-2.0
//
// What a reader must know about a claim or a document. Every code is explained in
// docs/reference/findings.md; a test holds the two together.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/passage.h"

namespace plumbline::model {

// From gravest to lightest: the order of a report.
enum class Severity : std::uint8_t { Grave, Warning, Notice };

struct FindingCode {
  std::string_view code;
  Severity severity;
  std::string_view title;
};

inline constexpr std::array<FindingCode, 18> kFindingCodes = {{
    {"quote-contradicted", Severity::Grave, "The quotation says the opposite of the record"},
    {"verdict-contradicts-record", Severity::Grave, "The verdict is not the one on record"},
    {"quote-altered", Severity::Warning, "The quotation changes words of its source"},
    {"quote-not-in-source", Severity::Warning, "The quotation is not in the source it names"},
    {"quote-misplaced", Severity::Warning, "The quotation stands in another edition or report"},
    {"verdict-fragment", Severity::Warning, "Part of a verdict is given as the whole"},
    {"verdict-misdated", Severity::Warning, "The wording belongs to another year"},
    {"name-mismatch", Severity::Warning, "A name and its acronym do not fit"},
    {"speaker-ambiguous", Severity::Warning, "Two speakers are possible"},
    {"figure-without-origin", Severity::Warning, "Nobody is named as the origin of a figure"},
    {"figure-conflict", Severity::Warning, "Two figures for the same thing differ"},
    {"smuggling-or-trafficking", Severity::Warning, "Called trafficking, described as smuggling"},
    {"circular-sourcing", Severity::Warning, "A source rests on itself"},
    {"date-conflict", Severity::Warning, "Dates do not fit together"},
    {"source-unnamed", Severity::Notice, "The source is not named"},
    {"single-origin", Severity::Notice, "All reports come from one origin"},
    {"opinion-as-fact", Severity::Notice, "A judgement is told as a fact"},
    {"unbalanced-quotation", Severity::Notice, "A quotation mark has no partner"},
}};

// The entry of a code; the program stops on a code that is not listed.
[[nodiscard]] const FindingCode& finding_code(std::string_view code);

struct Finding {
  Finding(std::string_view finding_code, Passage at)
      : code(finding_code),
        severity(model::finding_code(finding_code).severity),
        passage(std::move(at)) {}

  std::string code;
  Severity severity;
  Passage passage;
  std::string claim;      // id of the claim it belongs to; empty: the document
  std::string words;      // as printed
  std::string expected;   // what the record or the rule expects
  std::string reference;  // where that stands
  std::string explanation;
  bool operator==(const Finding&) const = default;
};

[[nodiscard]] const char* to_string(Severity severity);

}  // namespace plumbline::model

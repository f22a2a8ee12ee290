// SPDX-License-Identifier: Apache-2.0
//
// For the tables of attribution: a text in, its propositions with their chains out.

#pragma once

#include <string>

#include "extract/attribution.h"
#include "language/analyse.h"
#include "text/span.h"

namespace plumbline::extract {

inline const refdata::RefData& data() {
  static const refdata::RefData kData = refdata::RefData::load().take();
  return kData;
}

struct Read {
  model::Document document;
  language::Analysis analysis;
  Attributions found;
};

inline Read read(const std::string& text, const std::string& publisher = "Daily Post") {
  Read out;
  out.document.id.value = "test";
  out.document.publisher = publisher;
  out.document.text = text;
  out.analysis = language::analyse(out.document, data());
  out.found = find_attributions(out.document, out.analysis, data());
  return out;
}

// Each proposition as "chain = words", joined by " | ".
inline std::string propositions_of(const std::string& text,
                                   const std::string& publisher = "Daily Post") {
  const Read all = read(text, publisher);
  std::string out;
  for (const Proposition& each : all.found.propositions) {
    if (!out.empty()) out += " | ";
    out += model::describe(each.chain) + " = " +
           std::string(text::slice(all.document.text, all.analysis.span(each.tokens)));
  }
  return out;
}

struct PropositionRow {
  const char* text;
  const char* propositions;
};

}  // namespace plumbline::extract

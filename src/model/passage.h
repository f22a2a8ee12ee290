// SPDX-License-Identifier: Apache-2.0
//
// What a derived value rests on, and who made it.

#pragma once

#include <string>
#include <utility>

#include "text/span.h"

namespace plumbline::model {

// SHA-256 of the original bytes (of the part, for a document inside an archive), in hexadecimal.
struct DocumentId {
  std::string value;
  auto operator<=>(const DocumentId&) const = default;
};

// A place in the canonical text of one document. No default constructor: an unsourced claim does
// not compile.
struct Passage {
  Passage(DocumentId of, text::Span at) : document(std::move(of)), span(at) {}

  DocumentId document;
  text::Span span;
  bool operator==(const Passage&) const = default;
};

// Which stage and rule (or model head) made a value.
struct Producer {
  std::string stage;  // "extract"
  std::string rule;   // "attribution.said-that"
  bool operator==(const Producer&) const = default;
};

}  // namespace plumbline::model

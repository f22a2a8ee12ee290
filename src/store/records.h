// SPDX-License-Identifier: Apache-2.0
//
// What one document leaves in the workspace, as rows ready to be written. Making them is pure and
// costs more than writing them, so it is done by many threads and the writing by one.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/report.h"
#include "store/seeds.h"

namespace plumbline::store {

// What the user says about a reference document: what quotations may be held against.
struct ReferenceDetails {
  std::string country;   // alpha-3; empty: not about one country
  std::string standard;  // "us-tvpa"; empty: none
  int edition = 0;       // year; 0: not stated
  std::string language;
  bool operator==(const ReferenceDetails&) const = default;
};

// "article" or "reference|AZE|us-tvpa|2024|en": as the ledger keeps it, so that an interrupted add
// goes on with what was asked.
[[nodiscard]] std::string role_text(const std::optional<ReferenceDetails>& reference);
// Malformed if it is no such text.
[[nodiscard]] Result<std::optional<ReferenceDetails>> parse_role(std::string_view text);

// What may be asked of the claims of a document: a value that one of them has. Claims are found by
// document first and looked at one by one then, so a document enters each value once.
enum class Facet : std::uint8_t { Kind, Country, Finding, Source };
[[nodiscard]] const char* to_string(Facet facet);

struct FacetRow {
  Facet facet = Facet::Kind;
  std::string value;  // of Source: speaker_key of a link
  auto operator<=>(const FacetRow&) const = default;
};

// The name of a link and its organisation as they are searched for.
[[nodiscard]] std::string speaker_key(const model::ChainLink& link);

// Of a report, sorted, each value once.
[[nodiscard]] std::vector<FacetRow> facets_of(const model::Report& report);

// What is kept of an article to find its copies. The bytes are opaque to this room.
struct SketchRow {
  int form = 0;
  std::string sketch;
  std::vector<std::string> credits;
};

// A placement that a reference states.
struct VerdictRow {
  std::string country;  // alpha-3
  int edition = 0;
  std::string tier;
  text::Span span;
  bool operator==(const VerdictRow&) const = default;
};

struct DocumentRows {
  model::Document document;
  std::string original;  // hash of the file it came from
  std::uint64_t original_size = 0;
  std::string authors;
  std::string map;
  std::string diagnostics;
  std::string reader;    // engine version that read it
  std::string engine;    // engine version that found its claims; empty: nobody looked
  std::string reading;   // model::reading_to_json
  std::string withheld;  // model::withheld_to_json
  std::vector<std::string> withheld_words;  // as the full-text index has them, each once
  std::size_t claims = 0;
  std::size_t findings = 0;
  std::vector<FacetRow> facets;  // sorted, each once
  std::optional<SketchRow> sketch;
  std::optional<ReferenceDetails> reference;
  std::vector<Seed> seeds;  // of a reference
  std::vector<VerdictRow> verdicts;
};

// Where the document came from and what it is kept as.
struct Provenance {
  std::string original;
  std::uint64_t original_size = 0;
  std::string engine;
  std::optional<ReferenceDetails> reference;  // given: no claims are kept
};
[[nodiscard]] DocumentRows make_rows(model::Report report, const Provenance& provenance);

// A JSON list of names, and the inverse.
[[nodiscard]] std::string names_cell(const std::vector<std::string>& names);
[[nodiscard]] Result<std::vector<std::string>> read_names(std::string_view json);

// The inverse of the JSON cells.
[[nodiscard]] Status read_authors(std::string_view json, model::Document& document);
[[nodiscard]] Status read_map(std::string_view json, model::Document& document);
[[nodiscard]] Status read_diagnostics(std::string_view json, model::Document& document);

}  // namespace plumbline::store

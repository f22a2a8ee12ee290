// SPDX-License-Identifier: Apache-2.0
//
// What a document says of one state under one standard, kept so that a later question need not read
// its claims again. Derived from the document alone: losing it costs time only.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

// For what it was made, and by what: of another basis it is of no use. Countries and standards
// stand beside each other.
struct GroundsKey {
  std::string country;  // alpha-3
  std::string standard;
  std::string basis;  // opaque to this room
};

// A document that tells of a country, and what its claims rest on: who read it, and the last
// decision of a person about one of them. While these stay, so do its claims.
struct ToldDocument {
  std::int64_t row = 0;  // never shown
  std::string hash;
  std::size_t engines = 0;     // index in ToldDocuments::engines
  std::int64_t judgement = 0;  // number; 0: there is none
};

struct ToldDocuments {
  std::vector<ToldDocument> documents;  // newest first
  struct Engines {
    std::string reader;
    std::string engine;
    bool operator==(const Engines&) const = default;
  };
  std::vector<Engines> engines;
};

// Documents that were read for claims, of which one may be about the country.
[[nodiscard]] Result<ToldDocuments> documents_told_of(const Workspace& workspace,
                                                      const std::string& country);

// Compiled once, used often. Must not outlive the workspace or the two others. While it lives,
// everything read through the workspace is as it was at first; no LaidReader may live beside it.
class GroundsReader {
 public:
  [[nodiscard]] static Result<GroundsReader> open(const Workspace& workspace, const GroundsKey& key,
                                                  const ToldDocuments& told);
  GroundsReader(GroundsReader&&) noexcept;
  ~GroundsReader();
  // Whether find() would find it, for little.
  [[nodiscard]] Result<bool> holds(const ToldDocument& document);
  // What was kept of a document whose claims are the same still.
  [[nodiscard]] Result<std::optional<std::string>> find(const ToldDocument& document);

 private:
  struct State;
  explicit GroundsReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct GroundsRow {
  const ToldDocument* document = nullptr;
  std::string_view found;  // opaque to this room
};

// All of them or none, but for documents that were read again or decided on meanwhile: these are
// left out. What was kept for the same country and standard is replaced. Fails where the workspace
// cannot be written.
[[nodiscard]] Status keep_grounds(const std::string& folder, const GroundsKey& key,
                                  const ToldDocuments& told, std::span<const GroundsRow> rows);

}  // namespace plumbline::store

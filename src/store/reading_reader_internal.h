// SPDX-License-Identifier: Apache-2.0
//
// Documents with their readings by row, and reports made out of them.

#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "db/connection.h"
#include "model/json.h"
#include "store/claim_judgements.h"
#include "store/read_once_internal.h"
#include "store/reader.h"

namespace plumbline::store {

// Of `documents d`; without the map, which only whole documents need.
constexpr const char* kDocumentCells =
    "d.hash, d.name, d.media_type, d.url, d.publisher, d.authors, d.title, d.published, "
    "d.language, d.text";
[[nodiscard]] Result<model::Document> document_of(const db::Statement& row);

// A document and its reading as the tables hold them.
struct StoredRow {
  std::int64_t id = 0;
  model::Document document;
  std::string reading;
  std::string withheld;
  std::string original;
  std::string added;

  [[nodiscard]] std::size_t bytes() const { return document.text.size() + reading.size(); }
};

// Without the map. Must not outlive the workspace.
class ReadingReader {
 public:
  [[nodiscard]] static Result<ReadingReader> open(const Workspace& workspace);

  // Of a document that was read for claims.
  [[nodiscard]] Result<StoredRow> fetch(std::int64_t id);
  // By any thread. `document`: that of the row.
  [[nodiscard]] Result<StoredReport> make(const StoredRow& row, model::Document document,
                                          model::ReadingPart part) const;

 private:
  ReadingReader(db::Statement row, JudgementsByDocument judgements, ReadOnce once)
      : row_(std::move(row)), judgements_(std::move(judgements)), once_(once) {}
  db::Statement row_;
  JudgementsByDocument judgements_;  // people make few of them
  ReadOnce once_;
};

}  // namespace plumbline::store

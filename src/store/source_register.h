// SPDX-License-Identifier: Apache-2.0
//
// Who speaks in the workspace under which names, and what people decided about these names.
//
// Forms are derived from the claims of a document and kept so that they need not be gathered again:
// losing them costs time only. Judgements are append-only: one is taken back by a later one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plumbline::store {

// A name in the chains of a document.
struct KeptForm {
  std::string name;
  std::string kind;
  std::string organisation;
  std::string country;
  std::string office;
  std::size_t claims = 0;  // of the document, with the name in their chain
  std::string placed;      // "": the country is stated; "document": it is what the document is
                           // about; else a hash: of a document, the only one it is known in
};

struct DocumentForms {
  std::int64_t row = 0;  // never shown
  std::string hash;
  std::string engine;                          // that found its claims
  std::optional<std::vector<KeptForm>> forms;  // none: not gathered since
};

// All documents that were read for claims, in order of hash.
using FormsSink = std::function<Status(DocumentForms document)>;
[[nodiscard]] Status each_forms(const Workspace& workspace, const FormsSink& sink);

// All of them or none. Fails where the workspace cannot be written.
[[nodiscard]] Status keep_forms(const std::string& folder, std::span<const DocumentForms> rows);

struct SourceJudgement {
  std::int64_t number = 0;  // from 1, in the order they were made
  std::string at;           // UTC
  std::string who;
  std::string verb;     // merge, split, alias, undo
  std::string subject;  // what it was about, as a reader is told: "Casa Lume + Lume Foundation"
  // Names that are one (merge, alias) or are not (split), by the keys of their forms.
  std::vector<std::pair<std::string, std::string>> pairs;
  std::optional<KeptForm> alias;  // the name that was added
  std::int64_t undoes = 0;        // number of the judgement that is taken back; 0: none
  std::string why;
};

// Oldest first.
[[nodiscard]] Result<std::vector<SourceJudgement>> source_judgements(const Workspace& workspace);

// Appends it, and an entry in the journal, both or neither. Returns its number; `number` and `at`
// of the value given are not read. Conflict if a judgement that it undoes was taken back already,
// NotFound if there is none of that number.
[[nodiscard]] Result<std::int64_t> add_source_judgement(const std::string& folder,
                                                        const SourceJudgement& judgement);

}  // namespace plumbline::store

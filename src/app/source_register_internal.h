// SPDX-License-Identifier: Apache-2.0
//
// The register of sources of a workspace, as the use cases of this room read it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "resolve/entities.h"
#include "store/source_register.h"
#include "store/workspace.h"

namespace plumbline::refdata {
class RefData;
}

namespace plumbline::app {

struct SourceRegister {
  std::vector<resolve::NameForm> forms;
  std::vector<std::string> ids;                     // of each form
  std::vector<std::vector<std::string>> documents;  // of each form, hashes, sorted
  std::vector<store::SourceJudgement> judgements;   // all, oldest first
  resolve::Register found;
};

// Unknown if the word is that of no kind of named source.
[[nodiscard]] model::SourceKind kind_of(const std::string& word);

// Gathers the names of documents that came since the last time, keeps them if the workspace can be
// written, and decides what is one source.
[[nodiscard]] Result<SourceRegister> open_register(const store::Workspace& workspace,
                                                   const refdata::RefData& refdata);

// What of them still holds, as find_entities takes it.
[[nodiscard]] std::vector<resolve::Judged> judged_pairs(
    const std::vector<store::SourceJudgement>& judgements);

// The index in found.entities of the source that is meant by the id of a name or by a name.
// NotFound, or Misuse listing what it may be.
[[nodiscard]] Result<std::size_t> find_source(const SourceRegister& names,
                                              const std::string& meant);

}  // namespace plumbline::app

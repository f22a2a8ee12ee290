// SPDX-License-Identifier: Apache-2.0
//
// `verify DOSSIER`: what of a dossier written before does not hold any more?

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/engine_kind.h"
#include "base/result.h"

namespace plumbline::app {

struct DossierCheckOptions {
  std::string file;  // a page, a record, or a file with its record beside it (name + ".json")
  std::string workspace;
  // Given: the cited documents are read anew by today's engine; else the claims that are kept
  // count.
  std::optional<EngineKind> again;
};

// Kinds: file-changed, file-differs, shown-otherwise; document-gone, document-changed,
// document-withdrawn; passage-moved, passage-changed, name-shown; claim-gone, claim-changed;
// statement-changed, statement-gone, statement-rests-otherwise; of a draft: draft-gone (nothing
// holds its changes any more), replaced-changed (what the program said before a person put it in
// other words).
struct DossierFault {
  std::string kind;
  std::size_t passage = 0;              // number, from 1; 0: none
  std::string document;                 // name, as the dossier has it
  std::vector<std::string> statements;  // keys of those that rest on it
  std::string was;
  std::string now;  // empty: nothing stands there
};

struct DossierCheck {
  std::string country;
  std::string date;
  std::string engine;  // that wrote it
  bool same_engine = true;
  bool file_seen = true;  // false: the record lies alone, there is no file to compare with it
  std::size_t documents = 0;
  std::size_t passages = 0;
  std::size_t statements = 0;
  std::string draft;          // name; empty: nobody changed anything
  std::size_t own = 0;        // of these a person's: what they say no program can check
  std::size_t unsourced = 0;  // of these without a passage
  std::size_t left_out = 0;   // by a person
  std::size_t fresh = 0;      // statements that a dossier of today has besides
  std::vector<DossierFault> faults;
};

// Whether a file has the record of a dossier in it or beside it.
[[nodiscard]] bool is_dossier(const std::string& file);

// NotFound if there is no record or workspace. What the file shows is compared with its record;
// documents, passages and claims with the workspace, one by one; statements with those of a dossier
// made anew from the workspace as it is, asked the same. A record is no seal: who rewrites file and
// record alike is found out only as far as the workspace says otherwise.
[[nodiscard]] Result<DossierCheck> check_dossier(const DossierCheckOptions& options);

}  // namespace plumbline::app

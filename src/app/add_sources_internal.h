// SPDX-License-Identifier: Apache-2.0
//
// What `add` reads: files, and by which name the ledger has them.

#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "app/add.h"
#include "app/file_walk.h"
#include "base/result.h"
#include "store/ledger.h"
#include "store/records.h"

namespace plumbline::app {

// Lists of records that are larger are read from a copy in the workspace, a window at a time.
constexpr std::size_t kInMemoryBytes = std::size_t{8} << 20U;
constexpr std::size_t kListBytes = std::size_t{64} << 30U;

using AddRole = std::optional<store::ReferenceDetails>;

struct AddSource {
  WalkedFile file;
  AddRole role;
  bool forced = false;  // to be read even if it is known
  const GivenFile* given = nullptr;
};

[[nodiscard]] store::FileState state_of(const Error& error);

// The ledger knows files by where they are, however they were typed.
[[nodiscard]] std::string ledger_path(const AddSource& source, const std::string& hash);

// "inner.txt" of "outer.zip!inner.txt"; empty for the file itself.
[[nodiscard]] std::string member_of(const std::string& name, const std::string& path);

// Whether the file is a list of records that is too long to be held in memory.
[[nodiscard]] bool is_long_list(const std::string& path);

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0
//
// The form in which cells of a case are sealed. Names of parts stay as they are: files of before
// must be read.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cases/case.h"

namespace plumbline::cases {

// What is sealed of a case beside its entries.
struct Head {
  Facts facts;
  std::int64_t edition = 1;
  std::int64_t entries = 0;  // how many there are: one that is missing shows
  std::string made_by;
  std::string made;
  std::string changed;
};

[[nodiscard]] std::string head_form(const Head& head);
[[nodiscard]] Result<Head> read_head(std::string_view form);
[[nodiscard]] std::string entry_form(const CaseEntry& entry);
[[nodiscard]] Result<CaseEntry> read_entry(std::string_view form);

}  // namespace plumbline::cases

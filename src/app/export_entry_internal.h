// SPDX-License-Identifier: Apache-2.0
//
// What of a stored document may leave the workspace: the one place where names of victims are taken
// out for every format.

#pragma once

#include <string>
#include <vector>

#include "exchange/entry.h"
#include "exchange/writer.h"
#include "refdata/refdata.h"
#include "resolve/accounts.h"
#include "store/reader.h"

namespace plumbline::app {

class EntryMaker {
 public:
  // `refdata` must outlive it.
  explicit EntryMaker(const refdata::RefData& refdata) : accounts_(refdata) {}

  // The document with the claims that fit.
  [[nodiscard]] exchange::Entry make(const store::StoredReport& stored) const;
  // Words of names that nobody may be shown, as resolve::withhold takes them.
  [[nodiscard]] std::vector<std::string> withheld(const model::Report& report) const;

 private:
  resolve::AccountReader accounts_;
};

// An address of the web without what names somebody: its path is left out if one of the words
// stands in it.
[[nodiscard]] std::string veiled_url(const std::string& url, const std::vector<std::string>& names);

// What the formats ask of the reference data, which must outlive it.
[[nodiscard]] exchange::World world_of(const refdata::RefData& refdata);

}  // namespace plumbline::app

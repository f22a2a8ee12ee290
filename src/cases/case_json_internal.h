// SPDX-License-Identifier: Apache-2.0
//
// The form in which cells of a case are sealed. Names of parts stay as they are: files of before
// must be read.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/case.h"

namespace plumbline::cases {

// Who holds the key of a case, and for which of their key pairs it is sealed.
struct Holder {
  std::int64_t account = 0;
  std::int64_t number = 0;  // of the key pair
  std::string open;         // its public half
  // False: a row in the file named them, before heads did, and nobody who had the key has vouched
  // for them since, nor have they shown that they have it. They get no new key.
  bool confirmed = true;
  bool operator==(const Holder&) const = default;
};

// What is sealed of a case beside its entries.
struct Head {
  Facts facts;
  std::int64_t edition = 1;
  std::int64_t entries = 0;  // how many there are: one that is missing shows
  std::string made_by;
  std::string made;
  std::string changed;
  // Who was given the key, by somebody who had it. The rows that lie open in the file say so as
  // well, but whoever can write the file can add one: a new key is made for these and nobody else.
  std::vector<Holder> holders;
};

[[nodiscard]] std::string head_form(const Head& head);
[[nodiscard]] Result<Head> read_head(std::string_view form);
[[nodiscard]] std::string entry_form(const CaseEntry& entry);
[[nodiscard]] Result<CaseEntry> read_entry(std::string_view form);

}  // namespace plumbline::cases

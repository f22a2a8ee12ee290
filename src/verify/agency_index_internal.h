// SPDX-License-Identifier: Apache-2.0
//
// The bodies of the reference data by their acronyms and by the words of their names, so that a
// name in a text is held against those that it may be and not against all.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "refdata/refdata.h"
#include "verify/acronym_fit_internal.h"

namespace plumbline::verify {

// A body is told by its place in RefData::agencies().
class AgencyIndex {
 public:
  // Made once for each version of `refdata`; later calls give the same object. Safe from any
  // thread; the object lives as long as the program.
  [[nodiscard]] static const AgencyIndex& of(const refdata::RefData& refdata);
  explicit AgencyIndex(std::span<const refdata::Agency> agencies);

  // Those with this acronym, in the order of the data.
  [[nodiscard]] std::span<const std::uint32_t> bearers(std::string_view acronym) const;
  // The telling words of its name.
  [[nodiscard]] const TellingWords& words(std::uint32_t agency) const { return words_[agency]; }
  // The first one with an acronym whose name has these telling words and no others; kNobody if
  // there is none.
  static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;
  [[nodiscard]] std::uint32_t named(const TellingWords& printed) const;

 private:
  std::vector<TellingWords> words_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_acronym_;
  std::map<TellingWords, std::uint32_t> by_words_;  // each word once, sorted
};

}  // namespace plumbline::verify

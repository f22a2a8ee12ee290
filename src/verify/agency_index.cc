// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <memory>
#include <mutex>

#include "verify/agency_index_internal.h"

namespace plumbline::verify {
namespace {

// The words without their order and number.
TellingWords set_of(TellingWords words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

const AgencyIndex& AgencyIndex::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, std::unique_ptr<const AgencyIndex>, std::less<>> made;
  const std::scoped_lock lock(guard);
  auto& index = made[std::string(refdata.version())];
  if (index == nullptr) index = std::make_unique<const AgencyIndex>(refdata.agencies());
  return *index;
}

AgencyIndex::AgencyIndex(std::span<const refdata::Agency> agencies) {
  for (const refdata::Agency& agency : agencies) {
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.push_back(telling_words(agency.name));
    if (agency.acronym.empty()) continue;
    by_acronym_[std::string(agency.acronym)].push_back(number);
    if (!words_.back().empty()) by_words_.try_emplace(set_of(words_.back()), number);
  }
}

std::span<const std::uint32_t> AgencyIndex::bearers(std::string_view acronym) const {
  const auto found = by_acronym_.find(acronym);
  if (found == by_acronym_.end()) return {};
  return found->second;
}

std::uint32_t AgencyIndex::named(const TellingWords& printed) const {
  const auto found = by_words_.find(set_of(printed));
  return found == by_words_.end() ? kNobody : found->second;
}

}  // namespace plumbline::verify

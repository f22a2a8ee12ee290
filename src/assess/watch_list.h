// SPDX-License-Identifier: Apache-2.0
//
// The watch-list clock (22 USC 7107(b)(2)(D)) run over the tier table: two counted years on Tier 2
// Watch List, then Tier 3 unless the country is raised or a waiver is given. The numbers are data
// (data/standards/watch_list.tsv, waivers.tsv). Pure.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/tier_history.h"
#include "refdata/refdata.h"

namespace plumbline::assess {

class WatchList {
 public:
  explicit WatchList(const refdata::RefData& refdata);

  // No steps if the table has no row of the country.
  [[nodiscard]] model::TierHistory history(std::string_view alpha3) const;
  // Of a country with these rows, by edition.
  [[nodiscard]] model::TierHistory history(std::string_view alpha3,
                                           const std::map<int, refdata::TierRow>& rows) const;

  // Waivers of an edition: how many the law and the table leave, and how many were published.
  struct WaiverCount {
    int year = 0;
    std::size_t placements = 0;            // rows of the table: with few, few can be worked out
    std::size_t worked_out = 0;            // countries that stand on the list beyond the clock
    std::optional<std::size_t> published;  // none: no list or number is known
  };
  // Of all editions in which one of the two is known, oldest first.
  [[nodiscard]] std::vector<WaiverCount> waivers() const;

 private:
  struct Rule {
    std::string id;
    int first = 0;  // editions
    int last = 0;
    int value = 0;
    std::string law;
    model::Verified verified = model::Verified::Recollection;
  };
  friend class ClockRun;
  // The rule of that name in force for an edition; nullptr: none.
  [[nodiscard]] const Rule* rule(std::string_view id, int year) const;

  const refdata::RefData& refdata_;
  std::vector<Rule> rules_;
  std::map<int, std::set<std::string, std::less<>>> published_;  // edition, countries
  std::set<int> whole_;  // editions of which every waiver is known
  std::map<int, std::size_t> counts_;
};

}  // namespace plumbline::assess

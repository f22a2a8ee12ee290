// SPDX-License-Identifier: Apache-2.0
//
// When does a piece of evidence tell of, and is that the period that is assessed?

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assess/evidence.h"
#include "assess/standard.h"
#include "base/date.h"
#include "refdata/refdata.h"

namespace plumbline::assess {

enum class Placement : std::uint8_t {
  Within,
  Before,
  After,
  Undated,  // neither the claim nor its document states a time
};

// Within: at least half of the shorter of the two lies in both. `period` is whole days; `told` may
// be a year or a month, or open at one end.
[[nodiscard]] Placement place(const Period& told, const Period& period);

// What series of annual reports tell of (data/standards/reports.tsv).
class ReportPeriods {
 public:
  explicit ReportPeriods(const refdata::RefData& refdata);
  // Nothing stated if the document is of no such series or tells no year.
  [[nodiscard]] Period of(const DocumentAtHand& document) const;
  // The standard whose own report this is: "us-ilab" of the Labor Department's findings. Empty: of
  // none.
  [[nodiscard]] std::string_view standard_of(const DocumentAtHand& document) const;
  // What it tells of, if it is the own report of this standard.
  [[nodiscard]] Period own_of(const DocumentAtHand& document, std::string_view standard) const;

 private:
  struct Series {
    refdata::WordPattern words;
    YearDay begins;
    YearDay ends;
    std::string standard;
    refdata::WordPattern publisher;
  };
  [[nodiscard]] const Series* series_of(const DocumentAtHand& document) const;
  std::vector<Series> series_;
};

// What the claim states of itself, of its event or of its figure; else what its report tells of;
// else the day of its document. Nothing stated: undated. A time that is open, or wider than two
// years around its document, is told of the document's own time; a trend too, whose year may be the
// one it is compared with.
[[nodiscard]] Period told_of(const ClaimAtHand& at_hand, const DocumentAtHand& document,
                             const ReportPeriods& reports);

// The year of the edition that tells of that time; 0 if no time is stated.
[[nodiscard]] int edition_of(const Period& told, const Standard& standard);

}  // namespace plumbline::assess

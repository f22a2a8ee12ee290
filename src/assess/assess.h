// SPDX-License-Identifier: Apache-2.0
//
// What follows under a standard: claims that bear on its criteria become an assessment, criterion
// by criterion, with an explanation down to passages. Pure.

#pragma once

#include <string>
#include <vector>

#include "assess/evidence.h"
#include "assess/ground.h"
#include "assess/standard.h"
#include "base/result.h"
#include "model/assessment.h"

namespace plumbline::assess {

// Whose word a claim is. Equal numbers: one origin.
struct Voice {
  std::size_t origin = 0;
  std::string name;
};

struct Desk {
  std::string country;  // alpha-3
  std::string country_name;
  std::size_t told = 0;  // documents about the country, also those that bear on nothing
  std::size_t read = 0;  // claims about it, likewise
  std::vector<GroundDocument> documents;
  std::vector<Ground> grounds;
  std::vector<Mapped> mapped;       // Mapper::map() of these
  std::vector<Voice> voices;        // of each of `mapped`
  std::vector<Period> own_reports;  // ReportPeriods::own_of() of all documents, each once
};

// Misuse as period_of(). In each criterion evidence for it comes first, then against, absent,
// context; in each the newest first.
[[nodiscard]] Result<model::Assessment> assess(const Standard& standard, int year,
                                               const Desk& desk);

// Tells anew of paragraphs that others stand under: after decisions were put into these.
void roll_up(model::Assessment& assessment);

}  // namespace plumbline::assess

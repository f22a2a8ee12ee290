// SPDX-License-Identifier: Apache-2.0
//
// The placements of a country in the US Trafficking in Persons reports, edition by edition, and
// what the watch-list clock of 22 USC 7107(b)(2)(D) has to do with each.
//
// Placements are those of data/tiers.tsv. What the clock says of them is worked out, never read:
// "waived" and "automatic" are what the law leaves as the explanation, unless a published list says
// so. Where table and law disagree, both are told.

#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"

namespace plumbline::model {

enum class TierMove : std::uint8_t {
  First,  // the first placement that the table has
  Same,
  Raised,
  Lowered,
  Back,     // placed again after an edition without a tier, or with none in the table
  Left,     // a special case, or not in the report any more
  Missing,  // the table has no row for the edition
};

enum class ClockState : std::uint8_t {
  Off,          // not on Tier 2 Watch List
  BeforeClock,  // listed, and the listing does not count: before 2008-12-23
  Counting,     // the first or second year that counts
  Waived,       // stays beyond: by waiver
  Overrun,      // stays longer than the law allows
  Automatic,    // Tier 3 after the clock had run out
};

// A rule of data/standards/watch_list.tsv that was applied.
struct AppliedRule {
  std::string id;   // "wl-clock"
  std::string law;  // "22 USC 7107(b)(2)(D)(i)"
  Verified verified = Verified::Recollection;
  bool operator==(const AppliedRule&) const = default;
};

struct TierStep {
  int year = 0;          // edition of the report
  std::string tier;      // 1, 2, 2WL, 3, SPECIAL, not-in-report; empty: no row
  std::string evidence;  // how the row is known (docs/reference/data.md)
  std::string source;    // id of data/tier_sources.tsv
  TierMove move = TierMove::Same;
  ClockState clock = ClockState::Off;
  int listed = 0;           // consecutive editions on the watch list, this one included
  int counted = 0;          // of them, those that the clock counts
  int waiver = 0;           // the first, second ... of this run; 0: none
  bool published = false;   // a published list names the waiver
  bool must_leave = false;  // it could not have stayed on the list in this edition
  std::string words;        // why it stands where it does, for a reader
  std::vector<AppliedRule> rules;
  std::string disagreement;  // law and table, or list and table, do not fit; empty: they do
  bool operator==(const TierStep&) const = default;
};

// Consecutive editions on Tier 2 Watch List.
struct WatchListRun {
  int from = 0;
  int to = 0;
  std::string words;  // the whole of it in a sentence or two
  bool operator==(const WatchListRun&) const = default;
};

struct TierHistory {
  std::string country;  // alpha-3
  std::string country_name;
  std::vector<TierStep> steps;  // every edition from the first to the last row, oldest first
  std::vector<WatchListRun> runs;
  bool operator==(const TierHistory&) const = default;
};

[[nodiscard]] const char* to_string(TierMove move);
[[nodiscard]] const char* to_string(ClockState state);
// "Tier 2 Watch List".
[[nodiscard]] std::string tier_words(const std::string& tier);

}  // namespace plumbline::model

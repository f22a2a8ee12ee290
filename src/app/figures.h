// SPDX-License-Identifier: Apache-2.0
//
// `figures`: which numbers do the documents of a workspace give for one thing, where do they agree,
// and what explains it where they do not?

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace plumbline::app {

struct FiguresOptions {
  std::string workspace;
  std::string country;   // alpha-2, alpha-3 or a name; empty: all
  std::string unit;      // a family: "victims"; "all"; empty: those of people and proceedings
  std::string status;    // "identified"
  std::string document;  // only rows that it has a figure in
  std::string row;       // the key of one row
  int since = 0;         // years of the period counted; 0: open
  int until = 0;
};

// One figure as one document tells it.
struct FigureReport {
  std::string document;  // hash
  std::string name;
  std::string title;
  std::string publisher;
  std::string published;  // ISO; empty: not stated
  std::string claim;      // "c12"
  double value = 0;
  std::optional<double> upper;
  std::string approximator;  // "about"
  std::string unit;          // as printed
  std::string chain;         // "Daily Post < Ministry of Interior"
  std::string source;        // the last link; empty: nobody beyond the publisher
  bool source_named = false;
  std::string sentence;   // as printed
  std::string exact;      // the figure's words
  std::size_t start = 0;  // of them, in code points of the document
  std::size_t end = 0;
  bool headline = false;
};

struct RowValue {
  double value = 0;
  std::optional<double> upper;
  std::string approximator;
  std::size_t documents = 0;
  std::size_t origins = 0;           // copies of one article and one source count once; 0: a circle
  std::vector<std::size_t> reports;  // indices of `reports`
};

// What holds two values, or two rows, apart.
struct RowNote {
  std::string why;  // conflict, rounding, part, scope, period, definition, edition, counter, ...
  std::string row;  // key of the other row; empty: within this one
  std::size_t one = 0;  // reports that show it
  std::size_t other = 0;
  std::string words;
};

struct CountedRow {
  std::string key;
  std::string country;  // alpha-3; empty: not stated
  std::string country_name;
  std::string place;  // less than the country
  bool place_stated = false;
  std::string unit;  // "victims"
  std::string unit_name;
  std::string status;              // "identified"; empty: not stated
  std::vector<std::string> scope;  // "age=child"
  std::string what;                // status and scope in words
  std::string period_kind;
  std::string period;  // in words
  Date from;
  Date to;
  std::string whole;  // key of the row that it is a part of
  std::vector<RowValue> values;
  std::vector<std::size_t> parts;  // reports told as some of these, nothing says which
  std::vector<RowNote> notes;      // conflicts first
};

struct CheckedSum {
  std::string result;  // adds, short, over, rest
  std::string row;     // of the whole; empty if that row is not shown
  double sum = 0;
  std::size_t whole = 0;  // indices of `reports`
  std::vector<std::size_t> parts;
  std::string words;
};

struct SeriesJump {
  std::string row;
  std::string before;
  std::string words;
};

struct FiguresAnswer {
  std::vector<CountedRow> rows;
  std::vector<FigureReport> reports;  // of all rows and sums
  std::vector<CheckedSum> sums;
  std::vector<SeriesJump> jumps;
  std::vector<std::size_t> planned;  // reports that are planned, denied or conditional
  std::size_t uncounted = 0;         // figures that do not say what they count, in no row
  std::size_t other_units = 0;       // rows left out: of units that were not asked for
  std::size_t rejected = 0;          // claims with figures left out, for a person rejected them
  std::size_t without_period = 0;    // left out because `since` or `until` was given
};

// The rows from `skip` on, at most `limit` of them, with the reports and sums that they need and no
// others; planned figures belong to no row and are left out. Indices are those of the new value.
[[nodiscard]] FiguresAnswer page_of(const FiguresAnswer& answer, std::size_t skip,
                                    std::size_t limit);

// Misuse names the words that would be understood; NotFound if there is no such document or row.
// Reads the figures of the country (or of all), however little is asked for.
[[nodiscard]] Result<FiguresAnswer> figures(const FiguresOptions& options);

}  // namespace plumbline::app

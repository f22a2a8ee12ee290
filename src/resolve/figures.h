// SPDX-License-Identifier: Apache-2.0
//
// Which figures of many documents count the same, which differ, and why?
//
// Figures are put in rows: one row is what was counted (family, stage, scope), where and when, and
// holds each value with the reports that give it. Two values of a row are a conflict only if
// nothing explains the difference: another definition, scope, period or edition, rounding, a part
// held against its whole, another body that counts its own work. Where a text leaves the period
// open its figures are listed and never called a conflict.
//
// What is counted is read from the typed figure and the words of its sentence; the tables are
// data/figure_*.tsv. Pure: the same figures give the same answer in any order.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/claim.h"
#include "refdata/refdata.h"
#include "text/span.h"

namespace plumbline::resolve {

struct FigureSource {
  std::string id;         // hash of the document
  std::string publisher;  // empty: not stated
  std::string title;
  Date published;
  std::size_t family = 0;  // equal: one took words from the other, or both from a third
};

// A figure as one document tells it. Whoever makes it keeps the words that it shows.
struct ReportedFigure {
  std::size_t document = 0;  // index of its FigureSource
  std::string claim;         // "c12"
  model::Figure figure;
  std::string_view said_by;  // the last link of the chain; empty: nobody is named
  std::string_view voice;  // the same, also if it is "police" or "activists"; empty: the publisher
  std::string country;     // what the claim is about, alpha-3; empty: none, or several
  std::string_view sentence;         // that it stands in
  std::uint32_t sentence_begin = 0;  // byte of the document
  text::Span at;                     // the figure's words within `sentence`
  model::Modality modality = model::Modality::Asserted;
  model::Polarity polarity = model::Polarity::Positive;
  bool headline = false;
  bool taken_back = false;  // its document says that it was wrong (taken_back.h)
};

enum class PeriodKind : std::uint8_t {
  Unstated,
  Calendar,   // years, months or days as the calendar has them
  Fiscal,     // a fiscal year: where it begins is not said
  Reporting,  // a reporting period, a school year
  Since,      // added up from then on
  Document,   // "the year" of a document: which one is not said
};
[[nodiscard]] const char* to_string(PeriodKind kind);

// What is counted, where and when: what must be equal for two figures to be one row.
struct Measure {
  std::string family;              // "victims", "cases": data/figure_families.tsv
  std::string stage;               // "identified"; empty: not stated
  std::vector<std::string> scope;  // "age=child", sorted; empty: all
  std::vector<std::string> words;  // of the unit that no table knows, sorted: "kilns"
  std::string per;                 // "year", "month", "day": told again for each; else empty
  std::string country;             // alpha-3; empty: not stated
  std::string place;               // less than the country; empty: all of it
  PeriodKind kind = PeriodKind::Unstated;
  Period period;
  bool operator==(const Measure& other) const = default;
};

struct FigureValue {
  double low = 0;
  std::optional<double> high;        // of a range
  std::string approximator;          // "about"; empty: told as exact
  std::vector<std::size_t> reports;  // indices of figures, by document and place in it
  std::size_t documents = 0;
  std::size_t origins = 0;  // copies of one article and one source count once; 0: a circle
};

// Why two values need not contradict each other; in the order in which they are looked for.
enum class Why : std::uint8_t {
  Conflict,    // nothing explains it
  Rounding,    // one is told as rounded, or as a bound that the other keeps
  Part,        // one is told as some of the other
  Scope,       // the sentences speak of different people or offences
  Period,      // the calendar's year, a fiscal year, a part of the year
  Definition,  // other stages: identified, potential, assisted
  Edition,     // a later edition of the same series gives another value
  Corrected,   // one was taken back by who had told it
  Counter,     // two bodies, each counting what it did itself
  Event,       // days or months: they may be two events
  SameText,    // one document tells both and tells them apart
  Conversion,  // one is told in brackets as what the other is worth, at the rate of its day
  Unsure,      // one is denied, planned or estimated
};
[[nodiscard]] const char* to_string(Why why);

// What holds two values of one row, or of two rows, apart.
struct Difference {
  Why why = Why::Conflict;
  std::size_t row = 0;  // index of the other row; the row itself, if both are its own
  std::size_t one = 0;  // reports that show it best, indices of figures
  std::size_t other = 0;
  std::string words;  // for a reader: "The later edition (2020) gives 98, the earlier one 96."
};

struct FigureRow {
  std::string key;  // of its measure, 8 hexadecimal digits; of an open period also of its words
  Measure measure;
  bool place_stated = false;         // by one of its figures; else what they are about
  std::vector<FigureValue> values;   // the best attested first
  std::vector<std::size_t> parts;    // figures told as some of these, nothing says which
  std::vector<Difference> within;    // between its values
  std::vector<Difference> others;    // rows that a reader may take for this one
  std::optional<std::size_t> whole;  // index of the row that it is a part of
};

enum class SumResult : std::uint8_t {
  Adds,   // the parts make up the whole
  Short,  // they leave a rest, and are told as all of it
  Over,   // they are more than the whole
  Rest,   // they leave a rest, which the text does not account for
};
[[nodiscard]] const char* to_string(SumResult result);

// Parts that one passage gives of a whole.
struct SumCheck {
  std::size_t whole = 0;           // index of a figure
  std::vector<std::size_t> parts;  // likewise, in reading order
  double sum = 0;
  SumResult result = SumResult::Adds;
  std::string words;
};

// One year of a series is ten times another: a question, no finding.
struct Jump {
  std::size_t row = 0;
  std::size_t before = 0;  // row of the nearest earlier year
  std::string words;
};

struct FiguresTogether {
  std::vector<FigureRow> rows;  // by place, family, period, stage, scope
  std::vector<SumCheck> sums;
  std::vector<Jump> jumps;
  std::vector<std::size_t> uncounted;  // figures that say nothing of what they count
  // Of figures that are planned, denied, conditional or taken back: listed, compared with nothing.
  std::vector<std::size_t> unreal;
};

// `figures` of `sources`; each index in the answer is one of theirs. About n log n; within one row
// and within one place, family and year every value is held against every other.
[[nodiscard]] FiguresTogether gather_figures(const std::vector<FigureSource>& sources,
                                             const std::vector<ReportedFigure>& figures,
                                             const refdata::RefData& refdata);

// "dozens", "tens of thousands": the words say more than the value that stands for them.
[[nodiscard]] bool is_order_of_size(std::string_view approximator);

// For people: "identified victims, children" and "fiscal year 2019", "since 2015", "no period
// stated".
[[nodiscard]] std::string describe(const Measure& measure, const refdata::RefData& refdata);
[[nodiscard]] std::string describe_period(const Measure& measure);

}  // namespace plumbline::resolve

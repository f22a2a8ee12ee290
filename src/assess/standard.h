// SPDX-License-Identifier: Apache-2.0
//
// A standard as data/standards/ holds it: its paragraphs in the words of each time, questions, and
// the rules by which claims bear on them. docs/reference/standards.md is the format.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "model/assessment.h"
#include "refdata/refdata.h"
#include "refdata/rule_conditions.h"
#include "refdata/word_pattern.h"

namespace plumbline::assess {

// What the standard itself says where nobody tells anything.
enum class Presumption : std::uint8_t {
  None,
  Data,    // who gives no data is presumed not to have acted
  Met,     // nothing said: met
  NotMet,  // nothing said: not met
};

struct Paragraph {
  std::string id;
  std::string parent;
  std::string kind;   // criterion, definition, tier ...
  std::string group;  // prosecution ...
  std::string law;    // its number at the time
  std::string title;
  std::string text;
  Date from;  // first day of these words; unstated: since the beginning
  Date to;    // last day; unstated: still
  Presumption presumption = Presumption::None;
  model::Verified verified = model::Verified::Recollection;
  std::string source;
};

struct Question {
  std::string id;
  std::string criterion;
  std::string words;
  bool needed = false;
};

struct Rule {
  std::string id;
  std::string criterion;
  std::string question;
  model::Bearing bearing = model::Bearing::Context;
  std::vector<refdata::Condition> when;
  refdata::WordPattern words;
  refdata::WordPattern unless;
  bool lasting = false;  // what it finds holds until somebody tells otherwise: law in force
  std::string reason;
  struct Written {  // cells of the table, for a reader
    std::string when;
    std::string words;
    std::string unless;
  };
  Written written;
};

struct Version {
  Date from;
  std::string name;
};

// A day of the year before, of or after the edition.
struct YearDay {
  int offset = 0;
  int month = 0;
  int day = 0;
};

struct Standard {
  std::string id;
  std::string title;
  std::string issuer;
  std::string kind;               // law, treaty, indicators, statistics, codes
  std::optional<YearDay> begins;  // none: it assesses nothing
  std::optional<YearDay> ends;
  model::Verified verified = model::Verified::Recollection;
  std::string source;
  std::string note;
  std::vector<Version> versions;      // oldest first
  std::vector<Paragraph> paragraphs;  // all words of all times, in order of the file
  std::vector<Question> questions;
  std::vector<Rule> rules;
};

// NotFound lists the standards there are.
[[nodiscard]] Result<Standard> load_standard(const refdata::RefData& refdata, std::string_view id);
// Of all: without paragraphs, questions and rules.
[[nodiscard]] std::vector<Standard> list_standards(const refdata::RefData& refdata);

// What an edition of that year tells of. Misuse if the standard assesses nothing.
[[nodiscard]] Result<Period> period_of(const Standard& standard, int year);
// The paragraphs in force on a day, in order of the file.
[[nodiscard]] std::vector<const Paragraph*> in_force(const Standard& standard, const Date& day);
// "as amended by ..."; empty if none is known of that day.
[[nodiscard]] std::string version_on(const Standard& standard, const Date& day);

// "-1 04-01": the first of April of the year before. Nothing if it is no such cell.
[[nodiscard]] std::optional<YearDay> year_day(const std::string& cell);
// That day, seen from a year.
[[nodiscard]] Date day_in(int year, const YearDay& day);
// "V2", "V1", "A", "R" of the tables.
[[nodiscard]] model::Verified verified_of(std::string_view mark);
[[nodiscard]] const char* to_string(Presumption presumption);

}  // namespace plumbline::assess

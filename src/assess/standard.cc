// SPDX-License-Identifier: Apache-2.0

#include "assess/standard.h"

#include <charconv>

namespace plumbline::assess {
namespace {

using refdata::TableView;

// Cells of a row by the name of their column.
class Row {
 public:
  Row(const TableView& table, std::size_t row) : table_(table), row_(row) {}
  [[nodiscard]] std::string operator[](std::string_view column) const {
    const auto at = table_.column(column);
    return at ? std::string(table_.cell(row_, *at)) : std::string();
  }

 private:
  const TableView& table_;
  std::size_t row_;
};

Date date_of(const std::string& cell) {
  return parse_iso(cell).value_or(Date{});
}

int number_of(std::string_view digits) {
  int value = 0;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Presumption presumption_of(std::string_view word) {
  if (word == "data") return Presumption::Data;
  if (word == "met") return Presumption::Met;
  if (word == "not-met") return Presumption::NotMet;
  return Presumption::None;
}

model::Bearing bearing_of(std::string_view word) {
  if (word == "for") return model::Bearing::For;
  if (word == "against") return model::Bearing::Against;
  if (word == "absent") return model::Bearing::Absent;
  return model::Bearing::Context;
}

Standard head_of(const Row& row) {
  Standard out;
  out.id = row["id"];
  out.title = row["title"];
  out.issuer = row["issuer"];
  out.kind = row["kind"];
  out.begins = year_day(row["begins"]);
  out.ends = year_day(row["ends"]);
  out.verified = verified_of(row["verified"]);
  out.source = row["source"];
  out.note = row["note"];
  return out;
}

void read_versions(const refdata::RefData& refdata, Standard& standard) {
  const TableView table = refdata.table_view("standards/versions");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const Row row(table, i);
    if (row["standard"] != standard.id) continue;
    standard.versions.push_back({date_of(row["from"]), row["name"]});
  }
}

void read_paragraphs(const refdata::RefData& refdata, Standard& standard) {
  const TableView table = refdata.table_view("standards/" + standard.id + "/criteria");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const Row row(table, i);
    standard.paragraphs.push_back({row["id"], row["parent"], row["kind"], row["group"], row["law"],
                                   row["title"], row["text"], date_of(row["valid_from"]),
                                   date_of(row["valid_to"]), presumption_of(row["presumption"]),
                                   verified_of(row["verified"]), row["source"]});
  }
}

void read_questions(const refdata::RefData& refdata, Standard& standard) {
  const TableView table = refdata.table_view("standards/" + standard.id + "/questions");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const Row row(table, i);
    standard.questions.push_back(
        {row["id"], row["criterion"], row["words"], row["needed"] == "yes"});
  }
}

Status read_rules(const refdata::RefData& refdata, Standard& standard) {
  const TableView table = refdata.table_view("standards/" + standard.id + "/rules");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const Row row(table, i);
    Rule rule;
    rule.id = row["id"];
    rule.criterion = row["criterion"];
    rule.question = row["question"];
    rule.bearing = bearing_of(row["bearing"]);
    PL_TRY(rule.when, refdata::parse_conditions(row["when"]));
    PL_TRY(rule.words, refdata::WordPattern::parse(row["words"]));
    PL_TRY(rule.unless, refdata::WordPattern::parse(row["unless"]));
    rule.lasting = row["lasting"] == "yes";
    rule.reason = row["reason"];
    rule.written = {row["when"], row["words"], row["unless"]};
    standard.rules.push_back(std::move(rule));
  }
  return Done{};
}

}  // namespace

Date day_in(int year, const YearDay& day) {
  return {static_cast<std::int16_t>(year + day.offset), static_cast<std::int8_t>(day.month),
          static_cast<std::int8_t>(day.day)};
}

std::optional<YearDay> year_day(const std::string& cell) {
  const std::size_t blank = cell.find(' ');
  if (blank == std::string::npos || cell.size() < blank + 6) return std::nullopt;
  const std::string_view rest = std::string_view(cell).substr(blank + 1);
  return YearDay{number_of(std::string_view(cell).substr(0, blank)), number_of(rest.substr(0, 2)),
                 number_of(rest.substr(3, 2))};
}

model::Verified verified_of(std::string_view mark) {
  if (mark == "V2") return model::Verified::TwoCopies;
  if (mark == "V1") return model::Verified::OneCopy;
  if (mark == "A") return model::Verified::Partly;
  return model::Verified::Recollection;
}

const char* to_string(Presumption presumption) {
  switch (presumption) {
    case Presumption::None: return "";
    case Presumption::Data: return "data";
    case Presumption::Met: return "met";
    case Presumption::NotMet: return "not-met";
  }
  return "";
}

std::vector<Standard> list_standards(const refdata::RefData& refdata) {
  const TableView table = refdata.table_view("standards/standards");
  std::vector<Standard> out;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    out.push_back(head_of(Row(table, i)));
    read_versions(refdata, out.back());
  }
  return out;
}

Result<Standard> load_standard(const refdata::RefData& refdata, std::string_view id) {
  std::string known;
  for (Standard& standard : list_standards(refdata)) {
    known += (known.empty() ? "" : ", ") + standard.id;
    if (standard.id != id) continue;
    read_paragraphs(refdata, standard);
    read_questions(refdata, standard);
    if (Status read = read_rules(refdata, standard); !read) {
      return std::move(read).error().within("standard " + standard.id);
    }
    return std::move(standard);
  }
  return Error{ErrorCode::NotFound,
               "no standard is called '" + std::string(id) + "'; there are: " + known};
}

Result<Period> period_of(const Standard& standard, int year) {
  constexpr int kFirst = 1900;
  constexpr int kLast = 2200;
  if (!standard.begins || !standard.ends) {
    return Error{ErrorCode::Misuse,
                 standard.id + " is a list of codes and assesses nothing; plumbline standards " +
                     standard.id + " shows it"};
  }
  if (year < kFirst || year > kLast) {
    return Error{ErrorCode::Misuse, std::to_string(year) + " is no year of an edition"};
  }
  return Period{day_in(year, *standard.begins), day_in(year, *standard.ends)};
}

std::vector<const Paragraph*> in_force(const Standard& standard, const Date& day) {
  std::vector<const Paragraph*> out;
  for (const Paragraph& each : standard.paragraphs) {
    const bool begun = !each.from.stated() || each.from <= day;
    const bool ended = each.to.stated() && each.to < day;
    if (begun && !ended) out.push_back(&each);
  }
  return out;
}

std::string version_on(const Standard& standard, const Date& day) {
  std::string out;
  for (const Version& version : standard.versions) {
    if (version.from <= day) out = version.name;
  }
  return out;
}

}  // namespace plumbline::assess

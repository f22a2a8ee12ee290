// SPDX-License-Identifier: Apache-2.0
//
// Checks data/standards/: a rule that names what is not there, words that cannot be read, or two
// wordings of one paragraph in force on one day fail the build with the line.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/date.h"
#include "compile.h"
#include "refdata/rule_conditions.h"
#include "refdata/word_pattern.h"
#include "schema.h"

namespace plumbline::refdata_compiler {
namespace {

using Words = std::vector<std::string_view>;

const Words kCriteria = {"id",   "parent",     "kind",     "group",       "law",      "title",
                         "text", "valid_from", "valid_to", "presumption", "verified", "source"};
const Words kQuestions = {"id", "criterion", "words", "needed"};
const Words kRules = {"id",    "criterion", "question", "bearing", "when",
                      "words", "unless",    "lasting",  "reason"};
const Words kKinds = {"definition", "standard",  "criterion",   "tier",    "rule",
                      "factor",     "article",   "consequence", "element", "indicator",
                      "test",       "statistic", "code"};

const Words kActors = {"state", "organisation", "international", "private"};

std::string listed(const Words& words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : "|") + std::string(word);
  return out;
}

bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Checker {
 public:
  Checker(const Sources& sources, Faults& faults) : sources_(sources), faults_(faults) {
    fill("frames/incident", "code", {}, events_);
    fill("frames/unit", "code", {}, units_);
    fill("frames/status", "code", {}, statuses_);
    fill("frames/deed", "code", {}, statuses_);
    fill("standards/topics", "topic", {}, topics_);
    fill("standards/says", "says", {}, says_);
    fill("palermo", "code", "act", acts_);
    fill("palermo", "code", "means", means_);
    fill("palermo", "code", "purpose", purposes_);
    for (const char* kind : {"money", "share", "unstated", "other"}) units_.emplace(kind);
  }

  void check() {
    std::set<std::string, std::less<>> listed_standards;
    const Tsv& standards = sources_.table("standards/standards");
    check_unique(standards, {0}, faults_);
    for (const TsvRow& row : standards.rows) {
      listed_standards.emplace(row.cells[0]);
      check_cell(standards, row, "verified", {"V2", "V1", "A", "R"});
      check_days(standards, row, true);
    }
    for (const auto& [name, tsv] : sources_.tables) {
      if (!name.starts_with("standards/")) continue;
      const std::size_t slash = name.rfind('/');
      if (slash == std::string::npos || slash <= sizeof("standards/") - 1) continue;
      const std::string standard = name.substr(10, slash - 10);
      if (!listed_standards.contains(standard)) {
        faults_.push_back("data/" + name + ".tsv: no standard \"" + standard +
                          "\" in data/standards/standards.tsv; add a row there");
      }
    }
    for (const std::string& standard : listed_standards) check(standard);
    check_versions(listed_standards);
    for (const std::string_view table :
         {"standards/topics", "standards/says", "standards/actors"}) {
      check_words(sources_.table(table), "words");
    }
    const Tsv& actors = sources_.table("standards/actors");
    for (const TsvRow& row : actors.rows) check_cell(actors, row, "actor", kActors);
    check_reports(listed_standards);
  }

 private:
  using Set = std::set<std::string, std::less<>>;

  void fill(std::string_view table, std::string_view column, std::string_view group, Set& into) {
    const Tsv& tsv = sources_.table(table);
    for (const TsvRow& row : tsv.rows) {
      if (!group.empty() && cell(tsv, row, "group") != group) continue;
      into.emplace(cell(tsv, row, column));
    }
  }

  static std::string_view cell(const Tsv& tsv, const TsvRow& row, std::string_view column) {
    const auto at = std::find(tsv.columns.begin(), tsv.columns.end(), column);
    return at == tsv.columns.end() ? std::string_view()
                                   : row.cells[static_cast<std::size_t>(at - tsv.columns.begin())];
  }

  void fault(const Tsv& tsv, const TsvRow& row, const std::string& what) {
    faults_.push_back(tsv.at(row) + ": " + what);
  }

  void check_cell(const Tsv& tsv, const TsvRow& row, std::string_view column, const Words& may) {
    const std::string_view value = cell(tsv, row, column);
    if (holds(may, value)) return;
    fault(tsv, row,
          std::string(column) + " is \"" + std::string(value) + "\"; write one of " + listed(may));
  }

  bool has_columns(const Tsv& tsv, const Words& columns) {
    if (tsv.columns == columns) return true;
    faults_.push_back("data/" + tsv.name + ".tsv: the columns are " + listed(columns) +
                      ", in this order; see docs/reference/standards.md");
    return false;
  }

  void check(const std::string& standard) {
    const Tsv& criteria = sources_.table("standards/" + standard + "/criteria");
    if (criteria.columns.empty()) {
      faults_.push_back("data/standards/" + standard + "/criteria.tsv: not there; write one");
      return;
    }
    if (!has_columns(criteria, kCriteria)) return;
    Set ids;
    for (const TsvRow& row : criteria.rows) ids.emplace(row.cells[0]);
    for (const TsvRow& row : criteria.rows) check_paragraph(criteria, row, ids);
    check_overlap(criteria);
    const Tsv& questions = sources_.table("standards/" + standard + "/questions");
    std::map<std::string, std::string, std::less<>> asked;  // question, its criterion
    if (!questions.columns.empty() && has_columns(questions, kQuestions)) {
      check_unique(questions, {0}, faults_);
      for (const TsvRow& row : questions.rows) {
        asked.emplace(row.cells[0], row.cells[1]);
        require_criterion(questions, row, ids);
        check_cell(questions, row, "needed", {"yes", ""});
      }
    }
    const Tsv& rules = sources_.table("standards/" + standard + "/rules");
    if (rules.columns.empty() || !has_columns(rules, kRules)) return;
    check_unique(rules, {0}, faults_);
    for (const TsvRow& row : rules.rows) check_rule(rules, row, ids, asked);
  }

  void require_criterion(const Tsv& tsv, const TsvRow& row, const Set& ids) {
    const std::string_view criterion = cell(tsv, row, "criterion");
    if (ids.contains(criterion)) return;
    fault(tsv, row,
          "no criterion \"" + std::string(criterion) + "\" in criteria.tsv of this standard");
  }

  void check_paragraph(const Tsv& tsv, const TsvRow& row, const Set& ids) {
    const std::string_view parent = cell(tsv, row, "parent");
    if (!parent.empty() && !ids.contains(parent)) {
      fault(tsv, row, "no paragraph \"" + std::string(parent) + "\" to stand under");
    }
    for (const std::string_view column : {"id", "law", "title", "text", "source"}) {
      if (cell(tsv, row, column).empty()) fault(tsv, row, std::string(column) + " is empty");
    }
    check_cell(tsv, row, "kind", kKinds);
    check_cell(tsv, row, "presumption", {"", "data", "met", "not-met"});
    check_cell(tsv, row, "verified", {"V2", "V1", "A", "R"});
    for (const std::string_view column : {"valid_from", "valid_to"}) {
      const std::string_view day = cell(tsv, row, column);
      if (!day.empty() && !is_day(day)) {
        fault(tsv, row,
              std::string(column) + " is \"" + std::string(day) +
                  "\"; write a day such as 2019-01-09, or nothing");
      }
    }
    const std::string_view from = cell(tsv, row, "valid_from");
    const std::string_view to = cell(tsv, row, "valid_to");
    if (!to.empty() && to < from) fault(tsv, row, "valid_to is before valid_from");
  }

  static bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
    }
    return true;
  }

  // Days compare as they are written.
  void check_overlap(const Tsv& tsv) {
    for (std::size_t i = 0; i < tsv.rows.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (tsv.rows[i].cells[0] != tsv.rows[j].cells[0]) continue;
        const auto from = [&](std::size_t at) { return cell(tsv, tsv.rows[at], "valid_from"); };
        const auto to = [&](std::size_t at) {
          const std::string_view day = cell(tsv, tsv.rows[at], "valid_to");
          return day.empty() ? std::string_view("9999-12-31") : day;
        };
        if (from(i) > to(j) || from(j) > to(i)) continue;
        fault(tsv, tsv.rows[i],
              "these words of \"" + std::string(tsv.rows[i].cells[0]) +
                  "\" are in force on days on which those of line " +
                  std::to_string(tsv.rows[j].line) + " are; end the older ones a day before");
      }
    }
  }

  void check_rule(const Tsv& tsv, const TsvRow& row, const Set& ids,
                  const std::map<std::string, std::string, std::less<>>& asked) {
    require_criterion(tsv, row, ids);
    const std::string_view question = cell(tsv, row, "question");
    const auto found = asked.find(question);
    if (!question.empty() &&
        (found == asked.end() || found->second != cell(tsv, row, "criterion"))) {
      fault(tsv, row, "no question \"" + std::string(question) + "\" under this criterion");
    }
    check_cell(tsv, row, "bearing", {"for", "against", "absent", "context"});
    check_cell(tsv, row, "lasting", {"yes", ""});
    if (cell(tsv, row, "reason").empty()) {
      fault(tsv, row, "no reason; say in words why this bears on the criterion");
    }
    check_pattern(tsv, row, "words");
    check_pattern(tsv, row, "unless");
    const auto conditions = refdata::parse_conditions(cell(tsv, row, "when"));
    if (!conditions) {
      fault(tsv, row, "when: " + conditions.error().message);
      return;
    }
    if (conditions->empty() && cell(tsv, row, "words").empty()) {
      fault(tsv, row, "fits every claim; write conditions or words");
    }
    for (const refdata::Condition& condition : *conditions) check_values(tsv, row, condition);
  }

  void check_pattern(const Tsv& tsv, const TsvRow& row, std::string_view column) {
    const auto pattern = refdata::WordPattern::parse(cell(tsv, row, column));
    if (!pattern) fault(tsv, row, std::string(column) + ": " + pattern.error().message);
  }

  void check_words(const Tsv& tsv, std::string_view column) {
    for (const TsvRow& row : tsv.rows) check_pattern(tsv, row, column);
  }

  void check_values(const Tsv& tsv, const TsvRow& row, const refdata::Condition& condition) {
    using Field = refdata::ClaimField;
    const Set* known = nullptr;
    bool prefix = false;
    switch (condition.field) {
      case Field::Event: known = &events_; break;
      case Field::Unit: known = &units_; break;
      case Field::Status: known = &statuses_; break;
      case Field::Topic: known = &topics_; break;
      case Field::Says: known = &says_; break;
      case Field::Act:
        known = &acts_;
        prefix = true;
        break;
      case Field::Means:
        known = &means_;
        prefix = true;
        break;
      case Field::Purpose:
        known = &purposes_;
        prefix = true;
        break;
      default: return;
    }
    for (const std::string& value : condition.values) {
      const auto at = known->lower_bound(value);
      const bool found =
          known->contains(value) || (prefix && at != known->end() && at->starts_with(value));
      if (!found) fault(tsv, row, "when: nothing is called \"" + value + "\" there");
    }
  }

  void check_reports(const Set& standards) {
    const Tsv& reports = sources_.table("standards/reports");
    check_words(reports, "words");
    for (const TsvRow& row : reports.rows) {
      check_days(reports, row, false);
      check_pattern(reports, row, "publisher");
      const std::string_view standard = cell(reports, row, "standard");
      if (standard.empty() || standards.contains(standard)) continue;
      fault(reports, row,
            "no standard \"" + std::string(standard) +
                "\" in data/standards/standards.tsv; name one, or leave it empty");
    }
  }

  // `begins` and `ends`; of a list of codes both are empty.
  void check_days(const Tsv& tsv, const TsvRow& row, bool may_be_empty) {
    const std::string_view begins = cell(tsv, row, "begins");
    const std::string_view ends = cell(tsv, row, "ends");
    if (may_be_empty && begins.empty() && ends.empty()) return;
    for (const auto& [column, value] : {std::pair("begins", begins), std::pair("ends", ends)}) {
      if (is_day_of_edition(value)) continue;
      fault(tsv, row,
            std::string(column) + " is \"" + std::string(value) +
                "\"; write the year before, of or after the edition and a day: -1 04-01, 0 12-31" +
                (may_be_empty ? "; or leave both empty" : ""));
    }
  }

  // "-1 04-01".
  static bool is_day_of_edition(std::string_view value) {
    const std::size_t blank = value.find(' ');
    if (blank == std::string_view::npos) return false;
    const std::string_view offset = value.substr(0, blank);
    if (offset != "-1" && offset != "0" && offset != "1" && offset != "+1") return false;
    const std::string day = "2001-" + std::string(value.substr(blank + 1));
    return is_day(day) && parse_iso(day).has_value();
  }

  void check_versions(const Set& standards) {
    const Tsv& tsv = sources_.table("standards/versions");
    for (const TsvRow& row : tsv.rows) {
      if (!standards.contains(row.cells[0])) fault(tsv, row, "no such standard");
      if (!is_day(cell(tsv, row, "from"))) fault(tsv, row, "from is no day such as 2019-01-09");
    }
  }

  const Sources& sources_;
  Faults& faults_;
  Set events_, units_, statuses_, topics_, says_, acts_, means_, purposes_;
};

}  // namespace

void check_standards(const Sources& sources, Faults& faults) {
  if (sources.table("standards/standards").columns.empty()) return;
  Checker(sources, faults).check();
}

}  // namespace plumbline::refdata_compiler

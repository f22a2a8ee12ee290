// SPDX-License-Identifier: Apache-2.0

#include "app/figures.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "app/lists_json.h"
#include "base/number_text.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/figures_internal.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kFiguresOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--country", "COUNTRY", "counted in a country: AZE or Azerbaijan"},
    {"--unit", "UNIT", "victims, people, cases, accused, convictions ... or all"},
    {"--status", "STATUS", "identified, potential, assisted, arrested, convicted ..."},
    {"--since", "YEAR", "of periods that reach to this year or later"},
    {"--until", "YEAR", "of periods that begin in this year or before"},
    {"--document", "DOC", "only rows that this document has a figure in"},
    {"--reports", "", "also each report: its passage, source and document"},
    {"--json", "", "one JSON object; docs/reference/figures.md describes it"},
    {"--csv", "", "a line a report, with its row"},
};

constexpr std::size_t kWhatWidth = 33;
constexpr std::size_t kValueWidth = 14;
constexpr std::size_t kToldWidth = 19;
constexpr std::size_t kShownNotes = 4;
constexpr std::size_t kShownSentence = 400;

std::string padded_to(const std::string& text, std::size_t width, bool right) {
  const std::size_t size = count_code_points(text);
  const std::string blanks(size < width ? width - size : 0, ' ');
  return right ? blanks + text : text + blanks;
}

std::string told(const app::RowValue& value) {
  if (value.documents == 1) return "1 document";
  if (value.origins == 0) return counted(value.documents, "doc") + ", no origin";
  return counted(value.documents, "doc") + ", " + counted(value.origins, "origin");
}

bool conflicts(const app::CountedRow& row) {
  return std::any_of(row.notes.begin(), row.notes.end(), [](const app::RowNote& note) {
    return note.why == "conflict" && note.row.empty();
  });
}

void tell_report(const app::FigureReport& report, Io io) {
  const int width = width_of(io.out);
  std::string head =
      date_text(report.published) + "  " + digits(report.document) + ":" + report.claim;
  const std::string where = report.title.empty() ? report.name : report.title;
  head += "  " + shorten(one_line(where), 70);
  io.out << wrapped(head, 8, width);
  std::string source = "the publisher; no source is named";
  if (!report.source.empty()) {
    source = one_line(report.source) + (report.source_named ? "" : " (not named)");
  }
  io.out << wrapped("said by: " + source + (report.headline ? " (in the headline)" : ""), 10,
                    width);
  io.out << wrapped("\u201C" + shorten(one_line(report.sentence), kShownSentence) + "\u201D", 10,
                    width);
}

// Tells the table of one country and unit.
class Table {
 public:
  Table(const app::FiguresAnswer& answer, bool reports, Io io)
      : answer_(answer), reports_(reports), io_(io), width_(width_of(io.out)) {}

  void tell() {
    const app::CountedRow* before = nullptr;
    for (const app::CountedRow& row : answer_.rows) {
      const bool fresh =
          before == nullptr || before->country != row.country || before->unit != row.unit;
      if (fresh) {
        end_block();
        io_.out << (row.country_name.empty() ? "Country not stated" : row.country_name) << ": "
                << row.unit_name << '\n';
      }
      if (fresh || before->period != row.period) io_.out << "  " << row.period << '\n';
      tell(row);
      before = &row;
    }
    end_block();
    tell_sums();
    tell_jumps();
    tell_left_out();
  }

 private:
  void tell(const app::CountedRow& row) {
    const std::string what = row.what.empty() ? "status not stated" : row.what;
    const char* mark = conflicts(row) ? "  ! " : "    ";
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const app::RowValue& value = row.values[i];
      const std::string number = shorten(number_text(value), kWhatWidth);
      // A long number takes room of the words.
      const std::size_t room =
          kWhatWidth + kValueWidth - std::max(kValueWidth, count_code_points(number) + 1);
      const std::string left = i == 0 ? shorten(one_line(what), room) : "";
      io_.out << (i == 0 ? mark : "    ") << padded_to(left, room, false)
              << padded_to(number, kWhatWidth + kValueWidth - room, true) << "  ";
      io_.out << (i == 0 ? padded_to(told(value), kToldWidth, false) + row.key : told(value))
              << '\n';
      if (!reports_) continue;
      for (const std::size_t report : value.reports) tell_report(answer_.reports[report], io_);
    }
    tell_parts(row);
    tell_notes(row);
  }

  // Figures that divide a row further than its words tell.
  void tell_parts(const app::CountedRow& row) {
    if (row.parts.empty()) return;
    std::string words = "of them:";
    for (const std::size_t part : row.parts) {
      const app::FigureReport& report = answer_.reports[part];
      words += (part == row.parts.front() ? " " : ", ") +
               number_text({report.value, report.upper, report.approximator, 1, 1, {}});
    }
    io_.out << wrapped(words, 6, width_);
    if (!reports_) return;
    for (const std::size_t part : row.parts) tell_report(answer_.reports[part], io_);
  }

  void tell_notes(const app::CountedRow& row) {
    std::set<std::string> known;
    std::size_t left_out = 0;
    for (const app::RowNote& note : row.notes) {
      if (!note.row.empty()) {
        if (note.why == "definition") footnotes_.insert(note.words);
        if (note.why != "period") continue;
      }
      const bool plain = note.why == "same-text" || note.why == "part";  // seen from the row
      if (plain && !reports_) continue;
      if (!known.insert(note.words).second) continue;
      if (known.size() > kShownNotes) {
        ++left_out;
        continue;
      }
      const bool conflict = note.why == "conflict";
      io_.out << wrapped((conflict ? "conflict: " : note.why + ": ") + one_line(note.words), 6,
                         width_);
      if (conflict && !reports_) {
        tell_report(answer_.reports[note.one], io_);
        tell_report(answer_.reports[note.other], io_);
      }
    }
    if (left_out != 0) {
      io_.out << "      and " << counted(left_out, "more difference") << "; --json has all\n";
    }
  }

  void end_block() {
    for (const std::string& words : footnotes_) io_.out << wrapped("* " + words, 2, width_);
    footnotes_.clear();
    if (started_) io_.out << '\n';
    started_ = true;
  }

  void tell_sums() {
    std::size_t right = 0;
    std::size_t open = 0;
    for (const app::CheckedSum& sum : answer_.sums) {
      if (sum.result == "adds") ++right;
      if (sum.result == "rest") ++open;
      const bool wrong = sum.result == "short" || sum.result == "over";
      if (!wrong && !reports_) continue;
      io_.out << wrapped((wrong ? "! sum: " : "sum: ") + sum.words + " (row " + sum.row + ")", 0,
                         width_);
      tell_report(answer_.reports[sum.whole], io_);
    }
    if (answer_.sums.empty()) return;
    io_.out << counted(answer_.sums.size(), "sum") << " of parts checked: " << right << " add up, "
            << open << " leave a rest open, " << answer_.sums.size() - right - open
            << " cannot be right\n";
  }

  void tell_jumps() {
    for (const app::SeriesJump& jump : answer_.jumps) {
      io_.out << wrapped("? " + jump.words + " (rows " + jump.before + ", " + jump.row + ")", 0,
                         width_);
    }
  }

  void tell_left_out() {
    if (!answer_.planned.empty()) {
      tell_line(counted(answer_.planned.size(), "figure is", "figures are") +
                " planned, denied, conditional or taken back and held against nothing");
    }
    if (answer_.uncounted != 0) {
      tell_line(counted(answer_.uncounted, "figure does", "figures do") +
                " not say what is counted and stand in no row");
    }
    if (answer_.rejected != 0) {
      tell_line(counted(answer_.rejected, "claim that a person rejected is",
                        "claims that a person rejected are") +
                " left out");
    }
    if (answer_.without_period != 0) {
      tell_line(counted(answer_.without_period, "row states", "rows state") +
                " no period and cannot be placed in these years");
    }
    if (answer_.other_units != 0) {
      tell_line(counted(answer_.other_units, "row") +
                " of other units not shown; --unit all shows them");
    }
  }
  void tell_line(const std::string& words) { io_.out << wrapped(words, 0, width_); }

  const app::FiguresAnswer& answer_;
  bool reports_;
  Io io_;
  int width_;
  std::set<std::string> footnotes_;
  bool started_ = false;
};

Result<int> year_of(const Arguments& arguments, std::string_view option) {
  PL_TRY(const std::size_t year, number_of(arguments, option, 0));
  constexpr std::size_t kLast = 9999;
  if (year > kLast) {
    return Error{ErrorCode::Misuse, std::string(option) + " takes a year, such as 2019"};
  }
  return static_cast<int>(year);
}

int run_figures(const Arguments& arguments, Io io) {
  app::FiguresOptions options;
  options.workspace = workspace_of(arguments);
  options.country = arguments.value("--country");
  options.unit = arguments.value("--unit");
  options.status = arguments.value("--status");
  options.document = arguments.value("--document");
  if (!arguments.words.empty()) options.row = arguments.words.front();
  const auto since = year_of(arguments, "--since");
  if (!since) return fail("figures", since.error(), io);
  const auto until = year_of(arguments, "--until");
  if (!until) return fail("figures", until.error(), io);
  options.since = *since;
  options.until = *until;
  const auto answer = app::figures(options);
  if (!answer) return fail("figures", answer.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*answer) << '\n';
  } else if (arguments.has("--csv")) {
    tell_csv(*answer, io);
  } else {
    Table(*answer, arguments.has("--reports") || !options.row.empty(), io).tell();
    if (answer->rows.empty()) io.err << "no figure fits\n";
  }
  return kOk;
}

}  // namespace

std::string number_text(const app::RowValue& value) {
  std::string out = grouped(value.value);
  if (value.upper) out += " to " + grouped(*value.upper);
  if (value.approximator.empty()) return out;
  // "dozens": the words say more than the value that stands for them
  const std::string first = value.approximator.substr(0, value.approximator.find(' '));
  for (const std::string_view size : {"dozens", "scores", "hundreds", "thousands", "millions"}) {
    if (first == size) return value.approximator;
  }
  const bool behind = value.approximator.starts_with("or ");  // "two or more"
  return behind ? out + " " + value.approximator : value.approximator + " " + out;
}

const Command kFigures{
    .name = "figures",
    .summary = "Hold the figures of a workspace together: who counts what, and what differs.",
    .arguments = "[ROW]",
    .least = 0,
    .most = 1,
    .options = kFiguresOptions,
    .details =
        "A row is what was counted, where and when, with each value and how many documents and "
        "origins give it; ROW, the key at the end of a row, opens it to its reports. Values of one "
        "row that differ are a conflict (!) only if no definition, period, scope, edition, "
        "rounding or other body that counts explains the difference. Figures without a stated "
        "period are listed and never called a conflict. Parts are added up where a passage gives "
        "them with their whole.",
    .run = run_figures,
};

}  // namespace plumbline::cli

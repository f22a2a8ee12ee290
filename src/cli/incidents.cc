// SPDX-License-Identifier: Apache-2.0

#include "app/incidents.h"

#include <algorithm>
#include <map>
#include <ostream>

#include "app/lists_json.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kIncidentsOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--document", "DOC", "that this document reports: digits of its hash, or its name"},
    {"--country", "COUNTRY", "in a country: AZE or Azerbaijan"},
    {"--type", "TYPE", "with such an event: arrest, rescue, conviction ..."},
    {"--since", "DATE", "in which something happened on or after a day, month or year"},
    {"--until", "DATE", "likewise, on or before"},
    {"--why", "", "also why each report was joined"},
    {"--limit", "N", "at most so many incidents (20), the latest first; 0: all"},
    {"--json", "", "one JSON object"},
};

constexpr std::size_t kShownTellingWords = 200;  // letters of a passage
constexpr std::size_t kShownTellings = 3;        // of a happening: the first to be published

std::string period(const std::string& from, const std::string& to) {
  if (from.empty()) return "undated";
  return to.empty() || to == from ? from : from + " to " + to;
}

// When it happened, else when that was first reported.
std::string happening_when(const app::IncidentHappening& happening,
                           const app::IncidentShown& incident) {
  if (!happening.from.empty()) return period(happening.from, happening.to);
  for (const app::IncidentReport& report : incident.reports) {
    if (report.document.hash != happening.tellings.front().document) continue;
    return report.document.published.empty() ? "undated" : "by " + report.document.published;
  }
  return "undated";
}

std::string list_incidents(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + one_line(word);
  return out;
}

std::string digits_list(const std::vector<std::string>& hashes) {
  std::string out;
  for (const std::string& hash : hashes) out += (out.empty() ? "" : ", ") + digits(hash);
  return out;
}

std::string head(const app::IncidentShown& incident) {
  std::string out = incident.id + "  " + period(incident.from, incident.to);
  if (!incident.place.empty()) out += "  " + one_line(incident.place);
  if (!incident.status.empty()) out += "  [" + incident.status + "]";
  return out;
}

std::string sources(const app::IncidentShown& incident) {
  std::string out = counted(incident.reports.size(), "report");
  if (incident.families > 0) {
    out += ", " + counted(incident.families, "reprint family", "reprint families") +
           "; each counted once, " + std::to_string(incident.origins);
  }
  return out;
}

std::string field_in_words(const std::string& field) {
  static const std::map<std::string, std::string, std::less<>> kWords = {
      {"day", "the day"},     {"people", "how many people"}, {"accused", "how many accused"},
      {"place", "the place"}, {"penalty", "the penalty"},
  };
  const auto found = kWords.find(field);
  return found == kWords.end() ? field : found->second;
}

std::string difference_text(const app::Difference& difference) {
  std::string out = "reports differ in " + field_in_words(difference.field) + ":";
  for (const app::DifferentValue& value : difference.values) {
    out += (&value == &difference.values.front() ? " " : "; ") + one_line(value.value) + " (" +
           digits_list(value.documents) + ")";
  }
  return out;
}

std::string telling_text(const app::IncidentTelling& telling) {
  std::string out = digits(telling.document) + ":" + telling.claim + "  \u201C" +
                    shorten(one_line(telling.exact), kShownTellingWords) + "\u201D";
  if (!telling.said_by.empty()) out += ", from " + one_line(telling.said_by);
  if (telling.modality == "alleged") out += " (alleged)";
  if (telling.taken_back) out += " (told only to be corrected)";
  return out;
}

// The first telling of each document, a few of them.
void tell_passages(const app::IncidentHappening& happening, int width, Io io) {
  std::vector<std::string> shown;
  for (const app::IncidentTelling& telling : happening.tellings) {
    if (std::find(shown.begin(), shown.end(), telling.document) != shown.end()) continue;
    shown.push_back(telling.document);
    if (shown.size() <= kShownTellings) io.out << wrapped(telling_text(telling), 6, width);
  }
  if (shown.size() <= kShownTellings) return;
  io.out << wrapped("and " + counted(shown.size() - kShownTellings, "more report"), 6, width);
}

void tell_incidents(const app::IncidentHappening& happening, const app::IncidentShown& incident,
                    Io io) {
  const int width = width_of(io.out);
  std::string line = happening_when(happening, incident) + "  " + happening.type;
  if (!happening.people.empty()) line += ": " + one_line(happening.people);
  if (!happening.place.empty()) line += " (" + one_line(happening.place) + ")";
  io.out << wrapped(line, 2, width);
  for (const app::Difference& difference : happening.differences) {
    io.out << wrapped("! " + difference_text(difference), 4, width);
  }
  tell_passages(happening, width, io);
}

std::string accused_text(const app::AccusedPerson& person) {
  std::string out = one_line(person.name);
  if (!person.spellings.empty()) out += " (also " + list_incidents(person.spellings) + ")";
  std::string standings;
  for (const app::AccusedStanding& standing : person.standings) {
    standings += (standings.empty() ? ": " : "; ") + standing.status;
    if (!standing.from.empty()) standings += " " + standing.from;
    standings += " (" + digits_list(standing.documents) + ")";
  }
  return out + standings;
}

std::string mark_text(const app::IncidentMark& mark) {
  const std::string own = digits(mark.document);
  const std::string by = digits(mark.by);
  if (mark.why == "corrected") return own + " was corrected by " + by;
  if (mark.why == "retracted") return own + " was taken back by " + by;
  const std::string through = digits(mark.through);
  if (mark.why == "copy-of-corrected") {
    return own + " took its words from " + through + ", which " + by + " takes back";
  }
  return own + " repeats what it has from " + through + ", which " + by + " takes back";
}

// "words 81 % alike", "published 3 days apart".
std::string field_text(const app::FieldAgreement& field) {
  const std::string detail = one_line(field.detail);
  if (field.field == "words") return "words " + detail + " % alike";
  if (field.field == "published") {
    return "published " + detail + (detail == "1" ? " day apart" : " days apart");
  }
  if (field.field == "people") {
    return detail + (detail == "1" ? " other name" : " other names");
  }
  if (field.field == "day") return "day of the " + detail;
  return field.field + (detail.empty() ? "" : " " + detail);
}

std::string report_grounds(const app::IncidentReport& report) {
  std::string agrees;
  std::string conflicts;
  for (const app::FieldAgreement& field : report.fields) {
    std::string& side = field.weight > 0 ? agrees : conflicts;
    side += (side.empty() ? "" : ", ") + field_text(field);
  }
  std::string out = "like " + digits(report.nearest) + " in " + agrees;
  if (!conflicts.empty()) out += "; unlike it in " + conflicts;
  if (!report.silent.empty()) out += "; silent: " + list_incidents(report.silent);
  return out;
}

void tell_incidents(const app::IncidentReport& report, bool why, int width, Io io) {
  const app::IncidentDocument& document = report.document;
  const std::string source = document.publisher.empty() ? document.name : document.publisher;
  std::string line =
      date_text(document.published) + "  " + digits(document.hash) + "  " + one_line(source);
  if (!document.title.empty()) {
    line += "  \u201C" + shorten(one_line(document.title), 60) + "\u201D";
  }
  io.out << wrapped(line, 4, width);
  if (why && !report.nearest.empty()) io.out << wrapped(report_grounds(report), 6, width);
}

void tell_incidents(const app::IncidentShown& incident, bool why, Io io) {
  const int width = width_of(io.out);
  io.out << wrapped(head(incident), 0, width) << wrapped(sources(incident), 2, width);
  for (const app::IncidentHappening& happening : incident.happenings)
    tell_incidents(happening, incident, io);
  if (!incident.accused.empty()) {
    io.out << "  accused, as reported:\n";
    for (const app::AccusedPerson& person : incident.accused) {
      io.out << wrapped(accused_text(person), 4, width);
    }
  }
  if (!incident.marks.empty()) {
    io.out << "  no longer to be relied on:\n";
    for (const app::IncidentMark& mark : incident.marks) {
      io.out << wrapped(mark_text(mark), 4, width);
    }
  }
  io.out << "  reports:\n";
  for (const app::IncidentReport& report : incident.reports) tell_incidents(report, why, width, io);
  io.out << '\n';
}

void tell_all(const app::IncidentsAnswer& answer, const Arguments& arguments, Io io) {
  for (const auto& incident : answer.incidents)
    tell_incidents(incident, arguments.has("--why"), io);
  if (answer.all == 0) {
    io.err << "no incident fits\n";
    return;
  }
  io.out << counted(answer.all, "incident") << " in "
         << counted(answer.documents, "document that tells", "documents that tell")
         << " of events; " << answer.left_out
         << " left out that sum up many events or do not say which\n";
  if (answer.rejected != 0) {
    io.out << counted(answer.rejected, "telling") << " left out, for a person rejected the claim\n";
  }
  if (answer.incidents.size() < answer.all) {
    io.err << "the latest " << answer.incidents.size() << " of " << answer.all
           << "; --limit 0 shows all\n";
  }
}

int run_incidents(const Arguments& arguments, Io io) {
  const auto limit = number_of(arguments, "--limit", 20);
  if (!limit) return fail("incidents", limit.error(), io);
  app::IncidentsOptions options;
  options.workspace = workspace_of(arguments);
  options.document = arguments.value("--document");
  options.country = arguments.value("--country");
  options.type = arguments.value("--type");
  options.since = arguments.value("--since");
  options.until = arguments.value("--until");
  options.limit = *limit;
  const auto answer = app::incidents(options);
  if (!answer) return fail("incidents", answer.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*answer) << '\n';
  } else {
    tell_all(*answer, arguments, io);
  }
  return kOk;
}

}  // namespace

const Command kIncidents{
    .name = "incidents",
    .summary = "Show what happened, the same event of many reports as one incident.",
    .arguments = "",
    .least = 0,
    .most = 0,
    .options = kIncidentsOptions,
    .details =
        "An incident is a whole matter: a raid, the people freed, the arrests, the charges, the "
        "judgment, each with the passages that tell it. What reports say differently stands side "
        "by "
        "side; a report that was corrected, and those that rest on it, are marked. Accused persons "
        "are shown as reported, with what became of them; nobody who was, or may have been, a "
        "victim is named. Sums over many events (\"courts convicted 17 in 2023\") are left out.",
    .run = run_incidents,
};

}  // namespace plumbline::cli

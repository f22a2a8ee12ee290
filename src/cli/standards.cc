// SPDX-License-Identifier: Apache-2.0

#include "app/standards.h"

#include <ostream>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/assess_internal.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kStandardsOptions[] = {
    {"--year", "YEAR", "only the words in force for the edition of this year"},
    {"--rules", "", "also the rules by which claims bear on it"},
    {"--json", "", "one JSON object; docs/reference/standards.md describes it"},
};

nlohmann::json json_of_standards(const app::StandardEntry& entry) {
  return {{"id", entry.id},
          {"title", entry.title},
          {"issuer", entry.issuer},
          {"kind", entry.kind},
          {"version", entry.version},
          {"note", entry.note},
          {"source", entry.source},
          {"verified", to_string(entry.verified)},
          {"paragraphs", entry.paragraphs},
          {"from_recollection", entry.recollected},
          {"rules", entry.rules},
          {"assesses", entry.assesses}};
}

nlohmann::json json_of_standards(const app::StandardParagraph& paragraph) {
  return {{"id", paragraph.id},
          {"parent", paragraph.parent},
          {"kind", paragraph.kind},
          {"group", paragraph.group},
          {"law", paragraph.law},
          {"title", paragraph.title},
          {"text", paragraph.text},
          {"valid_from", paragraph.from},
          {"valid_to", paragraph.to},
          {"presumption", paragraph.presumption},
          {"verified", to_string(paragraph.verified)},
          {"source", paragraph.source},
          {"questions", paragraph.questions}};
}

nlohmann::json json_of_standards(const app::StandardRule& rule) {
  return {{"id", rule.id},
          {"criterion", rule.criterion},
          {"question", rule.question},
          {"bearing", to_string(rule.bearing)},
          {"when", rule.when},
          {"words", rule.words},
          {"unless", rule.unless},
          {"lasting", rule.lasting},
          {"reason", rule.reason}};
}

void write(const nlohmann::json& json, Io io) {
  io.out << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

int list_standards(const Arguments& arguments, Io io) {
  const auto entries = app::list_standards();
  if (!entries) return fail("standards", entries.error(), io);
  nlohmann::json rows = nlohmann::json::array();
  const int width = width_of(io.out);
  for (const app::StandardEntry& entry : *entries) {
    if (arguments.has("--json")) {
      rows.push_back(json_of_standards(entry));
      continue;
    }
    io.out << entry.id << '\n' << wrapped(entry.title + " (" + entry.issuer + ")", 2, width);
    std::string line = entry.kind;
    if (!entry.version.empty()) line += ", " + entry.version;
    line += "; " + std::to_string(entry.paragraphs) + " paragraphs, " + mark_words(entry.verified);
    if (entry.recollected != 0) {
      line += " (" + std::to_string(entry.recollected) + " from recollection, not read again)";
    }
    io.out << wrapped(line, 2, width);
    if (!entry.note.empty()) io.out << wrapped(entry.note, 2, width);
  }
  if (arguments.has("--json")) write({{"standards", std::move(rows)}}, io);
  return kOk;
}

void tell_standards(const app::StandardParagraph& paragraph, Io io) {
  const int width = width_of(io.out);
  std::string head = paragraph.id + "  " + paragraph.title;
  io.out << '\n' << wrapped(head, paragraph.parent.empty() ? 0 : 2, width);
  std::string line = paragraph.law + "; " + paragraph.kind;
  if (!paragraph.from.empty()) line += ", from " + paragraph.from;
  if (!paragraph.to.empty()) line += " to " + paragraph.to;
  line += "; " + mark_words(paragraph.verified);
  io.out << wrapped(line, 4, width) << wrapped(paragraph.text, 4, width);
  if (paragraph.presumption == "data") {
    io.out << wrapped("Presumption: who gives no data is presumed not to have acted.", 4, width);
  } else if (!paragraph.presumption.empty()) {
    io.out << wrapped("Where nobody tells of it: presumed " + paragraph.presumption + ".", 4,
                      width);
  }
  for (const std::string& question : paragraph.questions) {
    io.out << wrapped("? " + question, 6, width);
  }
}

int show(const Arguments& arguments, Io io) {
  const auto year = number_of(arguments, "--year", 0);
  if (!year) return fail("standards", year.error(), io);
  const auto shown = app::show_standard(arguments.words.front(), static_cast<int>(*year));
  if (!shown) return fail("standards", shown.error(), io);
  if (arguments.has("--json")) {
    nlohmann::json out = json_of_standards(shown->entry);
    out["text"] = nlohmann::json::array();
    for (const app::StandardParagraph& each : shown->paragraphs)
      out["text"].push_back(json_of_standards(each));
    out["mapping"] = nlohmann::json::array();
    for (const app::StandardRule& each : shown->rules)
      out["mapping"].push_back(json_of_standards(each));
    write(out, io);
    return kOk;
  }
  const int width = width_of(io.out);
  const app::StandardEntry& entry = shown->entry;
  io.out << wrapped(entry.title + " (" + entry.issuer + ")", 0, width);
  if (!entry.version.empty()) io.out << wrapped(entry.version, 0, width);
  if (!entry.note.empty()) io.out << wrapped(entry.note, 0, width);
  for (const app::StandardParagraph& paragraph : shown->paragraphs) tell_standards(paragraph, io);
  if (!arguments.has("--rules")) return kOk;
  io.out << "\nRules\n";
  for (const app::StandardRule& rule : shown->rules) {
    std::string line = rule.id + ": " + rule.criterion;
    if (!rule.question.empty()) line += " (" + rule.question + ")";
    line += std::string(" ") + to_string(rule.bearing) + ". " + rule.reason;
    if (rule.lasting) line += " [lasting]";
    io.out << wrapped(line, 2, width);
    for (const auto& [name, cell] :
         {std::pair("when: ", &rule.when), std::pair("words: ", &rule.words),
          std::pair("unless: ", &rule.unless)}) {
      if (!cell->empty()) io.out << wrapped(name + *cell, 6, width);
    }
  }
  return kOk;
}

int run_standards(const Arguments& arguments, Io io) {
  return arguments.words.empty() ? list_standards(arguments, io) : show(arguments, io);
}

}  // namespace

const Command kStandards{
    .name = "standards",
    .summary = "List the standards that countries are held to, or show one paragraph by paragraph.",
    .arguments = "[STANDARD]",
    .least = 0,
    .most = 1,
    .options = kStandardsOptions,
    .details =
        "Each paragraph is shown with its law, the days it is in force, our paraphrase, the "
        "questions asked under it, and how well it was checked against the official text: seen in "
        "two copies, in one, in part, or from recollection and not read again. What is only "
        "recollected must be checked before anybody relies on it.",
    .run = run_standards,
};

}  // namespace plumbline::cli

// SPDX-License-Identifier: Apache-2.0

#include "app/tiers.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "cli/assess_internal.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::json;

constexpr const char* kSchema = "plumbline.tiers/1";

constexpr Option kOptions[] = {
    {"--check", "", "all countries: where the clock and the table do not fit"},
    {"--json", "", "one JSON object; docs/reference/tiers.md describes it"},
};

Json json_of(const model::TierStep& step) {
  Json rules = Json::array();
  for (const model::AppliedRule& rule : step.rules) {
    rules.push_back({{"id", rule.id}, {"law", rule.law}, {"verified", to_string(rule.verified)}});
  }
  return {{"year", step.year},
          {"tier", step.tier},
          {"evidence", step.evidence},
          {"source", step.source},
          {"move", to_string(step.move)},
          {"clock", to_string(step.clock)},
          {"listed", step.listed},
          {"counted", step.counted},
          {"waiver", step.waiver},
          {"published", step.published},
          {"must_leave", step.must_leave},
          {"words", step.words},
          {"rules", std::move(rules)},
          {"disagreement", step.disagreement}};
}

Json json_of(const model::TierHistory& history) {
  Json steps = Json::array();
  for (const model::TierStep& step : history.steps) steps.push_back(json_of(step));
  Json runs = Json::array();
  for (const model::WatchListRun& run : history.runs) {
    runs.push_back({{"from", run.from}, {"to", run.to}, {"words", run.words}});
  }
  return {{"schema", kSchema},
          {"country", history.country},
          {"country_name", history.country_name},
          {"steps", std::move(steps)},
          {"runs", std::move(runs)}};
}

void write(const Json& json, Io io) {
  io.out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

class Telling {
 public:
  explicit Telling(Io io) : io_(io), width_(width_of(io.out)) {}

  void tell(const model::TierHistory& history) {
    line(history.country_name + " in the US Trafficking in Persons reports", 0);
    for (std::size_t i = 0; i < history.steps.size(); ++i) {
      const model::TierStep& step = history.steps[i];
      if (step.move != model::TierMove::Missing) {
        tell(step);
        continue;
      }
      std::size_t last = i;
      while (history.steps[last + 1].move == model::TierMove::Missing) ++last;
      const std::string to = last == i ? "" : " to " + std::to_string(history.steps[last].year);
      line(std::to_string(step.year) + to + "  no row in the table: nothing is counted across it",
           2);
      i = last;
    }
    if (!history.runs.empty()) io_.out << "\nOn the watch list\n";
    for (const model::WatchListRun& run : history.runs) {
      line(std::to_string(run.from) + " to " + std::to_string(run.to) + ": " + run.words, 2);
    }
  }

  void tell(const app::TierCheck& check) {
    line(std::to_string(check.countries) + " countries, " + std::to_string(check.steps) +
             " placements, " + std::to_string(check.runs) + " runs on Tier 2 Watch List; " +
             std::to_string(check.waived) + " stays only a waiver explains, " +
             std::to_string(check.automatic) + " times Tier 3 by the clock; " +
             std::to_string(check.disagreements.size()) + " disagreements",
         0);
    for (const auto& each : check.disagreements) {
      line(each.country_name + " " + std::to_string(each.step.year) + ": " +
               each.step.disagreement + " (row: " + each.step.evidence + ", " + each.step.source +
               ")",
           2);
    }
    line("Waivers by edition: worked out from the table, and published", 0);
    for (const auto& waivers : check.waivers) {
      line(std::to_string(waivers.year) + ": " + std::to_string(waivers.worked_out) + " of " +
               std::to_string(waivers.placements) + " placements in the table" +
               (waivers.published ? ", published " + std::to_string(*waivers.published)
                                  : ", no number known"),
           2);
    }
  }

 private:
  void line(const std::string& words, std::size_t indent) {
    io_.out << wrapped(one_line(words), indent, width_);
  }

  void tell(const model::TierStep& step) {
    line(std::to_string(step.year) + "  " + model::tier_words(step.tier) + ". " + step.words, 2);
    if (!step.disagreement.empty()) line("! " + step.disagreement, 8);
  }

  Io io_;
  int width_;
};

Json json_of(const app::TierCheck& check) {
  Json disagreements = Json::array();
  for (const auto& each : check.disagreements) {
    Json entry = json_of(each.step);
    entry["country"] = each.country;
    disagreements.push_back(std::move(entry));
  }
  Json waivers = Json::array();
  for (const auto& each : check.waivers) {
    Json entry = {
        {"year", each.year}, {"placements", each.placements}, {"worked_out", each.worked_out}};
    if (each.published) entry["published"] = *each.published;
    waivers.push_back(std::move(entry));
  }
  return {{"schema", kSchema},
          {"countries", check.countries},
          {"placements", check.steps},
          {"runs", check.runs},
          {"waived", check.waived},
          {"automatic", check.automatic},
          {"waivers", std::move(waivers)},
          {"disagreements", std::move(disagreements)}};
}

int check(const Arguments& arguments, Io io) {
  const auto checked = app::check_tiers();
  if (!checked) return fail("tiers", checked.error(), io);
  if (arguments.has("--json")) {
    write(json_of(*checked), io);
  } else {
    Telling(io).tell(*checked);
  }
  return kOk;
}

int run(const Arguments& arguments, Io io) {
  if (arguments.has("--check")) return check(arguments, io);
  if (arguments.words.empty()) {
    return fail("tiers", Error{ErrorCode::Misuse, "say which country, or --check"}, io);
  }
  const auto history = app::tier_history(arguments.words.front());
  if (!history) return fail("tiers", history.error(), io);
  if (arguments.has("--json")) {
    write(json_of(*history), io);
  } else if (history->steps.empty()) {
    io.out << "the table has no placement of " << history->country_name << '\n';
  } else {
    Telling(io).tell(*history);
  }
  return kOk;
}

}  // namespace

const Command kTiers{
    .name = "tiers",
    .summary = "Show the US tiers of a country year by year, with the watch-list clock.",
    .arguments = "[COUNTRY]",
    .least = 0,
    .most = 1,
    .options = kOptions,
    .details =
        "Placements are those of data/tiers.tsv. The clock is run over them: which years on Tier 2 "
        "Watch List count, which only a waiver explains, when Tier 3 came by the clock, and where "
        "the table and the law do not fit. Waivers are called published only where a list is at "
        "hand; all else is worked out from the law.",
    .run = run,
};

}  // namespace plumbline::cli

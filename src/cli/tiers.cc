// SPDX-License-Identifier: Apache-2.0

#include "app/tiers.h"

#include <ostream>

#include "app/country_json.h"
#include "cli/assess_internal.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

constexpr Option kTiersOptions[] = {
    {"--check", "", "all countries: where the clock and the table do not fit"},
    {"--json", "", "one JSON object; docs/reference/tiers.md describes it"},
};

class TiersTelling {
 public:
  explicit TiersTelling(Io io) : io_(io), width_(width_of(io.out)) {}

  void tell(const model::TierHistory& history) {
    line(history.country_name + " in the US Trafficking in Persons reports", 0);
    for (std::size_t i = 0; i < history.steps.size(); ++i) {
      const model::TierStep& step = history.steps[i];
      if (step.move != model::TierMove::Missing) {
        i = tell_from(history.steps, i);
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
      const std::string to = run.to == run.from ? "" : " to " + std::to_string(run.to);
      line(std::to_string(run.from) + to + ": " + run.words, 2);
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

  // The step with those behind it of which the same is to be said; the index of the last.
  std::size_t tell_from(const std::vector<model::TierStep>& steps, std::size_t first) {
    const model::TierStep& step = steps[first];
    const auto is_alike = [&](const model::TierStep& other) {
      return other.tier == step.tier && other.move == step.move && other.words == step.words &&
             other.disagreement.empty();
    };
    std::size_t last = first;
    while (step.disagreement.empty() && last + 1 < steps.size() &&
           steps[last + 1].year == steps[last].year + 1 && is_alike(steps[last + 1])) {
      ++last;
    }
    const std::string to = last == first ? "" : " to " + std::to_string(steps[last].year);
    line(std::to_string(step.year) + to + "  " + model::tier_words(step.tier) + ". " + step.words,
         2);
    if (!step.disagreement.empty()) line("! " + step.disagreement, 8);
    return last;
  }

  Io io_;
  int width_;
};

int check(const Arguments& arguments, Io io) {
  const auto checked = app::check_tiers();
  if (!checked) return fail("tiers", checked.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*checked) << '\n';
  } else {
    TiersTelling(io).tell(*checked);
  }
  return kOk;
}

int run_tiers(const Arguments& arguments, Io io) {
  if (arguments.has("--check")) return check(arguments, io);
  if (arguments.words.empty()) {
    return fail("tiers", Error{ErrorCode::Misuse, "say which country, or --check"}, io);
  }
  const auto history = app::tier_history(arguments.words.front());
  if (!history) return fail("tiers", history.error(), io);
  if (arguments.has("--json")) {
    io.out << app::to_json(*history) << '\n';
  } else if (history->steps.empty()) {
    io.out << "the table has no placement of " << history->country_name << '\n';
  } else {
    TiersTelling(io).tell(*history);
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
    .options = kTiersOptions,
    .details =
        "Placements are those of data/tiers.tsv. The clock is run over them: which years on Tier 2 "
        "Watch List count, which only a waiver explains, when Tier 3 came by the clock, and where "
        "the table and the law do not fit. Waivers are called published only where a list is at "
        "hand; all else is worked out from the law.",
    .run = run_tiers,
};

}  // namespace plumbline::cli

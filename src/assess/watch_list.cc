// SPDX-License-Identifier: Apache-2.0

#include "assess/watch_list.h"

#include <algorithm>
#include <charconv>

#include "assess/standard.h"

namespace plumbline::assess {

using model::ClockState;
using model::TierHistory;
using model::TierMove;
using model::TierStep;

namespace {

constexpr int kLastYear = 9999;

int number(std::string_view cell, int otherwise) {
  int value = otherwise;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

// Better tiers are lower; 0: no tier.
int rank(const std::string& tier) {
  if (tier == "1") return 1;
  if (tier == "2") return 2;
  if (tier == "2WL") return 3;
  return tier == "3" ? 4 : 0;
}

std::string ordinal(int number) {
  if (number == 1) return "first";
  if (number == 2) return "second";
  if (number == 3) return "third";
  return std::to_string(number) + "th";
}

std::string years(int count) {
  return std::to_string(count) + (count == 1 ? " year" : " years");
}

}  // namespace

// Walks through the editions of one country.
class ClockRun {
 public:
  explicit ClockRun(const WatchList& list) : list_(list) {}

  void take(TierStep step) {
    const TierStep* before = history_.steps.empty() ? nullptr : &history_.steps.back();
    step.move = move_of(step, before);
    if (step.tier == "2WL") {
      on_list(step, before);
    } else {
      off_list(step, before);
    }
    history_.steps.push_back(std::move(step));
  }

  TierHistory finish() {
    tell_runs();
    return std::move(history_);
  }

 private:
  static TierMove move_of(const TierStep& step, const TierStep* before) {
    if (step.tier.empty()) return TierMove::Missing;
    const int now = rank(step.tier);
    const int then = before == nullptr ? 0 : rank(before->tier);
    if (before == nullptr) return now == 0 ? TierMove::Left : TierMove::First;
    if (now == 0) return TierMove::Left;
    if (then == 0) return TierMove::Back;
    if (now == then) return TierMove::Same;
    return now < then ? TierMove::Raised : TierMove::Lowered;
  }

  void apply(TierStep& step, const WatchList::Rule* rule) const {
    if (rule != nullptr) step.rules.push_back({rule->id, rule->law, rule->verified});
  }

  // Years that the clock leaves before Tier 3; fewer for a country that it put there before.
  [[nodiscard]] int limit(int year, const WatchList::Rule** why) const {
    *why = list_.rule("wl-clock", year);
    const WatchList::Rule* back = list_.rule("wl-return", year);
    if (returned_ && back != nullptr) *why = back;
    return *why == nullptr ? 0 : (*why)->value;
  }

  void on_list(TierStep& step, const TierStep* before) {
    const bool goes_on = before != nullptr && before->tier == "2WL";
    step.listed = goes_on ? before->listed + 1 : 1;
    if (!goes_on) {
      returned_ = before != nullptr && before->tier == "3" && automatic_;
      open_ = before != nullptr && before->tier.empty();
    }
    const WatchList::Rule* clock = nullptr;
    const int left = limit(step.year, &clock);
    const bool back = clock != nullptr && clock->id == "wl-return";
    if (clock == nullptr) {
      step.clock = ClockState::BeforeClock;
      step.words = "Listed; the clock counts reports from 2009 on, so this year does not count.";
      return;
    }
    step.counted = goes_on ? before->counted + 1 : 1;
    apply(step, clock);
    const WatchList::Rule* waiver = list_.rule("wl-waiver", step.year);
    const int allowed = waiver == nullptr || back ? 0 : waiver->value;
    if (open_ && step.counted <= left) {
      open_run(step, left, waiver);
      return;
    }
    if (step.counted <= left) {
      step.clock = ClockState::Counting;
      step.words =
          "The " + ordinal(step.counted) + " of " + years(left) + " that the clock leaves.";
      if (step.counted == 1 && step.listed > 1) step.words += " Years before 2009 do not count.";
      check_list(step, false);
      return;
    }
    step.waiver = step.counted - left;
    apply(step, waiver);
    step.published = is_published(step.year);
    if (step.waiver <= allowed) {
      step.clock = ClockState::Waived;
      step.words = "The clock had run out; it stays by waiver, the " + ordinal(step.waiver) +
                   " of this run" +
                   (step.published ? ", as the published list says."
                                   : ": that follows from the law, no published list is at hand.");
      check_list(step, true);
      return;
    }
    step.clock = ClockState::Overrun;
    step.must_leave = true;
    step.words = "By the law it had to leave the list: " + years(left) + " by the clock and " +
                 (allowed == 0 ? std::string("no waiver") : years(allowed) + " by waiver") +
                 " are all there is.";
    step.disagreement = "The table keeps it on Tier 2 Watch List for a " + ordinal(step.counted) +
                        " counted year; the law allows " + std::to_string(left + allowed) + ".";
    if (step.published) step.disagreement += " The published list of waivers names it.";
  }

  // The table has no row for the edition before: how long it has been on the list is not known.
  void open_run(TierStep& step, int left, const WatchList::Rule* waiver) const {
    step.published = is_published(step.year);
    if (step.published) {
      step.clock = ClockState::Waived;
      step.waiver = 1;
      apply(step, waiver);
      step.words =
          "It stays by waiver, as the published list says; the table has no rows of the "
          "years before.";
      return;
    }
    step.clock = ClockState::Counting;
    step.words = "At least the " + ordinal(step.counted) + " of " + years(left) +
                 " that the clock leaves: the table has no rows of the years before.";
    if (list_.whole_.contains(step.year)) {
      step.words +=
          " No waiver of this year names it, so no more than " + years(left) + " counted.";
    }
  }

  void off_list(TierStep& step, const TierStep* before) {
    const bool was_listed = before != nullptr && before->tier == "2WL";
    if (step.tier.empty()) {
      step.words = "The table has no row for this edition; nothing is counted across it.";
      automatic_ = false;
      return;
    }
    if (was_listed) leave(step, *before);
    if (rank(step.tier) != 4) {
      automatic_ = false;
    } else if (before == nullptr || before->tier != "3") {
      automatic_ = step.clock == ClockState::Automatic;
    }
    if (!was_listed) step.words = plain_words(step, before);
    if (is_published(step.year)) {
      step.disagreement =
          "The published list of waivers of this year names it, and the table has "
          "it on " +
          model::tier_words(step.tier) + ".";
    }
  }

  // Of a country that was raised: what else could have come.
  static const char* way_out(const TierStep& step, bool ran_out, bool unknown) {
    if (step.must_leave) return "it could not have stayed: Tier 3 was the other way.";
    if (ran_out) return "the clock had run out, so otherwise Tier 3 or a waiver.";
    if (!unknown) return "the clock had not run out.";
    return "the table has no rows of the years before, so whether the clock had run out is not "
           "known.";
  }

  void leave(TierStep& step, const TierStep& before) {
    const WatchList::Rule* clock = nullptr;
    const int left = limit(step.year, &clock);
    const bool back = clock != nullptr && clock->id == "wl-return";
    const WatchList::Rule* waiver = list_.rule("wl-waiver", step.year);
    const int allowed = waiver == nullptr || back ? 0 : waiver->value;
    // A run whose beginning the table lacks may be longer than its rows; a waiver shows that its
    // clock had run out, and nothing shows that it had not.
    const int counted = open_ && before.waiver > 0 ? std::max(before.counted, left + before.waiver)
                                                   : before.counted;
    const bool ran_out = clock != nullptr && counted >= left;
    const bool unknown = open_ && clock != nullptr && !ran_out;
    step.must_leave = ran_out && counted >= left + allowed;
    if (step.tier == "3" && ran_out) {
      step.clock = ClockState::Automatic;
      apply(step, clock);
      step.words = "Tier 3 by the clock: " + std::string(open_ ? "at least " : "") +
                   years(counted) + " on the list counted, " +
                   (step.must_leave ? "no further waiver was possible" : "no waiver was given") +
                   " and it was not raised.";
    } else if (step.tier == "3" && unknown) {
      step.words = "Lowered to Tier 3 after at least " + years(before.counted) +
                   " on the list; the table has no rows of the years before, so whether the clock "
                   "had run out is not known.";
    } else if (step.tier == "3") {
      step.words = "Lowered to Tier 3 before the clock had run out (" + years(before.counted) +
                   " counted): by the assessment itself.";
    } else if (rank(step.tier) != 0) {
      step.words = "Raised from Tier 2 Watch List after " + std::string(open_ ? "at least " : "") +
                   years(before.listed) + "; " + way_out(step, ran_out, unknown);
      if (ran_out) apply(step, clock);
    } else {
      step.words = "Off the list without a tier: " + model::tier_words(step.tier) + ".";
    }
  }

  [[nodiscard]] std::string plain_words(const TierStep& step, const TierStep* before) const {
    const std::string tier = model::tier_words(step.tier);
    switch (step.move) {
      case TierMove::First: return "First placed: " + tier + ".";
      case TierMove::Raised: return "Raised to " + tier + ".";
      case TierMove::Lowered: return "Lowered to " + tier + ".";
      case TierMove::Same:
        return automatic_ && step.tier == "3" ? "Remains on Tier 3, where the clock had put it."
                                              : "Remains on " + tier + ".";
      case TierMove::Back: return "Placed again: " + tier + ".";
      case TierMove::Left:
        return before == nullptr ? "Not placed: " + tier + "." : "No tier: " + tier + ".";
      case TierMove::Missing: break;
    }
    return {};
  }

  // A published list of the edition names every waiver, so it must fit what the clock says.
  void check_list(TierStep& step, bool waived) const {
    if (waived && !step.published && list_.whole_.contains(step.year)) {
      step.words = "The clock had run out; only a waiver explains that it stays.";
      step.disagreement = "The published list of waivers of this year does not name it.";
    } else if (!waived && is_published(step.year)) {
      step.published = true;
      step.disagreement =
          "The published list of waivers names it, though by the table the clock "
          "had not run out.";
    }
  }

  [[nodiscard]] bool is_published(int year) const {
    const auto found = list_.published_.find(year);
    return found != list_.published_.end() && found->second.contains(country_);
  }

  void tell_runs() {
    for (std::size_t i = 0; i < history_.steps.size(); ++i) {
      if (history_.steps[i].tier != "2WL") continue;
      std::size_t end = i;
      while (end + 1 < history_.steps.size() && history_.steps[end + 1].tier == "2WL") ++end;
      history_.runs.push_back(run(i, end));
      i = end;
    }
  }

  [[nodiscard]] model::WatchListRun run(std::size_t begin, std::size_t end) const {
    const std::vector<TierStep>& steps = history_.steps;
    model::WatchListRun out{steps[begin].year, steps[end].year, {}};
    const auto listed = [&](ClockState state) {
      std::string found;
      for (std::size_t i = begin; i <= end; ++i) {
        if (steps[i].clock == state) {
          found += (found.empty() ? "" : ", ") + std::to_string(steps[i].year);
        }
      }
      return found;
    };
    std::string words = years(static_cast<int>(end - begin) + 1) + " on Tier 2 Watch List";
    const std::pair<ClockState, const char*> parts[] = {
        {ClockState::BeforeClock, "before the clock: "},
        {ClockState::Counting, "counted: "},
        {ClockState::Waived, "by waiver: "},
        {ClockState::Overrun, "longer than the law allows: "}};
    for (const auto& [state, name] : parts) {
      if (const std::string found = listed(state); !found.empty()) words += "; " + (name + found);
    }
    words += ".";
    if (end + 1 < steps.size()) {
      words += " " + std::to_string(steps[end + 1].year) + ": " + steps[end + 1].words;
    } else {
      words += " The table ends here.";
    }
    out.words = words;
    return out;
  }

 public:
  std::string country_;
  TierHistory history_;

 private:
  const WatchList& list_;
  bool automatic_ = false;  // on Tier 3 because of the clock
  bool returned_ = false;   // on the list again after that
  bool open_ = false;       // how the run began is not known
};

WatchList::WatchList(const refdata::RefData& refdata) : refdata_(refdata) {
  const refdata::TableView rules = refdata.table_view("standards/watch_list");
  for (std::size_t i = 0; i < rules.rows(); ++i) {
    rules_.push_back({std::string(rules.cell(i, 0)), number(rules.cell(i, 1), 0),
                      number(rules.cell(i, 2), kLastYear), number(rules.cell(i, 3), 0),
                      std::string(rules.cell(i, 4)), verified_of(rules.cell(i, 5))});
  }
  const refdata::TableView waivers = refdata.table_view("standards/waivers");
  for (std::size_t i = 0; i < waivers.rows(); ++i) {
    const int year = number(waivers.cell(i, 0), 0);
    if (!waivers.cell(i, 1).empty()) {
      published_[year].emplace(waivers.cell(i, 1));
      if (waivers.cell(i, 3) == "yes") whole_.insert(year);
    } else {
      counts_[year] = static_cast<std::size_t>(number(waivers.cell(i, 2), 0));
    }
  }
}

const WatchList::Rule* WatchList::rule(std::string_view id, int year) const {
  for (const Rule& each : rules_) {
    if (each.id == id && each.first <= year && year <= each.last) return &each;
  }
  return nullptr;
}

TierHistory WatchList::history(std::string_view alpha3) const {
  std::map<int, refdata::TierRow> rows;
  for (const refdata::TierRow& row : refdata_.tiers()) {
    if (row.country == alpha3) rows[row.year] = row;
  }
  return history(alpha3, rows);
}

TierHistory WatchList::history(std::string_view alpha3,
                               const std::map<int, refdata::TierRow>& rows) const {
  ClockRun run(*this);
  run.country_ = std::string(alpha3);
  run.history_.country = std::string(alpha3);
  const refdata::Country* country = refdata_.country(alpha3);
  if (country != nullptr) run.history_.country_name = std::string(country->name);
  if (rows.empty()) return run.finish();
  for (int year = rows.begin()->first; year <= rows.rbegin()->first; ++year) {
    TierStep step;
    step.year = year;
    if (const auto found = rows.find(year); found != rows.end()) {
      step.tier = std::string(found->second.tier);
      step.evidence = std::string(found->second.evidence);
      step.source = std::string(found->second.source);
    }
    run.take(std::move(step));
  }
  return run.finish();
}

std::vector<WatchList::WaiverCount> WatchList::waivers() const {
  std::map<int, WaiverCount> counts;
  std::set<std::string_view> countries;
  for (const refdata::TierRow& row : refdata_.tiers()) countries.insert(row.country);
  for (const std::string_view country : countries) {
    for (const TierStep& step : history(country).steps) {
      if (!step.tier.empty()) ++counts[step.year].placements;
      if (step.waiver > 0) ++counts[step.year].worked_out;
    }
  }
  for (const int year : whole_) counts[year].published = published_.at(year).size();
  for (const auto& [year, count] : counts_) counts[year].published = count;
  std::vector<WaiverCount> out;
  for (auto& [year, count] : counts) {
    count.year = year;
    if (count.worked_out != 0 || count.published) out.push_back(count);
  }
  return out;
}

}  // namespace plumbline::assess

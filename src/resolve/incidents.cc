// SPDX-License-Identifier: Apache-2.0

#include "resolve/incidents.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.h"
#include "resolve/strands_internal.h"

namespace plumbline::resolve {
namespace {

constexpr std::size_t kIdDigits = 10;

// A strand that names nobody, no town and no day may be any event.
bool is_anchored(const Strand& strand) {
  return !strand.accused.empty() || !strand.towns.empty() ||
         std::any_of(strand.days.begin(), strand.days.end(), [](const auto& each) {
           return std::any_of(each.second.begin(), each.second.end(),
                              [](const DayRange& days) { return days.is_day(); });
         });
}

// What the accused reach, the later the further.
int stage_of_status(const std::string& status) {
  constexpr std::array<std::string_view, 7> kStages = {
      "alleged", "investigated", "arrested", "charged", "tried", "convicted", "acquitted"};
  const auto* const found = std::find(kStages.begin(), kStages.end(), status);
  return found == kStages.end() ? -1 : static_cast<int>(found - kStages.begin());
}

class Assembly {
 public:
  Assembly(std::span<const Account> accounts, std::span<const Copies> copies,
           const std::vector<Strand>& strands, const Rarity& rarity)
      : accounts_(accounts), copies_(copies), strands_(strands), rarity_(rarity) {}

  [[nodiscard]] Incident incident_of(const std::vector<std::size_t>& group) const {
    Incident incident;
    for (const std::size_t index : ordered(group)) {
      Report report;
      report.account = strands_[index].account;
      report.tellings = strands_[index].tellings;
      explain(group, index, incident.reports.empty(), report);
      incident.reports.push_back(std::move(report));
    }
    std::vector<ToldAt> tellings;
    for (const Report& report : incident.reports) {
      for (const std::size_t telling : report.tellings)
        tellings.push_back({report.account, telling});
    }
    incident.happenings = happenings_of(accounts_, tellings);
    incident.accused = accused_of(accounts_, incident.happenings);
    incident.status = status_of(incident.happenings);
    incident.marks = marks_of(accounts_, copies_, incident.reports);
    const Report& first = incident.reports.front();
    const Told& telling = accounts_[first.account].tellings[first.tellings.front()];
    incident.id =
        "i-" + sha256_hex(accounts_[first.account].id + ":" + std::to_string(telling.word.begin))
                   .substr(0, kIdDigits);
    count_origins(incident);
    return incident;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> ordered(std::vector<std::size_t> group) const {
    std::sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
      const Account& one = accounts_[strands_[a].account];
      const Account& other = accounts_[strands_[b].account];
      if (one.published.stated() != other.published.stated()) return one.published.stated();
      if (one.published != other.published) return one.published < other.published;
      return one.id != other.id ? one.id < other.id : a < b;
    });
    return group;
  }

  void explain(const std::vector<std::size_t>& group, std::size_t index, bool first,
               Report& report) const {
    if (first) return;
    std::size_t nearest = index;
    for (const std::size_t other : ordered(group)) {
      if (other == index) continue;
      const Resemblance likeness = resemblance_of(strands_[index], strands_[other], rarity_, false);
      if (nearest != index && likeness.score <= report.likeness.score) continue;
      nearest = other;
      report.likeness.score = likeness.score;
    }
    if (nearest == index) return;
    report.nearest = strands_[nearest].account;
    report.likeness = resemblance_of(strands_[index], strands_[nearest], rarity_, true);
  }

  [[nodiscard]] std::string status_of(const std::vector<Happening>& happenings) const {
    std::string status;
    for (const Happening& happening : happenings) {
      for (const ToldAt& at : happening.tellings) {
        const std::string& each = accounts_[at.account].tellings[at.telling].what.status;
        if (stage_of_status(each) > stage_of_status(status)) status = each;
      }
    }
    // One of several was acquitted: the matter ended with a conviction too.
    const bool both = status == "acquitted" &&
                      std::any_of(happenings.begin(), happenings.end(), [](const Happening& each) {
                        return each.what.status == "convicted";
                      });
    return both ? "convicted" : status;
  }

  void count_origins(Incident& incident) const {
    std::map<std::size_t, std::size_t> families;
    for (const Report& report : incident.reports) {
      const std::size_t family = copies_.empty() ? kNoAccount : copies_[report.account].family;
      if (family == kNoAccount) {
        ++incident.origins;
      } else {
        ++families[family];
      }
    }
    incident.origins += families.size();
    incident.families = static_cast<std::size_t>(std::count_if(
        families.begin(), families.end(), [](auto& each) { return each.second > 1; }));
  }

  std::span<const Account> accounts_;
  std::span<const Copies> copies_;
  const std::vector<Strand>& strands_;
  const Rarity& rarity_;
};

// By the day something last happened in it, else the day it was last reported.
int latest(const Incident& incident, std::span<const Account> accounts) {
  int day = 0;
  for (const Happening& happening : incident.happenings) {
    day = std::max(day, day_range(happening.when).first);
  }
  if (day != 0) return day;
  for (const Report& report : incident.reports) {
    day = std::max(day, day_range(accounts[report.account].published).first);
  }
  return day;
}

}  // namespace

Incidents find_incidents(std::span<const Account> accounts, std::span<const Copies> copies,
                         const refdata::RefData& refdata) {
  std::vector<std::size_t> order(accounts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return accounts[a].id < accounts[b].id; });
  const Rarity rarity(accounts, refdata);
  Incidents found;
  std::vector<Strand> strands;
  for (const std::size_t index : order) {
    found.left_out += accounts[index].totals;
    for (Strand& strand : strands_of(accounts[index], index, rarity)) {
      if (!is_anchored(strand)) {
        found.left_out += strand.tellings.size();
        continue;
      }
      if (!copies.empty()) strand.family = copies[index].family;
      strands.push_back(std::move(strand));
    }
  }
  const Assembly assembly(accounts, copies, strands, rarity);
  for (const auto& group : gather(strands, rarity)) {
    found.incidents.push_back(assembly.incident_of(group));
  }
  std::sort(found.incidents.begin(), found.incidents.end(),
            [&](const Incident& a, const Incident& b) {
              const int one = latest(a, accounts);
              const int other = latest(b, accounts);
              return one != other ? one > other : a.id < b.id;
            });
  return found;
}

}  // namespace plumbline::resolve

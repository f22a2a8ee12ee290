// SPDX-License-Identifier: Apache-2.0
//
// Candidates by what they share, then average linkage within what hangs together.

#include <algorithm>
#include <numeric>

#include "base/hash.h"
#include "resolve/party_internal.h"
#include "resolve/strands_internal.h"

namespace plumbline::resolve {
namespace {

constexpr double kJoinStrands = 4;        // one strong field and weak ones, or two strong ones
constexpr int kBlockDays = 120;           // strands of one town further apart meet by names only
constexpr int kDayReach = 3;              // reports of one event differ by so many days
constexpr std::size_t kCrowd = 400;       // strands of one word or name: it tells nothing
constexpr std::size_t kTellingWords = 6;  // rarest words of a strand that bring it to others

using PairOfStrands = std::pair<std::size_t, std::size_t>;

// Keys of one sort with the strands that have them.
using Block = std::map<std::uint64_t, std::vector<std::size_t>>;

int date_of_strand(const Strand& strand) {
  int first = 0;
  for (const auto& [kin, days] : strand.days) {
    for (const DayRange& each : days) first = first == 0 ? each.first : std::min(first, each.first);
  }
  return first != 0 ? first : strand.published.first;
}

void pair_up(const Block& block, std::vector<PairOfStrands>& pairs) {
  for (const auto& [key, members] : block) {
    if (members.size() > kCrowd) continue;
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        if (members[i] != members[j]) pairs.emplace_back(std::minmax(members[i], members[j]));
      }
    }
  }
}

// Those of one town that are near in time; undated ones meet all.
void pair_near(Block& block, std::span<const Strand> strands, std::vector<PairOfStrands>& pairs) {
  for (auto& [key, members] : block) {
    std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
      return date_of_strand(strands[a]) < date_of_strand(strands[b]);
    });
    for (std::size_t i = 0; i < members.size(); ++i) {
      const int when = date_of_strand(strands[members[i]]);
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        if (when != 0 && date_of_strand(strands[members[j]]) - when > kBlockDays) break;
        if (members[i] != members[j]) pairs.emplace_back(std::minmax(members[i], members[j]));
      }
    }
  }
}

std::uint64_t hashed_name(const std::string& name) {
  const std::string folded = folded_name(name);
  const std::size_t blank = folded.rfind(' ');
  // Letters after which spellings differ least: "Velkarov", "Welkarow" do not meet, "-ov", "-of"
  // do.
  return fast_hash(folded.substr(blank + 1).substr(0, 5));
}

// Under which words a strand meets others.
class Blocks {
 public:
  void add(const Strand& strand, std::size_t index) {
    add_towns(strand, index);
    for (const std::string& name : strand.accused) names_[hashed_name(name)].push_back(index);
    for (const std::string& name : strand.people) names_[hashed_name(name)].push_back(index);
    for (const auto& [kin, told] : strand.days) add_days(kin, told, index);
    WordVector rare = strand.words;
    std::stable_sort(rare.begin(), rare.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    rare.resize(std::min(rare.size(), kTellingWords));
    for (const auto& [key, weight] : rare) words_[key].push_back(index);
    if (strand.family != kNoAccount) families_[strand.family].push_back(index);
  }

  // Each pair once, the lower index first.
  std::vector<PairOfStrands> pairs(std::span<const Strand> strands) {
    std::vector<PairOfStrands> out;
    pair_near(towns_, strands, out);
    for (const Block* block : {&names_, &days_, &words_, &families_}) pair_up(*block, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  void add_towns(const Strand& strand, std::size_t index) {
    for (const auto& [kin, spots] : strand.towns) {
      for (const Spot& spot : spots) {
        auto& members = towns_[spot.geonames != 0 ? spot.geonames : fast_hash(spot.name)];
        if (members.empty() || members.back() != index) members.push_back(index);
      }
    }
  }

  // Every day under those after it, too, so that days some way apart share one.
  void add_days(const std::string& kin, const std::vector<DayRange>& told, std::size_t index) {
    for (const DayRange& each : told) {
      if (!each.is_day()) continue;
      for (int day = each.first; day <= each.first + kDayReach; ++day) {
        days_[fast_hash(kin, static_cast<std::uint64_t>(day))].push_back(index);
      }
    }
  }

  Block towns_;
  Block names_;
  Block days_;
  Block words_;
  Block families_;
};

bool may_meet(const Strand& a, const Strand& b, const Resemblance& likeness) {
  return a.account != b.account && !likeness.never;
}

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t at) {
  while (parents[at] != at) at = parents[at] = parents[parents[at]];
  return at;
}

// Average linkage over the strands of one component, the most alike first.
class Linkage {
 public:
  Linkage(std::span<const Strand> strands, std::vector<std::size_t> members, const Rarity& rarity)
      : size_(members.size()),
        members_(std::move(members)),
        sums_(size_ * size_),
        never_(size_ * size_),
        groups_(size_),
        best_(size_) {
    for (std::size_t i = 0; i < size_; ++i) {
      groups_[i] = {members_[i]};
      for (std::size_t j = i + 1; j < size_; ++j) {
        const Strand& a = strands[members_[i]];
        const Strand& b = strands[members_[j]];
        const Resemblance likeness = resemblance_of(a, b, rarity, false);
        sums_[at(i, j)] = sums_[at(j, i)] = likeness.score;
        never_[at(i, j)] = never_[at(j, i)] = !may_meet(a, b, likeness);
      }
    }
  }

  std::vector<std::vector<std::size_t>> run() {
    for (std::size_t i = 0; i < size_; ++i) renew(i);
    while (true) {
      std::size_t first = size_;
      for (std::size_t i = 0; i < size_; ++i) {
        if (groups_[i].empty() || best_[i] == size_) continue;
        if (first == size_ || mean(i, best_[i]) > mean(first, best_[first])) first = i;
      }
      if (first == size_ || mean(first, best_[first]) < kJoinStrands) break;
      join(std::min(first, best_[first]), std::max(first, best_[first]));
    }
    std::vector<std::vector<std::size_t>> out;
    for (auto& group : groups_) {
      if (group.empty()) continue;
      std::sort(group.begin(), group.end());
      out.push_back(std::move(group));
    }
    return out;
  }

 private:
  [[nodiscard]] std::size_t at(std::size_t i, std::size_t j) const { return i * size_ + j; }
  [[nodiscard]] double mean(std::size_t i, std::size_t j) const {
    return sums_[at(i, j)] / static_cast<double>(groups_[i].size() * groups_[j].size());
  }
  // The nearest that it may meet, the earlier of equals; size_ if there is none.
  void renew(std::size_t i) {
    best_[i] = size_;
    if (groups_[i].empty()) return;
    for (std::size_t j = 0; j < size_; ++j) {
      if (j == i || groups_[j].empty() || never_[at(i, j)]) continue;
      if (best_[i] == size_ || mean(i, j) > mean(i, best_[i])) best_[i] = j;
    }
  }
  void join(std::size_t one, std::size_t other) {
    groups_[one].insert(groups_[one].end(), groups_[other].begin(), groups_[other].end());
    groups_[other].clear();
    for (std::size_t k = 0; k < size_; ++k) {
      sums_[at(one, k)] += sums_[at(other, k)];
      sums_[at(k, one)] = sums_[at(one, k)];
      never_[at(one, k)] = never_[at(one, k)] || never_[at(other, k)];
      never_[at(k, one)] = never_[at(one, k)];
    }
    for (std::size_t k = 0; k < size_; ++k) {
      if (groups_[k].empty()) continue;
      const bool stale = k == one || best_[k] == one || best_[k] == other;
      const bool closer =
          best_[k] != size_ && k != one && !never_[at(k, one)] && mean(k, one) >= mean(k, best_[k]);
      if (stale || closer || best_[k] == size_) renew(k);
    }
  }

  std::size_t size_;
  std::vector<std::size_t> members_;
  std::vector<double> sums_;  // of the likenesses between all of two groups
  std::vector<bool> never_;
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<std::size_t> best_;
};

}  // namespace

std::vector<std::vector<std::size_t>> gather(std::span<const Strand> strands,
                                             const Rarity& rarity) {
  std::vector<std::size_t> parents(strands.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  Blocks blocks;
  for (std::size_t i = 0; i < strands.size(); ++i) blocks.add(strands[i], i);
  for (const auto& [a, b] : blocks.pairs(strands)) {
    const Resemblance likeness = resemblance_of(strands[a], strands[b], rarity, false);
    if (likeness.score < kJoinStrands || !may_meet(strands[a], strands[b], likeness)) continue;
    parents[root_of(parents, b)] = root_of(parents, a);
  }
  std::map<std::size_t, std::vector<std::size_t>> components;
  for (std::size_t i = 0; i < strands.size(); ++i) {
    components[root_of(parents, i)].push_back(i);
  }
  std::vector<std::vector<std::size_t>> out;
  for (auto& [root, members] : components) {
    if (members.size() == 1) {
      out.push_back(members);
      continue;
    }
    for (auto& group : Linkage(strands, std::move(members), rarity).run()) {
      out.push_back(std::move(group));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace plumbline::resolve

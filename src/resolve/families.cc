// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "resolve/links_internal.h"

namespace plumbline::resolve {
namespace {

constexpr std::uint32_t kNobody = UINT32_MAX;

std::uint32_t taker_of(const Link& link) {
  return link.second_took || link.direction == Direction::Open ? link.second : link.first;
}
std::uint32_t giver_of(const Link& link) {
  return taker_of(link) == link.second ? link.first : link.second;
}

// More of the taker's words first, then the surer direction, then the earlier giver.
bool better_link(const Link& a, const Link& b) {
  if (a.words != b.words) return a.words > b.words;
  if (a.direction != b.direction) return a.direction < b.direction;
  return giver_of(a) < giver_of(b);
}

Taken taken_of(const Link& link) {
  const bool second = taker_of(link) == link.second;
  Taken taken;
  taken.from = giver_of(link);
  taken.direction = link.direction;
  taken.reasons = link.reasons.list();
  taken.words = link.words;
  taken.share = second ? link.share_second : link.share_first;
  taken.stretches = link.stretches;
  if (second) {
    for (Stretch& stretch : taken.stretches) std::swap(stretch.here, stretch.there);
    std::sort(taken.stretches.begin(), taken.stretches.end(),
              [](const Stretch& x, const Stretch& y) { return x.here.begin < y.here.begin; });
  }
  return taken;
}

// Whether most of what `other` gave lies outside what `main` gave.
bool is_further(const Taken& main, const Taken& other) {
  std::uint32_t outside = 0;
  for (const Stretch& stretch : other.stretches) {
    const bool met = std::any_of(main.stretches.begin(), main.stretches.end(),
                                 [&](const auto& m) { return m.here.overlaps(stretch.here); });
    if (!met) outside += stretch.words;
  }
  return outside * 2 > other.words;
}

void forget_places(Member& member) {
  for (Taken& taken : member.taken) taken.stretches = {};
}

class Forest {
 public:
  Forest(std::span<const Article* const> articles, std::span<const Link> links)
      : articles_(articles), links_(links), main_(articles.size()), root_(articles.size()) {
    for (const Link& link : links) {
      const Link*& main = main_[taker_of(link)];
      if (main == nullptr || better_link(link, *main)) main = &link;
    }
    for (std::uint32_t i = 0; i < articles.size(); ++i) cut_circle(i);
    for (std::uint32_t i = 0; i < articles.size(); ++i) root_[i] = origin_of(i);
  }

  [[nodiscard]] std::vector<Family> families(Detail detail) const {
    std::map<std::uint32_t, Family> by_root;
    const std::vector<std::vector<const Link*>> further = further_links();
    std::vector<bool> leads(articles_.size());
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      if (main_[i] != nullptr) leads[root_[i]] = true;
    }
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      if (main_[i] == nullptr && !leads[i]) continue;  // alone
      Member member{i, {}};
      if (main_[i] != nullptr) member.taken.push_back(taken_of(*main_[i]));
      add_further(further[i], member);
      if (detail == Detail::Kin) forget_places(member);
      Family& family = by_root[root_[i]];
      // Articles come in order of day and id; only the origin may stand behind one of its copies.
      const bool first = root_[i] == i;
      family.members.insert(first ? family.members.begin() : family.members.end(),
                            std::move(member));
    }
    std::vector<Family> out;
    for (auto& [root, family] : by_root) {
      if (family.members.size() < 2) continue;
      family.credits = outside_credits(family);
      out.push_back(std::move(family));
    }
    std::stable_sort(out.begin(), out.end(), [&](const Family& a, const Family& b) {
      if (a.members.size() != b.members.size()) return a.members.size() > b.members.size();
      return articles_[a.members[0].article]->id < articles_[b.members[0].article]->id;
    });
    return out;
  }

 private:
  // Those who follow each other in a circle follow the first of them, which follows nobody.
  void cut_circle(std::uint32_t start) {
    std::uint32_t slow = start;
    std::uint32_t fast = start;
    do {
      slow = next(slow);
      fast = next(next(fast));
      if (fast == kNobody) return;
    } while (slow != fast);
    std::uint32_t first = slow;
    for (std::uint32_t at = next(slow); at != slow; at = next(at)) first = std::min(first, at);
    main_[first] = nullptr;
  }
  [[nodiscard]] std::uint32_t next(std::uint32_t at) const {
    return at == kNobody || main_[at] == nullptr ? kNobody : giver_of(*main_[at]);
  }
  [[nodiscard]] std::uint32_t origin_of(std::uint32_t at) const {
    while (main_[at] != nullptr) at = giver_of(*main_[at]);
    return at;
  }

  [[nodiscard]] std::vector<std::vector<const Link*>> further_links() const {
    std::vector<std::vector<const Link*>> out(articles_.size());
    for (const Link& link : links_) {
      const std::uint32_t taker = taker_of(link);
      if (link.direction == Direction::Open || root_[giver_of(link)] == root_[taker]) continue;
      if (main_[taker] != nullptr) out[taker].push_back(&link);
    }
    return out;
  }

  void add_further(const std::vector<const Link*>& links, Member& member) const {
    std::map<std::uint32_t, const Link*> best;  // by family
    for (const Link* link : links) {
      const Link*& held = best[root_[giver_of(*link)]];
      if (held == nullptr || better_link(*link, *held)) held = link;
    }
    for (const auto& [root, link] : best) {
      Taken taken = taken_of(*link);
      if (is_further(member.taken.front(), taken)) member.taken.push_back(std::move(taken));
    }
  }

  [[nodiscard]] std::vector<std::string> outside_credits(const Family& family) const {
    std::map<std::string, std::size_t> counts;
    for (const Member& member : family.members) {
      std::vector<std::string> names = articles_[member.article]->credits;
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
      for (const std::string& name : names) ++counts[name];
    }
    std::erase_if(counts, [&](const auto& counted) {
      return std::any_of(family.members.begin(), family.members.end(), [&](const Member& member) {
        return bears(*articles_[member.article], counted.first);
      });
    });
    std::vector<std::string> out;
    for (const auto& [name, count] : counts) out.push_back(name);
    std::stable_sort(out.begin(), out.end(), [&](const std::string& a, const std::string& b) {
      return counts.at(a) > counts.at(b);
    });
    return out;
  }

  std::span<const Article* const> articles_;
  std::span<const Link> links_;
  std::vector<const Link*> main_;    // of each article, the link to whom it took most from
  std::vector<std::uint32_t> root_;  // of each article, the origin of its family
};

}  // namespace

std::vector<Family> families_of(std::span<const Article* const> articles,
                                std::span<const Link> links, Detail detail) {
  return Forest(articles, links).families(detail);
}

}  // namespace plumbline::resolve

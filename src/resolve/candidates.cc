// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "resolve/candidates_internal.h"
#include "resolve/day_range_internal.h"

namespace plumbline::resolve {
namespace {

constexpr std::uint32_t kLeastShared = 2;  // marks of a pair
constexpr std::size_t kAllPairs = 24;      // holders of a mark that are all paired
constexpr std::size_t kAfterEach = 12;     // of more, so many after each
constexpr std::size_t kRepeated = 3;       // articles of one publisher that make a formula
constexpr std::size_t kWidespread = 8;     // dated articles of anybody
constexpr std::size_t kLooked = 12;        // pairs of a list that are looked at
constexpr std::uint32_t kRelated = 25;     // percent of the shorter sketch: more than a formula
constexpr std::size_t kMostRelated = std::size_t{1} << 20U;  // pairs that are remembered
constexpr std::uint32_t kFarShared = 30;  // percent of the shorter sketch, outside the window

struct Holder {
  std::uint32_t mark = 0;
  std::uint32_t article = 0;
  auto operator<=>(const Holder&) const = default;
};

std::uint32_t shared_percent(const Sketch& a, const Sketch& b) {
  std::size_t shared = 0;
  std::size_t at = 0;
  for (const std::uint32_t mark : a.marks) {
    while (at < b.marks.size() && b.marks[at] < mark) ++at;
    if (at < b.marks.size() && b.marks[at] == mark) ++shared;
  }
  const std::size_t shorter = std::min(a.marks.size(), b.marks.size());
  return shorter == 0 ? 0 : static_cast<std::uint32_t>(shared * 100 / shorter);
}

class Lists {
 public:
  explicit Lists(std::span<const Article* const> articles) : articles_(articles) {
    std::size_t marks = 0;
    for (const Article* article : articles) marks += article->sketch.marks.size();
    std::unordered_map<std::string_view, std::uint32_t> numbers{{"", kNobody}};
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      days_.push_back(day_range(articles[i]->published));
      const auto number = static_cast<std::uint32_t>(numbers.size());
      publishers_.push_back(numbers.try_emplace(articles[i]->publisher, number).first->second);
    }
    put_into_buckets(marks);
  }

  [[nodiscard]] std::vector<std::uint32_t> formulas() {
    std::vector<std::uint32_t> out;
    each_list([&](std::span<const Holder> list) {
      if (list.size() >= kRepeated && is_formula(list)) out.push_back(list.front().mark);
    });
    return out;
  }

  [[nodiscard]] std::vector<Pair> pairs(const std::vector<std::uint32_t>& formulas) {
    std::vector<Pair> out;
    std::vector<std::uint32_t> met(articles_.size());
    std::vector<std::uint32_t> partners;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      meet(i, formulas, met, partners);
      std::sort(partners.begin(), partners.end());
      for (const std::uint32_t other : partners) {
        if (met[other] >= least_shared(i, other) && may_be_copies(i, other, met[other])) {
          out.push_back({i, other});
        }
        met[other] = 0;
      }
      partners.clear();
    }
    return out;
  }

  // Those with which one article is paired, before and after it.
  [[nodiscard]] std::vector<std::uint32_t> partners_of(std::uint32_t article) {
    met_.resize(articles_.size());
    std::vector<std::uint32_t> partners;
    for (const std::uint32_t mark : articles_[article]->sketch.marks) {
      const std::span<const Holder> list = list_of(mark);
      if (list.size() < 2 || is_known_formula(mark, list)) continue;
      const auto self = std::lower_bound(list.begin(), list.end(), Holder{mark, article});
      const auto at = static_cast<std::size_t>(self - list.begin());
      const std::size_t near = list.size() > kAllPairs ? kAfterEach : list.size();
      const std::size_t end = std::min(list.size(), at + near + 1);
      for (std::size_t i = at - std::min(at, near); i < end; ++i) {
        const std::uint32_t other = list[i].article;
        if (i != at && met_[other]++ == 0) partners.push_back(other);
      }
    }
    std::erase_if(partners, [&](std::uint32_t other) {
      const std::uint32_t shared = std::exchange(met_[other], 0);
      return shared < least_shared(article, other) || !may_be_copies(article, other, shared);
    });
    std::sort(partners.begin(), partners.end());
    return partners;
  }

  [[nodiscard]] std::vector<std::uint32_t> formulas_of(std::uint32_t article) {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t mark : articles_[article]->sketch.marks) {
      if (is_known_formula(mark, list_of(mark))) out.push_back(mark);
    }
    return out;
  }

 private:
  static constexpr std::uint32_t kNobody = 0;  // the publisher is not known
  static constexpr std::size_t kBuckets = std::size_t{1} << 18U;
  // Most marks lie below one eighth of the range.
  static std::size_t bucket(std::uint32_t mark) {
    return std::min<std::size_t>(mark >> 11U, kBuckets - 1);
  }

  void put_into_buckets(std::size_t marks) {
    starts_.assign(kBuckets + 1, 0);
    for (const Article* article : articles_) {
      for (const std::uint32_t mark : article->sketch.marks) ++starts_[bucket(mark) + 1];
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    holders_.resize(marks);
    std::vector<std::size_t> next = starts_;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      for (const std::uint32_t mark : articles_[i]->sketch.marks) {
        holders_[next[bucket(mark)]++] = {mark, i};
      }
    }
    sorted_.assign(kBuckets, false);
  }

  // The holders of the marks of a bucket, by mark and article. Sorted when first asked for: few are
  // where few articles are.
  [[nodiscard]] std::span<const Holder> sorted_bucket(std::size_t at) {
    const auto begin = holders_.begin() + static_cast<std::ptrdiff_t>(starts_[at]);
    const auto end = holders_.begin() + static_cast<std::ptrdiff_t>(starts_[at + 1]);
    if (!sorted_[at]) std::sort(begin, end);
    sorted_[at] = true;
    return {begin, end};
  }

  [[nodiscard]] std::span<const Holder> list_of(std::uint32_t mark) {
    const std::span<const Holder> all = sorted_bucket(bucket(mark));
    // A mark that thousands hold is asked for by each of them.
    const auto first = std::lower_bound(all.begin(), all.end(), Holder{mark, 0});
    return {first, std::upper_bound(first, all.end(), Holder{mark, UINT32_MAX})};
  }

  template <class Fn>
  void each_list(Fn fn) {
    for (std::size_t at = 0; at < kBuckets; ++at) {
      const std::span<const Holder> all = sorted_bucket(at);
      for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].mark == all[begin].mark) ++end;
        fn(all.subspan(begin, end - begin));
        begin = end;
      }
    }
  }

  [[nodiscard]] bool is_known_formula(std::uint32_t mark, std::span<const Holder> list) {
    if (list.size() < kRepeated) return false;
    const auto [known, fresh] = known_.try_emplace(mark, false);
    if (fresh) known->second = is_formula(list);
    return known->second;
  }

  // Counts for every later article how many marks it shares with `article`.
  void meet(std::uint32_t article, const std::vector<std::uint32_t>& formulas,
            std::vector<std::uint32_t>& met, std::vector<std::uint32_t>& partners) {
    for (const std::uint32_t mark : articles_[article]->sketch.marks) {
      const std::span<const Holder> list = list_of(mark);
      if (list.size() < 2) continue;
      if (std::binary_search(formulas.begin(), formulas.end(), mark)) continue;
      const auto self = std::lower_bound(list.begin(), list.end(), Holder{mark, article});
      auto left = static_cast<std::size_t>(list.end() - self) - 1;
      if (list.size() > kAllPairs) left = std::min(left, kAfterEach);
      for (std::size_t i = 1; i <= left; ++i) {
        const std::uint32_t other = (self + static_cast<std::ptrdiff_t>(i))->article;
        if (met[other]++ == 0) partners.push_back(other);
      }
    }
  }

  [[nodiscard]] std::size_t shorter(std::uint32_t a, std::uint32_t b) const {
    return std::min(articles_[a]->sketch.marks.size(), articles_[b]->sketch.marks.size());
  }
  // A very short text has few marks to share.
  [[nodiscard]] std::uint32_t least_shared(std::uint32_t a, std::uint32_t b) const {
    return shorter(a, b) < 4 ? 1 : kLeastShared;
  }
  [[nodiscard]] bool may_be_copies(std::uint32_t a, std::uint32_t b, std::uint32_t shared) const {
    return days_apart(days_[a], days_[b]) <= kWindowDays ||
           std::size_t{shared} * 100 >= shorter(a, b) * kFarShared;
  }

  // Most neighbours in the list have little but such words in common.
  [[nodiscard]] bool unrelated(const std::vector<std::uint32_t>& list) {
    std::size_t looked = 0;
    std::size_t apart = 0;
    for (std::size_t i = 1; i < list.size() && looked < kLooked; ++i, ++looked) {
      if (!related(list[i - 1], list[i])) ++apart;
    }
    return apart * 2 > looked;
  }

  // Copies of one text stand together in the lists of all its marks, so that most pairs are asked
  // for again and again.
  [[nodiscard]] bool related(std::uint32_t a, std::uint32_t b) {
    if (related_.size() > kMostRelated) related_.clear();
    const auto [known, fresh] = related_.try_emplace(std::uint64_t{a} << 32U | b, false);
    if (fresh) {
      known->second = shared_percent(articles_[a]->sketch, articles_[b]->sketch) >= kRelated;
    }
    return known->second;
  }

  [[nodiscard]] bool is_formula(std::span<const Holder> list) {
    std::vector<std::uint32_t> all;
    for (const Holder& holder : list) all.push_back(holder.article);
    if (far_spread(list) && unrelated(all)) return true;
    std::stable_sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) {
      return publishers_[a] < publishers_[b];
    });
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin;
      const std::uint32_t publisher = publishers_[all[begin]];
      while (end < all.size() && publishers_[all[end]] == publisher) ++end;
      const std::vector<std::uint32_t> own(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                           all.begin() + static_cast<std::ptrdiff_t>(end));
      if (publisher != kNobody && own.size() >= kRepeated && unrelated(own)) return true;
      begin = end;
    }
    return false;
  }

  // Over more time than a report is copied. Of undated articles nobody knows.
  [[nodiscard]] bool far_spread(std::span<const Holder> list) const {
    DayRange first;
    DayRange last;
    std::size_t dated = 0;
    for (const Holder& holder : list) {
      const DayRange& days = days_[holder.article];
      if (!days.stated()) continue;
      ++dated;
      if (!first.stated() || days.last < first.last) first = days;
      if (!last.stated() || days.first > last.first) last = days;
    }
    return dated >= kWidespread && days_apart(first, last) > kWindowDays;
  }

  std::span<const Article* const> articles_;
  std::vector<Holder> holders_;      // by bucket; within those sorted by mark, then article
  std::vector<std::size_t> starts_;  // of buckets
  std::vector<bool> sorted_;         // buckets
  std::unordered_map<std::uint32_t, bool> known_;  // marks: whether they are formulas
  std::vector<DayRange> days_;
  std::unordered_map<std::uint64_t, bool> related_;  // pairs of articles
  std::vector<std::uint32_t> publishers_;            // as numbers
  std::vector<std::uint32_t> met_;  // of each article, marks shared with the one that is asked for
};

}  // namespace

struct Neighbours::State {
  Lists lists;
};

Neighbours::Neighbours(std::span<const Article* const> articles)
    : state_(std::make_unique<State>(State{Lists(articles)})) {}
Neighbours::Neighbours(Neighbours&&) noexcept = default;
Neighbours::~Neighbours() = default;

std::vector<std::uint32_t> Neighbours::of(std::uint32_t article) {
  return state_->lists.partners_of(article);
}

std::vector<std::uint32_t> Neighbours::formulas(std::uint32_t article) {
  return state_->lists.formulas_of(article);
}

Candidates candidates_of(std::span<const Article* const> articles) {
  Lists lists(articles);
  Candidates found;
  found.formulas = lists.formulas();
  found.pairs = lists.pairs(found.formulas);
  return found;
}

}  // namespace plumbline::resolve

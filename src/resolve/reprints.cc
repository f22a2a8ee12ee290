// SPDX-License-Identifier: Apache-2.0

#include "resolve/reprints.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "resolve/links_internal.h"

namespace plumbline::resolve {
namespace {

// At least so many words of their own reporters' two articles do not have in common by chance; less
// is enough where it is a large part of a short text, or far too little in a later edition. Of one
// sentence about the same facts they may have most: of the pairs of ECB+ in the development part
// of eval/reprints that are no copies, none has more than 19 unbroken words.
constexpr std::uint32_t kEnoughWords = 40;
constexpr std::uint32_t kLeastUnbroken = 22;
constexpr double kEnoughShare = 0.30;
constexpr double kFarShare = 0.50;  // outside the window

constexpr std::size_t kAskedCopies = 64;  // of one text, whether another names them

constexpr std::size_t kHeldWords = 1'000'000;  // of texts that may be asked for again

// Texts as words, read when first asked for; few are asked for twice at some distance.
class Texts {
 public:
  Texts(const TextOf& text_of, const std::vector<std::size_t>& order)
      : text_of_(text_of), order_(order) {}

  struct Held {
    std::string text;
    std::vector<Word> words;
  };
  // The pointer is good until the next but one call.
  Result<const Held*> of(std::uint32_t article) {
    if (const auto found = held_.find(article); found != held_.end()) {
      last_ = article;
      return &found->second;
    }
    PL_TRY(std::string text, text_of_(order_[article]));
    if (count_ > kHeldWords) {
      for (auto at = held_.begin(); at != held_.end();) {
        at = at->first == last_ ? std::next(at) : held_.erase(at);
      }
      count_ = 0;
    }
    std::vector<Word> words = words_of(text);
    count_ += words.size();
    last_ = article;
    return &held_.emplace(article, Held{std::move(text), std::move(words)}).first->second;
  }

 private:
  const TextOf& text_of_;
  const std::vector<std::size_t>& order_;
  std::unordered_map<std::uint32_t, Held> held_;
  std::size_t count_ = 0;
  std::uint32_t last_ = 0;
};

// Articles by day, undated ones last, then by id.
std::vector<std::size_t> decided_order(std::span<const Article> articles) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (articles[i].sketch.words > 0) order.push_back(i);
  }
  std::vector<std::int32_t> days(articles.size());
  for (const std::size_t i : order) {
    const Days known = days_of(articles[i].published);
    days[i] = known.stated() ? known.first : INT32_MAX;
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return days[a] != days[b] ? days[a] < days[b] : articles[a].id < articles[b].id;
  });
  return order;
}

class Finding {
 public:
  Finding(std::span<const Article> all, const TextOf& text_of)
      : order_(decided_order(all)), texts_(text_of, order_) {
    for (const std::size_t i : order_) articles_.push_back(&all[i]);
  }

  Result<Reprints> run() {
    const std::vector<std::uint32_t> leads = join_exact_copies();
    std::vector<const Article*> unlike;
    for (const std::uint32_t i : leads) unlike.push_back(articles_[i]);
    const Candidates candidates = candidates_of(unlike);
    for (const auto& [copy, lead] : exact_) {
      if (Status done = compare(lead, copy, {}); !done) return std::move(done).error();
    }
    for (const Pair& pair : candidates.pairs) {
      Status done = compare(leads[pair.first], leads[pair.second], candidates.formulas);
      if (!done) return std::move(done).error();
    }
    direct(articles_, links_);
    Reprints found;
    found.families = families_of(articles_, links_);
    found.articles = articles_.size();
    found.origins = articles_.size();
    for (Family& family : found.families) {
      found.origins -= family.members.size() - 1;
      for (Member& member : family.members) {
        member.article = order_[member.article];
        for (Taken& taken : member.taken) taken.from = order_[taken.from];
      }
    }
    return found;
  }

 private:
  // The first of each set of equal texts; the others are remembered with it.
  std::vector<std::uint32_t> join_exact_copies() {
    std::vector<std::uint32_t> leads;
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint32_t> seen;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      const Sketch& sketch = articles_[i]->sketch;
      const auto [found, fresh] = seen.try_emplace({sketch.whole, sketch.words}, i);
      if (fresh) {
        leads.push_back(i);
      } else {
        exact_.emplace_back(i, found->second);
        copies_[found->second].push_back(i);
      }
    }
    return leads;
  }

  Status compare(std::uint32_t first, std::uint32_t second,
                 const std::vector<std::uint32_t>& formulas) {
    PL_TRY(const Texts::Held* held_first, texts_.of(first));
    PL_TRY(const Texts::Held* held_second, texts_.of(second));
    const std::vector<Word>& a = held_first->words;
    const std::vector<Word>& b = held_second->words;
    const auto same = [](const Word& x, const Word& y) { return x.key == y.key; };
    const bool identical = std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
    Overlap overlap;
    if (identical) {
      const auto size = static_cast<std::uint32_t>(a.size());
      overlap = {{{0, size, 0, size, size, size}}, size, size, size};
    } else {
      overlap = overlap_of(a, b, formulas);
    }
    const std::int64_t apart =
        days_apart(days_of(articles_[first]->published), days_of(articles_[second]->published));
    if (!identical && !is_copy(overlap, a.size(), b.size(), apart)) return Done{};
    Link link = link_of(first, second, overlap, a, b);
    link.identical = identical;
    link.names_second = mention_of(*articles_[second], held_first->text, a);
    link.names_first = mention_of(*articles_[first], held_second->text, b);
    if (!identical) link_named_copy(link, *held_first, *held_second);
    links_.push_back(std::move(link));
    return Done{};
  }

  // Of several articles with one text, the other may name one that is not the first of them: that
  // one is linked, so that what is said of the other is true.
  void link_named_copy(Link& link, const Texts::Held& first, const Texts::Held& second) const {
    const Article& a = *articles_[link.first];
    const Article& b = *articles_[link.second];
    if (says_so(b, a, link.names_first) || says_so(a, b, link.names_second)) return;
    const auto of_first = named_copy(link.first, b, second);
    const auto of_second = named_copy(link.second, a, first);
    if (of_first.has_value() == of_second.has_value()) return;
    if (of_first) {
      link.first = *of_first;
      link.names_first = mention_of(*articles_[*of_first], second.text, second.words);
    } else {
      link.second = *of_second;
      link.names_second = mention_of(*articles_[*of_second], first.text, first.words);
    }
  }

  // The first copy of `lead` that `by` says it has its words from, and that does not say the same
  // of it. Of many copies some are asked, each publisher once.
  [[nodiscard]] std::optional<std::uint32_t> named_copy(std::uint32_t lead, const Article& by,
                                                        const Texts::Held& held) const {
    const auto found = copies_.find(lead);
    if (found == copies_.end()) return std::nullopt;
    std::set<std::string> asked{articles_[lead]->publisher};
    for (const std::uint32_t copy : found->second) {
      const Article& article = *articles_[copy];
      if (!asked.insert(article.publisher).second) continue;
      if (asked.size() > kAskedCopies) break;
      const bool said = says_so(by, article, mention_of(article, held.text, held.words));
      if (said && !says_so(article, by, Mention::None)) return copy;
    }
    return std::nullopt;
  }

  std::vector<std::size_t> order_;  // from our indices to the caller's
  std::vector<const Article*> articles_;
  Texts texts_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> exact_;            // copy, lead
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> copies_;  // of each lead
  std::vector<Link> links_;
};

}  // namespace

bool is_copy(const Overlap& overlap, std::size_t words_first, std::size_t words_second,
             std::int64_t apart) {
  const auto shorter =
      static_cast<double>(std::max<std::size_t>(1, std::min(words_first, words_second)));
  const double share = overlap.counted / shorter;
  if (overlap.unbroken < kLeastUnbroken) return false;
  if (apart > kWindowDays) return share >= kFarShare;
  return overlap.counted >= kEnoughWords || share >= kEnoughShare;
}

Link link_of(std::uint32_t first, std::uint32_t second, const Overlap& overlap,
             std::span<const Word> a, std::span<const Word> b) {
  Link link;
  link.first = first;
  link.second = second;
  link.words = overlap.matched;
  if (!a.empty()) link.share_first = double{1} * overlap.matched / static_cast<double>(a.size());
  if (!b.empty()) link.share_second = double{1} * overlap.matched / static_cast<double>(b.size());
  for (const SharedStretch& shared : overlap.stretches) {
    if (shared.begin_a >= shared.end_a || shared.begin_b >= shared.end_b) continue;
    Stretch stretch;
    stretch.here = {a[shared.begin_a].span.begin, a[shared.end_a - 1].span.end};
    stretch.there = {b[shared.begin_b].span.begin, b[shared.end_b - 1].span.end};
    stretch.words = shared.matched;
    link.stretches.push_back(stretch);
  }
  return link;
}

Result<Reprints> find_reprints(std::span<const Article> articles, const TextOf& text_of) {
  return Finding(articles, text_of).run();
}

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0

#include "resolve/reprints.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "resolve/day_range_internal.h"
#include "resolve/held_texts_internal.h"
#include "resolve/laid_internal.h"
#include "resolve/links_internal.h"

namespace plumbline::resolve {
namespace {

// What is decided here is kept: other numbers need another kLaidForm.
//
// At least so many words of their own reporters' two articles do not have in common by chance; less
// is enough where it is a large part of a short text, or far too little in a later edition. Of one
// sentence about the same facts they may have most: of the pairs of ECB+ in the development part
// of eval/reprints that are no copies, none has more than 19 unbroken words.
constexpr std::uint32_t kEnoughWords = 40;
constexpr std::uint32_t kLeastUnbroken = 22;
constexpr double kEnoughShare = 0.30;
constexpr double kFarShare = 0.50;  // outside the window

constexpr std::size_t kAskedCopies = 64;  // of one text, whether another names them

// Pairs that are laid side by side on all processors at once, and words of their texts.
constexpr std::size_t kLaidTogether = 512;
constexpr std::size_t kLaidWords = 300'000;

// Articles by day, undated ones last, then by id.
std::vector<std::size_t> decided_order(std::span<const Article> articles) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (articles[i].sketch.words > 0) order.push_back(i);
  }
  std::vector<int> days(articles.size());
  for (const std::size_t i : order) {
    const DayRange known = day_range(articles[i].published);
    days[i] = known.stated() ? known.first : std::numeric_limits<int>::max();
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return days[a] != days[b] ? days[a] < days[b] : articles[a].id < articles[b].id;
  });
  return order;
}

bool same_words(std::span<const Word> a, std::span<const Word> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Word& x, const Word& y) { return x.key == y.key; });
}

class Finding {
 public:
  Finding(std::span<const Article> all, const TextOf& text_of, LaidBefore* before)
      : order_(decided_order(all)), texts_(text_of, order_), before_(before) {
    for (const std::size_t i : order_) articles_.push_back(&all[i]);
    if (before_ == nullptr) return;
    for (const Article* article : articles_) {
      Basis basis;
      basis.add(*article);
      bases_.push_back(basis.value());
    }
  }

  Result<Reprints> run() {
    join_exact_copies();
    const Candidates candidates = candidates_of(unlike_);
    for (const auto& [copy, lead] : exact_) {
      if (Status done = compare_exact(lead, copy); !done) return std::move(done).error();
    }
    Round round;
    const auto take = [&](const Pair&, Link link) { links_.push_back(std::move(link)); };
    std::shared_ptr<const Formulas> formulas;
    std::optional<std::uint32_t> of;
    for (const Pair& pair : candidates.pairs) {
      if (of != pair.first) formulas = formulas_in(*unlike_[pair.first], candidates.formulas);
      of = pair.first;
      put(round, pair, formulas);
      if (!round.full()) continue;
      if (Status done = lay_all(round, take); !done) return std::move(done).error();
    }
    if (Status done = lay_all(round, take); !done) return std::move(done).error();
    direct(articles_, links_);
    return families(Detail::All);
  }

  // The same of the texts that links lead to from the concerned, wherever they lead.
  Result<Reprints> run(std::span<const std::size_t> concerned, Detail detail) {
    join_exact_copies();
    Walk walk(unlike_);
    walk.next = unlike_of(concerned, walk.reached);
    while (!walk.next.empty()) {
      if (Status done = go_on(walk); !done) return std::move(done).error();
    }
    if (Status done = take_links(walk); !done) return std::move(done).error();
    direct(articles_, links_);
    return only_with(concerned, families(detail));
  }

 private:
  // One of two texts.
  struct Side {
    std::uint32_t article = 0;
    std::string_view text;
    std::span<const Word> words;
  };

  // Two texts beside each other, before anything is asked of articles with the same texts.
  struct Beside {
    bool identical = false;
    Overlap overlap;
    std::optional<Link> link;  // if one is a copy
  };

  // A pair that waits to be laid side by side together with others.
  struct Waiting {
    Pair numbers;  // of their texts
    LaidPair pair;
    std::shared_ptr<const Formulas> formulas;  // of the first
    std::uint64_t basis = 0;
    std::optional<Found> known;  // from before
    HeldText* first = nullptr;   // else their texts
    HeldText* second = nullptr;
    Beside beside;
  };

  // What a text is to be made ready for.
  struct Roles {
    const Formulas* as_first = nullptr;
    bool as_second = false;
  };
  using AskedTexts = std::map<HeldText*, Roles>;

  // Pairs that are laid side by side on all processors at once.
  struct Round {
    std::vector<Waiting> waiting;
    std::size_t words = 0;  // of the second of each

    [[nodiscard]] bool full() const {
      return waiting.size() >= kLaidTogether || words >= kLaidWords;
    }
  };

  // From the texts that were asked for to all that links lead to. Texts are told by their numbers.
  struct Walk {
    explicit Walk(std::span<const Article* const> texts)
        : neighbours(texts), reached(texts.size()), asked(texts.size()) {}

    Neighbours neighbours;
    std::vector<std::uint32_t> next;  // reached, and not yet laid beside their neighbours
    std::vector<bool> reached;
    std::vector<bool> asked;  // laid beside all neighbours
    std::unordered_map<std::uint32_t, std::shared_ptr<const Formulas>> formulas;
    std::deque<std::pair<Pair, Link>> links;

    [[nodiscard]] const std::shared_ptr<const Formulas>& formulas_of(std::uint32_t text,
                                                                     const Article& article) {
      auto& known = formulas[text];
      if (!known) known = formulas_in(article, neighbours.formulas(text));
      return known;
    }
    void take(const Pair& pair, Link link) {
      for (const std::uint32_t text : {pair.first, pair.second}) {
        if (!reached[text]) next.push_back(text);
        reached[text] = true;
      }
      links.emplace_back(pair, std::move(link));
    }
  };

  // Lays those that are next beside their neighbours: in their order, so that texts of one time are
  // asked for at one time.
  Status go_on(Walk& walk) {
    std::vector<std::uint32_t> open = std::exchange(walk.next, {});
    std::sort(open.begin(), open.end());
    Round round;
    const auto take = [&](const Pair& pair, Link link) { walk.take(pair, std::move(link)); };
    for (const std::uint32_t at : open) {
      walk.asked[at] = true;
      for (const std::uint32_t other : walk.neighbours.of(at)) {
        if (walk.asked[other]) continue;  // neighbours are each other's
        const Pair pair{std::min(at, other), std::max(at, other)};
        put(round, pair, walk.formulas_of(pair.first, *unlike_[pair.first]));
        if (!round.full()) continue;
        if (Status done = lay_all(round, take); !done) return done;
      }
    }
    return lay_all(round, take);
  }

  // Links of what was reached, in the order in which all would have been laid.
  Status take_links(Walk& walk) {
    for (const auto& [copy, lead] : exact_) {
      if (!walk.reached[number_of_[lead]]) continue;
      if (Status done = compare_exact(lead, copy); !done) return done;
    }
    std::sort(walk.links.begin(), walk.links.end(), [](const auto& one, const auto& other) {
      return std::pair(one.first.first, one.first.second) <
             std::pair(other.first.first, other.first.second);
    });
    // Room is given back as it goes.
    links_.reserve(links_.size() + walk.links.size());
    for (; !walk.links.empty(); walk.links.pop_front()) {
      links_.push_back(std::move(walk.links.front().second));
    }
    return Done{};
  }

  // Finds the first of each set of equal texts; the others are remembered with it.
  void join_exact_copies() {
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint32_t> seen;
    number_of_.resize(articles_.size());
    std::unordered_map<std::uint32_t, std::set<std::string>> publishers;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      const Sketch& sketch = articles_[i]->sketch;
      const auto [found, fresh] = seen.try_emplace({sketch.whole, sketch.words}, i);
      if (fresh) {
        number_of_[i] = static_cast<std::uint32_t>(leads_.size());
        leads_.push_back(i);
        unlike_.push_back(articles_[i]);
        continue;
      }
      const std::uint32_t lead = found->second;
      number_of_[i] = number_of_[lead];
      exact_.emplace_back(i, lead);
      std::set<std::string>& known = publishers[lead];
      known.insert(articles_[lead]->publisher);
      if (known.size() > kAskedCopies || !known.insert(articles_[i]->publisher).second) continue;
      asked_copies_[lead].push_back(i);
    }
  }

  // Numbers of the texts of these articles, each once; marks them as reached.
  [[nodiscard]] std::vector<std::uint32_t> unlike_of(std::span<const std::size_t> concerned,
                                                     std::vector<bool>& reached) const {
    const std::set<std::size_t> wanted(concerned.begin(), concerned.end());
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      if (!wanted.contains(order_[i]) || reached[number_of_[i]]) continue;
      reached[number_of_[i]] = true;
      out.push_back(number_of_[i]);
    }
    return out;
  }

  // Links also lead to families of which somebody only took a part.
  [[nodiscard]] static Reprints only_with(std::span<const std::size_t> concerned, Reprints found) {
    std::set<std::size_t> alone(concerned.begin(), concerned.end());
    std::erase_if(found.families, [&](const Family& family) {
      return std::none_of(family.members.begin(), family.members.end(),
                          [&](const Member& member) { return alone.contains(member.article); });
    });
    found.articles = 0;
    for (const Family& family : found.families) {
      found.articles += family.members.size();
      for (const Member& member : family.members) alone.erase(member.article);
    }
    found.articles += alone.size();
    found.origins = found.families.size() + alone.size();
    return found;
  }

  [[nodiscard]] LaidPair laid_pair(const Pair& pair) const {
    const std::uint32_t first = leads_[pair.first];
    const std::uint32_t second = leads_[pair.second];
    return {first, second, asked_copies(first), asked_copies(second)};
  }

  [[nodiscard]] std::span<const std::uint32_t> asked_copies(std::uint32_t lead) const {
    const auto found = asked_copies_.find(lead);
    return found == asked_copies_.end() ? std::span<const std::uint32_t>{} : found->second;
  }

  static std::shared_ptr<const Formulas> formulas_in(const Article& article,
                                                     const std::vector<std::uint32_t>& all) {
    auto found = std::make_shared<Formulas>();
    found->below = sampled_below(article.sketch);
    for (const std::uint32_t mark : article.sketch.marks) {
      if (std::binary_search(all.begin(), all.end(), mark)) found->marks.push_back(mark);
    }
    return found;
  }

  [[nodiscard]] std::uint64_t basis_of(const LaidPair& pair, const Formulas& formulas) const {
    Basis basis;
    basis.add(bases_[pair.first]);
    basis.add(bases_[pair.second]);
    for (const auto& copies : {pair.copies_of_first, pair.copies_of_second}) {
      basis.add(std::uint64_t{copies.size()});
      for (const std::uint32_t copy : copies) basis.add(bases_[copy]);
    }
    basis.add(formulas.marks);
    return basis.value();
  }

  // As it was found before, if what it rests on is the same.
  Result<std::optional<Found>> found_before(const LaidPair& pair, std::uint64_t basis) {
    std::optional<Found> found;
    if (before_ == nullptr) return found;
    PL_TRY(const std::optional<Laid> laid, before_->find(order_[pair.first], order_[pair.second]));
    if (laid && laid->basis == basis) {
      found = found_from_bytes(laid->found, pair, articles_[pair.first]->sketch.words,
                               articles_[pair.second]->sketch.words);
    }
    return found;
  }

  Status keep(const LaidPair& pair, std::uint64_t basis, const std::optional<Link>& link) {
    if (before_ == nullptr) return Done{};
    return before_->keep(order_[pair.first], order_[pair.second], {basis, to_bytes(link, pair)});
  }

  // Of two with the same text.
  Status compare_exact(std::uint32_t lead, std::uint32_t copy) {
    const LaidPair pair{lead, copy, {}, {}};
    const std::uint64_t basis = before_ == nullptr ? 0 : basis_of(pair, {});
    PL_TRY(std::optional<Found> known, found_before(pair, basis));
    if (!known) {
      texts_.make_room();
      PL_TRY(HeldText * first, text_of(lead));
      PL_TRY(HeldText * second, text_of(copy));
      first->make_ready();
      second->make_ready_as_second();
      const AsFirst as_first(first->words, {});
      PL_TRY(std::optional<Link> link,
             lay(pair, *first, *second, beside(pair, *first, *second, as_first)));
      if (Status kept = keep(pair, basis, link); !kept) return kept;
      known.emplace(Found{std::move(link)});
    }
    if (known->link) links_.push_back(std::move(*known->link));
    return Done{};
  }

  Result<HeldText*> text_of(std::uint32_t article) {
    return texts_.of(article, articles_[article]->sketch.words);
  }

  void put(Round& round, const Pair& pair, std::shared_ptr<const Formulas> formulas) {
    round.words += std::max(unlike_[pair.first]->sketch.words, unlike_[pair.second]->sketch.words);
    round.waiting.push_back(
        {pair, laid_pair(pair), std::move(formulas), 0, {}, nullptr, nullptr, {}});
  }

  // take(pair, link) for those that are copies, in their order; then none waits. Only one thread
  // asks for texts and for what was found before.
  template <class Take>
  Status lay_all(Round& round, const Take& take) {
    texts_.make_room();
    AskedTexts asked;
    for (Waiting& each : round.waiting) {
      if (before_ != nullptr) each.basis = basis_of(each.pair, *each.formulas);
      PL_TRY(each.known, found_before(each.pair, each.basis));
      if (each.known) continue;
      PL_TRY(each.first, text_of(each.pair.first));
      PL_TRY(each.second, text_of(each.pair.second));
      asked[each.first].as_first = each.formulas.get();
      asked[each.second].as_second = true;
    }
    make_ready(asked);
    on_all_processors(round.waiting.size(), [&](std::size_t at) {
      Waiting& each = round.waiting[at];
      if (each.known) return;
      each.beside = beside(each.pair, *each.first, *each.second, each.first->as_first);
    });
    for (Waiting& each : round.waiting) {
      if (!each.known) {
        PL_TRY(std::optional<Link> link,
               lay(each.pair, *each.first, *each.second, std::move(each.beside)));
        if (Status kept = keep(each.pair, each.basis, link); !kept) return kept;
        each.known.emplace(Found{std::move(link)});
      }
      if (each.known->link) take(each.numbers, std::move(*each.known->link));
    }
    round = {};
    return Done{};
  }

  static void make_ready(const AskedTexts& asked) {
    const std::vector<std::pair<HeldText*, Roles>> all(asked.begin(), asked.end());
    on_all_processors(all.size(), [&](std::size_t at) {
      const auto& [held, roles] = all[at];
      if (roles.as_first != nullptr) held->make_ready_as_first(*roles.as_first);
      if (roles.as_second) held->make_ready_as_second();
    });
  }

  // By any thread. Both are ready.
  [[nodiscard]] Beside beside(const LaidPair& pair, const HeldText& held_first,
                              const HeldText& held_second, const AsFirst& as_first) const {
    const std::vector<Word>& a = held_first.words;
    const std::vector<Word>& b = held_second.words;
    Beside out;
    out.identical = same_words(a, b);
    if (out.identical) {
      const auto size = static_cast<std::uint32_t>(a.size());
      out.overlap = {{{0, size, 0, size, size, size}}, size, size, size};
    } else {
      out.overlap = overlap_of(a, as_first, b, held_second.seeds);
    }
    const int apart = days_apart(day_range(articles_[pair.first]->published),
                                 day_range(articles_[pair.second]->published));
    if (!out.identical && !is_copy(out.overlap, a.size(), b.size(), apart)) return out;
    out.link =
        linked({pair.first, held_first.text, a}, {pair.second, held_second.text, b}, out.overlap);
    out.link->identical = out.identical;
    return out;
  }

  Result<std::optional<Link>> lay(const LaidPair& pair, const HeldText& held_first,
                                  const HeldText& held_second, Beside found_beside) {
    auto& [identical, overlap, found] = found_beside;
    if (identical || !found) return std::move(found);
    const Side first{pair.first, held_first.text, held_first.words};
    const Side second{pair.second, held_second.text, held_second.words};
    if (Status done = link_named_copy(pair, first, second, overlap, *found); !done) {
      return std::move(done).error();
    }
    return std::move(found);
  }

  [[nodiscard]] Link linked(const Side& first, const Side& second, const Overlap& overlap) const {
    Link link = link_of(first.article, second.article, overlap, first.words, second.words);
    link.names_second = mention_of(*articles_[second.article], first.text, first.words);
    link.names_first = mention_of(*articles_[first.article], second.text, second.words);
    return link;
  }

  // Of several articles with one text, the other may name one that is not the first of them: that
  // one is linked, so that what is said of the other is true.
  Status link_named_copy(const LaidPair& pair, Side first, Side second, const Overlap& overlap,
                         Link& link) {
    const Article& a = *articles_[pair.first];
    const Article& b = *articles_[pair.second];
    if (says_so(b, a, link.names_first) || says_so(a, b, link.names_second)) return Done{};
    const auto of_first = named_copy(pair.copies_of_first, second);
    const auto of_second = named_copy(pair.copies_of_second, first);
    if (of_first.has_value() == of_second.has_value()) return Done{};
    Side& side = of_first ? first : second;
    const std::uint32_t copy = of_first ? *of_first : *of_second;
    PL_TRY(const HeldText held, texts_.read(copy));
    if (!same_words(held.words, side.words)) return Done{};
    side = {copy, held.text, held.words};
    link = linked(first, second, overlap);
    return Done{};
  }

  // The first of the copies that the one beside them says it has its words from, and that does not
  // say the same of it.
  [[nodiscard]] std::optional<std::uint32_t> named_copy(std::span<const std::uint32_t> copies,
                                                        const Side& by) const {
    const Article& taker = *articles_[by.article];
    for (const std::uint32_t copy : copies) {
      const Article& article = *articles_[copy];
      const bool said = says_so(taker, article, mention_of(article, by.text, by.words));
      if (said && !says_so(article, taker, Mention::None)) return copy;
    }
    return std::nullopt;
  }

  [[nodiscard]] Reprints families(Detail detail) const {
    Reprints found;
    found.families = families_of(articles_, links_, detail);
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

  std::vector<std::size_t> order_;  // from our indices to the caller's
  std::vector<const Article*> articles_;
  HeldTexts texts_;
  LaidBefore* before_;
  std::vector<std::uint64_t> bases_;  // of each article, if there is a `before_`
  // Articles that are the first with their texts, and the place of each article's text among them.
  std::vector<std::uint32_t> leads_;
  std::vector<const Article*> unlike_;
  std::vector<std::uint32_t> number_of_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> exact_;  // copy, lead
  // Of each lead some of its copies, each publisher once.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> asked_copies_;
  std::vector<Link> links_;
};

}  // namespace

bool is_copy(const Overlap& overlap, std::size_t words_first, std::size_t words_second, int apart) {
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
  link.stretches.reserve(overlap.stretches.size());
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

Result<Reprints> find_reprints(std::span<const Article> articles, const TextOf& text_of,
                               LaidBefore* before) {
  return Finding(articles, text_of, before).run();
}

Result<Reprints> find_families(std::span<const Article> articles,
                               std::span<const std::size_t> concerned, const TextOf& text_of,
                               LaidBefore* before, Detail detail) {
  return Finding(articles, text_of, before).run(concerned, detail);
}

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

#include "resolve/day_range_internal.h"
#include "resolve/links_internal.h"

namespace plumbline::resolve {
namespace {

constexpr int kClockDays = 2;        // a copy may bear an earlier day: time zones, late edits
constexpr double kNearlyAll = 0.85;  // of an excerpt stands in the other
constexpr double kMuchLonger = 1.3;  // the other has so many times its words
constexpr std::size_t kLeastWitnesses = 3;  // articles that share words with both ends
constexpr std::size_t kMostPartners = 64;   // of one article, when a third source is looked for

bool credits(const Article& article, const Article& other) {
  return std::any_of(article.credits.begin(), article.credits.end(),
                     [&](const std::string& name) { return bears(other, name); });
}

// A name that both give as their source and neither bears.
bool common_credit(const Article& a, const Article& b) {
  return std::any_of(a.credits.begin(), a.credits.end(), [&](const std::string& name) {
    return !bears(a, name) && !bears(b, name) &&
           std::find(b.credits.begin(), b.credits.end(), name) != b.credits.end();
  });
}

// What speaks for `taker` having taken from `giver`.
struct Case {
  bool credits = false;
  bool cites = false;
  bool later = false;
  bool excerpt = false;
  [[nodiscard]] bool stated() const { return credits || cites; }
};

Case case_for(const Article& taker, const Article& giver, Mention mention, double share,
              double times_longer) {
  const DayRange taken = day_range(taker.published);
  const DayRange given = day_range(giver.published);
  const bool much_earlier = taken.before(given) && days_apart(taken, given) > kClockDays;
  Case found;
  if (!much_earlier && !of_one_publisher(taker, giver)) {
    found.credits = mention == Mention::AtTheEdge || credits(taker, giver);
    found.cites = mention == Mention::Inside;
  }
  found.later = given.before(taken);
  found.excerpt = share >= kNearlyAll && times_longer >= kMuchLonger;
  return found;
}

void settle_link(Link& link, Direction direction, bool second_took, const Case& found) {
  link.direction = direction;
  link.second_took = second_took;
  if (found.credits) link.reasons.push_back(Reason::Credits);
  if (found.cites) link.reasons.push_back(Reason::Cites);
  if (found.later) link.reasons.push_back(Reason::Later);
  if (found.excerpt) link.reasons.push_back(Reason::Excerpt);
}

void direct_one(const Article& first, const Article& second, Link& link) {
  if (link.identical) link.reasons.push_back(Reason::Identical);
  const double size_first = std::max<double>(1, first.sketch.words);
  const double size_second = std::max<double>(1, second.sketch.words);
  const Case by_second =
      case_for(second, first, link.names_first, link.share_second, size_first / size_second);
  const Case by_first =
      case_for(first, second, link.names_second, link.share_first, size_second / size_first);
  if (by_second.stated() != by_first.stated()) {
    const bool second_took = by_second.stated();
    settle_link(link, Direction::Stated, second_took, second_took ? by_second : by_first);
  } else if (common_credit(first, second)) {
    link.reasons.push_back(Reason::CommonCredit);
  } else if (by_second.later || by_first.later) {
    settle_link(link, Direction::Dated, by_second.later, by_second.later ? by_second : by_first);
  } else if (by_second.excerpt || by_first.excerpt) {
    settle_link(link, Direction::Likely, by_second.excerpt,
                by_second.excerpt ? by_second : by_first);
  }
}

// One article's end of a link.
struct End {
  std::size_t link = 0;
  std::uint32_t other = 0;
};

// Links that neither names nor days decide, by what stands in what. Equal texts are one: articles
// are those that lead theirs.
class OpenLinks {
 public:
  OpenLinks(std::size_t articles, std::vector<Link>& links)
      : links_(links), lead_(articles), ends_(articles) {
    std::iota(lead_.begin(), lead_.end(), 0U);
    for (const Link& link : links) {
      if (link.identical) lead_[link.second] = link.first;
    }
    for (std::size_t i = 0; i < links.size(); ++i) {
      if (links[i].identical) continue;  // it tells nothing of where the words are from
      const std::uint32_t first = lead_[links[i].first];
      const std::uint32_t second = lead_[links[i].second];
      ends_[first].push_back({i, second});
      ends_[second].push_back({i, first});
    }
  }

  // An open link whose one end also holds words of a third article that the other end has nothing
  // of: it was put together from both, since of either there is more than it took.
  // Else the one that shares more with all others is what they were cut from.
  void settle() {
    struct Found {
      std::size_t link;
      bool second_took;
      Reason reason;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const Link& link = links_[i];
      if (link.direction != Direction::Open || link.identical) continue;
      const bool second_compiles = compiles(link.second, link.first, i);
      if (second_compiles != compiles(link.first, link.second, i)) {
        found.push_back({i, second_compiles, Reason::Compiles});
      } else if (const auto fuller = fuller_end(link); !link.reasons.empty()) {
        continue;  // both give a third as their source
      } else if (fuller) {
        found.push_back({i, *fuller == link.first, Reason::Fuller});
      }
    }
    for (const auto& [i, second_took, reason] : found) {
      links_[i].direction = Direction::Likely;
      links_[i].second_took = second_took;
      links_[i].reasons.push_back(reason);
    }
  }

 private:
  [[nodiscard]] double share_of(std::size_t link, std::uint32_t article) const {
    return is_first(links_[link], article) ? links_[link].share_first : links_[link].share_second;
  }
  [[nodiscard]] bool is_first(const Link& link, std::uint32_t article) const {
    return lead_[link.first] == article;
  }
  [[nodiscard]] bool linked(std::uint32_t a, std::uint32_t b) const {
    return std::any_of(ends_[a].begin(), ends_[a].end(),
                       [b](const End& end) { return end.other == b; });
  }
  // Linked, or both linked to one that is not `but`.
  [[nodiscard]] bool related(std::uint32_t a, std::uint32_t b, std::uint32_t but) const {
    if (linked(a, b)) return true;
    std::size_t looked = 0;
    for (const End& end : ends_[a]) {
      if (++looked > kMostPartners) return true;
      if (end.other != but && linked(end.other, b)) return true;
    }
    return false;
  }
  // Whether the stretches of two links lie apart in `article`.
  [[nodiscard]] bool apart(std::size_t one, std::size_t two, std::uint32_t article) const {
    const auto at = [&](const Link& link, const Stretch& stretch) {
      return is_first(link, article) ? stretch.here : stretch.there;
    };
    for (const Stretch& x : links_[one].stretches) {
      for (const Stretch& y : links_[two].stretches) {
        if (at(links_[one], x).overlaps(at(links_[two], y))) return false;
      }
    }
    return true;
  }
  [[nodiscard]] std::uint32_t words_shared(std::uint32_t a, std::uint32_t b) const {
    for (const End& end : ends_[a]) {
      if (end.other == b) return links_[end.link].words;
    }
    return 0;
  }
  // The end that shares more words with nearly all of those that share some with both.
  [[nodiscard]] std::optional<std::uint32_t> fuller_end(const Link& link) const {
    std::size_t first = 0;
    std::size_t second = 0;
    std::size_t looked = 0;
    for (const End& end : ends_[link.first]) {
      if (++looked > kMostPartners) break;
      const std::uint32_t with_second = words_shared(link.second, end.other);
      if (end.other == link.second || with_second == 0) continue;
      const std::uint32_t with_first = links_[end.link].words;
      if (with_first > with_second) ++first;
      if (with_second > with_first) ++second;
    }
    if (first + second < kLeastWitnesses) return std::nullopt;
    if (first >= 4 * second) return link.first;
    if (second >= 4 * first) return link.second;
    return std::nullopt;
  }
  [[nodiscard]] bool compiles(std::uint32_t article, std::uint32_t from, std::size_t link) const {
    if (share_of(link, from) >= kNearlyAll) return false;
    std::size_t looked = 0;
    for (const End& end : ends_[article]) {
      if (++looked > kMostPartners) return false;
      if (end.link == link || share_of(end.link, end.other) >= kNearlyAll) continue;
      if (apart(link, end.link, article) && !related(from, end.other, article)) return true;
    }
    return false;
  }

  std::vector<Link>& links_;
  std::vector<std::uint32_t> lead_;  // of each article, the first of those with its text
  std::vector<std::vector<End>> ends_;
};

}  // namespace

bool says_so(const Article& taker, const Article& giver, Mention mention) {
  return case_for(taker, giver, mention, 0, 1).stated();
}

const char* to_string(Reason reason) {
  switch (reason) {
    case Reason::Identical: return "identical";
    case Reason::Credits: return "credits";
    case Reason::Cites: return "cites";
    case Reason::Later: return "later";
    case Reason::Excerpt: return "excerpt";
    case Reason::Compiles: return "compiles";
    case Reason::Fuller: return "fuller";
    case Reason::CommonCredit: return "common-credit";
  }
  return "identical";
}

const char* to_string(Direction direction) {
  switch (direction) {
    case Direction::Stated: return "stated";
    case Direction::Dated: return "dated";
    case Direction::Likely: return "likely";
    case Direction::Open: return "open";
  }
  return "open";
}

void direct(std::span<const Article* const> articles, std::vector<Link>& links) {
  for (Link& link : links) direct_one(*articles[link.first], *articles[link.second], link);
  OpenLinks(articles.size(), links).settle();
}

}  // namespace plumbline::resolve

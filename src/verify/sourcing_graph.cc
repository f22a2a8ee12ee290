// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "verify/sourcing_graph_internal.h"

namespace plumbline::verify {

void SourcingGraph::cite(SourcingEdge edge) {
  edge.sentence = sentence_;
  edges_.push_back(std::move(edge));
}

void SourcingGraph::tell(SourcingEdge edge) {
  cite(std::move(edge));
  close();
}

// Whether the edge closes a circle of edges told not far from each other, one of which takes
// something over.
void SourcingGraph::close() {
  const SourcingEdge& last = edges_.back();
  constexpr std::size_t kNextTo = 2;  // sentences between "it refers to" and "refers to it"
  std::set<std::string> seen{last.from};
  std::vector<std::size_t> way;
  if (!find(last.by, last.from, seen, way)) return;
  bool takes_over = last.tie == Tie::TakesOver;
  bool refers = last.tie == Tie::RefersTo;
  bool medium = holds_medium(last.span);  // a hotline and a clinic refer people to each other
  std::vector<std::string> names{last.by_name, last.from_name};
  std::string circle = std::min(last.by, last.from);
  for (const std::size_t each : way) {
    const SourcingEdge& edge = edges_[each];
    takes_over = takes_over || edge.tie == Tie::TakesOver;
    refers = refers && edge.tie == Tie::RefersTo && sentence_ - edge.sentence <= kNextTo;
    medium = medium || holds_medium(edge.span);
    names.push_back(edge.from_name);
    circle = std::min(circle, edge.from);
  }
  if ((!takes_over && !(refers && medium)) || !once_.insert(circle).second) return;
  told_.push_back({last.span, std::move(names)});
}
bool SourcingGraph::holds_medium(const text::Span& span) const {
  static constexpr text::WordSet kMedium{"newspaper", "paper",   "daily", "weekly",  "magazine",
                                         "portal",    "website", "site",  "station", "channel",
                                         "radio",     "blog",    "page",  "article", "report",
                                         "agency",    "outlet",  "study", "post",    "online"};
  return checking_.holds(kMedium, span);
}
// A way from `at` to `goal` along the edges told lately, latest first.
bool SourcingGraph::find(const std::string& goal, const std::string& at,
                         std::set<std::string>& seen, std::vector<std::size_t>& way) const {
  for (std::size_t i = edges_.size() - 1; i-- > 0;) {
    const SourcingEdge& edge = edges_[i];
    if (sentence_ - edge.sentence > kNear) break;
    if (edge.by != at) continue;
    way.push_back(i);
    if (edge.from == goal) return true;
    if (way.size() < kNear && seen.insert(edge.from).second && find(goal, edge.from, seen, way))
      return true;
    way.pop_back();
  }
  return false;
}

}  // namespace plumbline::verify

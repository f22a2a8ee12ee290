// SPDX-License-Identifier: Apache-2.0
//
// To how many origins do the reports of one value lead? A report has its number from the source it
// names, else from who did the counting, else from its publisher; where that is the publisher of
// another of these reports, it leads on to that one's source. Copies of one article lead where the
// article leads.

#include <algorithm>
#include <map>
#include <set>

#include "resolve/figures_internal.h"

namespace plumbline::resolve {
namespace {

class Ways {
 public:
  Ways(const std::vector<FigureSource>& sources, const std::vector<ReportedFigure>& figures,
       const std::vector<std::size_t>& reports)
      : sources_(sources), figures_(figures) {
    for (const std::size_t report : reports) {
      const FigureSource& source = sources[figures[report].document];
      const std::string publisher = text::fold(source.publisher);
      const std::string from = origin_of(report);
      if (!publisher.empty() && from != publisher) cites_[publisher].insert(from);
    }
  }

  // The ends of the way from a report; none if it comes back to where it was.
  [[nodiscard]] std::set<std::string> ends_of(std::size_t report) const {
    std::set<std::string> ends;
    std::set<std::string> seen;
    std::vector<std::string> open{origin_of(report)};
    while (!open.empty()) {
      const std::string name = std::move(open.back());
      open.pop_back();
      if (!seen.insert(name).second) continue;
      const auto next = cites_.find(name);
      if (next == cites_.end()) {
        ends.insert(name);
      } else {
        open.insert(open.end(), next->second.begin(), next->second.end());
      }
    }
    return ends;
  }

 private:
  [[nodiscard]] std::string origin_of(std::size_t report) const {
    const ReportedFigure& figure = figures_[report];
    const FigureSource& source = sources_[figure.document];
    if (!figure.said_by.empty()) return text::fold(figure.said_by);
    if (!figure.figure.counted_by.empty()) return text::fold(figure.figure.counted_by);
    return source.publisher.empty() ? source.id : text::fold(source.publisher);
  }

  const std::vector<FigureSource>& sources_;
  const std::vector<ReportedFigure>& figures_;
  std::map<std::string, std::set<std::string>> cites_;  // publisher: from whom it has the number
};

}  // namespace

std::size_t count_origins(const std::vector<FigureSource>& sources,
                          const std::vector<ReportedFigure>& figures,
                          const std::vector<std::size_t>& reports) {
  const Ways ways(sources, figures, reports);
  // Ends that one family of copies leads to are one; groups of names that are.
  std::map<std::size_t, std::set<std::string>> families;
  for (const std::size_t report : reports) {
    families[sources[figures[report].document].family].merge(ways.ends_of(report));
  }
  std::vector<std::set<std::string>> groups;
  for (auto& [family, ends] : families) {
    if (ends.empty()) continue;
    std::set<std::string> joined = std::move(ends);
    std::erase_if(groups, [&](std::set<std::string>& group) {
      const bool shared = std::any_of(group.begin(), group.end(), [&](const std::string& name) {
        return joined.contains(name);
      });
      if (shared) joined.merge(group);
      return shared;
    });
    groups.push_back(std::move(joined));
  }
  return groups.size();
}

}  // namespace plumbline::resolve

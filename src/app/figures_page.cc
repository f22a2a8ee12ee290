// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "app/figures.h"

namespace plumbline::app {
namespace {

// Takes reports over into a page, each once.
class Taking {
 public:
  Taking(const FiguresAnswer& from, FiguresAnswer& to) : from_(from), to_(to) {}

  void report(std::size_t& index) {
    const auto [at, fresh] = places_.try_emplace(index, to_.reports.size());
    if (fresh) to_.reports.push_back(from_.reports[index]);
    index = at->second;
  }
  void reports(std::vector<std::size_t>& indices) {
    for (std::size_t& index : indices) report(index);
  }

 private:
  const FiguresAnswer& from_;
  FiguresAnswer& to_;
  std::map<std::size_t, std::size_t> places_;
};

}  // namespace

FiguresAnswer page_of(const FiguresAnswer& answer, std::size_t skip, std::size_t limit) {
  FiguresAnswer out;
  out.uncounted = answer.uncounted;
  out.other_units = answer.other_units;
  out.without_period = answer.without_period;
  out.rejected = answer.rejected;
  Taking taking(answer, out);
  std::set<std::string> keys;
  const std::size_t end = std::min(answer.rows.size(), skip + limit);
  for (std::size_t at = skip; at < end; ++at) {
    CountedRow row = answer.rows[at];
    keys.insert(row.key);
    for (RowValue& value : row.values) taking.reports(value.reports);
    taking.reports(row.parts);
    for (RowNote& note : row.notes) {
      taking.report(note.one);
      taking.report(note.other);
    }
    out.rows.push_back(std::move(row));
  }
  for (CheckedSum sum : answer.sums) {
    if (!keys.contains(sum.row)) continue;
    taking.report(sum.whole);
    taking.reports(sum.parts);
    out.sums.push_back(std::move(sum));
  }
  std::copy_if(answer.jumps.begin(), answer.jumps.end(), std::back_inserter(out.jumps),
               [&](const SeriesJump& jump) { return keys.contains(jump.row); });
  return out;
}

}  // namespace plumbline::app

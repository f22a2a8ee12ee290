// SPDX-License-Identifier: Apache-2.0
//
// "In 2018, 2019 and 2020 the office found 23, 48 and 39 women, respectively": each number has the
// year that stands in its place.

#include "extract/counts_scope_internal.h"

namespace plumbline::extract {
namespace {

using language::TimeExpression;

// Whether nothing but ",", "and" or both stand between two items of a list.
bool is_list_joint(const View& view, std::uint32_t end, std::uint32_t begin) {
  if (begin == end + 1) return view.is(end, {key(","), key("and")});
  return begin == end + 2 && view.is(end, {key(",")}) && view.is(end + 1, {key("and")});
}

// The longest run of items that are listed.
template <class Item>
std::vector<Item*> longest_list(const View& view, const std::vector<Item*>& items) {
  std::vector<Item*> best;
  std::vector<Item*> run;
  for (Item* item : items) {
    const bool goes_on =
        !run.empty() && is_list_joint(view, run.back()->tokens.end, item->tokens.begin);
    if (!goes_on) run.clear();
    run.push_back(item);
    if (run.size() > best.size()) best = run;
  }
  return best;
}

bool is_one_year(const TimeExpression& time) {
  const auto& period = time.period;
  return period.from.year != 0 && period.from.year == period.to.year && period.from.month == 0 &&
         period.to.month == 0;
}

}  // namespace

TokenRange pair_years(CountedSentence& sentence) {
  std::vector<const TimeExpression*> times;
  for (const TimeExpression& time : beginning_in(sentence.view.analysis().times, sentence.tokens)) {
    if (is_one_year(time) && time.tokens.end <= sentence.tokens.end) times.push_back(&time);
  }
  std::vector<Count*> counts;
  for (Count& count : sentence.counts) counts.push_back(&count);
  const auto years = longest_list(sentence.view, times);
  const auto numbers = longest_list(sentence.view, counts);
  if (years.size() < 2 || years.size() != numbers.size()) return {};
  for (std::size_t i = 0; i < years.size(); ++i) numbers[i]->period = years[i]->period;
  return {years.front()->tokens.begin, years.back()->tokens.end};
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// Of what a number tells a part: "12 of the victims", "41 (38 percent) of the 108 suspects". Its
// unit is the whole's.

#include "extract/counts_unit_internal.h"

namespace plumbline::extract {

std::uint32_t behind_share(const View& view, std::uint32_t at) {
  constexpr std::uint32_t kReach = 6;
  const auto last = static_cast<std::uint32_t>(view.analysis().tokens.size());
  if (at >= last || !view.is(at, {key("(")})) return at;
  bool share = false;
  for (std::uint32_t end = at + 1; end < std::min(last, at + kReach); ++end) {
    if (view.is(end, {key(")")})) return share ? end + 1 : at;
    share = share || view.is(end, {key("%"), key("percent"), key("cent")});
  }
  return at;
}

// "12 of the victims", "11 of the 64 claims", "31 of them", "hundreds of workers".
bool Units::whole_behind(Count& count) {
  std::uint32_t at = behind_share(view_, count.tokens.end);
  if (is(at, {key("out")})) ++at;
  if (!is(at, {key("of")})) return false;
  const bool vague =
      !count.approximator.empty() && view_.word(count.tokens.end - 1).pos != Pos::Number;
  ++at;
  const std::uint32_t first = at;
  bool definite = false;
  while (inside(at) && in(kUnitDeterminers, at) &&
         !(in(kUnitPronouns, at) && !noun_follows(at + 1))) {
    definite = true;
    ++at;
  }
  if (in(kUnitPronouns, at) || is(at, {key("those")}) || (is(first, {key("those"), key("them")}))) {
    count.part = true;
    // "of those rescued": nobody is named.
    return false;
  }
  if (const Count* whole = count_at(s_, at); whole != nullptr) {
    count.part = true;
    count.like = static_cast<std::uint32_t>(whole - s_.counts.data());
    return true;
  }
  const std::uint32_t chunk = chunk_at(view_.analysis(), at);
  if (!is_noun_phrase(view_.analysis(), chunk)) return false;
  std::uint32_t head = view_.analysis().chunks[chunk].head;
  if (head == kNone || head < at || !is_counted_word(head)) return false;
  if (is_in_time(view_, head) || is(head, {key("year"), key("month"), key("week")})) return false;
  // "the country's courts", "Tonga's | eight police districts"
  if (is(head + 1, {key("'s"), key("'")})) {
    const Count* owned = count_at(s_, head + 2);
    if (owned != nullptr) {
      count.part = true;
      count.like = static_cast<std::uint32_t>(owned - s_.counts.data());
      return true;
    }
    const std::uint32_t next = chunk_at(view_.analysis(), head + 2);
    if (!is_noun_phrase(view_.analysis(), next)) return false;
    head = view_.analysis().chunks[next].head;
    if (head == kNone) return false;
  }
  if (!view_.word(head).plural && !definite && !vague) return false;  // "16 of trafficking"
  if (is_single(count)) {  // "one of the passengers said"
    drop(count);
    return true;
  }
  head = settled(at, head);
  count.part = definite;
  count.unit = {at, head + 1};
  count.beside = true;
  take(count, head);
  return true;
}

}  // namespace plumbline::extract

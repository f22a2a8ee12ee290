// SPDX-License-Identifier: Apache-2.0

#include "extract/attribution.h"

#include "extract/chains_internal.h"
#include "extract/reading_internal.h"
#include "extract/turns_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

// "may close factories where it finds child labour", "if they suspect that": what somebody may come
// to find one day, not what he has found. "The report is harsh where it finds that C" does find it.
bool may_find_one_day(const Reading& r, const Found& found) {
  static constexpr text::WordSet kFinds{
      "finds",     "find",     "detects",    "detect",    "discovers", "discover",
      "sees",      "see",      "identifies", "identify",  "suspects",  "suspect",
      "considers", "consider", "determines", "determine", "concludes", "conclude",
      "learns",    "learn",    "deems",      "deem",      "thinks",    "think",
      "believes",  "believe",  "encounters", "encounter", "decides",   "decide"};
  static constexpr text::WordSet kCases{"where", "wherever", "if", "when", "whenever", "unless"};
  static constexpr text::WordSet kWho{"it", "they", "he", "she"};
  const std::uint32_t at = found.out.cue.begin;
  if (found.out.cue.empty() || found.out.cue.size() > 2 || at < r.sentence(at).begin + 2) {
    return false;
  }
  if (!kFinds.has(r.key(at)) || !kWho.has(r.key(at - 1)) || !kCases.has(r.key(at - 2))) {
    return false;
  }
  static constexpr text::WordSet kMay{"may",   "can",   "must",  "shall", "should",
                                      "could", "would", "might", "will",  "empowered"};
  const std::uint32_t begin = r.sentence(at).begin;
  for (std::uint32_t before = at - 2; before-- > begin;) {
    if (kMay.has(r.key(before))) return true;
  }
  return one_of(r.key(at - 2), "if"_w, "unless"_w, "whenever"_w);
}

// "who was found guilty by a jury": a verdict, which is done and not said.
bool is_found_guilty(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || found.out.cue.end < 2) return false;
  std::uint32_t next = found.out.cue.end;
  const bool finds = r.key(next - 1) == "found"_w && r.pos(next - 2) == Pos::Auxiliary;
  if (finds && r.key(next) == "not"_w) ++next;
  return finds && one_of(r.key(next), "guilty"_w, "liable"_w, "innocent"_w);
}

}  // namespace

Attributions find_attributions(const model::Document& document, const language::Analysis& analysis,
                               const refdata::RefData& refdata) {
  const Reading reading(document, analysis, refdata);
  std::vector<Found> found;
  find_cross_sentence(reading, found);
  find_quoted(reading, found);
  find_said(reading, found);
  find_tallies(reading, found);
  find_according(reading, found);
  find_circumstances(reading, found);
  weigh_learned(reading, found);
  hold_quotations(reading, found);
  // Who "says" something in a byline, a caption or a question says nothing here.
  std::erase_if(found, [&reading](const Found& each) {
    return (!each.out.cue.empty() && !may_state(reading, each.out.cue.begin)) ||
           may_find_one_day(reading, each) || is_found_guilty(reading, each);
  });
  Linked linked = link_attributions(reading, std::move(found));
  Attributions out;
  out.propositions = find_propositions(reading, linked);
  // Introductions state nothing: they only told who speaks through whom.
  std::vector<std::uint32_t> place(linked.found.size(), language::kNone);
  for (std::size_t i = 0; i < linked.found.size(); ++i) {
    if (linked.found[i].introduces) continue;
    place[i] = static_cast<std::uint32_t>(out.attributions.size());
    Found& each = linked.found[i];
    if (!each.told_content.empty()) each.out.content = std::move(each.told_content);
    if (!each.told_source.empty()) each.out.source = each.told_source;
    out.attributions.push_back(std::move(each.out));
  }
  const auto move = [&](std::uint32_t& index) {
    if (index < place.size()) index = place[index];
  };
  for (Attribution& each : out.attributions) move(each.parent);
  for (Proposition& each : out.propositions) move(each.attribution);
  return out;
}

}  // namespace plumbline::extract

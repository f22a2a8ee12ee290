// SPDX-License-Identifier: Apache-2.0
//
// Trends: what grows, falls or stays (data/frames/trend.tsv).

#include <algorithm>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

void add_moving(const View& view, const TokenRange& phrase, model::Trend& trend) {
  std::string words = words_of(view.scene, trimmed(view, phrase));
  if (words.empty()) return;
  if (std::find(trend.of.begin(), trend.of.end(), words) == trend.of.end()) {
    trend.of.push_back(std::move(words));
  }
}

// A fall of a person is no trend; only counts, cases and crimes fall in this sense.
bool is_countable(const View& view, const TokenRange& subject) {
  static constexpr text::WordSet kCountable{
      "number",       "numbers",      "rate",         "rates",       "share",     "trafficking",
      "cases",        "victims",      "prosecutions", "convictions", "arrests",   "crimes",
      "figure",       "figures",      "funding",      "budget",      "total",     "investigations",
      "smuggling",    "demand",       "recruitment",  "labour",      "labor",     "slavery",
      "exploitation", "prostitution", "begging",      "trade",       "business",  "market",
      "phenomenon",   "problem",      "reports",      "complaints",  "calls",     "inspections",
      "raids",        "flow",         "flows",        "traffic",     "prices",    "fees",
      "abuse",        "violence",     "crime",        "industry",    "networks",  "gangs",
      "concern",      "complaint",    "migration",    "persons",     "women",     "children",
      "minors",       "boys",         "girls",        "incidents",   "compounds", "risk",
      "proportion",   "percentage",   "price",        "sums",        "ages",      "age",
      "wages"};
  for (std::uint32_t at = subject.begin; at < subject.end; ++at) {
    if (kCountable.has(view.form(at))) {
      return true;
    }
  }
  return false;
}

// The verb group on which the infinitive `group` hangs, "is expected" of "is expected to double",
// where that says that something moves or will; kNone where it is wished, asked for or planned
// ("wants to double", "efforts to increase") or hangs on nothing.
std::uint32_t governor_of(const View& view, std::uint32_t group) {
  static constexpr text::WordSet kTells{
      "expected", "likely",    "set",       "forecast",   "projected", "predicted", "bound",
      "continue", "continues", "continued", "continuing", "begin",     "begins",    "began",
      "begun",    "start",     "starts",    "started",    "seem",      "seems",     "seemed",
      "appear",   "appears",   "appeared",  "tend",       "tends",     "tended",    "said",
      "reported", "thought",   "believed",  "known",      "estimated", "come",      "came",
      "fail",     "fails",     "failed",    "failing",    "help",      "helps",     "helped",
      "going"};
  std::uint32_t before = view.analysis().chunks[group].tokens.begin;
  while (before > 0 && view.word(before - 1).pos == language::Pos::Adverb) --before;
  if (before == 0 || !kTells.has(view.form(before - 1))) return kNone;
  const std::uint32_t own = verb_group_at(view, before - 1);
  if (own != kNone || before == 1) return own;
  return verb_group_at(view, before - 2);  // "is likely"
}

// "wants to increase", "should double": what is hoped, asked for or owed has not moved.
bool is_only_wished(const View& view, std::uint32_t group) {
  static constexpr text::WordSet kOwed{"should", "must", "ought", "shall"};
  const language::Chunk& chunk = view.analysis().chunks[group];
  if (chunk.modal != kNone && kOwed.has(view.form(chunk.modal))) return true;
  return chunk.infinitive && governor_of(view, group) == kNone;
}

// "The ministry doubled the number of inspectors": what somebody makes move. "more than doubled
// last year", "rose 12 percent" have none.
TokenRange moved_object(const View& view, std::uint32_t group, const Hit& hit,
                        const Clause& clause) {
  static constexpr text::WordSet kTimes{"year",    "years",  "month",  "months", "week",   "weeks",
                                        "day",     "days",   "night",  "time",   "times",  "decade",
                                        "quarter", "season", "summer", "winter", "spring", "autumn",
                                        "lot",     "bit",    "deal"};
  static constexpr text::WordSet kWhen{"every", "each", "last", "next"};
  const language::Chunk& chunk = view.analysis().chunks[group];
  const TokenRange none{chunk.tokens.end, chunk.tokens.end};
  if (hit.tokens.size() > 1 || is_passive(view, group, hit.tokens.begin)) return none;
  const std::uint32_t next = chunk_at(view.analysis(), chunk.tokens.end);
  if (chunk.tokens.end >= clause.tokens.end || next == kNone ||
      !is_noun_phrase(view.analysis(), next)) {
    return none;
  }
  const language::Chunk& object = view.analysis().chunks[next];
  if (object.head == kNone || kTimes.has(view.form(object.head)) ||
      kWhen.has(view.form(object.tokens.begin))) {
    return none;
  }
  const auto begins_there = [&](const auto& each) {
    return each.tokens.begin >= chunk.tokens.end && each.tokens.begin <= chunk.tokens.end + 1;
  };
  if (std::any_of(view.analysis().times.begin(), view.analysis().times.end(), begins_there) ||
      std::any_of(view.analysis().quantities.begin(), view.analysis().quantities.end(),
                  begins_there)) {
    return none;
  }
  return noun_phrase(view, chunk.tokens.end, clause.tokens.end, Tail::Of);
}

// What the subject of "increase" names: the clause's noun phrase to the left of the verb.
TokenRange subject_in(const View& view, std::uint32_t verb, const Clause& clause) {
  const bool hangs = view.analysis().chunks[verb].infinitive;
  const std::uint32_t governor = hangs ? governor_of(view, verb) : kNone;
  const std::uint32_t group = governor == kNone ? verb : governor;
  TokenRange subject = subject_of(view, group, clause.tokens);
  // A participle clause may hang on the subject: "cases of victims being used for X have risen".
  const std::uint32_t begin = view.analysis().chunks[group].tokens.begin;
  for (std::uint32_t at = subject.begin; at-- > clause.main.begin;) {
    if (view.is(at, {key(","), key(";")}) || view.subordinate(at)) break;
    const std::uint32_t other = verb_group_at(view, at);
    const bool finite = other != kNone && is_finite(view.analysis(), view.analysis().chunks[other]);
    if (finite) break;
    subject.begin = at;
  }
  subject.end = begin;
  while (subject.size() > 1 && view.is(subject.end - 1, {key("than"), key("more"), key("nearly"),
                                                         key("almost"), key("also")})) {
    --subject.end;
  }
  for (std::uint32_t at = subject.begin + 1; at < subject.end; ++at) {
    if (view.is(at, {key(",")})) subject.end = at;  // "convictions, however, fell"
  }
  return trimmed(view, subject);
}

// The first thing counted in the clause with what it counts.
const language::Quantity* first_count(const View& view, const TokenRange& range) {
  for (const language::Quantity& quantity : view.analysis().quantities) {
    if (quantity.tokens.begin < range.begin || quantity.tokens.end > range.end) continue;
    if (!quantity.year_like) return &quantity;
  }
  return nullptr;
}

// What is compared stands at an earlier time: "35 in 2019", "48 a year earlier".
const language::Quantity* count_before(const View& view, std::uint32_t at,
                                       const TokenRange& range) {
  for (const language::Quantity& quantity : view.analysis().quantities) {
    if (quantity.tokens.begin != at || quantity.year_like || quantity.tokens.end >= range.end)
      continue;
    for (const auto& time : view.analysis().times) {
      const bool near =
          time.tokens.begin >= quantity.tokens.end && time.tokens.begin <= quantity.tokens.end + 3;
      if (near) return &quantity;
    }
    const bool earlier = view.is(quantity.tokens.end, {key("a"), key("the"), key("one")});
    return earlier ? &quantity : nullptr;
  }
  return nullptr;
}

// "88 files, against 35 in 2019", "32 traffickers, down from 48", "twice as many as a year before",
// "61 per cent more than in 2022": a count with an earlier one beside it moves.
std::optional<ContentFound<TrendReading>> compared_counts(const View& view, const Clause& clause) {
  const language::Quantity* first = first_count(view, clause.tokens);
  if (first == nullptr) return std::nullopt;
  const auto moving = [&](const char* direction, const TokenRange& trigger) {
    ContentFound<TrendReading> found{{{direction, {}}, true}, trigger};
    const TokenRange of = noun_phrase(view, first->tokens.end, clause.tokens.end, Tail::Of);
    add_moving(view, {std::max(of.begin, first->tokens.end), of.end}, found.content.trend);
    return found;
  };
  for (std::uint32_t at = first->tokens.end; at + 1 < clause.tokens.end; ++at) {
    for (const Hit* hit : view.find(Family::Trend, {at, clause.tokens.end})) {
      if (hit->frame->use == "compare" && hit->tokens.begin == at) {
        return moving(hit->frame->code.c_str(), hit->tokens);
      }
    }
    std::uint32_t next = at;
    if (view.is(at, {key("against"), key("versus")})) next = at + 1;
    if (view.is(at, {key("compared")}) && view.is(at + 1, {key("with"), key("to")})) next = at + 2;
    if (next == at) continue;
    const language::Quantity* other = count_before(view, next, clause.tokens);
    if (other == nullptr || other->value == first->value) continue;
    return moving(other->value < first->value ? "up" : "down", {at, next});
  }
  return std::nullopt;
}

// "Penalties range from 402 to 1,891 reais, doubling for a second violation": what a law says.
bool is_for_the_next_time(const View& view, const Hit& hit) {
  static constexpr text::WordSet kNext{"second", "third",      "subsequent", "repeat",
                                       "each",   "every",      "further",    "repeated",
                                       "next",   "recidivist", "recidivists"};
  const std::uint32_t next = hit.tokens.end;
  // "penalties are doubled if the offender is a guardian"
  const auto& sentence = view.analysis().sentences[view.analysis().sentence_of[hit.tokens.begin]];
  for (std::uint32_t at = sentence.tokens.begin; at < hit.tokens.begin; ++at) {
    if (view.is(at, {key("penalty"), key("penalties"), key("fine"), key("fines")}) &&
        view.is(next, {key("if"), key("when"), key("where")})) {
      return true;
    }
  }
  if (!view.is(next, {key("for"), key("in"), key("on")})) return false;
  if (next + 2 >= view.analysis().tokens.size()) return false;
  return kNext.has(view.form(next + 1)) ||
         (view.is(next + 1, {key("a"), key("the")}) && kNext.has(view.form(next + 2)));
}

// What the trend is told of; empty if the text does not say. Nothing: the words tell of no trend.
std::optional<TokenRange> what_moves(const View& view, const Hit& hit, const Clause& clause) {
  const std::string& use = hit.frame->use;
  const std::uint32_t group = verb_group_at(view, hit.tokens.begin);
  if (group != kNone && is_only_wished(view, group)) return std::nullopt;
  // "received more than | 63 complaints": a bound, and nothing that grows
  const std::uint32_t than = hit.tokens.end - 1;
  const bool bound = view.is(than, {key("than")}) && than > 0 &&
                     view.is(than - 1, {key("more"), key("fewer"), key("less")});
  if (bound && than + 1 < clause.tokens.end && view.word(than + 1).pos == Pos::Number) {
    return std::nullopt;
  }
  if (use == "compare") return std::nullopt;  // only beside a count: compared_counts
  if (is_for_the_next_time(view, hit)) return std::nullopt;
  if (use == "subject" || use == "subject-number") {
    if (group == kNone) return std::nullopt;
    // "prosecutions were | dropped": given up
    if (view.word(hit.tokens.begin).lemma == key("drop") &&
        is_passive(view, group, hit.tokens.begin)) {
      return std::nullopt;
    }
    // "declined to comment"
    const std::uint32_t next = hit.tokens.end;
    if (view.is(next, {key("to")}) && next + 1 < clause.tokens.end &&
        view.is(hit.tokens.begin, {key("decline"), key("declines"), key("declined")}) &&
        view.word(next + 1).pos != language::Pos::Number) {
      return std::nullopt;
    }
    const TokenRange object = moved_object(view, group, hit, clause);
    const TokenRange moving = object.empty() ? subject_in(view, group, clause) : object;
    const bool counts = !object.empty() || use == "subject-number";
    if (moving.empty() || (counts && !is_countable(view, moving))) return std::nullopt;
    return moving;
  }
  const std::uint32_t next = hit.tokens.end;
  if (use != "of") return TokenRange{next, next};
  if (next < clause.tokens.end && view.is(next, {key("than")})) return std::nullopt;  // a bound
  const TokenRange of = noun_phrase(view, next, clause.tokens.end, Tail::Of);
  return TokenRange{std::max(of.begin, next), of.end};
}

}  // namespace

std::optional<ContentFound<TrendReading>> read_trend(const View& view, const Clause& clause) {
  std::optional<ContentFound<TrendReading>> found;
  bool lower = false;  // what was found so far stands in a subordinate part
  for (const Hit* hit : view.find(Family::Trend, clause.tokens)) {
    const std::string& use = hit->frame->use;
    const std::optional<TokenRange> moves = what_moves(view, *hit, clause);
    if (!moves) continue;
    const TokenRange& moving = *moves;
    const bool weak = use == "weak" || (use == "effort" && hit->frame->code == "down");
    const bool below = view.subordinate(hit->tokens.begin);
    if (use == "topic" && below) continue;  // "after a mother had raised the alarm"
    std::string direction = hit->frame->code;
    if (is_negated(view, hit->tokens, clause.tokens)) direction = "steady";
    // "As raids become rarer, cases are on the rise": the main clause says what the claim is.
    const bool leads = !found || (found->content.weak && !weak) || (lower && !below && !weak);
    if (!leads && direction != found->content.trend.direction) continue;
    if (leads) {
      const bool agrees = found && found->content.trend.direction == direction;
      std::vector<std::string> of;
      if (agrees) of = std::move(found->content.trend.of);
      found =
          ContentFound<TrendReading>{{{std::move(direction), std::move(of)}, weak}, hit->tokens};
      lower = below;
    }
    if (!moving.empty()) add_moving(view, moving, found->content.trend);
  }
  if (!found) found = compared_counts(view, clause);
  return found;
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// Figures of one clause, for its claims: which of the counts of its sentence (counts_internal.h)
// make it a claim about a number, and what stretch of it tells each. Numbers of things that no list
// has, of nobody ("no convictions") and of known ones ("the three farms") are told too, but beside
// whatever else the clause says: tell_figures() adds them.

#include <algorithm>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

bool is_time(const View& view, std::uint32_t at) {
  return is_in_time(view, at);
}

bool is_quantity(const View& view, std::uint32_t at) {
  const auto& quantities = view.analysis().quantities;
  return std::any_of(quantities.begin(), quantities.end(), [&](const language::Quantity& quantity) {
    return quantity.tokens.contains(at) && !quantity.year_like;
  });
}

// behind_share() the other way round: where the brackets of a share behind a number begin, else
// `at`.
std::uint32_t before_share(const View& view, std::uint32_t at) {
  constexpr std::uint32_t kReach = 6;
  for (std::uint32_t begin = at; at > 0 && begin-- > 0 && begin + kReach > at;) {
    if (view.is(begin, {key("(")})) return behind_share(view, begin) == at ? begin : at;
  }
  return at;
}

// "two of its four | shelters": the second number is what the first is a part of.
bool is_whole_of_part(const View& view, const Count& count, const TokenRange& clause) {
  std::uint32_t at = count.tokens.begin;
  if (at <= clause.begin + 1 || !view.is(at - 1, {key("its"), key("their"), key("the"), key("his"),
                                                  key("her"), key("our"), key("all")})) {
    return false;
  }
  if (!view.is(at - 2, {key("of")}) || at <= clause.begin + 2) return false;
  const std::uint32_t part = before_share(view, at - 2);
  return part > clause.begin && is_quantity(view, part - 1);
}

// "compared with | 19 in 2022", "and acquitted | two": a number without a unit of its own that is
// told beside another.
bool is_elliptical(const View& view, const Count& count, const TokenRange& clause) {
  const std::uint32_t end = count.tokens.end;
  const bool bare = end >= clause.end || view.is_mark(end) || is_time(view, end) ||
                    view.word(end).pos == Pos::Adposition || view.word(end).pos == Pos::Coordinator;
  const std::uint32_t at = count.tokens.begin;
  if (!bare || count.kind != CountKind::Number || at <= clause.begin) return false;
  if (view.is(at - 1,
              {key("with"), key("against"), key("versus"), key("from"), key("than"), key("to")})) {
    return true;
  }
  const bool dated = is_time(view, end) || (end + 1 < clause.end && is_time(view, end + 1));
  if (dated && view.is(at - 1, {key("and"), key("or"), key("but"), key(",")})) return true;
  const Hit* last = nullptr;
  for (const Hit* hit : view.find(Family::Status, {clause.begin, at})) last = hit;
  return last != nullptr && last->tokens.end == at;
}

// "140 were convicted", "31 of them came from Kosovo".
bool is_subject(const View& view, const Count& count, const TokenRange& clause) {
  const std::uint32_t next = count.tokens.end;
  if (next + 1 < clause.end && view.is(next, {key("of")}) && count.value > 1 &&
      view.is(next + 1, {key("them"), key("these"), key("those"), key("whom")})) {
    return true;
  }
  const std::uint32_t group = next < clause.end ? verb_group_at(view, next) : kNone;
  const bool digits = view.analysis().tokens[next - 1].kind == text::TokenKind::Number;
  constexpr double kSome = 10;
  return group != kNone && digits && count.value >= kSome &&
         is_finite(view.analysis(), view.analysis().chunks[group]);
}

// Whether the count says something new by itself.
bool is_told(const View& view, const Count& count, const TokenRange& clause) {
  static constexpr text::WordSet kSlight{"other", "multiple", "penalty"};
  if (count.none || kSlight.has_folded(count.unit_class) || count.in_words || count.moves)
    return false;
  if (count.kind == CountKind::Money && count.like != kNone) return false;  // "the donor gets 500"
  const bool lent = count.kind == CountKind::Number && count.unit.empty();
  const bool shared =
      behind_share(view, count.tokens.end) > count.tokens.end;  // "of whom 84 (70%)"
  if (lent && !shared && !is_elliptical(view, count, clause) && !is_subject(view, count, clause)) {
    return false;
  }
  const std::uint32_t begin = count.tokens.begin;
  // "the contracts of the three farms": known ones, told before; their number is no news.
  constexpr double kFew = 12;
  const bool plain = count.kind == CountKind::Number;
  const bool known =
      plain && begin > clause.begin && count.value <= kFew &&
      (view.is(begin, {key("both")}) ||
       view.is(begin - 1, {key("the"), key("these"), key("those"), key("his"), key("their")}));
  const bool digits = view.analysis().tokens[count.tokens.end - 1].kind == text::TokenKind::Number;
  const bool few_countries = !digits && count.value <= 2 && count.unit_class == "country";
  return !known && !few_countries && !is_whole_of_part(view, count, clause);
}

// Where the number ends with what it counts: "110 men and women".
std::uint32_t end_of(const View& view, const Count& count) {
  const std::uint32_t end =
      count.beside ? std::max(count.tokens.end, count.unit.end) : count.tokens.end;
  return behind_share(view, end);
}

// "15 victims | (4%)": the same number told anew.
bool is_share_of(const View& view, const Count& part, const Count& count) {
  const std::uint32_t at = count.tokens.begin;
  return part.kind == CountKind::Number && count.kind == CountKind::Share && at > 0 &&
         view.is(at - 1, {key("(")}) && end_of(view, part) > at;
}

// What parts two numbers of a clause. The "and" of "between May and August 2023" does not.
bool separates(const View& view, std::uint32_t at) {
  if (view.is(at, {key("and")}) && at > 0 && is_time(view, at - 1) && is_time(view, at + 1)) {
    return false;
  }
  return view.is(at, {key(","), key("and"), key(";"), key("("), key("including"), key("but")});
}

// "80 million dong | ($3,150)": the same sum in other money, not another one; "$200 ($50 up front)"
// are two.
bool is_converted(const View& view, const Count& sum, const Count& count) {
  const std::uint32_t at = count.tokens.begin;
  const bool other = sum.currency != count.currency ||
                     (sum.currency == "XXX" && sum.unit_words != count.unit_words);
  return other && sum.kind == CountKind::Money && count.kind == CountKind::Money && at > 0 &&
         view.is(at - 1, {key("(")}) && end_of(view, sum) + 1 >= at;
}

// Where two numbers part: at the first comma between them, else at the last word that separates;
// `until` if nothing does.
std::uint32_t parting(const View& view, std::uint32_t from, std::uint32_t until) {
  // "Kenyan (31) or | Ugandan (12)": the number in brackets belongs to the name before it.
  const auto named = [&](std::uint32_t bracket) {
    const auto names = names_in(view.analysis(), {from, bracket});
    return std::any_of(names.begin(), names.end(),
                       [&](const auto* name) { return name->tokens.end == bracket; });
  };
  const bool labelled = until > from && view.is(until - 1, {key("(")}) && named(until - 1);
  std::uint32_t found = until;
  for (std::uint32_t at = from; at < until; ++at) {
    if (labelled && at + 1 == until && found != until) break;
    if (!separates(view, at) && !(labelled && view.is(at, {key("or")}))) continue;
    found = at;
    if (view.is(at, {key(","), key(";")})) break;
  }
  return found;
}

// "5.5 million of the country's | 29 million children": one phrase.
bool is_of_the_next(const View& view, std::uint32_t next_begin) {
  return next_begin > 0 && view.is(next_begin - 1, {key("'s"), key("\u2019s"), key("'")});
}

// Between the separators around a number: its claim's passage when a clause holds several.
TokenRange stretch_of(const View& view, const Count& count, const TokenRange& clause,
                      std::uint32_t previous_end, std::uint32_t next_begin) {
  TokenRange stretch = clause;
  if (previous_end > clause.begin) {
    const std::uint32_t cut = parting(view, previous_end, count.tokens.begin);
    stretch.begin = std::min(cut + 1, count.tokens.begin);
  }
  if (next_begin < clause.end) {
    stretch.end = parting(view, end_of(view, count), next_begin);
    if (stretch.end == next_begin && is_of_the_next(view, next_begin)) {
      while (stretch.end < clause.end && !separates(view, stretch.end)) ++stretch.end;
    }
  }
  // "(43 men and | 77 women) were found": of what stands in brackets nothing behind them.
  for (std::uint32_t at = stretch.begin; at < stretch.end && !view.is(at, {key("(")}); ++at) {
    if (view.is(at, {key(")")}) && at >= end_of(view, count)) stretch.end = at;
  }
  return stretch;
}

// "fell from seven to three": one change, of which the second number is what holds now.
bool changes_to(const View& view, const Count& old, const Count& now) {
  const std::uint32_t at = old.tokens.begin;
  return at > 0 && view.is(at - 1, {key("from")}) && view.is(old.tokens.end, {key("to")}) &&
         now.tokens.begin == old.tokens.end + 1;
}

FigureReading reading_of(const View& view, const Clause& clause, const Count& count,
                         const TokenRange& stretch) {
  FigureReading reading{to_figure(view.scene, count), stretch};
  model::Figure& figure = reading.figure;
  // Money, places and firms are measured, not counted by somebody who does it; but "inspected 12
  // farms" is done.
  const std::string& unit = count.unit_class;
  const bool site = unit == "facility" || unit == "organisation" || unit == "country";
  const bool measure = unit == "money" || (site && count.status.empty());
  const std::uint32_t end = count.beside ? count.unit.end : count.tokens.end;
  if (!measure) figure.counted_by = counter_of(view, clause, {count.tokens.begin, end});
  return reading;
}

}  // namespace

std::vector<ContentFound<FigureReading>> read_figures(const View& view, const Clause& clause) {
  std::vector<ContentFound<FigureReading>> found;
  std::optional<DocumentCounts> own;
  if (view.scene.counts == nullptr) own = count_document(view.scene);
  const DocumentCounts& all = own ? *own : *view.scene.counts;
  std::vector<const Count*> counted;
  for (const Count& count : all.in(view.analysis(), clause.tokens)) {
    if (count.tokens.begin >= clause.tokens.begin && count.tokens.end <= clause.tokens.end &&
        is_told(view, count, clause.tokens) &&
        (counted.empty() || !(is_converted(view, *counted.back(), count) ||
                              is_share_of(view, *counted.back(), count)))) {
      counted.push_back(&count);
    }
  }
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (i + 1 < counted.size() && changes_to(view, *counted[i], *counted[i + 1])) continue;
    const std::uint32_t previous = i == 0 ? clause.tokens.begin : end_of(view, *counted[i - 1]);
    const std::uint32_t next =
        i + 1 == counted.size() ? clause.tokens.end : counted[i + 1]->tokens.begin;
    const TokenRange stretch = stretch_of(view, *counted[i], clause.tokens, previous, next);
    found.push_back({reading_of(view, clause, *counted[i], stretch), counted[i]->tokens});
  }
  return found;
}

}  // namespace plumbline::extract

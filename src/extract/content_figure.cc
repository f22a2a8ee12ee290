// SPDX-License-Identifier: Apache-2.0
//
// Figures: what is counted, how it is known, where and when. Years, ages, ordinals, tiers, article
// numbers and stretches of time are no figures.

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Quantity;
using model::Figure;

bool overlaps(const TokenRange& a, const TokenRange& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool in_time(const View& view, const TokenRange& tokens) {
  const auto& times = view.analysis().times;
  return std::any_of(times.begin(), times.end(),
                     [&](const auto& time) { return overlaps(time.tokens, tokens); });
}

// What stands before a number that names rather than counts: "Article 144", "Tier 2", "aged 15".
bool names_something(const View& view, const TokenRange& tokens, const TokenRange& clause) {
  static constexpr text::WordSet kNamers{
      "article",    "articles",  "art",      "section",  "sections",   "tier",  "level",
      "page",       "no",        "no.",      "number",   "resolution", "law",   "decree",
      "chapter",    "paragraph", "aged",     "age",      "ages",       "under", "hotline",
      "convention", "directive", "part",     "goal",     "line",       "route", "rule",
      "category",   "group",     "phase",    "terminal", "flight",     "room",  "district",
      "case",       "title",     "chapters", "covid",    "§"};
  if (tokens.begin == clause.begin) return false;
  return kNamers.has(view.form(tokens.begin - 1)) && !view.is(tokens.begin, {key("%")});
}

bool is_age_or_span(const View& view, const TokenRange& tokens, const TokenRange& clause) {
  static constexpr text::WordSet kMeasures{
      "year-old", "years-old", "yo",         "day",        "days",      "hour",
      "hours",    "week",      "weeks",      "decade",     "decades",   "minute",
      "minutes",  "km",        "kilometers", "kilometres", "miles",     "year",
      "years",    "month",     "months",     "meters",     "kilograms", "kg",
      "o'clock",  "a.m.",      "p.m.",       "times",      "percentage"};
  for (std::uint32_t at = tokens.end; at < std::min(clause.end, tokens.end + 2); ++at) {
    if (view.is(at, {key("a"), key("an"), key("every"), key("each")}))
      break;  // "31 a year earlier"
    if (kMeasures.has(view.form(at))) {
      return true;
    }
    if (at == tokens.end && !view.is(at, {key("-")})) {
      const Hit* unit = view.first(Family::Unit, "person", {at, at + 1});
      if (unit != nullptr) return false;
    }
  }
  return tokens.begin > clause.begin &&
         view.is(tokens.begin - 1, {key("under"), key("aged"), key("age"), key("ages")});
}

// "one in | ten cases": a share told as a ratio; 0 if the number ends none.
double numerator_of(const View& view, const Quantity& quantity, const TokenRange& clause) {
  constexpr std::array<std::uint64_t, 9> kWords = {key("one"),   key("two"),   key("three"),
                                                   key("four"),  key("five"),  key("six"),
                                                   key("seven"), key("eight"), key("nine")};
  const std::uint32_t begin = quantity.tokens.begin;
  if (begin < clause.begin + 2 || !view.is(begin - 1, {key("in")})) return 0;
  const auto found = std::find(kWords.begin(), kWords.end(), view.form(begin - 2));
  const double value = found == kWords.end() ? 0 : static_cast<double>(found - kWords.begin()) + 1;
  return value < quantity.value ? value : 0;
}

// "one in three victims"; the whole in "eleven of the fourteen cases".
bool is_part_of_ratio(const View& view, const Quantity& quantity, const TokenRange& clause) {
  const std::uint32_t begin = quantity.tokens.begin;
  const auto number = [&](std::uint32_t at) { return view.word(at).pos == Pos::Number; };
  if (begin >= clause.begin + 2 && view.is(begin - 1, {key("in")}) && number(begin - 2)) {
    return numerator_of(view, quantity, clause) == 0;
  }
  const std::uint32_t end = quantity.tokens.end;
  if (end + 1 < clause.end && view.is(end, {key("in")}) && number(end + 1) && quantity.value < 10 &&
      view.scene.analysis.tokens[end + 1].kind != text::TokenKind::Number) {
    return true;
  }
  return begin >= clause.begin + 3 && view.is(begin - 2, {key("of")}) && number(begin - 3) &&
         view.is(begin - 1, {key("the"), key("its"), key("these"), key("those"), key("their")});
}

bool is_time(const View& view, std::uint32_t at) {
  return in_time(view, {at, at + 1});
}

bool is_number(const View& view, std::uint32_t at) {
  const auto& quantities = view.analysis().quantities;
  return std::any_of(quantities.begin(), quantities.end(), [&](const Quantity& quantity) {
    return quantity.tokens.contains(at) && !quantity.year_like;
  });
}

// "two of its four | shelters": the second number is what the first is a part of.
bool is_whole_of_part(const View& view, const Quantity& quantity, const TokenRange& clause) {
  std::uint32_t at = quantity.tokens.begin;
  if (at <= clause.begin + 1 || !view.is(at - 1, {key("its"), key("their"), key("the"), key("his"),
                                                  key("her"), key("our"), key("all")})) {
    return false;
  }
  return view.is(at - 2, {key("of")}) && at > clause.begin + 2 && is_number(view, at - 3);
}

bool is_counted(const View& view, const Quantity& quantity, const TokenRange& clause) {
  if (quantity.year_like || quantity.tokens.begin < clause.begin ||
      quantity.tokens.end > clause.end) {
    return false;
  }
  if (!quantity.percent && quantity.currency.empty()) {
    if (in_time(view, quantity.tokens) || is_age_or_span(view, quantity.tokens, clause)) {
      return false;
    }
  }
  // "the contracts of the three farms": known ones, told before; their number is no news.
  constexpr double kFew = 12;
  const bool known = quantity.tokens.begin > clause.begin && quantity.value <= kFew &&
                     quantity.currency.empty() && !quantity.percent &&
                     view.is(quantity.tokens.begin - 1, {key("the"), key("these"), key("those"),
                                                         key("both"), key("his"), key("their")});
  if (is_part_of_ratio(view, quantity, clause)) return false;
  const bool none = quantity.tokens.begin > clause.begin &&
                    view.is(quantity.tokens.begin - 1, {key("not")});  // "not one conviction"
  return !known && !none && !names_something(view, quantity.tokens, clause) &&
         !is_whole_of_part(view, quantity, clause);
}

// Without a time at its end: "recruiters | last week".
TokenRange without_time(const View& view, TokenRange phrase) {
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    if (is_time(view, at)) phrase.end = at;
  }
  while (!phrase.empty() && view.word(phrase.end - 1).pos == Pos::Adposition) --phrase.end;
  return phrase;
}

// "484 | cases of human trafficking", "12 of the | victims".
TokenRange unit_after(const View& view, const Quantity& quantity, const TokenRange& clause) {
  std::uint32_t at = quantity.tokens.end;
  if (at < clause.end && view.is(at, {key("percent"), key("%"), key("per")})) {
    at += view.is(at, {key("per")}) ? 2U : 1U;
  }
  while (at < clause.end && view.is(at, {key("of"), key("the"), key("these"), key("those"),
                                         key("its"), key("their"), key("all")})) {
    ++at;
  }
  while (at > quantity.tokens.end && at < clause.end && is_number(view, at)) ++at;
  // "of whom 22 are | children"
  const std::uint32_t begin = quantity.tokens.begin;
  const bool part = begin > clause.begin &&
                    view.is(begin - 1, {key("whom"), key("which"), key("them"), key("these")});
  if (part && at < clause.end && view.is(at, {key("are"), key("were"), key("is"), key("was")}))
    ++at;
  if (at >= clause.end) return {at, at};
  TokenRange phrase = noun_phrase(view, at, clause.end, Tail::Of);
  phrase.begin = std::max(phrase.begin, at);
  // "victims of trafficking", whatever the tagger makes of the last word.
  if (phrase.end + 1 < clause.end && !phrase.empty() && view.is(phrase.end, {key("of")}) &&
      view.is(phrase.end + 1, {key("trafficking"), key("smuggling"), key("exploitation")})) {
    phrase.end += 2;
  }
  return without_time(view, phrase);
}

// "children | work in the streets": what the counted people do belongs to what is counted, where no
// status tells how they are known.
TokenRange with_predicate(const View& view, TokenRange unit, const TokenRange& clause) {
  const std::uint32_t group = unit.empty() ? kNone : verb_group_at(view, unit.end);
  if (group == kNone || unit.end >= clause.end) return unit;
  const language::Chunk& chunk = view.analysis().chunks[group];
  const TokenRange verb = chunk.tokens;
  const bool plain = verb.begin == unit.end && is_finite(view.analysis(), chunk) &&
                     !is_passive(view, group, verb.begin) && !chunk.negated;
  const bool told = !view.find(Family::Status, verb).empty() ||
                    !view.find(Family::Incident, verb).empty() ||
                    !view.find(Family::Trend, verb).empty();
  if (!plain || told || verb.end + 1 >= clause.end) return unit;
  if (view.word(verb.end).pos != Pos::Adposition || is_time(view, verb.end + 1)) return unit;
  for (const language::Name* name : names_in(view.analysis(), {verb.end, verb.end + 3})) {
    if (name->kind == language::NameKind::Place) return unit;
  }
  const TokenRange tail = noun_phrase(view, verb.end + 1, clause.end, Tail::Of);
  return tail.empty() ? unit : without_time(view, {unit.begin, tail.end});
}

// "a person", "per head" behind an amount: a price.
TokenRange per_unit(const View& view, std::uint32_t at, const TokenRange& clause) {
  const bool opens = at + 1 < clause.end &&
                     view.is(at, {key("a"), key("an"), key("per"), key("each"), key("for")});
  if (!opens) return {at, at};
  if (view.is(at, {key("for")}) && !(at + 2 < clause.end && view.is(at + 1, {key("each")}))) {
    return {at, at};
  }
  const std::uint32_t noun = view.is(at, {key("for")}) ? at + 2 : at + 1;
  const bool people = !view.find(Family::Unit, {noun, noun + 1}).empty() ||
                      view.is(noun, {key("head"), key("passage"), key("trip")});
  return people ? TokenRange{at, noun + 1} : TokenRange{at, at};
}

// "the number of victims rose to 142": the unit stands in the subject.
TokenRange unit_of_number(const View& view, const TokenRange& clause) {
  for (std::uint32_t at = clause.begin; at + 2 < clause.end; ++at) {
    if (view.is(at, {key("number"), key("total"), key("count"), key("share"), key("proportion")}) &&
        view.is(at + 1, {key("of")})) {
      return noun_phrase(view, at + 2, clause.end, Tail::Of);
    }
  }
  return {clause.begin, clause.begin};
}

// "the number of | Kenyans brought home".
TokenRange of_number(const View& view, const TokenRange& phrase) {
  for (std::uint32_t at = phrase.begin; at + 2 < phrase.end && at < phrase.begin + 3; ++at) {
    if (view.is(at, {key("number"), key("total"), key("count")}) && view.is(at + 1, {key("of")})) {
      return noun_phrase(view, at + 2, phrase.end, Tail::Of);
    }
  }
  return phrase;
}

// "complaints stood at 3,409", "put calls to its hotline at 311", "arrests numbered 40": the unit
// is the subject of the verb, or its object where somebody puts the number.
TokenRange unit_of_measure(const View& view, const Quantity& quantity, const TokenRange& clause) {
  const TokenRange none{clause.begin, clause.begin};
  for (std::uint32_t at = quantity.tokens.begin; at-- > clause.begin;) {
    const std::uint32_t group = verb_group_at(view, at);
    if (group == kNone) {
      if (view.is(at, {key(","), key(";")})) return none;
      continue;
    }
    const auto& chunk = view.analysis().chunks[group];
    if (!is_finite(view.analysis(), chunk) || chunk.head == kNone) continue;
    const std::uint64_t lemma = view.word(chunk.head).lemma;
    const bool led = view.is(quantity.tokens.begin - 1, {key("at"), key("to")});
    if (lemma == key("put") && led) return object_of(view, chunk.tokens.end, clause);
    const bool states = lemma == key("stand") || lemma == key("total") || lemma == key("number") ||
                        lemma == key("amount") || lemma == key("reach") || lemma == key("come");
    return states ? subject_of(view, group, clause) : none;
  }
  return none;
}

// The class of the phrase's own head: the last unit word before a tail ("trafficking victims").
std::string class_of(const View& view, const TokenRange& unit) {
  const std::uint32_t chunk = chunk_at(view.analysis(), unit.begin);
  std::uint32_t head_end = unit.end;
  if (is_noun_phrase(view.analysis(), chunk)) {
    head_end = std::min(head_end, view.analysis().chunks[chunk].tokens.end);
  }
  std::string found;
  // The phrase's own head: "farm managers" are no farms.
  for (const Hit* hit : view.find(Family::Unit, {unit.begin, head_end})) {
    const bool head = hit->tokens.end == head_end || view.word(hit->tokens.end - 1).plural;
    if (head) found = hit->frame->code;
  }
  return found;
}

// Whether the verb is said of something else: it stands outside the stretch of the number, or
// another verb stands between ("sentenced a trader for trafficking | three girls").
bool is_of_another(const View& view, const Hit& hit, const Quantity& quantity,
                   const TokenRange& stretch) {
  if (hit.tokens.begin < stretch.begin || hit.tokens.begin >= stretch.end) return true;
  const std::uint32_t own = verb_group_at(view, hit.tokens.begin);
  if (own == kNone) return false;
  for (std::uint32_t at = hit.tokens.end; at < quantity.tokens.begin; ++at) {
    const std::uint32_t group = verb_group_at(view, at);
    const bool gerund = group != kNone && view.word(at).form == VerbForm::Gerund;
    if (group != own && gerund) return true;
  }
  return false;
}

// The participle in the phrase, else the verb nearest to the number in its stretch.
std::string status_of(const View& view, const Quantity& quantity, const TokenRange& unit,
                      const TokenRange& stretch, const TokenRange& clause) {
  const Hit* best = nullptr;
  std::uint32_t best_distance = 1000;
  for (const Hit* hit : view.find(Family::Status, clause)) {
    if (is_of_another(view, *hit, quantity, stretch)) continue;
    // "charged 3,000 dollars a person" charges nobody with anything.
    if (!quantity.currency.empty() && hit->frame->code == "charged") continue;
    const bool inside = hit->tokens.begin >= unit.begin && hit->tokens.end <= unit.end;
    std::uint32_t distance =
        hit->tokens.begin >= quantity.tokens.end
            ? hit->tokens.begin - quantity.tokens.end
            : quantity.tokens.begin - std::min(quantity.tokens.begin, hit->tokens.end);
    if (inside) distance = 0;
    // "an estimated 50 victims were registered": what was done outranks how sure it is.
    if (hit->frame->code == "estimated" && best != nullptr) continue;
    const bool replaces = best != nullptr && best->frame->code == "estimated";
    if (distance < best_distance || replaces) {
      best = hit;
      best_distance = distance;
    }
  }
  if (best != nullptr) return best->frame->code;
  if (!quantity.currency.empty()) return {};
  for (const Hit* hit : view.find(Family::Status, clause)) {
    const std::uint32_t group = verb_group_at(view, hit->tokens.begin);
    if (group == kNone || view.subordinate(hit->tokens.begin)) continue;
    if (!is_of_another(view, *hit, quantity, clause)) return hit->frame->code;
  }
  return {};
}

// `guess`: where the clause names none, the country that it is about.
std::string place_in(const View& view, const TokenRange& clause, bool guess) {
  for (const language::Name* name : names_in(view.analysis(), clause)) {
    if (name->kind != language::NameKind::Place || name->tokens.begin <= clause.begin) continue;
    std::uint32_t before = name->tokens.begin - 1;
    if (before > clause.begin && view.is(before, {key("the")})) --before;
    if (!view.is(before,
                 {key("in"), key("within"), key("across"), key("throughout"), key("inside")})) {
      continue;
    }
    if (name->is_country) return name->country;
    return place_of(view, *name).name;
  }
  if (!guess) return {};
  const auto countries = read_countries(view, clause);
  return countries.empty() ? std::string() : countries.front();
}

std::uint32_t distance(const TokenRange& a, const TokenRange& b) {
  return a.begin < b.begin ? b.begin - std::min(a.end, b.begin)
                           : a.begin - std::min(b.end, a.begin);
}

// The period nearest to the number in its own stretch, else the only one of the clause.
Period period_of(const View& view, const Quantity& quantity, const TokenRange& stretch,
                 const TokenRange& clause) {
  const language::TimeExpression* best = nullptr;
  std::size_t outside = 0;
  for (const language::TimeExpression& time : view.analysis().times) {
    const bool here = time.tokens.begin >= clause.begin && time.tokens.end <= clause.end;
    if (!here || !time.period.stated()) continue;
    if (time.tokens.begin < stretch.begin || time.tokens.end > stretch.end) {
      ++outside;
      continue;
    }
    const bool nearer = best == nullptr || distance(time.tokens, quantity.tokens) <
                                               distance(best->tokens, quantity.tokens);
    if (nearer) best = &time;
  }
  if (best != nullptr) return best->period;
  return outside == 1 ? read_period(view, clause) : Period{};
}

// Between the separators around a number: its claim's passage when a clause holds several.
TokenRange stretch_of(const View& view, const Quantity& quantity, const TokenRange& clause,
                      std::uint32_t previous_end, std::uint32_t next_begin) {
  TokenRange stretch = clause;
  if (previous_end > clause.begin) {
    std::uint32_t cut = quantity.tokens.begin;
    for (std::uint32_t at = previous_end; at < quantity.tokens.begin; ++at) {
      if (view.is(at, {key(","), key("and"), key(";"), key("("), key("including"), key("but")})) {
        cut = at + 1;
        if (view.is(at, {key(",")}) || view.is(at, {key(";")})) break;
      }
    }
    stretch.begin = std::min(cut, quantity.tokens.begin);
  }
  if (next_begin < clause.end) {
    for (std::uint32_t at = quantity.tokens.end; at < next_begin; ++at) {
      if (view.is(at, {key(","), key("and"), key(";"), key("("), key("including"), key("but")})) {
        stretch.end = at;
        break;
      }
    }
    stretch.end = std::min(stretch.end, next_begin);
  }
  return stretch;
}

// Units no list holds: people by any word ("96 fishers"), and a bare number that a verb follows
// ("140 were convicted", "of these, 214 ended in a conviction").
std::string class_by_context(const View& view, const Quantity& quantity, const TokenRange& unit,
                             const Clause& clause) {
  const bool of_them =
      !unit.empty() && unit.size() == 1 &&
      view.is(unit.begin, {key("them"), key("these"), key("those"), key("whom")}) &&
      quantity.value > 1;  // "61 of them were men"
  if (of_them) return "unstated";
  if (!unit.empty()) {
    const std::uint32_t chunk = chunk_at(view.analysis(), unit.begin);
    std::uint32_t end = unit.end;
    if (is_noun_phrase(view.analysis(), chunk)) {
      end = std::min(end, view.analysis().chunks[chunk].tokens.end);
    }
    if (view.word(end - 1).plural && person_in(view, {unit.begin, end}) != nullptr) return "person";
    return {};
  }
  const std::uint32_t next = quantity.tokens.end;
  const std::uint32_t group = next < clause.tokens.end ? verb_group_at(view, next) : kNone;
  const bool digits = view.analysis().tokens[next - 1].kind == text::TokenKind::Number;
  const bool subject = group != kNone && is_finite(view.analysis(), view.analysis().chunks[group]);
  return digits && subject && quantity.value >= 10 ? "unstated" : std::string();
}

bool small_word_number(const View& view, const Quantity& quantity) {
  const bool digits =
      view.analysis().tokens[quantity.tokens.end - 1].kind == text::TokenKind::Number;
  return !digits && quantity.value <= 2 && quantity.approximator.empty();
}

// "fell from seven to three": one change, of which the second number is what holds now.
bool changes_to(const View& view, const Quantity& old, const Quantity& now) {
  const std::uint32_t at = old.tokens.begin;
  return at > 0 && view.is(at - 1, {key("from")}) && view.is(old.tokens.end, {key("to")}) &&
         now.tokens.begin == old.tokens.end + 1;
}

// "compared with | 19 in 2022", "and acquitted | two": a number without a unit of its own that is
// told beside another.
bool is_elliptical(const View& view, const Quantity& quantity, const TokenRange& stretch,
                   const TokenRange& clause) {
  const std::uint32_t end = quantity.tokens.end;
  const bool bare = end >= clause.end || view.is_mark(end) || is_time(view, end) ||
                    view.word(end).pos == Pos::Adposition || view.word(end).pos == Pos::Coordinator;
  if (!bare || quantity.percent || !quantity.currency.empty()) return false;
  const std::uint32_t at = quantity.tokens.begin;
  if (at <= clause.begin) return false;
  if (view.is(at - 1,
              {key("with"), key("against"), key("versus"), key("from"), key("than"), key("to")})) {
    return true;
  }
  const bool dated = is_time(view, end) || (end + 1 < clause.end && is_time(view, end + 1));
  if (dated && view.is(at - 1, {key("and"), key("or"), key("but"), key(",")})) return true;
  const Hit* last = nullptr;
  for (const Hit* hit : view.find(Family::Status, {stretch.begin, at})) last = hit;
  return last != nullptr && last->tokens.end == at;
}

std::optional<FigureReading> figure_at(const View& view, const Clause& clause,
                                       const Quantity& quantity, const TokenRange& stretch) {
  FigureReading reading;
  Figure& figure = reading.figure;
  figure.value = quantity.value;
  figure.upper = quantity.upper;
  figure.approximator = quantity.approximator;
  TokenRange unit = unit_after(view, quantity, {clause.tokens.begin, clause.tokens.end});
  figure.unit_class = class_of(view, unit);
  if (figure.unit_class.empty() && quantity.currency.empty()) {
    const TokenRange subject = unit_of_number(view, clause.tokens);
    if (!subject.empty() && subject.end <= quantity.tokens.begin) unit = subject;
    figure.unit_class = class_of(view, unit);
    if (figure.unit_class.empty()) {
      TokenRange measured = unit_of_measure(view, quantity, clause.tokens);
      measured = of_number(view, measured);
      if (!measured.empty()) unit = measured;
      if (!measured.empty()) figure.unit_class = class_of(view, unit);
    }
  }
  if (figure.unit_class.empty() && quantity.currency.empty() && !quantity.percent) {
    figure.unit_class = class_by_context(view, quantity, unit, clause);
  }
  if (!quantity.currency.empty()) {
    // "8,000 pesos": whose pesos the text need not say.
    figure.unit = quantity.currency != "XXX"
                      ? quantity.currency
                      : words_of(view.scene, {quantity.tokens.end - 1, quantity.tokens.end});
    const TokenRange each = per_unit(view, quantity.tokens.end, clause.tokens);
    if (!each.empty()) figure.unit += " " + words_of(view.scene, each);
    figure.unit_class = "money";
  } else if (const double part = numerator_of(view, quantity, clause.tokens); part > 0) {
    figure.value = std::round(1000 * part / quantity.value) / 10;
    figure.upper.reset();
    figure.unit = "percent of " + words_of(view.scene, unit);
    figure.unit_class = "share";
    if (quantity.tokens.begin >= clause.tokens.begin + 4 &&
        view.is(quantity.tokens.begin - 3, {key("than")})) {
      figure.approximator =
          words_of(view.scene, {quantity.tokens.begin - 4, quantity.tokens.begin - 2});
    }
  } else if (quantity.percent) {
    figure.unit = unit.empty() ? "percent" : "percent of " + words_of(view.scene, unit);
    figure.unit_class = "share";
  } else {
    if (figure.unit_class.empty() || figure.unit_class == "penalty") return std::nullopt;
    if (small_word_number(view, quantity) && figure.unit_class == "country") return std::nullopt;
    figure.unit = words_of(view.scene, unit);
  }
  figure.status = status_of(view, quantity, unit, stretch, clause.tokens);
  if (figure.unit_class != "money" && figure.unit_class != "share" &&
      (figure.status.empty() || figure.status == "estimated")) {
    figure.unit = words_of(view.scene, with_predicate(view, unit, clause.tokens));
  }
  figure.place = place_in(view, clause.tokens, figure.unit_class != "money");
  figure.period = period_of(view, quantity, stretch, clause.tokens);
  // Money, places and firms are measured, not counted by somebody who does it.
  const bool measure = figure.unit_class == "money" || figure.unit_class == "facility" ||
                       figure.unit_class == "organisation" || figure.unit_class == "country";
  figure.passage =
      passage_of(view.scene, {quantity.tokens.begin, std::max(quantity.tokens.end, unit.end)});
  if (!measure) figure.counted_by = counter_of(view, clause, {quantity.tokens.begin, unit.end});
  reading.stretch = stretch;
  return reading;
}

// The unit of the figure beside it: the one before, else the one after.
void lend_unit(const View& view, const Quantity& quantity, const FigureReading& lender,
               FigureReading& reading) {
  const Figure& from = lender.figure;
  Figure& figure = reading.figure;
  figure.value = quantity.value;
  figure.upper = quantity.upper;
  figure.approximator = quantity.approximator;
  figure.unit = from.unit;
  figure.unit_class = from.unit_class;
  figure.status = from.status;
  for (const Hit* hit : view.find(Family::Status, reading.stretch))
    figure.status = hit->frame->code;
  figure.place = from.place;
  figure.period = period_of(view, quantity, reading.stretch, reading.stretch);
  if (!figure.period.stated() && figure.status != from.status) figure.period = from.period;
  figure.counted_by = from.counted_by;
  figure.passage = passage_of(view.scene, quantity.tokens);
}

// `lent`: places in `found` whose unit is still to come. What finds no lender counts nothing.
void lend_units(const View& view, const std::vector<const Quantity*>& counted,
                const std::vector<std::size_t>& lent,
                std::vector<ContentFound<FigureReading>>& found) {
  const auto has_unit = [&](std::size_t at) {
    return !found[at].content.figure.unit.empty() && found[at].content.figure.unit_class != "money";
  };
  for (const std::size_t at : lent) {
    std::size_t lender = at;
    while (lender > 0 && !has_unit(lender)) --lender;
    while (lender < found.size() && !has_unit(lender)) ++lender;
    if (lender == found.size()) continue;
    for (const Quantity* quantity : counted) {
      if (quantity->tokens == found[at].trigger) {
        lend_unit(view, *quantity, found[lender].content, found[at].content);
      }
    }
  }
  found.erase(
      std::remove_if(found.begin(), found.end(),
                     [](const auto& each) { return each.content.figure.unit_class.empty(); }),
      found.end());
}

}  // namespace

std::vector<ContentFound<FigureReading>> read_figures(const View& view, const Clause& clause) {
  std::vector<const Quantity*> counted;
  for (const Quantity& quantity : view.analysis().quantities) {
    if (is_counted(view, quantity, clause.tokens)) counted.push_back(&quantity);
  }
  std::vector<ContentFound<FigureReading>> found;
  std::vector<std::size_t> lent;  // places in `found` that wait for the unit of a neighbour
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (i + 1 < counted.size() && changes_to(view, *counted[i], *counted[i + 1])) continue;
    const std::uint32_t previous = i == 0 ? clause.tokens.begin : counted[i - 1]->tokens.end;
    const std::uint32_t next =
        i + 1 == counted.size() ? clause.tokens.end : counted[i + 1]->tokens.begin;
    const TokenRange stretch = stretch_of(view, *counted[i], clause.tokens, previous, next);
    if (auto reading = figure_at(view, clause, *counted[i], stretch)) {
      found.push_back({std::move(*reading), counted[i]->tokens});
    } else if (is_elliptical(view, *counted[i], stretch, clause.tokens)) {
      lent.push_back(found.size());
      found.push_back({{{}, stretch}, counted[i]->tokens});
    }
  }
  lend_units(view, counted, lent, found);
  return found;
}

}  // namespace plumbline::extract

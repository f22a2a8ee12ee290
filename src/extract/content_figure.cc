// SPDX-License-Identifier: Apache-2.0
//
// Figures: what is counted, how it is known, where and when. Years, ages, ordinals, tiers, article
// numbers and stretches of time are no figures.

#include <algorithm>
#include <cmath>

#include "extract/content_readers_internal.h"

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
  if (tokens.begin == clause.begin) return false;
  return view.is(tokens.begin - 1,
                 {key("article"),  key("articles"),   key("art"),       key("section"),
                  key("sections"), key("tier"),       key("level"),     key("page"),
                  key("no"),       key("no."),        key("number"),    key("resolution"),
                  key("law"),      key("decree"),     key("chapter"),   key("paragraph"),
                  key("aged"),     key("age"),        key("ages"),      key("under"),
                  key("hotline"),  key("convention"), key("directive"), key("part"),
                  key("goal"),     key("line"),       key("route"),     key("rule"),
                  key("category"), key("group"),      key("phase"),     key("terminal"),
                  key("flight"),   key("room"),       key("district"),  key("case"),
                  key("title"),    key("chapters"),   key("covid"),     key("§")}) &&
         !view.is(tokens.begin, {key("%")});
}

bool is_age_or_span(const View& view, const TokenRange& tokens, const TokenRange& clause) {
  for (std::uint32_t at = tokens.end; at < std::min(clause.end, tokens.end + 2); ++at) {
    if (view.is(at, {key("year-old"),  key("years-old"), key("yo"),         key("day"),
                     key("days"),      key("hour"),      key("hours"),      key("week"),
                     key("weeks"),     key("decade"),    key("decades"),    key("minute"),
                     key("minutes"),   key("km"),        key("kilometers"), key("kilometres"),
                     key("miles"),     key("year"),      key("years"),      key("month"),
                     key("months"),    key("meters"),    key("kilograms"),  key("kg"),
                     key("o'clock"),   key("a.m."),      key("p.m."),       key("times"),
                     key("percentage")})) {
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

// "one in three victims"; the whole in "eleven of the fourteen cases".
bool is_part_of_ratio(const View& view, const Quantity& quantity, const TokenRange& clause) {
  const std::uint32_t begin = quantity.tokens.begin;
  const auto number = [&](std::uint32_t at) { return view.word(at).pos == Pos::Number; };
  if (begin >= clause.begin + 2 && view.is(begin - 1, {key("in")}) && number(begin - 2))
    return true;
  const std::uint32_t end = quantity.tokens.end;
  if (end + 1 < clause.end && view.is(end, {key("in")}) && number(end + 1) && quantity.value < 10 &&
      view.scene.analysis.tokens[end + 1].kind != text::TokenKind::Number) {
    return true;
  }
  return begin >= clause.begin + 3 && view.is(begin - 2, {key("of")}) && number(begin - 3) &&
         view.is(begin - 1, {key("the"), key("its"), key("these"), key("those"), key("their")});
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
  return !known && !none && !names_something(view, quantity.tokens, clause);
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
  if (at >= clause.end) return {at, at};
  TokenRange phrase = noun_phrase(view, at, clause.end, Tail::Of);
  phrase.begin = std::max(phrase.begin, at);
  return phrase;
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

bool is_of_another(const Hit& hit, const TokenRange& stretch) {
  return hit.tokens.begin < stretch.begin || hit.tokens.begin >= stretch.end;
}

// The participle in the phrase, else the verb nearest to the number in its stretch.
std::string status_of(const View& view, const Quantity& quantity, const TokenRange& unit,
                      const TokenRange& stretch, const TokenRange& clause) {
  const Hit* best = nullptr;
  std::uint32_t best_distance = 1000;
  for (const Hit* hit : view.find(Family::Status, clause)) {
    if (is_of_another(*hit, stretch)) continue;
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
  for (const Hit* hit : view.find(Family::Status, clause)) {
    const std::uint32_t group = verb_group_at(view, hit->tokens.begin);
    if (group != kNone && !view.subordinate(hit->tokens.begin)) return hit->frame->code;
  }
  return {};
}

std::string place_in(const View& view, const TokenRange& clause) {
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
  const auto countries = read_countries(view, clause);
  return countries.empty() ? std::string() : countries.front();
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
    figure.unit_class = "money";
  } else if (quantity.percent) {
    figure.unit = unit.empty() ? "percent" : "percent of " + words_of(view.scene, unit);
    figure.unit_class = "share";
  } else {
    if (figure.unit_class.empty() || figure.unit_class == "penalty") return std::nullopt;
    if (small_word_number(view, quantity) && figure.unit_class == "country") return std::nullopt;
    figure.unit = words_of(view.scene, unit);
  }
  figure.status = status_of(view, quantity, unit, stretch, clause.tokens);
  figure.place = place_in(view, clause.tokens);
  figure.period = read_period(view, clause.tokens);
  reading.stretch = stretch;
  return reading;
}

}  // namespace

std::vector<Found<FigureReading>> read_figures(const View& view, const Clause& clause) {
  std::vector<const Quantity*> counted;
  for (const Quantity& quantity : view.analysis().quantities) {
    if (is_counted(view, quantity, clause.tokens)) counted.push_back(&quantity);
  }
  std::vector<Found<FigureReading>> found;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const std::uint32_t previous = i == 0 ? clause.tokens.begin : counted[i - 1]->tokens.end;
    const std::uint32_t next =
        i + 1 == counted.size() ? clause.tokens.end : counted[i + 1]->tokens.begin;
    const TokenRange stretch = stretch_of(view, *counted[i], clause.tokens, previous, next);
    if (auto reading = figure_at(view, clause, *counted[i], stretch)) {
      found.push_back({std::move(*reading), counted[i]->tokens});
    }
  }
  return found;
}

}  // namespace plumbline::extract

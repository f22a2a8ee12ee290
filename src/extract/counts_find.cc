// SPDX-License-Identifier: Apache-2.0
//
// The numerals of a sentence that may count something. Left out: ages, times, distances and
// weights, ordinals and labels, votes, penalties that a law provides.

#include <algorithm>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Quantity;
using language::Relation;

// What stands before a number that names rather than counts: "Article 144", "Tier 2", "Room 8".
constexpr text::WordSet kNamers{
    "article",   "articles",   "art",       "section",     "sections",  "tier",      "level",
    "page",      "pages",      "no",        "no.",         "nos",       "nos.",      "number",
    "numbers",   "resolution", "law",       "decree",      "chapter",   "paragraph", "aged",
    "age",       "ages",       "hotline",   "convention",  "directive", "part",      "goal",
    "line",      "route",      "rule",      "category",    "phase",     "terminal",  "flight",
    "room",      "district",   "case",      "title",       "chapters",  "covid",     "§",
    "kilometre", "kilometer",  "unit",      "class",       "week",      "day",       "step",
    "table",     "annex",      "block",     "door",        "house",     "lot",       "lucky",
    "protocol",  "form",       "type",      "code",        "dial",      "dialled",   "dialed",
    "ask",       "building",   "apartment", "flat",        "gate",      "platform",  "version",
    "grade",     "clause",     "highway",   "application", "figure",    "box",       "channel"};

constexpr text::WordSet kPersonBefore{
    "girl",    "boy",       "child", "man", "woman", "victim",   "minor", "teenager", "youth",
    "suspect", "defendant", "i",     "he",  "she",   "daughter", "son",   "sister"};

constexpr text::WordSet kMeasures{
    "day",       "days",   "hour",    "hours",  "week",       "weeks",      "decade",
    "decades",   "minute", "minutes", "km",     "kilometers", "kilometres", "kilometre",
    "kilometer", "miles",  "mile",    "meters", "metres",     "kilograms",  "kilogram",
    "kg",        "kilo",   "kilos",   "tonnes", "tons",       "hectares",   "hectare",
    "acres",     "litres", "liters",  "grams",  "grammes",    "degrees",    "o'clock",
    "a.m.",      "p.m.",   "am",      "pm",     "percentage", "seconds",    "centuries",
    "century",   "shifts", "nights",  "night",  "feet",       "inches"};

// Counted, but nothing of ours: parts of papers and places.
constexpr text::WordSet kNoUnits{
    "page",        "pages",       "article",       "articles",   "chapter",   "chapters",
    "paragraph",   "paragraphs",  "section",       "sections",   "room",      "rooms",
    "floor",       "floors",      "votes",         "vote",       "steps",     "states",
    "parties",     "signatories", "ratifications", "meanings",   "fields",    "items",
    "place",       "places",      "country",       "countries",  "province",  "provinces",
    "region",      "regions",     "counties",      "county",     "village",   "villages",
    "town",        "towns",       "city",          "cities",     "airports",  "airport",
    "ports",       "port",        "streets",       "street",     "districts", "checkpoints",
    "groups",      "ways",        "reasons",       "edition",    "word",      "words",
    "occasions",   "occasion",    "languages",     "points",     "point",     "indicators",
    "annexes",     "stages",      "levels",        "sides",      "photos",    "stamps",
    "buses",       "trips",       "times",         "paragraphs", "borders",   "copies",
    "continents",  "nations",     "islands",       "coaches",    "lists",     "wages",
    "inhabitants", "inhabitant",  "storeys",       "kinds",      "types",     "forms",
    "sorts",       "goals",       "dimensions",    "mention",    "thing",     "things",
    "another",     "hand",        "moment",        "month",      "reckoning", "side",
    "way",         "block"};

std::uint32_t last_of(const TokenRange& range) {
  return range.end - 1;
}

// "two of the defendants, 34 and 36, are brothers"
bool lists_ages(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const auto in_list = [&](std::uint32_t at) {
    return view.analysis().tokens[at].kind == text::TokenKind::Number ||
           view.is(at, {key("and"), key(",")});
  };
  if (!in_list(quantity.tokens.begin)) return false;
  std::uint32_t begin = quantity.tokens.begin;
  while (begin > s.tokens.begin && in_list(begin - 1)) --begin;
  std::uint32_t end = quantity.tokens.end;
  while (end < s.tokens.end && in_list(end)) ++end;
  const bool framed =
      view.is(begin, {key(",")}) && view.is(end - 1, {key(",")}) && begin > s.tokens.begin;
  return framed && end < s.tokens.end && view.word(begin - 1).plural &&
         !view.find(Family::Person, {begin - 1, begin}).empty() &&
         (view.word(end).pos == Pos::Verb || view.word(end).pos == Pos::Auxiliary);
}

bool is_age(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const std::uint32_t end = quantity.tokens.end;
  if (quantity.value > 120 || quantity.percent || !quantity.currency.empty()) return false;
  const auto before = [&](std::uint32_t back) {
    return begin >= s.tokens.begin + back ? view.form(begin - back) : 0;
  };
  const bool bare = end >= s.tokens.end || view.is_mark(end) ||
                    view.is(end, {key("and"), key("or"), key("to"), key("when"), key("in"),
                                  key("at"), key("who"), key("on"), key("were"), key("was")});
  static constexpr text::WordSet kAge{"aged", "age", "ages", "turned", "turning"};
  for (std::uint32_t back = 1; back <= 9 && begin >= s.tokens.begin + back; ++back) {
    if (kAge.has(before(back)) && (bare || !is_noun(view, end) || kMeasures.has(view.form(end)))) {
      return true;
    }
    const bool list = view.word(begin - back).pos == Pos::Number || view.is_mark(begin - back) ||
                      view.is(begin - back, {key("of"), key("between"), key("and"), key("to"),
                                             key("from"), key("under"), key("over")});
    if (!list) break;
  }
  if (!bare) return false;
  // "a girl of 15", "the woman, 58, pleaded", "no child under 12", "women over 60".
  const std::string& about = quantity.approximator;
  const bool limit = about == "under" || about == "over" || about == "below" || about == "above" ||
                     before(1) == key("under") || before(1) == key("below") ||
                     before(1) == key("over") || before(1) == key("than");
  const std::uint32_t noun =
      view.is(begin, {key("under"), key("over"), key("below"), key("above")}) ? begin : begin + 1;
  if (limit && noun > s.tokens.begin + 1) {
    std::uint32_t at = begin - 1;
    if (view.is(at, {key("under"), key("over"), key("below"), key("than")})) --at;
    while (at > s.tokens.begin && view.word(at).pos == Pos::Auxiliary) --at;
    if (view.word(at).pos == Pos::Pronoun || view.has(Family::Person)) {
      const bool person = !view.find(Family::Person, {at, at + 1}).empty();
      if (person || view.is(at, {key("anyone"), key("those"), key("anybody"), key("someone")})) {
        return true;
      }
    }
  }
  if (before(1) == key("youngest") || before(1) == key("oldest")) return true;
  if (lists_ages(s, quantity)) return true;
  const bool commas = before(1) == key(",") &&
                      (end >= s.tokens.end || view.is_mark(end) || view.is(end, {key("and")}));
  if ((before(1) == key("of") || commas) && quantity.approximator.empty()) {
    const std::uint32_t at = begin - 2;
    const bool person =
        begin >= s.tokens.begin + 2 &&
        (kPersonBefore.has(view.form(at)) ||
         (!view.word(at).plural && view.word(at).pos == Pos::Noun &&
          !view.find(Family::Person, {at, at + 1}).empty()) ||
         view.is(at, {key("youngest"), key("oldest"), key("third"), key("second"), key("other")}));
    if (person) return true;
  }
  const bool copula = view.is(begin - (begin > s.tokens.begin ? 1U : 0U),
                              {key("was"), key("is"), key("'m"), key("'s"), key("only")});
  return copula && begin >= s.tokens.begin + 2 &&
         (kPersonBefore.has(before(2)) || view.is(begin - 2, {key("consent"), key("who")})) &&
         quantity.approximator.empty();
}

// "was 25 years old", "three times a year", "30 days", "two weeks later"; not "14 years in prison",
// which find_units looks at.
bool is_measure(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t end = quantity.tokens.end;
  if (quantity.percent || !quantity.currency.empty() || end >= s.tokens.end) return false;
  std::uint32_t at = end;
  if (view.is(at, {key("square"), key("more"), key("full"), key("consecutive"), key("working"),
                   key("straight"), key("long"), key("minimum")})) {
    ++at;
  }
  return at < s.tokens.end && kMeasures.has(view.form(at));
}

bool is_label(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const std::uint32_t end = quantity.tokens.end;
  if (quantity.percent || !quantity.currency.empty()) return false;
  if (begin > s.tokens.begin) {
    const std::uint32_t before = begin - 1;
    const bool namer = kNamers.has(view.form(before));
    // "in the case 12 victims were found": a plural noun behind makes it a count.
    const bool counted = end < s.tokens.end && is_noun(view, end) && view.word(end).plural;
    if (namer && !counted) return true;
    if (view.is(before, {key("#"), key("*"), key("/"), key("°")})) return true;
    if (view.is(before, {key("-")}) && !view.analysis().tokens[before].space_before) return true;
    // "Lucky 4", "SB 1322".
    const bool capitals =
        view.word(before).pos == Pos::ProperNoun &&
        view.analysis().tokens[before].letters == text::LetterCase::Upper && !counted &&
        s.tree.is(last_of(quantity.tokens), {Relation::NumericModifier, Relation::Compound});
    if (capitals && s.tree.head(last_of(quantity.tokens)) == before) return true;
  }
  // "hotline on 152", "call 116 006"; "case 3/2021".
  const auto digits = [&](std::uint32_t at) {
    return at < s.tokens.end && view.analysis().tokens[at].kind == text::TokenKind::Number;
  };
  if (digits(begin) && (digits(end) || (begin > s.tokens.begin && digits(begin - 1)))) return true;
  if (digits(begin) && end < s.tokens.end && view.is(end, {key("/"), key("#"), key("*")})) {
    return true;
  }
  const bool phone =
      begin >= s.tokens.begin + 2 && view.is(begin - 1, {key("on"), key("at"), key(",")}) &&
      view.is(begin - 2, {key("hotline"), key("helpline"), key("line"), key("phone")});
  return phone;
}

// "not one conviction", "every one of them", "one of these": no number of anything.
bool is_one_of_all(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t at = quantity.tokens.begin;
  if (!view.is(at, {key("one")}) || quantity.value != 1) return false;
  if (at > s.tokens.begin && view.is(at - 1, {key("not"), key("every"), key("each"), key("any"),
                                              key("which"), key("this"), key("that")})) {
    return true;
  }
  return at + 2 < s.tokens.end && view.is(at + 1, {key("of")}) &&
         view.is(at + 2,
                 {key("them"), key("these"), key("those"), key("us"), key("which"), key("whom")});
}

// "by 87 votes to 12", "a majority of 5 to 2", "by two to one".
bool is_vote(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const TokenRange around{begin > s.tokens.begin + 4 ? begin - 4 : s.tokens.begin,
                          std::min(s.tokens.end, quantity.tokens.end + 2)};
  for (std::uint32_t at = around.begin; at < around.end; ++at) {
    if (view.is(at, {key("votes"), key("majority"), key("ratio"), key("outnumbered")})) return true;
  }
  return false;
}

}  // namespace

bool is_in_time(const View& view, std::uint32_t at) {
  const auto& times = view.analysis().times;
  const auto found = std::partition_point(times.begin(), times.end(),
                                          [at](const auto& time) { return time.tokens.end <= at; });
  return found != times.end() && found->tokens.begin <= at;
}

const Count* count_at(const CountedSentence& sentence, std::uint32_t at) {
  for (const Count& count : sentence.counts) {
    if (count.tokens.contains(at)) return &count;
  }
  return nullptr;
}

bool counts_nothing(const View& view, std::uint32_t noun) {
  return kNoUnits.has(view.form(noun)) || kMeasures.has(view.form(noun));
}

void find_counts(CountedSentence& s) {
  for (const Quantity& quantity : beginning_in(s.view.analysis().quantities, s.tokens)) {
    if (quantity.tokens.end > s.tokens.end || quantity.year_like) continue;
    const bool plain = !quantity.percent && quantity.currency.empty();
    if (plain && (is_in_time(s.view, last_of(quantity.tokens)) || is_measure(s, quantity)))
      continue;
    if (is_one_of_all(s, quantity)) continue;
    if (is_age(s, quantity) || is_label(s, quantity) || is_vote(s, quantity)) continue;
    Count count;
    count.tokens = quantity.tokens;
    count.value = quantity.value;
    count.upper = quantity.upper;
    count.approximator = quantity.approximator;
    count.currency = quantity.currency;
    if (quantity.percent) count.kind = CountKind::Share;
    if (!quantity.currency.empty()) count.kind = CountKind::Money;
    s.counts.push_back(std::move(count));
  }
}

}  // namespace plumbline::extract

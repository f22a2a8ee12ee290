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
    "article",   "articles",   "art",         "section",    "sections",  "tier",      "level",
    "page",      "pages",      "no",          "no.",        "nos",       "nos.",      "number",
    "numbers",   "resolution", "law",         "decree",     "chapter",   "paragraph", "aged",
    "age",       "ages",       "hotline",     "convention", "directive", "part",      "goal",
    "line",      "route",      "rule",        "category",   "phase",     "terminal",  "flight",
    "room",      "district",   "case",        "title",      "chapters",  "covid",     "§",
    "kilometre", "kilometer",  "unit",        "class",      "week",      "day",       "step",
    "table",     "annex",      "block",       "door",       "house",     "lot",       "lucky",
    "protocol",  "form",       "type",        "code",       "dial",      "dialled",   "dialed",
    "building",  "apartment",  "flat",        "gate",       "platform",  "version",   "grade",
    "clause",    "highway",    "application", "figure",     "box",       "channel"};

constexpr text::WordSet kPersonBefore{
    "girl",    "boy",       "child", "man", "woman", "victim",   "minor", "teenager", "youth",
    "suspect", "defendant", "i",     "he",  "she",   "daughter", "son",   "sister"};

constexpr text::WordSet kMeasures{
    "day",       "days",    "hour",    "hours",  "week",       "weeks",      "decade",
    "decades",   "minute",  "minutes", "km",     "kilometers", "kilometres", "kilometre",
    "kilometer", "miles",   "mile",    "meters", "metres",     "kilograms",  "kilogram",
    "kg",        "kilo",    "kilos",   "tonnes", "tons",       "hectares",   "hectare",
    "acres",     "litres",  "liters",  "grams",  "grammes",    "degrees",    "o'clock",
    "a.m.",      "p.m.",    "am",      "pm",     "percentage", "seconds",    "centuries",
    "century",   "seasons", "season",  "shifts", "nights",     "night",      "feet",
    "inches",    "period",  "periods"};

// Counted, but nothing of ours: parts of papers and places.
constexpr text::WordSet kNoUnits{
    "page",       "pages",       "article",       "articles",  "chapter",     "chapters",
    "paragraph",  "paragraphs",  "section",       "sections",  "room",        "rooms",
    "floor",      "floors",      "votes",         "vote",      "steps",       "states",
    "parties",    "signatories", "ratifications", "meanings",  "fields",      "items",
    "place",      "places",      "country",       "countries", "province",    "provinces",
    "region",     "regions",     "counties",      "county",    "village",     "villages",
    "town",       "towns",       "city",          "cities",    "airports",    "airport",
    "ports",      "port",        "streets",       "street",    "checkpoints", "groups",
    "ways",       "reasons",     "edition",       "word",      "words",       "occasions",
    "occasion",   "languages",   "points",        "point",     "indicators",  "annexes",
    "stages",     "levels",      "sides",         "photos",    "stamps",      "buses",
    "trips",      "times",       "paragraphs",    "borders",   "copies",      "continents",
    "nations",    "islands",     "coaches",       "lists",     "wages",       "inhabitants",
    "inhabitant", "storeys",     "kinds",         "types",     "forms",       "sorts",
    "goals",      "dimensions",  "mention",       "thing",     "things",      "another",
    "hand",       "moment",      "month",         "reckoning", "side",        "way",
    "block"};

std::uint32_t last_of(const TokenRange& range) {
  return range.end - 1;
}

// No noun follows that the number could count.
bool is_bare(const CountedSentence& s, std::uint32_t end) {
  const View& view = s.view;
  if (end >= s.tokens.end) return true;
  // "children who are 14 | may work", "children under 18 | by armed groups"; not "12 of them".
  const Pos pos = view.word(end).pos;
  const bool closed =
      pos == Pos::Auxiliary || (pos == Pos::Adposition && !view.is(end, {key("of")}));
  return closed || view.is_mark(end) ||
         view.is(end, {key("and"), key("or"), key("to"), key("when"), key("in"), key("at"),
                       key("who"), key("on"), key("were"), key("was"), key("from"), key("with")});
}

// "two of the defendants, 34 and 36, are brothers"; "two brothers of eleven and fourteen".
bool lists_ages(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const auto in_list = [&](std::uint32_t at) {
    return is_numeral(view, at) || view.is(at, {key("and"), key(",")});
  };
  std::uint32_t begin = quantity.tokens.begin;
  while (begin > s.tokens.begin && in_list(begin - 1)) --begin;
  std::uint32_t end = quantity.tokens.end;
  while (end < s.tokens.end && in_list(end)) ++end;
  const bool exact = quantity.approximator.empty();
  if (!exact || begin < s.tokens.begin + 1 || !is_bare(s, quantity.tokens.end)) return false;
  const bool several = end - begin >= 3;
  if (several && view.is(begin - 1, {key("of")}) && begin >= s.tokens.begin + 2) {
    return view.word(begin - 2).plural &&
           !view.find(Family::Person, {begin - 2, begin - 1}).empty();
  }
  const bool framed =
      view.is(begin, {key(",")}) && view.is(end - 1, {key(",")}) && end - begin >= 4;
  // "sold two sisters, 15 and 17, | to a bar owner"
  constexpr double kOld = 60;
  const bool led_on = end < s.tokens.end && view.word(end).pos == Pos::Adposition;
  if (framed && led_on && quantity.value <= kOld &&
      !view.find(Family::Person, {begin - 1, begin}).empty()) {
    return true;
  }
  return framed && end < s.tokens.end && is_noun(view, begin - 1) &&
         (view.word(end).pos == Pos::Verb || view.word(end).pos == Pos::Auxiliary);
}

// "aged 22, 25 and 31", "between the ages of 19 and 24", "who turned 40".
bool is_after_age(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const std::uint32_t end = quantity.tokens.end;
  const bool bare = is_bare(s, end);
  static constexpr text::WordSet kAge{"aged", "age", "ages", "turned", "turning"};
  constexpr std::uint32_t kReach = 24;  // "ages 10 to 13 (33 percent), 14 to 17 (27 percent), ..."
  for (std::uint32_t back = 1; back <= kReach && begin >= s.tokens.begin + back; ++back) {
    if (kAge.has(view.form(begin - back)) &&
        (bare || !is_noun(view, end) || kMeasures.has(view.form(end)))) {
      return true;
    }
    const bool list =
        view.word(begin - back).pos == Pos::Number || view.is_mark(begin - back) ||
        view.is(begin - back, {key("of"), key("between"), key("and"), key("to"), key("from"),
                               key("under"), key("over"), key("percent"), key("%"), key("or")});
    if (!list) break;
  }
  return false;
}

// Whether somebody whose age may follow stands right before `at`: "a girl | of 15", "boys | of nine
// to fifteen", "the woman, | 58", "Hector Q., | 49".
bool is_somebody(const CountedSentence& s, std::uint32_t at, bool one) {
  const View& view = s.view;
  if (kPersonBefore.has(view.form(at))) return true;
  if (view.is(at, {key("youngest"), key("oldest"), key("third"), key("second"), key("other")}))
    return true;
  for (const language::Name* name : names_in(view.analysis(), {at > 4 ? at - 4 : 0, at + 1})) {
    if (name->tokens.end == at + 1 && name->kind == language::NameKind::Person) return true;
  }
  const bool person =
      view.word(at).pos == Pos::Noun && !view.find(Family::Person, {at, at + 1}).empty();
  return person && (!one || !view.word(at).plural);
}

// "under 12", "women over 60", "none over 17", "no older than seven".
bool limits_age(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  constexpr double kGrown = 21;
  const std::string about = text::fold(quantity.approximator);
  if ((about == "under" || about == "below") && quantity.value <= kGrown) return true;
  const std::uint32_t begin = quantity.tokens.begin;
  const bool are = begin > s.tokens.begin &&
                   view.is(begin - 1, {key("were"), key("was"), key("is"), key("are")});
  if ((about == "under" || about == "below" || about == "over") && are && quantity.value <= 100)
    return true;
  if (begin < s.tokens.begin + 2) return false;
  if (view.is(begin - 1, {key("than")}) && view.is(begin - 2, {key("older"), key("younger")}))
    return true;
  const bool led = view.is(begin - 1, {key("under"), key("below"), key("over"), key("above")});
  const bool limit =
      led || about == "over" || about == "above" || about == "under" || about == "below";
  if (!limit) return false;
  std::uint32_t at = led ? begin - 2 : begin - 1;
  while (at > s.tokens.begin && view.word(at).pos == Pos::Auxiliary) --at;
  return !view.find(Family::Person, {at, at + 1}).empty() ||
         view.is(at, {key("anyone"), key("those"), key("anybody"), key("someone"), key("none"),
                      key("nobody"), key("them"), key("whom")});
}

// "The minimum age for work is | 15": whatever stands between.
bool is_legal_age(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  if (begin < s.tokens.begin + 2 ||
      !view.is(begin - 1,
               {key("is"), key("was"), key("at"), key("remains"), key("remained"), key("to")})) {
    return false;
  }
  for (std::uint32_t at = begin - 1; at-- > s.tokens.begin + 1;) {
    if (view.is(at, {key(";")})) return false;
    if (view.is(at, {key("age")}) && view.is(at - 1, {key("minimum"), key("legal"), key("maximum"),
                                                      key("working"), key("marriageable")})) {
      return true;
    }
  }
  return false;
}

// "as young as 10 chose to work", "children who were 16 or 17"
bool is_as_young(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  if (begin < s.tokens.begin + 2) return false;
  if (view.is(begin - 1, {key("as")})) return view.is(begin - 2, {key("young"), key("old")});
  constexpr double kGrown = 25;
  return is_bare(s, quantity.tokens.end) && view.is(begin - 1, {key("were"), key("are")}) &&
         view.is(begin - 2, {key("who")}) && quantity.value <= kGrown;
}

bool is_age(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const std::uint32_t end = quantity.tokens.end;
  constexpr double kOldest = 120;
  if (quantity.value > kOldest || quantity.percent || !quantity.currency.empty()) return false;
  if (is_after_age(s, quantity) || is_as_young(s, quantity) || is_legal_age(s, quantity)) {
    return true;
  }
  const auto before = [&](std::uint32_t back) {
    return begin >= s.tokens.begin + back ? view.form(begin - back) : 0;
  };
  // "six- to 14-year-old children"
  const bool cut =
      end < s.tokens.end && view.is(end, {key("-")}) && !view.analysis().tokens[end].space_before;
  if (cut && view.is(end + 1, {key("to"), key("and"), key("or")})) return true;
  const bool bare = is_bare(s, end);
  // "a girl of 16", whatever follows; "boys of nine to fifteen".
  if (before(1) == key("of") && begin >= s.tokens.begin + 2 && quantity.approximator.empty()) {
    if (is_somebody(s, begin - 2, true) && (bare || !is_noun(view, end))) return true;
    if (quantity.upper && bare && is_somebody(s, begin - 2, false)) return true;
  }
  if (!bare) return false;
  if (limits_age(s, quantity) || before(1) == key("youngest") || before(1) == key("oldest"))
    return true;
  if (lists_ages(s, quantity)) return true;
  const bool closed = end >= s.tokens.end || view.is_mark(end) || view.is(end, {key("and")});
  if (before(1) == key(",") && closed && begin >= s.tokens.begin + 2 &&
      quantity.approximator.empty() && is_somebody(s, begin - 2, true)) {
    return true;
  }
  const bool copula = before(1) == key("now") || before(1) == key("was") ||
                      before(1) == key("is") || before(1) == key("'m") || before(1) == key("'s") ||
                      before(1) == key("only");
  return copula && begin >= s.tokens.begin + 2 && quantity.approximator.empty() &&
         (kPersonBefore.has(before(2)) || before(2) == key("consent") || before(2) == key("who"));
}

// "was 25 years old", "three times a year", "30 days", "two weeks later"; not "14 years in prison",
// which find_units looks at.
bool is_measure(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t end = quantity.tokens.end;
  // "from seven in the morning until eleven at night"
  const bool of_day =
      end + 1 < s.tokens.end &&
      ((view.is(end, {key("in")}) && view.is(end + 1, {key("the")}) && end + 2 < s.tokens.end &&
        view.is(end + 2, {key("morning"), key("evening"), key("afternoon")})) ||
       (view.is(end, {key("at")}) && view.is(end + 1, {key("night")})));
  const bool to_noon = end + 1 < s.tokens.end && view.is(end, {key("to"), key("until")}) &&
                       view.is(end + 1, {key("midnight"), key("noon"), key("dawn")});
  if ((of_day || to_noon) && quantity.value <= 12) return true;
  if (quantity.percent || !quantity.currency.empty() || end >= s.tokens.end) return false;
  std::uint32_t at = end;
  if (view.is(at, {key("reporting"), key("square"), key("more"), key("full"), key("consecutive"),
                   key("working"), key("straight"), key("long"), key("minimum")})) {
    ++at;
  }
  if (at >= s.tokens.end || !kMeasures.has(view.form(at))) return false;
  // "100 day labourers"
  const bool people = at + 1 < s.tokens.end && is_noun(view, at + 1) &&
                      !view.find(Family::Person, {at + 1, at + 2}).empty();
  return !people;
}

// "Article 144", "Room 8", "SB 1322", "by episode three": a noun or name that the number belongs
// to.
bool is_named_by_word_before(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const std::uint32_t end = quantity.tokens.end;
  if (begin == s.tokens.begin) return false;
  const std::uint32_t before = begin - 1;
  // "in the case 12 victims were found": a plural noun behind makes it a count.
  const bool counted = end < s.tokens.end && is_noun(view, end) && view.word(end).plural;
  if (kNamers.has(view.form(before)) && !counted) return true;
  if (view.is(before, {key("#"), key("*"), key("/"), key("°")})) return true;
  if (view.is(before, {key("-")}) && !view.analysis().tokens[before].space_before) return true;
  const std::uint32_t last = last_of(quantity.tokens);
  if (s.tree.head(last) != before) return false;
  const bool capitals = view.word(before).pos == Pos::ProperNoun && !counted &&
                        view.analysis().tokens[before].letters == text::LetterCase::Upper;
  if (capitals) return s.tree.is(last, {Relation::NumericModifier, Relation::Compound});
  const bool noun = view.word(before).pos == Pos::Noun && !view.word(before).plural;
  const bool led = before > s.tokens.begin && view.word(before - 1).pos == Pos::Adposition;
  return noun && led && is_bare(s, end) && quantity.approximator.empty();
}

// "hotline on 152", "call 116 006"; "case 3/2021".
bool is_code(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const std::uint32_t end = quantity.tokens.end;
  const auto digits = [&](std::uint32_t at) {
    return s.tokens.contains(at) && view.analysis().tokens[at].kind == text::TokenKind::Number;
  };
  const bool follows = digits(begin - 1) && !is_in_time(view, begin - 1);
  if (digits(begin) && (digits(end) || follows)) return true;
  if (digits(begin) && end < s.tokens.end && view.is(end, {key("/"), key("#"), key("*")})) {
    return true;
  }
  return begin >= s.tokens.begin + 2 && view.is(begin - 1, {key("on"), key("at"), key(",")}) &&
         view.is(begin - 2, {key("hotline"), key("helpline"), key("line"), key("phone")});
}

bool is_label(const CountedSentence& s, const Quantity& quantity) {
  if (quantity.percent || !quantity.currency.empty()) return false;
  return is_named_by_word_before(s, quantity) || is_code(s, quantity);
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

// "rehabilitating100,000 children": only the noughts were read.
bool is_torn(const CountedSentence& s, const Quantity& quantity) {
  const std::string digits = words_of(s.view.scene, quantity.tokens);
  return digits.size() > 1 && digits.front() == '0' && digits[1] >= '0' && digits[1] <= '9';
}

// "5,500 pounds of cocaine"
bool is_weight(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t end = quantity.tokens.end;
  if (quantity.currency != "GBP" || end + 1 >= s.tokens.end || !view.is(end, {key("of")}))
    return false;
  static constexpr text::WordSet kMoney{"aid",        "compensation", "public", "debt",    "state",
                                        "taxpayers",  "cash",         "money",  "funding", "fines",
                                        "government", "the",          "a"};
  return view.is(end - 1, {key("pounds"), key("pound")}) && !kMoney.has(view.form(end + 1));
}

// "by 87 votes to 12", "a majority of 5 to 2", "by two to one".
bool is_vote(const CountedSentence& s, const Quantity& quantity) {
  const View& view = s.view;
  const std::uint32_t begin = quantity.tokens.begin;
  const TokenRange around{begin > s.tokens.begin + 4 ? begin - 4 : s.tokens.begin,
                          std::min(s.tokens.end, quantity.tokens.end + 2)};
  for (std::uint32_t at = around.begin; at < around.end; ++at) {
    if (view.is(at, {key("votes"), key("ratio"), key("outnumbered")})) return true;
    const bool against = quantity.upper || (quantity.tokens.end < s.tokens.end &&
                                            view.is(quantity.tokens.end, {key("to")}));
    if (view.is(at, {key("majority")}) && against) return true;
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

bool is_numeral(const View& view, std::uint32_t at) {
  const auto& all = view.analysis().quantities;
  const auto found = std::partition_point(
      all.begin(), all.end(), [at](const auto& quantity) { return quantity.tokens.end <= at; });
  return found != all.end() && found->tokens.begin <= at;
}

const Count* count_at(const CountedSentence& sentence, std::uint32_t at) {
  for (const Count& count : sentence.counts) {
    if (count.tokens.contains(at)) return &count;
  }
  return nullptr;
}

namespace {
// "The shelter has 24 places": beds, not spots.
bool has_room_for(const View& view, std::uint32_t noun) {
  static constexpr text::WordSet kHomes{"shelter", "shelters", "refuge",   "refuges", "home",
                                        "homes",   "centre",   "center",   "hostel",  "centres",
                                        "centers", "facility", "safehouse"};
  static constexpr text::WordSet kHas{"has", "have", "had", "with", "offers", "provides", "holds"};
  constexpr std::uint32_t kReach = 6;
  if (!view.is(noun, {key("places")})) return false;
  const auto last = static_cast<std::uint32_t>(view.analysis().tokens.size());
  const auto& sentence = view.analysis().sentence_of;
  // "24 places | in the shelter"
  if (view.is(noun + 1, {key("in"), key("at")})) {
    for (std::uint32_t at = noun + 2; at < std::min(last, noun + kReach); ++at) {
      if (kHomes.has(view.form(at)) && sentence[at] == sentence[noun]) return true;
    }
  }
  // "a shelter with | 24 places"
  bool has = false;
  for (std::uint32_t at = noun; at > 0 && noun - at < kReach && sentence[at - 1] == sentence[noun];
       --at) {
    if (has && kHomes.has(view.form(at - 1))) return true;
    has = has || kHas.has(view.form(at - 1));
  }
  return false;
}
}  // namespace

bool counts_nothing(const View& view, std::uint32_t noun) {
  if (has_room_for(view, noun)) return false;
  return kNoUnits.has(view.form(noun)) || kMeasures.has(view.form(noun));
}

void find_counts(CountedSentence& s) {
  for (const Quantity& quantity : beginning_in(s.view.analysis().quantities, s.tokens)) {
    if (quantity.tokens.end > s.tokens.end || quantity.year_like) continue;
    if (is_weight(s, quantity)) continue;
    const bool plain = !quantity.percent && quantity.currency.empty();
    if (plain && (is_in_time(s.view, last_of(quantity.tokens)) || is_measure(s, quantity)))
      continue;
    if (is_one_of_all(s, quantity) || is_torn(s, quantity)) continue;
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

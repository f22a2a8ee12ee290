// SPDX-License-Identifier: Apache-2.0
//
// What a number counts. The noun that it modifies, by the tree or else by the chunk behind it; the
// whole that it is a part of ("12 of the victims", "of whom 12 were children"); or, where no noun
// is printed with it, what its neighbours count. Any noun will do: lists only tell its class.

#include <algorithm>
#include <cmath>

#include "extract/counts_unit_internal.h"

namespace plumbline::extract {
namespace {

using language::Relation;

// Words between number and noun that belong to the number or tell how it is known.
constexpr text::WordSet kLooseWords{
    "identified", "presumed",   "potential",  "such",      "other",      "more",
    "confirmed",  "additional", "further",    "possible",  "registered", "reported",
    "detected",   "convicted",  "known",      "different", "separate",   "recorded",
    "remaining",  "recognised", "recognized", "fewer",     "less"};
constexpr text::WordSet kSentencing{
    "sentence",     "sentences",  "sentenced", "jail",     "jailed", "prison",
    "imprisonment", "imprisoned", "term",      "terms",    "bars",   "serve",
    "serves",       "served",     "serving",   "judges",   "got",    "prosecutors",
    "prosecutor",   "judge",      "custody",   "suspended"};
constexpr text::WordSet kProvides{"prescribes", "prescribe",  "prescribed", "penalty",
                                  "penalties",  "punishable", "liable",     "maximum",
                                  "minimum",    "carries",    "faces",      "face",
                                  "punishes",   "stipulates", "raises"};

}  // namespace

void Units::find() {
  for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
    if (s_.counts[i].unit_words.empty()) own_unit(i);
  }
  sweep();
  join_terms();
  for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
    if (s_.counts[i].unit_words.empty()) lend(i);
  }
  for (Count& count : s_.counts) tell_difference(count);
  sweep();
}

void Units::own_unit(std::uint32_t index) {
  Count& count = s_.counts[index];
  if (count.tokens.empty()) return;
  take_percent(index);
  switch (count.kind) {
    case CountKind::Money: return money(count);
    case CountKind::Share: return share(count);
    case CountKind::Multiple:
      count.unit_words = "times";
      count.unit_class = "multiple";
      return;
    default: break;
  }
  if (!count.unit.empty()) return take(count, count.unit.end - 1);
  count.compares = is(count.tokens.end, {key("more"), key("fewer"), key("less")}) &&
                   is(count.tokens.end + 1, {key("than")});
  if (count.compares || shares_noun(count)) return;
  const std::uint32_t head = head_behind(count);
  if (head != kNone) return take_behind(count, head);
  if (whole_behind(count) || put_at(count)) return;
  if (said_of(count)) return;
  const bool definite = is(count.tokens.begin - 1, {key("the"), key("these"), key("those")});
  const bool word = view_.analysis().tokens[count.tokens.end - 1].kind != text::TokenKind::Number;
  const bool kept = is(count.tokens.end, {key("of")}) || is_whole_of_some(index);
  if (definite && word && !count.none && !kept) drop(count);
}

// The noun that the number right before it counts, or kNone.
std::uint32_t Units::head_behind(const Count& count) const {
  std::uint32_t at = count.tokens.end;
  // "over 50,000" victims
  if (inside(at) && view_.analysis().tokens[at].kind == text::TokenKind::CloseQuote) ++at;
  if (!inside(at) || is_in_time(view_, at) || view_.is_mark(at)) return kNone;
  // "22 a year before"
  if (is(at, {key("a"), key("an"), key("each"), key("every"), key("per")})) return kNone;
  // "in eight of which | children were hidden"
  if (is(at, {key("of")}) && is(at + 1, {key("which"), key("whom")})) return kNone;
  // "318 begging | boys", whatever the tree makes of what they do
  if (view_.word(at).form == VerbForm::Gerund && plural(at + 1) && !class_of(at + 1).empty()) {
    return at + 1;
  }
  const std::uint32_t head = head_by_tree(count, at);
  if (head != kNone) return head;
  std::uint32_t number = number_of_count(count);
  if (s_.tree.is(number, {Relation::Subject, Relation::PassiveSubject}) &&
      s_.tree.head(number) > number) {
    return kNone;  // "of whom four | work on trafficking", whatever the chunks say
  }
  const std::uint32_t chunk = chunk_at(view_.analysis(), at);
  if (!is_noun_phrase(view_.analysis(), chunk)) return kNone;
  const auto& phrase = view_.analysis().chunks[chunk];
  if (phrase.head == kNone || phrase.head < at || phrase.tokens.begin > at) return kNone;
  if (in(kUnitDeterminers, at) || kUnitPronouns.has(view_.form(phrase.head))) return kNone;
  if (count_at(s_, phrase.head) != nullptr || is_in_time(view_, phrase.head)) return kNone;
  return may_count(count, at, phrase.head) ? settled(at, phrase.head) : kNone;
}
std::uint32_t Units::number_of_count(const Count& count) const {
  std::uint32_t number = count.tokens.end - 1;
  while (number > count.tokens.begin && view_.word(number).pos != Pos::Number) --number;
  return number;
}
std::uint32_t Units::head_by_tree(const Count& count, std::uint32_t at) const {
  constexpr std::uint32_t kReach = 8;
  const std::uint32_t number = number_of_count(count);
  if (!s_.tree.is(number, {Relation::NumericModifier})) return kNone;
  const std::uint32_t head = s_.tree.head(number);
  const bool near = head != kNone && head >= at && head < at + kReach && inside(head);
  return near && may_count(count, at, head) ? settled(at, head) : kNone;
}
bool Units::may_count(const Count& count, std::uint32_t at, std::uint32_t head) const {
  // "of which 117 | concerned trafficking": only a noun that is known to be counted.
  const bool relative = is(count.tokens.begin - 1, {key("whom"), key("which")});
  return clear(at, head) && is_counted_word(head) && (!relative || !class_of(head).empty());
}

// "49 Angolan | and 16 Congolese victims": one noun for both numbers.
bool Units::shares_noun(const Count& count) const {
  const std::uint32_t at = count.tokens.end;
  const bool joined = inside(at + 2) && view_.word(at + 1).pos == Pos::Coordinator &&
                      count_at(s_, at + 2) != nullptr;
  return joined && (view_.word(at).pos == Pos::Adjective || is_nationality(at)) &&
         !view_.word(at).plural;
}
bool Units::is_nationality(std::uint32_t at) const {
  for (const language::Name* name : names_in(view_.analysis(), {at > 3 ? at - 3 : 0, at + 1})) {
    if (name->kind == language::NameKind::Nationality && name->tokens.end == at + 1) return true;
  }
  return false;
}

// "10 diplomats' | households", "87 Sri | Lankans", "45 wage | complaints"; "28 traffickers |
// sentences of five years" are two phrases.
std::uint32_t Units::settled(std::uint32_t from, std::uint32_t head) const {
  for (const language::Name* name : names_in(view_.analysis(), {from, head + 1})) {
    if (name->tokens.contains(head)) head = name->tokens.end - 1;
  }
  const std::uint32_t own = chunk_at(view_.analysis(), head);
  if (is_noun_phrase(view_.analysis(), own)) {
    const std::uint32_t last = view_.analysis().chunks[own].head;
    if (last != kNone && last > head && last < head + 3 && noun(last) && clear(head, last) &&
        !is_in_time(view_, last))
      head = last;
  }
  if (is(head + 1, {key("'"), key("'s")})) {
    const std::uint32_t next = chunk_at(view_.analysis(), head + 2);
    const bool noun_next =
        is_noun_phrase(view_.analysis(), next) && view_.analysis().chunks[next].head != kNone;
    if (noun_next) head = view_.analysis().chunks[next].head;
  }
  for (std::uint32_t i = from; i < head; ++i) {
    const bool people = plural(i) && !view_.find(Family::Person, {i, i + 1}).empty();
    const bool things = view_.find(Family::Person, {head, head + 1}).empty();
    if (people && things && i + 1 == head) return i;
  }
  return head;
}

// Nothing between number and noun that does not belong there.
bool Units::clear(std::uint32_t from, std::uint32_t head) const {
  for (std::uint32_t i = from; i < head; ++i) {
    if (count_at(s_, i) != nullptr && !is_joined(i)) return false;
    if (is(i, {key("of"), key(","), key(";"), key("("), key("in")})) return false;
    if (view_.word(i).pos == Pos::Adposition) return false;
  }
  return true;
}

// "49 Angolan and 16 Congolese victims": one noun for two numbers.
bool Units::is_joined(std::uint32_t at) const {
  return at > s_.tokens.begin + 2 && view_.word(at - 1).pos == Pos::Coordinator &&
         view_.word(at - 2).pos == Pos::Adjective;
}

bool Units::is_counted_word(std::uint32_t at) const {
  if (noun(at)) return true;
  const TokenRange word{at, at + 1};
  return !view_.find(Family::Unit, word).empty() || !view_.find(Family::Person, word).empty() ||
         is(at, {key("accused"), key("dead"), key("migrants")});
}

void Units::take_behind(Count& count, std::uint32_t head) {
  if (is(head, {key("year"), key("years"), key("month"), key("months")})) return term(count, head);
  // "three months' pay"
  const bool spell = is(count.tokens.end,
                        {key("years"), key("months"), key("days"), key("weeks"), key("hours")}) &&
                     is(count.tokens.end + 1, {key("'"), key("'s")});
  if (spell) return drop(count);
  const bool zero = is(count.tokens.end - 1, {key("zero")}) && !view_.word(head).plural;
  if (zero && class_of(head).empty()) return drop(count);  // "zero tolerance"
  const bool member = is(head, {key("states")}) && head > count.tokens.end;
  if (counts_nothing(view_, head) && !member) return drop(count);
  // "a country of nine million people"
  const bool populated =
      is(count.tokens.begin - 1, {key("of")}) &&
      is(count.tokens.begin - 2, {key("country"), key("city"), key("town"), key("region"),
                                  key("population"), key("village")});
  if (populated) return drop(count);
  count.unit = {count.tokens.end, head + 1};
  count.beside = true;
  if (is_single(count) && !single_counts(count, head)) return drop(count);
  take(count, head);
}

bool Units::is_single(const Count& count) const {
  return is(count.tokens.end - 1, {key("one")}) && count.value == 1;
}

// "one Serbian driver", "one conviction"; not "at one point", "one thing".
bool Units::single_counts(const Count& count, std::uint32_t head) const {
  const std::uint32_t before = count.tokens.begin - 1;
  const bool classed = !class_of(head).empty();
  const bool led = inside(before) && view_.word(before).pos == Pos::Adposition &&
                   !is(before, {key("with"), key("by")});
  if (inside(before) && (in(kBe, before) || is(before, {key("has"), key("have"), key("had")}))) {
    return true;  // "there is one interpreter"
  }
  const bool joined =
      inside(before) && (view_.word(before).pos == Pos::Coordinator || is(before, {key(",")}));
  return !led && (classed || joined);
}

// "14 years in prison"; not what a law provides, nor how long something took.
void Units::term(Count& count, std::uint32_t head) {
  // "in the six months to March 2019"
  if (is(count.tokens.begin - 1, {key("the")}) ||
      (is(head + 1, {key("to")}) && is_in_time(view_, head + 2))) {
    return drop(count);
  }
  bool passed = false;
  for (std::uint32_t at = s_.tokens.begin; at < s_.tokens.end; ++at) {
    if (kProvides.has(view_.form(at))) return drop(count);
    passed = passed || kSentencing.has(view_.form(at));
  }
  if (!passed ||
      is(head + 1, {key("later"), key("ago"), key("old"), key("after"), key("earlier")})) {
    return drop(count);
  }
  const std::uint32_t before = count.tokens.begin - 1;
  if (is(before, {key("after"), key("for"), key("within"), key("in"), key("over"), key("past"),
                  key("last")}) &&
      !(is(before, {key("for")}) && passes(before))) {
    return drop(count);
  }
  count.kind = CountKind::Term;
  count.unit = {head, head + 1};
  count.beside = true;
  count.unit_words = words_of(view_.scene, count.unit);
  count.unit_class = "penalty";
}

// "jailed two men | for 13 years", "imprisonment for ten years"
bool Units::passes(std::uint32_t before) const {
  for (std::uint32_t at = before; at > s_.tokens.begin && at + 8 > before; --at) {
    if (is(at, {key("jailed"), key("imprisonment"), key("imprisoned"), key("prison"), key("asked"),
                key("sought"), key("demanded"), key("requested"), key("sentenced"), key("bars"),
                key("asking"), key("demanding"), key("seeking")}))
      return true;
  }
  return false;
}

bool Units::noun_follows(std::uint32_t at) const {
  for (std::uint32_t i = at; inside(i) && i < at + 4; ++i) {
    if (noun(i)) return true;
    if (view_.word(i).pos != Pos::Adjective && view_.word(i).pos != Pos::Number) return false;
  }
  return false;
}

// "puts at 1,015 the complaints lodged"
bool Units::put_at(Count& count) {
  const std::uint32_t at = count.tokens.begin;
  if (!is(at - 1, {key("at")}) || !is(count.tokens.end, {key("the")}) || !inside(at - 2))
    return false;
  if (view_.word(at - 2).lemma != key("put") || !take_phrase(count, count.tokens.end)) return false;
  count.beside = true;
  return true;
}

// "58 were women", "96 of whom are girls": what the counted ones are.
bool Units::said_of(Count& count) {
  std::uint32_t at = count.tokens.end;
  if (is(at, {key(")")})) ++at;  // "Most (192) were women"
  const bool of_them = is(at, {key("of")}) && in(kUnitPronouns, at + 1);
  if (of_them) at += 2;
  if (in(kBe, at)) {
    ++at;
  } else if (!of_them) {
    return false;  // "58 of them minors"
  }
  const std::uint32_t chunk = chunk_at(view_.analysis(), at);
  if (!is_noun_phrase(view_.analysis(), chunk)) return false;
  const auto& phrase = view_.analysis().chunks[chunk];
  const bool bare = phrase.tokens.begin == at && phrase.head != kNone && plural(phrase.head) &&
                    !in(kUnitDeterminers, at);
  if (!bare || class_of(phrase.head).empty()) return false;
  // "two | of the 19 | are officers": the two are.
  const std::size_t index = index_of(count);
  const bool whole =
      index > 0 && s_.counts[index - 1].like == index && is(count.tokens.begin - 1, {key("the")});
  Count& some = whole ? s_.counts[index - 1] : count;
  some.part = true;
  some.like = kNone;
  some.unit = {at, phrase.head + 1};
  take(some, phrase.head);
  return !whole;
}

std::string Units::class_of(std::uint32_t head) const {
  std::string found;
  for (const Hit* hit : view_.find(Family::Unit, s_.tokens)) {
    if (hit->tokens.end == head + 1) found = hit->frame->code;
  }
  if (!found.empty()) return found;
  for (const Hit* hit : view_.find(Family::Person, {head, head + 1})) {
    if (hit->frame->code != "thing") return "person";
  }
  for (const language::Name* name : names_in(view_.analysis(), {s_.tokens.begin, head + 1})) {
    if (name->kind == language::NameKind::Nationality && name->tokens.end == head + 1)
      return "person";
  }
  return {};
}

// Fills words and class from count.unit, whose noun is `head`.
void Units::take(Count& count, std::uint32_t head) {
  while (count.unit.begin < head &&
         (kLooseWords.has(view_.form(count.unit.begin)) || is(count.unit.begin, {key(",")})))
    ++count.unit.begin;
  // "women and girls", "teachers and doctors": one number for both.
  const bool pair = is(head + 1, {key("and"), key("or")}) && plural(head + 2) &&
                    view_.word(head).plural && !is_in_time(view_, head + 2) && is_person(head) &&
                    (is_person(head + 2) || class_of(head + 2).empty());
  if (pair && !is(head + 3, {key("who"), key("were"), key("are")}) && !starts_clause(head + 2))
    head += 2;
  count.unit_class = class_of(head);
  if (count.unit_class.empty()) count.unit_class = "other";
  count.unit.end = head + 1;
  const bool tail = is(head + 1, {key("of")}) && inside(head + 2) && !is_numeral(view_, head + 2);
  if (tail && count_at(s_, head + 2) == nullptr) {
    const TokenRange phrase = noun_phrase(view_, count.unit.begin, s_.tokens.end, Tail::Of);
    if (phrase.end > head + 1) count.unit.end = untimed(head + 1, phrase.end);
  }
  count.unit_words = words_of(view_.scene, count.unit);
  per_base(count);
}

// "0.3 victims per 100,000 inhabitants": a rate keeps its base.
void Units::per_base(Count& count) {
  std::uint32_t at = count.unit.end;
  if (is(at, {key("per")})) {
    ++at;
  } else if (is(at, {key("for")}) && is(at + 1, {key("each"), key("every")})) {
    at += 2;
  } else {
    return;
  }
  for (Count& base : s_.counts) {
    if (base.tokens.begin != at) continue;
    const std::uint32_t chunk = chunk_at(view_.analysis(), base.tokens.end);
    if (!is_noun_phrase(view_.analysis(), chunk)) return;
    count.unit.end = view_.analysis().chunks[chunk].tokens.end;
    count.unit_words = words_of(view_.scene, count.unit);
    drop(base);
  }
}

bool Units::is_person(std::uint32_t at) const {
  return !view_.find(Family::Person, {at, at + 1}).empty();
}

bool Units::starts_clause(std::uint32_t at) const {
  return verb_group_at(view_, at + 1) != kNone;
}

// "cases of trafficking | in 2020"
std::uint32_t Units::untimed(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t at = from; at < end; ++at) {
    const bool other = is(at, {key("and")}) && is(at + 1, {key("a"), key("an"), key("the")});
    if (other || is_in_time(view_, at) || count_at(s_, at) != nullptr ||
        is(at, {key(","), key("(")})) {
      end = at;
    }
  }
  while (
      end > from &&
      (view_.word(end - 1).pos == Pos::Adposition || view_.word(end - 1).pos == Pos::Determiner ||
       is(end - 1, {key("last"), key("next"), key("his"), key("her"), key("their"), key("its")}))) {
    --end;
  }
  return end;
}

void Units::money(Count& count) {
  const std::uint32_t end = count.tokens.end;
  for (std::uint32_t at = s_.tokens.begin; at < s_.tokens.end; ++at) {
    // What a law threatens with, or entitles to, is no figure.
    const bool threat =
        is(at, {key("penalties"), key("penalty"), key("fines"), key("punishable")}) &&
        at < count.tokens.begin;
    for (std::uint32_t verb = at + 1; threat && verb < count.tokens.begin; ++verb) {
      if (is(verb, {key("range"), key("ranges"), key("ranging"), key("up"), key("between")})) {
        return drop(count);
      }
    }
    if (is(at, {key("fine"), key("fines"), key("claim")}) &&
        (is(at + 1, {key("under"), key("of")}) || is(at + 1, {key("up")})) && (in_law())) {
      return drop(count);
    }
  }
  count.unit_class = "money";
  count.unit_words = count.currency != "XXX" ? count.currency : printed_money(count);
  const TokenRange each = price_unit(end);
  if (!each.empty()) {
    count.unit_words += " " + words_of(view_.scene, each);
    count.unit = each;
  }
}

bool Units::in_law() const {
  for (std::uint32_t at = s_.tokens.begin; at < s_.tokens.end; ++at) {
    if (is(at, {key("raised"), key("liable"), key("may"), key("punishable"), key("maximum"),
                key("minimum"), key("prescribes"), key("prescribe"), key("prescribing"),
                key("prescribed"), key("provides"), key("provided")}))
      return true;
  }
  return false;
}

std::string Units::printed_money(const Count& count) const {
  if (is(count.tokens.begin, {key("rs"), key("rs.")})) return "rupees";
  std::uint32_t begin = count.tokens.end;
  if (is(begin - 1, {key("cfa")})) --begin;
  while (begin > count.tokens.begin && view_.word(begin - 1).pos != Pos::Number &&
         view_.analysis().tokens[begin - 1].kind == text::TokenKind::Word &&
         !is(begin - 1,
             {key("million"), key("billion"), key("thousand"), key("crore"), key("lakh")})) {
    --begin;
  }
  return begin == count.tokens.end ? money_before(count)
                                   : words_of(view_.scene, {begin, count.tokens.end});
}

// "FCFA 5 million", "Dh5,000", "Dh500": what stands right before the figures.
std::string Units::money_before(const Count& count) const {
  std::uint32_t at = count.tokens.end - 1;
  while (at > count.tokens.begin &&
         (view_.word(at).pos == Pos::Number ||
          is(at, {key("million"), key("billion"), key("thousand"), key("crore"), key("lakh")}))) {
    --at;
  }
  const std::string word = words_of(view_.scene, {at, at + 1});
  const std::string letters = word.substr(0, word.find_first_of("0123456789"));
  return letters.empty() ? word : letters;
}

// "a person", "per head", "for each passage" behind an amount: a price.
TokenRange Units::price_unit(std::uint32_t at) const {
  const TokenRange none{at, at};
  if (!is(at, {key("a"), key("an"), key("per"), key("each"), key("for")})) return none;
  const bool for_each = is(at, {key("for")});
  if (for_each && !is(at + 1, {key("each")})) return none;
  const std::uint32_t noun = for_each ? at + 2 : at + 1;
  if (!inside(noun)) return none;
  const bool people = !view_.find(Family::Unit, {noun, noun + 1}).empty() ||
                      is(noun, {key("head"), key("passage"), key("trip")});
  return people ? TokenRange{at, noun + 1} : none;
}

void Units::share(Count& count) {
  count.unit_class = "share";
  count.unit_words = "percent";
  std::uint32_t at = count.tokens.end;
  if (is(at,
         {key("more"), key("fewer"), key("less"), key("higher"), key("lower"), key("decline"),
          key("drop"), key("fall"), key("rise"), key("increase"), key("decrease"), key("on")})) {
    count.compares = true;
    return;
  }
  if (is(count.tokens.begin - 1, {key("by")})) {
    if (number_of(count, s_.tokens.begin)) count.unit_words = "percent of " + count.unit_words;
    count.unit_class = "share";
    count.beside = false;
    return;
  }
  if (is(at, {key("of")})) ++at;
  if (is(at, {key("them")})) return;  // "a third of them children"
  while (in(kUnitDeterminers, at)) ++at;
  if (const Count* whole = count_at(s_, at); whole != nullptr) {
    at = whole->tokens.end;
    count.part = true;
  }
  const std::uint32_t chunk = chunk_at(view_.analysis(), at);
  if (!is_noun_phrase(view_.analysis(), chunk)) return;
  const auto& phrase = view_.analysis().chunks[chunk];
  if (phrase.head == kNone || phrase.head < at || is_in_time(view_, phrase.head)) return;
  if (points_back(phrase.head)) return share_of_before(count, phrase.head);
  count.unit = {at, phrase.head + 1};
  if (is(phrase.head + 1, {key("of")})) {
    const TokenRange full = noun_phrase(view_, at, s_.tokens.end, Tail::Of);
    if (full.end > phrase.head + 1) count.unit.end = untimed(phrase.head + 1, full.end);
  }
  count.unit_words += " of " + words_of(view_.scene, count.unit);
}

// "14 months to 11 years": one range, in years; "six years and nine months": one term.
void Units::join_terms() {
  for (std::size_t i = 0; i + 1 < s_.counts.size(); ++i) {
    Count& low = s_.counts[i];
    const Count& high = s_.counts[i + 1];
    const bool two = high.kind == CountKind::Term && high.tokens.begin == low.unit.end + 1 &&
                     low.kind == CountKind::Term && is(low.unit.end, {key("to"), key("and")});
    if (!two) continue;
    const bool months = low.unit_words.starts_with("month") && high.unit_words.starts_with("year");
    const bool mixed = low.unit_words.starts_with("year") && high.unit_words.starts_with("month");
    constexpr double kMonths = 12;
    if (mixed) {
      low.value += std::round(100 * high.value / kMonths) / 100;
    } else {
      if (months) low.value = std::round(10 * low.value / kMonths) / 10;
      low.upper = high.value;
      low.unit = high.unit;
      low.unit_words = high.unit_words;
    }
    low.tokens.end = high.tokens.end;
    s_.counts.erase(s_.counts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void find_units(CountedSentence& sentence) {
  Units(sentence).find();
}

}  // namespace plumbline::extract

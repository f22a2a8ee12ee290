// SPDX-License-Identifier: Apache-2.0
//
// Numbers and whoever states them without a word of speech: "the ministry gives 27 arrests", "the
// prefect put the dead at 51", "the network counted 212 girls", "the yearbook speaks of 151 cases".
// And whoever ranks a country: "the State Department kept Mali on Tier 2 in its 2024 report".

#include <algorithm>

#include "extract/relays_internal.h"
#include "extract/turns_internal.h"
#include "language/calendar.h"

namespace plumbline::extract {

namespace {

constexpr std::uint32_t kTallyReach = 14;  // tokens between the verb and its number

bool is_number(const Reading& r, std::uint32_t at) {
  return r.kind(at) == text::TokenKind::Number || r.pos(at) == Pos::Number;
}

bool is_month(const Reading& r, std::uint32_t at) {
  return language::month_of(r.key(at)) != 0;
}

// Past "about", "only", "more than", "at least", "some", an opening mark.
std::uint32_t past_approximators(const Reading& r, std::uint32_t at) {
  for (int step = 0; step < 3; ++step, ++at) {
    if (is_number(r, at)) return at;
    const bool word =
        one_of(r.key(at), "about"_w, "only"_w, "some"_w, "nearly"_w, "almost"_w, "over"_w,
               "around"_w, "more"_w, "than"_w, "at"_w, "least"_w, "just"_w, "a"_w, "total"_w) ||
        one_of(r.key(at), "of"_w, "up"_w, "to"_w, "exactly"_w, "roughly"_w, "fewer"_w, "less"_w) ||
        r.opens_quote(at);
    if (!word) return at;
  }
  return at;
}

// A number of persons or cases: neither money nor a time nor a share, which are done and had.
bool counts_things(const Reading& r, std::uint32_t number) {
  const std::uint32_t unit = number + 1;
  if (is_month(r, unit) || is_month(r, number - 1)) return false;
  return !one_of(r.key(unit), "euros"_w, "dollars"_w, "pounds"_w, "francs"_w, "rupees"_w, "per"_w,
                 "percent"_w, "%"_w, "years"_w, "months"_w, "days"_w, "hours"_w, "minutes"_w,
                 "times"_w) &&
         !one_of(r.key(unit), "year"_w, "kilometres"_w, "km"_w, "o'clock"_w, "weeks"_w, "of"_w);
}

// "gives 27 suspects arrested", not "gave twelve women a bed".
bool gives_somebody(const Reading& r, std::uint32_t number) {
  const TokenRange things = r.phrase_after(number, false);
  return r.pos(things.end) == Pos::Determiner || r.pos(things.end) == Pos::Number ||
         r.key(things.end) == "to"_w;
}

// "put the unpaid wages at 90,000 dollars", "put calls at 311 for May"; not "put her at 40
// degrees", "put guards at twelve gates": several things, and the number is money or stands alone.
bool puts_amount(const Reading& r, const TokenRange& things, std::uint32_t number) {
  const TokenRange phrase = r.phrase_after(things.begin, false);
  if (phrase.empty() || phrase.end > things.end) return false;
  for (std::uint32_t at = things.begin; at < things.end; ++at) {
    if (r.key(at) == "at"_w) return false;  // "put his children at risk at 12"
  }
  const std::uint32_t head = phrase.end - 1;
  if (r.pos(head) != Pos::Noun || r.lemma(head) == r.key(head)) return false;  // one thing
  const std::uint32_t unit = number + 1;
  if (one_of(r.lemma(unit), "euro"_w, "dollar"_w, "pound"_w, "franc"_w, "rupee"_w, "percent"_w,
             "%"_w, "million"_w, "billion"_w)) {
    return true;
  }
  if (r.key(unit) == "of"_w) return false;  // "at two of the bridges"
  return r.stop(unit) || r.comma(unit) || r.key(unit) == ";"_w || r.preposition(unit) ||
         r.pos(unit) == Pos::Coordinator || r.skip_time(unit) > unit;
}

// Where the number of "verb number" stands; kNone: none.
std::uint32_t number_of(const Reading& r, std::uint32_t verb) {
  const std::uint64_t lemma = r.lemma(verb);
  const std::uint32_t end = std::min(r.sentence(verb).end, verb + kTallyReach);
  if (one_of(lemma, "give"_w, "count"_w, "record"_w, "name"_w, "list"_w, "tally"_w, "log"_w,
             "document"_w)) {
    const std::uint32_t at = past_approximators(r, r.skip_time(verb + 1));
    if (!is_number(r, at) || !counts_things(r, at)) return kNone;
    return lemma == "give"_w && gives_somebody(r, at) ? kNone : at;
  }
  const bool puts = one_of(lemma, "put"_w, "set"_w, "place"_w);
  const bool speaks = one_of(lemma, "speak"_w, "talk"_w);
  if (!puts && !speaks) return kNone;
  for (std::uint32_t at = verb + 1; at + 1 < end; ++at) {
    const bool verbs = r.finite_verb(at) && !(puts && r.participle(at) && r.nominal(at - 1));
    if (verbs || r.stop(at) || r.key(at) == ";"_w) return kNone;
    const bool leads = puts ? r.key(at) == "at"_w : r.key(at) == "of"_w;
    if (!leads) continue;
    const std::uint32_t number = past_approximators(r, at + 1);
    if (!is_number(r, number) || is_month(r, number + 1)) continue;
    // "put her at 40 degrees": only what is a number can be put at one.
    if (!puts || at == verb + 1) return number;
    if (lemma == "put"_w && puts_amount(r, {verb + 1, at}, number)) return number;
    for (std::uint32_t i = verb + 1; i < at; ++i) {
      if (one_of(r.lemma(i), "number"_w, "figure"_w, "total"_w, "toll"_w, "count"_w, "share"_w,
                 "person"_w, "people"_w, "dead"_w, "victim"_w, "case"_w, "cost"_w, "price"_w)) {
        return number;
      }
    }
  }
  return kNone;
}

// Verbs of moving a country up, down or nowhere.
bool moves(const Reading& r, std::uint32_t verb) {
  return one_of(r.lemma(verb), "place"_w, "put"_w, "keep"_w, "move"_w, "leave"_w, "rank"_w,
                "raise"_w, "lower"_w, "drop"_w, "downgrade"_w) ||
         one_of(r.lemma(verb), "upgrade"_w, "promote"_w, "demote"_w, "return"_w, "list"_w);
}

// "Tier 2", "the Watch List" in the clause behind the verb.
bool ranks(const Reading& r, std::uint32_t verb) {
  if (!moves(r, verb)) return false;
  const std::uint32_t end = std::min(r.sentence(verb).end, verb + kTallyReach);
  for (std::uint32_t at = verb + 1; at < end && !r.finite_verb(at); ++at) {
    if (r.key(at) == "tier"_w && is_number(r, at + 1)) return true;
    if (one_of(r.key(at), "watch"_w, "watchlist"_w) && r.capital(at)) return true;
  }
  return false;
}

// "in its 2024 report", wherever the sentence says it.
TokenRange own_text(const Reading& r, const TokenRange& sentence) {
  for (std::uint32_t at = sentence.begin; at + 2 < sentence.end; ++at) {
    if (r.lemma(at) != "in"_w || !one_of(r.key(at + 1), "its"_w, "their"_w)) continue;
    const TokenRange text = r.phrase_after(at + 1, true);
    if (names_text(r, text)) return text;
  }
  return {};
}

// Before ", and nobody could explain the gap".
std::uint32_t end_of_tally(const Reading& r, std::uint32_t begin) {
  std::uint32_t end = content_end(r, begin, false);
  for (std::uint32_t at = begin; at + 1 < end; ++at) {
    const bool next =
        r.comma(at) && r.pos(at + 1) == Pos::Coordinator && r.has_finite_verb({at + 2, end});
    if (next || r.key(at) == ";"_w) end = at;
  }
  return end;
}

void read_tally(const Reading& r, std::uint32_t verb, std::vector<Found>& found) {
  const bool ranking = ranks(r, verb);
  if (!ranking && number_of(r, verb) == kNone) return;
  const VerbGroup group = r.verb_group({verb, verb + 1});
  if (!group.finite || group.passive || group.negated || group.infinitive) return;
  Subject subject = subject_of(r, group);
  if (subject.tokens.empty()) subject = shared_subject(r, group);
  if (subject.tokens.empty() || subject.impersonal) return;
  if (r.relative(subject.tokens.begin) || !can_speak(r, subject.tokens)) return;
  if (role_at(r, verb) == model::BlockRole::Question) return;
  if (ranking && r.pos(subject.tokens.begin) == Pos::Pronoun) return;
  // "We wrote that the department had placed ...": theirs, who may be wrong about it.
  const auto told = [verb](const Found& other) {
    return std::any_of(other.out.content.begin(), other.out.content.end(),
                       [verb](const TokenRange& part) { return part.contains(verb); });
  };
  // "said its officers counted 417": its own people, in its own words
  if (one_of(r.key(subject.tokens.begin), "its"_w, "our"_w, "their"_w) &&
      std::any_of(found.begin(), found.end(), told)) {
    return;
  }
  const bool clause = r.key(subject.begin == 0 ? 0 : subject.begin - 1) == "that"_w;
  if (ranking && (clause || std::any_of(found.begin(), found.end(), told))) return;
  const std::uint64_t first = r.key(subject.tokens.begin);
  if (one_of(first, "i"_w, "we"_w, "they"_w, "you"_w)) return;
  Found one;
  one.out.source = subject.tokens;
  one.out.cue = group.tokens;
  one.out.content = {trim_content(r, {group.tokens.end, end_of_tally(r, group.tokens.end)})};
  if (one.out.content.front().empty()) return;
  one.out.rule = "tally";
  if (ranking) one.medium = own_text(r, r.sentence(verb));
  found.push_back(std::move(one));
}

}  // namespace

void find_tallies(const Reading& reading, std::vector<Found>& found) {
  for (std::uint32_t at = 1; at < reading.size(); ++at) {
    if (reading.pos(at) != Pos::Verb || reading.hit(at) != nullptr) continue;
    read_tally(reading, at, found);
  }
}

}  // namespace plumbline::extract

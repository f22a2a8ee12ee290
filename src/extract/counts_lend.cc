// SPDX-License-Identifier: Apache-2.0
//
// The unit of a number that has no noun beside it: from the subject of its verb ("complaints stood
// at 3,409"), from the number before ("213 in 2022 and 187 in 2023"), from what the sentence opens
// with ("Of the victims, 37 ..."), from the sentence before.

#include <algorithm>

#include "extract/counts_unit_internal.h"

namespace plumbline::extract {

// Of a number that is told as a part of another: that one's unit, which may have to be lent first.
// "Nine of the thirteen", of whom nothing is known, count nothing that has a name.
bool Units::lend_whole(std::uint32_t index) {
  Count& count = s_.counts[index];
  Count& whole = s_.counts[count.like];
  const bool open = whole.unit_words.empty() && whole.unit_class.empty();
  if (count.like > index && open && !whole.tokens.empty()) lend(count.like);
  if (take_from(count, count.like)) return true;
  count.like = kNone;
  if (!whole.tokens.empty()) return false;
  count.unit_class = "unstated";
  return true;
}

// The unit of a number that has none beside it.
void Units::lend(std::uint32_t index) {
  Count& count = s_.counts[index];
  if (count.like != kNone && lend_whole(index)) return;
  if (is_none_of_theirs(index) || sizes_group(count) ||
      (count.unit_class.empty() && spans_time(count)))
    return drop(count);
  if (is(count.tokens.begin, {key("nobody"), key("no")}) && count.none) return;  // nobody at all
  const std::uint32_t previous = index == 0 ? s_.tokens.begin : s_.counts[index - 1].tokens.end;
  if (changes_to_next(index) && take_from(count, index + 1)) return;
  if (held_against(index) || told_before(count)) return;
  if (is_whole_of_some(index)) return drop(count);  // "nine of | the thirteen": nobody counted 13
  if (number_of(count, previous) || measured(count, previous)) return;
  if (!count.unit_class.empty() || bracketed(count) || found_to_be(count)) return;
  // "gave the three men | seven, nine and eleven years"
  if (is_listed(index) && following(count, index)) return;
  if (previous_lends(index)) return;
  if (fronted_whole(count) || heading(count) || following(count, index)) return;
  if (is(count.tokens.begin - 1, {key("at")}) && number_behind(count)) return;
  if (earlier_sentence(count)) return;
  const bool said = is(count.tokens.end, {key("was"), key("were"), key("has"), key("have")});
  if (count.none ? !said : !is_done_to(count, index)) drop(count);
}

// "a quarter of | whom", "one in ten of those | we question", "half of | what is needed": no noun.
bool Units::points_back(std::uint32_t head) const {
  static constexpr text::WordSet kPointing{"whom", "which", "what", "we",    "they",  "who",
                                           "it",   "that",  "them", "these", "those", "us"};
  return in(kPointing, head);
}

// "11 lakh workers, a quarter of whom": of the workers; else of nothing that is told here.
void Units::share_of_before(Count& count, std::uint32_t head) const {
  const std::size_t index = index_of(count);
  if (index == 0 || !is(head, {key("whom"), key("which")})) return;
  const Count& before = s_.counts[index - 1];
  if (!lends(before) || before.kind != CountKind::Number) return;
  count.unit_words += " of " + before.unit_words;
  count.part = true;
}

// "while eleven cantons had opened | none": none of what they might have opened.
bool Units::is_none_of_theirs(std::uint32_t index) const {
  const Count& count = s_.counts[index];
  if (index == 0 || !is(count.tokens.begin, {key("none")})) return false;
  const std::uint32_t before = count.tokens.begin - 1;
  const std::uint32_t group = verb_group_at(view_, before);
  if (group == kNone || is(before, {key("was"), key("were"), key("be"), key("are"), key("is")})) {
    return false;
  }
  // ... unless what they had was counted before: "freed 12 men in 2020 and | freed none in 2021".
  for (std::uint32_t at = s_.counts[index - 1].tokens.begin; at-- > s_.tokens.begin;) {
    if (is(at, {key(","), key(";"), key("while"), key("and"), key("but")})) break;
    if (verb_group_at(view_, at) != kNone) return false;
  }
  return true;
}

// "fell from | 14 | to 11 per cent": a share as well.
void Units::take_percent(std::uint32_t index) {
  if (index + 1 >= s_.counts.size()) return;
  Count& count = s_.counts[index];
  const Count& next = s_.counts[index + 1];
  const bool pair = is(count.tokens.end, {key("to"), key("and")}) &&
                    next.tokens.begin == count.tokens.end + 1 &&
                    is(count.tokens.begin - 1, {key("from"), key("between")});
  if (pair && count.kind == CountKind::Number && next.kind == CountKind::Share) {
    count.kind = CountKind::Share;
  }
}

// Takes out what was dropped; `like` is a place in the list.
void Units::sweep() {
  std::vector<std::uint32_t> place(s_.counts.size() + 1, 0);
  for (std::uint32_t i = 0; i < s_.counts.size(); ++i) {
    place[i + 1] = place[i] + (s_.counts[i].tokens.empty() ? 0 : 1);
  }
  for (Count& count : s_.counts) {
    if (count.like != kNone) {
      count.like = s_.counts[count.like].tokens.empty() ? kNone : place[count.like];
    }
  }
  std::erase_if(s_.counts, [](const Count& count) { return count.tokens.empty(); });
}

// "14 people, | two fewer than in the year before": by how many, which nobody counted by itself.
void Units::tell_difference(Count& count) const {
  const bool differs = count.compares && count.kind == CountKind::Number && !count.tokens.empty() &&
                       index_of(count) > 0;
  if (!differs || count.unit_words.empty()) return;
  count.unit_words =
      words_of(view_.scene, {count.tokens.end, count.tokens.end + 1}) + " " + count.unit_words;
  count.unit_class = "other";
}

// "freed 1,912 labourers from 126 kilns, | against 1,340 in 2023": of what the sentence is about,
// not of where they were or of a part of them.
bool Units::held_against(std::uint32_t index) {
  Count& count = s_.counts[index];
  const std::uint32_t begin = count.tokens.begin;
  const bool against =
      is(begin - 1, {key("against"), key("versus")}) ||
      (is(begin - 1, {key("with"), key("to")}) && is(begin - 2, {key("compared")})) ||
      (is(begin - 1, {key("from")}) && is(begin - 2, {key("up"), key("down")}));
  if (!against || index == 0) return false;
  for (std::uint32_t i = index; i-- > 0;) {
    const Count& main = s_.counts[i];
    if (!lends(main) || main.part || main.kind != CountKind::Number) continue;
    if (is(main.tokens.begin - 1, {key("from"), key("in"), key("on"), key("at"), key("during"),
                                   key("including"), key("by"), key("with")})) {
      continue;
    }
    return take_from(count, i);
  }
  return false;
}

// "Of the 402, ...", "two of the 19": what was counted so before, if a number of it was told.
bool Units::told_before(Count& count) {
  if (s_.told == nullptr || !is(count.tokens.begin - 1, {key("the"), key("these"), key("all")})) {
    return false;
  }
  for (auto from = s_.told->rbegin(); from != s_.told->rend(); ++from) {
    if (from->value != count.value || !lends(*from) || from->kind != CountKind::Number) continue;
    lend_words(*from, count);
    return true;
  }
  return false;
}

// "two of | the seven"
bool Units::is_whole_of_some(std::uint32_t index) const {
  const std::uint32_t begin = s_.counts[index].tokens.begin;
  return index > 0 && s_.counts[index - 1].part && is(begin - 1, {key("the"), key("these")}) &&
         is(begin - 2, {key("of")}) && s_.counts[index - 1].tokens.end + 2 == begin;
}

// "In eleven months she was paid | for three": of the time told before.
bool Units::spans_time(const Count& count) const {
  if (!is(count.tokens.begin - 1, {key("for")})) return false;
  for (std::uint32_t at = s_.tokens.begin + 1; at < count.tokens.begin; ++at) {
    const bool time = is(at, {key("months"), key("years"), key("weeks"), key("days")});
    if (time && view_.word(at - 1).pos == Pos::Number) return true;
  }
  return false;
}

// "the households of up to ten", "crews of up to 25"
bool Units::sizes_group(const Count& count) const {
  static constexpr text::WordSet kBodies{
      "household", "households", "crew", "crews", "group", "groups",  "team", "teams",
      "family",    "families",   "band", "bands", "party", "parties", "gang", "gangs"};
  return !count.part && is(count.tokens.begin - 1, {key("of")}) &&
         in(kBodies, count.tokens.begin - 2);
}

// "rose from 300 to 500 dollars"
bool Units::changes_to_next(std::uint32_t index) const {
  if (index + 1 >= s_.counts.size()) return false;
  const TokenRange& own = s_.counts[index].tokens;
  const Count& next = s_.counts[index + 1];
  return is(own.begin - 1, {key("from")}) && is(own.end, {key("to")}) &&
         next.tokens.begin == own.end + 1 && lends(next);
}

bool Units::previous_lends(std::uint32_t index) {
  Count& count = s_.counts[index];
  for (std::uint32_t i = index; i-- > 0;) {
    if (share_lends(s_.counts[i], count)) return true;
    const bool money = s_.counts[i].kind == CountKind::Money && !may_be_money(count);
    // "33 were female and five male, 26 were exploited": no unit of the next.
    const std::uint32_t last = s_.counts[i].unit.empty() ? 0 : s_.counts[i].unit.end - 1;
    const bool quality = last != 0 && is(last, {key("male"), key("female")});
    if (!money && !quality && lends(s_.counts[i]) && take_from(count, i)) return true;
  }
  return false;
}

bool Units::take_from(Count& count, std::uint32_t lender) {
  const Count& from = s_.counts[lender];
  if (!lends(from)) return false;
  count.like = lender;
  count.moves = count.moves || from.moves;
  if (count.part && from.beside && from.tokens.begin > count.tokens.begin) {
    count.unit = from.unit;  // "two of its four shelters"
    count.beside = true;
  }
  lend_words(from, count);
  return true;
}

void Units::lend_words(const Count& from, Count& count) {
  count.unit_words = from.unit_words;
  count.unit_class = from.unit_class;
  count.lent_status = from.status;  // not known yet within a sentence
  if (from.kind == CountKind::Money || from.kind == CountKind::Term) {
    count.kind = from.kind;
    count.currency = from.currency;
  }
}

// "The women were mostly Uzbek | (88)": the people told of last before that.
bool Units::counts_people_of(Count& count, std::uint32_t before) {
  static constexpr text::WordSet kPeople{"victim", "person", "child", "suspect", "accused"};
  for (std::uint32_t at = before; at-- > s_.tokens.begin;) {
    if (!plural(at) || !kPeople.has_folded(class_of(at)) || is_nationality(at)) continue;
    return take_phrase(count, chunk_range(at).begin);
  }
  return false;
}

// "victims were mostly women (120)".
bool Units::bracketed(Count& count) {
  const std::uint32_t noun_at = count.tokens.begin - 2;
  if (!is(count.tokens.begin - 1, {key("(")}) || !inside(noun_at)) return false;
  if (is_nationality(noun_at) && counts_people_of(count, noun_at)) return true;
  if (!plural(noun_at)) return false;
  return !class_of(noun_at).empty() && take_phrase(count, chunk_range(noun_at).begin);
}

// "more than half of the victims, 37, were men": so many of what the share is of.
bool Units::share_lends(const Count& share, Count& count) const {
  constexpr std::uint32_t kNear = 2;
  const bool beside = share.kind == CountKind::Share && !share.unit.empty() &&
                      share.unit.begin >= share.tokens.end &&
                      count.tokens.begin >= share.unit.end &&
                      count.tokens.begin <= share.unit.end + kNear;
  if (!beside) return false;
  count.unit_words = words_of(view_.scene, share.unit);
  count.unit_class = class_of(share.unit.end - 1);
  if (count.unit_class.empty()) count.unit_class = "other";
  return true;
}

// "the number of victims rose to 142": after the number before it.
bool Units::number_of(Count& count, std::uint32_t from) {
  for (std::uint32_t at = count.tokens.begin; at-- > from;) {
    const bool named = is(at, {key("number"), key("that"), key("numbers"), key("total"),
                               key("count"), key("figure"), key("tally")}) &&
                       is(at + 1, {key("of")});
    if (!named) continue;
    return take_phrase(count, at + 2);
  }
  return false;
}

// "At 34, the number of cases was the lowest since 2016."
bool Units::number_behind(Count& count) {
  for (std::uint32_t at = count.tokens.end; at < s_.tokens.end && at < count.tokens.end + 4; ++at) {
    if (is(at, {key("number"), key("count")}) && is(at + 1, {key("of")}))
      return take_phrase(count, at + 2);
  }
  return false;
}

// The phrase at `at` as the unit, by its own head.
bool Units::take_phrase(Count& count, std::uint32_t at) {
  while (in(kUnitDeterminers, at)) ++at;
  const std::uint32_t chunk = chunk_at(view_.analysis(), at);
  if (!is_noun_phrase(view_.analysis(), chunk)) return false;
  const std::uint32_t head = view_.analysis().chunks[chunk].head;
  if (head == kNone || head < at || is_in_time(view_, head) || count_at(s_, head) != nullptr)
    return false;
  if (counts_nothing(view_, head) || view_.word(head).pos == Pos::Pronoun) return false;
  count.unit = {at, head + 1};
  take(count, head);
  return true;
}

// "complaints stood at 3,409", "convictions fell by half to 12": the subject of the verb.
bool Units::measured(Count& count, std::uint32_t from) {
  static constexpr text::WordSet kStates{"stand",  "total",    "number",   "amount",  "reach",
                                         "come",   "fall",     "rise",     "climb",   "drop",
                                         "grow",   "increase", "decrease", "decline", "remain",
                                         "double", "jump",     "average",  "go"};
  for (std::uint32_t at = count.tokens.begin; at-- > from;) {
    const std::uint32_t group = verb_group_at(view_, at);
    if (group == kNone) {
      if (is(at, {key(";"), key(":")})) return false;
      continue;
    }
    const auto& chunk = view_.analysis().chunks[group];
    if (chunk.head == kNone) return false;
    const std::uint64_t lemma = view_.word(chunk.head).lemma;
    const bool led =
        is(count.tokens.begin - 1, {key("at"), key("to"), key("from"), key("below"), key("above")});
    if (lemma == key("put") && led) {
      const TokenRange object = object_of(view_, chunk.tokens.end, s_.tokens);
      return !object.empty() && take_measured(count, object);
    }
    if (!kStates.has(lemma) && !is_finite(view_.analysis(), chunk)) {
      at = chunk.tokens.begin;  // "puts the persons | convicted of trafficking | at four"
      continue;
    }
    if (!kStates.has(lemma)) return false;
    // "dropped charges against | three": of those it was done to.
    const TokenRange object = object_of(view_, chunk.tokens.end, s_.tokens);
    if (!led && !object.empty() && object.end < count.tokens.begin) return false;
    static constexpr text::WordSet kHolds{"stand", "total", "number", "amount", "reach", "come"};
    count.moves = !kHolds.has(lemma);
    const std::uint32_t hung =
        s_.tree.child(chunk.head, {from, chunk.tokens.begin},
                      {language::Relation::Subject, language::Relation::PassiveSubject});
    const TokenRange subject =
        hung != kNone ? chunk_range(hung) : subject_of(view_, group, {from, s_.tokens.end});
    if (subject.empty()) return false;
    if (take_measured(count, subject)) return true;
    // "the list has grown to 88", "they number 5,000": a number of something all the same.
    const bool measures = index_of(count) == 0 && (led || chunk.tokens.end == count.tokens.begin);
    if (measures) count.unit_class = "unstated";
    return false;
  }
  return false;
}

TokenRange Units::chunk_range(std::uint32_t at) const {
  const std::uint32_t chunk = chunk_at(view_.analysis(), at);
  return chunk == kNone ? TokenRange{at, at + 1} : view_.analysis().chunks[chunk].tokens;
}

bool Units::take_measured(Count& count, const TokenRange& phrase) {
  for (std::uint32_t at = phrase.begin; at < phrase.end && at < phrase.begin + 3; ++at) {
    if (is(at, {key("number"), key("total"), key("count")}) && is(at + 1, {key("of")})) {
      return take_phrase(count, at + 2);
    }
  }
  std::uint32_t at = phrase.begin;
  while (in(kUnitDeterminers, at)) ++at;
  const std::uint32_t chunk = chunk_at(view_.analysis(), at);
  if (!is_noun_phrase(view_.analysis(), chunk)) return false;
  const std::uint32_t head = view_.analysis().chunks[chunk].head;
  return head != kNone && plural(head) && take_phrase(count, at);
}

// "Seven were later recognised as | victims", "nine of them were registered as minors".
bool Units::found_to_be(Count& count) {
  static constexpr text::WordSet kFinding{
      "recognised", "recognized", "identified", "confirmed",  "registered", "classified",
      "classed",    "certified",  "designated", "recorded",   "accepted",   "treated",
      "counted",    "regarded",   "described",  "considered", "deemed",     "determined"};
  constexpr std::uint32_t kReach = 7;
  bool found = false;
  for (std::uint32_t at = count.tokens.end; inside(at) && at < count.tokens.end + kReach; ++at) {
    if (count_at(s_, at) != nullptr || is(at, {key(","), key(";")})) return false;
    if (found && is(at, {key("as")})) {
      const std::uint32_t chunk = chunk_at(view_.analysis(), at + 1);
      if (!is_noun_phrase(view_.analysis(), chunk)) return false;
      const std::uint32_t head = view_.analysis().chunks[chunk].head;
      return head != kNone && plural(head) && take_phrase(count, at + 1);
    }
    found = found || in(kFinding, at);
  }
  return false;
}

// "Of the victims, 37 were ...": what the sentence opens with.
bool Units::fronted_whole(Count& count) {
  std::uint32_t at = s_.tokens.begin;
  if (!is(at, {key("of"), key("among")})) return false;
  count.part = true;
  return take_phrase(count, at + 1);
}

// "Complaints against agencies: 1,405 filed", "VICTIMS, 2019: total 132".
bool Units::heading(Count& count) {
  std::uint32_t colon = kNone;
  for (std::uint32_t at = count.tokens.begin; at-- > s_.tokens.begin;) {
    if (is(at, {key(":")})) colon = at;
  }
  if (colon == kNone) return false;
  std::uint32_t chunk = kNone;  // "Rescued | bonded labourers, by district:"
  for (std::uint32_t at = s_.tokens.begin; at < colon && at < s_.tokens.begin + 3; ++at) {
    chunk = chunk_at(view_.analysis(), at);
    if (is_noun_phrase(view_.analysis(), chunk)) break;
  }
  if (!is_noun_phrase(view_.analysis(), chunk)) return false;
  const std::uint32_t head = view_.analysis().chunks[chunk].head;
  const bool counted = head != kNone && head < colon && plural(head) && !class_of(head).empty();
  return counted && take_phrase(count, view_.analysis().chunks[chunk].tokens.begin);
}

// "seven, | nine and eleven years": only "," or "and" parts it from the next number.
bool Units::is_listed(std::uint32_t index) const {
  if (index + 1 >= s_.counts.size()) return false;
  const std::uint32_t end = s_.counts[index].tokens.end;
  return s_.counts[index + 1].tokens.begin == end + 1 && is(end, {key(","), key("and")});
}

// "dropped charges against three, while | two others pleaded guilty".
bool Units::is_other_clause(const Count& count, const Count& next) const {
  for (std::uint32_t at = count.tokens.end; at < next.tokens.begin; ++at) {
    if (is(at, {key("while"), key("whereas"), key("but"), key(";"), key("although")})) return true;
  }
  return false;
}

// "two or three of the girls", "ten, perhaps twelve, women": the next one's; "23, 48 and 39 women":
// that of the last of the list.
bool Units::following(Count& count, std::uint32_t index) {
  constexpr std::uint32_t kNear = 12;
  for (std::uint32_t i = index + 1; i < s_.counts.size(); ++i) {
    const Count& next = s_.counts[i];
    if (next.tokens.begin > count.tokens.end + kNear || is_other_clause(count, next)) return false;
    if (lends(next)) return take_from(count, i);
    const std::uint32_t before = s_.counts[i - 1].tokens.end;
    if (next.tokens.begin != before + 1 || !is(before, {key(","), key("and")})) return false;
  }
  return false;
}

bool Units::earlier_sentence(Count& count) {
  if (s_.before == nullptr) return false;
  // "The boys came from Cusco. At least 15 | of them": whom the sentence between tells of.
  const auto& of = view_.analysis().sentence_of;
  const bool next = of[s_.before->tokens.begin] + 1 == of[s_.tokens.begin];
  if (!next && is(count.tokens.end, {key("of")}) && is(count.tokens.end + 1, {key("them")})) {
    return false;
  }
  for (auto from = s_.before->counts.rbegin(); from != s_.before->counts.rend(); ++from) {
    if (!lends(*from) || (from->kind == CountKind::Money && !may_be_money(count))) continue;
    lend_words(*from, count);
    return true;
  }
  return false;
}

// "the ministry's figure for 2021 is 11", "the total (1,140)", "26 in all"
bool Units::is_told_total(const Count& count) const {
  if (is(count.tokens.end, {key("in")}) && is(count.tokens.end + 1, {key("all"), key("total")}))
    return true;
  for (std::uint32_t at = s_.tokens.begin; at < count.tokens.begin; ++at) {
    if (is(at, {key("figure"), key("total"), key("number"), key("tally")})) return true;
  }
  return false;
}

// "convicted five", "26 were detained": people, though no noun says so.
bool Units::is_done_to(const Count& count, std::uint32_t index) const {
  if (count.part || is_told_total(count)) return true;
  // "convicted five, against the 24 of the year before"
  if (index > 0 && s_.counts[index - 1].unit_words.empty() &&
      !s_.counts[index - 1].tokens.empty()) {
    return true;
  }
  const bool vague = !count.approximator.empty() && view_.word(count.tokens.begin).plural &&
                     view_.word(count.tokens.end - 1).pos != Pos::Number;
  if (vague && verb_group_at(view_, count.tokens.end) != kNone) return true;
  const bool digits = view_.analysis().tokens[count.tokens.end - 1].kind == text::TokenKind::Number;
  const std::uint32_t next = count.tokens.end;
  // "eight were from Laos", "some 2,000 a year cross the desert"
  if (in(kBe, next) || is(next, {key("had"), key("have"), key("came")})) return true;
  const bool subject =
      s_.tree.is(next - 1, {language::Relation::Subject, language::Relation::PassiveSubject});
  const bool object = s_.tree.is(next - 1, {language::Relation::Object});
  if (digits && (subject || object)) return true;
  const std::uint32_t group = inside(next) ? verb_group_at(view_, next) : kNone;
  if (group != kNone && is_finite(view_.analysis(), view_.analysis().chunks[group])) {
    const TokenRange verb = view_.analysis().chunks[group].tokens;
    return digits ||
           !view_.find(Family::Status, {verb.begin, std::min(s_.tokens.end, verb.end + 2)}).empty();
  }
  for (const Hit* hit : view_.find(Family::Status, {s_.tokens.begin, count.tokens.begin})) {
    if (hit->tokens.end == count.tokens.begin) return true;
  }
  return false;
}

}  // namespace plumbline::extract

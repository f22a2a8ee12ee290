// SPDX-License-Identifier: Apache-2.0
//
// The attribution of a statement that stands behind it and points back: in the sentence after it,
// "This is stated in R, presented in an article by F.", "So says R, cited in a study published by
// F.", or behind its own colon or comma, "C: such is the conclusion of S", "C, was the answer of
// S", "C: thus S to F".

#include <algorithm>

#include "extract/relays_internal.h"

namespace plumbline::extract {

namespace {

// "This", "These findings", "The above", "That assessment", "Such a conclusion", "So"
bool points_back(const Reading& r, const TokenRange& sentence, std::uint32_t verb) {
  const std::uint64_t first = r.key(sentence.begin);
  if (verb - sentence.begin > 6) return false;
  if (one_of(first, "this"_w, "that"_w, "these"_w, "those"_w, "such"_w)) return true;
  if (first == "the"_w) {
    return one_of(r.key(sentence.begin + 1), "above"_w, "quote"_w, "quotation"_w, "foregoing"_w) ||
           (one_of(r.key(sentence.begin + 1), "assessment"_w, "conclusion"_w, "verdict"_w,
                   "words"_w, "statement"_w, "finding"_w, "claim"_w, "information"_w, "passage"_w,
                   "quote"_w) &&
            r.pos(sentence.begin + 2) == Pos::Auxiliary);
  }
  return first == "it"_w && verb == sentence.begin + 2;
}

// The noun phrase of R or F with what ties it to an owner: "a study published by F".
TokenRange publication_after(const Reading& r, std::uint32_t at) {
  TokenRange phrase = r.phrase_after(at, true);
  if (phrase.empty()) return phrase;
  if (r.pos(phrase.end) == Pos::Verb && hands_on(r, phrase.end) &&
      one_of(r.key(phrase.end + 1), "by"_w)) {
    const TokenRange owner = r.phrase_after(phrase.end + 2, true);
    if (!owner.empty()) phrase.end = owner.end;
  }
  return phrase;
}

// "presented in NP", "which was cited by NP" after R.
TokenRange handed_on_by(const Reading& r, std::uint32_t at, std::uint32_t end) {
  for (std::uint32_t i = at; i + 2 < end && i < at + 6; ++i) {
    if (!hands_on(r, i)) continue;
    std::uint32_t next = i + 1;
    while (next < end && (r.pos(next) == Pos::Adverb || one_of(r.key(next), "to"_w))) ++next;
    next = past_extent(r, next);
    if (!one_of(r.key(next), "in"_w, "by"_w, "on"_w)) continue;
    return publication_after(r, next + 1);
  }
  return {};
}

// What the sentence before says: all of it, and the whole quotation if it ends one.
TokenRange statement_before(const Reading& r, std::uint32_t begin) {
  if (begin == 0) return {};
  TokenRange before = r.sentence(begin - 1);
  const std::uint32_t quotation = r.quote_of(begin - 1) != kNone
                                      ? r.quote_of(begin - 1)
                                      : r.quote_of(before.end >= 2 ? before.end - 2 : 0);
  const bool ended = quotation != r.quote_of(begin);  // "... That is my view.": no more of it
  if (quotation != kNone && ended && r.analysis.quotations[quotation].open != kNone) {
    const TokenRange first = r.sentence(r.analysis.quotations[quotation].open);
    before.begin = std::min(before.begin, first.begin);
  }
  return before;
}

// "the conclusion", "the view": what a statement is called when its author follows.
bool names_statement(const Reading& r, std::uint32_t at) {
  return one_of(r.lemma(at), "conclusion"_w, "finding"_w, "view"_w, "opinion"_w, "assessment"_w,
                "verdict"_w, "result"_w, "word"_w, "statement"_w, "claim"_w, "position"_w,
                "judgment"_w, "judgement"_w) ||
         one_of(r.lemma(at), "message"_w, "argument"_w, "estimate"_w, "description"_w, "account"_w,
                "figure"_w, "number"_w, "charge"_w, "accusation"_w, "belief"_w, "summary"_w);
}

// What else somebody's statement is called where it is told right behind it that it is his.
bool names_answer(const Reading& r, std::uint32_t at) {
  return names_statement(r, at) ||
         one_of(r.lemma(at), "answer"_w, "reply"_w, "response"_w, "explanation"_w, "reading"_w,
                "diagnosis"_w, "picture"_w, "tally"_w, "count"_w, "reckoning"_w, "impression"_w,
                "complaint"_w, "warning"_w, "calculation"_w) ||
         one_of(r.lemma(at), "itinerary"_w, "version"_w, "lesson"_w, "fear"_w, "comment"_w);
}

// The "of" of "the conclusion of S", the "by" of "reached by S", the "in" of "sketched in R".
bool leads_to_author(const Reading& r, std::uint32_t at) {
  if (one_of(r.key(at), "of"_w, "by"_w)) return true;
  return r.key(at) == "in"_w && r.participle(at - 1) && names_text(r, r.phrase_after(at + 1, true));
}

// The source and its cue in a sentence about the statement before it.
struct Pointer {
  TokenRange source;
  TokenRange cue;
  bool origin = false;  // where it comes from: inside of whoever tells it
  TokenRange via;       // to whom it was told
};

// S of "is the conclusion of S", "are the findings of a report by S", "is S's view"; `be` is the
// verb.
Pointer author_behind(const Reading& r, std::uint32_t be, std::uint32_t end) {
  std::uint32_t noun = be + 1;
  while (noun < end && noun < be + 6 && !names_answer(r, noun)) {
    if (one_of(r.key(noun), "not"_w, "n't"_w, "never"_w, "no"_w, "neither"_w)) return {};
    ++noun;
  }
  if (!names_answer(r, noun)) return {};
  // "This is the result of drought", "the mayor's answer to the killings": what is done, no words
  // of anybody
  const bool answers = one_of(r.lemma(noun), "answer"_w, "reply"_w, "response"_w, "result"_w);
  if (answers && !(be >= 2 && r.quote_of(be - 2) != kNone) && !r.comma(be - 1)) return {};
  const auto trusted = [&](Pointer pointer) {
    for (std::uint32_t at = pointer.source.begin + 1; answers && at < pointer.source.end; ++at) {
      if (one_of(r.key(at), "to"_w, "for"_w))
        pointer.source.end = at;  // "of the ministry to the court"
    }
    const bool who = can_speak(r, pointer.source) || names_text(r, pointer.source);
    return who ? pointer : Pointer{};
  };
  std::uint32_t next = noun + 1;
  while (next < end && next < noun + 4 && !leads_to_author(r, next)) ++next;
  if (leads_to_author(r, next)) return trusted({publication_after(r, next + 1), {be, next + 1}});
  for (std::uint32_t own = be + 1; own < noun; ++own) {
    if (r.possessive(own)) return trusted({{be + 1, own}, {be, be + 1}});
  }
  return {};
}

// "That is the conclusion of S", "Such are the findings of a report by S".
Pointer read_copula(const Reading& r, const TokenRange& sentence) {
  const std::uint32_t be = sentence.begin + 1;
  const bool points =
      one_of(r.key(sentence.begin), "this"_w, "that"_w, "these"_w, "those"_w, "such"_w, "so"_w);
  if (!points || r.lemma(be) != "be"_w) return {};
  return author_behind(r, be, sentence.end);
}

// A quotation that is speech ends right before: "'C'." or "'C.'"
bool closes_speech(const Reading& r, std::uint32_t begin) {
  if (begin < 2) return false;
  const std::uint32_t quotation =
      r.quote_of(begin - 1) != kNone ? r.quote_of(begin - 1) : r.quote_of(begin - 2);
  return quotation != kNone && r.speech(quotation);
}

// "The words are those of S".
Pointer read_those(const Reading& r, const TokenRange& sentence) {
  const std::uint32_t be = sentence.begin + 2;
  const bool called = r.key(sentence.begin) == "the"_w &&
                      one_of(r.lemma(sentence.begin + 1), "word"_w, "remark"_w, "sentence"_w);
  if (!called || r.lemma(be) != "be"_w || r.key(be + 1) != "those"_w || r.key(be + 2) != "of"_w) {
    return {};
  }
  return closes_speech(r, sentence.begin) ? Pointer{publication_after(r, be + 3), {be, be + 3}}
                                          : Pointer{};
}

// "With this sentence opens a commentary by S", "Thus begins the chapter on boys in a book of S",
// behind a quotation.
Pointer read_opening(const Reading& r, const TokenRange& sentence) {
  if (!closes_speech(r, sentence.begin)) return {};
  std::uint32_t verb = sentence.begin + 1;
  if (one_of(r.key(sentence.begin), "with"_w, "by"_w)) {
    if (!one_of(r.key(verb), "this"_w, "that"_w, "these"_w, "those"_w) ||
        !one_of(r.lemma(verb + 1), "sentence"_w, "word"_w, "line"_w, "remark"_w, "phrase"_w)) {
      return {};
    }
    verb += 2;
  } else if (!one_of(r.key(sentence.begin), "thus"_w, "so"_w)) {
    return {};
  }
  if (!one_of(r.lemma(verb), "begin"_w, "open"_w, "start"_w, "end"_w, "close"_w, "conclude"_w,
              "read"_w, "run"_w, "go"_w)) {
    return {};
  }
  TokenRange text = publication_after(r, verb + 1);
  for (std::uint32_t at = verb + 2; at < text.end && !names_text(r, text); ++at) {
    if (one_of(r.key(at), "in"_w, "of"_w, "to"_w)) text = publication_after(r, at + 1);
  }
  if (!names_text(r, text)) return {};
  return {text, {verb, verb + 1}};
}

// "These figures come from S", "Those words belong to S", "This conclusion was reached by S".
Pointer read_origin(const Reading& r, const TokenRange& sentence) {
  if (!one_of(r.key(sentence.begin), "this"_w, "that"_w, "these"_w, "those"_w, "the"_w, "it"_w,
              "such"_w)) {
    return {};
  }
  std::uint32_t noun = sentence.begin;
  while (noun < sentence.begin + 4 && !names_statement(r, noun)) ++noun;
  const bool called = names_statement(r, noun);
  if (!called && r.key(sentence.begin) == "the"_w) return {};
  std::uint32_t verb = called ? noun + 1 : sentence.begin + 1;
  while (r.pos(verb) == Pos::Auxiliary || r.pos(verb) == Pos::Adverb) ++verb;
  if (r.pos(verb) != Pos::Verb) return {};
  const std::uint64_t lemma = r.lemma(verb);
  // "This was made known by S"
  if (lemma == "make"_w && one_of(r.key(verb + 1), "known"_w, "public"_w, "clear"_w) &&
      r.key(verb + 2) == "by"_w && r.key(sentence.begin) != "the"_w) {
    return {publication_after(r, verb + 3), {verb, verb + 3}};
  }
  const bool comes =
      one_of(lemma, "come"_w, "stem"_w, "originate"_w, "follow"_w, "take"_w, "draw"_w) &&
      one_of(r.key(verb + 1), "from"_w, "with"_w);
  const bool belongs = lemma == "belong"_w && r.key(verb + 1) == "to"_w;
  const bool stands =
      one_of(lemma, "contain"_w, "find"_w, "set"_w, "appear"_w, "stand"_w, "read"_w) &&
      r.key(verb + 1) == "in"_w;
  const bool made = one_of(lemma, "reach"_w, "draw"_w, "make"_w, "give"_w, "voice"_w, "share"_w) &&
                    r.key(verb + 1) == "by"_w;
  if (!comes && !belongs && !stands && !made) return {};
  return {publication_after(r, verb + 2), {called ? noun + 1 : verb, verb + 2}, comes || belongs};
}

// "S recalls this in an article", "S came to this conclusion", "S said so".
Pointer read_active(const Reading& r, const TokenRange& sentence, std::uint32_t verb) {
  const VerbGroup group = r.verb_group({verb, verb + 1});
  if (!group.finite || group.passive || group.tokens.begin == sentence.begin) return {};
  std::uint32_t at = verb + 1;
  if (one_of(r.key(at), "about"_w, "of"_w, "to"_w, "on"_w)) ++at;
  const bool so = r.key(at) == "so"_w;
  if (!so && !one_of(r.key(at), "this"_w, "that"_w, "it"_w)) return {};
  std::uint32_t next = at + 1;
  if (r.key(at) != "it"_w && names_statement(r, next)) ++next;
  if (r.key(at) == "that"_w && next == at + 1) return {};  // it opens a clause
  const bool comes =
      one_of(r.lemma(verb), "come"_w, "reach"_w, "draw"_w, "arrive"_w) && next > at + 1;
  const CueHit* hit = r.hit(verb);
  const bool says = hit != nullptr && hit->pattern == Pattern::Verb &&
                    (hit->frames & (kThat | kTopic)) != 0 && (hit->frames & kAttitude) == 0 &&
                    hit->manner != model::Manner::Denies && !group.negated &&
                    !one_of(r.lemma(verb), "repeat"_w, "echo"_w, "answer"_w, "question"_w,
                            "confirm"_w, "corroborate"_w, "verify"_w);
  if (!comes && !says) return {};
  if (r.key(at) == "it"_w && !comes) return {};
  const bool ends =
      r.stop(next) || r.comma(next) || r.preposition(next) || r.skip_time(next) > next;
  if (!ends) return {};
  const Subject subject = subject_of(r, group);
  if (subject.tokens.empty() || subject.tokens.begin != sentence.begin) return {};
  if (subject.tokens.size() == 1 && r.relative(subject.tokens.begin)) return {};
  return {subject.tokens, group.tokens};
}

Pointer read_passive(const Reading& r, const TokenRange& sentence, std::uint32_t verb) {
  const VerbGroup group =
      r.verb_group({verb, r.hit(verb) != nullptr ? r.hit(verb)->tokens.end : verb + 1});
  if (one_of(r.key(sentence.begin), "so"_w, "thus"_w) && verb == sentence.begin + 1) {
    std::uint32_t at =
        group.tokens.end;  // "So described the situation S", "So reported it on Tuesday S"
    if (one_of(r.key(at), "it"_w, "this"_w)) {
      at = r.skip_time(at + 1);
    } else if (r.key(at) == "the"_w &&
               one_of(r.key(at + 1), "situation"_w, "matter"_w, "case"_w, "state"_w)) {
      at += 2;
    }
    return {publication_after(r, at), group.tokens};
  }
  if (!group.passive || !points_back(r, sentence, group.tokens.begin)) return {};
  // "The statement was criticised by T": T is against it, not its author.
  if (one_of(r.lemma(group.verb), "criticise"_w, "criticize"_w, "condemn"_w, "reject"_w,
             "dismiss"_w, "deny"_w, "dispute"_w, "refute"_w, "welcome"_w, "praise"_w, "attack"_w,
             "denounce"_w, "question"_w, "challenge"_w, "mock"_w, "ridicule"_w) ||
      one_of(r.lemma(group.verb), "defend"_w, "hail"_w, "slam"_w, "applaud"_w, "discuss"_w,
             "debate"_w, "share"_w, "confirm"_w, "contradict"_w, "contest"_w)) {
    return {};
  }
  std::uint32_t at = group.tokens.end;
  while (at < sentence.end && at < group.tokens.end + 8 && !one_of(r.key(at), "in"_w, "by"_w)) {
    if (r.key(at) == "that"_w) return {};
    ++at;
  }
  if (!one_of(r.key(at), "in"_w, "by"_w)) return {};
  return {publication_after(r, at + 1), {group.tokens.begin, at + 1}};
}

Pointer read_pointer(const Reading& r, const TokenRange& sentence) {
  if (const Pointer copula = read_copula(r, sentence); !copula.source.empty()) return copula;
  if (const Pointer those = read_those(r, sentence); !those.source.empty()) return those;
  if (const Pointer opening = read_opening(r, sentence); !opening.source.empty()) return opening;
  if (const Pointer origin = read_origin(r, sentence); !origin.source.empty()) return origin;
  for (std::uint32_t i = sentence.begin; i < sentence.end && i < sentence.begin + 12; ++i) {
    const CueHit* hit = r.hit(i);
    const bool cue = hit != nullptr && hit->pattern == Pattern::Verb;
    const bool comes = r.pos(i) == Pos::Verb && one_of(r.lemma(i), "come"_w, "reach"_w, "draw"_w);
    if (!cue && !comes && !(r.pos(i) == Pos::Verb && hands_on(r, i))) continue;
    if (i < sentence.begin + 8) {
      if (const Pointer passive = read_passive(r, sentence, i); !passive.source.empty()) {
        return passive;
      }
    }
    return read_active(r, sentence, i);
  }
  return {};
}

// "This was also stated by S" after a statement that has its source: one more, not one around it.
bool adds_a_source(const Reading& r, const TokenRange& sentence, const TokenRange& content) {
  bool also = false;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    also = also || one_of(r.key(at), "also"_w, "too"_w, "likewise"_w, "similarly"_w);
  }
  const TokenRange before = r.sentence(content.end - 1);
  for (std::uint32_t at = before.begin; also && at < before.end; ++at) {
    const CueHit* hit = r.hit(at);
    if (hit != nullptr && hit->pattern != Pattern::Noun) return true;
  }
  return false;
}

// S of ", S reminds." at the end of a sentence that points back.
TokenRange teller_at_end(const Reading& r, const TokenRange& sentence) {
  std::uint32_t end = sentence.end;
  while (end > sentence.begin && r.stop(end - 1)) --end;
  if (end < sentence.begin + 3) return {};
  const std::uint32_t verb = end - 1;
  const CueHit* hit = r.hit(verb);
  if (hit == nullptr || hit->pattern != Pattern::Verb || (hit->frames & kThat) == 0) return {};
  const TokenRange teller = r.phrase_before(verb);
  if (teller.empty() || teller.begin <= sentence.begin || !r.comma(teller.begin - 1)) return {};
  return can_speak(r, teller) ? teller : TokenRange{};
}

// The attribution of `content` to the source that `pointer` found; what hands it on stands before
// `end`.
Found attribution_to(const Reading& r, const Pointer& pointer, const TokenRange& content,
                     std::uint32_t end) {
  const CueHit* hit = r.hit(pointer.cue.begin);
  Found one;
  one.out.content = {content};
  one.out.source = pointer.source;
  one.out.cue = pointer.cue;
  one.out.rule = "cross-sentence";
  one.origin = pointer.origin;
  one.via = pointer.via;
  for (std::uint32_t i = pointer.cue.begin; i < pointer.cue.end && hit == nullptr; ++i) {
    hit = r.hit(i);
  }
  one.out.link.manner = hit != nullptr ? hit->manner : model::Manner::Cites;
  if (const TokenRange maker = maker_of_text(r, pointer.source.end); !maker.empty()) {
    one.out.source = maker;  // "a survey that the organisation carried out"
    one.medium = pointer.source;
  } else if (pointer.source.end > pointer.cue.begin) {
    const Relay relay = relative_relay(r, pointer.source.end);
    if (one.via.empty()) {
      one.via = relay.by.empty() ? handed_on_by(r, pointer.source.end, end) : relay.by;
    }
    one.via_work = relay.work;
  } else {
    std::uint32_t in = pointer.cue.end;
    while (in < end && in < pointer.cue.end + 8 && r.key(in) != "in"_w) ++in;
    const TokenRange text = r.key(in) == "in"_w ? r.phrase_after(in + 1, true) : TokenRange{};
    if (names_text(r, text)) one.medium = text;
  }
  for (std::uint32_t i = content.begin; i < content.end && !one.out.direct; ++i) {
    one.out.direct = r.opens_quote(i) && r.speech(r.quote_of(i));
  }
  return one;
}

void read_sentence(const Reading& r, const TokenRange& sentence, std::vector<Found>& found) {
  const Pointer pointer = read_pointer(r, sentence);
  if (pointer.source.empty()) return;
  const TokenRange content = trim_content(r, statement_before(r, sentence.begin));
  if (content.empty()) return;
  if (adds_a_source(r, sentence, content)) return;
  Found one = attribution_to(r, pointer, content, sentence.end);
  one.out.cross_sentence = true;
  one.pattern = Pattern::Cross;
  if (one.via.empty()) one.via = teller_at_end(r, sentence);
  found.push_back(std::move(one));
}

// "that is what S says", "that is what F heard from S" up to the end of the sentence.
Pointer read_what(const Reading& r, std::uint32_t at, std::uint32_t end) {
  if (!one_of(r.key(at), "that"_w, "this"_w, "such"_w) || r.lemma(at + 1) != "be"_w ||
      r.key(at + 2) != "what"_w) {
    return {};
  }
  const TokenRange teller = r.phrase_after(at + 3, false);
  std::uint32_t verb = teller.end;
  while (r.pos(verb) == Pos::Auxiliary) ++verb;
  if (teller.empty() || verb >= end) return {};
  const bool hears = one_of(r.lemma(verb), "hear"_w, "learn"_w, "gather"_w, "glean"_w) &&
                     r.key(verb + 1) == "from"_w;
  const bool told = r.lemma(verb) == "tell"_w && r.key(verb + 1) == "by"_w;
  if (hears || told) {
    Pointer out{publication_after(r, verb + 2), {at + 1, verb + 2}};
    out.via = teller;
    return can_speak(r, out.source) ? out : Pointer{};
  }
  const CueHit* hit = r.hit(verb);
  const bool says = hit != nullptr && hit->pattern == Pattern::Verb && (hit->frames & kThat) != 0 &&
                    (hit->frames & kAttitude) == 0;
  return says && can_speak(r, teller) ? Pointer{teller, {verb, verb + 1}} : Pointer{};
}

// "thus S", "thus S to F", "so S in R" up to the end of the sentence, without a verb.
Pointer read_thus(const Reading& r, std::uint32_t at, std::uint32_t end) {
  if (!one_of(r.key(at), "thus"_w, "so"_w) || r.has_finite_verb({at + 1, end})) return {};
  const TokenRange source = r.phrase_after(at + 1, false);
  if (source.empty() || !can_speak(r, source)) return {};
  Pointer out{source, {at, at + 1}};
  std::uint32_t to = source.end;
  while (to < end && !one_of(r.key(to), "to"_w, "in"_w)) ++to;
  if (to < end && r.capital(r.phrase_after(to + 1, false).end - 1))
    out.via = r.phrase_after(to + 1, false);
  return out;
}

// "with these words the study quotes S", "with this sentence S ends" up to the end of the sentence.
Pointer read_with_words(const Reading& r, std::uint32_t at, std::uint32_t end) {
  if (r.key(at) != "with"_w || !one_of(r.key(at + 1), "this"_w, "that"_w, "these"_w, "those"_w) ||
      !one_of(r.lemma(at + 2), "word"_w, "sentence"_w, "line"_w, "phrase"_w)) {
    return {};
  }
  const TokenRange subject = r.phrase_after(at + 3, true);
  if (subject.empty() || subject.end >= end || !can_speak(r, subject)) return {};
  std::uint32_t verb = subject.end;
  while (r.pos(verb) == Pos::Auxiliary || r.pos(verb) == Pos::Adverb) ++verb;
  if (!r.finite_verb(verb)) return {};
  if (one_of(r.lemma(verb), "quote"_w, "cite"_w)) {
    Pointer out{r.phrase_after(verb + 1, true), {verb, verb + 1}};
    out.via = subject;
    return out;
  }
  const bool says = one_of(r.lemma(verb), "end"_w, "close"_w, "begin"_w, "open"_w, "conclude"_w,
                           "describe"_w, "answer"_w, "reply"_w, "comment"_w);
  return says && r.stop(verb + 1) ? Pointer{subject, {verb, verb + 1}} : Pointer{};
}

// "the study calculates this on the basis of R" up to the end of the sentence.
Pointer read_behind_colon(const Reading& r, const TokenRange& rest) {
  for (std::uint32_t at = rest.begin + 1; at < rest.end && at < rest.begin + 8; ++at) {
    const CueHit* hit = r.hit(at);
    if (hit == nullptr || hit->pattern != Pattern::Verb) continue;
    const Pointer active = read_active(r, rest, at);
    return names_nobody(r.analysis, active.source) ? Pointer{} : active;
  }
  return {};
}

// Whether what stands before a comma is a statement by itself, of which somebody's answer is told:
// no subject that goes on behind the comma, as "The law, which took effect in May" does.
bool states(const Reading& r, const TokenRange& words) {
  if (words.empty() || r.pos(words.begin) == Pos::Subordinator ||
      one_of(r.key(words.begin), "if"_w, "when"_w, "while"_w, "not"_w)) {
    return false;
  }
  for (std::uint32_t at = words.begin; at < words.end; ++at) {
    const bool opens = r.comma(at) || r.relative(at) || r.key(at) == "that"_w;
    if (opens && r.quote_of(at) == kNone) return false;
  }
  return r.has_finite_verb(words);
}

// "C: that is what S heard from T", "C: such is the conclusion of S", "C, was the answer of S".
void read_inside(const Reading& r, const TokenRange& sentence, std::vector<Found>& found) {
  for (std::uint32_t at = sentence.begin + 2; at + 3 < sentence.end; ++at) {
    const bool colon = r.key(at) == ":"_w || r.dash(at);
    if (!colon && !r.comma(at)) continue;
    if (r.quote_of(at) != kNone) continue;
    Pointer pointer;
    if (colon) {
      pointer = read_copula(r, {at + 1, sentence.end});
      if (pointer.source.empty()) pointer = read_what(r, at + 1, sentence.end);
      if (pointer.source.empty()) pointer = read_thus(r, at + 1, sentence.end);
      if (pointer.source.empty()) pointer = read_with_words(r, at + 1, sentence.end);
      if (pointer.source.empty()) pointer = read_behind_colon(r, {at + 1, sentence.end});
    } else if (one_of(r.key(at + 1), "is"_w, "was"_w) && states(r, {sentence.begin, at})) {
      pointer = author_behind(r, at + 1, sentence.end);
      std::uint32_t end = sentence.end;
      while (end > at && r.stop(end - 1)) --end;
      const bool ends = pointer.source.end == end || r.possessive(pointer.source.end);
      if (!ends || r.key(sentence.end - 1) == "?"_w) pointer = {};
    }
    if (pointer.source.empty()) continue;
    const TokenRange content = trim_content(r, {past_dateline(r, sentence), at});
    if (content.empty()) continue;
    found.push_back(attribution_to(r, pointer, content, sentence.end));
    return;
  }
}

}  // namespace

TokenRange maker_of_text(const Reading& r, std::uint32_t at) {
  if (r.comma(at)) ++at;
  if (!one_of(r.key(at), "that"_w, "which"_w)) return {};
  const TokenRange maker = r.phrase_after(at + 1, true);
  std::uint32_t verb = maker.end;
  while (r.pos(verb) == Pos::Auxiliary || r.pos(verb) == Pos::Adverb) ++verb;
  const bool made = r.pos(verb) == Pos::Verb &&
                    (one_of(r.lemma(verb), "carry"_w, "conduct"_w, "publish"_w, "prepare"_w,
                            "release"_w, "write"_w, "issue"_w, "make"_w, "commission"_w) ||
                     one_of(r.lemma(verb), "compile"_w, "present"_w, "launch"_w, "produce"_w,
                            "draw"_w, "put"_w, "draft"_w));
  return made ? maker : TokenRange{};
}

void find_cross_sentence(const Reading& reading, std::vector<Found>& found) {
  for (std::size_t i = 1; i < reading.analysis.sentences.size(); ++i) {
    const TokenRange& sentence = reading.analysis.sentences[i].tokens;
    if (sentence.size() >= 4) read_sentence(reading, sentence, found);
  }
  for (const auto& sentence : reading.analysis.sentences) {
    read_inside(reading, sentence.tokens, found);
  }
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// Who the subject of a verb is: before it, after it, shared with an earlier verb, or its agent.

#include <algorithm>

#include "extract/list_internal.h"
#include "extract/relays_internal.h"
#include "extract/tree_internal.h"

namespace plumbline::extract {

std::uint32_t list_begin(const Reading& r, std::uint32_t begin) {
  const TokenRange bounds = r.sentence(begin);
  if (begin < bounds.begin + 3 || !one_of(r.key(begin - 1), "and"_w, "or"_w)) return begin;
  if (!r.comma(begin - 2)) return begin;
  std::uint32_t reached = begin;
  for (std::uint32_t comma = begin - 2;;) {
    TokenRange item = r.phrase_before(comma);
    if (item.empty() || r.has_finite_verb(item)) return begin;
    while (item.begin > bounds.begin && r.preposition(item.begin - 1)) {  // "women from | Togo"
      const TokenRange head = r.phrase_before(item.begin - 1);
      if (head.empty()) return reached;  // "On Monday, men, women, and ..."
      item.begin = head.begin;
    }
    reached = item.begin;
    if (reached == bounds.begin || r.key(reached - 1) == ";"_w) return reached;
    if (!r.comma(reached - 1)) return begin;
    comma = reached - 1;
  }
}

namespace {

// Whether a name of an organisation is all of the phrase but its article.
bool is_named_body(const Reading& r, const TokenRange& phrase) {
  return std::any_of(
      r.analysis.names.begin(), r.analysis.names.end(), [&](const language::Name& name) {
        return name.kind == language::NameKind::Organisation && name.tokens.end >= phrase.end &&
               name.tokens.begin <= phrase.begin + 1;
      });
}

// "the border guard", "DHS": a body, by its noun, its name or its capitals.
bool is_body_item(const Reading& r, const TokenRange& item) {
  if (item.empty() || r.has_finite_verb(item)) return false;
  const std::uint32_t last = item.end - 1;
  const bool acronym = item.size() <= 2 && r.word(last).size() > 1 &&
                       r.analysis.tokens[last].letters == text::LetterCase::Upper;
  return acronym || names_kind(r, item, "government") || names_kind(r, item, "organisation") ||
         is_named_body(r, item);
}

}  // namespace

TokenRange last_of_bodies(const Reading& r, const TokenRange& phrase) {
  if (phrase.size() < 3 || is_named_body(r, phrase)) return {};
  TokenRange item{phrase.begin, phrase.begin};
  bool joined = false;
  int items = 0;
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    const bool with = r.key(at) == "and"_w;
    if (!with && !r.comma(at)) {
      ++item.end;
      continue;
    }
    joined = joined || with;
    if (!item.empty()) {
      if (!is_body_item(r, item)) return {};
      ++items;
    }
    item = {at + 1, at + 1};
  }
  return joined && items > 0 && is_body_item(r, item) ? item : TokenRange{};
}

TokenRange with_bodies_before(const Reading& r, const TokenRange& subject) {
  if (subject.empty()) return subject;
  const TokenRange bounds = r.sentence(subject.begin);
  std::uint32_t last = subject.begin;  // where the last of the list begins, behind "and"
  for (std::uint32_t at = subject.begin; at < subject.end && last == subject.begin; ++at) {
    if (r.key(at) == "and"_w) last = at + 1;
  }
  const bool joined = last > subject.begin;  // "A, | B and C"
  if (!joined && (subject.begin == bounds.begin || r.key(subject.begin - 1) != "and"_w)) {
    return subject;
  }
  if (!is_body_item(r, {last, subject.end})) return subject;
  if (joined && !is_body_item(r, {subject.begin, last - 1})) return subject;
  std::uint32_t reached = joined ? subject.begin : subject.begin - 1;  // "A, B, and | C"
  constexpr int kMost = 6;
  for (int step = 0; step < kMost && reached > bounds.begin; ++step) {
    if (r.comma(reached - 1)) --reached;
    const TokenRange item = r.phrase_before(reached);
    if (!is_body_item(r, item)) return subject;
    reached = item.begin;
    if (reached == bounds.begin) return {reached, subject.end};
    if (!r.comma(reached - 1)) return subject;
  }
  return subject;
}

Subject shared_subject(const Reading& r, const VerbGroup& group, int depth) {
  const TokenRange bounds = r.sentence(group.verb);
  for (std::uint32_t at = group.tokens.begin; at-- > bounds.begin;) {
    if (r.stop(at) || r.key(at) == ";"_w || r.key(at) == "please"_w) break;
    if (!r.finite_verb(at)) continue;
    if (r.quote_of(at) != r.quote_of(group.verb)) continue;
    const VerbGroup earlier = r.verb_group({at, at + 1});
    Subject subject = subject_of(r, earlier, depth + 1);
    subject.shared = true;
    if (!subject.tokens.empty()) return subject;
    at = std::min(at, earlier.tokens.begin);
    if (at == bounds.begin) break;
  }
  return {};
}

namespace {

// "The cooperative to which the farms belong declared", "the man who fled the country said": what
// a relative clause right before the verb hangs on; empty if there is none.
TokenRange head_of_relative(const Reading& r, const TokenRange& phrase, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 14;
  const TokenRange bounds = r.sentence(end - 1);
  const bool inside = phrase.empty()
                          ? r.finite_verb(end - 1) || r.pos(end - 1) == Pos::Verb
                          : phrase.begin > bounds.begin && (r.finite_verb(phrase.begin - 1) ||
                                                            r.preposition(phrase.begin - 1) ||
                                                            r.pos(phrase.begin - 1) == Pos::Verb);
  if (!inside) return {};
  // "A recruiter interviewed for this review said"
  const std::uint32_t asked = phrase.begin > bounds.begin + 2 ? phrase.begin - 2 : 0;
  if (!phrase.empty() && asked > 0 && r.participle(asked) && r.nominal(asked - 1) &&
      one_of(r.lemma(asked), "interview"_w, "survey"_w, "consult"_w, "contact"_w, "question"_w,
             "poll"_w) &&
      one_of(r.key(asked + 1), "for"_w, "by"_w, "in"_w, "during"_w)) {
    return r.phrase_before(asked);
  }
  // "Inspectors trained to recognise forced labour said"
  const std::uint32_t to = phrase.begin > bounds.begin + 3 ? phrase.begin - 2 : 0;
  if (!phrase.empty() && to > 1 && r.key(to) == "to"_w && r.pos(to + 1) == Pos::Verb &&
      r.participle(to - 1) && r.nominal(to - 2)) {
    return r.phrase_before(to - 1);
  }
  std::uint32_t verbs = 0;
  for (std::uint32_t at = end; at-- > bounds.begin + 1 && end - at < kLongest;) {
    if (r.comma(at) || r.stop(at) || r.opens_quote(at) || r.closes_quote(at)) return {};
    const bool infinitive =
        at > 0 && r.key(at - 1) == "to"_w;  // "who asked us not to use his name"
    if (r.finite_verb(at) && !infinitive && !(at > 0 && r.pos(at - 1) == Pos::Auxiliary)) ++verbs;
    const bool which = one_of(r.key(at), "who"_w, "which"_w, "whose"_w, "whom"_w) ||
                       (r.key(at) == "that"_w && r.pos(at) == Pos::Pronoun);
    if (!which) continue;
    const std::uint32_t stop = r.preposition(at - 1) || r.key(at - 1) == "to"_w ? at - 1 : at;
    return verbs == 1 ? r.phrase_before(stop) : TokenRange{};
  }
  return {};
}

// What stands between a subject and its verb: "Ana Ruiz, the lawyer of the owner, told".
struct Insertion {
  enum class Kind : std::uint8_t {
    Clause,  // or none: the subject is that of the clause before
    Speech,  // another's: no subject is told
    Aside,
    Apposition,  // belongs to the subject
  } kind = Kind::Clause;
  std::uint32_t begin = 0;  // where the subject ends, of an aside or apposition
};

// ", Ana Ruiz notes,": a tag that is `inside` two commas.
bool is_tag_inside(const Reading& r, const TokenRange& inside) {
  const CueHit* tag = r.hit(inside.end - 1);
  return tag != nullptr && tag->pattern == Pattern::Verb && tag->tokens.end == inside.end &&
         (tag->frames & kThat) != 0 && r.phrase_before(tag->tokens.begin).begin == inside.begin;
}

// Past further insertions before the one `inside`, which begins behind the mark at `open`.
std::uint32_t before_inserted(const Reading& r, std::uint32_t open, const TokenRange& inside) {
  const TokenRange bounds = r.sentence(open);
  const TokenRange before = r.phrase_before(open);
  std::uint32_t end = open;
  // A town and its state, "of Skokie, Ill.,": go on to the comma before.
  const bool state =
      r.comma(inside.end) && inside.size() <= 3 && r.capital(inside.begin) && r.capital(open - 1);
  if (state && before.begin > bounds.begin + 1 && r.comma(before.begin - 1) &&
      !r.phrase_before(before.begin - 1).empty() && !r.has_finite_verb(before) &&
      before.begin - 1 > bounds.begin + 1 && r.capital(before.begin - 2) &&
      r.pos(before.begin) == Pos::Determiner) {
    end = before.begin - 1;
  }
  // "Ana Ruiz, the lawyer of the owner, a man from Kano, told": back to the name.
  const std::uint32_t comma = before.begin == 0 ? 0 : before.begin - 1;
  const bool named =
      r.comma(comma) && r.pos(before.begin) == Pos::Determiner &&
      std::any_of(r.analysis.names.begin(), r.analysis.names.end(),
                  [&](const language::Name& name) {
                    return name.tokens.end == comma && name.kind == language::NameKind::Person;
                  });
  return named ? comma : end;
}

// "an Accra charity that took part in the raid", behind the name of whoever does so: its verbs
// belong to the relative clause. Not "On Tuesday, a lawyer who represents them,".
bool is_description(const Reading& r, const TokenRange& inside) {
  if (r.pos(inside.begin) != Pos::Determiner) return false;
  const std::uint32_t open = inside.begin - 1;
  const TokenRange before = r.phrase_before(open);
  if (before.empty() || r.skip_time(before.begin) > before.begin || !r.capital(open - 1))
    return false;
  const bool led =
      before.begin > 0 && (r.preposition(before.begin) || r.preposition(before.begin - 1));
  const bool place = std::any_of(r.analysis.names.begin(), r.analysis.names.end(),
                                 [&](const language::Name& name) {
                                   return name.tokens.end == open && !name.country.empty() &&
                                          (name.kind == language::NameKind::Place ||
                                           name.kind == language::NameKind::Nationality);
                                 });
  const bool named = !led && !place;
  if (!named) return false;
  for (std::uint32_t at = inside.begin + 1; at < inside.end; ++at) {
    if (r.comma(at)) return false;
    if (r.relative(at) || (r.key(at) == "that"_w && r.pos(at) == Pos::Pronoun)) return true;
    if (r.finite_verb(at)) return false;
  }
  return false;
}

// The one that ends at `last`.
Insertion insertion_before(const Reading& r, std::uint32_t last) {
  constexpr std::uint32_t kLongest = 40;
  const TokenRange bounds = r.sentence(last);
  std::uint32_t open = last;
  while (open > bounds.begin && last - open < kLongest) {
    --open;
    if (r.quote_of(open) != r.quote_of(last) && r.speech(r.quote_of(open))) {
      return {Insertion::Kind::Speech};
    }
    const bool mark = r.key(last) == ")"_w ? r.key(open) == "("_w : r.comma(open) || r.dash(open);
    if (!mark || open == bounds.begin || r.phrase_before(open).empty()) continue;
    const TokenRange inside{open + 1, last};
    // "A study by S, quoted at length in F, found": F hands it on
    if (hands_on(r, inside.begin) && r.participle(inside.begin) &&
        !r.has_finite_verb({inside.begin + 1, inside.end})) {
      return {Insertion::Kind::Apposition, open};
    }
    if (is_tag_inside(r, inside) || r.relative(inside.begin) || r.cites_here(inside.begin)) {
      return {Insertion::Kind::Aside, open};
    }
    if (r.has_finite_verb(inside) && !is_description(r, inside)) return {};
    return {Insertion::Kind::Apposition, before_inserted(r, open, inside)};
  }
  return {};
}

// "the Ministry of Women, Children and | the Elderly": from where the name begins.
TokenRange with_whole_name(const Reading& r, TokenRange phrase) {
  const TokenRange bounds = r.sentence(phrase.begin);
  for (const language::Name& name : r.analysis.names) {
    const bool cut = name.tokens.begin < phrase.begin && phrase.begin < name.tokens.end &&
                     name.tokens.end <= phrase.end && name.tokens.begin >= bounds.begin;
    if (!cut) continue;
    phrase.begin = name.tokens.begin;
    if (phrase.begin > bounds.begin && r.pos(phrase.begin - 1) == Pos::Determiner) --phrase.begin;
  }
  return phrase;
}

// "between | March and May 2024": a time behind its preposition, which says nothing.
bool is_time_behind(const Reading& r, const TokenRange& phrase) {
  if (phrase.empty() || phrase.begin <= r.sentence(phrase.begin).begin + 1) return false;
  if (!r.preposition(phrase.begin - 1)) return false;
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    const auto& times = r.analysis.times;
    const bool timed = std::any_of(times.begin(), times.end(),
                                   [&](const auto& time) { return time.tokens.contains(at); });
    if (!timed && !one_of(r.key(at), "and"_w, "or"_w, "to"_w)) return false;
  }
  return true;
}

// "newspapers | in Baku, Tbilisi and Yerevan wrote": the preposition of a list of places that ends
// in `phrase`; kNone if it is none.
std::uint32_t before_towns(const Reading& r, const TokenRange& phrase) {
  const auto place_ending_at = [&](std::uint32_t end) -> const language::Name* {
    for (const language::Name& name : r.analysis.names) {
      if (name.tokens.end == end && name.kind == language::NameKind::Place) return &name;
    }
    return nullptr;
  };
  const TokenRange bounds = phrase.empty() ? TokenRange{} : r.sentence(phrase.begin);
  const language::Name* last = phrase.empty() ? nullptr : place_ending_at(phrase.end);
  if (last == nullptr) return kNone;
  std::uint32_t at = last->tokens.begin;
  bool several = false;
  while (at > bounds.begin + 1 && (r.comma(at - 1) || one_of(r.key(at - 1), "and"_w, "or"_w))) {
    const language::Name* one = place_ending_at(at - 1);
    if (one == nullptr || one->tokens.begin < bounds.begin) return kNone;
    several = several || r.comma(at - 1);
    at = one->tokens.begin;
  }
  const bool hangs =
      at > bounds.begin + 1 && one_of(r.key(at - 1), "in"_w, "of"_w, "from"_w, "across"_w);
  if (!several || !hangs) return kNone;
  // "After a raid in Paris, Lyon and Nice said": not the raid.
  const TokenRange head = r.phrase_before(at - 1);
  const bool behind = !head.empty() && head.begin > bounds.begin && r.preposition(head.begin - 1);
  return !head.empty() && !behind && can_speak(r, head) ? at - 1 : kNone;
}

// "The Rescue Service (RS) | within | the Ministry of the Interior says", "Rescue Service (RS), |
// Ministry of the Interior,": the first body, whose letters in brackets part it from what it
// belongs to. `apposed`: a comma closes the phrase. Empty: no such form.
TokenRange body_before_bracket(const Reading& r, TokenRange phrase, bool apposed) {
  TokenRange found;
  constexpr int kBodies = 4;
  for (int step = 0; step < kBodies && !phrase.empty(); ++step) {
    const std::uint32_t begin = r.sentence(phrase.begin).begin;
    const std::uint32_t joint = phrase.begin > begin + 4 ? phrase.begin - 1 : 0;
    const bool within = one_of(r.key(joint), "within"_w, "under"_w) || (apposed && r.comma(joint));
    if (joint == 0 || !within || r.key(joint - 1) != ")"_w) break;
    if (r.key(joint - 3) != "("_w || !r.capital(joint - 2)) break;
    phrase = r.phrase_before(joint - 3);
    if (!phrase.empty() && r.capital(phrase.end - 1)) found = {phrase.begin, joint};
  }
  return found;
}

}  // namespace

Subject subject_of(const Reading& r, const VerbGroup& group, int depth) {
  const TokenRange bounds = r.sentence(group.verb);
  if (depth > 3 || group.tokens.begin <= bounds.begin) return {};
  std::uint32_t end = group.tokens.begin;
  if (r.key(end - 1) == "further"_w && end > bounds.begin + 1) --end;  // "the paper further notes"
  const std::uint32_t last = end - 1;
  if (r.relative(last)) return {{last, end}, last, false, false};
  if (one_of(r.key(last), "and"_w, "or"_w, "but"_w, "then"_w)) {
    return shared_subject(r, group, depth);
  }
  std::uint32_t closing = kNone;  // of an apposition
  if (r.comma(last) || r.dash(last) || r.key(last) == ")"_w) {
    const Insertion insertion = insertion_before(r, last);
    if (insertion.kind == Insertion::Kind::Speech) return {};
    if (insertion.kind == Insertion::Kind::Clause) return shared_subject(r, group, depth);
    if (insertion.kind == Insertion::Kind::Apposition) closing = end;
    end = insertion.begin;
  }
  TokenRange phrase = r.phrase_before(end);
  while (is_time_behind(r, phrase)) {  // "inspections | between March and May show"
    end = phrase.begin - 1;
    phrase = r.phrase_before(end);
  }
  if (const std::uint32_t before = before_towns(r, phrase); before != kNone) {
    phrase = r.phrase_before(before);
  }
  if (const TokenRange head = head_of_relative(r, phrase, end); !head.empty()) phrase = head;
  if (phrase.empty()) return {};
  // "A diplomat briefed on the transfer said": whom the participle tells of
  if (phrase.begin > bounds.begin + 2 && r.preposition(phrase.begin - 1) &&
      r.key(phrase.begin - 1) != "by"_w && r.participle(phrase.begin - 2) &&
      r.form(phrase.begin - 2) != VerbForm::Gerund && r.nominal(phrase.begin - 3)) {
    const TokenRange head = r.phrase_before(phrase.begin - 2);
    if (!head.empty() && can_speak(r, head) && !can_speak(r, phrase)) phrase = head;
  }
  phrase = with_whole_name(r, phrase);
  if (const TokenRange body = body_before_bracket(r, phrase, closing != kNone); !body.empty()) {
    phrase = body;
    closing = kNone;
  }
  bool noun = false;
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    noun = noun || r.nominal(at) || r.pos(at) == Pos::Pronoun || r.capital(at);
  }
  if (!noun && phrase.size() == 1) return {};
  const bool it = phrase.size() == 1 && r.key(phrase.begin) == "it"_w;
  if (it && group.passive) return {{}, phrase.begin, false, true};
  if (phrase.size() == 1 && r.key(phrase.begin) == "there"_w) return {};
  const std::uint32_t begin = phrase.begin;
  // "Police in Benin City arrested ...": a preposition before it makes it an object, not a subject.
  if (closing != kNone) phrase.end = closing;
  return {phrase, begin, false, false};
}

TokenRange speaker_of_participle(const Reading& r, std::uint32_t verb) {
  constexpr int kClauses = 5;
  using language::Relation;
  const Tree tree(r.analysis);
  const TokenRange bounds = r.sentence(verb);
  std::uint32_t at = verb;
  for (int step = 0; step < kClauses; ++step) {
    if (!tree.is(at, {Relation::AdverbialClause, Relation::Conjunct, Relation::OpenComplement})) {
      return {};
    }
    at = tree.head(at);
    if (at == kNone || r.quote_of(at) != r.quote_of(verb)) return {};
    const std::uint32_t subject =
        tree.child(at, bounds, {Relation::Subject, Relation::PassiveSubject});
    if (subject == kNone) continue;
    const TokenRange found = subject_of(r, r.verb_group({at, at + 1})).tokens;
    if (found.contains(subject) && !found.contains(verb)) return found;
    const std::uint32_t chunk = r.analysis.chunk_of[subject];
    return chunk != kNone ? r.analysis.chunks[chunk].tokens : TokenRange{subject, subject + 1};
  }
  return {};
}

bool in_other_clause(const Reading& r, std::uint32_t verb, std::uint32_t participle) {
  constexpr int kFar = 10;
  const Tree tree(r.analysis);
  for (int step = 0; step < kFar && tree.has(verb) && verb != kNone; ++step) {
    const bool relative =
        tree.is(verb, {language::Relation::RelativeClause, language::Relation::ClausalModifier});
    if (relative) return !tree.below(participle, verb);
    verb = tree.head(verb);
  }
  return false;
}

TokenRange inverted_subject(const Reading& r, std::uint32_t after) {
  if (r.skip_time(after) > after) return {};  // "said Tuesday"
  TokenRange phrase = r.phrase_after(after, true);
  if (phrase.empty()) return {};
  const TokenRange handed = with_handing_on(r, phrase);
  if (handed == phrase && r.finite_verb(phrase.end)) return {};
  phrase = handed;
  const std::uint64_t first = r.key(phrase.begin);
  if (one_of(first, "that"_w, "this"_w, "these"_w, "what"_w) && phrase.size() == 1) return {};
  if (r.comma(phrase.end)) {
    const std::uint32_t close = r.apposition_end(phrase.end);
    const TokenRange bounds = r.sentence(after);
    if (close != kNone) {
      phrase.end = close;
    } else if (r.pos(phrase.end + 1) == Pos::Determiner || r.pos(phrase.end + 1) == Pos::Noun ||
               r.pos(phrase.end + 1) == Pos::ProperNoun ||
               r.pos(phrase.end + 1) == Pos::Adjective || r.relative(phrase.end + 1)) {
      std::uint32_t end = phrase.end + 1;
      while (end < bounds.end && !r.stop(end) && !r.opens_quote(end)) {
        // ", in a commentary published on Monday": where it was said
        if (r.comma(end) && one_of(r.key(end + 1), "in"_w, "on"_w) &&
            names_text(r, r.phrase_after(end + 2, true))) {
          break;
        }
        ++end;
      }
      if (!r.has_finite_verb({phrase.end + 1, end}) || r.relative(phrase.end + 1)) {
        phrase.end = end;
      }
    }
  }
  return phrase;
}

TokenRange agent_after(const Reading& r, std::uint32_t at) {
  const TokenRange bounds = r.sentence(at == 0 ? 0 : at - 1);
  for (std::uint32_t i = at; i < bounds.end && i < at + 4; ++i) {
    if (r.key(i) == "by"_w) return with_handing_on(r, r.phrase_after(i + 1, true));
    if (r.comma(i) || r.key(i) == "that"_w) break;
  }
  return {};
}

// "the prefecture", "the Interior Ministry": no town and no month
bool names_body(const Reading& r, const TokenRange& phrase) {
  for (const char* kind : {"government", "organisation", "court", "outlet"}) {
    if (names_kind(r, phrase, kind)) return true;
  }
  return std::any_of(
      r.analysis.names.begin(), r.analysis.names.end(), [&](const language::Name& name) {
        return name.tokens.begin >= phrase.begin && name.tokens.end <= phrase.end &&
               (name.kind == language::NameKind::Organisation || name.agency != kNone);
      });
}

// "From the prefecture they told us that C": the prefecture
Subject whose_people(const Reading& r, const Subject& subject) {
  if (subject.tokens.size() != 1 || r.key(subject.begin) != "they"_w || subject.shared)
    return subject;
  const TokenRange bounds = r.sentence(subject.begin);
  if (r.key(bounds.begin) != "from"_w) return subject;
  if (!one_of(r.lemma(subject.tokens.end), "tell"_w, "say"_w, "inform"_w, "confirm"_w, "report"_w,
              "assure"_w, "explain"_w)) {
    return subject;  // "From the court they claim 4,000 dollars"
  }
  std::uint32_t end = subject.begin;
  if (r.comma(end - 1)) --end;
  const TokenRange body = r.phrase_after(bounds.begin + 1, true);
  if (body.empty() || body.end != end || !names_body(r, body)) return subject;
  Subject out = subject;
  out.tokens = body;
  return out;
}

}  // namespace plumbline::extract

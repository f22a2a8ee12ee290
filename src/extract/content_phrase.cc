// SPDX-License-Identifier: Apache-2.0
//
// Phrases around a verb: noun phrases with their tails, subjects, objects, agents, negation.

#include <algorithm>

#include "extract/content_view_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Analysis;
using language::Chunk;
using language::ChunkKind;

constexpr std::uint32_t kMaxTail = 40;  // tokens; no noun phrase worth quoting is longer

// "a gang led from Tunisia", "women living abroad". A past tense before a preposition is taken for
// a participle: the phrase already stands behind its own verb.
bool is_participle_tail(const View& view, std::uint32_t at) {
  const std::uint32_t group = verb_group_at(view, at);
  if (group == kNone) return false;
  const Chunk& chunk = view.analysis().chunks[group];
  if (chunk.tokens.begin != at) return false;
  const VerbForm form = view.word(at).form;
  if (form == VerbForm::Gerund) return true;
  const bool participle = form == VerbForm::PastParticiple || form == VerbForm::Past;
  return participle && chunk.tokens.size() == 1 && at + 1 < view.proposition.tokens.end &&
         view.word(at + 1).pos == Pos::Adposition;
}

bool is_place_or_time(const View& view, std::uint32_t at) {
  for (const auto& time : view.analysis().times) {
    if (time.tokens.contains(at)) return true;
  }
  for (const language::Name* name : names_in(view.analysis(), {at, at + 2})) {
    if (name->kind == language::NameKind::Place) return true;
  }
  return false;
}

bool is_nationality_word(const View& view, std::uint32_t at) {
  for (const language::Name* name : names_in(view.analysis(), {at, at + 1})) {
    if (name->kind == language::NameKind::Nationality) return true;
  }
  return false;
}

// "trafficking", "begging": a lone verb to the tagger and a noun all the same.
bool is_crime_word(const View& view, std::uint32_t at) {
  const std::uint32_t chunk = chunk_at(view.analysis(), at);
  return chunk != kNone && view.analysis().chunks[chunk].tokens.size() == 1 &&
         view.is(at, {key("trafficking"), key("smuggling"), key("begging"), key("recruiting")});
}

// The token after the phrase that begins at `at`: a noun chunk or a lone noun-like word.
std::uint32_t end_of_base(const View& view, std::uint32_t at, std::uint32_t end) {
  const Analysis& analysis = view.analysis();
  const std::uint32_t chunk = chunk_at(analysis, at);
  if (is_noun_phrase(analysis, chunk)) {
    const std::uint32_t stop = std::min(end, analysis.chunks[chunk].tokens.end);
    // "Nepali citizens", whatever the tagger makes of the second word.
    const bool people = stop < end && is_nationality_word(view, stop - 1) &&
                        !view.find(Family::Person, {stop, stop + 1}).empty();
    return people ? stop + 1 : stop;
  }
  // "complaints of trafficking": a verb to the tagger.
  if (is_crime_word(view, at)) return at + 1;
  const Pos pos = view.word(at).pos;
  const bool nominal =
      pos == Pos::Noun || pos == Pos::ProperNoun || pos == Pos::Pronoun || pos == Pos::Number;
  return nominal && chunk == kNone ? at + 1 : at;
}

bool is_tail_preposition(const View& view, std::uint32_t at, Tail tail) {
  if (view.is(at, {key("of")})) return true;
  if (tail == Tail::Of) {
    return view.is(at, {key("in")}) && at + 1 < view.proposition.tokens.end &&
           view.is(at + 1, {key("persons"), key("human"), key("women"), key("children")});
  }
  if (view.is(at, {key("in"), key("from"), key("on")}) && tail != Tail::Wide &&
      is_place_or_time(view, at + 1)) {
    return false;
  }
  if (view.is(at, {key("for"), key("in"), key("from"), key("against"), key("towards"),
                   key("toward"), key("between")})) {
    return true;
  }
  return tail == Tail::Wide &&
         view.is(at, {key("to"), key("with"), key("on"), key("by"), key("into")});
}

// A name may reach beyond its chunk: "Federal Agency of Ruritania (FAR)".
std::uint32_t end_of_name(const View& view, std::uint32_t at, std::uint32_t end) {
  for (const language::Name* name : names_in(view.analysis(), {at, end})) {
    if (name->tokens.begin >= end) break;
    std::uint32_t stop = name->tokens.end;
    if (!name->acronym.empty()) stop = std::max(stop, name->acronym.end + 1);
    if (stop > end) return stop;
  }
  return end;
}

}  // namespace

TokenRange noun_phrase(const View& view, std::uint32_t token, std::uint32_t end, Tail tail) {
  end = std::min(end, token + kMaxTail);
  if (token >= end) return {token, token};
  const std::uint32_t chunk = chunk_at(view.analysis(), token);
  std::uint32_t begin = token;
  if (is_noun_phrase(view.analysis(), chunk)) begin = view.analysis().chunks[chunk].tokens.begin;
  std::uint32_t reached = end_of_base(view, token, end);
  if (reached == token) return {token, token};
  reached = std::min(end, end_of_name(view, begin, reached));
  while (tail != Tail::Base && reached < end) {
    std::uint32_t next = reached;
    if (view.is(reached, {key("'s")})) {
      next = reached + 1;
    } else if (is_tail_preposition(view, reached, tail)) {
      next = reached + 1;
    } else if (tail >= Tail::Full && is_participle_tail(view, reached)) {
      const std::uint32_t group = verb_group_at(view, reached);
      reached = std::min(end, view.analysis().chunks[group].tokens.end);
      if (reached >= end) break;
      next = view.word(reached).pos == Pos::Adposition ? reached + 1 : reached;
    } else if (view.is(reached, {key("and"), key("or")}) && reached + 1 < end &&
               is_noun_phrase(view.analysis(), chunk_at(view.analysis(), reached + 1))) {
      const std::uint32_t stop = end_of_base(view, reached + 1, end);
      // "A and B are ..." belongs together; "A and B arrested C" cannot be told and is kept whole.
      if (stop < end && verb_group_at(view, stop) != kNone && tail < Tail::Full) break;
      next = reached + 1;
    } else {
      break;
    }
    const std::uint32_t stop = next < end ? end_of_base(view, next, end) : next;
    if (stop == next) break;
    reached = stop;
  }
  return {begin, reached};
}

TokenRange object_of(const View& view, std::uint32_t after, const TokenRange& clause) {
  std::uint32_t at = after;
  while (at < clause.end && view.word(at).pos == Pos::Adverb &&
         chunk_at(view.analysis(), at) == kNone &&
         !view.is(at, {key("when"), key("where"), key("how"), key("why")})) {
    ++at;
  }
  if (at >= clause.end || view.word(at).pos == Pos::Adposition) return {after, after};
  return noun_phrase(view, at, clause.end, Tail::Full);
}

namespace {

// "run", "owned" behind a house: a participle that tells whose it is.
bool is_keeping(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kKeeps{"run",     "managed",   "operated",   "owned", "financed",
                                        "funded",  "headed",    "maintained", "kept",  "supported",
                                        "staffed", "organised", "organized",  "led",   "hosted"};
  return kKeeps.has(view.form(at)) && view.word(at).form != VerbForm::Gerund;
}

}  // namespace

TokenRange agent_phrase(const View& view, std::uint32_t after, const TokenRange& clause) {
  for (std::uint32_t at = after; at + 1 < clause.end && at < after + 12; ++at) {
    if (view.is(at, {key(","), key(";")})) break;
    if (!view.is(at, {key("by")})) continue;
    // "taken to a shelter | run | by the diocese": who runs it brings nobody there.
    if (at > after && is_keeping(view, at - 1)) break;
    if (view.is(at + 1, {key("half"), key("nearly"), key("almost"), key("about")})) break;
    if (view.word(at + 1).pos == Pos::Number || view.word(at + 1).form == VerbForm::Gerund) break;
    return noun_phrase(view, at + 1, clause.end, Tail::Of);
  }
  return {after, after};
}

namespace {

// The noun phrase that ends right before `at`, with the phrases it hangs on to its left.
TokenRange phrase_before(const View& view, std::uint32_t at, std::uint32_t begin) {
  const Analysis& analysis = view.analysis();
  std::uint32_t left = at;
  const std::uint32_t stop = at;
  while (left > begin) {
    const std::uint32_t chunk = chunk_at(analysis, left - 1);
    if (is_noun_phrase(analysis, chunk)) {
      left = std::max(begin, analysis.chunks[chunk].tokens.begin);
    } else if (view.word(left - 1).pos == Pos::Pronoun || view.word(left - 1).pos == Pos::Noun ||
               view.word(left - 1).pos == Pos::ProperNoun || is_crime_word(view, left - 1)) {
      --left;
    } else {
      break;
    }
    if (left == begin) break;
    const bool joined = view.word(left - 1).pos == Pos::Adposition ||
                        view.is(left - 1, {key("and"), key("or"), key("'s"), key("'")});
    if (!joined || left - 1 == begin) break;
    const std::uint32_t before = chunk_at(analysis, left - 2);
    if (!is_noun_phrase(analysis, before) && view.word(left - 2).pos != Pos::Noun &&
        !is_crime_word(view, left - 2)) {
      break;
    }
    --left;
  }
  return {left, stop};
}

// "The police | on Tuesday | arrested": where the time between subject and verb begins.
std::uint32_t before_time(const View& view, std::uint32_t own, std::uint32_t begin) {
  for (const auto& time : view.analysis().times) {
    if (time.tokens.end != own || time.tokens.begin <= begin) continue;
    const bool led = view.word(time.tokens.begin - 1).pos == Pos::Adposition;
    return led && time.tokens.begin > begin + 1 ? time.tokens.begin - 1 : time.tokens.begin;
  }
  return own;
}

// "The boys, aged 12 to 16, were ...", "Men from X, the article continues, are ...": what stands
// between commas before the verb is passed over where no verb has come yet.
TokenRange subject_before_aside(const View& view, std::uint32_t own, std::uint32_t begin) {
  const TokenRange none{own, own};
  if (own < begin + 3 || !view.is(own - 1, {key(",")})) return none;
  std::uint32_t comma = own - 2;
  while (comma > begin && !view.is(comma, {key(",")})) --comma;
  if (comma == begin) return none;
  for (std::uint32_t at = begin; at < comma; ++at) {
    const std::uint32_t group = verb_group_at(view, at);
    const bool finite = group != kNone && is_finite(view.analysis(), view.analysis().chunks[group]);
    if (finite && !view.subordinate(at)) return none;
    if (view.is(at, {key(",")}) && !view.subordinate(at)) begin = at + 1;  // a fronted phrase
  }
  return phrase_before(view, comma, begin);
}

// "Lured with talk of jobs, young women from X found ...": who a fronted participle is said of
// stands behind the comma.
TokenRange subject_behind_participle(const View& view, std::uint32_t verb,
                                     const TokenRange& clause) {
  const Chunk& chunk = view.analysis().chunks[verb];
  const TokenRange none{clause.begin, clause.begin};
  if (chunk.tokens.begin > clause.begin + 2 || is_finite(view.analysis(), chunk)) return none;
  for (std::uint32_t at = chunk.tokens.end; at + 1 < clause.end; ++at) {
    if (!view.is(at, {key(",")})) continue;
    const TokenRange subject = noun_phrase(view, at + 1, clause.end, Tail::Of);
    if (subject.empty()) continue;
    for (std::uint32_t next = subject.end; next < std::min(clause.end, subject.end + 12); ++next) {
      const std::uint32_t group = verb_group_at(view, next);
      if (group != kNone && is_finite(view.analysis(), view.analysis().chunks[group]))
        return subject;
    }
  }
  return none;
}

}  // namespace

TokenRange subject_of(const View& view, std::uint32_t verb, const TokenRange& clause) {
  const Analysis& analysis = view.analysis();
  const std::uint32_t own = analysis.chunks[verb].tokens.begin;
  // Only an earlier verb may lend its subject: a walk that comes back to itself would never end.
  const auto lends = [&](std::uint32_t group) {
    return group != kNone && analysis.chunks[group].tokens.begin < own;
  };
  const TokenRange waiting = subject_before_aside(view, own, clause.begin);
  if (!waiting.empty()) return waiting;
  std::uint32_t at = before_time(view, own, clause.begin);
  const bool below = view.subordinate(own);
  while (at > clause.begin) {
    const std::uint32_t before = at - 1;
    if (!below && view.subordinate(before)) {
      at = before;
      continue;
    }
    const std::uint32_t group = verb_group_at(view, before);
    if (lends(group)) return subject_of(view, group, clause);  // shared: "arrested and charged"
    if (view.is(before, {key("who"), key("which"), key("that")})) {
      // The first word of a clause has nothing before it to look at.
      const bool marked = before > clause.begin && view.is_mark(before - 1);
      return phrase_before(view, marked ? before - 1 : before, clause.begin);
    }
    const TokenRange phrase = phrase_before(view, at, clause.begin);
    if (phrase.empty()) {
      at = before;
      continue;
    }
    // An object of an earlier verb is no subject: "raided the house and arrested ..."; neither is
    // what hangs on a preposition: "are hired by agents, flown to Suva".
    if (phrase.begin > clause.begin) {
      const bool parted =
          phrase.end < own && view.is(phrase.end, {key("and"), key(","), key("or"), key("but")});
      if (parted && view.word(phrase.begin - 1).pos == Pos::Adposition) {
        at = phrase.begin - 1;
        continue;
      }
      const std::uint32_t left = verb_group_at(view, phrase.begin - 1);
      const bool skipped = phrase.end < analysis.chunks[verb].tokens.begin &&
                           view.is(phrase.end, {key("and"), key(","), key("or"), key("but")});
      if (lends(left) && skipped) return subject_of(view, left, clause);
    }
    return phrase;
  }
  return subject_behind_participle(view, verb, clause);
}

bool is_negated(const View& view, const TokenRange& at, const TokenRange& clause) {
  const Analysis& analysis = view.analysis();
  const std::uint32_t group = verb_group_at(view, at.begin);
  std::uint32_t begin = at.begin;
  if (group != kNone) {
    if (analysis.chunks[group].negated) return true;
    begin = std::min(begin, analysis.chunks[group].tokens.begin);
  }
  const std::uint32_t window = begin > clause.begin + 4 ? begin - 4 : clause.begin;
  for (const Hit* hit : view.find(Family::Modality, {window, std::max(at.end, begin)})) {
    // What belongs to the words themselves ("refused to register") does not turn them round.
    if (hit->frame->code != "negation" || hit->tokens.begin >= at.begin) continue;
    const std::uint32_t distance = begin > hit->tokens.end ? begin - hit->tokens.end : 0;
    // "a decision not to prosecute | fell": of the infinitive, not of what follows it.
    const bool of_other = hit->tokens.end + 1 < begin && view.is(hit->tokens.end, {key("to")}) &&
                          verb_group_at(view, hit->tokens.end + 1) != group;
    if (of_other) continue;
    if (hit->frame->use == "verb" && distance <= 1) return true;
    if (hit->frame->use == "det" && distance <= 2) return true;
    if (hit->frame->use.empty() && distance <= 2) return true;
  }
  // "No one was convicted", "none of the suspects was charged".
  if (group != kNone) {
    const TokenRange subject = subject_of(view, group, clause);
    const bool not_one = !subject.empty() && subject.begin > clause.begin &&
                         view.is(subject.begin - 1, {key("not")});  // "not a single trafficker"
    if (not_one) return true;
    if (!subject.empty() && view.is(subject.begin, {key("no"), key("none"), key("nobody"),
                                                    key("neither"), key("nothing")})) {
      return true;
    }
  }
  // "has yet to meet"; "Nowhere in the report is it named".
  const bool yet_to = begin >= clause.begin + 2 &&
                      (view.is(begin - 1, {key("yet")}) ||
                       (view.is(begin - 2, {key("yet")}) && view.is(begin - 1, {key("to")})));
  if (yet_to || view.is(clause.begin, {key("nowhere")})) return true;
  // "did not arrest": the tagger may have cut the group at the negation.
  const std::uint32_t after = group == kNone ? at.end : analysis.chunks[group].tokens.end;
  if (view.is(after, {key("yet")}) && view.is(after + 1, {key("to")})) return true;
  const bool but = view.is(after, {key("nothing")}) &&  // "nothing but a tool"
                   view.is(after + 1, {key("but"), key("more"), key("less"), key("short"),
                                       key("other"), key("if")});
  return after < clause.end && after > clause.begin && !but &&
         view.is(after, {key("no"), key("nobody"), key("none"), key("neither"), key("nothing")});
}

bool names_money(const language::Analysis& analysis, const TokenRange& name) {
  static constexpr text::WordSet kMoney{"dollar", "dollars", "pound", "pounds", "franc", "francs",
                                        "rupee",  "rupees",  "peso",  "pesos",  "yuan",  "dinars"};
  return name.end < analysis.tokens.size() && kMoney.has(analysis.tokens[name.end].key);
}

bool is_residence(const View& view, std::uint32_t place) {
  const auto& tokens = view.analysis().tokens;
  std::uint32_t at = place;
  while (at > 0 && view.is(at - 1, {key(","), key("of"), key("from")}) && place - at < 2) --at;
  if (at == place || at < 3 || tokens[at - 1].kind != text::TokenKind::Number) return false;
  constexpr std::uint32_t kDigits = 2;  // of an age
  if (tokens[at - 1].span.size() != kDigits || !view.is(at - 2, {key(",")})) return false;
  return tokens[at - 3].letters == text::LetterCase::Title;
}

namespace {

// "Also see the Department of State's report at ...": where to read on says nothing of whom a text
// is about.
bool points_elsewhere(const Scene& scene, const language::Name& name) {
  const language::Analysis& analysis = scene.analysis;
  const TokenRange& sentence = analysis.sentences[analysis.sentence_of[name.tokens.begin]].tokens;
  std::uint32_t at = sentence.begin;
  if (analysis.tokens[at].key == key("also") && at + 1 < sentence.end) ++at;
  return analysis.tokens[at].key == key("see");
}

// Who reports on other states is no place of what it reports.
bool is_reporter(const Scene& scene, const language::Name& name) {
  const std::string words = words_of(scene, name.tokens);
  return name.kind == language::NameKind::Organisation &&
         (words.find("State Department") != std::string::npos ||
          words.find("Department of State") != std::string::npos);
}

}  // namespace

bool tells_no_scene(const Scene& scene, const language::Name& name) {
  return points_elsewhere(scene, name) || is_reporter(scene, name) ||
         names_money(scene.analysis, name.tokens);
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "extract/content_clause_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Analysis;
using language::Chunk;

bool is_comma(const View& view, std::uint32_t at) {
  return view.is(at, {key(",")});
}

bool is_subject_pronoun(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kPronouns{"it",    "they", "he",    "she",   "we",
                                           "there", "this", "these", "those", "i"};
  return kPronouns.has(view.form(at));
}

bool is_coordinator(const View& view, std::uint32_t at) {
  return view.is(at, {key("and"), key("but"), key("while"), key("whereas"), key("yet"),
                      key("although"), key("though")});
}

bool opens_relative(const View& view, std::uint32_t at) {
  return view.is(at, {key("who"), key("whom"), key("whose"), key("which"), key("where")});
}

// "because", "after" ... when a clause follows; prepositions of the same form come out harmless.
bool opens_adverbial(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kOpeners{"because", "after",  "before",   "when",
                                          "if",      "unless", "until",    "although",
                                          "though",  "since",  "whenever", "once"};
  return kOpeners.has(view.form(at));
}

bool opens_adjunct(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kOpeners{"given",
                                          "despite",
                                          "while",
                                          "whereas",
                                          "as",
                                          "in",
                                          "on",
                                          "at",
                                          "during",
                                          "along",
                                          "besides",
                                          "following",
                                          "amid",
                                          "with",
                                          "unlike",
                                          "by",
                                          "under",
                                          "between",
                                          "for",
                                          "from",
                                          "among",
                                          "due",
                                          "notwithstanding",
                                          "considering",
                                          "according",
                                          "including",
                                          "regarding",
                                          "throughout",
                                          "over",
                                          "since",
                                          "apart",
                                          "aside",
                                          "alongside",
                                          "through",
                                          "against",
                                          "instead",
                                          "without",
                                          "thanks"};
  return opens_adverbial(view, at) || kOpeners.has(view.form(at));
}

// "that" after these nouns, or after a verb or adjective, brings what is claimed.
bool content_noun(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kNouns{
      "fact",        "facts",       "evidence",    "report",    "reports",  "allegation",
      "allegations", "indication",  "indications", "sign",      "signs",    "claim",
      "claims",      "information", "doubt",       "concern",   "concerns", "view",
      "opinion",     "belief",      "conclusion",  "statement", "secret"};
  return kNouns.has(view.form(at));
}

// Skips a subject from `at`: noun phrases with prepositions and "and" between them. Returns the
// first token after it, or `at` if none is there.
std::uint32_t skip_subject(const View& view, std::uint32_t at, std::uint32_t end) {
  const Analysis& analysis = view.analysis();
  if (at < end && is_subject_pronoun(view, at)) return at + 1;
  std::uint32_t reached = at;
  // "trafficking victims are brought": what a tagger takes for a verb of its own.
  const bool gerund = at + 1 < end && view.word(at).form == VerbForm::Gerund &&
                      is_noun_phrase(analysis, chunk_at(analysis, at + 1)) &&
                      !is_noun_phrase(analysis, chunk_at(analysis, at));
  if (gerund) reached = at + 1;
  while (reached < end) {
    const std::uint32_t chunk = chunk_at(analysis, reached);
    if (!is_noun_phrase(analysis, chunk)) {
      // "and Belarus to Poland and end up": "and" joins another predicate, so this is no subject.
      const bool joined = reached > at && view.word(reached - 1).pos == Pos::Coordinator;
      return joined ? reached - 1 : reached;
    }
    std::uint32_t next = analysis.chunks[chunk].tokens.end;
    if (next >= end) return end;
    const Pos pos = view.word(next).pos;
    const bool joins = pos == Pos::Adposition || view.is(next, {key("and"), key("or"), key("'s")});
    if (!joins) return next;
    reached = next + 1;
  }
  return reached;
}

// Whether a subject and its finite verb begin at `at` (adverbs before either do not matter).
bool clause_begins(const View& view, std::uint32_t at, std::uint32_t end) {
  const Analysis& analysis = view.analysis();
  while (at < end && (view.word(at).pos == Pos::Adverb && !is_subject_pronoun(view, at))) ++at;
  const std::uint32_t after = skip_subject(view, at, end);
  if (after == at) return false;
  std::uint32_t verb = after;
  while (verb < end && view.word(verb).pos == Pos::Adverb && verb_group_at(view, verb) == kNone) {
    ++verb;
  }
  if (verb >= end) return false;
  const std::uint32_t group = verb_group_at(view, verb);
  return group != kNone && is_finite(analysis, analysis.chunks[group]);
}

// Where the relative clause begins to which the verb at `at` belongs; `at` if it belongs to none.
std::uint32_t relative_of(const View& view, std::uint32_t at, std::uint32_t begin) {
  const std::uint32_t group = verb_group_at(view, at);
  for (std::uint32_t back = at; back-- > begin;) {
    if (is_comma(view, back)) return at;
    if (opens_relative(view, back)) return back;
    const std::uint32_t other = verb_group_at(view, back);
    if (other != kNone && other != group &&
        is_finite(view.analysis(), view.analysis().chunks[other])) {
      return at;
    }
  }
  return at;
}

// Whether `range` ends in a clause that is complete so far: a finite verb since the last "that" or
// "who". In "there are reports that women from A and men from B are taken" it is not, before "and".
bool is_complete(const View& view, const TokenRange& range) {
  for (std::uint32_t at = range.end; at-- > range.begin;) {
    const std::uint32_t group = verb_group_at(view, at);
    if (group != kNone && is_finite(view.analysis(), view.analysis().chunks[group])) {
      const std::uint32_t opener = relative_of(view, at, range.begin);
      if (opener == at) return true;
      at = opener;  // the verb of "parents who cannot feed them"
      continue;
    }
    if (opens_relative(view, at) || opens_adverbial(view, at) ||
        view.is(at, {key("that"), key("whether"), key("how"), key("while"), key("whereas")})) {
      return false;
    }
  }
  return false;
}

// The comma that ends a fronted adjunct: the first after which a clause begins.
TokenRange main_part(const View& view, const TokenRange& clause) {
  std::uint32_t begin = clause.begin;
  while (begin < clause.end &&
         (view.is_mark(begin) || view.is(begin, {key("and"), key("but"), key("that")}))) {
    ++begin;
  }
  if (begin >= clause.end || !opens_adjunct(view, begin)) return clause;
  for (std::uint32_t at = begin + 1; at + 1 < clause.end; ++at) {
    if (is_comma(view, at) && clause_begins(view, at + 1, clause.end)) return {at + 1, clause.end};
  }
  return clause;
}

// Where a subordinate part that begins at `at` ends.
std::uint32_t end_of_relative(const View& view, std::uint32_t at, std::uint32_t end) {
  const bool set_off = at > view.proposition.tokens.begin && is_comma(view, at - 1);
  const Analysis& analysis = view.analysis();
  int finite = 0;
  for (std::uint32_t token = at + 1; token < end; ++token) {
    if (set_off && is_comma(view, token)) return token;
    const std::uint32_t group = verb_group_at(view, token);
    if (group == kNone || analysis.chunks[group].tokens.begin != token) continue;
    if (!is_finite(analysis, analysis.chunks[group])) continue;
    const bool joined = view.is(token - 1, {key("and"), key("or"), key(","), key("but")}) ||
                        view.word(token - 1).pos == Pos::Subordinator;
    if (++finite > 1 && !joined && !set_off) return token;
  }
  return end;
}

std::uint32_t end_of_trailing(const View& view, std::uint32_t at, std::uint32_t end) {
  for (std::uint32_t token = at; token + 1 < end; ++token) {
    if (is_comma(view, token) && clause_begins(view, token + 1, end)) return token;
  }
  return end;
}

bool opens_trailing(const View& view, std::uint32_t at, std::uint32_t end) {
  if (!is_comma(view, at) || at + 1 >= end) return false;
  if (view.is(at + 1,
              {key("including"), key("such"), key("especially"), key("among"), key("with")})) {
    return true;
  }
  const std::uint32_t group = verb_group_at(view, at + 1);
  return group != kNone && view.word(at + 1).form == VerbForm::Gerund;
}

// "after finding 44 workers", "for trafficking three girls": told beside the main verb.
bool opens_gerund_adjunct(const View& view, std::uint32_t at, std::uint32_t end) {
  static constexpr text::WordSet kBefore{"after",   "before", "while", "for",    "by",
                                         "without", "when",   "since", "despite"};
  if (at + 1 >= end || view.word(at + 1).form != VerbForm::Gerund) return false;
  if (verb_group_at(view, at + 1) == kNone) return false;
  return kBefore.has(view.form(at));
}

bool is_relative_that(const View& view, std::uint32_t at) {
  return view.is(at, {key("that")}) && at > view.proposition.tokens.begin &&
         view.word(at - 1).pos == Pos::Noun && !content_noun(view, at - 1) &&
         verb_group_at(view, at + 1) != kNone;
}

void lower(View& view, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t at = begin; at < end; ++at) view.below[at - view.proposition.tokens.begin] = 1;
}

void mark_subordinate(View& view, const Clause& clause) {
  lower(view, clause.tokens.begin, clause.main.begin);
  const std::uint32_t end = clause.tokens.end;
  for (std::uint32_t at = clause.main.begin; at < end; ++at) {
    std::uint32_t until = at;
    if (opens_relative(view, at) || (at + 1 < end && is_relative_that(view, at))) {
      until = end_of_relative(view, at, end);
    } else if (opens_trailing(view, at, end)) {
      until = end_of_trailing(view, at + 1, end);
    } else if (at > clause.main.begin &&
               (opens_gerund_adjunct(view, at, end) ||
                (opens_adverbial(view, at) && clause_begins(view, at + 1, end)))) {
      until = end_of_trailing(view, at + 1, end);
    } else if (view.is(at, {key("(")})) {
      while (until < end && !view.is(until, {key(")")})) ++until;
    }
    if (until > at) {
      lower(view, at, until);
      at = until - 1;
    }
  }
}

bool is_connective(const View& view, const TokenRange& range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (!view.is_mark(at) && view.word(at).pos != Pos::Adverb &&
        view.word(at).pos != Pos::Coordinator) {
      return false;
    }
  }
  return true;
}

bool is_last_of_clause(const View& view, std::uint32_t at) {
  if (view.is(at, {key(";")})) return true;
  const auto& of = view.analysis().sentence_of;
  return at + 1 < of.size() && at + 1 < view.proposition.tokens.end && of[at] != of[at + 1];
}

// "a transit | and destination country for women trafficked abroad": one noun with two words
// before.
bool joins_roles(const View& view, std::uint32_t at) {
  const auto role_at = [&](std::uint32_t token) {
    for (const Hit* hit : view.find(Family::Route, {token, token + 1})) {
      if (hit->frame->use == "role") return true;
    }
    return false;
  };
  return role_at(at - 1) && role_at(at + 1);
}

// Whether `range` puts a country on a tier.
bool places_country(const View& view, const TokenRange& range) {
  if (!view.has(Family::Verdict, "tier", range)) return false;
  const auto names = names_in(view.analysis(), range);
  return std::any_of(names.begin(), names.end(), [&](const language::Name* name) {
    return name->is_country && name->tokens.end <= range.end &&
           name->kind == language::NameKind::Place;
  });
}

// "kept Laos on Tier 3 | and moved Oman to Tier 2", "Laos on Tier 3 | and Oman on Tier 2": a
// verdict on one state and a verdict on another, whoever passed both.
bool parts_verdicts(const View& view, const TokenRange& before, const TokenRange& behind) {
  if (!places_country(view, before) || !places_country(view, behind)) return false;
  const auto& tier = *view.find(Family::Verdict, behind).front();
  for (std::uint32_t at = behind.begin; at < tier.tokens.begin; ++at) {
    // "and Oman, which was on Tier 1, ..." and the like: only what stands close together.
    if (view.is_mark(at)) return false;
  }
  return true;
}

}  // namespace

void split_clauses(View& view) {
  const TokenRange all = view.proposition.tokens;
  view.below.assign(all.size(), 0);
  std::uint32_t begin = all.begin;
  const auto close = [&](std::uint32_t end) {
    const TokenRange range{begin, end};
    begin = end;
    const TokenRange said = trimmed(view, range);
    if (said.empty()) return;
    if (!view.clauses.empty() && is_connective(view, said)) {
      view.clauses.back().tokens.end = end;  // "...; however": nothing of its own
      return;
    }
    view.clauses.push_back({range, main_part(view, range)});
  };
  for (std::uint32_t at = all.begin; at < all.end; ++at) {
    if (is_last_of_clause(view, at)) {
      close(at + 1);
    } else if (at > begin && is_coordinator(view, at) &&
               (view.families & (1U << static_cast<unsigned>(Family::Verdict))) != 0 &&
               parts_verdicts(view, {begin, at}, {at + 1, all.end})) {
      close(at);
    } else if (at > begin && is_coordinator(view, at) && !joins_roles(view, at) &&
               is_complete(view, {begin, at}) && clause_begins(view, at + 1, all.end)) {
      // A fronted adjunct is no clause: "despite what was done and paid, the state is ...".
      if (main_part(view, {begin, all.end}).begin <= at) close(at);
    }
  }
  close(all.end);
  for (const Clause& clause : view.clauses) mark_subordinate(view, clause);
}

}  // namespace plumbline::extract

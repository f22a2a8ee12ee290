// SPDX-License-Identifier: Apache-2.0
//
// Who counted? An institution that does the counted thing has counted it ("Courts convicted 17
// traffickers"); a record that the sentence names has it from somebody who did ("police statistics
// show"). Who is merely said to have said it is the chain's business.

#include <algorithm>

#include "extract/content_readers_internal.h"
#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::NameKind;

bool is_institution(const View& view, const TokenRange& phrase) {
  static constexpr text::WordSet kRecords{"figures", "statistics", "data",   "numbers",
                                          "results", "totals",     "summary"};
  const bool people = is_only_people(view, phrase);
  for (const language::Name* name : names_in(view.analysis(), phrase)) {
    // "FIGURES FOR 2021: 64 raids": nobody.
    if (name->tokens.size() == 1 && kRecords.has(view.form(name->tokens.begin))) continue;
    const bool state = name->kind == NameKind::Place && stands_for_government(view, *name);
    // "Traffickers" at the head of a sentence is no body of that name
    const bool body = name->kind == NameKind::Organisation && (!people || name->tokens.size() > 1);
    if (body || state) return true;
  }
  for (const Hit* hit : view.find(Family::Actor, phrase)) {
    const std::string& code = hit->frame->code;
    if (code == "government" || code == "organisation" || code == "counter") return true;
  }
  return false;
}

bool opens_part(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kOpeners{
      "although", "though", "while", "whereas", "because", "that", "where", "when", "after",
      "before",   "if",     ";",     ":",       "but",     "who",  "whom",  "which"};
  // "looked after 61 women": no clause begins there.
  const bool either = view.is(at, {key("after"), key("before")});
  if (either && view.word(at).pos != Pos::Subordinator) return false;
  return kOpeners.has(view.form(at));
}

// Who says or lists a number has not done what it counts.
bool only_tells(const View& view, const TokenRange& group) {
  for (std::uint32_t at = group.begin; at < group.end; ++at) {
    for (const std::uint64_t lemma :
         {key("say"),      key("tell"),     key("speak"),   key("claim"),    key("report"),
          key("add"),      key("announce"), key("state"),   key("mention"),  key("cite"),
          key("estimate"), key("note"),     key("believe"), key("warn"),     key("quote"),
          key("recall"),   key("have"),     key("be"),      key("contain"),  key("mean"),
          key("think"),    key("suggest"),  key("admit"),   key("complain"), key("fear")}) {
      if (view.word(at).lemma == lemma) return true;
    }
  }
  return false;
}

// "our teams met", "we opened": whoever speaks has counted.
bool is_own(const View& view, const TokenRange& phrase) {
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    if (view.is(at, {key("our"), key("we")})) return true;
  }
  return false;
}

// "it", "they" as the one spoken of, where the text has named it.
std::string name_of_pronoun(const View& view, const TokenRange& phrase) {
  const auto& analysis = view.analysis();
  for (const language::Mention& mention : analysis.mentions) {
    if (mention.tokens.begin > phrase.begin) break;
    const bool same = mention.pronoun && mention.tokens.begin == phrase.begin;
    if (!same || mention.entity >= analysis.entities.size()) continue;
    const language::Entity& entity = analysis.entities[mention.entity];
    const bool acts = entity.kind == language::EntityKind::Organisation ||
                      entity.kind == language::EntityKind::Government;
    return acts ? entity.name : std::string();
  }
  return {};
}

}  // namespace

TokenRange without_time(const View& view, const TokenRange& phrase) {
  static constexpr text::WordSet kSpans{"year", "period", "months", "quarter", "half",
                                        "time", "month",  "weeks",  "week",    "day"};
  std::uint32_t at = phrase.begin;
  const auto joins = [&](std::uint32_t joint) {
    return view.is(joint, {key("and"), key(",")}) && is_in_time(view, joint + 1);
  };
  while (at < phrase.end && (is_in_time(view, at) || joins(at))) ++at;
  if (at > phrase.begin) return at < phrase.end ? TokenRange{at, phrase.end} : phrase;
  if (!view.is(at, {key("the"), key("that"), key("this")})) return phrase;
  // "the year authorities", but "the day centre"
  const bool any = !view.is(at, {key("the")}) || view.is(at + 1, {key("same")});
  ++at;
  if (at < phrase.end && view.is(at, {key("same")})) ++at;
  if (at < phrase.end && is_numeral(view, at)) ++at;
  const bool told = at + 1 < phrase.end && kSpans.has(view.form(at)) &&
                    (any || view.is(at, {key("year"), key("period")}));
  return told ? TokenRange{at + 1, phrase.end} : phrase;
}

std::string institution_in(const View& view, const TokenRange& phrase) {
  if (phrase.empty()) return {};
  if (is_own(view, phrase)) return words_of(view.scene, phrase);
  if (const TokenRange body = without_time(view, phrase); body.begin != phrase.begin) {
    return institution_in(view, body);
  }
  if (phrase.size() == 1 && view.word(phrase.begin).pos == Pos::Pronoun) {
    return name_of_pronoun(view, phrase);
  }
  return is_institution(view, phrase) ? name_or_words(view, phrase) : std::string();
}

TokenRange subject_in_sentence(const View& view, std::uint32_t group, const Clause& clause) {
  const auto& analysis = view.analysis();
  const TokenRange own = subject_of(view, group, clause.tokens);
  std::uint32_t first = clause.tokens.begin;
  while (first < clause.tokens.end && view.word(first).pos == Pos::Coordinator) ++first;
  if (!own.empty() || analysis.chunks[group].tokens.begin != first) return own;
  const TokenRange sentence = analysis.sentences[analysis.sentence_of[first]].tokens;
  for (std::uint32_t at = first; at-- > sentence.begin;) {
    if (view.is(at, {key(";"), key(":")})) break;
    const std::uint32_t before = verb_group_at(view, at);
    if (before == kNone || !is_finite(analysis, analysis.chunks[before])) continue;
    if (is_passive(view, before, analysis.chunks[before].tokens.end - 1)) break;
    const TokenRange subject = subject_of(view, before, {sentence.begin, first});
    if (!subject.empty()) return subject;
  }
  return own;
}

namespace {

// The institution that does what is counted: subject of the verb before the number, agent of a
// passive one behind it.
std::string doer_of(const View& view, const Clause& clause, const TokenRange& counted) {
  const auto& chunks = view.analysis().chunks;
  const std::uint32_t behind =
      counted.end < clause.tokens.end ? verb_group_at(view, counted.end) : kNone;
  if (behind != kNone && is_finite(view.analysis(), chunks[behind])) {
    if (!is_passive(view, behind, counted.end)) return {};
    return institution_in(view, agent_phrase(view, chunks[behind].tokens.end, clause.tokens));
  }
  for (std::uint32_t at = counted.begin; at-- > clause.tokens.begin;) {
    if (opens_part(view, at)) break;
    const std::uint32_t group = verb_group_at(view, at);
    if (group == kNone || chunks[group].tokens.begin != at) continue;
    // Where the chain has the speaker, it is judged there whether that one could have counted.
    const bool told = view.proposition.chain.links.size() > 1 &&
                      only_tells(view, {chunks[group].head == kNone ? at : chunks[group].head,
                                        chunks[group].tokens.end}) &&
                      !is_own(view, subject_of(view, group, clause.tokens));
    if (told) continue;
    const bool has_object =
        chunks[group].tokens.end == counted.begin;  // "convicted 14 traffickers"
    const std::string doer =
        !has_object && is_passive(view, group, chunks[group].tokens.end - 1)
            ? institution_in(view, agent_phrase(view, chunks[group].tokens.end, clause.tokens))
            : institution_in(view, subject_in_sentence(view, group, clause));
    if (!doer.empty()) return doer;
  }
  return institution_in(view, agent_phrase(view, counted.end, clause.tokens));
}

// "police statistics show", "according to the register", "an appendix states"; not "no records".
std::string record_of(const View& view, const TokenRange& counted) {
  const auto& analysis = view.analysis();
  if (counted.begin >= analysis.sentence_of.size()) return {};
  const TokenRange sentence = analysis.sentences[analysis.sentence_of[counted.begin]].tokens;
  for (const Hit& hit : view.scan(sentence)) {
    if (hit.frame->family != Family::Actor) continue;
    // "the report says" is a chain's business, where the chain has seen it.
    const bool reports = hit.frame->code == "reports" && view.proposition.chain.links.size() < 2;
    if (hit.frame->code != "record" && !reports) continue;
    if (hit.tokens.begin >= counted.begin && hit.tokens.end <= counted.end) continue;
    TokenRange phrase = hit.tokens;
    const std::uint32_t chunk = chunk_at(analysis, hit.tokens.begin);
    if (is_noun_phrase(analysis, chunk)) phrase = analysis.chunks[chunk].tokens;
    const bool denied =
        view.is(phrase.begin, {key("no"), key("any"), key("without"), key("few")}) ||
        view.word(hit.tokens.begin).pos == Pos::Verb;
    if (!denied) return words_of(view.scene, phrase);
  }
  return {};
}

}  // namespace

std::string counter_of(const View& view, const Clause& clause, const TokenRange& counted) {
  std::string doer = doer_of(view, clause, counted);
  return doer.empty() ? record_of(view, counted) : doer;
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// How firmly something is said, whether it is said not to be so, and whether it judges.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using model::Modality;

bool is_cut_off(const View& view, std::uint32_t at) {
  return view.subordinate(at);
}

// "may be", "would": only in the main verb group of the clause.
bool in_main_verb(const View& view, const Hit& hit, const Clause& clause) {
  const auto& chunks = view.analysis().chunks;
  for (std::uint32_t i = chunk_from(view.analysis(), clause.main.begin);
       i != kNone && i < chunks.size() && chunks[i].tokens.begin < clause.tokens.end; ++i) {
    if (!is_finite(view.analysis(), chunks[i]) || is_cut_off(view, chunks[i].tokens.begin)) {
      continue;
    }
    return chunks[i].tokens.contains(hit.tokens.begin) ||
           hit.tokens.begin + 1 == chunks[i].tokens.begin;
  }
  return false;
}

std::optional<Modality> named(std::string_view code) {
  if (code == "alleged") return Modality::Alleged;
  if (code == "denied") return Modality::Denied;
  if (code == "conditional") return Modality::Conditional;
  if (code == "predicted") return Modality::Predicted;
  return std::nullopt;
}

}  // namespace

namespace {

// "had been recruited in poor districts": the quality of something beside, not what is said of the
// subject. A gap in the pattern must not reach over another verb or a preposition.
bool is_attributive(const View& view, const TokenRange& tokens) {
  for (std::uint32_t at = tokens.begin + 1; at + 1 < tokens.end; ++at) {
    const bool links =  // "continues to remain a concern" says it of the subject
        view.is(at, {key("remains"), key("remain"), key("remained"), key("is"), key("are")});
    if (view.word(at).pos == Pos::Verb && !links) return true;
    if (view.word(at).pos == Pos::Adposition && view.word(tokens.end - 1).pos == Pos::Adjective) {
      return true;
    }
  }
  return false;
}

// "Police examine whether | he sold them", "regardless of whether": nobody says that he did.
bool is_asked(const View& view, const TokenRange& trigger, const Clause& clause) {
  bool comma = false;
  for (std::uint32_t at = trigger.begin; at-- > clause.tokens.begin;) {
    comma = comma || view.is(at, {key(",")});
    // "Whether or not they paid, police | freed them": of the adjunct.
    const bool fronted = at < clause.main.begin || (comma && at == clause.tokens.begin);
    if (view.is(at, {key("whether")})) return !fronted;
    if (view.is(at, {key(";"), key(":"), key("but"), key("that")})) return false;
  }
  return false;
}

// "kept 30 girls from being sold": nobody was, unless it is said that they were not kept from it.
bool is_averted(const View& view, const TokenRange& trigger, const Clause& clause) {
  constexpr std::uint32_t kReach = 10;
  for (std::uint32_t at = clause.tokens.begin; at < trigger.end; ++at) {
    const std::uint64_t lemma = view.word(at).lemma;
    const bool averts = lemma == key("prevent") || lemma == key("stop") || lemma == key("keep") ||
                        lemma == key("save") || lemma == key("spare") || lemma == key("protect");
    if (!averts || view.word(at).pos != Pos::Verb) continue;
    for (std::uint32_t from = at + 1; from < std::min(clause.tokens.end, at + kReach); ++from) {
      const bool deed = view.is(from, {key("from")}) && from + 1 < clause.tokens.end &&
                        view.word(from + 1).form == VerbForm::Gerund;
      // "kept 300 people from leaving": they were kept
      if (deed && trigger.end <= from) return false;
      if (deed) return !is_negated(view, {at, at + 1}, clause.tokens);
    }
  }
  return false;
}

// "Is Togo on Tier 3?"
bool is_question(const View& view, const Clause& clause) {
  const auto& analysis = view.analysis();
  const TokenRange& sentence = analysis.sentences[analysis.sentence_of[clause.tokens.begin]].tokens;
  return view.is(sentence.end - 1, {key("?")});
}

// "rejected the asylum | claims of 40 men": decided on.
bool is_of_request(const View& view, const Hit& hit) {
  for (std::uint32_t at = hit.tokens.begin; at < hit.tokens.end; ++at) {
    if (view.is(at, {key("asylum"), key("compensation"), key("refugee")})) return true;
  }
  return false;
}

// "Reports that 40 girls were sold | are false": the clause begins with what somebody claims.
bool is_of_claim(const View& view, const Hit& hit, const Clause& clause) {
  static constexpr text::WordSet kClaims{
      "report",     "reports",     "claim",     "claims",      "allegation",  "allegations",
      "accusation", "accusations", "rumor",     "rumors",      "rumour",      "rumours",
      "suggestion", "suggestions", "assertion", "assertions",  "story",       "stories",
      "charge",     "charges",     "news",      "insinuation", "insinuations"};
  constexpr std::uint32_t kReach = 5;
  const std::uint32_t end = std::min(hit.tokens.begin, clause.tokens.begin + kReach);
  for (std::uint32_t at = clause.tokens.begin; at < end; ++at) {
    if (kClaims.has(view.form(at))) return view.is(at + 1, {key("that"), key("of"), key("about")});
  }
  return false;
}

// "Employers must obtain a licence", "must be registered by the ministry": what a rule lays down on
// private people, in the voice that tells it; not "must be punished".
bool is_rule(const View& view, const Hit& hit, const TokenRange& range) {
  static constexpr text::WordSet kBound{
      "employers", "employer",   "employees", "agencies", "agency",     "workers",    "worker",
      "nationals", "foreigners", "migrants",  "owners",   "companies",  "company",    "inspectors",
      "inspector", "applicants", "contracts", "permits",  "recruiters", "inspection", "inspections",
      "firms",     "brokers",    "sponsors",  "sponsor",  "businesses", "applicant",  "visitors"};
  static constexpr text::WordSet kCalls{"punished",  "held",    "stopped", "prosecuted", "jailed",
                                        "protected", "treated", "freed",   "helped",     "made",
                                        "stop",      "end",     "do",      "change",     "not"};
  if (!view.is(hit.tokens.begin, {key("must")}) || view.proposition.chain.links.size() > 1) {
    return false;
  }
  std::uint32_t next = hit.tokens.end;
  while (next < range.end && (view.is(next, {key("be")}) || view.word(next).pos == Pos::Adverb)) {
    ++next;
  }
  if (next >= range.end || kCalls.has(view.form(next))) return false;
  for (std::uint32_t at = range.begin; at + 1 < range.end; ++at) {
    if (view.is(at, {key("by"), key("under")}) && view.is(at + 1, {key("law"), key("the")}) &&
        (view.is(at + 1, {key("law")}) || view.is(at + 2, {key("law"), key("act"), key("code")}))) {
      return true;
    }
  }
  const std::uint32_t group = verb_group_at(view, hit.tokens.begin);
  const TokenRange subject = group == kNone ? TokenRange{} : subject_of(view, group, range);
  for (std::uint32_t at = subject.begin; at < subject.end; ++at) {
    if (kBound.has(view.form(at))) return true;
  }
  return false;
}

}  // namespace

Stance read_stance(const View& view, const TokenRange& range) {
  Stance stance = Stance::None;
  for (const Hit* hit : view.find(Family::Opinion, range)) {
    if (hit->frame->code == "neutral") continue;
    // "were the most | frequently named destinations": counted, not judged.
    if (view.is(hit->tokens.end - 1, {key("most"), key("least")}) && hit->tokens.end < range.end &&
        view.is(hit->tokens.end, {key("frequently"), key("often"), key("commonly"), key("common"),
                                  key("frequent"), key("numerous")})) {
      continue;
    }
    // "I had to work": told, not demanded.
    const bool told = hit->frame->use == "demand" && view.is(hit->tokens.begin, {key("had")});
    if (told || (hit->frame->use == "demand" && is_rule(view, *hit, range))) continue;
    if (hit->frame->use == "evaluation" && is_attributive(view, hit->tokens)) continue;
    // "is not considered a dangerous task": how it counts, not what the writer thinks
    const std::uint32_t group = verb_group_at(view, hit->tokens.begin);
    const bool counts_as = hit->tokens.size() == 1 && group != kNone &&
                           view.is(hit->tokens.begin, {key("considered"), key("regarded")}) &&
                           is_passive(view, group, hit->tokens.begin);
    if (counts_as) continue;
    const bool weak = hit->frame->code == "weak" || hit->frame->value == "weak";
    if (!weak && !view.subordinate(hit->tokens.begin)) return Stance::Strong;
    stance = Stance::Weak;
  }
  return stance;
}

namespace {

// "Although nobody found evidence that children work there, the state made no progress": what is
// conceded is not what is told.
bool is_conceded(const View& view, const Hit& hit, const Clause& clause) {
  static constexpr text::WordSet kConcedes{"although", "though", "while", "whereas"};
  const std::uint32_t begin = clause.tokens.begin;
  const bool opened = kConcedes.has(view.form(begin)) ||
                      (begin > 0 && kConcedes.has(view.form(begin - 1)));  // cut off in front
  if (!opened) return false;
  const auto& analysis = view.analysis();
  bool comma = false;
  for (std::uint32_t at = hit.tokens.end; at < clause.tokens.end; ++at) {
    comma = comma || view.is(at, {key(",")});
    const std::uint32_t group = verb_group_at(view, at);
    if (comma && group != kNone && is_finite(analysis, analysis.chunks[group])) return true;
  }
  return false;
}

// What authorities do to people who are under suspicion, or for those who are said to be victims,
// whoever is told to have done it; an alleged deed is looked into as well.
constexpr std::array<std::string_view, 12> kDoneByAuthorities = {
    "arrest",      "charge", "trial",          "conviction",    "sentence", "acquittal",
    "extradition", "rescue", "identification", "investigation", "release",  "interception"};
constexpr std::array<std::string_view, 11> kDoneStatuses = {
    "arrested", "charged",    "prosecuted",   "convicted", "sentenced",  "acquitted",
    "rescued",  "identified", "investigated", "deported",  "intercepted"};
// What nobody does in the name of a state.
constexpr std::array<std::string_view, 8> kDoneByCriminals = {
    "recruitment", "trafficking", "sale",     "exploitation",
    "organising",  "abduction",   "violence", "death"};

// The noun phrase with "alleged" in it, if its noun is one for people: not "the alleged sales".
TokenRange alleged_people(const View& view, std::uint32_t at, const TokenRange& clause) {
  const auto& analysis = view.analysis();
  const std::uint32_t chunk = chunk_at(analysis, at);
  TokenRange phrase{at, std::min(at + 3, clause.end)};
  if (is_noun_phrase(analysis, chunk)) phrase = analysis.chunks[chunk].tokens;
  std::uint32_t head = at + 1;
  while (head < phrase.end && view.word(head).pos == Pos::Adjective) ++head;
  while (head + 1 < phrase.end && view.word(head + 1).pos == Pos::Noun) ++head;
  if (head >= phrase.end) return {};
  for (const Hit* hit : view.find(Family::Person, {at, phrase.end})) {
    if (hit->frame->code != "thing" && hit->tokens.contains(head)) return phrase;
  }
  return {};
}

template <std::size_t N>
bool tells_one_of(const View& view, Family family, const std::array<std::string_view, N>& codes,
                  const TokenRange& verb, std::uint32_t end) {
  auto hits = view.find(family, {verb.begin, end});
  return std::ranges::any_of(hits, [&](const Hit* hit) {
    return verb.contains(hit->tokens.begin) && is_one_of(codes, hit->frame->code);
  });
}

bool is_authority(const View& view, const TokenRange& phrase) {
  return view.has(Family::Actor, "government", phrase) ||
         view.has(Family::Person, "official", phrase) || view.has(Family::Actor, "counter", phrase);
}

// What a verb does to people, or to the deed, that "alleged" is said of, up to `end`.
bool is_official_act(const View& view, bool people, const TokenRange& verb, const TokenRange& doer,
                     std::uint32_t end) {
  return tells_one_of(view, Family::Incident, kDoneByAuthorities, verb, end) ||
         tells_one_of(view, Family::Status, kDoneStatuses, verb, end) ||
         (people && is_authority(view, doer) &&
          !tells_one_of(view, Family::Incident, kDoneByCriminals, verb, end));
}

// "Police arrested | 12 alleged traffickers": what they are is alleged, not that they were
// arrested. What they did themselves is alleged with them.
bool is_of_somebody(const View& view, const Hit& hit, const Clause& clause) {
  const std::uint32_t at = hit.tokens.begin;
  if (hit.tokens.size() != 1 || !view.is(at, {key("alleged")})) return false;
  const bool people = !alleged_people(view, at, clause.tokens).empty();
  // "14 | alleged | victims": where the word is taken for a verb, the phrase stands around it.
  const auto tells_them = [at](const TokenRange& phrase) {
    return phrase.contains(at) || (!phrase.empty() && (phrase.end == at || phrase.begin == at + 1));
  };
  const auto& chunks = view.analysis().chunks;
  bool done = false;
  for (std::uint32_t i = chunk_from(view.analysis(), clause.tokens.begin);
       i != kNone && i < chunks.size() && chunks[i].tokens.begin < clause.tokens.end; ++i) {
    if (chunks[i].kind != language::ChunkKind::VerbGroup) continue;
    const TokenRange& verb = chunks[i].tokens;
    if (verb.contains(at)) continue;
    const bool passive = is_passive(view, i, verb.end - 1);
    const TokenRange subject = subject_of(view, i, clause.tokens);
    const bool own = tells_them(subject);
    if (own && !passive && is_finite(view.analysis(), chunks[i])) return false;
    const TokenRange undergoes = passive ? subject : object_of(view, verb.end, clause.tokens);
    if (!tells_them(undergoes)) continue;
    const TokenRange doer = passive ? agent_phrase(view, verb.end, clause.tokens) : subject;
    done = done || is_official_act(view, people, verb, doer, clause.tokens.end);
  }
  return done;
}

// "may", "allegedly", "if", "there is no evidence".
Modality by_words(const View& view, const Clause& clause) {
  for (const Hit* hit : view.find(Family::Modality, clause.tokens)) {
    const auto modality = named(hit->frame->code);
    if (!modality || hit->frame->use == "noun" || is_of_somebody(view, *hit, clause)) continue;
    if (hit->frame->use == "refuted") {
      if (is_of_claim(view, *hit, clause)) return *modality;
      continue;
    }
    const bool denied = *modality == Modality::Denied;
    if (denied && (is_conceded(view, *hit, clause) || is_of_request(view, *hit))) continue;
    if (hit->frame->use == "modal" && !in_main_verb(view, *hit, clause)) continue;
    const bool fronted_if =
        hit->frame->code == "conditional" && hit->tokens.begin < clause.main.begin;
    if (is_cut_off(view, hit->tokens.begin) && !fronted_if) continue;
    return *modality;
  }
  return Modality::Asserted;
}

}  // namespace

namespace {

// "Prosecute officials who take part", "Vigorously investigate traffickers": what a report asks
// for is not what is done. Such lists have no subjects; taggers of news know no such sentences, so
// the verbs that open them are listed.
bool is_asked_for(const View& view, const Clause& clause) {
  static constexpr text::WordSet kAsks{
      "accede",    "adopt",     "allocate",   "allow",      "amend",       "clarify",
      "codify",    "collect",   "conduct",    "create",     "criminalise", "criminalize",
      "develop",   "eliminate", "enact",      "encourage",  "enforce",     "enhance",
      "ensure",    "establish", "expand",     "extend",     "finalise",    "finalize",
      "hire",      "identify",  "implement",  "impose",     "improve",     "increase",
      "inform",    "institute", "integrate",  "intensify",  "investigate", "offer",
      "penalise",  "penalize",  "prioritise", "prioritize", "prohibit",    "promote",
      "prosecute", "provide",   "publish",    "pursue",     "raise",       "ratify",
      "reduce",    "refer",     "remove",     "require",    "strengthen"};
  static constexpr text::WordSet kHow{
      "vigorously", "proactively", "significantly", "fully", "continue", "and", "to"};
  static constexpr text::WordSet kNoun{"of", "in", "by", "from", "with", "on", "at", "for", ","};
  static constexpr text::WordSet kFinite{"is",  "are",  "was",   "were", "has", "have",
                                         "had", "will", "would", "can",  "may", "must",
                                         "did", "does", "do",    "could"};
  static constexpr text::WordSet kEnds{"that", "which", "who", "to", ";", ":", "and"};
  const auto& analysis = view.analysis();
  const TokenRange& sentence = analysis.sentences[analysis.sentence_of[clause.tokens.begin]].tokens;
  std::uint32_t at = sentence.begin;
  while (at < sentence.end && analysis.tokens[at].kind != text::TokenKind::Word) ++at;
  if (at >= sentence.end || analysis.tokens[at].letters != text::LetterCase::Title) return false;
  while (at < sentence.end && kHow.has(view.form(at))) ++at;
  if (at + 1 >= sentence.end || !kAsks.has(view.form(at)) || kNoun.has(view.form(at + 1)))
    return false;
  for (std::uint32_t next = at + 1; next < sentence.end && !kEnds.has(view.form(next)); ++next) {
    if (kFinite.has(view.form(next))) return false;
  }
  return true;
}

}  // namespace

Modality read_modality(const View& view, const Clause& clause, Stance stance,
                       const TokenRange& trigger) {
  if (view.proposition.hold == Hold::Doubted) return Modality::Denied;
  if (is_asked_for(view, clause)) return Modality::Conditional;
  if (view.proposition.hold == Hold::Open) return Modality::Conditional;
  const bool typed = !trigger.empty();
  if (typed && (is_question(view, clause) || is_asked(view, trigger, clause) ||
                is_averted(view, trigger, clause))) {
    return Modality::Conditional;
  }
  if (!view.proposition.chain.links.empty()) {
    const model::Manner manner = view.proposition.chain.links.back().manner;
    if (manner == model::Manner::Denies) return Modality::Denied;
    if (manner == model::Manner::Alleges) return Modality::Alleged;
  }
  if (stance == Stance::Strong) return Modality::Opinion;
  return by_words(view, clause);
}

model::Polarity read_polarity(const View& view, const TokenRange& trigger, const Clause& clause) {
  return is_negated(view, trigger, clause.tokens) ? model::Polarity::Negative
                                                  : model::Polarity::Positive;
}

}  // namespace plumbline::extract

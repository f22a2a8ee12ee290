// SPDX-License-Identifier: Apache-2.0
//
// What states and organisations do about trafficking: the action as printed, whether it helps, and
// the criterion of 22 USC 7106(b) it belongs to (data/frames/response.tsv).

#include <algorithm>
#include <ranges>

#include "extract/content_readers_internal.h"
#include "extract/counts_internal.h"
#include "extract/event_words_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

constexpr std::uint32_t kTargetReach = 9;  // tokens after the trigger in which its object stands

bool target_in(const View& view, std::string_view wanted, const TokenRange& range) {
  for (const Hit* hit : view.find(Family::Target, range)) {
    if (lists_class(wanted, hit->frame->code)) return true;
  }
  return false;
}

bool is_pronoun_object(const View& view, const TokenRange& range) {
  for (std::uint32_t at = range.begin; at < std::min(range.end, range.begin + 3); ++at) {
    if (view.is(at,
                {key("their"), key("its"), key("them"), key("it"), key("they"), key("these")})) {
      return true;
    }
  }
  return false;
}

// "Carried out 12 operations", "cancelled all licences": of nothing else, "of a radio station".
bool is_of_the_topic(const View& view, const Hit& hit, const Clause& clause) {
  static constexpr text::WordSet kOthers{"of", "to",   "for",    "against",
                                         "on", "held", "issued", "by"};
  const std::uint32_t next = hit.tokens.end;
  const bool bare = next >= clause.tokens.end || !kOthers.has(view.form(next));
  return bare && is_about_trafficking(view, {next, clause.tokens.end});
}

// Whether the thing acted on is of the class that the frame asks for: named after the trigger,
// before a passive, or by a pronoun for something named earlier in the clause; with "in:" among the
// words of the frame itself, or as subject of a passive; with "topic" nothing need be named where
// the text is about trafficking.
bool fits_target(const View& view, const Hit& hit, const Clause& clause, bool passive) {
  std::string_view wanted = hit.frame->value;
  if (wanted.empty()) return true;
  constexpr std::string_view kInside = "in:";
  if (wanted.starts_with(kInside)) {
    wanted.remove_prefix(kInside.size());
    const std::uint32_t group = verb_group_at(view, hit.tokens.begin);
    return target_in(view, wanted, passive ? subject_of(view, group, clause.tokens) : hit.tokens);
  }
  if (lists_class(wanted, "topic") && is_of_the_topic(view, hit, clause)) return true;
  const TokenRange after{hit.tokens.begin,
                         std::min(clause.tokens.end, hit.tokens.end + kTargetReach)};
  if (!passive && target_in(view, wanted, after)) return true;
  const std::uint32_t low =
      hit.tokens.begin > clause.tokens.begin + 14 ? hit.tokens.begin - 14 : clause.tokens.begin;
  if (passive) return target_in(view, wanted, {low, hit.tokens.begin});
  const TokenRange behind{hit.tokens.end, clause.tokens.end};
  return is_pronoun_object(view, behind) &&
         target_in(view, wanted, {clause.tokens.begin, hit.tokens.begin});
}

bool is_nominal(const View& view, const Hit& hit) {
  return verb_group_at(view, hit.tokens.begin) == kNone;
}

// "plans to open": the verb on which the infinitive hangs belongs to what is said to be done.
std::uint32_t governing_verb(const View& view, std::uint32_t group, const Clause& clause) {
  const auto& chunks = view.analysis().chunks;
  while (group > 0 && chunks[group].infinitive &&
         chunks[group - 1].kind == language::ChunkKind::VerbGroup &&
         (chunks[group - 1].tokens.end == chunks[group].tokens.begin ||
          (chunks[group - 1].tokens.end + 1 == chunks[group].tokens.begin &&
           view.word(chunks[group - 1].tokens.end).pos == Pos::Adverb)) &&
         chunks[group - 1].tokens.begin >= clause.tokens.begin) {
    --group;
  }
  return group;
}

TokenRange phrase_of(const View& view, const Hit& hit, const Clause& clause, bool nominal) {
  if (nominal) {
    TokenRange phrase = noun_phrase(view, hit.tokens.begin, clause.tokens.end, Tail::Of);
    if (phrase.empty()) phrase = hit.tokens;
    phrase.end = std::max(phrase.end, hit.tokens.end);
    if (view.word(hit.tokens.end - 1).pos == Pos::Verb) {  // "the refusal to renew the licences"
      phrase.end = std::max(phrase.end, object_of(view, hit.tokens.end, clause.tokens).end);
    }
    return phrase;
  }
  const std::uint32_t group = verb_group_at(view, hit.tokens.begin);
  TokenRange phrase = hit.tokens;
  phrase.begin = view.analysis().chunks[governing_verb(view, group, clause)].tokens.begin;
  const std::uint32_t after = std::max(hit.tokens.end, view.analysis().chunks[group].tokens.end);
  if (is_passive(view, group, hit.tokens.begin)) {
    const TokenRange subject =
        subject_of(view, group, clause.tokens);  // "two shelters were closed"
    if (!subject.empty() && subject.end == phrase.begin) phrase.begin = subject.begin;
  }
  const TokenRange object = object_of(view, after, clause.tokens);
  phrase.end = std::max(after, object.end);
  const TokenRange inside = noun_phrase(view, phrase.end - 1, clause.tokens.end, Tail::Wide);
  phrase.end = std::max(phrase.end, inside.end);
  return phrase;
}

// Somebody who can act for a state or an organisation; not the traffickers.
bool can_act(const View& view, const TokenRange& subject) {
  if (subject.empty()) return false;
  for (const Hit* hit : view.find(Family::Actor, subject)) {
    if (hit->frame->code == "government" || hit->frame->code == "organisation") return true;
  }
  const bool people = is_only_people(view, subject);
  for (const language::Name* name : names_in(view.analysis(), subject)) {
    if (people && name->tokens.size() == 1) continue;  // "Traffickers" at the head of a sentence
    if (name->kind == language::NameKind::Organisation) return true;
    const bool inside = name->tokens.begin > subject.begin &&  // "rebels in Mali"
                        view.word(name->tokens.begin - 1).pos == Pos::Adposition;
    if (inside) continue;
    if ((name->is_country && !people) || stands_for_government(view, *name)) return true;
    if (name->kind == language::NameKind::Place && name->tokens == subject) return true;
  }
  return view.is(subject.begin, {key("it"), key("they"), key("we")}) && subject.size() == 1;
}

// "Arrested by | officers", "by judges": who is named behind an act that was suffered; whoever a
// pronoun stands for.
bool may_have_acted(const View& view, const TokenRange& agent) {
  return can_act(view, agent) || view.has(Family::Actor, "counter", agent) ||
         view.has(Family::Person, "official", agent) ||
         (agent.size() == 1 && view.word(agent.begin).pos == Pos::Pronoun);
}

// "works with the ministry of schools | to protect girls": whoever works protects.
TokenRange subject_of_action(const View& view, std::uint32_t group, const TokenRange& clause) {
  const TokenRange own = subject_of(view, group, clause);
  const auto& chunks = view.analysis().chunks;
  const bool partner = chunks[group].infinitive && own.begin > clause.begin &&
                       view.is(own.begin - 1, {key("with"), key("alongside")});
  for (std::uint32_t i = group; partner && i-- > 0;) {
    if (chunks[i].tokens.begin < clause.begin) break;
    if (is_finite(view.analysis(), chunks[i])) return subject_of(view, i, clause);
  }
  return own;
}

std::string opposite(const std::string& direction) {
  if (direction == "supports") return "hinders";
  return direction == "hinders" ? "supports" : direction;
}

// Only a state can convict: where nobody is named, it is the one where that was done or, if no
// other is named, the one spoken of. Whose nationals are convicted says nothing.
std::string state_of_act(const View& view, const TokenRange& tokens) {
  bool another = false;
  for (const language::Name* name : names_in(view.analysis(), tokens)) {
    if (name->country.empty()) continue;
    const bool there = name->kind == language::NameKind::Place &&
                       name->tokens.begin > tokens.begin &&
                       view.is(name->tokens.begin - 1, {key("in"), key("at"), key("near")});
    if (there) return government_of(view, name->country);
    another = true;
  }
  return another ? std::string() : state_spoken_of(view, tokens);
}

// "whose licence was suspended": the verb is said of what somebody named before has.
bool is_owned(const View& view, std::uint32_t group, const Clause& clause) {
  constexpr std::uint32_t kReach = 4;
  const std::uint32_t verb = view.analysis().chunks[group].tokens.begin;
  for (std::uint32_t at = verb; at > clause.tokens.begin && verb - at < kReach; --at) {
    if (view.is(at - 1, {key("whose")})) return true;
  }
  return false;
}

std::string actor_of_action(const View& view, const Clause& clause, std::uint32_t group,
                            bool passive, bool by_state) {
  if (group != kNone && !passive) {
    const TokenRange subject = subject_of_action(view, group, clause.tokens);
    if (can_act(view, subject)) return actor_of(view, subject);
  }
  if (group != kNone && passive) {
    const TokenRange agent =
        agent_phrase(view, view.analysis().chunks[group].tokens.end, clause.tokens);
    const bool time = !agent.empty() && is_in_time(view, agent.end - 1);  // "by the end of 2022"
    if (!agent.empty() && !time) return actor_of(view, agent);
  }
  // "the agency, | whose licence was suspended": it has lost its own.
  if (group != kNone && passive && is_owned(view, group, clause)) {
    return by_state ? state_of_act(view, clause.tokens) : std::string();
  }
  const std::string acting = acting_government(view, clause.tokens);
  if (!acting.empty() || !by_state) return acting;
  return state_of_act(view, clause.tokens);
}

// "Trained inspectors" are inspectors; nobody is said to train them.
bool is_only_quality(const View& view, const Hit& hit) {
  const std::uint32_t at = hit.tokens.begin;
  const bool alone = at == 0 || view.word(at - 1).pos != Pos::Adverb;  // "rarely tried farmers"
  return alone && hit.tokens.size() == 1 && view.word(at).form == VerbForm::PastParticiple &&
         is_noun_phrase(view.analysis(), chunk_at(view.analysis(), at));
}

// "Works with the Ministry of Education": a state's own offices are no other government.
bool is_at_home(const View& view, const Hit& hit, const Clause& clause) {
  static constexpr text::WordSet kAbroad{
      "foreign",      "international", "bilateral",     "regional",    "neighboring",
      "neighbouring", "counterpart",   "counterparts",  "governments", "states",
      "countries",    "abroad",        "overseas",      "border",      "borders",
      "embassy",      "embassies",     "consulate",     "interpol",    "europol",
      "eurojust",     "multinational", "transnational", "treaty",      "treaties",
      "convention",   "memorandum",    "accord",        "protocol",    "agreement",
      "agreements"};
  if (hit.frame->code != "4" || hit.frame->value == "agreement") return false;
  if (view.is(hit.tokens.begin, {key("mutual")})) return false;
  for (std::uint32_t at = clause.tokens.begin; at < clause.tokens.end; ++at) {
    if (kAbroad.has(view.form(at))) return false;
  }
  const auto& analysis = view.analysis();
  const TokenRange& sentence = analysis.sentences[analysis.sentence_of[clause.tokens.begin]].tokens;
  std::string first = view.leading;
  for (const language::Name* name : names_in(analysis, sentence)) {
    if (name->is_region) return false;
    if (name->country.empty()) continue;
    if (first.empty()) first = name->country;
    if (name->country != first) return false;
  }
  return true;
}

// "Violations were rarely prosecuted", "seldom investigated".
bool is_rare(const View& view, const TokenRange& tokens) {
  static constexpr text::WordSet kRare{"rarely",       "seldom", "hardly",      "scarcely",
                                       "infrequently", "barely", "sporadically"};
  const std::uint32_t first = view.proposition.tokens.begin;
  for (std::uint32_t at = tokens.begin; at > first && tokens.begin - at < 2; --at) {
    if (kRare.has(view.form(at - 1))) return true;
  }
  return std::ranges::any_of(std::views::iota(tokens.begin, tokens.end),
                             [&](std::uint32_t at) { return kRare.has(view.form(at)); });
}

// "The Office of Labor | Inspection": who it is, not what was done.
bool is_in_name_of_body(const View& view, const Hit& hit) {
  const auto& names = view.analysis().names;
  return std::ranges::any_of(names, [&](const language::Name& name) {
    return name.kind == language::NameKind::Organisation && name.tokens.begin < hit.tokens.begin &&
           hit.tokens.end <= name.tokens.end;
  });
}

// Where the infinitive begins that `group` is joined to: "to identify, | charge and | prosecute".
std::uint32_t joined_infinitive(const View& view, std::uint32_t group) {
  const auto& chunks = view.analysis().chunks;
  for (int step = 0; step < 4 && !chunks[group].infinitive; ++step) {
    std::uint32_t at = chunks[group].tokens.begin;
    const bool joined = at > 0 && view.is(at - 1, {key("and"), key("or"), key(",")});
    if (!joined) return kNone;
    while (at > 0 && view.is(at - 1, {key("and"), key("or"), key(",")})) --at;
    group = at == 0 ? kNone : verb_group_at(view, at - 1);
    if (group == kNone) return kNone;
  }
  return chunks[group].infinitive ? chunks[group].tokens.begin : kNone;
}

// "limited | the state's efforts to fight trafficking": what somebody or something keeps from
// going on.
bool is_hampered(const View& view, std::uint32_t noun) {
  static constexpr text::WordSet kHampers{
      "hinder",     "hindered",   "hinders",    "hamper",      "hampered",    "hampers",
      "impede",     "impeded",    "impedes",    "limit",       "limited",     "limits",
      "undermine",  "undermined", "undermines", "weaken",      "weakened",    "weakens",
      "obstruct",   "obstructed", "constrain",  "constrained", "constrains",  "frustrated",
      "restricted", "restricts",  "slowed",     "stalled",     "complicated", "complicates",
      "hindering",  "hampering",  "impeding",   "limiting",    "undermining", "weakening"};
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t at = noun; at > 0 && noun - at < kReach; --at) {
    if (view.is_mark(at - 1)) return false;
    if (kHampers.has(view.form(at - 1))) return view.word(at - 1).pos == Pos::Verb;
  }
  return false;
}

// "hampered the ability of the police | to prosecute", "is responsible | for enforcing laws": what
// can or shall be done, and no deed.
bool is_only_ability(const View& view, std::uint32_t group) {
  static constexpr text::WordSet kAble{"ability",   "inability", "capacity",    "power",
                                       "powers",    "authority", "willingness", "right",
                                       "potential", "chance",    "readiness",   "mandate"};
  static constexpr text::WordSet kTries{"efforts", "effort", "attempts", "attempt", "work"};
  static constexpr text::WordSet kDue{"responsible", "responsibility", "tasked", "accountable"};
  constexpr std::uint32_t kReach = 8;
  if (group == kNone) return false;
  const language::Chunk& chunk = view.analysis().chunks[group];
  const bool gerund = chunk.head != kNone && view.word(chunk.head).form == VerbForm::Gerund;
  const std::uint32_t own = chunk.tokens.begin;
  if (gerund && own > 1 && view.is(own - 1, {key("for"), key("with")})) {
    return kDue.has(view.form(own - 2));
  }
  const std::uint32_t first = joined_infinitive(view, group);
  if (first == kNone) return false;
  for (std::uint32_t at = first; at > 0 && first - at < kReach; --at) {
    if (view.is_mark(at - 1) || verb_group_at(view, at - 1) != kNone) return false;
    if (kAble.has(view.form(at - 1))) return true;
    if (kTries.has(view.form(at - 1))) return is_hampered(view, at - 1);
  }
  return false;
}

// "urged patience | rather than investigating": what is left undone for something else.
bool is_left_for_other(const View& view, const TokenRange& tokens, const TokenRange& clause) {
  constexpr std::uint32_t kReach = 4;  // "rather than quickly and fully investigating"
  for (std::uint32_t at = tokens.begin; at > clause.begin + 1 && tokens.begin - at < kReach; --at) {
    if (view.is_mark(at - 1)) return false;
    if (view.is(at - 1, {key("than")})) return view.is(at - 2, {key("rather")});
    if (view.is(at - 1, {key("of")})) return view.is(at - 2, {key("instead")});
  }
  return false;
}

// "a girl, | identified | only as Noor", "identified as Ana Ruiz": how she is called.
bool is_only_called(const View& view, const Hit& hit) {
  if (!view.is(hit.tokens.begin, {key("identified"), key("named")})) return false;
  std::uint32_t next = hit.tokens.end;
  const bool only = view.is(next, {key("only")});
  if (only) ++next;
  if (!view.is(next, {key("as"), key("by")})) return false;
  const auto& tokens = view.analysis().tokens;
  return only || (view.is(next, {key("as")}) && next + 1 < tokens.size() &&
                  tokens[next + 1].letters == text::LetterCase::Title);
}

// "a campaign | of harassment", "a smear | campaign": against people, and no help to anybody.
bool is_campaign_against(const View& view, const Hit& hit) {
  static constexpr text::WordSet kHarms{
      "harassment", "intimidation", "violence",   "terror",    "repression",   "persecution",
      "threats",    "hate",         "hatred",     "abuse",     "reprisals",    "disinformation",
      "smear",      "bombing",      "election",   "electoral", "presidential", "killings",
      "arrests",    "defamation",   "propaganda", "military"};
  constexpr std::uint32_t kTail = 4;  // "of arrests and harassment"
  for (std::uint32_t at = hit.tokens.begin; at < hit.tokens.end; ++at) {
    if (!view.is(at, {key("campaign"), key("campaigns")})) continue;
    if (at > 0 && kHarms.has(view.form(at - 1))) return true;
    if (!view.is(at + 1, {key("of")})) return false;
    const auto last = static_cast<std::uint32_t>(view.analysis().tokens.size());
    for (std::uint32_t of = at + 2; of < std::min(last, at + 2 + kTail); ++of) {
      if (view.is_mark(of)) break;
      if (kHarms.has(view.form(of))) return true;
    }
  }
  return false;
}

// "helped | prevent thefts": what it did is told by the next verb.
bool is_help_to_do(const View& view, const Hit& hit, const Clause& clause) {
  std::uint32_t next = hit.tokens.end;
  // "were free | to go to school"
  const bool free = view.is(next - 1, {key("free")}) && view.is(next, {key("to")});
  if (free) return true;
  if (view.word(hit.tokens.begin).lemma != key("help") || hit.tokens.size() > 1) return false;
  if (next < clause.tokens.end && view.is(next, {key("to")})) ++next;
  return next < clause.tokens.end && view.word(next).pos == Pos::Verb;
}

// "It also opened a shelter": whoever acted in the sentence before, if that can act; a pronoun
// alone names nobody.
std::string doer_before(const View& view, const Clause& clause) {
  const auto& analysis = view.analysis();
  const std::uint32_t here = analysis.sentence_of[clause.tokens.begin];
  if (here == 0) return {};
  const text::Sentence& before = analysis.sentences[here - 1];
  if (before.paragraph != analysis.sentences[here].paragraph) return {};
  for (std::uint32_t at = before.tokens.begin; at < before.tokens.end; ++at) {
    const std::uint32_t group = verb_group_at(view, at);
    if (group == kNone || !is_finite(analysis, analysis.chunks[group])) continue;
    const TokenRange subject = subject_of(view, group, before.tokens);
    if (subject.empty() || view.word(subject.begin).pos == Pos::Pronoun) return {};
    const auto hits = view.scan(subject);
    const bool acts = std::ranges::any_of(hits, [](const Hit& hit) {
      return hit.frame->family == Family::Actor &&
             (hit.frame->code == "government" || hit.frame->code == "organisation");
    });
    const bool body = std::ranges::any_of(names_in(analysis, subject), [](const auto* name) {
      return name->kind == language::NameKind::Organisation;
    });
    return acts || body ? actor_of(view, subject) : std::string();
  }
  return {};
}

bool is_bare_pronoun(std::string_view actor) {
  static constexpr text::WordSet kPronouns{"it", "they", "he", "she", "who", "which", "this"};
  return kPronouns.has_folded(text::fold(actor));
}

// Whom a pronoun for who acts means: a body that says so of itself, named or not ("police said they
// had arrested two"), or whoever acted before.
std::string meant_actor(const View& view, const Clause& clause) {
  const Proposition& proposition = view.proposition;
  if (proposition.attribution != kNone && !proposition.direct_quote &&
      proposition.chain.links.size() > 1) {
    const model::ChainLink& link = proposition.chain.links.back();
    const bool body = link.kind == model::SourceKind::Government ||
                      link.kind == model::SourceKind::International ||
                      link.kind == model::SourceKind::Court ||
                      link.kind == model::SourceKind::Organisation;
    return body ? link.name : std::string();
  }
  return doer_before(view, clause);
}

// "Took limited measures", "made little progress".
bool is_little(const View& view, const TokenRange& tokens) {
  for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
    if (view.is(at, {key("limited"), key("little"), key("minimal"), key("insufficient"),
                     key("inadequate"), key("negligible")})) {
      return true;
    }
  }
  return false;
}

// "Arrested by villagers", "closed by a gang": no state and no organisation did it.
bool is_suffered_from_others(const View& view, std::uint32_t group, bool passive,
                             const Clause& clause) {
  if (!passive) return false;
  const TokenRange agent =
      agent_phrase(view, view.analysis().chunks[group].tokens.end, clause.tokens);
  if (agent.empty() || may_have_acted(view, agent)) return false;
  return view.has(Family::Actor, "irregular", agent) ||
         !view.find(Family::Person, agent).empty();  // not "by the end of 2022"
}

// "Searched a boat for drugs", "joint operations against arms smugglers": no trade in people.
bool is_of_other_trade(const View& view, const Hit& hit, const Clause& clause) {
  if (hit.frame->code != "1" && hit.frame->code != "4") return false;
  const EventWords& words = EventWords::of(view.scene.refdata);
  bool other = false;
  for (std::uint32_t at = clause.tokens.begin; at < clause.tokens.end; ++at) {
    other = other || words.is(view.form(at), EventWord::OtherTrade);
  }
  if (!other || view.has(Family::Target, "named-victim", clause.tokens)) return false;
  if (!view.find(Family::Element, clause.tokens).empty()) return false;
  return std::ranges::none_of(view.find(Family::Target, clause.tokens), [&](const Hit* target) {
    const std::uint32_t at = target->tokens.begin;
    const bool drugs = at > clause.tokens.begin &&
                       words.is(view.form(at - 1), EventWord::OtherTrade);  // "drug traffickers"
    const std::uint32_t of = target->tokens.end;  // "smugglers of cocaine"
    if (of + 1 < clause.tokens.end && view.is(of, {key("of")}) &&
        words.is(view.form(of + 1), EventWord::OtherTrade)) {
      return false;
    }
    const std::string& code = target->frame->code;
    return !drugs && (code == "trafficker" || code == "trafficking" || code == "people");
  });
}

// "If | convicted, the three may": nobody was.
bool is_condition(const View& view, const Hit& hit, const Clause& clause) {
  return hit.tokens.begin > clause.tokens.begin &&
         view.is(hit.tokens.begin - 1, {key("if"), key("unless"), key("once"), key("until")});
}

// "urged patience | after joint operations": told beside what is urged.
bool stands_apart(const View& view, std::uint32_t from, std::uint32_t until) {
  static constexpr text::WordSet kApart{"after",   "before", "during",  "following", "since",
                                        "despite", "amid",   "because", "while",     "as"};
  for (std::uint32_t at = from + 1; at < until; ++at) {
    if (kApart.has(view.form(at))) return true;
  }
  return false;
}

// "The report recommends | a register of brokers and joint patrols": wished for, not done.
bool is_recommended(const View& view, const Hit& hit, const Clause& clause) {
  for (std::uint32_t at = clause.tokens.begin; at < hit.tokens.begin; ++at) {
    const std::uint64_t lemma = view.word(at).lemma;
    const bool wish = lemma == key("recommend") || lemma == key("advise") ||
                      lemma == key("demand") || lemma == key("urge");
    const std::uint32_t group = wish ? verb_group_at(view, at) : kNone;
    if (group != kNone && is_finite(view.analysis(), view.analysis().chunks[group]) &&
        !is_passive(view, group, at) && !stands_apart(view, at, hit.tokens.begin)) {
      return true;
    }
  }
  return false;
}

std::optional<ContentFound<ResponseReading>> response_at(const View& view, const Clause& clause,
                                                         const Hit& hit) {
  const bool nominal = is_nominal(view, hit);
  const std::uint32_t group = nominal ? kNone : verb_group_at(view, hit.tokens.begin);
  const bool passive = group != kNone && is_passive(view, group, hit.tokens.begin);
  if (!fits_target(view, hit, clause, passive)) return std::nullopt;
  if (nominal && is_in_name_of_body(view, hit)) return std::nullopt;
  if (is_campaign_against(view, hit)) return std::nullopt;
  if (is_only_called(view, hit)) return std::nullopt;
  if (is_condition(view, hit, clause) || is_only_ability(view, group) ||
      is_help_to_do(view, hit, clause)) {
    return std::nullopt;
  }
  if (nominal && is_recommended(view, hit, clause)) return std::nullopt;
  if ((nominal && is_only_quality(view, hit)) || is_at_home(view, hit, clause)) return std::nullopt;
  if (is_suffered_from_others(view, group, passive, clause) ||
      is_of_other_trade(view, hit, clause)) {
    return std::nullopt;
  }
  ResponseReading reading;
  reading.nominal = nominal;
  reading.passive = passive;
  reading.response.actor = actor_of_action(view, clause, group, passive, hit.frame->code == "1");
  // "a practice prohibited by law"
  if (text::fold(reading.response.actor) == "law") return std::nullopt;
  if (std::string body = speaking_body(view, reading.response.actor); !body.empty()) {
    reading.response.actor = std::move(body);
  }
  if (!nominal && !passive && reading.response.actor.empty()) return std::nullopt;
  if (!nominal && !passive && !can_act(view, subject_of_action(view, group, clause.tokens))) {
    return std::nullopt;
  }
  if (is_bare_pronoun(reading.response.actor)) {
    reading.response.actor = meant_actor(view, clause);
  }
  reading.loose = group != kNone && reading.response.actor.empty() &&
                  !is_finite(view.analysis(), view.analysis().chunks[group]);
  reading.phrase = trimmed(view, phrase_of(view, hit, clause, nominal));
  reading.response.action = words_of(view.scene, reading.phrase);
  reading.response.direction = hit.frame->use;
  if (is_negated(view, hit.tokens, clause.tokens) || is_rare(view, hit.tokens) ||
      is_left_for_other(view, hit.tokens, clause.tokens)) {
    reading.response.direction = opposite(reading.response.direction);
  } else if (hit.frame->use == "supports" &&
             is_little(view, nominal ? reading.phrase : hit.tokens)) {
    reading.response.direction = "unclear";
  }
  if (hit.frame->code != "-")
    reading.response.criterion = "22 USC 7106(b)(" + hit.frame->code + ")";
  return ContentFound<ResponseReading>{std::move(reading), hit.tokens};
}

}  // namespace

std::vector<ContentFound<ResponseReading>> read_responses(const View& view, const Clause& clause) {
  std::vector<ContentFound<ResponseReading>> found;
  for (const Hit* hit : view.find(Family::Response, clause.tokens)) {
    auto reading = response_at(view, clause, *hit);
    if (!reading) continue;
    const bool again = !found.empty() && reading->trigger.begin < found.back().content.phrase.end;
    if (again && (!found.back().content.response.criterion.empty() ||
                  reading->content.response.criterion.empty())) {
      continue;
    }
    if (again) found.pop_back();
    found.push_back(std::move(*reading));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::pair{a.content.nominal, a.content.loose} <
           std::pair{b.content.nominal, b.content.loose};
  });
  return found;
}

}  // namespace plumbline::extract

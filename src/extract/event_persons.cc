// SPDX-License-Identifier: Apache-2.0
//
// Whom a pronoun of an event stands for: the last one told on its side, of its number, a few
// sentences before. Where no event told anybody on that side: the subject of the clause above it or
// of the sentence before, if nobody else there may be meant.

#include <algorithm>

#include "extract/content_readers_internal.h"
#include "extract/event_words_internal.h"
#include "extract/events_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::Relation;

constexpr std::uint32_t kPersonReach = 3;  // sentences

constexpr text::WordSet kThey{"they", "them", "themselves", "their", "each", "both", "all"};
constexpr text::WordSet kHe{"he", "him", "himself", "his"};
constexpr text::WordSet kShe{"she", "her", "herself"};

}  // namespace

bool Persons::is_pronoun(const TokenRange& phrase) const {
  static constexpr text::WordSet kAll{"all", "both", "each"};
  static constexpr text::WordSet kPersonal{"he",   "him",   "she",       "her",     "they",
                                           "them", "who",   "whom",      "himself", "herself",
                                           "his",  "their", "themselves"};
  const bool whole = phrase.size() == 3 && kAll.has(form(phrase.begin)) &&  // "all of them"
                     view_.is(phrase.begin + 2, {key("them")});
  return whole || (phrase.size() == 1 && (kPersonal.has(form(phrase.begin)) ||
                                          view_.is(phrase.begin, {key("each"), key("both")})));
}

bool Persons::is_plural(const TokenRange& phrase) const {
  static constexpr text::WordSet kSeveral{"several", "some", "many", "others",
                                          "most",    "few",  "all"};
  const bool counted = view_.word(phrase.begin).pos == Pos::Number &&
                       !view_.is(phrase.begin, {key("one"), key("1")}) &&
                       (phrase.size() == 1 || view_.is(phrase.begin + 1, {key("of")}));
  if (counted || kSeveral.has(form(phrase.begin))) return true;  // "two of the girls"
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    const language::Word& word = view_.word(at);
    if (at > phrase.begin && word.pos == Pos::Adposition) return false;  // "a couple of months"
    if (word.pos == Pos::Coordinator || word.plural) return true;
  }
  return false;
}

// The longest name of the person whom the mentions take the pronoun for; empty if they do not know.
TokenRange Persons::named_by(std::uint32_t pronoun) const {
  const language::Analysis& analysis = view_.analysis();
  TokenRange name;
  for (const auto& mention : beginning_in(analysis.mentions, {pronoun, pronoun + 1})) {
    if (!mention.pronoun || mention.entity == kNone) continue;
    const language::Entity& who = analysis.entities[mention.entity];
    if (who.kind != language::EntityKind::Person) continue;
    for (const std::uint32_t each : who.mentions) {
      const language::Mention& other = analysis.mentions[each];
      if (other.name == kNone) continue;
      const TokenRange& tokens = analysis.names[other.name].tokens;
      if (tokens.size() > name.size()) name = tokens;
    }
  }
  return name;
}

bool Persons::holds_person_name(const TokenRange& range) const {
  const auto names = names_in(view_.analysis(), range);
  return std::any_of(names.begin(), names.end(), [](const language::Name* name) {
    return name->kind == language::NameKind::Person;
  });
}

// "his wife ... he", "the man ... she": words that tell another sex.
bool Persons::other_sex(const TokenRange& phrase, std::uint32_t pronoun) const {
  const EventWords& words = EventWords::of(view_.scene.refdata);
  const bool he = kHe.has(form(pronoun));
  const bool she = kShe.has(form(pronoun));
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    if (at > phrase.begin && view_.is(at, {key("of"), key("from"), key("with")})) break;
    if (he && words.is(form(at), EventWord::Female)) return true;
    if (she && words.is(form(at), EventWord::Male)) return true;
  }
  return false;
}

bool Persons::fits(const TokenRange& phrase, bool plural, std::uint32_t pronoun) const {
  const bool either = form(pronoun) == key("who") || form(pronoun) == key("whom");
  const bool many = kThey.has(form(pronoun));
  const bool several =
      many &&
      EventWords::of(view_.scene.refdata).is(form(head_of(tree_, phrase)), EventWord::Several);
  const bool number = either || plural == many || several;
  return number && !other_sex(phrase, pronoun);
}

std::uint32_t head_of(const Tree& tree, const TokenRange& phrase) {
  std::uint32_t head = phrase.begin;
  while (phrase.contains(tree.head(head))) head = tree.head(head);
  return head;
}

bool Persons::same(const TokenRange& a, const TokenRange& b) const {
  if (a.empty() || b.empty()) return false;
  return a == b || view_.word(head_of(tree_, a)).lemma == view_.word(head_of(tree_, b)).lemma;
}

bool Persons::on_other_side(const TokenRange& phrase, Side side) const {
  // Of these one cannot tell on which side they are to whom it is done.
  static constexpr std::array<std::string_view, 4> kOpen = {"extradition", "release",
                                                            "investigation", "raid"};
  for (std::size_t other = 0; other < kSides; ++other) {
    if (other == static_cast<std::size_t>(side)) continue;
    for (const Told& told : told_[other]) {
      if (!is_one_of(kOpen, told.type) && same(told.phrase, phrase)) return true;
    }
  }
  return false;
}

bool Persons::is_told(std::uint32_t at, Side side) const {
  const auto& told = told_[static_cast<std::size_t>(side)];
  return std::any_of(told.begin(), told.end(),
                     [at](const Told& each) { return each.phrase.contains(at); });
}

// A person whom no event has told may be meant as well: somebody named between `phrase` and `at`
// who is not said to be him ("a woman called Joy") nor known from other sides alone.
bool Persons::somebody_else(const TokenRange& phrase, std::uint32_t at, Side side) const {
  const auto names = names_in(view_.analysis(), TokenRange{phrase.end, at});
  return std::any_of(names.begin(), names.end(), [&](const language::Name* name) {
    const std::uint32_t first = name->tokens.begin;
    if (name->kind != language::NameKind::Person || tree_.below(first, head_of(tree_, phrase))) {
      return false;
    }
    const bool elsewhere = is_told(first, Side::Victim) || is_told(first, Side::Suspect) ||
                           is_told(first, Side::Helper);
    return is_told(first, side) || !elsewhere;
  });
}

// What people travel in or are kept in, and what is taken from them.
bool Persons::is_thing(const TokenRange& phrase) const {
  const std::uint64_t head = view_.word(head_of(tree_, phrase)).lemma;
  return EventWords::of(view_.scene.refdata).is(head, EventWord::Thing);
}

// The last one told on this side. Nothing: nobody was; an empty range: somebody was, and it cannot
// be told whether he is meant.
std::optional<TokenRange> Persons::told_before(std::uint32_t at, Side side) const {
  const auto& analysis = view_.analysis();
  const bool many = kThey.has(form(at));
  const bool either = form(at) == key("who") || form(at) == key("whom");
  const std::uint32_t here = analysis.sentence_of[at];
  const std::uint32_t paragraph = analysis.sentences[here].paragraph;
  const auto& told = told_[static_cast<std::size_t>(side)];
  for (auto it = told.rbegin(); it != told.rend(); ++it) {
    const std::uint32_t there = analysis.sentence_of[it->phrase.begin];
    if (there + kPersonReach < here || analysis.sentences[there].paragraph != paragraph) break;
    if ((!either && it->plural != many) || is_thing(it->phrase)) continue;
    const bool doubtful =
        other_sex(it->phrase, at) || (!many && somebody_else(it->phrase, at, side));
    return doubtful ? TokenRange{} : it->phrase;
  }
  return std::nullopt;
}

TokenRange Persons::meant_by(const TokenRange& phrase, Side side) const {
  const std::uint32_t at = phrase.begin;
  const TokenRange name = named_by(at);
  if (!name.empty()) return name;
  const std::optional<TokenRange> above = subject_above(at, side);
  if (above && !above->empty() && !kThey.has(form(at))) return *above;
  const std::optional<TokenRange> told = told_before(at, side);
  if (told) return *told;
  return above ? *above : main_person_before(at, side);
}

TokenRange Persons::person_at(std::uint32_t head) const {
  const TokenRange own{head, head + 1};
  if (view_.word(head).pos == Pos::Pronoun) return is_pronoun(own) ? own : TokenRange{};
  const TokenRange sentence = view_.analysis().sentences[view_.analysis().sentence_of[head]].tokens;
  TokenRange phrase = noun_phrase(view_, head, sentence.end, Tail::Of);
  while (!phrase.empty() && view_.word(phrase.begin).pos == Pos::Determiner) ++phrase.begin;
  const auto names = names_in(view_.analysis(), phrase);
  const bool named = std::any_of(names.begin(), names.end(), [head](const language::Name* name) {
    return name->tokens.contains(head) && (name->kind == language::NameKind::Person ||
                                           name->kind == language::NameKind::Nationality);
  });
  View near{.scene = view_.scene, .proposition = view_.proposition, .frames = view_.frames};
  near.hits = view_.scan(phrase);
  near.families = 1U << static_cast<unsigned>(Family::Person);
  const bool whole = view_.is(phrase.begin, {key("his"), key("her"), key("their")})
                         ? extract::person_in(near, own) != nullptr
                         : is_people(near, phrase);
  return named || whole ? phrase : TokenRange{};
}

// Whether the clause of `verb` tells on the main line: no relative or adverbial clause.
bool Persons::is_main(std::uint32_t verb) const {
  for (int step = 0; step < 6 && verb != kNone; ++step, verb = tree_.head(verb)) {
    if (tree_.is(verb, {Relation::Root})) return true;
    if (!tree_.is(verb, {Relation::Conjunct, Relation::Parataxis, Relation::ClausalComplement})) {
      return false;
    }
  }
  return false;
}

// The only person in `range` who fits, in one of these relations to a verb that `may` be his.
// Nothing: nobody; an empty range: several, or somebody with a name, whom the mentions would know.
template <class May>
std::optional<TokenRange> Persons::person_in(const TokenRange& range, std::uint32_t pronoun,
                                             Side side, std::initializer_list<Relation> relations,
                                             May may) const {
  std::optional<TokenRange> only;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (!tree_.is(at, relations) || !may(tree_.head(at))) continue;
    const TokenRange person = person_at(at);
    if (person.empty() || is_pronoun(person)) continue;
    if (!fits(person, is_plural(person), pronoun) || on_other_side(person, side)) continue;
    if (holds_person_name(person) || (only && !same(*only, person))) return TokenRange{};
    only = person;
  }
  return only;
}

// The subject of a clause above the pronoun's: "the driver said he had been hired".
std::optional<TokenRange> Persons::subject_above(std::uint32_t at, Side side) const {
  const std::uint32_t begin =
      view_.analysis().sentences[view_.analysis().sentence_of[at]].tokens.begin;
  return person_in(
      {begin, at}, at, side, {Relation::Subject, Relation::PassiveSubject},
      [&](std::uint32_t verb) { return verb != tree_.head(at) && tree_.below(at, verb); });
}

// Of the sentences before, the subject of a main clause, else its object.
TokenRange Persons::main_person_before(std::uint32_t at, Side side) const {
  constexpr std::uint32_t kBack = 2;  // sentences
  const auto& sentences = view_.analysis().sentences;
  const std::uint32_t here = view_.analysis().sentence_of[at];
  const auto main = [&](std::uint32_t verb) { return is_main(verb); };
  for (std::uint32_t back = 1; back <= kBack && back <= here; ++back) {
    const text::Sentence& before = sentences[here - back];
    if (before.paragraph != sentences[here].paragraph) break;
    if (!kThey.has(form(at))) {  // "A customer met her brother. He ...": either may be meant
      const auto one = person_in(
          before.tokens, at, side,
          {Relation::Subject, Relation::PassiveSubject, Relation::Object, Relation::IndirectObject},
          main);
      if (one) return *one;
      continue;
    }
    auto some =
        person_in(before.tokens, at, side, {Relation::Subject, Relation::PassiveSubject}, main);
    if (some) return *some;
    some = person_in(before.tokens, at, side, {Relation::Object, Relation::IndirectObject}, main);
    if (some) return *some;
  }
  return {};
}

void Persons::remember(const TokenRange& phrase, Side side, std::string_view type) {
  if (phrase.empty() || is_pronoun(phrase) || view_.is(phrase.end - 1, {key("them")})) {
    return;  // "two of them": some, not all
  }
  told_[static_cast<std::size_t>(side)].push_back({phrase, type, is_plural(phrase)});
}

TokenRange Persons::only_suspect(std::uint32_t at) const {
  const auto& analysis = view_.analysis();
  const std::uint32_t here = analysis.sentence_of[at];
  TokenRange caught, any;
  bool several = false;
  for (const Told& told : told_[static_cast<std::size_t>(Side::Suspect)]) {
    const std::uint32_t there = analysis.sentence_of[told.phrase.begin];
    if (analysis.sentences[there].paragraph != analysis.sentences[here].paragraph) continue;
    if (was_told(told.phrase, is_prosecution)) {
      if (!caught.empty() && !same(caught, told.phrase)) return {};
      if (caught.empty()) caught = told.phrase;
    }
    several = several || (!any.empty() && !same(any, told.phrase));
    any = told.phrase;
  }
  if (!caught.empty()) return caught;
  return several ? TokenRange{} : any;
}

bool Persons::was_told(const TokenRange& phrase, bool (*test)(std::string_view)) const {
  const auto& told = told_[static_cast<std::size_t>(Side::Suspect)];
  return std::any_of(told.begin(), told.end(), [&](const Told& each) {
    return test(each.type) && same(each.phrase, phrase);
  });
}

}  // namespace plumbline::extract

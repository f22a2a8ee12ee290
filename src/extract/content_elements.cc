// SPDX-License-Identifier: Apache-2.0
//
// Elements of trafficking under article 3 of the Palermo Protocol, with the words they rest on.
// Acts count only of people; "forced prostitution" names a purpose and no means.

#include <algorithm>
#include <array>

#include "extract/content_readers_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using model::Element;
using model::Elements;

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

void add_element(const View& view, std::vector<Element>& list, const Hit& hit) {
  const auto same = [&](const Element& element) { return element.code == hit.frame->code; };
  if (std::any_of(list.begin(), list.end(), same)) return;
  list.push_back(
      {hit.frame->code, words_of(view.scene, hit.tokens), passage_of(view.scene, hit.tokens)});
}

// "PURP.SEX" beside "PURP.SEX.PROSTITUTION" says nothing more.
void drop_general(std::vector<Element>& list) {
  const auto general = [&](const Element& element) {
    return std::any_of(list.begin(), list.end(), [&](const Element& other) {
      return other.code.size() > element.code.size() && starts_with(other.code, element.code) &&
             other.code[element.code.size()] == '.';
    });
  };
  std::vector<Element> kept;
  for (const Element& element : list) {
    if (!general(element)) kept.push_back(element);
  }
  list = std::move(kept);
}

// Who an act is done to: object, subject of a passive, or what stands after "of".
TokenRange undergoer(const View& view, const Hit& hit, const TokenRange& range) {
  const std::uint32_t group = verb_group_at(view, hit.tokens.begin);
  const auto& chunks = view.analysis().chunks;
  if (group == kNone) {
    std::uint32_t at = hit.tokens.end;
    if (at < range.end && view.is(at, {key("of")})) ++at;
    if (at < range.end && view.is(at - 1, {key("of")})) {
      return noun_phrase(view, at, range.end, Tail::Of);
    }
    return {at, at};
  }
  if (is_passive(view, group, hit.tokens.begin)) return subject_of(view, group, range);
  std::uint32_t after = chunks[group].tokens.end;
  if (after < range.end && view.is(after, {key("over"), key("away"), key("up"), key("in")}))
    ++after;
  return object_of(view, after, range);
}

void read_payment(const View& view, const Hit& hit, const TokenRange& range, Elements& elements) {
  TokenRange phrase = hit.tokens;
  if (hit.frame->use == "tail" && phrase.end < range.end) {
    phrase.end = std::max(phrase.end, noun_phrase(view, phrase.end, range.end, Tail::Of).end);
  }
  if (elements.payment.empty()) elements.payment = words_of(view.scene, phrase);
}

// "3,000 dollars | a person", "500 euros | each": what the price is counted by.
std::uint32_t end_of_price(const View& view, std::uint32_t at, std::uint32_t end) {
  static constexpr text::WordSet kCounted{"person",    "head",    "each",  "worker", "month",
                                          "passenger", "migrant", "adult", "child"};
  if (at + 1 < end && view.is(at, {key("a"), key("per"), key("for"), key("an")}) &&
      kCounted.has(view.form(at + 1))) {
    return at + 2;
  }
  return at < end && view.is(at, {key("each"), key("apiece")}) ? at + 1 : at;
}

// "for $5,000", "for 3,000 euros each"; "charged 3,000 dollars a person".
void read_price(const View& view, const TokenRange& range, Elements& elements) {
  if (!elements.payment.empty()) return;
  for (const Hit* hit : view.find(Family::Incident, range)) {
    if (hit->frame->code != "charge") continue;
    const TokenRange price = price_of_charge(view, *hit, range);
    if (!price.empty()) elements.payment = words_of(view.scene, price);
  }
  // "had paid agents 5,000 euros": to those who traffic.
  for (const Hit* hit : view.find(Family::Element, range)) {
    if (hit->frame->use != "price" || elements.perpetrators.empty()) continue;
    const TokenRange price = price_of_charge(view, *hit, range);
    if (!price.empty() && elements.payment.empty()) {
      elements.payment = words_of(view.scene, price);
    }
  }
  if (!elements.payment.empty() || elements.acts.empty()) return;
  for (const language::Quantity& quantity : view.analysis().quantities) {
    if (quantity.currency.empty() || quantity.tokens.begin <= range.begin ||
        quantity.tokens.end > range.end) {
      continue;
    }
    const std::uint32_t before = quantity.tokens.begin - 1;
    if (!view.is(before, {key("for"), key("paid"), key("pay"), key("paying"), key("of")})) continue;
    elements.payment =
        words_of(view.scene, {before, end_of_price(view, quantity.tokens.end, range.end)});
  }
}

// "the Hill Action | Network", "members of the Border Unit work to protect": a word of a body's
// name, or those who help.
bool is_helper(const View& view, const Hit& hit, const TokenRange& range) {
  static constexpr text::WordSet kHelps{"protect",  "rescue",  "assist", "help",     "investigate",
                                        "identify", "free",    "combat", "fight",    "counter",
                                        "support",  "shelter", "aid",    "prosecute"};
  constexpr std::uint32_t kReach = 6;  // "work | together with the courts to protect"
  const auto& analysis = view.analysis();
  for (const language::Name& name : analysis.names) {
    if (name.tokens.begin > hit.tokens.begin) break;
    if (name.kind == language::NameKind::Organisation && name.tokens.size() > hit.tokens.size() &&
        hit.tokens.end <= name.tokens.end) {
      return true;
    }
  }
  const TokenRange phrase = noun_phrase(view, hit.tokens.begin, range.end, Tail::Of);
  const bool body = std::ranges::any_of(names_in(analysis, phrase), [](const language::Name* name) {
    return name->kind == language::NameKind::Organisation;
  });
  for (std::uint32_t at = phrase.end; body && at < std::min(range.end, phrase.end + kReach); ++at) {
    if (view.word(at).pos == Pos::Verb && kHelps.has(view.word(at).lemma)) return true;
  }
  return false;
}

// "In cooperation with the country's anti-trafficking coordinator": no help for traffickers.
bool is_against_trade(const View& view, const TokenRange& phrase) {
  for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
    const std::string word = text::fold(words_of(view.scene, {at, at + 1}));
    if (word.starts_with("antitraff") || word.starts_with("anti-traff")) return true;
  }
  return false;
}

void read_people(const View& view, const TokenRange& range, Elements& elements) {
  for (const Hit* hit : view.find(Family::Element, range)) {
    if (hit->frame->use == "map" && elements.victims.empty()) elements.victims = hit->frame->value;
    if (hit->frame->code != "FACILITATOR" || !elements.facilitators.empty()) continue;
    TokenRange phrase = hit->tokens;
    if (hit->frame->use == "tail") {
      phrase = noun_phrase(view, hit->tokens.end, range.end, Tail::Full);
    }
    if (is_against_trade(view, phrase)) continue;
    elements.facilitators = words_of(view.scene, phrase);
  }
  if (elements.perpetrators.empty()) {
    for (const Hit* hit : view.find(Family::Person, range)) {
      if (hit->frame->code != "perpetrator") continue;
      // "in groups of 20": how many go together.
      const bool manner = hit->tokens.begin > range.begin &&
                          view.is(hit->tokens.begin - 1, {key("in")}) &&
                          view.is(hit->tokens.begin, {key("groups"), key("group")});
      // "criminal trials": no culprits
      const bool kind = view.is(hit->tokens.end - 1, {key("criminal")}) &&
                        hit->tokens.end < range.end && view.word(hit->tokens.end).pos == Pos::Noun;
      const bool verb =
          view.word(hit->tokens.end - 1).pos == Pos::Verb;  // "try, convict, and jail"
      if (kind || verb) continue;
      if (manner || is_helper(view, *hit, range)) continue;
      elements.perpetrators =
          words_of(view.scene, noun_phrase(view, hit->tokens.begin, range.end, Tail::Of));
      break;
    }
  }
}

// "31 Nepalese and | Bangladeshi workers".
TokenRange with_nationalities(const View& view, TokenRange phrase, std::uint32_t begin) {
  if (phrase.begin < begin + 2 || !view.is(phrase.begin - 1, {key("and"), key("or")}))
    return phrase;
  for (const language::Name* name : names_in(view.analysis(), {phrase.begin - 2, phrase.begin})) {
    if (name->kind != language::NameKind::Nationality) continue;
    const std::uint32_t chunk = chunk_at(view.analysis(), phrase.begin - 2);
    phrase.begin = is_noun_phrase(view.analysis(), chunk)
                       ? std::max(begin, view.analysis().chunks[chunk].tokens.begin)
                       : phrase.begin - 2;
  }
  return phrase;
}

bool is_empty(const Elements& elements) {
  return elements.acts.empty() && elements.means.empty() && elements.purposes.empty() &&
         elements.victims.empty() && (elements.payment.empty() || elements.perpetrators.empty());
}

}  // namespace

// "sentenced a dentist and his wife | for holding a cook": whom a court or the police deal with, up
// to what for. Empty if the words tell of no such thing, or not what for.
TokenRange accused_in(const View& view, const TokenRange& range) {
  static constexpr std::array<std::string_view, 6> kDealing = {"arrest",   "charge", "conviction",
                                                               "sentence", "trial",  "acquittal"};
  for (const Hit* hit : view.find(Family::Incident, range)) {
    if (!is_one_of(kDealing, hit->frame->code) || hit->frame->use == "nominal") continue;
    for (std::uint32_t at = hit->tokens.end; at + 1 < range.end; ++at) {
      const bool reason = view.is(at, {key("for"), key("of"), key("over"), key("with")}) &&
                          view.word(at + 1).form == VerbForm::Gerund;
      const bool crime =
          view.is(at, {key("for"), key("over"), key("of")}) &&
          view.is(at + 1, {key("forced"), key("trafficking"), key("slavery"), key("smuggling"),
                           key("child"), key("human"), key("labour"), key("labor")});
      // 'for "large-scale trafficking"'
      bool quoted = false;
      for (std::uint32_t in = at + 1; in < std::min(range.end, at + 6) && view.is(at, {key("for")});
           ++in) {
        quoted = quoted || (view.is(in, {key("trafficking"), key("slavery"), key("smuggling")}) &&
                            view.analysis().tokens[at + 1].kind == text::TokenKind::OpenQuote);
      }
      const bool suspicion = view.is(at, {key("on")}) && view.is(at + 1, {key("suspicion")});
      // "for their part in trafficking", "on charges of"
      const bool part = view.is(at, {key("for")}) && at + 2 < range.end &&
                        view.is(at + 2, {key("involvement"), key("part"), key("role")});
      const bool charges =
          view.is(at, {key("on"), key("for")}) && view.is(at + 1, {key("charges")});
      if (!reason && !crime && !suspicion && !part && !charges && !quoted) continue;
      const std::uint32_t group = verb_group_at(view, hit->tokens.begin);
      const bool passive = group != kNone && is_passive(view, group, hit->tokens.begin);
      return {passive ? range.begin : hit->tokens.begin, at};
    }
  }
  return {range.begin, range.begin};
}

namespace {

// Whether a phrase at `at` names victims and nobody else; its end, `at` if not.
std::uint32_t listed_victims(const View& view, std::uint32_t at, std::uint32_t end) {
  const TokenRange next = at < end ? noun_phrase(view, at, end, Tail::Base) : TokenRange{at, at};
  if (next.empty() || next.begin != at) return at;
  const Hit* person = person_in(view, {next.end - 1, next.end});
  return person != nullptr && person->frame->code == "victim" ? next.end : at;
}

// "women | and children", "men, | women and boys": all whom the list names.
TokenRange with_listed(const View& view, TokenRange named, const TokenRange& range) {
  for (int step = 0; step < 4 && named.end < range.end; ++step) {
    std::uint32_t at = named.end;
    while (at < range.end && view.is(at, {key(","), key("and"), key("or"), key("/")})) ++at;
    if (at == named.end || at > named.end + 2) break;
    const std::uint32_t end = listed_victims(view, at, range.end);
    if (end == at) break;
    named.end = end;
  }
  for (int step = 0; step < 4 && named.begin > range.begin + 1; ++step) {
    std::uint32_t at = named.begin;
    while (at > range.begin + 1 && view.is(at - 1, {key(","), key("and"), key("or")})) --at;
    const std::uint32_t chunk = at == named.begin ? kNone : chunk_at(view.analysis(), at - 1);
    if (chunk == kNone) break;
    const std::uint32_t begin = view.analysis().chunks[chunk].tokens.begin;
    if (begin < range.begin || listed_victims(view, begin, at) != at) break;
    named.begin = begin;
  }
  return named;
}

// Victims by the exploited: "victims being used for transplants", "women forced into prostitution".
void read_victims(const View& view, const TokenRange& range, Elements& elements) {
  if (!elements.victims.empty() || (elements.acts.empty() && elements.purposes.empty())) return;
  const TokenRange accused = accused_in(view, range);
  for (const Hit* hit : view.find(Family::Person, range)) {
    if (hit->frame->code != "victim" || accused.contains(hit->tokens.begin)) continue;
    const TokenRange phrase = noun_phrase(view, hit->tokens.begin, range.end, Tail::Base);
    if (phrase.begin > range.begin && view.is(phrase.begin - 1, {key("by")})) continue;
    // "child begging" is a crime and no child.
    if (phrase.end > hit->tokens.end && person_in(view, {phrase.end - 1, phrase.end}) == nullptr) {
      continue;
    }
    const TokenRange all = with_listed(view, phrase, range);
    elements.victims = words_of(view.scene, with_nationalities(view, all, range.begin));
    return;
  }
}

// "sentenced a woman for trafficking | three girls": without a word for how or what for.
void read_trafficked(const View& view, const TokenRange& range, Elements& elements) {
  if (!elements.victims.empty()) return;
  for (const Hit* hit : view.find(Family::Incident, range)) {
    const std::uint32_t group =
        hit->frame->code == "trafficking" ? verb_group_at(view, hit->tokens.begin) : kNone;
    if (group == kNone || is_passive(view, group, hit->tokens.begin)) continue;
    const TokenRange whom = object_of(view, view.analysis().chunks[group].tokens.end, range);
    const Hit* person = whom.empty() ? nullptr : person_in(view, whom);
    if (person == nullptr || person->frame->code != "victim") continue;
    const TokenRange base = noun_phrase(view, whom.begin, whom.end, Tail::Base);
    elements.victims = words_of(view.scene, base.empty() ? whom : base);
    return;
  }
}

bool is_pronoun(const View& view, std::uint32_t at) {
  static constexpr text::WordSet kPronouns{
      "them", "they", "her",  "him",     "us",     "who",      "those",     "whom",
      "she",  "he",   "we",   "others",  "dozens", "hundreds", "thousands", "everyone",
      "some", "many", "most", "several", "all",    "few",      "both"};
  return kPronouns.has(view.form(at));
}

// "Some 640 said that | they had been recruited": those who say it of themselves, whom a number
// alone names; of nobody else it can be told whether they are meant.
bool says_of_itself(const View& view, const TokenRange& phrase) {
  if (!view.is(phrase.begin, {key("they"), key("he"), key("she")}) ||
      view.proposition.chain.links.size() < 2) {
    return false;
  }
  const model::ChainLink& link = view.proposition.chain.links.back();
  const auto& analysis = view.analysis();
  if (!link.speaker || link.status != model::LinkStatus::Unnamed) return false;
  const text::Sentence& sentence = analysis.sentences[analysis.sentence_of[phrase.begin]];
  const text::Span& who = link.speaker->span;
  return who.begin >= sentence.span.begin && who.end <= analysis.tokens[phrase.begin].span.begin;
}

// "most of them", "they": the people the pronoun goes back to, where it is known.
std::string people_meant(const View& view, const TokenRange& phrase) {
  const auto& analysis = view.analysis();
  if (says_of_itself(view, phrase)) return {};
  for (const language::Mention& mention : analysis.mentions) {
    if (!mention.pronoun || mention.entity == kNone || !phrase.contains(mention.tokens.begin)) {
      continue;
    }
    const language::Entity& entity = analysis.entities[mention.entity];
    if (entity.kind != language::EntityKind::Group && entity.kind != language::EntityKind::Person) {
      continue;
    }
    for (const std::uint32_t index : entity.mentions) {
      const language::Mention& other = analysis.mentions[index];
      if (!other.pronoun && other.tokens.begin < mention.tokens.begin) {
        return words_of(view.scene, other.tokens);
      }
    }
  }
  return {};
}

}  // namespace

namespace {

// "National attention", "a resident permit": what somebody or something else is like.
bool is_quality(const View& view, const TokenRange& tokens, const TokenRange& range) {
  return tokens.size() == 1 && view.is(tokens.begin, {key("national"), key("resident")}) &&
         tokens.end < range.end && view.word(tokens.end).pos == Pos::Noun;
}

}  // namespace

const Hit* person_in(const View& view, const TokenRange& range) {
  const Hit* first = nullptr;
  for (const Hit* hit : view.find(Family::Person, range)) {
    if (is_quality(view, hit->tokens, range)) continue;
    if (hit->frame->code == "victim") return hit;
    if (first == nullptr && hit->frame->code != "thing") first = hit;
  }
  return first;
}

// A person named by nationality or pronoun counts as well: "Ruritanians", "them", "14".
bool is_people(const View& view, const TokenRange& phrase) {
  if (phrase.empty()) return false;
  if (person_in(view, phrase) != nullptr) return true;
  if (view.word(phrase.end - 1).pos == Pos::Number) return true;
  for (const language::Name* name : names_in(view.analysis(), phrase)) {
    if (name->kind == language::NameKind::Person ||
        (name->kind == language::NameKind::Nationality && name->tokens.end == phrase.end)) {
      return true;
    }
  }
  return is_pronoun(view, phrase.begin) || is_pronoun(view, phrase.end - 1);
}

TokenRange price_of_charge(const View& view, const Hit& hit, const TokenRange& clause) {
  const std::uint32_t reach = std::min(clause.end, hit.tokens.end + 12);
  for (std::uint32_t at = hit.tokens.end; at < reach; ++at) {
    if (view.is_mark(at) || view.is(at, {key("with"), key("over"), key("under")})) break;
    if (view.is(at, {key("fee"), key("fees"), key("commission"), key("interest"), key("price"),
                     key("prices"), key("rent")})) {
      return noun_phrase(view, at, clause.end, Tail::Base);
    }
    for (const language::Quantity& sum : view.analysis().quantities) {
      if (sum.tokens.begin != at || sum.currency.empty()) continue;
      const TokenRange price{at, end_of_price(view, sum.tokens.end, clause.end)};
      return price;
    }
  }
  return {hit.tokens.end, hit.tokens.end};
}

namespace {

// "were taken to a shelter", "sent to the centre for victims": into safety, or before a judge.
bool is_to_safety(const View& view, const Hit& hit, const TokenRange& range) {
  static constexpr text::WordSet kSafe{"shelter", "shelters", "refuge",    "hospital", "hospitals",
                                       "safety",  "embassy",  "safe",      "police",   "court",
                                       "custody", "prison",   "consulate", "reception"};
  static constexpr text::WordSet kCentres{"centre", "centres", "center", "centers"};
  static constexpr text::WordSet kOther{"scam", "fraud", "massage", "call", "training", "fitness"};
  const std::uint32_t from = hit.tokens.end;
  std::uint32_t to = kNone;
  constexpr std::uint32_t kNear = 6;
  for (std::uint32_t at = hit.tokens.begin; at < std::min(range.end, from + kNear); ++at) {
    if (view.is(at, {key("to"), key("into")})) {
      to = at + 1;
      break;
    }
  }
  if (to == kNone) return false;
  const TokenRange goal = noun_phrase(view, to, range.end, Tail::Base);
  const bool organs = view.has(Family::Element, "PURP.ORGAN", range);
  if (goal.empty() || organs) return false;
  // The last word says what it is: no "prison brothel".
  const std::uint32_t head = goal.end - 1;
  if (kSafe.has(view.form(head)) || view.is(goal.begin, {key("safe")})) return true;
  return kCentres.has(view.form(head)) && !(head > goal.begin && kOther.has(view.form(head - 1)));
}

// `unsaid`: somebody is acted on whom a pronoun names and nothing tells who it is.
void read_act(const View& view, const Hit& hit, const TokenRange& range, Elements& elements,
              bool& unsaid) {
  static constexpr text::WordSet kAmounts{"number",   "group",     "majority", "dozens",
                                          "hundreds", "thousands", "share",    "most"};
  const TokenRange whom = undergoer(view, hit, range);
  if (!is_people(view, whom) || is_to_safety(view, hit, range)) return;
  const Hit* person = person_in(view, whom);
  if (person != nullptr && person->frame->code == "official") return;  // soldiers of an army
  add_element(view, elements.acts, hit);
  if (!elements.victims.empty()) return;
  if (is_pronoun(view, whom.end - 1)) {
    elements.victims = people_meant(view, whom);
    unsaid = elements.victims.empty();
    return;
  }
  TokenRange base = noun_phrase(view, whom.begin, whom.end, Tail::Base);
  const bool counts = !base.empty() && kAmounts.has(view.form(base.end - 1));
  if (counts) base = noun_phrase(view, whom.begin, whom.end, Tail::Of);
  // "the case of a girl of 14 who was taken": the person in the phrase.
  if (!counts && person_in(view, base) == nullptr && person_in(view, whom) != nullptr) {
    base = noun_phrase(view, person_in(view, whom)->tokens.begin, whom.end, Tail::Base);
  }
  TokenRange named = base.empty() ? whom : base;
  // "at least 100 men": the phrase of the noun begins behind "at".
  while (named.size() > 1 && view.is(named.begin, {key("least"), key("most")})) ++named.begin;
  if (view.word(named.end - 1).pos == Pos::Number) return;  // "52 had been fetched": of whom?
  elements.victims = words_of(view.scene, with_listed(view, named, range));
  const std::uint32_t group = verb_group_at(view, hit.tokens.begin);
  if (group == kNone || is_passive(view, group, hit.tokens.begin)) return;
  const TokenRange by = subject_of(view, group, range);
  const Hit* who = by.empty() ? nullptr : person_in(view, by);
  if (who != nullptr && who->frame->code == "perpetrator") {
    elements.perpetrators = words_of(view.scene, by);
  }
}

}  // namespace

namespace {

bool inside_purpose(const View& view, const TokenRange& tokens) {
  return std::any_of(view.hits.begin(), view.hits.end(), [&](const Hit& hit) {
    return hit.frame->family == Family::Element && starts_with(hit.frame->code, "PURP.") &&
           hit.tokens.begin <= tokens.begin && hit.tokens.end >= tokens.end &&
           hit.tokens.size() > tokens.size();
  });
}

}  // namespace

std::optional<Elements> read_elements(const View& view, const TokenRange& range) {
  Elements elements;
  bool unsaid = false;
  for (const Hit* hit : view.find(Family::Element, range)) {
    const std::string& code = hit->frame->code;
    if (code == "PAYMENT" && hit->frame->use != "price") {
      read_payment(view, *hit, range, elements);
    }
    // "online fraud compounds": what the victims must do, not how they came.
    const bool aim = code == "MEANS.FRAUD" && inside_purpose(view, hit->tokens);
    if (starts_with(code, "MEANS.") && !aim) add_element(view, elements.means, *hit);
    if (starts_with(code, "PURP.")) add_element(view, elements.purposes, *hit);
    if (starts_with(code, "ACT.")) {
      if (hit->frame->use == "person") {
        read_act(view, *hit, range, elements, unsaid);
      } else {
        add_element(view, elements.acts, *hit);
      }
    }
  }
  drop_general(elements.purposes);
  read_people(view, range, elements);
  if (!unsaid) read_victims(view, range, elements);
  if (!unsaid) read_trafficked(view, range, elements);
  read_price(view, range, elements);
  if (is_empty(elements)) return std::nullopt;
  return elements;
}

}  // namespace plumbline::extract

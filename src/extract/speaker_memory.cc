// SPDX-License-Identifier: Apache-2.0
//
// What the text has named so far: who "the article", "the agency", "she", "the driver" are.

#include <algorithm>
#include <utility>

#include "extract/relays_internal.h"
#include "extract/speakers_internal.h"

namespace plumbline::extract {

namespace {

using language::EntityKind;
using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

constexpr std::uint32_t kPronounReach = 3;  // sentences over which a pronoun looks for a speaker

bool is_human(const ChainLink& link) {
  return link.kind == SourceKind::Person || link.kind == SourceKind::Survivor ||
         (link.kind == SourceKind::Unknown && link.status == LinkStatus::Unnamed &&
          !link.name.empty());
}

bool is_he_or_she(std::uint64_t word) {
  return one_of(word, "he"_w, "she"_w, "his"_w, "her"_w, "him"_w);
}

bool is_many(const ChainLink& link) {
  return link.kind == SourceKind::Group || link.kind == SourceKind::Press;
}

}  // namespace

// The nouns that say what somebody is: "the weekly Kormilo", "the Reef Institute, a think tank".
std::vector<std::uint64_t> Speakers::heads_of(const TokenRange& source, bool person) const {
  std::vector<std::uint64_t> out;
  TokenRange part{source.begin, source.begin};
  for (std::uint32_t at = source.begin; at <= source.end; ++at) {
    const bool mark = at == source.end || r_.comma(at) || r_.dash(at) || r_.relative(at);
    if (!mark) continue;
    part.end = at;
    if (!part.empty() && part.end <= r_.size()) {
      const TokenRange base = base_of(part);
      for (std::uint32_t i = base.begin; i < base.end; ++i) {
        const bool head = i + 1 == base.end || (!r_.capital(i) && r_.capital(i + 1));
        const bool named = r_.nominal(i) || (r_.pos(i) == Pos::Adjective && i > base.begin);
        if (head && named && r_.pos(i) != Pos::Pronoun) {
          out.push_back(same_spelling(r_.lemma(i)));
        }
      }
    }
    part.begin = at + 1;
  }
  for (const language::Name& name : r_.analysis.names) {  // "a report by the Orchard Centre"
    if (name.tokens.begin < source.begin || name.tokens.end > source.end) continue;
    if (name.kind != language::NameKind::Organisation) continue;
    std::uint32_t before = name.tokens.begin;  // "a source at the Inquiry Board" is no board
    if (before > source.begin && r_.pos(before - 1) == Pos::Determiner) --before;
    if (before > source.begin && one_of(r_.key(before - 1), "at"_w, "within"_w, "inside"_w))
      continue;
    if (person) continue;  // "Interior Ministry spokesman Ana Ruiz" is no ministry
    std::uint32_t end = name.tokens.begin + 1;
    while (end < name.tokens.end && !r_.preposition(end)) ++end;
    out.push_back(same_spelling(r_.lemma(end - 1)));
  }
  return out;
}

// A source that spoke before, taken up again.
ChainLink Speakers::carry(std::size_t known) {
  ChainLink link = known_[known].link;
  if (link.status != LinkStatus::Unnamed) link.status = LinkStatus::Carried;
  carried_from_ = known_[known].index;
  return link;
}

// "the justice ministry" after "the Interior Ministry": a noun before the noun that the other
// lacks.
bool Speakers::is_another(const TokenRange& base, const ChainLink& known) const {
  for (std::uint32_t at = base.begin + 1; at + 1 < base.end; ++at) {
    if (r_.pos(at) != Pos::Noun && r_.pos(at) != Pos::ProperNoun) continue;
    const std::string word = text::fold(r_.word(at));
    const std::string all = text::fold(known.name + " " + known.office + " " + known.organisation);
    if (all.find(word) == std::string::npos) return true;
  }
  return false;
}

// "Reuters did not carry the figure. The agency did, however, quote", "The wire service had it from
// S": the one known news outlet that the sentence before names, if it did not speak there. A plain
// "agency" may be any body: then only what that sentence begins with.
std::optional<ChainLink> Speakers::wire_before(const TokenRange& main, bool plain) const {
  const TokenRange here = r_.sentence(main.begin);
  if (here.begin == 0 || main.begin != here.begin) return std::nullopt;
  const TokenRange before = r_.sentence(here.begin - 1);
  if (r_.paragraph_of(before.begin) != r_.paragraph_of(here.begin)) return std::nullopt;
  const refdata::Agency* wire = nullptr;
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin < before.begin || name.agency == kNone) continue;
    if (name.tokens.begin >= before.end) break;
    const refdata::Agency& agency = r_.refdata.agencies()[name.agency];
    if (plain && name.tokens.begin != before.begin) continue;
    if (agency.kind != "outlet" || (wire != nullptr && wire->name == agency.name)) continue;
    if (wire != nullptr) return std::nullopt;  // of two nobody knows which
    wire = &agency;
  }
  if (wire == nullptr) return std::nullopt;
  ChainLink link;
  link.kind = SourceKind::Outlet;
  link.name = std::string(wire->name);
  link.status = LinkStatus::Carried;
  return link;
}

// "the driver", "the weekly": whoever spoke and was called so.
std::optional<ChainLink> Speakers::known_by_noun(const TokenRange& main) {
  const TokenRange base = base_of(main);
  const bool own =
      one_of(r_.key(main.begin), "its"_w, "their"_w) && r_.lemma(base.end - 1) == "author"_w;
  if (!own && !one_of(r_.key(main.begin), "the"_w, "this"_w, "that"_w, "same"_w)) {
    return std::nullopt;
  }
  if (base.size() < 2 || base.end < main.end) return std::nullopt;
  const std::uint64_t noun = same_spelling(r_.lemma(base.end - 1));
  if (r_.analysis.words[base.end - 1].plural && noun != "author"_w) return std::nullopt;
  if (noun == "author"_w) {  // of the text spoken of
    for (std::size_t i = known_.size(); i-- > 0;) {
      if (known_[i].link.work) return carry(i);
    }
  }
  for (std::size_t i = known_.size(); i-- > 0;) {
    const auto& heads = known_[i].heads;
    if (std::find(heads.begin(), heads.end(), noun) == heads.end()) continue;
    if (is_another(base, known_[i].link)) continue;
    ChainLink link = carry(i);
    link.work.reset();  // "the foundation" speaks, in whatever text
    return link;
  }
  // "the expert", "the activist": whoever spoke last and has a name.
  if (one_of(noun, "expert"_w, "activist"_w, "official"_w, "researcher"_w, "scholar"_w,
             "politician"_w, "specialist"_w, "analyst"_w, "campaigner"_w)) {
    for (std::size_t i = known_.size(); i-- > 0;) {
      const Known& known = known_[i];
      if (known.sentence + kPronounReach < r_.sentence_of(main.begin)) break;
      if (known.link.kind == SourceKind::Person && known.link.status != LinkStatus::Unnamed) {
        return carry(i);
      }
    }
  }
  // "the agency", "the body": the last body that spoke, if that was shortly before.
  const bool two_words = outlet_words_at(base.end - 2, "wire") == 2;
  if (two_words || outlet_words_at(base.end - 1, "wire") == 1) {
    if (auto wire = wire_before(main, !two_words && noun == "agency"_w)) return wire;
  }
  if (one_of(noun, "agency"_w, "body"_w)) {
    for (std::size_t i = known_.size(); i-- > 0;) {
      const Known& known = known_[i];
      if (known.sentence + kPronounReach < r_.sentence_of(main.begin)) break;
      const bool body = known.link.kind == SourceKind::International ||
                        known.link.kind == SourceKind::Organisation ||
                        known.link.kind == SourceKind::Government ||
                        known.link.kind == SourceKind::Outlet;
      if (body && known.link.status != LinkStatus::Unnamed) return carry(i);
    }
  }
  if (noun == "newspaper"_w) {
    for (std::size_t i = outlets_.size(); i-- > 0;) {  // introduced, but not as a speaker
      if (outlets_[i].begin >= main.begin) continue;
      ChainLink link;
      link.name = std::string(r_.words(outlets_[i]));
      link.kind = SourceKind::Outlet;
      link.status = LinkStatus::Carried;
      return link;
    }
    if (auto outlet = outlet_before(main)) return outlet;
    // The one that spoke, whatever its name ends in: "the Bangkok Ledger wrote ... told the paper".
    for (std::size_t i = known_.size(); i-- > 0;) {
      const ChainLink& link = known_[i].link;
      if (known_[i].sentence + 3 * kPronounReach < r_.sentence_of(main.begin)) break;
      if (link.kind != SourceKind::Outlet || link.status == LinkStatus::Unnamed) continue;
      ChainLink out = carry(i);
      out.work.reset();
      return out;
    }
    return same_outlet(main);
  }
  return std::nullopt;
}

std::optional<ChainLink> Speakers::same_outlet(const TokenRange& main) const {
  if (r_.key(main.begin) != "same"_w && r_.key(main.begin + 1) != "same"_w) return std::nullopt;
  const std::uint32_t here = r_.sentence_of(main.begin);
  const language::Name* last = nullptr;
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin >= main.begin) break;
    const std::uint32_t sentence = r_.sentence_of(name.tokens.begin);
    if (sentence == here || sentence + kPronounReach < here) continue;
    const std::uint32_t first = r_.sentence(name.tokens.begin).begin;
    const bool opens =
        name.tokens.begin == first || (name.tokens.begin == first + 1 && r_.key(first) == "the"_w);
    if (opens && name.kind == language::NameKind::Organisation) last = &name;
  }
  if (last == nullptr) return std::nullopt;
  ChainLink link;
  link.name = last->canonical;
  link.kind = SourceKind::Outlet;
  link.status = LinkStatus::Carried;
  return link;
}

// "The prosecutor's office in Pristina", later "the office": the phrase that said which.
TokenRange Speakers::fuller_before(const TokenRange& main) const {
  if (main.size() != 2) return {};
  const std::uint64_t noun = r_.lemma(main.end - 1);
  const std::uint32_t here = r_.sentence_of(main.begin);
  for (std::uint32_t at = main.begin; at-- > 0;) {
    if (r_.sentence_of(at) + kPronounReach < here) break;
    if (r_.lemma(at) != noun || r_.pos(at) != Pos::Noun) continue;
    TokenRange phrase{r_.phrase_before(at + 1).begin, at + 1};
    const bool in = r_.key(at + 1) == "in"_w &&  // not "informed the office in writing"
                    (r_.capital(at + 2) || r_.pos(at + 2) == Pos::Determiner);
    if (r_.key(at + 1) == "of"_w || in) {
      phrase.end = r_.phrase_after(at, true).end;
    }
    if (phrase.size() > 2) return phrase;
  }
  return {};
}

bool Speakers::fits(std::uint64_t pronoun, const Known& known) {
  if (one_of(pronoun, "he"_w, "she"_w, "his"_w, "her"_w, "i"_w, "my"_w, "him"_w)) {
    return is_human(known.link);
  }
  if (one_of(pronoun, "it"_w, "its"_w)) {
    const bool unknown = known.link.kind == SourceKind::Unknown &&
                         known.link.name.find("-year-old") == std::string::npos;
    return (unknown || !is_human(known.link)) && !is_many(known.link) && !known.many;
  }
  return is_many(known.link) || known.many;
}

// The entity that coreference gives a pronoun, as a source; nothing if it has none.
std::optional<Speakers::Antecedent> Speakers::antecedent_of(std::uint32_t at) const {
  for (const language::Mention& mention : r_.analysis.mentions) {
    if (mention.tokens.begin != at || !mention.pronoun || mention.entity == kNone) continue;
    const language::Entity& entity = r_.analysis.entities[mention.entity];
    if (entity.name.empty()) continue;
    if (entity.name.starts_with("My ") || entity.name.starts_with("my ")) continue;
    Antecedent out;
    ChainLink& link = out.link;
    link.name = entity.name;
    bool article = false;
    for (const std::string_view word : {"The ", "the ", "A ", "An ", "a ", "an "}) {
      if (!link.name.starts_with(word)) continue;
      article = word.size() < 4 && word.front() != 'T';
      link.name.erase(0, word.size());
      break;
    }
    link.country = entity.country;
    link.kind = entity.kind == EntityKind::Person       ? SourceKind::Person
                : entity.kind == EntityKind::Government ? SourceKind::Government
                                                        : SourceKind::Organisation;
    link.status = article ? LinkStatus::Unnamed : LinkStatus::Carried;
    for (const std::uint32_t m : entity.mentions) {
      const TokenRange& tokens = r_.analysis.mentions[m].tokens;
      if (tokens.begin >= at) break;
      out.mention = tokens;
    }
    return out;
  }
  return std::nullopt;
}

// Whom the sentence before is about, in the same paragraph: its subject, if it has a name.
std::optional<ChainLink> Speakers::topic_before(std::uint32_t sentence, bool person) {
  const auto& sentences = r_.analysis.sentences;
  if (sentence == 0 || sentences[sentence].paragraph != sentences[sentence - 1].paragraph) {
    return std::nullopt;
  }
  const TokenRange before = sentences[sentence - 1].tokens;
  std::uint32_t verb = before.begin;
  while (verb < before.end && !r_.finite_verb(verb)) ++verb;
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin < before.begin) continue;
    if (name.tokens.begin >= verb) break;
    const bool human = name.kind == language::NameKind::Person;
    const bool body = name.kind == language::NameKind::Organisation || name.agency != kNone;
    if (person ? !human : !body) continue;
    if (name.tokens.begin > before.begin && r_.preposition(name.tokens.begin - 1)) continue;
    ChainLink link = resolve_named(name.tokens, name);
    link.status = LinkStatus::Carried;
    return link;
  }
  if (person) {  // "We rang its editor, Ana Ruiz. She": the only one it names
    const language::Name* one = nullptr;
    for (const language::Name& name : r_.analysis.names) {
      if (name.tokens.begin < verb || name.tokens.end > before.end) continue;
      if (name.kind != language::NameKind::Person) continue;
      if (one != nullptr) return std::nullopt;
      one = &name;
    }
    if (one == nullptr || r_.quote_of(one->tokens.begin) != kNone) return std::nullopt;
    ChainLink link = resolve_named(one->tokens, *one);
    link.status = LinkStatus::Carried;
    return link;
  }
  bool several = false;
  const language::Name* only = nullptr;  // "shared by the Ombudsman's Office"
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin < verb || name.tokens.end > before.end) continue;
    if (name.kind != language::NameKind::Organisation && name.agency == kNone) continue;
    several = several || only != nullptr;  // two: nobody is meant for sure
    only = &name;
  }
  if (only != nullptr && !several && only->tokens.begin > 1 &&
      (r_.key(only->tokens.begin - 1) == "by"_w || r_.key(only->tokens.begin - 2) == "by"_w)) {
    ChainLink link = resolve_named(only->tokens, *only);
    link.status = LinkStatus::Carried;
    return link;
  }
  const TokenRange subject = r_.phrase_after(before.begin, false);  // "The Institute disagrees."
  if (several || subject.size() != 2 || !r_.finite_verb(subject.end)) return std::nullopt;
  if (r_.key(subject.begin) != "the"_w) return std::nullopt;
  ChainLink link = resolve_phrase(subject);
  return link.status == LinkStatus::Carried && link.kind != SourceKind::Person
             ? std::optional(std::move(link))
             : std::nullopt;
}

// "conversations with a former driver. He says": the one person of the sentence before.
std::optional<ChainLink> Speakers::unnamed_before(std::uint32_t sentence) const {
  if (sentence == 0) return std::nullopt;
  const TokenRange before = r_.analysis.sentences[sentence - 1].tokens;
  TokenRange found;
  for (std::uint32_t at = before.begin; at < before.end; ++at) {
    if (r_.pos(at) != Pos::Noun || r_.analysis.words[at].plural) continue;
    const auto noun = noun_ending(at + 1, at);
    if (!noun || noun->kind != "role") continue;
    if (!found.empty()) return std::nullopt;
    found = {at, at + 1};
    while (found.begin > before.begin &&
           (r_.pos(found.begin - 1) == Pos::Adjective || r_.pos(found.begin - 1) == Pos::Noun)) {
      --found.begin;
    }
    if (found.begin == before.begin || !one_of(r_.key(found.begin - 1), "a"_w, "an"_w, "one"_w)) {
      found = {};
    }
  }
  if (found.empty()) return std::nullopt;
  ChainLink link;
  link.name = std::string(r_.words(found));
  link.kind = SourceKind::Person;
  link.status = LinkStatus::Unnamed;
  return link;
}

// The last of those who spoke whom the pronoun fits; known_.size(): nobody, or for "it" and "they"
// nobody near.
std::size_t Speakers::last_speaker(std::uint32_t at) const {
  const std::uint64_t key = r_.key(at);
  for (std::size_t i = known_.size(); i-- > 0;) {
    if (!fits(key, known_[i])) continue;
    const bool near = known_[i].sentence + kPronounReach >= r_.sentence_of(at);
    return near || is_he_or_she(key) ? i : known_.size();
  }
  return known_.size();
}

// "Ana Ruiz is not convinced. '...', she said": whom the paragraph is about, if none in it spoke.
// "a teacher who escaped. ... he is quoted": somebody newer than who spoke before.
std::optional<ChainLink> Speakers::person_since(std::uint32_t at, std::size_t speaker,
                                                const std::optional<Antecedent>& entity) {
  const std::uint32_t here = r_.sentence_of(at);
  const bool told = entity && !entity->mention.empty();
  const std::uint32_t last = told ? r_.sentence_of(entity->mention.begin) : 0;
  if (r_.quote_of(at) == kNone) {
    const auto in_paragraph = [&](std::uint32_t sentence) {
      return r_.analysis.sentences[sentence].paragraph == r_.paragraph_of(at);
    };
    const bool spoke = speaker < known_.size() && in_paragraph(known_[speaker].sentence);
    if (!spoke && !(told && in_paragraph(last))) {
      if (auto topic = topic_before(before_quotation(at), true)) return topic;
    }
    // "..., a boy told F. The advocate Ana Ruiz will have none of it. Her clients, she said,": the
    // sentence before is about another than who spoke
    const bool old = speaker < known_.size() && known_[speaker].sentence + 1 < here;
    if (old && known_[speaker].link.status == LinkStatus::Unnamed) {
      if (auto topic = topic_before(before_quotation(at), true)) return topic;
    }
  }
  const bool newer = here > 0 && last + 1 < here &&
                     (speaker == known_.size() || known_[speaker].sentence + 1 < here);
  return newer ? unnamed_before(here) : std::nullopt;
}

// Of whom the mentions take the pronoun for: one who has spoken already, or whom only they know.
std::optional<ChainLink> Speakers::taken_up(std::uint32_t at, std::size_t speaker,
                                            const Antecedent& entity) {
  const bool person = is_he_or_she(r_.key(at));
  const std::uint32_t here = r_.sentence_of(at);
  for (std::size_t i = known_.size(); i-- > 0;) {
    if (known_[i].link.name != entity.link.name) continue;
    if (person || speaker == known_.size() || speaker == i) return carry(i);
    break;
  }
  // "The Institute's report is short. ..., it says": the Institute, in its report.
  if (!person && !entity.mention.empty() && names_text(r_, entity.mention)) {
    if (auto work = resolve_work(entity.mention)) {
      if (work->status == LinkStatus::Named) work->status = LinkStatus::Carried;
      return work;
    }
  }
  // A thing that speaks is one that spoke before, unless the sentence before is about another.
  const std::uint32_t begin = entity.mention.begin;
  const bool topic = begin == r_.sentence(begin).begin && r_.quote_of(begin) == kNone &&
                     r_.key(begin) != "no"_w && speaker < known_.size() &&
                     r_.sentence_of(begin) > known_[speaker].sentence &&
                     r_.sentence_of(begin) < here;
  const bool vague = person && entity.link.status == LinkStatus::Unnamed;
  if (vague && speaker < known_.size() && known_[speaker].sentence + 2 >= here) {
    return carry(speaker);
  }
  const bool meant =
      person ? entity.link.kind == SourceKind::Person : speaker == known_.size() || topic;
  return meant ? std::optional(entity.link) : std::nullopt;
}

// Where nothing near tells who is meant: whoever spoke, however long ago.
ChainLink Speakers::far_speaker(std::uint32_t at) {
  const bool person = is_he_or_she(r_.key(at));
  if (auto somebody = person ? unnamed_before(r_.sentence_of(at)) : std::nullopt) return *somebody;
  for (std::size_t i = known_.size(); i-- > 0;) {
    if (fits(r_.key(at), known_[i])) return carry(i);
  }
  ChainLink link;
  link.name = std::string(r_.word(at));
  link.kind = person ? SourceKind::Person : SourceKind::Unknown;
  link.status = LinkStatus::Unnamed;
  return link;
}

// "The police rejects it: the accusation is false, it wrote": the body that its sentence is about.
std::optional<ChainLink> Speakers::subject_of_sentence(std::uint32_t at) {
  const TokenRange bounds = r_.sentence(at);
  if (r_.key(at) != "it"_w || at < bounds.begin + 4 || !r_.comma(at - 1)) return std::nullopt;
  std::uint32_t verb = bounds.begin;
  while (verb < at && !r_.finite_verb(verb)) ++verb;
  std::uint32_t border = verb;  // behind which another clause begins
  while (border < at && r_.key(border) != ":"_w && r_.key(border) != ";"_w) ++border;
  if (border >= at) return std::nullopt;
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin < bounds.begin) continue;
    if (name.tokens.begin >= verb) break;
    if (name.kind != language::NameKind::Organisation && name.agency == kNone) continue;
    if (name.tokens.begin > bounds.begin && r_.preposition(name.tokens.begin - 1)) continue;
    ChainLink link = resolve_named(name.tokens, name);
    link.status = LinkStatus::Carried;
    return link;
  }
  return std::nullopt;
}

ChainLink Speakers::resolve_pronoun(std::uint32_t at) {
  const bool person = is_he_or_she(r_.key(at));
  const std::uint32_t here = r_.sentence_of(at);
  const std::size_t speaker = last_speaker(at);
  auto entity = antecedent_of(at);
  if (person && entity && !entity->mention.empty()) {
    const std::uint32_t quotation = r_.quote_of(entity->mention.begin);
    const bool spoken_of = quotation != kNone && r_.speech(quotation) && r_.quote_of(at) == kNone;
    if (spoken_of || stands_as_place(entity->mention)) entity.reset();
  }
  // "Boys from Bomi and Cape Mount are sold, it says": no place of the same sentence.
  if (!person && entity && !entity->mention.empty() && stands_as_place(entity->mention) &&
      r_.sentence_of(entity->mention.begin) == here) {
    entity.reset();
  }
  const bool old = speaker == known_.size() || known_[speaker].sentence + 1 < here;
  if (!person &&
      (!entity || entity->mention.empty() || r_.sentence_of(entity->mention.begin) != here)) {
    if (auto subject = subject_of_sentence(at)) return *subject;
  }
  if (person) {
    if (auto somebody = person_since(at, speaker, entity)) return *somebody;
  } else if (here > 0) {  // the sentence before is about another than who was meant before
    const bool far =
        !entity || entity->mention.empty() || r_.sentence_of(entity->mention.begin) + 1 < here;
    if (auto topic = far && old ? topic_before(here, false) : std::nullopt) return *topic;
  }
  if (entity) {
    if (auto link = taken_up(at, speaker, *entity)) return *link;
  } else if (auto topic = old ? topic_before(here, person) : std::nullopt) {
    return *topic;
  }
  return speaker < known_.size() ? carry(speaker) : far_speaker(at);
}

bool Speakers::knows(std::string_view name) const {
  return std::any_of(known_.begin(), known_.end(),
                     [&](const Known& known) { return known.link.name == name; });
}

void Speakers::remember(const ChainLink& link, std::uint32_t index, const TokenRange& source,
                        bool inner) {
  const bool person = link.kind == SourceKind::Person;
  Known known{link, index, r_.sentence_of(source.begin), heads_of(source, person), false, inner};
  const TokenRange base = source.empty() ? source : base_of(source);
  for (std::uint32_t at = base.begin; at < base.end; ++at) {
    known.many = known.many || (at + 1 == base.end && r_.analysis.words[at].plural) ||
                 one_of(r_.key(at), "and"_w, "police"_w, "media"_w, "press"_w);
  }
  // What somebody was called before still holds: "the director" after "he added".
  for (std::size_t i = known_.size(); i-- > 0;) {
    if (known_[i].link.name != link.name || known_[i].link.kind != link.kind) continue;
    known.heads.insert(known.heads.end(), known_[i].heads.begin(), known_[i].heads.end());
    known.many = known.many || known_[i].many;
    break;
  }
  known_.push_back(std::move(known));
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// The links of one attribution: who its source is and inside whose words it stands.

#include <algorithm>

#include "extract/linker_internal.h"
#include "extract/relays_internal.h"
#include "text/span.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {

using model::AttributionChain;
using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

namespace {

constexpr std::uint32_t kTextWords = 6;  // "a report", "the annual review of 2024"

bool is_same_paragraph(const Reading& r, const Found& a, const Found& b) {
  const std::uint32_t first = r.sentence_of(a.out.content.back().begin);
  const std::uint32_t second = r.sentence_of(b.out.content.front().begin);
  const auto& sentences = r.analysis.sentences;
  return first < sentences.size() && second < sentences.size() &&
         sentences[first].paragraph == sentences[second].paragraph;
}

}  // namespace

// A work, an organisation or an outlet hands on what others say; a person is an origin.
bool relays(const ChainLink& link) {
  if (link.work) return true;
  switch (link.kind) {
    case SourceKind::Outlet:
    case SourceKind::Organisation:
    case SourceKind::International:
    case SourceKind::Document: return link.status != LinkStatus::Unnamed;
    default: return false;
  }
}

bool same_source(const ChainLink& a, const ChainLink& b) {
  return a.kind == b.kind && a.name == b.name;
}

std::uint32_t Linker::earlier_in_sentence(std::uint32_t index) const {
  const std::uint32_t sentence = sentence_index(linked_.found[index]);
  for (std::uint32_t i = index; i-- > 0;) {
    if (sentence_index(linked_.found[i]) != sentence) break;
    // Parents are linked first: an earlier one may still be without its chain.
    if (linked_.chains[i].links.empty() || linked_.found[i].slight) continue;
    const bool apart =
        in_other_clause(r_, linked_.found[i].out.cue.end - 1, linked_.found[index].out.cue.begin);
    if (apart) continue;
    if (linked_.found[i].out.parent == linked_.found[index].out.parent) return i;
  }
  return kNone;
}

AttributionChain Linker::outer_chain(std::uint32_t index) const {
  std::uint32_t parent = linked_.found[index].out.parent;
  for (int steps = 0; steps < 32 && parent != kNone && linked_.found[parent].slight; ++steps) {
    parent = linked_.found[parent].out.parent;
  }
  if (parent != kNone && parent < linked_.chains.size() && !linked_.chains[parent].links.empty()) {
    return linked_.chains[parent];
  }
  AttributionChain chain;
  chain.links.push_back(linked_.publisher);
  return chain;
}

void Linker::stamp(ChainLink& link, const Found& found) const {
  link.manner = found.out.link.manner;
  link.cue = std::string(r_.words(found.out.cue));
  if (!found.out.cue.empty()) {
    link.cue_passage =
        model::Passage(r_.document.id, text::span_of(r_.analysis.tokens, found.out.cue));
  }
}

// ", recalling that ...": the speaker of the clause before goes on.
void Linker::link_participle(std::uint32_t index) {
  Found& found = linked_.found[index];
  // "a tape of S saying that": S, where the engine has him; after a comma the speaker goes on.
  const bool loose = found.out.cue.begin > 0 && r_.comma(found.out.cue.begin - 1);
  const std::uint32_t before = earlier_in_sentence(index);
  if (before != kNone) {
    linked_.chains[index] = linked_.chains[before];
    const Found& spoke = linked_.found[before];
    const TokenRange& told = spoke.told_source.empty() ? spoke.out.source : spoke.told_source;
    if (!told.empty() && (loose || found.told_source.empty())) found.told_source = told;
    found.out.parent = linked_.found[before].out.parent;
    ChainLink link = linked_.chains[before].links.back();
    if (link.status == LinkStatus::Named) link.status = LinkStatus::Carried;
    stamp(link, found);
    linked_.chains[index].links.back() = link;
    found.out.link = link;
    return;
  }
  if (found.via.empty()) {
    linked_.chains[index] = outer_chain(index);
    found.out.link = linked_.chains[index].links.back();
    return;
  }
  found.out.source = found.via;
  if (loose) found.told_source = found.via;
  found.participle = false;
  link_source(index);
}

void Linker::link_nobody(std::uint32_t index) {
  Found& found = linked_.found[index];
  AttributionChain chain = outer_chain(index);
  const bool nested = found.out.parent != kNone;
  const std::uint32_t here = sentence_index(found);
  const auto& sentences = r_.analysis.sentences;
  const bool frame = !nested && !frame_.links.empty() && here <= frame_sentence_ + 3 &&
                     sentences[here].paragraph == sentences[frame_sentence_].paragraph;
  // "It is noted that": the text spoken of goes on; "it was found that": nobody is named.
  const bool carried =
      (found.frames & kText) != 0 && (found.frames & kFind) == 0 && found.pattern == Pattern::Verb;
  if (frame) chain = frame_;
  if (frame && frame_index_ != kNone) found.out.parent = frame_index_;
  if (frame) found.out.cross_sentence = true;
  if (carried && chain.links.size() > 1) {
    ChainLink link = chain.links.back();
    link.status = LinkStatus::Carried;
    stamp(link, found);
    chain.links.back() = link;
    found.out.link = std::move(link);
  } else {
    ChainLink link;
    link.kind = SourceKind::Unknown;
    link.status = LinkStatus::Unnamed;
    stamp(link, found);
    found.out.link = link;
    chain.links.push_back(std::move(link));
  }
  linked_.chains[index] = std::move(chain);
}

// Not "This sentence tells ...", "whoever", "who": nobody that a later "it" could mean.
bool Linker::is_worth_knowing(const Found& found, const ChainLink& link) const {
  if (link.name.empty()) return false;
  if (one_of(r_.key(found.out.source.begin), "my"_w, "your"_w)) return false;
  if (link.status != LinkStatus::Unnamed || link.kind != SourceKind::Unknown) return true;
  const std::uint32_t at = found.out.source.begin;
  return found.out.source.size() > 1 && r_.pos(at) != Pos::Pronoun &&
         !one_of(r_.key(at), "this"_w, "these"_w, "those"_w, "that"_w, "no"_w, "whoever"_w, "my"_w,
                 "your"_w);
}

// "a deckhand told her": she, and whoever told of her, hand it on.
void Linker::follow_hearer(const Found& found, AttributionChain& chain) {
  const TokenRange& hearer = found.hearer;
  if (hearer.size() != 1 || !one_of(r_.key(hearer.begin), "her"_w, "him"_w)) return;
  if (found.out.parent != kNone || chain.links.size() != 1) return;
  ChainLink link = speakers_.resolve(hearer);
  const std::uint32_t before = speakers_.carried_from();
  if (link.kind != SourceKind::Person || before == kNone) return;
  if (before >= linked_.chains.size() || linked_.chains[before].links.size() < 2) return;
  chain = linked_.chains[before];
  chain.links.back() = std::move(link);
}

// "'...', writes the director of the foundation" in a paragraph about the foundation's article.
bool Linker::writes_for_frame(const Found& found, const ChainLink& link) const {
  if (link.kind != SourceKind::Person || link.work || frame_.links.size() < 2) return false;
  bool writes = false;
  for (std::uint32_t at = found.out.cue.begin; at < found.out.cue.end; ++at) {
    writes = writes || r_.lemma(at) == "write"_w;
  }
  const ChainLink& frame = frame_.links[1];
  if (!writes || found.out.parent != kNone || !frame.work || link.organisation.empty())
    return false;
  const std::size_t last = link.organisation.rfind(' ');
  std::string head = link.organisation.substr(last == std::string::npos ? 0 : last + 1);
  const bool same = link.organisation == frame.name || head == "foundation" ||
                    head == "institute" || head == "organisation" || head == "association" ||
                    head == "centre";
  const auto& sentences = r_.analysis.sentences;
  const std::uint32_t here = sentence_index(found);
  return same && here <= frame_sentence_ + 2 &&
         sentences[here].paragraph == sentences[frame_sentence_].paragraph;
}

// "According to Ana Ruiz, ..." in a paragraph that retells what a text or an organisation says,
// which has been shown to quote others: Ruiz is quoted by it too.
bool Linker::is_retold(const Found& found, const ChainLink& link) const {
  if (found.pattern != Pattern::Preposition || found.out.parent != kNone) return false;
  if (link.kind != SourceKind::Person || frame_.links.size() < 2) return false;
  if (link.status == LinkStatus::Named && speakers_.knows(link.name)) return false;
  if (std::find(retold_.begin(), retold_.end(), frame_.links[1].name) == retold_.end()) {
    return false;
  }
  const auto& sentences = r_.analysis.sentences;
  const std::uint32_t here = sentence_index(found);
  return here <= frame_sentence_ + 2 &&
         sentences[here].paragraph == sentences[frame_sentence_].paragraph;
}

// "he added", "the driver said": a person who spoke through others still does. A person named in
// full once more within the paragraph speaks for himself.
void Linker::keep_relays(const Found& found, const ChainLink& link, std::uint32_t before,
                         AttributionChain& chain) const {
  if (before == kNone || before >= linked_.chains.size() || found.out.parent != kNone) return;
  if (link.work || link.kind == SourceKind::Press) return;
  const bool person = link.kind == SourceKind::Person || link.kind == SourceKind::Survivor ||
                      link.kind == SourceKind::Group || link.status == LinkStatus::Unnamed;
  if (!person) return;
  const Found& earlier = linked_.found[before];
  if (link.status == LinkStatus::Named && found.parenthetical &&
      is_same_paragraph(r_, earlier, found)) {
    return;
  }
  const auto& links = linked_.chains[before].links;
  for (std::size_t i = 1; i < links.size(); ++i) {
    if (!same_source(links[i], link)) continue;
    chain.links.assign(links.begin(), links.begin() + static_cast<std::ptrdiff_t>(i));
    for (std::size_t k = 1; k < chain.links.size(); ++k) {
      if (chain.links[k].status == LinkStatus::Named) chain.links[k].status = LinkStatus::Carried;
    }
    return;
  }
}

// "A neighbour had promised her work": what was done to her, no statement of the neighbour's.
bool Linker::is_bait(const Found& found, const ChainLink& link) const {
  const std::uint32_t verb = found.out.cue.empty() ? kNone : found.out.cue.end - 1;
  if (verb == kNone || !one_of(r_.lemma(verb), "promise"_w, "offer"_w)) return false;
  const bool nobody = link.status == LinkStatus::Unnamed && link.kind != SourceKind::Government;
  const std::uint32_t at = found.out.content.front().begin;
  // "offered to drivers" is no promise to do anything.
  const bool deed = r_.key(at) == "that"_w || (r_.key(at) == "to"_w && r_.pos(at + 1) == Pos::Verb);
  return nobody && !deed && !r_.opens_quote(at) && !r_.clause_at(at) &&
         r_.key(found.out.content.front().end - 1) != "that"_w;
}

// "Law 12 foresees ten years", "The Act carries", "The labour code does not specify": what is so,
// told by whoever writes; not what is quoted from it.
bool Linker::is_law(const Found& found) const {
  static constexpr text::WordSet kLaws{"law",         "laws",       "act",        "acts",
                                       "decree",      "statute",    "statutes",   "ordinance",
                                       "legislation", "code",       "codes",      "provision",
                                       "provisions",  "regulation", "regulations"};
  static constexpr text::WordSet kRules{"foresee", "provide", "prescribe", "carry",
                                        "punish",  "allow",   "require"};
  static constexpr text::WordSet kSays{"specify",   "state",     "stipulate",
                                       "define",    "recognise", "recognize",
                                       "establish", "mandate",   "determine"};
  const TokenRange& source = found.out.source;
  if (found.out.cue.empty() || found.out.direct || source.empty()) return false;
  std::uint32_t at = source.begin;
  if (r_.key(at) == "the"_w) ++at;
  const std::uint64_t verb = r_.lemma(found.out.cue.end - 1);
  const bool part = one_of(r_.key(at), "article"_w, "section"_w);
  if (kRules.has(verb) && (part || kLaws.has(r_.key(at)))) return true;
  if (!kRules.has(verb) && !kSays.has(verb)) return false;
  std::uint32_t head = source.begin;  // "the labour codes | of both states"
  for (at = source.begin; at < source.end && !r_.preposition(at) && !r_.comma(at); ++at) head = at;
  return kLaws.has(r_.key(head));
}

// "as anybody can read", "as everyone knows": so says whoever writes.
bool Linker::is_known_to_all(const Found& found) const {
  return found.parenthetical && found.out.source.size() == 1 &&
         one_of(r_.key(found.out.source.begin), "anybody"_w, "anyone"_w, "everybody"_w,
                "everyone"_w, "one"_w);
}

bool Linker::speaks_of_himself(const Found& found) const {
  const std::uint32_t at = found.out.source.begin;
  const std::uint32_t parent = found.out.parent;
  const std::uint32_t quotation = r_.quote_of(at);
  return found.out.source.size() == 1 && one_of(r_.key(at), "i"_w, "we"_w) && parent != kNone &&
         quotation != kNone && r_.speech(quotation) &&
         r_.quote_of(linked_.found[parent].out.cue.begin) != quotation &&
         linked_.chains[parent].links.size() > 1;
}

// Nobody stands inside of himself, nor a ministry inside of its own government ("The United States
// says it plainly: the State Department writes").
void Linker::tidy(AttributionChain& chain) const {
  auto& links = chain.links;
  for (std::size_t i = links.size(); i-- > 2;) {
    const ChainLink& outer = links[i - 1];
    const bool named = outer.status != LinkStatus::Unnamed && !outer.name.empty();
    const bool itself = named && outer.name == links[i].name;
    const bool state = outer.kind == SourceKind::Government && !outer.work && named &&
                       links[i].kind == SourceKind::Government && links[i].name != outer.name &&
                       !outer.country.empty() && outer.country == links[i].country &&
                       outer.name == government_of(r_.refdata, outer.country);
    if (itself || state) links.erase(links.begin() + static_cast<std::ptrdiff_t>(i) - 1);
  }
}

void Linker::link_source(std::uint32_t index) {
  Found& found = linked_.found[index];
  if (is_own_voice(found, ChainLink{})) {
    found.out.link = linked_.publisher;
    linked_.chains[index].links = {linked_.publisher};
    return;
  }
  if (speaks_of_himself(found)) {  // "'I find it hard,' she said": her words, nobody else's
    linked_.chains[index] = outer_chain(index);
    found.out.link = linked_.chains[index].links.back();
    return;
  }
  split_source(found);
  ChainLink link = speakers_.resolve(found.out.source);
  const std::uint32_t earlier = speakers_.carried_from();
  // "according to a report that S released": the text is S's.
  if (link.kind == SourceKind::Document && link.work && found.out.source.size() <= kTextWords) {
    const TokenRange maker = maker_of_text(r_, found.out.source.end);
    ChainLink owner = maker.empty() ? ChainLink{} : speakers_.resolve(maker);
    if (!owner.name.empty() && owner.status != LinkStatus::Unnamed && !owner.work) {
      owner.work = link.work;
      link = std::move(owner);
      const TokenRange& told = found.out.content.front();
      if (told.begin > maker.end && r_.sentence_of(told.begin) == sentence_index(found)) {
        found.out.source.end = r_.comma(told.begin - 1) ? told.begin - 1 : told.begin;
      }
    }
  }
  if (is_own_voice(found, link)) {
    speakers_.remember(link, index, found.out.source);
    found.out.link = linked_.publisher;
    linked_.chains[index].links = {linked_.publisher};
    return;
  }
  if (is_bait(found, link) || is_known_to_all(found) || is_law(found)) {
    found.slight = true;
    found.out.link = link;
    linked_.chains[index] = outer_chain(index);
    return;
  }
  AttributionChain chain = outer_chain(index);
  stamp(link, found);
  if (found.out.rule == "credit-via" ||
      found.out.rule == "credit-name") {  // names of outlets, whatever else they may stand for
    link = ChainLink{};
    link.kind = SourceKind::Outlet;
    link.name = std::string(r_.words(found.out.source));
    stamp(link, found);
  }
  std::vector<ChainLink> hands = relays_of(found, link);
  follow_hearer(found, chain);
  if (hands.empty()) keep_relays(found, link, earlier, chain);
  if (hands.empty() && chain.links.size() == 1 && found.out.rule == "quoted-as-saying" &&
      frame_.links.size() > 1 && found.out.parent == kNone &&
      sentence_index(found) <= frame_sentence_ + 3) {
    chain = frame_;  // whoever is spoken of quotes him
  }
  if (hands.empty() && chain.links.size() == 1 &&
      (is_retold(found, link) || writes_for_frame(found, link))) {
    chain = frame_;
  }
  for (ChainLink& outer : hands) {
    if (same_source(outer, link) || same_source(outer, chain.links.back())) continue;
    speakers_.remember(link, index, found.out.source);
    speakers_.remember(outer, index, !found.via.empty() ? found.via : found.hearer);
    chain.links.push_back(std::move(outer));
  }
  // "The media wrote" after a text that spoke of the press: still inside that text.
  if (found.out.parent == kNone && link.kind == SourceKind::Press && !found.out.cross_sentence) {
    for (std::uint32_t i = index; i-- > 0;) {
      const ChainLink& before = linked_.found[i].out.link;
      const bool near = is_same_paragraph(r_, linked_.found[i], found) &&
                        sentence_index(linked_.found[i]) + 2 >= sentence_index(found);
      if (before.kind != SourceKind::Press || (before.name != link.name && !near)) continue;
      if (linked_.chains[i].links.size() > 2) {
        chain.links.assign(linked_.chains[i].links.begin(), linked_.chains[i].links.end() - 1);
        found.out.parent = linked_.found[i].out.parent;
        found.out.cross_sentence = true;
      }
      break;
    }
  }
  // Two asides in the order of the text: a work stands outside of the person it cites.
  const std::uint32_t parent = found.out.parent;
  if (parent != kNone && found.parenthetical && linked_.found[parent].parenthetical &&
      !linked_.chains[parent].links.empty() && relays(link) &&
      !relays(linked_.chains[parent].links.back()) && chain.links.size() > 1) {
    chain.links.insert(chain.links.end() - 1, link);
  } else if (!same_source(chain.links.back(), link) || chain.links.size() == 1) {
    chain.links.push_back(link);
  } else {
    chain.links.back() = link;
  }
  tidy(chain);
  found.out.link = link;
  linked_.chains[index] = std::move(chain);
  if (!found.slight && is_worth_knowing(found, link)) {
    const bool inner = linked_.chains[index].links.size() > 2;
    speakers_.remember(link, index, found.out.source, inner);
  }
  add_doubtful_speaker(index);
}

// "'...', the article explains" after a sentence in which the article cites a person: the
// quotation may well be that person's.
void Linker::add_doubtful_speaker(std::uint32_t index) {
  Found& found = linked_.found[index];
  ChainLink& link = found.out.link;
  const bool whole = !found.out.content.empty() && r_.opens_quote(found.out.content.front().begin);
  if (!found.out.direct || !whole || (found.frames & kMore) != 0 || person_index_ == kNone) return;
  if (!link.work && link.kind != SourceKind::Document) return;
  if (link.kind == SourceKind::Person || link.kind == SourceKind::Survivor) return;
  // The person is one whom this very text quotes, and the tag follows the quotation.
  const auto& links = linked_.chains[person_index_].links;
  const bool inside = std::any_of(links.begin(), links.end(),
                                  [&](const ChainLink& each) { return same_source(each, link); });
  if (!inside || found.out.cue.begin < found.out.content.front().begin) return;
  const Found& spoke = linked_.found[person_index_];
  const std::uint32_t first = r_.sentence_of(found.out.content.front().begin);
  const std::uint32_t last =
      spoke.out.content.empty()
          ? sentence_index(spoke)
          : std::max(sentence_index(spoke), r_.sentence_of(spoke.out.content.back().begin));
  if (last >= first || first - last > 1) return;
  ChainLink person = linked_.chains[person_index_].links.back();
  person.status = LinkStatus::Ambiguous;
  person.candidates = {person.name, link.name};
  person.cue.clear();
  person.cue_passage.reset();
  linked_.chains[index].links.push_back(person);
  found.out.link = std::move(person);
}

// S of "F quotes S, who denies that C".
bool Linker::is_quoted_speaker(const Found& found) const {
  if (found.out.parent == kNone || found.out.source.size() != 1 ||
      !r_.relative(found.out.source.begin)) {
    return false;
  }
  const Found& outer = linked_.found[found.out.parent];
  return !outer.out.cue.empty() &&
         one_of(r_.lemma(outer.out.cue.end - 1), "quote"_w, "cite"_w, "interview"_w);
}

// A quotation without a tag: the speaker of the text around it, if there is one.
void Linker::link_lone_quotation(std::uint32_t index) {
  Found& found = linked_.found[index];
  const std::uint32_t here = r_.sentence_of(found.out.content.front().begin);
  std::uint32_t speaker = kNone;
  std::uint32_t other = kNone;
  for (std::uint32_t i = index; i-- > 0;) {
    const Found& before = linked_.found[i];
    if (is_quoted_speaker(before) && sentence_index(before) + 1 == here) {
      speaker = i;
      break;
    }
    if (before.out.parent != kNone || linked_.chains[i].links.size() < 2) continue;
    // "S, who has challenged the law": told of S, spoken by nobody.
    if (!before.out.source.empty() && r_.relative(before.out.source.begin)) continue;
    const std::uint32_t last =
        std::max(sentence_index(before), r_.sentence_of(before.out.content.back().end - 1));
    if (last > here || here - last > 2) break;
    if (speaker == kNone) {
      speaker = i;
      continue;
    }
    if (!same_source(before.out.link, linked_.found[speaker].out.link)) {
      other = i;
      break;
    }
  }
  if (speaker == kNone) {
    linked_.chains[index].links = {linked_.publisher};
    return;
  }
  AttributionChain chain = linked_.chains[speaker];
  ChainLink link = chain.links.back();
  // In its own paragraph a quotation belongs to whoever spoke in it: right before, or in a
  // quotation.
  const Found& spoke = linked_.found[speaker];
  const bool right_before = r_.sentence_of(spoke.out.content.back().end - 1) + 1 == here;
  const bool near = (spoke.out.direct || right_before) && is_same_paragraph(r_, spoke, found);
  if (link.status != LinkStatus::Unnamed) link.status = LinkStatus::Carried;
  if (other != kNone && !near) {
    link.status = LinkStatus::Ambiguous;
    link.candidates = {link.name, linked_.found[other].out.link.name};
  }
  link.cue.clear();
  link.cue_passage.reset();
  link.manner = model::Manner::Quotes;
  chain.links.back() = link;
  found.out.link = std::move(link);
  found.out.cross_sentence = true;
  if (found.out.link.status != LinkStatus::Ambiguous) found.out.parent = speaker;
  linked_.chains[index] = std::move(chain);
}

void Linker::link_partitive(std::uint32_t index) {
  Found& found = linked_.found[index];
  linked_.chains[index].links = {linked_.publisher};
  found.out.link = linked_.publisher;
  std::uint32_t size = 0;
  for (std::uint32_t i = index; i-- > 0;) {  // whose the sentence before is as a whole
    const Found& before = linked_.found[i];
    const std::uint32_t sentence = r_.sentence_of(before.out.content.back().begin);
    if (sentence + 1 < sentence_index(found)) break;
    const std::uint32_t here = before.out.content.back().size();
    if (sentence + 1 != sentence_index(found) || here < size) continue;
    if (here == size && linked_.chains[i].links.size() < linked_.chains[index].links.size()) {
      continue;
    }
    size = here;
    linked_.chains[index] = linked_.chains[i];
  }
  ChainLink& link = linked_.chains[index].links.back();
  if (link.status == LinkStatus::Named && linked_.chains[index].links.size() > 1) {
    link.status = LinkStatus::Carried;
  }
  found.out.link = link;
}

void Linker::link(std::uint32_t index) {
  Found& found = linked_.found[index];
  if (found.out.rule == "lone-quotation") {
    link_lone_quotation(index);
  } else if (found.out.rule == "partitive") {
    link_partitive(index);
  } else if (found.participle) {
    link_participle(index);
  } else if (found.out.source.empty()) {
    link_nobody(index);
  } else {
    link_source(index);
  }
  const AttributionChain& chain = linked_.chains[index];
  if (chain.links.size() < 2 || found.slight) return;
  if (chain.links.size() > 2 && relays(chain.links[1])) retold_.push_back(chain.links[1].name);
  if ((found.frames & kAttitude) == 0 && !found.slight &&
      found.out.link.kind == SourceKind::Person) {
    person_index_ = index;
  }
  for (std::size_t i = chain.links.size(); i-- > 1;) {
    if (!relays(chain.links[i])) continue;
    const bool outermost = i == 1 || found.pattern == Pattern::Cross;
    if (!outermost) continue;
    const std::size_t at = found.pattern == Pattern::Cross ? 1 : i;
    frame_.links.assign(chain.links.begin(),
                        chain.links.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    frame_index_ = index;
    frame_sentence_ = sentence_index(found);
    break;
  }
}

}  // namespace plumbline::extract

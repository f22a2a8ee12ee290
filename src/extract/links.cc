// SPDX-License-Identifier: Apache-2.0
//
// The links of one attribution: who its source is and inside whose words it stands.

#include <algorithm>

#include "extract/linker_internal.h"
#include "text/span.h"

namespace plumbline::extract {

using model::AttributionChain;
using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

namespace {

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
    if (linked_.found[i].out.parent == linked_.found[index].out.parent) return i;
  }
  return kNone;
}

AttributionChain Linker::outer_chain(std::uint32_t index) const {
  const std::uint32_t parent = linked_.found[index].out.parent;
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
  const std::uint32_t before = earlier_in_sentence(index);
  if (before != kNone) {
    linked_.chains[index] = linked_.chains[before];
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
  found.participle = false;
  link_source(index);
}

void Linker::link_nobody(std::uint32_t index) {
  Found& found = linked_.found[index];
  AttributionChain chain = outer_chain(index);
  const bool nested = found.out.parent != kNone;
  const std::uint32_t here = sentence_index(found);
  const bool frame = !nested && !frame_.links.empty() && here <= frame_sentence_ + 3;
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

void Linker::link_source(std::uint32_t index) {
  Found& found = linked_.found[index];
  split_source(found);
  ChainLink link = speakers_.resolve(found.out.source);
  AttributionChain chain = outer_chain(index);
  stamp(link, found);
  if (found.out.rule == "credit-via") {  // names of outlets, whatever else they may stand for
    link = ChainLink{};
    link.kind = SourceKind::Outlet;
    link.name = std::string(r_.words(found.out.source));
    stamp(link, found);
  }
  for (ChainLink& outer : relays_of(found, link)) {
    if (same_source(outer, link) || same_source(outer, chain.links.back())) continue;
    speakers_.remember(link, index);
    speakers_.remember(outer, index);
    chain.links.push_back(std::move(outer));
  }
  // "The media wrote" after a text that spoke of the press: still inside that text.
  if (found.out.parent == kNone && link.kind == SourceKind::Press && !found.out.cross_sentence) {
    for (std::uint32_t i = index; i-- > 0;) {
      const ChainLink& before = linked_.found[i].out.link;
      if (before.kind != SourceKind::Press || before.name != link.name) continue;
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
      relays(link) && !relays(linked_.chains[parent].links.back()) && chain.links.size() > 1) {
    chain.links.insert(chain.links.end() - 1, link);
  } else if (!same_source(chain.links.back(), link) || chain.links.size() == 1) {
    chain.links.push_back(link);
  } else {
    chain.links.back() = link;
  }
  found.out.link = link;
  linked_.chains[index] = std::move(chain);
  if (link.status != LinkStatus::Unnamed || link.kind == SourceKind::Press ||
      link.kind == SourceKind::Group) {
    speakers_.remember(link, index);
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

// A quotation without a tag: the speaker of the text around it, if there is one.
void Linker::link_lone_quotation(std::uint32_t index) {
  Found& found = linked_.found[index];
  const std::uint32_t here = r_.sentence_of(found.out.content.front().begin);
  std::uint32_t speaker = kNone;
  std::uint32_t other = kNone;
  for (std::uint32_t i = index; i-- > 0;) {
    const Found& before = linked_.found[i];
    if (before.out.parent != kNone || linked_.chains[i].links.size() < 2) continue;
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
  const bool near =
      linked_.found[speaker].out.direct && is_same_paragraph(r_, linked_.found[speaker], found);
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
  linked_.chains[index] = std::move(chain);
}

void Linker::link(std::uint32_t index) {
  Found& found = linked_.found[index];
  if (found.out.rule == "lone-quotation") {
    link_lone_quotation(index);
  } else if (found.participle) {
    link_participle(index);
  } else if (found.out.source.empty()) {
    link_nobody(index);
  } else {
    link_source(index);
  }
  const AttributionChain& chain = linked_.chains[index];
  if (chain.links.size() < 2) return;
  if ((found.frames & kAttitude) == 0 && found.out.link.kind == SourceKind::Person) {
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

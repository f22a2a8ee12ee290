// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "extract/linker_internal.h"
#include "extract/relays_internal.h"

namespace plumbline::extract {

namespace {

using model::AttributionChain;
using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

bool covers(const Found& outer, std::uint32_t at) {
  return std::any_of(outer.out.content.begin(), outer.out.content.end(),
                     [&](const TokenRange& part) { return part.contains(at); });
}

std::uint32_t content_size(const Found& found) {
  std::uint32_t size = 0;
  for (const TokenRange& part : found.out.content) size += part.size();
  return size;
}

// "citing X", "with reference to X": names whose words a speaker repeats.
bool cites(const Found& found) {
  return found.pattern == Pattern::Preposition && (found.out.link.manner == model::Manner::Cites ||
                                                   found.out.link.manner == model::Manner::Quotes);
}

}  // namespace

Linker::Linker(const Reading& reading, std::vector<Found> found) : r_(reading), speakers_(reading) {
  linked_.found = std::move(found);
  linked_.publisher = speakers_.publisher();
}

// One attribution a cue; a cue inside another's source or cue is none.
void Linker::drop_conflicts() {
  auto& all = linked_.found;
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    if (a.out.cue.begin != b.out.cue.begin) return a.out.cue.begin < b.out.cue.begin;
    if (a.introduces != b.introduces) return b.introduces;
    return a.pattern == Pattern::Cross && b.pattern != Pattern::Cross;
  });
  std::vector<Found> kept;
  for (Found& found : all) {
    bool bad = false;
    for (std::size_t i = kept.size(); i-- > 0 && kept.size() - i < 6;) {
      const Found& other = kept[i];
      const TokenRange& cue = other.out.cue;
      if (cue.begin < found.out.cue.end && found.out.cue.begin < cue.end) bad = true;
      if (other.out.source.contains(found.out.cue.begin) && !other.participle) bad = true;
      if (other.via.contains(found.out.cue.begin) && other.pattern == Pattern::Cross) bad = true;
      if (other.out.rule == "quoted-as-saying" &&  // "quoted S as saying that"
          other.out.content.front().begin >= found.out.cue.end) {
        bad = true;
      }
      if (other.pattern == Pattern::Cross && other.out.cross_sentence &&
          r_.sentence_of(other.out.cue.begin) == r_.sentence_of(found.out.cue.begin) &&
          r_.quote_of(other.out.cue.begin) == r_.quote_of(found.out.cue.begin) &&
          found.out.cue.begin > other.out.source.end) {
        bad = true;
      }
    }
    if (!bad) kept.push_back(std::move(found));
  }
  all = std::move(kept);
}

// "They told me that ...", "I think that ..." in somebody's quoted words: part of what is told.
void Linker::drop_talk_in_quotations() {
  auto& all = linked_.found;
  std::vector<bool> drop(all.size(), false);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Found& inner = all[i];
    const std::uint32_t quotation = r_.quote_of(inner.out.cue.begin);
    if (quotation == kNone || !r_.speech(quotation)) continue;
    const std::uint32_t at = inner.out.source.begin;
    const bool self = one_of(r_.key(at), "i"_w, "we"_w, "you"_w, "they"_w);
    const bool told = one_of(r_.key(inner.out.cue.end), "me"_w, "us"_w);
    const bool thing = one_of(r_.key(at), "this"_w, "that"_w, "these"_w, "those"_w, "whoever"_w,
                              "nobody"_w, "everybody"_w, "everyone"_w, "who"_w, "which"_w);
    const bool question = one_of(r_.key(inner.out.content.front().begin), "why"_w, "what"_w,
                                 "how"_w, "whether"_w, "where"_w, "who"_w, "if"_w);
    if (!thing && !told && !question && (inner.out.source.size() != 1 || !self)) continue;
    drop[i] = std::any_of(all.begin(), all.end(), [&](const Found& outer) {
      return &outer != &inner && outer.out.direct &&
             r_.quote_of(outer.out.cue.begin) != quotation && covers(outer, inner.out.cue.begin);
    });
  }
  std::uint32_t index = 0;
  std::erase_if(all, [&](const Found&) { return drop[index++]; });
}

void Linker::nest() {
  auto& all = linked_.found;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    std::uint32_t best = kNone;
    for (std::uint32_t j = 0; j < all.size(); ++j) {
      if (i == j || !covers(all[j], all[i].out.cue.begin)) continue;
      if (covers(all[i], all[j].out.cue.begin)) continue;  // mutual: neither
      if (!all[i].out.source.empty() && !covers(all[j], all[i].out.source.begin) &&
          all[i].out.source.begin != all[j].out.source.begin) {
        continue;
      }
      if (best == kNone || content_size(all[j]) < content_size(all[best])) best = j;
    }
    all[i].out.parent = best;
  }
  // "A third man, police say, is believed to be abroad": by them, and by nobody else.
  for (Found& found : all) {
    const std::uint64_t verb = r_.lemma(found.out.cue.end - 1);
    const bool held = one_of(verb, "believe"_w, "think"_w, "know"_w, "suspect"_w, "feel"_w);
    if (held && found.out.rule == "passive-to" && found.out.source.empty() &&
        found.out.parent != kNone) {
      found.slight = true;
    }
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].origin) tie_origin(i);
    if (r_.relative(all[i].out.source.begin)) tie_relative(i);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (cites(all[i]) && r_.key(all[i].out.cue.begin) != "as"_w) tie_citation(i);
  }
}

// ", cited by F,", "as summarised by F": no statement of F's beside that of S.
bool Linker::is_handed_on(const Found& found) const {
  std::uint32_t at = found.out.cue.begin;
  if (r_.key(at) == "as"_w) ++at;
  if (!hands_on(r_, at) || !r_.participle(at) || r_.form(at) == VerbForm::Gerund) return false;
  const std::uint32_t last = found.out.cue.end - 1;
  return r_.key(last) == "by"_w || r_.key(last + 1) == "by"_w;
}

// "according to S, as quoted by F,", "S asserts, as quoted by F": F hands on what S says.
void Linker::join_quoted_by() {
  auto& all = linked_.found;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Found& as = all[i];
    const bool quoted = as.pattern == Pattern::Preposition && r_.key(as.out.cue.begin) == "as"_w;
    if (!quoted && !is_handed_on(as)) continue;
    const std::uint32_t at = as.out.cue.begin;
    for (std::uint32_t k = 0; k < all.size(); ++k) {
      Found& main = all[k];
      const bool known = !main.via.empty() && main.via.begin < as.out.source.end &&
                         as.out.source.begin < main.via.end;
      if (k == i || main.out.source.empty() || (!main.via.empty() && !known)) continue;
      if (main.out.source.contains(at) &&
          is_somebody_quoted(r_, {main.out.source.begin, at})) {  // "S, quoted by F, said"
        main.out.source.end = at - 1;
      }
      const bool aside = main.out.source.end < at && at < main.out.cue.begin;
      std::uint32_t end =
          aside ? main.out.source.end : std::max(main.out.source.end, main.out.cue.end);
      if (main.pattern == Pattern::Cross) end = std::max(end, main.out.source.end);
      if (r_.key(end) == "("_w && r_.key(end + 2) == ")"_w) end += 3;  // "the Office (OFF), cited"
      if (r_.key(end) == ")"_w) ++end;
      if (end != at && !(r_.comma(end) && end + 1 == at)) continue;
      main.via = as.out.source;
      for (TokenRange& part : main.out.content) {  // what the aside took for content
        if (part.contains(at)) part = trim_content(r_, {as.out.source.end, part.end});
      }
      std::erase_if(main.out.content, [](const TokenRange& part) { return part.empty(); });
      if (main.out.content.empty()) main.out.content = as.out.content;
      all.erase(all.begin() + i);
      --i;
      break;
    }
  }
}

// "C, F reports. The figures come from S": S stands inside of what F reports.
void Linker::tie_origin(std::uint32_t index) {
  auto& all = linked_.found;
  std::uint32_t best = kNone;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (i == index || all[i].pattern == Pattern::Cross || all[i].out.source.empty()) continue;
    if ((all[i].frames & kAttitude) != 0) continue;
    if (!covers(all[index], all[i].out.content.back().begin)) continue;
    if (r_.sentence_of(all[i].out.cue.begin) + 1 != r_.sentence_of(all[index].out.cue.begin))
      continue;
    if (best == kNone || content_size(all[i]) < content_size(all[best])) best = i;
  }
  if (best == kNone) return;
  for (Found& other : all) {
    if (other.out.parent == index) other.out.parent = kNone;
  }
  all[index].out.content = all[best].out.content;
  all[index].out.parent = best;
}

// "F cites a survivor, who said that C": she stands inside of what F tells.
void Linker::tie_relative(std::uint32_t index) {
  auto& all = linked_.found;
  std::uint32_t noun = all[index].out.source.begin;
  while (noun > 0 && (r_.comma(noun - 1) || r_.closes_quote(noun - 1))) --noun;
  if (noun == 0 || all[index].out.parent != kNone) return;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    Found& outer = all[i];
    if (i == index || (outer.frames & kCite) == 0 || outer.out.source.empty()) continue;
    if (outer.out.content.size() != 1 || outer.out.content.front().end != noun) continue;
    all[index].out.parent = i;
    outer.names_only = true;
    return;
  }
}

// "The Compass reported, citing S, that C": S stands inside what the Compass reported. The speaker
// is that of the nearest act of reporting in the sentence: the cue stands after its subject.
void Linker::tie_citation(std::uint32_t index) {
  auto& all = linked_.found;
  Found& cited = all[index];
  const std::uint32_t at = cited.out.cue.begin;
  std::uint32_t best = kNone;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Found& other = all[i];
    if (i == index || other.pattern != Pattern::Verb || other.out.source.empty()) continue;
    if (r_.sentence_of(other.out.cue.begin) != r_.sentence_of(at)) continue;
    if (r_.quote_of(other.out.cue.begin) != r_.quote_of(at)) continue;
    const std::uint32_t begin = std::min(other.out.source.begin, other.out.cue.begin);
    if (begin > at && best != kNone) continue;  // "Citing S, the Compass reported"
    if (begin > at && !r_.comma(begin - 1)) continue;
    // Not out of another's content: "S says that F, citing T, wrote C".
    if (begin < at && covers(other, at) && other.out.content.back().begin < at &&
        std::any_of(
            all.begin(), all.end(),
            [&](const Found& inner) {
              return &inner != &cited && inner.pattern == Pattern::Verb &&
                     !inner.out.source.empty() && covers(other, inner.out.cue.begin) &&
                     std::min(inner.out.source.begin, inner.out.cue.begin) < at;
            })) {
      continue;
    }
    best = i;
  }
  if (best == kNone) return;
  Found& main = all[best];
  for (TokenRange& part : main.out.content) {
    if (part.contains(at)) part = trim_content(r_, {part.begin, at});
  }
  std::erase_if(main.out.content, [](const TokenRange& part) { return part.empty(); });
  if (main.out.content.empty()) main.out.content = cited.out.content;
  cited.out.content = main.out.content;
  cited.out.parent = best;
  cited.tied = true;
  if (main.out.parent == index) main.out.parent = kNone;
}

// "'...,' she said on Friday. '...'": the same speech goes on after its tag.
bool Linker::goes_on_after(std::uint32_t open, std::uint32_t end) {
  const std::uint32_t here = r_.sentence_of(open);
  if (here == 0 || open == 0) return false;
  const auto& sentences = r_.analysis.sentences;
  if (sentences[here].paragraph != sentences[here - 1].paragraph) return false;
  Found* speech = nullptr;
  for (Found& found : linked_.found) {
    if (found.out.rule == "lone-quotation" || found.pattern != Pattern::Verb) continue;
    const std::uint32_t last =
        std::max(found.out.content.back().end, std::max(found.out.cue.end, found.out.source.end));
    if (last == 0 || r_.sentence_of(last - 1) + 1 != here) continue;
    // What is told inside the speech, or of its speaker ("said S, who has challenged ..."), is no
    // other speech.
    const bool inside = r_.quote_of(found.out.cue.begin) != kNone;
    const bool aside = !found.out.source.empty() && r_.relative(found.out.source.begin);
    if (inside || aside || found.participle) continue;
    if (!found.out.direct) return false;
    if (speech != nullptr) return false;  // two speakers: not to be guessed here
    speech = &found;
  }
  if (speech == nullptr) return false;
  speech->out.content.push_back({open, end});
  if (!speech->told_content.empty()) speech->told_content.push_back({open, end});
  return true;
}

// Quotations that no attribution covers and that are whole sentences.
void Linker::add_lone_quotations() {
  for (std::uint32_t q = 0; q < r_.analysis.quotations.size(); ++q) {
    const language::Quotation& quotation = r_.analysis.quotations[q];
    if (quotation.scare || quotation.parts.empty() || quotation.open == kNone) continue;
    const TokenRange& first = quotation.parts.front();
    if (first.size() < 4 || quotation.open != r_.sentence(quotation.open).begin) continue;
    const bool covered = std::any_of(linked_.found.begin(), linked_.found.end(),
                                     [&](const Found& f) { return covers(f, first.begin); });
    if (covered) continue;
    const std::uint32_t end =
        quotation.close != kNone ? quotation.close + 1 : quotation.parts.back().end;
    const TokenRange last = r_.sentence(end - 1);
    if (quotation.close != kNone && last.end > end + 1) continue;  // words of the author follow
    if (goes_on_after(quotation.open, end)) continue;
    Found found;
    found.out.content = {{quotation.open, end}};
    found.out.cue = {quotation.open, quotation.open};
    found.out.direct = true;
    found.out.rule = "lone-quotation";
    linked_.found.push_back(std::move(found));
  }
  std::stable_sort(linked_.found.begin(), linked_.found.end(), [](const Found& a, const Found& b) {
    return a.out.cue.begin < b.out.cue.begin;
  });
}

// "Of these, 214 ended in a conviction" after an attributed sentence: part of the same statement.
void Linker::add_partitives() {
  const auto& sentences = r_.analysis.sentences;
  const std::size_t known = linked_.found.size();
  for (std::size_t s = 1; s < sentences.size(); ++s) {
    const TokenRange& here = sentences[s].tokens;
    const bool part = one_of(r_.key(here.begin), "of"_w, "among"_w) &&
                      one_of(r_.key(here.begin + 1), "them"_w, "these"_w, "those"_w);
    if (!part || sentences[s].paragraph != sentences[s - 1].paragraph) continue;
    std::uint32_t owner = kNone;
    bool attributed = false;
    for (std::uint32_t i = 0; i < known; ++i) {
      const Found& found = linked_.found[i];
      const std::uint32_t at = r_.sentence_of(found.out.content.back().begin);
      if (at == s) attributed = true;
      if (at + 1 == s &&
          (owner == kNone || content_size(found) >= content_size(linked_.found[owner]))) {
        owner = i;
      }
    }
    if (attributed || owner == kNone || linked_.found[owner].out.direct) continue;
    Found found;
    found.out.content = {trim_content(r_, here)};
    found.out.cue = {here.begin, here.begin};
    found.out.rule = "partitive";
    found.out.cross_sentence = true;
    linked_.found.push_back(std::move(found));
  }
}

Linked Linker::run() {
  drop_conflicts();
  drop_talk_in_quotations();
  join_quoted_by();
  add_partitives();
  add_lone_quotations();
  nest();
  linked_.chains.resize(linked_.found.size());
  // An enclosing attribution comes before what it encloses, whatever stands first in the text.
  std::vector<bool> done(linked_.found.size(), false);
  for (std::uint32_t i = 0; i < linked_.found.size(); ++i) {
    std::vector<std::uint32_t> path;
    for (std::uint32_t at = i; at != kNone && !done[at] && path.size() < 32;
         at = linked_.found[at].out.parent) {
      path.push_back(at);
    }
    for (std::size_t k = path.size(); k-- > 0;) {
      if (done[path[k]]) continue;
      done[path[k]] = true;
      link(path[k]);
    }
  }
  return std::move(linked_);
}

Linked link_attributions(const Reading& reading, std::vector<Found> found) {
  return Linker(reading, std::move(found)).run();
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// The attribution of a statement that stands in the sentence after it: "This is stated in R,
// presented in an article by F.", "So says R, cited in a study published by F."

#include <algorithm>

#include "extract/reading_internal.h"

namespace plumbline::extract {

namespace {

// "This", "These findings", "The above", "That assessment", "Such a conclusion", "So"
bool points_back(const Reading& r, const TokenRange& sentence, std::uint32_t verb) {
  const std::uint64_t first = r.key(sentence.begin);
  if (verb - sentence.begin > 6) return false;
  if (one_of(first, "this"_w, "that"_w, "these"_w, "those"_w, "such"_w)) return true;
  if (first == "the"_w) {
    return one_of(r.key(sentence.begin + 1), "above"_w, "quote"_w, "quotation"_w, "foregoing"_w) ||
           (one_of(r.key(sentence.begin + 1), "assessment"_w, "conclusion"_w, "verdict"_w,
                   "words"_w, "statement"_w, "finding"_w, "claim"_w, "information"_w, "passage"_w,
                   "quote"_w) &&
            r.pos(sentence.begin + 2) == Pos::Auxiliary);
  }
  return first == "it"_w && verb == sentence.begin + 2;
}

// The noun phrase of R or F with what ties it to an owner: "a study published by F".
TokenRange publication_after(const Reading& r, std::uint32_t at) {
  TokenRange phrase = r.phrase_after(at, true);
  if (phrase.empty()) return phrase;
  if (r.pos(phrase.end) == Pos::Verb && hands_on(r, phrase.end) &&
      one_of(r.key(phrase.end + 1), "by"_w)) {
    const TokenRange owner = r.phrase_after(phrase.end + 2, true);
    if (!owner.empty()) phrase.end = owner.end;
  }
  return phrase;
}

// "presented in NP", "which was cited by NP" after R.
TokenRange handed_on_by(const Reading& r, std::uint32_t at, std::uint32_t end) {
  for (std::uint32_t i = at; i + 2 < end && i < at + 6; ++i) {
    if (!hands_on(r, i)) continue;
    std::uint32_t next = i + 1;
    while (next < end && (r.pos(next) == Pos::Adverb || one_of(r.key(next), "to"_w))) ++next;
    if (!one_of(r.key(next), "in"_w, "by"_w, "on"_w)) continue;
    return publication_after(r, next + 1);
  }
  return {};
}

// What the sentence before says: all of it, and the whole quotation if it ends one.
TokenRange statement_before(const Reading& r, std::uint32_t begin) {
  if (begin == 0) return {};
  TokenRange before = r.sentence(begin - 1);
  const std::uint32_t quotation = r.quote_of(begin - 1) != kNone
                                      ? r.quote_of(begin - 1)
                                      : r.quote_of(before.end >= 2 ? before.end - 2 : 0);
  if (quotation != kNone && r.analysis.quotations[quotation].open != kNone) {
    const TokenRange first = r.sentence(r.analysis.quotations[quotation].open);
    before.begin = std::min(before.begin, first.begin);
  }
  return before;
}

void read_sentence(const Reading& r, const TokenRange& sentence, std::vector<Found>& found) {
  std::uint32_t verb = kNone;
  bool so_says = one_of(r.key(sentence.begin), "so"_w, "thus"_w);
  for (std::uint32_t i = sentence.begin; i < sentence.end && i < sentence.begin + 8; ++i) {
    const CueHit* hit = r.hit(i);
    if (hit != nullptr && hit->pattern == Pattern::Verb) {
      verb = i;
      break;
    }
    if (r.pos(i) == Pos::Verb && hands_on(r, i)) {
      verb = i;
      break;
    }
  }
  if (verb == kNone) return;
  const VerbGroup group =
      r.verb_group({verb, r.hit(verb) != nullptr ? r.hit(verb)->tokens.end : verb + 1});
  TokenRange source;
  TokenRange cue = group.tokens;
  if (so_says && verb == sentence.begin + 1) {
    source = publication_after(r, group.tokens.end);
  } else if (group.passive && points_back(r, sentence, group.tokens.begin)) {
    std::uint32_t at = group.tokens.end;
    while (at < sentence.end && at < group.tokens.end + 8 && !one_of(r.key(at), "in"_w, "by"_w)) {
      if (r.key(at) == "that"_w) return;
      ++at;
    }
    if (!one_of(r.key(at), "in"_w, "by"_w)) return;
    source = publication_after(r, at + 1);
    cue = {group.tokens.begin, at + 1};
  } else {
    return;
  }
  if (source.empty()) return;
  const TokenRange before = statement_before(r, sentence.begin);
  const TokenRange content = trim_content(r, before);
  if (content.empty()) return;
  Found one;
  one.out.content = {content};
  one.out.source = source;
  one.out.cue = cue;
  one.out.cross_sentence = true;
  one.out.rule = "cross-sentence";
  one.pattern = Pattern::Cross;
  one.out.link.manner = r.hit(verb) != nullptr ? r.hit(verb)->manner : model::Manner::Cites;
  one.via = handed_on_by(r, source.end, sentence.end);
  for (std::uint32_t i = content.begin; i < content.end && !one.out.direct; ++i) {
    one.out.direct = r.opens_quote(i) && r.speech(r.quote_of(i));
  }
  found.push_back(std::move(one));
}

}  // namespace

void find_cross_sentence(const Reading& reading, std::vector<Found>& found) {
  for (std::size_t i = 1; i < reading.analysis.sentences.size(); ++i) {
    const TokenRange& sentence = reading.analysis.sentences[i].tokens;
    if (sentence.size() >= 4) read_sentence(reading, sentence, found);
  }
}

}  // namespace plumbline::extract

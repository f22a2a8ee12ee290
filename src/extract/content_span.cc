// SPDX-License-Identifier: Apache-2.0
//
// Where a content begins and ends.

#include <algorithm>

#include "extract/reading_internal.h"

namespace plumbline::extract {

namespace {

// After a comma (or none) at `at`: does another act of reporting begin that is not part of the
// content? ", adding that ..." ", and said ..." ", the agency reported" ", according to ..."
bool other_report(const Reading& r, std::uint32_t at) {
  std::uint32_t next = at;
  if (r.key(next) == "while"_w) ++next;
  const bool joined = r.pos(next) == Pos::Coordinator;
  if (joined) ++next;
  while (r.pos(next) == Pos::Adverb) ++next;
  const CueHit* hit = r.hit(next);
  if (hit != nullptr && hit->tokens.begin == next) {
    if (hit->pattern == Pattern::Preposition) return true;
    if (hit->pattern == Pattern::Verb) {
      const VerbForm form = r.form(next);
      return (hit->frames & kThat) != 0 || form == VerbForm::Gerund || next > at;
    }
  }
  if (r.pos(next) == Pos::Auxiliary && next > at) {
    for (std::uint32_t i = next; i < next + 4; ++i) {
      const CueHit* later = r.hit(i);
      if (later != nullptr && later->pattern == Pattern::Verb) return true;
      if (r.pos(i) != Pos::Auxiliary && r.pos(i) != Pos::Adverb) break;
    }
  }
  // "as S noted", "S said" as a tail of the sentence.
  const bool as = r.key(next) == "as"_w;
  if (as) ++next;
  const TokenRange subject = r.phrase_after(next, true);
  if (subject.empty()) return false;
  std::uint32_t verb = subject.end;
  while (r.pos(verb) == Pos::Auxiliary || r.pos(verb) == Pos::Adverb) ++verb;
  hit = r.hit(verb);
  if (hit == nullptr || hit->pattern != Pattern::Verb || hit->tokens.begin != verb) return false;
  if ((hit->frames & kThat) == 0 || (hit->frames & kAttitude) != 0) return false;
  return as || joined || ends_tag(r, hit->tokens.end);
}

// "; '...,' S said": a quotation with a tag of its own.
bool other_speech(const Reading& r, std::uint32_t open) {
  const std::uint32_t quotation = r.opens_quote(open) ? r.quote_of(open) : kNone;
  if (quotation == kNone) return false;
  const std::uint32_t close = r.analysis.quotations[quotation].close;
  return close != kNone && other_report(r, close + 1);
}

bool tail_phrase_begins(const Reading& r, std::uint32_t at) {
  return one_of(r.key(at), "which"_w, "who"_w, "whose"_w, "whom"_w, "but"_w, "although"_w,
                "though"_w, "while"_w, "whereas"_w);
}

// A phrase (an object) ends where a new clause or a loose participle begins.
bool ends_phrase(const Reading& r, std::uint32_t at, std::uint32_t begin) {
  if (r.comma(at)) {
    const std::uint32_t next = at + 1;
    if (tail_phrase_begins(r, next)) return true;
    if (r.form(next) == VerbForm::Gerund && r.pos(next) == Pos::Verb) return true;
    if (r.pos(next) == Pos::Coordinator) return r.finite_verb(next + 1) || r.clause_at(next + 1);
    if (r.finite_verb(next) || r.clause_at(next)) return true;
    if (one_of(r.key(next), "when"_w, "after"_w, "because"_w, "as"_w, "before"_w, "since"_w)) {
      return true;
    }
    return false;
  }
  if (at <= begin + 1) return false;
  if (one_of(r.key(at), "when"_w, "because"_w, "while"_w, "although"_w, "though"_w, "if"_w,
             "unless"_w)) {
    return true;
  }
  if (one_of(r.key(at), "after"_w, "before"_w, "as"_w, "since"_w) && r.clause_at(at + 1)) {
    return true;
  }
  return r.pos(at) == Pos::Coordinator && (r.finite_verb(at + 1) || r.clause_at(at + 1));
}

}  // namespace

bool ends_tag(const Reading& r, std::uint32_t at) {
  const std::uint32_t timed = r.skip_time(at);
  const TokenRange bounds = r.sentence(at == 0 ? 0 : at - 1);
  if (timed >= bounds.end || r.stop(timed) || r.comma(timed) || r.closes_quote(timed) ||
      r.opens_quote(timed) || r.key(timed) == ":"_w || r.key(timed) == ";"_w) {
    return true;
  }
  if (r.pos(timed) == Pos::Coordinator || r.form(timed) == VerbForm::Gerund) return true;
  const CueHit* aside = r.hit(timed);  // "they assert as quoted by F"
  if (aside != nullptr && aside->pattern == Pattern::Preposition) return true;
  // "conceded when questioned by F"
  if (one_of(r.key(timed), "when"_w, "after"_w, "as"_w) && r.participle(timed + 1)) return true;
  return r.preposition(timed);
}

std::uint32_t content_end(const Reading& r, std::uint32_t begin, bool clause) {
  const TokenRange bounds = r.sentence(begin);
  std::uint32_t at = begin;
  std::uint32_t depth = 0;
  bool quotation_only = r.opens_quote(begin) && r.speech(r.quote_of(begin));
  while (at < r.size()) {
    if (at > begin && at >= bounds.end) return bounds.end;
    if (r.opens_quote(at) || (r.quote_of(at) != kNone && at == begin)) {
      // Over the whole quotation, into further sentences if need be.
      const std::uint32_t quotation = r.quote_of(at);
      if (quotation != kNone && r.analysis.quotations[quotation].open == at &&
          r.analysis.quotations[quotation].close != kNone) {
        const std::uint32_t close = r.analysis.quotations[quotation].close;
        if (close >= at) {
          at = close + 1;
          if (quotation_only && close >= bounds.end) return at;
          if (at >= bounds.end) return at;
          if (quotation_only && (r.stop(at - 2) || r.stop(at))) return at;
          continue;
        }
      }
    }
    if (at >= bounds.end) return bounds.end;
    if (r.closes_quote(at) && r.quote_of(begin) == r.quote_of(at) && !r.opens_quote(begin) &&
        r.quote_of(begin) != kNone) {
      return at;  // the cue stands inside the quotation, so its content ends with it
    }
    if (r.key(at) == "("_w) ++depth;
    if (r.key(at) == ")"_w) {
      if (depth == 0) return at;
      --depth;
    }
    if (at > begin && depth == 0) {
      if (r.comma(at) && at > begin + 1 && other_report(r, at + 1)) return at;
      const bool adds = r.pos(at) == Pos::Coordinator && at > begin + 1;
      if (adds && r.hit(at + 1) != nullptr && r.hit(at + 1)->pattern == Pattern::Verb &&
          r.finite_verb(at + 1) && (r.hit(at + 1)->frames & kThat) != 0) {
        return at;
      }
      if (!clause && ends_phrase(r, at, begin)) return at;
      if (r.key(at) == ";"_w && (!clause || other_speech(r, at + 1))) return at;
    }
    ++at;
  }
  return std::min(at, r.size());
}

TokenRange trim_content(const Reading& r, TokenRange range) {
  range.end = std::min(range.end, r.size());
  while (!range.empty() &&
         (r.comma(range.begin) || r.key(range.begin) == ":"_w || r.key(range.begin) == ";"_w ||
          r.dash(range.begin) || r.stop(range.begin))) {
    ++range.begin;
  }
  while (!range.empty() &&
         (r.comma(range.end - 1) || r.key(range.end - 1) == ";"_w || r.dash(range.end - 1) ||
          one_of(r.key(range.end - 1), "."_w, "and"_w, "but"_w, "or"_w))) {
    --range.end;
  }
  return range;
}

std::uint32_t past_dateline(const Reading& r, const TokenRange& sentence) {
  for (std::uint32_t at = sentence.begin; at < sentence.end && at < sentence.begin + 14; ++at) {
    if (r.dash(at) && at > sentence.begin) {
      const bool bracket = r.key(at - 1) == ")"_w;
      const bool capitals = r.analysis.tokens[sentence.begin].letters == text::LetterCase::Upper &&
                            r.word(sentence.begin).size() > 3;
      return bracket || capitals ? at + 1 : sentence.begin;
    }
    if (r.finite_verb(at)) break;
  }
  return sentence.begin;
}

namespace {

// 'The report, titled "They Sell Them Like Pepper," says': what a text is called, said by nobody.
bool is_title_of(const Reading& r, std::uint32_t close) {
  const std::uint32_t quotation = r.quote_of(close);
  if (quotation == kNone || r.speech(quotation)) return false;
  const std::uint32_t open = r.analysis.quotations[quotation].open;
  return open != kNone && open > 0 &&
         one_of(r.key(open - 1), "titled"_w, "entitled"_w, "headlined"_w, "subtitled"_w);
}

}  // namespace

bool quoted_before(const Reading& r, std::uint32_t at) {
  if (at == 0) return false;
  // A quotation that was a sentence of its own, or stands in the paragraph before, has no tag here.
  if (at < r.size() && r.analysis.tokens[at].starts_block) return false;
  if (at > 1 && r.closes_quote(at - 1) && r.key(at - 2) == "."_w && r.capital(at) &&
      r.sentence_of(at) != r.sentence_of(at - 2)) {
    return false;
  }
  const std::uint32_t close = r.closes_quote(at - 1) ? at - 1 : at - 2;
  if (!r.closes_quote(at - 1) && (at < 2 || !r.comma(at - 1) || !r.closes_quote(close))) {
    return false;
  }
  return !is_title_of(r, close);
}

// The clause or quotation that ends at `tag_begin`, where "S said" begins.
TokenRange content_before(const Reading& r, std::uint32_t tag_begin, bool as_clause) {
  if (tag_begin == 0) return {};
  std::uint32_t end = tag_begin;
  if (quoted_before(r, end)) {
    const std::uint32_t close = r.closes_quote(end - 1) ? end - 1 : end - 2;
    const std::uint32_t quotation = r.quote_of(close);
    if (quotation == kNone) return {};
    const language::Quotation& quote = r.analysis.quotations[quotation];
    std::uint32_t begin = quote.open != kNone
                              ? quote.open
                              : (quote.parts.empty() ? close : quote.parts.front().begin);
    if (begin > close) return {};
    const TokenRange bounds = r.sentence(begin);
    if (begin > bounds.begin) {
      std::uint32_t first = past_dateline(r, bounds);
      for (std::uint32_t i = first; i < begin; ++i) {  // not past another clause's mark
        if (r.key(i) == ";"_w && r.quote_of(i) == kNone) first = i + 1;
      }
      if (r.pos(first) == Pos::Coordinator) ++first;
      bool cue_inside = false;  // the words before the mark may have a tag of their own
      for (std::uint32_t i = first; i < begin; ++i) {
        const CueHit* hit = r.hit(i);
        // 'described it as "a fairy tale", T reported': no tag of the quotation alone.
        const bool introduces = r.comma(begin - 1) || r.key(begin - 1) == ":"_w ||
                                r.key(begin - 1) == "that"_w ||
                                (hit != nullptr && hit->tokens.end == begin);
        if (hit != nullptr && hit->pattern == Pattern::Verb && (hit->frames & kQuote) != 0 &&
            introduces) {
          cue_inside = true;
        }
      }
      if (!cue_inside) begin = first;
    }
    return {begin, close + 1};
  }
  const TokenRange bounds = r.sentence(tag_begin);
  if (!r.comma(end - 1) && !r.dash(end - 1) && !(as_clause && end > bounds.begin)) return {};
  if (r.comma(end - 1) || r.dash(end - 1)) --end;
  if (end <= bounds.begin || r.quote_of(end - 1) != r.quote_of(tag_begin)) return {};
  std::uint32_t begin = past_dateline(r, bounds);
  for (std::uint32_t i = end; i-- > begin;) {  // not past another clause's mark
    if (r.key(i) == ";"_w) {
      begin = i + 1;
      break;
    }
  }
  if (!r.has_finite_verb({begin, end})) return {};
  return {begin, end};
}

// "..., she said, ..." and "...," she said. "...": what goes on after the tag.
TokenRange second_part(const Reading& r, std::uint32_t tag_end, const TokenRange& first) {
  const std::uint32_t size = r.size();
  std::uint32_t at = tag_end;
  const TokenRange bounds = r.sentence(tag_end == 0 ? 0 : tag_end - 1);
  const bool quoted = r.closes_quote(first.end - 1);
  if (at < bounds.end && r.comma(at)) {
    if (other_report(r, at + 1)) return {};
    if (r.opens_quote(at + 1)) return {at + 1, content_end(r, at + 1, true)};
    if (quoted && r.pos(at + 1) == Pos::Coordinator) {  // ", but '...'"
      std::uint32_t open = at + 2;
      while (open < at + 4 && r.pos(open) == Pos::Adverb) ++open;
      if (r.opens_quote(open) && r.quote_of(open) != kNone) {
        return {open, content_end(r, open, true)};
      }
    }
    if (!quoted && at + 2 < bounds.end) return {at + 1, content_end(r, at + 1, true)};
  }
  if (!quoted) return {};
  for (std::uint32_t i = at; i < size && i < at + 14; ++i) {  // "she said on Friday. "..."
    const bool resumes = i > at && (r.stop(i - 1) || r.comma(i - 1) || r.dash(i - 1) ||
                                    one_of(r.key(i - 1), ":"_w, ";"_w));
    if (r.opens_quote(i) && resumes) {
      if (r.analysis.tokens[i].starts_block || !r.speech(r.quote_of(i))) return {};
      const std::uint32_t end = content_end(r, i, true);
      if (r.stop(i - 1)) {  // a sentence of its own: unless it has its own tag
        const CueHit* hit = nullptr;
        const TokenRange next = r.sentence(end == 0 ? 0 : end - 1);
        for (std::uint32_t k = end; k < next.end && k < end + 10; ++k) {
          if (r.hit(k) != nullptr && r.hit(k)->pattern == Pattern::Verb) hit = r.hit(k);
        }
        if (hit != nullptr) return {};
      }
      return {i, end};
    }
    if (i >= bounds.end || r.hit(i) != nullptr) return {};
    const bool aside = i > at && r.comma(i - 1) && r.participle(i);  // "she said, angered by it"
    if (r.finite_verb(i) && !aside) return {};
  }
  return {};
}

}  // namespace plumbline::extract

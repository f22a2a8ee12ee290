// SPDX-License-Identifier: Apache-2.0
//
// Verbs as cues: who is the subject, and is the content before, after or around them?

#include <algorithm>

#include "extract/reading_internal.h"

namespace plumbline::extract {

namespace {

// Where the subject of a verb stands and how it is tied to the verb.
struct Subject {
  TokenRange tokens;        // with an apposition's closing comma
  std::uint32_t begin = 0;  // of the phrase: where content before it must end
  bool shared = false;      // taken from an earlier verb of the same clause
  bool impersonal = false;  // "it is noted"
};

class Said {
 public:
  Said(const Reading& reading, std::vector<Found>& found) : r_(reading), found_(found) {}

  void read(const CueHit& hit);

 private:
  [[nodiscard]] Subject subject_of(const VerbGroup& group, int depth) const;
  [[nodiscard]] Subject shared_subject(const VerbGroup& group, int depth) const;
  [[nodiscard]] TokenRange inverted_subject(std::uint32_t after) const;
  [[nodiscard]] TokenRange agent_after(std::uint32_t at) const;  // "by S"
  [[nodiscard]] TokenRange content_after(const CueHit& hit, const VerbGroup& group) const;
  [[nodiscard]] TokenRange object_content(const CueHit& hit, std::uint32_t at) const;
  [[nodiscard]] TokenRange past_hearer(const CueHit& hit, std::uint32_t at) const;
  [[nodiscard]] TokenRange content_before(std::uint32_t tag_begin, bool as_clause) const;
  [[nodiscard]] TokenRange second_part(std::uint32_t tag_end, const TokenRange& first) const;
  [[nodiscard]] std::uint32_t past_adjuncts(std::uint32_t at) const;
  [[nodiscard]] bool quoted_before(std::uint32_t at) const;
  bool try_before(const CueHit& hit, const VerbGroup& group, const Subject& subject);
  bool try_inverted(const CueHit& hit, const VerbGroup& group);
  void add(const CueHit& hit, const VerbGroup& group, const TokenRange& source,
           std::vector<TokenRange> content, std::string_view rule);

  const Reading& r_;
  std::vector<Found>& found_;
};

bool ends_clause(const Reading& r, std::uint32_t at) {
  return r.stop(at) || r.key(at) == ";"_w || r.closes_quote(at) || r.comma(at) ||
         r.key(at) == ")"_w || at >= r.sentence(at == 0 ? 0 : at - 1).end;
}

Subject Said::shared_subject(const VerbGroup& group, int depth) const {
  const TokenRange bounds = r_.sentence(group.verb);
  for (std::uint32_t at = group.tokens.begin; at-- > bounds.begin;) {
    if (r_.stop(at) || r_.key(at) == ";"_w) break;
    if (!r_.finite_verb(at)) continue;
    if (r_.quote_of(at) != r_.quote_of(group.verb)) continue;
    const VerbGroup earlier = r_.verb_group({at, at + 1});
    Subject subject = subject_of(earlier, depth + 1);
    subject.shared = true;
    if (!subject.tokens.empty()) return subject;
    at = std::min(at, earlier.tokens.begin);
    if (at == bounds.begin) break;
  }
  return {};
}

Subject Said::subject_of(const VerbGroup& group, int depth) const {
  const TokenRange bounds = r_.sentence(group.verb);
  if (depth > 3 || group.tokens.begin <= bounds.begin) return {};
  std::uint32_t end = group.tokens.begin;
  const std::uint32_t last = end - 1;
  if (r_.relative(last)) return {{last, end}, last, false, false};
  if (one_of(r_.key(last), "and"_w, "or"_w, "but"_w, "then"_w)) {
    return shared_subject(group, depth);
  }
  std::uint32_t closing = kNone;  // of an apposition
  if (r_.comma(last) || r_.dash(last) || r_.key(last) == ")"_w) {
    closing = end;
    std::uint32_t open = last;
    while (open > bounds.begin && last - open < 40) {
      --open;
      if (r_.quote_of(open) != r_.quote_of(last)) return {};
      const bool mark =
          r_.key(last) == ")"_w ? r_.key(open) == "("_w : r_.comma(open) || r_.dash(open);
      if (!mark || open == bounds.begin) continue;
      if (r_.phrase_before(open).empty()) continue;
      const bool clause = r_.relative(open + 1);
      const TokenRange inside{open + 1, last};
      if (!clause && r_.has_finite_verb(inside)) return shared_subject(group, depth);
      // A town and its state, "of Skokie, Ill.,": go on to the comma before.
      end = open;
      if (clause) closing = kNone;
      const TokenRange before = r_.phrase_before(open);
      if (before.begin > bounds.begin + 1 && r_.comma(before.begin - 1) && !clause &&
          !r_.phrase_before(before.begin - 1).empty() && !r_.has_finite_verb(before) &&
          before.begin - 1 > bounds.begin + 1 && r_.capital(before.begin - 2) &&
          r_.pos(before.begin) == Pos::Determiner) {
        end = before.begin - 1;
      }
      break;
    }
    if (end == group.tokens.begin) return shared_subject(group, depth);
  }
  TokenRange phrase = r_.phrase_before(end);
  if (phrase.empty()) return {};
  const bool it = phrase.size() == 1 && r_.key(phrase.begin) == "it"_w;
  if (it && group.passive) return {{}, phrase.begin, false, true};
  if (phrase.size() == 1 && r_.key(phrase.begin) == "there"_w) return {};
  const std::uint32_t begin = phrase.begin;
  // "Police in Benin City arrested ...": a preposition before it makes it an object, not a subject.
  if (closing != kNone) phrase.end = closing;
  return {phrase, begin, false, false};
}

TokenRange Said::inverted_subject(std::uint32_t after) const {
  TokenRange phrase = r_.phrase_after(after, true);
  if (phrase.empty() || r_.finite_verb(phrase.end)) return {};
  const std::uint64_t first = r_.key(phrase.begin);
  if (one_of(first, "that"_w, "this"_w, "these"_w, "what"_w) && phrase.size() == 1) return {};
  if (r_.comma(phrase.end)) {
    const std::uint32_t close = r_.apposition_end(phrase.end);
    const TokenRange bounds = r_.sentence(after);
    if (close != kNone) {
      phrase.end = close;
    } else if (r_.pos(phrase.end + 1) == Pos::Determiner || r_.pos(phrase.end + 1) == Pos::Noun ||
               r_.pos(phrase.end + 1) == Pos::ProperNoun ||
               r_.pos(phrase.end + 1) == Pos::Adjective || r_.relative(phrase.end + 1)) {
      std::uint32_t end = phrase.end + 1;
      while (end < bounds.end && !r_.stop(end) && !r_.opens_quote(end)) ++end;
      if (!r_.has_finite_verb({phrase.end + 1, end}) || r_.relative(phrase.end + 1)) {
        phrase.end = end;
      }
    }
  }
  return phrase;
}

TokenRange Said::agent_after(std::uint32_t at) const {
  const TokenRange bounds = r_.sentence(at == 0 ? 0 : at - 1);
  for (std::uint32_t i = at; i < bounds.end && i < at + 4; ++i) {
    if (r_.key(i) == "by"_w) return r_.phrase_after(i + 1, true);
    if (r_.comma(i) || r_.key(i) == "that"_w) break;
  }
  return {};
}

// Past "in a statement", "on Friday", "at a news conference" to "that", a quotation or a comma
// with a quotation; `at` itself if no such thing follows.
std::uint32_t Said::past_adjuncts(std::uint32_t at) const {
  const TokenRange bounds = r_.sentence(at);
  for (std::uint32_t i = at; i < bounds.end && i < at + 20; ++i) {
    if (r_.key(i) == "that"_w && i > at && r_.pos(i) != Pos::Determiner) return i;
    if (r_.opens_quote(i) && r_.speech(r_.quote_of(i)) && i > at &&
        (r_.comma(i - 1) || r_.key(i - 1) == ":"_w)) {
      return i;
    }
    if (i > at && r_.comma(i - 1) && r_.clause_at(i)) {
      const bool adjunct = r_.preposition(at) || r_.skip_time(at) > at;
      return adjunct ? i : at;
    }
    if (r_.finite_verb(i) || r_.key(i) == ";"_w || r_.closes_quote(i) || r_.stop(i)) return at;
    if (i == at && !r_.preposition(i) && !r_.comma(i) && r_.skip_time(i) == i &&
        r_.pos(i) != Pos::Adverb) {
      return at;
    }
  }
  return at;
}

TokenRange Said::past_hearer(const CueHit& hit, std::uint32_t at) const {
  const TokenRange hearer = r_.phrase_after(at, true);
  if (hearer.empty()) return {};
  std::uint32_t next = r_.skip_time(hearer.end);
  next = past_adjuncts(next);
  if (r_.comma(next) || r_.key(next) == ":"_w) ++next;
  const bool content = one_of(r_.key(next), "that"_w, "to"_w, "how"_w, "what"_w, "why"_w,
                              "whether"_w, "if"_w, "of"_w, "about"_w, "not"_w) ||
                       r_.opens_quote(next);
  if (content) {
    const std::uint32_t begin = one_of(r_.key(next), "about"_w) ? next + 1 : next;
    return {begin, content_end(r_, begin, true)};
  }
  // "told reporters the law had failed"
  const TokenRange simple = r_.phrase_after(at, false);
  for (const TokenRange& each : {hearer, simple}) {
    if (!each.empty() && r_.clause_at(each.end)) {
      return {each.end, content_end(r_, each.end, true)};
    }
  }
  if (r_.pos(at) == Pos::Pronoun && r_.clause_at(at + 1)) {
    return {at + 1, content_end(r_, at + 1, true)};
  }
  if ((hit.frames & kNp) == 0) return {};
  return {};
}

TokenRange Said::object_content(const CueHit& hit, std::uint32_t at) const {
  const Pos first = r_.pos(at);
  const bool starts = first == Pos::Determiner || first == Pos::Noun || first == Pos::ProperNoun ||
                      first == Pos::Pronoun || first == Pos::Adjective || first == Pos::Number ||
                      r_.opens_quote(at) || first == Pos::Verb;
  if (!starts) return {};
  if (first == Pos::Verb && (hit.frames & (kGer | kTopic)) == 0) return {};
  if (first == Pos::Pronoun &&
      one_of(r_.key(at), "himself"_w, "herself"_w, "itself"_w, "themselves"_w)) {
    return {};
  }
  return {at, content_end(r_, at, false)};
}

TokenRange Said::content_after(const CueHit& hit, const VerbGroup& group) const {
  const TokenRange bounds = r_.sentence(group.verb);
  std::uint32_t at = group.tokens.end;
  if (at >= bounds.end) {  // "S said:" at the end of a line, the quotation in the next
    return {};
  }
  const std::uint32_t timed = r_.skip_time(at);
  if (r_.stop(at)) return {};
  const bool says = (hit.frames & (kThat | kQuote)) != 0;
  if (says) {
    if (r_.opens_quote(at) && r_.speech(r_.quote_of(at))) return {at, content_end(r_, at, true)};
    if ((r_.comma(at) || r_.key(at) == ":"_w) && r_.opens_quote(at + 1)) {
      return {at + 1, content_end(r_, at + 1, true)};
    }
    if (r_.key(at) == ":"_w && at + 1 < bounds.end) return {at + 1, content_end(r_, at + 1, true)};
  }
  if ((hit.frames & kThat) != 0) {
    if (r_.key(at) == "that"_w && (r_.pos(at) != Pos::Determiner || r_.clause_at(at + 1))) {
      return {at, content_end(r_, at, true)};
    }
    if (one_of(r_.key(at), "how"_w, "what"_w, "why"_w, "whether"_w, "if"_w, "where"_w, "when"_w,
               "who"_w, "so"_w)) {
      return {at, content_end(r_, at, true)};
    }
  }
  if ((hit.frames & kWh) != 0 &&
      one_of(r_.key(at), "how"_w, "what"_w, "why"_w, "whether"_w, "if"_w)) {
    return {at, content_end(r_, at, true)};
  }
  if (r_.key(at) == "to"_w && (hit.frames & kInf) != 0 && !group.passive) {
    return {at, content_end(r_, at, true)};
  }
  if (r_.key(at) == "not"_w && r_.key(at + 1) == "to"_w && (hit.frames & kInf) != 0) {
    return {at, content_end(r_, at, true)};
  }
  if ((hit.frames & kThat) != 0 && (hit.frames & kObj) == 0) {
    if (r_.key(at) == "to"_w || r_.key(at) == "on"_w || r_.key(at) == "in"_w ||
        r_.key(at) == "at"_w || r_.preposition(at) || timed > at || r_.comma(at)) {
      const std::uint32_t next = past_adjuncts(at);
      if (next > at) return {next, content_end(r_, next, true)};
    }
    if (r_.clause_at(timed)) return {timed, content_end(r_, timed, true)};
    if (r_.preposition(timed) && !r_.closes_quote(group.tokens.begin - 1)) {
      // "said in the raid the police had ..." is rare; "said in 2012 officials fled" too.
    }
  }
  if ((hit.frames & kObj) != 0) {
    const TokenRange content = past_hearer(hit, at);
    if (!content.empty()) return content;
  }
  if ((hit.frames & kThat) != 0 && (hit.frames & kObj) != 0 && r_.clause_at(at)) {
    return {at, content_end(r_, at, true)};
  }
  if ((hit.frames & kGer) != 0 && r_.form(at) == VerbForm::Gerund) {
    return {at, content_end(r_, at, true)};
  }
  if ((hit.frames & kNp) != 0 && !group.passive) return object_content(hit, at);
  return {};
}

bool Said::quoted_before(std::uint32_t at) const {
  if (at == 0) return false;
  if (r_.closes_quote(at - 1)) return true;
  return at > 1 && r_.comma(at - 1) && r_.closes_quote(at - 2);
}

// The clause or quotation that ends at `tag_begin`, where "S said" begins.
TokenRange Said::content_before(std::uint32_t tag_begin, bool as_clause) const {
  if (tag_begin == 0) return {};
  std::uint32_t end = tag_begin;
  if (quoted_before(end)) {
    const std::uint32_t close = r_.closes_quote(end - 1) ? end - 1 : end - 2;
    const std::uint32_t quotation = r_.quote_of(close);
    if (quotation == kNone) return {};
    const language::Quotation& quote = r_.analysis.quotations[quotation];
    std::uint32_t begin = quote.open != kNone
                              ? quote.open
                              : (quote.parts.empty() ? close : quote.parts.front().begin);
    if (begin > close) return {};
    const TokenRange bounds = r_.sentence(begin);
    if (begin > bounds.begin) {
      std::uint32_t first = bounds.begin;
      if (r_.pos(first) == Pos::Coordinator) ++first;
      bool cue_inside = false;  // the words before the mark may have a tag of their own
      for (std::uint32_t i = first; i < begin; ++i) {
        const CueHit* hit = r_.hit(i);
        if (hit != nullptr && hit->pattern == Pattern::Verb && (hit->frames & kQuote) != 0) {
          cue_inside = true;
        }
      }
      if (!cue_inside) begin = first;
    }
    return {begin, close + 1};
  }
  const TokenRange bounds = r_.sentence(tag_begin);
  if (!r_.comma(end - 1) && !r_.dash(end - 1) && !(as_clause && end > bounds.begin)) return {};
  if (r_.comma(end - 1) || r_.dash(end - 1)) --end;
  if (end <= bounds.begin || r_.quote_of(end - 1) != r_.quote_of(tag_begin)) return {};
  std::uint32_t begin = bounds.begin;
  for (std::uint32_t i = end; i-- > bounds.begin;) {  // not past another clause's mark
    if (r_.key(i) == ";"_w) {
      begin = i + 1;
      break;
    }
  }
  if (!r_.has_finite_verb({begin, end})) return {};
  return {begin, end};
}

// "..., she said, ..." and "...," she said. "...": what goes on after the tag.
TokenRange Said::second_part(std::uint32_t tag_end, const TokenRange& first) const {
  const std::uint32_t size = r_.size();
  std::uint32_t at = tag_end;
  const TokenRange bounds = r_.sentence(tag_end == 0 ? 0 : tag_end - 1);
  const bool quoted = r_.closes_quote(first.end - 1);
  if (at < bounds.end && r_.comma(at)) {
    if (r_.opens_quote(at + 1)) return {at + 1, content_end(r_, at + 1, true)};
    if (!quoted && at + 2 < bounds.end) return {at + 1, content_end(r_, at + 1, true)};
    return {};
  }
  if (!quoted) return {};
  for (std::uint32_t i = at; i < size && i < at + 14; ++i) {  // "she said on Friday. "..."
    if (r_.opens_quote(i) && i > at &&
        (r_.stop(i - 1) || r_.comma(i - 1) || r_.key(i - 1) == ":"_w)) {
      if (r_.analysis.tokens[i].starts_block || !r_.speech(r_.quote_of(i))) return {};
      const std::uint32_t end = content_end(r_, i, true);
      if (r_.stop(i - 1)) {  // a sentence of its own: unless it has its own tag
        const CueHit* hit = nullptr;
        const TokenRange next = r_.sentence(end == 0 ? 0 : end - 1);
        for (std::uint32_t k = end; k < next.end && k < end + 10; ++k) {
          if (r_.hit(k) != nullptr && r_.hit(k)->pattern == Pattern::Verb) hit = r_.hit(k);
        }
        if (hit != nullptr) return {};
      }
      return {i, end};
    }
    if (i >= bounds.end) return {};
    if (r_.finite_verb(i)) return {};
  }
  return {};
}

void Said::add(const CueHit& hit, const VerbGroup& group, const TokenRange& source,
               std::vector<TokenRange> content, std::string_view rule) {
  Found found;
  for (TokenRange& part : content) part = trim_content(r_, part);
  std::erase_if(content, [](const TokenRange& part) { return part.empty(); });
  if (content.empty()) return;
  std::sort(content.begin(), content.end(),
            [](const TokenRange& a, const TokenRange& b) { return a.begin < b.begin; });
  found.out.content = std::move(content);
  found.out.source = source;
  found.out.cue = group.tokens;
  found.out.link.manner =
      group.negated && hit.manner == model::Manner::Says ? model::Manner::Says : hit.manner;
  found.out.rule = rule;
  found.frames = hit.frames;
  found.participle = group.gerund;
  for (const TokenRange& part : found.out.content) {
    found.out.direct =
        found.out.direct || r_.opens_quote(part.begin) || r_.closes_quote(part.end - 1);
  }
  found.sole_topic =
      (hit.frames & kTopic) != 0 && !found.out.direct &&
      !one_of(r_.key(found.out.content.front().begin), "that"_w, "how"_w, "why"_w, "whether"_w);
  found_.push_back(std::move(found));
}

bool Said::try_before(const CueHit& hit, const VerbGroup& group, const Subject& subject) {
  if ((hit.frames & (kThat | kQuote)) == 0) return false;
  const TokenRange bounds = r_.sentence(group.verb);
  std::uint32_t begin = subject.begin;
  const bool as_clause = begin > bounds.begin && one_of(r_.key(begin - 1), "as"_w, "like"_w);
  if (as_clause) --begin;
  std::vector<TokenRange> content;
  const TokenRange before = content_before(begin, as_clause);
  if (as_clause && before.empty()) {
    // "As S noted, C": C follows the comma.
    std::uint32_t at = group.tokens.end;
    while (at < bounds.end && !r_.comma(at)) ++at;
    if (at + 1 >= bounds.end) return false;
    add(hit, group, subject.tokens, {{at + 1, content_end(r_, at + 1, true)}}, "as-clause");
    if (!found_.empty()) found_.back().parenthetical = true;
    return true;
  }
  if (before.empty()) return false;
  content.push_back(before);
  if (!as_clause) {
    const TokenRange more = second_part(group.tokens.end, before);
    if (!more.empty()) content.push_back(more);
  } else if (r_.comma(group.tokens.end) && group.tokens.end + 2 < bounds.end) {
    const std::uint32_t at = group.tokens.end + 1;
    content.push_back({at, content_end(r_, at, true)});
  }
  add(hit, group, subject.tokens, std::move(content), "said-after");
  if (as_clause && !found_.empty()) found_.back().parenthetical = true;
  return true;
}

bool Said::try_inverted(const CueHit& hit, const VerbGroup& group) {
  if ((hit.frames & (kThat | kQuote)) == 0 || group.passive) return false;
  const std::uint32_t begin = group.tokens.begin;
  if (!group.finite || begin == 0) return false;
  const bool quoted = quoted_before(begin);
  if (!quoted && !r_.comma(begin - 1)) return false;
  const TokenRange source = inverted_subject(group.tokens.end);
  if (source.empty() || !ends_clause(r_, source.end)) {
    if (source.empty() || !quoted) return false;
  }
  const TokenRange before = content_before(begin, false);
  if (before.empty()) return false;
  std::vector<TokenRange> content{before};
  const TokenRange more = second_part(source.end, before);
  if (!more.empty()) content.push_back(more);
  add(hit, group, source, std::move(content), "said-inverted");
  return true;
}

void Said::read(const CueHit& hit) {
  VerbGroup group = r_.verb_group(hit.tokens);
  if (group.tokens.empty()) return;
  // Cues inside quoted speech are the speaker's words; they nest like others.
  if (try_inverted(hit, group)) return;
  Subject subject = group.gerund || (group.infinitive) ? Subject{} : subject_of(group, 0);
  if (subject.impersonal) {
    const TokenRange content = content_after(hit, group);
    if (content.empty()) return;
    const TokenRange agent = agent_after(group.tokens.end);
    add(hit, group, agent, {content}, "impersonal");
    found_.back().nobody = agent.empty();
    return;
  }
  if (group.passive && !subject.tokens.empty() && (hit.frames & kAttitude) == 0) {
    // "C was reported by S", "S is said to have"; "S was quoted as saying" has its own cue.
    const TokenRange agent = agent_after(group.tokens.end);
    if (r_.key(group.tokens.end) == "to"_w && (hit.frames & (kThat | kInf)) != 0) {
      const std::uint32_t at = group.tokens.end;
      add(hit, group, agent, {{subject.begin, subject.tokens.end}, {at, content_end(r_, at, true)}},
          "passive-to");
      if (!found_.empty() && agent.empty()) found_.back().nobody = true;
      return;
    }
    if (!agent.empty() && (hit.frames & (kThat | kNp)) != 0) {
      add(hit, group, agent, {subject.tokens}, "passive-by");
    }
    return;
  }
  const bool relative = subject.tokens.size() == 1 && r_.relative(subject.tokens.begin);
  const bool ends = ends_tag(r_, group.tokens.end) || (hit.frames & kObj) != 0 ||
                    quoted_before(subject.begin) ||
                    (subject.begin > 0 && r_.key(subject.begin - 1) == "as"_w);
  const bool tag = !subject.tokens.empty() && !subject.shared && !relative && ends &&
                   (quoted_before(subject.begin) ||
                    (subject.begin > 0 &&
                     (r_.comma(subject.begin - 1) || one_of(r_.key(subject.begin - 1), "as"_w))));
  TokenRange after = content_after(hit, group);
  if (after.empty() && (hit.frames & kTopic) != 0 && hit.tokens.size() > 2 && !group.passive) {
    // "has been sounding the alarm since the spring": what it is about is told elsewhere.
    after = {group.tokens.end, content_end(r_, group.tokens.end, false)};
    if (after.end > r_.sentence(group.verb).end) after = {};
  }
  const bool strong_before = tag && quoted_before(subject.begin);
  if (tag && (strong_before || after.empty() || one_of(r_.key(subject.begin - 1), "as"_w) ||
              r_.comma(group.tokens.end))) {
    if (try_before(hit, group, subject)) return;
  }
  if (after.empty()) {
    if (tag) (void)try_before(hit, group, subject);
    return;
  }
  if (group.gerund) {
    const std::uint32_t begin = group.tokens.begin;
    const bool loose = begin > 0 && (r_.comma(begin - 1) || r_.pos(begin - 1) != Pos::Auxiliary);
    if (!loose) return;
    const Subject owner = shared_subject(group, 0);
    add(hit, group, {}, {after}, "participle");
    if (!found_.empty()) {
      found_.back().participle = true;
      found_.back().via = owner.tokens;  // for whom it speaks, if no attribution stands around
    }
    return;
  }
  if (group.infinitive) {
    const Subject owner = shared_subject(group, 0);
    if (owner.tokens.empty()) return;
    add(hit, group, owner.tokens, {after}, "infinitive");
    return;
  }
  if (subject.tokens.empty()) {
    if (!group.finite) return;
    subject = shared_subject(group, 0);
    if (subject.tokens.empty()) return;
  }
  add(hit, group, subject.tokens, {after}, subject.shared ? "said-shared" : "said");
}

}  // namespace

void find_said(const Reading& reading, std::vector<Found>& found) {
  Said said(reading, found);
  for (const CueHit& hit : reading.hits) {
    if (hit.pattern == Pattern::Verb) said.read(hit);
  }
}

}  // namespace plumbline::extract

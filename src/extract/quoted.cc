// SPDX-License-Identifier: Apache-2.0
//
// Reports of somebody else's words that name both hands: "F quotes S as saying that C", "S was
// quoted by F as saying C", "C, S is quoted as saying by F".

#include <algorithm>

#include "extract/relays_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

namespace {

bool quotes(const Reading& r, std::uint32_t at) {
  return r.pos(at) == Pos::Verb &&
         one_of(r.lemma(at), "quote"_w, "cite"_w, "paraphrase"_w, "report"_w, "record"_w);
}

// "as saying", "as having said": the token after "saying"; kNone: none begins at `at`.
std::uint32_t past_as_saying(const Reading& r, std::uint32_t at) {
  if (r.key(at) != "as"_w) return kNone;
  std::uint32_t verb = at + 1;
  if (r.key(verb) == "having"_w) ++verb;
  const CueHit* hit = r.hit(verb);
  const bool says = (hit != nullptr && hit->pattern == Pattern::Verb) || r.key(verb) == "saying"_w;
  return says && r.pos(verb) == Pos::Verb ? (hit != nullptr ? hit->tokens.end : verb + 1) : kNone;
}

TokenRange agent_at(const Reading& r, std::uint32_t at) {
  return r.key(at) == "by"_w ? r.phrase_after(at + 1, true) : TokenRange{};
}

// What follows "as saying": a clause, a quotation, "that ..."; or before the subject.
std::vector<TokenRange> content_of(const Reading& r, std::uint32_t after, std::uint32_t subject) {
  std::uint32_t at = after;
  if (r.comma(at) || r.key(at) == ":"_w) ++at;
  const bool follows =
      r.key(at) == "that"_w || (r.opens_quote(at) && r.speech(r.quote_of(at))) || r.clause_at(at);
  if (follows && at < r.sentence(after - 1).end) return {{at, content_end(r, at, true)}};
  const TokenRange before = content_before(r, subject, false);
  if (before.empty()) return {};
  std::vector<TokenRange> out{before};
  const TokenRange more = second_part(r, after, before);
  if (!more.empty()) out.push_back(more);
  return out;
}

// "F learned from S that C": F has it from S.
void read_learned(const Reading& r, std::uint32_t verb, std::vector<Found>& found) {
  const VerbGroup group = r.verb_group({verb, verb + 1});
  if (!group.finite || group.passive || group.tokens.begin == 0) return;
  if (r.key(verb + 1) != "from"_w) return;
  const Subject subject = subject_of(r, group);
  TokenRange source = r.phrase_after(verb + 2, true);
  if (subject.tokens.empty() || source.empty()) return;
  std::uint32_t that = source.end;
  const TokenRange bounds = r.sentence(verb);
  while (that < bounds.end && that < source.end + 12 &&
         !(r.key(that) == "that"_w && r.clause_at(that + 1) && !r.relative(that - 1))) {
    ++that;
  }
  TokenRange content;
  if (r.key(that) == "that"_w) {
    content = {that, content_end(r, that, true)};
  } else if (r.stop(source.end) && subject.begin > 0 && r.comma(subject.begin - 1) &&
             can_speak(r, source)) {
    content = content_before(r, subject.begin, false);  // "C, F learned from S."
  }
  if (content.empty()) return;
  Found one;
  one.out.source = source;
  one.out.cue = {group.tokens.begin, verb + 2};
  one.out.content = {trim_content(r, content)};
  if (one.out.content.front().empty()) return;
  one.out.rule = "learned-from";
  one.via = subject.tokens;
  found.push_back(std::move(one));
}

// "S let the daily know that C".
void read_let_know(const Reading& r, std::uint32_t verb, std::vector<Found>& found) {
  const TokenRange hearer = r.phrase_after(verb + 1, false);
  if (hearer.empty() || r.key(hearer.end) != "know"_w) return;
  const std::uint32_t at = hearer.end + 1;
  if (r.key(at) != "that"_w) return;
  const VerbGroup group = r.verb_group({verb, verb + 1});
  if (!group.finite || group.passive || group.negated) return;
  const Subject subject = subject_of(r, group);
  if (subject.tokens.empty() || !can_speak(r, subject.tokens)) return;
  Found one;
  one.out.source = subject.tokens;
  one.out.cue = {group.tokens.begin, at};
  one.out.content = {trim_content(r, {at, content_end(r, at, true)})};
  if (one.out.content.front().empty()) return;
  one.out.rule = "said";
  one.hearer = hearer;
  found.push_back(std::move(one));
}

// "The local press has been writing since the winter about C": what newspapers tell of.
void read_printed(const Reading& r, std::uint32_t verb, std::vector<Found>& found) {
  constexpr std::uint32_t kReach = 12;
  const VerbGroup group = r.verb_group({verb, verb + 1});
  if (group.passive || group.infinitive || group.tokens.begin == 0 || !group.finite) return;
  const Subject subject = subject_of(r, group);
  if (subject.tokens.empty() || !names_kind(r, subject.tokens, "press")) return;
  const TokenRange bounds = r.sentence(verb);
  std::uint32_t about = verb + 1;
  while (about < bounds.end && about < verb + kReach && r.key(about) != "about"_w &&
         (r.key(about) != "on"_w || r.skip_time(about) > about)) {
    if (r.finite_verb(about) || r.comma(about) || r.key(about) == "that"_w) return;
    ++about;
  }
  const bool on = r.key(about) == "on"_w && one_of(r.lemma(verb), "report"_w, "write"_w) &&
                  r.skip_time(about) == about;
  if (r.key(about) != "about"_w && !on) return;
  Found one;
  one.out.source = subject.tokens;
  one.out.cue = group.tokens;
  one.out.content = {trim_content(r, {group.tokens.end, content_end(r, group.tokens.end, false)})};
  if (one.out.content.front().empty()) return;
  one.out.rule = "said";
  one.frames = kTopic;
  one.sole_topic = true;
  found.push_back(std::move(one));
}

void introduce(const Reading& r, const TokenRange& source, const TokenRange& via,
               const TokenRange& cue, std::vector<Found>& found) {
  if (source.empty() || via.empty() || via.end > r.size()) return;
  Found one;
  one.introduces = true;
  one.out.source = source;
  one.out.cue = cue;
  one.out.content = {source};
  one.out.link.manner = model::Manner::Cites;
  one.out.rule = "introduced";
  one.via = via;
  found.push_back(std::move(one));
}

// "Its reporters spoke with S", "S is also given the floor in R", "the account rests on
// conversations with S": S speaks through F or R in what follows.
void read_introduced(const Reading& r, std::uint32_t verb, std::vector<Found>& found) {
  constexpr std::uint32_t kReach = 14;
  const std::uint64_t lemma = r.lemma(verb);
  static constexpr text::WordSet kVerbs{"give", "quote", "cite", "interview", "introduce", "speak",
                                        "talk", "hold",  "rest", "draw",      "base",      "rely"};
  if (!kVerbs.has(lemma)) return;
  const VerbGroup group = r.verb_group({verb, verb + 1});
  if (!group.finite || group.tokens.begin == 0 || r.quote_of(verb) != kNone) return;
  const TokenRange bounds = r.sentence(verb);
  TokenRange subject = subject_of(r, group).tokens;
  if (subject.empty()) return;
  for (std::uint32_t at = subject.begin + 1; at < subject.end; ++at) {
    if (!group.passive && r.possessive(at)) subject.end = at;  // "The Post's account rests on"
  }
  if (group.passive) {
    const bool floor = lemma == "give"_w && r.key(verb + 1) == "the"_w &&
                       one_of(r.key(verb + 2), "floor"_w, "word"_w);
    const std::uint32_t in = floor ? verb + 3 : verb + 1;
    const bool named = floor || one_of(lemma, "quote"_w, "cite"_w, "interview"_w, "introduce"_w);
    if (!named || !one_of(r.key(in), "in"_w, "by"_w)) return;
    const TokenRange via = r.phrase_after(in + 1, true);
    if (via.end < bounds.end && !r.stop(via.end)) return;
    introduce(r, subject, via, group.tokens, found);
    return;
  }
  const bool with = one_of(r.key(verb + 1), "with"_w, "to"_w);
  if (lemma == "interview"_w || (one_of(lemma, "speak"_w, "talk"_w) && with)) {
    const TokenRange source = r.phrase_after(verb + (lemma == "interview"_w ? 1U : 2U), true);
    introduce(r, source, subject, group.tokens, found);
    return;
  }
  if (lemma == "hold"_w) {  // "S holds T responsible"
    for (std::uint32_t at = verb + 2; at < bounds.end && at < verb + 8; ++at) {
      if (!one_of(r.key(at), "responsible"_w, "accountable"_w)) continue;
      Found one;
      one.out.source = subject;
      one.out.cue = group.tokens;
      one.out.content = {trim_content(r, {verb + 1, content_end(r, verb + 1, false)})};
      one.out.link.manner = model::Manner::Alleges;
      one.out.rule = "said";
      if (!one.out.content.front().empty()) found.push_back(std::move(one));
      return;
    }
  }
  if (!one_of(lemma, "rest"_w, "draw"_w, "base"_w, "rely"_w) || r.key(verb + 1) != "on"_w) return;
  for (std::uint32_t at = verb + 2; at < bounds.end && at < verb + kReach; ++at) {
    if (!one_of(r.lemma(at), "conversation"_w, "interview"_w, "talk"_w)) continue;
    if (r.key(at + 1) != "with"_w) continue;
    introduce(r, r.phrase_after(at + 2, true), subject, group.tokens, found);
    return;
  }
}

// Where the name of a person ends that begins at `at`; kNone: none does.
std::uint32_t person_end(const Reading& r, std::uint32_t at) {
  for (const language::Name& name : r.analysis.names) {
    if (name.tokens.begin == at && name.kind == language::NameKind::Person) return name.tokens.end;
  }
  return kNone;
}

void read_quotation(const Reading& r, std::uint32_t verb, std::vector<Found>& found) {
  const CueHit* hit = r.hit(verb);
  const VerbGroup group = r.verb_group({verb, verb + 1});
  if (!group.finite || group.tokens.begin == 0) return;
  const Subject whole = subject_of(r, group);
  const TokenRange subject = whole.tokens;
  if (subject.empty()) return;
  Found one;
  std::uint32_t at = verb + 1;
  if (group.passive) {
    one.out.source = subject;
    one.via = agent_at(r, at);
    if (!one.via.empty()) at = one.via.end;
  } else {
    one.out.source = r.phrase_after(at, true);
    if (r.pos(at) == Pos::Determiner && r.opens_quote(at + 1)) {  // "quotes a 'senior official' as"
      const std::uint32_t close = r.analysis.quotations[r.quote_of(at + 1)].close;
      if (close != kNone && close < at + 8) one.out.source = {at, close + 1};
    }
    if (one.out.source.empty()) return;
    one.via = subject;
    at = one.out.source.end;
    if (r.comma(at)) {  // "quotes the head of the shelter, Ana Ruiz, as saying"
      const std::uint32_t close = r.apposition_end(at);
      const std::uint32_t name = person_end(r, at + 1);
      if (close != kNone && r.key(close + 1) == "as"_w) {
        one.out.source.end = close;
        at = close + 1;
      } else if (name != kNone && (r.stop(name) || r.key(name) == "as"_w)) {
        one.out.source.end = name;  // "quotes her lawyer, Ana Ruiz."
        at = name;
      }
    }
  }
  at = r.skip_time(at);
  std::uint32_t after = past_as_saying(r, at);
  if (after == kNone) {  // "'C', F quotes its spokesman"
    const bool plain = !group.passive && quoted_before(r, whole.begin) &&
                       one_of(r.lemma(verb), "quote"_w, "cite"_w) &&
                       (r.stop(at) || r.comma(at) || at >= r.sentence(verb).end);
    if (!plain) return;
    after = at;
  }
  std::uint32_t end = after;
  if (group.passive && one.via.empty()) {
    one.via = agent_at(r, after);
    if (!one.via.empty()) end = one.via.end;
  }
  one.out.content = content_of(r, end, whole.begin);
  for (TokenRange& part : one.out.content) part = trim_content(r, part);
  std::erase_if(one.out.content, [](const TokenRange& part) { return part.empty(); });
  if (one.out.content.empty()) return;
  one.out.cue = group.passive ? TokenRange{group.tokens.begin, after} : group.tokens;
  one.out.link.manner = model::Manner::Quotes;
  one.out.rule = "quoted-as-saying";
  one.frames = hit != nullptr ? hit->frames : 0;
  for (const TokenRange& part : one.out.content) {
    one.out.direct = one.out.direct || r.opens_quote(part.begin);
  }
  found.push_back(std::move(one));
}

// "'C.' \u2014 S, a former cook": a quotation on its own, signed behind a dash.
void read_signed(const Reading& r, const language::Quotation& quotation,
                 std::vector<Found>& found) {
  constexpr std::uint32_t kMost = 16;  // tokens of name and post
  if (quotation.open == kNone || quotation.close == kNone || quotation.parts.empty()) return;
  std::uint32_t dash = quotation.close + 1;
  if (r.stop(dash)) ++dash;
  if (dash + 1 >= r.size() || !r.dash(dash) || r.analysis.tokens[dash].starts_block) return;
  std::uint32_t end = dash + 1;
  while (end < r.size() && end < dash + kMost && !r.analysis.tokens[end].starts_line) ++end;
  const bool whole = end >= r.size() || r.analysis.tokens[end].starts_line;
  if (end > dash + 1 && r.stop(end - 1)) --end;
  const TokenRange source{dash + 1, end};
  if (!whole || source.empty()) return;
  for (std::uint32_t at = source.begin; at < source.end; ++at) {
    if (r.finite_verb(at) || r.stop(at)) return;  // the sentence goes on behind the dash
  }
  const auto& names = r.analysis.names;
  bool capitals = source.size() >= 2;  // a name that none of our tables has
  for (std::uint32_t at = source.begin; at < source.end; ++at) {
    capitals = capitals && r.capital(at) && r.kind(at) == text::TokenKind::Word;
  }
  const bool named =
      capitals || std::any_of(names.begin(), names.end(), [&](const language::Name& name) {
        return name.tokens.begin == source.begin && (name.kind == language::NameKind::Person ||
                                                     name.kind == language::NameKind::Organisation);
      });
  if (!named) return;
  Found one;
  one.out.source = source;
  one.out.cue = {dash, dash + 1};
  one.out.content = {{quotation.open, quotation.close + 1}};
  one.out.link.manner = model::Manner::Quotes;
  one.out.direct = true;
  one.out.rule = "signed";
  found.push_back(std::move(one));
}

}  // namespace

void find_quoted(const Reading& reading, std::vector<Found>& found) {
  for (const language::Quotation& quotation : reading.analysis.quotations) {
    if (!quotation.scare) read_signed(reading, quotation, found);
  }
  for (std::uint32_t at = 1; at < reading.size(); ++at) {
    if (quotes(reading, at)) read_quotation(reading, at, found);
    if (reading.pos(at) == Pos::Verb) read_introduced(reading, at, found);
    if (reading.pos(at) == Pos::Verb && one_of(reading.lemma(at), "learn"_w, "hear"_w)) {
      read_learned(reading, at, found);
    }
    if (reading.lemma(at) == "let"_w) read_let_know(reading, at, found);
    if (reading.pos(at) == Pos::Verb && one_of(reading.lemma(at), "write"_w, "publish"_w, "print"_w,
                                               "carry"_w, "run"_w, "report"_w, "broadcast"_w)) {
      read_printed(reading, at, found);
    }
  }
}

}  // namespace plumbline::extract

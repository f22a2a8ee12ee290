// SPDX-License-Identifier: Apache-2.0
//
// Verbs as cues: who is the subject, and is the content before, after or around them?

#include <algorithm>

#include "extract/list_internal.h"
#include "extract/relays_internal.h"
#include "extract/tree_internal.h"
#include "text/token.h"

namespace plumbline::extract {

namespace {

class Said {
 public:
  Said(const Reading& reading, std::vector<Found>& found) : r_(reading), found_(found) {}

  void read(const CueHit& hit);

 private:
  [[nodiscard]] TokenRange content_after(const CueHit& hit, const VerbGroup& group) const;
  [[nodiscard]] TokenRange object_content(const CueHit& hit, std::uint32_t at) const;
  [[nodiscard]] TokenRange past_hearer(const CueHit& hit, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t past_adjuncts(std::uint32_t at) const;
  [[nodiscard]] TokenRange content_or_topic(const CueHit& hit, const VerbGroup& group) const;
  [[nodiscard]] bool is_tag(const CueHit& hit, const VerbGroup& group,
                            const Subject& subject) const;
  bool try_before(const CueHit& hit, const VerbGroup& group, const Subject& subject);
  void read_impersonal(const CueHit& hit, const VerbGroup& group, const Subject& subject);
  void read_gerund(const CueHit& hit, const VerbGroup& group, const TokenRange& content);
  void read_infinitive(const CueHit& hit, const VerbGroup& group, const TokenRange& content);
  void read_passive(const CueHit& hit, const VerbGroup& group, const Subject& subject);
  bool told_to_us(const CueHit& hit, const VerbGroup& group, const Subject& subject);
  [[nodiscard]] TokenRange text_of_impersonal(const VerbGroup& group, std::uint32_t subject,
                                              const TokenRange& content) const;
  bool try_inverted(const CueHit& hit, const VerbGroup& group);
  // The attribution added; nullptr: none, since it has no content or its source cannot speak.
  Found* add(const CueHit& hit, const VerbGroup& group, const TokenRange& source,
             std::vector<TokenRange> content, std::string_view rule);

  const Reading& r_;
  std::vector<Found>& found_;
};

bool ends_clause(const Reading& r, std::uint32_t at) {
  if (r.cites_here(at)) return true;  // "reports the Evening Line with reference to S"
  at = r.skip_time(at);
  return r.stop(at) || r.key(at) == ";"_w || r.closes_quote(at) || r.comma(at) ||
         r.key(at) == ")"_w || at >= r.sentence(at == 0 ? 0 : at - 1).end;
}

// Past "in a statement", "on Friday", "at a news conference" to "that", a quotation or a comma
// with a quotation; `at` itself if no such thing follows.
std::uint32_t Said::past_adjuncts(std::uint32_t at) const {
  const TokenRange bounds = r_.sentence(at);
  for (std::uint32_t i = at; i < bounds.end && i < at + 20; ++i) {
    if (r_.key(i) == "that"_w && i > at && r_.pos(i) != Pos::Determiner)
      return r_.pos(i + 1) == Pos::Auxiliary ? at : i;  // not of "the work that is unsafe"
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
  // "informed the embassy": who hears it
  if (one_of(r_.lemma(at == 0 ? 0 : at - 1), "inform"_w, "notify"_w, "brief"_w, "alert"_w))
    return {};
  if (first == Pos::Verb && (hit.frames & (kGer | kTopic)) == 0) return {};
  if (first == Pos::Pronoun &&
      one_of(r_.key(at), "himself"_w, "herself"_w, "itself"_w, "themselves"_w)) {
    return {};
  }
  const std::uint32_t end = content_end(r_, at, false);
  // "quotes an article that ran in May, according to which C"
  const bool within = r_.comma(end) && r_.key(end + 1) == "according"_w && r_.relative(end + 3);
  return {at, within ? content_end(r_, end + 1, true) : end};
}

TokenRange Said::content_after(const CueHit& hit, const VerbGroup& group) const {
  const TokenRange bounds = r_.sentence(group.verb);
  std::uint32_t at = group.tokens.end;
  if (at >= bounds.end) {  // "S said:" at the end of a line, the quotation in the next
    return {};
  }
  while ((r_.pos(at) == Pos::Adverb || r_.key(at) == "further"_w) && at + 1 < bounds.end &&
         (r_.key(at + 1) == "that"_w || r_.pos(at + 1) == Pos::Adverb)) {
    ++at;  // "mentions further that"
  }
  const std::uint32_t timed = r_.skip_time(at);
  if (r_.stop(at)) return {};
  const bool says = (hit.frames & (kThat | kQuote)) != 0;
  if (says) {
    if (r_.opens_quote(at) && r_.speech(r_.quote_of(at))) return {at, content_end(r_, at, true)};
    if ((r_.comma(at) || r_.key(at) == ":"_w) && r_.opens_quote(at + 1)) {
      return {at + 1, content_end(r_, at + 1, true)};
    }
    if (timed > at && r_.comma(timed) && r_.opens_quote(timed + 1)) {  // "adding later, '...'"
      return {timed + 1, content_end(r_, timed + 1, true)};
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
  // "C, S said Tuesday.": when, and nothing said.
  if (timed > at && (timed >= bounds.end || r_.stop(timed))) return {};
  if ((hit.frames & kNp) != 0 && !group.passive) return object_content(hit, at);
  return {};
}

Found* Said::add(const CueHit& hit, const VerbGroup& group, const TokenRange& source,
                 std::vector<TokenRange> content, std::string_view rule) {
  Found found;
  for (TokenRange& part : content) part = trim_content(r_, part);
  std::erase_if(content, [](const TokenRange& part) { return part.empty(); });
  if (content.empty()) return nullptr;
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
  // "The hotline answered 1,312 calls": no words of its own.
  const TokenRange& told = found.out.content.front();
  const bool thing = !r_.opens_quote(told.begin) && r_.key(told.begin) != "that"_w;
  if (one_of(r_.lemma(group.verb), "answer"_w, "reply"_w) && thing && !r_.clause_at(told.begin) &&
      rule == "said") {
    return nullptr;
  }
  if (thing && rule.starts_with("said") && !names_text(r_, source) &&
      !names_kind(r_, source, "court") && comes_upon(r_, group, told)) {
    return nullptr;
  }
  if (rule.starts_with("said") && promises_thing(r_, group.verb, told)) return nullptr;
  if ((hit.frames & kAttitude) != 0 && is_purpose(r_, source, told)) return nullptr;
  // "These numbers describe who found us": things that tell nothing by themselves.
  if (r_.lemma(group.verb) == "describe"_w && !source.empty() && !can_speak(r_, source))
    return nullptr;
  // "The closure shows what ...": no source, but what the outer voice concludes from.
  if ((hit.frames & kFind) != 0 && !source.empty() && !can_speak(r_, source)) return nullptr;
  for (const TokenRange& part : found.out.content) {
    found.out.direct =
        found.out.direct || r_.opens_quote(part.begin) || r_.closes_quote(part.end - 1);
  }
  found.sole_topic =
      (hit.frames & kTopic) != 0 && !found.out.direct &&
      !one_of(r_.key(found.out.content.front().begin), "that"_w, "how"_w, "why"_w, "whether"_w);
  found_.push_back(std::move(found));
  return &found_.back();
}

bool Said::try_before(const CueHit& hit, const VerbGroup& group, const Subject& subject) {
  if ((hit.frames & (kThat | kQuote)) == 0) return false;
  const TokenRange bounds = r_.sentence(group.verb);
  std::uint32_t begin = subject.begin;
  const bool as_clause = begin > bounds.begin && one_of(r_.key(begin - 1), "as"_w, "like"_w);
  if (as_clause) --begin;
  std::vector<TokenRange> content;
  const TokenRange before = content_before(r_, begin, as_clause);
  if (as_clause && before.empty()) {
    // "As S noted, C": C follows the comma.
    std::uint32_t at = group.tokens.end;
    while (at < bounds.end && !r_.comma(at)) ++at;
    // "as R puts it with reference to Ana Ruiz, the chair of the union, C"
    const std::uint32_t close = r_.capital(at - 1) ? r_.apposition_end(at) : kNone;
    if (close != kNone && r_.pos(at + 1) == Pos::Determiner && !r_.clause_at(at + 1)) at = close;
    if (at + 1 >= bounds.end) return false;
    Found* added =
        add(hit, group, subject.tokens, {{at + 1, content_end(r_, at + 1, true)}}, "as-clause");
    if (added != nullptr) added->parenthetical = true;
    return true;
  }
  if (before.empty()) {
    content = content_around_tag(r_, begin, group.tokens.end);
    if (content.empty()) return false;
    add(hit, group, subject.tokens, std::move(content), "said-inside");
    return true;
  }
  content.push_back(before);
  if (!as_clause) {
    const TokenRange more = second_part(r_, group.tokens.end, before);
    if (!more.empty()) content.push_back(more);
  } else if (r_.comma(group.tokens.end) && group.tokens.end + 2 < bounds.end) {
    const std::uint32_t at = group.tokens.end + 1;
    content.push_back({at, content_end(r_, at, true)});
  }
  Found* added = add(hit, group, subject.tokens, std::move(content), "said-after");
  if (as_clause && added != nullptr) added->parenthetical = true;
  return true;
}

bool Said::try_inverted(const CueHit& hit, const VerbGroup& group) {
  if ((hit.frames & (kThat | kQuote)) == 0 || group.passive) return false;
  const std::uint32_t begin = group.tokens.begin;
  if (!group.finite || begin == 0) return false;
  if (r_.pos(begin) == Pos::Auxiliary) return false;  // "does not mention Libya"
  if (r_.lemma(group.verb) == "tell"_w) return false;
  const bool quoted = quoted_before(r_, begin);
  if (!quoted && (!r_.comma(begin - 1) || (hit.frames & kFind) != 0)) return false;
  std::uint32_t past = group.tokens.end;  // "'C,' said to our reporter the chief S"
  if (quoted && r_.key(past) == "to"_w) {
    const TokenRange hearer = r_.phrase_after(past + 1, false);
    const std::uint32_t last = hearer.empty() ? past : hearer.end - 1;
    if (one_of(r_.lemma(last), "correspondent"_w, "reporter"_w, "journalist"_w, "agency"_w,
               "newspaper"_w, "us"_w)) {
      past = hearer.end;
    }
  }
  const TokenRange source = inverted_subject(r_, past);
  if (!quoted && is_counted(r_, source)) return false;
  if (source.empty() || (!ends_clause(r_, source.end) && !told_in_text(r_, source))) {
    if (source.empty() || !quoted) return false;
  }
  const TokenRange before = content_before(r_, begin, false);
  if (before.empty()) {
    std::vector<TokenRange> around = content_around_tag(r_, begin, source.end);
    if (around.empty()) return false;
    add(hit, group, source, std::move(around), "said-inside");
    return true;
  }
  std::vector<TokenRange> content{before};
  const TokenRange more = second_part(r_, source.end, before);
  if (!more.empty()) content.push_back(more);
  add(hit, group, source, std::move(content), "said-inverted");
  return true;
}

// "C was reported by S", "S is said to have", "S is believed by T to have"; "S was quoted as
// saying" is read elsewhere.
void Said::read_passive(const CueHit& hit, const VerbGroup& group, const Subject& subject) {
  const TokenRange agent = agent_after(r_, group.tokens.end);
  // "The report was written by S", "None was referred to us by S": done, not said.
  const bool refers = r_.lemma(group.verb) == "refer"_w;
  const bool writes = r_.lemma(group.verb) == "write"_w && names_text(r_, subject.tokens);
  if (!agent.empty() && (refers || writes)) return;
  if (!agent.empty() && (is_fined(r_, group.verb, agent) || is_anyone(r_, agent))) return;
  const std::uint32_t at = agent.empty() ? group.tokens.end : agent.end;
  if (!agent.empty() && hears_it(r_, group)) {
    if (r_.key(at) == "that"_w) add(hit, group, agent, {{at, content_end(r_, at, true)}}, "said");
    return;
  }
  const bool wish = (hit.frames & kAttitude) != 0 && (hit.frames & kThat) == 0;
  const bool order = (hit.frames & kObj) != 0;  // "they had been ordered to": no report
  // "They are expected to appear in court": a date or a duty, and nobody's words.
  if (agent.empty() && r_.lemma(group.verb) == "expect"_w) return;
  // "is believed to have", not "is known to us"
  const Pos after = r_.pos(at + 1);
  const bool infinitive =
      r_.key(at) == "to"_w && (r_.lemma(group.verb) != "know"_w || after == Pos::Verb ||
                               after == Pos::Auxiliary || after == Pos::Adverb);
  if (infinitive && (hit.frames & (kThat | kInf)) != 0 && !wish && !order) {
    Found* added =
        add(hit, group, agent,
            {{list_begin(r_, subject.begin), subject.tokens.end}, {at, content_end(r_, at, true)}},
            "passive-to");
    if (added != nullptr && agent.empty()) added->nobody = true;
    return;
  }
  if (agent.empty() || (hit.frames & (kThat | kNp)) == 0 || (hit.frames & kAttitude) != 0) return;
  std::vector<TokenRange> content{subject.tokens};
  const bool tells = one_of(r_.lemma(group.verb), "describe"_w, "tell"_w, "recount"_w, "relate"_w,
                            "outline"_w, "sketch"_w);
  if (tells && r_.key(at) == ":"_w && at + 1 < r_.sentence(group.verb).end) {
    // "Another way is told by S: C"
    content = {{at + 1, content_end(r_, at + 1, true)}};
  }
  if (r_.key(at) == "as"_w) content.push_back({at, content_end(r_, at, false)});
  Found* added = add(hit, group, agent, std::move(content), "passive-by");
  // "This was also stated by S": what was stated stands before.
  if (added != nullptr && subject.tokens.size() == 1 &&
      one_of(r_.key(subject.tokens.begin), "this"_w, "that"_w, "it"_w, "these"_w, "those"_w)) {
    added->names_only = true;
  }
}

// "It is stated in R that", "In R it is said that": the text that says so.
TokenRange Said::text_of_impersonal(const VerbGroup& group, std::uint32_t subject,
                                    const TokenRange& content) const {
  const TokenRange bounds = r_.sentence(group.verb);
  const auto read_at = [&](std::uint32_t at, std::uint32_t limit) -> TokenRange {
    if (!one_of(r_.key(at), "in"_w, "on"_w, "from"_w)) return {};
    const TokenRange phrase = r_.phrase_after(at + 1, true);
    const bool told = names_text(r_, phrase) ||
                      (r_.key(at) == "from"_w && can_speak(r_, phrase) &&  // "From S it is learned"
                       r_.skip_time(at) == at && names_body(r_, phrase));
    return phrase.end <= limit && told ? phrase : TokenRange{};
  };
  const std::uint32_t limit = content.begin > group.tokens.end ? content.begin : bounds.end;
  const TokenRange after = read_at(group.tokens.end, limit);
  if (!after.empty()) return after;
  std::uint32_t first = bounds.begin;
  while (first < subject && (r_.pos(first) == Pos::Adverb || r_.comma(first))) ++first;
  return first < subject ? read_at(first, subject) : TokenRange{};
}

// "We were told that C", "In the Ministry of Health, the Post was told that C".
bool Said::told_to_us(const CueHit& hit, const VerbGroup& group, const Subject& subject) {
  if (!one_of(r_.lemma(group.verb), "tell"_w, "inform"_w, "assure"_w)) return false;
  const bool we = subject.tokens.size() == 1 && one_of(r_.key(subject.begin), "we"_w, "i"_w) &&
                  r_.quote_of(subject.begin) == kNone;
  const bool outlet = !subject.tokens.empty() && !r_.document.publisher.empty() &&
                      text::fold(r_.words(subject.tokens)) == text::fold(r_.document.publisher);
  if (!we && !outlet) return false;
  if (!agent_after(r_, group.tokens.end).empty()) return false;
  std::uint32_t at = group.tokens.end;
  while (at < group.tokens.end + 4 && r_.key(at) != "that"_w) ++at;
  if (r_.key(at) != "that"_w) return false;
  TokenRange source;
  const TokenRange bounds = r_.sentence(group.verb);
  if (one_of(r_.key(bounds.begin), "in"_w, "at"_w, "from"_w) && subject.begin > bounds.begin + 2) {
    const TokenRange lead{bounds.begin + 1, subject.begin - 1};
    if (r_.comma(subject.begin - 1) && can_speak(r_, lead)) source = lead;
  }
  Found* added = add(hit, group, source, {{at, content_end(r_, at, true)}}, "told-to-us");
  if (added != nullptr && source.empty()) added->nobody = true;
  return true;
}

// "it was said that C", "C, it was said".
void Said::read_impersonal(const CueHit& hit, const VerbGroup& group, const Subject& subject) {
  // "cases in which | it was decided not to go on": tells of the cases.
  const bool relative = subject.begin > 1 && r_.preposition(subject.begin - 2) &&
                        one_of(r_.key(subject.begin - 1), "which"_w, "whom"_w);
  if (relative) return;
  std::vector<TokenRange> parts{content_after(hit, group)};
  if (parts.front().empty()) parts = {content_before(r_, subject.begin, false)};
  // "The middlemen, it is said, have moved": the clause around it; what is decided or hoped is no
  // report
  const bool acts = one_of(r_.lemma(group.verb), "decide"_w, "agree"_w, "rule"_w, "plan"_w,
                           "hope"_w, "expect"_w, "intend"_w, "propose"_w, "order"_w, "require"_w);
  if (parts.front().empty() && acts) return;
  if (parts.front().empty()) parts = content_around_tag(r_, subject.begin, group.tokens.end);
  if (parts.empty()) return;
  const TokenRange content = parts.front();
  // "It must be said that C", "it should be noted": the writer's own words.
  for (std::uint32_t at = group.tokens.begin; at < group.verb; ++at) {
    if (one_of(r_.key(at), "must"_w, "should"_w, "needs"_w, "ought"_w, "bears"_w)) return;
    // "it will be recalled": the writer to the reader
    if (r_.key(at) == "will"_w && one_of(r_.lemma(group.verb), "recall"_w, "remember"_w, "note"_w))
      return;
  }
  TokenRange agent = agent_after(r_, group.tokens.end);
  if (agent.empty()) agent = text_of_impersonal(group, subject.begin, content);
  Found* added = add(hit, group, agent, std::move(parts), "impersonal");
  if (added != nullptr) added->nobody = agent.empty();
}

// "S, saying that C", "after learning that C".
void Said::read_gerund(const CueHit& hit, const VerbGroup& group, const TokenRange& content) {
  const std::uint32_t begin = group.tokens.begin;
  const bool loose = begin > 0 && (r_.comma(begin - 1) || r_.pos(begin - 1) != Pos::Auxiliary);
  if (!loose) return;
  TokenRange owner;  // for whom it speaks, if no attribution stands around
  const bool apart =
      begin == r_.sentence(begin).begin || r_.comma(begin - 1) ||
      one_of(r_.key(begin - 1), "after"_w, "before"_w, "while"_w, "by"_w, "in"_w, "without"_w);
  if (apart) owner = speaker_of_participle(r_, group.verb);
  if (owner.empty()) owner = shared_subject(r_, group).tokens;
  if (Found* added = add(hit, group, {}, {content}, "participle"); added != nullptr) {
    added->participle = true;
    added->via = owner;
  }
}

void Said::read_infinitive(const CueHit& hit, const VerbGroup& group, const TokenRange& content) {
  const Subject owner = shared_subject(r_, group);
  if (owner.tokens.empty() || tells_of_ability(r_, group, owner.tokens)) return;
  // "were trained to recognise false offers": what they learned to do.
  const bool thing = !r_.clause_at(content.begin) && !r_.opens_quote(content.begin) &&
                     !one_of(r_.key(content.begin), "that"_w, "how"_w, "what"_w, "why"_w);
  const bool skill = one_of(r_.lemma(group.verb), "recognise"_w, "recognize"_w, "identify"_w,
                            "report"_w, "describe"_w, "document"_w);
  if (thing && skill) return;
  add(hit, group, owner.tokens, {content}, "infinitive");
}

// What the verb reports, behind it.
TokenRange Said::content_or_topic(const CueHit& hit, const VerbGroup& group) const {
  TokenRange after = content_after(hit, group);
  if (after.empty() && (hit.frames & kTopic) != 0 && hit.tokens.size() > 2 && !group.passive) {
    // "has been sounding the alarm since the spring": what it is about is told elsewhere.
    after = {group.tokens.end, content_end(r_, group.tokens.end, false)};
    if (after.end > r_.sentence(group.verb).end) after = {};
  }
  return after;
}

// Whether "S says" is a tag behind a comma or a quotation: "C, S says.", "as S says".
bool Said::is_tag(const CueHit& hit, const VerbGroup& group, const Subject& subject) const {
  if (subject.tokens.empty() || subject.shared) return false;
  if (subject.tokens.size() == 1 && r_.relative(subject.tokens.begin)) return false;
  const bool quoted = quoted_before(r_, subject.begin);
  const bool as = subject.begin > 0 && r_.key(subject.begin - 1) == "as"_w;
  const bool ends = ends_tag(r_, group.tokens.end) || (hit.frames & kObj) != 0 || quoted || as;
  return ends && (quoted || as || (subject.begin > 0 && r_.comma(subject.begin - 1)));
}

void Said::read(const CueHit& hit) {
  VerbGroup group = r_.verb_group(hit.tokens);
  if (group.tokens.empty() || asks_for_silence(r_, group) || only_describes(r_, hit, group)) return;
  if (r_.lemma(group.verb) == "know"_w) {  // "let the daily know that C"
    const TokenRange hearer = r_.phrase_before(group.tokens.begin);
    if (!hearer.empty() && hearer.begin > 0 && r_.lemma(hearer.begin - 1) == "let"_w) return;
  }
  // Cues inside quoted speech are the speaker's words; they nest like others.
  if (try_inverted(hit, group)) return;
  Subject subject = group.gerund || (group.infinitive) ? Subject{} : subject_of(r_, group);
  if (subject.impersonal) {
    read_impersonal(hit, group, subject);
    return;
  }
  // "What the law says: ...": a heading. Not "what the witness said: '...'".
  const std::uint32_t colon = group.tokens.end;
  if (!subject.tokens.empty() && subject.begin == r_.sentence(group.verb).begin + 1 &&
      r_.key(subject.begin - 1) == "what"_w && r_.key(colon) == ":"_w &&
      !r_.opens_quote(colon + 1) &&
      (names_text(r_, subject.tokens) || r_.lemma(subject.tokens.end - 1) == "law"_w)) {
    return;
  }
  if (tells_of_object(r_, group, subject)) return;
  subject = whose_people(r_, subject);
  if (r_.key(subject.begin) == "one"_w && subject.begin > 0 && !subject.tokens.empty() &&
      r_.key(subject.begin - 1) == "no"_w) {
    subject.tokens.begin = --subject.begin;  // "no one"
  }
  if (group.negated && one_of(r_.lemma(group.verb), "respond"_w, "reply"_w, "mention"_w, "cite"_w,
                              "quote"_w, "discuss"_w)) {
    return;
  }
  if (group.passive && told_to_us(hit, group, subject)) return;
  if (keeps_silent(r_, group, subject.tokens)) return;
  if (group.passive) {  // "and each was told that C": whoever hears it is no source
    const std::uint32_t first = group.tokens.begin;  // "refused to be quoted by the paper"
    if (group.infinitive || (first > 0 && r_.key(first - 1) == "to"_w)) return;
    if (subject.tokens.empty() && !group.gerund) subject = shared_subject(r_, group);
    if (!subject.tokens.empty()) return read_passive(hit, group, subject);
    if (!group.gerund) return;
  }
  if (subject.tokens.size() == 1 && r_.key(subject.begin) == "you"_w &&
      r_.quote_of(subject.begin) == kNone) {
    const TokenRange heard = content_after(hit, group);  // "You will have heard that C"
    const bool hears = one_of(r_.lemma(group.verb), "hear"_w, "read"_w) && !heard.empty() &&
                       r_.key(heard.begin) == "that"_w;
    Found* added = hears ? add(hit, group, {}, {heard}, "told-to-us") : nullptr;
    if (added != nullptr) added->nobody = true;
    return;
  }
  if (const TokenRange cleft = cleft_content(r_, group, subject); !cleft.empty()) {
    add(hit, group, subject.tokens, {cleft}, "said");
    return;
  }
  const TokenRange after = content_or_topic(hit, group);
  if (is_tag(hit, group, subject)) {
    const bool before = after.empty() || quoted_before(r_, subject.begin) ||
                        r_.key(subject.begin - 1) == "as"_w || r_.comma(group.tokens.end);
    if (before && try_before(hit, group, subject)) return;
  }
  if (after.empty()) return;
  if (group.gerund) {
    // "no document showing the debts was produced": nothing shows them.
    const TokenRange shown_by = r_.phrase_before(group.tokens.begin);
    if (names_nobody(r_.analysis, shown_by)) return;
    read_gerund(hit, group, after);
    return;
  }
  if (group.infinitive) {
    read_infinitive(hit, group, after);
    return;
  }
  if (subject.tokens.empty()) {
    if (!group.finite) return;
    subject = shared_subject(r_, group);
    if (subject.tokens.empty()) return;
  }
  if (!subject.shared) subject.tokens = with_bodies_before(r_, subject.tokens);
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

// SPDX-License-Identifier: Apache-2.0
//
// Cues that are no verbs: "according to S", "in S's view", "S's claim that", "reportedly",
// "S: '...'", and credits in brackets such as "(Reuters via Gulf Post)".

#include <algorithm>

#include "extract/relays_internal.h"
#include "extract/tree_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

namespace {

constexpr std::uint32_t kLongestCredit = 14;  // tokens from bracket to bracket

class According {
 public:
  According(const Reading& reading, std::vector<Found>& found) : r_(reading), found_(found) {}

  void preposition(const CueHit& hit);
  [[nodiscard]] bool hands_on_via(std::uint32_t via, const TokenRange& source) const;
  [[nodiscard]] bool is_relative(std::uint32_t noun, const TokenRange& content) const;
  void noun(const CueHit& hit);
  [[nodiscard]] bool leads_to_view(std::uint32_t at, std::uint32_t noun) const;
  void adverb(const CueHit& hit);
  [[nodiscard]] bool lists_names(std::uint32_t comma) const;
  void impersonal(const CueHit& hit);
  void as_passive(std::uint32_t at);
  void colon(std::uint32_t at);
  [[nodiscard]] bool leads_to_words(std::uint32_t at) const;
  [[nodiscard]] bool finds(std::uint32_t verb) const;
  void credit(std::uint32_t open);

 private:
  [[nodiscard]] bool ends_paragraph(std::uint32_t close) const;
  [[nodiscard]] std::uint32_t paragraph_begin(std::uint32_t at) const;
  [[nodiscard]] bool reads_as_credit(const TokenRange& words) const;
  [[nodiscard]] bool is_time(const TokenRange& words) const;
  [[nodiscard]] bool is_person_or_place(const TokenRange& words) const;
  [[nodiscard]] bool body(const TokenRange& words) const;
  [[nodiscard]] bool outlet(const TokenRange& words) const;
  [[nodiscard]] TokenRange source_after(std::uint32_t at) const;
  [[nodiscard]] std::vector<TokenRange> content_around(const TokenRange& phrase) const;
  [[nodiscard]] std::vector<TokenRange> quoted_content_before(std::uint32_t at) const;
  Found* add(const CueHit& hit, const TokenRange& cue, const TokenRange& source,
             std::vector<TokenRange> content);

  const Reading& r_;
  std::vector<Found>& found_;
};

Found* According::add(const CueHit& hit, const TokenRange& cue, const TokenRange& source,
                      std::vector<TokenRange> content) {
  for (TokenRange& part : content) part = trim_content(r_, part);
  std::erase_if(content, [](const TokenRange& part) { return part.empty(); });
  if (content.empty()) return nullptr;
  Found found;
  found.out.content = std::move(content);
  found.out.source = source;
  found.out.cue = cue;
  found.out.link.manner = hit.manner;
  found.frames = hit.frames;
  found.pattern = hit.pattern;
  for (const TokenRange& part : found.out.content) {
    found.out.direct = found.out.direct || r_.opens_quote(part.begin);
  }
  found_.push_back(std::move(found));
  return &found_.back();
}

// The source after a preposition, with an apposition: "N, the director of ORG,".
TokenRange According::source_after(std::uint32_t at) const {
  TokenRange phrase = r_.phrase_after(at, true);
  if (phrase.empty()) return {};
  phrase = with_handing_on(r_, phrase);
  if (r_.comma(phrase.end)) {
    const std::uint32_t next = phrase.end + 1;
    const bool describes =
        (r_.pos(next) == Pos::Determiner || r_.pos(next) == Pos::Noun ||
         r_.pos(next) == Pos::Adjective || r_.relative(next) || r_.pos(next) == Pos::Number) &&
        (r_.capital(phrase.end - 1) || r_.relative(next));
    // "the spokesman of the ministry, Ana Ruiz,"
    for (const language::Name& name : r_.analysis.names) {
      if (name.tokens.begin != next || name.kind != language::NameKind::Person) continue;
      if (r_.comma(name.tokens.end) && !r_.capital(phrase.begin)) {
        phrase.end = name.tokens.end;
        return phrase;
      }
    }
    const std::uint32_t close = describes ? r_.apposition_end(phrase.end) : kNone;
    if (close != kNone && !r_.clause_at(next)) {
      phrase.end = close;
    } else if (close != kNone && r_.relative(next)) {
      phrase.end = close;
    } else if (describes && !r_.has_finite_verb({next, r_.sentence(at).end})) {
      // The apposition ends the sentence.
      std::uint32_t end = next;
      while (end < r_.sentence(at).end && !r_.stop(end) && !r_.comma(end)) ++end;
      phrase.end = end;
    }
  }
  return phrase;
}

// What the sentence says around a phrase such as "according to S".
std::vector<TokenRange> According::content_around(const TokenRange& phrase) const {
  const TokenRange bounds = r_.sentence(phrase.begin);
  std::vector<TokenRange> out;
  std::uint32_t before = phrase.begin;
  while (before > bounds.begin && (r_.comma(before - 1) || r_.dash(before - 1))) --before;
  std::uint32_t begin = bounds.begin;
  if (r_.quote_of(phrase.begin) == kNone) {
    const std::vector<TokenRange> quoted = quoted_content_before(before);
    if (!quoted.empty()) {
      out = quoted;
      begin = before;
    }
  }
  for (std::uint32_t i = before; i-- > begin;) {
    // A clause of its own ("..., and according to S") or another's content begins here.
    if (r_.key(i) == ";"_w || (r_.key(i) == "that"_w && r_.pos(i) == Pos::Subordinator) ||
        (r_.pos(i) == Pos::Coordinator && r_.comma(i - 1) && i + 2 >= before)) {
      begin = i + 1;
      break;
    }
    if (r_.opens_quote(i) && r_.quote_of(i) == r_.quote_of(phrase.begin)) {
      begin = i + 1;
      break;
    }
  }
  while (begin < before && (r_.pos(begin) == Pos::Coordinator || r_.comma(begin))) ++begin;
  const TokenRange lead{begin, before};
  const std::uint32_t close = past_release(r_, phrase.end);
  const std::uint32_t after = r_.comma(close) ? close + 1 : close;
  const bool tail =
      after < bounds.end && !r_.stop(after) && !(r_.closes_quote(after) && after + 1 >= bounds.end);
  const bool lead_says = lead.size() > 3 && r_.has_finite_verb(lead);
  if (!lead.empty() && (lead_says || (tail && lead.size() > 0 && !r_.preposition(lead.begin) &&
                                      r_.pos(lead.begin) != Pos::Adverb &&
                                      r_.comma(phrase.begin - 1) && r_.nominal(lead.end - 1)))) {
    out.push_back(lead);
  }
  if (tail && (out.empty() || !lead_says)) {
    const std::uint32_t end = content_end(r_, after, true);
    out.push_back({after, end});
  }
  return out;
}

std::vector<TokenRange> According::quoted_content_before(std::uint32_t at) const {
  if (at == 0) return {};
  std::uint32_t close = at - 1;
  if (r_.comma(close) && close > 0) --close;
  if (!r_.closes_quote(close)) return {};
  const std::uint32_t quotation = r_.quote_of(close);
  if (quotation == kNone || !r_.speech(quotation)) return {};
  const std::uint32_t open = r_.analysis.quotations[quotation].open;
  if (open == kNone || open > close) return {};
  const TokenRange bounds = r_.sentence(open);
  return {{std::min(open, bounds.begin), close + 1}};
}

// "C, Reuters reported via Gulf Post", "C, via Gulf Post". Not "taken via Hungary", "recruited via
// a chat": a way, not a source.
bool According::hands_on_via(std::uint32_t via, const TokenRange& source) const {
  for (const language::Name& name : r_.analysis.names) {
    const bool inside = name.tokens.begin < source.end && source.begin < name.tokens.end;
    const bool land = name.kind == language::NameKind::Place || name.is_country;
    if (inside && land) return false;
  }
  if (via == 0 || via == r_.sentence(via).begin) return true;
  const std::uint32_t before = via - 1;
  if (r_.comma(before) || r_.dash(before) || r_.key(before) == "("_w || r_.closes_quote(before)) {
    return true;
  }
  const CueHit* cue = r_.hit(before);
  if (cue != nullptr && cue->pattern == Pattern::Verb) return true;
  const TokenRange speaker = r_.phrase_before(via);
  const CueHit* tag = speaker.begin > 0 ? r_.hit(speaker.begin - 1) : nullptr;
  return !speaker.empty() && tag != nullptr && tag->pattern == Pattern::Verb;
}

void According::preposition(const CueHit& hit) {
  TokenRange source = source_after(hit.tokens.end);
  if (source.empty()) return;
  TokenRange whole{hit.tokens.begin, source.end};
  const Relay relay = relative_relay(r_, source.end);  // ", to which the article refers,"
  if (!relay.by.empty()) {
    while (whole.end < r_.sentence(source.begin).end &&
           !(r_.comma(whole.end) && whole.end >= relay.by.end)) {
      ++whole.end;
    }
  }
  // "per cent", "per day", "per person": not a source.
  if (hit.tokens.size() == 1 && r_.key(hit.tokens.begin) == "per"_w && !r_.capital(source.begin) &&
      r_.pos(source.begin) != Pos::Determiner &&
      !(names_text(r_, source) && r_.analysis.words[source.begin].plural)) {
    return;  // but "per documents tabled by S"
  }
  // "by the count of the votes at midnight"
  if (r_.key(hit.tokens.begin) == "by"_w && !can_speak(r_, source)) return;
  // "pointing to figures published by S", not "pointing to Benin as the way in"
  if ((hit.frames & kText) != 0 && !names_text(r_, source)) return;
  if ((hit.frames & kWay) != 0 && !hands_on_via(hit.tokens.begin, source)) return;
  const bool cites = (hit.manner == model::Manner::Cites || hit.manner == model::Manner::Quotes);
  if (cites && !can_speak(r_, source)) return;  // "citing the safety of its staff"
  const CueHit* before = hit.tokens.begin > 0 ? r_.hit(hit.tokens.begin - 1) : nullptr;
  bool after_cue = before != nullptr && before->pattern == Pattern::Verb;
  if (cites && !after_cue) {  // ", adds the newspaper with reference to S"
    const TokenRange speaker = r_.phrase_before(hit.tokens.begin);
    const CueHit* tag = speaker.begin > 0 ? r_.hit(speaker.begin - 1) : nullptr;
    after_cue = !speaker.empty() && tag != nullptr && tag->pattern == Pattern::Verb;
  }
  if (cites && hit.tokens.begin > 0 && !after_cue &&
      (r_.pos(hit.tokens.begin - 1) == Pos::Auxiliary || r_.nominal(hit.tokens.begin - 1))) {
    return;
  }
  std::vector<TokenRange> content = content_around(whole);
  const bool which = source.size() == 1 && r_.relative(source.begin);
  if (which) content = {{source.end, content_end(r_, source.end, true)}};
  if (const TokenRange writer = writer_of_letter(r_, hit, source); !writer.empty()) {
    std::uint32_t close = source.end;
    while (!r_.comma(close)) ++close;
    source = writer;
    content = {{close + 1, content_end(r_, close + 1, true)}};
  }
  Found* found = add(hit, hit.tokens, source, std::move(content));
  if (found == nullptr) return;
  found->parenthetical = !which;
  found->via = relay.by;
  found->via_work = relay.work;
  found->out.rule = "according-to";
}

// "a call that the minister rejected": the noun is what was rejected, nothing is called for.
bool According::is_relative(std::uint32_t noun, const TokenRange& content) const {
  const Tree tree(r_.analysis);
  for (std::uint32_t i = content.begin + 1; i < content.end; ++i) {
    if (tree.is(i, {language::Relation::RelativeClause}) && tree.head(i) == noun) return true;
  }
  return false;
}

// The "in" of "in S's view", the "by" of "by S's count": not "included in S's count".
bool According::leads_to_view(std::uint32_t at, std::uint32_t noun) const {
  const bool counts = one_of(r_.key(noun), "count"_w, "tally"_w, "reckoning"_w, "calculation"_w);
  if (r_.key(at) == "to"_w && r_.key(noun) == "mind"_w) {  // "To S's mind, C"
    return at == r_.sentence(at).begin || r_.comma(at - 1);
  }
  return r_.key(at) == "by"_w || (r_.key(at) == "in"_w && !counts);
}

void According::noun(const CueHit& hit) {
  const std::uint32_t begin = hit.tokens.begin;
  const std::uint32_t end = hit.tokens.end;
  TokenRange owner;
  TokenRange cue = hit.tokens;
  if (begin > 1 && r_.key(begin - 1) == "own"_w && r_.possessive(begin - 2)) {  // "S's own count"
    owner = r_.phrase_before(begin - 2);
  } else if (begin > 0 && r_.possessive(begin - 1)) {
    owner = r_.phrase_before(begin - 1);
  } else if (begin > 0 &&
             one_of(r_.key(begin - 1), "his"_w, "her"_w, "its"_w, "their"_w, "our"_w, "my"_w)) {
    owner = {begin - 1, begin};
  }
  if ((hit.frames & kIn) != 0 && !owner.empty() && owner.begin > 0 &&
      leads_to_view(owner.begin - 1, begin)) {
    if (Found* found =
            add(hit, hit.tokens, owner, content_around({owner.begin - 1, hit.tokens.end}))) {
      found->parenthetical = true;
      found->out.rule = "in-the-view-of";
    }
    return;
  }
  if (owner.empty()) owner = credited_before(r_, begin);
  std::uint32_t at = end;
  bool by = false;
  // "It was the contention of S that C"
  if (r_.key(at) == "of"_w && owner.empty() && begin > 2 && r_.key(begin - 1) == "the"_w &&
      r_.lemma(begin - 2) == "be"_w && r_.key(begin - 3) == "it"_w) {
    owner = r_.phrase_after(at + 1, true);
    at = owner.empty() ? at : owner.end;
  } else if (one_of(r_.key(at), "by"_w, "from"_w) && owner.empty()) {
    owner = r_.phrase_after(at + 1, true);
    if (owner.empty()) return;
    by = true;
    at = owner.end;
  }
  // "Reports have emerged that C": nobody is named.
  std::uint32_t verb = at;
  while (r_.pos(verb) == Pos::Auxiliary || r_.pos(verb) == Pos::Adverb) ++verb;
  const bool emerges =
      r_.pos(verb) == Pos::Verb && one_of(r_.lemma(verb), "emerge"_w, "surface"_w, "appear"_w,
                                          "circulate"_w, "spread"_w, "persist"_w, "abound"_w);
  if (emerges && r_.key(verb + 1) == "that"_w) at = verb + 1;
  const bool is = r_.pos(at) == Pos::Auxiliary && r_.lemma(at) == "be"_w;
  if (is && (owner.empty() || by)) return;
  if (is) {
    cue.end = at + 1;
    ++at;
  }
  if (r_.comma(at) && r_.key(at + 1) == "that"_w) ++at;
  const bool that =
      r_.key(at) == "that"_w && r_.pos(at) != Pos::Determiner && (r_.clause_at(at + 1) || is);
  const bool to = !owner.empty() && r_.key(at) == "to"_w && r_.pos(at + 1) == Pos::Verb &&
                  (hit.frames & kInf) != 0;
  if ((!that && !to) || is_denied(r_, begin)) return;
  if (that && owner.empty() && is_relative(end - 1, {at, content_end(r_, at, true)})) return;
  if (that && owner.empty() && is_judged(r_, begin, at)) return;
  // "that ... has" after a plain noun may be a relative clause: a subject must stand before it.
  add(hit, cue, owner, {{at, content_end(r_, at, true)}});
  if (!found_.empty()) {
    found_.back().out.rule = "noun";
    found_.back().nobody = owner.empty();
  }
}

// "women from Iran, China | , and the Philippines | reportedly are ...": a comma inside a list of
// names.
bool According::lists_names(std::uint32_t comma) const {
  const auto named = [&](std::uint32_t at) {
    return r_.nominal(at) && r_.analysis.tokens[at].letters == text::LetterCase::Title;
  };
  if (comma == 0 || !named(comma - 1)) return false;
  std::uint32_t next = comma + 1;
  while (next < r_.size() && (r_.pos(next) == Pos::Coordinator || r_.key(next) == "the"_w ||
                              one_of(r_.key(next), "possibly"_w, "other"_w))) {
    ++next;
  }
  return next < r_.size() && r_.analysis.tokens[next].letters == text::LetterCase::Title;
}

void According::adverb(const CueHit& hit) {
  const TokenRange bounds = r_.sentence(hit.tokens.begin);
  std::vector<TokenRange> content;
  if (hit.tokens.begin > bounds.begin) content.push_back({bounds.begin, hit.tokens.begin});
  if (hit.tokens.end < bounds.end) {
    std::uint32_t end = content_end(r_, hit.tokens.end, true);
    // "X reportedly fled; Y was convicted": one word hedges its own statement, not the next.
    for (std::uint32_t i = hit.tokens.end; hit.tokens.size() == 1 && i < end; ++i) {
      if (r_.key(i) == ";"_w) end = i;
    }
    if (end > hit.tokens.end) content.push_back({hit.tokens.end, end});
  }
  if (content.empty() || hedges_quality(r_, hit)) return;
  // Two parts of one clause: take the clause whole where the adverb stands inside it.
  const bool several = content.size() == 2;
  std::uint32_t begin = bounds.begin;
  for (std::uint32_t i = hit.tokens.begin; i-- > bounds.begin;) {
    if (r_.key(i) == ";"_w || (several && ((r_.comma(i) && !lists_names(i)) ||
                                           r_.key(i) == "that"_w || r_.opens_quote(i)))) {
      begin = i + 1;
      break;
    }
  }
  if (content.front().begin < hit.tokens.begin) content.front().begin = begin;
  if (hit.tokens.size() > 1) content.erase(content.begin(), content.end() - 1);
  if (Found* found = add(hit, hit.tokens, {}, content)) {
    found->out.rule = "adverb";
    found->nobody = true;
    found->parenthetical = hit.tokens.size() > 1;
  }
}

void According::impersonal(const CueHit& hit) {
  std::uint32_t at = hit.tokens.end;
  if (r_.comma(at)) ++at;
  if (r_.key(at) != "that"_w && !r_.clause_at(at)) return;
  if (Found* found =
          add(hit, {hit.tokens.begin, hit.tokens.end}, {}, {{at, content_end(r_, at, true)}})) {
    found->out.rule = "impersonal";
    found->nobody = true;
    found->frames |= kFind;
  }
}

// "as was learned from S,", "as it is stated in R": an aside whose verb is no phrase of the data.
void According::as_passive(std::uint32_t at) {
  std::uint32_t verb = at + 1;
  const bool reader = one_of(r_.key(verb), "you"_w, "we"_w, "readers"_w);
  if (reader || r_.key(verb) == "it"_w) ++verb;
  const std::uint32_t first = verb;
  while (r_.pos(verb) == Pos::Auxiliary || r_.pos(verb) == Pos::Adverb) ++verb;
  const CueHit* cue = r_.hit(verb);
  const bool says = (cue != nullptr && cue->pattern == Pattern::Verb) ||
                    one_of(r_.lemma(verb), "learn"_w, "know"_w, "hear"_w) ||
                    (reader && one_of(r_.lemma(verb), "read"_w, "see"_w));
  if (verb == first || !says || r_.pos(verb) != Pos::Verb) return;
  if (!one_of(r_.key(verb + 1), "from"_w, "in"_w, "by"_w)) return;
  const TokenRange source = source_after(verb + 2);
  if (source.empty()) return;
  // "As we have seen in Libya": no text says so.
  if (reader && !names_text(r_, source) && r_.lemma(verb) == "see"_w) return;
  CueHit hit;
  hit.tokens = {at, verb + 2};
  hit.pattern = Pattern::Preposition;
  if (Found* found = add(hit, hit.tokens, source, content_around({at, source.end}))) {
    found->parenthetical = true;
    found->out.rule = "according-to";
  }
}

// "The author ends with the sentence: '...'", "S had a message for them: '...'": a noun of speech
// right before the colon, no attribution behind it yet.
bool According::leads_to_words(std::uint32_t at) const {
  const TokenRange bounds = r_.sentence(at);
  if (at <= bounds.begin + 3 || r_.quote_of(at) != kNone) return false;
  const CueHit* noun = r_.hit(at - 1);
  const bool words = one_of(r_.lemma(at - 1), "sentence"_w, "word"_w, "statement"_w, "remark"_w,
                            "conclusion"_w, "phrase"_w, "appeal"_w, "warning"_w, "question"_w,
                            "answer"_w, "motto"_w, "slogan"_w, "response"_w) ||
                     (noun != nullptr && noun->pattern == Pattern::Noun);
  return words && std::none_of(found_.begin(), found_.end(), [&](const Found& found) {
           return std::any_of(found.out.content.begin(), found.out.content.end(),
                              [&](const TokenRange& part) { return part.contains(at + 1); });
         });
}

// "Police found a note with the words: '...'": not what the police say.
bool According::finds(std::uint32_t verb) const {
  return one_of(r_.lemma(verb), "be"_w, "find"_w, "see"_w, "read"_w, "receive"_w, "get"_w, "hear"_w,
                "discover"_w, "recall"_w, "remember"_w, "know"_w, "obtain"_w, "seize"_w,
                "intercept"_w, "hold"_w, "face"_w);
}

// "Ministry of Health: 'There is no such case.'"
void According::colon(std::uint32_t at) {
  if (!r_.opens_quote(at + 1) || !r_.speech(r_.quote_of(at + 1))) return;
  const TokenRange bounds = r_.sentence(at);
  TokenRange source = r_.phrase_before(at);
  if (!source.empty() && source.begin > bounds.begin && r_.comma(source.begin - 1)) {
    // "Ana Ruiz, deputy head of the shelter: '...'"
    const TokenRange name = r_.phrase_before(source.begin - 1);
    if (name.begin == bounds.begin && !name.empty()) source.begin = name.begin;
  }
  CueHit hit;
  hit.tokens = {at, at + 1};
  if (leads_to_words(at)) {
    std::uint32_t verb = bounds.begin;
    while (verb < at && (!r_.finite_verb(verb) || r_.quote_of(verb) != kNone)) ++verb;
    while (r_.pos(verb) == Pos::Auxiliary && r_.finite_verb(verb + 1)) ++verb;
    if (verb >= at || finds(verb)) return;
    const VerbGroup group = r_.verb_group({verb, verb + 1});
    source = subject_of(r_, group).tokens;
    hit.tokens = group.tokens;
    if (source.empty() || group.passive || !can_speak(r_, source)) return;
  } else if (source.empty() || source.begin != bounds.begin) {
    return;
  }
  if (Found* found = add(hit, hit.tokens, source, {{at + 1, content_end(r_, at + 1, true)}})) {
    found->out.rule = "colon";
  }
}

// "(Reuters via Gulf Post)" at the end of a sentence or of its paragraph, and "(Reuters)" at the
// end of a paragraph, where it names an outlet we know and stands alone: which of two credits a
// sentence rests on is not said. A credit behind the last full stop holds for the whole paragraph.
void According::credit(std::uint32_t open) {
  if (open == 0) return;
  std::uint32_t close = open + 1;
  while (close < r_.size() && close < open + kLongestCredit && r_.key(close) != ")"_w) ++close;
  if (r_.key(close) != ")"_w) return;
  std::uint32_t via = kNone;
  for (std::uint32_t i = open + 2; i + 1 < close; ++i) {
    const CueHit* hit = r_.hit(i);
    if (hit != nullptr && (hit->frames & kWay) != 0) via = i;
  }
  const bool alone = via == kNone;
  const bool known = alone && outlet({open + 1, close});
  if (alone && (!ends_paragraph(close) || r_.key(open - 1) == ")"_w ||
                (!known && !reads_as_credit({open + 1, close})))) {
    return;
  }
  std::uint32_t last = open;  // the sentence before the bracket, or the one it closes
  while (last > 0 && (r_.stop(last - 1) || r_.closes_quote(last - 1))) --last;
  if (last == 0) return;
  const bool behind = r_.sentence_of(open) != r_.sentence_of(last - 1) || r_.stop(open - 1);
  const bool whole = behind && ends_paragraph(close);
  TokenRange content = {whole ? paragraph_begin(last - 1) : r_.sentence(last - 1).begin, last};
  if (r_.closes_quote(last) && r_.quote_of(content.begin) == r_.quote_of(last)) ++content.end;
  CueHit hit;
  hit.tokens = alone ? TokenRange{open, open + 1} : TokenRange{via, via + 1};
  hit.manner = model::Manner::Cites;
  const TokenRange source = {open + 1, alone ? close : via};
  if (Found* found = add(hit, hit.tokens, source, {content})) {
    found->out.rule = !alone                             ? "credit-via"
                      : known || body({open + 1, close}) ? "credit"
                                                         : "credit-name";
    if (!alone) found->via = {via + 1, close};
    found->out.cross_sentence = r_.sentence_of(open) != r_.sentence_of(content.begin);
  }
}

// "(Lagoon Times)" behind the last full stop of a paragraph: a name and nothing else. Persons,
// places, times and what an editor notes are none.
bool According::reads_as_credit(const TokenRange& words) const {
  constexpr std::uint32_t kLongestName = 6;
  static constexpr text::WordSet kNotes{
      "more",       "end",         "ends",       "ended",  "update",  "updated",   "updates",
      "photo",      "photos",      "video",      "file",   "sic",     "opinion",   "analysis",
      "translated", "translation", "see",        "read",   "watch",   "table",     "figure",
      "chapter",    "page",        "abridged",   "edited", "editing", "reporting", "writing",
      "corrected",  "correction",  "developing", "note",   "source",  "sources",   "related",
      "continued",  "ibid",        "emphasis",   "editor", "breaking"};
  static constexpr text::WordSet kSmall{"of", "the", "for", "de", "del", "du", "la", "le", "al",
                                        "el", "and", "in",  "&",  "d",   "'s", ".",  "-"};
  if (words.empty() || words.size() > kLongestName || !r_.stop(words.begin - 2)) return false;
  bool named = false;
  for (std::uint32_t at = words.begin; at < words.end; ++at) {
    if (kNotes.has(r_.key(at))) return false;
    if (r_.kind(at) == text::TokenKind::Number) {
      if (at == words.begin && words.size() == 1) return false;
      continue;
    }
    const bool address = r_.word(at).find('.') != std::string_view::npos && words.size() == 1;
    named = named || r_.capital(at) || address;
    if (!r_.capital(at) && !kSmall.has(r_.key(at)) && !address) return false;
  }
  return named && !is_time(words) && !is_person_or_place(words);
}

bool According::is_time(const TokenRange& words) const {
  return std::any_of(r_.analysis.times.begin(), r_.analysis.times.end(), [&](const auto& time) {
    return time.tokens.begin < words.end && words.begin < time.tokens.end;
  });
}

bool According::is_person_or_place(const TokenRange& words) const {
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin >= words.end) break;
    if (name.tokens.begin < words.begin) continue;
    const bool whole = name.tokens == words;
    if (whole &&
        (name.kind == language::NameKind::Place || name.kind == language::NameKind::Person) &&
        name.agency == kNone) {
      return true;
    }
  }
  return false;
}

// A body that is known and is no outlet: "(Europol)".
bool According::body(const TokenRange& words) const {
  return std::any_of(r_.analysis.names.begin(), r_.analysis.names.end(), [&](const auto& name) {
    return name.tokens == words && name.agency != kNone;
  });
}

bool According::ends_paragraph(std::uint32_t close) const {
  std::uint32_t next = close + 1;
  while (r_.stop(next)) ++next;
  return next >= r_.size() || r_.paragraph_of(next) != r_.paragraph_of(close);
}

std::uint32_t According::paragraph_begin(std::uint32_t at) const {
  std::uint32_t begin = r_.sentence(at).begin;
  while (begin > 0 && r_.paragraph_of(begin - 1) == r_.paragraph_of(at)) {
    begin = r_.sentence(begin - 1).begin;
  }
  return begin;
}

bool According::outlet(const TokenRange& words) const {
  for (const language::Name& name : r_.analysis.names) {
    if (name.tokens.begin > words.begin) break;
    if (name.tokens != words || name.agency == kNone) continue;
    return r_.refdata.agencies()[name.agency].kind == "outlet";
  }
  return false;
}

}  // namespace

void find_according(const Reading& reading, std::vector<Found>& found) {
  According according(reading, found);
  for (const CueHit& hit : reading.hits) {
    switch (hit.pattern) {
      case Pattern::Preposition: according.preposition(hit); break;
      case Pattern::Noun: according.noun(hit); break;
      case Pattern::Adverb: according.adverb(hit); break;
      case Pattern::Impersonal: according.impersonal(hit); break;
      default: break;
    }
  }
  for (std::uint32_t at = 0; at + 1 < reading.size(); ++at) {
    if (at > 0 && reading.key(at) == ":"_w) according.colon(at);
    if (reading.key(at) == "("_w) according.credit(at);
    if (reading.key(at) == "as"_w && reading.hit(at) == nullptr) according.as_passive(at);
  }
}

}  // namespace plumbline::extract

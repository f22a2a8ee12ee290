// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <span>

#include "extract/relays_internal.h"
#include "text/span.h"

namespace plumbline::extract {

namespace {

using text::TokenKind;

struct FrameName {
  std::string_view word;
  CueFrame frame;
};
constexpr std::array<FrameName, 18> kFrames = {{
    {"that", kThat},
    {"quote", kQuote},
    {"np", kNp},
    {"inf", kInf},
    {"ger", kGer},
    {"obj", kObj},
    {"of", kOf},
    {"as", kAs},
    {"wh", kWh},
    {"topic", kTopic},
    {"attitude", kAttitude},
    {"text", kText},
    {"find", kFind},
    {"more", kMore},
    {"cite", kCite},
    {"in", kIn},
    {"unknown", kUnknown},
    {"way", kWay},
}};

std::uint32_t frames_of(std::string_view note) {
  std::uint32_t out = 0;
  while (!note.empty()) {
    const std::size_t blank = note.find(' ');
    const std::string_view word = note.substr(0, blank);
    for (const FrameName& name : kFrames) {
      if (word.starts_with(name.word.front()) && name.word == word) out |= name.frame;
    }
    note.remove_prefix(blank == std::string_view::npos ? note.size() : blank + 1);
  }
  return out;
}

Pattern pattern_of(std::string_view word) {
  switch (word.empty() ? ' ' : word.front()) {
    case 'i': return Pattern::Impersonal;
    case 'p': return word == "preposition" ? Pattern::Preposition : Pattern::Verb;
    case 'n': return Pattern::Noun;
    case 'a': return Pattern::Adverb;
    case 'c': return Pattern::Cross;
    default: return Pattern::Verb;
  }
}

model::Manner manner_of(std::string_view word) {
  switch (word.empty() ? 's' : word.front()) {
    case 'c': return model::Manner::Cites;
    case 'q': return model::Manner::Quotes;
    case 'd': return model::Manner::Denies;
    case 'a': return model::Manner::Alleges;
    case 'f': return model::Manner::Finds;
    case 'h': return model::Manner::Hopes;
    case 'p': return model::Manner::Publishes;
    default: return model::Manner::Says;
  }
}

bool is_possessive_pronoun(std::uint64_t key) {
  return one_of(key, "his"_w, "her"_w, "its"_w, "their"_w, "our"_w, "my"_w, "your"_w);
}

// Reporting verbs that are no nouns, whatever a tagger makes of them.
bool always_verb(std::uint64_t key) {
  return one_of(key, "said"_w, "says"_w, "told"_w, "tells"_w, "wrote"_w, "writes"_w, "added"_w,
                "adds"_w, "stated"_w, "noted"_w, "argued"_w, "explained"_w, "claimed"_w);
}

bool never_noun(std::uint64_t key) {
  return one_of(key, "allege"_w, "alleges"_w, "argue"_w, "argues"_w, "assert"_w, "asserts"_w,
                "affirm"_w, "affirms"_w, "believe"_w, "believes"_w, "insist"_w, "insists"_w,
                "explain"_w, "explains"_w, "emphasise"_w, "emphasises"_w, "emphasize"_w,
                "emphasizes"_w, "acknowledge"_w, "acknowledges"_w, "confirm"_w, "confirms"_w) ||
         one_of(key, "conclude"_w, "concludes"_w, "criticise"_w, "criticises"_w, "criticize"_w,
                "criticizes"_w, "declare"_w, "declares"_w, "describe"_w, "describes"_w, "admit"_w,
                "admits"_w, "maintain"_w, "maintains"_w, "recalls"_w, "reiterate"_w, "reiterates"_w,
                "suggest"_w, "suggests"_w, "underlines"_w, "continues"_w, "points"_w, "reminds"_w,
                "regrets"_w, "reveals"_w, "contends"_w);
}

}  // namespace

Reading::Reading(const model::Document& a_document, const language::Analysis& an_analysis,
                 const refdata::RefData& some_refdata)
    : document(a_document), analysis(an_analysis), refdata(some_refdata) {
  quote_of_.assign(size(), kNone);
  for (std::uint32_t q = 0; q < analysis.quotations.size(); ++q) {
    const language::Quotation& quotation = analysis.quotations[q];
    const auto mark = [&](std::uint32_t at) {
      if (at < size()) quote_of_[at] = q;
    };
    for (const TokenRange& part : quotation.parts) {
      for (std::uint32_t at = part.begin; at < part.end && at < size(); ++at) quote_of_[at] = q;
    }
    mark(quotation.open);
    mark(quotation.close);
  }
  pos_.reserve(size());
  form_.reserve(size());
  for (const language::Word& each : analysis.words) {
    pos_.push_back(each.pos);
    form_.push_back(each.form);
  }
  mend_tags();
  find_hits();
}

std::string_view Reading::word(std::uint32_t at) const {
  return at < size() ? text::slice(document.text, analysis.tokens[at].span) : std::string_view{};
}

std::string_view Reading::words(const TokenRange& range) const {
  if (range.empty() || range.end > size()) return {};
  return text::slice(document.text, text::span_of(analysis.tokens, range));
}

TokenRange Reading::sentence(std::uint32_t at) const {
  const std::uint32_t index = sentence_of(at);
  return index < analysis.sentences.size() ? analysis.sentences[index].tokens
                                           : TokenRange{size(), size()};
}

std::uint32_t Reading::paragraph_of(std::uint32_t at) const {
  const std::uint32_t index = sentence_of(at);
  return index < analysis.sentences.size() ? analysis.sentences[index].paragraph : kNone;
}

bool Reading::speech(std::uint32_t quotation) const {
  return quotation < analysis.quotations.size() && !analysis.quotations[quotation].scare;
}

bool Reading::capital(std::uint32_t at) const {
  if (at >= size()) return false;
  const text::LetterCase letters = analysis.tokens[at].letters;
  if (letters == text::LetterCase::Mixed) {
    const char first = word(at).front();
    return !(first >= 'a' && first <= 'z');
  }
  return letters == text::LetterCase::Title || letters == text::LetterCase::Upper;
}

bool Reading::stop(std::uint32_t at) const {
  return one_of(key(at), "."_w, "!"_w, "?"_w, "..."_w);
}

bool Reading::dash(std::uint32_t at) const {
  return one_of(key(at), "-"_w, "--"_w, "---"_w);
}

bool Reading::nominal(std::uint32_t at) const {
  switch (pos(at)) {
    case Pos::Noun:
    case Pos::ProperNoun: return true;
    case Pos::Pronoun: return !is_possessive_pronoun(key(at)) || key(at) == "her"_w;
    case Pos::Number:
    case Pos::Adjective: return word(at).ends_with("-year-old");
    default: return false;
  }
}

bool Reading::possessive(std::uint32_t at) const {
  return one_of(key(at), "'s"_w, "'"_w) && pos(at) != Pos::Auxiliary && pos(at) != Pos::Verb;
}

bool Reading::finite_verb(std::uint32_t at) const {
  if (pos(at) == Pos::Auxiliary) {
    return !one_of(key(at), "be"_w, "been"_w, "being"_w, "having"_w);
  }
  if (pos(at) != Pos::Verb) return false;
  return form(at) == VerbForm::Past || form(at) == VerbForm::Present;
}

bool Reading::relative(std::uint32_t at) const {
  if (one_of(key(at), "who"_w, "which"_w, "whom"_w)) return true;
  return key(at) == "that"_w && pos(at) == Pos::Pronoun;
}

bool Reading::participle(std::uint32_t at) const {
  return pos(at) == Pos::Verb &&
         (form(at) == VerbForm::PastParticiple || form(at) == VerbForm::Past);
}

bool Reading::has_finite_verb(const TokenRange& range) const {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (finite_verb(at)) return true;
  }
  return false;
}

// --- cues -------------------------------------------------------------------------------------

// "The paper further notes that ...", "..., an appendix states.", "As the weekly notes, ...",
// "local media report that ...": a reporting word that is a verb whatever its tag says.
bool Reading::verb_by_place(std::uint32_t at) const {
  if (at == 0 || (pos(at) != Pos::Noun && pos(at) != Pos::Adjective)) return false;
  if (!refdata.cue_phrases().may_begin(key(at))) return false;
  std::vector<std::uint32_t> values;
  if (refdata.cue_phrases().match_at(analysis.tokens, at, values) == 0) return false;
  const std::uint32_t before = at - 1;
  std::uint32_t next = key(at + 1) == "out"_w ? at + 2 : at + 1;
  if (key(next + 1) == "that"_w && (pos(next) == Pos::Adverb || key(next) == "further"_w)) ++next;
  const TokenRange phrase = phrase_before(at);
  if (phrase.empty() || one_of(key(before), "of"_w, "a"_w, "an"_w, "the"_w)) return false;
  const bool opens = phrase.begin == sentence(before).begin || comma(phrase.begin - 1) ||
                     closes_quote(phrase.begin - 1) || key(phrase.begin - 1) == "as"_w ||
                     pos(phrase.begin - 1) == Pos::Coordinator;
  if (!word(at).ends_with('s')) {
    const bool many = analysis.words[before].plural ||
                      one_of(key(before), "media"_w, "press"_w, "police"_w, "ngos"_w);
    return many && nominal(before) && key(next) == "that"_w && clause_at(next + 1) && opens &&
           !one_of(key(phrase.begin), "a"_w, "an"_w, "this"_w, "one"_w, "its"_w, "their"_w);
  }
  if (possessive(before) || preposition(before)) return false;
  if (key(next) == "that"_w) {
    return pos(before) == Pos::Adverb || key(before) == "further"_w || nominal(before) ||
           (pos(phrase.begin) == Pos::Determiner && phrase.size() == 2 && opens);
  }
  const bool ends = stop(next) || comma(next) || closes_quote(next);
  const bool as = phrase.begin > 0 && key(phrase.begin - 1) == "as"_w;
  const bool name = phrase.size() == 1 && capital(before) && pos(before) == Pos::ProperNoun;
  if (!ends || (phrase.size() < 2 && !name)) return false;
  if (phrase.begin <= sentence(at).begin || !opens) return false;
  const bool subject = pos(phrase.begin) == Pos::Determiner || capital(phrase.begin);
  if (as) return subject;
  const TokenRange lead{sentence(at).begin, phrase.begin};
  const TokenRange rest{next, sentence(at).end};
  return subject && (closes_quote(phrase.begin - 1) || has_finite_verb(lead) ||
                     (comma(next) && has_finite_verb(rest)));
}

void Reading::mend_tags() {
  for (const language::Name& name : analysis.names) {  // "to Morning Tide"
    for (std::uint32_t at = name.tokens.begin; at < name.tokens.end && at < size(); ++at) {
      const bool last = at + 1 == name.tokens.end && name.kind != language::NameKind::Nationality;
      const bool other = pos_[at] == Pos::Verb || pos_[at] == Pos::Adverb || pos_[at] == Pos::X ||
                         (last && pos_[at] == Pos::Adjective);
      if (other && capital(at)) pos_[at] = Pos::ProperNoun;
    }
  }
  for (std::uint32_t at = 1; at < size(); ++at) {
    const Pos here = pos_[at];
    const bool doubtful = here == Pos::Noun || here == Pos::Adjective;
    const auto owned = [&] {
      return pos(at - 1) == Pos::Determiner || possessive(at - 1) || preposition(at - 1) ||
             is_possessive_pronoun(key(at - 1));
    };
    if (doubtful && ((never_noun(key(at)) && !owned()) || verb_by_place(at))) {
      pos_[at] = Pos::Verb;
      form_[at] = VerbForm::Present;
      const bool noun_before = analysis.words[at - 1].pos == Pos::Verb &&
                               word(at - 1).ends_with('s') && at > 1 &&
                               (pos(at - 2) == Pos::Noun || pos(at - 2) == Pos::Adjective);
      if (noun_before) pos_[at - 1] = Pos::Noun;  // "human rights activists allege"
    }
    // "mentions further that, as was learned, ...": it opens a clause.
    if (here == Pos::Pronoun && key(at) == "that"_w) {
      const std::uint32_t verb =
          pos(at - 1) == Pos::Adverb || key(at - 1) == "further"_w ? (at > 1 ? at - 2 : 0) : at - 1;
      if (pos(verb) == Pos::Verb && (comma(at + 1) || clause_at(at + 1))) {
        pos_[at] = Pos::Subordinator;
      }
    }
    // "things look no better": a base form after its plural subject is finite.
    if (here == Pos::Verb && form_[at] == VerbForm::Base && analysis.words[at - 1].plural &&
        nominal(at - 1)) {
      form_[at] = VerbForm::Present;
    }
  }
}

void Reading::add_hit(const TokenRange& tokens, const std::vector<std::uint32_t>& values) {
  const auto cues = refdata.cues();
  const std::uint32_t last = tokens.end - 1;
  bool verbal = always_verb(key(tokens.begin));
  for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
    verbal = verbal || pos(at) == Pos::Verb || (pos(at) == Pos::Auxiliary && tokens.size() > 1);
  }
  CueHit best;
  bool any = false;
  for (const std::uint32_t value : values) {
    if (value >= cues.size()) continue;
    const refdata::Cue& cue = cues[value];
    CueHit hit{tokens, pattern_of(cue.pattern), manner_of(cue.manner), 0};
    const bool noun = pos(last) == Pos::Noun || pos(last) == Pos::ProperNoun;
    if (hit.pattern == Pattern::Cross) continue;
    if (hit.pattern == Pattern::Verb && !verbal) continue;
    if (hit.pattern == Pattern::Noun && (!noun || verbal)) continue;
    hit.frames = frames_of(cue.note);
    if (any && hit.pattern == best.pattern) {
      best.frames |= hit.frames;
      continue;
    }
    if (!any || hit.pattern == Pattern::Preposition) best = hit;
    any = true;
  }
  if (!any) return;
  const auto index = static_cast<std::uint32_t>(hits.size());
  hits.push_back(best);
  for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) hit_at[at] = index;
}

void Reading::find_hits() {
  hit_at.assign(size(), kNone);
  std::vector<std::uint32_t> values;
  const text::PhraseTable& table = refdata.cue_phrases();
  for (std::uint32_t at = 0; at < size();) {
    values.clear();
    std::uint32_t length =
        kind(at) == TokenKind::Word ? table.match_at(analysis.tokens, at, values) : 0;
    // "reported on Monday" is no "report on".
    if (length > 1 && key(at + length - 1) == "on"_w && skip_time(at + length - 1) > at + length) {
      values.clear();
      length = table.match_at(std::span(analysis.tokens).first(at + length - 1), at, values);
    }
    if (length == 0) {
      ++at;
      continue;
    }
    const std::size_t before = hits.size();
    add_hit({at, at + length}, values);
    at += hits.size() > before ? length : 1;
  }
}

// --- phrases ----------------------------------------------------------------------------------

VerbGroup Reading::verb_group(const TokenRange& verb) const {
  VerbGroup group;
  const TokenRange bounds = sentence(verb.begin);
  std::uint32_t begin = verb.begin;
  bool be = false;
  bool auxiliary = false;
  while (begin > bounds.begin) {
    const std::uint32_t at = begin - 1;
    if (pos(at) == Pos::Auxiliary) {
      auxiliary = true;
      be = be || lemma(at) == "be"_w || one_of(key(at), "'s"_w, "'re"_w, "'m"_w);
    } else if (one_of(key(at), "not"_w, "n't"_w, "never"_w)) {
      group.negated = true;
    } else if (key(at) == "to"_w && begin == verb.begin) {
      group.infinitive = true;
    } else if (pos(at) != Pos::Adverb || one_of(key(at), "as"_w, "so"_w, "when"_w, "how"_w, "why"_w,
                                                "where"_w, "there"_w, "here"_w)) {
      break;
    }
    --begin;
  }
  // Adverbs that open the clause ("Recently", "However") are not of the group.
  while (begin < verb.begin && pos(begin) == Pos::Adverb && !auxiliary &&
         (begin == bounds.begin || comma(begin - 1))) {
    ++begin;
  }
  group.tokens = {begin, verb.end};
  group.verb = verb.begin;
  const VerbForm shape = form(verb.begin);
  group.gerund = shape == VerbForm::Gerund && !auxiliary;
  group.passive = be && shape != VerbForm::Gerund && shape != VerbForm::Base;
  group.finite =
      !group.infinitive && !group.gerund && (auxiliary || shape != VerbForm::PastParticiple);
  return group;
}

bool Reading::takes_phrase_word(std::uint32_t at, std::uint32_t next) const {
  switch (pos(at)) {
    case Pos::Noun:
    case Pos::ProperNoun:
    case Pos::Adjective:
    case Pos::Number:
    case Pos::Determiner:
    case Pos::Symbol: return true;
    case Pos::Pronoun: return is_possessive_pronoun(key(at)) && next != kNone;
    case Pos::Particle: return possessive(at);
    case Pos::Adverb:
      return next != kNone && (pos(next) == Pos::Adjective ||
                               (pos(next) == Pos::Number && preposition(at == 0 ? 0 : at - 1)));
    case Pos::Verb:
      return (form(at) == VerbForm::Gerund || form(at) == VerbForm::PastParticiple) &&
             next != kNone && at > 0 &&
             (pos(at - 1) == Pos::Determiner || pos(at - 1) == Pos::Adjective);
    // "a woman of about twenty", "a 29-year-old"
    case Pos::Adposition:
      return next != kNone && pos(next) == Pos::Number &&
             one_of(key(at), "about"_w, "around"_w, "over"_w, "under"_w);
    default: return possessive(at);
  }
}

TokenRange Reading::phrase_before(std::uint32_t end) const {
  const TokenRange bounds = sentence(end > 0 ? end - 1 : 0);
  if (end <= bounds.begin) return {end, end};
  std::uint32_t begin = end;
  std::uint32_t next = kNone;
  const auto walk = [&] {
    while (begin > bounds.begin) {
      const std::uint32_t at = begin - 1;
      if (key(at) == ")"_w && begin == end) {  // "the agency (FIA) said"
        std::uint32_t open = at;
        while (open > bounds.begin && at - open < 8 && key(open) != "("_w) --open;
        if (key(open) != "("_w || open == bounds.begin) return;
        begin = open;
        continue;
      }
      if (key(at) == ")"_w && at > bounds.begin + 2 && key(at - 2) == "("_w) {
        begin = at - 2;  // "National Prosecuting Authority (NPA) spokesperson"
        next = begin;
        continue;
      }
      if (!takes_phrase_word(at, next)) return;
      begin = at;
      next = at;
      const bool opens = pos(at) == Pos::Determiner || is_possessive_pronoun(key(at));
      if (opens && (at == bounds.begin || pos(at - 1) != Pos::Determiner)) return;
    }
  };
  // "The ministry itself said"
  const bool reflexive = one_of(key(end - 1), "itself"_w, "himself"_w, "herself"_w, "themselves"_w);
  if (reflexive && end >= bounds.begin + 2 && nominal(end - 2)) return phrase_before(end - 1);
  if (pos(end - 1) == Pos::Pronoun && !is_possessive_pronoun(key(end - 1))) {
    const bool part = end >= bounds.begin + 3 && key(end - 2) == "of"_w &&  // "one of them"
                      (pos(end - 3) == Pos::Number || pos(end - 3) == Pos::Pronoun ||
                       pos(end - 3) == Pos::Determiner);
    return {part ? end - 3 : end - 1, end};
  }
  walk();
  if (begin == end) return {end, end};
  while (begin > bounds.begin + 1) {  // prepositional tails and "A and B"
    const std::uint32_t link = begin - 1;
    const bool joins = one_of(key(link), "of"_w, "for"_w, "in"_w, "at"_w, "from"_w, "on"_w,
                              "with"_w, "by"_w, "against"_w, "to"_w, "about"_w, "near"_w, "&"_w) &&
                       (preposition(link) || key(link) == "&"_w);
    const bool adds = one_of(key(link), "and"_w, "or"_w);
    if (!joins && !adds) break;
    // "a report by X cited by Y": a participle between the phrase and its agent.
    if (link > bounds.begin + 1 && participle(link - 1) && nominal(link - 2) &&
        (key(link) == "by"_w || (key(link) == "in"_w && hands_on(*this, link - 1)))) {
      begin = link - 1;
      next = link - 1;
      walk();
      continue;
    }
    if (!nominal(link - 1) && pos(link - 1) != Pos::Number && key(link - 1) != ")"_w) break;
    const std::uint32_t kept = begin;
    begin = link;
    next = link;
    if (pos(link - 1) == Pos::Pronoun) {
      begin = link - 1;
    } else {
      walk();
    }
    if (begin == link) {
      begin = kept;
      break;
    }
    if (adds && begin > bounds.begin) {  // only if what is joined opens the clause
      const std::uint32_t before = begin - 1;
      const bool opens = comma(before) || opens_quote(before) || pos(before) == Pos::Subordinator ||
                         key(before) == "that"_w || pos(before) == Pos::Coordinator ||
                         preposition(before) || closes_quote(before) || stop(before) ||
                         key(before) == ":"_w || dash(before);
      if (!opens) {
        begin = kept;
        break;
      }
    }
  }
  while (begin < end && possessive(begin)) ++begin;
  return {begin, end};
}

TokenRange Reading::phrase_after(std::uint32_t begin, bool tails) const {
  const TokenRange bounds = sentence(begin);
  std::uint32_t end = begin;
  const bool part = tails && key(begin + 1) == "of"_w &&  // "one of the men"
                    (takes_phrase_word(begin + 2, begin + 3) || nominal(begin + 2));
  if (pos(begin) == Pos::Pronoun && !is_possessive_pronoun(key(begin)) && !part) {
    return {begin, begin + 1};
  }
  if (part && (pos(begin) == Pos::Pronoun || pos(begin) == Pos::Number ||
               pos(begin) == Pos::Determiner || pos(begin) == Pos::Adjective)) {
    const TokenRange whole = phrase_after(begin + 2, tails);
    if (!whole.empty()) return {begin, whole.end};
  }
  bool noun = false;
  while (end < bounds.end) {
    // "the foundation with reference to lawyers": whom it cites is no part of it.
    if (noun && cites_here(end)) break;
    const Pos here = pos(end);
    const bool opens = here == Pos::Determiner || here == Pos::Number ||
                       (here == Pos::Pronoun && is_possessive_pronoun(key(end)));
    const bool numbered =  // "Section 4", "page 12"
        here == Pos::Number && (capital(end - 1) || one_of(key(end - 1), "page"_w, "pages"_w,
                                                           "chapter"_w, "section"_w, "article"_w));
    if (noun && opens && !possessive(end - 1) && !numbered) break;
    if (here == Pos::Noun || here == Pos::ProperNoun) {
      noun = true;
    } else if (key(end) == "("_w && noun && end + 2 < bounds.end && key(end + 2) == ")"_w) {
      end += 3;
      continue;
    } else if (noun && tails && end + 1 < bounds.end &&
               (one_of(key(end), "of"_w, "for"_w, "in"_w, "at"_w, "from"_w, "on"_w, "with"_w,
                       "and"_w, "by"_w, "to"_w, "about"_w, "&"_w)) &&
               (takes_phrase_word(end + 1, end + 2) || nominal(end + 1))) {
      noun = false;
    } else if (!takes_phrase_word(end, end + 1)) {
      if (!(here == Pos::Verb && !noun && end > begin)) break;
    }
    ++end;
  }
  while (end > begin && (preposition(end - 1) || pos(end - 1) == Pos::Coordinator)) --end;
  return {begin, end};
}

std::uint32_t Reading::apposition_end(std::uint32_t at) const {
  const TokenRange bounds = sentence(at);
  if (at + 1 >= bounds.end || opens_quote(at + 1)) return kNone;
  const bool clause = relative(at + 1) || key(at + 1) == "whose"_w;
  if (!clause && !takes_phrase_word(at + 1, at + 2)) return kNone;
  for (std::uint32_t end = at + 1; end < bounds.end && end - at < 40; ++end) {
    if (comma(end) || dash(end)) {
      // "in Skokie, Ill., one of the top stores": a name between commas is part of it.
      if (end + 1 < bounds.end && takes_phrase_word(end + 1, end + 2) && !clause_at(end + 1)) {
        const std::uint32_t more = apposition_end(end);
        if (more != kNone) return more;
      }
      return end;
    }
    if (opens_quote(end) || stop(end)) return kNone;
    if (!clause && finite_verb(end) && !relative(end - 1)) return kNone;
  }
  return kNone;
}

bool Reading::clause_at(std::uint32_t at) const {
  const TokenRange bounds = sentence(at);
  if (at >= bounds.end) return false;
  if (opens_quote(at)) ++at;
  // "called it an estimate by S": an object and what it is called, no clause.
  const bool object = key(at) == "it"_w && (key(at + 1) == "a"_w || key(at + 1) == "an"_w);
  if (key(at) == "there"_w || key(at) == "it"_w) return at + 1 < bounds.end && !object;
  const TokenRange subject = phrase_after(at, true);
  if (subject.empty()) return false;
  std::uint32_t next = subject.end;
  if (closes_quote(next)) ++next;
  if (comma(next)) {
    const std::uint32_t close = apposition_end(next);
    if (close == kNone) return false;
    next = close + 1;
  }
  if (relative(next)) {  // "people who fled said": a verb after the relative clause
    for (std::uint32_t look = next + 2; look < bounds.end && look < next + 14; ++look) {
      if (comma(look)) return false;
      if (finite_verb(look) && finite_verb(look - 1) == false && nominal(look - 1)) return true;
    }
  }
  while (next < bounds.end && pos(next) == Pos::Adverb) ++next;
  return finite_verb(next) || (pos(next) == Pos::Verb && form(next) != VerbForm::Gerund &&
                               nominal(next - 1) && form(next) != VerbForm::PastParticiple);
}

std::uint32_t Reading::skip_time(std::uint32_t at) const {
  const auto is_day = [&](std::uint32_t i) {
    return one_of(key(i), "monday"_w, "tuesday"_w, "wednesday"_w, "thursday"_w, "friday"_w,
                  "saturday"_w, "sunday"_w, "yesterday"_w, "today"_w, "tonight"_w, "earlier"_w,
                  "later"_w, "morning"_w, "afternoon"_w, "evening"_w, "night"_w, "week"_w,
                  "month"_w, "year"_w, "recently"_w, "late"_w, "early"_w);
  };
  std::uint32_t end = at;
  while (end < size()) {
    std::uint32_t next = end;
    if (one_of(key(next), "on"_w, "last"_w, "this"_w, "in"_w, "late"_w)) ++next;
    if (!is_day(next)) return end;
    end = next + 1;
  }
  return end;
}

}  // namespace plumbline::extract

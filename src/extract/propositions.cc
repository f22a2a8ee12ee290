// SPDX-License-Identifier: Apache-2.0
//
// What is claimed: the contents of attributions and the sentences nobody else is given for, as
// disjoint ranges in reading order.

#include <algorithm>

#include "extract/chains_internal.h"
#include "extract/relays_internal.h"
#include "extract/turns_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {

namespace {

class Cutter {
 public:
  Cutter(const Reading& reading, const Linked& linked)
      : r_(reading), linked_(linked), answers_(find_answers(reading)) {}
  std::vector<Proposition> run();

 private:
  void mark(std::uint32_t index);
  void mark_range(const TokenRange& range, std::uint32_t owner);
  void mark_aside(const TokenRange& range);
  void leave_fronts();
  [[nodiscard]] bool clausal(const Found& found) const;
  [[nodiscard]] bool opens_quotation(const Found& found) const;
  [[nodiscard]] bool transparent(const Found& found) const;
  [[nodiscard]] TokenRange trim(TokenRange range) const;
  [[nodiscard]] bool opens_statement(std::uint32_t at) const;
  [[nodiscard]] bool is_courtesy(const TokenRange& range) const;
  [[nodiscard]] bool states(const TokenRange& range, std::uint32_t owner) const;
  [[nodiscard]] bool fronts(const TokenRange& range) const;
  [[nodiscard]] bool worth(const TokenRange& range, bool whole) const;
  [[nodiscard]] bool opens_that(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool is_remainder(const TokenRange& range, std::uint32_t owner) const;
  void cut(const TokenRange& segment, bool whole_sentence);
  void add(const TokenRange& range, std::uint32_t owner);
  [[nodiscard]] Hold hold(const TokenRange& range, std::uint32_t owner) const;
  void add_lost_events();

  const Reading& r_;
  const Linked& linked_;
  std::vector<AnswerTurn> answers_;   // of an interview
  std::vector<std::uint32_t> owner_;  // token -> innermost attribution; kNone: the publisher
  std::vector<bool> aside_;           // cue, source, boilerplate
  std::vector<Proposition> out_;
};

// "S 'urges the state to keep the shelters open'": the verb is among the words quoted.
bool Cutter::opens_quotation(const Found& found) const {
  const std::uint32_t verb = found.out.cue.begin;
  const TokenRange& content = found.out.content.front();
  return (found.out.rule == "said" || found.out.rule == "learned") && verb > 0 &&
         r_.opens_quote(verb - 1) && found.out.source.end == verb - 1 && content.begin > verb &&
         r_.quote_of(content.begin) == r_.quote_of(verb) && !r_.opens_quote(content.begin);
}

bool Cutter::clausal(const Found& found) const {
  if (found.out.rule == "passive-by" || found.out.rule == "tally") return false;
  if (opens_quotation(found)) return false;
  if (found.out.direct || found.pattern == Pattern::Cross || found.parenthetical) return true;
  for (const TokenRange& part : found.out.content) {
    if (one_of(r_.key(part.begin), "that"_w, "how"_w, "why"_w, "whether"_w, "what"_w)) return true;
    if (r_.clause_at(part.begin)) return true;
  }
  return found.out.rule != "said" && found.out.rule != "said-shared" &&
         found.out.rule != "participle" && found.out.rule != "infinitive" &&
         found.out.rule != "passive-by";
}

// A wish or plan to do something: told about the source, in the voice of whoever tells it.
bool Cutter::transparent(const Found& found) const {
  if (found.slight) return true;
  // "It is right that | I thank the nurses": one voice, one statement
  const TokenRange& who = found.out.source;
  const bool own = found.out.link.manner == model::Manner::Publishes && !who.empty() &&
                   who.begin > 0 && r_.key(who.begin - 1) == "that"_w;
  if (own && !clausal(found)) return true;
  if ((found.frames & kAttitude) == 0 || clausal(found)) return false;
  // "She wants parliament to abolish the rule": a demand that has its author.
  const TokenRange& content = found.out.content.front();
  const bool wants = found.out.cue.size() <= 3 && r_.lemma(found.out.cue.end - 1) == "want"_w;
  const TokenRange other = r_.phrase_after(content.begin, false);
  return !(wants && !other.empty() && r_.key(other.end) == "to"_w);
}

// "... in Bahrain | tier rating: Tier 2": a label that opens what is said of the placement, where
// the line break before it has been lost.
bool opens_rating(const Reading& r, std::uint32_t at) {
  return r.key(at) == "tier"_w && r.key(at + 2) == ":"_w &&
         one_of(r.key(at + 1), "rating"_w, "ranking"_w, "placement"_w, "status"_w);
}

void Cutter::mark_range(const TokenRange& range, std::uint32_t owner) {
  for (std::uint32_t at = range.begin; at < range.end && at < owner_.size(); ++at) {
    // "reports indicate that ... | tier rating: Tier 3": the report's own word begins.
    if (at > range.begin && opens_rating(r_, at)) return;
    owner_[at] = owner;
  }
}

void Cutter::mark_aside(const TokenRange& range) {
  for (std::uint32_t at = range.begin; at < range.end && at < aside_.size(); ++at) {
    aside_[at] = true;
  }
}

// Outer attributions are marked before the ones they enclose.
void Cutter::mark(std::uint32_t index) {
  const Found& found = linked_.found[index];
  if (transparent(found) || found.introduces) return;
  // "sparse independent reporting | tier rating: Tier 3": nobody's words but the report's.
  if (opens_rating(r_, found.out.content.front().begin)) return;
  if (found.names_only) {
    mark_aside(
        {std::min({found.out.source.begin, found.out.cue.begin, found.out.content.front().begin}),
         std::max(found.out.content.back().end, found.out.source.end)});
    return;
  }
  for (const TokenRange& part : found.out.content) mark_range(part, index);
  if (found.out.rule == "adverb" && !found.parenthetical) {
    mark_range(found.out.cue, index);
    return;
  }
  if (!clausal(found)) {  // the whole act is what is told
    mark_range(found.out.cue, index);
    if (found.out.cue.end <= found.out.content.front().begin &&
        r_.sentence_of(found.out.cue.begin) == r_.sentence_of(found.out.content.front().begin)) {
      mark_range({found.out.cue.begin, found.out.content.front().begin}, index);
    }
    const TokenRange& source = found.out.source;
    if (!found.participle && !source.empty() && source.begin < found.out.cue.begin) {
      mark_range({source.begin, found.out.cue.end}, index);
    }
    if (found.out.rule == "passive-by") {  // "The drivers were described by the police as ..."
      mark_range(
          {found.out.content.front().begin, std::max(found.out.content.back().end, source.end)},
          index);
    }
    return;
  }
  mark_aside(found.out.cue);
  // "The clerk lured a girl, promising that C": who promises does something else as well.
  constexpr std::uint32_t kBare = 4;  // "Ana Ruiz, the lawyer, | began | , saying that C"
  const bool acts =
      found.out.rule == "participle" && found.out.source.end + kBare <= found.out.cue.begin;
  if (!acts) {
    mark_aside(found.out.source);
    mark_aside(found.via);
  }
  if (found.pattern == Pattern::Cross) mark_aside(r_.sentence(found.out.cue.begin));
  if (found.parenthetical && !found.out.source.empty()) {
    mark_aside({std::min(found.out.cue.begin, found.out.source.begin),
                std::max(found.out.cue.end, found.out.source.end)});
    if (found.out.source.begin > 0 && one_of(r_.key(found.out.source.begin - 1), "as"_w, "in"_w)) {
      mark_aside({found.out.source.begin - 1, found.out.source.begin});
    }
  }
  // "X, according to S, does Y": one statement with the aside inside it.
  const auto& parts = found.out.content;
  if (parts.size() != 2 || r_.sentence_of(parts[0].begin) != r_.sentence_of(parts[1].begin)) return;
  if (r_.skip_time(parts[1].begin) >= parts[1].end) return;  // "C, S said | Tuesday"
  TokenRange second{parts[1].begin, parts[1].begin};  // what follows a semicolon is another one
  while (second.end < parts[1].end && r_.key(second.end) != ";"_w) ++second.end;
  if (!r_.has_finite_verb(parts[0]) || !r_.has_finite_verb(second)) {
    for (std::uint32_t at = parts[0].end; at < parts[1].begin; ++at) {
      owner_[at] = index;
      aside_[at] = false;
    }
  }
}

// "Last year | , S said, | inspectors found 18 cases": what stands before S's tag states nothing
// where all behind it is told by another attribution.
void Cutter::leave_fronts() {
  for (std::uint32_t index = 0; index < linked_.found.size(); ++index) {
    const auto& parts = linked_.found[index].out.content;
    if (parts.size() != 2 || r_.sentence_of(parts[0].begin) != r_.sentence_of(parts[1].begin)) {
      continue;
    }
    const bool own = owner_[parts[0].begin] == index &&
                     (owner_[parts[1].begin] != index || aside_[parts[1].begin]);
    if (own && !r_.has_finite_verb(parts[0])) mark_aside({parts[0].begin, parts[1].begin});
  }
}

// A sentence begins here, or what is said behind the label of a turn.
bool Cutter::opens_statement(std::uint32_t at) const {
  return at == r_.sentence(at).begin || (at > 0 && role_at(r_, at - 1) == model::BlockRole::Label);
}

// "Thank you all.", "You are welcome.": nothing is claimed.
bool Cutter::is_courtesy(const TokenRange& range) const {
  constexpr std::uint32_t kLongest = 6;
  if (range.empty() || range.size() > kLongest) return false;
  const std::uint32_t at = range.begin;
  return one_of(r_.key(at), "thank"_w, "thanks"_w) ||
         (r_.key(at) == "you"_w && r_.key(range.end - 1) == "welcome"_w);
}

TokenRange Cutter::trim(TokenRange range) const {
  const auto mark = [&](std::uint32_t at) {
    return r_.kind(at) == text::TokenKind::Punctuation || r_.opens_quote(at) || r_.closes_quote(at);
  };
  const bool opens = !range.empty() && opens_statement(range.begin);
  while (!range.empty() &&
         (mark(range.begin) || one_of(r_.key(range.begin), "that"_w, "and"_w, "but"_w, "or"_w))) {
    const bool points = r_.pos(range.begin) == Pos::Determiner ||
                        (opens && r_.finite_verb(range.begin + 1));  // "But that is no insult"
    if (r_.key(range.begin) == "that"_w && points) break;
    ++range.begin;
  }
  while (!range.empty() &&
         (mark(range.end - 1) || one_of(r_.key(range.end - 1), "and"_w, "but"_w, "or"_w))) {
    if (r_.key(range.end - 1) == ")"_w) break;
    --range.end;
  }
  return range;
}

// "In 2021 | police freed ten girls": a whole statement behind its adjunct.
bool Cutter::fronts(const TokenRange& range) const {
  if (range.begin != r_.sentence(range.begin).begin) return false;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (r_.finite_verb(at)) return true;
    if (r_.relative(at) || r_.pos(at) == Pos::Subordinator) return false;
  }
  return false;
}

// "Also see the Findings at www.example.org", "For more information, visit ...": where to read on.
bool points_on(const Reading& r, const TokenRange& range) {
  static constexpr text::WordSet kLooks{"see", "visit", "consult", "click", "refer"};
  static constexpr text::WordSet kAsks{"visit",  "contact",   "call",   "email",
                                       "submit", "leave",     "report", "send",
                                       "click",  "subscribe", "write",  "follow"};
  std::uint32_t at = range.begin;
  // What pages write for an address that they hide.
  if (r.key(at) == "email"_w && r.key(at + 1) == "protected"_w) return true;
  // "If you have seen this man, | please call the police"
  for (std::uint32_t i = at; i + 1 < range.end; ++i) {
    const bool opens = i == range.begin || r.comma(i - 1);
    const bool alone = i == range.begin || one_of(r.key(range.begin), "if"_w, "anyone"_w, "for"_w);
    if (opens && alone && r.key(i) == "please"_w && kAsks.has(r.key(i + 1))) {
      return r.quote_of(i) == kNone && (i > 0 || !r.finite_verb(range.begin));
    }
  }
  while (at < range.end && one_of(r.key(at), "also"_w, "please"_w)) ++at;
  if (at + 3 < range.end && r.key(at) == "for"_w &&
      one_of(r.key(at + 1), "more"_w, "further"_w, "details"_w, "additional"_w)) {
    while (at + 1 < range.end && !r.comma(at)) ++at;
    ++at;
    while (at < range.end && one_of(r.key(at), "also"_w, "please"_w)) ++at;
  }
  return at < range.end && kLooks.has(r.key(at));
}

// "Assisted: 42 women": a line of a list of counts.
bool counts_in_line(const Reading& r, const TokenRange& range) {
  static constexpr text::WordSet kCounted{
      "women",     "men",       "girls",        "boys",           "children",    "minors",
      "victims",   "people",    "persons",      "migrants",       "workers",     "cases",
      "suspects",  "survivors", "refugees",     "families",       "individuals", "adults",
      "arrests",   "trials",    "prosecutions", "convictions",    "raids",       "inspections",
      "referrals", "calls",     "complaints",   "investigations", "sentences",   "traffickers"};
  bool label = false;
  for (std::uint32_t at = range.begin; at + 1 < range.end; ++at) {
    label = label || (r.key(at) == ":"_w && at > range.begin);
    if (label && r.pos(at) == Pos::Number && kCounted.has(r.key(at + 1))) return true;
  }
  return false;
}

bool Cutter::worth(const TokenRange& range, bool whole) const {
  if (range.size() < 2 || is_courtesy(range)) return false;
  if (whole && points_on(r_, range)) return false;
  bool verb = false;
  bool subject = false;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Pos pos = r_.pos(at);
    if (pos == Pos::Verb || pos == Pos::Auxiliary) verb = true;
    if (!verb && r_.nominal(at)) subject = true;
  }
  if (whole && !verb && r_.sentence(range.begin).end <= r_.size()) {
    // Headings, bylines and datelines end without a stop and say nothing.
    const TokenRange sentence = r_.sentence(range.begin);
    return (range.size() >= 5 && r_.stop(sentence.end - 1)) || counts_in_line(r_, range);
  }
  // ", printing one story after another": a loose end of what was cut out before it.
  const bool loose = range.begin > 0 && r_.comma(range.begin - 1) &&
                     r_.form(range.begin) == VerbForm::Gerund && !r_.has_finite_verb(range);
  if (loose) return false;
  const bool lead = range.size() < 6 && range.begin == r_.sentence(range.begin).begin &&
                    r_.participle(range.begin) && r_.comma(range.end) &&
                    !r_.has_finite_verb({range.begin + 1, range.end});
  if (lead) return false;  // "Asked about this,"
  if (whole) return true;
  return verb && subject && r_.has_finite_verb(range) && range.size() >= 4 &&
         (!r_.preposition(range.begin) || fronts(range)) && !r_.relative(range.begin) &&
         r_.key(range.begin) != "whose"_w && r_.pos(range.begin) != Pos::Subordinator;
}

// Headlines and items of lists may be mere names of things ("Figures on trafficking"): without a
// verb they state something only where somebody is said to say it.
bool Cutter::states(const TokenRange& range, std::uint32_t owner) const {
  const model::BlockRole role = role_at(r_, range.begin);
  if (owner != kNone ||
      (role != model::BlockRole::Headline && role != model::BlockRole::ListItem)) {
    return true;
  }
  if (counts_in_line(r_, range)) return true;
  bool main = true;  // outside "what our teams see", "how it began"
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (one_of(r_.key(at), ":"_w, ";"_w, ","_w)) main = true;
    if (r_.pos(at) == Pos::Subordinator || r_.relative(at) ||
        one_of(r_.key(at), "what"_w, "how"_w, "why"_w, "where"_w, "when"_w)) {
      main = false;
    }
    if (main && r_.finite_verb(at)) return true;
    // "Three jailed for trafficking": headlines drop the auxiliary.
    const bool participle = r_.pos(at) == Pos::Verb && r_.form(at) == VerbForm::PastParticiple;
    if (main && participle && at > range.begin && r_.nominal(at - 1)) return true;
  }
  return false;
}

// Of all who stand around the words in one sentence: "nobody said that police claimed that C". Who
// is only carried on from an earlier sentence has said this anew.
// Where the whole act is told ("did not report any arrests") the denial stands in its words.
Hold Cutter::hold(const TokenRange& range, std::uint32_t owner) const {
  Hold hold = Hold::Firm;
  while (owner != kNone) {
    const Found& found = linked_.found[owner];
    if (!range.contains(found.out.cue.begin)) hold = std::max(hold, hold_of(r_, found));
    const std::uint32_t parent = found.out.parent;
    const bool inside =
        parent != kNone && parent != owner &&
        std::any_of(linked_.found[parent].out.content.begin(),
                    linked_.found[parent].out.content.end(), [&](const TokenRange& part) {
                      return part.contains(found.out.cue.begin) &&
                             r_.sentence_of(part.begin) == r_.sentence_of(found.out.cue.begin);
                    });
    owner = inside ? parent : kNone;
  }
  return hold;
}

void Cutter::add(const TokenRange& range, std::uint32_t owner) {
  Proposition proposition;
  proposition.tokens = range;
  proposition.attribution = owner;
  if (owner != kNone) {
    proposition.chain = linked_.chains[owner];
    proposition.hold = hold(range, owner);
  } else {
    proposition.chain.links = {linked_.publisher};
  }
  std::uint32_t quoted = 0;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (r_.quote_of(at) != kNone && r_.speech(r_.quote_of(at))) ++quoted;
  }
  proposition.direct_quote = quoted * 2 > range.size();
  proposition.headline = role_at(r_, range.begin) == model::BlockRole::Headline;
  for (const AnswerTurn& turn : answers_) {
    if (!turn.tokens.contains(range.begin)) continue;
    proposition.chain = in_answer(std::move(proposition.chain), turn.speaker);
  }
  out_.push_back(std::move(proposition));
}

// "There was proof that C | and that D": the one that the other is joined to.
bool Cutter::opens_that(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t at = begin + 1; at < end; ++at) {
    if (r_.key(at) == "that"_w && r_.pos(at) == Pos::Subordinator) return true;
  }
  return false;
}

// What is left of an act whose words are all told by another: "It pointed to a report | which found
// that C", "She has asked us | to make clear that C".
bool Cutter::is_remainder(const TokenRange& range, std::uint32_t owner) const {
  if (owner == kNone) return false;
  const auto tells = [&](std::uint32_t at) {
    return at < owner_.size() && owner_[at] != kNone &&
           linked_.found[owner_[at]].out.parent == owner;
  };
  const Found& found = linked_.found[owner];
  const bool text = r_.relative(range.end) && !r_.has_finite_verb(range) &&
                    (names_text(r_, range) || names_text(r_, {range.end - 1, range.end}));
  if (text && !aside_[range.begin]) {
    for (std::uint32_t at = range.end; at < r_.sentence(range.begin).end; ++at) {
      if (tells(at)) return true;
    }
  }
  const TokenRange& told = found.out.content.front();
  const bool act = range.contains(found.out.cue.begin) && range.end <= told.begin &&
                   told.size() > 3 && tells(told.end - 1);
  return act && std::all_of(found.out.content.begin(), found.out.content.end(),
                            [&](const TokenRange& part) {
                              for (std::uint32_t at = part.begin; at < part.end; ++at) {
                                if (owner_[at] == owner && !aside_[at]) return false;
                              }
                              return true;
                            });
}

// One run of words with one owner, in one sentence: cut where two statements are joined.
void Cutter::cut(const TokenRange& segment, bool whole_sentence) {
  const std::uint32_t owner = owner_[segment.begin];
  std::uint32_t begin = segment.begin;
  const auto close = [&](std::uint32_t end) {
    const TokenRange range = trim({begin, end});
    const bool placed = range.size() > 3 && opens_rating(r_, range.begin);  // needs no verb
    if ((placed || worth(range, owner != kNone || whole_sentence)) && states(range, owner) &&
        !is_remainder(range, owner)) {
      add(range, owner);
    }
    begin = end;
  };
  for (std::uint32_t at = segment.begin + 1; at + 1 < segment.end; ++at) {
    if (opens_rating(r_, at)) {
      close(at);
      continue;
    }
    const bool semicolon = r_.key(at) == ";"_w;
    const bool and_that = r_.pos(at) == Pos::Coordinator && r_.key(at + 1) == "that"_w &&
                          (r_.pos(at + 1) == Pos::Subordinator || !r_.preposition(at + 2)) &&
                          (owner != kNone || opens_that(begin, at));
    if (!semicolon && !and_that) continue;
    if (r_.has_finite_verb({begin, at}) && r_.has_finite_verb({at, segment.end})) close(at);
  }
  close(segment.end);
}

// What the learned engine sees happen in words that nothing above has taken.
void Cutter::add_lost_events() {
  const auto& events = r_.analysis.guessed_events;
  if (events.empty()) return;
  std::vector<bool> taken(r_.size());
  const auto take = [&](const TokenRange& range) {
    for (std::uint32_t at = range.begin; at < range.end; ++at) taken[at] = true;
  };
  for (const Proposition& proposition : out_) take(proposition.tokens);
  for (const Found& found : linked_.found) take(found.out.cue);
  for (const language::GuessedEvent& event : events) {
    if (!may_state(r_, event.trigger)) continue;
    if (past_release(r_, event.trigger) > event.trigger) continue;  // "figures released on Friday,"
    const TokenRange range = trim(clause_around(r_, event.trigger, taken));
    if (range.size() < 2) continue;
    take(range);
    add(range, owner_[event.trigger]);
  }
  std::stable_sort(out_.begin(), out_.end(), [](const Proposition& a, const Proposition& b) {
    return a.tokens.begin < b.tokens.begin;
  });
}

std::vector<Proposition> Cutter::run() {
  owner_.assign(r_.size(), kNone);
  aside_.assign(r_.size(), false);
  // The largest content first; of equal ones that which encloses the other.
  struct Place {
    std::uint32_t size = 0;
    std::uint32_t depth = 0;
    std::uint32_t index = 0;
  };
  std::vector<Place> order;
  for (std::uint32_t i = 0; i < linked_.found.size(); ++i) {
    Place place{0, 0, i};
    for (const TokenRange& part : linked_.found[i].out.content) place.size += part.size();
    for (std::uint32_t at = i; at != kNone && place.depth < 32; ++place.depth) {
      at = linked_.found[at].out.parent;
    }
    order.push_back(place);
  }
  std::stable_sort(order.begin(), order.end(), [](const Place& a, const Place& b) {
    return a.size != b.size ? a.size > b.size : a.depth < b.depth;
  });
  for (const Place& place : order) mark(place.index);
  leave_fronts();
  for (const text::Sentence& sentence : r_.analysis.sentences) {
    const TokenRange& all = sentence.tokens;
    if (!may_state(r_, all.begin)) continue;
    bool plain = true;
    for (std::uint32_t at = all.begin; at < all.end && plain; ++at) {
      plain = owner_[at] == kNone && !aside_[at];
    }
    // "(Reuters)", "(Updated)": a bracket of its own that states nothing.
    if (plain && r_.key(all.begin) == "("_w && !worth(trim(all), false)) continue;
    std::uint32_t begin = plain ? past_dateline(r_, all) : all.begin;
    while (begin < all.end) {
      if (aside_[begin]) {
        ++begin;
        continue;
      }
      std::uint32_t end = begin + 1;
      while (end < all.end && !aside_[end] && owner_[end] == owner_[begin]) ++end;
      cut({begin, end}, plain);
      begin = end;
    }
  }
  add_lost_events();
  return std::move(out_);
}

}  // namespace

std::vector<Proposition> find_propositions(const Reading& reading, const Linked& linked) {
  return Cutter(reading, linked).run();
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0
//
// Base noun phrases and verb groups, read off the tags from left to right.

#include "language/layers_internal.h"

namespace plumbline::language {
namespace {

constexpr auto kModals = word_set("may"_w, "might"_w, "could"_w, "would"_w, "will"_w, "should"_w,
                                  "can"_w, "must"_w, "shall"_w);
constexpr auto kNegators = word_set("not"_w, "n't"_w, "never"_w, "nor"_w, "neither"_w);

class Chunker {
 public:
  explicit Chunker(Draft& draft) : draft_(draft) {}

  void run() {
    for (const text::Sentence& sentence : draft_.out.sentences) {
      end_ = sentence.tokens.end;
      begin_ = sentence.tokens.begin;
      std::uint32_t at = begin_;
      while (at < end_) at = std::max(at + 1, step(at));
    }
  }

 private:
  std::uint32_t step(std::uint32_t at) {
    while (name_ < draft_.out.names.size() && draft_.out.names[name_].tokens.end <= at) ++name_;
    const std::uint32_t verb_end = verb_group(at);
    return verb_end > at ? verb_end : noun_phrase(at);
  }

  // The name that covers `at`, if any; names come in order, so one cursor is enough.
  [[nodiscard]] const Name* name_at(std::uint32_t at) const {
    for (std::size_t n = name_; n < draft_.out.names.size(); ++n) {
      const TokenRange& tokens = draft_.out.names[n].tokens;
      if (tokens.begin > at) return nullptr;
      if (tokens.contains(at)) return &draft_.out.names[n];
    }
    return nullptr;
  }

  [[nodiscard]] bool is(std::uint32_t at, Pos pos) const {
    return at < end_ && draft_.pos(at) == pos;
  }
  [[nodiscard]] bool is_negator(std::uint32_t at) const {
    return at < end_ && kNegators.has(draft_.key(at));
  }
  [[nodiscard]] bool is_inner_adverb(std::uint32_t at) const {
    return is(at, Pos::Adverb) || is_negator(at) ||
           (draft_.key(at) == "no"_w && draft_.key(at + 1) == "longer"_w);
  }

  // First token after the adverbs at `at` if a verb or auxiliary follows; `at` otherwise.
  [[nodiscard]] std::uint32_t past_adverbs(std::uint32_t at) const {
    constexpr std::uint32_t kMost = 4;
    std::uint32_t i = at;
    while (i < end_ && i < at + kMost && is_inner_adverb(i)) ++i;
    return is(i, Pos::Verb) || is(i, Pos::Auxiliary) ? i : at;
  }

  [[nodiscard]] bool opens_infinitive(std::uint32_t at) const {
    if (draft_.key(at) != "to"_w || at + 1 >= end_) return false;
    const std::uint32_t verb = past_adverbs(at + 1);
    const bool base = draft_.form(verb) == VerbForm::Base;
    return (is(verb, Pos::Verb) && (base || is(at, Pos::Particle))) ||
           (is(verb, Pos::Auxiliary) && (base || draft_.key(verb) == "have"_w));
  }

  // [to] (auxiliary | adverb)* verb; returns its end, or `at` if none begins here.
  std::uint32_t verb_group(std::uint32_t at) {
    Chunk chunk;
    chunk.kind = ChunkKind::VerbGroup;
    std::uint32_t i = at;
    chunk.infinitive = opens_infinitive(at);
    if (chunk.infinitive) i = past_adverbs(at + 1);
    if (!chunk.infinitive && is_inner_adverb(at)) {
      const bool leads = is_negator(at) || draft_.key(at) == "no"_w;
      i = leads ? past_adverbs(at) : at;
    }
    if (!is(i, Pos::Verb) && !is(i, Pos::Auxiliary)) return at;
    if (i == at && describes(i)) return at;
    if (const Name* name = name_at(i); name != nullptr && name->tokens.size() > 1) return at;
    std::uint32_t last_auxiliary = kNone;
    while (is(i, Pos::Auxiliary)) {
      last_auxiliary = i;
      if (kModals.has(draft_.lemma(i))) chunk.modal = i;
      i = past_adverbs(i + 1);
    }
    i = finish_negation(last_auxiliary, i);
    const bool main_verb = is(i, Pos::Verb) && joins(last_auxiliary, i);
    if (!main_verb && last_auxiliary == kNone) return at;
    chunk.head = main_verb ? i : last_auxiliary;
    chunk.tokens = {
        at, main_verb ? i + 1 : std::max(last_auxiliary + 1, negation_end(last_auxiliary + 1))};
    chunk.passive = main_verb && is_passive(last_auxiliary, i);
    note_negation(chunk);
    draft_.out.chunks.push_back(chunk);
    return chunk.tokens.end;
  }

  // "for forced labour": a participle that qualifies the noun behind it.
  [[nodiscard]] bool describes(std::uint32_t at) const {
    const VerbForm form = draft_.form(at);
    if (!is(at, Pos::Verb) || (form != VerbForm::PastParticiple && form != VerbForm::Past))
      return false;
    if (at > begin_ && draft_.key(at - 1) == "than"_w) return false;  // "more than doubled"
    const bool led = at > begin_ && (is(at - 1, Pos::Adposition) || is(at - 1, Pos::Determiner) ||
                                     is(at - 1, Pos::Adjective) || is_possessive(at - 1));
    return led && (is_nominal(at + 1) || is(at + 1, Pos::Adjective));
  }

  [[nodiscard]] std::uint32_t finish_negation(std::uint32_t auxiliary, std::uint32_t at) const {
    return auxiliary == kNone ? at : past_adverbs(at);
  }

  // "is not" without a verb: the negation still belongs to the group.
  [[nodiscard]] std::uint32_t negation_end(std::uint32_t at) const {
    if (is_negator(at)) return at + 1;
    return draft_.key(at) == "no"_w && draft_.key(at + 1) == "longer"_w && at + 1 < end_ ? at + 2
                                                                                         : at;
  }

  // A verb after an auxiliary belongs to it unless it is finite itself ("what it is says much").
  [[nodiscard]] bool joins(std::uint32_t auxiliary, std::uint32_t verb) const {
    if (auxiliary == kNone) return true;
    const VerbForm form = draft_.form(verb);
    const std::uint64_t lemma = draft_.lemma(auxiliary);
    if (lemma == "be"_w) return form == VerbForm::PastParticiple || form == VerbForm::Gerund;
    if (lemma == "have"_w) return form == VerbForm::PastParticiple || form == VerbForm::Past;
    return true;
  }

  [[nodiscard]] bool is_passive(std::uint32_t auxiliary, std::uint32_t verb) const {
    if (draft_.form(verb) != VerbForm::PastParticiple) return false;
    if (auxiliary == kNone) return true;  // "women recruited abroad"
    const std::uint64_t lemma = draft_.lemma(auxiliary);
    return lemma == "be"_w || lemma == "get"_w;
  }

  void note_negation(Chunk& chunk) const {
    for (std::uint32_t i = chunk.tokens.begin; i < chunk.tokens.end; ++i) {
      const bool no_longer = draft_.key(i) == "no"_w && draft_.key(i + 1) == "longer"_w;
      if (is_negator(i) || no_longer) chunk.negated = true;
    }
    const std::uint32_t before = chunk.tokens.begin;
    if (before > begin_ && is_negator(before - 1)) chunk.negated = true;
  }

  [[nodiscard]] bool is_nominal(std::uint32_t at) const {
    return is(at, Pos::Noun) || is(at, Pos::ProperNoun) || is(at, Pos::Number) ||
           is(at, Pos::Symbol) || (at < end_ && name_at(at) != nullptr);
  }

  // A participle between determiner and noun: "the conducted research".
  [[nodiscard]] bool is_modifier(std::uint32_t at) const {
    if (is(at, Pos::Adjective)) return true;
    if (describes(at)) return true;
    const bool participle = is(at, Pos::Verb) && (draft_.form(at) == VerbForm::PastParticiple ||
                                                  draft_.form(at) == VerbForm::Gerund);
    return participle && (is_nominal(at + 1) || is(at + 1, Pos::Adjective));
  }

  // "Border guards | rescued 17 children": behind a noun a participle with a number or a noun of
  // its own after it is the verb of the clause, whatever form the tagger gives it.
  [[nodiscard]] bool is_verb_after_head(std::uint32_t at, std::uint32_t head) const {
    return head != kNone && head + 1 == at && !is(head, Pos::Number) && is(at, Pos::Verb) &&
           draft_.form(at) == VerbForm::PastParticiple;
  }

  // "two recruiters | last week", "families | 4,000 euros": a time or a sum of money that nothing
  // of the phrase follows stands beside the noun before it.
  [[nodiscard]] bool opens_measure(std::uint32_t at, std::uint32_t head) {
    if (head == kNone || head + 1 != at) return false;
    const auto ends_run = [&](std::uint32_t next) {
      return !is_nominal(next) && !is_modifier(next);
    };
    for (; time_ < draft_.out.times.size(); ++time_) {
      const TokenRange& tokens = draft_.out.times[time_].tokens;
      if (tokens.begin > at) break;
      if (tokens.begin == at) return ends_run(tokens.end);
    }
    for (; sum_ < draft_.out.quantities.size(); ++sum_) {
      const Quantity& quantity = draft_.out.quantities[sum_];
      if (quantity.tokens.begin > at) break;
      if (quantity.tokens.begin == at)
        return !quantity.currency.empty() && ends_run(quantity.tokens.end);
    }
    return false;
  }

  [[nodiscard]] bool is_possessive(std::uint32_t at) const {
    if (at >= end_) return false;
    const std::uint64_t key = draft_.key(at);
    const bool mark = key == "'s"_w || key == "'"_w;
    return mark && draft_.pos(at) != Pos::Auxiliary && draft_.pos(at) != Pos::Punctuation;
  }

  // An adverb or "and" counts only with more of the phrase behind it.
  [[nodiscard]] bool bridges(std::uint32_t at, std::uint32_t from) const {
    if (is(at, Pos::Adverb)) return is_modifier(at + 1) || is(at + 1, Pos::Number);
    const bool joint = is(at, Pos::Coordinator) || draft_.word(at) == ",";
    return joint && at > from && is_modifier(at - 1) && is(at + 1, Pos::Adjective) &&
           (is_nominal(at + 2) || is(at + 2, Pos::Adjective));
  }

  std::uint32_t noun_phrase(std::uint32_t at) {
    if (is(at, Pos::Pronoun)) {
      // "his report" goes on; "he" stands alone.
      const bool owns = is_nominal(at + 1) || is_modifier(at + 1);
      if (!owns || !is_owner_pronoun(draft_.key(at))) return add_phrase(at, at + 1, at);
    }
    std::uint32_t i = at;
    std::uint32_t head = kNone;
    if (is(i, Pos::Determiner) || is(i, Pos::Pronoun)) ++i;
    if (is(i, Pos::Determiner)) ++i;                     // "all the"
    if (i > at && draft_.key(i) == "one"_w) head = i++;  // "no one"
    while (i < end_) {
      if (is_verb_after_head(i, head) || opens_measure(i, head)) break;
      const Name* name = name_at(i);
      if (name != nullptr) {
        head = head_of(*name, i);
        i = name->tokens.end;
        if (!name->acronym.empty()) i = std::max(i, name->acronym.end + 1);
      } else if (is_possessive(i) && head != kNone) {
        ++i;
      } else if (is_nominal(i)) {
        head = i++;
      } else if (is_modifier(i) || bridges(i, at)) {
        ++i;
      } else {
        break;
      }
    }
    if (head == kNone)
      return is(at, Pos::Determiner) && i == at + 1 ? add_phrase(at, i, at) : at + 1;
    while (i > head + 1 && !is_inside_name(i - 1) && !is_possessive(i - 1)) --i;
    if (is_possessive(i - 1) && i - 1 > head) --i;
    return add_phrase(at, std::min(i, end_), head);
  }

  [[nodiscard]] bool is_inside_name(std::uint32_t at) const {
    const Name* name = name_at(at);
    if (name != nullptr) return true;
    for (std::size_t n = name_;
         n < draft_.out.names.size() && draft_.out.names[n].tokens.begin <= at; ++n) {
      const TokenRange& acronym = draft_.out.names[n].acronym;
      if (!acronym.empty() && at <= acronym.end) return true;
    }
    return false;
  }

  // "Crisis Centre of Georgia": the word before the tail.
  [[nodiscard]] std::uint32_t head_of(const Name& name, std::uint32_t from) const {
    for (std::uint32_t i = std::max(from, name.tokens.begin) + 1; i < name.tokens.end; ++i) {
      const std::uint64_t key = draft_.key(i);
      if (key == "of"_w || key == "for"_w || key == "on"_w || key == "against"_w || key == "in"_w) {
        return draft_.key(name.tokens.end - 1) == "report"_w ? name.tokens.end - 1 : i - 1;
      }
    }
    return name.tokens.end - 1;
  }

  static bool is_owner_pronoun(std::uint64_t key) {
    return key == "his"_w || key == "her"_w || key == "its"_w || key == "their"_w ||
           key == "our"_w || key == "my"_w || key == "your"_w || key == "whose"_w;
  }

  std::uint32_t add_phrase(std::uint32_t begin, std::uint32_t end, std::uint32_t head) {
    Chunk chunk;
    chunk.tokens = {begin, end};
    chunk.head = head;
    draft_.out.chunks.push_back(chunk);
    return end;
  }

  Draft& draft_;
  std::size_t name_ = 0;  // first name that ends after the position at hand
  std::size_t time_ = 0;  // first time expression and quantity that begin at or after it
  std::size_t sum_ = 0;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

void find_chunks(Draft& draft) {
  Chunker(draft).run();
  draft.out.chunk_of.assign(draft.size(), kNone);
  for (std::uint32_t i = 0; i < draft.out.chunks.size(); ++i) {
    const TokenRange& tokens = draft.out.chunks[i].tokens;
    std::fill(draft.out.chunk_of.begin() + tokens.begin, draft.out.chunk_of.begin() + tokens.end,
              i);
  }
}

}  // namespace plumbline::language

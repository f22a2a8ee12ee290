// SPDX-License-Identifier: Apache-2.0
//
// Word tags: the greedy perceptron of train/tagger, then what grammar decides for certain.

#include <array>
#include <utility>

#include "language/layers_internal.h"
#include "language/lemma.h"
#include "language/tag_weights_internal.h"
#include "language/tagger_internal.h"

namespace plumbline::language {
namespace {

using text::TokenKind;

constexpr std::array<Word, tagging::kClasses> kWords = {{
    {Pos::X, VerbForm::None, false, 0},
    {Pos::Interjection, VerbForm::None, false, 0},
    {Pos::Symbol, VerbForm::None, false, 0},
    {Pos::Adposition, VerbForm::None, false, 0},
    {Pos::Adjective, VerbForm::None, false, 0},
    {Pos::Adverb, VerbForm::None, false, 0},
    {Pos::Auxiliary, VerbForm::None, false, 0},
    {Pos::Coordinator, VerbForm::None, false, 0},
    {Pos::Determiner, VerbForm::None, false, 0},
    {Pos::Noun, VerbForm::None, false, 0},
    {Pos::Noun, VerbForm::None, true, 0},
    {Pos::Number, VerbForm::None, false, 0},
    {Pos::Particle, VerbForm::None, false, 0},
    {Pos::Pronoun, VerbForm::None, false, 0},
    {Pos::ProperNoun, VerbForm::None, false, 0},
    {Pos::ProperNoun, VerbForm::None, true, 0},
    {Pos::Subordinator, VerbForm::None, false, 0},
    {Pos::Verb, VerbForm::Base, false, 0},
    {Pos::Verb, VerbForm::Present, false, 0},
    {Pos::Verb, VerbForm::Present, false, 0},
    {Pos::Verb, VerbForm::Past, false, 0},
    {Pos::Verb, VerbForm::PastParticiple, false, 0},
    {Pos::Verb, VerbForm::Gerund, false, 0},
    {Pos::Punctuation, VerbForm::None, false, 0},
}};

// What the kind of token decides whatever the words around it; kClasses: nothing.
std::uint8_t decided(TokenKind kind) {
  switch (kind) {
    case TokenKind::Number: return tagging::kNum;
    case TokenKind::Punctuation:
    case TokenKind::OpenQuote:
    case TokenKind::CloseQuote: return tagging::kPunct;
    case TokenKind::Symbol: return tagging::kSym;
    case TokenKind::Word: return tagging::kClasses;
  }
  return tagging::kClasses;
}

// Small words that are one class wherever they stand ("were" is not: "there were"). They are a
// tenth of a text, and the features of none need to be weighed.
constexpr text::WordMap kAlways(std::to_array<text::WordValue<std::uint8_t>>({
    {"the"_w, tagging::kDet},
    {"an"_w, tagging::kDet},
    {"and"_w, tagging::kCconj},
    {"or"_w, tagging::kCconj},
    {"not"_w, tagging::kPart},
    {"n't"_w, tagging::kPart},
    {"he"_w, tagging::kPron},
    {"she"_w, tagging::kPron},
    {"it"_w, tagging::kPron},
    {"we"_w, tagging::kPron},
    {"they"_w, tagging::kPron},
    {"him"_w, tagging::kPron},
    {"them"_w, tagging::kPron},
    {"its"_w, tagging::kPron},
    {"their"_w, tagging::kPron},
    {"who"_w, tagging::kPron},
}));

std::uint8_t decided(const text::Token& token) {
  // In capitals they may be part of a name.
  if (token.kind == TokenKind::Word && token.letters == text::LetterCase::Lower) {
    const std::uint8_t* always = kAlways.find(token.key);
    if (always != nullptr) return *always;
  }
  return decided(token.kind);
}

// Tags one sentence with a few words in view, so that memory does not grow with its length.
class SentenceTagger {
 public:
  SentenceTagger(Draft& draft, const Weights& weights, KnownWords& known, const TokenRange& range)
      : draft_(draft), weights_(weights), known_(known), range_(range) {
    ring_.fill(known_.outside());
  }

  void run() {
    for (std::uint32_t i = 0; i < kAhead; ++i) load(range_.begin + i);
    prepare(range_.begin);
    prepare(range_.begin + 1);
    std::uint8_t one = tagging::kOutside;
    std::uint8_t two = tagging::kOutside;
    for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
      load(i + kAhead);
      prepare(i + 2);
      std::uint8_t tag = decided(draft_.out.tokens[i]);
      if (tag == tagging::kClasses) {
        tag = best(i, one, two);
      }
      draft_.out.words[i] = kWords[tag];
      two = std::exchange(one, tag);
    }
  }

 private:
  static constexpr std::uint32_t kAhead = 4;  // two words, and what is seen from the second

  // The place of a word in the ring; before the sentence nothing stands.
  [[nodiscard]] const KnownWord& seen(std::uint32_t at) const { return ring_[at % ring_.size()]; }

  [[nodiscard]] tagging::Window window(std::uint32_t at, std::uint8_t one, std::uint8_t two) const {
    return {&seen(at - 2).facts,
            &seen(at - 1).facts,
            &seen(at).facts,
            &seen(at + 1).facts,
            &seen(at + 2).facts,
            one,
            two};
  }

  void load(std::uint32_t at) {
    KnownWord& word = ring_[at % ring_.size()];
    if (at >= range_.end) {
      word = known_.outside();
      return;
    }
    const text::Token& token = draft_.out.tokens[at];
    word = known_.of(token, draft_.word(at), first_);
    if (decided(token.kind) != tagging::kPunct) first_ = false;
  }

  void prepare(std::uint32_t at) {
    if (at >= range_.end || decided(draft_.out.tokens[at]) != tagging::kClasses) return;
    tagging::Features& features = features_[at % features_.size()];
    tagging::add_pair_features(window(at, tagging::kOutside, tagging::kOutside), features);
    weights_.fetch(features, tagging::kPairFeatures);
  }

  // The rows of pairs were fetched before; those of the tags come meanwhile.
  [[nodiscard]] std::uint8_t best(std::uint32_t at, std::uint8_t one, std::uint8_t two) {
    tagging::Features& features = features_[at % features_.size()];
    tagging::add_tag_features(window(at, one, two), features);
    weights_.fetch(features, tagging::kTagFeatures);
    Scores scores = seen(at).here;
    scores.add(seen(at - 1).before);
    scores.add(seen(at + 1).after);
    weights_.add(features, tagging::kPairFeatures, scores);
    weights_.add(features, tagging::kTagFeatures, scores);
    return scores.best();
  }

  Draft& draft_;
  const Weights& weights_;
  KnownWords& known_;
  const TokenRange& range_;
  std::array<KnownWord, 8> ring_;  // a power of two, so that places before 0 wrap
  std::array<tagging::Features, 4> features_{};
  bool first_ = true;
};

struct AuxiliaryForm {
  VerbForm form = VerbForm::None;
  std::uint64_t lemma = 0;
};

constexpr text::WordMap kAuxiliaries(std::to_array<text::WordValue<AuxiliaryForm>>({
    {"is"_w, {VerbForm::Present, "be"_w}},          {"are"_w, {VerbForm::Present, "be"_w}},
    {"am"_w, {VerbForm::Present, "be"_w}},          {"was"_w, {VerbForm::Past, "be"_w}},
    {"were"_w, {VerbForm::Past, "be"_w}},           {"be"_w, {VerbForm::Base, "be"_w}},
    {"been"_w, {VerbForm::PastParticiple, "be"_w}}, {"being"_w, {VerbForm::Gerund, "be"_w}},
    {"'s"_w, {VerbForm::Present, "be"_w}},          {"'re"_w, {VerbForm::Present, "be"_w}},
    {"'m"_w, {VerbForm::Present, "be"_w}},          {"has"_w, {VerbForm::Present, "have"_w}},
    {"have"_w, {VerbForm::Present, "have"_w}},      {"had"_w, {VerbForm::Past, "have"_w}},
    {"having"_w, {VerbForm::Gerund, "have"_w}},     {"'ve"_w, {VerbForm::Present, "have"_w}},
    {"'d"_w, {VerbForm::Past, "have"_w}},           {"do"_w, {VerbForm::Present, "do"_w}},
    {"does"_w, {VerbForm::Present, "do"_w}},        {"did"_w, {VerbForm::Past, "do"_w}},
    {"can"_w, {VerbForm::Present, "can"_w}},        {"ca"_w, {VerbForm::Present, "can"_w}},
    {"could"_w, {VerbForm::Past, "could"_w}},       {"may"_w, {VerbForm::Present, "may"_w}},
    {"might"_w, {VerbForm::Past, "might"_w}},       {"must"_w, {VerbForm::Present, "must"_w}},
    {"will"_w, {VerbForm::Present, "will"_w}},      {"'ll"_w, {VerbForm::Present, "will"_w}},
    {"wo"_w, {VerbForm::Present, "will"_w}},        {"would"_w, {VerbForm::Past, "would"_w}},
    {"shall"_w, {VerbForm::Present, "shall"_w}},    {"should"_w, {VerbForm::Past, "should"_w}},
    {"sha"_w, {VerbForm::Present, "shall"_w}},
}));

// Participles that work as prepositions: "including minors", "according to the ministry".
bool is_preposition(const Draft& draft, std::uint32_t at) {
  const std::uint64_t key = draft.key(at);
  if (key == "according"_w || key == "owing"_w) return draft.key(at + 1) == "to"_w;
  return key == "including"_w || key == "regarding"_w || key == "concerning"_w ||
         key == "notwithstanding"_w;
}

// A participle and a past tense often look the same; the auxiliary before it tells which it is.
void settle_participle(Draft& draft, std::uint32_t at, std::uint32_t begin) {
  Word& word = draft.out.words[at];
  if (word.pos != Pos::Verb || word.form != VerbForm::Past) return;
  std::uint32_t back = at;
  while (back > begin && (draft.pos(back - 1) == Pos::Adverb || draft.key(back - 1) == "not"_w ||
                          draft.key(back - 1) == "n't"_w)) {
    --back;
  }
  if (back == begin || draft.pos(back - 1) != Pos::Auxiliary) return;
  const std::uint64_t lemma = draft.lemma(back - 1);
  if (lemma == "be"_w || lemma == "have"_w) word.form = VerbForm::PastParticiple;
}

// "a suspected ringleader": a participle between an article or possessive and a noun qualifies it.
bool is_attributive(const Draft& draft, std::uint32_t at, const TokenRange& range) {
  const Word& word = draft.out.words[at];
  if (word.pos != Pos::Verb || at == range.begin || at + 1 >= range.end) return false;
  if (word.form != VerbForm::Past && word.form != VerbForm::PastParticiple) return false;
  const std::uint64_t before = draft.key(at - 1);
  // "702 identified victims", but "in 2021 identified victims".
  const std::string_view number = draft.word(at - 1);
  const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  if (draft.pos(at - 1) == Pos::Number && !year) {
    return draft.pos(at + 1) == Pos::Noun && draft.out.words[at + 1].plural;
  }
  // "supplied forged letters": behind the verb of the clause.
  const bool helps = before == "have"_w || before == "has"_w || before == "had"_w ||
                     before == "having"_w || before == "got"_w || before == "get"_w;
  const bool behind_verb = draft.pos(at - 1) == Pos::Verb && !helps &&
                           (at < range.begin + 2 || draft.pos(at - 2) != Pos::Auxiliary);
  if (behind_verb) return draft.pos(at + 1) == Pos::Noun && draft.out.words[at + 1].plural;
  const bool led = before == "a"_w || before == "an"_w || before == "the"_w || before == "his"_w ||
                   before == "her"_w || before == "its"_w || before == "their"_w;
  return led && (draft.pos(at + 1) == Pos::Noun || draft.pos(at + 1) == Pos::Adjective);
}

// "a travel agency in Kumasi supplied letters": a participle of a passive has no object of its own,
// but for verbs that take two.
bool has_own_object(const Draft& draft, std::uint32_t at, const TokenRange& range) {
  const Word& word = draft.out.words[at];
  if (word.pos != Pos::Verb || word.form != VerbForm::PastParticiple) return false;
  if (at == range.begin || at + 1 >= range.end) return false;
  const Pos before = draft.pos(at - 1);
  if (before != Pos::Noun && before != Pos::ProperNoun) return false;
  static constexpr auto kTwoObjects =
      word_set("given"_w, "offered"_w, "called"_w, "named"_w, "paid"_w, "denied"_w, "sent"_w,
               "granted"_w, "awarded"_w, "shown"_w, "told"_w, "taught"_w, "lent"_w, "owed"_w,
               "promised"_w, "considered"_w, "made"_w, "left"_w, "charged"_w, "fined"_w,
               "elected"_w, "appointed"_w, "declared"_w, "asked"_w, "refused"_w);
  if (kTwoObjects.has(draft.key(at))) return false;
  const std::uint64_t next = draft.key(at + 1);
  const bool article = next == "a"_w || next == "an"_w || next == "the"_w || next == "his"_w ||
                       next == "her"_w || next == "its"_w || next == "their"_w;
  return article || (draft.pos(at + 1) == Pos::Noun && draft.out.words[at + 1].plural);
}

// "complaints stood at 300": verbs that are never passive are past tenses without an auxiliary.
bool is_intransitive(const Draft& draft, std::uint32_t at, const TokenRange& range) {
  static constexpr auto kVerbs =
      word_set("stood"_w, "fell"_w, "rose"_w, "remained"_w, "went"_w, "came"_w, "happened"_w,
               "died"_w, "arrived"_w, "occurred"_w, "appeared"_w, "disappeared"_w, "existed"_w,
               "slept"_w, "fled"_w, "escaped"_w, "ended"_w, "consisted"_w, "declined"_w);
  const Word& word = draft.out.words[at];
  if (word.pos != Pos::Verb || word.form != VerbForm::PastParticiple) return false;
  if (!kVerbs.has(draft.key(at)) || at == range.begin) return false;
  const Pos before = draft.pos(at - 1);
  return before != Pos::Auxiliary && before != Pos::Adverb && before != Pos::Particle;
}

// "calls more than doubled last year": an adjective to the tagger.
bool is_measured_verb(const Draft& draft, std::uint32_t at, const TokenRange& range) {
  if (draft.pos(at) != Pos::Adjective || at < range.begin + 2) return false;
  const std::string_view word = draft.word(at);
  if (!word.ends_with("ed") || draft.key(at - 1) != "than"_w || draft.key(at - 2) != "more"_w) {
    return false;
  }
  return draft.pos(at + 1) != Pos::Noun;
}

// "a Korean national and ...": nouns for people that look like adjectives where no noun follows.
bool is_person_noun(const Draft& draft, std::uint32_t at, const TokenRange& range) {
  static constexpr auto kNouns = word_set("national"_w, "minor"_w, "adult"_w, "criminal"_w,
                                          "individual"_w, "official"_w, "juvenile"_w);
  if (draft.pos(at) != Pos::Adjective || at == range.begin || !kNouns.has(draft.key(at)))
    return false;
  const Pos before = draft.pos(at - 1);
  const bool led =
      before == Pos::Determiner || before == Pos::Adjective || before == Pos::ProperNoun;
  const Pos next = at + 1 < range.end ? draft.pos(at + 1) : Pos::Punctuation;
  return led && next != Pos::Noun && next != Pos::ProperNoun && next != Pos::Adjective &&
         next != Pos::Number;
}

void settle(Draft& draft, const TokenRange& range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    Word& word = draft.out.words[i];
    const std::uint64_t key = draft.key(i);
    const AuxiliaryForm* form =
        word.pos == Pos::Auxiliary || word.pos == Pos::Verb ? kAuxiliaries.find(key) : nullptr;
    if (form != nullptr) {
      word.form = form->form;
      word.lemma = form->lemma;
      if (form->lemma == "be"_w) word.pos = Pos::Auxiliary;
      continue;
    }
    if (is_preposition(draft, i)) word = {Pos::Adposition, VerbForm::None, false, key};
    // "Migrants cross the desert": never a preposition, though it looks like one to the tagger.
    if (key == "cross"_w && word.pos == Pos::Adposition) word = {Pos::Verb, VerbForm::Present};
    if (is_attributive(draft, i, range)) word = {Pos::Adjective, VerbForm::PastParticiple};
    if (has_own_object(draft, i, range) || is_intransitive(draft, i, range)) {
      word.form = VerbForm::Past;
    }
    if (is_measured_verb(draft, i, range)) word = {Pos::Verb, VerbForm::Past};
    if (is_person_noun(draft, i, range)) word = {Pos::Noun, VerbForm::None};
    settle_participle(draft, i, range.begin);
    word.lemma = lemma_key(draft.word(i), word, key);
  }
}

}  // namespace

void tag_words(Draft& draft) {
  const Weights weights(draft.refdata.blob("tagger"));
  draft.out.words.assign(draft.out.tokens.size(), Word{});
  if (weights.empty()) {
    draft.out.diagnostics.push_back({"L001", "no tagger weights: words are not tagged", {}});
    for (std::uint32_t i = 0; i < draft.size(); ++i) draft.out.words[i].lemma = draft.key(i);
    return;
  }
  static thread_local KnownWords known;
  known.use(weights, draft.refdata.version());
  for (const text::Sentence& sentence : draft.out.sentences) {
    SentenceTagger(draft, weights, known, sentence.tokens).run();
    settle(draft, sentence.tokens);
  }
}

void settle_words(Draft& draft) {
  for (const text::Sentence& sentence : draft.out.sentences) settle(draft, sentence.tokens);
}

}  // namespace plumbline::language

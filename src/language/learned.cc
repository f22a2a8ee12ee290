// SPDX-License-Identifier: Apache-2.0

#include "language/learned.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "language/tree_words.h"

namespace plumbline::language {
namespace {

template <class Value>
struct Meaning {
  std::string_view label;
  Value value;
};

constexpr std::array<Meaning<Pos>, 17> kTags = {{
    {"ADJ", Pos::Adjective},
    {"ADP", Pos::Adposition},
    {"ADV", Pos::Adverb},
    {"AUX", Pos::Auxiliary},
    {"CCONJ", Pos::Coordinator},
    {"DET", Pos::Determiner},
    {"INTJ", Pos::Interjection},
    {"NOUN", Pos::Noun},
    {"NUM", Pos::Number},
    {"PART", Pos::Particle},
    {"PRON", Pos::Pronoun},
    {"PROPN", Pos::ProperNoun},
    {"PUNCT", Pos::Punctuation},
    {"SCONJ", Pos::Subordinator},
    {"SYM", Pos::Symbol},
    {"VERB", Pos::Verb},
    {"X", Pos::X},
}};

constexpr std::array<Meaning<VerbForm>, 6> kVerbForms = {{
    {"VB", VerbForm::Base},
    {"VBP", VerbForm::Present},
    {"VBZ", VerbForm::Present},
    {"VBD", VerbForm::Past},
    {"VBN", VerbForm::PastParticiple},
    {"VBG", VerbForm::Gerund},
}};

constexpr std::array<Meaning<Relation>, 45> kRelations = {{
    {"root", Relation::Root},
    {"nsubj", Relation::Subject},
    {"nsubj:pass", Relation::PassiveSubject},
    {"nsubj:outer", Relation::OuterSubject},
    {"csubj", Relation::ClausalSubject},
    {"csubj:pass", Relation::ClausalSubject},
    {"obj", Relation::Object},
    {"iobj", Relation::IndirectObject},
    {"ccomp", Relation::ClausalComplement},
    {"xcomp", Relation::OpenComplement},
    {"obl", Relation::Oblique},
    {"obl:unmarked", Relation::Oblique},
    {"obl:agent", Relation::Agent},
    {"advcl", Relation::AdverbialClause},
    {"advmod", Relation::AdverbialModifier},
    {"aux", Relation::Auxiliary},
    {"aux:pass", Relation::PassiveAuxiliary},
    {"cop", Relation::Copula},
    {"mark", Relation::Marker},
    {"nmod", Relation::NominalModifier},
    {"nmod:poss", Relation::Possessor},
    {"appos", Relation::Apposition},
    {"nummod", Relation::NumericModifier},
    {"acl", Relation::ClausalModifier},
    {"acl:relcl", Relation::RelativeClause},
    {"amod", Relation::Adjectival},
    {"det", Relation::Determiner},
    {"det:predet", Relation::Determiner},
    {"case", Relation::Case},
    {"conj", Relation::Conjunct},
    {"cc", Relation::Coordination},
    {"cc:preconj", Relation::Coordination},
    {"fixed", Relation::Fixed},
    {"flat", Relation::Flat},
    {"goeswith", Relation::Flat},
    {"compound", Relation::Compound},
    {"compound:prt", Relation::Particle},
    {"parataxis", Relation::Parataxis},
    {"punct", Relation::Punctuation},
    {"expl", Relation::Expletive},
    {"vocative", Relation::Vocative},
    {"discourse", Relation::Discourse},
    {"dislocated", Relation::Dislocated},
    {"list", Relation::List},
    {"orphan", Relation::Orphan},
}};

template <class Value, std::size_t N>
Value meaning(const std::array<Meaning<Value>, N>& table, std::string_view label, Value otherwise) {
  for (const Meaning<Value>& each : table) {
    if (each.label == label) return each.value;
  }
  return otherwise;
}

// Those that extract knows (content_events.cc).
constexpr std::array<std::string_view, 5> kModalities = {"asserted", "alleged", "denied", "planned",
                                                         "conditional"};

std::string two_places(float value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, 2);
  return {digits.data(), end.ptr};
}

}  // namespace

Learned::Learned(neural::Engine engine) : engine_(std::move(engine)) {
  for (const std::string& label : engine_.labels("upos")) {
    pos_.push_back(meaning(kTags, label, Pos::X));
  }
  for (const std::string& label : engine_.labels("xpos")) {
    Word word;
    word.form = meaning(kVerbForms, label, VerbForm::None);
    word.plural = label == "NNS" || label == "NNPS";
    form_.push_back(word);
  }
  const auto number = [](const std::vector<std::string>& labels, std::string_view wanted) {
    const auto found = std::find(labels.begin(), labels.end(), wanted);
    return static_cast<std::uint16_t>(found == labels.end() ? 0 : found - labels.begin());
  };
  verb_ = number(engine_.labels("upos"), "VERB");
  verb_plain_ = number(engine_.labels("xpos"), "VBP");
  verb_with_s_ = number(engine_.labels("xpos"), "VBZ");
  for (const std::string& label : engine_.labels("relations")) {
    relation_.push_back(meaning(kRelations, label, Relation::Other));
  }
}

Result<Learned> Learned::open(std::string_view model) {
  PL_TRY(neural::Engine engine, neural::Engine::open(model));
  // Another word for how sure an event is would be read as certainty.
  for (const std::string& label : engine.labels("modalities")) {
    if (std::find(kModalities.begin(), kModalities.end(), label) == kModalities.end()) {
      return Error{ErrorCode::Malformed,
                   "the language model knows a modality that this program does "
                   "not: " +
                       label};
    }
  }
  return Learned(std::move(engine));
}

std::string_view Learned::fine_tag(const TreeWord& word) const {
  return engine_.labels("xpos")[word.fine_tag];
}

std::string_view Learned::relation(const TreeWord& word) const {
  return engine_.labels("relations")[word.label];
}

void Learned::cut_words(std::string_view text, Analysis& analysis,
                        std::vector<std::uint32_t>& sentence_begins) const {
  std::vector<text::Span> spans;
  for (const text::Sentence& sentence : analysis.sentences) {
    sentence_begins.push_back(static_cast<std::uint32_t>(analysis.tree.size()));
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      spans.clear();
      cut_tree_words(text, analysis.tokens[i], spans);
      for (const text::Span& span : spans) analysis.tree.push_back({.span = span, .token = i});
    }
  }
  sentence_begins.push_back(static_cast<std::uint32_t>(analysis.tree.size()));
}

bool Learned::read(std::string_view text, Analysis& analysis) const {
  analysis.words.assign(analysis.tokens.size(), Word{});
  analysis.arcs.assign(analysis.tokens.size(), Arc{});
  std::vector<std::uint32_t> begins;
  cut_words(text, analysis, begins);
  std::vector<std::string_view> words;
  words.reserve(analysis.tree.size());
  for (const TreeWord& word : analysis.tree) words.push_back(text::slice(text, word.span));
  std::vector<neural::Words> sentences;
  for (std::size_t s = 0; s + 1 < begins.size(); ++s) {
    sentences.push_back(std::span(words).subspan(begins[s], begins[s + 1] - begins[s]));
  }
  const auto read = engine_.read(sentences);
  if (!read) {
    analysis.arcs.clear();
    analysis.tree.clear();
    return false;
  }
  const std::vector<neural::Reading>& readings = *read;
  std::vector<std::uint16_t> names(analysis.tree.size());
  for (std::size_t s = 0; s < readings.size(); ++s) {
    const neural::Reading& reading = readings[s];
    for (std::size_t i = 0; i < reading.tag.size(); ++i) {
      TreeWord& word = analysis.tree[begins[s] + i];
      word.tag = reading.tag[i];
      word.fine_tag = reading.fine_tag[i];
      word.label = reading.relation[i];
      word.relation = relation_[reading.relation[i]];
      word.head = reading.head[i] == 0 ? kNone : begins[s] + reading.head[i] - 1;
      names[begins[s] + i] = reading.name[i];
    }
    const auto tokens = [&](const neural::WordRange& range) {
      if (range.empty()) return TokenRange{};
      return TokenRange{analysis.tree[begins[s] + range.begin].token,
                        analysis.tree[begins[s] + range.end - 1].token + 1};
    };
    for (const neural::Attributed& each : reading.attributions) {
      analysis.guessed_attributions.push_back(
          {tokens(each.cue), tokens(each.source), tokens(each.content), tokens(each.more)});
    }
    for (const neural::Told& each : reading.events) {
      analysis.guessed_events.push_back(
          {engine_.labels("events")[each.kind], engine_.labels("modalities")[each.modality],
           analysis.tree[begins[s] + each.trigger].token, tokens(each.agent), tokens(each.patient),
           tokens(each.place), tokens(each.time)});
    }
  }
  mend_verbs(analysis);
  take_words(analysis);
  take_names(analysis, names);
  return true;
}

// A noun with a subject and no copula is a verb that the tags missed ("Armenia fully complies
// with").
void Learned::mend_verbs(Analysis& analysis) const {
  std::vector<bool> subject(analysis.tree.size()), copula(analysis.tree.size());
  for (const TreeWord& word : analysis.tree) {
    if (word.head == kNone) continue;
    if (word.relation == Relation::Subject) subject[word.head] = true;
    if (word.relation == Relation::Copula) copula[word.head] = true;
  }
  for (std::size_t i = 0; i < analysis.tree.size(); ++i) {
    TreeWord& word = analysis.tree[i];
    if (!subject[i] || copula[i] || pos_[word.tag] != Pos::Noun) continue;
    const bool plural = form_[word.fine_tag].plural;
    word.tag = verb_;
    word.fine_tag = plural ? verb_with_s_ : verb_plain_;
  }
}

// A token is what its last outermost word is: "well-known" is "known", "Al-Khobar" a name.
void Learned::take_words(Analysis& analysis) const {
  for (std::size_t i = 0; i < analysis.tree.size();) {
    const std::uint32_t token = analysis.tree[i].token;
    std::size_t end = i;
    std::size_t top = i;
    for (; end < analysis.tree.size() && analysis.tree[end].token == token; ++end) {
      const std::uint32_t head = analysis.tree[end].head;
      if (head == kNone || analysis.tree[head].token != token) top = end;
    }
    const TreeWord& word = analysis.tree[top];
    Word& out = analysis.words[token];
    out = form_[word.fine_tag];
    out.pos = pos_[word.tag];
    if (out.pos != Pos::Verb && out.pos != Pos::Auxiliary && out.pos != Pos::Adjective) {
      out.form = VerbForm::None;
    }
    analysis.arcs[token] = {word.head == kNone ? kNone : analysis.tree[word.head].token,
                            word.relation};
    i = end;
  }
}

void Learned::take_names(Analysis& analysis, const std::vector<std::uint16_t>& labels) const {
  const std::vector<std::string>& known = engine_.labels("names");
  const auto guess = [](std::string_view kind) {
    if (kind == "ORG") return NameGuess::Organisation;
    if (kind == "LOC") return NameGuess::Place;
    if (kind == "NORP") return NameGuess::Nationality;
    return NameGuess::Person;
  };
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string& label = known[labels[i]];
    if (!label.starts_with("B-")) continue;
    std::size_t end = i + 1;
    while (end < labels.size() && known[labels[end]].starts_with("I-")) ++end;
    const TokenRange tokens{analysis.tree[i].token, analysis.tree[end - 1].token + 1};
    if (!analysis.guessed_names.empty() &&
        analysis.guessed_names.back().tokens.end > tokens.begin) {
      continue;
    }
    analysis.guessed_names.push_back({tokens, guess(std::string_view(label).substr(2))});
  }
}

Result<std::string> Learned::words_to_conllu(std::string_view lines) const {
  std::vector<std::vector<std::string_view>> sentences;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    std::vector<std::string_view>& words = sentences.emplace_back();
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      if (end > at) words.push_back(line.substr(at, end - at));
      at = end + 1;
    }
  }
  const std::vector<neural::Words> views(sentences.begin(), sentences.end());
  PL_TRY(const std::vector<neural::Reading> readings, engine_.read(views));
  std::string out;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const neural::Reading& reading = readings[s];
    for (std::size_t i = 0; i < sentences[s].size(); ++i) {
      out += std::to_string(i + 1) + "\t" + std::string(sentences[s][i]) + "\t_\t" +
             engine_.labels("upos")[reading.tag[i]] + "\t" +
             engine_.labels("xpos")[reading.fine_tag[i]] + "\t_\t" +
             std::to_string(reading.head[i]) + "\t" +
             engine_.labels("relations")[reading.relation[i]] +
             "\t_\tName=" + engine_.labels("names")[reading.name[i]] +
             "|Factual=" + two_places(reading.factual[i]) + "\n";
    }
    out += "\n";
  }
  return out;
}

}  // namespace plumbline::language

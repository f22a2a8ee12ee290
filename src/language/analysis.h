// SPDX-License-Identifier: Apache-2.0
//
// How a text is built: tokens, tags, chunks, names, quotations, mentions, times and quantities.
// Layers over one text; every layer points into the token list, nothing owns a copy of the words.
//
// This header is the seam between engines: a learned engine fills the same layers. What the layers
// mean for trafficking is the business of `extract`.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "language/guesses.h"
#include "model/document.h"
#include "text/sentence.h"
#include "text/token.h"

namespace plumbline::language {

// Universal part-of-speech tags (UD v2).
enum class Pos : std::uint8_t {
  X,
  Noun,
  ProperNoun,
  Verb,
  Auxiliary,
  Adjective,
  Adverb,
  Pronoun,
  Determiner,
  Adposition,
  Coordinator,
  Subordinator,
  Number,
  Particle,
  Punctuation,
  Symbol,
  Interjection,
};

enum class VerbForm : std::uint8_t { None, Base, Present, Past, PastParticiple, Gerund };

// Relations of Universal Dependencies v2 to the head, with the few subtypes that are of use here.
enum class Relation : std::uint8_t {
  None,  // no tree was read
  Root,
  Subject,
  PassiveSubject,
  OuterSubject,
  ClausalSubject,
  Object,
  IndirectObject,
  ClausalComplement,  // ccomp: "said [that ...]"
  OpenComplement,     // xcomp: "began [to ...]"
  Oblique,
  Agent,  // obl:agent: "by the police"
  AdverbialClause,
  AdverbialModifier,
  Auxiliary,
  PassiveAuxiliary,
  Copula,
  Marker,
  NominalModifier,
  Possessor,  // nmod:poss
  Apposition,
  NumericModifier,
  ClausalModifier,  // acl
  RelativeClause,   // acl:relcl
  Adjectival,       // amod
  Determiner,
  Case,
  Conjunct,
  Coordination,  // cc
  Fixed,
  Flat,
  Compound,
  Particle,  // compound:prt
  Parataxis,
  Punctuation,
  Expletive,
  Vocative,
  Discourse,
  Dislocated,
  List,
  Orphan,
  Other,
};

// Where a token hangs in the tree of its sentence.
struct Arc {
  std::uint32_t head = kNone;  // token; kNone: the root of the sentence
  Relation relation = Relation::None;
};

// A word as Universal Dependencies cuts it: a hyphenated token is several ("well", "-", "known").
struct TreeWord {
  text::Span span;
  std::uint32_t token = kNone;
  std::uint32_t head = kNone;  // index in Analysis::tree; kNone: the root
  Relation relation = Relation::None;
  std::uint16_t tag = 0, fine_tag = 0, label = 0;  // as the model numbers them; see learned.h
};

struct Word {
  Pos pos = Pos::X;
  VerbForm form = VerbForm::None;
  bool plural = false;
  std::uint64_t lemma = 0;  // text::key_of(lemma): "arrested" -> key of "arrest"
};

enum class ChunkKind : std::uint8_t { NounPhrase, VerbGroup };

// Base noun phrases (determiner to head, no prepositional tail) and verb groups ("has not been
// arrested", "are recruited"). Sorted, not overlapping.
struct Chunk {
  ChunkKind kind = ChunkKind::NounPhrase;
  TokenRange tokens;
  std::uint32_t head = kNone;  // token index: last noun, or main verb
  // verb groups
  bool passive = false;
  bool negated = false;         // "not", "never", "no longer" in or before the group
  bool infinitive = false;      // "to recruit"
  std::uint32_t modal = kNone;  // token index of may, might, could, would, will, should
};

enum class NameKind : std::uint8_t {
  Person,
  Organisation,
  Place,
  Nationality,
  Law,
  Work,
  Event,
  Language,
  Other
};

// A proper name, with what reference data knows of it.
struct Name {
  TokenRange tokens;
  NameKind kind = NameKind::Other;
  std::string canonical;         // "Federal Investigation Agency"; the printed form if unknown
  std::string country;           // alpha-3 of the place, demonym or agency; empty if unknown
  std::uint32_t place = kNone;   // index in RefData places, for NameKind::Place
  std::uint32_t agency = kNone;  // index in RefData agencies
  bool is_country = false;       // the name of a whole country, or a demonym of one
  bool is_region = false;        // "Europe", "Central Asia", "the Gulf"
  TokenRange acronym;            // "(FIA)" given beside the name: the token FIA
};

// Words in quotation marks. Paragraph-continued quotations (each paragraph reopens the mark) are
// one quotation with several parts.
struct Quotation {
  std::vector<TokenRange> parts;  // tokens between the marks
  std::uint32_t open = kNone;     // token index of the opening mark; kNone: missing
  std::uint32_t close = kNone;    // token index of the closing mark; kNone: missing
  bool scare = false;             // one or few words without a verb: a term, not speech
};

// A stretch that refers to somebody: name, noun phrase or pronoun, with the entity it belongs to.
struct Mention {
  TokenRange tokens;
  std::uint32_t head = kNone;
  std::uint32_t entity = kNone;  // index in Analysis::entities
  std::uint32_t name = kNone;    // index in Analysis::names
  bool pronoun = false;
};

enum class EntityKind : std::uint8_t {
  Unknown,
  Person,
  Organisation,
  Government,
  Place,
  Group,
  Work
};

struct Entity {
  EntityKind kind = EntityKind::Unknown;
  std::string name;     // best full form seen: "Geraldine Ruiz", "Lantern Foundation"
  std::string country;  // alpha-3
  std::vector<std::uint32_t> mentions;
};

// "between 2006 and 2012", "last year" (relative to the document's date, if it has one), "in May".
struct TimeExpression {
  TokenRange tokens;
  Period period;  // unstated if it cannot be resolved
  bool relative = false;
};

// "484", "at least 1,078", "two dozen", "10 to 15 percent".
struct Quantity {
  TokenRange tokens;
  double value = 0;
  std::optional<double> upper;
  std::string approximator;  // as printed; empty if exact
  bool percent = false;
  std::string currency;    // ISO 4217; empty if it is a count
  bool year_like = false;  // probably a year, not a count
};

struct Analysis {
  std::vector<text::Token> tokens;
  std::vector<Word> words;  // one for each token
  std::vector<Arc> arcs;    // one for each token; empty where no learned engine read the text
  std::vector<TreeWord> tree;
  std::vector<GuessedName> guessed_names;
  std::vector<GuessedAttribution> guessed_attributions;
  std::vector<GuessedEvent> guessed_events;  // by their triggers
  std::vector<text::Sentence> sentences;
  std::vector<std::uint32_t> sentence_of;  // token index -> sentence index
  std::vector<Chunk> chunks;
  std::vector<std::uint32_t> chunk_of;  // token index -> chunk index; kNone between chunks
  std::vector<Name> names;
  std::vector<Quotation> quotations;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;
  std::vector<model::Diagnostic> diagnostics;

  [[nodiscard]] text::Span span(const TokenRange& range) const {
    return text::span_of(tokens, range);
  }
};

}  // namespace plumbline::language

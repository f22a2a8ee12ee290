// SPDX-License-Identifier: Apache-2.0
//
// The view through which attribution reads a text: words by position, phrases around a position,
// and the reporting cues found. Private to extract's attribution files.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/attribution.h"
#include "language/analysis.h"
#include "model/document.h"
#include "refdata/refdata.h"
#include "text/word_key.h"

namespace plumbline::extract {

using language::kNone;
using language::Pos;
using language::VerbForm;
using text::TokenRange;

using text::operator""_w;

template <class... Keys>
[[nodiscard]] constexpr bool one_of(std::uint64_t key, Keys... keys) {
  return ((key == keys) || ...);
}

// What a cue takes, as data/cues.tsv says in its `note`.
enum CueFrame : std::uint32_t {
  kThat = 1U << 0U,
  kQuote = 1U << 1U,
  kNp = 1U << 2U,
  kInf = 1U << 3U,
  kGer = 1U << 4U,
  kObj = 1U << 5U,
  kOf = 1U << 6U,
  kAs = 1U << 7U,
  kWh = 1U << 8U,
  kTopic = 1U << 9U,
  kAttitude = 1U << 10U,
  kText = 1U << 11U,
  kFind = 1U << 12U,
  kMore = 1U << 13U,
  kCite = 1U << 14U,
  kIn = 1U << 15U,
  kUnknown = 1U << 16U,
  kWay = 1U << 17U,
};

enum class Pattern : std::uint8_t { Verb, Impersonal, Preposition, Noun, Adverb, Cross };

// A phrase of data/cues.tsv in the text, read as one of its patterns.
struct CueHit {
  TokenRange tokens;
  Pattern pattern = Pattern::Verb;
  model::Manner manner = model::Manner::Says;
  std::uint32_t frames = 0;
};

// A verb with its auxiliaries, adverbs and negation.
struct VerbGroup {
  TokenRange tokens;
  std::uint32_t verb = kNone;
  bool finite = false;
  bool passive = false;
  bool infinitive = false;
  bool negated = false;
  bool gerund = false;
};

// The document and its analysis by token position. Positions past the end answer as an empty word.
class Reading {
 public:
  Reading(const model::Document& document, const language::Analysis& analysis,
          const refdata::RefData& refdata);

  const model::Document& document;
  const language::Analysis& analysis;
  const refdata::RefData& refdata;

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(analysis.tokens.size());
  }
  [[nodiscard]] std::uint64_t key(std::uint32_t at) const {
    return at < size() ? analysis.tokens[at].key : 0;
  }
  [[nodiscard]] std::uint64_t lemma(std::uint32_t at) const {
    return at < size() ? analysis.words[at].lemma : 0;
  }
  [[nodiscard]] Pos pos(std::uint32_t at) const {
    return at < size() ? pos_[at] : Pos::Punctuation;
  }
  [[nodiscard]] VerbForm form(std::uint32_t at) const {
    return at < size() ? form_[at] : VerbForm::None;
  }
  [[nodiscard]] text::TokenKind kind(std::uint32_t at) const {
    return at < size() ? analysis.tokens[at].kind : text::TokenKind::Punctuation;
  }
  [[nodiscard]] std::string_view word(std::uint32_t at) const;
  [[nodiscard]] std::string_view words(const TokenRange& range) const;
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t at) const {
    return at < size() ? analysis.sentence_of[at] : kNone;
  }
  [[nodiscard]] TokenRange sentence(std::uint32_t at) const;  // of the token
  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t at) const;
  // Index of the quotation whose inside or marks hold the token; kNone.
  [[nodiscard]] std::uint32_t quote_of(std::uint32_t at) const {
    return at < size() ? quote_of_[at] : kNone;
  }
  [[nodiscard]] bool speech(std::uint32_t quotation) const;  // not a scare quote
  [[nodiscard]] bool opens_quote(std::uint32_t at) const {
    return kind(at) == text::TokenKind::OpenQuote;
  }
  [[nodiscard]] bool closes_quote(std::uint32_t at) const {
    return kind(at) == text::TokenKind::CloseQuote;
  }
  [[nodiscard]] bool capital(std::uint32_t at) const;
  [[nodiscard]] bool comma(std::uint32_t at) const { return key(at) == ","_w; }
  [[nodiscard]] bool stop(std::uint32_t at) const;  // . ! ? ...
  [[nodiscard]] bool dash(std::uint32_t at) const;
  [[nodiscard]] bool nominal(std::uint32_t at) const;      // noun, name or non-possessive pronoun
  [[nodiscard]] bool possessive(std::uint32_t at) const;   // 's, '
  [[nodiscard]] bool finite_verb(std::uint32_t at) const;  // a verb or auxiliary that can be finite
  [[nodiscard]] bool relative(std::uint32_t at) const;     // who, which, that after a noun
  [[nodiscard]] bool participle(std::uint32_t at) const;   // "cited", "published", without "be"
  [[nodiscard]] bool preposition(std::uint32_t at) const { return pos(at) == Pos::Adposition; }

  // The group around a verb token.
  [[nodiscard]] VerbGroup verb_group(const TokenRange& verb) const;
  // The noun phrase that ends at `end` (exclusive), with prepositional tails; empty: none.
  [[nodiscard]] TokenRange phrase_before(std::uint32_t end) const;
  // The noun phrase that begins at `begin`; `tails`: with prepositional tails.
  [[nodiscard]] TokenRange phrase_after(std::uint32_t begin, bool tails) const;
  // The closing comma of an apposition that opens with the comma at `at`; kNone if it is none.
  [[nodiscard]] std::uint32_t apposition_end(std::uint32_t at) const;
  // A subject and a finite verb begin at `at`.
  [[nodiscard]] bool clause_at(std::uint32_t at) const;
  // Any finite verb in the range, quoted or not.
  [[nodiscard]] bool has_finite_verb(const TokenRange& range) const;
  // Past adverbs and time words that may stand between cue and content.
  [[nodiscard]] std::uint32_t skip_time(std::uint32_t at) const;

  std::vector<CueHit> hits;           // in text order
  std::vector<std::uint32_t> hit_at;  // token -> hit that begins or lies there; kNone
  [[nodiscard]] const CueHit* hit(std::uint32_t at) const {
    return at < hit_at.size() && hit_at[at] != kNone ? &hits[hit_at[at]] : nullptr;
  }
  // "citing", "with reference to": another's words follow.
  [[nodiscard]] bool cites_here(std::uint32_t at) const {
    const CueHit* found = hit(at);
    return found != nullptr && found->pattern == Pattern::Preposition &&
           found->manner == model::Manner::Cites;
  }

 private:
  void find_hits();
  void mend_tags();
  [[nodiscard]] bool verb_by_place(std::uint32_t at) const;
  void add_hit(const TokenRange& tokens, const std::vector<std::uint32_t>& values);
  [[nodiscard]] bool takes_phrase_word(std::uint32_t at, std::uint32_t next) const;

  std::vector<std::uint32_t> quote_of_;
  std::vector<Pos> pos_;  // of the analysis, but for what the place of a reporting word tells
  std::vector<VerbForm> form_;
};

// One attribution while it is being found.
struct Found {
  Attribution out;
  // As the learned engine has source and content, where it has them: what is told of the
  // attribution. Claims are cut from `out`, whose spans take in what the rules know to belong
  // together.
  std::vector<TokenRange> told_content;
  TokenRange told_source;
  std::uint32_t frames = 0;
  Pattern pattern = Pattern::Verb;
  bool parenthetical = false;  // "as S notes", "according to S": shares its content with others
  bool participle = false;     // ", recalling that": speaks for the subject of its clause
  bool nobody = false;         // impersonal: no source stands in the text
  bool sole_topic = false;     // the content names a subject, not a claim
  bool introduces = false;     // "F interviewed S": no statement yet, but S speaks through F
  bool origin = false;         // "the figures come from S": inside of whoever tells it
  bool names_only = false;     // "F cites S, who said that C": only names S
  bool slight = false;         // "suspected of", "knows that": kept, but nobody's statement
  bool tied = false;           // "citing S": bound to the act of reporting around it
  TokenRange via;              // "presented in an article by F": who hands it on
  TokenRange via_work;         // "to which F refers in its article"
  TokenRange medium;           // "in its 2023 report", "in an interview with F": where it was said
  TokenRange hearer;           // "told F": to whom it was said
};

// Where the subject of a verb stands and how it is tied to the verb.
struct Subject {
  TokenRange tokens;        // with an apposition's closing comma
  std::uint32_t begin = 0;  // of the phrase: where content before it must end
  bool shared = false;      // taken from an earlier verb of the same clause
  bool impersonal = false;  // "it is noted"
};

// subjects.cc. `depth`: verbs whose subject is taken from an earlier one.
[[nodiscard]] Subject subject_of(const Reading& reading, const VerbGroup& group, int depth = 0);
[[nodiscard]] Subject shared_subject(const Reading& reading, const VerbGroup& group, int depth = 0);
// ", saying that": the subject of the verb above it; empty where no tree tells it.
[[nodiscard]] TokenRange speaker_of_participle(const Reading& reading, std::uint32_t verb);
// "a man who said that ..., saying that": the first verb tells of a noun, in a clause that does not
// hold the participle.
[[nodiscard]] bool in_other_clause(const Reading& reading, std::uint32_t verb,
                                   std::uint32_t participle);
// "said S": the subject after its verb, with its apposition.
[[nodiscard]] TokenRange inverted_subject(const Reading& reading, std::uint32_t after);
// "by S" after a passive verb, "in R" after "it is noted".
[[nodiscard]] TokenRange agent_after(const Reading& reading, std::uint32_t at);
// said.cc: verbs as cues, before, after, inside their content; tallies.cc: "S counted 27 cases".
void find_said(const Reading& reading, std::vector<Found>& found);
void find_tallies(const Reading& reading, std::vector<Found>& found);
// quoted.cc: "F quotes S as saying C", "S is quoted by F as saying C".
void find_quoted(const Reading& reading, std::vector<Found>& found);
// according.cc: prepositions, nouns, adverbs, colons, credits in brackets.
void find_according(const Reading& reading, std::vector<Found>& found);
// circumstances.cc: where, to whom it was said; drops cues that only name such a place.
void find_circumstances(const Reading& reading, std::vector<Found>& found);
void find_cross_sentence(const Reading& reading, std::vector<Found>& found);  // "So says R."
// Where the content that begins at `begin` ends; `clause`: a clause or quotation, not a phrase.
[[nodiscard]] std::uint32_t content_end(const Reading& reading, std::uint32_t begin, bool clause);
// After "S said": does the tag end here, or with a phrase of place or time?
[[nodiscard]] bool ends_tag(const Reading& reading, std::uint32_t at);
// "LAGOS, May 6 (Gulf Post) - ": past the dash that ends a dateline at a sentence's begin.
[[nodiscard]] std::uint32_t past_dateline(const Reading& reading, const TokenRange& sentence);
// A quotation closes right before `at`, with or without a comma.
[[nodiscard]] bool quoted_before(const Reading& reading, std::uint32_t at);
// The clause or quotation that ends at `tag_begin`, where "S said" begins; empty: none.
[[nodiscard]] TokenRange content_before(const Reading& reading, std::uint32_t tag_begin,
                                        bool as_clause);
// "..., she said, ..." and "...," she said. "...": what goes on after the tag, if anything.
[[nodiscard]] TokenRange second_part(const Reading& reading, std::uint32_t tag_end,
                                     const TokenRange& first);
// Without a final full stop or comma, unless a quotation mark stands outside it.
[[nodiscard]] TokenRange trim_content(const Reading& reading, TokenRange range);

}  // namespace plumbline::extract

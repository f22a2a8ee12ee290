// SPDX-License-Identifier: Apache-2.0
//
// Which of all the names around a text is whoever publishes it. The rules read forms
// (frame_head.h), the learned engine words (frame_guess.h); each knows names that the other misses.
// So every part of the lines above, of what opens the text and of the lines below is a candidate,
// described by what both say of it, by where it stands and by how it is written;
// data/publisher_weights.tsv (train/heads) says what each of these weighs, and the best candidate
// is taken if it is far enough ahead of none.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "language/frame_guess.h"
#include "language/frame_head.h"

namespace plumbline::language {

class Learned;

// The rows of data/publisher_weights.tsv, which are named as these are.
enum class PublisherFeature : std::uint8_t {
  Any,
  Ruled,         // the rules name it
  RuledPart,     // they name more or less of it
  RuledOther,    // they name another
  RuledAlike,    // ... which says the same in other letters
  RuledOutlet,   // they name it, and it is known or named as outlets are
  RuledOpening,  // they name it, and it opens the text
  LeastLead,     // the engine's scores: of the weakest word, from -6 to 4
  LeastAbove,    // ... as far as above 0
  MeanLead,
  LeadBefore,  // of the word before, in the same line
  LeadBehind,
  GuessBest,
  Guess,
  GuessOther,  // the best guess is another, by how much it is above 0
  Head,
  Opening,  // of the text
  Foot,
  FirstLine,
  SecondLine,
  ThirdLine,
  LaterLine,
  LastOfHead,
  LastLine,
  LastButOne,
  Whole,
  Opens,
  Closes,
  OneWord,
  ThreeWords,
  SixWords,
  MoreWords,
  Organisation,
  Capitals,
  Ordinary,
  TitleCased,
  Headline,
  Genre,
  Navigation,
  Domain,         // "hill.info"
  DomainMatches,  // "www.baylight.example" stands in the text: "Bay Light"
  The,
  Digits,
  InTitle,
  IsTitle,
  OfTitle,  // the title's line says more
  RecursOnce,
  RecursMore,
  AgainAround,  // another line of head or foot says it, too
  LineHoldsDate,
  Rights,
  Told,         // "told Bay Light", "told the Courier" in the text
  BehindOrgan,  // "Newsletter of the "
  KindBehind,   // ", network of families", "– the blog of a nurse"
  BehindBy,     // "By Jane Roe for ...", "special to the ..."
  BeforeBar,    // what divides it from what follows on the line
  BeforeDash,
  BeforeSlash,
  BeforeColon,
  BeforeComma,
  BeforeBracket,
  BeforeQuote,
  BeforeStop,
  BehindBar,  // ... from what stands before
  BehindDash,
  BehindSlash,
  BehindColon,
  BehindComma,
  BehindBracket,
  BehindQuote,
  BehindStop,
  JoinsBar,  // the name would hold the sign: "Ministry of Labour, Region VII"
  JoinsDash,
  JoinsSlash,
  JoinsColon,
  JoinsComma,
  JoinsBracket,
  JoinsQuote,
  JoinsStop,
  InBrackets,
  SenseNothing,  // FrameNames::sense_of
  SenseDate,
  SenseSection,
  SensePost,
  SensePlace,
  SenseOutlet,
  SenseBody,
  SensePerson,
  SenseName,
  RoleMasthead,  // of its line, as the rules read it
  RoleEmblem,
  RoleTagline,
  RoleRubric,
  RoleLabel,
  RoleTitle,
  RoleStandfirst,
  RoleByline,
  RoleDateLine,
  RoleCredit,
  RoleGreeting,
  RoleOther,
  InText,       // it stands in the text alone, where outlets speak of themselves
  MentionTold,  // publisher_mentions_internal.h: the text speaks of it so
  MentionOwn,
  MentionIs,
  MentionWrites,
  MentionSays,
  BeforeVerb,    // "... welcomes the ruling"
  BeforeTail,    // "... No. 27", "... magazine", "... 2001"
  NumberBehind,  // ", no. 44, November 2025"
  PlaceBehind,   // ". Kostanay region"
  PersonBefore,
  PlaceLast,  // "Hill Gazette, Lagos"
  NextLabel,  // the rules take the next line for a label or rubric
  PreviousByline,
  OnlyCapitals,    // of the lines of the head
  InitialsAround,  // "(HG)" stands in head or opening
  IsInitials,      // ... and this is it
  TwoWords,
  PaperWord,  // "Diario", "Vesti"
  BodyWord,   // "Stichting", "Observatorio"
  Dateline,   // it opens the text, between signs and before a dash
  FootWhole,
  FootOpens,
  OpeningOpens,
  FirstWhole,
  TopLead,     // no candidate has a higher mean score of the engine
  ShortWords,  // "RU EN GE"
  Supplement,  // "Saturday Magazine"
  TextOutlet,  // in the text, and named or known as outlets are
  Inside,      // of a sentence, in the opening: only the engine names it
  FootAlone,   // likewise of the foot
};
constexpr std::size_t kPublisherFeatures = 132;
[[nodiscard]] std::string_view name_of(PublisherFeature feature);

struct PublisherCandidate {
  text::Span text;
  std::array<float, kPublisherFeatures> features{};
};

// What the choice is made from.
struct PublisherQuestion {
  std::string_view text;
  std::span<const text::Span> head;  // lines
  std::span<const HeadRole> roles;   // of these, as the rules read them
  text::Span running;                // the text behind
  std::optional<text::Span> ruled;   // whom the rules name
  std::optional<text::Span> title;   // likewise
};

[[nodiscard]] std::vector<PublisherCandidate> publisher_candidates(
    const PublisherQuestion& question, const FrameGuess& guess, const FrameNames& names);

// Whether whom the rules name stands below a line that says "Author" and nothing else.
[[nodiscard]] bool is_below_author_label(const PublisherQuestion& question,
                                         const FrameNames& names);

// Whether the text tells of `name` as nobody tells of himself: "N is accused of", "N was
// sentenced"; of a person also by the surname.
[[nodiscard]] bool is_told_of(std::string_view text, const text::Span& running,
                              std::string_view name);

// The candidates of a document, as its frame is read (frame.cc): what train/heads learns from.
[[nodiscard]] std::vector<PublisherCandidate> publisher_candidates(const model::Document& document,
                                                                   const refdata::RefData& refdata,
                                                                   const Learned& learned);

// Learned weights (train/heads). Made once for each version of the data.
struct PublisherWeights {
  std::array<std::int16_t, kPublisherFeatures> weights{};  // hundredths
  std::int16_t margin = 0;        // hundredths by which the best must be ahead of none
  std::int16_t ruled_margin = 0;  // ... if it is the one that the rules name
  [[nodiscard]] static const PublisherWeights& of(const refdata::RefData& refdata);
};

struct ChosenPublisher {
  text::Span text;
  bool sure = false;  // far ahead of none: it may be what the rules took for the title
};
// Whether whom the rules name is among them. A name of a form that candidates do not have (it
// begins small, it has very many words) is not weighed, and so not dropped.
[[nodiscard]] bool weighs_ruled(std::span<const PublisherCandidate> candidates);

// The best candidate, where it is far enough ahead of naming none.
[[nodiscard]] std::optional<ChosenPublisher> chosen_publisher(
    std::span<const PublisherCandidate> candidates, const PublisherWeights& weights);

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// How the head of a document is read: the lines above its first running paragraph. Every line has
// features (frame_head_features.cc); data/head_weights.tsv says how well each feature fits each
// role, data/head_order.tsv which role may follow which; the best assignment of roles to all lines
// together is chosen by dynamic programming (frame_head_roles.cc; Viterbi, IEEE Trans. Inf. Theory
// 13, 1967). A name is taken for the publisher's only where the best reading with a masthead beats
// the best one without by a margin: a wrong publisher harms more than none.

#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "language/frame_head_words.h"
#include "language/frame_internal.h"

namespace plumbline::language {

enum class HeadRole : std::uint8_t {
  Masthead,    // whoever publishes
  Emblem,      // a name above it: the state, a parent body, a newsletter's own title
  Tagline,     // "What Congress did this week, in plain language"
  Rubric,      // section, breadcrumb, menu, press office
  Label,       // "PRESS RELEASE", "Policy digest no. 41"
  Title,       //
  Standfirst,  // below the title
  Byline,      //
  DateLine,    // date, perhaps with outlet and place
  Credit,      // "Source: ...", "Photo: ..."
  Greeting,    // "Dear friends,"
  Other,
};
constexpr std::size_t kHeadRoles = 12;

// The rows of data/head_weights.tsv, which are named as these are.
enum class HeadFeature : std::uint8_t {
  Any,  // every line has it
  First,
  OneWord,
  TwoToSixWords,
  SevenOrMoreWords,
  ThreeOrMoreWords,
  FiveOrMoreWords,
  NotLikeAName,  // not written in capitals, or as titles are
  NoName,        // so written, yet no name, organisation or place
  Capitals,
  SmallLetters,  // a word inside that is no small word of a name begins small
  BeginsSmall,
  Stop,
  Question,
  Quoted,
  Colon,
  Comma,
  OpenEnd,
  Alone,  // a paragraph of its own
  Outlet,
  Body,
  Organisation,  // a word of it names organisations
  Name,
  Ordinary,         // all words are of the language
  MostlyOrdinary,   // more than half
  OrdinaryOutlet,   // an outlet's name of such words: "The Daily Bread"
  PublicationName,  // ends as periodicals are called: "Northern Rights Review"
  Place,
  BehindPlace,  // "Lagos, ..."
  Person,
  HeadlineVerb,
  NotInName,
  Participle,
  Opener,
  Field,
  DocumentWord,
  Digits,
  Described,         // "Bay Light · the blog of the crisis centre"
  Publication,       // "Newsletter of ...", "A fortnightly letter on ..."
  TaglineOpening,    // "Stories from ...", "News for ..."
  Organ,             // "Newsletter of the Hill Society"
  PublicationBelow,  // the next line says that this is one
  OrganBeside,       // the line below is one; this is no sure outlet
  Issued,            // "Statement by the Hill Coalition"
  FromSource,        // "From: Office for Safe Migration"
  State,
  Genre,
  NumberedGenre,
  Programme,  // "Summary of the broadcast" below the name of the station
  Navigation,
  Menu,   // several parts of menus
  Crumb,  // "Africa › Mali"
  PressUnit,
  Greeting,
  Address,
  Recurs,     // the text names it again
  Owned,      // the text speaks as it: "told Bay Light", "Bay Light:"
  CrumbLeaf,  // repeats the end of a breadcrumb
  OutletElsewhere,
  NameElsewhere,  // a name that may be an outlet's or a person's
  BodyBelow,      // the next line is a body too: this one is above it
  Late,           // a line that may be the title stands above
  LateBody,       // ... and this is a body
  GenreBeside,
  DeclaredBeside,
  DateBelow,
  OccasionBelow,  // the date of a sitting
  TitleBelow,     // a line that may be the title stands in a paragraph below
  Contrast,       // that line is not written as this one is
  Longest,        // of the lines of which nothing is known beforehand
  Last,           // of the head
  Ends,           // its paragraph
  HoldsDate,      // somewhere
  People,         // names persons and says no more than what they are and where
  MaybePeople,    // ... of names that may be anything
  By,             // "Told by Nadia", "Words: Jane Roe"
  Bracketed,
  Bars,           // divided by bars, bullets or wide gaps
  OpensWithSign,  // neither a letter nor a number nor a quotation mark
  ShortLabel,     // "Views: 3418", "Reading time: 6 min"
  Echoed,         // words of it return in the text's first paragraphs
  InLead,         // before the first sentence, in brackets or before a dash: "LAGOS (Bay Wire) -"
  InFoot,         // the last lines name it again
  Cut,            // the name is what stands before a bar or bracket
  BylineBeside,   // a line beside it is a byline
  DateAbove,
  DatedFrame,     // a date, and besides a name of which nothing is known
  CutAtDate,      // the name is what stands before a date
  FootElsewhere,  // the last lines name whoever holds the rights, and not this
};
constexpr std::size_t kHeadFeatures = 89;
using HeadFeatures = std::bitset<kHeadFeatures>;

// One line of the head as the reading gets it.
struct HeadInput {
  text::Span text;
  bool first = true;                    // of its paragraph
  std::optional<HeadRole> fixed;        // what markup or a label says
  std::optional<FrameLine> frame;       // all of it is frame
  std::optional<HeadRole> guessed;      // the learned engine is sure of it
  std::optional<text::Span> publisher;  // ... and where the line names whoever publishes
};

// What a document's head is read from.
struct HeadInputs {
  std::vector<HeadInput> lines;
  text::Span running;  // the text behind it
};
[[nodiscard]] HeadInputs head_inputs(const model::Document& document,
                                     const refdata::RefData& refdata);

// The stretches of a document that the learned engine reads of its frame (frame_guess.h).
[[nodiscard]] std::vector<text::Span> frame_stretches(const model::Document& document,
                                                      const refdata::RefData& refdata);

// One line as features.
struct HeadLine {
  std::optional<HeadRole> fixed;
  std::optional<HeadRole> guessed;
  bool first = true;
  HeadFeatures line;   // of the whole line
  HeadFeatures name;   // of the part that would be the name
  text::Span name_at;  // that part
};

// The features of all lines. `running`: the text behind the head.
[[nodiscard]] std::vector<HeadLine> head_features(std::string_view text,
                                                  std::span<const HeadInput> lines,
                                                  const text::Span& running,
                                                  const FrameNames& names);

// The only name in a dated line of which nothing is known: it may be whoever publishes or wrote.
[[nodiscard]] const Segment* unknown_name(std::string_view text, const FrameLine& frame);

// One of them by itself, without what the other lines say.
[[nodiscard]] HeadLine read_line_features(std::string_view text, std::span<const HeadInput> lines,
                                          std::size_t i, const text::Span& running,
                                          const FrameNames& names);
// Where the text behind the head names it again, written so or with small letters; the first few.
[[nodiscard]] std::vector<std::size_t> places_of_name(std::string_view text, const text::Span& span,
                                                      std::string_view name);

// As data/head_weights.tsv and head_order.tsv write them.
[[nodiscard]] std::string_view name_of(HeadRole role);
[[nodiscard]] std::string_view name_of(HeadFeature feature);

// Learned weights (train/heads). Made once for each version of the data.
struct HeadWeights {
  std::array<std::array<std::int16_t, kHeadRoles>, kHeadFeatures> features{};
  // By role before (the last: none), role, inside one paragraph or not.
  std::array<std::array<std::array<std::int16_t, 2>, kHeadRoles>, kHeadRoles + 1> order{};
  int margin = 0;    // by which a reading with a masthead must beat the best one without
  int untitled = 0;  // what a reading without a title loses
  [[nodiscard]] static const HeadWeights& of(const refdata::RefData& refdata);
};

// The best assignment: a role for each line.
[[nodiscard]] std::vector<HeadRole> best_roles(std::span<const HeadLine> lines,
                                               const HeadWeights& weights);

// What the head says, read as a whole.
struct HeadReading {
  std::vector<HeadRole> roles;
  std::optional<text::Span> publisher;
  std::optional<std::size_t> publisher_line;
  text::Span behind_publisher;       // what the line says behind it: "Bari, 3 May 2024"
  std::optional<std::size_t> title;  // line
};
[[nodiscard]] HeadReading read_head(std::string_view text, std::span<const HeadInput> lines,
                                    const text::Span& running, const FrameNames& names);

// Of the marks that lines of any role may bear (frame_head_marks.cc).

// The longest whole date in `span`, whatever stands around it.
[[nodiscard]] std::optional<Segment> date_inside(std::string_view text, const text::Span& span,
                                                 const FrameNames& names);
// That, or numbers of which what stands `below` tells the day.
[[nodiscard]] std::optional<Segment> date_of_line(std::string_view text, const text::Span& line,
                                                  const text::Span& below, const FrameNames& names);
// The parts of a line that holds outlet, title and date between bars; none: it is one line.
[[nodiscard]] std::vector<text::Span> parts_of_line(std::string_view text, const text::Span& line,
                                                    const FrameNames& names);
// Whom a line names that names persons and says nothing else but what they are, where and when:
// "Words: Jane Roe and Ari Lee in Lagos", "by JANE ROE, chief reporter".
struct NamedPeople {
  std::vector<text::Span> people;  // none: the line is no such line
  bool by = false;                 // it says that they made the text
  bool known = false;              // one of them bears a first name that is known, or initials
};
[[nodiscard]] NamedPeople people_in(std::string_view text, const text::Span& line,
                                    const FrameNames& names);

// The block that a line of this role is. A standfirst that no title could be is a heading.
[[nodiscard]] model::BlockRole block_role_of(HeadRole role, bool may_be_title);

// frame_foot.cc: "Summary of broadcast: Radio Hill, evening news, 8 April 2025." before the first
// sentence of `span`: a list of a few words each, of which the last is the date.
struct DatedList {
  text::Span text;
  Segment date;
};
[[nodiscard]] std::optional<DatedList> read_dated_list(std::string_view text, text::Span span,
                                                       const FrameNames& names);

}  // namespace plumbline::language

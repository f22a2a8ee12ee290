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
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/frame_internal.h"

namespace plumbline::language {

// The kinds of data/wordlists/head_words.tsv, which says what they mean; in its order of names.
enum class HeadWord : std::uint8_t {
  Addressed,
  Aired,
  BodyKind,
  Broadcaster,
  CreditLabel,
  Declared,
  Desk,
  Document,
  Field,
  FirstAppeared,
  Genre,
  Greeting,
  HeadlineVerb,
  Interview,
  Issue,
  LastEdited,
  Navigation,
  NotInName,
  Occasion,
  Opener,
  OwnVoice,
  Period,
  PressUnit,
  Programme,
  Publication,
  PublicationName,
  Season,
  Small,
  State,
  SureState,
  Told,
  We,
  Work,
};

// What the rows of wordlists/head_words.tsv mean. Made once for each version of the data.
class HeadWords {
 public:
  [[nodiscard]] static const HeadWords& of(const refdata::RefData& refdata);

  // All of `words` is such a word or phrase; case does not matter.
  [[nodiscard]] bool is(std::string_view words, HeadWord kind) const;
  // Bytes of the longest such phrase that `words` begins with; 0: none.
  [[nodiscard]] std::size_t opening_of(std::string_view words, HeadWord kind) const;
  // One of the words, divided by blanks, is such a word.
  [[nodiscard]] bool any_in(std::string_view words, HeadWord kind) const;
  // Where the first such phrase begins and how long it is; npos if there is none.
  struct Found {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
  };
  [[nodiscard]] Found find_in(std::string_view words, HeadWord kind) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  [[nodiscard]] std::size_t opening_of_folded(std::string_view folded, HeadWord kind) const;

  using Kinds = std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>>;
  Kinds kinds_;
  Kinds first_;  // of which kinds a phrase begins with this word: few words do
  std::array<std::size_t, 64> most_words_{};  // of a phrase of each kind
};

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
  BodyBelow,  // the next line is a body too: this one is above it
  Late,       // a line that may be the title stands above
  LateBody,   // ... and this is a body
  GenreBeside,
  DeclaredBeside,
  DateBelow,
  OccasionBelow,  // the date of a sitting
  TitleBelow,     // a line that may be the title stands in a paragraph below
  Contrast,       // that line is not written as this one is
};
constexpr std::size_t kHeadFeatures = 68;
using HeadFeatures = std::bitset<kHeadFeatures>;

// One line of the head as the reading gets it.
struct HeadInput {
  text::Span text;
  bool first = true;               // of its paragraph
  std::optional<HeadRole> fixed;   // what markup or a label says
  std::optional<FrameLine> frame;  // all of it is frame
};

// One line as features.
struct HeadLine {
  std::optional<HeadRole> fixed;
  bool first = true;
  HeadFeatures line;                  // of the whole line
  HeadFeatures name;                  // of the part that would be the name
  std::optional<text::Span> name_at;  // that part
};

// The features of all lines. `running`: the text behind the head.
[[nodiscard]] std::vector<HeadLine> head_features(std::string_view text,
                                                  std::span<const HeadInput> lines,
                                                  const text::Span& running,
                                                  const FrameNames& names);

// One of them by itself, without what the other lines say.
[[nodiscard]] HeadLine read_line_features(std::string_view text, std::span<const HeadInput> lines,
                                          std::size_t i, const text::Span& running,
                                          const FrameNames& names);
// Where the text behind the head names it again, written so or with small letters; the first few.
[[nodiscard]] std::vector<std::size_t> places_of_name(std::string_view text, const text::Span& span,
                                                      std::string_view name);

// Hand-set weights. Made once for each version of the data.
struct HeadWeights {
  std::array<std::array<std::int16_t, kHeadRoles>, kHeadFeatures> features{};
  // By role before (the last: none), role, inside one paragraph or not.
  std::array<std::array<std::array<std::int16_t, 2>, kHeadRoles>, kHeadRoles + 1> order{};
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

// Words and forms that several files of the reading use; frame_head_words.cc.

// "STATEMENT", "Fact sheet": what a text is. `numbered`: "Policy digest no. 41" too.
[[nodiscard]] bool is_genre(std::string_view line, const HeadWords& words);
[[nodiscard]] bool is_numbered_genre(std::string_view line, const HeadWords& words);
[[nodiscard]] bool all_capitals(std::string_view words);
[[nodiscard]] std::vector<std::string_view> blank_divided(std::string_view words);

}  // namespace plumbline::language

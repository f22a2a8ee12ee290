// SPDX-License-Identifier: Apache-2.0
//
// What is known before any document is read: countries and demonyms, places, agencies and their
// true names, outlets, reporting cues, the trafficking lexicon, verdict formulas, the tier table,
// Palermo elements, frames. No facts about cases.
//
// The texts live in data/ (TSV, one idea a file, each naming its source and licence). The build
// compiles them with tools/compile_refdata into one binary image that is linked into the program
// and used in place: loading checks its hash and sets pointers. Immutable, shareable by threads.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/phrase_table.h"

namespace plumbline::refdata {

struct Country {
  std::string_view alpha3;
  std::string_view alpha2;
  std::string_view name;       // short English name: "Azerbaijan"
  std::string_view adjective;  // "Azerbaijani"
  std::string_view capital;    // "Baku"
};

enum class PlaceKind : std::uint8_t { City, Capital, Region, WorldRegion };

struct PlaceRecord {
  std::string_view name;     // canonical English name
  std::string_view country;  // alpha-3; empty for a world region
  std::string_view region;   // first-level region's name, may be empty
  std::uint32_t geonames_id = 0;
  std::uint32_t population = 0;
  float latitude = 0;
  float longitude = 0;
  PlaceKind kind = PlaceKind::City;
};

struct Agency {
  std::string_view name;     // "Federal Investigation Agency"
  std::string_view acronym;  // "FIA"; may be empty
  std::string_view country;  // alpha-3; empty: international
  std::string_view kind;  // SourceKind word: government, international, court, organisation, outlet
};

// What the head of a cue does with its arguments. The word is given as lemma or fixed phrase.
struct Cue {
  std::string_view phrase;  // "say", "point out", "according to", "in the words of"
  std::string_view
      pattern;  // verb | passive | impersonal | preposition | noun | adverb | cross-sentence
  std::string_view manner;  // says, cites, denies, alleges, finds, hopes
  std::string_view note;
};

struct Term {
  std::string_view term;
  std::string_view concept_code;  // "TIP", "SMUGGLING", "RECRUIT" ...
  std::string_view category;      // core, act, means, purpose, victim, perpetrator, response ...
  std::string_view language;
  std::string_view confidence;  // H, M, L
};

struct TierRow {
  std::string_view country;   // alpha-3
  int year = 0;               // edition of the report
  std::string_view tier;      // 1, 2, 2WL, 3, SPECIAL
  std::string_view evidence;  // how the row is known (see data/tiers.tsv)
  std::string_view source;
};

struct Formula {
  std::string_view id;
  std::string_view compliance;  // full, not-full
  std::string_view efforts;     // significant, not-significant, ""
  std::string_view tiers;       // "2 2WL"
  int first_year = 0;
  int last_year = 0;
  std::string_view text;  // with X for the country
  std::string_view verified;
};

// One table of each kind. Views live as long as the RefData.
class RefData {
 public:
  // The image linked into the program. Malformed if it fails its check.
  [[nodiscard]] static Result<RefData> load();
  // An image from elsewhere (tests, fuzzing); `image` must outlive the result.
  [[nodiscard]] static Result<RefData> from_image(std::string_view image);

  [[nodiscard]] std::span<const Country> countries() const;
  [[nodiscard]] const Country* country(std::string_view alpha3) const;
  // Countries by any of their names, demonyms, adjectives or codes, folded.
  [[nodiscard]] const text::PhraseTable& country_names() const;  // value: index | kDemonymBit
  static constexpr std::uint32_t kDemonymBit = 0x80000000U;

  [[nodiscard]] std::size_t place_count() const;
  [[nodiscard]] PlaceRecord place(std::uint32_t index) const;
  [[nodiscard]] const text::PhraseTable& place_names() const;  // value: place index, several a name

  [[nodiscard]] std::span<const Agency> agencies() const;
  [[nodiscard]] const text::PhraseTable& agency_names() const;  // names and acronyms

  [[nodiscard]] std::span<const Cue> cues() const;
  [[nodiscard]] const text::PhraseTable& cue_phrases() const;

  [[nodiscard]] std::span<const Term> terms() const;
  [[nodiscard]] const text::PhraseTable& term_phrases() const;  // all languages

  [[nodiscard]] std::span<const TierRow> tiers() const;
  // The row of a country in an edition, nothing if the table has none.
  [[nodiscard]] const TierRow* tier(std::string_view alpha3, int edition) const;
  [[nodiscard]] std::span<const Formula> formulas() const;

  // A word list of data/wordlists/<name>.tsv as keys of text::key_of (first names, titles,
  // negations, hedges, roles ...). Empty if there is no such list.
  [[nodiscard]] const text::PhraseTable& wordlist(std::string_view name) const;
  // Any further table of data/<name>.tsv: rows of cells, header first. For frames and the like.
  [[nodiscard]] std::vector<std::vector<std::string_view>> table(std::string_view name) const;
  // Any further binary of data/<name>.bin (a tagger's weights), empty if there is none.
  [[nodiscard]] std::string_view blob(std::string_view name) const;

  // SHA-256 of the image: with the engine version, the key of everything derived.
  [[nodiscard]] std::string_view version() const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace plumbline::refdata

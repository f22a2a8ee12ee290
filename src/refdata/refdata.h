// SPDX-License-Identifier: Apache-2.0
//
// What is known before any document is read: countries and demonyms, places, agencies and their
// true names, outlets, reporting cues, the trafficking lexicon, verdict formulas, the tier table,
// Palermo elements, frames. No facts about cases.
//
// The texts live in data/ (TSV, one idea a file, each naming its source and licence). The build
// compiles them with tools/compile_refdata into one binary image that is linked into the program
// and used in place: loading checks its checksum and sets pointers. Immutable, shareable by
// threads. docs/reference/data.md describes each file for those who extend the data.

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

// What the values of the name tables mean: an index and what the printed form must look like.
struct NameValue {
  std::uint32_t index = 0;
  bool demonym = false;  // country names: "Azerbaijani", "Pakistanis"
  bool acronym = false;  // only where the text prints it in capitals: "US", "FIA", "WHO"
  bool common = false;   // also an ordinary word or a person's name ("Nice", "Mary"): needs context
};

constexpr std::uint32_t kDemonymBit = 0x80000000U;
constexpr std::uint32_t kAcronymBit = 0x40000000U;
constexpr std::uint32_t kCommonBit = 0x20000000U;

[[nodiscard]] constexpr NameValue name_value(std::uint32_t value) {
  return {value & ~(kDemonymBit | kAcronymBit | kCommonBit), (value & kDemonymBit) != 0,
          (value & kAcronymBit) != 0, (value & kCommonBit) != 0};
}

struct Country {
  std::string_view alpha3;
  std::string_view alpha2;
  std::string_view name;       // short English name: "Azerbaijan"
  std::string_view adjective;  // "Azerbaijani"
  std::string_view capital;    // "Baku"
  std::uint32_t geonames_id = 0;
  float latitude = 0;  // of a point near the middle; 0, 0: none is known
  float longitude = 0;
};

// District: a second-level division ("Walker County"). Only the small places have such.
enum class PlaceKind : std::uint8_t { City, Capital, Region, WorldRegion, District };

struct PlaceRecord {
  std::string_view name;     // canonical English name
  std::string_view country;  // alpha-3; empty for a world region
  std::string_view region;   // first-level region's name, may be empty
  std::uint32_t geonames_id = 0;
  std::uint32_t population = 0;  // of a region: of its towns; of a district: 0
  float latitude = 0;            // 0, 0: not known (some world regions)
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
  std::string_view note;    // frame or restriction in words: "about NP", "that", "quote"
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
  std::string_view tier;      // 1, 2, 2WL, 3, SPECIAL, not-in-report
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

// Rows of cells used in place: no allocation, any access out of range is an empty cell.
class TableView {
 public:
  TableView() = default;
  // The section of an image; an empty view if it is not one.
  explicit TableView(std::string_view section);

  [[nodiscard]] std::size_t rows() const { return rows_; }  // without the header
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;
  // Where a column stands by its header name.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  [[nodiscard]] std::string_view header(std::size_t column) const;

 private:
  [[nodiscard]] std::string_view at(std::size_t index) const;

  std::string_view section_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
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
  // Countries by any of their names, demonyms, adjectives, in several languages; no ISO codes, for
  // "it", "in" and "can" are such. Values as name_value() reads them.
  [[nodiscard]] const text::PhraseTable& country_names() const;

  // World regions, first-level regions and populated places. Flag bits are ignored.
  [[nodiscard]] std::size_t place_count() const;
  [[nodiscard]] PlaceRecord place(std::uint32_t index) const;
  // World regions, first-level regions and places over 5,000 people. Values as name_value() reads
  // them; several a name, world regions first, then the most populous.
  [[nodiscard]] const text::PhraseTable& place_names() const;
  // Towns under 5,000 people, districts, short forms of regions ("Miss."). So many that they are
  // found by chance: they make no name a place, but tell which place a name is that is one.
  [[nodiscard]] const text::PhraseTable& small_place_names() const;

  [[nodiscard]] std::span<const Agency> agencies() const;
  [[nodiscard]] const text::PhraseTable& agency_names() const;  // values as name_value() reads them

  [[nodiscard]] std::span<const Cue> cues() const;
  // Surface forms ("say", "says", "said", "saying"; "pointed out"); value: index in cues(). One
  // phrase may have several patterns, so several values.
  [[nodiscard]] const text::PhraseTable& cue_phrases() const;

  [[nodiscard]] std::span<const Term> terms() const;
  // Surface forms of all languages, plurals and inflected verbs too; value: index in terms().
  [[nodiscard]] const text::PhraseTable& term_phrases() const;

  [[nodiscard]] std::span<const TierRow> tiers() const;
  // The row of a country in an edition, nothing if the table has none.
  [[nodiscard]] const TierRow* tier(std::string_view alpha3, int edition) const;
  [[nodiscard]] std::span<const Formula> formulas() const;

  // A word list of data/wordlists/<name>.tsv as keys of text::key_of (first names, titles,
  // negations, hedges, roles ...). Empty if there is no such list. Value: row of
  // table("wordlists/<name>").
  [[nodiscard]] const text::PhraseTable& wordlist(std::string_view name) const;
  // Any table of data/<name>.tsv ("palermo", "frames/arrest", "wordlists/titles"); no rows if there
  // is none. data/places/ is not kept as tables.
  [[nodiscard]] TableView table_view(std::string_view name) const;
  // The phrases of the first column of such a table ("|" separates several); value: row.
  [[nodiscard]] const text::PhraseTable& table_phrases(std::string_view name) const;
  // The same as a copy: rows of cells, header first. Allocates; for tests and start-up.
  [[nodiscard]] std::vector<std::vector<std::string_view>> table(std::string_view name) const;
  // Any further binary of data/<name>.bin (a tagger's weights), empty if there is none, or if it is
  // the language model and damaged (refdata/linked_model.h says why).
  [[nodiscard]] std::string_view blob(std::string_view name) const;

  // SHA-256 of the image: with the engine version, the key of everything derived.
  [[nodiscard]] std::string_view version() const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace plumbline::refdata

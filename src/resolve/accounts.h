// SPDX-License-Identifier: Apache-2.0
//
// What one report tells of events, made ready to be held beside what other reports tell: the typed
// incidents of its claims, with what their sentences and the rest of the document say of people,
// places and days. Which of them are the same event is incidents.h.
//
// Reading is pure and looks at one document; the reader may be shared by threads.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "model/report.h"
#include "refdata/refdata.h"
#include "text/span.h"

namespace plumbline::resolve {

// Which part somebody plays in an event; the table is data/happenings.tsv.
enum class Part : std::uint8_t { None, Authority, Accused, Victim, Site, Open };

struct Happens {
  std::string type;    // as a claim has it: "sentence"
  std::string kin;     // what may be told of one happening shares it: "conviction"
  std::string status;  // what becomes of the accused by it; may be empty
  Part agent = Part::None;
  Part patient = Part::None;
};

// What a phrase says of people.
struct Party {
  std::string words;                 // as printed; empty: not told
  std::vector<std::string> persons;  // as the document names them at their fullest
  std::optional<double> count;
  std::string approximator;            // "at least"; empty: told as exact
  std::vector<std::string> countries;  // alpha-3, of "Nepali", "from Nepal"; sorted
  std::vector<std::string> nouns;      // folded, sorted: "owner", "cannery"
  bool plural = false;                 // more than one, however many
  // The same without any name; what is shown where nobody may be named.
  std::string description;
  std::vector<std::string> names;  // words that are, or may be, part of somebody's name
};

struct Spot {
  std::string name;     // "Burgas, Bulgaria"
  std::string country;  // alpha-3; may be all that is known
  std::uint32_t geonames = 0;
  float latitude = 0;
  float longitude = 0;
  bool town = false;  // neither a country nor a first-level region
};

struct Told {
  Happens what;
  Party accused;
  Party victims;
  std::string authority;  // "Police"
  std::string site;       // "a nightclub"
  std::optional<Spot> spot;
  bool spot_carried = false;  // told in another sentence than the event
  Period when;
  std::string penalty;
  model::Modality modality = model::Modality::Asserted;
  std::string claim;    // "c3"
  std::string said_by;  // the origin of the claim's chain; empty: the outlet itself
  text::Span word;      // what tells it: "freed"
  text::Span passage;   // of the claim
  text::Span sentence;
  std::uint32_t paragraph = 0;
  bool headline = false;
  bool other_case = false;  // its sentence says that it is another case
  bool taken_back = false;  // told only to be corrected
};

// A document, or a sentence of it, takes something back.
struct Notice {
  enum class Kind : std::uint8_t { Correction, Retraction };
  Kind kind = Kind::Correction;
  text::Span passage;
  std::vector<double> wrong;  // numbers it says were wrong
  std::vector<double> right;
  bool whole_document = false;  // the document is nothing but the notice
};

// Words of a paragraph, by text::key_of, with how often; sorted by key.
using WordCounts = std::vector<std::pair<std::uint64_t, float>>;

struct Account {
  std::string id;  // hash of the document
  std::string publisher;
  std::string title;
  Date published;
  std::vector<Told> tellings;  // in reading order
  std::vector<Notice> notices;
  // Of the title (0) and of paragraphs that hold a telling, or of all of a short text.
  std::vector<std::pair<std::uint32_t, WordCounts>> paragraphs;
  // Persons named, in whatever part: paragraph, folded full name.
  std::vector<std::pair<std::uint32_t, std::string>> people;
  std::vector<std::string> cites;  // folded names of everybody in a chain, sorted
  // Words of names that nobody may be shown: of victims, and of all others in the text who are
  // neither accused nor heard as a source. Folded, sorted.
  std::vector<std::string> withheld;
  std::vector<std::string> details;  // of model::Withheld; whoever knows them fills them in
  std::size_t totals = 0;            // events left out: sums over many, or nothing tells which
};

class AccountReader {
 public:
  // `refdata` must outlive it.
  explicit AccountReader(const refdata::RefData& refdata);
  // Linear in the text. Events that are denied, planned or conditional are not told. `hidden`: what
  // of a text with all its names must not be told; no place or time is read out of it.
  [[nodiscard]] Account read(const model::Document& document,
                             const std::vector<model::Claim>& claims,
                             const std::vector<text::Span>& hidden = {}) const;
  // Account::withheld of read() without the rest of it, for two thirds of the work.
  [[nodiscard]] std::vector<std::string> withheld(const model::Document& document,
                                                  const std::vector<model::Claim>& claims) const;
  [[nodiscard]] const Happens* happens(std::string_view type) const;
  // All types, as a list in words.
  [[nodiscard]] std::string types() const;

 private:
  const refdata::RefData& refdata_;
  std::vector<Happens> table_;  // sorted by type
};

// The words of a name as withhold() compares them.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);

// `text` with every capitalised one of these words, sorted and as name_words() writes them, put as
// "[name withheld]".
[[nodiscard]] std::string withhold(std::string_view text, const std::vector<std::string>& words);

}  // namespace plumbline::resolve

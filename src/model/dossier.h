// SPDX-License-Identifier: Apache-2.0
//
// A dossier: what the documents of a workspace say of one country, told so that every statement can
// be checked by somebody else. This is the value; `publish` turns it into a page, a text or a file.
//
// Words are in the language of the dossier and final: nothing here is a code to be looked up, but
// where a comment says so. No name of a victim stands in it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/dossier_pictures.h"
#include "model/passage.h"
#include "model/withheld.h"

namespace plumbline::model {

// What a form of output needs beside the blocks: "Contents", "Page {0}", by key
// (data/dossier_words).
struct DossierWords {
  std::string language = "en";  // BCP 47
  bool right_to_left = false;
  std::map<std::string, std::string, std::less<>> patterns;
  // The words of `key`; the key itself if there are none, so that a gap is seen and not hidden.
  [[nodiscard]] std::string at(std::string_view key) const;
};

struct DossierDocument {
  std::string hash;  // SHA-256 of the original's bytes
  std::string name;  // under which it was added
  std::string publisher;
  std::vector<std::string> authors;
  std::string title;
  std::string url;
  std::string published;  // ISO; empty: not stated
  std::string retrieved;  // by a web archive, likewise
  std::string language;   // code
  std::string media_type;
  std::string withdrawn;  // what is known of a correction or retraction, in words; empty: nothing
  bool operator==(const DossierDocument&) const = default;
};

// What a statement rests on. `exact` are the words as printed, "[name withheld]" for names that
// nobody may be shown.
struct DossierPassage {
  explicit DossierPassage(Passage at) : passage(std::move(at)) {}

  Passage passage;
  std::size_t document = 0;  // index of Dossier::documents
  std::string claim;         // "c12"
  std::string kind;          // code of the claim's kind
  std::string modality;      // code
  std::string chain;         // describe(chain)
  std::string exact;
  std::size_t start = 0;  // in code points of the document's text, half-open
  std::size_t end = 0;
  bool operator==(const DossierPassage&) const = default;
};

// A statement of a person, who wrote it or put what the program said in other words.
struct DossierHand {
  std::string who;
  std::string at;           // UTC
  std::string instead_of;   // words of the program; empty: a sentence of the person's own
  bool unsourced = false;   // nothing is cited for it
  std::string tag;          // printed behind it, in words: who, and whether nothing is cited
  std::int64_t change = 0;  // its number in the draft
  bool operator==(const DossierHand&) const = default;
};

struct DossierStatement {
  std::string
      key;  // one in the dossier, and the same in the dossier of another day: "route.out.GEO"
  std::string words;
  std::vector<std::size_t>
      passages;  // indices of Dossier::passages; empty: a statement on the
                 // workspace ("no figure was found"), checked by making it anew
  std::optional<DossierHand> hand = std::nullopt;
  bool operator==(const DossierStatement&) const = default;
};

struct DossierHeading {
  int level = 3;  // 3, 4; sections are 2
  std::string words;
  bool operator==(const DossierHeading&) const = default;
};

struct DossierParagraph {
  // Own: a person's, with `label` above it.
  enum class Form : std::uint8_t { Body, Item, Aside, Own };
  std::vector<DossierStatement> statements;
  Form form = Form::Body;
  std::string label = {};
  bool operator==(const DossierParagraph&) const = default;
};

struct DossierCell {
  std::string words;
  std::vector<std::size_t> passages;
  CellMark mark = CellMark::None;
  bool operator==(const DossierCell&) const = default;
};

struct DossierColumn {
  std::string words;
  int width = 1;  // share of the line
  bool number = false;
  bool operator==(const DossierColumn&) const = default;
};

// The first cell of a row is its heading. A row may be short.
struct DossierTable {
  std::string key;
  std::string caption;
  std::vector<DossierColumn> columns;
  std::vector<std::vector<DossierCell>> rows;
  // Of the rows, where the words of their first cell do not tell them apart or change from day to
  // day; empty: those words.
  std::vector<std::string> keys = {};
  bool operator==(const DossierTable&) const = default;
};

using DossierBlock = std::variant<DossierHeading, DossierParagraph, DossierTable, TierTimeline,
                                  SeriesChart, CriteriaMatrix, SourceNetwork, RouteMap>;

// What an editor took out of a draft. In no form of the dossier but as a number.
struct DossierLeftOut {
  std::string section;
  std::string key;
  std::string words;
  std::string who;
  std::string at;
  std::string why;
  std::int64_t change = 0;
  bool operator==(const DossierLeftOut&) const = default;
};

struct DossierSection {
  std::string id;  // "routes"
  std::string title;
  std::vector<DossierBlock> blocks;
  bool operator==(const DossierSection&) const = default;
};

struct Dossier {
  std::string title;
  std::string subtitle;
  std::string country;  // alpha-3
  std::string country_name;
  std::string date;        // ISO: as asked, else of the newest document; empty: none is dated
  std::string date_asked;  // empty: the date is that of the newest document
  std::string standard;    // id; empty: not assessed
  int year = 0;
  std::vector<std::string> asked;  // ids of sections, if they were chosen
  std::string style;               // of citations: "chicago-notes"
  std::string draft;               // name; empty: nobody changed anything
  std::int64_t draft_change = 0;   // number of its last change
  std::string edited;              // who changed it and when, in words
  std::vector<DossierLeftOut> left_out;
  std::string engine;  // versions that made it
  std::string reference_data;
  DossierWords words;
  std::vector<DossierSection> sections;
  std::vector<DossierDocument> documents;  // cited ones, in order of first citation
  std::vector<DossierPassage> passages;    // likewise
  std::string newest;                      // ISO: of what is told of; empty: none is dated
  // For whoever makes the dossier and for nobody who reads it: in no form of it.
  std::vector<std::string> warnings;
  // Likewise: changes of the draft that fit nothing any more.
  std::vector<std::string> draft_warnings;
  // What the documents cited withhold, where a draft is made: people's words name nobody either.
  std::vector<Withheld> withheld;
};

// A row of a table says one thing: its cells in order.
[[nodiscard]] DossierStatement statement_of(const DossierTable& table, std::size_t row);

// Of a row of a table, as its statement has it.
[[nodiscard]] std::string row_key(const DossierTable& table, std::size_t row);

// Of a block that is taken out or moved as a whole: of a paragraph that of its first statement, of
// a table its own, of a picture "picture.routes", after what it shows. Empty: of a heading.
[[nodiscard]] std::string block_key(const DossierBlock& block);

// Drops passages and documents that nothing cites, and numbers the others in the order of their
// first citation.
void number_passages(Dossier& dossier);

// Every statement with its key, in order: of paragraphs, and of tables one a row.
[[nodiscard]] std::vector<DossierStatement> statements_of(const Dossier& dossier);

}  // namespace plumbline::model

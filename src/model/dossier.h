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
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/dossier_pictures.h"
#include "model/passage.h"

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

struct DossierStatement {
  std::string
      key;  // one in the dossier, and the same in the dossier of another day: "route.out.GEO"
  std::string words;
  std::vector<std::size_t>
      passages;  // indices of Dossier::passages; empty: a statement on the
                 // workspace ("no figure was found"), checked by making it anew
  bool operator==(const DossierStatement&) const = default;
};

struct DossierHeading {
  int level = 3;  // 3, 4; sections are 2
  std::string words;
  bool operator==(const DossierHeading&) const = default;
};

struct DossierParagraph {
  enum class Form : std::uint8_t { Body, Item, Aside };
  std::vector<DossierStatement> statements;
  Form form = Form::Body;
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
  std::string engine;              // versions that made it
  std::string reference_data;
  DossierWords words;
  std::vector<DossierSection> sections;
  std::vector<DossierDocument> documents;  // cited ones, in order of first citation
  std::vector<DossierPassage> passages;    // likewise
  std::string newest;                      // ISO: of what is told of; empty: none is dated
  // For whoever makes the dossier and for nobody who reads it: in no form of it.
  std::vector<std::string> warnings;
};

// Of a row of a table, as its statement has it.
[[nodiscard]] std::string row_key(const DossierTable& table, std::size_t row);

// Every statement with its key, in order: of paragraphs, and of tables one a row.
[[nodiscard]] std::vector<DossierStatement> statements_of(const Dossier& dossier);

}  // namespace plumbline::model

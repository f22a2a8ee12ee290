// SPDX-License-Identifier: Apache-2.0
//
// What of a dossier can be checked by a program: its statements with the documents, ranges and
// exact words that they rest on, and what it was asked. A page carries it; beside other forms it
// lies in a file of its own. docs/reference/dossier.schema.json describes it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/dossier.h"

namespace plumbline::model {

inline constexpr std::string_view kDossierSchema = "plumbline.dossier/1";
// Of the element of a page that holds the record.
inline constexpr std::string_view kDossierElement = "plumbline-dossier";

struct DossierRecord {
  std::string country;
  std::string date;
  std::string date_asked;  // empty: the date is that of the newest document
  std::string standard;
  int year = 0;
  std::string language;
  std::string style;
  std::vector<std::string> sections;  // as asked
  std::string draft;                  // name; empty: nobody changed anything
  std::int64_t draft_change = 0;      // number of the last change that it holds
  std::size_t left_out = 0;           // statements that a person took out
  std::string engine;
  std::string reference_data;
  // SHA-256 of the file it belongs to, without the record itself (see without_record). It tells a
  // change of the file, not who made it: whoever can write the file can write the record.
  std::string file;
  std::vector<DossierDocument> documents;
  std::vector<DossierPassage> passages;
  std::vector<DossierStatement> statements;
};

[[nodiscard]] DossierRecord record_of(const Dossier& dossier);
[[nodiscard]] std::string to_json(const DossierRecord& record);

// The bytes of a page but for its record, all bytes of another file: what the reader sees, and
// what `DossierRecord::file` is the hash of.
[[nodiscard]] std::string without_record(std::string_view bytes);

// Of the bytes of a page, or of a file with the record alone. NotFound if there is no record in
// them; Malformed if it is not one, or there are two: a record is foreign input.
[[nodiscard]] Result<DossierRecord> read_dossier_record(std::string_view bytes);

}  // namespace plumbline::model

// SPDX-License-Identifier: Apache-2.0
//
// The formats of other programs, one file each. docs/reference/exchange.md says what of our values
// each of them holds and what is lost. Writers keep nothing of a document once it is written; the
// same entries give the same bytes.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/output_file.h"
#include "base/result.h"
#include "exchange/entry.h"

namespace plumbline::exchange {

// A place on the map, never finer than a first-level region.
struct Spot {
  std::string region;   // "Oran"; empty: the country as a whole
  std::string country;  // alpha-3; empty: a region of the world
  double latitude = 0;
  double longitude = 0;
  bool operator==(const Spot&) const = default;
};

// What formats must know of the world; the room of reference data answers.
struct World {
  std::function<std::string(std::string_view alpha3)> alpha2;
  std::function<std::string(std::string_view alpha3)> country_name;
  std::function<std::optional<Spot>(const model::Place& place)> spot;
  // Pairs of field and value that a standard has for a code or word of ours
  // (data/exchange_codes.tsv).
  std::function<std::vector<std::pair<std::string, std::string>>(std::string_view standard,
                                                                 std::string_view ours)>
      codes;
  // The fields of a standard, in its order (data/exchange_fields.tsv).
  std::function<std::vector<std::string>(std::string_view standard)> fields;
};

struct Setting {
  World world;
  std::string engine;    // version that found the claims
  std::string reviewer;  // who answers for a review; empty: nobody but the program
};

class Writer {
 public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;
  [[nodiscard]] virtual Status add(const Entry& entry) = 0;
  // After the last entry. Without any, what comes out is valid and empty.
  [[nodiscard]] virtual Status finish() = 0;
};

// Where the bytes go and what was set; both must outlive the writer.
struct Outlet {
  const ByteSink& sink;
  const Setting& setting;
};

// A text table of claims (RFC 4180), UTF-8. A cell that a spreadsheet would take for a formula gets
// an apostrophe before it, and so does one that begins with an apostrophe: taking one away from
// any cell that has one gives the cell back.
[[nodiscard]] std::unique_ptr<Writer> csv_writer(const Outlet& outlet);
// The same rows, one JSON object a line; cells that say nothing are left out.
[[nodiscard]] std::unique_ptr<Writer> jsonl_writer(const Outlet& outlet);
// Documents likewise, one a row.
[[nodiscard]] std::unique_ptr<Writer> documents_csv_writer(const Outlet& outlet);
[[nodiscard]] std::unique_ptr<Writer> documents_jsonl_writer(const Outlet& outlet);
// The same table, and one of documents, as an Office Open XML workbook.
[[nodiscard]] std::unique_ptr<Writer> xlsx_writer(const Outlet& outlet);
// Fields of the Human Trafficking Case Data Standard 2.0, one row a claim that tells of victims.
[[nodiscard]] std::unique_ptr<Writer> htcds_writer(const Outlet& outlet);
// FollowTheMoney entities, one a line.
[[nodiscard]] std::unique_ptr<Writer> ftm_writer(const Outlet& outlet);
// W3C Web Annotations, an AnnotationPage.
[[nodiscard]] std::unique_ptr<Writer> annotation_writer(const Outlet& outlet);
// W3C PROV-O as JSON-LD.
[[nodiscard]] std::unique_ptr<Writer> prov_writer(const Outlet& outlet);
// schema.org ClaimReview of claims that were held against a record.
[[nodiscard]] std::unique_ptr<Writer> claim_review_writer(const Outlet& outlet);
// RFC 7946: routes and places of events.
[[nodiscard]] std::unique_ptr<Writer> geojson_writer(const Outlet& outlet);
// The documents as references.
[[nodiscard]] std::unique_ptr<Writer> bibtex_writer(const Outlet& outlet);
[[nodiscard]] std::unique_ptr<Writer> csl_writer(const Outlet& outlet);

}  // namespace plumbline::exchange

// SPDX-License-Identifier: Apache-2.0

#include "app/export.h"

#include <memory>
#include <utility>

#include "app/claim_words_internal.h"
#include "app/country_word.h"
#include "app/export_entry_internal.h"
#include "app/export_parts_internal.h"
#include "app/search_filter_internal.h"
#include "exchange/writer.h"
#include "model/report.h"
#include "refdata/refdata.h"
#include "store/reader.h"
#include "store/search.h"

namespace plumbline::app {
namespace {

constexpr std::string_view kConllu = "conllu";
constexpr std::string_view kWacz = "wacz";

using MakeWriter = std::unique_ptr<exchange::Writer> (*)(const exchange::Outlet& outlet);

struct Format {
  ExportFormat told;
  MakeWriter make;  // null: it is made of more than entries, by a use case of its own
  bool by_claim;    // of documents, those without a claim that fits have nothing to say
};

constexpr auto kFormats = std::to_array<Format>({
    {{"csv", "claims as a table, one a row"}, exchange::csv_writer, true},
    {{"jsonl", "the same table, one JSON object a claim"}, exchange::jsonl_writer, true},
    {{"documents-csv", "documents as a table, one a row"}, exchange::documents_csv_writer, false},
    {{"documents-jsonl", "the same, one JSON object a document"},
     exchange::documents_jsonl_writer,
     false},
    {{"xlsx", "the same table, and one of documents, as a workbook"}, exchange::xlsx_writer, false},
    {{"ftm", "FollowTheMoney entities: documents, sources, events, claims as notes"},
     exchange::ftm_writer,
     false},
    {{"htcds", "fields of the Human Trafficking Case Data Standard that claims give"},
     exchange::htcds_writer,
     true},
    {{"annotation", "W3C Web Annotations: claims on the passages they rest on"},
     exchange::annotation_writer,
     true},
    {{"prov", "W3C PROV (JSON-LD): who said it, through whom, where it was read"},
     exchange::prov_writer,
     false},
    {{"claimreview", "schema.org ClaimReview of claims held against a record"},
     exchange::claim_review_writer,
     true},
    {{"geojson", "routes and places of events, no finer than regions"},
     exchange::geojson_writer,
     true},
    {{"bibtex", "documents as BibTeX references"}, exchange::bibtex_writer, false},
    {{"csl", "documents as CSL-JSON references"}, exchange::csl_writer, false},
    {{kConllu, "words of documents with tags, and with --engine learned the tree"}, nullptr, false},
    {{kWacz, "the originals themselves, as a web archive collection; no name is withheld"},
     nullptr,
     false},
});

Result<const Format*> format_of(const std::string& name) {
  std::string known;
  for (const Format& format : kFormats) {
    if (format.told.name == name) return &format;
    known += (known.empty() ? "" : ", ") + std::string(format.told.name);
  }
  if (name.empty()) return Error{ErrorCode::Misuse, "give --format, one of: " + known};
  return Error{ErrorCode::Misuse, "no format is called '" + name + "'; one of: " + known};
}

Result<store::ClaimFilter> filter_of(const ExportOptions& options,
                                     const store::Workspace& workspace,
                                     const refdata::RefData& refdata) {
  store::ClaimFilter filter;
  filter.kind = options.kind;
  filter.finding = options.finding;
  if (!options.country.empty()) {
    PL_TRY(filter.country, country_code(options.country, refdata));
  }
  if (!options.document.empty()) {
    PL_TRY(filter.document, store::find_document(workspace, options.document));
  }
  const bool of_documents = options.year != 0 || !options.language.empty() || options.reference;
  if (!options.query.empty() || of_documents) {
    SearchFilter asked;
    asked.year = options.year;
    asked.language = options.language;
    asked.reference = options.reference;
    PL_TRY(const store::DocumentFilter documents, document_filter(asked));
    PL_TRY(filter.among, store::fitting_documents(workspace, options.query, documents));
  }
  return filter;
}

// Gives each document that fits to a writer.
Result<ExportProgress> write_entries(const Format& format, const ExportOptions& options,
                                     const ExportScope& scope, const ExportWatch& watch) {
  const refdata::RefData& refdata = scope.refdata;
  ExportTarget target(options, watch);
  if (Status opened = target.open(); !opened) return std::move(opened).error();
  const ByteSink sink = [&target](std::string_view bytes) { return target.append(bytes); };
  const exchange::Setting setting{world_of(refdata), model::engine_version(), options.reviewer};
  const std::unique_ptr<exchange::Writer> writer = format.make({sink, setting});
  const EntryMaker maker(refdata);
  ExportProgress progress;
  const Status written =
      store::each_report(scope.workspace, scope.filter, [&](store::StoredReport stored) -> Status {
        progress.rejected += std::erase_if(stored.fitting, [&](std::size_t claim) {
          return stored.standings[claim] == store::Standing::Rejected;
        });
        if (format.by_claim && stored.fitting.empty()) return Done{};
        ++progress.documents;
        progress.claims += stored.fitting.size();
        Status added = writer->add(maker.make(stored));
        progress.bytes = target.bytes();
        if (watch.progress) watch.progress(progress);
        return added;
      });
  if (!written) return Error(written.error());
  if (Status finished = writer->finish(); !finished) return std::move(finished).error();
  if (Status closed = target.close(); !closed) return std::move(closed).error();
  progress.bytes = target.bytes();
  return progress;
}

}  // namespace

std::vector<ExportFormat> export_formats() {
  std::vector<ExportFormat> out;
  for (const Format& format : kFormats) out.push_back(format.told);
  return out;
}

Status check_export(const ExportOptions& options) {
  PL_TRY([[maybe_unused]] const Format* format, format_of(options.format));
  if (Status known = require_kind(options.kind); !known) return known;
  if (Status known = require_finding(options.finding); !known) return known;
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY([[maybe_unused]] const store::ClaimFilter filter, filter_of(options, workspace, refdata));
  return Done{};
}

Result<ExportProgress> export_workspace(const ExportOptions& options, const ExportWatch& watch) {
  PL_TRY(const Format* format, format_of(options.format));
  if (Status known = require_kind(options.kind); !known) return std::move(known).error();
  if (Status known = require_finding(options.finding); !known) return std::move(known).error();
  if (options.out.empty()) {
    return Error{ErrorCode::Misuse, "give --out FILE, or --out - for standard output"};
  }
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(const store::ClaimFilter filter, filter_of(options, workspace, refdata));
  const ExportScope scope{workspace, filter, refdata};
  if (format->told.name == kConllu) return export_conllu(options, scope, watch);
  if (format->told.name == kWacz) return export_originals(options, scope, watch);
  return write_entries(*format, options, scope, watch);
}

}  // namespace plumbline::app

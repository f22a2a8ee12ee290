// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <utility>
#include <vector>

#include "app/export_entry_internal.h"
#include "app/export_parts_internal.h"
#include "base/file.h"
#include "exchange/wacz.h"
#include "model/report.h"
#include "store/original.h"

namespace plumbline::app {
namespace {

// The file's own name, without folders and without what it is within an archive.
std::string file_name(const std::string& name) {
  const std::string outer = name.substr(0, name.find('!'));
  return std::filesystem::path(outer).filename().string();
}

exchange::OriginalFile file_of(const store::OriginalRow& row) {
  exchange::OriginalFile file;
  file.hash = row.hash;
  file.added = row.added;
  file.name = file_name(row.name);
  // Of a file that holds several documents nothing of the first is true of the whole.
  if (row.documents > 1 || row.name.find('!') != std::string::npos) return file;
  model::Document document;
  document.url = row.url;
  file.url = exchange::web_url(document);
  file.media_type = row.media_type;
  file.title = row.title;
  return file;
}

Result<std::vector<store::OriginalRow>> originals_of(const ExportScope& scope) {
  const store::ClaimFilter& filter = scope.filter;
  if (filter.document.empty() && filter.kind.empty() && filter.country.empty()) {
    return store::list_originals(scope.workspace, nullptr);
  }
  std::vector<std::string> documents;
  const Status found =
      store::each_report(scope.workspace, filter, [&](const store::StoredReport& stored) -> Status {
        documents.push_back(stored.report.document.id.value);
        return Done{};
      });
  if (!found) return Error(found.error());
  // A reference has an original and no claims, so it fits where nothing is asked of claims.
  const bool any_claim = filter.kind.empty() && filter.country.empty();
  if (documents.empty() && any_claim) documents.push_back(filter.document);
  return store::list_originals(scope.workspace, &documents);
}

}  // namespace

Result<ExportProgress> export_originals(const ExportOptions& options, const ExportScope& scope,
                                        const ExportWatch& watch) {
  PL_TRY(const std::vector<store::OriginalRow> rows, originals_of(scope));
  ExportTarget target(options, watch);
  if (Status opened = target.open(); !opened) return std::move(opened).error();
  const ByteSink sink = [&target](std::string_view bytes) { return target.append(bytes); };
  PL_TRY(exchange::WaczWriter writer, exchange::WaczWriter::create(sink, model::engine_version()));
  ExportProgress progress;
  for (const store::OriginalRow& row : rows) {
    PL_TRY(const MappedFile bytes,
           MappedFile::open(store::original_path(options.workspace, row.hash)));
    if (Status added = writer.add(file_of(row), bytes.bytes()); !added) {
      return std::move(added).error();
    }
    progress.documents += static_cast<std::uint64_t>(row.documents);
    if (watch.progress) watch.progress(progress);
  }
  if (Status finished = writer.finish(); !finished) return std::move(finished).error();
  if (Status closed = target.close(); !closed) return std::move(closed).error();
  progress.bytes = target.bytes();
  return progress;
}

}  // namespace plumbline::app

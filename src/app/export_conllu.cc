// SPDX-License-Identifier: Apache-2.0

#include <utility>

#include "app/conllu_internal.h"
#include "app/export_entry_internal.h"
#include "app/export_parts_internal.h"
#include "language/analyse.h"
#include "language/learned.h"
#include "refdata/linked_model.h"

namespace plumbline::app {

Result<ExportProgress> export_conllu(const ExportOptions& options, const ExportScope& scope,
                                     const ExportWatch& watch) {
  std::optional<language::Learned> held;
  if (options.engine == EngineKind::Learned) {
    PL_TRY(const std::string_view model, refdata::linked_model());
    PL_TRY(language::Learned opened, language::Learned::open(model));
    held = std::move(opened);
  }
  ExportTarget target(options, watch);
  if (Status opened = target.open(); !opened) return std::move(opened).error();
  const EntryMaker maker(scope.refdata);
  ExportProgress progress;
  const Status written = store::each_report(
      scope.workspace, scope.filter, [&](const store::StoredReport& stored) -> Status {
        const model::Document& document = stored.report.document;
        const bool whole = document.text.size() <= kLearnedBytes;
        const language::Learned* learned = held && whole ? &*held : nullptr;
        const language::Analysis analysis = language::analyse(document, scope.refdata, learned);
        Status added =
            target.append(conllu_of(document, analysis, analysis.tree.empty() ? nullptr : learned,
                                    {maker.withheld(stored.report), stored.report.withheld.spans}));
        ++progress.documents;
        progress.claims += stored.fitting.size();
        progress.bytes = target.bytes();
        if (watch.progress) watch.progress(progress);
        return added;
      });
  if (!written) return Error(written.error());
  if (Status closed = target.close(); !closed) return std::move(closed).error();
  return progress;
}

}  // namespace plumbline::app

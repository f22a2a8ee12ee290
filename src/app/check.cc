// SPDX-License-Identifier: Apache-2.0

#include "app/check.h"

#include <memory>
#include <optional>

#include "app/pipeline.h"
#include "app/reference_library.h"
#include "ingest/ingest.h"
#include "store/workspace.h"

namespace plumbline::app {

Status check_path(const std::string& path, const CheckOptions& options, const ReportSink& sink) {
  PL_TRY(const std::unique_ptr<Pipeline> pipeline, load_pipeline());
  std::optional<store::Workspace> workspace;
  std::shared_ptr<const verify::ReferenceLibrary> library;
  if (!options.workspace.empty()) {
    PL_TRY(store::Workspace opened, store::Workspace::open(options.workspace, store::Access::Read));
    workspace.emplace(std::move(opened));
    PL_TRY(library, open_library(*workspace));
  }
  return ingest::read_path(
      path, ingest::Options{}, [&](const std::string& name, Result<model::Document> document) {
        if (!document) {
          sink(name, std::move(document).error());
        } else {
          sink(name, pipeline->analyse(std::move(document).take(), library.get()));
        }
      });
}

}  // namespace plumbline::app

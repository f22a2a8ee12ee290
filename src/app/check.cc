// SPDX-License-Identifier: Apache-2.0

#include "app/check.h"

#include <future>
#include <memory>

#include "app/pipeline.h"
#include "app/reference_files.h"
#include "app/reference_library.h"
#include "ingest/ingest.h"
#include "refdata/places_check.h"
#include "store/workspace.h"
#include "verify/verify.h"

namespace plumbline::app {

namespace {

// What is read once for any number of documents.
struct Bench {
  std::unique_ptr<Pipeline> pipeline;
  std::unique_ptr<store::Workspace> workspace;
  std::shared_ptr<const verify::ReferenceLibrary> library;
  // Whether the tables of places are sound: a thread finds out while the first document is read.
  std::shared_future<Status> places;
};

Result<Bench> set_up(const CheckOptions& options) {
  Bench bench;
  refdata::put_off_places();
  PL_TRY(bench.pipeline, load_pipeline(options.engine));
  // "deferred": where no thread is to be had, before the first report.
  bench.places = std::async(std::launch::async | std::launch::deferred, refdata::check_places);
  if (!options.workspace.empty()) {
    PL_TRY(store::Workspace opened, store::Workspace::open(options.workspace, store::Access::Read));
    bench.workspace = std::make_unique<store::Workspace>(std::move(opened));
    PL_TRY(bench.library, open_library(*bench.workspace));
  }
  if (!options.references.empty()) {
    PL_TRY(bench.library, read_reference_files(options.references, *bench.pipeline, bench.library));
  }
  return bench;
}

// An error where the library could not be read: "not found in it" would be wrong then; or where
// what the reading rests on is damaged.
Result<model::Report> analysed(model::Document document, const Bench& bench) {
  model::Report report = bench.pipeline->analyse(std::move(document), bench.library.get());
  if (bench.library != nullptr) {
    if (const Error* failure = bench.library->failure()) return *failure;
  }
  if (const Status& places = bench.places.get(); !places) return places.error();
  model::withhold(report);
  return report;
}

Status check_one(const std::string& path, const Bench& bench, const ReportSink& sink) {
  return ingest::read_path(path, ingest::Options{},
                           [&](const std::string& name, Result<model::Document> document) {
                             if (!document) {
                               sink(name, std::move(document).error());
                             } else {
                               sink(name, analysed(std::move(document).take(), bench));
                             }
                           });
}

}  // namespace

Status check_path(const std::string& path, const CheckOptions& options, const ReportSink& sink) {
  PL_TRY(const Bench bench, set_up(options));
  return check_one(path, bench, sink);
}

Status check_paths(const std::vector<std::string>& paths, const CheckOptions& options,
                   const ReportSink& sink) {
  PL_TRY(const Bench bench, set_up(options));
  for (const std::string& path : paths) {
    if (Status read = check_one(path, bench, sink); !read) sink(path, std::move(read).error());
  }
  return Done{};
}

}  // namespace plumbline::app

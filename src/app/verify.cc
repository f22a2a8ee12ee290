// SPDX-License-Identifier: Apache-2.0

#include "app/verify.h"

#include <memory>

#include "app/pipeline.h"
#include "app/reference_library.h"
#include "store/reader.h"
#include "verify/verify.h"

namespace plumbline::app {

Status verify(const VerifyOptions& options, const VerifiedSink& sink) {
  PL_TRY(const std::unique_ptr<Pipeline> pipeline,
         load_pipeline(EngineKind::Rules, Reads::Nothing));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(const auto library, open_library(workspace));
  std::vector<std::string> hashes;
  if (options.document.empty()) {
    PL_TRY(hashes, store::article_hashes(workspace));
  } else {
    PL_TRY(hashes.emplace_back(), store::find_document(workspace, options.document));
  }
  for (const std::string& hash : hashes) {
    PL_TRY(model::Report report, store::read_report(workspace, hash, store::Names::Kept));
    pipeline->verify(report, library.get());
    if (const Error* failure = library->failure()) return *failure;
    model::withhold(report);
    sink(report);
  }
  return Done{};
}

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0
//
// `check`: what does this document claim, who says it, and does it hold?

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/engine_kind.h"
#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

struct CheckOptions {
  std::string workspace;  // verify against this workspace's reference library; empty: none
  // Files whose documents are held as references for this check alone.
  std::vector<std::string> references;
  EngineKind engine = EngineKind::Learned;
};

// Each document of `path` (file, folder, archive, "-") with its report, or why it was refused.
using ReportSink = std::function<void(const std::string& name, Result<model::Report> report)>;
[[nodiscard]] Status check_path(const std::string& path, const CheckOptions& options,
                                const ReportSink& sink);

// The same for several paths; one that cannot be opened goes to the sink too. The error is only for
// what concerns all of them: the reference data, the workspace.
[[nodiscard]] Status check_paths(const std::vector<std::string>& paths, const CheckOptions& options,
                                 const ReportSink& sink);

}  // namespace plumbline::app

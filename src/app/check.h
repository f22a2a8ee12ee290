// SPDX-License-Identifier: Apache-2.0
//
// `check`: what does this document claim, who says it, and does it hold?

#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "model/report.h"

namespace plumbline::app {

struct CheckOptions {
  std::string workspace;  // verify against this workspace's reference library; empty: none
};

// Each document of `path` (file, folder, archive, "-") with its report, or why it was refused.
using ReportSink = std::function<void(const std::string& name, Result<model::Report> report)>;
[[nodiscard]] Status check_path(const std::string& path, const CheckOptions& options,
                                const ReportSink& sink);

}  // namespace plumbline::app

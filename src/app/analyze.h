// SPDX-License-Identifier: Apache-2.0
//
// `analyze`: what does the engine see in a document? For evaluation and for other programs.

#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"

namespace plumbline::app {

enum class AnalysisFormat : std::uint8_t {
  Json,    // docs/reference/analyze.md; one object on one line
  Conllu,  // CoNLL-U: words with UPOS
};

// Each document of `path` in the format, or why it was refused.
using AnalysisSink = std::function<void(const std::string& name, Result<std::string> analysis)>;
[[nodiscard]] Status analyze_path(const std::string& path, AnalysisFormat format,
                                  const AnalysisSink& sink);

}  // namespace plumbline::app

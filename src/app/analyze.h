// SPDX-License-Identifier: Apache-2.0
//
// `analyze`: what does the engine see in a document? For evaluation and for other programs.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/engine_kind.h"
#include "base/result.h"

namespace plumbline::app {

enum class AnalysisFormat : std::uint8_t {
  Json,    // docs/reference/analyze.md; one object on one line
  Conllu,  // CoNLL-U: words with tags and, from the learned engine, the tree
};

// What is asked of each document.
struct AnalysisWish {
  AnalysisFormat format = AnalysisFormat::Json;
  EngineKind engine = EngineKind::Learned;
  // A file of stretches that name places: {"NAME OF THE DOCUMENT": [[begin, end], ...]}, code
  // points of its text. The analysis then tells under "places" what each means there.
  std::string places;
};

// Each document of `paths` in the format, or why it was refused.
using AnalysisSink = std::function<void(const std::string& name, Result<std::string> analysis)>;
[[nodiscard]] Status analyze_paths(const std::vector<std::string>& paths, const AnalysisWish& wish,
                                   const AnalysisSink& sink);

// Sentences that are cut already, one a line, their words parted by single blanks, as CoNLL-U of
// the learned engine: how well does it read where the words are given?
[[nodiscard]] Status analyze_words(const std::vector<std::string>& paths, const AnalysisSink& sink);

}  // namespace plumbline::app

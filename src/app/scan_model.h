// SPDX-License-Identifier: Apache-2.0
//
// `scan --train` and `scan --evaluate`: learn from labelled texts which are about trafficking in
// persons, and say how well a model tells it.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::app {

struct ThresholdRow {
  double threshold = 0;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

struct ScanQuality {
  std::uint64_t texts = 0;
  std::uint64_t relevant = 0;
  std::uint64_t learned_from = 0;  // texts, by the model that was asked
  std::vector<ThresholdRow> rows;  // by rising threshold
  // Probability of each labelled text, in order.
  std::vector<double> probabilities;
  std::vector<std::string> ids;
};

// LABELS: a JSON record a line with "text", "label" (1, true or "trafficking"; 0, false or "other")
// and, where known, "title", "id", "weight" (how many texts it stands for), "group" (texts that are
// nearly the same; if not given, texts of one title are a group).
// The model is written to `model`; the rows tell of texts held out by folds.
[[nodiscard]] Result<ScanQuality> train_scan(const std::vector<std::string>& labels,
                                             const std::string& model);

// `model` empty: the one that comes with the program.
[[nodiscard]] Result<ScanQuality> evaluate_scan(const std::vector<std::string>& labels,
                                                const std::string& model);

}  // namespace plumbline::app

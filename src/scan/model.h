// SPDX-License-Identifier: Apache-2.0
//
// A linear model of features with a calibrated answer, and how to learn one from labels.
//
// Logistic regression with an L2 penalty, found by L-BFGS (Liu and Nocedal 1989) from zero: the
// same labels give the same weights. The answer is calibrated by Platt's sigmoid (1999) over scores
// that folds gave each other, no text of one group in two folds.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scan/features.h"

namespace plumbline::scan {

// What to expect of a threshold: measured on texts held out while learning.
struct Expected {
  double threshold = 0;
  double precision = 0;  // of the texts passed on, such a share is about trafficking
  double recall = 0;     // of the texts about trafficking, such a share is passed on
};

class Model {
 public:
  Model() = default;
  // What save() wrote. Malformed if it is anything else, or of another version.
  [[nodiscard]] static Result<Model> load(std::string_view bytes);
  [[nodiscard]] std::string save() const;

  [[nodiscard]] double score(const std::vector<Feature>& features) const;
  // 0 to 1: of texts with this answer such a share is about trafficking in persons, as far as the
  // labels told.
  [[nodiscard]] double probability(const std::vector<Feature>& features) const;
  [[nodiscard]] std::uint64_t learned_from() const { return learned_from_; }  // texts
  // By rising threshold, 0.01 to 0.99.
  [[nodiscard]] const std::vector<Expected>& expected() const { return expected_; }
  // The highest threshold at which such a share of what is looked for is found; 0.01 if none is.
  [[nodiscard]] double threshold_for(double recall) const;

 private:
  friend class Trainer;
  std::vector<float> weights_;
  float bias_ = 0;
  double slope_ = 1;
  double offset_ = 0;
  std::uint64_t learned_from_ = 0;
  std::vector<Expected> expected_;
};

// One labelled text.
struct Example {
  std::vector<Feature> features;
  bool relevant = false;
  double weight = 1;  // how many texts it stands for
  std::string group;  // texts that are nearly the same, or of one case, have one group
};

struct TrainOptions {
  double penalty = 0.5;
  std::size_t folds = 5;
  std::size_t fewest_texts = 2;  // that a word must stand in, in two groups, to get a weight
};

struct Trained {
  Model model;
  std::vector<double> held_out;  // probability of each example by folds that did not see it
};

// Precision and recall of answers at 0.01 to 0.99, examples by their weight.
[[nodiscard]] std::vector<Expected> expected_of(const std::vector<Example>& examples,
                                                const std::vector<double>& probabilities);

// Misuse if there are fewer than 20 examples, or fewer than 5 of either kind.
[[nodiscard]] Result<Trained> train(const std::vector<Example>& examples,
                                    const TrainOptions& options);

}  // namespace plumbline::scan

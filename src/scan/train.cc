// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>
#include <set>

#include "scan/model.h"

namespace plumbline::scan {
namespace {

constexpr std::size_t kFewestExamples = 20;
constexpr std::size_t kFewestOfAKind = 5;
constexpr std::size_t kMostSteps = 200;
constexpr std::size_t kMemory = 8;  // of L-BFGS
constexpr double kFlat = 1e-5;      // a gradient that small, of the first, ends the search

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

double log_one_plus_exp(double x) {
  return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

// One row of numbers a text, over a dense numbering of the features that count.
struct Rows {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> features;
  Vector sign;            // +1, -1
  Vector weight;          // of a mean of 1
  std::size_t width = 0;  // the last column is the bias
};

// Penalised loss and its gradient; the bias bears no penalty.
double loss_at(const Rows& rows, const Vector& at, double penalty, Vector& gradient) {
  const std::size_t bias = rows.width - 1;
  double loss = 0;
  for (std::size_t i = 0; i < bias; ++i) {
    loss += 0.5 * penalty * at[i] * at[i];
    gradient[i] = penalty * at[i];
  }
  gradient[bias] = 0;
  for (std::size_t row = 0; row < rows.features.size(); ++row) {
    double score = at[bias];
    for (const auto& [index, value] : rows.features[row]) score += at[index] * value;
    const double margin = rows.sign[row] * score;
    loss += rows.weight[row] * log_one_plus_exp(-margin);
    const double slope = -rows.weight[row] * rows.sign[row] / (1.0 + std::exp(margin));
    for (const auto& [index, value] : rows.features[row]) gradient[index] += slope * value;
    gradient[bias] += slope;
  }
  return loss;
}

// The way down by the two-loop recursion.
class Lbfgs {
 public:
  explicit Lbfgs(std::size_t width) : width_(width) {}

  [[nodiscard]] Vector direction(const Vector& gradient) const {
    Vector out = gradient;
    Vector alpha(pairs_.size());
    for (std::size_t i = pairs_.size(); i-- > 0;) {
      alpha[i] = pairs_[i].rho * dot(pairs_[i].step, out);
      for (std::size_t j = 0; j < width_; ++j) out[j] -= alpha[i] * pairs_[i].turn[j];
    }
    if (!pairs_.empty()) {
      const Pair& last = pairs_.back();
      const double scale = 1.0 / (last.rho * dot(last.turn, last.turn));
      for (double& value : out) value *= scale;
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const double beta = pairs_[i].rho * dot(pairs_[i].turn, out);
      for (std::size_t j = 0; j < width_; ++j) out[j] += (alpha[i] - beta) * pairs_[i].step[j];
    }
    for (double& value : out) value = -value;
    return out;
  }

  void learn(Vector step, Vector turn) {
    const double curvature = dot(step, turn);
    if (curvature <= 1e-12) return;
    pairs_.push_back({std::move(step), std::move(turn), 1.0 / curvature});
    if (pairs_.size() > kMemory) pairs_.pop_front();
  }

 private:
  struct Pair {
    Vector step;
    Vector turn;
    double rho = 0;
  };
  std::size_t width_;
  std::deque<Pair> pairs_;
};

Vector descend(const Rows& rows, double penalty) {
  Vector at(rows.width);
  Vector gradient(rows.width);
  double loss = loss_at(rows, at, penalty, gradient);
  const double first = std::sqrt(dot(gradient, gradient));
  Lbfgs memory(rows.width);
  for (std::size_t round = 0; round < kMostSteps; ++round) {
    if (std::sqrt(dot(gradient, gradient)) <= kFlat * first) break;
    const Vector way = memory.direction(gradient);
    const double slope = dot(way, gradient);
    double length = round == 0 ? 1.0 / std::max(first, 1.0) : 1.0;
    Vector next(rows.width);
    Vector next_gradient(rows.width);
    double next_loss = loss;
    for (int tries = 0; tries < 30; ++tries, length /= 2) {
      for (std::size_t i = 0; i < rows.width; ++i) next[i] = at[i] + length * way[i];
      next_loss = loss_at(rows, next, penalty, next_gradient);
      if (next_loss <= loss + 1e-4 * length * slope) break;
    }
    if (next_loss >= loss) break;
    Vector step(rows.width);
    Vector turn(rows.width);
    for (std::size_t i = 0; i < rows.width; ++i) {
      step[i] = next[i] - at[i];
      turn[i] = next_gradient[i] - gradient[i];
    }
    memory.learn(std::move(step), std::move(turn));
    at.swap(next);
    gradient.swap(next_gradient);
    loss = next_loss;
  }
  return at;
}

// A group's fold: by its place in the order of all groups, so that it does not depend on the order
// of the examples.
std::map<std::string, std::size_t> folds_of(const std::vector<Example>& examples,
                                            std::size_t folds) {
  std::map<std::string, std::size_t> out;
  std::array<std::set<std::string>, 2> groups;
  for (const Example& example : examples) groups[example.relevant ? 1 : 0].insert(example.group);
  std::size_t at = 0;
  for (const std::string& group : groups[1]) out[group] = at++ % folds;
  for (const std::string& group : groups[0]) {
    if (out.emplace(group, at % folds).second) ++at;
  }
  return out;
}

}  // namespace

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, const TrainOptions& options)
      : examples_(examples), options_(options) {
    double sum = 0;
    for (const Example& example : examples_) sum += example.weight;
    mean_ = sum / static_cast<double>(examples_.size());
  }

  Trained run() {
    const auto folds = folds_of(examples_, options_.folds);
    Vector scores(examples_.size());
    for (std::size_t fold = 0; fold < options_.folds; ++fold) {
      std::vector<std::size_t> seen;
      for (std::size_t i = 0; i < examples_.size(); ++i) {
        if (folds.at(examples_[i].group) != fold) seen.push_back(i);
      }
      const Model model = learn(seen);
      for (std::size_t i = 0; i < examples_.size(); ++i) {
        if (folds.at(examples_[i].group) == fold) scores[i] = model.score(examples_[i].features);
      }
    }
    std::vector<std::size_t> all(examples_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    Trained out;
    out.model = learn(all);
    calibrate(scores, out.model);
    for (const double score : scores) {
      out.held_out.push_back(1.0 /
                             (1.0 + std::exp(-(out.model.slope_ * score + out.model.offset_))));
    }
    out.model.expected_ = expected_of(examples_, out.held_out);
    return out;
  }

 private:
  // Features by how many texts and groups they stand in.
  [[nodiscard]] std::map<std::uint32_t, std::uint32_t> columns_of(
      const std::vector<std::size_t>& seen) const {
    struct Count {
      std::size_t texts = 0;
      const std::string* group = nullptr;
      bool several = false;
    };
    std::map<std::uint32_t, Count> counts;
    for (const std::size_t i : seen) {
      for (const Feature& feature : examples_[i].features) {
        Count& count = counts[feature.index];
        ++count.texts;
        if (count.group != nullptr && *count.group != examples_[i].group) count.several = true;
        count.group = &examples_[i].group;
      }
    }
    std::map<std::uint32_t, std::uint32_t> columns;
    for (const auto& [index, count] : counts) {
      if (count.texts < options_.fewest_texts || !count.several) continue;
      columns.emplace(index, static_cast<std::uint32_t>(columns.size()));
    }
    return columns;
  }

  [[nodiscard]] Model learn(const std::vector<std::size_t>& seen) const {
    const auto columns = columns_of(seen);
    Rows rows;
    rows.width = columns.size() + 1;
    for (const std::size_t i : seen) {
      auto& row = rows.features.emplace_back();
      for (const Feature& feature : examples_[i].features) {
        const auto column = columns.find(feature.index);
        if (column != columns.end()) row.emplace_back(column->second, feature.value);
      }
      rows.sign.push_back(examples_[i].relevant ? 1 : -1);
      rows.weight.push_back(examples_[i].weight / mean_);
    }
    const Vector at = descend(rows, options_.penalty);
    Model model;
    model.weights_.assign(kFeatures, 0.0F);
    for (const auto& [index, column] : columns) {
      model.weights_[index] = static_cast<float>(at[column]);
    }
    model.bias_ = static_cast<float>(at.back());
    model.learned_from_ = seen.size();
    return model;
  }

  // Two numbers over held-out scores, a little pulled to "as it is".
  void calibrate(const Vector& scores, Model& model) const {
    Rows rows;
    rows.width = 2;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      rows.features.push_back({{0, scores[i]}});
      rows.sign.push_back(examples_[i].relevant ? 1 : -1);
      rows.weight.push_back(examples_[i].weight / mean_);
    }
    constexpr double kPull = 1e-2;
    const Vector at = descend(rows, kPull);
    model.slope_ = std::max(at[0], 1e-3);
    model.offset_ = at[1];
  }

  const std::vector<Example>& examples_;
  const TrainOptions& options_;
  double mean_ = 1;
};

Result<Trained> train(const std::vector<Example>& examples, const TrainOptions& options) {
  const auto relevant = static_cast<std::size_t>(std::count_if(
      examples.begin(), examples.end(), [](const Example& each) { return each.relevant; }));
  if (examples.size() < kFewestExamples || relevant < kFewestOfAKind ||
      examples.size() - relevant < kFewestOfAKind) {
    return Error{ErrorCode::Misuse,
                 "too little to learn from: " + std::to_string(relevant) + " of " +
                     std::to_string(examples.size()) +
                     " texts are about trafficking; at least 20 texts and 5 of either kind are "
                     "needed, 300 are good"};
  }
  return Trainer(examples, options).run();
}

}  // namespace plumbline::scan

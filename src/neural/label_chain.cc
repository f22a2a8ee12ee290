// SPDX-License-Identifier: Apache-2.0

#include "neural/label_chain.h"

#include <algorithm>
#include <limits>

namespace plumbline::neural {
namespace {

constexpr float kForbiddenLabel = -1e30F;  // of a label that may not stand there

}  // namespace

LabelChain::LabelChain(const std::vector<std::string>& labels, std::span<const float> steps) {
  for (const std::string& label : labels) {
    kinds_.push_back(label.size() > 2 ? label.substr(2) : std::string());
    goes_on_.push_back(label.starts_with("I-"));
  }
  for (std::size_t a = 0; a < labels.size(); ++a) {
    for (std::size_t b = 0; b < labels.size(); ++b) {
      const bool may = !goes_on_[b] || kinds_[a] == kinds_[b];
      const float step = steps.empty() ? 0.0F : steps[a * labels.size() + b];
      steps_.push_back(may ? step : kForbiddenLabel);
    }
  }
}

void LabelChain::best(const float* rows, std::size_t stride, std::size_t count,
                      std::uint16_t* out) const {
  const std::size_t labels = size();
  std::vector<float> sums(labels), next(labels);
  std::vector<std::uint16_t> from(count * labels);
  for (std::size_t k = 0; k < labels; ++k) sums[k] = goes_on_[k] ? kForbiddenLabel : rows[k];
  for (std::size_t i = 1; i < count; ++i) {
    for (std::size_t k = 0; k < labels; ++k) {
      float most = -std::numeric_limits<float>::infinity();
      for (std::size_t b = 0; b < labels; ++b) {
        if (const float sum = sums[b] + steps_[b * labels + k]; sum > most) {
          most = sum;
          from[i * labels + k] = static_cast<std::uint16_t>(b);
        }
      }
      next[k] = most + rows[i * stride + k];
    }
    sums.swap(next);
  }
  auto label =
      static_cast<std::uint16_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  for (std::size_t i = count; i-- > 0;) {
    out[i] = label;
    label = i > 0 ? from[i * labels + label] : label;
  }
}

float LabelChain::lead(const float* scores, std::uint16_t label) const {
  float own = kForbiddenLabel, other = kForbiddenLabel;
  for (std::size_t k = 0; k < size(); ++k) {
    float& best = kinds_[k] == kinds_[label] ? own : other;
    best = std::max(best, scores[k]);
  }
  return own - other;
}

}  // namespace plumbline::neural

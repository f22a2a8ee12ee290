// SPDX-License-Identifier: Apache-2.0

#include "scan/model.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

namespace plumbline::scan {
namespace {

constexpr std::uint64_t kMagic = 0x314E4143534C50ULL;  // "PLSCAN1"
constexpr std::size_t kThresholds = 99;
constexpr std::uint64_t kForm = 1;  // of the features

struct Header {
  std::uint64_t magic = kMagic;
  std::uint64_t form = kForm;
  std::uint64_t learned_from = 0;
  double bias = 0;
  double slope = 1;
  double offset = 0;
  double scale = 1;  // of a weight's whole number
  std::uint64_t weights = 0;
};

struct KeptExpected {
  float precision = 0;
  float recall = 0;
};

// A weight is kept to 1 in 8,191 of the largest, with its index, in one number; the smallest are
// not kept at all.
using Kept = std::uint32_t;
constexpr std::int32_t kLargestKept = 8191;
constexpr std::int32_t kSmallestKept = 40;
constexpr std::uint32_t kIndexBits = 17;
static_assert(kFeatures == 1U << kIndexBits);

Kept pack(std::uint32_t index, std::int32_t value) {
  return index | static_cast<std::uint32_t>(value + kLargestKept) << kIndexBits;
}

}  // namespace

Result<Model> Model::load(std::string_view bytes) {
  Header header;
  const Error bad{ErrorCode::Malformed, "this is no model that `scan --train` wrote"};
  if (bytes.size() < sizeof header) return bad;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic) return bad;
  if (header.form != kForm) {
    return Error{ErrorCode::Malformed, "the model is of another version; train it again"};
  }
  constexpr std::size_t kCurve = kThresholds * sizeof(KeptExpected);
  if (header.weights > kFeatures ||
      bytes.size() != sizeof header + kCurve + header.weights * sizeof(Kept)) {
    return bad;
  }
  for (const double number : {header.bias, header.slope, header.offset, header.scale}) {
    if (!std::isfinite(number)) return bad;
  }
  Model model;
  for (std::size_t i = 0; i < kThresholds; ++i) {
    KeptExpected kept;
    std::memcpy(&kept, bytes.data() + sizeof header + i * sizeof kept, sizeof kept);
    const double threshold = static_cast<double>(i + 1) / 100;
    model.expected_.push_back(
        {threshold, static_cast<double>(kept.precision), static_cast<double>(kept.recall)});
  }
  model.weights_.assign(kFeatures, 0.0F);
  for (std::size_t i = 0; i < header.weights; ++i) {
    Kept kept = 0;
    std::memcpy(&kept, bytes.data() + sizeof header + kCurve + i * sizeof kept, sizeof kept);
    const auto value = static_cast<std::int32_t>(kept >> kIndexBits) - kLargestKept;
    model.weights_[kept % kFeatures] = static_cast<float>(value * header.scale);
  }
  model.bias_ = static_cast<float>(header.bias);
  model.slope_ = header.slope;
  model.offset_ = header.offset;
  model.learned_from_ = header.learned_from;
  return model;
}

std::string Model::save() const {
  float largest = 0;
  for (const float weight : weights_) largest = std::max(largest, std::fabs(weight));
  Header header;
  header.learned_from = learned_from_;
  header.bias = bias_;
  header.slope = slope_;
  header.offset = offset_;
  header.scale = largest > 0 ? static_cast<double>(largest) / kLargestKept : 1.0;
  std::vector<Kept> kept;
  for (std::uint32_t i = 0; i < weights_.size(); ++i) {
    const double whole = static_cast<double>(weights_[i]) / header.scale;
    const auto value = static_cast<std::int32_t>(std::lround(whole));
    if (std::abs(value) >= kSmallestKept) kept.push_back(pack(i, value));
  }
  header.weights = kept.size();
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  for (std::size_t i = 0; i < kThresholds; ++i) {
    KeptExpected expected;
    if (i < expected_.size()) {
      expected = {static_cast<float>(expected_[i].precision),
                  static_cast<float>(expected_[i].recall)};
    }
    out.append(reinterpret_cast<const char*>(&expected), sizeof expected);
  }
  out.append(reinterpret_cast<const char*>(kept.data()), kept.size() * sizeof(Kept));
  return out;
}

double Model::score(const std::vector<Feature>& features) const {
  double sum = bias_;
  for (const Feature& feature : features) {
    if (feature.index < weights_.size()) {
      sum += static_cast<double>(weights_[feature.index]) * static_cast<double>(feature.value);
    }
  }
  return sum;
}

double Model::probability(const std::vector<Feature>& features) const {
  return 1.0 / (1.0 + std::exp(-(slope_ * score(features) + offset_)));
}

double Model::threshold_for(double recall) const {
  for (auto at = expected_.rbegin(); at != expected_.rend(); ++at) {
    if (at->recall >= recall) return at->threshold;
  }
  return 0.01;
}

std::vector<Expected> expected_of(const std::vector<Example>& examples,
                                  const std::vector<double>& probabilities) {
  std::vector<Expected> out;
  for (std::size_t step = 1; step <= kThresholds; ++step) {
    const double threshold = static_cast<double>(step) / 100;
    double found = 0;
    double passed = 0;
    double relevant = 0;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const bool pass = probabilities[i] >= threshold;
      if (pass) passed += examples[i].weight;
      if (examples[i].relevant) relevant += examples[i].weight;
      if (pass && examples[i].relevant) found += examples[i].weight;
    }
    out.push_back(
        {threshold, passed > 0 ? found / passed : 1, relevant > 0 ? found / relevant : 1});
  }
  return out;
}

}  // namespace plumbline::scan

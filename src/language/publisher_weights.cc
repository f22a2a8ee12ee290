// SPDX-License-Identifier: Apache-2.0
//
// What the features of candidates weigh, and the choice.

#include <algorithm>
#include <map>
#include <mutex>
#include <string>

#include "language/publisher_choice.h"

namespace plumbline::language {
namespace {

int hundredths_of(std::string_view cell) {
  const bool minus = cell.starts_with('-');
  int value = 0;
  for (const char c : cell.substr(minus ? 1 : 0)) value = value * 10 + (c - '0');
  return minus ? -value : value;
}

}  // namespace

const PublisherWeights& PublisherWeights::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, PublisherWeights, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  PublisherWeights& weights = made[std::string(refdata.version())];
  const refdata::TableView& table = refdata.table_view("publisher_weights");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto weight = static_cast<std::int16_t>(hundredths_of(table.cell(row, 1)));
    if (table.cell(row, 0) == "margin") weights.margin = weight;
    if (table.cell(row, 0) == "ruled-margin") weights.ruled_margin = weight;
    for (std::size_t f = 0; f < kPublisherFeatures; ++f) {
      if (name_of(static_cast<PublisherFeature>(f)) == table.cell(row, 0)) {
        weights.weights[f] = weight;
      }
    }
  }
  return weights;
}

namespace {

bool is_ruled(const PublisherCandidate& candidate) {
  return candidate.features[static_cast<std::size_t>(PublisherFeature::Ruled)] != 0;
}

}  // namespace

bool weighs_ruled(std::span<const PublisherCandidate> candidates) {
  return std::any_of(candidates.begin(), candidates.end(), is_ruled);
}

std::optional<ChosenPublisher> chosen_publisher(std::span<const PublisherCandidate> candidates,
                                                const PublisherWeights& weights) {
  constexpr float kSure = 350;  // hundredths
  const PublisherCandidate* best = nullptr;
  float most = 0;
  for (const PublisherCandidate& each : candidates) {
    float score = 0;
    for (std::size_t f = 0; f < kPublisherFeatures; ++f) {
      score += static_cast<float>(weights.weights[f]) * each.features[f];
    }
    if (score <= static_cast<float>(is_ruled(each) ? weights.ruled_margin : weights.margin))
      continue;
    if (best != nullptr && score <= most) continue;
    most = score;
    best = &each;
  }
  if (best == nullptr) return std::nullopt;
  return ChosenPublisher{best->text, most > kSure};
}

}  // namespace plumbline::language

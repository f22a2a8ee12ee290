// SPDX-License-Identifier: Apache-2.0

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "neural/kernels_internal.h"

namespace plumbline::neural {
namespace {

std::vector<float> numbers(std::size_t count, unsigned seed) {
  std::mt19937 chance(seed);
  std::normal_distribution<float> value(0, 1);
  std::vector<float> out(count);
  for (float& each : out) each = value(chance);
  return out;
}

TEST(Kernels, GeluIsTheExactForm) {
  std::vector<float> x;
  for (int i = -800; i <= 800; ++i) x.push_back(static_cast<float>(i) / 100);
  const std::vector<float> before = x;
  gelu(x.data(), x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double wanted = 0.5 * before[i] * (1 + std::erf(before[i] / std::sqrt(2.0)));
    EXPECT_NEAR(x[i], wanted, 2e-6) << before[i];
  }
}

TEST(Kernels, NormalisedRowsHaveNoMeanAndUnitVariance) {
  std::vector<float> x = numbers(384, 3);
  const std::vector<float> added = numbers(384, 4);
  const std::vector<float> weight(384, 1.0F), bias(384, 0.0F);
  add_and_normalize(x.data(), added.data(), weight.data(), bias.data(), x.size());
  double sum = 0, squares = 0;
  for (const float each : x) {
    sum += each;
    squares += static_cast<double>(each) * each;
  }
  EXPECT_NEAR(sum / 384, 0, 1e-5);
  EXPECT_NEAR(squares / 384, 1, 1e-4);
}

TEST(Kernels, QuantisedRowsComeBack) {
  const std::vector<float> x = numbers(100, 5);
  std::vector<std::uint8_t> out(100);
  const float scale = quantize_row(x.data(), x.size(), out.data());
  for (std::size_t i = 0; i < x.size(); ++i) {
    EXPECT_NEAR((static_cast<float>(out[i]) - 128.0F) * scale, x[i], scale / 1.99F);
  }
  const std::vector<float> nothing(100, 0.0F);
  EXPECT_EQ(quantize_row(nothing.data(), nothing.size(), out.data()), 0.0F);
  EXPECT_EQ(out[17], 128);
}

TEST(Kernels, AttentionIsAWeightedMeanOfValues) {
  constexpr std::size_t kLength = 21, kWidth = 32;
  const std::vector<float> query = numbers(kLength * kWidth, 6);
  const std::vector<float> key = numbers(kLength * kWidth, 7);
  const std::vector<float> value = numbers(kLength * kWidth, 8);
  std::vector<float> scratch((kWidth + kQueries) * padded(kLength)), out(kLength * kWidth);
  attend({query.data(), key.data(), value.data(), kLength, kWidth, kWidth}, scratch.data(),
         out.data(), kWidth);
  for (std::size_t i = 0; i < kLength; ++i) {
    std::vector<double> weight(kLength);
    double total = 0;
    for (std::size_t j = 0; j < kLength; ++j) {
      double score = 0;
      for (std::size_t d = 0; d < kWidth; ++d) score += query[i * kWidth + d] * key[j * kWidth + d];
      weight[j] = std::exp(score / std::sqrt(static_cast<double>(kWidth)));
      total += weight[j];
    }
    for (std::size_t d = 0; d < kWidth; ++d) {
      double wanted = 0;
      for (std::size_t j = 0; j < kLength; ++j) wanted += weight[j] / total * value[j * kWidth + d];
      EXPECT_NEAR(out[i * kWidth + d], wanted, 1e-5);
    }
  }
}

TEST(Kernels, DotTakesAnyCount) {
  for (std::size_t count : {0U, 1U, 15U, 16U, 17U, 97U, 256U}) {
    const std::vector<float> a = numbers(count, 9), b = numbers(count, 10);
    double wanted = 0;
    for (std::size_t i = 0; i < count; ++i) wanted += static_cast<double>(a[i]) * b[i];
    EXPECT_NEAR(dot(a.data(), b.data(), count), wanted, 1e-4) << count;
  }
}

}  // namespace
}  // namespace plumbline::neural

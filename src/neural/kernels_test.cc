// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "neural/kernels_internal.h"

namespace plumbline::neural {
namespace {

std::vector<float> numbers(std::size_t count, unsigned seed, float spread = 1) {
  std::mt19937 chance(seed);
  std::normal_distribution<float> value(0, spread);
  std::vector<float> out(count);
  for (float& each : out) each = value(chance);
  return out;
}

// Runs `answer`, which returns floats, on every instruction set that this processor has: all must
// give the same bytes.
template <class Answer>
std::vector<float> same_on_every_path(const Answer& answer) {
  std::vector<float> first;
  for (const Kernels& path : all_kernels()) {
    if (!path.supported) continue;
    const std::vector<float> out = answer(path);
    if (first.empty()) first = out;
    const bool same = out.size() == first.size() &&
                      std::memcmp(out.data(), first.data(), out.size() * sizeof(float)) == 0;
    EXPECT_TRUE(same) << path.name;
  }
  return first;
}

TEST(Kernels, TakesTheFirstPathOfThisProcessor) {
  const std::vector<Kernels> all = all_kernels();
  const auto first =
      std::find_if(all.begin(), all.end(), [](const Kernels& k) { return k.supported; });
  ASSERT_NE(first, all.end());
  EXPECT_STREQ(kernels().name, first->name);
}

TEST(Kernels, DequantisedRowsAreCorrectedAndScaled) {
  for (const std::size_t count : {1U, 7U, 16U, 33U, 384U}) {
    const std::vector<float> scale = numbers(count, 1), bias = numbers(count, 2);
    std::vector<std::int32_t> sums, corrections;
    for (std::size_t i = 0; i < count; ++i) {
      sums.push_back(static_cast<std::int32_t>(i) * 1013 - 50000);
      corrections.push_back(static_cast<std::int32_t>(i) * 128 - 4096);
    }
    const Columns columns{corrections.data(), scale.data(), bias.data(), count};
    const std::vector<float> out = same_on_every_path([&](const Kernels& path) {
      std::vector<float> row(count);
      path.dequantize_row(sums.data(), 0.0123F, columns, Activation::None, row.data());
      return row;
    });
    for (std::size_t i = 0; i < count; ++i) {
      const double wanted = double{0.0123F} * scale[i] * (sums[i] - corrections[i]) + bias[i];
      EXPECT_NEAR(out[i], wanted, 1e-6 * std::abs(wanted) + 1e-4);
    }
  }
}

TEST(Kernels, GeluIsNearTheExactForm) {
  std::vector<std::int32_t> sums;
  for (int i = -3000; i <= 3000; ++i) sums.push_back(i);
  const std::vector<std::int32_t> none(sums.size());
  const std::vector<float> ones(sums.size(), 1.0F), zeros(sums.size());
  const Columns columns{none.data(), ones.data(), zeros.data(), sums.size()};
  const std::vector<float> out = same_on_every_path([&](const Kernels& path) {
    std::vector<float> row(sums.size());
    path.dequantize_row(sums.data(), 0.01F, columns, Activation::Gelu, row.data());
    return row;
  });
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const double x = sums[i] * double{0.01F};
    const double wanted = 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
    EXPECT_NEAR(out[i], wanted, 4.2e-5 * std::max(1.0, std::abs(x))) << x;
  }
}

TEST(Kernels, NormalisedRowsHaveNoMeanAndUnitVariance) {
  const std::vector<float> from = numbers(384, 3), added = numbers(384, 4);
  const std::vector<float> weight(384, 1.0F), bias(384, 0.0F);
  const std::vector<float> x = same_on_every_path([&](const Kernels& path) {
    std::vector<float> row = from;
    path.add_and_normalize(row.data(), added.data(), weight.data(), bias.data(), row.size());
    return row;
  });
  double sum = 0, squares = 0;
  for (const float each : x) {
    sum += each;
    squares += static_cast<double>(each) * each;
  }
  EXPECT_NEAR(sum / 384, 0, 1e-5);
  EXPECT_NEAR(squares / 384, 1, 1e-4);
}

TEST(Kernels, QuantisedRowsComeBack) {
  for (const std::size_t count : {1U, 15U, 16U, 100U, 384U}) {
    const std::vector<float> x = numbers(count, 5);
    const std::vector<float> told = same_on_every_path([&](const Kernels& path) {
      std::vector<std::uint8_t> out(count);
      std::vector<float> answer{path.quantize_row(x.data(), count, out.data())};
      answer.insert(answer.end(), out.begin(), out.end());
      return answer;
    });
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_NEAR((told[i + 1] - 128.0F) * told[0], x[i], told[0] / 1.99F);
    }
  }
  const std::vector<float> nothing(100, 0.0F);
  std::vector<std::uint8_t> out(100);
  EXPECT_EQ(kernels().quantize_row(nothing.data(), nothing.size(), out.data()), 0.0F);
  EXPECT_EQ(out[17], 128);
}

TEST(Kernels, DotTakesAnyCount) {
  for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 97U, 256U}) {
    const std::vector<float> a = numbers(count, 9), b = numbers(count, 10);
    double wanted = 0;
    for (std::size_t i = 0; i < count; ++i) wanted += static_cast<double>(a[i]) * b[i];
    const std::vector<float> out = same_on_every_path([&](const Kernels& path) {
      return std::vector<float>{path.dot(a.data(), b.data(), count)};
    });
    EXPECT_NEAR(out[0], wanted, 1e-4) << count;
  }
}

TEST(Kernels, NegativeValuesLeak) {
  const std::vector<float> from{-2, -0.0F, 0, 3, -1e-3F};
  const std::vector<float> out = same_on_every_path([&](const Kernels& path) {
    std::vector<float> x = from;
    path.leaky_relu(x.data(), x.size());
    return x;
  });
  EXPECT_FLOAT_EQ(out[0], -0.2F);
  EXPECT_FLOAT_EQ(out[3], 3);
}

constexpr std::size_t kWidth = 32;
constexpr std::size_t kStride = kWidth + 16;  // rows stand among others

struct Sample {
  std::size_t length;
  std::vector<float> query, key, value;
  [[nodiscard]] Head head() const {
    return {query.data(), key.data(), value.data(), length, kWidth, kStride};
  }
};

Sample sample(std::size_t length, float spread) {
  const auto seed = static_cast<unsigned>(length);
  return {length, numbers(length * kStride, seed, spread),
          numbers(length * kStride, seed + 1, spread), numbers(length * kStride, seed + 2)};
}

std::vector<double> exactly(const Sample& from) {
  std::vector<double> out(from.length * kWidth);
  for (std::size_t i = 0; i < from.length; ++i) {
    std::vector<double> scores(from.length);
    for (std::size_t j = 0; j < from.length; ++j) {
      for (std::size_t d = 0; d < kWidth; ++d) {
        scores[j] += double{from.query[i * kStride + d]} * from.key[j * kStride + d];
      }
      scores[j] /= std::sqrt(static_cast<double>(kWidth));
    }
    const double best = *std::max_element(scores.begin(), scores.end());
    double total = 0;
    for (double& score : scores) total += score = std::exp(score - best);
    for (std::size_t j = 0; j < from.length; ++j) {
      for (std::size_t d = 0; d < kWidth; ++d) {
        out[i * kWidth + d] += scores[j] / total * from.value[j * kStride + d];
      }
    }
  }
  return out;
}

TEST(Attention, IsAWeightedMeanOfValues) {
  AttentionScratch scratch;  // one for all: what an earlier call left must not show
  for (const float spread : {0.001F, 0.3F, 1.0F, 3.0F}) {
    for (const std::size_t length : {256U, 1U, 2U, 15U, 16U, 21U, 33U, 128U}) {
      const Sample from = sample(length, spread);
      const std::vector<double> wanted = exactly(from);
      const std::vector<float> out = same_on_every_path([&](const Kernels& path) {
        std::vector<float> rows(length * kWidth);
        path.attend(from.head(), scratch, rows.data(), kWidth);
        return rows;
      });
      // scores of a spread of 3 reach 50, of which 13 bits leave some hundredths
      const double near = spread > 2 ? 0.05 : 0.004;
      for (std::size_t i = 0; i < out.size(); ++i) {
        ASSERT_NEAR(out[i], wanted[i], near) << length << " pieces, spread " << spread;
      }
    }
  }
}

// The largest numbers of all sorts at once must not run over 32 bits; all zeros are nothing.
TEST(Attention, HoldsTheLargestAndTheLeastSums) {
  AttentionScratch scratch;
  for (const float size : {1e4F, -1e4F, 0.0F}) {
    Sample from = sample(kMostAttended, 0.5);
    std::fill(from.query.begin(), from.query.end(), size);
    std::fill(from.key.begin(), from.key.end(), size);
    std::fill(from.value.begin(), from.value.end(), size);
    const std::vector<float> out = same_on_every_path([&](const Kernels& path) {
      std::vector<float> rows(from.length * kWidth);
      path.attend(from.head(), scratch, rows.data(), kWidth);
      return rows;
    });
    for (const float each : out) ASSERT_NEAR(each, size, 0.1);
  }
}

}  // namespace
}  // namespace plumbline::neural

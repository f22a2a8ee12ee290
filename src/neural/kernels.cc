// SPDX-License-Identifier: Apache-2.0
//
// Compiled with -O3 -ffp-contract=off (src/CMakeLists.txt): see the header for why.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "neural/kernels_internal.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PL_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define PL_UNDER_SANITIZER 1
#endif
#endif

// The choice is made before a sanitizer is ready; there the plain path runs.
// tests/kernels compiles this file for one instruction set at a time instead, to compare them.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(PL_UNDER_SANITIZER) && !defined(PL_ONE_PROCESSOR)
#define PL_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define PL_EACH_PROCESSOR
#endif

namespace plumbline::neural {
namespace {

// e^x for x <= 88, within 2 units in the last place (Cephes, Moshier 1989: expf).
[[gnu::always_inline]] inline float exponential(float x) {
  x = x < -87.0F ? -87.0F : x;
  x = x > 88.0F ? 88.0F : x;
  const float scaled = x * 1.44269504088896341F;
  const auto whole = static_cast<std::int32_t>(scaled + (scaled < 0 ? -0.5F : 0.5F));
  const auto n = static_cast<float>(whole);
  const float r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * (r * r) + r + 1.0F;
  return p * std::bit_cast<float>((whole + 127) << 23);
}

// Abramowitz and Stegun 7.1.26.
[[gnu::always_inline]] inline float error_function(float x) {
  const float z = x < 0 ? -x : x;
  const float t = 1.0F / (1.0F + 0.3275911F * z);
  float p = 1.061405429F;
  p = p * t - 1.453152027F;
  p = p * t + 1.421413741F;
  p = p * t - 0.284496736F;
  p = p * t + 0.254829592F;
  const float y = 1.0F - p * t * exponential(-z * z);
  return x < 0 ? -y : y;
}

// Sixteen numbers that the compiler keeps in as many registers as the processor needs for them.
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));

[[gnu::always_inline]] inline void load(Lanes& lanes, const float* from) {
  std::memcpy(&lanes, from, sizeof lanes);
}

[[gnu::always_inline]] inline void store(float* to, const Lanes& lanes) {
  std::memcpy(to, &lanes, sizeof lanes);
}

[[gnu::always_inline]] inline float total(const Lanes& lanes) {
  float sum = 0;
  for (std::size_t l = 0; l < kLanes; ++l) sum += lanes[l];
  return sum;
}

// `keys`: width rows of `row` columns, zeros at the end of each.
[[gnu::always_inline]] inline void transpose_keys(const Head& head, std::size_t row, float* keys) {
  for (std::size_t d = 0; d < head.width; ++d) {
    for (std::size_t j = 0; j < head.length; ++j) {
      keys[d * row + j] = head.key[j * head.stride + d];
    }
    for (std::size_t j = head.length; j < row; ++j) keys[d * row + j] = 0;
  }
}

// Scores of the keys for `Queries` rows from `at` on, a row of `scores` each. Several at once,
// since each sum waits for its own last addition.
template <std::size_t Queries>
[[gnu::always_inline]] inline void score_keys(const Head& head, std::size_t at, std::size_t row,
                                              const float* keys, float* scores) {
  const float shrink = 1.0F / std::sqrt(static_cast<float>(head.width));
  const float* query = head.query + at * head.stride;
  Lanes other;
  for (std::size_t j = 0; j < row; j += kLanes) {
    Lanes sums[Queries] = {};
    for (std::size_t d = 0; d < head.width; ++d) {
      load(other, keys + d * row + j);
      for (std::size_t q = 0; q < Queries; ++q) sums[q] += other * query[q * head.stride + d];
    }
    for (std::size_t q = 0; q < Queries; ++q) store(scores + q * row + j, sums[q] * shrink);
  }
}

// Scores to weights that want to be multiplied by what is returned (softmax).
[[gnu::always_inline]] inline float soften(std::size_t length, std::size_t row, float* scores) {
  for (std::size_t j = length; j < row; ++j) scores[j] = scores[0];  // changes no maximum
  Lanes highest, other;
  load(highest, scores);
  for (std::size_t j = kLanes; j < row; j += kLanes) {
    load(other, scores + j);
    highest = other > highest ? other : highest;
  }
  float most = highest[0];
  for (std::size_t l = 1; l < kLanes; ++l) most = highest[l] > most ? highest[l] : most;
  for (std::size_t j = 0; j < row; ++j) scores[j] = exponential(scores[j] - most);
  for (std::size_t j = length; j < row; ++j) scores[j] = 0;
  Lanes all{};
  for (std::size_t j = 0; j < row; j += kLanes) {
    load(other, scores + j);
    all += other;
  }
  return 1.0F / total(all);
}

// Rows of numbers, `stride` apart.
struct Rows {
  float* first;
  std::size_t stride;
  [[nodiscard]] float* at(std::size_t i) const { return first + i * stride; }
};

// `weights`: a row for each of the rows of `out`.
template <std::size_t Queries>
[[gnu::always_inline]] inline void mix_values(const Head& head, const Rows& weights,
                                              const float* scales, const Rows& out) {
  Lanes other;
  for (std::size_t d = 0; d < head.width; d += kLanes) {
    Lanes seen[Queries] = {};
    for (std::size_t j = 0; j < head.length; ++j) {
      load(other, head.value + j * head.stride + d);
      for (std::size_t q = 0; q < Queries; ++q) seen[q] += other * weights.at(q)[j];
    }
    for (std::size_t q = 0; q < Queries; ++q) store(out.at(q) + d, seen[q] * scales[q]);
  }
}

template <std::size_t Queries>
[[gnu::always_inline]] inline void attend_rows(const Head& head, std::size_t at, const float* keys,
                                               const Rows& scores, const Rows& out) {
  float scales[Queries];
  score_keys<Queries>(head, at, scores.stride, keys, scores.first);
  for (std::size_t q = 0; q < Queries; ++q) {
    scales[q] = soften(head.length, scores.stride, scores.at(q));
  }
  mix_values<Queries>(head, scores, scales, {out.at(at), out.stride});
}

}  // namespace

PL_EACH_PROCESSOR
float quantize_row(const float* in, std::size_t count, std::uint8_t* out) {
  // Without their signs, floats are ordered as their bits are, and integers may be compared in any
  // order.
  std::int32_t bits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bits = std::max(bits, std::bit_cast<std::int32_t>(in[i]) & 0x7FFFFFFF);
  }
  const auto largest = std::bit_cast<float>(bits);
  if (!(largest > 0)) {
    std::fill(out, out + count, std::uint8_t{128});
    return 0;
  }
  const float inverse = 127.0F / largest;
  for (std::size_t i = 0; i < count; ++i) {
    const float value = in[i] * inverse;
    const auto whole = static_cast<std::int32_t>(value + (value < 0 ? -0.5F : 0.5F));
    out[i] = static_cast<std::uint8_t>(whole + 128);
  }
  return largest / 127.0F;
}

PL_EACH_PROCESSOR
void dequantize_row(const std::int32_t* sum, float scale, const Columns& columns, float* out) {
  const float* correction = columns.correction;
  const float* column_scale = columns.scale;
  const float* bias = columns.bias;
  for (std::size_t i = 0; i < columns.count; ++i) {
    const std::int32_t exact = sum[i] - static_cast<std::int32_t>(correction[i]);
    out[i] = static_cast<float>(exact) * (scale * column_scale[i]) + bias[i];
  }
}

PL_EACH_PROCESSOR
void gelu(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    x[i] = 0.5F * x[i] * (1.0F + error_function(x[i] * 0.70710678118654752F));
  }
}

PL_EACH_PROCESSOR
void leaky_relu(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) x[i] = x[i] < 0 ? 0.1F * x[i] : x[i];
}

PL_EACH_PROCESSOR
void add_and_normalize(float* x, const float* added, const float* weight, const float* bias,
                       std::size_t count) {
  Lanes sums{}, squares{}, mine, other;
  for (std::size_t i = 0; i < count; i += kLanes) {
    load(mine, x + i);
    load(other, added + i);
    mine += other;
    sums += mine;
    store(x + i, mine);
  }
  const float mean = total(sums) / static_cast<float>(count);
  for (std::size_t i = 0; i < count; i += kLanes) {
    load(mine, x + i);
    mine -= mean;
    squares += mine * mine;
  }
  const float variance = total(squares) / static_cast<float>(count);
  const float inverse = 1.0F / std::sqrt(variance + 1e-12F);
  for (std::size_t i = 0; i < count; ++i) x[i] = (x[i] - mean) * inverse * weight[i] + bias[i];
}

PL_EACH_PROCESSOR
void attend(const Head& head, float* scratch, float* out, std::size_t out_stride) {
  const std::size_t row = padded(head.length);
  float* keys = scratch;
  const Rows scores{scratch + head.width * row, row};
  const Rows mixed{out, out_stride};
  transpose_keys(head, row, keys);
  std::size_t i = 0;
  for (; i + kQueries <= head.length; i += kQueries) {
    attend_rows<kQueries>(head, i, keys, scores, mixed);
  }
  for (; i < head.length; ++i) attend_rows<1>(head, i, keys, scores, mixed);
}

PL_EACH_PROCESSOR
float dot(const float* a, const float* b, std::size_t count) {
  Lanes sums{}, mine, other;
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    load(mine, a + i);
    load(other, b + i);
    sums += mine * other;
  }
  float rest = 0;
  for (; i < count; ++i) rest += a[i] * b[i];
  return total(sums) + rest;
}

}  // namespace plumbline::neural

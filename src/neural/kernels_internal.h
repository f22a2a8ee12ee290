// SPDX-License-Identifier: Apache-2.0
//
// The arithmetic between the matrix products, in single precision.
//
// The same bytes come out on every processor: each loop is written so that the compiler may widen
// it but not reorder it (sums run in kLanes fixed lanes, no fused multiply-add, no functions of the
// C library), and is compiled for several instruction sets of which the program picks one.

#pragma once

#include <cstddef>
#include <cstdint>

namespace plumbline::neural {

constexpr std::size_t kLanes = 16;

// Eight-bit form of one row: value = (out - 128) * the scale that is returned. 0 for a row of
// zeros.
[[nodiscard]] float quantize_row(const float* in, std::size_t count, std::uint8_t* out);

// out[i] = (sum[i] - correction[i]) * scale * column_scale[i] + bias[i]; corrections are whole.
void dequantize_row(const std::int32_t* sum, const float* correction, float scale,
                    const float* column_scale, const float* bias, std::size_t count, float* out);

// x = gelu(x), the exact form: x * (1 + erf(x / sqrt 2)) / 2, erf within 2e-7.
void gelu(float* x, std::size_t count);
// x = max(x, 0.1 x)
void leaky_relu(float* x, std::size_t count);

// x = (x + added - mean) / sqrt(variance + 1e-12) * weight + bias; count is a multiple of kLanes.
void add_and_normalize(float* x, const float* added, const float* weight, const float* bias,
                       std::size_t count);

// Attention of one head over one sentence of `length` pieces. `query`, `key` and `value` point to
// its first row; rows lie `stride` floats apart; `width` is a multiple of kLanes. `scratch` holds
// (width + 1) * padded(length).
void attend(const float* query, const float* key, const float* value, std::size_t length,
            std::size_t width, std::size_t stride, float* scratch, float* out,
            std::size_t out_stride);
[[nodiscard]] constexpr std::size_t padded(std::size_t count) {
  return (count + kLanes - 1) / kLanes * kLanes;
}

// Sum of a[i] * b[i]; any count.
[[nodiscard]] float dot(const float* a, const float* b, std::size_t count);

}  // namespace plumbline::neural

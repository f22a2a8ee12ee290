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

// The columns of a layer: what their sums are corrected by (whole numbers), scaled by, added.
struct Columns {
  const float* correction = nullptr;
  const float* scale = nullptr;
  const float* bias = nullptr;
  std::size_t count = 0;
};

// out[i] = (sum[i] - correction[i]) * scale * columns.scale[i] + bias[i]
void dequantize_row(const std::int32_t* sum, float scale, const Columns& columns, float* out);

// x = gelu(x), the exact form: x * (1 + erf(x / sqrt 2)) / 2, erf within 2e-7.
void gelu(float* x, std::size_t count);
// x = max(x, 0.1 x)
void leaky_relu(float* x, std::size_t count);

// x = (x + added - mean) / sqrt(variance + 1e-12) * weight + bias; count is a multiple of kLanes.
void add_and_normalize(float* x, const float* added, const float* weight, const float* bias,
                       std::size_t count);

// One head over one stretch of pieces: its first row of each; rows lie `stride` floats apart.
struct Head {
  const float* query = nullptr;
  const float* key = nullptr;
  const float* value = nullptr;
  std::size_t length = 0;  // pieces
  std::size_t width = 0;   // a multiple of kLanes
  std::size_t stride = 0;
};

constexpr std::size_t kQueries = 4;  // that attention takes at once

// Attention; `scratch` holds (width + kQueries) * padded(length), rows of `out` lie `out_stride`
// apart.
void attend(const Head& head, float* scratch, float* out, std::size_t out_stride);
[[nodiscard]] constexpr std::size_t padded(std::size_t count) {
  return (count + kLanes - 1) / kLanes * kLanes;
}

// Sum of a[i] * b[i]; any count.
[[nodiscard]] float dot(const float* a, const float* b, std::size_t count);

}  // namespace plumbline::neural

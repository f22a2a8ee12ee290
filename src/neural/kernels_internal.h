// SPDX-License-Identifier: Apache-2.0
//
// The arithmetic between the matrix products: in single precision, attention in whole numbers.
//
// The same bytes come out on every processor: each loop is written so that the compiler may widen
// it but not reorder it (sums run in kLanes fixed lanes, no fused multiply-add, no functions of the
// C library), and is compiled for several instruction sets of which the program picks one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace plumbline::neural {

constexpr std::size_t kLanes = 16;

// The columns of a layer: what their sums are corrected by, scaled by, what is added.
struct Columns {
  const std::int32_t* correction = nullptr;
  const float* scale = nullptr;
  const float* bias = nullptr;
  std::size_t count = 0;
};

// What a layer passes its values through. Gelu: x * (1 + erf(x / sqrt 2)) / 2, within 4e-5 between
// -4 and 4 and beyond within 4e-5 of x: a polynomial, since what follows has eight bits.
enum class Activation : std::uint8_t { None, Gelu };

// One head over one stretch of pieces: its first row of each; rows lie `stride` floats apart.
struct Head {
  const float* query = nullptr;
  const float* key = nullptr;
  const float* value = nullptr;
  std::size_t length = 0;  // pieces, at most kMostAttended
  std::size_t width = 0;   // a multiple of 2 * kLanes, at most kWidestHead
  std::size_t stride = 0;
};

constexpr std::size_t kMostAttended = 256;
constexpr std::size_t kWidestHead = 64;

// Room of one call of attention; reused, one for each thread.
struct AttentionScratch {
  std::vector<std::int32_t> queries, keys, values, weights, sums;
  std::vector<float> room;
};

// The arithmetic as compiled for one instruction set.
struct Kernels {
  const char* name = "";
  bool supported = false;  // by this processor; else nothing may be called

  // Eight-bit form of one row: value = (out - 128) * the scale that is returned. 0 for a row of
  // zeros.
  float (*quantize_row)(const float* in, std::size_t count, std::uint8_t* out) = nullptr;
  // out[i] = then((sum[i] - correction[i]) * scale * columns.scale[i] + bias[i])
  void (*dequantize_row)(const std::int32_t* sum, float scale, const Columns& columns,
                         Activation then, float* out) = nullptr;
  // x = max(x, 0.1 x)
  void (*leaky_relu)(float* x, std::size_t count) = nullptr;
  // x = (x + added - mean) / sqrt(variance + 1e-12) * weight + bias; count is a multiple of kLanes.
  void (*add_and_normalize)(float* x, const float* added, const float* weight, const float* bias,
                            std::size_t count) = nullptr;
  // Sum of a[i] * b[i]; any count.
  float (*dot)(const float* a, const float* b, std::size_t count) = nullptr;
  // Attention; rows of `out` lie `out_stride` floats apart.
  void (*attend)(const Head& head, AttentionScratch& scratch, float* out,
                 std::size_t out_stride) = nullptr;
};

// Those of every instruction set that the compiler knows, the widest first; for tests.
[[nodiscard]] std::vector<Kernels> all_kernels();
// The widest that this processor has.
[[nodiscard]] const Kernels& kernels();

}  // namespace plumbline::neural

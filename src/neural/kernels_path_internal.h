// SPDX-License-Identifier: Apache-2.0
//
// The arithmetic of kernels_internal.h for one instruction set. kernels.cc includes this once for
// each, in a namespace of its own that has
// - Lanes, WholeLanes: kLanes numbers that the compiler keeps in as many registers as it needs;
// - Sums, kLanes sums of 32 bits, and Pairs, as many pairs of numbers of 16 bits;
// - kRows, how many rows of sums are taken at once: as many as the registers hold.
// The same bytes must come out of each: no sum of floats is reordered (-ffp-contract=off, fixed
// lanes), and whole numbers may be.

template <class Vector, class Number>
inline void load(Vector& lanes, const Number* from) {
  std::memcpy(&lanes, from, sizeof lanes);
}

template <class Vector, class Number>
inline void store(Number* to, const Vector& lanes) {
  std::memcpy(to, &lanes, sizeof lanes);
}

// The halves of the lanes, then those of what is left.
inline float total(const Lanes& lanes) {
  float sums[kLanes];
  store(sums, lanes);
  for (std::size_t half = kLanes / 2; half > 0; half /= 2) {
    for (std::size_t l = 0; l < half; ++l) sums[l] += sums[l + half];
  }
  return sums[0];
}

inline std::int32_t highest(const WholeLanes& lanes) {
  std::int32_t all[kLanes];
  store(all, lanes);
  std::int32_t most = all[0];
  for (const std::int32_t each : all) most = std::max(most, each);
  return most;
}

// To the nearest whole numbers, halves away from 0.
inline void round_to_whole(const Lanes& x, WholeLanes& whole) {
  WholeLanes bits;
  std::memcpy(&bits, &x, sizeof bits);
  bits = (bits & std::numeric_limits<std::int32_t>::min()) | std::bit_cast<std::int32_t>(0.5F);
  Lanes half;
  std::memcpy(&half, &bits, sizeof half);
  whole = __builtin_convertvector(x + half, WholeLanes);
}

// 2^x for -126 <= x <= 0, within 3e-6 of its size: a polynomial of the fraction, fitted for the
// least largest error on [-1/2, 1/2].
inline void raise_two(Lanes& x) {
  const WholeLanes whole = __builtin_convertvector(x - 0.5F, WholeLanes);
  const Lanes r = x - __builtin_convertvector(whole, Lanes);
  Lanes p = r * 0.00957005118F + 0.0559178624F;
  p = p * r + 0.240247458F;
  p = p * r + 0.693121815F;
  p = p * r + 0.999999261F;
  const WholeLanes exponent = (whole + 127) << 23;
  Lanes power;
  std::memcpy(&power, &exponent, sizeof power);
  x = p * power;
}

// Of the largest number without its sign. Without signs, floats are ordered as their bits are.
inline std::int32_t largest_bits(const float* in, std::size_t count) {
  WholeLanes most{}, bits;
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    load(bits, in + i);
    bits &= kWithoutSign;
    most = bits > most ? bits : most;
  }
  std::int32_t found = highest(most);
  for (; i < count; ++i) found = std::max(found, std::bit_cast<std::int32_t>(in[i]) & kWithoutSign);
  return found;
}

inline float largest_of(const float* in, std::size_t count) {
  return std::bit_cast<float>(largest_bits(in, count));
}

inline float quantize_row(const float* in, std::size_t count, std::uint8_t* out) {
  const float largest = largest_of(in, count);
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

inline float gelu_of(float x) {
  float z = x < -4.0F ? -4.0F : x;
  z = z > 4.0F ? 4.0F : z;
  const float u = z * z * 0.0625F;
  float p = -0.349302879F;
  p = p * u + 1.74808063F;
  p = p * u - 3.83472483F;
  p = p * u + 4.90565754F;
  p = p * u - 4.12256722F;
  p = p * u + 2.4333782F;
  p = p * u - 1.05420511F;
  p = p * u + 0.398673381F;
  return x * (0.5F + z * p);
}

template <Activation Then>
inline void dequantize_columns(const std::int32_t* sum, float scale, const Columns& columns,
                               float* out) {
  const std::int32_t* correction = columns.correction;
  const float* column_scale = columns.scale;
  const float* bias = columns.bias;
  for (std::size_t i = 0; i < columns.count; ++i) {
    const auto exact = static_cast<float>(sum[i] - correction[i]);
    const float value = exact * (scale * column_scale[i]) + bias[i];
    out[i] = Then == Activation::Gelu ? gelu_of(value) : value;
  }
}

inline void dequantize_row(const std::int32_t* sum, float scale, const Columns& columns,
                           Activation then, float* out) {
  if (then == Activation::Gelu) {
    dequantize_columns<Activation::Gelu>(sum, scale, columns, out);
  } else {
    dequantize_columns<Activation::None>(sum, scale, columns, out);
  }
}

inline void leaky_relu(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) x[i] = x[i] < 0 ? 0.1F * x[i] : x[i];
}

inline void add_and_normalize(float* x, const float* added, const float* weight, const float* bias,
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

inline float dot(const float* a, const float* b, std::size_t count) {
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

// Two rows of kLanes numbers times `inverse`, as whole ones of 16 bits, two in one of 32: the
// first's below.
inline void to_pairs(const float* first, const float* second, float inverse, std::int32_t* out) {
  Lanes value;
  WholeLanes low, high;
  load(value, first);
  round_to_whole(value * inverse, low);
  load(value, second);
  round_to_whole(value * inverse, high);
  store(out, (low & 0xFFFF) | (high << 16));
}

#include "neural/attention_path_internal.h"

inline Kernels table(const char* name, bool supported) {
  return {name,       supported,         quantize_row, dequantize_row,
          leaky_relu, add_and_normalize, dot,          attend};
}

// SPDX-License-Identifier: Apache-2.0
//
// Prints the bits of what every kernel answers to fixed numbers. Built once for each instruction
// set, with src/neural/kernels.cc compiled for it alone; tests/journey/same_bytes.py compares what
// they print.

#include <bit>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "neural/kernels_internal.h"

namespace {

using namespace plumbline::neural;

// Numbers of all sizes from 1e-3 to 30, of both signs: the same on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint32_t seed) : state_(seed) {}
  [[nodiscard]] float next() {
    state_ = state_ * 1664525U + 1013904223U;  // Numerical Recipes
    const float part = static_cast<float>(state_ >> 8U) / 16777216.0F - 0.5F;
    return part * part * part * 240.0F;
  }
  [[nodiscard]] std::vector<float> take(std::size_t count) {
    std::vector<float> out(count);
    for (float& each : out) each = next();
    return out;
  }

 private:
  std::uint32_t state_;
};

void print(const char* name, const std::vector<float>& values) {
  std::printf("%s", name);
  for (const float value : values) std::printf(" %08x", std::bit_cast<std::uint32_t>(value));
  std::printf("\n");
}

void products_and_rows(std::size_t count, Numbers& numbers) {
  const std::vector<float> a = numbers.take(count), b = numbers.take(count);
  print("dot", {dot(a.data(), b.data(), count)});
  std::vector<float> x = a;
  gelu(x.data(), count);
  print("gelu", x);
  x = a;
  leaky_relu(x.data(), count);
  print("leaky_relu", x);
  std::vector<std::uint8_t> bytes(count);
  std::vector<float> told{quantize_row(a.data(), count, bytes.data())};
  for (const std::uint8_t byte : bytes) told.push_back(static_cast<float>(byte));
  print("quantize", told);
  std::vector<std::int32_t> sums;
  for (const float each : b) sums.push_back(static_cast<std::int32_t>(each * 4096.0F));
  const std::vector<float> correction = numbers.take(count), scale = numbers.take(count);
  dequantize_row(sums.data(), 0.0123F, {correction.data(), scale.data(), b.data(), count},
                 x.data());
  print("dequantize", x);
}

void normalised(std::size_t count, Numbers& numbers) {
  std::vector<float> x = numbers.take(count);
  const std::vector<float> added = numbers.take(count), weight = numbers.take(count),
                           bias = numbers.take(count);
  add_and_normalize(x.data(), added.data(), weight.data(), bias.data(), count);
  print("add_and_normalize", x);
}

void attention(std::size_t length, std::size_t width, Numbers& numbers) {
  const std::vector<float> query = numbers.take(length * width), key = numbers.take(length * width),
                           value = numbers.take(length * width);
  std::vector<float> scratch((width + kQueries) * padded(length)), out(length * width);
  attend({query.data(), key.data(), value.data(), length, width, width}, scratch.data(), out.data(),
         width);
  print("attend", out);
}

}  // namespace

int main() {
  Numbers numbers(20261128);
  for (const std::size_t count : {1U, 7U, 16U, 33U, 96U, 384U, 1536U}) {
    products_and_rows(count, numbers);
  }
  for (const std::size_t count : {16U, 96U, 384U}) normalised(count, numbers);
  for (const std::size_t length : {1U, 5U, 16U, 37U, 128U}) attention(length, 32, numbers);
  return 0;
}

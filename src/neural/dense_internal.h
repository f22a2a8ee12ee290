// SPDX-License-Identifier: Apache-2.0
//
// One linear layer in eight bits: y = x W' + b.
//
// Weights have seven bits and a scale a column, inputs eight bits and a scale a row, sums are exact
// 32-bit integers. With seven bits no instruction set saturates on the way (vpmaddubsw adds two
// products in 16 bits: 2 * 255 * 63 < 2^15), so that all give the same sums. oneDNN multiplies.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "neural/kernels_internal.h"
#include "neural/weights.h"

namespace plumbline::neural {

// Room for the rows of one call; reused, owned by the caller, one for each thread.
struct DenseScratch {
  std::vector<std::uint8_t> rows;
  std::vector<std::int32_t> sums;
  std::vector<float> scales;
  std::vector<std::uint8_t> library;
};

class Dense {
 public:
  Dense();
  Dense(Dense&&) noexcept;
  Dense& operator=(Dense&&) noexcept;
  ~Dense();

  // The layer "name" (tensors name.weight, .scale, .bias, .correction); Malformed if one is missing
  // or of another size.
  [[nodiscard]] static Result<Dense> open(const Weights& weights, const std::string& name,
                                          std::size_t in, std::size_t out);

  // `in` has rows * inputs() values, `out` gets rows * outputs(), each passed through `then`. Any
  // number of threads.
  void run(const float* in, std::size_t rows, float* out, DenseScratch& scratch,
           Activation then = Activation::None) const;

  [[nodiscard]] std::size_t inputs() const { return in_; }
  [[nodiscard]] std::size_t outputs() const { return out_; }

 private:
  struct Product;
  std::size_t in_ = 0, out_ = 0;
  std::span<const float> scale_, bias_;
  std::vector<std::int32_t> correction_;  // 128 times the sum of each column
  std::unique_ptr<Product> product_;
};

}  // namespace plumbline::neural

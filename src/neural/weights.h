// SPDX-License-Identifier: Apache-2.0
//
// The file of a model: what it holds and where, read in place.
//
// Layout: the eight bytes "PLMODEL1", the length of the header (64 bits, little endian), the header
// (JSON: shape, labels, tensors with type, shape and offset), then the tensors, each at a multiple
// of 64 bytes from the first multiple of 64 after the header. train/engine/export.py writes it;
// docs/reference/engine-model.md describes it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plumbline::neural {

class Weights {
 public:
  // Checks that every tensor lies inside `bytes`, which must outlive this. Malformed otherwise.
  [[nodiscard]] static Result<Weights> open(std::string_view bytes);

  // "layers", "width", "heads"; 0 if it is not stated.
  [[nodiscard]] std::uint32_t number(const std::string& name) const;
  [[nodiscard]] const std::vector<std::string>& labels(const std::string& layer) const;
  [[nodiscard]] std::string_view vocabulary() const { return vocabulary_; }

  // Empty if there is no such tensor of that type with so many values.
  [[nodiscard]] std::span<const float> floats(const std::string& name, std::size_t count) const;
  [[nodiscard]] std::span<const std::int8_t> bytes(const std::string& name,
                                                   std::size_t count) const;

 private:
  struct Tensor {
    bool is_float = false;
    std::string_view data;
  };
  std::map<std::string, std::uint32_t> numbers_;
  std::map<std::string, std::vector<std::string>> labels_;
  std::map<std::string, Tensor> tensors_;
  std::string_view vocabulary_;
};

}  // namespace plumbline::neural

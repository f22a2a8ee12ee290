// SPDX-License-Identifier: Apache-2.0
//
// The encoder: pieces in, a state for each piece out (Vaswani et al. 2017, as in BERT: normalised
// after each step). Stretches of a batch, sentences read together, lie end to end, so that no place
// is padded.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "neural/dense_internal.h"
#include "neural/kernels_internal.h"
#include "neural/pieces.h"

namespace plumbline::neural {

struct EncoderShape {
  std::size_t vocabulary = 0, width = 0, inner = 0, heads = 0, layers = 0, positions = 0;
};

// Stretches one after the other: stretch s has the pieces [begins[s], begins[s + 1]).
struct PieceBatch {
  std::vector<PieceId> pieces;
  std::vector<WordShape> shapes;
  std::vector<std::uint32_t> begins{0};
};

struct EncoderScratch {
  std::vector<float> mixed, seen, wide;
  AttentionScratch attention;
  DenseScratch dense;
};

class Encoder {
 public:
  [[nodiscard]] static Result<Encoder> open(const Weights& weights, const EncoderShape& shape);

  // states: one row of width() for each piece.
  void run(const PieceBatch& batch, std::vector<float>& states, EncoderScratch& scratch) const;

  [[nodiscard]] std::size_t width() const { return shape_.width; }

 private:
  struct Norm {
    std::span<const float> weight, bias;
  };
  struct Layer {
    Dense mixed;  // query, key and value side by side
    Dense joined, up, down;
    Norm after_attention, after_inner;
  };
  [[nodiscard]] static Norm norm(const Weights& weights, const std::string& name,
                                 std::size_t width);
  void embed(const PieceBatch& batch, std::vector<float>& states, EncoderScratch& scratch) const;
  void attend_all(const PieceBatch& batch, EncoderScratch& scratch) const;

  EncoderShape shape_;
  std::span<const std::int8_t> words_;
  std::span<const float> word_scale_, positions_, shapes_;
  Norm first_;
  std::vector<Layer> layers_;
};

}  // namespace plumbline::neural

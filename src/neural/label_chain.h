// SPDX-License-Identifier: Apache-2.0
//
// Labels that begin and go on ("B-PER", "I-PER", "O"), chosen for a whole row of words together.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plumbline::neural {

class LabelChain {
 public:
  LabelChain() = default;
  // `steps`: what is added where label b follows label a, labels x labels; empty: nothing. "I-x"
  // only follows "B-x" or "I-x", whatever they say.
  LabelChain(const std::vector<std::string>& labels, std::span<const float> steps);

  [[nodiscard]] std::size_t size() const { return kinds_.size(); }

  // The row of labels of the highest sum (Viterbi). The scores of word i begin at rows + i *
  // stride.
  void best(const float* rows, std::size_t stride, std::size_t count, std::uint16_t* out) const;

  // By how much the labels of the kind that `label` is of are ahead of all others at a word.
  [[nodiscard]] float lead(const float* scores, std::uint16_t label) const;

 private:
  std::vector<std::string> kinds_;  // "PER"; empty of "O"
  std::vector<float> steps_;
  std::vector<bool> goes_on_;
};

}  // namespace plumbline::neural

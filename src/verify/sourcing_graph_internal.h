// SPDX-License-Identifier: Apache-2.0
//
// Who rests on whom, sentence after sentence, and which statements close a circle.

#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "verify/sourcing_internal.h"

namespace plumbline::verify {

// How a source stands to another: quotes it, refers to it, or has from it what it tells.
enum class Tie { Cites, RefersTo, TakesOver };

struct SourcingEdge {
  std::string by;  // nodes
  std::string from;
  std::string by_name;
  std::string from_name;
  Tie tie = Tie::Cites;
  text::Span span;           // the words that tell it
  std::size_t sentence = 0;  // set by the graph
};

class SourcingGraph {
 public:
  static constexpr std::size_t kNear = 6;  // sentences between the statements of a circle

  explicit SourcingGraph(const Checking& checking) : checking_(checking) {}

  // Known of a chain: closes no circle by itself.
  void cite(SourcingEdge edge);
  // Told by the sentence that is being read. A circle needs one edge that takes over, or media that
  // refer to each other.
  void tell(SourcingEdge edge);
  void end_sentence() { ++sentence_; }
  // In the order of the text, each once.
  [[nodiscard]] std::vector<ToldCircle> circles() { return std::move(told_); }

 private:
  void close();
  [[nodiscard]] bool holds_medium(const text::Span& span) const;
  bool find(const std::string& goal, const std::string& at, std::set<std::string>& seen,
            std::vector<std::size_t>& way) const;

  const Checking& checking_;
  std::size_t sentence_ = 0;
  std::vector<SourcingEdge> edges_;
  std::set<std::string> once_;
  std::vector<ToldCircle> told_;
};

}  // namespace plumbline::verify

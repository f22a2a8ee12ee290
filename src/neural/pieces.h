// SPDX-License-Identifier: Apache-2.0
//
// Words to word pieces: the small parts that the encoder has learned states for.
//
// WordPiece (Wu et al. 2016) as BERT's uncased models use it: lower case, accents dropped, cut at
// every punctuation mark, longest match first. train/engine/pieces.py does the same and the two
// must agree to the last piece.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plumbline::neural {

using PieceId = std::uint32_t;

// Which capitals a word has; lower-casing loses it, so the encoder is told beside the pieces.
enum class WordShape : std::uint8_t { None, Lower, Title, Upper, Mixed, SingleUpper };
[[nodiscard]] WordShape shape_of(std::string_view word);

class Pieces {
 public:
  // Views into `vocabulary`, one piece a line, in the order of their ids; it must outlive this.
  explicit Pieces(std::string_view vocabulary);

  // Appends the pieces of one word; never none.
  void append(std::string_view word, std::vector<PieceId>& out) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] PieceId begin() const { return begin_; }  // [CLS]
  [[nodiscard]] PieceId end() const { return end_; }      // [SEP]

 private:
  void match(std::string_view run, std::vector<PieceId>& out) const;
  [[nodiscard]] const PieceId* find(bool inside, std::string_view piece) const;

  std::size_t size_ = 0;
  std::size_t longest_ = 0;
  PieceId unknown_ = 0, begin_ = 0, end_ = 0;
  std::unordered_map<std::string_view, PieceId> starting_;
  std::unordered_map<std::string_view, PieceId> inside_;  // "##ing" under "ing"
};

}  // namespace plumbline::neural

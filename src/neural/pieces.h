// SPDX-License-Identifier: Apache-2.0
//
// Words to word pieces: the small parts that the encoder has learned states for.
//
// WordPiece (Wu et al. 2016) as BERT's uncased models use it: lower case, accents dropped, cut at
// every punctuation mark, longest match first. train/engine/pieces.py does the same and the two
// must agree to the last piece.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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
  void add(bool inside, std::size_t begin, std::size_t end, PieceId id);
  [[nodiscard]] std::size_t slot_of(bool inside, std::string_view piece) const;
  [[nodiscard]] std::optional<PieceId> find(bool inside, std::string_view piece) const;

  // A piece by where it stands in the vocabulary; "##ing" is "ing" inside a word.
  struct Slot {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    PieceId id = 0;
    bool taken = false;
    bool inside = false;
  };

  std::size_t size_ = 0;
  std::size_t longest_ = 0;
  PieceId unknown_ = 0, begin_ = 0, end_ = 0;
  std::string_view vocabulary_;
  std::vector<Slot> slots_;  // open addressing, at most half full: made at each start
};

}  // namespace plumbline::neural

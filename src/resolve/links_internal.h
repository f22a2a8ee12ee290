// SPDX-License-Identifier: Apache-2.0
//
// Pairs of articles that were laid side by side and hold the same words, and which way they went.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/candidates_internal.h"
#include "resolve/overlap_internal.h"
#include "resolve/reprints.h"

namespace plumbline::resolve {

// Whether its publisher goes by this name, in any case and with or without "the".
[[nodiscard]] bool bears(const Article& article, const std::string& name);
// Versions of one outlet: what one says of that outlet is not said of the other.
[[nodiscard]] bool of_one_publisher(const Article& a, const Article& b);

// How one article speaks of the publisher of another.
enum class Mention : std::uint8_t { None, Inside, AtTheEdge };

// By any of the publisher's names, written as a name is. One word alone is only taken for a name in
// the first or last lines ("Time", "Mirror").
[[nodiscard]] Mention mention_of(const Article& named, std::string_view text,
                                 std::span<const Word> words);

// Whether `taker`, which speaks so of its publisher, says that it has its words from `giver`.
[[nodiscard]] bool says_so(const Article& taker, const Article& giver, Mention mention);

// Each once, in the order in which they were found.
class LinkReasons {
 public:
  void push_back(Reason reason) { all_[count_++] = reason; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::vector<Reason> list() const { return {all_.begin(), all_.begin() + count_}; }

 private:
  std::array<Reason, 8> all_{};  // as many as there are
  std::uint8_t count_ = 0;
};

// What stands in both articles of a pair, with places in bytes. Of many articles that are copies
// there are many times as many links, so they are small.
struct Link {
  std::uint32_t first = 0;  // indices in the order in which ties are decided, unless one says who
  std::uint32_t second = 0;
  std::uint32_t words = 0;
  bool identical = false;
  Mention names_second = Mention::None;  // how the first names the second's publisher
  Mention names_first = Mention::None;   // and the other way round
  std::vector<Stretch> stretches;  // `here` in first, `there` in second; by their place in first
  double share_first = 0;          // of the words of each
  double share_second = 0;
  // Decided by direct():
  Direction direction = Direction::Open;
  bool second_took = true;  // from first; meaningless if Open
  LinkReasons reasons;
};

// Whether so much of two texts is more than two reporters of one event have in common by chance.
[[nodiscard]] bool is_copy(const Overlap& overlap, std::size_t words_first,
                           std::size_t words_second, int apart);

[[nodiscard]] Link link_of(std::uint32_t first, std::uint32_t second, const Overlap& overlap,
                           std::span<const Word> a, std::span<const Word> b);

// Fills in the direction of every link.
void direct(std::span<const Article* const> articles, std::vector<Link>& links);

// Families out of links: each article follows the one it took most from, so that an article made
// of two reports joins one of their families and does not make them one.
[[nodiscard]] std::vector<Family> families_of(std::span<const Article* const> articles,
                                              std::span<const Link> links, Detail detail);

}  // namespace plumbline::resolve

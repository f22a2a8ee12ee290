// SPDX-License-Identifier: Apache-2.0

#include "text/align.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace plumbline::text {
namespace {

using Keys = std::span<const std::uint64_t>;

constexpr std::int32_t kMatch = 3;
constexpr std::int32_t kReplaced = -2;
constexpr std::int32_t kAdded = -2;
constexpr std::int32_t kDropped = -1;
constexpr std::size_t kSmallHaystack = 256;  // below this, looking for a window costs more
constexpr std::size_t kWindows = 3;          // best windows that are aligned in full
constexpr std::size_t kAnyWordsReach = 80;   // words of the window for each ellipsis

enum class Move : std::uint8_t { Stop, Both, HaystackOnly, NeedleOnly, Under };

// What one cell knows: the score, and the matches on its way (the first tie rule).
struct Cell {
  std::int32_t score = 0;
  std::uint32_t matches = 0;

  [[nodiscard]] bool better(const Cell& other) const {
    return score != other.score ? score > other.score : matches > other.matches;
  }
};

class Grid {
 public:
  Grid(Keys needle, Keys haystack)
      : needle_(needle),
        haystack_(haystack),
        width_(haystack.size() + 1),
        moves_((needle.size() + 1) * width_, Move::Stop),
        row_(width_) {
    for (std::size_t i = 1; i <= needle.size(); ++i) fill(i);
  }

  [[nodiscard]] Alignment best() const {
    std::size_t end = 0;
    for (std::size_t j = 1; j < width_; ++j) {
      if (row_[j].better(row_[end])) end = j;
    }
    Alignment out;
    out.score = row_[end].score;
    trace(end, out);
    return out;
  }

 private:
  void fill(std::size_t i) {
    const std::uint64_t key = needle_[i - 1];
    const bool any = key == kAnyWords;
    Cell diagonal = row_[0];
    if (!any) row_[0].score += kAdded;
    moves_[i * width_] = Move::NeedleOnly;
    for (std::size_t j = 1; j < width_; ++j) {
      const Cell above = row_[j];
      const Cell left = row_[j - 1];
      Cell cell = diagonal;
      moves_[i * width_ + j] =
          any ? swallow(above, left, cell) : match(key == haystack_[j - 1], above, left, cell);
      diagonal = above;
      row_[j] = cell;
    }
  }

  // Nothing swallowed, or one word more: neither costs anything.
  static Move swallow(const Cell& above, const Cell& left, Cell& cell) {
    const Move move = above.better(left) ? Move::NeedleOnly : Move::Under;
    cell = move == Move::Under ? left : above;
    return move;
  }

  // `cell` comes as the diagonal one.
  static Move match(bool same, const Cell& above, const Cell& left, Cell& cell) {
    Move move = Move::Both;
    cell.score += same ? kMatch : kReplaced;
    cell.matches += same ? 1 : 0;
    if (const Cell down{left.score + kDropped, left.matches}; down.better(cell)) {
      cell = down;
      move = Move::HaystackOnly;
    }
    if (const Cell added{above.score + kAdded, above.matches}; added.better(cell)) {
      cell = added;
      move = Move::NeedleOnly;
    }
    return move;
  }

  void trace(std::size_t end, Alignment& out) const {
    std::size_t i = needle_.size();
    std::size_t j = end;
    while (i > 0) {
      const auto needle = static_cast<std::uint32_t>(i - 1);
      const auto haystack = static_cast<std::uint32_t>(j == 0 ? 0 : j - 1);
      switch (moves_[i * width_ + j]) {
        case Move::Both: {
          const bool same = needle_[needle] == haystack_[haystack];
          out.matches += same ? 1 : 0;
          out.steps.push_back({needle, haystack, same});
          --i, --j;
          break;
        }
        case Move::HaystackOnly: out.steps.push_back({std::nullopt, haystack, false}), --j; break;
        case Move::Under: out.steps.push_back({needle, haystack, true}), --j; break;
        case Move::NeedleOnly:
        case Move::Stop:
          if (needle_[needle] != kAnyWords) out.steps.push_back({needle, std::nullopt, false});
          --i;
          break;
      }
    }
    out.begin = static_cast<std::uint32_t>(j);
    out.end = static_cast<std::uint32_t>(end);
    std::reverse(out.steps.begin(), out.steps.end());
  }

  Keys needle_;
  Keys haystack_;
  std::size_t width_;
  std::vector<Move> moves_;
  std::vector<Cell> row_;
};

void shift(Alignment& alignment, std::uint32_t needle, std::uint32_t haystack) {
  for (AlignStep& step : alignment.steps) {
    if (step.needle) *step.needle += needle;
    if (step.haystack) *step.haystack += haystack;
  }
  alignment.begin += haystack;
  alignment.end += haystack;
}

// Which needle words a haystack word may be: a small open-addressing set, with a weight a word
// that is the higher the rarer the word is in the haystack.
class RareWords {
 public:
  RareWords(Keys needle, Keys haystack) {
    slots_.resize(std::bit_ceil(needle.size() * 2 + 2));
    for (const std::uint64_t key : needle) {
      if (key != kAnyWords) slot(key).key = key;
    }
    for (const std::uint64_t key : haystack) {
      Slot& found = slot(key);
      if (found.key == key && key != 0) ++found.count;
    }
  }
  [[nodiscard]] std::uint64_t weight(std::uint64_t key) const {
    const Slot& found = const_cast<RareWords*>(this)->slot(key);
    return found.key == key && found.count > 0 ? 4096 / (found.count + 3) + 1 : 0;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t count = 0;
  };
  Slot& slot(std::uint64_t key) {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  std::vector<Slot> slots_;
};

struct Window {
  std::uint64_t weight = 0;
  std::size_t begin = 0;
};

// The windows of `width` words that hold the most and rarest words of the needle.
std::vector<Window> best_windows(Keys needle, Keys haystack, std::size_t width) {
  const RareWords rare(needle, haystack);
  const std::size_t step = std::max<std::size_t>(width / 4, 1);
  std::vector<std::uint64_t> sums((haystack.size() + step - 1) / step);
  for (std::size_t j = 0; j < haystack.size(); ++j) sums[j / step] += rare.weight(haystack[j]);
  std::vector<Window> best;
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < sums.size(); ++at) {
    sum += sums[at];
    if (at >= 4) sum -= sums[at - 4];
    const Window window{sum, (at < 3 ? 0 : at - 3) * step};
    // Neighbours overlap: the better of them stands for both.
    if (!best.empty() && window.begin < best.back().begin + 2 * step) {
      if (window.weight > best.back().weight) best.back() = window;
    } else {
      best.push_back(window);
    }
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Window& a, const Window& b) { return a.weight > b.weight; });
  best.resize(std::min(best.size(), kWindows));
  return best;
}

Alignment align_part(Keys needle, Keys haystack) {
  const auto ellipses =
      static_cast<std::size_t>(std::count(needle.begin(), needle.end(), kAnyWords));
  const std::size_t width = needle.size() * 2 + 16 + ellipses * kAnyWordsReach;
  if (haystack.size() <= kSmallHaystack || haystack.size() <= width * 2) {
    return Grid(needle, haystack).best();
  }
  Alignment best;
  best.score = std::numeric_limits<std::int32_t>::min();
  for (const Window& window : best_windows(needle, haystack, width)) {
    const std::size_t begin = window.begin - std::min(window.begin, width / 2);
    const std::size_t size = std::min(haystack.size() - begin, width * 2);
    Alignment found = Grid(needle, haystack.subspan(begin, size)).best();
    shift(found, 0, static_cast<std::uint32_t>(begin));
    const bool tie = found.score == best.score && found.matches == best.matches;
    const bool better =
        found.score > best.score || (found.score == best.score && found.matches > best.matches);
    if (better || (tie && found.begin < best.begin)) best = std::move(found);
  }
  return best;
}

}  // namespace

Alignment align(std::span<const std::uint64_t> needle, std::span<const std::uint64_t> haystack) {
  if (needle.size() <= kAlignPart) return align_part(needle, haystack);
  Alignment out;
  std::size_t from = 0;
  for (std::size_t at = 0; at < needle.size(); at += kAlignPart) {
    const std::size_t size = std::min(kAlignPart, needle.size() - at);
    Alignment part = align_part(needle.subspan(at, size), haystack.subspan(from));
    shift(part, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from));
    // Source words between two parts were dropped.
    for (std::size_t j = from; at > 0 && part.matches > 0 && j < part.begin; ++j) {
      if (out.steps.empty() || part.begin - from > kAlignPart) break;
      out.steps.push_back({std::nullopt, static_cast<std::uint32_t>(j), false});
    }
    if (at == 0) out.begin = part.begin;
    if (part.matches > 0) out.end = part.end;
    out.matches += part.matches;
    out.score += part.score;
    out.steps.insert(out.steps.end(), part.steps.begin(), part.steps.end());
    if (part.matches > 0) from = part.end;
  }
  return out;
}

}  // namespace plumbline::text

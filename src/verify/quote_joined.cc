// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>
#include <span>

#include "text/align.h"
#include "verify/quote_blocks_internal.h"

namespace plumbline::verify {
namespace {

using model::EditKind;

constexpr std::uint32_t kLeastRun = 4;      // words; fewer stand together by chance
constexpr std::uint32_t kLeastTelling = 2;  // of them
constexpr std::size_t kLeastDropped = 5;    // words over the end of a sentence

class Joins {
 public:
  Joins(const BlockSides& sides, std::vector<Block>& blocks) : sides_(sides), blocks_(blocks) {}

  std::vector<JoinedRun> find() {
    for (Block& block : blocks_) drop_over_stop(block);
    std::vector<JoinedRun> runs;
    const auto words = static_cast<std::uint32_t>(sides_.quoted.keys.size());
    for (const Block& block : blocks_) {  // the longest end
      if (block.quoted.empty() || block.quoted.front() < kLeastRun) continue;
      if (const auto run = run_of(block.quoted.front(), words)) {
        runs.push_back(*run);
        break;
      }
    }
    for (auto block = blocks_.rbegin(); block != blocks_.rend() && runs.empty(); ++block) {
      if (block->quoted.empty() || block->quoted.back() + 1 + kLeastRun > words) continue;
      if (const auto run = run_of(0, block->quoted.back() + 1)) runs.push_back(*run);
    }
    for (const JoinedRun& run : runs) take_out(run);
    return runs;
  }

 private:
  // A stretch of the source that holds the end of a sentence was passed over without a mark.
  void drop_over_stop(Block& block) const {
    if (!block.quoted.empty() || block.source.size() < kLeastDropped) return;
    const auto& stop = sides_.source.after_stop;
    const std::uint32_t past = block.source.back() + 1;
    const bool over = (past < stop.size() && stop[past]) ||
                      std::any_of(block.source.begin(), block.source.end(),
                                  [&](std::uint32_t at) { return stop[at]; });
    if (!over) return;
    block.odd = false;
    block.why = EditKind::Joined;
  }

  // Where the words stand side by side in the source.
  [[nodiscard]] std::optional<JoinedRun> run_of(std::uint32_t begin, std::uint32_t end) const {
    const auto& quoted = sides_.quoted.keys;
    const auto first = quoted.begin() + begin;
    const auto last = quoted.begin() + end;
    const auto telling =
        std::count_if(first, last, [](std::uint64_t key) { return !is_function_word(key); });
    if (end - begin < kLeastRun || telling < kLeastTelling) return std::nullopt;
    if (std::find(first, last, text::kAnyWords) != last) return std::nullopt;
    const auto& source = sides_.source.keys;
    const auto found = std::search(source.begin(), source.end(), first, last);
    if (found == source.end()) return std::nullopt;
    if (2 * found_in_place(begin, end) > end - begin) return std::nullopt;
    return JoinedRun{begin, end, static_cast<std::uint32_t>(found - source.begin())};
  }

  // How many of the words have their like in the place that is compared with: a changed word there
  // is a changed word, though another sentence has it so.
  [[nodiscard]] std::uint32_t found_in_place(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t same = 0;
    for (const text::AlignStep& step : sides_.alignment.steps) {
      same += step.same && step.needle && *step.needle >= begin && *step.needle < end ? 1U : 0U;
    }
    return same;
  }

  // What the alignment made of these words is no change of theirs.
  void take_out(const JoinedRun& run) {
    const auto inside = [&](std::uint32_t at) { return at >= run.begin && at < run.end; };
    const auto& steps = sides_.alignment.steps;
    for (Block& block : blocks_) {
      std::optional<std::uint32_t> before;  // the last quoted word up to the block
      for (std::size_t i = 0; i < block.begin; ++i) {
        if (steps[i].needle) before = steps[i].needle;
      }
      const bool touched =
          std::any_of(block.quoted.begin(), block.quoted.end(), inside) ||
          (block.quoted.empty() && before && inside(*before) && *before + 1 < run.end);
      if (!touched) continue;
      std::erase_if(block.quoted, inside);
      block.source.clear();
      block.odd = false;
    }
    std::erase_if(blocks_,
                  [](const Block& block) { return block.quoted.empty() && block.source.empty(); });
  }

  const BlockSides& sides_;
  std::vector<Block>& blocks_;
};

// Where `part` stands side by side in `whole`.
std::optional<std::uint32_t> place_of(std::span<const std::uint64_t> part,
                                      std::span<const std::uint64_t> whole) {
  const auto found = std::search(whole.begin(), whole.end(), part.begin(), part.end());
  if (found == whole.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - whole.begin());
}

}  // namespace

std::optional<JoinedHalves> joined_halves(const Comparable& quoted, const Comparable& source) {
  const std::span<const std::uint64_t> words(quoted.keys);
  if (words.size() < std::size_t{2} * kLeastRun) return std::nullopt;
  // The longest beginning first: what it leaves is the end.
  for (std::size_t cut = words.size() - kLeastRun; cut >= kLeastRun; --cut) {
    const auto begin = place_of(words.first(cut), source.keys);
    if (!begin) continue;
    const auto rest = static_cast<std::uint32_t>(cut);
    const auto end = place_of(words.subspan(cut), source.keys);
    if (!end) return std::nullopt;  // with a shorter beginning the end is longer still
    return JoinedHalves{*begin, {rest, static_cast<std::uint32_t>(words.size()), *end}};
  }
  return std::nullopt;
}

std::vector<JoinedRun> joined_runs(const BlockSides& sides, std::vector<Block>& blocks) {
  return Joins(sides, blocks).find();
}

}  // namespace plumbline::verify

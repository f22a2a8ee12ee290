// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "ingest/html_features.h"

namespace plumbline::ingest {
namespace {

struct Sum {
  double weight = 0;
  double kept = 0;
  [[nodiscard]] float mean() const {
    return weight > 0 ? static_cast<float>(kept / weight) : -1.0F;
  }
};

class Judged {
 public:
  Judged(const HtmlTree& tree, const std::vector<float>& scores) : tree_(tree), scores_(scores) {
    before_.push_back({});
    for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
      const HtmlBlock& block = tree.blocks[i];
      const double chance = 1.0 / (1.0 + std::exp(-static_cast<double>(scores[i])));
      const double weight = block.words + 1.0;
      Sum sum = before_.back();
      sum.weight += weight;
      sum.kept += weight * chance;
      before_.push_back(sum);
      keys_.push_back(kin_key(tree, block));
      Sum& kin = kin_[keys_.back()];
      kin.weight += weight;
      kin.kept += weight * chance;
      if (reads_like_prose(block) && scores[i] > 1.0F) {
        if (first_sure_ == kNone) first_sure_ = i;
        last_sure_ = i;
      }
    }
  }

  void fill(std::size_t i, float* out) const {
    const std::size_t size = scores_.size();
    const auto score = [&](std::size_t at) { return at < size ? scores_[at] : -9.0F; };
    *out++ = scores_[i];
    for (std::size_t step = 1; step <= 3; ++step) {
      *out++ = i >= step ? scores_[i - step] : -9.0F;
      *out++ = score(i + step);
    }
    for (const std::size_t reach : {std::size_t{5}, std::size_t{15}}) {
      *out++ = between(i > reach ? i - reach : 0, i).mean();
      *out++ = between(i + 1, std::min(size, i + 1 + reach)).mean();
    }
    *out++ = kin_.find(keys_[i])->second.mean();
    std::uint32_t node = tree_.blocks[i].node;
    for (int level = 0; level < 5; ++level) {
      *out++ = node == kNoNode
                   ? -1.0F
                   : between(tree_.nodes[node].first_block, tree_.nodes[node].last_block).mean();
      if (node != kNoNode) node = tree_.nodes[node].parent;
    }
    const bool none = first_sure_ == kNone;
    *out++ = none ? -1.0F : log_of(i < first_sure_ ? static_cast<double>(first_sure_ - i) : 0);
    *out++ = none ? -1.0F : log_of(i > last_sure_ ? static_cast<double>(i - last_sure_) : 0);
    *out++ = before_[i].kept > 0 ? static_cast<float>(before_[i].kept / before_.back().kept) : 0.0F;
    *out++ = log_of(before_.back().kept);
    *out++ = before_.back().mean();
  }

 private:
  [[nodiscard]] Sum between(std::size_t from, std::size_t to) const {
    if (to <= from) return {};
    return {before_[to].weight - before_[from].weight, before_[to].kept - before_[from].kept};
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const HtmlTree& tree_;
  const std::vector<float>& scores_;
  std::vector<Sum> before_;
  std::vector<std::uint64_t> keys_;
  std::unordered_map<std::uint64_t, Sum> kin_;  // looked up only, never walked
  std::size_t first_sure_ = kNone;
  std::size_t last_sure_ = kNone;
};

}  // namespace

std::vector<JudgedFeatures> judged_features(const HtmlTree& tree,
                                            const std::vector<BlockFeatures>& rows,
                                            const std::vector<float>& scores) {
  std::vector<JudgedFeatures> judged(rows.size());
  const Judged context(tree, scores);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy(rows[i].begin(), rows[i].end(), judged[i].begin());
    context.fill(i, judged[i].data() + kFeatures);
  }
  return judged;
}

}  // namespace plumbline::ingest

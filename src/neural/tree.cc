// SPDX-License-Identifier: Apache-2.0

#include "neural/tree.h"

#include <algorithm>
#include <limits>

namespace plumbline::neural {
namespace {

constexpr float kForbiddenArc = -1e30F;
constexpr std::size_t kMostRoots = 8;  // tried one by one

// A square of scores over nodes that may be whole cycles.
struct Arcs {
  std::size_t n = 0;
  std::vector<float> score;
  [[nodiscard]] float& at(std::size_t d, std::size_t h) { return score[d * n + h]; }
  [[nodiscard]] float at(std::size_t d, std::size_t h) const { return score[d * n + h]; }
};

std::vector<std::uint32_t> greedy(const Arcs& arcs) {
  std::vector<std::uint32_t> head(arcs.n, 0);
  for (std::size_t d = 1; d < arcs.n; ++d) {
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t h = 0; h < arcs.n; ++h) {
      if (h != d && arcs.at(d, h) > best) {
        best = arcs.at(d, h);
        head[d] = static_cast<std::uint32_t>(h);
      }
    }
  }
  return head;
}

// The nodes of one cycle; empty if there is none.
std::vector<std::uint32_t> find_cycle(const std::vector<std::uint32_t>& head) {
  std::vector<std::uint32_t> seen(head.size(), 0);
  for (std::uint32_t start = 1; start < head.size(); ++start) {
    std::uint32_t at = start;
    while (at != 0 && seen[at] == 0) {
      seen[at] = start;
      at = head[at];
    }
    if (at == 0 || seen[at] != start) continue;
    std::vector<std::uint32_t> cycle{at};
    for (std::uint32_t next = head[at]; next != at; next = head[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

// Contracts one cycle after the other; as deep as there are cycles, fewer than half the words.
std::vector<std::uint32_t> edmonds(const Arcs& arcs) {
  std::vector<std::uint32_t> head = greedy(arcs);
  const std::vector<std::uint32_t> cycle = find_cycle(head);
  if (cycle.empty()) return head;

  std::vector<bool> inside(arcs.n, false);
  for (const std::uint32_t node : cycle) inside[node] = true;
  std::vector<std::uint32_t> kept;  // node of the smaller graph -> node here; the cycle is the last
  for (std::uint32_t node = 0; node < arcs.n; ++node) {
    if (!inside[node]) kept.push_back(node);
  }
  const std::size_t whole = kept.size();
  Arcs smaller{whole + 1, std::vector<float>((whole + 1) * (whole + 1), kForbiddenArc)};
  std::vector<std::uint32_t> enters(whole, 0);  // which node of the cycle an arc from outside takes
  std::vector<std::uint32_t> leaves(whole, 0);  // which node of the cycle heads a node outside
  for (std::size_t k = 0; k < whole; ++k) {
    for (std::size_t j = 0; j < whole; ++j) smaller.at(k, j) = arcs.at(kept[k], kept[j]);
    float into = -std::numeric_limits<float>::infinity();
    float out = into;
    for (const std::uint32_t node : cycle) {
      const float gain = arcs.at(node, kept[k]) - arcs.at(node, head[node]);
      if (gain > into) {
        into = gain;
        enters[k] = node;
      }
      if (arcs.at(kept[k], node) > out) {
        out = arcs.at(kept[k], node);
        leaves[k] = node;
      }
    }
    smaller.at(whole, k) = into;
    smaller.at(k, whole) = out;
  }
  const std::vector<std::uint32_t> solved = edmonds(smaller);
  for (std::size_t k = 1; k < whole; ++k) {
    head[kept[k]] = solved[k] == whole ? leaves[k] : kept[solved[k]];
  }
  const std::uint32_t from = solved[whole];
  head[enters[from]] = kept[from];
  return head;
}

float sum_of(const Arcs& arcs, const std::vector<std::uint32_t>& head) {
  float sum = 0;
  for (std::size_t d = 1; d < arcs.n; ++d) sum += arcs.at(d, head[d]);
  return sum;
}

}  // namespace

std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t n) {
  Arcs arcs{n, {scores.begin(), scores.end()}};
  for (std::size_t d = 0; d < n; ++d) arcs.at(d, d) = kForbiddenArc;
  std::vector<std::uint32_t> head = edmonds(arcs);
  std::vector<std::uint32_t> roots;
  for (std::uint32_t d = 1; d < n; ++d) {
    if (head[d] == 0) roots.push_back(d);
  }
  if (roots.size() == 1 || n <= 2) return head;
  // Several words hang on the root: let each of them alone do so, and keep the best.
  if (roots.empty()) {
    for (std::uint32_t d = 1; d < n; ++d) roots.push_back(d);
  }
  // On text without syntax many do; the likeliest are enough.
  std::stable_sort(roots.begin(), roots.end(), [&arcs](std::uint32_t a, std::uint32_t b) {
    return arcs.at(a, 0) > arcs.at(b, 0);
  });
  if (roots.size() > kMostRoots) roots.resize(kMostRoots);
  float best = -std::numeric_limits<float>::infinity();
  std::vector<std::uint32_t> chosen = head;
  for (const std::uint32_t root : roots) {
    Arcs alone = arcs;
    for (std::size_t d = 1; d < n; ++d) {
      if (d != root) alone.at(d, 0) = kForbiddenArc;
    }
    for (std::size_t h = 1; h < n; ++h) alone.at(root, h) = kForbiddenArc;
    std::vector<std::uint32_t> tried = edmonds(alone);
    const float sum = sum_of(alone, tried);
    if (sum > best) {
      best = sum;
      chosen = std::move(tried);
    }
  }
  return chosen;
}

}  // namespace plumbline::neural

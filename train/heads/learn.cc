// SPDX-License-Identifier: Apache-2.0
//
// The arithmetic of train.py: a conditional random field over the lines of heads, as
// src/language/frame_head_roles.cc reads them, with a margin (softmax margin). Numbers in, numbers
// out; train.py says what they mean. A state is the role of a line with whether a masthead (1) and
// a title (2) have been seen. Deterministic: one thread, no randomness.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <vector>

namespace {

constexpr int kRoles = 12;
constexpr int kSeen = 4;
constexpr int kStates = kRoles * kSeen;
constexpr double kImpossible = -1e9;
constexpr int kMasthead = 0;
constexpr int kEmblem = 1;
constexpr int kTagline = 2;
constexpr int kTitle = 5;
constexpr int kStandfirst = 6;

using Scores = std::array<double, kStates>;

struct Line {
  int fixed = -1;
  int inside = 0;
  int right = 0;  // bits: roles that the right readings may give it
  std::vector<int> line;
  std::vector<int> name;
};

struct Head {
  int taught = 0;  // how much it weighs
  int named = 0;
  int titled = 0;
  std::vector<Line> lines;
};

struct Model {
  std::vector<std::array<double, kRoles>> weights;
  std::array<std::array<std::array<double, 2>, kRoles>, kRoles + 1> order{};
};

struct Costs {
  double wrong_publisher, no_publisher, wrong_title, no_title, role;
};

struct Settings {
  int features = 0;
  int rounds = 0;
  double held_to = 0;
  double margin = 0;
  double untitled = 0;
  Costs costs{};
};

using Nevers = std::array<std::array<std::array<int, 2>, kRoles>, kRoles + 1>;

bool may_stand(int role, int seen) {
  const bool masthead = (seen & 1) != 0;
  const bool title = (seen & 2) != 0;
  switch (role) {
    case kMasthead: return !masthead;
    case kEmblem: return !masthead && !title;
    case kTagline: return masthead && !title;
    case kTitle: return !title;
    case kStandfirst: return title;
    default: return true;
  }
}

int seen_after(int role, int seen) {
  return role == kMasthead ? seen | 1 : role == kTitle ? seen | 2 : seen;
}

double log_sum(const double* begin, const double* end) {
  const double top = *std::max_element(begin, end);
  if (top <= kImpossible / 2) return kImpossible;
  double sum = 0;
  for (const double* x = begin; x != end; ++x) sum += std::exp(*x - top);
  return top + std::log(sum);
}

// All readings of one head, or those that are right.
class Chain {
 public:
  Chain(const Head& head, const Model& model, const Nevers& nevers, const Settings& settings,
        bool right)
      : head_(head), model_(model), nevers_(nevers), settings_(settings), right_(right) {
    for (const Line& line : head.lines) emissions_.push_back(emission(line));
  }

  double read() {
    const std::size_t n = head_.lines.size();
    alpha_.assign(n, filled());
    beta_.assign(n, filled());
    for (std::size_t i = 0; i < n; ++i) forward(i);
    for (int s = 0; s < kStates; ++s) beta_[n - 1][index(s)] = end_of(s);
    for (std::size_t i = n - 1; i > 0; --i) backward(i);
    Scores all{};
    for (int s = 0; s < kStates; ++s) all[index(s)] = alpha_[n - 1][index(s)] + end_of(s);
    total_ = log_sum(all.data(), all.data() + kStates);
    return total_;
  }

  // Adds how often each feature and each order is expected, times `sign`.
  void add_expected(double sign, Model& sums) const {
    for (std::size_t i = 0; i < head_.lines.size(); ++i) {
      std::array<double, kRoles> roles{};
      for (int s = 0; s < kStates; ++s) {
        roles[index(s / kSeen)] += chance(alpha_[i][index(s)] + beta_[i][index(s)]);
      }
      const Line& line = head_.lines[i];
      for (int r = 0; r < kRoles; ++r) {
        for (const int f : r < 2 ? line.name : line.line) {
          sums.weights[index(f)][index(r)] += sign * roles[index(r)];
        }
        if (i == 0) sums.order[kRoles][index(r)][index(line.inside)] += sign * roles[index(r)];
      }
      for (int a = 0; i > 0 && a < kStates; ++a) {
        for (int r = 0; r < kRoles; ++r) {
          double score = 0;
          if (!step(i, a / kSeen, a % kSeen, r, score)) continue;
          const int b = r * kSeen + seen_after(r, a % kSeen);
          const double p = chance(alpha_[i - 1][index(a)] + score + beta_[i][index(b)]);
          sums.order[index(a / kSeen)][index(r)][index(line.inside)] += sign * p;
        }
      }
    }
  }

  // The best reading with and without a masthead, by the weights alone.
  void print_best() const {
    const std::size_t n = head_.lines.size();
    std::vector<Scores> best(n, filled());
    std::vector<std::array<int, kStates>> from(n);
    for (std::size_t i = 0; i < n; ++i) {
      for (int a = 0; a < (i == 0 ? 1 : kStates); ++a) {
        const double before = i == 0 ? 0 : best[i - 1][index(a)];
        if (before <= kImpossible / 2) continue;
        for (int r = 0; r < kRoles; ++r) {
          double score = 0;
          const int role = i == 0 ? kRoles : a / kSeen;
          if (!step(i, role, a % kSeen, r, score)) continue;
          const int b = r * kSeen + seen_after(r, a % kSeen);
          if (before + score <= best[i][index(b)]) continue;
          best[i][index(b)] = before + score;
          from[i][index(b)] = a;
        }
      }
    }
    for (const int masthead : {1, 0}) {
      int last = -1;
      double top = 2 * kImpossible;
      for (int s = 0; s < kStates; ++s) {
        const double score = best[n - 1][index(s)] - ((s & 2) != 0 ? 0 : settings_.untitled);
        if ((s & 1) != masthead || score <= top) continue;
        top = score;
        last = s;
      }
      std::vector<int> roles(n);
      for (std::size_t i = n; i-- > 0;) {
        roles[i] = last / kSeen;
        last = from[i][index(last)];
      }
      std::printf("%.4f", top);
      for (const int r : roles) std::printf(" %d", r);
      std::printf("\n");
    }
  }

 private:
  static std::size_t index(int i) { return static_cast<std::size_t>(i); }
  static Scores filled() {
    Scores scores;
    scores.fill(kImpossible);
    return scores;
  }

  std::array<double, kRoles> emission(const Line& line) const {
    std::array<double, kRoles> scores{};
    for (int r = 0; r < kRoles; ++r) {
      for (const int f : r < 2 ? line.name : line.line) {
        scores[index(r)] += model_.weights[index(f)][index(r)];
      }
    }
    return scores;
  }

  double chance(double score) const { return std::exp(std::min(0.0, score - total_)); }

  // What it costs to be wrong here; right readings lose nothing, wrong ones must lose by more.
  [[nodiscard]] double cost(const Line& line, int role) const {
    const bool ok = ((line.right >> role) & 1) != 0;
    if (right_) return ok ? 0 : kImpossible;
    if (ok || line.fixed >= 0 || head_.taught == 0) return 0;
    return role == kMasthead ? settings_.costs.wrong_publisher
           : role == kTitle  ? settings_.costs.wrong_title
                             : settings_.costs.role;
  }

  [[nodiscard]] double end_of(int state) const {
    double score = 0;
    if ((state & 1) != 0) score -= settings_.margin;
    if ((state & 2) == 0) score -= settings_.untitled;
    if (!right_ && (state & 1) == 0) score += settings_.costs.no_publisher * head_.named;
    if (!right_ && (state & 2) == 0) score += settings_.costs.no_title * head_.titled;
    return score;
  }

  bool step(std::size_t i, int before, int seen, int role, double& score) const {
    const Line& line = head_.lines[i];
    const bool never = nevers_[index(before)][index(role)][index(line.inside)] != 0;
    if (line.fixed >= 0 ? role != line.fixed : never || !may_stand(role, seen)) return false;
    const double order = model_.order[index(before)][index(role)][index(line.inside)];
    score = emissions_[i][index(role)] + (never ? 0 : order) + cost(line, role);
    return score > kImpossible / 2;
  }

  void forward(std::size_t i) {
    std::array<std::vector<double>, kStates> sums;
    for (int a = 0; a < (i == 0 ? 1 : kStates); ++a) {
      const double before = i == 0 ? 0 : alpha_[i - 1][index(a)];
      if (before <= kImpossible / 2) continue;
      for (int r = 0; r < kRoles; ++r) {
        double score = 0;
        if (!step(i, i == 0 ? kRoles : a / kSeen, a % kSeen, r, score)) continue;
        sums[index(r * kSeen + seen_after(r, a % kSeen))].push_back(before + score);
      }
    }
    for (int s = 0; s < kStates; ++s) {
      const std::vector<double>& all = sums[index(s)];
      if (!all.empty()) alpha_[i][index(s)] = log_sum(all.data(), all.data() + all.size());
    }
  }

  void backward(std::size_t i) {
    for (int a = 0; a < kStates; ++a) {
      std::array<double, kRoles> all;
      all.fill(kImpossible);
      for (int r = 0; r < kRoles; ++r) {
        double score = 0;
        if (!step(i, a / kSeen, a % kSeen, r, score)) continue;
        all[index(r)] = score + beta_[i][index(r * kSeen + seen_after(r, a % kSeen))];
      }
      beta_[i - 1][index(a)] = log_sum(all.data(), all.data() + kRoles);
    }
  }

  const Head& head_;
  const Model& model_;
  const Nevers& nevers_;
  const Settings& settings_;
  bool right_;
  std::vector<std::array<double, kRoles>> emissions_;
  std::vector<Scores> alpha_;
  std::vector<Scores> beta_;
  double total_ = 0;
};

// Calls `use` with every number of the models together.
template <typename Use, typename... Models>
void each_number(const Use& use, Models&... models) {
  const std::size_t features = std::min({models.weights.size()...});
  for (std::size_t f = 0; f < features; ++f) {
    for (std::size_t r = 0; r < kRoles; ++r) use(models.weights[f][r]...);
  }
  for (std::size_t b = 0; b <= kRoles; ++b) {
    for (std::size_t r = 0; r < kRoles; ++r) {
      for (std::size_t inside = 0; inside < 2; ++inside) use(models.order[b][r][inside]...);
    }
  }
}

// Adam with falling steps.
void learn(const std::vector<Head>& heads, const Settings& settings, const Nevers& nevers,
           Model& model, std::vector<int>& unreadable) {
  Model prior = model;
  Model empty = model;
  each_number([](double& x) { x = 0; }, empty);
  Model first = empty;
  Model second = empty;
  for (int round = 1; round <= settings.rounds; ++round) {
    Model sums = empty;
    double loss = 0;
    unreadable.clear();
    for (std::size_t h = 0; h < heads.size(); ++h) {
      if (heads[h].taught == 0) continue;
      Chain right(heads[h], model, nevers, settings, true);
      const double held = right.read();
      if (held <= kImpossible / 2) {
        unreadable.push_back(static_cast<int>(h));
        continue;
      }
      Chain all(heads[h], model, nevers, settings, false);
      loss += heads[h].taught * (all.read() - held);
      all.add_expected(heads[h].taught, sums);
      right.add_expected(-heads[h].taught, sums);
    }
    const double rate = 0.12 * (1 - (round - 1.0) / settings.rounds) + 0.004;
    const double early = 1 - std::pow(0.9, round);
    const double late = 1 - std::pow(0.99, round);
    each_number(
        [&](double& x, double& was, double& gradient, double& m, double& s) {
          gradient += settings.held_to * (x - was);
          m += 0.1 * (gradient - m);
          s += 0.01 * (gradient * gradient - s);
          x -= rate * (m / early) / (std::sqrt(s / late) + 1e-8);
        },
        model, prior, sums, first, second);
    if (round % 20 == 0 || round == 1) std::fprintf(stderr, "round %d: loss %.1f\n", round, loss);
  }
}

std::vector<int> read_list() {
  std::size_t count = 0;
  std::cin >> count;
  std::vector<int> list(count);
  for (int& x : list) std::cin >> x;
  return list;
}

Head read_head() {
  Head head;
  std::size_t lines = 0;
  std::cin >> head.taught >> head.named >> head.titled >> lines;
  head.lines.resize(lines);
  for (Line& line : head.lines) {
    std::cin >> line.fixed >> line.inside >> line.right;
    line.line = read_list();
    line.name = read_list();
  }
  return head;
}

}  // namespace

int main() {
  Settings settings;
  std::cin >> settings.features >> settings.rounds >> settings.held_to >> settings.margin >>
      settings.untitled >> settings.costs.wrong_publisher >> settings.costs.no_publisher >>
      settings.costs.wrong_title >> settings.costs.no_title >> settings.costs.role;
  Model model;
  model.weights.resize(static_cast<std::size_t>(settings.features));
  each_number([](double& x) { std::cin >> x; }, model);
  Nevers nevers{};
  for (auto& before : nevers) {
    for (auto& role : before) std::cin >> role[0] >> role[1];
  }
  std::size_t count = 0;
  std::cin >> count;
  std::vector<Head> heads;
  for (std::size_t h = 0; h < count; ++h) heads.push_back(read_head());
  std::vector<int> unreadable;
  learn(heads, settings, nevers, model, unreadable);
  each_number([](double& x) { std::printf("%.9g\n", x); }, model);
  settings.costs = {};
  for (const Head& head : heads) Chain(head, model, nevers, settings, false).print_best();
  for (const int h : unreadable) std::printf("%d\n", h);
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// The best assignment of roles to the lines of a head, by dynamic programming. A state is the role
// of a line with whether a masthead and a title have been seen; no line is looked at twice.

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "language/frame_head.h"

namespace plumbline::language {
namespace {

constexpr std::int16_t kRuledOut = -9999;
constexpr int kImpossible = -1000000;
constexpr std::size_t kOfName = 2;  // masthead and emblem: the features of the name count

constexpr std::array<std::string_view, kHeadRoles> kRoleNames = {
    "masthead",   "emblem", "tagline",  "rubric", "label",    "title",
    "standfirst", "byline", "dateline", "credit", "greeting", "other"};

constexpr std::array<std::string_view, kHeadFeatures> kFeatureNames = {
    "any",
    "first",
    "one-word",
    "two-to-six-words",
    "seven-or-more-words",
    "three-or-more-words",
    "five-or-more-words",
    "not-like-a-name",
    "no-name",
    "capitals",
    "small-letters",
    "begins-small",
    "stop",
    "question",
    "quoted",
    "colon",
    "comma",
    "open-end",
    "alone",
    "outlet",
    "body",
    "organisation",
    "name",
    "ordinary",
    "mostly-ordinary",
    "ordinary-outlet",
    "publication-name",
    "place",
    "behind-place",
    "person",
    "headline-verb",
    "not-in-name",
    "participle",
    "opener",
    "field",
    "document-word",
    "digits",
    "described",
    "publication",
    "tagline-opening",
    "organ",
    "publication-below",
    "organ-beside",
    "issued",
    "from-source",
    "state",
    "genre",
    "numbered-genre",
    "programme",
    "navigation",
    "menu",
    "crumb",
    "press-unit",
    "greeting",
    "address",
    "recurs",
    "owned",
    "crumb-leaf",
    "outlet-elsewhere",
    "name-elsewhere",
    "body-below",
    "late",
    "late-body",
    "genre-beside",
    "declared-beside",
    "date-below",
    "occasion-below",
    "title-below",
    "contrast",
    "longest",
    "last",
    "ends",
    "holds-date",
    "people",
    "maybe-people",
    "by",
    "bracketed",
    "bars",
    "opens-with-sign",
    "short-label",
    "echoed",
    "in-lead",
    "in-foot",
    "cut",
    "byline-beside",
    "date-above",
    "dated-frame",
    "cut-at-date",
    "foot-elsewhere",
};

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& names,
                                    std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::int16_t weight_of(std::string_view cell) {
  if (cell.empty()) return 0;
  if (cell == "never") return kRuledOut;
  const bool minus = cell.front() == '-';
  int value = 0;
  for (const char c : cell.substr(minus ? 1 : 0)) value = value * 10 + (c - '0');
  return static_cast<std::int16_t>(minus ? -value : value);
}

void read_features(const refdata::TableView& table, HeadWeights& weights) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto feature = index_of(kFeatureNames, table.cell(row, 0));
    for (std::size_t column = 1; feature && column < table.columns(); ++column) {
      const auto role = index_of(kRoleNames, table.header(column));
      if (role) weights.features[*feature][*role] = weight_of(table.cell(row, column));
    }
  }
}

void read_order(const refdata::TableView& table, HeadWeights& weights) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.cell(row, 0);
    if (name == "margin") weights.margin = weight_of(table.cell(row, 2));
    if (name == "untitled") weights.untitled = weight_of(table.cell(row, 2));
    const auto before = name == "start" ? std::optional(kHeadRoles) : index_of(kRoleNames, name);
    const bool same = table.cell(row, 1) == "same";
    for (std::size_t column = 2; before && column < table.columns(); ++column) {
      const auto role = index_of(kRoleNames, table.header(column));
      if (!role) continue;
      const std::int16_t weight = weight_of(table.cell(row, column));
      auto& cells = weights.order[*before][*role];
      for (std::size_t inside = same ? 1 : 0; inside < 2; ++inside) {
        cells[inside] = static_cast<std::int16_t>(std::max<int>(cells[inside] + weight, kRuledOut));
      }
    }
  }
}

constexpr std::size_t kSeen = 4;  // bit 0: a masthead, bit 1: a title
constexpr std::size_t kRoleStates = kHeadRoles * kSeen;

std::size_t seen_after(std::size_t seen, HeadRole role) {
  if (role == HeadRole::Masthead) return seen | 1U;
  return role == HeadRole::Title ? seen | 2U : seen;
}

// What must have been seen, or must not, whatever the weights say.
bool may_stand(HeadRole role, std::size_t seen) {
  const bool masthead = (seen & 1U) != 0;
  const bool title = (seen & 2U) != 0;
  switch (role) {
    case HeadRole::Masthead: return !masthead;
    case HeadRole::Emblem: return !masthead && !title;
    case HeadRole::Tagline: return masthead && !title;
    case HeadRole::Title: return !title;
    case HeadRole::Standfirst: return title;
    default: return true;
  }
}

struct RoleStep {
  int score = kImpossible;
  std::uint8_t from = 0;
};
using Row = std::array<RoleStep, kRoleStates>;

class Lattice {
 public:
  Lattice(std::span<const HeadLine> lines, const HeadWeights& weights)
      : lines_(lines), weights_(weights), rows_(lines.size()) {}

  [[nodiscard]] std::vector<HeadRole> best() {
    for (std::size_t i = 0; i < lines_.size(); ++i) read_row(i);
    const std::size_t with = best_end(true);
    const std::size_t without = best_end(false);
    const bool sure =
        score_of(with) >= score_of(without) + weights_.margin || score_of(without) <= kImpossible;
    return path(sure ? with : without);
  }

 private:
  [[nodiscard]] std::array<int, kHeadRoles> emissions(const HeadLine& line) const {
    std::array<int, kHeadRoles> scores{};
    for (std::size_t f = 0; f < kHeadFeatures; ++f) {
      const auto& row = weights_.features[f];
      const bool name = line.name.test(f);
      if (!name && !line.line.test(f)) continue;
      for (std::size_t role = 0; role < kHeadRoles; ++role) {
        if (role < kOfName ? name : line.line.test(f)) scores[role] += row[role];
      }
    }
    return scores;
  }

  void read_row(std::size_t i) {
    const HeadLine& line = lines_[i];
    const std::array<int, kHeadRoles> scores = emissions(line);
    for (std::size_t role = 0; role < kHeadRoles; ++role) {
      const auto as_role = static_cast<HeadRole>(role);
      const std::optional<HeadRole>& set = line.fixed ? line.fixed : line.guessed;
      if (set && *set != as_role) continue;
      if (i == 0) {
        enter(i, {kHeadRoles, 0, 0}, as_role, scores[role]);
        continue;
      }
      for (std::size_t state = 0; state < kRoleStates; ++state) {
        const int before = rows_[i - 1][state].score;
        if (before <= kImpossible) continue;
        enter(i, {state / kSeen, state % kSeen, before}, as_role, scores[role]);
      }
    }
  }

  // Where a path stands before a line.
  struct Before {
    std::size_t role = 0;
    std::size_t seen = 0;
    int score = 0;
  };

  void enter(std::size_t i, const Before& before, HeadRole role, int emission) {
    const HeadLine& line = lines_[i];
    const std::size_t inside = line.first ? 0 : 1;
    const int order = weights_.order[before.role][static_cast<std::size_t>(role)][inside];
    const bool never = order <= kRuledOut / 2;
    if (!line.fixed && !line.guessed && (never || !may_stand(role, before.seen))) return;
    const std::size_t seen = seen_after(before.seen, role);
    RoleStep& step = rows_[i][static_cast<std::size_t>(role) * kSeen + seen];
    const int sum = before.score + emission + (never ? 0 : order);
    if (sum <= step.score) return;
    step = {sum, static_cast<std::uint8_t>(i == 0 ? 0 : before.role * kSeen + before.seen)};
  }

  [[nodiscard]] std::size_t best_end(bool masthead) const {
    std::size_t best = masthead ? 1 : 0;
    for (std::size_t state = 0; state < kRoleStates; ++state) {
      if (((state & 1U) != 0) == masthead && score_of(state) > score_of(best)) best = state;
    }
    return best;
  }

  [[nodiscard]] int score_of(std::size_t state) const {
    return rows_.back()[state].score - ((state & 2U) != 0 ? 0 : weights_.untitled);
  }

  [[nodiscard]] std::vector<HeadRole> path(std::size_t state) const {
    std::vector<HeadRole> roles(lines_.size(), HeadRole::Other);
    for (std::size_t i = lines_.size(); i-- > 0;) {
      roles[i] = static_cast<HeadRole>(state / kSeen);
      state = rows_[i][state].from;
    }
    return roles;
  }

  std::span<const HeadLine> lines_;
  const HeadWeights& weights_;
  std::vector<Row> rows_;
};

}  // namespace

std::string_view name_of(HeadRole role) {
  return kRoleNames[static_cast<std::size_t>(role)];
}

std::string_view name_of(HeadFeature feature) {
  return kFeatureNames[static_cast<std::size_t>(feature)];
}

const HeadWeights& HeadWeights::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, HeadWeights, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  HeadWeights& weights = made[std::string(refdata.version())];
  read_features(refdata.table_view("head_weights"), weights);
  read_order(refdata.table_view("head_order"), weights);
  return weights;
}

std::vector<HeadRole> best_roles(std::span<const HeadLine> lines, const HeadWeights& weights) {
  if (lines.empty()) return {};
  return Lattice(lines, weights).best();
}

}  // namespace plumbline::language

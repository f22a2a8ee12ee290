// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/hash.h"
#include "graph/profile_line_internal.h"

namespace plumbline::graph {
namespace {

constexpr std::size_t kKeptDenials = 4;  // though there are more newer passages than are kept

}  // namespace

bool PassageRank::operator<(const PassageRank& other) const {
  if (denied != other.denied) return !denied;
  if (published != other.published) return published > other.published;
  if (year != other.year) return year > other.year;
  return std::tie(document, claim, words) < std::tie(other.document, other.claim, other.words);
}

void ProfileLine::add(const LaidClaim& claim) {
  const std::uint64_t document = fast_hash(claim.rank.document);
  if (claim.rank.denied) {
    ++denied_;
  } else {
    ++claims_;
    documents_.insert(document);
    origins_.emplace(claim.rank.words, claim.origin);
    if (claim.passage.modality != model::Modality::Asserted) ++alleged_;
    const int year = claim.passage.year;
    if (year != 0 && (first_year_ == 0 || year < first_year_)) first_year_ = year;
    last_year_ = std::max(last_year_, year);
  }
  const auto [at, fresh] = words_.try_emplace(claim.rank.words);
  Words& words = at->second;
  const std::string& published = claim.rank.published;
  words.documents.insert(document);
  if (!published.empty() && (words.oldest.empty() || published < words.oldest)) {
    words.oldest = published;
  }
  if (fresh || claim.rank < words.best) {
    if (!fresh) (words.best.denied ? denials_ : asserted_).erase(words.best);
    words.best = claim.rank;
    keep(claim);
  }
}

// Once one is crowded out by better ones it stays so: more can only come before it.
void ProfileLine::keep(const LaidClaim& claim) {
  auto& kept = claim.rank.denied ? denials_ : asserted_;
  kept.emplace(claim.rank, claim.passage);
  if (kept.size() > model::kMostPassages) kept.erase(std::prev(kept.end()));
}

std::map<PassageRank, model::ProfilePassage> ProfileLine::kept() const {
  const std::size_t denials = std::min(denials_.size(), kKeptDenials);
  std::map<PassageRank, model::ProfilePassage> out = asserted_;
  while (out.size() > model::kMostPassages - denials) out.erase(std::prev(out.end()));
  for (const auto& denial : denials_) {
    if (out.size() == model::kMostPassages) break;
    out.insert(denial);
  }
  return out;
}

model::ProfileSupport ProfileLine::support() const {
  model::ProfileSupport out;
  out.documents = documents_.size();
  out.origins = count_groups(origins_);
  out.claims = claims_;
  out.alleged = alleged_;
  out.denied = denied_;
  out.first_year = first_year_;
  out.last_year = last_year_;
  return out;
}

std::size_t ProfileLine::repeats(std::uint64_t words) const {
  const auto found = words_.find(words);
  return found == words_.end() ? 0 : found->second.documents.size() - 1;
}

std::string ProfileLine::oldest(std::uint64_t words) const {
  const auto found = words_.find(words);
  return found == words_.end() ? std::string() : found->second.oldest;
}

std::size_t count_groups(const std::set<std::pair<std::uint64_t, std::uint64_t>>& pairs) {
  std::map<std::pair<int, std::uint64_t>, std::size_t> numbers;
  std::vector<std::size_t> parent;
  const auto number = [&](int side, std::uint64_t value) {
    const auto [at, fresh] = numbers.try_emplace({side, value}, parent.size());
    if (fresh) parent.push_back(parent.size());
    return at->second;
  };
  const auto root = [&](std::size_t at) {
    while (parent[at] != at) at = parent[at] = parent[parent[at]];
    return at;
  };
  for (const auto& [words, origin] : pairs) {
    const std::size_t one = root(number(0, words));
    parent[one] = root(number(1, origin));
  }
  std::size_t groups = 0;
  for (std::size_t at = 0; at < parent.size(); ++at) groups += root(at) == at ? 1U : 0U;
  return groups;
}

}  // namespace plumbline::graph

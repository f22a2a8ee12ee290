// SPDX-License-Identifier: Apache-2.0
//
// One line of a profile while claims come in, in any order.

#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/profile.h"

namespace plumbline::graph {

// Newest first; then by document and claim, so that the order is one.
struct PassageRank {
  bool denied = false;
  std::string published;  // later first
  int year = 0;           // likewise
  std::string document;
  std::size_t claim = 0;
  std::uint64_t words = 0;

  [[nodiscard]] bool operator<(const PassageRank& other) const;
  bool operator==(const PassageRank&) const = default;
};

// A claim made ready to be laid on lines.
struct LaidClaim {
  PassageRank rank;
  model::ProfilePassage passage;
  std::uint64_t origin = 0;  // hash of who it comes from
};

class ProfileLine {
 public:
  void add(const LaidClaim& claim);
  // Everything but the indices of passages, and whether it is old.
  [[nodiscard]] model::ProfileSupport support() const;
  // The best, best first; of many some deny, if any do: that it is denied must not be out of sight.
  [[nodiscard]] std::map<PassageRank, model::ProfilePassage> kept() const;
  [[nodiscard]] std::size_t repeats(std::uint64_t words) const;
  [[nodiscard]] std::string oldest(std::uint64_t words) const;

 private:
  // The same words, wherever they stand.
  struct Words {
    PassageRank best;
    std::set<std::uint64_t> documents;  // hashes of their ids
    std::string oldest;
  };

  void keep(const LaidClaim& claim);

  std::set<std::uint64_t> documents_;
  std::map<std::uint64_t, Words> words_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> origins_;  // words, origin
  // Each up to kMostPassages.
  std::map<PassageRank, model::ProfilePassage> asserted_;
  std::map<PassageRank, model::ProfilePassage> denials_;
  std::size_t claims_ = 0;
  std::size_t alleged_ = 0;
  std::size_t denied_ = 0;
  int first_year_ = 0;
  int last_year_ = 0;
};

// Groups of pairs that share a first or a second.
[[nodiscard]] std::size_t count_groups(
    const std::set<std::pair<std::uint64_t, std::uint64_t>>& pairs);

}  // namespace plumbline::graph

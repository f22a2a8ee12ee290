// SPDX-License-Identifier: Apache-2.0
//
// "A third were unpaid, according to S; three quarters had no papers": a clause behind a semicolon
// that counts part of what the clause before told of, and names nobody, is of the same source.

#include <algorithm>

#include "extract/chains_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

class SharedClauses {
 public:
  SharedClauses(const Reading& reading, std::vector<Found>& found) : r_(reading), found_(found) {}

  void spread() {
    for (const text::Sentence& sentence : r_.analysis.sentences) {
      const TokenRange& all = sentence.tokens;
      std::uint32_t begin = all.begin;
      for (std::uint32_t at = all.begin; at < all.end; ++at) {
        if (r_.key(at) != ";"_w || r_.quote_of(at) != kNone) continue;
        take({begin, at}, clause_from(at + 1, all.end));
        begin = at + 1;
      }
    }
  }

 private:
  // To the next semicolon or the end of the sentence.
  [[nodiscard]] TokenRange clause_from(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t at = begin;
    while (at < end && (r_.key(at) != ";"_w || r_.quote_of(at) != kNone)) ++at;
    return trim_content(r_, {begin, at});
  }

  void take(const TokenRange& before, const TokenRange& clause) {
    if (clause.empty() || !counts_part(clause) || has_source(clause)) return;
    Found* owner = nullptr;
    for (Found& found : found_) {
      if (!tells(found, before)) continue;
      if (owner == nullptr || size_of(found) > size_of(*owner)) owner = &found;
    }
    if (owner == nullptr) return;
    owner->out.content.push_back(clause);
    if (!owner->told_content.empty()) owner->told_content.push_back(clause);
  }

  // "three quarters were", "another 12 had", "most of them came": how many of those told of, and no
  // word that says of whom else.
  [[nodiscard]] bool counts_part(const TokenRange& clause) const {
    static constexpr text::WordSet kLeads{
        "and",   "but",  "only", "nearly", "almost",  "about", "some",    "at",
        "least", "more", "than", "over",   "around",  "just",  "well",    "a",
        "an",    "the",  "up",   "to",     "roughly", "fewer", "further", "another"};
    static constexpr text::WordSet kShares{
        "half",           "most",    "many",     "few",       "several",  "all",      "none",
        "both",           "others",  "rest",     "remainder", "majority", "minority", "third",
        "thirds",         "quarter", "quarters", "fifth",     "fifths",   "tenth",    "two-thirds",
        "three-quarters", "dozens",  "hundreds", "thousands", "percent",  "%",        "another",
        "some",           "per",     "cent"};
    std::uint32_t at = clause.begin;
    while (at < clause.end && kLeads.has(r_.key(at))) ++at;
    std::uint32_t counted = at;
    while (counted < clause.end &&
           (r_.pos(counted) == Pos::Number || r_.kind(counted) == text::TokenKind::Number ||
            kShares.has(r_.key(counted)))) {
      ++counted;
    }
    const bool lead = at > clause.begin && kShares.has(r_.key(at - 1));  // "some had"
    if (counted == at && !lead) return false;
    if (r_.key(counted) == "of"_w &&
        one_of(r_.key(counted + 1), "them"_w, "these"_w, "those"_w, "whom"_w)) {
      counted += 2;
    }
    while (counted < clause.end && r_.pos(counted) == Pos::Adverb) ++counted;
    return counted < clause.end && r_.finite_verb(counted);
  }

  // Somebody speaks in it, or it is told as somebody's already.
  [[nodiscard]] bool has_source(const TokenRange& clause) const {
    const auto touches = [&](const TokenRange& range) {
      return range.begin < clause.end && clause.begin < range.end;
    };
    return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
      return touches(found.out.cue) || touches(found.out.source) ||
             std::any_of(found.out.content.begin(), found.out.content.end(), touches);
    });
  }

  // Whether somebody tells the whole of the clause before. "Reportedly" hedges its own statement
  // alone, and who says nothing, or denies it, says no more behind it.
  [[nodiscard]] bool tells(const Found& found, const TokenRange& before) const {
    if (found.slight || found.out.rule == "adverb" || found.pattern == Pattern::Cross) return false;
    if (found.out.cross_sentence || found.out.cue.empty()) return false;
    const auto inside = [&](const TokenRange& range) {
      return before.begin <= range.begin && range.end <= before.end;
    };
    if (!inside(found.out.cue) || hold_of(r_, found) != Hold::Firm) return false;
    // "found beds for 27 of them; 19 have since left": an act, and nothing that is told.
    const bool told = found.out.direct || found.parenthetical || found.out.rule == "tally" ||
                      r_.has_finite_verb(found.out.content.front());
    if (!told) return false;
    if (!std::all_of(found.out.content.begin(), found.out.content.end(), inside)) return false;
    std::uint32_t end = std::max(found.out.cue.end, found.out.content.back().end);
    if (!found.out.source.empty() && inside(found.out.source)) {
      end = std::max(end, found.out.source.end);
    }
    if (!found.via.empty() && inside(found.via)) end = std::max(end, found.via.end);
    while (end < before.end && (r_.comma(end) || r_.closes_quote(end))) ++end;
    end = r_.skip_time(end);
    return end >= before.end;
  }

  [[nodiscard]] static std::uint32_t size_of(const Found& found) {
    std::uint32_t size = 0;
    for (const TokenRange& part : found.out.content) size += part.size();
    return size;
  }

  const Reading& r_;
  std::vector<Found>& found_;
};

}  // namespace

void spread_over_semicolons(const Reading& reading, std::vector<Found>& found) {
  SharedClauses(reading, found).spread();
}

}  // namespace plumbline::extract

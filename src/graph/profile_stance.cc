// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "graph/profile_stance_internal.h"
#include "text/word_set.h"

namespace plumbline::graph {
namespace {

constexpr std::uint32_t kPlanReach = 4;  // words from a plan to what it is against
constexpr std::uint32_t kFailReach = 3;  // words from "failed" to what is not done
constexpr std::uint32_t kRareReach = 3;  // words from "rarely" to its verb

// Where another thing is told: "the law prohibits it, but it goes on in the mines".
constexpr text::WordSet kBreaks{"but",     "however",      "although", "though",  "while", "yet",
                                "whereas", "nevertheless", "despite",  "because", "still", ";",
                                ":"};
constexpr text::WordSet kPlans{"plan",       "plans",      "policy",     "policies",   "strategy",
                               "strategies", "project",    "projects",   "program",    "programs",
                               "programme",  "programmes", "campaign",   "campaigns",  "commission",
                               "committee",  "guide",      "guidelines", "initiative", "workshop",
                               "workshops",  "training",   "seminar",    "framework"};
constexpr text::WordSet kAgainst{
    "combat",     "combating", "combatting",  "prevent",   "preventing",  "address",
    "addressing", "eliminate", "eliminating", "eradicate", "eradicating", "reduce",
    "reducing",   "end",       "ending",      "fight",     "fighting",    "counter",
    "countering", "tackle",    "tackling",    "against"};
constexpr text::WordSet kFailing{"fail",    "failed",    "fails",        "failing",   "failure",
                                 "unable",  "inability", "little",       "nothing",   "not",
                                 "refused", "refusal",   "insufficient", "inadequate"};
constexpr text::WordSet kRare{"rarely", "seldom", "hardly", "scarcely", "infrequently", "barely"};
constexpr text::WordSet kPermits{"permit", "allow", "authorize", "authorise"};
constexpr text::WordSet kNot{"not", "n't"};

// Whether one of the `reach` words before `at` is one of `words`.
template <class Words>
bool near_before(const std::vector<text::Token>& tokens, std::uint32_t at, std::uint32_t reach,
                 const Words& words) {
  for (std::uint32_t back = at; back > 0 && at - back < reach; --back) {
    if (words.has(tokens[back - 1].key)) return true;
  }
  return false;
}

}  // namespace

Stance::Stance(std::string_view text, const refdata::RefData& refdata)
    : tokens_(text::tokenize(text)) {
  find_norms(refdata);
  find_plans();
}

std::uint32_t Stance::break_after(std::uint32_t at) const {
  while (at < tokens_.size() && !kBreaks.has(tokens_[at].key)) ++at;
  return at;
}

void Stance::find_norms(const refdata::RefData& refdata) {
  const refdata::TableView table = refdata.table_view("profile_words");
  for (const text::PhraseMatch& match :
       refdata.table_phrases("profile_words").find_longest(tokens_)) {
    if (table.cell(match.value, 1) != "norm") continue;
    const std::string_view code = table.cell(match.value, 2);
    std::uint32_t begin = match.tokens.begin;
    // "The Commission for Combating Slavery freed ten men": a name, and what it did.
    const bool named = tokens_[match.tokens.end - 1].letters == text::LetterCase::Title ||
                       tokens_[begin].letters == text::LetterCase::Title;
    if (code == "against" && named) continue;
    if (code == "against" && near_before(tokens_, begin, kFailReach, kFailing)) continue;
    if (code == "around") {
      while (begin > 0 && !kBreaks.has(tokens_[begin - 1].key)) --begin;
    }
    norms_.push_back({begin, break_after(match.tokens.end)});
  }
}

void Stance::find_plans() {
  const auto size = static_cast<std::uint32_t>(tokens_.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!kPlans.has(tokens_[at].key)) continue;
    const std::uint32_t end = std::min(size, at + 1 + kPlanReach);
    for (std::uint32_t next = at + 1; next < end; ++next) {
      if (!kAgainst.has(tokens_[next].key)) continue;
      if (tokens_[next].letters == text::LetterCase::Title) break;  // of a body's name
      norms_.push_back({at, break_after(at)});
      break;
    }
  }
}

std::uint32_t Stance::token_at(std::size_t offset) const {
  std::uint32_t at = 0;
  while (at < tokens_.size() && tokens_[at].span.end <= offset) ++at;
  return at;
}

bool Stance::tells(std::size_t offset) const {
  const std::uint32_t at = token_at(offset);
  return std::none_of(norms_.begin(), norms_.end(),
                      [&](const text::TokenRange& norm) { return norm.contains(at); });
}

bool Stance::is_rare(std::size_t offset) const {
  return near_before(tokens_, token_at(offset), kRareReach, kRare);
}

bool Stance::forbids() const {
  for (std::size_t at = 1; at < tokens_.size(); ++at) {
    if (kPermits.has(tokens_[at].key) && kNot.has(tokens_[at - 1].key)) return true;
  }
  return false;
}

}  // namespace plumbline::graph

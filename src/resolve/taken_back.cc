// SPDX-License-Identifier: Apache-2.0

#include "resolve/taken_back.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/hash.h"
#include "base/plain_text.h"
#include "resolve/case_words_internal.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

constexpr std::size_t kBytesBefore = 240;  // bytes that are read before and after
constexpr std::size_t kBytesAfter = 400;

constexpr text::WordSet kThis{"that", "this", "it", "which"};
constexpr text::WordSet kBe{"is", "was", "were"};
constexpr text::WordSet kNot{"not", "n't", "no"};
constexpr text::WordSet kStop{".", "!", "?", "\"", "'", ")"};

// What an outlet does with news: who is "falsely promised" work is deceived, and nothing is taken
// back.
constexpr text::WordSet kTelling{
    "reported",  "reports", "report", "wrote", "stated", "states",     "said",      "says",
    "published", "claimed", "put",    "gave",  "listed", "identified", "described", "reporting"};
constexpr text::WordSet kWho{"who", "whom", "whoever"};
constexpr text::WordSet kTold{"statement", "statements", "claim",      "claims",    "report",
                              "reports",   "story",      "stories",    "article",   "articles",
                              "account",   "accounts",   "allegation", "testimony", "assertion",
                              "remark",    "remarks",    "figure",     "that"};

using Tokens = std::vector<text::Token>;

// "That is wrong", "This was not correct", "It was an error on our part".
bool calls_wrong(const Tokens& tokens, std::size_t at, const CaseWords& cues) {
  if (at + 2 >= tokens.size() || !kThis.has(tokens[at].key) || !kBe.has(tokens[at + 1].key)) {
    return false;
  }
  constexpr std::size_t kReach = 3;
  bool negated = false;
  for (std::size_t i = at + 2; i < std::min(tokens.size(), at + 2 + kReach); ++i) {
    const int kinds = cues.kinds_at(tokens, i);
    if (!negated && (kinds & CaseWords::Wrong) != 0) return true;
    if (negated && (kinds & CaseWords::Right) != 0) return true;
    negated = negated || kNot.has(tokens[i].key);
  }
  return false;
}

// The sentence that follows is about it, "which is wrong" too.
bool called_wrong_after(std::string_view text, std::size_t end, const CaseWords& cues) {
  const std::string_view rest = text.substr(end, next_border(text, end + kBytesAfter) - end);
  const Tokens tokens = text::tokenize(rest);
  bool sentence = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool stop = kStop.has(tokens[at].key);
    if (sentence && !stop) return calls_wrong(tokens, at, cues);
    if (!sentence && tokens[at].key == text::key_of("which") && calls_wrong(tokens, at, cues))
      return true;
    sentence =
        sentence || tokens[at].key == text::key_of(".") || (tokens[at].starts_block && at > 0);
  }
  return false;
}

// Whether the words before what is claimed, from a token on, take it back.
bool takes_back(const Tokens& tokens, std::size_t at, const CaseWords& cues) {
  constexpr std::size_t kReach = 4;  // words up to "statement", "claim"
  const int kinds = cues.kinds_at(tokens, at);
  const auto is = [&](std::size_t i, const auto& words) {
    return i < tokens.size() && words.has(tokens[i].key);
  };
  if ((kinds & (CaseWords::Misstated | CaseWords::Retraction | CaseWords::Version)) != 0) {
    return true;
  }
  if ((kinds & CaseWords::Mistaken) != 0) {
    const bool of_a_person = at > 0 && is(at - 1, kWho);
    const bool told = is(at + 1, kTelling) || (at > 0 && is(at - 1, kTelling));
    return told && !of_a_person;
  }
  if ((kinds & CaseWords::Withdrawn) == 0) return false;
  for (std::size_t i = at + 1; i <= at + kReach; ++i) {
    if (is(i, kTold)) return true;
  }
  return false;
}

// "An earlier version of this article said that", "we wrongly reported that", "retracted its
// claim".
bool had_so_before(std::string_view text, const text::Span& claim, const CaseWords& cues) {
  const std::size_t begin =
      claim.begin > kBytesBefore ? next_border(text, claim.begin - kBytesBefore) : 0;
  const Tokens tokens = text::tokenize(text.substr(begin, claim.begin - begin));
  for (std::size_t at = tokens.size(); at-- > 0;) {
    if (tokens[at].key == text::key_of(".")) return false;
    if (takes_back(tokens, at, cues)) return true;
    if (tokens[at].starts_block) return false;
  }
  return false;
}

}  // namespace

bool is_taken_back(std::string_view text, const text::Span& claim,
                   const refdata::RefData& refdata) {
  if (claim.end > text.size()) return false;
  const CaseWords& cues = CaseWords::of(refdata);
  return called_wrong_after(text, claim.end, cues) || had_so_before(text, claim, cues);
}

}  // namespace plumbline::resolve

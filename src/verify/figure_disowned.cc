// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "verify/figure_disowned_internal.h"

namespace plumbline::verify {
namespace {

using text::Token;
using Tokens = std::span<const Token>;

constexpr text::WordSet kNumberNouns{"number",    "numbers",    "figure", "figures", "estimate",
                                     "estimates", "sum",        "count",  "total",   "statistic",
                                     "toll",      "percentage", "share",  "data",    "statistics"};
constexpr text::WordSet kThis{"this", "that", "it", "these", "those"};

template <std::size_t N>
bool any_of(Tokens tokens, const text::WordSet<N>& words) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return words.has(token.key); });
}

Tokens behind(Tokens tokens, std::size_t at, std::size_t reach) {
  const std::size_t begin = std::min(at, tokens.size());
  return tokens.subspan(begin, std::min(reach, tokens.size() - begin));
}

// "where | the number comes from", "where | it has the number": not "where she comes from".
bool asks_where(Tokens rest) {
  static constexpr text::WordSet kComes{"comes",      "come",  "came", "originates",
                                        "originated", "stems", "is",   "was"};
  static constexpr text::WordSet kHas{"has",  "have",  "had",   "got",     "gets",
                                      "took", "takes", "found", "obtained"};
  constexpr std::size_t kReach = 6;
  const Tokens near = rest.first(std::min(kReach, rest.size()));
  for (std::size_t i = 0; i < near.size(); ++i) {
    const bool of_number = any_of(near.first(i), kNumberNouns);
    if (kComes.has(near[i].key)) return of_number;
    if (!kHas.has(near[i].key)) continue;
    const Tokens object = behind(near, i + 1, 2);
    const bool pronoun = !object.empty() && kThis.has(object.front().key);
    return pronoun || any_of(object, kNumberNouns);
  }
  return false;
}

// "how | she knows", "how | the papers arrived at the number"; not "how the women came here".
bool asks_how(const Checking& checking, Tokens rest) {
  static constexpr text::WordSet kCounts{"counted",   "calculated", "estimated", "counts",
                                         "estimates", "reckoned",   "computed"};
  static constexpr text::WordSet kReaches{"arrived", "arrives", "came", "comes", "reached", "got"};
  static constexpr text::WordSet kKnows{"knows", "knew", "know"};
  constexpr std::size_t kReach = 6;
  const Tokens near = rest.first(std::min(kReach, rest.size()));
  for (std::size_t i = 1; i < near.size(); ++i) {
    if (kCounts.has(near[i].key)) return true;
    if (kKnows.has(near[i].key)) {
      const Tokens next = behind(rest, i + 1, 1);
      const bool closed = next.empty() || next.front().kind != text::TokenKind::Word;
      return closed || kThis.has(next.front().key);
    }
    if (!kReaches.has(near[i].key)) continue;
    const std::string_view subject = checking.words(near[i - 1].span);
    const bool passive = subject == "was" || subject == "were";
    return any_of(behind(rest, i + 1, 4), kNumberNouns) || any_of(near.first(i), kNumberNouns) ||
           (passive && i > 1 && kThis.has(near[i - 2].key));
  }
  return false;
}

bool asks_which(Tokens rest) {
  static constexpr text::WordSet kWorks{"study",    "report",  "source",     "survey",
                                        "register", "sources", "count",      "document",
                                        "article",  "paper",   "statistics", "database"};
  return any_of(rest.first(std::min<std::size_t>(2, rest.size())), kWorks);
}

// Whether the origin of a number is asked for in the words from tokens[at].
bool asks_origin(const Checking& checking, Tokens tokens, std::size_t at) {
  static constexpr text::WordSet kOrigins{"origin", "source", "author", "basis"};
  static constexpr text::WordSet kCounted{"counted", "calculated", "estimated"};
  const Tokens rest = behind(tokens, at + 1, tokens.size());
  const std::uint64_t word = tokens[at].key;
  if (word == fast_hash("where")) return asks_where(rest);
  if (word == fast_hash("how")) return asks_how(checking, rest);
  if (word == fast_hash("which")) return asks_which(rest);
  if (word == fast_hash("who")) return any_of(behind(rest, 0, 2), kCounted);
  // "on what basis", "the origin of the figure"
  if (word == fast_hash("what")) return any_of(behind(rest, 0, 1), kOrigins);
  return kOrigins.has(word) && !rest.empty() && rest.front().key == fast_hash("of") &&
         any_of(behind(rest, 1, 3), kNumberNouns);
}

// "don't", as one token. Most words need not be folded to know that they do not.
bool ends_in_not(std::string_view word) {
  const char last = word.empty() ? 'x' : word.back();
  const bool may = last == 't' || last == 'T' || static_cast<unsigned char>(last) >= 0x80;
  return may && text::fold(word).ends_with("n't");
}

// "does not say", "nobody knows", "has never met", "leaves open": the tokens of it that begin at
// tokens[at]; 0 if none does.
std::size_t denial_at(const Checking& checking, Tokens tokens, std::size_t at) {
  static constexpr text::WordSet kTells{
      "say",     "says",  "said",       "tell",    "tells",    "told",      "know",     "knows",
      "knew",    "known", "name",       "names",   "named",    "saying",    "naming",   "state",
      "explain", "give",  "explains",   "reveal",  "disclose", "gives",     "indicate", "specify",
      "met",     "meet",  "explaining", "telling", "mention",  "explained", "stating"};
  static constexpr text::WordSet kNot{"not",     "never", "nobody", "without",
                                      "neither", "none",  "n't"};
  static constexpr text::WordSet kOpen{"open", "unclear", "unknown"};
  static constexpr text::WordSet kLeaves{"leave", "leaves", "left",   "remains",
                                         "is",    "was",    "remain", "remained"};
  constexpr std::size_t kReach = 4;
  if (kLeaves.has(tokens[at].key)) return any_of(behind(tokens, at + 1, 1), kOpen) ? 2 : 0;
  constexpr std::uint64_t kOne = fast_hash("one");
  constexpr std::uint64_t kNo = fast_hash("no");
  const bool one = tokens[at].key == kOne && at > 0 && tokens[at - 1].key == kNo;
  if (!kNot.has(tokens[at].key) && !one && !ends_in_not(checking.words(tokens[at].span))) return 0;
  for (std::size_t i = at + 1; i < std::min(tokens.size(), at + 1 + kReach); ++i) {
    if (kTells.has(tokens[i].key)) return i + 1 - at;
  }
  return 0;
}

// "does not say | from where", "where the number comes from, | nobody says": not "says how it
// counted, and does not say who they are".
bool belong_together(Tokens tokens, std::size_t question, std::size_t denial, std::size_t end) {
  static constexpr text::WordSet kApart{"and", "but", ";", "while"};
  constexpr std::size_t kBehind = 4;  // words
  constexpr std::size_t kBefore = 14;
  if (question >= end) return question - end < kBehind;
  return denial > question && denial - question <= kBefore &&
         !any_of(tokens.subspan(question, denial - question), kApart);
}

}  // namespace

bool disowns_number(const Checking& checking, std::span<const Token> sentence) {
  for (std::size_t denial = 0; denial < sentence.size(); ++denial) {
    const std::size_t length = denial_at(checking, sentence, denial);
    if (length == 0) continue;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
      if (belong_together(sentence, at, denial, denial + length) &&
          asks_origin(checking, sentence, at)) {
        return true;
      }
    }
  }
  return false;
}

bool speaks_of_number(std::span<const Token> sentence) {
  return any_of(sentence, kNumberNouns);
}

}  // namespace plumbline::verify

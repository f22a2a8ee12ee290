// SPDX-License-Identifier: Apache-2.0

#include "resolve/taken_back.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/hash.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

constexpr std::size_t kBefore = 240;  // bytes that are read before and after
constexpr std::size_t kAfter = 400;

constexpr text::WordSet kThis{"that", "this", "it", "which"};
constexpr text::WordSet kBe{"is", "was", "were"};
constexpr text::WordSet kWrong{"wrong",  "incorrect", "inaccurate", "false",
                               "untrue", "mistaken",  "erroneous"};
constexpr text::WordSet kRight{"correct", "right", "true", "accurate"};
constexpr text::WordSet kError{"error", "mistake", "misprint"};
constexpr text::WordSet kEarlier{"earlier", "previous", "original", "initial", "first"};
constexpr text::WordSet kVersion{"version", "report", "article", "story", "edition", "dispatch"};
constexpr text::WordSet kMistaken{"incorrectly",  "wrongly",   "mistakenly",  "erroneously",
                                  "inaccurately", "misstated", "misreported", "falsely"};
constexpr text::WordSet kWithdrawn{"retracted", "retracts",  "withdrew",
                                   "withdrawn", "withdraws", "recanted"};
constexpr text::WordSet kStop{".", "!", "?", "\"", "'", ")"};

using Tokens = std::vector<text::Token>;

std::size_t at_letter(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return std::min(at, text.size());
}

// "That is wrong", "This was not correct", "It was an error on our part".
bool calls_wrong(const Tokens& tokens, std::size_t at) {
  if (at + 2 >= tokens.size() || !kThis.has(tokens[at].key) || !kBe.has(tokens[at + 1].key)) {
    return false;
  }
  constexpr std::size_t kReach = 3;
  bool negated = false;
  for (std::size_t i = at + 2; i < std::min(tokens.size(), at + 2 + kReach); ++i) {
    if (kWrong.has(tokens[i].key) || kError.has(tokens[i].key)) return true;
    if (negated && kRight.has(tokens[i].key)) return true;
    negated =
        negated || tokens[i].key == text::key_of("not") || tokens[i].key == text::key_of("n't");
  }
  return false;
}

// The sentence that follows is about it, "which is wrong" too.
bool called_wrong_after(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, at_letter(text, end + kAfter) - end);
  const Tokens tokens = text::tokenize(rest);
  bool sentence = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool stop = kStop.has(tokens[at].key);
    if (sentence && !stop) return calls_wrong(tokens, at);
    if (!sentence && tokens[at].key == text::key_of("which") && calls_wrong(tokens, at))
      return true;
    sentence =
        sentence || tokens[at].key == text::key_of(".") || (tokens[at].starts_block && at > 0);
  }
  return false;
}

// "An earlier version of this article said that", "we wrongly reported that", "retracted its
// claim".
bool had_so_before(std::string_view text, const text::Span& claim) {
  const std::size_t begin = claim.begin > kBefore ? at_letter(text, claim.begin - kBefore) : 0;
  const Tokens tokens = text::tokenize(text.substr(begin, claim.begin - begin));
  bool earlier = false;
  bool version = false;
  for (std::size_t at = tokens.size(); at-- > 0;) {
    if (tokens[at].key == text::key_of(".")) break;
    if (kMistaken.has(tokens[at].key) || kWithdrawn.has(tokens[at].key)) return true;
    version = version || kVersion.has(tokens[at].key);
    earlier = earlier || (version && kEarlier.has(tokens[at].key) &&
                          tokens[at + 1].key == text::key_of("version"));
    if (tokens[at].starts_block) break;
  }
  return earlier;
}

}  // namespace

bool is_taken_back(std::string_view text, const text::Span& claim) {
  if (claim.end > text.size()) return false;
  return called_wrong_after(text, claim.end) || had_so_before(text, claim);
}

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0
//
// Names that a text tells of as no publisher tells of itself: the accused.

#include <algorithm>
#include <span>
#include <vector>

#include "language/publisher_choice.h"
#include "text/token.h"
#include "text/word_key.h"
#include "text/word_set.h"

namespace plumbline::language {
namespace {

using text::operator""_w;

// "is accused", "was sentenced", "pleaded guilty": behind the name.
bool tells_of(std::span<const text::Token> behind) {
  static constexpr text::WordSet kAccused{"accused",   "charged",   "arrested",  "sentenced",
                                          "convicted", "suspected", "indicted",  "arraigned",
                                          "detained",  "wanted",    "extradited"};
  if (behind.size() < 2) return false;
  if (behind[0].key == "pleaded"_w || behind[0].key == "pleads"_w) return true;
  const bool is = behind[0].key == "is"_w || behind[0].key == "was"_w || behind[0].key == "has"_w;
  if (!is) return false;
  const std::size_t verb = behind[1].key == "been"_w && behind.size() > 2 ? 2 : 1;
  return kAccused.has(behind[verb].key);
}

// "Kyiv Post", "Voice of Nigeria", "CNN Philippines": what is told of the last word alone is told
// of somebody else.
bool may_be_body(std::span<const text::Token> name) {
  static constexpr text::WordSet kBodies{
      "post",     "news",       "times",     "daily",   "herald", "press",    "tribune",
      "inquirer", "guardian",   "observer",  "voice",   "radio",  "tv",       "online",
      "agency",   "gazette",    "mail",      "star",    "sun",    "standard", "telegraph",
      "journal",  "nation",     "citizen",   "monitor", "office", "ministry", "department",
      "police",   "foundation", "institute", "of",      "the",    "for",      "and",
      "euro",     "watch",      "media",     "network", "wire"};
  return std::any_of(name.begin(), name.end(), [](const text::Token& token) {
    return kBodies.has(token.key) || token.letters == text::LetterCase::Upper;
  });
}

}  // namespace

bool is_told_of(std::string_view text, const text::Span& running, std::string_view name) {
  constexpr std::size_t kBehind = 3;
  const std::vector<text::Token> wanted = text::tokenize(name);
  if (wanted.empty()) return false;
  const std::vector<text::Token> tokens = text::tokenize(text::slice(text, running));
  const bool person = wanted.size() > 1 && wanted.size() < 5 && !may_be_body(wanted);
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    std::size_t end = at;
    while (end < tokens.size() && end - at < wanted.size() &&
           tokens[end].key == wanted[end - at].key) {
      ++end;
    }
    const bool whole = end - at == wanted.size();
    // "Williams is accused" of "Terry Hammond Williams"
    const bool surname = !whole && person && tokens[at].key == wanted.back().key &&
                         tokens[at].letters == text::LetterCase::Title;
    if (surname) end = at + 1;
    if (!whole && !surname) continue;
    const std::size_t size = std::min(kBehind, tokens.size() - end);
    if (tells_of(std::span(tokens).subspan(end, size))) return true;
  }
  return false;
}

}  // namespace plumbline::language

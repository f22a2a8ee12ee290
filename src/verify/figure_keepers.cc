// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string>
#include <vector>

#include "verify/figure_keepers_internal.h"

namespace plumbline::verify {
namespace {

using text::LetterCase;
using text::Token;
using text::TokenKind;

// Nothing is told: "The Ministry said nothing: 402 cases lie there".
constexpr text::WordSet kTellsNothing{"nothing", "little", "no", "nobody", "none", "lies"};
// Who does things to people counts nobody for us.
constexpr text::WordSet kDoers{"traffickers", "trafficker", "smugglers", "smuggler", "gang",
                               "ring",        "recruiters", "recruiter", "brokers",  "network"};

}  // namespace

FigureKeepers::FigureKeepers(const Checking& checking)
    : checking_(checking),
      list_(checking.refdata.wordlist("figure_keepers")),
      rows_(checking.refdata.table_view("wordlists/figure_keepers")) {}

bool FigureKeepers::is_kind(std::string_view word, std::string_view kind) const {
  const auto found = list_.lookup(word);
  return std::any_of(found.begin(), found.end(),
                     [&](std::uint32_t row) { return rows_.cell(row, 1) == kind; });
}

bool FigureKeepers::is_handled(const text::Span& figure) const {
  static constexpr text::WordSet kThat{"that", "which", "whom", "who"};
  static constexpr text::WordSet kPronouns{"he", "she", "it", "they", "we", "i"};
  static constexpr text::WordSet kBrings{"the", "her", "his", "its", "our", "their", "this"};
  static constexpr text::WordSet kHas{"has", "have", "had", "herself", "himself", "itself"};
  constexpr std::size_t kLongest = 4;  // words of who did it
  const text::Span sentence = checking_.sentence_of(figure);
  const auto tokens = checking_.tokens_in({figure.end, std::max(figure.end, sentence.end)});
  std::size_t at = !tokens.empty() && kThat.has(tokens[0].key) ? 1 : 0;
  if (at >= tokens.size()) return false;
  if (kPronouns.has(tokens[at].key)) {
    ++at;
  } else {
    const bool brought = kBrings.has(tokens[at].key);
    if (!brought && tokens[at].letters == LetterCase::Lower) return false;
    const std::size_t end = std::min(tokens.size(), at + kLongest);
    std::size_t last = at + 1;
    while (last < end && !is_kind(checking_.words(tokens[last].span), "handles") &&
           !kHas.has(tokens[last].key)) {
      if (tokens[last].kind != TokenKind::Word || kDoers.has(tokens[last].key)) return false;
      ++last;
    }
    if (brought && last == at + 1) return false;
    at = last;
  }
  while (at < tokens.size() && kHas.has(tokens[at].key)) ++at;
  const auto verb = tokens.subspan(std::min(at, tokens.size()));
  const auto matches = list_.find_longest(verb.first(std::min<std::size_t>(2, verb.size())));
  return std::any_of(matches.begin(), matches.end(), [&](const text::PhraseMatch& match) {
    return match.tokens.begin == 0 && rows_.cell(match.value, 1) == "handles";
  });
}

bool FigureKeepers::tells_ahead(std::span<const Token> tokens, std::size_t body) const {
  static constexpr text::WordSet kBetween{"has", "have", "had", "also", "then", "later", "now"};
  std::size_t at = body;
  while (at < tokens.size() && kBetween.has(tokens[at].key)) ++at;
  return at + 1 < tokens.size() && is_kind(checking_.words(tokens[at].span), "tells") &&
         !kTellsNothing.has(tokens[at + 1].key);
}

bool FigureKeepers::keeps_records(std::string_view name) const {
  const std::vector<Token> tokens = text::tokenize(name);
  const auto matches = list_.find_longest(tokens);
  return std::any_of(matches.begin(), matches.end(), [&](const text::PhraseMatch& match) {
    return rows_.cell(match.value, 1) == "keeper";
  });
}

// "Deputy Home Affairs Minister | Obert Rill", "Obert Rill|, the deputy minister".
bool FigureKeepers::has_office_beside(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kReach = 6;
  const std::vector<Token>& tokens = checking_.tokens;
  for (std::size_t back = begin; back > 0 && begin - back < kReach; --back) {
    const Token& token = tokens[back - 1];
    if (token.kind != TokenKind::Word || token.letters == LetterCase::Lower) {
      // "prosecutor Rill" begins with a small letter.
      if (back == begin && kStateOffices.has(token.key)) return true;
      break;
    }
    if (kStateOffices.has(token.key)) return true;
    if (tokens[back - 1].starts_block) break;
  }
  if (end + 1 >= tokens.size() || checking_.words(tokens[end].span) != ",") return false;
  for (std::size_t at = end + 1; at < std::min(tokens.size(), end + 1 + kReach); ++at) {
    if (tokens[at].kind != TokenKind::Word || tokens[at].starts_block) return false;
    if (tokens[at].key == text::key_of("who")) return false;
    if (kStateOffices.has(tokens[at].key)) return true;
  }
  return false;
}

bool FigureKeepers::holds_office(const std::string& name) {
  if (name.empty()) return false;
  const auto [known, first] = offices_.try_emplace(name, false);
  if (!first) return known->second;
  const std::vector<Token> wanted = text::tokenize(name);
  const std::vector<Token>& tokens = checking_.tokens;
  for (std::size_t at = 0; at + wanted.size() <= tokens.size(); ++at) {
    const bool here =
        std::equal(wanted.begin(), wanted.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                   [](const Token& a, const Token& b) { return a.key == b.key; });
    if (here && has_office_beside(at, at + wanted.size())) {
      known->second = true;
      break;
    }
  }
  return known->second;
}

}  // namespace plumbline::verify

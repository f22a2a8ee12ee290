// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <set>
#include <span>

#include "verify/verdict_doubt_internal.h"

namespace plumbline::verify {
namespace {

struct Words {
  bool wrong = false;
  bool withdrawn = false;  // at the very start
  bool generic = false;
  bool off = false;
  bool lowest = false;
  bool open = false;
  bool past = false;
};

// Whether a tier follows within `reach` words and no mark: "left the lowest [tier]".
bool tier_follows(std::span<const text::Token> tokens, std::size_t at, std::size_t reach) {
  static constexpr text::WordSet kRanks{"tier", "watch", "category", "rank", "ranking", "rung"};
  for (std::size_t end = std::min(tokens.size(), at + reach + 1); at < end; ++at) {
    if (tokens[at].kind == text::TokenKind::Punctuation) return false;
    if (kRanks.has(tokens[at].key)) return true;
  }
  return false;
}

Words words_in(const Checking& checking, const text::Span& span) {
  constexpr std::size_t kBeside = 3;   // "a country placed on Tier 3"
  constexpr std::size_t kFurther = 8;  // "wrongly told readers that the state was on Tier 3"
  Words words;
  const refdata::TableView rows = checking.refdata.table_view("wordlists/verdict_doubts");
  const auto tokens = checking.tokens_in(span);
  for (const text::PhraseMatch& match :
       checking.refdata.wordlist("verdict_doubts").find_longest(tokens)) {
    const std::string_view kind = rows.cell(match.value, 1);
    const auto before_tier = [&](std::size_t reach) {
      return tier_follows(tokens, match.tokens.end - 1, reach + 1);
    };
    words.wrong = words.wrong || kind == "wrong" || (kind == "wrongly" && before_tier(kFurther));
    words.withdrawn = words.withdrawn || (kind == "withdrawn" && match.tokens.begin == 0);
    words.generic = words.generic || (kind == "generic" && before_tier(kBeside));
    words.off = words.off || (kind == "off" && before_tier(kBeside));
    words.lowest = words.lowest || kind == "lowest";
    words.open = words.open || kind == "open";
    words.past = words.past || kind == "past";
  }
  return words;
}

// "read Tier 3 somewhere": a tier that nobody is said to stand on.
bool is_loose_mention(const Checking& checking, const model::Claim& claim) {
  static constexpr text::WordSet kStands{
      "on",     "in",     "to",       "at",      "from", "onto", "ranked",   "ranks", "rank",
      "placed", "places", "remained", "remains", "into", "as",   "assigned", "of",    "off"};
  const auto tokens = checking.tokens_in(claim.passages.front().span);
  if (claim.verdict->tier.empty() || claim.passages.front().span.empty()) return false;
  bool tier = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (text::fold(checking.words(tokens[i].span)) != "tier") continue;
    tier = true;
    constexpr std::size_t kReach = 4;  // "on the State Department's Tier 2"
    for (std::size_t k = i - std::min(i, kReach); k < i; ++k) {
      if (kStands.has(tokens[k].key)) return false;
    }
    if (i == 0) return false;  // "Tier 2, and a long way from the Watch List"
  }
  return tier;
}

}  // namespace

VerdictDoubt doubt_of(const Checking& checking, const model::Claim& claim) {
  VerdictDoubt doubt;
  const text::Span span = claim.passages.front().span;
  const text::Span sentence = checking.sentence_of(span);
  const Words own = words_in(checking, span);
  const bool asked =
      !sentence.empty() && checking.document.text[sentence.end - 1] == '?' && !claim.direct_quote;
  const bool possible = claim.modality == model::Modality::Conditional ||
                        claim.modality == model::Modality::Predicted;
  const bool denied =
      claim.modality == model::Modality::Denied ||
      (!claim.verdict->tier.empty() && claim.polarity == model::Polarity::Negative && !own.off);
  // What another says stays said, whatever the text thinks of it; the outlet may take back its own.
  const bool outlets = claim.chain.links.size() < 2;
  const text::Span next = checking.sentence_of({sentence.end + 1, sentence.end + 2});
  const bool withdrawn =
      outlets && next.begin >= sentence.end && words_in(checking, next).withdrawn;
  doubt.unsaid =
      asked || (possible && own.open) || own.generic || is_loose_mention(checking, claim);
  // "The claim that it is on Tier 3 is wrong", "It is not on Tier 3": no finding against the
  // record.
  doubt.denied = withdrawn || denied || (own.wrong && !claim.direct_quote);
  doubt.past = own.past || words_in(checking, sentence).past;
  if (own.off) doubt.off = claim.verdict->tier.empty() && own.lowest ? "3" : claim.verdict->tier;
  return doubt;
}

int year_of_placement(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kIn{"in", "for"};
  std::set<int> years;
  const text::Span sentence = checking.sentence_of(span);
  const auto tokens =
      checking.tokens_in({std::min(sentence.begin, span.begin), std::max(sentence.end, span.end)});
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::string_view word = checking.words(tokens[i].span);
    const bool year = tokens[i].kind == text::TokenKind::Number && word.size() == 4 &&
                      word.starts_with("20") && kIn.has(tokens[i - 1].key);
    const bool heads = i == 1;  // "In 2021 it stood on"
    if (year && (heads || span.contains(tokens[i].span.begin)))
      years.insert(std::stoi(std::string(word)));
  }
  return years.size() == 1 ? *years.begin() : 0;
}

}  // namespace plumbline::verify

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "verify/verdict_doubt_internal.h"

namespace plumbline::verify {
namespace {

struct Words {
  bool wrong = false;
  bool withdrawn = false;  // at the very start
  bool generic = false;
  bool off = false;
  std::string off_tier;  // the tier named right behind "off"; empty if the words name none
  bool lowest = false;
  bool open = false;
  bool past = false;
  bool wish = false;
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

// "3", "Three", "2 Watch List" behind "Tier": as data/tiers.tsv writes it; empty: none.
std::string rank_at(const Checking& checking, std::span<const text::Token> tokens, std::size_t at) {
  const auto word = [&](std::size_t i) {
    return i < tokens.size() ? text::fold(checking.words(tokens[i].span)) : std::string();
  };
  const std::string rank = word(at);
  if (rank == "1" || rank == "one") return "1";
  if (rank == "3" || rank == "three") return "3";
  if (rank != "2" && rank != "two") return "";
  return word(at + 1) == "watch" ? "2WL" : "2";
}

// "left the Watch List", "taken off Tier 3": the tier that stands right behind. "left the republic
// on the Watch List" leaves it there.
std::optional<std::string> tier_left(const Checking& checking, std::span<const text::Token> tokens,
                                     std::size_t at) {
  static constexpr text::WordSet kOnto{"on", "onto", "in", "to", "into", "at"};
  constexpr std::size_t kReach = 4;
  const auto word = [&](std::size_t i) {
    return i < tokens.size() ? text::fold(checking.words(tokens[i].span)) : std::string();
  };
  for (const std::size_t end = std::min(tokens.size(), at + kReach); at < end; ++at) {
    if (tokens[at].kind == text::TokenKind::Punctuation || kOnto.has(tokens[at].key)) break;
    if (word(at) == "watch") return "2WL";
    if (word(at) == "tier") return rank_at(checking, tokens, at + 1);
    if (tier_follows(tokens, at, 1)) return "";
  }
  return std::nullopt;
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
    if (const auto left = kind == "off" ? tier_left(checking, tokens, match.tokens.end)
                                        : std::optional<std::string>();
        left || (kind == "off" && tier_follows(tokens, match.tokens.begin, match.tokens.size()))) {
      words.off = true;
      if (left && words.off_tier.empty()) words.off_tier = *left;
    }
    words.lowest = words.lowest || kind == "lowest";
    words.open = words.open || kind == "open";
    words.past = words.past || kind == "past";
    words.wish = words.wish || (kind == "wish" && before_tier(kFurther));
  }
  return words;
}

// "is Tier 3", "is now Tier 3", "has become Tier 3".
bool is_said_to_be(std::span<const text::Token> tokens, std::size_t tier) {
  static constexpr text::WordSet kIs{"is",    "was",    "are",     "were",   "'s",
                                     "stays", "stayed", "becomes", "became", "become"};
  static constexpr text::WordSet kWhen{"now",  "still",   "again", "once",
                                       "only", "already", "firmly"};
  std::size_t verb = tier;
  while (verb > 0 && kWhen.has(tokens[verb - 1].key)) --verb;
  return verb > 0 && kIs.has(tokens[verb - 1].key);
}

// "Tier 1 ratio", "Tier 3 of the league": behind the rank, of what else it is one.
bool is_other_ranking(std::span<const text::Token> tokens, std::size_t at) {
  static constexpr text::WordSet kOther{"ratio",   "capital", "league",   "supplier", "suppliers",
                                        "city",    "cities",  "partner",  "partners", "visa",
                                        "sponsor", "club",    "division", "bank",     "banks"};
  static constexpr text::WordSet kOf{"of", "list", "the", "its"};
  for (std::size_t end = std::min(tokens.size(), at + 4); at < end; ++at) {
    if (kOther.has(tokens[at].key)) return true;
    if (!kOf.has(tokens[at].key)) return false;
  }
  return false;
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
    if (is_other_ranking(tokens, i + 2)) return true;
    tier = true;
    constexpr std::size_t kReach = 4;  // "on the State Department's Tier 2"
    for (std::size_t k = i - std::min(i, kReach); k < i; ++k) {
      if (kStands.has(tokens[k].key)) return false;
    }
    if (i == 0) return false;  // "Tier 2, and a long way from the Watch List"
    if (is_said_to_be(tokens, i)) return false;
  }
  return tier;
}

// "on the Watch List from 2009 to 2011", "until 2020", "a decade ago": of editions of the past,
// which no single one answers.
bool tells_a_span(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kUntil{"from", "between", "until", "till", "through", "spent"};
  static constexpr text::WordSet kAgo{"ago", "decade", "decades"};
  static constexpr text::WordSet kTimes{"year", "years", "edition", "editions", "month", "months"};
  const auto tokens = checking.tokens_in(span);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool earlier =
        i > 0 && tokens[i].key == text::key_of("earlier") && kTimes.has(tokens[i - 1].key);
    if (kAgo.has(tokens[i].key) || earlier) return true;
    const bool year = i + 1 < tokens.size() && tokens[i + 1].kind == text::TokenKind::Number &&
                      checking.words(tokens[i + 1].span).size() == 4;
    if (year && kUntil.has(tokens[i].key)) return true;
  }
  return false;
}

// "Neither is Tier 3", "nor is it on the Watch List"
bool is_neither(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kNeither{"neither", "nor", "none", "nobody"};
  const auto tokens = checking.tokens_in(span);
  return !tokens.empty() && kNeither.has(tokens.front().key);
}

// "may be dropped to Tier 3": so far it is not.
bool is_only_possible(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kModals{"may", "might", "could"};
  static constexpr text::WordSet kVerbs{"be", "fall", "drop", "slip", "slide", "end", "land", "go"};
  const auto tokens = checking.tokens_in(span);
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    if (!kModals.has(tokens[at - 1].key) || !kVerbs.has(tokens[at].key)) continue;
    if (tier_follows(tokens, at, tokens.size())) return true;
  }
  return false;
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
      (!claim.verdict->tier.empty() && claim.polarity == model::Polarity::Negative && !own.off &&
       claim.verdict->compliance == model::Compliance::Unstated);
  // What another says stays said, whatever the text thinks of it; the outlet may take back its own.
  const bool outlets = claim.chain.links.size() < 2;
  const text::Span next = checking.sentence_of({sentence.end + 1, sentence.end + 2});
  const bool withdrawn =
      outlets && next.begin >= sentence.end && words_in(checking, next).withdrawn;
  doubt.unsaid = asked || own.wish || tells_a_span(checking, span) || (possible && own.open) ||
                 is_only_possible(checking, span) || own.generic ||
                 is_loose_mention(checking, claim);
  // "The claim that it is on Tier 3 is wrong", "It is not on Tier 3": no finding against the
  // record.
  doubt.denied =
      withdrawn || denied || is_neither(checking, span) || (own.wrong && !claim.direct_quote);
  doubt.past = own.past || words_in(checking, sentence).past;
  if (own.off) {
    doubt.off = !own.off_tier.empty()                       ? own.off_tier
                : claim.verdict->tier.empty() && own.lowest ? "3"
                                                            : claim.verdict->tier;
  }
  return doubt;
}

// Tier and year of "Tier 3 in 2016 and Tier 2 in 2021", "the Watch List in 2023": the year that
// stands right behind the tier which the claim tells; 0 if none or several do.
int year_behind_tier(const Checking& checking, const model::Claim& claim) {
  static constexpr text::WordSet kBetween{"in", "for", "of", "watch", "list", "the"};
  const auto tokens = checking.tokens_in(claim.passages.front().span);
  std::set<int> years;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string word = text::fold(checking.words(tokens[i].span));
    const bool list = word == "watch" && (i == 0 || tokens[i - 1].kind != text::TokenKind::Number);
    if (word != "tier" && !list) continue;
    const std::string rank = list ? "2WL" : rank_at(checking, tokens, i + 1);
    if (rank != claim.verdict->tier) continue;
    std::size_t at = i + (list ? 1 : 2);
    bool in = false;
    while (at < tokens.size() && kBetween.has(tokens[at].key)) {
      in = text::fold(checking.words(tokens[at].span)) == "in";
      ++at;
    }
    if (!in || at >= tokens.size() || tokens[at].kind != text::TokenKind::Number) continue;
    const std::string_view year = checking.words(tokens[at].span);
    if (year.size() == 4 && year.starts_with("20")) years.insert(std::stoi(std::string(year)));
  }
  return years.size() == 1 ? *years.begin() : 0;
}

namespace {

// "In 2011 the report moved it to Tier 3, in 2014 it came back to Tier 2": of several
// years the one that stands before the told tier, with no other statement between; 0 if none does.
int year_before_tier(const Checking& checking, const model::Claim& claim) {
  static constexpr text::WordSet kApart{";", ":", "and", "but", "while", "then"};
  // A claim may begin behind its year.
  const text::Span span = claim.passages.front().span;
  const auto tokens = checking.tokens_in({checking.sentence_of(span).begin, span.end});
  int year = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string word = text::fold(checking.words(tokens[i].span));
    if (kApart.has(tokens[i].key)) year = 0;
    const bool four = tokens[i].kind == text::TokenKind::Number && word.size() == 4;
    if (four && word.starts_with("20") && i > 0 && tokens[i - 1].key == text::key_of("in")) {
      year = std::stoi(word);
    }
    const bool list = word == "watch" && (i == 0 || tokens[i - 1].kind != text::TokenKind::Number);
    if (word != "tier" && !list) continue;
    const std::string rank = list ? "2WL" : rank_at(checking, tokens, i + 1);
    if (rank == claim.verdict->tier) return year;
  }
  return 0;
}

}  // namespace

PlacementYear year_of_placement(const Checking& checking, const model::Claim& claim) {
  const text::Span span = claim.passages.front().span;
  // "on Tier 3 since 2021" is said of every edition from that one on: it names none.
  static constexpr text::WordSet kIn{"in", "for"};
  static constexpr text::WordSet kApart{",", ";", ":", "but", "while", "and", "after", "before"};
  static constexpr text::WordSet kRelative{"who",   "whose", "whom",    ";",    "while",
                                           "since", "today", "whereas", "then", "now"};
  std::set<int> years;
  bool sure = false;
  const text::Span sentence = checking.sentence_of(span);
  const auto tokens =
      checking.tokens_in({std::min(sentence.begin, span.begin), std::max(sentence.end, span.end)});
  // Whether none of `words` stands from the year up to the claim.
  const auto leads = [&](std::size_t at, const auto& words) {
    return std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end(),
                        [&](const text::Token& token) {
                          return token.span.begin < span.begin && words.has(token.key);
                        });
  };
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::string_view word = checking.words(tokens[i].span);
    // "as early as 2015 the Department | placed it on Tier 1"
    const bool early = i > 2 && tokens[i - 1].key == text::key_of("as") &&
                       tokens[i - 2].key == text::key_of("early");
    const bool year = tokens[i].kind == text::TokenKind::Number && word.size() == 4 &&
                      word.starts_with("20") && (kIn.has(tokens[i - 1].key) || early);
    if (!year || tokens[i].span.begin >= span.end) continue;
    const bool heads = i == 1 && leads(i, kRelative);  // "In 2021 it stood on"
    const bool as_early = early && leads(i, kApart);
    if (heads || span.contains(tokens[i].span.begin) || as_early) {
      sure = sure || heads || as_early;
      years.insert(std::stoi(std::string(word)));
    }
  }
  if (years.size() == 1) return {*years.begin(), sure};
  if (years.empty()) return {};
  const int year = year_before_tier(checking, claim);
  return {year, year != 0, year == 0};
}

}  // namespace plumbline::verify

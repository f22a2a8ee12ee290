// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "text/sentence.h"
#include "verify/verdict_context_internal.h"
#include "verify/verdict_doubt_internal.h"

namespace plumbline::verify {
namespace {

constexpr std::size_t kReportReach = 7;  // tokens from the year to "report"
constexpr int kLastEdition = 2099;

// Words between a year and "report" in the names of the report, and in plain talk of it.
constexpr text::WordSet kBetween{
    "trafficking", "in",     "persons", "tip",    "report", "the",        "us", "u.s.",
    "american",    "annual", "human",   "state",  "global", "department", "'s", "on",
    "edition",     "of",     "latest",  "united", "states", "\u2019s"};
constexpr text::WordSet kReport{"report", "reports", "edition", "ranking", "rankings"};

constexpr text::WordSet kLeads{"of", "for", "from"};

// "the one of 2024", where a report was spoken of before.
constexpr std::size_t kOneReach = 40;  // tokens

// Behind the name of the country that issues the report, where its own place is told. "ranks" and
// "put" would be what it does to others.
constexpr text::WordSet kStands{"is",     "was",    "are",   "were",   "remains", "remained",
                                "stays",  "stayed", "stand", "stands", "stood",   "itself",
                                "meets",  "met",    "meet",  "fully",  "does",    "did",
                                "remain", "stay",   "fell",  "slipped"};

int report_year(std::string_view word) {
  if (word.size() != 4 || !word.starts_with("20")) return 0;
  int year = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year >= kFirstEdition && year <= kLastEdition ? year : 0;
}

std::uint32_t begin_of(const std::vector<std::uint32_t>& begins, std::uint32_t at) {
  const auto after = std::upper_bound(begins.begin(), begins.end(), at);
  return after == begins.begin() ? 0 : *std::prev(after);
}

// "GRETA's report of 2023", "the 2023 report by the Red Cross", "its annual report for 2023": a
// report of somebody else. `begin`: its first word, "report" or the year; `end`: its last.
bool is_of_another(const Checking& checking, std::size_t begin, std::size_t end) {
  static constexpr text::WordSet kWords{
      "the",      "this",       "that", "a",       "latest", "new",        "annual",
      "american", "tip",        "us",   "u.s.",    "state",  "department", "trafficking",
      "persons",  "washington", "said", "says",    "in",     "of",         "and",
      "by",       "to",         "from", "as",      "on",     "but",        "while",
      "year",     "years",      "'s",   "\u2019s", "for",    "with",       "since",
      "after",    "its",        "had",  "their",   "when",   "human",      "both"};
  static constexpr text::WordSet kOwners{"department", "states", "america",
                                         "washington", "us",     "u.s.",
                                         "year",       "state",  "department\u2019s"};
  static constexpr text::WordSet kOurs{"us",     "u.s.", "american", "state", "department",
                                       "united", "the",  "this",     "same"};
  const auto& tokens = checking.tokens;
  if (begin > 0 && !tokens[begin].starts_block) {
    const text::Token& before = tokens[begin - 1];
    const std::string_view mark = checking.words(before.span);
    if (begin > 1 && (mark == "'s" || mark == "\u2019s"))
      return !kOwners.has(tokens[begin - 2].key);
    // "The police report of 2023", "the Red Cross report of 2023"
    if (tokens[begin].kind == text::TokenKind::Word && before.kind == text::TokenKind::Word &&
        !kWords.has(before.key)) {
      return true;
    }
  }
  const std::size_t by = end + 1;
  if (by + 2 >= tokens.size() || tokens[by].key != text::key_of("by")) return false;
  const std::size_t who = by + (tokens[by + 1].key == text::key_of("the") ? 2U : 1U);
  return !kOurs.has(tokens[who].key);
}

bool report_before(const Checking& checking, std::size_t at) {
  for (std::size_t k = at - std::min(at, kOneReach); k < at; ++k) {
    if (kReport.has(checking.tokens[k].key)) return true;
  }
  return false;
}

// "This June it was raised to Tier 2", "on Tier 3 last year": the time opens the clause of the
// placement or stands right behind the tier; anywhere else ("which freed forty men last year") it
// is that of something else. Reports come out in the middle of a year.
int placed_when(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kTimes{"year", "summer", "june", "july", "september"};
  static constexpr text::WordSet kBehindTier{"tier",  "watch", "list", "again",
                                             "three", "two",   "one"};
  const Date& published = checking.document.published;
  if (!published.stated() || published.month < kReportMonth) return 0;
  const auto tokens = checking.tokens_in(span);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!kTimes.has(tokens[i].key)) continue;
    const bool number = i > 1 && tokens[i - 2].kind == text::TokenKind::Number;
    const bool behind = i > 1 && (number || kBehindTier.has(tokens[i - 2].key));
    const bool opens =
        i == 1 && (i + 1 == tokens.size() || tokens[i + 1].kind == text::TokenKind::Word);
    const bool possessive = i + 1 < tokens.size() &&
                            tokens[i + 1].span.begin == tokens[i].span.end &&
                            checking.words(tokens[i + 1].span).ends_with("s");
    if (possessive || (!behind && !opens)) continue;
    const std::string before = text::fold(checking.words(tokens[i - 1].span));
    if (before == "this") return published.year;
    if (before == "last") return published.year - 1;
  }
  return 0;
}

// "this year's report", "last year's ranking" in or beside the words, told from the document's
// date.
int said_year(const Checking& checking, const text::Span& span) {
  constexpr std::uint32_t kBeside = 90;
  const Date& published = checking.document.published;
  if (!published.stated()) return 0;
  const std::string& all = checking.document.text;
  const text::Span sentence = checking.sentence_of(span);
  const std::uint32_t begin =
      std::max(span.begin - std::min(span.begin, kBeside), std::min(span.begin, sentence.begin));
  const std::uint32_t end = std::min(span.end + kBeside, std::max(span.end, sentence.end));
  const std::string around = text::fold(std::string_view(all).substr(begin, end - begin));
  for (const std::string_view noun : {"report", "ranking", "edition", "assessment"}) {
    for (const std::string_view mark : {"'s ", "\u2019s "}) {
      const auto said = [&](const char* year) {
        return around.find(year + std::string(mark) + std::string(noun)) != std::string::npos;
      };
      if (said("this year")) return published.year;
      if (said("last year")) return published.year - 1;
    }
  }
  return 0;
}

}  // namespace

VerdictContext::VerdictContext(const Checking& checking) : refdata_(checking.refdata) {
  const bool any = std::any_of(checking.claims.begin(), checking.claims.end(),
                               [](const model::Claim& claim) { return claim.verdict.has_value(); });
  if (!any) return;
  for (const text::Token& token : checking.tokens) {
    if (token.starts_block) paragraphs_.push_back(token.span.begin);
  }
  for (const text::Sentence& sentence :
       text::split_sentences(checking.document.text, checking.tokens)) {
    sentences_.push_back(sentence.span.begin);
  }
  find_countries(checking);
  find_editions(checking);
}

void VerdictContext::find_countries(const Checking& checking) {
  for (const text::PhraseMatch& match :
       checking.refdata.country_names().find_longest(checking.tokens)) {
    const refdata::NameValue value = refdata::name_value(match.value);
    if (checking.refdata.countries()[value.index].alpha3 == kReporter) {
      const std::size_t behind = match.tokens.end;
      const auto is_itself = [&](std::size_t at) {
        return at < checking.tokens.size() && checking.tokens[at].key == text::key_of("itself");
      };
      if (behind < checking.tokens.size() &&
          (kStands.has(checking.tokens[behind].key) || is_itself(behind + 1))) {
        reporter_stands_.push_back(checking.tokens[behind].span.begin);
      }
      continue;
    }
    const text::Token& first = checking.tokens[match.tokens.begin];
    if (first.letters == text::LetterCase::Lower) continue;
    countries_.push_back({first.span.begin, value.index});
  }
}

void VerdictContext::find_editions(const Checking& checking) {
  for (const model::Claim& claim : checking.claims) {
    if (!claim.verdict) continue;
    const std::uint32_t at = claim.passages.front().span.begin;
    const int own = claim.verdict->edition;
    if (own != 0) editions_.push_back({at, static_cast<std::uint32_t>(own)});
    for (const model::ChainLink& link : claim.chain.links) {
      if (own != 0 || !link.work || link.work->edition == 0) continue;
      editions_.push_back({at, static_cast<std::uint32_t>(link.work->edition)});
    }
  }
  // "the 2024 Trafficking in Persons Report", whatever is claimed there.
  for (std::size_t i = 0; i < checking.tokens.size(); ++i) {
    const int year = report_year(checking.words(checking.tokens[i].span));
    if (year == 0) continue;
    const std::size_t end = std::min(checking.tokens.size(), i + 1 + kReportReach);
    for (std::size_t k = i + 1; k < end; ++k) {
      const std::uint64_t word = checking.tokens[k].key;
      if (kReport.has(word)) {
        if (!is_of_another(checking, i, k)) {
          editions_.push_back({checking.tokens[i].span.begin, static_cast<std::uint32_t>(year)});
        }
        break;
      }
      if (!kBetween.has(word)) break;
    }
    // "the report of the State Department of 2025", "its report for 2025"
    const std::size_t first = i > kReportReach + 2 ? i - kReportReach - 2 : 0;
    for (std::size_t k = i; k-- > first;) {
      const std::uint64_t word = checking.tokens[k].key;
      const bool one = word == text::key_of("one") && k + 2 == i && report_before(checking, k);
      if ((kReport.has(word) || one) && k + 1 < i) {
        if (is_of_another(checking, k, i)) break;
        editions_.push_back({checking.tokens[i].span.begin, static_cast<std::uint32_t>(year)});
        break;
      }
      if (k + 1 == i ? !kLeads.has(word) : !kBetween.has(word)) break;
    }
  }
  std::stable_sort(editions_.begin(), editions_.end(),
                   [](const Named& a, const Named& b) { return a.at < b.at; });
}

std::uint32_t VerdictContext::paragraph_of(std::uint32_t at) const {
  return begin_of(paragraphs_, at);
}

int VerdictContext::edition_near(const text::Span& span) const {
  const std::uint32_t paragraph = paragraph_of(span.begin);
  std::set<std::uint32_t> all;
  std::uint32_t here = 0;
  for (const Named& named : editions_) {
    all.insert(named.value);
    if (named.at >= paragraph && named.at < span.end) here = named.value;
  }
  if (here != 0) return static_cast<int>(here);
  return all.size() == 1 ? static_cast<int>(*all.begin()) : 0;
}

const refdata::Country* VerdictContext::country_near(const text::Span& span) const {
  const std::uint32_t paragraph = paragraph_of(span.begin);
  std::set<std::uint32_t> all;
  std::set<std::uint32_t> here;
  for (const Named& named : countries_) {
    all.insert(named.value);
    if (named.at >= paragraph && named.at < span.end) here.insert(named.value);
  }
  const std::set<std::uint32_t>& one = here.empty() ? all : here;
  return one.size() == 1 ? &refdata_.countries()[*one.begin()] : nullptr;
}

const refdata::Country* VerdictContext::main_country() const {
  constexpr std::size_t kLeast = 3;  // mentions
  std::map<std::uint32_t, std::size_t> counts;
  for (const Named& named : countries_) ++counts[named.value];
  for (const auto& [country, count] : counts) {
    if (count >= kLeast && 4 * count >= 3 * countries_.size()) {
      return &refdata_.countries()[country];
    }
  }
  return nullptr;
}

bool VerdictContext::judges_itself(const text::Span& span) const {
  return std::any_of(reporter_stands_.begin(), reporter_stands_.end(),
                     [&](std::uint32_t at) { return at >= span.begin && at < span.end; });
}

bool VerdictContext::paragraph_names(const text::Span& span) const {
  const std::uint32_t paragraph = paragraph_of(span.begin);
  return std::any_of(countries_.begin(), countries_.end(), [&](const Named& named) {
    return named.at >= paragraph && named.at < span.end;
  });
}

bool VerdictContext::names(const text::Span& span, const refdata::Country& country) const {
  const std::uint32_t sentence = begin_of(sentences_, span.begin);
  if (countries_.empty()) return true;
  return std::any_of(countries_.begin(), countries_.end(), [&](const Named& named) {
    return named.at >= sentence && named.at < span.end &&
           refdata_.countries()[named.value].alpha3 == country.alpha3;
  });
}

bool tells_own_country(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kOurs{"us",      "we",       "our",     "it",
                                       "country", "kingdom",  "state",   "nation",
                                       "island",  "republic", "emirate", "homeland"};
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto tokens = checking.tokens_in(span);
  return std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& token) {
    const std::string_view word = checking.words(token.span);
    // "US" is the one that judges.
    return kOurs.has(token.key) && !std::all_of(word.begin(), word.end(), is_capital);
  });
}

bool is_plural(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kPlural{"both", "do", "are", "were", "remain", "have", "all"};
  const auto tokens = checking.tokens_in(span);
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const text::Token& token) { return kPlural.has(token.key); });
}

bool is_out(const Checking& checking, int year) {
  const int latest = latest_edition(checking);
  return latest == 0 || year <= latest;
}

Edition edition_of(const Checking& checking, const VerdictContext& context,
                   const model::Claim& claim) {
  // "on the Watch List in 2020 and in Tier 2 in the 2024 report": each tier has its own year.
  if (const int year = year_behind_tier(checking, claim);
      year != 0 && claim.verdict->edition != 0 && year != claim.verdict->edition) {
    return {year, EditionFrom::Claim, true};
  }
  if (claim.verdict->edition != 0) return {claim.verdict->edition, EditionFrom::Claim};
  for (auto link = claim.chain.links.rbegin(); link != claim.chain.links.rend(); ++link) {
    if (link->work && link->work->edition != 0) return {link->work->edition, EditionFrom::Chain};
  }
  if (const int year = said_year(checking, claim.passages.front().span); year != 0) {
    return {year, EditionFrom::Chain};
  }
  if (const int year = year_behind_tier(checking, claim); year != 0) {
    return {year, EditionFrom::Context, true};
  }
  const PlacementYear told = year_of_placement(checking, claim);
  if (told.year != 0) return {told.year, EditionFrom::Context, told.sure};
  if (told.several) return {};
  if (const int year = placed_when(checking, claim.passages.front().span); year != 0) {
    return {year, EditionFrom::Context};
  }
  if (const int carried = context.edition_near(claim.passages.front().span); carried != 0) {
    return {carried, EditionFrom::Context};
  }
  if (const int year = latest_edition(checking); year != 0) return {year, EditionFrom::Document};
  return {};
}

int latest_edition(const Checking& checking) {
  const Date& published = checking.document.published;
  if (!published.stated()) return 0;
  const bool early = published.month != 0 && published.month < kReportMonth;
  return published.year - (early ? 1 : 0);
}

}  // namespace plumbline::verify

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "verify/comparable_internal.h"
#include "verify/edition_named_internal.h"
#include "verify/verdict_context_internal.h"

namespace plumbline::verify {
namespace {

constexpr std::size_t kYearReach = 10;  // tokens between the year and the word for a report
constexpr int kFirstEditionYear = 1950;
constexpr int kLastEditionYear = 2099;

constexpr text::WordSet kReportWords{"report",  "reports",    "edition",  "editions", "review",
                                     "survey",  "study",      "findings", "factbook", "yearbook",
                                     "almanac", "assessment", "bulletin", "ranking",  "digest"};

int edition_year(std::string_view word) {
  const double value = word.size() == 4 ? number_value(word) : -1;
  return value >= kFirstEditionYear && value <= kLastEditionYear ? static_cast<int>(value) : 0;
}

// Whether a word for a report stands near tokens[at].
bool beside_work(std::span<const text::Token> tokens, std::size_t at) {
  const std::size_t begin = at - std::min(at, kYearReach);
  const std::size_t end = std::min(tokens.size(), at + kYearReach);
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const text::Token& token) { return kReportWords.has(token.key); });
}

void add_editions(const Checking& checking, const text::Span& span, std::set<int>& years) {
  if (span.empty()) return;
  const std::span<const text::Token> tokens = checking.tokens_in(span);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const int year = edition_year(checking.words(tokens[i].span));
    if (year != 0 && beside_work(tokens, i)) years.insert(year);
  }
}

}  // namespace

int edition_named(const Checking& checking, const model::AttributionChain& chain,
                  const text::Span& quotation) {
  for (auto link = chain.links.rbegin(); link != chain.links.rend(); ++link) {
    const std::optional<model::Work>& work = link->work;
    // "According to a 2016 report of the union" inside the marks is what the source says of
    // another.
    const bool inside = link->speaker && quotation.contains(link->speaker->span);
    if (work && work->edition != 0 && !inside) return work->edition;
  }
  const text::Span before = checking.sentence_of({quotation.begin, quotation.begin + 1});
  const text::Span after = checking.sentence_of({quotation.end, quotation.end + 1});
  std::set<int> years;
  add_editions(checking, {std::min(before.begin, quotation.begin), quotation.begin}, years);
  add_editions(checking, {quotation.end, std::max(after.end, quotation.end)}, years);
  return years.size() == 1 ? *years.begin() : 0;
}

std::vector<std::string> countries_named(const Checking& checking, const text::Span& quotation) {
  std::vector<std::string> out;
  for (const text::PhraseMatch& match :
       checking.refdata.country_names().find_longest(checking.tokens)) {
    const text::Token& token = checking.tokens[match.tokens.begin];
    if (token.letters == text::LetterCase::Lower || quotation.overlaps(token.span)) continue;
    out.emplace_back(checking.refdata.countries()[refdata::name_value(match.value).index].alpha3);
  }
  // A body of the state that reports ("the US Department of State") names no subject.
  const bool others = std::any_of(out.begin(), out.end(),
                                  [](const std::string& alpha3) { return alpha3 != kReporter; });
  if (others) std::erase(out, kReporter);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace plumbline::verify

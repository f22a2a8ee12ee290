// SPDX-License-Identifier: Apache-2.0

#include "verify/verify.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

constexpr std::uint32_t kTouch = 3;  // bytes between a claim and a mark that still belongs to it

bool before(const model::Finding& a, const model::Finding& b) {
  return std::tie(a.severity, a.passage.span, a.code, a.claim) <
         std::tie(b.severity, b.passage.span, b.code, b.claim);
}

}  // namespace

model::Finding& Checking::add(std::string_view code, const model::Claim& claim,
                              const text::Span& span) {
  model::Finding& finding = findings.emplace_back(code, passage(span));
  finding.claim = claim.id;
  finding.words = std::string(words(span));
  return finding;
}

std::span<const text::Token> Checking::tokens_in(const text::Span& span) const {
  const auto first = std::lower_bound(
      tokens.begin(), tokens.end(), span.begin,
      [](const text::Token& token, std::uint32_t at) { return token.span.begin < at; });
  auto last = first;
  while (last != tokens.end() && last->span.end <= span.end) ++last;
  return {first, last};
}

text::Span Checking::sentence_of(const text::Span& span) const {
  const auto stops = [&](const text::Token& token) {
    const std::string_view word = words(token.span);
    return token.kind == text::TokenKind::Punctuation &&
           (word == "." || word == "!" || word == "?" || word == "...");
  };
  auto first = std::lower_bound(
      tokens.begin(), tokens.end(), span.begin,
      [](const text::Token& token, std::uint32_t at) { return token.span.end <= at; });
  if (first == tokens.end()) return {span.begin, span.begin};
  constexpr int kReach = 200;  // tokens of either side; a text without full stops may be a book
  auto last = first;
  for (int left = kReach; left > 0; --left) {
    if (first == tokens.begin() || first->starts_block || stops(*(first - 1))) break;
    --first;
  }
  for (int left = kReach; left > 0; --left) {
    if (last + 1 == tokens.end() || stops(*last) || (last + 1)->starts_block) break;
    ++last;
  }
  return {first->span.begin, last->span.end};
}

const model::Claim* claim_at(const Checking& checking, const text::Span& span) {
  for (const model::Claim& claim : checking.claims) {
    for (const model::Passage& passage : claim.passages) {
      const text::Span wide{passage.span.begin - std::min(passage.span.begin, kTouch),
                            passage.span.end + kTouch};
      if (wide.overlaps(span)) return &claim;
    }
  }
  return nullptr;
}

std::vector<model::Finding> verify_claims(const model::Document& document,
                                          std::vector<model::Claim>& claims,
                                          const refdata::RefData& refdata,
                                          const ReferenceLibrary* library) {
  return verify_report(document, text::tokenize(document.text), claims, refdata, library).findings;
}

Verified verify_report(const model::Document& document, const std::vector<text::Token>& tokens,
                       std::vector<model::Claim>& claims, const refdata::RefData& refdata,
                       const ReferenceLibrary* library) {
  const ChangeWords changes(refdata);
  for (model::Claim& claim : claims) claim.verification.reset();  // a second run starts afresh
  Checking checking{document, claims, refdata, library, tokens, changes, {}, {}};
  check_verdicts(checking);
  check_quotations(checking);
  check_quotation_marks(checking);
  check_acronyms(checking);
  check_figures(checking);
  check_dates(checking);
  check_sources(checking);
  check_open_speakers(checking);
  check_kept_back(checking);
  check_circles(checking);
  check_smuggling(checking);
  std::stable_sort(checking.findings.begin(), checking.findings.end(), before);
  return {std::move(checking.findings), std::move(checking.quotations)};
}

}  // namespace plumbline::verify

// SPDX-License-Identifier: Apache-2.0

#include "verify/verify.h"

#include <algorithm>
#include <array>
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

// The place of the first token of which `ahead` is false; of all before it it is true. Asked for
// each claim several times, at places that cannot be foreseen: each step moves or not without a
// branch.
template <class Ahead>
std::ptrdiff_t first_not(const std::vector<text::Token>& tokens, const Ahead& ahead) {
  std::size_t first = 0;
  for (std::size_t left = tokens.size(); left > 0;) {
    const std::size_t half = (left + 1) / 2;
    first += ahead(tokens[first + half - 1]) ? half : 0;
    left -= half;
  }
  return static_cast<std::ptrdiff_t>(first);
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
  const auto first = tokens.begin() + first_not(tokens, [&](const text::Token& token) {
                       return token.span.begin < span.begin;
                     });
  auto last = first;
  while (last != tokens.end() && last->span.end <= span.end) ++last;
  return {first, last};
}

text::Span Checking::sentence_of(const text::Span& span) const {
  const auto stops = [&](const text::Token& token) {
    if (token.kind != text::TokenKind::Punctuation) return false;
    const std::string_view word = words(token.span);
    return word == "." || word == "!" || word == "?" || word == "...";
  };
  auto first = tokens.begin() + first_not(tokens, [&](const text::Token& token) {
                 return token.span.end <= span.begin;
               });
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
  const ToVerify one{document, tokens, claims};
  return std::move(verify_all({&one, 1}, refdata, library).front());
}

std::vector<Verified> verify_all(std::span<const ToVerify> documents,
                                 const refdata::RefData& refdata, const ReferenceLibrary* library) {
  constexpr std::array kChecks = {check_verdicts,        check_quotations,    check_quotation_marks,
                                  check_acronyms,        check_figures,       check_dates,
                                  check_sources,         check_open_speakers, check_kept_back,
                                  check_unnamed_tellers, check_circles,       check_smuggling};
  const ChangeWords changes(refdata);
  std::vector<Checking> all;
  all.reserve(documents.size());
  for (const ToVerify& each : documents) {
    for (model::Claim& claim : each.claims)
      claim.verification.reset();  // a second run starts afresh
    all.push_back({each.document, each.claims, refdata, library, each.tokens, changes, {}, {}});
  }
  for (const auto& check : kChecks) {
    for (Checking& checking : all) check(checking);
  }
  std::vector<Verified> out;
  out.reserve(all.size());
  for (Checking& checking : all) {
    std::stable_sort(checking.findings.begin(), checking.findings.end(), before);
    out.push_back({std::move(checking.findings), std::move(checking.quotations)});
  }
  return out;
}

}  // namespace plumbline::verify

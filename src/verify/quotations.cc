// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>

#include "text/char_class.h"
#include "verify/checks_internal.h"
#include "verify/quote_compare_internal.h"

namespace plumbline::verify {
namespace {

using model::Fidelity;
using model::VerificationStatus;

constexpr std::size_t kLeastWords = 4;  // a term in quotation marks is no quotation to look up

struct Best {
  model::QuoteCheck check;
  const Candidate* candidate = nullptr;
};

VerificationStatus status_of(Fidelity fidelity) {
  switch (fidelity) {
    case Fidelity::Verbatim: return VerificationStatus::Verbatim;
    case Fidelity::Altered: return VerificationStatus::Altered;
    case Fidelity::Reversed: return VerificationStatus::Reversed;
    case Fidelity::Absent: return VerificationStatus::Absent;
  }
  return VerificationStatus::Absent;
}

// The candidate nearest to the quotation: best fidelity but for Reversed, which beats Altered only
// with fewer changed words.
Best best_of(const Checking& checking, std::string_view quote, const Comparable& words,
             const std::vector<Candidate>& candidates) {
  Best best;
  for (const Candidate& candidate : candidates) {
    const SourceText& source = *candidate.source;
    model::QuoteCheck check =
        compare_quote({quote, words}, {source.text(), source.words()}, checking.changes);
    const bool first = best.candidate == nullptr;
    const bool found = check.fidelity != Fidelity::Absent;
    const bool none_yet = !first && best.check.fidelity == Fidelity::Absent;
    if (first || (found && (none_yet || check.edits.size() < best.check.edits.size()))) {
      best = {std::move(check), &candidate};
    }
    if (best.check.fidelity == Fidelity::Verbatim) break;  // nothing is nearer
  }
  return best;
}

void tell(Checking& checking, model::Claim& claim, std::string_view code, const char* explanation) {
  const model::Verification& verification = *claim.verification;
  model::Finding& finding = checking.add(code, claim, claim.passages.front().span);
  finding.expected = verification.expected;
  finding.reference = verification.reference;
  finding.explanation = explanation;
}

void look_up(Checking& checking, model::Claim& claim) {
  const text::Span span = claim.passages.front().span;
  const std::string_view quote = checking.words(span);
  const Comparable words = comparable(quote, true);
  if (words.keys.size() < kLeastWords) return;
  const bool holds = checking.library->holds_source(claim.chain);
  const std::vector<Candidate> candidates = checking.library->candidates(quote, claim.chain);
  const Best best = best_of(checking, quote, words, candidates);
  const bool found = best.candidate != nullptr && best.check.fidelity != Fidelity::Absent;
  if (!found && !holds) {
    if (!claim.verification) {
      claim.verification.emplace();
      claim.verification->explanation = "No reference document of this source is at hand.";
    }
    return;
  }
  // A verdict that the record contradicts stays contradicted, whatever a reprint says.
  const bool kept =
      claim.verification && claim.verification->status == VerificationStatus::Contradicted;
  model::Verification verification;
  verification.status = status_of(best.check.fidelity);
  if (found) {
    verification.reference = best.candidate->title;
    verification.expected =
        std::string(text::slice(best.candidate->source->text(), best.check.source));
    verification.source_passage = model::Passage{best.candidate->document, best.check.source};
    for (const model::Edit& edit : best.check.edits) {
      verification.edits.push_back(
          {std::string(text::slice(quote, edit.quoted)),
           std::string(text::slice(best.candidate->source->text(), edit.source)), edit.kind});
    }
  }
  if (kept) {
    claim.verification->source_passage = verification.source_passage;
    return;
  }
  claim.verification = std::move(verification);
  switch (claim.verification->status) {
    case VerificationStatus::Reversed:
      claim.verification->explanation = "The source says the opposite.";
      tell(checking, claim, "quote-contradicted",
           "The words in quotation marks turn what the source says: a negation or the class of the "
           "statement was changed.");
      break;
    case VerificationStatus::Altered:
      claim.verification->explanation = "The source has other words in places.";
      tell(checking, claim, "quote-altered",
           "The source holds this passage, but not in these words.");
      break;
    case VerificationStatus::Absent:
      claim.verification->explanation = "The source at hand holds no such passage.";
      tell(checking, claim, "quote-not-in-source",
           "The reference library holds the source that is named, and nothing close to these words "
           "stands in it.");
      break;
    default: claim.verification->explanation = "The source has these very words."; break;
  }
}

bool is_double_mark(const Checking& checking, const text::Token& token) {
  const std::string folded = text::fold(checking.words(token.span));
  return folded == "\"" || folded == "''";
}

void unbalanced(Checking& checking, const text::Token& token, bool closes) {
  model::Finding& finding =
      checking.findings.emplace_back("unbalanced-quotation", checking.passage(token.span));
  // The mark with a few words beside it, so that a reader finds it.
  const std::string_view all = checking.document.text;
  constexpr std::uint32_t kContext = 40;
  std::size_t begin =
      closes ? token.span.begin - std::min(token.span.begin, kContext) : token.span.begin;
  std::size_t end =
      closes ? token.span.end : std::min<std::size_t>(all.size(), token.span.end + kContext);
  while (begin > 0 && begin < token.span.begin && all[begin - 1] != ' ') ++begin;
  while (end > token.span.end && end < all.size() && all[end] != ' ') --end;
  finding.words = std::string(all.substr(begin, end - begin));
  finding.explanation = closes ? "This mark closes a quotation that was never opened: where the "
                                 "quoted words begin is not certain."
                               : "This quotation is never closed: where the quoted words end is "
                                 "not certain.";
  if (const model::Claim* claim = claim_at(checking, token.span)) finding.claim = claim->id;
}

}  // namespace

void check_quotations(Checking& checking) {
  if (checking.library == nullptr) return;
  for (model::Claim& claim : checking.claims) {
    if (claim.direct_quote) look_up(checking, claim);
  }
}

void check_quotation_marks(Checking& checking) {
  std::vector<const text::Token*> open;
  const auto end_paragraph = [&](bool continued) {
    // Each paragraph of a long quotation opens anew and only the last one closes.
    if (continued && open.size() == 1) open.clear();
    for (const text::Token* mark : open) unbalanced(checking, *mark, false);
    open.clear();
  };
  for (const text::Token& token : checking.tokens) {
    const bool opens = token.kind == text::TokenKind::OpenQuote;
    if (token.starts_block) end_paragraph(opens);
    if (!opens && token.kind != text::TokenKind::CloseQuote) continue;
    if (!is_double_mark(checking, token)) continue;
    if (opens) {
      open.push_back(&token);
    } else if (open.empty()) {
      unbalanced(checking, token, true);
    } else {
      open.pop_back();
    }
  }
  end_paragraph(false);
}

}  // namespace plumbline::verify

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

bool is_double_mark(const Checking& checking, const text::Token& token) {
  const std::string folded = text::fold(checking.words(token.span));
  return folded == "\"" || folded == "''";
}

// Holds the words of `span`, in which the claim stands, against the sources.
void look_up(Checking& checking, model::Claim& claim, const text::Span& span) {
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

// The quoted sentence around a passage, inside its marks; empty if no marks stand around it in its
// paragraph.
text::Span quoted_sentence(const Checking& checking, const text::Span& passage) {
  const auto& tokens = checking.tokens;
  const auto at = std::lower_bound(
      tokens.begin(), tokens.end(), passage.begin,
      [](const text::Token& token, std::uint32_t byte) { return token.span.end <= byte; });
  const auto stops = [&](const text::Token& token) {
    const std::string_view mark = checking.words(token.span);
    return mark == "." || mark == "!" || mark == "?";
  };
  // Words before the mark are not the quotation's, so the mark itself must be met; the sentence may
  // begin behind a stop inside it.
  auto begin = at;
  auto look = at;
  bool opened = false;
  bool stopped = false;
  while (look != tokens.begin() && !opened && !look->starts_block) {
    const text::Token& before = *(look - 1);
    if (before.kind == text::TokenKind::CloseQuote) return {};
    opened = before.kind == text::TokenKind::OpenQuote && is_double_mark(checking, before);
    stopped = stopped || opened || stops(before);
    --look;
    if (!stopped) begin = look;
  }
  if (!opened) return {};
  auto end = at;
  while (end != tokens.end() && !stops(*end) && end->kind != text::TokenKind::CloseQuote &&
         (end == at || !end->starts_block)) {
    ++end;
  }
  if (begin == end || end == at) return {};
  return {begin->span.begin, (end - 1)->span.end};
}

// A claim may be a part of a quoted sentence ("There is evidence [that ...]") and repeat its source
// word for word while the sentence turns it.
void check_whole_sentences(Checking& checking) {
  const auto turned = [](const model::Claim& claim) {
    return claim.verification && (claim.verification->status == VerificationStatus::Reversed ||
                                  claim.verification->status == VerificationStatus::Contradicted);
  };
  for (model::Claim& claim : checking.claims) {
    if (!claim.direct_quote || turned(claim)) continue;
    const text::Span passage = claim.passages.front().span;
    const text::Span sentence = quoted_sentence(checking, passage);
    if (sentence.empty() || sentence.contains(passage) == false || sentence == passage) continue;
    const bool told =
        std::any_of(checking.claims.begin(), checking.claims.end(), [&](const model::Claim& other) {
          return turned(other) && other.passages.front().span.overlaps(sentence);
        });
    if (told) continue;
    model::Claim whole = claim;
    const std::size_t findings = checking.findings.size();
    look_up(checking, whole, sentence);
    auto& all = checking.findings;
    const auto told_now = all.begin() + static_cast<std::ptrdiff_t>(findings);
    if (!turned(whole)) {  // the claim's own words have been judged
      all.erase(told_now, all.end());
      continue;
    }
    claim.verification = std::move(whole.verification);
    const auto kept = std::remove_if(all.begin(), told_now, [&](const model::Finding& finding) {
      return finding.code == "quote-altered" && finding.claim == claim.id;
    });
    all.erase(kept, told_now);
  }
}

// Quoted sentences of which no claim was made, since what they tell is no claim by itself ("Neither
// parent knew of the offer"): only what turns the source is told.
void check_unclaimed(Checking& checking) {
  std::uint32_t done = 0;
  for (std::size_t i = 0; i < checking.tokens.size(); ++i) {
    const text::Token& token = checking.tokens[i];
    const bool opens = token.kind == text::TokenKind::OpenQuote && is_double_mark(checking, token);
    if (!opens || i + 1 == checking.tokens.size() || token.span.begin < done) continue;
    const text::Span sentence = quoted_sentence(checking, checking.tokens[i + 1].span);
    if (sentence.empty()) continue;
    done = sentence.end;
    const bool claimed =
        std::any_of(checking.claims.begin(), checking.claims.end(), [&](const model::Claim& claim) {
          return claim.direct_quote && claim.passages.front().span.overlaps(sentence);
        });
    if (claimed) continue;
    model::Claim quotation({}, model::ClaimKind::Statement, checking.passage(sentence));
    quotation.direct_quote = true;
    auto& all = checking.findings;
    const std::size_t findings = all.size();
    look_up(checking, quotation, sentence);
    if (all.size() > findings && all.back().code != "quote-contradicted") all.pop_back();
  }
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
    if (claim.direct_quote) look_up(checking, claim, claim.passages.front().span);
  }
  check_whole_sentences(checking);
  check_unclaimed(checking);
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

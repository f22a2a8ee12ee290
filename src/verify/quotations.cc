// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/char_class.h"
#include "verify/checks_internal.h"
#include "verify/quote_lookup_internal.h"

namespace plumbline::verify {
namespace {

using model::VerificationStatus;

void tell(Checking& checking, const model::Verification& verification, const std::string& claim,
          const text::Span& span) {
  const std::string_view code = code_of(verification);
  if (code.empty()) return;
  model::Finding& finding = checking.findings.emplace_back(code, checking.passage(span));
  finding.claim = claim;
  finding.words = std::string(checking.words(span));
  finding.expected = verification.expected;
  finding.reference = verification.reference;
  finding.explanation = verification.explanation;
}

// Gives a claim what was found of its words, in the source that the text names or elsewhere.
void give(Checking& checking, model::Claim& claim, model::Verification verification,
          bool elsewhere) {
  // A verdict that the record contradicts stays contradicted, whatever a reprint says.
  if (claim.verification && claim.verification->status == VerificationStatus::Contradicted) {
    claim.verification->source_passage = verification.source_passage;
    claim.verification->found_in = verification.found_in;
    if (claim.verification->edits.empty()) claim.verification->edits = verification.edits;
    if (verification.found_in) {
      tell(checking, verification, claim.id, claim.passages.front().span);
    }
    return;
  }
  const bool nothing = verification.status == VerificationStatus::SourceMissing;
  if (nothing && claim.verification) return;
  claim.verification = std::move(verification);
  if (nothing) return;
  // Words that stand so in the source named need not be those of another report on the same; that
  // they stand so in another edition says nothing of the one named.
  if (claim.verification->status == VerificationStatus::Verbatim && !elsewhere) {
    std::erase_if(checking.findings, [&claim](const model::Finding& finding) {
      return finding.code == "quote-altered" && finding.claim == claim.id;
    });
  }
  tell(checking, *claim.verification, claim.id, claim.passages.front().span);
}

bool is_double_mark(const Checking& checking, const text::Token& token) {
  const std::string folded = text::fold(checking.words(token.span));
  return folded == "\"" || folded == "''";
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

// What stands between double marks, each quotation to its end in the paragraph.
std::vector<text::Span> quotations_in(const Checking& checking) {
  std::vector<text::Span> out;
  const auto& tokens = checking.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != text::TokenKind::OpenQuote || !is_double_mark(checking, tokens[i])) {
      continue;
    }
    std::size_t end = i + 1;
    while (end < tokens.size() && !tokens[end].starts_block &&
           !(tokens[end].kind == text::TokenKind::CloseQuote &&
             is_double_mark(checking, tokens[end]))) {
      ++end;
    }
    if (end > i + 1) out.push_back({tokens[i + 1].span.begin, tokens[end - 1].span.end});
    i = end < tokens.size() && tokens[end].starts_block ? end - 1 : end;
  }
  return out;
}

// Claims told in a quotation, or in the sentence that gives it.
struct Around {
  std::vector<model::Claim*> inside;   // direct quotations that overlap it
  const model::Claim* near = nullptr;  // of the same sentence, to whom its chain gives the words
};

Around claims_around(Checking& checking, const text::Span& quotation) {
  Around around;
  const text::Span sentence = checking.sentence_of(quotation);
  for (model::Claim& claim : checking.claims) {
    const text::Span span = claim.passages.front().span;
    if (claim.direct_quote && span.overlaps(quotation)) around.inside.push_back(&claim);
    if (around.near == nullptr && span.overlaps(sentence)) around.near = &claim;
  }
  if (!around.inside.empty()) around.near = around.inside.front();
  return around;
}

// A quotation is looked up as a whole, which has more words to be found by than the claims in it;
// each of these gets what concerns it. True if it was found.
bool check_whole(Checking& checking, const text::Span& quotation) {
  const Around around = claims_around(checking, quotation);
  model::Claim bare({}, model::ClaimKind::Statement, checking.passage(quotation));
  const std::optional<LookedUp> whole =
      look_up(checking, around.near == nullptr ? bare : *around.near, quotation);
  if (!whole || !whole->source) return false;
  if (around.inside.empty()) {
    tell(checking, whole->verification, {}, quotation);
    checking.quotations.push_back({checking.passage(quotation), whole->verification});
    return true;
  }
  bool told = false;
  for (model::Claim* claim : around.inside) {
    const text::Span span = claim->passages.front().span;
    const text::Span sentence = quoted_sentence(checking, span);
    model::Verification part = part_of(checking, *whole, span, sentence.empty() ? span : sentence);
    told = told || !code_of(part).empty() ||
           (claim->verification && claim->verification->status == VerificationStatus::Contradicted);
    give(checking, *claim, std::move(part), whole->elsewhere);
  }
  // A change between the claims, or in a sentence that makes none.
  if (!told && !code_of(whole->verification).empty()) {
    tell(checking, whole->verification, around.inside.front()->id, quotation);
    checking.quotations.push_back({checking.passage(quotation), whole->verification});
  }
  return true;
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
  std::vector<text::Span> found;
  for (const text::Span& quotation : quotations_in(checking)) {
    if (check_whole(checking, quotation)) found.push_back(quotation);
  }
  for (model::Claim& claim : checking.claims) {
    const text::Span span = claim.passages.front().span;
    const bool done = std::any_of(found.begin(), found.end(), [&](const text::Span& quotation) {
      return span.overlaps(quotation);
    });
    if (!claim.direct_quote || done) continue;
    if (auto own = look_up(checking, claim, span)) {
      give(checking, claim, std::move(own->verification), own->elsewhere);
    }
  }
}

// "Home » News » Politics", "» Read also": a mark between the links of a page, in a block that is
// no sentence or at the head of a line, with no mark of its kind that opens.
static bool is_between_links(const Checking& checking, const text::Token& mark) {
  if (checking.words(mark.span) != "\u00bb") return false;
  const std::vector<text::Token>& tokens = checking.tokens;
  const auto at = static_cast<std::size_t>(&mark - tokens.data());
  std::size_t begin = at;
  while (begin > 0 && !tokens[begin].starts_block) --begin;
  std::size_t end = at + 1;
  while (end < tokens.size() && !tokens[end].starts_block) ++end;
  for (std::size_t i = begin; i < end; ++i) {
    if (checking.words(tokens[i].span) == "\u00ab") return false;
  }
  const bool spaced = at + 1 == tokens.size() || tokens[at + 1].space_before;
  const std::string_view last = checking.words(tokens[end - 1].span);
  const bool sentence = last == "." || last == "!" || last == "?";
  return spaced && (mark.starts_line || mark.starts_block || (mark.space_before && !sentence));
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
    if (!is_double_mark(checking, token) || is_between_links(checking, token)) continue;
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

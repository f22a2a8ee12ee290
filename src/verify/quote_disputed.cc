// SPDX-License-Identifier: Apache-2.0
//
// Quotations that the same text disputes: the outlet says itself that the source holds no such
// words, or quotes the same source to the opposite effect. Needs no reference at hand.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "verify/checks_internal.h"
#include "verify/quote_compare_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;
using model::EditKind;
using text::Token;

constexpr std::uint64_t kNo = fast_hash("no");
constexpr std::uint64_t kSuch = fast_hash("such");
constexpr std::uint64_t kIt = fast_hash("it");
constexpr std::uint64_t kIn = fast_hash("in");

// A quotation with the claim that tells whose it is.
struct Quoted {
  text::Span span;
  const model::Claim* claim = nullptr;
};

class Disputed {
 public:
  explicit Disputed(Checking& checking)
      : checking_(checking),
        rows_(checking.refdata.table_view("wordlists/quote_denials")),
        words_(checking.refdata.wordlist("quote_denials")) {
    for (const text::Span& span : quotations_in(checking)) {
      if (const model::Claim* claim = teller_of(span)) quoted_.push_back({span, claim});
    }
  }

  void check() {
    if (quoted_.empty()) return;
    check_denials();
    check_pairs();
  }

 private:
  // The claim to whom the chain of a quotation belongs: one inside of it, else one of its sentence.
  [[nodiscard]] const model::Claim* teller_of(const text::Span& quotation) const {
    const text::Span sentence = checking_.sentence_of(quotation);
    const model::Claim* near = nullptr;
    for (const model::Claim& claim : checking_.claims) {
      const text::Span span = claim.passages.front().span;
      if (claim.direct_quote && span.overlaps(quotation)) return &claim;
      if (near == nullptr && span.overlaps(sentence)) near = &claim;
    }
    return near;
  }

  // Not again what a reference has shown.
  void tell(std::string_view code, const Quoted& quoted, std::string explanation) {
    const bool told = std::any_of(
        checking_.findings.begin(), checking_.findings.end(), [&](const model::Finding& finding) {
          return finding.code.starts_with("quote-") && finding.passage.span.overlaps(quoted.span);
        });
    if (told) return;
    checking_.add(code, *quoted.claim, quoted.span).explanation = std::move(explanation);
  }

  // A reference at hand has these words.
  [[nodiscard]] static bool is_verbatim(const Quoted& quoted) {
    return quoted.claim->verification &&
           quoted.claim->verification->status == model::VerificationStatus::Verbatim;
  }

  // What the outlet itself says is nobody else's content and no quotation.
  [[nodiscard]] bool is_own_voice(const text::Span& sentence) const {
    const bool quoting = std::any_of(quoted_.begin(), quoted_.end(), [&](const Quoted& each) {
      return each.span.overlaps(sentence);
    });
    return !quoting && std::none_of(checking_.claims.begin(), checking_.claims.end(),
                                    [&](const model::Claim& claim) {
                                      return claim.chain.links.size() > 1 &&
                                             claim.passages.front().span.overlaps(sentence);
                                    });
  }

  void check_denials() {
    const std::vector<Token>& tokens = checking_.tokens;
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
      if (tokens[at].key != kNo || tokens[at + 1].key != kSuch) continue;
      const bool held = at > 0 && is_kind(tokens[at - 1], "holds");
      if (!is_kind(tokens[at + 2], "words") && !(held && is_kind(tokens[at + 2], "thing")))
        continue;
      const text::Span sentence = checking_.sentence_of(tokens[at].span);
      const std::optional<text::Span> source = source_denied(at, sentence);
      if (!source || !is_own_voice(sentence)) continue;
      if (const Quoted* quoted = quoted_from(*source, sentence)) {
        tell("quote-not-in-source", *quoted,
             "The text says itself that its source holds no such words: \"" +
                 std::string(checking_.words(sentence)) + "\"");
      }
    }
  }

  // Where the sentence with "no such sentence" at `at` names the source: before the verb that holds
  // them, or behind the one by which they stand.
  [[nodiscard]] std::optional<text::Span> source_denied(std::size_t at,
                                                        const text::Span& sentence) const {
    const std::vector<Token>& tokens = checking_.tokens;
    if (at > 0 && is_kind(tokens[at - 1], "holds") && tokens[at - 1].span.begin > sentence.begin) {
      return text::Span{sentence.begin, tokens[at - 1].span.begin};
    }
    // "No such sentence appears in the report", "There is no such sentence in the report".
    constexpr std::size_t kReach = 5;
    const bool there = at > 0 && is_kind(tokens[at - 1], "stands");
    bool stands = there;
    const std::size_t end = std::min(tokens.size(), at + 3 + kReach);
    for (std::size_t next = at + 3; next < end && tokens[next].span.end <= sentence.end; ++next) {
      if (stands && tokens[next].key == kIn) return text::Span{tokens[next].span.end, sentence.end};
      stands = stands || is_kind(tokens[next], "stands");
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_kind(const Token& token, std::string_view kind) const {
    std::vector<std::uint32_t> rows;
    if (words_.match_at(std::span(&token, 1), 0, rows) != 1) return false;
    return std::any_of(rows.begin(), rows.end(),
                       [&](std::uint32_t row) { return rows_.cell(row, 1) == kind; });
  }

  // The last quotation before the denial that the text gives to what `source` names ("the
  // ministry", "the report"); of "it", the last of all in this paragraph or the one before.
  [[nodiscard]] const Quoted* quoted_from(const text::Span& source,
                                          const text::Span& denial) const {
    const Quoted* last = nullptr;
    for (const Quoted& each : quoted_) {
      if (each.span.begin >= denial.begin) break;
      const bool named = is_it(source) ? is_near(each.span, denial) : names(source, *each.claim);
      if (named) last = &each;
    }
    return last;
  }

  [[nodiscard]] bool is_it(const text::Span& source) const {
    const auto tokens = checking_.tokens_in(source);  // a closing mark may stand before it
    return !tokens.empty() && tokens.back().key == kIt &&
           std::all_of(tokens.begin(), tokens.end() - 1, [](const Token& token) {
             return token.kind == text::TokenKind::CloseQuote;
           });
  }

  [[nodiscard]] bool is_near(const text::Span& quotation, const text::Span& denial) const {
    const auto between = checking_.tokens_in({quotation.end, denial.end});
    return std::count_if(between.begin(), between.end(),
                         [](const Token& token) { return token.starts_block; }) <= 1;
  }

  [[nodiscard]] bool names(const text::Span& source, const model::Claim& claim) const {
    const auto tokens = checking_.tokens_in(source);
    const auto has = [&](std::string_view words) {
      const std::vector<Token> wanted = text::tokenize(words);
      return std::any_of(wanted.begin(), wanted.end(), [&](const Token& word) {
        return !is_function_word(word.key) &&
               std::any_of(tokens.begin(), tokens.end(),
                           [&](const Token& token) { return token.key == word.key; });
      });
    };
    const auto& links = claim.chain.links;
    return std::any_of(
        links.begin() + (links.empty() ? 0 : 1), links.end(), [&](const ChainLink& link) {
          return has(link.name) || (link.work && (has(link.work->kind) || has(link.work->title)));
        });
  }

  // Quotations of one speaker, gathered by their longest word, which both of a pair have: of a long
  // text few are compared.
  void check_pairs() {
    std::map<std::pair<std::string, std::string>, std::vector<const Quoted*>> groups;
    for (const Quoted& each : quoted_) {
      const std::string speaker = speaker_of(*each.claim);
      std::string word = longest_word(each.span);
      if (!speaker.empty() && !word.empty()) {
        groups[{speaker, std::move(word)}].push_back(&each);
      }
    }
    for (const auto& [key, group] : groups) {
      for (std::size_t later = 1; later < group.size(); ++later) {
        for (std::size_t first = later - std::min(later, kMostCompared); first < later; ++first) {
          if (contradict(*group[first], *group[later])) tell_pair(*group[first], *group[later]);
        }
      }
    }
  }

  // One of them is changed. Told of the later one, unless a reference has its words.
  void tell_pair(const Quoted& first, const Quoted& later) {
    const bool known = is_verbatim(later);
    if (known && is_verbatim(first)) return;
    const Quoted& doubtful = known ? first : later;
    const Quoted& other = known ? later : first;
    tell("quote-altered", doubtful,
         "The same source is quoted to the opposite effect in this text, so that one of the two is "
         "changed: \"" +
             std::string(checking_.words(other.span)) + "\"");
  }

  // By name and edition; empty if nobody is named.
  [[nodiscard]] static std::string speaker_of(const model::Claim& claim) {
    if (claim.chain.links.size() < 2) return {};
    const ChainLink& origin = claim.chain.links.back();
    if (origin.status == model::LinkStatus::Unnamed ||
        origin.status == model::LinkStatus::Ambiguous) {
      return {};
    }
    const int edition = origin.work ? origin.work->edition : 0;
    return origin.name.empty() ? std::string() : origin.name + "|" + std::to_string(edition);
  }

  [[nodiscard]] std::string longest_word(const text::Span& span) const {
    constexpr std::size_t kLeastWords = 4;
    std::string longest;
    std::size_t words = 0;
    for (const Token& token : checking_.tokens_in(span)) {
      if (token.kind != text::TokenKind::Word) continue;
      ++words;
      std::string word = text::fold(checking_.words(token.span));
      if (word.size() > longest.size() || (word.size() == longest.size() && word < longest)) {
        longest = std::move(word);
      }
    }
    return words < kLeastWords ? std::string() : longest;
  }

  // Whether the shorter has the words of the longer but for a negation, or the like, and nothing
  // else by which it may tell of another matter.
  [[nodiscard]] bool contradict(const Quoted& first, const Quoted& later) const {
    std::string_view shorter = checking_.words(first.span);
    std::string_view longer = checking_.words(later.span);
    if (shorter.size() > longer.size()) std::swap(shorter, longer);
    const Comparable quoted = comparable(shorter, true);
    const Comparable source = comparable(longer, false);
    const model::QuoteCheck check =
        compare_quote({shorter, quoted}, {longer, source}, checking_.changes);
    if (check.fidelity != model::Fidelity::Reversed) return false;
    if (check.edits.size() > kMostEdits) return false;
    bool turned = false;
    for (const model::Edit& edit : check.edits) {
      const bool negation = edit.kind == EditKind::Negation || edit.kind == EditKind::Class;
      turned = turned || edit.kind == EditKind::Negation;
      const bool same = edit.kind == EditKind::Wording &&
                        is_one_verb(shorter.substr(edit.quoted.begin, edit.quoted.size()),
                                    longer.substr(edit.source.begin, edit.source.size()));
      if (!negation && !same) return false;
    }
    return turned;
  }

  // "complies" and "does not comply": forms of one verb, or an auxiliary on one side only.
  [[nodiscard]] static bool is_one_verb(std::string_view ours, std::string_view theirs) {
    if (ours.empty() || theirs.empty()) {
      const std::string_view word = ours.empty() ? theirs : ours;
      return word.empty() || is_function_word(text::key_of(word));
    }
    constexpr std::size_t kEnding = 3;  // letters by which forms differ
    const std::size_t shorter = std::min(ours.size(), theirs.size());
    const std::size_t stem = shorter > kEnding ? shorter - 1 : shorter;
    return ours.substr(0, stem) == theirs.substr(0, stem) &&
           std::max(ours.size(), theirs.size()) - stem <= kEnding;
  }

  static constexpr std::size_t kMostCompared = 50;
  static constexpr std::size_t kMostEdits = 4;  // "is not" for "was", "does not comply"

  Checking& checking_;
  refdata::TableView rows_;
  const text::PhraseTable& words_;
  std::vector<Quoted> quoted_;
};

}  // namespace

void check_disputed_quotations(Checking& checking) {
  Disputed(checking).check();
}

}  // namespace plumbline::verify

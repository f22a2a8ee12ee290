// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string_view>
#include <vector>

#include "verify/hearsay_internal.h"

namespace plumbline::verify {
namespace {

using text::Token;
using text::TokenKind;

constexpr text::WordSet kReports{
    "write",    "writes",    "wrote",   "written",  "writing",  "report", "reports",
    "reported", "say",       "says",    "said",     "claim",    "claims", "claimed",
    "stated",   "quote",     "quotes",  "quoted",   "quoting",  "cite",   "cites",
    "cited",    "citing",    "assert",  "asserts",  "asserted", "allege", "alleges",
    "alleged",  "reporting", "mention", "mentions", "told",     "speak",  "mentioned"};
constexpr text::WordSet kGive{"give", "gives", "gave", "given", "giving"};

// Words of a sentence around a phrase.
class Beside {
 public:
  Beside(const Checking& checking, const text::TokenRange& phrase)
      : checking_(checking), tokens_(checking.tokens), phrase_(phrase) {}

  // The word `back` places before the phrase; nullptr beyond its paragraph.
  [[nodiscard]] const Token* before(std::uint32_t back) const {
    for (std::uint32_t i = 0; i < back; ++i) {
      if (phrase_.begin <= i || tokens_[phrase_.begin - i].starts_block) return nullptr;
    }
    return &tokens_[phrase_.begin - back];
  }
  template <std::size_t N>
  [[nodiscard]] bool is_before(std::uint32_t back, const text::WordSet<N>& words) const {
    const Token* token = before(back);
    return token != nullptr && words.has(token->key);
  }
  // The same behind it, from 0.
  [[nodiscard]] const Token* behind(std::uint32_t on) const {
    if (phrase_.end + on >= tokens_.size()) return nullptr;
    for (std::uint32_t i = 0; i <= on; ++i) {
      if (tokens_[phrase_.end + i].starts_block) return nullptr;
    }
    return &tokens_[phrase_.end + on];
  }
  [[nodiscard]] bool is_mark(const Token& token) const { return token.kind != TokenKind::Word; }
  [[nodiscard]] std::string_view word(const Token& token) const {
    return checking_.words(token.span);
  }

 private:
  const Checking& checking_;
  const std::vector<Token>& tokens_;
  text::TokenRange phrase_;
};

// "From the ministry we hear that": who told it stands before, in the same clause.
bool is_told_from_whom(const Beside& beside) {
  static constexpr text::WordSet kFrom{"from", "by", "through"};
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t back = 1; back <= kReach; ++back) {
    const Token* token = beside.before(back);
    if (token == nullptr || beside.is_mark(*token)) return false;
    if (kFrom.has(token->key)) return true;
  }
  return false;
}

// "gave another number", "have given 8,900".
bool gives_a_number(const Beside& beside, std::uint32_t on) {
  static constexpr text::WordSet kNumber{"number",  "numbers",  "figure", "figures", "version",
                                         "account", "accounts", "count",  "estimate"};
  constexpr std::uint32_t kReach = 4;
  for (std::uint32_t i = on + 1; i <= on + kReach; ++i) {
    const Token* token = beside.behind(i);
    if (token == nullptr || token->kind == TokenKind::Punctuation) return false;
    if (token->kind == TokenKind::Number || kNumber.has(token->key)) return true;
  }
  return false;
}

// "raised | the subject again", "sounding | the alarm".
bool raises_matter(const Beside& beside, std::uint32_t on) {
  static constexpr text::WordSet kRaises{"raise",  "raises", "raised",  "raising",
                                         "sounds", "sound",  "sounded", "sounding"};
  static constexpr text::WordSet kMatter{"subject", "issue", "question",
                                         "matter",  "alarm", "topic"};
  const Token* verb = beside.behind(on);
  const Token* matter = beside.behind(on + 2);
  return verb != nullptr && matter != nullptr && kRaises.has(verb->key) && kMatter.has(matter->key);
}

// Behind "Several media, citing a ministry,": where the sentence goes on; 0 if it does not.
std::uint32_t behind_insertion(const Beside& beside) {
  constexpr std::uint32_t kLongest = 14;
  const Token* first = beside.behind(0);
  if (first == nullptr || beside.word(*first) != ",") return 0;
  for (std::uint32_t on = 1; on <= kLongest; ++on) {
    const Token* token = beside.behind(on);
    if (token == nullptr || beside.word(*token) == ".") return 0;
    if (beside.word(*token) == ",") return on + 1;
  }
  return 0;
}

// "Several portals | in Togo have written".
bool reports_behind(const Beside& beside) {
  static constexpr text::WordSet kStops{"was",  "were",  "is",  "are",  "be",   "being",
                                        "that", "which", "who", "and",  "or",   "whose",
                                        "to",   "for",   "not", "with", "never"};
  static constexpr text::WordSet kElse{"to", "by", "nothing", "about"};
  constexpr std::uint32_t kReach = 5;
  const std::uint32_t first = behind_insertion(beside);
  for (std::uint32_t on = first; on < first + kReach; ++on) {
    const Token* token = beside.behind(on);
    if (token == nullptr || beside.is_mark(*token)) return false;
    // "several papers and the agency wrote"
    const bool joins = on == first && token->key == text::key_of("and");
    if (kStops.has(token->key) && !joins) return false;
    if (kGive.has(token->key)) return gives_a_number(beside, on);
    if (raises_matter(beside, on)) return true;
    if (!kReports.has(token->key)) continue;
    const Token* next = beside.behind(on + 1);
    return next == nullptr || !kElse.has(next->key);
  }
  return false;
}

}  // namespace

bool is_hearsay(const Checking& checking, const text::TokenRange& phrase) {
  static constexpr text::WordSet kFrom{"by",    "from",   "of",   "to",      "in",
                                       "about", "after",  "as",   "at",      "on",
                                       "with",  "during", "when", "through", "under"};
  // Words that mean other things as well: "the stories we hear are alike".
  static constexpr text::WordSet kOpen{"hear",   "heard", "learn", "learned",
                                       "learnt", "told",  "known", "know"};
  static constexpr text::WordSet kOpens{"as", "so"};
  const Beside beside(checking, phrase);
  const Token* next = beside.behind(0);
  if (next != nullptr && kFrom.has(next->key)) return false;
  if (!kOpen.has(checking.tokens[phrase.end - 1].key)) return true;
  if (is_told_from_whom(beside)) return false;
  const Token* last = beside.before(1);
  if (last != nullptr && last->key == text::key_of("unofficially")) return true;
  if (next != nullptr && next->key == text::key_of("that")) {
    const Token* after = beside.behind(1);
    return after == nullptr || !kFrom.has(after->key);
  }
  const bool closed = next == nullptr || beside.is_mark(*next);
  if (last == nullptr || !closed) return false;
  const std::string_view mark = beside.word(*last);
  return kOpens.has(last->key) || mark == "," || mark == "(" || mark == "\u2013" ||
         mark == "\u2014" || mark == "-";
}

bool has_reported(const Checking& checking, const text::TokenRange& phrase) {
  static constexpr text::WordSet kCiting{"citing", "quoting", "reporting", "writing"};
  const Beside beside(checking, phrase);
  const auto is = [&](std::uint32_t back, std::string_view word) {
    const Token* token = beside.before(back);
    return token != nullptr && token->key == text::key_of(word);
  };
  if (is(1, "to") && is(2, "according")) return true;
  if (is(1, "by") && beside.is_before(2, kReports)) return true;
  const Token* next = beside.behind(0);
  const Token* after = beside.behind(1);
  const bool led = beside.is_before(
      1, text::WordSet{"to", "told", "with", "for", "at", "against", "by", "from", "in", "on"});
  if (led || next == nullptr) return false;
  if (beside.word(*next) == "," && after != nullptr && kCiting.has(after->key)) return true;
  return reports_behind(beside);
}

bool is_taken_from(const Checking& checking, const text::TokenRange& phrase) {
  static constexpr text::WordSet kTakes{"take",   "takes",   "took",   "taken", "taking",
                                        "learn",  "learned", "learnt", "known", "knows",
                                        "quotes", "quoted",  "gleaned"};
  static constexpr text::WordSet kHas{"has", "had", "have"};
  static constexpr text::WordSet kIt{"it", "this", "that"};
  constexpr std::uint32_t kReach = 4;
  const Beside beside(checking, phrase);
  if (!beside.is_before(1, text::WordSet{"from"})) return false;
  for (std::uint32_t back = 2; back <= kReach + 1; ++back) {
    const Token* token = beside.before(back);
    if (token == nullptr || beside.is_mark(*token)) return false;
    if (kTakes.has(token->key)) return true;
    if (kHas.has(token->key)) return back > 2 && beside.is_before(back - 1, kIt);
  }
  return false;
}

}  // namespace plumbline::verify

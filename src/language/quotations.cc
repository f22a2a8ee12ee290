// SPDX-License-Identifier: Apache-2.0
//
// Which quotation mark opens, which closes, which is a slip? Marks are read paragraph by paragraph:
// each gets the role that costs least, given its shape, the spaces around it, and that openings
// and closings want to alternate. So one wrong mark costs itself and not the rest of the page.

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "language/layers_internal.h"

namespace plumbline::language {
namespace {

enum class Role : std::uint8_t { Open, Close, OpenInner, CloseInner, Stray };

// Marks of one family may close each other; another family nests.
enum class Family : std::uint8_t { None, Double, Angle, Single };

struct Mark {
  std::uint32_t token = 0;
  int open = 0;   // what it costs to call it an opening mark
  int close = 0;  // ... a closing mark
  int stray = 0;  // ... a slip
  Role role = Role::Stray;
};

struct Shape {
  Family family = Family::None;
  int open = 0;
  int close = 0;
};

constexpr int kAgainstShape = 3;    // a mark used against its shape ("Swedish" marks exist)
constexpr int kAgainstSpacing = 3;  // a space on the wrong side
constexpr int kUnclear = 1;         // spaces on both sides or on none
constexpr int kStray = 4;
constexpr int kStrayAtEnd = 3;  // a superfluous mark at the end of a sentence is the usual slip
constexpr int kUnclosed = 3;
constexpr int kContinued = 0;   // ... where the next paragraph reopens
constexpr int kReopened = 5;    // an opening mark inside an open quotation: the close is missing
constexpr int kInner = 3;       // ... or it opens a quotation inside the quotation
constexpr int kOtherShape = 1;  // ... whose marks are of another shape ("... “so” ...")

// Whether a mark may be one of quotation by its first byte: commas and full stops are not.
bool may_quote(std::string_view mark) {
  if (mark.empty()) return false;
  const char first = mark.front();
  return first == '"' || first == '`' || first == '\'' || static_cast<unsigned char>(first) >= 0x80;
}

Shape shape_of(std::string_view mark) {
  if (!may_quote(mark)) return {};
  if (mark == "\"" || mark == "``" || mark == "''" || mark == "\xEF\xBC\x82") {
    return {Family::Double, 0, 0};
  }
  if (mark == "\u201C" || mark == "\u201F") return {Family::Double, 0, kAgainstShape};
  if (mark == "\u201D") return {Family::Double, kAgainstShape, 0};
  if (mark == "\u201E") return {Family::Double, 0, 2 * kAgainstShape};
  if (mark == "\u00AB" || mark == "\u2039") return {Family::Angle, 0, kAgainstShape};
  if (mark == "\u00BB" || mark == "\u203A") return {Family::Angle, kAgainstShape, 0};
  if (mark == "'") return {Family::Single, 0, 0};
  if (mark == "\u2018" || mark == "\u201A") return {Family::Single, 0, kAgainstShape};
  if (mark == "\u2019") return {Family::Single, kAgainstShape, 0};
  return {};
}

class Reader {
 public:
  explicit Reader(Draft& draft) : draft_(draft) {}

  void read() {
    const auto& sentences = draft_.out.sentences;
    std::size_t at = 0;
    while (at < sentences.size()) {
      std::size_t end = at + 1;
      while (end < sentences.size() && sentences[end].paragraph == sentences[at].paragraph) ++end;
      const TokenRange paragraph{sentences[at].tokens.begin, sentences[end - 1].tokens.end};
      for (const Family family : {Family::Double, Family::Angle, Family::Single}) {
        read_paragraph(paragraph, family);
      }
      at = end;
    }
    finish();
  }

 private:
  [[nodiscard]] Shape mark_at(std::uint32_t at) const {
    if (!draft_.inside(at)) return {};
    const text::TokenKind kind = draft_.out.tokens[at].kind;
    const bool mark = kind == text::TokenKind::OpenQuote || kind == text::TokenKind::CloseQuote ||
                      kind == text::TokenKind::Punctuation;
    return mark ? shape_of(draft_.word(at)) : Shape{};
  }

  [[nodiscard]] bool ends_with_stop(std::uint32_t at) const {
    const std::string_view word = draft_.word(at);
    return word == "," || word == "." || word == "!" || word == "?" || word == "\u2026" ||
           word == "...";
  }

  // The mark right before `at` stands behind a space, or that after it before one: two marks in a
  // row, of a quotation and of one inside it.
  [[nodiscard]] bool mark_opens(std::uint32_t at, const TokenRange& paragraph) const {
    if (at == paragraph.begin || mark_at(at - 1).family == Family::None) return false;
    return at - 1 == paragraph.begin || draft_.out.tokens[at - 1].space_before;
  }
  [[nodiscard]] bool mark_closes(std::uint32_t at, const TokenRange& paragraph) const {
    if (at + 1 >= paragraph.end || mark_at(at + 1).family == Family::None) return false;
    return at + 2 >= paragraph.end || draft_.out.tokens[at + 2].space_before ||
           ends_with_stop(at + 2);
  }

  // The cost of each role from the mark's neighbours.
  [[nodiscard]] Mark weigh(std::uint32_t at, const Shape& shape,
                           const TokenRange& paragraph) const {
    const auto& tokens = draft_.out.tokens;
    const bool first = at == paragraph.begin;
    const bool last = at + 1 == paragraph.end;
    const std::string_view before = first ? std::string_view{} : draft_.word(at - 1);
    const bool opener_before =
        before == "(" || before == "[" || before == "-" || before == "\u2014" || before == "\u2013";
    const bool free_before =
        first || tokens[at].space_before || opener_before || mark_opens(at, paragraph);
    const bool stop_after = !last && (ends_with_stop(at + 1) || draft_.word(at + 1) == ")" ||
                                      draft_.word(at + 1) == ";" || draft_.word(at + 1) == ":");
    const bool free_after =
        last || tokens[at + 1].space_before || stop_after || mark_closes(at, paragraph);
    Mark mark{at, shape.open, shape.close, kStray, Role::Stray};
    if (free_before == free_after) {
      const bool closing = stop_after || (free_before && !first && ends_with_stop(at - 1));
      mark.open += closing ? kAgainstSpacing : kUnclear;
      mark.close += closing ? 0 : kUnclear;
    } else {
      mark.open += free_before ? 0 : kAgainstSpacing;
      mark.close += free_before ? kAgainstSpacing : 0;
    }
    if (first) mark.close += kAgainstSpacing;
    const bool ends_sentence = last || at + 1 == draft_.sentence(at).end ||
                               (stop_after && at + 2 == draft_.sentence(at).end);
    if (ends_sentence) mark.stray = kStrayAtEnd;
    return mark;
  }

  void read_paragraph(const TokenRange& paragraph, Family family) {
    marks_.clear();
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
      const Shape shape = mark_at(i);
      if (shape.family != family) continue;
      Mark mark = weigh(i, shape, paragraph);
      if (family == Family::Single && !prepare_single(mark)) continue;
      marks_.push_back(mark);
    }
    const bool continues = open_ != kNone && open_family_ == family;
    if (marks_.empty() && !continues) return;
    const Shape next = mark_at(paragraph.end);
    const bool reopened =
        next.family == family && next.open == 0 && looks_like_ours(draft_.word(paragraph.end));
    choose_roles(reopened ? kContinued : kUnclosed);
    build(paragraph, family, reopened);
  }

  // A quotation that goes on in the next paragraph opens there with the mark it began with.
  [[nodiscard]] bool looks_like_ours(std::string_view mark) const {
    if (open_ != kNone && draft_.word(draft_.out.quotations[open_].open) == mark) return true;
    return std::any_of(marks_.begin(), marks_.end(),
                       [&](const Mark& each) { return draft_.word(each.token) == mark; });
  }

  // A single mark is mostly an apostrophe: only clear ones count, and a slip costs nothing.
  [[nodiscard]] bool prepare_single(Mark& mark) const {
    mark.stray = 1;
    if (is_elision(mark.token + 1)) mark.open += kAgainstSpacing;
    if (is_plural_owner(mark.token)) mark.close += kUnclear;
    return mark.open == 0 || mark.close <= kUnclear;
  }

  // "the '90s", "'em"
  [[nodiscard]] bool is_elision(std::uint32_t at) const {
    if (!draft_.inside(at)) return false;
    const std::string_view word = draft_.word(at);
    if (word.empty()) return false;
    return (word.front() >= '0' && word.front() <= '9') || word == "em" || word == "til" ||
           word == "tis" || word == "twas" || word == "cause" || word == "n";
  }

  // "the workers' rights": an apostrophe rather than a closing mark.
  [[nodiscard]] bool is_plural_owner(std::uint32_t at) const {
    if (at == 0 || !draft_.inside(at + 1) || draft_.out.tokens[at].space_before) return false;
    return draft_.word(at - 1).ends_with('s') &&
           draft_.out.tokens[at + 1].letters == text::LetterCase::Lower;
  }

  // Cheapest sequence of roles over three states (outside, inside a quotation, inside one within
  // it), one pass and back.
  void choose_roles(int unclosed) {
    constexpr int kNever = std::numeric_limits<int>::max() / 2;
    constexpr std::size_t kStates = 3;
    struct Step {
      std::array<int, kStates> cost;
      std::array<std::uint8_t, kStates> from;
      std::array<Role, kStates> role;
    };
    std::array<int, kStates> cost = {0, kNever, kNever};
    std::vector<Step> steps;
    steps.reserve(marks_.size());
    for (const Mark& mark : marks_) {
      Step step{{kNever, kNever, kNever}, {0, 1, 2}, {Role::Stray, Role::Stray, Role::Stray}};
      const auto offer = [&](std::size_t from, std::size_t to, Role role, int price) {
        if (cost[from] + price >= step.cost[to]) return;
        step.cost[to] = cost[from] + price;
        step.from[to] = static_cast<std::uint8_t>(from);
        step.role[to] = role;
      };
      offer(0, 1, Role::Open, mark.open);
      offer(1, 0, Role::Close, mark.close);
      offer(0, 0, Role::Stray, mark.stray);
      offer(1, 1, Role::Stray, mark.stray);
      offer(1, 1, Role::Open, mark.open + kReopened);
      offer(1, 2, Role::OpenInner, mark.open + inner_cost(mark));
      offer(2, 1, Role::CloseInner, mark.close);
      offer(2, 2, Role::Stray, mark.stray);
      steps.push_back(step);
      cost = step.cost;
    }
    std::size_t state = cost[0] <= cost[1] + unclosed ? 0 : 1;
    if (cost[2] + unclosed + kUnclosed < cost[state] + (state == 1 ? unclosed : 0)) state = 2;
    for (std::size_t i = steps.size(); i-- > 0;) {
      marks_[i].role = steps[i].role[state];
      state = steps[i].from[state];
    }
  }

  // Marks of another shape than the paragraph's first stand inside more easily. Single marks hold
  // no quotation in single marks.
  [[nodiscard]] int inner_cost(const Mark& mark) const {
    if (mark_at(mark.token).family == Family::Single) return 2 * kReopened;
    const bool curly = draft_.word(mark.token) == "\u201C";
    const bool outer_curly = draft_.word(marks_.front().token) == "\u201C";
    return curly != outer_curly ? kOtherShape : kInner;
  }

  void build(const TokenRange& paragraph, Family family, bool reopened) {
    std::uint32_t begin = kNone;  // first token of the part being read
    std::uint32_t inner = kNone;  // the mark of the quotation inside it
    for (const Mark& mark : marks_) {
      switch (mark.role) {
        case Role::Stray: note_stray(mark, family); break;
        case Role::OpenInner: inner = mark.token; break;
        case Role::CloseInner: add_inner(inner, mark.token); break;
        case Role::Open:
          if (begin != kNone) close_at_sentence_end(begin, mark.token);
          if (open_ == kNone || mark.token != paragraph.begin) start(mark.token, family);
          begin = mark.token + 1;
          break;
        case Role::Close:
          add_part({begin, mark.token});
          draft_.out.quotations[open_].close = mark.token;
          open_ = kNone;
          begin = kNone;
          break;
      }
    }
    if (begin == kNone) return;
    if (reopened) {
      add_part({begin, paragraph.end});
    } else {
      close_at_sentence_end(begin, paragraph.end);
    }
  }

  void start(std::uint32_t mark, Family family) {
    open_ = static_cast<std::uint32_t>(draft_.out.quotations.size());
    open_family_ = family;
    Quotation quotation;
    quotation.open = mark;
    draft_.out.quotations.push_back(std::move(quotation));
  }

  void add_inner(std::uint32_t open, std::uint32_t close) {
    Quotation quotation;
    quotation.open = open;
    quotation.close = close;
    if (open + 1 < close) quotation.parts.push_back({open + 1, close});
    draft_.out.quotations.push_back(std::move(quotation));
  }

  void add_part(const TokenRange& part) {
    if (!part.empty()) draft_.out.quotations[open_].parts.push_back(part);
  }

  // The closing mark is missing: what follows the sentence is not claimed to be quoted.
  void close_at_sentence_end(std::uint32_t begin, std::uint32_t limit) {
    const std::uint32_t mark = draft_.out.quotations[open_].open;
    if (draft_.inside(begin)) add_part({begin, std::min(limit, draft_.sentence(begin).end)});
    draft_.out.diagnostics.push_back(
        {"L003", "opening quotation mark without a closing one", draft_.out.tokens[mark].span});
    open_ = kNone;
  }

  // A closing mark after a comma or full stop is speech whose opening mark is missing; any other
  // lone mark is a slip.
  void note_stray(const Mark& mark, Family family) {
    if (family == Family::Single) return;
    draft_.out.diagnostics.push_back(
        {"L002", "quotation mark without a counterpart", draft_.out.tokens[mark.token].span});
    const bool speech =
        open_ == kNone && mark.close == 0 && mark.token > 0 && draft_.word(mark.token - 1) == ",";
    if (!speech) return;
    const TokenRange sentence = draft_.sentence(mark.token);
    const auto& made = draft_.out.quotations;
    const bool crowded =
        !made.empty() && made.back().close != kNone && made.back().close >= sentence.begin;
    if (crowded || mark.token <= sentence.begin) return;
    Quotation quotation;
    quotation.close = mark.token;
    quotation.parts.push_back({sentence.begin, mark.token});
    draft_.out.quotations.push_back(std::move(quotation));
  }

  void finish() {
    auto& quotations = draft_.out.quotations;
    std::erase_if(quotations, [](const Quotation& each) { return each.parts.empty(); });
    std::sort(quotations.begin(), quotations.end(), [](const Quotation& a, const Quotation& b) {
      const TokenRange& x = a.parts.front();
      const TokenRange& y = b.parts.front();
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
    });
    for (Quotation& quotation : quotations) quotation.scare = is_scare(quotation);
  }

  // "Coal Is Not the Villain.": every word of weight has a capital, as speech has them in no text.
  [[nodiscard]] bool is_title(const TokenRange& part) const {
    constexpr std::uint32_t kMost = 14;
    if (part.size() > kMost) return false;
    std::uint32_t large = 0;
    for (std::uint32_t i = part.begin; i < part.end; ++i) {
      const text::Token& token = draft_.out.tokens[i];
      if (token.kind != text::TokenKind::Word) continue;
      const Pos pos = draft_.pos(i);
      const bool link = pos == Pos::Adposition || pos == Pos::Determiner ||
                        pos == Pos::Coordinator || pos == Pos::Particle || !token.space_before;
      if (token.letters == text::LetterCase::Lower && !link) return false;
      const bool begins = i == part.begin || ends_with_stop(i - 1);
      large += token.letters == text::LetterCase::Title && !begins ? 1U : 0U;
    }
    return large >= 2;
  }

  // A term or a title in marks: few words, no verb, no stop inside.
  [[nodiscard]] bool is_scare(const Quotation& quotation) const {
    constexpr std::uint32_t kFewWords = 6;
    if (quotation.parts.size() != 1) return false;
    const TokenRange& part = quotation.parts.front();
    if (is_title(part)) return true;
    if (part.size() > kFewWords || ends_with_stop(part.end - 1)) {
      return part.size() <= 3 && draft_.word(part.end - 1) == ",";
    }
    for (std::uint32_t i = part.begin; i < part.end; ++i) {
      const bool verb = draft_.pos(i) == Pos::Verb || draft_.pos(i) == Pos::Auxiliary;
      if (verb && draft_.form(i) != VerbForm::Gerund && part.size() > 1) return false;
    }
    return true;
  }

  Draft& draft_;
  std::vector<Mark> marks_;
  std::uint32_t open_ = kNone;  // the quotation still open, also across paragraphs
  Family open_family_ = Family::None;
};

}  // namespace

void find_quotations(Draft& draft) {
  Reader(draft).read();
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <string>

#include "base/hash.h"
#include "text/align.h"
#include "verify/quote_blocks_internal.h"
#include "verify/quote_compare_internal.h"
#include "verify/quote_ends_internal.h"
#include "verify/verdict_reading_internal.h"

namespace plumbline::verify {
namespace {

using model::Edit;
using model::EditKind;
using model::Fidelity;
using model::QuoteCheck;
using text::AlignStep;

// Under these shares of its telling words a quotation has no counterpart. Short quotations share
// words by chance, so they need more of them.
constexpr double kLeastShare = 0.5;
constexpr double kLeastShareShort = 0.6;
constexpr std::size_t kShortQuote = 4;   // telling words up to which the higher share holds
constexpr std::size_t kTinyQuote = 2;    // up to here all must be found
constexpr std::size_t kEnoughWords = 4;  // or so many words are the same, in this share of all
constexpr double kEnoughShare = 0.65;
constexpr double kLeastDensity = 0.4;        // matches among all words of the stretch compared
constexpr std::size_t kMoveReach = 3;        // words over which a negation may move harmlessly
constexpr std::size_t kManyEdits = 3;        // more: it may be words of two places
constexpr std::size_t kFewOmitted = 3;       // words whose omission is that of a qualifier in them
constexpr std::size_t kRespelledReach = 12;  // columns of a block in which other borders are tried

bool is_coordinator(std::uint64_t key) {
  return is(key, "and") || is(key, "or") || is(key, "but") || is(key, "which") || is(key, "who") ||
         is(key, "while") || is(key, "although") || is(key, "including") || is(key, "with");
}

class Comparison {
 public:
  Comparison(const ComparedText& quote, const ComparedText& primary, const ChangeWords& changes)
      : quote_(quote.text),
        primary_(primary.text),
        q_(quote.words),
        s_(primary.words),
        changes_(changes),
        alignment_(text::align(q_.keys, s_.keys)) {
    slide_gaps();
    pair_ends(quote, primary, changes, alignment_);
    collect_blocks();
    if (!comparable_enough()) return;
    q_marks_ = changes.mark(q_.words);
    first_ = sentence_start(alignment_.begin);
    const std::span<const text::Token> region(s_.words);
    // Marks of the source are needed for the sentences compared with only.
    s_marks_ = changes.mark(region.subspan(first_, alignment_.end - first_));
    judge();
  }

  [[nodiscard]] QuoteCheck result() && { return std::move(check_); }

 private:
  [[nodiscard]] bool any_words(std::uint32_t needle) const {
    return q_.keys[needle] == text::kAnyWords;
  }
  [[nodiscard]] bool q_negates(std::uint32_t at) const { return q_marks_.negation[at]; }
  [[nodiscard]] bool s_negates(std::uint32_t at) const { return s_marks_.negation[at - first_]; }
  [[nodiscard]] std::string_view q_word(std::uint32_t at) const {
    return slice(quote_, q_.words[at].span);
  }
  [[nodiscard]] std::string_view s_word(std::uint32_t at) const {
    return slice(primary_, s_.words[at].span);
  }
  [[nodiscard]] std::uint32_t sentence_start(std::uint32_t at) const {
    while (at > 0 && !s_.after_stop[at]) --at;
    return at;
  }

  [[nodiscard]] bool comparable_enough() const {
    std::size_t telling = 0;
    std::size_t words = 0;
    for (std::uint32_t i = 0; i < q_.keys.size(); ++i) {
      words += any_words(i) ? 0U : 1U;
      telling += any_words(i) || is_function_word(q_.keys[i]) ? 0U : 1U;
    }
    std::size_t found = 0;  // telling words
    std::size_t same = 0;
    std::size_t columns = 0;
    for (const AlignStep& step : alignment_.steps) {
      const bool under = step.needle && any_words(*step.needle);
      columns += under ? 0U : 1U;
      // A word turned by its prefix alone is where it was.
      const bool turned = !under && !step.same && step.needle && step.haystack &&
                          ChangeWords::negative_twin(q_word(*step.needle), s_word(*step.haystack));
      if ((!step.same && !turned) || under) continue;
      ++same;
      found += is_function_word(q_.keys[*step.needle]) ? 0U : 1U;
    }
    same += respelled_;
    found += respelled_;
    const auto share = [](std::size_t part, std::size_t whole) {
      return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
    };
    // All of it function words ("this is it"): only a whole match says anything.
    if (telling == 0) return words > 0 && same == words && words == columns;
    if (found == 0 || share(same, columns) < kLeastDensity) return false;
    double least = kLeastShare;
    if (telling <= kShortQuote) least = kLeastShareShort;
    if (telling <= kTinyQuote) least = 1.0;
    return share(found, telling) >= least ||
           (same >= kEnoughWords && share(same, words) >= kEnoughShare);
  }

  void judge() {
    for (Block& block : blocks_) judge_block(block);
    excuse_moves();
    judge_moves(sides(), blocks_);
    const std::vector<JoinedRun> joined = joined_runs(sides(), blocks_);
    check_.fidelity = Fidelity::Verbatim;
    check_.source =
        text::Span{s_.words[alignment_.begin].span.begin, s_.words[alignment_.end - 1].span.end};
    for (const Block& block : blocks_) report(block);
    for (const JoinedRun& run : joined) report_joined(run);
    judge_lost_head();
    judge_ellipses();
    judge_verdict();
  }

  // "All victims were paid" of "Not all victims were paid": a quotation that begins like a sentence
  // and leaves out how that sentence begins.
  void judge_lost_head() {
    if (alignment_.steps.empty() || !alignment_.steps.front().same) return;
    const std::uint32_t head = alignment_.begin;
    const std::string_view quoted = q_word(*alignment_.steps.front().needle);
    const bool opens = quoted.front() >= 'A' && quoted.front() <= 'Z';
    const bool inside = s_word(head).front() >= 'a' && s_word(head).front() <= 'z';
    if (!opens || !inside || head != first_ + 1 || !s_negates(first_)) return;
    for (std::uint32_t at = 0; at < q_.keys.size(); ++at) {
      if (q_negates(at)) return;  // it has a negation of its own
    }
    raise(Fidelity::Reversed);
    check_.edits.push_back({{0, 0}, s_.words[first_].span, EditKind::Negation});
    sort_edits();
  }

  // An added or dropped run that could stand a few words earlier or later is moved to where a
  // coordinator or a comma begins it: "a permit [or without a permit]", not "a [permit or without
  // a]".
  void slide_gaps() {
    auto& steps = alignment_.steps;
    for (std::size_t at = 0; at < steps.size();) {
      const bool pure = !steps[at].same && (!steps[at].needle || !steps[at].haystack);
      std::size_t end = at + 1;
      while (pure && end < steps.size() && !steps[end].same &&
             steps[end].needle.has_value() == steps[at].needle.has_value() &&
             steps[end].haystack.has_value() == steps[at].haystack.has_value()) {
        ++end;
      }
      if (pure && (at == 0 || steps[at - 1].same) && (end == steps.size() || steps[end].same)) {
        slide_gap(at, end);
      }
      at = end;
    }
  }

  [[nodiscard]] std::uint64_t gap_key(const AlignStep& step) const {
    return step.haystack ? s_.keys[*step.haystack] : q_.keys[*step.needle];
  }
  [[nodiscard]] bool begins_clause(const AlignStep& step) const {
    const bool marked = step.haystack ? s_.after_mark[*step.haystack] : q_.after_mark[*step.needle];
    const bool stopped =
        step.haystack ? s_.after_stop[*step.haystack] : q_.after_stop[*step.needle];
    return marked || stopped || is_coordinator(gap_key(step));
  }

  void slide_gap(std::size_t begin, std::size_t end) {
    auto& steps = alignment_.steps;
    for (std::size_t turn = 0; turn < end - begin; ++turn) {
      if (begins_clause(steps[begin])) return;
      if (end >= steps.size() || !steps[end].same ||
          (steps[end].needle && any_words(*steps[end].needle)) ||
          gap_key(steps[begin]) != s_.keys[*steps[end].haystack]) {
        return;
      }
      // The first word of the gap matches instead of the first one after it.
      AlignStep& head = steps[begin];
      AlignStep& next = steps[end];
      if (head.haystack) {
        head.needle = next.needle;
        next.needle.reset();
      } else {
        head.haystack = next.haystack;
        next.haystack.reset();
      }
      head.same = true;
      next.same = false;
      ++begin, ++end;
    }
  }

  void collect_blocks() {
    const auto& steps = alignment_.steps;
    for (std::size_t at = 0; at < steps.size();) {
      if (steps[at].same) {
        ++at;
        continue;
      }
      Block block;
      block.begin = at;
      for (; at < steps.size() && !steps[at].same; ++at) {
        if (steps[at].needle) block.quoted.push_back(*steps[at].needle);
        if (steps[at].haystack) block.source.push_back(*steps[at].haystack);
      }
      block.end = at;
      drop_respelled(block);
      if (!block.quoted.empty() || !block.source.empty()) blocks_.push_back(std::move(block));
    }
  }

  [[nodiscard]] static std::string letters(std::string_view word) {
    std::string out;
    for (const char c : text::fold(word)) {
      if (c != '-' && c != '\'' && c != '.' && c != ',') out += c;
    }
    return out;
  }
  [[nodiscard]] std::string quoted_letters(std::uint32_t at) const { return letters(q_word(at)); }
  [[nodiscard]] std::string source_letters(std::uint32_t at) const { return letters(s_word(at)); }

  // Which words of `words`, joined, have just these letters; an empty range if none have.
  template <class LettersOf>
  static std::pair<std::size_t, std::size_t> joined(const std::vector<std::uint32_t>& words,
                                                    const std::string& wanted,
                                                    LettersOf letters_of) {
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
      std::string so_far;
      for (std::size_t end = begin; end < words.size() && so_far.size() < wanted.size();) {
        so_far += letters_of(words[end++]);
        if (so_far == wanted) return {begin, end};
      }
    }
    return {0, 0};
  }

  // "brick making" and "brickmaking": the same letters with other borders are the same words. What
  // is left of the block is judged on.
  void drop_respelled(Block& block) {
    if (block.quoted.empty() || block.source.empty() || block.end - block.begin > kRespelledReach) {
      return;
    }
    std::string ours;
    std::string theirs;
    for (const std::uint32_t at : block.quoted) ours += quoted_letters(at);
    for (const std::uint32_t at : block.source) theirs += source_letters(at);
    const auto in_source =
        joined(block.source, ours, [this](std::uint32_t at) { return source_letters(at); });
    const auto in_quote =
        joined(block.quoted, theirs, [this](std::uint32_t at) { return quoted_letters(at); });
    const auto erase = [](std::vector<std::uint32_t>& from,
                          std::pair<std::size_t, std::size_t> range) {
      from.erase(from.begin() + static_cast<std::ptrdiff_t>(range.first),
                 from.begin() + static_cast<std::ptrdiff_t>(range.second));
    };
    if (in_source.second > 0) {
      respelled_ += block.quoted.size();
      erase(block.source, in_source);
      block.quoted.clear();
      // Source words before the first or after the last quoted word were never quoted.
      if (block.begin == 0 || block.end == alignment_.steps.size()) block.source.clear();
    } else if (in_quote.second > 0) {
      respelled_ += in_quote.second - in_quote.first;
      erase(block.quoted, in_quote);
      block.source.clear();
    }
  }

  void judge_block(Block& block) const {
    std::size_t ours = 0;
    std::size_t theirs = 0;
    bool ours_elastic = false;
    bool theirs_elastic = false;
    for (const std::uint32_t at : block.quoted) {
      const bool carried =
          (is(q_.keys[at], "nor") || is(q_.keys[at], "or")) && q_negated_before(at);
      ours_elastic = ours_elastic || carried;
      ours += !carried && q_negates(at) ? 1U : 0U;
    }
    for (const std::uint32_t at : block.source) {
      const bool carried =
          (is(s_.keys[at], "nor") || is(s_.keys[at], "or")) && s_negated_before(at);
      theirs_elastic = theirs_elastic || carried;
      theirs += !carried && s_negates(at) ? 1U : 0U;
    }
    const bool elastic = ours_elastic || theirs_elastic;
    const bool negation = ours % 2 != theirs % 2 && !(elastic && ours + theirs <= 1);
    EditKind swap = EditKind::Wording;
    const bool swapped = antonyms_swapped(block, swap) % 2 == 1;
    block.odd = negation != swapped;
    if (block.odd) block.why = negation ? EditKind::Negation : swap;
    if (block.odd && negation && stays_local(block)) block.odd = false;
    if (!block.odd && block.why != EditKind::Wording) block.why = EditKind::Wording;
    if (!block.odd && numbers_differ(sides(), block)) block.why = EditKind::Number;
  }

  // "did not ... or": the negation before carries on to the coordinated part.
  [[nodiscard]] bool q_negated_before(std::uint32_t at) const {
    for (std::uint32_t i = at; i > 0; --i) {
      if (q_.after_stop[i]) return false;
      if (q_negates(i - 1)) return true;
    }
    return false;
  }
  [[nodiscard]] bool s_negated_before(std::uint32_t at) const {
    for (std::uint32_t i = at; i > first_; --i) {
      if (s_.after_stop[i]) return false;
      if (s_negates(i - 1)) return true;
    }
    return false;
  }

  // Pairs of opposite words across the two sides of a block, but for "all" and "some", which narrow
  // a statement rather than turn it.
  [[nodiscard]] std::size_t antonyms_swapped(const Block& block, EditKind& kind) const {
    std::size_t swaps = 0;
    std::vector<bool> used(block.source.size());
    for (const std::uint32_t ours : block.quoted) {
      if (goes_on(q_marks_, ours, block.quoted)) continue;  // the phrase has counted
      for (std::size_t i = 0; i < block.source.size(); ++i) {
        const std::uint32_t theirs = block.source[i];
        // "unable" is counted among the negations already.
        if (used[i] || q_negates(ours) || s_negates(theirs)) continue;
        const std::uint32_t antonym = q_marks_.antonym[ours];
        const bool opposite = ChangeWords::opposite(antonym, s_marks_.antonym[theirs - first_]) &&
                              changes_.swap_kind(antonym) != EditKind::Scope;
        if (!opposite && !ChangeWords::negative_twin(q_word(ours), s_word(theirs))) continue;
        kind = opposite ? changes_.swap_kind(antonym) : EditKind::Opposite;
        used[i] = true;
        ++swaps;
        break;
      }
    }
    return swaps;
  }
  // A later word of a phrase of antonyms.tsv ("at least") whose first word is changed as well.
  [[nodiscard]] static bool goes_on(const ChangeWords::Marks& marks, std::uint32_t at,
                                    const std::vector<std::uint32_t>& words) {
    return at > 0 && marks.antonym[at] != 0 && marks.antonym[at - 1] == marks.antonym[at] &&
           std::find(words.begin(), words.end(), at - 1) != words.end();
  }

  // A clause that was added or left out as a whole keeps its negation to itself.
  [[nodiscard]] bool stays_local(const Block& block) const {
    const bool added = block.source.empty();
    if (!added && !block.quoted.empty()) return false;
    const auto& words = added ? block.quoted : block.source;
    const Comparable& side = added ? q_ : s_;
    const std::uint32_t head = words.front();
    const bool stop = side.after_stop[head];
    const std::uint32_t past = words.back() + 1;
    const bool whole_sentence = stop && (past >= side.keys.size() || side.after_stop[past]);
    const bool clause = is_coordinator(side.keys[head]) || (side.after_mark[head] && !stop) ||
                        (stop && is_coordinator(side.keys[words.back()]));
    if (!whole_sentence && !clause) return false;
    // The negation needs something of its own to negate.
    std::size_t i = 0;
    while (i < words.size() && !(added ? q_negates(words[i]) : s_negates(words[i]))) ++i;
    for (++i; i < words.size(); ++i) {
      const std::string_view word = added ? q_word(words[i]) : s_word(words[i]);
      const bool adverb = word.size() > 4 && word.substr(word.size() - 2) == "ly";
      if (!adverb && !is_function_word(side.keys[words[i]])) return true;
    }
    return false;
  }

  // A word that left one place for another over adverbs only: "does not yet" and "yet does not".
  void excuse_moves() {
    for (std::size_t i = 1; i < blocks_.size(); ++i) {
      Block& first = blocks_[i - 1];
      Block& second = blocks_[i];
      if (!first.odd || !second.odd || second.begin - first.end > kMoveReach) continue;
      const bool swapped = (first.quoted.empty() && second.source.empty() &&
                            same_words(second.quoted, first.source)) ||
                           (first.source.empty() && second.quoted.empty() &&
                            same_words(first.quoted, second.source));
      if (!swapped || !only_light_words(first.end, second.begin)) continue;
      first.odd = second.odd = false;
      first.moved = second.moved = true;
      first.why = second.why = EditKind::Wording;
    }
  }

  [[nodiscard]] bool same_words(const std::vector<std::uint32_t>& quoted,
                                const std::vector<std::uint32_t>& source) const {
    return quoted.size() == source.size() &&
           std::equal(
               quoted.begin(), quoted.end(), source.begin(),
               [this](std::uint32_t a, std::uint32_t b) { return q_.keys[a] == s_.keys[b]; });
  }
  [[nodiscard]] bool only_light_words(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      const AlignStep& step = alignment_.steps[i];
      if (!step.needle || any_words(*step.needle)) return false;
      const std::string_view word = q_word(*step.needle);
      const bool adverb = word.size() > 4 && word.substr(word.size() - 2) == "ly";
      if (!adverb && !is_function_word(q_.keys[*step.needle])) return false;
    }
    return true;
  }

  void report_joined(const JoinedRun& run) {
    raise(Fidelity::Altered);
    const auto cover = [](const Comparable& side, std::uint32_t begin, std::uint32_t end) {
      return text::Span{side.words[begin].span.begin, side.words[end - 1].span.end};
    };
    check_.edits.push_back({cover(q_, run.begin, run.end),
                            cover(s_, run.found, run.found + run.end - run.begin),
                            EditKind::Joined});
  }

  [[nodiscard]] BlockSides sides() const {
    return {quote_, primary_, q_, s_, q_marks_, s_marks_, first_, alignment_};
  }

  void raise(Fidelity to) { check_.fidelity = std::max(check_.fidelity, to); }

  // Where in the quotation the words of a step without any are missing.
  [[nodiscard]] text::Span missing_at(std::size_t step) const {
    for (std::size_t i = step; i-- > 0;) {
      if (!alignment_.steps[i].needle) continue;
      const std::uint32_t end = q_.words[*alignment_.steps[i].needle].span.end;
      return {end, end};
    }
    return {};
  }

  void report(const Block& block) {
    raise(block.odd ? Fidelity::Reversed : Fidelity::Altered);
    for (std::size_t i = block.begin; i < block.end; ++i) {
      AlignStep step = alignment_.steps[i];
      const auto holds = [](const std::vector<std::uint32_t>& words, std::uint32_t at) {
        return std::find(words.begin(), words.end(), at) != words.end();
      };
      if (step.needle && !holds(block.quoted, *step.needle)) step.needle.reset();
      if (step.haystack && !holds(block.source, *step.haystack)) step.haystack.reset();
      if (!step.needle && !step.haystack) continue;
      Edit edit;
      edit.quoted = step.needle ? q_.words[*step.needle].span : missing_at(i);
      if (step.haystack) edit.source = s_.words[*step.haystack].span;
      edit.kind = kind_of_change(sides(), step, block);
      check_.edits.push_back(edit);
    }
  }

  // An omission that swallows the negation of a sentence that is quoted turns it.
  void judge_ellipses() {
    const auto& steps = alignment_.steps;
    for (std::size_t at = 0; at < steps.size();) {
      const bool under = steps[at].same && any_words(*steps[at].needle);
      if (!under) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < steps.size() && steps[end].needle == steps[at].needle) ++end;
      judge_omission(at, end);
      at = end;
    }
  }

  void judge_omission(std::size_t begin, std::size_t end) {
    const auto& steps = alignment_.steps;
    const std::uint32_t needle = *steps[begin].needle;
    const std::string_view mark = q_word(needle);
    // "[does not]" says itself that it negates.
    const bool bracket = mark.find('[') != std::string_view::npos;
    const bool said = bracket && (mark.find("not") != std::string_view::npos ||
                                  mark.find("no ") != std::string_view::npos);
    // Sentences that are left out whole keep their negations to themselves.
    std::size_t first_stop = end;
    std::size_t last_stop = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (!s_.after_stop[*steps[i].haystack]) continue;
      first_stop = std::min(first_stop, i);
      last_stop = i;
    }
    const bool into_sentence = end < steps.size() && !s_.after_stop[*steps[end - 1].haystack + 1];
    const text::Span mark_at = q_.words[needle].span;
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t word = *steps[i].haystack;
      const bool open = i < first_stop || (i >= last_stop && into_sentence);
      if (!open || said) continue;
      EditKind kind = s_negates(word) ? EditKind::Negation : EditKind::Wording;
      if (kind == EditKind::Wording && end - begin <= kFewOmitted)
        kind = qualifier_lost(word, begin);
      if (kind == EditKind::Wording) continue;
      raise(kind == EditKind::Negation ? Fidelity::Reversed : Fidelity::Altered);
      check_.edits.push_back({{mark_at.begin, mark_at.begin}, s_.words[word].span, kind});
    }
    sort_edits();
  }

  // A hedge, "only" or "all" that alone, or nearly, was left out, and was no aside.
  [[nodiscard]] EditKind qualifier_lost(std::uint32_t word, std::size_t omission) const {
    const std::uint32_t head = *alignment_.steps[omission].haystack;
    const EditKind kind = s_marks_.kind[word - first_];
    const bool tells = kind == EditKind::Hedge || kind == EditKind::Scope;
    return tells && !s_.after_mark[head] ? kind : EditKind::Wording;
  }

  void sort_edits() {
    std::stable_sort(check_.edits.begin(), check_.edits.end(), [](const Edit& a, const Edit& b) {
      return !a.source.empty() && !b.source.empty() && a.source.begin < b.source.begin;
    });
  }

  // "does not fully meet" and "does not meet" differ by a word that changes the verdict's class.
  void judge_verdict() {
    if (check_.edits.empty()) return;
    const VerdictReading ours = read_verdict(q_, 0, q_.keys.size(), q_marks_);
    if (!ours.stated()) return;
    ChangeWords::Marks marks = s_marks_;
    Comparable region;
    const auto begin = static_cast<std::ptrdiff_t>(first_);
    const auto end = static_cast<std::ptrdiff_t>(alignment_.end);
    region.words.assign(s_.words.begin() + begin, s_.words.begin() + end);
    region.keys.assign(s_.keys.begin() + begin, s_.keys.begin() + end);
    region.after_mark.assign(s_.after_mark.begin() + begin, s_.after_mark.begin() + end);
    region.after_stop.assign(s_.after_stop.begin() + begin, s_.after_stop.begin() + end);
    const VerdictReading theirs = read_verdict(region, 0, region.keys.size(), marks);
    const bool class_changed = ours.compliance != model::Compliance::Unstated &&
                               theirs.compliance != model::Compliance::Unstated &&
                               ours.compliance != theirs.compliance;
    if (!class_changed) return;
    raise(Fidelity::Reversed);
    for (Edit& edit : check_.edits) {
      for (const std::string_view word :
           {slice(primary_, edit.source), slice(quote_, edit.quoted)}) {
        if (is(text::key_of(word), "fully")) edit.kind = EditKind::Class;
      }
    }
  }

  std::string_view quote_;
  std::string_view primary_;
  const Comparable& q_;
  const Comparable& s_;
  const ChangeWords& changes_;
  text::Alignment alignment_;
  ChangeWords::Marks q_marks_;
  ChangeWords::Marks s_marks_;  // of source words from first_ on
  std::uint32_t first_ = 0;
  std::vector<Block> blocks_;
  std::size_t respelled_ = 0;  // words with the same letters and other borders
  QuoteCheck check_;
};

// What stands at two places, as one quotation.
QuoteCheck run_together(const ComparedText& quote, const ComparedText& primary,
                        const JoinedHalves& halves) {
  const auto cover = [](const Comparable& side, std::uint32_t begin, std::uint32_t end) {
    return text::Span{side.words[begin].span.begin, side.words[end - 1].span.end};
  };
  const JoinedRun& rest = halves.rest;
  return {
      Fidelity::Altered,
      cover(primary.words, halves.found, halves.found + rest.begin),
      {{cover(quote.words, rest.begin, rest.end),
        cover(primary.words, rest.found, rest.found + rest.end - rest.begin), EditKind::Joined}}};
}

}  // namespace

QuoteCheck compare_quote(const ComparedText& quote, const ComparedText& primary,
                         const ChangeWords& changes) {
  if (quote.words.keys.empty() || primary.words.keys.empty()) return {};
  QuoteCheck check = Comparison(quote, primary, changes).result();
  const bool far = check.fidelity == Fidelity::Absent || check.edits.size() > kManyEdits;
  if (!far) return check;
  const auto halves = joined_halves(quote.words, primary.words);
  return halves ? run_together(quote, primary, *halves) : check;
}

}  // namespace plumbline::verify

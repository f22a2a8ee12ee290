// SPDX-License-Identifier: Apache-2.0
//
// The learned engine's attributions beside those of the rules.
//
// The engine sees where a source and a content begin and end better than rules do, and cues that no
// list has; the rules know what a cue does (denies, cites, hands on), what an earlier sentence
// carries on, and quotations over several sentences. So: where both found a cue, the rules say what
// it is and the engine what it spans; what only the engine found is added.

#include <algorithm>

#include "extract/chains_internal.h"
#include "extract/relays_internal.h"
#include "extract/tree_internal.h"

namespace plumbline::extract {
namespace {

using language::GuessedAttribution;

bool overlap(const TokenRange& a, const TokenRange& b) {
  return a.begin < b.end && b.begin < a.end;
}

class Weighing {
 public:
  Weighing(const Reading& reading, std::vector<Found>& found) : r_(reading), found_(found) {}

  void weigh(const GuessedAttribution& guess) {
    // Two statements are no source: the engine lost its way in a long list of them.
    for (std::uint32_t at = guess.source.begin; at < guess.source.end; ++at) {
      if (r_.key(at) == ";"_w) return;
    }
    if (stands_against(guess) || tells_of_text(guess)) return;
    // A content holds no cue of its own: the engine took that of the clause above.
    if (overlap(guess.content, guess.cue) || overlap(guess.more, guess.cue)) return;
    for (Found& found : found_) {
      if (found.out.cue.empty() || !overlap(found.out.cue, guess.cue)) continue;
      if (!found.out.cross_sentence) mend(guess, found);
      return;
    }
    add(guess);
  }

 private:
  [[nodiscard]] bool in_sentence(const TokenRange& range, std::uint32_t at) const {
    const TokenRange bounds = r_.sentence(at);
    return range.begin >= bounds.begin && range.end <= bounds.end;
  }

  // "Contrary to claims by S, C": C is said against S.
  [[nodiscard]] bool stands_against(const GuessedAttribution& guess) const {
    for (std::uint32_t at = guess.cue.begin; at < guess.cue.end; ++at) {
      if (r_.key(at) == "contrary"_w) return true;
    }
    const std::uint32_t begin = guess.cue.begin;
    return begin > 1 && r_.key(begin - 1) == "to"_w && r_.key(begin - 2) == "contrary"_w;
  }

  // "The statement, which this newspaper has read, says": whoever read it says nothing here.
  [[nodiscard]] bool tells_of_text(const GuessedAttribution& guess) const {
    constexpr std::uint32_t kClause = 3;  // from "which" to who reads
    const std::uint32_t verb = guess.cue.end - 1;
    if (!one_of(r_.lemma(verb), "read"_w, "see"_w, "obtain"_w, "view"_w, "review"_w, "hold"_w) ||
        guess.source.empty()) {
      return false;
    }
    for (std::uint32_t at = guess.source.begin; at > 0 && guess.source.begin - at < kClause; --at) {
      if (r_.relative(at - 1)) return true;
    }
    return false;
  }

  [[nodiscard]] bool parted(const TokenRange& a, const TokenRange& b) const {
    for (std::uint32_t at = std::min(a.begin, b.begin); at < std::max(a.end, b.end); ++at) {
      if (r_.key(at) == ";"_w) return true;
    }
    return false;
  }

  // Content that runs over several sentences, as a quotation may, stays as the rules have it. So do
  // contents for claims where both agree by and large: rules keep "in 2023" and "for this reason".
  void mend(const GuessedAttribution& guess, Found& found) const {
    const std::uint32_t at = guess.cue.begin;
    // "reportedly" hedges its own statement, whatever the engine adds to it.
    if (found.out.rule == "adverb" && parted(guess.cue, guess.content)) return;
    const bool local = std::all_of(found.out.content.begin(), found.out.content.end(),
                                   [&](const TokenRange& part) { return in_sentence(part, at); });
    if (local && !guess.content.empty()) {
      const std::vector<TokenRange> contents =
          with_quotations(contents_of(guess), found.out.content);
      found.told_content = with_marks(contents);
      const bool better = !agree(found.out.content, contents) && !cuts_clause(found, contents) &&
                          !drops_joined(found, contents);
      if (better) found.out.content = contents;
    }
    // "according to S, T said": S, even where the engine has T.
    const bool other = found.pattern == Pattern::Preposition && !found.out.source.empty() &&
                       !overlap(found.out.source, guess.source);
    if (!guess.source.empty() && !other) {
      found.told_source = guess.source;
      if (found.out.source.empty() && !found.nobody && !found.participle)
        found.out.source = guess.source;
    }
  }

  [[nodiscard]] static std::vector<TokenRange> contents_of(const GuessedAttribution& guess) {
    std::vector<TokenRange> parts{guess.content};
    if (!guess.more.empty() && !overlap(guess.content, guess.more)) parts.push_back(guess.more);
    std::sort(parts.begin(), parts.end(),
              [](const TokenRange& a, const TokenRange& b) { return a.begin < b.begin; });
    return parts;
  }

  // "'...,' she said, '...'": with the quotations that only the rules have.
  [[nodiscard]] std::vector<TokenRange> with_quotations(
      std::vector<TokenRange> parts, const std::vector<TokenRange>& rules) const {
    const std::size_t own = parts.size();
    for (const TokenRange& part : rules) {
      const bool known =
          std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(own),
                      [&](const TokenRange& each) { return overlap(each, part); });
      if (!known && r_.opens_quote(part.begin)) parts.push_back(part);
    }
    std::sort(parts.begin(), parts.end(),
              [](const TokenRange& a, const TokenRange& b) { return a.begin < b.begin; });
    return parts;
  }

  // "did not mention the rest": what nobody said is no statement.
  [[nodiscard]] bool negated(const TokenRange& cue) const {
    for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
      if (one_of(r_.key(at), "not"_w, "n't"_w, "never"_w, "nor"_w)) return true;
    }
    return false;
  }

  // "None of them could write his name": nobody states that.
  [[nodiscard]] bool states_nothing(const GuessedAttribution& guess) const {
    const bool thing = one_of(r_.key(guess.source.begin), "these"_w, "those"_w, "this"_w) &&
                       !can_speak(r_, guess.source);  // "These numbers describe"
    return thing || (names_nobody(r_.analysis, guess.source) && !r_.clause_at(guess.content.begin));
  }

  // "They were told that": the subject is who heard it.
  [[nodiscard]] bool told_to_subject(const TokenRange& cue) const {
    bool be = false;
    for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
      be = be || r_.lemma(at) == "be"_w;
      if (be && one_of(r_.lemma(at), "tell"_w, "inform"_w, "promise"_w, "assure"_w)) return true;
    }
    return false;
  }

  // "ask 10,000 francs", "demand a ransom": no statement.
  [[nodiscard]] bool asks_for_thing(const GuessedAttribution& guess, std::uint32_t frames) const {
    if ((frames & (kInf | kObj)) == 0) return false;
    for (std::uint32_t at = guess.content.begin; at < guess.content.end; ++at) {
      if (r_.pos(at) == Pos::Verb || r_.pos(at) == Pos::Auxiliary) return false;
    }
    return true;
  }

  // "identified 84 victims": a count is said only where the cue can have one ("mention 12 cases").
  [[nodiscard]] bool does_to_thing(const GuessedAttribution& guess, std::uint32_t frames) const {
    if ((frames & (kNp | kTopic | kAttitude)) != 0) return false;
    bool counts = false;
    for (std::uint32_t at = guess.content.begin; at < guess.content.end; ++at) {
      if (r_.pos(at) == Pos::Verb || r_.pos(at) == Pos::Auxiliary) return false;
      counts = counts || r_.pos(at) == Pos::Number;
    }
    return counts;
  }

  // With the "that" before it and the quotation marks around it, as contents are annotated
  // (PolNeAR's guidelines); the engine leaves both out.
  [[nodiscard]] std::vector<TokenRange> with_marks(std::vector<TokenRange> parts) const {
    for (TokenRange& part : parts) {
      const TokenRange bounds = r_.sentence(part.begin);
      std::uint32_t end = part.end;
      const bool stop = end < bounds.end && r_.kind(end) == text::TokenKind::Punctuation;
      if (stop && end + 1 < bounds.end && r_.closes_quote(end + 1)) ++end;
      const bool closes = end < bounds.end && r_.closes_quote(end);
      if (closes && r_.quote_of(part.end - 1) != kNone) part.end = end + 1;
      if (part.begin > bounds.begin && r_.opens_quote(part.begin - 1)) --part.begin;
    }
    TokenRange& first = parts.front();
    if (first.begin > r_.sentence(first.begin).begin && r_.key(first.begin - 1) == "that"_w) {
      --first.begin;
    }
    return parts;
  }

  // "recalls that the law of 2015 | was repealed": what was a clause has lost its verb.
  [[nodiscard]] bool cuts_clause(const Found& found, const std::vector<TokenRange>& told) const {
    const auto has_verb = [&](const TokenRange& part) { return r_.has_finite_verb(part); };
    const auto& rules = found.out.content;
    return std::any_of(rules.begin(), rules.end(), has_verb) &&
           std::none_of(told.begin(), told.end(), has_verb) &&
           rules.front().begin <= told.front().begin && told.back().end <= rules.back().end;
  }

  // "say 12 girls were freed | and three men were held": both are said.
  [[nodiscard]] bool drops_joined(const Found& found, const std::vector<TokenRange>& told) const {
    const auto& rules = found.out.content;
    const std::uint32_t at = told.back().end;
    if (rules.size() != 1 || told.size() != 1 || rules.back().begin > told.back().begin) {
      return false;
    }
    if (at + 2 >= rules.back().end || r_.key(at) != "and"_w || r_.comma(at - 1)) return false;
    return r_.clause_at(at + 1) && r_.has_finite_verb(told.front());
  }

  // "writes the Institute, in a commentary": a work beside the cue of the same content.
  [[nodiscard]] bool names_work_of(const GuessedAttribution& guess) const {
    if (guess.cue.size() != 1 || r_.pos(guess.cue.begin) != Pos::Adposition) return false;
    const std::vector<TokenRange> contents = contents_of(guess);
    return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
      return !found.out.cue.empty() && agree(found.out.content, contents);
    });
  }

  // Half of the words that either has are in both.
  [[nodiscard]] static bool agree(const std::vector<TokenRange>& a,
                                  const std::vector<TokenRange>& b) {
    std::uint32_t shared = 0;
    std::uint32_t all = 0;
    for (const TokenRange& part : a) all += part.size();
    for (const TokenRange& part : b) all += part.size();
    for (const TokenRange& one : a) {
      for (const TokenRange& other : b) {
        const std::uint32_t begin = std::max(one.begin, other.begin);
        const std::uint32_t end = std::min(one.end, other.end);
        shared += end > begin ? end - begin : 0;
      }
    }
    return shared * 3 >= all;  // |a and b| / |a or b| >= 1/2
  }

  // "'...,' T said, where S also spoke": a quotation that has its tag has no second one there.
  [[nodiscard]] bool has_tag(const GuessedAttribution& guess) const {
    const std::uint32_t first = guess.source.empty() ? guess.cue.begin : guess.source.begin;
    const bool beside = first > 0 && one_of(r_.key(first - 1), "where"_w, "when"_w, "while"_w,
                                            "after"_w, "before"_w, "since"_w);
    if (!beside) return false;
    const std::uint32_t quotation = r_.quote_of(guess.content.begin);
    if (quotation == kNone || !r_.speech(quotation)) return false;
    const std::vector<TokenRange> contents = contents_of(guess);
    return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
      const bool tag = found.out.rule == "said-after" || found.out.rule == "said-inverted";
      return tag && !found.parenthetical && r_.opens_quote(found.out.content.front().begin) &&
             r_.quote_of(found.out.content.front().begin) == quotation &&
             r_.quote_of(guess.cue.begin) != quotation && agree(found.out.content, contents);
    });
  }

  void add(const GuessedAttribution& guess) {
    if (guess.content.empty() || names_work_of(guess) || has_tag(guess)) return;
    Found found;
    found.out.cue = guess.cue;
    found.out.source = guess.source;
    found.out.content = contents_of(guess);
    TokenRange& told = found.out.content.back();
    if (found.out.content.size() == 1 && guess.cue.end <= told.begin && r_.clause_at(told.begin)) {
      const std::uint32_t end = content_end(r_, told.begin, true);
      const bool joined = told.end + 2 < end && r_.key(told.end) == "and"_w &&
                          !r_.comma(told.end - 1) && r_.clause_at(told.end + 1);
      if (joined) told.end = end;
    }
    found.told_content = with_marks(found.out.content);
    found.out.rule = "learned";
    for (std::uint32_t i = guess.cue.begin; i < guess.cue.end; ++i) {
      const CueHit* hit = r_.hit(i);
      if (hit == nullptr) continue;
      found.out.link.manner = hit->manner;
      found.frames = hit->frames;
      found.pattern = hit->pattern == Pattern::Cross ? Pattern::Verb : hit->pattern;
    }
    found.nobody = guess.source.empty();
    const bool reports = found.frames != 0 && (found.frames & kAttitude) == 0 &&
                         !guess.source.empty() && !negated(guess.cue) && !states_nothing(guess) &&
                         !told_to_subject(guess.cue) && !asks_for_thing(guess, found.frames) &&
                         !promises_thing(r_, guess.cue.end - 1, guess.content) &&
                         !does_to_thing(guess, found.frames);
    // What is quoted is said, unless its cue stands in the quotation as well.
    const std::uint32_t quote = r_.quote_of(guess.content.begin);
    const bool quoted = quote != kNone && r_.quote_of(guess.cue.begin) != quote;
    found.slight = !reports && !quoted;
    found_.push_back(std::move(found));
  }

  const Reading& r_;
  std::vector<Found>& found_;
};

// "'...', a call that the minister rejected": what he rejects is the call; the words before it are
// not his.
bool judges_noun(const Reading& r, const Found& found) {
  if (found.out.cue.empty() || found.out.content.empty()) return false;
  const std::uint32_t verb = found.out.cue.end - 1;
  if (found.out.content.back().end > found.out.cue.begin) return false;
  const Tree tree(r.analysis);
  if (found.out.source.contains(verb)) {  // the call itself, taken for the cue
    return tree.child(verb, r.sentence(verb), {language::Relation::RelativeClause}) != kNone;
  }
  const std::uint32_t noun = tree.head(verb);
  return tree.is(verb, {language::Relation::RelativeClause}) && noun != kNone &&
         found.out.content.back().end <= noun && noun < found.out.cue.begin;
}

}  // namespace

void weigh_learned(const Reading& reading, std::vector<Found>& found) {
  Weighing weighing(reading, found);
  for (const GuessedAttribution& guess : reading.analysis.guessed_attributions) {
    weighing.weigh(guess);
  }
  std::erase_if(found, [&](const Found& each) { return judges_noun(reading, each); });
}

}  // namespace plumbline::extract

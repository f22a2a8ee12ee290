// SPDX-License-Identifier: Apache-2.0
//
// The counts of a document, given to its claims.

#include <algorithm>
#include <array>
#include <memory>

#include "extract/counts_internal.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using model::Claim;
using model::Figure;

// "three-quarters", "12-member": a number before the hyphen.
bool opens_with_number(std::string_view word) {
  static constexpr text::WordSet kNumbers{"one", "two",   "three", "four", "five",
                                          "six", "seven", "eight", "nine", "ten"};
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return false;
  return (word.front() >= '0' && word.front() <= '9') ||
         kNumbers.has(text::key_of(word.substr(0, hyphen)));
}

// Whether the sentence may hold a count: numerals, or words that tell of none, all or a part.
// Most sentences do not, and are not looked at further.
bool may_count(const language::Analysis& analysis, std::string_view text, const TokenRange& range) {
  if (!beginning_in(analysis.quantities, range).empty()) return true;
  static constexpr text::WordSet kWords{
      "no",   "none", "nobody", "half",  "third", "quarter", "fifth",   "tenth",   "twice",  "one",
      "both", "zero", "double", "every", "nil",   "single",  "neither", "nothing", "without"};
  static constexpr text::WordSet kDenied{"not",    "n't",   "never", "fail",
                                         "failed", "fails", "nor",   "yet"};
  static constexpr text::WordSet kAny{"any", "anyone", "anybody", "a", "an"};
  bool denied = false;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const text::Token& token = analysis.tokens[at];
    if (kWords.has(token.key) || (denied && kAny.has(token.key))) return true;
    denied = denied || kDenied.has(token.key);
    constexpr std::uint32_t kShort = 5;  // "10-bed"
    if (token.kind == text::TokenKind::Word && token.span.size() > kShort &&
        opens_with_number(text::slice(text, token.span))) {
      return true;
    }
  }
  return false;
}

// From the first to the last name of the leading country as a place; empty if there is none.
TokenRange leading_named(const Scene& scene) {
  TokenRange range;
  if (!scene.leading || scene.leading->empty()) return range;
  for (const language::Name& name : scene.analysis.names) {
    if (name.kind != language::NameKind::Place || name.country != *scene.leading) continue;
    if (range.empty()) range.begin = name.tokens.begin;
    range.end = name.tokens.end;
  }
  return range;
}

View whole_view(const Scene& scene, const Proposition& proposition) {
  View view{scene, proposition, scene.frames != nullptr ? *scene.frames : Frames::of(scene.refdata),
            {},    0,           {},
            {},    {}};
  view.leading = scene.leading ? *scene.leading : leading_country(scene);
  view.hits = view.scan(proposition.tokens);
  for (const Hit& hit : view.hits) {
    view.families |= std::uint32_t{1} << static_cast<unsigned>(hit.frame->family);
  }
  view.below.assign(proposition.tokens.size(), 0);
  return view;
}

void read_counts(CountedSentence& sentence) {
  find_counts(sentence);
  find_counts_in_words(sentence);
  find_few_counts(sentence);
  find_units(sentence);
  if (sentence.counts.empty()) return;
  find_places(sentence);
  find_periods(sentence);
  find_statuses(sentence);
}

TokenRange printed(const Count& count) {
  TokenRange range = count.tokens;
  if (!count.beside && count.kind != CountKind::Money) return range;
  return {range.begin, std::max(range.end, count.unit.end)};
}

// Gives each figure to the claim that holds its words.
class Teller {
 public:
  // Linear in claims: each is entered under the sentences that its words touch.
  Teller(const Scene& scene, std::vector<Claim>& claims)
      : scene_(scene), claims_(claims), of_sentence_(scene.analysis.sentences.size()) {
    const auto& sentences = scene.analysis.sentences;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const text::Span span = claims[i].passages.front().span;
      auto at = std::partition_point(
          sentences.begin(), sentences.end(),
          [&](const text::Sentence& sentence) { return sentence.span.end <= span.begin; });
      for (; at != sentences.end() && at->span.begin < span.end; ++at) {
        of_sentence_[static_cast<std::size_t>(at - sentences.begin())].push_back(i);
      }
    }
  }

  void give(std::size_t sentence, std::span<const Count> counts) {
    for (const Count& count : counts) {
      const text::Span number = scene_.analysis.span(count.tokens);
      const Count* before = &count == counts.data() ? nullptr : &count - 1;
      if (before == nullptr || is_another_deed(*before, count)) counter_.clear();
      if (Figure* figure = figure_at(sentence, number.begin); figure != nullptr) {
        if (figure->counted_by.empty()) figure->counted_by = counter_;
        counter_ = figure->counted_by;
        continue;
      }
      if (Claim* claim = claim_of(sentence, number); claim != nullptr) {
        Figure figure = to_figure(scene_, count);
        figure.counted_by = counter_;
        put(*claim, std::move(figure));
      } else if (!of_sentence_[sentence].empty()) {
        const auto outer = before_speakers(sentence, number);
        if (outer && count.status.empty() && are_few(count)) continue;
        const Claim* teller = teller_around(sentence, number);
        add_claim(count, teller != nullptr ? teller->chain : outer.value_or(publisher()));
      }
    }
  }

  // The claims with those made here, in reading order.
  void finish() {
    if (made_.empty()) return;
    for (Claim& claim : made_) claims_.push_back(std::move(claim));
    std::stable_sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) {
      return a.passages.front().span.begin < b.passages.front().span.begin;
    });
    for (std::size_t i = 0; i < claims_.size(); ++i) claims_[i].id = "c" + std::to_string(i + 1);
  }

 private:
  // "Speaking after police freed 31 girls, the minister said ...": told by nobody but the
  // publisher.
  [[nodiscard]] model::AttributionChain publisher() const {
    model::AttributionChain chain;
    chain.links = {claims_.front().chain.links.front()};
    return chain;
  }

  void add_claim(const Count& count, model::AttributionChain chain) {
    Claim claim("", model::ClaimKind::Figure, passage_of(scene_, printed(count)));
    claim.chain = std::move(chain);
    claim.figure = to_figure(scene_, count);
    claim.when = claim.figure->period;
    if (claim.figure->place.size() == 3) claim.about = {claim.figure->place};
    claim.producers.push_back({"extract", "content.figure"});
    made_.push_back(std::move(claim));
  }

  // Whose words hold a number that no claim takes: a verdict's ("Laos, on Tier 3 since 2024,
  // convicted | 40 men, the report says"), or of somebody named in the midst of them ("12 were
  // jailed, the agency said, fewer than in 2019, when | 17 were"). Null: the publisher's.
  [[nodiscard]] const Claim* teller_around(std::size_t sentence, const text::Span& number) const {
    for (const std::size_t i : of_sentence_[sentence]) {
      const Claim& claim = claims_[i];
      const text::Span span = claim.passages.front().span;
      if (span.begin <= number.begin && number.end <= span.end) return &claim;
    }
    const Claim* last = nullptr;
    for (const std::size_t i : of_sentence_[sentence]) {
      const Claim& claim = claims_[i];
      if (claim.passages.front().span.begin < number.begin) last = &claim;
    }
    if (last == nullptr || last->chain.links.size() < 2) return nullptr;
    const auto& cue = last->chain.links.back().cue_passage;
    const text::Span span = last->passages.front().span;
    const bool amid = cue && span.begin < cue->span.begin && cue->span.end < span.end;
    return amid && span.end <= number.begin ? last : nullptr;
  }

  // The figure that a claim was made of, or null.
  [[nodiscard]] Figure* figure_at(std::size_t sentence, std::uint32_t begin) {
    for (const std::size_t i : of_sentence_[sentence]) {
      Boxed<Figure>& figure = claims_[i].figure;
      if (figure && figure->passage && figure->passage->span.begin == begin) return &*figure;
    }
    return nullptr;
  }
  // "convicted three traffickers | and none for forced labor", "from 31 | to 70" go on with the
  // same deed of the same body; a verb or a semicolon between them begins another.
  [[nodiscard]] bool is_another_deed(const Count& left, const Count& right) const {
    for (std::uint32_t at = left.tokens.end; at < right.tokens.begin; ++at) {
      const Pos pos = scene_.analysis.words[at].pos;
      if (pos == Pos::Verb || pos == Pos::Auxiliary) return true;
      if (scene_.analysis.tokens[at].key == text::key_of(";")) return true;
    }
    const bool site = right.unit_class == "facility" || right.unit_class == "organisation" ||
                      right.unit_class == "country";
    return (site && right.status.empty()) || right.kind == CountKind::Term ||
           right.kind == CountKind::Money;
  }

  // The claim with the fewest words that holds the number, else the last one before it (or the
  // first) if nobody but the publisher speaks there: "The 12 lawyers said the law is weak" counts
  // nothing in what they said.
  Claim* claim_of(std::size_t sentence, const text::Span& number) {
    Claim* best = nullptr;
    Claim* near = nullptr;
    for (const std::size_t i : of_sentence_[sentence]) {
      Claim& claim = claims_[i];
      if (claim.kind == model::ClaimKind::Verdict) continue;
      const text::Span span = claim.passages.front().span;
      const bool own = claim.chain.links.size() <= 1;
      if (own && (near == nullptr || span.begin <= number.begin)) near = &claim;
      const bool holds = span.begin <= number.begin && number.end <= span.end;
      if (holds && (best == nullptr || span.size() < best->passages.front().span.size())) {
        best = &claim;
      }
    }
    return best != nullptr ? best : near;
  }

  // "the agency writes that | 140 fishers complained": the chain before those who speak, if the
  // number is theirs.
  [[nodiscard]] std::optional<model::AttributionChain> before_speakers(
      std::size_t sentence, const text::Span& number) const {
    for (const std::size_t i : of_sentence_[sentence]) {
      const auto& links = claims_[i].chain.links;
      const auto own = std::find_if(links.begin(), links.end(), [&](const model::ChainLink& link) {
        return link.speaker && number.end <= link.speaker->span.end &&
               opens_phrase(link.speaker->span.begin, number);
      });
      if (own == links.end() || own == links.begin()) continue;
      model::AttributionChain chain;
      chain.links.assign(links.begin(), own);
      return chain;
    }
    return std::nullopt;
  }

  // "citing | two officials", "the 12 lawyers said": how many speak is not also what is said. That
  // many did is worth telling: "some 140 fishers complained", "63 per cent said", "27 states told".
  [[nodiscard]] bool are_few(const Count& count) const {
    static constexpr text::WordSet kPointsBack{"the", "these", "those", "all", "its",
                                               "his", "her",   "their", "our"};
    constexpr double kMany = 20;
    const auto& tokens = scene_.analysis.tokens;
    const std::uint32_t begin = count.tokens.begin;
    const bool known = begin > 0 && kPointsBack.has(tokens[begin - 1].key);
    return known || (count.value < kMany && count.kind != CountKind::Share);
  }

  // Whether nothing but what leads a number stands between `begin` and it, or it begins before:
  // "These | 12 lawyers", "At least | 12 lawyers".
  [[nodiscard]] bool opens_phrase(std::uint32_t begin, const text::Span& number) const {
    static constexpr text::WordSet kLeads{"the",  "these", "those",  "about",   "at",     "least",
                                          "most", "some",  "around", "nearly",  "over",   "more",
                                          "than", "all",   "other",  "another", "almost", "roughly",
                                          "its",  "his",   "her",    "their",   "our"};
    const auto& tokens = scene_.analysis.tokens;
    auto at = std::partition_point(tokens.begin(), tokens.end(), [&](const text::Token& token) {
      return token.span.begin < std::min(begin, number.begin);
    });
    for (; at != tokens.end() && at->span.begin < std::max(begin, number.begin); ++at) {
      if (!kLeads.has(at->key)) return false;
    }
    return true;
  }

  static void put(Claim& claim, Figure figure) {
    if (!claim.figure) {
      claim.figure = std::move(figure);
    } else {
      claim.more_figures.push_back(std::move(figure));
    }
  }

  const Scene& scene_;
  std::vector<Claim>& claims_;
  std::vector<std::vector<std::size_t>> of_sentence_;
  std::vector<Claim> made_;
  std::string counter_;  // who counted the number before
};

}  // namespace

model::Figure to_figure(const Scene& scene, const Count& count) {
  Figure figure;
  figure.value = count.value;
  figure.upper = count.upper;
  figure.approximator = text::fold(count.approximator);
  figure.unit = count.unit_words;
  figure.unit_class = count.unit_class.empty() ? "unstated" : count.unit_class;
  figure.status = count.status;
  figure.place = count.place;
  figure.period = count.period;
  figure.passage = passage_of(scene, printed(count));
  return figure;
}

std::span<const Count> DocumentCounts::in(const language::Analysis& analysis,
                                          const TokenRange& range) const {
  if (range.begin >= analysis.sentence_of.size() || sentences.empty()) return {};
  const auto& [begin, end] = sentences[analysis.sentence_of[range.begin]];
  return {counts.data() + begin, counts.data() + end};
}

DocumentCounts count_document(const Scene& scene) {
  constexpr std::size_t kReach = 3;  // sentences over which "nine of them" still goes on
  // A table without full stops is one "sentence": nothing there tells what its numbers count.
  constexpr std::uint32_t kLongest = 1000;
  const TokenRange named = leading_named(scene);
  DocumentCounts all;
  const auto& sentences = scene.analysis.sentences;
  all.sentences.resize(sentences.size());
  std::unique_ptr<Proposition> whole;
  std::unique_ptr<Proposition> whole_before;
  std::unique_ptr<CountedSentence> before;
  std::size_t before_at = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::size_t begin = all.counts.size();
    const bool readable = sentences[i].tokens.size() <= kLongest;
    if (readable && may_count(scene.analysis, scene.document.text, sentences[i].tokens)) {
      const bool goes_on = before != nullptr && i - before_at <= kReach &&
                           sentences[before_at].paragraph == sentences[i].paragraph;
      whole = std::make_unique<Proposition>();
      whole->tokens = sentences[i].tokens;
      auto read =
          std::make_unique<CountedSentence>(CountedSentence{whole_view(scene, *whole),
                                                            Tree(scene.analysis),
                                                            sentences[i].tokens,
                                                            {},
                                                            named,
                                                            goes_on ? before.get() : nullptr,
                                                            &all.counts});
      read_counts(*read);
      all.counts.insert(all.counts.end(), read->counts.begin(), read->counts.end());
      if (!read->counts.empty()) {
        read->before = nullptr;
        read->told = nullptr;  // `all.counts` grows
        before = std::move(read);
        whole_before = std::move(whole);
        before_at = i;
      }
    }
    all.sentences[i] = {begin, all.counts.size()};
  }
  return all;
}

void tell_figures(const Scene& scene, std::vector<Claim>& claims) {
  Teller teller(scene, claims);
  const auto& sentences = scene.analysis.sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    teller.give(i, scene.counts->in(scene.analysis, sentences[i].tokens));
  }
  teller.finish();
}

}  // namespace plumbline::extract

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.h"
#include "verify/sourcing_graph_internal.h"
#include "verify/sourcing_internal.h"

namespace plumbline::verify {
namespace {

using text::Token;
using text::TokenKind;

template <std::size_t... N>
consteval auto keys(const std::array<std::string_view, N>&... words) {
  std::array<std::uint64_t, (N + ...)> out{};
  std::size_t at = 0;
  const auto take = [&](const auto& some) {
    for (const std::string_view word : some) out[at++] = fast_hash(word);
  };
  (take(words), ...);
  return out;
}

constexpr std::array<std::string_view, 16> kTakesWords = {
    "take", "takes",    "took",   "taken",  "has",  "had",   "have",     "got",
    "gets", "borrowed", "copied", "lifted", "drew", "draws", "obtained", "derived"};
constexpr text::WordSet kTakes{keys(kTakesWords)};
constexpr std::array<std::string_view, 7> kReadsWords = {"read", "reads",   "found", "saw",
                                                         "seen", "learned", "learnt"};
constexpr text::WordSet kReads{keys(kReadsWords)};
constexpr std::array<std::string_view, 12> kLeansWords = {"relies", "relied", "rely",   "rests",
                                                          "rested", "based",  "draws",  "drew",
                                                          "leans",  "leaned", "builds", "built"};
constexpr text::WordSet kLeans{keys(kLeansWords)};
constexpr std::array<std::string_view, 10> kNamesWords = {
    "gives", "gave",  "names",  "named",     "cites",
    "cited", "lists", "listed", "indicates", "indicated"};
constexpr text::WordSet kNames{keys(kNamesWords)};
constexpr std::array<std::string_view, 12> kCitesItWords = {
    "cites",  "cited",    "quotes", "quoted",  "credits",   "credited",
    "refers", "referred", "citing", "quoting", "crediting", "referring"};
constexpr text::WordSet kCitesIt{keys(kCitesItWords)};
constexpr text::WordSet kSupports{"supports", "supported", "backs", "backed", "proves", "proved"};
constexpr std::array<std::string_view, 8> kRetellingsWords = {
    "summary", "reprint", "copy", "retelling", "translation", "digest", "rewrite", "excerpt"};
constexpr text::WordSet kRetellings{keys(kRetellingsWords)};
constexpr std::array<std::string_view, 14> kGoesBackWords = {
    "comes",   "came",       "come",       "goes",   "go",     "went",    "stems",
    "stemmed", "originates", "originated", "traces", "traced", "derives", "dates"};
constexpr text::WordSet kGoesBack{keys(kGoesBackWords)};
constexpr std::array<std::string_view, 12> kReprintsWords = {
    "reprinted",  "reprints",   "republished", "republishes", "reposted", "reposts",
    "reproduced", "reproduces", "repeated",    "repeats",     "retold",   "retells"};
constexpr text::WordSet kReprints{keys(kReprintsWords)};
constexpr std::array<std::string_view, 8> kAttributesWords = {
    "attributing", "ascribing", "attributes", "attributed", "ascribes", "ascribed", "owes", "owed"};
constexpr text::WordSet kAttributes{keys(kAttributesWords)};
constexpr std::array<std::string_view, 7> kHandsOnWords = {"gave", "given",  "supplied", "provided",
                                                           "sent", "passed", "handed"};
constexpr text::WordSet kHandsOn{keys(kHandsOnWords)};
// What is taken over.
constexpr text::WordSet kTaken{
    "it",     "them",    "this", "that", "these",      "those",       "figure",    "figures",
    "number", "numbers", "data", "item", "story",      "information", "estimate",  "estimates",
    "count",  "claim",   "text", "news", "statistics", "account",     "quotation", "percentage"};
// Of these what is counted or found out.
constexpr text::WordSet kFigures{"figure",      "figures",  "number",     "numbers", "data",
                                 "information", "estimate", "estimates",  "count",   "claim",
                                 "statistics",  "account",  "percentage", "findings"};
constexpr text::WordSet kOnly{
    "itself", "only",  "mainly", "largely", "entirely", "heavily", "solely",  "in", "turn", "its",
    "the",    "their", "sole",   "main",    "as",       "source",  "sources", "of", ":"};
constexpr text::WordSet kBe{"was", "were", "is", "are", "been", "be", "being"};
constexpr text::WordSet kOpen{"if",    "whether", "may", "might",  "could",
                              "would", "should",  "not", "n't",    "never",
                              "nor",   "without", "no",  "denies", "denied"};
// What shows that it is one matter that goes from source to source.
constexpr std::array<std::string_view, 4> kSameMatterWords = {"source", "sources", "turn",
                                                              "itself"};
constexpr text::WordSet kSameMatter{keys(kSameMatterWords)};
// All that may_take_over() asks for, in one: most words are none of these.
constexpr text::WordSet kSigns{keys(kTakesWords, kReadsWords, kLeansWords, kNamesWords,
                                    kCitesItWords, kRetellingsWords, kGoesBackWords, kReprintsWords,
                                    kAttributesWords, kHandsOnWords, kSameMatterWords)};
constexpr text::WordSet kRelatives{"which", "who", "whose"};
constexpr text::WordSet kPlaced{"in", "at", "near"};

constexpr std::size_t kReach = 8;  // tokens from "took" to "from"

struct Tokens {  // [begin, end)
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Sourcing {
 public:
  Sourcing(const Checking& checking, const std::vector<std::string>& known)
      : checking_(checking), tokens_(checking.tokens), known_(known), graph_(checking) {}

  std::vector<ToldCircle> circles() {
    // What was named so far says what "the site" is; behind the last taking over little can close a
    // circle.
    constexpr std::size_t kBack = 30;
    const std::vector<Tokens> sentences = split();
    const auto takes = [&](const Tokens& each) { return may_take_over(each); };
    const auto first = std::find_if(sentences.begin(), sentences.end(), takes);
    if (first == sentences.end()) return {};
    const auto last = std::find_if(sentences.rbegin(), sentences.rend(), takes).base();
    nodes_.emplace(checking_, known_);
    order_claims();
    auto from = first - std::min<std::ptrdiff_t>(kBack, first - sentences.begin());
    const auto until =
        last + std::min<std::ptrdiff_t>(SourcingGraph::kNear, sentences.end() - last);
    for (; from != until; ++from) {
      read(from->begin, from->end);
      graph_.end_sentence();
    }
    return graph_.circles();
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].key == fast_hash(word);
  }
  [[nodiscard]] bool ends_sentence(std::size_t at) const {
    const std::string_view word = checking_.words(tokens_[at].span);
    const bool stop =
        tokens_[at].kind == TokenKind::Punctuation && (word == "." || word == "!" || word == "?");
    return stop || (tokens_[at].kind == TokenKind::CloseQuote && at > 0 && is(at - 1, "."));
  }

  [[nodiscard]] std::vector<Tokens> split() const {
    std::vector<Tokens> sentences;
    for (std::size_t begin = 0; begin < tokens_.size();) {
      std::size_t end = begin + 1;
      while (end < tokens_.size() && !tokens_[end].starts_block && !ends_sentence(end - 1)) ++end;
      sentences.push_back({begin, end});
      begin = end;
    }
    return sentences;
  }

  // Whether a sentence may say that something rests on something: most texts hold none.
  [[nodiscard]] bool may_take_over(const Tokens& sentence) const {
    bool names = false;
    bool source = false;
    for (std::size_t at = sentence.begin; at + 1 < sentence.end; ++at) {
      const std::uint64_t key = tokens_[at].key;
      if (!kSigns.has(key)) continue;
      names = names || kNames.has(key) || kCitesIt.has(key);
      source = source || kSameMatter.has(key);
      if (kLeans.has(key) && leans_on(at) != 0) return true;
      if (kRetellings.has(key) && is(at + 1, "of")) return true;
      if (kGoesBack.has(key) && goes_back_to(at) != 0) return true;
      if (kAttributes.has(key) && hands_on_to(at) != 0) return true;
      if (kReprints.has(key) || (kHandsOn.has(key) && hands_on_to(at) != 0)) return true;
      if (is(at, "source") && kBe.has(tokens_[at + 1].key)) return true;
      if (is(at, "refers") && is(at + 1, "to")) return true;
      if ((kTakes.has(key) || kReads.has(key)) && holds_taken(at, sentence.end)) return true;
    }
    return names && source;
  }
  // Whether what the verb takes is told of, or who takes it.
  [[nodiscard]] bool holds_taken(std::size_t verb, std::size_t end) const {
    const bool passive = verb > 0 && kBe.has(tokens_[verb - 1].key);
    const bool reads = kReads.has(tokens_[verb].key);
    bool object = false;
    for (std::size_t at = verb + 1; at < std::min(end, verb + kReach); ++at) {
      if (tokens_[at].kind == TokenKind::Punctuation) return false;
      object = object || is_taken(at, reads) || (passive && is(at, "by"));
      if (is(at, "from") || (reads && (is(at, "in") || is(at, "on")))) return object;
    }
    return false;
  }
  // The token behind "relied mainly on"; 0 if there is none.
  [[nodiscard]] std::size_t leans_on(std::size_t verb) const {
    constexpr std::size_t kBetween = 4;
    std::size_t at = verb + 1;
    while (at < tokens_.size() && at < verb + kBetween &&
           (kOnly.has(tokens_[at].key) || kFigures.has(tokens_[at].key)))
      ++at;
    return is(at, "on") || is(at, "upon") ? at + 1 : 0;
  }

  // The token behind "comes from", "goes back to"; 0 if there is none.
  [[nodiscard]] std::size_t goes_back_to(std::size_t verb) const {
    if (is(verb + 1, "back") && is(verb + 2, "to")) return verb + 3;
    const bool dates = is(verb, "dates") || is(verb, "goes") || is(verb, "go") || is(verb, "went");
    return !dates && (is(verb + 1, "from") || is(verb + 1, "with")) ? verb + 2 : 0;
  }
  // The token behind "gave the number to"; 0 if nothing that is told is given to anybody.
  [[nodiscard]] std::size_t hands_on_to(std::size_t verb) const {
    bool object = verb > 0 && kBe.has(tokens_[verb - 1].key);
    for (std::size_t at = verb + 1; at < std::min(tokens_.size(), verb + kReach); ++at) {
      if (tokens_[at].kind == TokenKind::Punctuation) return 0;
      if (is(at, "to")) return object ? at + 1 : 0;
      object = object || kTaken.has(tokens_[at].key);
    }
    return 0;
  }

  void order_claims() {
    for (const model::Claim& claim : checking_.claims) claims_.push_back(&claim);
    std::stable_sort(claims_.begin(), claims_.end(), [](const auto* a, const auto* b) {
      return a->passages.front().span.begin < b->passages.front().span.begin;
    });
  }

  void read(std::size_t begin, std::size_t end) {
    mentions_ = nodes_->mentions_in(begin, end);
    begin_ = begin;
    end_ = end;
    cite_by_chains();
    for (std::size_t at = begin; at < end; ++at) {
      const std::uint64_t key = tokens_[at].key;
      if (tokens_[at].kind != TokenKind::Word || is_open(at)) continue;
      if (kTakes.has(key) || kReads.has(key)) take(at);
      if (kLeans.has(key)) lean(at);
      if (kNames.has(key)) name_source(at);
      if (kCitesIt.has(key)) cite(at);
      if (kSupports.has(key)) support(at);
      if (kRetellings.has(key)) retell(at);
      if (kGoesBack.has(key)) go_back(at);
      if (kReprints.has(key)) reprint(at);
      if (kHandsOn.has(key)) hand_on(at);
      if (is(at, "source") || is(at, "sources")) be_source(at);
      if (is(at, "reference") || is(at, "link")) refer(at);
      if (kAttributes.has(key)) attribute(at);
    }
    std::set<std::string> named;
    for (const SourceMention& mention : mentions_) {
      if (!mention.pronoun && !is_placed(mention)) named.insert(mention.node);
    }
    last_sentence_names_ = named.size();
    last_subject_ = subject_of_sentence().value_or(SourceMention());
  }

  // Who is cited by the chains of the claims that begin in this sentence.
  void cite_by_chains() {
    const text::Span sentence{tokens_[begin_].span.begin, tokens_[end_ - 1].span.end};
    for (; claim_ < claims_.size(); ++claim_) {
      const model::Claim& claim = *claims_[claim_];
      const std::uint32_t at = claim.passages.front().span.begin;
      if (at < sentence.begin) continue;
      if (at >= sentence.end) break;
      const auto& links = claim.chain.links;
      for (std::size_t i = 1; i < links.size(); ++i) {
        const bool unnamed = links[i].status == model::LinkStatus::Unnamed;
        if (links[i - 1].name.empty() || links[i].name.empty() || unnamed) continue;
        if (comes_back(links, i)) continue;
        const SourceMention by = nodes_->of_name(links[i - 1].name);
        const SourceMention from = nodes_->of_name(links[i].name);
        if (by.node == from.node) continue;
        graph_.cite({by.node, from.node, by.name, from.name, Tie::Cites, sentence});
      }
    }
  }

  // "The office reported that it asked the court": the same speaker still.
  [[nodiscard]] static bool comes_back(const std::vector<model::ChainLink>& links, std::size_t at) {
    return std::any_of(links.begin(), links.begin() + static_cast<std::ptrdiff_t>(at),
                       [&](const auto& before) { return before.name == links[at].name; });
  }

  // What is denied, asked or supposed.
  [[nodiscard]] bool is_open(std::size_t at) const {
    constexpr std::size_t kBefore = 4;
    const std::size_t first = at > begin_ + kBefore ? at - kBefore : begin_;
    for (std::size_t i = first; i < at; ++i) {
      if (kOpen.has(tokens_[i].key)) return true;
    }
    return kOpen.has(tokens_[begin_].key) || is(end_ - 1, "?");
  }

  [[nodiscard]] std::optional<SourceMention> subject_of_sentence() const {
    for (const SourceMention& mention : mentions_) {
      if (!mention.pronoun && !is_placed(mention)) return mention;
    }
    return std::nullopt;
  }
  // "the office | in Tema"
  [[nodiscard]] bool is_placed(const SourceMention& mention) const {
    return mention.begin > begin_ && kPlaced.has(tokens_[mention.begin - 1].key);
  }

  // Who does what the verb at `verb` says.
  [[nodiscard]] std::optional<SourceMention> subject(std::size_t verb) const {
    constexpr std::size_t kAside = 6;  // ", in its turn," and the like
    const SourceMention* nearest = nullptr;
    const SourceMention* first = nullptr;
    for (const SourceMention& mention : mentions_) {
      if (mention.end > verb) break;
      if (!is_placed(mention)) nearest = &mention;
      if (first == nullptr && !mention.pronoun && !is_placed(mention)) first = &mention;
    }
    // ", which in turn refers to": who was named just before.
    for (std::size_t at = verb; at > begin_ && at + kAside > verb; --at) {
      if (!kRelatives.has(tokens_[at - 1].key)) continue;
      const SourceMention* before = nullptr;
      for (const SourceMention& mention : mentions_) {
        if (mention.end < at && !mention.pronoun) before = &mention;
      }
      if (before == nullptr) return std::nullopt;
      return *before;
    }
    if (nearest == nullptr) return std::nullopt;
    if (!nearest->pronoun) return *nearest;
    if (first != nullptr && first->end <= nearest->begin) return *first;
    if (last_subject_.node.empty() || last_sentence_names_ != 1) return std::nullopt;
    return last_subject_;
  }

  void connect(const std::optional<SourceMention>& by, const std::optional<SourceMention>& from,
               Tie tie) {
    if (!by || !from || by->node.empty() || from->node.empty() || by->node == from->node) return;
    const std::size_t first = std::min(by->begin, from->begin);
    const std::size_t last = std::max(by->end, from->end);
    const std::size_t begin = first >= begin_ && first < end_ ? first : begin_;
    const std::size_t end = last - 1 < end_ && last > begin ? last - 1 : end_ - 1;
    graph_.tell({by->node,
                 from->node,
                 by->name,
                 from->name,
                 tie,
                 {tokens_[begin].span.begin, tokens_[end].span.end}});
  }

  // "took it from Delta Online", "read them in the Post", "were copied by the fund from the daily".
  void take(std::size_t verb) {
    const bool reads = kReads.has(tokens_[verb].key);
    const bool passive = verb > begin_ && kBe.has(tokens_[verb - 1].key);
    if (reads && !is_told_by_reader(verb)) return;
    std::optional<SourceMention> by;
    bool object = passive;
    for (std::size_t at = verb + 1; at < std::min(end_, verb + kReach); ++at) {
      if (tokens_[at].kind == TokenKind::Punctuation) return;
      if (passive && is(at, "by")) {
        by = nodes_->mention_at(at + 1, end_);
        if (!by) return;
        at = by->end - 1;
        continue;
      }
      const bool behind = is(at, "from") || (reads && (is(at, "in") || is(at, "on")));
      if (behind) {
        if (object && (!passive || by))
          connect(passive ? by : subject(verb), nodes_->mention_at(at + 1, end_), Tie::TakesOver);
        return;
      }
      object = object || is_taken(at, reads);
    }
  }
  // "told us it had read them in the daily": where somebody says whence it is, not what they read.
  [[nodiscard]] bool is_told_by_reader(std::size_t verb) const {
    static constexpr text::WordSet kSays{"says",     "said",     "told",      "tells",  "admits",
                                         "admitted", "explains", "explained", "claims", "answers",
                                         "answered", "had",      "conceded"};
    for (std::size_t at = begin_; at < verb; ++at) {
      if (kSays.has(tokens_[at].key)) return true;
    }
    return false;
  }
  // What is had from somebody: not "these girls"; and not the story that one reads of oneself.
  [[nodiscard]] bool is_taken(std::size_t at, bool reads) const {
    static constexpr text::WordSet kShown{"this", "that", "these", "those"};
    static constexpr text::WordSet kBehind{"from", "in", "on", "by"};
    const std::uint64_t key = tokens_[at].key;
    if (kShown.has(key)) return at + 1 < tokens_.size() && kBehind.has(tokens_[at + 1].key);
    return reads ? is(at, "it") || is(at, "them") || kFigures.has(key) : kTaken.has(key);
  }

  // "relied on the daily", "was based on a letter from the foundation".
  void lean(std::size_t verb) {
    static constexpr text::WordSet kFor{"for", "when", "if"};
    if (is(verb, "built") && (verb == begin_ || !kBe.has(tokens_[verb - 1].key))) return;
    const std::size_t at = leans_on(verb);
    const auto from = at == 0 || at >= end_ ? std::nullopt : nodes_->mention_at(at, end_);
    if (!from) return;
    const auto by = subject(verb);
    // "relies on the union for drivers", "is based on League land".
    const bool behind = from->end < end_ && tokens_[from->end].kind == TokenKind::Word;
    if (behind && (kFor.has(tokens_[from->end].key) || is_thing(from->end))) return;
    const bool told = from->work || (by && by->work) || holds_told(begin_, at);
    connect(by, from, told ? Tie::TakesOver : Tie::Cites);
  }
  // Whether figures or texts are spoken of in tokens [begin, end).
  [[nodiscard]] bool holds_told(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at) {
      if (kFigures.has(tokens_[at].key)) return true;
    }
    return false;
  }
  // A noun that goes on with a name: no small word and none of another clause.
  [[nodiscard]] bool is_thing(std::size_t at) const {
    static constexpr text::WordSet kSmall{"and",   "or",   "but",   "in",   "on",    "of", "which",
                                          "who",   "that", "as",    "to",   "from",  "by", "itself",
                                          "alone", "only", "again", "with", "while", "at"};
    return tokens_[at].letters == text::LetterCase::Lower && !kSmall.has(tokens_[at].key);
  }

  // "gives the Post as its source", "gives as its source the Post".
  void name_source(std::size_t verb) {
    constexpr std::size_t kBehind = 5;
    if (is(verb + 1, "as")) {
      std::size_t at = verb + 2;
      bool source = false;
      while (at < std::min(end_, verb + 2 + kBehind) && kOnly.has(tokens_[at].key)) {
        source = source || is(at, "source") || is(at, "sources");
        ++at;
      }
      if (source) connect(subject(verb), nodes_->mention_at(skip_quote(at), end_), Tie::TakesOver);
      return;
    }
    bool source = is_said_as_source(verb);
    auto from = source ? named_ahead(verb) : nodes_->mention_at(skip_quote(verb + 1), end_);
    if (!from) return;
    if (is(from->end, "as") || is(from->end + 1, "as")) {
      const std::size_t until = std::min(end_, from->end + kBehind);
      for (std::size_t at = from->end; at < until && !source; ++at) {
        source = is(at, "source") || is(at, "sources");
        if (source) from->end = at + 1;
      }
    }
    if (source) connect(subject(verb), from, Tie::TakesOver);
  }
  // "as its only source for that | it names".
  [[nodiscard]] bool is_said_as_source(std::size_t verb) const {
    bool as = false;
    bool source = false;
    for (std::size_t at = begin_; at < verb; ++at) {
      as = is(at, "as") || (as && kOnly.has(tokens_[at].key));
      source = source || (as && (is(at, "source") || is(at, "sources")));
    }
    return source;
  }
  // "names | , on the last page, the Post": not where it does so.
  [[nodiscard]] std::optional<SourceMention> named_ahead(std::size_t verb) const {
    constexpr std::size_t kAside = 12;
    for (const SourceMention& mention : mentions_) {
      const bool ahead = mention.begin > verb && mention.begin < verb + kAside;
      if (ahead && !mention.pronoun && !is_placed(mention) && !is(mention.begin - 1, "on"))
        return mention;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::size_t skip_quote(std::size_t at) const {
    return at < end_ && tokens_[at].kind == TokenKind::OpenQuote ? at + 1 : at;
  }

  // "cites the Post"; "in turn" and "itself" make it the same matter.
  void cite(std::size_t verb) {
    std::size_t at = verb + 1;
    const bool refers = is(verb, "refers") || is(verb, "referred") || is(verb, "referring");
    const bool for_it = refers && is(at, "for");  // "refers for the number to"
    if (refers) {
      constexpr std::size_t kObject = 4;
      while (for_it && at < std::min(end_, verb + kObject) && !is(at, "to")) ++at;
      if (!is(at, "to")) return;
      ++at;
    }
    const auto from = nodes_->mention_at(skip_quote(at), end_);
    if (!from || (refers && is(from->end, "as"))) return;
    const Tie plain = refers ? Tie::RefersTo : Tie::Cites;
    connect(subject(verb), from, in_turn(verb) || for_it ? Tie::TakesOver : plain);
  }
  [[nodiscard]] bool in_turn(std::size_t verb) const {
    constexpr std::size_t kBefore = 12;
    for (std::size_t i = verb > begin_ + kBefore ? verb - kBefore : begin_; i < verb; ++i) {
      if (is(i, "turn") || is(i, "itself")) return true;
    }
    return false;
  }

  // "the fund backs this with a survey of the Post".
  void support(std::size_t verb) {
    constexpr std::size_t kBehind = 4;
    for (std::size_t at = verb + 1; at < std::min(end_, verb + kBehind); ++at) {
      if (!is(at, "with") && !is(at, "by")) continue;
      connect(subject(verb), nodes_->mention_at(at + 1, end_), Tie::Cites);
      return;
    }
  }

  // "it was a summary of a release of the foundation".
  void retell(std::size_t noun) {
    constexpr std::size_t kBefore = 4;
    std::size_t verb = noun;
    while (verb > begin_ && noun - verb < kBefore && !kBe.has(tokens_[verb].key)) --verb;
    if (!kBe.has(tokens_[verb].key) || !is(noun + 1, "of")) return;
    connect(subject(verb), nodes_->mention_at(noun + 2, end_), Tie::TakesOver);
  }

  // Whose figure or text the words before `at` are about: "the number in Delta Online", "its".
  [[nodiscard]] std::optional<SourceMention> bearer(std::size_t at) const {
    const SourceMention* nearest = nullptr;
    for (const SourceMention& mention : mentions_) {
      if (mention.end <= at && !mention.pronoun) nearest = &mention;
    }
    if (nearest != nullptr) return *nearest;
    if (last_subject_.node.empty() || last_sentence_names_ != 1) return std::nullopt;
    return last_subject_;
  }

  // "the number in Delta Online comes from the bulletin of the foundation".
  void go_back(std::size_t verb) {
    const std::size_t at = goes_back_to(verb);
    const bool told = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin_),
                                  tokens_.begin() + static_cast<std::ptrdiff_t>(verb),
                                  [](const Token& token) { return kTaken.has(token.key); });
    if (at == 0 || at >= end_ || !told) return;
    connect(bearer(verb), nodes_->mention_at(at, end_), Tie::TakesOver);
  }

  // "Delta Online reprinted the bulletin of the fund", "repeats the figure of the fund".
  void reprint(std::size_t verb) {
    static constexpr text::WordSet kEnds{"to", "in", "that", "about", "what"};
    bool told = false;
    for (std::size_t at = verb + 1; at < std::min(end_, verb + kReach); ++at) {
      if (tokens_[at].kind == TokenKind::Punctuation || kEnds.has(tokens_[at].key)) return;
      if (told && (is(at, "of") || is(at, "from"))) {
        connect(subject(verb), nodes_->mention_at(at + 1, end_), Tie::TakesOver);
        return;
      }
      told = told || kTaken.has(tokens_[at].key);
      const auto from = nodes_->mention_at(at, end_);
      if (from && from->work) {
        connect(subject(verb), from, Tie::TakesOver);
        return;
      }
    }
  }

  // "the fund gave the number to Delta Online", "was given to Delta Online by the fund".
  void hand_on(std::size_t verb) {
    const std::size_t at = hands_on_to(verb);
    const auto to = at == 0 || at >= end_ ? std::nullopt : nodes_->mention_at(at, end_);
    if (!to) return;
    const bool passive = verb > begin_ && kBe.has(tokens_[verb - 1].key);
    if (!passive) {
      connect(to, subject(verb), Tie::TakesOver);
    } else if (is(to->end, "by")) {
      connect(to, nodes_->mention_at(to->end + 1, end_), Tie::TakesOver);
    }
  }

  // "attributes the number to the foundation".
  void attribute(std::size_t verb) {
    const std::size_t at = hands_on_to(verb);
    if (at == 0 || at >= end_) return;
    const bool aside =
        is(verb, "attributing") || is(verb, "ascribing");  // of who heads the sentence
    connect(aside ? subject_of_sentence() : bearer(verb), nodes_->mention_at(at, end_),
            Tie::TakesOver);
  }

  // "whose only source is the foundation", "The source of Delta Online is the foundation".
  void be_source(std::size_t noun) {
    constexpr std::size_t kBetween = 5;  // "of the figure"
    for (std::size_t at = noun + 1; at < std::min(end_, noun + kBetween + 1); ++at) {
      if (tokens_[at].kind == TokenKind::Punctuation) return;
      if (!kBe.has(tokens_[at].key)) continue;
      connect(bearer(at), nodes_->mention_at(skip_quote(at + 1), end_), Tie::TakesOver);
      return;
    }
  }

  // "with reference to the foundation", "with a link to the site".
  void refer(std::size_t noun) {
    const bool with =
        noun > begin_ && (is(noun - 1, "with") || (noun > begin_ + 1 && is(noun - 2, "with")));
    if (!with || !is(noun + 1, "to")) return;
    connect(subject(noun), nodes_->mention_at(noun + 2, end_),
            in_turn(noun) ? Tie::TakesOver : Tie::RefersTo);
  }

  const Checking& checking_;
  const std::vector<Token>& tokens_;
  const std::vector<std::string>& known_;
  std::optional<SourceNodes> nodes_;     // once something is to be read
  std::vector<SourceMention> mentions_;  // of the sentence [begin_, end_)
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  SourceMention last_subject_;
  std::size_t last_sentence_names_ = 0;
  SourcingGraph graph_;
  std::vector<const model::Claim*> claims_;  // by their place
  std::size_t claim_ = 0;
};

}  // namespace

std::vector<ToldCircle> told_circles(const Checking& checking,
                                     const std::vector<std::string>& known) {
  return Sourcing(checking, known).circles();
}

}  // namespace plumbline::verify

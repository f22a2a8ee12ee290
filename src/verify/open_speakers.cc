// SPDX-License-Identifier: Apache-2.0
//
// Quotations whose speaker the words leave open though a chain gives one: told of a text right
// behind a person whom it cites, told of nobody behind two who are told of together, an answer
// without a name where several are asked (docs/reference/findings.md).

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;
using text::LetterCase;
using text::Token;
using text::TokenKind;

class OpenSpeakers {
 public:
  explicit OpenSpeakers(Checking& checking) : checking_(checking), tokens_(checking.tokens) {}

  void check() {
    find_answering();
    for (std::size_t i = 0; i < checking_.claims.size(); ++i) {
      const model::Claim& claim = checking_.claims[i];
      if (is_told(claim)) continue;
      if (check_text(i, claim) || check_two(claim)) continue;
      check_answer(claim);
    }
  }

 private:
  [[nodiscard]] static text::Span span_of(const model::Claim& claim) {
    return claim.passages.front().span;
  }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return checking_.words(tokens_[at].span);
  }
  // The first token that does not end before `byte`.
  [[nodiscard]] std::size_t token_at(std::uint32_t byte) const {
    const auto found =
        std::lower_bound(tokens_.begin(), tokens_.end(), byte,
                         [](const Token& token, std::uint32_t at) { return token.span.end <= at; });
    return static_cast<std::size_t>(found - tokens_.begin());
  }
  [[nodiscard]] std::size_t block_of(std::uint32_t byte) const {
    std::size_t at = std::min(token_at(byte), tokens_.size() - 1);
    while (at > 0 && !tokens_[at].starts_block) --at;
    return at;
  }
  [[nodiscard]] bool is_told(const model::Claim& claim) const {
    return std::any_of(
        checking_.findings.begin(), checking_.findings.end(), [&](const model::Finding& finding) {
          return finding.code == "speaker-ambiguous" &&
                 (finding.claim == claim.id || finding.passage.span.overlaps(span_of(claim)));
        });
  }

  // `readings`: at least two, in no order of likelihood.
  void tell(const model::Claim& claim, const std::vector<std::string>& readings) {
    std::string between;
    for (const std::string& each : readings) between += (between.empty() ? "" : " or ") + each;
    model::Finding& finding = checking_.add("speaker-ambiguous", claim, span_of(claim));
    finding.expected = between;
    finding.explanation = "The words do not tell who of these speaks: " + between + ".";
  }

  // "..., Rill claims. '...', it is stressed in the text": the text's words or still hers?
  bool check_text(std::size_t index, const model::Claim& claim) {
    if (!claim.direct_quote || index == 0 || claim.chain.links.size() < 2) return false;
    const ChainLink& text = claim.chain.links.back();
    if (!is_of_a_work(text) || text.cue_passage->span.begin < span_of(claim).end) return false;
    const model::Claim* last = last_cited(index);
    if (last == nullptr) return false;
    const model::Claim& before = *last;
    if (is_told_of_between(text, span_of(before), span_of(claim))) return false;
    const ChainLink& person = before.chain.links.back();
    const bool named = person.kind == SourceKind::Person && !person.name.empty() &&
                       (person.status == LinkStatus::Named || person.status == LinkStatus::Carried);
    if (!named || is_author(person.name)) return false;
    const bool document = text.kind == SourceKind::Document || !text.speaker;
    tell(claim, {person.name,
                 document ? "the " + text.name : std::string(checking_.words(text.speaker->span))});
    return true;
  }

  // "..., Rill claims. The institute published a study. '...', the study says": that study.
  [[nodiscard]] bool is_told_of_between(const ChainLink& text, const text::Span& before,
                                        const text::Span& here) const {
    if (!text.speaker || before.end >= here.begin) return false;
    const auto named = checking_.tokens_in(text.speaker->span);
    const auto between = checking_.tokens_in({before.end, here.begin});
    return !named.empty() && std::any_of(between.begin(), between.end(), [&](const Token& token) {
      return token.key == named.back().key;
    });
  }

  // The claim before in which somebody is cited, where only the outlet speaks between: in the same
  // paragraph, or in a quotation that the next one goes on with.
  [[nodiscard]] const model::Claim* last_cited(std::size_t index) const {
    constexpr int kMostSentences = 3;
    const model::Claim& here = checking_.claims[index];
    const model::Claim& neighbour = checking_.claims[index - 1];
    const bool goes = neighbour.direct_quote && neighbour.chain.links.size() > 1 &&
                      goes_on(span_of(neighbour), span_of(here), here.chain.links.back());
    if (goes) return &neighbour;
    for (std::size_t i = index; i-- > 0;) {
      const model::Claim& before = checking_.claims[i];
      const int stops = stops_between(span_of(before), span_of(here));
      // Each sentence between says something of the matter.
      const auto between = static_cast<int>(index - i) - 1;
      if (stops < 1 || stops > std::min(kMostSentences, between + 1)) return nullptr;
      if (before.chain.links.size() > 1) return &before;
    }
    return nullptr;
  }

  // "the article", also where the chain tells whose it is.
  [[nodiscard]] bool is_of_a_work(const ChainLink& link) const {
    if (!link.cue_passage || link.status == LinkStatus::Unnamed) return false;
    if (link.kind == SourceKind::Document) return true;
    return link.work && link.speaker &&
           text::fold(checking_.words(link.speaker->span)).starts_with("the ");
  }

  // A paragraph that begins with the quotation, right behind a quotation that ends one: "'...,' the
  // article goes on".
  [[nodiscard]] bool goes_on(const text::Span& before, const text::Span& here,
                             const ChainLink& text) const {
    static constexpr text::WordSet kOn{"adds",    "added", "continues", "continued", "concludes",
                                       "further", "also",  "concluded", "goes",      "went"};
    const text::Span cue = text.cue_passage->span;
    constexpr std::uint32_t kFurther = 9;  // bytes: "notes further"
    if (!checking_.holds(kOn, {cue.begin, cue.end + kFurther})) return false;
    const std::size_t block = block_of(here.begin);
    if (block == 0 || token_at(here.begin) != block + 1 ||
        tokens_[block].kind != TokenKind::OpenQuote) {
      return false;
    }
    for (std::size_t at = token_at(before.end); at < block; ++at) {
      if (tokens_[at].kind == TokenKind::Word || tokens_[at].kind == TokenKind::Number)
        return false;
    }
    return token_at(before.end) <= block;
  }

  // How many sentences end from `before` to `here`; 0 if these do not stand one behind the other in
  // one paragraph.
  [[nodiscard]] int stops_between(const text::Span& before, const text::Span& here) const {
    if (before.end > here.begin || block_of(before.begin) != block_of(here.begin)) return 0;
    int stops = 0;
    for (std::size_t at = token_at(before.end); at < token_at(here.begin); ++at) {
      const bool stop = word(at) == "." || word(at) == "!" || word(at) == "?";
      stops += stop && tokens_[at].kind == TokenKind::Punctuation ? 1 : 0;
    }
    return stops;
  }

  // "The author of the article, the lawyer Mina Rill": what the article says, she says.
  [[nodiscard]] bool is_author(const std::string& name) const {
    const std::string last = name.substr(name.rfind(' ') + 1);
    constexpr std::uint32_t kReach = 80;
    for (const Token& token : tokens_) {
      if (checking_.words(token.span) != last) continue;
      const std::uint32_t begin = token.span.begin - std::min(token.span.begin, kReach);
      static constexpr text::WordSet kAuthor{"author", "writes", "wrote", "writer", "by"};
      if (checking_.holds(kAuthor, {begin, token.span.begin})) return true;
    }
    return false;
  }

  // "He and Rill met at the gate. '...'": a quotation that nobody is told to have spoken.
  bool check_two(const model::Claim& claim) {
    if (!claim.direct_quote || !is_untagged(claim)) return false;
    const text::Span here = span_of(claim);
    const std::size_t open = token_at(here.begin);
    if (open < 3 || tokens_[open - 1].kind != TokenKind::OpenQuote || word(open - 2) != ".") {
      return false;
    }
    const text::Span sentence = checking_.sentence_of(tokens_[open - 2].span);
    const std::size_t first = token_at(sentence.begin);
    const auto second = pair_at(first);
    if (!second || tokens_[first].span.end > here.begin) return false;
    tell(claim, {std::string(word(first)), *second});
    return true;
  }

  // "He and | Rill": the second of two persons that a sentence begins with.
  [[nodiscard]] std::optional<std::string> pair_at(std::size_t at) const {
    static constexpr text::WordSet kFirst{"he", "she"};
    constexpr std::size_t kLongest = 3;  // words of a name
    std::size_t end = at;
    if (kFirst.has(tokens_[at].key)) {
      end = at + 1;
    } else {
      while (end < at + kLongest && tokens_[end].letters == LetterCase::Title &&
             is_person(at, end + 1)) {
        ++end;
      }
    }
    if (end == at || end + 2 >= tokens_.size() || text::fold(word(end)) != "and")
      return std::nullopt;
    std::size_t last = end + 1;
    while (last < end + 1 + kLongest && tokens_[last].letters == LetterCase::Title) ++last;
    if (last == end + 1 || !is_person(end + 1, last)) return std::nullopt;
    return std::string(checking_.words({tokens_[end + 1].span.begin, tokens_[last - 1].span.end}));
  }
  // Whether a chain has a person of that name, or whose name ends so.
  [[nodiscard]] bool is_person(std::size_t begin, std::size_t end) const {
    const std::string printed(
        checking_.words({tokens_[begin].span.begin, tokens_[end - 1].span.end}));
    for (const model::Claim& claim : checking_.claims) {
      for (const ChainLink& link : claim.chain.links) {
        const bool person = link.kind == SourceKind::Person && link.status != LinkStatus::Unnamed;
        if (person && (" " + link.name + " ").find(" " + printed + " ") != std::string::npos) {
          return true;
        }
      }
    }
    return false;
  }

  // No tag stands beside the quotation: its speaker, if any, was carried from before.
  [[nodiscard]] bool is_untagged(const model::Claim& claim) const {
    if (claim.chain.links.size() > 1 && claim.chain.links.back().cue_passage) return false;
    std::size_t close = token_at(span_of(claim).end);
    while (close < tokens_.size() && tokens_[close].kind == TokenKind::Punctuation) ++close;
    if (close >= tokens_.size() || tokens_[close].kind != TokenKind::CloseQuote) return false;
    return close + 1 >= tokens_.size() || tokens_[close + 1].starts_block ||
           tokens_[close + 1].letters == LetterCase::Title;
  }

  // Who answers in an interview, by the names before the colons of their answers.
  void find_answering() {
    constexpr std::size_t kLongest = 3;  // words of a name
    std::map<std::string, int> labels;
    std::vector<std::string> order;
    for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
      if (!tokens_[at].starts_block) continue;
      std::size_t end = at;
      while (end < std::min(at + kLongest, tokens_.size() - 1) &&
             tokens_[end].letters == LetterCase::Title && tokens_[end].kind == TokenKind::Word) {
        ++end;
      }
      if (end == at || word(end) != ":") continue;
      const std::string label(checking_.words({tokens_[at].span.begin, tokens_[end - 1].span.end}));
      if (++labels[label] == 2 && is_person(at, end)) order.push_back(label);
    }
    if (order.size() >= 2) answering_ = std::move(order);
  }

  // Carried from the answers before, with nothing in the words that says so.
  [[nodiscard]] static bool is_guessed(const model::Claim& claim) {
    const ChainLink& link = claim.chain.links.back();
    return claim.chain.links.size() == 2 && link.status == LinkStatus::Carried &&
           link.kind == SourceKind::Person && !link.cue_passage;
  }

  // "– It gets worse": an answer without a name, right behind a question.
  void check_answer(const model::Claim& claim) {
    if (answering_.empty() || (claim.chain.links.size() > 1 && !is_guessed(claim))) return;
    const std::size_t block = block_of(span_of(claim).begin);
    const std::string_view mark = word(block);
    const bool dash = mark == "\u2013" || mark == "\u2014" || mark == "-";
    const bool asked = block > 0 && word(block - 1) == "?";
    if (!dash || !asked || !answered_.insert(block).second) return;
    tell(claim, answering_);
  }

  Checking& checking_;
  const std::vector<Token>& tokens_;
  std::vector<std::string> answering_;  // at least two, or none
  std::set<std::size_t> answered_;      // blocks told of
};

}  // namespace

void check_open_speakers(Checking& checking) {
  if (!checking.tokens.empty()) OpenSpeakers(checking).check();
}

}  // namespace plumbline::verify

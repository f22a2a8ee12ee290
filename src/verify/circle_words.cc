// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "text/word_key.h"
#include "verify/circle_words_internal.h"
#include "verify/sourcing_internal.h"

namespace plumbline::verify {
namespace {

using text::operator""_w;
using text::LetterCase;
using text::Token;
using text::TokenKind;

constexpr text::WordSet kArticles{"the", "a", "an"};
constexpr text::WordSet kIt{"it", "this", "that"};
// What shows that it is sources that go round in a circle, and not talks.
constexpr text::WordSet kSourced{"source",   "sources",   "story",  "stories", "cite",   "cites",
                                 "cited",    "citing",    "quote",  "quotes",  "quoted", "quoting",
                                 "citation", "citations", "rumour", "rumor"};
constexpr text::WordSet kHas{"has",  "had",   "have",   "got",    "gets",
                             "took", "takes", "copied", "lifted", "taken"};
constexpr text::WordSet kCites{"quotes", "quoted", "quote", "cites", "cited", "cite"};
// A judge and a witness may quote each other; a paper or a source told of elsewhere is a source.
constexpr text::WordSet kMedia{"paper", "newspaper", "portal",  "outlet",   "website",
                               "site",  "weekly",    "daily",   "magazine", "station",
                               "blog",  "channel",   "article", "agency",   "broadcaster"};
// Those of whom it matters that they cite each other.
constexpr text::WordSet kCiters{"portals", "newspapers", "papers",   "outlets", "websites",
                                "sites",   "reports",    "articles", "sources", "studies",
                                "blogs",   "agencies",   "stations", "pages"};

// A run of capitalised words.
struct PrintedName {
  std::string words;
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
};

class CircleWords {
 public:
  CircleWords(const Checking& checking, const std::vector<std::string>& known)
      : checking_(checking), tokens_(checking.tokens), known_(known) {}

  std::vector<text::Span> find() {
    const refdata::TableView rows = checking_.refdata.table_view("wordlists/circles");
    for (const text::PhraseMatch& match :
         checking_.refdata.wordlist("circles").find_longest(tokens_)) {
      add(match, rows.cell(match.value, 1) == "mutual");
    }
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (kCites.has(tokens_[at].key)) check_crossing(at);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool ends_sentence(std::size_t at) const {
    const std::string_view word = checking_.words(tokens_[at].span);
    return tokens_[at].kind == TokenKind::Punctuation &&
           (word == "." || word == "!" || word == "?");
  }
  [[nodiscard]] std::size_t sentence_begin(std::size_t at) const {
    while (at > 0 && !tokens_[at].starts_block && !ends_sentence(at - 1)) --at;
    return at;
  }
  [[nodiscard]] bool is_capital(std::size_t at) const {
    const LetterCase letters = tokens_[at].letters;
    return tokens_[at].kind == TokenKind::Word && !kArticles.has(tokens_[at].key) &&
           (letters == LetterCase::Title || letters == LetterCase::Mixed ||
            letters == LetterCase::Upper);
  }
  [[nodiscard]] std::optional<PrintedName> name_at(std::size_t at) const {
    if (at < tokens_.size() && kArticles.has(tokens_[at].key)) ++at;
    std::size_t end = at;
    while (end < tokens_.size() && is_capital(end) && (end == at || !tokens_[end].starts_block)) {
      ++end;
    }
    if (end == at) return std::nullopt;
    const text::Span span{tokens_[at].span.begin, tokens_[end - 1].span.end};
    return PrintedName{std::string(checking_.words(span)), at, end};
  }

  // The known names in tokens [begin, end).
  [[nodiscard]] std::vector<std::string> known_in(std::size_t begin, std::size_t end) const {
    std::vector<std::string> found;
    for (std::size_t at = begin; at < end;) {
      const auto name = name_at(at);
      if (!name || name->begin >= end) {
        ++at;
        continue;
      }
      const bool known = std::any_of(known_.begin(), known_.end(), [&](const std::string& each) {
        return may_be_one_source(each, name->words);
      });
      if (known) found.push_back(name->words);
      at = name->end;
    }
    return found;
  }

  // Whether the words in [begin, end) are of sources: two names, papers, "had it", "the story".
  [[nodiscard]] bool is_of_sources(std::size_t begin, std::size_t end, bool mutual) const {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint64_t key = tokens_[i].key;
      if (mutual ? kCiters.has(key) : kSourced.has(key)) return true;
      if (!mutual && kHas.has(key) && i + 1 < end && kIt.has(tokens_[i + 1].key)) return true;
    }
    const std::vector<std::string> names = known_in(begin, end);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return !may_be_one_source(name, names.front());
    });
  }

  void add(const text::PhraseMatch& match, bool mutual) {
    const std::size_t begin = sentence_begin(match.tokens.begin);
    // The sentence before tells what goes round.
    const bool alone = tokens_[begin].starts_block || begin == 0;
    const std::size_t first = alone ? begin : sentence_begin(begin - 1);
    if (!is_of_sources(mutual ? begin : first, match.tokens.end, mutual)) return;
    found_.push_back(cover(first, match.tokens.end));
  }

  // "The paper quotes the Forum, the Forum quotes the paper."
  void check_crossing(std::size_t verb) {
    const std::size_t begin = clause_begin(verb);
    std::size_t stop = clause_end(verb);
    const std::string by = noun_in(begin, verb);
    const std::string from = noun_in(verb + 1, stop);
    if (by.empty() || from.empty() || by == from) return;
    while (stop < tokens_.size() && is_between(stop) && !tokens_[stop].starts_block) ++stop;
    constexpr std::size_t kLongest = 5;  // words of a name
    std::size_t second = stop;
    while (second < std::min(tokens_.size(), stop + kLongest) && !kCites.has(tokens_[second].key)) {
      if (tokens_[second].kind != TokenKind::Word) return;
      ++second;
    }
    if (second >= tokens_.size() || !kCites.has(tokens_[second].key)) return;
    const bool same = tokens_[stop].key == "which"_w || noun_in(stop, second) == from;
    if (!same || noun_in(second + 1, clause_end(second)) != by) return;
    if (!is_source(begin, verb) && !is_source(verb + 1, clause_end(verb))) return;
    found_.push_back(cover(begin, clause_end(second)));
  }
  // Whether the words in [begin, end) are a medium or a source that the text knows.
  [[nodiscard]] bool is_source(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at) {
      if (kMedia.has(tokens_[at].key)) return true;
    }
    return !known_in(begin, end).empty();
  }
  [[nodiscard]] bool is_between(std::size_t at) const {
    static constexpr text::WordSet kJoins{"and", "while", "but"};
    return kJoins.has(tokens_[at].key) || tokens_[at].kind == TokenKind::Punctuation;
  }
  [[nodiscard]] std::size_t clause_begin(std::size_t at) const {
    while (at > 0 && !tokens_[at].starts_block && !is_between(at - 1) &&
           tokens_[at - 1].kind == TokenKind::Word) {
      --at;
    }
    return at;
  }
  [[nodiscard]] std::size_t clause_end(std::size_t at) const {
    while (at < tokens_.size() && tokens_[at].kind == TokenKind::Word && !is_between(at)) ++at;
    return at;
  }
  // The words in [begin, end) as a name, without what leads up to it; "" for a longer clause.
  [[nodiscard]] std::string noun_in(std::size_t begin, std::size_t end) const {
    static constexpr text::WordSet kLeads{"the", "a", "an", "to", "on", "upon", "in", "turn"};
    constexpr std::size_t kLongest = 4;
    while (begin < end && kLeads.has(tokens_[begin].key)) ++begin;
    if (begin >= end || end - begin > kLongest) return {};
    return text::fold(checking_.words({tokens_[begin].span.begin, tokens_[end - 1].span.end}));
  }

  [[nodiscard]] text::Span cover(std::size_t begin, std::size_t end) const {
    return {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  }

  const Checking& checking_;
  const std::vector<Token>& tokens_;
  std::vector<std::string> known_;
  std::vector<text::Span> found_;
};

}  // namespace

std::vector<text::Span> circles_in_words(const Checking& checking,
                                         const std::vector<std::string>& known) {
  return CircleWords(checking, known).find();
}

}  // namespace plumbline::verify

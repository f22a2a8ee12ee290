// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <optional>

#include "text/word_key.h"
#include "verify/source_ties_internal.h"

namespace plumbline::verify {
namespace {

using text::operator""_w;
using text::LetterCase;
using text::Token;
using text::TokenKind;

constexpr text::WordSet kArticles{"the", "a", "an"};
constexpr text::WordSet kGivesOrNames{"gives",  "gave",   "give",   "giving", "names",  "named",
                                      "naming", "cites",  "cited",  "citing", "quotes", "quoted",
                                      "lists",  "listed", "offers", "has"};
constexpr text::WordSet kIt{"it", "this", "that"};
// What is told and can be had from somebody.
constexpr text::WordSet kTellings{"story",    "figure",   "figures", "number", "numbers",
                                  "item",     "news",     "claim",   "report", "account",
                                  "data",     "tale",     "article", "text",   "information",
                                  "estimate", "quotation"};
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

class Ties {
 public:
  Ties(const Checking& checking, const std::vector<std::string>& known)
      : checking_(checking), tokens_(checking.tokens), known_(known) {}

  std::vector<SourceTie> find() {
    const refdata::TableView rows = checking_.refdata.table_view("wordlists/source_ties");
    const auto matches = checking_.refdata.wordlist("source_ties").find_longest(tokens_);
    // Who is named as a source may be the one who cites in turn.
    for (const text::PhraseMatch& match : matches) {
      const auto from = source_at(match, rows.cell(match.value, 1));
      if (from) known_.push_back(from->words);
    }
    for (const text::PhraseMatch& match : matches) add(match, rows.cell(match.value, 1));
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (kCites.has(tokens_[at].key)) check_crossing(at);
      if (at > 0 && tokens_[at].key == "turn"_w) check_in_turn(at);
    }
    return std::move(ties_);
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

  // The source that the words at `match` name.
  [[nodiscard]] std::optional<PrintedName> source_at(const text::PhraseMatch& match,
                                                     std::string_view kind) const {
    const std::size_t end = match.tokens.end;
    if (kind == "from") return name_at(end);
    if (kind == "takes") return source_behind(end, "from");
    if (kind == "attributes" || kind == "attributing") return source_behind(end, "to");
    if (kind != "as-source") return std::nullopt;
    // "gave | the Post | as its source"
    std::size_t begin = match.tokens.begin;
    while (begin > 0 && (is_capital(begin - 1) || kArticles.has(tokens_[begin - 1].key))) --begin;
    const bool given =
        begin > 0 && begin < match.tokens.begin && kGivesOrNames.has(tokens_[begin - 1].key);
    return given ? name_at(begin) : named_ahead(end);
  }

  // "as its only source for that | it names, on the last page, the Post".
  [[nodiscard]] std::optional<PrintedName> named_ahead(std::size_t at) const {
    constexpr std::size_t kReach = 12;
    bool names = false;
    const std::size_t end = std::min(tokens_.size(), at + kReach);
    for (; at < end && !ends_sentence(at) && !tokens_[at].starts_block; ++at) {
      names = names || kGivesOrNames.has(tokens_[at].key);
      if (names && is_capital(at)) return name_at(at);
    }
    return std::nullopt;
  }

  // "took | the story from the Post", "attributes | this to the Post": what is had, and from whom.
  [[nodiscard]] std::optional<PrintedName> source_behind(std::size_t at,
                                                         std::string_view preposition) const {
    constexpr std::size_t kLongest = 3;  // "the same story"
    const std::uint64_t wanted = text::key_of(preposition);
    const std::size_t end = std::min(tokens_.size(), at + kLongest + 1);
    bool told = false;
    for (std::size_t i = at; i < end && tokens_[i].kind == TokenKind::Word; ++i) {
      if (tokens_[i].key == wanted) return told ? name_at(i + 1) : std::nullopt;
      told = kTellings.has(tokens_[i].key) || (i == at && kIt.has(tokens_[i].key));
    }
    return std::nullopt;
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

  void add(const text::PhraseMatch& match, std::string_view kind) {
    const std::size_t begin = sentence_begin(match.tokens.begin);
    if (kind == "circle" || kind == "mutual") {
      // The sentence before tells what goes round.
      const bool alone = tokens_[begin].starts_block || begin == 0;
      const std::size_t first = alone ? begin : sentence_begin(begin - 1);
      const bool mutual = kind == "mutual";
      if (!is_of_sources(mutual ? begin : first, match.tokens.end, mutual)) return;
      ties_.push_back({{}, {}, cover(first, match.tokens.end)});
      return;
    }
    const auto from = source_at(match, kind);
    if (!from) return;
    const std::size_t until = kind == "as-source" ? from->begin : match.tokens.begin;
    const std::vector<std::string> named = known_in(begin, until);
    if (named.empty()) return;
    const std::string& by = kind == "attributing" ? named.front() : named.back();
    if (may_be_one_source(by, from->words) || is_open(begin, match.tokens.begin)) return;
    ties_.push_back(
        {by, from->words, cover(begin, std::max<std::size_t>(from->end, match.tokens.end))});
  }

  // What is denied or supposed in tokens [begin, end).
  [[nodiscard]] bool is_open(std::size_t begin, std::size_t end) const {
    static constexpr text::WordSet kOpen{"not",     "n't",    "never", "if",
                                         "whether", "denies", "denied"};
    for (std::size_t at = begin; at < end; ++at) {
      if (kOpen.has(tokens_[at].key)) return true;
    }
    return false;
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
    ties_.push_back({{}, {}, cover(begin, clause_end(second))});
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

  // "Lantern presents a study. It cites the Post, which in turn gives Lantern as its source."
  void check_in_turn(std::size_t turn) {
    const std::size_t begin = sentence_begin(turn);
    if (tokens_[turn - 1].key != "in"_w || turn + 2 >= tokens_.size()) return;
    const bool cites = kCites.has(tokens_[turn + 1].key);
    if (!cites && !kGivesOrNames.has(tokens_[turn + 1].key)) return;
    const std::size_t behind = turn + 2 + (kArticles.has(tokens_[turn + 2].key) ? 1 : 0);
    const auto from = behind < tokens_.size() ? name_at(behind) : std::nullopt;
    if (!from || (!cites && !is_given_as_source(from->end))) return;
    std::size_t first = begin;
    while (first > 0 && !tokens_[first].starts_block) --first;
    const std::size_t cited = last_cite(first, turn);
    if (cited == turn || !is_of_its_own(cited)) return;
    const std::vector<std::string> before = known_in(first, cited);
    const bool told = std::any_of(before.begin(), before.end(), [&](const std::string& name) {
      return may_be_one_source(name, from->words);
    });
    if (told) ties_.push_back({{}, {}, cover(begin, from->end)});
  }
  // "gives Lantern | as its only source".
  [[nodiscard]] bool is_given_as_source(std::size_t at) const {
    constexpr std::size_t kLongest = 4;
    if (at >= tokens_.size() || tokens_[at].key != "as"_w) return false;
    for (std::size_t i = at; i < std::min(tokens_.size(), at + kLongest); ++i) {
      if (tokens_[i].key == "source"_w) return true;
    }
    return false;
  }
  // The last word of citing in [begin, end); `end` if there is none.
  [[nodiscard]] std::size_t last_cite(std::size_t begin, std::size_t end) const {
    for (std::size_t at = end; at > begin; --at) {
      if (kCites.has(tokens_[at - 1].key)) return at - 1;
    }
    return end;
  }
  // Whether who cites is a work or somebody told of before, and no other name.
  [[nodiscard]] bool is_of_its_own(std::size_t cite) const {
    static constexpr text::WordSet kWorks{"study", "report", "article", "text",   "paper",
                                          "it",    "book",   "survey",  "review", "brief",
                                          "note",  "she",    "he",      "they"};
    const std::size_t begin = sentence_begin(cite);
    const std::size_t noun = begin + (kArticles.has(tokens_[begin].key) ? 1 : 0);
    return noun < cite && kWorks.has(tokens_[noun].key);
  }

  [[nodiscard]] text::Span cover(std::size_t begin, std::size_t end) const {
    return {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  }

  const Checking& checking_;
  const std::vector<Token>& tokens_;
  std::vector<std::string> known_;
  std::vector<SourceTie> ties_;
};

}  // namespace

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words;
  for (const Token& token : text::tokenize(name)) {
    words.push_back(text::fold(text::slice(name, token.span)));
  }
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  return words;
}

bool may_be_one_source(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& small = a.size() < b.size() ? a : b;
  const auto& large = a.size() < b.size() ? b : a;
  if (small.empty()) return false;
  return std::equal(small.begin(), small.end(), large.begin()) ||
         std::equal(small.rbegin(), small.rend(), large.rbegin());
}

bool may_be_one_source(std::string_view a, std::string_view b) {
  return may_be_one_source(words_of_name(a), words_of_name(b));
}

std::vector<SourceTie> source_ties(const Checking& checking,
                                   const std::vector<std::string>& known) {
  return Ties(checking, known).find();
}

}  // namespace plumbline::verify

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "base/hash.h"
#include "verify/sourcing_internal.h"

namespace plumbline::verify {
namespace {

using text::LetterCase;
using text::Token;
using text::TokenKind;

// Who prints, publishes or speaks.
constexpr text::WordSet kOutletNouns{
    "newspaper",   "paper",      "daily",       "weekly",     "magazine",     "portal",
    "website",     "site",       "station",     "channel",    "broadcaster",  "agency",
    "outlet",      "blog",       "page",        "radio",      "foundation",   "institute",
    "association", "network",    "consultancy", "centre",     "center",       "coalition",
    "committee",   "union",      "group",       "bureau",     "consulate",    "ministry",
    "observatory", "university", "office",      "commission", "organisation", "organization"};
// What is published, and can be somebody's.
constexpr text::WordSet kWorkNouns{
    "report",  "study",  "article",   "dispatch",   "publication", "bulletin",  "documentary",
    "letter",  "paper",  "release",   "statement",  "note",        "post",      "entry",
    "series",  "review", "survey",    "plan",       "brief",       "briefing",  "book",
    "story",   "video",  "programme", "program",    "leaflet",     "brochure",  "footnote",
    "website", "page",   "film",      "newsletter", "piece",       "editorial", "notice",
    "memo",    "thread"};
// What somebody counted or tells: "the Foundation's figure".
constexpr text::WordSet kFigureNouns{
    "figure", "figures",    "number",      "numbers", "data",  "estimate",    "estimates",
    "count",  "statistics", "information", "source",  "claim", "calculation", "calculations"};
constexpr text::WordSet kDeterminers{"our",   "the", "this", "that", "its",    "their",
                                     "these", "a",   "an",   "one",  "another"};
constexpr text::WordSet kIndefinite{"a", "an", "one", "another"};
constexpr text::WordSet kPronouns{"it", "they", "he", "she"};
constexpr text::WordSet kOwned{"of", "from", "by"};
// Not between a determiner and its noun.
constexpr text::WordSet kBreaks{"of",   "in",   "on",   "at",    "to",   "by",  "for",
                                "with", "from", "was",  "were",  "is",   "are", "had",
                                "has",  "have", "who",  "which", "that", "and", "or",
                                "said", "says", "told", "not"};
constexpr text::WordSet kMade{"published", "released", "issued",  "posted",    "prepared",
                              "compiled",  "written",  "printed", "presented", "made"};
constexpr text::WordSet kDays{"monday",    "tuesday", "wednesday", "thursday", "friday",
                              "saturday",  "sunday",  "january",   "february", "march",
                              "april",     "may",     "june",      "july",     "august",
                              "september", "october", "november",  "december"};
constexpr text::WordSet kPlacing{"in", "at", "on", "near", "("};
constexpr text::WordSet kNameJoins{"of",  "for",     "on", "and", "de",  "del", "la", "al",
                                   "the", "against", "en", "du",  "da",  "do",  "di", "des",
                                   "dos", "le",      "el", "y",   "van", "von"};
constexpr text::WordSet kBringsOut{"presented", "published", "released",  "issued", "printed",
                                   "posted",    "presents",  "publishes", "writes", "wrote"};

// Begins the node of a work that is nobody's so far.
constexpr std::string_view kUnowned = ":";  // no name begins so

// "Delta Watch" in "Association Delta Watch, Tema": two words and more.
bool holds_name(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return part.size() > 1 &&
         std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

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

SourceNodes::SourceNodes(const Checking& checking, const std::vector<std::string>& known)
    : checking_(checking), tokens_(checking.tokens) {
  for (const std::string& name : known) {
    names_.push_back({text::fold(name), name, words_of_name(name), is_country(name)});
  }
  for (std::size_t at = 1; at < tokens_.size(); ++at) {
    const bool inside = !tokens_[at].starts_block && tokens_[at - 1].kind == TokenKind::Word;
    if (inside && is_capital(at)) capitals_.push_back(tokens_[at].key);
  }
  std::sort(capitals_.begin(), capitals_.end());
}

bool SourceNodes::is_capital(std::size_t at) const {
  const LetterCase letters = tokens_[at].letters;
  return tokens_[at].kind == TokenKind::Word &&
         (letters == LetterCase::Title || letters == LetterCase::Mixed ||
          letters == LetterCase::Upper);
}

bool SourceNodes::is(std::size_t at, std::string_view word) const {
  return at < tokens_.size() && tokens_[at].key == fast_hash(word);
}

std::string SourceNodes::printed(std::size_t begin, std::size_t end) const {
  return std::string(checking_.words({tokens_[begin].span.begin, tokens_[end - 1].span.end}));
}

// A word that begins a sentence is one of a name if it has its capital elsewhere, too.
bool SourceNodes::is_of_a_name(std::size_t at) const {
  const std::uint64_t key = tokens_[at].key;
  if (!is_capital(at) || kDeterminers.has(key) || kPronouns.has(key) || kDays.has(key))
    return false;
  const bool inside =
      at > 0 && !tokens_[at].starts_block && tokens_[at - 1].kind == TokenKind::Word;
  if (inside || (at + 1 < tokens_.size() && is_capital(at + 1))) return true;
  if (tokens_[at].letters != LetterCase::Title) return true;
  if (std::binary_search(capitals_.begin(), capitals_.end(), key)) return true;
  const std::string word = text::fold(checking_.words(tokens_[at].span));
  return std::any_of(names_.begin(), names_.end(),
                     [&](const Known& each) { return each.node == word; });
}

// "Vigil Foundation of the Coast": small words within a name that capitals follow.
std::size_t SourceNodes::name_end(std::size_t at, std::size_t end) const {
  std::size_t stop = at;
  while (stop < end && is_capital(stop) && (stop == at || !tokens_[stop].starts_block)) {
    ++stop;
    if (stop + 1 < end && is(stop, "'s") && is_capital(stop + 1)) {  // "the Ombudsman's Office"
      ++stop;
      continue;
    }
    std::size_t next = stop;
    while (next < end && next < stop + 2 && kNameJoins.has(tokens_[next].key)) ++next;
    // "of" joins; "and" and "the" alone part two names.
    const bool joined = next > stop && next < end && is_of_a_name(next) && !is(stop, "and") &&
                        !is(stop, "the") && !kOwned.has(tokens_[stop].key);
    if (joined) stop = next;
  }
  return stop;
}

void SourceNodes::remember(std::size_t noun, const SourceMention& mention) {
  by_noun_[tokens_[noun].key] = {{mention.node, mention.name, {}, false}, noun};
}

bool SourceNodes::is_country(const std::string& name) const {
  return !checking_.refdata.country_names().lookup(name).empty();
}

// Nothing where it may be several: "the Post" of the Lagoon Post and the Harbour Post.
const SourceNodes::Known* SourceNodes::fitting_one(const std::vector<std::string>& words) const {
  const Known* fitting = nullptr;
  for (const Known& known : names_) {
    if (known.country) continue;  // "Togo" is none of its bodies
    const bool fits = may_be_one_source(known.words, words) || holds_name(known.words, words) ||
                      holds_name(words, known.words);
    if (!fits) continue;
    if (known.words == words) return &known;
    if (fitting == nullptr) {
      fitting = &known;
    } else if (!may_be_one_source(known.words, fitting->words) && known.node != fitting->node) {
      return nullptr;
    }
  }
  return fitting;
}

SourceMention SourceNodes::of_name(const std::string& name) {
  constexpr std::size_t kMost =
      500;  // of a book; from there on a name is one source only with itself
  const auto met = by_name_.find(name);
  if (met != by_name_.end()) return {met->second.node, met->second.name, 0, 0, false};
  std::vector<std::string> words = words_of_name(name);
  const bool country = is_country(name);
  const Known* fitting = !country && names_.size() < kMost ? fitting_one(words) : nullptr;
  if (fitting == nullptr) names_.push_back({text::fold(name), name, std::move(words), country});
  const Known& known = fitting == nullptr ? names_.back() : *fitting;
  by_name_.emplace(name, known);
  return {known.node, known.name, 0, 0, false};
}

// The source named at tokens [name, end), in a phrase that starts at `begin`.
SourceMention SourceNodes::named(std::size_t begin, std::size_t name, std::size_t end) {
  SourceMention mention = of_name(printed(name, end));
  mention.begin = begin;
  mention.end = end;
  for (std::size_t at = name; at < end; ++at) {
    if (kOutletNouns.has(tokens_[at].key)) remember(at, mention);
  }
  // "Harbour Rights Commission (HRC)"
  if (end + 2 < tokens_.size() && is(end, "(") && is(end + 2, ")") &&
      tokens_[end + 1].letters == LetterCase::Upper) {
    const std::string acronym = printed(end + 1, end + 2);
    by_name_[acronym] = {mention.node, mention.name, {}, false};
  }
  // "Delta Watch, a consultancy in the port"
  if (end + 2 < tokens_.size() && is(end, ",") &&
      (kIndefinite.has(tokens_[end + 1].key) || is(end + 1, "the"))) {
    constexpr std::size_t kReach = 5;
    for (std::size_t at = end + 2; at < std::min(tokens_.size(), end + kReach); ++at) {
      if (tokens_[at].kind != TokenKind::Word) break;
      if (kOutletNouns.has(tokens_[at].key)) remember(at, mention);
    }
  }
  return mention;
}

// The name behind "an article | published in May by the": 0 if there is none.
std::size_t SourceNodes::behind_by(std::size_t at, std::size_t end) const {
  constexpr std::size_t kReach = 6;
  if (at >= end || !kMade.has(tokens_[at].key)) return 0;
  for (std::size_t i = at + 1; i + 1 < std::min(end, at + kReach); ++i) {
    if (!is(i, "by")) continue;
    const std::size_t name = is(i + 1, "the") ? i + 2 : i + 1;
    return name < end && is_of_a_name(name) ? name : 0;
  }
  return 0;
}

// What stands behind a noun and says which it is: "the site | Delta Online", "a letter | from the
// Foundation", "a dispatch | which Delta Online published", "a page | called Night Watch".
std::optional<SourceMention> SourceNodes::behind_noun(std::size_t begin, std::size_t noun,
                                                      std::size_t end) {
  std::size_t at = noun + 1;
  if (at < end && tokens_[at].kind == TokenKind::OpenQuote) ++at;
  if (at < end && is_of_a_name(at) && !tokens_[at].starts_block)
    return named(begin, at, name_end(at, end));
  if (at + 1 < end && (is(at, "called") || is(at, "named"))) {
    if (is_of_a_name(at + 1)) return named(begin, at + 1, name_end(at + 1, end));
  }
  if (!kWorkNouns.has(tokens_[noun].key)) return std::nullopt;
  if (at + 1 < end && (kOwned.has(tokens_[at].key) || is(at, "in"))) {
    auto owner = mention_at(at + 1, end);
    if (owner && !owner->pronoun) {
      owner->begin = begin;
      return owner;
    }
  }
  if (const std::size_t name = behind_by(at, end); name != 0) {
    return named(begin, name, name_end(name, end));
  }
  if (at + 2 < end && (is(at, "which") || is(at, "that"))) {
    const std::size_t name = at + (is(at + 1, "the") ? 2 : 1);
    const bool follows = name < end && is_of_a_name(name) && name_end(name, end) < end;
    if (follows && tokens_[name_end(name, end)].kind == TokenKind::Word) {
      return named(begin, name, name_end(name, end));
    }
  }
  return std::nullopt;
}

// "the site", "that dispatch": the one that was named last; a bulletin without a name is itself.
std::optional<SourceMention> SourceNodes::described(std::size_t begin, std::size_t noun,
                                                    std::size_t end, bool definite,
                                                    std::size_t owner) {
  constexpr std::size_t kReach = 400;  // tokens, some fifteen sentences
  const std::uint64_t key = tokens_[noun].key;
  const bool work = kWorkNouns.has(key);
  if (auto told = behind_noun(begin, noun, end)) {
    told->work = work;
    remember(noun, *told);
    return told;
  }
  if (owner != noun) {  // "an HRC field note"
    SourceMention mention = named(begin, owner, name_end(owner, noun));
    mention.end = noun + 1;
    mention.work = work;
    remember(noun, mention);
    return mention;
  }
  const std::string& publisher = checking_.document.publisher;
  const auto found = by_noun_.find(key);
  const bool own =
      is(begin, "our") || (is(begin, "this") && kOutletNouns.has(key) && found == by_noun_.end());
  if (own) {
    if (publisher.empty()) return std::nullopt;
    SourceMention mention = of_name(publisher);
    mention.begin = begin;
    mention.end = noun + 1;
    return mention;
  }
  if (definite && found != by_noun_.end() && noun - found->second.second < kReach) {
    const Known& last = found->second.first;
    return SourceMention{last.node, last.name, begin, noun + 1, false, work};
  }
  if (!kWorkNouns.has(key)) return std::nullopt;
  const std::string word = printed(noun, noun + 1);
  SourceMention mention{
      std::string(kUnowned) + text::fold(word), "the " + word, begin, noun + 1, false, true};
  remember(noun, mention);
  return mention;
}

bool SourceNodes::is_noun(std::size_t at) const {
  return tokens_[at].kind == TokenKind::Word &&
         (kOutletNouns.has(tokens_[at].key) || kWorkNouns.has(tokens_[at].key));
}

// "the Foundation's website", not "the Foundation's head": the work behind a name with its 's, as
// its owner.
std::optional<SourceMention> SourceNodes::owned(std::size_t begin, std::size_t name,
                                                std::size_t clitic, std::size_t end) {
  constexpr std::size_t kReach = 4;
  for (std::size_t at = clitic + 1; at < std::min(end, clitic + kReach); ++at) {
    if (!kWorkNouns.has(tokens_[at].key) && !kFigureNouns.has(tokens_[at].key)) continue;
    SourceMention mention = named(begin, name, clitic);
    mention.end = at + 1;
    mention.work = true;
    if (kWorkNouns.has(tokens_[at].key)) remember(at, mention);
    return mention;
  }
  return std::nullopt;
}

// The noun that a name stands before: "the Tema | newspaper", "an HRC field | note"; `name_end` if
// there is none.
std::size_t SourceNodes::noun_behind(std::size_t name_end, std::size_t end) const {
  constexpr std::size_t kReach = 2;
  for (std::size_t at = name_end; at < std::min(end, name_end + kReach); ++at) {
    if (tokens_[at].kind != TokenKind::Word || is_capital(at)) break;
    if (is_noun(at)) return at;
  }
  return name_end;
}

std::optional<SourceMention> SourceNodes::mention_at(std::size_t at, std::size_t end) {
  constexpr std::size_t kLongest = 6;  // words up to the noun
  const std::size_t begin = at;
  if (at >= end) return std::nullopt;
  if (kPronouns.has(tokens_[at].key)) return SourceMention{{}, {}, at, at + 1, true};
  const bool determined = kDeterminers.has(tokens_[at].key);
  const bool definite = determined && !kIndefinite.has(tokens_[at].key);
  if (determined) ++at;
  if (at < end && tokens_[at].kind == TokenKind::OpenQuote) ++at;
  std::size_t owner = end;  // a name before the noun
  for (const std::size_t stop = std::min(end, at + kLongest); at < stop; ++at) {
    const bool number = determined && tokens_[at].kind == TokenKind::Number;
    if (tokens_[at].kind != TokenKind::Word && !number) break;
    if (is_of_a_name(at) && !(is_noun(at) && name_end(at, end) == at + 1)) {
      const std::size_t behind = name_end(at, end);
      if (behind < end && is(behind, "'s")) return owned(begin, at, behind, end);
      const std::size_t noun = determined ? noun_behind(behind, stop) : behind;
      if (noun == behind && !(determined && behind < stop && is_noun(behind)))
        return named(begin, at, behind);
      owner = at;
      at = noun - 1;
      continue;
    }
    if (is_noun(at)) {
      const bool compound = at + 1 < stop && !is_capital(at + 1) && is_noun(at + 1);
      if (compound) continue;  // "press release", "radio station"
      const bool followed = at + 1 < end && is_capital(at + 1);
      if (!determined && !is_capital(at) && owner == end && !followed) return std::nullopt;
      return described(begin, at, end, definite || is_capital(at), owner == end ? at : owner);
    }
    const std::uint64_t key = tokens_[at].key;
    if (!determined || kBreaks.has(key) || kDeterminers.has(key)) break;
    const bool told = kFigureNouns.has(key);
    if (told && at + 2 < end &&
        kOwned.has(tokens_[at + 1].key)) {  // "the data | of the Foundation"
      auto mention = mention_at(at + 2, end);
      if (!mention || mention->pronoun) return std::nullopt;
      mention->begin = begin;
      mention->work = true;
      return mention;
    }
  }
  return std::nullopt;
}

std::vector<SourceMention> SourceNodes::mentions_in(std::size_t begin, std::size_t end) {
  std::vector<SourceMention> found;
  for (std::size_t at = begin; at < end;) {
    auto mention = mention_at(at, end);
    if (!mention) {
      ++at;
      continue;
    }
    at = std::max(at + 1, mention->end);
    found.push_back(std::move(*mention));
  }
  give_owners(found, begin);
  return found;
}

// "The institute states | in the article", "the institute published | a study", "In a report, | the
// institute says".
void SourceNodes::give_owners(std::vector<SourceMention>& mentions, std::size_t begin) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    SourceMention& work = mentions[i];
    if (work.pronoun || !work.node.starts_with(kUnowned)) continue;
    const bool inside = work.begin > begin && is(work.begin - 1, "in");
    const SourceMention* owner = nullptr;
    for (std::size_t k = i + 1;
         inside && work.begin - 1 == begin && owner == nullptr && k < mentions.size(); ++k) {
      if (!kPlacing.has(tokens_[mentions[k].begin - 1].key)) owner = &mentions[k];
    }
    for (std::size_t k = i; owner == nullptr && k-- > 0;) {
      const SourceMention& before = mentions[k];
      if (before.begin > begin && is(before.begin - 1, "(")) continue;
      bool brings_out = inside;
      for (std::size_t at = before.end; at < work.begin; ++at)
        brings_out = brings_out || kBringsOut.has(tokens_[at].key);
      if (brings_out) owner = &before;
      break;
    }
    if (owner == nullptr || owner->pronoun || owner->node.starts_with(kUnowned)) continue;
    work.node = owner->node;
    work.name = owner->name;
    remember(work.end - 1, work);
  }
}

}  // namespace plumbline::verify

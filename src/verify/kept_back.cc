// SPDX-License-Identifier: Apache-2.0
//
// Sources whose name is kept back in so many words ("who asked not to be named") and those who are
// only cited ("citing two former commanders"): told from the words, whether or not a chain leads to
// them.

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "text/sentence.h"
#include "text/word_key.h"
#include "verify/hearsay_internal.h"
#include "verify/unnamed_internal.h"

namespace plumbline::verify {
namespace {

using text::operator""_w;
using text::Token;
using text::TokenKind;

// Words that may stand before the noun of a source that is brought in: "two former commanders".
constexpr text::WordSet kBringsIn{"a",     "an",    "some",      "several", "two",    "three",
                                  "four",  "five",  "six",       "ten",     "seven",  "many",
                                  "eight", "other", "different", "unnamed", "former", "local"};
// No head of a source phrase lies behind these.
constexpr text::WordSet kCloses{"the",  "of",  "in",    "at",   "and",   "or",  "to",    "for",
                                "from", "by",  "with",  "that", "which", "who", "whose", "his",
                                "her",  "its", "their", "whom", "on",    "is",  "was",   "are",
                                "were", "has", "have",  "my",   "our",   "as"};
// Accused, not heard.
constexpr text::WordSet kAccused{
    "suspect",   "suspects",  "defendant",   "defendants",   "accused",   "trafficker",
    "smuggler",  "smugglers", "traffickers", "perpetrators", "gang",      "ring",
    "network",   "networks",  "perpetrator", "recruiters",   "recruiter", "brokers",
    "employers", "employer",  "owners",      "pimps",        "middlemen"};
// Behind one of these a clause has its verb: what stands before it is not what "who" is said of.
constexpr text::WordSet kVerbs{"said", "says", "told", "tells", "has",   "have",  "had",
                               "was",  "were", "is",   "are",   "while", "but",   "because",
                               "when", "that", "and",  "met",   "meets", "helped"};

class KeptBack {
 public:
  explicit KeptBack(Checking& checking) : checking_(checking), words_(checking.refdata) {}

  void check() {
    const std::vector<Token>& tokens = checking_.tokens;
    for (std::uint32_t at = 0; at < tokens.size();) {
      const std::uint64_t key = tokens[at].key;
      if (kWholePress.has(key)) check_press(at);
      if (kRumours.has(key)) check_talk(at);
      if (key == "understands"_w || kLearned.has(key)) check_outlet(at);
      if (!words_.may_begin(tokens[at].key)) {
        ++at;
        continue;
      }
      SourceWord word;
      const std::uint32_t length = words_.at(tokens, at, word);
      if (const auto led = led_by(word, {at, at + length})) look_back({at, at + length}, *led);
      if (word.cites) look_on(at + length);
      if (word.heard) tell_heard({at, at + length});
      if (word.press) tell_press({at, at + length});
      at += std::max(1U, length);
    }
  }

 private:
  static constexpr text::WordSet kWholePress{"press", "media", "newspapers"};
  static constexpr text::WordSet kRumours{"talk",     "rumours", "rumors",
                                          "whispers", "gossip",  "whispering"};
  static constexpr text::WordSet kLearned{"learned", "learnt"};

  // The word that must stand between a source and the words that keep back its name.
  enum class Led : std::uint8_t { ByNothing, ByWho, ByWhom };

  [[nodiscard]] std::string folded(std::uint32_t at) const {
    return text::fold(checking_.words(checking_.tokens[at].span));
  }
  [[nodiscard]] bool is_not(std::uint32_t at) const {
    const std::string word = folded(at);
    return word == "not" || word.ends_with("n't") || word.ends_with("n\u2019t");
  }
  [[nodiscard]] bool ends_sentence(std::uint32_t at) const {
    const std::string_view word = checking_.words(checking_.tokens[at].span);
    const bool stop = word == "." || word == "!" || word == "?" || word == ":";
    return stop && checking_.tokens[at].kind == TokenKind::Punctuation;
  }
  [[nodiscard]] bool can_speak(std::uint32_t at) const {
    return checking_.tokens[at].kind == TokenKind::Word && words_.of(folded(at)).speaks;
  }
  // Whether one of `words` stands among the few words before `at`, in its sentence.
  template <std::size_t N>
  [[nodiscard]] bool stands_before(std::uint32_t at, const text::WordSet<N>& words) const {
    constexpr std::uint32_t kReach = 5;
    for (std::uint32_t back = at; back-- > 0 && at - back <= kReach && !ends_sentence(back);) {
      if (words.has(checking_.tokens[back].key)) return true;
    }
    return false;
  }

  // "a nurse in Benin | City": no one who speaks.
  [[nodiscard]] bool is_in_name(std::uint32_t at) const {
    const auto title = [&](std::uint32_t i) {
      return checking_.tokens[i].letters == text::LetterCase::Title;
    };
    return at > 0 && title(at) && title(at - 1) && !checking_.tokens[at].starts_block &&
           folded(at - 1) != "a" && folded(at - 1) != "the" && folded(at - 1) != "one";
  }

  // "Police arrested a driver who did not give his name": no source.
  [[nodiscard]] bool is_seized(std::uint32_t head) const {
    static constexpr text::WordSet kSeize{"arrested", "detained", "charged",   "caught",
                                          "seized",   "jailed",   "sentenced", "convicted",
                                          "accused",  "held",     "against"};
    const std::uint32_t begin = begin_of(head);
    return begin > 0 && kSeize.has(checking_.tokens[begin - 1].key);
  }

  // How the words at `phrase` keep back a name; nothing if they do not. What is done with "his
  // name" may be done with a suspect's, so there "who" or the writer's own "we" must lead.
  [[nodiscard]] std::optional<Led> led_by(const SourceWord& word,
                                          const text::TokenRange& phrase) const {
    static constexpr text::WordSet kRefuses{"refused",  "refuses",  "declined",
                                            "declines", "refusing", "declining"};
    static constexpr text::WordSet kAsks{"asked",     "asks",    "requested", "requests", "wished",
                                         "preferred", "prefers", "begged",    "insisted", "wanted"};
    static constexpr text::WordSet kAsking{"asking", "requesting", "insisting", "condition"};
    static constexpr text::WordSet kWriters{"i",   "we",      "me",     "us",       "my",
                                            "our", "editors", "editor", "newspaper"};
    const std::uint32_t at = phrase.begin;
    if (word.anonymity) return Led::ByNothing;
    if (word.whom) return Led::ByWhom;
    if (word.stays_unnamed) return Led::ByWho;
    if (word.name_left_out && stands_before(at, kWriters)) return Led::ByNothing;
    if (word.name_wish && stands_before(at, kAsking)) return Led::ByNothing;
    if (word.name_wish && stands_before(at, kAsks)) return Led::ByWho;
    if (at == 0) return std::nullopt;
    const auto refused = [&] {
      return at > 1 && kRefuses.has(checking_.tokens[at - 2].key) && folded(at - 1) == "to" &&
             folded(at - 2) != "not";
    };
    if (word.own_name && (is_not(at - 1) || refused())) return Led::ByWho;
    if (word.anonymity_denied && is_not(at - 1) && !is_to_others(phrase.end)) {
      return Led::ByNothing;
    }
    return std::nullopt;
  }

  // "not authorised to speak | to their clients": that is no talk with the press.
  [[nodiscard]] bool is_to_others(std::uint32_t at) const {
    static constexpr text::WordSet kPress{"press", "media",      "reporters", "journalists",
                                          "us",    "newspapers", "newspaper", "reporter"};
    constexpr std::uint32_t kReach = 4;
    const std::vector<Token>& tokens = checking_.tokens;
    if (at >= tokens.size() || (folded(at) != "to" && folded(at) != "with")) return false;
    for (std::uint32_t i = at; i < std::min<std::size_t>(tokens.size(), at + kReach); ++i) {
      if (kPress.has(tokens[i].key)) return false;
    }
    return true;
  }

  // "Prosecutors ... his name": not their own.
  [[nodiscard]] bool is_anothers_name(const text::TokenRange& phrase,
                                      const std::string& noun) const {
    const bool many = (noun.ends_with("s") && !noun.ends_with("ss")) || noun.ends_with("men");
    for (std::uint32_t i = phrase.begin; i < phrase.end && many; ++i) {
      if (const std::string word = folded(i); word == "his" || word == "her") return true;
    }
    return false;
  }

  // "prosecutor Ivan Petrov", "Petrov, a prosecutor": a name stands beside the noun.
  [[nodiscard]] bool is_named(std::uint32_t head) const {
    const std::vector<Token>& tokens = checking_.tokens;
    const auto title = [&](std::uint32_t at) {
      return at < tokens.size() && tokens[at].letters == text::LetterCase::Title &&
             tokens[at].kind == TokenKind::Word;
    };
    if (title(head + 1)) return true;
    const bool behind =
        head + 3 < tokens.size() && folded(head + 1) == "," && title(head + 2) && title(head + 3);
    return behind;
  }

  // The first word of the phrase that `head` heads: "A social worker".
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t head) const {
    constexpr std::uint32_t kLongest = 5;
    std::uint32_t begin = head;
    while (begin > 0 && head - begin < kLongest) {
      const Token& before = checking_.tokens[begin - 1];
      const std::string word = folded(begin - 1);
      if (before.kind != TokenKind::Word || checking_.tokens[begin].starts_block) break;
      if (kBringsIn.has_folded(word) || word == "one") return begin - 1;
      if (kCloses.has_folded(word) || words_.of(word).cites) break;
      --begin;
    }
    return begin;
  }

  // Whether the outlet itself speaks at a token: outside quotation marks, for nobody it has named.
  [[nodiscard]] bool is_outlets_voice(std::uint32_t at) const {
    for (std::uint32_t back = at; back-- > 0 && !checking_.tokens[back + 1].starts_block;) {
      if (checking_.tokens[back].kind == TokenKind::CloseQuote) break;
      if (checking_.tokens[back].kind == TokenKind::OpenQuote) return false;
    }
    const text::Span span = checking_.tokens[at].span;
    return std::none_of(
        checking_.claims.begin(), checking_.claims.end(), [&](const model::Claim& claim) {
          const auto& links = claim.chain.links;
          return links.size() > 1 && links.back().status == model::LinkStatus::Named &&
                 claim.passages.front().span.contains(span.begin);
        });
  }

  // "We hear that", "it has become known that", and nobody says from whom.
  void tell_heard(const text::TokenRange& phrase) {
    if (!is_hearsay(checking_, phrase) || !is_outlets_voice(phrase.begin)) return;
    // "It emerged that ..., the court heard": where it came out.
    static constexpr text::WordSet kInquiry{"court",     "trial",  "hearing", "testimony",
                                            "inquest",   "report", "inquiry", "investigation",
                                            "documents", "records"};
    if (folded(phrase.end - 1).starts_with("emerge") || folded(phrase.end - 2) == "emerged") {
      const text::Span here = checking_.tokens[phrase.begin].span;
      if (checking_.holds(kInquiry, checking_.sentence_of(here))) return;
    }
    // "Among them there is talk of a man who is said to have fled": told once.
    const text::Span sentence = checking_.sentence_of(checking_.tokens[phrase.begin].span);
    const bool talk = std::any_of(
        checking_.findings.begin(), checking_.findings.end(), [&](const model::Finding& finding) {
          return finding.code == "source-unnamed" && finding.words.starts_with("Among ") &&
                 finding.passage.span.overlaps(sentence);
        });
    if (talk) return;
    tell(phrase, phrase.end, "The text does not say from whom it has this.");
  }

  // "Several media write": the press, nobody in particular.
  void tell_press(const text::TokenRange& phrase) {
    if (!has_reported(checking_, phrase) || !is_outlets_voice(phrase.begin)) return;
    tell(phrase, phrase.end, "The press is given as the source, and no paper by name.");
  }

  // "it takes this from the Turkish press": of a country, nobody in particular.
  void check_press(std::uint32_t at) {
    std::uint32_t begin = at;
    while (begin > 0 && !checking_.tokens[begin].starts_block &&
           (checking_.tokens[begin - 1].letters == text::LetterCase::Title ||
            (folded(begin - 1) == "and" && begin < at)) &&
           folded(begin - 1) != "the") {
      --begin;
    }
    if (begin == at || begin == 0 || folded(begin - 1) != "the") return;
    const text::TokenRange phrase{begin - 1, at + 1};
    const bool country = !checking_.refdata.country_names().lookup(folded(begin)).empty();
    if (!country || heads_a_name(at + 1) || !is_outlets_voice(at)) return;
    if (!has_reported(checking_, phrase) && !is_taken_from(checking_, phrase)) return;
    tell(phrase, at + 1, "The press is given as the source, and no paper by name.");
  }
  // "Among the labourers there is talk of a tenth man", "There are rumours that": and whose?
  void check_talk(std::uint32_t at) {
    static constexpr text::WordSet kIs{"is", "was", "are", "were", "been"};
    if (at < 2) return;
    std::uint32_t there = at - 1;
    while (there > 0 && at - there < 4 && folded(there) != "there") --there;
    if (folded(there) != "there" || !kIs.has(checking_.tokens[there + 1].key)) return;
    const text::Span sentence = checking_.sentence_of(checking_.tokens[at].span);
    const auto tokens = checking_.tokens_in(sentence);
    const bool among = !tokens.empty() && tokens.front().key == "among"_w &&
                       tokens.front().span.begin < checking_.tokens[there].span.begin;
    const bool that = at + 1 < checking_.tokens.size() && folded(at + 1) == "that";
    if ((!among && !that) || !is_outlets_voice(at)) return;
    const std::uint32_t begin =
        among ? static_cast<std::uint32_t>(tokens.data() - checking_.tokens.data()) : there;
    const text::Span span = text::span_of(checking_.tokens, {begin, at + 1});
    tell_unnamed(checking_, span, sentence, "Told as talk, and nobody is named.");
  }

  // "The Sentinel understands that", "this newspaper has learned that": the outlet, from nobody.
  void check_outlet(std::uint32_t at) {
    static constexpr text::WordSet kHas{"has", "have"};
    static constexpr text::WordSet kPapers{"newspaper", "paper",   "portal", "magazine", "weekly",
                                           "station",   "website", "agency", "daily"};
    const std::vector<Token>& tokens = checking_.tokens;
    const bool understands = tokens[at].key == "understands"_w;
    if (at < 2) return;
    if (at + 1 >= tokens.size() || folded(at + 1) != "that") return;
    const std::uint32_t name = understands ? at - 1 : at - 2;
    if (!understands && !kHas.has(tokens[at - 1].key)) return;
    const std::string_view printed = checking_.words(tokens[name].span);
    const bool title = tokens[name].letters != text::LetterCase::Lower;
    const std::string& publisher = checking_.document.publisher;
    const bool own = title && text::fold(publisher).find(text::fold(printed)) != std::string::npos;
    const bool paper = name > 0 && kPapers.has(tokens[name].key) && folded(name - 1) == "this";
    if ((!own && !paper) || !is_outlets_voice(at)) return;
    std::uint32_t begin = name;
    while (begin > 0 && name - begin < 3 && !tokens[begin].starts_block &&
           (tokens[begin - 1].letters == text::LetterCase::Title || folded(begin - 1) == "this")) {
      --begin;
    }
    tell({begin, at + 1}, at + 1, "The text does not say from whom it has this.");
  }

  // "the Turkish press | office", "the Turkish media | group"; not "the Turkish press | in May".
  [[nodiscard]] bool heads_a_name(std::uint32_t at) const {
    static constexpr text::WordSet kGoOn{
        "in",     "on",      "at",       "of",        "as",   "and",      "or",     "for",
        "since",  "is",      "was",      "has",       "had",  "have",     "are",    "were",
        "that",   "which",   "also",     "to",        "says", "writes",   "say",    "write",
        "wrote",  "said",    "reports",  "with",      "who",  "reported", "raised", "raises",
        "report", "sounded", "recently", "repeatedly"};
    return at < checking_.tokens.size() && !checking_.tokens[at].starts_block &&
           checking_.tokens[at].kind == TokenKind::Word && !kGoOn.has(checking_.tokens[at].key);
  }

  // Who stands before "who asked not to be named": the nearest noun of people in the sentence.
  void look_back(const text::TokenRange& phrase, Led led) {
    constexpr std::uint32_t kReach = 28;   // words
    constexpr std::uint32_t kOwnVerb = 3;  // "who has asked not to be named"
    const std::uint32_t begin = phrase.begin;
    bool relative = led == Led::ByNothing;
    bool clause = false;
    for (std::uint32_t at = begin; at-- > 0 && begin - at <= kReach;) {
      if (ends_sentence(at) || checking_.tokens[at + 1].starts_block) return;
      const std::string word = folded(at);
      relative = relative || word == (led == Led::ByWhom ? "whom" : "who");
      // What stands between "who" and its words is said of the one before "who".
      if (word == "who") clause = false;
      if (word == "(") clause = false;  // "A prosecutor (she has trouble, I leave out her name)"
      if (begin - at > kOwnVerb && kVerbs.has_folded(word)) clause = true;
      if (clause) continue;
      if (!relative) continue;
      const bool helps = at > 0 && source_phrase(folded(at - 1) + " " + word).helps;
      if (is_private_person(word) && !helps) return;
      if (!can_speak(at) || kAccused.has_folded(word) || is_in_name(at)) continue;
      if (is_named(at) || is_anothers_name(phrase, word) || is_seized(at)) return;
      // "an officer of the unit", "lawyers of the centre": a body is no person kept back.
      if (folded(at - std::min(at, 1U)) == "the" && !word.ends_with("s")) continue;
      tell({begin_of(at), at + 1}, phrase.end, "The text keeps back the name of its source.");
      return;
    }
  }

  // "quotes the diary of a schoolteacher": the work is passed over, whose it is matters.
  [[nodiscard]] std::uint32_t behind_work(std::uint32_t at) const {
    const auto size = static_cast<std::uint32_t>(checking_.tokens.size());
    if (at + 3 >= size || (folded(at) != "the" && folded(at) != "a")) return at;
    const bool of = words_.of(folded(at + 1)).work && folded(at + 2) == "of";
    return of ? at + 3 : at;
  }

  // Who is cited: "citing two former commanders", "quoted a 'senior official'".
  void look_on(std::uint32_t at) {
    at = behind_work(at);
    const std::uint32_t first = at;
    constexpr std::uint32_t kReach = 6;
    bool unnamed = false;  // in so many words: "an unnamed returnee"
    const std::uint32_t end =
        std::min<std::uint32_t>(at + kReach, static_cast<std::uint32_t>(checking_.tokens.size()));
    std::optional<std::uint32_t> head;
    bool brought_in = false;
    for (; at < end; ++at) {
      const Token& token = checking_.tokens[at];
      if (token.kind == TokenKind::OpenQuote && (at == first || brought_in)) continue;
      if (token.kind != TokenKind::Word || token.starts_block) break;
      const std::string word = folded(at);
      if (kBringsIn.has_folded(word)) {
        brought_in = true;
        unnamed = unnamed || word == "unnamed";
        continue;
      }
      if (unnamed && is_private_person(word)) head = at;
      if (kCloses.has_folded(word) || token.letters != text::LetterCase::Lower) break;
      if (can_speak(at)) head = at;
    }
    if (const std::uint32_t close = inside_end(first)) {
      return tell({first + 1, close}, close, "Cited without a name.");
    }
    if (!head || is_named(*head)) return;
    const std::string noun = folded(*head);
    const bool many = noun.ends_with("s") || noun.ends_with("men");
    if ((!brought_in && !many) || kAccused.has_folded(noun)) return;
    if (is_private_person(noun) && !unnamed) return;
    const std::uint32_t begin =
        checking_.tokens[first].kind == TokenKind::OpenQuote ? first + 1 : first;
    tell({begin, *head + 1}, *head + 1, "Cited without a name.");
  }

  // "on the word of '| people at the rank'": those who are there, in marks.
  // Where the words in marks end; 0 if they are not of such people.
  [[nodiscard]] std::uint32_t inside_end(std::uint32_t at) const {
    static constexpr text::WordSet kPeople{"people", "persons", "those"};
    static constexpr text::WordSet kWhere{"at",    "in",       "inside", "within",
                                          "close", "familiar", "near",   "around"};
    const std::vector<Token>& tokens = checking_.tokens;
    constexpr std::uint32_t kLongest = 8;
    if (at + 2 >= tokens.size() || tokens[at].kind != TokenKind::OpenQuote ||
        !kPeople.has(tokens[at + 1].key) || !kWhere.has(tokens[at + 2].key)) {
      return 0;
    }
    const auto end =
        std::min<std::uint32_t>(static_cast<std::uint32_t>(tokens.size()), at + kLongest);
    for (std::uint32_t i = at + 3; i < end; ++i) {
      if (tokens[i].kind == TokenKind::CloseQuote) return i;
    }
    return 0;
  }

  void tell(const text::TokenRange& phrase, std::uint32_t end, const char* why) {
    if (phrase.empty()) return;
    const text::Span span = text::span_of(checking_.tokens, phrase);
    tell_unnamed(checking_, span, {span.begin, checking_.tokens[end - 1].span.end}, why);
  }

  Checking& checking_;
  SourceWords words_;
};

}  // namespace

void check_kept_back(Checking& checking) {
  KeptBack(checking).check();
}

}  // namespace plumbline::verify

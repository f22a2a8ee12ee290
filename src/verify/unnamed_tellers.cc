// SPDX-License-Identifier: Apache-2.0
//
// Somebody without a name who tells something in so many words: "A judge in Sousse, with whom I
// studied, says", "according to non-governmental organisations". Read from the words alone, for
// where a chain does not lead to whoever tells.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/word_key.h"
#include "verify/unnamed_internal.h"

namespace plumbline::verify {
namespace {

using text::operator""_w;
using text::LetterCase;
using text::Token;
using text::TokenKind;

// Acts of telling that take what is told; behind all but "said" stands "that".
constexpr text::WordSet kTells{
    "say",       "says",     "said",   "tell",    "tells",  "told",     "explain",   "explains",
    "explained", "claim",    "claims", "claimed", "allege", "alleges",  "alleged",   "confirmed",
    "confirm",   "confirms", "warn",   "warns",   "warned", "estimate", "estimates", "estimated"};
constexpr text::WordSet kSays{"say", "says", "said"};
constexpr text::WordSet kAlleges{"allege", "alleges", "alleged"};
// Those who write: "told us that", "explained to reporters that".
constexpr text::WordSet kWhoWrites{"us",       "me",          "reporters", "journalists",
                                   "the",      "to",          "paper",     "newspaper",
                                   "weekly",   "daily",       "editors",   "institute",
                                   "magazine", "researchers", "authors",   "agency"};
constexpr text::WordSet kToUs{"us", "me", "reporters", "journalists"};
constexpr text::WordSet kPuts{"put", "puts"};
constexpr text::WordSet kGives{"give", "gives", "gave"};
constexpr text::WordSet kPointsOut{"point", "points", "pointed"};
constexpr text::WordSet kOtherwise{"otherwise", "differently"};
constexpr text::WordSet kFond{"like", "love", "tend", "likes", "loves", "tends"};
constexpr text::WordSet kReached{"briefed",     "reached",   "quoted",
                                 "interviewed", "contacted", "asked"};
// "said no", "said nothing": no telling.
constexpr text::WordSet kShortWords{"no",    "yes",     "nothing", "so",   "little",    "goodbye",
                                    "hello", "prayers", "more",    "much", "something", "anything"};
// Bodies that speak as such, through whoever of them; judges in court.
constexpr text::WordSet kOfTheState{"prosecutor", "prosecutors", "investigator", "investigators",
                                    "detective",  "detectives",  "officer",      "officers",
                                    "judge",      "judges",      "magistrate",   "magistrates"};
constexpr text::WordSet kInCourtActs{"hold",      "holds", "held",  "confirm", "confirms",
                                     "confirmed", "tell",  "tells", "told"};
constexpr text::WordSet kThatVerbs{
    "hold",   "holds",   "held",     "believe",  "believes", "believed", "fear",     "feared",
    "report", "reports", "reported", "added",    "adds",     "write",    "writes",   "wrote",
    "insist", "insists", "insisted", "maintain", "recalls",  "recalled", "complain", "complained"};
// "let the editors know": the act parted by whom it is told to.
constexpr text::WordSet kLets{"let", "lets"};
constexpr text::WordSet kBeforeVerb{"have", "has",  "had",  "also",  "later",      "long",
                                    "now",  "then", "once", "still", "repeatedly", "recently"};
constexpr text::WordSet kPassive{"was", "were", "is", "are", "be", "been", "being"};
constexpr text::WordSet kNotDone{"not", "to", "never"};
// Told in private, or on oath: no talk with those who write.
constexpr text::WordSet kNoPress{"her",     "him",        "them",          "police",      "court",
                                 "judge",   "jury",       "investigators", "prosecutors", "himself",
                                 "herself", "detectives", "magistrate",    "tribunal",    "story",
                                 "stories", "tale",       "tales",         "truth",       "lies"};
constexpr text::WordSet kSingles{"a", "an", "one", "another"};
constexpr text::WordSet kSeveralTellers{"some", "several", "two", "three",
                                        "four", "five",    "six", "many"};
constexpr text::WordSet kPrepositions{"in",   "of",    "from",     "at",  "for", "close",
                                      "near", "with",  "familiar", "on",  "to",  "inside",
                                      "by",   "about", "as",       "and", "or",  "under"};
constexpr text::WordSet kClauseOpeners{"who", "whom", "that", "which", "whose"};
constexpr text::WordSet kPoints{"the", "this", "that", "these", "those", "his",  "her", "their",
                                "its", "our",  "my",   "your",  "no",    "both", "such"};
constexpr text::WordSet kCalled{"called", "named", "identified", "known"};
constexpr text::WordSet kSubjects{"he", "she", "it", "they", "we", "i", "you"};
// Institutions' mouths are told of by their chains; those who deal with victims are accused.
constexpr text::WordSet kOthers{
    "spokesperson",    "spokesman",  "spokeswoman",  "spokespeople",  "spokesmen", "representative",
    "representatives", "press",      "service",      "office",        "suspect",   "suspects",
    "defendant",       "defendants", "trafficker",   "traffickers",   "smuggler",  "smugglers",
    "recruiter",       "recruiters", "broker",       "brokers",       "agent",     "agents",
    "employer",        "employers",  "neighbour",    "neighbours",    "neighbor",  "neighbors",
    "friend",          "friends",    "acquaintance", "acquaintances", "boyfriend", "owner",
    "owners",          "pimp",       "pimps",        "witness",       "witnesses", "counsel",
    "author",          "authors",    "narrator",     "minister",      "president"};

class Tellers {
 public:
  explicit Tellers(Checking& checking)
      : checking_(checking), tokens_(checking.tokens), words_(checking.refdata) {}

  void check() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].starts_block) headline_ = is_headline(checking_, tokens_[at].span);
      if (tokens_[at].kind == TokenKind::OpenQuote) {
        check_quoted(at);
        quoted_ = true;
      }
      if (tokens_[at].kind == TokenKind::CloseQuote || tokens_[at].starts_block) quoted_ = false;
      if (quoted_ || headline_ || tokens_[at].kind != TokenKind::Word) continue;
      if (is_according(at)) {
        check_according(at + 2);
      } else if (is_cited(at)) {
        check_cited(at);
      } else if (may_begin(at)) {
        check_subject(at);
      }
    }
  }

 private:
  // A noun phrase, from its first word to behind its head.
  struct Phrase {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool many = false;
    bool counted = false;
  };

  [[nodiscard]] std::string_view word(std::size_t at) const {
    return checking_.words(tokens_[at].span);
  }
  [[nodiscard]] bool stops(std::size_t at) const {
    if (tokens_[at].kind != TokenKind::Punctuation) return false;
    const std::string_view mark = word(at);
    return mark == "." || mark == "!" || mark == "?" || mark == ":" || mark == ";";
  }
  [[nodiscard]] bool is_comma(std::size_t at) const {
    return tokens_[at].kind == TokenKind::Punctuation && word(at) == ",";
  }
  [[nodiscard]] bool begins_sentence(std::size_t at) const {
    if (at == 0 || tokens_[at].starts_block || stops(at - 1)) return true;
    return at > 1 && tokens_[at - 1].kind == TokenKind::CloseQuote && stops(at - 2);
  }
  [[nodiscard]] bool is_according(std::size_t at) const {
    return at + 2 < tokens_.size() && tokens_[at].key == "according"_w &&
           tokens_[at + 1].key == "to"_w;
  }
  // Where a clause with a subject may begin: a sentence, or behind the few words that open one.
  [[nodiscard]] bool may_begin(std::size_t at) const {
    if (begins_sentence(at) || is_behind_time(at)) return true;
    constexpr std::size_t kOpening = 6;  // "On the beach,"
    if (!is_comma(at - 1)) return false;
    for (std::size_t back = at - 1; at - back <= kOpening && !is_comma(back - 1); --back) {
      if (begins_sentence(back - 1)) return true;
    }
    return false;
  }

  // "In 2023 | a constable", "Last week | officials".
  [[nodiscard]] bool is_behind_time(std::size_t at) const {
    static constexpr text::WordSet kTimes{
        "week",      "month",     "year",    "spring",   "summer",   "autumn", "winter",
        "january",   "february",  "march",   "april",    "may",      "june",   "july",
        "august",    "september", "october", "november", "december", "monday", "tuesday",
        "wednesday", "thursday",  "friday",  "saturday", "sunday"};
    static constexpr text::WordSet kOpens{"in", "on", "last", "this", "since"};
    if (at < 2 || !kOpens.has(tokens_[at - 2].key) || !begins_sentence(at - 2)) return false;
    return tokens_[at - 1].kind == TokenKind::Number || kTimes.has(tokens_[at - 1].key);
  }

  // "two former commanders", "Human rights defenders".
  [[nodiscard]] std::optional<Phrase> phrase_at(std::size_t at) const {
    constexpr std::size_t kLongest = 4;
    Phrase phrase{at, at, false, false};
    if (kSingles.has(tokens_[at].key) || kSeveralTellers.has(tokens_[at].key)) {
      phrase.counted = true;
      ++at;
    }
    const std::size_t first = at;
    while (at < tokens_.size() && at < first + kLongest && is_inside(at, first, phrase.counted)) {
      ++at;
    }
    if (at == first) return std::nullopt;
    phrase.end = at;
    // "A Geneva lawyer"; not "A lawyer Mina Rill".
    if (phrase.counted && tokens_[at - 1].letters != LetterCase::Lower) return std::nullopt;
    const std::string head = text::fold(word(at - 1));
    phrase.many = (head.ends_with("s") && !head.ends_with("ss")) || head.ends_with("men") ||
                  words_.of(head).hearsay;
    if (!phrase.counted && !phrase.many) return std::nullopt;
    return phrase;
  }
  [[nodiscard]] bool is_inside(std::size_t at, std::size_t first, bool counted) const {
    const Token& token = tokens_[at];
    const bool letters =
        token.letters == LetterCase::Lower || (counted && token.letters != LetterCase::None) ||
        (at == first && !counted && token.letters == LetterCase::Title && begins_sentence(at));
    const bool owns = word(at) == "'s" || word(at) == "\u2019s";
    return token.kind == TokenKind::Word && letters && !owns &&
           (at == first || !token.starts_block) && !kPrepositions.has(token.key) &&
           !kClauseOpeners.has(token.key) && !is_verb(at) && !kBeforeVerb.has(token.key) &&
           !kPassive.has(token.key) && !kNotDone.has(token.key) && !kCalled.has(token.key) &&
           !kSubjects.has(token.key) && !kPoints.has(token.key) &&
           (at == first || (!kFond.has(token.key) && !kReached.has(token.key)));
  }
  [[nodiscard]] bool is_verb(std::size_t at) const {
    const std::uint64_t key = tokens_[at].key;
    return kTells.has(key) || kThatVerbs.has(key) || kLets.has(key) || kPuts.has(key) ||
           kGives.has(key) || kPointsOut.has(key);
  }

  // Whether a phrase is of people nobody could ask.
  [[nodiscard]] bool is_somebody(const Phrase& phrase) const {
    const std::string head = text::fold(word(phrase.end - 1));
    const bool helps = phrase.end > phrase.begin + 1 &&
                       source_phrase(text::fold(word(phrase.end - 2)) + " " + head).helps;
    if (works_with_them(phrase)) return true;
    if (kOthers.has_folded(head) || (is_private_person(head) && !helps)) return false;
    const SourceWord known = words_.of(head);
    return (phrase.many ? known.speaks || known.person : known.person) && !known.nobody &&
           !known.work;
  }

  // "Women | who work with survivors": helpers, not those to whom it was done.
  [[nodiscard]] bool works_with_them(const Phrase& phrase) const {
    static constexpr text::WordSet kPeople{"women", "men", "people", "woman", "man"};
    static constexpr text::WordSet kWork{"work", "works", "worked", "deal", "deals"};
    static constexpr text::WordSet kWith{"with", "among"};
    static constexpr text::WordSet kWhom{"survivors", "victims",   "girls",  "women",    "children",
                                         "migrants",  "returnees", "minors", "families", "workers"};
    const std::size_t who = phrase.end;
    return who + 3 < tokens_.size() && kWhom.has(tokens_[who + 3].key) &&
           kPeople.has(tokens_[who - 1].key) && tokens_[who].key == "who"_w &&
           kWork.has(tokens_[who + 1].key) && kWith.has(tokens_[who + 2].key);
  }

  // "wrote that 'credible sources' pointed to": marks around nobody's name.
  void check_quoted(std::size_t open) {
    constexpr std::size_t kLongest = 3;
    std::size_t end = open + 1;
    while (end < tokens_.size() && end <= open + kLongest && tokens_[end].kind == TokenKind::Word &&
           tokens_[end].letters == LetterCase::Lower) {
      ++end;
    }
    if (headline_ || end == open + 1 || end + 1 >= tokens_.size() ||
        tokens_[end].kind != TokenKind::CloseQuote || !is_verb(end + 1)) {
      return;
    }
    Phrase phrase{open + 1, end, false, false};
    const std::string head = text::fold(word(end - 1));
    phrase.many = head.ends_with("s") && !head.ends_with("ss");
    if (phrase.many && is_somebody(phrase) && !kOfTheState.has_folded(head)) tell(phrase);
  }

  void check_subject(std::size_t at) {
    const std::optional<Phrase> phrase = phrase_at(at);
    if (!phrase || !is_somebody(*phrase) || !tells(*phrase)) return;
    tell(*phrase);
  }

  // "According to preliminary data, ...", "according to activists": with nobody behind who has it.
  void check_according(std::size_t at) {
    const std::optional<Phrase> phrase = phrase_at(at);
    if (!phrase || phrase->end >= tokens_.size()) return;
    const std::string_view mark = word(phrase->end);
    if (mark != "," && mark != "." && mark != ";") return;
    if (kOfTheState.has_folded(text::fold(word(phrase->end - 1)))) return;
    const bool hearsay =
        words_.of(text::fold(word(phrase->end - 1))).hearsay && phrase->end - phrase->begin > 1;
    if (hearsay || is_somebody(*phrase)) tell(*phrase);
  }

  // "quoting | a UN source in Abuja", "referred to | a source familiar with the inquiry", "had it
  // from | an informed source", "as | a source in the office confirmed".
  [[nodiscard]] bool is_cited(std::size_t at) const {
    static constexpr text::WordSet kCites{"quoting", "citing", "quotes", "cites"};
    static constexpr text::WordSet kRefers{"refers", "referred", "referring", "reference", "refer"};
    if (at == 0 || !(kSingles.has(tokens_[at].key) || kSeveralTellers.has(tokens_[at].key))) {
      return false;
    }
    const std::uint64_t before = tokens_[at - 1].key;
    if (kCites.has(before) || before == "from"_w || before == "as"_w) {
      return true;
    }
    return at > 2 && before == "to"_w && kRefers.has(tokens_[at - 2].key) &&
           tokens_[at - 3].key != "no"_w && tokens_[at - 3].key != "a"_w;
  }

  void check_cited(std::size_t at) {
    static constexpr text::WordSet kWithin{"in",   "at",   "inside",   "within", "close",
                                           "near", "with", "familiar", "who",    "from"};
    const std::optional<Phrase> phrase = phrase_at(at);
    if (!phrase || phrase->end >= tokens_.size()) return;
    const std::string head = text::fold(word(phrase->end - 1));
    if (head != "source" && head != "sources") return;
    // "a source of income"; "a source in the river": nobody speaks there.
    const bool cites = tokens_[at - 1].key != "from"_w && tokens_[at - 1].key != "as"_w;
    const bool within = kWithin.has(tokens_[phrase->end].key);
    if (cites ? tokens_[phrase->end].key == "of"_w : !within) return;
    if (word(phrase->end) == ":") return;  // who it is stands behind
    const std::uint64_t before = tokens_[at - 1].key;
    if (before == "from"_w && !learned_before(at)) return;
    if (before == "as"_w && !(opens_clause(at - 1) && told_behind(*phrase))) return;
    const text::Span span{tokens_[phrase->begin].span.begin, tokens_[phrase->end - 1].span.end};
    for (const model::Finding& finding : checking_.findings) {
      if (finding.code == "source-unnamed" && finding.passage.span.overlaps(span)) return;
    }
    tell(*phrase);
  }

  // "had it, it said, | from a source", "learned from a source"; not "came from a source".
  [[nodiscard]] bool learned_before(std::size_t at) const {
    static constexpr text::WordSet kLearns{"had",   "has",   "have", "learned", "learnt",
                                           "heard", "knows", "knew", "got",     "received"};
    constexpr std::size_t kReach = 8;
    for (std::size_t back = at; back > 0 && at - back < kReach && !stops(back - 1); --back) {
      if (kLearns.has(tokens_[back - 1].key)) return true;
    }
    return false;
  }
  // "..., as | a source confirmed"; not "use it as a source".
  [[nodiscard]] bool opens_clause(std::size_t as) const {
    return begins_sentence(as) || (as > 0 && word(as - 1) == ",");
  }
  [[nodiscard]] bool told_behind(const Phrase& phrase) const {
    constexpr std::size_t kReach = 10;
    const std::size_t end = std::min(tokens_.size(), phrase.end + kReach);
    for (std::size_t at = phrase.end; at < end && !stops(at) && word(at) != ","; ++at) {
      if (kTells.has(tokens_[at].key)) return true;
    }
    return false;
  }

  // Whether the clause that the phrase begins has an act of telling as its verb.
  [[nodiscard]] bool tells(const Phrase& phrase) const {
    constexpr std::size_t kReach = 18;
    std::size_t commas = 0;
    bool relative = false;
    const std::size_t end = std::min(tokens_.size(), phrase.end + kReach);
    for (std::size_t at = phrase.end; at < end; ++at) {
      if (stops(at) || tokens_[at].starts_block || tokens_[at].kind == TokenKind::OpenQuote) {
        return false;
      }
      if (kCalled.has(tokens_[at].key)) return false;
      relative = relative || kClauseOpeners.has(tokens_[at].key);
      if (word(at) == ",") {
        ++commas;
        if (at + 1 < end && names_behind(at + 1)) return false;
        continue;
      }
      if (is_verb(at)) return is_main(phrase, at, commas, relative) && is_told_on(phrase, at);
      // Another verb before: not who tells; inside "who ..." it may stand.
      if (kPassive.has(tokens_[at].key) && !relative) return false;
      if (at == phrase.end && tokens_[at].letters != LetterCase::Lower) return false;
      if (at == phrase.end && !leads_on(at)) return false;
    }
    return false;
  }
  [[nodiscard]] bool leads_on(std::size_t at) const {
    const std::uint64_t key = tokens_[at].key;
    return kPrepositions.has(key) || kClauseOpeners.has(key) || kBeforeVerb.has(key) ||
           kFond.has(key) || kReached.has(key) || word(at) == ",";
  }
  // ", Ivan Rill", ", the barrister": who it is.
  [[nodiscard]] bool names_behind(std::size_t at) const {
    return tokens_[at].letters == LetterCase::Title || tokens_[at].key == "the"_w ||
           kSubjects.has(tokens_[at].key);
  }
  // Whether the verb at `at` is that of the phrase: beside it, behind what tells where it is, or
  // behind what stands between commas.
  [[nodiscard]] bool is_main(const Phrase& phrase, std::size_t at, std::size_t commas,
                             bool relative) const {
    std::size_t before = at;
    // "officials like to | point out"
    const bool fond =
        at > phrase.end + 1 && tokens_[at - 1].key == "to"_w && kFond.has(tokens_[at - 2].key);
    if (fond) before = at - 2;
    while (before > phrase.end && kBeforeVerb.has(tokens_[before - 1].key)) --before;
    if (kPassive.has(tokens_[at - 1].key) || (!fond && kNotDone.has(tokens_[at - 1].key)) ||
        kSubjects.has(tokens_[before - 1].key)) {
      return false;
    }
    const bool beside = before == phrase.end;
    if (beside) return true;
    if (commas == 0) {
      // "who was asked said", "in Riga said"; not "who said", "on whom the court said".
      return !relative ||
             (!kClauseOpeners.has(tokens_[before - 1].key) && !is_of_another(phrase, at));
    }
    const bool between = at + 1 < tokens_.size() && word(at + 1) == ",";  // ", allege,"
    return word(before - 1) == "," && (commas == 2 || (commas == 1 && between));
  }
  // "whom", "whose": the verb is another's.
  [[nodiscard]] bool is_of_another(const Phrase& phrase, std::size_t end) const {
    static constexpr text::WordSet kWhom{"whom", "whose", "which"};
    for (std::size_t at = phrase.end; at < end; ++at) {
      if (kWhom.has(tokens_[at].key)) return true;
    }
    return false;
  }
  // "told | us that", "said | that"; not "told her", "told the court", "held | a meeting".
  [[nodiscard]] bool is_told_on(const Phrase& phrase, std::size_t at) const {
    constexpr std::size_t kObject = 4;
    const std::uint64_t key = tokens_[at].key;
    if (at + 1 >= tokens_.size()) return false;
    if (kLets.has(key)) return lets_know(at);
    const std::string head = text::fold(word(phrase.end - 1));
    if (kPuts.has(key)) return !kOfTheState.has_folded(head) && puts_number(at);
    if (kGives.has(key)) return gives_account(at);
    if (kPointsOut.has(key)) {
      return !kOfTheState.has_folded(head) && at + 2 < tokens_.size() &&
             tokens_[at + 1].key == "out"_w && tokens_[at + 2].key == "that"_w;
    }
    if (kSays.has(key) && kOtherwise.has(tokens_[at + 1].key)) return true;
    std::size_t that = at + 1;
    bool to_us = false;
    while (that + 1 < std::min(tokens_.size(), at + 1 + kObject) &&
           kWhoWrites.has(tokens_[that].key)) {
      to_us = to_us || kToUs.has(tokens_[that].key);
      ++that;
    }
    if (kOfTheState.has_folded(head) &&
        !(kInCourtActs.has(key) ? to_us : is_told_apart(at, to_us))) {
      return false;
    }
    if (tokens_[that].key == "that"_w) return that == at + 1 || !kThatVerbs.has(key);
    if (kAlleges.has(key)) return word(at + 1) == ",";
    // "Teachers say no", "guards said": what any of them would say.
    return kSays.has(key) && phrase.counted && !kShortWords.has(tokens_[at + 1].key);
  }
  // A judge who speaks to the writer, and a "says" of one whom the writer knows.
  [[nodiscard]] bool is_told_apart(std::size_t at, bool to_us) const {
    constexpr std::size_t kBack = 6;
    for (std::size_t back = at; back > 0 && at - back < kBack && !stops(back - 1); --back) {
      if (tokens_[back - 1].key == "i"_w) return true;
    }
    return to_us;
  }
  // "put | the women now waiting at 140".
  [[nodiscard]] bool puts_number(std::size_t at) const {
    constexpr std::size_t kReach = 14;
    constexpr std::size_t kAbout = 3;  // "at more than 140"
    bool behind = false;
    std::size_t at_word = 0;
    for (std::size_t i = at + 1; i < std::min(tokens_.size(), at + kReach) && !stops(i); ++i) {
      if (tokens_[i].key == "at"_w) {
        behind = true;
        at_word = i;
      }
      if (behind && i > at_word && i - at_word <= kAbout && tokens_[i].kind == TokenKind::Number)
        return true;
    }
    return false;
  }
  // "gave | the station a similar account"; not "gave the court a similar account".
  [[nodiscard]] bool gives_account(std::size_t at) const {
    static constexpr text::WordSet kSame{"same", "similar", "another", "different", "other"};
    static constexpr text::WordSet kAccount{"account", "version", "picture", "description",
                                            "story",   "number",  "figure"};
    static constexpr text::WordSet kTried{"trial",   "court", "oath",  "jury",   "testimony",
                                          "inquest", "judge", "bench", "hearing"};
    static constexpr text::WordSet kStations{"station", "radio",   "channel",
                                             "portal",  "website", "broadcaster"};
    constexpr std::size_t kReach = 8;
    if (checking_.holds(kTried, checking_.sentence_of(tokens_[at].span))) return false;
    bool same = false;
    for (std::size_t i = at + 1; i < std::min(tokens_.size(), at + kReach) && !stops(i); ++i) {
      const std::uint64_t key = tokens_[i].key;
      if (same) return kAccount.has(key);
      same = kSame.has(key);
      const bool heard = kSingles.has(key) || kWhoWrites.has(key) || kStations.has(key) ||
                         tokens_[i].letters != LetterCase::Lower;
      if (!same && !heard) return false;
    }
    return false;
  }

  // "let | the editors of the weekly know that".
  [[nodiscard]] bool lets_know(std::size_t at) const {
    constexpr std::size_t kReach = 9;
    for (std::size_t i = at + 1; i < std::min(tokens_.size(), at + kReach) && !stops(i); ++i) {
      if (kNoPress.has(tokens_[i].key)) return false;
      if (tokens_[i].key == "know"_w) return true;
    }
    return false;
  }

  // Once for each: nothing of whom a chain has told, or knows the name.
  void tell(const Phrase& phrase) {
    const text::Span span{tokens_[phrase.begin].span.begin, tokens_[phrase.end - 1].span.end};
    const std::string printed = text::fold(checking_.words(span));
    for (const model::Finding& finding : checking_.findings) {
      if (finding.code != "source-unnamed") continue;
      if (!phrase.counted && text::fold(finding.words) == printed) return;
    }
    for (const model::Claim& claim : checking_.claims) {
      for (const model::ChainLink& link : claim.chain.links) {
        const bool named = link.status == model::LinkStatus::Named && link.speaker &&
                           !link.name.empty() && link.name.front() >= 'A' &&
                           link.name.front() <= 'Z';
        if (named && link.speaker->span.overlaps(span) &&
            text::fold(link.name).find(printed) == std::string::npos) {
          return;
        }
      }
    }
    tell_unnamed(checking_, span, span, "Told without a name.");
  }

  Checking& checking_;
  const std::vector<Token>& tokens_;
  SourceWords words_;
  bool quoted_ = false;
  bool headline_ = false;
};

}  // namespace

bool is_headline(const Checking& checking, const text::Span& span) {
  constexpr std::uint32_t kHead = 600;  // bytes
  if (span.begin > kHead) return false;
  const std::vector<Token>& tokens = checking.tokens;
  auto at = std::lower_bound(
      tokens.begin(), tokens.end(), span.begin,
      [](const Token& token, std::uint32_t begin) { return token.span.end <= begin; });
  if (at == tokens.end()) return false;
  while (at + 1 != tokens.end() && !(at + 1)->starts_block) ++at;
  if (at + 1 == tokens.end()) return false;  // the last words of a text are no headline
  if (at->kind == TokenKind::CloseQuote && at != tokens.begin()) --at;
  const std::string_view mark = checking.words(at->span);
  return mark != "." && mark != "!" && mark != "?" && mark != ":" && mark != "\u2026";
}

void check_unnamed_tellers(Checking& checking) {
  Tellers(checking).check();
}

}  // namespace plumbline::verify

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "verify/unnamed_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

// Who speaks for an institution; what they say, it says.
constexpr text::WordSet kMouths{"spokesperson",   "spokesman",       "spokeswoman", "spokespeople",
                                "spokesmen",      "spokespersons",   "press",       "service",
                                "representative", "representatives", "statement",   "office"};

// Many persons of an institution that the text does not tell apart.
constexpr text::WordSet kOfficials{"official",  "officials", "officer",   "officers",   "diplomat",
                                   "diplomats", "minister",  "ministers", "insider",    "insiders",
                                   "source",    "sources",   "spokesmen", "bureaucrats"};

constexpr text::WordSet kPrivate{
    "man",       "men",        "woman",      "women",       "girl",     "girls",     "boy",
    "boys",      "child",      "children",   "worker",      "workers",  "labourer",  "labourers",
    "laborer",   "laborers",   "migrant",    "migrants",    "refugee",  "refugees",  "maid",
    "maids",     "deckhand",   "deckhands",  "fisher",      "fishers",  "fisherman", "fishermen",
    "sailor",    "sailors",    "victim",     "victims",     "survivor", "survivors", "mother",
    "mothers",   "father",     "fathers",    "parent",      "parents",  "family",    "families",
    "relative",  "relatives",  "sister",     "sisters",     "brother",  "brothers",  "son",
    "daughter",  "wife",       "husband",    "widow",       "orphan",   "teenager",  "teenagers",
    "returnee",  "returnees",  "adolescent", "adolescents", "year-old", "bride",     "people",
    "youth",     "rescued",    "student",    "students",    "pupil",    "pupils",    "waitress",
    "dancer",    "dancers",    "hostess",    "model",       "cleaner",  "cleaners",  "seamstress",
    "teen",      "teens",      "minor",      "minors",      "orphans",  "domestic",  "prostitute",
    "housemaid", "housemaids", "schoolgirl", "schoolgirls", "infant",   "client",    "clients",
    "pickers",   "picker",     "patient",    "patients",    "inmate",   "inmates",   "cousin",
    "cousins",   "aunt",       "uncle"};

// Before "worker": paid to help, not one of the workers.
constexpr text::WordSet kHelping{"social", "aid",     "health",   "case",         "care",  "youth",
                                 "relief", "welfare", "outreach", "humanitarian", "rescue"};

constexpr text::WordSet kPronounWords{"he",    "she",   "it",   "they", "we",   "i",     "him",
                                      "her",   "them",  "us",   "his",  "its",  "our",   "my",
                                      "your",  "their", "this", "that", "who",  "one",   "here",
                                      "there", "mine",  "ours", "you",  "hers", "these", "those"};

// Papers that speak for an institution.
constexpr text::WordSet kRecords{"register",  "registry",  "records",    "statistics", "judgment",
                                 "judgement", "verdict",   "indictment", "footnote",   "appendix",
                                 "annex",     "database",  "census",     "transcript", "file",
                                 "files",     "documents", "letter",     "ruling",     "archive",
                                 "registers", "circular",  "memo",       "minutes"};

// "The authors of the report": told by what they wrote or lead.
constexpr text::WordSet kWriters{
    "authors",   "editors",   "founders",    "directors",  "organisers", "organizers", "auditors",
    "compilers", "surveyors", "researchers", "evaluators", "reporters",  "journalists"};

// Parts that are played in a court, named without an article: "Counsel then suggested".
constexpr text::WordSet kInCourt{"counsel", "prosecution", "defence",   "defense",
                                 "witness", "plaintiff",   "respondent"};

// "A neighbour promised her work": what leads a victim on is no statement of a source.
constexpr std::array<std::string_view, 6> kLures = {"promis", "offer",    "threaten",
                                                    "lured",  "persuade", "assured her"};

constexpr text::WordSet kCollective{"press", "media", "public", "staff", "opposition"};

constexpr text::WordSet kEndsHead{"of",    "in",   "for", "from", "at", "with",  "on",       "who",
                                  "which", "that", "to",  "near", "by", "close", "familiar", "("};

// What points at somebody told of before.
constexpr text::WordSet kThese{"the", "this", "that", "these", "those"};

// Accused of it: they deny, and are no source.
constexpr text::WordSet kAccusedHeads{"suspect",     "suspects",   "accused",
                                      "defendant",   "defendants", "trafficker",
                                      "traffickers", "smuggler",   "smugglers"};

// Of which there are some: "several of the teachers".
constexpr text::WordSet kSome{"one", "some", "many", "several", "two",  "three", "most",
                              "few", "four", "five", "half",    "both", "each",  "all"};

bool is_plural(const std::string& noun) {
  if (noun == "headquarters") return false;
  const bool ends = noun.ends_with("s") && !noun.ends_with("ss");
  return ends || noun == "people" || kCollective.has_folded(noun);
}

// Whether the name follows: "one of its authors, the barrister Tanvir Chowdhury", "a page called
// Mums Alert".
bool is_named_behind(const Checking& checking, const text::Span& phrase) {
  constexpr std::uint32_t kReach = 90;
  text::Span behind{phrase.end, phrase.end + kReach};
  for (const text::Token& token : checking.tokens_in(phrase)) {
    if (checking.words(token.span) != ",") continue;
    behind.begin = token.span.begin;
    break;
  }
  const auto inside = checking.tokens_in(behind);
  std::size_t at = 0;
  if (at < inside.size() &&
      (checking.words(inside[at].span) == "called" || checking.words(inside[at].span) == "named")) {
    return at + 1 < inside.size() && inside[at + 1].letters == text::LetterCase::Title;
  }
  if (inside.empty() || checking.words(inside[0].span) != ",") return false;
  constexpr std::size_t kOffice = 5;  // ", the barrister"
  for (at = 1; at + 1 < inside.size() && at <= kOffice; ++at) {
    if (inside[at].kind != text::TokenKind::Word) return false;
    const bool name = inside[at].letters == text::LetterCase::Title &&
                      inside[at + 1].letters == text::LetterCase::Title;
    if (name) return true;
  }
  return false;
}

// "The ministry registered 512 complaints, a spokeswoman said": she speaks for the body just named.
bool body_named_beside(const Checking& checking, const model::Claim& claim) {
  if (claim.figure && !claim.figure->counted_by.empty()) return true;
  const auto is_capital = [](const text::Token& token) {
    return token.letters == text::LetterCase::Title || token.letters == text::LetterCase::Upper;
  };
  const text::Span span = claim.passages.front().span;
  const auto inside = checking.tokens_in(span);
  if (std::count_if(inside.begin(), inside.end(), is_capital) > 1) return true;
  // "The Police Force contests this. '...', a spokesperson said": told of in the paragraph.
  constexpr std::uint32_t kReach = 250;  // bytes
  std::uint32_t begin = span.begin - std::min(span.begin, kReach);
  const std::size_t gap = checking.words({begin, span.begin}).rfind("\n\n");
  if (gap != std::string_view::npos) begin += static_cast<std::uint32_t>(gap);
  const auto before = checking.tokens_in({begin, span.begin});
  static constexpr text::WordSet kBodies{"police",     "force",   "ministry",  "department",
                                         "agency",     "council", "authority", "office",
                                         "commission", "service", "committee", "inspectorate"};
  for (std::size_t at = before.size(); at > 1; --at) {
    const text::Token& last = before[at - 1];
    const text::Token& first = before[at - 2];
    const bool body = kBodies.has(last.key) || kBodies.has(first.key);
    if (body && is_capital(last) && is_capital(first)) return true;
  }
  return false;
}

bool follows(const Checking& checking, const text::Span& span, std::string_view word) {
  constexpr std::uint32_t kReach = 12;
  const auto before = checking.tokens_in({span.begin - std::min(span.begin, kReach), span.begin});
  return !before.empty() && text::fold(checking.words(before.back().span)) == word;
}

// "its | officers".
bool is_its_own(const Checking& checking, const text::Span& here) {
  return follows(checking, here, "its") || follows(checking, here, "their") ||
         follows(checking, here, "his") || follows(checking, here, "her");
}

// ", a 19-year-old from Wollo" right behind: one of those to whom it was done.
bool is_private_behind(const Checking& checking, const text::Span& at) {
  constexpr std::uint32_t kReach = 40;
  const auto behind = checking.tokens_in({at.end, at.end + kReach});
  if (behind.empty() || checking.words(behind.front().span) != ",") return false;
  return std::any_of(behind.begin(), behind.end(), [&](const text::Token& token) {
    return is_private_person(text::fold(checking.words(token.span)));
  });
}

// "The Bishops", after "the Bishops of Bolivia": a body that the text has introduced.
bool is_introduced(const Checking& checking, const std::string& head, const text::Span& here) {
  static constexpr text::WordSet kOf{"of", "the", "for"};
  const std::vector<text::Token>& tokens = checking.tokens;
  for (std::size_t i = 1; i + 2 < tokens.size() && tokens[i].span.begin <= here.end; ++i) {
    const bool printed = tokens[i].letters == text::LetterCase::Title &&
                         text::fold(checking.words(tokens[i].span)) == head;
    if (!printed || text::fold(checking.words(tokens[i - 1].span)) != "the") continue;
    std::size_t next = i + 1;
    while (next < i + 3 && kOf.has(tokens[next].key)) ++next;
    if (next > i + 1 && tokens[next].letters == text::LetterCase::Title) return true;
  }
  return false;
}

// "girls were recruited as kitchen helpers": what they are to be.
bool is_made_into(const Checking& checking, const text::Token& noun) {
  constexpr std::uint32_t kReach = 24;  // bytes
  const std::uint32_t begin = noun.span.begin - std::min(noun.span.begin, kReach);
  const auto before = checking.tokens_in({begin, noun.span.begin});
  for (std::size_t back = 0; back < std::min<std::size_t>(3, before.size()); ++back) {
    const text::Token& token = before[before.size() - 1 - back];
    if (token.kind != text::TokenKind::Word) return false;
    if (token.key == text::key_of("as")) return true;
  }
  return false;
}

// "One of them": of travel agents or of victims? The last people told of before it.
bool of_private_people(const Checking& checking, const SourceWords& words, const text::Span& at) {
  if (follows(checking, at, "not")) return true;
  constexpr std::uint32_t kReach = 300;
  const std::uint32_t begin = at.begin - std::min(at.begin, kReach);
  const auto before = checking.tokens_in({begin, at.begin});
  for (auto token = before.rbegin(); token != before.rend(); ++token) {
    const std::string word = text::fold(checking.words(token->span));
    if (is_private_person(word)) return true;
    if (!is_plural(word)) continue;
    if (is_made_into(checking, *token)) continue;
    const SourceWord known = words.of(word);
    if (known.hearsay) return true;
    if (known.speaks) return false;
  }
  return true;
}

constexpr std::array<std::string_view, 5> kWhoIsTold = {"she", "he", "they", "you", "who"};

// Nouns that look like those of people.
constexpr text::WordSet kThings{
    "paper",    "letter",     "order",     "border",    "quarter",  "winter",   "summer",
    "number",   "water",      "river",     "power",     "matter",   "corner",   "shelter",
    "register", "chapter",    "poster",    "banner",    "computer", "tower",    "charter",
    "ledger",   "folder",     "other",     "centre",    "center",   "factor",   "sector",
    "door",     "floor",      "corridor",  "error",     "terror",   "harbor",   "labor",
    "labour",   "newsletter", "newspaper", "flyer",     "offer",    "tender",   "answer",
    "manner",   "monitor",    "container", "list",      "twist",    "mist",     "figure",
    "decree",   "committee",  "degree",    "guarantee", "fee",      "tree",     "coffee",
    "marker",   "indicator",  "sticker",   "barrier",   "carrier",  "frontier", "folklore",
    "weather",  "headquarter"};

// "The bakers", "a notary clerk": a noun formed as those of people are.
bool looks_like_people(std::string noun) {
  if (noun.ends_with("s") && !noun.ends_with("ss")) noun.pop_back();
  if (noun.size() < 5 || kThings.has_folded(noun)) return false;
  for (const std::string_view end : {"er", "or", "ist", "ian", "ee", "man", "men"}) {
    if (noun.ends_with(end)) return true;
  }
  return false;
}

// "In the yearbook of the centre it is written that": the work is the source.
bool stands_in_a_work(const Checking& checking, const SourceWords& words, const text::Span& at,
                      const std::string& cue) {
  static constexpr std::array<std::string_view, 5> kWriting = {"writ", "stated", "state", "stand",
                                                               "read"};
  if (std::none_of(kWriting.begin(), kWriting.end(),
                   [&](std::string_view part) { return cue.find(part) != std::string::npos; })) {
    return false;
  }
  const auto before = checking.tokens_in({checking.sentence_of(at).begin, at.begin});
  return std::any_of(before.begin(), before.end(), [&](const text::Token& token) {
    return words.of(checking.words(token.span)).work;
  });
}

// Nobody is told at all: "it was found", "is rumoured".
bool is_nobodys(const Checking& checking, const SourceWords& words, const model::Claim& claim,
                const ChainLink& link) {
  const std::string cue = text::fold(link.cue);
  // "The claim that ...", "isn't": no act of telling; "Rumours that ..." are.
  const bool one_word = cue.find(' ') == std::string::npos;
  if (one_word && !cue.ends_with("ly") && !words.of(cue).hearsay) return false;
  if (cue.find(" not ") != std::string::npos) return false;  // "it was not discussed"
  const bool nested = claim.chain.links.size() > 2;
  for (const text::Token& token : text::tokenize(cue)) {
    const SourceWord word = words.of(text::slice(cue, token.span));
    if (word.announcement || word.deed || (word.thought && nested)) return false;
  }
  // "let it be known", "had not been (aware of)", "was expected to earn": no act of telling.
  if (cue.ends_with("be known") || cue.ends_with(" been") || cue.ends_with("expected"))
    return false;
  if (!link.cue_passage) return true;
  if (stands_in_a_work(checking, words, link.cue_passage->span, cue)) return false;
  // "as is known": what everybody knows has no source to ask for; what "is known to us", we know.
  const text::Span at = link.cue_passage->span;
  const bool known = cue.find("known") != std::string::npos;
  if (known && cue.find("became") == std::string::npos && !follows(checking, at, "it") &&
      !cue.starts_with("it ")) {
    return false;
  }
  // "She was told": she, not we.
  return std::none_of(kWhoIsTold.begin(), kWhoIsTold.end(),
                      [&](std::string_view who) { return follows(checking, at, who); });
}

// "people familiar with the file", "persons close to the inquiry": sources, not those to whom it
// was done.
bool is_in_the_know(const Checking& checking, const ChainLink& link, const text::Span& here) {
  static constexpr text::WordSet kPeople{"people", "person", "persons", "those", "man", "woman"};
  static constexpr text::WordSet kKnow{"familiar", "close", "briefed", "knowledge", "acquainted"};
  if (!link.speaker || link.status != LinkStatus::Unnamed) return false;
  constexpr std::uint32_t kBehind = 20;
  return checking.holds(kPeople, here) && checking.holds(kKnow, {here.begin, here.end + kBehind});
}

// "guards informed them that each owed a debt": told to those to whom it was done.
bool tells_victims(const Checking& checking, const ChainLink& link, const std::string& head) {
  static constexpr text::WordSet kDealers{
      "guard",   "guards",     "recruiter",   "recruiters", "agent",    "agents",  "broker",
      "brokers", "employer",   "employers",   "boss",       "bosses",   "foreman", "foremen",
      "owner",   "owners",     "captain",     "captains",   "pimp",     "pimps",   "madam",
      "handler", "handlers",   "manager",     "managers",   "escort",   "escorts", "driver",
      "drivers", "trafficker", "traffickers", "smuggler",   "smugglers"};
  static constexpr text::WordSet kThem{"them", "her", "him"};
  if (!link.cue_passage || !kDealers.has_folded(head)) return false;
  const std::uint32_t end = link.cue_passage->span.end;
  constexpr std::uint32_t kBeside = 6;
  return checking.holds(kThem, {end, end + kBeside}) ||
         checking.holds(kThem, link.cue_passage->span);
}

// ", an allegation that the branch denied": what was told before, called so.
bool is_in_apposition(const Checking& checking, const text::Span& here) {
  static constexpr text::WordSet kThat{"that", "which"};
  static constexpr text::WordSet kA{"a", "an"};
  constexpr std::uint32_t kReach = 12;
  const auto behind = checking.tokens_in({here.end, here.end + kReach});
  if (behind.empty() || !kThat.has(behind.front().key)) return false;
  const std::uint32_t begin = here.begin - std::min(here.begin, kReach);
  auto before = checking.tokens_in({begin, here.begin});
  if (!before.empty() && kA.has(before.back().key)) before = before.first(before.size() - 1);
  return !before.empty() && checking.words(before.back().span) == ",";
}

// "63 chiefs were trained to recognise it", "a neighbour promised her work": no statement.
bool is_no_telling(const ChainLink& link) {
  const std::string cue = text::fold(link.cue);
  return cue.starts_with("to ") ||
         std::any_of(kLures.begin(), kLures.end(),
                     [&](std::string_view lure) { return cue.find(lure) != std::string::npos; });
}

}  // namespace

SourceWords::SourceWords(const refdata::RefData& refdata)
    : list_(refdata.wordlist("unnamed_sources")),
      nouns_(refdata.table_phrases("source_nouns")),
      rows_(refdata.table_view("wordlists/unnamed_sources")),
      noun_rows_(refdata.table_view("source_nouns")) {}

void SourceWords::add(std::uint32_t row, SourceWord& word) const {
  const std::string_view kind = rows_.cell(row, 1);
  word.anonymity = word.anonymity || kind == "anonymity";
  word.anonymity_denied = word.anonymity_denied || kind == "anonymity-denied";
  word.own_name = word.own_name || kind == "own-name";
  word.stays_unnamed = word.stays_unnamed || kind == "stays-unnamed";
  word.name_wish = word.name_wish || kind == "name-wish";
  word.name_left_out = word.name_left_out || kind == "name-left-out";
  word.whom = word.whom || kind == "whom";
  word.cites = word.cites || kind == "cites";
  word.nobody = word.nobody || kind == "nobody";
  word.hearsay = word.hearsay || kind == "hearsay";
  word.announcement = word.announcement || kind == "announcement";
  word.thought = word.thought || kind == "thought";
  word.speaks = word.speaks || kind == "calling";
  word.person = word.person || kind == "calling";
  word.deed = word.deed || kind == "deed";
  word.heard = word.heard || kind == "heard";
  word.press = word.press || kind == "press";
}

SourceWord SourceWords::of(std::string_view phrase) const {
  SourceWord word;
  for (const std::uint32_t row : list_.lookup(phrase)) add(row, word);
  for (const std::uint32_t row : nouns_.lookup(phrase)) {
    const bool work = noun_rows_.cell(row, 1) == "work";
    word.work = word.work || work;
    word.speaks = word.speaks || !work;
    word.person = word.person || noun_rows_.cell(row, 1) == "role";
  }
  // Lists of offices hold the singular alone.
  if (!word.speaks && phrase.ends_with("s")) {
    const std::string one(phrase.substr(0, phrase.size() - 1));
    for (const std::uint32_t row : nouns_.lookup(one)) {
      word.speaks = word.speaks || noun_rows_.cell(row, 1) == "role";
    }
  }
  return word;
}

std::uint32_t SourceWords::at(std::span<const text::Token> tokens, std::uint32_t at,
                              SourceWord& word) const {
  std::vector<std::uint32_t> values;
  const std::uint32_t length = list_.match_at(tokens, at, values);
  word = {};
  for (const std::uint32_t row : values) add(row, word);
  return length;
}

bool is_private_person(std::string_view noun) {
  return kPrivate.has_folded(noun) || noun.ends_with("-year-old");
}

SourcePhrase source_phrase(std::string_view printed) {
  SourcePhrase phrase;
  bool of = false;
  for (const text::Token& token : text::tokenize(printed)) {
    const std::string word = text::fold(text::slice(printed, token.span));
    if (phrase.head.empty() || of) {
      if (kThese.has_folded(word)) phrase.definite = !of;
      if (word == "a" || word == "an" || kSome.has_folded(word)) phrase.counted = true;
      if (word == "our" || word == "my") phrase.own = true;
      if (word == "her" || word == "his" || word == "their" || word == "its") phrase.theirs = true;
    }
    // "twenty-two of them": a count has no plural of its own.
    const bool some = kSome.has_folded(phrase.head) || phrase.head.find('-') != std::string::npos;
    if (word == "of" && some) {
      of = true;
      phrase.head.clear();
      continue;
    }
    if (of && word == "them") phrase.of_them = true;
    const bool ends = kEndsHead.has_folded(word) || token.kind == text::TokenKind::Punctuation;
    if (ends && !phrase.head.empty()) {
      const std::string_view behind =
          printed.substr(std::min<std::size_t>(token.span.end + 1, printed.size()));
      phrase.of_named = word == "of" && !behind.empty() && behind[0] >= 'A' && behind[0] <= 'Z';
      break;
    }
    if (word == "'s" || word == "\u2019s") phrase.theirs = true;
    if (token.kind == text::TokenKind::Word && word != "the" && word != "a" && word != "an") {
      phrase.helps = kHelping.has_folded(phrase.head);
      phrase.head = word;
      of = false;
    }
  }
  return phrase;
}

bool is_unnamed(const Checking& checking, const SourceWords& words, const model::Claim& claim,
                const ChainLink& link) {
  const bool open = link.status == LinkStatus::Unnamed;
  const bool loose = link.kind == SourceKind::Press || link.kind == SourceKind::Group ||
                     link.kind == SourceKind::Unknown;
  if (link.kind == SourceKind::Survivor || (!open && !loose)) return false;
  if (link.name.empty()) return is_nobodys(checking, words, claim, link);
  const text::Span here = link.speaker ? link.speaker->span : text::Span{};
  const SourcePhrase phrase =
      source_phrase(link.speaker ? checking.words(here) : std::string_view(link.name));
  const std::string& head = phrase.head;
  if (phrase.of_them) {
    return !is_private_behind(checking, here) && !of_private_people(checking, words, here);
  }
  if (is_no_telling(link) || tells_victims(checking, link, head)) return false;
  if (words.of(head).hearsay && is_in_apposition(checking, here)) return false;
  if (kAccusedHeads.has_folded(head) && text::fold(link.cue).starts_with("den")) return false;
  if (is_in_the_know(checking, link, here)) return true;
  if (head.empty() || (phrase.own && !phrase.counted) || kPronounWords.has_folded(head) ||
      (is_private_person(head) && !phrase.helps) || holds_word(kRecords, link.name) ||
      words.of(head).nobody) {
    return false;
  }
  if ((phrase.definite || phrase.theirs) && kWriters.has_folded(head)) return false;
  if (phrase.definite && (!is_plural(head) || is_introduced(checking, head, here))) return false;
  if (!phrase.counted && kInCourt.has_folded(head)) return false;
  if (link.speaker && is_named_behind(checking, here)) return false;
  switch (link.kind) {
    case SourceKind::Government:
    case SourceKind::Court:
    case SourceKind::International:
      // "its officers counted 417": whose they are is told.
      return holds_word(kOfficials, link.name) && !phrase.theirs && !is_its_own(checking, here);
    case SourceKind::Person:
      if (phrase.theirs) return false;
      return !(kMouths.has_folded(head) || holds_word(kMouths, link.office)) ||
             (link.organisation.empty() && !body_named_beside(checking, claim));
    case SourceKind::Organisation:
      return !phrase.theirs && !words.of(head).work && (phrase.counted || is_plural(head));
    // A paper without a title is no person whose name is missing; hearsay is.
    case SourceKind::Document: return words.of(head).hearsay;
    case SourceKind::Unknown:
      // "the watchers of Lantern": told by whose they are.
      if (phrase.definite && phrase.of_named) return false;
      return (words.of(head).speaks || words.of(head).hearsay || looks_like_people(head)) &&
             (!phrase.theirs || is_plural(head));
    case SourceKind::Group: return !phrase.theirs;
    default: return true;
  }
}

void tell_unnamed(Checking& checking, const text::Span& phrase, const text::Span& whole,
                  std::string_view why) {
  const bool told = std::any_of(
      checking.findings.begin(), checking.findings.end(), [&](const model::Finding& finding) {
        return finding.code == "source-unnamed" && finding.passage.span.overlaps(whole);
      });
  if (told) return;
  const model::Claim* claim = claim_at(checking, whole);
  model::Finding& finding =
      checking.findings.emplace_back("source-unnamed", checking.passage(phrase));
  if (claim != nullptr) finding.claim = claim->id;
  finding.words = std::string(checking.words(phrase));
  finding.expected = "a name";
  finding.explanation =
      std::string(why) + " It is given as \"" + finding.words + "\" and not by name.";
}

}  // namespace plumbline::verify

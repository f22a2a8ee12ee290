// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "verify/checks_internal.h"
#include "verify/unnamed_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

constexpr std::size_t kSeveral = 3;  // claims that make "all from one origin" worth telling

text::Span where(const ChainLink& link, const model::Claim& claim) {
  if (link.speaker) return link.speaker->span;
  if (link.cue_passage) return link.cue_passage->span;
  return claim.passages.front().span;
}

std::string join(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " or ") + name;
  return out;
}

// Once for each cause: what goes on from one quotation or one speaker to the next claim is one
// doubt; further off the same two names are another.
class Ambiguous {
  static constexpr std::uint32_t kGoesOn = 600;  // bytes: a paragraph

 public:
  void check(Checking& checking, const model::Claim& claim) {
    const auto doubtful =
        std::find_if(claim.chain.links.begin(), claim.chain.links.end(),
                     [](const ChainLink& link) { return link.status == LinkStatus::Ambiguous; });
    if (doubtful == claim.chain.links.end()) return;
    const std::string between = join(doubtful->candidates);
    const text::Span span = claim.passages.front().span;
    if (!between.empty()) {
      const auto [before, first] = told_.try_emplace(between, span.end);
      const bool goes_on = !first && span.begin <= before->second + kGoesOn;
      before->second = std::max(before->second, span.end);
      if (goes_on) return;
    }
    model::Finding& finding = checking.add("speaker-ambiguous", claim, claim.passages.front().span);
    finding.expected = between;
    finding.explanation = doubtful->candidates.empty()
                              ? "The text does not tell for certain who says this."
                              : readings(doubtful->candidates.size()) +
                                    " readings are possible: " + between +
                                    "; the likelier one comes first.";
  }

 private:
  static std::string readings(std::size_t count) { return count == 2 ? "Two" : "Several"; }

  std::map<std::string, std::uint32_t> told_;  // where the last claim of a doubt ends
};

// Once for each source that is left unnamed, however many claims rest on it.
class Unnamed {
 public:
  explicit Unnamed(const SourceWords& words) : words_(words) {}

  void check(Checking& checking, const model::Claim& claim) {
    if (claim.chain.links.size() < 2) return;
    const ChainLink& origin = claim.chain.links.back();
    if (!is_unnamed(checking, words_, claim, origin)) return;
    const text::Span span = where(origin, claim);
    if (is_headline(checking, span) || !places_.insert(span).second) return;
    if (is_one_of_those_told(checking, claim, origin)) return;
    // "a nurse" further on is another one; "the nurses", "experts" are those told of before.
    const SourcePhrase phrase =
        source_phrase(origin.speaker ? checking.words(origin.speaker->span) : origin.name);
    const bool known = !origin.name.empty() && !names_.insert(text::fold(origin.name)).second;
    // "the groups", behind "migrant groups".
    const bool bare = std::count(origin.name.begin(), origin.name.end(), ' ') < 2;
    const bool again = bare && phrase.definite && heads_.contains(phrase.head);
    if (!phrase.head.empty()) heads_.insert(phrase.head);
    if ((known && !phrase.counted) || again) return;
    model::Finding& finding = checking.add("source-unnamed", claim, span);
    if (!origin.name.empty()) finding.words = origin.name;
    finding.expected = "a name";
    finding.explanation = origin.name.empty()
                              ? "Nobody is named who found or said this."
                              : "The source is given as \"" + origin.name + "\" and not by name.";
  }

 private:
  // "Some residents accused them. ..., one of them lamented": of those told a little before.
  [[nodiscard]] static bool is_one_of_those_told(const Checking& checking,
                                                 const model::Claim& claim,
                                                 const ChainLink& origin) {
    constexpr std::uint32_t kReach = 300;  // bytes
    const text::Span here = where(origin, claim);
    if (!origin.speaker || !source_phrase(checking.words(here)).of_them) return false;
    return std::any_of(
        checking.findings.begin(), checking.findings.end(), [&](const model::Finding& finding) {
          const text::Span told = finding.passage.span;
          return finding.code == "source-unnamed" && told.end <= here.begin &&
                 here.begin - told.end < kReach &&
                 checking.words({told.end, here.begin}).find("\n\n") == std::string_view::npos;
        });
  }

  const SourceWords& words_;
  std::set<text::Span> places_;
  std::set<std::string> names_;
  std::set<std::string> heads_;
};

// "We believe that ...", "in our view ...": the words before say that it is a judgement.
bool is_confessed(const Checking& checking, const text::Span& span) {
  constexpr std::uint32_t kBefore = 40;
  const std::uint32_t begin = span.begin - std::min(span.begin, kBefore);
  const std::string before =
      text::fold(std::string_view(checking.document.text).substr(begin, span.begin - begin)) + " " +
      text::fold(checking.words(span));
  const std::size_t stop = before.rfind(". ");
  const std::string here = stop == std::string::npos ? before : before.substr(stop);
  for (const std::string_view words :
       {"we believe", "we think", "to be believed", "in our view", "in our opinion", "i believe",
        "i think", "in my view", "in my opinion"}) {
    if (here.find(words) != std::string::npos) return true;
  }
  // "That is my reading, and you may keep it."
  const text::Span sentence = checking.sentence_of(span);
  if (sentence.end + 2 >= checking.document.text.size()) return false;
  const std::string next =
      text::fold(checking.words(checking.sentence_of({sentence.end + 1, sentence.end + 2})));
  for (const std::string_view words : {"that is my ", "that is our ", "this is my ", "this is our ",
                                       "that's my ", "so i think", "so we think"}) {
    const std::size_t at = next.find(words);
    if (at == std::string::npos || at > 2) continue;
    const std::string_view what = std::string_view(next).substr(at + words.size());
    for (const std::string_view view :
         {"reading", "view", "opinion", "guess", "impression", "judgement", "judgment"}) {
      if (what.starts_with(view)) return true;
    }
  }
  return false;
}

// "Home > Opinion > Reading the Papers": the page says at its head that it is a column.
bool is_column(const Checking& checking) {
  static constexpr text::WordSet kColumns{"opinion", "editorial", "commentary", "op-ed", "column"};
  constexpr std::uint32_t kHead = 400;  // bytes
  for (const text::Token& token : checking.tokens_in({0, kHead})) {
    if (!kColumns.has(token.key) || token.letters == text::LetterCase::Lower) continue;
    // Alone, or between the marks of a page's path.
    const auto at = static_cast<std::size_t>(&token - checking.tokens.data());
    const auto is_word = [&](std::size_t i) {
      return checking.tokens[i].kind == text::TokenKind::Word;
    };
    const bool before = at > 0 && !token.starts_line && !token.starts_block && is_word(at - 1);
    const bool behind = at + 1 < checking.tokens.size() && is_word(at + 1) &&
                        !checking.tokens[at + 1].starts_line &&
                        !checking.tokens[at + 1].starts_block;
    if (!before && !behind) return true;
  }
  return false;
}

// "6. The law is not the problem": a heading sums up what stands under it.
bool is_heading(const Checking& checking, const text::Span& span) {
  const std::vector<text::Token>& tokens = checking.tokens;
  const auto first = std::lower_bound(
      tokens.begin(), tokens.end(), span.begin,
      [](const text::Token& token, std::uint32_t begin) { return token.span.end <= begin; });
  const auto ends_line = std::find_if(
      first, tokens.end(), [&](const text::Token& token) { return token.span.begin >= span.end; });
  if (first == tokens.end() || ends_line == tokens.end() || !ends_line->starts_line) return false;
  auto begin = first;
  while (begin != tokens.begin() && !begin->starts_line && !begin->starts_block) --begin;
  return first - begin <= 2 && (begin == first || begin->kind == text::TokenKind::Number);
}

// "She believes it to be generous": somebody's judgement whom the words name. "You need not give
// your name": said to the reader.
bool is_somebodys(const Checking& checking, const text::Span& span) {
  static constexpr text::WordSet kJudges{"believes",  "considers", "thinks",   "regards", "blames",
                                         "accuses",   "praises",   "believed", "thought", "regrets",
                                         "regretted", "doubts",    "hopes",    "fears"};
  static constexpr text::WordSet kReader{"you", "your"};
  // "there is talk of a tenth man": hearsay, and told as such.
  const std::string folded = text::fold(checking.words(span));
  for (const std::string_view talk : {"there is talk", "there was talk", "there are rumours"}) {
    if (folded.find(talk) != std::string::npos) return true;
  }
  const auto tokens = checking.tokens_in(span);
  if (tokens.empty()) return false;
  return kReader.has(tokens.front().key) ||
         std::any_of(tokens.begin() + 1, tokens.end(),
                     [](const text::Token& token) { return kJudges.has(token.key); });
}

// The outlet's own voice, also where it says "it should be noted that".
bool is_own_voice(const model::Claim& claim, const SourceWords& words) {
  const auto& links = claim.chain.links;
  if (links.size() < 2) return true;
  const ChainLink& link = links.back();
  if (links.size() > 2 || link.status != LinkStatus::Unnamed || !link.name.empty()) return false;
  const std::string cue = text::fold(link.cue);
  const std::vector<text::Token> tokens = text::tokenize(cue);
  return std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& token) {
    return words.of(text::slice(cue, token.span)).announcement;
  });
}

// What follows "It must be said that": no demand.
text::Span behind_announcement(const Checking& checking, const text::Span& span) {
  constexpr std::size_t kThat = 6;  // "It should, by the way, be noted that"
  const auto tokens = checking.tokens_in(span);
  if (tokens.empty() || tokens.front().key != text::key_of("it")) return span;
  for (std::size_t at = 1; at < std::min(kThat, tokens.size()); ++at) {
    if (tokens[at].key != text::key_of("that")) continue;
    // "It is shameful that a paper should print it": a judgement, and no demand.
    const bool judged =
        at == 3 &&
        !checking.refdata.wordlist("evaluative").lookup(checking.words(tokens[2].span)).empty();
    return {judged ? span.end : tokens[at].span.end, span.end};
  }
  return span;
}

void check_opinion(Checking& checking, const SourceWords& words, const model::Claim& claim) {
  const bool opinion =
      claim.kind == model::ClaimKind::Opinion || claim.modality == model::Modality::Opinion;
  if (!opinion || claim.direct_quote || !is_own_voice(claim, words)) return;
  if (is_column(checking) || is_heading(checking, claim.passages.front().span)) return;
  // "The state must open shelters": a demand says of itself that it is one.
  static constexpr text::WordSet kDemands{"must", "should", "ought", "shall"};
  const text::Span span = claim.passages.front().span;
  if (checking.holds(kDemands, behind_announcement(checking, span)) ||
      is_confessed(checking, span)) {
    return;
  }
  if (is_somebodys(checking, span)) return;
  model::Finding& finding = checking.add("opinion-as-fact", claim, span);
  finding.expected = "somebody whose judgement this is";
  finding.explanation = "A judgement of worth or intent is told in the outlet's own voice.";
}

class Origins {
 public:
  Origins(Checking& checking, const SourceWords& words) : checking_(checking), words_(words) {}

  void check() {
    if (check_all_from_one()) return;
    if (check_paths()) return;
    if (check_repeated()) return;
    check_same_origin();
  }

 private:
  // "The Times carries the same story from the same press note": whose note it is.
  void check_same_origin() {
    for (const model::Claim& claim : checking_.claims) {
      const text::Span span = claim.passages.front().span;
      const std::optional<std::string> paper = same_paper(span);
      if (!paper) continue;
      tell("the " + *paper, span).explanation =
          "Both have it from the same paper: they are one origin, not two.";
      checking_.findings.back().claim = claim.id;
      return;
    }
  }

  // "press note" in "from the same press note of the unit": a paper that goes out to many.
  [[nodiscard]] std::optional<std::string> same_paper(const text::Span& span) const {
    static constexpr text::WordSet kPapers{
        "note",       "release",  "statement", "communique\u0301",
        "communique", "dispatch", "interview", "handout"};
    static constexpr text::WordSet kOther{"bank"};  // "the same bank statement"
    constexpr std::size_t kReach = 3;               // "same undated press note"
    const auto tokens = checking_.tokens_in(span);
    for (std::size_t at = 3; at < tokens.size(); ++at) {
      if (checking_.words(tokens[at - 1].span) != "same" ||
          tokens[at - 2].key != text::key_of("the") || tokens[at - 3].key != text::key_of("from")) {
        continue;
      }
      for (std::size_t i = at; i < std::min(at + kReach, tokens.size()); ++i) {
        if (tokens[i].kind != text::TokenKind::Word || kOther.has(tokens[i].key)) break;
        if (!kPapers.has(tokens[i].key)) continue;
        return std::string(checking_.words({tokens[at].span.begin, tokens[i].span.end}));
      }
    }
    return std::nullopt;
  }

  // All that the document attributes goes back to one and the same origin.
  bool check_all_from_one() {
    const model::Claim* first = nullptr;
    std::size_t claims = 0;
    for (const model::Claim& claim : checking_.claims) {
      if (claim.chain.links.size() < 2) continue;
      const ChainLink& link = claim.chain.links.back();
      if (!is_certain(claim, link)) return false;
      if (first != nullptr && folded(link) != folded(first->chain.links.back())) return false;
      if (first == nullptr) first = &claim;
      ++claims;
    }
    if (claims < kSeveral) return false;
    const ChainLink& origin = first->chain.links.back();
    tell(origin.name, where(origin, *first)).explanation =
        "All " + std::to_string(claims) + " attributed claims go back to " + origin.name +
        ": they do not confirm each other.";
    return true;
  }

  // Two that pass on what one and the same origin says: "A, citing O" and "B, citing O".
  bool check_paths() {
    std::map<std::string, const ChainLink*> bearer_of;  // origin -> who passed it on first
    for (const model::Claim& claim : checking_.claims) {
      const auto& links = claim.chain.links;
      if (links.size() < 3 || !is_certain(claim, links.back()) || !is_certain(claim, links[1])) {
        continue;
      }
      if (is_public(links.back())) continue;
      const ChainLink*& bearer = bearer_of[folded(links.back())];
      if (bearer == nullptr) bearer = &links[1];
      if (folded(*bearer) == folded(links[1])) continue;
      tell(links.back().name, claim.passages.front().span).explanation =
          bearer->name + " and " + links[1].name + " both pass on what " + links.back().name +
          " says: they are one origin, not two.";
      return true;
    }
    return false;
  }

  // "The portals repeated this, both with reference to the Weekly."
  bool check_repeated() {
    static constexpr text::WordSet kRepeat{
        "repeated", "repeat",  "repeats",    "reprinted", "republished", "copied",     "echoed",
        "carried",  "relayed", "reproduced", "picked",    "took",        "circulated", "published"};
    std::optional<std::set<std::string>> names;  // looked up once, when first asked for
    std::uint32_t looked_to = 0;                 // a sentence once
    for (const text::Token& token : checking_.tokens) {
      if (token.span.begin < looked_to || !kRepeat.has(token.key)) continue;
      const text::Span sentence = checking_.sentence_of(token.span);
      looked_to = sentence.end;
      const std::string words = text::fold(checking_.words(sentence));
      if (!tells_again(words)) continue;
      if (!names) names = certain_names();
      const std::optional<std::string> origin = referred_to(words, *names);
      if (!origin) continue;
      model::Finding& finding = tell(*origin, sentence);
      if (const model::Claim* claim = claim_at(checking_, sentence)) finding.claim = claim->id;
      finding.explanation =
          "Those who repeat it have it from " + *origin + ": they do not confirm it.";
      return true;
    }
    return false;
  }

  // The known name right behind "with reference to" in folded words.
  [[nodiscard]] static std::optional<std::string> referred_to(const std::string& words,
                                                              const std::set<std::string>& names) {
    static constexpr std::array<std::string_view, 14> kWith = {
        "with reference to ", "citing ",        "citing the ", "referring to ",
        "quoting ",           "crediting ",     "based on ",   "attributing it to ",
        "both referred to ",  "both refer to ", "both cite ",  "both cited ",
        "all referred to ",   "all refer to "};
    constexpr std::size_t kBeside = 20;  // "the weekly"
    for (const std::string_view with : kWith) {
      const std::size_t at = words.find(with);
      if (at == std::string::npos) continue;
      for (const std::string& name : names) {
        const std::size_t place = words.find(text::fold(name), at);
        if (place != std::string::npos && place <= at + with.size() + kBeside) return name;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::set<std::string> certain_names() const {
    std::set<std::string> names;
    for (const model::Claim& claim : checking_.claims) {
      for (const ChainLink& link : claim.chain.links) {
        if (is_certain(claim, link)) names.insert(link.name);
      }
    }
    return names;
  }

  // An institution and a report that anybody can read are retold by many; that hides nothing.
  [[nodiscard]] static bool is_public(const ChainLink& link) {
    return link.kind == SourceKind::Document || link.kind == SourceKind::Government ||
           link.kind == SourceKind::International || link.kind == SourceKind::Court;
  }

  // "this", "the story": what was told before.
  [[nodiscard]] static bool tells_again(const std::string& words) {
    for (const std::string_view again :
         {" this,", " this.", " this story", " this report", " this claim", " the story",
          " the report", " the claim", " the news", " the figure"}) {
      if (words.find(again) != std::string::npos) return true;
    }
    return false;
  }

  [[nodiscard]] static std::string folded(const ChainLink& link) { return text::fold(link.name); }

  [[nodiscard]] bool is_certain(const model::Claim& claim, const ChainLink& link) const {
    return !link.name.empty() && !is_unnamed(checking_, words_, claim, link) &&
           link.status != LinkStatus::Ambiguous && link.status != LinkStatus::Unnamed;
  }

  model::Finding& tell(const std::string& origin, const text::Span& span) {
    model::Finding& finding =
        checking_.findings.emplace_back("single-origin", checking_.passage(span));
    finding.words = std::string(checking_.words(span));
    finding.expected = "a second, independent origin beside " + origin;
    return finding;
  }

  Checking& checking_;
  const SourceWords& words_;
};

}  // namespace

void check_sources(Checking& checking) {
  const SourceWords words(checking.refdata);
  Ambiguous ambiguous;
  Unnamed unnamed(words);
  for (const model::Claim& claim : checking.claims) {
    ambiguous.check(checking, claim);
    unnamed.check(checking, claim);
    check_opinion(checking, words, claim);
  }
  Origins(checking, words).check();
}

}  // namespace plumbline::verify

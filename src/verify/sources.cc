// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "verify/checks_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

constexpr std::size_t kSeveral = 3;  // claims that make "all from one origin" worth telling

// Who speaks for an institution; what they say, it says.
constexpr text::WordSet kMouths{"spokesperson",   "spokesman",       "spokeswoman", "spokespeople",
                                "spokesmen",      "spokespersons",   "press",       "service",
                                "representative", "representatives", "statement",   "office"};

// Many persons of an institution that the text does not tell apart.
constexpr text::WordSet kOfficials{"official",  "officials", "officer",   "officers",   "diplomat",
                                   "diplomats", "minister",  "ministers", "insider",    "insiders",
                                   "source",    "sources",   "spokesmen", "bureaucrats"};

// Those to whom it was done, and their families: no report should name them.
constexpr text::WordSet kPrivate{
    "man",      "men",       "woman",      "women",       "girl",     "girls",     "boy",
    "boys",     "child",     "children",   "worker",      "workers",  "labourer",  "labourers",
    "laborer",  "laborers",  "migrant",    "migrants",    "refugee",  "refugees",  "maid",
    "maids",    "deckhand",  "deckhands",  "fisher",      "fishers",  "fisherman", "fishermen",
    "sailor",   "sailors",   "victim",     "victims",     "survivor", "survivors", "mother",
    "mothers",  "father",    "fathers",    "parent",      "parents",  "family",    "families",
    "relative", "relatives", "sister",     "sisters",     "brother",  "brothers",  "son",
    "daughter", "wife",      "husband",    "widow",       "orphan",   "teenager",  "teenagers",
    "returnee", "returnees", "adolescent", "adolescents", "year-old", "bride",     "people",
    "youth"};

constexpr text::WordSet kPronouns{"he",   "she",  "it",  "they", "we",   "i",    "him",  "her",
                                  "them", "us",   "his", "its",  "our",  "my",   "your", "their",
                                  "this", "that", "who", "one",  "here", "there"};

// Papers that speak for an institution.
constexpr text::WordSet kRecords{"register",  "registry",  "records",    "statistics", "judgment",
                                 "judgement", "verdict",   "indictment", "footnote",   "appendix",
                                 "annex",     "database",  "census",     "transcript", "file",
                                 "files",     "documents", "letter",     "ruling",     "archive"};

// "The authors of the report": told by what they wrote or lead.
constexpr text::WordSet kWriters{"authors",   "editors",    "founders",
                                 "directors", "organisers", "organizers"};

constexpr text::WordSet kCollective{"press", "media", "public", "staff", "opposition"};

constexpr text::WordSet kEndsHead{"of",    "in",   "for", "from", "at", "with",  "on",       "who",
                                  "which", "that", "to",  "near", "by", "close", "familiar", "("};

// A source phrase without "the", "a", "one of the", and the noun that heads it.
struct Phrase {
  std::string head;
  bool definite = false;  // "the", "this"
  bool own = false;       // "our", "my": the outlet's people
  bool theirs = false;    // "her lawyer": told by whose it is
};

Phrase phrase_of(std::string_view printed) {
  Phrase phrase;
  bool of = false;
  for (const text::Token& token : text::tokenize(printed)) {
    const std::string word = text::fold(text::slice(printed, token.span));
    if (phrase.head.empty() || of) {
      if (word == "the" || word == "this" || word == "that") phrase.definite = !of;
      if (word == "our" || word == "my") phrase.own = true;
      if (word == "her" || word == "his" || word == "their" || word == "its") phrase.theirs = true;
    }
    const bool part =
        word == "of" && (phrase.head == "one" || phrase.head == "some" || phrase.head == "many" ||
                         phrase.head == "several" || phrase.head == "two" || phrase.head == "most");
    if (part) {
      of = true;
      phrase.head.clear();
      continue;
    }
    const bool ends = kEndsHead.has_folded(word) || token.kind == text::TokenKind::Punctuation;
    if (ends && !phrase.head.empty()) break;
    if (word == "'s" || word == "\u2019s") phrase.theirs = true;
    if (token.kind == text::TokenKind::Word && word != "the" && word != "a" && word != "an") {
      phrase.head = word;
      of = false;
    }
  }
  return phrase;
}

bool is_plural(const std::string& noun) {
  const bool ends = noun.ends_with("s") && !noun.ends_with("ss");
  return ends || noun == "people" || kCollective.has_folded(noun);
}

// Whether nobody a reader could ask is told (docs/reference/findings.md): not a victim, whom no
// report should name; not an institution, which answers for what is said in its name; not one whom
// the text has introduced ("the prefect", "her lawyer") or whom it failed to make out ("it").
bool is_unnamed(const Checking& checking, const ChainLink& link) {
  const bool open = link.status == LinkStatus::Unnamed;
  const bool loose = link.kind == SourceKind::Press || link.kind == SourceKind::Group ||
                     link.kind == SourceKind::Unknown;
  if (link.kind == SourceKind::Survivor || (!open && !loose)) return false;
  // "as is known": what everybody knows has no source to ask for.
  if (link.name.empty()) return text::fold(link.cue).find("is known") == std::string::npos;
  const Phrase phrase =
      phrase_of(link.speaker ? checking.words(link.speaker->span) : std::string_view(link.name));
  const std::string& head = phrase.head;
  if (head.empty() || phrase.own || kPronouns.has_folded(head) || kPrivate.has_folded(head) ||
      head.ends_with("-year-old") || holds_word(kRecords, link.name)) {
    return false;
  }
  if (phrase.definite && (!is_plural(head) || kWriters.has_folded(head))) return false;
  switch (link.kind) {
    case SourceKind::Government:
    case SourceKind::Court:
    case SourceKind::International: return holds_word(kOfficials, link.name);
    case SourceKind::Person:
      return !phrase.theirs && !(holds_word(kMouths, link.office) && !link.organisation.empty());
    case SourceKind::Group:
    case SourceKind::Unknown: return !phrase.theirs || is_plural(head);
    default: return true;
  }
}

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

void check_ambiguous(Checking& checking, const model::Claim& claim) {
  for (const ChainLink& link : claim.chain.links) {
    if (link.status != LinkStatus::Ambiguous) continue;
    model::Finding& finding = checking.add("speaker-ambiguous", claim, claim.passages.front().span);
    finding.expected = join(link.candidates);
    finding.explanation = link.candidates.empty()
                              ? "The text does not tell for certain who says this."
                              : "Two readings are possible: " + join(link.candidates) +
                                    "; the likelier one comes first.";
    return;
  }
}

// Once for each place where a source is left unnamed, however many claims rest on it.
void check_unnamed(Checking& checking, const model::Claim& claim, std::set<text::Span>& told) {
  if (claim.chain.links.size() < 2) return;
  const ChainLink& origin = claim.chain.links.back();
  if (!is_unnamed(checking, origin)) return;
  const text::Span span = where(origin, claim);
  if (!told.insert(span).second) return;
  model::Finding& finding = checking.add("source-unnamed", claim, span);
  if (!origin.name.empty()) finding.words = origin.name;
  finding.expected = "a name";
  finding.explanation = origin.name.empty()
                            ? "Nobody is named who found or said this."
                            : "The source is given as \"" + origin.name + "\" and not by name.";
}

// "We believe that ...", "in our view ...": the words before say that it is a judgement.
bool is_confessed(const Checking& checking, const text::Span& span) {
  constexpr std::uint32_t kBefore = 40;
  const std::uint32_t begin = span.begin - std::min(span.begin, kBefore);
  const std::string before =
      text::fold(std::string_view(checking.document.text).substr(begin, span.begin - begin));
  const std::size_t stop = before.rfind(". ");
  const std::string here = stop == std::string::npos ? before : before.substr(stop);
  for (const std::string_view words : {"we believe", "we think", "in our view", "in our opinion",
                                       "i believe", "i think", "in my view", "in my opinion"}) {
    if (here.find(words) != std::string::npos) return true;
  }
  return false;
}

void check_opinion(Checking& checking, const model::Claim& claim) {
  const bool opinion =
      claim.kind == model::ClaimKind::Opinion || claim.modality == model::Modality::Opinion;
  if (!opinion || claim.direct_quote || claim.chain.links.size() > 1) return;
  // "The state must open shelters": a demand says of itself that it is one.
  static constexpr text::WordSet kDemands{"must", "should", "ought", "shall"};
  const text::Span span = claim.passages.front().span;
  if (checking.holds(kDemands, span) || is_confessed(checking, span)) return;
  model::Finding& finding = checking.add("opinion-as-fact", claim, claim.passages.front().span);
  finding.expected = "somebody whose judgement this is";
  finding.explanation = "A judgement of worth or intent is told in the outlet's own voice.";
}

class Origins {
 public:
  explicit Origins(Checking& checking) : checking_(checking) {}

  void check() {
    if (check_all_from_one()) return;
    if (check_paths()) return;
    check_repeated();
  }

 private:
  // All that the document attributes goes back to one and the same origin.
  bool check_all_from_one() {
    const model::Claim* first = nullptr;
    std::size_t claims = 0;
    for (const model::Claim& claim : checking_.claims) {
      if (claim.chain.links.size() < 2) continue;
      const ChainLink& link = claim.chain.links.back();
      if (!is_certain(link)) return false;
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
      if (links.size() < 3 || !is_certain(links.back()) || !is_certain(links[1])) continue;
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
  void check_repeated() {
    static constexpr text::WordSet kRepeat{"repeated",    "repeat",     "repeats",  "reprinted",
                                           "republished", "copied",     "echoed",   "carried",
                                           "relayed",     "reproduced", "picked",   "took",
                                           "spread",      "circulated", "published"};
    static constexpr std::array<std::string_view, 8> kWith = {
        "with reference to ", "citing ",    "citing the ", "referring to ",
        "quoting ",           "crediting ", "based on ",   "attributing it to "};
    std::optional<std::set<std::string>> names;  // looked up once, when first asked for
    for (const model::Claim& claim : checking_.claims) {
      const text::Span span = claim.passages.front().span;
      // The claim may end where its source is named: "carried the story, both | citing X".
      constexpr std::uint32_t kBehind = 60;
      if (!checking_.holds(kRepeat, {span.begin, span.end + kBehind})) continue;
      const std::string words =
          text::fold(std::string_view(checking_.document.text)
                         .substr(span.begin, span.end + kBehind - span.begin));
      if (!tells_again(words)) continue;
      if (!names) names = certain_names();
      for (const std::string_view with : kWith) {
        const std::size_t at = words.find(with);
        if (at == std::string::npos) continue;
        for (const std::string& name : *names) {
          const std::size_t place = words.find(text::fold(name), at);
          if (place == std::string::npos || place > at + with.size() + 20) continue;
          model::Finding& finding = tell(name, span);
          finding.claim = claim.id;
          finding.explanation =
              "Those who repeat it have it from " + name + ": they do not confirm it.";
          return;
        }
      }
    }
  }

  [[nodiscard]] std::set<std::string> certain_names() const {
    std::set<std::string> names;
    for (const model::Claim& claim : checking_.claims) {
      for (const ChainLink& link : claim.chain.links) {
        if (is_certain(link)) names.insert(link.name);
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
         {" this", " the story", " the report", " the claim", " the news", " the figure"}) {
      if (words.find(again) != std::string::npos) return true;
    }
    return false;
  }

  [[nodiscard]] static std::string folded(const ChainLink& link) { return text::fold(link.name); }

  [[nodiscard]] bool is_certain(const ChainLink& link) const {
    return !link.name.empty() && !is_unnamed(checking_, link) &&
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
};

}  // namespace

void check_sources(Checking& checking) {
  std::set<text::Span> told;
  for (const model::Claim& claim : checking.claims) {
    check_ambiguous(checking, claim);
    check_unnamed(checking, claim, told);
    check_opinion(checking, claim);
  }
  Origins(checking).check();
}

}  // namespace plumbline::verify

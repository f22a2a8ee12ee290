// SPDX-License-Identifier: Apache-2.0
//
// Circular sourcing: a source that rests on one that rests on it. Two things show it: a chain in
// which a name comes back, and words that say where a source has its data from, held against who
// cites whom in the chains. That two sources cite each other on different matters is no circle.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "verify/checks_internal.h"
#include "verify/source_ties_internal.h"
#include "verify/sourcing_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;

constexpr text::WordSet kTakingOver{
    "take",      "takes",   "took",     "taken",  "draw",     "draws",      "drew",     "drawn",
    "derive",    "derives", "derived",  "obtain", "obtained", "obtains",    "borrowed", "copied",
    "got",       "gets",    "based",    "bases",  "relied",   "relies",     "rests",    "rest",
    "came",      "comes",   "come",     "lifted", "sourced",  "originated", "cites",    "cited",
    "collected", "refers",  "referred", "quotes"};
constexpr text::WordSet kData{"data",        "figure",   "figures",   "number",   "numbers",
                              "information", "estimate", "estimates", "count",    "statistics",
                              "findings",    "report",   "reports",   "study",    "story",
                              "article",     "articles", "reporting", "coverage", "source",
                              "sources",     "claim"};
constexpr std::array<std::string_view, 16> kBodies = {
    "institute",   "foundation", "ministry",   "agency",      "centre",    "center",
    "observatory", "newspaper",  "portal",     "association", "committee", "forum",
    "group",       "network",    "university", "bureau"};
// What is denied or supposed is told of nobody.
constexpr text::WordSet kDoubted{"not", "n't", "never", "if", "whether", "denies", "denied"};
constexpr text::WordSet kBackwardPronouns{"it", "they", "its"};
constexpr text::WordSet kRelative{"which", "who"};
constexpr std::uint64_t kComma = fast_hash(",");

// A name as it is compared: folded, without an article.
std::string key_of(std::string_view name) {
  std::string key = text::fold(name);
  return key.starts_with("the ") ? key.substr(4) : key;
}

class Circles {
 public:
  explicit Circles(Checking& checking) : checking_(checking) {
    if (!checking.document.publisher.empty()) know(checking.document.publisher);
    for (const model::Claim& claim : checking.claims) {
      const auto& links = claim.chain.links;
      for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i].name.empty() || links[i].status == model::LinkStatus::Unnamed) continue;
        know(links[i].name);
        if (i > 0 && !comes_back(links, i)) {
          rests_on_[key_of(links[i - 1].name)].insert(key_of(links[i].name));
        }
      }
    }
  }

  void check(const model::Claim& claim) {
    if (!check_chain(claim)) check_words(claim);
    if (claim.chain.links.size() > 1) last_speaker_ = key_of(claim.chain.links.back().name);
  }

  // Who says in so many words that it has it from whom: "the Post gives Lantern as its source".
  void check_ties() {
    std::vector<std::string> known;
    for (const auto& [key, name] : names_) known.push_back(name);
    const std::vector<SourceTie> ties = source_ties(checking_, known);
    for (const SourceTie& tie : ties) {
      if (tie.from.empty()) {
        tell_at(tie.span).explanation =
            "The text says itself that these sources rest on each other.";
        continue;
      }
      const std::optional<std::string> by_key = one_of(tie.by);
      const std::optional<std::string> from_key = one_of(tie.from);
      if (!by_key || !from_key || *by_key == *from_key) continue;
      const std::string& by = *by_key;
      const std::string& from = *from_key;
      rests_on_[by].insert(from);
      if (!reaches(from, by) || !told_.insert(std::minmax(by, from)).second) continue;
      model::Finding& finding = tell_at(tie.span);
      finding.expected = "a source that does not rest on " + tie.by;
      finding.explanation = tie.by + " rests on " + tie.from + ", which rests on " + tie.by +
                            " again: they are one source.";
    }
    check_told(known);
  }

 private:
  // What several sentences tell of each other: "The bulletin has it from the site, and the site
  // cites the bulletin."
  void check_told(const std::vector<std::string>& known) {
    for (const ToldCircle& circle : told_circles(checking_, known)) {
      const text::Span sentence = checking_.sentence_of(circle.span);
      const bool told = std::any_of(checking_.findings.begin(), checking_.findings.end(),
                                    [&](const model::Finding& finding) {
                                      return finding.code == "circular-sourcing" &&
                                             finding.passage.span.begin < sentence.end &&
                                             sentence.begin < finding.passage.span.end;
                                    });
      if (told) continue;
      model::Finding& finding = tell_at(circle.span);
      finding.expected = "a source that does not rest on " + circle.names.front();
      finding.explanation = circle.names.front();
      for (std::size_t i = 1; i < circle.names.size(); ++i) {
        finding.explanation += (i == 1 ? " rests on " : ", which rests on ") + circle.names[i];
      }
      finding.explanation += " again: they are one source.";
    }
  }

  // The known source that a printed name is, or the name itself from now on. Nothing where it may
  // be several: "the Post" of the Lagoon Post and the Harbour Post.
  [[nodiscard]] std::optional<std::string> one_of(const std::string& printed) {
    std::string own = key_of(printed);
    if (names_.find(own) != names_.end()) return own;
    const std::pair<const std::string, std::string>* fitting = nullptr;
    for (const auto& known : names_) {
      if (!may_be_one_source(known.second, printed)) continue;
      if (fitting == nullptr) {
        fitting = &known;
      } else if (!may_be_one_source(known.second, fitting->second)) {
        return std::nullopt;
      }
    }
    if (fitting != nullptr) return fitting->first;
    know(printed);
    return own;
  }

  model::Finding& tell_at(const text::Span& span) {
    model::Finding& finding =
        checking_.findings.emplace_back("circular-sourcing", checking_.passage(span));
    if (const model::Claim* claim = claim_at(checking_, span)) finding.claim = claim->id;
    finding.words = std::string(checking_.words(span));
    finding.expected = "a source that rests on itself alone";
    return finding;
  }

  void know(const std::string& name) {
    constexpr std::size_t kMost = 2000;  // sources of a book; each is looked for in words
    if (names_.size() < kMost) names_.try_emplace(key_of(name), name);
  }

  // A name that comes back after another one: it is its own witness.
  bool check_chain(const model::Claim& claim) {
    const auto& links = claim.chain.links;
    for (std::size_t i = 0; i < links.size(); ++i) {
      const std::string key = key_of(links[i].name);
      if (names_.find(key) == names_.end()) continue;
      for (std::size_t k = i + 2; k < links.size(); ++k) {
        if (key_of(links[k].name) != key || key_of(links[k - 1].name) == key) continue;
        if (comes_back(links, k)) continue;
        tell(claim, links[i].name, links[i + 1].name);
        return true;
      }
    }
    return false;
  }

  // "The office reported that it asked the court": the same speaker still, and no circle.
  [[nodiscard]] bool comes_back(const std::vector<ChainLink>& links, std::size_t at) const {
    static constexpr text::WordSet kThird{"it", "they", "he", "she", "them", "him", "her"};
    const ChainLink& link = links[at];
    if (!link.speaker || !kThird.has(text::key_of(checking_.words(link.speaker->span)))) {
      return false;
    }
    return std::any_of(
        links.begin(), links.begin() + static_cast<std::ptrdiff_t>(at),
        [&](const ChainLink& before) { return key_of(before.name) == key_of(link.name); });
  }

  // "the institute had taken its data from the Coastal Post", where the Coastal Post cites it.
  // ", which in its turn relies on the Institute" says of the one just named where it has it from.
  void check_words(const model::Claim& claim) {
    const text::Span span = claim.passages.front().span;
    if (!checking_.holds(kData, span)) return;
    std::string before;  // who was named last: the subject of ", which ..."
    std::vector<std::pair<std::string, std::string>> stated;
    for (const text::Span& part : parts_of(span)) {
      const std::uint32_t verb = taking_verb(part);
      if (verb == 0 || checking_.holds(kDoubted, part)) continue;
      const std::string left = text::fold(checking_.words({part.begin, verb}));
      const std::string from = named_in(text::fold(checking_.words({verb, part.end})), false);
      const bool relative = left.starts_with("which") || left.starts_with("who");
      const std::string by = relative ? before : who(left, claim);
      before = from;
      if (!from.empty() && !by.empty() && from != by) stated.emplace_back(by, from);
    }
    for (const auto& [by, from] : stated) rests_on_[by].insert(from);
    for (const auto& [by, from] : stated) {
      if (!reaches(from, by)) continue;
      tell(claim, names_[by], names_[from]);
      return;
    }
  }

  // The words of a claim, parted before ", which" and ", who".
  [[nodiscard]] std::vector<text::Span> parts_of(const text::Span& span) const {
    std::vector<text::Span> parts{span};
    bool comma = false;
    for (const text::Token& token : checking_.tokens_in(span)) {
      if (comma && kRelative.has(token.key)) {
        parts.back().end = token.span.begin;
        parts.push_back({token.span.begin, span.end});
      }
      comma = token.key == kComma;
    }
    return parts;
  }

  [[nodiscard]] std::uint32_t taking_verb(const text::Span& span) const {
    for (const text::Token& token : checking_.tokens_in(span)) {
      if (kTakingOver.has(token.key)) return token.span.begin;
    }
    return 0;
  }

  // The known name in folded words: the last one before a verb, the first one behind it.
  [[nodiscard]] std::string named_in(const std::string& words, bool last) const {
    std::string found;
    std::size_t place = 0;
    for (const auto& [key, name] : names_) {
      const std::size_t at = last ? words.rfind(key) : words.find(key);
      if (at == std::string::npos || key.empty()) continue;
      if (found.empty() || (last ? at > place : at < place)) {
        found = key;
        place = at;
      }
    }
    if (found.empty()) {  // "the Institute" for the only institute that is known
      for (const auto& [key, name] : names_) {
        const bool holds = std::any_of(kBodies.begin(), kBodies.end(), [&](std::string_view body) {
          const std::string spaced = " " + std::string(body) + " ";
          return (" " + key + " ").find(spaced) != std::string::npos &&
                 (" " + words + " ").find(spaced) != std::string::npos;
        });
        if (holds) found = found.empty() ? key : std::string(" ");
      }
      if (found == " ") found.clear();
    }
    return found;
  }

  // Who takes: a name, "the institute" for a known institute, or a pronoun for who is speaking.
  [[nodiscard]] std::string who(const std::string& left, const model::Claim& claim) const {
    if (std::string named = named_in(left, true); !named.empty()) return named;
    if (!left.empty() && !holds_word(kBackwardPronouns, left)) return {};
    return claim.chain.links.size() > 1 ? key_of(claim.chain.links.back().name) : last_speaker_;
  }

  // Whether `from` rests on `to`, directly or through others.
  [[nodiscard]] bool reaches(const std::string& from, const std::string& to) const {
    std::set<std::string> seen{from};
    std::vector<std::string> open{from};
    while (!open.empty()) {
      const std::string at = std::move(open.back());
      open.pop_back();
      const auto found = rests_on_.find(at);
      if (found == rests_on_.end()) continue;
      for (const std::string& next : found->second) {
        if (next == to) return true;
        if (seen.insert(next).second) open.push_back(next);
      }
    }
    return false;
  }

  void tell(const model::Claim& claim, const std::string& one, const std::string& other) {
    if (!told_.insert(std::minmax(key_of(one), key_of(other))).second) return;
    model::Finding& finding =
        checking_.add("circular-sourcing", claim, claim.passages.front().span);
    finding.expected = "a source that does not rest on " + one;
    finding.explanation =
        one + " rests on " + other + ", which rests on " + one + " again: they are one source.";
  }

  Checking& checking_;
  std::map<std::string, std::string> names_;               // key -> as printed
  std::map<std::string, std::set<std::string>> rests_on_;  // from the chains
  std::string last_speaker_;
  std::set<std::pair<std::string, std::string>> told_;
};

}  // namespace

void check_circles(Checking& checking) {
  Circles circles(checking);
  for (const model::Claim& claim : checking.claims) circles.check(claim);
  circles.check_ties();
}

}  // namespace plumbline::verify

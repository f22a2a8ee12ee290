// SPDX-License-Identifier: Apache-2.0
//
// Circular sourcing: a source that rests on one that rests on it. Three things show it: a chain in
// which a name comes back, words that say so themselves, and sentences that say where a source has
// its data from, held against each other and against who cites whom in the chains. That two sources
// cite each other on different matters is no circle.

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "verify/checks_internal.h"
#include "verify/circle_words_internal.h"
#include "verify/sourcing_internal.h"

namespace plumbline::verify {
namespace {

using model::ChainLink;

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
      for (const ChainLink& link : claim.chain.links) {
        if (!link.name.empty() && link.status != model::LinkStatus::Unnamed) know(link.name);
      }
    }
  }

  void check() {
    for (const model::Claim& claim : checking_.claims) check_chain(claim);
    std::vector<std::string> known;
    for (const auto& [key, name] : names_) known.push_back(name);
    for (const text::Span& span : circles_in_words(checking_, known)) {
      tell_at(span).explanation = "The text says itself that these sources rest on each other.";
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
  void check_chain(const model::Claim& claim) {
    const auto& links = claim.chain.links;
    for (std::size_t i = 0; i < links.size(); ++i) {
      const std::string key = key_of(links[i].name);
      if (names_.find(key) == names_.end()) continue;
      for (std::size_t k = i + 2; k < links.size(); ++k) {
        if (key_of(links[k].name) != key || key_of(links[k - 1].name) == key) continue;
        if (comes_back(links, k)) continue;
        tell(claim, links[i].name, links[i + 1].name);
        return;
      }
    }
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

  void tell(const model::Claim& claim, const std::string& one, const std::string& other) {
    if (!told_.insert(std::minmax(key_of(one), key_of(other))).second) return;
    model::Finding& finding =
        checking_.add("circular-sourcing", claim, claim.passages.front().span);
    finding.expected = "a source that does not rest on " + one;
    finding.explanation =
        one + " rests on " + other + ", which rests on " + one + " again: they are one source.";
  }

  Checking& checking_;
  std::map<std::string, std::string> names_;  // key -> as printed
  std::set<std::pair<std::string, std::string>> told_;
};

}  // namespace

void check_circles(Checking& checking) {
  Circles(checking).check();
}

}  // namespace plumbline::verify

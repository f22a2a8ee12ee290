// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "base/hash.h"
#include "extract/shield_internal.h"
#include "text/token.h"
#include "text/word_set.h"

namespace plumbline::extract {
namespace {

using language::NameKind;
using text::TokenRange;

constexpr text::WordSet kVictims{"victim", "survivor", "victims", "survivors"};
constexpr text::WordSet kBetween{
    "a",    "an",    "the",   "one",    "of",     "another", "two",    "herself", "himself",
    "also", "now",   "then",  "and",    "both",   "former",  "child",  "alleged", "trafficking",
    "sex",  "young", "first", "second", "labour", "labor",   "slavery"};
constexpr text::WordSet kBe{"was", "were", "had", "has", "been", "is", "being", "once", "later"};
constexpr text::WordSet kDone{"trafficked", "sold",      "exploited",  "enslaved", "raped",
                              "lured",      "kidnapped", "abducted",   "tricked",  "deceived",
                              "abused",     "rescued",   "prostituted"};
constexpr text::WordSet kEnds{")", "."};
constexpr text::WordSet kName{"name", "names"};
constexpr text::WordSet kPseudonym{"pseudonym", "pseudonyms", "pseudonymous"};
constexpr text::WordSet kForcedTo{"into", "work", "beg",    "marry", "prostitute",
                                  "sell", "have", "labour", "labor"};
constexpr std::uint32_t kReach = 9;  // words behind a name

class Finder {
 public:
  explicit Finder(const language::Analysis& analysis) : analysis_(analysis) {}

  [[nodiscard]] bool is_victim(const TokenRange& name) const {
    return called_before(name) || called_behind(name) || told_behind(name) || has_other_name(name);
  }

 private:
  [[nodiscard]] std::uint64_t key(std::uint32_t at) const {
    return at < analysis_.tokens.size() ? analysis_.tokens[at].key : 0;
  }
  template <class Set>
  [[nodiscard]] bool is(std::uint32_t at, const Set& words) const {
    return words.has(key(at));
  }
  [[nodiscard]] bool comma(std::uint32_t at) const { return key(at) == text::key_of(","); }

  // "survivor Ana", "a victim, Ana,", and where the title was taken for a part of the name.
  [[nodiscard]] bool called_before(const TokenRange& name) const {
    if (is(name.begin, kVictims) && name.size() > 1) return true;
    std::uint32_t at = name.begin;
    if (at > 0 && comma(at - 1)) --at;
    return at > 0 && is(at - 1, kVictims);
  }

  // "Ana, a victim of trafficking", "Ana, 19, herself a survivor", "Ana (one of the survivors)".
  [[nodiscard]] bool called_behind(const TokenRange& name) const {
    std::uint32_t at = name.end;
    if (!comma(at) && key(at) != text::key_of("(")) return false;
    for (++at; at < name.end + kReach; ++at) {
      if (is(at, kVictims)) return true;
      const bool number =
          at < analysis_.tokens.size() && analysis_.tokens[at].kind == text::TokenKind::Number;
      if (!is(at, kBetween) && !comma(at) && !number) return false;
    }
    return false;
  }

  // "Ana, who had been sold at 15", "Ana, who survived", "Ana, sold at 15,".
  [[nodiscard]] bool told_behind(const TokenRange& name) const {
    std::uint32_t at = name.end;
    if (comma(at)) ++at;
    const bool clause = key(at) == text::key_of("who");
    if (clause) ++at;
    if (clause && (key(at) == text::key_of("survived") || key(at) == text::key_of("escaped")))
      return true;
    std::uint32_t helpers = 0;
    while (clause && is(at, kBe)) {
      ++at;
      ++helpers;
    }
    if (clause ? helpers == 0 : at == name.end) return false;
    if (is(at, kDone)) return true;
    if (key(at) != text::key_of("forced")) return false;
    return is(at + 1, kForcedTo) || (key(at + 1) == text::key_of("to") && is(at + 2, kForcedTo));
  }

  // "Ana (not her real name)", "Ana, whose name has been changed".
  [[nodiscard]] bool has_other_name(const TokenRange& name) const {
    if (key(name.end) != text::key_of("(") && !comma(name.end)) return false;
    bool named = false;
    for (std::uint32_t at = name.end + 1; at < name.end + kReach; ++at) {
      if (is(at, kEnds)) return false;
      named = named || is(at, kName);
      const bool real = key(at) == text::key_of("real") && is(at + 1, kName) &&
                        key(at - 2) == text::key_of("not");
      if (real || is(at, kPseudonym) || (named && key(at) == text::key_of("changed"))) return true;
    }
    return false;
  }

  const language::Analysis& analysis_;
};

// A given name alone is read as any kind of name.
bool may_be_person(const model::ChainLink& link) {
  return link.kind == model::SourceKind::Person || link.kind == model::SourceKind::Unknown ||
         link.kind == model::SourceKind::Organisation;
}

// Wherever the tokens of `name` stand.
void add_places_of(std::string_view name, const std::vector<text::Token>& tokens,
                   std::vector<TokenRange>& places) {
  const std::vector<text::Token> words = text::tokenize(name);
  if (words.empty()) return;
  const auto same = [](const text::Token& one, const text::Token& other) {
    return one.key == other.key;
  };
  for (auto at = tokens.begin();; ++at) {
    at = std::search(at, tokens.end(), words.begin(), words.end(), same);
    if (at == tokens.end()) return;
    const auto begin = static_cast<std::uint32_t>(at - tokens.begin());
    places.push_back({begin, begin + static_cast<std::uint32_t>(words.size())});
  }
}

std::set<std::string> words_in(std::string_view name) {
  std::set<std::string> out;
  for (const text::Token& token : text::tokenize(name)) {
    if (token.kind == text::TokenKind::Word) {
      out.insert(text::fold_loose(text::slice(name, token.span)));
    }
  }
  return out;
}

}  // namespace

Shield::Shield(const model::Document& document, const language::Analysis& analysis,
               const std::vector<model::Claim>& claims) {
  const Finder finder(analysis);
  std::vector<TokenRange> people;
  for (const language::Name& name : analysis.names) {
    if (name.kind == NameKind::Person) people.push_back(name.tokens);
  }
  // "Ana" alone may be no name of a person to the reader of names, and yet speak.
  std::set<std::string> speakers;
  for (const model::Claim& claim : claims) {
    for (const model::ChainLink& link : claim.chain.links) {
      if (may_be_person(link)) speakers.insert(link.name);
    }
  }
  for (const std::string& name : speakers) add_places_of(name, analysis.tokens, people);
  for (const TokenRange& name : people) {
    if (!finder.is_victim(name)) continue;
    std::set<std::string> words =
        words_in(text::slice(document.text, text::span_of(analysis.tokens, name)));
    for (const char* word : {"survivor", "victim", "survivors", "victims"}) words.erase(word);
    if (!words.empty()) names_.push_back(std::move(words));
  }
}

bool Shield::is_covered(std::string_view name) const {
  if (names_.empty() || name.empty()) return false;
  const std::set<std::string> words = words_in(name);
  if (words.empty()) return false;
  return std::any_of(names_.begin(), names_.end(), [&](const std::set<std::string>& covered) {
    return std::includes(words.begin(), words.end(), covered.begin(), covered.end()) ||
           std::includes(covered.begin(), covered.end(), words.begin(), words.end());
  });
}

void Shield::cover(model::ChainLink& link) const {
  if (may_be_person(link) && is_covered(link.name)) {
    link.kind = model::SourceKind::Survivor;
    link.status = model::LinkStatus::Unnamed;
    link.name = "a survivor";
    link.office.clear();
    link.organisation.clear();
    link.speaker.reset();
  }
  for (std::string& candidate : link.candidates) {
    if (is_covered(candidate)) candidate = "a survivor";
  }
}

void Shield::cover(model::AttributionChain& chain) const {
  for (model::ChainLink& link : chain.links) cover(link);
}

void Shield::cover(model::Claim& claim) const {
  if (names_.empty()) return;
  cover(claim.chain);
  const auto cover_event = [&](model::Incident& incident) {
    if (is_covered(incident.agent)) incident.agent = "a survivor";
    if (is_covered(incident.patient)) incident.patient = "a survivor";
  };
  if (claim.incident) cover_event(*claim.incident);
  for (model::Incident& incident : claim.more_incidents) cover_event(incident);
  if (claim.elements && is_covered(claim.elements->victims)) {
    claim.elements->victims = "a survivor";
  }
}

}  // namespace plumbline::extract

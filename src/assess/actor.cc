// SPDX-License-Identifier: Apache-2.0

#include "assess/actor.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/token.h"

namespace plumbline::assess {
namespace {

// How far from the word for a state body its country stands: "police in the south of Turkey".
constexpr std::size_t kBefore = 3;
constexpr std::size_t kBehind = 3;

Actor actor_of(std::string_view word) {
  if (word == "organisation") return Actor::Organisation;
  if (word == "international") return Actor::International;
  if (word == "private") return Actor::Private;
  return Actor::State;
}

// Words of the longest of "coast guard ; officials".
std::size_t longest_way(std::string_view cell) {
  std::size_t longest = 1;
  std::size_t words = 0;
  bool inside = false;
  for (const char c : cell) {
    if (c == ';') words = 0;
    const bool word = c != ' ' && c != ';';
    if (word && !inside) longest = std::max(longest, ++words);
    inside = word;
  }
  return longest;
}

bool is_tie(std::string_view word) {
  constexpr std::array<std::string_view, 4> kTies = {"in", "of", "from", "at"};
  const std::string folded = text::fold(word);
  return std::find(kTies.begin(), kTies.end(), folded) != kTies.end();
}

bool is_pronoun(std::string_view name) {
  constexpr std::array<std::string_view, 12> kPronouns = {
      "it", "they", "he", "she", "we", "who", "which", "that", "this", "these", "others", "some"};
  const std::string folded = text::fold(name);
  return std::find(kPronouns.begin(), kPronouns.end(), folded) != kPronouns.end();
}

// The countries that a name at `at` stands for, and its size; none: no country is named there.
struct NamedActor {
  std::vector<std::string_view> countries;
  std::uint32_t size = 0;
};

NamedActor country_at(const refdata::RefData& refdata, const std::vector<text::Token>& tokens,
                      std::uint32_t at) {
  NamedActor out;
  if (tokens[at].letters == text::LetterCase::Lower) return out;
  std::vector<std::uint32_t> values;
  out.size = refdata.country_names().match_at(tokens, at, values);
  for (const std::uint32_t value : values) {
    const std::uint32_t index = refdata::name_value(value).index;
    if (index < refdata.countries().size()) {
      out.countries.push_back(refdata.countries()[index].alpha3);
    }
  }
  return out;
}

}  // namespace

const char* to_string(Actor actor) {
  switch (actor) {
    case Actor::Unstated: return "unstated";
    case Actor::State: return "state";
    case Actor::OtherState: return "other-state";
    case Actor::Organisation: return "organisation";
    case Actor::International: return "international";
    case Actor::Private: return "private";
  }
  return "unstated";
}

const model::ChainLink* last_named(const model::AttributionChain& chain) {
  for (auto link = chain.links.rbegin(); link != chain.links.rend(); ++link) {
    const bool named =
        link->status == model::LinkStatus::Named || link->status == model::LinkStatus::Carried;
    if (named && !link->name.empty() && link->kind != model::SourceKind::Survivor) return &*link;
  }
  return chain.links.empty() ? nullptr : &chain.links.front();
}

ActorReader::ActorReader(const refdata::RefData& refdata, std::string country)
    : refdata_(refdata), country_(std::move(country)) {
  const refdata::TableView table = refdata.table_view("standards/actors");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    Result<refdata::WordPattern> pattern = refdata::WordPattern::parse(table.cell(i, 0));
    if (!pattern) continue;
    words_.push_back(
        {std::move(pattern).take(), actor_of(table.cell(i, 1)), longest_way(table.cell(i, 0))});
  }
}

// A country beside the word says whose body it is; without one it is that of the state assessed.
// Behind it the country is tied to it ("police in Peru"): whom the police freed may be from
// anywhere.
Actor ActorReader::of_state(const Spoken& spoken, std::size_t at, std::size_t size) const {
  const auto& [words, tokens] = spoken;
  const std::size_t begin = at > kBefore ? at - kBefore : 0;
  const std::size_t end = std::min(tokens.size(), at + size + kBehind);
  bool other = false;
  bool tied = true;
  for (std::size_t i = begin; i < end; ++i) {
    if (i == at) tied = false;
    tied = tied || is_tie(text::slice(words, tokens[i].span));
    if (!tied) continue;
    const NamedActor named = country_at(refdata_, tokens, static_cast<std::uint32_t>(i));
    if (named.countries.empty()) continue;
    const auto& all = named.countries;
    if (std::find(all.begin(), all.end(), country_) != all.end()) return Actor::State;
    other = true;
  }
  return other ? Actor::OtherState : Actor::State;
}

// Of several agencies of one name that of the state assessed is meant.
std::optional<Actor> ActorReader::agency_at(const Spoken& spoken, std::uint32_t at) const {
  const std::vector<text::Token>& tokens = spoken.tokens;
  if (tokens[at].letters == text::LetterCase::Lower) return std::nullopt;
  std::vector<std::uint32_t> values;
  const std::uint32_t size = refdata_.agency_names().match_at(tokens, at, values);
  std::optional<Actor> found;
  for (const std::uint32_t each : values) {
    const refdata::NameValue value = refdata::name_value(each);
    const bool word =
        value.common || (value.acronym && tokens[at].letters != text::LetterCase::Upper);
    if (word || value.index >= refdata_.agencies().size()) continue;
    const refdata::Agency& agency = refdata_.agencies()[value.index];
    if (agency.kind == "outlet") continue;
    if (agency.country == country_ && agency.kind != "organisation") return Actor::State;
    if (found) continue;
    if (agency.kind == "international") {
      found = Actor::International;
    } else if (agency.kind == "organisation") {
      found = Actor::Organisation;
    } else {
      found = agency.country.empty() ? of_state(spoken, at, size) : Actor::OtherState;
    }
  }
  return found;
}

Actor ActorReader::classify(std::string_view words) const {
  const std::vector<text::Token> tokens = text::tokenize(words);
  const refdata::PlainWords plain = refdata::plain_words(words, tokens);
  const Spoken spoken{words, tokens};
  std::size_t first = tokens.size();
  Actor found = Actor::Unstated;
  for (const Words& each : words_) {
    const std::optional<std::size_t> at = each.pattern.find_in(plain);
    if (!at || plain.words[*at].token >= first) continue;
    first = plain.words[*at].token;
    found = each.actor == Actor::State ? of_state(spoken, first, each.words) : each.actor;
  }
  for (std::uint32_t at = 0; at < tokens.size() && at <= first; ++at) {
    if (const std::optional<Actor> agency = agency_at(spoken, at)) return *agency;
  }
  return found;
}

bool ActorReader::acts_abroad(const model::Claim& claim) const {
  if (!claim.incident) return false;
  const std::optional<model::Place>& place = claim.incident->place;
  return place && !place->country.empty() && place->country != country_;
}

Actor ActorReader::read(const model::Claim& claim, std::string_view passage) const {
  std::string_view named;
  if (claim.response) named = claim.response->actor;
  if (named.empty() && claim.incident) named = claim.incident->agent;
  if (named.empty() && claim.figure) named = claim.figure->counted_by;
  Actor found = Actor::Unstated;
  if (!named.empty() && !is_pronoun(named)) {
    found = classify(named);
    const bool agent = claim.incident && named == claim.incident->agent;
    if (found == Actor::Unstated && agent && !claim.response) found = Actor::Private;
  }
  if (found == Actor::Unstated) found = classify(passage);
  const bool of_another = !claim.about.empty() && claim.about.front() != country_;
  if (found == Actor::Unstated && of_another) return Actor::OtherState;
  if ((found == Actor::Unstated || found == Actor::State) && acts_abroad(claim)) {
    return Actor::OtherState;
  }
  return found;
}

std::string_view ActorReader::teller(const model::Claim& claim) const {
  const model::ChainLink* link = last_named(claim.chain);
  if (link == nullptr) return "other";
  const bool foreign = !link->country.empty() && link->country != country_;
  switch (link->kind) {
    case model::SourceKind::International: return "international";
    case model::SourceKind::Person:
      if (link->organisation.empty()) return "person";
      break;
    case model::SourceKind::Government:
    case model::SourceKind::Court:
      if (foreign) return "other-state";
      if (!link->country.empty()) return "state";
      break;
    default: break;
  }
  const Actor actor = classify(link->organisation.empty() ? link->name : link->organisation);
  if (actor == Actor::State) return foreign ? "other-state" : "state";
  if (actor == Actor::OtherState) return "other-state";
  if (actor == Actor::International) return "international";
  if (actor == Actor::Organisation || link->kind == model::SourceKind::Organisation) {
    return "organisation";
  }
  if (link->kind == model::SourceKind::Outlet) return "outlet";
  return link->kind == model::SourceKind::Person ? "person" : "other";
}

}  // namespace plumbline::assess

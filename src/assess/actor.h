// SPDX-License-Identifier: Apache-2.0
//
// Whose act is it? What an NGO or another government does is not what the state assessed does.
//
// Told from the actor that was read out of the claim, else from the first body that its words name:
// an agency of data/agencies/, or words of data/standards/actors.tsv with the country beside them.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"
#include "refdata/refdata.h"
#include "refdata/word_pattern.h"
#include "text/token.h"

namespace plumbline::assess {

enum class Actor : std::uint8_t {
  Unstated,  // nobody is named: "12 men were convicted"
  State,     // the state assessed, in any of its bodies
  OtherState,
  Organisation,
  International,
  Private,  // somebody else whom the claim names: a person, a gang
};
[[nodiscard]] const char* to_string(Actor actor);

class ActorReader {
 public:
  // `country`: alpha-3 of the state assessed. `refdata` must outlive this.
  ActorReader(const refdata::RefData& refdata, std::string country);

  // Of a claim about the country with these words.
  [[nodiscard]] Actor read(const model::Claim& claim, std::string_view passage) const;
  // Who tells it: the last source of the chain that anybody names, else the publisher.
  [[nodiscard]] std::string_view teller(const model::Claim& claim) const;
  // The body that `words` name first; Unstated if none.
  [[nodiscard]] Actor classify(std::string_view words) const;

 private:
  struct Words {
    refdata::WordPattern pattern;
    Actor actor = Actor::State;
    std::size_t words = 1;  // of the longest way to write it
  };
  struct Spoken {
    std::string_view words;
    const std::vector<text::Token>& tokens;
  };
  [[nodiscard]] Actor of_state(const Spoken& spoken, std::size_t at, std::size_t size) const;
  [[nodiscard]] std::optional<Actor> agency_at(const Spoken& spoken, std::uint32_t at) const;
  [[nodiscard]] bool acts_abroad(const model::Claim& claim) const;

  const refdata::RefData& refdata_;
  std::string country_;
  std::vector<Words> words_;
};

// The last link that is named here or before, the publisher if there is none; nullptr: no chain.
[[nodiscard]] const model::ChainLink* last_named(const model::AttributionChain& chain);

}  // namespace plumbline::assess

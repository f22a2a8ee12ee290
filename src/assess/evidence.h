// SPDX-License-Identifier: Apache-2.0
//
// Which claims bear on which criterion, by the rules of a standard.
//
// Rules are tried in the order of their file; for one claim the first that fits a question of a
// criterion counts. What a rule does not mention is held strict: a claim must be positive, and what
// another state does is not taken. What is only planned or conditional bears on nothing and is kept
// as context.

#pragma once

#include <bitset>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/actor.h"
#include "assess/standard.h"
#include "model/claim.h"
#include "refdata/refdata.h"
#include "refdata/word_pattern.h"

namespace plumbline::assess {

constexpr std::size_t kMostNames = 32;  // topics, and turns of phrase, that there can be

struct DocumentAtHand {
  std::string id;  // hash
  std::string name;
  std::string publisher;
  std::string title;
  Date published;
  std::string opening;  // the first sentence
};

// A claim about the country. `claim` must outlive it.
struct ClaimAtHand {
  const model::Claim* claim = nullptr;
  std::size_t document = 0;  // index
  std::string passage;       // words of its first passage
  std::string sentence;      // that it stands in
  std::string before;        // some sentences before that one, of the same paragraph
};

struct Mapped {
  std::size_t claim = 0;  // index
  std::size_t rule = 0;   // of the standard
  model::Bearing bearing = model::Bearing::Context;
  bool alleged = false;
  bool promised = false;  // planned or conditional: that made it context
  std::string teller;     // as condition `teller` has it
};

// Holds each claim against all rules of a standard.
class Mapper {
 public:
  // What was found of the words that claims of one document share: most have their sentence with
  // others, many their passage, and all have one title. For one document and one Mapper; empty at
  // first.
  class Shared {
   public:
    using Names = std::bitset<kMostNames>;  // by their rows

   private:
    friend class Facts;
    friend class Mapper;
    struct ReadWords {
      std::string text;
      bool read = false;
      refdata::PlainWords words;
      std::optional<std::vector<bool>> held;  // patterns that may be found in these
    };
    ReadWords passage_;  // read last
    ReadWords whole_;    // the same of sentences
    std::string sentence_;
    std::optional<Names> said_;    // in it
    std::optional<Names> topics_;  // of it
    std::string before_;
    std::optional<Names> topics_before_;
    std::optional<Names> topics_title_;
    std::optional<Names> topics_opening_;
  };

  // `standard` and `refdata` must outlive it. `country`: alpha-3 of the state assessed.
  Mapper(const Standard& standard, const std::string& country, const refdata::RefData& refdata);
  Mapper(Mapper&&) noexcept;
  ~Mapper();

  // Whether map() may find anything, by the claim and the words of its first passage alone: most
  // claims fit no rule, whatever stands around them. By any number of threads, as map().
  [[nodiscard]] bool may_bear(const model::Claim& claim, std::string_view passage,
                              Shared& shared) const;
  // What the claim bears on, in the order of rules, under `index`. By any number of threads.
  // `shared` belongs to the document and to one thread at a time.
  [[nodiscard]] std::vector<Mapped> map(const ClaimAtHand& at_hand, const DocumentAtHand& document,
                                        std::size_t index, Shared& shared) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Of all of them, in the order of claims.
[[nodiscard]] std::vector<Mapped> map_claims(const Standard& standard,
                                             const std::vector<DocumentAtHand>& documents,
                                             const std::vector<ClaimAtHand>& claims,
                                             const std::string& country,
                                             const refdata::RefData& refdata);

}  // namespace plumbline::assess

// SPDX-License-Identifier: Apache-2.0
//
// Builds the chains of a document: chains.cc nests attributions and keeps the order, links.cc makes
// the links of one attribution, relays.cc adds whoever hands it on. Private to these files.

#pragma once

#include <optional>
#include <vector>

#include "extract/chains_internal.h"
#include "extract/speakers_internal.h"

namespace plumbline::extract {

class Linker {
 public:
  Linker(const Reading& reading, std::vector<Found> found);
  Linked run();

 private:
  void drop_conflicts();
  void drop_talk_in_quotations();
  [[nodiscard]] bool is_handed_on(const Found& found) const;
  void join_quoted_by();
  void nest();
  void tie_origin(std::uint32_t index);
  void tie_relative(std::uint32_t index);
  void tie_citation(std::uint32_t index);
  void add_lone_quotations();
  [[nodiscard]] bool goes_on_after(std::uint32_t open, std::uint32_t end);
  void add_partitives();
  void link_partitive(std::uint32_t index);
  void link(std::uint32_t index);
  void link_participle(std::uint32_t index);
  void link_nobody(std::uint32_t index);
  void link_source(std::uint32_t index);
  void link_lone_quotation(std::uint32_t index);
  [[nodiscard]] bool writes_for_frame(const Found& found, const model::ChainLink& link) const;
  [[nodiscard]] bool is_retold(const Found& found, const model::ChainLink& link) const;
  [[nodiscard]] bool is_worth_knowing(const Found& found, const model::ChainLink& link) const;
  [[nodiscard]] bool is_publisher(const TokenRange& source, const model::ChainLink& link) const;
  [[nodiscard]] bool is_initials(const TokenRange& source) const;
  [[nodiscard]] bool is_quoted_speaker(const Found& found) const;
  [[nodiscard]] bool is_this_outlet(const TokenRange& source) const;
  [[nodiscard]] bool is_short_name(const TokenRange& source) const;
  [[nodiscard]] bool has_namesake(std::string_view part) const;
  [[nodiscard]] bool is_own_voice(const Found& found, const model::ChainLink& link) const;
  [[nodiscard]] bool is_bait(const Found& found, const model::ChainLink& link) const;
  [[nodiscard]] bool is_law(const Found& found) const;
  void tidy(model::AttributionChain& chain) const;
  [[nodiscard]] bool is_known_to_all(const Found& found) const;
  [[nodiscard]] bool speaks_of_himself(const Found& found) const;
  void keep_relays(const Found& found, const model::ChainLink& link, std::uint32_t before,
                   model::AttributionChain& chain) const;
  void follow_hearer(const Found& found, model::AttributionChain& chain);
  void split_source(Found& found) const;
  [[nodiscard]] std::vector<model::ChainLink> relays_of(const Found& found, model::ChainLink& link);
  [[nodiscard]] std::optional<model::ChainLink> relay_of_medium(const TokenRange& medium,
                                                                model::ChainLink& link);
  [[nodiscard]] std::optional<model::ChainLink> relay_of_hearer(const TokenRange& hearer,
                                                                const model::ChainLink& link);
  void add_doubtful_speaker(std::uint32_t index);
  [[nodiscard]] std::uint32_t earlier_in_sentence(std::uint32_t index) const;
  [[nodiscard]] model::AttributionChain outer_chain(std::uint32_t index) const;
  [[nodiscard]] std::uint32_t sentence_index(const Found& found) const {
    return r_.sentence_of(found.out.cue.begin);
  }
  void stamp(model::ChainLink& link, const Found& found) const;

  const Reading& r_;
  Speakers speakers_;
  Linked linked_;
  // What the discourse carries: the source that relays, and the last person who spoke.
  model::AttributionChain frame_;
  std::uint32_t frame_index_ = kNone;
  std::uint32_t frame_sentence_ = 0;
  std::uint32_t person_index_ = kNone;
  std::vector<std::string> retold_;  // sources that have been shown to quote others
};

[[nodiscard]] bool relays(const model::ChainLink& link);  // hands on what others say
[[nodiscard]] bool same_source(const model::ChainLink& a, const model::ChainLink& b);

}  // namespace plumbline::extract

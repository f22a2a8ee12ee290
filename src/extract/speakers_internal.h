// SPDX-License-Identifier: Apache-2.0
//
// Who a source phrase stands for: name, kind, office, organisation, country, work. Remembers what
// the text has named so far, so that "the foundation", "she" and "the article" find their way.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reading_internal.h"
#include "model/chain.h"

namespace plumbline::extract {

// A row of data/source_nouns.tsv.
struct SourceNoun {
  std::string_view kind;  // work, press, group, official, government, court, survivor, ...
  std::string_view work;  // kind of work
  TokenRange tokens;
};

[[nodiscard]] std::string government_of(const refdata::RefData& refdata, std::string_view alpha3);

// Whether `name` has these words as whole ones, in this spelling.
[[nodiscard]] bool holds_word(std::string_view name, std::string_view word);

class Speakers {
 public:
  explicit Speakers(const Reading& reading);

  // Sources are resolved in reading order: each may lean on those before it.
  [[nodiscard]] model::ChainLink resolve(const TokenRange& source);

  [[nodiscard]] model::ChainLink resolve_hearer(const TokenRange& hearer);  // of "told F"

  // The work that a phrase such as "its 2023 review" names.
  [[nodiscard]] std::optional<model::Work> work_in(const TokenRange& phrase) const;

  // A source that spoke, for pronouns and repeated works.
  // `inner`: inside the words of another source.
  void remember(const model::ChainLink& link, std::uint32_t index, const TokenRange& source,
                bool inner = false);
  [[nodiscard]] bool knows(std::string_view name) const;  // has spoken already
  // The attribution whose source the last resolved one takes up again; kNone: a new source.
  [[nodiscard]] std::uint32_t carried_from() const { return carried_from_; }

  [[nodiscard]] model::ChainLink publisher() const;

 private:
  struct Known {
    model::ChainLink link;
    std::uint32_t index = 0;           // of the attribution
    std::uint32_t sentence = 0;        // in which it is named
    std::vector<std::uint64_t> heads;  // nouns it was called by
    bool many = false;                 // "they"
    bool inner = false;
  };
  struct Antecedent {
    model::ChainLink link;
    TokenRange mention;
  };

  [[nodiscard]] model::ChainLink resolve_phrase(const TokenRange& main);
  [[nodiscard]] model::ChainLink resolve_pronoun(std::uint32_t at);
  [[nodiscard]] std::size_t last_speaker(std::uint32_t at) const;
  [[nodiscard]] std::optional<model::ChainLink> person_since(
      std::uint32_t at, std::size_t speaker, const std::optional<Antecedent>& entity);
  [[nodiscard]] std::optional<model::ChainLink> taken_up(std::uint32_t at, std::size_t speaker,
                                                         const Antecedent& entity);
  [[nodiscard]] model::ChainLink far_speaker(std::uint32_t at);
  [[nodiscard]] std::optional<model::ChainLink> topic_before(std::uint32_t sentence, bool person);
  [[nodiscard]] std::optional<model::ChainLink> subject_of_sentence(std::uint32_t at);
  [[nodiscard]] std::optional<model::ChainLink> unnamed_before(std::uint32_t sentence) const;
  [[nodiscard]] std::optional<Antecedent> antecedent_of(std::uint32_t at) const;
  [[nodiscard]] static bool fits(std::uint64_t pronoun, const Known& known);
  [[nodiscard]] model::ChainLink carry(std::size_t known);
  [[nodiscard]] std::optional<model::ChainLink> known_by_noun(const TokenRange& main);
  [[nodiscard]] std::optional<model::ChainLink> person_called(const TokenRange& main,
                                                              const SourceNoun& noun);
  [[nodiscard]] bool is_called(const language::Name& person, std::uint64_t noun) const;
  [[nodiscard]] bool prints(std::uint32_t verb) const;
  // "The same newspaper": the body with whose name a sentence right before began.
  [[nodiscard]] std::optional<model::ChainLink> same_outlet(const TokenRange& main) const;
  [[nodiscard]] std::optional<model::ChainLink> outlet_before(const TokenRange& main) const;
  [[nodiscard]] static std::uint64_t same_spelling(std::uint64_t noun);
  [[nodiscard]] bool has_first_name(std::uint32_t at) const;
  [[nodiscard]] bool kind_is_official(const language::Name* name) const;
  [[nodiscard]] std::uint32_t before_quotation(std::uint32_t at) const;
  [[nodiscard]] bool stands_as_place(const TokenRange& mention) const;
  [[nodiscard]] bool is_another(const TokenRange& base, const model::ChainLink& known) const;
  [[nodiscard]] TokenRange fuller_before(const TokenRange& main) const;
  [[nodiscard]] std::vector<std::uint64_t> heads_of(const TokenRange& source, bool person) const;
  [[nodiscard]] std::optional<model::ChainLink> resolve_work(const TokenRange& main);
  [[nodiscard]] model::ChainLink carried_work(const TokenRange& main, std::string_view kind);
  [[nodiscard]] std::optional<model::ChainLink> owner_before(const TokenRange& main,
                                                             std::string_view kind);
  [[nodiscard]] std::optional<model::ChainLink> owner_of_mentioned(const TokenRange& main,
                                                                   std::string_view kind);
  [[nodiscard]] model::ChainLink resolve_owned(const TokenRange& phrase, std::uint32_t noun);
  [[nodiscard]] model::ChainLink resolve_named(const TokenRange& main, const language::Name& name);
  [[nodiscard]] model::ChainLink resolve_noun(const TokenRange& main, const SourceNoun& noun);
  [[nodiscard]] model::ChainLink resolve_body(const TokenRange& main, const SourceNoun& noun,
                                              model::ChainLink link);
  [[nodiscard]] std::optional<model::ChainLink> body_called(const TokenRange& main,
                                                            std::string_view word);
  [[nodiscard]] std::string with_leading_names(const TokenRange& main, const language::Name& name,
                                               std::string found) const;
  [[nodiscard]] std::optional<model::ChainLink> named_by_capitals(const TokenRange& base) const;
  [[nodiscard]] std::optional<model::ChainLink> cited_work(const TokenRange& main) const;
  [[nodiscard]] std::optional<model::ChainLink> outlet_called(const TokenRange& main,
                                                              const TokenRange& apposition) const;
  [[nodiscard]] TokenRange without_time(TokenRange main) const;
  [[nodiscard]] std::uint32_t before_time(std::uint32_t end) const;
  [[nodiscard]] bool names_talk(std::uint32_t at) const;
  [[nodiscard]] std::optional<model::ChainLink> head_of_police(const TokenRange& main);
  [[nodiscard]] TokenRange body_of_staff(const TokenRange& main) const;
  [[nodiscard]] bool inside_name(std::uint32_t at) const;
  [[nodiscard]] TokenRange acting_body(std::uint32_t pronoun) const;
  [[nodiscard]] bool is_station(const language::Name& name) const;
  [[nodiscard]] std::optional<model::ChainLink> named_by_apposition(const TokenRange& main,
                                                                    const TokenRange& apposition);
  void read_office(model::ChainLink& link, const TokenRange& apposition) const;
  void read_owner(model::ChainLink& link, std::uint32_t pronoun) const;
  void read_title(model::ChainLink& link, const TokenRange& before) const;
  [[nodiscard]] std::optional<SourceNoun> noun_ending(std::uint32_t end, std::uint32_t begin) const;
  [[nodiscard]] const language::Name* name_in(const TokenRange& range, bool last) const;
  [[nodiscard]] std::string agency_name(const language::Name& name, std::string canonical) const;
  [[nodiscard]] std::string full_name(const language::Name& name) const;
  [[nodiscard]] std::string country_in(const TokenRange& range) const;
  [[nodiscard]] std::string plain_words(const TokenRange& range) const;
  [[nodiscard]] model::Work read_work(const TokenRange& range, std::string_view kind) const;
  [[nodiscard]] std::optional<model::ChainLink> work_of_known_title(const TokenRange& main,
                                                                    std::string_view kind) const;
  [[nodiscard]] std::optional<model::ChainLink> wire_before(const TokenRange& main,
                                                            bool plain) const;
  [[nodiscard]] std::uint32_t outlet_words_at(std::uint32_t at, std::string_view kind) const;
  [[nodiscard]] bool is_called_newspaper(const language::Name& name) const;
  [[nodiscard]] model::SourceKind kind_of(const language::Name& name) const;
  [[nodiscard]] TokenRange base_of(const TokenRange& main) const;

  [[nodiscard]] std::optional<model::ChainLink> owner_of_makers(const TokenRange& main);
  [[nodiscard]] std::optional<model::ChainLink> body_described(const TokenRange& main,
                                                               const SourceNoun& noun);
  [[nodiscard]] bool is_month_told(std::uint32_t at) const;
  [[nodiscard]] const language::Name* bearer_of(const TokenRange& main) const;
  void find_short_forms();
  void write_out(model::ChainLink& link) const;

  struct ShortForm {
    std::string letters;
    TokenRange name;
  };

  const Reading& r_;
  std::vector<ShortForm> short_forms_;  // "Hill Institute for Labour (HIL)"
  std::vector<TokenRange> outlets_;     // names that the text introduces as newspapers
  std::vector<Known> known_;
  std::uint32_t carried_from_ = kNone;
  std::uint32_t owner_before_ = kNone;  // where the phrase begins whose owner is being looked for
};

}  // namespace plumbline::extract

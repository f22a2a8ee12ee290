// SPDX-License-Identifier: Apache-2.0
//
// Who is who so far: the entities of a text while it is read from front to back, and how a later
// mention finds the earlier one. Prefers no link to a wrong one.

#pragma once

#include <deque>
#include <memory_resource>
#include <unordered_map>

#include "language/people_internal.h"
#include "language/words_internal.h"

namespace plumbline::language {

// A stretch that may refer to somebody, with what its place in the sentence tells.
struct Referring {
  TokenRange tokens;
  std::uint32_t head = kNone;
  std::uint32_t name = kNone;
  std::uint32_t sentence = 0;
  bool pronoun = false;
  bool definite = false;  // "the", "this", or owned ("its report")
  bool subject = false;
  bool completed = false;         // "of ...", "that ...": the phrase says itself whom it means
  std::string_view country;       // of a demonym inside the phrase, or of "of Georgia" after it
  std::uint32_t owner = kNone;    // entity of the possessor inside it
  std::uint32_t apposed = kNone;  // entity of the person named right before ("Kerr, the director")
};

class Cast {
 public:
  explicit Cast(Draft& draft) : draft_(draft), people_(draft) {}

  // Adds the mention; returns its entity or kNone where nobody fits.
  std::uint32_t add(const Referring& what);

  // The noun under which phrases are compared: "organisation" and "organization" are one.
  [[nodiscard]] static std::uint64_t same_spelling(std::uint64_t lemma);

 private:
  struct Trait {
    Gender gender = Gender::Unknown;
    bool plural = false;
    std::uint64_t year = 0;  // key of a year that tells editions apart ("the 2023 report")
    std::uint32_t owner = kNone;
  };
  struct Recent {
    std::uint32_t entity = kNone;
    std::uint32_t sentence = 0;
    bool subject = false;
  };

  std::uint32_t add_name(const Referring& what);
  std::uint32_t add_person(const Referring& what, const Name& name);
  std::uint32_t add_body(const Referring& what, const Name& name);
  std::uint32_t add_noun(const Referring& what);
  std::uint32_t add_pronoun(const Referring& what);
  std::uint32_t body_noun(const Referring& what, std::uint64_t noun);
  std::uint32_t person_noun(const Referring& what, std::uint64_t noun);
  std::uint32_t work_noun(const Referring& what, std::uint64_t noun);
  std::uint32_t government(const Referring& what);
  std::uint32_t group_noun(const Referring& what, std::uint64_t noun);
  std::uint32_t country_noun(const Referring& what);

  std::uint32_t make(EntityKind kind, std::string_view name, std::string_view country = {});
  std::uint32_t known(std::uint64_t key) const;
  void remember(std::uint64_t key, std::uint32_t entity) { index_[key] = entity; }
  void remember_roles(const TokenRange& name, std::uint32_t entity);
  void remember_parts(const TokenRange& name, std::uint32_t entity);
  std::uint32_t last_person(const Referring& what, Gender gender) const;
  std::uint32_t spoken_of(const Referring& what, Gender gender) const;
  std::uint32_t last_body(const Referring& what, bool plural) const;
  [[nodiscard]] std::uint64_t year_in(const TokenRange& tokens) const;
  void note(std::uint32_t entity, const Referring& what);

  Draft& draft_;
  People people_;
  std::pmr::monotonic_buffer_resource room_{std::size_t{4} << 10U};
  // Looked up, never walked through.
  std::pmr::unordered_map<std::uint64_t, std::uint32_t> index_{&room_};
  std::vector<Trait> traits_;  // one for each entity
  std::deque<Recent> recent_;  // newest first, few
};

// What a noun can refer to; EntityKind::Unknown: it makes no mention.
[[nodiscard]] EntityKind kind_of_noun(std::uint64_t lemma, bool plural);
[[nodiscard]] bool is_country_noun(std::uint64_t lemma);

}  // namespace plumbline::language

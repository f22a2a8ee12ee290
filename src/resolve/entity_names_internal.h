// SPDX-License-Identifier: Apache-2.0
//
// A name taken apart once, so that it can be held against many.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "refdata/refdata.h"
#include "resolve/entities.h"

namespace plumbline::resolve {

struct NameWord {
  std::string latin;    // romanised
  std::string sound;    // text::sound_of
  std::string printed;  // folded, with its marks
  bool abjad = false;   // of a script that writes no vowels
  bool common = false;  // of many bodies
  bool town = false;
  [[nodiscard]] bool initial() const { return latin.size() == 1; }
};

// "Dr. Andrei Ivanovich Petrov, Jr.": Andrei, Petrov; patronymic Ivanovich; suffix jr.
struct PersonName {
  std::vector<NameWord> words;
  std::vector<NameWord> patronymics;
  std::string suffix;
  bool told_order = false;  // a surname in capitals or before a comma, or a script of its own
  [[nodiscard]] std::size_t full_words() const;
};

// "the Moldovan Ministry of Labour": ministry, labor; MDA.
struct BodyName {
  std::string printed;
  std::vector<NameWord> words;  // without what says nothing, variants as one; sorted by sound
  std::vector<std::string> countries;   // that stand in the name; sorted
  std::vector<std::uint32_t> agencies;  // of refdata, whose names include it; sorted
  bool local = false;                   // "district", "city", "sheriff's": many in one state
  bool own_name = false;                // it holds a word that is no common word for bodies
  std::string acronym;                  // the whole name, if it is one: "FIA"
  std::vector<std::string> initials;    // what it may be shortened to: "FIA", "ASI", "ASOI"
  std::string given_acronym;            // "Focus on Labour Exploitation (FLEX)"
  bool english = false;                 // it holds an English word for a body
  bool foreign = false;  // it holds letters or small words that English names have not
  bool latin = true;     // its letters are
};

enum class Bearer : std::uint8_t { Person, Body, None };
[[nodiscard]] Bearer bearer_of(model::SourceKind kind);

struct ReadForm {
  Bearer bearer = Bearer::None;
  model::SourceKind kind = model::SourceKind::Unknown;
  PersonName person;
  BodyName body;          // of a body
  BodyName organisation;  // of a person, if it is stated
  bool has_organisation = false;
  std::string country;
  bool country_of_document = false;
  std::string only_in;
  std::vector<std::string> offices;  // folded
};

struct Initials;

// One thread; the reference data must outlive it.
class NameReader {
 public:
  explicit NameReader(const refdata::RefData& refdata);
  [[nodiscard]] ReadForm read(const NameForm& form) const;
  // Whether two given names are short or foreign forms of one.
  [[nodiscard]] bool alike(const NameWord& one, const NameWord& other) const;

 private:
  [[nodiscard]] PersonName person(std::string_view name) const;
  [[nodiscard]] BodyName body(std::string_view name, std::string_view country) const;
  void take_agencies(std::string_view name, std::string_view country, BodyName& out) const;
  void take_word(std::string_view printed, BodyName& out, Initials& initials) const;
  [[nodiscard]] bool is_town(std::string_view printed) const;
  void drop_guessed(BodyName& name) const;

  const refdata::RefData& refdata_;
  const text::PhraseTable& titles_;
  const text::PhraseTable& variants_;
  refdata::TableView variant_rows_;
  const text::PhraseTable& heads_;
  // Sounds of given names with the groups they stand in; made when it is first asked for.
  mutable std::unordered_multimap<std::string, std::size_t> given_;
};

[[nodiscard]] NameLikeness likeness(const ReadForm& one, const ReadForm& other,
                                    const NameReader& reader);
// Parts of it: of two persons by their names alone, of two bodies by all that is known of them.
[[nodiscard]] NameLikeness person_likeness(const PersonName& one, const PersonName& other,
                                           const NameReader& reader);
[[nodiscard]] NameLikeness body_likeness(const BodyName& one, const BodyName& other);
// False if they are written in two languages, as far as that can be told.
[[nodiscard]] bool comparable(const BodyName& one, const BodyName& other);

void add_ground(NameLikeness& to, double weight, std::string words);
void bar(NameLikeness& to, std::string words);

// How one word is written in two places.
enum class WordMatch : std::uint8_t {
  Other,
  Near,   // a letter or two apart, or in their marks only
  Sound,  // two ways of writing one name
  Same,
};
[[nodiscard]] WordMatch match_words(const NameWord& one, const NameWord& other);

}  // namespace plumbline::resolve

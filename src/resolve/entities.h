// SPDX-License-Identifier: Apache-2.0
//
// Which names are one source? "FIA" and "Federal Investigation Agency", "Мамедов" and "Mammadov",
// "A. Petrov, director of the Crisis Centre" and "Andrei Petrov".
//
// Each pair of names that have something in common is weighed: every reason for or against adds a
// weight and says itself in words (the way of Fellegi and Sunter, "A theory for record linkage",
// 1969; weights set by hand on open pairs of eval/gold/names, docs/quality.md). What is strong is
// joined, what is middling is left to a person, and a name that fits two sources that are not one
// is left alone. What a person decided outranks all of it.
//
// Pure: the same names and judgements give the same answer in any order.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/chain.h"
#include "refdata/refdata.h"

namespace plumbline::resolve {

// A name as documents give it, with what they say of its bearer. Two of them differ in what
// key_of_form() is made of.
struct NameForm {
  std::string name;
  model::SourceKind kind = model::SourceKind::Unknown;
  std::string organisation;          // of a person
  std::string country;               // alpha-3; empty: not stated
  bool country_of_document = false;  // not stated with the name: what its documents are about
  std::string only_in;               // a document, if nothing tells it from others of its name
  std::vector<std::string> offices;  // "director"; sorted, each once
  std::size_t claims = 0;
  std::size_t documents = 0;
  bool operator==(const NameForm&) const = default;
};

// "name|person|organisation|ARM|", folded: under which judgements remember a form, so that they
// outlive any reading anew.
[[nodiscard]] std::string key_of_form(const NameForm& form);

// How far a name by itself tells whose it is.
enum class NameScope : std::uint8_t {
  Everywhere,  // a known body, an outlet, a body with its country in the name
  Perhaps,     // "Anna Petrova", "Hope House": in reports on two countries it may be two
  State,       // "Ministry of Labour", "Supreme Court", "MOL": every state has one
  Document,    // "District Court", "Mr. Khan": many in one state
};
[[nodiscard]] NameScope scope_of(const NameForm& form, const refdata::RefData& refdata);

// A reason with its weight: above 0 for one source, below for two. Bits, roughly: 1 doubles the
// odds.
struct NameReason {
  double weight = 0;
  std::string words;  // "both of Crisis Centre", "the same name in another script"
  bool operator==(const NameReason&) const = default;
};

struct NameLikeness {
  double score = 0;     // the sum of the weights
  bool barred = false;  // they cannot be one, whatever else speaks for it; the last ground says why
  bool doubtful = false;     // a person is asked, whatever speaks for it
  bool other_names = false;  // barred because the names themselves differ
  std::vector<NameReason> grounds;
};
constexpr double kJoin = 8;   // from here on two names are taken for one source
constexpr double kDoubt = 3;  // from here on a person is asked

[[nodiscard]] NameLikeness likeness(const NameForm& one, const NameForm& other,
                                    const refdata::RefData& refdata);

// What a person decided, oldest first; one decision may be several pairs of one number. A later one
// outranks an earlier one that it contradicts.
struct Judged {
  std::int64_t number = 0;
  bool same = false;  // else different
  std::string one;    // keys of forms
  std::string other;
};

// Why a form is in its entity: what ties it to another form there.
struct NameTie {
  std::size_t form = 0;        // index of the form it is tied to
  std::int64_t judgement = 0;  // 0: by likeness
  NameLikeness likeness;       // if not by judgement
};

struct EntityName {
  std::size_t form = 0;
  std::optional<NameTie> tie;  // none: the head
};

struct Entity {
  std::vector<EntityName>
      forms;  // the head, by which it is shown, first; then by number of claims, key
};

struct Doubt {
  std::size_t one = 0;  // forms of two entities
  std::size_t other = 0;
  NameLikeness likeness;
};

struct Register {
  std::vector<Entity> entities;         // those with most claims first, then by key of the head
  std::vector<Doubt> doubts;            // the likeliest first; one for each two entities
  std::vector<std::int64_t> idle;       // judgements on names that no document has any more
  std::vector<std::int64_t> overruled;  // judgements that later ones contradict
};

// Time grows with the number of forms and of pairs with a rare word, a surname or an acronym in
// common; words that stand in very many names do not make pairs.
[[nodiscard]] Register find_entities(std::span<const NameForm> forms,
                                     std::span<const Judged> judgements,
                                     const refdata::RefData& refdata);

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0
//
// Can a victim whom nobody names be singled out by what is told of her, put together?
//
// Age, sex, nationality, place, day, occupation and family are quasi-identifiers: harmless one by
// one, a name together (L. Sweeney, "k-anonymity: a model for protecting privacy", Int. J.
// Uncertain. Fuzz. 10(5), 2002). A person is held against all persons told of: if fewer than k
// share her traits, it is said which trait to tell more coarsely. docs/reference/withheld.md has
// the limits.
//
// Pure: the same persons give the same answer in any order.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"
#include "refdata/refdata.h"

namespace plumbline::resolve {

enum class Trait : std::uint8_t { Age, Sex, Nationality, Place, Date, Occupation, Family };
constexpr std::size_t kTraits = 7;
[[nodiscard]] const char* to_string(Trait trait);

// Values by Trait, empty where nothing is told: "16", "female", "UKR", "Odesa, Ukraine",
// "2019-03-04", "waitress", "mother of two".
using Traits = std::array<std::string, kTraits>;

// One victim as one claim tells of her.
struct ToldPerson {
  std::string document;  // hash
  std::string claim;     // "c12"
  Traits traits;
};

// Reads single persons out of claims.
class PersonReader {
 public:
  // `refdata` must outlive it.
  explicit PersonReader(const refdata::RefData& refdata) : refdata_(refdata) {}
  // Victims of whom the claim tells one by one; groups are none. `exact`: the claim's passage.
  void read(const std::string& document, const model::Claim& claim, std::string_view exact,
            std::vector<ToldPerson>& out) const;

 private:
  [[nodiscard]] Traits traits_of(std::string_view words) const;

  const refdata::RefData& refdata_;
};

// A trait told more coarsely, and how many persons then share all of them.
struct Coarsening {
  Trait trait = Trait::Age;
  std::string from;
  std::string to;  // empty: not told at all
  std::size_t alike = 0;
  bool operator==(const Coarsening&) const = default;
};

struct SingledOut {
  Traits traits;
  std::vector<std::size_t> told;  // indices of the persons given, all taken for this one
  std::size_t alike = 1;          // persons who share these traits, this one among them
  // One step that is enough, the mildest first; if none is, steps to be taken together.
  std::vector<Coarsening> advice;
  bool together = false;  // the steps are enough only together, or not even then
};

// Persons of whom at least `kLeastTraits` are told and whom fewer than `k` are like. Within a
// document, and between documents that agree on enough, tellings without contradiction are one
// person.
constexpr std::size_t kLeastTraits = 3;
[[nodiscard]] std::vector<SingledOut> find_singled_out(const std::vector<ToldPerson>& persons,
                                                       std::size_t k);

}  // namespace plumbline::resolve

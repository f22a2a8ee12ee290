// SPDX-License-Identifier: Apache-2.0
//
// What reference data knows of the words at one position.

#pragma once

#include <optional>
#include <vector>

#include "language/words_internal.h"

namespace plumbline::language {

enum class KnownKind : std::uint8_t { Nothing, Country, Demonym, Place, Agency };

struct Known {
  KnownKind kind = KnownKind::Nothing;
  std::uint8_t length = 0;      // tokens
  bool common = false;          // also an ordinary word or a person's name: needs context
  std::uint32_t index = kNone;  // country, place (the best guess of several) or agency
};

// Looks names up, and remembers what begins at which token: a run of names is read from several
// ends.
class Gazetteer {
 public:
  explicit Gazetteer(const Draft& draft) : draft_(draft) {}

  // The longest name that begins exactly here; agencies win over countries, countries over places.
  [[nodiscard]] Known at(std::uint32_t token);
  // The agency of that name or acronym in `country` (alpha-3), or of any if `country` is empty.
  [[nodiscard]] std::uint32_t agency_at(std::uint32_t token, std::string_view country);

 private:
  [[nodiscard]] Known look_up(std::uint32_t token);
  [[nodiscard]] bool names_people(std::uint32_t token) const;
  void offer(Known& best, KnownKind kind, std::uint32_t token, const text::PhraseTable& table);

  const Draft& draft_;
  std::vector<std::uint32_t> values_;
  std::vector<std::optional<Known>> seen_;
};

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// Departments that many states have: "the Labor Department" of a text about Manila is not the one
// in Washington.

#include <algorithm>
#include <string>

#include "language/name_links_internal.h"
#include "text/word_set.h"

namespace plumbline::language {
namespace {

// What departments of other states look after, too; "State Department" and "Homeland Security" tell
// whose they are.
constexpr text::WordSet kFields{"justice",   "labor",    "labour",   "health",
                                "education", "commerce", "interior", "agriculture"};

// "Department of Labor", "Labor Department": nothing in the name tells the state.
bool is_of_any_state(const Draft& draft, const TokenRange& name) {
  std::uint32_t at = name.begin;
  if (draft.key(at) == "the"_w) ++at;
  if (name.end == at + 2) {
    return kFields.has(draft.key(at)) && draft.key(at + 1) == "department"_w;
  }
  return name.end == at + 3 && draft.key(at) == "department"_w && draft.key(at + 1) == "of"_w &&
         kFields.has(draft.key(at + 2));
}

// The state itself is spoken of, or this body of it with its state.
bool is_told_of(const Draft& draft, const std::string& country, std::uint32_t agency) {
  const auto& names = draft.out.names;
  return std::any_of(names.begin(), names.end(), [&](const Name& each) {
    if (each.country != country) return false;
    if (each.agency == kNone) return each.kind != NameKind::Organisation;
    return each.agency == agency && !is_of_any_state(draft, each.tokens);
  });
}

bool is_elsewhere(const Draft& draft, const std::string& country) {
  const auto& names = draft.out.names;
  return std::any_of(names.begin(), names.end(), [&](const Name& each) {
    return each.is_country && !each.country.empty() && each.country != country;
  });
}

}  // namespace

void leave_to_their_states(Draft& draft) {
  for (Name& name : draft.out.names) {
    if (name.agency == kNone || name.country.empty() || !is_of_any_state(draft, name.tokens)) {
      continue;
    }
    if (is_told_of(draft, name.country, name.agency) || !is_elsewhere(draft, name.country)) {
      continue;
    }
    name.agency = kNone;
    name.country.clear();
    name.canonical = std::string(draft.words(name.tokens));
  }
}

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// Branches of organisations: "UNICEF Albania", "Caritas Lebanon", "IOM Geneva". The place behind
// the name is part of it, not a state that speaks.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "language/name_links_internal.h"
#include "text/word_set.h"

namespace plumbline::language {
namespace {

bool is_verb(const Draft& draft, std::uint32_t at) {
  return draft.inside(at) && (draft.pos(at) == Pos::Verb || draft.pos(at) == Pos::Auxiliary);
}

// "UNICEF Albania". Not "told Reuters Albania would sign", "according to Caritas Lebanon has none":
// there the place begins a clause; nor "the HRW Albania report", which is about the place.
bool is_branch(const Draft& draft, const Name& body, const Name& place) {
  static constexpr text::WordSet kAbout{"report",  "reports", "chapter", "profile",
                                        "section", "page",    "country", "narrative"};
  if (body.kind != NameKind::Organisation || place.kind != NameKind::Place) return false;
  if (place.is_region || place.country.empty() || !body.acronym.empty()) return false;
  const std::uint32_t at = place.tokens.begin;
  if (body.tokens.end != at || draft.out.tokens[at].starts_line) return false;
  const std::uint32_t next = place.tokens.end;
  if (draft.inside(next) && kAbout.has(draft.key(next))) return false;
  std::uint32_t verb = next;
  while (draft.inside(verb) && draft.pos(verb) == Pos::Adverb) ++verb;
  std::uint32_t first = body.tokens.begin;
  while (first > 0 && draft.pos(first - 1) == Pos::Determiner) --first;
  if (!is_verb(draft, verb) || first == 0) return true;
  return !is_verb(draft, first - 1) && draft.pos(first - 1) != Pos::Adposition;
}

}  // namespace

void join_branches(Draft& draft) {
  std::vector<Name>& names = draft.out.names;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (kept > 0 && is_branch(draft, names[kept - 1], names[i])) {
      Name& body = names[kept - 1];
      body.tokens.end = names[i].tokens.end;
      body.canonical = std::string(draft.words(body.tokens));
      body.country = names[i].country;
      body.agency = kNone;
      continue;
    }
    if (kept != i) names[kept] = std::move(names[i]);
    ++kept;
  }
  names.resize(kept);
}

}  // namespace plumbline::language

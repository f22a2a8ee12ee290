// SPDX-License-Identifier: Apache-2.0

#include <vector>

#include "language/known_internal.h"
#include "language/name_links_internal.h"
#include "language/name_words_internal.h"

namespace plumbline::language {
namespace {

bool is_acronym(const Draft& draft, std::uint32_t at) {
  const std::string_view word = draft.word(at);
  if (!draft.is_word(at) || word.size() < 2 || word.size() > 12) return false;
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && static_cast<std::size_t>(capitals) * 2 >= word.size();
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

// Letters of the acronym that the initials of the name hold in order. A wrongly remembered name
// still belongs to its acronym if it begins alike and shares one letter more.
bool stands_for(const Draft& draft, std::string_view acronym, const TokenRange& name) {
  constexpr std::size_t kMost = 12;             // is_acronym() takes no longer ones
  std::array<std::size_t, kMost + 1> shared{};  // longest common part so far, by acronym prefix
  char first = '\0';
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    bool at_start = true;
    for (const char c : draft.word(i)) {
      if (at_start && first == '\0') first = upper(c);
      std::size_t diagonal = 0;
      for (std::size_t k = 0; at_start && k < acronym.size() && k < kMost; ++k) {
        const std::size_t above = shared[k + 1];
        const bool same = upper(c) == upper(acronym[k]);
        shared[k + 1] = std::max({shared[k + 1], shared[k], same ? diagonal + 1 : 0});
        diagonal = above;
      }
      at_start = c == '-';
    }
  }
  return shared[std::min(acronym.size(), kMost)] >= 2 && first == upper(acronym.front());
}

// "Lantern Foundation (LF)", "(hereinafter LF)".
void join_acronyms(Draft& draft) {
  auto& names = draft.out.names;
  Gazetteer gazetteer(draft);
  for (std::size_t n = 0; n < names.size(); ++n) {
    Name& name = names[n];
    const std::uint32_t open = name.tokens.end;
    if (draft.word(open) != "(" || name.kind == NameKind::Person) continue;
    std::uint32_t at = open + 1;
    if (draft.key(at) == "the"_w || draft.key(at) == "hereinafter"_w || draft.key(at) == "or"_w)
      ++at;
    const std::string_view after = draft.word(at + 1);
    const bool closed = after == ")" || after == "," || after == ";";
    if (!closed || !is_acronym(draft, at) || !stands_for(draft, draft.word(at), name.tokens))
      continue;
    name.acronym = {at, at + 1};
    if (name.kind == NameKind::Other || name.kind == NameKind::Nationality)
      name.kind = NameKind::Organisation;
    if (name.agency == kNone) name.agency = gazetteer.agency_at(at, name.country);
  }
  // The acronym is told beside its expansion, so it is no name of its own there.
  std::uint32_t acronym = kNone;
  std::erase_if(names, [&](const Name& each) {
    const bool inside = each.tokens.begin == acronym;
    if (!each.acronym.empty()) acronym = each.acronym.begin;
    return inside;
  });
}

struct Part {
  std::uint64_t key;
  NameKind kind;
  bool operator<(const Part& other) const { return key < other.key; }
};

// "Kerr" after "Anna Kerr", "the Lantern" after "Lantern Foundation": of the same kind.
void spread_kinds(Draft& draft) {
  std::vector<Part> parts;
  auto& names = draft.out.names;
  for (const Name& name : names) {
    const bool full = name.tokens.size() > 1 &&
                      (name.kind == NameKind::Person || name.kind == NameKind::Organisation);
    if (full && name.kind == NameKind::Person)
      parts.push_back({draft.key(name.tokens.end - 1), name.kind});
    if (!full || name.kind == NameKind::Person) continue;
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      const bool head = kOrganisationHeads.has(draft.key(i));
      if (draft.is_capital(i) && !head) parts.push_back({draft.key(i), name.kind});
    }
  }
  std::stable_sort(parts.begin(), parts.end());
  for (Name& name : names) {
    if (name.tokens.size() != 1 || name.agency != kNone || name.place != kNone || name.is_country)
      continue;
    if (name.kind != NameKind::Other && name.kind != NameKind::Organisation &&
        name.kind != NameKind::Person)
      continue;
    const Part wanted{draft.key(name.tokens.begin), name.kind};
    const auto found = std::lower_bound(parts.begin(), parts.end(), wanted);
    if (found != parts.end() && found->key == wanted.key) name.kind = found->kind;
  }
}

// How often the text names a country, its people included.
class Lands {
 public:
  explicit Lands(const std::vector<Name>& names) : names_(names) {}
  [[nodiscard]] std::size_t named(std::string_view country) const {
    return static_cast<std::size_t>(
        std::count_if(names_.begin(), names_.end(), [&](const Name& each) {
          const bool land = each.is_country || each.kind == NameKind::Nationality;
          return land && each.country == country;
        }));
  }

 private:
  const std::vector<Name>& names_;
};

// Several states have a body of that very name ("National Agency Against Trafficking in Persons"):
// that of the country which the text names most, or the one whose acronym stands in the bracket;
// otherwise a body that nobody knows. A bracket with other letters is another body, too.
void settle_shared_bodies(Draft& draft) {
  auto& names = draft.out.names;
  const auto agencies = draft.refdata.agencies();
  const Lands lands(names);
  std::vector<std::uint32_t> values;
  for (Name& name : names) {
    if (name.agency == kNone || agencies[name.agency].country.empty()) continue;
    values.clear();
    const std::uint32_t length =
        draft.refdata.agency_names().match_at(draft.out.tokens, name.tokens.begin, values);
    if (length != name.tokens.size() || values.size() < 2 || length < 2) continue;
    const std::string_view letters =
        name.acronym.empty() ? std::string_view() : draft.word(name.acronym.begin);
    std::uint32_t best = kNone;
    std::size_t most = 0;
    for (const std::uint32_t value : values) {
      const std::uint32_t index = refdata::name_value(value).index;
      const refdata::Agency& agency = agencies[index];
      const bool lettered = !letters.empty() && agency.acronym == letters;
      const std::size_t weight = lands.named(agency.country) + (lettered ? names.size() : 0);
      if (weight <= most) continue;
      most = weight;
      best = index;
    }
    if (best == name.agency) continue;
    name.agency = best;
    name.canonical =
        best == kNone ? std::string(draft.words(name.tokens)) : std::string(agencies[best].name);
    name.country = best == kNone ? std::string() : std::string(agencies[best].country);
  }
}

}  // namespace

void link_names(Draft& draft) {
  join_acronyms(draft);
  settle_shared_bodies(draft);
  spread_kinds(draft);
  choose_places(draft);
}

}  // namespace plumbline::language

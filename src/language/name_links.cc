// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <string>
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

// The bodies that reference data knows by exactly these words, or by the word at `range`.
std::vector<std::uint32_t> bodies_called(const Draft& draft, const TokenRange& range) {
  std::vector<std::uint32_t> values;
  const std::uint32_t length =
      draft.refdata.agency_names().match_at(draft.out.tokens, range.begin, values);
  if (length != range.size()) return {};
  for (std::uint32_t& value : values) value = refdata::name_value(value).index;
  return values;
}

bool share_body(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t body) {
    return std::find(b.begin(), b.end(), body) != b.end();
  });
}

// "Lantern Foundation (LF)", "(hereinafter LF)"; of a body that is known also letters of its name
// in another language.
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
    if (!closed || !is_acronym(draft, at)) continue;
    if (!stands_for(draft, draft.word(at), name.tokens) &&
        !share_body(bodies_called(draft, name.tokens), bodies_called(draft, {at, at + 1})))
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

// Several states have a body of that very name ("National Agency Against Trafficking in Persons").
class SharedBodies {
 public:
  explicit SharedBodies(Draft& draft) : draft_(draft), lands_(draft.out.names) {}

  // Letters in brackets decide, and for the name elsewhere unless its sentence names another's
  // country; without any it is that of the country which the text names most. Otherwise it is a
  // body that nobody knows.
  void settle() {
    find();
    const auto any = [](std::uint32_t) { return true; };
    for (const Shared& shared : shared_) {
      const TokenRange& letters = name_of(shared).acronym;
      if (letters.empty()) continue;
      lettered_.emplace(draft_.words(name_of(shared).tokens), by_letters(shared, letters));
    }
    for (const Shared& shared : shared_) {
      const auto told = lettered_.find(draft_.words(name_of(shared).tokens));
      const auto here = [&](std::uint32_t body) { return is_named_beside(shared, body); };
      std::uint32_t body = kNone;
      if (told == lettered_.end()) {
        body = most_named(shared, any, false);
      } else {
        body = told->second;
        // "In Gambia the Agency": the other state's, of whose letters nothing is told.
        const bool own = !name_of(shared).acronym.empty();
        const std::uint32_t beside = own ? kNone : most_named(shared, here, false);
        if (beside != kNone && (body == kNone || !here(body))) body = beside;
      }
      take(name_of(shared), body);
    }
  }

 private:
  struct Shared {
    std::size_t name = 0;
    std::vector<std::uint32_t> bodies;  // of refdata.agencies()
  };

  void find() {
    const auto& names = draft_.out.names;
    for (std::size_t at = 0; at < names.size(); ++at) {
      const Name& name = names[at];
      if (name.agency == kNone || draft_.refdata.agencies()[name.agency].country.empty()) continue;
      if (name.tokens.size() < 2) continue;
      std::vector<std::uint32_t> bodies = bodies_called(draft_, name.tokens);
      if (bodies.size() > 1) shared_.push_back({at, std::move(bodies)});
    }
  }

  [[nodiscard]] Name& name_of(const Shared& shared) const { return draft_.out.names[shared.name]; }

  // Whether the sentence names the country of the body.
  [[nodiscard]] bool is_named_beside(const Shared& shared, std::uint32_t body) const {
    const auto& sentence_of = draft_.out.sentence_of;
    const std::uint32_t sentence = sentence_of[name_of(shared).tokens.begin];
    const std::string_view country = draft_.refdata.agencies()[body].country;
    const auto& names = draft_.out.names;
    return std::any_of(names.begin(), names.end(), [&](const Name& name) {
      return name.agency == kNone && name.country == country &&
             sentence_of[name.tokens.begin] == sentence;
    });
  }

  // Of the bodies that fit the one whose country the text names most; kNone if it names none of
  // their countries, unless it is `sure` that one of them is meant.
  template <class Fits>
  [[nodiscard]] std::uint32_t most_named(const Shared& shared, Fits fits, bool sure) const {
    std::uint32_t best = kNone;
    std::size_t most = 0;
    for (const std::uint32_t index : shared.bodies) {
      if (!fits(index)) continue;
      const std::string_view country = draft_.refdata.agencies()[index].country;
      const std::size_t named = lands_.named(country) + (sure ? 1 : 0);
      if (named <= most) continue;
      most = named;
      best = index;
    }
    return best;
  }

  // The body of these letters; a body of other letters is another one, so that only those are left
  // of which no letters are known.
  [[nodiscard]] std::uint32_t by_letters(const Shared& shared, const TokenRange& letters) const {
    const std::vector<std::uint32_t> called = bodies_called(draft_, letters);
    const auto same = [&](std::uint32_t body) {
      return std::find(called.begin(), called.end(), body) != called.end();
    };
    const auto open = [&](std::uint32_t body) {
      return draft_.refdata.agencies()[body].acronym.empty();
    };
    const std::uint32_t found = most_named(shared, same, true);
    return found != kNone ? found : most_named(shared, open, false);
  }

  void take(Name& name, std::uint32_t body) const {
    if (body == name.agency) return;
    const auto agencies = draft_.refdata.agencies();
    name.agency = body;
    name.canonical =
        body == kNone ? std::string(draft_.words(name.tokens)) : std::string(agencies[body].name);
    name.country = body == kNone ? std::string() : std::string(agencies[body].country);
  }

  Draft& draft_;
  Lands lands_;
  std::vector<Shared> shared_;
  std::map<std::string_view, std::uint32_t> lettered_;  // by the words of the name
};

}  // namespace

void link_names(Draft& draft) {
  join_acronyms(draft);
  SharedBodies(draft).settle();
  spread_kinds(draft);
  choose_places(draft);
}

}  // namespace plumbline::language

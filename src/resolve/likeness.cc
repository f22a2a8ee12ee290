// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "resolve/entity_names_internal.h"

namespace plumbline::resolve {
namespace {

// Weights of grounds. A whole name joins two sources by itself (kJoin is 8); a part of one needs a
// body, an office or a country beside it.
constexpr double kSameName = 10;
constexpr double kSoundsSame = 9;
constexpr double kNearlySame = 7;
constexpr double kInitial = 5;
constexpr double kSurnameOnly = 2;
constexpr double kFurtherName = -1;
constexpr double kOtherSuffix = -5;
constexpr double kSameBody = 4;
constexpr double kOtherBody = -6;
constexpr double kSameOffice = 2;
constexpr double kSameCountry = 1;
constexpr double kOtherCountry = -6;
constexpr double kKnownNames = 12;
constexpr double kFurtherWords = 4;
constexpr double kAcronymOfFour = 7;
constexpr double kAcronymOfThree = 5;
constexpr double kAcronymOfTwo = 3;
constexpr double kAcronymCountry = 3;
constexpr double kCommonBody = -3;
constexpr double kBranch = -4;
constexpr double kOtherKind = -2;

std::string quoted(const std::string& words) {
  return "\u201C" + words + "\u201D";
}

// Words of one that have a partner in the other, and what is left.
struct Aligned {
  std::size_t whole = 0;     // pairs of whole words
  std::size_t initials = 0;  // pairs of which one is an initial
  WordMatch worst = WordMatch::Same;
  bool short_form = false;  // "Bill" for "William"
  std::vector<const NameWord*> left;
  std::vector<const NameWord*> other_left;
};

using Words = std::vector<const NameWord*>;

Words pointers(const std::vector<NameWord>& words) {
  Words out;
  for (const NameWord& word : words) out.push_back(&word);
  return out;
}

// Takes the pairs that `fits` out of both lists.
template <class Fits>
std::size_t take_pairs(Words& one, Words& other, const Fits& fits) {
  std::size_t taken = 0;
  for (auto at = one.begin(); at != one.end();) {
    const auto partner = std::find_if(other.begin(), other.end(),
                                      [&](const NameWord* word) { return fits(**at, *word); });
    if (partner == other.end()) {
      ++at;
      continue;
    }
    other.erase(partner);
    at = one.erase(at);
    ++taken;
  }
  return taken;
}

Aligned align(const std::vector<NameWord>& one, const std::vector<NameWord>& other) {
  Aligned out;
  out.left = pointers(one);
  out.other_left = pointers(other);
  for (const WordMatch match : {WordMatch::Same, WordMatch::Sound, WordMatch::Near}) {
    const std::size_t taken =
        take_pairs(out.left, out.other_left, [&](const NameWord& a, const NameWord& b) {
          return !a.initial() && match_words(a, b) == match;
        });
    if (taken > 0) out.worst = std::min(out.worst, match);
    out.whole += taken;
  }
  return out;
}

void align_initials(Aligned& to) {
  to.initials = take_pairs(to.left, to.other_left, [](const NameWord& a, const NameWord& b) {
    return (a.initial() || b.initial()) && a.latin.front() == b.latin.front();
  });
}

double of_match(WordMatch match) {
  if (match == WordMatch::Same) return kSameName;
  return match == WordMatch::Sound ? kSoundsSame : kNearlySame;
}

std::string in_words(WordMatch match) {
  if (match == WordMatch::Same) return "the same name";
  return match == WordMatch::Sound ? "the same name in another spelling"
                                   : "names that differ by a letter or two";
}

std::string joined(const Words& words) {
  std::string out;
  for (const NameWord* word : words) out += (out.empty() ? "" : " ") + word->latin;
  return out;
}

// "Andrei Petrov" and "Anna Petrov", also where one gives only the initial.
bool names_differ(const Aligned& aligned, Likeness& out) {
  if (aligned.left.empty() || aligned.other_left.empty()) return false;
  bar(out, "one has " + quoted(joined(aligned.left)) + ", the other " +
               quoted(joined(aligned.other_left)));
  return true;
}

void weigh_suffix(const PersonName& one, const PersonName& other, Likeness& out) {
  if (one.suffix == other.suffix) return;
  if (!one.suffix.empty() && !other.suffix.empty()) {
    bar(out, "one is " + one.suffix + ", the other " + other.suffix);
  } else {
    add_ground(out, kOtherSuffix, "only one of them is called " + one.suffix + other.suffix);
  }
}

bool states_country(model::SourceKind kind) {
  return kind == model::SourceKind::Government || kind == model::SourceKind::Court;
}

// Stated with the name, else standing in it.
std::vector<std::string> countries_of(const ReadForm& form) {
  if (!form.country.empty()) return {form.country};
  return form.body.countries;
}

void weigh_countries(const ReadForm& one, const ReadForm& other, Likeness& out) {
  const std::vector<std::string> here = countries_of(one);
  const std::vector<std::string> there = countries_of(other);
  if (here.empty() || there.empty()) {
    const bool common = !one.body.own_name && !other.body.own_name && one.body.agencies.empty() &&
                        other.body.agencies.empty();
    if (one.family == Family::Body && common && !(here.empty() && there.empty())) {
      add_ground(out, kCommonBody, "many states have such a body, and one of the two names none");
    } else if (one.family == Family::Body && common && states_country(one.kind)) {
      add_ground(out, kCommonBody, "many states have such a body, and neither names one");
    } else if (one.body.countries != other.body.countries) {
      const std::vector<std::string>& named =
          one.body.countries.empty() ? other.body.countries : one.body.countries;
      add_ground(out, kBranch, "one is named as that of " + named.front());
    }
    return;
  }
  const bool same = std::any_of(here.begin(), here.end(), [&](const std::string& country) {
    return std::find(there.begin(), there.end(), country) != there.end();
  });
  if (same) {
    const bool by_acronym = one.body.acronym.empty() != other.body.acronym.empty();
    add_ground(out, by_acronym ? kAcronymCountry : kSameCountry, "both of " + here.front());
  } else if (one.family == Family::Body &&
             (states_country(one.kind) || states_country(other.kind) ||
              (!one.body.countries.empty() && !other.body.countries.empty()))) {
    bar(out, "one of " + here.front() + ", the other of " + there.front());
  } else {
    add_ground(out, kOtherCountry, "one of " + here.front() + ", the other of " + there.front());
  }
}

void weigh_bodies_of_persons(const ReadForm& one, const ReadForm& other, Likeness& out) {
  if (one.has_organisation && other.has_organisation) {
    const Likeness bodies = body_likeness(one.organisation, other.organisation);
    if (!bodies.barred && bodies.score >= kDoubt) {
      add_ground(out, kSameBody, "both of " + one.organisation.printed);
    } else {
      add_ground(
          out, kOtherBody,
          "one of " + one.organisation.printed + ", the other of " + other.organisation.printed);
    }
  }
  for (const std::string& office : one.offices) {
    if (std::find(other.offices.begin(), other.offices.end(), office) == other.offices.end()) {
      continue;
    }
    add_ground(out, kSameOffice, "both " + office);
    break;
  }
}

void weigh_kinds(const ReadForm& one, const ReadForm& other, Likeness& out) {
  if (one.kind == other.kind) return;
  add_ground(
      out, kOtherKind,
      std::string("one is called ") + to_string(one.kind) + ", the other " + to_string(other.kind));
}

double of_acronym(std::size_t letters) {
  if (letters >= 4) return kAcronymOfFour;
  return letters == 3 ? kAcronymOfThree : kAcronymOfTwo;
}

bool is_acronym_of(const BodyName& acronym, const BodyName& name) {
  return !acronym.acronym.empty() && std::find(name.initials.begin(), name.initials.end(),
                                               acronym.acronym) != name.initials.end();
}

}  // namespace

void add_ground(Likeness& to, double weight, std::string words) {
  to.score += weight;
  to.grounds.push_back({weight, std::move(words)});
}

void bar(Likeness& to, std::string words) {
  to.barred = true;
  to.score = 0;
  to.grounds.push_back({0, std::move(words)});
}

Likeness person_likeness(const PersonName& one, const PersonName& other, const NameReader& reader) {
  Likeness out;
  Aligned aligned = align(one.words, other.words);
  const std::size_t short_forms =
      take_pairs(aligned.left, aligned.other_left, [&](const NameWord& a, const NameWord& b) {
        return !a.initial() && !b.initial() && reader.alike(a, b);
      });
  aligned.whole += short_forms;
  align_initials(aligned);
  if (aligned.whole == 0) {
    bar(out, "no whole name in common");
    return out;
  }
  if (names_differ(aligned, out)) return out;
  // A first name is no name: "Anna" and "Anna Petrova".
  if (aligned.whole >= 2) {
    add_ground(out, of_match(aligned.worst) - (short_forms > 0 ? 1 : 0),
               short_forms > 0 ? "the same name, once in another form" : in_words(aligned.worst));
  } else if (aligned.initials > 0) {
    out.partial = true;
    add_ground(out, kInitial, "the same surname and initial");
  } else {
    out.partial = true;
    add_ground(out, kSurnameOnly, "only one name in common");
  }
  const bool further = !aligned.left.empty() || !aligned.other_left.empty();
  if (further && aligned.whole + aligned.initials >= 2) {
    add_ground(
        out, kFurtherName,
        "one gives a further name, " + quoted(joined(aligned.left) + joined(aligned.other_left)));
  }
  const Aligned fathers = align(one.patronymics, other.patronymics);
  if (names_differ(fathers, out)) return out;
  weigh_suffix(one, other, out);
  return out;
}

Likeness body_likeness(const BodyName& one, const BodyName& other) {
  Likeness out;
  std::vector<std::uint32_t> shared;
  std::set_intersection(one.agencies.begin(), one.agencies.end(), other.agencies.begin(),
                        other.agencies.end(), std::back_inserter(shared));
  if (!shared.empty()) {
    add_ground(out, kKnownNames, "two known names of one body");
    return out;
  }
  if (!one.agencies.empty() && !other.agencies.empty()) {
    bar(out, "two bodies that are known by these names");
    return out;
  }
  if (is_acronym_of(one, other) || is_acronym_of(other, one)) {
    out.partial = true;
    const std::string& letters = one.acronym.empty() ? other.acronym : one.acronym;
    add_ground(out, of_acronym(letters.size()), letters + " may stand for the other's words");
    return out;
  }
  const Aligned aligned = align(one.words, other.words);
  if (aligned.whole == 0) {
    bar(out, "no word in common");
    return out;
  }
  if (names_differ(aligned, out)) return out;
  if (aligned.left.empty() && aligned.other_left.empty()) {
    add_ground(out, of_match(aligned.worst), in_words(aligned.worst));
    return out;
  }
  out.partial = true;
  add_ground(out, kFurtherWords,
             "one has further words, " + quoted(joined(aligned.left) + joined(aligned.other_left)));
  return out;
}

Likeness likeness(const ReadForm& one, const ReadForm& other, const NameReader& reader) {
  Likeness out;
  if (one.family != other.family || one.family == Family::None) {
    bar(out, "one is a person, the other is not");
    return out;
  }
  if (one.family == Family::Person) {
    out = person_likeness(one.person, other.person, reader);
    if (!out.barred) weigh_bodies_of_persons(one, other, out);
  } else {
    out = body_likeness(one.body, other.body);
    if (!out.barred) weigh_kinds(one, other, out);
  }
  if (!out.barred) weigh_countries(one, other, out);
  return out;
}

Likeness likeness(const NameForm& one, const NameForm& other, const refdata::RefData& refdata) {
  const NameReader reader(refdata);
  return likeness(reader.read(one), reader.read(other), reader);
}

}  // namespace plumbline::resolve

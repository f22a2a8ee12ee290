// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "resolve/entity_names_internal.h"

namespace plumbline::resolve {
namespace {

// Because the names differ, not what is told of their bearers.
void bar_names(NameLikeness& to, std::string words) {
  to.other_names = true;
  bar(to, std::move(words));
}

// Weights of grounds. A whole name joins two sources by itself (kJoin is 8); a part of one needs a
// body, an office or a country beside it.
constexpr double kSameName = 10;
constexpr double kSoundsSame = 9;
constexpr double kNearlySame = 5;
constexpr double kNearlySamePerson = 3;
constexpr double kOtherOrder = -4;
constexpr double kInitial = 2.5;
constexpr double kInitials = 5.5;
constexpr double kSurnameOnly = 2;
constexpr double kFurtherName = -3.5;
constexpr double kFurtherInitial = -1;
constexpr double kTurned = -3;
constexpr double kShortForm = -4;
constexpr double kReportsOnOther = -3;
constexpr double kOtherSuffix = -3;
constexpr double kSameBody = 4;
constexpr double kOtherBody = -6;
constexpr double kUnsureBody = -3;
constexpr double kSameOffice = 2;
constexpr double kOtherOffice = -4;
constexpr double kSameCountry = 1;
constexpr double kOtherNameCountry = -6;
constexpr double kKnownNames = 12;
constexpr double kFurtherWords = 4;
constexpr double kFurtherCommonWords = 2.5;
constexpr double kOnlyCommonWords = 3;
constexpr double kAcronymOfFour = 5.5;
constexpr double kAcronymOfThree = 4;
constexpr double kAcronymOfTwo = 3;
constexpr double kAcronymCountry = 3;
constexpr double kCommonBody = -3;
constexpr double kBranch = -4;
constexpr double kOtherKind = -2;

std::string in_quotes(const std::string& words) {
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

using FormWords = std::vector<const NameWord*>;

FormWords pointers(const std::vector<NameWord>& words) {
  FormWords out;
  for (const NameWord& word : words) out.push_back(&word);
  return out;
}

// Takes the pairs that `fits` out of both lists.
template <class Fits>
std::size_t take_pairs(FormWords& one, FormWords& other, const Fits& fits) {
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

enum class Order : std::uint8_t {
  Same,
  Turned,  // what stands last in one stands first in the other
  Other,
};

Order order_of(const std::vector<NameWord>& one, const std::vector<NameWord>& other) {
  std::vector<std::size_t> at;
  for (const NameWord& word : one) {
    const auto found = std::find_if(other.begin(), other.end(), [&](const NameWord& each) {
      return match_words(word, each) != WordMatch::Other;
    });
    if (found != other.end()) at.push_back(static_cast<std::size_t>(found - other.begin()));
  }
  std::size_t breaks = 0;
  for (std::size_t i = 1; i < at.size(); ++i) breaks += at[i] < at[i - 1] ? 1U : 0U;
  if (breaks == 0) return Order::Same;
  return breaks == 1 && at.back() < at.front() ? Order::Turned : Order::Other;
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

std::string joined(const FormWords& words) {
  std::string out;
  for (const NameWord* word : words) out += (out.empty() ? "" : " ") + word->latin;
  return out;
}

// "Andrei Petrov" and "Anna Petrov", also where one gives only the initial.
bool names_differ(const Aligned& aligned, NameLikeness& out) {
  if (aligned.left.empty() || aligned.other_left.empty()) return false;
  bar_names(out, "one has " + in_quotes(joined(aligned.left)) + ", the other " +
                     in_quotes(joined(aligned.other_left)));
  return true;
}

void weigh_suffix(const PersonName& one, const PersonName& other, NameLikeness& out) {
  if (one.suffix == other.suffix) return;
  if (!one.suffix.empty() && !other.suffix.empty()) {
    bar(out, "one is " + one.suffix + ", the other " + other.suffix);
  } else {
    out.doubtful = true;
    add_ground(out, kOtherSuffix, "only one of them is called " + one.suffix + other.suffix);
  }
}

bool states_country(model::SourceKind kind) {
  return kind == model::SourceKind::Government || kind == model::SourceKind::Court;
}

// Stated with the name, and standing in it: an embassy has two.
std::vector<std::string> countries_of(const ReadForm& form) {
  std::vector<std::string> out = form.body.countries;
  if (!form.country.empty()) out.push_back(form.country);
  return out;
}

// Two names that both say whose they are.
bool countries_in_names_differ(const ReadForm& one, const ReadForm& other) {
  return !one.body.countries.empty() && !other.body.countries.empty() &&
         std::none_of(one.body.countries.begin(), one.body.countries.end(),
                      [&](const std::string& country) {
                        const auto& there = other.body.countries;
                        return std::find(there.begin(), there.end(), country) != there.end();
                      });
}

// The offices of an international body in two countries are one body.
bool has_offices(const ReadForm& one, const ReadForm& other) {
  return one.kind == model::SourceKind::International &&
         other.kind == model::SourceKind::International;
}

bool is_common_form(const ReadForm& form) {
  return form.bearer == Bearer::Body && !form.body.own_name && form.body.agencies.empty();
}

void weigh_missing_country(const ReadForm& one, const ReadForm& other, bool neither,
                           NameLikeness& out) {
  if (!is_common_form(one) || !is_common_form(other)) return;
  if (neither && !states_country(one.kind)) return;
  add_ground(out, kCommonBody,
             neither ? "many states have such a body, and neither names one"
                     : "many states have such a body, and one of the two names none");
}

// "Bridge House Ukraine" beside "Bridge House": a branch, or the whole.
void weigh_branch(const ReadForm& one, const ReadForm& other, NameLikeness& out) {
  const std::vector<std::string> there = countries_of(other);
  for (const std::string& country : one.body.countries) {
    if (std::find(there.begin(), there.end(), country) != there.end()) continue;
    add_ground(out, kBranch, "one is named as that of " + country);
    return;
  }
}

void weigh_countries(const ReadForm& one, const ReadForm& other, NameLikeness& out) {
  if (has_offices(one, other)) return;
  if (countries_in_names_differ(one, other)) {
    bar(out, "one is named as that of " + one.body.countries.front() + ", the other as that of " +
                 other.body.countries.front());
    return;
  }
  const std::vector<std::string> here = countries_of(one);
  const std::vector<std::string> there = countries_of(other);
  if (!is_common_form(one)) {
    weigh_branch(one, other, out);
    weigh_branch(other, one, out);
  }
  if (here.empty() || there.empty()) {
    weigh_missing_country(one, other, here.empty() && there.empty(), out);
    return;
  }
  const auto shared = std::find_if(here.begin(), here.end(), [&](const std::string& country) {
    return std::find(there.begin(), there.end(), country) != there.end();
  });
  if (shared != here.end()) {
    const bool by_acronym = one.body.acronym.empty() != other.body.acronym.empty();
    const bool told = !one.country_of_document && !other.country_of_document;
    add_ground(out, by_acronym ? kAcronymCountry : kSameCountry,
               (told ? "both of " : "both in reports on ") + *shared);
  } else if (one.bearer == Bearer::Body &&
             (states_country(one.kind) || states_country(other.kind))) {
    bar(out, "one of " + here.front() + ", the other of " + there.front());
  } else if (one.country_of_document || other.country_of_document) {
    add_ground(out, kReportsOnOther,
               "one in reports on " + here.front() + ", the other on " + there.front());
  } else {
    add_ground(out, kOtherNameCountry,
               "one of " + here.front() + ", the other of " + there.front());
  }
}

void weigh_bodies_of_persons(const ReadForm& one, const ReadForm& other, NameLikeness& out) {
  if (one.has_organisation && other.has_organisation) {
    const NameLikeness bodies = body_likeness(one.organisation, other.organisation);
    const bool common = !one.organisation.own_name && one.organisation.agencies.empty() &&
                        (one.country.empty() || one.country != other.country);
    if (!bodies.barred && bodies.score >= kJoin && !common) {
      add_ground(out, kSameBody, "both of " + one.organisation.printed);
    } else {
      const bool told = (bodies.barred || bodies.score < kDoubt) &&
                        comparable(one.organisation, other.organisation);
      add_ground(out, told ? kOtherBody : kUnsureBody,
                 "one of " + one.organisation.printed + ", the other of " +
                     other.organisation.printed +
                     (told ? "" : ", which may be two names of one body"));
    }
  }
  const auto shared =
      std::find_if(one.offices.begin(), one.offices.end(), [&](const std::string& office) {
        return std::find(other.offices.begin(), other.offices.end(), office) != other.offices.end();
      });
  if (shared != one.offices.end()) {
    add_ground(out, kSameOffice, "both " + *shared);
  } else if (!one.offices.empty() && !other.offices.empty() &&
             one.has_organisation != other.has_organisation) {
    add_ground(out, kOtherOffice,
               "one " + one.offices.front() + ", the other " + other.offices.front() +
                   ", and one of no stated body");
  }
}

void weigh_kinds(const ReadForm& one, const ReadForm& other, NameLikeness& out) {
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

void add_ground(NameLikeness& to, double weight, std::string words) {
  to.score += weight;
  to.grounds.push_back({weight, std::move(words)});
}

void bar(NameLikeness& to, std::string words) {
  to.barred = true;
  to.score = 0;
  to.grounds.push_back({0, std::move(words)});
}

namespace {

void weigh_further(const Aligned& aligned, NameLikeness& out) {
  const FormWords& further = aligned.left.empty() ? aligned.other_left : aligned.left;
  if (further.empty() || aligned.whole + aligned.initials < 2) return;
  const bool initials = std::all_of(further.begin(), further.end(),
                                    [](const NameWord* word) { return word->initial(); });
  add_ground(out, initials ? kFurtherInitial : kFurtherName,
             "one gives a further name, " + in_quotes(joined(further)));
}

// "Ali Hassan" and "Hassan Ali" may be two; of "HASSAN Ali" it is plain which is the surname.
void weigh_order(const PersonName& one, const PersonName& other, NameLikeness& out) {
  const Order order = order_of(one.words, other.words);
  if (order == Order::Same || (order == Order::Turned && (one.told_order || other.told_order))) {
    return;
  }
  add_ground(out, order == Order::Turned ? kTurned : kOtherOrder, "in another order");
}

}  // namespace

NameLikeness person_likeness(const PersonName& one, const PersonName& other,
                             const NameReader& reader) {
  NameLikeness out;
  Aligned aligned = align(one.words, other.words);
  const std::size_t short_forms =
      take_pairs(aligned.left, aligned.other_left, [&](const NameWord& a, const NameWord& b) {
        return !a.initial() && !b.initial() && reader.alike(a, b);
      });
  aligned.whole += short_forms;
  align_initials(aligned);
  if (aligned.whole == 0) {
    bar_names(out, "no whole name in common");
    return out;
  }
  if (names_differ(aligned, out)) return out;
  // A first name is no name: "Anna" and "Anna Petrova".
  if (aligned.whole >= 2) {
    const bool near = aligned.worst == WordMatch::Near;
    out.doubtful = near;  // a misprint, or a namesake in the same office
    add_ground(out, near ? kNearlySamePerson : of_match(aligned.worst), in_words(aligned.worst));
    if (short_forms > 0) add_ground(out, kShortForm, "once in another form");
    weigh_order(one, other, out);
  } else if (aligned.initials > 0) {
    add_ground(
        out, aligned.initials > 1 ? kInitials : kInitial,
        aligned.initials > 1 ? "the same surname and initials" : "the same surname and initial");
  } else {
    add_ground(out, kSurnameOnly, "only one name in common");
  }
  weigh_further(aligned, out);
  const Aligned fathers = align(one.patronymics, other.patronymics);
  if (names_differ(fathers, out)) return out;
  weigh_suffix(one, other, out);
  return out;
}

NameLikeness body_likeness(const BodyName& one, const BodyName& other) {
  NameLikeness out;
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
  if ((!one.given_acronym.empty() && one.given_acronym == other.acronym) ||
      (!other.given_acronym.empty() && other.given_acronym == one.acronym)) {
    add_ground(out, kSameName, "one gives the other as its acronym");
    return out;
  }
  if (is_acronym_of(one, other) || is_acronym_of(other, one)) {
    const std::string& letters = one.acronym.empty() ? other.acronym : one.acronym;
    add_ground(out, of_acronym(letters.size()), letters + " may stand for the other's words");
    return out;
  }
  const Aligned aligned = align(one.words, other.words);
  if (aligned.whole == 0) {
    bar_names(out, "no word in common");
    return out;
  }
  if (names_differ(aligned, out)) return out;
  if (aligned.left.empty() && aligned.other_left.empty()) {
    add_ground(out, of_match(aligned.worst), in_words(aligned.worst));
    return out;
  }
  // "Ministry of Labour" and "Ministry of Labour and Health" are two as often as one.
  const BodyName& shorter = aligned.left.empty() ? one : other;
  const FormWords& further = aligned.left.empty() ? aligned.other_left : aligned.left;
  add_ground(out, shorter.own_name ? kFurtherWords : kFurtherCommonWords,
             "one has further words, " + in_quotes(joined(further)));
  const auto all = [&](bool NameWord::* is) {
    return std::all_of(further.begin(), further.end(),
                       [&](const NameWord* word) { return word->*is; });
  };
  if (shorter.own_name && all(&NameWord::common)) {
    add_ground(out, kOnlyCommonWords, "such as names are shortened by");
  } else if (all(&NameWord::town)) {
    add_ground(out, kOnlyCommonWords, "a town");
  }
  return out;
}

bool comparable(const BodyName& one, const BodyName& other) {
  return one.latin == other.latin && one.acronym.empty() == other.acronym.empty() &&
         !(one.english && other.foreign) && !(other.english && one.foreign);
}

NameLikeness likeness(const ReadForm& one, const ReadForm& other, const NameReader& reader) {
  NameLikeness out;
  if (one.bearer != other.bearer || one.bearer == Bearer::None) {
    bar(out, "one is a person, the other is not");
    return out;
  }
  if (one.bearer == Bearer::Person) {
    out = person_likeness(one.person, other.person, reader);
    if (!out.barred) weigh_bodies_of_persons(one, other, out);
  } else {
    out = body_likeness(one.body, other.body);
    if (!out.barred) weigh_kinds(one, other, out);
  }
  if (!out.barred) weigh_countries(one, other, out);
  if (out.doubtful) out.score = std::min(out.score, kJoin - 1);
  if (!one.only_in.empty() || !other.only_in.empty()) {
    bar(out, "many states or towns have such a body, and the report does not say whose it is");
  }
  return out;
}

NameLikeness likeness(const NameForm& one, const NameForm& other, const refdata::RefData& refdata) {
  const NameReader reader(refdata);
  return likeness(reader.read(one), reader.read(other), reader);
}

}  // namespace plumbline::resolve

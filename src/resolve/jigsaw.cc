// SPDX-License-Identifier: Apache-2.0

#include "resolve/jigsaw.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace plumbline::resolve {
namespace {

constexpr std::size_t kSharedTraits = 3;  // between documents, to be one person

std::size_t at(Trait trait) {
  return static_cast<std::size_t>(trait);
}

std::size_t known(const Traits& traits) {
  return static_cast<std::size_t>(std::count_if(traits.begin(), traits.end(),
                                                [](const auto& value) { return !value.empty(); }));
}

bool contradict(const Traits& one, const Traits& other) {
  for (std::size_t i = 0; i < kTraits; ++i) {
    if (!one[i].empty() && !other[i].empty() && one[i] != other[i]) return true;
  }
  return false;
}

std::size_t shared(const Traits& one, const Traits& other) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < kTraits; ++i) {
    if (!one[i].empty() && one[i] == other[i]) ++count;
  }
  return count;
}

std::string coarser_age(const std::string& value) {
  int years = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), years);
  const bool exact = read.ec == std::errc() && read.ptr == value.data() + value.size();
  if (!exact) {
    if (value == "child" || value == "adult") return {};
    return value < "18" ? "child" : "adult";
  }
  if (years < 12) return "0 to 11";
  if (years < 18) return "12 to 17";
  if (years < 25) return "18 to 24";
  return years < 40 ? "25 to 39" : "40 and over";
}

// Next coarser value: an age in a band, then child or adult; a town its country; a day its month,
// then its year; else nothing.
std::string coarser(Trait trait, const std::string& value) {
  if (trait == Trait::Age) return coarser_age(value);
  if (trait == Trait::Place) {
    const std::size_t comma = value.rfind(", ");
    return comma == std::string::npos ? "" : value.substr(comma + 2);
  }
  if (trait == Trait::Date) {
    const std::size_t dash = value.rfind('-');
    return dash == std::string::npos ? "" : value.substr(0, dash);
  }
  return {};
}

// Whether `fine` becomes `coarse` by steps of coarser().
bool is_within(Trait trait, std::string fine, const std::string& coarse) {
  if (coarse.empty()) return true;
  while (!fine.empty()) {
    if (fine == coarse) return true;
    // "0 to 11" and "child" are told by age too; "2019" is no part of "2019-03".
    fine = coarser(trait, fine);
  }
  return false;
}

// How many share all that is told: who is silent on a trait shares it with nobody.
std::size_t count_alike(const std::vector<Traits>& persons, const Traits& traits) {
  return static_cast<std::size_t>(
      std::count_if(persons.begin(), persons.end(), [&](const Traits& other) {
        for (std::size_t i = 0; i < kTraits; ++i) {
          if (traits[i].empty()) continue;
          if (other[i].empty() || !is_within(static_cast<Trait>(i), other[i], traits[i])) {
            return false;
          }
        }
        return true;
      }));
}

// All coarser values of one trait, the mildest first; the last is none at all.
std::vector<std::string> ladder(Trait trait, std::string value) {
  std::vector<std::string> out;
  while (!value.empty()) {
    value = coarser(trait, value);
    out.push_back(value);
  }
  return out;
}

// In the order in which a reader misses them least.
constexpr std::array<Trait, kTraits> kGivenUp = {
    Trait::Family,     Trait::Date,        Trait::Place, Trait::Age,
    Trait::Occupation, Trait::Nationality, Trait::Sex};

void advise(const std::vector<Traits>& persons, std::size_t k, SingledOut& person) {
  for (const Trait trait : kGivenUp) {
    const std::string& value = person.traits[at(trait)];
    if (value.empty()) continue;
    for (const std::string& to : ladder(trait, value)) {
      Traits traits = person.traits;
      traits[at(trait)] = to;
      const std::size_t alike = count_alike(persons, traits);
      if (alike < k) continue;
      person.advice.push_back({trait, value, to, alike});
      break;
    }
  }
  if (!person.advice.empty()) return;
  // No single step is enough: take them one after the other.
  person.together = true;
  Traits traits = person.traits;
  for (const Trait trait : kGivenUp) {
    if (traits[at(trait)].empty()) continue;
    for (const std::string& to : ladder(trait, traits[at(trait)])) {
      const std::string from = traits[at(trait)];
      traits[at(trait)] = to;
      const std::size_t alike = count_alike(persons, traits);
      const bool again = !person.advice.empty() && person.advice.back().trait == trait;
      if (again) {
        person.advice.back().to = to;
        person.advice.back().alike = alike;
      } else {
        person.advice.push_back({trait, from, to, alike});
      }
      if (alike >= k) return;
    }
  }
}

// Tellings that are one person.
class Joining {
 public:
  explicit Joining(const std::vector<ToldPerson>& persons) {
    order_.resize(persons.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // Those of whom most is told first, so that the others find their place.
    std::sort(order_.begin(), order_.end(), [&](std::size_t one, std::size_t other) {
      const ToldPerson& a = persons[one];
      const ToldPerson& b = persons[other];
      const std::size_t first = known(a.traits);
      const std::size_t second = known(b.traits);
      if (first != second) return first > second;
      if (a.document != b.document) return a.document < b.document;
      if (a.claim != b.claim) return a.claim < b.claim;
      return a.traits < b.traits;
    });
    for (const std::size_t index : order_) place(persons, index);
  }

  [[nodiscard]] std::vector<SingledOut> take() && { return std::move(found_); }

 private:
  // Index by what two documents must agree on to be of one person: age or place.
  void place(const std::vector<ToldPerson>& persons, std::size_t index) {
    const ToldPerson& told = persons[index];
    std::vector<std::string> keys = {"d" + told.document};
    for (const Trait trait : {Trait::Age, Trait::Place}) {
      const std::string& value = told.traits[at(trait)];
      if (!value.empty()) keys.push_back(to_string(trait) + value);
    }
    for (const std::string& key : keys) {
      for (const std::size_t candidate : by_key_[key]) {
        SingledOut& person = found_[candidate];
        if (contradict(person.traits, told.traits)) continue;
        const bool same_document = key.front() == 'd';
        if (!same_document && shared(person.traits, told.traits) < kSharedTraits) continue;
        for (std::size_t i = 0; i < kTraits; ++i) {
          if (person.traits[i].empty()) person.traits[i] = told.traits[i];
        }
        person.told.push_back(index);
        enter(keys, candidate);
        return;
      }
    }
    SingledOut person;
    person.traits = told.traits;
    person.told.push_back(index);
    found_.push_back(std::move(person));
    enter(keys, found_.size() - 1);
  }

  void enter(const std::vector<std::string>& keys, std::size_t person) {
    for (const std::string& key : keys) {
      std::vector<std::size_t>& list = by_key_[key];
      if (std::find(list.begin(), list.end(), person) == list.end()) list.push_back(person);
    }
  }

  std::vector<std::size_t> order_;
  std::vector<SingledOut> found_;
  std::map<std::string, std::vector<std::size_t>> by_key_;
};

}  // namespace

const char* to_string(Trait trait) {
  switch (trait) {
    case Trait::Age: return "age";
    case Trait::Sex: return "sex";
    case Trait::Nationality: return "nationality";
    case Trait::Place: return "place";
    case Trait::Date: return "date";
    case Trait::Occupation: return "occupation";
    case Trait::Family: return "family";
  }
  return "age";
}

std::vector<SingledOut> find_singled_out(const std::vector<ToldPerson>& persons, std::size_t k) {
  std::vector<SingledOut> all = Joining(persons).take();
  std::vector<Traits> traits;
  for (const SingledOut& person : all) traits.push_back(person.traits);
  std::vector<SingledOut> out;
  for (SingledOut& person : all) {
    if (known(person.traits) < kLeastTraits) continue;
    person.alike = count_alike(traits, person.traits);
    if (person.alike >= k) continue;
    advise(traits, k, person);
    std::sort(person.told.begin(), person.told.end(), [&](std::size_t one, std::size_t other) {
      return std::tie(persons[one].document, persons[one].claim) <
             std::tie(persons[other].document, persons[other].claim);
    });
    out.push_back(std::move(person));
  }
  std::stable_sort(out.begin(), out.end(), [](const SingledOut& one, const SingledOut& other) {
    return known(one.traits) > known(other.traits);
  });
  return out;
}

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <set>

#include "resolve/party_internal.h"
#include "resolve/strands_internal.h"

namespace plumbline::resolve {
namespace {

constexpr int kOneHappening = 3;  // days: reports of one differ by so many

const Told& told(std::span<const Account> accounts, const ToldAt& at) {
  return accounts[at.account].tellings[at.telling];
}

bool names_others(const Party& a, const Party& b) {
  if (a.persons.empty() || b.persons.empty()) return false;
  return std::none_of(a.persons.begin(), a.persons.end(), [&](const std::string& person) {
    return std::any_of(b.persons.begin(), b.persons.end(), [&](const std::string& other) {
      return name_fit(person, other) != NameFit::No;
    });
  });
}

// Whether two tellings of one kin cannot be one happening.
bool differ(const Told& a, const Told& b) {
  const DayRange one = day_range(a.when);
  const DayRange other = day_range(b.when);
  if (one.stated() && other.stated() && days_apart(one, other) > kOneHappening) return true;
  const bool towns = a.spot && b.spot && a.spot->town && b.spot->town && !a.spot_carried &&
                     !b.spot_carried && spot_fit(*a.spot, *b.spot) == SpotFit::Other;
  const bool dated = one.stated() && other.stated();
  if (towns && a.what.kin != "deed") return true;
  // Courts judge one after the other on one day; two arrests of others are one operation only if
  // they were on the day.
  return names_others(a.accused, b.accused) && !(dated && days_apart(one, other) == 0);
}

double closeness(const Told& a, const Told& b) {
  double sum = 0;
  const DayRange one = day_range(a.when);
  const DayRange other = day_range(b.when);
  if (one.stated() && other.stated()) sum += days_apart(one, other) == 0 ? 3 : 1;
  if (!a.accused.persons.empty() && !b.accused.persons.empty()) sum += 2;
  if (a.victims.count && a.victims.count == b.victims.count) sum += 1;
  if (a.accused.count && a.accused.count == b.accused.count) sum += 1;
  if (a.what.type == b.what.type) sum += 0.5;
  return sum;
}

// The order in which tellings take their place: the surest first.
struct Surer {
  std::span<const Account> accounts;
  bool operator()(const ToldAt& a, const ToldAt& b) const {
    const DayRange one = day_range(told(accounts, a).when);
    const DayRange other = day_range(told(accounts, b).when);
    const auto rank = [](const DayRange& days) { return !days.stated() ? 100'000 : days.length(); };
    if (rank(one) != rank(other)) return rank(one) < rank(other);
    if (one.first != other.first) return one.first < other.first;
    if (accounts[a.account].id != accounts[b.account].id) {
      return accounts[a.account].id < accounts[b.account].id;
    }
    return a.telling < b.telling;
  }
};

void place_one(std::span<const Account> accounts, const ToldAt& at,
               std::vector<Happening>& happenings) {
  const Told& telling = told(accounts, at);
  Happening* best = nullptr;
  double most = -1;
  for (Happening& happening : happenings) {
    if (happening.what.kin != telling.what.kin) continue;
    double sum = 0;
    bool open = true;
    for (const ToldAt& other : happening.tellings) {
      open = open && !differ(telling, told(accounts, other));
      sum += closeness(telling, told(accounts, other));
    }
    const double mean = sum / static_cast<double>(happening.tellings.size());
    if (!open || mean <= most) continue;
    best = &happening;
    most = mean;
  }
  if (best == nullptr) {
    happenings.emplace_back();
    best = &happenings.back();
    best->what = telling.what;
  }
  best->tellings.push_back(at);
}

// Values of one field, the most told first; kept if there are two or more.
class Values {
 public:
  void add(const std::string& value, const ToldAt& at) {
    if (value.empty()) return;
    for (auto& each : values_) {
      if (each.value != value) continue;
      each.tellings.push_back(at);
      return;
    }
    values_.push_back({value, {at}});
  }
  void give(const char* field, std::vector<Contradiction>& out) {
    if (values_.size() < 2) return;
    std::stable_sort(values_.begin(), values_.end(), [](const auto& a, const auto& b) {
      return documents(a) != documents(b) ? documents(a) > documents(b) : a.value < b.value;
    });
    out.push_back({field, std::move(values_)});
  }

 private:
  static std::size_t documents(const Contradiction::Value& value) {
    std::set<std::size_t> accounts;
    for (const ToldAt& at : value.tellings) accounts.insert(at.account);
    return accounts.size();
  }
  std::vector<Contradiction::Value> values_;
};

std::string number_text(double value) {
  return std::to_string(static_cast<long long>(value));
}

// Numbers of what many do are of one thing if both parties are of one part.
void add_telling_counts(const Told& telling, const ToldAt& at, Values& victims, Values& accused) {
  const auto one = [&](const Party& party, Values& values) {
    if (party.count && party.approximator.empty() && !telling.taken_back &&
        (*party.count > 1 || party.persons.empty())) {
      values.add(number_text(*party.count), at);
    }
  };
  one(telling.victims, victims);
  one(telling.accused, accused);
}

void find_contradictions(std::span<const Account> accounts, Happening& happening) {
  Values days;
  Values victims;
  Values accused;
  Values places;
  Values penalties;
  for (const ToldAt& at : happening.tellings) {
    const Told& telling = told(accounts, at);
    if (day_range(telling.when).is_day()) days.add(to_iso(telling.when.from), at);
    add_telling_counts(telling, at, victims, accused);
    if (telling.spot && telling.spot->town && !telling.spot_carried) {
      places.add(telling.spot->name, at);
    }
    penalties.add(telling.penalty, at);
  }
  days.give("day", happening.contradictions);
  // What is done to victims one after the other differs in number without being in conflict.
  if (happening.what.kin != "deed") {
    victims.give("people", happening.contradictions);
    accused.give("accused", happening.contradictions);
    places.give("place", happening.contradictions);
  }
  if (happening.what.kin == "conviction") penalties.give("penalty", happening.contradictions);
}

// The day that most documents tell, else the shortest period.
Period period_of_tellings(std::span<const Account> accounts, const std::vector<ToldAt>& tellings) {
  std::map<std::string, std::set<std::size_t>> days;
  Period best;
  int shortest = 0;
  for (const ToldAt& at : tellings) {
    const Told& telling = told(accounts, at);
    const DayRange each = day_range(telling.when);
    if (!each.stated()) continue;
    if (each.is_day()) days[to_iso(telling.when.from)].insert(at.account);
    if (shortest == 0 || each.length() < shortest) {
      shortest = each.length();
      best = telling.when;
    }
  }
  std::size_t most = 0;
  for (const auto& [day, documents] : days) {
    if (documents.size() <= most) continue;
    most = documents.size();
    const Date date = parse_iso(day).value_or(Date{});
    best = {date, date};
  }
  return best;
}

std::optional<Spot> spot_of_tellings(std::span<const Account> accounts,
                                     const std::vector<ToldAt>& tellings) {
  const auto rank = [](const Told& telling) {
    return (telling.spot->town ? 2 : 0) + (telling.spot_carried ? 0 : 1);
  };
  std::optional<Spot> best;
  int most = -1;
  for (const ToldAt& at : tellings) {
    const Told& telling = told(accounts, at);
    if (!telling.spot || rank(telling) <= most) continue;
    most = rank(telling);
    best = telling.spot;
  }
  return best;
}

// When it began; of an undated one, when it was first told.
int begin_of(std::span<const Account> accounts, const Happening& happening) {
  const DayRange days = day_range(happening.when);
  if (days.stated()) return days.first;
  return day_range(accounts[happening.tellings.front().account].published).first;
}

// What comes after what, if it is of one day.
std::size_t stage_of_kin(const std::string& kin) {
  constexpr std::array<std::string_view, 18> kStages = {
      "deed",         "death", "disappearance", "escape",    "complaint", "investigation",
      "interception", "raid",  "rescue",        "seizure",   "arrest",    "charge",
      "extradition",  "trial", "conviction",    "acquittal", "release",   "deportation"};
  return static_cast<std::size_t>(std::find(kStages.begin(), kStages.end(), kin) - kStages.begin());
}

}  // namespace

std::vector<Happening> happenings_of(std::span<const Account> accounts,
                                     const std::vector<ToldAt>& tellings) {
  std::vector<ToldAt> ordered = tellings;
  std::sort(ordered.begin(), ordered.end(), Surer{accounts});
  std::vector<Happening> happenings;
  for (const ToldAt& at : ordered) place_one(accounts, at, happenings);
  for (Happening& happening : happenings) {
    std::stable_sort(happening.tellings.begin(), happening.tellings.end(),
                     [&](const ToldAt& a, const ToldAt& b) {
                       const Account& one = accounts[a.account];
                       const Account& other = accounts[b.account];
                       if (one.published.stated() != other.published.stated()) {
                         return one.published.stated();
                       }
                       if (one.published != other.published) return one.published < other.published;
                       if (one.id != other.id) return one.id < other.id;
                       return a.telling < b.telling;
                     });
    happening.when = period_of_tellings(accounts, happening.tellings);
    happening.spot = spot_of_tellings(accounts, happening.tellings);
    find_contradictions(accounts, happening);
  }
  std::stable_sort(happenings.begin(), happenings.end(), [&](const auto& a, const auto& b) {
    const int one = begin_of(accounts, a);
    const int other = begin_of(accounts, b);
    return one != other ? one < other : stage_of_kin(a.what.kin) < stage_of_kin(b.what.kin);
  });
  return happenings;
}

namespace {

// Someone's name in the spelling that most tellings have, the longest of equals.
struct Naming {
  std::map<std::string, std::size_t> spellings;
  std::vector<Standing> standings;
  std::set<std::size_t> documents;

  [[nodiscard]] std::string main() const {
    std::string best;
    std::size_t most = 0;
    for (const auto& [name, times] : spellings) {
      const bool fuller =
          (name.find(' ') != std::string::npos) > (best.find(' ') != std::string::npos);
      const bool as_full =
          (name.find(' ') != std::string::npos) == (best.find(' ') != std::string::npos);
      if (best.empty() || fuller || (as_full && times > most)) {
        best = name;
        most = times;
      }
    }
    return best;
  }
};

Naming& naming_of(std::vector<Naming>& all, const std::string& name) {
  for (Naming& each : all) {
    for (const auto& [known, times] : each.spellings) {
      if (name_fit(known, name) != NameFit::No) return each;
    }
  }
  all.emplace_back();
  return all.back();
}

}  // namespace

std::vector<Accused> accused_of(std::span<const Account> accounts,
                                const std::vector<Happening>& happenings) {
  std::vector<Naming> all;
  for (const Happening& happening : happenings) {
    for (const ToldAt& at : happening.tellings) {
      const Told& telling = told(accounts, at);
      if (telling.what.status.empty()) continue;
      for (const std::string& person : telling.accused.persons) {
        Naming& naming = naming_of(all, person);
        ++naming.spellings[person];
        naming.documents.insert(at.account);
        const bool known = !naming.standings.empty() &&
                           naming.standings.back().status == telling.what.status &&
                           naming.standings.back().when == happening.when;
        if (!known) naming.standings.push_back({telling.what.status, happening.when, {}});
        naming.standings.back().tellings.push_back(at);
      }
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Naming& a, const Naming& b) {
    if (a.documents.size() != b.documents.size()) return a.documents.size() > b.documents.size();
    return a.main() < b.main();
  });
  std::vector<Accused> out;
  for (Naming& naming : all) {
    Accused accused{naming.main(), {}, std::move(naming.standings)};
    for (const auto& [name, times] : naming.spellings) {
      if (name_fit(name, accused.name) == NameFit::Spelling) accused.spellings.push_back(name);
    }
    out.push_back(std::move(accused));
  }
  return out;
}

}  // namespace plumbline::resolve

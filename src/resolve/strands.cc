// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "base/hash.h"
#include "resolve/party_internal.h"
#include "resolve/strands_internal.h"

namespace plumbline::resolve {
namespace {

constexpr int kMatterDays = 400;      // longer apart, and nobody shared: another matter
constexpr int kLongDays = 31;         // a longer period tells no day
constexpr double kNearby = 30;        // kilometres between a town and its suburb
constexpr double kAround = 100;       // a chase, a transfer, the next large town
constexpr double kEarth = 6371;       // kilometres
constexpr double kBackground = 1000;  // documents of news that stand behind the accounts
constexpr float kTitleCounts = 2;

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

void sort_names_once(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool shares_name(const std::vector<std::string>& names, const Party& party) {
  return std::any_of(party.persons.begin(), party.persons.end(), [&](const std::string& person) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return name_fit(name, person) != NameFit::No;
    });
  });
}

bool has_town(const Told& telling) {
  return telling.spot.has_value() && telling.spot->town && !telling.spot_carried;
}

// What is known of a matter while its document is read.
struct Growing {
  Strand strand;
  std::vector<DayRange> days;
};

// The best fit of a spot with any of these.
SpotFit best_fit(const std::vector<Spot>& spots, const Spot& spot) {
  SpotFit best = SpotFit::Other;
  for (const Spot& each : spots) best = std::max(best, spot_fit(each, spot));
  return best;
}

bool far_in_time(const Growing& growing, const DayRange& days) {
  if (!days.stated() || growing.days.empty()) return false;
  return std::all_of(growing.days.begin(), growing.days.end(),
                     [&](const DayRange& each) { return days_apart(each, days) > kMatterDays; });
}

// Whether the telling cannot belong to the matter.
bool conflicts(const Growing& growing, const Told& telling) {
  if (shares_name(growing.strand.accused, telling.accused)) return false;
  if (far_in_time(growing, day_range(telling.when))) return true;
  if (!telling.spot || !has_town(telling) || telling.what.kin == "deed") return false;
  // One thing in two towns is two things; an arrest here and a raid there may be of one matter.
  const auto& towns = growing.strand.towns;
  const auto same = towns.find(telling.what.kin);
  return same != towns.end() && best_fit(same->second, *telling.spot) == SpotFit::Other;
}

bool agrees(const Growing& growing, const Told& telling) {
  if (shares_name(growing.strand.accused, telling.accused)) return true;
  if (!telling.spot || !has_town(telling)) return false;
  return std::any_of(growing.strand.towns.begin(), growing.strand.towns.end(), [&](auto& each) {
    return best_fit(each.second, *telling.spot) >= SpotFit::Near;
  });
}

void add_party(const Party& party, const std::string& kin, Strand& strand) {
  if (party.count && party.approximator.empty()) strand.counts[kin].push_back(*party.count);
}

void add_telling(const Told& telling, std::size_t index, Growing& growing) {
  Strand& strand = growing.strand;
  strand.tellings.push_back(index);
  for (const std::string& person : telling.accused.persons) add_once(strand.accused, person);
  if (telling.accused.count && !telling.accused.persons.empty() &&
      *telling.accused.count <= static_cast<double>(telling.accused.persons.size())) {
    strand.accused_complete = true;
  }
  const std::string& kin = telling.what.kin;
  if (telling.spot && kin != "deed") {
    if (!telling.spot->country.empty()) add_once(strand.countries, telling.spot->country);
    if (has_town(telling)) strand.towns[kin].push_back(*telling.spot);
  }
  const DayRange days = day_range(telling.when);
  if (days.stated()) growing.days.push_back(days);
  if (days.stated() && days.length() <= kLongDays && kin != "deed")
    strand.days[kin].push_back(days);
  if (!telling.taken_back) {
    add_party(telling.accused, kin, strand);
    add_party(telling.victims, kin, strand);
  }
  for (const std::string& code : telling.victims.countries) add_once(strand.nationalities, code);
  if (!telling.penalty.empty()) add_once(strand.penalties, telling.penalty);
}

// The matter that a telling continues: one it agrees with, else the last one, if nothing speaks
// against it.
std::size_t home_of(const std::vector<Growing>& matters, std::size_t last, const Told& telling) {
  for (std::size_t i = 0; i < matters.size(); ++i) {
    if (agrees(matters[i], telling) && !conflicts(matters[i], telling)) return i;
  }
  if (matters.empty() || telling.other_case) return matters.size();
  if (!conflicts(matters[last], telling)) return last;
  for (std::size_t i = 0; i < matters.size(); ++i) {
    const bool silent = !has_town(telling) && telling.accused.persons.empty();
    if (silent && !conflicts(matters[i], telling)) return i;
  }
  return matters.size();
}

void normalise(WordVector& words) {
  double sum = 0;
  for (const auto& [key, weight] : words) sum += static_cast<double>(weight) * weight;
  const float length = static_cast<float>(std::sqrt(sum));
  if (length <= 0) return;
  for (auto& [key, weight] : words) weight /= length;
}

bool is_near(const Strand& strand, const Account& account, std::uint32_t paragraph) {
  return std::any_of(strand.tellings.begin(), strand.tellings.end(), [&](std::size_t index) {
    const std::uint32_t told = account.tellings[index].paragraph;
    return told == paragraph || told + 1 == paragraph;
  });
}

// Of a document with one matter all is about it; of several only the paragraphs that tell it.
void add_words(const Account& account, bool alone, const Rarity& rarity, Strand& strand) {
  std::map<std::uint64_t, float> sum;
  for (const auto& [paragraph, words] : account.paragraphs) {
    if (!alone && !is_near(strand, account, paragraph)) continue;
    const float times = paragraph == 0 ? kTitleCounts : 1;
    for (const auto& [key, count] : words) sum[key] += times * count;
  }
  // Names are held beside each other as names.
  std::set<std::uint64_t> named;
  const auto leave_out = [&](const std::string& name) {
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      named.insert(fast_hash(std::string_view(name).substr(at, end - at)));
      at = end + 1;
    }
  };
  for (const auto& [paragraph, name] : account.people) leave_out(name);
  for (const std::string& name : strand.accused) leave_out(folded_name(name));
  for (const auto& [key, count] : sum) {
    if (named.contains(key)) continue;
    const float weight = rarity.weight(key) * (1 + std::log(count));
    if (weight > 0) strand.words.emplace_back(key, weight);
  }
  normalise(strand.words);
  for (const auto& [paragraph, name] : account.people) {
    const bool accused =
        std::any_of(strand.accused.begin(), strand.accused.end(),
                    [&, &who = name](const std::string& each) { return folded_name(each) == who; });
    if (!accused && (paragraph == 0 || is_near(strand, account, paragraph))) {
      strand.people.push_back(name);
    }
  }
  sort_names_once(strand.people);
}

}  // namespace

std::vector<Strand> strands_of(const Account& account, std::size_t index, const Rarity& rarity) {
  std::vector<Growing> matters;
  std::size_t last = 0;
  for (std::size_t i = 0; i < account.tellings.size(); ++i) {
    const Told& telling = account.tellings[i];
    last = home_of(matters, last, telling);
    if (last == matters.size()) {
      matters.emplace_back();
      matters.back().strand.account = index;
      matters.back().strand.published = day_range(account.published);
    }
    add_telling(telling, i, matters[last]);
  }
  std::vector<Strand> out;
  for (Growing& growing : matters) {
    add_words(account, matters.size() == 1, rarity, growing.strand);
    sort_names_once(growing.strand.countries);
    sort_names_once(growing.strand.nationalities);
    out.push_back(std::move(growing.strand));
  }
  return out;
}

double distance(const Spot& a, const Spot& b) {
  constexpr double kRadian = std::numbers::pi / 180;
  const double half_north = (b.latitude - a.latitude) * kRadian / 2;
  const double half_east = (b.longitude - a.longitude) * kRadian / 2;
  const double square = std::pow(std::sin(half_north), 2) + std::cos(a.latitude * kRadian) *
                                                                std::cos(b.latitude * kRadian) *
                                                                std::pow(std::sin(half_east), 2);
  return 2 * kEarth * std::asin(std::min(1.0, std::sqrt(square)));
}

SpotFit spot_fit(const Spot& a, const Spot& b) {
  if (a.geonames != 0 && a.geonames == b.geonames) return SpotFit::Same;
  if (a.name == b.name) return SpotFit::Same;
  const bool known = (a.latitude != 0 || a.longitude != 0) && (b.latitude != 0 || b.longitude != 0);
  if (!known) return SpotFit::Other;
  const double apart = distance(a, b);
  if (apart <= kNearby) return SpotFit::Near;
  return apart <= kAround ? SpotFit::Around : SpotFit::Other;
}

Rarity::Rarity(std::span<const Account> accounts, const refdata::RefData& refdata)
    : refdata_(refdata) {
  for (const Account& account : accounts) {
    documents_ += 1;
    count(account);
  }
  expect("wordlists/common_words", 60);
  expect("lexicon", 200);
}

void Rarity::count(const Account& account) {
  std::vector<std::uint64_t> keys;
  for (const auto& [paragraph, words] : account.paragraphs) {
    for (const auto& [key, times] : words) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (const std::uint64_t key : keys) words_[key] += 1;
  std::vector<std::string> towns;
  for (const Told& telling : account.tellings) {
    if (telling.spot && has_town(telling)) towns.push_back(telling.spot->name);
  }
  sort_names_once(towns);
  for (const std::string& town : towns) towns_[town] += 1;
  std::vector<std::string> names;
  for (const auto& [paragraph, name] : account.people) names.push_back(name);
  sort_names_once(names);
  for (const std::string& name : names) {
    people_[name] += 1;
    const std::size_t blank = name.rfind(' ');
    if (blank != std::string::npos) add_once(given_[name.substr(blank + 1)], name.substr(0, blank));
  }
}

// Words of a list are in so many documents of the background.
void Rarity::expect(const char* list, float documents) {
  const refdata::TableView table = refdata_.table_view(list);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string form = text::fold_loose(table.cell(row, 0));
    if (form.size() > 3 && form.back() == 's' && form[form.size() - 2] != 's') form.pop_back();
    const auto known = words_.find(fast_hash(form));
    if (known != words_.end()) known->second += documents;
  }
}

float Rarity::weight(std::uint64_t word) const {
  constexpr double kUnseen = 3;  // documents of the background that hold a word of no list
  const auto known = words_.find(word);
  const double seen = known == words_.end() ? 0 : known->second;
  constexpr double kEverywhere = 2;  // what one of seven documents holds tells nothing
  const double weight = std::log((kBackground + documents_) / (kUnseen + seen)) - kEverywhere;
  return static_cast<float>(std::max(weight, 0.0));
}

bool Rarity::is_common_name(const std::string& folded) const {
  constexpr std::size_t kNamesakes = 3;
  const std::size_t blank = folded.rfind(' ');
  const std::string last = blank == std::string::npos ? folded : folded.substr(blank + 1);
  if (!refdata_.wordlist("first_names").lookup(last).empty()) return true;  // "Mohammed Ali"
  const auto known = given_.find(last);
  return known != given_.end() && known->second.size() >= kNamesakes;
}

float Rarity::person_weight(const std::string& folded) const {
  // Who stands in more than eight documents is less and less somebody of one matter: a prosecutor.
  constexpr double kFew = 8;
  constexpr double kHalvings = 4;
  const auto known = people_.find(folded);
  const double seen = known == people_.end() ? 1 : known->second;
  const double share = 1 - std::log2(std::max(seen / kFew, 1.0)) / kHalvings;
  return static_cast<float>(std::clamp(share, 0.0, 1.0)) * (is_common_name(folded) ? 0.5F : 1.0F);
}

float Rarity::town_weight(const Spot& spot) const {
  // In the seat of a court everything happens.
  constexpr double kFew = 8;
  constexpr double kDoublings = 6;
  const auto known = towns_.find(spot.name);
  const double seen = known == towns_.end() ? 1 : known->second;
  const double share = 1 - std::log2(std::max(seen / kFew, 1.0)) / kDoublings;
  return static_cast<float>(std::clamp(share, 0.2, 1.0));
}

}  // namespace plumbline::resolve

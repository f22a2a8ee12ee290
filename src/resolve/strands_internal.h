// SPDX-License-Identifier: Apache-2.0
//
// What one document tells of one matter, and how two such strands are held beside each other.

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "resolve/day_range_internal.h"
#include "resolve/incidents.h"

namespace plumbline::resolve {

// Words with their weights, by key; of length 1.
using WordVector = std::vector<std::pair<std::uint64_t, float>>;

struct Strand {
  std::size_t account = 0;
  std::vector<std::size_t> tellings;
  std::vector<std::string> accused;  // names, each once
  std::vector<std::string> people;   // folded full names of all in its paragraphs, sorted
  std::map<std::string, std::vector<Spot>, std::less<>> towns;  // by kin, but for deeds
  std::vector<std::string> countries;                           // of those places, sorted
  std::vector<std::string> nationalities;                       // of victims, sorted
  std::vector<std::string> penalties;
  std::map<std::string, std::vector<DayRange>, std::less<>> days;  // by kin; up to a month long
  std::map<std::string, std::vector<double>, std::less<>> counts;  // by kin
  DayRange published;
  std::size_t family = kNoAccount;
  bool accused_complete = false;  // as many names as people are told of
  WordVector words;
};

// How rare words and names are among the accounts, over what is expected of any news.
class Rarity {
 public:
  Rarity(std::span<const Account> accounts, const refdata::RefData& refdata);
  [[nodiscard]] float weight(std::uint64_t word) const;
  // Whether several people of the accounts, or many anywhere, may bear this name.
  [[nodiscard]] bool is_common_name(const std::string& folded) const;
  [[nodiscard]] float person_weight(const std::string& folded) const;  // 0 to 1
  [[nodiscard]] float town_weight(const Spot& spot) const;             // likewise

 private:
  void count(const Account& account);
  void expect(const char* list, float documents);

  const refdata::RefData& refdata_;
  double documents_ = 0;
  std::map<std::uint64_t, float> words_;                                // in how many accounts
  std::map<std::string, float, std::less<>> people_;                    // likewise, folded names
  std::map<std::string, float, std::less<>> towns_;                     // likewise, of tellings
  std::map<std::string, std::vector<std::string>, std::less<>> given_;  // of last names
};

// The matters of one account, in reading order.
[[nodiscard]] std::vector<Strand> strands_of(const Account& account, std::size_t index,
                                             const Rarity& rarity);

// Field by field; `explain` also writes details and what is silent.
[[nodiscard]] Resemblance resemblance_of(const Strand& a, const Strand& b, const Rarity& rarity,
                                         bool explain);

// Groups of strands by index: each is an incident. `strands` in an order that does not depend on
// how they came.
[[nodiscard]] std::vector<std::vector<std::size_t>> gather(std::span<const Strand> strands,
                                                           const Rarity& rarity);

// One happening after the other of the tellings of an incident. happenings.cc
[[nodiscard]] std::vector<Happening> happenings_of(std::span<const Account> accounts,
                                                   const std::vector<ToldAt>& tellings);
// Who is accused by name, and what became of them.
[[nodiscard]] std::vector<Accused> accused_of(std::span<const Account> accounts,
                                              const std::vector<Happening>& happenings);
// What corrections of these reports mean for the others. marks.cc
[[nodiscard]] std::vector<Mark> marks_of(std::span<const Account> accounts,
                                         std::span<const Copies> copies,
                                         const std::vector<Report>& reports);

// Kilometres along the earth.
[[nodiscard]] double distance(const Spot& a, const Spot& b);
// One town, or two within a short way; Around: within the reach of one event.
enum class SpotFit : std::uint8_t { Other, Around, Near, Same };
[[nodiscard]] SpotFit spot_fit(const Spot& a, const Spot& b);

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0
//
// Chooses among the places of one name. Each place starts with a score of its own (a country
// before a city, a city before a village) and gains by what else the text names: the region or
// country told beside it ("Paris, Texas"), places of its region and country, places near by, the
// outlet's own country. A name has one meaning in a text unless the words beside it say otherwise.
//
// After Leidner, "Toponym Resolution in Text" (2007): one referent per discourse, containment,
// minimality. The weights were tried out on half of LGL and GeoVirus (eval/places.py --part seen).

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/places.h"
#include "language/words_internal.h"

namespace plumbline::language {

enum class SenseKind : std::uint8_t { City, Capital, Region, District, Country, WorldRegion };

// One thing that a name may mean.
struct Candidate {
  PlaceSense sense;
  SenseKind kind = SenseKind::City;
  std::uint32_t country = 0;   // number of the country in this text; 0: none
  std::uint32_t region = 0;    // number of the first-level region; 0: none
  bool main_name = true;       // it is called so in the first place
  bool located = false;        // `at` is known
  std::array<double, 3> at{};  // on the unit sphere
  double own = 0;              // score without the text
  double linked = 0;           // gain by what stands beside the name somewhere
  double share = 0;            // how probable among its rivals, 0..1
};

class PlaceChoice {
 public:
  PlaceChoice(const model::Document& document, const Analysis& analysis,
              const refdata::RefData& refdata);

  // Takes a mention up and returns its number. `names`: what it is called; longer ones first, the
  // first that is known counts. `only_country` (alpha-3): it means that country, if not empty.
  std::size_t add(const text::Span& span, const std::vector<std::string>& names,
                  std::string_view only_country = {});
  // After the last add().
  void settle();
  // Nothing where no place of that name is known, or the text says less than `least_gain` for it.
  // The country in which mention `number` is said to lie, where no list has such a place there.
  [[nodiscard]] std::uint32_t elsewhere(std::size_t number) const {
    return mentions_[number].elsewhere;
  }
  [[nodiscard]] std::optional<PlaceSense> at(std::size_t mention, double least_gain = 0) const;

 private:
  struct Group {  // the mentions of one name
    std::vector<Candidate> candidates;
    double mentions = 0;
    bool country = false;  // one of the candidates is a whole country
  };
  struct Mention {
    text::Span span;
    std::size_t group = 0;
    std::uint32_t next = kNone;  // token behind the mention
    std::vector<double> beside;  // gain of each candidate by the words beside this mention
    // the country that the words beside it name, where that has no place of this name
    std::uint32_t elsewhere = kNone;
  };
  struct Votes {
    std::vector<double> countries;  // by the places that lie in it and by its own name
    std::vector<double> inside;     // by the places that lie in it alone
    std::vector<double> regions;
  };

  void link_state(Mention& mention);
  std::size_t group_of(const std::vector<std::string>& names, std::string_view only_country);
  std::vector<Candidate> candidates_of(std::string_view name);
  static void put_cities_first(std::vector<Candidate>& candidates);
  enum class Table : std::uint8_t { Countries, Places, SmallPlaces };
  [[nodiscard]] const text::PhraseTable& names_of(Table table) const;
  void look_up(Table table, std::string_view name, std::vector<Candidate>& found);
  [[nodiscard]] std::optional<Candidate> candidate(std::uint32_t index, Table table,
                                                   std::string_view name);
  std::uint32_t number_of(std::string_view key);
  void link_neighbours();
  [[nodiscard]] std::uint32_t told_elsewhere(const Mention& mention,
                                             const std::vector<Candidate>& beside) const;
  void link(std::size_t mention, const std::vector<Candidate>& beside);
  [[nodiscard]] std::vector<Candidate> places_after(std::uint32_t token);
  void share_out(Group& group, const std::vector<double>& gains) const;
  [[nodiscard]] Votes count() const;
  [[nodiscard]] std::vector<double> gains_of(std::size_t group, const Votes& votes) const;
  [[nodiscard]] double nearness(std::size_t group, const Candidate& candidate) const;
  void hear_outlet();

  const model::Document& document_;
  const Analysis& analysis_;
  const refdata::RefData& refdata_;
  std::vector<Group> groups_;
  std::vector<Mention> mentions_;
  std::vector<std::size_t> best_known_;  // groups that tell by nearness, those named most first
  std::vector<std::vector<double>> gains_;
  std::unordered_map<std::string, std::size_t> group_by_name_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::uint32_t outlet_country_ = 0;
};

}  // namespace plumbline::language

// SPDX-License-Identifier: Apache-2.0
//
// World regions, first-level regions and populated places: fixed records and two phrase tables of
// their names, one of the places that make a name a place, one of those that only tell which place
// a name is when it is one.

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "compile.h"
#include "refdata/image_format.h"
#include "refdata/refdata.h"
#include "text/phrase_table.h"
#include "text/token.h"

namespace plumbline::refdata_compiler {
namespace {

using refdata::PlaceKind;

enum PlaceColumn : std::size_t {
  kGeonames,
  kPlaceName,
  kPlaceCountry,
  kRegion,  // of a place: "<alpha-2>.<code>"; of a region: its own code
  kLatitude,
  kLongitude,
  kPopulation,
  kPlaceNames,
  kSmallKind = kPlaceNames  // of a small place: town or district
};
enum WorldColumn : std::size_t {
  kWorldName,
  kWorldCode,
  kWorldAdjectives,
  kWorldNames,
  kWorldMembers,
  kWorldLatitude,
  kWorldLongitude
};
enum PointColumn : std::size_t { kPointCountry, kPointGeonames, kPointLatitude, kPointLongitude };
enum AreaColumn : std::size_t { kAreaName, kAreaCountry, kAreaLatitude, kAreaLongitude };
enum AbbreviationColumn : std::size_t { kShortNames, kShortCountry, kShortRegion };

struct Draft {
  std::string_view name;
  std::string_view names;
  std::string_view adjectives;
  std::string region;  // key of the first-level region; empty: none
  std::string_view country;
  PlaceKind kind = PlaceKind::City;
  double latitude = 0;
  double longitude = 0;
  double population = 0;
  double rank = 0;  // order among places of one name, highest first
  std::uint32_t geonames = 0;
  bool small = false;
};

// Above this a town is known by its name, even if the name is a word too: "Shanghai", "Lima".
constexpr double kKnownPopulation = 500000;

double number(std::string_view cell) {
  double value = 0;
  (void)parse_number(cell, value);  // checked by the schema
  return value;
}

class PlaceReader {
 public:
  PlaceReader(const Sources& sources, Faults& faults) : sources_(sources), faults_(faults) {
    for (const TsvRow& row : sources.table("countries").rows) {
      alpha3_.emplace(row.cells[1], row.cells[0]);
      capitals_.emplace(row.cells[1], row.cells[4]);
    }
  }

  std::vector<Draft> read() {
    read_world();
    read_areas();
    for (const auto& [name, tsv] : sources_.tables) {
      if (name.rfind("places/", 0) == 0) read_places(tsv, name == "places/regions");
      if (name.rfind("small_places/", 0) == 0) read_places(tsv, false);
    }
    rank_regions();
    std::stable_sort(drafts_.begin(), drafts_.end(),
                     [](const Draft& a, const Draft& b) { return a.rank > b.rank; });
    return std::move(drafts_);
  }

 private:
  void read_world() {
    for (const TsvRow& row : sources_.table("world_regions").rows) {
      Draft draft;
      draft.name = row.cells[kWorldName];
      draft.names = row.cells[kWorldNames];
      draft.adjectives = row.cells[kWorldAdjectives];
      draft.kind = PlaceKind::WorldRegion;
      draft.rank = 1e12;  // above any population
      if (row.cells[kWorldLatitude].empty()) {
        give_middle(draft, row.cells[kWorldMembers]);
      } else {
        draft.latitude = number(row.cells[kWorldLatitude]);
        draft.longitude = number(row.cells[kWorldLongitude]);
      }
      drafts_.push_back(std::move(draft));
    }
  }

  // The point of a world region that is no continent: the mean of its members' points.
  void give_middle(Draft& draft, std::string_view members) {
    double count = 0;
    for (const std::string_view member : split_names(members)) {
      for (const TsvRow& row : sources_.table("country_points").rows) {
        if (row.cells[kPointCountry] != member) continue;
        draft.latitude += number(row.cells[kPointLatitude]);
        draft.longitude += number(row.cells[kPointLongitude]);
        ++count;
      }
    }
    if (count == 0) return;
    draft.latitude /= count;
    draft.longitude /= count;
  }

  // Land of one country stands with the districts, all else with the world regions.
  void read_areas() {
    for (const TsvRow& row : sources_.table("areas").rows) {
      Draft draft;
      draft.name = row.cells[kAreaName];
      const auto country = alpha3_.find(row.cells[kAreaCountry]);
      if (country != alpha3_.end()) draft.country = country->second;
      draft.kind = draft.country.empty() ? PlaceKind::WorldRegion : PlaceKind::District;
      draft.latitude = number(row.cells[kAreaLatitude]);
      draft.longitude = number(row.cells[kAreaLongitude]);
      draft.small = true;
      drafts_.push_back(std::move(draft));
    }
  }

  void read_places(const Tsv& tsv, bool regions) {
    for (const TsvRow& row : tsv.rows) {
      const auto country = alpha3_.find(row.cells[kPlaceCountry]);
      if (country == alpha3_.end()) {
        faults_.push_back(tsv.at(row) + ": no country " + std::string(row.cells[kPlaceCountry]) +
                          " in data/countries.tsv; add it there");
        continue;
      }
      Draft draft;
      draft.name = row.cells[kPlaceName];
      draft.small = tsv.name.rfind("small_places/", 0) == 0;
      if (!draft.small) draft.names = row.cells[kPlaceNames];
      draft.country = country->second;
      draft.kind = regions ? PlaceKind::Region : PlaceKind::City;
      if (draft.small && row.cells[kSmallKind] == "district") draft.kind = PlaceKind::District;
      if (!regions && !draft.small &&
          text::fold_loose(capitals_[row.cells[kPlaceCountry]]) ==
              text::fold_loose(row.cells[kPlaceName])) {
        draft.kind = PlaceKind::Capital;
      }
      if (!row.cells[kRegion].empty()) {
        draft.region =
            std::string(row.cells[kPlaceCountry]) + "." + std::string(row.cells[kRegion]);
      }
      draft.latitude = number(row.cells[kLatitude]);
      draft.longitude = number(row.cells[kLongitude]);
      draft.population = number(row.cells[kPopulation]);
      draft.geonames = static_cast<std::uint32_t>(number(row.cells[kGeonames]));
      draft.rank = draft.kind == PlaceKind::Capital ? draft.population + 1e9 : draft.population;
      drafts_.push_back(std::move(draft));
    }
  }

  // A region without a population of its own has that of its towns, and ranks by half of it: above
  // towns of its name elsewhere, below the city it is named after.
  void rank_regions() {
    std::unordered_map<std::string_view, double> held;
    for (const Draft& draft : drafts_) {
      if (draft.kind != PlaceKind::Region && !draft.small) held[draft.region] += draft.population;
    }
    for (Draft& draft : drafts_) {
      if (draft.kind == PlaceKind::Region) {
        draft.population = std::max(draft.population, held[draft.region]);
        draft.rank = draft.population / 2;
      }
    }
  }

  const Sources& sources_;
  Faults& faults_;
  std::unordered_map<std::string_view, std::string_view> alpha3_;
  std::unordered_map<std::string_view, std::string_view> capitals_;
  std::vector<Draft> drafts_;
};

std::string records_of(const std::vector<Draft>& drafts, std::string& pool) {
  std::unordered_map<std::string_view, std::uint32_t> regions;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].kind == PlaceKind::Region) regions.emplace(drafts[i].region, i);
  }
  std::string records;
  records.reserve(drafts.size() * sizeof(refdata::image::Place));
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    const Draft& draft = drafts[i];
    refdata::image::Place place;
    place.name = static_cast<std::uint32_t>(pool.size());
    place.name_size = static_cast<std::uint16_t>(draft.name.size());
    pool += draft.name;
    const auto region = draft.region.empty() ? regions.end() : regions.find(draft.region);
    place.region = region == regions.end() ? i : region->second;
    place.geonames = draft.geonames;
    place.population = static_cast<std::uint32_t>(draft.population);
    place.latitude = static_cast<float>(draft.latitude);
    place.longitude = static_cast<float>(draft.longitude);
    place.kind = static_cast<std::uint16_t>(draft.kind);
    std::copy(draft.country.begin(), draft.country.end(), place.country);
    records.append(reinterpret_cast<const char*>(&place), sizeof(place));
  }
  return records;
}

// Names that only tell which place is meant once a place is looked for: of small places, and short
// forms of regions ("Miss.", "NSW").
void add_small_names(const Sources& sources, const std::vector<Draft>& drafts, ImageWriter& image,
                     Faults& faults) {
  std::unordered_map<std::string_view, std::uint32_t> regions;
  text::PhraseTableBuilder phrases;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].kind == PlaceKind::Region) regions.emplace(drafts[i].region, i);
    if (drafts[i].small) add_spellings(phrases, drafts[i].name, i);
  }
  const Tsv& shorts = sources.table("region_abbreviations");
  for (const TsvRow& row : shorts.rows) {
    const std::string key =
        std::string(row.cells[kShortCountry]) + "." + std::string(row.cells[kShortRegion]);
    const auto region = regions.find(key);
    if (region == regions.end()) {
      faults.push_back(shorts.at(row) + ": no region " + key + " in data/places/regions.tsv");
      continue;
    }
    for (const std::string_view name : split_names(row.cells[kShortNames])) {
      phrases.add(name, region->second | (is_acronym(name) ? refdata::kAcronymBit : 0U));
      // Where the full stop also ends the sentence, it is no part of the word.
      const bool stopped = name.back() == '.' && name.find('.') + 1 == name.size();
      if (stopped) phrases.add(name.substr(0, name.size() - 1), region->second);
    }
  }
  image.add("phrases/small_places", phrases.build());
}

}  // namespace

void add_places(const Sources& sources, ImageWriter& image, Faults& faults) {
  const std::vector<Draft> drafts = PlaceReader(sources, faults).read();
  const CommonWords common(sources, {"wordlists/common_words", "wordlists/first_names"});
  const CommonWords functions(sources, {"wordlists/function_words"});
  text::PhraseTableBuilder phrases;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    const Draft& draft = drafts[i];
    if (draft.small) continue;
    const bool known = draft.rank >= kKnownPopulation;
    const auto add = [&](std::string_view name) {
      if (functions.holds(name)) return;
      std::uint32_t value = i;
      if (is_acronym(name)) value |= refdata::kAcronymBit;
      if (!known && common.holds(name)) value |= refdata::kCommonBit;
      add_spellings(phrases, name, value);
    };
    add(draft.name);
    for (const std::string_view name : split_names(draft.names)) {
      if (name != draft.name) add(name);
    }
    for (const std::string_view name : split_names(draft.adjectives)) {
      phrases.add(name, i | refdata::kDemonymBit);
    }
  }
  std::string pool;
  image.add("places", records_of(drafts, pool));
  image.add("pool", std::move(pool));
  image.add("phrases/places", phrases.build());
  add_small_names(sources, drafts, image, faults);
}

}  // namespace plumbline::refdata_compiler

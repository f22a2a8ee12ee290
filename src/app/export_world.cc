// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <memory>

#include "app/export_entry_internal.h"

namespace plumbline::app {
namespace {

using exchange::Spot;
using refdata::PlaceKind;
using refdata::PlaceRecord;

// Where places lie, found when the first is asked for. A town stands for its region: no point that
// leaves the workspace is finer.
class Atlas {
 public:
  explicit Atlas(const refdata::RefData& refdata) : refdata_(refdata) {}

  std::optional<Spot> spot(const model::Place& place) {
    read_once();
    if (place.geonames_id != 0) {
      const auto found = regions_of_.find(place.geonames_id);
      if (found != regions_of_.end()) return found->second;
    }
    return country(place.country);
  }

 private:
  [[nodiscard]] std::optional<Spot> country(std::string_view alpha3) const {
    const refdata::Country* country = refdata_.country(alpha3);
    if (country == nullptr || (country->latitude == 0 && country->longitude == 0)) {
      return std::nullopt;
    }
    return Spot{"", std::string(alpha3), country->latitude, country->longitude};
  }

  void read_once() {
    if (!regions_of_.empty()) return;
    std::map<std::pair<std::string_view, std::string_view>, Spot> regions;
    const auto count = static_cast<std::uint32_t>(refdata_.place_count());
    for (std::uint32_t i = 0; i < count; ++i) {
      const PlaceRecord record = refdata_.place(i);
      const bool placed = record.latitude != 0 || record.longitude != 0;
      if (record.kind != PlaceKind::Region || !placed) continue;
      Spot spot{std::string(record.name), std::string(record.country), record.latitude,
                record.longitude};
      regions.emplace(std::pair(record.country, record.name), spot);
      if (record.geonames_id != 0) regions_of_.emplace(record.geonames_id, std::move(spot));
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      const PlaceRecord record = refdata_.place(i);
      if (record.geonames_id == 0 || record.region.empty()) continue;
      const auto found = regions.find({record.country, record.region});
      if (found != regions.end()) regions_of_.emplace(record.geonames_id, found->second);
    }
  }

  const refdata::RefData& refdata_;
  std::map<std::uint32_t, Spot> regions_of_;  // by the number of a place within them
};

using Codes = std::map<std::pair<std::string, std::string>,
                       std::vector<std::pair<std::string, std::string>>, std::less<>>;

Codes read_codes(const refdata::RefData& refdata) {
  Codes codes;
  const refdata::TableView table = refdata.table_view("exchange_codes");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    codes[{std::string(table.cell(row, 0)), std::string(table.cell(row, 1))}].emplace_back(
        table.cell(row, 2), table.cell(row, 3));
  }
  return codes;
}

std::vector<std::string> fields_of(const refdata::RefData& refdata, std::string_view standard) {
  std::vector<std::string> fields;
  const refdata::TableView table = refdata.table_view("exchange_fields");
  const std::optional<std::size_t> name = table.column("field");
  for (std::size_t row = 0; name && row < table.rows(); ++row) {
    if (table.cell(row, 0) == standard) fields.emplace_back(table.cell(row, *name));
  }
  return fields;
}

}  // namespace

exchange::World world_of(const refdata::RefData& refdata) {
  exchange::World world;
  world.alpha2 = [&refdata](std::string_view alpha3) {
    const refdata::Country* country = refdata.country(alpha3);
    std::string code = country == nullptr ? std::string() : std::string(country->alpha2);
    for (char& c : code) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return code;
  };
  world.country_name = [&refdata](std::string_view alpha3) {
    const refdata::Country* country = refdata.country(alpha3);
    return country == nullptr ? std::string() : std::string(country->name);
  };
  const auto atlas = std::make_shared<Atlas>(refdata);
  world.spot = [atlas](const model::Place& place) { return atlas->spot(place); };
  const auto codes = std::make_shared<const Codes>(read_codes(refdata));
  world.codes = [codes](std::string_view standard, std::string_view ours) {
    const auto found = codes->find(std::pair(std::string(standard), std::string(ours)));
    return found == codes->end() ? std::vector<std::pair<std::string, std::string>>()
                                 : found->second;
  };
  world.fields = [&refdata](std::string_view standard) { return fields_of(refdata, standard); };
  return world;
}

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0

#include "refdata/refdata.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <charconv>
#include <future>
#include <thread>
#include <unordered_map>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

#include "refdata/image_format.h"
#include "refdata/linked_model.h"
#include "refdata/places_check.h"

// The image, put here by cmake/RefData.cmake (refdata_image.S.in).
extern "C" const char plumbline_refdata_begin[];  // NOLINT: a linker symbol
extern "C" const char plumbline_refdata_end[];    // NOLINT

namespace plumbline::refdata {
namespace {

Error malformed(const std::string& what) {
  return {ErrorCode::Malformed,
          "reference data: " + what + "; build the program again from a clean tree"};
}

Error damaged() {
  return malformed("the image is damaged (its checksum differs)");
}

// Checking has read the whole image into memory; what is needed of it comes back when it is read,
// from the cache of the file, page by page.
void release_pages(std::string_view image) {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = (std::bit_cast<std::uintptr_t>(image.data()) + page - 1) / page * page;
  const auto end = std::bit_cast<std::uintptr_t>(image.data() + image.size()) / page * page;
  if (begin < end) ::madvise(std::bit_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

float decimal(std::string_view digits) {
  float value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Sections that may be compared later, since whatever stands in them can be read.
bool holds_places(std::string_view section) {
  constexpr std::string_view kSections[] = {"phrases/places", "phrases/small_places", "places",
                                            "pool"};
  return std::find(std::begin(kSections), std::end(kSections), section) != std::end(kSections);
}

std::atomic<bool> places_are_put_off{false};

// A stretch of the image and what its checksum must be.
struct Stretch {
  std::string_view bytes;
  std::uint64_t checksum = 0;

  [[nodiscard]] bool is_sound() const { return image::checksum(bytes) == checksum; }
};

// By two threads: one core alone does not read memory as fast as two.
bool are_sound(std::vector<Stretch> stretches) {
  constexpr std::size_t kWorthAThread = std::size_t{16} << 20U;
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& a, const Stretch& b) { return a.bytes.size() > b.bytes.size(); });
  std::atomic<std::size_t> next{0};
  std::atomic<bool> sound{true};
  const auto work = [&] {
    for (std::size_t at = next++; at < stretches.size() && sound; at = next++) {
      if (!stretches[at].is_sound()) sound = false;
    }
  };
  std::size_t all = 0;
  for (const Stretch& stretch : stretches) all += stretch.bytes.size();
  std::future<void> second;  // "deferred": done by this thread where no other is to be had
  if (all > kWorthAThread && std::thread::hardware_concurrency() > 1) {
    second = std::async(std::launch::async | std::launch::deferred, work);
  }
  work();
  if (second.valid()) second.get();
  return sound;
}

std::string_view linked_image() {
  return {plumbline_refdata_begin,
          static_cast<std::size_t>(plumbline_refdata_end - plumbline_refdata_begin)};
}

// The sections of an image and what is to be checked of them.
struct Directory {
  // By name; hashed, since readers ask for a table for each word that they look at.
  std::unordered_map<std::string_view, std::string_view> sections;
  std::string_view version;
  std::vector<Stretch> stretches;
  std::vector<Stretch> places_stretches;  // likewise, if they may be put off
  Stretch late;                           // checked whenever it is asked for

  [[nodiscard]] std::string_view section(std::string_view name) const {
    const auto found = sections.find(name);
    return found == sections.end() ? std::string_view{} : found->second;
  }
  [[nodiscard]] Status read(std::string_view image);
};

Status Directory::read(std::string_view image) {
  const auto header = image::read_at<image::Header>(image, 0);
  if (!header) return malformed("the image is cut off in its header");
  if (header->magic != image::kMagic) return malformed("the image has another format or version");
  if (header->size != image.size()) return malformed("the image is cut off or has a tail");
  if (header->checksum != image::checksum(image::checked_head(image, *header))) return damaged();
  version = image.substr(offsetof(image::Header, version), image::kVersionBytes);
  for (std::size_t i = 0; i < header->sections; ++i) {
    const std::size_t at = sizeof(image::Header) + i * sizeof(image::Section);
    const auto entry = image::read_at<image::Section>(image, at);
    if (!entry || entry->name[image::kMaxSectionName] != '\0' || entry->offset > image.size() ||
        image.size() - entry->offset < entry->size || entry->offset % image::kAlign != 0) {
      return malformed("entry " + std::to_string(i) + " of the directory is wrong");
    }
    const std::string_view name(image.data() + at);  // NUL inside the entry: checked above
    const std::string_view bytes = image.substr(entry->offset, entry->size);
    const auto checked = image::checked_bytes(image, *entry);
    if (!checked) return malformed("entry " + std::to_string(i) + " of the directory is wrong");
    const Stretch stretch{*checked, entry->checksum};
    if (name == image::kLateSection) {
      late = stretch;
    } else if (holds_places(name)) {
      places_stretches.push_back(stretch);
    } else {
      stretches.push_back(stretch);
    }
    sections.emplace(name, bytes);
  }
  return Done{};
}

}  // namespace

// Everything that is not read in place: the directory, and the small tables as values.
struct RefData::Tables : Directory {
  std::unordered_map<std::string_view, text::PhraseTable> phrases;
  // By what readers call them, so that no name is put together for each look-up.
  std::unordered_map<std::string_view, TableView> views;
  std::unordered_map<std::string_view, const text::PhraseTable*> of_tables, wordlists;
  text::PhraseTable none;
  struct {
    const text::PhraseTable* countries = nullptr;
    const text::PhraseTable* places = nullptr;
    const text::PhraseTable* small_places = nullptr;
    const text::PhraseTable* agencies = nullptr;
    const text::PhraseTable* cues = nullptr;
    const text::PhraseTable* terms = nullptr;
  } known;  // those asked for most, without a look-up
  std::string_view places;
  std::string_view pool;
  std::vector<Country> countries;
  std::vector<std::pair<std::string_view, std::uint32_t>> by_alpha3;  // sorted
  std::vector<Agency> agencies;
  std::vector<Cue> cues;
  std::vector<Term> terms;
  std::vector<TierRow> tiers;  // sorted by country and year
  std::vector<Formula> formulas;

  [[nodiscard]] TableView table(std::string_view name) const {
    const auto found = views.find(name);
    return found == views.end() ? TableView{} : found->second;
  }
  [[nodiscard]] const text::PhraseTable& phrase_table(std::string_view name) const {
    const auto found = phrases.find(name);
    return found == phrases.end() ? none : found->second;
  }

  // Places are left unchecked if they were put off.
  [[nodiscard]] Status read_image(std::string_view image, bool put_off);
  [[nodiscard]] Status check_sections(bool put_off);
  [[nodiscard]] Status read_phrases();
  void name_tables();
  void read_countries();
  void read_agencies();
  void read_cues_and_terms();
  void read_verdicts();
};

Status RefData::Tables::read_image(std::string_view image, bool put_off) {
  PL_TRY([[maybe_unused]] const Done directory, read(image));
  PL_TRY([[maybe_unused]] const Done verified, check_sections(put_off));
  PL_TRY([[maybe_unused]] const Done checked, read_phrases());
  name_tables();
  read_countries();
  read_agencies();
  read_cues_and_terms();
  read_verdicts();
  return Done{};
}

Status RefData::Tables::check_sections(bool put_off) {
  std::vector<Stretch> now = std::exchange(stretches, {});
  if (!put_off) now.insert(now.end(), places_stretches.begin(), places_stretches.end());
  if (!are_sound(std::move(now))) return damaged();
  places = section("places");
  pool = section("pool");
  return Done{};
}

Status RefData::Tables::read_phrases() {
  constexpr std::string_view kPrefix = "phrases/";
  for (const auto& [name, bytes] : sections) {
    if (name.substr(0, kPrefix.size()) != kPrefix) continue;
    Result<text::PhraseTable> table = text::PhraseTable::view(bytes);
    if (!table)
      return std::move(table).error().within("reference data: section " + std::string(name));
    phrases.emplace(name.substr(kPrefix.size()), std::move(table).take());
  }
  known = {&phrase_table("countries"), &phrase_table("places"), &phrase_table("small_places"),
           &phrase_table("agencies"),  &phrase_table("cues"),   &phrase_table("lexicon")};
  return Done{};
}

void RefData::Tables::name_tables() {
  constexpr std::string_view kTable = "table/";
  constexpr std::string_view kWordlist = "table/wordlists/";
  for (const auto& [name, bytes] : sections) {
    if (name.starts_with(kTable)) views.emplace(name.substr(kTable.size()), TableView(bytes));
  }
  for (const auto& [name, table] : phrases) {
    if (name.starts_with(kTable)) of_tables.emplace(name.substr(kTable.size()), &table);
    if (name.starts_with(kWordlist)) wordlists.emplace(name.substr(kWordlist.size()), &table);
  }
}

void RefData::Tables::read_countries() {
  const TableView rows = table("countries");
  countries.reserve(rows.rows());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    countries.push_back({.alpha3 = rows.cell(i, 0),
                         .alpha2 = rows.cell(i, 1),
                         .name = rows.cell(i, 2),
                         .adjective = rows.cell(i, 3),
                         .capital = rows.cell(i, 4)});
    by_alpha3.emplace_back(rows.cell(i, 0), static_cast<std::uint32_t>(i));
  }
  std::sort(by_alpha3.begin(), by_alpha3.end());
  const TableView points = table("country_points");
  for (std::size_t i = 0; i < points.rows(); ++i) {
    const auto found = std::lower_bound(by_alpha3.begin(), by_alpha3.end(),
                                        std::pair(points.cell(i, 0), std::uint32_t{0}));
    if (found == by_alpha3.end() || found->first != points.cell(i, 0)) continue;
    Country& country = countries[found->second];
    country.geonames_id = static_cast<std::uint32_t>(number(points.cell(i, 1)));
    country.latitude = decimal(points.cell(i, 2));
    country.longitude = decimal(points.cell(i, 3));
  }
}

void RefData::Tables::read_agencies() {
  const TableView rows = table("agencies");
  agencies.reserve(rows.rows());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    agencies.push_back({rows.cell(i, 0), rows.cell(i, 1), rows.cell(i, 2), rows.cell(i, 3)});
  }
}

void RefData::Tables::read_cues_and_terms() {
  const TableView cue_rows = table("cues");
  cues.reserve(cue_rows.rows());
  for (std::size_t i = 0; i < cue_rows.rows(); ++i) {
    cues.push_back(
        {cue_rows.cell(i, 0), cue_rows.cell(i, 1), cue_rows.cell(i, 2), cue_rows.cell(i, 3)});
  }
  const TableView term_rows = table("lexicon");
  terms.reserve(term_rows.rows());
  for (std::size_t i = 0; i < term_rows.rows(); ++i) {
    terms.push_back({term_rows.cell(i, 0), term_rows.cell(i, 1), term_rows.cell(i, 2),
                     term_rows.cell(i, 3), term_rows.cell(i, 4)});
  }
}

void RefData::Tables::read_verdicts() {
  const TableView tier_rows = table("tiers");
  tiers.reserve(tier_rows.rows());
  for (std::size_t i = 0; i < tier_rows.rows(); ++i) {
    tiers.push_back({tier_rows.cell(i, 0), number(tier_rows.cell(i, 1)), tier_rows.cell(i, 2),
                     tier_rows.cell(i, 3), tier_rows.cell(i, 4)});
  }
  const auto key = [](const TierRow& row) { return std::pair(row.country, row.year); };
  std::stable_sort(tiers.begin(), tiers.end(),
                   [&](const TierRow& a, const TierRow& b) { return key(a) < key(b); });
  const TableView rows = table("verdict_formulas");
  formulas.reserve(rows.rows());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    formulas.push_back({rows.cell(i, 0), rows.cell(i, 1), rows.cell(i, 2), rows.cell(i, 3),
                        number(rows.cell(i, 4)), number(rows.cell(i, 5)), rows.cell(i, 6),
                        rows.cell(i, 7)});
  }
}

Result<std::string_view> linked_model() {
  Directory directory;
  PL_TRY([[maybe_unused]] const Done read, directory.read(linked_image()));
  if (!directory.late.is_sound()) return damaged();
  return directory.section(image::kLateSection);
}

void put_off_places() {
  places_are_put_off = true;
}

Status check_places() {
  Directory directory;
  PL_TRY([[maybe_unused]] const Done read, directory.read(linked_image()));
  for (const Stretch& stretch : directory.places_stretches) {
    if (!stretch.is_sound()) return damaged();
    release_pages(stretch.bytes);  // a document reads few of them
  }
  return Done{};
}

Result<RefData> RefData::load() {
  // Once, and never let go: other rooms keep what they make of these tables as long as the program
  // lives.
  static const Result<RefData> kLoaded = []() -> Result<RefData> {
    const std::string_view image = linked_image();
    auto tables = std::make_shared<Tables>();
    PL_TRY([[maybe_unused]] const Done read, tables->read_image(image, places_are_put_off));
    // But for those that another thread may be reading.
    const std::string_view late = tables->late.bytes;
    const std::size_t begin =
        late.empty() ? 0 : static_cast<std::size_t>(late.data() - image.data());
    release_pages(image.substr(0, begin));
    release_pages(image.substr(begin + late.size()));
    RefData refdata;
    refdata.tables_ = std::move(tables);
    return Result<RefData>(std::move(refdata));
  }();
  return kLoaded;
}

Result<RefData> RefData::from_image(std::string_view image) {
  auto tables = std::make_shared<Tables>();
  PL_TRY([[maybe_unused]] const Done read, tables->read_image(image, false));
  RefData refdata;
  refdata.tables_ = std::move(tables);
  return refdata;
}

std::span<const Country> RefData::countries() const {
  return tables_->countries;
}

const Country* RefData::country(std::string_view alpha3) const {
  const auto& index = tables_->by_alpha3;
  const auto found = std::lower_bound(
      index.begin(), index.end(), alpha3,
      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (found == index.end() || found->first != alpha3) return nullptr;
  return &tables_->countries[found->second];
}

const text::PhraseTable& RefData::country_names() const {
  return *tables_->known.countries;
}

std::size_t RefData::place_count() const {
  return tables_->places.size() / sizeof(image::Place);
}

PlaceRecord RefData::place(std::uint32_t index) const {
  const auto stored = [this](std::uint32_t at) {
    return image::read_at<image::Place>(tables_->places, std::size_t{at} * sizeof(image::Place));
  };
  const auto name_of = [this](const image::Place& place) {
    const std::string_view pool = tables_->pool;
    const bool inside = place.name <= pool.size() && pool.size() - place.name >= place.name_size;
    return inside ? pool.substr(place.name, place.name_size) : std::string_view{};
  };
  const std::uint32_t at = name_value(index).index;
  const auto found = stored(at);
  if (!found) return {};
  PlaceRecord record;
  record.name = name_of(*found);
  // The code stands in the image at a known place, so that the view outlives `found`.
  const std::string_view code = tables_->places.substr(
      std::size_t{at} * sizeof(image::Place) + offsetof(image::Place, country), 3);
  record.country = code[0] == '\0' ? std::string_view{} : code;
  if (found->region != at) {
    if (const auto region = stored(found->region)) record.region = name_of(*region);
  }
  record.geonames_id = found->geonames;
  record.population = found->population;
  record.latitude = found->latitude;
  record.longitude = found->longitude;
  const auto last = static_cast<std::uint16_t>(PlaceKind::District);
  record.kind = static_cast<PlaceKind>(std::min(found->kind, last));
  return record;
}

const text::PhraseTable& RefData::place_names() const {
  return *tables_->known.places;
}

const text::PhraseTable& RefData::small_place_names() const {
  return *tables_->known.small_places;
}

std::span<const Agency> RefData::agencies() const {
  return tables_->agencies;
}
const text::PhraseTable& RefData::agency_names() const {
  return *tables_->known.agencies;
}

std::span<const Cue> RefData::cues() const {
  return tables_->cues;
}
const text::PhraseTable& RefData::cue_phrases() const {
  return *tables_->known.cues;
}

std::span<const Term> RefData::terms() const {
  return tables_->terms;
}
const text::PhraseTable& RefData::term_phrases() const {
  return *tables_->known.terms;
}

std::span<const TierRow> RefData::tiers() const {
  return tables_->tiers;
}

const TierRow* RefData::tier(std::string_view alpha3, int edition) const {
  const auto& rows = tables_->tiers;
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), std::pair(alpha3, edition),
                       [](const TierRow& row, const std::pair<std::string_view, int>& wanted) {
                         return std::pair(row.country, row.year) < wanted;
                       });
  const bool hit = found != rows.end() && found->country == alpha3 && found->year == edition;
  return hit ? &*found : nullptr;
}

std::span<const Formula> RefData::formulas() const {
  return tables_->formulas;
}

const text::PhraseTable& RefData::wordlist(std::string_view name) const {
  const auto found = tables_->wordlists.find(name);
  return found == tables_->wordlists.end() ? tables_->none : *found->second;
}

TableView RefData::table_view(std::string_view name) const {
  return tables_->table(name);
}

const text::PhraseTable& RefData::table_phrases(std::string_view name) const {
  const auto found = tables_->of_tables.find(name);
  return found == tables_->of_tables.end() ? tables_->none : *found->second;
}

std::vector<std::vector<std::string_view>> RefData::table(std::string_view name) const {
  const TableView view = tables_->table(name);
  std::vector<std::vector<std::string_view>> rows;
  if (view.columns() == 0) return rows;
  rows.resize(view.rows() + 1);
  for (std::size_t column = 0; column < view.columns(); ++column) {
    rows[0].push_back(view.header(column));
    for (std::size_t row = 0; row < view.rows(); ++row) {
      rows[row + 1].push_back(view.cell(row, column));
    }
  }
  return rows;
}

std::string_view RefData::blob(std::string_view name) const {
  const std::string section = "blob/" + std::string(name);
  if (section == image::kLateSection && !tables_->late.is_sound()) return {};
  return tables_->section(section);
}

std::string_view RefData::version() const {
  return tables_->version;
}

}  // namespace plumbline::refdata

// SPDX-License-Identifier: Apache-2.0
//
// Countries and agencies: rows as tables, every name of a row as a phrase.

#include <unordered_map>

#include "compile.h"
#include "refdata/refdata.h"
#include "text/phrase_table.h"

namespace plumbline::refdata_compiler {
namespace {

// Columns of data/countries.tsv and data/agencies/*.tsv, as schema.cc has them.
enum CountryColumn : std::size_t {
  kAlpha3,
  kAlpha2,
  kName,
  kAdjective,
  kCapital,
  kDemonyms,
  kNames
};
enum AgencyColumn : std::size_t { kAgencyName, kAcronym, kCountry, kKind, kAgencyNames };

using ByName = std::unordered_map<std::string_view, std::uint32_t>;

// What countries are called in other languages. `people`: demonyms that are no English name.
void add_foreign_names(const Sources& sources, const ByName& index, const ByName& people,
                       text::PhraseTableBuilder& phrases, Faults& faults) {
  // "Island" is Iceland in German, "Chili" Chile in French: an English text means the word.
  const CommonWords common(sources, {"wordlists/common_words"});
  const Tsv& names = sources.table("country_names");
  for (const TsvRow& row : names.rows) {
    const auto found = index.find(row.cells[0]);
    if (found == index.end()) {
      faults.push_back(names.at(row) + ": no country " + std::string(row.cells[0]) +
                       " in data/countries.tsv; add it there");
      continue;
    }
    for (const std::string_view name : split_names(row.cells[2])) {
      // "Somali", "Argentine": the state in another language, its people in English.
      const auto same = people.find(name);
      const bool demonym = same != people.end() && same->second == found->second;
      if (!demonym && !common.holds(name)) add_spellings(phrases, name, found->second);
    }
  }
}

void add_countries(const Sources& sources, ImageWriter& image, Faults& faults) {
  const Tsv& countries = sources.table("countries");
  if (countries.columns.empty()) return;
  text::PhraseTableBuilder phrases;
  ByName index;
  ByName people;
  for (std::uint32_t i = 0; i < countries.rows.size(); ++i) {
    const std::vector<std::string_view>& cells = countries.rows[i].cells;
    index.emplace(cells[kAlpha3], i);
    add_spellings(phrases, cells[kName], i);
    for (const std::string_view name : split_names(cells[kNames])) {
      if (name == cells[kName]) continue;
      add_spellings(phrases, name, is_acronym(name) ? i | refdata::kAcronymBit : i);
    }
    for (const std::size_t column : {kAdjective, kDemonyms}) {
      for (const std::string_view name : split_names(cells[column])) {
        if (column == kDemonyms && name == cells[kAdjective]) continue;
        add_spellings(phrases, name, i | refdata::kDemonymBit);
        if (name != cells[kName]) people.emplace(name, i);
      }
    }
  }
  add_foreign_names(sources, index, people, phrases, faults);
  image.add("phrases/countries", phrases.build());
}

// A name that is an ordinary word too ("Trend", "The Times") needs context.
std::uint32_t flags_of(std::string_view name, const CommonWords& common) {
  if (is_acronym(name)) return refdata::kAcronymBit;
  constexpr std::string_view kArticle = "The ";
  if (name.substr(0, kArticle.size()) == kArticle) name.remove_prefix(kArticle.size());
  return common.holds(name) ? refdata::kCommonBit : 0U;
}

void add_agencies(const Sources& sources, ImageWriter& image) {
  const CommonWords common(sources, {"wordlists/common_words", "wordlists/first_names"});
  text::PhraseTableBuilder phrases;
  std::vector<std::string_view> columns;
  std::vector<std::vector<std::string_view>> rows;
  for (const auto& [name, tsv] : sources.tables) {
    if (name.rfind("agencies/", 0) != 0) continue;
    columns.assign(tsv.columns.begin(), tsv.columns.begin() + kAgencyNames + 1);
    for (const TsvRow& row : tsv.rows) {
      const auto value = static_cast<std::uint32_t>(rows.size());
      rows.emplace_back(row.cells.begin(), row.cells.begin() + kAgencyNames + 1);
      std::vector<std::string_view> names = split_names(row.cells[kAgencyNames]);
      for (const std::string_view acronym : split_names(row.cells[kAcronym])) {
        names.push_back(acronym);
      }
      names.push_back(row.cells[kAgencyName]);
      for (const std::string_view spelling : names) {
        add_spellings(phrases, spelling, value | flags_of(spelling, common));
      }
    }
  }
  if (columns.empty()) return;
  image.add("table/agencies", table_bytes(columns, rows));
  image.add("phrases/agencies", phrases.build());
}

}  // namespace

void add_names(const Sources& sources, ImageWriter& image, Faults& faults) {
  add_countries(sources, image, faults);
  add_agencies(sources, image);
}

}  // namespace plumbline::refdata_compiler

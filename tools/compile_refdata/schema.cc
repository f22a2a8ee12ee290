// SPDX-License-Identifier: Apache-2.0

#include "schema.h"

#include <algorithm>
#include <map>

namespace plumbline::refdata_compiler {
namespace {

// A column: its header and what its cells may hold. "a|b" lists the words allowed; "?" at the end
// allows an empty cell; "alpha3", "alpha2", "year" and "number" are classes; "" takes anything.
struct Column {
  std::string_view name;
  std::string_view takes;
};

struct Schema {
  std::string_view file;  // a name that ends in "/" stands for every file of that folder
  std::vector<Column> columns;
};

const std::vector<Schema>& schemas() {
  static const std::vector<Schema> kSchemas = {
      {"countries",
       {{"alpha3", "alpha3"},
        {"alpha2", "alpha2"},
        {"name", "text"},
        {"adjective", ""},
        {"capital", ""},
        {"demonyms", ""},
        {"names", ""}}},
      {"country_names", {{"alpha3", "alpha3"}, {"language", "alpha2"}, {"names", "text"}}},
      {"world_regions",
       {{"name", "text"},
        {"code", "text"},
        {"adjectives", ""},
        {"names", ""},
        {"members", ""},
        {"latitude", "number?"},
        {"longitude", "number?"}}},
      {"country_points",
       {{"alpha3", "alpha3"},
        {"geonames", "number"},
        {"latitude", "number"},
        {"longitude", "number"}}},
      {"region_abbreviations", {{"names", "text"}, {"country", "alpha2"}, {"region", "text"}}},
      {"areas",
       {{"name", "text"}, {"country", "alpha2?"}, {"latitude", "number"}, {"longitude", "number"}}},
      {"small_places/",
       {{"geonames", "number"},
        {"name", "text"},
        {"country", "alpha2"},
        {"region", ""},
        {"latitude", "number"},
        {"longitude", "number"},
        {"population", "number"},
        {"kind", "town|district"}}},
      {"places/",
       {{"geonames", "number"},
        {"name", "text"},
        {"country", "alpha2"},
        {"region", ""},
        {"latitude", "number"},
        {"longitude", "number"},
        {"population", "number"},
        {"names", ""}}},
      {"agencies/",
       {{"name", "text"},
        {"acronym", ""},
        {"country", "alpha3?"},
        {"kind", "government|international|court|organisation|outlet"},
        {"names", ""}}},
      {"cues",
       {{"phrase", "text"},
        {"pattern", "verb|passive|impersonal|preposition|noun|adverb|cross-sentence"},
        {"manner", "publishes|says|cites|quotes|denies|alleges|finds|hopes"},
        {"note", ""},
        {"forms", ""}}},
      {"lexicon",
       {{"term", "text"},
        {"concept", "text"},
        {"category", "core|act|means|purpose|victim|perpetrator|response|route|law|claim"},
        {"language", "alpha2"},
        {"confidence", "H|M|L"},
        {"inflect", "v|n?"}}},
      {"tiers",
       {{"country", "alpha3"},
        {"year", "year"},
        {"tier", "1|2|2WL|3|SPECIAL|not-in-report"},
        {"evidence", "text"},
        {"source", "text"},
        {"note", ""}}},
      {"verdict_formulas",
       {{"id", "text"},
        {"compliance", "full|not-full?"},
        {"efforts", "significant|not-significant?"},
        {"tiers", "text"},
        {"first_year", "year"},
        {"last_year", "year"},
        {"text", "text"},
        {"verified", "text"}}},
      {"publisher_weights", {{"feature", "text"}, {"weight", "number"}}},
      {"wordlists/", {{"word", "text"}}},
      {"place_supplement",
       {{"place", "text"},
        {"names", ""},
        {"english", ""},
        {"latitude", "number?"},
        {"longitude", "number?"}}},
  };
  return kSchemas;
}

const Schema* schema_of(std::string_view file) {
  for (const Schema& schema : schemas()) {
    const bool folder = schema.file.back() == '/';
    const bool fits =
        folder ? file.substr(0, schema.file.size()) == schema.file : file == schema.file;
    if (fits) return &schema;
  }
  return nullptr;
}

bool all_letters(std::string_view text, std::size_t size, char first, char last) {
  return text.size() == size &&
         std::all_of(text.begin(), text.end(), [&](char c) { return first <= c && c <= last; });
}

bool is_code(std::string_view cell, std::size_t size) {
  return all_letters(cell, size, 'A', 'Z') || (size == 2 && all_letters(cell, size, 'a', 'z'));
}

bool fits(std::string_view cell, std::string_view takes) {
  if (takes.empty()) return true;
  if (takes.back() == '?') {
    if (cell.empty()) return true;
    takes.remove_suffix(1);
  }
  if (takes == "text") return !cell.empty();
  if (takes == "alpha3") return is_code(cell, 3);
  if (takes == "alpha2") return is_code(cell, 2);
  double value = 0;
  if (takes == "number") return parse_number(cell, value);
  if (takes == "year") return parse_number(cell, value) && value >= 1900 && value < 2100;
  const std::vector<std::string_view> words = split_names(takes);
  return std::find(words.begin(), words.end(), cell) != words.end();
}

std::string wanted(std::string_view takes) {
  if (takes == "text") return "some text";
  if (takes.substr(0, 6) == "alpha3") return "an ISO 3166 code of three capitals";
  if (takes.substr(0, 6) == "alpha2") return "a code of two letters";
  if (takes == "number") return "a number";
  if (takes == "year") return "a year";
  const bool open = takes.back() == '?';
  if (open) takes.remove_suffix(1);
  return "one of " + std::string(takes) + (open ? ", or empty" : "");
}

}  // namespace

void check_schema(const Tsv& tsv, Faults& faults) {
  const Schema* schema = schema_of(tsv.name);
  if (schema == nullptr || tsv.columns.empty()) return;
  for (std::size_t i = 0; i < schema->columns.size(); ++i) {
    const std::string_view name = schema->columns[i].name;
    if (i >= tsv.columns.size() || tsv.columns[i] != name) {
      faults.push_back("data/" + tsv.name + ".tsv: column " + std::to_string(i + 1) +
                       " must be \"" + std::string(name) + "\"; see docs/reference/data.md");
      return;
    }
  }
  for (const TsvRow& row : tsv.rows) {
    for (std::size_t i = 0; i < schema->columns.size(); ++i) {
      const Column& column = schema->columns[i];
      if (fits(row.cells[i], column.takes)) continue;
      faults.push_back(tsv.at(row) + ": " + std::string(column.name) + " is \"" +
                       std::string(row.cells[i]) + "\"; write " + wanted(column.takes));
    }
  }
}

void check_unique(const Tsv& tsv, const std::vector<std::size_t>& columns, Faults& faults) {
  std::map<std::string, std::size_t> seen;
  for (const TsvRow& row : tsv.rows) {
    std::string key;
    for (const std::size_t column : columns) {
      if (column < row.cells.size()) key += std::string(row.cells[column]) + " ";
    }
    const auto [before, fresh] = seen.emplace(key, row.line);
    if (fresh) continue;
    faults.push_back(tsv.at(row) + ": \"" + key.substr(0, key.size() - 1) + "\" stands in line " +
                     std::to_string(before->second) + " already; merge the two rows");
  }
}

}  // namespace plumbline::refdata_compiler

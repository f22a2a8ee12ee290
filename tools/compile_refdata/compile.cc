// SPDX-License-Identifier: Apache-2.0

#include "compile.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "schema.h"
#include "text/token.h"

namespace plumbline::refdata_compiler {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFaultsShown = 30;
constexpr std::size_t kMaxAcronym = 8;

Error fault_error(const Faults& faults) {
  std::string message = std::to_string(faults.size()) + " faults in the reference data";
  for (std::size_t i = 0; i < std::min(faults.size(), kMaxFaultsShown); ++i) {
    message += "\n" + faults[i];
  }
  return {ErrorCode::Malformed, message};
}

// The columns that name a row, for the files in which a second such row is a mistake.
void check_keys(const Sources& sources, Faults& faults) {
  check_unique(sources.table("countries"), {0}, faults);
  check_unique(sources.table("country_names"), {0, 1}, faults);
  check_unique(sources.table("cues"), {0, 1}, faults);
  check_unique(sources.table("lexicon"), {0, 1, 3}, faults);
  check_unique(sources.table("tiers"), {0, 1}, faults);
  check_unique(sources.table("verdict_formulas"), {0}, faults);
  for (const auto& [name, tsv] : sources.tables) {
    if (name.rfind("wordlists/", 0) == 0) check_unique(tsv, {0}, faults);
  }
}

}  // namespace

const Tsv& Sources::table(std::string_view name) const {
  static const Tsv kNone;
  const auto found = tables.find(name);
  return found == tables.end() ? kNone : found->second;
}

CommonWords::CommonWords(const Sources& sources, std::initializer_list<std::string_view> lists) {
  for (const std::string_view list : lists) {
    for (const TsvRow& row : sources.table(list).rows) {
      for (const std::string_view word : split_names(row.cells[0])) {
        words_.emplace(text::fold_loose(word), true);
      }
    }
  }
}

bool CommonWords::holds(std::string_view name) const {
  return words_.find(text::fold_loose(name)) != words_.end();
}

void add_spellings(text::PhraseTableBuilder& phrases, std::string_view name, std::uint32_t value) {
  phrases.add(name, value);
  const std::string bare = text::fold_loose(name);
  if (bare != text::fold(name)) phrases.add(bare, value);
}

bool is_acronym(std::string_view name) {
  if (name.size() < 2 || name.size() > kMaxAcronym) return false;
  const bool capitals = std::all_of(name.begin(), name.end(), [](char c) {
    return ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '/' || c == '-' || c == '&';
  });
  return capitals &&
         std::count_if(name.begin(), name.end(), [](char c) { return 'A' <= c && c <= 'Z'; }) >= 2;
}

Result<std::string> compile_files(const std::map<std::string, std::string>& files) {
  Faults faults;
  Sources sources;
  for (const auto& [path, bytes] : files) {
    const std::string name = path.substr(0, path.size() - 4);
    if (path.ends_with(".tsv")) {
      Tsv tsv = parse_tsv(name, bytes, faults);
      check_schema(tsv, faults);
      sources.tables.emplace(name, std::move(tsv));
    } else if (path.ends_with(".bin")) {
      sources.blobs.emplace(name, bytes);
    }
  }
  check_keys(sources, faults);
  check_standards(sources, faults);
  if (!faults.empty()) return fault_error(faults);
  ImageWriter image;
  for (const auto& [name, bytes] : sources.blobs) image.add("blob/" + name, bytes);
  add_names(sources, image, faults);
  add_words(sources, image, faults);
  add_places(sources, image, faults);
  if (!faults.empty()) return fault_error(faults);
  return image.finish();
}

Result<std::string> compile_folder(const std::string& folder) {
  std::error_code error;
  std::map<std::string, std::string> files;
  fs::recursive_directory_iterator entries(folder, error);
  if (error) return Error{ErrorCode::NotFound, "cannot read " + folder + ": " + error.message()};
  for (const fs::directory_entry& entry : entries) {
    const std::string path = fs::relative(entry.path(), folder).generic_string();
    if (!entry.is_regular_file() || !(path.ends_with(".tsv") || path.ends_with(".bin"))) continue;
    PL_TRY(std::string bytes, read_file(entry.path().string()));
    files.emplace(path, std::move(bytes));
  }
  return compile_files(files);
}

}  // namespace plumbline::refdata_compiler

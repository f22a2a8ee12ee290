// SPDX-License-Identifier: Apache-2.0
//
// The folder data/ into one image.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "image_writer.h"
#include "text/phrase_table.h"
#include "tsv.h"

namespace plumbline::refdata_compiler {

// Every file of data/ by its name without extension.
struct Sources {
  std::map<std::string, Tsv, std::less<>> tables;
  std::map<std::string, std::string, std::less<>> blobs;

  [[nodiscard]] const Tsv& table(std::string_view name) const;  // an empty one if there is none
};

// Reads, checks, compiles. Malformed lists every fault found, one a line.
[[nodiscard]] Result<std::string> compile_folder(const std::string& folder);

// The same over files already in memory, by path below data/ ("countries.tsv"): for tests.
[[nodiscard]] Result<std::string> compile_files(const std::map<std::string, std::string>& files);

// The parts, one a file. Each adds its sections and reports what it cannot use.
void add_names(const Sources& sources, ImageWriter& image, Faults& faults);  // countries, agencies
void add_words(const Sources& sources, ImageWriter& image, Faults& faults);  // cues, lexicon, lists
void add_places(const Sources& sources, ImageWriter& image,
                Faults& faults);  // world, regions, cities
// data/standards/: paragraphs, questions and rules that point at each other. Adds no section.
void check_standards(const Sources& sources, Faults& faults);

// The words of some lists, without case and diacritics: ordinary words and first names, which need
// context to be taken for a place; function words, which never are one.
class CommonWords {
 public:
  CommonWords(const Sources& sources, std::initializer_list<std::string_view> lists);
  [[nodiscard]] bool holds(std::string_view name) const;

 private:
  std::map<std::string, bool, std::less<>> words_;
};

// The name, and the name without diacritics where that is another: "Naxçıvan", "Naxcivan".
void add_spellings(text::PhraseTableBuilder& phrases, std::string_view name, std::uint32_t value);

// "FIA", "UN", "ICE/HSI": only capitals, digits and marks between them, short.
[[nodiscard]] bool is_acronym(std::string_view name);

}  // namespace plumbline::refdata_compiler

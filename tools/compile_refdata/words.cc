// SPDX-License-Identifier: Apache-2.0
//
// Cues, lexicon, word lists and all further tables: rows as tables, first cells as phrases.

#include <algorithm>

#include "compile.h"
#include "inflect.h"
#include "text/phrase_table.h"

namespace plumbline::refdata_compiler {
namespace {

enum CueColumn : std::size_t { kPhrase, kPattern, kManner, kNote, kForms };
enum TermColumn : std::size_t { kTerm, kConcept, kCategory, kLanguage, kConfidence, kInflect };

// Cues that begin with a form of "be", and what that beginning may be in running text.
struct Opening {
  std::string_view pattern;
  std::string_view written;
  std::vector<std::string_view> stands_for;
};

const std::vector<Opening>& openings() {
  static const std::vector<Opening> kOpenings = {
      {"passive", "be ", {"be ", "is ", "are ", "was ", "were ", "been ", "being "}},
      {"impersonal",
       "it is ",
       {"it is ", "it was ", "it has been ", "it had been ", "it is being ", "it is also ",
        "it was also ", "it has also been ", "it is further ", "it was further ", "it's "}},
      {"impersonal", "as is ", {"as is ", "as was ", "as it is ", "as it was ", "as has been "}},
      {"cross-sentence",
       "this is ",
       {"this is ", "this was ", "this has been ", "that is ", "that was ", "it is ", "it was ",
        "this is also ", "this was also ", "which is ", "which was "}},
  };
  return kOpenings;
}

// The spellings of a cue in running text. A row that lists its forms has these and the phrase.
std::vector<std::string> cue_forms(const std::vector<std::string_view>& cells) {
  const std::string phrase(cells[kPhrase]);
  std::vector<std::string> forms = {phrase};
  for (const std::string_view form : split_names(cells[kForms])) forms.emplace_back(form);
  if (forms.size() > 1) return forms;
  if (cells[kPattern] == "verb") return verb_forms(phrase);
  if (cells[kPattern] == "noun") return noun_forms(phrase);
  for (const Opening& opening : openings()) {
    if (cells[kPattern] != opening.pattern || phrase.rfind(opening.written, 0) != 0) continue;
    forms.clear();
    for (const std::string_view beginning : opening.stands_for) {
      forms.push_back(std::string(beginning) + phrase.substr(opening.written.size()));
    }
    break;
  }
  return forms;
}

std::vector<std::string> term_forms(const std::vector<std::string_view>& cells) {
  if (cells[kInflect] == "v") return verb_forms(cells[kTerm]);
  if (cells[kInflect] == "n") return noun_forms(cells[kTerm]);
  return {std::string(cells[kTerm])};
}

// Tables that add_names and add_places turn into something else.
bool is_compiled_elsewhere(std::string_view name) {
  return name.rfind("agencies/", 0) == 0 || name.rfind("places/", 0) == 0 ||
         name.rfind("small_places/", 0) == 0;
}

std::string first_column_phrases(const Tsv& tsv) {
  text::PhraseTableBuilder phrases;
  for (std::uint32_t i = 0; i < tsv.rows.size(); ++i) {
    for (const std::string_view phrase : split_names(tsv.rows[i].cells[0])) phrases.add(phrase, i);
  }
  return phrases.build();
}

}  // namespace

void add_words(const Sources& sources, ImageWriter& image, Faults& faults) {
  for (const auto& [name, tsv] : sources.tables) {
    if (is_compiled_elsewhere(name)) continue;
    if (name.size() > 30) {
      faults.push_back("data/" + name + ".tsv: the name is too long; use at most 30 letters");
      continue;
    }
    image.add("table/" + name, table_bytes(tsv));
    image.add("phrases/table/" + name, first_column_phrases(tsv));
  }
  text::PhraseTableBuilder cues;
  const Tsv& cue_rows = sources.table("cues");
  for (std::uint32_t i = 0; i < cue_rows.rows.size(); ++i) {
    for (const std::string& form : cue_forms(cue_rows.rows[i].cells)) cues.add(form, i);
  }
  image.add("phrases/cues", cues.build());
  text::PhraseTableBuilder terms;
  const Tsv& term_rows = sources.table("lexicon");
  std::vector<std::string> forms;  // and the row of each, for searches that need the words
  std::vector<std::string> numbers;
  for (std::uint32_t i = 0; i < term_rows.rows.size(); ++i) {
    for (std::string& form : term_forms(term_rows.rows[i].cells)) {
      terms.add(form, i);
      forms.push_back(std::move(form));
      numbers.push_back(std::to_string(i));
    }
  }
  image.add("phrases/lexicon", terms.build());
  std::vector<std::vector<std::string_view>> rows;
  for (std::size_t i = 0; i < forms.size(); ++i) rows.push_back({forms[i], numbers[i]});
  image.add("table/lexicon_forms", table_bytes({"form", "term"}, rows));
}

}  // namespace plumbline::refdata_compiler

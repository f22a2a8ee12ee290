// SPDX-License-Identifier: Apache-2.0

#include "scan/vocabulary.h"

#include <charconv>
#include <set>
#include <utility>

namespace plumbline::scan {
namespace {

std::size_t number_of(std::string_view cell) {
  std::size_t number = 0;
  (void)std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return number;
}

// data/scan_gate.tsv.
struct GateRules {
  std::set<std::string_view> concepts;
  std::set<std::pair<std::string_view, std::string_view>> left_out;  // language and form
  std::vector<std::pair<std::string_view, std::string_view>> besides;
};

GateRules read_rules(const refdata::RefData& data) {
  GateRules rules;
  const refdata::TableView table = data.table_view("scan_gate");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view what = table.cell(row, 0);
    const std::pair form(table.cell(row, 2), table.cell(row, 1));
    if (what == "concept") rules.concepts.insert(form.second);
    if (what == "not") rules.left_out.insert(form);
    if (what == "form") rules.besides.push_back(form);
  }
  return rules;
}

bool names_it(std::string_view form) {
  return form.find("human trafficking") != std::string_view::npos;
}

// Terms that name trafficking in persons and not another matter of the lexicon's core. In English
// the word alone is said of drugs and of arms as well.
bool is_core(const refdata::Term& term, std::string_view form) {
  static const std::set<std::string_view> kCore = {"TIP",  "SEXTRAFF",  "LABTRAFF", "CHILDTRAFF",
                                                   "TVPA", "TIPREPORT", "PALERMO"};
  const bool alone = term.language == "en" && form.find(' ') == std::string_view::npos;
  return names_it(form) || (kCore.contains(term.concept_code) && !alone);
}

// "Cases of human trafficking" name trafficking in persons, whatever else the term is of. Goods are
// smuggled as well: the verb alone is of no kind.
std::string_view label_of(const refdata::Term& term, std::string_view form) {
  if (term.category == "core" && names_it(form)) return "TIP";
  const bool alone = term.language == "en" && form.find_first_of(" -") == std::string_view::npos;
  return term.concept_code == "SMUGGLING" && alone ? "smuggled" : term.concept_code;
}

// Phrases of data/scan_context.tsv that name it too. A unit of that name stands in menus.
bool is_core_kind(std::string_view kind) {
  return kind == "victims" || kind == "programme";
}

}  // namespace

Result<Vocabulary> Vocabulary::make(const refdata::RefData& data) {
  const GateRules rules = read_rules(data);
  const auto terms = data.terms();
  auto tables = std::make_shared<Tables>();
  text::BytePhraseBuilder all;
  text::BytePhraseBuilder gate;
  const auto add = [&](std::string_view phrase, std::string_view language, const Entry& entry) {
    all.add(phrase, static_cast<std::uint32_t>(tables->entries.size()), language);
    tables->entries.push_back(entry);
  };
  const refdata::TableView forms = data.table_view("lexicon_forms");
  for (std::size_t row = 0; row < forms.rows(); ++row) {
    const std::size_t index = number_of(forms.cell(row, 1));
    if (index >= terms.size()) return Error{ErrorCode::Malformed, "a form of no term"};
    const refdata::Term& term = terms[index];
    const std::string_view form = forms.cell(row, 0);
    const bool left_out = rules.left_out.contains({term.language, form});
    // What is too common to let a page in stands for itself: "minimum standards" of railways.
    const std::string_view label = left_out ? form : label_of(term, form);
    add(form, term.language, {label, false, !left_out && is_core(term, form)});
    if (rules.concepts.contains(term.concept_code) && !left_out) gate.add(form, 0, term.language);
  }
  for (const auto& [language, form] : rules.besides) gate.add(form, 0, language);
  const refdata::TableView context = data.table_view("scan_context");
  for (std::size_t row = 0; row < context.rows(); ++row) {
    add(context.cell(row, 0), context.cell(row, 2),
        {context.cell(row, 1), true, is_core_kind(context.cell(row, 1))});
  }
  tables->all = all.build();
  tables->gate = gate.build();
  Vocabulary out;
  PL_TRY(out.phrases_, text::BytePhrases::view(tables->all));
  out.tables_ = std::move(tables);
  return out;
}

std::vector<Mark> Vocabulary::find(std::string_view text) const {
  std::vector<Mark> marks;
  for (const text::BytePhrase& found : phrases_.find(text, text::ByteForm::Plain)) {
    if (found.value >= tables_->entries.size()) continue;
    const Entry& entry = tables_->entries[found.value];
    // Two spellings of one term may be the same words to the search.
    const bool again = !marks.empty() && marks.back().begin == found.begin &&
                       marks.back().label == entry.label && marks.back().context == entry.context;
    if (!again) marks.push_back({found.begin, found.end, entry.label, entry.context, entry.core});
  }
  return marks;
}

}  // namespace plumbline::scan

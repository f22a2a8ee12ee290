// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "resolve/figures_internal.h"
#include "text/word_set.h"

namespace plumbline::resolve {
namespace {

// "female+child" along "sex+age": "sex=female", "age=child".
std::vector<std::string> facets_of(std::string_view facet, std::string_view value) {
  std::vector<std::string> out;
  while (!facet.empty()) {
    const std::size_t end = std::min(facet.find('+'), facet.size());
    const std::size_t stop = std::min(value.find('+'), value.size());
    out.push_back(std::string(facet.substr(0, end)) + "=" + std::string(value.substr(0, stop)));
    facet.remove_prefix(std::min(end + 1, facet.size()));
    value.remove_prefix(std::min(stop + 1, value.size()));
  }
  return out;
}

}  // namespace

bool is_order_of_size(std::string_view approximator) {
  static constexpr text::WordSet kSizes{"dozens",   "scores", "hundreds", "thousands",
                                        "millions", "tens",   "several"};
  const std::size_t end = std::min(approximator.find(' '), approximator.size());
  return kSizes.has_folded(approximator.substr(0, end));
}

FigureTables::FigureTables(const refdata::RefData& refdata)
    : refdata_(refdata),
      units_(refdata.table_view("figure_units")),
      families_(refdata.table_view("figure_families")),
      stages_(refdata.table_view("figure_stages")),
      scopes_(refdata.table_view("figure_scopes")),
      marks_(refdata.table_view("figure_marks")) {}

FigureTables::Kind FigureTables::kind_of(std::string_view unit_class,
                                         std::string_view status) const {
  for (const bool exact : {true, false}) {
    for (std::size_t row = 0; row < units_.rows(); ++row) {
      if (units_.cell(row, 0) != unit_class) continue;
      if (units_.cell(row, 1) != (exact ? status : std::string_view("*"))) continue;
      const std::string_view stage = units_.cell(row, 3);
      return {units_.cell(row, 2), stage == "*" ? status : stage == "-" ? "" : stage};
    }
  }
  return {};
}

std::string_view FigureTables::find(const refdata::TableView& table, std::string_view key,
                                    std::size_t column) const {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.cell(row, 0) == key) return table.cell(row, column);
  }
  return {};
}

std::string_view FigureTables::field_of(std::string_view family) const {
  return find(families_, family, 2);
}
std::string_view FigureTables::name_of_family(std::string_view family) const {
  return find(families_, family, 1);
}
std::string_view FigureTables::name_of_stage(std::string_view stage) const {
  const std::string_view name = find(stages_, stage, 1);
  return name.empty() ? stage : name;
}
std::string_view FigureTables::meaning_of_stage(std::string_view stage) const {
  return find(stages_, stage, 2);
}
std::size_t FigureTables::order_of_family(std::string_view family) const {
  for (std::size_t row = 0; row < families_.rows(); ++row) {
    if (families_.cell(row, 0) == family) return row;
  }
  return families_.rows();
}

bool FigureTables::is_plain(std::string_view word) const {
  return !refdata_.table_phrases("figure_plain").lookup(word).empty();
}

std::string_view FigureTables::sense_of(const std::string& approximator) const {
  if (approximator.empty() || approximator == "only" || approximator == "alone") return {};
  const std::vector<text::Token> tokens = text::tokenize(approximator);
  const auto found = refdata_.wordlist("approximators").find_longest(tokens);
  if (found.empty()) return is_order_of_size(approximator) ? "more" : "about";
  return refdata_.table_view("wordlists/approximators").cell(found.front().value, 1);
}

std::vector<FigureTables::Scoped> FigureTables::scopes_in(
    std::span<const text::Token> tokens) const {
  std::vector<Scoped> out;
  for (const text::PhraseMatch& match :
       refdata_.table_phrases("figure_scopes").find_longest(tokens)) {
    out.push_back({match.tokens.begin, match.tokens.end,
                   facets_of(scopes_.cell(match.value, 1), scopes_.cell(match.value, 2))});
  }
  return out;
}

std::vector<FigureTables::Marked> FigureTables::marks_in(
    std::span<const text::Token> tokens) const {
  std::vector<Marked> out;
  for (const text::PhraseMatch& match :
       refdata_.table_phrases("figure_marks").find_longest(tokens)) {
    out.push_back({match.tokens.begin, match.tokens.end, marks_.cell(match.value, 1)});
  }
  return out;
}

}  // namespace plumbline::resolve

// SPDX-License-Identifier: Apache-2.0

#include "model/dossier.h"

namespace plumbline::model {

std::string DossierWords::at(std::string_view key) const {
  const auto found = patterns.find(key);
  return found == patterns.end() ? std::string(key) : found->second;
}

namespace {

// A row of a table says one thing: its cells in order.
DossierStatement statement_of(const DossierTable& table, std::size_t row) {
  DossierStatement out;
  out.key = row_key(table, row);
  for (const DossierCell& cell : table.rows[row]) {
    out.words += (out.words.empty() ? "" : " | ") + cell.words;
    out.passages.insert(out.passages.end(), cell.passages.begin(), cell.passages.end());
  }
  return out;
}

}  // namespace

std::string row_key(const DossierTable& table, std::size_t row) {
  const bool own = row < table.keys.size() && !table.keys[row].empty();
  if (own) return table.key + "." + table.keys[row];
  return table.key + "." + (table.rows[row].empty() ? "" : table.rows[row].front().words);
}

std::vector<DossierStatement> statements_of(const Dossier& dossier) {
  std::vector<DossierStatement> out;
  for (const DossierSection& section : dossier.sections) {
    for (const DossierBlock& block : section.blocks) {
      if (const auto* paragraph = std::get_if<DossierParagraph>(&block)) {
        out.insert(out.end(), paragraph->statements.begin(), paragraph->statements.end());
      } else if (const auto* table = std::get_if<DossierTable>(&block)) {
        for (std::size_t row = 0; row < table->rows.size(); ++row) {
          if (!table->rows[row].empty()) out.push_back(statement_of(*table, row));
        }
      }
    }
  }
  return out;
}

}  // namespace plumbline::model

// SPDX-License-Identifier: Apache-2.0

#include "model/dossier.h"

namespace plumbline::model {

std::string DossierWords::at(std::string_view key) const {
  const auto found = patterns.find(key);
  return found == patterns.end() ? std::string(key) : found->second;
}

DossierStatement statement_of(const DossierTable& table, std::size_t row) {
  DossierStatement out;
  out.key = row_key(table, row);
  for (const DossierCell& cell : table.rows[row]) {
    out.words += (out.words.empty() ? "" : " | ") + cell.words;
    out.passages.insert(out.passages.end(), cell.passages.begin(), cell.passages.end());
  }
  return out;
}

std::string row_key(const DossierTable& table, std::size_t row) {
  const bool own = row < table.keys.size() && !table.keys[row].empty();
  if (own) return table.key + "." + table.keys[row];
  return table.key + "." + (table.rows[row].empty() ? "" : table.rows[row].front().words);
}

namespace {

struct KeyOfBlock {
  std::string operator()(const DossierHeading&) const { return {}; }
  std::string operator()(const DossierParagraph& one) const {
    return one.statements.empty() ? std::string() : one.statements.front().key;
  }
  std::string operator()(const DossierTable& one) const { return one.key; }
  std::string operator()(const TierTimeline&) const { return "picture.placement"; }
  std::string operator()(const SeriesChart&) const { return "picture.figures"; }
  std::string operator()(const CriteriaMatrix&) const { return "picture.criteria"; }
  std::string operator()(const SourceNetwork&) const { return "picture.sources"; }
  std::string operator()(const RouteMap&) const { return "picture.routes"; }
};

// Every list of passages that something cites, in order.
template <class See>
void each_citation(Dossier& dossier, See see) {
  for (DossierSection& section : dossier.sections) {
    for (DossierBlock& block : section.blocks) {
      if (auto* paragraph = std::get_if<DossierParagraph>(&block)) {
        for (DossierStatement& statement : paragraph->statements) see(statement.passages);
      } else if (auto* table = std::get_if<DossierTable>(&block)) {
        for (auto& row : table->rows) {
          for (DossierCell& cell : row) see(cell.passages);
        }
      }
    }
  }
}

}  // namespace

std::string block_key(const DossierBlock& block) {
  return std::visit(KeyOfBlock(), block);
}

void number_passages(Dossier& dossier) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> place(dossier.passages.size(), kNone);
  std::vector<std::size_t> document(dossier.documents.size(), kNone);
  std::vector<DossierPassage> passages;
  std::vector<DossierDocument> documents;
  each_citation(dossier, [&](std::vector<std::size_t>& cited) {
    for (std::size_t& index : cited) {
      if (place[index] == kNone) {
        place[index] = passages.size();
        DossierPassage& passage = dossier.passages[index];
        std::size_t& its = document[passage.document];
        if (its == kNone) {
          its = documents.size();
          documents.push_back(std::move(dossier.documents[passage.document]));
        }
        passage.document = its;
        passages.push_back(std::move(passage));
      }
      index = place[index];
    }
  });
  dossier.passages = std::move(passages);
  dossier.documents = std::move(documents);
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

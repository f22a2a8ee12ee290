// SPDX-License-Identifier: Apache-2.0
//
// What the forms of a dossier share: notes numbered in the order of the text, words by key, which
// passages belong to which document.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.h"
#include "publish/citation.h"
#include "text/message.h"

namespace plumbline::publish {

// Numbers notes while a form is written, from the first to the last statement.
class Notes {
 public:
  explicit Notes(const model::Dossier& dossier)
      : citer_(dossier), in_notes_(cites_in_notes(dossier.style)) {}

  struct Mark {
    std::size_t note = 0;  // from 1; 0: no note
    Runs words;            // of a note, or of what stands in the text instead of one
  };
  [[nodiscard]] Mark cite(const std::vector<std::size_t>& passages);
  [[nodiscard]] const std::vector<Runs>& notes() const { return notes_; }
  [[nodiscard]] const Citer& citer() const { return citer_; }
  [[nodiscard]] bool in_notes() const { return in_notes_; }

 private:
  Citer citer_;
  bool in_notes_ = true;
  std::vector<Runs> notes_;
};

[[nodiscard]] std::string words_of(const model::Dossier& dossier, std::string_view key,
                                   const text::MessageValues& values = {});

// A labelled line about a document or the dossier.
struct Fact {
  std::string label;
  std::string value;
};
[[nodiscard]] std::vector<Fact> cover_facts(const model::Dossier& dossier);
[[nodiscard]] std::vector<Fact> document_facts(const model::Dossier& dossier, std::size_t document);
// "characters 120-340 · claim c7 · figure · Daily Post < Ministry".
[[nodiscard]] std::string passage_facts(const model::Dossier& dossier, std::size_t passage);
// Indices of the passages of each document, rising.
[[nodiscard]] std::vector<std::vector<std::size_t>> passages_by_document(
    const model::Dossier& dossier);
// Documents in the order of a list of references: by author, then date, then title.
[[nodiscard]] std::vector<std::size_t> reference_order(const model::Dossier& dossier,
                                                       const Citer& citer);

}  // namespace plumbline::publish

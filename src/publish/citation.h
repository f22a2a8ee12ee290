// SPDX-License-Identifier: Apache-2.0
//
// How a document is cited. Two forms are built in, after their handbooks and with the fields of
// CSL-JSON (author, title, publisher, issued, accessed, URL):
//   chicago-notes  Chicago Manual of Style 17, notes: full at first, shortened after
//   apa            APA 7: author and year in the text, a list of references at the end

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.h"

namespace plumbline::publish {

inline constexpr std::array<std::string_view, 2> kCitationStyles = {"chicago-notes", "apa"};

[[nodiscard]] bool is_citation_style(std::string_view name);
// Whether a reader finds the source in a note (else in brackets in the text).
[[nodiscard]] bool cites_in_notes(std::string_view style);

// Words of one face, in the order they are read.
struct Run {
  std::string words;
  bool italic = false;
  std::size_t passage = 0;  // number of a passage, from 1, that the words lead to; 0: none
  bool operator==(const Run&) const = default;
};
using Runs = std::vector<Run>;
[[nodiscard]] std::string plain(const Runs& runs);

// Cites the passages of statements in the order they come: what is short the second time depends
// on what came before.
class Citer {
 public:
  explicit Citer(const model::Dossier& dossier);

  // "Publisher, “Title,” 28 June 2018, passages 3, 4; Other, “Title,” passage 9." Empty if there
  // are no passages.
  [[nodiscard]] Runs note(const std::vector<std::size_t>& passages);
  // "(Publisher, 2018, passages 3, 4; Other, 2019, passage 9)".
  [[nodiscard]] Runs in_text(const std::vector<std::size_t>& passages) const;
  // The entry of a list of references.
  [[nodiscard]] Runs entry(std::size_t document) const;
  // What a document is called where its address and file stand beside it: who, title, date.
  [[nodiscard]] Runs heading(std::size_t document) const;
  // Who answers for it: authors, else publisher, else title, else name.
  [[nodiscard]] std::string author(std::size_t document) const;

 private:
  struct Group {
    std::size_t document = 0;
    std::vector<std::size_t> passages;
  };
  [[nodiscard]] std::vector<Group> by_document(const std::vector<std::size_t>& passages) const;
  [[nodiscard]] std::string word(std::string_view key) const;
  [[nodiscard]] std::string year(std::size_t document) const;
  [[nodiscard]] std::string day(const std::string& iso) const;
  void put_passages(Runs& out, const std::vector<std::size_t>& passages) const;
  void put_withdrawn(Runs& out, std::size_t document) const;
  void put_full(Runs& out, std::size_t document) const;
  void put_short(Runs& out, std::size_t document) const;

  const model::Dossier& dossier_;
  bool apa_ = false;
  std::vector<bool> cited_;          // by document: in full, before
  std::vector<std::string> letter_;  // by document: "a", "b" where author and year are the same
};

}  // namespace plumbline::publish

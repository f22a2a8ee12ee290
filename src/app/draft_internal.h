// SPDX-License-Identifier: Apache-2.0
//
// What the files on drafts share.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/dossier.h"
#include "app/dossier_parts_internal.h"
#include "app/drafts.h"
#include "base/result.h"
#include "store/drafts.h"

namespace plumbline::app {

// A sentence of a person, without the marks in it.
struct OwnSentence {
  std::string words;
  std::vector<std::size_t> cites;  // indices, in the order of the marks; each once
};
using OwnParagraph = std::vector<OwnSentence>;
// Paragraphs are parted by empty lines. A mark belongs to the sentence that it stands in or ends.
[[nodiscard]] std::vector<OwnParagraph> own_paragraphs(std::string_view text);
// The greatest number of a mark "[^3]" in it; 0: there is none.
[[nodiscard]] std::size_t most_cited(std::string_view text);

[[nodiscard]] std::string json_of(const std::vector<DraftCite>& cites);
// What json_of() wrote; what cannot be read is passed over.
[[nodiscard]] std::vector<DraftCite> cites_of(const std::string& json);

// Those that were not taken back, oldest first, without undos.
[[nodiscard]] std::vector<store::DraftChange> standing(std::vector<store::DraftChange> changes);

// The sections that a draft has in its own order; empty: it says nothing of it.
[[nodiscard]] std::vector<std::string> sections_of(const std::vector<store::DraftChange>& standing);

// Puts the changes into the dossier, in the order in which they were made. What fits nothing any
// more is told in `warnings`. The statements are written, the documents not yet filled in.
[[nodiscard]] Status apply_draft(const std::string& workspace,
                                 const std::vector<store::DraftChange>& standing, DossierPen& pen,
                                 model::Dossier& dossier);

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0
//
// A dossier as a page, a text or a file for a word processor. The same value gives the same bytes.

#pragma once

#include <string>

#include "base/result.h"
#include "model/dossier.h"

namespace plumbline::publish {

// One page without scripts or outside requests, made to be printed too: running heads, page
// numbers, a table of contents with pages where the printer knows CSS Paged Media. It carries the
// record of model/dossier_record.h, by which it can be checked.
[[nodiscard]] std::string dossier_html(const model::Dossier& dossier);

// CommonMark with the tables and footnotes of GitHub and Pandoc; a picture is told in words.
[[nodiscard]] std::string dossier_markdown(const model::Dossier& dossier);

// Office Open XML (ISO/IEC 29500) with styles, footnotes, a field for the table of contents,
// running head and page numbers; pictures are metafiles. An error only if no archive can be made.
[[nodiscard]] Result<std::string> dossier_docx(const model::Dossier& dossier);

}  // namespace plumbline::publish

// SPDX-License-Identifier: Apache-2.0
//
// The parts of a word-processor file that do not depend on what is told, or hardly: styles,
// numbering, settings, relations.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/dossier.h"

namespace plumbline::publish {

inline constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view kWordSpace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

[[nodiscard]] std::string docx_content_types(std::size_t pictures);
[[nodiscard]] std::string docx_root_relations();
[[nodiscard]] std::string docx_relations(std::size_t pictures);
[[nodiscard]] std::string docx_styles(const model::Dossier& dossier);
[[nodiscard]] std::string docx_numbering();
[[nodiscard]] std::string docx_settings();
[[nodiscard]] std::string docx_core(const model::Dossier& dossier);
[[nodiscard]] std::string docx_header(const model::Dossier& dossier);
[[nodiscard]] std::string docx_footer();

// Text of an element; control characters that XML 1.0 forbids are gone.
[[nodiscard]] std::string xml_text(std::string_view words);

}  // namespace plumbline::publish

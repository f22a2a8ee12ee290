// SPDX-License-Identifier: Apache-2.0
//
// PDF, by poppler's pdftotext as a separate program (it is GPL, and a PDF parser is the likeliest
// thing to break). Its answer is foreign too: it is parsed in a reader child.

#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/readers.h"

namespace plumbline::ingest {

// The XHTML that pdftotext wrote with words and places, or why there is none: password, damage,
// limits, poppler missing.
[[nodiscard]] Result<std::string> pdf_layout(const RawFile& raw);

}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0
//
// How one claim is listed: on a line for programs, on a few for people.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"

namespace plumbline::cli {

// The beginning of a hash of a document: enough to tell documents apart.
[[nodiscard]] std::string digits(const std::string& hash);

// "1 document", "2 documents"; a plural that takes more than an s is given: "families".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one,
                                  std::string_view several = {});

// "2024-06-24", or "undated".
[[nodiscard]] std::string date_text(const std::string& published);

[[nodiscard]] std::string claim_text(const model::Document& document, const model::Claim& claim,
                                     const std::vector<model::Finding>& findings, int width,
                                     const std::string& standing = {});

// `text` under an indent, broken at blanks to the width.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t indent, int width);

}  // namespace plumbline::cli

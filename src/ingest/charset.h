// SPDX-License-Identifier: Apache-2.0
//
// One named encoding to UTF-8 (ICU's converters, and ARMSCII-8, which ICU lacks), and the guess of
// a name from bytes. decode.h decides which name to believe.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace plumbline::ingest {

struct Converted {
  std::string text;
  std::vector<model::SourceRun> map;  // a run a line; exact where the line is ASCII
  std::size_t lost = 0;               // bytes or code units that mean nothing: U+FFFD each
};

// `shift` is added to every original offset. Nothing if no such encoding is known.
[[nodiscard]] std::optional<Converted> convert(std::string_view bytes, const std::string& encoding,
                                               std::size_t shift);

// The name under which `convert` knows `label`, with the web's readings: ISO-8859-1 and ASCII mean
// windows-1252. Empty: unknown.
[[nodiscard]] std::string known_encoding(std::string_view label);

// UTF-16 or UTF-32 without a mark, from where their zero bytes stand. Empty: neither.
[[nodiscard]] std::string wide_encoding(std::string_view bytes);

// The likeliest name for bytes that are not UTF-8; "windows-1252" if nothing speaks for another.
[[nodiscard]] std::string guess_encoding(std::string_view bytes);

}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0
//
// Bytes in some encoding to UTF-8, with the way back. The only place that guesses an encoding.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace plumbline::ingest {

struct Decoded {
  std::string text;                            // valid UTF-8; U+FFFD where bytes mean nothing
  std::string encoding;                        // IANA name: "UTF-8", "windows-1251"
  bool identity = true;                        // text is bytes.substr(bytes_at), unchanged
  std::size_t bytes_at = 0;                    // size of a byte order mark that was skipped
  std::vector<model::SourceRun> map;           // only if not identity: a run a line, sorted
  std::vector<model::Diagnostic> diagnostics;  // guessed, repaired, declared but wrong
};

// Order of belief: byte order mark; valid UTF-8 with a non-ASCII sign; `declared` (a MIME or meta
// charset, may be empty or nonsense) if it decodes cleanly; UTF-16/32 by their zero bytes; the
// statistical guess; windows-1252. Never fails. Opens no files, so it works in the sandbox.
[[nodiscard]] Decoded decode_text(std::string_view bytes, std::string_view declared);

// Where bytes [begin, end) of `decoded.text` stand in the original.
struct OriginalRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};
[[nodiscard]] OriginalRange original_range(const Decoded& decoded, std::size_t begin,
                                           std::size_t end);

}  // namespace plumbline::ingest

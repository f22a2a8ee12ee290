// SPDX-License-Identifier: Apache-2.0
//
// Bytes in any encoding. The first line is what a container declares of them.

#include <algorithm>

#include "ingest/charset.h"
#include "ingest/decode.h"
#include "ingest_fuzz_main.h"

using namespace plumbline;

namespace {

void check_map(const std::vector<model::SourceRun>& map, std::string_view text, std::size_t size) {
  std::uint32_t last = 0;
  std::uint64_t from = 0;
  for (const model::SourceRun& run : map) {
    fuzz::require(run.text.begin >= last && run.text.begin <= run.text.end);
    fuzz::require(run.text.end <= text.size());
    // Two runs may share the bytes of a line that is no copy.
    fuzz::require(run.begin >= from && run.begin <= run.end && run.end <= size);
    last = run.text.end;
    from = run.begin;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all = fuzz::raw_file(data, size, "fuzz").bytes;
  const std::size_t line = std::min(all.find('\n'), all.size());
  const std::string_view declared = all.substr(0, line);
  const std::string_view bytes = all.substr(std::min(line + 1, all.size()));
  const ingest::Decoded decoded = ingest::decode_text(bytes, declared);
  fuzz::require(is_valid_utf8(decoded.text) && !decoded.encoding.empty());
  if (decoded.identity) fuzz::require(decoded.text == bytes.substr(decoded.bytes_at));
  if (!decoded.identity) check_map(decoded.map, decoded.text, bytes.size());
  const std::size_t middle = decoded.text.size() / 2;
  const ingest::OriginalRange range = ingest::original_range(decoded, middle, decoded.text.size());
  fuzz::require(range.begin <= range.end && range.end <= bytes.size());
  const std::string encoding = ingest::known_encoding(declared);
  if (encoding.empty()) return 0;
  if (const auto converted = ingest::convert(bytes, encoding, 0)) {
    fuzz::require(is_valid_utf8(converted->text));
    check_map(converted->map, converted->text, bytes.size());
  }
  return 0;
}

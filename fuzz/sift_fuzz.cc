// SPDX-License-Identifier: Apache-2.0

#include "ingest/sift.h"
#include "ingest_fuzz_main.h"
#include "text/byte_phrases.h"

using namespace plumbline;

// The first byte says how large the pieces of the stream are: they must not change what is found.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kTable = [] {
    text::BytePhraseBuilder builder;
    builder.add("human trafficking", 0);
    builder.add("x", 0);
    return builder.build();
  }();
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{1} << (data[0] % 20U);
  const ingest::RawFile raw = fuzz::raw_file(data + 1, size - 1, "fuzz.warc.gz");
  std::size_t at = 0;
  const ingest::ChunkSource chunks = [&]() -> std::string_view {
    const std::string_view chunk = raw.bytes.substr(at, piece);
    at += chunk.size();
    return chunk;
  };
  ingest::SiftTally tally;
  const ingest::PartSink sink = [&raw](ingest::Part part) {
    if (const auto* document = std::get_if<model::Document>(&part.content)) {
      fuzz::check_document(*document, raw.limits.text_bytes);
    }
    return true;
  };
  ingest::RawFile about = raw;
  about.bytes = {};
  (void)ingest::sift(about, kTable, chunks, sink, tally);
  fuzz::require(tally.packed <= raw.bytes.size());
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// The answer of a reader child that has been taken over, and what such a child is asked.

#include "ingest/wire.h"
#include "ingest_fuzz_main.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ingest::RawFile raw = fuzz::raw_file(data, size, "fuzz");
  ingest::Request request;
  (void)ingest::decode_request_head(raw.bytes, request);
  (void)ingest::decode_status(raw.bytes);
  const auto part = ingest::decode_part(raw.bytes, raw.bytes.size(), raw.limits);
  if (!part) return 0;
  if (const auto* document = std::get_if<model::Document>(&part->content)) {
    fuzz::require(is_valid_utf8(document->text));
    std::uint32_t last = 0;
    for (const model::SourceRun& run : document->map) {
      fuzz::require(run.text.begin >= last && run.text.end <= document->text.size());
      last = run.text.end;
    }
  }
  const ingest::PartFrame frame = ingest::encode_part(*part);
  const std::string whole = frame.head + std::string(frame.bytes);
  const auto again = ingest::decode_part(whole, raw.bytes.size(), raw.limits);
  fuzz::require(again.has_value());
  return 0;
}

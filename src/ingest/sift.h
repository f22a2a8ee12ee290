// SPDX-License-Identifier: Apache-2.0
//
// Streams of very many pages or records, of which few are worth reading: WARC and lists of JSON
// records, packed by gzip or zstd or not, of any length, in flat memory.
//
// Unpacking, splitting and parsing happen in a reader child; of what the gate (gate.h) does not
// want, only the count comes back. A damaged record costs itself; what it was is told as a refusal.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/ingest.h"
#include "ingest/readers.h"

namespace plumbline::ingest {

enum class StreamForm : std::uint8_t {
  Unknown,  // nothing was read yet
  Warc,
  Records,  // JSON
  Other,    // none of these: to be read whole (read_bytes)
};

// What became of what was in a stream.
struct SiftTally {
  std::uint64_t packed = 0;       // bytes taken in
  std::uint64_t unpacked = 0;     // bytes they unpacked to
  std::uint64_t records = 0;      // all that were there
  std::uint64_t no_page = 0;      // requests, notes, errors of servers, pictures, scripts
  std::uint64_t passed_over = 0;  // pages and texts that the gate did not want
  std::uint64_t given = 0;        // documents
  std::uint64_t refused = 0;      // could not be read, each told
  StreamForm form = StreamForm::Unknown;
};

// The next bytes of the stream; empty at its end. What was given before may be gone.
using ChunkSource = std::function<std::string_view()>;

// In this process: what the child does. `name` names the stream in refusals.
[[nodiscard]] Status sift(const RawFile& about, std::string_view gate_table,
                          const ChunkSource& chunks, const PartSink& sink, SiftTally& tally);

struct Stream {
  RawFile about;  // name and limits; no bytes
  std::string_view gate_table;
  const ChunkSource& chunks;
};

// In a child. Documents have no map and no range: they are not kept but passed on. The status tells
// why the stream was not read to its end. With form Other the first chunk is all that was taken.
[[nodiscard]] Status sift_in_child(const Stream& stream, const Options& options,
                                   const PartSink& sink, SiftTally& tally);

// True of the beginning of a file that may be such a stream: WARC, a list of JSON records, gzip or
// zstd.
[[nodiscard]] bool may_be_stream(std::string_view beginning);

}  // namespace plumbline::ingest

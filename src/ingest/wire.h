// SPDX-License-Identifier: Apache-2.0
//
// What goes over the pipe between the program and a reader child. The program treats every answer
// as foreign bytes: each decode checks lengths, UTF-8, spans and order before a value exists.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/readers.h"
#include "ingest/sift.h"

namespace plumbline::ingest {

// What the child is asked to do with the bytes.
enum class Job : std::uint32_t {
  Read,       // find the format and read it
  Records,    // a window of a list of JSON records
  PdfLayout,  // the bytes are what pdftotext wrote
  Sift,       // the bytes are a table of a gate; the stream follows, piece by piece (sift.h)
  Attack,     // tests and `doctor`: the bytes name a forbidden deed (worker.h)
};

struct Request {
  Job job = Job::Read;
  std::string name;
  std::string charset;
  std::string bytes;
  // Where the bytes begin in the memory file that the child was given; given: `bytes` is empty.
  std::optional<std::uint64_t> held_at;
  Limits limits;
  std::uint64_t records_before = 0;
};

enum class FrameKind : std::uint32_t {
  Part = 1,
  End = 2,
  More = 3,   // Sift only: a tally; the child waits for the size of a chunk (8 bytes) and its bytes
  Tally = 4,  // Sift only: the last tally, before End
};
constexpr std::uint64_t kLargestChunk = std::uint64_t{64} << 20U;

struct FrameHead {
  std::uint32_t magic = 0x504C4D42;  // "BMLP"
  FrameKind kind = FrameKind::End;
  std::uint64_t size = 0;
};

// A request is a head of fixed size and the three strings; `encode_request_head` leaves the bytes
// to the caller, who has them already. `held_at`: they do not follow, the child has them.
[[nodiscard]] std::string encode_request_head(Job job, const RawFile& raw,
                                              std::optional<std::uint64_t> held_at = {});
constexpr std::size_t kRequestHeadBytes = 104;
struct RequestSizes {
  std::uint64_t name = 0;
  std::uint64_t charset = 0;
  std::uint64_t bytes = 0;
};
// Fills job and limits of `request`; nothing if it is no head.
[[nodiscard]] std::optional<RequestSizes> decode_request_head(std::string_view head,
                                                              Request& request);

// The bytes of a member, which may be many, stay where they are: they follow the head.
struct PartFrame {
  std::string head;
  std::string_view bytes;  // of `part`
};
[[nodiscard]] PartFrame encode_part(const Part& part);
[[nodiscard]] std::string encode_status(const Status& status);
[[nodiscard]] std::string encode_tally(const SiftTally& tally);

// Nothing if the frame breaks any promise of Part or of model::Document. `raw_size`: bytes of the
// file that was sent.
[[nodiscard]] std::optional<Part> decode_part(std::string_view frame, std::size_t raw_size,
                                              const Limits& limits);
[[nodiscard]] std::optional<Status> decode_status(std::string_view frame);
[[nodiscard]] std::optional<SiftTally> decode_tally(std::string_view frame);

}  // namespace plumbline::ingest

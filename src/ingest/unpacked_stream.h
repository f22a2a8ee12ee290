// SPDX-License-Identifier: Apache-2.0
//
// The bytes of a stream as they were before gzip or zstd packed them, piece by piece. A file may be
// many packed members one after the other, as WARC files are.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/sift.h"

namespace plumbline::ingest {

// What is larger than the first and expands more than the second is refused: a bomb.
constexpr std::size_t kBombFloor = std::size_t{8} << 20U;  // smaller files may expand at will
constexpr std::size_t kBombRate = 200;  // text packs 3 to 50 times; beyond this it is no text

class UnpackedStream {
 public:
  enum class Step : std::uint8_t {
    More,  // something was appended
    Torn,  // a member is damaged: what follows does not go on with what was before
    End,
  };

  // `chunks` must outlive the stream. `tally` is kept up to date: packed and unpacked bytes.
  UnpackedStream(const ChunkSource& chunks, SiftTally& tally);
  ~UnpackedStream();
  UnpackedStream(const UnpackedStream&) = delete;
  UnpackedStream& operator=(const UnpackedStream&) = delete;

  // Appends some bytes to `out`. LimitReached for what expands as only a bomb does; Malformed if
  // the stream ends within a member.
  [[nodiscard]] Result<Step> read(std::string& out);

 private:
  struct Unpackers;
  enum class Packing : std::uint8_t { Unknown, None, Gzip, Zstd };

  bool refill();
  [[nodiscard]] Result<Step> read_plain(std::string& out);
  [[nodiscard]] Result<Step> read_gzip(std::string& out);
  [[nodiscard]] Result<Step> read_zstd(std::string& out);
  [[nodiscard]] Result<Step> find_member(std::string_view magic);
  [[nodiscard]] Status weigh(std::size_t added);

  const ChunkSource& chunks_;
  SiftTally& tally_;
  std::string_view input_;  // of the present chunk, not yet taken
  std::string first_;       // the first chunks, if they are very small
  bool ended_ = false;
  bool within_ = false;  // a member is begun
  Packing packing_ = Packing::Unknown;
  std::unique_ptr<Unpackers> unpackers_;
};

}  // namespace plumbline::ingest

// SPDX-License-Identifier: Apache-2.0

#include "ingest/unpacked_stream.h"

#include <algorithm>

#include <zlib.h>
#include <zstd.h>

namespace plumbline::ingest {
namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10U;
constexpr int kLargestWindowLog = 27;  // 128 MiB, zstd's own bound for streams
constexpr std::string_view kGzip = "\x1F\x8B\x08";
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";

}  // namespace

struct UnpackedStream::Unpackers {
  z_stream gzip{};
  ZSTD_DCtx* zstd = nullptr;
  bool gzip_ready = false;

  Unpackers() = default;
  Unpackers(const Unpackers&) = delete;
  Unpackers& operator=(const Unpackers&) = delete;
  ~Unpackers() {
    if (gzip_ready) inflateEnd(&gzip);
    ZSTD_freeDCtx(zstd);
  }
};

UnpackedStream::UnpackedStream(const ChunkSource& chunks, SiftTally& tally)
    : chunks_(chunks), tally_(tally), unpackers_(std::make_unique<Unpackers>()) {}

UnpackedStream::~UnpackedStream() = default;

bool UnpackedStream::refill() {
  if (!input_.empty()) return true;
  if (ended_) return false;
  input_ = chunks_();
  tally_.packed += input_.size();
  ended_ = input_.empty();
  // How it is packed must be seen in the first piece.
  if (packing_ == Packing::Unknown && input_.size() < kZstd.size()) {
    first_.append(input_);
    input_ = {};
    if (!ended_ && first_.size() < kZstd.size()) return refill();
    input_ = first_;
  }
  return !input_.empty();
}

Result<UnpackedStream::Step> UnpackedStream::read(std::string& out) {
  if (!refill()) {
    if (within_) {
      within_ = false;
      return Error{ErrorCode::Malformed, "the file ends before what is packed in it does"};
    }
    return Step::End;
  }
  if (packing_ == Packing::Unknown) {
    packing_ = Packing::None;
    if (input_.starts_with(kGzip)) packing_ = Packing::Gzip;
    if (input_.starts_with(kZstd)) packing_ = Packing::Zstd;
  }
  switch (packing_) {
    case Packing::Gzip: return read_gzip(out);
    case Packing::Zstd: return read_zstd(out);
    default: return read_plain(out);
  }
}

Result<UnpackedStream::Step> UnpackedStream::read_plain(std::string& out) {
  out.append(input_);
  tally_.unpacked += input_.size();
  input_ = {};
  return Step::More;
}

Status UnpackedStream::weigh(std::size_t added) {
  tally_.unpacked += added;
  const std::uint64_t taken = tally_.packed - input_.size();
  if (tally_.unpacked > kBombFloor && tally_.unpacked / kBombRate > taken + 1024) {
    return Error{ErrorCode::LimitReached, "it expands more than the limit of " +
                                              std::to_string(kBombRate) +
                                              " times, as only a bomb does; the rest was not read"};
  }
  return Done{};
}

// The input stands where no member can be read: goes on at the next that may begin.
Result<UnpackedStream::Step> UnpackedStream::find_member(std::string_view magic) {
  within_ = false;
  while (refill()) {
    const std::size_t found = input_.find(magic);
    if (found != std::string_view::npos) {
      input_.remove_prefix(found);
      break;
    }
    input_ = {};  // a sign cut by the end of a chunk is passed over with its member
  }
  return Step::Torn;
}

Result<UnpackedStream::Step> UnpackedStream::read_gzip(std::string& out) {
  z_stream& stream = unpackers_->gzip;
  if (!within_) {
    while (refill() && input_.front() == '\0') input_.remove_prefix(1);  // padding
    if (!refill()) return Step::End;
    constexpr int kGzipOnly = 15 + 16;
    const int ready =
        unpackers_->gzip_ready ? inflateReset(&stream) : inflateInit2(&stream, kGzipOnly);
    if (ready != Z_OK) return Error{ErrorCode::Internal, "zlib cannot be started"};
    unpackers_->gzip_ready = true;
    within_ = true;
  }
  const std::size_t before = out.size();
  out.resize(before + kPiece);
  const std::size_t given = std::min<std::size_t>(input_.size(), std::size_t{1} << 30U);
  // zlib's interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input_.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(given);
  stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
  stream.avail_out = static_cast<uInt>(kPiece);
  const int state = inflate(&stream, Z_NO_FLUSH);
  const std::size_t added = kPiece - stream.avail_out;
  out.resize(before + added);
  input_.remove_prefix(given - stream.avail_in);
  if (Status weighed = weigh(added); !weighed) return std::move(weighed).error();
  if (state == Z_STREAM_END) {
    within_ = false;
  } else if (state != Z_OK && state != Z_BUF_ERROR) {
    if (!input_.empty()) input_.remove_prefix(1);
    return find_member(kGzip);
  }
  return Step::More;
}

Result<UnpackedStream::Step> UnpackedStream::read_zstd(std::string& out) {
  if (unpackers_->zstd == nullptr) {
    unpackers_->zstd = ZSTD_createDCtx();
    if (unpackers_->zstd == nullptr) return Error{ErrorCode::Internal, "zstd cannot be started"};
    ZSTD_DCtx_setParameter(unpackers_->zstd, ZSTD_d_windowLogMax, kLargestWindowLog);
  }
  const std::size_t before = out.size();
  out.resize(before + kPiece);
  ZSTD_inBuffer from{input_.data(), input_.size(), 0};
  ZSTD_outBuffer to{out.data() + before, kPiece, 0};
  const std::size_t state = ZSTD_decompressStream(unpackers_->zstd, &to, &from);
  out.resize(before + to.pos);
  input_.remove_prefix(from.pos);
  if (ZSTD_isError(state) != 0) {
    ZSTD_DCtx_reset(unpackers_->zstd, ZSTD_reset_session_only);
    if (!input_.empty()) input_.remove_prefix(1);
    return find_member(kZstd);
  }
  within_ = state != 0;
  if (Status weighed = weigh(to.pos); !weighed) return std::move(weighed).error();
  return Step::More;
}

}  // namespace plumbline::ingest

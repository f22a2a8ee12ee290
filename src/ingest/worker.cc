// SPDX-License-Identifier: Apache-2.0

#include "ingest/worker.h"

#include <cerrno>
#include <cstdlib>
#include <new>
#include <optional>

#include <sys/socket.h>
#include <unistd.h>

#include "ingest/dispatch.h"
#include "ingest/email.h"
#include "ingest/wire.h"

namespace plumbline::ingest {
namespace {

bool read_all(int fd, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(fd, into, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int fd, const char* from, std::size_t size) {
  while (size > 0) {
    const ssize_t put = ::write(fd, from, size);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    from += put;
    size -= static_cast<std::size_t>(put);
  }
  return true;
}

// `body` and then `more`.
bool write_frame(int fd, FrameKind kind, const std::string& body, std::string_view more = {}) {
  constexpr std::size_t kSmall = std::size_t{64} << 10U;  // copied, so that one call writes all
  FrameHead head;
  head.kind = kind;
  head.size = body.size() + more.size();
  std::string first(reinterpret_cast<const char*>(&head), sizeof head);
  const bool small = head.size <= kSmall;
  if (small) first.append(body).append(more);
  return write_all(fd, first.data(), first.size()) &&
         (small ||
          (write_all(fd, body.data(), body.size()) && write_all(fd, more.data(), more.size())));
}

// `bytes`: what is to be read, of the request or held.
bool read_request(int fd, std::string_view held, Request& request, std::string_view& bytes) {
  std::string head(kRequestHeadBytes, '\0');
  if (!read_all(fd, head.data(), head.size())) return false;
  const std::optional<RequestSizes> sizes = decode_request_head(head, request);
  if (!sizes) return false;
  request.name.resize(sizes->name);
  request.charset.resize(sizes->charset);
  if (!read_all(fd, request.name.data(), request.name.size()) ||
      !read_all(fd, request.charset.data(), request.charset.size())) {
    return false;
  }
  if (request.held_at) {
    const std::uint64_t at = *request.held_at;
    if (at > held.size() || sizes->bytes > held.size() - at) return false;
    bytes = held.substr(at, sizes->bytes);
    return true;
  }
  request.bytes.resize(sizes->bytes);
  bytes = request.bytes;
  return read_all(fd, request.bytes.data(), request.bytes.size());
}

Status run_job(const Request& request, std::string_view bytes, const PartSink& sink) {
  const RawFile raw{request.name, bytes, request.charset, request.limits, request.records_before};
  switch (request.job) {
    case Job::Read: return read_by_content(raw, sink);
    case Job::Records: return read_jsonl(raw, sink);
    case Job::PdfLayout: {
      Result<model::Document> document = read_pdf_layout(raw);
      if (!document) return std::move(document).error();
      (void)sink({"", std::nullopt, std::move(document).take()});
      return Done{};
    }
    case Job::Sift: return Error{ErrorCode::Internal, "a stream is no file"};
    case Job::Attack: return Error{ErrorCode::Misuse, attempt(request.bytes)};
  }
  return Error{ErrorCode::Internal, "no such job"};
}

// Takes a stream piece by piece: asks the program for each with the tally so far.
Status run_sift(int fd, const Request& request, const PartSink& sink) {
  const RawFile about{request.name, {}, request.charset, request.limits};
  SiftTally tally;
  std::string chunk;
  const ChunkSource chunks = [&]() -> std::string_view {
    std::uint64_t size = 0;
    if (!write_frame(fd, FrameKind::More, encode_tally(tally)) ||
        !read_all(fd, reinterpret_cast<char*>(&size), sizeof size) || size > kLargestChunk) {
      ::_exit(0);
    }
    chunk.resize(size);
    if (!read_all(fd, chunk.data(), chunk.size())) ::_exit(0);
    return chunk;
  };
  Status status = sift(about, request.bytes, chunks, sink, tally);
  if (!write_frame(fd, FrameKind::Tally, encode_tally(tally))) ::_exit(0);
  return status;
}

[[noreturn]] void no_memory() {
  ::_exit(kExitMemory);
}

}  // namespace

void serve_requests(int fd, std::uint32_t walls, std::string_view held) {
  std::set_new_handler(no_memory);
  if (!write_all(fd, reinterpret_cast<const char*>(&walls), sizeof walls)) ::_exit(0);
  while (true) {
    Request request;
    std::string_view bytes;
    if (!read_request(fd, held, request, bytes)) ::_exit(0);
    const PartSink sink = [fd](const Part& part) {
      const PartFrame frame = encode_part(part);
      return write_frame(fd, FrameKind::Part, frame.head, frame.bytes);
    };
    const Status status =
        request.job == Job::Sift ? run_sift(fd, request, sink) : run_job(request, bytes, sink);
    if (!write_frame(fd, FrameKind::End, encode_status(status))) ::_exit(0);
  }
}

void warm_up_readers() {
  warm_up_email();
}

}  // namespace plumbline::ingest

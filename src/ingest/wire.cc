// SPDX-License-Identifier: Apache-2.0

#include "ingest/wire.h"

#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace plumbline::ingest {
namespace {

constexpr std::uint64_t kHeadMagic = 0x31524452424D4C50ULL;
constexpr std::size_t kMaxShort = std::size_t{1} << 20U;  // names, titles, messages
constexpr std::size_t kMaxList = 4096;                    // authors, diagnostics

class WireWriter {
 public:
  void number(std::uint64_t value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void string(std::string_view value) {
    number(value.size());
    out_.append(value);
  }
  // So many bytes are about to come.
  void expect(std::size_t bytes) { out_.reserve(out_.size() + bytes); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// Once something is wrong every later answer is empty and `good()` stays false.
class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    if (in_.size() < sizeof value) {
      good_ = false;
      in_ = {};
      return 0;
    }
    std::memcpy(&value, in_.data(), sizeof value);
    in_.remove_prefix(sizeof value);
    return value;
  }
  std::uint64_t number(std::uint64_t max) {
    const std::uint64_t value = number();
    if (value <= max) return value;
    good_ = false;
    return 0;
  }
  std::string bytes(std::size_t max) {
    const std::uint64_t size = number(max);
    if (size > in_.size()) {
      good_ = false;
      return {};
    }
    std::string value(in_.substr(0, size));
    in_.remove_prefix(size);
    return value;
  }
  std::string utf8(std::size_t max) {
    std::string value = bytes(max);
    if (!is_valid_utf8(value)) good_ = false;
    return value;
  }
  void require(bool condition) { good_ = good_ && condition; }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && in_.empty(); }

 private:
  std::string_view in_;
  bool good_ = true;
};

void write_span(WireWriter& out, const text::Span& span) {
  out.number(span.begin);
  out.number(span.end);
}

text::Span read_span(Reader& in, std::string_view text) {
  const std::uint64_t begin = in.number(text.size());
  const std::uint64_t end = in.number(text.size());
  in.require(begin <= end);
  if (!in.good()) return {};
  in.require(is_utf8_border(text, begin) && is_utf8_border(text, end));
  return text::make_span(begin, end);
}

void write_optional_span(WireWriter& out, const std::optional<text::Span>& span) {
  out.number(span ? 1 : 0);
  if (span) write_span(out, *span);
}

std::optional<text::Span> read_optional_span(Reader& in, std::string_view text) {
  if (in.number(1) == 0) return std::nullopt;
  return read_span(in, text);
}

void write_date(WireWriter& out, const Date& date) {
  out.number(static_cast<std::uint64_t>(date.year) & 0xFFFFU);
  out.number(static_cast<std::uint64_t>(date.month) & 0xFFU);
  out.number(static_cast<std::uint64_t>(date.day) & 0xFFU);
}

Date read_date(Reader& in) {
  const Date date{static_cast<std::int16_t>(in.number(9999)),
                  static_cast<std::int8_t>(in.number(12)), static_cast<std::int8_t>(in.number(31))};
  return date;
}

void write_error(WireWriter& out, const Error& error) {
  out.number(static_cast<std::uint64_t>(error.code));
  out.string(error.message);
}

Error read_error(Reader& in) {
  const auto code =
      static_cast<ErrorCode>(in.number(static_cast<std::uint64_t>(ErrorCode::Internal)));
  return {code, in.utf8(kMaxShort)};
}

void write_blocks(WireWriter& out, const model::Document& document) {
  out.number(document.blocks.size());
  for (const model::Block& block : document.blocks) {
    write_span(out, block.text);
    out.number(static_cast<std::uint64_t>(block.role));
    write_optional_span(out, block.speaker);
  }
}

void read_blocks(Reader& in, model::Document& document) {
  const std::uint64_t count = in.number(document.text.size());
  std::uint32_t last = 0;
  for (std::uint64_t i = 0; i < count && in.good(); ++i) {
    model::Block block;
    block.text = read_span(in, document.text);
    block.role = static_cast<model::BlockRole>(
        in.number(static_cast<std::uint64_t>(model::BlockRole::Boilerplate)));
    block.speaker = read_optional_span(in, document.text);
    in.require(block.text.begin >= last && block.text.begin < block.text.end);
    last = block.text.end;
    document.blocks.push_back(block);
  }
}

void write_document(WireWriter& out, const model::Document& document) {
  constexpr std::size_t kRunBytes = 40;
  constexpr std::size_t kFieldBytes = 1024;  // of all others, about
  out.expect(document.text.size() + document.map.size() * kRunBytes + kFieldBytes);
  out.string(document.text);
  for (const std::string* field : {&document.media_type, &document.url, &document.publisher,
                                   &document.title, &document.language}) {
    out.string(*field);
  }
  write_optional_span(out, document.publisher_at);
  out.number(document.authors.size());
  for (const std::string& author : document.authors) out.string(author);
  write_date(out, document.published);
  out.number(document.map.size());
  for (const model::SourceRun& run : document.map) {
    write_span(out, run.text);
    out.number(run.begin);
    out.number(run.end);
    out.number(run.page);
  }
  write_blocks(out, document);
  out.number(document.diagnostics.size());
  for (const model::Diagnostic& diagnostic : document.diagnostics) {
    out.string(diagnostic.code);
    out.string(diagnostic.message);
    write_optional_span(out, diagnostic.where);
  }
}

void read_map(Reader& in, model::Document& document) {
  const std::uint64_t count = in.number(document.text.size());
  document.map.reserve(in.good() ? std::min<std::uint64_t>(count, 1U << 16U) : 0);
  std::uint32_t last = 0;
  for (std::uint64_t i = 0; i < count && in.good(); ++i) {
    model::SourceRun run;
    run.text = read_span(in, document.text);
    run.begin = in.number(std::uint64_t{1} << 40U);
    run.end = in.number(std::uint64_t{1} << 40U);
    run.page = static_cast<std::uint32_t>(in.number(std::uint64_t{1} << 24U));
    in.require(run.begin <= run.end && run.text.begin >= last);
    last = run.text.end;
    document.map.push_back(run);
  }
}

model::Document read_document(Reader& in, const Limits& limits) {
  model::Document document;
  document.text = in.utf8(limits.text_bytes);
  for (std::string* field : {&document.media_type, &document.url, &document.publisher,
                             &document.title, &document.language}) {
    *field = in.utf8(kMaxShort);
  }
  document.publisher_at = read_optional_span(in, document.text);
  const std::uint64_t authors = in.number(kMaxList);
  for (std::uint64_t i = 0; i < authors && in.good(); ++i) {
    document.authors.push_back(in.utf8(kMaxShort));
  }
  document.published = read_date(in);
  read_map(in, document);
  read_blocks(in, document);
  const std::uint64_t diagnostics = in.number(kMaxList);
  for (std::uint64_t i = 0; i < diagnostics && in.good(); ++i) {
    std::string code = in.utf8(16);
    std::string message = in.utf8(kMaxShort);
    document.diagnostics.push_back(
        {std::move(code), std::move(message), read_optional_span(in, document.text)});
  }
  return document;
}

void write_range(WireWriter& out, const std::optional<ByteRange>& range) {
  out.number(range ? 1 : 0);
  if (!range) return;
  out.number(range->begin);
  out.number(range->end);
}

std::optional<ByteRange> read_range(Reader& in, std::size_t raw_size) {
  if (in.number(1) == 0) return std::nullopt;
  const ByteRange range{in.number(raw_size), in.number(raw_size)};
  in.require(range.begin <= range.end);
  return range;
}

}  // namespace

std::string encode_request_head(Job job, const RawFile& raw, std::optional<std::uint64_t> held_at) {
  WireWriter out;
  out.number(kHeadMagic);
  out.number(static_cast<std::uint64_t>(job));
  out.number(raw.limits.file_bytes);
  out.number(raw.limits.text_bytes);
  out.number(raw.limits.unpacked_bytes);
  out.number(raw.limits.members);
  out.number(static_cast<std::uint64_t>(raw.limits.archive_depth));
  out.number(static_cast<std::uint64_t>(raw.limits.seconds));
  out.number(raw.records_before);
  out.number(raw.name.size());
  out.number(raw.charset.size());
  out.number(raw.bytes.size());
  out.number(held_at ? *held_at + 1 : 0);
  std::string head = out.take();
  head.append(raw.name).append(raw.charset);
  return head;
}

std::optional<RequestSizes> decode_request_head(std::string_view head, Request& request) {
  Reader in(head);
  in.require(in.number() == kHeadMagic);
  request.job = static_cast<Job>(in.number(static_cast<std::uint64_t>(Job::Attack)));
  request.limits.file_bytes = in.number();
  request.limits.text_bytes = in.number();
  request.limits.unpacked_bytes = in.number();
  request.limits.members = in.number();
  request.limits.archive_depth = static_cast<int>(in.number(64));
  request.limits.seconds = static_cast<int>(in.number(1U << 20U));
  request.records_before = in.number();
  RequestSizes sizes;
  sizes.name = in.number(1U << 20U);
  sizes.charset = in.number(1U << 10U);
  sizes.bytes = in.number(std::uint64_t{1} << 36U);
  const std::uint64_t held = in.number(std::uint64_t{1} << 36U);
  if (held > 0) request.held_at = held - 1;
  if (!in.done()) return std::nullopt;
  return sizes;
}

PartFrame encode_part(const Part& part) {
  WireWriter out;
  std::string_view bytes;
  out.string(part.name);
  write_range(out, part.range);
  out.number(part.content.index());
  if (const auto* document = std::get_if<model::Document>(&part.content)) {
    write_document(out, *document);
  } else if (const auto* member = std::get_if<Member>(&part.content)) {
    write_range(out, member->range);
    out.string(member->charset);
    bytes = member->bytes;
    out.number(bytes.size());
  } else {
    write_error(out, std::get<Error>(part.content));
  }
  return {out.take(), bytes};
}

std::string encode_status(const Status& status) {
  WireWriter out;
  out.number(status ? 0 : 1);
  if (!status) write_error(out, status.error());
  return out.take();
}

std::string encode_tally(const SiftTally& tally) {
  WireWriter out;
  for (const std::uint64_t number :
       {tally.packed, tally.unpacked, tally.records, tally.no_page, tally.passed_over, tally.given,
        tally.refused, static_cast<std::uint64_t>(tally.form)}) {
    out.number(number);
  }
  return out.take();
}

std::optional<SiftTally> decode_tally(std::string_view frame) {
  Reader in(frame);
  SiftTally tally;
  for (std::uint64_t* number : {&tally.packed, &tally.unpacked, &tally.records, &tally.no_page,
                                &tally.passed_over, &tally.given, &tally.refused}) {
    *number = in.number();
  }
  tally.form = static_cast<StreamForm>(in.number(static_cast<std::uint64_t>(StreamForm::Other)));
  if (!in.done()) return std::nullopt;
  return tally;
}

std::optional<Part> decode_part(std::string_view frame, std::size_t raw_size,
                                const Limits& limits) {
  Reader in(frame);
  Part part;
  part.name = in.utf8(kMaxShort);
  part.range = read_range(in, raw_size);
  const std::uint64_t kind = in.number(2);
  if (kind == 0) {
    part.content = read_document(in, limits);
  } else if (kind == 1) {
    Member member;
    member.range = read_range(in, raw_size);
    member.charset = in.bytes(256);
    member.bytes = in.bytes(limits.file_bytes);
    part.content = std::move(member);
  } else {
    part.content = read_error(in);
  }
  if (!in.done()) return std::nullopt;
  return part;
}

std::optional<Status> decode_status(std::string_view frame) {
  Reader in(frame);
  const bool failed = in.number(1) == 1;
  Status status = Done{};
  if (failed) status = read_error(in);
  if (!in.done()) return std::nullopt;
  return status;
}

}  // namespace plumbline::ingest

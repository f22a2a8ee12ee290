// SPDX-License-Identifier: Apache-2.0

#include "ingest/sift.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "ingest/dispatch.h"
#include "ingest/gate.h"
#include "ingest/unpacked_stream.h"
#include "ingest/web_archive.h"

namespace plumbline::ingest {
namespace {

constexpr std::size_t kLargestRecord = std::size_t{64} << 20U;
constexpr std::size_t kWindow = std::size_t{4} << 20U;  // of a list of JSON records
constexpr std::size_t kFirstLook = std::size_t{4} << 10U;

class Sifting {
 public:
  Sifting(const RawFile& about, const text::BytePhrases& phrases, const ChunkSource& chunks,
          const PartSink& sink, SiftTally& tally)
      : about_(about), gate_(phrases), stream_(chunks, tally), sink_(sink), tally_(tally) {
    wants_ = [this](GateForm form, std::string_view bytes, std::string_view charset) {
      const bool wanted = gate_.wants(form, bytes, charset);
      if (!wanted) ++tally_.passed_over;
      return wanted;
    };
  }

  Status run() {
    while (left() < kFirstLook && fill()) {
    }
    const std::string_view first = rest();
    if (first.starts_with("WARC/")) {
      tally_.form = StreamForm::Warc;
      read_warc();
    } else if (is_record_list(first.substr(0, kFirstLook))) {
      tally_.form = StreamForm::Records;
      read_records();
    } else {
      tally_.form = StreamForm::Other;
      return Done{};  // whatever was wrong with it, its own reader tells
    }
    return failure_ ? Status(std::move(*failure_)) : Status(Done{});
  }

 private:
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  [[nodiscard]] std::size_t left() const { return buffer_.size() - at_; }

  // More bytes behind those at hand; false if there are none, or none that go on with them.
  bool fill() {
    if (failure_ || ended_ || torn_) return false;
    if (at_ > kWindow && at_ > buffer_.size() / 2) {
      buffer_.erase(0, at_);
      at_ = 0;
    }
    auto step = stream_.read(buffer_);
    if (!step) {
      failure_ = std::move(step).error();
      return false;
    }
    if (*step == UnpackedStream::Step::Torn) {
      torn_ = true;
      return false;
    }
    ended_ = *step == UnpackedStream::Step::End;
    return !ended_;
  }

  // After fill() gave nothing: on behind what is damaged; false if the stream is at its end.
  bool goes_on() {
    if (!torn_) return false;
    torn_ = false;
    at_ = buffer_.size();
    refuse("a packed part is damaged; what stood in it was not read");
    return open_;
  }

  void refuse(std::string why) {
    ++tally_.refused;
    Part part;
    part.name = std::to_string(tally_.records);
    part.content = Error{ErrorCode::Malformed, std::move(why)};
    open_ = sink_(std::move(part));
  }

  void give(Part part) {
    if (std::holds_alternative<Error>(part.content)) {
      ++tally_.refused;
    } else {
      ++tally_.given;
    }
    if (auto* document = std::get_if<model::Document>(&part.content)) document->map.clear();
    part.range.reset();
    open_ = sink_(std::move(part));
  }

  [[nodiscard]] RawFile raw_of(std::string_view bytes) const {
    RawFile raw = about_;
    raw.bytes = bytes;
    raw.limits.members = std::numeric_limits<std::size_t>::max();
    raw.records_before = tally_.records;
    raw.wants = &wants_;
    return raw;
  }

  void read_warc() {
    while (open_ && next_record()) {
    }
  }

  // False at the end of the stream.
  bool next_record() {
    while (true) {
      const std::size_t begins = rest().find_first_not_of("\r\n");
      at_ += std::min(begins, left());
      if (begins != std::string_view::npos && left() >= 5) break;
      if (!fill()) return end_of_records();
    }
    if (!rest().starts_with("WARC/")) return find_record();
    std::optional<WarcExtent> extent = warc_extent(rest());
    while (!extent && left() < kMostHeaderBytes && fill()) extent = warc_extent(rest());
    if (!extent && torn_) return goes_on();
    if (!extent) {
      refuse("a record does not say how long it is; it was not read");
      at_ += 5;
      return find_record();
    }
    if (!extent->page || extent->block > kLargestRecord) return pass_record(*extent);
    while (left() < extent->head + extent->block && fill()) {
    }
    if (torn_ && left() < extent->head + extent->block) return goes_on();
    read_record(*extent);
    return true;
  }

  bool end_of_records() {
    if (left() > 0 && !torn_) refuse("the file ends within a record; it was not read");
    return goes_on();
  }

  void read_record(const WarcExtent& extent) {
    const std::size_t size = std::min(left(), extent.head + extent.block);
    const std::uint64_t seen = tally_.given + tally_.refused + tally_.passed_over;
    (void)read_web_archive(raw_of(rest().substr(0, size)), [this](Part part) {
      give(std::move(part));
      return open_;
    });
    ++tally_.records;
    if (tally_.given + tally_.refused + tally_.passed_over == seen) ++tally_.no_page;
    at_ += size;
  }

  // A record that is not looked into.
  bool pass_record(const WarcExtent& extent) {
    ++tally_.records;
    ++tally_.no_page;
    if (extent.page) {
      refuse("the record is larger than the limit of 64 MiB; it was not read");
      --tally_.no_page;
    }
    std::size_t size = extent.head + extent.block;
    while (size > left()) {
      size -= left();
      at_ = buffer_.size();
      if (!fill()) return goes_on();
    }
    at_ += size;
    return open_;
  }

  // After a record of a wrong length: on to the next that begins a line.
  bool find_record() {
    while (true) {
      const std::size_t found = rest().find("\nWARC/");
      if (found != std::string_view::npos) {
        refuse("between two records stood what is none; it was not read");
        at_ += found + 1;
        return open_;
      }
      at_ = buffer_.size() - std::min<std::size_t>(left(), 5);
      if (!fill()) return end_of_records();
    }
  }

  // Window by window, cut where a record opens at the left margin (ingest.cc does the same).
  void read_records() {
    while (open_) {
      std::size_t size = window();
      while (size == 0 && left() < about_.limits.file_bytes && fill()) size = window();
      const bool stretch_ends = ended_ || failure_ || torn_;
      if (size == 0 && !stretch_ends) {
        refuse("no record begins at the start of a line for longer than the limit of a file");
        return;
      }
      if (size == 0) size = left();
      if (size > 0) read_window(rest().substr(0, size));
      at_ += size;
      if (stretch_ends && left() == 0 && !goes_on()) return;
    }
  }

  // Bytes up to the last record that begins at the left margin; 0: fill on.
  [[nodiscard]] std::size_t window() const {
    if (ended_ || failure_ || torn_) return left();
    if (left() < kWindow) return 0;
    const std::size_t last = rest().rfind("\n{\"");
    return last == std::string_view::npos ? 0 : last + 1;
  }

  void read_window(std::string_view window) {
    if (window.find_first_not_of(" \t\r\n,]") == std::string_view::npos) return;
    const Status status = read_jsonl(raw_of(window), [this](Part part) {
      give(std::move(part));
      return open_;
    });
    if (!status) refuse(status.error().message);
    tally_.records = tally_.given + tally_.refused + tally_.passed_over;
  }

  const RawFile& about_;
  Gate gate_;
  UnpackedStream stream_;
  const PartSink& sink_;
  SiftTally& tally_;
  WantsBytes wants_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool open_ = true;  // somebody wants more
  bool ended_ = false;
  bool torn_ = false;  // what was before does not go on
  std::optional<Error> failure_;
};

}  // namespace

Status sift(const RawFile& about, std::string_view gate_table, const ChunkSource& chunks,
            const PartSink& sink, SiftTally& tally) {
  PL_TRY(const text::BytePhrases phrases, text::BytePhrases::view(gate_table));
  return Sifting(about, phrases, chunks, sink, tally).run();
}

bool may_be_stream(std::string_view beginning) {
  return beginning.starts_with("WARC/") || beginning.starts_with("\x1F\x8B\x08") ||
         beginning.starts_with("\x28\xB5\x2F\xFD") || is_record_list(beginning);
}

}  // namespace plumbline::ingest

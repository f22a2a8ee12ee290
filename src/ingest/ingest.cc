// SPDX-License-Identifier: Apache-2.0

#include "ingest/ingest.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "base/memory_file.h"
#include "ingest/dispatch.h"
#include "ingest/folder.h"
#include "ingest/pdf.h"
#include "ingest/reader_process.h"
#include "ingest/zygote.h"

namespace plumbline::ingest {
namespace {

// A window ends before a record that opens at the left margin, where no record of the list can be
// cut: a line break within a string of JSON is written as an escape.
std::size_t window_end(std::string_view bytes, std::size_t begin, std::size_t size) {
  if (bytes.size() - begin <= size) return bytes.size();
  // Past the bracket of an array and the opening of the first record.
  const std::size_t first = std::min(bytes.find('{', begin), bytes.size());
  const std::size_t at = bytes.find("\n{\"", std::max(first, begin + size));
  return at == std::string_view::npos ? bytes.size() : at + 1;
}

// A regular file of which a child is better not given a copy; what is said here is only a hint.
bool is_much_to_hold(const std::string& path) {
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  return !failed && size > kMuchToHold;
}

// One call of read_bytes: a file and all that is packed inside it, with one account of limits.
class Reading {
 public:
  // `held`: what the bytes lie in, or nothing.
  Reading(const Options& options, const Sink& sink, const MemoryFile* held)
      : options_(options), sink_(sink), held_(held) {}

  void read(const std::string& name, std::string_view bytes, const std::string& charset,
            int depth) {
    if (bytes.size() > 2 * options_.window_bytes && is_record_list(bytes)) {
      read_windows(name, bytes, charset, depth);
      return;
    }
    Limits limits = options_.limits;
    limits.unpacked_bytes -= std::min(limits.unpacked_bytes, unpacked_);
    limits.members -= std::min(limits.members, members_);
    if (bytes.size() > limits.file_bytes) {
      sink_(name, Error{ErrorCode::LimitReached, "it is larger than the limit of " +
                                                     std::to_string(limits.file_bytes >> 20U) +
                                                     " MiB; split it or raise the limit"});
      return;
    }
    const RawFile raw{name, bytes, charset, limits, 0, nullptr, held_};
    const Status status = run(raw, [&](Part part) {
      take(raw, std::move(part), depth, 0);
      return true;
    });
    if (!status) sink_(name, status.error());
  }

 private:
  // Each window has the limits of a file to itself; the list may have any number of records.
  void read_windows(const std::string& name, std::string_view bytes, const std::string& charset,
                    int depth) {
    std::uint64_t records = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = window_end(bytes, begin, options_.window_bytes);
      if (end - begin > options_.limits.file_bytes) {
        sink_(name, Error{ErrorCode::LimitReached,
                          "after record " + std::to_string(records) +
                              ": no record begins at the start of a line for longer than the limit "
                              "of " +
                              std::to_string(options_.limits.file_bytes >> 20U) +
                              " MiB; write one record a line"});
        return;
      }
      Limits limits = options_.limits;
      limits.members = std::numeric_limits<std::size_t>::max();
      const RawFile raw{name, bytes.substr(begin, end - begin), charset, limits, records};
      const Status status = run_job(Job::Records, raw, [&](Part part) {
        ++records;
        take(raw, std::move(part), depth, begin);
        return true;
      });
      if (!status) {
        Error error = status.error();
        error.message = "after record " + std::to_string(records) + ": " + error.message;
        sink_(name, std::move(error));
      }
      begin = end;
    }
  }

  [[nodiscard]] Status run_job(Job job, const RawFile& raw, const PartSink& sink) const {
    if (options_.isolation == Isolation::Sandbox) return read_in_child(job, raw, options_, sink);
    return job == Job::Records ? read_jsonl(raw, sink) : read_by_content(raw, sink);
  }

  Status run(const RawFile& raw, const PartSink& sink) {
    Job job = Job::Read;
    RawFile given = raw;
    std::string layout;
    if (sniff_pdf(raw)) {
      PL_TRY(layout, pdf_layout(raw));
      job = Job::PdfLayout;
      given.bytes = layout;
    }
    if (options_.isolation == Isolation::Sandbox || job == Job::Read) {
      return run_job(job, given, sink);
    }
    Result<model::Document> document = read_pdf_layout(given);
    if (!document) return std::move(document).error();
    (void)sink({"", std::nullopt, std::move(document).take()});
    return Done{};
  }

  static bool sniff_pdf(const RawFile& raw) {
    return raw.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos &&
           !is_web_archive(raw.bytes);
  }

  // `base`: where the bytes of `raw` begin in the file.
  void take(const RawFile& raw, Part part, int depth, std::size_t base) {
    const std::string name =
        part.name.empty() ? std::string(raw.name) : std::string(raw.name) + "!" + part.name;
    if (auto* error = std::get_if<Error>(&part.content)) {
      sink_(name, std::move(*error));
      return;
    }
    if (auto* document = std::get_if<model::Document>(&part.content)) {
      const std::string_view whole = raw.bytes;
      const std::string_view bytes =
          part.range ? whole.substr(part.range->begin, part.range->end - part.range->begin) : whole;
      document->id = {sha256_hex(bytes)};
      document->name = name;
      for (model::SourceRun& run : document->map) {
        run.begin += base;
        run.end += base;
      }
      sink_(name, std::move(*document));
      return;
    }
    take_member(raw, name, std::get<Member>(part.content), depth);
  }

  void take_member(const RawFile& raw, const std::string& name, const Member& member, int depth) {
    std::string_view bytes = member.bytes;
    if (member.range) {
      bytes = raw.bytes.substr(member.range->begin, member.range->end - member.range->begin);
    } else {
      unpacked_ += bytes.size();  // a range takes no new memory
    }
    ++members_;
    if (depth >= options_.limits.archive_depth) {
      sink_(name, Error{ErrorCode::LimitReached,
                        "it is packed more than " + std::to_string(options_.limits.archive_depth) +
                            " archives deep; unpack the outer ones first"});
      return;
    }
    if (unpacked_ > options_.limits.unpacked_bytes || members_ > options_.limits.members) {
      sink_(name, Error{ErrorCode::LimitReached,
                        "the archive around it is over the limit for all it holds together"});
      return;
    }
    read(name, bytes, member.charset, depth + 1);
  }

  const Options& options_;
  const Sink& sink_;
  const MemoryFile* held_;
  std::size_t unpacked_ = 0;
  std::size_t members_ = 0;
};

}  // namespace

bool is_record_list(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  const bool pdf = beginning.substr(0, 1024).find("%PDF-") != std::string_view::npos;
  return !pdf && is_json(beginning.substr(0, 4096));
}

bool start_sandbox() {
  return static_cast<bool>(start_zygote());
}

void prepare_reader(const Options& options) {
  if (options.isolation == Isolation::Sandbox) prepare_child(options.limits);
}

void read_bytes(const std::string& name, std::string_view bytes, const Options& options,
                const Sink& sink) {
  Reading(options, sink, nullptr).read(name, bytes, "", 0);
}

Status read_path(const std::string& path, const Options& options, const Sink& sink) {
  return walk(path, [&](const std::string& name, const Status& found) {
    if (!found) {
      sink(name, found.error());
      return;
    }
    if (is_much_to_hold(name)) {
      const Result<MemoryFile> file = MemoryFile::read(name, options.limits.file_bytes);
      if (!file) {
        sink(name, file.error());
        return;
      }
      Reading(options, sink, &*file).read(name, file->bytes(), "", 0);
      return;
    }
    const Result<std::string> bytes = read_file(name, options.limits.file_bytes);
    if (!bytes) {
      sink(name, bytes.error());
      return;
    }
    read_bytes(name, *bytes, options, sink);
  });
}

}  // namespace plumbline::ingest

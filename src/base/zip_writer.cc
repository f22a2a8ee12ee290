// SPDX-License-Identifier: Apache-2.0

#include "base/zip_writer.h"

#include <optional>

#include <archive.h>
#include <archive_entry.h>

namespace plumbline {

struct ZipWriter::State {
  const ByteSink& sink;
  archive* handle = nullptr;
  std::optional<Error> fault;  // of the sink

  [[nodiscard]] Error reason() const {
    if (fault) return *fault;
    const char* told = archive_error_string(handle);
    return {ErrorCode::Unreadable,
            std::string("the zip cannot be written: ") + (told == nullptr ? "no reason" : told)};
  }
};

namespace {

// Never fails: an archive that libarchive has given up frees nothing of what it wrote with (3.6).
// Whoever writes looks at the fault instead.
template <class State>
la_ssize_t write_out(archive*, void* data, const void* bytes, std::size_t size) {
  auto* state = static_cast<State*>(data);
  if (state->fault) return static_cast<la_ssize_t>(size);
  const Status written = state->sink({static_cast<const char*>(bytes), size});
  if (!written) state->fault = written.error();
  return static_cast<la_ssize_t>(size);
}

}  // namespace

ZipWriter::ZipWriter(const ByteSink& sink)
    : state_(std::make_unique<State>(State{sink, archive_write_new(), std::nullopt})) {
  archive_write_set_format_zip(state_->handle);
  archive_write_set_bytes_per_block(state_->handle, 0);
  archive_write_set_bytes_in_last_block(state_->handle, 1);
  archive_write_open(state_->handle, state_.get(), nullptr, write_out<State>, nullptr);
}

ZipWriter::~ZipWriter() {
  // What was not finished is not wanted: no byte of it goes out any more.
  state_->fault = Error{ErrorCode::Internal, "given up"};
  archive_write_free(state_->handle);
}

Status ZipWriter::add(const std::string& name, std::uint64_t size, Packing packing,
                      const std::function<Status(const ByteSink& bytes)>& fill) {
  archive* handle = state_->handle;
  if (packing == Packing::Stored) {
    archive_write_zip_set_compression_store(handle);
  } else {
    archive_write_zip_set_compression_deflate(handle);
  }
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                            archive_entry_free);
  archive_entry_set_pathname_utf8(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  const bool begun = archive_write_header(handle, entry.get()) == ARCHIVE_OK;
  if (state_->fault || !begun) return state_->reason();
  std::uint64_t given = 0;
  Status filled = fill([&](std::string_view bytes) -> Status {
    given += bytes.size();
    const la_ssize_t written = archive_write_data(handle, bytes.data(), bytes.size());
    const bool all = written >= 0 && static_cast<std::size_t>(written) == bytes.size();
    if (state_->fault || !all) return state_->reason();
    return Done{};
  });
  if (!filled) return filled;
  PL_CHECK(given == size);
  const bool ended = archive_write_finish_entry(handle) == ARCHIVE_OK;
  return ended && !state_->fault ? Status(Done{}) : state_->reason();
}

Status ZipWriter::add(const std::string& name, std::string_view bytes, Packing packing) {
  return add(name, bytes.size(), packing, [bytes](const ByteSink& sink) { return sink(bytes); });
}

Status ZipWriter::finish() {
  const bool closed = archive_write_close(state_->handle) == ARCHIVE_OK;
  return closed && !state_->fault ? Status(Done{}) : state_->reason();
}

}  // namespace plumbline

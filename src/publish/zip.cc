// SPDX-License-Identifier: Apache-2.0

#include "publish/zip.h"

#include <memory>

#include <archive.h>
#include <archive_entry.h>

namespace plumbline::publish {
namespace {

using Writer = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

la_ssize_t append(archive* /*writer*/, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

Error broken(archive* writer) {
  const char* why = archive_error_string(writer);
  return {ErrorCode::Unavailable,
          std::string("cannot write an archive: ") + (why != nullptr ? why : "?")};
}

}  // namespace

Result<std::string> zipped(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  const Writer writer(archive_write_new(), &archive_write_free);
  if (archive_write_set_format_zip(writer.get()) != ARCHIVE_OK ||
      archive_write_set_options(writer.get(), "zip:compression=deflate") != ARCHIVE_OK ||
      archive_write_set_bytes_in_last_block(writer.get(), 1) != ARCHIVE_OK ||
      archive_write_open(writer.get(), &out, nullptr, &append, nullptr) != ARCHIVE_OK) {
    return broken(writer.get());
  }
  for (const auto& [path, bytes] : members) {
    const Entry entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), path.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    // No time is set: the format's first day stands there then, in every time zone.
    if (archive_write_header(writer.get(), entry.get()) != ARCHIVE_OK) return broken(writer.get());
    const la_ssize_t put = archive_write_data(writer.get(), bytes.data(), bytes.size());
    if (put < 0 || static_cast<std::size_t>(put) != bytes.size()) return broken(writer.get());
  }
  if (archive_write_close(writer.get()) != ARCHIVE_OK) return broken(writer.get());
  return out;
}

}  // namespace plumbline::publish

// SPDX-License-Identifier: Apache-2.0
//
// A zip around made-up members, which a fuzzer could not write itself: it would have to guess sums.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace plumbline::fuzz {

using Members = std::vector<std::pair<const char*, std::string_view>>;

inline std::string stored_zip(const Members& members) {
  std::size_t most = 4096;
  for (const auto& [name, bytes] : members) most += bytes.size() + 1024;
  std::string out(most, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_zip_set_compression_store(zip);
  archive_write_open_memory(zip, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(zip, entry);
    archive_write_data(zip, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  out.resize(used);
  return out;
}

}  // namespace plumbline::fuzz

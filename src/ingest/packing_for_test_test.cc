// SPDX-License-Identifier: Apache-2.0

#include "ingest/packing_for_test.h"

#include <array>

#include <archive.h>
#include <archive_entry.h>

namespace plumbline::ingest {
namespace {

// libarchive hands the packed bytes to this.
la_ssize_t keep(archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

std::string pack(const std::vector<Entry>& entries, Packing packing) {
  std::string out;
  archive* writer = archive_write_new();
  if (packing == Packing::TarGz) archive_write_add_filter_gzip(writer);
  if (packing == Packing::Zip || packing == Packing::ZipStored) {
    archive_write_set_format_zip(writer);
    if (packing == Packing::ZipStored) archive_write_zip_set_compression_store(writer);
  } else {
    archive_write_set_format_pax_restricted(writer);
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open(writer, &out, nullptr, keep, nullptr);
  for (const Entry& entry : entries) {
    archive_entry* head = archive_entry_new();
    archive_entry_set_pathname(head, entry.name.c_str());
    archive_entry_set_perm(head, 0644);
    if (entry.link.empty()) {
      archive_entry_set_filetype(head, AE_IFREG);
      archive_entry_set_size(head, static_cast<la_int64_t>(entry.bytes.size()));
    } else {
      archive_entry_set_filetype(head, AE_IFLNK);
      archive_entry_set_symlink(head, entry.link.c_str());
    }
    archive_write_header(writer, head);
    archive_write_data(writer, entry.bytes.data(), entry.bytes.size());
    archive_entry_free(head);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

std::string gzip(std::string_view bytes) {
  std::string out;
  archive* writer = archive_write_new();
  archive_write_add_filter_gzip(writer);
  archive_write_set_format_raw(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open(writer, &out, nullptr, keep, nullptr);
  archive_entry* head = archive_entry_new();
  archive_entry_set_pathname(head, "data");
  archive_entry_set_filetype(head, AE_IFREG);
  archive_write_header(writer, head);
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(head);
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

}  // namespace plumbline::ingest

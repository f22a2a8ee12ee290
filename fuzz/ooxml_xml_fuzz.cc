// SPDX-License-Identifier: Apache-2.0
//
// The XML of DOCX and ODT without the zip around, which a fuzzer cannot get through: the bytes are
// packed as the body of both.

#include <string>

#include <archive.h>
#include <archive_entry.h>

#include "ingest_fuzz_main.h"

using namespace plumbline;

namespace {

std::string packed(const char* name, std::string_view xml) {
  std::string out(xml.size() + 4096, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_zip_set_compression_store(zip);
  archive_write_open_memory(zip, out.data(), out.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_size(entry, static_cast<la_int64_t>(xml.size()));
  archive_write_header(zip, entry);
  archive_write_data(zip, xml.data(), xml.size());
  archive_entry_free(entry);
  archive_write_close(zip);
  archive_write_free(zip);
  out.resize(used);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ingest::RawFile raw = fuzz::raw_file(data, size, "fuzz");
  const std::string docx = packed("word/document.xml", raw.bytes);
  const std::string odt = packed("content.xml", raw.bytes);
  raw.bytes = docx;
  fuzz::check(ingest::read_docx(raw), raw);
  raw.bytes = odt;
  fuzz::check(ingest::read_odt(raw), raw);
  return 0;
}

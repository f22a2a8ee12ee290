// SPDX-License-Identifier: Apache-2.0
//
// What a page's JSON-LD says of it, without the page around it.

#include "ingest/html_meta.h"
#include "ingest_fuzz_main.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view script = fuzz::raw_file(data, size, "fuzz").bytes;
  const ingest::HtmlMetadata found = ingest::read_json_ld({script, script.substr(size / 2)});
  for (const std::string* field : {&found.title, &found.publisher, &found.url, &found.language}) {
    fuzz::require(is_valid_utf8(*field));
  }
  for (const std::string& author : found.authors) fuzz::require(is_valid_utf8(author));
  return 0;
}

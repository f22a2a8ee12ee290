// SPDX-License-Identifier: Apache-2.0
//
// What the cells of a workspace hold, if somebody else has written them.

#include "ingest_fuzz_main.h"
#include "store/records.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view cell = fuzz::raw_file(data, size, "fuzz").bytes;
  model::Document document;
  document.text = "The report says so.\n\nIt says more.";
  if (store::read_authors(cell, document)) {
    for (const std::string& author : document.authors) fuzz::require(is_valid_utf8(author));
  }
  (void)store::read_map(cell, document);
  (void)store::read_diagnostics(cell, document);
  (void)model::locate(document, {0, 5});
  if (const auto role = store::parse_role(cell)) {
    fuzz::require(store::parse_role(store::role_text(*role)).ok());
  }
  return 0;
}

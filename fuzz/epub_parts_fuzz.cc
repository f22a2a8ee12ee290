// SPDX-License-Identifier: Apache-2.0
//
// The parts of a book without the zip around: container, package and chapter are parted by zero
// bytes.

#include <algorithm>
#include <array>

#include "ingest_fuzz_main.h"
#include "packing.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ingest::RawFile raw = fuzz::raw_file(data, size, "fuzz.epub");
  std::string_view rest = raw.bytes;
  std::array<std::string_view, 3> parts;
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const std::string book = fuzz::stored_zip({{"META-INF/container.xml", parts[0]},
                                             {"OEBPS/book.opf", parts[1]},
                                             {"OEBPS/one.xhtml", parts[2]}});
  raw.bytes = book;
  fuzz::check(ingest::read_epub(raw), raw);
  return 0;
}

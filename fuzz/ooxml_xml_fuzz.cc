// SPDX-License-Identifier: Apache-2.0
//
// The XML of DOCX and ODT without the zip around: the bytes are packed as the body of both.

#include "ingest_fuzz_main.h"
#include "packing.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ingest::RawFile raw = fuzz::raw_file(data, size, "fuzz");
  const std::string docx = fuzz::stored_zip({{"word/document.xml", raw.bytes}});
  const std::string odt = fuzz::stored_zip({{"content.xml", raw.bytes}, {"meta.xml", raw.bytes}});
  raw.bytes = docx;
  fuzz::check(ingest::read_docx(raw), raw);
  raw.bytes = odt;
  fuzz::check(ingest::read_odt(raw), raw);
  return 0;
}

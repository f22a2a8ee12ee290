// SPDX-License-Identifier: Apache-2.0

#include "ingest_fuzz_main.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ingest::RawFile raw = fuzz::raw_file(data, size, "fuzz.pdf");
  fuzz::check(ingest::read_pdf_layout(raw), raw);
  return 0;
}

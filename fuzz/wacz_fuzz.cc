// SPDX-License-Identifier: Apache-2.0

#include "ingest/wacz.h"
#include "ingest_fuzz_main.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ingest::RawFile raw = fuzz::raw_file(data, size, "fuzz.wacz");
  (void)ingest::read_wacz(raw, fuzz::checking_sink(raw));
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// A file of any kind: the format is found from its content, then it is read. The first byte chooses
// the name it comes under.

#include <array>

#include "ingest/dispatch.h"
#include "ingest_fuzz_main.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array<const char*, 8> kNames = {
      "fuzz", "fuzz.csv", "fuzz.txt", "fuzz.html", "fuzz.zip", "fuzz.gz", "fuzz.mbox", "fuzz.json"};
  if (size == 0) return 0;
  const ingest::RawFile raw = fuzz::raw_file(data + 1, size - 1, kNames[data[0] % kNames.size()]);
  (void)ingest::read_by_content(raw, fuzz::checking_sink(raw));
  return 0;
}

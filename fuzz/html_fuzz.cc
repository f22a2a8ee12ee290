// SPDX-License-Identifier: Apache-2.0

#include "ingest_fuzz_main.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ingest::RawFile raw = fuzz::raw_file(data, size, "fuzz.html");
  for (const ingest::HtmlScope scope : {ingest::HtmlScope::Article, ingest::HtmlScope::Whole}) {
    const auto read = ingest::read_html(raw, scope);
    fuzz::check(read, raw);
    fuzz::check_exact(read, raw);
  }
  return 0;
}

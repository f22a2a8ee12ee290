// SPDX-License-Identifier: Apache-2.0
//
// The value of an e-mail header with its RFC 2047 words.

#include "ingest/email.h"
#include "ingest_fuzz_main.h"

using namespace plumbline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view value = fuzz::raw_file(data, size, "fuzz").bytes;
  fuzz::require(is_valid_utf8(ingest::decode_header(value)));
  return 0;
}

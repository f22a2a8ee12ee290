// SPDX-License-Identifier: Apache-2.0

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "text/phrase_table.h"

// A table of any bytes is refused or can be searched without harm.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plumbline;
  std::vector<std::uint64_t> words(size / 8 + 1);
  std::memcpy(words.data(), data, size);
  const auto table = text::PhraseTable::view(
      {static_cast<const char*>(static_cast<const void*>(words.data())), size});
  if (!table) return 0;
  const std::string_view text = "the tier 2 watch list of a country in 2024, it said";
  (void)table->find_longest(text::tokenize(text));
  (void)table->lookup("tier 2");
  return 0;
}

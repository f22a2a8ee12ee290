// SPDX-License-Identifier: Apache-2.0
//
// An image of reference data with any content behind a right checksum: nothing may be read out of
// range, whatever its directory, tables, records and phrase tables say.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "refdata/image_format.h"
#include "refdata/refdata.h"
#include "text/token.h"

using namespace plumbline;

namespace {

// Header and checksums are made right, so that the fuzzer gets behind it.
void make_header_right(std::string& image) {
  namespace format = refdata::image;
  if (image.size() < sizeof(format::Header)) return;
  const std::uint64_t size = image.size();
  std::memcpy(image.data() + offsetof(format::Header, magic), &format::kMagic, sizeof(size));
  std::memcpy(image.data() + offsetof(format::Header, size), &size, sizeof(size));
  format::seal(image);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string image(size, '\0');
  if (size > 0) std::memcpy(image.data(), data, size);
  make_header_right(image);
  const Result<refdata::RefData> loaded = refdata::RefData::from_image(image);
  if (!loaded) return 0;
  constexpr std::uint32_t kPlaces = 64;
  std::size_t bytes = 0;
  for (std::uint32_t i = 0; i < kPlaces && i <= loaded->place_count(); ++i) {
    const refdata::PlaceRecord place = loaded->place(i);
    bytes += place.name.size() + place.region.size() + place.country.size();
  }
  static const std::vector<text::Token> kTokens =
      text::tokenize("Freedonia said that Sylvan is not in the Republic of Freedonia");
  for (const text::PhraseTable* table :
       {&loaded->country_names(), &loaded->place_names(), &loaded->cue_phrases(),
        &loaded->agency_names(), &loaded->wordlist("negations")}) {
    bytes += table->find_longest(kTokens).size();
  }
  for (const auto& row : loaded->table("countries")) {
    for (const std::string_view cell : row) bytes += cell.size();
  }
  (void)loaded->tier("AZE", 2024);
  (void)loaded->country("AZE");
  volatile std::size_t sink = bytes;
  (void)sink;
  return 0;
}

// SPDX-License-Identifier: Apache-2.0

#include "app/country_word.h"

#include <cstdint>

#include "refdata/refdata.h"

namespace plumbline::app {

Result<std::string> country_code(const std::string& word, const refdata::RefData& refdata) {
  for (const refdata::Country& country : refdata.countries()) {
    if (word == country.alpha3 || word == country.alpha2) return std::string(country.alpha3);
  }
  for (const std::uint32_t value : refdata.country_names().lookup(word)) {
    const std::uint32_t index = refdata::name_value(value).index;
    if (index < refdata.countries().size()) return std::string(refdata.countries()[index].alpha3);
  }
  return Error{ErrorCode::Misuse,
               "no country is called '" + word +
                   "'; give its English name (Azerbaijan) or its code (AZE, AZ)"};
}

}  // namespace plumbline::app

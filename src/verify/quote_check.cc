// SPDX-License-Identifier: Apache-2.0

#include "verify/quote_check.h"

#include "verify/quote_compare_internal.h"

namespace plumbline::verify {

ChangeWords::ChangeWords(const refdata::RefData& refdata)
    : negations_(&refdata.table_phrases("wordlists/negations")),
      antonyms_(&refdata.table_phrases("wordlists/antonyms")),
      hedges_(&refdata.table_phrases("wordlists/qualifiers")) {}

model::QuoteCheck check_quote(std::string_view quote, std::string_view primary,
                              const refdata::RefData& refdata) {
  const Comparable quoted = comparable(quote, true);
  const Comparable source = comparable(primary, false);
  return compare_quote({quote, quoted}, {primary, source}, ChangeWords(refdata));
}

}  // namespace plumbline::verify

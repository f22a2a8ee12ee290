// SPDX-License-Identifier: Apache-2.0

#include "verify/quote_check.h"

#include "verify/quote_compare_internal.h"

namespace plumbline::verify {

model::QuoteCheck check_quote(std::string_view quote, std::string_view primary,
                              const refdata::RefData& refdata) {
  const Comparable quoted = comparable(quote, true);
  const Comparable source = comparable(primary, false);
  return compare_quote({quote, quoted}, {primary, source}, ChangeWords(refdata));
}

}  // namespace plumbline::verify

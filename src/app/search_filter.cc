// SPDX-License-Identifier: Apache-2.0

#include "app/claim_words_internal.h"
#include "app/country_word.h"
#include "app/search_filter_internal.h"
#include "refdata/refdata.h"

namespace plumbline::app {

Result<store::DocumentFilter> document_filter(const SearchFilter& filter) {
  constexpr std::size_t kMostLanguage = 35;  // a tag of RFC 5646 without extensions
  if (Status known = require_kind(filter.kind); !known) return std::move(known).error();
  if (Status known = require_finding(filter.finding); !known) return std::move(known).error();
  if (filter.year < 0 || filter.year > 9999) {
    return Error{ErrorCode::Misuse, "year is that of publication, as 2024"};
  }
  if (filter.language.size() > kMostLanguage) {
    return Error{ErrorCode::Misuse, "language is a code, as en or hy"};
  }
  store::DocumentFilter out;
  out.kind = filter.kind;
  out.finding = filter.finding;
  out.year = filter.year;
  out.language = filter.language;
  out.reference = filter.reference;
  if (!filter.country.empty()) {
    PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
    PL_TRY(out.country, country_code(filter.country, refdata));
  }
  return out;
}

std::string place_text(const std::string& published, const std::string& hash) {
  return published + "~" + hash;
}

Result<std::optional<store::DocumentCursor>> parse_place(const std::string& word) {
  if (word.empty()) return std::optional<store::DocumentCursor>();
  const std::size_t sign = word.find('~');
  if (sign == std::string::npos) {
    return Error{ErrorCode::Misuse,
                 "'" + word + "' is no place in the list; take `next` of a page"};
  }
  return std::optional(store::DocumentCursor{word.substr(0, sign), word.substr(sign + 1)});
}

}  // namespace plumbline::app

// SPDX-License-Identifier: Apache-2.0
//
// Every way in which a date is read from foreign text.

#include "base/date.h"
#include "ingest/header_date.h"
#include "ingest/html_date.h"
#include "ingest_fuzz_main.h"
#include "text/written_date.h"

using namespace plumbline;

namespace {

void check_day(const std::optional<Date>& found) {
  if (!found) return;
  fuzz::require(found->stated() && found->month >= 0 && found->month <= 12);
  fuzz::require(found->day >= 0);
  if (found->day > 0) {
    fuzz::require(found->month > 0 && found->day <= days_in_month(found->year, found->month));
  }
  fuzz::require(parse_iso(to_iso(*found)) == found);
}

// A few words of the table that language reads from data.
int date_word(std::string_view word) {
  if (word == "may" || word == "May") return 5;
  if (word == "June" || word == "junio") return 6;
  if (word == "Monday") return text::kWeekdayWord;
  return word == "of" || word == "de" || word == "th" ? text::kFillerWord : text::kNoDateWord;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::raw_file(data, size, "fuzz").bytes;
  check_day(parse_iso(bytes));
  const std::string text = repair_utf8(bytes);
  check_day(parse_iso(text));
  check_day(ingest::find_page_date(text));
  check_day(ingest::date_in_url(text));
  check_day(ingest::find_date(text));
  if (const auto read = text::read_date(text, date_word); read && read->date.stated()) {
    check_day(read->date);
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// Every way in which a date is read from foreign text.

#include "base/date.h"
#include "ingest/html_date.h"
#include "ingest/publisher.h"
#include "ingest_fuzz_main.h"

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::raw_file(data, size, "fuzz").bytes;
  check_day(parse_iso(bytes));
  const std::string text = repair_utf8(bytes);
  check_day(parse_iso(text));
  check_day(ingest::find_page_date(text));
  check_day(ingest::date_in_url(text));
  check_day(ingest::find_date(text));
  const ingest::FrontMatter front = ingest::find_front_matter(text);
  if (front.published.stated()) check_day(front.published);
  const auto fits = [&text](const text::Span& span) {
    return span.begin <= span.end && is_utf8_border(text, span.begin) &&
           is_utf8_border(text, span.end);
  };
  for (const auto& span : {front.publisher, front.title, front.label}) {
    fuzz::require(!span || fits(*span));
  }
  for (const text::Span& author : front.authors) fuzz::require(fits(author));
  return 0;
}

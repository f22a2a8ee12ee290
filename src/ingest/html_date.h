// SPDX-License-Identifier: Apache-2.0
//
// The day that a short piece of a page states: a time stamp, "24 June 2024", "June 24, 2024",
// "24.06.2024". For datelines, not for running text.

#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace plumbline::ingest {

// The first date in `text` that names year, month and day, between 1990 and 2100. Of "03/04/2024"
// only what cannot be misread is taken (one number above 12, or both equal). Month names in
// English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian,
// Turkish, Azerbaijani, Armenian and Georgian.
[[nodiscard]] std::optional<Date> find_page_date(std::string_view text);

// "/2024/06/24/" or "/2024-06-24" in an address.
[[nodiscard]] std::optional<Date> date_in_url(std::string_view url);

}  // namespace plumbline::ingest

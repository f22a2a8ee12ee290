// SPDX-License-Identifier: Apache-2.0
//
// Names of any script in plain Latin letters, so that "Մամեդով", "Мамедов" and "Mammadov" can be
// held side by side.

#pragma once

#include <string>
#include <string_view>

namespace plumbline::text {

// Lower-case a to z and digits, words parted by single blanks; of other scripts by ICU's
// transliteration (ISO 9 and the like, marks dropped). "" if nothing can be written so. `name` is
// valid UTF-8. Some microseconds; the same on every machine for one version of ICU.
// `turkic`: c, j, q and x sound as in Azerbaijani and Turkish.
[[nodiscard]] std::string romanise(std::string_view name, bool turkic);
[[nodiscard]] std::string romanise(std::string_view name);  // turkic if is_turkic(name)

// Whether it holds letters that only Azerbaijani and Turkish write.
[[nodiscard]] bool is_turkic(std::string_view name);

// One romanised word as it sounds, roughly: what transcriptions of one name into English, French
// or German differ in is made one (kh and h, sh and sch, y and i and j, doubled letters, e and a).
// For finding candidates and for telling spellings of a name from other names, not for display.
// Rules written for this project after the tables that libraries use (ALA-LC, BGN/PCGN, ISO 9).
[[nodiscard]] std::string sound_of(std::string_view romanised);

}  // namespace plumbline::text

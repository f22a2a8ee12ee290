// SPDX-License-Identifier: Apache-2.0
//
// Sentences with places to fill in, in any language: "{n, plural, one{# document} other{#
// documents}}". Patterns are those of ICU MessageFormat (Unicode LDML part 9), because the plural
// forms, digits and order of words of other languages need no code of ours then.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"

namespace plumbline::text {

// Text stays as it is; a number is written and inflected as the language does.
using MessageValue = std::variant<std::string, double>;
using MessageValues = std::vector<std::pair<std::string, MessageValue>>;

// `pattern` itself where ICU finds it faulty: a catalogue is checked by tests, not by its readers.
[[nodiscard]] std::string format_message(std::string_view pattern, std::string_view language,
                                         const MessageValues& values);

// Whether ICU takes the pattern.
[[nodiscard]] bool is_message(std::string_view pattern);

// "28 June 2018", "June 2018", "2018" as the language writes it; empty if nothing is stated.
[[nodiscard]] std::string date_in_words(const Date& date, std::string_view language);

// "1,204", "3.5".
[[nodiscard]] std::string number_in_words(double value, std::string_view language);

// "Baku, Georgia and Turkey" as the language joins a list.
[[nodiscard]] std::string list_in_words(const std::vector<std::string>& items,
                                        std::string_view language);

// "English" for "en"; the code itself if the language is not known.
[[nodiscard]] std::string language_in_words(const std::string& code, std::string_view language);

}  // namespace plumbline::text

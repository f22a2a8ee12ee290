// SPDX-License-Identifier: Apache-2.0
//
// Which language is this text in?

#pragma once

#include <string>
#include <string_view>

namespace plumbline::text {

struct LanguageGuess {
  std::string code;       // ISO 639-1 ("en", "hy", "az"); empty: too little text to tell
  bool reliable = false;  // the detector's own word
};

[[nodiscard]] LanguageGuess detect_language(std::string_view text);

}  // namespace plumbline::text

// SPDX-License-Identifier: Apache-2.0
//
// What a person types to search, as an expression that FTS5 cannot misread.
//
//   words side by side        all of them          gang visa
//   "a phrase"                these words together  “minimum standards” works too
//   AND  OR  NOT  ( )         in capitals           (arrest OR rescue) NOT organ
//   -word                     without it            arrest -drugs
//   NEAR(a b, 5)              within 5 words (10)   NEAR("trafficking gang" visa, 8)
//   word*                     that begins so        traffick*
//   title:word                in the title only     title:"human rights"

#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::store {

// The FTS5 expression, in which every word of the user stands in quotation marks. Misuse tells the
// character (from 1) where it went wrong and what to change.
[[nodiscard]] Result<std::string> to_fts5(std::string_view query);

// `words` as one phrase, whatever they contain; empty if there is no word in them.
[[nodiscard]] std::string phrase_fts5(std::string_view words);

}  // namespace plumbline::store

// SPDX-License-Identifier: Apache-2.0

#include "text/language_id.h"

#include <algorithm>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "base/utf8.h"

namespace plumbline::text {
namespace {

constexpr std::size_t kEnoughBytes = 16384;  // more text does not change the answer, only the time

}  // namespace

LanguageGuess detect_language(std::string_view text) {
  std::size_t size = std::min(text.size(), kEnoughBytes);
  while (!is_utf8_border(text, size)) --size;
  if (size == 0) return {};
  text = text.substr(0, size);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(language);
  code.resize(std::min(code.find('-'), code.size()));
  return {std::move(code), reliable};
}

}  // namespace plumbline::text

// SPDX-License-Identifier: Apache-2.0

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/sentence.h"
#include "text/token.h"

// Tokens and sentences keep their promises on any text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plumbline;
  const std::string text =
      repair_utf8({static_cast<const char*>(static_cast<const void*>(data)), size});
  const std::vector<text::Token> tokens = text::tokenize(text);
  std::uint32_t at = 0;
  for (const text::Token& token : tokens) {
    const text::Span span = token.span;
    if (span.begin < at || span.end <= span.begin) __builtin_trap();
    if (!is_utf8_border(text, span.begin) || !is_utf8_border(text, span.end)) __builtin_trap();
    if (token.key != text::key_of(text::slice(text, span))) __builtin_trap();
    at = span.end;
  }
  std::uint32_t next = 0;
  for (const text::Sentence& sentence : text::split_sentences(text, tokens)) {
    if (sentence.tokens.begin != next || sentence.tokens.empty()) __builtin_trap();
    next = sentence.tokens.end;
  }
  if (next != tokens.size()) __builtin_trap();
  return 0;
}
